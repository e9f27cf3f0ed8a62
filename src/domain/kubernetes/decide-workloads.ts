import type { Reason } from '../verdicts/verdicts.ts';
import { codes } from './codes.ts';
import { claimAccess, hardConstraint, softConstraint } from './constraints.ts';
import { dataStoreSign } from './data-stores.ts';
import { type Decision, type Decisions, identityOf, note, refuse, refused, treated, warn } from './decision.ts';
import type { Deployment } from './kinds.ts';
import type { K8sObject } from './objects.ts';
import { claimsOf, podLabels, podSpecOf } from './pods.ts';
import { type Entrances, type Scene, selectsPodsOf, wishOf } from './scene.ts';
import { called } from './screen.ts';
import { labelSelectorMatches } from './selectors.ts';

/** Which workloads run as two colours, which are applied in place, and which stand against the release. Pure. */

/** The Service through which users reach the workload, with the reason. */
const entranceTo = (scene: Scene, entrances: Entrances, owner: K8sObject): string | undefined => {
  const service = scene.services.find(one => entrances.services.has(one.metadata.name) && selectsPodsOf(one, owner))
    ?.metadata.name;
  return service === undefined ? undefined : `Service/${service} (${entrances.services.get(service)})`;
};

const keepsNoData = (owner: K8sObject): boolean => claimsOf(podSpecOf(owner)).length === 0;

const dataStore = (owner: K8sObject, sign: string): Decision => {
  const lost = owner.kind === 'Deployment' && keepsNoData(owner);
  const why = `It looks like a data store (${sign}): a second colour would start empty, so both colours share this one.`;
  const message = lost
    ? `${called(owner)} looks like a data store (${sign}) without a volume: it is shared by both colours, and a change of its own manifest loses what it holds.`
    : `${called(owner)} looks like a data store (${sign}): it is shared by both colours.`;
  return treated('in-place', why, [(lost ? warn : note)('data-store', owner, message)]);
};

const inPlace = (owner: K8sObject, reason: Reason): Decision =>
  treated(
    'in-place',
    `${reason.message} Users do not reach it directly, so it is applied in place and shared by both colours.`,
    [
      warn(
        'in-place-workload',
        owner,
        `${called(owner)} is applied in place: Kubernetes rolls it by itself before the switch.`,
      ),
    ],
  );

const selectorProblem = (scene: Scene, deployment: Deployment): Reason | undefined => {
  const name = called(deployment);
  const { selector } = deployment.spec;
  const matchLabels = Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length;
  if (matchLabels === 0 || !labelSelectorMatches(selector, podLabels(deployment)))
    return codes.reason(
      'selector-mismatch',
      `The selector of ${name} does not match the labels of its own pod template.`,
    );
  const other = scene.deployments.find(
    one => one.metadata.name !== deployment.metadata.name && labelSelectorMatches(selector, podLabels(one)),
  );
  return (
    other && codes.reason('selector-overlap', `The selector of ${name} also matches the pods of ${called(other)}.`)
  );
};

const volumeFindings = (scene: Scene, deployment: Deployment) =>
  claimsOf(podSpecOf(deployment)).map(claim =>
    claimAccess(scene, claim) === 'unknown'
      ? warn(
          'volume-access-unknown',
          deployment,
          `${called(deployment)} mounts PersistentVolumeClaim/${claim}; whether two colours can mount it is not said in the manifests.`,
        )
      : note('volume-shared', deployment, `Both colours of ${called(deployment)} use PersistentVolumeClaim/${claim}.`),
  );

const singletonName = /(?:^|[-_./\s])(?:scheduler|beat|cron|leader|singleton|ticker)(?:$|[-_./\s])/i;

const workerFindings = (deployment: Deployment) => {
  const spec = podSpecOf(deployment);
  const texts = [deployment.metadata.name, JSON.stringify(spec['containers'])];
  const single =
    (deployment.spec.replicas ?? 1) <= 1 && texts.some(text => singletonName.test(text.replaceAll('"', ' ')));
  return single
    ? [
        warn(
          'maybe-singleton',
          deployment,
          `${called(deployment)} has no Service and looks like a scheduler or leader; both colours of it run for the bake time.`,
        ),
      ]
    : [
        note(
          'worker-runs-twice',
          deployment,
          `${called(deployment)} has no Service: both colours of it work until the old one is retired.`,
        ),
      ];
};

const coloured = (scene: Scene, deployment: Deployment): Decision => {
  const served = scene.services.some(service => selectsPodsOf(service, deployment));
  const findings = [...volumeFindings(scene, deployment), ...(served ? [] : workerFindings(deployment))];
  const why = served
    ? 'It runs once per colour, and Services decide which colour gets traffic.'
    : 'It runs once per colour with the rest of the release; it has no Service, so nothing is switched for it.';
  return treated('coloured', why, findings);
};

const decideDeployment = (scene: Scene, entrances: Entrances, deployment: Deployment): Decision => {
  const wish = wishOf(deployment);
  if (wish === 'in-place') return treated('in-place', 'Its annotation says so: one for both colours.');
  const problem = selectorProblem(scene, deployment);
  if (problem !== undefined) return refused(problem);
  const store = wish === 'coloured' ? undefined : dataStoreSign(deployment);
  if (store !== undefined) return dataStore(deployment, store);
  const hard = hardConstraint(scene, deployment);
  const reason = hard ?? (wish === 'coloured' ? undefined : softConstraint(deployment));
  if (reason === undefined) return coloured(scene, deployment);
  const entrance = entranceTo(scene, entrances, deployment);
  if (entrance === undefined && reason.code !== 'host-port') return inPlace(deployment, reason);
  const path = entrance === undefined ? '' : ` Users reach it through ${entrance}.`;
  return refused({ ...reason, message: `${reason.message}${path}` });
};

/** A fixed place for each pod: in place, unless users' traffic goes straight to it. */
const decideFixed = (scene: Scene, entrances: Entrances, owner: K8sObject): Decision => {
  if (wishOf(owner) === 'in-place') return treated('in-place', 'Its annotation says so: one for both colours.');
  const store = dataStoreSign(owner);
  if (store !== undefined) return dataStore(owner, store);
  const entrance = entrances.explicit ? entranceTo(scene, entrances, owner) : undefined;
  if (entrance !== undefined)
    return refuse(
      'not-switchable',
      `${called(owner)} takes users’ traffic through ${entrance}, and cannot have two colours.`,
    );
  const what = owner.kind === 'StatefulSet' ? 'Its pods have names and volumes of their own' : 'It runs once per node';
  return treated('in-place', `${what}, so there is one of it for both colours; users do not reach it directly.`, [
    note(
      'in-place-workload',
      owner,
      `${called(owner)} is applied in place: Kubernetes rolls it by itself before the switch.`,
    ),
  ]);
};

const hook = treated(
  'hook',
  'It is named as a hook: it runs at its point of the rollout, under a name that holds the release.',
);

export const decideWorkloads = (scene: Scene, entrances: Entrances): Decisions => {
  const decisions: Decisions = new Map();
  for (const deployment of scene.deployments)
    decisions.set(identityOf(deployment), decideDeployment(scene, entrances, deployment));
  for (const owner of scene.podOwners)
    if (owner.kind === 'StatefulSet' || owner.kind === 'DaemonSet')
      decisions.set(identityOf(owner), decideFixed(scene, entrances, owner));
    else if (owner.kind === 'Job' && scene.hookJobs.has(owner.metadata.name)) decisions.set(identityOf(owner), hook);
  return decisions;
};
