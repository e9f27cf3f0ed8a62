/** Where new connections go, and every moment at which a Service that had ready endpoints selected none (I1). */
import type { K8sObject } from '../../../src/domain/kubernetes/objects.ts';
import { selected } from './controllers/endpoints.ts';
import { isGoing } from './controllers/world.ts';
import { isReady } from './proxy.ts';
import type { Store } from './store.ts';
import { at, listAt, textAt } from './tree.ts';

export interface EmptyMoment {
  readonly at: number;
  readonly service: string;
  readonly selector: unknown;
  /** Who made it so: `PATCH /api/…` of a client, or the controller that acted. */
  readonly actor: string;
}

export class TrafficOracle {
  readonly empty: EmptyMoment[] = [];
  /** Who acts now. */
  actor = '';
  private readonly had = new Map<string, boolean>();
  private readonly store: Store;
  private readonly now: () => number;

  constructor(store: Store, now: () => number) {
    this.store = store;
    this.now = now;
    store.subscribe(({ resource }) => {
      if (resource.kind === 'Service' || resource.kind === 'Pod') this.look();
    });
  }

  /** Ready pods that a Service selects right now; the data plane follows a moment later. */
  ready(service: K8sObject): readonly K8sObject[] {
    return selected({ store: this.store }, service).filter(pod => isReady(pod) && !isGoing(pod));
  }

  /** Names of the pods that a new connection reaches: what the slices say. */
  reached(namespace: string, service: string): readonly string[] {
    return this.store
      .objects('EndpointSlice', namespace)
      .filter(slice => textAt(slice, 'metadata', 'labels', 'kubernetes.io/service-name') === service)
      .flatMap(slice => listAt(slice, 'endpoints'))
      .filter(endpoint => at(endpoint, 'conditions', 'ready') === true)
      .map(endpoint => textAt(endpoint, 'targetRef', 'name'));
  }

  private look(): void {
    for (const service of this.store.objects('Service')) {
      const key = service.metadata.uid ?? '';
      const has = this.ready(service).length > 0;
      if (!has && this.had.get(key) === true)
        this.empty.push({
          at: this.now(),
          service: service.metadata.name,
          selector: at(service, 'spec', 'selector'),
          actor: this.actor,
        });
      this.had.set(key, has);
    }
  }
}
