import type { Journal } from './journal.ts';
import type { Observed } from './ports.ts';
import { type Colour, otherColour } from './release.ts';
import { leaving } from './transitions.ts';

/**
 * What must hold at every write and at every end, as functions that say what is wrong ('' when nothing is). Tests ask
 * them of the simulated world, the crash matrix of real targets.
 */

export type Write =
  | { readonly kind: 'start'; readonly colour: Colour; readonly releaseId: string }
  | { readonly kind: 'switch'; readonly from: Colour | null; readonly to: Colour }
  | { readonly kind: 'retire'; readonly colour: Colour };

export interface Moment {
  readonly journal: Journal;
  readonly observed: Observed;
  readonly now: number;
}

/** I1: no write of ours leaves traffic without a ready place to go. */
export const trafficHasEndpoints = ({ observed }: Moment, write: Write): string => {
  if (write.kind === 'switch')
    return observed[write.to].state === 'ready' ? '' : `I1: switched to ${write.to}, which is not ready`;
  return observed.traffic === write.colour ? `I1: ${write.kind} of ${write.colour}, which has traffic` : '';
};

/** I2: the colour to go back to is not stopped or rewritten before verification passed and the bake ended. */
export const wayBackKept = (
  { journal, observed, now }: Moment,
  write: Write,
  allowed: { readonly coldRollback: boolean } = { coldRollback: false },
): string => {
  const { verified, operation } = journal;
  if (write.kind === 'switch' || verified === null || allowed.coldRollback) return '';
  const state = observed[write.colour];
  const holdsVerified = state.state === 'ready' && state.releaseId === verified.release.id;
  const live = observed.traffic === null ? null : journal.colours[observed.traffic];
  // A deploy of the verified release itself, begun while it was cold, may be withdrawn again.
  const own = operation?.kind === 'deploy' && operation.to === write.colour && operation.step === 'withdrawing';
  const replacedByItself = own || (write.kind === 'start' && write.releaseId === verified.release.id);
  if (holdsVerified && live !== null && live.id !== verified.release.id && !live.oneWay && !replacedByItself)
    return `I2: ${write.kind} of ${write.colour}, the only verified colour, while an unverified release is live`;
  const baking =
    operation?.kind === 'deploy' &&
    operation.release.id === verified.release.id &&
    write.kind === 'retire' &&
    write.colour === leaving(operation) &&
    now < verified.at + operation.timing.bakeMs;
  return baking ? `I2: ${write.colour} retired before the bake ended` : '';
};

/** I3: an accepted write carries the newest token the data plane has seen. */
export const oneWriter = ({ observed }: Moment, token: number): string =>
  token < observed.fence ? `I3: a write with token ${token} behind the fence ${observed.fence} was accepted` : '';

/** I5: after a rollback what has traffic is exactly the recorded good release. */
export const backToGood = ({ journal, observed }: Moment): string => {
  const last = journal.history[0];
  if (journal.operation !== null || last?.kind !== 'rollback' || last.result !== 'rolled-back') return '';
  const { traffic } = observed;
  const good = journal.verified?.release.id;
  if (traffic === null || journal.colours[traffic]?.id !== good) return 'I5: traffic is not on the verified release';
  const state = observed[traffic];
  return state.state === 'absent' || state.releaseId === good ? '' : 'I5: another release runs than is recorded';
};

/** I6: once nothing is open, nothing runs but what has traffic, what is kept warm on purpose, and a held way back. */
export const nothingLeft = ({ journal, observed }: Moment): string => {
  if (journal.bundles.length > 5) return `I6: ${journal.bundles.length} bundles are kept`;
  if (journal.operation !== null) return '';
  if (observed.traffic === null) return '';
  const idle = otherColour(observed.traffic);
  const wanted =
    journal.retireAfter?.colour === idle || journal.verified?.release.id !== journal.colours[observed.traffic]?.id;
  return observed[idle].state === 'absent' || wanted ? '' : `I6: ${idle} still runs though nothing needs it`;
};

const steps: { readonly [K in Write['kind']]: readonly string[] } = {
  start: ['preparing'],
  switch: ['switching'],
  retire: ['retiring', 'withdrawing'],
};

/** I7: the journal names the operation and the step that explain a write before it is made. */
export const explained = ({ journal }: Moment, write: Write, token: number): string => {
  const { operation } = journal;
  const colour = write.kind === 'switch' ? write.to : write.colour;
  // A holder that was just replaced may still act until the fence rises; its intent is in the journal all the same.
  if (token > journal.token) return `I7: ${write.kind} with token ${token}, which the journal never gave out`;
  if (operation === null)
    return write.kind === 'retire' && journal.retireAfter?.colour === colour
      ? ''
      : `I7: ${write.kind} of ${colour} while no operation is open`;
  const mine = write.kind === 'retire' && operation.step === 'retiring' ? leaving(operation) : operation.to;
  return steps[write.kind].includes(operation.step) && colour === mine
    ? ''
    : `I7: ${write.kind} of ${colour} in step ${operation.step} of a ${operation.kind} to ${operation.to}`;
};

/** I4: what two runs of the same commands must agree on in the end, whatever happened in between. */
export const fingerprint = ({ journal, observed }: Moment): string =>
  JSON.stringify({
    traffic: observed.traffic,
    blue: observed.blue.state === 'absent' ? null : observed.blue.releaseId,
    green: observed.green.state === 'absent' ? null : observed.green.releaseId,
    live: journal.live === null ? null : journal.colours[journal.live]?.id,
    verified: journal.verified?.release.id ?? null,
    kept: journal.bundles.map(bundle => bundle.release.id),
    quarantine: journal.quarantine.map(entry => entry.releaseId),
    locked: journal.lease !== null,
    open: journal.operation === null ? null : [journal.operation.kind, journal.operation.step],
  });

/** Everything that must hold before a write is made; all that is wrong with it. */
export const wrongWith = (
  moment: Moment,
  write: Write,
  token: number,
  allowed: { readonly coldRollback: boolean } = { coldRollback: false },
): readonly string[] =>
  [
    trafficHasEndpoints(moment, write),
    wayBackKept(moment, write, allowed),
    oneWriter(moment, token),
    explained(moment, write, token),
  ].filter(problem => problem !== '');

/** Everything that must hold once a command has ended. */
export const wrongAtEnd = (moment: Moment): readonly string[] =>
  [backToGood(moment), nothingLeft(moment)].filter(problem => problem !== '');
