import { messageOf } from '../../../core/errors.ts';
import type { Check, CheckReport, Window } from '../../../domain/verification/check.ts';
import { coverOf } from '../../../domain/verification/critical-paths.ts';
import { countTests } from '../../../domain/verification/test-report.ts';
import type { CheckParts, Subject } from '../subject.ts';
import { codes } from './codes.ts';
import { commandEnvironment, outputMask } from './environment.ts';
import type { CommandInputs } from './inputs.ts';
import { type CommandCall, type Ended, type Running, runCommand } from './run-command.ts';

/** A command ends by its own time limit; this is for taking it down and reading its report. */
const graceMs = 10_000;

const stillRunning: Ended = {
  verdict: 'inconclusive',
  code: 'command-running',
  what: 'not done yet',
  tests: null,
  exitCode: null,
};

/** A command that waits, is under way, or is done. */
interface Job {
  readonly call: CommandCall;
  /** What it and those before it in its row may take together. */
  readonly withinMs: number;
  window: Window | null;
  ended: Ended | undefined;
  /** It has ended, or is not begun any more; never rejects. */
  done: Promise<void>;
}

/** Commands of one row run one after the other. */
class Row {
  readonly jobs: readonly Job[];
  private started = false;
  private readonly stop = new AbortController();
  private readonly parts: CheckParts;
  private readonly how: Omit<Running, 'signal'>;

  constructor(calls: readonly CommandCall[], parts: CheckParts, how: Omit<Running, 'signal'>) {
    this.jobs = calls.map((call, at) => ({
      call,
      withinMs: calls.slice(0, at + 1).reduce((sum, { timeoutMs }) => sum + timeoutMs + graceMs, 0),
      window: null,
      ended: undefined,
      done: Promise.resolve(),
    }));
    this.parts = parts;
    this.how = how;
  }

  start(): void {
    if (this.started) return;
    this.started = true;
    const signal = AbortSignal.any([this.parts.signal, this.stop.signal]);
    let before = Promise.resolve();
    for (const job of this.jobs) {
      job.done = before.then(async () => await this.run(job, signal));
      before = job.done;
    }
  }

  /** Every command has ended, or is not begun any more. */
  async done(): Promise<void> {
    await this.jobs.at(-1)?.done;
  }

  async close(): Promise<void> {
    this.stop.abort(new Error('the verification ended'));
    await this.done();
  }

  private async run(job: Job, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { clock, log } = this.parts;
    const from = clock.now();
    job.window = { from, to: from };
    log.info(`${job.call.title}: ${this.how.mask(job.call.line)}`);
    try {
      job.ended = await runCommand(job.call, { ...this.how, signal }, this.parts);
    } catch (error) {
      if (!signal.aborted) job.ended = { ...stillRunning, verdict: 'error', what: messageOf(error) };
    }
    job.window = { from, to: clock.now() };
  }
}

const reportOf = ({ call, ended = stillRunning, window }: Job, mask: (text: string) => string): CheckReport => {
  const counts = ended.tests === null ? null : countTests(ended.tests);
  return {
    name: call.title,
    source: 'command',
    query: mask(call.line),
    window,
    samples: counts?.run ?? null,
    value: counts?.failed ?? ended.exitCode,
    unit: counts === null ? '' : 'failed',
    objective: counts === null ? 'exit code 0' : 'exit code 0, no test fails, at least one runs',
    verdict: ended.verdict,
    code: ended.code,
    what: ended.what,
    next: ended.code === null ? '' : codes.docs[ended.code].next,
    required: true,
  };
};

const commandCheck = (job: Job, row: Row, mask: (text: string) => string): Check => ({
  name: job.call.title,
  source: 'command',
  required: true,
  factual: true,
  patienceMs: job.withinMs,
  begin: async () => row.start(),
  look: async ({ last }) => {
    if (last) await job.done;
    return reportOf(job, mask);
  },
  close: async () => await row.close(),
});

/** Which of the paths that must work were looked at: known once every command is done. */
const coverageCheck = (inputs: CommandInputs, subject: Subject, rows: readonly Row[]): Check => {
  const paths = inputs['critical-paths'];
  const required = inputs['require-critical-paths'];
  const about = { name: 'critical paths', source: 'probes and tests', required };
  const report = (): CheckReport => {
    const ended = rows.flatMap(row => row.jobs).filter(job => job.ended !== undefined);
    const tests = ended.flatMap(job => job.ended?.tests ?? []).filter(test => test.outcome !== 'skipped');
    const cover = coverOf(paths, {
      probes: subject.plan?.probes ?? [],
      tests: tests.map(test => test.title),
      commands: ended.map(job => job.call.line),
    });
    const open = cover.filter(({ by }) => by.length === 0).map(({ path }) => path);
    const bad = open.length > 0;
    return {
      ...about,
      query: cover.map(({ path, by }) => `${path} ← ${by.join(', ') || 'nothing'}`).join('; '),
      window: null,
      samples: paths.length,
      value: paths.length - open.length,
      unit: 'covered',
      objective: `${paths.length} covered`,
      verdict: bad ? 'inconclusive' : 'pass',
      code: bad ? 'critical-paths-uncovered' : null,
      what: bad ? `nothing looked at ${open.join(', ')}` : '',
      next: bad ? codes.docs['critical-paths-uncovered'].next : '',
    };
  };
  return {
    ...about,
    factual: true,
    patienceMs: Math.max(graceMs, ...rows.flatMap(row => row.jobs).map(job => job.withinMs)),
    look: async ({ last }) => {
      if (last) await Promise.all(rows.map(async row => await row.done()));
      return report();
    },
  };
};

/** Each command as a check, and one over what they and the probes covered. */
export const createCommandChecks = (inputs: CommandInputs, subject: Subject, parts: CheckParts): readonly Check[] => {
  const env = commandEnvironment(parts.env, subject);
  const how = { env, mask: outputMask(parts.env) };
  const rowOf = (kind: 'smoke' | 'e2e'): Row =>
    new Row(
      inputs[kind].map((line, at, all) => ({
        title: all.length === 1 ? kind : `${kind} ${at + 1}`,
        line,
        timeoutMs: inputs[`${kind}-timeout`],
        report: inputs[`${kind}-report`],
      })),
      parts,
      how,
    );
  const rows = [rowOf('smoke'), rowOf('e2e')];
  return [
    ...rows.flatMap(row => row.jobs.map(job => commandCheck(job, row, how.mask))),
    ...(inputs['critical-paths'].length === 0 ? [] : [coverageCheck(inputs, subject, rows)]),
  ];
};
