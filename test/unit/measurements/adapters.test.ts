import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/adapters/app/app.ts';
import { scrubbedEnvironment } from '../../../src/adapters/app/environment.ts';
import { autocannonTool } from '../../../src/adapters/autocannon/autocannon.ts';
import { createK6 } from '../../../src/adapters/k6/k6.ts';
import { ToolError } from '../../../src/core/errors.ts';
import { nodeFiles } from '../../../src/core/files.ts';
import type { Command, ExecResult } from '../../../src/core/ports.ts';
import type { Scenario } from '../../../src/domain/measurements/scenario.ts';
import { FakeClock, FakeExec, FakeHttp, fakeRuntime, httpResponse } from '../../support/fakes.ts';
import { web } from '../../support/web.ts';

const scenario: Scenario = {
  paths: ['/'],
  connections: 2,
  rate: undefined,
  warmUpMs: 0,
  durationMs: 300,
  timeoutMs: 1000,
  script: undefined,
};
const { signal } = new AbortController();
const order = { baseUrl: 'http://127.0.0.1:1', scenario, signal };
const tool = { path: '/tools/k6', version: '1.8.1', source: 'path' } as const;

const samples = (count: number): string =>
  Array.from({ length: count }, (_, i) => {
    const data = { time: new Date(Date.UTC(2026, 10, 1) + i * 10).toISOString(), value: 5, tags: { group: '' } };
    return [
      JSON.stringify({ metric: 'http_req_duration', type: 'Point', data }),
      JSON.stringify({ metric: 'http_req_failed', type: 'Point', data: { ...data, value: 0 } }),
    ].join('\n');
  }).join('\n');

describe('the k6 adapter', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'k6-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  /** A k6 that writes `output` as its samples. */
  const k6 = (output: string | undefined, result: Partial<ExecResult> = {}) => {
    const exec = new FakeExec(async (command: Command) => {
      const path = command.args.find(argument => argument.startsWith('json='))?.slice('json='.length) ?? '';
      if (output !== undefined) await writeFile(path, output);
      return result;
    });
    const env = { PATH: '/bin', GITHUB_TOKEN: 'secret', K6_CLOUD_TOKEN: 'secret', ACTIONS_ID_TOKEN_REQUEST_URL: 'x' };
    const deps = { exec, files: nodeFiles(folder), env };
    return { exec, k6: createK6(deps, tool, { env: { USERS: '3' }, maxRunMs: 60_000 }) };
  };

  it('gives the script its address and settings, and nothing of the job’s secrets', async () => {
    const { exec, k6: subject } = k6(samples(50));
    expect(await subject.run(order)).toMatchObject({ kind: 'measured', requests: 50 });
    expect(exec.commands[0]?.env).toEqual({ PATH: '/bin', USERS: '3', BASE_URL: 'http://127.0.0.1:1' });
  });

  it('exit code 99 is a measurement with thresholds crossed', async () => {
    expect(await k6(samples(50), { exitCode: 99 }).k6.run(order)).toMatchObject({
      kind: 'measured',
      thresholdsCrossed: ['a threshold of the script'],
    });
  });

  it.each([
    ['107', { exitCode: 107, stderr: 'boom' }, samples(50), 'load-tool-failed', /107: the script threw.*\nboom/],
    ['a kill', { exitCode: null, signal: 'SIGKILL' }, samples(50), 'load-tool-failed', /a signal ended it/],
    ['a time-out', { timedOut: true }, samples(50), 'load-tool-failed', /killed after 60 s/],
    ['no samples file', {}, undefined, 'load-tool-output-unreadable', /ENOENT/],
    ['a file cut in half', {}, samples(50).slice(0, -40), 'load-tool-output-unreadable', /1 lines are cut off/],
    ['an empty file', {}, '', 'run-without-answers', /Only 0 of 0/],
  ])('%s is an invalid run, never a measurement', async (_name, result, output, code, message) => {
    const run = await k6(output, result).k6.run(order);
    expect(run).toMatchObject({ kind: 'invalid', reason: { code, message: expect.stringMatching(message) } });
  });

  it('leaves no samples behind', async () => {
    await k6(samples(50)).k6.run(order);
    expect(await nodeFiles(folder).list(folder)).toEqual([]);
  });
});

describe('the embedded load generator', () => {
  it('measures in fractions of a millisecond and counts failures apart', async () => {
    let count = 0;
    const server = await web((_request, response) => {
      count += 1;
      response.statusCode = count % 10 === 0 ? 503 : 200;
      response.end('x');
    });
    const run = await autocannonTool.run({ ...order, baseUrl: server.url });
    await server.close();
    if (run.kind !== 'measured') throw new Error(run.reason.message);
    expect(run.values['error-rate']).toBeCloseTo(0.1, 2);
    expect(run.values.p50).toBeGreaterThan(0);
    expect(Number.isInteger(run.values.p50)).toBe(false);
  });

  it('a port where nobody listens is an invalid run', async () => {
    const run = await autocannonTool.run(order);
    expect(run).toMatchObject({ kind: 'invalid', reason: { code: 'run-without-answers' } });
  });

  it('stops at once when cancelled', async () => {
    const server = await web((_request, response) => response.end('x'));
    const controller = new AbortController();
    const long = { ...scenario, durationMs: 30_000 };
    const running = autocannonTool.run({ baseUrl: server.url, scenario: long, signal: controller.signal });
    setTimeout(() => controller.abort(new Error('cancelled')), 200);
    await expect(running).rejects.toThrow('cancelled');
    await server.close();
  });
});

describe('the app under test', () => {
  const options = { healthPath: '/healthz', startTimeoutMs: 1000, env: {} };
  const source = { kind: 'url', url: 'http://127.0.0.1:9/' } as const;

  it('waits until the health path answers well', async () => {
    const answers = [500, 404, 200];
    const http = new FakeHttp(() => httpResponse(answers.shift() ?? 200));
    const app = await createApp(fakeRuntime({ http, clock: new FakeClock() }), options, source);
    expect((await app.start(signal)).url).toBe('http://127.0.0.1:9');
    expect(http.requests.map(request => request.url)).toEqual(Array(3).fill('http://127.0.0.1:9/healthz'));
  });

  it('gives up after its time, with the address', async () => {
    const refused = () => {
      throw new ToolError('http-failed', 'http', 'refused');
    };
    const app = await createApp(fakeRuntime({ http: new FakeHttp(refused) }), options, source);
    await expect(app.start(signal)).rejects.toThrow('http://127.0.0.1:9/healthz did not answer with 2xx or 3xx within');
  });

  it('passes on what a program needs and no credential', () => {
    const env = { PATH: '/bin', HOME: '/home/me', NPM_TOKEN: 'x', AWS_SESSION_TOKEN: 'x', INPUT_MODE: 'enforce' };
    expect(scrubbedEnvironment(env, { PORT: '1' })).toEqual({ PATH: '/bin', HOME: '/home/me', PORT: '1' });
  });
});
