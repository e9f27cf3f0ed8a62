import { describe, expect, test } from 'vitest';
import { definition } from '../../../src/actions/post-deploy-verify/inputs.ts';
import { type Deps, run } from '../../../src/actions/post-deploy-verify/run.ts';
import type { Subject } from '../../../src/adapters/checks/subject.ts';
import { parseInputs } from '../../../src/core/inputs.ts';
import { releaseHeader } from '../../../src/domain/rollout/identity.ts';
import { FakeClock, RecordingLog } from '../../support/fakes.ts';

/** What checks were told of the release, and how often the two releases were looked up. */
const told = async (given: Readonly<Record<string, string>>) => {
  const all: Record<string, string> = {
    app: 'shop',
    environment: 'test',
    release: 'new',
    'verify-duration': '2s',
    'prometheus-url': 'http://prometheus',
    ...given,
  };
  const subjects: Subject[] = [];
  let looked = 0;
  const deps: Deps = {
    prober: {
      ask: async () => ({
        result: { kind: 'answer', status: 200, headers: { [releaseHeader]: 'new' }, body: '' },
        retries: 0,
      }),
      close: () => undefined,
    },
    entrance: async () => ({ url: 'http://entrance', namesRelease: false }),
    counters: () => null,
    sides: async () => {
      looked += 1;
      const side = (releaseId: string) => ({ releaseId, url: `http://${releaseId}` });
      return { release: side('new'), baseline: side('old') };
    },
    checks: async subject => {
      subjects.push(subject);
      return [];
    },
    clock: new FakeClock(),
    log: new RecordingLog(),
    signal: new AbortController().signal,
  };
  await run(
    parseInputs(definition.inputs, definition.rules, name => all[name] ?? ''),
    deps,
  );
  return { baselineId: subjects[0]?.baselineId, looked };
};

describe('the release before', () => {
  const query = 'sum(rate(e{release="{{release}}"}[1m]))';
  const compared = { provider: 'prometheus', query, objective: '<= 5%', compare: { baseline: true, 'max-ratio': 1.2 } };
  test.each([
    ['a metric that is compared with it', JSON.stringify(compared)],
    ['a metric that names it', 'prometheus: sum(rate(e{release="{{baseline}}"}[1m])) <= 5%'],
  ])('is looked up for %s, though our own probes are not compared', async (_, metrics) => {
    expect(await told({ metrics })).toEqual({ baselineId: 'old', looked: 1 });
  });
  test('is not looked up where nothing asks for it', async () => {
    expect(await told({ metrics: `prometheus: ${query} <= 5%` })).toEqual({ baselineId: null, looked: 0 });
  });
});
