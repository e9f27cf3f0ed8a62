import { releaseHeader } from '../rollout/identity.ts';
import { factOf, type Miss, missesOf } from './expectations.ts';
import type { Probe } from './probes.ts';
import { isInTurn, mustNameRelease } from './probing/kinds.ts';
import type { ConnectionTally, Failure, IdentityReport, ProbeFact } from './report.ts';
import type { ConnectionKind, Sample } from './samples.ts';

const maxExamples = 10;

/** Which release an answer names; null: it names none. */
export const releaseOf = (sample: Sample): string | null =>
  sample.result.kind === 'answer' ? (sample.result.headers[releaseHeader] ?? null) : null;

/**
 * The probes that stand for users' requests: those asked in turn, or all where none is. The others are judged by
 * themselves.
 */
export const standForUsers = (probes: readonly Probe[]): readonly boolean[] => {
  const some = probes.some(isInTurn);
  return probes.map(probe => !some || isInTurn(probe));
};

/** Something between us and the release may have answered in its place: a proxy whose upstream is gone, a full balancer. */
const maybeFromBetween = (status: number): boolean => status >= 500;

/** What an answer says of the release: asked of the entrance, its name or, where a name is due, that it has none. */
export const identityOf = (probe: Probe, sample: Sample): { readonly release: string | null } | undefined => {
  if (probe.kind !== 'http' || sample.result.kind !== 'answer' || !probe.path.startsWith('/')) return undefined;
  const release = releaseOf(sample);
  const due = mustNameRelease(probe) && !maybeFromBetween(sample.result.status);
  return release !== null || due ? { release } : undefined;
};

const counted = (map: Map<string, number>, key: string): Map<string, number> => map.set(key, (map.get(key) ?? 0) + 1);

/** Everything that is only counted, for the report. */
export interface Tally {
  /** The sample's misses, after it was counted. */
  add(sample: Sample): readonly Miss[];
  readonly answered: () => number;
  readonly retries: () => number;
  failures(): Readonly<Record<string, number>>;
  examples(): readonly Failure[];
  /** Of a probe: what was wrong most often, and the last that was seen of it; null: nothing. */
  usual(probe: number): Miss | null;
  /** What the last answers told beside that they came. */
  facts(): readonly ProbeFact[];
  connections(): Readonly<Record<ConnectionKind, ConnectionTally>>;
  identity(): IdentityReport;
}

export const tally = (probes: readonly Probe[], expected: string | null): Tally => {
  const failures = new Map<string, number>();
  const releases = new Map<string, number>();
  const examples: Failure[] = [];
  const facts = new Map<number, string>();
  const perProbe = probes.map(() => new Map<string, { readonly times: number; readonly what: string }>());
  const users = standForUsers(probes);
  const connections: Record<ConnectionKind, ConnectionTally> = {
    fresh: { samples: 0, failed: 0, otherRelease: 0 },
    pooled: { samples: 0, failed: 0, otherRelease: 0 },
  };
  let [answered, retries, unnamed] = [0, 0, 0];

  const note = (sample: Sample, probe: Probe, misses: readonly Miss[]): void => {
    for (const { code, what } of misses) {
      counted(failures, code);
      const seen = perProbe[sample.probe];
      seen?.set(code, { times: (seen.get(code)?.times ?? 0) + 1, what });
      if (examples.length < maxExamples)
        examples.push({ at: sample.at, probe: probe.name, connection: sample.connection, code, what });
    }
  };

  const countRelease = (probe: Probe, sample: Sample): boolean => {
    const identity = identityOf(probe, sample);
    if (identity === undefined) return false;
    const { release } = identity;
    if (release === null) unnamed += 1;
    else counted(releases, release);
    return expected !== null && release !== null && release !== expected;
  };

  return {
    add: sample => {
      const probe = probes[sample.probe];
      if (probe === undefined) throw new RangeError(`no probe ${sample.probe}`);
      const misses = missesOf(probe, sample);
      const other = countRelease(probe, sample);
      const fact = factOf(sample.result);
      if (fact !== null) facts.set(sample.probe, fact);
      const before = connections[sample.connection];
      connections[sample.connection] = {
        samples: before.samples + 1,
        failed: before.failed + (misses.length > 0 ? 1 : 0),
        otherRelease: before.otherRelease + (other ? 1 : 0),
      };
      answered += sample.result.kind !== 'fault' && users[sample.probe] === true ? 1 : 0;
      retries += sample.retries;
      note(sample, probe, misses);
      return misses;
    },
    answered: () => answered,
    retries: () => retries,
    failures: () => Object.fromEntries([...failures].sort(([, a], [, b]) => b - a)),
    examples: () => examples,
    usual: probe => {
      const [first] = [...(perProbe[probe] ?? [])].sort(([, a], [, b]) => b.times - a.times);
      return first === undefined ? null : { code: first[0], what: first[1].what };
    },
    facts: () => [...facts].map(([probe, what]) => ({ probe: probes[probe]?.name ?? '', what })),
    connections: () => ({ ...connections }),
    identity: () => {
      const wrong = [...releases].filter(([release]) => release !== expected);
      return {
        expected,
        checked: expected !== null && releases.size > 0,
        right: expected === null ? 0 : (releases.get(expected) ?? 0),
        wrong: expected === null ? {} : Object.fromEntries(wrong),
        unnamed,
      };
    },
  };
};
