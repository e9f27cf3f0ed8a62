/** A series selector as PromQL writes it: `http_requests_total{status=~"5..",app="web"}`. Pure. */

export interface Matcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

export interface Selector {
  readonly name: string;
  readonly matchers: readonly Matcher[];
}

const unescaped = (text: string): string =>
  text.replaceAll(/\\(.)/g, (_, one: string) => (one === 'n' ? '\n' : one === 't' ? '\t' : one));

const one = /\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*(,|$)/y;

const isPattern = (text: string): boolean => {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
};

const operatorOf = (text: string | undefined): Matcher['operator'] =>
  text === '!=' || text === '=~' || text === '!~' ? text : '=';

const matchersOf = (text: string): readonly Matcher[] | undefined => {
  const found: Matcher[] = [];
  let at = 0;
  while (text.slice(at).trim() !== '') {
    one.lastIndex = at;
    const match = one.exec(text);
    if (match === null) return undefined;
    const [, label = '', operator, double, single] = match;
    found.push({ label, operator: operatorOf(operator), value: unescaped(double ?? single ?? '') });
    at = one.lastIndex;
  }
  const patterns = found.filter(({ operator }) => operator === '=~' || operator === '!~');
  return patterns.every(({ value }) => isPattern(value)) ? found : undefined;
};

/** undefined for anything that is more than one plain selector with a name. */
export const parseSelector = (text: string): Selector | undefined => {
  const match = /^([a-zA-Z_:][a-zA-Z0-9_:]*)\s*(?:\{(.*)\})?$/s.exec(text.trim());
  if (match?.[1] === undefined) return undefined;
  const matchers = matchersOf(match[2] ?? '');
  return matchers === undefined ? undefined : { name: match[1], matchers };
};

const fits = ({ label, operator, value }: Matcher, labels: Readonly<Record<string, string>>): boolean => {
  const found = labels[label] ?? '';
  if (operator === '=') return found === value;
  if (operator === '!=') return found !== value;
  // As in PromQL, a pattern has to fit the whole value.
  const matched = new RegExp(`^(?:${value})$`, 'su').test(found);
  return operator === '=~' ? matched : !matched;
};

export const selects = (
  { name, matchers }: Selector,
  series: { readonly name: string; readonly labels: Readonly<Record<string, string>> },
): boolean => series.name === name && matchers.every(matcher => fits(matcher, series.labels));
