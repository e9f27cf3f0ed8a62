/** Who deploys a bad release: ours, kubectl, helm. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lastLines } from '../../../src/core/errors.ts';
import { enter } from '../../support/cluster/cluster.ts';
import type { BadRelease } from './bad-releases.ts';
import { type AppVersion, deployment, documents, manifest, service } from './manifests.ts';
import { app, apply, type Place, rolloutStatus, type Said, settled, versionOf } from './method.ts';
import { releaseOurs } from './ours.ts';

export interface Detector {
  readonly name: string;
  readonly what: string;
  /** It waits out a timer and leaves what it found. */
  readonly waits: boolean;
  prepare(place: Place, version: string): Promise<void>;
  /** `hear` is told what the command says, as it says it. */
  release(place: Place, bad: BadRelease, hear: (output: string) => void): Promise<Said>;
}

const labels = { app };
const deadlineSeconds = 60;

const badVersion = (place: Place, bad: BadRelease): AppVersion =>
  bad.change(versionOf(place, bad.name), place.bed.cluster.registry);

const rolled = (version: AppVersion) => deployment(app, labels, version, { progressDeadlineSeconds: deadlineSeconds });

const ours: Detector = {
  name: 'prod-actions',
  what: 'the action `blue-green-deploy`, `start-timeout: 60s`',
  waits: false,
  prepare: async (place, version) => {
    const { exitCode, text, stdout } = await releaseOurs(place, versionOf(place, version));
    if (exitCode !== 0) throw new Error(`the good release was not deployed\n${text}\n${stdout}`);
    await settled(place);
  },
  release: async (place, bad, hear) => {
    const version = badVersion(place, bad);
    // The name is part of a folder's.
    return await releaseOurs(place, { ...version, version: version.version.replaceAll(/[^a-z]+/g, '-') }, {}, hear);
  },
};

const kubectlStatus: Detector = {
  name: 'kubectl rollout status',
  what: `\`kubectl apply\`, then \`kubectl rollout status --timeout=${deadlineSeconds}s\`, \`progressDeadlineSeconds: ${deadlineSeconds}\``,
  waits: true,
  prepare: async (place, version) => {
    await apply(place, manifest(service(app, labels, place.port), rolled(versionOf(place, version))));
    await rolloutStatus(place, app);
    await settled(place);
  },
  release: async (place, bad, hear) => {
    await apply(place, manifest(rolled(badVersion(place, bad))));
    const args = ['rollout', 'status', `deployment/${app}`, `--timeout=${deadlineSeconds}s`];
    const command = ['kubectl', `--namespace=${place.namespace}`, ...args];
    const { exitCode, stdout, stderr } = await enter(place.bed.cluster, command, { timeoutMs: 180_000 });
    hear(`${stdout}\n${stderr}`);
    return { exitCode, text: lastLines(`${stdout.trimEnd()}\n${stderr}`, 3) };
  },
};

const chart = async (place: Place, version: AppVersion): Promise<string> => {
  const folder = join(place.bed.temp, `${place.namespace}-${version.version.replaceAll(/[^a-z]+/g, '-')}`);
  await mkdir(join(folder, 'templates'), { recursive: true });
  await writeFile(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: shop\nversion: 0.1.0\n');
  const text = documents(service(app, labels, place.port), rolled(version));
  await writeFile(join(folder, 'templates', 'shop.yaml'), text);
  return folder;
};

const helmUpgrade = async (place: Place, version: AppVersion): Promise<Said> => {
  const flags = ['--install', '--atomic', `--timeout=${deadlineSeconds}s`, `--namespace=${place.namespace}`];
  const command = ['helm', 'upgrade', app, await chart(place, version), ...flags];
  const { exitCode, stdout, stderr } = await enter(place.bed.cluster, command, { timeoutMs: 240_000 });
  return { exitCode, text: lastLines(exitCode === 0 ? stdout : stderr, 3) };
};

const helm: Detector = {
  name: 'helm --atomic',
  what: `\`helm upgrade --install --atomic --timeout ${deadlineSeconds}s\`, its rollback included`,
  waits: true,
  prepare: async (place, version) => {
    const { exitCode, text } = await helmUpgrade(place, versionOf(place, version));
    if (exitCode !== 0) throw new Error(text);
    await settled(place);
  },
  release: async (place, bad, hear) => {
    const said = await helmUpgrade(place, badVersion(place, bad));
    hear(said.text);
    return said;
  },
};

export const detectors: readonly Detector[] = [ours, kubectlStatus, helm];
