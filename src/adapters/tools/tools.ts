/** The one installer of external tools: PATH at the right version → cache → download and verify → build. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import committed from '../../../tools/tools.json' with { type: 'json' };
import { formatDuration } from '../../core/durations.ts';
import { messageOf, systemCode, ToolError, UserError, userError } from '../../core/errors.ts';
import type { LocatedTool, Runtime, Tools } from '../../core/ports.ts';
import { type Asset, type Pin, type Pins, pinsSchema, platformOf } from '../../domain/tools/pins.ts';
import { buildFromModule, cannotBuild, modulesFolder } from './build.ts';
import { goBuildInfo } from './build-info.ts';
import { cacheFolder, fromCache, intoCache, withLock } from './cache.ts';
import { codes } from './codes.ts';
import { download } from './download.ts';

type Deps = Pick<Runtime, 'exec' | 'files' | 'http' | 'clock' | 'log' | 'env'>;

/** For tests and the command line; actions use the defaults. */
export interface ToolsOptions {
  readonly pins?: Pins;
  readonly cache?: string;
  /** Folder that holds one Go module per tool. */
  readonly modules?: string;
  readonly platform?: string;
}

interface Place {
  readonly name: string;
  readonly pin: Pin;
  readonly folder: string;
  readonly platform: string;
}

/** What became of each source that did not deliver, for the message when none does. */
type Misses = string[];

/** A cache folder that cannot be written closes every source that goes through it. */
const unusable = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR'];

export const loadPins = (): Pins => pinsSchema.parse(committed);

/** A program without build information is asked, with nothing in its environment worth stealing. */
const askVersion = async (deps: Deps, path: string, pin: Pin): Promise<string | undefined> => {
  const home = await mkdtemp(join(tmpdir(), 'tool-version-'));
  try {
    const env = { PATH: deps.env['PATH'] ?? '', HOME: home };
    const result = await deps.exec.run({ file: path, args: pin.probe.args, env, cwd: home, timeoutMs: 20_000 });
    return new RegExp(pin.probe.pattern, 'm').exec(`${result.stdout}\n${result.stderr}`)?.[1];
  } catch (error) {
    if (error instanceof ToolError) return undefined;
    throw error;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
};

const versionOf = async (deps: Deps, path: string, pin: Pin): Promise<string | undefined> => {
  const info = await goBuildInfo(path).catch(() => undefined);
  const built = info?.module === pin.module ? /^v(\d+\.\d+\.\d+)$/.exec(info.version)?.[1] : undefined;
  return built ?? (await askVersion(deps, path, pin));
};

const compromised = (name: string, path: string, version: string, reason: string): UserError =>
  userError(codes, 'tool-compromised', `${name} ${version} at ${path} is refused: ${reason}`);

const fromPath = async (deps: Deps, { name, pin }: Place, misses: Misses): Promise<LocatedTool | undefined> => {
  const path = await deps.exec.which(name);
  if (path === undefined) {
    misses.push('PATH: not found');
    return undefined;
  }
  const version = await versionOf(deps, path, pin);
  if (version !== undefined && pin.refused?.versions.includes(version) === true)
    throw compromised(name, path, version, pin.refused.reason);
  if (version === pin.version) return { path, version, source: 'path' };
  misses.push(`PATH: ${path} is version ${version ?? 'unknown'}`);
  return undefined;
};

const pinnedAsset = ({ pin, platform }: Place): (Asset & { readonly sha256: string }) | undefined => {
  const asset = pin.release?.assets[platform];
  return asset?.sha256 === undefined ? undefined : { ...asset, sha256: asset.sha256 };
};

const byDownload = async (deps: Deps, place: Place, misses: Misses): Promise<LocatedTool | undefined> => {
  const { name, pin, folder, platform } = place;
  const asset = pinnedAsset(place);
  if (asset === undefined) {
    misses.push(`download: off, no published SHA-256 is pinned for ${platform} (npm run tools -- pin ${name})`);
    return undefined;
  }
  try {
    const facts = { tool: name, version: pin.version, source: 'download', now: deps.clock.now() } as const;
    const path = await intoCache(folder, facts, async into => await download(deps, name, asset, into));
    return { path, version: pin.version, source: 'download' };
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    misses.push(`download: ${error.message}`);
    return undefined;
  }
};

const byBuild = async (
  deps: Deps,
  { name, pin, folder }: Place,
  modules: string | undefined,
  misses: Misses,
): Promise<LocatedTool | undefined> => {
  const { build } = pin;
  if (build === undefined || modules === undefined) {
    misses.push('build: its Go module is not here');
    return undefined;
  }
  const module = join(modules, build.folder ?? name);
  const obstacle = await cannotBuild(deps.exec, module);
  if (obstacle !== undefined) {
    misses.push(`build: ${obstacle}`);
    return undefined;
  }
  deps.log.info(`${name} ${pin.version}: building from its Go module, about ${build.minutes} min the first time`);
  const facts = { tool: name, version: pin.version, source: 'build', now: deps.clock.now() } as const;
  const path = await intoCache(folder, facts, async into => await buildFromModule(deps, name, build, module, into));
  return { path, version: pin.version, source: 'build' };
};

const missing = ({ name, pin }: Place, misses: Misses): UserError => {
  const tried = misses.map(miss => `\n  ${miss}`).join('');
  const wrong = misses.some(miss => miss.includes(' is version '));
  return new UserError(
    wrong ? 'tool-wrong-version' : 'tool-missing',
    `${name} ${pin.version} is needed and could not be had:${tried}`,
    `Put ${name} ${pin.version} on PATH in a step before this one (a machine with Go and this repository: npm run tools -- install ${name}).`,
  );
};

/** Installs and finds tools; each is looked for once per process. */
export const createTools = (deps: Deps, options: ToolsOptions = {}): Tools => {
  const pins = options.pins ?? loadPins();
  const platform = options.platform ?? platformOf(process.platform, process.arch);
  const known = new Map<string, Promise<LocatedTool>>();

  const placeOf = (name: string): Place => {
    const pin = pins[name];
    if (pin === undefined) throw new Error(`tools/tools.json has no tool "${name}"`);
    const folder = `${pin.version}-${platform.replace('/', '-')}`;
    return { name, pin, platform, folder: join(options.cache ?? cacheFolder(deps.env), name, folder) };
  };

  const cached = async ({ name, pin, folder }: Place): Promise<LocatedTool | undefined> => {
    const path = await fromCache(folder, name);
    return path === undefined ? undefined : { path, version: pin.version, source: 'cache' };
  };

  const firstOpenSource = async (place: Place, misses: Misses): Promise<LocatedTool | undefined> => {
    const modules = options.modules ?? (await modulesFolder(deps.files, process.argv[1] ?? ''));
    return (
      (await cached(place)) ?? (await byDownload(deps, place, misses)) ?? (await byBuild(deps, place, modules, misses))
    );
  };

  const install = async (place: Place, misses: Misses): Promise<LocatedTool> => {
    const source = async (): Promise<LocatedTool | undefined> => await firstOpenSource(place, misses);
    const found = await withLock(place.folder, deps.clock, source).catch(error => {
      if (!unusable.includes(systemCode(error) ?? '')) throw error;
      misses.push(`cache: ${messageOf(error)}`);
      return undefined;
    });
    if (found === undefined) throw missing(place, misses);
    return found;
  };

  const find = async (name: string): Promise<LocatedTool> => {
    const started = deps.clock.monotonic();
    const [place, misses]: [Place, Misses] = [placeOf(name), []];
    const found = (await fromPath(deps, place, misses)) ?? (await cached(place)) ?? (await install(place, misses));
    const took = formatDuration(deps.clock.monotonic() - started);
    deps.log.info(`${name} ${found.version}: ${found.source}, ${found.path} (${took})`);
    return found;
  };

  return {
    locate: async name => {
      const running = known.get(name) ?? find(name);
      known.set(name, running);
      return await running;
    },
  };
};
