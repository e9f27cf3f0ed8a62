import { z } from 'zod';
import type { InputMeta } from '../core/inputs.ts';
import { type Catalogue, environmentName, type Section, toText } from './catalogue.ts';

const duration = /^\d+(\.\d+)?(ms|s|m|h|d)?$/;
const durations = (): z.ZodType =>
  z.union([z.string().regex(duration, 'is not a duration such as 500ms, 30s or 5m'), z.number().min(0)]);
const several = (one: z.ZodType): z.ZodType => z.union([z.string(), z.array(one)]);

const valueSchema = ({ kind }: InputMeta): z.ZodType => {
  switch (kind?.is) {
    case 'boolean':
      return z.boolean();
    case 'integer':
      return z.int().min(kind.min).max(kind.max);
    case 'number':
      return z.number().min(kind.min).max(kind.max);
    case 'duration':
      return durations();
    case 'choice':
      return z.enum(kind.of);
    case 'list':
      return several(kind.of === undefined ? z.string() : z.enum(kind.of));
    case 'lines':
      return several(z.union([z.string(), z.record(z.string(), z.unknown())]));
    case 'json':
      return z.union([z.string(), z.array(z.unknown()), z.record(z.string(), z.unknown())]);
    default:
      return z.string();
  }
};

const described = (meta: InputMeta): z.ZodType => {
  const byDefault = meta.default ? ` Default: ${meta.default}.` : '';
  return valueSchema(meta).describe(`${meta.doc}${byDefault}`).optional();
};

const keysOf = (keys: Readonly<Record<string, InputMeta>>): Record<string, z.ZodType> =>
  Object.fromEntries(Object.entries(keys).map(([name, meta]) => [name, described(meta)]));

const sectionSchema = (section: Section): z.ZodType =>
  z.strictObject(keysOf(section.keys)).describe(section.doc).optional();

/** The schema of `.github/prod-actions.yml`. */
export const fileSchema = (catalogue: Catalogue): z.ZodType => {
  const sections = Object.entries(catalogue.sections);
  const all = Object.fromEntries(sections.map(([name, section]) => [name, sectionSchema(section)]));
  const perEnvironment = Object.fromEntries(
    sections.filter(([, section]) => section.perEnvironment).map(([name]) => [name, all[name] ?? z.never()]),
  );
  const block = z.strictObject(perEnvironment).nullable().describe('What differs in this environment.');
  return z
    .strictObject({
      ...keysOf(catalogue.top),
      ...all,
      environments: z
        .record(z.string().regex(environmentName), block)
        .describe('The environments, in the order of delivery, each with what differs there.')
        .optional(),
    })
    .describe('Settings of prod-actions. An input of the workflow wins over an environment block, that over the file.');
};

/** The schema for editors. */
export const jsonSchema = (catalogue: Catalogue): Record<string, unknown> => ({
  ...z.toJSONSchema(fileSchema(catalogue), { io: 'input' }),
  title: 'prod-actions.yml',
});

const record = z.record(z.string(), z.unknown());

const flattenKeys = (
  keys: Readonly<Record<string, InputMeta>>,
  from: Readonly<Record<string, unknown>>,
  prefix: string,
): [string, string][] =>
  Object.entries(from).flatMap(([name, value]): [string, string][] =>
    keys[name] === undefined ? [] : [[`${prefix}${name}`, toText(keys[name], value)]],
  );

const flattenSections = (catalogue: Catalogue, block: Record<string, unknown>, prefix: string): [string, string][] =>
  Object.entries(catalogue.sections).flatMap(([name, section]) =>
    block[name] === undefined ? [] : flattenKeys(section.keys, record.parse(block[name]), `${prefix}${name}.`),
  );

export interface FileConfig {
  readonly values: ReadonlyMap<string, string>;
  /** In the order of the file; undefined when the file does not list any. */
  readonly environments: readonly string[] | undefined;
}

/** Flattens a document that `fileSchema` accepted. */
export const flatten = (catalogue: Catalogue, document: unknown): FileConfig => {
  const file = record.parse(document);
  const blocks = Object.entries(record.parse(file['environments'] ?? {}));
  return {
    values: new Map([
      ...flattenKeys(catalogue.top, file, ''),
      ...flattenSections(catalogue, file, ''),
      ...blocks.flatMap(([name, block]) =>
        flattenSections(catalogue, record.parse(block ?? {}), `environments.${name}.`),
      ),
    ]),
    environments: file['environments'] === undefined ? undefined : blocks.map(([name]) => name),
  };
};
