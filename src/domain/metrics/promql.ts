/** The little we need to know of a PromQL expression: which series it selects and how far back it reaches. Pure. */

const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};

/** `1h30m`, `5m`, `90s` → milliseconds; undefined for anything else. */
export const parsePromDuration = (text: string): number | undefined => {
  if (!/^(\d+(ms|[smhdwy]))+$/.test(text)) return undefined;
  return [...text.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (unitMs[unit ?? ''] ?? 0),
    0,
  );
};

const strings = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/;

/** The longest range of a range selector or subquery; undefined when there is none. */
export const longestRangeMs = (query: string): number | undefined => {
  const bare = query.replaceAll(new RegExp(strings, 'g'), '""');
  const ranges = [...bare.matchAll(/\[\s*([0-9a-z]+)\s*(?::[^\]]*)?\]/g)].flatMap(
    match => parsePromDuration(match[1] ?? '') ?? [],
  );
  return ranges.length === 0 ? undefined : Math.max(...ranges);
};

const token = new RegExp(
  `${strings.source}|#[^\\n]*|[a-zA-Z_:][a-zA-Z0-9_:]*|\\{|\\}|\\(|\\)|\\[[^\\]]*\\]|\\d[0-9a-zA-Z.]*|[^\\s]`,
  'g',
);

/** Words in front of a list of labels. */
const listing = new Set(['by', 'without', 'on', 'ignoring', 'group_left', 'group_right']);
const words = new Set(['and', 'or', 'unless', 'bool', 'offset', 'atan2', 'start', 'end', 'inf', 'nan', ...listing]);

const isName = (text: string): boolean => /^[a-zA-Z_:]/.test(text);

/** Index behind the bracket that closes the one at `open`. */
const closing = (tokens: readonly string[], open: number, bracket: '}' | ')'): number => {
  const end = tokens.indexOf(bracket, open);
  return end < 0 ? tokens.length : end + 1;
};

/** Every vector selector, without ranges and offsets, once each: `up`, `http_requests_total{status=~"5.."}`. */
export const selectorsOf = (query: string): readonly string[] => {
  const tokens = (query.match(token) ?? []).filter(one => !one.startsWith('#'));
  const found = new Set<string>();
  for (let at = 0; at < tokens.length; at += 1) {
    const one = tokens[at] ?? '';
    const next = tokens[at + 1];
    if (listing.has(one.toLowerCase()) && next === '(') {
      at = closing(tokens, at + 1, ')') - 1;
    } else if (one === '{' || (isName(one) && next === '{')) {
      const open = one === '{' ? at : at + 1;
      const end = closing(tokens, open, '}');
      found.add(tokens.slice(at, end).join(''));
      at = end - 1;
    } else if (isName(one) && next !== '(' && !words.has(one.toLowerCase()) && !listsLabels(tokens, at)) {
      found.add(one);
    }
  }
  return [...found];
};

/** The names of the metrics that a query reads, without labels. */
export const metricNames = (query: string): readonly string[] => [
  ...new Set(selectorsOf(query).flatMap(one => /^[a-zA-Z_:][a-zA-Z0-9_:]*/.exec(one)?.[0] ?? [])),
];

/** An aggregation with its labels in front: `sum by (job) (…)`. */
const listsLabels = (tokens: readonly string[], at: number): boolean => {
  const next = (tokens[at + 1] ?? '').toLowerCase();
  return (next === 'by' || next === 'without') && tokens[at + 2] === '(';
};
