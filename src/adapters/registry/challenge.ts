/** What a registry asks for in `WWW-Authenticate`. */
export type Challenge =
  | { readonly scheme: 'basic' }
  | { readonly scheme: 'bearer'; readonly realm: string; readonly service: string; readonly scope: string };

const parameters = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/([a-z]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/gi)].map(match => [
      (match[1] ?? '').toLowerCase(),
      (match[2] ?? match[3] ?? '').replaceAll(/\\(.)/g, '$1'),
    ]),
  );

/** Bearer is preferred where both are offered. Undefined for a scheme we cannot do. */
export const parseChallenge = (header: string): Challenge | undefined => {
  const bearer = /(?:^|,\s*)bearer\s+(.*)$/i.exec(header);
  if (bearer !== null) {
    const { realm, service, scope } = parameters(bearer[1] ?? '');
    if (realm === undefined || realm === '') return undefined;
    return { scheme: 'bearer', realm, service: service ?? '', scope: scope ?? '' };
  }
  return /(?:^|,\s*)basic\b/i.test(header) ? { scheme: 'basic' } : undefined;
};
