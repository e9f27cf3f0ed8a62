import { runAction } from '../../core/runtime.ts';
import { definition } from './inputs.ts';
import { render } from './render.ts';
import { runReal } from './wiring.ts';

await runAction(definition, { run: runReal, render });
