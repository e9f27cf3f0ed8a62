import type { z } from 'zod';
import { input } from '../../core/inputs.ts';
import { addressParts } from './addresses.ts';
import { githubInputs } from './github-inputs.ts';

/**
 * Inputs of every action that tells people how a delivery ended. They are plain texts on purpose: none of them may stop
 * a rollback, so what is wrong in one is found by `notifyRules`, which a deploy asks and a rollback does not.
 */
export const notifyInputs = {
  'notify-on': input.lines({
    doc: 'Who is told what, of `success`, `failure`, `rollback`: `slack: failure, rollback` a line for one channel, or a line without a name for all others. Unset: failures and rollbacks everywhere, successes only in chat and to the webhook.',
    allowed: 'lines `channel: kinds`, with channels slack, pagerduty, teams, mail, webhook; or `none`',
  }),
  'notify-timeout': input.text({
    doc: 'How long telling people may take at the end, all channels and repeats together. It never changes the verdict.',
    default: '20s',
    allowed: 'a duration from 1s to 2m',
  }),
  runbook: input.text({
    doc: 'Address of the page that says what to do when this goes wrong; linked in what people are told.',
    allowed: 'an http or https address',
  }),
  ...githubInputs,
  'slack-webhook': input.text({
    doc: 'Slack: address of an incoming webhook.',
    secret: true,
    secretParts: addressParts,
    allowed: 'an https address',
  }),
  'slack-token': input.text({
    doc: 'Slack: token of a bot instead, with the scope `chat:write`; details then stand in a thread of the message.',
    secret: true,
    allowed: 'a bot token, with `slack-channel`',
  }),
  'slack-channel': input.text({
    doc: 'Slack: channel the bot writes to.',
    allowed: 'the id or the name of a channel, with `slack-token`',
  }),
  'pagerduty-key': input.text({
    doc: 'PagerDuty: integration key of a service (Events API v2).',
    secret: true,
    allowed: 'an integration key of 32 letters and digits',
  }),
  'pagerduty-url': input.text({
    doc: 'PagerDuty: where its Events API is. In the EU `https://events.eu.pagerduty.com`.',
    default: 'https://events.pagerduty.com',
    allowed: 'an https address',
  }),
  'teams-webhook': input.text({
    doc: 'Microsoft Teams: address of a workflow that posts what it receives.',
    secret: true,
    secretParts: addressParts,
    allowed: 'an https address',
  }),
  'smtp-url': input.text({
    doc: 'Mail: `smtps://user:password@host:465` for TLS from the start, `smtp://user:password@host:587` for STARTTLS, which is then required; `?tls=off` for a relay without TLS and without a password.',
    secret: true,
    secretParts: addressParts,
    allowed: 'an smtp or smtps address',
  }),
  'mail-from': input.text({ doc: 'Mail: sender.', allowed: '`name@host` or `Name <name@host>`' }),
  'mail-to': input.list({ doc: 'Mail: recipients.', allowed: 'addresses, separated by commas' }),
  'webhook-url': input.text({
    doc: 'Any other service: address that gets the announcement as JSON, signed (docs/notifications.md).',
    secret: true,
    secretParts: addressParts,
    allowed: 'an https address',
  }),
  'webhook-secret': input.text({
    doc: 'Key of that signature: any text of 16 characters or more, or `whsec_` and base64.',
    secret: true,
    allowed: '16 characters or more, with `webhook-url`',
  }),
};

export const notifiedOutput =
  'JSON array of `{channel, state, attempts, ms, detail}`: who was told how it ended, and who could not be.';

type Shape = typeof notifyInputs;
export type NotifyInputs = { readonly [K in keyof Shape]: z.output<Shape[K]> };
