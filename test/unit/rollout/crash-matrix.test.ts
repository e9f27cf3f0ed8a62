import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../src/domain/rollout/invariants.ts';
import type { Release } from '../../../src/domain/rollout/release.ts';
import { type Command, runDeploy, runOnce, runRollback } from '../../support/rollout-commands.ts';
import { type Fault, release, SimulatedWorld } from '../../support/simulated-target.ts';

const one = release('release-1');
const two = release('release-2');

interface Scenario {
  readonly name: string;
  /** What ran before we came. */
  readonly found?: Release;
  readonly before: readonly Command[];
  readonly command: Command;
}

const scenarios: readonly Scenario[] = [
  { name: 'first deploy ever', before: [], command: async process => await runDeploy(process, one) },
  {
    name: 'deploy over a live release',
    before: [async process => await runDeploy(process, one)],
    command: async process => await runDeploy(process, two),
  },
  {
    name: 'release that crashes in the warm-up',
    before: [async process => await runDeploy(process, one)],
    command: async process => await runDeploy(process, release('crashes', { start: 'exits' })),
  },
  {
    name: 'release that never listens',
    before: [async process => await runDeploy(process, one)],
    command: async process => await runDeploy(process, release('mute', { start: 'never-listens' })),
  },
  {
    name: 'failed verification, rolled back',
    before: [async process => await runDeploy(process, one)],
    command: async process => await runDeploy(process, release('bad', { verify: 'fail' })),
  },
  {
    name: 'first release fails, held',
    before: [],
    command: async process => await runDeploy(process, release('bad', { verify: 'fail' })),
  },
  {
    name: 'dies after the switch, rolled back',
    before: [async process => await runDeploy(process, one)],
    command: async process => await runDeploy(process, release('mayfly', { dies: 'after-switch' })),
  },
  {
    name: 'rollback by hand to a warm release',
    before: [
      async process => await runDeploy(process, one),
      async process => await runDeploy(process, two, { until: 'switched' }),
    ],
    command: async process => await runRollback(process),
  },
  {
    name: 'rollback by hand to a kept release that is cold',
    before: [async process => await runDeploy(process, one), async process => await runDeploy(process, two)],
    command: async process => await runRollback(process, { to: one.id }),
  },
  {
    name: 'first deploy over an app that ran before',
    found: release('found'),
    before: [],
    command: async process => await runDeploy(process, one),
  },
  {
    name: 'first deploy fails, back to the app that ran before',
    found: release('found'),
    before: [],
    command: async process => await runDeploy(process, release('bad', { verify: 'fail' })),
  },
  {
    name: 'release with a last hook',
    before: [async process => await runDeploy(process, one)],
    command: async process => await runDeploy(process, release('migrates', { contract: 'well' })),
  },
];

const prepared = async (scenario: Scenario): Promise<SimulatedWorld> => {
  const world = new SimulatedWorld();
  if (scenario.found !== undefined) world.find(scenario.found);
  for (const command of scenario.before) await runOnce(world, command);
  return world;
};

const undisturbed = async (scenario: Scenario): Promise<{ points: number; end: string }> => {
  const world = await prepared(scenario);
  const { points } = await runOnce(world, scenario.command);
  expect(world.wrong).toEqual([]);
  return { points, end: fingerprint(world.moment()) };
};

/** Everything that went wrong when the command is disturbed so, and then run again until it ends by itself. */
const disturbed = async (scenario: Scenario, faults: readonly Fault[], end: string): Promise<readonly string[]> => {
  const world = await prepared(scenario);
  for (const fault of faults) await runOnce(world, scenario.command, fault);
  await runOnce(world, scenario.command);
  const reached = fingerprint(world.moment());
  return reached === end ? world.wrong : [...world.wrong, `I4: ended in ${reached} instead of ${end}`];
};

describe.each(scenarios)('$name', scenario => {
  it.each(['kill', 'cancel', 'fail'] as const)('reaches the same end after a %s at any point', async how => {
    const { points, end } = await undisturbed(scenario);
    expect(points).toBeGreaterThan(20);
    for (let at = 1; at <= points; at += 1)
      expect({ at, wrong: await disturbed(scenario, [{ at, how }], end) }).toEqual({ at, wrong: [] });
  });

  it('reaches the same end when the one who takes over is killed as well', async () => {
    const { points, end } = await undisturbed(scenario);
    for (let at = 1; at <= points; at += 5)
      for (let again = 1; again <= points; again += 3) {
        const faults: Fault[] = [
          { at, how: 'kill' },
          { at: again, how: 'kill' },
        ];
        expect({ at, again, wrong: await disturbed(scenario, faults, end) }).toEqual({ at, again, wrong: [] });
      }
  });
});
