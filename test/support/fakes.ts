/** Fakes of core/ports for unit tests: deterministic, in memory, no module mocking. */
import type {
  Annotation,
  Clock,
  Command,
  Exec,
  ExecResult,
  Files,
  Http,
  HttpRequest,
  HttpResponse,
  Log,
  OutputSink,
  RunContext,
  Runtime,
} from '../../src/core/ports.ts';

/** A clock that only moves when someone sleeps or `advance` is called. */
export class FakeClock implements Clock {
  private time: number;
  constructor(start = Date.UTC(2026, 10, 1)) {
    this.time = start;
  }
  now(): number {
    return this.time;
  }
  monotonic(): number {
    return this.time;
  }
  advance(ms: number): void {
    this.time += ms;
  }
  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.time += ms;
    await Promise.resolve();
  }
}

export interface Logged {
  readonly level: 'debug' | 'info' | 'notice' | 'warning' | 'error';
  readonly message: string;
  readonly at?: Annotation;
}

export class RecordingLog implements Log {
  readonly lines: Logged[] = [];
  readonly masked: string[] = [];
  private add(level: Logged['level'], message: string, at?: Annotation): void {
    this.lines.push(at === undefined ? { level, message } : { level, message, at });
  }
  debug(message: string): void {
    this.add('debug', message);
  }
  info(message: string): void {
    this.add('info', message);
  }
  notice(message: string, at?: Annotation): void {
    this.add('notice', message, at);
  }
  warning(message: string, at?: Annotation): void {
    this.add('warning', message, at);
  }
  error(message: string, at?: Annotation): void {
    this.add('error', message, at);
  }
  async group<T>(title: string, body: () => Promise<T>): Promise<T> {
    this.info(title);
    return await body();
  }
  mask(secret: string): void {
    this.masked.push(secret);
  }
  text(): string {
    return this.lines.map(line => line.message).join('\n');
  }
}

export const execResult = (over: Partial<ExecResult> = {}): ExecResult => ({
  exitCode: 0,
  signal: null,
  stdout: '',
  stderr: '',
  timedOut: false,
  durationMs: 1,
  ...over,
});

/** Answers each command with `answer` and records it. */
export class FakeExec implements Exec {
  readonly commands: Command[] = [];
  private readonly answer: (command: Command) => Partial<ExecResult> | Promise<Partial<ExecResult>>;
  private readonly onPath: Readonly<Record<string, string>>;
  constructor(
    answer: (command: Command) => Partial<ExecResult> | Promise<Partial<ExecResult>> = () => ({}),
    onPath: Readonly<Record<string, string>> = {},
  ) {
    this.answer = answer;
    this.onPath = onPath;
  }
  async run(command: Command): Promise<ExecResult> {
    this.commands.push(command);
    const result = execResult(await this.answer(command));
    if (command.onLine !== undefined) for (const line of result.stdout.split('\n')) command.onLine(line, 'stdout');
    return result;
  }
  async which(name: string): Promise<string | undefined> {
    return this.onPath[name];
  }
}

export class MemoryFiles implements Files {
  readonly entries = new Map<string, Uint8Array>();
  private next = 0;
  constructor(initial: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(initial)) this.entries.set(path, new TextEncoder().encode(text));
  }
  async readText(path: string): Promise<string> {
    return new TextDecoder().decode(await this.readBytes(path));
  }
  async readBytes(path: string): Promise<Uint8Array> {
    const found = this.entries.get(path);
    if (found === undefined) throw Object.assign(new Error(`ENOENT: no such file, open '${path}'`), { code: 'ENOENT' });
    return found;
  }
  async writeAtomic(path: string, content: string | Uint8Array): Promise<void> {
    this.entries.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }
  async exists(path: string): Promise<boolean> {
    return [...this.entries.keys()].some(key => key === path || key.startsWith(`${path}/`));
  }
  async makeFolder(): Promise<void> {}
  async list(path: string): Promise<readonly string[]> {
    const names = [...this.entries.keys()]
      .filter(key => key.startsWith(`${path}/`))
      .map(key => key.slice(path.length + 1));
    return [...new Set(names.map(name => name.split('/')[0] ?? ''))].sort();
  }
  async remove(path: string): Promise<void> {
    for (const key of [...this.entries.keys()])
      if (key === path || key.startsWith(`${path}/`)) this.entries.delete(key);
  }
  async temporaryFolder(prefix: string): Promise<string> {
    this.next += 1;
    return `/tmp/${prefix}-${this.next}`;
  }
}

export const httpResponse = (
  status: number,
  body: unknown = '',
  headers: Record<string, string> = {},
): HttpResponse => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, headers, body: new TextEncoder().encode(text), text: () => text };
};

export class FakeHttp implements Http {
  readonly requests: HttpRequest[] = [];
  private readonly answer: (request: HttpRequest) => HttpResponse | Promise<HttpResponse>;
  constructor(answer: (request: HttpRequest) => HttpResponse | Promise<HttpResponse> = () => httpResponse(404)) {
    this.answer = answer;
  }
  async request(request: HttpRequest): Promise<HttpResponse> {
    this.requests.push(request);
    return await this.answer(request);
  }
}

export class RecordingOutputs implements OutputSink {
  readonly values: Record<string, string> = {};
  set(name: string, value: string): void {
    this.values[name] = value;
  }
}

export const fakeContext: RunContext = {
  repository: 'acme/web',
  sha: 'a'.repeat(40),
  ref: 'refs/heads/main',
  eventName: 'push',
  runId: '1',
  runAttempt: '1',
  actor: 'someone',
  serverUrl: 'https://github.invalid',
  apiUrl: 'https://api.github.invalid',
  workspace: '/workspace',
  temp: '/tmp',
};

export const fakeRuntime = (over: Partial<Runtime> = {}): Runtime => ({
  exec: new FakeExec(),
  files: new MemoryFiles(),
  http: new FakeHttp(),
  clock: new FakeClock(),
  log: new RecordingLog(),
  outputs: new RecordingOutputs(),
  context: fakeContext,
  env: {},
  signal: new AbortController().signal,
  ...over,
});
