/** Who was told, for the job summary. Pure. */
import { code, plain, table } from '../../core/markdown.ts';
import type { Delivery } from '../../domain/announcements/announcement.ts';

const words: Readonly<Record<Delivery['state'], string>> = {
  delivered: 'told',
  failed: '**not told**',
  skipped: 'nothing to tell',
};

const row = ({ channel, state, attempts, detail, url }: Delivery): readonly string[] => [
  code(channel),
  words[state],
  attempts > 1 ? `${plain(detail)} (${attempts} attempts)` : plain(detail),
  url === undefined ? '' : plain(url),
];

/** Where the incident is worked on: the first thing to see after a rollback. */
export const incidentLead = (deliveries: readonly Delivery[] | undefined): readonly string[] =>
  (deliveries ?? []).flatMap(({ channel, url }) =>
    channel === 'github-incident' && url !== undefined ? [`🚨 **Incident: ${plain(url)}**`] : [],
  );

/** Nothing where nobody was to be told. */
export const toldPeople = (deliveries: readonly Delivery[] | undefined): readonly string[] =>
  deliveries === undefined || deliveries.length === 0
    ? []
    : ['### Who was told', table(['channel', '', 'detail', 'where'], deliveries.map(row))];
