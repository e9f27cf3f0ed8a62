import { z } from 'zod';
import { metadataSchema, objectSchema } from './objects.ts';

/** Typed views of the kinds that are read. Unknown fields are kept, so a view can be written back. Pure. */

const strings = z.record(z.string(), z.string());
const intOrString = z.union([z.number(), z.string()]);

const probeSchema = z.looseObject({
  httpGet: z.looseObject({ path: z.string().optional(), port: intOrString }).optional(),
  tcpSocket: z.looseObject({ port: intOrString }).optional(),
  grpc: z.looseObject({ port: z.number() }).optional(),
  exec: z.looseObject({}).optional(),
  periodSeconds: z.number().optional(),
  failureThreshold: z.number().optional(),
  initialDelaySeconds: z.number().optional(),
});

export const containerSchema = z.looseObject({
  name: z.string(),
  image: z.string().optional(),
  ports: z
    .array(
      z.looseObject({
        name: z.string().optional(),
        containerPort: z.number(),
        hostPort: z.number().optional(),
        protocol: z.string().optional(),
      }),
    )
    .nullish(),
  env: z.array(z.looseObject({ name: z.string(), value: z.string().nullish() })).nullish(),
  envFrom: z.array(z.looseObject({})).nullish(),
  readinessProbe: probeSchema.nullish(),
  livenessProbe: probeSchema.nullish(),
  startupProbe: probeSchema.nullish(),
  lifecycle: z.looseObject({ preStop: z.looseObject({}).nullish() }).nullish(),
  resources: z
    .looseObject({
      requests: z.record(z.string(), intOrString).nullish(),
      limits: z.record(z.string(), intOrString).nullish(),
    })
    .nullish(),
});
export type Container = z.output<typeof containerSchema>;

export const podSpecSchema = z.looseObject({
  containers: z.array(containerSchema),
  initContainers: z.array(containerSchema).nullish(),
  volumes: z.array(z.looseObject({ name: z.string() })).nullish(),
  hostNetwork: z.boolean().optional(),
  terminationGracePeriodSeconds: z.number().nullish(),
  serviceAccountName: z.string().optional(),
});

export const podTemplateSchema = z.looseObject({
  metadata: z.looseObject({ labels: strings.nullish(), annotations: strings.nullish() }).nullish(),
  spec: podSpecSchema,
});

export const labelSelectorSchema = z.looseObject({
  matchLabels: strings.nullish(),
  matchExpressions: z
    .array(z.looseObject({ key: z.string(), operator: z.string(), values: z.array(z.string()).nullish() }))
    .nullish(),
});

const conditionSchema = z.looseObject({
  type: z.string(),
  status: z.string(),
  reason: z.string().optional(),
  message: z.string().optional(),
});

export const deploymentSchema = objectSchema.extend({
  spec: z.looseObject({
    replicas: z.number().nullish(),
    paused: z.boolean().optional(),
    selector: labelSelectorSchema,
    template: podTemplateSchema,
    minReadySeconds: z.number().optional(),
    strategy: z.looseObject({ type: z.string().optional() }).nullish(),
  }),
  status: z
    .looseObject({
      observedGeneration: z.number().optional(),
      replicas: z.number().optional(),
      readyReplicas: z.number().optional(),
      availableReplicas: z.number().optional(),
      updatedReplicas: z.number().optional(),
      conditions: z.array(conditionSchema).nullish(),
    })
    .nullish(),
});
export type Deployment = z.output<typeof deploymentSchema>;

export const serviceSchema = objectSchema.extend({
  spec: z.looseObject({
    type: z.string().optional(),
    clusterIP: z.string().optional(),
    selector: strings.nullish(),
    ports: z
      .array(
        z.looseObject({
          name: z.string().optional(),
          port: z.number(),
          targetPort: intOrString.optional(),
          nodePort: z.number().optional(),
          protocol: z.string().optional(),
        }),
      )
      .nullish(),
    sessionAffinity: z.string().optional(),
  }),
});
export type Service = z.output<typeof serviceSchema>;

const stateSchema = z.looseObject({
  waiting: z.looseObject({ reason: z.string().optional(), message: z.string().optional() }).nullish(),
  running: z.looseObject({ startedAt: z.string().nullish() }).nullish(),
  terminated: z
    .looseObject({
      reason: z.string().optional(),
      message: z.string().optional(),
      exitCode: z.number(),
      signal: z.number().optional(),
      finishedAt: z.string().nullish(),
    })
    .nullish(),
});

const containerStatusSchema = z.looseObject({
  name: z.string(),
  ready: z.boolean(),
  restartCount: z.number(),
  state: stateSchema.nullish(),
  lastState: stateSchema.nullish(),
});
export type ContainerStatus = z.output<typeof containerStatusSchema>;

export const podSchema = objectSchema.extend({
  spec: podSpecSchema.extend({ nodeName: z.string().optional() }),
  status: z
    .looseObject({
      phase: z.string().optional(),
      podIP: z.string().optional(),
      startTime: z.string().nullish(),
      conditions: z.array(conditionSchema.extend({ lastTransitionTime: z.string().nullish() })).nullish(),
      initContainerStatuses: z.array(containerStatusSchema).nullish(),
      containerStatuses: z.array(containerStatusSchema).nullish(),
    })
    .nullish(),
});
export type Pod = z.output<typeof podSchema>;

export const endpointSliceSchema = objectSchema.extend({
  addressType: z.string(),
  endpoints: z
    .array(
      z.looseObject({
        addresses: z.array(z.string()),
        conditions: z
          .looseObject({
            ready: z.boolean().nullish(),
            serving: z.boolean().nullish(),
            terminating: z.boolean().nullish(),
          })
          .nullish(),
        targetRef: z.looseObject({ kind: z.string().optional(), name: z.string().optional() }).nullish(),
      }),
    )
    .nullish(),
});
export type EndpointSlice = z.output<typeof endpointSliceSchema>;

export const autoscalerSchema = objectSchema.extend({
  spec: z.looseObject({
    scaleTargetRef: z.looseObject({ apiVersion: z.string().optional(), kind: z.string(), name: z.string() }),
    minReplicas: z.number().nullish(),
    maxReplicas: z.number(),
  }),
});
export type Autoscaler = z.output<typeof autoscalerSchema>;

export const configSchema = objectSchema.extend({
  data: strings.nullish(),
  binaryData: strings.nullish(),
  stringData: strings.nullish(),
  immutable: z.boolean().nullish(),
  type: z.string().optional(),
});
/** A ConfigMap or a Secret. */
export type Config = z.output<typeof configSchema>;

export const leaseSchema = objectSchema.extend({
  spec: z.looseObject({
    holderIdentity: z.string().nullish(),
    leaseDurationSeconds: z.number().nullish(),
    leaseTransitions: z.number().nullish(),
    renewTime: z.string().nullish(),
    acquireTime: z.string().nullish(),
  }),
});
export type Lease = z.output<typeof leaseSchema>;

export const eventSchema = objectSchema.extend({
  involvedObject: z.looseObject({
    kind: z.string().optional(),
    name: z.string().optional(),
    uid: z.string().optional(),
  }),
  reason: z.string().nullish(),
  message: z.string().nullish(),
  type: z.string().nullish(),
  count: z.number().nullish(),
  lastTimestamp: z.string().nullish(),
  eventTime: z.string().nullish(),
});
export type Event = z.output<typeof eventSchema>;

/** For kinds whose spec is only passed through. */
export const replicaSetSchema = objectSchema.extend({
  metadata: metadataSchema,
  spec: z.looseObject({ replicas: z.number().nullish() }),
  status: z
    .looseObject({
      observedGeneration: z.number().optional(),
      replicas: z.number().optional(),
      readyReplicas: z.number().optional(),
    })
    .nullish(),
});
export type ReplicaSet = z.output<typeof replicaSetSchema>;
