/** What the switch bench writes down. */
import { z } from 'zod';
import { floorSchema } from './floor.ts';
import { measuredSchema } from './measure.ts';

const cellSchema = z.object({ drain: z.number(), node: z.enum(['quiet', 'busy']) });
export type Cell = z.output<typeof cellSchema>;

export const resultSchema = z.union([
  z.object({
    kind: z.literal('release'),
    unit: z.string(),
    method: z.string(),
    cell: cellSchema,
    load: z.number(),
    measured: measuredSchema,
  }),
  /** Set aside: the load clients were starved. */
  z.object({
    kind: z.literal('disturbed'),
    unit: z.string(),
    method: z.string(),
    cell: cellSchema,
    lateMs: z.number(),
    lost: z.number(),
  }),
  z.object({ kind: z.literal('broken'), unit: z.string(), method: z.string(), cell: cellSchema, why: z.string() }),
  z.object({ kind: z.literal('floor'), unit: z.string(), sample: floorSchema }),
]);
export type Result = z.output<typeof resultSchema>;
