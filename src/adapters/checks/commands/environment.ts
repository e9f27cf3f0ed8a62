import type { Subject } from '../subject.ts';

/** Our own inputs and files, and tokens that only actions get: none of a command's business. */
const withheld =
  /^(INPUT_.*|GITHUB_(OUTPUT|STATE|ENV|PATH)|ACTIONS_(RUNTIME_TOKEN|RUNTIME_URL|RESULTS_URL|CACHE_URL))$/;

/** The environment of the step, as any `run` step has it, and what is verified. */
export const commandEnvironment = (
  env: Readonly<Record<string, string>>,
  { url, releaseId, app, environment }: Subject,
): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(Object.entries(env).filter(([name]) => !withheld.test(name))),
  VERIFY_URL: url,
  RELEASE_ID: releaseId ?? '',
  VERIFY_APP: app,
  VERIFY_ENVIRONMENT: environment,
  PLAYWRIGHT_TEST_BASE_URL: url,
  CYPRESS_BASE_URL: url,
});

const secretName =
  /(TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIAL|DSN|WEBHOOK)/i;
const minSecretLength = 6;

/** What commands print stands in reports, where the runner masks nothing: values of variables named like secrets go. */
export const outputMask = (env: Readonly<Record<string, string>>): ((text: string) => string) => {
  const secrets = Object.entries(env)
    .filter(([name]) => secretName.test(name))
    .flatMap(([, value]) => value.split('\n').map(line => line.trim()))
    .filter(line => line.length >= minSecretLength)
    // The longest first: one may be a part of another.
    .sort((a, b) => b.length - a.length);
  return text => secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
};
