/** A minimal action for the tests of the runtime, started from source as a child process. */
import { z } from 'zod';
import { defineAction } from '../../src/core/action.ts';
import { ToolError, UserError } from '../../src/core/errors.ts';
import { input } from '../../src/core/inputs.ts';
import { runAction } from '../../src/core/runtime.ts';

const definition = defineAction({
  name: 'multi-arch-build',
  description: 'A sample.',
  branding: { icon: 'box', color: 'blue' },
  inputs: z.object({
    mode: input.choice(['good', 'user-error', 'tool-error', 'bug', 'wait', 'long-summary'], {
      doc: 'What to do.',
      default: 'good',
    }),
    password: input.text({ doc: 'A secret.', secret: true }),
  }),
  rules: [],
  outputs: { digest: 'A digest.' },
  onError: 'failed',
});

await runAction(definition, async () => ({
  run: async (inputs, { outputs, signal, log, clock }) => {
    outputs.set('digest', 'sha256:early');
    log.info(`the password is ${inputs.password}`);
    if (inputs.mode === 'user-error') throw new UserError('sample-user-error', 'you did it', 'do not');
    if (inputs.mode === 'tool-error')
      throw new ToolError('sample-tool-error', 'tool', 'it broke', { stderr: 'line 1\nline 2\n' });
    if (inputs.mode === 'bug') throw new TypeError('x is not a function');
    if (inputs.mode === 'wait') {
      log.info('waiting');
      await clock.sleep(20_000, signal);
    }
    return {
      verdict: 'built' as const,
      reasons: [],
      effect: 'continue' as const,
      outputs: { digest: 'sha256:final' },
      report: { schema: 'prod-actions/sample/v1', length: inputs.mode === 'long-summary' ? 2_000_000 : 1 },
    };
  },
  render: ({ report }) => `## built\n${'x\n'.repeat(report.length)}`,
}));
