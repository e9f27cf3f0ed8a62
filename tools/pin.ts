/**
 * `npm run tools -- pin <tool>`: reads the publisher's own list of hashes for the pinned version, checks its signature where
 * the publisher signs, and writes the hashes with the place they were read to tools.json. A hash that differs from the one
 * pinned before is an alarm, never an update.
 */
import { basename } from 'node:path';
import { fetchFile } from '../src/adapters/tools/download.ts';
import { messageOf, UserError } from '../src/core/errors.ts';
import type { Clock, Files, Http, Log } from '../src/core/ports.ts';
import { type Asset, type Pin, type Pins, pinsSchema, type Release } from '../src/domain/tools/pins.ts';

export interface Signer {
  /** Pattern of the certificate's subject: which workflow of which repository signed. */
  readonly identity: string;
  readonly issuer: string;
}

/** Throws unless `bundle` is a valid signature of `content` by the signer. */
export type VerifySignature = (bundle: unknown, content: Uint8Array, signer: Signer) => Promise<void>;

export interface PinDeps {
  readonly http: Http;
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Log;
  readonly verify: VerifySignature;
}

/** `sha256sum` format: hash, blank, optional star, file name. */
export const parseChecksums = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(/^([0-9a-f]{64})[ \t]+\*?(\S+)[ \t]*\r?$/gim)].map(([, hash = '', file = '']) => [
      basename(file),
      hash.toLowerCase(),
    ]),
  );

const refuse = (message: string, fix: string): UserError => new UserError('pin-refused', message, fix);

/** The publisher's list at `address`, its signature checked when there is one. */
const readList = async (deps: PinDeps, release: Release, address: string): Promise<ReadonlyMap<string, string>> => {
  const content = await fetchFile(deps.http, address);
  const { signature } = release;
  if (signature !== undefined) {
    const bundle: unknown = JSON.parse(new TextDecoder().decode(await fetchFile(deps.http, signature.bundle)));
    await deps.verify(bundle, content, signature).catch(error => {
      throw refuse(
        `${address} is not signed by ${signature.identity}: ${messageOf(error)}`,
        'Do not use this release; compare with what its publisher says.',
      );
    });
  }
  return parseChecksums(new TextDecoder().decode(content));
};

const pinAsset = (asset: Asset, list: ReadonlyMap<string, string>, cited: string): Asset => {
  const file = basename(new URL(asset.url).pathname);
  const sha256 = list.get(file);
  if (sha256 === undefined) throw refuse(`${file} is not in the publisher's list of hashes`, 'Check the asset names.');
  if (asset.sha256 !== undefined && asset.sha256 !== sha256)
    throw refuse(
      `${file}: the publisher's list now says ${sha256}, pinned is ${asset.sha256} (${asset.cited})`,
      'A released file has changed: find out why before anyone uses it.',
    );
  return asset.sha256 === undefined ? { ...asset, sha256, cited } : asset;
};

export const pinRelease = async (deps: PinDeps, name: string, release: Release): Promise<Release> => {
  const day = new Date(deps.clock.now()).toISOString().slice(0, 10);
  const signed = release.signature === undefined ? 'not signed' : `signed by ${release.signature.identity}`;
  const assets: Record<string, Asset> = {};
  for (const [platform, asset] of Object.entries(release.assets)) {
    const address = release.checksums.replace('{file}', basename(new URL(asset.url).pathname));
    const list = await readList(deps, release, address);
    assets[platform] = pinAsset(asset, list, `${address}, ${signed}, read ${day}`);
    deps.log.info(`${name} ${platform}: ${assets[platform].sha256} (${signed})`);
  }
  return { ...release, assets };
};

/** Pins one tool in the file at `path`. */
export const pinTool = async (deps: PinDeps, name: string, path: string): Promise<void> => {
  const pins: Pins = pinsSchema.parse(JSON.parse(await deps.files.readText(path)));
  const pin: Pin | undefined = pins[name];
  if (pin?.release === undefined)
    throw refuse(`${name} has no release to pin`, `Tools with one: ${withRelease(pins).join(', ')}.`);
  const release = await pinRelease(deps, name, pin.release);
  await deps.files.writeAtomic(path, `${JSON.stringify({ ...pins, [name]: { ...pin, release } }, null, 2)}\n`, 0o644);
};

const withRelease = (pins: Pins): string[] =>
  Object.entries(pins).flatMap(([name, pin]) => (pin.release === undefined ? [] : [name]));
