import { afterEach, describe, expect, test } from 'vitest';
import { markLeaving, unadopt } from '../../../src/adapters/kubernetes/traffic/unadopt.ts';
import { keys } from '../../../src/domain/kubernetes/names.ts';
import { type Colour, otherColour, type Release } from '../../../src/domain/rollout/release.ts';
import { Bed, Cut, namespace, type Process } from './bed.ts';

const beds: Bed[] = [];

const bedOf = async (): Promise<Bed> => {
  const bed = new Bed();
  beds.push(bed);
  return await bed.start();
};

afterEach(async () => {
  for (const bed of beds.splice(0)) await bed.end();
});

const never = new AbortController().signal;

const ready = async (one: Process, colour: Colour): Promise<void> => {
  for (let tries = 0; tries < 300; tries += 1) {
    const { state } = (await one.target.observe(never))[colour];
    if (state === 'ready') return;
    await one.ctx.clock.sleep(20);
  }
  throw new Error(`${colour} does not become ready`);
};

const started = async (bed: Bed, token = 1): Promise<{ one: Process; release: Release }> => {
  const one = await bed.process();
  const release = await one.release('app:next');
  await one.target.fence(token);
  await one.target.adopt?.(token);
  await one.target.start('green', release, token);
  await ready(one, 'green');
  return { one, release };
};

const leads = (bed: Bed, to: string): boolean =>
  Object.values(bed.selectors()).every(selector => JSON.stringify(selector).includes(to));

describe('an app that ran before', () => {
  test('is seen as the blue colour, with the traffic, before it is touched', async () => {
    const bed = await bedOf();
    const one = await bed.process();
    await one.release('app:next');
    const observed = await one.target.observe(never);
    expect(observed).toMatchObject({ blue: { state: 'ready' }, green: { state: 'absent' }, traffic: 'blue', fence: 0 });
    expect(one.writes()).toBe(0);
  });

  test('is taken over without a change of its pods, under the id it was seen with', async () => {
    const bed = await bedOf();
    const pods = bed.cluster.store.objects('Pod', namespace).map(pod => pod.metadata.uid);
    const one = await bed.process();
    await one.release('app:next');
    const before = await one.target.observe(never);
    const adoption = await one.target.adopt?.(1);
    expect(before.blue).toMatchObject({ releaseId: adoption?.release.id });
    expect(await one.target.observe(never)).toMatchObject({ ...before, fence: 1 });
    expect(bed.cluster.store.objects('Pod', namespace).map(pod => pod.metadata.uid)).toEqual(pods);
    expect(leads(bed, 'pod-template-hash')).toBe(true);
  });

  test('cut before or after any write, taking it over again comes to the same end, and back as it was found', async () => {
    const bed = await bedOf();
    const before = bed.seen();
    const whole = await bed.process();
    await whole.release('app:next');
    const adoption = await whole.target.adopt?.(1);
    const [adoptWrites, adopted] = [whole.writes(), bed.seen()];
    expect(await markLeaving(whole.ctx, 'green', 1)).toBe(true);
    await unadopt(whole.ctx, 'green', 1);
    const unadoptWrites = whole.writes() - adoptWrites;
    expect(bed.seen()).toEqual(before);
    const cuts = (writes: number) =>
      Array.from({ length: writes }, (_, at) => at + 1).flatMap(write =>
        (['before', 'after'] as const).map(when => ({ write, when })),
      );
    for (const cut of cuts(adoptWrites - 1)) {
      const dying = await bed.process(cut);
      await dying.release('app:next');
      await expect(dying.target.adopt?.(1)).rejects.toBeInstanceOf(Cut);
      const next = await bed.process();
      await next.release('app:next');
      expect(await next.target.observe(never)).toMatchObject({
        traffic: 'blue',
        blue: { releaseId: adoption?.release.id },
      });
      expect((await next.target.adopt?.(1))?.release.id).toBe(adoption?.release.id);
      expect(bed.seen()).toEqual(adopted);
      await markLeaving(next.ctx, 'green', 1);
      await unadopt(next.ctx, 'green', 1);
      expect(bed.seen()).toEqual(before);
    }
    for (const cut of cuts(unadoptWrites)) {
      const one = await bed.process();
      await one.release('app:next');
      await one.target.adopt?.(1);
      const dying = await bed.process(cut);
      await dying.release('app:next');
      const back = async (): Promise<void> => {
        await markLeaving(dying.ctx, 'green', 1);
        await unadopt(dying.ctx, 'green', 1);
      };
      await expect(back()).rejects.toBeInstanceOf(Cut);
      const next = await bed.process();
      await next.release('app:next');
      expect((await next.target.observe(never)).traffic).toBe('blue');
      await markLeaving(next.ctx, 'green', 1);
      await unadopt(next.ctx, 'green', 1);
      expect(bed.seen()).toEqual(before);
    }
    expect(bed.cluster.traffic.empty).toEqual([]);
  }, 60_000);
});

describe('taking an adoption back', () => {
  test('waits for pods that the controllers still make of a scale that is over', async () => {
    const bed = await bedOf();
    const found = bed.selectors();
    const one = await bed.process();
    const release = await one.release('app:next');
    await one.target.fence(1);
    await one.target.adopt?.(1);
    bed.cluster.lagging = true;
    await one.target.start('green', release, 1);
    const retired = one.target.retire('green', 0, 1);
    // Longer than retiring waits for the slices.
    await one.ctx.clock.sleep(2500);
    expect(leads(bed, 'pod-template-hash')).toBe(true);
    bed.cluster.lagging = false;
    await retired;
    expect(bed.selectors()).toEqual(found);
    const again = await bed.process();
    await expect(again.target.preflight?.(await again.release('app:next'), 'green')).resolves.toMatchObject({
      refusals: [],
    });
  });
});

describe('a switch', () => {
  test('moves all Services and arrives; then back again', async () => {
    const bed = await bedOf();
    const { one, release } = await started(bed);
    expect(await one.target.switchTraffic('blue', 'green', 1)).toBe('switched');
    expect(leads(bed, 'green')).toBe(true);
    await expect.poll(async () => (await one.target.arrived?.('green', release, never))?.arrived).toBe(true);
    expect(await one.target.switchTraffic('green', 'blue', 1)).toBe('switched');
    expect(leads(bed, 'pod-template-hash')).toBe(true);
    expect(bed.cluster.traffic.empty).toEqual([]);
  });

  test('is refused once a newer holder has raised the fence', async () => {
    const bed = await bedOf();
    const { one } = await started(bed);
    const newer = await bed.process();
    await newer.target.fence(2);
    await expect(one.target.switchTraffic('blue', 'green', 1)).rejects.toMatchObject({ name: 'FencedOut', fence: 2 });
    await expect(one.target.fence(1)).rejects.toMatchObject({ name: 'FencedOut' });
    expect(leads(bed, 'pod-template-hash')).toBe(true);
  });

  test('says when somebody else moved a Service', async () => {
    const bed = await bedOf();
    const { one } = await started(bed);
    const other = await bed.process();
    const ref = { apiVersion: 'v1', kind: 'Service', namespace, name: 'web' };
    await other.ctx.cluster.patch(ref, [{ op: 'replace', path: '/spec/selector', value: { app: 'maintenance' } }]);
    await expect.poll(async () => await one.target.switchTraffic('blue', 'green', 1)).toBe('moved-by-other');
    expect(bed.selectors()['web']).toEqual({ app: 'maintenance' });
  });

  test('never leads to a colour with too few ready pods', async () => {
    const bed = await bedOf();
    const one = await bed.process();
    const release = await one.release('app:never-ready');
    await one.target.fence(1);
    await one.target.adopt?.(1);
    await one.target.start('green', release, 1);
    await expect(one.target.switchTraffic('blue', 'green', 1)).rejects.toMatchObject({ code: 'too-few-endpoints' });
    expect(leads(bed, 'pod-template-hash')).toBe(true);
  });

  test.each(['atomic', 'overlap', 'route'] as const)(
    '%s, cut before or after any write: traffic is at one colour, and the same switch again ends it',
    async mode => {
      const bed = await bedOf();
      const ingress = {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: { name: 'front', namespace },
        spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
      };
      const first = await bed.process(undefined, mode);
      await first.ctx.cluster.create(ingress);
      const release = await first.release('app:next');
      await first.target.fence(1);
      await first.target.adopt?.(1);
      await first.target.start('green', release, 1);
      await ready(first, 'green');
      let at: Colour = 'blue';
      for (let write = 1; write <= 5; write += 1)
        for (const when of ['before', 'after'] as const) {
          const to = otherColour(at);
          const dying = await bed.process({ write, when }, mode);
          const cut = await dying.target.switchTraffic(at, to, 1).catch(error => error);
          const next = await bed.process(undefined, mode);
          const { traffic } = await next.target.observe(never);
          expect([at, to]).toContain(traffic);
          if (cut === 'switched') expect(traffic).toBe(to);
          expect(await next.target.switchTraffic(traffic, to, 1)).toBe('switched');
          expect((await next.target.observe(never)).traffic).toBe(to);
          at = to;
        }
      expect(bed.cluster.traffic.empty).toEqual([]);
      const marks = bed.cluster.store
        .objects('Service', namespace)
        .map(one => one.metadata.annotations?.[keys.overlap]);
      expect(marks.filter(mark => mark !== undefined)).toEqual([]);
    },
    60_000,
  );

  test('half done and taken back: the colour is stopped only once nothing leads to it', async () => {
    const bed = await bedOf();
    const { one } = await started(bed);
    const dying = await bed.process({ write: 1, when: 'after' });
    await expect(dying.target.switchTraffic('blue', 'green', 1)).rejects.toBeInstanceOf(Cut);
    expect((await one.target.observe(never)).traffic).toBe('blue');
    await one.target.retire('green', 0, 1);
    expect(leads(bed, 'green')).toBe(false);
    expect(await one.target.observe(never)).toMatchObject({ green: { state: 'absent' }, traffic: 'blue' });
    expect(bed.cluster.traffic.empty).toEqual([]);
  }, 30_000);
});
