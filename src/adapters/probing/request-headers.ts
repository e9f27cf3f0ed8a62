import { UserError } from '../../core/errors.ts';
import type { Probe } from '../../domain/verification/probing/kinds.ts';

const reference = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

export interface Secrets {
  readonly headers: Readonly<Record<string, string>>;
  /** The text without any value that came from the environment. */
  redact(text: string): string;
}

/** Where the values come from. */
export interface Variables {
  readonly env: Readonly<Record<string, string>>;
  /** Keeps a value out of every log. */
  mask(secret: string): void;
}

const minSecretLength = 4;

/**
 * Puts variables of the environment into the headers of a request. What they hold is kept out of logs, and out of
 * answers that repeat it.
 * @throws UserError `probe-definition` when one is not set
 */
export const resolveHeaders = (
  probe: string,
  headers: Readonly<Record<string, string>>,
  { env, mask }: Variables = { env: {}, mask: () => undefined },
): Secrets => {
  const secrets = new Set<string>();
  const resolve = (header: string, text: string): string =>
    text.replaceAll(reference, (_, name: string) => {
      const value = env[name] ?? '';
      if (value === '') {
        throw new UserError(
          'probe-definition',
          `probes: ${probe}: the header ${header} names \${${name}}, which is not set`,
          `Give the step \`env: ${name}: \${{ secrets.${name} }}\`.`,
        );
      }
      if (value.length >= minSecretLength) secrets.add(value);
      mask(value);
      return value;
    });
  const resolved = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, resolve(name, text)]));
  return {
    headers: resolved,
    redact: text => [...secrets].reduce((shown, secret) => shown.replaceAll(secret, '***'), text),
  };
};

/** Variables that headers of probes name and the environment lacks, so that it is said before a release gets traffic. */
export const missingVariables = (
  probes: readonly Probe[],
  env: Readonly<Record<string, string>>,
): readonly string[] => {
  const texts = probes.flatMap(probe => ('requestHeaders' in probe ? Object.values(probe.requestHeaders) : []));
  const named = texts.flatMap(text => [...text.matchAll(reference)].map(([, name = '']) => name));
  return [...new Set(named)].filter(name => (env[name] ?? '') === '');
};
