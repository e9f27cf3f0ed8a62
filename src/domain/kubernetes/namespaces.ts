import type { Reason } from '../verdicts/verdicts.ts';
import { isClusterScoped } from './apis.ts';
import { codes } from './codes.ts';
import { type K8sObject, nameOf } from './objects.ts';

/** Which namespace a release belongs to. Pure. */

/** The one namespace that the objects name; undefined: none, or more than one. */
export const soleNamespace = (objects: readonly K8sObject[]): string | undefined => {
  const named = new Set(objects.filter(one => !isClusterScoped(one)).map(one => one.metadata.namespace));
  named.delete(undefined);
  return named.size === 1 ? [...named][0] : undefined;
};

const shownNames = 3;

/** One refusal for all objects of other namespaces, with the setting that is most likely meant. */
export const otherNamespaces = (objects: readonly K8sObject[], namespace: string): readonly Reason[] => {
  const strays = objects.filter(one => {
    const own =
      one.kind === 'Namespace' ? one.metadata.name : isClusterScoped(one) ? undefined : one.metadata.namespace;
    return own !== undefined && own !== namespace;
  });
  if (strays.length === 0) return [];
  const sole = soleNamespace(strays);
  const names = strays.map(one => nameOf({ kind: one.kind, name: one.metadata.name }));
  const more = names.length > shownNames ? ` and ${names.length - shownNames} more` : '';
  const listed = `${names.slice(0, shownNames).join(', ')}${more}`;
  const what = names.length === 1 ? 'belongs' : 'belong';
  return [
    codes.reason(
      'other-namespace',
      `${listed} ${what} to ${sole === undefined ? 'other namespaces' : `namespace ${sole}`}; the release goes to ${namespace}.`,
      sole === undefined
        ? undefined
        : `Set \`namespace: ${sole}\` if the release belongs there; else deploy these on their own, or remove their \`metadata.namespace\`.`,
    ),
  ];
};
