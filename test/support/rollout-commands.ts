/** Commands against the simulated world, and what a whole session of them must leave behind. */
import { type DeployCommand, type DeployOutcome, deploy, settle } from '../../src/domain/rollout/deploy.ts';
import { wrongAtEnd } from '../../src/domain/rollout/invariants.ts';
import type { Timing } from '../../src/domain/rollout/journal.ts';
import type { DeployRequest } from '../../src/domain/rollout/plan-deploy.ts';
import type { Release } from '../../src/domain/rollout/release.ts';
import { type RollbackCommand, type RollbackOutcome, rollback } from '../../src/domain/rollout/rollback.ts';
import type { Verification } from '../../src/domain/rollout/verifier.ts';
import { type Fault, Killed, SimulatedProcess, type SimulatedWorld } from './simulated-target.ts';

export const timing: Timing = { startMs: 2000, warmMs: 500, switchMs: 1000, drainMs: 1000, bakeMs: 2000 };

const by = { run: '1', attempt: '1', host: 'here', pid: 1 };
let operations = 0;
const nextId = (): string => {
  operations += 1;
  return `op-${operations}`;
};

export interface DeployOptions extends Partial<Omit<DeployRequest, 'release'>> {
  readonly until?: DeployCommand['until'];
  readonly onUnverified?: DeployCommand['onUnverified'];
  readonly relation?: DeployCommand['relation'];
}

export const runDeploy = async (
  process: SimulatedProcess,
  release: Release,
  options: DeployOptions = {},
): Promise<DeployOutcome> => {
  const { until = 'settled', onUnverified = 'hold', relation = async () => 'same', ...request } = options;
  return await deploy(process.ports, {
    app: 'web',
    environment: 'production',
    evidence: process.evidence,
    until,
    onUnverified,
    relation,
    request: {
      operation: nextId(),
      release,
      timing,
      allowOlder: false,
      allowColdRollback: false,
      by: { ...by, pid: process.evidence.pid },
      ...request,
    },
  });
};

export const runSettle = async (
  process: SimulatedProcess,
  operation: string,
  verdict: Verification['verdict'] = 'pass',
): Promise<DeployOutcome> =>
  await settle(process.ports, {
    app: 'web',
    environment: 'production',
    evidence: process.evidence,
    operation,
    verification: { verdict, reasons: [], evidence: null },
  });

export const runRollback = async (
  process: SimulatedProcess,
  options: Partial<RollbackCommand> = {},
): Promise<RollbackOutcome> =>
  await rollback(process.ports, {
    app: 'web',
    environment: 'production',
    evidence: process.evidence,
    operation: '',
    newId: nextId(),
    to: 'verified',
    reason: 'because',
    automatic: false,
    timing,
    by,
    ...options,
  });

export type Command = (process: SimulatedProcess) => Promise<DeployOutcome | RollbackOutcome>;

export interface Ran {
  readonly outcome: DeployOutcome | RollbackOutcome | 'killed' | 'failed';
  readonly points: number;
}

/** Runs one command as a process of its own, which may be killed or cancelled on the way. */
export const runOnce = async (world: SimulatedWorld, command: Command, fault?: Fault): Promise<Ran> => {
  const process = new SimulatedProcess(world, fault);
  try {
    const outcome = await command(process);
    world.wrong.push(...wrongAtEnd(world.moment()));
    return { outcome, points: process.points };
  } catch (error) {
    if (error instanceof Killed) return { outcome: 'killed', points: process.points };
    if (fault?.how !== 'fail') throw error;
    return { outcome: 'failed', points: process.points };
  } finally {
    process.exit();
  }
};
