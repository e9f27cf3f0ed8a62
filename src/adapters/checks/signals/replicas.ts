import type { Clock } from '../../../core/ports.ts';
import { badAmong, type ReplicaReport, type ReplicaWatch, replicaWatch } from '../../../domain/signals/replicas.ts';
import type { Followed, Straight } from '../../../domain/signals/source.ts';
import type { Check } from '../../../domain/verification/check.ts';
import { percent } from '../../../domain/verification/verdict.ts';
import { nodeProber } from '../../probing/prober.ts';
import { passing, reportOf, type Said } from './said.ts';

/** Each instance asked straight: one that is bad hides among the answers of the others. */

export interface Question {
  readonly method: string;
  readonly path: string;
  isExpected(status: number): boolean;
}

export interface ReplicaParts {
  readonly source: string;
  readonly required: boolean;
  readonly followed: Followed;
  readonly questions: readonly Question[];
  readonly maxErrorRate: number;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** A second, of one instance and of all together. */
const perInstance = 5;
const altogether = 20;
const maxInFlight = 40;

const rateText = ({ name, rate }: ReplicaReport): string =>
  `${name}: ${rate.failed} of ${rate.samples} requests failed (${percent(rate.rate ?? 0)})`;

const said = (all: readonly ReplicaReport[], here: number): Said => {
  const samples = all.reduce((sum, { rate }) => sum + rate.samples, 0);
  const value = all.length;
  const bad = badAmong(all);
  if (bad.length > 0) {
    const others = all.filter(one => !bad.some(({ name }) => name === one.name));
    const what = `${bad.map(rateText).join('; ')}; beside it ${others.map(rateText).join('; ')}.`;
    return { verdict: 'fail', code: 'instance-failing', what, value, samples };
  }
  if (here < 2) return passing('One instance: our probes ask it at the entrance.', here, samples);
  const silent = all.filter(one => one.rate.samples === 0 && one.unreached > 0);
  if (silent.length > 0) {
    const what = `No answer of ${silent.map(one => one.name).join(', ')}.`;
    return { verdict: 'inconclusive', code: 'instance-not-asked', what, value, samples };
  }
  return passing(`${all.map(rateText).join('; ')}.`, value, samples);
};

class Asker {
  /** Instances there were at the last look. */
  here = 0;
  private readonly parts: ReplicaParts;
  private readonly watch: ReplicaWatch;
  private readonly prober = nodeProber();
  private readonly ending = new AbortController();
  private underWay = 0;
  private asked = 0;

  constructor(parts: ReplicaParts, watch: ReplicaWatch) {
    this.parts = parts;
    this.watch = watch;
    void this.run(AbortSignal.any([parts.signal, this.ending.signal])).catch(() => undefined);
  }

  close(): void {
    this.ending.abort(new Error('the verification is over'));
    this.prober.close();
  }

  private async run(signal: AbortSignal): Promise<void> {
    for (;;) {
      // Not to know the addresses for a moment is told by the other checks.
      const targets = await this.parts.followed.straight().catch(() => []);
      this.here = targets.length;
      if (targets.length > 1) for (const target of targets) await this.turn(target, targets.length, signal);
      else await this.parts.clock.sleep(500, signal);
    }
  }

  private async turn(target: Straight, of: number, signal: AbortSignal): Promise<void> {
    if (this.underWay < maxInFlight) void this.ask(target, signal).catch(() => undefined);
    await this.parts.clock.sleep(1000 / Math.min(altogether, perInstance * of), signal);
  }

  private async ask({ id, name, url }: Straight, signal: AbortSignal): Promise<void> {
    const question =
      this.parts.questions[Math.floor(this.asked / Math.max(1, this.here)) % this.parts.questions.length];
    this.asked += 1;
    if (question === undefined) return;
    this.underWay += 1;
    try {
      const address = `${url.replace(/\/+$/, '')}${question.path}`;
      const { method } = question;
      const { timeoutMs } = this.parts;
      const { result } = await this.prober.ask({ method, url: address, connection: 'pooled', timeoutMs, signal });
      if (await this.isHere(id)) this.watch.add(id, name, result, question.isExpected);
    } finally {
      this.underWay -= 1;
    }
  }

  /** What is told to stop may fail; only instances that users still reach count. */
  private async isHere(id: string): Promise<boolean> {
    return (await this.parts.followed.straight().catch(() => [])).some(one => one.id === id);
  }
}

export const replicasCheck = (parts: ReplicaParts): Check => {
  const check = { name: 'each instance', source: parts.source, required: parts.required };
  let [since, watch]: [number, ReplicaWatch | undefined] = [0, undefined];
  let asker: Asker | undefined;
  return {
    ...check,
    patienceMs: 5000,
    begin: async ({ startedAt, alpha }) => {
      since = startedAt;
      watch = replicaWatch(parts.maxErrorRate, alpha);
      asker = new Asker(parts, watch);
    },
    look: async ({ now, last }) => {
      if (watch === undefined || asker === undefined) throw new Error('the instances could not be asked');
      const query = parts.questions.map(({ method, path }) => `${method} ${path}`).join(', ');
      const objective = `≤ ${percent(parts.maxErrorRate)} failed of each`;
      return reportOf(
        check,
        { query, unit: 'instances', objective, from: since, to: now },
        said(watch.reports(last), asker.here),
      );
    },
    close: async () => asker?.close(),
  };
};
