import http from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createForwarder,
  type Forwarder,
  podPath,
  roundRobin,
  servicePath,
} from '../../../src/adapters/kubernetes/forward.ts';
import { json, type Stub, startStub } from './stub.ts';

let stub: Stub;
let forwarder: Forwarder | undefined;
let headers: http.IncomingHttpHeaders = {};

beforeEach(async () => {
  stub = await startStub((_, response, incoming) => {
    headers = incoming.headers;
    json(response, 200, { from: 'pod' }, { 'x-prod-actions-release': 'r1' });
  });
});

afterEach(async () => {
  await forwarder?.close();
  await stub.close();
});

const forward = async (path: string | undefined): Promise<Forwarder> => {
  forwarder = await createForwarder(stub, () => path);
  return forwarder;
};

const pod = podPath('shop', 'web-1', 8080);

describe('the forwarder', () => {
  it('puts requests behind the path of a pod, and passes status, headers and body', async () => {
    const { url } = await forward(pod);
    const answer = await fetch(`${url}/healthz?deep=a%20b`);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(stub.seen[0]?.path).toBe('/api/v1/namespaces/shop/pods/http:web-1:8080/proxy/healthz?deep=a%20b');
    expect([answer.status, answer.headers.get('x-prod-actions-release'), await answer.json()]).toEqual([
      200,
      'r1',
      { from: 'pod' },
    ]);
  });

  it('passes method and body', async () => {
    const { url } = await forward(pod);
    await fetch(`${url}/orders`, { method: 'POST', body: '{"n":1}', headers: { 'content-type': 'application/json' } });
    expect(stub.seen[0]).toMatchObject({ method: 'POST', body: { n: 1 }, type: 'application/json' });
  });

  it('never passes headers that would speak to the API server in the caller’s name', async () => {
    const { url } = await forward(pod);
    await fetch(`${url}/`, {
      headers: { authorization: 'Bearer x', 'impersonate-user': 'admin', 'x-own': 'kept' },
    });
    expect(headers).toMatchObject({ host: 'localhost', 'x-own': 'kept' });
    expect(headers).not.toHaveProperty('authorization');
    expect(headers).not.toHaveProperty('impersonate-user');
  });

  it('passes the refusal of a pod as the API server tells it', async () => {
    stub.answer((_, response) => json(response, 503, { reason: 'ServiceUnavailable' }));
    const { url } = await forward(pod);
    expect((await fetch(url)).status).toBe(503);
  });

  it('answers 503 while there is no pod, and 502 when the API server is away', async () => {
    expect((await fetch((await forward(undefined)).url)).status).toBe(503);
    await forwarder?.close();
    forwarder = await createForwarder({ socketPath: '/nowhere/k.sock' }, () => pod);
    expect((await fetch(forwarder.url)).status).toBe(502);
  });

  it('cuts the answer when it is cut behind it', async () => {
    stub.answer((_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('half');
      setTimeout(() => response.destroy(), 20);
    });
    const { url } = await forward(pod);
    await expect(fetch(url).then(answer => answer.text())).rejects.toThrow();
  });

  it('lets go of the pod when whoever asked has gone', async () => {
    const left = new Promise<void>(resolve => {
      stub.answer((_, response) => response.on('close', resolve));
    });
    const { url } = await forward(pod);
    await expect(fetch(url, { signal: AbortSignal.timeout(100) })).rejects.toThrow();
    await left;
  });

  it('ends with kept connections open', async () => {
    const { url } = await forward(pod);
    const agent = new http.Agent({ keepAlive: true });
    await new Promise<void>((resolve, reject) => {
      http.get(url, { agent }, answer => answer.resume().on('end', resolve)).on('error', reject);
    });
    await forwarder?.close();
    await expect(fetch(url)).rejects.toThrow();
    agent.destroy();
    forwarder = undefined;
  });
});

describe('round robin', () => {
  it('takes one pod after the other of those that are there at each call', () => {
    let pods = ['a', 'b'];
    const next = roundRobin(() => pods);
    const four = [next(), next(), next(), next()];
    expect(four.filter(one => one === 'a')).toHaveLength(2);
    expect(four[0]).not.toBe(four[1]);
    pods = ['c'];
    expect([next(), next()]).toEqual(['c', 'c']);
    pods = [];
    expect(next()).toBeUndefined();
  });
});

it('a Service is asked by its port', () => {
  expect(servicePath('shop', 'web', 80)).toBe('/api/v1/namespaces/shop/services/http:web:80/proxy');
});
