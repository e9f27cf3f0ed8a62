import type { Point, Read } from '../../../../domain/metrics/reading.ts';
import { parseJsonPath, valuesAt } from '../../../../domain/verification/probing/json-path.ts';
import { addressOf, ask, jsonOf, type Provider, type ProviderParts, unparsable } from './provider.ts';

/** Any address that answers JSON with the number somewhere in it. It speaks of this moment. */

export interface JsonParts extends ProviderParts {
  /** Of the check: the address may differ by placeholders. */
  readonly path: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

const numeric = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** null is what JSON has for NaN. */
const numberOf = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value;
  if (value === null || value === 'NaN') return Number.NaN;
  return typeof value === 'string' && numeric.test(value) ? Number(value) : undefined;
};

export const json = (parts: JsonParts): Provider => ({
  name: 'json',
  address: addressOf(parts.url),
  usualDelayMs: 60_000,
  reducer: 'last',
  momentary: true,
  shown: query => `${addressOf(query)} ${parts.path}`,
  read: async ({ query, timeoutMs, signal }): Promise<Read> => {
    const headers = { accept: 'application/json', ...parts.headers };
    const answered = await ask(parts, { method: 'GET', url: query, headers, timeoutMs, signal }, parts.secrets);
    if (answered.kind !== 'answered') return answered;
    const body = jsonOf(answered);
    if (!('value' in body)) return body;
    const found = valuesAt(body.value, parseJsonPath(parts.path) ?? []);
    const at = answered.serverNow ?? parts.clock.now();
    const series: Point[][] = [];
    for (const one of found) {
      const value = numberOf(one);
      if (value === undefined) return unparsable(`what stands at ${parts.path} is no number`);
      series.push([{ at, value }]);
    }
    return { kind: 'series', series, newestAt: null, serverNow: answered.serverNow, notes: [] };
  },
});
