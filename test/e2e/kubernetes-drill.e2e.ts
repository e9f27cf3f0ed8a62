import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { withNamespace } from '../support/cluster/cluster.ts';
import { type Bed, loadOn, noneLost, objectsOf, versions } from '../support/cluster/under-load.ts';
import { type ActionRun, cleanUp, runBundle } from '../support/runner.ts';
import type { E2eContext, Suite } from './suite.ts';

/** `mode: drill` on real pods, and an environment that demands one. */

const nodePort = 31_690;

const client = z.object({ requests: z.number(), failed: z.number() });
const certificateSchema = z.object({
  target: z.literal('kubernetes'),
  phases: z.array(z.object({ name: z.string(), fresh: client, kept: client })),
  total: z.object({ fresh: client, kept: client }),
  recovery: z.object({ freshMs: z.number(), keptMs: z.number().nullable() }),
  passed: z.literal(true),
});

const settings = {
  target: 'kubernetes',
  app: 'web',
  environment: 'staging',
  manifests: 'web.yaml',
  'allow-older': 'true',
  'warm-up': '500ms',
  'verify-duration': '3s',
  'probe-rate': '150',
  drain: '2s',
  bake: '0s',
} as const;

const drilling = { mode: 'drill', 'allow-drill': 'staging', 'drill-hold': '2s', 'drill-rate': '100' };

interface Staging extends Bed {
  /** Where the manifests are. */
  readonly folder: string;
}

const act = async (bed: Staging, action: string, inputs: Readonly<Record<string, string>>): Promise<ActionRun> => {
  const { namespace, cluster, folder } = bed;
  const place = { namespace, kubeconfig: cluster.kubeconfig, url: `http://127.0.0.1:${bed.port}` };
  return await runBundle(action, {
    inputs: { ...settings, ...place, ...inputs },
    cwd: folder,
    env: { ...cluster.env },
    enter: cluster.enter,
  });
};

const ship = async (bed: Staging, image: string, more: Readonly<Record<string, string>> = {}): Promise<ActionRun> => {
  const document = objectsOf(bed, image).map(one => JSON.stringify(one));
  await writeFile(join(bed.folder, 'web.yaml'), document.join('\n---\n'));
  return await act(bed, 'ship', more);
};

const verdictOf = (run: ActionRun): string =>
  `${run.outputs['verdict']} (exit ${run.exitCode})\n${run.stdout.slice(-3000)}`;

const expectVerdict = async (run: ActionRun, verdict: string): Promise<void> => {
  assert.equal(run.outputs['verdict'], verdict, verdictOf(run));
  await cleanUp(run);
};

/** Back on the old release, with nothing in the way of the new one. */
const comeBack = async (bed: Staging, old: string, bad: string): Promise<void> => {
  await expectVerdict(await act(bed, 'auto-rollback', { automatic: 'false', to: old }), 'rolled-back');
  const lift = { 'lift-quarantine': bad, reason: 'part of the test' };
  await cleanUp(await act(bed, 'auto-rollback', lift));
};

const drills = async ({ kubernetes: cluster, temp, log }: E2eContext): Promise<void> =>
  await withNamespace(cluster, 'drill', async namespace => {
    const bed: Staging = { cluster, namespace, port: nodePort, log, folder: temp };
    const first = await ship(bed, 'v1');
    await expectVerdict(first, 'deployed');
    const load = await loadOn(bed);
    const drill = await ship(bed, 'v2', drilling);
    const records = await load.stop();
    assert.equal(drill.outputs['verdict'], 'deployed', verdictOf(drill));
    const certificate = certificateSchema.parse(
      JSON.parse(await readFile(drill.outputs['drill-certificate-file'] ?? '', 'utf8')),
    );
    const phases = certificate.phases.map(({ name }) => name);
    assert.deepEqual(phases, ['before', 'to-new', 'back-to-old', 'to-new-again']);
    assert.equal(certificate.total.fresh.failed + certificate.total.kept.failed, 0);
    assert.ok(certificate.recovery.freshMs <= 2000, `back after ${certificate.recovery.freshMs} ms`);
    assert.deepEqual(versions(records), ['v1', 'v2']);
    noneLost(bed, records);
    const { fresh, kept } = certificate.total;
    log(
      `certificate: ${fresh.requests} fresh, ${kept.requests} kept, back after ${JSON.stringify(certificate.recovery)}`,
    );

    await comeBack(bed, first.outputs['release-id'] ?? '', drill.outputs['release-id'] ?? '');
    const demanding = { 'require-drill': 'true' };
    await expectVerdict(await ship(bed, 'v2', demanding), 'refused');
    const given = { ...demanding, 'drill-certificate': drill.outputs['drill-certificate'] ?? '' };
    await expectVerdict(await ship(bed, 'v3', given), 'refused');
    await expectVerdict(await ship(bed, 'v2', given), 'deployed');
    await cleanUp(drill);
  });

export const suite: Suite = {
  name: 'kubernetes-drill',
  seconds: 90,
  needs: ['kubernetes'],
  scenarios: [
    { name: 'old, new, old, new under load loses no request, and the certificate lets that pair through', run: drills },
  ],
};
