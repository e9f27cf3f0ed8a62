import { missesOf } from '../../domain/verification/expectations.ts';
import { isInTurn, isLast, type Probe } from '../../domain/verification/probing/kinds.ts';
import type { Sample } from '../../domain/verification/samples.ts';

/**
 * A probe asked every few seconds would need a minute to show a fault, or would have to call one bad answer a fault. So
 * each bad answer makes it ask again at once, one after the other, this often: enough to rule out chance at the false
 * alarm rate, or to show that it was chance.
 */
const confirmations = 10;
const confirmEveryMs = 100;

interface Turn {
  readonly index: number;
  readonly probe: Probe;
  dueAt: number;
  /** How often it is still asked because of a bad answer. */
  doubt: number;
  underWay: Promise<void> | undefined;
}

export interface SeldomParts {
  now(): number;
  /** undefined: aborted. */
  ask(probe: number, at: number): Promise<Sample | undefined>;
  sleep(ms: number): Promise<void>;
}

/** The probes with a schedule of their own: never two requests of the same one at the same time. */
export class Seldom {
  private readonly turns: readonly Turn[];
  private readonly parts: SeldomParts;

  constructor(probes: readonly Probe[], parts: SeldomParts) {
    this.parts = parts;
    this.turns = probes.flatMap((probe, index) =>
      isInTurn(probe)
        ? []
        : [{ index, probe, dueAt: isLast(probe) ? Number.POSITIVE_INFINITY : 0, doubt: 0, underWay: undefined }],
    );
  }

  /** Sends what is due; answers when the next is. */
  tick(): number {
    const now = this.parts.now();
    for (const turn of this.turns) if (turn.dueAt <= now) this.send(turn, turn.dueAt);
    return Math.min(...this.turns.map(turn => turn.dueAt));
  }

  private send(turn: Turn, at: number): void {
    turn.dueAt = Number.POSITIVE_INFINITY;
    turn.underWay = this.once(turn, at).finally(() => {
      turn.underWay = undefined;
    });
  }

  private async once(turn: Turn, at: number): Promise<void> {
    const sample = await this.parts.ask(turn.index, at);
    const now = this.parts.now();
    const bad = sample !== undefined && missesOf(turn.probe, sample).length > 0;
    turn.doubt = bad ? confirmations : Math.max(0, turn.doubt - 1);
    turn.dueAt = turn.doubt > 0 ? now + confirmEveryMs : Math.max(now, at + (turn.probe.everyMs ?? 0));
  }

  /** Waits for what is under way, asks what is asked last, and settles every doubt. */
  async finish(stop: AbortSignal): Promise<void> {
    await Promise.all(this.turns.map(async turn => await turn.underWay));
    for (const turn of this.turns) {
      if (isLast(turn.probe) && !stop.aborted) await this.once(turn, this.parts.now());
    }
    // Bounded: a probe that stays bad is certain after a few, and was asked so often at most.
    for (let round = 0; round < confirmations; round += 1) {
      const doubtful = this.turns.filter(turn => turn.doubt > 0);
      if (doubtful.length === 0 || stop.aborted) return;
      await this.parts.sleep(confirmEveryMs).catch(() => undefined);
      await Promise.all(doubtful.map(async turn => await this.once(turn, this.parts.now())));
    }
  }
}
