import { z } from 'zod';

/** Kubernetes objects as they come from manifests and from the API: known fields are checked, the rest is kept. Pure. */

const strings = z.record(z.string(), z.string());

export const ownerSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  name: z.string(),
  uid: z.string().optional(),
  controller: z.boolean().optional(),
});

export const metadataSchema = z.looseObject({
  name: z.string(),
  namespace: z.string().optional(),
  labels: strings.nullish(),
  annotations: strings.nullish(),
  uid: z.string().optional(),
  resourceVersion: z.string().optional(),
  generation: z.number().optional(),
  creationTimestamp: z.string().nullish(),
  deletionTimestamp: z.string().nullish(),
  ownerReferences: z.array(ownerSchema).nullish(),
});

export const objectSchema = z.looseObject({ apiVersion: z.string(), kind: z.string(), metadata: metadataSchema });

/** Any object. Typed views of the kinds we read are in kinds.ts. */
export type K8sObject = z.output<typeof objectSchema>;

/** On its way out: told to go, and for a pod, without traffic. */
export const isTerminating = ({ metadata }: Pick<K8sObject, 'metadata'>): boolean =>
  (metadata.deletionTimestamp ?? null) !== null;

/** What names an object within one cluster. `namespace` is empty for cluster-scoped kinds. */
export interface ObjectRef {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

export const refOf = (object: K8sObject, namespace = ''): ObjectRef => ({
  apiVersion: object.apiVersion,
  kind: object.kind,
  namespace: object.metadata.namespace ?? namespace,
  name: object.metadata.name,
});

/** For people: `Deployment/web`. */
export const nameOf = (ref: Pick<ObjectRef, 'kind' | 'name'>): string => `${ref.kind}/${ref.name}`;

export const labelsOf = (object: K8sObject): Readonly<Record<string, string>> => object.metadata.labels ?? {};

export const annotationsOf = (object: K8sObject): Readonly<Record<string, string>> => object.metadata.annotations ?? {};

/** Whether `labels` carry all of `selector`. An empty selector matches nothing here: we never act on everything. */
export const selects = (
  selector: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>>,
): boolean => {
  const entries = Object.entries(selector);
  return entries.length > 0 && entries.every(([key, value]) => labels[key] === value);
};
