import type { Reason } from '../verdicts/verdicts.ts';
import { codes } from './codes.ts';
import { dig, listOf, textOf } from './dig.ts';
import type { Deployment } from './kinds.ts';
import { nameOf } from './objects.ts';
import { allContainers, claimsOf, podSpecOf } from './pods.ts';
import type { Scene } from './scene.ts';

/** What keeps a Deployment from running as two colours. Pure. */

export type ClaimAccess = 'shared' | 'single' | 'unknown';

/** Whether pods on several nodes can mount the claim at once. */
export const claimAccess = (scene: Pick<Scene, 'objects' | 'live'>, claim: string): ClaimAccess => {
  const found = [...scene.objects, ...scene.live].find(
    one => one.kind === 'PersistentVolumeClaim' && one.metadata.name === claim,
  );
  if (found === undefined) return 'unknown';
  const modes = listOf(dig(found, 'spec', 'accessModes')).map(textOf);
  if (modes.length === 0) return 'unknown';
  return modes.some(mode => mode === 'ReadWriteMany' || mode === 'ReadOnlyMany') ? 'shared' : 'single';
};

const hostPortOf = (deployment: Deployment): string | undefined => {
  const spec = podSpecOf(deployment);
  if (spec['hostNetwork'] === true) return '`hostNetwork: true` binds its ports on the node';
  for (const container of allContainers(spec)) {
    const port = listOf(container['ports']).find(one => typeof dig(one, 'hostPort') === 'number');
    if (port !== undefined)
      return `container ${textOf(container['name'])} claims port ${dig(port, 'hostPort')} of the node`;
  }
  return undefined;
};

const singleSign = (deployment: Deployment): string | undefined => {
  const { strategy, replicas } = deployment.spec;
  if (strategy?.type === 'Recreate') return 'its strategy is Recreate';
  const surge = dig(strategy, 'rollingUpdate', 'maxSurge');
  return (replicas ?? 1) <= 1 && (surge === 0 || surge === '0' || surge === '0%')
    ? 'it has one replica and `maxSurge: 0`'
    : undefined;
};

/** Two pods of it cannot run side by side, whatever anyone wishes. */
export const hardConstraint = (scene: Scene, deployment: Deployment): Reason | undefined => {
  const name = nameOf({ kind: 'Deployment', name: deployment.metadata.name });
  const port = hostPortOf(deployment);
  if (port !== undefined) return codes.reason('host-port', `${name}: ${port}, so two colours cannot share a node.`);
  const claim = claimsOf(podSpecOf(deployment)).find(one => claimAccess(scene, one) === 'single');
  if (claim !== undefined)
    return codes.reason(
      'volume-not-shareable',
      `${name} mounts PersistentVolumeClaim/${claim}, which is not ReadWriteMany: the second colour could not mount it.`,
    );
  return undefined;
};

/** Its manifest says that two of it must not run; a person may overrule that. */
export const softConstraint = (deployment: Deployment): Reason | undefined => {
  const sign = singleSign(deployment);
  return sign === undefined
    ? undefined
    : codes.reason(
        'must-not-run-twice',
        `${nameOf({ kind: 'Deployment', name: deployment.metadata.name })}: ${sign}, so two of it must not run at once.`,
      );
};
