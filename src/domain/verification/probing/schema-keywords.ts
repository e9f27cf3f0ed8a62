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

/** Where `#/a/b` leads in the schema. */
const leads = (schema: unknown, reference: string): boolean => {
  let at: unknown = schema;
  for (const part of reference.slice(1).split('/').slice(1)) {
    const name = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return false;
    at = Object.entries(at).find(([key]) => key === name)?.[1];
  }
  return true;
};

/** References that do not lead into the schema itself: nothing is fetched, so they would be met at the worst moment. */
const dangling = (root: unknown, schema: unknown): string | undefined => {
  if (!isObject(schema)) return undefined;
  const { $ref: reference } = schema;
  if (typeof reference === 'string' && !(/^#(\/|$)/.test(reference) && leads(root, reference))) return reference;
  return Object.entries(schema)
    .flatMap(([keyword, value]) => below(keyword, value))
    .map(each => dangling(root, each))
    .find(found => found !== undefined);
};

/** undefined: a schema whose keywords are known and whose references lead into itself. */
export const schemaProblem = (schema: unknown): string | undefined => {
  const reference = dangling(schema, schema);
  return (
    strangeKeyword(schema) ??
    (reference === undefined ? undefined : `$ref "${reference}" leads nowhere in it; only #/… is understood`)
  );
};

/**
 * A keyword that no draft has. Validators pass over those, as the standard demands, so a misspelt `required` would
 * make every answer fit. undefined: there is none.
 */
const strangeKeyword = (schema: unknown): string | undefined => {
  if (!isObject(schema)) return undefined;
  for (const [keyword, value] of Object.entries(schema)) {
    if (!known.includes(keyword) && !keyword.startsWith('x-')) {
      const near = nearest(keyword, known);
      return `"${keyword}" is no keyword of JSON Schema${near === undefined ? '' : `; did you mean ${near}?`}`;
    }
    for (const schemaBelow of below(keyword, value)) {
      const strange = strangeKeyword(schemaBelow);
      if (strange !== undefined) return strange;
    }
  }
  return undefined;
};
