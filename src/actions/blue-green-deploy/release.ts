import type { Contents } from '../../adapters/kubernetes/prepare.ts';
import { digestIn } from '../../domain/images/reference.ts';
import { identify, type Release } from '../../domain/rollout/release.ts';
import type { Inputs } from './inputs.ts';

/** The release that the inputs describe for the process target. Pure. */

/** A release, and with `kubernetes` what is in it. */
export interface Described {
  readonly release: Release;
  readonly contents: Contents | null;
}

const environmentOf = (lines: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    lines.map(line => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );

export interface Where {
  readonly sha: string;
  /** The command's folder, absolute. */
  readonly folder: string;
}

const runOf = (inputs: Inputs, { folder }: Where) => {
  const [image] = inputs.image;
  return image === undefined
    ? { kind: 'command', command: ['/bin/sh', '-c', inputs.command], cwd: folder }
    : { kind: 'image', reference: image, args: inputs.args };
};

export const releaseOf = async (inputs: Inputs, where: Where): Promise<Release> =>
  await identify({
    revision: inputs.revision === '' ? where.sha : inputs.revision,
    digest: digestIn(inputs.image[0]),
    oneWay: inputs['one-way'],
    spec: { run: runOf(inputs, where), env: environmentOf(inputs.env), healthPath: inputs['health-path'] },
  });
