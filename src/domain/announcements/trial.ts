import { type Announcement, incidentKey } from './announcement.ts';

/** An announcement that says what it is, to try the channels with. Pure. */

const nothing = { id: '0'.repeat(64), revision: '0'.repeat(40), digest: null };

export const testAnnouncement = (app: string, environment: string, now: number): Announcement => ({
  schema: 'prod-actions/announcement/v1',
  happening: 'rolled-back',
  severity: 'warning',
  app,
  environment,
  operation: null,
  headline: `TEST, nothing happened: this is how you are told of ${app} in ${environment}`,
  reasons: [{ code: 'test', message: 'Somebody tries the channels.', next: 'Nothing is to be done.' }],
  live: null,
  liveVerified: false,
  release: null,
  bad: nothing,
  url: '',
  startedAt: now,
  endedAt: now,
  detectionMs: null,
  recoveryMs: null,
  exposure: null,
  timeline: [{ what: 'test', at: now }],
  evidence: '',
  ends: [],
  links: { run: null, diff: null, runbook: null },
});

/** Ends what the test began in a pager. */
export const testEnd = (test: Announcement): Announcement => {
  const key = incidentKey(test);
  return { ...test, happening: 'deployed', severity: 'info', ends: key === null ? [] : [key] };
};
