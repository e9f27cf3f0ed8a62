/**
 * `{{revision}}` in a probe stands for the commit of the release that is asked. Written out, the same probe would be asked
 * of the old release after a rollback, and no rollback could be verified.
 */
const pattern = /\{\{\s*revision\s*\}\}/g;

/** The lines to ask, or undefined where one names the revision and none is known. */
export const withRevision = (lines: readonly string[], revision: string): readonly string[] | undefined => {
  if (revision !== '') return lines.map(line => line.replaceAll(pattern, revision));
  return lines.some(line => line.search(pattern) >= 0) ? undefined : lines;
};
