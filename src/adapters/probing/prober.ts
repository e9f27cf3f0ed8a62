import { randomInt } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { messageOf, systemCode } from '../../core/errors.ts';
import type { Answer, ConnectionKind, Fault, FaultKind } from '../../domain/verification/samples.ts';
import type { Beginning } from './decode.ts';
import { expireAfter } from './patience.ts';
import type { Variables } from './request-headers.ts';

/** One request of a probe. Unlike core/http it decides which connection is used, which `fetch` does not allow. */
export interface Ask {
  readonly method: string;
  readonly url: string;
  readonly connection: ConnectionKind;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent over a fresh connection only: a request that changes data is never sent twice. */
  readonly body?: string;
  /** Of a fresh connection that may be refused because its way is not there yet: it comes from a port aside. */
  readonly early?: boolean;
}

export interface Asked {
  readonly result: Answer | Fault;
  readonly retries: number;
}

export interface Prober {
  /** Resolves with a fault when no answer came; rejects only with the reason of an aborted signal. */
  ask(ask: Ask): Promise<Asked>;
  /** Closes the kept connections. */
  close(): void;
  /** What headers of probes may name; unset: nothing. */
  readonly variables?: Variables;
}

/** Enough for most rules; the rest is read, so that the time to the last byte is right, and dropped. */
const maxBodyBytes = 1024 * 1024;

export class Timeout extends Error {}

const byCode: Readonly<Record<string, FaultKind>> = {
  ECONNREFUSED: 'connection-refused',
  ENOTFOUND: 'name-not-resolved',
  EAI_AGAIN: 'name-not-resolved',
  ETIMEDOUT: 'probe-timeout',
  EPROTO: 'tls-failed',
};

const tlsCode = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH)/;

export const faultOf = (error: unknown): Fault => {
  const code = systemCode(error) ?? '';
  const fault = error instanceof Timeout ? 'probe-timeout' : tlsCode.test(code) ? 'tls-failed' : byCode[code];
  return { kind: 'fault', fault: fault ?? 'connection-cut', detail: messageOf(error) || code };
};

/** A connection kept by us was closed by the server just as we used it; any client sends such a request again. */
class StaleConnection extends Error {}

/**
 * Below every system's range of ephemeral ports and below where our own servers listen, so that nobody else gets the
 * port. Where a node translates
 * addresses (NodePorts), a connection refused before the Service has endpoints leaves its ports in the node's connection
 * tracking, untranslated, for 120 s (`nf_conntrack_tcp_timeout_syn_sent`): the next one from there is refused as well.
 */
const portAside = (): number => randomInt(10_240, 20_000);

const triesAside = 5;

interface Agents {
  readonly http: http.Agent;
  readonly https: https.Agent;
}

const headersOf = (headers: http.IncomingHttpHeaders): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );

const decoded = async (body: Beginning, coding: string): Promise<Beginning> => {
  const { decode } = await import('./decode.ts');
  return await decode(body, coding, maxBodyBytes);
};

/** Without the byte order mark that some put before it. */
const textOf = (bytes: Buffer): string => new TextDecoder().decode(bytes);

const readAnswer = (response: http.IncomingMessage, done: (answer: Answer) => void): void => {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    if (size < maxBodyBytes) chunks.push(chunk);
    size += chunk.length;
  });
  response.on('end', () => {
    const headers = headersOf(response.headers);
    const body = { bytes: Buffer.concat(chunks).subarray(0, maxBodyBytes), truncated: size > maxBodyBytes };
    const answer = ({ bytes, truncated }: Beginning): void =>
      done({ kind: 'answer', status: response.statusCode ?? 0, headers, body: textOf(bytes), truncated });
    const coding = headers['content-encoding'];
    if (coding === undefined || size === 0) answer(body);
    else void decoded(body, coding).then(answer);
  });
};

const once = async (ask: Ask, agents: Agents, localPort?: number): Promise<Answer> =>
  await new Promise((resolve, reject) => {
    const secure = ask.url.startsWith('https:');
    const pool = secure ? agents.https : agents.http;
    const request = (secure ? https : http).request(ask.url, {
      method: ask.method,
      agent: ask.connection === 'pooled' ? pool : false,
      ...(localPort === undefined ? {} : { localPort }),
      headers: { 'user-agent': 'prod-actions-probe', accept: '*/*', ...ask.headers },
    });
    let answering = false;
    const cancel = (): void => void request.destroy(new Error('aborted'));
    const endWait = expireAfter(ask.timeoutMs, () =>
      request.destroy(new Timeout(`no full answer within ${ask.timeoutMs} ms`)),
    );
    const fail = (error: Error): void => {
      const stale = request.reusedSocket && !answering && systemCode(error) === 'ECONNRESET';
      reject(stale ? new StaleConnection(error.message) : error);
    };
    request.on('response', response => {
      answering = true;
      // A body that is cut surfaces here, not on the request.
      response.on('error', fail);
      readAnswer(response, resolve);
    });
    request.on('error', fail);
    request.on('close', () => {
      endWait();
      ask.signal.removeEventListener('abort', cancel);
    });
    ask.signal.addEventListener('abort', cancel, { once: true });
    request.end(ask.body);
  });

/** A port aside that somebody has is another's; none of them free, the system gives one. */
const asked = async (ask: Ask, agents: Agents): Promise<Answer> => {
  for (let tried = 0; ask.early === true && tried < triesAside; tried += 1) {
    try {
      return await once(ask, agents, portAside());
    } catch (error) {
      if (systemCode(error) !== 'EADDRINUSE') throw error;
    }
  }
  return await once(ask, agents);
};

const settle = async (ask: Ask, agents: Agents, retries: number): Promise<Asked> => {
  ask.signal.throwIfAborted();
  try {
    return { result: await asked(ask, agents), retries };
  } catch (error) {
    if (ask.signal.aborted) throw ask.signal.reason;
    if (error instanceof StaleConnection && retries === 0) {
      return await settle({ ...ask, connection: 'fresh' }, agents, 1);
    }
    return { result: faultOf(error), retries };
  }
};

/** @param variables what headers of probes may name */
export const nodeProber = (variables?: Variables): Prober => {
  const agents: Agents = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) };
  return {
    ...(variables === undefined ? {} : { variables }),
    ask: async ask => await settle(ask, agents, 0),
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
};
