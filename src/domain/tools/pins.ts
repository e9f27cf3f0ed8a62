/** The shape of tools/tools.json, the one file that pins every external tool. Pure. */
import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const https = z.string().regex(/^https:\/\//);

/** One file of the publisher's release. `member` is the program's path inside an archive; unset: the file is the program. */
const asset = z.strictObject({
  url: https,
  member: z.string().optional(),
  /** Absent: nobody could look it up, so downloading is off for this platform. */
  sha256: sha256.optional(),
  /** Where the hash was published and where it was read. Required with a hash. */
  cited: z.string().optional(),
});

const release = z.strictObject({
  /** The publisher's own list of hashes, in `sha256sum` format; `{file}` stands for the asset's name. */
  checksums: https,
  /** Absent: the publisher signs no checksums that we know of. */
  signature: z
    .strictObject({ kind: z.literal('sigstore'), bundle: https, identity: z.string(), issuer: https })
    .optional(),
  assets: z.record(z.string().regex(/^(linux|darwin)\/(amd64|arm64)$/), asset),
});

const build = z.strictObject({
  /** The module's folder in tools/go, where several tools come from one; default: the tool's name. */
  folder: z.string().optional(),
  package: z.string(),
  ldflags: z.string().optional(),
  env: z.record(z.string(), z.string()).optional(),
  /** On two cores, with nothing cached. */
  minutes: z.number(),
});

const pin = z
  .strictObject({
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    license: z.string(),
    /** The Go module; its version is read from a program's build information without running it. */
    module: z.string(),
    /** How a program without build information tells its version. */
    probe: z.strictObject({ args: z.array(z.string()), pattern: z.string() }),
    refused: z.strictObject({ versions: z.array(z.string()), reason: z.string() }).optional(),
    release: release.optional(),
    build: build.optional(),
  })
  .refine(
    one => Object.values(one.release?.assets ?? {}).every(a => (a.sha256 === undefined) === (a.cited === undefined)),
    'a hash stands only together with where it was published',
  );

export const pinsSchema = z.record(z.string(), pin);

export type Asset = z.output<typeof asset>;
export type Release = z.output<typeof release>;
export type Build = z.output<typeof build>;
export type Pin = z.output<typeof pin>;
export type Pins = Readonly<Record<string, Pin>>;

const architectures: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** Node's names of this machine → `linux/amd64`. */
export const platformOf = (system: string, architecture: string): string =>
  `${system}/${architectures[architecture] ?? architecture}`;

/** Is version `found` (1.26.8) at least `wanted` (1.26)? */
export const atLeast = (found: string, wanted: string): boolean => {
  const [a, b] = [found.split('.').map(Number), wanted.split('.').map(Number)];
  for (let at = 0; at < b.length; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
};
