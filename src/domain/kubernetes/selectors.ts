import { dig, fieldsOf, listOf } from './dig.ts';
import { selects } from './objects.ts';

/** Label selectors with expressions, as Deployments, budgets and policies have them. Pure. */

type Labels = Readonly<Record<string, string>>;

const fits = (expression: unknown, labels: Labels): boolean => {
  const key = String(dig(expression, 'key') ?? '');
  const values = listOf(dig(expression, 'values')).map(String);
  const value = labels[key];
  switch (dig(expression, 'operator')) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
};

const stringsOf = (value: unknown): Labels =>
  Object.fromEntries(Object.entries(fieldsOf(value)).map(([key, one]) => [key, String(one)]));

/** Whether a LabelSelector matches. An empty one matches all pods, as budgets and policies mean it. */
export const labelSelectorMatches = (selector: unknown, labels: Labels): boolean => {
  const matchLabels = stringsOf(dig(selector, 'matchLabels'));
  const plain = Object.keys(matchLabels).length === 0 || selects(matchLabels, labels);
  return plain && listOf(dig(selector, 'matchExpressions')).every(one => fits(one, labels));
};

export const keysOfSelector = (selector: unknown): readonly string[] => [
  ...Object.keys(fieldsOf(dig(selector, 'matchLabels'))),
  ...listOf(dig(selector, 'matchExpressions')).map(one => String(dig(one, 'key') ?? '')),
];
