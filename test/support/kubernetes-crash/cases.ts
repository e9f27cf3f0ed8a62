/** One case of the matrix: a command that meets a fault, the same command again, and everything that must hold then. */

import type { Clock } from '../../../src/core/ports.ts';
import type { K8sObject } from '../../../src/domain/kubernetes/objects.ts';
import type { Moment } from '../../../src/domain/rollout/invariants.ts';
import type { Fault, FaultPlan } from '../fault-proxy.ts';
import { differences, leftovers, lookOf, type Names, namesOf, openEnds, releasesIn, wrongTraffic } from './end.ts';
import { emptyMoments, fencesBack, type Recorded } from './history.ts';
import { Judge } from './judge.ts';
import type { Order } from './process.ts';
import type { Images } from './releases.ts';
import type { Scenario } from './scenarios.ts';

/** A cluster, or a namespace of one, in which one case runs. */
export interface World {
  readonly socketPath: string;
  readonly namespace: string;
  objects(): Promise<readonly K8sObject[]>;
  /** Somebody who asks all the time; null: nobody can, or there is nothing to ask yet. */
  user(): Promise<User | null>;
  /** From its beginning until now. */
  history(): Promise<readonly Recorded[]>;
  close(): Promise<void>;
}

export interface User {
  stop(): Promise<{ readonly asked: number; readonly failed: number }>;
}

export interface Ran {
  /** undefined: it was killed. */
  readonly verdict: string | undefined;
  readonly reasons: readonly string[];
  /** Labels of the writes it made, or tried to. */
  readonly writes: readonly string[];
  readonly wrong: readonly string[];
}

/** Where cases run: the fake, simulated pods on a real API server, real pods. */
export interface Bed {
  readonly name: 'fake' | 'simulated' | 'real';
  readonly clock: Clock;
  readonly images: Images;
  readonly timeoutMs: number;
  /** Whether it can show the scenario at all. */
  can(scenario: Scenario): boolean;
  /** As after the scenario's `before`. */
  world(scenario: Scenario): Promise<World>;
  run(world: World, order: Order, plan: FaultPlan | undefined): Promise<Ran>;
}

type Look = ReturnType<typeof lookOf>;

export interface Reference {
  readonly scenario: Scenario;
  /** Writes of an undisturbed run. */
  readonly writes: readonly string[];
  readonly look: Look;
  readonly verdict: string;
}

interface End {
  readonly look: Look;
  readonly wrong: readonly string[];
}

const namesIn = async (judge: Judge, { found, before, command }: Scenario, moment: Moment): Promise<Names> => {
  const orders = [...before, command];
  const specs = [found, ...orders.map(order => order.release), command.to].filter(one => one !== undefined);
  const known = await Promise.all(specs.map(async spec => [await judge.release(spec), spec.name] as const));
  const ids = new Set(known.map(([release]) => release.id));
  const others = releasesIn(moment).filter(one => !ids.has(one.id));
  return namesOf([...known, ...others.map(one => [one, 'found'] as const)]);
};

const endOf = async (bed: Bed, world: World, scenario: Scenario): Promise<End> => {
  const { images, clock, timeoutMs } = bed;
  const { signal } = new AbortController();
  const { socketPath, namespace } = world;
  const place = { socketPath, namespace, images, clock, timeoutMs, signal };
  const judge = new Judge(place, scenario.command.release);
  try {
    const [moment, objects, history] = [await judge.moment(), await world.objects(), await world.history()];
    const { ends } = scenario;
    const wanted = typeof ends === 'string' ? '' : (await judge.release(ends)).id;
    const traffic = ends === 'nothing' ? [] : wrongTraffic(objects, wanted, images.replicas);
    const wrong = [
      ...openEnds(moment),
      ...traffic,
      ...leftovers(objects),
      ...emptyMoments(history),
      ...fencesBack(history),
    ];
    return { look: lookOf(objects, moment, await namesIn(judge, scenario, moment)), wrong };
  } finally {
    await judge.close();
  }
};

/** What the same two commands come to when nothing goes wrong. @throws Error when that itself is not well */
export const referenceOf = async (bed: Bed, scenario: Scenario): Promise<Reference> => {
  const world = await bed.world(scenario);
  try {
    const first = await bed.run(world, scenario.command, undefined);
    const again = await bed.run(world, scenario.command, undefined);
    const { look, wrong } = await endOf(bed, world, scenario);
    const problems = [...first.wrong, ...again.wrong, ...wrong];
    if (problems.length > 0)
      throw new Error(
        `${scenario.name}, undisturbed: ${first.verdict} → ${again.verdict}: ${problems.join('; ')}; ${first.reasons.join('; ')}`,
      );
    return { scenario, writes: first.writes, look, verdict: first.verdict ?? '' };
  } finally {
    await world.close();
  }
};

export interface Case {
  readonly scenario: string;
  readonly at: number;
  readonly where: string;
  readonly fault: Fault;
  readonly first: string;
  readonly again: string;
  readonly asked: number;
  readonly failed: number;
  readonly wrong: readonly string[];
}

export const runCase = async (bed: Bed, { scenario, look }: Reference, plan: FaultPlan): Promise<Case> => {
  const world = await bed.world(scenario);
  try {
    const user = await world.user();
    const first = await bed.run(world, scenario.command, plan);
    const again = await bed.run(world, scenario.command, undefined);
    const { asked, failed } = (await user?.stop()) ?? { asked: 0, failed: 0 };
    const end = await endOf(bed, world, scenario);
    const lost = failed > 0 ? [`I1: ${failed} of ${asked} requests failed`] : [];
    return {
      scenario: scenario.name,
      at: plan.at,
      where: first.writes[plan.at - 1] ?? 'not reached',
      fault: plan.fault,
      first: first.verdict ?? 'killed',
      again: again.verdict ?? 'killed',
      asked,
      failed,
      wrong: [...first.wrong, ...again.wrong, ...end.wrong, ...differences(look, end.look), ...lost],
    };
  } finally {
    await world.close();
  }
};
