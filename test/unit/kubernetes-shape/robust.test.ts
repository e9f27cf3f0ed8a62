import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colouredDeployment } from '../../../src/domain/kubernetes/colour.ts';
import { describeChanges, diffObjects } from '../../../src/domain/kubernetes/diff.ts';
import { isFields } from '../../../src/domain/kubernetes/dig.ts';
import { managedBy } from '../../../src/domain/kubernetes/managed-by.ts';
import { type K8sObject, objectSchema } from '../../../src/domain/kubernetes/objects.ts';
import { describeOfflinePlan, offlinePlan } from '../../../src/domain/kubernetes/offline.ts';
import { imagesOf, pinImages } from '../../../src/domain/kubernetes/pinning.ts';
import { shapeOf } from '../../../src/domain/kubernetes/shape-of.ts';
import { cases } from './cases.ts';
import { objectsOf } from './manifests.ts';

/** Whatever a manifest says is a plan or a refusal: nothing in it may throw. */

const junk: readonly unknown[] = [null, 0, -1, '', 'x', true, [], {}, [null], [5], { a: null }, { name: 5 }];

const pathsOf = (
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] => {
  const inner: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((one: unknown, index) => [index, one] as const)
    : isFields(value)
      ? Object.entries(value)
      : [];
  return [...(path.length === 0 ? [] : [path]), ...inner.flatMap(([key, one]) => pathsOf(one, [...path, key]))];
};

const replaced = (value: unknown, path: readonly (string | number)[], by: unknown): unknown => {
  const [first, ...rest] = path;
  if (first === undefined) return by;
  if (Array.isArray(value))
    return value.map((one: unknown, index) => (index === first ? replaced(one, rest, by) : one));
  return isFields(value) ? { ...value, [first]: replaced(value[String(first)], rest, by) } : value;
};

const spoiled = (objects: readonly K8sObject[], at: number, by: unknown): readonly K8sObject[] | undefined => {
  const all = objects.flatMap((object, index) => pathsOf(object).map(path => ({ index, path })));
  const spot = all[at % all.length];
  const next = objects.map((object, index) => (index === spot?.index ? replaced(object, spot.path, by) : object));
  const parsed = next.map(one => objectSchema.safeParse(one).data);
  return parsed.every(one => one !== undefined) ? parsed : undefined;
};

describe('a manifest with nonsense anywhere', () => {
  it('is planned or refused, and never throws', async () => {
    const sets = await Promise.all(cases.map(async one => await objectsOf(...one.manifests)));
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sets),
        fc.nat(10_000),
        fc.constantFrom(...junk),
        fc.boolean(),
        async (objects, at, by, isLive) => {
          const bad = spoiled(objects, at, by);
          if (bad === undefined) return;
          tried += 1;
          const options = { namespace: 'shop', hookJobs: ['migrate'], ...(isLive ? { live: bad } : {}) };
          const shape = await shapeOf(isLive ? objects : bad, options);
          for (const workload of shape.workloads)
            colouredDeployment(shape, workload, {
              app: 'shop',
              environment: 'test',
              colour: 'green',
              release: 'a'.repeat(64),
              token: 1,
              replicas: 1,
            });
          const plan = await offlinePlan(bad, options);
          expect(plan.verdict === 'planned').toBe(plan.refusals.length === 0);
          describeOfflinePlan(plan);
          describeChanges(diffObjects(objects, bad));
          describeChanges(diffObjects(bad, objects, { beforeIsLive: true }));
          imagesOf(pinImages(bad, []).objects);
          for (const object of bad) managedBy(object);
        },
      ),
      { numRuns: 600 },
    );
    expect(tried).toBeGreaterThan(300);
  });
});
