/** What people do today with kubectl, and what Azure/k8s-deploy does, each with the app of the bench. */
import { lastLines } from '../../../src/core/errors.ts';
import { type ArgoRollouts, argoRollouts } from '../../support/cluster/argo-rollouts.ts';
import { deployment, manifest, service } from './manifests.ts';
import {
  app,
  apply,
  kubectl,
  type Method,
  type MethodKind,
  type Place,
  patchSelector,
  rolloutStatus,
  type Said,
  settled,
  versionOf,
} from './method.ts';

const other = (colour: string): string => (colour === 'blue' ? 'green' : 'blue');

const bareAt = (place: Place): Method => {
  let live = 'blue';
  const labels = (colour: string) => ({ app, colour });
  const put = async (colour: string, version: string) => {
    await apply(place, manifest(deployment(`${app}-${colour}`, labels(colour), versionOf(place, version))));
    return await rolloutStatus(place, `${app}-${colour}`);
  };
  return {
    prepare: async version => {
      await apply(place, manifest(service(app, labels(live), place.port)));
      await put(live, version);
      await settled(place);
    },
    release: async version => {
      const next = other(live);
      const said = await put(next, version);
      await patchSelector(place, { colour: next });
      await kubectl(place, ['delete', 'deployment', `${app}-${live}`]);
      live = next;
      return said;
    },
  };
};

const rollingAt =
  (preStop: number | undefined) =>
  (place: Place): Method => {
    const labels = { app };
    return {
      prepare: async version => {
        const first = { ...versionOf(place, version), ...(preStop === undefined ? {} : { preStop }) };
        await apply(place, manifest(service(app, labels, place.port), deployment(app, labels, first)));
        await rolloutStatus(place, app);
        await settled(place);
      },
      release: async version => {
        await kubectl(place, ['set', 'env', `deployment/${app}`, `APP_VERSION=${version}`]);
        return await rolloutStatus(place, app);
      },
    };
  };

/**
 * The order of calls of Azure/k8s-deploy v7.0.0, action `deploy` and then `promote`, `route-method: service`,
 * `version-switch-buffer: 0` (its default): green is applied and gets the Service at once, its readiness is looked at
 * afterwards; promoting re-rolls the original Deployment in place, routes back and deletes green.
 */
const azureAt = (place: Place): Method => {
  const colourKey = 'k8s.deploy.color';
  const labels = (colour: string) => ({ app, [colourKey]: colour });
  const object = (name: string, colour: string, version: string) =>
    manifest(deployment(name, labels(colour), versionOf(place, version)));
  return {
    prepare: async version => {
      await apply(place, manifest(service(app, labels('None'), place.port)));
      await apply(place, object(app, 'None', version));
      await rolloutStatus(place, app);
      await settled(place);
    },
    release: async version => {
      await apply(place, object(`${app}-green`, 'green', version));
      await patchSelector(place, { [colourKey]: 'green' });
      await rolloutStatus(place, `${app}-green`);
      await apply(place, object(app, 'None', version));
      const said = await rolloutStatus(place, app);
      await patchSelector(place, { [colourKey]: 'None' });
      await kubectl(place, ['delete', 'deployment', `${app}-green`]);
      return said;
    },
  };
};

/** Promotes by itself once the new ReplicaSet is available; the old one goes after 6 s (default: 30 s). */
const argoAt =
  (argo: ArgoRollouts) =>
  (place: Place): Method => {
    const labels = { app };
    const strategy = { blueGreen: { activeService: app, scaleDownDelaySeconds: 6 } };
    const { cluster } = place.bed;
    const rollout = (version: string) => ({
      ...deployment(app, labels, versionOf(place, version), { strategy }),
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
    });
    const status = async (): Promise<Said> => {
      const args = ['--namespace', place.namespace, 'status', app, '--timeout', '60s'];
      const { exitCode, stdout, stderr } = await argoRollouts(cluster, argo, args);
      return { exitCode, text: lastLines(`${stdout}\n${stderr}`, 1) };
    };
    return {
      prepare: async version => {
        await apply(place, manifest(service(app, labels, place.port), rollout(version)));
        await status();
        await settled(place);
      },
      release: async version => {
        await apply(place, manifest(rollout(version)));
        return await status();
      },
    };
  };

export const argo = (running: ArgoRollouts): MethodKind => ({
  name: 'Argo Rollouts 1.10.2, BlueGreen',
  what: '`kubectl apply` of the Rollout, `kubectl argo rollouts status`; its controller built from its Go module, run outside the cluster',
  at: argoAt(running),
});

export const peers: readonly MethodKind[] = [
  {
    name: 'selector patch + delete',
    what: '`kubectl apply` of the new Deployment, `kubectl rollout status`, `kubectl patch service`, `kubectl delete deployment`, one after the other',
    at: bareAt,
  },
  {
    name: 'rolling update',
    what: '`kubectl set env`, `kubectl rollout status`; default surge and unavailability',
    at: rollingAt(undefined),
  },
  { name: 'rolling update, preStop 5 s', what: 'the same with a `preStop` sleep of 5 s', at: rollingAt(5) },
  {
    name: 'Azure/k8s-deploy (re-enacted)',
    what: 'not the action itself but its order of calls with kubectl: apply green, route the Service to it, `rollout status`; then promote: roll the original Deployment, route back, delete green',
    at: azureAt,
  },
];
