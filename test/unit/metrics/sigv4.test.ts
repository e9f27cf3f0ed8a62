import { describe, expect, test } from 'vitest';
import { signed } from '../../../src/adapters/checks/metrics/providers/sigv4.ts';

/** The test vectors that AWS publishes for Signature Version 4. */
const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  sessionToken: undefined,
};
const now = Date.parse('2015-08-30T12:36:00Z');
const signature = (headers: Readonly<Record<string, string>>): string =>
  /Signature=([0-9a-f]{64})$/.exec(headers['authorization'] ?? '')?.[1] ?? '';

describe('AWS Signature Version 4', () => {
  test.each([
    [
      'get-vanilla',
      'GET',
      'https://example.amazonaws.com/',
      '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
    ],
    [
      'get-vanilla-query-order-key-case',
      'GET',
      'https://example.amazonaws.com/?Param2=value2&Param1=value1',
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
    [
      'get-utf8',
      'GET',
      'https://example.amazonaws.com/%E1%88%B4',
      '8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85',
    ],
  ])('signs %s as published', (_, method, url, expected) => {
    const scope = { region: 'us-east-1', service: 'service', now };
    const headers = signed({ method, url, headers: {}, body: '' }, credentials, scope);
    expect(signature(headers)).toBe(expected);
    expect(headers['x-amz-date']).toBe('20150830T123600Z');
  });

  test('signs post-x-www-form-urlencoded as published', () => {
    const request = {
      method: 'POST',
      url: 'https://example.amazonaws.com/',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'Param1=value1',
    };
    const headers = signed(request, credentials, { region: 'us-east-1', service: 'service', now });
    expect(signature(headers)).toBe('ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a');
  });

  test('signs the ListUsers example of the IAM User Guide as published', () => {
    const request = {
      method: 'GET',
      url: 'https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: '',
    };
    const headers = signed(request, credentials, { region: 'us-east-1', service: 'iam', now });
    expect(headers['authorization']).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    );
  });

  test('a session token is sent and signed', () => {
    const headers = signed(
      { method: 'GET', url: 'https://example.amazonaws.com/', headers: {}, body: '' },
      { ...credentials, sessionToken: 'token' },
      { region: 'us-east-1', service: 'service', now },
    );
    expect(headers['x-amz-security-token']).toBe('token');
    expect(headers['authorization']).toContain('SignedHeaders=host;x-amz-date;x-amz-security-token');
  });
});
