import { actionCommand, type Command } from './command.ts';

export interface Listed {
  readonly summary: string;
  /** Loaded when it is used, so that help and usage errors are instant. */
  load(): Promise<Command>;
}

export const commands: Readonly<Record<string, Listed>> = {
  plan: {
    summary: 'resolve inputs and configuration; with --offline plan a kubernetes release from its manifests',
    load: async () => (await import('./plan.ts')).planCommand,
  },
  deploy: {
    summary: 'run a release, warm it, move traffic to it, verify it, and settle or go back',
    load: async () => {
      const [{ definition }, { runAnnounced }, { render }] = await Promise.all([
        import('../actions/blue-green-deploy/inputs.ts'),
        import('../actions/blue-green-deploy/announced.ts'),
        import('../actions/blue-green-deploy/render.ts'),
      ]);
      return actionCommand(definition, runAnnounced, render);
    },
  },
  verify: {
    summary: 'say whether the release that has traffic is good',
    load: async () => {
      const [{ definition }, { runReal }, { render }] = await Promise.all([
        import('../actions/post-deploy-verify/inputs.ts'),
        import('../actions/post-deploy-verify/wiring.ts'),
        import('../actions/post-deploy-verify/render.ts'),
      ]);
      return actionCommand(definition, runReal, render);
    },
  },
  rollback: {
    summary: 'back to the last verified release',
    load: async () => {
      const [{ definition }, { runAnnounced }, { render }, { placed }] = await Promise.all([
        import('../actions/auto-rollback/inputs.ts'),
        import('../actions/auto-rollback/announced.ts'),
        import('../actions/auto-rollback/render.ts'),
        import('./place.ts'),
      ]);
      return actionCommand(definition, runAnnounced, render, placed);
    },
  },
  ship: {
    summary: 'deploy, verify, settle or roll back, in one process',
    load: async () => {
      const [{ definition }, { runAnnounced }, { render }] = await Promise.all([
        import('../actions/ship/inputs.ts'),
        import('../actions/ship/announced.ts'),
        import('../actions/ship/render.ts'),
      ]);
      return actionCommand(definition, runAnnounced, render);
    },
  },
  janitor: {
    summary: 'find what a run that is gone left half-way, and end it or take it back',
    load: async () => {
      const [{ definition }, { runAnnounced }, { render }, { placed }] = await Promise.all([
        import('../actions/janitor/inputs.ts'),
        import('../actions/janitor/announced.ts'),
        import('../actions/janitor/render.ts'),
        import('./place.ts'),
      ]);
      return actionCommand(definition, runAnnounced, render, placed);
    },
  },
  notify: {
    summary: 'with --test, send a test announcement to every channel',
    load: async () => (await import('./notify.ts')).notifyCommand,
  },
  status: {
    summary: 'what runs, what has traffic, what is open, and what to do next',
    load: async () => (await import('./rollout.ts')).statusCommand,
  },
  resume: {
    summary: 'bring the open operation to its end',
    load: async () => (await import('./resume.ts')).resumeCommand,
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
