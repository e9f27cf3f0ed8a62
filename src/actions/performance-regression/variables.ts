/** Lines of NAME=value → an object; undefined when a line is something else. */
export const parseVariables = (lines: readonly string[]): Record<string, string> | undefined => {
  const found = lines.map(line => /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(line));
  if (found.some(match => match === null)) return undefined;
  return Object.fromEntries(found.map(match => [match?.[1] ?? '', match?.[2] ?? '']));
};
