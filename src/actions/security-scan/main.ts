import { createHash } from 'node:crypto';
import { anonymous, explicitCredentials } from '../../adapters/registry/credentials.ts';
import { createRegistry } from '../../adapters/registry/registry.ts';
import { createTools } from '../../adapters/tools/tools.ts';
import { runAction } from '../../core/runtime.ts';
import { definition, type Inputs } from './inputs.ts';
import { render } from './render.ts';
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

await runAction(definition, {
  run: async (inputs, runtime) =>
    await run(inputs, {
      ...runtime,
      tools: createTools(runtime),
      registry: createRegistry({ credentials: credentialsOf(inputs) }),
      hash: text => createHash('sha256').update(text).digest('hex'),
    }),
  render,
});
