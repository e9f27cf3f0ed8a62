import type { Journal } from './journal.ts';
import type { Observed, Target } from './ports.ts';
import { healthPathOf } from './release.ts';
import { leaving } from './transitions.ts';
import type { VerifyRequest } from './verifier.ts';

/** What a verifier is asked about the open operation: the release that has traffic, and the other one while it is warm. */
export const question = async (
  target: Target,
  { app, environment, operation }: Journal,
  observed: Observed,
  signal: AbortSignal,
): Promise<VerifyRequest> => {
  if (operation === null) throw new Error('no operation is open');
  const { release, to } = operation;
  const old = leaving(operation);
  const other = observed[old];
  return {
    app,
    environment,
    operation: operation.id,
    purpose: operation.kind,
    entranceUrl: target.entranceUrl,
    directUrl: await target.directUrl(to),
    healthPath: healthPathOf(release),
    expected: { releaseId: release.id, revision: release.revision, colour: to },
    baseline: other.state === 'ready' ? { releaseId: other.releaseId, directUrl: await target.directUrl(old) } : null,
    switchedAt: operation.switchedAt ?? operation.startedAt,
    signal,
  };
};
