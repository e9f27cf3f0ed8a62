/** What to build, and the arguments of `buildx build` for it. Pure. */

export type BuildOutput =
  /** Pushed under its digest only: no tag points to it before it was checked. */
  | { readonly kind: 'push'; readonly name: string; readonly insecure: boolean }
  /** An OCI layout on disk, for runs that may not push. */
  | { readonly kind: 'layout'; readonly folder: string };

export type BuildCache =
  | { readonly kind: 'none' }
  | { readonly kind: 'gha'; readonly scope: string }
  | { readonly kind: 'registry'; readonly reference: string; readonly write: boolean }
  | { readonly kind: 'local'; readonly folder: string };

/** A secret that a step may mount. Its value is never an argument: buildx reads it from its environment or a file. */
export type BuildSecret =
  | { readonly id: string; readonly kind: 'variable'; readonly name: string }
  | { readonly id: string; readonly kind: 'file'; readonly path: string };

export interface BuildRequest {
  readonly context: string;
  /** '' for the context's Dockerfile. */
  readonly file: string;
  readonly target: string;
  readonly platforms: readonly string[];
  readonly buildArgs: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly secrets: readonly BuildSecret[];
  readonly provenance: 'max' | 'min' | 'false';
  readonly sbom: boolean;
  /** '' for BuildKit's own. */
  readonly sbomGenerator: string;
  readonly cache: BuildCache;
  readonly useCache: boolean;
  readonly pullBase: boolean;
  /** Seconds since the epoch: every time stamp in the image is at most this. */
  readonly sourceDateEpoch: number | undefined;
  readonly output: BuildOutput;
}

/** One value of several fields, as buildx reads it: CSV. */
const fields = (...parts: readonly string[]): string =>
  parts.map(part => (/[",\n]/.test(part) ? `"${part.replaceAll('"', '""')}"` : part)).join(',');

const each = (flag: string, values: readonly string[]): string[] => values.flatMap(value => [flag, value]);

const pairs = (values: Readonly<Record<string, string>>): string[] =>
  Object.entries(values).map(([name, value]) => `${name}=${value}`);

const outputOf = ({ output, sourceDateEpoch }: BuildRequest): string => {
  const stamps = sourceDateEpoch === undefined ? [] : ['rewrite-timestamp=true'];
  if (output.kind === 'layout') return fields('type=oci', 'tar=false', `dest=${output.folder}`, ...stamps);
  return fields(
    'type=image',
    `name=${output.name}`,
    'push-by-digest=true',
    'name-canonical=true',
    'push=true',
    'oci-mediatypes=true',
    ...(output.insecure ? ['registry.insecure=true'] : []),
    ...stamps,
  );
};

const readCache = (...parts: readonly string[]): string[] => ['--cache-from', fields(...parts)];

/** A cache that cannot be written costs time, never the build. */
const writeCache = (...parts: readonly string[]): string[] => [
  '--cache-to',
  fields(...parts, 'mode=max', 'ignore-error=true'),
];

const cacheArguments = (cache: BuildCache): string[] => {
  switch (cache.kind) {
    case 'none':
      return [];
    case 'gha': {
      const parts = ['type=gha', `scope=${cache.scope}`];
      return [...readCache(...parts), ...writeCache(...parts)];
    }
    case 'registry': {
      const parts = ['type=registry', `ref=${cache.reference}`];
      const write = cache.write ? writeCache(...parts, 'image-manifest=true', 'oci-mediatypes=true') : [];
      return [...readCache(...parts), ...write];
    }
    case 'local':
      return [...readCache('type=local', `src=${cache.folder}`), ...writeCache('type=local', `dest=${cache.folder}`)];
  }
};

const secretArgument = (secret: BuildSecret): string =>
  fields(`id=${secret.id}`, secret.kind === 'file' ? `src=${secret.path}` : `env=${secret.name}`);

/** A build of one platform without attestations has no index, and BuildKit refuses annotations for one. */
const makesIndex = ({ platforms, provenance, sbom }: BuildRequest): boolean =>
  platforms.length > 1 || provenance !== 'false' || sbom;

const annotationArguments = (request: BuildRequest): string[] => {
  const level = makesIndex(request) ? 'index,manifest' : 'manifest';
  return pairs(request.annotations).map(pair => `${level}:${pair}`);
};

const sbomArgument = ({ sbom, sbomGenerator }: BuildRequest): string =>
  sbom && sbomGenerator !== '' ? fields(`generator=${sbomGenerator}`) : String(sbom);

export const buildArguments = (request: BuildRequest, builder: string, metadataFile: string): readonly string[] => [
  'build',
  '--builder',
  builder,
  '--progress',
  'plain',
  '--platform',
  request.platforms.join(','),
  ...each('--file', request.file === '' ? [] : [request.file]),
  ...each('--target', request.target === '' ? [] : [request.target]),
  ...each('--build-arg', request.buildArgs),
  ...each('--label', pairs(request.labels)),
  ...each('--annotation', annotationArguments(request)),
  ...each('--secret', request.secrets.map(secretArgument)),
  '--provenance',
  request.provenance === 'false' ? 'false' : `mode=${request.provenance}`,
  '--sbom',
  sbomArgument(request),
  ...(request.useCache ? cacheArguments(request.cache) : ['--no-cache']),
  ...(request.pullBase ? ['--pull'] : []),
  '--output',
  outputOf(request),
  '--metadata-file',
  metadataFile,
  request.context,
];
