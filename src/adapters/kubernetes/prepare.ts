/** What the inputs describe, rendered and made a release. */
import { resolve } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { Runtime } from '../../core/ports.ts';
import { digestIn } from '../../domain/images/reference.ts';
import type { K8sObject } from '../../domain/kubernetes/objects.ts';
import { imagesOf, isPinned, parsePins, pinImages } from '../../domain/kubernetes/pinning.ts';
import type { ClusterReport } from '../../domain/kubernetes/report.ts';
import { type ShapeOptions, shapeOf } from '../../domain/kubernetes/shape-of.ts';
import type { Hook, KubernetesSpec } from '../../domain/kubernetes/spec.ts';
import { identify, type Release } from '../../domain/rollout/release.ts';
import type { Bundles } from './context.ts';
import type { ClusterInputs, KubernetesReleaseInputs } from './inputs.ts';
import { type ManifestSources, renderManifests } from './render/render.ts';
import { withDigests } from './resolve-images.ts';

export interface ReleaseInputs extends KubernetesReleaseInputs, Pick<ClusterInputs, 'switch'> {
  readonly app: string;
  readonly image: readonly string[];
  readonly 'working-directory': string;
  readonly 'health-path': string;
  readonly revision: string;
  readonly 'one-way': boolean;
}

export type RenderRuntime = Pick<Runtime, 'files' | 'exec' | 'http' | 'clock' | 'log' | 'env' | 'signal' | 'context'>;

/** What the report says of the objects alone. */
export type Contents = Pick<ClusterReport, 'namespace' | 'images' | 'unpinned' | 'objects' | 'findings'>;

export interface Prepared {
  readonly release: Release;
  readonly contents: Contents;
}

const sourcesOf = (inputs: ReleaseInputs, namespace: string, workspace: string): ManifestSources => ({
  manifests: inputs.manifests,
  kustomize: inputs.kustomize,
  helm:
    inputs['helm-chart'] === ''
      ? null
      : {
          chart: inputs['helm-chart'],
          values: inputs['helm-values'],
          set: inputs['helm-set'],
          release: inputs.app,
        },
  namespace,
  workspace,
});

/** The runner's own program where there is one; the pinned one only where there is none. */
const program = (name: 'kubectl' | 'helm', runtime: RenderRuntime) => async (): Promise<string> => {
  const found = await runtime.exec.which(name);
  if (found !== undefined) return found;
  const { createTools } = await import('../tools/tools.ts');
  return (await createTools(runtime).locate(name)).path;
};

/** The objects as the manifests have them. */
export const rendered = async (
  inputs: ReleaseInputs,
  namespace: string,
  runtime: RenderRuntime,
): Promise<readonly K8sObject[]> =>
  await renderManifests(sourcesOf(inputs, namespace, runtime.context.workspace), {
    ...runtime,
    kubectl: program('kubectl', runtime),
    helm: program('helm', runtime),
  });

/** @throws UserError `image-not-digest`, `image-not-used` */
export const pinned = (objects: readonly K8sObject[], images: readonly string[]): readonly K8sObject[] => {
  const pins = parsePins(images);
  if ('problem' in pins)
    throw new UserError('image-not-digest', `image: ${pins.problem}`, 'Write `name@sha256:…`, one a line.');
  const result = pinImages(objects, pins.value);
  if (result.unused.length === 0) return result.objects;
  const unused = result.unused.map(({ repository }) => repository).join(', ');
  const used = [...new Set(imagesOf(objects).map(({ image }) => image))].join(', ') || 'none';
  throw new UserError(
    'image-not-used',
    `image: no container of the manifests uses ${unused}; they use: ${used}.`,
    'Name the image in the manifests, or write `<name in the manifests>=<name>@sha256:…`.',
  );
};

const job = /^job[:/](.+)$/;

const hookOf = (text: string, cwd: string, timeoutMs: number): Hook | null => {
  if (text === '') return null;
  const name = job.exec(text)?.[1];
  return name === undefined
    ? { kind: 'command', command: text, cwd, timeoutMs }
    : { kind: 'job', job: name.trim(), timeoutMs };
};

const hooksOf = (inputs: ReleaseInputs, cwd: string): KubernetesSpec['hooks'] => ({
  expand: hookOf(inputs['migrate-expand'], cwd, inputs['hook-timeout']),
  contract: hookOf(inputs['migrate-contract'], cwd, inputs['hook-timeout']),
});

export const shapeOptions = (inputs: ReleaseInputs, namespace: string): ShapeOptions => {
  const { expand, contract } = hooksOf(inputs, '');
  return {
    namespace,
    hookJobs: [expand, contract].flatMap(hook => (hook?.kind === 'job' ? [hook.job] : [])),
    allowManaged: inputs['allow-managed'],
    switchMode: inputs.switch,
  };
};

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];

export const contentsOf = async (
  inputs: ReleaseInputs,
  objects: readonly K8sObject[],
  namespace: string,
): Promise<Contents> => {
  const shape = await shapeOf(objects, shapeOptions(inputs, namespace));
  const images = unique(imagesOf(objects).map(({ image }) => image));
  return {
    namespace: shape.namespace,
    images,
    unpinned: images.filter(image => !isPinned(image)),
    objects: shape.treated,
    findings: shape.findings,
  };
};

/** The digest a release is known by is that of the one image it is made for. */
const digestOf = ({ image }: ReleaseInputs): string | null => (image.length === 1 ? digestIn(image[0]) : null);

export const prepareRelease = async (
  inputs: ReleaseInputs,
  namespace: string,
  bundles: Bundles,
  runtime: RenderRuntime,
): Promise<Prepared> => {
  const asWritten = pinned(await rendered(inputs, namespace, runtime), inputs.image);
  const objects = await withDigests(asWritten, runtime);
  const contents = await contentsOf(inputs, objects, namespace);
  const spec = {
    target: 'kubernetes',
    namespace,
    bundle: await bundles.add({ schema: 'prod-actions/bundle/v1', namespace, objects: [...objects] }),
    healthPath: inputs['health-path'],
    port: inputs['probe-port'],
    images: [...contents.images],
    hooks: hooksOf(inputs, resolve(runtime.context.workspace, inputs['working-directory'])),
    adopted: null,
  } as const satisfies KubernetesSpec;
  const release = await identify({
    revision: inputs.revision === '' ? runtime.context.sha : inputs.revision,
    digest: digestOf(inputs),
    oneWay: inputs['one-way'],
    spec,
  });
  return { release, contents };
};
