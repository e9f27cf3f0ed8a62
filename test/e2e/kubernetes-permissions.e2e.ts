/** What the account of the kubeconfig must be allowed to do, on a real API server. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { root } from '../../scripts/actions.ts';
import type { ApiCluster } from '../../src/adapters/kubernetes/api.ts';
import { mirroredKinds } from '../../src/adapters/kubernetes/cluster.ts';
import { createMirror } from '../../src/adapters/kubernetes/mirror.ts';
import { checkPermissions, type Features, lookedAtIfAllowed } from '../../src/adapters/kubernetes/permissions.ts';
import { nodeClock } from '../../src/core/clock.ts';
import { type K8sObject, objectSchema } from '../../src/domain/kubernetes/objects.ts';
import { kubeconfigOf, openTestCluster, refused, withCluster } from '../support/cluster/access.ts';
import { auditMark, auditSince } from '../support/cluster/audit.ts';
import { enterNode, type TestCluster, until } from '../support/cluster/cluster.ts';
import { applyGatewayApi } from '../support/cluster/gateway-api.ts';
import { appObjects } from '../support/cluster/objects.ts';
import { RecordingLog } from '../support/fakes.ts';
import type { E2eContext, Suite } from './suite.ts';

const tokenSchema = z.object({ status: z.object({ token: z.string() }) });

const rulesSchema = z.array(
  z.object({ apiGroups: z.array(z.string()), resources: z.array(z.string()), verbs: z.array(z.string()) }),
);

const everything: Features = {
  kinds: [
    { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' },
    { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' },
    { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' },
    { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' },
    { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' },
    { apiVersion: 'v1', kind: 'ServiceAccount' },
    { apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
    { apiVersion: 'apps/v1', kind: 'StatefulSet' },
    { apiVersion: 'apps/v1', kind: 'DaemonSet' },
    { apiVersion: 'batch/v1', kind: 'CronJob' },
  ],
  hookJobs: true,
  serviceProxy: true,
};

interface Account {
  readonly objects: readonly K8sObject[];
  readonly kubeconfig: string;
}

/** docs/rbac.yaml in the namespace, and a kubeconfig for its account. */
const accountIn = async (cluster: TestCluster, admin: ApiCluster, namespace: string): Promise<Account> => {
  const text = (await readFile(join(root, 'docs/rbac.yaml'), 'utf8')).replaceAll('my-namespace', namespace);
  const objects = parseAllDocuments(text).map(one => objectSchema.parse(one.toJS()));
  for (const one of objects) await admin.apply(one, { force: true });
  const path = `/api/v1/namespaces/${namespace}/serviceaccounts/prod-actions/token`;
  const spec = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { expirationSeconds: 3600 } };
  const { token } = tokenSchema.parse(await admin.raw('POST', path, spec)).status;
  return { objects, kubeconfig: (await kubeconfigOf(cluster)).withOther({ token }) };
};

const minimalRole = async (context: E2eContext): Promise<void> =>
  await withCluster(context, context.simulated, async (admin, namespace) => {
    await applyGatewayApi(context.simulated);
    const { objects, kubeconfig } = await accountIn(context.simulated, admin, namespace);
    const account = await openTestCluster(context.simulated, context.temp, { namespace, kubeconfig });
    try {
      await until('the Role counts', async () =>
        (await checkPermissions(account, everything)).length === 0 ? true : undefined,
      );
      const log = new RecordingLog();
      (await createMirror(account, mirroredKinds, { clock: nodeClock, log })).close();
      await account.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'journal' } });
      await refused(account.list({ apiVersion: 'v1', kind: 'Node' }), 403, 'Forbidden');
      for (const role of objects.filter(one => one.kind === 'Role'))
        await eachVerbCounts(admin, account, role, context);
    } finally {
      await account.close();
    }
  });

/** Nothing fails without these, so nothing is said. */
const isLookedAt = (rule: z.output<typeof rulesSchema>[number]): boolean =>
  rule.verbs.join() === 'list' &&
  rule.resources.every(resource =>
    lookedAtIfAllowed.some(one => one.resource === resource && rule.apiGroups.includes(one.group)),
  );

/** Without any one verb the check names that verb, and nothing else. */
const eachVerbCounts = async (
  admin: ApiCluster,
  account: ApiCluster,
  role: K8sObject,
  { log }: E2eContext,
): Promise<void> => {
  const rules = rulesSchema.parse(role['rules']);
  const put = async (changed: unknown): Promise<void> => {
    await admin.apply({ ...role, rules: changed }, { force: true });
  };
  let checked = 0;
  for (const [at, rule] of rules.entries()) {
    if (isLookedAt(rule)) continue;
    for (const verb of rule.verbs) {
      const less = rules.with(at, { ...rule, verbs: rule.verbs.filter(one => one !== verb) });
      await put(less.filter(one => one.verbs.length > 0));
      const missing = rule.resources.map(
        resource => `system:serviceaccount:${account.namespace}:prod-actions may not ${verb} ${resource}`,
      );
      // The API server takes its time to know the Role: until then the verb of before is missed.
      const reasons = await until(`${verb} ${rule.resources} is missed, and nothing else`, async () => {
        const found = await checkPermissions(account, everything);
        const isMissed = (message: string, at: number): boolean => message.startsWith(missing[at] ?? '-');
        return found.length === missing.length && found.every(({ message }, index) => isMissed(message, index))
          ? found
          : undefined;
      });
      for (const { code } of reasons) assert.equal(code, 'permission-missing');
      checked += 1;
    }
  }
  await put(rules);
  await until('the Role is whole', async () =>
    (await checkPermissions(account, everything)).length === 0 ? true : undefined,
  );
  log(`${role.metadata.name}: each of ${checked} verbs is missed when it is missing`);
};

const outcomeSchema = z.object({ outcome: z.object({ verdict: z.string() }) });
const rollout = join(root, 'test/support/cluster/rollout.ts');

/** Two deliveries and a way back, by the account; what it was denied stands in the audit log. */
const wholeDeliveries = async (context: E2eContext): Promise<void> =>
  await withCluster(context, context.kubernetes, async (admin, namespace) => {
    const cluster = context.kubernetes;
    const { kubeconfig } = await accountIn(cluster, admin, namespace);
    const mark = await auditMark(cluster.auditLog);
    const run = async (kind: 'deploy' | 'rollback', image = 'v1'): Promise<string> => {
      const objects = appObjects({ name: 'web', image: cluster.images[image] ?? '' });
      const result = await enterNode(cluster, [rollout, JSON.stringify({ kind, namespace, kubeconfig, objects })]);
      assert.equal(result.exitCode, 0, result.stderr);
      return outcomeSchema.parse(JSON.parse(result.stdout)).outcome.verdict;
    };
    assert.equal(await run('deploy', 'v1'), 'deployed');
    assert.equal(await run('deploy', 'v2'), 'deployed');
    assert.equal(await run('rollback'), 'rolled-back');
    const calls = (await auditSince(cluster.auditLog, mark)).filter(one => one.user.includes(namespace));
    const denied = calls.filter(one => one.code === 403).map(one => `${one.verb} ${one.resource}`);
    assert.deepEqual([...new Set(denied)], ['list nodes']);
    context.log(`${calls.length} calls in two deliveries and a rollback, none denied but a look at the nodes`);
  });

export const suite: Suite = {
  name: 'kubernetes-permissions',
  needs: ['kubectl', 'kubernetes', 'kubernetes-simulated'],
  scenarios: [
    { name: 'docs/rbac.yaml is enough for the check, and each verb of it is needed', run: minimalRole },
    { name: 'deliveries on real pods need nothing but docs/rbac.yaml', run: wholeDeliveries },
  ],
};
