import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PinDeps, parseChecksums, pinTool, type VerifySignature } from '../../../tools/pin.ts';
import { sigstore } from '../../../tools/signatures.ts';
import { FakeClock, FakeHttp, httpResponse, MemoryFiles, RecordingLog } from '../../support/fakes.ts';
import { mockIssuer, type SigstoreMock, startSigstoreMock } from '../../support/sigstore-mock.ts';

let mock: SigstoreMock;
beforeAll(async () => {
  mock = await startSigstoreMock();
});
afterAll(async () => await mock.close());

const base = 'https://releases.invalid/v1.2.3';
const hash = 'a'.repeat(64);
const list = `${hash}  scan_linux.tar.gz\n${'b'.repeat(64)} *scan_darwin.tar.gz\n`;
const workflow = 'https://github.com/acme/scan/.github/workflows/release.yml@refs/tags/v1.2.3';
const anchored = '^https://github\\.com/acme/scan/\\.github/workflows/release\\.yml@refs/tags/v1\\.2\\.3$';

const pinFile = (over: object = {}, signed = true): string =>
  JSON.stringify({
    scan: {
      version: '1.2.3',
      license: 'MIT',
      module: 'example.invalid/scan',
      probe: { args: [], pattern: 'x' },
      release: {
        checksums: `${base}/checksums.txt`,
        ...(signed
          ? { signature: { kind: 'sigstore', bundle: `${base}/sums.json`, identity: anchored, issuer: mockIssuer } }
          : {}),
        assets: { 'linux/amd64': { url: `${base}/scan_linux.tar.gz`, ...over } },
      },
    },
  });

const setup = async (file: string, served: Record<string, string>, verify?: VerifySignature) => {
  const files = new MemoryFiles({ '/tools.json': file });
  const http = new FakeHttp(({ url }) => {
    const body = served[url];
    return body === undefined ? httpResponse(404) : httpResponse(200, body);
  });
  const log = new RecordingLog();
  const deps: PinDeps = {
    http,
    files,
    log,
    clock: new FakeClock(),
    verify: verify ?? sigstore(async () => mock.trustedRoot),
  };
  await pinTool(deps, 'scan', '/tools.json');
  const written: unknown = JSON.parse(await files.readText('/tools.json'));
  return { written, log };
};

const signedBy = async (identity: string, content = list): Promise<Record<string, string>> => ({
  [`${base}/checksums.txt`]: list,
  [`${base}/sums.json`]: JSON.stringify(await mock.sign(new TextEncoder().encode(content), identity)),
});

describe('parseChecksums', () => {
  it.each([
    ['sha256sum', `${hash}  a.tgz\n`, 'a.tgz'],
    ['binary mode', `${hash} *a.tgz\n`, 'a.tgz'],
    ['a path before the name, CRLF, capitals', `${hash.toUpperCase()}  ./dist/a.tgz\r\n`, 'a.tgz'],
  ])('reads %s', (_what, text, file) => {
    expect(parseChecksums(text).get(file)).toBe(hash);
  });

  it('ignores every other line', () => {
    expect(parseChecksums('<html>\nabc  a.tgz\n').size).toBe(0);
  });
});

describe('pin', () => {
  it('writes the hash of a list that the publisher signed, with where and when it was read', async () => {
    const { written } = await setup(pinFile(), await signedBy(workflow));
    expect(written).toMatchObject({
      scan: {
        release: {
          assets: {
            'linux/amd64': {
              sha256: hash,
              cited: `${base}/checksums.txt, signed by ${anchored}, read 2026-11-01`,
            },
          },
        },
      },
    });
  });

  it('refuses a list that another workflow signed', async () => {
    const served = await signedBy('https://github.com/evil/scan/.github/workflows/release.yml@refs/tags/v1.2.3');
    await expect(setup(pinFile(), served)).rejects.toThrow(/is not signed by/);
  });

  it('refuses a list that was changed after it was signed', async () => {
    await expect(setup(pinFile(), await signedBy(workflow, 'other content'))).rejects.toThrow(/is not signed by/);
  });

  it('says so when the publisher signs nothing', async () => {
    const { log } = await setup(pinFile({}, false), { [`${base}/checksums.txt`]: list });
    expect(log.text()).toBe(`scan linux/amd64: ${hash} (not signed)`);
  });

  it('raises an alarm, and writes nothing, when a released file has another hash than before', async () => {
    const before = pinFile({ sha256: 'c'.repeat(64), cited: 'earlier' });
    await expect(setup(before, await signedBy(workflow))).rejects.toMatchObject({
      message: expect.stringContaining(`now says ${hash}, pinned is ${'c'.repeat(64)} (earlier)`),
      fix: expect.stringContaining('find out why'),
    });
  });

  it('keeps the citation of a hash that is confirmed', async () => {
    const before = pinFile({ sha256: hash, cited: 'earlier' });
    const { written } = await setup(before, await signedBy(workflow));
    expect(JSON.stringify(written)).toContain('"cited":"earlier"');
  });

  it('refuses a file that the list does not name', async () => {
    const served = { [`${base}/checksums.txt`]: `${hash}  other.tgz\n` };
    await expect(setup(pinFile({}, false), served)).rejects.toThrow(/not in the publisher's list/);
  });
});
