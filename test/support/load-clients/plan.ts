/** What the load clients are told, and what they write down of every request. */
import { z } from 'zod';

/**
 * `fresh`: a new connection for every request. `kept`: kept connections; looks whether the server has closed one before
 * it writes, as the pools of most HTTP clients do. `blind`: kept connections that are written to without looking.
 */
export const clientKinds = ['fresh', 'kept', 'blind'] as const;
export type ClientKind = (typeof clientKinds)[number];

/** A measuring tool on a shared machine, not a stress tool. */
export const maxPerSecond = 1000;
export const maxSeconds = 1800;

const rate = z.number().min(0).max(maxPerSecond);

export const planSchema = z
  .object({
    /** On 127.0.0.1: there is no way to name another machine. */
    port: z.number().int().min(1).max(65_535),
    path: z.string().startsWith('/'),
    /** Asked in turn with `path`. */
    otherPaths: z.array(z.string().startsWith('/')).default([]),
    perSecond: z.object({ fresh: rate, kept: rate, blind: rate }),
    /** Kept connections of each kind that keeps them. */
    connections: z.number().int().min(1).max(200),
    timeoutMs: z.number().min(1).max(10_000),
    /** Records are appended here, one a line. */
    file: z.string(),
  })
  .refine(
    ({ perSecond }) => perSecond.fresh + perSecond.kept + perSecond.blind <= maxPerSecond,
    `at most ${maxPerSecond} requests a second in all`,
  );
export type LoadPlan = z.output<typeof planSchema>;
export type AskedPlan = Omit<z.input<typeof planSchema>, 'file'>;

export const progressMs = 250;

/** Of the last `progressMs`, as a line of the child's output. */
export const progressSchema = z.object({
  sent: z.number(),
  failed: z.number(),
  /** The latest that a request was sent after it was due, milliseconds. */
  lateMs: z.number(),
});
export type Progress = z.output<typeof progressSchema>;

export interface RequestRecord {
  readonly kind: ClientKind;
  /** When it was due, on the monotonic clock. */
  readonly at: number;
  /** From when it was due to the last byte of the answer, or to the fault. */
  readonly latencyMs: number;
  /** null: a whole answer came. A system error code, `timeout`, `closed` (written to a closed connection), `cut`, `HTTP 503` … */
  readonly fault: string | null;
  /** As the answer names them; empty when it does not. */
  readonly version: string;
  readonly pod: string;
}

export const endOf = (record: RequestRecord): number => record.at + record.latencyMs;

export const encode = ({ kind, at, latencyMs, fault, version, pod }: RequestRecord): string =>
  `${[kind, at.toFixed(3), latencyMs.toFixed(3), fault ?? '', version, pod].join('\t')}\n`;

export const decode = (line: string): RequestRecord => {
  const [name, at, latency, fault = '', version = '', pod = ''] = line.split('\t');
  const kind = clientKinds.find(one => one === name);
  if (kind === undefined || latency === undefined) throw new Error(`not a record of a load client: ${line}`);
  return { kind, at: Number(at), latencyMs: Number(latency), fault: fault === '' ? null : fault, version, pod };
};
