/**
 * What a switch costs at least: the selector of a Service whose two colours both run is patched, and nothing else is done.
 * Measured like a release, under the same load, by the first answer of the new colour on a fresh connection.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { auditMark, auditSince } from '../../support/cluster/audit.ts';
import { monotonicMs, wallOffsetMs } from '../../support/load-clients/clock.ts';
import { startClients } from '../../support/load-clients/load.ts';
import type { RequestRecord } from '../../support/load-clients/plan.ts';
import { selectorChanges } from './audit.ts';
import { deployment, manifest, service } from './manifests.ts';
import { clients, firstAnswer } from './measure.ts';
import { app, apply, kubectl, type Place, rolloutStatus, settled, versionOf } from './method.ts';
import type { KubectlProxy } from './proxy.ts';

export const ways = ['PATCH on a warm TLS connection', 'PATCH over a kubectl proxy socket', '`kubectl patch`'] as const;

export const floorSchema = z.object({
  way: z.enum(ways),
  /** From sending (for kubectl: from starting it) to the first answer of the other colour. */
  sentMs: z.number(),
  /** From when the API server received it. */
  receivedMs: z.number(),
});
export type FloorSample = z.output<typeof floorSchema>;

/** kube-proxy syncs at most once a second; closer together, the patches would measure that. */
const pauseMs = 1500;

const other = (colour: string): string => (colour === 'blue' ? 'green' : 'blue');
const labels = (colour: string) => ({ app, colour });

const patchTo = (from: string, to: string) => [
  { op: 'test', path: '/spec/selector', value: labels(from) } as const,
  { op: 'replace', path: '/spec/selector', value: labels(to) } as const,
];

/** Sends a PATCH and says when. */
type Send = (from: string, to: string) => Promise<number>;

interface Warm {
  readonly send: Send;
  close(): Promise<void>;
}

const startWarm = async (place: Place): Promise<Warm> => {
  const { bed, namespace } = place;
  const program = [process.execPath, join(import.meta.dirname, 'warm.ts'), bed.cluster.kubeconfig];
  const [file = '', ...args] = [...bed.cluster.enter, ...program];
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return {
    send: async (from, to) => {
      child.stdin.write(`/api/v1/namespaces/${namespace}/services/${app}\t${JSON.stringify(patchTo(from, to))}\n`);
      const { value } = await lines.next();
      const { sent, status } = z.object({ sent: z.number(), status: z.number() }).parse(JSON.parse(String(value)));
      if (status !== 200) throw new Error(`the PATCH was answered ${status}`);
      return sent;
    },
    close: async () => {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
};

export class Floor {
  private readonly place: Place;
  private readonly proxy: KubectlProxy;
  private readonly warm: Warm;
  private live = 'blue';
  private constructor(place: Place, proxy: KubectlProxy, warm: Warm) {
    this.place = place;
    this.proxy = proxy;
    this.warm = warm;
  }

  static async open(place: Place): Promise<Floor> {
    const both = ['blue', 'green'].map(colour =>
      deployment(`${app}-${colour}`, labels(colour), versionOf(place, colour)),
    );
    await apply(place, manifest(service(app, labels('blue'), place.port), ...both));
    for (const colour of ['blue', 'green']) await rolloutStatus(place, `${app}-${colour}`);
    await settled(place);
    return new Floor(place, await place.bed.proxy(), await startWarm(place));
  }

  async close(): Promise<void> {
    await this.warm.close();
  }

  /** One patch in each way, under the usual load. */
  async sample(): Promise<FloorSample[]> {
    const { bed, namespace, port } = this.place;
    const mark = await auditMark(bed.cluster.auditLog);
    const before = labels(this.live);
    const load = await startClients({ ...clients, port }, bed.cluster.enter);
    let records: RequestRecord[] | undefined;
    const sent: { way: FloorSample['way']; at: number; to: string }[] = [];
    try {
      await load.settled(20_000);
      for (const way of ways) {
        await delay(pauseMs);
        const to = other(this.live);
        sent.push({ way, at: await this.send(way)(this.live, to), to });
        this.live = to;
      }
      await delay(pauseMs);
      records = await load.stop();
    } finally {
      if (records === undefined) await load.stop();
    }
    const changes = selectorChanges(await auditSince(bed.cluster.auditLog, mark), namespace, app, before);
    const offset = wallOffsetMs();
    return sent.map(({ way, at, to }, index) => ({
      way,
      sentMs: firstAnswer(records, to, at) ?? Number.NaN,
      receivedMs: firstAnswer(records, to, (changes[index] ?? Number.NaN) - offset) ?? Number.NaN,
    }));
  }

  private send(way: FloorSample['way']): Send {
    if (way === 'PATCH on a warm TLS connection') return this.warm.send;
    return way === '`kubectl patch`' ? async (...colours) => await this.byKubectl(...colours) : this.bySocket;
  }

  private readonly bySocket: Send = async (from, to) => {
    const ref = { apiVersion: 'v1', kind: 'Service', namespace: this.place.namespace, name: app };
    const at = monotonicMs();
    await this.proxy.api.patch(ref, patchTo(from, to));
    return at;
  };

  private async byKubectl(from: string, to: string): Promise<number> {
    const at = monotonicMs();
    await kubectl(this.place, ['patch', 'service', app, '--type=json', '--patch', JSON.stringify(patchTo(from, to))]);
    return at;
  }
}
