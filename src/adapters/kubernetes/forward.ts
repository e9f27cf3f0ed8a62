/** An address on 127.0.0.1 that leads to pods or a Service through the API server. */

export interface Forwarder {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  close(): Promise<void>;
}

/** @param pathOf the API path that stands for `/`, asked for each request; undefined: there is no pod now (503) */
export const createForwarder = async (
  _access: { readonly socketPath: string },
  _pathOf: () => string | undefined,
): Promise<Forwarder> => {
  throw new Error('not there yet');
};

export const podPath = (namespace: string, pod: string, port: number | string, scheme = 'http'): string =>
  `/api/v1/namespaces/${namespace}/pods/${scheme}:${pod}:${port}/proxy`;

export const servicePath = (namespace: string, service: string, port: number | string, scheme = 'http'): string =>
  `/api/v1/namespaces/${namespace}/services/${scheme}:${service}:${port}/proxy`;
