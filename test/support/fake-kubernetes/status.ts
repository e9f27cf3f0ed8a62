/** What the API server says when it refuses: `Status` objects, worded as the real one words them. */
import type { Resource } from './resources.ts';

export interface Refusal {
  readonly code: number;
  readonly reason: string;
  readonly message: string;
  readonly details?: unknown;
}

export class ApiRefusal extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

export const statusOf = (refusal: Refusal): Record<string, unknown> => ({
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Failure',
  message: refusal.message,
  reason: refusal.reason,
  ...(refusal.details === undefined ? {} : { details: refusal.details }),
  code: refusal.code,
});

const called = (resource: Resource): string =>
  resource.group === '' ? resource.plural : `${resource.plural}.${resource.group}`;

const details = (resource: Resource, name: string): unknown => ({
  name,
  ...(resource.group === '' ? {} : { group: resource.group }),
  kind: resource.plural,
});

export const notFound = (resource: Resource, name: string): ApiRefusal =>
  new ApiRefusal({
    code: 404,
    reason: 'NotFound',
    message: `${called(resource)} "${name}" not found`,
    details: details(resource, name),
  });

export const alreadyExists = (resource: Resource, name: string): ApiRefusal =>
  new ApiRefusal({
    code: 409,
    reason: 'AlreadyExists',
    message: `${called(resource)} "${name}" already exists`,
    details: details(resource, name),
  });

export const conflict = (resource: Resource, name: string, why: string): ApiRefusal =>
  new ApiRefusal({
    code: 409,
    reason: 'Conflict',
    message: `Operation cannot be fulfilled on ${called(resource)} "${name}": ${why}`,
    details: details(resource, name),
  });

export const modified = (resource: Resource, name: string): ApiRefusal =>
  conflict(
    resource,
    name,
    'the object has been modified; please apply your changes to the latest version and try again',
  );

export const invalid = (resource: Resource, name: string, why: string): ApiRefusal =>
  new ApiRefusal({
    code: 422,
    reason: 'Invalid',
    message: `${resource.kind}${resource.group === '' ? '' : `.${resource.group}`} "${name}" is invalid: ${why}`,
    details: details(resource, name),
  });

/** A JSON patch whose test fails, or whose path is not there. */
export const patchRefused = (): ApiRefusal =>
  new ApiRefusal({
    code: 422,
    reason: 'Invalid',
    message: 'the server rejected our request due to an error in our request',
    details: {},
  });

export const forbidden = (resource: Resource, name: string, verb: string, namespace: string): ApiRefusal =>
  new ApiRefusal({
    code: 403,
    reason: 'Forbidden',
    message: `${called(resource)} ${name === '' ? '' : `"${name}" `}is forbidden: User "tester" cannot ${verb} resource "${resource.plural}" in API group "${resource.group}" in the namespace "${namespace}"`,
    details: details(resource, name),
  });

export const expired = (message: string): Refusal => ({ code: 410, reason: 'Expired', message });

export const badRequest = (message: string): ApiRefusal => new ApiRefusal({ code: 400, reason: 'BadRequest', message });
