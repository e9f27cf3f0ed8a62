import type { Package } from './finding.ts';

/** Package URLs and version texts, brought to one spelling so that two scanners' words can meet. */

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** PEP 503: runs of `-`, `_` and `.` are one `-`. */
const pythonName = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/g, '-');

const lowerCased = new Set(['npm', 'golang', 'deb', 'apk', 'rpm', 'composer', 'nuget', 'github', 'hex', 'pub']);

/** The name as the type spells it. For OS packages without the distribution: one scan has one. */
export const packageOf = (type: string, name: string, source?: string): Package => {
  const spelled = type === 'pypi' ? pythonName(name) : lowerCased.has(type) ? name.toLowerCase() : name;
  return { type, name: spelled, ...(source === undefined || source === spelled ? {} : { source }) };
};

const osTypes = new Set(['deb', 'apk', 'rpm']);

/** `pkg:npm/%40scope/name@1.0.0?x=y` → its package, or undefined when it has another form. */
export const parsePurl = (purl: string, source?: string): Package | undefined => {
  const match = /^pkg:([a-z0-9.+-]+)\/([^?#]+)/i.exec(purl);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const type = match[1].toLowerCase();
  const path = match[2].replace(/@[^/@]*$/, '');
  const parts = path.split('/').map(decoded);
  const name = osTypes.has(type) ? (parts.at(-1) ?? '') : parts.join('/');
  return name === '' ? undefined : packageOf(type, name, source);
};

/** Scanners differ in a leading `v`, an epoch of zero and percent-encoding; anything else is a different version. */
export const versionKey = (type: string, version: string): string => {
  const text = decoded(version.trim());
  if (type === 'golang') return text.replace(/^v/, '').replace(/\+incompatible$/, '');
  return osTypes.has(type) ? text.replace(/^0:/, '') : text;
};

/** Snyk names Go packages, Trivy modules: the longest known module that holds the package. */
export const moduleOf = (goPackage: string, modules: readonly string[]): string | undefined =>
  modules
    .filter(module => goPackage === module || goPackage.startsWith(`${module}/`))
    .reduce<string | undefined>(
      (best, one) => (best === undefined || one.length > best.length ? one : best),
      undefined,
    );
