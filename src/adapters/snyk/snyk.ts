/** Runs the Snyk CLI. It gets no policy file and no threshold: what is found is judged here, with one ignore file. */
import { dirname, join } from 'node:path';
import { lastLines, messageOf, systemCode, ToolError, UserError } from '../../core/errors.ts';
import type { ExecResult, Files, LocatedTool, Runtime } from '../../core/ports.ts';
import { codes } from '../../domain/findings/codes.ts';
import { isBelow } from '../../domain/findings/finding.ts';
import { type ScannerKind, type ScanRun, type ScanTarget, targetLabel } from '../../domain/findings/scan.ts';
import { buildToolEnvironment, scannerEnvironment } from '../../domain/findings/scanner-environment.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import { type ImageReader, writeDockerArchive } from './archive.ts';
import { manifestOf, parseSnyk, type SnykReport, snykObservations } from './report.ts';

export interface SnykOptions {
  readonly token: string;
  readonly org: string;
  /** Empty: Snyk's own. */
  readonly api: string;
  readonly scanners: readonly ScannerKind[];
  readonly skipDirs: readonly string[];
  readonly timeoutMs: number;
}

type Deps = Pick<Runtime, 'exec' | 'files' | 'clock' | 'env' | 'signal'> & { readonly registry: ImageReader };

/** Snyk's documented exit codes beside 0 (nothing found) and 1 (vulnerabilities). */
const exitCodes: Readonly<Record<number, string>> = {
  2: 'it failed',
  3: 'it found nothing it supports',
  44: 'an internal error',
  69: 'the service is unavailable',
  75: 'the service is in maintenance',
  77: 'the token may not do this',
};

const nothingSupported = 3;

const environmentOf = (options: SnykOptions, deps: Deps, home: string): Readonly<Record<string, string>> =>
  scannerEnvironment(deps.env, home, {
    ...buildToolEnvironment(deps.env),
    XDG_CONFIG_HOME: home,
    SNYK_TOKEN: options.token,
    SNYK_DISABLE_ANALYTICS: '1',
    ...(options.api === '' ? {} : { SNYK_API: options.api }),
    // Only the caller's own http address is spoken to in the clear.
    ...(options.api.startsWith('http://') ? { SNYK_HTTP_PROTOCOL_UPGRADE: '0' } : {}),
  });

/** Snyk excludes by name wherever it stands, so folders with a path are taken out of its report instead. */
const excluded = (target: ScanTarget, skipDirs: readonly string[]): readonly string[] => {
  const names = skipDirs.filter(folder => !folder.includes('/'));
  return target.kind === 'image' || names.length === 0 ? [] : [`--exclude=${names.join(',')}`];
};

const withoutSkipped = (report: SnykReport, skipDirs: readonly string[]): SnykReport => ({
  ...report,
  projects: report.projects.filter(project => !skipDirs.some(folder => isBelow(manifestOf(project), folder))),
});

export const snykArgs = (
  target: ScanTarget,
  archive: string,
  options: SnykOptions,
  output: string,
): readonly string[] => [
  ...(target.kind === 'directory'
    ? ['test', target.path, '--all-projects', '--detection-depth=20']
    : ['container', 'test', `docker-archive:${archive}`, `--platform=${target.platform}`]),
  // Not --json: with it Snyk does not say which projects it left out.
  `--json-file-output=${output}`,
  '--ignore-policy',
  ...excluded(target, options.skipDirs),
  ...(options.org === '' ? [] : [`--org=${options.org}`]),
];

const read = async (files: Files, path: string): Promise<string> => {
  try {
    return await files.readText(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return '';
    throw error;
  }
};

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ').trim();

/** The end of what Snyk printed, without its token. */
const words = (result: ExecResult, token: string): string =>
  oneLine(lastLines(`${result.stdout}\n${result.stderr}`.replaceAll(token, '***'), 6)).slice(-600);

/** The warning and the list below it, up to the first empty line. */
const potential = /\d+\/\d+ potential projects failed to get dependencies(?:.|\n(?!\s*\n))*/;

const leftOut = (result: ExecResult): readonly Reason[] => {
  const match = potential.exec(result.stderr) ?? potential.exec(result.stdout);
  return match === null
    ? []
    : [codes.reason('snyk-partial', `Snyk left out projects: ${oneLine(match[0]).slice(0, 500)}`)];
};

interface Answer {
  readonly report: SnykReport;
  readonly problems: readonly Reason[];
  /** Snyk says it supports nothing here; whether that is a hole depends on what Trivy found. */
  readonly unsupported: boolean;
}

const nothing: SnykReport = { projects: [], failures: [] };

const failed = (problem: Reason): Answer => ({ report: nothing, problems: [problem], unsupported: false });

const explain = (result: ExecResult, token: string): string =>
  `exit code ${result.exitCode} (${exitCodes[result.exitCode ?? -1] ?? 'not one it documents'}): ${words(result, token)}`;

/** Exit code and report must tell the same story. */
const contradiction = (result: ExecResult, report: SnykReport): readonly Reason[] => {
  const count = report.projects.reduce((sum, project) => sum + project.vulnerabilities.length, 0);
  const agrees = result.exitCode === 1 ? count > 0 : result.exitCode !== 0 || count === 0;
  return agrees
    ? []
    : [codes.reason('scan-wrong-schema', `Snyk ended with exit code ${result.exitCode} and reported ${count} rows.`)];
};

type Read = { readonly value: SnykReport } | { readonly problem: Reason };

const parseText = (text: string): Read => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    const says = `Snyk’s report is not complete JSON (${text.length} characters).`;
    return { problem: codes.reason('scan-half-written', says) };
  }
  const parsed = parseSnyk(json);
  if ('value' in parsed) return parsed;
  return { problem: codes.reason('scan-wrong-schema', `Snyk’s report has an unknown form: ${parsed.problem}`) };
};

export const judgeSnyk = (result: ExecResult, text: string, token: string): Answer => {
  if (result.timedOut)
    return failed(codes.reason('scanner-timed-out', 'Snyk was stopped: it took longer than `timeout`.'));
  if (result.signal !== null) return failed(codes.reason('scanner-killed', `Snyk was ended by ${result.signal}.`));
  if (result.exitCode === nothingSupported) return { report: nothing, problems: [], unsupported: true };
  const ended = result.exitCode === 0 || result.exitCode === 1;
  const failure = codes.reason('snyk-failed', `Snyk could not test: ${explain(result, token)}`);
  if (text.trim() === '') return failed(ended ? codes.reason('scan-empty', 'Snyk wrote no report.') : failure);
  const parsed = parseText(text);
  if ('problem' in parsed) return failed(ended ? parsed.problem : failure);
  const report = parsed.value;
  const errors = report.failures.map(error =>
    codes.reason('snyk-partial', `Snyk could not test a project: ${oneLine(error).slice(0, 300)}`),
  );
  return {
    report,
    problems: [...(ended ? contradiction(result, report) : [failure]), ...errors, ...leftOut(result)],
    unsupported: false,
  };
};

export interface SnykRun extends ScanRun {
  readonly unsupported: boolean;
}

const runOf = (target: ScanTarget, answer: Answer, durationMs: number, options: SnykOptions): SnykRun => {
  const label = targetLabel(target);
  const platform = target.kind === 'image' ? target.platform : undefined;
  const report = withoutSkipped(answer.report, options.skipDirs);
  return {
    scanner: 'snyk',
    target: label,
    observations: snykObservations(report, { licenses: options.scanners.includes('license') }, platform),
    packages: report.projects.reduce((sum, { dependencyCount }) => sum + dependencyCount, 0),
    bareSystem: '',
    manifests: report.projects.map(project => ({
      path: manifestOf(project),
      type: project.packageManager ?? '',
    })),
    durationMs,
    problems: answer.problems.map(problem => ({ ...problem, message: `${label}: ${problem.message}` })),
    notices: [],
    unsupported: answer.unsupported,
  };
};

export const scanOneWithSnyk = async (
  tool: LocatedTool,
  target: ScanTarget,
  options: SnykOptions,
  deps: Deps,
): Promise<SnykRun> => {
  const { files, clock, signal } = deps;
  const started = clock.monotonic();
  const home = await files.temporaryFolder('snyk');
  const output = join(home, 'report.json');
  const answer = async (): Promise<Answer> => {
    const archive = target.kind === 'image' ? await writeDockerArchive(deps, target.reference, home) : '';
    const result = await deps.exec.run({
      file: tool.path,
      args: snykArgs(target, archive, options, output),
      env: environmentOf(options, deps, home),
      cwd: home,
      timeoutMs: options.timeoutMs,
      signal,
    });
    signal.throwIfAborted();
    return judgeSnyk(result, await read(files, output), options.token);
  };
  try {
    return runOf(target, await answer(), clock.monotonic() - started, options);
  } catch (error) {
    if (!(error instanceof ToolError || error instanceof UserError)) throw error;
    const problem = codes.reason('snyk-failed', `Snyk could not test: ${messageOf(error)}`);
    return runOf(target, failed(problem), clock.monotonic() - started, options);
  } finally {
    await files.remove(dirname(output));
  }
};
