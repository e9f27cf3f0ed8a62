/** One `kubectl proxy` on a private socket that cannot outlive us. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { messageOf, UserError, userError } from '../../../core/errors.ts';
import type { Clock } from '../../../core/ports.ts';
import { codes } from '../codes.ts';
import { refusal } from './answers.ts';
import { failureOf } from './failures.ts';
import { recordProcess } from './private-folder.ts';
import { type Answer, NoAnswer, Transport } from './transport.ts';

export interface ProxySettings {
  /** Path of kubectl. */
  readonly kubectl: string;
  /** Flags before the command: kubeconfig, context. */
  readonly flags: readonly string[];
  readonly context: string;
  /** Private and ours; it goes with the proxy. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface KubectlProxy {
  readonly socketPath: string;
  readonly pid: number;
  /** Resolves with the last it said, if it ends before `close`. */
  readonly ended: Promise<string>;
  close(): Promise<void>;
}

/**
 * The parent of kubectl. Its input is a pipe from us, which the kernel closes however we end: then it ends kubectl and
 * removes the folder. It lets go of its outputs, so that theirs end with kubectl.
 */
const guard = `
folder=$1; shift
trap 'exit 143' HUP INT TERM
"$@" </dev/null >/dev/null &
child=$!
trap 'kill -KILL $child; wait $child; rm -rf "$folder"' EXIT
echo $child
exec >/dev/null 2>&1
while read -r _; do :; done
`;

/** Doors we never use stay shut. A pod's own HTTP, under `…/proxy/`, may have pages of these names. */
const rejected = '^/api/v1/namespaces/[^/]+/pods/[^/]+/(exec|attach|portforward)$';

type Guard = ChildProcessByStdio<Writable, Readable, Readable>;

const startGuard = ({ kubectl, flags, folder, env }: ProxySettings, socketPath: string): Guard => {
  const proxy = [kubectl, ...flags, 'proxy', `--unix-socket=${socketPath}`, '--accept-hosts=^localhost$'];
  const child = spawn('/bin/sh', ['-c', guard, 'kubectl-proxy', folder, ...proxy, `--reject-paths=${rejected}`], {
    env: { ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    // Ctrl-C is for us: what we put in order after it still needs the cluster.
    detached: true,
  });
  // What is wrong shows in what follows: no pid comes, and the streams end.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  return child;
};

/** From now on it keeps us running no longer. */
const letGo = (child: Guard): void => {
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) if (stream instanceof Socket) stream.unref();
};

/** The pid of kubectl, which the guard says first. */
const pidOf = async (child: Guard): Promise<number> => {
  let text = '';
  for await (const chunk of child.stdout) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return Number(text);
};

/** Keeps the end of what kubectl says; resolves when it has ended. */
const listen = (child: Guard): { readonly ended: Promise<string>; said(): string } => {
  let text = '';
  child.stderr.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString('utf8')).slice(-8192);
  });
  return { ended: once(child.stderr, 'close').then(() => text), said: () => text };
};

type Stop = { readonly isOver: () => boolean; readonly signal: AbortSignal };

/** Asked until the socket is there. */
const firstAnswer = async (transport: Transport, clock: Clock, stop: Stop): Promise<Answer> => {
  for (;;) {
    stop.signal.throwIfAborted();
    try {
      return await transport.send({ method: 'GET', path: '/version', label: 'get /version' });
    } catch (error) {
      const notYet = error instanceof NoAnswer && /ENOENT|ECONNREFUSED/.test(error.message);
      if (!notYet || stop.isOver()) throw error;
    }
    await clock.sleep(3, stop.signal);
  }
};

/** The API server's own answer decides whether there is a way; it may be away for a moment. 403 is an answer. */
const reachServer = async (socketPath: string, clock: Clock, stop: Stop, fail: (text: string) => UserError) => {
  const transport = new Transport(socketPath, 30_000);
  const started = clock.monotonic();
  try {
    for (let tried = 1; ; tried += 1) {
      const answer = await firstAnswer(transport, clock, stop);
      if (answer.status < 400 || answer.status === 403) return;
      const failure = fail(refusal(answer).message);
      const lasting = failure.code !== 'cluster-unreachable' || clock.monotonic() - started > 3000;
      if (lasting || tried === 3) throw failure;
      await clock.sleep(300 * tried, stop.signal);
    }
  } finally {
    transport.close();
  }
};

export const startProxy = async (settings: ProxySettings, clock: Clock, signal: AbortSignal): Promise<KubectlProxy> => {
  const socketPath = join(settings.folder, 'k.sock');
  const child = startGuard(settings, socketPath);
  const gone = once(child, 'close');
  const { ended, said } = listen(child);
  let over = false;
  const whenOver = ended.then(text => {
    over = true;
    child.stdin.end();
    return text;
  });
  const close = async (): Promise<void> => {
    child.ref();
    child.stdin.end();
    await gone;
  };
  try {
    const pid = await pidOf(child);
    await recordProcess(settings.folder, pid);
    const stop = { isOver: () => over, signal };
    await reachServer(socketPath, clock, stop, text => failureOf(`${text}\n${said()}`, settings.context));
    letGo(child);
    return { socketPath, pid, ended: whenOver, close };
  } catch (error) {
    await close();
    signal.throwIfAborted();
    // The folder goes with kubectl, so even writing there can fail when it ends at once.
    throw error instanceof UserError ? error : failureOf(said() || messageOf(error), settings.context);
  }
};

export const kubectlMissing = (): UserError => userError(codes, 'kubectl-missing', 'kubectl is not on PATH.');
