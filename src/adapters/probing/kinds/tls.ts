import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import * as tls from 'node:tls';
import type { TlsProbe } from '../../../domain/verification/probing/kinds.ts';
import type { Handshake } from '../../../domain/verification/samples.ts';
import type { Way, WayParts } from '../way.ts';
import { attempt } from './settle.ts';

const dayMs = 86_400_000;

/** The certificates as they rest on each other, the site's first; without roots, whose end the trust store watches. */
const chainOf = (leaf: tls.DetailedPeerCertificate): readonly tls.DetailedPeerCertificate[] => {
  const chain: tls.DetailedPeerCertificate[] = [];
  for (let one = leaf; !chain.some(({ fingerprint256 }) => fingerprint256 === one.fingerprint256); ) {
    chain.push(one);
    if (one.issuerCertificate === undefined) break;
    one = one.issuerCertificate;
  }
  const last = chain.at(-1);
  const root = chain.length > 1 && last?.issuerCertificate?.fingerprint256 === last?.fingerprint256;
  return root ? chain.slice(0, -1) : chain;
};

/** Those that clients trust by themselves. */
const authoritiesOf = (pems: readonly string[]): readonly X509Certificate[] =>
  pems.map(pem => new X509Certificate(pem)).filter(({ subject, issuer }) => subject === issuer);

/** What this machine trusts; that NODE_EXTRA_CA_CERTS adds to it is told from Node 22 on. */
const { getCACertificates }: Partial<typeof tls> = tls;
const machineAuthorities = (): readonly string[] => getCACertificates?.('default') ?? tls.rootCertificates;

/**
 * The part of a trusted chain that the trust rests on. A certificate for the name and key of a trusted authority, signed
 * by an older one, is sent for old clients alone: whoever trusts the authority looks no further, and not at its end. One
 * that has ended is passed over by every client, else the chain would not be trusted.
 */
const trustedPart = (
  chain: readonly tls.DetailedPeerCertificate[],
  authorities: readonly X509Certificate[],
  now: number,
): readonly tls.DetailedPeerCertificate[] => {
  const isAuthority = ({ raw }: tls.DetailedPeerCertificate): boolean => {
    const { subject, publicKey } = new X509Certificate(raw);
    return authorities.some(one => one.subject === subject && one.publicKey.equals(publicKey));
  };
  const end = chain.findIndex((one, at) => at > 0 && isAuthority(one));
  return (end === -1 ? chain : chain.slice(0, end)).filter(one => Date.parse(one.valid_to) >= now);
};

/** The certificate that is nearest to its end says how long the chain holds. */
const endOf = (chain: readonly tls.DetailedPeerCertificate[]): Date =>
  new Date(Math.min(...chain.map(one => Date.parse(one.valid_to))));

/** That it ended is said by the days left; OpenSSL names one problem, and that one first. */
const trustProblem = ({ authorizationError }: tls.TLSSocket): string | null => {
  // The types say Error; Node gives the code as text.
  const code = authorizationError instanceof Error ? authorizationError.message : String(authorizationError ?? '');
  return code === '' || code === 'CERT_HAS_EXPIRED' ? null : `the chain is not trusted: ${code}`;
};

const first = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? '';

const nameProblem = (name: string, leaf: tls.DetailedPeerCertificate): string | null => {
  const problem = tls.checkServerIdentity(name, leaf);
  if (problem === undefined) return null;
  return `not for ${name}, but for ${leaf.subjectaltname ?? (first(leaf.subject.CN) || 'no name')}`;
};

interface Asking {
  readonly serverName: string;
  readonly authorities: readonly X509Certificate[];
}

const handshakeOf = (socket: tls.TLSSocket, { serverName, authorities }: Asking, now: number): Handshake => {
  const leaf = socket.getPeerCertificate(true);
  const chain = chainOf(leaf);
  const end = endOf(socket.authorized ? trustedPart(chain, authorities, now) : chain);
  return {
    kind: 'tls',
    protocol: socket.getProtocol() ?? 'unknown',
    untrusted: trustProblem(socket),
    otherName: nameProblem(serverName, leaf),
    daysLeft: (end.getTime() - now) / dayMs,
    validTo: end.toISOString(),
    issuer: first(leaf.issuer.O) || first(leaf.issuer.CN),
  };
};

/** The host and port of the entrance, where the probe names none. */
const placeOf = ({ host, port, serverName }: TlsProbe, url: string): Pick<TlsProbe, 'host' | 'port' | 'serverName'> => {
  if (host !== '') return { host, port, serverName };
  const entrance = new URL(url);
  const name = entrance.hostname.replace(/^\[|\]$/g, '');
  return { host: name, port: Number(entrance.port || 443), serverName: serverName || name };
};

/** @param authorities certificates to trust instead of the machine's, for tests */
export const tlsWay = (probe: TlsProbe, { url, timeoutMs }: WayParts, authorities?: readonly string[]): Way => {
  const { host, port, serverName } = placeOf(probe, url);
  const asking = { serverName, authorities: authoritiesOf(authorities ?? machineAuthorities()) };
  return {
    ask: async (_, signal) =>
      await attempt({ timeoutMs, signal }, ({ done, fail, onEnd }) => {
        const socket = tls.connect({
          host,
          port,
          // An address is no name that a server may be asked for (RFC 6066, 3).
          ...(isIP(serverName) === 0 ? { servername: serverName } : {}),
          // What is wrong is judged and said, not thrown; nothing is sent over this connection.
          rejectUnauthorized: false,
          checkServerIdentity: () => undefined,
          minVersion: 'TLSv1',
          ...(authorities === undefined ? {} : { ca: [...authorities] }),
        });
        onEnd(() => socket.destroy());
        socket.on('error', fail);
        socket.on('end', () => fail(new Error('closed during the handshake')));
        socket.on('secureConnect', () => done(handshakeOf(socket, asking, Date.now())));
      }),
  };
};
