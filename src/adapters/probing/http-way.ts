import type { HttpProbe } from '../../domain/verification/probing/kinds.ts';
import { acceptEncoding } from '../../domain/verification/probing/policies.ts';
import type { Answer, ConnectionKind } from '../../domain/verification/samples.ts';
import type { Ask } from './prober.ts';
import { resolveHeaders, type Secrets } from './request-headers.ts';
import type { Asked, Way, WayParts } from './way.ts';

type SchemaCheck = (body: string) => readonly string[];

const schemaCheck = async (probe: HttpProbe): Promise<SchemaCheck> => {
  if (probe.schema === null) return () => [];
  const { compileSchema } = await import('./json-schema.ts');
  return compileSchema(probe.name, probe.schema);
};

const redacted = (answer: Answer, { redact }: Secrets): Answer => ({
  ...answer,
  body: redact(answer.body),
  headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, redact(value)])),
});

const hasStatus = (probe: HttpProbe, { result }: Asked): boolean =>
  result.kind === 'answer' && probe.status.some(([from, to]) => result.status >= from && result.status <= to);

/** Whether the answer comes from the entrance, whose own counters then see the request. */
const atEntrance = (probe: HttpProbe): boolean => probe.path.startsWith('/');

/** One request after the other over a kept connection, until one is answered as expected or all are sent. */
const burst = async (probe: HttpProbe, ask: () => Promise<Asked>): Promise<Asked> => {
  const most = probe.burst ?? 1;
  let asked = await ask();
  let requests = 1;
  while (requests < most && asked.result.kind === 'answer' && !hasStatus(probe, asked)) {
    asked = await ask();
    requests += 1;
  }
  return { ...asked, requests: atEntrance(probe) ? requests : 0 };
};

/** @throws UserError `probe-definition` when a header names a variable that is not set, or the schema is none */
export const httpWay = async (probe: HttpProbe, parts: WayParts): Promise<Way> => {
  const { url, prober, timeoutMs } = parts;
  const secrets = resolveHeaders(probe.name, probe.requestHeaders, prober.variables);
  const check = await schemaCheck(probe);
  const request: Omit<Ask, 'connection' | 'signal'> = {
    method: probe.method,
    url: atEntrance(probe) ? `${url}${probe.path}` : probe.path,
    timeoutMs,
    headers: {
      ...(probe.policies.includes('compressed') ? { 'accept-encoding': acceptEncoding } : {}),
      ...secrets.headers,
    },
    ...(probe.body === null ? {} : { body: probe.body }),
  };
  const once = async (connection: ConnectionKind, signal: AbortSignal): Promise<Asked> => {
    const { result, retries } = await prober.ask({ ...request, connection, signal });
    const counted = atEntrance(probe) ? {} : { requests: 0 };
    if (result.kind === 'fault') return { result, retries, ...counted };
    const answer = { ...redacted(result, secrets), url: request.url, schemaProblems: check(result.body) };
    return { result: answer, retries, ...counted };
  };
  return {
    ask: async (connection, signal) =>
      probe.burst === null
        ? await once(connection, signal)
        : await burst(probe, async () => await once('pooled', signal)),
  };
};
