import { describe, expect, it } from 'vitest';
import { entryPath, insideTarget } from '../../../src/adapters/registry/layers.ts';

describe('paths in a layer', () => {
  it.each([
    ['./a//b/', 'a/b'],
    ['/etc/passwd', 'etc/passwd'],
    ['./', ''],
    ['a/..b', 'a/..b'],
  ])('%s is %s', (path, expected) => {
    expect(entryPath(path)).toBe(expected);
  });

  it.each(['..', 'a/../b', '../x', 'a\0b'])('%s is refused', path => {
    expect(() => entryPath(path)).toThrow('leaves the folder');
  });

  it.each([
    ['bin/sh', '/usr/bin/dash', '../usr/bin/dash'],
    ['sh', '/', '.'],
    ['a/b/c', '../d', '../d'],
    ['a', '../../x', 'x'],
    ['a', 'b', 'b'],
  ])('the link %s to %s points to %s', (path, target, expected) => {
    expect(insideTarget(path, target)).toBe(expected);
  });
});
