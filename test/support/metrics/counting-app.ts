/** An app that counts its requests by status and shows them at /metrics, and other clients that use it. */
import { Agent, request } from 'node:http';
import { type Web, web } from '../web.ts';

export interface CountingApp extends Web {
  /** Share of requests to /work that fail from now on. */
  fail(share: number): void;
}

const exposed = (counts: ReadonlyMap<number, number>): string =>
  [
    '# TYPE http_requests_total counter',
    ...[...counts].map(([status, count]) => `http_requests_total{status="${status}"} ${count}`),
    '# TYPE idle_total counter',
    'idle_total 7',
    '# TYPE temperature gauge',
    'temperature 21.5',
    '',
  ].join('\n');

export const countingApp = async (): Promise<CountingApp> => {
  const counts = new Map<number, number>([[200, 0]]);
  let share = 0;
  let due = 0;
  const server = await web((req, res) => {
    if (req.url === '/metrics') {
      res.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' });
      res.end(exposed(counts));
      return;
    }
    due += req.url === '/work' ? share : 0;
    const status = due >= 1 ? 500 : 200;
    if (status === 500) due -= 1;
    counts.set(status, (counts.get(status) ?? 0) + 1);
    res.writeHead(status);
    res.end(status === 200 ? 'ok' : 'broken');
  });
  return {
    ...server,
    fail: now => {
      share = now;
    },
  };
};

/** Sends `rate` requests a second to `url`/work until it is stopped. */
export const otherClients = (url: string, rate: number): { stop(): void } => {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const started = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    for (const due = ((performance.now() - started) * rate) / 1000; sent < due; sent += 1)
      request(`${url}/work`, { agent }, response => response.resume())
        .on('error', () => undefined)
        .end();
  }, 20);
  return {
    stop: () => {
      clearInterval(timer);
      agent.destroy();
    },
  };
};
