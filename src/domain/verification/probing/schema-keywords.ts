import { nearest } from '../../text/nearest.ts';

/** Keywords of JSON Schema 2020-12 and draft-07, by what their value holds. */
const one = ['additionalItems', 'additionalProperties', 'contains', 'contentSchema', 'else', 'if', 'items', 'not'];
const oneMore = ['propertyNames', 'then', 'unevaluatedItems', 'unevaluatedProperties'];
const lists = ['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems'];
const maps = ['$defs', 'definitions', 'dependencies', 'dependentSchemas', 'patternProperties', 'properties'];
const plain = [
  ...['$anchor', '$comment', '$dynamicAnchor', '$dynamicRef', '$id', '$ref', '$schema', '$vocabulary'],
  ...['const', 'contentEncoding', 'contentMediaType', 'default', 'dependentRequired', 'deprecated', 'description'],
  ...['enum', 'examples', 'exclusiveMaximum', 'exclusiveMinimum', 'format', 'maxContains', 'maxItems', 'maxLength'],
  ...['maxProperties', 'maximum', 'minContains', 'minItems', 'minLength', 'minProperties', 'minimum', 'multipleOf'],
  ...['pattern', 'readOnly', 'required', 'title', 'type', 'uniqueItems', 'writeOnly'],
];
const single = new Set([...one, ...oneMore]);
const known = [...new Set([...single, ...lists, ...maps, ...plain])];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const below = (keyword: string, value: unknown): readonly unknown[] => {
  if (maps.includes(keyword) && isObject(value)) return Object.values(value);
  if (lists.includes(keyword) && Array.isArray(value)) return value;
  return single.has(keyword) && isObject(value) ? [value] : [];
};

/**
 * A keyword that no draft has. Validators pass over those, as the standard demands, so a misspelt `required` would
 * make every answer fit. undefined: there is none.
 */
export const strangeKeyword = (schema: unknown): string | undefined => {
  if (!isObject(schema)) return undefined;
  for (const [keyword, value] of Object.entries(schema)) {
    if (!known.includes(keyword) && !keyword.startsWith('x-')) {
      const near = nearest(keyword, known);
      return `schema: "${keyword}" is no keyword of JSON Schema${near === undefined ? '' : `; did you mean ${near}?`}`;
    }
    for (const schemaBelow of below(keyword, value)) {
      const strange = strangeKeyword(schemaBelow);
      if (strange !== undefined) return strange;
    }
  }
  return undefined;
};
