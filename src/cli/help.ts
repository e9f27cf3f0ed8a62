import { type InputsSchema, inputMeta } from '../core/inputs.ts';
import { secretVariable } from './arguments.ts';
import type { Listed } from './commands.ts';
import { exitCodes } from './exit-codes.ts';

const wrapped = (text: string, width: number, indent: string): string => {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1] ?? '';
    if (last !== '' && last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.map(line => `${indent}${line}`).join('\n');
};

export const overview = (commands: Readonly<Record<string, Listed>>): string =>
  [
    'Usage: prod-actions <command> [--input value …] [--json]',
    '',
    'Commands:',
    ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(16)} ${summary}`),
    '',
    'Flags are the inputs of the action of the same name; `prod-actions help <command>` lists them.',
    '--json prints one JSON object (verdict, reasons, outputs, report) to stdout; progress goes to stderr.',
    '',
    'Exit codes:',
    ...Object.values(exitCodes).map(({ code, means }) => `  ${String(code).padEnd(4)} ${means}`),
  ].join('\n');

export const commandHelp = (name: string, summary: string, schema: InputsSchema): string =>
  [
    `prod-actions ${name}: ${summary}`,
    '',
    ...Object.entries(schema.shape).flatMap(([input, one]) => {
      const meta = inputMeta.get(one);
      const secret = meta?.secret === true;
      const facts = [
        meta?.required === true ? 'required' : '',
        meta?.default && !meta.default.startsWith('$') ? `default ${meta.default}` : '',
        meta?.allowed === undefined ? '' : `allowed: ${meta.allowed}`,
      ].filter(fact => fact !== '');
      const flag = secret ? `  environment variable ${secretVariable(input)}` : `  --${input}`;
      return [`${flag}${facts.length === 0 ? '' : `  (${facts.join('; ')})`}`, wrapped(meta?.doc ?? '', 92, '      ')];
    }),
  ].join('\n');
