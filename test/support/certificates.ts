/** X.509 certificates made in the test: DER by hand (ITU-T X.690), signed by node:crypto. */
import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

const tlv = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const bytes = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...bytes]), content]);
};

const sequence = (...parts: readonly Uint8Array[]): Buffer => tlv(0x30, ...parts);
/** Positive, in the shortest form there is. */
const integer = (bytes: Uint8Array): Buffer => tlv(0x02, Buffer.from([1]), bytes);
const octets = (...parts: readonly Uint8Array[]): Buffer => tlv(0x04, ...parts);
const bits = (content: Uint8Array): Buffer => tlv(0x03, Buffer.from([0]), content);
const yes = tlv(0x01, Buffer.from([0xff]));

/** From its encoded bytes in hex. */
const oid = (hex: string): Buffer => tlv(0x06, Buffer.from(hex, 'hex'));
const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
const commonName = oid('550403');
const basicConstraints = oid('551d13');
const subjectAltName = oid('551d11');

const nameOf = (text: string): Buffer => sequence(tlv(0x31, sequence(commonName, tlv(0x0c, Buffer.from(text)))));

/** GeneralizedTime, seconds. */
const time = (at: Date): Buffer => tlv(0x18, Buffer.from(`${at.toISOString().replaceAll(/[-:T]|\.\d+/g, '')}`));

const altNames = (names: readonly string[]): Buffer =>
  sequence(
    ...names.map(name =>
      isIP(name) === 4 ? tlv(0x87, Buffer.from(name.split('.').map(Number))) : tlv(0x82, Buffer.from(name)),
    ),
  );

export interface Certificate {
  readonly name: string;
  readonly pem: string;
  readonly key: KeyObject;
  readonly keyPem: string;
}

export interface CertificateOptions {
  readonly name: string;
  /** DNS names and IPv4 addresses it is for. */
  readonly names?: readonly string[];
  /** From now; below 0 it has ended. */
  readonly days: number;
  /** Unset: signed by itself. */
  readonly issuer?: Certificate;
  readonly authority?: boolean;
  /** Of one with the same key, such as an authority that an older one signs too; unset: a key of its own. */
  readonly key?: KeyObject;
}

const dayMs = 86_400_000;

export const certificate = ({
  name,
  names = [],
  days,
  issuer,
  authority = false,
  key: privateKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
}: CertificateOptions): Certificate => {
  const publicKey = createPublicKey(privateKey);
  const extensions = [
    sequence(basicConstraints, yes, octets(authority ? sequence(yes) : sequence())),
    ...(names.length === 0 ? [] : [sequence(subjectAltName, octets(altNames(names)))]),
  ];
  const content = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    integer(randomBytes(8)),
    ecdsaWithSha256,
    nameOf(issuer?.name ?? name),
    sequence(time(new Date(Date.now() - 400 * dayMs)), time(new Date(Date.now() + days * dayMs))),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(...extensions)),
  );
  const der = sequence(content, ecdsaWithSha256, bits(sign('sha256', content, issuer?.key ?? privateKey)));
  const lines = der.toString('base64').replaceAll(/(.{64})/g, '$1\n');
  return {
    name,
    pem: `-----BEGIN CERTIFICATE-----\n${lines.trimEnd()}\n-----END CERTIFICATE-----\n`,
    key: privateKey,
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
};
