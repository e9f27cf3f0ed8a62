import type { Annotation, Log, OutputSink } from '../core/ports.ts';

/** Where the CLI writes: results to stdout, everything else to stderr. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
}

const place = (at: Annotation | undefined): string => {
  if (at?.file === undefined) return '';
  return `${at.file}${at.startLine === undefined ? '' : `:${at.startLine}`}: `;
};

/** Values named secret are replaced in everything that is written. */
export class Masking implements Terminal {
  private readonly secrets = new Set<string>();
  private readonly inner: Terminal;
  constructor(inner: Terminal) {
    this.inner = inner;
  }
  hide(secret: string): void {
    if (secret !== '') this.secrets.add(secret);
  }
  out(text: string): void {
    this.inner.out(this.clean(text));
  }
  err(text: string): void {
    this.inner.err(this.clean(text));
  }
  private clean(text: string): string {
    return [...this.secrets].reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
  }
}

export const terminalLog = (terminal: Masking): Log => ({
  debug: () => undefined,
  info: message => terminal.err(message),
  notice: (message, at) => terminal.err(`${place(at)}${message}`),
  warning: (message, at) => terminal.err(`warning: ${place(at)}${message}`),
  error: (message, at) => terminal.err(`error: ${place(at)}${message}`),
  group: async (title, body) => {
    terminal.err(title);
    return await body();
  },
  mask: secret => terminal.hide(secret),
});

/** Outputs set early are kept, so that a crash does not lose them. */
export class CollectedOutputs implements OutputSink {
  readonly values: Record<string, string> = {};
  set(name: string, value: string): void {
    this.values[name] = value;
  }
}

/** Markdown for a job summary, made readable in a terminal: folds opened, HTML undone. */
export const asText = (markdown: string): string =>
  markdown
    .replaceAll(/<details><summary>(.*?)<\/summary>/g, '$1')
    .replaceAll('</details>', '')
    .replaceAll('<br>', '\n  ')
    .replaceAll('**', '')
    .replaceAll(/&(lt|gt|amp);/g, (_all, name: string) => ({ lt: '<', gt: '>', amp: '&' })[name] ?? '')
    .replaceAll(/^\| ?(?:--- ?\| ?)+$\n?/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
