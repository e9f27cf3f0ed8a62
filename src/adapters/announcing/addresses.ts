/** Addresses that are secrets: what of them is masked, and what may be shown. Pure. */

const parsed = (text: string): URL | undefined => {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Shorter ones would blank out half of every log. */
const worthMasking = (part: string): boolean => part.length >= 6;

/** The address itself, what comes behind its host, and a password in it, as written and as sent. */
export const addressParts = (text: string): readonly string[] => {
  const given = text.trim();
  const url = parsed(given);
  if (url === undefined) return given === '' ? [] : [given];
  const behindHost = `${url.pathname}${url.search}`;
  return [given, behindHost, url.pathname, url.password, decoded(url.password)].filter(worthMasking);
};

/** The host, which is no secret; an address that cannot be read shows nothing. */
export const hostOf = (address: string): string => parsed(address)?.host ?? 'an unreadable address';

const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** https, or http to this very machine. */
export const isWebAddress = (text: string): boolean => {
  const url = parsed(text);
  if (url === undefined || /\s/.test(text)) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname));
};

/** What a person may click. */
export const isLink = (text: string): boolean => {
  const url = parsed(text);
  return url !== undefined && !/\s/.test(text) && (url.protocol === 'https:' || url.protocol === 'http:');
};

export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** `implicit`: from the start. `starttls`: asked for and required. */
  readonly tls: 'implicit' | 'starttls' | 'off';
  readonly login: { readonly user: string; readonly password: string } | null;
}

/** The mail server that the address names, or what is wrong with it. */
export const mailServerOf = (address: string): MailServer | { readonly problem: string } => {
  const url = parsed(address);
  if (url === undefined || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '')
    return { problem: 'is not an smtp or smtps address' };
  const login = url.username === '' ? null : { user: decoded(url.username), password: decoded(url.password) };
  const asked = url.searchParams.get('tls');
  if (asked !== null && asked !== 'off') return { problem: 'knows only `?tls=off`' };
  const host = url.hostname.replaceAll(/^\[|\]$/g, '');
  if (url.protocol === 'smtps:')
    return asked === 'off'
      ? { problem: 'says smtps and `?tls=off`' }
      : { host, port: Number(url.port || 465), tls: 'implicit', login };
  if (asked === 'off' && login !== null) return { problem: 'would send a password without TLS' };
  const port = Number(url.port || (asked === 'off' ? 25 : 587));
  return { host, port, tls: asked === 'off' ? 'off' : 'starttls', login };
};

/** `name@host` or `Name <name@host>`; one address, nothing that could end a header line. */
export const isMailbox = (text: string): boolean =>
  /^(?:[^<>\r\n@,;]*<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/.test(text);
