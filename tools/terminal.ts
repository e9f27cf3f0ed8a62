/** What tools and the testbed get from a terminal instead of a runner. */
import { nodeClock } from '../src/core/clock.ts';
import { ToolError, UserError } from '../src/core/errors.ts';
import { nodeExec } from '../src/core/exec.ts';
import { nodeFiles } from '../src/core/files.ts';
import { nodeHttp } from '../src/core/http.ts';
import type { Log } from '../src/core/ports.ts';
import { environment } from '../src/core/runtime.ts';

const terminalLog: Log = {
  debug: () => undefined,
  info: message => console.log(message),
  notice: message => console.log(message),
  warning: message => console.error(`warning: ${message}`),
  error: message => console.error(`error: ${message}`),
  group: async (title, body) => {
    console.log(title);
    return await body();
  },
  mask: () => undefined,
};

export const terminal = () => ({
  exec: nodeExec,
  files: nodeFiles(),
  http: nodeHttp,
  clock: nodeClock,
  log: terminalLog,
  env: environment(),
});

/** Runs a command line; a problem of the user or of a tool is told without a stack. */
export const main = async (body: (args: readonly string[]) => Promise<void>): Promise<void> => {
  try {
    await body(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UserError || error instanceof ToolError)) throw error;
    console.error(error.message);
    if (error instanceof UserError) console.error(`Fix: ${error.fix}`);
    else if (error.stderrTail !== '') console.error(error.stderrTail);
    process.exitCode = 1;
  }
};
