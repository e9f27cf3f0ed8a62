import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bed, deployed, later, named, next, old, openBed, rolledBack, tell } from './bed.ts';

let bed: Bed;

beforeEach(async () => {
  bed = await openBed();
});

afterEach(async () => {
  await bed.end();
  expect(bed.stub.problems).toEqual([]);
});

/** Newest status of each deployment, oldest deployment first. */
const states = (): readonly string[] =>
  bed.repository.deployments.map(({ id, ref }) => `${ref[0]} ${bed.repository.stateOf(id)}`);

const deliver = async (release = next, runId = '1') => {
  const run = bed.run(runId);
  await run.begin(release);
  return await tell(run.deployments, deployed({ release, live: release, startedAt: Number(runId) }));
};

describe('deployments of the GitHub environment', () => {
  it('a good release is in progress, then a success with its address and its log', async () => {
    const run = bed.run();
    await run.begin(next);
    expect(states()).toEqual(['b in_progress']);
    await tell(run.deployments, deployed());
    expect(states()).toEqual(['b success']);
    const [made] = bed.repository.deployments;
    expect(made).toMatchObject({
      task: 'deploy:shop',
      environment: 'production',
      required_contexts: [],
      auto_merge: false,
    });
    expect(made?.payload).toMatchObject({ workflow_run_id: 1, digest: next.digest });
    expect(made?.statuses.at(-1)).toMatchObject({
      environment_url: 'https://shop.example.org',
      log_url: 'https://github.invalid/acme/web/actions/runs/1',
      auto_inactive: false,
    });
  });

  it('the release before it ends when the next is verified, never sooner', async () => {
    await deliver(old, '1');
    const run = bed.run('2');
    await run.begin(next);
    await tell(run.deployments, deployed({ happening: 'unverified', liveVerified: false }));
    expect(states()).toEqual(['a success', 'b error']);
    await deliver(later, '3');
    expect(states()).toEqual(['a inactive', 'b error', 'c success']);
  });

  it('after a rollback the bad one is a failure, and the good one live by a new deployment', async () => {
    await deliver(old, '1');
    const run = bed.run('2');
    await run.begin(next);
    const sent = await tell(run.deployments, rolledBack());
    expect(states()).toEqual(['a inactive', 'b failure', 'a success']);
    expect(bed.repository.deployments[1]?.statuses.at(-1)?.description).toContain('error-rate');
    expect(bed.repository.deployments[2]?.payload).toMatchObject({ kind: 'rollback' });
    expect(sent.detail).toBe('bbbbbbb failure; aaaaaaa success, by a new deployment; 1 older ended');
  });

  it('a rollback by hand finds the deployment of the release it takes back', async () => {
    await deliver(old, '1');
    await deliver(next, '2');
    await tell(bed.run('3').deployments, rolledBack({ release: old, startedAt: 3 }));
    expect(states()).toEqual(['a inactive', 'b failure', 'a success']);
  });

  it('a bad release that never had a deployment gets one, that says so', async () => {
    await tell(bed.run('3').deployments, rolledBack({ release: old, startedAt: 3 }));
    expect(states()).toEqual(['b failure', 'a success']);
  });

  it.each([
    ['held', 'failure'],
    ['rollback-failed', 'failure'],
    ['failed', 'error'],
    ['refused', 'error'],
    ['interrupted', 'error'],
    ['superseded', 'inactive'],
  ] as const)('%s: the new one is %s, the one before it stays', async (happening, state) => {
    await deliver(old, '1');
    const run = bed.run('2');
    await run.begin(next);
    await tell(run.deployments, rolledBack({ happening, bad: happening === 'held' ? next : null, live: old }));
    expect(states()).toEqual(['a success', `b ${state}`]);
  });

  it('a run that broke without a word of its release still ends what it began', async () => {
    const run = bed.run();
    await run.begin(next);
    await tell(run.deployments, deployed({ happening: 'failed', release: null, live: null, liveVerified: false }));
    expect(states()).toEqual(['b error']);
  });

  it('what came to nothing leaves no deployment in progress', async () => {
    const run = bed.run();
    await run.begin(next);
    await run.deployments.leave?.(new AbortController().signal);
    expect(states()).toEqual(['b inactive']);
  });

  it('a run that was killed leaves one in progress; the next good one ends it', async () => {
    await bed.run('1').begin(old);
    await deliver(next, '2');
    expect(states()).toEqual(['a inactive', 'b success']);
  });

  it.each([
    ['deployed', 'success'],
    ['unverified', 'error'],
    ['failed', 'error'],
    ['interrupted', 'error'],
  ] as const)(
    'a killed run’s stays the one of its release: what the janitor ends as %s is %s',
    async (happening, state) => {
      await deliver(old, '1');
      await bed.run('2').begin(next);
      const ended = { happening, live: next, liveVerified: happening === 'deployed' };
      await tell(bed.run('3').deployments, deployed({ ...ended, startedAt: 3 }));
      await tell(bed.run('4').deployments, deployed({ happening: 'unverified', liveVerified: false, startedAt: 4 }));
      const again = happening === 'deployed' ? ['b error'] : [];
      expect(states()).toEqual([`a ${happening === 'deployed' ? 'inactive' : 'success'}`, `b ${state}`, ...again]);
    },
  );

  it('a killed run’s release that the janitor took back is a failure, the one before it live', async () => {
    await deliver(old, '1');
    await bed.run('2').begin(next);
    await tell(bed.run('3').deployments, rolledBack({ release: null, startedAt: 3 }));
    expect(states()).toEqual(['a inactive', 'b failure', 'a success']);
  });

  it.each(['held', 'rollback-failed'] as const)(
    'a rollback that ends as %s leaves the release it was to go back to as it was',
    async happening => {
      await deliver(old, '1');
      await deliver(next, '2');
      await tell(bed.run('3').deployments, rolledBack({ happening, release: null, live: next, startedAt: 3 }));
      expect(states()).toEqual(['a inactive', 'b failure']);
    },
  );

  it('trouble that no delivery began is nothing to say, and nobody heard it', async () => {
    const drift = rolledBack({ happening: 'unverified', release: null, bad: null, liveVerified: false });
    expect(await tell(bed.run().deployments, drift)).toEqual({ detail: 'nothing to say', skipped: true });
    const unnamed = rolledBack({ happening: 'held', release: null, bad: { ...next, revision: '' } });
    expect(await tell(bed.run().deployments, unnamed)).toMatchObject({ skipped: true });
    expect(states()).toEqual([]);
  });

  it('other apps of the same environment keep theirs', async () => {
    await deliver(old, '1');
    await tell(bed.run('2').deployments, deployed({ app: 'cart', release: next, live: next }));
    expect(states()).toEqual(['a success', 'b success']);
  });

  it('takes the one that GitHub made for the job, when it is the only one of this run', async () => {
    const made = bed.repository.makeForJob(next.revision, 'production', '1');
    bed.repository.makeForJob(next.revision, 'production', '12');
    const sent = await tell(bed.run('1').deployments, deployed());
    expect(bed.repository.deployments).toHaveLength(2);
    expect(bed.repository.stateOf(made.id)).toBe('success');
    expect(sent.detail).toContain('on the deployment of the job');
  });

  it('two jobs of this run with the same environment: neither is guessed, one of our own is made', async () => {
    bed.repository.makeForJob(next.revision, 'production', '1');
    bed.repository.makeForJob(next.revision, 'production', '1');
    await deliver(next, '1');
    expect(states()).toEqual(['b in_progress', 'b in_progress', 'b success']);
  });

  it('a release without a commit that GitHub knows gets none, and that is said', async () => {
    await deliver(next, '1');
    bed.repository.commits = [next.revision];
    const unknown = await tell(bed.run('2').deployments, rolledBack({ live: old, startedAt: 2 }));
    expect(unknown.detail).toContain('No ref found');
    const none = await tell(bed.run('3').deployments, rolledBack({ live: { ...old, revision: '' }, startedAt: 3 }));
    expect(none.detail).toContain('no commit');
  });

  it('an answer that was lost makes no second deployment', async () => {
    let cuts = 1;
    bed.repository.after = (key, answer) =>
      key.startsWith('POST') && key.endsWith('/deployments') && cuts-- > 0 ? { ...answer, cut: true } : answer;
    await deliver(next, '1');
    expect(states()).toEqual(['b success']);
  });

  it('a second try of the same announcement repeats nothing', async () => {
    const run = bed.run('2');
    await run.begin(next);
    await tell(run.deployments, rolledBack());
    await tell(run.deployments, rolledBack());
    expect(states()).toEqual(['b failure', 'a success']);
    expect(bed.repository.deployments.map(({ statuses }) => statuses.length)).toEqual([2, 1]);
  });

  it('a missing permission is named and not tried again', async () => {
    bed.repository.denied = ['deployments'];
    const run = bed.run();
    await expect(run.begin(next)).rejects.toThrow('deployments: write');
    await expect(tell(run.deployments, deployed())).rejects.toMatchObject({ passing: false });
  });

  it('descriptions fit, and an address of this machine is nobody’s', async () => {
    const reasons = [{ code: 'x'.repeat(300), message: '', next: '' }];
    await tell(bed.run('1').deployments, rolledBack({ reasons, release: named('d'), bad: named('d') }));
    await tell(bed.run('2').deployments, deployed({ url: 'http://127.0.0.1:8080', startedAt: 2 }));
    const said = bed.repository.deployments.flatMap(({ statuses }) => statuses);
    expect(said.every(({ description }) => description.length <= 140)).toBe(true);
    expect(said.at(-1)?.environment_url ?? '').toBe('');
  });
});
