import type { ProcessSpec } from '../../domain/rollout/process-spec.ts';

/** Makes an image runnable: pulled by digest, verified, unpacked. Returns the command to run. */
export type PrepareImage = (run: Extract<ProcessSpec['run'], { readonly kind: 'image' }>) => Promise<Runnable>;

export interface Runnable {
  readonly command: readonly string[];
  readonly cwd: string;
  /** From the image; the release's own wins. */
  readonly env: Readonly<Record<string, string>>;
  /** Where the image was unpacked. */
  readonly rootFolder?: string;
}
