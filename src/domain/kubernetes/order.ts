import { dependencyOrder } from './dependencies.ts';
import type { Deployment, Service } from './kinds.ts';
import { type Entrances, type Scene, selectsPodsOf, servicesNamedBy } from './scene.ts';

/** In which order workloads start and Services move: what others depend on first, entrances last. Pure. */

export interface Ordered {
  readonly deployments: readonly Deployment[];
  readonly services: readonly Service[];
  /** Names of workloads that depend on each other in a ring. */
  readonly cycle: readonly string[];
  /** `frontend → api`: pairs of coloured workloads. */
  readonly edges: readonly (readonly [from: string, to: string])[];
}

const isEntrance = (entrances: Entrances, services: readonly Service[], deployment: Deployment): boolean =>
  services.some(service => entrances.services.has(service.metadata.name) && selectsPodsOf(service, deployment));

const needsOf = (scene: Scene, deployments: readonly Deployment[], services: readonly Service[]) =>
  new Map(
    deployments.map(deployment => {
      const named = servicesNamedBy(scene, deployment);
      const needed = services
        .filter(service => named.includes(service.metadata.name))
        .flatMap(service => deployments.filter(one => selectsPodsOf(service, one)))
        .map(one => one.metadata.name)
        .filter(name => name !== deployment.metadata.name);
      return [deployment.metadata.name, new Set(needed)] as const;
    }),
  );

export const ordered = (
  scene: Scene,
  entrances: Entrances,
  deployments: readonly Deployment[],
  services: readonly Service[],
): Ordered => {
  const needs = needsOf(scene, deployments, services);
  const last = deployments.filter(one => isEntrance(entrances, services, one));
  const names = [...deployments.filter(one => !last.includes(one)), ...last].map(one => one.metadata.name);
  const { order, cycle } = dependencyOrder(names, needs);
  const place = (service: Service): number =>
    Math.max(...deployments.filter(one => selectsPodsOf(service, one)).map(one => order.indexOf(one.metadata.name))) +
    (entrances.services.has(service.metadata.name) ? order.length : 0);
  return {
    deployments: [...deployments].sort((a, b) => order.indexOf(a.metadata.name) - order.indexOf(b.metadata.name)),
    services: [...services].sort((a, b) => place(a) - place(b)),
    cycle,
    edges: [...needs].flatMap(([from, all]) => [...all].map(to => [from, to] as const)),
  };
};
