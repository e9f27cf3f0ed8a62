import { messageOf } from '../../core/errors.ts';
import { codes } from '../../domain/measurements/codes.ts';
import type { LoadOrder, LoadTool } from '../../domain/measurements/ports.ts';
import { invalid, type RequestSamples, type Run, reduceRun } from '../../domain/measurements/runs.ts';
import type { Scenario } from '../../domain/measurements/scenario.ts';

const version = '8.0.0';

/** Counts what ends within the measured window, by our own clock and in fractions of a millisecond. */
class Window {
  private readonly latencies: number[] = [];
  private failed = 0;
  private readonly from: number;
  private readonly to: number;
  constructor(scenario: Scenario) {
    this.from = performance.now() + scenario.warmUpMs;
    this.to = this.from + scenario.durationMs;
  }
  private get open(): boolean {
    const now = performance.now();
    return now >= this.from && now < this.to;
  }
  response(status: number, ms: number): void {
    if (!this.open) return;
    if (status >= 200 && status < 400) this.latencies.push(ms);
    else this.failed += 1;
  }
  failure(): void {
    if (this.open) this.failed += 1;
  }
  samples(): RequestSamples {
    return { latencies: this.latencies, failed: this.failed, seconds: (this.to - this.from) / 1000 };
  }
}

const optionsOf = ({ baseUrl, scenario }: LoadOrder) => ({
  url: baseUrl,
  connections: scenario.connections,
  // autocannon stops at the next tick of its sampling interval; the window above decides what counts.
  duration: (scenario.warmUpMs + scenario.durationMs) / 1000,
  sampleInt: 100,
  timeout: Math.max(1, Math.ceil(scenario.timeoutMs / 1000)),
  requests: scenario.paths.map(path => ({ method: 'GET' as const, path })),
  ...(scenario.rate === undefined ? {} : { overallRate: scenario.rate }),
});

const load = async (order: LoadOrder): Promise<RequestSamples> => {
  // Loaded only when it is used: the start of the action stays fast.
  const { default: autocannon } = await import('autocannon');
  const window = new Window(order.scenario);
  await new Promise<void>((resolve, reject) => {
    const instance = autocannon(optionsOf(order), error => {
      order.signal.removeEventListener('abort', stop);
      if (error === null || error === undefined) resolve();
      else reject(error);
    });
    const stop = (): void => instance.stop();
    order.signal.addEventListener('abort', stop, { once: true });
    instance.on('response', (_client, status, _bytes, ms) => window.response(status, ms));
    instance.on('reqError', () => window.failure());
  });
  order.signal.throwIfAborted();
  return window.samples();
};

/** The embedded load generator, for machines without k6. */
export const autocannonTool: LoadTool = {
  name: 'autocannon',
  version,
  source: 'embedded',
  run: async (order): Promise<Run> => {
    order.signal.throwIfAborted();
    try {
      return reduceRun(await load(order));
    } catch (error) {
      order.signal.throwIfAborted();
      return invalid(codes.reason('load-tool-failed', `autocannon failed: ${messageOf(error)}`));
    }
  },
};
