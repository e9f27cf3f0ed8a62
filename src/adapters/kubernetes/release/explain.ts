import { judgeColour } from '../../../domain/kubernetes/colour-state.ts';
import { type Event, eventSchema } from '../../../domain/kubernetes/kinds.ts';
import { type Fault, waitsForLimit } from '../../../domain/kubernetes/pod-causes.ts';
import type { ColourState } from '../../../domain/rollout/ports.ts';
import type { Colour } from '../../../domain/rollout/release.ts';
import type { TargetContext } from '../context.ts';
import { seenColour } from './seen.ts';

/**
 * The state of a colour from the mirror. The Deployments of a colour are those whose own metadata carries the labels
 * app, environment and colour. Makes a call only when something is wrong: events and last output of the bad pod, once.
 */
export interface ColourWatch {
  stateOf(colour: Colour): Promise<ColourState>;
}

type Watched = Pick<TargetContext, 'cluster' | 'mirror' | 'clock' | 'settings'>;

interface Evidence {
  readonly at: number;
  /** What the events say that the status does not; empty: nothing. */
  readonly event: string;
  readonly reason: string;
  readonly logTail: string;
}

const nothing: Omit<Evidence, 'at'> = { event: '', reason: '', logTail: '' };
const logLines = 20;
/** A state that lasts is asked about again after so long. */
const freshMs = 5000;
/** From the first event that a volume does not mount. */
const mountGraceMs = 20_000;

/** Reasons of events that explain a fault, best first; other warnings are noise. */
const telling: Readonly<Partial<Record<Fault['code'], readonly string[]>>> = {
  'readiness-failing': ['Unhealthy'],
  'container-exited': ['Killing', 'Unhealthy'],
  'crash-loop': ['Killing', 'Unhealthy'],
  unschedulable: ['TriggeredScaleUp', 'Nominated', 'NotTriggerScaleUp'],
  'pod-slow-to-create': ['FailedMount', 'FailedAttachVolume', 'FailedCreatePodSandBox', 'NetworkNotReady', 'Pulling'],
};

/** A kubelet that has just heard of a pod; it says so and goes on. */
const passing = /failed to sync (configmap|secret) cache/;

const timeOf = (event: Event): number => Date.parse(event.lastTimestamp ?? event.eventTime ?? '') || 0;

const tellingEvent = (code: Fault['code'], events: readonly Event[]): Event | undefined => {
  const latest = events.filter(one => !passing.test(one.message ?? '')).toSorted((a, b) => timeOf(b) - timeOf(a));
  return (telling[code] ?? []).flatMap(reason => latest.find(one => one.reason === reason) ?? [])[0];
};

const needsLogs: ReadonlySet<Fault['code']> = new Set([
  'container-exited',
  'crash-loop',
  'out-of-memory',
  'init-container-failed',
  'readiness-failing',
]);

class LiveColourWatch implements ColourWatch {
  private readonly known = new Map<string, Evidence>();
  private readonly ctx: Watched;
  constructor(ctx: Watched) {
    this.ctx = ctx;
  }

  async stateOf(colour: Colour): Promise<ColourState> {
    const now = this.ctx.clock.now();
    const { state, fault } = judgeColour(seenColour(this.ctx, colour, now), now);
    if (fault === null || (state.state !== 'broken' && state.state !== 'starting')) return state;
    const evidence = await this.evidenceOf(fault, state.state === 'broken');
    const detail =
      evidence.event === '' ? fault.message : `${fault.message} (event ${evidence.reason}: ${evidence.event})`;
    if (state.state === 'broken' && !isBeingMended(fault, evidence))
      return { ...state, detail, logTail: evidence.logTail };
    const { releaseId } = state;
    // An image that takes a while is nothing to speak of.
    if (fault.code === 'pod-slow-to-create' && evidence.event === '') return { state: 'starting', releaseId };
    if (!cannotMount(fault, evidence)) return { state: 'starting', releaseId, waiting: { code: fault.code, detail } };
    const cause = 'volume-not-mounted';
    if (now - fault.since < mountGraceMs) return { state: 'starting', releaseId, waiting: { code: cause, detail } };
    return { state: 'broken', releaseId, cause, detail, logTail: '' };
  }

  private async evidenceOf(fault: Fault, isBroken: boolean): Promise<Evidence> {
    const now = this.ctx.clock.now();
    if (fault.at === null) return { ...nothing, at: now };
    const key = `${fault.at.uid}/${fault.at.container}/${fault.code}/${isBroken}`;
    const known = this.known.get(key);
    if (known !== undefined && (isBroken || now - known.at < freshMs)) return known;
    const [found, logTail] = await Promise.all([this.eventOf(fault), isBroken ? this.outputOf(fault) : '']);
    const evidence = { at: now, ...found, logTail };
    this.known.set(key, evidence);
    return evidence;
  }

  /** Evidence is good to have: not to get it changes nothing. */
  private async eventOf({ at, code, message }: Fault): Promise<Pick<Evidence, 'event' | 'reason'>> {
    if (at === null || telling[code] === undefined) return nothing;
    const options = { fieldSelector: `involvedObject.uid=${at.uid}` };
    const list = await this.ctx.cluster.list({ apiVersion: 'v1', kind: 'Event' }, options).catch(() => ({ items: [] }));
    const event = tellingEvent(
      code,
      list.items.flatMap(item => eventSchema.safeParse(item).data ?? []),
    );
    const text = event?.message ?? '';
    return text === '' || message.includes(text) ? nothing : { event: text, reason: event?.reason ?? '' };
  }

  private async outputOf({ at, code }: Fault): Promise<string> {
    if (at === null || !needsLogs.has(code)) return '';
    const { pod, container, previous } = at;
    return await this.ctx.cluster.logs(pod, { container, lines: logLines, previous }).catch(() => '');
  }
}

/** A node is on its way: then the caller's own limit counts. */
const isBeingMended = (fault: Fault, { reason }: Evidence): boolean =>
  fault.code === 'unschedulable' && (reason === 'TriggeredScaleUp' || reason === 'Nominated');

const cannotMount = (fault: Fault, { reason }: Evidence): boolean =>
  fault.code === 'pod-slow-to-create' &&
  fault.graceMs === waitsForLimit &&
  (reason === 'FailedMount' || reason === 'FailedAttachVolume');

export const createColourWatch = (ctx: Watched): ColourWatch => new LiveColourWatch(ctx);
