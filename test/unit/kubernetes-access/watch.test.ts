import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ApiCluster, clusterOver } from '../../../src/adapters/kubernetes/api.ts';
import type { WatchEvent } from '../../../src/adapters/kubernetes/cluster.ts';
import { FakeClock } from '../../support/fakes.ts';
import { type Answering, configMap, configMaps, type Stub, startStub, status } from './stub.ts';

let stub: Stub;
let cluster: ApiCluster;
let ending: AbortController;

beforeEach(async () => {
  stub = await startStub((_, response) => void response.end());
  cluster = clusterOver(stub.socketPath, { namespace: 'shop', clock: new FakeClock(), timeoutMs: 300 });
  ending = new AbortController();
});

afterEach(async () => {
  ending.abort();
  await cluster.close();
  await stub.close();
});

const watch = async (onOpen?: () => void): Promise<WatchEvent[]> => {
  const options = { resourceVersion: '7', ...(onOpen === undefined ? {} : { onOpen }) };
  return await Array.fromAsync(cluster.watch(configMaps, options, ending.signal));
};

const shown = (events: readonly WatchEvent[]): string[] =>
  events.map(event =>
    event.type === 'EXPIRED' ? event.type : `${event.type} ${event.object.metadata.resourceVersion}`,
  );

const lineOf = (type: string, object: unknown): string => `${JSON.stringify({ type, object })}\n`;

/** Each piece is its own packet. */
const inPieces =
  (pieces: readonly (string | Buffer)[], end: 'end' | 'cut' = 'end'): Answering =>
  async (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    for (const piece of pieces) {
      response.write(piece);
      await delay(5);
    }
    if (end === 'end') response.end();
    else response.destroy();
  };

describe('a watch', () => {
  it('begins at a version, asks for bookmarks, and says when the server has begun to answer', async () => {
    let opened = 0;
    await watch(() => {
      opened += 1;
    });
    expect(opened).toBe(1);
    expect(stub.seen[0]?.path).toMatch(
      /^\/api\/v1\/namespaces\/shop\/configmaps\?resourceVersion=7&watch=1&allowWatchBookmarks=true&timeoutSeconds=\d{3}$/,
    );
  });

  it('reads events however the stream is cut into packets, within a letter, too', async () => {
    const text = Buffer.from(
      [
        lineOf('ADDED', configMap('a', '8', { text: 'grün – 🟢' })),
        lineOf('MODIFIED', configMap('a', '9')),
        lineOf('BOOKMARK', { kind: 'ConfigMap', apiVersion: 'v1', metadata: { resourceVersion: '12' } }),
        lineOf('DELETED', configMap('a', '13')),
      ].join(''),
    );
    const pieces = Array.from({ length: Math.ceil(text.length / 37) }, (_, at) => text.subarray(at * 37, at * 37 + 37));
    stub.answer(inPieces(pieces));
    const events = await watch();
    expect(shown(events)).toEqual(['ADDED 8', 'MODIFIED 9', 'BOOKMARK 12', 'DELETED 13']);
    expect(JSON.stringify(events[0])).toContain('grün – 🟢');
  });

  it('tells that the version is forgotten, as status or as event', async () => {
    stub.answer((_, response) => status(response, 410, 'Expired', 'too old'));
    expect(shown(await watch())).toEqual(['EXPIRED']);
    stub.answer(inPieces([lineOf('ERROR', { kind: 'Status', code: 410, reason: 'Expired', message: 'too old' })]));
    expect(shown(await watch())).toEqual(['EXPIRED']);
  });

  it('ends in good order with the server', async () => {
    stub.answer(inPieces([lineOf('ADDED', configMap('a', '8'))]));
    expect(shown(await watch())).toEqual(['ADDED 8']);
  });

  it('that is cut is an error, and half a line is no event', async () => {
    stub.answer(inPieces([lineOf('ADDED', configMap('a', '8')), '{"type":"DELETED","obj'], 'cut'));
    const events: WatchEvent[] = [];
    const reading = (async () => {
      for await (const event of cluster.watch(configMaps, { resourceVersion: '7' }, ending.signal)) events.push(event);
    })();
    await expect(reading).rejects.toMatchObject({ status: 0, reason: 'Unreachable' });
    expect(shown(events)).toEqual(['ADDED 8']);
  });

  it('that nobody answers is an error within the time limit', async () => {
    stub.answer(() => undefined);
    await expect(watch()).rejects.toMatchObject({ status: 0, reason: 'Unreachable' });
  });

  it.each([
    [403, 'Forbidden'],
    [500, 'InternalError'],
  ])('that is refused with %d is an error', async (code, reason) => {
    stub.answer((_, response) => status(response, code, reason, 'no'));
    await expect(watch()).rejects.toMatchObject({ status: code, reason });
  });

  it('with an error among its events is an error', async () => {
    stub.answer(inPieces([lineOf('ERROR', { code: 500, reason: 'InternalError', message: 'storage is gone' })]));
    await expect(watch()).rejects.toMatchObject({ message: 'storage is gone' });
  });

  it('lasts longer than a request may take, and ends in silence when aborted', async () => {
    let closed = false;
    stub.answer((_, response) => {
      response.writeHead(200).write(lineOf('ADDED', configMap('a', '8')));
      response.on('close', () => {
        closed = true;
      });
    });
    setTimeout(() => ending.abort(), 600);
    expect(shown(await watch())).toEqual(['ADDED 8']);
    await delay(20);
    expect(closed).toBe(true);
  });
});
