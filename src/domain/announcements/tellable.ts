import { redacted } from '../incidents/foreign-text.ts';
import { withoutLastOutput } from '../rollout/last-output.ts';
import type { Announcement } from './announcement.ts';

/** What may be told: channels are read by more people than the run, and no runner masks them. Pure. */

/** Of a text that may quote an app or a tool: neither its output nor a secret. */
export const tellableText = (text: string, secrets: readonly string[]): string =>
  redacted(withoutLastOutput(text), secrets);

/** All of it but the evidence, which is made tellable before it is quoted: quoting hides the form of a secret. */
export const tellable = (about: Announcement, secrets: readonly string[] = []): Announcement => ({
  ...about,
  headline: redacted(about.headline, secrets),
  reasons: about.reasons.map(({ code, message, next }) => ({
    code,
    message: tellableText(message, secrets),
    next: redacted(next, secrets),
  })),
  timeline: about.timeline.map(({ what, at }) => ({ what: tellableText(what, secrets), at })),
});
