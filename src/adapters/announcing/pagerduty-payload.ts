import { type Announcement, incidentKey, placeKeyOf } from '../../domain/announcements/announcement.ts';
import { cut, factsOf, linksOf, oneLine, reasonTexts } from './text.ts';

/** Events of PagerDuty's API v2. Pure. */

const limits = { summary: 1024, source: 255, key: 255, detail: 2000, reasons: 10 } as const;

export interface PagerEvent {
  readonly routing_key: string;
  readonly event_action: 'trigger' | 'resolve';
  readonly dedup_key: string;
  readonly client?: string;
  readonly client_url?: string;
  readonly links?: readonly { readonly href: string; readonly text: string }[];
  readonly payload?: Readonly<Record<string, unknown>>;
}

const keyOf = (key: string): string => cut(key, limits.key);

const details = (announcement: Announcement): Record<string, unknown> => ({
  ...Object.fromEntries(factsOf(announcement).map(({ label, value }) => [label, cut(oneLine(value), limits.detail)])),
  reasons: reasonTexts(announcement)
    .slice(0, limits.reasons)
    .map(text => cut(text, limits.detail)),
  operation: announcement.operation,
  evidence: cut(announcement.evidence, limits.detail),
});

const trigger = (announcement: Announcement, routingKey: string): PagerEvent => ({
  routing_key: routingKey,
  event_action: 'trigger',
  dedup_key: keyOf(incidentKey(announcement) ?? placeKeyOf(announcement)),
  client: 'prod-actions',
  ...(announcement.links.run === null ? {} : { client_url: announcement.links.run }),
  links: linksOf(announcement).map(({ label, href }) => ({ href, text: label })),
  payload: {
    summary: cut(oneLine(announcement.headline), limits.summary),
    source: cut(`${announcement.app}/${announcement.environment}`, limits.source),
    severity: announcement.severity,
    timestamp: new Date(announcement.endedAt).toISOString(),
    component: announcement.app,
    group: announcement.environment,
    class: announcement.happening,
    custom_details: details(announcement),
  },
});

const resolve = (routingKey: string, key: string): PagerEvent => ({
  routing_key: routingKey,
  event_action: 'resolve',
  dedup_key: keyOf(key),
});

/** What ends incidents resolves their alerts and pages nobody; what is no more than news does neither. */
export const pagerEvents = (announcement: Announcement, routingKey: string): readonly PagerEvent[] => {
  const { ends, severity } = announcement;
  if (ends.length > 0) return ends.map(key => resolve(routingKey, key));
  return severity === 'info' ? [] : [trigger(announcement, routingKey)];
};
