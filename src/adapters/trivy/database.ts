/** The vulnerability database in Trivy's cache folder. Trivy itself uses one of any age without a word. */
import { join } from 'node:path';
import { z } from 'zod';
import { formatDuration } from '../../core/durations.ts';
import type { Files } from '../../core/ports.ts';
import { codes } from '../../domain/findings/codes.ts';
import type { Database } from '../../domain/findings/scan.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';

const metadataSchema = z.object({ Version: z.literal(2), UpdatedAt: z.string() });

const hourMs = 60 * 60 * 1000;
/** A date in the future would pass for fresh for ever. */
const clockToleranceMs = 24 * hourMs;

const unreadable = (says: string): Database => ({
  updatedAt: undefined,
  problems: [codes.reason('database-unreadable', `The vulnerability database ${says}.`)],
  notices: [],
});

const age = (ms: number): string => (ms < 48 * hourMs ? formatDuration(ms) : `${Math.floor(ms / (24 * hourMs))} days`);

export const metadataPath = (cacheDir: string): string => join(cacheDir, 'db', 'metadata.json');

export const readDatabase = async (
  files: Pick<Files, 'exists' | 'readText'>,
  cacheDir: string,
  now: number,
  maxAgeMs: number,
): Promise<Database> => {
  const path = metadataPath(cacheDir);
  if (!(await files.exists(path))) return unreadable(`has no ${path}`);
  const parsed = parseMetadata(await files.readText(path));
  if (parsed === undefined) return unreadable(`has a ${path} without Version 2 and a date`);
  if (parsed > now + clockToleranceMs) return unreadable(`is dated ${new Date(parsed).toISOString()}, in the future`);
  return { updatedAt: parsed, problems: staleness(now - parsed, maxAgeMs), notices: [] };
};

const parseMetadata = (text: string): number | undefined => {
  try {
    const time = Date.parse(metadataSchema.parse(JSON.parse(text)).UpdatedAt);
    return Number.isNaN(time) ? undefined : time;
  } catch {
    return undefined;
  }
};

const staleness = (ageMs: number, maxAgeMs: number): readonly Reason[] =>
  ageMs <= maxAgeMs
    ? []
    : [
        codes.reason(
          'database-stale',
          `The vulnerability database is ${age(ageMs)} old; max-db-age allows ${age(maxAgeMs)}.`,
        ),
      ];
