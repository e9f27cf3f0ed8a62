/** What a caller would write, the same for every release of the league. Everything else is the default of `ship`. */
/** Paths that matter to users, with what they must say. `issued`: when the probe's token was made. */
const probes = (issued: number): readonly string[] => [
  'GET / 200',
  'GET /healthz 2xx',
  'GET /checkout 200',
  JSON.stringify({ name: 'version', path: '/version', contains: '{{revision}}' }),
  'WS /ws send=hello',
  JSON.stringify({ name: 'account', path: `/account?issued=${issued}`, headers: { 'cache-control': 'no-store' } }),
];

export const timing = {
  'start-timeout': '20s',
  'warm-up': '2s',
  'verify-duration': '20s',
  'probe-rate': '100',
  'probe-timeout': '2s',
  drain: '5s',
  bake: '0s',
} as const;

export const objectives = { 'max-p95': '500ms', 'max-p99': '1s' } as const;

/** Its own counters, straight from each instance. */
const metrics = 'scrape: http://{{instance}}/metrics app_errors_total of app_requests_total <= 1%';

interface Where {
  readonly issued: number;
}

export const settings = (where: Where): Readonly<Record<string, string>> => ({
  ...timing,
  ...objectives,
  metrics,
  probes: probes(where.issued).join('\n'),
});

/** For the release before the one that is judged: it is known to be good, and waiting for that shows nothing. */
export const settingsBefore = {
  ...timing,
  'warm-up': '200ms',
  'verify-duration': '1s',
  'min-samples': '10',
  drain: '1s',
  probes: 'GET / 200',
} as const;

/** What users ask while releases come and go. Their rate is the league's bound: no more is ever sent. */
export const userLoad = (issued: number) => ({
  path: '/',
  otherPaths: ['/version', '/checkout', `/account?issued=${issued}`, '/'],
  perSecond: { fresh: 50, kept: 50, blind: 0 },
  connections: 12,
  timeoutMs: 2000,
});
