import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { type LoadRecord, startLoad } from '../../adapters/load/generator.ts';
import { noVerifier, withRollout } from '../../adapters/rollout/wiring.ts';
import type { Runtime } from '../../core/ports.ts';
import { keepingLease } from '../../domain/rollout/keeping.ts';
import { runReal as rollback } from '../auto-rollback/wiring.ts';
import { runReal as deploy } from '../blue-green-deploy/wiring.ts';
import { runReal as verify } from '../post-deploy-verify/wiring.ts';
import { keptConnections } from './drill.ts';
import type { Inputs } from './inputs.ts';
import { run, type ShipOutcome } from './run.ts';
import type { Deps, DrillLoad } from './types.ts';

const drillLoad = (url: string, perSecond: number): DrillLoad => {
  const records: LoadRecord[] = [];
  const half = perSecond / 2;
  const rates = { freshPerSecond: half, keptPerSecond: half, keptConnections };
  const load = startLoad({ url: new URL('/', url).href, ...rates, timeoutMs: 10_000, sendsAgain: true }, record =>
    records.push(record),
  );
  let stopping: Promise<void> | undefined;
  return {
    stop: async () => {
      stopping ??= load.stop();
      await stopping;
      return records;
    },
  };
};

const saveCertificate = async ({ files, context }: Runtime, text: string): Promise<string> => {
  const path = join(context.temp, `prod-actions-drill-certificate-${randomUUID()}.json`);
  await files.makeFolder(context.temp);
  await files.writeAtomic(path, text);
  return path;
};

/** A file that is not there is no certificate, which is said as that. */
const certificate = async ({ files, context }: Runtime, given: string): Promise<string> => {
  if (given === '' || given.startsWith('{')) return given;
  const path = resolve(context.workspace, given);
  const isText = /^[A-Za-z0-9+/]{64,}={0,2}$/.test(given);
  if (isText) return Buffer.from(given, 'base64').toString('utf8');
  return (await files.exists(path)) ? await files.readText(path) : '';
};

const keeping =
  (runtime: Runtime): Deps['keepingLease'] =>
  async (values, operation, body) =>
    await keepingLease(
      {
        operation,
        timer: runtime.clock,
        withStore: async use =>
          await withRollout(values, runtime, noVerifier, async ({ ports }) => await use(ports.store)),
      },
      runtime.signal,
      body,
    );

export const runReal = async (inputs: Inputs, runtime: Runtime): Promise<ShipOutcome> =>
  await run(inputs, {
    ...runtime,
    deploy: async (values, about) => await deploy(values, runtime, { goesOn: true, ...about }),
    verify: async (values, signal) => await verify(values, { ...runtime, signal }),
    keepingLease: keeping(runtime),
    rollback: async (values, about) => await rollback(values, runtime, about),
    drillLoad,
    saveCertificate: async text => await saveCertificate(runtime, text),
    certificate: async given => await certificate(runtime, given),
  });
