import type { BuildResult, BuildSession } from '../../adapters/buildx/buildx.ts';
import type { BuildFailure } from '../../adapters/buildx/failure.ts';
import { describeImage, type ImageDescription } from '../../adapters/registry/describe.ts';
import { layoutSource } from '../../adapters/registry/layout.ts';
import type { Registry } from '../../adapters/registry/registry.ts';
import { ToolError, UserError } from '../../core/errors.ts';
import { reasonOf } from '../../core/runtime.ts';
import type { Digest } from '../../domain/images/digest.ts';
import { nameOf, withDigest } from '../../domain/images/reference.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import { faultsOf, readBack } from './check.ts';
import { codes } from './codes.ts';
import type { Inputs } from './inputs.ts';
import { type BuildDeps, type BuildJob, dockerfilePath, prepare } from './job.ts';
import { outcomeOf } from './outcome.ts';
import type { BuildOutcome, Progress } from './report.ts';

const retryDelayMs = (tries: number): number => Math.min(30_000, 2000 * 2 ** (tries - 1));

/** Tries again after faults that may pass. The builder keeps what it built, so a try repeats little but the push. */
const build = async (
  session: BuildSession,
  job: BuildJob,
  inputs: Inputs,
  deps: BuildDeps,
): Promise<BuildResult & { readonly tries: number }> => {
  const limits = { timeoutMs: inputs.timeout, signal: deps.signal };
  for (let tries = 1; ; tries += 1) {
    const result = await deps.log.group(
      `buildx build, try ${tries}`,
      async () => await session.build(job.request, limits),
    );
    if (result.digest !== undefined) deps.outputs.set('digest', result.digest);
    deps.signal.throwIfAborted();
    const again = result.failure?.transient === true && tries <= inputs['push-retries'];
    if (!again) return { ...result, tries };
    deps.log.warning(`Try ${tries} failed, trying again: ${result.failure?.reason.message ?? ''}`);
    await deps.clock.sleep(retryDelayMs(tries), deps.signal);
  }
};

const inspect = async (
  digest: Digest,
  job: BuildJob,
  registry: Registry,
  deps: BuildDeps,
): Promise<ImageDescription> => {
  const { output } = job.request;
  return output.kind === 'layout'
    ? await describeImage(layoutSource(deps.files, output.folder), digest)
    : await readBack(registry, withDigest(job.reference, digest), deps.clock, deps.signal);
};

/** One tag after the other: each that moved is reported, even if the next one fails. */
const moveTags = async (
  tags: readonly string[],
  digest: Digest,
  job: BuildJob,
  registry: Registry,
  moved: string[],
  deps: BuildDeps,
): Promise<void> => {
  if (tags.length === 0) return;
  const reference = withDigest(job.reference, digest);
  const manifest = await registry.manifest(reference, deps.signal);
  for (const tag of tags) {
    await registry.tag(reference, manifest, tag, deps.signal);
    moved.push(tag);
  }
};

/** A fault we can name becomes a reason; cancellation and bugs go on up. */
const named = (thrown: unknown): Reason => {
  if (thrown instanceof UserError || thrown instanceof ToolError) return reasonOf(thrown);
  throw thrown;
};

const annotate = (failure: BuildFailure, inputs: Inputs, deps: BuildDeps): void => {
  const { at, reason } = failure;
  if (at !== undefined)
    deps.log.error(reason.message, { title: reason.code, file: dockerfilePath(inputs), startLine: at.line });
};

const finish = async (
  digest: Digest,
  tries: number,
  job: BuildJob,
  inputs: Inputs,
  deps: BuildDeps,
): Promise<Progress> => {
  const known = { tries, digest, failure: undefined };
  const tags: string[] = [];
  let image: ImageDescription | undefined;
  try {
    const registry = deps.openRegistry(job.access);
    image = await inspect(digest, job, registry, deps);
    const attestations = inputs.provenance !== 'false' || inputs.sbom;
    const expected = { platforms: job.request.platforms, attestations };
    const reasons = faultsOf(image, expected, withDigest(job.reference, digest));
    if (reasons.length === 0 && job.decision.push) await moveTags(inputs.tags, digest, job, registry, tags, deps);
    return { ...known, image, tags, reasons };
  } catch (thrown) {
    return { ...known, image, tags, reasons: [named(thrown)] };
  }
};

const buildAndCheck = async (
  session: BuildSession,
  job: BuildJob,
  inputs: Inputs,
  deps: BuildDeps,
): Promise<Progress> => {
  const { digest, failure, tries } = await build(session, job, inputs, deps);
  if (failure !== undefined) {
    annotate(failure, inputs, deps);
    return { tries, digest, failure, image: undefined, tags: [], reasons: [failure.reason] };
  }
  if (digest === undefined) throw new Error(`a build without failure has a digest: ${nameOf(job.reference)}`);
  return await finish(digest, tries, job, inputs, deps);
};

const notPushed = (job: BuildJob): readonly Reason[] =>
  job.decision.push ? [] : [codes.reason('not-pushed', `Built and checked, not pushed: ${job.decision.why}.`)];

export const run = async (inputs: Inputs, deps: BuildDeps): Promise<BuildOutcome> => {
  const started = deps.clock.monotonic();
  const job = await prepare(inputs, deps);
  const session = await deps.buildx.open({
    builder: inputs.builder,
    endpoint: inputs['builder-endpoint'],
    login: job.access.login,
    secretVariables: job.secretVariables,
  });
  try {
    const progress = await buildAndCheck(session, job, inputs, deps);
    const durationMs = deps.clock.monotonic() - started;
    return outcomeOf({ inputs, job, session, progress, durationMs, context: deps.context }, notPushed(job));
  } finally {
    await session.close();
  }
};
