import { type UserError, userError } from '../../../core/errors.ts';
import { codes as shapeCodes } from '../../../domain/kubernetes/codes.ts';
import { dig, fieldsOf, listOf } from '../../../domain/kubernetes/dig.ts';
import type { Pod } from '../../../domain/kubernetes/kinds.ts';
import { keys, slug } from '../../../domain/kubernetes/names.ts';
import { type K8sObject, labelsOf } from '../../../domain/kubernetes/objects.ts';
import { type Fault, faultsOf } from '../../../domain/kubernetes/pod-causes.ts';
import { withVersions } from '../../../domain/kubernetes/references.ts';
import { withLastOutput } from '../../../domain/rollout/last-output.ts';
import { shortId } from '../../../domain/rollout/release.ts';
import type { Loaded, TargetContext } from '../context.ts';
import { codes } from './codes.ts';
import { podsIn } from './seen.ts';
import { create, refTo, remove, type Writer } from './writes.ts';

/** A hook that is a Job of the manifests: made under a name of its own, once a release. */

export type Phase = 'expand' | 'contract';

/** What the server fills in, or what would take the record of a finished Job away. */
const serverSet: ReadonlySet<string> = new Set(['selector', 'manualSelector', 'ttlSecondsAfterFinished', 'suspend']);
const serverLabels = /^(batch\.kubernetes\.io\/)?(controller-uid|job-name)$/;

const plainLabels = (labels: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fieldsOf(labels)).filter(([key]) => !serverLabels.test(key)));

export const jobFor = (
  ctx: TargetContext,
  { shape, release }: Loaded,
  manifest: K8sObject,
  phase: Phase,
  writer: Writer,
  timeoutMs: number,
): K8sObject => {
  const { app, environment } = ctx.settings;
  const versioned = withVersions(shape, manifest);
  const spec = fieldsOf(versioned['spec']);
  const template = fieldsOf(spec['template']);
  const kept = Object.fromEntries(Object.entries(spec).filter(([key]) => !serverSet.has(key)));
  const ours = { [keys.app]: app, [keys.environment]: environment, [keys.release]: shortId(release.id) };
  const metadata = fieldsOf(template['metadata']);
  const limit = Math.ceil(timeoutMs / 1000);
  const own = Number(spec['activeDeadlineSeconds'] ?? limit);
  return {
    apiVersion: manifest.apiVersion,
    kind: manifest.kind,
    metadata: {
      name: `${slug(manifest.metadata.name, 40)}-${shortId(release.id)}`,
      namespace: shape.namespace,
      labels: { ...labelsOf(manifest), ...ours, [keys.hook]: phase },
      annotations: { [keys.release]: release.id, [keys.fence]: String(writer.token) },
    },
    spec: {
      ...kept,
      // So that the cluster stops it, too, when nobody waits any more.
      activeDeadlineSeconds: Math.min(own, limit),
      template: { ...template, metadata: { ...metadata, labels: { ...plainLabels(metadata['labels']), ...ours } } },
    },
  };
};

type JobState = { readonly state: 'running' | 'complete' } | { readonly state: 'failed'; readonly why: string };

const stateOf = (job: K8sObject): JobState => {
  const conditions = listOf(dig(job, 'status', 'conditions'))
    .map(fieldsOf)
    .filter(one => one['status'] === 'True');
  const of = (...types: readonly string[]) => conditions.find(one => types.includes(String(one['type'])));
  if (of('Complete', 'SuccessCriteriaMet') !== undefined) return { state: 'complete' };
  const failed = of('Failed', 'FailureTarget');
  if (failed === undefined) return { state: 'running' };
  return { state: 'failed', why: `${failed['reason'] ?? 'Failed'}: ${failed['message'] ?? ''}` };
};

const podsOf = (ctx: TargetContext, job: K8sObject): readonly Pod[] =>
  podsIn(ctx).filter(pod => (pod.metadata.ownerReferences ?? []).some(owner => owner.uid === job.metadata.uid));

const comes: ReadonlySet<string> = new Set([
  'container-exited',
  'crash-loop',
  'out-of-memory',
  'init-container-failed',
]);

/** A Job tries again by itself when a pod ends badly, but not when its image does not exist. */
const hopeless = (ctx: TargetContext, job: K8sObject): Fault | undefined =>
  podsOf(ctx, job)
    .flatMap(pod => faultsOf(pod, ctx.clock.now()))
    .find(one => one.permanent && !comes.has(one.code));

/** With the last output of its newest pod. */
const whatItSaid = async (ctx: TargetContext, job: K8sObject, why: string): Promise<string> => {
  const pod = podsOf(ctx, job).toSorted((a, b) =>
    (a.metadata.creationTimestamp ?? '') < (b.metadata.creationTimestamp ?? '') ? 1 : -1,
  )[0];
  const container = pod?.spec.containers[0]?.name;
  if (pod === undefined || container === undefined) return why;
  const text = await ctx.cluster.logs(pod.metadata.name, { container, lines: 20 }).catch(() => '');
  return withLastOutput(why, text, pod.metadata.name);
};

const fail = async (ctx: TargetContext, job: K8sObject, why: string, timedOut: boolean): Promise<UserError> => {
  const code = timedOut ? 'hook-timed-out' : 'hook-failed';
  const message = await whatItSaid(ctx, job, `Job/${job.metadata.name}: ${why}`);
  return userError(codes, code, message);
};

/** Waits at the pods of the namespace, and asks for the Job when one of them changes. */
const askEveryMs = 2000;

const finished = async (ctx: TargetContext, made: K8sObject, timeoutMs: number): Promise<void> => {
  const until = ctx.clock.now() + timeoutMs;
  for (;;) {
    const job = await ctx.cluster.get(refTo(made));
    if (job === undefined) throw await fail(ctx, made, 'somebody deleted it', false);
    const state = stateOf(job);
    if (state.state === 'complete') return;
    if (state.state === 'failed') throw await fail(ctx, job, state.why, state.why.startsWith('DeadlineExceeded'));
    const fault = hopeless(ctx, job);
    if (fault !== undefined) throw await fail(ctx, job, fault.message, false);
    if (ctx.clock.now() > until) throw await fail(ctx, job, `still runs after ${timeoutMs / 1000} s`, true);
    await ctx.clock.sleep(100, ctx.signal);
    await ctx.mirror.changed(ctx.signal, askEveryMs);
  }
};

/** Runs the Job, or waits for the one that runs already; one that has completed for this release is not run again. */
export const runJob = async (
  ctx: TargetContext,
  writer: Writer,
  loaded: Loaded,
  phase: Phase,
  hook: { readonly job: string; readonly timeoutMs: number },
): Promise<void> => {
  const manifest = loaded.shape.hookJobs.find(one => one.metadata.name === hook.job);
  if (manifest === undefined) throw userError(shapeCodes, 'hook-job-missing', `There is no Job/${hook.job}.`);
  const wanted = jobFor(ctx, loaded, manifest, phase, writer, hook.timeoutMs);
  let { made, object: job } = await create(writer, wanted);
  if (!made && stateOf(job).state === 'failed') {
    await remove(writer, job, live => stateOf(live).state === 'failed');
    ({ made, object: job } = await create(writer, wanted));
  }
  ctx.log.info(`hook ${phase}: Job/${job.metadata.name} ${made ? 'started' : 'was there already'}`);
  await finished(ctx, job, hook.timeoutMs);
};
