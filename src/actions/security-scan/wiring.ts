import { createHash } from 'node:crypto';
import { anonymous, explicitCredentials } from '../../adapters/registry/credentials.ts';
import { createRegistry } from '../../adapters/registry/registry.ts';
import { createTools } from '../../adapters/tools/tools.ts';
import type { Runtime } from '../../core/ports.ts';
import type { Inputs } from './inputs.ts';
import { run } from './run.ts';
import { imageReference } from './targets.ts';

const credentialsOf = (inputs: Inputs) =>
  inputs['registry-username'] === ''
    ? anonymous
    : explicitCredentials(
        imageReference(inputs.image).registry,
        inputs['registry-username'],
        inputs['registry-password'],
      );

/** `run` in the real world. */
export const runReal = async (inputs: Inputs, runtime: Runtime): ReturnType<typeof run> =>
  await run(inputs, {
    ...runtime,
    tools: createTools(runtime),
    registry: createRegistry({ credentials: credentialsOf(inputs) }),
    hash: text => createHash('sha256').update(text).digest('hex'),
  });
