/** Where one commit stands to another, from the checkout's own history. */
import type { Exec } from '../../core/ports.ts';
import type { Ancestry } from '../../domain/rollout/ports.ts';

type Relation = Awaited<ReturnType<Ancestry['relation']>>;

const commit = /^[0-9a-f]{40}$/;

export const gitAncestry = (exec: Exec, folder: string): Ancestry => {
  /** Exit 0: it is; 1: it is not; anything else: git cannot tell (unknown commit, no repository). */
  const isAncestor = async (older: string, newer: string): Promise<boolean | undefined> => {
    const args = ['-C', folder, 'merge-base', '--is-ancestor', older, newer];
    const { exitCode } = await exec.run({ file: 'git', args, timeoutMs: 30_000 });
    return exitCode === 0 ? true : exitCode === 1 ? false : undefined;
  };
  /** In a shallow clone "is not an ancestor" may only mean that history was cut off. */
  const isShallow = async (): Promise<boolean> => {
    const args = ['-C', folder, 'rev-parse', '--is-shallow-repository'];
    return (await exec.run({ file: 'git', args, timeoutMs: 30_000 })).stdout.trim() !== 'false';
  };
  const relation = async (live: string, candidate: string): Promise<Relation> => {
    if (live === candidate) return 'same';
    if (!commit.test(live) || !commit.test(candidate)) return 'unknown';
    const ahead = await isAncestor(live, candidate);
    if (ahead !== false) return ahead === true ? 'ahead' : 'unknown';
    const behind = await isAncestor(candidate, live);
    if (behind !== false) return behind === true ? 'behind' : 'unknown';
    return (await isShallow()) ? 'unknown' : 'diverged';
  };
  return {
    relation: async (live, candidate) => {
      try {
        return await relation(live, candidate);
      } catch {
        return 'unknown';
      }
    },
  };
};
