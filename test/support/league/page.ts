/** The page of the league, from the results of both targets. Pure. */
import { z } from 'zod';
import { table } from '../../../src/core/markdown.ts';
import { badReleases, isFor, type TargetName, targets } from './cases.ts';
import { noises } from './good.ts';
import { isAsKnown, isBad, isDisturbed, markOf, upperText } from './judged.ts';
import { type Result, resultSchema } from './score.ts';
import { objectives, timing, userLoad } from './settings.ts';
import { maxStarved } from './starvation.ts';

export const leagueSchema = z.object({
  target: z.enum(targets),
  date: z.string(),
  command: z.string(),
  machine: z.string(),
  results: z.array(resultSchema),
});
export type League = z.output<typeof leagueSchema>;

const quantile = (values: readonly number[], p: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(p * values.length) - 1)] ?? Number.NaN;

const seconds = (ms: number | null): string => (ms === null ? '–' : (ms / 1000).toFixed(ms < 100 ? 2 : 1));

const spread = (values: readonly (number | null)[]): string => {
  const known = values.filter(one => one !== null);
  return known.length === 0 ? '–' : [0, 0.5, 1].map(p => seconds(quantile(known, p))).join(' / ');
};

const count = (results: readonly Result[], ...marks: readonly ReturnType<typeof markOf>[]): number =>
  results.filter(one => marks.includes(markOf(one))).length;

const scoreTable = (results: readonly Result[]): string => {
  const bad = results.filter(isBad);
  const good = results.filter(one => !isBad(one));
  const five = bad.filter(one => one.name === '5 % errors');
  const warm = bad.filter(one => one.ending === 'taken-back');
  return table(
    ['what', 'result', 'target'],
    [
      ['bad releases caught, named, and gone', `${count(bad, 'caught')} of ${bad.length}`, ''],
      ['bad releases that could not be told, and said so', `${count(bad, 'honest')} of ${bad.length}`, ''],
      [
        'bad releases left undecided, and said so, that could have been told',
        upperText(count(bad, 'undecided'), bad.length),
        '0',
      ],
      ['bad releases caught, but misnamed or not ended as they must', upperText(count(bad, 'wrong'), bad.length), '0'],
      ['bad releases missed', upperText(count(bad, 'missed'), bad.length), '0'],
      ['good releases taken for bad', upperText(count(good, 'false alarm'), good.length), '0'],
      ['good releases passed', `${count(good, 'passed')} of ${good.length}`, ''],
      ['good releases of which it was not sure', upperText(count(good, 'unsure', 'wrong'), good.length), ''],
      ['5 % errors: seconds to detect (min / median / max)', spread(five.map(one => one.detectMs)), '< 10'],
      ['seconds to recover, new connections (min / median / max)', spread(warm.map(one => one.recoverMs)), '≤ 2'],
    ],
  );
};

const caseRow = (result: Result): readonly string[] => [
  result.name,
  markOf(result),
  result.ending,
  result.sources.join('; ') || result.codes.slice(0, 2).join(', '),
  seconds(result.detectMs),
  seconds(result.recoverMs),
  `${seconds(result.lastFreshMs)} / ${seconds(result.lastKeptMs)}`,
  failedText([result]),
  String(result.exposed),
];

const caseTable = (results: readonly Result[]): string => {
  const order = badReleases.map(one => one.name);
  const bad = results.filter(one => !one.good).toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  return table(
    [
      'release',
      'score',
      'ended',
      'shown by',
      'detected after s',
      'recovered after s',
      'last bad: fresh / kept s',
      'failed requests',
      'answers of it',
    ],
    bad.map(caseRow),
  );
};

/** Of how many failed which were sent on kept connections. */
const failedText = (results: readonly Result[]): string => {
  const sum = (of: (one: Result) => number): number => results.reduce((total, one) => total + of(one), 0);
  const failed = sum(one => one.failed);
  const known = results.every(one => one.failedKept !== undefined);
  const kept = failed > 0 && known ? ` (${sum(one => one.failedKept ?? 0)} on kept connections)` : '';
  return `${failed} of ${sum(one => one.requests)}${kept}`;
};

const noiseTable = (results: readonly Result[]): string =>
  table(
    ['noise', 'what', 'releases', 'passed', 'unsure', 'false alarms', 'failed requests'],
    noises
      .map(noise => ({ noise, of: results.filter(one => one.good && one.name === noise.name) }))
      .filter(({ of }) => of.length > 0)
      .map(({ noise, of }) => [
        noise.name,
        noise.what,
        String(of.length),
        String(count(of, 'passed')),
        String(count(of, 'unsure', 'wrong')),
        String(count(of, 'false alarm')),
        failedText(of),
      ]),
  );

const oddity = (one: Result): string => {
  const wrong = one.wrong.length === 0 ? '' : `; ${one.wrong.join('; ')}`;
  const because = one.because.replaceAll(/\s+/g, ' ').slice(0, 400);
  return `- **${one.name}** (#${one.round}): ${markOf(one)}, ${one.ending}${wrong}. ${because}`;
};

const oddities = (results: readonly Result[]): string => {
  const odd = results.filter(one => !isAsKnown(one));
  return odd.length === 0 ? '' : `\n### Not as known beforehand\n\n${odd.map(oddity).join('\n')}\n`;
};

const missing = (target: TargetName, results: readonly Result[]): string => {
  const run = new Set(results.map(one => one.name));
  const left = badReleases.filter(one => isFor(one, target) && !run.has(one.name)).map(one => one.name);
  return left.length === 0 ? '' : `\nNot run in this measurement: ${left.join(', ')}.\n`;
};

const section = ({ target, date, command, machine, results: all }: League): string => {
  const results = all.filter(one => !isDisturbed(one));
  const disturbed = all.length - results.length;
  return `## On the ${target} target

Measured ${date} by \`${command}\` on ${machine}: ${results.filter(one => !one.good).length} releases of the list, ${results.filter(one => one.good).length} good ones with noise.${disturbed === 0 ? '' : ` Not scored, whatever their end: ${disturbed} during which the machine let everything wait for more than ${maxStarved * 100} % of the time.`}

${scoreTable(results)}
${missing(target, results)}
### Releases with a known answer

${caseTable(results)}

### Good releases with noise

${noiseTable(results)}

They are delivered in rows, so what \`background errors\` answers with 500 until it is replaced counts for the next one.
${oddities(results)}`;
};

const listed = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `\`${name}: ${value}\``)
    .join(', ');

const caseList = (): string =>
  table(
    ['release', 'what it does', 'known answer'],
    badReleases.map(one => [
      one.targets === undefined ? one.name : `${one.name} (${one.targets.join(', ')})`,
      one.what,
      one.answer.join(' or '),
    ]),
  );

const { fresh, kept } = userLoad(0).perSecond;

export const page = (leagues: readonly League[]): string => `# Fault league

Bad releases whose answer is known beforehand, and good ones with noise, each through the whole action \`ship\` while
users ask ${fresh + kept} times a second (${fresh} on new connections, ${kept} on kept ones, open loop, nothing tried twice). What users
met is counted from outside, by a program that knows nothing of the delivery.

Every release gets the same settings: ${listed({ ...timing, ...objectives })},
six probes (\`/\`, the health path, \`/checkout\`, \`/version\` with the commit it must say, \`/account\` with a token and the cache
header it must have, a WebSocket), and the app's own counters by a 1 s scrape of each instance; everything else is the default (\`max-error-rate: 1%\`).

**caught**: stopped or taken back, by a code that names it, the old release answers and the bad one is quarantined. **honest**: it could
not be told, and the release is said to be unverified. Seconds to detect count from the first answer that a user got from
the release to the verdict; seconds to recover from there to the first good answer of the old release on a connection
opened after it. *Last bad* is when the last request was sent that failed or that the bad release answered. Bounds are the
upper 95 % Clopper–Pearson bounds.

${leagues.map(section).join('\n')}
## The releases

${caseList()}

\`not-let-in\`: it never had traffic. \`taken-back\`: traffic is back on the old release. \`back-unverified\`: so it is, but the old one is
not good either, and that is said. \`held\`: called bad, and left to a person, with the choices named. \`unsure\`: traffic stays,
the run is red. What it costs when no signal can show a fault is listed as such; nothing is passed in silence.

The app is test/support/league/app.mjs; cases.ts and good.ts beside it are the whole list.
`;
