/** What a watch of a namespace's pods shows, with the moment at which it was seen. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { podSchema } from '../../../src/domain/kubernetes/kinds.ts';
import type { Bed } from './bed.ts';

const sightSchema = z.object({
  /** On the monotonic clock. */
  at: z.number(),
  gone: z.boolean(),
  pod: podSchema,
});
export type PodSight = z.output<typeof sightSchema>;

export interface PodWatch {
  readonly sights: readonly PodSight[];
  /** Pods of these names that still run, and all others that were told to end and still run. */
  leaving(names: ReadonlySet<string>): readonly string[];
  close(): Promise<void>;
}

const isDeleted = ({ gone, pod }: PodSight): boolean => gone || pod.metadata.deletionTimestamp != null;

/** Resolves once the pods that there are have been seen. */
export const watchPods = async (bed: Bed, namespace: string): Promise<PodWatch> => {
  const args = [join(import.meta.dirname, 'pod-watcher.ts'), bed.socketPath, namespace];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const sights: PodSight[] = [];
  const listed = Promise.withResolvers<void>();
  createInterface({ input: child.stdout }).on('line', line => {
    if (line === 'null') listed.resolve();
    else sights.push(sightSchema.parse(JSON.parse(line)));
  });
  child.once('exit', code => listed.reject(new Error(`the watch of pods ended with ${code}`)));
  await listed.promise;
  return {
    sights,
    leaving: names => {
      const last = new Map(sights.map(sight => [sight.pod.metadata.name, sight]));
      return [...last].filter(([name, one]) => !one.gone && (names.has(name) || isDeleted(one))).map(([name]) => name);
    },
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
};
