import { runAction } from '../../core/runtime.ts';
import { definition } from './inputs.ts';

// The work is loaded once the inputs are good: what refuses to start costs no more than that.
await runAction(definition, async () => {
  const [{ runAnnounced }, { render }] = await Promise.all([import('./announced.ts'), import('./render.ts')]);
  return { run: runAnnounced, render };
});
