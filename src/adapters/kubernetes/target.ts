/** The `kubernetes` target: releases are Deployments of two colours, traffic is where Services lead. */
import type { AppShape } from '../../domain/kubernetes/shape.ts';
import type { Adoption, Arrival, Observed, Preflight, RetireReport, Target } from '../../domain/rollout/ports.ts';
import type { Colour, Release } from '../../domain/rollout/release.ts';
import type { SignalSource } from '../../domain/signals/source.ts';
import { nodeProber, type Prober } from '../probing/prober.ts';
import type { Cluster } from './cluster.ts';
import type { TargetContext } from './context.ts';
import { type ColourWatch, createColourWatch } from './release/explain.ts';
import { contract } from './release/hooks.ts';
import { load } from './release/load.ts';
import { colourLogs } from './release/logs.ts';
import { preflightOf } from './release/preflight.ts';
import { pruneVersions } from './release/prune.ts';
import { retireColour } from './release/retire.ts';
import { startColour } from './release/start.ts';
import { kubernetesSignals } from './signals.ts';
import { type Addresses, createAddresses } from './traffic/addresses.ts';
import { adopt } from './traffic/adopt.ts';
import { type Arriving, createArriving } from './traffic/arrive.ts';
import { raiseFence } from './traffic/fence.ts';
import { observe } from './traffic/observe.ts';
import { prepareRoutes } from './traffic/route.ts';
import { leaveColour, switchServices } from './traffic/switch.ts';
import { markLeaving, unadopt } from './traffic/unadopt.ts';
import { recolourOriginals, recordWays } from './traffic/ways.ts';

export interface KubernetesTargetContext extends TargetContext {
  readonly cluster: Cluster & { readonly socketPath: string };
}

export interface KubernetesTarget extends Target {
  readonly kind: 'kubernetes';
  /** What is to be deployed: an app that ran before us is recognised by its names. To be called before a deploy begins. */
  expect(release: Release): Promise<void>;
  /** What the cluster tells of a release while it runs. */
  readonly signals: SignalSource;
  /** Closes the addresses it gave out. */
  close(): Promise<void>;
}

class ClusterTarget implements KubernetesTarget {
  readonly kind = 'kubernetes';
  readonly isSlow = true;
  readonly signals: SignalSource;
  private readonly ctx: KubernetesTargetContext;
  private readonly watch: ColourWatch;
  private readonly prober: Prober = nodeProber();
  private readonly addresses: Addresses;
  private readonly arriving: Arriving;
  private readonly expected: { shape: AppShape | null };

  constructor(ctx: KubernetesTargetContext, addresses: Addresses, expected: { shape: AppShape | null }) {
    this.ctx = ctx;
    this.addresses = addresses;
    this.expected = expected;
    this.signals = kubernetesSignals(ctx, addresses);
    this.watch = createColourWatch(ctx);
    this.arriving = createArriving(ctx, this.prober, async colour => await addresses.direct(colour));
  }

  get entranceUrl(): string {
    return this.addresses.entranceUrl;
  }

  async expect(release: Release): Promise<void> {
    this.expected.shape = (await load(this.ctx, release)).shape;
  }

  async observe(signal: AbortSignal): Promise<Observed> {
    signal.throwIfAborted();
    return await observe(this.ctx, this.watch, this.expected.shape);
  }

  async fence(token: number): Promise<void> {
    await raiseFence(this.ctx, token);
  }

  /** Nothing leads to the colour while it is made anew; then the Services learn the way to it. */
  async start(colour: Colour, release: Release, token: number): Promise<void> {
    const loaded = await load(this.ctx, release);
    await leaveColour(this.ctx, colour, token);
    await recolourOriginals(this.ctx, colour, loaded, token);
    await startColour(this.ctx, colour, release, token);
    await recordWays(this.ctx, colour, loaded, token);
    if (loaded.shape.switchMode.mode === 'route') await prepareRoutes(this.ctx, loaded, token);
  }

  async directUrl(colour: Colour): Promise<string> {
    return await this.addresses.direct(colour);
  }

  async switchTraffic(from: Colour | null, to: Colour, token: number): Promise<'switched' | 'moved-by-other'> {
    return await switchServices(this.ctx, from, to, token);
  }

  async arrived(colour: Colour, release: Release, signal: AbortSignal): Promise<Arrival> {
    return await this.arriving.look(colour, release, signal);
  }

  async retire(colour: Colour, drainMs: number, token: number): Promise<RetireReport> {
    const leaving = await markLeaving(this.ctx, colour, token);
    await leaveColour(this.ctx, colour, token);
    const report = await retireColour(this.ctx, colour, drainMs, token);
    if (leaving) await unadopt(this.ctx, colour, token);
    return report;
  }

  async adopt(token: number): Promise<Adoption | null> {
    return await adopt(this.ctx, this.expected.shape, token);
  }

  async logs(colour: Colour, lines: number): Promise<string> {
    return await colourLogs(this.ctx, colour, lines);
  }

  async prune(keep: readonly Release[], token: number): Promise<void> {
    await pruneVersions(this.ctx, keep, token);
  }

  async preflight(release: Release, to: Colour): Promise<Preflight> {
    return await preflightOf(this.ctx, release, to);
  }

  async contract(release: Release, token: number): Promise<void> {
    await contract(this.ctx, release, token);
  }

  async close(): Promise<void> {
    this.prober.close();
    await this.addresses.close();
  }
}

export const createKubernetesTarget = async (ctx: KubernetesTargetContext): Promise<KubernetesTarget> => {
  const expected: { shape: AppShape | null } = { shape: null };
  return new ClusterTarget(ctx, await createAddresses(ctx, () => expected.shape), expected);
};
