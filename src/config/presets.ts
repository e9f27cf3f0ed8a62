import { type SloPresetName, sloPresets } from '../domain/slo/presets.ts';
import type { Values } from './catalogue.ts';

interface Preset {
  readonly doc: string;
  readonly values: Readonly<Record<string, string>>;
}

const ofSlo = (name: SloPresetName): Preset => {
  const { doc, slo, settings } = sloPresets[name];
  const keys = Object.entries(slo).map(([key, text]) => [`slo.${key}`, text] as const);
  return { doc, values: { ...Object.fromEntries(keys), ...settings } };
};

/** Named sets of settings, weaker than anything the caller writes. A test checks that every key exists. */
export const presets = {
  standard: { doc: 'The defaults of the actions.', values: {} },
  strict: {
    doc: 'What is normally only said (no baseline, too few samples to tell) stops the delivery as well.',
    values: { 'scan.unknown-severity': 'fail', 'performance.strict': 'true', 'deploy.strict': 'true' },
  },
  trial: {
    doc: 'Both gates measure and report and stop nothing: to try prod-actions on a service that is not ready for them.',
    values: { 'scan.mode': 'observe', 'performance.mode': 'observe' },
  },
  s0: ofSlo('s0'),
  s1: ofSlo('s1'),
  s2: ofSlo('s2'),
  s3: ofSlo('s3'),
  s4: ofSlo('s4'),
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof presets;

export const presetNames = Object.keys(presets) as readonly PresetName[];

export const presetValues = (name: PresetName): Values => new Map(Object.entries(presets[name].values));
