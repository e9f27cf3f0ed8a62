import { incidentLead, toldPeople } from '../../adapters/announcing/render.ts';
import { time } from '../../adapters/announcing/text.ts';
import { code, headline, table } from '../../core/markdown.ts';
import type { JanitorResult } from './run.ts';

const id = (release: string | undefined): string => (release === undefined ? 'none' : code(release.slice(0, 12)));

export const render = (outcome: JanitorResult): string => {
  const { tidied, status, app, environment, announced, reminder } = outcome.report;
  return [
    ...incidentLead(announced).map(line => `${line}\n`),
    headline({ gate: 'janitor', ...outcome }),
    table(
      ['found', 'came to', 'operation'],
      tidied.map(one => [one.found, one.verdict, one.operation === null ? '' : code(one.operation.id)]),
    ),
    '',
    `${app} in ${environment}: release ${id(status.live?.id)} has traffic${status.live === null ? '' : status.liveVerified ? ', verified' : ', not verified'}. ${status.next}`,
    '',
    ...(reminder === undefined
      ? []
      : [`People were told of it at ${time(reminder.at)}; they are told again after ${time(reminder.again)}.`]),
    ...toldPeople(announced),
  ].join('\n');
};
