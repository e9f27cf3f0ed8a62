import { join, resolve } from 'node:path';
import { messageOf, UserError } from '../../core/errors.ts';
import { stateFile } from '../process/host/protocol.ts';
import { readState } from '../process/host/store.ts';

export interface Place {
  readonly stateDir: string;
  readonly app: string;
  readonly environment: string;
}

/** Where the process target keeps the state of one app in one environment. */
export const placeFolder = ({ stateDir, app, environment }: Place): string => resolve(join(stateDir, app, environment));

const unknown = (folder: string, why: string): UserError =>
  new UserError(
    'entrance-unknown',
    `${join(folder, stateFile)}: ${why}`,
    'Set `url`, or `state-dir`, `app` and `environment` as the deploy had them.',
  );

/** Where users' traffic enters, as the proxy of the process target recorded it. @throws UserError `entrance-unknown` */
export const processEntrance = async (place: Place): Promise<string> => {
  const folder = placeFolder(place);
  const state = await readState(join(folder, stateFile)).catch((error: unknown) => {
    throw unknown(folder, messageOf(error));
  });
  if (state === undefined) throw unknown(folder, 'there is no such file: nothing was deployed here.');
  return `http://127.0.0.1:${state.entrance.port}`;
};
