import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditMark, auditSince, parseAudit, sumAudit } from '../../support/cluster/audit.ts';

const event = (id: string, over: object = {}): string =>
  JSON.stringify({
    auditID: id,
    stage: 'ResponseComplete',
    verb: 'patch',
    requestURI: '/api/v1/namespaces/n/services/web?fieldManager=x',
    userAgent: 'kubectl/v1.34.2',
    user: { username: 'admin' },
    objectRef: { resource: 'services', namespace: 'n', name: 'web', apiVersion: 'v1' },
    responseStatus: { metadata: {}, code: 200 },
    requestObject: { a: 1 },
    responseObject: { b: 22 },
    requestReceivedTimestamp: '2026-11-21T18:00:00.000000Z',
    ...over,
  });

describe('the audit log', () => {
  it('is read as calls with the bytes of their objects', () => {
    expect(parseAudit(`${event('1')}\n`)).toMatchObject([
      {
        verb: 'patch',
        resource: 'services',
        namespace: 'n',
        name: 'web',
        code: 200,
        user: 'admin',
        userAgent: 'kubectl/v1.34.2',
        uri: '/api/v1/namespaces/n/services/web?fieldManager=x',
        at: '2026-11-21T18:00:00.000000Z',
        requestBytes: 7,
        responseBytes: 8,
      },
    ]);
  });

  it.each([
    ['a subresource', { objectRef: { resource: 'pods', subresource: 'log' } }, 'pods/log'],
    ['a path without a resource', { objectRef: undefined, requestURI: '/readyz?verbose' }, '/readyz'],
  ])('names %s', (_what, over, resource) => {
    expect(parseAudit(event('1', over))[0]?.resource).toBe(resource);
  });

  it('counts a watch once, though it is logged when it begins and when it ends', () => {
    const watch = { verb: 'watch', requestObject: undefined, responseObject: undefined };
    const lines = [event('1', { ...watch, stage: 'ResponseStarted' }), event('1', watch), event('2')];
    expect(sumAudit(parseAudit(lines.join('\n')))).toEqual({
      calls: 2,
      requestBytes: 7,
      responseBytes: 8,
      byVerb: { 'watch services': 1, 'patch services': 1 },
    });
  });

  describe('that is still written', () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'audit-test-'));
    });
    afterEach(async () => await rm(folder, { recursive: true, force: true }));

    it('is read from a mark to its last whole line', async () => {
      const log = join(folder, 'audit.log');
      await writeFile(log, `${event('before')}\n`);
      const mark = await auditMark(log);
      await appendFile(log, `${event('after')}\n${event('half').slice(0, 40)}`);
      expect((await auditSince(log, mark)).length).toBe(1);
    });
  });
});
