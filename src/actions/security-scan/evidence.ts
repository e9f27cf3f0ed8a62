import type { LocatedTool } from '../../core/ports.ts';
import type { Database, ScanRun } from '../../domain/findings/scan.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import type { Targets } from './targets.ts';

/** Everything that was learnt, before it is judged. */
export interface Evidence {
  readonly targets: Targets;
  readonly database: Database;
  readonly runs: readonly ScanRun[];
  readonly tools: readonly (LocatedTool & { readonly name: string })[];
  readonly problems: readonly Reason[];
  readonly notices: readonly Reason[];
}
