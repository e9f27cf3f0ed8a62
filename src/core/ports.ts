/**
 * Everything outside the process, as small interfaces (types only).
 * Actions receive these as `deps`; tests pass fakes that implement the same interfaces.
 */

export interface Clock {
  /** Wall clock, milliseconds since the epoch. */
  now(): number;
  /** Monotonic clock, milliseconds; use it for durations. */
  monotonic(): number;
  /** Resolves after `ms`; rejects with `signal.reason` when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Log {
  debug(message: string): void;
  info(message: string): void;
  notice(message: string, at?: Annotation): void;
  warning(message: string, at?: Annotation): void;
  error(message: string, at?: Annotation): void;
  /** Folds what `body` logs under one title. */
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
  /** Keeps a value out of every log from now on. */
  mask(secret: string): void;
}

export interface Annotation {
  readonly title?: string;
  readonly file?: string;
  readonly startLine?: number;
}

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** The child's whole environment. Unset: the runtime's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** After this the whole process group is killed and `timedOut` is true. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Called with each full line of output as it comes. */
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
  /** Output kept in memory, per stream, from its end; default 64 MiB. */
  readonly maxOutputBytes?: number;
}

export interface ExecResult {
  /** null when a signal ended the process. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
  readonly durationMs: number;
}

export interface Exec {
  /** Never rejects for a non-zero exit. Rejects with ToolError `tool-not-started` when the program cannot start. */
  run(command: Command): Promise<ExecResult>;
  /** Absolute path of a program on PATH, or undefined. */
  which(name: string): Promise<string | undefined>;
}

export interface Files {
  readText(path: string): Promise<string>;
  readBytes(path: string): Promise<Uint8Array>;
  /** Write to a temporary file, fsync, rename, fsync the folder: a reader sees the old or the new, never half. */
  writeAtomic(path: string, content: string | Uint8Array, mode?: number): Promise<void>;
  exists(path: string): Promise<boolean>;
  makeFolder(path: string, mode?: number): Promise<void>;
  /** Names in a folder, sorted; empty when it does not exist. */
  list(path: string): Promise<readonly string[]>;
  remove(path: string): Promise<void>;
  /** A new private folder under the runner's temporary folder. */
  temporaryFolder(prefix: string): Promise<string>;
}

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  text(): string;
}

export interface Http {
  /** Resolves for every status. Rejects with ToolError `http-failed` when no answer came. Follows no redirect. */
  request(request: HttpRequest): Promise<HttpResponse>;
}

/** An answer whose body is read as it comes. */
export interface HttpStream {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Read it to the end or `cancel`. Rejects with ToolError `http-failed` when it is cut or stands still too long. */
  readonly body: AsyncIterable<Uint8Array>;
  cancel(): Promise<void>;
}

export interface HttpStreams {
  /** Like `Http.request`, for bodies too big for memory; `timeoutMs` limits each wait for bytes, not the whole. */
  open(request: HttpRequest): Promise<HttpStream>;
}

export interface LocatedTool {
  readonly path: string;
  readonly version: string;
  /** Where it came from; shown in reports. */
  readonly source: 'path' | 'cache' | 'download' | 'build';
}

/** External tools (trivy, k6, buildx …) at their pinned version. */
export interface Tools {
  /** @throws UserError `tool-missing` (says how to get it), `tool-compromised`, `tool-wrong-version` */
  locate(name: string): Promise<LocatedTool>;
}

/** Facts of the run that called us, from the runner's environment. */
export interface RunContext {
  /** "owner/name"; empty outside GitHub. */
  readonly repository: string;
  readonly sha: string;
  readonly ref: string;
  readonly eventName: string;
  readonly runId: string;
  readonly runAttempt: string;
  readonly actor: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly workspace: string;
  readonly temp: string;
}

/** Outputs are set as soon as they are known, so that a later failure cannot lose them. */
export interface OutputSink {
  set(name: string, value: string): void;
}

/** What every action gets from the runtime; each `run` asks for the part it uses. */
export interface Runtime {
  readonly exec: Exec;
  readonly files: Files;
  readonly http: Http;
  readonly clock: Clock;
  readonly log: Log;
  readonly outputs: OutputSink;
  readonly context: RunContext;
  readonly env: Readonly<Record<string, string>>;
  /** Everything that was masked so far: what is written outside the log is not masked by the runner. */
  secrets?(): readonly string[];
  /** Aborted on SIGINT or SIGTERM; the reason is a CancelledError. */
  readonly signal: AbortSignal;
}
