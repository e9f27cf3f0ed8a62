import type { Announcement, Channel, Sent } from '../../domain/announcements/announcement.ts';
import {
  hasMarker,
  incidentKeyIn,
  incidentLabel,
  incidentMarker,
  incidentStep,
  noteMarker,
  oldestOf,
} from '../../domain/incidents/incident.ts';
import type { Issue, Issues } from '../github/issues.ts';
import { isTrusted } from '../github/issues.ts';
import { taken } from './github-answers.ts';
import { duplicateBody, fixedBody, incidentBody, incidentTitle, noteBody } from './github-incident-text.ts';

/** One issue for each bad release, on the repository that delivers it. */

export interface IncidentParts {
  /** Ends with the signal. */
  issues(signal: AbortSignal): Issues;
  /** Texts that must not be written anywhere. */
  secrets(): readonly string[];
}

const permission = 'issues: write';
const noneOpen = 'no open incident';

const known = (issue: Issue) => ({
  ...issue,
  open: issue.state === 'open',
  duplicate: issue.state_reason === 'duplicate',
});

type KnownIssue = ReturnType<typeof known>;

const unsaid = (detail: string): Sent => ({ detail, skipped: true });

const sentOf = (issue: Issue, what: string): Sent => ({ detail: `${what} #${issue.number}`, url: issue.html_url });

class Incidents {
  private readonly api: Issues;
  private readonly about: Announcement;
  private readonly secrets: readonly string[];
  constructor(api: Issues, about: Announcement, secrets: readonly string[]) {
    this.api = api;
    this.about = about;
    this.secrets = secrets;
  }

  /** Ours, and by somebody who may write here: anybody may open an issue that looks like one. */
  private async list(state: 'open' | 'all'): Promise<readonly KnownIssue[]> {
    const all = taken(await this.api.labelled(incidentLabel, state), permission);
    return all.filter(isTrusted).map(known);
  }

  private async ofRelease(key: string): Promise<readonly KnownIssue[]> {
    const marker = incidentMarker(key);
    return (await this.list('all')).filter(({ body }) => hasMarker(body ?? null, marker));
  }

  /** Once for each happening of a run, however often it is tried. */
  private async note(number: number, body: string): Promise<void> {
    const mine = (one: { readonly body?: string | undefined }): boolean =>
      hasMarker(one.body ?? null, noteMarker(this.about));
    if (taken(await this.api.comments(number), permission).some(mine)) return;
    taken(await this.api.comment(number, body, mine), permission);
  }

  private async dropDuplicates(keep: KnownIssue, drop: readonly KnownIssue[]): Promise<void> {
    for (const { number } of drop) {
      taken(await this.api.comment(number, duplicateBody(keep.number), () => false), permission);
      const change = { state: 'closed', state_reason: 'duplicate', duplicate_issue_id: keep.id } as const;
      taken(await this.api.change(number, change), permission);
    }
  }

  async open(key: string): Promise<Sent> {
    const { keep, drop } = oldestOf(await this.ofRelease(key));
    if (keep !== undefined) {
      await this.dropDuplicates(keep, drop);
      return await this.add(keep);
    }
    const made = known(await this.create(key));
    // Another run may have made one since we looked.
    const now = oldestOf([...(await this.ofRelease(key)).filter(({ number }) => number !== made.number), made]);
    if (now.keep === undefined || now.keep.number === made.number) return sentOf(made, 'opened');
    await this.dropDuplicates(now.keep, [made]);
    return await this.add(now.keep);
  }

  private async create(key: string): Promise<Issue> {
    // Without the label nobody finds it again, so a missing one is made first.
    const label = await this.api.ensureLabel(incidentLabel, 'b60205', 'A release was bad; kept by prod-actions');
    // Refused: another run made it meanwhile.
    if (label.kind !== 'refused') taken(label, permission);
    const wanted = {
      title: incidentTitle(this.about, this.secrets),
      body: incidentBody(key, this.about, this.secrets),
      label: incidentLabel,
    };
    const marker = incidentMarker(key);
    return taken(await this.api.create(wanted, ({ body }) => hasMarker(body ?? null, marker)), permission);
  }

  private async add(issue: KnownIssue): Promise<Sent> {
    // What made the issue stands in its body already.
    if (!issue.open)
      taken(await this.api.change(issue.number, { state: 'open', state_reason: 'reopened' }), permission);
    await this.note(issue.number, noteBody(this.about, this.secrets));
    return sentOf(issue, issue.open ? 'added to' : 'reopened');
  }

  /** Only to one that is open: what harmed nobody opens none. */
  async addIfOpen(key: string): Promise<Sent> {
    const { keep } = oldestOf(await this.ofRelease(key));
    return keep?.open === true ? await this.add(keep) : unsaid(noneOpen);
  }

  async end(ends: (key: string) => boolean): Promise<Sent> {
    const mine = (await this.list('open')).filter(({ body }) => {
      const key = incidentKeyIn(body ?? null);
      return key !== undefined && ends(key);
    });
    for (const { number } of mine) {
      await this.note(number, fixedBody(this.about));
      taken(await this.api.change(number, { state: 'closed', state_reason: 'completed' }), permission);
    }
    return mine.length === 0 ? unsaid(noneOpen) : { detail: `closed ${mine.map(one => `#${one.number}`).join(', ')}` };
  }
}

export const incidentChannel = ({ issues, secrets }: IncidentParts): Channel => ({
  name: 'github-incident',
  deliver: async (announcement, signal) => {
    const incidents = new Incidents(issues(signal), announcement, secrets());
    const step = incidentStep(announcement);
    switch (step.does) {
      case 'open':
        return await incidents.open(step.key);
      case 'note':
        return await incidents.addIfOpen(step.key);
      case 'end':
        return await incidents.end(step.ends);
      case 'nothing':
        return unsaid('nothing to say');
    }
  },
});
