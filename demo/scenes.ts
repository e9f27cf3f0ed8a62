/** The scenes of the demo: each starts real bundles as the runner would, and says what came of it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../scripts/actions.ts';
import { metricNames } from '../src/domain/measurements/metrics.ts';
import { quietEnoughFor } from '../src/domain/measurements/noise.ts';
import { type ActionRun, cleanUp, runBundle } from '../test/support/runner.ts';
import { installTrivyDb } from '../test/support/trivy-db.ts';
import type { Scene } from './report.ts';
import type { Traffic } from './traffic.ts';

export interface Stage {
  readonly stateDir: string;
  readonly port: number;
  readonly traffic: Traffic;
  /** Scratch space of the demo. */
  readonly folder: string;
}

export type SceneResult = Omit<Scene, 'startMs' | 'endMs' | 'title' | 'expected'>;

export interface SceneScript {
  readonly title: string;
  readonly expected: string;
  play(stage: Stage): Promise<SceneResult>;
}

const app = join(root, 'demo', 'app.ts');

const command = (version: string, flags = ''): string =>
  `"${process.execPath}" "${app}" --version ${version} ${flags}`.trim();

/** The actions look for tools where the demo found them. */
const toolCache = (): Record<string, string> => ({
  XDG_CACHE_HOME: process.env['RUNNER_TOOL_CACHE'] || process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
});

/** A made-up commit for each release: the demo's revisions go forward, and no Git history is needed. */
const revisionOf = (version: string): string => Buffer.from(version).toString('hex').padEnd(40, '0');

const shipInputs = (stage: Stage, version: string, flags: string): Record<string, string> => ({
  app: 'demo',
  environment: 'production',
  'state-dir': stage.stateDir,
  port: String(stage.port),
  command: command(version, flags),
  revision: revisionOf(version),
  // Part of what a release is: the same command elsewhere is another release.
  'working-directory': root,
  'allow-older': 'true',
  'warm-up': '1s',
  'verify-duration': '5s',
  'probe-rate': '150',
  'max-error-rate': '0.1%',
  // So few can't show a rate below 0.1 %; the report then says which rise could not have been seen.
  'min-samples': '500',
  bake: '1s',
  drain: '5s',
});

const reasonsOf = (run: ActionRun): readonly string[] => {
  const reasons: unknown = JSON.parse(run.outputs['reasons'] ?? '[]');
  return Array.isArray(reasons) ? reasons.map(one => String(one?.message ?? '')) : [];
};

/** Of a rollout the last reason says what was done; those before it are its causes. */
const reasonOf = (run: ActionRun): string => reasonsOf(run).at(-1) ?? '';

const verdictOf = (run: ActionRun): string => run.outputs['verdict'] ?? `none (exit ${run.exitCode ?? run.signal})`;

const ms = (text: string | undefined): string =>
  text === undefined || text === '' ? '–' : `${Math.round(Number(text))} ms`;

const percent = (text: string | undefined): string =>
  text === undefined || text === '' ? '–' : `${Number(text).toFixed(1)} %`;

const percents = (outputs: ActionRun['outputs']): string =>
  `${percent(outputs['shift'])} (${percent(outputs['shift-lower'])} to ${percent(outputs['shift-upper'])})`;

/** Waits until a request is answered by a release nobody has seen before. */
const newcomer = async (traffic: Traffic, limitMs: number): Promise<string | undefined> => {
  const known = new Set(traffic.releases());
  const until = performance.now() + limitMs;
  while (performance.now() < until) {
    const fresh = traffic.releases().find(id => !known.has(id));
    if (fresh !== undefined) return fresh;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  return undefined;
};

const ship = async (stage: Stage, version: string, flags = ''): Promise<ActionRun> => {
  const run = await runBundle('ship', { inputs: shipInputs(stage, version, flags) });
  stage.traffic.name(run.outputs['release-id'], version);
  return run;
};

/** What the users of the entrance saw between two moments. */
const seenBy = (stage: Stage, since: number): readonly (readonly [string, string])[] => {
  const records = stage.traffic.since(since);
  const lost = records.filter(record => record.status === null).length;
  const errors = records.filter(record => record.status !== null && record.status >= 500).length;
  return [
    ['requests meanwhile', String(records.length)],
    ['lost', String(lost)],
    ['answered with 5xx', String(errors)],
  ];
};

const lostSince = (stage: Stage, since: number): number =>
  stage.traffic.since(since).filter(record => record.status === null).length;

const goodRelease = (version: string, title: string): SceneScript => ({
  title,
  expected: 'deployed, no request lost',
  play: async stage => {
    const since = performance.now();
    const run = await ship(stage, version);
    const lost = lostSince(stage, since);
    await cleanUp(run);
    return {
      verdict: verdictOf(run),
      asExpected: run.exitCode === 0 && run.outputs['verdict'] === 'deployed' && lost === 0,
      outcome: run.exitCode === 0 ? `${version} is live and verified.` : reasonOf(run),
      numbers: [...seenBy(stage, since), ['switch to first answer', ms(run.outputs['switch-ms'])]],
    };
  },
});

const faultyRelease: SceneScript = {
  title: 'v3 fails 3 % of its requests; its health check says all is well',
  expected: 'rolled-back to v2, the run is red',
  play: async stage => {
    const since = performance.now();
    const run = await ship(stage, 'v3', '--error-rate 0.03');
    const back = await stage.traffic.answeredBy('v2', 5000);
    await cleanUp(run);
    return {
      verdict: verdictOf(run),
      asExpected: run.exitCode === 1 && run.outputs['verdict'] === 'rolled-back' && back,
      outcome: reasonOf(run),
      numbers: [
        ...seenBy(stage, since),
        ['switch to decision', ms(run.outputs['detection-ms'])],
        ['decision to old release answering', ms(run.outputs['recovery-ms'])],
      ],
    };
  },
};

const measured = z.object({
  comparisons: z.array(
    z.object({
      metric: z.enum(metricNames),
      minimumDetectable: z.number().nullable(),
      noise: z.number(),
      runs: z.object({ base: z.number(), candidate: z.number() }),
    }),
  ),
});

/** What shows with 80 % probability at half the slowdown is as good as sure to show at the whole. */
const mustShow = 0.2;

/** Why this machine can't be expected to show a slowdown of 40 %; undefined where it can. */
const tooNoisy = async (run: ActionRun): Promise<string | undefined> => {
  const file = run.outputs['report-file'];
  if (file === undefined) return undefined;
  const [worst] = measured.parse(JSON.parse(await readFile(file, 'utf8'))).comparisons;
  const opinion = worst && quietEnoughFor(worst, mustShow);
  return opinion?.quietEnough === false ? opinion.sentence : undefined;
};

const slowRelease: SceneScript = {
  title: 'v4 is 40 % slower: the performance gate sees it before any traffic does',
  expected: 'regression, traffic untouched',
  play: async stage => {
    const since = performance.now();
    const run = await runBundle('performance-regression', {
      inputs: {
        'base-command': command('v2'),
        'candidate-command': command('v4', '--work 1.4'),
        'health-path': '/healthz',
        connections: '1',
        'warm-up': '300ms',
        duration: '1s',
        'max-pairs': '10',
      },
      env: toolCache(),
    });
    const noise = await tooNoisy(run);
    await cleanUp(run);
    const verdict = verdictOf(run);
    const noisy = verdict === 'inconclusive' && noise !== undefined;
    return {
      verdict: noisy ? 'inconclusive (this machine is too noisy to tell)' : verdict,
      asExpected: (verdict === 'regression' && run.exitCode === 1) || noisy,
      outcome: noisy ? `Not passed and not shown: ${reasonOf(run)} Try on a quieter machine.` : reasonOf(run),
      numbers: [
        ...seenBy(stage, since),
        ['slowdown (99 % bounds)', percents(run.outputs)],
        ['smallest slowdown these runs would show', percent(run.outputs['minimum-detectable'])],
        ['noise from run to run', percent(run.outputs['noise'])],
        ['pairs of runs', run.outputs['pairs'] ?? '–'],
      ],
    };
  },
};

const killedDeploy: SceneScript = {
  title: 'The deploy of v5 is killed (SIGKILL) right after its switch; the same command runs again',
  expected: 'the second run finishes: deployed, no request lost',
  play: async stage => {
    const since = performance.now();
    const killed = await runBundle('ship', {
      inputs: shipInputs(stage, 'v5', ''),
      started: child => {
        void newcomer(stage.traffic, 30_000).then(id => {
          stage.traffic.name(id, 'v5');
          child.kill('SIGKILL');
        });
      },
    });
    const again = await ship(stage, 'v5');
    const lost = lostSince(stage, since);
    await Promise.all([cleanUp(killed), cleanUp(again)]);
    return {
      verdict: `killed (${killed.signal ?? `exit ${killed.exitCode}`}), then ${verdictOf(again)}`,
      asExpected: killed.signal === 'SIGKILL' && again.exitCode === 0 && lost === 0,
      outcome:
        again.exitCode === 0
          ? 'The second run took over where the first was cut, verified v5 and settled.'
          : reasonOf(again),
      numbers: seenBy(stage, since),
    };
  },
};

/** A lockfile of a release that pulls in lodash 4.17.20 (CVE-2021-23337, fixed in 4.17.21). */
const vulnerableLockfile = {
  name: 'web',
  version: '1.0.0',
  lockfileVersion: 3,
  packages: {
    '': { name: 'web', version: '1.0.0', dependencies: { lodash: '4.17.20' } },
    'node_modules/lodash': { version: '4.17.20' },
  },
};

const vulnerableRelease: SceneScript = {
  title: 'A release that brings a known vulnerability: Trivy sees it before any traffic does',
  expected: 'fail, traffic untouched',
  play: async stage => {
    const since = performance.now();
    const [source, cache] = [join(stage.folder, 'vulnerable'), join(stage.folder, 'trivy')];
    await mkdir(source, { recursive: true });
    await writeFile(join(source, 'package-lock.json'), JSON.stringify(vulnerableLockfile, null, 2));
    await installTrivyDb(cache);
    const run = await runBundle('security-scan', {
      inputs: { path: source, scanners: 'vuln', 'cache-dir': cache, 'skip-db-update': 'true' },
      env: toolCache(),
    });
    await cleanUp(run);
    return {
      verdict: verdictOf(run),
      asExpected: run.exitCode === 1 && run.outputs['verdict'] === 'fail',
      outcome: reasonsOf(run)[0] ?? '',
      numbers: [...seenBy(stage, since), ['findings that block', run.outputs['blocking'] ?? '–']],
    };
  },
};

/** The scenes that can be played with what this machine has. */
export const scenesFor = (found: { readonly trivy: boolean }): readonly SceneScript[] => [
  goodRelease('v1', 'v1 is the first release ever'),
  goodRelease('v2', 'v2 is a good release'),
  faultyRelease,
  slowRelease,
  ...(found.trivy ? [vulnerableRelease] : []),
  killedDeploy,
];
