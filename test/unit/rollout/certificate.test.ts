import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CertificateBody,
  type Demand,
  drilled,
  issue,
  refuse,
  textOf,
} from '../../../src/domain/rollout/certificate.ts';
import { clientsOf, type DrillRequest, phaseOf } from '../../../src/domain/rollout/drill.ts';
import type { Release } from '../../../src/domain/rollout/release.ts';

const hour = 3_600_000;
const endedAt = Date.parse('2026-11-01T12:00:00Z');

const release = (id: string, over: Partial<Release> = {}): Release => ({
  id: id.padEnd(64, '0'),
  revision: 'a'.repeat(40),
  digest: `sha256:${id.padEnd(64, '1')}`,
  oneWay: false,
  spec: { run: id },
  ...over,
});
const old = release('a');
const candidate = release('b');

const client = { requests: 500, failed: 0, p99Ms: 12.5 };
const phase = (name: CertificateBody['phases'][number]['name']): CertificateBody['phases'][number] => ({
  name,
  startedAt: endedAt - hour,
  endedAt,
  lastAnswerMs: { fresh: 3, kept: null },
  fresh: client,
  kept: client,
});

const body = async (over: Partial<CertificateBody> = {}): Promise<CertificateBody> => ({
  schema: 'prod-actions/drill-certificate/v1',
  app: 'shop',
  environment: 'staging',
  target: 'process',
  tool: { name: 'prod-actions', version: '0.1.0' },
  old: await drilled(old),
  new: await drilled(candidate),
  startedAt: endedAt - hour,
  endedAt,
  load: { freshPerSecond: 25, keptPerSecond: 25, keptConnections: 4 },
  phases: [phase('before'), phase('to-new'), phase('back-to-old'), phase('to-new-again')],
  total: { fresh: client, kept: client },
  recovery: { freshMs: 40, keptMs: 55 },
  limits: { maxFailed: 0, maxRecoveryMs: 2000 },
  passed: true,
  ...over,
});

const text = async (over: Partial<CertificateBody> = {}): Promise<string> => textOf(await issue(await body(over)));

const demand = (over: Partial<Demand> = {}): Demand => ({
  live: old,
  candidate,
  app: 'shop',
  maxAgeMs: 24 * hour,
  now: endedAt + hour,
  ...over,
});

const codeOf = async (given: string, over: Partial<Demand> = {}): Promise<string | undefined> =>
  (await refuse(given, demand(over)))?.code;

describe('a certificate of a drill', () => {
  it('is taken for exactly its pair, unchanged and in time', async () => {
    expect(await codeOf(await text())).toBeUndefined();
  });

  it('is taken in another environment for the same two images', async () => {
    const elsewhere = (one: Release, id: string): Release => ({
      ...one,
      id: id.padEnd(64, '7'),
      spec: { run: 'else' },
    });
    const pair = { live: elsewhere(old, 'c'), candidate: elsewhere(candidate, 'd') };
    expect(await codeOf(await text(), pair)).toBeUndefined();
    const unbound = { live: { ...pair.live, digest: null }, candidate: { ...pair.candidate, digest: null } };
    expect(await codeOf(await text(), unbound)).toBe('drill-certificate-other-pair');
  });

  it.each<[string, Partial<Demand>]>([
    ['the pair turned round', { live: candidate, candidate: old }],
    ['another live release', { live: release('e') }],
    ['another candidate', { candidate: release('e') }],
    ['another app', { app: 'other' }],
    ['a candidate that is one-way by now', { candidate: { ...candidate, oneWay: true } }],
  ])('is refused for %s', async (_what, over) => {
    expect(await codeOf(await text(), over)).toBe('drill-certificate-other-pair');
  });

  it('is refused when it is too old, and when it comes from the future', async () => {
    expect(await codeOf(await text(), { now: endedAt + 24 * hour })).toBeUndefined();
    expect(await codeOf(await text(), { now: endedAt + 24 * hour + 1 })).toBe('drill-certificate-expired');
    expect(await codeOf(await text(), { now: endedAt - hour })).toBe('drill-certificate-expired');
  });

  it('is refused when its drill did not pass, when there is none, and when it is something else', async () => {
    expect(await codeOf(await text({ passed: false }))).toBe('drill-failed');
    expect(await codeOf('')).toBe('drill-certificate-missing');
    for (const other of ['{}', 'null', '[]', 'a path that is none', '{"schema":"prod-actions/drill-certificate/v2"}'])
      expect(await codeOf(other)).toBe('drill-certificate-unreadable');
  });

  it('is refused with any byte changed, removed or added', async () => {
    const good = await text();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: good.length - 1 }),
        fc.constantFrom('change', 'remove', 'add'),
        fc.integer({ min: 0, max: 127 }).map(code => String.fromCharCode(code)),
        async (at, how, letter) => {
          const rest = good.slice(how === 'add' ? at : at + 1);
          const changed = good.slice(0, at) + (how === 'remove' ? '' : letter) + rest;
          fc.pre(changed !== good);
          expect(await codeOf(changed)).toMatch(/^drill-certificate-(tampered|unreadable)$/);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is refused when a number is changed and the rest is written out well', async () => {
    const one = await issue(await body());
    await fc.assert(
      fc.asyncProperty(fc.nat(), async failed => {
        fc.pre(failed !== 0);
        const forged = { ...one, total: { ...one.total, kept: { ...client, failed } } };
        expect(await codeOf(textOf(forged))).toBe('drill-certificate-tampered');
      }),
    );
  });

  it('is the same text for the same content, whatever the order it was written in', async () => {
    const one = await body();
    const turned: CertificateBody = { ...one, ...Object.fromEntries(Object.entries(one).toReversed()) };
    expect(textOf(await issue(turned))).toBe(textOf(await issue(one)));
  });
});

const request = (over: Partial<DrillRequest>): DrillRequest => ({
  at: 0,
  connection: 'fresh',
  latencyMs: 1,
  status: 200,
  fault: null,
  sentAgain: false,
  release: 'old',
  ...over,
});

describe('the numbers of a drill', () => {
  it('count what failed for each kind of client, and p99 over whole answers', () => {
    const requests = [
      request({}),
      request({ status: 503, latencyMs: 3 }),
      request({ fault: 'ECONNRESET', status: null }),
      request({ connection: 'kept', status: 404 }),
    ];
    expect(clientsOf(requests)).toMatchObject({
      fresh: { requests: 3, failed: 2 },
      kept: { requests: 1, failed: 0, p99Ms: 1 },
    });
  });

  it('say when the release that was left gave its last answer, for each kind of client', () => {
    const stretch = { name: 'back-to-old', startedAt: 100, endedAt: 1000, moved: { at: 200, left: 'new' } } as const;
    const requests = [
      request({ at: 150, release: 'new' }),
      request({ at: 230, release: 'new' }),
      request({ at: 300, release: 'old' }),
      request({ at: 500, connection: 'kept', release: 'new' }),
      request({ at: 1000, connection: 'kept', release: 'new' }),
    ];
    const { lastAnswerMs, fresh, kept } = phaseOf(stretch, requests);
    expect(lastAnswerMs).toEqual({ fresh: 30, kept: 300 });
    expect([fresh.requests, kept.requests]).toEqual([3, 1]);
  });

  it('say nothing of that where answers name no release', () => {
    const stretch = { name: 'to-new', startedAt: 0, endedAt: 10, moved: { at: 1, left: 'old' } } as const;
    expect(phaseOf(stretch, [request({ release: null })]).lastAnswerMs).toEqual({ fresh: null, kept: null });
  });
});
