import type { Json } from './release.ts';

/** What the `process` target runs: the `spec` of its releases. Pure data, kept in the journal's bundles. */
export interface ProcessSpec {
  readonly [key: string]: Json;
  readonly run:
    | { readonly kind: 'command'; readonly command: readonly string[]; readonly cwd: string }
    /** `name@sha256:…`: pulled by digest, verified, unpacked; its entrypoint runs. */
    | { readonly kind: 'image'; readonly reference: string; readonly args: readonly string[] };
  /** Extra environment of the app. The port it must listen on (127.0.0.1) comes as `PORT`. */
  readonly env: { readonly [name: string]: string };
  /** Path that answers 2xx when the release is well. */
  readonly healthPath: string;
}
