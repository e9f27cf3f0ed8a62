import type { Setting } from '../../config/resolve.ts';
import { code, details, headline, table } from '../../core/markdown.ts';
import type { PlanOutcome } from './types.ts';

const head = ['setting', 'value', 'source'] as const;

const shown = (text: string): string => (text === '' ? '' : code(text));

const rows = (settings: readonly Setting[]): readonly (readonly string[])[] =>
  settings.map(({ key, text, source }) => [code(key), shown(text), source]);

const chosen = (settings: readonly Setting[]): readonly Setting[] =>
  settings.filter(setting => setting.source !== 'default');

/** What a person chose stands open, the defaults are folded away: both with their source. */
const settingsOf = (title: string, settings: readonly Setting[]): string => {
  const set = chosen(settings);
  const rest = settings.filter(setting => setting.source === 'default');
  return [
    `### ${title}`,
    set.length === 0 ? 'Everything is at its default.' : table(head, rows(set)),
    details(`${rest.length} at their default`, table(head, rows(rest))),
  ].join('\n\n');
};

export const render = (outcome: PlanOutcome): string => {
  const { report } = outcome;
  const top = headline({ gate: 'plan', verdict: outcome.verdict, effect: outcome.effect, reasons: outcome.reasons });
  const chain = report.delivers
    ? report.stages.map(stage => stage.environment).join(' → ')
    : 'nowhere: on a pull request only the gates run';
  return [
    top,
    `${code(report.service)} as ${code(report.image)} → ${chain}. Configuration: ${report.configuration}; preset ${report.preset}.`,
    settingsOf('Build and gates', report.shared),
    ...report.stages.map(stage => settingsOf(`Environment ${stage.environment}`, stage.settings)),
    '',
  ].join('\n\n');
};

/** The same table as plain text for the log. */
export const lines = (settings: readonly Setting[]): readonly string[] =>
  settings.map(({ key, text, source }) => `${key} = ${text === '' ? '(unset)' : text}  [${source}]`);
