/** What is interrupted: each scenario is a cluster prepared by undisturbed commands, and one command. */
import type { Order } from './process.ts';
import type { ReleaseSpec } from './releases.ts';

export interface Scenario {
  readonly name: string;
  /** Objects that run before us, as somebody applied them. */
  readonly found?: ReleaseSpec;
  readonly before: readonly Order[];
  readonly command: Order;
  /** What must have the traffic in the end; `found`: the app that ran before us. */
  readonly ends: ReleaseSpec | 'found' | 'nothing';
}

const web = ['web'];
const a: ReleaseSpec = { name: 'a', workloads: web };
const b: ReleaseSpec = { name: 'b', workloads: web };
const bad: ReleaseSpec = { name: 'bad', workloads: web, fate: 'crash-loop' };

const deploy = (release: ReleaseSpec): Order => ({ command: 'deploy', release, verdict: 'pass' });

const step = (name: string, from: ReleaseSpec, to: ReleaseSpec): Scenario => ({
  name,
  before: [deploy(from)],
  command: deploy(to),
  ends: to,
});

const twice = (more: Omit<ReleaseSpec, 'name'>): readonly [ReleaseSpec, ReleaseSpec] => [
  { name: 'a', ...more },
  { name: 'b', ...more },
];

export const scenarios: readonly Scenario[] = [
  { name: 'first deploy', before: [], command: deploy(a), ends: a },
  { name: 'first deploy of a release that crashes', before: [], command: deploy(bad), ends: 'nothing' },
  step('deploy over a live release', a, b),
  step('several Deployments and Services', ...twice({ workloads: ['api', 'web'] })),
  step('changed configuration', { ...a, config: 'old' }, { ...b, config: 'new' }),
  step('with an autoscaler', ...twice({ workloads: web, autoscaled: true })),
  step('overlap, behind a load balancer of pod addresses', ...twice({ workloads: web, way: 'overlap' })),
  step('route, behind an Ingress', ...twice({ workloads: web, way: 'route' })),
  step('with hooks', ...twice({ workloads: web, hooks: true })),
  { name: 'release that crashes, withdrawn', before: [deploy(a)], command: deploy(bad), ends: a },
  {
    name: 'failed verification, rolled back',
    before: [deploy(a)],
    command: { ...deploy(b), verdict: 'fail' },
    ends: a,
  },
  {
    name: 'rollback to a warm colour',
    before: [deploy(a), { ...deploy(b), command: 'switch' }],
    command: { ...deploy(b), command: 'rollback' },
    ends: a,
  },
  {
    name: 'rollback to a cold colour',
    before: [deploy(a), deploy(b)],
    command: { ...deploy(b), command: 'rollback', to: a },
    ends: a,
  },
  { name: 'adoption', found: a, before: [], command: deploy(b), ends: b },
  { name: 'adoption of an app, release withdrawn', found: a, before: [], command: deploy(bad), ends: 'found' },
];
