import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { incidentLabel, incidentMarker } from '../../../src/domain/incidents/incident.ts';
import { type Bed, deployed, later, next, old, openBed, rolledBack, tell } from './bed.ts';

let bed: Bed;

const secret = 'hunter2-hunter2';
const key = `prod-actions/shop/production/${next.id.slice(0, 12)}`;

beforeEach(async () => {
  bed = await openBed([secret]);
});

afterEach(async () => {
  await bed.end();
  expect(bed.stub.problems).toEqual([]);
});

const open = () => bed.repository.issues.filter(({ state }) => state === 'open');

const incident = (over = {}) => tell(bed.run().incident, rolledBack(over));

describe('the incident issue', () => {
  it('tells what happened, with evidence, times, links and what to do', async () => {
    const links = {
      run: 'https://x.invalid/run',
      diff: 'https://x.invalid/compare',
      runbook: 'https://x.invalid/book',
    };
    const sent = await incident({ links });
    expect(sent).toEqual({ detail: 'opened #1', url: 'https://github.invalid/acme/web/issues/1' });
    const [issue] = bed.repository.issues;
    expect(issue).toMatchObject({ title: 'shop was taken back in production', labels: [incidentLabel] });
    expect(issue?.body.split('\n')[0]).toBe(incidentMarker(key));
    for (const part of [
      ...[next.revision, old.revision, next.digest ?? '', '2.1 s', '800 ms', '40 of 900 requests', 'own probes'],
      ...[links.run, links.diff, links.runbook, 'error-rate', 'Look at the log.', 'switching', '| GET / | 40 |'],
      'quarantined',
    ])
      expect(issue?.body).toContain(part);
  });

  it('the same release bad again adds a comment, once for each run', async () => {
    await incident();
    const again = bed.run('2');
    await tell(again.incident, rolledBack({ operation: 'op-2' }));
    const sent = await tell(again.incident, rolledBack({ operation: 'op-2' }));
    expect(sent.detail).toBe('added to #1');
    expect(bed.repository.issues).toHaveLength(1);
    expect(bed.repository.issues[0]?.comments).toHaveLength(1);
  });

  it('another bad release is another issue', async () => {
    await incident();
    await incident({ bad: later });
    expect(open()).toHaveLength(2);
  });

  it('the next verified release of that app in that environment comments and closes', async () => {
    await incident();
    await tell(bed.run('2').incident, rolledBack({ app: 'cart', bad: later }));
    await tell(bed.run('3').incident, rolledBack({ environment: 'production-2', bad: later }));
    const sent = await tell(bed.run('4').incident, deployed({ operation: 'op-4', release: later, live: later }));
    expect(sent.detail).toBe('closed #1');
    const [issue] = bed.repository.issues;
    expect(issue).toMatchObject({ state: 'closed', reason: 'completed' });
    expect(issue?.comments.at(-1)?.body).toContain(later.revision);
    expect(open()).toHaveLength(2);
  });

  it('a release that is not verified closes nothing, and one that never went live opens nothing', async () => {
    await incident();
    await tell(bed.run('2').incident, deployed({ happening: 'unverified', liveVerified: false }));
    await tell(bed.run('3').incident, deployed({ happening: 'failed', live: old }));
    expect(open()).toHaveLength(1);
    expect(bed.repository.issues).toHaveLength(1);
  });

  it('refused when tried again: said in the open issue, and a new one is not made for it', async () => {
    const refused = { happening: 'refused', operation: 'op-9' } as const;
    await tell(bed.run('1').incident, rolledBack(refused));
    expect(bed.repository.issues).toHaveLength(0);
    await incident();
    await tell(bed.run('2').incident, rolledBack(refused));
    expect(bed.repository.issues[0]?.comments).toHaveLength(1);
  });

  it('nothing to say, and no open incident to say it in, is nothing that anybody heard', async () => {
    const drift = { happening: 'unverified', bad: null, liveVerified: false } as const;
    for (const about of [rolledBack(drift), rolledBack({ happening: 'refused' }), deployed()])
      expect(await tell(bed.run().incident, about)).toMatchObject({ skipped: true });
    expect(await incident()).not.toHaveProperty('skipped');
  });

  it('keys of releases that have no issue, or whose issue is closed, end nothing', async () => {
    await incident();
    await tell(bed.run('2').incident, deployed({ operation: 'op-2' }));
    await incident({ bad: later, operation: 'op-3' });
    const comments = (): readonly number[] => bed.repository.issues.map(one => one.comments.length);
    const before = comments();
    const ends = [key, `prod-actions/shop/production/${old.id.slice(0, 12)}`];
    const sent = await tell(bed.run('4').incident, rolledBack({ bad: null, ends, operation: 'op-4' }));
    expect(sent).toEqual({ detail: 'no open incident', skipped: true });
    expect([comments(), open().length]).toEqual([before, 1]);
  });

  it('bad again after it was closed: opened again', async () => {
    await incident();
    await tell(bed.run('2').incident, deployed({ operation: 'op-2' }));
    const sent = await tell(bed.run('3').incident, rolledBack({ operation: 'op-3' }));
    expect(sent.detail).toBe('reopened #1');
    expect(open()).toHaveLength(1);
  });

  it('two runs at once end with one open issue', async () => {
    await Promise.all([
      tell(bed.run('1').incident, rolledBack({ operation: 'op-1' })),
      tell(bed.run('2').incident, rolledBack({ operation: 'op-2' })),
    ]);
    expect(open()).toHaveLength(1);
    expect(bed.repository.issues.filter(({ reason }) => reason === 'duplicate').length).toBe(
      bed.repository.issues.length - 1,
    );
  });

  it('a list that lagged left two: the next happening closes the younger as a duplicate', async () => {
    const body = `${incidentMarker(key)}\n`;
    bed.repository.openIssue({ body, labels: [incidentLabel] });
    bed.repository.openIssue({ body, labels: [incidentLabel] });
    await incident();
    expect(bed.repository.issues.map(({ state, duplicateOf }) => [state, duplicateOf])).toEqual([
      ['open', null],
      ['closed', 1],
    ]);
  });

  it('the answer to the new issue was lost: it is found, not made twice', async () => {
    let cuts = 1;
    bed.repository.after = (of, answer) =>
      of === 'POST /repos/{owner}/{repo}/issues' && cuts-- > 0 ? { ...answer, cut: true } : answer;
    expect((await incident()).detail).toBe('opened #1');
    expect(bed.repository.issues).toHaveLength(1);
  });

  it('is found among hundreds, and no pull request or stranger’s issue is taken for it', async () => {
    const body = `${incidentMarker(key)}\n`;
    bed.repository.openIssue({ body, labels: [incidentLabel], by: 'Stranger' });
    bed.repository.openIssue({ body, labels: [incidentLabel], pull: true });
    bed.repository.openIssue({ body: `The app said:\n${body}`, labels: [incidentLabel] });
    const mine = bed.repository.openIssue({ body, labels: [incidentLabel] });
    for (let count = 0; count < 150; count += 1) bed.repository.openIssue({ labels: [incidentLabel] });
    expect((await incident()).detail).toBe(`added to #${mine.number}`);
  });

  it('what an app says mentions nobody, hides nothing and cannot pass for a marker', async () => {
    const message = `<!-- x --> @acme/everyone see #1, acme/web#2 ![a](https://evil.invalid/p.png) ${secret}`;
    await incident({
      headline: `${message}\n# shop`,
      reasons: [{ code: 'c', message, next: message }],
      evidence: `${message}\n<img src=x>\npassword in https://me:pa55word@db.invalid/ and ghp_${'A'.repeat(36)}`,
    });
    const [issue] = bed.repository.issues;
    const text = `${issue?.title}\n${issue?.body.split('\n').slice(1).join('\n')}`;
    expect(text).not.toMatch(/@acme|#\d|!\[|<!--|<img|hunter2|pa55word|ghp_A/);
    expect(issue?.body.split('\n')[0]).toBe(incidentMarker(key));
  });

  it('a body stays under GitHub’s limit whatever the evidence is', async () => {
    const huge = '🦕 | a line of evidence\n'.repeat(20_000);
    const reasons = Array.from({ length: 500 }, (_, at) => ({
      code: `c${at}`,
      message: huge.slice(0, 400),
      next: 'x',
    }));
    await incident({ evidence: huge, reasons });
    expect(Buffer.byteLength(bed.repository.issues[0]?.body ?? '')).toBeLessThanOrEqual(65_536);
    expect(bed.repository.issues[0]?.body).toContain('closes it');
  });

  it.each([
    ['issues: write', () => (bed.repository.denied = ['issues'])],
    ['Issues has been disabled', () => (bed.repository.issuesDisabled = true)],
  ])('cannot be written: %s is said, and no repeat helps', async (words, set) => {
    set();
    await expect(incident()).rejects.toMatchObject({ message: expect.stringContaining(words), passing: false });
  });

  it('switched off, or outside GitHub, there is no channel', async () => {
    expect(() => bed.run('1', { 'incident-issues': 'off' })).toThrow('no channel');
    expect(() => bed.run('1', { 'github-token': '' })).toThrow('no channel');
    expect(() => bed.run('')).toThrow('no channel');
  });
});
