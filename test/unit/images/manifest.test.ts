import { describe, expect, it } from 'vitest';
import {
  attestationEntries,
  mediaTypes,
  parseConfig,
  parseManifest,
  platformOfEntry,
  runnableEntries,
} from '../../../src/domain/images/manifest.ts';
import { formatPlatform } from '../../../src/domain/images/platform.ts';
import { transferSize } from '../../../src/domain/images/size.ts';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const [ociIndex, dockerList] = mediaTypes.index;
const [ociManifest, dockerManifest] = mediaTypes.manifest;

const blob = (letter: string, size = 10) => ({ mediaType: 'application/octet-stream', digest: digest(letter), size });
const image = { schemaVersion: 2, config: blob('c'), layers: [blob('a', 100), blob('a', 100), blob('b', 7)] };
const entry = (letter: string, extra: object = {}) => ({
  mediaType: ociManifest,
  digest: digest(letter),
  size: 1,
  ...extra,
});

const problem = (document: unknown, type: string) => {
  const result = parseManifest(typeof document === 'string' ? document : JSON.stringify(document), type);
  return 'problem' in result ? result.problem : `read as ${result.value.kind}`;
};

describe('manifests', () => {
  it.each([ociManifest, dockerManifest])('reads a manifest of type %s', type => {
    expect(problem(image, type)).toBe('read as image');
  });

  it.each([ociIndex, dockerList])('reads an index of type %s', type => {
    expect(problem({ schemaVersion: 2, manifests: [] }, `${type}; charset=utf-8`)).toBe('read as index');
  });

  it('takes the type from the document when the registry says none', () => {
    expect(problem({ ...image, mediaType: ociManifest }, '')).toBe('read as image');
  });

  it.each([
    ['half a document', '{"schemaVersion":2,', ociManifest, 'is not a JSON object'],
    ['an array', '[]', ociManifest, 'is not a JSON object'],
    [
      'schema 1',
      { schemaVersion: 1 },
      'application/vnd.docker.distribution.manifest.v1+json',
      'unsupported media type',
    ],
    ['no type at all', image, '', 'unsupported media type (none)'],
    [
      'two types',
      { ...image, mediaType: ociManifest },
      ociIndex,
      `says it is ${ociManifest}, the registry says ${ociIndex}`,
    ],
    ['both kinds at once', { ...image, manifests: [] }, ociIndex, 'is an index and a manifest at once'],
    ['a bad digest', { ...image, config: { ...blob('c'), digest: 'md5:1' } }, ociManifest, 'is not a sha256 digest'],
    ['a negative size', { ...image, layers: [blob('a', -1)] }, ociManifest, 'layers'],
  ])('refuses %s', (_what, document, type, expected) => {
    expect(problem(document, type)).toContain(expected);
  });

  it('counts a layer listed twice once', () => {
    const result = parseManifest(JSON.stringify(image), ociManifest);
    if (!('value' in result) || result.value.kind !== 'image') throw new Error('unreachable');
    expect(transferSize(result.value.image)).toBe(117);
  });
});

describe('an index', () => {
  const indexOf = (manifests: readonly object[]) => {
    const result = parseManifest(JSON.stringify({ schemaVersion: 2, manifests }), ociIndex);
    if (!('value' in result) || result.value.kind !== 'index') throw new Error('unreachable');
    return result.value.index;
  };
  const unknown = { os: 'unknown', architecture: 'unknown' };

  it('tells attestations by their annotation, never by the word unknown', () => {
    const annotations = {
      'vnd.docker.reference.type': 'attestation-manifest',
      'vnd.docker.reference.digest': digest('1'),
    };
    const index = indexOf([
      entry('1', { platform: { os: 'linux', architecture: 'amd64' } }),
      entry('2', { platform: unknown, annotations }),
      entry('3', { platform: { os: 'linux', architecture: 'arm64' }, annotations }),
      entry('4', { platform: unknown }),
    ]);
    expect(runnableEntries(index).map(one => one.digest)).toEqual([digest('1'), digest('4')]);
    expect(attestationEntries(index).map(one => one.digest)).toEqual([digest('2'), digest('3')]);
  });

  it('leaves out entries that are no images', () => {
    const index = indexOf([entry('1', { mediaType: 'application/vnd.example+json' })]);
    expect(runnableEntries(index)).toEqual([]);
  });

  it('says where an entry names no platform', () => {
    const [first, second] = indexOf([
      entry('1'),
      entry('2', { platform: { os: 'linux', architecture: 'arm', variant: 'v7' } }),
    ]).manifests;
    if (first === undefined || second === undefined) throw new Error('unreachable');
    const platform = platformOfEntry(second);
    expect(platformOfEntry(first)).toBeUndefined();
    expect(platform && formatPlatform(platform)).toBe('linux/arm/v7');
  });
});

describe('configs', () => {
  const config = { os: 'linux', architecture: 'amd64', rootfs: { type: 'layers', diff_ids: [digest('d')] } };

  it.each([
    ['no config section', config],
    [
      'null fields, as Docker writes them',
      { ...config, config: { Entrypoint: null, Cmd: null, Env: null, Labels: null } },
    ],
  ])('are read with %s', (_what, document) => {
    expect(parseConfig(JSON.stringify(document))).toHaveProperty('value');
  });

  it.each([
    ['text', 'x'],
    ['no rootfs', JSON.stringify({ os: 'linux', architecture: 'amd64' })],
    ['an entrypoint that is no list', JSON.stringify({ ...config, config: { Entrypoint: 'sh' } })],
  ])('are refused with %s', (_what, text) => {
    expect(parseConfig(text)).toHaveProperty('problem');
  });
});
