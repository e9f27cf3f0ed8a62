import { describe, expect, it } from 'vitest';
import { clusterFacts } from '../../../src/adapters/kubernetes/render-report.ts';
import { rolloutFacts } from '../../../src/adapters/rollout/render.ts';
import { adoptedNames, type ClusterReport, mergedReport } from '../../../src/domain/kubernetes/report.ts';
import { emptyJournal } from '../../../src/domain/rollout/journal.ts';
import type { Release } from '../../../src/domain/rollout/release.ts';
import { reportOf } from '../../../src/domain/rollout/report.ts';

const ref = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' };

const cluster = (over: Partial<ClusterReport> = {}): ClusterReport => ({
  namespace: 'shop',
  images: ['registry.example/web@sha256:aa', 'registry.example/side:1'],
  unpinned: ['registry.example/side:1'],
  objects: [{ ref, treatment: 'coloured', why: 'It runs once per colour.' }],
  findings: [
    { code: 'no-graceful-stop', level: 'warn', ref, message: 'Deployment/web: no <preStop>.', fix: 'lifecycle: {}' },
    { code: 'double-capacity', level: 'note', ref, message: 'Twice as much.', fix: 'See that there is room.' },
  ],
  adopted: [],
  api: { calls: 2, bytesIn: 2048, bytesOut: 512, byVerb: { 'list pods': 1, 'patch services': 1 } },
  offline: null,
  ...over,
});

describe('what a summary says of the cluster', () => {
  const text = clusterFacts(cluster()).join('\n');

  it('names the images, and says which of them are tags', () => {
    expect(text).toContain('- `registry.example/web@sha256:aa`\n');
    expect(text).toContain('`registry.example/side:1`: a tag, which can move');
  });

  it('folds objects, findings and calls away', () => {
    for (const title of [
      '1 objects',
      '2 findings, 1 worth mending',
      '2 calls to the API server, 0.5 KiB sent, 2.0 KiB',
    ])
      expect(text).toContain(`<details><summary>${title}`);
  });

  it('gives YAML to paste as YAML and advice as text, with markup made harmless', () => {
    expect(text).toContain('`Deployment/web`: no &lt;preStop&gt;. (`no-graceful-stop`)\n\n```yaml\nlifecycle: {}');
    expect(text).toContain('(`double-capacity`)<br>**Next:** See that there is room.');
  });

  it('says nothing of what is not known', () => {
    const empty = cluster({ images: [], unpinned: [], objects: [], findings: [], api: null });
    expect(clusterFacts(empty)).toEqual([]);
  });
});

const release = (adopted: unknown): Release => ({
  id: 'a'.repeat(64),
  revision: '',
  digest: null,
  oneWay: false,
  spec: JSON.parse(JSON.stringify({ target: 'kubernetes', adopted })),
});

const adoption = {
  deployments: [{ name: 'web', podTemplateHash: 'x', replicas: 2 }],
  services: [{ name: 'web', selector: { app: 'web' } }],
};

it('names what was adopted since the step began', () => {
  const before = emptyJournal('shop', 'test');
  const after = { ...before, colours: { blue: release(adoption), green: null } };
  const bundle = { release: release(adoption), verifiedAt: 0 };
  expect(adoptedNames(before, after)).toEqual(['web']);
  expect(adoptedNames(before, { ...before, bundles: [bundle] })).toEqual(['web']);
  expect(adoptedNames(after, { ...before, bundles: [bundle] })).toEqual([]);
  expect(adoptedNames(before, { ...before, colours: { blue: release(null), green: null } })).toEqual([]);
});

it('adds up the calls of several steps and keeps what was rendered', () => {
  const settle = cluster({
    images: [],
    objects: [],
    adopted: ['web'],
    api: { calls: 3, bytesIn: 1, bytesOut: 1, byVerb: { 'list pods': 2 } },
  });
  expect(mergedReport([cluster(), null, settle])).toMatchObject({
    images: ['registry.example/web@sha256:aa', 'registry.example/side:1'],
    adopted: ['web'],
    api: { calls: 5, bytesIn: 2049, bytesOut: 513, byVerb: { 'list pods': 3, 'patch services': 1 } },
  });
  expect(mergedReport([null, null])).toBeNull();
});

it.each([
  ['release', 'where the answers name the release'],
  ['answered', 'where the answers do not name the release'],
  ['endpoints', 'in the control plane only'],
] as const)('a summary says how a switch was seen: %s', (seen, text) => {
  const settled = {
    verdict: 'deployed',
    reasons: [],
    end: null,
    operation: null,
    journal: emptyJournal('shop', 'test'),
    trail: {
      steps: [],
      switchMs: 12,
      arrival: { arrived: true, seen, detail: '' },
      retired: null,
      verifications: [],
      badLogs: null,
    },
  };
  const about = { app: 'shop', environment: 'test', url: '', releaseId: null, previousReleaseId: null };
  const facts = rolloutFacts(reportOf(settled, { ...about, cluster: cluster({ adopted: ['web'] }) }));
  expect(facts).toContain(text);
  expect(facts).toContain('| adopted | `web` |');
  expect(facts).toContain('| entrance | the Service, through the API server |');
});
