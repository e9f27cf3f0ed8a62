import { note, warn } from './decision.ts';
import { dig, fieldsOf, listOf, textOf } from './dig.ts';
import type { Container, Deployment } from './kinds.ts';
import { isPinned } from './pinning.ts';
import { servingContainers } from './pods.ts';
import { called } from './screen.ts';
import type { Finding } from './shape.ts';

/** What is worth mending in the pods of a Deployment: probes, stopping, requests, images. Pure. */

export const inContainer = (name: string, yaml: string): string => `containers: [{ name: ${name}, ${yaml} }]`;

const probeFix = (container: Container): string => {
  const [port] = container.ports ?? [];
  const target = port?.name ?? port?.containerPort ?? '<port>';
  return inContainer(
    container.name,
    `readinessProbe: { httpGet: { path: /healthz, port: ${target} }, periodSeconds: 5 }`,
  );
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const asks = (probe: unknown): unknown => {
  const { httpGet, tcpSocket, grpc, exec } = fieldsOf(probe);
  return { httpGet, tcpSocket, grpc, exec };
};

const patience = (probe: unknown): number =>
  (Number(dig(probe, 'periodSeconds') ?? 10) || 10) * (Number(dig(probe, 'failureThreshold') ?? 3) || 3);

const probeFindings = (deployment: Deployment): readonly Finding[] => {
  const { containers } = deployment.spec.template.spec;
  const name = called(deployment);
  const [main] = containers;
  const unprobed =
    main === undefined || containers.some(one => one.readinessProbe)
      ? []
      : [
          warn(
            'no-readiness-probe',
            deployment,
            `${name}: no container has a readinessProbe, so a pod is ready as soon as it runs; the warm-up probes it all the same.`,
            probeFix(main),
          ),
        ];
  const equal = containers
    .filter(one => one.readinessProbe && one.livenessProbe && same(asks(one.readinessProbe), asks(one.livenessProbe)))
    .filter(one => patience(one.livenessProbe) <= patience(one.readinessProbe))
    .map(one =>
      note(
        'probes-equal',
        deployment,
        `${name}: container ${one.name} is restarted by the same probe, as early as it is taken out of traffic.`,
        inContainer(
          one.name,
          `livenessProbe: { …, failureThreshold: ${Math.max(6, (one.readinessProbe?.failureThreshold ?? 3) * 2)} }`,
        ),
      ),
    );
  return [...unprobed, ...equal];
};

const sleepOf = (container: Container): number | undefined => {
  const stop = container.lifecycle?.preStop;
  if (stop === undefined || stop === null) return undefined;
  const seconds = dig(stop, 'sleep', 'seconds');
  if (typeof seconds === 'number') return seconds;
  const command = listOf(dig(stop, 'exec', 'command'))
    .map(String)
    .join(' ');
  return Number(/sleep\s+([0-9.]+)/.exec(command)?.[1] ?? 0);
};

const defaultGrace = 30;
/** What an app needs at least for its own drain, after the pause. */
const leastDrain = 5;

const stopFindings = (deployment: Deployment): readonly Finding[] => {
  const { containers, terminationGracePeriodSeconds } = deployment.spec.template.spec;
  const name = called(deployment);
  const sleeps = containers.map(sleepOf);
  const pause = Math.max(0, ...sleeps.map(one => one ?? 0));
  const grace = terminationGracePeriodSeconds ?? defaultGrace;
  const [main] = containers;
  const abrupt =
    main === undefined || sleeps.some(one => one !== undefined)
      ? []
      : [
          note(
            'no-graceful-stop',
            deployment,
            `${name}: no preStop. Its pods leave traffic before they get SIGTERM, but at other times (node drain, scale-down) both come at once.`,
            inContainer(main.name, 'lifecycle: { preStop: { sleep: { seconds: 5 } } }'),
          ),
        ];
  return grace >= pause + leastDrain
    ? abrupt
    : [
        ...abrupt,
        warn(
          'grace-too-short',
          deployment,
          `${name}: pods are killed after ${grace} s, ${pause} s of which preStop sleeps.`,
          `terminationGracePeriodSeconds: ${pause + defaultGrace}`,
        ),
      ];
};

const resourceFindings = (deployment: Deployment): readonly Finding[] => {
  const bare = servingContainers(deployment.spec.template.spec).filter(
    one =>
      Object.keys(fieldsOf(dig(one, 'resources', 'requests'))).length +
        Object.keys(fieldsOf(dig(one, 'resources', 'limits'))).length ===
      0,
  );
  const [first] = bare;
  if (first === undefined) return [];
  const all = bare.map(one => textOf(one['name'])).join(', ');
  return [
    note(
      'no-resource-requests',
      deployment,
      `${called(deployment)}: no resource requests in ${all}, so whether two colours fit cannot be reckoned.`,
      inContainer(textOf(first['name']), 'resources: { requests: { cpu: 100m, memory: 128Mi } }'),
    ),
  ];
};

const imageFindings = (deployment: Deployment): readonly Finding[] =>
  [...(deployment.spec.template.spec.initContainers ?? []), ...deployment.spec.template.spec.containers]
    .filter(one => one.image !== undefined && !isPinned(one.image))
    .map(one => {
      const latest = /(?:^|\/)[^:/]+(?::latest)?$/.test(one.image ?? '');
      return (latest ? warn : note)(
        'image-not-pinned',
        deployment,
        `${called(deployment)}: container ${one.name} runs ${one.image}, ${latest ? 'which is whatever was pushed last' : 'a tag'}; a deploy pins it where the registry tells its digest.`,
        inContainer(one.name, `image: ${(one.image ?? '').replace(/(?<=[^/]):[^/:]+$/, '')}@sha256:…`),
      );
    });

/** What only matters where users' traffic arrives. */
export const servingFindings = (deployment: Deployment): readonly Finding[] => [
  ...probeFindings(deployment),
  ...stopFindings(deployment),
];

export const podFindings = (deployment: Deployment): readonly Finding[] => [
  ...imageFindings(deployment),
  ...resourceFindings(deployment),
];
