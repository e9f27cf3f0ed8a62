/** Jobs → pods, and what became of them. */
import type { K8sObject } from '../../../../src/domain/kubernetes/objects.ts';
import { numberAt, textAt, treeAt } from '../tree.ts';
import { isGoing, labelsOf, make, namespaceOf, ownedBy, saveStatus, uniqueName, type World } from './world.ts';

const startPod = (world: World, job: K8sObject): void => {
  const template = treeAt(job, 'spec', 'template');
  const labels = {
    ...labelsOf(template),
    'batch.kubernetes.io/job-name': job.metadata.name,
    'job-name': job.metadata.name,
  };
  make(world, 'Pod', job, uniqueName(job.metadata.name), {
    metadata: { ...treeAt(template, 'metadata'), labels },
    spec: treeAt(template, 'spec'),
    status: { phase: 'Pending' },
  });
};

const ended = (type: string, reason: string): readonly unknown[] => [{ type, status: 'True', reason, message: reason }];

const counted = (name: string, count: number): Record<string, number> => (count > 0 ? { [name]: count } : {});

const watchOver = (world: World, job: K8sObject): void => {
  const pods = world.store.objects('Pod', namespaceOf(job)).filter(pod => ownedBy(pod, job));
  const count = (phase: string): number => pods.filter(pod => textAt(pod, 'status', 'phase') === phase).length;
  const [succeeded, failed] = [count('Succeeded'), count('Failed')];
  const active = pods.length - succeeded - failed;
  const given = failed > (numberAt(job, 'spec', 'backoffLimit') ?? 6);
  if (succeeded === 0 && active === 0 && !given) startPod(world, job);
  const conditions =
    succeeded > 0 ? ended('Complete', 'CompletionsReached') : given ? ended('Failed', 'BackoffLimitExceeded') : null;
  saveStatus(world, job, {
    ...counted('active', active),
    ...counted('succeeded', succeeded),
    ...counted('failed', failed),
    ...(conditions === null ? {} : { conditions }),
  });
};

export const jobs = (world: World): void => {
  for (const job of world.store.objects('Job'))
    if (!isGoing(job) && treeAt(job, 'status')['conditions'] === undefined) watchOver(world, job);
};
