/** How many pods a new colour starts with. Pure. */

export interface Scales {
  /** In the manifest; null: it names none. */
  readonly manifest: number | null;
  /** What the manifest of the live release named; null: none, or not known. */
  readonly liveManifest: number | null;
  /** What the live colour has right now; null: nothing is live. */
  readonly live: number | null;
  readonly autoscaler: Bounds | null;
}

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/**
 * The live colour's current scale, so that the switch never meets fewer pods than the traffic needs. A number that was
 * changed in the manifest is a decision, and wins; an autoscaler's bounds always hold.
 */
export const startScale = ({ manifest, liveManifest, live, autoscaler }: Scales): number => {
  if (autoscaler !== null) {
    const current = live ?? manifest ?? autoscaler.min;
    return Math.max(1, Math.min(Math.max(current, autoscaler.min), autoscaler.max));
  }
  if (live === null) return manifest ?? 1;
  if (manifest === null || manifest === liveManifest) return live;
  return liveManifest === null ? Math.max(manifest, live) : manifest;
};

/** The lowest scale an autoscaler may choose while both colours are needed: none is shrunk below what runs. */
export const heldMinimum = (own: Bounds, current: number): number =>
  Math.max(own.min, Math.min(Math.max(current, 1), own.max));
