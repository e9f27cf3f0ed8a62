/** The host's durable state: changes happen one after the other, each on disk before it takes effect. */
import { dirname } from 'node:path';
import { messageOf, systemCode } from '../../../core/errors.ts';
import { nodeFiles } from '../../../core/files.ts';
import { type HostState, hostState, type Refusal } from './protocol.ts';

/** An operation that was refused or could not be done; what the control socket answers. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super('message' in refusal ? refusal.message : refusal.code);
    this.refusal = refusal;
  }
}

const files = nodeFiles();

/** undefined: there is none yet. Throws when it is damaged: guessing could move traffic. */
export const readState = async (path: string): Promise<HostState | undefined> => {
  let text: string;
  try {
    text = await files.readText(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return undefined;
    throw error;
  }
  return hostState.parse(JSON.parse(text));
};

export class Store {
  private state: HostState;
  private readonly path: string;
  private readonly applied: (state: HostState) => Promise<void>;
  private frozen = false;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(path: string, state: HostState, applied: (state: HostState) => Promise<void>) {
    this.path = path;
    this.state = state;
    this.applied = applied;
  }

  get current(): HostState {
    return this.state;
  }

  /** `change` sees the latest state; what it returns is written, then applied. The same object: nothing to do. */
  async update(change: (state: HostState) => HostState): Promise<HostState> {
    const done = this.queue.then(async () => {
      if (this.frozen) throw new Refused({ code: 'leaving' });
      const next = change(this.state);
      if (next !== this.state) {
        await this.write(next);
        this.state = next;
        await this.applied(next);
      }
      return next;
    });
    this.queue = done.catch(() => undefined);
    return await done;
  }

  /** No more changes from here: another host makes them. Resolves when the last one is done. */
  async freeze(): Promise<void> {
    this.frozen = true;
    await this.queue;
  }

  thaw(): void {
    this.frozen = false;
  }

  private async write(state: HostState): Promise<void> {
    try {
      await files.writeAtomic(this.path, `${JSON.stringify(state, null, 2)}\n`);
    } catch (error) {
      const message = `${dirname(this.path)} can't be written: ${messageOf(error)}`;
      throw new Refused({ code: 'proxy-state-not-writable', message });
    }
  }
}
