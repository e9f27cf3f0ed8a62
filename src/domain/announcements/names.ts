import type { ReleaseName } from './announcement.ts';

/** A release as people say it: its commit, or its id where no commit is known. */
export const shortName = ({ id, revision }: ReleaseName): string =>
  revision === '' ? id.slice(0, 12) : revision.slice(0, 7);
