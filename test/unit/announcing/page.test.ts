/** What docs/notifications.md shows is tried. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../../../scripts/actions.ts';
import { catalogue } from '../../../src/actions/plan/catalogue.ts';
import { mailServerOf } from '../../../src/adapters/announcing/addresses.ts';
import { signatureOf } from '../../../src/adapters/announcing/webhook.ts';
import { parseFile } from '../../../src/config/file.ts';

const page = await readFile(join(root, 'docs/notifications.md'), 'utf8');

const fence = (language: string): string => {
  const found = page.split('```').find(part => part.startsWith(`${language}\n`));
  if (found === undefined) throw new Error(`no fence ${language}`);
  return found.slice(language.length + 1);
};

const verifier = z.object({
  verify: z.custom<(...args: readonly unknown[]) => boolean>(one => typeof one === 'function'),
});

describe('docs/notifications.md', () => {
  test('the snippet for receivers verifies our signature, and refuses another body', async () => {
    const module: unknown = await import(`data:text/javascript,${encodeURIComponent(fence('js'))}`);
    const { verify } = verifier.parse(module);
    const [id, now] = ['msg_1', Math.floor(Date.now() / 1000)];
    for (const [secret, key] of [
      ['a-secret-of-some-length', Buffer.from('a-secret-of-some-length')],
      [`whsec_${Buffer.alloc(24, 7).toString('base64')}`, Buffer.alloc(24, 7)],
    ] as const) {
      const headers = {
        'webhook-id': id,
        'webhook-timestamp': `${now}`,
        'webhook-signature': signatureOf(key, id, now, '{"a":1}'),
      };
      expect(verify('{"a":1}', headers, secret)).toBe(true);
      expect(verify('{"a":2}', headers, secret)).toBe(false);
      expect(verify('{"a":1}', { ...headers, 'webhook-timestamp': `${now - 1000}` }, secret)).toBe(false);
    }
  });

  test('the settings are ones that the file may hold', async () => {
    const { values } = await parseFile(catalogue, 'prod-actions.yml', fence('yaml config'));
    expect(values.get('notify.mail-to')).toContain('ops@example.com');
    expect(values.get('environments.staging.notify.notify-on')).toBe('none');
  });

  test('a secret in the file is refused', async () => {
    await expect(parseFile(catalogue, 'prod-actions.yml', 'notify:\n  slack-webhook: https://x\n')).rejects.toThrow();
  });

  test('every mail address that it shows is understood', () => {
    const shown = [...page.matchAll(/`(smtps?:\/\/[^`]+)`/g)].map(([, address = '']) => address);
    expect(shown.length).toBeGreaterThan(2);
    for (const address of shown) expect(mailServerOf(address)).not.toHaveProperty('problem');
  });
});
