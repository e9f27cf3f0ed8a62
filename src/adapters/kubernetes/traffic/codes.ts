import { defineCodes } from '../../../domain/verdicts/codes.ts';

/** What stands against moving traffic, or taking over what has it. */
export const codes = defineCodes({
  'adoption-mid-rollout': {
    means: 'The app that runs is in the middle of a rollout of its own, so which of its pods are good is not known.',
    next: 'Wait until `kubectl rollout status` says it is done, or undo it, then deploy again.',
  },
  'adoption-service-shared': {
    means: 'A Service of the app leads to pods of more than one of its Deployments, or to pods of something else.',
    next: 'Give each Deployment a Service of its own, or narrow the Service’s selector to one of them.',
  },
  'adoption-service-unknown': {
    means:
      'A Service that leads to the running app is not in the manifests: it would lead to both colours, then to none.',
    next: 'Add the Service to the manifests, or narrow its selector so that it does not select the app.',
  },
  'services-renamed': {
    means: 'The release shares no Service with the live one, so there is nothing whose traffic could be moved to it.',
    next: 'Keep the Service that users reach in the manifests; a new name can be added beside it and take over later.',
  },
  'too-few-endpoints': {
    means: 'Fewer pods of the new colour are ready than its Service needs, so traffic was not moved there.',
    next: 'Look at why pods became unready, and deploy again.',
  },
  'overlap-not-possible': {
    means: 'No selector leads to the pods of both colours and to nothing else.',
    next: 'Use `switch: atomic`, or give the pods of the app a label that nothing else carries.',
  },
  'overlap-not-seen': {
    means: 'The endpoints of a Service did not come to hold both colours in time; traffic stays where it was.',
    next: 'Look at the endpoint slice controller and at the readiness of the pods, then deploy again.',
  },
  'route-not-found': {
    means: 'Traffic should move by Ingress or HTTPRoute, but none in front of the app’s Services was found.',
    next: 'Add the Ingress or HTTPRoute to the manifests, or use `switch: atomic`.',
  },
  'probe-port-unknown': {
    means: 'The pods name no port, neither in a readiness probe nor in `ports`, so they cannot be probed.',
    next: 'Set `probe-port`, or add `ports` or a readinessProbe to the container.',
  },
  'cluster-view-stale': {
    means: 'What is known of the cluster is too old to act upon, and the API server did not give anything newer.',
    next: 'Check that the API server answers, then run again: it goes on from where it stands.',
  },
});
