import { z } from 'zod';

/** Everything that must be equal before numbers of two sessions may be compared. */
export const comparabilitySchema = z.strictObject({
  cpu: z.string(),
  cores: z.number(),
  memoryGiB: z.number(),
  kernel: z.string(),
  architecture: z.string(),
  node: z.string(),
  tool: z.string(),
  /** Hash of what the load does: paths or script, connections, rate, duration, warm-up. */
  scenario: z.string(),
});
export type Comparability = z.output<typeof comparabilitySchema>;

const names: Readonly<Record<keyof Comparability, string>> = {
  cpu: 'CPU model',
  cores: 'cores',
  memoryGiB: 'memory (GiB)',
  kernel: 'kernel',
  architecture: 'architecture',
  node: 'Node.js',
  tool: 'load tool',
  scenario: 'load scenario',
};

/** What differs, in words: `CPU model: "a" then, "b" now`. Empty when the two may be compared. */
export const incomparabilities = (then: Comparability, now: Comparability): string[] =>
  comparabilitySchema
    .keyof()
    .options.filter(key => then[key] !== now[key])
    .map(key => `${names[key]}: "${then[key]}" then, "${now[key]}" now`);
