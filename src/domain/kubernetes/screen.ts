import { parseReference } from '../images/reference.ts';
import { groupOf, isClusterScoped, kindKey, removalOf } from './apis.ts';
import { type Decision, type Decisions, identityOf, note, refuse, treated } from './decision.ts';
import { dig, fieldsOf, textOf } from './dig.ts';
import { controllerOfKind, managedInManifest } from './managed-by.ts';
import { keys } from './names.ts';
import { annotationsOf, type K8sObject, nameOf } from './objects.ts';
import { imagesOf } from './pinning.ts';
import { podLabels } from './pods.ts';
import { wishOf } from './scene.ts';
import { pathText, problemsOf, type SchemaProblem } from './schemas.ts';

/** What can be said of each object by itself, before its place among the others is looked at. Pure. */

export interface ScreenOptions {
  readonly namespace: string;
  readonly hookJobs: readonly string[];
  readonly allowManaged: boolean;
}

const named = (object: K8sObject): string => nameOf({ kind: object.kind, name: object.metadata.name });

type Check = (object: K8sObject, options: ScreenOptions) => Decision | undefined;

const wishes = new Set(['coloured', 'in-place', 'left-out']);

const byWish: Check = object => {
  const wish = wishOf(object);
  if (wish === 'left-out') return treated('left-out', 'Its annotation says that it is not to be applied.');
  if (wish === undefined || wish === 'in-place' || (wish === 'coloured' && object.kind === 'Deployment'))
    return undefined;
  const why = wishes.has(wish) ? 'only a Deployment can run as two colours' : 'that is none of the known values';
  return refuse('treatment-unknown', `${named(object)} is annotated ${keys.treatment}: ${wish}, and ${why}.`);
};

const runsBefore = /^(pre|post)-(install|upgrade)$/;

const byHelmHook: Check = (object, { hookJobs }) => {
  const hooks = (annotationsOf(object)['helm.sh/hook'] ?? '').split(',').map(one => one.trim());
  if (hooks[0] === '' || wishOf(object) === 'in-place') return undefined;
  if (object.kind === 'Job' && hookJobs.includes(object.metadata.name)) return undefined;
  const runs = object.kind === 'Job' || object.kind === 'Pod';
  if (hooks.some(hook => runsBefore.test(hook) || hook === 'crd-install'))
    return runs
      ? refuse('helm-hook', `Helm would run ${named(object)} at ${hooks.join(', ')}; rendered, nothing runs it.`)
      : undefined;
  return treated('left-out', `It is a hook of Helm (${hooks.join(', ')}) that has no part in a deploy.`, [
    note('left-out', object, `${named(object)} is a hook of Helm (${hooks.join(', ')}) and is not applied.`),
  ]);
};

const byForm: Check = (object, { namespace }) => {
  if (typeof object.metadata['generateName'] === 'string')
    return refuse('generate-name', `${named(object)} has generateName and so a new name at each run.`);
  if ((object.metadata.ownerReferences ?? []).length > 0)
    return refuse('has-owner', `${named(object)} names an owner in its manifest.`);
  const own = object.metadata.namespace;
  if (!isClusterScoped(object) && own !== undefined && own !== namespace)
    return refuse('other-namespace', `${named(object)} belongs to namespace ${own}, the release to ${namespace}.`);
  if (kindKey(object) === 'Namespace' && object.metadata.name !== namespace)
    return refuse('other-namespace', `${named(object)} is another namespace than the release’s, ${namespace}.`);
  return undefined;
};

/** Names that a server would refuse; rights may be named more freely. */
const nameProblems = (object: K8sObject): readonly SchemaProblem[] =>
  /^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/.test(object.metadata.name) ||
  groupOf(object.apiVersion) === 'rbac.authorization.k8s.io'
    ? []
    : [{ path: ['metadata', 'name'], message: `"${object.metadata.name}" is no name that Kubernetes takes` }];

/** Also finds `${IMAGE}` and other placeholders that nothing has filled in. */
const imageProblems = (object: K8sObject): readonly SchemaProblem[] =>
  imagesOf([object]).flatMap(({ image, container }) => {
    const parsed = parseReference(image);
    return 'problem' in parsed
      ? [
          {
            path: [container, 'image'],
            message: /[<>${}]/.test(image)
              ? `"${image}" is a placeholder that nothing has filled in`
              : `"${image}" is no image name: it ${parsed.problem}`,
          },
        ]
      : [];
  });

const byApi: Check = object => {
  const removal = removalOf(object);
  if (removal !== undefined) {
    const also = removal.also === undefined ? '' : `, and ${removal.also}`;
    return refuse(
      'api-removed',
      `${named(object)} is written in ${object.apiVersion}, which Kubernetes ${removal.since} removed.`,
      `Write \`apiVersion: ${removal.use}\`${also}.`,
    );
  }
  const [problem] = [...problemsOf(object), ...nameProblems(object), ...imageProblems(object)];
  return problem === undefined
    ? undefined
    : refuse('object-invalid', `${named(object)}: ${pathText(problem.path)}: ${problem.message}.`);
};

const byController: Check = (object, { allowManaged }) => {
  const controller = controllerOfKind(object);
  if (controller !== undefined) {
    return allowManaged || wishOf(object) === 'in-place'
      ? treated('in-place', `${controller} acts on it; it is applied as it is, as asserted.`)
      : refuse(
          'managed-by-controller',
          `${named(object)} is what ${controller} acts on, and it would move pods or traffic by itself.`,
        );
  }
  const managed = managedInManifest(object);
  if (managed === undefined) return undefined;
  return allowManaged
    ? undefined
    : refuse('managed-by-controller', `${named(object)} is written by ${managed.controller} (${managed.evidence}).`);
};

const bareKinds = new Set(['Pod', 'ReplicaSet.apps', 'ReplicationController']);

const byKind: Check = (object, { hookJobs }) => {
  if (wishOf(object) === 'in-place') return undefined;
  if (bareKinds.has(kindKey(object)))
    return refuse(
      'bare-pods',
      `${named(object)} has no Deployment, so it can neither be updated nor have two colours.`,
    );
  if (kindKey(object) === 'Job.batch' && !hookJobs.includes(object.metadata.name))
    return refuse('job-not-a-hook', `${named(object)} is not named as a hook, so when it should run is not known.`);
  return undefined;
};

const ownKeys: readonly string[] = [keys.app, keys.environment, keys.colour, keys.release, keys.versionOf];

const byReserved: Check = object => {
  const selector = dig(object, 'spec', 'selector');
  const used = [
    ...Object.keys(podLabels(object)),
    ...Object.keys(fieldsOf(selector)),
    ...Object.keys(fieldsOf(dig(selector, 'matchLabels'))),
    ...Object.keys(object.metadata.labels ?? {}),
  ].find(key => ownKeys.includes(key));
  return used === undefined || object.kind === 'NetworkPolicy'
    ? undefined
    : refuse('reserved-label', `${named(object)} uses the label ${used}, which prod-actions sets by itself.`);
};

const checks: readonly Check[] = [byWish, byHelmHook, byForm, byApi, byController, byKind, byReserved];

const firstDecision = (object: K8sObject, options: ScreenOptions): Decision | undefined => {
  for (const check of checks) {
    const decision = check(object, options);
    if (decision !== undefined) return decision;
  }
  return undefined;
};

/** The objects nothing stands against so far, and the decisions on the others. */
export const screen = (
  objects: readonly K8sObject[],
  options: ScreenOptions,
): { readonly sound: readonly K8sObject[]; readonly decisions: Decisions } => {
  const decisions: Decisions = new Map();
  const seen = new Set<string>();
  const sound: K8sObject[] = [];
  for (const object of objects) {
    const id = identityOf(object);
    const decision = seen.has(id)
      ? refuse('object-duplicate', `${named(object)} stands in the release more than once.`)
      : firstDecision(object, options);
    seen.add(id);
    if (decision === undefined) sound.push(object);
    else decisions.set(id, decision);
  }
  return { sound: sound.filter(object => !decisions.has(identityOf(object))), decisions };
};

/** For people: what an object is called. */
export const called = named;

export const typeOf = (service: K8sObject): string => textOf(dig(service, 'spec', 'type')) || 'ClusterIP';
