import { join } from 'node:path';
import { messageOf, UserError } from '../../core/errors.ts';
import { stateFile } from '../process/host/protocol.ts';
import { readState } from '../process/host/store.ts';

const unknown = (folder: string, why: string): UserError =>
  new UserError(
    'entrance-unknown',
    `${join(folder, stateFile)}: ${why}`,
    'Set `url`, or `app`, `environment` and `state-dir` as the deploy had them.',
  );

/** The port on which the proxy of the process target listens, as recorded in its folder; undefined: there is none yet. */
export const recordedPort = async (folder: string): Promise<number | undefined> => {
  const state = await readState(join(folder, stateFile)).catch((error: unknown) => {
    throw unknown(folder, messageOf(error));
  });
  return state?.entrance.port;
};

/** Where users’ traffic enters. @throws UserError `entrance-unknown` */
export const processEntrance = async (folder: string): Promise<string> => {
  const port = await recordedPort(folder);
  if (port === undefined) throw unknown(folder, 'there is no such file: nothing was deployed here.');
  return `http://127.0.0.1:${port}`;
};
