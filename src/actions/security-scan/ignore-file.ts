/** Reads the ignore file. Every problem is reported at once, each with its line. */
import { z } from 'zod';
import { UserError } from '../../core/errors.ts';
import { codes } from '../../domain/findings/codes.ts';
import type { Ignore } from '../../domain/findings/ignores.ts';

const required = (what: string) =>
  z
    .string({ error: `has no ${what}` })
    .trim()
    .min(1, `has no ${what}`);

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;

const entrySchema = z.strictObject(
  {
    id: required('id'),
    package: z.string('has a package that is no text').trim().min(1, 'has an empty package').optional(),
    path: z.string('has a path that is no text').trim().min(1, 'has an empty path').optional(),
    reason: required('reason'),
    expires: required('expires').refine(isDay, 'has an expires that is no day such as 2027-01-31'),
  },
  { error: issue => (issue.code === 'invalid_type' ? 'is not a mapping with id, reason and expires' : undefined) },
);

const example =
  '- id: CVE-2021-23337\n  package: lodash\n  reason: not reachable, see the ticket\n  expires: 2027-01-31';

const invalid = (path: string, problems: readonly string[]): UserError =>
  new UserError(
    'ignore-file-invalid',
    `${path}:\n${problems.map(problem => `  ${problem}`).join('\n')}`,
    `Each entry needs an id, a reason and the day it expires:\n${example}\n${codes.docs['ignore-file-invalid'].next}`,
  );

const issueText = (issue: z.core.$ZodIssue, id: string): string =>
  issue.code === 'unrecognized_keys'
    ? `${id} has the unknown ${issue.keys.join(', ')}; allowed: ${Object.keys(entrySchema.shape).join(', ')}`
    : `${id} ${issue.message}`;

const idOf = (value: unknown): string => {
  const parsed = z.object({ id: z.string() }).safeParse(value);
  return parsed.success ? parsed.data.id : 'the entry';
};

/** @throws UserError `ignore-file-invalid` */
export const parseIgnoreFile = async (text: string, path: string): Promise<readonly Ignore[]> => {
  // Only a caller with an ignore file pays for the parser.
  const { isNode, isSeq, LineCounter, parseDocument } = await import('yaml');
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, schema: 'failsafe' });
  if (document.errors.length > 0)
    throw invalid(
      path,
      document.errors.map(({ message }) => message),
    );
  if (document.contents === null) return [];
  if (!isSeq(document.contents)) throw invalid(path, ['line 1: is not a list of entries']);
  const [entries, problems]: [Ignore[], string[]] = [[], []];
  for (const item of document.contents.items) {
    const { line } = counter.linePos(isNode(item) ? (item.range?.[0] ?? 0) : 0);
    const value: unknown = isNode(item) ? item.toJS(document) : item;
    const parsed = entrySchema.safeParse(value);
    if (parsed.success) entries.push(withLine(parsed.data, line));
    else problems.push(...parsed.error.issues.map(issue => `line ${line}: ${issueText(issue, idOf(value))}`));
  }
  if (problems.length > 0) throw invalid(path, problems);
  return entries;
};

const withLine = (entry: z.output<typeof entrySchema>, line: number): Ignore => ({
  id: entry.id,
  ...(entry.package === undefined ? {} : { package: entry.package }),
  ...(entry.path === undefined ? {} : { path: entry.path }),
  reason: entry.reason,
  expires: entry.expires,
  line,
});
