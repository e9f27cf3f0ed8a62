/** What became of the instances of a release since it got traffic, from one sight after the other. Pure. */
import type { Ending, InstanceSight, Part, Sight } from './source.ts';

export interface PartWatch {
  /** Ends that happened before the release got traffic. */
  readonly base: number;
  /** The most ever seen: a count may start anew when old containers are cleared away. */
  readonly ends: number;
  /** Ends since then that the release must answer for, and the latest of them. */
  readonly faults: number;
  readonly fault: Ending | null;
  readonly lost: number;
  readonly loss: Ending | null;
  readonly looping: boolean;
}

export interface InstanceWatch {
  readonly name: string;
  readonly seen: boolean;
  readonly leaving: boolean;
  readonly ready: boolean;
  readonly readyChangedAt: number | null;
  /** It was ready at some time: until then it is starting, and not at fault. */
  readonly wasReady: boolean;
  /** null: it is ready, starting or leaving. */
  readonly unreadySince: number | null;
  readonly flaps: number;
  /** Ends counted when it was last seen ready: not to be ready after an end is no flap. */
  readonly endsWhenReady: number;
  readonly parts: Readonly<Record<string, PartWatch>>;
}

export interface Watched {
  /** When the release got traffic. */
  readonly since: number;
  readonly at: number;
  readonly sights: number;
  readonly readinessPeriodMs: number;
  readonly instances: Readonly<Record<string, InstanceWatch>>;
}

export const nothingWatched = (since: number): Watched => ({
  since,
  at: since,
  sights: 0,
  readinessPeriodMs: 0,
  instances: {},
});

/** Clocks of nodes and ours differ a little, and times of pods are full seconds. */
const clockSlackMs = 2000;
/** A pod is not ready from its first moment; a change later than this means that it was ready before. */
const initialMs = 3000;

const isAfter = (at: number | null, since: number): boolean => at !== null && at > since - clockSlackMs;

/** Ends before the release got traffic, as far as the first sight can tell. */
const baseOf = (part: Part, { fresh, bornAt }: InstanceSight, since: number): number => {
  if (fresh || bornAt > since) return 0;
  return part.ends > 0 && isAfter(part.last?.at ?? null, since) ? part.ends - 1 : part.ends;
};

const unknownEnding: Ending = { cause: 'exited', at: null, detail: 'it is not known how' };

const watchPart = (before: PartWatch | undefined, part: Part, sight: InstanceSight, since: number): PartWatch => {
  const base = before?.base ?? baseOf(part, sight, since);
  const known = before?.ends ?? base;
  const more = Math.max(0, part.ends - known);
  const last = more > 0 ? (part.last ?? unknownEnding) : null;
  const [fault, loss] = last?.cause === 'lost' ? [null, last] : [last, null];
  return {
    base,
    ends: known + more,
    faults: (before?.faults ?? 0) + (fault === null ? 0 : more),
    fault: fault ?? before?.fault ?? null,
    lost: (before?.lost ?? 0) + (loss === null ? 0 : more),
    loss: loss ?? before?.loss ?? null,
    looping: part.looping && known + more > base,
  };
};

const endsOf = (parts: Readonly<Record<string, PartWatch>>): number =>
  Object.values(parts).reduce((sum, part) => sum + part.ends - part.base, 0);

/** Not ready at first sight, though it has been: the change came well after its start. */
const hasBeenReady = ({ ready, readyChangedAt, bornAt }: InstanceSight): boolean =>
  ready || (readyChangedAt !== null && readyChangedAt > bornAt + initialMs);

const flapsMore = (before: InstanceWatch, sight: InstanceSight, ends: number): number => {
  if (!before.wasReady || !sight.ready || ends > before.endsWhenReady) return 0;
  if (!before.ready) return 1;
  // Ready then and now, yet since a later moment: it was not in between.
  const [then, now] = [before.readyChangedAt, sight.readyChangedAt];
  return then !== null && now !== null && now > then ? 1 : 0;
};

const watchInstance = (before: InstanceWatch | undefined, sight: InstanceSight, { since, at }: Watched) => {
  const parts = Object.fromEntries([
    ...Object.entries(before?.parts ?? {}),
    ...sight.parts.map(part => [part.name, watchPart(before?.parts[part.name], part, sight, since)] as const),
  ]);
  const ends = endsOf(parts);
  // What is told to stop is not ready any more, and may end as it likes.
  if (sight.leaving && before !== undefined) return { ...before, seen: true, leaving: true, unreadySince: null };
  const wasReady = before?.wasReady === true || hasBeenReady(sight);
  const unready = wasReady && !sight.ready && !sight.leaving;
  return {
    name: sight.name,
    seen: true,
    leaving: sight.leaving,
    ready: sight.ready,
    readyChangedAt: sight.readyChangedAt,
    wasReady,
    unreadySince: unready ? (before?.unreadySince ?? Math.min(at, sight.readyChangedAt ?? at)) : null,
    flaps: (before?.flaps ?? 0) + (before === undefined ? 0 : flapsMore(before, sight, ends)),
    endsWhenReady: sight.ready ? ends : (before?.endsWhenReady ?? 0),
    parts: sight.leaving ? {} : parts,
  } satisfies InstanceWatch;
};

/** What is known after one more sight. The same sight twice changes nothing; one that is older is ignored. */
export const watch = (before: Watched, sight: Sight): Watched => {
  if (before.sights > 0 && sight.at < before.at) return before;
  const now = { ...before, at: sight.at };
  const gone = Object.entries(before.instances).map(([id, one]) => [id, { ...one, seen: false, unreadySince: null }]);
  const seen = sight.instances.map(one => [one.id, watchInstance(before.instances[one.id], one, now)]);
  return {
    ...now,
    sights: before.sights + 1,
    readinessPeriodMs: sight.readinessPeriodMs,
    instances: Object.fromEntries([...gone, ...seen]),
  };
};

/** Something that ended. */
export interface Ended {
  readonly id: string;
  readonly instance: string;
  readonly part: string;
  readonly times: number;
  readonly last: Ending;
  readonly looping: boolean;
}

const worst = ['out-of-memory', 'evicted', 'exited', 'lost'] as const;

type Count = (part: PartWatch) => { readonly times: number; readonly last: Ending | null };

const endings = ({ instances }: Watched, count: Count): readonly Ended[] =>
  Object.entries(instances)
    .flatMap(([id, { name, parts }]) =>
      Object.entries(parts).flatMap(([part, one]) => {
        const { times, last } = count(one);
        return last === null ? [] : [{ id, instance: name, part, times, last, looping: one.looping }];
      }),
    )
    .toSorted((a, b) => worst.indexOf(a.last.cause) - worst.indexOf(b.last.cause));

/** Ends that the release must answer for, the worst first. */
export const faultyEnds = (watched: Watched): readonly Ended[] =>
  endings(watched, ({ faults, fault }) => ({ times: faults, last: fault }));

export const lostEnds = (watched: Watched): readonly Ended[] =>
  endings(watched, ({ lost, loss }) => ({ times: lost, last: loss }));

export interface Unready {
  readonly instance: string;
  readonly forMs: number;
}

export const unready = ({ at, instances }: Watched): readonly Unready[] =>
  Object.values(instances).flatMap(({ name, unreadySince }) =>
    unreadySince === null ? [] : [{ instance: name, forMs: at - unreadySince }],
  );

export const flaps = ({ instances }: Watched): number =>
  Object.values(instances).reduce((sum, one) => sum + one.flaps, 0);

/** Instances that ran at some time since the release got traffic. */
export const instancesSeen = ({ instances }: Watched): number => Object.keys(instances).length;
