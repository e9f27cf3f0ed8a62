/** A delivery's channels against a repository of GitHub, every request checked against GitHub's description. */
import { githubChannels } from '../../../src/adapters/announcing/github.ts';
import { nodeHttp } from '../../../src/core/http.ts';
import type {
  Announcement,
  Beginning,
  Channel,
  ReleaseName,
  Sent,
} from '../../../src/domain/announcements/announcement.ts';
import { FakeClock, fakeContext } from '../../support/fakes.ts';
import { GitHubRepository } from '../../support/github-repository.ts';
import { GitHubStub } from '../../support/github-stub.ts';

export const named = (letter: string): ReleaseName => ({
  id: letter.repeat(64),
  revision: letter.repeat(40),
  digest: `sha256:${letter.repeat(64)}`,
});

export const [old, next, later] = [named('a'), named('b'), named('c')];

const base: Announcement = {
  schema: 'prod-actions/announcement/v1',
  happening: 'deployed',
  severity: 'info',
  app: 'shop',
  environment: 'production',
  operation: 'op-1',
  headline: 'shop is live in production',
  reasons: [],
  live: next,
  liveVerified: true,
  release: next,
  bad: null,
  url: 'https://shop.example.org',
  startedAt: 1000,
  endedAt: 90_000,
  detectionMs: null,
  recoveryMs: null,
  exposure: null,
  timeline: [{ what: 'switching', at: 2000 }],
  evidence: '',
  ends: [],
  links: { run: 'https://github.invalid/acme/web/actions/runs/1', diff: null, runbook: null },
};

export const deployed = (over: Partial<Announcement> = {}): Announcement => ({ ...base, ...over });

export const rolledBack = (over: Partial<Announcement> = {}): Announcement => ({
  ...base,
  ...{ happening: 'rolled-back', severity: 'critical', headline: 'shop was taken back in production' },
  ...{ live: old, bad: next, detectionMs: 2100, recoveryMs: 800 },
  exposure: { failed: 40, requests: 900, source: 'own probes' },
  reasons: [{ code: 'error-rate', message: '5 % of the requests failed.', next: 'Look at the log.' }],
  evidence: '| probe | failed |\n| --- | --- |\n| GET / | 40 |',
  ...over,
});

export interface Bed {
  readonly repository: GitHubRepository;
  readonly stub: GitHubStub;
  /** The channels of a new run. */
  run(
    runId?: string,
    inputs?: Readonly<Record<string, string>>,
  ): { begin(release: ReleaseName): Promise<void>; deployments: Channel; incident: Channel };
  end(): Promise<void>;
}

const anySignal = new AbortController().signal;

export const tell = async (channel: Channel, about: Announcement): Promise<Sent> =>
  await channel.deliver(about, anySignal);

const beginningOf = (release: ReleaseName): Beginning => ({
  ...{ app: base.app, environment: base.environment, startedAt: base.startedAt },
  ...{ revision: release.revision, digest: release.digest, links: { run: base.links.run } },
});

export const openBed = async (secrets: readonly string[] = []): Promise<Bed> => {
  const repository = new GitHubRepository();
  const stub = new GitHubStub(repository.routes);
  const apiUrl = await stub.start();
  return {
    repository,
    stub,
    run: (runId = '1', inputs = {}) => {
      const channels = githubChannels(
        { 'github-deployments': 'auto', 'incident-issues': 'auto', 'github-token': 't0ken-t0ken', ...inputs },
        {
          http: nodeHttp,
          clock: new FakeClock(),
          context: { ...fakeContext, runId, sha: next.revision, apiUrl },
          secrets: () => secrets,
        },
      );
      const [deployments, incident] = channels;
      if (deployments === undefined || incident === undefined) throw new Error('there is no channel');
      return {
        deployments,
        incident,
        begin: async release => await deployments.begin?.(beginningOf(release), anySignal),
      };
    },
    end: async () => await stub.stop(),
  };
};
