import type { Probe } from './probing/kinds.ts';

/** What looked at a critical path. */
export interface Cover {
  readonly path: string;
  /** In words; empty: nothing. */
  readonly by: readonly string[];
}

export interface Looked {
  readonly probes: readonly Probe[];
  /** Titles of tests that ran. */
  readonly tests: readonly string[];
  /** Commands that ended. */
  readonly commands: readonly string[];
}

/** Words alone, so that `add to cart` is found in `cart.spec.ts › Add to cart!`. */
const words = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

const holds = (text: string, path: string): boolean => words(text).includes(words(path));

const pathOf = (probe: Probe): string | null =>
  probe.kind === 'http' || probe.kind === 'websocket'
    ? probe.path.replace(/^\w+:\/\/[^/]*/, '').replace(/\?.*$/, '')
    : null;

/** `/cart` covers itself and what lies below it; a name is looked for in the name of the probe. */
const probed = (probe: Probe, path: string): boolean => {
  if (!path.startsWith('/')) return holds(probe.name, path);
  const asked = pathOf(probe);
  const root = path.replace(/\/+$/, '');
  return asked !== null && (asked === path || asked === root || (root !== '' && asked.startsWith(`${root}/`)));
};

const maxShown = 3;

/** Which of the paths that must work were looked at, and by what. */
export const coverOf = (paths: readonly string[], { probes, tests, commands }: Looked): readonly Cover[] =>
  paths.map(path => ({
    path,
    by: [
      ...probes.filter(probe => probed(probe, path)).map(probe => `probe ${probe.name}`),
      ...tests.filter(title => holds(title, path)).map(title => `test ${title}`),
      ...commands.filter(command => holds(command, path)).map(command => `command ${command}`),
    ].slice(0, maxShown),
  }));
