/** What the file may say, made from the input schemas of the actions themselves: the one place that knows them all. */

import { z } from 'zod';
import { notifyInputs } from '../../adapters/announcing/inputs.ts';
import { verificationInputs } from '../../adapters/probing/inputs.ts';
import { sloRules, sloShape } from '../../adapters/slo/inputs.ts';
import type { Catalogue } from '../../config/catalogue.ts';
import { presetNames } from '../../config/presets.ts';
import { type InputMeta, inputMeta } from '../../core/inputs.ts';
import { definition as autoRollback } from '../auto-rollback/inputs.ts';

import { definition as janitorAction } from '../janitor/inputs.ts';
import { definition as build } from '../multi-arch-build/inputs.ts';
import { definition as performance } from '../performance-regression/inputs.ts';
import { definition as scan } from '../security-scan/inputs.ts';
import { definition as ship } from '../ship/inputs.ts';
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

export const stage: Delivery = {
  taker: takerOf(ship),
  sections: ['deploy', 'verify', 'notify'],
  common: { app: 'service', environment: 'environment', image: 'image@' },
};

/** The section `slo` is no action's: it gives values to the others. */
export const promise: Taker = takerOf({ name: 'slo', inputs: z.object(sloShape), rules: sloRules });

/** A rollback by hand takes the same settings as the deploy, as far as it has them. */
export const rollback: Delivery = {
  taker: takerOf(autoRollback),
  sections: stage.sections,
  common: { app: 'service', environment: 'environment' },
};

/** The janitor verifies what it finds by the same settings. */
export const janitor: Delivery = {
  taker: takerOf(janitorAction),
  sections: stage.sections,
  common: { app: 'service', environment: 'environment' },
};

const isVerification = (input: string): boolean =>
  input in verificationInputs || input === 'url' || input === 'require-release-header';

const isNotification = (input: string): boolean => input in notifyInputs;

const sloSection = 'write the section `slo`';

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
      slo: sloSection,
    },
  },
  deploy: {
    doc: 'Blue-green deploy: inputs of ship that are not about verification.',
    perEnvironment: true,
    taker: stage.taker,
    has: input => !isVerification(input) && !isNotification(input),
    refused: {
      app: fromTop('service'),
      environment: byTheRun,
      image: fromTop('image'),
      command: 'the chain delivers the image it built and scanned',
      'working-directory': 'the chain delivers the image it built and scanned',
      phase: byTheRun,
      'dry-run': byTheRun,
      'drill-certificate': byTheRun,
      revision: byTheRun,
      'operation-id': byTheRun,
      verification: byTheRun,
      'allow-older': byTheRun,
    },
  },
  verify: {
    doc: 'Verification after the switch: inputs that ship shares with post-deploy-verify.',
    perEnvironment: true,
    taker: stage.taker,
    has: isVerification,
    refused: { slo: sloSection },
  },
  notify: {
    doc: 'Who is told how a delivery ended: inputs of ship for its channels. Their addresses and keys are secrets.',
    perEnvironment: true,
    taker: stage.taker,
    has: isNotification,
    refused: {},
  },
  slo: {
    doc: 'Service level objective, said once: what is not set in `verify` and `performance` follows from it (docs/slo.md).',
    perEnvironment: true,
    taker: promise,
    refused: {},
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
