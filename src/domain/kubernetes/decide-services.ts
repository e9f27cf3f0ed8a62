import { type Decision, type Decisions, identityOf, refuse, treated, warn } from './decision.ts';
import { dig } from './dig.ts';
import type { Service } from './kinds.ts';
import type { K8sObject } from './objects.ts';
import { isHeadless, isRouted, type Scene, selectorOf, selectsPodsOf, servicesNamedBy, wishOf } from './scene.ts';
import { called, typeOf } from './screen.ts';

/** Which Services move their traffic. Pure. */

const listed = (objects: readonly K8sObject[]): string => objects.map(called).join(', ');

/** Job pods never carry a colour, so a narrowed selector leaves them out by itself. */
const serves = (owner: K8sObject): boolean => owner.kind !== 'Job' && owner.kind !== 'CronJob';

const affinityFindings = (service: Service) => [
  ...(service.spec.sessionAffinity === 'ClientIP'
    ? [
        warn(
          'session-affinity',
          service,
          `${called(service)} keeps each client on its pod; after the switch clients stay with the old colour until their time is over.`,
        ),
      ]
    : []),
  ...(dig(service, 'spec', 'externalTrafficPolicy') === 'Local'
    ? [
        warn(
          'local-traffic-policy',
          service,
          `${called(service)} has externalTrafficPolicy: Local: at the switch, nodes that have no pod of the new colour drop what still reaches them.`,
        ),
      ]
    : []),
];

const decideHeadless = (scene: Scene, service: Service, coloured: readonly K8sObject[]): Decision => {
  if (coloured.length === 0)
    return treated('in-place', 'It is headless: it gives out the addresses of pods that have one colour only.');
  const { name } = service.metadata;
  const user = scene.podOwners.find(owner => !coloured.includes(owner) && servicesNamedBy(scene, owner).includes(name));
  if (user !== undefined || isRouted(scene, name)) {
    const who = user === undefined ? 'a route' : called(user);
    return refuse(
      'headless-in-path',
      `${called(service)} is headless, and ${who} reaches ${listed(coloured)} through it: it would give out both colours at once.`,
    );
  }
  return treated('in-place', 'It is headless: it gives out the addresses of all pods, of both colours.', [
    warn(
      'headless-spans-colours',
      service,
      `${called(service)} gives out the pods of both colours of ${listed(coloured)}, from the start of the new one.`,
    ),
  ]);
};

const withoutPods = (scene: Scene, service: Service): Decision => {
  const routed = isRouted(scene, service.metadata.name) ? ' A route leads to it.' : '';
  return treated('in-place', `It selects no pods of this release, so there is nothing to switch.${routed}`, [
    warn('service-selects-nothing', service, `${called(service)} selects no pods of this release.${routed}`),
  ]);
};

const decideService = (scene: Scene, workloads: Decisions, service: Service): Decision => {
  if (wishOf(service) === 'in-place') return treated('in-place', 'Its annotation says so: it reaches both colours.');
  if (typeOf(service) === 'ExternalName')
    return treated('in-place', 'It is only another name for something outside the cluster.');
  if (Object.keys(selectorOf(service)).length === 0)
    return treated('in-place', 'It has no selector: someone else writes its endpoints, so there is nothing to switch.');
  const owners = scene.podOwners.filter(owner => serves(owner) && selectsPodsOf(service, owner));
  const coloured = owners.filter(owner => workloads.get(identityOf(owner))?.treatment === 'coloured');
  const others = owners.filter(owner => !coloured.includes(owner));
  if (isHeadless(service)) return decideHeadless(scene, service, coloured);
  const barred = scene.refusedOwners.filter(owner => serves(owner) && selectsPodsOf(service, owner));
  if (owners.length === 0)
    return barred.length === 0
      ? withoutPods(scene, service)
      : treated('refused', `The pods that it selects are refused (${listed(barred)}).`);
  if (coloured.length === 0) {
    const refusedAll = others.every(owner => workloads.get(identityOf(owner))?.treatment === 'refused');
    return refusedAll
      ? treated('refused', `The pods that it selects are refused (${listed(others)}).`)
      : treated('in-place', `The pods that it selects have one colour only (${listed(others)}).`);
  }
  if (others.length > 0)
    return refuse(
      'service-mixed',
      `${called(service)} selects ${listed(coloured)}, which have two colours, together with ${listed(others)}, which have one.`,
    );
  return treated(
    'switched',
    `It sends its traffic to ${listed(coloured)}: its selector is moved from one colour to the other.`,
    affinityFindings(service),
  );
};

export const decideServices = (scene: Scene, workloads: Decisions): Decisions =>
  new Map(scene.services.map(service => [identityOf(service), decideService(scene, workloads, service)]));
