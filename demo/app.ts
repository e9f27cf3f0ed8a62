/**
 * The demo's web service. One program, many releases: flags make it good, faulty or slow, as a bad commit would.
 *   --version v2      what it says of itself
 *   --error-rate 0.03 share of answers that are 500 (never on /healthz: its health check lies, as they do)
 *   --work 1.4        busy work per request, relative to a normal release
 */
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    version: { type: 'string', default: 'v1' },
    'error-rate': { type: 'string', default: '0' },
    work: { type: 'string', default: '1' },
  },
});
const errorRate = Number(values['error-rate']);
const rounds = Math.round(60_000 * Number(values.work));

/** A fixed amount of arithmetic: about a millisecond on a common machine. */
const work = (): number => {
  let x = 1;
  for (let i = 0; i < rounds; i += 1) x = (x * 16807) % 2147483647;
  return x;
};

const fails = (): boolean => Math.random() < errorRate;

const server = createServer((request, response) => {
  if (request.url === '/healthz') {
    response.end('ok\n');
    return;
  }
  const x = work();
  response.statusCode = fails() ? 500 : 200;
  response.setHeader('content-type', 'text/plain');
  response.end(`hello from ${values.version} (${x % 7})\n`);
});

server.listen(Number(process.env['PORT'] ?? 8080), '127.0.0.1');
process.on('SIGTERM', () => {
  server.close();
  server.closeIdleConnections();
});
