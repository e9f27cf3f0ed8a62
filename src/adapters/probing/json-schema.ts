import { type Schema, Validator } from '@cfworker/json-schema';
import { z } from 'zod';
import { messageOf, UserError } from '../../core/errors.ts';
import type { SchemaObject } from '../../domain/verification/probing/kinds.ts';

const maxShown = 3;

const draftOf = (schema: SchemaObject | boolean): '2020-12' | '7' =>
  typeof schema === 'object' && /draft-0?7/.test(String(schema['$schema'])) ? '7' : '2020-12';

const isSchema = z.custom<Schema | boolean>(value => typeof value === 'boolean' || typeof value === 'object');

const placeOf = (pointer: string): string => (pointer === '#' ? 'the body' : pointer.replace(/^#\//, ''));

/** What a JSON body lacks under the schema, in words; a body that is no JSON is found elsewhere. */
export const compileSchema = (probe: string, schema: SchemaObject | boolean): ((body: string) => readonly string[]) => {
  const validator = new Validator(isSchema.parse(schema), draftOf(schema), false);
  const problemsOf = (value: unknown): readonly string[] => {
    const { valid, errors } = validator.validate(value);
    if (valid) return [];
    // The last ones stand deepest: those before only say that something below does not fit.
    const deepest = errors.filter(
      one => !errors.some(other => other.instanceLocation.startsWith(`${one.instanceLocation}/`)),
    );
    // At one place, that a part of the schema does not fit is said by what of it does not.
    const said = deepest.filter(one => !/subschema/i.test(one.error));
    return (said.length > 0 ? said : deepest)
      .slice(0, maxShown)
      .map(one => `${placeOf(one.instanceLocation)}: ${one.error}`);
  };
  try {
    problemsOf(null);
  } catch (cause) {
    throw new UserError(
      'probe-definition',
      `probes: ${probe}: schema: ${messageOf(cause)}`,
      'Write a JSON Schema whose references stand in it.',
      { cause },
    );
  }
  return body => {
    try {
      const value: unknown = JSON.parse(body);
      return problemsOf(value);
    } catch (error) {
      return error instanceof SyntaxError ? [] : [`the schema could not be applied: ${messageOf(error)}`];
    }
  };
};
