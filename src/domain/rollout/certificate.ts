import { z } from 'zod';
import type { Reason } from '../verdicts/verdicts.ts';
import { codes } from './codes.ts';
import { canonicalJson, contentHash, type Json, type Release, shortId } from './release.ts';

/**
 * What a drill proved: that traffic went old → new → old → new between two exact releases, and what it cost. The text of
 * a certificate is its canonical JSON and a newline, nothing else: any changed byte is seen, and it can be signed as it is.
 */

const time = z.number().nonnegative();
const duration = z.number().nonnegative().nullable();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const drilledRelease = z.strictObject({
  id: z.string().min(1),
  revision: z.string(),
  digest: z.string().nullable(),
  /** SHA-256 of all that it runs with: manifests, configuration, environment, hooks. */
  configHash: sha256,
  oneWay: z.boolean(),
});

const client = z.strictObject({
  requests: z.number().int().nonnegative(),
  /** Refused, cut, timed out, or answered with 500 and above. */
  failed: z.number().int().nonnegative(),
  /** Of the requests: sent again on another connection, for the server closed the kept one just as it was used. */
  sentAgain: z.number().int().nonnegative().exactOptional(),
  p99Ms: duration,
});

const clients = { fresh: client, kept: client };

const phase = z.strictObject({
  name: z.enum(['before', 'to-new', 'back-to-old', 'to-new-again']),
  startedAt: time,
  endedAt: time,
  /** From the decision until the release that was left gave its last answer; null: answers name no release. */
  lastAnswerMs: z.strictObject({ fresh: duration, kept: duration }),
  ...clients,
});

const body = z.strictObject({
  schema: z.literal('prod-actions/drill-certificate/v1'),
  app: z.string(),
  environment: z.string(),
  target: z.enum(['process', 'kubernetes']),
  tool: z.strictObject({ name: z.literal('prod-actions'), version: z.string() }),
  old: drilledRelease,
  new: drilledRelease,
  startedAt: time,
  endedAt: time,
  load: z.strictObject({ freshPerSecond: z.number(), keptPerSecond: z.number(), keptConnections: z.number() }),
  phases: z.array(phase).length(4),
  total: z.strictObject(clients),
  /** Of the way back: from the decision until new connections met the old release, and kept ones. */
  recovery: z.strictObject({ freshMs: duration, keptMs: duration }),
  /** What it was held to. */
  limits: z.strictObject({ maxFailed: z.number().nonnegative(), maxRecoveryMs: z.number().positive() }),
  passed: z.boolean(),
});

export type CertificateBody = z.output<typeof body>;
export type DrillPhase = CertificateBody['phases'][number];

const certificate = z.strictObject({ ...body.shape, sha256 });
export type Certificate = z.output<typeof certificate>;

const hashOf = async (content: CertificateBody): Promise<string> => await contentHash(content);

export const drilled = async (release: Release): Promise<CertificateBody['old']> => ({
  id: release.id,
  revision: release.revision,
  digest: release.digest,
  configHash: await contentHash(release.spec),
  oneWay: release.oneWay,
});

export const textOf = (one: Certificate): string => {
  const content: Json = one;
  return `${canonicalJson(content)}\n`;
};

export const issue = async (content: CertificateBody): Promise<Certificate> => ({
  ...content,
  sha256: await hashOf(content),
});

export interface Demand {
  /** The release that has traffic now, and the one that shall have it. */
  readonly live: Release;
  readonly candidate: Release;
  readonly app: string;
  readonly maxAgeMs: number;
  readonly now: number;
}

/** Clocks of two machines differ. */
const clockSkewMs = 5 * 60_000;

const parsed = (text: string): Certificate | undefined => {
  try {
    const read = certificate.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
};

/** The same release, or the same image where the environments differ in their configuration. */
const isSame = (drilledOne: CertificateBody['old'], release: Release): boolean =>
  drilledOne.id === release.id || (drilledOne.digest !== null && drilledOne.digest === release.digest);

const pairOf = (one: Certificate, { live, candidate, app }: Demand): Reason | undefined => {
  if (one.app === app && isSame(one.old, live) && isSame(one.new, candidate)) return undefined;
  const asked = `${shortId(live.id)} → ${shortId(candidate.id)} of ${app}`;
  const message = `It is for ${shortId(one.old.id)} → ${shortId(one.new.id)} of ${one.app}, not for ${asked}.`;
  return codes.reason('drill-certificate-other-pair', message);
};

const ageOf = (one: Certificate, { maxAgeMs, now }: Demand): Reason | undefined => {
  const ended = new Date(one.endedAt).toISOString();
  if (one.endedAt > now + clockSkewMs)
    return codes.reason('drill-certificate-expired', `Its drill ended at ${ended}, which is not yet.`);
  return now - one.endedAt > maxAgeMs
    ? codes.reason('drill-certificate-expired', `Its drill ended at ${ended}, more than ${maxAgeMs / 3_600_000} h ago.`)
    : undefined;
};

/** Why this text is no certificate for what is about to be deployed; undefined: it is one. */
export const refuse = async (text: string, demand: Demand): Promise<Reason | undefined> => {
  if (text === '') return codes.reason('drill-certificate-missing', 'No certificate of a drill was given.');
  const one = parsed(text);
  if (one === undefined)
    return codes.reason('drill-certificate-unreadable', 'It is not a certificate of this version.');
  const { sha256: claimed, ...content } = one;
  if (text !== textOf(one) || claimed !== (await hashOf(content)))
    return codes.reason('drill-certificate-tampered', 'It was changed after it was issued.');
  if (!one.passed) return codes.reason('drill-failed', 'Its drill did not pass.');
  if (demand.candidate.oneWay)
    return codes.reason('drill-certificate-other-pair', 'The release is one-way: no drill can prove a way back.');
  return pairOf(one, demand) ?? ageOf(one, demand);
};
