import { z } from 'zod';
import { parseJsonPath, type Step, valuesAt } from './json-path.ts';
import { isPattern } from './patterns.ts';

const compared = ['lt', 'lte', 'gt', 'gte'] as const;
type Compared = (typeof compared)[number];

/** What the values at one path of a JSON body must be. */
export interface JsonRule {
  readonly path: string;
  readonly steps: readonly Step[];
  readonly is: 'equals' | 'not' | 'exists' | 'matches' | 'contains' | 'length' | 'type' | Compared;
  readonly want: unknown;
}

/** Keys of a value that is a rule; any other object is a value to be equal to. */
const operators = z.strictObject({
  equals: z.json().optional(),
  not: z.json().optional(),
  exists: z.boolean().optional(),
  matches: z.string().refine(isPattern, 'is not a regular expression').optional(),
  contains: z.union([z.string(), z.number(), z.boolean()]).optional(),
  length: z.number().int().min(0).optional(),
  type: z.enum(['string', 'number', 'boolean', 'object', 'array', 'null']).optional(),
  lt: z.number().optional(),
  lte: z.number().optional(),
  gt: z.number().optional(),
  gte: z.number().optional(),
});
const names = operators.keyof().options;
const isName = (text: string): text is (typeof names)[number] => names.some(name => name === text);

const isRule = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length > 0 &&
  Object.keys(value).every(isName);

const rulesAt = (path: string, want: unknown, issue: (message: string) => void): readonly JsonRule[] => {
  const steps = parseJsonPath(path);
  if (steps === undefined) {
    issue(`"${path}" is not a path such as $.items[0].id, $['a b'] or $.items[*].id`);
    return [];
  }
  if (!isRule(want)) return [{ path, steps, is: 'equals', want }];
  const parsed = operators.safeParse(want);
  if (parsed.success) {
    return Object.entries(parsed.data).flatMap(([is, value]) => (isName(is) ? [{ path, steps, is, want: value }] : []));
  }
  for (const one of parsed.error.issues) issue(`${path} ${one.path.join('.')}: ${one.message}`);
  return [];
};

/** `{"$.status": "ok", "$.items": {"length": 3}, "$.queue": {"lt": 10}}` */
export const jsonRules = z
  .record(z.string(), z.json())
  .default({})
  .transform((paths, context): readonly JsonRule[] =>
    Object.entries(paths).flatMap(([path, want]) =>
      rulesAt(path, want, message => context.addIssue({ code: 'custom', message })),
    ),
  );

const equal = (a: unknown, b: unknown): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return left.size === right.size && [...left].every(([key, value]) => right.has(key) && equal(value, right.get(key)));
};

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

const compare: Readonly<Record<Compared, (a: number, b: number) => boolean>> = {
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
};

const lengthOf = (value: unknown): number | undefined =>
  typeof value === 'string' || Array.isArray(value) ? value.length : undefined;

const holds = ({ is, want }: JsonRule, value: unknown): boolean => {
  switch (is) {
    case 'exists':
      return want === true;
    case 'equals':
      return equal(value, want);
    case 'not':
      return !equal(value, want);
    case 'matches':
      return typeof value === 'string' && new RegExp(String(want), 'u').test(value);
    case 'contains':
      return Array.isArray(value)
        ? value.some(one => equal(one, want))
        : typeof value === 'string' && value.includes(String(want));
    case 'length':
      return lengthOf(value) === want;
    case 'type':
      return typeOf(value) === want;
    default:
      return typeof value === 'number' && typeof want === 'number' && compare[is](value, want);
  }
};

const shown = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

/** What is wrong at the path, in words; undefined: nothing. Every value at it must fit, and there must be one. */
export const jsonProblem = (rule: JsonRule, body: unknown): string | undefined => {
  const values = valuesAt(body, rule.steps);
  const absent = rule.is === 'exists' && rule.want === false;
  if (values.length === 0) return absent ? undefined : `${rule.path} is missing`;
  const bad = values.find(value => !holds(rule, value));
  if (bad === undefined) return undefined;
  return absent
    ? `${rule.path} is there: ${shown(bad)}`
    : `${rule.path} is ${shown(bad)}, expected ${rule.is === 'equals' ? '' : `${rule.is} `}${shown(rule.want)}`;
};
