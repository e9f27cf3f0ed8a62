/** `janitor`, as the action, with the port that the proxy has. */
import { runAnnounced } from '../actions/janitor/announced.ts';
import { definition } from '../actions/janitor/inputs.ts';
import { render } from '../actions/janitor/render.ts';
import { type Command, readValues } from './command.ts';
import { placed } from './place.ts';

export const janitorCommand: Command = {
  inputs: definition.inputs,
  execute: async (read, runtime) => {
    const values = readValues(definition.inputs, definition.rules, read);
    const outcome = await runAnnounced(await placed(values, read, runtime), runtime);
    return { ...outcome, text: render(outcome) };
  },
};
