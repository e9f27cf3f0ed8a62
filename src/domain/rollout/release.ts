/** What is to run, and the two places it can run in. Pure. */

export type Colour = 'blue' | 'green';

export const otherColour = (colour: Colour): Colour => (colour === 'blue' ? 'green' : 'blue');

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * A release. `id` is the hex SHA-256 of the canonical JSON of everything else, so two releases with one id are the
 * same thing to run. `spec` belongs to the target (for `process`: see adapters/process/spec.ts).
 */
export interface Release {
  readonly id: string;
  /** Git commit, 40 hex digits, or '' when unknown. */
  readonly revision: string;
  /** Image index digest `sha256:…`, or null for a release that is not bound to one. */
  readonly digest: string | null;
  /** A one-way release cannot be taken back (its migration is destructive). */
  readonly oneWay: boolean;
  readonly spec: Json;
}
