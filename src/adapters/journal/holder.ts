/** Who we are, and whether another holder of the lease is gone: process id, its start time, this boot of the machine. */
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { Exec, RunContext } from '../../core/ports.ts';
import type { Evidence } from '../../domain/rollout/journal.ts';
import type { Liveness } from '../../domain/rollout/ports.ts';

const bootId = async (): Promise<string> =>
  await readFile('/proc/sys/kernel/random/boot_id', 'utf8').then(
    text => text.trim(),
    () => '',
  );

/** Field 22 of /proc/<pid>/stat, counted after the name, which may hold spaces and parentheses. */
const procStartTime = async (pid: number): Promise<string | undefined> => {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended, though its parent has not asked yet.
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
};

/** Start time of a process that runs now; undefined when there is none. */
const startTimeOf = async (exec: Exec, pid: number): Promise<string | undefined> => {
  const boot = await bootId();
  if (boot !== '') {
    const ticks = await procStartTime(pid);
    return ticks === undefined ? undefined : `${boot}:${ticks}`;
  }
  const asked = await exec.run({ file: 'ps', args: ['-o', 'lstart=', '-p', String(pid)], timeoutMs: 5000 });
  const text = asked.stdout.trim();
  return asked.exitCode === 0 && text !== '' ? text : undefined;
};

export const ownEvidence = async (exec: Exec, context: RunContext, pid: number): Promise<Evidence> => ({
  host: hostname(),
  pid,
  pidStartTime: (await startTimeOf(exec, pid)) ?? '',
  run: context.runId,
  attempt: context.runAttempt,
});

/** Sure only on the same host; elsewhere the lease has to run out. */
export const processLiveness = (exec: Exec): Liveness => ({
  gone: async evidence => {
    if (evidence.host !== hostname() || evidence.pidStartTime === '') return false;
    const now = await startTimeOf(exec, evidence.pid);
    return now === undefined || now !== evidence.pidStartTime;
  },
});

/** Gone when either is sure of it; the second is asked only where the first is not. */
export const eitherLiveness = (first: Liveness, second: Liveness): Liveness => ({
  gone: async evidence => (await first.gone(evidence)) || (await second.gone(evidence)),
  concluded: async evidence => (await second.concluded?.(evidence)) === true,
});
