import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createCommandChecks } from '../../../src/adapters/checks/commands/create.ts';
import { commandInputs, commandRules } from '../../../src/adapters/checks/commands/inputs.ts';
import type { Subject } from '../../../src/adapters/checks/subject.ts';
import { CheckWatch } from '../../../src/adapters/probing/check-watch.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import { nodeExec } from '../../../src/core/exec.ts';
import { nodeFiles } from '../../../src/core/files.ts';
import { parseInputs } from '../../../src/core/inputs.ts';
import type { CheckReport } from '../../../src/domain/verification/check.ts';
import type { Plan } from '../../../src/domain/verification/objectives.ts';
import { fakeContext, fakeRuntime, RecordingLog } from '../../support/fakes.ts';
import { objectives, probesOf } from '../../support/plan.ts';

const subject: Subject = {
  app: 'shop',
  environment: 'prod',
  releaseId: 'r1',
  url: 'http://127.0.0.1:9',
  switchedAt: null,
  baselineId: null,
};

let workspace = '';
let log = new RecordingLog();
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'commands-'));
  log = new RecordingLog();
});
afterEach(async () => await rm(workspace, { recursive: true, force: true }));

const inputsOf = (given: Record<string, string>) =>
  parseInputs(z.object(commandInputs), commandRules, name => given[name] ?? '');

const checksOf = (given: Record<string, string>, over: { signal?: AbortSignal; about?: Partial<Subject> } = {}) =>
  createCommandChecks(
    inputsOf(given),
    { ...subject, ...over.about },
    fakeRuntime({
      exec: nodeExec,
      files: nodeFiles(),
      clock: nodeClock,
      log,
      context: { ...fakeContext, workspace },
      env: {
        PATH: process.env['PATH'] ?? '',
        SHOP_TOKEN: 'hush-hush-1',
        'INPUT_KUBECONFIG-DATA': 'secret of ours',
        GITHUB_OUTPUT: '/dev/full',
      },
      ...(over.signal && { signal: over.signal }),
    }),
  );

/** Driven as a verification drives them. */
const reports = async (
  given: Record<string, string>,
  over: { signal?: AbortSignal; about?: Partial<Subject> } = {},
): Promise<readonly CheckReport[]> => {
  const watches = checksOf(given, over).map(
    check => new CheckWatch(check, over.signal ?? new AbortController().signal),
  );
  try {
    for (const watch of watches) await watch.begin({ startedAt: Date.now(), durationMs: 1000, alpha: 0.001 });
    return await Promise.all(watches.map(async watch => await watch.conclude({ now: Date.now(), elapsedMs: 1000 })));
  } finally {
    await Promise.all(watches.map(async watch => await watch.close()));
  }
};

const one = async (given: Record<string, string>): Promise<CheckReport> => {
  const [report, ...more] = await reports(given);
  if (report === undefined || more.length > 0) throw new Error('not one report');
  return report;
};

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Until its new parent has taken notice, a process that ended still has its number. */
const gone = async (pid: number): Promise<void> => await expect.poll(() => alive(pid), { timeout: 5000 }).toBe(false);

const junit = (body: string): string => `<testsuites><testsuite name="s">${body}</testsuite></testsuites>`;

describe('how a command ends', () => {
  test.each([
    ['true', 'pass', null],
    [
      'test -n "$VERIFY_URL" && test "$RELEASE_ID" = r1 && test "$VERIFY_APP/$VERIFY_ENVIRONMENT" = shop/prod',
      'pass',
      null,
    ],
    ['exit 3', 'fail', 'command-failed'],
    ['false | true', 'fail', 'command-failed'],
    ['no-such-program --at-all', 'error', 'command-not-started'],
    ['./not-there.sh', 'error', 'command-not-started'],
    ['kill -9 $$', 'error', 'command-killed'],
    ['bash -c "kill -9 \\$\\$"; exit $?', 'error', 'command-killed'],
  ] as const)('%s: %s', async (line, verdict, code) => {
    expect(await one({ smoke: line })).toMatchObject({ verdict, code, source: 'command', required: true });
  });

  test('its last lines are shown, without what looks like a secret', async () => {
    const report = await one({ smoke: 'echo "token $SHOP_TOKEN"; seq 30; echo why >&2; exit 1' });
    expect(report.what).toContain('exit code 1');
    expect(report.what).toContain('why');
    expect(report.what).not.toContain('\n5\n');
    expect(`${report.what}${log.text()}`).not.toContain('hush-hush');
    expect(log.text()).toContain('smoke │ token ***');
  });

  test('our own inputs and files stay ours', async () => {
    expect(await one({ smoke: '! env | grep -q "INPUT_\\|GITHUB_OUTPUT"' })).toMatchObject({ verdict: 'pass' });
  });

  test('out of time it is ended with all it started, and that is an error', async () => {
    const pidFile = join(workspace, 'pid');
    const report = await one({ smoke: `sleep 60 & echo $! > ${pidFile}; wait`, 'smoke-timeout': '400ms' });
    expect(report).toMatchObject({ verdict: 'error', code: 'command-timed-out' });
    await gone(Number(await readFile(pidFile, 'utf8')));
  });

  test('cancelled, the whole process group is gone', async () => {
    const controller = new AbortController();
    const pidFile = join(workspace, 'pid');
    const watches = checksOf({ e2e: `sleep 60 & echo $! > ${pidFile}; wait` }, { signal: controller.signal }).map(
      check => new CheckWatch(check, controller.signal),
    );
    for (const watch of watches) await watch.begin({ startedAt: 0, durationMs: 1000, alpha: 0.001 });
    const pidOf = async (): Promise<number> => Number(await readFile(pidFile, 'utf8').catch(() => '0'));
    while ((await pidOf()) === 0) await sleep(20);
    controller.abort(new Error('cancelled'));
    for (const watch of watches) await watch.close();
    await gone(await pidOf());
  });

  test('commands of a row run one after the other, and smoke beside e2e', async () => {
    const order = join(workspace, 'order');
    const found = await reports({
      smoke: `sleep 0.3; echo a >> ${order}\necho b >> ${order}`,
      e2e: `echo e >> ${order}`,
    });
    expect(found.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['smoke 1', 'pass'],
      ['smoke 2', 'pass'],
      ['e2e', 'pass'],
    ]);
    expect(await readFile(order, 'utf8')).toBe('e\na\nb\n');
  });
});

describe('test reports', () => {
  test.each([
    ['a passing test', junit('<testcase name="a"/>'), 'exit 0', 'pass', null],
    [
      'a failing test behind exit code 0',
      junit('<testcase name="a"><failure/></testcase>'),
      'exit 0',
      'fail',
      'tests-failed',
    ],
    ['a failing test', junit('<testcase name="a"><failure/></testcase>'), 'exit 1', 'fail', 'command-failed'],
    ['no test', junit(''), 'exit 0', 'inconclusive', 'no-tests-run'],
    ['no test, and exit code 1 for it', junit(''), 'exit 1', 'inconclusive', 'no-tests-run'],
    ['only skipped tests', junit('<testcase name="a"><skipped/></testcase>'), 'exit 0', 'inconclusive', 'no-tests-run'],
    ['half a report', junit('<testcase name="a"/>').slice(0, 50), 'exit 0', 'error', 'test-report-unreadable'],
  ] as const)('%s', async (_name, xml, end, verdict, code) => {
    await writeFile(join(workspace, 'source.xml'), xml);
    const report = await one({ e2e: `cp source.xml out.xml; ${end}`, 'e2e-report': 'out.xml' });
    expect(report).toMatchObject({ verdict, code });
  });

  test('a report of an earlier run is none of this', async () => {
    await writeFile(join(workspace, 'out.xml'), junit('<testcase name="a"/>'));
    expect(await one({ e2e: 'true', 'e2e-report': 'out.xml' })).toMatchObject({
      verdict: 'error',
      code: 'test-report-missing',
    });
  });

  test.each(['../out.xml', '/tmp/out.xml', 'a/../../b.json', 'out.txt'])('%s is refused as its place', path => {
    expect(() => inputsOf({ e2e: 'true', 'e2e-report': path })).toThrow('e2e-report');
  });

  test('a report belongs to one command', () => {
    expect(() => inputsOf({ smoke: 'a\nb', 'smoke-report': 'x.xml' })).toThrow('belongs to one command');
  });
});

describe('critical paths', () => {
  const probes = probesOf(['GET /cart/items 200', '{"path":"/api","name":"log in"}', 'TLS example.org']);
  const plan: Plan = {
    probes,
    objectives,
    rate: 1,
    durationMs: 1000,
    probeTimeoutMs: 1000,
    maxInFlight: 1,
  };

  const coverage = async (given: Record<string, string>): Promise<CheckReport | undefined> =>
    (await reports(given, { about: { plan } })).find(report => report.name === 'critical paths');

  test('covered by probes, tests and commands; what nothing looked at is said', async () => {
    await writeFile(
      join(workspace, 'source.xml'),
      junit('<testcase classname="checkout" name="pays by card"/><testcase name="refunds"><skipped/></testcase>'),
    );
    const report = await coverage({
      e2e: 'cp source.xml out.xml # order-history',
      'e2e-report': 'out.xml',
      'critical-paths': '/cart\nLog in\npays by card\nrefunds\norder history\n/ca',
    });
    expect(report).toMatchObject({
      verdict: 'inconclusive',
      code: 'critical-paths-uncovered',
      required: false,
      value: 4,
      what: 'nothing looked at refunds, /ca',
    });
    expect(report?.query).toContain('/cart ← probe GET /cart/items');
    expect(report?.query).toContain('pays by card ← test checkout pays by card');
  });

  test('all covered: pass; required and not: nothing passes', async () => {
    expect(await coverage({ 'critical-paths': '/cart' })).toMatchObject({ verdict: 'pass', code: null });
    expect(await coverage({ 'critical-paths': '/pay', 'require-critical-paths': 'true' })).toMatchObject({
      verdict: 'inconclusive',
      required: true,
    });
    expect(() => inputsOf({ 'require-critical-paths': 'true' })).toThrow('nothing to require');
  });
});
