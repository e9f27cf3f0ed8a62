/** What an app, a hook or a tool wrote last, behind what we say of it. Pure. */

/**
 * Output stands on lines of its own, after the first, whoever adds it: here, in the checks of a verification, in hooks.
 * Where line ends were lost on the way, the words before it tell.
 */
const output = /(?:(?:; (?:its )?last (?:output|lines):)?\s*\n|\sLast output(?: of \S+)?:\s)[\s\S]*$/;

/** `of`: whose output it is, where several could be meant. */
export const withLastOutput = (text: string, logs: string | null, of = ''): string =>
  logs === null || logs.trim() === ''
    ? text
    : `${text}\nLast output${of === '' ? '' : ` of ${of}`}:\n${logs.trimEnd()}`;

/** Only what we say of it: logs may hold secrets. */
export const withoutLastOutput = (text: string): string => text.replace(output, '').trimEnd();
