import { z } from 'zod';
import { percent } from '../verification/verdict.ts';
import { tellableText } from './tellable.ts';

/** What a verification saw, in a few lines of Markdown. What it cannot read it leaves out. Pure. */

const rate = z.object({
  what: z.string(),
  source: z.string(),
  objective: z.number(),
  samples: z.number(),
  failed: z.number(),
  rate: z.number().nullable(),
  above: z.boolean(),
});
type Rate = z.output<typeof rate>;

const latency = z.object({
  quantile: z.number(),
  objectiveMs: z.number(),
  measuredMs: z.number().nullable(),
  above: z.boolean(),
});

const check = z.object({
  name: z.string(),
  source: z.string(),
  verdict: z.enum(['pass', 'fail', 'inconclusive', 'error']),
  what: z.string(),
});

const example = z.object({ at: z.number(), probe: z.string(), code: z.string(), what: z.string() });

const seen = z.object({
  errorRates: z.array(rate).catch([]),
  latency: z.array(latency).catch([]),
  checks: z.array(check).catch([]),
  examples: z.array(example).catch([]),
});
type Seen = z.output<typeof seen>;

const maxExamples = 3;

type Quote = (text: string) => string;

/** Text of a release or of a service, which must not become Markdown or HTML of ours, nor give a secret away. */
const quotedWithout =
  (secrets: readonly string[]): Quote =>
  text =>
    tellableText(text, secrets)
      .slice(0, 300)
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/[<>&]/g, c => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[c] ?? c)
      .replaceAll(/[\\`*_[\]|]/g, '\\$&');

const rateLine = ({ what, source, objective, samples, failed, rate: share, above }: Rate, quoted: Quote): string =>
  `- ${quoted(what)}: ${failed} of ${samples} requests failed (${percent(share ?? 0)}), objective ${percent(objective)}${above ? ', **above it**' : ''}; counted by ${quoted(source)}`;

const linesOf = ({ errorRates, latency: slow, checks, examples }: Seen, quoted: Quote): readonly string[] => [
  ...errorRates.filter(one => one.samples > 0).map(one => rateLine(one, quoted)),
  ...slow.map(
    ({ quantile, objectiveMs, measuredMs, above }) =>
      `- p${quantile * 100}: ${Math.round(measuredMs ?? 0)} ms, objective ${objectiveMs} ms${above ? ', **above it**' : ''}`,
  ),
  ...checks
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ name, source, verdict, what }) => `- ${quoted(name)} (${quoted(source)}): ${verdict}. ${quoted(what)}`),
  ...examples
    .slice(0, maxExamples)
    .map(({ at, probe, code, what }) => `- for example after ${at} ms, ${quoted(probe)}: ${quoted(what)} (${code})`),
];

/** `verification`: a report as `post-deploy-verify` writes it. */
export const evidenceOf = (verification: unknown, secrets: readonly string[] = []): string => {
  const read = seen.safeParse(verification);
  return read.success ? linesOf(read.data, quotedWithout(secrets)).join('\n') : '';
};
