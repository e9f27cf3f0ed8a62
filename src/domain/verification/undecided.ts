import { type CheckReport, unaskedReport } from './check.ts';
import { codes } from './codes.ts';
import { undecidedRules } from './expectations.ts';
import type { Probe } from './probes.ts';
import type { Sample } from './samples.ts';

const maxRules = 3;

/** Counts the answers whose body is too large to tell whether a rule is met: no fault of the release, and no pass. */
export interface Undecided {
  add(sample: Sample): void;
  /** null: everything could be told. */
  report(): CheckReport | null;
}

export const undecided = (probes: readonly Probe[]): Undecided => {
  const counts = probes.map(({ name }) => ({ name, asked: 0, undecided: 0, rules: new Set<string>() }));
  return {
    add: sample => {
      const [probe, count] = [probes[sample.probe], counts[sample.probe]];
      if (probe === undefined || count === undefined) throw new RangeError(`no probe ${sample.probe}`);
      const rules = undecidedRules(probe, sample);
      count.asked += 1;
      count.undecided += rules.length > 0 ? 1 : 0;
      for (const rule of rules) count.rules.add(rule);
    },
    report: () => {
      const open = counts.filter(count => count.undecided > 0);
      if (open.length === 0) return null;
      const what = open.map(({ name, asked, undecided: times, rules }) => {
        const shown = [...rules].slice(0, maxRules).join(', ');
        return `${name}: ${times} of ${asked} answers are over 1 MiB, and their beginning does not tell ${shown}${rules.size > maxRules ? ', …' : ''}`;
      });
      const about = { name: 'bodies of answers', source: 'our probes', required: true };
      const code = 'body-too-large';
      const said = { verdict: 'inconclusive', code, what: `${what.join('; ')}.`, next: codes.docs[code].next } as const;
      return { ...unaskedReport(about, said), samples: open.reduce((sum, { asked }) => sum + asked, 0) };
    },
  };
};
