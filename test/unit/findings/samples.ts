import { type Finding, type Observation, packageText } from '../../../src/domain/findings/finding.ts';
import { mergeFindings } from '../../../src/domain/findings/merge.ts';

export const observation = (over: Partial<Observation> = {}): Observation => ({
  scanner: 'trivy',
  kind: 'vulnerability',
  id: 'CVE-2021-23337',
  aliases: [],
  title: 'Command Injection in lodash',
  url: 'https://avd.aquasec.com/nvd/cve-2021-23337',
  severity: 'high',
  score: 7.2,
  package: { type: 'npm', name: 'lodash' },
  version: '4.17.20',
  fixedVersions: ['4.17.21'],
  place: { path: 'package-lock.json' },
  platform: undefined,
  ...over,
});

/** One finding, as merging makes it. */
export const finding = (over: Partial<Observation> = {}): Finding => {
  const [one] = mergeFindings([observation(over)], 'max');
  if (one === undefined) throw new Error('no finding');
  return one;
};

/** `CVE-… lodash@4.17.20 trivy+snyk`, for tables. */
export const short = (one: Finding): string =>
  `${one.id} ${packageText(one)} ${Object.keys(one.saidBy).sort().join('+')}`;
