import { toldPeople } from '../../adapters/announcing/render.ts';
import { rolloutFacts } from '../../adapters/rollout/render.ts';
import { headline } from '../../core/markdown.ts';
import type { BlueGreenOutcome } from './run.ts';

export const render = (outcome: BlueGreenOutcome): string =>
  [
    `${headline({ gate: 'blue-green-deploy', ...outcome })}\n${rolloutFacts(outcome.report)}`,
    ...toldPeople(outcome.report.announced),
  ].join('\n');
