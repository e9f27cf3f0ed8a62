import { type Growth, growths, leakOf, minMemorySamples, minMemorySpanMs } from '../../../domain/signals/memory.ts';
import type { Followed, MemoryUse } from '../../../domain/signals/source.ts';
import { formatDuration } from '../../../domain/text/durations.ts';
import type { Check } from '../../../domain/verification/check.ts';
import { passing, reportOf, type Said } from './said.ts';

/** Memory on its way to the limit. */

export interface MemoryParts {
  readonly source: string;
  readonly required: boolean;
  readonly followed: Followed;
  readonly baseline: Followed | null;
  /** Of the caller; null: the target's own count. */
  readonly limitBytes: number | null;
  readonly signal: AbortSignal;
}

const mebibyte = 1024 * 1024;
const mib = (bytes: number): string => `${(bytes / mebibyte).toFixed(0)} MiB`;

const growthText = ({ name, usedBytes, limitBytes, bytesPerMs, msToLimit, samples }: Growth): string => {
  const limit = limitBytes === null ? '' : ` of ${mib(limitBytes)}`;
  const until = msToLimit === null ? '' : `, its limit is reached in ${formatDuration(msToLimit)} if that goes on`;
  return `${name}: ${mib(usedBytes)}${limit}, ${((bytesPerMs * 60_000) / mebibyte).toFixed(1)} MiB a minute more${until} (${samples} samples)`;
};

const maxUsed = (uses: readonly MemoryUse[]): number | null =>
  uses.length === 0 ? null : Math.max(...uses.map(one => one.usedBytes));

const tooFew = (uses: readonly MemoryUse[], why: string): Said => ({
  verdict: 'inconclusive',
  code: 'memory-not-known',
  what:
    why === ''
      ? `${uses.length} samples; ${minMemorySamples} of one instance over ${formatDuration(minMemorySpanMs)} are needed.`
      : why,
  value: maxUsed(uses) === null ? null : (maxUsed(uses) ?? 0) / mebibyte,
  samples: uses.length,
});

const said = (uses: readonly MemoryUse[], baselineBytes: number | null, why: string): Said => {
  const known = growths(uses);
  if (known.length === 0) return tooFew(uses, why);
  const value = (maxUsed(uses) ?? 0) / mebibyte;
  const rows = known.map(growth => ({ growth, leak: leakOf(growth, baselineBytes) }));
  const told = (kind: 'leaking' | 'growing'): string =>
    rows
      .filter(one => one.leak === kind)
      .map(one => growthText(one.growth))
      .join('; ');
  const before = baselineBytes === null ? '' : `; the release before uses ${mib(baselineBytes)}`;
  if (told('leaking') !== '')
    return {
      verdict: 'fail',
      code: 'memory-leaking',
      what: `${told('leaking')}${before}.`,
      value,
      samples: uses.length,
    };
  if (told('growing') !== '')
    return {
      verdict: 'inconclusive',
      code: 'memory-growing',
      what: `${told('growing')}${before}.`,
      value,
      samples: uses.length,
    };
  if (known.every(one => one.limitBytes === null)) return tooFew(uses, 'The instances have no memory limit.');
  return passing(`${known.map(growthText).join('; ')}${before}.`, value, uses.length);
};

export const memoryCheck = (parts: MemoryParts): Check => {
  const check = { name: 'memory', source: parts.source, required: parts.required };
  const seen = new Map<string, MemoryUse>();
  let [since, baseline, why]: [number, number | null, string] = [0, null, ''];
  const limited = (use: MemoryUse): MemoryUse => ({ ...use, limitBytes: use.limitBytes ?? parts.limitBytes });
  return {
    ...check,
    patienceMs: 10_000,
    factual: true,
    begin: async ({ startedAt }) => {
      since = startedAt;
      const past = await parts.baseline?.memory(parts.signal).catch(() => undefined);
      baseline = past !== undefined && 'known' in past ? maxUsed(past.known) : null;
    },
    look: async ({ now, signal }) => {
      const uses = await parts.followed.memory(signal);
      why = 'why' in uses ? uses.why : '';
      // The same measurement may be handed out again.
      if ('known' in uses) for (const use of uses.known) seen.set(`${use.id} ${use.at}`, limited(use));
      const asked = { query: null, unit: 'MiB', objective: 'no steady way to the limit', from: since, to: now };
      return reportOf(check, asked, said([...seen.values()], baseline, why));
    },
  };
};
