/** The bundles with `target: kubernetes`, on a fake API server whose answers are held against the real one's. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at } from '../support/fake-kubernetes/tree.ts';
import { type KubernetesBed, kubernetesBed } from '../support/kubernetes-bed.ts';
import { reasonCodes } from '../support/rollout-bed.ts';
import type { ActionCall, ActionRun } from '../support/runner.ts';

let bed: KubernetesBed;
beforeEach(async () => {
  bed = await kubernetesBed();
});
afterEach(async () => await bed.end());

const deploy = async (
  image: string,
  more: Record<string, string> = {},
  call: Omit<ActionCall, 'inputs'> = {},
): Promise<ActionRun> => await bed.run('blue-green-deploy', { image: `registry.example/${image}` }, more, call);

const verdictOf = (run: ActionRun): string[] => [run.outputs['verdict'] ?? '', ...reasonCodes(run)];

const reportOf = async (run: ActionRun): Promise<unknown> =>
  JSON.parse(await readFile(run.outputs['report-file'] ?? '', 'utf8'));

const step = (): unknown => at(bed.journal(), 'operation', 'step');

describe('blue-green-deploy on kubernetes', { timeout: 120_000 }, () => {
  it('takes a release live, replaces it by the next with traffic on one colour, and is unchanged the third time', async () => {
    const first = await deploy('web:1');
    expect([first.exitCode, verdictOf(first)[0]], first.stdout).toEqual([0, 'deployed']);
    expect(first.outputs).toMatchObject({ 'live-colour': 'blue', url: '' });
    expect(bed.traffic()).toBe('blue');
    const second = await deploy('web:2');
    expect(second.outputs, second.stdout).toMatchObject({
      verdict: 'deployed',
      'live-colour': 'green',
      'previous-release-id': first.outputs['release-id'],
    });
    expect(bed.traffic()).toBe('green');
    expect(bed.scales()).toEqual({ 'web-blue': 0, 'web-green': 2 });
    expect(bed.cluster.traffic.empty).toEqual([]);
    const third = await deploy('web:2');
    expect(verdictOf(third), third.stdout).toEqual(['unchanged', 'live-unchanged']);
  });

  it('says in summary and report what ran, how the switch was seen, and what it cost the API server', async () => {
    const run = await deploy('web:1');
    expect(verdictOf(run)).toContain('endpoints-only');
    for (const part of [
      'in the control plane only',
      'a tag, which can move',
      'calls to the API server',
      'Deployment/web',
    ])
      expect(run.summary).toContain(part);
    const report = await reportOf(run);
    expect(at(report, 'arrival')).toBe('endpoints');
    expect(at(report, 'cluster')).toMatchObject({
      namespace: 'shop',
      images: ['registry.example/web:1'],
      offline: null,
    });
    expect(Number(at(report, 'cluster', 'api', 'calls'))).toBeGreaterThan(0);
  });

  it('pins the images it is given, and refuses one that no container uses', async () => {
    const digest = `sha256:${'b'.repeat(64)}`;
    const run = await deploy('web:1', { image: `registry.example/web@${digest}` });
    expect(run.outputs['verdict'], run.stdout).toBe('deployed');
    expect(at(await reportOf(run), 'cluster', 'images')).toEqual([`registry.example/web@${digest}`]);
    const other = await deploy('web:1', { image: `registry.example/api@${digest}` });
    expect([other.exitCode, ...verdictOf(other)]).toEqual([1, 'refused', 'image-not-used']);
  });

  it('plans against the cluster on a dry run, and writes nothing', async () => {
    const before = bed.cluster.store.version;
    const run = await deploy('web:1', { 'dry-run': 'true' });
    expect([run.exitCode, verdictOf(run).slice(0, 2)], run.stdout).toEqual([0, ['unchanged', 'dry-run']]);
    expect(run.summary).toContain('Move traffic from no colour to blue');
    expect(bed.cluster.store.version).toBe(before);
  });

  it('plans from the manifests alone on a dry run without access, and says why', async () => {
    const run = await deploy('web:1', { 'dry-run': 'true' }, { env: { PATH: '/nowhere' } });
    expect([run.exitCode, ...verdictOf(run)], run.stdout).toEqual([0, 'unchanged', 'dry-run', 'planned-offline']);
    expect(run.stdout).toContain('kubectl-missing');
    expect(at(await reportOf(run), 'cluster', 'offline', 'schema')).toBe('prod-actions/offline-plan/v1');
  });

  it.each([
    ['cannot be pulled', 'web:image-pull', 'image-not-pullable'],
    ['crashes', 'web:crash-loop', 'crash-loop'],
    ['runs out of memory', 'web:oom', 'out-of-memory'],
  ])('names a release that %s at once, and leaves traffic alone', async (_what, image, code) => {
    await deploy('web:1');
    const began = performance.now();
    const run = await deploy(image, { 'start-timeout': '60s' });
    expect([run.exitCode, ...verdictOf(run)], run.stdout).toEqual([1, 'failed', code]);
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(bed.traffic()).toBe('blue');
    expect(bed.scales()).toMatchObject({ 'web-blue': 2 });
    expect(bed.journal()).toMatchObject({ operation: null, lease: null });
    expect(bed.cluster.traffic.empty).toEqual([]);
  });

  it('goes back when the release fails its verification, and refuses it from then on', async () => {
    await deploy('web:1');
    bed.cluster.server.app = ({ pod }) =>
      JSON.stringify(pod).includes('web:2') ? { status: Math.random() < 0.5 ? 500 : 200 } : { status: 200 };
    const bad = await deploy('web:2', { probes: 'GET / 200', 'warm-up': '0' });
    expect([bad.exitCode, bad.outputs['verdict']], bad.stdout).toEqual([1, 'reverted']);
    expect(bed.traffic()).toBe('blue');
    const again = await deploy('web:2');
    expect(verdictOf(again)).toEqual(['refused', 'quarantined']);
  });

  it('names the fix where kubectl is missing, and where the kubeconfig is none', async () => {
    const missing = await deploy('web:1', {}, { env: { PATH: '/nowhere' } });
    expect([missing.exitCode, ...verdictOf(missing)]).toEqual([1, 'failed', 'kubectl-missing']);
    const bad = await deploy('web:1', { 'kubeconfig-data': Buffer.from('not one').toString('base64') });
    expect([bad.exitCode, ...verdictOf(bad)], bad.stdout).toEqual([1, 'failed', 'kubeconfig-unreadable']);
    const nowhere = await deploy('web:1', { kubeconfig: 'no/such/file' });
    expect(verdictOf(nowhere)[0]).toBe('failed');
  });

  it('keeps a kubeconfig handed over as a secret out of sight, and leaves no file behind', async () => {
    const kubeconfig = 'apiVersion: v1\nkind: Config\nusers: [{ user: { token: very-secret-token } }]\n';
    const run = await deploy('web:1', { 'kubeconfig-data': Buffer.from(kubeconfig).toString('base64') });
    expect(run.outputs['verdict'], run.stdout).toBe('deployed');
    const said = run.stdout.split('\n').filter(line => !line.startsWith('::add-mask::'));
    expect([...said, run.stderr, run.summary].join('\n')).not.toContain('very-secret-token');
    expect(run.stdout).toContain('::add-mask::very-secret-token');
    expect(await readdir(run.temp)).not.toContain('kubeconfig');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('%s before the switch withdraws the new release in time', async signal => {
    await deploy('web:1');
    const send = { signal, when: /deploy: warming/ };
    const run = await deploy('web:2', { 'warm-up': '60s' }, { send });
    expect([run.exitCode, ...verdictOf(run)], run.stdout).toEqual([1, 'interrupted', 'interrupted-before-switch']);
    expect(run.afterSignalMs).toBeLessThan(7500);
    expect(bed.traffic()).toBe('blue');
    expect(bed.scales()).toEqual({ 'web-blue': 2, 'web-green': 0 });
  });

  it('SIGINT after the switch keeps what is recorded; the next run goes on', async () => {
    await deploy('web:1');
    const send = { signal: 'SIGINT' as const, when: /deploy: switched-unverified/ };
    const run = await deploy('web:2', { 'verify-duration': '60s' }, { send });
    expect([run.exitCode, ...verdictOf(run)].slice(0, 3), run.stdout).toEqual([
      1,
      'interrupted',
      'interrupted-after-switch',
    ]);
    expect(step()).toBe('switched-unverified');
    expect((await deploy('web:2')).outputs['verdict']).toBe('deployed');
  });

  it('killed outright in the middle: the same command goes on and ends well', async () => {
    await deploy('web:1');
    const send = { signal: 'SIGKILL' as const, when: /deploy: warming/ };
    const killed = await deploy('web:2', { 'warm-up': '4s' }, { send });
    expect(killed.signal).toBe('SIGKILL');
    expect(bed.traffic()).toBe('blue');
    const again = await deploy('web:2');
    expect([again.exitCode, again.outputs['verdict']], again.stdout).toEqual([0, 'deployed']);
    expect(again.outputs['operation-id']).toBe(killed.outputs['operation-id']);
    expect(bed.cluster.traffic.empty).toEqual([]);
  });
});

describe('the other actions and the command line on kubernetes', { timeout: 120_000 }, () => {
  it('ship deploys, verifies and settles; auto-rollback goes back by hand; post-deploy-verify looks', async () => {
    const ship = async (image: string): Promise<ActionRun> =>
      await bed.run('ship', { image: `registry.example/${image}` });
    const first = await ship('web:1');
    expect([first.exitCode, first.outputs['verdict']], first.stdout).toEqual([0, 'deployed']);
    const second = await ship('web:2');
    expect(second.outputs, second.stdout).toMatchObject({
      verdict: 'deployed',
      'live-colour': 'green',
      verification: 'pass',
    });
    const verify = await bed.run('post-deploy-verify', null, {
      release: second.outputs['release-id'] ?? '',
      'verify-duration': '1s',
      'min-samples': '5',
      probes: 'GET / 2xx',
    });
    expect([verify.exitCode, verify.outputs['verdict']], verify.stdout).toEqual([0, 'pass']);
    const to = first.outputs['release-id'] ?? '';
    const back = await bed.run('auto-rollback', null, {
      to,
      automatic: 'false',
      reason: 'a person asks',
      'verify-duration': '1s',
      'min-samples': '5',
      'warm-up': '200ms',
      drain: '1s',
      bake: '0',
      probes: 'GET / 2xx',
    });
    expect(back.outputs, back.stdout).toMatchObject({ verdict: 'rolled-back', 'release-id': to });
    expect(bed.traffic()).toBe('blue');
    expect(bed.cluster.traffic.empty).toEqual([]);
  });

  it('status shows what runs; unlock and lift-quarantine say when there is nothing to do', async () => {
    const flags = ['--app', 'shop', '--environment', 'test', '--target', 'kubernetes', '--json'];
    await deploy('web:1');
    const status = await bed.cli(['status', ...flags]);
    expect(status.exitCode, status.stderr).toBe(0);
    expect(JSON.parse(status.stdout)).toMatchObject({ verdict: 'clean', report: { liveVerified: true } });
    const unlock = await bed.cli(['unlock', ...flags, '--reason', 'x']);
    expect([unlock.exitCode, JSON.parse(unlock.stdout).reasons[0].code]).toEqual([1, 'not-locked']);
    const resume = await bed.cli(['resume', ...flags]);
    expect(JSON.parse(resume.stdout).reasons[0].code).toBe('nothing-to-resume');
  });

  it('plan --offline says as JSON and as text what the manifests mean, and exits 1 when they are refused', async () => {
    await deploy('web:1', { 'dry-run': 'true' });
    const calls = bed.cluster.server.served.length;
    const good = await bed.cli(['plan', '--offline', '--manifests', 'k8s', '--json']);
    expect(good.exitCode, good.stderr).toBe(0);
    expect(JSON.parse(good.stdout)).toMatchObject({
      verdict: 'planned',
      report: { schema: 'prod-actions/offline-plan/v1', refusals: [] },
    });
    const text = await bed.cli(['plan', '--offline', '--manifests', join('k8s', 'web.yaml')]);
    expect(text.stdout).toContain('plan: planned');
    const none = await bed.cli(['plan', '--offline', '--manifests', 'nowhere.yaml', '--json']);
    expect(none.exitCode).not.toBe(0);
    expect(bed.cluster.server.served.length).toBe(calls);
  });
});
