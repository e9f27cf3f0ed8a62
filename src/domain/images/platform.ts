import type { Parsed } from '../text/parsed.ts';

export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string | undefined;
}

const aliases: Readonly<Record<string, readonly [architecture: string, variant?: string]>> = {
  x86_64: ['amd64'],
  'x86-64': ['amd64'],
  aarch64: ['arm64'],
  i386: ['386'],
  armhf: ['arm', 'v7'],
  armel: ['arm', 'v6'],
};

/** Variants that say nothing more than the architecture does. */
const implied: Readonly<Record<string, string>> = { amd64: 'v1', arm64: 'v8' };
const arm32Default = 'v7';

/** One spelling per platform, as containerd does it: `aarch64` → `arm64`, `arm64/v8` → `arm64`, `arm` → `arm/v7`. */
export const normalizePlatform = (os: string, architecture: string, variant?: string): Platform => {
  const lower = architecture.toLowerCase();
  const [arch, byAlias] = aliases[lower] ?? [lower];
  const given = variant?.toLowerCase() || byAlias || (arch === 'arm' ? arm32Default : undefined);
  return { os: os.toLowerCase(), architecture: arch, variant: given === implied[arch] ? undefined : given };
};

export const parsePlatform = (text: string): Parsed<Platform> => {
  const [os, architecture, variant, ...rest] = text.trim().split('/');
  const parts = [os, architecture, ...(variant === undefined ? [] : [variant])];
  const wellFormed = rest.length === 0 && parts.every(part => part !== undefined && /^[A-Za-z0-9_.-]+$/.test(part));
  if (!wellFormed || os === undefined || architecture === undefined) {
    return { problem: `"${text}" does not have the form os/architecture[/variant]` };
  }
  return { value: normalizePlatform(os, architecture, variant) };
};

export const formatPlatform = ({ os, architecture, variant }: Platform): string =>
  [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');

export const samePlatform = (a: Platform, b: Platform): boolean => formatPlatform(a) === formatPlatform(b);

const nodeArchitectures: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };

/** The platform whose images this machine runs, from Node's `process.platform` and `process.arch`. */
export const platformOfHost = (os: string, arch: string): Platform =>
  normalizePlatform(os, nodeArchitectures[arch] ?? arch);

/** arm/v7 runs arm/v6 and v5; amd64/v3 runs amd64/v2 and amd64. Best first. */
const runnableOn = (wanted: Platform): readonly Platform[] => {
  const level = Number(/^v(\d)$/.exec(wanted.variant ?? '')?.[1] ?? Number.NaN);
  const lowest = wanted.architecture === 'arm' ? 5 : wanted.architecture === 'amd64' ? 1 : level;
  const lower: Platform[] = [];
  for (let variant = level - 1; variant >= lowest; variant -= 1) {
    lower.push(normalizePlatform(wanted.os, wanted.architecture, `v${variant}`));
  }
  return [wanted, ...lower];
};

/** The entry to run on `wanted`: the same platform, or else the best one it can run. */
export const pickPlatform = <T extends { readonly platform: Platform }>(
  entries: readonly T[],
  wanted: Platform,
): T | undefined =>
  runnableOn(wanted)
    .map(candidate => entries.find(entry => samePlatform(entry.platform, candidate)))
    .find(entry => entry !== undefined);
