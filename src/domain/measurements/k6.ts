import { z } from 'zod';
import type { RequestSamples } from './runs.ts';

/** Exit codes of k6 (errext/exitcodes). 0 and 99 are measurements; every other one is not. */
const exitMeanings: Readonly<Record<number, string>> = {
  97: 'a cloud run failed',
  98: 'the progress of a cloud run could not be read',
  99: 'thresholds were crossed',
  100: 'setup() timed out',
  101: 'teardown() timed out',
  102: 'the run timed out',
  103: 'the run was stopped over the REST API',
  104: 'the configuration is invalid',
  105: 'the run was aborted from outside (a signal)',
  106: 'the REST API could not start',
  107: 'the script threw an exception',
  108: 'the script aborted the test',
  109: 'k6 panicked',
  110: 'the script marked the test as failed',
};

export const k6ExitMeaning = (code: number | null): string =>
  code === null ? 'a signal ended it' : (exitMeanings[code] ?? 'an exit code k6 does not document');

export const k6Measured = (code: number | null): boolean => code === 0 || code === 99;

const pointSchema = z.object({
  data: z.object({
    time: z.string(),
    value: z.number(),
    tags: z.record(z.string(), z.string()).nullish(),
  }),
});

const durationLine = '{"metric":"http_req_duration","type":"Point"';
const failedLine = '{"metric":"http_req_failed","type":"Point"';
/** Requests of setup() and teardown() are not part of the load. */
const outside = new Set(['::setup', '::teardown']);

interface Point {
  readonly at: number;
  readonly value: number;
}

/**
 * Reads `k6 run --out json` line by line and keeps two numbers per request, so that files of any size fit. k6 writes
 * about fourteen lines per request; the two kinds needed are recognised by their beginning before anything is parsed.
 */
export class K6Samples {
  private readonly durations: Point[] = [];
  private readonly failures: Point[] = [];
  private damaged = 0;

  /** One line of the file. */
  push(line: string): void {
    const duration = line.startsWith(durationLine);
    if (!duration && !line.startsWith(failedLine)) return;
    const point = readPoint(line);
    if (point === undefined) this.damaged += 1;
    else if (point !== 'outside') (duration ? this.durations : this.failures).push(point);
  }

  /** Lines that began as a sample and could not be read: a half-written file. */
  get unreadable(): number {
    return this.damaged;
  }

  /** What was seen from `warmUpMs` after the first request on. Failed requests have no say in the latencies. */
  samples(warmUpMs: number): RequestSamples {
    const first = this.durations.reduce((least, point) => Math.min(least, point.at), Infinity);
    const from = first + warmUpMs;
    const last = this.durations.reduce((most, point) => Math.max(most, point.at), from);
    const failures = this.failures.filter(point => point.at >= from);
    const failed = failures.filter(point => point.value !== 0).length;
    const latencies: number[] = [];
    // k6 emits both samples of a request together and in the same order, so their indexes agree.
    this.durations.forEach((point, i) => {
      if (point.at >= from && (this.failures[i]?.value ?? 0) === 0) latencies.push(point.value);
    });
    return { latencies, failed, seconds: Number.isFinite(first) ? Math.max((last - from) / 1000, 0.001) : 0 };
  }
}

const readPoint = (line: string): Point | 'outside' | undefined => {
  try {
    const { data } = pointSchema.parse(JSON.parse(line));
    if (outside.has(data.tags?.['group'] ?? '')) return 'outside';
    const at = Date.parse(data.time);
    return Number.isNaN(at) ? undefined : { at, value: data.value };
  } catch {
    return undefined;
  }
};
