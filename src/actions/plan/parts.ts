import type { z } from 'zod';
import type { Catalogue, Section } from '../../config/catalogue.ts';
import type { Setting } from '../../config/resolve.ts';
import { type InputMeta, type InputsSchema, inputMeta, type Rule } from '../../core/inputs.ts';

/** The part of an action's definition that plan needs: what it takes and which values go together. */
export interface Taker {
  readonly name: string;
  readonly inputs: InputsSchema;
  readonly rules: readonly Rule<Record<string, unknown>>[];
}

/** How a section of the file feeds an action. */
export interface SectionSpec {
  readonly doc: string;
  readonly perEnvironment: boolean;
  readonly taker: Taker;
  /** Inputs of the taker that are not for the file → why: known only to the run, or the same for every section. */
  readonly refused: Readonly<Record<string, string>>;
  /** Which of the taker's other inputs are in this section; all of them when absent. */
  readonly has?: (input: string) => boolean;
}

/** Only the names and the shapes of a definition matter here; its rules are asked with the values its schema made. */
export const takerOf = <S extends InputsSchema>(definition: {
  readonly name: string;
  readonly inputs: S;
  readonly rules: readonly Rule<z.output<S>>[];
}): Taker => ({
  name: definition.name,
  inputs: definition.inputs,
  rules: definition.rules.map(rule => ({
    needs: rule.needs,
    // Called only with values that every schema in `needs` produced.
    check: values => rule.check(values as z.output<S>),
  })),
});

const secretReason = 'it is a secret; pass it as a secret of the workflow';

const sectionOf = (spec: SectionSpec): Section => {
  const mine = Object.entries(spec.taker.inputs.shape).filter(([name]) => spec.has?.(name) ?? true);
  const keys: Record<string, InputMeta> = {};
  const refused: Record<string, string> = {};
  for (const [name, schema] of mine) {
    const meta = inputMeta.get(schema);
    const why = meta?.secret === true ? secretReason : spec.refused[name];
    if (why !== undefined) refused[name] = why;
    else if (meta !== undefined) keys[name] = meta;
  }
  return { doc: spec.doc, perEnvironment: spec.perEnvironment, keys, refused };
};

export const catalogueOf = (
  top: Readonly<Record<string, InputMeta>>,
  specs: Readonly<Record<string, SectionSpec>>,
): Catalogue => ({
  top,
  sections: Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, sectionOf(spec)])),
});

const inputName = (key: string): string => key.slice(key.indexOf('.') + 1);

/** What is wrong with resolved settings in the eyes of the action that takes them, one line per problem. */
export const problemsOf = (taker: Taker, settings: readonly Setting[]): readonly string[] => {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  const byInput = new Map(settings.map(setting => [inputName(setting.key), setting]));
  const line = (setting: Setting, problem: string, allowed: string | undefined): string =>
    `${setting.key}: ${problem} (got "${setting.text.slice(0, 200)}" from ${setting.source})${allowed === undefined ? '' : `; allowed: ${allowed}`}`;
  for (const [name, setting] of byInput) {
    const schema = taker.inputs.shape[name];
    const parsed = schema?.safeParse(setting.text);
    if (schema === undefined || parsed === undefined) continue;
    if (parsed.success) values[name] = parsed.data;
    else
      problems.push(...parsed.error.issues.map(issue => line(setting, issue.message, inputMeta.get(schema)?.allowed)));
  }
  for (const rule of taker.rules) {
    const [first] = rule.needs;
    const setting = byInput.get(first ?? '');
    if (setting === undefined || !rule.needs.every(name => name in values)) continue;
    const found = rule.check(values);
    if (found !== undefined) problems.push(line(setting, found.problem, found.allowed));
  }
  return problems;
};

/** The values that differ from the action's own defaults, by input name. */
export const settingsFor = (taker: Taker, settings: readonly Setting[]): Record<string, string> =>
  Object.fromEntries(
    settings
      .filter(setting => setting.source !== 'default' && inputName(setting.key) in taker.inputs.shape)
      .map(setting => [inputName(setting.key), setting.text]),
  );
