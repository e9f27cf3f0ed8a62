import type { Runtime } from '../../core/ports.ts';
import { dockerCredentials, explicitCredentials, firstOf } from './credentials.ts';
import { createRegistry, type Registry } from './registry.ts';

export interface Access {
  readonly registry: string;
  /** Given by hand; undefined: what docker login left. */
  readonly login: { readonly username: string; readonly password: string } | undefined;
  readonly insecure: boolean;
}

/** A registry client with the logins of this run: those given first, then Docker's. */
export const connectRegistry = (
  runtime: Pick<Runtime, 'env' | 'files' | 'exec' | 'clock'>,
  access: Access,
): Registry => {
  const docker = dockerCredentials(runtime);
  const { login, registry } = access;
  return createRegistry({
    clock: runtime.clock,
    credentials:
      login === undefined ? docker : firstOf(explicitCredentials(registry, login.username, login.password), docker),
    insecure: access.insecure ? [registry] : [],
  });
};
