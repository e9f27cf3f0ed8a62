import { parseDuration } from '../../text/durations.ts';
import { nearest } from '../../text/nearest.ts';
import { own } from '../../text/own.ts';
import { recordTypes } from './kinds.ts';
import { policies } from './policies.ts';

type Form = Readonly<Record<string, unknown>>;

/** A word of a line after its beginning: what it adds to the JSON form, or undefined when it is not of its kind. */
type Word = (text: string) => Form | undefined;

const keyed =
  (key: string, form: (value: string) => Form | undefined): Word =>
  text =>
    text.startsWith(key) && text.length > key.length ? form(text.slice(key.length)) : undefined;

const number = (text: string): number | undefined => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined);

const name = keyed('name=', value => ({ name: value }));
const every = keyed('every=', value => ({ every: value }));
const max = keyed('max=', value => ({ maxLatencyMs: parseDuration(value) ?? value }));
const burst = keyed('burst=', value => ({ burst: number(value) ?? value }));
const cached = keyed('cached=', value => ({ policies: ['cached'], cacheControl: value.split(',') }));
const days = keyed('days>=', value => ({ days: number(value) ?? value }));
const minVersion = keyed('min=', value => ({ minVersion: value.startsWith('TLS') ? value : `TLSv${value}` }));
const serverName = keyed('sni=', value => ({ serverName: value }));
const subprotocol = keyed('subprotocol=', value => ({ subprotocol: value }));
const send = keyed('send=', value => ({ send: value }));
const expect = keyed('expect=', value => ({ expect: value }));
/** In quotes it is one text, whatever it holds. */
const contains = keyed('=', value => ({ contains: /^"([^"]+)"$/.exec(value)?.slice(1) ?? value.split(',') }));
const server = keyed('server=', value => ({ server: value }));

const policy: Word = text => (policies.some(one => one === text) ? { policies: [text] } : undefined);
const status: Word = text => (/^[1-9]\d\d|^[1-5]xx/.test(text) ? { status: text } : undefined);
const recordType: Word = text => (recordTypes.some(one => one === text) ? { type: text } : undefined);
const service: Word = text => (/^[\w.]+$/.test(text) ? { service: text } : undefined);
const target: Word = text => (text.includes('=') ? undefined : { target: text });

interface LineKind {
  readonly words: readonly Word[];
  /** The words as shown when one is not understood. */
  readonly shown: readonly string[];
}

const always = { words: [name, every, max], shown: ['name=', 'every=', 'max='] };

const kinds: Readonly<Record<string, LineKind>> = {
  http: {
    words: [status, policy, cached, burst, ...always.words],
    shown: [...policies, 'cached=', 'burst=', ...always.shown],
  },
  TLS: { words: [days, minVersion, serverName, ...always.words], shown: ['days>=', 'min=', 'sni=', ...always.shown] },
  WS: {
    words: [send, expect, subprotocol, ...always.words],
    shown: ['send=', 'expect=', 'subprotocol=', ...always.shown],
  },
  GRPC: { words: [...always.words, service], shown: always.shown },
  TCP: { words: [expect, ...always.words], shown: ['expect=', ...always.shown] },
  DNS: {
    words: [recordType, contains, server, ...always.words],
    shown: [...recordTypes, '=', '="text with blanks"', 'server=', ...always.shown],
  },
};

/** How a line of a kind begins, and the key of its second word. */
const beginnings: Readonly<
  Record<string, { readonly kind: string; readonly second: string; readonly optional?: true }>
> = {
  TLS: { kind: 'tls', second: 'target', optional: true },
  WS: { kind: 'websocket', second: 'path' },
  GRPC: { kind: 'grpc', second: 'target' },
  TCP: { kind: 'tcp', second: 'target' },
  DNS: { kind: 'dns', second: 'host' },
};

const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];

const strange = (word: string, { shown }: LineKind): string => {
  const near = nearest(word.replace(/(>?=).*$/, '$1'), shown);
  return `"${word}" is not understood${near === undefined ? '' : `; did you mean ${near}?`} (allowed: ${shown.join(' ')})`;
};

/** Lists of the same word are put together, so that two policies may stand in one line. */
const merged = (a: Form, b: Form): Form => ({
  ...a,
  ...Object.fromEntries(
    Object.entries(b).map(([key, value]) => {
      const before = a[key];
      return [key, Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value];
    }),
  ),
});

const withWords = (
  start: Form,
  words: readonly string[],
  kind: LineKind,
): { readonly form: Form } | { readonly problem: string } => {
  let form = start;
  const problems: string[] = [];
  for (const word of words) {
    const found = kind.words.map(read => read(word)).find(one => one !== undefined);
    if (found === undefined) problems.push(strange(word, kind));
    else form = merged(form, found);
  }
  return problems.length > 0 ? { problem: problems.join('; ') } : { form };
};

/** What blanks part; those within `="10 mail.example.org"` part nothing. */
const wordsOf = (line: string): readonly string[] => line.match(/="[^"]*"(?!\S)|\S+/g) ?? [];

/** A line such as `GET /healthz 200 compressed` or `TLS example.org:443 days>=14` in the JSON form it stands for. */
export const formOfLine = (line: string): { readonly form: Form } | { readonly problem: string } => {
  const [first = '', second, ...rest] = wordsOf(line);
  const beginning = own(beginnings, first);
  if (beginning !== undefined) {
    const kind = own(kinds, first) ?? always;
    if (beginning.optional === true && (second === undefined || target(second) === undefined))
      return withWords({ kind: beginning.kind }, second === undefined ? [] : [second, ...rest], kind);
    if (second === undefined) return { problem: `needs a ${beginning.second} after ${first}` };
    return withWords({ kind: beginning.kind, [beginning.second]: second }, rest, kind);
  }
  if (!methods.includes(first)) {
    const known = [...methods.slice(0, 3), ...Object.keys(beginnings)];
    const near = nearest(first, known);
    return {
      problem: `begins with none of ${known.join(', ')}${near === undefined ? '' : `; did you mean ${near}?`} (a line is \`METHOD /path STATUS\`)`,
    };
  }
  if (second === undefined) return { problem: 'is not `METHOD /path STATUS`' };
  return withWords({ method: first, path: second }, rest, kinds['http'] ?? always);
};
