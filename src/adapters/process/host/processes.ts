/** What the operating system knows of processes. Linux: /proc; elsewhere `ps`, and strays are not looked for. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const linux = process.platform === 'linux';

/** A file of /proc, or undefined: the process may end at any moment, or belong to someone else. */
const peek = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** Start times count from the boot of the machine, so which boot it was belongs to them. */
const boot = linux ? (peek('/proc/sys/kernel/random/boot_id') ?? '').trim() : '';

const fromProc = (pid: number): string | undefined => {
  const stat = peek(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The command may hold spaces and brackets; the fields after the last ')' begin with the state.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTime] = [fields[0], fields[19]];
  return state === 'Z' || state === 'X' || startTime === undefined ? undefined : `${boot}:${startTime}`;
};

const fromPs = (pid: number): string | undefined => {
  try {
    const out = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return out === '' || out.startsWith('Z') ? undefined : out.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
};

/** When the process started, as an opaque text; undefined when there is no such live process (a zombie is dead). */
export const startTimeOf = (pid: number): string | undefined => (linux ? fromProc(pid) : fromPs(pid));

export const isAlive = (pid: number | null, startTime: string | null): boolean =>
  pid !== null && startTime !== null && startTimeOf(pid) === startTime;

const pids = (): number[] => (linux ? readdirSync('/proc').map(Number).filter(Number.isInteger) : []);

const residentOf = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(peek(`/proc/${pid}/status`) ?? '')?.[1] ?? 0) * 1024;

const groupOf = (pid: number): number | undefined => {
  const stat = peek(`/proc/${pid}/stat`);
  return stat === undefined ? undefined : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
};

/** Resident bytes of a process group; undefined where that is not known. */
export const memoryOf = (group: number): number | undefined => {
  const bytes = pids()
    .filter(pid => groupOf(pid) === group)
    .reduce((sum, pid) => sum + residentOf(pid), 0);
  return bytes === 0 ? undefined : bytes;
};

/** Live processes whose environment holds `name=<prefix>…`, with the full value. */
export const findByEnvironment = (name: string, prefix: string): { pid: number; value: string }[] =>
  pids().flatMap(pid => {
    if (startTimeOf(pid) === undefined) return [];
    const entry = peek(`/proc/${pid}/environ`)
      ?.split('\0')
      .find(one => one.startsWith(`${name}=${prefix}`));
    return entry === undefined ? [] : [{ pid, value: entry.slice(name.length + 1) }];
  });

/** Sends a signal to a process group, or to one process. A target that is gone is fine. */
export const signalGroup = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(-pid, signal);
  } catch {
    // ESRCH: gone. EPERM: the group now belongs to someone else, so ours is gone.
  }
};

export const signalOne = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch {
    // As above.
  }
};

const listening = '0A';

const socketInodes = (port: number): Set<string> => {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap(path => (peek(path) ?? '').split('\n').slice(1));
  return new Set(
    rows.flatMap(row => {
      const [, local, , state, , , , , , inode] = row.trim().split(/\s+/);
      return state === listening && local?.endsWith(`:${hex}`) && inode !== undefined ? [`socket:[${inode}]`] : [];
    }),
  );
};

const holdsOneOf = (pid: number, sockets: ReadonlySet<string>): boolean => {
  try {
    return readdirSync(`/proc/${pid}/fd`).some(fd => {
      try {
        return sockets.has(readlinkSync(`/proc/${pid}/fd/${fd}`));
      } catch {
        return false;
      }
    });
  } catch {
    return false;
  }
};

/** Who listens on a port, as a person would want to read it; undefined when it can't be seen (another user's). */
export const holderOf = (port: number): string | undefined => {
  const sockets = socketInodes(port);
  const pid = sockets.size === 0 ? undefined : pids().find(one => holdsOneOf(one, sockets));
  if (pid === undefined) return undefined;
  const command = (peek(`/proc/${pid}/cmdline`) ?? '').replaceAll('\0', ' ').trim();
  return `pid ${pid} (${command.slice(0, 120)})`;
};
