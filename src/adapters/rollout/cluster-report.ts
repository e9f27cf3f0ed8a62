import { adoptedNames, type ClusterReport } from '../../domain/kubernetes/report.ts';
import type { Journal } from '../../domain/rollout/journal.ts';
import type { Contents } from '../kubernetes/prepare.ts';
import type { Rollout } from './wiring.ts';

/** What a report says of the cluster; null with any other target. `contents`: null where nothing was rendered. */
export const clusterReport = (
  { kubernetes }: Pick<Rollout, 'kubernetes'>,
  journal: Journal,
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
        adopted: adoptedNames(journal),
        api: kubernetes.api(),
        offline: null,
      };
