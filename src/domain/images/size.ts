import type { ImageManifest } from './manifest.ts';

/** Bytes a first pull transfers: config and layers, compressed. A layer listed twice is transferred once. */
export const transferSize = (image: ImageManifest): number => {
  const sizes = new Map([image.config, ...image.layers].map(blob => [blob.digest, blob.size]));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
};

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** `850 B`, `1.5 MiB`. */
export const formatBytes = (bytes: number): string => {
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${units[power] ?? 'B'}`;
};
