/**
 * One deploy or rollback in a process of its own, with the real journal, process target and proxy, that kills or
 * interrupts itself at the n-th crossing of a durable write or an effect. Only here: dist has no such hook.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { ownEvidence, processLiveness } from '../../src/adapters/journal/holder.ts';
import { createFileJournalStore } from '../../src/adapters/journal/store.ts';
import { freshProbe } from '../../src/adapters/probing/fresh-probe.ts';
import { nodeProber } from '../../src/adapters/probing/prober.ts';
import { createProcessTarget } from '../../src/adapters/process/target.ts';
import { nodeClock } from '../../src/core/clock.ts';
import { CancelledError } from '../../src/core/errors.ts';
import { nodeExec } from '../../src/core/exec.ts';
import { deploy } from '../../src/domain/rollout/deploy.ts';
import type { RolloutPorts } from '../../src/domain/rollout/driver.ts';
import { type Write, wrongWith } from '../../src/domain/rollout/invariants.ts';
import { emptyJournal } from '../../src/domain/rollout/journal.ts';
import type { JournalStore, Target } from '../../src/domain/rollout/ports.ts';
import { rollback } from '../../src/domain/rollout/rollback.ts';
import { appRelease } from './app.ts';
import { fakeContext, RecordingLog } from './fakes.ts';

const orderSchema = z.object({
  stateDir: z.string(),
  port: z.number(),
  command: z.enum(['deploy', 'switch', 'rollback']),
  name: z.string(),
  behaviour: z.record(z.string(), z.string()),
  verdict: z.enum(['pass', 'fail']),
  at: z.number(),
  /** How far this case's clock is ahead: automatic rollbacks are at least an hour apart. */
  aheadMs: z.number(),
  signal: z.enum(['SIGKILL', 'SIGINT', 'none']),
});

export type Order = z.output<typeof orderSchema>;

/** What the child says, one JSON object a line. */
export type Said =
  | { readonly crossing: number; readonly label: string }
  | { readonly wrong: readonly string[] }
  | { readonly verdict: string; readonly reasons: readonly string[]; readonly crossings: number };

const say = (said: Said): void => {
  process.stdout.write(`${JSON.stringify(said)}\n`);
};

const main = async (): Promise<void> => {
  const order = orderSchema.parse(JSON.parse(process.env['CRASH_ORDER'] ?? '{}'));
  const place = { app: 'shop', environment: 'test' };
  const controller = new AbortController();
  process.on('SIGINT', () => controller.abort(new CancelledError('SIGINT')));
  const now = (): number => Date.now() + order.aheadMs;
  let crossings = 0;

  const cross = async (label: string): Promise<void> => {
    crossings += 1;
    if (crossings !== order.at || order.signal === 'none') return;
    say({ crossing: crossings, label });
    process.kill(process.pid, order.signal);
    // The handler of a signal runs in a later turn.
    await delay(50);
  };
  const crossing = async <T>(label: string, body: () => Promise<T>): Promise<T> => {
    await cross(`before ${label}`);
    const result = await body();
    await cross(`after ${label}`);
    return result;
  };

  const plainStore = createFileJournalStore({ stateDir: order.stateDir, ...place });
  const plainTarget = createProcessTarget(
    { stateDir: order.stateDir, ...place, entrancePort: order.port, graceMs: 1000 },
    { log: new RecordingLog(), env: { PATH: process.env['PATH'] ?? '' } },
  );

  const effect = async <T>(write: Write, token: number, body: () => Promise<T>): Promise<T> =>
    await crossing(write.kind === 'switch' ? `switch to ${write.to}` : `${write.kind} ${write.colour}`, async () => {
      const journal = (await plainStore.read())?.journal ?? emptyJournal(place.app, place.environment);
      const observed = await plainTarget.observe(new AbortController().signal);
      const wrong = wrongWith({ journal, observed, now: now() }, write, token);
      if (wrong.length > 0) say({ wrong });
      return await body();
    });

  const store: JournalStore = {
    read: async () => await plainStore.read(),
    write: async (journal, expected) => {
      const what = journal.operation === null ? (journal.lease === null ? 'close' : 'lease') : journal.operation.step;
      return await crossing(`record ${what}`, async () => await plainStore.write(journal, expected));
    },
  };
  const target: Target = {
    kind: 'process',
    entranceUrl: plainTarget.entranceUrl,
    observe: async signal => await plainTarget.observe(signal),
    directUrl: async colour => await plainTarget.directUrl(colour),
    logs: async (colour, lines) => await plainTarget.logs(colour, lines),
    fence: async token => await crossing('fence', async () => await plainTarget.fence(token)),
    start: async (colour, release, token) =>
      await effect(
        { kind: 'start', colour, releaseId: release.id },
        token,
        async () => await plainTarget.start(colour, release, token),
      ),
    switchTraffic: async (from, to, token) =>
      await effect({ kind: 'switch', from, to }, token, async () => await plainTarget.switchTraffic(from, to, token)),
    retire: async (colour, drainMs, token) =>
      await effect({ kind: 'retire', colour }, token, async () => await plainTarget.retire(colour, drainMs, token)),
  };

  const prober = nodeProber();
  const bad = appRelease(order.name, order.behaviour).id;
  const ports: RolloutPorts = {
    store,
    target,
    probe: freshProbe(prober),
    verifier: {
      verify: async request => ({
        // The release under test passes or fails as ordered; what it goes back to passes.
        verdict: request.expected.releaseId === bad ? order.verdict : 'pass',
        reasons: [],
        evidence: null,
      }),
    },
    liveness: processLiveness(nodeExec),
    timer: { now, sleep: nodeClock.sleep },
    signal: controller.signal,
    say: () => undefined,
  };
  const evidence = await ownEvidence(nodeExec, fakeContext, process.pid);
  const by = { run: '1', attempt: '1', host: evidence.host, pid: evidence.pid };
  const timing = { startMs: 10_000, warmMs: 30, switchMs: 5000, drainMs: 200, bakeMs: 0 };
  const id = `op-${process.pid}-${Date.now()}`;
  const outcome =
    order.command === 'rollback'
      ? await rollback(ports, {
          ...place,
          evidence,
          operation: '',
          newId: id,
          to: 'verified',
          reason: 'crash matrix',
          automatic: false,
          timing,
          by,
        })
      : await deploy(ports, {
          ...place,
          evidence,
          until: order.command === 'switch' ? 'switched' : 'settled',
          onUnverified: 'hold',
          relation: async () => 'same',
          request: {
            operation: id,
            release: appRelease(order.name, order.behaviour),
            timing,
            allowOlder: true,
            allowColdRollback: false,
            by,
          },
        });
  prober.close();
  say({ verdict: outcome.verdict, reasons: outcome.reasons.map(reason => reason.code), crossings });
};

if (process.argv[1] === import.meta.filename) await main();
