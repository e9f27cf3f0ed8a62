import type { z } from 'zod';
import type { Effect, Gate, Reason, VerdictOf } from '../domain/verdicts/verdicts.ts';
import type { InputsSchema, Rule } from './inputs.ts';

/** One action: the single source of its action.yml, its docs tables and its input parsing. */
export interface ActionDefinition<S extends InputsSchema, G extends Gate> {
  readonly name: G;
  /** One sentence that ends with a period. */
  readonly description: string;
  readonly branding: { readonly icon: string; readonly color: string };
  readonly inputs: S;
  readonly rules: readonly Rule<z.output<S>>[];
  /** Output name → description. `verdict`, `reasons` and `report-file` are added to every action. */
  readonly outputs: Readonly<Record<string, string>>;
  /** The verdict to publish when the action could not act or could not tell. */
  readonly onError: VerdictOf<G>;
}

/** What `run` returns. `report` is written as JSON to `report-file`; it carries its own `schema`. */
export interface Outcome<G extends Gate, R extends { readonly schema: string } = { readonly schema: string }> {
  readonly verdict: VerdictOf<G>;
  readonly reasons: readonly Reason[];
  readonly effect: Effect;
  readonly outputs: Readonly<Record<string, string>>;
  readonly report: R;
}

export const defineAction = <S extends InputsSchema, G extends Gate>(
  definition: ActionDefinition<S, G>,
): ActionDefinition<S, G> => definition;

export type InputsOf<D> = D extends ActionDefinition<infer S, Gate> ? z.output<S> : never;

/** Outputs that every action has. */
export const commonOutputs: Readonly<Record<string, string>> = {
  verdict: 'The verdict, one of a closed set (see the page of the action).',
  reasons: 'JSON array of `{code, message, next}`: why the verdict is what it is.',
  'report-file': 'Path of the full JSON report in the runner’s temporary folder.',
};

/**
 * The input every action has beside its own: values resolved by `plan`, as base64 of a JSON object
 * `{input name: text}`. An input of the step that differs from its default wins over it. It crosses job borders as
 * base64 because the runner blanks outputs that contain a masked substring; workflows pass the word `blanked` when
 * the output arrived empty, and the action stops with `output-blanked` instead of running on defaults.
 */
export const settingsInput = {
  name: 'settings',
  doc: 'Base64 JSON object of input values, as emitted by `plan`. An input given here in the step and different from its default wins.',
} as const;
