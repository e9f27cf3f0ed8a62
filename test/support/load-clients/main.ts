/** The load clients as a process of their own: `main.ts PLAN`. Ends on SIGTERM, when its parent is gone, or after half an hour. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Generator } from './generator.ts';
import { encode, maxSeconds, planSchema, progressMs } from './plan.ts';
import { raisePriority } from './priority.ts';

raisePriority();
const plan = planSchema.parse(JSON.parse(process.argv[2] ?? ''));
const file = createWriteStream(plan.file, { flags: 'a', highWaterMark: 1024 * 1024 });
const generator = new Generator(plan, record => file.write(encode(record)));
const telling = setInterval(() => console.log(JSON.stringify(generator.takeProgress())), progressMs);

const stopped = Promise.withResolvers<void>();
process.on('SIGTERM', () => stopped.resolve());
process.stdin.on('end', () => stopped.resolve());
process.stdin.resume();
const limit = setTimeout(() => stopped.resolve(), maxSeconds * 1000);

await stopped.promise;
clearTimeout(limit);
clearInterval(telling);
await generator.stop();
file.end();
await once(file, 'finish');
process.stdin.destroy();
