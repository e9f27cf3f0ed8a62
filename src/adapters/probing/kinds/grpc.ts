import {
  type ClientHttp2Session,
  connect,
  constants,
  type IncomingHttpHeaders,
  type IncomingHttpStatusHeader,
} from 'node:http2';
import type { GrpcProbe } from '../../../domain/verification/probing/kinds.ts';
import type { Health } from '../../../domain/verification/samples.ts';
import type { Asked, Way, WayParts } from '../way.ts';
import { healthRequest, servingOf } from './health-message.ts';
import { type Attempt, attempt } from './settle.ts';

const path = '/grpc.health.v1.Health/Check';
const maxAnswerBytes = 64 * 1024;
/** gRPC status UNKNOWN: what answered does not speak gRPC. */
const unknownStatus = 2;

type Headers = IncomingHttpHeaders & IncomingHttpStatusHeader;

/** `grpc-message` is percent-encoded. */
const messageIn = (headers: Headers): string => {
  const text = String(headers['grpc-message'] ?? '');
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const healthOf = (headers: Headers, trailers: Headers, body: Buffer): Health => {
  const http = headers[constants.HTTP2_HEADER_STATUS];
  const said = { ...headers, ...trailers };
  const given = said['grpc-status'];
  if (given === undefined)
    return { kind: 'grpc', status: unknownStatus, message: `HTTP ${http} without a grpc-status`, serving: null };
  const status = Number(given);
  return { kind: 'grpc', status, message: messageIn(said), serving: status === 0 ? servingOf(body) : null };
};

const check = (session: ClientHttp2Session, { service }: GrpcProbe, { done, fail, onEnd }: Attempt): void => {
  const stream = session.request({
    ':method': 'POST',
    ':path': path,
    'content-type': 'application/grpc',
    te: 'trailers',
    'user-agent': 'prod-actions-probe',
  });
  let headers: Headers = {};
  let trailers: Headers = {};
  const chunks: Buffer[] = [];
  let size = 0;
  onEnd(() => stream.close(constants.NGHTTP2_CANCEL));
  // A stream that ends with its session names that as the cause.
  stream.on('error', error => fail(error.cause ?? error));
  stream.on('response', answered => {
    headers = answered;
  });
  stream.on('trailers', ended => {
    trailers = ended;
  });
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= maxAnswerBytes) chunks.push(chunk);
  });
  stream.on('end', () => {
    if (headers[constants.HTTP2_HEADER_STATUS] === undefined) fail(new Error('closed before an answer came'));
    else done(healthOf(headers, trailers, Buffer.concat(chunks)));
  });
  stream.end(healthRequest(service));
};

/** One session, and whether it was used before. */
interface Kept {
  readonly session: ClientHttp2Session;
  used: boolean;
}

const opened = (target: string, onError: (error: Error) => void): ClientHttp2Session => {
  const session = connect(target);
  session.on('error', onError);
  return session;
};

/** Asked over fresh and kept connections. One kept connection that was closed under us is asked again, as for HTTP. */
export const grpcWay = (probe: GrpcProbe, { url, timeoutMs }: Pick<WayParts, 'url' | 'timeoutMs'>): Way => {
  const target = probe.target === '' ? new URL(url).origin : probe.target;
  let kept: Kept | undefined;

  const fresh = async (signal: AbortSignal): Promise<Asked> =>
    await attempt({ timeoutMs, signal }, one => {
      const session = opened(target, one.fail);
      one.onEnd(() => session.destroy());
      check(session, probe, one);
    });

  const usable = (): Kept => {
    if (kept === undefined || kept.session.closed || kept.session.destroyed) {
      kept = { session: opened(target, () => undefined), used: false };
      // It must not keep the process alive between two requests.
      kept.session.unref();
    }
    return kept;
  };

  const pooled = async (signal: AbortSignal): Promise<Asked> => {
    const { session, used } = usable();
    const asked = await attempt({ timeoutMs, signal }, one => {
      const broken = (error: Error): void => one.fail(error);
      session.once('error', broken);
      one.onEnd(() => session.off('error', broken));
      check(session, probe, one);
      if (kept !== undefined) kept.used = true;
    });
    const cut = asked.result.kind === 'fault' && asked.result.fault === 'connection-cut';
    if (!cut) return asked;
    session.destroy();
    return used ? { ...(await fresh(signal)), retries: 1 } : asked;
  };

  return {
    ask: async (connection, signal) => await (connection === 'pooled' ? pooled(signal) : fresh(signal)),
    close: () => kept?.session.destroy(),
  };
};
