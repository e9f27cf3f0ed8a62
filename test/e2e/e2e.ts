/**
 * `npm run e2e [filter …]`: installs what the suites need, starts the services, runs the suites, most of which wait more
 * than they compute, four at a time, then those that need the machine for themselves, and ends with `N passed, N failed`. A scenario that cannot run here counts as failed in CI, and is said elsewhere.
 */
import { glob, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { createTools } from '../../src/adapters/tools/tools.ts';
import { formatDuration } from '../../src/core/durations.ts';
import { messageOf } from '../../src/core/errors.ts';
import { terminal } from '../../tools/terminal.ts';
import { stop } from '../../tools/testbed/daemon.ts';
import { startKubernetes, stopKubernetes } from '../../tools/testbed/kubernetes.ts';
import { startBuildkit, startRegistry } from '../../tools/testbed/services.ts';
import { startSimulated, stopSimulated } from '../../tools/testbed/simulated.ts';
import { prepareReal, prepareSimulated, type TestCluster } from '../support/cluster/cluster.ts';
import type { E2eContext, Scenario, Suite } from './suite.ts';

const scenarioTimeoutMs = 10 * 60_000;
const lanes = 4;

interface Services {
  registry: string;
  buildkit: string;
  kubernetes: TestCluster | undefined;
  simulated: TestCluster | undefined;
}

/** Everything else in `needs` is a tool. */
const clusters = ['kubernetes', 'kubernetes-simulated'];

/** A running cluster to use instead of one of our own: quicker while a suite is written. */
const given = (need: string): string | undefined =>
  process.env[need === 'kubernetes' ? 'E2E_KUBERNETES' : 'E2E_KUBERNETES_SIMULATED'];

/** What the suites need, by name: a path, or why it cannot be had. */
interface Provided {
  readonly paths: ReadonlyMap<string, string>;
  readonly problems: ReadonlyMap<string, string>;
  readonly services: Readonly<Services>;
}

type Result = 'passed' | 'failed' | 'skipped';

const loadSuites = async (filters: readonly string[]): Promise<readonly Suite[]> => {
  const files = (await Array.fromAsync(glob('*.e2e.ts', { cwd: import.meta.dirname }))).sort();
  const modules: { suite?: Suite }[] = await Promise.all(
    files.map(async file => await import(pathToFileURL(join(import.meta.dirname, file)).href)),
  );
  const wanted = (suite: Suite, scenario: Scenario): boolean =>
    filters.length === 0 || filters.some(filter => `${suite.name} ${scenario.name}`.includes(filter));
  return modules
    .flatMap(({ suite }) => (suite === undefined ? [] : [suite]))
    .map(suite => ({ ...suite, scenarios: suite.scenarios.filter(scenario => wanted(suite, scenario)) }))
    .filter(suite => suite.scenarios.length > 0);
};

const provide = async (needs: ReadonlySet<string>, folder: string): Promise<Provided> => {
  const base = terminal();
  const deps = { ...base, tools: createTools(base) };
  const [paths, problems] = [new Map<string, string>(), new Map<string, string>()];
  const services: Services = { registry: '', buildkit: '', kubernetes: undefined, simulated: undefined };
  const attempt = async (need: string, body: () => Promise<void>): Promise<void> => {
    await body().catch(error => problems.set(need, `${need}: ${messageOf(error)}`));
  };
  for (const need of [...needs].filter(one => one !== 'buildkit' && !clusters.includes(one)))
    await attempt(need, async () => {
      paths.set(need, (await deps.tools.locate(need)).path);
    });
  const images = async (): Promise<void> => {
    if (needs.has('registry') || needs.has('buildkit'))
      await attempt('registry', async () => {
        services.registry = (await startRegistry(deps, folder)).address;
      });
    if (needs.has('buildkit'))
      await attempt('buildkit', async () => {
        services.buildkit = (await startBuildkit(deps, folder, services.registry)).address;
      });
  };
  const kubernetes = async (): Promise<void> => {
    if (needs.has('kubernetes'))
      await attempt('kubernetes', async () => {
        const cluster = await startKubernetes(deps, given('kubernetes') ?? join(folder, 'kubernetes'));
        services.kubernetes = await prepareReal(cluster);
      });
  };
  const simulated = async (): Promise<void> => {
    if (needs.has('kubernetes-simulated'))
      await attempt('kubernetes-simulated', async () => {
        const place = given('kubernetes-simulated') ?? join(folder, 'kubernetes-simulated');
        services.simulated = await prepareSimulated(await startSimulated(deps, place));
      });
  };
  await Promise.all([images(), kubernetes(), simulated()]);
  return { paths, problems, services };
};

const needed = <T>(service: T | undefined, name: string): T => {
  if (service === undefined) throw new Error(`the suite does not name "${name}" in its needs`);
  return service;
};

const contextOf = (provided: Provided, temp: string, log: (line: string) => void): E2eContext => ({
  tool: name => {
    const path = provided.paths.get(name);
    if (path === undefined) throw new Error(`the suite does not name "${name}" in its needs`);
    return path;
  },
  registry: provided.services.registry,
  buildkit: provided.services.buildkit,
  get kubernetes() {
    return needed(provided.services.kubernetes, 'kubernetes');
  },
  get simulated() {
    return needed(provided.services.simulated, 'kubernetes-simulated');
  },
  temp,
  log,
});

const indent = (text: string): string => text.replaceAll(/^/gm, '    ');

const expire = async (signal: AbortSignal): Promise<never> => {
  await delay(scenarioTimeoutMs, undefined, { signal });
  throw new Error(`not done after ${formatDuration(scenarioTimeoutMs)}`);
};

const runOne = async (suite: Suite, scenario: Scenario, provided: Provided): Promise<Result> => {
  const title = `${suite.name}: ${scenario.name}`;
  const missing = suite.needs.filter(need => provided.problems.has(need));
  if (missing.length > 0) {
    const why = missing.map(need => provided.problems.get(need)).join('\n');
    console.log(`could not run  ${title}\n${indent(why)}`);
    return process.env['CI'] === 'true' ? 'failed' : 'skipped';
  }
  const temp = await mkdtemp(join(tmpdir(), 'e2e-'));
  const [started, timer] = [performance.now(), new AbortController()];
  // Said with the result: another suite may be talking at the same time.
  const lines: string[] = [];
  const say = (line: string): void => console.log([line, ...lines.map(indent)].join('\n'));
  const took = (): string => formatDuration(performance.now() - started);
  try {
    await Promise.race([scenario.run(contextOf(provided, temp, line => void lines.push(line))), expire(timer.signal)]);
    say(`ok    ${title} (${took()})`);
    await rm(temp, { recursive: true, force: true });
    return 'passed';
  } catch (error) {
    say(`FAIL  ${title} (${took()}), its files stay in ${temp}\n${indent(inspect(error))}`);
    return 'failed';
  } finally {
    timer.abort();
  }
};

const runSuite = async (suite: Suite, provided: Provided): Promise<readonly Result[]> => {
  const results: Result[] = [];
  for (const scenario of suite.scenarios) results.push(await runOne(suite, scenario, provided));
  await suite.close?.();
  return results;
};

const runSuites = async (suites: readonly Suite[], provided: Provided, atOnce: number): Promise<readonly Result[]> => {
  const queue = [...suites].sort((a, b) => (b.seconds ?? 0) - (a.seconds ?? 0));
  const results: Result[] = [];
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      results.push(...(await runSuite(next, provided)));
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
};

const stopServices = async (folder: string): Promise<void> => {
  await stopKubernetes(join(folder, 'kubernetes'));
  await stopSimulated(join(folder, 'kubernetes-simulated'));
  await stop(folder, 'buildkit');
  await stop(folder, 'registry');
  await rm(folder, { recursive: true, force: true });
};

/** The services run in groups of their own, so an interrupted run has to take them down itself. */
const stopOnSignal = (folder: string): void => {
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => void stopServices(folder).finally(() => process.kill(process.pid, name)));
};

const main = async (): Promise<void> => {
  const suites = await loadSuites(process.argv.slice(2));
  const folder = await mkdtemp(join(tmpdir(), 'testbed-'));
  stopOnSignal(folder);
  const results: Result[] = [];
  try {
    const provided = await provide(new Set(suites.flatMap(suite => suite.needs)), folder);
    const [alone, others] = [suites.filter(suite => suite.alone), suites.filter(suite => !suite.alone)];
    results.push(...(await runSuites(others, provided, lanes)), ...(await runSuites(alone, provided, 1)));
  } finally {
    await stopServices(folder);
  }
  const count = (result: Result): number => results.filter(one => one === result).length;
  const skipped = count('skipped') === 0 ? '' : `, ${count('skipped')} skipped`;
  console.log(`${count('passed')} passed, ${count('failed')} failed${skipped}`);
  if (count('failed') > 0 || count('passed') === 0) process.exitCode = 1;
};

await main();
