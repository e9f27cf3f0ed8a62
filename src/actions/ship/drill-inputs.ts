import type { z } from 'zod';
import { input, type Rule } from '../../core/inputs.ts';

/** Inputs of `mode: drill`, and of what demands one. */
export const drillInputs = {
  mode: input.choice(['enforce', 'observe', 'drill'], {
    doc: '`observe` reports the verdict and never fails the step; what it does to traffic is the same. `drill` goes old → new → old → new under load of our own and issues a certificate.',
    default: 'enforce',
  }),
  'allow-drill': input.text({
    doc: 'Name of the one environment in which `mode: drill` may run. Written out, so that no drill runs in another by accident.',
  }),
  'drill-rate': input.integer({
    doc: '`mode: drill`: requests a second of our own, half on fresh connections, half on kept ones.',
    default: '50',
    min: 2,
    max: 500,
  }),
  'drill-hold': input.duration({
    doc: '`mode: drill`: how long load goes on before, between and after the moves of traffic.',
    default: '5s',
    maxMs: 600_000,
  }),
  'drill-max-failed': input.integer({
    doc: '`mode: drill`: so many requests may fail in all.',
    default: '0',
    min: 0,
    max: 1_000_000,
  }),
  'drill-max-recovery': input.duration({
    doc: '`mode: drill`: the way back may take so long, until new connections meet the old release.',
    default: '2s',
    maxMs: 600_000,
  }),
  'require-drill': input.boolean({
    doc: 'Deploy only with a valid certificate of a drill for exactly this pair: the release that is live, and this one.',
    default: 'false',
  }),
  'drill-certificate': input.text({
    doc: 'The certificate: the output `drill-certificate` of the drill, or the path of its file.',
  }),
  'drill-max-age': input.duration({
    doc: 'How old a drill may be.',
    default: '7d',
    maxMs: 365 * 86_400_000,
  }),
};

type Shape = typeof drillInputs;
interface Values extends Readonly<{ [K in keyof Shape]: z.output<Shape[K]> }> {
  readonly environment: string;
  readonly target: 'process' | 'kubernetes';
  readonly url: string;
  readonly 'one-way': boolean;
}

export const drillRules: readonly Rule<Values>[] = [
  {
    needs: ['allow-drill', 'mode', 'environment'],
    check: values =>
      values.mode !== 'drill' || values['allow-drill'] === values.environment
        ? undefined
        : {
            problem: `does not name ${values.environment}, so no drill runs there`,
            allowed: 'the name of the environment to drill in; never one whose users must not notice',
          },
  },
  {
    needs: ['one-way', 'mode'],
    check: values =>
      values.mode === 'drill' && values['one-way']
        ? { problem: 'is set, and what cannot be taken back cannot be drilled', allowed: 'false with `mode: drill`' }
        : undefined,
  },
  {
    needs: ['url', 'mode', 'target'],
    check: ({ mode, target, url }) =>
      mode === 'drill' && target === 'kubernetes' && url === ''
        ? { problem: 'is needed for a drill: its load goes where users come in', allowed: 'an http or https address' }
        : undefined,
  },
];

export const drillOutputs = {
  'drill-certificate':
    'With `mode: drill`: the certificate as base64 on one line; empty when the drill was broken off.',
  'drill-certificate-file': 'Path of the certificate in the runner’s temporary folder.',
};
