import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { tlsWay } from '../../../src/adapters/probing/kinds/tls.ts';
import { nodeProber } from '../../../src/adapters/probing/prober.ts';
import { factOf, type Miss, missesOf } from '../../../src/domain/verification/expectations.ts';
import { parseProbes } from '../../../src/domain/verification/probes.ts';
import type { Result } from '../../../src/domain/verification/samples.ts';
import { type CertificateOptions, certificate } from '../../support/certificates.ts';
import { listen } from '../../support/listen.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const authority = certificate({ name: 'Test Root', days: 3000, authority: true });

const serve = async (options: TlsOptions): Promise<number> => {
  const server = createTlsServer(options, socket => void socket.on('error', () => undefined));
  server.on('tlsClientError', () => undefined);
  const { port, close } = await listen(server);
  closers.push(close);
  return port;
};

const leaf = (over: Partial<CertificateOptions> = {}) =>
  certificate({ name: 'shop', names: ['shop.test', '127.0.0.1'], days: 90, issuer: authority, ...over });

const ask = async (
  line: string,
  { trusted = [authority.pem], timeoutMs = 2000 }: { trusted?: readonly string[]; timeoutMs?: number } = {},
): Promise<{ readonly result: Result; readonly misses: readonly Miss[] }> => {
  const parsed = parseProbes([line]);
  const probe = 'probes' in parsed ? parsed.probes[0] : undefined;
  if (probe?.kind !== 'tls') throw new Error(`no TLS probe: ${JSON.stringify(parsed)}`);
  const prober = nodeProber();
  const way = tlsWay(probe, { url: 'https://127.0.0.1:1', timeoutMs, prober }, trusted);
  const asked = await way.ask('fresh', new AbortController().signal);
  prober.close();
  const sample = { probe: 0, connection: 'fresh', at: 0, latencyMs: 1, lateMs: 0, ...asked } as const;
  return { result: asked.result, misses: missesOf(probe, sample) };
};

const codes = async (line: string, options: Parameters<typeof ask>[1] = {}): Promise<readonly string[]> =>
  (await ask(line, options)).misses.map(miss => miss.code);

describe('certificates', () => {
  test('a good one: nothing is wrong, and its days are told', async () => {
    const { pem, keyPem } = leaf();
    const port = await serve({ cert: pem, key: keyPem });
    const { result, misses } = await ask(`TLS 127.0.0.1:${port} days>=14 sni=shop.test`);
    expect(misses).toEqual([]);
    expect(factOf(result)).toMatch(/^TLSv1\.3, certificate of Test Root ends \d{4}-\d\d-\d\d, in 89 days$/);
  });

  test.each([
    ['ends soon', { days: 10 }, 'certificate-expiring', /in 9 days; 14 are asked for/],
    ['has ended', { days: -2 }, 'certificate-expired', /ended \d{4}/],
    [
      'is for other names',
      { names: ['other.test'] },
      'certificate-name',
      /not for shop\.test, but for DNS:other\.test/,
    ],
  ] as const)('one that %s', async (_name, over, code, words) => {
    const { pem, keyPem } = leaf(over);
    const port = await serve({ cert: pem, key: keyPem });
    const { misses } = await ask(`TLS 127.0.0.1:${port} sni=shop.test`);
    expect(misses.map(miss => miss.code)).toEqual([code]);
    expect(misses[0]?.what).toMatch(words);
  });

  test('every problem is said at once', async () => {
    const { pem, keyPem } = certificate({ name: 'self', names: ['other.test'], days: 3 });
    const port = await serve({ cert: pem, key: keyPem });
    expect(await codes(`TLS 127.0.0.1:${port} sni=shop.test`)).toEqual([
      'certificate-expiring',
      'certificate-untrusted',
      'certificate-name',
    ]);
  });

  test('an authority that nobody trusts', async () => {
    const { pem, keyPem } = leaf();
    const port = await serve({ cert: pem, key: keyPem });
    expect(await codes(`TLS 127.0.0.1:${port}`, { trusted: [] })).toEqual(['certificate-untrusted']);
  });

  test('an intermediate that ends before the site’s own counts', async () => {
    const middle = certificate({ name: 'Middle', days: 5, issuer: authority, authority: true });
    const { pem, keyPem } = leaf({ issuer: middle });
    const port = await serve({ cert: `${pem}${middle.pem}`, key: keyPem });
    expect(await codes(`TLS 127.0.0.1:${port}`)).toEqual(['certificate-expiring']);
    expect(await codes(`TLS 127.0.0.1:${port} days>=3`)).toEqual([]);
  });

  describe('an authority that an older one signed too, for old clients', () => {
    const older = certificate({ name: 'Old Root', days: 3000, authority: true });
    const crossed = (days: number) => certificate({ ...authority, days, issuer: older, authority: true });
    const serveWith = async (middleDays: number, crossedDays: number): Promise<number> => {
      const middle = certificate({ name: 'Middle', days: middleDays, issuer: authority, authority: true });
      const { pem, keyPem } = leaf({ issuer: middle });
      return await serve({ cert: `${pem}${middle.pem}${crossed(crossedDays).pem}`, key: keyPem });
    };

    test.each([-2, 3])('whoever trusts the new one does not care that the old way ends in %i days', async days => {
      const port = await serveWith(60, days);
      const { result, misses } = await ask(`TLS 127.0.0.1:${port}`);
      expect(misses).toEqual([]);
      expect(result).toMatchObject({ untrusted: null, daysLeft: expect.closeTo(60, 1) });
    });

    test('the intermediate below it still counts', async () => {
      expect(await codes(`TLS 127.0.0.1:${await serveWith(5, -2)}`)).toEqual(['certificate-expiring']);
      expect(await codes(`TLS 127.0.0.1:${await serveWith(-1, 60)}`)).toEqual(['certificate-expired']);
    });

    test('and so does the old way for whoever trusts nothing else', async () => {
      const trusted = [older.pem];
      expect(await codes(`TLS 127.0.0.1:${await serveWith(60, 5)}`, { trusted })).toEqual(['certificate-expiring']);
      expect(await codes(`TLS 127.0.0.1:${await serveWith(60, -2)}`, { trusted })).toEqual(['certificate-expired']);
    });
  });

  test('an intermediate that is trusted by itself counts: others trust its root alone', async () => {
    const middle = certificate({ name: 'Middle', days: 5, issuer: authority, authority: true });
    const { pem, keyPem } = leaf({ issuer: middle });
    const port = await serve({ cert: `${pem}${middle.pem}`, key: keyPem });
    expect(await codes(`TLS 127.0.0.1:${port}`, { trusted: [middle.pem, authority.pem] })).toEqual([
      'certificate-expiring',
    ]);
  });

  test('one that has ended beside its renewal is passed over, as clients do', async () => {
    const renewed = certificate({ name: 'Middle', days: 60, issuer: authority, authority: true });
    const ended = certificate({ ...renewed, days: -2, issuer: authority, authority: true });
    const { pem, keyPem } = leaf({ issuer: renewed });
    for (const sent of [
      [ended, renewed],
      [renewed, ended],
    ]) {
      const port = await serve({ cert: [pem, ...sent.map(one => one.pem)].join(''), key: keyPem });
      expect(await codes(`TLS 127.0.0.1:${port}`)).toEqual([]);
    }
  });

  test('an address is looked for in the certificate too', async () => {
    const { pem, keyPem } = leaf({ names: ['127.0.0.2'] });
    const port = await serve({ cert: pem, key: keyPem });
    expect(await codes(`TLS 127.0.0.1:${port}`)).toEqual(['certificate-name']);
  });
});

describe('the handshake', () => {
  test('an older version than asked for', async () => {
    const { pem, keyPem } = leaf();
    const port = await serve({ cert: pem, key: keyPem, maxVersion: 'TLSv1.2' });
    expect(await codes(`TLS 127.0.0.1:${port} min=1.3`)).toEqual(['tls-version-old']);
    expect(await codes(`TLS 127.0.0.1:${port} min=1.2`)).toEqual([]);
  });

  test('a server that speaks no TLS', async () => {
    const { port, close } = await listen(createServer(socket => void socket.end('SSH-2.0-x\r\n')));
    closers.push(close);
    expect(await codes(`TLS 127.0.0.1:${port}`)).toEqual(['tls-failed']);
  });

  test('a server that says nothing: by time-out', async () => {
    const open: Socket[] = [];
    const { port, close } = await listen(createServer(socket => void open.push(socket)));
    closers.push(close);
    expect(await codes(`TLS 127.0.0.1:${port}`, { timeoutMs: 200 })).toEqual(['probe-timeout']);
  });

  test('nobody there', async () => {
    const { port, close } = await listen(createServer());
    close();
    expect(await codes(`TLS 127.0.0.1:${port}`)).toEqual(['connection-refused']);
  });

  test('without a target the entrance is asked', async () => {
    const { pem, keyPem } = leaf();
    const port = await serve({ cert: pem, key: keyPem });
    const parsed = parseProbes(['TLS days>=1']);
    const probe = 'probes' in parsed ? parsed.probes[0] : undefined;
    if (probe?.kind !== 'tls') throw new Error('no probe');
    const parts = { url: `https://127.0.0.1:${port}`, timeoutMs: 2000, prober: nodeProber() };
    const { result } = await tlsWay(probe, parts, [authority.pem]).ask('fresh', new AbortController().signal);
    expect(result).toMatchObject({ kind: 'tls', untrusted: null, otherName: null });
  });
});
