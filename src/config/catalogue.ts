import type { InputKind, InputMeta } from '../core/inputs.ts';

/** A section of the file holds the inputs of one concern; its keys are the input names of the actions behind it. */
export interface Section {
  readonly doc: string;
  /** The section may also stand in an environment block. */
  readonly perEnvironment: boolean;
  readonly keys: Readonly<Record<string, InputMeta>>;
  /** Inputs that exist and do not belong in the file → why. */
  readonly refused: Readonly<Record<string, string>>;
}

/** Everything the file may say. The sections come from the actions' own input schemas, so no key is without effect. */
export interface Catalogue {
  /** Keys outside any section. */
  readonly top: Readonly<Record<string, InputMeta>>;
  readonly sections: Readonly<Record<string, Section>>;
}

/** A flat set of values: `service`, `scan.severity`, `environments.production.verify.window` → text. */
export type Values = ReadonlyMap<string, string>;

export const defaultConfigPath = '.github/prod-actions.yml';

export const environmentName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/;

const environmentKey = /^environments\.([^.]+)\.(.+)$/;

/** Splits `environments.<name>.<key>`; undefined for any other key. */
export const splitEnvironment = (key: string): { readonly environment: string; readonly key: string } | undefined => {
  const match = environmentKey.exec(key);
  return match?.[1] === undefined || match[2] === undefined ? undefined : { environment: match[1], key: match[2] };
};

/** Every flat key outside environment blocks. */
export const knownKeys = (catalogue: Catalogue): readonly string[] => [
  ...Object.keys(catalogue.top),
  ...Object.entries(catalogue.sections).flatMap(([name, section]) =>
    Object.keys(section.keys).map(key => `${name}.${key}`),
  ),
];

/** Every flat key that an environment block may hold. */
export const knownEnvironmentKeys = (catalogue: Catalogue): readonly string[] =>
  Object.entries(catalogue.sections).flatMap(([name, section]) =>
    section.perEnvironment ? Object.keys(section.keys).map(key => `${name}.${key}`) : [],
  );

const join = (kind: InputKind | undefined): string => (kind?.is === 'lines' || kind?.is === 'text' ? '\n' : ',');

const itemText = (item: unknown): string => (typeof item === 'object' ? JSON.stringify(item) : String(item));

/** A value of the file as the text an action's input takes. */
export const toText = (meta: InputMeta | undefined, value: unknown): string => {
  if (typeof value === 'string') return value;
  if (meta?.kind?.is === 'json') return JSON.stringify(value);
  return Array.isArray(value) ? value.map(itemText).join(join(meta?.kind)) : String(value);
};
