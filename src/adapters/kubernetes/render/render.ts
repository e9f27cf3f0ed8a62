import { relative } from 'node:path';
import { UserError } from '../../../core/errors.ts';
import type { Log } from '../../../core/ports.ts';
import { isClusterScoped } from '../../../domain/kubernetes/apis.ts';
import { describeChanges, diffObjects } from '../../../domain/kubernetes/diff.ts';
import { fieldsOf, textOf } from '../../../domain/kubernetes/dig.ts';
import { soleNamespace } from '../../../domain/kubernetes/namespaces.ts';
import type { K8sObject } from '../../../domain/kubernetes/objects.ts';
import { parseManifest } from './parse.ts';
import { manifestFiles } from './paths.ts';
import type { HelmSource, ManifestSources, RenderDeps } from './sources.ts';
import { helmTemplate, kustomize } from './tools.ts';

export type { HelmSource, ManifestSources, RenderDeps } from './sources.ts';

const decoded = (value: string): string => Buffer.from(value, 'base64').toString('utf8');

/** Short or everyday words are left alone: masking them would blank outputs that only look like them. */
const worthMasking = (value: string): boolean => value.length >= 8 && !/^[a-z]+$/i.test(value);

const maskSecrets = (objects: readonly K8sObject[], log: Log): void => {
  for (const secret of objects.filter(one => one.kind === 'Secret')) {
    const encoded = Object.values(fieldsOf(secret['data'])).map(textOf);
    const plain = [...encoded.map(decoded), ...Object.values(fieldsOf(secret['stringData'])).map(textOf)];
    const lines = plain.flatMap(value => value.split(/\r?\n/)).map(line => line.trim());
    for (const value of new Set([...encoded, ...lines])) if (worthMasking(value)) log.mask(value);
  }
};

const inNamespace = (object: K8sObject, namespace: string): K8sObject =>
  isClusterScoped(object) || object.metadata.namespace !== undefined
    ? object
    : { ...object, metadata: { ...object.metadata, namespace } };

const fromFiles = async (
  { manifests, workspace }: ManifestSources,
  deps: RenderDeps,
): Promise<readonly K8sObject[]> => {
  const objects: K8sObject[] = [];
  for (const path of await manifestFiles(deps.files, workspace, manifests))
    objects.push(...(await parseManifest(await deps.files.readText(path), relative(workspace, path) || path)));
  return objects;
};

/** Charts may make names or passwords up. Each rendering is then another release, so this is worth two of them. */
const fromChart = async (
  { workspace, namespace }: ManifestSources,
  helm: HelmSource,
  deps: RenderDeps,
): Promise<readonly K8sObject[]> => {
  const file = `helm template ${helm.chart}`;
  const render = async (): Promise<string> => await helmTemplate(deps, workspace, namespace, helm);
  const [text, again] = await Promise.all([render(), render()]);
  const objects = await parseManifest(text, file);
  if (text === again) return objects;
  const [first] = describeChanges(diffObjects(objects, await parseManifest(again, file)));
  if (first !== undefined)
    deps.log.warning(
      `The chart ${helm.chart} renders to something else each time, so every run makes a new release. First difference: ${first}. Give it what it makes up as a value.`,
    );
  return objects;
};

/**
 * The objects of a release, as a deploy would apply them: namespace set (where none is asked for: the one that the
 * manifests name, or `default`), no status. Secret values are masked in logs.
 * @throws UserError `manifest-*`, `render-*`, `chart-dependencies-missing`; ToolError `tool-not-started`
 */
export const renderManifests = async (sources: ManifestSources, deps: RenderDeps): Promise<readonly K8sObject[]> => {
  const { kustomize: folder, helm, namespace, workspace } = sources;
  const found = [
    ...(await fromFiles(sources, deps)),
    ...(folder === ''
      ? []
      : await parseManifest(await kustomize(deps, workspace, folder), `kubectl kustomize ${folder}`)),
    ...(helm === null ? [] : await fromChart(sources, helm, deps)),
  ];
  maskSecrets(found, deps.log);
  if (found.length === 0)
    throw new UserError(
      'manifest-empty',
      'The manifests hold no object at all.',
      'Check `manifests`, `kustomize` and `helm`.',
    );
  const target = namespace || soleNamespace(found) || 'default';
  return found.map(object => inNamespace(object, target));
};
