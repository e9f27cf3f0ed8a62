import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { describe, expect, it } from 'vitest';
import { type Action, exampleWorkflows, ownActions, ownWorkflows, type Workflow } from '../../../scripts/workflows.ts';
import { compositeProblems, workflowProblems } from '../../support/workflow-checks.ts';

const workflows = await ownWorkflows();
const actions = await ownActions();
const examples = await exampleWorkflows();
const world = { workflows, actions };
const trace = new NoOperationTraceWriter();

const errorsOf = async ({ path, source }: Workflow): Promise<readonly string[]> => {
  const { context, value } = parseWorkflow({ name: path, content: source }, trace);
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(error => `${error.range?.start.line}: ${error.rawMessage}`);
};

const actionErrors = ({ path, source }: Action): readonly string[] =>
  parseAction({ name: path, content: source }, trace)
    .context.errors.getErrors()
    .map(error => `${error.range?.start.line}: ${error.rawMessage}`);

describe.each([...workflows.values(), ...examples].map(one => [one.path, one] as const))('%s', (_path, workflow) => {
  it('is accepted by GitHub’s own parser', async () => {
    expect(await errorsOf(workflow)).toEqual([]);
  });

  it('fits together with what it calls, and keeps our rules', () => {
    expect(workflowProblems(workflow, world)).toEqual([]);
  });

  it('grants nothing at the top', () => {
    if (workflow.path.startsWith('examples/')) expect(workflow.permissions ?? {}).not.toHaveProperty('write-all');
    else expect(workflow.permissions).toEqual({});
  });
});

describe.each([...actions.values()].map(one => [one.path, one] as const))('%s', (_path, action) => {
  it('is accepted by GitHub’s own parser', () => {
    expect(actionErrors(action)).toEqual([]);
  });

  it('fits together with what it calls', () => {
    expect(compositeProblems(action, world)).toEqual([]);
  });
});

describe('the chain of deploy.yml', () => {
  const jobs = workflows.get('deploy.yml')?.jobs ?? {};

  it('has the documented graph', () => {
    expect(Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, job.needs]))).toEqual({
      plan: [],
      test: ['plan'],
      build: ['plan', 'test'],
      scan: ['plan', 'test', 'build'],
      performance: ['plan', 'test', 'build'],
      'stage-1': ['plan', 'build', 'scan', 'performance'],
      'stage-2': ['plan', 'build', 'stage-1'],
      'stage-3': ['plan', 'build', 'stage-1', 'stage-2'],
      report: ['plan', 'test', 'build', 'scan', 'performance', 'stage-1', 'stage-2', 'stage-3'],
    });
  });

  it('lets only digests and plain scalars cross job borders: no image reference', () => {
    const crossing = Object.values(jobs).flatMap(job => Object.keys(job.outputs));
    expect(crossing.filter(name => /image|reference|url/.test(name))).toEqual([]);
  });

  it('hands the certificate of a drill on to every stage behind it', () => {
    const given = (stage: string): string => String(jobs[stage]?.with['drill-certificate']);
    const named = (stage: string): string[] =>
      [...given(stage).matchAll(/(stage-\d)\.outputs/g)].map(one => one[1] ?? '');
    expect(['stage-1', 'stage-2', 'stage-3'].map(named)).toEqual([[], ['stage-1'], ['stage-2', 'stage-1']]);
    for (const stage of ['stage-1', 'stage-2', 'stage-3']) expect(given(stage)).toContain('inputs.drill-certificate');
  });

  it('never treats a blanked output as a reason to skip', () => {
    expect(jobs['test']?.if).toBe("needs.plan.outputs.test != 'false'");
    for (const stage of ['stage-1', 'stage-2', 'stage-3']) {
      expect(jobs[stage]?.if).toMatch(new RegExp(`needs\\.plan\\.outputs\\.environment-${stage.at(-1)} != 'none'`));
    }
    const settings = Object.values(jobs).flatMap(job => job.with['settings'] ?? []);
    expect(settings.filter(one => !one.endsWith("|| 'blanked' }}"))).toEqual([]);
  });
});

describe.each(['stage.yml', 'rollback.yml'])('%s', name => {
  const [job] = Object.values(workflows.get(name)?.jobs ?? {});

  it('names its environment in exactly one job, and refuses an empty name before anything else', () => {
    expect(Object.keys(workflows.get(name)?.jobs ?? {})).toHaveLength(1);
    expect(job?.environment).toMatchObject({ name: expect.stringContaining('inputs.environment') });
    expect(job?.steps[0]).toMatchObject({ if: "inputs.environment == ''", run: expect.stringContaining('exit 1') });
  });

  it('waits in turn and is never cancelled by a newer run', () => {
    expect(job?.concurrency).toMatchObject({ 'cancel-in-progress': false, queue: 'max' });
    expect(job?.concurrency?.['group']).toMatch(/repository.*inputs\.environment.*inputs\.service/);
  });
});
