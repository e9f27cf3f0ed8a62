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

interface Request {
  readonly at: number;
  readonly ms: number;
  failed: boolean;
}

/**
 * Reads `k6 run --out json` line by line and keeps two numbers per request, so that files of any size fit. k6 writes
 * about fourteen lines per request; the two kinds needed are recognised by their beginning before anything is parsed.
 */
export class K6Samples {
  private readonly requests: Request[] = [];
  private damaged = 0;

  /** One line of the file. */
  push(line: string): void {
    const duration = line.startsWith(durationLine);
    if (!duration && !line.startsWith(failedLine)) return;
    const point = readPoint(line);
    if (point === undefined) this.damaged += 1;
    else if (point === 'outside') return;
    else if (duration) this.requests.push({ at: point.at, ms: point.value, failed: false });
    else this.markFailed(point);
  }

  /** k6 writes the samples of one request together, its duration first. */
  private markFailed(point: Point): void {
    const last = this.requests.at(-1);
    if (last?.at === point.at) last.failed = point.value !== 0;
  }

  /** Lines that began as a sample and could not be read: a half-written file. */
  get unreadable(): number {
    return this.damaged;
  }

  /** What was seen from `warmUpMs` after the first request on. Failed requests have no say in the latencies. */
  samples(warmUpMs: number): RequestSamples {
    if (this.requests.length === 0) return { latencies: [], failed: 0, seconds: 0 };
    const from = this.requests.reduce((least, { at }) => Math.min(least, at), Infinity) + warmUpMs;
    const last = this.requests.reduce((most, { at }) => Math.max(most, at), from);
    const kept = this.requests.filter(({ at }) => at >= from);
    const good = kept.filter(({ failed }) => !failed);
    const seconds = Math.max((last - from) / 1000, 0.001);
    return { latencies: good.map(({ ms }) => ms), failed: kept.length - good.length, seconds };
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
