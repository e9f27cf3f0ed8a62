import { z } from 'zod';
import { clipped, isPattern } from './patterns.ts';

/** What one header of an answer must be. */
export interface HeaderRule {
  /** In lower case. */
  readonly name: string;
  readonly is: 'contains' | 'equals' | 'matches' | 'absent';
  readonly want: string;
}

const one = z.union([
  z.string().transform(want => [{ is: 'contains' as const, want }]),
  z.null().transform(() => [{ is: 'absent' as const, want: '' }]),
  z
    .strictObject({
      equals: z.string().optional(),
      contains: z.string().optional(),
      matches: z.string().refine(isPattern, 'is not a regular expression').optional(),
    })
    .transform(({ equals, contains, matches }) => [
      ...(equals === undefined ? [] : [{ is: 'equals' as const, want: equals }]),
      ...(contains === undefined ? [] : [{ is: 'contains' as const, want: contains }]),
      ...(matches === undefined ? [] : [{ is: 'matches' as const, want: matches }]),
    ]),
]);

/** `{"content-type": "json", "x-frame-options": {"equals": "DENY"}, "etag": {"matches": "^\"v"}, "server": null}` */
export const headerRules = z
  .record(z.string(), one)
  .default({})
  .transform((headers): readonly HeaderRule[] =>
    Object.entries(headers).flatMap(([name, rules]) => rules.map(rule => ({ ...rule, name: name.toLowerCase() }))),
  );

const wants: Readonly<Record<HeaderRule['is'], string>> = {
  contains: '',
  equals: 'exactly ',
  matches: 'a match of ',
  absent: '',
};

/** What is wrong with the header, in words; undefined: nothing. */
export const headerProblem = (
  { name, is, want }: HeaderRule,
  headers: Readonly<Record<string, string>>,
): string | undefined => {
  const value = headers[name];
  if (is === 'absent') return value === undefined ? undefined : `header ${name} is there: "${clipped(value)}"`;
  if (value === undefined) return `header ${name} is missing`;
  const holds =
    is === 'equals' ? value === want : is === 'contains' ? value.includes(want) : new RegExp(want, 'u').test(value);
  return holds ? undefined : `header ${name} is "${clipped(value)}", expected ${wants[is]}"${want}"`;
};
