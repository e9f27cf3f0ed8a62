/** Tools that make the demo richer where they are found, on PATH or in the tool cache. Nothing is installed. */
import { join } from 'node:path';
import { createTools, loadPins } from '../src/adapters/tools/tools.ts';
import { nodeClock } from '../src/core/clock.ts';
import { nodeExec } from '../src/core/exec.ts';
import { nodeFiles } from '../src/core/files.ts';
import { nodeHttp } from '../src/core/http.ts';
import { environment } from '../src/core/runtime.ts';
import { silent } from './silent.ts';

export type Found = { readonly [name in 'trivy' | 'k6' | 'docker']: boolean };

/** Pins without a release: nothing can be downloaded; and no module: nothing can be built. */
const onlyHere = () => {
  const pins = Object.fromEntries(
    Object.entries(loadPins()).map(([name, { release: _release, ...pin }]) => [name, pin]),
  );
  const deps = {
    exec: nodeExec,
    files: nodeFiles(),
    http: nodeHttp,
    clock: nodeClock,
    log: silent,
    env: environment(),
  };
  return createTools(deps, { pins, modules: join(import.meta.dirname, 'no-modules') });
};

export const findTools = async (): Promise<Found> => {
  const tools = onlyHere();
  const here = async (name: string): Promise<boolean> =>
    await tools.locate(name).then(
      () => true,
      () => false,
    );
  const docker = nodeExec.which('docker').then(path => path !== undefined);
  return { trivy: await here('trivy'), k6: await here('k6'), docker: await docker };
};

const version = (name: string): string => loadPins()[name]?.version ?? '';

/** What was found, and what that means here. */
export const toolsUsed = (found: Found): readonly (readonly [string, string])[] => [
  ['Node', `${process.version}, for everything`],
  [
    'Trivy',
    found.trivy
      ? `${version('trivy')} found: a vulnerable release is scanned`
      : `${version('trivy')} not found: that scene is not played`,
  ],
  [
    'k6',
    found.k6
      ? `${version('k6')} found: makes the load of the performance gate`
      : `${version('k6')} not found: the embedded autocannon makes the load`,
  ],
  ['Docker', `${found.docker ? 'found' : 'not found'}, not needed: the process target runs the releases`],
];
