import { defineCodes } from '../verdicts/codes.ts';

/** Why manifests are refused, and what is found in them. */
export const codes = defineCodes({
  // What a set of manifests is refused for.
  'object-invalid': {
    means: 'An object does not have the form of its kind.',
    next: 'Mend the field named in the message.',
  },
  'object-duplicate': {
    means: 'The same object stands twice in the release, and which one is meant cannot be told.',
    next: 'Leave one of them out.',
  },
  'generate-name': {
    means: 'An object has `generateName` instead of a name, so a second run would make a second object.',
    next: 'Give it a `metadata.name`.',
  },
  'has-owner': {
    means: 'An object of the manifests names an owner: it belongs to something that a controller writes.',
    next: 'Remove `metadata.ownerReferences`, or deploy the owner.',
  },
  'other-namespace': {
    means: 'An object belongs to another namespace than the one the release goes to.',
    next: 'Deploy it on its own, or remove its `metadata.namespace`.',
  },
  'api-removed': {
    means: 'An API version was removed from Kubernetes; no supported server knows it.',
    next: 'Write it in the API version named in the message.',
  },
  'managed-by-controller': {
    means:
      'Another controller (Argo CD, Flux, KEDA, Knative, an operator …) writes the object and would undo what a deploy does.',
    next: 'Deploy through that controller, take the object out of its care, or set `allow-managed: true` if it is known not to interfere.',
  },
  'helm-managed': {
    means: 'The object belongs to a Helm release; the next `helm upgrade` by hand would undo what a deploy does.',
    next: 'Deploy the chart with this action only (`helm`), no longer with `helm upgrade`.',
  },
  'bare-pods': {
    means: 'Pods without a Deployment can neither be updated nor be kept as two colours.',
    next: 'Write it as an apps/v1 Deployment.',
  },
  'job-not-a-hook': {
    means:
      'A Job’s pod template can never be changed, so a second release would fail on it; and when it should run is not said.',
    next: 'Name it as a hook (`migrate-expand: job/NAME`), or annotate it with `prod-actions/treatment: in-place` or `left-out`.',
  },
  'hook-job-missing': {
    means: 'The release has no Job of the name that a hook gives.',
    next: 'Add the Job to the manifests, or mend the name.',
  },
  'helm-hook': {
    means: 'The chart has a hook that Helm would run around an upgrade; rendered, nothing runs it.',
    next: 'Name its Job as a hook (`migrate-expand: job/NAME`), or annotate it with `prod-actions/treatment: left-out`.',
  },
  'treatment-unknown': {
    means: 'The annotation `prod-actions/treatment` has a value that is not known.',
    next: 'Use `coloured`, `in-place` or `left-out`.',
  },
  'not-switchable': {
    means:
      'A StatefulSet or DaemonSet takes users’ traffic; its pods have fixed places, so there cannot be two colours of it.',
    next: 'Make it a Deployment, or deploy it on its own and annotate it with `prod-actions/treatment: in-place`.',
  },
  'host-port': {
    means:
      'The pods claim a port of the node, so two colours cannot run on one node, and users may reach them around the Service.',
    next: 'Remove `hostPort` or `hostNetwork` and let the Service bring the traffic.',
  },
  'volume-not-shareable': {
    means: 'The pods mount a volume that only one node (or pod) at a time can mount, so two colours cannot run.',
    next: 'Move the data behind a Service of its own, or use a ReadWriteMany volume.',
  },
  'must-not-run-twice': {
    means: 'The Deployment says that its old and new pods must never run at the same time, which two colours do.',
    next: 'Use the strategy RollingUpdate if two versions may overlap; else deploy it on its own.',
  },
  'data-store': {
    means:
      'It looks like a data store: a second colour would start empty. It is applied in place and shared by both colours.',
    next: 'Nothing, or annotate it with `prod-actions/treatment: coloured` if it keeps no data.',
  },
  'service-mixed': {
    means:
      'A Service selects pods that have two colours together with pods that have not, so its traffic cannot be moved.',
    next: 'Give each its own Service, or make the selector narrower.',
  },
  'headless-in-path': {
    means: 'A headless Service is how others reach pods that have two colours; it would hand out both at once.',
    next: 'Give the Service a cluster IP (remove `clusterIP: None`).',
  },
  'service-outside-release': {
    means:
      'A Service in the cluster selects the pods of this release and is not part of it, so it would send traffic to both colours.',
    next: 'Add it to the manifests, or annotate it with `prod-actions/treatment: in-place` if both colours are meant.',
  },
  'selector-overlap': {
    means:
      'The selectors of two Deployments match each other’s pods; each would count and delete the pods of the other.',
    next: 'Give each Deployment a label of its own in selector and template.',
  },
  'selector-mismatch': {
    means: 'The selector of a Deployment does not match the labels of its own pod template; the server refuses that.',
    next: 'Make `spec.selector.matchLabels` a part of `spec.template.metadata.labels`.',
  },
  'reserved-label': {
    means: 'The manifests set a label or annotation that prod-actions keeps its own state in.',
    next: 'Remove it; prod-actions sets it.',
  },
  'name-too-long': {
    means: 'With its suffix (the colour, or the hash of a version) the name would be longer than Kubernetes allows.',
    next: 'Choose a shorter name.',
  },
  'name-taken': {
    means: 'The name of a colour or version is taken by another object.',
    next: 'Rename one of the two.',
  },
  'no-deployment': {
    means: 'The release has no Deployment that could run as two colours.',
    next: 'Add the missing manifests; what is only applied in place needs no blue-green deploy.',
  },
  'no-service': {
    means: 'No Service of the release selects its Deployments, so there is no traffic that could be moved.',
    next: 'Add the Service to the manifests. Workers without a Service are deployed by a plain rolling update.',
  },
  'image-not-used': {
    means: 'An image to deploy is used by no container, so the deploy would not bring it live.',
    next: 'Use the name that the manifests have, or `name-in-manifest=name@sha256:…`.',
  },
  // What is worth knowing of manifests that can be deployed.
  'image-not-pinned': {
    means: 'An image is named by a tag, which can mean something else tomorrow, or after a rollback.',
    next: 'Name it by digest.',
  },
  'no-readiness-probe': {
    means: 'Without a readiness probe a pod counts as ready as soon as it runs.',
    next: 'Add a readiness probe.',
  },
  'probes-equal': {
    means: 'Readiness and liveness ask the same, so a pod that is only busy is restarted.',
    next: 'Give the liveness probe more patience or a path of its own.',
  },
  'no-graceful-stop': {
    means:
      'The pods get SIGTERM with no pause before it; keep-alive connections may be cut when the old colour is retired.',
    next: 'Add a `preStop` sleep unless the app drains by itself on SIGTERM.',
  },
  'grace-too-short': {
    means: 'The pods are killed before their `preStop` sleep and drain can end.',
    next: 'Raise `terminationGracePeriodSeconds`.',
  },
  'single-replica': {
    means: 'One replica: each node drain or crash is an outage, whatever the deploy does.',
    next: 'Run at least two.',
  },
  'no-resource-requests': {
    means: 'Without resource requests the scheduler cannot tell whether two colours fit.',
    next: 'Set `resources.requests`.',
  },
  'autoscaler-needs-requests': {
    means: 'An autoscaler on utilization needs a request for that resource in every container.',
    next: 'Set the request.',
  },
  'replicas-and-autoscaler': {
    means: 'The manifest sets `replicas` and an autoscaler does so too.',
    next: 'Remove `replicas` from the Deployment.',
  },
  'autoscalers-collide': {
    means: 'Two autoscalers scale the same Deployment and undo each other’s work.',
    next: 'Keep one of them, or mend the `scaleTargetRef` of the other.',
  },
  'autoscaler-without-target': {
    means: 'An autoscaler scales something that is not part of the release.',
    next: 'Mend its `scaleTargetRef`, or leave it out.',
  },
  'spread-counts-both-colours': {
    means:
      'A rule of anti-affinity or topology spread counts the pods of both colours together; the new one may not be schedulable.',
    next: 'Add `matchLabelKeys: [prod-actions/colour]` to it.',
  },
  'surge-without-effect': {
    means: 'The rolling-update settings have no effect: each colour is started as a whole.',
    next: 'Nothing.',
  },
  'double-capacity': {
    means: 'While both colours run, twice the resources are needed.',
    next: 'See that the cluster or its autoscaler has room.',
  },
  'quota-too-small': {
    means: 'The ResourceQuota of the namespace has no room for the new colour beside the live one.',
    next: 'Raise the quota by what the message names, or lower requests or replicas.',
  },
  'budget-blocks': {
    means: 'A PodDisruptionBudget allows no pod to be evicted, so nodes cannot be drained.',
    next: 'Allow at least one.',
  },
  'budget-spans-colours': {
    means: 'A PodDisruptionBudget counts the pods of both colours together.',
    next: 'Make it part of the release: it then becomes one per colour.',
  },
  'policy-may-block-probes': {
    means: 'A NetworkPolicy limits who may reach the pods; the warm-up asks them through the API server.',
    next: 'Allow the API server (or the node) to reach the port of the health path.',
  },
  'policy-selects-colours': {
    means: 'A NetworkPolicy selects by labels that prod-actions sets, so it holds for one colour only.',
    next: 'Select by the labels of the app.',
  },
  'session-affinity': {
    means: 'With `sessionAffinity: ClientIP` clients stay with their old pod after the switch, for 3 hours by default.',
    next: 'Remove it, or lower `sessionAffinityConfig.clientIP.timeoutSeconds` below the bake time.',
  },
  'local-traffic-policy': {
    means:
      'With `externalTrafficPolicy: Local` nodes without a pod of the new colour answer nothing until the load balancer has noticed.',
    next: 'Spread the pods over all nodes that get traffic, or use `Cluster`.',
  },
  'service-selects-nothing': {
    means: 'A Service selects no pod of the release; its traffic is not moved.',
    next: 'Mend its selector, or leave it out.',
  },
  'headless-spans-colours': {
    means: 'A headless Service hands out the pods of both colours from the start of the new one.',
    next: 'Fine for monitoring; for traffic give it a cluster IP.',
  },
  'route-backend-missing': {
    means: 'A route leads to a Service that is not in the release.',
    next: 'Add the Service, or see that it is in the cluster.',
  },
  'worker-runs-twice': {
    means:
      'A Deployment without a Service takes its work from elsewhere: both colours work from the start of the new one until the old one is retired.',
    next: 'See that two versions may work side by side; else use the strategy Recreate.',
  },
  'maybe-singleton': {
    means:
      'It looks like something that must not run twice (a scheduler, a leader), and runs in both colours for the bake time.',
    next: 'Use the strategy Recreate, or annotate it with `prod-actions/treatment: in-place`.',
  },
  'volume-access-unknown': {
    means: 'Whether a volume can be mounted by both colours is not said in the manifests.',
    next: 'See that the claim is ReadWriteMany.',
  },
  'volume-shared': {
    means: 'Both colours write to the same volume while they overlap.',
    next: 'See that both versions understand what the other writes.',
  },
  'not-versioned': {
    means: 'A ConfigMap or Secret is not part of the release, or keeps its name, so a rollback does not restore it.',
    next: 'Make it part of the manifests if it changes with the app.',
  },
  'cluster-scoped': {
    means: 'The object belongs to the whole cluster: it needs rights beyond the namespace, and no fence protects it.',
    next: 'Let an administrator apply it on its own.',
  },
  'custom-resource': {
    means:
      'A custom resource is applied as it is; its controller decides what follows, and a rollback does not undo that.',
    next: 'Nothing, or deploy it on its own.',
  },
  'in-place-workload': {
    means: 'A workload is applied in place: Kubernetes rolls it by itself, before the switch, for both colours.',
    next: 'See that its versions fit both colours.',
  },
  'backend-shared-while-switching': {
    means: 'Services are moved one after the other, so for moments pods of one colour speak to the other.',
    next: 'See that neighbouring versions understand each other.',
  },
  'dependency-cycle': {
    means: 'Workloads name each other, so there is no order in which all come before what depends on them.',
    next: 'Nothing, if each becomes ready without the others.',
  },
  'left-out': {
    means: 'An object is not applied.',
    next: 'Nothing.',
  },
  'autoscaler-outside-release': {
    means:
      'An autoscaler in the cluster scales the app and is not part of the release, so the colours are not scaled by it.',
    next: 'Add it to the manifests.',
  },
});
