import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { encodeSettings, input, withSettings } from '../../../src/core/inputs.ts';

const schema = z.object({
  image: input.text({ doc: 'Image.' }),
  mode: input.text({ doc: 'Mode.', default: 'enforce' }),
});
const digest = `sha256:${'a'.repeat(64)}`;
const read = (settings: Record<string, string>, given: Record<string, string>) =>
  withSettings(schema, encodeSettings(settings), name => given[name] ?? '');

describe('settings from plan', () => {
  it('lie under the step’s own inputs', () => {
    const get = read({ image: 'ghcr.io/acme/web', mode: 'observe' }, { image: 'other', mode: 'enforce' });
    expect([get('image'), get('mode')]).toEqual(['other', 'observe']);
  });

  it.each([
    ['a bare digest completes a name', digest, `ghcr.io/acme/web@${digest}`],
    ['without a digest a name is nothing', '', ''],
    ['a whole reference stands for itself', `other@${digest}`, `other@${digest}`],
  ])('%s', (_promise, given, expected) => {
    expect(read({ image: 'ghcr.io/acme/web@' }, { image: given })('image')).toBe(expected);
  });

  it('stop the action when the runner blanked them', () => {
    expect(() => withSettings(schema, 'blanked', () => '')).toThrow('arrived empty');
  });
});
