import { describe, expect, it } from 'vitest';
import { relaxations } from '../../../src/config/policy.ts';
import { type Layers, resolveSections } from '../../../src/config/resolve.ts';
import { smallCatalogue } from './small-catalogue.ts';

const layers = (over: Partial<Record<'input' | 'file' | 'preset', Record<string, string>>>): Layers => ({
  input: new Map(Object.entries(over.input ?? {})),
  file: new Map(Object.entries(over.file ?? {})),
  preset: { name: 'strict', values: new Map(Object.entries(over.preset ?? {})) },
});

const duration = (over: Parameters<typeof layers>[0]) => {
  const settings = resolveSections(smallCatalogue, ['verify'], layers(over), 'production');
  const found = settings.find(setting => setting.key === 'verify.duration');
  return [found?.text, found?.source];
};

describe('precedence', () => {
  const key = 'verify.duration';
  const inProduction = `environments.production.${key}`;

  it.each([
    [{}, '60s', 'default'],
    [{ preset: { [key]: '1' } }, '1', 'preset strict'],
    [{ preset: { [key]: '1' }, file: { [key]: '2' } }, '2', 'file'],
    [{ preset: { [key]: '1' }, file: { [key]: '2', [inProduction]: '3' } }, '3', 'environment production'],
    [{ file: { [key]: '2', [inProduction]: '3' }, input: { [key]: '4' } }, '4', 'input'],
    [{ file: { [inProduction]: '3' }, input: { [key]: '4', [inProduction]: '5' } }, '5', 'input'],
    [{ file: { 'environments.dev.verify.duration': '9' } }, '60s', 'default'],
  ])('%j gives %s from %s', (over, text, source) => {
    expect(duration(over)).toEqual([text, source]);
  });
});

describe('policy relaxed', () => {
  const diff = (key: string, before: string, after: string) =>
    relaxations(new Map([[key, before]]), new Map([[key, after]])).length;

  it.each([
    ['scan.mode', 'enforce', 'observe', 1],
    ['scan.mode', 'observe', 'enforce', 0],
    ['scan.severity', 'high', 'critical', 1],
    ['scan.severity', 'high', 'low', 0],
    ['scan.max-db-age', '3d', '30d', 1],
    ['scan.max-db-age', '3d', '1h', 0],
    ['environments.production.verify.max-error-rate', '1%', '2%', 1],
    ['environments.production.verify.max-error-rate', '1%', '0.5%', 0],
    ['scan.skip-dirs', '', 'vendor', 1],
    ['scan.snyk', 'required', 'auto', 1],
    ['verify.max-p99', '0', '200ms', 0],
    ['verify.max-p99', '200ms', '0', 1],
    ['scan.mode', 'enforce', 'enforce', 0],
  ])('%s from %s to %s: %i', (key, before, after, count) => {
    expect(diff(key, before, after)).toBe(count);
  });
});
