/** The demo's users: a steady open-loop load on the entrance, recorded request by request. */
import { type Load, type LoadRecord, startLoad } from '../src/adapters/load/generator.ts';
import type { Sample } from './report.ts';

export class Traffic {
  private readonly records: LoadRecord[] = [];
  private readonly names = new Map<string, string>();
  private load: Load | undefined;
  private readonly url: string;
  constructor(url: string) {
    this.url = url;
  }

  /** Bounded: 60 requests a second in all, and only to this machine. */
  begin(): void {
    this.load ??= startLoad(
      { url: this.url, freshPerSecond: 30, keptPerSecond: 30, keptConnections: 8, timeoutMs: 5000 },
      record => this.records.push(record),
    );
  }

  async end(): Promise<void> {
    await this.load?.stop();
  }

  /** Requests that were due after `moment` (performance.now()). */
  since(moment: number): readonly LoadRecord[] {
    return this.records.filter(record => record.at >= performance.timeOrigin + moment);
  }

  /** Ids of the releases seen so far, in order of appearance. */
  releases(): readonly string[] {
    return [...new Set(this.records.map(record => record.release))].filter(id => id !== null);
  }

  /** From now on `id` is shown as `name`. */
  name(id: string | undefined, name: string): void {
    if (id !== undefined && id !== '') this.names.set(id, name);
  }

  async answeredBy(name: string, withinMs: number): Promise<boolean> {
    const until = performance.now() + withinMs;
    const last = (): string => this.names.get(this.records.at(-1)?.release ?? '') ?? '';
    while (performance.now() < until && last() !== name) await new Promise(resolve => setTimeout(resolve, 50));
    return last() === name;
  }

  /** For the report, with times since `began` (performance.now()). */
  samples(began: number): readonly Sample[] {
    return this.records.map(record => ({
      at: record.at - performance.timeOrigin - began,
      latencyMs: record.latencyMs,
      ok: record.fault === null && record.status !== null && record.status < 500,
      release: record.release === null ? '' : (this.names.get(record.release) ?? record.release.slice(0, 7)),
      connection: record.connection,
    }));
  }
}
