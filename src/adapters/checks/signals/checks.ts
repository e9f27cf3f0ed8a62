import { messageOf } from '../../../core/errors.ts';
import { minMemorySamples } from '../../../domain/signals/memory.ts';
import type { Followed, SignalSource } from '../../../domain/signals/source.ts';
import type { Check } from '../../../domain/verification/check.ts';
import type { Plan } from '../../../domain/verification/objectives.ts';
import type { CheckParts, Subject } from '../subject.ts';
import { errorLogCheck } from './error-log.ts';
import { errorLimitOf, memoryLimitOf, patternsOf, type SignalInputs } from './inputs.ts';
import { endsCheck, readinessCheck } from './instances.ts';
import { memoryCheck } from './memory.ts';
import { type Question, replicasCheck } from './replicas.ts';
import { reportOf } from './said.ts';
import { Sights } from './sights.ts';

/** What the instances of the release tell, as checks of its verification. */

/** Nothing can be told: said, and with `signals: on` no pass. */
const unavailable = (source: string, required: boolean, why: string): Check => {
  const check = { name: 'signals', source, required };
  return {
    ...check,
    patienceMs: 1000,
    factual: true,
    look: async ({ now }) =>
      reportOf(
        check,
        { query: null, unit: '', objective: 'instances that are seen', from: null, to: now },
        { verdict: 'error', code: 'signals-unavailable', what: why },
      ),
  };
};

interface Following {
  readonly source: SignalSource;
  readonly followed: Followed;
  readonly baseline: Followed | null;
  readonly required: boolean;
}

const questionsOf = (plan: Plan | undefined): readonly Question[] => {
  const asked = (plan?.probes ?? []).flatMap(probe =>
    'path' in probe && 'status' in probe && probe.method === 'GET'
      ? [
          {
            method: probe.method,
            path: probe.path,
            isExpected: (status: number) => probe.status.some(([from, to]) => status >= from && status <= to),
          },
        ]
      : [],
  );
  return asked.length > 0 ? asked : [{ method: 'GET', path: '/', isExpected: () => false }];
};

const logCheck = (
  inputs: SignalInputs,
  following: Following,
  subject: Subject,
  parts: CheckParts,
): readonly Check[] => {
  const limit = errorLimitOf(inputs);
  if (limit === null) return [];
  const { plan, switchedAt } = subject;
  const ownPerMinute = plan === undefined ? 0 : plan.rate * 60 * plan.objectives.maxErrorRate;
  const { source, ...rest } = following;
  const more = { patterns: patternsOf(inputs), limit, ownPerMinute, switchedAt, signal: parts.signal };
  return [errorLogCheck({ source: source.name, ...rest, ...more })];
};

/** Only where something can come of it, unless somebody asked for it. */
const memoryChecks = async (
  inputs: SignalInputs,
  { source, ...following }: Following,
  { plan }: Subject,
  { log, signal }: CheckParts,
): Promise<readonly Check[]> => {
  const limitBytes = memoryLimitOf(inputs);
  const required = following.required && limitBytes !== null;
  const check = memoryCheck({ source: source.name, ...following, required, limitBytes, signal });
  if (limitBytes !== null) return [check];
  const now = await following.followed.memory(signal).catch((error: unknown) => ({ why: messageOf(error) }));
  const why =
    'why' in now
      ? now.why
      : now.known.every(one => one.limitBytes === null)
        ? 'no instance has a limit'
        : (plan?.durationMs ?? Number.POSITIVE_INFINITY) < minMemorySamples * source.memoryEveryMs
          ? `${minMemorySamples} samples take longer than \`verify-duration\``
          : '';
  if (why !== '') log.info(`Memory of the ${source.name} is not judged: ${why}.`);
  return why === '' ? [check] : [];
};

const replicaChecks = (
  { source, followed, required }: Following,
  { plan }: Subject,
  { clock, signal }: CheckParts,
): readonly Check[] =>
  source.replicated
    ? [
        replicasCheck({
          source: source.name,
          required,
          followed,
          questions: questionsOf(plan),
          maxErrorRate: plan?.objectives.maxErrorRate ?? 0.01,
          timeoutMs: plan?.probeTimeoutMs ?? 5000,
          clock,
          signal,
        }),
      ]
    : [];

const follow = async (source: SignalSource, subject: Subject, required: boolean): Promise<Following | string> => {
  try {
    const followed = await source.follow(subject.releaseId);
    if (followed === null) return 'The release does not run where it should.';
    const baseline = await source.other(subject.releaseId).catch(() => null);
    return { source, followed, baseline, required };
  } catch (error) {
    return messageOf(error);
  }
};

/** Closed once every check is. */
const closing = (checks: readonly Check[], { followed, baseline }: Following): readonly Check[] => {
  let open = checks.length;
  return checks.map(check => ({
    ...check,
    close: async () => {
      await check.close?.();
      open -= 1;
      if (open === 0) await Promise.all([followed.close(), baseline?.close()]);
    },
  }));
};

/** None with `signals: off`, and with `auto` where no target is known. */
export const createSignalChecks = async (
  inputs: SignalInputs,
  subject: Subject,
  parts: CheckParts,
): Promise<readonly Check[]> => {
  const required = inputs.signals === 'on';
  const { signals } = parts;
  if (inputs.signals === 'off' || (signals === undefined && !required)) return [];
  if (signals === undefined || typeof signals === 'string')
    return [unavailable('target', required, signals ?? 'No target is known: only an address was given.')];
  const following = await follow(signals, subject, required);
  if (typeof following === 'string') return [unavailable(signals.name, required, following)];
  const { followed } = following;
  const since = subject.switchedAt ?? parts.clock.now();
  const watching = { source: signals.name, required, followed, query: null, sights: new Sights(followed, since) };
  const checks = [
    endsCheck(watching, inputs['max-restarts']),
    readinessCheck(watching, inputs['max-readiness-flaps']),
    ...replicaChecks(following, subject, parts),
    ...logCheck(inputs, following, subject, parts),
    ...(await memoryChecks(inputs, following, subject, parts)),
  ];
  return closing(checks, following);
};
