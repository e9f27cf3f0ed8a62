/**
 * One deploy or rollback in a process of its own, over the socket it is given; who watches over that socket kills it.
 * Only here: dist has no such hook.
 */
import { z } from 'zod';
import { ownEvidence, processLiveness } from '../../../src/adapters/journal/holder.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import { CancelledError } from '../../../src/core/errors.ts';
import { nodeExec } from '../../../src/core/exec.ts';
import { fakeContext } from '../fakes.ts';
import { Judge } from './judge.ts';
import { runOrder } from './process.ts';

const releaseSchema = z.object({
  name: z.string(),
  workloads: z.array(z.string()),
  config: z.string().exactOptional(),
  autoscaled: z.boolean().exactOptional(),
  hooks: z.boolean().exactOptional(),
  way: z.enum(['overlap', 'route']).exactOptional(),
  fate: z.enum(['well', 'crash-loop']).exactOptional(),
});

const entrySchema = z.object({
  socketPath: z.string(),
  /** A way of the judge's own. */
  upstream: z.string(),
  namespace: z.string(),
  images: z.object({ of: z.record(z.string(), z.string()), replicas: z.number(), nodePorts: z.boolean() }),
  timeoutMs: z.number(),
  order: z.object({
    command: z.enum(['deploy', 'switch', 'rollback']),
    release: releaseSchema,
    verdict: z.enum(['pass', 'fail']),
    to: releaseSchema.exactOptional(),
  }),
});

export type Entry = z.output<typeof entrySchema>;

/** One JSON object a line. */
const say = (said: object): void => {
  process.stdout.write(`${JSON.stringify(said)}\n`);
};

const main = async (): Promise<void> => {
  const { order, upstream, ...place } = entrySchema.parse(JSON.parse(process.env['CRASH_ORDER'] ?? '{}'));
  const controller = new AbortController();
  process.on('SIGINT', () => controller.abort(new CancelledError('SIGINT')));
  const clock = nodeClock;
  const unharmed = { ...place, socketPath: upstream, timeoutMs: 30_000, clock, signal: new AbortController().signal };
  const judge = new Judge(unharmed, order.release, wrong => say({ wrong }));
  try {
    const ended = await runOrder(
      {
        ...place,
        clock,
        signal: controller.signal,
        evidence: await ownEvidence(nodeExec, fakeContext, process.pid),
        liveness: processLiveness(nodeExec),
        wrapped: target => judge.watching(target),
      },
      order,
    );
    say(ended);
  } catch (error) {
    say({ verdict: 'threw', reasons: [error instanceof Error ? `${error.name}: ${error.message}` : String(error)] });
  } finally {
    await judge.close();
  }
};

if (process.argv[1] === import.meta.filename) await main();
