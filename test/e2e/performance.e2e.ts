/** The performance gate's judgement of releases that do real work: it compares, and other suites would be noise. */
import assert from 'node:assert/strict';
import { quietEnoughFor } from '../../src/domain/measurements/noise.ts';
import { app, gate } from '../support/performance-gate.ts';
import type { E2eContext, Suite } from './suite.ts';

const slowerIsRegression = async (context: E2eContext): Promise<void> => {
  const { run, report } = await gate(context, { 'base-command': app(5), 'candidate-command': app(7) });
  assert.equal(report?.tool.name, 'k6');
  const [decisive] = report.comparisons;
  assert.ok(decisive !== undefined, run.stdout);
  assert.equal(run.outputs['verdict'], 'regression', quietEnoughFor(decisive, 0.4).sentence);
  assert.equal(run.exitCode, 1);
};

const sameIsNot = async (context: E2eContext): Promise<void> => {
  const { run } = await gate(context, { 'base-command': app(5), 'candidate-command': app(5), 'max-pairs': '5' });
  assert.ok(['pass', 'inconclusive'].includes(run.outputs['verdict'] ?? ''), run.stdout);
  assert.equal(run.exitCode, 0);
};

export const suite: Suite = {
  name: 'performance',
  alone: true,
  needs: ['k6'],
  scenarios: [
    { name: 'a release 40 % slower by work is a regression', run: slowerIsRegression },
    { name: 'the same release on both sides is not', run: sameIsNot },
  ],
};
