import { join } from 'node:path';
import type { Files } from '../../core/ports.ts';

export interface RegistryLogin {
  /** As in an image name. */
  readonly registry: string;
  readonly username: string;
  readonly password: string;
}

/** The key under which Docker Hub's login stands. */
const hubKey = 'https://index.docker.io/v1/';

/**
 * A Docker configuration with this one login, readable by us alone. Not TRIVY_USERNAME and TRIVY_PASSWORD: those Trivy
 * sends to every registry it talks to, the one of its database too.
 */
export const writeLogin = async (files: Files, folder: string, login: RegistryLogin): Promise<void> => {
  const key = login.registry === 'docker.io' ? hubKey : login.registry;
  const auth = Buffer.from(`${login.username}:${login.password}`).toString('base64');
  await files.writeAtomic(join(folder, 'config.json'), JSON.stringify({ auths: { [key]: { auth } } }), 0o600);
};
