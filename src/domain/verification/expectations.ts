import { headerProblem } from './probing/header-rules.ts';
import { jsonProblem } from './probing/json-rules.ts';
import type { DnsProbe, GrpcProbe, HttpProbe, Probe, TcpProbe, TlsProbe, WebSocketProbe } from './probing/kinds.ts';
import { tlsVersions } from './probing/kinds.ts';
import { clipped } from './probing/patterns.ts';
import { cacheProblem, policyProblems } from './probing/policies.ts';
import type { Answer, Greeting, Handshake, Health, Records, Result, Sample, Upgrade } from './samples.ts';

/** One way in which an answer is not what was expected; `code` stands in codes.ts. */
export interface Miss {
  readonly code: string;
  readonly what: string;
}

const missed = (code: string, problems: readonly (string | undefined)[]): readonly Miss[] =>
  problems.flatMap(what => (what === undefined ? [] : [{ code, what }]));

const hasStatus = (probe: HttpProbe, status: number): boolean =>
  probe.status.some(([from, to]) => status >= from && status <= to);

const statusMiss = (probe: HttpProbe, { status, body }: Answer): readonly Miss[] => {
  if (hasStatus(probe, status)) return [];
  const expected = probe.status.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
  if (probe.burst !== null)
    return missed('limit-not-reached', [
      `none of ${probe.burst} requests in a row was answered ${expected}, the last ${status}`,
    ]);
  const shown = clipped(body);
  return missed('unexpected-status', [
    `status ${status}, expected ${expected}${shown === '' ? '' : `; body: ${shown}`}`,
  ]);
};

const textMisses = (probe: HttpProbe, { body }: Answer): readonly Miss[] => [
  ...missed(
    'unexpected-body',
    probe.contains.map(text => (body.includes(text) ? undefined : `body does not contain "${text}": ${clipped(body)}`)),
  ),
  ...missed(
    'unexpected-body',
    probe.matches.map(pattern =>
      new RegExp(pattern, 'u').test(body) ? undefined : `body does not match /${pattern}/: ${clipped(body)}`,
    ),
  ),
];

const jsonOf = (text: string): { readonly value: unknown } | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
};

const jsonMisses = (probe: HttpProbe, { body, schemaProblems = [] }: Answer): readonly Miss[] => {
  if (probe.json.length === 0 && probe.schema === null) return [];
  const json = jsonOf(body);
  if (json === undefined) return missed('body-not-json', [`body is no JSON: ${clipped(body)}`]);
  return [
    ...missed(
      'unexpected-json',
      probe.json.map(rule => jsonProblem(rule, json.value)),
    ),
    ...missed('schema-not-met', schemaProblems),
  ];
};

/** Of a part of the body nothing can be said to be missing. */
const bodyMisses = (probe: HttpProbe, answer: Answer): readonly Miss[] =>
  answer.truncated === true ? [] : [...textMisses(probe, answer), ...jsonMisses(probe, answer)];

/** A match of such a pattern may be none any more where more text follows. */
const looksAhead = (pattern: string): boolean => /\$|\\b|\(\?!/i.test(pattern);

const isMatch = (pattern: string, body: string): boolean => !looksAhead(pattern) && new RegExp(pattern, 'u').test(body);

const headerMisses = (probe: HttpProbe, { headers, url = '' }: Answer): readonly Miss[] => [
  ...missed(
    'unexpected-header',
    probe.headers.map(rule => headerProblem(rule, headers)),
  ),
  ...probe.policies.flatMap(policy => missed('policy-not-met', policyProblems(policy, { url, headers }))),
  ...missed(
    'policy-not-met',
    probe.cacheControl.map(rule => cacheProblem(rule, headers)),
  ),
];

const httpMisses = (probe: HttpProbe, answer: Answer): readonly Miss[] => [
  ...statusMiss(probe, answer),
  ...bodyMisses(probe, answer),
  ...headerMisses(probe, answer),
];

const until = ({ daysLeft, validTo }: Handshake): string =>
  daysLeft < 0 ? `ended ${validTo.slice(0, 10)}` : `ends ${validTo.slice(0, 10)}, in ${Math.floor(daysLeft)} days`;

const age = new Map<string, number>(tlsVersions.map((version, at) => [version, at]));

const older = (protocol: string, least: TlsProbe['minVersion']): boolean =>
  (age.get(protocol) ?? -1) < (age.get(least) ?? 0);

const tlsMisses = (probe: TlsProbe, shown: Handshake): readonly Miss[] => {
  const ended = shown.daysLeft < 0;
  const soon = !ended && shown.daysLeft < probe.days;
  return [
    ...missed('certificate-expired', [ended ? `a certificate ${until(shown)}` : undefined]),
    ...missed('certificate-expiring', [
      soon ? `a certificate ${until(shown)}; ${probe.days} are asked for` : undefined,
    ]),
    ...missed('certificate-untrusted', [shown.untrusted ?? undefined]),
    ...missed('certificate-name', [shown.otherName ?? undefined]),
    ...missed('tls-version-old', [
      older(shown.protocol, probe.minVersion) ? `${shown.protocol}, expected ${probe.minVersion} or newer` : undefined,
    ]),
  ];
};

const upgradeMisses = (probe: WebSocketProbe, { status, problem, said }: Upgrade): readonly Miss[] => {
  if (status !== 101) return missed('websocket-refused', [`status ${status}, expected 101`]);
  if (problem !== null)
    return missed('websocket-broken', [`${problem}${said === '' ? '' : `; said "${clipped(said)}"`}`]);
  return probe.expect === null || said.includes(probe.expect)
    ? []
    : missed('websocket-unexpected', [`said "${clipped(said)}", expected "${clipped(probe.expect)}"`]);
};

const servingCodes: Readonly<Record<string, string>> = {
  NOT_SERVING: 'grpc-not-serving',
  SERVICE_UNKNOWN: 'grpc-service-unknown',
  UNKNOWN: 'grpc-status-unknown',
};

/** gRPC status codes that have a meaning of their own in the health protocol. */
const grpcCodes: Readonly<Record<number, string>> = { 5: 'grpc-service-unknown', 12: 'grpc-no-health-service' };

const healthMisses = (probe: GrpcProbe, { status, message, serving }: Health): readonly Miss[] => {
  const who = probe.service === '' ? 'the server' : `service ${probe.service}`;
  if (status !== 0) {
    const text = message === '' ? '' : `: ${clipped(message)}`;
    return missed(grpcCodes[status] ?? 'grpc-call-failed', [`grpc-status ${status} for ${who}${text}`]);
  }
  if (serving === 'SERVING') return [];
  return missed(servingCodes[serving ?? ''] ?? 'grpc-call-failed', [
    `${who} is ${serving ?? 'in no status the protocol knows'}, expected SERVING`,
  ]);
};

const greetingMisses = (probe: TcpProbe, { said }: Greeting): readonly Miss[] =>
  probe.expect === null || said.includes(probe.expect)
    ? []
    : missed('unexpected-greeting', [`said "${clipped(said)}", expected "${probe.expect}"`]);

const recordMisses = (probe: DnsProbe, { records }: Records): readonly Miss[] =>
  missed(
    'unexpected-records',
    probe.contains.map(want =>
      records.includes(want) ? undefined : `${probe.type} is ${records.join(', ') || 'empty'}, expected ${want}`,
    ),
  );

const resultMisses = (probe: Probe, result: Result): readonly Miss[] => {
  if (result.kind === 'fault') return [{ code: result.fault, what: result.detail }];
  if (probe.kind === 'http' && result.kind === 'answer') return httpMisses(probe, result);
  if (probe.kind === 'tls' && result.kind === 'tls') return tlsMisses(probe, result);
  if (probe.kind === 'websocket' && result.kind === 'websocket') return upgradeMisses(probe, result);
  if (probe.kind === 'grpc' && result.kind === 'grpc') return healthMisses(probe, result);
  if (probe.kind === 'tcp' && result.kind === 'tcp') return greetingMisses(probe, result);
  if (probe.kind === 'dns' && result.kind === 'dns') return recordMisses(probe, result);
  throw new RangeError(`a ${probe.kind} probe cannot meet a result of ${result.kind}`);
};

/** Everything that is wrong with a sample; empty: as expected. Which release answered is judged apart. */
export const missesOf = (probe: Probe, sample: Sample): readonly Miss[] => {
  const misses = resultMisses(probe, sample.result);
  if (sample.result.kind === 'fault') return misses;
  const late = probe.maxLatencyMs !== null && sample.latencyMs > probe.maxLatencyMs;
  return [
    ...misses,
    ...missed('answer-too-slow', [
      late ? `${Math.round(sample.latencyMs)} ms, limit ${probe.maxLatencyMs} ms` : undefined,
    ]),
  ];
};

/** The rules, in words, that are neither met nor missed: the part of the body that is looked at does not tell. */
export const undecidedRules = (probe: Probe, sample: Sample): readonly string[] => {
  const { result } = sample;
  const cut = probe.kind === 'http' && result.kind === 'answer' && result.truncated === true;
  // What is wrong already is no better with the rest of it.
  if (!cut || missesOf(probe, sample).length > 0) return [];
  return [
    ...probe.contains.filter(text => !result.body.includes(text)).map(text => `contains "${clipped(text)}"`),
    ...probe.matches.filter(pattern => !isMatch(pattern, result.body)).map(pattern => `matches /${clipped(pattern)}/`),
    ...new Set(probe.json.map(({ path }) => `json ${path}`)),
    ...(probe.schema === null ? [] : ['schema']),
  ];
};

/** What a person wants to know of an answer that is no HTTP response; null: nothing beside that it came. */
export const factOf = (result: Result): string | null => {
  switch (result.kind) {
    case 'tls':
      return `${result.protocol}, certificate of ${result.issuer || 'an unnamed issuer'} ${until(result)}`;
    case 'grpc':
      return result.serving ?? `grpc-status ${result.status}`;
    case 'dns':
      return result.records.join(', ');
    default:
      return null;
  }
};
