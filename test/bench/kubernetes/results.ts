/** What a bench has measured so far, one JSON object a line: an interrupted bench goes on where it was. */
import { appendFile, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { root } from '../../../scripts/actions.ts';

export class Results<T> {
  readonly path: string;
  private readonly known: T[];
  private constructor(path: string, known: T[]) {
    this.path = path;
    this.known = known;
  }

  /** `anew`: forgets what was measured before. */
  static async open<T>(name: string, schema: z.ZodType<T>, anew: boolean): Promise<Results<T>> {
    const path = join(root, '.cache', 'bench', `${name}.ndjson`);
    await mkdir(dirname(path), { recursive: true });
    if (anew) await rm(path, { force: true });
    const text = await readFile(path, 'utf8').catch(() => '');
    const lines = text.split('\n').filter(line => line !== '');
    return new Results(
      path,
      lines.map(line => schema.parse(JSON.parse(line))),
    );
  }

  get all(): readonly T[] {
    return this.known;
  }

  async add(result: T): Promise<void> {
    await appendFile(this.path, `${JSON.stringify(result)}\n`);
    this.known.push(result);
  }
}
