/** The load of one run, the same for both sides. */
export interface Scenario {
  /** Paths requested in turn by every connection. */
  readonly paths: readonly string[];
  /** Kept-alive connections (k6: virtual users). */
  readonly connections: number;
  /** Requests a second over all connections; undefined: as fast as the answers come. */
  readonly rate: number | undefined;
  /** Cut from the beginning of every run. */
  readonly warmUpMs: number;
  /** Measured after the warm-up. */
  readonly durationMs: number;
  /** A request without an answer after this long has failed. */
  readonly timeoutMs: number;
  /** The user's own k6 script; it decides paths, users and duration itself. */
  readonly script: { readonly path: string; readonly text: string } | undefined;
}

const seconds = (ms: number): string => `${Math.max(1, Math.round(ms))}ms`;

const executor = (scenario: Scenario): Readonly<Record<string, unknown>> => {
  const duration = seconds(scenario.warmUpMs + scenario.durationMs);
  return scenario.rate === undefined
    ? { executor: 'constant-vus', vus: scenario.connections, duration, gracefulStop: '2s' }
    : {
        executor: 'constant-arrival-rate',
        rate: scenario.rate,
        timeUnit: '1s',
        duration,
        preAllocatedVUs: scenario.connections,
        maxVUs: scenario.connections * 10,
        gracefulStop: '2s',
      };
};

/** The k6 script for a scenario without one of its own. */
export const k6Script = (scenario: Scenario): string =>
  [
    "import http from 'k6/http';",
    `export const options = ${JSON.stringify({ scenarios: { load: executor(scenario) }, discardResponseBodies: true, insecureSkipTLSVerify: false })};`,
    `const paths = ${JSON.stringify(scenario.paths)};`,
    'let next = __VU;',
    'export default function () {',
    '  next += 1;',
    `  http.get(__ENV.BASE_URL + paths[next % paths.length], { timeout: '${seconds(scenario.timeoutMs)}' });`,
    '}',
    '',
  ].join('\n');

/** Everything of a scenario that changes what is measured, as one text to hash. */
export const scenarioText = (scenario: Scenario): string =>
  JSON.stringify([
    scenario.paths,
    scenario.connections,
    scenario.rate ?? null,
    scenario.warmUpMs,
    scenario.durationMs,
    scenario.timeoutMs,
    scenario.script?.text ?? null,
  ]);
