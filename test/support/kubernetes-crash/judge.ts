/** Looks at the cluster by a way of its own before every effect: does the write keep the invariants? */
import { type Moment, type Write, wrongWith } from '../../../src/domain/rollout/invariants.ts';
import { emptyJournal } from '../../../src/domain/rollout/journal.ts';
import type { Target } from '../../../src/domain/rollout/ports.ts';
import { type Connection, connect, owner, type Place } from './process.ts';
import type { ReleaseSpec } from './releases.ts';

export class Judge {
  readonly wrong: string[] = [];
  private readonly connection: Connection;
  private readonly place: Place;

  private constructor(connection: Connection, place: Place) {
    this.connection = connection;
    this.place = place;
  }

  static async make(place: Place, release: ReleaseSpec): Promise<Judge> {
    const connection = await connect(place);
    await connection.target.expect(await connection.release(release));
    return new Judge(connection, place);
  }

  async moment(): Promise<Moment> {
    const journal = (await this.connection.store.read())?.journal ?? emptyJournal(owner.app, owner.environment);
    const observed = await this.connection.target.observe(new AbortController().signal);
    return { journal, observed, now: this.place.clock.now() };
  }

  async releaseId(spec: ReleaseSpec): Promise<string> {
    return (await this.connection.release(spec)).id;
  }

  watching(target: Target): Target {
    const before = async (write: Write, token: number): Promise<void> => {
      this.wrong.push(...wrongWith(await this.moment(), write, token));
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
    await this.connection.close();
  }
}
