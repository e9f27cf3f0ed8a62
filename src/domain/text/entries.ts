/** Values that a person writes one a line, in words or as JSON objects, or all together as one JSON list. Pure. */

import type { Parsed } from './parsed.ts';

export interface EntryForm<T> {
  /** What one is called: `probe`. */
  readonly noun: string;
  readonly most: number;
  /** The forms there are, for whoever used another. */
  readonly allowed: string;
  fromWords(line: string): Parsed<T>;
  fromJson(value: unknown): Parsed<T>;
}

const parseJson = (text: string): Parsed<unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return { problem: 'is not valid JSON' };
  }
};

type Shown<T> = Parsed<T> & { readonly shown: string };

const fromLine = <T>(line: string, { fromWords, fromJson }: EntryForm<T>): Parsed<T> => {
  if (!line.startsWith('{')) return fromWords(line);
  const json = parseJson(line);
  return 'value' in json ? fromJson(json.value) : json;
};

const parseAll = <T>(lines: readonly string[], form: EntryForm<T>): readonly Shown<T>[] => {
  if (lines[0]?.startsWith('[') !== true) return lines.map(line => ({ ...fromLine(line, form), shown: line }));
  const list = parseJson(lines.join('\n'));
  if ('problem' in list) return [{ ...list, shown: 'the list' }];
  if (!Array.isArray(list.value)) return [{ problem: 'is not a list', shown: 'the value' }];
  return list.value.map((one: unknown, index) => ({ ...form.fromJson(one), shown: `${form.noun} ${index + 1}` }));
};

/** Every problem is reported. */
export const parseEntries = <T>(
  lines: readonly string[],
  form: EntryForm<T>,
): { readonly values: readonly T[] } | { readonly problem: string; readonly allowed: string } => {
  const { noun, most, allowed } = form;
  const parsed = parseAll(lines, form);
  const problems = parsed.flatMap(one => ('problem' in one ? [`${one.shown}: ${one.problem}`] : []));
  if (problems.length > 0) return { problem: problems.join(' | '), allowed };
  const values = parsed.flatMap(one => ('value' in one ? [one.value] : []));
  return values.length > most
    ? { problem: `holds ${values.length} ${noun}s`, allowed: `at most ${most} ${noun}s` }
    : { values };
};
