/**
 * How long it takes until somebody says what is wrong with a release that cannot work, and whether he says it.
 *
 *   npm run bench -- kubernetes-detection [--times 3] [--only prod-actions|kubectl|helm] [--cluster FOLDER] [--anew] [--write]
 *
 * Goes on with what an interrupted run has measured, unless told `--anew`.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { formatDuration } from '../../../src/core/durations.ts';
import { table } from '../../../src/core/markdown.ts';
import { get, withNamespace } from '../../support/cluster/cluster.ts';
import { monotonicMs } from '../../support/load-clients/clock.ts';
import { minMedianMax, quantile, writeBenchPage } from '../report.ts';
import { type BadRelease, badReleases, firstSign } from './bad-releases.ts';
import { type Bed, withBed } from './bed.ts';
import { type Detector, detectors } from './detectors.ts';
import type { Place } from './method.ts';
import { watchPods } from './pods.ts';
import { Results } from './results.ts';

const resultSchema = z.object({
  detector: z.string(),
  release: z.string(),
  seconds: z.number(),
  /** From the start of the command until the status of a pod showed it; null: no pod status does. */
  signSeconds: z.number().nullable(),
  exitCode: z.number().nullable(),
  said: z.string(),
  named: z.boolean(),
  /** Versions that answered afterwards. */
  answers: z.array(z.string()),
});
type Result = z.output<typeof resultSchema>;

const good = 'good';

/** Who answers a few requests afterwards. */
const answering = async ({ bed, port }: Place): Promise<string[]> => {
  const versions = new Set<string>();
  for (let times = 0; times < 4; times += 1) {
    const answer = await get(bed.cluster, `http://127.0.0.1:${port}/`);
    versions.add(answer?.headers['x-app-version'] ?? 'nobody');
  }
  return [...versions].sort();
};

const detect = async (place: Place, detector: Detector, release: BadRelease): Promise<Result> => {
  const watch = await watchPods(place.bed.api(place.namespace));
  const old = new Set(watch.sights.map(sight => sight.pod.metadata.name));
  try {
    const began = monotonicMs();
    const { exitCode, text } = await detector.release(place, release);
    const seconds = (monotonicMs() - began) / 1000;
    const answers = await answering(place);
    const sign = firstSign(
      watch.sights.filter(sight => !old.has(sight.pod.metadata.name)),
      release,
    );
    return {
      detector: detector.name,
      release: release.name,
      seconds,
      signSeconds: sign === undefined ? null : (sign - began) / 1000,
      exitCode,
      said: text,
      named: exitCode !== 0 && release.names.test(text),
      answers,
    };
  } finally {
    await watch.close();
  }
};

interface Running {
  readonly bed: Bed;
  readonly results: Results<Result>;
}

const say = ({ detector, release, seconds, said }: Result): void =>
  console.log(`${release}, ${detector}: ${seconds.toFixed(1)} s\n${said.replaceAll(/^/gm, '    ')}`);

/** Each bad release meets a good one that has traffic. */
const inOwnPlace = async ({ bed, results }: Running, detector: Detector, releases: readonly BadRelease[]) =>
  await withNamespace(bed.cluster, 'bench-detection', async namespace => {
    const place = { bed, namespace, port: await bed.freePort(), drain: 0 };
    await detector.prepare(place, good);
    for (const release of releases) {
      const result = await detect(place, detector, release);
      await results.add(result);
      say(result);
    }
  });

/** Whoever waits out a timer can do so side by side; each in a place of its own, for it does not clean up. */
const once = async (running: Running, detector: Detector, time: number): Promise<void> => {
  const { all } = running.results;
  const due = badReleases.filter(
    release => all.filter(one => one.detector === detector.name && one.release === release.name).length <= time,
  );
  if (due.length === 0) return;
  if (detector.waits) await Promise.all(due.map(async release => await inOwnPlace(running, detector, [release])));
  else await inOwnPlace(running, detector, due);
};

const endOf = (results: readonly Result[]): string => {
  const codes = [...new Set(results.map(one => (one.exitCode === 0 ? 'takes it for good' : `exit ${one.exitCode}`)))];
  return codes.join(', ');
};

const row = (release: BadRelease, detector: Detector, results: readonly Result[]): string[] => {
  const lag = results.flatMap(one => (one.signSeconds === null ? [] : [one.seconds - one.signSeconds]));
  const answers = [...new Set(results.map(one => one.answers.join(' + ')))].join('; ');
  const said = results.at(-1)?.said ?? '';
  return [
    release.name,
    detector.name,
    minMedianMax(
      results.map(one => one.seconds),
      1,
    ),
    lag.length === 0 ? '–' : minMedianMax(lag, 1),
    `${endOf(results)}; ${results.every(one => one.named) ? 'names the cause' : results.some(one => one.named) ? 'names it sometimes' : 'does not name it'}`,
    answers,
    said.split('\n').slice(-3).join('\n').slice(0, 300),
  ];
};

const head = [
  'release',
  'by',
  's, min / median / max',
  's after the pod’s status showed it',
  'ends with',
  'who answers then',
  'says (last of the runs)',
];

const page = (results: readonly Result[]): string => {
  const rows = badReleases.flatMap(release =>
    detectors.flatMap(detector => {
      const own = results.filter(one => one.release === release.name && one.detector === detector.name);
      return own.length === 0 ? [] : [row(release, detector, own)];
    }),
  );
  const slowest = quantile(
    results
      .filter(one => one.detector === detectors[0]?.name && one.signSeconds !== null)
      .map(one => one.seconds - (one.signSeconds ?? 0)),
    1,
  );
  return `A good release has traffic, and then one comes that cannot work: ${badReleases.map(({ name, what }) => `**${name}** (${what})`).join(', ')}. Two replicas.

${table(head, rows)}

${Number.isFinite(slowest) ? `Ours, at most after the sign in the pod’s status: ${formatDuration(slowest * 1000)}.` : ''}

- From the start of the command to its end. ${detectors.map(({ name, what }) => `${name}: ${what}`).join('. ')}.
- The sign is the first status, seen by a watch of our own, that shows the cause: a waiting reason, an exit code, \`PodScheduled: False\`. A readiness
  probe that fails leaves none: such a pod is merely not ready yet.
- “Names the cause”: the output has words for it (the patterns are in the source of the bench). “${good}” is the release that had traffic before.
- The five runs of kubectl, and those of helm, wait side by side: each only waits out its timer. Ours run one after the other.`;
};

const options = {
  times: { type: 'string', default: '3' },
  only: { type: 'string', multiple: true, default: [] as string[] },
  cluster: { type: 'string' },
  anew: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
} as const;

export const main = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({ args: [...args], options });
  const results = await Results.open('kubernetes-detection', resultSchema, values.anew);
  const chosen = detectors.filter(
    ({ name }) => values.only.length === 0 || values.only.some(one => name.includes(one)),
  );
  await withBed(values.cluster, async bed => {
    for (let time = 0; time < Number(values.times); time += 1)
      for (const detector of chosen) await once({ bed, results }, detector, time);
  });
  const text = page(results.all);
  console.log(text);
  if (values.write)
    await writeBenchPage(
      'bench/kubernetes-detection.md',
      'How soon a bad release is named',
      'npm run bench -- kubernetes-detection',
      text,
    );
};
