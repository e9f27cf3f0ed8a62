import { resolve } from 'node:path';
import type { Exec, RunContext } from '../../core/ports.ts';

/** What is being built: a commit and its time. */
export interface SourceFacts {
  /** '' when unknown. */
  readonly revision: string;
  /** Seconds since 1970; undefined when unknown. */
  readonly committedAt: number | undefined;
}

const isAddress = (context: string): boolean => /^([a-z+]+:\/\/|git@)/i.test(context);

/** From the checkout itself where there is one: the run's commit and the one checked out may differ. */
export const readSource = async (
  deps: { readonly exec: Exec; readonly context: RunContext },
  context: string,
): Promise<SourceFacts> => {
  const unknown = { revision: deps.context.sha, committedAt: undefined };
  if (isAddress(context)) return unknown;
  const result = await deps.exec
    .run({
      file: 'git',
      // Containers often own the workspace under another user; we only read.
      args: ['-c', 'safe.directory=*', 'log', '-1', '--format=%H %ct'],
      cwd: resolve(deps.context.workspace, context),
      timeoutMs: 30_000,
    })
    .catch(() => undefined);
  const match = /^([0-9a-f]{40,64}) (\d+)$/.exec(result?.stdout.trim() ?? '');
  return match?.[1] === undefined ? unknown : { revision: match[1], committedAt: Number(match[2]) };
};

export const epochOf = (wish: string, source: SourceFacts): number | undefined => {
  if (wish === 'none') return undefined;
  return wish === 'commit' ? source.committedAt : Number(wish);
};
