/**
 * What a release asks of the API server, from its audit log: calls and bytes by verb and resource, and what is read again
 * and again.
 *
 *   npm run bench -- kubernetes-api-calls [--cluster FOLDER] [--write]
 */
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { table } from '../../../src/core/markdown.ts';
import { type ApiCall, auditMark, auditSince, sumAudit } from '../../support/cluster/audit.ts';
import { withNamespace } from '../../support/cluster/cluster.ts';
import { quantile, writeBenchPage } from '../report.ts';
import { wallMs } from './audit.ts';
import { type Bed, withBed } from './bed.ts';
import { type Place, versionOf } from './method.ts';
import { inputsOf, releaseOurs, runOurs, timing } from './ours.ts';
import { peers } from './peers.ts';

interface Counted {
  readonly name: string;
  readonly ms: number;
  readonly calls: readonly ApiCall[];
}

const user = 'bench-api-calls';

const count = async (bed: Bed, name: string, body: () => Promise<{ exitCode: number | null; text: string }>) => {
  const mark = await auditMark(bed.cluster.auditLog);
  const began = performance.now();
  const { exitCode, text } = await body();
  const ms = performance.now() - began;
  if (exitCode !== 0) throw new Error(`${name}: exit ${exitCode}\n${text}`);
  // A watch is written down a moment after it is cut.
  await delay(500);
  const calls = (await auditSince(bed.cluster.auditLog, mark)).filter(call => call.user === user);
  console.log(`${name}: ${calls.length} calls in ${Math.round(ms)} ms`);
  return { name, ms, calls };
};

const ours = async (place: Place): Promise<Counted[]> => {
  const { bed } = place;
  const deploy = async (version: string, more = {}) => await releaseOurs(place, versionOf(place, version), more);
  const first = await count(bed, 'first deploy', async () => await deploy('r0'));
  const second = await count(bed, 'second deploy', async () => await deploy('r1'));
  const third = await deploy('r2', { phase: 'switch' });
  if (third.exitCode !== 0) throw new Error(`phase switch: ${third.text}\n${third.stdout}`);
  const inputs = {
    ...inputsOf(place),
    'operation-id': third.outputs['operation-id'] ?? '',
    reason: 'a bench',
    mode: 'observe',
  };
  const workspace = join(bed.temp, place.namespace);
  const rollback = await count(
    bed,
    'rollback of a switched release',
    async () => await runOurs(bed, 'auto-rollback', inputs, workspace),
  );
  return [first, second, rollback];
};

const rolling = peers.filter(one => one.name === 'rolling update');

/** As a measure: what kubectl itself asks for a rolling update. */
const theirs = async (place: Place): Promise<Counted[]> => {
  const counted: Counted[] = [];
  for (const kind of rolling) {
    const method = kind.at(place);
    await method.prepare('r0');
    counted.push(await count(place.bed, 'kubectl, rolling update', async () => await method.release('r1')));
  }
  return counted;
};

const kib = (bytes: number): string => (bytes / 1024).toFixed(1);

/** Requests to the app itself that take the way through the API server. */
const isProbe = ({ resource }: ApiCall): boolean => resource.endsWith('/proxy');
const isWatch = ({ verb }: ApiCall): boolean => verb === 'watch';
const isWrite = ({ verb }: ApiCall): boolean =>
  ['create', 'update', 'patch', 'delete', 'deletecollection'].includes(verb);
/** Checked by the API server in full, and not done. */
const isRehearsal = ({ uri }: ApiCall): boolean => uri.includes('dryRun=All');
const isReview = ({ resource }: ApiCall): boolean => /reviews$/.test(resource);

const totals = ({ name, ms, calls }: Counted): string[] => {
  const own = calls.filter(call => !isProbe(call));
  const sum = sumAudit(own);
  const rehearsals = own.filter(isRehearsal).length;
  const writes = own.filter(call => isWrite(call) && !isReview(call) && !isRehearsal(call)).length;
  const watches = own.filter(isWatch).length;
  return [
    name,
    (ms / 1000).toFixed(1),
    String(own.length),
    String(writes),
    String(rehearsals),
    String(own.length - writes - rehearsals - watches),
    String(watches),
    kib(sum.requestBytes),
    kib(sum.responseBytes),
    String(calls.length - own.length),
  ];
};

const totalsHead = [
  'command',
  's',
  'API calls',
  'writes',
  'rehearsed writes (dry run)',
  'reads and reviews',
  'watches',
  'KiB sent',
  'KiB received',
  'probes of pods through the API server',
];

const byVerb = (counted: readonly Counted[]): string => {
  const named = (call: ApiCall): ApiCall => (isRehearsal(call) ? { ...call, verb: `${call.verb} (dry run)` } : call);
  const sums = counted.map(({ calls }) => sumAudit(calls.map(named)).byVerb);
  const names = [...new Set(sums.flatMap(one => Object.keys(one)))].sort();
  const rows = names.map(name => [name, ...sums.map(one => String(one[name] ?? 0))]);
  return table(['call', ...counted.map(({ name }) => name)], rows);
};

/** From so many on, reading the same thing is called repeated. */
const repeatedFrom = 4;

const repeated = ({ name, calls }: Counted): string[][] => {
  const reads = Map.groupBy(
    calls.filter(call => (call.verb === 'get' || call.verb === 'list') && !isProbe(call)),
    call => `${call.verb} ${call.resource} ${call.name}`.trim(),
  );
  return [...reads]
    .filter(([, same]) => same.length >= repeatedFrom)
    .map(([what, same]) => {
      const at = same.map(call => wallMs(call.at)).sort((a, b) => a - b);
      const gaps = at.slice(1).map((time, index) => time - (at[index] ?? time));
      return [name, what, String(same.length), quantile(gaps, 0.5).toFixed(0), Math.min(...gaps).toFixed(0)];
    });
};

const page = (counted: readonly Counted[]): string => {
  const again = counted.flatMap(repeated);
  const refused = counted.flatMap(({ name, calls }) =>
    calls
      .filter(call => call.code >= 400)
      .map(call => `${name}: ${call.verb} ${call.resource} ${call.name} ${call.code}`),
  );
  return `One app: a Deployment of two replicas and a Service. ${Object.entries(timing)
    .map(([name, value]) => `\`${name}: ${value}\``)
    .join(', ')}.

${table(totalsHead, counted.map(totals))}

- From the API server's audit log, at the level \`RequestResponse\`. Bytes are those of the objects as JSON, before compression and without headers.
  What a watch sends is not in the log: it counts as one call without bytes.
- “rollback of a switched release”: \`auto-rollback\` of a third release that stood at \`phase: switch\`.
- Probes of pods (the warm-up) are requests to the app that the API server only hands on.

## By verb and resource

${byVerb(counted)}

## Read again and again

${again.length === 0 ? `Nothing is read ${repeatedFrom} times or more.` : table(['command', 'read', 'times', 'ms between, median', 'least'], again)}

${refused.length === 0 ? 'No call was refused.' : `Refused or not found: ${refused.join('; ')}.`}`;
};

const options = { cluster: { type: 'string' }, write: { type: 'boolean', default: false } } as const;

export const main = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({ args: [...args], options });
  await withBed(values.cluster, async admin => {
    const bed = await admin.as(user);
    const counted: Counted[] = [];
    for (const some of [ours, theirs])
      await withNamespace(admin.cluster, 'bench-api-calls', async namespace => {
        counted.push(...(await some({ bed, namespace, port: await admin.freePort(), drain: 0 })));
      });
    const text = page(counted);
    console.log(text);
    if (values.write)
      await writeBenchPage(
        'bench/kubernetes-api-calls.md',
        'What a release asks of the API server',
        'npm run bench -- kubernetes-api-calls',
        text,
      );
  });
};
