import { UserError } from '../../../core/errors.ts';
import { groupOf, removalOf } from '../../../domain/kubernetes/apis.ts';
import { type Fields, fieldsOf, isFields, textOf } from '../../../domain/kubernetes/dig.ts';
import { type K8sObject, objectSchema } from '../../../domain/kubernetes/objects.ts';
import { pathText, problemsOf, type SchemaProblem } from '../../../domain/kubernetes/schemas.ts';
import { type ManifestDocument, type Path, parseDocuments } from './yaml.ts';

/** Objects of one manifest file, each problem with file, line, document and field. */

interface Place {
  readonly file: string;
  readonly document: ManifestDocument;
  /** Where the object stands in its document (items of a List). */
  readonly path: Path;
}

const invalid = ({ file, document, path }: Place, problem: SchemaProblem, what: string): UserError => {
  const at = [...path, ...problem.path];
  const field = pathText(problem.path);
  const from = document.source === undefined ? '' : `, from ${document.source}`;
  const name = what === '' ? '' : `${what}: `;
  return new UserError(
    'manifest-invalid',
    `${file}:${document.lineOf(at)} (document ${document.number}${from}): ${name}${field === '' ? '' : `${field}: `}${problem.message}`,
    field === '' ? 'Mend the document at that line.' : `Mend ${field} at that line.`,
  );
};

/** Set by a server; people paste them from `kubectl get -o yaml`. */
const serverSet = new Set([
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'managedFields',
  'selfLink',
]);
const serverAnnotations = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
]);

const withoutKeys = (record: Fields, keys: ReadonlySet<string>): Fields =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.has(key)));

/** As someone would have written it by hand: no status, nothing that a server sets, a name even where one is to be made. */
const asWritten = (raw: Fields): Fields => {
  const { status: _status, ...rest } = raw;
  if (!isFields(raw['metadata'])) return rest;
  const metadata = withoutKeys(raw['metadata'], serverSet);
  const name = metadata['name'] ?? textOf(metadata['generateName']).replace(/-$/, '');
  const annotations = metadata['annotations'];
  return {
    ...rest,
    metadata: {
      ...metadata,
      ...(name === '' ? {} : { name }),
      ...(isFields(annotations) ? { annotations: withoutKeys(annotations, serverAnnotations) } : {}),
    },
  };
};

const numbers = (path: readonly PropertyKey[]): Path =>
  path.map(part => (typeof part === 'number' ? part : String(part)));

const objectOf = (place: Place, raw: Fields): K8sObject => {
  const missing = ['apiVersion', 'kind'].filter(key => textOf(raw[key]) === '');
  if (missing.length > 0)
    throw invalid(
      place,
      { path: [], message: `has no ${missing.join(' and no ')}, so it is no Kubernetes object` },
      '',
    );
  if (groupOf(textOf(raw['apiVersion'])) === 'kustomize.config.k8s.io')
    throw new UserError(
      'manifest-is-kustomization',
      `${place.file} tells kustomize what to do; it is no manifest.`,
      'Pass its folder as `kustomize`.',
    );
  const what = `${textOf(raw['kind'])}/${textOf(fieldsOf(raw['metadata'])['name'])}`;
  const parsed = objectSchema.safeParse(asWritten(raw));
  const [issue] = parsed.error?.issues ?? [];
  if (issue !== undefined) throw invalid(place, { path: numbers(issue.path), message: issue.message }, what);
  if (parsed.data === undefined) throw invalid(place, { path: [], message: 'is no Kubernetes object' }, what);
  // What was removed is refused with the way to write it today, which says more than a missing field.
  const problem = removalOf(parsed.data) === undefined ? problemsOf(parsed.data)[0] : undefined;
  if (problem !== undefined) throw invalid(place, problem, what);
  return parsed.data;
};

const isList = (raw: Fields): boolean => textOf(raw['kind']).endsWith('List') && Array.isArray(raw['items']);

const objectsAt = (place: Place, raw: unknown): readonly K8sObject[] => {
  if (!isFields(raw)) throw invalid(place, { path: [], message: 'is no mapping, so it is no Kubernetes object' }, '');
  if (!isList(raw)) return [objectOf(place, raw)];
  const { items } = raw;
  // Items of a typed list (DeploymentList) may leave out what the list says.
  const kind = textOf(raw['kind']).slice(0, -'List'.length);
  const implied = kind === '' ? {} : { apiVersion: raw['apiVersion'], kind };
  return (Array.isArray(items) ? items : []).flatMap((item: unknown, index) =>
    objectsAt({ ...place, path: [...place.path, 'items', index] }, isFields(item) ? { ...implied, ...item } : item),
  );
};

/** @throws UserError `manifest-invalid`, `manifest-template` */
export const parseManifest = async (text: string, file: string): Promise<readonly K8sObject[]> => {
  const documents = await parseDocuments(text, file);
  return documents.flatMap(document => objectsAt({ file, document, path: [] }, document.content));
};
