import { incidentLead, toldPeople } from '../../adapters/announcing/render.ts';
import { rolloutFacts } from '../../adapters/rollout/render.ts';
import { headline } from '../../core/markdown.ts';
import type { RollbackResult } from './run.ts';

export const render = (outcome: RollbackResult): string =>
  [
    ...incidentLead(outcome.report.announced).map(line => `${line}\n`),
    `${headline({ gate: 'auto-rollback', ...outcome })}\n${rolloutFacts(outcome.report)}`,
    ...toldPeople(outcome.report.announced),
  ].join('\n');
