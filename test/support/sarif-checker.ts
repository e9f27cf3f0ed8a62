/**
 * What GitHub's code scanning refuses or cuts of a SARIF file, from its documentation ("SARIF support for code scanning"
 * and "SARIF results exceed one or more limits"). Written apart from the code that makes the files.
 */
import { gzipSync } from 'node:zlib';
import { z } from 'zod';

const limits = {
  gzipBytes: 10 * 1024 * 1024,
  runs: 20,
  results: 25_000,
  rules: 25_000,
  locations: 1_000,
  tags: 20,
  text: 1_024,
};

const nonEmpty = z.string().refine(text => text.trim() !== '', 'is an empty text, which does not count as a value');
const position = z.number().int().min(1);

const ruleSchema = z.object({
  id: nonEmpty,
  shortDescription: z.object({ text: nonEmpty.max(limits.text) }),
  fullDescription: z.object({ text: nonEmpty.max(limits.text) }),
  help: z.object({ text: nonEmpty }),
  properties: z
    .object({ 'security-severity': z.unknown().optional(), tags: z.array(nonEmpty).max(limits.tags).optional() })
    .optional(),
});

const locationSchema = z.object({
  physicalLocation: z.object({
    artifactLocation: z.object({ uri: nonEmpty }),
    region: z.object({ startLine: position, startColumn: position, endLine: position, endColumn: position }),
  }),
});

const resultSchema = z.object({
  ruleId: nonEmpty,
  ruleIndex: z.number().int().nonnegative(),
  level: z.enum(['error', 'warning', 'note', 'none']),
  message: z.object({ text: nonEmpty }),
  locations: z.array(locationSchema).min(1).max(limits.locations),
  partialFingerprints: z.object({ primaryLocationLineHash: nonEmpty }),
});

const runSchema = z.object({
  tool: z.object({ driver: z.object({ name: nonEmpty, rules: z.array(ruleSchema).max(limits.rules) }) }),
  automationDetails: z.object({ id: nonEmpty }),
  results: z.array(resultSchema).max(limits.results),
});

const sarifSchema = z.object({
  $schema: nonEmpty,
  version: z.literal('2.1.0'),
  runs: z.array(runSchema).min(1).max(limits.runs),
});

type Run = z.output<typeof runSchema>;

const severityProblems = (run: Run): string[] =>
  run.tool.driver.rules.flatMap(rule => {
    const value = rule.properties?.['security-severity'];
    if (value === undefined) return [];
    const fits = typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) && Number(value) > 0 && Number(value) <= 10;
    return fits
      ? []
      : [`rule ${rule.id}: security-severity ${JSON.stringify(value)} is not a number in a text, 0 to 10`];
  });

const referenceProblems = (run: Run): string[] => {
  const { rules } = run.tool.driver;
  const ids = rules.map(rule => rule.id);
  const seen = new Set<string>();
  const doubled = rules.filter(({ id }) => seen.size === seen.add(id).size);
  return [
    ...doubled.map(rule => `rule ${rule.id} stands twice`),
    ...run.results
      .filter(result => ids[result.ruleIndex] !== result.ruleId)
      .map(result => `result of ${result.ruleId} points at another rule`),
  ];
};

/** A relative path without colon, tag or digest: anything else makes new alerts with every build. */
const pathProblems = (run: Run): string[] =>
  run.results
    .map(result => result.locations[0]?.physicalLocation.artifactLocation.uri ?? '')
    .filter(uri => /^[/.]|:|\\|sha256/.test(uri))
    .map(uri => `path ${uri} is not a stable relative one`);

/** Results that share these three become one alert. */
export const alertKeys = (run: Run): readonly string[] =>
  run.results.map(result =>
    [
      result.ruleId,
      result.locations[0]?.physicalLocation.artifactLocation.uri ?? '',
      result.partialFingerprints.primaryLocationLineHash,
    ].join(' '),
  );

const alertProblems = (run: Run): string[] => {
  const keys = alertKeys(run);
  return new Set(keys).size === keys.length ? [] : [`${keys.length - new Set(keys).size} results share an alert`];
};

const categoryProblems = (runs: readonly Run[]): string[] => {
  const keys = runs.map(run => `${run.tool.driver.name} ${run.automationDetails.id}`);
  const bad = runs.filter(run => !/^[^:@]+\/$/.test(run.automationDetails.id)).map(run => run.automationDetails.id);
  return [
    ...(new Set(keys).size === keys.length ? [] : ['two runs have one tool and category']),
    ...bad.map(id => `category ${id} does not end in / or holds a tag or digest`),
  ];
};

export const readSarif = (document: unknown): z.output<typeof sarifSchema> => sarifSchema.parse(document);

/** Everything GitHub would refuse, cut or mix up; empty for a good file. */
export const sarifProblems = (document: unknown): readonly string[] => {
  const parsed = sarifSchema.safeParse(document);
  if (!parsed.success) return [z.prettifyError(parsed.error)];
  const size = gzipSync(JSON.stringify(document)).length;
  const { runs } = parsed.data;
  return [
    ...(size > limits.gzipBytes ? [`${size} bytes compressed`] : []),
    ...categoryProblems(runs),
    ...runs.flatMap(run => [
      ...severityProblems(run),
      ...referenceProblems(run),
      ...pathProblems(run),
      ...alertProblems(run),
    ]),
  ];
};
