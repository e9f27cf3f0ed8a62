// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expressions of GitHub, not template strings
/** The checks across files, each shown a workflow that breaks exactly one rule. */
import { describe, expect, it } from 'vitest';
import { ownActions, ownWorkflows, parseWorkflowText, union } from '../../../scripts/workflows.ts';
import { workflowProblems } from '../../support/workflow-checks.ts';

const world = { workflows: await ownWorkflows(), actions: await ownActions() };

const job = (body: string): string =>
  `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: x\n    timeout-minutes: 5\n    permissions: {}\n${body}`;

const steps = (body: string): string => job(`    steps:\n${body}`);

const problems = (yaml: string): readonly string[] => workflowProblems(parseWorkflowText('x.yml', yaml), world);

describe('a workflow that is in order', () => {
  it('has no problem', () => {
    expect(problems(steps('      - run: echo hello\n'))).toEqual([]);
  });
});

describe('found', () => {
  const cases: readonly [string, string, string][] = [
    ['an action that is not there', steps('      - uses: $/actions/nothing\n'), 'does not exist'],
    ['a misspelt input', steps('      - uses: $/actions/plan\n        with: { servce: a }\n'), 'input of plan servce'],
    ['a required input left out', steps('      - uses: $/actions/multi-arch-build\n'), 'is not given'],
    ['a tag instead of a commit', steps('      - uses: actions/checkout@v7\n'), 'not pinned by a commit'],
    ['an expression in a script', steps('      - run: echo ${{ github.ref }}\n'), 'pass it through env'],
    [
      'a long script',
      steps('      - run: |\n          1\n          2\n          3\n          4\n          5\n          6\n'),
      'longer than five lines',
    ],
    ['bare failure()', steps('      - run: x\n        if: failure()\n'), 'ask needs.x.result'],
    [
      'a step used before it ran',
      steps('      - run: x\n        env: { A: "${{ steps.b.outputs.c }}" }\n'),
      'no step b',
    ],
    [
      'an output that the action does not have',
      steps(
        '      - id: p\n        uses: $/actions/plan\n      - run: x\n        env: { A: "${{ steps.p.outputs.servce }}" }\n',
      ),
      'output of step p: servce',
    ],
    ['a job it does not need', job('    if: needs.b.result == 1\n    steps: []\n'), 'needs of the job: b'],
    [
      'queue with cancel-in-progress',
      job('    concurrency: { group: prod-actions/x, queue: max, cancel-in-progress: true }\n    steps: []\n'),
      'refused by GitHub',
    ],
    [
      'no limit of time',
      'on: push\njobs:\n  a:\n    runs-on: x\n    permissions: {}\n    steps: []\n',
      'timeout-minutes is missing',
    ],
    [
      'a permission without a reason',
      job('    steps: []\n').replace('    permissions: {}\n', '    permissions:\n      contents: read\n'),
      'has no reason',
    ],
    [
      'a call that grants too little',
      'on: push\njobs:\n  a:\n    permissions:\n      contents: read # x\n    uses: $/.github/workflows/build.yml\n',
      'packages: write, which is not granted',
    ],
    [
      'secrets: inherit',
      'on: push\njobs:\n  a:\n    permissions:\n      contents: read # x\n      packages: write # x\n    uses: $/.github/workflows/build.yml\n    secrets: inherit\n',
      'hands over everything',
    ],
    [
      'an input without effect',
      'on:\n  workflow_call:\n    inputs:\n      unused: { type: string }\njobs: {}\n',
      'a use of input unused',
    ],
    [
      'an output from a nested call',
      'on:\n  workflow_call:\n    outputs:\n      d: { value: "${{ jobs.a.outputs.digest }}" }\njobs:\n  a:\n    permissions:\n      contents: read # x\n      packages: write # x\n    uses: $/.github/workflows/build.yml\n',
      'comes from nowhere',
    ],
  ];

  it.each(cases)('%s', (_what, yaml, expected) => {
    expect(problems(yaml).join('\n')).toContain(expected);
  });

  it('nothing else in each of them: one rule, one problem', () => {
    for (const [what, yaml] of cases) expect([what, problems(yaml).length]).toEqual([what, 1]);
  });
});

describe('the union of permissions', () => {
  it('takes the stronger of each', () => {
    expect(union([{ packages: 'read', contents: 'read' }, { packages: 'write' }])).toEqual({
      contents: 'read',
      packages: 'write',
    });
  });
});
