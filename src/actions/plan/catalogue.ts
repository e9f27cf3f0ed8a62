/** What the file may say, made from the input schemas of the actions themselves: the one place that knows them all. */
import type { Catalogue } from '../../config/catalogue.ts';
import { presetNames } from '../../config/presets.ts';
import { type InputMeta, inputMeta } from '../../core/inputs.ts';
import { definition as build } from '../multi-arch-build/inputs.ts';
import { definition as performance } from '../performance-regression/inputs.ts';
import { definition as verify } from '../post-deploy-verify/inputs.ts';
import { definition as scan } from '../security-scan/inputs.ts';
import { definition as plan } from './inputs.ts';
import { catalogueOf, type SectionSpec, type Taker, takerOf } from './parts.ts';

const byTheRun = 'the run decides it';
const fromTop = (key: string): string => `set \`${key}\` at the top of the file`;

const metaOf = (name: keyof typeof plan.inputs.shape): InputMeta => {
  const meta = inputMeta.get(plan.inputs.shape[name]);
  if (meta === undefined) throw new Error(`plan: input ${name} has no meta`);
  return meta;
};

/** One action fed by plan: which sections, and which of its inputs come from the top of the file. */
export interface Delivery {
  readonly taker: Taker;
  readonly sections: readonly string[];
  /** Input of the taker → what it is given. */
  readonly common: Readonly<Record<string, Common>>;
}

export type Common = 'service' | 'image' | 'image@' | 'environment';

export const shared = {
  build: { taker: takerOf(build), sections: ['build'], common: { image: 'image' } },
  scan: { taker: takerOf(scan), sections: ['scan'], common: { image: 'image@' } },
  performance: {
    taker: takerOf(performance),
    sections: ['performance'],
    common: { 'candidate-image': 'image@', 'base-image': 'image@' },
  },
} as const satisfies Record<string, Delivery>;

export const stage: Delivery = { taker: takerOf(verify), sections: ['verify'], common: {} };

const specs: Readonly<Record<string, SectionSpec>> = {
  build: {
    doc: 'The build: inputs of multi-arch-build.',
    perEnvironment: false,
    taker: shared.build.taker,
    refused: { image: fromTop('image'), push: byTheRun, 'registry-username': byTheRun },
  },
  scan: {
    doc: 'The security gate: inputs of security-scan.',
    perEnvironment: false,
    taker: shared.scan.taker,
    refused: { image: fromTop('image'), path: byTheRun, 'registry-username': byTheRun },
  },
  performance: {
    doc: 'The performance gate: inputs of performance-regression.',
    perEnvironment: false,
    taker: shared.performance.taker,
    refused: {
      'candidate-image': byTheRun,
      'candidate-command': byTheRun,
      'candidate-url': byTheRun,
      'candidate-directory': byTheRun,
      'base-image': byTheRun,
      'base-command': byTheRun,
      'base-url': byTheRun,
      'base-directory': byTheRun,
      'update-baseline': byTheRun,
    },
  },
  verify: {
    doc: 'Verification after the switch: inputs of post-deploy-verify.',
    perEnvironment: true,
    taker: stage.taker,
    refused: { url: byTheRun, release: byTheRun, 'require-release-header': byTheRun },
  },
};

export const catalogue: Catalogue = catalogueOf(
  {
    service: metaOf('service'),
    image: metaOf('image'),
    preset: { ...metaOf('preset'), kind: { is: 'choice', of: presetNames } },
    'test-command': metaOf('test-command'),
    'prepare-command': metaOf('prepare-command'),
  },
  specs,
);
