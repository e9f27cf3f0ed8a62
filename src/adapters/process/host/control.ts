/** The control socket: one POST per operation, JSON both ways, only for the user who owns the state folder. */
import { chmod } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { messageOf } from '../../../core/errors.ts';
import { type Operation, operations, type Refusal, socketFile } from './protocol.ts';
import { Refused } from './store.ts';

export type Handlers = { readonly [O in Operation]: (request: unknown) => Promise<unknown> };

const isOperation = (name: string): name is Operation => Object.hasOwn(operations, name);

const bodyOf = async (req: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
};

const answer = (res: ServerResponse, status: number, body: unknown): void => {
  const text = JSON.stringify(body);
  res.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  res.end(text);
};

const refusalOf = (error: unknown): Refusal =>
  error instanceof Refused ? error.refusal : { code: 'bug', message: messageOf(error) };

export const createControl = (handlers: Handlers, log: (line: string) => void): Server =>
  createServer({ keepAliveTimeout: 1, requestTimeout: 0 }, async (req, res) => {
    const name = (req.url ?? '').slice(1);
    try {
      if (!isOperation(name)) return answer(res, 404, { code: 'bug', message: `no operation ${name}` });
      answer(res, 200, await handlers[name](await bodyOf(req)));
    } catch (error) {
      const refused = refusalOf(error);
      if (refused.code === 'bug') log(`${name}: ${error instanceof Error ? error.stack : String(error)}`);
      answer(res, 409, refused);
    }
  });

/**
 * Listens in the current folder (a relative path is never too long for a socket). Only the owner of the entrance port
 * comes here, so a file that is there already was left by a dead host.
 */
export const listenControl = async (server: Server): Promise<void> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketFile, resolve);
  });
  await chmod(socketFile, 0o600);
};
