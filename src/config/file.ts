import type { z } from 'zod';
import { messageOf, UserError } from '../core/errors.ts';
import { nearest } from '../domain/text/nearest.ts';
import { own } from '../domain/text/own.ts';
import { type Catalogue, type Section, splitEnvironment } from './catalogue.ts';
import { type FileConfig, fileSchema, flatten } from './schema.ts';

type Path = readonly PropertyKey[];

interface Document {
  readonly content: unknown;
  lineOf(path: Path): number | undefined;
}

/** An alias may name no anchor, or expand without end; both are found only here. */
const contentOf = (path: string, document: { toJS(): unknown }): unknown => {
  try {
    return document.toJS() ?? {};
  } catch (cause) {
    throw new UserError('config-not-yaml', `${path}:1: ${messageOf(cause)}`, 'Mend the YAML: write the value out.', {
      cause,
    });
  }
};

/** YAML is loaded only where a file exists: it is a third of the bundle's start. */
const parseYaml = async (path: string, text: string): Promise<Document> => {
  const { isMap, isScalar, LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line } = lines.linePos(error.pos[0]);
    throw new UserError('config-not-yaml', `${path}:${line}: ${error.message}`, 'Mend the YAML at that line.');
  }
  const keyOffset = (at: Path): number | undefined => {
    const parent = at.length > 1 ? document.getIn(at.slice(0, -1), true) : document.contents;
    if (!isMap(parent)) return undefined;
    const pair = parent.items.find(item => isScalar(item.key) && item.key.value === at.at(-1));
    return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  };
  return {
    content: contentOf(path, document),
    lineOf: at => {
      const offset = keyOffset(at);
      return offset === undefined ? undefined : lines.linePos(offset).line;
    },
  };
};

/** The names allowed in the mapping at `path`. */
const namesAt = (catalogue: Catalogue, path: Path): { names: readonly string[]; section?: Section } => {
  const [first, , third] = path;
  if (first === undefined) {
    return { names: [...Object.keys(catalogue.top), ...Object.keys(catalogue.sections), 'environments'] };
  }
  const name = String(first === 'environments' ? (third ?? '') : first);
  const section = own(catalogue.sections, name);
  if (section !== undefined) return { names: Object.keys(section.keys), section };
  return {
    names: Object.entries(catalogue.sections)
      .filter(([, one]) => one.perEnvironment)
      .map(([key]) => key),
  };
};

const unknownKey = (catalogue: Catalogue, path: Path, key: string): string => {
  const { names, section } = namesAt(catalogue, path);
  const why = section && own(section.refused, key);
  if (why !== undefined) return `${key} does not belong in the file: ${why}`;
  if (path[0] === 'environments' && section === undefined && own(catalogue.sections, key) !== undefined) {
    return `${key} cannot differ by environment; allowed there: ${names.join(', ')}`;
  }
  const near = nearest(key, names);
  return near === undefined
    ? `unknown key ${key}; allowed: ${names.join(', ')}`
    : `unknown key ${key}; did you mean ${near}?`;
};

const located = (file: string, document: Document, path: Path, problem: string): string => {
  const line = document.lineOf(path);
  return `${file}${line === undefined ? '' : `:${line}`}: ${problem}`;
};

const problemsOf = (catalogue: Catalogue, file: string, document: Document, error: z.ZodError): readonly string[] =>
  error.issues.flatMap(issue => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map(key =>
        located(file, document, [...issue.path, key], unknownKey(catalogue, issue.path, key)),
      );
    }
    const name = issue.path.map(String).join('.');
    return [located(file, document, issue.path, `${name}: ${issue.message}`)];
  });

/**
 * Reads a configuration file. All problems are reported at once, each with its line.
 * @throws UserError `config-not-yaml`, `config-invalid`
 */
export const parseFile = async (catalogue: Catalogue, path: string, text: string): Promise<FileConfig> => {
  const document = await parseYaml(path, text);
  const parsed = fileSchema(catalogue).safeParse(document.content);
  if (parsed.success) return flatten(catalogue, document.content);
  const problems = problemsOf(catalogue, path, document, parsed.error);
  throw new UserError(
    'config-invalid',
    `The configuration does not fit:\n${problems.map(line => `  ${line}`).join('\n')}`,
    'Mend each line named above; docs/configuration.md lists every key.',
  );
};

const setLine = /^([A-Za-z0-9._-]+)\s*[:=]\s*(.*)$/;

/**
 * Reads the lines of the input `set`: the same keys as the file's, flat.
 * @throws UserError `set-invalid` that names every bad line
 */
export const parseSet = (
  lines: readonly string[],
  known: { readonly keys: readonly string[]; readonly environmentKeys: readonly string[] },
): ReadonlyMap<string, string> => {
  const values = new Map<string, string>();
  const problems: string[] = [];
  for (const line of lines) {
    const match = setLine.exec(line);
    if (match?.[1] === undefined) {
      problems.push(`"${line}" is not \`key: value\``);
      continue;
    }
    const inside = splitEnvironment(match[1]);
    const [key, names] = inside === undefined ? [match[1], known.keys] : [inside.key, known.environmentKeys];
    const near = nearest(key, names);
    if (names.includes(key)) values.set(match[1], match[2] ?? '');
    else problems.push(`unknown key ${match[1]}${near === undefined ? '' : `; did you mean ${near}?`}`);
  }
  if (problems.length === 0) return values;
  throw new UserError(
    'set-invalid',
    `set: ${problems.join('; ')}`,
    'Write one `section.key: value` a line, with keys from docs/configuration.md.',
  );
};
