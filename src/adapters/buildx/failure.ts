import { lastLines } from '../../core/errors.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import { codes } from './codes.ts';

/** What buildx said when it failed, understood. Pure. */
export interface BuildFailure {
  readonly reason: Reason;
  /** The place in the Dockerfile, where buildx names one. */
  readonly at: { readonly file: string; readonly line: number } | undefined;
  /** buildx's own excerpt of the Dockerfile around it. */
  readonly excerpt: string;
  readonly lastLines: string;
  /** It may be gone at the next try: a fault of the network, a registry or the builder, never of the build. */
  readonly transient: boolean;
}

type Code = keyof typeof codes.docs;

const network =
  /\b(429|5\d\d) |too many requests|unexpected status[^\n]*\b(429|5\d\d)\b|connection re(set|fused)|broken pipe|i\/o timeout|handshake timeout|deadline exceeded|unexpected EOF|: EOF\b|use of closed|server misbehaving|no such host|temporary failure/i;
const refused = /\b40[13]\b|unauthorized|forbidden|denied|insufficient_scope|authorization failed|no basic auth/i;

/** The first pattern that fits the error line decides; the order goes from the particular to the general. */
const known: readonly (readonly [RegExp, Code])[] = [
  [/no builder "[^"]*" found|builder "[^"]*" not found/i, 'builder-missing'],
  [
    /multi-platform build is not supported|not supported for the docker driver|(exporter|attestation|cache export)[^\n]* (is )?not supported/i,
    'builder-unsuitable',
  ],
  [
    /failed to list workers|waiting for connection|cannot connect to the docker daemon|code = unavailable|error reading from server|failed to (get|create) (a )?(client|connection)/i,
    'builder-unreachable',
  ],
  [
    /dockerfile parse error|no build stage in current context|failed to parse (stage|platform)|unknown instruction/i,
    'dockerfile-invalid',
  ],
  [
    /unable to prepare context|failed to read dockerfile|target stage "[^"]*" could not be found|path "[^"]*" not found/i,
    'build-input-missing',
  ],
  [/failed to push|failed to copy|pushing/i, 'push-failed'],
  [
    /failed to resolve source metadata|failed to load metadata|pull access denied|failed to fetch (anonymous|oauth) token/i,
    'base-image-unavailable',
  ],
  [
    /did not complete successfully|failed to (compute cache key|calculate checksum|solve: process)/i,
    'build-step-failed',
  ],
];

const emulation = /exec format error|invalid ELF image/i;

/** buildx shows the place as `Dockerfile:12` above a rule of dashes, then the lines around it. */
const placeOf = (stderr: string): { readonly at: BuildFailure['at']; readonly excerpt: string } => {
  const match = /^(\S[^\n]*):(\d+)\n-{10,}\n([\s\S]*?)\n-{10,}$/m.exec(stderr);
  if (match?.[1] !== undefined) return { at: { file: match[1], line: Number(match[2]) }, excerpt: match[3] ?? '' };
  return { at: undefined, excerpt: '' };
};

const errorLine = (stderr: string): string => {
  const line = stderr.split('\n').findLast(text => /^ERROR: /.test(text)) ?? lastLines(stderr, 1);
  return line
    .replace(/^ERROR: /, '')
    .replace(/^(failed to build: )?(failed to solve: )?/, '')
    .trim();
};

const codeOf = (error: string, stderr: string): Code => {
  if (/\[internal\] waiting for connection:/.test(stderr)) return 'builder-unreachable';
  const code = known.find(([pattern]) => pattern.test(error))?.[1] ?? 'build-failed';
  if (code === 'push-failed' && refused.test(error)) return 'push-refused';
  if (code === 'build-step-failed' && emulation.test(stderr)) return 'emulation-missing';
  return code;
};

const isTransient = (code: Code, error: string): boolean =>
  code === 'builder-unreachable' ||
  ((code === 'push-failed' || code === 'base-image-unavailable') && network.test(error) && !refused.test(error));

const shownLines = 20;

export const failureOf = (stderr: string, secrets: readonly string[] = []): BuildFailure => {
  const clean = redact(stderr, secrets);
  const error = errorLine(clean);
  const code = codeOf(error, clean);
  const { at, excerpt } = placeOf(clean);
  const place = at === undefined ? '' : `${at.file}:${at.line}: `;
  return {
    reason: codes.reason(code, `${place}${error === '' ? 'buildx said nothing' : error}`),
    at,
    excerpt,
    lastLines: lastLines(clean, shownLines),
    transient: isTransient(code, error),
  };
};

/** Takes secret values out of text; every line of a multi-line one. */
export const redact = (text: string, secrets: readonly string[]): string =>
  secrets
    .flatMap(secret => [secret, ...secret.split(/\r?\n/)])
    .filter(part => part.trim().length > 2)
    .sort((a, b) => b.length - a.length)
    .reduce((clean, part) => clean.replaceAll(part, '***'), text);
