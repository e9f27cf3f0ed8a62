import assert from 'node:assert/strict';
import { z } from 'zod';
import { createChecks } from '../../src/adapters/checks/checks.ts';
import type { ApiCluster } from '../../src/adapters/kubernetes/api.ts';
import { mirroredKinds } from '../../src/adapters/kubernetes/cluster.ts';
import { createMirror } from '../../src/adapters/kubernetes/mirror.ts';
import { createKubernetesTarget, type KubernetesTarget } from '../../src/adapters/kubernetes/target.ts';
import { verificationInputs } from '../../src/adapters/probing/inputs.ts';
import { nodeProber } from '../../src/adapters/probing/prober.ts';
import { createVerifier } from '../../src/adapters/probing/verifier.ts';
import { nodeClock } from '../../src/core/clock.ts';
import { nodeHttp } from '../../src/core/http.ts';
import { parseInputs } from '../../src/core/inputs.ts';
import { exposureOf } from '../../src/domain/rollout/exposure.ts';
import type { Colour, Release } from '../../src/domain/rollout/release.ts';
import type { VerificationReport } from '../../src/domain/verification/report.ts';
import { withCluster } from '../support/cluster/access.ts';
import { type AppManifest, appObjects } from '../support/cluster/objects.ts';
import { fakeRuntime, RecordingLog } from '../support/fakes.ts';
import { contextOver, releaseOf } from '../support/release-bed.ts';
import type { E2eContext, Scenario, Suite } from './suite.ts';

/** Verification of releases on real pods, by what the pods tell. */

interface Bed {
  readonly target: KubernetesTarget;
  readonly cluster: ApiCluster;
  release(app: Partial<AppManifest>, image?: string): Promise<Release>;
  /** Verifies what has traffic; ends when a fault is certain. */
  verify(release: Release, baseline: Release, given?: Readonly<Record<string, string>>): Promise<VerificationReport>;
  log(line: string): void;
}

const never = new AbortController().signal;

const parsed = (given: Readonly<Record<string, string>>) =>
  parseInputs(z.object(verificationInputs), [], name => given[name] ?? '');

const scenario = (name: string, body: (bed: Bed) => Promise<void>): Scenario => ({
  name,
  run: async (context: E2eContext) =>
    await withCluster(context, context.kubernetes, async cluster => {
      const log = new RecordingLog();
      const mirror = await createMirror(cluster, mirroredKinds, { clock: nodeClock, log });
      const ctx = { ...contextOver(cluster, mirror, log), cluster };
      const target = await createKubernetesTarget(ctx);
      const prober = nodeProber();
      const runtime = fakeRuntime({ clock: nodeClock, log, http: nodeHttp });
      const release = async (app: Partial<AppManifest>, image = 'v1'): Promise<Release> =>
        await releaseOf(ctx, appObjects({ name: 'web', image: context.kubernetes.images[image] ?? image, ...app }));
      const verify: Bed['verify'] = async (one, baseline, given = {}) => {
        const inputs = { ...parsed({ 'probe-rate': '20', 'min-samples': '20', ...given }), strict: false };
        let report: VerificationReport | undefined;
        const verifier = createVerifier(inputs, {
          ...runtime,
          prober,
          counters: () => null,
          headerFromTarget: false,
          checks: async subject => await createChecks(inputs, subject, { ...runtime, signals: target.signals }),
          onReport: made => {
            report = made;
          },
        });
        await verifier.verify({
          app: 'shop',
          environment: 'test',
          operation: 'o',
          purpose: 'deploy',
          entranceUrl: target.entranceUrl,
          // Asked in vain, so that answers need not name the release: the API server answers for a pod that is gone.
          directUrl: 'http://127.0.0.1:1',
          healthPath: '/healthz',
          expected: { releaseId: one.id, revision: '', colour: 'green' },
          baseline: { releaseId: baseline.id, directUrl: await target.directUrl('blue') },
          switchedAt: nodeClock.now(),
          signal: never,
        });
        assert.ok(report !== undefined);
        return report;
      };
      try {
        await body({ target, cluster, release, verify, log: context.log });
      } finally {
        prober.close();
        await target.close();
        mirror.close();
      }
    }),
});

const started = async ({ target }: Bed, colour: Colour, release: Release): Promise<void> => {
  await target.expect(release);
  await target.start(colour, release, 1);
  const began = performance.now();
  while ((await target.observe(never))[colour].state !== 'ready') {
    assert.ok(performance.now() - began < 60_000, `${colour} does not become ready`);
    await nodeClock.sleep(50);
  }
};

/** A good release with traffic, and beside it `next`, which gets it then. */
const switched = async (bed: Bed, next: Release): Promise<Release> => {
  const good = await bed.release({ env: { APP_VERSION: 'good' } });
  await bed.target.fence(1);
  await started(bed, 'blue', good);
  await bed.target.switchTraffic(null, 'blue', 1);
  await started(bed, 'green', next);
  await bed.target.switchTraffic('blue', 'green', 1);
  return good;
};

const caught = (bed: Bed, report: VerificationReport, code: string, afterMs: number, withinMs: number): void => {
  const said = report.reasons.map(one => one.code);
  assert.equal(report.verdict, 'fail', JSON.stringify(report.reasons));
  assert.ok(said.includes(code), said.join(', '));
  const took = (report.detectionMs ?? Number.POSITIVE_INFINITY) - afterMs;
  bed.log(`${code}: ${(took / 1000).toFixed(1)} s`);
  assert.ok(took < withinMs, `${took} ms`);
};

const messageOf = (report: VerificationReport, code: string): string =>
  report.reasons.find(one => one.code === code)?.message ?? '';

const toldAfterMs = 3000;

/** Three pods, one of which is told to go wrong while they are verified. What others then meet is within bounds. */
const oneOfThree = async (
  bed: Bed,
  fault: string,
  given: Readonly<Record<string, string>> = {},
  afterMs = toldAfterMs,
) => {
  const release = await bed.release({ replicas: 3, env: { APP_VERSION: 'next' } });
  const good = await switched(bed, release);
  const followed = await bed.target.signals.follow(release.id);
  const [bad] = (await followed?.straight()) ?? [];
  assert.ok(bad !== undefined);
  const telling = nodeClock.sleep(afterMs).then(async () => await fetch(`${bad.url}/${fault}`));
  const lenient = { probes: 'GET / 200', 'max-error-rate': '49%', 'verify-duration': '40s', ...given };
  const [report] = await Promise.all([bed.verify(release, good, lenient), telling]);
  await followed?.close();
  return { report, bad };
};

const ownCounters = 'scrape: http://{{instance}}:8080/metrics <= 1%';

const faults: readonly Scenario[] = [
  scenario('a pod that runs out of memory is caught, with the limit and its last line', async bed => {
    const { report } = await oneOfThree(bed, 'eat');
    caught(bed, report, 'instance-out-of-memory', toldAfterMs, 10_000);
    assert.match(messageOf(report, 'instance-out-of-memory'), /its limit of 64Mi/);
    assert.match(messageOf(report, 'instance-out-of-memory'), /OOM: reading everything into memory/);
  }),
  scenario('a pod that ends is caught, with its exit code and last line', async bed => {
    const { report } = await oneOfThree(bed, 'die');
    caught(bed, report, 'instance-restarted', toldAfterMs, 10_000);
    assert.match(messageOf(report, 'instance-restarted'), /exit code 1/);
    assert.match(messageOf(report, 'instance-restarted'), /lost the connection to the queue/);
  }),
  scenario('a release that ended before anybody looked is caught at the first look', async bed => {
    const release = await bed.release({ env: { EXIT_AFTER: '6' } });
    const good = await switched(bed, release);
    await nodeClock.sleep(10_000);
    caught(bed, await bed.verify(release, good), 'instance-restarted', 0, 5000);
  }),
  scenario('a pod whose readiness comes and goes is caught', async bed => {
    const { report } = await oneOfThree(bed, 'away', { 'max-readiness-flaps': '0' });
    caught(bed, report, 'readiness-flapping', toldAfterMs + 6000, 10_000);
  }),
  scenario('error lines that the release before did not write are caught, without the secrets in them', async bed => {
    const release = await bed.release({ env: { ERROR_LINES: '10' } });
    const good = await switched(bed, release);
    const report = await bed.verify(release, good);
    caught(bed, report, 'error-log-rate', 0, 10_000);
    assert.match(messageOf(report, 'error-log-rate'), /token=\*\*\*/);
    assert.doesNotMatch(JSON.stringify(report), /hunter2/);
  }),
  scenario('failures that each pod counts by itself are certain within 10 s', async bed => {
    const release = await bed.release({ replicas: 3, env: { ERROR_RATE: '0.1' } });
    const good = await switched(bed, release);
    const counted = { 'probe-rate': '100', 'max-error-rate': '49%', metrics: ownCounters };
    const report = await bed.verify(release, good, counted);
    caught(bed, report, 'metric-objective-missed', 0, 10_000);
    const exposed = exposureOf(report);
    assert.ok(exposed !== null && exposed.requests > 50 && exposed.failed > 0, JSON.stringify(exposed));
    assert.match(exposed.source, /^scrape/);
    assert.match(messageOf(report, 'metric-objective-missed'), /scrape, 1 s scrape, at http:\/\/\{\{instance\}\}:8080/);
  }),
  scenario('one bad pod of three is caught and named', async bed => {
    // So lenient that our probes at the entrance, of which it answers a third, have nothing to say.
    const { report, bad } = await oneOfThree(bed, 'break', { 'max-error-rate': '45%' }, 0);
    caught(bed, report, 'instance-failing', 0, 10_000);
    assert.ok(messageOf(report, 'instance-failing').includes(`${bad.name}: `), messageOf(report, 'instance-failing'));
  }),
];

const good = scenario('a good release that is scaled up and down meanwhile is let be', async bed => {
  const release = await bed.release({ env: { APP_VERSION: 'next' } });
  const before = await switched(bed, release);
  const ref = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: bed.cluster.namespace, name: 'web-green' };
  const scale = async (replicas: number): Promise<void> => {
    await bed.cluster.patch(ref, [{ op: 'replace', path: '/spec/replicas', value: replicas }]);
  };
  const scaling = (async () => {
    for (const replicas of [5, 2, 4, 2]) {
      await scale(replicas);
      await nodeClock.sleep(6000);
    }
  })();
  const [report] = await Promise.all([
    bed.verify(release, before, { 'verify-duration': '28s', metrics: ownCounters }),
    scaling,
  ]);
  bed.log(JSON.stringify(report.checks.map(one => [one.name, one.verdict, one.value])));
  assert.equal(report.verdict, 'pass', JSON.stringify(report.reasons));
  assert.deepEqual(
    report.checks.filter(one => one.verdict !== 'pass'),
    [],
  );
});

export const suite: Suite = {
  name: 'kubernetes-signals',
  seconds: 110,
  needs: ['kubernetes'],
  scenarios: [...faults, good],
};
