import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownEnvironmentKeys, knownKeys } from '../../../src/config/catalogue.ts';
import { parseFile, parseSet } from '../../../src/config/file.ts';
import { UserError } from '../../../src/core/errors.ts';
import { distance, nearest } from '../../../src/domain/text/nearest.ts';
import { smallCatalogue as catalogue } from './small-catalogue.ts';

const read = async (text: string) => await parseFile(catalogue, 'prod-actions.yml', text);

const failure = async (text: string): Promise<UserError> => {
  const error = await read(text).catch((thrown: unknown) => thrown);
  if (error instanceof UserError) return error;
  throw new Error(`expected a UserError, got ${String(error)}`);
};

describe('the configuration file', () => {
  it('is flattened to one text per key, with environment blocks apart', async () => {
    const file = await read(
      'service: web\nscan:\n  severity: high\n  skip: [a, b]\nenvironments:\n  dev:\n  production:\n    verify: { duration: 2m, probes: [GET / 200, { path: /x }] }\n',
    );
    expect(Object.fromEntries(file.values)).toEqual({
      service: 'web',
      'scan.severity': 'high',
      'scan.skip': 'a,b',
      'environments.production.verify.duration': '2m',
      'environments.production.verify.probes': 'GET / 200\n{"path":"/x"}',
    });
    expect(file.environments).toEqual(['dev', 'production']);
  });

  it('may be empty', async () => {
    expect(await read('# nothing\n')).toEqual({ values: new Map(), environments: undefined });
  });

  it.each([
    ['servce: web\n', ':1: unknown key servce; did you mean service?'],
    ['scan:\n  toString: 1\n', ':2: unknown key toString'],
    ['service: web\nscan:\n  severty: high\n', ':3: unknown key severty; did you mean severity?'],
    ['environments:\n  dev:\n    verfy: {}\n', ':3: unknown key verfy; did you mean verify?'],
    ['environments:\n  dev:\n    scan: {}\n', ':3: scan cannot differ by environment; allowed there: verify'],
    ['environments:\n  dev:\n    verify:\n      durations: 1m\n', ':4: unknown key durations; did you mean duration?'],
    ['zzzzzzzzzz: 1\n', ':1: unknown key zzzzzzzzzz; allowed: service, preset, scan, verify, environments'],
    ['scan:\n  token: abc\n', ':2: token does not belong in the file: it is a secret'],
    ['scan:\n  strict: "yes"\n', ':2: scan.strict: Invalid input: expected boolean'],
    ['scan:\n  severity: hihg\n', ':2: scan.severity: Invalid option'],
    ['verify:\n  duration: soon\n', ':2: verify.duration: is not a duration'],
    ['- a list\n', 'Invalid input: expected object'],
  ])('refuses %j and says where and what is near', async (text, expected) => {
    const error = await failure(text);
    expect(error.code).toBe('config-invalid');
    expect(error.message).toContain(expected);
  });

  it('reports all problems at once', async () => {
    const { message } = await failure('servce: web\nscan:\n  severty: high\n  strict: 3\n');
    expect(message.split('\n')).toHaveLength(4);
  });

  it.each([
    ['a: [1\n', 'config-not-yaml'],
    ['service: a\nservice: b\n', 'config-not-yaml'],
    ['service: *nobody\n', 'config-not-yaml'],
  ])('refuses %j as YAML, with the line', async (text, code) => {
    const error = await failure(text);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/prod-actions\.yml:\d+: /);
  });

  it('never does anything but accept or refuse by name, whatever it is given', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async text => {
        const result = await read(text).catch((thrown: unknown) => thrown);
        expect(result instanceof UserError || (typeof result === 'object' && result !== null)).toBe(true);
        if (result instanceof Error) expect(result).toBeInstanceOf(UserError);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the input `set`', () => {
  const known = { keys: knownKeys(catalogue), environmentKeys: knownEnvironmentKeys(catalogue) };

  it('takes the same keys as the file, flat', () => {
    const lines = ['scan.severity: low', 'environments.production.verify.duration = 5m', 'service:web'];
    expect(Object.fromEntries(parseSet(lines, known))).toEqual({
      'scan.severity': 'low',
      'environments.production.verify.duration': '5m',
      service: 'web',
    });
  });

  it.each([
    ['scan.severty: low', 'did you mean scan.severity?'],
    ['environments.dev.scan.severity: low', 'unknown key environments.dev.scan.severity'],
    ['just words', 'is not `key: value`'],
  ])('refuses %j', (line, expected) => {
    expect(() => parseSet([line], known)).toThrow(expected);
  });
});

describe('nearest', () => {
  it.each([
    ['severty', 'severity'],
    ['enviroments', 'environments'],
    ['scna', 'scan'],
    ['SERVICE', 'service'],
  ])('finds %s → %s', (wrong, right) => {
    expect(nearest(wrong, ['service', 'severity', 'scan', 'environments'])).toBe(right);
  });

  it('suggests nothing when nothing is near', () => {
    expect(nearest('completely-else', ['scan'])).toBeUndefined();
  });

  it('measures a distance: zero only for equals, symmetric, never above the longer length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const edits = distance(a, b);
        expect(edits === 0).toBe(a === b);
        expect(edits).toBe(distance(b, a));
        expect(edits).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});
