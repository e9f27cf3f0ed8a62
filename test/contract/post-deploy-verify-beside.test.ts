/** What post-deploy-verify asks beside plain requests: other protocols, and commands of the caller. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { certificate } from '../support/certificates.ts';
import { listen } from '../support/listen.ts';
import { type ActionRun, cleanUp, runBundle } from '../support/runner.ts';
import { web } from '../support/web.ts';

const closers: (() => unknown)[] = [];
const runs: ActionRun[] = [];

const good: RequestListener = (_req, res) => void res.end('{"status":"ok"}');

const verify = async (
  inputs: Record<string, string>,
  {
    env = {},
    listener = good,
    send,
    cwd,
  }: {
    env?: Record<string, string>;
    listener?: RequestListener;
    send?: { signal: NodeJS.Signals; when: RegExp };
    cwd?: string;
  } = {},
): Promise<ActionRun> => {
  const { url, close } = await web(listener);
  closers.push(close);
  // Patient, so that only what is meant to fail does on a machine that is busy.
  const patient = {
    'probe-rate': '50',
    'min-samples': '50',
    'verify-duration': '2s',
    'probe-timeout': '10s',
    signals: 'off',
  };
  const run = await runBundle('post-deploy-verify', {
    inputs: { url, ...patient, ...inputs },
    env,
    ...(cwd !== undefined && { cwd }),
    ...(send && { send }),
  });
  runs.push(run);
  return run;
};

const workspace = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'verify-'));
  closers.push(async () => await rm(folder, { recursive: true, force: true }));
  return folder;
};

const reasonsOf = (run: ActionRun) =>
  z.array(z.object({ code: z.string(), message: z.string() })).parse(JSON.parse(run.outputs['reasons'] ?? '[]'));
const codesOf = (run: ActionRun): readonly string[] => reasonsOf(run).map(reason => reason.code);

afterEach(async () => {
  await Promise.all([...closers.splice(0).map(async close => await close()), ...runs.splice(0).map(cleanUp)]);
});

const authority = certificate({ name: 'Test Root', days: 3000, authority: true });

const tlsServer = async (days: number): Promise<number> => {
  const { pem, keyPem } = certificate({ name: 'shop', names: ['127.0.0.1'], days, issuer: authority });
  const { port, close } = await listen(createTlsServer({ cert: pem, key: keyPem }));
  closers.push(close);
  return port;
};

const healthServer = async (status: number): Promise<number> => {
  const server = createHttp2Server();
  server.on('stream', stream => {
    stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
    stream.end(Buffer.from([0, 0, 0, 0, 2, 8, status]));
  });
  const { port, close } = await listen(server);
  closers.push(close);
  return port;
};

describe('other protocols', () => {
  test('all well: pass, and what was seen is shown', async () => {
    const folder = await workspace();
    await writeFile(join(folder, 'root.pem'), authority.pem);
    const probes = [
      '{"path": "/", "json": {"$.status": "ok"}, "schema": {"type": "object", "required": ["status"]}}',
      `TLS 127.0.0.1:${await tlsServer(90)} days>=30`,
      `GRPC 127.0.0.1:${await healthServer(1)} shop.v1.Cart`,
    ].join('\n');
    const run = await verify({ probes }, { env: { NODE_EXTRA_CA_CERTS: join(folder, 'root.pem') } });
    expect([run.outputs['verdict'], ...codesOf(run).slice(0, 1)]).toEqual(['pass', 'identity-not-checked']);
    expect(run.summary).toMatch(/certificate of Test Root ends .*, in 89 days/);
    expect(run.summary).toContain('SERVING');
  });

  test('a certificate near its end: fail under its own code, long before the time is over', async () => {
    const folder = await workspace();
    await writeFile(join(folder, 'root.pem'), authority.pem);
    const run = await verify(
      { probes: `GET / 200\nTLS 127.0.0.1:${await tlsServer(5)}`, 'verify-duration': '20s' },
      { env: { NODE_EXTRA_CA_CERTS: join(folder, 'root.pem') } },
    );
    expect(run.outputs['verdict']).toBe('fail');
    expect(codesOf(run)).toEqual(['certificate-expiring']);
    expect(Number(run.outputs['detection-ms'])).toBeLessThan(10_000);
  });

  test('a service that does not serve, though its pages are fine', async () => {
    const run = await verify({
      probes: `GET / 200\nGRPC 127.0.0.1:${await healthServer(2)}`,
      'verify-duration': '20s',
    });
    expect(codesOf(run)).toContain('grpc-not-serving');
    expect(run.exitCode).toBe(1);
  });

  test('a header names a secret: it is in no log, summary, report or output', async () => {
    const echo: RequestListener = (req, res) => void res.writeHead(403).end(`no: ${req.headers.authorization}`);
    const probes = `{"path": "/", "requestHeaders": {"authorization": "Bearer $\{API_TOKEN}"}}`;
    const run = await verify({ probes }, { env: { API_TOKEN: 'open-sesame-42' }, listener: echo });
    expect(run.outputs['verdict']).toBe('fail');
    const report = await readFile(run.outputs['report-file'] ?? '', 'utf8');
    const written = `${run.stdout.replace('::add-mask::open-sesame-42', '')}${run.summary}${report}${JSON.stringify(run.outputs)}`;
    expect(written).not.toContain('open-sesame');
    expect(written).toContain('no: Bearer ***');
    const unset = await verify({ probes });
    expect(codesOf(unset)).toEqual(['probe-definition']);
  });
});

describe('commands', () => {
  test('pass beside the probes, and cover what is critical', async () => {
    const cwd = await workspace();
    await writeFile(join(cwd, 'source.xml'), '<testsuite><testcase name="pays by card"/></testsuite>');
    const run = await verify(
      {
        smoke: 'node -e "fetch(process.env.VERIFY_URL).then(r => process.exit(r.ok ? 0 : 1))"',
        e2e: 'cp source.xml results.xml',
        'e2e-report': 'results.xml',
        'critical-paths': '/\npays by card',
        'require-critical-paths': 'true',
      },
      { cwd },
    );
    expect(run.outputs['verdict']).toBe('pass');
    expect(run.summary).toContain('pays by card ← test pays by card');
  });

  test('one that fails: fail, with its last lines', async () => {
    const run = await verify({ smoke: 'echo "the cart is empty"; exit 1', 'verify-duration': '20s' });
    expect(run.outputs['verdict']).toBe('fail');
    expect(codesOf(run)).toEqual(['command-failed']);
    expect(reasonsOf(run)[0]?.message).toContain('the cart is empty');
  });

  test('no test ran: inconclusive; not found: error; too slow: error', async () => {
    const cwd = await workspace();
    const none = await verify({ e2e: 'echo "<testsuite/>" > r.xml', 'e2e-report': 'r.xml' }, { cwd });
    expect([none.outputs['verdict'], ...codesOf(none).slice(0, 1)]).toEqual(['inconclusive', 'no-tests-run']);
    const absent = await verify({ smoke: 'no-such-program', e2e: 'sleep 30', 'e2e-timeout': '300ms' });
    expect(absent.outputs['verdict']).toBe('error');
    expect(codesOf(absent)).toEqual(expect.arrayContaining(['command-not-started', 'command-timed-out']));
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the command and all it started', async signal => {
    const cwd = await workspace();
    const began = performance.now();
    const run = await verify(
      { e2e: 'sleep 60 & echo $! > pid; echo started; wait', 'verify-duration': '60s' },
      { cwd, send: { signal, when: /│ started/ } },
    );
    expect(codesOf(run)).toEqual(['cancelled']);
    expect(performance.now() - began).toBeLessThan(20_000);
    const pid = Number(await readFile(join(cwd, 'pid'), 'utf8'));
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 3000, interval: 50 });
  });
});
