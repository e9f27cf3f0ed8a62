import { actionCommand, type Command } from './command.ts';

export interface Listed {
  readonly summary: string;
  /** Loaded when it is used, so that help and usage errors are instant. */
  load(): Promise<Command>;
}

export const commands: Readonly<Record<string, Listed>> = {
  plan: {
    summary: 'resolve inputs and configuration, and show every value with its source',
    load: async () => {
      const { definition } = await import('../actions/plan/inputs.ts');
      const { run } = await import('../actions/plan/run.ts');
      const { wire } = await import('../actions/plan/wiring.ts');
      const { render } = await import('../actions/plan/render.ts');
      return actionCommand(
        definition,
        async (inputs, runtime) => await run(inputs, await wire(inputs, runtime)),
        render,
      );
    },
  },
  verify: {
    summary: 'say whether the release that has traffic is good',
    load: async () => {
      const { definition } = await import('../actions/post-deploy-verify/inputs.ts');
      const { runReal } = await import('../actions/post-deploy-verify/wiring.ts');
      const { render } = await import('../actions/post-deploy-verify/render.ts');
      return actionCommand(definition, runReal, render);
    },
  },
  status: {
    summary: 'what runs, what has traffic, what is open, and what to do next',
    load: async () => (await import('./rollout.ts')).statusCommand,
  },
  resume: {
    summary: 'bring the open operation to its end',
    load: async () => (await import('./rollout.ts')).resumeCommand,
  },
  unlock: {
    summary: 'take the lease from a holder that is gone',
    load: async () => (await import('./rollout.ts')).unlockCommand,
  },
  'lift-quarantine': {
    summary: 'let a quarantined release be deployed again',
    load: async () => (await import('./rollout.ts')).liftCommand,
  },
};
