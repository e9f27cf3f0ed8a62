/** Reads workflows and composite actions as data, for the generated pages and for the static tests. */
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from './actions.ts';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const texts = z.record(z.string(), text).default({});
const permissions = z.record(z.string(), z.enum(['read', 'write', 'none']));
const needs = z.union([z.string().transform(one => [one]), z.array(z.string())]).default([]);

const step = z.object({
  id: z.string().optional(),
  name: z.string().optional(),
  if: text.optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: texts,
  env: texts,
});
export type Step = z.output<typeof step>;

const job = z.object({
  name: z.string().optional(),
  needs,
  if: text.optional(),
  uses: z.string().optional(),
  with: texts,
  secrets: z.union([z.literal('inherit'), texts]).optional(),
  permissions: permissions.optional(),
  environment: z.unknown().optional(),
  concurrency: z.record(z.string(), z.unknown()).optional(),
  'timeout-minutes': z.number().optional(),
  outputs: texts,
  steps: z.array(step).default([]),
});
export type Job = z.output<typeof job>;

const declared = z.object({
  description: z.string().optional(),
  type: z.string().optional(),
  required: z.boolean().optional(),
  default: text.optional(),
  value: z.string().optional(),
});
export type Declared = z.output<typeof declared>;

const call = z.object({
  inputs: z.record(z.string(), declared).default({}),
  secrets: z.record(z.string(), declared).default({}),
  outputs: z.record(z.string(), declared).default({}),
});

const workflow = z.object({
  name: z.string().optional(),
  on: z.unknown(),
  permissions: permissions.optional(),
  jobs: z.record(z.string(), job),
});

export interface Workflow extends z.output<typeof workflow> {
  /** Relative to the repository. */
  readonly path: string;
  readonly source: string;
  /** What a caller sees; undefined when it cannot be called. */
  readonly call: z.output<typeof call> | undefined;
}

const action = z.object({
  inputs: z.record(z.string(), declared).default({}),
  outputs: z.record(z.string(), declared).default({}),
  runs: z.object({ using: z.string(), main: z.string().optional(), steps: z.array(step).default([]) }),
});
export interface Action extends z.output<typeof action> {
  readonly path: string;
  readonly source: string;
}

const calledBy = z.object({ workflow_call: z.unknown() });

export const parseWorkflowText = (path: string, source: string): Workflow => {
  const content: unknown = parse(source);
  const read = workflow.parse(content);
  const called = calledBy.safeParse(read.on);
  const isCalled = called.success && called.data.workflow_call !== undefined;
  return { ...read, path, source, call: isCalled ? call.parse(called.data.workflow_call ?? {}) : undefined };
};

export const readWorkflow = async (path: string): Promise<Workflow> =>
  parseWorkflowText(path, await readFile(join(root, path), 'utf8'));

export const readAction = async (path: string): Promise<Action> => {
  const source = await readFile(join(root, path), 'utf8');
  return { ...action.parse(parse(source)), path, source };
};

const found = async (pattern: string): Promise<readonly string[]> =>
  (await Array.fromAsync(glob(pattern, { cwd: root }))).sort();

/** Every workflow of the package, by file name. */
export const ownWorkflows = async (): Promise<ReadonlyMap<string, Workflow>> => {
  const read = await Promise.all((await found('.github/workflows/*.yml')).map(readWorkflow));
  return new Map(read.map(one => [one.path.replace(/^.*\//, ''), one]));
};

export const exampleWorkflows = async (): Promise<readonly Workflow[]> =>
  await Promise.all((await found('examples/*/.github/workflows/*.yml')).map(readWorkflow));

/** Every action of the package, by folder name. */
export const ownActions = async (): Promise<ReadonlyMap<string, Action>> => {
  const read = await Promise.all((await found('actions/*/action.yml')).map(readAction));
  return new Map(read.map(one => [one.path.split('/')[1] ?? '', one]));
};

export type Permissions = Readonly<Record<string, 'read' | 'write' | 'none'>>;

const stronger = (a: string | undefined, b: 'read' | 'write' | 'none'): 'read' | 'write' | 'none' =>
  a === 'write' || b === 'write' ? 'write' : a === 'read' || b === 'read' ? 'read' : 'none';

export const union = (all: readonly Permissions[]): Permissions => {
  const merged: Record<string, 'read' | 'write' | 'none'> = {};
  for (const one of all) {
    for (const [name, level] of Object.entries(one)) merged[name] = stronger(merged[name], level);
  }
  return Object.fromEntries(Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1)));
};

/**
 * What the job that calls `workflow` must grant. A called job that asks for more than it was given makes the whole run
 * invalid, so this is the union over all jobs, called ones included.
 */
export const callerPermissions = (workflow: Workflow, all: ReadonlyMap<string, Workflow>): Permissions =>
  union(
    Object.values(workflow.jobs).map(one => {
      const callee = one.uses === undefined ? undefined : all.get(one.uses.replace(/^.*\//, ''));
      return callee === undefined
        ? (one.permissions ?? workflow.permissions ?? {})
        : union([one.permissions ?? {}, callerPermissions(callee, all)]);
    }),
  );

/** The reasons that stand behind the permission lines, by permission. */
export const permissionReasons = (all: ReadonlyMap<string, Workflow>, of: Workflow): ReadonlyMap<string, string> => {
  const called = Object.values(of.jobs).flatMap(one => all.get(one.uses?.replace(/^.*\//, '') ?? '') ?? []);
  const reasons = new Map<string, Set<string>>();
  for (const { source } of [of, ...called]) {
    for (const [, name = '', reason = ''] of source.matchAll(/^ {6}([a-z-]+): (?:read|write) # (.+)$/gm)) {
      reasons.set(name, (reasons.get(name) ?? new Set()).add(reason));
    }
  }
  return new Map([...reasons].map(([name, texts]) => [name, [...texts].join('; ')]));
};
