import type { z } from 'zod';
import type { ActionDefinition, Outcome } from '../core/action.ts';
import { type InputsSchema, parseInputs, type Rule } from '../core/inputs.ts';
import type { Runtime } from '../core/ports.ts';
import type { Effect, Gate, Reason } from '../domain/verdicts/verdicts.ts';

/** What a command came to, ready to be shown. */
export interface Result {
  readonly verdict: string;
  readonly effect: Effect;
  readonly reasons: readonly Reason[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly report: unknown;
  /** Markdown, as in the job summary. */
  readonly text: string;
}

/** One command of the terminal: its flags are the inputs, its body the same `run` that the action has. */
export interface Command {
  readonly inputs: InputsSchema;
  /** Reads the values, checks the rules, runs. */
  execute(read: (name: string) => string, runtime: Runtime): Promise<Result>;
}

/** An action.yml default such as `${{ github.token }}` means nothing in a terminal: the value is then unset. */
const withoutExpressions = <V extends object>(values: V): V =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && value.startsWith('$\u007b{') ? '' : value,
    ]),
    // Every name is kept and a text stays a text.
  ) as V;

/** Values of a command's flags, all problems at once. @throws UserError `invalid-inputs` */
export const readValues = <S extends InputsSchema>(
  schema: S,
  rules: readonly Rule<z.output<S>>[],
  read: (name: string) => string,
): z.output<S> => withoutExpressions(parseInputs(schema, rules, read));

export const actionCommand = <S extends InputsSchema, G extends Gate, O extends Outcome<G>>(
  definition: ActionDefinition<S, G>,
  run: (inputs: z.output<S>, runtime: Runtime) => Promise<O>,
  render: (outcome: O) => string,
  /** Completes the values by what only the place itself knows. */
  complete: (
    values: z.output<S>,
    read: (name: string) => string,
    runtime: Runtime,
  ) => Promise<z.output<S>> = async values => values,
): Command => ({
  inputs: definition.inputs,
  execute: async (read, runtime) => {
    const values = readValues(definition.inputs, definition.rules, read);
    const outcome = await run(await complete(values, read, runtime), runtime);
    return { ...outcome, text: render(outcome) };
  },
});
