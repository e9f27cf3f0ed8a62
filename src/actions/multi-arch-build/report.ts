import type { BuildFailure } from '../../adapters/buildx/failure.ts';
import type { ImageDescription } from '../../adapters/registry/describe.ts';
import type { Outcome } from '../../core/action.ts';
import type { Digest } from '../../domain/images/digest.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';

/** `prod-actions/build/v1`: what was built, with the digests of everything in it. */
export interface BuildReport {
  readonly schema: 'prod-actions/build/v1';
  readonly image: string;
  readonly digest: string | null;
  readonly pushed: boolean;
  readonly whyNotPushed: string;
  readonly platforms: readonly PlatformReport[];
  readonly attestations: number;
  readonly tags: readonly string[];
  readonly layout: string | null;
  readonly source: { readonly repository: string; readonly revision: string; readonly epoch: number | null };
  readonly builder: { readonly name: string; readonly driver: string; readonly buildx: string };
  readonly provenance: string;
  readonly sbom: boolean;
  readonly cache: string;
  readonly buildArguments: readonly string[];
  readonly tries: number;
  readonly durationMs: number;
  readonly failure: Pick<BuildFailure, 'at' | 'excerpt' | 'lastLines'> | null;
}

export interface PlatformReport {
  readonly platform: string;
  readonly digest: string;
  /** Bytes a first pull transfers. */
  readonly size: number;
  readonly layers: number;
}

export type BuildOutcome = Outcome<'multi-arch-build', BuildReport>;

/** What is known so far; a failure at any point reports all of it. */
export interface Progress {
  readonly tries: number;
  readonly digest: Digest | undefined;
  readonly image: ImageDescription | undefined;
  readonly tags: readonly string[];
  readonly failure: BuildFailure | undefined;
  readonly reasons: readonly Reason[];
}
