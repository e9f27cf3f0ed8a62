import type { BuildSession } from '../../adapters/buildx/buildx.ts';
import type { RunContext } from '../../core/ports.ts';
import { formatReference, nameOf, withDigest } from '../../domain/images/reference.ts';
import { effectOf, type Reason } from '../../domain/verdicts/verdicts.ts';
import { platformReports } from './check.ts';
import type { Inputs } from './inputs.ts';
import type { BuildJob } from './job.ts';
import { nameOfPair } from './pairs.ts';
import type { BuildOutcome, BuildReport, Progress } from './report.ts';

/** From what is known to the outcome. Pure. */

export interface Facts {
  readonly inputs: Inputs;
  readonly job: BuildJob;
  readonly session: Pick<BuildSession, 'builder' | 'driver' | 'buildxVersion'>;
  readonly progress: Progress;
  readonly durationMs: number;
  readonly context: RunContext;
}

const reportOf = ({ inputs, job, session, progress, durationMs, context }: Facts): BuildReport => {
  const { output, cache } = job.request;
  const { failure, image } = progress;
  return {
    schema: 'prod-actions/build/v1',
    image: nameOf(job.reference),
    digest: progress.digest ?? null,
    pushed: output.kind === 'push' && image !== undefined,
    whyNotPushed: job.decision.why,
    platforms: image === undefined ? [] : platformReports(image),
    attestations: image?.attestations.length ?? 0,
    tags: progress.tags,
    layout: output.kind === 'layout' && image !== undefined ? output.folder : null,
    source: { repository: context.repository, revision: job.source.revision, epoch: job.epoch ?? null },
    builder: { name: session.builder, driver: session.driver, buildx: session.buildxVersion },
    provenance: inputs.provenance,
    sbom: inputs.sbom,
    cache: cache.kind,
    buildArguments: inputs['build-args'].map(nameOfPair),
    tries: progress.tries,
    durationMs: Math.round(durationMs),
    failure: failure === undefined ? null : { at: failure.at, excerpt: failure.excerpt, lastLines: failure.lastLines },
  };
};

const byPlatform = (report: BuildReport, value: (one: BuildReport['platforms'][number]) => string | number): string =>
  JSON.stringify(Object.fromEntries(report.platforms.map(one => [one.platform, value(one)])));

const outputsOf = ({ job, progress }: Facts, report: BuildReport): Record<string, string> => {
  const { digest } = progress;
  return {
    digest: digest ?? '',
    image: digest === undefined ? '' : formatReference(withDigest(job.reference, digest)),
    pushed: String(report.pushed),
    'platform-digests': byPlatform(report, one => one.digest),
    sizes: byPlatform(report, one => one.size),
    tags: JSON.stringify(report.tags),
    layout: report.layout ?? '',
  };
};

export const outcomeOf = (facts: Facts, notes: readonly Reason[]): BuildOutcome => {
  const faults = facts.progress.reasons;
  const verdict = faults.length === 0 ? 'built' : 'failed';
  const report = reportOf(facts);
  return {
    verdict,
    reasons: verdict === 'built' ? notes : faults,
    effect: effectOf('multi-arch-build', verdict, { mode: 'enforce', strict: false }),
    outputs: outputsOf(facts, report),
    report,
  };
};
