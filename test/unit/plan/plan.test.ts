import { describe, expect, it } from 'vitest';
import { definition } from '../../../src/actions/plan/inputs.ts';
import { render } from '../../../src/actions/plan/render.ts';
import { run } from '../../../src/actions/plan/run.ts';
import type { Live, PlanDeps, PlanOutcome } from '../../../src/actions/plan/types.ts';
import type { Answer } from '../../../src/adapters/github/client.ts';
import type { Repository } from '../../../src/adapters/github/repository.ts';
import { parseInputs } from '../../../src/core/inputs.ts';
import { fakeContext, MemoryFiles, RecordingLog } from '../../support/fakes.ts';

const path = '/workspace/.github/prod-actions.yml';
const found = <T>(value: T): Answer<T> => ({ kind: 'found', value });

interface World {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly file?: string;
  /** The file on the base branch of a pull request; null: there is none. */
  readonly base?: string | null;
  readonly review?: Answer<boolean>;
  readonly live?: Live;
  readonly relation?: Awaited<ReturnType<PlanDeps['ancestry']['relation']>>;
  readonly repository?: string;
  readonly over?: Partial<Repository>;
}

const plan = async (world: World = {}): Promise<PlanOutcome> => {
  const repository: Repository = {
    requiresReview: async () => world.review ?? found(true),
    fileAt: async () => (typeof world.base === 'string' ? found(world.base) : { kind: 'absent' }),
    relation: async () => ({ kind: 'absent' }),
    ...world.over,
  };
  const pull = world.base === undefined ? {} : { eventName: 'pull_request' };
  const deps: PlanDeps = {
    files: new MemoryFiles(world.file === undefined ? {} : { [path]: world.file }),
    log: new RecordingLog(),
    context: { ...fakeContext, ...pull, repository: world.repository ?? fakeContext.repository },
    repository,
    event: { pull_request: { base: { sha: 'b'.repeat(40) } } },
    ancestry: { relation: async () => world.relation ?? 'ahead' },
    live: async () => world.live,
  };
  const given = world.inputs ?? {};
  return await run(
    parseInputs(definition.inputs, definition.rules, name => given[name] ?? ''),
    deps,
  );
};

const settings = (outcome: PlanOutcome, name: string): Record<string, string> =>
  JSON.parse(Buffer.from(outcome.outputs[`settings-${name}`] ?? '', 'base64').toString());

const codesOf = (outcome: PlanOutcome): readonly string[] => outcome.reasons.map(reason => reason.code);

describe('a run without a file', () => {
  it('is planned from the repository’s name alone', async () => {
    const outcome = await plan();
    expect(outcome).toMatchObject({ verdict: 'planned', effect: 'continue', reasons: [] });
    expect(outcome.outputs).toMatchObject({
      service: 'web',
      registry: 'ghcr.io',
      build: 'true',
      digest: '',
      'environment-1': 'dev',
      'environment-2': 'staging',
      'environment-3': 'production',
      test: 'false',
      'test-command': '',
    });
    expect(settings(outcome, 'build')).toEqual({ image: 'ghcr.io/acme/web' });
    expect(settings(outcome, 'scan')).toEqual({ image: 'ghcr.io/acme/web@' });
  });

  it('says where every value comes from', async () => {
    const { report } = await plan({ inputs: { service: 'shop' } });
    expect(report.top[0]).toEqual({ key: 'service', text: 'shop', source: 'input' });
    expect(report.shared.every(setting => setting.source === 'default')).toBe(true);
  });
});

describe('a run with a file', () => {
  const file = [
    'service: shop',
    'test-command: npm test',
    'scan: { severity: critical, skip-dirs: [vendor, docs] }',
    'verify: { verify-duration: 30s }',
    'environments:',
    '  staging:',
    '  production: { verify: { verify-duration: 5m } }',
    '',
  ].join('\n');

  it('gives each action what was chosen and nothing else', async () => {
    const outcome = await plan({ file });
    expect(settings(outcome, 'scan')).toEqual({
      image: 'ghcr.io/acme/shop@',
      severity: 'critical',
      'skip-dirs': 'vendor,docs',
    });
    expect(outcome.outputs).toMatchObject({ 'environment-1': 'staging', 'environment-3': 'none', test: 'true' });
    expect(settings(outcome, 'stage-1')).toMatchObject({ 'verify-duration': '30s' });
    expect(settings(outcome, 'stage-2')).toMatchObject({ 'verify-duration': '5m' });
  });

  it('lets an input win over the file', async () => {
    const outcome = await plan({ file, inputs: { set: 'scan.severity: low', environments: 'production' } });
    expect(settings(outcome, 'scan')['severity']).toBe('low');
    expect(outcome.outputs).toMatchObject({ 'environment-1': 'production', 'environment-2': 'none' });
  });

  it('shows a secret-free table with the sources', async () => {
    const markdown = render(await plan({ file }));
    expect(markdown).toMatch(/^## ✅ plan: planned/);
    expect(markdown).toContain('| `scan.severity` | `critical` | file |');
    expect(markdown).toContain('| `verify.verify-duration` | `5m` | environment production |');
  });
});

describe('an SLO', () => {
  const of = (outcome: PlanOutcome, key: string, stage = 0) =>
    [...outcome.report.shared, ...(outcome.report.stages[stage]?.settings ?? [])].find(one => one.key === key);
  const file = [
    'slo:',
    '  availability: 99.9%',
    '  p99: 300ms',
    'performance:',
    '  budgets: p50 < 20ms',
    'environments:',
    '  staging:',
    '    slo:',
    '      p99: 600ms',
    '  production:',
    '    verify:',
    '      max-p99: 250ms',
  ].join('\n');

  it('gives its values to every action, each shown with its source; what is written out wins', async () => {
    const outcome = await plan({ file });
    expect(outcome).toMatchObject({ verdict: 'planned' });
    expect(of(outcome, 'verify.max-error-rate')).toMatchObject({ text: '0.1%', source: 'slo (file)' });
    expect(of(outcome, 'verify.max-p99', 0)).toMatchObject({
      text: '600ms',
      source: 'slo (environment staging)',
    });
    expect(of(outcome, 'verify.max-p99', 1)).toMatchObject({ text: '250ms', source: 'environment production' });
    expect(of(outcome, 'performance.budgets')).toMatchObject({
      text: 'p50 < 20ms\np99 < 300ms\nerror-rate < 0.1%',
      source: 'file and slo (file)',
    });
    expect(settings(outcome, 'stage-1')).toMatchObject({ 'max-error-rate': '0.1%', 'max-p99': '600ms' });
    expect(settings(outcome, 'stage-2')).toMatchObject({ 'max-p99': '250ms' });
    expect(settings(outcome, 'rollback')).toMatchObject({ 'max-p99': '600ms' });
    expect(settings(outcome, 'performance')['budgets']).toContain('p99 < 300ms');
  });

  it('comes from a preset as well', async () => {
    const outcome = await plan({ file: 'preset: s0' });
    expect(of(outcome, 'verify.max-p99')).toMatchObject({ text: '200ms', source: 'slo (preset s0)' });
    expect(of(outcome, 'verify.probe-rate')).toMatchObject({ text: '100', source: 'preset s0' });
  });

  it('that can’t hold together is refused before anything runs', async () => {
    const outcome = await plan({ file: 'slo:\n  p95: 300ms\n  p99: 200ms' });
    expect(outcome.verdict).toBe('refused');
    expect(outcome.reasons.map(reason => reason.message).join()).toContain('p99 is below a lower percentile');
  });

  it('does not belong into a section', async () => {
    await expect(plan({ file: 'verify:\n  slo: s0' })).rejects.toThrow('write the section `slo`');
  });

  it('that is loosened on a pull request is told by what follows from it', async () => {
    const outcome = await plan({ file: 'slo:\n  p99: 2s', base: 'slo:\n  p99: 1s' });
    expect(outcome.reasons.map(reason => reason.message).join()).toMatch(/policy relaxed: .*verify\.max-p99 goes from/);
  });
});

describe('refused before anything runs', () => {
  const cases: readonly [string, World, string, string][] = [
    ['no image name', { repository: '', inputs: { service: 'web' } }, 'image-name-missing', 'none can be derived'],
    ['a tag in the image', { inputs: { image: 'ghcr.io/acme/web:1' } }, 'image-has-tag', 'names the tag 1'],
    ['capitals in the image', { inputs: { image: 'ghcr.io/Acme/web' } }, 'reference-invalid', 'capital'],
    ['a tag as digest', { inputs: { digest: 'v1.2.3' } }, 'digest-required', 'got "v1.2.3"'],
    ['a bad service name', { inputs: { service: 'My Shop' } }, 'service-name-invalid', 'My Shop'],
    [
      'an unknown environment',
      { file: 'environments: { staging: , production: }\n', inputs: { environments: 'prodution' } },
      'environment-unknown',
      'did you mean production?',
    ],
    ['too many environments', { inputs: { environments: 'a,b,c,d' } }, 'environments-invalid', 'at most 3'],
    ['an environment twice', { inputs: { environments: 'a,a' } }, 'environments-invalid', 'twice'],
    ['an odd environment', { inputs: { environments: '../x' } }, 'environments-invalid', '"../x" is not a name'],
    ['a value no action takes', { inputs: { set: 'scan.severity: hihg' } }, 'setting-invalid', 'from input'],
    [
      'a value that breaks a rule between inputs',
      { inputs: { set: 'build.builder: a\nbuild.builder-endpoint: tcp://b:1' } },
      'setting-invalid',
      'together with builder-endpoint',
    ],
    [
      'a bad value in one environment only',
      { file: 'environments: { dev: { verify: { verify-duration: 1ms } } }\n' },
      'setting-invalid',
      'dev: verify.verify-duration: is too short',
    ],
  ];

  it.each(['rollback', 'janitor'])('a slip that has nothing to do with going back is only said: %s', async purpose => {
    const file = 'notify: { runbook: wiki/shop }\nenvironments: { production: }\n';
    const slip = { file, inputs: { set: 'scan.severity: hihg', environments: 'production' } };
    expect((await plan(slip)).verdict).toBe('refused');
    const outcome = await plan({ ...slip, inputs: { ...slip.inputs, for: purpose } });
    expect(outcome).toMatchObject({ verdict: 'planned', effect: 'say' });
    expect(codesOf(outcome)).toContain('setting-invalid');
    expect(settings(outcome, purpose)).toMatchObject({ environment: 'production' });
  });

  it('the janitor settles nothing by promises that it cannot read', async () => {
    const slip = { file: 'slo: { p95: 300ms, p99: 200ms }\nenvironments: { production: }\n' };
    expect((await plan({ ...slip, inputs: { environments: 'production', for: 'janitor' } })).verdict).toBe('refused');
    expect((await plan({ ...slip, inputs: { environments: 'production', for: 'rollback' } })).verdict).toBe('planned');
  });

  it.each(cases)('%s', async (_what, world, code, message) => {
    const outcome = await plan(world);
    expect(outcome).toMatchObject({ verdict: 'refused', effect: 'block', outputs: {} });
    expect(codesOf(outcome)).toContain(code);
    expect(outcome.reasons.map(reason => reason.message).join('\n')).toContain(message);
  });

  it('names all problems at once', async () => {
    const outcome = await plan({ inputs: { image: 'a:b', digest: 'latest', environments: 'x,x', service: '-' } });
    expect(new Set(codesOf(outcome)).size).toBe(4);
  });

  it.each([
    ['a preset nobody knows', { inputs: { preset: 'strct' } }, 'preset: has the wrong form'],
    ['a file that is named and missing', { inputs: { config: 'ci.yml' } }, 'ci.yml does not exist'],
    ['an unknown key in `set`', { inputs: { set: 'scan.severty: low' } }, 'did you mean scan.severity?'],
  ])('%s', async (_what, world, message) => {
    await expect(plan(world)).rejects.toThrow(message);
  });
});

describe('on a pull request', () => {
  it('the base branch’s file counts, and a loosened gate is reported', async () => {
    const outcome = await plan({ file: 'scan: { severity: critical }\n', base: 'scan: { severity: medium }\n' });
    expect(settings(outcome, 'scan')['severity']).toBe('medium');
    expect(outcome).toMatchObject({ verdict: 'planned', effect: 'say' });
    expect(outcome.reasons.map(reason => reason.message)).toEqual([
      'policy relaxed: scan.severity goes from medium to critical.',
    ]);
  });

  it('a preset that loosens, and an environment block that loosens, are reported too', async () => {
    const outcome = await plan({
      file: 'preset: trial\nenvironments: { production: { verify: { max-error-rate: 5% } } }\n',
      base: 'environments: { production: }\n',
    });
    const said = outcome.reasons.map(reason => reason.message).join('\n');
    expect(said).toContain('scan.mode goes from enforce to observe');
    expect(said).toContain('environments.production.verify.max-error-rate goes from 1% to 5%');
  });

  it('the gates run and nothing is delivered, unless the caller names an environment', async () => {
    const gates = await plan({ base: null, review: found(false) });
    expect(gates.outputs).toMatchObject({ deliver: 'false', 'environment-1': 'none' });
    expect(gates.outputs).not.toHaveProperty('settings-stage-1');
    expect(gates.reasons).toEqual([]);
    const preview = await plan({ base: null, inputs: { environments: 'preview' } });
    expect(preview.outputs).toMatchObject({ deliver: 'true', 'environment-1': 'preview' });
  });

  it('a tightened gate is not reported', async () => {
    const outcome = await plan({ file: 'scan: { severity: low }\n', base: null });
    expect(outcome.reasons).toEqual([]);
    expect(settings(outcome, 'scan')).not.toHaveProperty('severity');
  });

  it('is refused when the base cannot be read', async () => {
    const denied = async (): Promise<Answer<string>> => ({ kind: 'denied', message: 'no permission' });
    await expect(plan({ base: null, over: { fileAt: denied } })).rejects.toThrow('no permission');
  });
});

describe('approval of the last environment', () => {
  const cases: readonly [string, Answer<boolean>, string][] = [
    ['nobody has to approve', found(false), 'no-required-reviewers'],
    ['the environment does not exist', { kind: 'absent' }, 'environment-absent'],
    ['the token may not look', { kind: 'denied', message: 'Resource not accessible' }, 'reviewers-not-checked'],
  ];

  it.each(cases)('is warned about when %s, and the run goes on', async (_what, review, code) => {
    const outcome = await plan({ review });
    expect(outcome).toMatchObject({ verdict: 'planned', effect: 'say' });
    expect(codesOf(outcome)).toEqual([code]);
  });

  it('does not stop a delivery while GitHub is down', async () => {
    const down = async (): Promise<Answer<boolean>> => {
      throw new Error('503');
    };
    expect(codesOf(await plan({ over: { requiresReview: down } }))).toEqual(['reviewers-not-checked']);
  });
});

describe('what is live', () => {
  it('is handed to the performance gate as its base', async () => {
    const digest = `sha256:${'c'.repeat(64)}`;
    const outcome = await plan({ live: { revision: 'd'.repeat(40), digest } });
    expect(outcome.outputs['live-digest']).toBe(digest);
    expect(settings(outcome, 'performance')).toMatchObject({ 'base-image': 'ghcr.io/acme/web@' });
  });

  const live = { revision: 'd'.repeat(40), digest: null };

  it.each([
    ['behind', {}, 'refused', 'commit-behind-live'],
    ['unknown', {}, 'refused', 'ancestry-unknown'],
    ['behind', { 'allow-older': 'true' }, 'planned', 'commit-behind-live'],
    ['diverged', {}, 'planned', 'commit-diverged'],
  ] as const)('a commit that is %s with %j: %s, %s', async (relation, inputs, verdict, code) => {
    const outcome = await plan({ live, relation, inputs });
    expect(outcome.verdict).toBe(verdict);
    expect(codesOf(outcome)).toEqual([code]);
  });

  it.each(['ahead', 'same'] as const)('a commit that is %s goes on in silence', async relation => {
    expect(await plan({ live, relation })).toMatchObject({ verdict: 'planned', effect: 'continue' });
  });
});
