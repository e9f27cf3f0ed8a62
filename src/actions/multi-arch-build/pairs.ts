/** Lines of the form NAME=value. Pure. */

export const isPair = (line: string): boolean => /^[^=\s][^=]*=/.test(line);

export const nameOfPair = (line: string): string =>
  (line.includes('=') ? line.slice(0, line.indexOf('=')) : line).trim();

const valueOfPair = (line: string): string => line.slice(line.indexOf('=') + 1);

export const pairsOf = (lines: readonly string[]): Record<string, string> =>
  Object.fromEntries(lines.map(line => [nameOfPair(line), valueOfPair(line)]));

/** Names whose value people would not want published. */
export const looksSecret = (name: string): boolean =>
  /(^|[_-])(token|secret|password|passwd|passphrase|api[_-]?key|private[_-]?key|access[_-]?key|credentials?)$/i.test(
    name,
  );
