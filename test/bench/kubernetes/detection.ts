/**
 * How long it takes until somebody says what is wrong with a release that cannot work, and whether he says it.
 *
 *   npm run bench -- kubernetes-detection [--times 3] [--only prod-actions|kubectl|helm] [--cluster FOLDER] [--anew] [--write]
 *
 * Goes on with what an interrupted run has measured, unless told `--anew`.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { table } from '../../../src/core/markdown.ts';
import { withNamespace } from '../../support/cluster/cluster.ts';
import { monotonicMs } from '../../support/load-clients/clock.ts';
import { startClients } from '../../support/load-clients/load.ts';
import { minMedianMax, writeBenchPage } from '../report.ts';
import { type BadRelease, badReleases, firstSign } from './bad-releases.ts';
import { type Bed, withBed } from './bed.ts';
import { type Detector, detectors } from './detectors.ts';
import { clients } from './measure.ts';
import type { Place } from './method.ts';
import { watchPods } from './pods.ts';
import { Results } from './results.ts';

const resultSchema = z.object({
  detector: z.string(),
  release: z.string(),
  seconds: z.number(),
  /** Until its output first had words for the cause; null: it never had. */
  namedSeconds: z.number().nullable(),
  /** From the start of the command until the status of a pod showed it; null: no pod status does. */
  signSeconds: z.number().nullable(),
  exitCode: z.number().nullable(),
  said: z.string(),
  /** Versions that answered afterwards. */
  answers: z.array(z.string()),
});
type Result = z.output<typeof resultSchema>;

const good = 'good';

const second = 1000;

/** Who answers for a second afterwards. */
const answering = async ({ bed, port }: Place): Promise<string[]> => {
  const perSecond = { fresh: 40, kept: 0, blind: 0 };
  const load = await startClients({ ...clients, port, perSecond }, bed.cluster.enter);
  await delay(2 * second);
  const records = (await load.stop()).filter((record, _at, all) => record.at > (all.at(-1)?.at ?? 0) - second);
  return [...new Set(records.map(record => record.fault ?? record.version))].sort();
};

const detect = async (place: Place, detector: Detector, release: BadRelease): Promise<Result> => {
  const watch = await watchPods(place.bed, place.namespace);
  const old = new Set(watch.sights.map(sight => sight.pod.metadata.name));
  try {
    const began = monotonicMs();
    let named: number | null = null;
    const hear = (output: string): void => {
      if (named === null && release.names.test(output)) named = (monotonicMs() - began) / 1000;
    };
    const { exitCode, text } = await detector.release(place, release, hear);
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
      namedSeconds: named,
      signSeconds: sign === undefined ? null : (sign - began) / 1000,
      exitCode,
      said: text,
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

const lagOf = (results: readonly Result[]): number[] =>
  results.flatMap(one =>
    one.signSeconds === null || one.namedSeconds === null ? [] : [one.namedSeconds - one.signSeconds],
  );

const spread = (values: readonly (number | null)[]): string => {
  const found = values.flatMap(one => (one === null ? [] : [one]));
  return found.length === 0 ? '–' : minMedianMax(found, 1);
};

const row = (release: BadRelease, detector: Detector, results: readonly Result[]): string[] => {
  const answers = [...new Set(results.map(one => one.answers.join(' + ')))].join('; ');
  const said = results.at(-1)?.said ?? '';
  return [
    release.name,
    detector.name,
    String(results.length),
    results.some(one => one.namedSeconds !== null) ? spread(results.map(one => one.namedSeconds)) : 'never',
    spread(lagOf(results)),
    spread(results.map(one => one.seconds)),
    endOf(results),
    answers,
    said.replaceAll('<br>', '\n').split('\n').slice(-4).join('\n').slice(0, 300),
  ];
};

const head = [
  'release',
  'by',
  'runs',
  'cause named, s (min / median / max)',
  's after the pod’s status showed it',
  'command ends, s',
  'with',
  'who answers then',
  'says (last run)',
];

const page = (results: readonly Result[]): string => {
  const rows = badReleases.flatMap(release =>
    detectors.flatMap(detector => {
      const own = results.filter(one => one.release === release.name && one.detector === detector.name);
      return own.length === 0 ? [] : [row(release, detector, own)];
    }),
  );
  const lags = lagOf(results.filter(one => one.detector === detectors[0]?.name));
  return `A good release has traffic, and then one comes that cannot work: ${badReleases.map(({ name, what }) => `**${name}** (${what})`).join(', ')}. Two replicas.

${table(head, rows)}

${lags.length === 0 ? '' : `Ours names the cause ${minMedianMax(lags, 1)} s after the pod’s status shows it.`}

- Seconds count from the start of the command. ${detectors.map(({ name, what }) => `${name}: ${what}`).join('. ')}.
- The sign is the first status, seen by a watch of our own, that shows the cause: a waiting reason, an exit code, \`PodScheduled: False\`. A readiness
  probe that fails leaves none: such a pod is merely not ready yet.
- “Cause named”: the output of the command has words for it (the patterns are in the source of the bench). “${good}” is the release that had traffic
  before; who answers is seen in ${second / 1000} s of 40 requests/s on new connections after the command.
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
