/** Markdown for job summaries and docs. Pure. */

const escapeCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\r?\n/g, '<br>');

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map(row => `| ${row.map(escapeCell).join(' | ')} |`).join('\n');

/** A folded part: the title stays visible. */
export const details = (title: string, body: string): string =>
  `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;

export const code = (text: string): string => `\`${text.replaceAll('`', "'")}\``;

/** Text from outside, made safe to stand in Markdown. */
export const plain = (text: string): string =>
  text.replaceAll(/[<>&]/g, c => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[c] ?? c);

interface Headline {
  readonly gate: string;
  readonly verdict: string;
  readonly effect: 'continue' | 'say' | 'block';
  readonly reasons: readonly { readonly code: string; readonly message: string; readonly next: string }[];
}

const marks = { continue: '✅', say: '⚠️', block: '❌' } as const;

/** The top of every job summary: one clear verdict, why, and what to do next. */
export const headline = ({ gate, verdict, effect, reasons }: Headline): string =>
  [
    `## ${marks[effect]} ${gate}: ${verdict}`,
    ...reasons.map(
      reason =>
        `- ${plain(reason.message)} (${code(reason.code)})${reason.next === '' ? '' : `<br>**Next:** ${plain(reason.next)}`}`,
    ),
    '',
  ].join('\n');
