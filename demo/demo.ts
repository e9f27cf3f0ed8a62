/**
 * `npm run demo`: real bundles, a real proxy, real load, on this machine alone. About a minute.
 * Exit 0 only if every scene ended as expected.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from '../scripts/actions.ts';
import { freePort } from '../src/adapters/process/host/ports.ts';
import { createProcessTarget } from '../src/adapters/process/target.ts';
import { formatDuration } from '../src/core/durations.ts';
import { type DemoReport, renderReport, type Scene } from './report.ts';
import { type SceneScript, type Stage, scenesFor } from './scenes.ts';
import { silent } from './silent.ts';
import { findTools, toolsUsed } from './tools.ts';
import { Traffic } from './traffic.ts';

const play = async (script: SceneScript, stage: Stage, began: number, number: number): Promise<Scene> => {
  process.stdout.write(`\n${number}. ${script.title}\n`);
  const startMs = performance.now() - began;
  const result = await script.play(stage);
  const endMs = performance.now() - began;
  const mark = result.asExpected ? '✔' : '✘ NOT AS EXPECTED:';
  const numbers = result.numbers.map(([name, value]) => `${name} ${value}`).join(' · ');
  process.stdout.write(
    `   ${mark} ${result.verdict} (${formatDuration(endMs - startMs)})  ${result.outcome}\n     ${numbers}\n`,
  );
  return { title: script.title, expected: script.expected, startMs, endMs, ...result };
};

const writeReport = async (report: DemoReport): Promise<string> => {
  const path = join(root, 'demo', 'report.html');
  await mkdir(join(root, 'demo'), { recursive: true });
  await writeFile(path, renderReport(report));
  return relative(process.cwd(), path);
};

const callerYaml = async (): Promise<string> =>
  await readFile(join(root, 'examples/web/.github/workflows/deliver.yml'), 'utf8').catch(() => '');

const main = async (): Promise<void> => {
  const began = performance.now();
  const found = await findTools();
  const scenes = scenesFor(found);
  const folder = await mkdtemp(join(tmpdir(), 'prod-actions-demo-'));
  const port = await freePort();
  const traffic = new Traffic(`http://127.0.0.1:${port}/`);
  const stage: Stage = { stateDir: join(folder, 'state'), port, traffic, folder };
  const played: Scene[] = [];
  process.stdout.write('prod-actions demo: real bundles, a real proxy and steady load on this machine\n');
  for (const [name, what] of toolsUsed(found)) process.stdout.write(`  ${name}: ${what}\n`);
  try {
    for (const [index, script] of scenes.entries()) {
      played.push(await play(script, stage, began, index + 1));
      // Users come once there is something to answer them.
      traffic.begin();
    }
  } finally {
    await traffic.end();
    const target = createProcessTarget(
      { stateDir: stage.stateDir, app: 'demo', environment: 'production', entrancePort: port },
      { log: silent, env: {} },
    );
    await target.takeDown().catch(() => undefined);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  const endMs = performance.now() - began;
  const path = await writeReport({
    startedAt: new Date().toISOString(),
    machine: `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.version}`,
    tools: toolsUsed(found),
    scenes: played,
    samples: traffic.samples(began),
    endMs,
    yaml: await callerYaml(),
  });
  const good = played.filter(scene => scene.asExpected).length;
  process.stdout.write(
    `\n${good} of ${scenes.length} scenes ended as expected, in ${formatDuration(endMs)}. Look at ${path}\n`,
  );
  process.exitCode = good === scenes.length ? 0 : 1;
};

await main();
