import { CancelledError, UserError } from '../core/errors.ts';
import { inputMeta, secretPartsOf } from '../core/inputs.ts';
import type { Runtime } from '../core/ports.ts';
import { reasonLine, reasonOf } from '../core/runtime.ts';
import { commandOf, parseFlags, secretVariable } from './arguments.ts';
import type { Command, Result } from './command.ts';
import type { Listed } from './commands.ts';
import { exitCodes } from './exit-codes.ts';
import { commandHelp, overview } from './help.ts';
import { asText, CollectedOutputs, type Masking, terminalLog } from './terminal.ts';

export interface CliDeps {
  readonly terminal: Masking;
  readonly env: Readonly<Record<string, string>>;
  readonly commands: Readonly<Record<string, Listed>>;
  runtime(parts: Pick<Runtime, 'log' | 'outputs'>): Runtime;
}

/** Flags; secrets from the environment. */
const reader =
  (command: Command, flags: ReadonlyMap<string, string>, deps: CliDeps) =>
  (name: string): string => {
    const one = command.inputs.shape[name];
    const meta = one && inputMeta.get(one);
    const given = meta?.secret === true ? deps.env[secretVariable(name)] : flags.get(name);
    for (const part of secretPartsOf(one, given ?? '')) deps.terminal.hide(part);
    return given ?? '';
  };

const exitCodeOf = (thrown: unknown): number => {
  if (thrown instanceof CancelledError) return exitCodes.cancelled.code;
  const wrongUse = thrown instanceof UserError && (thrown.code === 'usage' || thrown.code === 'invalid-inputs');
  return wrongUse ? exitCodes.usage.code : exitCodes.trouble.code;
};

const show = (name: string, result: Result, json: boolean, deps: CliDeps): void => {
  const { verdict, reasons, outputs, report } = result;
  if (json)
    deps.terminal.out(
      JSON.stringify({ schema: 'prod-actions/cli/v1', command: name, verdict, reasons, outputs, report }, null, 2),
    );
  else deps.terminal.out(asText(result.text));
};

const showError = (
  name: string,
  thrown: unknown,
  json: boolean,
  outputs: Readonly<Record<string, string>>,
  deps: CliDeps,
): void => {
  const reason = reasonOf(thrown);
  if (json) {
    deps.terminal.out(
      JSON.stringify(
        { schema: 'prod-actions/cli/v1', command: name, verdict: null, reasons: [reason], outputs, report: null },
        null,
        2,
      ),
    );
  } else deps.terminal.err(`error: ${reasonLine(reason)}`);
  if (reason.code === 'bug' && thrown instanceof Error && thrown.stack !== undefined) deps.terminal.err(thrown.stack);
};

/** Runs one command line and answers its exit code. */
export const cli = async (args: readonly string[], deps: CliDeps): Promise<number> => {
  const outputs = new CollectedOutputs();
  const json = args.includes('--json');
  let name = '';
  try {
    const asked = commandOf(args, Object.keys(deps.commands));
    name = asked.name;
    const listed = deps.commands[name];
    if (listed === undefined) {
      deps.terminal.out(overview(deps.commands));
      return exitCodes.good.code;
    }
    const command = await listed.load();
    const parsed = parseFlags(name, asked.help ? [] : args.slice(1), command.inputs);
    if (asked.help || parsed.help) {
      deps.terminal.out(commandHelp(name, listed.summary, command.inputs));
      return exitCodes.good.code;
    }
    const runtime = deps.runtime({ log: terminalLog(deps.terminal), outputs });
    const result = await command.execute(reader(command, parsed.flags, deps), runtime);
    show(name, { ...result, outputs: { ...outputs.values, ...result.outputs } }, json, deps);
    return result.effect === 'block' ? exitCodes.blocked.code : exitCodes.good.code;
  } catch (thrown) {
    showError(name, thrown, json, outputs.values, deps);
    return exitCodeOf(thrown);
  }
};
