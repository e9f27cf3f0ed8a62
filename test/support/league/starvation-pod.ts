/** `node starvation-pod.ts <file>`: keeps what a pod of the least priority has waited in the file. */
import { renameSync, writeFileSync } from 'node:fs';
import { startTimer } from './starvation.ts';

const file = process.argv[2] ?? '';
const { waited } = startTimer();
setInterval(() => {
  writeFileSync(`${file}.next`, JSON.stringify(waited()));
  renameSync(`${file}.next`, file);
}, 100);
