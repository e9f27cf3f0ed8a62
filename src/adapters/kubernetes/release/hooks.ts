import { lastLines, userError } from '../../../core/errors.ts';
import { bundleName, keys } from '../../../domain/kubernetes/names.ts';
import { annotationsOf, type ObjectRef } from '../../../domain/kubernetes/objects.ts';
import type { Hook } from '../../../domain/kubernetes/spec.ts';
import { releaseVariable } from '../../../domain/rollout/identity.ts';
import type { Release } from '../../../domain/rollout/release.ts';
import type { Loaded, TargetContext } from '../context.ts';
import { codes } from './codes.ts';
import { type Phase, runJob } from './jobs.ts';
import { load } from './load.ts';
import { annotating, patch, type Writer } from './writes.ts';

/** Hooks at fixed points of a rollout. At least once, and in general once: what has completed is written down. */

const markOf = (phase: Phase): string => `${keys.hook}-${phase}`;

const bundleRef = (ctx: TargetContext, { spec }: Loaded): ObjectRef => ({
  apiVersion: 'v1',
  kind: 'Secret',
  namespace: spec.namespace,
  name: bundleName(ctx.settings.app, spec.bundle),
});

const runCommand = async (
  ctx: TargetContext,
  { release, spec }: Loaded,
  phase: Phase,
  hook: Extract<Hook, { kind: 'command' }>,
): Promise<void> => {
  const { app, environment } = ctx.settings;
  const result = await ctx.exec.run({
    file: '/bin/sh',
    args: ['-euc', hook.command],
    cwd: hook.cwd,
    env: {
      ...ctx.env,
      PROD_ACTIONS_APP: app,
      PROD_ACTIONS_ENVIRONMENT: environment,
      PROD_ACTIONS_NAMESPACE: spec.namespace,
      PROD_ACTIONS_HOOK: phase,
      [releaseVariable]: release.id,
    },
    timeoutMs: hook.timeoutMs,
    signal: ctx.signal,
    onLine: line => ctx.log.info(`hook ${phase}: ${line}`),
  });
  ctx.signal.throwIfAborted();
  if (result.exitCode === 0 && !result.timedOut) return;
  const code = result.timedOut ? 'hook-timed-out' : 'hook-failed';
  const how = result.timedOut
    ? `longer than ${hook.timeoutMs / 1000} s`
    : `exit code ${result.exitCode ?? result.signal}`;
  const output = lastLines(`${result.stdout}\n${result.stderr}`.trim(), 20);
  throw userError(codes, code, `Hook ${phase}: ${how}: \`${hook.command}\`.\n${output}`.trimEnd());
};

export const runHook = async (ctx: TargetContext, writer: Writer, loaded: Loaded, phase: Phase): Promise<void> => {
  const hook = loaded.spec.hooks[phase];
  if (hook === null) return;
  const kept = await ctx.cluster.get(bundleRef(ctx, loaded));
  if (kept !== undefined && annotationsOf(kept)[markOf(phase)] === loaded.release.id) return;
  ctx.log.info(`hook ${phase}: ${hook.kind === 'job' ? `Job/${hook.job}` : hook.command}`);
  if (hook.kind === 'job') await runJob(ctx, writer, loaded, phase, hook);
  else await runCommand(ctx, loaded, phase, hook);
  if (kept !== undefined) await patch(writer, kept, live => annotating(live, { [markOf(phase)]: loaded.release.id }));
};

/** Runs the release's last hook, unless it has completed before. */
export const contract = async (ctx: TargetContext, release: Release, token: number): Promise<void> =>
  await runHook(ctx, { ...ctx, token }, await load(ctx, release), 'contract');
