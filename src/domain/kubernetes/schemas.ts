import type { z } from 'zod';
import {
  autoscalerSchema,
  configSchema,
  type Deployment,
  deploymentSchema,
  type Service,
  serviceSchema,
} from './kinds.ts';
import type { K8sObject } from './objects.ts';

/** Which schema an object has to fit before we reason about it. Pure. */

const schemas: Readonly<Record<string, z.ZodType<K8sObject>>> = {
  'apps/v1 Deployment': deploymentSchema,
  'v1 Service': serviceSchema,
  'autoscaling/v2 HorizontalPodAutoscaler': autoscalerSchema,
  'autoscaling/v1 HorizontalPodAutoscaler': autoscalerSchema,
  'v1 ConfigMap': configSchema,
  'v1 Secret': configSchema,
};

export interface SchemaProblem {
  /** `['spec', 'template', 'spec', 'containers', 0, 'name']` */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** `spec.template.spec.containers[0].name` */
export const pathText = (path: readonly (string | number)[]): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );

const parts = (path: readonly PropertyKey[]): readonly (string | number)[] =>
  path.map(part => (typeof part === 'symbol' ? String(part) : part));

/** What of the object does not fit its kind. */
export const problemsOf = (object: K8sObject): readonly SchemaProblem[] => {
  const schema = schemas[`${object.apiVersion} ${object.kind}`];
  const parsed = schema?.safeParse(object);
  return parsed?.error?.issues.map(issue => ({ path: parts(issue.path), message: issue.message })) ?? [];
};

export const asDeployment = (object: K8sObject): Deployment | undefined =>
  object.kind === 'Deployment' && object.apiVersion === 'apps/v1' ? deploymentSchema.safeParse(object).data : undefined;

export const asService = (object: K8sObject): Service | undefined =>
  object.kind === 'Service' && object.apiVersion === 'v1' ? serviceSchema.safeParse(object).data : undefined;
