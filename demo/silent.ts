import type { Log } from '../src/core/ports.ts';

const nothing = (): void => undefined;

/** The demo tells its own story. */
export const silent: Log = {
  debug: nothing,
  info: nothing,
  notice: nothing,
  warning: nothing,
  error: nothing,
  mask: nothing,
  group: async (_title, body) => await body(),
};
