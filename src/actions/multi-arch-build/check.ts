import type { ImageDescription } from '../../adapters/registry/describe.ts';
import type { Registry } from '../../adapters/registry/registry.ts';
import { UserError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';
import { formatPlatform } from '../../domain/images/platform.ts';
import type { DigestReference } from '../../domain/images/reference.ts';
import { formatReference } from '../../domain/images/reference.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import { codes } from './codes.ts';
import type { PlatformReport } from './report.ts';

/** Some registries answer `manifest unknown` for seconds after a push. */
const lagDelaysMs = [500, 1000, 2000, 4000, 8000];

const notThere = (thrown: unknown): boolean => thrown instanceof UserError && thrown.code === 'image-not-found';

/** Reads the image back from the registry, by its digest. */
export const readBack = async (
  registry: Registry,
  reference: DigestReference,
  clock: Clock,
  signal: AbortSignal,
): Promise<ImageDescription> => {
  for (const delay of lagDelaysMs) {
    try {
      return await registry.describe(reference, signal);
    } catch (thrown) {
      if (!notThere(thrown)) throw thrown;
      await clock.sleep(delay, signal);
    }
  }
  return await registry.describe(reference, signal);
};

export interface Expected {
  readonly platforms: readonly string[];
  readonly attestations: boolean;
}

/** What is wrong with the image that was read back; nothing, when it is what was asked for. */
export const faultsOf = (
  image: ImageDescription,
  expected: Expected,
  reference: DigestReference,
): readonly Reason[] => {
  const has = image.platforms.map(entry => formatPlatform(entry.platform));
  const missing = expected.platforms.filter(platform => !has.includes(platform));
  const name = formatReference(reference);
  return [
    ...(missing.length === 0
      ? []
      : [
          codes.reason(
            'platform-not-built',
            `${name} has ${has.join(', ') || 'no platform'}, not ${missing.join(', ')}.`,
          ),
        ]),
    ...(expected.attestations && image.attestations.length < image.platforms.length
      ? [
          codes.reason(
            'attestation-missing',
            `${name} has ${image.attestations.length} attestation manifests for ${image.platforms.length} platforms.`,
          ),
        ]
      : []),
  ];
};

export const platformReports = (image: ImageDescription): readonly PlatformReport[] =>
  image.platforms.map(entry => ({
    platform: formatPlatform(entry.platform),
    digest: entry.digest,
    size: entry.size,
    layers: entry.image.layers.length,
  }));
