/**
 * What happened to a cluster's objects, in the order of their versions, and what was wrong with it. Versions are counted
 * for the whole cluster, so the order across kinds is exact, whichever watch told it first.
 */
import { backendsOf } from '../../../src/domain/kubernetes/entrances.ts';
import { keys } from '../../../src/domain/kubernetes/names.ts';
import { annotationsOf, type K8sObject, labelsOf } from '../../../src/domain/kubernetes/objects.ts';
import { isReady } from '../fake-kubernetes/proxy.ts';
import { stringsAt } from '../fake-kubernetes/tree.ts';

export interface Recorded {
  readonly version: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: K8sObject;
}

const isGoing = (object: K8sObject): boolean => object.metadata.deletionTimestamp != null;

const takesTraffic = (pod: K8sObject): boolean => isReady(pod) && !isGoing(pod);

const selectorOf = (service: K8sObject): readonly (readonly [string, string])[] =>
  Object.entries(stringsAt(service, 'spec', 'selector'));

/** Ready pods that a Service selects. */
const readyBehind = (service: K8sObject, pods: Iterable<K8sObject>): number =>
  [...pods].filter(
    pod => takesTraffic(pod) && selectorOf(service).every(([key, value]) => labelsOf(pod)[key] === value),
  ).length;

/** Services that users reach: those that an Ingress leads to, and without any Ingress all. */
export const entrancesOf = (services: Iterable<K8sObject>, ingresses: readonly K8sObject[]): readonly K8sObject[] => {
  const names = new Set(ingresses.flatMap(one => backendsOf(one).map(backend => backend.service)));
  return [...services].filter(one => ingresses.length === 0 || names.has(one.metadata.name));
};

/** Objects by uid, as of some version. */
class Known {
  readonly services = new Map<string, K8sObject>();
  readonly pods = new Map<string, K8sObject>();
  readonly ingresses = new Map<string, K8sObject>();

  take({ type, object }: Recorded): void {
    const kept = { Service: this.services, Pod: this.pods, Ingress: this.ingresses }[object.kind];
    if (type === 'DELETED') kept?.delete(object.metadata.uid ?? '');
    else kept?.set(object.metadata.uid ?? '', object);
  }
}

/** A pod that died of itself takes its readiness with it; that is no write of ours. */
const byItself = ({ type, object }: Recorded): boolean =>
  object.kind === 'Pod' && type === 'MODIFIED' && !isGoing(object);

/** I1: moments at which a Service that had ready pods selected none. */
export const emptyMoments = (history: readonly Recorded[]): readonly string[] => {
  const known = new Known();
  const had = new Map<string, boolean>();
  const found: string[] = [];
  for (const one of history) {
    known.take(one);
    // Led by an Ingress from Services that had ready pods, the next one must have some too.
    const led = one.object.kind === 'Ingress' && [...had.values()].includes(true);
    const entrances = entrancesOf(known.services.values(), [...known.ingresses.values()]);
    for (const service of entrances) {
      const uid = service.metadata.uid ?? '';
      const has = selectorOf(service).length > 0 && readyBehind(service, known.pods.values()) > 0;
      if ((had.get(uid) ?? led) && !has && !byItself(one))
        found.push(
          `I1: Service/${service.metadata.name} selected no ready pod after ${one.type} ${one.object.kind}/${one.object.metadata.name}`,
        );
      had.set(uid, has);
    }
  }
  return found;
};

/** I3: a fence never goes back. */
export const fencesBack = (history: readonly Recorded[]): readonly string[] => {
  const fences = new Map<string, number>();
  return history.flatMap(({ object, type }) => {
    const fence = Number(annotationsOf(object)[keys.fence] ?? 0);
    const uid = object.metadata.uid ?? '';
    const before = fences.get(uid) ?? 0;
    if (type !== 'DELETED') fences.set(uid, fence);
    // An adopted object that is left as found loses its fence.
    return fence < before && fence > 0 && type !== 'DELETED'
      ? [`I3: the fence of ${object.kind}/${object.metadata.name} went from ${before} to ${fence}`]
      : [];
  });
};
