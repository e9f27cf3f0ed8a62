/** Text that an app, a tool or a person wrote, made safe to stand in an issue. Pure. */

/** GitHub refuses a longer body; counted in bytes, so that it holds however GitHub counts. */
export const maxBodyBytes = 65_536;

const zeroWidth = '\u200B';

/** HTML that our own Markdown is made of; anything else is shown as text. */
const ourTags = /^<\/?(?:details|summary|br)>/;

/**
 * Mentions nobody, refers to no other issue, loads no image and hides nothing: `@name`, `#1`, `GH-1`, addresses of
 * issues, links with another text, images, entities and HTML lose their meaning and stay readable.
 */
export const neutral = (text: string): string =>
  text
    .replaceAll(/&(?!(?:lt|gt|amp);)/g, '&amp;')
    .replaceAll(/(^|[^A-Za-z0-9])@(?=[\w-])/gm, `$1@${zeroWidth}`)
    .replaceAll(/#(?=\d)/g, `#${zeroWidth}`)
    .replaceAll(/GH-(?=\d)/gi, `GH-${zeroWidth}`)
    .replaceAll(/(\/(?:issues|pull|discussions)\/)(?=\d)/g, `$1${zeroWidth}`)
    .replaceAll('![', `!${zeroWidth}[`)
    .replaceAll('](', `]${zeroWidth}(`)
    .replaceAll(/<[^>]{0,200}>?/g, one => (ourTags.test(one) ? one : one.replaceAll('<', '&lt;')));

/** One line of it, for a table or a heading. */
export const neutralLine = (text: string): string =>
  neutral(text.replaceAll(/\s+/g, ' ').trim())
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('|', '\\|');

const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** The beginning that fits into `max` bytes, cut between lines where there are some; says that it was cut. */
export const clipped = (text: string, max: number): string => {
  if (bytes(text) <= max) return text;
  const note = '\n\n…cut: the whole is in the report of the run.\n';
  const room = Math.max(0, max - bytes(note));
  const head = new TextDecoder().decode(new TextEncoder().encode(text).slice(0, room)).replace(/\uFFFD+$/, '');
  const line = head.lastIndexOf('\n');
  // A fence or a fold that was cut open would swallow what follows.
  const fences = (head.slice(0, line).match(/^```/gm) ?? []).length;
  return `${line > room / 2 ? head.slice(0, line) : head}${fences % 2 === 1 ? '\n```' : ''}${note}`;
};

const secretForms: readonly RegExp[] = [
  /\bgh[pousr]_[A-Za-z0-9_]{20,}/g,
  /\bgithub_pat_[A-Za-z0-9_]{20,}/g,
  /\bxox[abeprs]-[A-Za-z0-9-]{10,}/g,
  /\bAKIA[0-9A-Z]{16}\b/g,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /(?<=\b(?:Bearer|Basic) )[A-Za-z0-9._~+/=-]{16,}/gi,
  /(?<=:\/\/[^/\s:@]{0,100}:)[^/\s@]{1,200}(?=@)/g,
  // password=…, "api_key": "…"; with a bare colon it is prose as often as not.
  /(?<=(?<![A-Za-z])(?:pass(?:word|wd|phrase)?|secret|token|(?:api|access|private)[-_]?key|credentials?)(?:=|["']\s*[:=]\s*["']))(?!\d+\b)[^\s"',;&}]{4,}/gi,
];

/** Without the secrets that are known, and without what has the form of one: an issue is not masked by the runner. */
export const redacted = (text: string, secrets: readonly string[]): string => {
  const known = secrets.filter(one => one.length >= 4).toSorted((a, b) => b.length - a.length);
  const bare = known.reduce((left, one) => left.replaceAll(one, '***'), text);
  return secretForms.reduce((left, form) => left.replaceAll(form, '***'), bare);
};
