/**
 * What GitHub's parser does not see, because it reads one file at a time: whether siblings, inputs, outputs, needs and
 * permissions fit together across files, and the rules of our own. Each check gives problems as sentences.
 */
import { type Action, callerPermissions, type Job, type Step, type Workflow } from '../../scripts/workflows.ts';

export interface World {
  readonly workflows: ReadonlyMap<string, Workflow>;
  readonly actions: ReadonlyMap<string, Action>;
}

type Problems = readonly string[];

/** The sibling a `uses:` names: `$/actions/x`, or by `org/prod-actions/…@ref` as callers write it. */
const sibling = (uses: string): { readonly kind: 'action' | 'workflow'; readonly name: string } | undefined => {
  const path = /^(?:\$\/|org\/prod-actions\/)([^@]+)/.exec(uses)?.[1];
  const found = /^(?:actions\/([a-z-]+)|\.github\/workflows\/([a-z-]+\.yml))$/.exec(path ?? '');
  if (found?.[1] !== undefined) return { kind: 'action', name: found[1] };
  return found?.[2] === undefined ? undefined : { kind: 'workflow', name: found[2] };
};

const unknown = (given: Iterable<string>, known: Iterable<string>, what: string): Problems => {
  const names = new Set(known);
  return [...given].filter(name => !names.has(name)).map(name => `${what} ${name} does not exist`);
};

const missing = (
  declared: Readonly<Record<string, { required?: boolean | undefined; default?: string | undefined }>>,
  given: Readonly<Record<string, string>>,
): Problems =>
  Object.entries(declared)
    .filter(([name, one]) => one.required === true && !(name in given))
    .map(([name]) => `required input ${name} is not given`);

/** An input that `settings` brings need not stand in the step. */
const bySettings = (given: Readonly<Record<string, string>>): boolean => 'settings' in given;

const callOfAction = (step: Step, world: World): Problems => {
  const named = sibling(step.uses ?? '');
  if (named === undefined) return pinned(step.uses ?? '');
  const action = world.actions.get(named.name);
  if (named.kind !== 'action' || action === undefined) return [`${step.uses} does not exist`];
  return [
    ...unknown(Object.keys(step.with), Object.keys(action.inputs), `input of ${named.name}`),
    ...(bySettings(step.with) ? [] : missing(action.inputs, step.with)),
  ];
};

const pinned = (uses: string): Problems =>
  /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses) ? [] : [`${uses} is not pinned by a commit`];

const callOfWorkflow = (job: Job, world: World): Problems => {
  const named = sibling(job.uses ?? '');
  const callee = named?.kind === 'workflow' ? world.workflows.get(named.name) : undefined;
  if (named === undefined || callee?.call === undefined) return [`${job.uses} does not exist or cannot be called`];
  const secrets = job.secrets === 'inherit' ? {} : (job.secrets ?? {});
  const granted = job.permissions ?? {};
  const lacking = Object.entries(callerPermissions(callee, world.workflows)).filter(
    ([name, level]) => granted[name] !== level && granted[name] !== 'write',
  );
  return [
    ...unknown(Object.keys(job.with), Object.keys(callee.call.inputs), `input of ${named.name}`),
    ...unknown(Object.keys(secrets), Object.keys(callee.call.secrets), `secret of ${named.name}`),
    ...missing(callee.call.inputs, job.with),
    ...lacking.map(([name, level]) => `${named.name} asks for ${name}: ${level}, which is not granted`),
    ...(job.secrets === 'inherit' ? ['secrets: inherit hands over everything'] : []),
  ];
};

const outputsOf = (job: Job | undefined, world: World): readonly string[] => {
  const callee = job?.uses === undefined ? undefined : world.workflows.get(sibling(job.uses)?.name ?? '');
  return Object.keys(callee?.call?.outputs ?? job?.outputs ?? {});
};

const matches = (text: string, pattern: RegExp): readonly RegExpMatchArray[] => [...text.matchAll(pattern)];

/** Everything of a job or step that may hold an expression. */
const textOf = (value: unknown): string => JSON.stringify(value);

const needsOf = (job: Job, workflow: Workflow, world: World): Problems => {
  const text = textOf(job);
  const used = matches(text, /\bneeds\.([\w-]+)\.(outputs\.([\w-]+)|result\b)/g);
  return [
    ...unknown(job.needs, Object.keys(workflow.jobs), 'needed job'),
    ...used.flatMap(([, name = '', , output]) => [
      ...unknown([name], job.needs, 'needs of the job:'),
      ...(output === undefined
        ? []
        : unknown([output], outputsOf(workflow.jobs[name], world), `output of job ${name}:`)),
    ]),
  ];
};

const stepOutputs = (steps: readonly Step[], text: string, world: World): Problems =>
  matches(text, /\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g).flatMap(([, id = '', output = '']) => {
    const step = steps.find(one => one.id === id);
    if (step === undefined) return [`no step ${id} stands before its use`];
    const action = world.actions.get(sibling(step.uses ?? '')?.name ?? '');
    return action === undefined ? [] : unknown([output], Object.keys(action.outputs), `output of step ${id}:`);
  });

const stepsOf = (steps: readonly Step[], world: World): Problems =>
  steps.flatMap((step, index) => [
    ...(step.uses === undefined ? [] : callOfAction(step, world)),
    ...stepOutputs(steps.slice(0, index), textOf(step), world),
    ...script(step),
  ]);

const script = ({ run, name }: Step): Problems =>
  run === undefined
    ? []
    : [
        ...(run.trim().split('\n').length > 5 ? [`the script of "${name}" is longer than five lines`] : []),
        ...(run.includes('${{') ? [`the script of "${name}" holds an expression; pass it through env`] : []),
      ];

const conditions = (job: Job): Problems =>
  [job.if, ...job.steps.map(one => one.if)].flatMap(condition =>
    condition !== undefined && /\bfailure\(\)/.test(condition)
      ? ['failure() is false for a cancelled or skipped job; ask needs.x.result']
      : [],
  );

const concurrencyOf = ({ concurrency }: Job, called: boolean): Problems => {
  if (concurrency === undefined) return [];
  return [
    ...(concurrency['queue'] === 'max' && concurrency['cancel-in-progress'] !== false
      ? ['queue: max together with cancel-in-progress is refused by GitHub']
      : []),
    ...(!called || String(concurrency['group']).startsWith('prod-actions/')
      ? []
      : ['the concurrency group needs our literal prefix: github.workflow is the caller’s name']),
  ];
};

/** Each permission line says why. */
const reasons = ({ source }: Workflow): Problems =>
  matches(source, /^ +([a-z-]+): (?:read|write)(.*)$/gm).flatMap(([, name = '', rest = '']) =>
    /^ # \S/.test(rest) ? [] : [`permission ${name} has no reason`],
  );

const callOf = (workflow: Workflow): Problems => {
  if (workflow.call === undefined) return [];
  const used = matches(workflow.source.replaceAll(/^ *#.*$/gm, ''), /\b(inputs|secrets)\.([\w-]+)/g);
  const { inputs, secrets, outputs } = workflow.call;
  const usedInputs = used.filter(one => one[1] === 'inputs').map(one => one[2] ?? '');
  const usedSecrets = used.filter(one => one[1] === 'secrets').map(one => one[2] ?? '');
  return [
    ...unknown(usedInputs, Object.keys(inputs), 'input'),
    ...unknown(usedSecrets, Object.keys(secrets), 'secret'),
    ...unknown(Object.keys(inputs), usedInputs, 'a use of input'),
    ...unknown(Object.keys(secrets), usedSecrets, 'a use of secret'),
    ...Object.entries(outputs).flatMap(([name, one]) => outputSource(name, one.value ?? '', workflow)),
  ];
};

/** Outputs of nested calls get lost on the way out (act) unless a plain job that needs all others carries them. */
const outputSource = (name: string, value: string, workflow: Workflow): Problems => {
  const match = /jobs\.([\w-]+)\.outputs\.([\w-]+)/.exec(value);
  const job = workflow.jobs[match?.[1] ?? ''];
  if (job === undefined || !(match?.[2] !== undefined && match[2] in job.outputs))
    return [`output ${name} comes from nowhere`];
  const others = Object.keys(workflow.jobs).filter(one => one !== match[1]);
  return job.uses !== undefined || others.some(one => !job.needs.includes(one))
    ? [`output ${name} does not come from a plain job that needs all others`]
    : [];
};

export const workflowProblems = (workflow: Workflow, world: World): Problems => [
  ...callOf(workflow),
  ...reasons(workflow),
  ...Object.entries(workflow.jobs).flatMap(([id, job]) =>
    [
      ...(job.uses === undefined ? stepsOf(job.steps, world) : callOfWorkflow(job, world)),
      ...stepOutputs(job.steps, textOf(job.outputs), world),
      ...needsOf(job, workflow, world),
      ...conditions(job),
      ...concurrencyOf(job, workflow.call !== undefined),
      ...(job.uses === undefined && job['timeout-minutes'] === undefined ? ['timeout-minutes is missing'] : []),
      ...(job.permissions === undefined ? ['permissions are missing'] : []),
    ].map(problem => `${id}: ${problem}`),
  ),
];

export const compositeProblems = (action: Action, world: World): Problems => [
  ...stepsOf(action.runs.steps, world),
  ...unknown(
    matches(textOf(action.runs.steps), /\binputs\.([\w-]+)/g).map(one => one[1] ?? ''),
    Object.keys(action.inputs),
    'input',
  ),
  ...Object.values(action.outputs).flatMap(one => stepOutputs(action.runs.steps, one.value ?? '', world)),
];
