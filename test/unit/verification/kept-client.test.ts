import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptClient } from '../../../src/adapters/probing/kept-client.ts';
import { releaseHeader } from '../../../src/domain/rollout/identity.ts';
import type { KeptClient } from '../../../src/domain/rollout/ports.ts';
import type { Release } from '../../../src/domain/rollout/release.ts';

const old: Release = { id: 'old', revision: '', digest: null, oneWay: false, spec: null };

let server: Server;
let answers: string | undefined = 'new';
let connections = 0;
let client: KeptClient | undefined;

const start = async (): Promise<string> => {
  connections = 0;
  server = createServer((_request, response) => {
    if (answers !== undefined) response.setHeader(releaseHeader, answers);
    response.end('x');
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return `http://127.0.0.1:${address.port}/`;
};

beforeEach(() => {
  answers = 'new';
});

afterEach(async () => {
  client?.close();
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
});

const until = async (ready: () => boolean): Promise<void> => {
  for (let waited = 0; !ready() && waited < 5000; waited += 10) await delay(10);
  expect(ready()).toBe(true);
};

describe('a kept connection in a rollback', () => {
  it('stays one connection, and says when the release behind it is another', async () => {
    client = keptClient(await start(), Date.now);
    await delay(200);
    const since = Date.now();
    expect(client.movedAt(old, since)).toBeNull();
    answers = 'old';
    await until(() => client?.movedAt(old, since) !== null);
    expect(client.movedAt(old, since)).toBeGreaterThanOrEqual(since);
    expect(connections).toBe(1);
  });

  it('cut, of an app that does not say its name: it has come back with the connection that is opened then', async () => {
    answers = undefined;
    client = keptClient(await start(), Date.now);
    await delay(200);
    const since = Date.now();
    await delay(200);
    expect(client.movedAt(old, since)).toBeNull();
    server.closeAllConnections();
    await until(() => client?.movedAt(old, since) !== null);
    expect(connections).toBeGreaterThan(1);
  });

  it('knows nothing where it was not open before', async () => {
    const since = Date.now() - 1;
    answers = 'old';
    client = keptClient(await start(), Date.now);
    await delay(200);
    expect(client.movedAt(old, since)).toBeNull();
  });
});
