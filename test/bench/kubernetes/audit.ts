/** When the API server received the writes that moved a Service's traffic, and those that ended its old pods. */
import { z } from 'zod';
import type { ApiCall } from '../../support/cluster/audit.ts';

/** Milliseconds since the epoch with their fraction: the log counts microseconds. */
export const wallMs = (timestamp: string): number => {
  const [seconds = '', fraction = '0'] = timestamp.replace(/Z$/, '').split('.');
  return Date.parse(`${seconds}Z`) + Number(`0.${fraction}`) * 1000;
};

const serviceSchema = z.looseObject({ spec: z.looseObject({ selector: z.record(z.string(), z.string()).nullish() }) });

type Selector = Readonly<Record<string, string>>;

const textOf = (selector: Selector): string => JSON.stringify(Object.entries(selector).sort());

const selectorAfter = ({ response, code }: ApiCall): string | undefined => {
  const service = serviceSchema.safeParse(response);
  return code === 200 && service.success ? textOf(service.data.spec.selector ?? {}) : undefined;
};

const isWrite = ({ verb, resource }: ApiCall): boolean =>
  resource === 'services' && (verb === 'patch' || verb === 'update');

/** Wall clock, milliseconds. A write that leaves the selector as it was is not one. */
export const selectorChanges = (
  calls: readonly ApiCall[],
  namespace: string,
  service: string,
  before: Selector,
): number[] => {
  let last = textOf(before);
  const writes = calls.filter(call => isWrite(call) && call.namespace === namespace && call.name === service);
  return [...writes]
    .sort((a, b) => wallMs(a.at) - wallMs(b.at))
    .flatMap(call => {
      const selector = selectorAfter(call);
      if (selector === undefined || selector === last) return [];
      last = selector;
      return [wallMs(call.at)];
    });
};

/** Wall clock, milliseconds: when the first of these pods was told to end; null: none was. */
export const firstDeletion = (
  calls: readonly ApiCall[],
  namespace: string,
  names: ReadonlySet<string>,
): number | null => {
  const told = calls.filter(
    call => call.verb === 'delete' && call.resource === 'pods' && call.namespace === namespace && names.has(call.name),
  );
  return told.length === 0 ? null : Math.min(...told.map(call => wallMs(call.at)));
};
