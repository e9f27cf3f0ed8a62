/** The `process` target: releases are child processes of a small host program that also is the reverse proxy. */
import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { systemCode, type UserError, userError } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import type { Exposure } from '../../domain/rollout/exposure.ts';
import { releaseVariable } from '../../domain/rollout/identity.ts';
import type { Observed, Target } from '../../domain/rollout/ports.ts';
import type { ProcessSpec } from '../../domain/rollout/process-spec.ts';
import type { Colour, Release } from '../../domain/rollout/release.ts';
import { callHost, HostAbsent } from './client.ts';
import { codes } from './codes.ts';
import { isIdle } from './host/changes.ts';
import {
  type AnswerOf,
  type HostState,
  type Operation,
  type RequestOf,
  stateFile,
  type TrafficStats,
} from './host/protocol.ts';
import { readState } from './host/store.ts';
import { forgetOthers, type Installed, install, plainEnvironment, prepareFolder, startHost } from './install.ts';
import type { PrepareImage, Runnable } from './runnable.ts';

export type { PrepareImage, Runnable };

export interface ProcessTargetSettings {
  /** State of all apps; this one's is in `<stateDir>/<app>/<environment>`. */
  readonly stateDir: string;
  readonly app: string;
  readonly environment: string;
  readonly entrancePort: number;
  /** Default 127.0.0.1: put TLS and the open network in front of it. */
  readonly entranceHost?: string;
  /** Between SIGTERM and SIGKILL; default 10 s. */
  readonly graceMs?: number;
}

export interface ProcessTargetDeps {
  readonly log: Log;
  readonly env: Readonly<Record<string, string>>;
  readonly prepareImage?: PrepareImage;
}

export interface ProcessTarget extends Target {
  readonly kind: 'process';
  /** Counters of the proxy, per instance. */
  stats(): Promise<TrafficStats>;
  /** Stops both apps and the proxy. */
  takeDown(): Promise<void>;
}

const specSchema = z.object({
  run: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('command'), command: z.array(z.string()).min(1), cwd: z.string() }),
    z.object({ kind: z.literal('image'), reference: z.string(), args: z.array(z.string()) }),
  ]),
  env: z.record(z.string(), z.string()),
});

const fail = (code: keyof typeof codes.docs, message: string): UserError => userError(codes, code, message);

const specOf = (release: Release): z.infer<typeof specSchema> => {
  const parsed = specSchema.safeParse(release.spec);
  if (parsed.success) return parsed.data;
  throw fail('release-not-runnable', `Release ${release.id.slice(0, 12)}: ${z.prettifyError(parsed.error)}`);
};

const bootFailure = (code: string, message: string): UserError => {
  const known = Object.keys(codes.docs).find((one): one is keyof typeof codes.docs => one === code);
  return fail(known ?? 'proxy-not-started', message);
};

/** How long another host that holds the entrance may take until it answers. */
const rivalMs = 5000;
const upgradeMs = 30_000;

const nothing: Observed = { blue: { state: 'absent' }, green: { state: 'absent' }, traffic: null, fence: 0 };

class HostProcessTarget implements ProcessTarget {
  readonly kind = 'process';
  readonly isSlow = true;
  readonly entranceUrl: string;
  private readonly folder: string;
  private readonly entrance: { readonly host: string; readonly port: number };
  private readonly graceMs: number;
  private readonly deps: ProcessTargetDeps;
  private checked = false;

  constructor(settings: ProcessTargetSettings, deps: ProcessTargetDeps) {
    this.folder = resolve(join(settings.stateDir, settings.app, settings.environment));
    this.entrance = { host: settings.entranceHost ?? '127.0.0.1', port: settings.entrancePort };
    const everywhere = this.entrance.host === '0.0.0.0';
    this.entranceUrl = `http://${everywhere ? '127.0.0.1' : this.entrance.host}:${settings.entrancePort}`;
    this.graceMs = settings.graceMs ?? 10_000;
    this.deps = deps;
  }

  async observe(signal: AbortSignal): Promise<Observed> {
    signal.throwIfAborted();
    const recorded = await this.recorded();
    if (recorded === undefined) return nothing;
    // Looking starts nothing, unless there is something that should be running.
    if (isIdle(recorded)) return { ...nothing, fence: recorded.fence };
    const seen = await this.call('observe', {});
    return { blue: seen.blue, green: seen.green, traffic: seen.traffic, fence: seen.fence };
  }

  /** The first effect of every operation: brings the host up, and to the program we ship. */
  async fence(token: number): Promise<void> {
    const { node, program } = await this.call('observe', {});
    const ours = await this.installed();
    if (node !== ours.node || program !== ours.program) {
      await this.call('upgrade', ours, upgradeMs);
      await forgetOthers(this.folder, ours);
    }
    await this.call('fence', { token });
  }

  async start(colour: Colour, release: Release, token: number): Promise<void> {
    const spec = specOf(release);
    // A fenced-out caller shall not even pull.
    await this.call('fence', { token });
    const { command, cwd, env, rootFolder } = await this.runnable(spec.run);
    const plain = plainEnvironment(this.deps.env);
    await this.call(
      'start',
      {
        colour,
        releaseId: release.id,
        command: [...command],
        cwd,
        env: { ...plain, ...env, ...spec.env, [releaseVariable]: release.id },
        graceMs: this.graceMs,
        token,
      },
      this.graceMs,
    );
    if (rootFolder !== undefined) await this.forgetImages(rootFolder);
  }

  async directUrl(colour: Colour): Promise<string> {
    const { ports } = await this.call('observe', {});
    const port = ports[colour];
    if (port === null) throw fail('colour-not-running', `Nothing runs in ${colour}.`);
    return `http://127.0.0.1:${port}`;
  }

  async switchTraffic(from: Colour | null, to: Colour, token: number): Promise<'switched' | 'moved-by-other'> {
    return (await this.call('switch', { from, to, token })).result;
  }

  async retire(colour: Colour, drainMs: number, token: number): Promise<AnswerOf<'retire'>> {
    return await this.call('retire', { colour, drainMs, graceMs: this.graceMs, token }, drainMs + this.graceMs);
  }

  async logs(colour: Colour, lines: number): Promise<string> {
    return (await this.call('logs', { colour, lines })).text;
  }

  async exposure(release: Release): Promise<Exposure | null> {
    const lanes = (await this.stats()).lanes.filter(lane => lane.releaseId === release.id);
    const requests = lanes.reduce((sum, lane) => sum + lane.requests, 0);
    const failed = lanes.reduce((sum, lane) => sum + lane.status['5xx'] + lane.truncated, 0);
    return requests === 0 ? null : { failed, requests, source: 'the proxy of the process target, for all clients' };
  }

  async stats(): Promise<TrafficStats> {
    return await this.call('stats', {});
  }

  async takeDown(): Promise<void> {
    if ((await this.recorded()) === undefined) return;
    await this.call('take-down', { graceMs: this.graceMs }, this.graceMs);
  }

  private async runnable(run: ProcessSpec['run']): Promise<Runnable> {
    if (run.kind === 'command') {
      const cwd = isAbsolute(run.cwd) ? run.cwd : resolve(run.cwd);
      return { command: run.command, cwd, env: {} };
    }
    if (this.deps.prepareImage === undefined) {
      throw fail('release-not-runnable', `${run.reference}: this run can't unpack images.`);
    }
    return await this.deps.prepareImage(run);
  }

  private async forgetImages(rootFolder: string): Promise<void> {
    const { forgetImages } = await import('./image.ts');
    const recorded = await this.recorded();
    await forgetImages(
      rootFolder,
      [recorded?.colours.blue, recorded?.colours.green].map(one => one?.program ?? ''),
    );
  }

  private async recorded(): Promise<HostState | undefined> {
    try {
      return await readState(join(this.folder, stateFile));
    } catch (error) {
      const path = join(this.folder, stateFile);
      if (systemCode(error) !== undefined) throw error;
      throw fail('proxy-state-unreadable', `${path} is damaged; nothing was changed.`);
    }
  }

  /** Calls the host; starts it where it is not running. A dead one comes back with the state it recorded. */
  private async call<O extends Operation>(operation: O, order: RequestOf<O>, waitMs = 0): Promise<AnswerOf<O>> {
    await this.checkEntrance();
    try {
      return await callHost(this.folder, operation, order, waitMs);
    } catch (error) {
      if (!(error instanceof HostAbsent)) throw error;
    }
    await this.bringUp();
    return await callHost(this.folder, operation, order, waitMs);
  }

  private async checkEntrance(): Promise<void> {
    if (this.checked) return;
    const recorded = await this.recorded();
    const port = recorded?.entrance.port ?? this.entrance.port;
    if (recorded !== undefined && port !== this.entrance.port && (!isIdle(recorded) || (await this.answers()))) {
      throw fail('entrance-port-changed', `The proxy of this app listens on ${port}, not ${this.entrance.port}.`);
    }
    this.checked = true;
  }

  private async bringUp(): Promise<void> {
    await prepareFolder(this.folder);
    const word = await startHost(await this.installed(), this.folder, this.entrance, this.deps.env);
    if (word.boot === 'ready') {
      this.deps.log.info(`process target: proxy started (pid ${word.pid}, ${this.entranceUrl})`);
      return;
    }
    // Someone else may be starting it in the same moment; then the port is taken by the very host we want.
    if (word.code !== 'entrance-port-in-use' || !(await this.answersSoon())) throw bootFailure(word.code, word.message);
  }

  private async answers(): Promise<boolean> {
    return await callHost(this.folder, 'stats', {}).then(
      () => true,
      () => false,
    );
  }

  private async answersSoon(): Promise<boolean> {
    const began = performance.now();
    const patience = (): number => (existsSync(join(this.folder, stateFile)) ? rivalMs : 500);
    do {
      if (await this.answers()) return true;
      await delay(50);
    } while (performance.now() - began < patience());
    return false;
  }

  private async installed(): Promise<Installed> {
    try {
      return await install(this.folder);
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      throw fail('proxy-state-not-writable', `${this.folder}: ${error instanceof Error ? error.message : ''}`);
    }
  }
}

export const createProcessTarget = (settings: ProcessTargetSettings, deps: ProcessTargetDeps): ProcessTarget => {
  if (process.platform === 'win32') throw fail('process-target-unsupported', 'The process target does not run here.');
  return new HostProcessTarget(settings, deps);
};
