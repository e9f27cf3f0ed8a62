import { describe, expect, it } from 'vitest';
import { type BuildRequest, buildArguments } from '../../../src/adapters/buildx/arguments.ts';
import { failureOf, redact } from '../../../src/adapters/buildx/failure.ts';
import { digestFrom } from '../../../src/adapters/buildx/metadata.ts';

const request: BuildRequest = {
  context: '.',
  file: '',
  target: '',
  platforms: ['linux/amd64', 'linux/arm64'],
  buildArgs: [],
  labels: {},
  annotations: {},
  secrets: [],
  provenance: 'max',
  sbom: false,
  sbomGenerator: '',
  cache: { kind: 'none' },
  useCache: true,
  pullBase: false,
  sourceDateEpoch: undefined,
  output: { kind: 'push', name: 'ghcr.io/acme/web', insecure: false },
};

const argumentsOf = (over: Partial<BuildRequest>): string =>
  buildArguments({ ...request, ...over }, 'b', '/tmp/m.json').join(' ');

describe('buildx arguments', () => {
  it('push by digest, without any tag', () => {
    expect(argumentsOf({})).toBe(
      'build --builder b --progress plain --platform linux/amd64,linux/arm64 --provenance mode=max --sbom false ' +
        '--output type=image,name=ghcr.io/acme/web,push-by-digest=true,name-canonical=true,push=true,oci-mediatypes=true ' +
        '--metadata-file /tmp/m.json .',
    );
  });

  it.each<[string, Partial<BuildRequest>, string]>([
    ['file and target', { file: 'a/Dockerfile', target: 'prod' }, '--file a/Dockerfile --target prod'],
    ['build arguments', { buildArgs: ['A=1', 'B=x y'] }, '--build-arg A=1 --build-arg B=x y'],
    ['labels', { labels: { a: 'b=c' } }, '--label a=b=c'],
    ['annotations of index and manifests', { annotations: { a: 'b' } }, '--annotation index,manifest:a=b'],
    [
      'annotations of the manifest where there is no index',
      { annotations: { a: 'b' }, platforms: ['linux/amd64'], provenance: 'false' },
      '--annotation manifest:a=b',
    ],
    ['secrets by variable', { secrets: [{ id: 'npm', kind: 'variable', name: 'V' }] }, '--secret id=npm,env=V'],
    ['secrets by file', { secrets: [{ id: 'npm', kind: 'file', path: 'a,b' }] }, '--secret id=npm,"src=a,b"'],
    ['no provenance', { provenance: 'false' }, '--provenance false'],
    ['an SBOM', { sbom: true }, '--sbom true'],
    ['another SBOM scanner', { sbom: true, sbomGenerator: 'r.io/s@sha256:1' }, '--sbom generator=r.io/s@sha256:1'],
    [
      'GitHub’s cache',
      { cache: { kind: 'gha', scope: 'web' } },
      '--cache-from type=gha,scope=web --cache-to type=gha,scope=web,mode=max,ignore-error=true',
    ],
    [
      'a cache in the registry',
      { cache: { kind: 'registry', reference: 'r.io/a:cache', write: true } },
      '--cache-from type=registry,ref=r.io/a:cache --cache-to type=registry,ref=r.io/a:cache,image-manifest=true,oci-mediatypes=true,mode=max,ignore-error=true',
    ],
    [
      'a cache in a folder',
      { cache: { kind: 'local', folder: '/c' } },
      '--cache-from type=local,src=/c --cache-to type=local,dest=/c,mode=max,ignore-error=true',
    ],
    [
      'no use of the cache',
      { useCache: false, cache: { kind: 'gha', scope: 'web' } },
      '--sbom false --no-cache --output',
    ],
    ['newer base images', { pullBase: true }, '--pull'],
    ['one time stamp for all', { sourceDateEpoch: 1 }, 'oci-mediatypes=true,rewrite-timestamp=true'],
    ['plain HTTP', { output: { kind: 'push', name: 'r/a', insecure: true } }, 'registry.insecure=true'],
    ['a layout on disk', { output: { kind: 'layout', folder: '/l' } }, '--output type=oci,tar=false,dest=/l'],
  ])('name %s', (_what, over, expected) => {
    expect(argumentsOf(over)).toContain(expected);
  });

  it('only read a registry cache in runs that may not push', () => {
    expect(argumentsOf({ cache: { kind: 'registry', reference: 'r', write: false } })).not.toContain('--cache-to');
  });
});

/** As buildx 0.30.1 with BuildKit 0.26 printed them. */
const excerpt = `Dockerfile:2
--------------------
   1 |     FROM scratch
   2 | >>> COPY nope /nope
   3 |     
--------------------`;
const solve = 'ERROR: failed to build: failed to solve: ';

describe('a failed build is understood', () => {
  it.each<[string, string, boolean]>([
    [
      'build-step-failed',
      `${excerpt}\n${solve}failed to compute cache key: failed to calculate checksum of ref x: "/nope": not found`,
      false,
    ],
    [
      'build-step-failed',
      `#5 0.073 runc run failed\n${solve}process "/nope a" did not complete successfully: exit code: 1`,
      false,
    ],
    [
      'build-step-failed',
      `${solve}process "curl http://x" did not complete successfully: exit code: 22 503 connection refused`,
      false,
    ],
    [
      'emulation-missing',
      `#5 0.066 exec /app: exec format error\n${solve}process "/app" did not complete successfully: exit code: 1`,
      false,
    ],
    [
      'dockerfile-invalid',
      `${excerpt}\n${solve}dockerfile parse error on line 2: unknown instruction: COPPY (did you mean COPY?)`,
      false,
    ],
    ['dockerfile-invalid', `${solve}no build stage in current context`, false],
    ['build-input-missing', `${solve}failed to read dockerfile: open Dnope: no such file or directory`, false],
    ['build-input-missing', 'ERROR: failed to build: unable to prepare context: path "./nope" not found', false],
    ['build-input-missing', `${solve}target stage "x" could not be found`, false],
    [
      'base-image-unavailable',
      `${solve}docker.io/library/alpine:3: failed to resolve source metadata for docker.io/library/alpine:3: docker.io/library/alpine:3: not found`,
      false,
    ],
    [
      'base-image-unavailable',
      `${solve}alpine: failed to resolve source metadata for docker.io/library/alpine: failed to do request: Head "https://x": dial tcp: lookup x: no such host`,
      true,
    ],
    [
      'base-image-unavailable',
      `${solve}failed to resolve source metadata for r.io/a: pull access denied, repository does not exist or may require authorization: 401 Unauthorized`,
      false,
    ],
    [
      'push-failed',
      `${solve}failed to push 127.0.0.1:5999/x: failed to do request: Head "http://127.0.0.1:5999/": dial tcp: connect: connection refused`,
      true,
    ],
    [
      'push-failed',
      `${solve}failed to push ghcr.io/a/b: unexpected status from PUT request to https://ghcr.io/v2/: 502 Bad Gateway`,
      true,
    ],
    ['push-failed', `${solve}failed to push ghcr.io/a/b: unexpected status: 429 Too Many Requests`, true],
    ['push-failed', `${solve}failed to push ghcr.io/a/b: manifest invalid`, false],
    [
      'push-refused',
      `${solve}failed to push ghcr.io/a/b: unexpected status from POST request to https://ghcr.io/v2/a/b/blobs/uploads/: 403 Forbidden`,
      false,
    ],
    [
      'push-refused',
      `${solve}failed to push ghcr.io/a/b: failed to authorize: failed to fetch oauth token: denied: denied`,
      false,
    ],
    ['builder-missing', 'ERROR: no builder "nope" found', false],
    ['builder-unsuitable', 'ERROR: Multi-platform build is not supported for the docker driver.', false],
    ['builder-unsuitable', 'ERROR: failed to build: Attestation is not supported for the docker driver.', false],
    [
      'builder-unreachable',
      '#1 [internal] waiting for connection\n------\n > [internal] waiting for connection:\n------\nERROR: failed to build: context deadline exceeded',
      true,
    ],
    [
      'builder-unreachable',
      'ERROR: failed to build: failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF',
      true,
    ],
    ['build-failed', 'ERROR: something new', false],
    ['build-failed', '', false],
  ])('%s: %s', (code, stderr, transient) => {
    expect(failureOf(stderr)).toMatchObject({ reason: { code }, transient });
  });

  it('with the line of the Dockerfile and what stands there', () => {
    const failure = failureOf(
      `#4 ERROR: x\n------\n > [1/1] COPY nope /nope:\n------\n${excerpt}\n${solve}failed to compute cache key: "/nope": not found`,
    );
    expect(failure.at).toEqual({ file: 'Dockerfile', line: 2 });
    expect(failure.excerpt).toContain('>>> COPY nope /nope');
    expect(failure.reason.message).toBe('Dockerfile:2: failed to compute cache key: "/nope": not found');
  });

  it('without repeating secrets, in part or whole', () => {
    const failure = failureOf('step printed hunter2\nERROR: wrong key-line-1 and key-line-2', [
      'hunter2',
      'key-line-1\nkey-line-2',
    ]);
    expect(JSON.stringify(failure)).not.toMatch(/hunter2|key-line/);
    expect(failure.reason.message).toBe('wrong *** and ***');
  });

  it('leaves text alone where a secret is too short to be told apart', () => {
    expect(redact('a build', ['a', '', ' '])).toBe('a build');
  });
});

describe('the metadata file', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  it.each([
    [JSON.stringify({ 'containerimage.digest': digest, other: 1 }), digest],
    ['', undefined],
    [`{"containerimage.digest": "${digest}`, undefined],
    ['{}', undefined],
    ['[]', undefined],
    ['{"containerimage.digest":"latest"}', undefined],
    ['{"containerimage.digest":7}', undefined],
  ])('%s gives %s', (text, expected) => {
    expect(digestFrom(text)).toBe(expected);
  });
});
