/** What stands in the record of a rollback, and that records of before are still read. */
import { describe, expect, it } from 'vitest';
import type { Exposure } from '../../../src/domain/rollout/exposure.ts';
import { exposureOf } from '../../../src/domain/rollout/exposure.ts';
import { emptyJournal, type Journal } from '../../../src/domain/rollout/journal.ts';
import { journalSchema } from '../../../src/domain/rollout/journal-schema.ts';
import type { KeptClient } from '../../../src/domain/rollout/ports.ts';
import { reportOf } from '../../../src/domain/rollout/report.ts';
import { runDeploy, runOnce, runRollback } from '../../support/rollout-commands.ts';
import { release, SimulatedProcess, SimulatedWorld } from '../../support/simulated-target.ts';

const one = release('release-1');
const two = release('release-2');

const switched = async (): Promise<SimulatedWorld> => {
  const world = new SimulatedWorld();
  await runOnce(world, async process => await runDeploy(process, one));
  await runOnce(world, async process => await runDeploy(process, two, { until: 'switched' }));
  return world;
};

const probed: Exposure = { failed: 7, requests: 300, source: 'our own probes' };
const counted: Exposure = { failed: 90, requests: 4000, source: 'the proxy' };

/** A kept connection that comes back 40 ms after the others. */
const keptClient = (world: SimulatedWorld) => (): KeptClient => ({
  movedAt: (_release, since) => (world.running.green === null ? since + 40 : null),
  close: () => undefined,
});

const taken = async (world: SimulatedWorld, target?: Exposure, kept = false) => {
  const process = new SimulatedProcess(world);
  if (target !== undefined) process.ports.target.exposure = async () => target;
  const ports = { ...process.ports, ...(kept ? { keptClient: keptClient(world) } : {}) };
  const shown = { ...process, ports, evidence: process.evidence } as SimulatedProcess;
  const outcome = await runRollback(shown, { automatic: true, exposure: probed });
  return reportOf(outcome, {
    app: 'web',
    environment: 'production',
    url: '',
    releaseId: null,
    previousReleaseId: null,
  });
};

describe('the record of a rollback', () => {
  it('has time to detect, time to recover for both kinds of client, and requests served badly with who counted', async () => {
    const world = await switched();
    world.clock.advance(3000);
    const report = await taken(world, counted, true);
    const [entry] = world.journal().history;
    expect(entry).toMatchObject({ kind: 'rollback', result: 'rolled-back', exposure: counted });
    expect(entry?.times?.detectMs).toBeGreaterThanOrEqual(3000);
    expect(entry?.times?.keptRecoverMs).toBe((entry?.times?.recoverMs ?? 0) + 40);
    expect(report).toMatchObject({
      exposure: counted,
      detectionMs: entry?.times?.detectMs,
      recoveryMs: entry?.times?.recoverMs,
      keptRecoveryMs: entry?.times?.keptRecoverMs,
    });
    expect(journalSchema.parse(JSON.parse(JSON.stringify(world.journal())))).toEqual(world.journal());
  });

  it('has what our own probes met where the target counts nothing, and no time of kept clients that nobody saw', async () => {
    const world = await switched();
    const report = await taken(world);
    expect(report).toMatchObject({ exposure: probed, keptRecoveryMs: null });
    expect(world.journal().history[0]).toMatchObject({ exposure: probed, times: { keptRecoverMs: null } });
  });

  it('has the probes of the verification that found it out, in one run', async () => {
    const world = new SimulatedWorld();
    await runOnce(world, async process => await runDeploy(process, one));
    await runOnce(world, async process => await runDeploy(process, release('bad', { verify: 'fail' })));
    expect(world.journal().history[0]).toMatchObject({ kind: 'rollback', times: { recoverMs: expect.any(Number) } });
  });

  it('keeps the last output of the bad release from before it was told to end', async () => {
    const world = await switched();
    const outcome = await runRollback(new SimulatedProcess(world), { automatic: true });
    expect(outcome.trail?.badLogs).toBe('log of green');
    expect(world.running.green).toBeNull();
  });
});

describe('numbers of a verification', () => {
  it('are added over both kinds of connection', () => {
    const connections = { fresh: { samples: 10, failed: 1 }, pooled: { samples: 5, failed: 2 } };
    expect(exposureOf({ connections })).toEqual({ failed: 3, requests: 15, source: 'our own probes' });
  });

  it('are those of all clients where something counts them: best of the release alone, else of the target', () => {
    const connections = { fresh: { samples: 10, failed: 1 }, pooled: { samples: 5, failed: 2 } };
    const rate = (what: string, source: string) => ({ what, source, samples: 90, failed: 9 });
    const errorRates = [rate('all probes', 'our probes'), rate('other clients', 'proxy')];
    expect(exposureOf({ connections, errorRates })).toEqual({ failed: 9, requests: 90, source: 'proxy' });
    const checks = [{ source: 'prometheus' }, { source: 'scrape', counted: { failed: 40, requests: 800 } }];
    expect(exposureOf({ connections, errorRates, checks })).toEqual({ failed: 40, requests: 800, source: 'scrape' });
    expect(exposureOf({ connections, checks: [{ source: 'scrape', counted: 'many' }] })?.source).toBe('our own probes');
  });

  it.each([null, {}, [], 'x', { connections: null }, { connections: { fresh: { samples: 'many' } } }])(
    'that are none are none: %j',
    evidence => {
      expect(exposureOf(evidence)).toBeNull();
    },
  );
});

/** As version 0.1.0 wrote it, before records had times and exposure. */
const oldJournal = (): Journal => {
  const release = { id: 'r1', revision: '', digest: null, oneWay: false, spec: { run: 'x' } };
  const cause = { code: 'verification-failed', message: 'm', next: 'n', at: 5 };
  return {
    ...emptyJournal('web', 'production'),
    token: 4,
    live: 'blue',
    colours: { blue: release, green: { ...release, id: 'r2' } },
    verified: { release, colour: 'blue', at: 1 },
    operation: {
      id: 'op',
      kind: 'rollback',
      step: 'retiring',
      release,
      from: 'green',
      to: 'blue',
      timing: { startMs: 1, warmMs: 1, switchMs: 1, drainMs: 1, bakeMs: 1 },
      startedAt: 1,
      switchedAt: 2,
      undo: { release: { ...release, id: 'r2' }, colour: 'green', switchedAt: null, cause, automatic: true },
      by: { run: '1', attempt: '1', host: 'h', pid: 1 },
    },
    bundles: [{ release, verifiedAt: 1 }],
    history: [
      {
        operation: 'a',
        kind: 'rollback',
        releaseId: 'r2',
        revision: '',
        result: 'rolled-back',
        startedAt: 1,
        endedAt: 2,
      },
      { operation: 'b', kind: 'unlock', releaseId: '', revision: '', result: 'stuck', startedAt: 1, endedAt: 1 },
    ],
  };
};

describe('a journal of an older version', () => {
  it('is read as it is, and its open rollback is brought to its end', async () => {
    expect(journalSchema.parse(JSON.parse(JSON.stringify(oldJournal())))).toEqual(oldJournal());
    const world = await switched();
    await runOnce(world, async process => await runRollback(process, { automatic: true }), { at: 14, how: 'kill' });
    expect(world.journal().operation?.kind).toBe('rollback');
    const { outcome } = await runOnce(world, async process => await runRollback(process));
    expect(outcome).toMatchObject({ verdict: 'rolled-back' });
  });
});
