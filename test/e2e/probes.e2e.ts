/** Probes of other protocols against servers that were not written by us: etcd (gRPC, TLS) and Mailpit (SMTP, WebSocket). */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../../src/adapters/process/host/ports.ts';
import { type Daemon, start, stop } from '../../tools/testbed/daemon.ts';
import { certificate } from '../support/certificates.ts';
import { cleanUp, runBundle } from '../support/runner.ts';
import type { E2eContext, Suite } from './suite.ts';

const listens = async (port: number): Promise<boolean> =>
  await new Promise(resolve => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.on('connect', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
    setTimeout(() => socket.destroy(), 500);
  });

/** With a certificate for so many days; null: without TLS. */
const startEtcd = async (context: E2eContext, port: number, days: number | null): Promise<Daemon> => {
  const root = certificate({ name: 'Test Root', days: 3000, authority: true });
  const leaf = certificate({ name: 'etcd', names: ['127.0.0.1'], days: days ?? 1, issuer: root });
  const files = { 'root.pem': root.pem, 'cert.pem': leaf.pem, 'key.pem': leaf.keyPem };
  for (const [name, text] of Object.entries(files)) await writeFile(join(context.temp, name), text);
  const address = `${days === null ? 'http' : 'https'}://127.0.0.1:${port}`;
  const peers = `http://127.0.0.1:${await freePort()}`;
  return await start(join(context.temp, 'etcd'), {
    name: 'etcd',
    file: context.tool('etcd'),
    args: [
      `--data-dir=${join(context.temp, 'etcd', 'data')}`,
      `--listen-client-urls=${address}`,
      `--advertise-client-urls=${address}`,
      `--listen-peer-urls=${peers}`,
      `--initial-advertise-peer-urls=${peers}`,
      `--initial-cluster=default=${peers}`,
      '--unsafe-no-fsync',
      ...(days === null
        ? []
        : [`--cert-file=${join(context.temp, 'cert.pem')}`, `--key-file=${join(context.temp, 'key.pem')}`]),
    ],
    env: { PATH: process.env['PATH'] ?? '' },
    address,
    isReady: async () => await listens(port),
  });
};

/** What post-deploy-verify says of the probes: its verdict, the codes of its reasons, its summary. */
const verify = async (context: E2eContext, url: string, probes: readonly string[], trust = false) => {
  const run = await runBundle('post-deploy-verify', {
    inputs: {
      url,
      probes: probes.join('\n'),
      signals: 'off',
      'probe-rate': '50',
      'min-samples': '50',
      'verify-duration': '3s',
      'probe-timeout': '10s',
    },
    env: trust ? { NODE_EXTRA_CA_CERTS: join(context.temp, 'root.pem') } : {},
  });
  const reasons: readonly { readonly code: string }[] = JSON.parse(run.outputs['reasons'] ?? '[]');
  await cleanUp(run);
  context.log(`${probes.join(' | ')}: ${run.outputs['verdict']} ${reasons.map(one => one.code).join(', ')}`);
  return { verdict: run.outputs['verdict'], codes: reasons.map(one => one.code), summary: run.summary };
};

const startMailpit = async (context: E2eContext, web: number, smtp: number): Promise<Daemon> =>
  await start(join(context.temp, 'mailpit'), {
    name: 'mailpit',
    file: context.tool('mailpit'),
    args: [
      `--listen=127.0.0.1:${web}`,
      `--smtp=127.0.0.1:${smtp}`,
      `--database=${join(context.temp, 'mail.db')}`,
      '--disable-version-check',
    ],
    env: { PATH: process.env['PATH'] ?? '' },
    address: `http://127.0.0.1:${web}`,
    isReady: async () => (await listens(web)) && (await listens(smtp)),
  });

export const suite: Suite = {
  name: 'probes',
  needs: ['etcd', 'mailpit'],
  scenarios: [
    {
      name: 'gRPC health of etcd: SERVING passes, a service it does not know fails, and it gone is an error',
      run: async context => {
        const port = await freePort();
        const etcd = await startEtcd(context, port, null);
        try {
          const url = `http://127.0.0.1:${port}`;
          const good = await verify(context, url, [`GRPC 127.0.0.1:${port}`]);
          assert.equal(good.verdict, 'pass');
          assert.match(good.summary, /SERVING/);
          const unknown = await verify(context, url, ['GET /health 200', 'GRPC / no.such.Service']);
          assert.equal(unknown.verdict, 'fail');
          assert.ok(unknown.codes.includes('grpc-service-unknown'));
        } finally {
          await stop(join(context.temp, 'etcd'), 'etcd');
        }
        const gone = await verify(context, etcd.address, [`GRPC 127.0.0.1:${port}`]);
        assert.equal(gone.verdict, 'error');
        assert.ok(gone.codes.includes('connection-refused'));
      },
    },
    {
      name: 'TLS of etcd: a certificate with days left passes, one near its end or without trust fails, each under its code',
      run: async context => {
        const port = await freePort();
        await startEtcd(context, port, 10);
        try {
          const url = `https://127.0.0.1:${port}`;
          const probes = ['{"path": "/health", "json": {"$.health": "true"}}', 'GRPC /'];
          const good = await verify(context, url, [...probes, `TLS 127.0.0.1:${port} days>=5 min=1.2`], true);
          assert.equal(good.verdict, 'pass');
          assert.match(good.summary, /in 9 days/);
          const soon = await verify(context, url, [...probes, `TLS 127.0.0.1:${port}`], true);
          assert.deepEqual([soon.verdict, ...soon.codes], ['fail', 'certificate-expiring']);
          const stranger = await verify(context, url, [`TLS 127.0.0.1:${port} days>=5`]);
          assert.equal(stranger.verdict, 'fail');
          assert.ok(stranger.codes.includes('certificate-untrusted'));
        } finally {
          await stop(join(context.temp, 'etcd'), 'etcd');
        }
      },
    },
    {
      name: 'Mailpit: its WebSocket opens, its SMTP greets with 220; a path without one is refused',
      run: async context => {
        const [web, smtp] = [await freePort(), await freePort()];
        const { address } = await startMailpit(context, web, smtp);
        try {
          const good = await verify(context, address, [
            'GET /readyz 200',
            'WS /api/events',
            `TCP 127.0.0.1:${smtp} expect=220`,
          ]);
          assert.equal(good.verdict, 'pass');
          const bad = await verify(context, address, [
            'GET /readyz 200',
            'WS /readyz',
            `TCP 127.0.0.1:${smtp} expect=554`,
          ]);
          assert.equal(bad.verdict, 'fail');
          assert.ok(bad.codes.includes('websocket-refused') || bad.codes.includes('unexpected-greeting'));
        } finally {
          await stop(join(context.temp, 'mailpit'), 'mailpit');
        }
      },
    },
  ],
};
