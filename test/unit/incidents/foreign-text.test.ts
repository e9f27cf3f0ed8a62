import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipped, neutral, neutralLine, redacted } from '../../../src/domain/incidents/foreign-text.ts';
import { hasMarker, incidentKeyIn, incidentMarker, oldestOf } from '../../../src/domain/incidents/incident.ts';

const nasty = fc.array(
  fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom(
      '@',
      '@a',
      '#1',
      'GH-2',
      '<',
      '<!--',
      '-->',
      '<br>',
      '![',
      '](',
      '&#64;',
      '\\',
      '\n',
      '`',
      '_',
      '|',
    ),
  ),
  { maxLength: 40 },
);

describe('text that somebody else wrote', () => {
  it('mentions nobody, refers to nothing, hides nothing, whatever it is', () => {
    fc.assert(
      fc.property(nasty, parts => {
        for (const text of [neutral(parts.join('')), neutralLine(parts.join(''))]) {
          expect(text).not.toMatch(/(?:^|[^A-Za-z0-9])@[\w-]/m);
          expect(text).not.toMatch(/#\d|GH-\d|!\[|\]\(|<(?!\/?(?:details|summary|br)>)|&(?!(?:lt|gt|amp);)/i);
        }
        expect(neutralLine(parts.join(''))).not.toContain('\n');
      }),
    );
  });

  it('keeps what is harmless as it is', () => {
    const table =
      '| a | b |\n| --- | --- |\n| me@example.org | 5 % &lt; 6 % |\n<details><summary>x</summary>\n\ny\n</details>';
    expect(neutral(table)).toBe(table);
  });

  it('is cut to so many bytes, never within a character, and says so', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 80, max: 300 }), (text, max) => {
        const cut = clipped(text, max);
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(max);
        expect(cut === text || cut.includes('…cut')).toBe(true);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });

  it('a fence that is cut open is closed', () => {
    expect(clipped(`\`\`\`\n${'line\n'.repeat(100)}\`\`\``, 200).match(/```/g)).toHaveLength(2);
  });

  it.each([
    'https://me:s3cret-value@host.invalid/x',
    'authorization: Bearer s3cret-value-s3cret',
    `ghp_${'s3cret'.repeat(6)}`,
    'xoxb-s3cret-s3cret-s3cret',
    '-----BEGIN RSA PRIVATE KEY-----\ns3cret\n-----END RSA PRIVATE KEY-----',
    'cannot connect: DB_PASSWORD=s3cret-value',
    '{"api_key": "s3cret-value"}',
    'the value known-s3cret stood there',
  ])('without the secret: %s', text => {
    expect(redacted(text, ['known-s3cret'])).not.toContain('s3cret');
  });

  it.each([
    'webhook-secret: must be handed on by every workflow in between',
    'bypass=always max_tokens=4096 exceeded quota: requested: secrets=1000',
  ])('what only speaks of a secret stays readable: %s', text => {
    expect(redacted(text, [])).toBe(text);
  });

  it('a short word that happens to be masked does not eat the text', () => {
    expect(redacted('a b c', ['a'])).toBe('a b c');
  });
});

describe('the marker of an incident', () => {
  it('is found again whatever the key holds, in the first line only', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), key => {
        const marker = incidentMarker(key);
        expect(marker.slice(4, -3)).not.toContain('--');
        expect(incidentKeyIn(`${marker}\r\nrest`)).toBe(key);
        expect(hasMarker(`x\n${marker}`, marker)).toBe(false);
      }),
    );
  });

  it('the oldest open one stays, whoever looks and in whatever order', () => {
    const issue = fc.record({ number: fc.integer({ min: 1, max: 50 }), open: fc.boolean(), duplicate: fc.boolean() });
    fc.assert(
      fc.property(fc.uniqueArray(issue, { selector: ({ number }) => number }), issues => {
        const { keep, drop } = oldestOf(issues);
        expect(oldestOf(issues.toReversed())).toEqual({ keep, drop });
        expect(drop.every(({ number, open }) => open && keep !== undefined && number > keep.number)).toBe(true);
      }),
    );
  });
});
