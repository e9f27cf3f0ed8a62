/**
 * The least a PATCH can cost: on a warm TLS connection of its own to the API server. `warm.ts KUBECONFIG`; every line of
 * the input is `PATH<tab>JSON patch`, every line of the output when that PATCH was sent (monotonic clock) and its status.
 */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { monotonicMs } from '../../support/load-clients/clock.ts';

const schema = z.looseObject({
  clusters: z.tuple([
    z.looseObject({ cluster: z.looseObject({ server: z.url(), 'certificate-authority-data': z.string() }) }),
  ]),
  users: z.tuple([z.looseObject({ user: z.looseObject({ token: z.string() }) })]),
});
const config = schema.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));
const { cluster } = config.clusters[0];
const { user } = config.users[0];
const agent = new Agent({
  keepAlive: true,
  maxSockets: 1,
  ca: Buffer.from(cluster['certificate-authority-data'], 'base64'),
});
const headers = { authorization: `Bearer ${user.token}` };

const send = async (method: string, path: string, body = ''): Promise<{ sent: number; status: number }> =>
  await new Promise((resolve, reject) => {
    const type = method === 'PATCH' ? { 'content-type': 'application/json-patch+json' } : {};
    const asked = request(new URL(path, cluster.server), { method, agent, headers: { ...headers, ...type } });
    const sent = monotonicMs();
    asked.on('response', answer => {
      answer.resume();
      answer.on('end', () => resolve({ sent, status: answer.statusCode ?? 0 }));
    });
    asked.on('error', reject);
    asked.end(body);
  });

await send('GET', '/version');
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const [path = '', body = ''] = line.split('\t');
  console.log(JSON.stringify(await send('PATCH', path, body)));
}
agent.destroy();
