import { z } from 'zod';
import type { Files, RunContext } from '../../core/ports.ts';

/** Whether this run pushes, and why not. */
export interface PushDecision {
  readonly push: boolean;
  readonly why: string;
}

const eventSchema = z.looseObject({
  pull_request: z.looseObject({
    head: z.looseObject({ repo: z.looseObject({ full_name: z.string() }).nullable() }),
  }),
});

interface Deps {
  readonly files: Pick<Files, 'readText'>;
  readonly context: RunContext;
  readonly env: Readonly<Record<string, string>>;
}

const headRepository = async ({ files, env }: Deps): Promise<string | undefined> => {
  try {
    const event = eventSchema.parse(JSON.parse(await files.readText(env['GITHUB_EVENT_PATH'] ?? '')));
    return event.pull_request.head.repo?.full_name;
  } catch {
    return undefined;
  }
};

const yes: PushDecision = { push: true, why: '' };

/** A pull request from a fork is built and checked, never pushed: its token may not, and its code is not ours yet. */
export const decidePush = async (wish: 'auto' | 'true' | 'false', deps: Deps): Promise<PushDecision> => {
  if (wish !== 'auto') return wish === 'true' ? yes : { push: false, why: '`push` is false' };
  if (!deps.context.eventName.startsWith('pull_request')) return yes;
  if (deps.context.actor === 'dependabot[bot]') return { push: false, why: 'the pull request is Dependabot’s' };
  const head = await headRepository(deps);
  if (head === undefined) return { push: false, why: 'the pull request’s repository is not known' };
  return head === deps.context.repository ? yes : { push: false, why: `the pull request comes from ${head}` };
};
