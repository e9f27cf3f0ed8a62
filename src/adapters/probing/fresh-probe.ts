import { releaseHeader } from '../../domain/rollout/identity.ts';
import type { Probe } from '../../domain/rollout/ports.ts';
import type { Prober } from './prober.ts';

const defaultTimeoutMs = 2000;

/** One look on a connection of its own, also before anything listens. */
export const freshProbe = (prober: Prober, timeoutMs = defaultTimeoutMs): Probe => ({
  probe: async (url, signal) => {
    const { result } = await prober.ask({ method: 'GET', url, connection: 'fresh', early: true, timeoutMs, signal });
    if (result.kind === 'fault')
      return { ok: false, releaseId: undefined, detail: `${result.fault}: ${result.detail}` };
    const ok = result.status >= 200 && result.status < 300;
    return { ok, releaseId: result.headers[releaseHeader], detail: `HTTP ${result.status}` };
  },
});
