import type { Colour } from '../rollout/release.ts';
import type { nowhere } from './names.ts';
import type { K8sObject } from './objects.ts';
import type { AppShape, ScaledWorkload, SwitchedService, VersionedConfig, Workload } from './shape.ts';

/** Whose an object is, and who writes it. */
export interface Ownership {
  readonly namespace: string;
  readonly app: string;
  readonly environment: string;
  /** The fencing token of the writer. */
  readonly token: number;
}

export interface ColourOwnership extends Ownership {
  readonly colour: Colour;
  /** Full id. */
  readonly release: string;
}

export const colouredDeployment = (
  _shape: AppShape,
  _workload: Workload,
  _options: Omit<ColourOwnership, 'namespace'> & { readonly replicas: number },
): K8sObject => {
  throw new Error('not there yet');
};

/** The selector of a switched Service when its traffic goes to `colour`. */
export const selectorFor = (
  _service: SwitchedService,
  _colour: Colour | typeof nowhere,
): Readonly<Record<string, string>> => {
  throw new Error('not there yet');
};

/** The whole Service, to create it: no pod gets traffic until it is switched. */
export const firstService = (_service: SwitchedService, _options: Ownership): K8sObject => {
  throw new Error('not there yet');
};

/** The body of a server-side apply on a live Service: everything but its selector. */
export const serviceFields = (_service: SwitchedService, _options: Ownership): K8sObject => {
  throw new Error('not there yet');
};

export const colouredAutoscaler = (
  _scaled: ScaledWorkload,
  _options: ColourOwnership & { readonly minReplicas: number },
): K8sObject => {
  throw new Error('not there yet');
};

export const colouredBudget = (_budget: K8sObject, _options: ColourOwnership): K8sObject => {
  throw new Error('not there yet');
};

/** The immutable, content-hashed version of a ConfigMap or Secret. */
export const versionedConfig = (_config: VersionedConfig, _options: Ownership): K8sObject => {
  throw new Error('not there yet');
};
