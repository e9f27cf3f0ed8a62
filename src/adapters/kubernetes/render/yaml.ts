import { messageOf, UserError } from '../../../core/errors.ts';

/** Texts of manifests as plain values, with the line of every field. */

export type Path = readonly (string | number)[];

export interface ManifestDocument {
  readonly content: unknown;
  /** Counted from 1, empty ones included. */
  readonly number: number;
  /** Where a field, or the closest thing around it, stands; counted from 1. */
  lineOf(path: Path): number;
  /** What `helm template` says a document was made from. */
  readonly source: string | undefined;
}

const template =
  /\{\{-?\s*(?:\.(?:Values|Release|Chart|Capabilities|Files)\b|(?:include|template|toYaml|tpl|if|range|with|end|define)\b)/;

const templated = (file: string, line: number): UserError =>
  new UserError(
    'manifest-template',
    `${file}:${line}: holds a template expression ({{ … }}) that nothing has filled in.`,
    'Render it first: pass the chart as `helm`, or the filled-in file as `manifests`.',
  );

const lineWithTemplate = (text: string): number => text.split('\n').findIndex(line => template.test(line)) + 1;

type Yaml = typeof import('yaml');

/**
 * Plain scalars mean here what they mean to kubectl, which is YAML 1.1 in part: `0644` is octal and `yes` is true, but
 * `12:30` and dates are text. Otherwise a file would mean one thing to `kubectl apply` and another to us.
 */
const kubectlTags = (): import('yaml').Tags => [
  {
    tag: 'tag:yaml.org,2002:bool',
    default: true,
    test: /^(?:y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF)$/,
    resolve: (text: string) => /^(?:y|on)/i.test(text),
  },
  {
    tag: 'tag:yaml.org,2002:int',
    default: true,
    test: /^[-+]?0[0-7_]+$/,
    resolve: (text: string) => Number.parseInt(text.replaceAll('_', ''), 8),
  },
  {
    tag: 'tag:yaml.org,2002:int',
    default: true,
    test: /^0b[01_]+$/,
    resolve: (text: string) => Number.parseInt(text.slice(2).replaceAll('_', ''), 2),
  },
  {
    tag: 'tag:yaml.org,2002:int',
    default: true,
    test: /^[-+]?[0-9]+_[0-9_]*$/,
    resolve: (text: string) => Number.parseInt(text.replaceAll('_', ''), 10),
  },
];

type Parsed = ReturnType<Yaml['parseAllDocuments']>[number];

/** A template expression may also be valid YAML: a mapping as a key, or a plain text. */
const holdsTemplate = (yaml: Yaml, document: Parsed): number | undefined => {
  let offset: number | undefined;
  yaml.visit(document, {
    Pair: (_key, pair) => {
      if (!yaml.isMap(pair.key)) return undefined;
      offset = pair.key.range?.[0];
      return yaml.visit.BREAK;
    },
    Scalar: (_key, node) => {
      const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
      if (isBlock || typeof node.value !== 'string' || !template.test(node.value)) return undefined;
      offset = node.range?.[0];
      return yaml.visit.BREAK;
    },
  });
  return offset;
};

const contentOf = (file: string, line: number, document: Parsed): unknown => {
  try {
    return document.toJS({ maxAliasCount: 1000 });
  } catch (cause) {
    throw new UserError('manifest-invalid', `${file}:${line}: ${messageOf(cause)}`, 'Write the value out.', { cause });
  }
};

/** YAML (or JSON, which is a part of it) with any number of documents; empty ones are left out. YAML is loaded only here. */
export const parseDocuments = async (text: string, file: string): Promise<readonly ManifestDocument[]> => {
  const yaml = await import('yaml');
  const lines = new yaml.LineCounter();
  const clean = text.replace(/^\uFEFF/, '');
  const documents = yaml.parseAllDocuments(clean, {
    lineCounter: lines,
    prettyErrors: false,
    merge: true,
    customTags: tags => [...kubectlTags(), ...tags],
  });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document, index): readonly ManifestDocument[] => {
    const lineAt = (offset: number | undefined): number => (offset === undefined ? 1 : lines.linePos(offset).line);
    const start = lineAt(document.contents?.range?.[0] ?? document.range[0]);
    const [error] = document.errors;
    if (error !== undefined) {
      const at = lineWithTemplate(clean);
      if (at > 0) throw templated(file, at);
      throw new UserError(
        'manifest-invalid',
        `${file}:${lineAt(error.pos[0])} (document ${index + 1}): ${error.message}`,
        'Mend the YAML at that line.',
      );
    }
    if (document.contents === null || (yaml.isScalar(document.contents) && document.contents.value === null)) return [];
    const offset = holdsTemplate(yaml, document);
    if (offset !== undefined) throw templated(file, lineAt(offset));
    const offsetOf = (path: Path): number | undefined => {
      const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
      return yaml.isNode(node) ? node.range?.[0] : path.length === 0 ? undefined : offsetOf(path.slice(0, -1));
    };
    const comment = `${document.commentBefore ?? ''}\n${document.contents.commentBefore ?? ''}`;
    return [
      {
        content: contentOf(file, start, document),
        number: index + 1,
        lineOf: path => lineAt(offsetOf(path)),
        source: /^\s*Source: (\S+)/m.exec(comment)?.[1],
      },
    ];
  });
};
