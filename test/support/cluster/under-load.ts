/** Rollouts of the demo app on real pods, each in a process of its own, and the load that runs meanwhile. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { monotonicMs, wallOffsetMs } from '../load-clients/clock.ts';
import { type Load, startClients } from '../load-clients/load.ts';
import type { RequestRecord } from '../load-clients/plan.ts';
import type { TestCluster } from './cluster.ts';
import { appObjects } from './objects.ts';
import type { RolloutCommand } from './rollout.ts';

const outcomeSchema = z.object({
  outcome: z
    .object({
      verdict: z.string(),
      reasons: z.array(z.looseObject({ code: z.string(), message: z.string() })),
      trail: z.looseObject({ switchMs: z.number().nullable() }).nullable(),
    })
    .nullable(),
  observed: z.looseObject({
    traffic: z.string().nullable(),
    blue: z.looseObject({ state: z.string() }),
    green: z.looseObject({ state: z.string() }),
  }),
});
type Outcome = z.output<typeof outcomeSchema>;

const entry = join(import.meta.dirname, 'rollout.ts');

export interface Bed {
  readonly cluster: TestCluster;
  readonly namespace: string;
  readonly port: number;
  readonly log: (line: string) => void;
}

type Asked = Pick<RolloutCommand, 'kind'> & Partial<RolloutCommand> & { readonly image?: string };

export const objectsOf = ({ cluster, port }: Bed, image: string): readonly object[] =>
  appObjects({ name: 'web', image: cluster.images[image] ?? image, nodePort: port });

const argumentOf = (bed: Bed, { image = 'v1', ...asked }: Asked): string =>
  JSON.stringify({
    namespace: bed.namespace,
    kubeconfig: bed.cluster.kubeconfig,
    url: `http://127.0.0.1:${bed.port}`,
    objects: objectsOf(bed, image),
    ...asked,
  });

/** `killAfterMs`: SIGKILL to the whole group then; the outcome is then undefined. */
export const run = async (bed: Bed, asked: Asked, killAfterMs?: number): Promise<Outcome | undefined> => {
  const [file = process.execPath, ...args] = [...bed.cluster.enter, process.execPath, entry, argumentOf(bed, asked)];
  const child = spawn(file, args, { env: { ...bed.cluster.env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let [out, said] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const timer = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), killAfterMs ?? 120_000);
  const [code] = await once(child, 'close');
  clearTimeout(timer);
  if (code === 0) return outcomeSchema.parse(JSON.parse(out));
  if (killAfterMs !== undefined && child.signalCode === 'SIGKILL') return undefined;
  throw new Error(`rollout ${asked.kind} ended with ${code ?? child.signalCode}:\n${said}`);
};

export const rollout = async (bed: Bed, asked: Asked): Promise<Outcome> => {
  const outcome = await run(bed, asked);
  assert.ok(outcome);
  return outcome;
};

export const verdictOf = ({ outcome }: Outcome): string =>
  outcome === null
    ? 'none'
    : `${outcome.verdict} ${outcome.reasons.map(({ code, message }) => `${code}: ${message}`).join('; ')}`;

/** What was sent before the way in was known to work, just after the Service was made, says nothing. */
export const loadOn = async (bed: Bed): Promise<Pick<Load, 'progress' | 'stop'>> => {
  const perSecond = { fresh: 150, kept: 50, blind: 0 };
  const load = await startClients(
    { port: bed.port, path: '/', perSecond, connections: 10, timeoutMs: 2000 },
    bed.cluster.enter,
  );
  await load.settled(10_000);
  const since = monotonicMs();
  return {
    get progress() {
      return load.progress;
    },
    stop: async () => (await load.stop()).filter(record => record.at >= since),
  };
};

interface Loss {
  readonly requests: number;
  readonly moments: readonly string[];
}

export const none: Loss = { requests: 0, moments: [] };

export const lost = (records: readonly RequestRecord[], kind: RequestRecord['kind']): Loss => {
  const failed = records.filter(record => record.kind === kind && record.fault !== null);
  const offset = wallOffsetMs();
  const moments = failed.map(({ at, fault }) => `${fault} at ${new Date(at + offset).toISOString()}`);
  return { requests: failed.length, moments: [...moments.slice(0, 3), ...moments.slice(3).slice(-1)] };
};

/** Nothing that opens a connection of its own may ever notice. */
export const noneLost = (bed: Bed, records: readonly RequestRecord[]): void => {
  const fresh = records.filter(record => record.kind === 'fresh');
  bed.log(
    `${records.length} requests, lost: fresh ${lost(records, 'fresh').requests}, kept ${lost(records, 'kept').requests}`,
  );
  assert.ok(fresh.length > 300, `only ${fresh.length} requests were made`);
  assert.deepEqual(lost(records, 'fresh'), none);
};

export const versions = (records: readonly RequestRecord[]): readonly string[] => [
  ...new Set(records.filter(record => record.kind === 'fresh').map(record => record.version)),
];
