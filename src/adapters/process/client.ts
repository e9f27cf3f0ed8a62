/** Talks to the host over its control socket. */
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageOf, systemCode, ToolError, userError } from '../../core/errors.ts';
import { FencedOut } from '../../domain/rollout/ports.ts';
import { codes } from './codes.ts';
import { type AnswerOf, type Operation, parseAnswer, type RequestOf, refusal, socketFile } from './host/protocol.ts';

/** The kernel's limit for the path of a socket is 104 bytes on macOS, 108 on Linux. */
const maxSocketPath = 100;

/** What an operation may take beyond the waiting it was asked to do. */
const patienceMs = 30_000;

/** Runs `body` with a path of the socket that is short enough. */
const withSocket = async <T>(folder: string, body: (path: string) => Promise<T>): Promise<T> => {
  const path = join(folder, socketFile);
  if (Buffer.byteLength(path) <= maxSocketPath) return await body(path);
  const short = await mkdtemp(join(tmpdir(), 'pa-'));
  try {
    await symlink(folder, join(short, 's'));
    return await body(join(short, 's', socketFile));
  } finally {
    await rm(short, { recursive: true, force: true });
  }
};

interface Answer {
  readonly status: number;
  readonly text: string;
}

const post = async (socketPath: string, path: string, body: string, timeoutMs: number): Promise<Answer> =>
  await new Promise((resolve, reject) => {
    const outgoing = request({
      socketPath,
      path,
      method: 'POST',
      agent: false,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      signal: AbortSignal.timeout(timeoutMs),
    });
    outgoing.once('error', reject);
    outgoing.once('response', incoming => {
      const chunks: Buffer[] = [];
      incoming.on('data', chunk => chunks.push(chunk));
      incoming.once('error', reject);
      incoming.once('end', () =>
        resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    outgoing.end(body);
  });

const notAnswering = (operation: string, error: unknown): ToolError =>
  new ToolError('proxy-not-answering', 'prod-actions proxy', `${operation}: ${messageOf(error)}`, { cause: error });

const parse = (operation: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notAnswering(operation, error);
  }
};

/** Nobody listens on the control socket, or it went away under the call: every operation may be asked for again. */
export class HostAbsent extends Error {}

const throwRefusal = (operation: string, body: unknown): never => {
  const parsed = refusal.safeParse(body);
  if (!parsed.success) throw notAnswering(operation, parsed.error);
  const refused = parsed.data;
  if (refused.code === 'fenced-out') throw new FencedOut(refused.token, refused.fence);
  if (refused.code === 'leaving') throw new HostAbsent();
  if (refused.code === 'bug') throw notAnswering(operation, refused.message);
  throw userError(codes, refused.code, refused.message);
};

const absent: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

/** @throws HostAbsent, FencedOut, UserError with a code of the catalogue, ToolError `proxy-not-answering` */
export const callHost = async <O extends Operation>(
  folder: string,
  operation: O,
  order: RequestOf<O>,
  waitMs = 0,
): Promise<AnswerOf<O>> => {
  const answer = await withSocket(
    folder,
    async path => await post(path, `/${operation}`, JSON.stringify(order), waitMs + patienceMs),
  ).catch((error: unknown) => {
    throw absent.has(systemCode(error)) ? new HostAbsent() : notAnswering(operation, error);
  });
  const body = parse(operation, answer.text);
  if (answer.status !== 200) return throwRefusal(operation, body);
  try {
    return parseAnswer[operation](body);
  } catch (error) {
    throw notAnswering(operation, error);
  }
};
