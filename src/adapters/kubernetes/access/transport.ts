/** HTTP over a unix socket with kept connections. Knows nothing of Kubernetes but what is worth counting. */
import http from 'node:http';

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** What it is in statistics, such as `patch services`. */
  readonly label: string;
  readonly body?: { readonly type: string; readonly text: string };
}

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/** An answer whose body is still coming. */
export interface OpenAnswer {
  readonly status: number;
  readonly body: AsyncIterable<string>;
}

export interface ClusterStats {
  readonly calls: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Calls by verb and resource, such as `patch services`. */
  readonly byVerb: Readonly<Record<string, number>>;
}

/** There was no whole answer: refused, cut, or too late. */
export class NoAnswer extends Error {}

/** `localhost` is the one name that `kubectl proxy` takes calls for. */
const host = 'localhost';

export class Transport {
  private readonly agent = new http.Agent({ keepAlive: true });
  private readonly socketPath: string;
  private readonly timeoutMs: number;
  private readonly byVerb = new Map<string, number>();
  private bytesIn = 0;
  private bytesOut = 0;
  constructor(socketPath: string, timeoutMs: number) {
    this.socketPath = socketPath;
    this.timeoutMs = timeoutMs;
  }

  stats(): ClusterStats {
    const calls = [...this.byVerb.values()].reduce((sum, one) => sum + one, 0);
    return { calls, bytesIn: this.bytesIn, bytesOut: this.bytesOut, byVerb: Object.fromEntries(this.byVerb) };
  }

  close(): void {
    this.agent.destroy();
  }

  /** @throws NoAnswer */
  async send(call: Call): Promise<Answer> {
    const limit = AbortSignal.timeout(this.timeoutMs);
    try {
      const response = await this.begin(call, limit);
      let text = '';
      for await (const chunk of response) text += chunk;
      return { status: response.statusCode ?? 0, headers: response.headers, text };
    } catch (error) {
      throw noAnswer(call, error, limit.aborted ? `none within ${this.timeoutMs} ms` : undefined);
    }
  }

  /** The time limit is for the head of the answer; its body may come for hours. @throws NoAnswer, here and in `body` */
  async open(call: Call, signal: AbortSignal): Promise<OpenAnswer> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), this.timeoutMs);
    try {
      const response = await this.begin(call, AbortSignal.any([limit.signal, signal]));
      return { status: response.statusCode ?? 0, body: bodyOf(call, response, signal) };
    } catch (error) {
      signal.throwIfAborted();
      throw noAnswer(call, error, limit.signal.aborted ? `none within ${this.timeoutMs} ms` : undefined);
    } finally {
      clearTimeout(timer);
    }
  }

  private async begin(call: Call, signal: AbortSignal): Promise<http.IncomingMessage> {
    this.byVerb.set(call.label, (this.byVerb.get(call.label) ?? 0) + 1);
    const { body } = call;
    const payload = body === undefined ? undefined : Buffer.from(body.text);
    this.bytesOut += payload?.length ?? 0;
    return await new Promise((resolve, reject) => {
      const request = http.request({
        agent: this.agent,
        socketPath: this.socketPath,
        method: call.method,
        path: call.path,
        signal,
        headers: {
          host,
          accept: 'application/json',
          ...(payload === undefined ? {} : { 'content-type': body?.type, 'content-length': payload.length }),
        },
      });
      request.once('error', reject);
      request.once('response', response => {
        response.on('data', (chunk: string) => {
          this.bytesIn += Buffer.byteLength(chunk);
        });
        response.pause();
        resolve(response.setEncoding('utf8'));
      });
      request.end(payload);
    });
  }
}

const noAnswer = (call: Call, error: unknown, why?: string): NoAnswer =>
  new NoAnswer(
    `${call.method} ${call.path.replace(/\?.*/, '')} got no answer: ${why ?? (error instanceof Error ? error.message : error)}`,
    { cause: error },
  );

/** Ends in silence when `signal` aborts. */
async function* bodyOf(call: Call, response: http.IncomingMessage, signal: AbortSignal): AsyncGenerator<string> {
  try {
    for await (const chunk of response) yield String(chunk);
  } catch (error) {
    if (!signal.aborted) throw noAnswer(call, error);
  }
}

/** Whole lines of a text that comes in pieces; what follows the last line end is dropped, as it may be cut. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter(line => line.trim() !== '');
  }
}
