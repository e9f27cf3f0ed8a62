/**
 * The text formats in which programs show their counters: Prometheus 0.0.4 and OpenMetrics 1.0, which read alike but
 * for time stamps and the end mark. Pure.
 */

export interface ExposedSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Exposed {
  readonly samples: readonly ExposedSample[];
  /** Metrics that the page describes, with samples or without. */
  readonly described: ReadonlySet<string>;
}

export type Exposition = Exposed | { readonly problem: string };

const description = /^#\s+(?:TYPE|HELP)\s+(?:"([^"]+)"|(\S+))/;

const unescaped = (text: string): string => text.replaceAll(/\\(.)/g, (_, one: string) => (one === 'n' ? '\n' : one));

const quoted = '"((?:[^"\\\\]|\\\\.)*)"';
const label = new RegExp(`\\s*(?:${quoted}|([a-zA-Z_:][a-zA-Z0-9_:.]*))\\s*(?:=\\s*${quoted})?\\s*(,|(?=\\}))`, 'y');

interface Labels {
  /** Names with other characters stand quoted within the braces. */
  readonly name: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly end: number;
}

/** @param open index of the opening brace */
const labelsOf = (line: string, open: number): Labels | undefined => {
  const labels: Record<string, string> = {};
  let name: string | undefined;
  let at = open + 1;
  while (!/^\s*\}/.test(line.slice(at))) {
    label.lastIndex = at;
    const match = label.exec(line);
    if (match === null) return undefined;
    const [, quotedKey, key = unescaped(quotedKey ?? ''), value] = match;
    if (value === undefined) name = key;
    else labels[key] = unescaped(value);
    at = label.lastIndex;
  }
  return { name, labels, end: line.indexOf('}', at) + 1 };
};

const numberOf = (text: string): number | undefined => {
  const word = text.toLowerCase();
  if (word === 'nan') return Number.NaN;
  if (/^[+-]?inf(inity)?$/.test(word))
    return word.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const value = Number(text);
  return text === '' || Number.isNaN(value) ? undefined : value;
};

const sampleOf = (line: string): ExposedSample | undefined => {
  const outer = /^[a-zA-Z_:][a-zA-Z0-9_:.]*/.exec(line)?.[0];
  const open = /^\s*\{/.exec(line.slice(outer?.length ?? 0));
  const inner = open === null ? undefined : labelsOf(line, (outer?.length ?? 0) + open[0].length - 1);
  if (open !== null && inner === undefined) return undefined;
  const name = outer ?? inner?.name;
  // Behind the value a time stamp and an exemplar may stand; neither is ours to use.
  const rest = /^\s+(\S+)(?:\s+[-+0-9.eE]+)?(?:\s+#.*)?\s*$/.exec(line.slice(inner?.end ?? outer?.length ?? 0));
  const value = numberOf(rest?.[1] ?? '');
  return name === undefined || value === undefined ? undefined : { name, labels: inner?.labels ?? {}, value };
};

/** Every sample, or which line is none. */
export const parseExposition = (text: string): Exposition => {
  const samples: ExposedSample[] = [];
  const described = new Set<string>();
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.replace(/\r$/, '');
    const [, quotedName, name = quotedName] = description.exec(line) ?? [];
    if (name !== undefined) described.add(name);
    if (line.trim() === '' || line.startsWith('#')) continue;
    const sample = sampleOf(line.trimStart());
    if (sample === undefined) return { problem: `line ${index + 1} is no sample: ${line.slice(0, 80)}` };
    samples.push(sample);
  }
  return samples.length + described.size === 0 ? { problem: 'there is not one sample' } : { samples, described };
};
