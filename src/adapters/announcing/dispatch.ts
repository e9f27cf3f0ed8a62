import { messageOf } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';
import type { Announcement, Channel, Delivery, Sent } from '../../domain/announcements/announcement.ts';
import { NotTaken } from './errors.ts';
import { cut, oneLine } from './text.ts';

/**
 * Tells all channels at once, each as often as it takes, until the time is over. It never throws, and never takes
 * longer than its limit, whatever a channel does.
 */
export interface DispatchParts {
  readonly clock: Clock;
  /** From 0 to 1, for the jitter. */
  random(): number;
  /** Aborted when the time is over. */
  readonly signal: AbortSignal;
  /** Until then, milliseconds of the monotonic clock. */
  readonly deadline: number;
  /** Taken out of all that is said. */
  readonly secrets: readonly string[];
}

const maxAttempts = 6;
const firstWaitMs = 300;
const maxDetail = 300;

/** Doubles each time; half of it is chance, so that many runs do not come back together. */
const backoffMs = (attempt: number, random: number): number => firstWaitMs * 2 ** (attempt - 1) * (0.5 + random / 2);

const clean = (text: string, secrets: readonly string[]): string =>
  cut(oneLine(secrets.reduce((said, secret) => said.replaceAll(secret, '***'), text.slice(0, 10_000))), maxDetail);

/** Settles with the channel, or when the signal is aborted; what comes later is nobody's concern. */
export const unlessAborted = async <T>(signal: AbortSignal, body: () => Promise<T>): Promise<T> =>
  await new Promise<T>((resolve, reject) => {
    const aborted = (): void => reject(signal.reason);
    if (signal.aborted) return aborted();
    signal.addEventListener('abort', aborted, { once: true });
    // `async` turns what is thrown at once into a rejection.
    void (async () => await body())()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', aborted));
  });

/** How long to wait before the next try; null: none would help, or none would end in time. */
const waitFor = (thrown: unknown, attempt: number, { clock, deadline, random }: DispatchParts): number | null => {
  if (attempt >= maxAttempts || (thrown instanceof NotTaken && !thrown.passing)) return null;
  const asked = thrown instanceof NotTaken ? thrown.retryAfterMs : null;
  const wait = Math.max(asked ?? 0, backoffMs(attempt, random()));
  return clock.monotonic() + wait < deadline ? wait : null;
};

const outOfTime = (problem: string | null): string =>
  problem === null ? 'gave no answer until the time was over' : `${problem}; then the time was over`;

const gaveUp = (thrown: unknown, attempt: number, random: () => number): string => {
  const asked = thrown instanceof NotTaken && thrown.passing ? thrown.retryAfterMs : null;
  const tooLong = asked !== null && attempt < maxAttempts && asked > backoffMs(attempt, random());
  return `${messageOf(thrown)}${tooLong ? `; it asks to wait ${Math.ceil(asked / 1000)} s, longer than there is` : ''}`;
};

interface Tried {
  readonly state: Delivery['state'];
  readonly attempts: number;
  readonly sent: Sent;
}

const attempts = async (channel: Channel, announcement: Announcement, parts: DispatchParts): Promise<Tried> => {
  const { signal, clock } = parts;
  let problem: string | null = null;
  for (let attempt = 1; ; attempt += 1) {
    const failed = (detail: string): Tried => ({ state: 'failed', attempts: attempt, sent: { detail } });
    try {
      const sent = await unlessAborted(signal, async () => await channel.deliver(announcement, signal));
      return { state: sent.skipped === true ? 'skipped' : 'delivered', attempts: attempt, sent };
    } catch (thrown) {
      if (signal.aborted) return failed(outOfTime(problem));
      const wait = waitFor(thrown, attempt, parts);
      if (wait === null) return failed(gaveUp(thrown, attempt, parts.random));
      problem = messageOf(thrown);
      const waited = await clock.sleep(wait, signal).then(
        () => true,
        () => false,
      );
      if (!waited) return failed(outOfTime(problem));
    }
  }
};

const tell = async (channel: Channel, announcement: Announcement, parts: DispatchParts): Promise<Delivery> => {
  const started = parts.clock.monotonic();
  const { state, attempts: tries, sent } = await attempts(channel, announcement, parts);
  return {
    channel: channel.name,
    state,
    attempts: tries,
    ms: Math.round(parts.clock.monotonic() - started),
    detail: clean(String(sent.detail), parts.secrets),
    ...(sent.url === undefined ? {} : { url: clean(String(sent.url), parts.secrets) }),
  };
};

export const dispatch = async (
  channels: readonly Channel[],
  announcement: Announcement,
  parts: DispatchParts,
): Promise<readonly Delivery[]> =>
  await Promise.all(channels.map(async channel => await tell(channel, announcement, parts)));

/** A signal that ends at the limit, and sooner when the run is cancelled meanwhile or was before. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  readonly deadline: number;
  /** Lets go of its timers. */
  end(): void;
}

/** The runner kills 10 s after it cancels; the report and the summary need the rest. */
const afterCancelMs = 7000;

export const timeLimit = (
  clock: Clock,
  limitMs: number,
  cancelled: AbortSignal,
  /** When it was, on the monotonic clock; asked once it is aborted. */
  cancelledAt: () => number,
): TimeLimit => {
  const [over, done] = [new AbortController(), new AbortController()];
  const started = clock.monotonic();
  const endIn = (ms: number): void =>
    void clock.sleep(Math.max(0, ms), done.signal).then(
      () => over.abort(new Error('the time to tell people is over')),
      () => undefined,
    );
  const left = (): number => cancelledAt() + afterCancelMs - clock.monotonic();
  const cancel = (): void => endIn(left());
  const limit = cancelled.aborted ? Math.min(limitMs, left()) : limitMs;
  if (limit <= 0) over.abort(new Error('the run was cancelled'));
  else endIn(limit);
  if (!cancelled.aborted) cancelled.addEventListener('abort', cancel, { once: true });
  return {
    signal: over.signal,
    deadline: started + limit,
    end: () => {
      done.abort();
      cancelled.removeEventListener('abort', cancel);
    },
  };
};
