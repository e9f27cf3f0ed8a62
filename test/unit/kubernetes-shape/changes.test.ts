import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeChanges, diffObjects } from '../../../src/domain/kubernetes/diff.ts';
import { imagesOf, parsePins, pinImages } from '../../../src/domain/kubernetes/pinning.ts';
import { deployment, objectsOf, service, thing } from './manifests.ts';

const a = `sha256:${'a'.repeat(64)}`;
const b = `sha256:${'b'.repeat(64)}`;

describe('images to deploy', () => {
  const pinsOf = (...lines: readonly string[]) => {
    const parsed = parsePins(lines);
    if ('problem' in parsed) throw new Error(parsed.problem);
    return parsed.value;
  };

  it.each([
    ['web', /no digest/],
    ['web:1', /no digest/],
    ['web@sha256:abc', /no valid digest/],
    [`Web@${a}`, /capital/],
    ['web=other:1', /no digest/],
  ])('%s is no image by digest', (line, problem) => {
    expect(parsePins([line])).toMatchObject({ problem: expect.stringMatching(problem) });
  });

  it('are not given twice with different digests', () => {
    expect(parsePins([`web@${a}`, `docker.io/library/web@${b}`])).toMatchObject({
      problem: expect.stringMatching(/twice/),
    });
  });

  it('replace those of the same repository, however they are written, in every kind of pod and container', async () => {
    const objects = await objectsOf(
      deployment('web', { image: 'docker.io/acme/web:1', pod: 'initContainers: [{ name: init, image: acme/web }]' }),
      thing(
        'batch/v1',
        'CronJob',
        'nightly',
        'spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: c, image: index.docker.io/acme/web:2 }] } } } } }',
      ),
      deployment('other', { image: 'acme/other:1' }),
    );
    const { objects: pinned, unused, unpinned } = pinImages(objects, pinsOf(`acme/web:3@${a}`));
    expect(imagesOf(pinned).map(one => one.image)).toEqual([
      `acme/web@${a}`,
      `acme/web@${a}`,
      `acme/web@${a}`,
      'acme/other:1',
    ]);
    expect(unused).toEqual([]);
    expect(unpinned.map(one => one.container)).toEqual(['main']);
  });

  it('may come from another repository than the manifest names', async () => {
    const objects = await objectsOf(deployment('web', { image: 'placeholder' }));
    const { objects: pinned } = pinImages(objects, pinsOf(`placeholder=registry.example:5000/web@${a}`));
    expect(imagesOf(pinned)).toMatchObject([{ image: `registry.example:5000/web@${a}` }]);
  });

  it('are told when nothing uses them', async () => {
    const objects = await objectsOf(deployment('web', { image: 'acme/web:1' }));
    const { unused, objects: same } = pinImages(objects, pinsOf(`acme/shop@${a}`));
    expect(unused).toMatchObject([{ repository: 'docker.io/acme/shop' }]);
    expect(same).toEqual(objects);
  });
});

describe('a diff', () => {
  const lines = async (before: readonly string[], after: readonly string[], options = {}) =>
    describeChanges(diffObjects(await objectsOf(...before), await objectsOf(...after), options));

  it('names what came, what went and what changed, by field', async () => {
    const found = await lines(
      [deployment('web', { image: 'web:1' }), service('old')],
      [deployment('web', { image: 'web:2', spec: 'replicas: 3' }), service('new')],
    );
    expect(found).toEqual([
      'Deployment/web: spec.replicas: 2 → 3',
      'Deployment/web: spec.template.spec.containers[main].image: web:1 → web:2',
      'Service/new: added',
      'Service/old: removed',
    ]);
  });

  it('is empty for the same objects, in whatever order their fields and named items stand', async () => {
    const env = (...names: readonly string[]) =>
      `env: [${names.map(name => `{ name: ${name}, value: v }`).join(', ')}]`;
    expect(
      await lines([deployment('web', { container: env('A', 'B') })], [deployment('web', { container: env('B', 'A') })]),
    ).toEqual([]);
  });

  it('takes nothing for a change that only the server set', async () => {
    const live = [
      deployment('web', { spec: 'replicas: 2\nprogressDeadlineSeconds: 600', container: 'imagePullPolicy: Always' }),
    ];
    expect(await lines(live, [deployment('web')], { beforeIsLive: true })).toEqual([]);
    expect(await lines(live, [deployment('web')])).toHaveLength(2);
  });

  it('says of a long text only how long it is', async () => {
    const config = (text: string): string => thing('v1', 'ConfigMap', 'page', `data: { text: "${text}" }`);
    expect(await lines([config('a\\nb')], [config('a\\nb\\nc')])).toEqual([
      'ConfigMap/page: data.text: (2 lines) → (3 lines)',
    ]);
  });

  it('never shows a value of a Secret, nor of what sounds like one', async () => {
    const value = fc.stringMatching(/^[0-9]{12}$/);
    await fc.assert(
      fc.asyncProperty(value, value, async (before, after) => {
        const texts = (secret: string) => [
          thing('v1', 'Secret', 's', `data: { k: "${btoa(secret)}" }\nstringData: { j: "${secret}", k${secret}: x }`),
          thing('v1', 'ConfigMap', 'c', `data: { DB_PASSWORD: "${secret}", url: "postgres://u:${secret}@db/x" }`),
          deployment('web', {
            container: `args: ["--token=${secret}"]\nenv: [{ name: API_TOKEN, value: "${secret}" }, { name: URL, value: "https://u:${secret}@h" }]`,
          }),
        ];
        // The name of a key of a Secret is no secret: it is shown, and left out of the check.
        const text = (await lines(texts(before), texts(after))).join('\n').replaceAll(/stringData\.k\d+/g, '');
        if (before === after) return;
        expect(text).not.toContain(before);
        expect(text).not.toContain(after);
        expect(text).toContain('Secret/s: data.k: changed (hidden)');
      }),
      { numRuns: 20 },
    );
  });

  it('shows nothing of what is deep inside something that came or went', async () => {
    const found = await lines(
      [
        deployment('web', {
          pod: 'initContainers: [{ name: init, image: i, env: [{ name: PASSWORD, value: s3cr3t }] }]',
        }),
      ],
      [deployment('web')],
    );
    expect(found.join('\n')).not.toContain('s3cr3t');
    expect(found).toHaveLength(1);
  });
});
