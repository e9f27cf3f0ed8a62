/** `metadata.managedFields` as the real server shows it. */
import type { K8sObject } from '../../../src/domain/kubernetes/objects.ts';
import type { Owners } from './fields.ts';
import { at, isTree, listAt, put, same, type Tree, textAt } from './tree.ts';

const fieldsOf = (paths: ReadonlySet<string>): Tree => {
  const fields: Tree = {};
  for (const text of paths) {
    const path: unknown = JSON.parse(text);
    if (Array.isArray(path))
      put(
        fields,
        path.map(key => (String(key).startsWith('k:') ? String(key) : `f:${key}`)),
        {},
      );
  }
  return fields;
};

/** Entries that did not change keep their time. */
export const managedFields = (
  owners: Owners,
  apiVersion: string,
  time: string,
  before: K8sObject | undefined,
): readonly Tree[] => {
  const had = listAt(before, 'metadata', 'managedFields');
  return [...owners].map(([key, paths]) => {
    const [manager = '', operation = ''] = key.split('/');
    const entry = { manager, operation, apiVersion, fieldsType: 'FieldsV1', fieldsV1: fieldsOf(paths) };
    const old = had.find(one => same({ ...entry, time: at(one, 'time') }, one));
    return isTree(old) ? old : { ...entry, time };
  });
};

const pathsIn = (fields: unknown, path: readonly string[]): readonly string[] => {
  if (!isTree(fields)) return [];
  const inner = Object.entries(fields).filter(([key]) => key !== '.');
  return inner.length === 0 && path.length > 0
    ? [JSON.stringify(path)]
    : inner.flatMap(([key, value]) => pathsIn(value, [...path, key.replace(/^f:/, '')]));
};

/** A client may write them: whose the fields are is then what it says. */
export const ownersIn = (object: unknown): Owners =>
  new Map(
    listAt(object, 'metadata', 'managedFields').map(entry => [
      `${textAt(entry, 'manager')}/${textAt(entry, 'operation')}`,
      new Set(pathsIn(at(entry, 'fieldsV1'), [])),
    ]),
  );
