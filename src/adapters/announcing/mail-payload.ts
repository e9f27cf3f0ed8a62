import { createHash } from 'node:crypto';
import { type Announcement, incidentKey, type Severity } from '../../domain/announcements/announcement.ts';
import { cut, factsOf, linksOf, markOf, oneLine, reasonTexts, timelineTexts } from './text.ts';
import { messageIdOf } from './webhook.ts';

/** A mail as text and as HTML. Pure. */

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  /** What it belongs to: mails about one bad release stand in one thread, the one that ends it too. */
  readonly references: readonly string[];
  readonly priority: 'high' | 'normal';
}

export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c);

const colours: Readonly<Record<Severity, string>> = { info: '#1a7f37', warning: '#9a6700', critical: '#cf222e' };

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

const hostOfSender = (from: string): string => /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? 'localhost';

const threadsOf = (announcement: Announcement, host: string): readonly string[] => {
  const key = incidentKey(announcement);
  const keys = [...new Set([...(key === null ? [] : [key]), ...announcement.ends])];
  return keys.map(one => `<incident-${hash(one)}@${host}>`);
};

const maxEvidence = 20_000;

const textOf = (announcement: Announcement): string => {
  const part = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', title, ...lines.map(line => `  ${line}`)];
  return [
    oneLine(announcement.headline),
    ...part('Why', reasonTexts(announcement)),
    ...part(
      'How it stands',
      factsOf(announcement).map(({ label, value }) => `${label}: ${oneLine(value)}`),
    ),
    ...part('Timeline', timelineTexts(announcement)),
    ...part('What was measured', announcement.evidence === '' ? [] : announcement.evidence.split('\n')),
    ...part(
      'Links',
      linksOf(announcement).map(({ label, href }) => `${label}: ${href}`),
    ),
    '',
  ].join('\n');
};

const list = (title: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `<h3>${title}</h3><ul>${items.map(item => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;

/** Only styles that stand on the element itself: mail programs drop all others. */
const htmlOf = (announcement: Announcement): string =>
  [
    '<!doctype html><html><body style="font-family:sans-serif;max-width:48em">',
    `<h2 style="border-left:6px solid ${colours[announcement.severity]};padding-left:10px">${markOf(announcement)} ${escapeHtml(oneLine(announcement.headline))}</h2>`,
    list('Why', reasonTexts(announcement)),
    '<table cellpadding="4">',
    ...factsOf(announcement).map(
      ({ label, value }) => `<tr><th align="left">${escapeHtml(label)}</th><td>${escapeHtml(oneLine(value))}</td></tr>`,
    ),
    '</table>',
    list('Timeline', timelineTexts(announcement)),
    announcement.evidence === ''
      ? ''
      : `<h3>What was measured</h3><pre style="white-space:pre-wrap">${escapeHtml(announcement.evidence)}</pre>`,
    `<p>${linksOf(announcement)
      .map(({ label, href }) => `<a href="${escapeHtml(href)}">${escapeHtml(label)}</a>`)
      .join(' &middot; ')}</p>`,
    '</body></html>',
  ].join('\n');

export const mailText = (announcement: Announcement, from: string): MailText => {
  const host = hostOfSender(from);
  const shown = { ...announcement, evidence: cut(announcement.evidence, maxEvidence) };
  return {
    subject: cut(oneLine(announcement.headline), 200),
    text: textOf(shown),
    html: htmlOf(shown),
    messageId: `<${messageIdOf(announcement)}@${host}>`,
    references: threadsOf(announcement, host),
    priority: announcement.severity === 'critical' ? 'high' : 'normal',
  };
};
