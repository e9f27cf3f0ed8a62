import type { Pod } from '../../../domain/kubernetes/kinds.ts';
import type { Output } from '../../../domain/signals/source.ts';
import type { Cluster } from '../cluster.ts';

/** New output of pods, asked for again and again. The API server takes full seconds, so lines are told by their time. */

/** Containers whose logs are asked for at one time; the others' turn comes next, and nothing is lost by that. */
const atOnce = 10;
const limitBytes = 1024 * 1024;

interface Position {
  /** Time of the last line that was handed out; '' before the first. */
  readonly last: string;
  readonly sinceMs: number;
}

interface Source {
  readonly id: string;
  readonly pod: string;
  readonly container: string;
  readonly restarts: number;
}

export interface Stamped {
  readonly at: string;
  readonly line: string;
}

const stampedLine = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d) ?(.*)$/;

/** In UTC, and with fractions filled up, so that times sort as text. */
const stamped = (text: string): Stamped | undefined => {
  const [, second, fraction = '', zone, line] = stampedLine.exec(text) ?? [];
  if (second === undefined || zone === undefined || line === undefined) return undefined;
  const utc = zone === 'Z' ? second : new Date(`${second}${zone}`).toISOString().slice(0, 19);
  return { at: `${utc}.${fraction.padEnd(9, '0')}`, line };
};

export const stampedLines = (text: string): readonly Stamped[] => text.split('\n').flatMap(line => stamped(line) ?? []);

const sourcesOf = (pods: readonly Pod[]): readonly Source[] =>
  pods.flatMap(pod =>
    (pod.status?.containerStatuses ?? []).map(({ name, restartCount }) => ({
      id: pod.metadata.uid ?? pod.metadata.name,
      pod: pod.metadata.name,
      container: name,
      restarts: restartCount,
    })),
  );

export class NewLines {
  private readonly cluster: Cluster;
  private readonly positions = new Map<string, Position>();
  private turn = 0;

  constructor(cluster: Cluster) {
    this.cluster = cluster;
  }

  /** @param since for containers that were not asked before */
  async read(pods: readonly Pod[], since: number): Promise<readonly Output[]> {
    const sources = sourcesOf(pods);
    const from = sources.length <= atOnce ? 0 : this.turn % sources.length;
    this.turn += atOnce;
    const chosen = [...sources.slice(from), ...sources.slice(0, from)].slice(0, atOnce);
    return await Promise.all(chosen.map(async one => await this.readOne(one, since)));
  }

  /** Of the run before a restart as well: its last lines may not have been read yet. */
  private async readOne(source: Source, since: number): Promise<Output> {
    const key = `${source.id}/${source.container}`;
    const runs = `${key}/${source.restarts}`;
    const position = this.positions.get(key) ?? { last: '', sinceMs: since };
    const isNewRun = source.restarts > 0 && !this.positions.has(runs);
    const before = isNewRun ? await this.since(source, position, true) : { lines: [], cut: false };
    const now = await this.since(source, position, false);
    if (isNewRun) this.positions.set(runs, position);
    const fresh = [...before.lines, ...now.lines].filter(one => one.at > position.last);
    this.positions.set(key, this.after(position, fresh, now.cut));
    return { instance: source.id, lines: fresh.map(one => one.line), cut: before.cut || now.cut };
  }

  private async since({ pod, container }: Source, { sinceMs }: Position, previous: boolean) {
    const sinceTime = new Date(Math.floor(sinceMs / 1000) * 1000).toISOString();
    const text = await this.cluster.logs(pod, { container, previous, sinceTime, timestamps: true, limitBytes });
    return { lines: stampedLines(text), cut: text.length >= limitBytes * 0.9 };
  }

  private after(position: Position, fresh: readonly Stamped[], cut: boolean): Position {
    const last = fresh.at(-1)?.at ?? position.last;
    const sinceMs = last === '' ? position.sinceMs : Date.parse(`${last.slice(0, 19)}Z`);
    // More in one second than is handed out at once: what is left of it is given up.
    const stuck = cut && Math.floor(sinceMs / 1000) === Math.floor(position.sinceMs / 1000);
    return { last, sinceMs: stuck ? sinceMs + 1000 : sinceMs };
  }
}
