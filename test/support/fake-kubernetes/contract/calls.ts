/** What the cases of the contract are made of. */
import { type RawAnswer, rawCall } from '../raw.ts';
import { type Tree, textAt } from '../tree.ts';

export interface Api {
  readonly socketPath: string;
  readonly namespace: string;
}

export interface ContractCase {
  readonly name: string;
  readonly saw: (calls: Calls) => Promise<unknown>;
  readonly expected: unknown;
}

export const jsonPatch = 'application/json-patch+json';
export const mergePatch = 'application/merge-patch+json';
export const applyPatch = 'application/apply-patch+yaml';

/** Calls within one namespace. */
export class Calls {
  private readonly api: Api;
  constructor(api: Api) {
    this.api = api;
  }
  path(groupVersion: string, plural: string, rest = ''): string {
    const base = groupVersion === 'v1' ? '/api/v1' : `/apis/${groupVersion}`;
    return `${base}/namespaces/${this.api.namespace}/${plural}${rest}`;
  }
  async call(method: string, path: string, body?: unknown, type?: string): Promise<RawAnswer> {
    return await rawCall(this.api.socketPath, {
      method,
      path,
      ...(body === undefined ? {} : { body }),
      ...(type === undefined ? {} : { type }),
    });
  }
  async watch(path: string, lines: number): Promise<RawAnswer> {
    return await rawCall(this.api.socketPath, { method: 'GET', path, lines });
  }
  config(rest = ''): string {
    return this.path('v1', 'configmaps', rest);
  }
  async configMap(name: string, data: Tree = {}, more: Tree = {}): Promise<RawAnswer> {
    const metadata = { name, labels: { suite: 'contract' } };
    return await this.call('POST', this.config(), { apiVersion: 'v1', kind: 'ConfigMap', metadata, data, ...more });
  }
  async until(path: string, test: (body: Tree) => boolean): Promise<Tree> {
    for (let tries = 0; tries < 150; tries += 1) {
      const { body } = await this.call('GET', path);
      if (test(body)) return body;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    throw new Error(`${path} did not come to what was waited for`);
  }
}

/** The part of a refusal that callers go by. */
export const refusal = ({ status, body }: RawAnswer): unknown => [status, textAt(body, 'kind'), textAt(body, 'reason')];

export const versionOf = (answer: RawAnswer): string => textAt(answer.body, 'metadata', 'resourceVersion');

export const deployment = (name: string, over: Tree = {}, image = 'registry.invalid/app:well'): Tree => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: {
        terminationGracePeriodSeconds: 1,
        containers: [{ name: 'app', image, ports: [{ containerPort: 8080 }], env: [{ name: 'A', value: '1' }] }],
      },
    },
    ...over,
  },
});

export const service = (name: string, selector: Tree = { app: name }): Tree => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { selector, ports: [{ port: 80, targetPort: 8080 }] },
});

export const applied = async (calls: Calls, path: string, body: Tree, manager: string, more = ''): Promise<RawAnswer> =>
  await calls.call('PATCH', `${path}?fieldManager=${manager}${more}`, body, applyPatch);
