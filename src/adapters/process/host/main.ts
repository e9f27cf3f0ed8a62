/**
 * The program that outlives the step: `node <this file> <state folder> <host> <port>`.
 * It tells whoever started it over IPC whether it came up, then works on alone.
 */
import { boot } from './boot.ts';
import { inheritArgument } from './handover.ts';

const [program = '', folder = '', host = '', port = '0', inherit] = process.argv.slice(1);
await boot({ program, folder, host, port: Number(port), inherits: inherit === inheritArgument });
