/** What every part of the testbed is given. */
import type { Exec, Http, Log, Tools } from '../../src/core/ports.ts';

export interface Deps {
  readonly exec: Exec;
  readonly log: Pick<Log, 'info'>;
  readonly tools: Tools;
  readonly http: Http;
  readonly env: Readonly<Record<string, string>>;
}
