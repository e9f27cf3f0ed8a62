import { decide } from './decide.ts';
import type { Operation } from './journal.ts';
import { handOverMs, leaseMs } from './lease.ts';
import type { Ledger } from './ledger.ts';
import { type Aim, type Effect, type End, type Facts, freshFacts } from './machine.ts';
import type { Arrival, ColourState, KeptClient, Target, Timer } from './ports.ts';
import { FencedOut, type JournalStore, type Liveness, type Observed, type Probe, type RetireReport } from './ports.ts';
import { question } from './question.ts';
import { healthPathOf, type Release } from './release.ts';
import { hasLongHook, renewing } from './renewing.ts';
import { asThrown } from './thrown.ts';
import type { Verification, Verifier } from './verifier.ts';

/** Carries out what the machine decides: look, decide, do or record, look again. It decides nothing itself. */

export interface RolloutPorts {
  readonly store: JournalStore;
  readonly target: Target;
  readonly probe: Probe;
  readonly verifier: Verifier;
  readonly liveness: Liveness;
  readonly timer: Timer;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** Opens a kept connection to users' entrance, to see when such a one comes back in a rollback. Unset: not seen. */
  keptClient?(url: string): KeptClient;
  /** One line per step, for the log. */
  say(line: string): void;
  /** Called as soon as an operation is recorded, so that its id is known to the steps that follow. */
  opened?(operation: Operation): void;
}

/** What happened, with times, for the report. */
export interface Trail {
  readonly steps: readonly { readonly step: string; readonly at: number }[];
  /** From the write of the switch to the first answer of the new release. */
  readonly switchMs: number | null;
  /** How it is known that new connections reach the new release. */
  readonly arrival: Arrival | null;
  readonly retired: RetireReport | null;
  /** In order: the deploy's, then the rollback's. */
  readonly verifications: readonly { readonly of: Operation['kind']; readonly verification: Verification }[];
  /** The last output of a release that was taken down. */
  readonly badLogs: string | null;
}

export interface Driven {
  readonly end: End;
  readonly trail: Trail;
  /** The operation as it was last open. */
  readonly operation: Operation;
}

const logLines = 40;
const retryMs = 250;

export class Driver {
  private readonly ports: RolloutPorts;
  private readonly ledger: Ledger;
  private readonly aim: Aim;
  private facts: Facts;
  private trail: Trail = { steps: [], switchMs: null, arrival: null, retired: null, verifications: [], badLogs: null };
  private switchStarted: number | null = null;
  private waitingFor: string | undefined;
  private kept: KeptClient | undefined;

  constructor(
    ports: RolloutPorts,
    ledger: Ledger,
    aim: Aim,
    start: { inherited: boolean; verification?: Verification },
  ) {
    this.ports = ports;
    this.ledger = ledger;
    this.aim = aim;
    this.facts = { ...freshFacts(ports.timer.now(), start.inherited), verification: start.verification ?? null };
  }

  /** Drives the open operation, under the lock, to its end or as far as `aim` says. */
  async run(): Promise<Driven> {
    this.enter(this.open());
    try {
      for (;;) {
        const operation = this.open();
        const observed = await this.observe();
        this.tellWaiting(observed[operation.to]);
        const end = await this.step(observed);
        if (end !== undefined) return { end, trail: this.trail, operation };
      }
    } finally {
      this.kept?.close();
    }
  }

  private open(): Operation {
    const { operation } = this.ledger;
    if (operation === null) throw new Error('no operation is open');
    return operation;
  }

  private enter(operation: Operation): void {
    this.trail = {
      ...this.trail,
      steps: [...this.trail.steps, { step: operation.step, at: this.ports.timer.now() }],
    };
    this.ports.say(`${operation.kind}: ${operation.step}`);
    if (operation.kind === 'rollback' && ['preparing', 'warming', 'switching'].includes(operation.step))
      this.kept ??= this.ports.keptClient?.(
        new URL(healthPathOf(operation.release), this.ports.target.entranceUrl).href,
      );
  }

  private keptMovedAt(): number | null {
    const { release, switchedAt } = this.open();
    return switchedAt === undefined ? null : (this.kept?.movedAt(release, switchedAt) ?? null);
  }

  /** Names what a colour waits for as soon as it shows, long before a time limit. */
  private tellWaiting(state: ColourState): void {
    const detail = state.state === 'starting' ? state.waiting?.detail : undefined;
    if (detail === undefined || detail === this.waitingFor) return;
    this.waitingFor = detail;
    this.ports.say(`waiting: ${detail}`);
  }

  private async step(observed: Observed): Promise<End | undefined> {
    await this.ledger.renewIfDue();
    const next = decide({
      journal: this.ledger.journal,
      observed,
      facts: this.facts,
      aim: this.aim,
      cancelled: this.ports.signal.aborted,
      now: this.ports.timer.now(),
      keptMovedAt: this.keptMovedAt(),
    });
    if (next === undefined) throw new Error('no operation is open');
    if (next.kind === 'effect') await this.perform(next.effect);
    else if (next.kind === 'wait') await this.pause(next.ms);
    else if (next.kind === 'write') await this.record(next.journal);
    else {
      if (next.journal !== undefined) await this.ledger.write(next.journal);
      else if (next.end.result === 'switched')
        await this.ledger.renewFor(this.aim.goesOn === true ? leaseMs : handOverMs);
      return next.end;
    }
    return undefined;
  }

  private async record(journal: Ledger['journal']): Promise<void> {
    const before = this.open();
    await this.ledger.write(journal);
    const after = this.open();
    if (after.step === before.step && after.kind === before.kind) return;
    this.facts = freshFacts(this.ports.timer.now(), false);
    this.enter(after);
  }

  /** Looks at the target; a target that does not answer is asked a few times. */
  private async observe(): Promise<Observed> {
    for (let tries = 1; ; tries += 1) {
      try {
        // Looking goes on when the run is cancelled: what is pending must be recorded.
        return await this.ports.target.observe(new AbortController().signal);
      } catch (error) {
        if (error instanceof FencedOut || tries >= 3) throw error;
        await this.ports.timer.sleep(retryMs);
      }
    }
  }

  private async pause(ms: number): Promise<void> {
    try {
      await this.ports.timer.sleep(ms, this.ports.signal);
    } catch (error) {
      if (!this.ports.signal.aborted) throw error;
    }
  }

  private async perform(effect: Effect): Promise<void> {
    try {
      this.facts = { ...this.facts, ...(await this.carryOut(effect)) };
    } catch (error) {
      if (error instanceof FencedOut) throw error;
      if (this.ports.signal.aborted && effect.kind !== 'retire' && effect.kind !== 'switch') return;
      this.facts = { ...this.facts, failures: [...this.facts.failures, asThrown(error)] };
      if (effect.kind !== 'start') await this.pause(retryMs);
    }
  }

  private async carryOut(effect: Effect): Promise<Partial<Facts>> {
    const { target } = this.ports;
    const token = this.ledger.fence;
    switch (effect.kind) {
      case 'start':
        await this.renewing(
          hasLongHook(effect.release),
          async () => await target.start(effect.colour, effect.release, token),
        );
        return { done: true };
      case 'probe':
        return await this.probeColour(await target.directUrl(effect.colour));
      case 'switch': {
        this.switchStarted = this.ports.timer.now();
        const moved = await target.switchTraffic(effect.from, effect.to, token);
        return { done: true, movedByOther: moved === 'moved-by-other' };
      }
      case 'confirm':
        return await this.confirm();
      case 'verify':
        return await this.verified();
      case 'logs':
        // Evidence is good to have, never a reason to stop.
        return await this.keepLogs(await target.logs(effect.colour, logLines).catch(() => ''));
      case 'retire':
        await this.renewing(false, async () => {
          this.trail = { ...this.trail, retired: await target.retire(effect.colour, effect.drainMs, token) };
        });
        return { done: true };
      case 'contract':
        await this.renewing(hasLongHook(effect.release), async () => await target.contract?.(effect.release, token));
        return { done: true };
    }
  }

  private async renewing(isLong: boolean, body: () => Promise<void>): Promise<void> {
    const { timer, target } = this.ports;
    await renewing(timer, this.ledger, isLong || target.isSlow === true, body);
  }

  private async keepLogs(logs: string): Promise<Partial<Facts>> {
    const { kind, undo } = this.open();
    if (kind !== 'rollback' || undo === undefined) return { logs };
    this.trail = { ...this.trail, badLogs: logs };
    const exposure = (await this.ports.target.exposure?.(undo.release).catch(() => null)) ?? null;
    return { logs, exposure };
  }

  private async probeColour(base: string): Promise<Partial<Facts>> {
    const url = new URL(healthPathOf(this.open().release), base).href;
    const answer = await this.ports.probe.probe(url, this.ports.signal);
    const now = this.ports.timer.now();
    const goodSince = answer.ok ? (this.facts.goodSince ?? now) : null;
    return { goodSince, lastProbe: { at: now, detail: answer.detail } };
  }

  private async confirm(): Promise<Partial<Facts>> {
    const { release, to } = this.open();
    const { target, signal, timer } = this.ports;
    const arrival = await (target.arrived?.(to, release, signal) ?? this.answered(release));
    const now = timer.now();
    if (arrival.arrived) this.trail = { ...this.trail, arrival };
    if (arrival.arrived && this.switchStarted !== null)
      this.trail = { ...this.trail, switchMs: now - this.switchStarted };
    return { confirmed: arrival.arrived, lastProbe: { at: now, detail: arrival.detail } };
  }

  private async answered(release: Release): Promise<Arrival> {
    const url = new URL(healthPathOf(release), this.ports.target.entranceUrl).href;
    const { releaseId, detail } = await this.ports.probe.probe(url, this.ports.signal);
    return { arrived: releaseId === release.id, seen: 'release', detail };
  }

  /** A verdict counts only while the lease is ours, so it is renewed before the verdict is acted upon. */
  private async verified(): Promise<Partial<Facts>> {
    const verification = await this.verify();
    const of = this.open().kind;
    this.trail = { ...this.trail, verifications: [...this.trail.verifications, { of, verification }] };
    await this.ledger.renewFor(leaseMs);
    return { verification };
  }

  /** Renews the lease and watches the colour meanwhile, so that a death is named at once and not by a time-out. */
  private async verify(): Promise<Verification> {
    const stop = new AbortController();
    const died = new AbortController();
    const signal = AbortSignal.any([this.ports.signal, stop.signal, died.signal]);
    const watching = this.watch(stop.signal, died);
    try {
      const observed = await this.observe();
      return await this.ports.verifier.verify(await question(this.ports.target, this.ledger.journal, observed, signal));
    } catch (error) {
      // The colour's death is seen at the next look; the verifier's own crash is a verdict, never a pass.
      const { code, message, next } = asThrown(error);
      return { verdict: 'error', reasons: [{ code, message, next }], evidence: null };
    } finally {
      stop.abort(new Error('verified'));
      await watching;
    }
  }

  private async watch(stop: AbortSignal, died: AbortController): Promise<void> {
    const { to } = this.open();
    for (;;) {
      try {
        await this.ports.timer.sleep(500, stop);
        await this.ledger.renewIfDue();
        const { state } = (await this.observe())[to];
        if (state === 'broken' || state === 'absent') return died.abort(new Error(`the release in ${to} died`));
      } catch (error) {
        // A lost lease, or a target that is out of reach, is met again by the next step, which says so.
        return stop.aborted ? undefined : died.abort(error);
      }
    }
  }
}
