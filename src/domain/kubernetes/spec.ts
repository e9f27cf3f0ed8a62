import { z } from 'zod';
import { objectSchema } from './objects.ts';

/** What a release of the `kubernetes` target is. The journal keeps the spec; the bundle, which may hold secrets, is a Secret. Pure. */

/** A hook at a fixed point of the rollout. It must be safe to run twice. */
export const hookSchema = z.union([
  /** A Job of the manifests, by name: created under a name that holds the release, and waited for. */
  z.object({ kind: z.literal('job'), job: z.string(), timeoutMs: z.number() }),
  /** A shell command on the machine that deploys. */
  z.object({ kind: z.literal('command'), command: z.string(), cwd: z.string(), timeoutMs: z.number() }),
]);
export type Hook = z.output<typeof hookSchema>;

/** An app that ran before we came: how its colour is selected, and what has to be put back. */
export const adoptedSchema = z.object({
  deployments: z.array(z.object({ name: z.string(), podTemplateHash: z.string(), replicas: z.number() })),
  services: z.array(z.object({ name: z.string(), selector: z.record(z.string(), z.string()) })),
});
export type Adopted = z.output<typeof adoptedSchema>;

export const specSchema = z.object({
  target: z.literal('kubernetes'),
  namespace: z.string(),
  /** Hex SHA-256 of the bundle's canonical JSON. */
  bundle: z.string(),
  healthPath: z.string(),
  /** Name or number of the container port to probe; empty: found from readiness probe, Service or the only port. */
  port: z.string(),
  /** Images as pinned, for people. */
  images: z.array(z.string()),
  hooks: z.object({ expand: hookSchema.nullable(), contract: hookSchema.nullable() }),
  adopted: adoptedSchema.nullable(),
});
export type KubernetesSpec = z.output<typeof specSchema>;

/** Everything needed to run a release again: its rendered objects, with images pinned by digest where that was possible. */
export const bundleSchema = z.object({
  schema: z.literal('prod-actions/bundle/v1'),
  namespace: z.string(),
  objects: z.array(objectSchema),
});
export type Bundle = z.output<typeof bundleSchema>;
