import { UserError } from '../core/errors.ts';
import { type InputsSchema, inputMeta } from '../core/inputs.ts';
import { nearest } from '../domain/text/nearest.ts';
import { own } from '../domain/text/own.ts';

const usage = (message: string, fix: string): UserError => new UserError('usage', message, fix);

const suggestion = (wrong: string, known: readonly string[]): string => {
  const near = nearest(wrong, known);
  return near === undefined ? '' : ` Did you mean ${near}?`;
};

export interface Parsed {
  readonly command: string;
  /** Input name → text. */
  readonly flags: ReadonlyMap<string, string>;
  readonly json: boolean;
  readonly help: boolean;
}

/** The command, before its flags are known. `help <command>` and `<command> --help` are the same. */
export const commandOf = (args: readonly string[], known: readonly string[]): { name: string; help: boolean } => {
  const [first = 'help', second] = args;
  const asksHelp = first === 'help' || first === '--help' || first === '-h';
  const name = asksHelp ? (second ?? '') : first;
  if (name === '' || known.includes(name)) return { name, help: asksHelp };
  throw usage(`Unknown command "${name}".${suggestion(name, known)}`, `Commands: ${known.join(', ')}.`);
};

/** Secrets do not belong on a command line, where every user of the machine can read them. */
export const secretVariable = (input: string): string => input.toUpperCase().replaceAll('-', '_');

const kindOf = (name: string, schema: InputsSchema): string | undefined => {
  const one = own(schema.shape, name);
  return one === undefined ? undefined : inputMeta.get(one)?.kind?.is;
};

const checkName = (name: string, schema: InputsSchema, command: string): void => {
  const known = Object.keys(schema.shape);
  const one = own(schema.shape, name);
  if (one === undefined) {
    throw usage(
      `${command}: unknown flag --${name}.${suggestion(name, known).replace('mean ', 'mean --')}`,
      `Run \`prod-actions help ${command}\`.`,
    );
  }
  if (inputMeta.get(one)?.secret === true) {
    throw usage(
      `--${name} is a secret, and a command line can be read by others.`,
      `Set the environment variable ${secretVariable(name)} instead.`,
    );
  }
};

/**
 * Flags are the input names: `--name value`, `--name=value`, and for booleans `--name` alone. A list or a text of
 * lines may be given by repeating the flag. @throws UserError `usage`
 */
export const parseFlags = (command: string, args: readonly string[], schema: InputsSchema): Omit<Parsed, 'command'> => {
  const flags = new Map<string, string>();
  let [json, help] = [false, false];
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    if (argument === '--json') json = true;
    else if (argument === '--help' || argument === '-h') help = true;
    else {
      const { name, value, taken } = oneFlag(command, argument, args[at + 1], schema);
      at += taken;
      const before = flags.get(name);
      flags.set(name, before === undefined ? value : joined(command, name, before, value, schema));
    }
  }
  return { flags, json, help };
};

const oneFlag = (
  command: string,
  argument: string,
  following: string | undefined,
  schema: InputsSchema,
): { readonly name: string; readonly value: string; readonly taken: 0 | 1 } => {
  const match = /^--([a-z][a-z0-9-]*)(?:=([\s\S]*))?$/.exec(argument);
  if (match?.[1] === undefined) {
    throw usage(`${command}: "${argument}" is not a flag.`, 'Flags are written --name value or --name=value.');
  }
  const [, name, inline] = match;
  checkName(name, schema, command);
  if (inline !== undefined) return { name, value: inline, taken: 0 };
  const isBoolean = kindOf(name, schema) === 'boolean';
  if (isBoolean && following !== 'true' && following !== 'false') return { name, value: 'true', taken: 0 };
  if (following === undefined || following.startsWith('--')) {
    throw usage(`${command}: --${name} needs a value.`, `Write --${name} <value>, or --${name}=<value>.`);
  }
  return { name, value: following, taken: 1 };
};

const joined = (command: string, name: string, before: string, value: string, schema: InputsSchema): string => {
  const kind = kindOf(name, schema);
  if (kind === 'lines' || kind === 'list') return `${before}\n${value}`;
  throw usage(`${command}: --${name} is given twice.`, `Give --${name} once.`);
};
