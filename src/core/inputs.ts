import { z } from 'zod';
import type { Parsed } from '../domain/text/parsed.ts';
import { parseDuration } from './durations.ts';
import { UserError } from './errors.ts';

/** What is said of an input in action.yml, in the docs table and in error messages. */
export interface InputMeta {
  readonly doc: string;
  /** The default as written in action.yml; parsed by the same parser as a given value. */
  readonly default?: string;
  readonly required?: boolean;
  /** Masked in logs and never repeated in an error message. */
  readonly secret?: boolean;
  /** What of a secret is masked; unset: each of its lines. */
  readonly secretParts?: (text: string) => readonly string[];
  /** What is allowed, as shown in errors and docs. */
  readonly allowed?: string;
  /** Texts of other inputs that follow from this one's. It looks itself at what the caller set, so that this wins. */
  readonly gives?: (text: string, given: Given) => Readonly<Record<string, string>>;
  /** Set by the builders: the kind of value, from which the schema of the configuration file is made. */
  readonly kind?: InputKind;
}

/** What the caller wrote. */
export interface Given {
  text(name: string): string;
  /** Not given, or given as its default (the runner fills defaults in). */
  isUnset(name: string): boolean;
}

export type InputKind =
  | { readonly is: 'text' | 'lines' | 'boolean' | 'duration' | 'json' }
  | { readonly is: 'list'; readonly of?: readonly string[] }
  | { readonly is: 'integer' | 'number'; readonly min: number; readonly max: number }
  | { readonly is: 'choice'; readonly of: readonly string[] };

export const inputMeta = z.registry<InputMeta>();

const lines = (text: string): readonly string[] => text.split(/\r?\n/).map(line => line.trim());

/** What has to be kept out of everything that is written: nothing for an input that is no secret. */
export const secretPartsOf = (one: z.ZodType | undefined, text: string): readonly string[] => {
  const meta = one && inputMeta.get(one);
  return meta?.secret === true ? (meta.secretParts ?? lines)(text).filter(part => part !== '') : [];
};

const field = <T>(kind: InputKind, meta: InputMeta, parse: (text: string) => Parsed<T>) =>
  z
    .string()
    .transform((raw, context): T => {
      const text = raw.trim() === '' ? (meta.default ?? '') : raw.trim();
      if (text === '' && meta.required === true) {
        context.addIssue({ code: 'custom', message: 'is required' });
        return z.NEVER;
      }
      const parsed = parse(text);
      if ('value' in parsed) return parsed.value;
      context.addIssue({ code: 'custom', message: parsed.problem });
      return z.NEVER;
    })
    .register(inputMeta, { ...meta, kind });

type Meta = Omit<InputMeta, 'allowed' | 'kind'>;

const truth: Readonly<Record<string, boolean>> = { true: true, false: false };

/** One builder per kind of input. An unset input arrives as ''; without a default, optional kinds give undefined. */
export const input = {
  text: (meta: Meta & { readonly pattern?: RegExp; readonly allowed?: string }) =>
    field<string>({ is: 'text' }, meta, text =>
      text !== '' && meta.pattern !== undefined && !meta.pattern.test(text)
        ? { problem: 'has the wrong form' }
        : { value: text },
    ),

  /** Multi-line text, kept as it is but for outer white space. */
  lines: (meta: Meta & { readonly allowed?: string }) =>
    field<readonly string[]>({ is: 'lines' }, meta, text => ({
      value: text
        .split(/\r?\n/)
        .map(line => line.trim())
        .filter(line => line !== ''),
    })),

  /** Comma- or newline-separated values. */
  list: (meta: Meta & { readonly allowed?: string; readonly of?: readonly string[] }) =>
    field<readonly string[]>(
      { is: 'list', ...(meta.of === undefined ? {} : { of: meta.of }) },
      { ...meta, allowed: meta.allowed ?? meta.of?.join(', ') ?? 'a comma-separated list' },
      text => {
        const values = text
          .split(/[,\n]/)
          .map(value => value.trim())
          .filter(value => value !== '');
        const bad = values.filter(value => meta.of !== undefined && !meta.of.includes(value));
        return bad.length === 0 ? { value: values } : { problem: `does not know ${bad.join(', ')}` };
      },
    ),

  boolean: (meta: Meta & { readonly default: 'true' | 'false' }) =>
    field<boolean>({ is: 'boolean' }, { ...meta, allowed: 'true, false' }, text => {
      const value = truth[text.toLowerCase()];
      return value === undefined ? { problem: 'is not a boolean' } : { value };
    }),

  integer: (meta: Meta & { readonly min: number; readonly max: number }) =>
    field<number>(
      { is: 'integer', min: meta.min, max: meta.max },
      { ...meta, allowed: `a whole number from ${meta.min} to ${meta.max}` },
      text => {
        const value = Number(text);
        const fits = /^-?\d+$/.test(text) && value >= meta.min && value <= meta.max;
        return fits ? { value } : { problem: 'is not a whole number in range' };
      },
    ),

  /** A number; with `optional`, unset gives undefined. */
  number: (meta: Meta & { readonly min: number; readonly max: number }) =>
    field<number | undefined>(
      { is: 'number', min: meta.min, max: meta.max },
      { ...meta, allowed: `a number from ${meta.min} to ${meta.max}` },
      text => {
        if (text === '') return { value: undefined };
        const value = Number(text);
        const fits = Number.isFinite(value) && value >= meta.min && value <= meta.max;
        return fits ? { value } : { problem: 'is not a number in range' };
      },
    ),

  /** Milliseconds. Text such as `500ms`, `30s`, `5m`, `1h`; a plain number is seconds. */
  duration: (meta: Meta & { readonly default: string; readonly maxMs?: number }) =>
    field<number>({ is: 'duration' }, { ...meta, allowed: 'a duration such as 500ms, 30s, 5m or 1h' }, text => {
      const value = parseDuration(text);
      if (value === undefined) return { problem: 'is not a duration' };
      return meta.maxMs !== undefined && value > meta.maxMs ? { problem: 'is too long' } : { value };
    }),

  choice: <const T extends readonly [string, ...string[]]>(options: T, meta: Meta) =>
    field<T[number]>({ is: 'choice', of: options }, { ...meta, allowed: options.join(', ') }, text => {
      const value = options.find(option => option === text);
      return value === undefined ? { problem: 'is not one of the choices' } : { value };
    }),

  /** JSON or YAML-free structured text, checked by `schema`; unset gives undefined. */
  json: <T>(schema: z.ZodType<T>, meta: Meta & { readonly allowed: string }) =>
    field<T | undefined>({ is: 'json' }, meta, text => {
      if (text === '') return { value: undefined };
      try {
        const parsed = schema.safeParse(JSON.parse(text));
        if (parsed.success) return { value: parsed.data };
        return { problem: `does not fit: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}` };
      } catch {
        return { problem: 'is not valid JSON' };
      }
    }),
};

export type InputsSchema = z.ZodObject<Record<string, z.ZodType<unknown, string>>>;

/** A rule over several inputs. It is asked only when each input in `needs` was good by itself. */
export interface Rule<V> {
  readonly needs: readonly (keyof V & string)[];
  /** The problem and the fix, or undefined. The first name in `needs` is the one the message starts with. */
  check(values: V): { readonly problem: string; readonly allowed: string } | undefined;
}

const got = (raw: string, meta: InputMeta | undefined): string =>
  raw === '' ? 'got nothing' : `got "${meta?.secret === true ? '***' : raw.slice(0, 200)}"`;

const sentence = (
  name: string,
  problem: string,
  raw: string,
  meta: InputMeta | undefined,
  allowed?: string,
): string => {
  const says = allowed ?? meta?.allowed;
  return `${name}: ${problem} (${got(raw, meta)})${says === undefined ? '' : `; allowed: ${says}`}`;
};

const metaIn = (schema: InputsSchema, name: string): InputMeta | undefined =>
  schema.shape[name] && inputMeta.get(schema.shape[name]);

/** Lays what inputs give to each other under what the caller wrote. */
const withGiven = (schema: InputsSchema, read: (name: string) => string): ((name: string) => string) => {
  const given: Given = {
    text: read,
    isUnset: name => read(name).trim() === '' || read(name) === metaIn(schema, name)?.default,
  };
  const values = new Map<string, string>();
  for (const name of Object.keys(schema.shape)) {
    const text = read(name).trim();
    const gives = text === '' ? {} : (metaIn(schema, name)?.gives?.(text, given) ?? {});
    for (const [other, value] of Object.entries(gives)) values.set(other, value);
  }
  return values.size === 0 ? read : name => values.get(name) ?? read(name);
};

/**
 * Reads every input and reports all problems at once.
 * @throws UserError `invalid-inputs` whose message has one line per problem.
 */
export const parseInputs = <S extends InputsSchema>(
  schema: S,
  rules: readonly Rule<z.output<S>>[],
  given: (name: string) => string,
): z.output<S> => {
  const read = withGiven(schema, given);
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  const bad = new Set<string>();
  for (const [name, one] of Object.entries(schema.shape)) {
    const raw = read(name);
    const parsed = one.safeParse(raw);
    if (parsed.success) {
      values[name] = parsed.data;
      continue;
    }
    bad.add(name);
    for (const issue of parsed.error.issues) problems.push(sentence(name, issue.message, raw, inputMeta.get(one)));
  }
  for (const rule of rules) {
    if (rule.needs.some(name => bad.has(name))) continue;
    // Every input the rule needs parsed; the others are not read by it.
    const found = rule.check(values as z.output<S>);
    const name = rule.needs[0] ?? '';
    if (found !== undefined) {
      const one = schema.shape[name];
      problems.push(sentence(name, found.problem, read(name), one && inputMeta.get(one), found.allowed));
    }
  }
  if (problems.length > 0) {
    throw new UserError(
      'invalid-inputs',
      `Invalid inputs:\n${problems.map(line => `  ${line}`).join('\n')}`,
      'Mend each input named above.',
    );
  }
  return values as z.output<S>;
};

const settingsSchema = z.record(z.string(), z.string());

const onlyDigest = /^sha256:[0-9a-f]{64}$/;

/**
 * Lays the `settings` object under the step's own inputs. Only digests cross job borders, so an image input that is a
 * bare digest completes the `name@` that the settings give; without a digest that name is nothing.
 * @throws UserError `output-blanked`, `settings-unreadable`, `settings-unknown-input`
 */
export const withSettings = (
  schema: InputsSchema,
  settings: string,
  read: (name: string) => string,
): ((name: string) => string) => {
  if (settings === '') return read;
  if (settings === 'blanked') {
    throw new UserError(
      'output-blanked',
      'The settings from the plan job arrived empty: the runner blanks an output that contains a masked value.',
      'Rename or unmask the secret that is a part of a plain setting (a host, an account id), or set the inputs on the step.',
    );
  }
  const values = decodeSettings(settings);
  const unknown = Object.keys(values).filter(name => !(name in schema.shape));
  if (unknown.length > 0) {
    throw new UserError(
      'settings-unknown-input',
      `settings: does not know ${unknown.join(', ')}; allowed: ${Object.keys(schema.shape).join(', ')}`,
      'Use plan and this action at the same version.',
    );
  }
  return name => {
    const given = read(name);
    const one = schema.shape[name];
    const byDefault = (one && inputMeta.get(one)?.default) ?? '';
    const resolved = values[name] ?? '';
    if (resolved.endsWith('@')) return onlyDigest.test(given) ? `${resolved}${given}` : given;
    return given === '' || given === byDefault ? (values[name] ?? given) : given;
  };
};

const decodeSettings = (settings: string): Record<string, string> => {
  try {
    return settingsSchema.parse(JSON.parse(Buffer.from(settings, 'base64').toString('utf8')));
  } catch (cause) {
    throw new UserError(
      'settings-unreadable',
      'settings: is not base64 of a JSON object of texts',
      'Pass the output of the plan action unchanged.',
      { cause },
    );
  }
};

/** The inverse of what `withSettings` reads. */
export const encodeSettings = (values: Readonly<Record<string, string>>): string =>
  Buffer.from(JSON.stringify(values)).toString('base64');
