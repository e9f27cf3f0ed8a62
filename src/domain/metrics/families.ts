import type { ExposedSample } from './exposition.ts';
import { type Matcher, type Selector, selects } from './selectors.ts';

/** Under which names known programs count requests by status. Pure. */
export interface Family {
  readonly program: string;
  readonly requests: Selector;
  readonly errors: Selector;
}

interface Known {
  readonly program: string;
  readonly name: string;
  /** Labels that may hold the status, the first that is there counts. */
  readonly labels: readonly string[];
  readonly server: string;
  /** A value of the label that sums up the others. */
  readonly total?: string;
}

const byCode = '5..|5xx';

/** Entrances stand before apps: what users met counts most. */
const known: readonly Known[] = [
  { program: 'HAProxy', name: 'haproxy_frontend_http_responses_total', labels: ['code'], server: '5xx' },
  { program: 'Envoy', name: 'envoy_http_downstream_rq_xx', labels: ['envoy_response_code_class'], server: '5' },
  { program: 'ingress-nginx', name: 'nginx_ingress_controller_requests', labels: ['status'], server: byCode },
  { program: 'nginx (VTS)', name: 'nginx_vts_server_requests_total', labels: ['code'], server: '5xx', total: 'total' },
  { program: 'NGINX Plus', name: 'nginxplus_server_zone_responses', labels: ['code'], server: '5xx' },
  { program: 'Traefik', name: 'traefik_entrypoint_requests_total', labels: ['code'], server: byCode },
  { program: 'Caddy', name: 'caddy_http_request_duration_seconds_count', labels: ['code'], server: byCode },
  ...[
    'http_requests_total',
    'http_server_request_duration_seconds_count',
    'http_server_requests_seconds_count',
    'http_request_duration_seconds_count',
  ].map(name => ({
    program: 'the app',
    name,
    labels: ['status', 'code', 'status_code', 'http_response_status_code'],
    server: byCode,
  })),
];

const selectorOf = (name: string, matchers: readonly Matcher[]): Selector => ({ name, matchers });

/** The counters of the first known program among the samples; undefined: none is known. */
export const familyOf = (samples: readonly ExposedSample[]): Family | undefined => {
  for (const { program, name, labels, server, total } of known) {
    const own = samples.filter(sample => sample.name === name);
    const label = labels.find(one => own.some(sample => one in sample.labels));
    if (label === undefined) continue;
    const rest: readonly Matcher[] = total === undefined ? [] : [{ label, operator: '!=', value: total }];
    return {
      program,
      requests: selectorOf(name, rest),
      errors: selectorOf(name, [{ label, operator: '=~', value: server }]),
    };
  }
  return undefined;
};

export const sampled = (samples: readonly ExposedSample[], selector: Selector): readonly ExposedSample[] =>
  samples.filter(sample => selects(selector, sample));

export const selectorText = ({ name, matchers }: Selector): string =>
  matchers.length === 0
    ? name
    : `${name}{${matchers.map(({ label, operator, value }) => `${label}${operator}"${value}"`).join(',')}}`;
