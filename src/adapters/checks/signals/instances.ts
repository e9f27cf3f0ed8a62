import type { codes } from '../../../domain/signals/codes.ts';
import {
  type Ended,
  faultyEnds,
  flaps,
  instancesSeen,
  lostEnds,
  unready,
  type Watched,
} from '../../../domain/signals/instances.ts';
import { redacted } from '../../../domain/signals/redact.ts';
import type { Followed } from '../../../domain/signals/source.ts';
import { formatDuration } from '../../../domain/text/durations.ts';
import type { Codes } from '../../../domain/verdicts/codes.ts';
import type { Check } from '../../../domain/verification/check.ts';
import { passing, reportOf, type Said } from './said.ts';
import type { Sights } from './sights.ts';

/** What ends, and what stops being ready. */

type Code = typeof codes extends Codes<infer K> ? K : never;

export interface InstanceParts {
  readonly source: string;
  readonly required: boolean;
  readonly sights: Sights;
  readonly followed: Followed;
  readonly query: string | null;
}

const patienceMs = 10_000;
const shownEnds = 3;
const shownLines = 8;

const codeOf = ({ last, looping }: Ended): Code => {
  if (last.cause === 'out-of-memory') return 'instance-out-of-memory';
  if (last.cause === 'evicted') return 'instance-evicted';
  return looping ? 'instance-crash-looping' : 'instance-restarted';
};

const textOf = ({ instance, part, times, last }: Ended): string =>
  `${instance}${part === '' ? '' : `, ${part}`}: ${last.detail}${times > 1 ? `, ${times} times` : ''}`;

const listed = (ends: readonly Ended[]): string => {
  const more = ends.length > shownEnds ? `; ${ends.length - shownEnds} more` : '';
  return `${ends.slice(0, shownEnds).map(textOf).join('; ')}${more}`;
};

const wordsOf = async (followed: Followed, { id, part }: Ended): Promise<string> => {
  const text = await followed.lastWords(id, part).catch(() => '');
  const lines = text
    .trimEnd()
    .split('\n')
    .slice(-shownLines)
    .map(redacted)
    .filter(line => line !== '');
  return lines.length === 0 ? '' : `\nIts last lines:\n${lines.map(line => `  ${line}`).join('\n')}`;
};

/** `max`: ends that are let pass; none for want of memory, and no eviction for using too much, ever is. */
const endsSaid = async (watched: Watched, max: number, followed: Followed): Promise<Said> => {
  const ends = faultyEnds(watched);
  const times = ends.reduce((sum, one) => sum + one.times, 0);
  const [worst] = ends;
  const seen = instancesSeen(watched);
  const grave = worst?.last.cause === 'out-of-memory' || worst?.last.cause === 'evicted';
  if (worst !== undefined && (grave || times > max)) {
    const what = `${listed(ends)}.${await wordsOf(followed, worst)}`;
    return { verdict: 'fail', code: codeOf(worst), what, value: times, samples: seen };
  }
  if (seen === 0)
    return { verdict: 'inconclusive', code: 'no-instance-seen', what: 'No instance of the release was seen.' };
  const lost = lostEnds(watched);
  if (lost.length > 0)
    return { verdict: 'inconclusive', code: 'instance-lost', what: `${listed(lost)}.`, value: times, samples: seen };
  return passing(times === 0 ? 'Nothing ended.' : `${listed(ends)}: let pass.`, times, seen);
};

export const endsCheck = (parts: InstanceParts, maxRestarts: number): Check => {
  const check = { name: 'restarts', source: parts.source, required: parts.required };
  return {
    ...check,
    patienceMs,
    factual: true,
    look: async ({ now, signal }) => {
      const watched = await parts.sights.look(now, signal);
      const objective = `≤ ${maxRestarts}, none for want of memory`;
      const asked = { query: parts.query, unit: 'ends', objective, from: watched.since, to: now };
      return reportOf(check, asked, await endsSaid(watched, maxRestarts, parts.followed));
    },
  };
};

/** Not to be ready so long is no blip: whoever judges readiness has looked again, more than once. */
const patienceWith = (readinessPeriodMs: number): number => Math.max(10_000, 2 * readinessPeriodMs + 1000);

const readySaid = (watched: Watched, max: number, isLast: boolean): Said => {
  const [times, away, seen] = [flaps(watched), unready(watched), instancesSeen(watched)];
  const limit = patienceWith(watched.readinessPeriodMs);
  const long = away.filter(one => one.forMs >= limit);
  const names = away.map(one => `${one.instance} for ${formatDuration(one.forMs)}`).join(', ');
  if (long.length > 0) {
    const what = `No longer ready: ${names}.`;
    return { verdict: 'fail', code: 'instance-not-ready', what, value: times, samples: seen };
  }
  if (times > max) {
    const what = `Ready, not ready and ready again ${times} times.`;
    return { verdict: 'fail', code: 'readiness-flapping', what, value: times, samples: seen };
  }
  if (seen === 0)
    return { verdict: 'inconclusive', code: 'no-instance-seen', what: 'No instance of the release was seen.' };
  if (away.length > 0 && isLast) {
    const what = `No longer ready at the end: ${names}; ${formatDuration(limit)} are needed to call that a fault.`;
    return { verdict: 'inconclusive', code: 'instance-not-ready', what, value: times, samples: seen };
  }
  return passing(`${times} turns.`, times, seen);
};

export const readinessCheck = (parts: InstanceParts, maxFlaps: number): Check => {
  const check = { name: 'readiness', source: parts.source, required: parts.required };
  return {
    ...check,
    patienceMs,
    factual: true,
    look: async ({ now, signal, last }) => {
      const watched = await parts.sights.look(now, signal);
      const objective = `≤ ${maxFlaps} turns, none unready for ${formatDuration(patienceWith(watched.readinessPeriodMs))}`;
      const asked = { query: null, unit: 'turns', objective, from: watched.since, to: now };
      return reportOf(check, asked, readySaid(watched, maxFlaps, last));
    },
  };
};
