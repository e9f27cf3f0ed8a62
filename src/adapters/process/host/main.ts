/**
 * The program that outlives the step: `node <this file> <state folder> <host> <port>`.
 * It tells whoever started it over IPC whether it came up, then works on alone.
 */
import { boot } from './boot.ts';

const [folder = '', host = '127.0.0.1', port = '0'] = process.argv.slice(2);
await boot({ folder, host, port: Number(port), program: import.meta.filename });
