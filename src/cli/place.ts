import type { z } from 'zod';
import { journalFolder } from '../adapters/journal/store.ts';
import { recordedPort } from '../adapters/probing/entrance.ts';
import type { placeInputs } from '../adapters/rollout/inputs.ts';
import { stateFolder } from '../adapters/rollout/wiring.ts';
import type { Runtime } from '../core/ports.ts';

export type PlaceValues = z.output<z.ZodObject<typeof placeInputs>>;

/** By hand nobody remembers the port: unset, it is the one that the proxy has. */
export const placed = async <V extends PlaceValues>(
  values: V,
  read: (name: string) => string,
  runtime: Runtime,
): Promise<V> => {
  if (values.target !== 'process' || read('port') !== '') return values;
  const place = { ...values, stateDir: stateFolder(values['state-dir'], runtime) };
  return { ...values, port: (await recordedPort(journalFolder(place))) ?? values.port };
};
