/** Keeps what looks like a secret or a person out of a line that is shown. Pure. */

const rules: readonly (readonly [RegExp, string])[] = [
  // eyJ… : a JSON web token
  [/\beyJ[\w-]+\.[\w-]+\.?[\w-]*/g, '***'],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 ***'],
  // user:password@host
  [/\/\/[^\s/@:]+:[^\s/@]+@/g, '//***@'],
  [
    /(["']?[\w.-]*(?:pass(?:word|wd|phrase)?|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|credential|authorization|cookie|session)[\w.-]*["']?\s*[=:]\s*)("[^"]*"|'[^']*'|[^\s,;&}]+)/gi,
    '$1***',
  ],
  [/[\w.+-]+@[\w-]+\.[\w.-]+/g, '***@***'],
  // Card numbers and the like.
  [/\b\d(?:[ -]?\d){12,18}\b/g, '***'],
  // Long random texts: keys, hashes.
  [/(?<![\w/+-])(?=[\w+/-]*\d)(?=[\w+/-]*[A-Za-z])[\w+-]{28,}={0,2}/g, '***'],
];

const escapes = /\p{Cc}\[[0-9;]*[A-Za-z]/gu;
const controls = /\p{Cc}/gu;

const shownLength = 240;

export const redacted = (line: string): string => {
  const plain = line.slice(0, 4000).replaceAll(escapes, '').replaceAll(controls, ' ').trim();
  const safe = rules.reduce((text, [pattern, by]) => text.replaceAll(pattern, by), plain);
  return safe.length > shownLength ? `${safe.slice(0, shownLength)}…` : safe;
};
