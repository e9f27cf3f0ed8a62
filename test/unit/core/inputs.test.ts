import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { UserError } from '../../../src/core/errors.ts';
import { encodeSettings, input, parseInputs, type Rule, withSettings } from '../../../src/core/inputs.ts';

const schema = z.object({
  image: input.text({ doc: 'Image.', required: true }),
  colour: input.choice(['blue', 'green'], { doc: 'Colour.', default: 'blue' }),
  'dry-run': input.boolean({ doc: 'Only plan.', default: 'false' }),
  replicas: input.integer({ doc: 'Replicas.', default: '2', min: 1, max: 9 }),
  timeout: input.duration({ doc: 'Limit.', default: '30s' }),
  token: input.choice(['a', 'b'], { doc: 'Token.', default: 'a', secret: true }),
});

const read =
  (values: Record<string, string>) =>
  (name: string): string =>
    values[name] ?? '';

const problemsOf = (values: Record<string, string>, rules: readonly Rule<z.output<typeof schema>>[] = []): string => {
  try {
    parseInputs(schema, rules, read(values));
    return '';
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
};

describe('parseInputs', () => {
  it('applies defaults by the same parser that reads given values', () => {
    expect(parseInputs(schema, [], read({ image: 'web' }))).toEqual({
      image: 'web',
      colour: 'blue',
      'dry-run': false,
      replicas: 2,
      timeout: 30_000,
      token: 'a',
    });
  });

  it('reports every problem at once, by input name, with what is allowed', () => {
    const text = problemsOf({ colour: 'red', 'dry-run': 'yes', replicas: '12', timeout: 'soon' });
    expect(text).toContain('image: is required (got nothing)');
    expect(text).toContain('colour: is not one of the choices (got "red"); allowed: blue, green');
    expect(text).toContain('dry-run: is not a boolean (got "yes"); allowed: true, false');
    expect(text).toContain('replicas: is not a whole number in range (got "12"); allowed: a whole number from 1 to 9');
    expect(text).toContain('timeout: is not a duration (got "soon"); allowed: a duration such as 500ms, 30s, 5m or 1h');
  });

  it('never repeats the value of a secret', () => {
    expect(problemsOf({ image: 'web', token: 'hunter2' })).toContain('(got "***")');
    expect(problemsOf({ image: 'web', token: 'hunter2' })).not.toContain('hunter2');
  });

  it('asks a rule only when each input it needs is good, beside the problems of the others', () => {
    const rule: Rule<z.output<typeof schema>> = {
      needs: ['replicas', 'dry-run'],
      check: values => (values.replicas > 5 ? { problem: 'is too many', allowed: 'up to 5' } : undefined),
    };
    expect(problemsOf({ image: 'web', replicas: '7' }, [rule])).toContain(
      'replicas: is too many (got "7"); allowed: up to 5',
    );
    expect(problemsOf({ image: 'web', replicas: '7', 'dry-run': 'x' }, [rule])).not.toContain('too many');
  });

  it('gives either values that fit or an error that names the input, for any text', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const problem = problemsOf({ image: 'web', replicas: text });
        if (problem !== '') expect(problem).toContain('replicas:');
        else expect(parseInputs(schema, [], read({ image: 'web', replicas: text })).replicas).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

describe('withSettings', () => {
  const settings = encodeSettings({ colour: 'green', replicas: '3' });

  it('lets an input of the step that differs from its default win over settings', () => {
    const layered = withSettings(schema, settings, read({ colour: 'blue', replicas: '4', image: 'web' }));
    expect(parseInputs(schema, [], layered)).toMatchObject({ colour: 'green', replicas: 4, image: 'web' });
  });

  it.each([
    ['blanked', 'output-blanked'],
    ['***', 'settings-unreadable'],
    [encodeSettings({ color: 'green' }), 'settings-unknown-input'],
  ])('refuses %s by code %s', (value, code) => {
    expect(() => withSettings(schema, value, read({}))).toThrow(expect.objectContaining({ code }));
  });
});
