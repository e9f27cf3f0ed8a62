import { describe, expect, test } from 'vitest';
import { announceJanitor, type TidiedPlace, type TidiedUp } from '../../../src/domain/announcements/janitor.ts';
import { emptyJournal } from '../../../src/domain/rollout/journal.ts';
import { type RolloutReport, reportOf } from '../../../src/domain/rollout/report.ts';
import { occasion } from '../../support/announcement.ts';
import { release } from '../../support/simulated-target.ts';

const commit = (letter: string) => ({ revision: letter.repeat(40) });
const [old, fresh] = [release('old', {}, commit('a')), release('fresh', {}, commit('b'))];
const name = ({ id, revision, digest }: typeof old) => ({ id, revision, digest });

const reason = (code: string) => ({ code, message: `about ${code}`, next: '' });

const rollout = (over: Partial<RolloutReport> = {}): RolloutReport => ({
  ...reportOf(
    {
      verdict: '',
      reasons: [],
      end: null,
      operation: null,
      journal: emptyJournal('shop', 'production'),
      trail: null,
    },
    { app: 'shop', environment: 'production', url: '', releaseId: fresh.id, previousReleaseId: old.id },
  ),
  operation: 'op-1',
  kind: 'deploy',
  end: 'deployed',
  liveReleaseId: fresh.id,
  liveVerified: true,
  releases: [name(old), name(fresh)],
  ...over,
});

const back = rollout({
  kind: 'rollback',
  end: 'rolled-back',
  releaseId: old.id,
  previousReleaseId: fresh.id,
  liveReleaseId: old.id,
  badRelease: { id: fresh.id, cause: 'verification-failed', logs: 'password=hunter2' },
  quarantined: [fresh.id],
  verifications: [
    { of: 'deploy', verdict: 'fail', evidence: { examples: [{ at: 5, probe: 'GET /', code: 'x', what: 'bad' }] } },
    { of: 'rollback', verdict: 'pass', evidence: { examples: [] } },
  ],
});

const done = (verdict: TidiedUp['verdict'], report: RolloutReport | null, code = 'a-code'): TidiedUp => ({
  verdict,
  reasons: [reason(code)],
  operation: null,
  rollout: report,
});

const place = (tidied: readonly TidiedUp[], status: Partial<TidiedPlace['status']> = {}): TidiedPlace => ({
  verdict: tidied[0]?.verdict ?? 'failed',
  reasons: tidied.flatMap(one => one.reasons),
  tidied,
  status: { live: fresh, liveVerified: false, operation: null, quarantine: [], history: [], ...status },
});

const quarantine = [{ ...name(fresh), releaseId: fresh.id, at: 1, reason: 'bad', operation: 'op-1' }];

const told = (one: TidiedUp, status: Partial<TidiedPlace['status']> = {}) =>
  announceJanitor(place([one], status), occasion);

describe('what the janitor tells', () => {
  test.each<readonly [string, TidiedUp]>([
    ['nothing was left open', done('clean', null, 'operation-at-work')],
    ['somebody is at work', done('busy', null, 'operation-at-work')],
    ['somebody was faster', done('busy', rollout({ verdict: 'superseded', end: null }))],
    ['somebody had ended it', done('finished', rollout({ verdict: 'unchanged', end: null }))],
    ['a colour was retired', done('finished', null, 'colour-retired')],
  ])('nobody: %s', (_what, one) => {
    expect(told(one)).toBeNull();
  });

  test.each<readonly [TidiedUp, string, string]>([
    [done('finished', rollout()), 'deployed', 'info'],
    [done('rolled-back', back), 'rolled-back', 'critical'],
    [done('rolled-back', rollout({ end: 'withdrawn' })), 'failed', 'warning'],
    [done('rolled-back', rollout({ end: 'interrupted' })), 'failed', 'warning'],
    [done('needs-a-person', rollout({ end: 'unverified' })), 'unverified', 'warning'],
    [done('needs-a-person', rollout({ end: 'held' })), 'held', 'critical'],
    [done('needs-a-person', rollout({ end: 'contract-failed' })), 'failed', 'warning'],
    [done('needs-a-person', rollout({ end: 'moved-by-other' })), 'failed', 'warning'],
    [done('needs-a-person', { ...back, end: 'rollback-unverified' }), 'rollback-failed', 'critical'],
    [done('needs-a-person', { ...back, end: 'moved-by-other' }), 'rollback-failed', 'critical'],
    [done('needs-a-person', { ...back, end: null, verdict: 'held' }), 'held', 'critical'],
    [done('failed', { ...back, end: 'interrupted' }), 'rollback-failed', 'critical'],
    [done('failed', { ...back, end: null, verdict: 'refused' }), 'rollback-failed', 'critical'],
    [done('failed', rollout({ end: 'interrupted' })), 'interrupted', 'warning'],
    [done('failed', rollout({ end: null, verdict: 'interrupted' })), 'interrupted', 'warning'],
    [done('failed', rollout({ end: null, verdict: 'refused' })), 'failed', 'warning'],
  ])('%#: of an operation that it ended: %s', (one, happening, severity) => {
    expect(told(one)).toMatchObject({ happening, severity, operation: 'op-1', reasons: [reason('a-code')] });
  });

  test.each<readonly [string, Partial<TidiedPlace['status']>, string, string]>([
    ['live-unverified', {}, 'unverified', 'warning'],
    ['live-unverified', { quarantine }, 'held', 'critical'],
    ['drift', { quarantine }, 'unverified', 'warning'],
    ['operation-stuck', {}, 'failed', 'warning'],
    ['no-journal', { live: null }, 'refused', 'info'],
  ])('of what stands and waits for a person, %s: %s', (code, status, happening, severity) => {
    const one = told(done('needs-a-person', null, code), status);
    // No delivery ended: no deployment of GitHub is to say so.
    expect(one).toMatchObject({ happening, severity, release: null, reasons: [reason(code)] });
    expect(one?.bad ?? null).toEqual(happening === 'held' ? name(fresh) : null);
  });

  test('what stands, without the output of an app and without a secret', () => {
    const message = `it broke\nLast output:\npassword=hunter2`;
    const stuck = { ...done('needs-a-person', null), reasons: [{ code: 'drift', message, next: '' }] };
    for (const tidied of [[stuck], []]) {
      const one = announceJanitor({ ...place(tidied), reasons: stuck.reasons }, occasion);
      expect(one?.reasons).toEqual([{ code: 'drift', message: 'it broke', next: '' }]);
    }
  });

  test('a place that it could not look at', () => {
    const unseen = { ...place([]), reasons: [reason('journal-damaged')] };
    expect(announceJanitor(unseen, occasion)).toMatchObject({
      happening: 'failed',
      severity: 'warning',
      reasons: unseen.reasons,
    });
  });

  test('a rollback names what is live, what was bad and the difference, and shows the bad one’s numbers', () => {
    const one = told(done('rolled-back', back));
    expect(one).toMatchObject({ live: name(old), bad: name(fresh), release: null, ends: [], liveVerified: true });
    expect(one?.links.diff).toBe(`https://github.com/acme/shop/compare/${old.revision}...${fresh.revision}`);
    expect(one?.evidence).toContain('bad');
    expect(JSON.stringify(one)).not.toContain('hunter2');
  });

  test('a verified release ends the incidents of its place; so does the rollback that a person began', () => {
    const key = (id: string): string => `prod-actions/shop/production/${id.slice(0, 12)}`;
    const settled = told(done('finished', rollout({ quarantined: [old.id] })));
    expect(settled?.ends).toEqual(['prod-actions/shop/production', key(old.id), key(fresh.id)]);
    const byHand = told({ ...done('rolled-back', back), operation: { undo: { automatic: false } } });
    expect(byHand?.ends).toEqual(['prod-actions/shop/production', key(fresh.id), key(old.id)]);
  });

  test('of several the loudest, of equals the last, with the reasons of all', () => {
    const drift = done('needs-a-person', null, 'drift');
    const rolledBack = done('rolled-back', back, 'error-rate');
    expect(announceJanitor(place([rolledBack, drift]), occasion)).toMatchObject({
      happening: 'rolled-back',
      reasons: [reason('error-rate'), reason('drift')],
    });
    const withdrawn = done('rolled-back', rollout({ end: 'withdrawn' }));
    expect(announceJanitor(place([withdrawn, drift]), occasion)?.happening).toBe('unverified');
    expect(announceJanitor(place([done('finished', rollout()), done('clean', null)]), occasion)?.happening).toBe(
      'deployed',
    );
  });

  test('what stands is said of the last operation, so that an incident hears it once', () => {
    const history = [
      {
        operation: 'op-7',
        kind: 'deploy',
        releaseId: fresh.id,
        revision: '',
        result: 'held',
        startedAt: 1,
        endedAt: 2,
      },
    ] as const;
    const one = told(done('needs-a-person', null, 'live-unverified'), { quarantine, history });
    expect(one).toMatchObject({ operation: 'op-7', happening: 'held', live: name(fresh) });
    expect(one?.headline).toContain('HELD');
  });
});
