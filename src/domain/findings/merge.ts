import { byText, distinct, type Finding, type Observation, type Place, type Scanner } from './finding.ts';
import { canonicalOrder, isCve, isJoinable } from './identifiers.ts';
import { moduleOf, versionKey } from './packages.ts';
import { highest, type Severity } from './severity.ts';

export const severityPolicies = ['max', 'prefer:trivy', 'prefer:snyk'] as const;
export type SeverityPolicy = (typeof severityPolicies)[number];

/** The ids that may join this observation with others; its own id always does. */
const idsOf = (one: Observation): readonly string[] => distinct([one.id, ...one.aliases.filter(isJoinable)]);

/** Two observations can be one finding only within one bucket: the same package in the same version, or the same line. */
const bucketOf = (one: Observation): string => {
  const named = one.package === undefined ? '' : `${one.package.type}/${one.package.name}`;
  const version = versionKey(one.package?.type ?? '', one.version);
  const line =
    one.kind === 'vulnerability' || one.kind === 'license' ? '' : `${one.place.path}:${one.place.startLine ?? ''}`;
  return [one.kind, named, version, line].join('\u0000');
};

/** Union-find over ids: observations that share an id, directly or through others, come out in one group. */
const joinedByIds = (observations: readonly Observation[]): readonly (readonly Observation[])[] => {
  const parent = new Map<string, string>();
  const find = (id: string): string => {
    const up = parent.get(id);
    if (up === undefined || up === id) return id;
    const top = find(up);
    parent.set(id, top);
    return top;
  };
  for (const one of observations) for (const id of idsOf(one)) parent.set(find(id), find(one.id));
  return [...Map.groupBy(observations, one => find(one.id)).values()];
};

const cvesOf = (one: Observation): readonly string[] => idsOf(one).filter(isCve);

/**
 * Several CVEs in one group mean that an id bundles them. They stay apart: one group per CVE, and what names no CVE
 * goes to each it shares an id with.
 */
const splitByCve = (group: readonly Observation[]): readonly (readonly Observation[])[] => {
  const cves = distinct(group.flatMap(cvesOf));
  if (cves.length < 2) return [group];
  const bare = group.filter(one => cvesOf(one).length === 0);
  const taken = new Set<Observation>();
  const groups = cves.map(cve => {
    const direct = group.filter(one => cvesOf(one).includes(cve));
    const ids = new Set(direct.flatMap(idsOf));
    const attached = bare.filter(one => idsOf(one).some(id => ids.has(id)));
    for (const one of attached) taken.add(one);
    return { cve, members: [...direct, ...attached] };
  });
  const left = bare.filter(one => !taken.has(one));
  return [...groups.map(({ cve, members }) => members.map(one => onlyCve(one, cve))), ...joinedByIds(left)];
};

/** An observation of a bundle, as seen from one of its CVEs. */
const onlyCve = (one: Observation, cve: string): Observation => {
  const others = idsOf(one).filter(id => !isCve(id));
  return isCve(one.id) || others.length === 0
    ? { ...one, id: cve, aliases: others }
    : { ...one, aliases: [...others, cve] };
};

const severityOf = (policy: SeverityPolicy, said: Readonly<Partial<Record<Scanner, Severity>>>): Severity => {
  const preferred = policy === 'max' ? undefined : said[policy === 'prefer:trivy' ? 'trivy' : 'snyk'];
  return preferred === undefined || preferred === 'unknown' ? highest(Object.values(said)) : preferred;
};

const saidBy = (group: readonly Observation[]): Partial<Record<Scanner, Severity>> => {
  const said: Partial<Record<Scanner, Severity>> = {};
  for (const { scanner, severity } of group) said[scanner] = highest([said[scanner] ?? 'unknown', severity]);
  return said;
};

/** One place per file, with a line where one scanner knows it. */
const placesOf = (group: readonly Observation[]): readonly Place[] =>
  [...Map.groupBy(group, ({ place }) => place.path)]
    .toSorted(([a], [b]) => byText(a, b))
    .map(([path, all]) => {
      const lines = all.map(({ place }) => place).filter(place => place.startLine !== undefined);
      return lines.toSorted((a, b) => (a.startLine ?? 0) - (b.startLine ?? 0))[0] ?? { path };
    });

/** The observation whose words are shown; Trivy's titles lead, and order must not depend on which scanner was faster. */
const leader = (group: readonly Observation[]): Observation | undefined =>
  group.toSorted((a, b) => byText(b.scanner, a.scanner) || canonicalOrder(a.id, b.id) || byText(a.title, b.title))[0];

const findingOf = (group: readonly Observation[], policy: SeverityPolicy): Finding | undefined => {
  const first = leader(group);
  if (first === undefined) return undefined;
  const [id = first.id, ...aliases] = distinct(group.flatMap(idsOf)).toSorted(canonicalOrder);
  const said = saidBy(group);
  const places = placesOf(group);
  const scores = group.flatMap(({ score }) => (score === undefined ? [] : [score]));
  const source = group.map(one => one.package?.source).find(text => text !== undefined);
  const named = first.package === undefined ? '' : `${first.package.type}/${first.package.name}@${first.version}`;
  const line = named === '' ? `${first.place.path}:${first.place.startLine ?? ''}` : '';
  return {
    key: [first.kind, id, named, line].filter(part => part !== '').join(' '),
    kind: first.kind,
    id,
    aliases,
    title: first.title,
    url: first.url,
    severity: severityOf(policy, said),
    saidBy: said,
    score: scores.length === 0 ? undefined : Math.max(...scores),
    package: first.package && source !== undefined ? { ...first.package, source } : first.package,
    version: first.version,
    fixedVersions: distinct(group.flatMap(one => one.fixedVersions)),
    places,
    platforms: distinct(group.flatMap(({ platform }) => (platform === undefined ? [] : [platform]))),
  };
};

/** Snyk's Go packages take the name of the module that Trivy names. */
const withModules = (observations: readonly Observation[]): readonly Observation[] => {
  const modules = new Map<string, string[]>();
  for (const one of observations) {
    if (one.package?.type !== 'golang' || one.scanner !== 'trivy') continue;
    const version = versionKey('golang', one.version);
    modules.set(version, [...(modules.get(version) ?? []), one.package.name]);
  }
  return observations.map(one => {
    if (one.package?.type !== 'golang' || one.scanner !== 'snyk') return one;
    const module = moduleOf(one.package.name, modules.get(versionKey('golang', one.version)) ?? []);
    return module === undefined ? one : { ...one, package: { ...one.package, name: module } };
  });
};

/**
 * Joins what several scanners saw on several platforms: same package, same version, and an id in common. The result
 * does not depend on the order of the observations.
 */
export const mergeFindings = (observations: readonly Observation[], policy: SeverityPolicy): readonly Finding[] =>
  [...Map.groupBy(withModules(observations), bucketOf).values()]
    .flatMap(bucket => joinedByIds(bucket).flatMap(splitByCve))
    .flatMap(group => findingOf(group, policy) ?? [])
    .toSorted((a, b) => byText(a.key, b.key));
