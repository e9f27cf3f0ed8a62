import type { Repository } from '../../adapters/github/repository.ts';
import type { JournalPlace } from '../../adapters/journal/store.ts';
import type { Setting } from '../../config/resolve.ts';
import type { Outcome } from '../../core/action.ts';
import type { Log, RunContext } from '../../core/ports.ts';
import type { Ancestry } from '../../domain/rollout/ports.ts';
import type { ConfigurationDeps } from './configuration.ts';
import type { Stage } from './resolve.ts';

export interface PlanReport {
  readonly schema: 'prod-actions/plan/v1';
  readonly service: string;
  readonly image: string;
  readonly digest: string;
  readonly preset: string;
  readonly configuration: string;
  readonly delivers: boolean;
  readonly top: readonly Setting[];
  readonly shared: readonly Setting[];
  readonly stages: readonly Stage[];
  readonly live: Live | null;
}

export type PlanOutcome = Outcome<'plan', PlanReport>;

/** What is recorded as live in an environment. */
export interface Live {
  readonly revision: string;
  readonly digest: string | null;
}

export interface PlanDeps extends ConfigurationDeps {
  readonly log: Log;
  readonly context: RunContext;
  readonly repository: Repository;
  readonly ancestry: Ancestry;
  /** What is recorded as live, or undefined when no record can be seen from here. */
  live(place: JournalPlace): Promise<Live | undefined>;
}
