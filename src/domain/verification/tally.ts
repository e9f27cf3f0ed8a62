import { releaseHeader } from '../rollout/identity.ts';
import { type Miss, missesOf } from './expectations.ts';
import type { Probe } from './probes.ts';
import type { ConnectionTally, Failure, IdentityReport } from './report.ts';
import type { ConnectionKind, Sample } from './samples.ts';

const maxExamples = 10;

/** Which release an answer names; null: it names none. */
export const releaseOf = (sample: Sample): string | null =>
  sample.result.kind === 'answer' ? (sample.result.headers[releaseHeader] ?? null) : null;

const counted = (map: Map<string, number>, key: string): Map<string, number> => map.set(key, (map.get(key) ?? 0) + 1);

/** Everything that is only counted, for the report. */
export interface Tally {
  /** The sample's misses, after it was counted. */
  add(sample: Sample): readonly Miss[];
  readonly answered: () => number;
  readonly retries: () => number;
  failures(): Readonly<Record<string, number>>;
  examples(): readonly Failure[];
  connections(): Readonly<Record<ConnectionKind, ConnectionTally>>;
  identity(): IdentityReport;
}

export const tally = (probes: readonly Probe[], expected: string | null): Tally => {
  const failures = new Map<string, number>();
  const releases = new Map<string, number>();
  const examples: Failure[] = [];
  const connections: Record<ConnectionKind, ConnectionTally> = {
    fresh: { samples: 0, failed: 0, otherRelease: 0 },
    pooled: { samples: 0, failed: 0, otherRelease: 0 },
  };
  let [answered, retries, unnamed] = [0, 0, 0];

  const note = (sample: Sample, probe: Probe, misses: readonly Miss[]): void => {
    for (const { code, what } of misses) {
      counted(failures, code);
      if (examples.length < maxExamples)
        examples.push({ at: sample.at, probe: probe.name, connection: sample.connection, code, what });
    }
  };

  const countRelease = (sample: Sample): boolean => {
    const release = releaseOf(sample);
    if (sample.result.kind === 'answer' && release === null) unnamed += 1;
    if (release !== null) counted(releases, release);
    return expected !== null && release !== null && release !== expected;
  };

  return {
    add: sample => {
      const probe = probes[sample.probe];
      if (probe === undefined) throw new RangeError(`no probe ${sample.probe}`);
      const misses = missesOf(probe, sample);
      const other = countRelease(sample);
      const before = connections[sample.connection];
      connections[sample.connection] = {
        samples: before.samples + 1,
        failed: before.failed + (misses.length > 0 ? 1 : 0),
        otherRelease: before.otherRelease + (other ? 1 : 0),
      };
      answered += sample.result.kind === 'answer' ? 1 : 0;
      retries += sample.retries;
      note(sample, probe, misses);
      return misses;
    },
    answered: () => answered,
    retries: () => retries,
    failures: () => Object.fromEntries([...failures].sort(([, a], [, b]) => b - a)),
    examples: () => examples,
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
