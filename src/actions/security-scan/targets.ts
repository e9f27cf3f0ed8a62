/** What is to be scanned: a folder, or each platform of an image. */
import { relative, resolve } from 'node:path';
import type { Registry } from '../../adapters/registry/registry.ts';
import { ToolError, UserError, userError } from '../../core/errors.ts';
import type { Files, RunContext } from '../../core/ports.ts';
import { codes } from '../../domain/findings/codes.ts';
import type { SarifTarget } from '../../domain/findings/sarif.ts';
import type { ScanTarget } from '../../domain/findings/scan.ts';
import { formatPlatform, parsePlatform } from '../../domain/images/platform.ts';
import {
  type DigestReference,
  formatReference,
  hasDigest,
  parseReference,
  withDigest,
} from '../../domain/images/reference.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import type { Inputs } from './inputs.ts';

export interface Targets {
  readonly targets: readonly ScanTarget[];
  readonly digest: string;
  readonly sarif: SarifTarget;
  /** Platforms that should have been scanned and cannot be. */
  readonly problems: readonly Reason[];
}

export interface TargetDeps {
  readonly files: Pick<Files, 'exists'>;
  readonly context: Pick<RunContext, 'workspace'>;
  readonly registry: Pick<Registry, 'describe'>;
  readonly signal: AbortSignal;
}

/** @throws UserError `reference-invalid`, `digest-required` */
export const imageReference = (image: string): DigestReference => {
  const parsed = parseReference(image);
  if ('problem' in parsed) {
    throw new UserError(
      'reference-invalid',
      `image: ${parsed.problem} (got "${image}")`,
      'Write it as registry/repository@sha256:…',
    );
  }
  if (hasDigest(parsed.value)) return parsed.value;
  throw new UserError(
    'digest-required',
    `image: ${image} names no digest; a tag may name another image by the time this one is deployed`,
    'Pass the digest that the build pushed (output `digest` of multi-arch-build): image: registry/repository@sha256:…',
  );
};

const directory = async (inputs: Inputs, deps: TargetDeps): Promise<Targets> => {
  const { workspace } = deps.context;
  const path = resolve(workspace, inputs.path);
  if (!(await deps.files.exists(path))) {
    throw userError(codes, 'path-missing', `path: ${inputs.path} does not exist in ${workspace}`);
  }
  const folder = relative(workspace, path);
  return {
    targets: [{ kind: 'directory', path }],
    digest: '',
    sarif: { name: folder === '' ? 'directory' : `directory/${folder}`, folder },
    problems: [],
  };
};

const wantedPlatforms = (inputs: Inputs): readonly string[] =>
  inputs.platforms.map(text => {
    const parsed = parsePlatform(text);
    if ('value' in parsed) return formatPlatform(parsed.value);
    throw new UserError('platform-invalid', `platforms: ${parsed.problem}`, 'Write it as linux/amd64.');
  });

const missing = (wanted: readonly string[], found: readonly string[]): readonly Reason[] => {
  if (found.length === 0) return [codes.reason('platform-missing', 'The image has no platform that can run.')];
  const absent = wanted.filter(platform => !found.includes(platform));
  const has = `It has ${found.join(', ')}.`;
  return absent.length === 0
    ? []
    : [codes.reason('platform-missing', `The image was not built for ${absent.join(', ')}. ${has}`)];
};

const image = async (inputs: Inputs, deps: TargetDeps): Promise<Targets> => {
  const [reference, wanted] = [imageReference(inputs.image), wantedPlatforms(inputs)];
  const base = { digest: reference.digest, sarif: { name: `image/${reference.repository}`, folder: undefined } };
  try {
    const { platforms } = await deps.registry.describe(reference, deps.signal);
    const all = platforms.map(({ platform, digest }) => ({
      kind: 'image' as const,
      reference: formatReference(withDigest(reference, digest)),
      digest,
      platform: formatPlatform(platform),
    }));
    const found = all.map(({ platform }) => platform);
    return {
      ...base,
      targets: all.filter(({ platform }) => wanted.length === 0 || wanted.includes(platform)),
      problems: missing(wanted, found),
    };
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const next = 'Run the job again: the image could not be read, so nothing was scanned.';
    return { ...base, targets: [], problems: [{ code: error.code, message: error.message, next }] };
  }
};

/** @throws UserError `reference-invalid`, `digest-required`, `path-missing`, `platform-invalid` and the registry's */
export const resolveTargets = async (inputs: Inputs, deps: TargetDeps): Promise<Targets> =>
  inputs.image === '' ? await directory(inputs, deps) : await image(inputs, deps);
