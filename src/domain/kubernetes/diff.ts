import type { K8sObject, ObjectRef } from './objects.ts';

export interface FieldChange {
  /** `spec.template.spec.containers[web].image` */
  readonly path: string;
  /** As shown to people; secret values are never in it. */
  readonly before: string;
  readonly after: string;
}

export interface ObjectChange {
  readonly ref: ObjectRef;
  readonly change: 'added' | 'removed' | 'changed';
  readonly fields: readonly FieldChange[];
}

export interface DiffOptions {
  /** `before` is live: fields that only it has were set by others (defaults, controllers) and are no change. */
  readonly beforeIsLive?: boolean;
}

export const diffObjects = (
  _before: readonly K8sObject[],
  _after: readonly K8sObject[],
  _options: DiffOptions = {},
): readonly ObjectChange[] => {
  throw new Error('not there yet');
};

/** One line a change, for the plan. */
export const describeChanges = (_changes: readonly ObjectChange[]): readonly string[] => {
  throw new Error('not there yet');
};
