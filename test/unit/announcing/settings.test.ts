import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  addressParts,
  hostOf,
  isMailbox,
  isWebAddress,
  mailServerOf,
} from '../../../src/adapters/announcing/addresses.ts';
import { type NotifyInputs, notifyInputs } from '../../../src/adapters/announcing/inputs.ts';
import { kindOf, parseRoutes, routesOf, wants } from '../../../src/adapters/announcing/routes.ts';
import { misconfigured, notifyRules, timeoutOf } from '../../../src/adapters/announcing/rules.ts';
import { parseInputs } from '../../../src/core/inputs.ts';
import { announcement } from '../../support/announcement.ts';

const read = (given: Record<string, string>): NotifyInputs =>
  parseInputs(z.object(notifyInputs), [], name => given[name] ?? '');

const wrongIn = (given: Record<string, string>): readonly string[] =>
  misconfigured(read(given)).map(({ what }) => what.slice(0, what.indexOf(';')));

const key = 'k'.repeat(32);

describe('what is wrong in the channels', () => {
  test('nothing is, where nothing is set', () => {
    expect(wrongIn({})).toEqual([]);
  });

  test.each<readonly [Record<string, string>, readonly string[]]>([
    [{ 'slack-webhook': 'hooks.slack.com/x' }, ['slack-webhook: is not an address that can be used']],
    [{ 'slack-webhook': 'http://hooks.slack.com/x' }, ['slack-webhook: is not an address that can be used']],
    [{ 'slack-token': 'xoxb' }, ['slack-token: is set, but `slack-channel` is empty']],
    [{ 'slack-channel': 'C1' }, ['slack-channel: is set, but `slack-token` is empty']],
    [
      { 'slack-token': 'x', 'slack-channel': 'C1', 'slack-webhook': 'https://a.example/x' },
      ['slack-token: is given together with `slack-webhook`'],
    ],
    [{ 'pagerduty-key': 'short' }, ['pagerduty-key: is no integration key']],
    [{ 'pagerduty-key': key, 'pagerduty-url': 'events' }, ['pagerduty-url: is not an address that can be used']],
    [{ 'teams-webhook': 'x' }, ['teams-webhook: is not an address that can be used']],
    [
      { 'smtp-url': 'mail.example', 'mail-from': 'a@b.example', 'mail-to': 'c@d.example' },
      ['smtp-url: is not an smtp or smtps address'],
    ],
    [
      { 'smtp-url': 'smtp://u:p@h?tls=off', 'mail-from': 'a@b.example', 'mail-to': 'c@d.example' },
      ['smtp-url: would send a password without TLS'],
    ],
    [{ 'mail-to': 'c@d.example', 'mail-from': 'a@b.example' }, ['mail-to: is set, but `smtp-url` is empty']],
    [
      { 'smtp-url': 'smtp://h', 'mail-from': 'a@b.example', 'mail-to': 'c@d.example, everybody' },
      ['mail-to: has 1 that are not addresses'],
    ],
    [{ 'webhook-url': 'https://a.example/x' }, ['webhook-url: is set, but `webhook-secret` is empty']],
    [{ 'webhook-url': 'https://a.example/x', 'webhook-secret': 'short' }, ['webhook-secret: is too short for a key']],
    [{ 'notify-on': 'slak: failure' }, ['notify-on: does not know the channel "slak"']],
    [{ 'notify-timeout': '1h' }, ['notify-timeout: is out of range']],
    [{ runbook: 'the wiki' }, ['runbook: is not an address']],
  ])('%j', (given, said) => {
    expect(wrongIn(given)).toEqual(said);
  });

  test('no value of a secret is repeated', () => {
    const secret = 'https-is-not-here/secret-part';
    for (const name of ['slack-webhook', 'teams-webhook', 'smtp-url', 'webhook-url', 'pagerduty-key'])
      expect(JSON.stringify(misconfigured(read({ [name]: secret })))).not.toContain('secret-part');
  });

  test('no text makes them fail to parse: what is wrong here must not stop a rollback', () => {
    for (const [name, one] of Object.entries(notifyInputs))
      for (const text of ['', 'x', '\n', '{"a":1}', '-1', '💥'.repeat(100)])
        expect(one.safeParse(text).success, `${name} ${text}`).toBe(true);
  });

  test('every rule begins with the input it speaks of', () => {
    for (const { needs } of notifyRules) expect(notifyInputs).toHaveProperty(needs[0]);
  });
});

describe('who is told what', () => {
  const deployed = announcement({ happening: 'deployed', severity: 'info', bad: null });

  test('unset: failures and rollbacks everywhere, successes in chat and to the webhook', () => {
    const routes = routesOf([]);
    for (const channel of ['slack', 'teams', 'webhook', 'mail', 'pagerduty'])
      expect(wants(routes, channel, announcement())).toBe(true);
    expect(wants(routes, 'slack', deployed)).toBe(true);
    expect(wants(routes, 'mail', deployed)).toBe(false);
    expect(wants(routes, 'pagerduty', deployed)).toBe(false);
  });

  test('a pager hears what ends its incidents, unless it is to hear nothing', () => {
    const ending = { ...deployed, ends: ['prod-actions/shop/production'] };
    expect(wants(routesOf([]), 'pagerduty', ending)).toBe(true);
    expect(wants(routesOf(['pagerduty: none']), 'pagerduty', ending)).toBe(false);
  });

  test('a line without a channel is for all that have none of their own', () => {
    const routes = routesOf(['rollback', 'mail: success, failure']);
    expect(routes).toMatchObject({ slack: ['rollback'], pagerduty: ['rollback'], mail: ['success', 'failure'] });
  });

  test.each(['slack: loud', 'none, failure', 'slack:', 'a: failure'])('"%s" is refused', line => {
    expect(parseRoutes([line])).toHaveProperty('problem');
    expect(routesOf([line])).toEqual(routesOf([]));
  });

  test('held and failed rollbacks count as rollbacks, a refusal as a failure', () => {
    expect(kindOf({ happening: 'held' })).toBe('rollback');
    expect(kindOf({ happening: 'rollback-failed' })).toBe('rollback');
    expect(kindOf({ happening: 'refused' })).toBe('failure');
    expect(kindOf({ happening: 'deployed' })).toBe('success');
  });
});

describe('addresses', () => {
  test('of a secret address the whole, its path and its password are masked', () => {
    const parts = addressParts('smtps://user:p%40ssword@mail.example:465');
    expect(parts).toEqual(
      expect.arrayContaining(['smtps://user:p%40ssword@mail.example:465', 'p%40ssword', 'p@ssword']),
    );
    expect(addressParts('https://hooks.example/services/T/B/x')).toContain('/services/T/B/x');
    expect(hostOf('https://hooks.example/services/T/B/x')).toBe('hooks.example');
  });

  test.each([
    ['smtps://u:p@mail.example', { host: 'mail.example', port: 465, tls: 'implicit' }],
    ['smtp://u:p@mail.example', { host: 'mail.example', port: 587, tls: 'starttls' }],
    ['smtp://mail.example?tls=off', { host: 'mail.example', port: 25, tls: 'off', login: null }],
    ['smtp://[::1]:2525?tls=off', { host: '::1', port: 2525 }],
  ])('%s', (address, server) => {
    expect(mailServerOf(address)).toMatchObject(server);
  });

  test('http is only for this machine', () => {
    expect(isWebAddress('http://127.0.0.1:8080/x')).toBe(true);
    expect(isWebAddress('http://10.0.0.1/x')).toBe(false);
    expect(isWebAddress('https://a.example/x y')).toBe(false);
  });

  test('a mailbox holds one address and no line end', () => {
    expect(isMailbox('Ops <ops@example.com>')).toBe(true);
    expect(isMailbox('a@b.example\r\nBcc: c@d.example')).toBe(false);
    expect(isMailbox('a@b.example, c@d.example')).toBe(false);
  });

  test('a time-out that is wrong is the default', () => {
    expect(timeoutOf('5s')).toBe(5000);
    expect(timeoutOf('')).toBe(20_000);
    expect(timeoutOf('forever')).toBe(20_000);
  });
});
