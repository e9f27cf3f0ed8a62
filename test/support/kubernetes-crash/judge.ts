/** Looks at the cluster by a way of its own before every effect: does the write keep the invariants? */
import { type Moment, type Write, wrongWith } from '../../../src/domain/rollout/invariants.ts';
import { emptyJournal } from '../../../src/domain/rollout/journal.ts';
import type { Target } from '../../../src/domain/rollout/ports.ts';
import type { Release } from '../../../src/domain/rollout/release.ts';
import { type Connection, connect, owner, type Place } from './process.ts';
import type { ReleaseSpec } from './releases.ts';

export class Judge {
  readonly wrong: string[] = [];
  private readonly place: Place;
  private readonly expected: ReleaseSpec;
  private readonly say: (wrong: readonly string[]) => void;
  private connection: Promise<Connection> | undefined;

  /** `say` is told at once: a process may be killed before it is asked. */
  constructor(place: Place, expected: ReleaseSpec, say: (wrong: readonly string[]) => void = () => undefined) {
    this.place = place;
    this.expected = expected;
    this.say = say;
  }

  /** Opened when it is first needed: many commands have no effect to judge. */
  private async opened(): Promise<Connection> {
    this.connection ??= (async () => {
      const connection = await connect(this.place, this.expected);
      await connection.target.expect(await connection.release(this.expected));
      return connection;
    })();
    return await this.connection;
  }

  async moment(): Promise<Moment> {
    const { store, target } = await this.opened();
    const journal = (await store.read())?.journal ?? emptyJournal(owner.app, owner.environment);
    const observed = await target.observe(new AbortController().signal);
    return { journal, observed, now: this.place.clock.now() };
  }

  async release(spec: ReleaseSpec): Promise<Release> {
    return await (await this.opened()).release(spec);
  }

  watching(target: Target): Target {
    const before = async (write: Write, token: number): Promise<void> => {
      const wrong = wrongWith(await this.moment(), write, token);
      this.wrong.push(...wrong);
      if (wrong.length > 0) this.say(wrong);
    };
    return new Proxy(target, {
      get: (real, name) => {
        if (name === 'start')
          return async (...[colour, release, token]: Parameters<Target['start']>) => {
            await before({ kind: 'start', colour, releaseId: release.id }, token);
            await real.start(colour, release, token);
          };
        if (name === 'switchTraffic')
          return async (...[from, to, token]: Parameters<Target['switchTraffic']>) => {
            await before({ kind: 'switch', from, to }, token);
            return await real.switchTraffic(from, to, token);
          };
        if (name === 'retire')
          return async (...[colour, drainMs, token]: Parameters<Target['retire']>) => {
            await before({ kind: 'retire', colour }, token);
            return await real.retire(colour, drainMs, token);
          };
        const value: unknown = Reflect.get(real, name);
        return typeof value === 'function' ? value.bind(real) : value;
      },
    });
  }

  async close(): Promise<void> {
    await (await this.connection)?.close();
  }
}
