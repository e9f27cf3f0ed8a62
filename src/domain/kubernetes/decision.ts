import type { Reason } from '../verdicts/verdicts.ts';
import { groupOf } from './apis.ts';
import { codes } from './codes.ts';
import { type K8sObject, refOf } from './objects.ts';
import type { Finding, Treatment } from './shape.ts';

/** How one object is treated, on the way to a shape. Pure. */

export interface Decision {
  readonly treatment: Treatment;
  readonly why: string;
  readonly refusal?: Reason;
  readonly findings?: readonly Finding[];
}

export type Code = keyof typeof codes.docs;

/** Same object, whatever version of its API it is written in. */
export const identityOf = (object: K8sObject): string =>
  `${object.kind}.${groupOf(object.apiVersion)}/${object.metadata.namespace ?? ''}/${object.metadata.name}`;

export type Decisions = Map<string, Decision>;

export const treated = (treatment: Treatment, why: string, findings: readonly Finding[] = []): Decision => ({
  treatment,
  why,
  findings,
});

/** The reason's own words say why. */
export const refused = (refusal: Reason): Decision => ({ treatment: 'refused', why: refusal.message, refusal });

export const refuse = (code: Code, message: string, next?: string): Decision =>
  refused(codes.reason(code, message, next));

const findingOf =
  (level: Finding['level']) =>
  (code: Code, object: K8sObject, message: string, fix: string = codes.docs[code].next): Finding => ({
    code,
    level,
    ref: refOf(object),
    message,
    fix,
  });

export const warn = findingOf('warn');
export const note = findingOf('note');
