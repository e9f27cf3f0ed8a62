import { messageOf } from '../../core/errors.ts';
import {
  type Beginning,
  type Check,
  type CheckReport,
  type Look,
  unaskedReport,
} from '../../domain/verification/check.ts';
import { codes } from '../../domain/verification/codes.ts';

const unanswered = (check: Check, what: string, code: 'check-failed-to-run' | 'check-timed-out'): CheckReport =>
  unaskedReport(check, { verdict: 'error', code, what, next: codes.docs[code].next });

const glanceMs = 300;

/** Asks one check again and again while probes run: one look at a time, and a last one with a time limit. */
export class CheckWatch {
  latest: CheckReport | undefined;
  private looking: Promise<void> | undefined;
  private readonly check: Check;
  private readonly signal: AbortSignal;

  constructor(check: Check, signal: AbortSignal) {
    this.check = check;
    this.signal = signal;
  }

  async begin(beginning: Beginning): Promise<void> {
    await this.keep(async () => {
      await this.check.begin?.(beginning);
      return this.latest;
    });
  }

  /** Starts a look unless one is under way. */
  look(at: Pick<Look, 'now' | 'elapsedMs'>): void {
    this.looking ??= this.ask({ ...at, last: false, signal: this.signal }).finally(() => {
      this.looking = undefined;
    });
  }

  /** The last word. A check that failed before stays failed. */
  async conclude(at: Pick<Look, 'now' | 'elapsedMs'>): Promise<CheckReport> {
    const timeUp = AbortSignal.timeout(this.check.patienceMs);
    const signal = AbortSignal.any([this.signal, timeUp]);
    const late = new Promise<'late'>(resolve =>
      signal.addEventListener('abort', () => resolve('late'), { once: true }),
    );
    const end = (async () => {
      await this.looking;
      if (this.latest?.verdict !== 'fail') await this.ask({ ...at, last: true, signal });
    })();
    const ended = await Promise.race([end, late]);
    if (ended === 'late' && this.latest?.verdict !== 'fail')
      this.latest = unanswered(this.check, `No answer within ${this.check.patienceMs / 1000} s.`, 'check-timed-out');
    return this.soFar();
  }

  /**
   * The fault is certain and traffic is to leave it. What was merely seen may name its cause (a crash shows in the
   * probes before it shows in its pod), so it gets one short look more.
   */
  async glance(at: Pick<Look, 'now' | 'elapsedMs'>): Promise<CheckReport> {
    if (this.check.factual !== true || this.latest?.verdict === 'fail') return this.soFar();
    const signal = AbortSignal.any([this.signal, AbortSignal.timeout(glanceMs)]);
    const seen = new CheckWatch(this.check, signal);
    const late = new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
    await Promise.race([seen.ask({ ...at, last: false, signal }), late]);
    if (seen.latest?.verdict === 'fail') this.latest = seen.latest;
    return this.soFar();
  }

  /** What the looks until now said. */
  soFar(): CheckReport {
    return this.latest ?? unanswered(this.check, 'The verification ended before it answered.', 'check-failed-to-run');
  }

  async close(): Promise<void> {
    await this.check.close?.().catch(() => undefined);
  }

  private async ask(at: Look): Promise<void> {
    await this.keep(async () => await this.check.look(at));
  }

  private async keep(body: () => Promise<CheckReport | undefined>): Promise<void> {
    try {
      const report = await body();
      if (this.latest?.verdict !== 'fail') this.latest = report;
    } catch (error) {
      if (this.latest?.verdict !== 'fail')
        this.latest = unanswered(this.check, messageOf(error), 'check-failed-to-run');
    }
  }
}
