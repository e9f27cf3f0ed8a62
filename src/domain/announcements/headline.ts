import type { Happening, ReleaseName } from './announcement.ts';
import { shortName } from './names.ts';

/** The one line that everybody reads. Pure. */

export interface Subject {
  readonly happening: Happening;
  readonly app: string;
  readonly environment: string;
  readonly release: ReleaseName | null;
  readonly bad: ReleaseName | null;
  readonly live: ReleaseName | null;
  readonly verified: boolean;
}

const said = (release: ReleaseName | null, otherwise: string): string =>
  release === null ? otherwise : shortName(release);

const headlines: Readonly<Record<Happening, (subject: Subject, where: string) => string>> = {
  deployed: ({ live, release }, where) =>
    `Deployed: ${where} runs ${said(live ?? release, 'the new release')}, verified`,
  'rolled-back': ({ live, bad, verified }, where) =>
    `ROLLED BACK: ${where} is back on ${said(live, 'the release before')}${verified ? '' : ' (not verified)'}; ${said(bad, 'the new release')} was taken back`,
  held: ({ bad }, where) =>
    `HELD, a person must decide: ${where} has ${said(bad, 'a release')}, which is bad, and nothing fit to go back to`,
  'rollback-failed': ({ bad, live }, where) =>
    `ROLLBACK FAILED: ${where}: ${said(bad, 'the bad release')} could not be taken back for good; live is ${said(live, 'unknown')}`,
  unverified: ({ release }, where) =>
    `Not verified: ${where} runs ${said(release, 'the new release')}, and nobody can say whether it is good`,
  failed: ({ release, live }, where) =>
    live !== null && live.id === release?.id
      ? `Failed: ${where} runs ${shortName(live)}, but its delivery did not end well`
      : `Failed: ${where}: ${said(release, 'the release')} was not delivered`,
  refused: ({ release }, where) => `Refused: ${where}: ${said(release, 'the request')} was not begun`,
  superseded: ({ release }, where) => `Superseded: ${where}: ${said(release, 'the release')} gave way to a newer one`,
  interrupted: ({ release, live }, where) =>
    `Interrupted: ${where}: the delivery of ${said(release, 'the release')} was cancelled half-way; live is ${said(live, 'unknown')}`,
};

/** App and environment come from inputs of a strict form; names are hex: nothing here needs escaping. */
export const headlineOf = (subject: Subject): string =>
  headlines[subject.happening](subject, `${subject.app} in ${subject.environment}`);
