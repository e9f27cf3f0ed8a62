/** Ids of vulnerabilities: which may join two findings, and which one leads. */

/** Ids that name exactly one vulnerability. Vendor advisories (DSA, RHSA, USN …) bundle several and join nothing. */
const joinable = /^(?:CVE-\d|GHSA-|GO-\d|RUSTSEC-|PYSEC-|SNYK-|npm:)/;

export const isJoinable = (id: string): boolean => joinable.test(id);

export const isCve = (id: string): boolean => /^CVE-\d{4}-\d+$/.test(id);

const order = [/^CVE-/, /^GHSA-/, /^(?!SNYK-|npm:|snyk:)/, /^/] as const;

const place = (id: string): number => order.findIndex(pattern => pattern.test(id));

/** Numbers inside ids count as numbers: CVE-2021-999 comes before CVE-2021-1000. */
const byNumber = new Intl.Collator('en', { numeric: true }).compare;

/** The id that leads: CVE (lowest if several), GHSA, ecosystem id, the scanner's own. */
export const canonicalOrder = (a: string, b: string): number => place(a) - place(b) || byNumber(a, b);
