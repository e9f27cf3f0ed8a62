/** Releases that cannot work, and how the status of a pod shows it. */
import type { ContainerStatus, Pod } from '../../../src/domain/kubernetes/kinds.ts';
import type { AppVersion } from './manifests.ts';
import type { PodSight } from './pods.ts';

export interface BadRelease {
  readonly name: string;
  readonly what: string;
  change(good: AppVersion, registry: string): AppVersion;
  /** undefined: no status shows it. */
  readonly isSign?: (pod: Pod) => boolean;
  /** Words by which the cause is named. */
  readonly names: RegExp;
}

const containers = (pod: Pod): readonly ContainerStatus[] => pod.status?.containerStatuses ?? [];

const waitsFor =
  (...reasons: readonly string[]) =>
  (pod: Pod): boolean =>
    containers(pod).some(one => reasons.includes(one.state?.waiting?.reason ?? ''));

const hasExited = (pod: Pod): boolean =>
  containers(pod).some(one => [one.state, one.lastState].some(state => (state?.terminated?.exitCode ?? 0) !== 0));

const isUnschedulable = (pod: Pod): boolean =>
  (pod.status?.conditions ?? []).some(one => one.type === 'PodScheduled' && one.reason === 'Unschedulable');

const withEnv =
  (env: Readonly<Record<string, string>>) =>
  (good: AppVersion): AppVersion => ({ ...good, env });

export const badReleases: readonly BadRelease[] = [
  {
    name: 'nonexistent image',
    what: 'a tag that its registry does not have',
    change: (good, registry) => ({ ...good, image: `${registry}/app:nonexistent` }),
    isSign: waitsFor('ErrImagePull', 'ImagePullBackOff'),
    names: /ErrImagePull|ImagePullBackOff|image.{0,80}not found|pull/i,
  },
  {
    name: 'crash loop',
    what: 'exits with 1 at once',
    change: withEnv({ CRASH: '1' }),
    isSign: hasExited,
    names: /crash|exit(ed)?( with)?( code)? 1|back-?off/i,
  },
  {
    name: 'failing readiness',
    what: 'runs, but its readiness probe is answered 503',
    change: withEnv({ NEVER_READY: '1' }),
    names: /readiness|statuscode: 503|HTTP 503/i,
  },
  {
    name: 'unschedulable',
    what: 'asks for 64 CPUs',
    change: good => ({ ...good, container: { resources: { requests: { cpu: '64' } } } }),
    isSign: isUnschedulable,
    names: /unschedulable|insufficient cpu/i,
  },
  {
    name: 'ready, then dies',
    what: 'is ready and exits with 1 two seconds after its start',
    change: withEnv({ EXIT_AFTER: '2' }),
    isSign: hasExited,
    names: /crash|exit(ed)?( with)?( code)? 1|back-?off|died/i,
  },
];

export const firstSign = (sights: readonly PodSight[], { isSign }: BadRelease): number | undefined =>
  isSign === undefined ? undefined : sights.find(sight => isSign(sight.pod))?.at;
