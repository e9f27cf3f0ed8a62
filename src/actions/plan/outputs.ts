import type { Setting } from '../../config/resolve.ts';
import { encodeSettings } from '../../core/inputs.ts';
import { parseReference } from '../../domain/images/reference.ts';
import { type Common, type Delivery, janitor, rollback, shared, stage } from './catalogue.ts';
import type { Inputs } from './inputs.ts';
import { settingsFor } from './parts.ts';
import type { Resolved } from './resolve.ts';
import type { Live } from './types.ts';

const places = [1, 2, 3] as const;

const encode = (
  { taker, common, sections }: Delivery,
  settings: readonly Setting[],
  values: Readonly<Record<Common, string>>,
): string =>
  encodeSettings({
    ...Object.fromEntries(Object.entries(common).map(([input, from]) => [input, values[from]])),
    ...settingsFor(
      taker,
      settings.filter(({ key }) => sections.some(name => key.startsWith(`${name}.`))),
    ),
  });

const commonOf = (resolved: Resolved, environment: string): Readonly<Record<Common, string>> => ({
  service: resolved.service.text,
  image: resolved.image.text,
  // Completed by the digest that the step is given.
  'image@': `${resolved.image.text}@`,
  environment,
});

const registryOf = (image: string): string => {
  const parsed = parseReference(image);
  return 'value' in parsed ? parsed.value.registry : '';
};

const textOf = (settings: readonly Setting[], key: string): string =>
  settings.find(setting => setting.key === key)?.text ?? '';

/** The word for "no such stage": an empty output would look the same as one the runner blanked. */
const noStage = 'none';

const stageOutputs = (resolved: Resolved, place: number): readonly (readonly [string, string])[] => {
  const one = resolved.delivers ? resolved.stages[place - 1] : undefined;
  if (one === undefined) return [[`environment-${place}`, noStage]];
  return [
    [`environment-${place}`, one.environment],
    [`settings-stage-${place}`, encode(stage, one.settings, commonOf(resolved, one.environment))],
  ];
};

/** Of what acts on one environment that is there already. */
const settingsOfFirst = (delivery: Delivery, resolved: Resolved): string => {
  const [first] = resolved.stages;
  return first === undefined ? '' : encode(delivery, first.settings, commonOf(resolved, first.environment));
};

/** A job skips its tests only on the word `false`: an output that the runner blanked must not skip them. */
const flag = (text: string): string => String(text !== '');

export const outputsOf = (inputs: Inputs, resolved: Resolved, live: Live | undefined): Record<string, string> => {
  const [test, prepare] = [textOf(resolved.top, 'test-command'), textOf(resolved.top, 'prepare-command')];
  return {
    service: resolved.service.text,
    digest: inputs.digest,
    deliver: String(resolved.delivers),
    build: String(inputs.digest === ''),
    registry: registryOf(resolved.image.text),
    'live-digest': live?.digest ?? '',
    test: flag(test),
    'test-command': test,
    prepare: flag(prepare),
    'prepare-command': prepare,
    ...Object.fromEntries(
      Object.entries(shared).map(([name, delivery]) => [
        `settings-${name}`,
        encode(
          delivery,
          resolved.shared.filter(one => one.key.startsWith(`${name}.`)),
          commonOf(resolved, ''),
        ),
      ]),
    ),
    'settings-rollback': settingsOfFirst(rollback, resolved),
    'settings-janitor': settingsOfFirst(janitor, resolved),
    ...Object.fromEntries(places.flatMap(place => stageOutputs(resolved, place))),
  };
};
