/** One delivery of the league: users ask, `ship` delivers, and what both saw is laid together. */
import { setTimeout as delay } from 'node:timers/promises';
import { monotonicMs, wallOffsetMs } from '../load-clients/clock.ts';
import { startClients } from '../load-clients/load.ts';
import type { Behaviour } from './behaviour.ts';
import type { Case, Ending } from './cases.ts';
import type { GoodRelease } from './good.ts';
import type { Disturbance, LeagueRelease, Place, Shipped } from './place.ts';
import { endingOf, type Report, type Result, reportSchema, sourcesOf, timesOf } from './score.ts';
import { settings, settingsBefore, userLoad } from './settings.ts';

/** Users go on for so long when all is done: what is lost late is lost as well. */
const tailMs = 1500;
const beforeMs = 1000;

interface Delivery {
  readonly name: string;
  readonly round: number;
  readonly good: boolean;
  readonly release: LeagueRelease;
  /** Version that has traffic before; null: none. */
  readonly before: string | null;
  readonly around?: Disturbance;
}

const release = (version: string, does: Behaviour, inputs: LeagueRelease['inputs'] = {}): LeagueRelease => ({
  version,
  does,
  inputs,
});

/** The release before, live and verified. */
const prepare = async (place: Place, before: LeagueRelease): Promise<void> => {
  const { exitCode, said } = await place.ship(before, settingsBefore);
  if (exitCode !== 0) throw new Error(`the release before could not be delivered: exit ${exitCode}\n${said}`);
};

const parsed = ({ report }: Shipped): Report | null => {
  const read = reportSchema.safeParse(report);
  return read.success ? read.data : null;
};

const expectedVersion = (ending: Ending, { release: { version }, before }: Delivery): string | null =>
  ending === 'taken-back' || ending === 'not-let-in' || ending === 'back-unverified' ? before : version;

/** What must be so at the end, whoever was right. */
const wrongAtTheEnd = async (place: Place, delivery: Delivery, ending: Ending, report: Report | null) => {
  const answers = await place.version();
  const expected = expectedVersion(ending, delivery);
  const right = answers === (expected ?? '');
  const back = ending === 'taken-back' || ending === 'back-unverified';
  const kept = back && !(await place.quarantined()).includes(report?.deploy.releaseId ?? '');
  return [
    ...(report === null ? ['ship wrote no report'] : []),
    ...(right ? [] : [`"${answers}" answers at the end, not "${expected ?? ''}"`]),
    ...(kept ? ['the bad release is not quarantined'] : []),
  ];
};

const shipUnderLoad = async (place: Place, delivery: Delivery) => {
  const { port, enter, issued } = place;
  const load = await startClients({ ...userLoad(issued), port }, enter);
  const calm = delivery.around === undefined ? undefined : await place.disturb(delivery.around);
  try {
    if (delivery.before !== null) await load.settled(20_000);
    const since = monotonicMs();
    await delay(beforeMs);
    const shipped = await place.ship(delivery.release, settings(place));
    await delay(tailMs);
    const records = (await load.stop()).filter(record => record.at >= since);
    return { shipped, records, lateMs: load.worstLateMs };
  } catch (error) {
    await load.stop();
    throw error;
  } finally {
    await calm?.();
  }
};

export const deliver = async (place: Place, delivery: Delivery): Promise<Result> => {
  const began = performance.now();
  const starvation = await place.watchStarvation();
  const { shipped, records, lateMs } = await shipUnderLoad(place, delivery);
  const report = parsed(shipped);
  const ending = report === null ? 'other' : endingOf(report);
  const seen = { records, offsetMs: wallOffsetMs() };
  const reasons = report?.reasons ?? [];
  return {
    target: place.target,
    name: delivery.name,
    round: delivery.round,
    good: delivery.good,
    ending,
    verdict: report?.verdict ?? `none, exit ${shipped.exitCode}`,
    codes: reasons.map(({ code }) => code),
    because: reasons[0] === undefined ? shipped.said : `${reasons[0].message} [${reasons[0].code}]`,
    sources: report === null ? [] : [...sourcesOf(report)],
    ...timesOf(report, seen, delivery.release.version, delivery.before),
    lateMs,
    starved: await starvation(),
    wrong: await wrongAtTheEnd(place, delivery, ending, report),
    tookMs: performance.now() - began,
  };
};

/** A bad release on a place of its own: a rollback leaves a mark there that the next would meet. */
export const runCase = async (place: Place, one: Case, round: number): Promise<Result> => {
  const before = one.before === null ? null : 'v1';
  if (one.before !== null) await prepare(place, release('v1', one.before?.(place.ground) ?? {}));
  const bad = release('v2', one.does(place.ground), one.inputs);
  return await deliver(place, { name: one.name, round, good: false, release: bad, before });
};

const versionOf = ({ round }: GoodRelease): string => `g${round}`;

/** Good releases one behind the other. Whoever is not let through ends the row: the next need another place. */
export const runGood = async (
  place: Place,
  next: () => GoodRelease | undefined,
  done: (result: Result) => Promise<void>,
): Promise<void> => {
  let before = 'v1';
  await prepare(place, release(before, {}));
  for (let one = next(); one !== undefined; one = next()) {
    const { noise, round, does } = one;
    const about = { name: noise.name, round, good: true, before, release: release(versionOf(one), does) };
    const result = await deliver(place, { ...about, ...(noise.around === undefined ? {} : { around: noise.around }) });
    await done(result);
    if (result.ending !== 'deployed' || result.wrong.length > 0) return;
    before = about.release.version;
  }
};
