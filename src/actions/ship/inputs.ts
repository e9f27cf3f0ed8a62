import { z } from 'zod';
import { defineAction, type InputsOf } from '../../core/action.ts';
import type { Rule } from '../../core/inputs.ts';
import { definition as rollback } from '../auto-rollback/inputs.ts';
import { definition as deploy } from '../blue-green-deploy/inputs.ts';
import { definition as verify } from '../post-deploy-verify/inputs.ts';
import { drillInputs, drillOutputs, drillRules } from './drill-inputs.ts';

/** What ship decides by itself is left out; everything else is the union of the three, so that nothing can drift. */
const deployInputs = deploy.inputs.omit({ phase: true, verification: true }).shape;
const verifyInputs = verify.inputs.omit({ release: true }).shape;
const rollbackInputs = rollback.inputs.omit({ to: true, reason: true, automatic: true, 'lift-quarantine': true }).shape;

const schema = z.object({
  ...deployInputs,
  ...verifyInputs,
  ...rollbackInputs,
  // Where two describe the same input, the deploy's words stand; only `strict` means what verify says.
  ...deployInputs,
  strict: verifyInputs.strict,
  ...drillInputs,
});

type Values = z.output<typeof schema>;

const asDeploy = (values: Values) => {
  const mode = values.mode === 'observe' ? 'observe' : 'enforce';
  return { ...values, mode, phase: 'switch', verification: '' } as const;
};

const rules: readonly Rule<Values>[] = [
  ...deploy.rules.map(rule => ({
    needs: rule.needs.filter(name => name in schema.shape) as (keyof Values & string)[],
    check: (values: Values) => rule.check(asDeploy(values)),
  })),
  ...drillRules,
];

export const definition = defineAction({
  name: 'ship',
  description:
    'Deploys a release, verifies it under traffic, and settles it or takes it back: one step, one process, one operation.',
  branding: { icon: 'navigation', color: 'blue' },
  inputs: schema,
  rules,
  outputs: {
    'operation-id': 'Id of the operation.',
    'release-id': 'Id of the release that was asked for.',
    'previous-release-id': 'Id of the release that had traffic before.',
    'live-release-id': 'Id of the release that has traffic now.',
    'live-colour': 'The colour that has traffic: `blue` or `green`.',
    url: 'Where users’ traffic enters.',
    verification: 'Verdict of the verification; empty when it did not come to one.',
    'error-rate': verify.outputs['error-rate'] ?? '',
    'switch-ms': deploy.outputs['switch-ms'] ?? '',
    'detection-ms': deploy.outputs['detection-ms'] ?? '',
    'recovery-ms': deploy.outputs['recovery-ms'] ?? '',
    'kept-recovery-ms': rollback.outputs['kept-recovery-ms'] ?? '',
    'requests-failed': rollback.outputs['requests-failed'] ?? '',
    ...drillOutputs,
    notified: deploy.outputs['notified'] ?? '',
  },
  onError: 'failed',
});

export type Inputs = InputsOf<typeof definition>;
