/**
 * A way to an API server that goes wrong at a chosen write: HTTP over a unix socket, in front of the socket of
 * `kubectl proxy` or of the fake. Every client has one of its own, so "the process is dead" is a closed socket.
 */
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const faults = [
  'kill-before',
  'kill-after',
  'interrupt-before',
  'interrupt-after',
  '409',
  '429',
  '500',
  '500-applied',
  'timeout',
  'timeout-applied',
  'reset',
  'reset-applied',
  'watch-drop',
  'watch-expired',
] as const;

export type Fault = (typeof faults)[number];

export interface FaultPlan {
  /** Number of the write, from 1. */
  readonly at: number;
  readonly fault: Fault;
}

export interface Hooks {
  kill(): void;
  interrupt(): void;
  /** Answers what pods would, where pods are simulated; undefined: the API server answers. */
  answer?(path: string): Promise<{ readonly status: number; readonly headers: Record<string, string> } | undefined>;
}

const status = (code: number, reason: string, message: string): string =>
  JSON.stringify({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, code });

const refusals: { readonly [F in Fault]?: readonly [code: number, reason: string, message: string] } = {
  '409': [
    409,
    'Conflict',
    'the object has been modified; please apply your changes to the latest version and try again',
  ],
  '429': [429, 'TooManyRequests', 'the server has received too many requests and has asked us to try again later'],
  '500': [500, 'InternalError', 'etcdserver: leader changed'],
  '500-applied': [500, 'InternalError', 'etcdserver: request timed out'],
};

const isWrite = (method: string, path: string): boolean =>
  method !== 'GET' && !path.includes('dryRun=All') && !path.includes('/selfsubject') && !path.includes('/proxy/');

/** `PATCH services/web` */
const labelOf = (method: string, path: string): string =>
  `${method} ${path.replace(/\?.*/, '').replace(/^.*\/namespaces\/[^/]+\//, '')}`;

const bodyOf = async (incoming: http.IncomingMessage): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
};

export class FaultProxy {
  /** Labels of the writes so far, in order. */
  readonly writes: string[] = [];
  readonly socketPath = join(tmpdir(), `fault-${randomUUID().slice(0, 13)}.sock`);
  private readonly upstream: string;
  private readonly plan: FaultPlan | undefined;
  private readonly hooks: Hooks;
  private readonly agent = new http.Agent({ keepAlive: true });
  private readonly server: http.Server;
  private readonly watches = new Set<http.ServerResponse>();
  private dead = false;
  private expireNext = 0;

  constructor(upstream: string, plan: FaultPlan | undefined, hooks: Hooks) {
    this.upstream = upstream;
    this.plan = plan;
    this.hooks = hooks;
    this.server = http.createServer((incoming, response) => {
      this.take(incoming, response).catch(() => response.destroy());
    });
    this.server.keepAliveTimeout = 60_000;
  }

  async listen(): Promise<this> {
    await new Promise<void>(resolve => this.server.listen(this.socketPath, resolve));
    return this;
  }

  async close(): Promise<void> {
    this.dead = true;
    this.agent.destroy();
    this.server.closeAllConnections();
    await new Promise<void>(resolve => this.server.close(() => resolve()));
  }

  private async take(incoming: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    if (this.dead) return void response.destroy();
    const [method, path] = [incoming.method ?? 'GET', incoming.url ?? '/'];
    const body = await bodyOf(incoming);
    const pods = await this.hooks.answer?.(path);
    if (pods !== undefined) return void response.writeHead(pods.status, pods.headers).end('simulated\n');
    const write = isWrite(method, path);
    if (write) this.writes.push(labelOf(method, path));
    const fault = write && this.writes.length === this.plan?.at ? this.plan.fault : undefined;
    if (fault !== undefined && !this.passes(fault, response)) return;
    if (/[?&]watch=/.test(path)) return this.watch(incoming, response);
    await this.forward(incoming, body, response, fault);
  }

  /** What happens before the write; false: it is not sent on. */
  private passes(fault: Fault, response: http.ServerResponse): boolean {
    if (fault === 'kill-before') return this.die(response);
    if (fault === 'interrupt-before') this.hooks.interrupt();
    if (fault === 'watch-drop' || fault === 'watch-expired') this.dropWatches(fault === 'watch-expired');
    if (fault === 'reset') response.destroy();
    const refusal = fault === '409' || fault === '429' || fault === '500' ? refusals[fault] : undefined;
    if (refusal !== undefined) refuse(response, refusal);
    // A request that times out unsent: the client waits in vain.
    return refusal === undefined && fault !== 'reset' && fault !== 'timeout';
  }

  private die(response: http.ServerResponse): false {
    this.dead = true;
    this.hooks.kill();
    response.destroy();
    this.server.closeAllConnections();
    return false;
  }

  private dropWatches(expire: boolean): void {
    if (expire) this.expireNext = this.watches.size;
    for (const watch of this.watches) watch.destroy();
  }

  private ask(
    incoming: http.IncomingMessage,
    then: (answer: http.IncomingMessage) => void,
    failed: () => void,
  ): http.ClientRequest {
    const { method, url: path, headers } = incoming;
    const request = http.request({ agent: this.agent, socketPath: this.upstream, method, path, headers }, then);
    request.on('error', failed);
    return request;
  }

  private watch(incoming: http.IncomingMessage, response: http.ServerResponse): void {
    if (this.expireNext > 0) {
      this.expireNext -= 1;
      refuse(response, [410, 'Expired', 'too old resource version']);
      return;
    }
    this.watches.add(response);
    const request = this.ask(
      incoming,
      answer => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        response.flushHeaders();
        answer.pipe(response);
        answer.on('error', () => response.destroy());
      },
      () => response.destroy(),
    );
    response.on('close', () => {
      this.watches.delete(response);
      request.destroy();
    });
    request.end();
  }

  private async forward(
    incoming: http.IncomingMessage,
    body: Buffer,
    response: http.ServerResponse,
    fault: Fault | undefined,
  ): Promise<void> {
    const answer = await new Promise<http.IncomingMessage | undefined>(resolve => {
      this.ask(incoming, resolve, () => resolve(undefined)).end(body);
    });
    if (answer === undefined) return void response.destroy();
    const text = await bodyOf(answer);
    if (this.dead) return void response.destroy();
    if (fault === 'kill-after') return void this.die(response);
    if (fault === 'interrupt-after') this.hooks.interrupt();
    if (fault === 'reset-applied') return void response.destroy();
    if (fault === 'timeout-applied') return;
    if (fault === '500-applied') return void refuse(response, [500, 'InternalError', 'etcdserver: request timed out']);
    const { 'transfer-encoding': _, ...headers } = answer.headers;
    response.writeHead(answer.statusCode ?? 502, { ...headers, 'content-length': text.length }).end(text);
  }
}

const refuse = (response: http.ServerResponse, [code, reason, message]: readonly [number, string, string]): void => {
  const retry = code === 429 ? { 'retry-after': '1' } : {};
  response.writeHead(code, { 'content-type': 'application/json', ...retry }).end(status(code, reason, message));
};
