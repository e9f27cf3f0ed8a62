import type { z } from 'zod';
import { input, type Rule } from '../../core/inputs.ts';
import { kubeconfigSecrets } from './kubeconfig.ts';

/** Inputs of the kubernetes target; rollout/inputs.ts hands them to the actions. Nothing heavy is loaded here. */

/** Where a release runs in a cluster, and how the cluster is reached. */
export const clusterInputs = {
  namespace: input.text({
    doc: '`kubernetes`: namespace of the app. Unset: that of the kubeconfig’s context.',
    pattern: /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
    allowed: 'lower-case letters, digits and `-`, at most 63',
  }),
  'kube-context': input.text({ doc: '`kubernetes`: context of the kubeconfig. Unset: its current one.' }),
  kubeconfig: input.text({
    doc: '`kubernetes`: path of a kubeconfig. Unset: as kubectl finds it (`KUBECONFIG`, `~/.kube/config`, or the service account of the pod it runs in).',
  }),
  'kubeconfig-data': input.text({
    doc: '`kubernetes`: a kubeconfig itself, best as base64 on one line. It is kept in a private file until the step ends.',
    secret: true,
    secretParts: kubeconfigSecrets,
  }),
  url: input.text({
    doc: 'Where users’ traffic enters; the verification asks there. Unset: `process` its proxy; `kubernetes` the Service through the API server, and the switch is then seen in the control plane only.',
    pattern: /^https?:\/\/[^\s/]+/,
    allowed: 'an http or https address',
  }),
  switch: input.choice(['auto', 'atomic', 'overlap', 'route'], {
    doc: '`kubernetes`: how traffic moves. `atomic`: one write of the Service’s selector. `overlap`: both colours, then the new one, for load balancers that target pods. `route`: the backends of an Ingress or HTTPRoute. `auto`: by what is in front of the Service.',
    default: 'auto',
  }),
  overlap: input.duration({
    doc: '`kubernetes`: how long both colours have traffic with `switch: overlap`.',
    default: '30s',
    maxMs: 600_000,
  }),
};

/** What a release is made of. */
export const kubernetesReleaseInputs = {
  manifests: input.lines({
    doc: '`kubernetes`: manifests of the release, seen from the workspace.',
    allowed: 'files, folders and globs, one a line',
  }),
  kustomize: input.text({ doc: '`kubernetes`: folder of a kustomization, seen from the workspace.' }),
  'helm-chart': input.text({ doc: '`kubernetes`: folder of a Helm chart, seen from the workspace.' }),
  'helm-values': input.lines({
    doc: '`kubernetes`: values files of the chart; later ones win. Secrets belong here, not in `helm-set`.',
    allowed: 'paths, one a line',
  }),
  'helm-set': input.lines({
    doc: '`kubernetes`: single values of the chart. No secrets.',
    allowed: 'lines `key=value`',
  }),
  'probe-port': input.text({
    doc: '`kubernetes`: container port to probe. Unset: that of the readiness probe, else of the Service, else the only one.',
    pattern: /^[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/,
    allowed: 'name or number of a port',
  }),
  'migrate-expand': input.text({
    doc: '`kubernetes`: hook before traffic moves; it must be safe to repeat.',
    allowed: '`job:<name>` of a Job in the manifests, or a shell command for this machine',
  }),
  'migrate-contract': input.text({
    doc: '`kubernetes`: hook once the old release is gone; it must be safe to repeat.',
    allowed: '`job:<name>` of a Job in the manifests, or a shell command for this machine',
  }),
  'hook-timeout': input.duration({
    doc: '`kubernetes`: how long a hook may take.',
    default: '10m',
    maxMs: 3_600_000,
  }),
  'allow-managed': input.boolean({
    doc: '`kubernetes`: deploy objects that another controller manages (Argo CD, Flux, KEDA, an operator …).',
    default: 'false',
  }),
};

type Values<S> = { readonly [K in keyof S]: S[K] extends z.ZodType ? z.output<S[K]> : never };
export type ClusterInputs = Values<typeof clusterInputs>;
export type KubernetesReleaseInputs = Values<typeof kubernetesReleaseInputs>;

type TargetName = 'process' | 'kubernetes';
type WithTarget = { readonly target: TargetName };

/** An input of the other target is a mistake worth naming: it would be ignored. */
export const onlyFor = <V extends WithTarget>(
  target: TargetName,
  name: keyof V & string,
  isSet: (values: V) => boolean,
): Rule<V> => ({
  needs: [name, 'target'],
  check: values =>
    values.target !== target && isSet(values)
      ? { problem: `is only for \`target: ${target}\``, allowed: `nothing with \`target: ${values.target}\`` }
      : undefined,
});

export const clusterRules: readonly Rule<ClusterInputs & WithTarget>[] = [
  onlyFor('kubernetes', 'namespace', values => values.namespace !== ''),
  onlyFor('kubernetes', 'kube-context', values => values['kube-context'] !== ''),
  onlyFor('kubernetes', 'kubeconfig', values => values.kubeconfig !== ''),
  onlyFor('kubernetes', 'switch', values => values.switch !== 'auto'),
  {
    needs: ['kubeconfig', 'kubeconfig-data'],
    check: values =>
      values.kubeconfig !== '' && values['kubeconfig-data'] !== ''
        ? { problem: 'cannot be given together with `kubeconfig-data`', allowed: 'one of the two' }
        : undefined,
  },
];

type Chosen = KubernetesReleaseInputs & WithTarget & { readonly phase: 'release' | 'switch' | 'settle' };

const isGiven = (value: string | readonly string[]): boolean => value.length > 0;

const oneSource = 'exactly one of `manifests`, `kustomize`, `helm-chart`';

const isValue = (line: string): boolean => /^[^=\s]+=/.test(line);

/** Rules over what a release is made of. */
export const kubernetesReleaseRules: readonly Rule<Chosen>[] = [
  onlyFor('kubernetes', 'manifests', values => isGiven(values.manifests)),
  onlyFor('kubernetes', 'kustomize', values => isGiven(values.kustomize)),
  onlyFor('kubernetes', 'helm-chart', values => isGiven(values['helm-chart'])),
  onlyFor('kubernetes', 'probe-port', values => isGiven(values['probe-port'])),
  onlyFor('kubernetes', 'migrate-expand', values => isGiven(values['migrate-expand'])),
  onlyFor('kubernetes', 'migrate-contract', values => isGiven(values['migrate-contract'])),
  {
    needs: ['manifests', 'kustomize', 'helm-chart', 'target', 'phase'],
    check: values => {
      if (values.target !== 'kubernetes' || values.phase === 'settle') return undefined;
      const given = [values.manifests, values.kustomize, values['helm-chart']].filter(isGiven).length;
      if (given === 1) return undefined;
      return { problem: given === 0 ? 'nothing to deploy' : 'more than one source is given', allowed: oneSource };
    },
  },
  {
    needs: ['helm-values', 'helm-set', 'helm-chart'],
    check: values =>
      isGiven(values['helm-chart']) || !(isGiven(values['helm-values']) || isGiven(values['helm-set']))
        ? undefined
        : { problem: '`helm-values` and `helm-set` need a chart', allowed: 'both only with `helm-chart`' },
  },
  {
    needs: ['helm-set'],
    check: values =>
      values['helm-set'].every(isValue)
        ? undefined
        : { problem: 'has lines that are not key=value', allowed: 'lines `key=value`' },
  },
];
