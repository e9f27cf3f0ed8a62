/** `plan`: of the whole delivery, or with `--offline` of the manifests alone, without a cluster. */
import { z } from 'zod';
import { definition as deploy } from '../actions/blue-green-deploy/inputs.ts';
import { definition } from '../actions/plan/inputs.ts';
import { render } from '../actions/plan/render.ts';
import { runReal } from '../actions/plan/wiring.ts';
import { kubernetesReleaseInputs, kubernetesReleaseRules } from '../adapters/kubernetes/inputs.ts';
import type { PlannedOffline } from '../adapters/kubernetes/plan-offline.ts';
import { input, type Rule } from '../core/inputs.ts';
import { headline } from '../core/markdown.ts';
import type { Runtime } from '../core/ports.ts';
import { codes } from '../domain/rollout/codes.ts';
import type { Reason } from '../domain/verdicts/verdicts.ts';
import { actionCommand, type Command, type Result, readValues } from './command.ts';

const { namespace, image, switch: switchMode } = deploy.inputs.shape;
const workingDirectory = deploy.inputs.shape['working-directory'];

const offlineInputs = z.object({
  app: input.text({ doc: 'Name of the app; with a Helm chart the name of its release.', default: 'app' }),
  namespace,
  switch: switchMode,
  image,
  'working-directory': workingDirectory,
  ...kubernetesReleaseInputs,
});

type OfflineValues = z.output<typeof offlineInputs>;

const asDeploy = (values: OfflineValues) => ({ ...values, target: 'kubernetes', phase: 'release' }) as const;

const rules: readonly Rule<OfflineValues>[] = kubernetesReleaseRules.map(rule => ({
  needs: rule.needs.filter(name => name in offlineInputs.shape) as (keyof OfflineValues & string)[],
  check: values => rule.check(asDeploy(values)),
}));

const asText = ({ plan, lines }: PlannedOffline, reasons: readonly Reason[]): string => {
  const effect = plan.verdict === 'refused' ? 'block' : 'continue';
  return [headline({ gate: 'plan', verdict: plan.verdict, effect, reasons }), ...lines].join('\n');
};

const offline = async (read: (name: string) => string, runtime: Runtime): Promise<Result> => {
  const values = readValues(offlineInputs, rules, read);
  const { planOffline } = await import('../adapters/kubernetes/plan-offline.ts');
  const planned = await planOffline({ ...values, 'health-path': '/', revision: '', 'one-way': false }, runtime);
  const { plan: report } = planned;
  const refused = report.verdict === 'refused';
  const reasons = refused
    ? report.refusals
    : [codes.reason('planned-offline', 'No cluster was asked, and nothing was written.')];
  const effect = refused ? 'block' : 'continue';
  return { verdict: report.verdict, effect, reasons, outputs: {}, report, text: asText(planned, reasons) };
};

const delivery = actionCommand(definition, runReal, render);

const asked = {
  offline: input.boolean({
    doc: 'Plan a release of the kubernetes target from its manifests alone; no cluster is touched. With it, only the inputs of a release are read.',
    default: 'false',
  }),
};

export const planCommand: Command = {
  inputs: z.object({ ...definition.inputs.shape, ...offlineInputs.shape, ...asked }),
  execute: async (read, runtime) =>
    read('offline') === 'true' ? await offline(read, runtime) : await delivery.execute(read, runtime),
};
