import { isAbsolute, join } from 'node:path';
import { lastLines, UserError } from '../../../core/errors.ts';
import type { HelmSource, RenderDeps } from './sources.ts';

/** `kubectl kustomize` and `helm template` as child processes. They fetch nothing: what a release is made of is in the checkout. */

const timeoutMs = 60_000;

/** What charts are rendered for when the cluster’s own version is not known. */
const kubeVersion = '1.34.0';

/** Every way to the network leads nowhere, so that a remote base fails at once instead of making the release depend on it. */
const offline = (env: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const nowhere = 'http://127.0.0.1:9';
  const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'];
  return {
    ...env,
    ...Object.fromEntries(proxies.map(name => [name, nowhere])),
    NO_PROXY: '',
    no_proxy: '',
    GIT_ALLOW_PROTOCOL: 'file',
    GIT_TERMINAL_PROMPT: '0',
  };
};

const render = async (
  deps: RenderDeps,
  tool: string,
  file: string,
  args: readonly string[],
  shown: string,
): Promise<string> => {
  const env = offline(deps.env);
  const result = await deps.exec.run({ file, args, env, timeoutMs, signal: deps.signal });
  deps.signal.throwIfAborted();
  if (result.timedOut)
    throw new UserError(
      'render-timeout',
      `\`${shown}\` did not end within ${timeoutMs / 1000} s.`,
      'Remote bases and charts are not fetched: make them part of the checkout.',
    );
  if (result.exitCode === 0) return result.stdout;
  const said = lastLines(result.stderr, 10);
  if (tool === 'helm' && /missing in charts\/ directory|dependency build/.test(said))
    throw new UserError(
      'chart-dependencies-missing',
      `\`${shown}\`: ${said}`,
      'Run `helm dependency build` before, in a step of its own; rendering fetches nothing.',
    );
  throw new UserError(
    'render-failed',
    `\`${shown}\` failed (exit ${result.exitCode ?? result.signal}):\n${said}`,
    'Run the command by hand in the checkout and mend what it names; rendering fetches nothing from the network.',
  );
};

export const kustomize = async (deps: RenderDeps, workspace: string, folder: string): Promise<string> => {
  const path = isAbsolute(folder) ? folder : join(workspace, folder);
  return await render(deps, 'kubectl', await deps.kubectl(), ['kustomize', path], `kubectl kustomize ${folder}`);
};

/** `--set` values may be secret, so they are not shown. */
export const helmTemplate = async (
  deps: RenderDeps,
  workspace: string,
  namespace: string,
  helm: HelmSource,
): Promise<string> => {
  const at = (path: string): string => (isAbsolute(path) ? path : join(workspace, path));
  if (/^[a-z]+:\/\//.test(helm.chart) || !(await deps.files.exists(at(helm.chart))))
    throw new UserError(
      'manifest-missing',
      `helm: ${helm.chart} is no folder or packed chart in the checkout.`,
      'Fetch the chart in a step before (`helm pull`), or make it part of the checkout.',
    );
  const args = [
    'template',
    helm.release,
    at(helm.chart),
    ...(namespace === '' ? [] : ['--namespace', namespace]),
    // Charts ask for the version of the cluster; without one a helm that was built plainly says 1.20.
    '--kube-version',
    helm.kubeVersion ?? kubeVersion,
    '--include-crds',
    // Tests have no part in a deploy, and charts like to give them a new name each time.
    '--skip-tests',
    ...helm.values.flatMap(file => ['--values', at(file)]),
    ...helm.set.flatMap(pair => ['--set', pair]),
  ];
  const values = helm.values.map(file => ` --values ${file}`).join('');
  const shown = `helm template ${helm.release} ${helm.chart}${namespace === '' ? '' : ` --namespace ${namespace}`}${values}${helm.set.length === 0 ? '' : ' --set …'}`;
  return await render(deps, 'helm', await deps.helm(), args, shown);
};
