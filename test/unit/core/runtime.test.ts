import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { root } from '../../../scripts/actions.ts';
import { type ActionCall, type ActionRun, cleanUp, runProgram } from '../../support/runner.ts';

const sample = async (call: ActionCall): Promise<ActionRun> => {
  const run = await runProgram(join(root, 'test/support/sample-action.ts'), call);
  onTestFinished(async () => await cleanUp(run));
  return run;
};

const reasonsOf = (run: ActionRun): unknown => JSON.parse(run.outputs['reasons'] ?? 'null');

describe('runAction', () => {
  it('sets outputs, writes the report file and the summary, and exits 0', async () => {
    const run = await sample({});
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'built', digest: 'sha256:final', reasons: '[]' } });
    expect(run.summary).toContain('## built');
    const report: unknown = JSON.parse(await readFile(run.outputs['report-file'] ?? '', 'utf8'));
    expect(report).toEqual({ schema: 'prod-actions/sample/v1', length: 1 });
  });

  it.each([
    ['user-error', 'sample-user-error', 'you did it'],
    ['tool-error', 'sample-tool-error', 'it broke'],
    ['bug', 'bug', 'x is not a function'],
  ])('on a %s keeps early outputs, publishes the verdict and the code, exits 1', async (mode, code, message) => {
    const run = await sample({ inputs: { mode } });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed', digest: 'sha256:early' } });
    expect(reasonsOf(run)).toEqual([expect.objectContaining({ code, message: expect.stringContaining(message) })]);
    expect(run.stdout).toContain('::error::');
    expect(run.summary).toContain(code);
  });

  it('reports invalid inputs by name before anything runs', async () => {
    const run = await sample({ inputs: { mode: 'fast' } });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed' } });
    expect(run.outputs).not.toHaveProperty('digest');
    expect(run.stdout).toContain('mode: is not one of the choices (got "fast")');
  });

  it('masks a secret before the first line that could hold it', async () => {
    const { stdout } = await sample({ inputs: { password: 'hunter2' } });
    expect(stdout.indexOf('::add-mask::hunter2')).toBeLessThan(stdout.indexOf('the password is'));
    expect(stdout).toContain('::add-mask::hunter2');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends by itself on %s with the code `cancelled`', async signal => {
    const run = await sample({ inputs: { mode: 'wait' }, send: { signal, when: /waiting/ } });
    expect(run).toMatchObject({ exitCode: 1, signal: null, outputs: { verdict: 'failed' } });
    expect(reasonsOf(run)).toEqual([
      expect.objectContaining({ code: 'cancelled', message: `The run was cancelled by ${signal}.` }),
    ]);
  });

  it('cuts a summary that GitHub would refuse, and says so', async () => {
    const run = await sample({ inputs: { mode: 'long-summary' } });
    expect(Buffer.byteLength(run.summary)).toBeLessThan(1024 * 1024);
    expect(run.summary).toContain('the full report is in `report-file`');
  });

  it('stops with `output-blanked` where the settings of plan arrived empty', async () => {
    const run = await sample({ inputs: { settings: 'blanked' } });
    expect(reasonsOf(run)).toEqual([expect.objectContaining({ code: 'output-blanked' })]);
  });
});
