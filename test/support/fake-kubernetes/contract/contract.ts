/**
 * What an API server answers, as a table: run against the fake in unit tests and against the real one end to end.
 * A case makes calls and returns what it saw; both must see what stands in the table.
 */
import { apply } from './apply.ts';
import type { ContractCase } from './calls.ts';
import { controllers } from './controllers.ts';
import { reading } from './reading.ts';
import { rules } from './rules.ts';
import { writes } from './writes.ts';

export { Calls } from './calls.ts';

export const contract: readonly ContractCase[] = [...writes, ...rules, ...apply, ...reading, ...controllers];
