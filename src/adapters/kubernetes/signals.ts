/** What a cluster tells of a release while it runs: its pods, their logs, and their memory where it is measured. */
import { z } from 'zod';
import { quantity } from '../../domain/kubernetes/capacity.ts';
import { isOnProbation } from '../../domain/kubernetes/colour-state.ts';
import type { Pod } from '../../domain/kubernetes/kinds.ts';
import { keys } from '../../domain/kubernetes/names.ts';
import { annotationsOf } from '../../domain/kubernetes/objects.ts';
import { memoryLimitOf, readinessPeriodOf, sightOfPod } from '../../domain/kubernetes/pod-signals.ts';
import { type Colour, otherColour } from '../../domain/rollout/release.ts';
import type {
  Entry,
  Followed,
  Known,
  MemoryUse,
  Output,
  PastOutput,
  Sight,
  SignalSource,
  Straight,
} from '../../domain/signals/source.ts';
import { ClusterError } from './cluster.ts';
import type { TargetContext } from './context.ts';
import { createForwarder, type Forwarder } from './forward.ts';
import { NewLines, stampedLines } from './release/new-lines.ts';
import { deploymentsOf, ownedBy, podsOfColour } from './release/seen.ts';
import type { Addresses, Door } from './traffic/addresses.ts';
import { freshWithin, switchedWays } from './traffic/view.ts';

export type SignalContext = TargetContext & { readonly cluster: { readonly socketPath: string } };

const lastLines = 30;
/** An older view is none of the moment. */
const freshMs = 2000;
const metricsEveryMs = 15_000;
const pastLines = 5000;
const pastPods = 5;

const metricsSchema = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string() }),
      timestamp: z.string(),
      containers: z.array(z.object({ usage: z.object({ memory: z.string() }) })),
    }),
  ),
});

class FollowedColour implements Followed {
  private readonly ctx: SignalContext;
  private readonly colour: Colour;
  private readonly doors: (entry?: Entry) => readonly Door[];
  private readonly newLines: NewLines;
  private readonly forwarders = new Map<string, Promise<Forwarder>>();
  private readonly fresh: boolean;

  constructor(ctx: SignalContext, colour: Colour, doors: (entry?: Entry) => readonly Door[]) {
    this.ctx = ctx;
    this.colour = colour;
    this.doors = doors;
    this.newLines = new NewLines(ctx.cluster);
    const others = deploymentsOf(ctx, otherColour(colour));
    this.fresh = isOnProbation(deploymentsOf(ctx, colour), others, ctx.clock.now());
  }

  async sight(): Promise<Sight> {
    await freshWithin(this.ctx, freshMs);
    const pods = this.pods();
    return {
      at: this.ctx.clock.now(),
      readinessPeriodMs: readinessPeriodOf(pods),
      instances: pods.map(pod => sightOfPod(pod, this.fresh)),
    };
  }

  async output(since: number): Promise<readonly Output[]> {
    return await this.newLines.read(this.pods(), since);
  }

  async past(from: number, to: number): Promise<Known<PastOutput>> {
    const all = this.pods();
    const pods = all.slice(0, pastPods);
    if (pods.length === 0) return { why: 'the release before it has no pods' };
    const parts = await Promise.all(pods.map(async pod => await this.pastOf(pod, from, to)));
    const overMs = Math.max(...parts.map(one => one.overMs));
    const lines = parts.flatMap(one => one.lines);
    // Of many pods some stand for all.
    const copies = Array.from({ length: Math.round(all.length / pods.length) }, () => lines).flat();
    return { known: { lines: copies, overMs } };
  }

  async memory(): Promise<Known<readonly MemoryUse[]>> {
    const { namespace } = this.ctx.settings;
    const selector = encodeURIComponent(`${ownedBy(this.ctx.settings)},${keys.colour}=${this.colour}`);
    const path = `/apis/metrics.k8s.io/v1beta1/namespaces/${namespace}/pods?labelSelector=${selector}`;
    try {
      const { items } = metricsSchema.parse(await this.ctx.cluster.raw('GET', path));
      return { known: this.usesOf(items) };
    } catch (error) {
      if (error instanceof ClusterError && (error.status === 404 || error.status === 503))
        return { why: 'the cluster has no metrics server (metrics.k8s.io)' };
      if (error instanceof ClusterError && error.status === 403)
        return { why: 'the account may not list pods of metrics.k8s.io (docs/rbac.yaml)' };
      throw error;
    }
  }

  async straight(entry?: Entry): Promise<readonly Straight[]> {
    const doors = this.doors(entry);
    return await Promise.all(
      doors.map(async ({ id, name, path }) => {
        const open = this.forwarders.get(path) ?? createForwarder(this.ctx.cluster, () => path);
        this.forwarders.set(path, open);
        return { id, name: `pod ${name}`, url: (await open).url };
      }),
    );
  }

  async lastWords(id: string, part: string): Promise<string> {
    const pod = this.pods().find(one => one.metadata.uid === id);
    if (pod === undefined) return '';
    const container = part === '' ? (pod.spec.containers[0]?.name ?? '') : part;
    const status = pod.status?.containerStatuses?.find(one => one.name === container);
    const options = { container, lines: lastLines };
    const current = async (): Promise<string> => await this.ctx.cluster.logs(pod.metadata.name, options);
    const previous = async (): Promise<string> =>
      await this.ctx.cluster.logs(pod.metadata.name, { ...options, previous: true });
    if (status?.state?.terminated == null) return (await previous()) || (await current());
    // Ended, and as far as is known not started again: the output is still that of the current run. A run before the
    // first one can only be that one, started again in the meantime.
    const output = await current();
    return status.restartCount === 0 ? (await previous()) || output : output;
  }

  async close(): Promise<void> {
    await Promise.all([...this.forwarders.values()].map(async one => await (await one).close()));
  }

  private pods(): readonly Pod[] {
    return podsOfColour(this.ctx, this.colour);
  }

  private async pastOf(pod: Pod, from: number, to: number): Promise<PastOutput> {
    const started = Date.parse(pod.status?.startTime ?? '') || from;
    const sinceTime = new Date(from).toISOString();
    const texts = await Promise.all(
      pod.spec.containers.map(
        async ({ name }) =>
          await this.ctx.cluster.logs(pod.metadata.name, {
            container: name,
            lines: pastLines,
            sinceTime,
            timestamps: true,
            limitBytes: 4 * 1024 * 1024,
          }),
      ),
    );
    const until = new Date(to).toISOString().replace('Z', '');
    const lines = texts.flatMap(text => stampedLines(text)).filter(one => one.at < until);
    // Where the lines are limited, they begin later than asked.
    const limited = texts.some(text => text.split('\n').length >= pastLines);
    const first = limited ? Date.parse(`${lines[0]?.at.slice(0, 19) ?? ''}Z`) || from : from;
    return { lines: lines.map(one => one.line), overMs: Math.max(0, to - Math.max(first, started, from)) };
  }

  private usesOf(items: z.output<typeof metricsSchema>['items']): readonly MemoryUse[] {
    const pods = new Map(this.pods().map(pod => [pod.metadata.name, pod]));
    return items.flatMap(({ metadata: { name }, timestamp, containers }) => {
      const pod = pods.get(name);
      if (pod === undefined) return [];
      const usedBytes = containers.reduce((sum, one) => sum + quantity(one.usage.memory), 0);
      const id = pod.metadata.uid ?? name;
      return [{ id, name: `pod ${name}`, at: Date.parse(timestamp), usedBytes, limitBytes: memoryLimitOf(pod) }];
    });
  }
}

/** The colour whose Deployments carry the release. */
const colourOf = (ctx: TargetContext, releaseId: string | null): Colour | null => {
  if (releaseId === null) return switchedWays(ctx).at(-1)?.colour ?? null;
  const carries = (colour: Colour): boolean =>
    deploymentsOf(ctx, colour).some(one => annotationsOf(one)[keys.release] === releaseId);
  return carries('blue') ? 'blue' : carries('green') ? 'green' : null;
};

/** @param addresses which also know where a pod listens */
export const kubernetesSignals = (ctx: SignalContext, addresses: Pick<Addresses, 'doors'>): SignalSource => {
  const followed = (colour: Colour): Followed =>
    new FollowedColour(ctx, colour, entry => addresses.doors(colour, entry));
  return {
    name: 'pods',
    replicated: true,
    memoryEveryMs: metricsEveryMs,
    follow: async releaseId => {
      await freshWithin(ctx, freshMs);
      const colour = colourOf(ctx, releaseId);
      return colour === null ? null : followed(colour);
    },
    other: async releaseId => {
      const colour = colourOf(ctx, releaseId);
      if (colour === null) return null;
      const other = otherColour(colour);
      return podsOfColour(ctx, other).length === 0 ? null : followed(other);
    },
  };
};
