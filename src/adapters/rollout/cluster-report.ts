import { adoptedNames, type ClusterReport } from '../../domain/kubernetes/report.ts';
import type { Journal } from '../../domain/rollout/journal.ts';
import type { Contents } from '../kubernetes/prepare.ts';
import type { Rollout } from './wiring.ts';

/** The journal as the step found it and as it left it. */
export interface Looks {
  readonly before: Journal;
  readonly after: Journal;
}

/** What a report says of the cluster; null with any other target. `contents`: null where nothing was rendered. */
export const clusterReport = (
  { kubernetes }: Pick<Rollout, 'kubernetes'>,
  { before, after }: Looks,
  contents: Contents | null,
): ClusterReport | null =>
  kubernetes === null
    ? null
    : {
        namespace: kubernetes.namespace,
        images: [],
        unpinned: [],
        objects: [],
        findings: [],
        ...contents,
        adopted: adoptedNames(before, after),
        api: kubernetes.api(),
        offline: null,
      };
