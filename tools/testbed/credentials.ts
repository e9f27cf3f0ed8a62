/**
 * Who may speak to the API server: one random token per component and one for people. The server's certificate is made by
 * itself; every kubeconfig trusts exactly that one.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeInFolder } from './folder.ts';

interface Identity {
  readonly user: string;
  readonly groups: readonly string[];
}

export const nodeName = 'testbed';

const identities = {
  admin: { user: 'admin', groups: ['system:masters'] },
  'controller-manager': { user: 'system:kube-controller-manager', groups: [] },
  scheduler: { user: 'system:kube-scheduler', groups: [] },
  kubelet: { user: `system:node:${nodeName}`, groups: ['system:nodes'] },
  proxy: { user: 'system:kube-proxy', groups: [] },
  kwok: { user: 'system:kwok', groups: ['system:masters'] },
} as const satisfies Readonly<Record<string, Identity>>;

export type Component = keyof typeof identities;

const components: readonly Component[] = ['admin', 'controller-manager', 'scheduler', 'kubelet', 'proxy', 'kwok'];

/** The API server's own format: token,user,uid,"group,…". */
export const tokenLine = (token: string, { user, groups }: Identity): string =>
  [token, user, user, `"${groups.join(',')}"`].join(',');

export const kubeconfigOf = (server: string, certificate: string, token: string): string => {
  const name = 'testbed';
  const document = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name, cluster: { server, 'certificate-authority-data': Buffer.from(certificate).toString('base64') } },
    ],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};

const existing = async (path: string): Promise<string | undefined> =>
  await readFile(path, 'utf8').catch(() => undefined);

/** Tokens and the key that signs service account tokens; a cluster that is brought up again keeps them. */
export const writeCredentials = async (folder: string): Promise<void> => {
  if ((await existing(join(folder, 'tokens.csv'))) !== undefined) return;
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  await writeInFolder(folder, 'service-accounts.key', privateKey);
  await writeInFolder(folder, 'service-accounts.pub', publicKey);
  const lines = components.map(one => tokenLine(randomBytes(24).toString('hex'), identities[one]));
  await writeInFolder(folder, 'tokens.csv', `${lines.join('\n')}\n`);
};

export const kubeconfigPath = (folder: string, component: Component): string =>
  join(folder, component === 'admin' ? 'kubeconfig' : `${component}.kubeconfig`);

/** Once the API server has made its certificate. */
export const writeKubeconfigs = async (folder: string, server: string): Promise<void> => {
  const certificate = await readFile(join(folder, 'apiserver', 'apiserver.crt'), 'utf8');
  const tokens = (await readFile(join(folder, 'tokens.csv'), 'utf8')).split('\n').map(line => line.split(',')[0] ?? '');
  for (const [at, component] of components.entries()) {
    const content = kubeconfigOf(server, certificate, tokens[at] ?? '');
    const path = kubeconfigPath(folder, component);
    if ((await existing(path)) !== content) await writeInFolder(folder, path.slice(folder.length + 1), content);
  }
};
