import type { Digest } from '../images/digest.ts';
import type { Reason } from '../verdicts/verdicts.ts';
import type { Observation, Scanner } from './finding.ts';

export const scannerKinds = ['vuln', 'secret', 'misconfig', 'license'] as const;
export type ScannerKind = (typeof scannerKinds)[number];

/** One thing to scan: a folder, or one platform's image by the digest of its own manifest. */
export type ScanTarget =
  | { readonly kind: 'directory'; readonly path: string }
  | {
      readonly kind: 'image';
      /** `registry/repository@sha256:…` of this platform's manifest. */
      readonly reference: string;
      readonly digest: Digest;
      readonly platform: string;
    };

/** One run of one scanner over one target. Problems make the verdict `unknown`; what was seen stays true. */
export interface ScanRun {
  readonly scanner: Scanner;
  /** For people: the platform, or `directory`. */
  readonly target: string;
  readonly observations: readonly Observation[];
  /** How many packages the scanner recognised. */
  readonly packages: number;
  /** The operating system it recognised without reading one package of it; '' otherwise. */
  readonly bareSystem: string;
  /** Lockfiles and manifests it read, relative to the target. */
  readonly manifests: readonly Manifest[];
  readonly durationMs: number;
  readonly problems: readonly Reason[];
  readonly notices: readonly Reason[];
}

export interface Manifest {
  readonly path: string;
  readonly type: string;
}

export const targetLabel = (target: ScanTarget): string =>
  target.kind === 'directory' ? 'directory' : target.platform;

/** What is known of the scanner's database. */
export interface Database {
  /** Milliseconds since the epoch, or undefined when it could not be told. */
  readonly updatedAt: number | undefined;
  readonly problems: readonly Reason[];
  readonly notices: readonly Reason[];
}
