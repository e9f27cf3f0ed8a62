import { nothingWatched, type Watched, watch } from '../../../domain/signals/instances.ts';
import type { Followed } from '../../../domain/signals/source.ts';

/** One look at the instances serves every check that asks at about the same moment. */
const sameMomentMs = 200;

export class Sights {
  /** All that is known so far. */
  watched: Watched;
  private readonly followed: Followed;
  private looking: Promise<Watched> | undefined;
  private lookedAt = Number.NEGATIVE_INFINITY;

  constructor(followed: Followed, since: number) {
    this.followed = followed;
    this.watched = nothingWatched(since);
  }

  /** @throws what the target says where it cannot tell */
  async look(now: number, signal: AbortSignal): Promise<Watched> {
    if (this.looking === undefined && now - this.lookedAt < sameMomentMs) return this.watched;
    this.looking ??= this.lookOnce(now, signal).finally(() => {
      this.looking = undefined;
    });
    return await this.looking;
  }

  private async lookOnce(now: number, signal: AbortSignal): Promise<Watched> {
    this.watched = watch(this.watched, await this.followed.sight(signal));
    this.lookedAt = now;
    return this.watched;
  }
}
