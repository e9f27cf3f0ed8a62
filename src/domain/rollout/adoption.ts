import type { Reason } from '../verdicts/verdicts.ts';
import { codes } from './codes.ts';
import type { RolloutPorts } from './driver.ts';
import type { Journal } from './journal.ts';
import type { Adoption } from './ports.ts';
import { healthPathOf } from './release.ts';
import { type Locked, look, type Place, type Seen } from './session.ts';
import { keepBundle } from './transitions.ts';
import type { Verification } from './verifier.ts';

/** First contact with an app that ran before us: it becomes the live colour, and the release to go back to. */

/** The same suite that judges releases; only a pass makes it one to go back to. */
const verify = async (ports: RolloutPorts, place: Place, seen: Seen, adoption: Adoption): Promise<Verification> => {
  const { release, colour } = adoption;
  try {
    return await ports.verifier.verify({
      app: place.app,
      environment: place.environment,
      operation: 'adoption',
      purpose: 'adoption',
      entranceUrl: ports.target.entranceUrl,
      directUrl: await ports.target.directUrl(colour),
      healthPath: healthPathOf(release),
      expected: { releaseId: release.id, revision: release.revision, colour },
      baseline: null,
      switchedAt: seen.now,
      signal: ports.signal,
    });
  } catch {
    return { verdict: 'error', reasons: [], evidence: null };
  }
};

const recorded = (journal: Journal, { release, colour }: Adoption, verified: boolean, now: number): Journal => ({
  ...journal,
  live: colour,
  colours: { ...journal.colours, [colour]: release },
  verified: verified ? { release, colour, at: now } : journal.verified,
  bundles: verified ? keepBundle(journal.bundles, release, now) : journal.bundles,
});

const isKnown = ({ journal }: Seen, { release, colour }: Adoption): boolean =>
  journal.live === colour && journal.colours[colour]?.id === release.id;

export interface Adopted {
  readonly locked: Locked;
  readonly notes: readonly Reason[];
  /** Whether what runs is fit to go back to could not be told, so nothing is begun. */
  readonly refusals: readonly Reason[];
}

const asItWas = (locked: Locked): Adopted => ({ locked, notes: [], refusals: [] });

/** Under the lock, before anything is planned. What is ours already is left alone. */
export const adopted = async (ports: RolloutPorts, place: Place, locked: Locked): Promise<Adopted> => {
  const { ledger, seen } = locked;
  if (ports.target.adopt === undefined || seen.journal.operation !== null) return asItWas(locked);
  const adoption = await ports.target.adopt(ledger.fence);
  if (adoption === null) return asItWas(locked);
  const said = isKnown(seen, adoption) ? {} : await takeIn(ports, place, locked, adoption);
  const after = await look(ports, place);
  return { ...asItWas({ ledger, seen: { ...after, journal: ledger.journal } }), ...said };
};

const takeIn = async (
  ports: RolloutPorts,
  place: Place,
  { ledger, seen }: Locked,
  adoption: Adoption,
): Promise<Partial<Adopted>> => {
  ports.say(`adopt what runs as ${adoption.colour}`);
  const { verdict, reasons } = await verify(ports, place, seen, adoption);
  // A cancelled verification says nothing; the next run asks again.
  if (ports.signal.aborted) return {};
  const why = reasons.map(reason => reason.message).join(' ');
  const message = `The verification of what ran before says "${verdict}". ${why}`.trim();
  if (verdict === 'error') return { refusals: [codes.reason('adopted-unverified', message)] };
  await ledger.write(recorded(ledger.journal, adoption, verdict === 'pass', ports.timer.now()));
  return verdict === 'pass' ? {} : { notes: [codes.reason('adopted-unverified', message)] };
};
