import type { InputMeta } from '../core/inputs.ts';
import { type Catalogue, splitEnvironment, type Values } from './catalogue.ts';
import type { PresetName } from './presets.ts';

/** Where a value came from, strongest first: input > environment block > file > preset > default. */
type Written = 'input' | `environment ${string}` | 'file' | `preset ${string}` | 'default';
/** What follows from the section `slo` is weaker than all that is written out, and stronger than the defaults. */
export type Source = Written | `slo (${string})` | `${Written} and slo (${string})`;

export interface Setting {
  readonly key: string;
  readonly text: string;
  readonly source: Source;
}

interface Layer {
  readonly source: Source;
  readonly values: Values;
}

export interface Layers {
  readonly input: Values;
  readonly file: Values;
  readonly preset: { readonly name: PresetName; readonly values: Values };
}

const inside = (values: Values, environment: string): Values =>
  new Map(
    [...values].flatMap(([key, text]): [string, string][] => {
      const split = splitEnvironment(key);
      return split?.environment === environment ? [[split.key, text]] : [];
    }),
  );

/** The layers that count for one environment (or for none), strongest first. */
const ordered = (layers: Layers, environment: string | undefined): readonly Layer[] => [
  ...(environment === undefined ? [] : [{ source: 'input' as const, values: inside(layers.input, environment) }]),
  { source: 'input', values: layers.input },
  ...(environment === undefined
    ? []
    : [{ source: `environment ${environment}` as const, values: inside(layers.file, environment) }]),
  { source: 'file', values: layers.file },
  { source: `preset ${layers.preset.name}`, values: layers.preset.values },
];

const resolveKey = (key: string, meta: InputMeta, layers: readonly Layer[]): Setting => {
  const found = layers.find(layer => layer.values.has(key));
  return found === undefined
    ? { key, text: meta.default ?? '', source: 'default' }
    : { key, text: found.values.get(key) ?? '', source: found.source };
};

/** The settings of the named sections, for one environment or for none. */
export const resolveSections = (
  catalogue: Catalogue,
  sections: readonly string[],
  layers: Layers,
  environment?: string,
): readonly Setting[] => {
  const strongestFirst = ordered(layers, environment);
  return sections.flatMap(name =>
    Object.entries(catalogue.sections[name]?.keys ?? {}).map(([key, meta]) =>
      resolveKey(`${name}.${key}`, meta, strongestFirst),
    ),
  );
};

export const resolveTop = (catalogue: Catalogue, layers: Layers): readonly Setting[] =>
  Object.entries(catalogue.top).map(([key, meta]) => resolveKey(key, meta, ordered(layers, undefined)));
