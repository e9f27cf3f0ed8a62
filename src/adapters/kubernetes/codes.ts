import { defineCodes } from '../../domain/verdicts/codes.ts';

/** Errors of the way to the cluster. */
export const codes = defineCodes({
  'kubectl-missing': {
    means: 'The kubernetes target reaches the cluster through kubectl, and there is none on PATH.',
    next: 'Put kubectl on PATH in a step before this one; runners hosted by GitHub have it.',
  },
  'kubectl-failed': {
    means: '`kubectl proxy`, our way to the cluster, did not start or did not answer.',
    next: 'Read the last lines of kubectl in the message; the same kubeconfig must work with `kubectl version`.',
  },
  'kubeconfig-missing': {
    means: 'No cluster is named: there is no kubeconfig in the inputs, in KUBECONFIG or in ~/.kube/config.',
    next: 'Set `kubeconfig` or `kubeconfig-data`, or run the login step of your cloud before this one.',
  },
  'kubeconfig-unreadable': {
    means: 'The kubeconfig is not one: the file is missing, not readable, or not valid YAML.',
    next: 'Check the path in `kubeconfig`, or that `kubeconfig-data` holds the whole file.',
  },
  'kube-context-unknown': {
    means: 'The kubeconfig has no context of that name.',
    next: 'Set `kube-context` to a name that `kubectl config get-contexts` lists, or leave it unset for the current one.',
  },
  'cluster-unreachable': {
    means: 'The API server did not answer: its name did not resolve, or the connection was refused or timed out.',
    next: 'Check the server in the kubeconfig, and that this runner may reach it (private endpoint, allow list, VPN).',
  },
  'cluster-certificate': {
    means: 'The certificate of the API server is not one that the kubeconfig trusts.',
    next: 'Renew `certificate-authority-data` in the kubeconfig; a proxy that opens TLS has to be trusted as well.',
  },
  'cluster-login-failed': {
    means: 'The cluster does not accept our credentials: an expired or wrong token or client certificate.',
    next: 'Renew the credentials in `kubeconfig` or `kubeconfig-data`, or run the login step of your cloud in the same job.',
  },
  'credential-plugin-failed': {
    means: 'The kubeconfig names a credential plugin that is not installed here or that failed.',
    next: 'Install the plugin and run the login step of your cloud before this one; its message is in the log.',
  },
  'cluster-refused': {
    means: 'The API server refused a call: an admission rule, a quota, or an object it finds invalid.',
    next: 'Read its message; it names the object and the rule.',
  },
  'kind-not-in-cluster': {
    means: 'The cluster does not know a kind that the release uses.',
    next: 'Install what defines it (its CustomResourceDefinition), or use an apiVersion that `kubectl api-resources` lists.',
  },
  'permission-missing': {
    means: 'The account of the kubeconfig may not do something in the namespace that the rollout needs.',
    next: 'Add the rule in the message to its Role; docs/rbac.yaml holds all of them.',
  },
});
