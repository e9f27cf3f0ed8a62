import { expect, test } from 'vitest';
import { withRevision } from '../../../src/domain/verification/probing/revision.ts';

const lines = ['GET / 200', '{"path": "/version", "contains": "{{revision}} {{ revision }}"}'];

test('a probe asks each release for its own commit', () => {
  expect(withRevision(lines, 'abc')).toEqual(['GET / 200', '{"path": "/version", "contains": "abc abc"}']);
});

test('a probe that names the commit cannot be asked where none is known', () => {
  expect(withRevision(lines, '')).toBeUndefined();
  expect(withRevision(['GET / 200'], '')).toEqual(['GET / 200']);
});
