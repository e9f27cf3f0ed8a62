/** Label and field selectors of queries, and those of objects. */
import type { K8sObject } from '../../../src/domain/kubernetes/objects.ts';
import { at, isTree, listAt, stringsAt } from './tree.ts';

type Test = (labels: Readonly<Record<string, string>>) => boolean;

const requirement = (text: string): Test => {
  const set = /^(\S+)\s+(in|notin)\s+\(([^)]*)\)$/.exec(text);
  if (set !== null) {
    const [key = '', operator, list = ''] = set.slice(1);
    const values = list.split(',').map(value => value.trim());
    const inside = operator === 'in';
    return labels => (Object.hasOwn(labels, key) ? values.includes(labels[key] ?? '') === inside : !inside);
  }
  const pair = /^([^=!]+)(!=|==|=)(.*)$/.exec(text);
  if (pair !== null) {
    const [key = '', operator, value = ''] = pair.slice(1).map(part => part.trim());
    return labels => (labels[key] === value) === (operator !== '!=');
  }
  return text.startsWith('!') ? labels => !Object.hasOwn(labels, text.slice(1)) : labels => Object.hasOwn(labels, text);
};

/** `a=b,c in (d,e),!f` */
export const labelSelector = (text: string): Test => {
  const parts = text
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(requirement);
  return labels => parts.every(part => part(labels));
};

/** `metadata.name=x,involvedObject.uid!=y` */
export const fieldSelector = (text: string): ((object: K8sObject) => boolean) => {
  const parts = text
    .split(',')
    .filter(part => part !== '')
    .map(part => /^([^=!]+)(!=|==|=)(.*)$/.exec(part) ?? ['', 'metadata.name', '=', part]);
  return object =>
    parts.every(([, path = '', operator, value]) => {
      const found = at(object, ...path.split('.'));
      return (String(found ?? '') === value) === (operator !== '!=');
    });
};

/** A LabelSelector of an object: matchLabels and matchExpressions. */
export const matches = (selector: unknown, labels: Readonly<Record<string, string>>): boolean => {
  const wanted = Object.entries(stringsAt(selector, 'matchLabels'));
  return (
    wanted.every(([key, value]) => labels[key] === value) &&
    listAt(selector, 'matchExpressions').every(one => expression(one, labels))
  );
};

const expression = (one: unknown, labels: Readonly<Record<string, string>>): boolean => {
  if (!isTree(one)) return false;
  const key = String(one['key']);
  const has = Object.hasOwn(labels, key);
  const inside = listAt(one, 'values').includes(labels[key]);
  switch (one['operator']) {
    case 'In':
      return inside;
    case 'NotIn':
      return !inside;
    case 'Exists':
      return has;
    default:
      return !has;
  }
};
