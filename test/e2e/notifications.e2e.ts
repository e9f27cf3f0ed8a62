/** Announcements by mail through a real mail server: TLS, logins, recipients, threads, and a server that says no. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { freePort } from '../../src/adapters/process/host/ports.ts';
import { certificate } from '../support/certificates.ts';
import { testPlace } from '../support/place.ts';
import { type ActionRun, cleanUp, programOf, runBundle, runProgram } from '../support/runner.ts';
import type { E2eContext, Suite } from './suite.ts';

const password = 'p@ss:w0rd/of-tests';
const login = `ops:${encodeURIComponent(password)}`;

const listed = z.object({ messages: z.array(z.object({ ID: z.string(), Subject: z.string() })) });
const opened = z.object({
  Text: z.string(),
  HTML: z.string(),
  To: z.array(z.object({ Address: z.string() })),
});
const headers = z.record(z.string(), z.array(z.string()));

interface Mailbox {
  readonly smtpPort: number;
  readonly certificatePath: string;
  subjects(): Promise<readonly string[]>;
  message(subject: RegExp): Promise<z.output<typeof opened> & { readonly headers: z.output<typeof headers> }>;
  stop(): Promise<void>;
}

const untilUp = async (url: string, child: ChildProcess): Promise<void> => {
  for (let tries = 0; tries < 200; tries += 1) {
    assert.equal(child.exitCode, null, 'the mail server ended');
    const up = await fetch(url).then(
      answer => answer.ok,
      () => false,
    );
    if (up) return;
    await delay(50);
  }
  throw new Error('the mail server does not answer');
};

const startMailbox = async ({ tool, temp }: E2eContext, more: readonly string[]): Promise<Mailbox> => {
  const names = ['localhost', '127.0.0.1'];
  const { pem, keyPem } = certificate({ name: 'localhost', names, days: 30, authority: true });
  const [smtpPort, webPort] = [await freePort(), await freePort()];
  const file = (name: string): string => join(temp, name);
  await writeFile(file('cert.pem'), pem);
  await writeFile(file('key.pem'), keyPem);
  await writeFile(file('logins'), `ops:${password}\n`);
  const args = [
    ...['--smtp', `127.0.0.1:${smtpPort}`, '--listen', `127.0.0.1:${webPort}`, '--database', file('mail.db')],
    ...['--smtp-tls-cert', file('cert.pem'), '--smtp-tls-key', file('key.pem'), '--smtp-auth-file', file('logins')],
    ...['--disable-version-check', '--smtp-disable-rdns', '--smtp-strict-rfc-headers', '--quiet', ...more],
  ];
  const child = spawn(tool('mailpit'), args, { stdio: 'ignore', env: { HOME: temp } });
  const api = `http://127.0.0.1:${webPort}/api/v1`;
  const json = async (path: string): Promise<unknown> => await (await fetch(`${api}${path}`)).json();
  await untilUp(`${api}/info`, child);
  const list = async () => listed.parse(await json('/messages')).messages;
  return {
    smtpPort,
    certificatePath: file('cert.pem'),
    subjects: async () => (await list()).map(one => one.Subject),
    message: async subject => {
      const found = (await list()).find(one => subject.test(one.Subject));
      assert.ok(found, `no mail with the subject ${subject}`);
      const one = opened.parse(await json(`/message/${found.ID}`));
      return { ...one, headers: headers.parse(await json(`/message/${found.ID}/headers`)) };
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
};

const quick = { 'warm-up': '300ms', bake: '200ms', drain: '1s', 'probe-rate': '200', 'verify-duration': '2s' };

const people = { 'mail-from': 'Releases <releases@example.com>', 'mail-to': 'a@example.com, b@example.com' };

/** Ships releases of the test app one after the other, with mail to `mailbox`. */
const shipping = async <T>(
  mailbox: Mailbox,
  smtpUrl: string,
  body: (ship: (name: string, env?: Record<string, string>) => Promise<ActionRun>) => Promise<T>,
): Promise<T> => {
  const place = await testPlace();
  const runs: ActionRun[] = [];
  try {
    return await body(async (name, env) => {
      const settings = { 'max-error-rate': '2%', 'notify-on': 'success, failure, rollback', 'smtp-url': smtpUrl };
      const run = await runBundle('ship', {
        cwd: import.meta.dirname,
        inputs: { ...quick, ...place.inputs, ...people, ...settings, ...place.release(name, env) },
        env: { NODE_EXTRA_CA_CERTS: mailbox.certificatePath },
      });
      runs.push(run);
      return run;
    });
  } finally {
    await place.end();
    await Promise.all(runs.map(cleanUp));
  }
};

const oneThread = async (context: E2eContext): Promise<void> => {
  const mailbox = await startMailbox(context, ['--smtp-require-starttls']);
  try {
    await shipping(mailbox, `smtp://${login}@127.0.0.1:${mailbox.smtpPort}`, async ship => {
      assert.equal((await ship('v1')).outputs['verdict'], 'deployed');
      const bad = await ship('v2', { APP_ERROR_RATE: '0.2' });
      assert.equal(bad.outputs['verdict'], 'rolled-back');
      assert.match(bad.outputs['notified'] ?? '', /handed to 127\.0\.0\.1 for 2 recipients/);
      assert.equal((await ship('v3')).outputs['verdict'], 'deployed');
    });
    const [back, fixed] = [await mailbox.message(/ROLLED BACK/), await mailbox.message(/Deployed/)];
    assert.deepEqual(
      back.To.map(({ Address }) => Address),
      ['a@example.com', 'b@example.com'],
    );
    assert.match(back.HTML, /<h2/);
    assert.match(back.Text, /Traffic back after/);
    assert.deepEqual(back.headers['Auto-Submitted'], ['auto-generated']);
    const thread = back.headers['In-Reply-To']?.[0] ?? 'none';
    assert.match(thread, /^<incident-[0-9a-f]+@example\.com>$/);
    assert.ok(fixed.headers['References']?.[0]?.includes(thread), 'the mail that ends it is not in its thread');
    context.log((await mailbox.subjects()).join(' | '));
  } finally {
    await mailbox.stop();
  }
};

const implicitTls = async (context: E2eContext): Promise<void> => {
  const mailbox = await startMailbox(context, ['--smtp-require-tls']);
  try {
    const run = await runProgram(programOf('cli'), {
      args: ['notify', '--test', '--app', 'shop', '--environment', 'production', ...flags(people)],
      env: {
        SMTP_URL: `smtps://${login}@127.0.0.1:${mailbox.smtpPort}`,
        NODE_EXTRA_CA_CERTS: mailbox.certificatePath,
      },
    });
    assert.equal(run.exitCode, 0, run.stdout + run.stderr);
    assert.deepEqual(await mailbox.subjects(), [
      'TEST, nothing happened: this is how you are told of shop in production',
    ]);
    await cleanUp(run);
  } finally {
    await mailbox.stop();
  }
};

const flags = (values: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(values).map(([name, value]) => `--${name}=${value}`);

const refusedLogin = async (context: E2eContext): Promise<void> => {
  const mailbox = await startMailbox(context, ['--smtp-require-starttls']);
  try {
    await shipping(mailbox, `smtp://ops:wrong-password@127.0.0.1:${mailbox.smtpPort}`, async ship => {
      const run = await ship('v1');
      assert.equal(run.outputs['verdict'], 'deployed');
      assert.equal(run.exitCode, 0);
      assert.match(run.outputs['notified'] ?? '', /"failed".*refused the login \(535\)/);
      assert.match(run.summary, /not told/);
      assert.ok(!run.summary.includes('wrong-password'));
    });
    assert.deepEqual(await mailbox.subjects(), []);
  } finally {
    await mailbox.stop();
  }
};

export const suite: Suite = {
  name: 'notifications',
  needs: ['mailpit'],
  scenarios: [
    { name: 'over STARTTLS, a rollback and the release that fixes it are one thread of mail', run: oneThread },
    { name: 'a test announcement arrives over TLS from the first byte', run: implicitTls },
    { name: 'a refused login changes no verdict, is said, and is not repeated', run: refusedLogin },
  ],
};
