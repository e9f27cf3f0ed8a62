/** What whole rollouts of the simulated world are told as. */
import { describe, expect, test } from 'vitest';
import { incidentBody } from '../../../src/adapters/announcing/github-incident-text.ts';
import { mailText } from '../../../src/adapters/announcing/mail-payload.ts';
import { pagerEvents } from '../../../src/adapters/announcing/pagerduty-payload.ts';
import { slackDetails, slackMessage } from '../../../src/adapters/announcing/slack-payload.ts';
import { teamsCard } from '../../../src/adapters/announcing/teams-payload.ts';
import { webhookBody } from '../../../src/adapters/announcing/webhook.ts';
import {
  announceDeploy,
  announceResumed,
  announceRollback,
  announceShip,
} from '../../../src/domain/announcements/announce.ts';
import { type Announcement, incidentKeyOf, placeKeyOf } from '../../../src/domain/announcements/announcement.ts';
import { deploymentPlan } from '../../../src/domain/deployments/statuses.ts';
import type { DeployOutcome } from '../../../src/domain/rollout/deploy.ts';
import { liftQuarantine } from '../../../src/domain/rollout/maintenance.ts';
import { type RolloutReport, reportOf } from '../../../src/domain/rollout/report.ts';
import { resume } from '../../../src/domain/rollout/resume.ts';
import type { RollbackOutcome } from '../../../src/domain/rollout/rollback.ts';
import { occasion } from '../../support/announcement.ts';
import { type DeployOptions, runDeploy, runOnce, runRollback } from '../../support/rollout-commands.ts';
import { type Behaviour, release, SimulatedProcess, SimulatedWorld } from '../../support/simulated-target.ts';

const made = (name: string, letter: string, behaviour: Behaviour = {}) =>
  release(name, behaviour, { revision: letter.repeat(40) });
const [good, next] = [made('good', 'a'), made('next', 'b')];
const dying = made('dying', 'c', { dies: 'after-switch' });
const failing = made('failing', 'd', { verify: 'fail' });

const inProcess = async <T>(world: SimulatedWorld, body: (process: SimulatedProcess) => Promise<T>): Promise<T> => {
  const process = new SimulatedProcess(world);
  try {
    return await body(process);
  } finally {
    process.exit();
  }
};

const deployed = async (world: SimulatedWorld, one = good, options: DeployOptions = {}): Promise<DeployOutcome> =>
  await inProcess(world, async process => await runDeploy(process, one, options));

const worldWith = async (...releases: readonly (typeof good)[]): Promise<SimulatedWorld> => {
  const world = new SimulatedWorld();
  for (const one of releases) await deployed(world, one);
  return world;
};

/** As the actions make it: of a rollback, `release` is what it goes back to. */
const report = (outcome: DeployOutcome | RollbackOutcome, wanted: typeof good | null = null): RolloutReport =>
  reportOf(outcome, {
    app: 'shop',
    environment: 'production',
    url: '',
    releaseId: wanted?.id ?? outcome.operation?.release.id ?? null,
    previousReleaseId: outcome.operation?.undo?.release.id ?? null,
  });

const must = <T>(value: T | null): T => {
  if (value === null) throw new Error('nothing is told');
  return value;
};

/** What `ship` tells when the deploy step itself came to an end. */
const shipTells = (verdict: 'failed' | 'rolled-back' | 'deployed', outcome: DeployOutcome, wanted: typeof good) => {
  const nothing = {
    timeline: [],
    detectionMs: null,
    recoveryMs: null,
    verification: null,
    settle: null,
    rollback: null,
  };
  const { reasons } = outcome;
  return must(announceShip({ ...nothing, verdict, reasons, deploy: report(outcome, wanted) }, occasion));
};

const everyChannel = (about: Announcement): string =>
  [
    JSON.stringify([slackMessage(about), slackDetails(about), pagerEvents(about, 'k'.repeat(32))]),
    webhookBody(about),
    teamsCard(about),
    JSON.stringify(mailText(about, 'ops@example.com')),
    incidentBody('key', about, []),
  ].join('\n');

describe('what the bad release wrote to its log is told to nobody', () => {
  test('one that dies after its switch: the reason and the cause of the rollback', async () => {
    const outcome = await deployed(await worldWith(good), dying);
    expect(JSON.stringify(outcome.reasons)).toContain('boom');
    for (const about of [
      shipTells('rolled-back', outcome, dying),
      must(announceDeploy('reverted', report(outcome), occasion)),
    ]) {
      expect(everyChannel(about)).not.toContain('boom');
      expect(about.reasons.map(({ message }) => message)).toContainEqual(expect.stringContaining('exited with code 1'));
    }
  });

  test('one that does not come up, and one that is held', async () => {
    const exits = await deployed(await worldWith(good), made('exits', 'e', { start: 'exits' }));
    const held = await deployed(new SimulatedWorld(), dying);
    for (const outcome of [exits, held]) {
      expect(JSON.stringify(outcome.reasons)).toContain('boom');
      expect(everyChannel(shipTells('failed', outcome, dying))).not.toContain('boom');
    }
  });
});

describe('a release that ends held in the deploy step of ship', () => {
  test.each([
    ['the first one ever', []],
    ['the second bad one within an hour', [good, made('bad-before', 'e', { dies: 'after-switch' })]],
  ] as const)('%s: as loud as on its own, and an incident', async (_what, before) => {
    const outcome = await deployed(await worldWith(...before), dying, { until: 'switched' });
    expect([outcome.verdict, outcome.end?.result]).toEqual(['failed', 'held']);
    const about = shipTells('failed', outcome, dying);
    expect(about).toMatchObject({ happening: 'held', severity: 'critical', bad: { id: dying.id } });
    expect(about.happening).toBe(announceDeploy('failed', report(outcome, dying), occasion)?.happening);
    expect(deploymentPlan(about).asked?.state).toBe('failure');
  });
});

describe('resume', () => {
  const resumed = async (world: SimulatedWorld): Promise<Announcement> =>
    await inProcess(world, async process => {
      const by = { run: '', attempt: '', host: 'here', pid: 1 };
      const place = { app: 'web', environment: 'production', evidence: process.evidence };
      const done = await resume(process.ports, { ...place, newId: 'resumed', onUnverified: 'hold', by });
      if (done.kind === 'nothing') throw new Error('nothing was open');
      return must(announceResumed(done, report(done.outcome), occasion));
    });

  test('that finds the release bad leaves the incident open: nobody asked for that rollback', async () => {
    const world = await worldWith(good);
    await deployed(world, failing, { until: 'switched' });
    const about = await resumed(world);
    expect(about).toMatchObject({ happening: 'rolled-back', bad: { id: failing.id }, live: { id: good.id }, ends: [] });
    expect(pagerEvents(about, 'key')).toMatchObject([{ event_action: 'trigger' }]);
    expect(about.links.diff).toContain(`${good.revision}...${failing.revision}`);
  });

  test('of a rollback stays with who began it', async () => {
    for (const automatic of [true, false]) {
      const world = await worldWith(good);
      await deployed(world, next, { until: 'switched' });
      await runOnce(world, async process => await runRollback(process, { automatic }), { at: 12, how: 'cancel' });
      expect(world.journal().operation).toMatchObject({ kind: 'rollback', undo: { automatic } });
      const { ends } = await resumed(world);
      expect(ends.length > 0).toBe(!automatic);
    }
  });
});

describe('a rollback that did not come to its end', () => {
  test('says nothing of the release that it was to go back to: that never got traffic', async () => {
    const world = await worldWith(good, next);
    const [bundle] = world.journal().bundles;
    const broken = made('good', 'a', { start: 'exits' });
    if (world.stored === undefined || bundle === undefined) throw new Error('no journal');
    const bundles = [bundle, { release: { ...broken, id: good.id }, verifiedAt: 0 }];
    world.stored = { ...world.stored, journal: { ...world.stored.journal, bundles } };
    const outcome = await inProcess(world, async process => await runRollback(process, { automatic: false }));
    expect(outcome.end?.result).toBe('held');
    const about = must(announceRollback(outcome.verdict, report(outcome), { ...occasion, automatic: false }));
    expect(about).toMatchObject({ happening: 'held', release: null, bad: { id: next.id }, live: { id: next.id } });
  });

  test.each(['failed', 'held'] as const)('%s: GitHub hears of the bad one alone', async verdict => {
    const outcome = await inProcess(
      await worldWith(good, next),
      async process => await runRollback(process, { automatic: false }),
    );
    expect(announceRollback(verdict, report(outcome), occasion)).toMatchObject({ release: null, bad: { id: next.id } });
  });
});

describe('the alert of a release whose quarantine was lifted', () => {
  const place = { app: 'shop', environment: 'production' };
  const lift = async (world: SimulatedWorld) =>
    await inProcess(world, async ({ ports }) => await liftQuarantine(ports, failing.id, 'the network was down'));

  test('ends when the same release is delivered again and verified', async () => {
    const world = await worldWith(good, failing);
    await lift(world);
    const mended = { ...failing, spec: next.spec };
    const about = shipTells('deployed', await deployed(world, mended), mended);
    expect(about.ends).toEqual([placeKeyOf(place), incidentKeyOf(place, failing.id)]);
  });

  test('ends when another release is verified', async () => {
    const world = await worldWith(good, failing);
    await lift(world);
    const about = shipTells('deployed', await deployed(world, next), next);
    expect(about.ends).toContain(incidentKeyOf(place, failing.id));
  });
});
