/** Asks one probe of a local server as the generator would. */
import { createAsker } from '../../../src/adapters/probing/asker.ts';
import { nodeProber } from '../../../src/adapters/probing/prober.ts';
import { type Miss, missesOf, undecidedRules } from '../../../src/domain/verification/expectations.ts';
import { type Probe, parseProbes } from '../../../src/domain/verification/probes.ts';
import type { ConnectionKind, Sample } from '../../../src/domain/verification/samples.ts';

export interface Bed {
  readonly probe: Probe;
  ask(connection?: ConnectionKind, signal?: AbortSignal): Promise<Sample>;
  misses(connection?: ConnectionKind): Promise<readonly Miss[]>;
  codes(connection?: ConnectionKind): Promise<readonly string[]>;
  /** The codes, and the rules that could not be told. */
  told(): Promise<{ readonly codes: readonly string[]; readonly undecided: readonly string[] }>;
  close(): void;
}

export const onlyProbe = (line: string): Probe => {
  const parsed = parseProbes([line]);
  if ('problem' in parsed) throw new Error(parsed.problem);
  const [probe] = parsed.probes;
  if (probe === undefined) throw new Error('no probe');
  return probe;
};

export const bed = async (
  line: string,
  url: string,
  { timeoutMs = 500, env = {} }: { timeoutMs?: number; env?: Record<string, string> } = {},
): Promise<Bed> => {
  const probe = onlyProbe(line);
  const masked: string[] = [];
  const prober = nodeProber({ env, mask: secret => void masked.push(secret) });
  const asker = await createAsker([probe], { url, prober, timeoutMs });
  const ask = async (connection: ConnectionKind = 'fresh', signal = new AbortController().signal): Promise<Sample> => {
    const began = performance.now();
    const asked = await asker.ask(0, connection, signal);
    return { probe: 0, connection, at: 0, latencyMs: performance.now() - began, lateMs: 0, ...asked };
  };
  const misses = async (connection?: ConnectionKind): Promise<readonly Miss[]> =>
    missesOf(probe, await ask(connection));
  return {
    probe,
    ask,
    misses,
    codes: async connection => (await misses(connection)).map(miss => miss.code),
    told: async () => {
      const sample = await ask();
      return { codes: missesOf(probe, sample).map(miss => miss.code), undecided: undecidedRules(probe, sample) };
    },
    close: () => {
      asker.close();
      prober.close();
    },
  };
};
