/** One connection that stays open across a rollback and is used all the time: when do users with such a one come back? */
import http from 'node:http';
import https from 'node:https';
import { releaseHeader } from '../../domain/rollout/identity.ts';
import type { KeptClient } from '../../domain/rollout/ports.ts';
import type { Release } from '../../domain/rollout/release.ts';

interface Met {
  readonly at: number;
  readonly release: string | undefined;
  /** When the connection of this answer was opened. */
  readonly openedAt: number;
}

const everyMs = 50;
const timeoutMs = 2000;
/** One hour of answers is more than any rollback takes. */
const maxMet = 72_000;

/** Asks again and again, one request at a time, over a single kept connection that is opened again when it is cut. */
export const keptClient = (url: string, now: () => number): KeptClient => {
  const secure = url.startsWith('https:');
  const agent = new (secure ? https : http).Agent({ keepAlive: true, maxSockets: 1 });
  const met: Met[] = [];
  let [closed, openedAt] = [false, 0];
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    if (!closed && met.length < maxMet) timer = setTimeout(ask, everyMs).unref();
  };
  const ask = (): void => {
    const request = (secure ? https : http).request(url, { agent, timeout: timeoutMs });
    request.on('timeout', () => request.destroy());
    request.on('socket', () => {
      if (!request.reusedSocket) openedAt = now();
    });
    request.on('response', response => {
      const header = response.headers[releaseHeader];
      response.on('end', () => {
        if ((response.statusCode ?? 500) >= 500) return;
        met.push({ at: now(), release: typeof header === 'string' ? header : undefined, openedAt });
      });
      response.on('error', () => undefined);
      response.resume();
    });
    request.on('error', () => undefined);
    request.on('close', again);
    request.end();
  };
  ask();
  return {
    movedAt: (release: Release, since) => {
      // Without an answer from before, it was no connection that was open then.
      if (!met.some(one => one.at < since)) return null;
      const named = met.find(one => one.at >= since && one.release === release.id);
      // An app that does not name its release: whatever was opened after the switch goes where the others go.
      const unnamed = met.find(one => one.release === undefined && one.openedAt >= since);
      return (named ?? unnamed)?.at ?? null;
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      agent.destroy();
    },
  };
};
