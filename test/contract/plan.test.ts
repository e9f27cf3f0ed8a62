import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileJournalStore } from '../../src/adapters/journal/store.ts';
import { nodeExec } from '../../src/core/exec.ts';
import { emptyJournal } from '../../src/domain/rollout/journal.ts';
import type { Release } from '../../src/domain/rollout/release.ts';
import { contentAnswer, environmentAnswer } from '../support/github-answers.ts';
import { GitHubStub, type StubRoutes } from '../support/github-stub.ts';
import { type ActionCall, type ActionRun, cleanUp, runBundle } from '../support/runner.ts';

let workspace = '';
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'plan-'));
});
afterEach(async () => await rm(workspace, { recursive: true, force: true }));

const environments = 'GET /repos/{owner}/{repo}/environments/{environment_name}';
const contents = 'GET /repos/{owner}/{repo}/contents/{path}';

const reviewed: StubRoutes = {
  [environments]: ({ parameters }) => ({
    status: 200,
    body: environmentAnswer(parameters['environment_name'] ?? '', 1),
  }),
};

const writeConfig = async (text: string): Promise<void> => {
  await mkdir(join(workspace, '.github'), { recursive: true });
  await writeFile(join(workspace, '.github/prod-actions.yml'), text);
};

const plan = async (call: ActionCall = {}, routes: StubRoutes = reviewed): Promise<ActionRun> => {
  const stub = new GitHubStub(routes);
  const GITHUB_API_URL = await stub.start();
  try {
    const run = await runBundle('plan', {
      ...call,
      cwd: workspace,
      inputs: { 'github-token': 't0ken', ...call.inputs },
      env: { GITHUB_REPOSITORY: 'Acme/Web', GITHUB_API_URL, ...call.env },
    });
    await cleanUp(run);
    return run;
  } finally {
    await stub.stop();
    expect(stub.problems).toEqual([]);
  }
};

const decoded = (run: ActionRun, name: string): unknown =>
  JSON.parse(Buffer.from(run.outputs[`settings-${name}`] ?? '', 'base64').toString());

describe('the plan bundle', () => {
  it('plans a repository that has no configuration', async () => {
    const run = await plan();
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: 'planned', service: 'web', registry: 'ghcr.io', reasons: '[]' });
    expect(run.summary).toMatch(/^## ✅ plan: planned/);
    expect(run.stdout).toContain('service = web  [default]');
  });

  it('reads the file, and masks the token', async () => {
    await writeConfig('service: shop\nscan:\n  severity: critical\n');
    const run = await plan();
    expect(decoded(run, 'scan')).toEqual({ image: 'ghcr.io/acme/shop@', severity: 'critical' });
    expect(run.stdout).toContain('::add-mask::t0ken');
  });

  it('says what is wrong with the file, with the line, and sets no other output', async () => {
    await writeConfig('service: shop\nscan:\n  severty: critical\n');
    const run = await plan();
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain('.github/prod-actions.yml:3: unknown key severty; did you mean severity?');
    expect(run.outputs).toMatchObject({ verdict: 'refused', reasons: expect.stringContaining('config-invalid') });
    expect(run.outputs).not.toHaveProperty('settings-scan');
  });

  it('refuses a tag where a digest is required, and an image with a tag, together', async () => {
    const run = await plan({ inputs: { digest: 'v1', image: 'ghcr.io/acme/web:1' } });
    expect(run.exitCode).toBe(1);
    expect(JSON.parse(run.outputs['reasons'] ?? '')).toMatchObject([
      { code: 'image-has-tag' },
      { code: 'digest-required' },
    ]);
  });

  it('warns when production has no required reviewers', async () => {
    const run = await plan(
      {},
      { [environments]: () => ({ status: 200, body: environmentAnswer('production', undefined) }) },
    );
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain('::warning::');
    expect(run.outputs['reasons']).toContain('no-required-reviewers');
    expect(run.summary).toMatch(/^## ⚠️ plan: planned/);
  });

  it('goes by the base branch’s file on a pull request and reports what would be loosened', async () => {
    await writeConfig('scan:\n  severity: critical\n');
    const event = join(workspace, 'event.json');
    await writeFile(event, JSON.stringify({ pull_request: { base: { sha: 'b'.repeat(40) } } }));
    const base = 'scan:\n  severity: medium\n';
    const run = await plan(
      { env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event } },
      {
        ...reviewed,
        [contents]: ({ parameters }) => ({ status: 200, body: contentAnswer(parameters['path'] ?? '', base) }),
      },
    );
    expect(decoded(run, 'scan')).toMatchObject({ severity: 'medium' });
    expect(run.summary).toContain('policy relaxed: scan.severity goes from medium to critical');
  });

  it('reports a GitHub that answers nonsense as a tool error on a pull request', async () => {
    const event = join(workspace, 'event.json');
    await writeFile(event, JSON.stringify({ pull_request: { base: { sha: 'b'.repeat(40) } } }));
    const run = await plan(
      { env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event } },
      { ...reviewed, [contents]: () => ({ status: 500, body: { message: 'oops' } }) },
    );
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: 'refused', reasons: expect.stringContaining('github-unexpected') });
  });

  it('reads what is live from the journal, and refuses a commit that is behind it', async () => {
    const git = async (...args: string[]): Promise<string> =>
      (
        await nodeExec.run({
          file: 'git',
          args: ['-c', 'user.name=a', '-c', 'user.email=a@b.invalid', ...args],
          cwd: workspace,
        })
      ).stdout.trim();
    await git('init', '-q');
    await git('commit', '-q', '--allow-empty', '-m', 'older');
    const older = await git('rev-parse', 'HEAD');
    await git('commit', '-q', '--allow-empty', '-m', 'newer');
    const newer = await git('rev-parse', 'HEAD');
    const digest = `sha256:${'d'.repeat(64)}`;
    const live: Release = { id: 'e'.repeat(64), revision: newer, digest, oneWay: false, spec: {} };
    const stateDir = join(workspace, 'state');
    const empty = emptyJournal('web', 'production');
    await createFileJournalStore({ stateDir, app: 'web', environment: 'production' }).write(
      { ...empty, live: 'blue', colours: { blue: live, green: null } },
      undefined,
    );
    const inputs = { 'state-dir': stateDir };
    const refused = await plan({ inputs, env: { GITHUB_SHA: older } });
    expect(refused.exitCode).toBe(1);
    expect(refused.outputs['reasons']).toContain('commit-behind-live');
    const allowed = await plan({ inputs: { ...inputs, 'allow-older': 'true' }, env: { GITHUB_SHA: older } });
    expect(allowed.outputs).toMatchObject({ verdict: 'planned', 'live-digest': digest });
    const same = await plan({ inputs, env: { GITHUB_SHA: newer } });
    expect(same.outputs).toMatchObject({ verdict: 'planned', reasons: '[]' });
    expect(decoded(same, 'stage-3')).toMatchObject({ 'state-dir': stateDir, app: 'web', environment: 'production' });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends on %s while GitHub does not answer', async signal => {
    const silent = createServer(() => undefined);
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const event = join(workspace, 'event.json');
    await writeFile(event, JSON.stringify({ pull_request: { base: { sha: 'b'.repeat(40) } } }));
    const run = await runBundle('plan', {
      inputs: { 'github-token': 't0ken' },
      cwd: workspace,
      env: {
        GITHUB_REPOSITORY: 'acme/web',
        GITHUB_API_URL: `http://127.0.0.1:${port}`,
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_EVENT_PATH: event,
      },
      send: { signal, when: /add-mask/ },
    });
    silent.closeAllConnections();
    silent.close();
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: 'refused', reasons: expect.stringContaining('cancelled') });
    await cleanUp(run);
  });
});
