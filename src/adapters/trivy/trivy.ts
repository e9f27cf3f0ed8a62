/** Runs Trivy. It never decides: exit code 0 whatever it finds, no filter, no ignore file; the report is judged here. */
import { dirname, join } from 'node:path';
import { messageOf, systemCode, ToolError, UserError } from '../../core/errors.ts';
import type { ExecResult, Files, LocatedTool, Runtime } from '../../core/ports.ts';
import { codes } from '../../domain/findings/codes.ts';
import {
  type Database,
  type ScannerKind,
  type ScanRun,
  type ScanTarget,
  targetLabel,
} from '../../domain/findings/scan.ts';
import { scannerEnvironment } from '../../domain/findings/scanner-environment.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import { type Checked, checkReport } from './checks.ts';
import { readDatabase } from './database.ts';
import { processProblem } from './outcome.ts';
import { type RegistryLogin, writeLogin } from './registry-login.ts';
import { bareSystemOf, manifestsOf, observationsOf, packageCount, type TrivyReport } from './report.ts';
import { fatalMessage, type UnreadFile, unreadFile } from './trivy-log.ts';
import { unreadProblems } from './unread.ts';

export interface TrivyOptions {
  readonly scanners: readonly ScannerKind[];
  readonly cacheDir: string;
  /** Empty: Trivy's own list. */
  readonly dbRepository: string;
  /** Use the database as it is, and ask nobody for data. */
  readonly skipDbUpdate: boolean;
  readonly maxDbAgeMs: number;
  readonly skipDirs: readonly string[];
  readonly timeoutMs: number;
  readonly login: RegistryLogin | undefined;
}

export interface Trivy {
  /** Fetches the database where that is wanted, and reads its date. */
  prepare(): Promise<Database>;
  scan(target: ScanTarget): Promise<ScanRun>;
  /** Removes logins and raw reports (which quote what they found). */
  close(): Promise<void>;
}

type Deps = Pick<Runtime, 'exec' | 'files' | 'clock' | 'env' | 'signal'>;

/** Published with stolen credentials in March 2026 (CVE-2026-33634). The installer refuses them too. */
const compromised = new Set(['0.69.4', '0.69.5', '0.69.6']);

const refuseCompromised = ({ path, version }: LocatedTool): void => {
  if (!compromised.has(version.replace(/^v/, ''))) return;
  throw new UserError(
    'tool-compromised',
    `trivy ${version} at ${path} is refused: this release steals secrets before it scans (CVE-2026-33634)`,
    'Remove it, and rotate every secret that the machine held while it was installed.',
  );
};

const common = (options: TrivyOptions): readonly string[] => [
  '--cache-dir',
  options.cacheDir,
  '--no-progress',
  '--disable-telemetry',
  '--skip-version-check',
  // Only its debug log names the files it could not read.
  '--debug',
];

const databaseArgs = (options: TrivyOptions): readonly string[] =>
  options.dbRepository === '' ? [] : ['--db-repository', options.dbRepository];

/** Ours decides when it takes too long; Trivy's own limit only must not come first. */
const trivyTimeout = (ms: number): string => `${Math.ceil(ms / 1000) + 60}s`;

/** `--cache-backend memory`: parallel scans would wait for one lock, and nothing is reused from an earlier step. */
export const scanArgs = (target: ScanTarget, options: TrivyOptions, output: string): readonly string[] => [
  target.kind === 'directory' ? 'filesystem' : 'image',
  ...common(options),
  ...['--format', 'json', '--output', output, '--exit-code', '0'],
  ...['--list-all-pkgs', '--show-suppressed', '--cache-backend', 'memory'],
  ...['--scanners', options.scanners.join(','), '--timeout', trivyTimeout(options.timeoutMs)],
  ...['--skip-db-update', '--skip-check-update'],
  ...(options.skipDbUpdate ? ['--skip-java-db-update', '--offline-scan'] : []),
  ...(target.kind === 'directory' ? options.skipDirs.flatMap(folder => ['--skip-dirs', folder]) : []),
  ...(target.kind === 'image' ? ['--image-src', 'remote', '--platform', target.platform] : []),
  target.kind === 'directory' ? target.path : target.reference,
];

/** Of the log, only its end is quoted. */
const maxLogBytes = 1024 * 1024;

const readReport = async (files: Files, path: string): Promise<string> => {
  try {
    return await files.readText(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return '';
    throw error;
  }
};

interface Done {
  readonly durationMs: number;
  readonly unread: readonly UnreadFile[];
}

const runOf = (target: ScanTarget, { durationMs, unread }: Done, checked: Checked<TrivyReport>): ScanRun => {
  const base = { scanner: 'trivy', target: targetLabel(target), durationMs } as const;
  if ('problem' in checked) {
    const problem = { ...checked.problem, message: `${targetLabel(target)}: ${checked.problem.message}` };
    return { ...base, observations: [], packages: 0, bareSystem: '', manifests: [], problems: [problem], notices: [] };
  }
  const report = checked.value;
  return {
    ...base,
    observations: observationsOf(report, target.kind === 'image' ? target.platform : undefined),
    packages: packageCount(report),
    bareSystem: bareSystemOf(report),
    manifests: manifestsOf(report),
    ...unreadProblems(target, unread),
  };
};

const listOf = <T>(one: T | undefined): readonly T[] => (one === undefined ? [] : [one]);

const unavailable = (problem: Reason): Reason =>
  codes.reason('database-unavailable', `The vulnerability database could not be fetched. ${problem.message}`);

/** @throws UserError `tool-compromised` */
export const createTrivy = async (tool: LocatedTool, options: TrivyOptions, deps: Deps): Promise<Trivy> => {
  refuseCompromised(tool);
  const { files, clock } = deps;
  const home = await files.temporaryFolder('trivy');
  if (options.login !== undefined) await writeLogin(files, home, options.login);
  const env = scannerEnvironment(deps.env, home, { DOCKER_CONFIG: home });

  // Trivy reads trivy.yaml and .trivyignore from its working folder: it gets an empty one.
  const execute = async (args: readonly string[], onLine: (line: string) => void = () => {}): Promise<ExecResult> => {
    const { signal } = deps;
    const limits = { timeoutMs: options.timeoutMs, signal, maxOutputBytes: maxLogBytes };
    const result = await deps.exec.run({ file: tool.path, args, env, cwd: home, onLine, ...limits });
    signal.throwIfAborted();
    return result;
  };

  const fetchDatabase = async (): Promise<Reason | undefined> => {
    const args = ['image', '--download-db-only', ...common(options), ...databaseArgs(options)];
    return processProblem('trivy --download-db-only', await execute(args), fatalMessage);
  };

  return {
    prepare: async () => {
      if (!options.scanners.includes('vuln')) return { updatedAt: undefined, problems: [], notices: [] };
      const failed = options.skipDbUpdate ? undefined : await fetchDatabase();
      const database = await readDatabase(files, options.cacheDir, clock.now(), options.maxDbAgeMs);
      if (failed === undefined) return database;
      const fresh = database.problems.length === 0;
      return fresh
        ? { ...database, notices: [codes.reason('database-not-refreshed', failed.message)] }
        : { ...database, problems: [unavailable(failed), ...database.problems] };
    },

    scan: async target => {
      const [startedAt, started] = [clock.now(), clock.monotonic()];
      const unread: UnreadFile[] = [];
      const done = (): Done => ({ durationMs: clock.monotonic() - started, unread });
      const output = join(await files.temporaryFolder('trivy-report'), 'report.json');
      try {
        const result = await execute(scanArgs(target, options, output), line =>
          unread.push(...listOf(unreadFile(line))),
        );
        const problem = processProblem('trivy', result, fatalMessage);
        const checked =
          problem === undefined ? checkReport(await readReport(files, output), target, startedAt) : { problem };
        return runOf(target, done(), checked);
      } catch (error) {
        if (!(error instanceof ToolError)) throw error;
        return runOf(target, done(), { problem: codes.reason('scanner-crashed', messageOf(error)) });
      } finally {
        await files.remove(dirname(output));
      }
    },

    close: async () => await files.remove(home),
  };
};
