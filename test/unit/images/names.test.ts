import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDigest, shortDigest } from '../../../src/domain/images/digest.ts';
import { formatPlatform, parsePlatform, pickPlatform, platformOfHost } from '../../../src/domain/images/platform.ts';
import { formatReference, isLoopback, parseReference, withDigest } from '../../../src/domain/images/reference.ts';
import { formatBytes } from '../../../src/domain/images/size.ts';

const hex = 'ab'.repeat(32);
const digest = `sha256:${hex}`;

const parsed = (text: string) => {
  const result = parseReference(text);
  return 'value' in result ? formatReference(result.value) : result.problem;
};

describe('references', () => {
  it.each([
    ['nginx', 'docker.io/library/nginx'],
    ['acme/web', 'docker.io/acme/web'],
    ['docker.io/nginx:1.27', 'docker.io/library/nginx:1.27'],
    ['index.docker.io/acme/web', 'docker.io/acme/web'],
    ['ghcr.io/acme/web:v1.2.3', 'ghcr.io/acme/web:v1.2.3'],
    [`ghcr.io/acme/web@${digest}`, `ghcr.io/acme/web@${digest}`],
    [`ghcr.io/acme/web:v1@${digest}`, `ghcr.io/acme/web:v1@${digest}`],
    ['localhost/app', 'localhost/app'],
    ['localhost:5000/app', 'localhost:5000/app'],
    ['127.0.0.1:5000/a/b/c:latest', '127.0.0.1:5000/a/b/c:latest'],
    ['[::1]:5000/app', '[::1]:5000/app'],
    ['registry.example.com/team__a/app.b-c--d', 'registry.example.com/team__a/app.b-c--d'],
    ['  ghcr.io/acme/web  ', 'ghcr.io/acme/web'],
  ])('reads %s as %s', (text, expected) => {
    expect(parsed(text)).toBe(expected);
  });

  it.each([
    ['', 'is empty'],
    ['ghcr.io/Acme/web', 'has capital letters in its repository'],
    ['Acme/web', 'has capital letters in its repository'],
    ['https://ghcr.io/acme/web', 'is an address; leave out the scheme'],
    ['ghcr.io/acme web', 'holds white space'],
    ['ghcr.io/acme/web:', 'has no valid tag ("")'],
    ['ghcr.io/acme/web:-x', 'has no valid tag ("-x")'],
    ['ghcr.io/acme/web@sha256:abc', 'has no valid digest ("sha256:abc")'],
    [`ghcr.io/acme/web@sha512:${hex}`, `has no valid digest ("sha512:${hex}")`],
    ['ghcr.io/acme//web', 'has no valid repository ("acme//web")'],
    ['ghcr.io/../web', 'has no valid repository ("../web")'],
    ['-bad-.io/acme/web', 'has no valid registry ("-bad-.io")'],
    [`ghcr.io/${'a'.repeat(255)}`, 'is longer than 255'],
  ])('refuses %s: %s', (text, problem) => {
    expect(parsed(text)).toBe(problem);
  });

  it('formats what it parsed to something it parses to the same', () => {
    const part = fc.stringMatching(/^[a-z0-9]{1,8}([._-][a-z0-9]{1,8})?$/);
    const name = fc.tuple(
      fc.constantFrom('ghcr.io', 'localhost:5000', 'a.b:1'),
      fc.array(part, { minLength: 1, maxLength: 3 }),
    );
    const rest = fc.constantFrom('', ':v1', `@${digest}`, `:x_Y.z-1@${digest}`);
    fc.assert(
      fc.property(name, rest, ([host, parts], tail) => {
        const text = `${host}/${parts.join('/')}${tail}`;
        expect(parsed(text)).toBe(text);
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => void parseReference(text)));
  });

  it('drops the tag when a digest takes its place', () => {
    const reference = parseReference('ghcr.io/acme/web:v1');
    if (!('value' in reference) || !isDigest(digest)) throw new Error('unreachable');
    expect(formatReference(withDigest(reference.value, digest))).toBe(`ghcr.io/acme/web@${digest}`);
  });

  it.each([
    ['localhost', true],
    ['localhost:5000', true],
    ['127.0.0.1:5000', true],
    ['127.1.2.3', true],
    ['[::1]:80', true],
    ['registry.localhost:5000', true],
    ['localhost.example.com', false],
    ['127.0.0.1.example.com', false],
    ['128.0.0.1', false],
    ['ghcr.io', false],
  ])('plain HTTP to %s: %s', (registry, expected) => {
    expect(isLoopback(registry)).toBe(expected);
  });
});

describe('platforms', () => {
  const shown = (text: string) => {
    const result = parsePlatform(text);
    return 'value' in result ? formatPlatform(result.value) : undefined;
  };
  const entry = (text: string) => {
    const result = parsePlatform(text);
    if (!('value' in result)) throw new Error(result.problem);
    return { platform: result.value, text };
  };

  it.each([
    ['linux/amd64', 'linux/amd64'],
    ['linux/x86_64', 'linux/amd64'],
    ['linux/amd64/v1', 'linux/amd64'],
    ['linux/amd64/v3', 'linux/amd64/v3'],
    ['linux/arm64', 'linux/arm64'],
    ['linux/arm64/v8', 'linux/arm64'],
    ['Linux/AArch64', 'linux/arm64'],
    ['linux/arm', 'linux/arm/v7'],
    ['linux/arm/v6', 'linux/arm/v6'],
    ['linux/armhf', 'linux/arm/v7'],
    ['linux', undefined],
    ['', undefined],
    ['linux/arm/v7/x', undefined],
    ['linux//v7', undefined],
    ['linux/am d64', undefined],
  ])('spells %s as %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each([
    ['linux', 'x64', 'linux/amd64'],
    ['linux', 'arm64', 'linux/arm64'],
    ['linux', 'arm', 'linux/arm/v7'],
    ['darwin', 'arm64', 'darwin/arm64'],
  ])('knows the host %s %s as %s', (os, arch, expected) => {
    expect(formatPlatform(platformOfHost(os, arch))).toBe(expected);
  });

  it.each([
    ['linux/amd64', ['linux/arm64', 'linux/amd64'], 'linux/amd64'],
    ['linux/amd64/v3', ['linux/amd64', 'linux/amd64/v2'], 'linux/amd64/v2'],
    ['linux/amd64', ['linux/amd64/v2'], undefined],
    ['linux/arm/v7', ['linux/arm/v6', 'linux/arm64'], 'linux/arm/v6'],
    ['linux/arm64', ['linux/arm/v7'], undefined],
    ['linux/amd64', [], undefined],
  ])('runs on %s of %j: %s', (wanted, available, expected) => {
    expect(pickPlatform(available.map(entry), entry(wanted).platform)?.text).toBe(expected);
  });
});

describe('digests and sizes', () => {
  it.each([
    [digest, true],
    [`sha256:${hex.toUpperCase()}`, false],
    [`sha256:${hex}0`, false],
    [hex, false],
    ['', false],
  ])('%s is a digest: %s', (text, expected) => {
    expect(isDigest(text)).toBe(expected);
  });

  it('shortens digests for people', () => {
    expect(shortDigest(digest)).toBe('sha256:abababababab');
  });

  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1.0 KiB'],
    [1_572_864, '1.5 MiB'],
    [5 * 1024 ** 4, '5.0 TiB'],
    [5 * 1024 ** 5, '5120.0 TiB'],
  ])('%d bytes are %s', (bytes, expected) => {
    expect(formatBytes(bytes)).toBe(expected);
  });
});
