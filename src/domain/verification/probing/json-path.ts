/**
 * A part of RFC 9535 that fits in one line: `$`, `.name`, `['name']`, `[0]`, `[-1]` and `[*]` / `.*` for every element.
 * Filters, slices and `..` are refused, so that a path never means something else than its reader thinks.
 */
export type Step = { readonly name: string } | { readonly index: number } | 'every';

const step = /^(?:\.([A-Za-z_$][\w$-]*)|\.(\*)|\[(-?\d+)\]|\[(\*)\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\])/;

const stepOf = (found: RegExpExecArray): Step => {
  const [, name, star, index, every, single, double] = found;
  if (star !== undefined || every !== undefined) return 'every';
  if (index !== undefined) return { index: Number(index) };
  return { name: name ?? (single ?? double ?? '').replaceAll(/\\(.)/g, '$1') };
};

/** undefined: not a path we understand. */
export const parseJsonPath = (path: string): readonly Step[] | undefined => {
  if (!path.startsWith('$')) return undefined;
  const steps: Step[] = [];
  for (let rest = path.slice(1); rest !== ''; ) {
    const found = step.exec(rest);
    if (found === null) return undefined;
    steps.push(stepOf(found));
    rest = rest.slice(found[0].length);
  }
  return steps;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const children = (value: unknown, one: Step): readonly unknown[] => {
  if (one === 'every') return Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  if ('index' in one) {
    const found: unknown = Array.isArray(value) ? value.at(one.index) : undefined;
    return found === undefined ? [] : [found];
  }
  return isObject(value) && Object.hasOwn(value, one.name) ? [value[one.name]] : [];
};

/** Every value at the path; empty: there is none. */
export const valuesAt = (value: unknown, steps: readonly Step[]): readonly unknown[] =>
  steps.reduce<readonly unknown[]>((values, one) => values.flatMap(each => children(each, one)), [value]);
