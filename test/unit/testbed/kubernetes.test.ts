import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { root } from '../../../scripts/actions.ts';
import { loadPins } from '../../../src/adapters/tools/tools.ts';
import { nodeExec } from '../../../src/core/exec.ts';
import { auditPolicy, within } from '../../../tools/testbed/control-plane.ts';
import { kubeconfigOf, tokenLine } from '../../../tools/testbed/credentials.ts';
import { clusterTools } from '../../../tools/testbed/kubernetes.ts';
import { cgroupOf, containerdConfig, kubeletConfig } from '../../../tools/testbed/node.ts';
import { initScript } from '../../../tools/testbed/sandbox.ts';
import { simulatedTools } from '../../../tools/testbed/simulated.ts';

describe('the private place of a cluster', () => {
  it('hides what programs write for the whole machine', () => {
    const script = initScript('/state');
    for (const path of ['/run', '/var/lib', '/var/log'])
      expect(script).toContain(`mount -t tmpfs -o mode=755 tmpfs ${path}`);
    for (const path of ['kernel/panic', 'vm/overcommit_memory'])
      expect(script).toMatch(new RegExp(`mount --bind /run/kernel/\\S+ /proc/sys/${path};`));
  });

  it('is a script that the shell can read, whatever the folder is called', async () => {
    const script = initScript("/tmp/it's a folder; $(id)");
    const { exitCode, stderr } = await nodeExec.run({ file: 'bash', args: ['-n', '-c', script] });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(script).toContain("'/tmp/it'\\''s a folder; $(id)/kubelet'");
  });

  it('gives two clusters two cgroups, and one cluster the same again', () => {
    expect(cgroupOf('/a')).not.toBe(cgroupOf('/b'));
    expect(cgroupOf('/a')).toBe(cgroupOf('/a'));
    expect(cgroupOf('/a')).toMatch(/^\/prod-actions-[0-9a-f]{12}$/);
  });
});

describe('who may speak to the API server', () => {
  it('is told in its own format', () => {
    expect(tokenLine('secret', { user: 'system:node:testbed', groups: ['system:nodes', 'x'] })).toBe(
      'secret,system:node:testbed,system:node:testbed,"system:nodes,x"',
    );
  });

  it('gets a kubeconfig that trusts exactly one certificate', () => {
    const config: unknown = parse(kubeconfigOf('https://127.0.0.1:1', 'PEM', 'secret'));
    expect(config).toMatchObject({
      clusters: [{ cluster: { server: 'https://127.0.0.1:1', 'certificate-authority-data': btoa('PEM') } }],
      users: [{ user: { token: 'secret' } }],
      'current-context': 'testbed',
    });
  });
});

describe('the parts', () => {
  const place = {
    folder: '/state',
    ports: { etcd: 1, etcdPeers: 2, api: 3 },
    enter: ['nsenter', '--target=7', '--net'],
    network: [],
    path: '/usr/bin',
  };

  it('run inside where there is something to enter', () => {
    expect(within(place, '/bin/etcd', ['--x'])).toMatchObject({
      file: 'nsenter',
      args: ['--target=7', '--net', '/bin/etcd', '--x'],
    });
    expect(within({ ...place, enter: [] }, '/bin/etcd', ['--x'])).toMatchObject({ file: '/bin/etcd', args: ['--x'] });
  });

  it('get no secret of the shell that starts them', () => {
    expect(Object.keys(within(place, 'x', []).env).sort()).toEqual(['HOME', 'OTEL_TRACES_EXPORTER', 'PATH']);
  });

  it('are all pinned', () => {
    const pins = loadPins();
    for (const name of [...clusterTools, ...simulatedTools]) expect(pins[name], name).toBeDefined();
  });

  it('are of one version of Kubernetes', () => {
    const versions = Object.values(loadPins()).flatMap(pin => (pin.module === 'k8s.io/kubernetes' ? [pin] : []));
    expect(versions.length).toBe(6);
    for (const pin of versions) expect(pin.build?.ldflags).toContain(`gitVersion=v${pin.version} `);
  });

  it('do not fill the audit log with their own requests', () => {
    expect(auditPolicy.rules.at(-1)).toEqual({ level: 'RequestResponse' });
    expect(auditPolicy.rules.slice(1, -1).every(rule => rule.level === 'None')).toBe(true);
    expect(auditPolicy.rules[0]).toMatchObject({ level: 'Metadata', verbs: ['delete'] });
  });

  it('configure containerd for a machine without CAP_SYS_RESOURCE', () => {
    const config = containerdConfig('127.0.0.1:5000/pause:testbed', '/state/cni');
    expect(config).toContain('restrict_oom_score_adj = true');
    expect(config).toContain('sandbox_image = "127.0.0.1:5000/pause:testbed"');
  });

  it('put every pod into the cgroup of the cluster', () => {
    expect(kubeletConfig('/mine')).toMatchObject({
      cgroupRoot: '/mine',
      cgroupDriver: 'cgroupfs',
      failCgroupV1: false,
    });
  });
});

const stageSchema = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    resourceRef: z.object({ kind: z.string() }),
    selector: z.object({
      matchExpressions: z.array(
        z.object({ key: z.string(), operator: z.string(), values: z.array(z.string()).default([]) }),
      ),
    }),
    next: z.object({ statusTemplate: z.string().optional(), delete: z.boolean().optional() }),
  }),
});

describe('the stages of simulated pods', async () => {
  const text = await readFile(join(root, 'tools/testbed/stages.yaml'), 'utf8');
  const stages = parseAllDocuments(text).map(document => stageSchema.parse(document.toJS()));
  const asked = (stage: z.output<typeof stageSchema>, operator: string): readonly string[] =>
    stage.spec.selector.matchExpressions.flatMap(one =>
      one.key.includes('testbed.prod-actions/simulate') && one.operator === operator ? one.values : [],
    );

  it('lead somewhere', () => {
    for (const { spec } of stages) expect(spec.next.delete ?? spec.next.statusTemplate).toBeTruthy();
  });

  it('start a pod in exactly one way', () => {
    const first = stages.filter(stage =>
      stage.spec.selector.matchExpressions.some(one => one.values.includes('Pending')),
    );
    const special = first.flatMap(stage => asked(stage, 'In'));
    const usual = first.filter(stage => asked(stage, 'In').length === 0);
    expect(usual.map(stage => stage.metadata.name)).toEqual(['pod-becomes-ready']);
    expect(usual.flatMap(stage => asked(stage, 'NotIn')).sort()).toEqual([...special].sort());
  });
});
