/** Looks at the checks of a release as a verification does, without its probes. */

import { z } from 'zod';
import { createSignalChecks } from '../../../src/adapters/checks/signals/checks.ts';
import { signalInputs } from '../../../src/adapters/checks/signals/inputs.ts';
import type { CheckParts, Subject } from '../../../src/adapters/checks/subject.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import { parseInputs } from '../../../src/core/inputs.ts';
import type { Check, CheckReport } from '../../../src/domain/verification/check.ts';
import { fakeRuntime } from '../../support/fakes.ts';

export interface Watching {
  readonly names: readonly string[];
  /** One look at every check, by name. */
  look(last?: boolean): Promise<Readonly<Record<string, CheckReport>>>;
  /** Looks until the check says the verdict; how long that took is left to the caller. */
  until(name: string, verdict: CheckReport['verdict'], limitMs?: number): Promise<CheckReport>;
  close(): Promise<void>;
}

const subject: Subject = {
  app: 'shop',
  environment: 'test',
  releaseId: null,
  url: '',
  switchedAt: null,
  baselineId: null,
};

export const inputsOf = (given: Readonly<Record<string, string>> = {}) =>
  parseInputs(z.object(signalInputs), [], name => given[name] ?? '');

/** @param given inputs as a caller would write them */
export const watching = async (
  signals: CheckParts['signals'],
  given: Readonly<Record<string, string>> = {},
  about: Partial<Subject> = {},
): Promise<Watching> => {
  const clock = nodeClock;
  const parts: CheckParts = { ...fakeRuntime({ clock }), ...(signals === undefined ? {} : { signals }) };
  const checks = await createSignalChecks(inputsOf(given), { ...subject, ...about }, parts);
  const startedAt = clock.now();
  for (const check of checks) await check.begin?.({ startedAt, durationMs: 60_000, alpha: 0.0002 });
  const { signal } = new AbortController();
  const ask = async (check: Check, last: boolean): Promise<CheckReport> =>
    await check.look({ now: clock.now(), elapsedMs: clock.now() - startedAt, last, signal });
  const look: Watching['look'] = async (last = false) =>
    Object.fromEntries(await Promise.all(checks.map(async one => [one.name, await ask(one, last)] as const)));
  return {
    names: checks.map(one => one.name),
    look,
    until: async (name, verdict, limitMs = 15_000) => {
      const check = checks.find(one => one.name === name);
      if (check === undefined) throw new Error(`no check ${name}`);
      for (;;) {
        const report = await ask(check, false);
        if (report.verdict === verdict) return report;
        if (clock.now() - startedAt > limitMs) throw new Error(`${name} still says ${JSON.stringify(report)}`);
        await clock.sleep(100);
      }
    },
    close: async () => {
      for (const check of checks) await check.close?.();
    },
  };
};
