import { parseDuration } from '../../core/durations.ts';
import type { Rule } from '../../core/inputs.ts';
import { isLink, isMailbox, isWebAddress, mailServerOf } from './addresses.ts';
import { githubSwitches, isOnOff } from './github-inputs.ts';
import type { NotifyInputs } from './inputs.ts';
import { type ChannelName, parseRoutes } from './routes.ts';

/** What can be wrong with the channels; said before anything is deployed, and never only in the incident. */

type Name = keyof NotifyInputs & string;

export interface ChannelRule extends Rule<NotifyInputs> {
  readonly needs: readonly [Name, ...Name[]];
  /** What cannot be used because of it; null: something has a default instead. */
  readonly channel: ChannelName | null;
}

type Found = { readonly problem: string; readonly allowed: string } | undefined;

const rule = (
  channel: ChannelName | null,
  needs: readonly [Name, ...Name[]],
  check: (values: NotifyInputs) => Found,
): ChannelRule => ({ channel, needs, check });

const webAddress = (channel: ChannelName, name: 'slack-webhook' | 'pagerduty-url' | 'teams-webhook' | 'webhook-url') =>
  rule(channel, [name], values =>
    values[name] === '' || isWebAddress(values[name])
      ? undefined
      : { problem: 'is not an address that can be used', allowed: 'an https address (http only to 127.0.0.1)' },
  );

/** `name` says nothing without `other`. A secret that is missing is most often one that was not handed on. */
const together = (channel: ChannelName, name: Name, other: Name): ChannelRule =>
  rule(channel, [name, other], values =>
    values[name].length > 0 && values[other].length === 0
      ? {
          problem: `is set, but \`${other}\` is empty`,
          allowed: `both, or neither; a secret must be handed on by every workflow in between`,
        }
      : undefined,
  );

export const signatureKey = (secret: string): Buffer =>
  secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret, 'utf8');

const minTimeoutMs = 1000;
const maxTimeoutMs = 120_000;
const defaultTimeoutMs = 20_000;

const isTimeout = (ms: number | undefined): ms is number =>
  ms !== undefined && ms >= minTimeoutMs && ms <= maxTimeoutMs;

/** What is wrong counts as unset. */
export const timeoutOf = (text: string): number => {
  const ms = parseDuration(text);
  return isTimeout(ms) ? ms : defaultTimeoutMs;
};

const slack: readonly ChannelRule[] = [
  webAddress('slack', 'slack-webhook'),
  together('slack', 'slack-token', 'slack-channel'),
  together('slack', 'slack-channel', 'slack-token'),
  rule('slack', ['slack-token', 'slack-webhook'], values =>
    values['slack-token'] !== '' && values['slack-webhook'] !== ''
      ? { problem: 'is given together with `slack-webhook`', allowed: 'one of the two' }
      : undefined,
  ),
];

const pager: readonly ChannelRule[] = [
  webAddress('pagerduty', 'pagerduty-url'),
  rule('pagerduty', ['pagerduty-key'], values =>
    values['pagerduty-key'] === '' || /^[A-Za-z0-9]{32}$/.test(values['pagerduty-key'])
      ? undefined
      : { problem: 'is no integration key', allowed: '32 letters and digits, of an Events API v2 integration' },
  ),
];

const mail: readonly ChannelRule[] = [
  rule('mail', ['smtp-url'], values => {
    if (values['smtp-url'] === '') return undefined;
    const server = mailServerOf(values['smtp-url']);
    return 'problem' in server
      ? { problem: server.problem, allowed: '`smtps://user:password@host` or `smtp://user:password@host`' }
      : undefined;
  }),
  rule('mail', ['mail-from'], values =>
    values['mail-from'] === '' || isMailbox(values['mail-from'])
      ? undefined
      : { problem: 'is not an address', allowed: '`name@host` or `Name <name@host>`' },
  ),
  rule('mail', ['mail-to'], values => {
    const wrong = values['mail-to'].filter(address => !isMailbox(address));
    return wrong.length === 0
      ? undefined
      : { problem: `has ${wrong.length} that are not addresses`, allowed: '`name@host`, separated by commas' };
  }),
  together('mail', 'mail-to', 'mail-from'),
  together('mail', 'mail-from', 'mail-to'),
  together('mail', 'mail-to', 'smtp-url'),
  together('mail', 'smtp-url', 'mail-to'),
];

const webhook: readonly ChannelRule[] = [
  webAddress('webhook', 'webhook-url'),
  together('webhook', 'webhook-url', 'webhook-secret'),
  together('webhook', 'webhook-secret', 'webhook-url'),
  rule('webhook', ['webhook-secret'], values =>
    values['webhook-secret'] === '' || signatureKey(values['webhook-secret']).length >= 16
      ? undefined
      : { problem: 'is too short for a key', allowed: '16 characters or more, or `whsec_` and base64 of 16 bytes' },
  ),
];

/** Add them to the rules of an action that may still stop; a rollback only warns. */
export const notifyRules: readonly ChannelRule[] = [
  rule(null, ['notify-on'], values => {
    const routes = parseRoutes(values['notify-on']);
    return 'problem' in routes
      ? { problem: routes.problem, allowed: 'lines `channel: success, failure, rollback`, or `none`' }
      : undefined;
  }),
  rule(null, ['notify-timeout'], values =>
    isTimeout(parseDuration(values['notify-timeout']))
      ? undefined
      : { problem: 'is out of range', allowed: 'a duration from 1s to 2m' },
  ),
  rule(null, ['runbook'], values =>
    values.runbook === '' || isLink(values.runbook)
      ? undefined
      : { problem: 'is not an address', allowed: 'an http or https address' },
  ),
  ...githubSwitches.map(name =>
    rule(null, [name], values =>
      isOnOff(values[name]) ? undefined : { problem: 'is neither, and counts as auto', allowed: '`auto` or `off`' },
    ),
  ),
  ...slack,
  ...pager,
  webAddress('teams', 'teams-webhook'),
  ...mail,
  ...webhook,
];

export interface Misconfigured {
  readonly channel: ChannelName | null;
  /** `input: problem; allowed: …`, without the value. */
  readonly what: string;
}

export const misconfigured = (values: NotifyInputs): readonly Misconfigured[] =>
  notifyRules.flatMap(({ channel, needs: [name], check }) => {
    const found = check(values);
    return found === undefined ? [] : [{ channel, what: `${name}: ${found.problem}; allowed: ${found.allowed}` }];
  });
