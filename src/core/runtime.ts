import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import type { z } from 'zod';
import type { Gate, Reason } from '../domain/verdicts/verdicts.ts';
import { type ActionDefinition, type Outcome, settingsInput } from './action.ts';
import { nodeClock } from './clock.ts';
import { CancelledError, messageOf, ToolError, UserError } from './errors.ts';
import { nodeExec } from './exec.ts';
import { nodeFiles } from './files.ts';
import { nodeHttp } from './http.ts';
import { type InputsSchema, parseInputs, secretPartsOf, withSettings } from './inputs.ts';
import type { Annotation, Log, OutputSink, RunContext, Runtime } from './ports.ts';

const docsOf = (code: string): string => `docs/errors.md#${code}`;

/** GitHub shows nothing of a step summary above 1 MiB; leave room for what others append. */
const maxSummaryBytes = 900 * 1024;

const properties = (at: Annotation | undefined): core.AnnotationProperties => ({ ...at });

const masked = new Set<string>();

const mask = (secret: string): void => {
  masked.add(secret);
  core.setSecret(secret);
};

const actionsLog: Log = {
  debug: message => core.debug(message),
  info: message => core.info(message),
  notice: (message, at) => core.notice(message, properties(at)),
  warning: (message, at) => core.warning(message, properties(at)),
  error: (message, at) => core.error(message, properties(at)),
  group: async (title, body) => await core.group(title, body),
  mask,
};

/** The whole environment as plain strings. */
export const environment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

export const runContext = (env: Readonly<Record<string, string>>): RunContext => ({
  repository: env['GITHUB_REPOSITORY'] ?? '',
  sha: env['GITHUB_SHA'] ?? '',
  ref: env['GITHUB_REF'] ?? '',
  eventName: env['GITHUB_EVENT_NAME'] ?? '',
  runId: env['GITHUB_RUN_ID'] ?? '',
  runAttempt: env['GITHUB_RUN_ATTEMPT'] ?? '',
  actor: env['GITHUB_ACTOR'] ?? '',
  serverUrl: env['GITHUB_SERVER_URL'] ?? 'https://github.com',
  apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
  workspace: env['GITHUB_WORKSPACE'] ?? process.cwd(),
  temp: env['RUNNER_TEMP'] ?? tmpdir(),
});

/** Aborts on the first SIGINT or SIGTERM. The runner kills the tree 10 s after SIGINT, so `run` must end by then. */
const cancellation = (): AbortSignal => {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => controller.abort(new CancelledError(name)));
  }
  return controller.signal;
};

export const createRuntime = (log: Log, outputs: OutputSink): Runtime => {
  const env = environment();
  const context = runContext(env);
  return {
    exec: nodeExec,
    files: nodeFiles(context.temp),
    http: nodeHttp,
    clock: nodeClock,
    log,
    outputs,
    context,
    env,
    secrets: () => [...masked],
    signal: cancellation(),
  };
};

const readInput = (name: string): string => core.getInput(name);

const maskSecrets = (schema: InputsSchema, read: (name: string) => string): void => {
  for (const [name, one] of Object.entries(schema.shape)) {
    for (const part of secretPartsOf(one, read(name))) mask(part);
  }
};

const truncate = (markdown: string): string => {
  if (Buffer.byteLength(markdown) <= maxSummaryBytes) return markdown;
  const head = Buffer.from(markdown).subarray(0, maxSummaryBytes).toString('utf8');
  return `${head.slice(0, head.lastIndexOf('\n'))}\n\n…cut: the full report is in \`report-file\`.\n`;
};

const writeSummary = async (markdown: string): Promise<void> => {
  if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') return;
  await core.summary.addRaw(truncate(markdown), true).write();
};

const writeReport = async (runtime: Runtime, name: string, report: unknown): Promise<string> => {
  const path = join(runtime.context.temp, `prod-actions-${name}-${randomUUID()}.json`);
  await runtime.files.makeFolder(runtime.context.temp);
  await runtime.files.writeAtomic(path, `${JSON.stringify(report, null, 2)}\n`);
  return path;
};

export const reasonLine = (reason: Reason): string =>
  `${reason.message} [${reason.code}]${reason.next === '' ? '' : `\n  Next: ${reason.next}`}`;

const announce = (verdict: string, effect: Outcome<Gate>['effect'], reasons: readonly Reason[]): void => {
  const text = [`Verdict: ${verdict}`, ...reasons.map(reasonLine)].join('\n');
  if (effect === 'block') core.setFailed(text);
  else if (effect === 'say') core.warning(text);
  else core.info(text);
};

const publish = async <G extends Gate>(
  definition: ActionDefinition<InputsSchema, G>,
  runtime: Runtime,
  outcome: Outcome<G>,
  markdown: string,
): Promise<void> => {
  for (const [name, value] of Object.entries(outcome.outputs)) core.setOutput(name, value);
  core.setOutput('verdict', outcome.verdict);
  core.setOutput('reasons', JSON.stringify(outcome.reasons));
  core.setOutput('report-file', await writeReport(runtime, definition.name, outcome.report));
  await writeSummary(markdown);
  announce(outcome.verdict, outcome.effect, outcome.reasons);
};

/** The reason behind an exception; what is not a UserError, ToolError or cancellation is a bug of ours. */
export const reasonOf = (thrown: unknown): Reason => {
  if (thrown instanceof UserError) return { code: thrown.code, message: thrown.message, next: thrown.fix };
  if (thrown instanceof ToolError) {
    const tail = thrown.stderrTail === '' ? '' : `\n${thrown.stderrTail}`;
    return { code: thrown.code, message: `${thrown.message}${tail}`, next: `See ${docsOf(thrown.code)}.` };
  }
  if (thrown instanceof CancelledError) {
    return {
      code: 'cancelled',
      message: `The run was ${thrown.message}.`,
      next: 'Run it again: it goes on from where it stands.',
    };
  }
  return {
    code: 'bug',
    message: `Unexpected error: ${messageOf(thrown)}`,
    next: 'This is a bug in prod-actions; please report it with the log.',
  };
};

const publishError = async <G extends Gate>(
  definition: ActionDefinition<InputsSchema, G>,
  thrown: unknown,
): Promise<void> => {
  const reason = reasonOf(thrown);
  if (reason.code === 'bug' && thrown instanceof Error && thrown.stack !== undefined) core.info(thrown.stack);
  core.setOutput('verdict', definition.onError);
  core.setOutput('reasons', JSON.stringify([reason]));
  await writeSummary(
    `## ${definition.name}: ${definition.onError}\n\n${reason.message} (\`${reason.code}\`)\n\n**Next:** ${reason.next}\n`,
  );
  core.setFailed(`${reasonLine(reason)}\n  Docs: ${docsOf(reason.code)}`);
};

export interface ActionParts<S extends InputsSchema, G extends Gate, O extends Outcome<G>> {
  run(inputs: z.output<S>, runtime: Runtime): Promise<O>;
  /** The job summary: one clear verdict on top, what to do next, then the numbers. */
  render(outcome: O): string;
}

/**
 * The one place that reads inputs, writes outputs and the summary, and decides the exit code. `load` is called once
 * the inputs are good.
 */
export const runAction = async <S extends InputsSchema, G extends Gate, O extends Outcome<G>>(
  definition: ActionDefinition<S, G>,
  load: () => Promise<ActionParts<S, G, O>>,
): Promise<void> => {
  // The definition's rules are typed by its own schema; for reading and publishing only the shape matters.
  const plain: ActionDefinition<InputsSchema, G> = { ...definition, rules: [] };
  const runtime = createRuntime(actionsLog, { set: (name, value) => core.setOutput(name, value) });
  try {
    const read = withSettings(definition.inputs, readInput(settingsInput.name), readInput);
    maskSecrets(definition.inputs, read);
    const inputs = parseInputs(definition.inputs, definition.rules, read);
    const parts = await load();
    const outcome = await parts.run(inputs, runtime);
    await publish(plain, runtime, outcome, parts.render(outcome));
  } catch (thrown) {
    await publishError(plain, thrown);
  }
};
