#!/usr/bin/env node
import { createRuntime, environment } from '../core/runtime.ts';
import { cli } from './cli.ts';
import { commands } from './commands.ts';
import { Masking } from './terminal.ts';

const terminal = new Masking({
  out: text => void process.stdout.write(`${text}\n`),
  err: text => void process.stderr.write(`${text}\n`),
});

process.exitCode = await cli(process.argv.slice(2), {
  terminal,
  env: environment(),
  commands,
  runtime: ({ log, outputs }) => createRuntime(log, outputs),
});
