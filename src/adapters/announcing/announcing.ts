import { CancelledError, messageOf, UserError } from '../../core/errors.ts';
import { inputMeta, secretPartsOf } from '../../core/inputs.ts';
import type { RunContext, Runtime } from '../../core/ports.ts';
import { reasonOf } from '../../core/runtime.ts';
import { announceBroken, type Occasion } from '../../domain/announcements/announce.ts';
import type { Announcement, Beginning, Channel, Delivery, Happening } from '../../domain/announcements/announcement.ts';
import { digestIn } from '../../domain/images/reference.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import { createChannels } from './channels.ts';
import { dispatch, timeLimit, unlessAborted } from './dispatch.ts';
import type { GitHubInputs } from './github-inputs.ts';
import { type NotifyInputs, notifyInputs } from './inputs.ts';
import { knownSecrets } from './known-secrets.ts';
import { routesOf, wants } from './routes.ts';
import { misconfigured, timeoutOf } from './rules.ts';

/**
 * Wraps a run so that people are told how it ended. The run, its outcome and its outputs come first and are never
 * touched; whatever goes wrong in here is said, and no more.
 */
export interface Announcing<O> {
  /** Nobody asked for it in person. */
  readonly automatic: boolean;
  /** What is told where the run broke before it had an outcome. */
  broken(thrown: unknown): Happening;
  /** What is known before anything is changed; null: nothing is to be told then. */
  readonly begins: Pick<Beginning, 'revision' | 'digest'> | null;
  /** null: nothing happened that anybody must know. */
  announce(outcome: O, occasion: Occasion): Announcement | null;
}

/** What a run came to, as far as it is published and told. */
type Outcome = { readonly verdict: string; readonly reasons: readonly Reason[] } & {
  readonly outputs: Readonly<Record<string, string>>;
  readonly report: object;
};

type Inputs = NotifyInputs & Pick<GitHubInputs, 'env'> & { readonly app: string; readonly environment: string };

/** What a delivery is known by before it begins. */
export const beginsOf = (
  { revision, image }: { readonly revision: string; readonly image: readonly string[] },
  { context }: Pick<Runtime, 'context'>,
): Pick<Beginning, 'revision' | 'digest'> => ({
  revision: revision || context.sha,
  digest: digestIn(image[0]),
});

const runOf = ({ serverUrl, repository, runId, runAttempt }: RunContext): string | null =>
  repository === '' || runId === ''
    ? null
    : `${serverUrl}/${repository}/actions/runs/${runId}${runAttempt === '' ? '' : `/attempts/${runAttempt}`}`;

const compareOf = ({ serverUrl, repository }: RunContext): string | null =>
  repository === '' ? null : `${serverUrl}/${repository}/compare`;

const secretsOf = (inputs: NotifyInputs): readonly string[] =>
  Object.entries(notifyInputs)
    .filter(([, one]) => inputMeta.get(one)?.secret === true)
    .flatMap(([name, one]) => secretPartsOf(one, String(Reflect.get(inputs, name) ?? '')))
    .filter(part => part.length >= 4)
    // Longer ones first, so that no rest of one stays.
    .sort((a, b) => b.length - a.length);

/** What a cancelled run has left counts from the moment it was cancelled. */
const watchCancel = ({ signal, clock }: Runtime): (() => number) => {
  let at = clock.monotonic();
  if (!signal.aborted) signal.addEventListener('abort', () => (at = clock.monotonic()), { once: true });
  return () => at;
};

/** A channel that cannot even be made must not stop a rollback. */
const orNone = ({ log }: Runtime, make: () => readonly Channel[]): readonly Channel[] => {
  try {
    return make();
  } catch (thrown) {
    log.warning(`nobody can be told: ${messageOf(thrown)} [channel-misconfigured]`);
    return [];
  }
};

/** For channels that have only to take back that something began. */
const leaveMs = 5000;

/** Everything that is needed to tell people, made before the run so that what is wrong is said at its beginning. */
export class Announcer {
  private readonly inputs: NotifyInputs;
  private readonly runtime: Runtime;
  private readonly channels: readonly Channel[];
  private readonly unusable: readonly Delivery[];
  private readonly cancelledAt: () => number;
  private readonly ended = new AbortController();

  constructor(inputs: NotifyInputs, runtime: Runtime) {
    this.inputs = inputs;
    this.runtime = runtime;
    this.cancelledAt = watchCancel(runtime);
    const wrong = misconfigured(inputs);
    for (const { what } of wrong) runtime.log.warning(`${what} [channel-misconfigured]`);
    this.channels = orNone(runtime, () => createChannels(inputs, runtime, wrong));
    this.unusable = wrong.flatMap(({ channel, what }) =>
      channel === null ? [] : [{ channel, state: 'failed', attempts: 0, ms: 0, detail: what }],
    );
  }

  /** Never waited for. */
  begin(beginning: Beginning): void {
    for (const channel of this.channels)
      void (async () => await channel.begin?.(beginning, this.ended.signal))().catch((thrown: unknown) => {
        if (!this.ended.signal.aborted) this.runtime.log.warning(`${channel.name}: ${messageOf(thrown)}`);
      });
  }

  /** What began came to nothing that anybody must know. */
  async leave(): Promise<void> {
    const { clock, signal, log } = this.runtime;
    const limit = timeLimit(clock, leaveMs, signal, this.cancelledAt);
    const left = async (channel: Channel): Promise<void> =>
      await unlessAborted(limit.signal, async () => await channel.leave?.(limit.signal)).catch((thrown: unknown) =>
        log.warning(`${channel.name}: ${messageOf(thrown)}`),
      );
    await Promise.all(this.channels.map(left));
    limit.end();
  }

  /** Lets go of what `begin` may still be doing. */
  end(): void {
    this.ended.abort(new Error('the run is over'));
  }

  /** @param only the channels to tell, whatever they want to hear; unset: those that want to hear it. */
  async tell(announcement: Announcement, only?: readonly string[]): Promise<readonly Delivery[]> {
    const routes = routesOf(this.inputs['notify-on']);
    const told = this.channels.filter(({ name }) =>
      only === undefined ? wants(routes, name, announcement) : only.includes(name),
    );
    const { clock, signal } = this.runtime;
    const limit = timeLimit(clock, timeoutOf(this.inputs['notify-timeout']), signal, this.cancelledAt);
    try {
      const parts = { clock, random: Math.random, ...limit, secrets: secretsOf(this.inputs) };
      const deliveries = [...(await dispatch(told, announcement, parts)), ...this.unusable];
      this.say(deliveries);
      return deliveries;
    } finally {
      limit.end();
    }
  }

  private say(deliveries: readonly Delivery[]): void {
    for (const { channel, state, detail } of deliveries)
      if (state === 'failed')
        this.runtime.log.warning(`${channel} was not told: ${detail} [announcement-not-delivered]`);
      else this.runtime.log.info(`${state === 'skipped' ? 'not told' : 'told'} ${channel}: ${detail}`);
  }
}

const occasionOf = (inputs: Inputs, runtime: Runtime, startedAt: number, automatic: boolean): Occasion => ({
  app: inputs.app,
  environment: inputs.environment,
  startedAt,
  endedAt: runtime.clock.now(),
  automatic,
  run: runOf(runtime.context),
  compare: compareOf(runtime.context),
  runbook: inputs.runbook === '' ? null : inputs.runbook,
  secrets: knownSecrets(inputs, runtime),
});

/** Nothing that is done for people may end the run otherwise than it ended. */
const safely = async (runtime: Runtime, body: () => Promise<readonly Delivery[]>): Promise<readonly Delivery[]> => {
  try {
    const deliveries = await body();
    runtime.outputs.set('notified', JSON.stringify(deliveries));
    return deliveries;
  } catch (thrown) {
    runtime.log.warning(`nobody was told: ${messageOf(thrown)} [announcement-not-delivered]`);
    return [];
  }
};

/** Later steps need these whatever becomes of the announcement. */
const publishEarly = (runtime: Runtime, outcome: Outcome): void => {
  for (const [name, value] of Object.entries(outcome.outputs)) runtime.outputs.set(name, value);
  runtime.outputs.set('verdict', outcome.verdict);
  runtime.outputs.set('reasons', JSON.stringify(outcome.reasons));
};

export const interruptedOr =
  (otherwise: (thrown: unknown) => Happening) =>
  (thrown: unknown): Happening =>
    thrown instanceof CancelledError ? 'interrupted' : otherwise(thrown);

/** What the caller can mend was met before anything was begun. */
export const brokenDeploy = interruptedOr(thrown => (thrown instanceof UserError ? 'refused' : 'failed'));

/** The run, and then the announcement of how it ended; its deliveries stand in the report and in `notified`. */
export const announced = async <O extends Outcome>(
  inputs: Inputs,
  runtime: Runtime,
  announcing: Announcing<O>,
  body: () => Promise<O>,
): Promise<O> => {
  const startedAt = runtime.clock.now();
  const announcer = new Announcer(inputs, runtime);
  const occasion = (): Occasion => occasionOf(inputs, runtime, startedAt, announcing.automatic);
  const { begins } = announcing;
  if (begins !== null) {
    const { app, environment } = inputs;
    announcer.begin({ app, environment, ...begins, startedAt, links: { run: runOf(runtime.context) } });
  }
  try {
    const outcome = await body();
    publishEarly(runtime, outcome);
    const deliveries = await safely(runtime, async () => {
      const announcement = announcing.announce(outcome, occasion());
      if (announcement !== null) return await announcer.tell(announcement);
      await announcer.leave();
      return [];
    });
    return { ...outcome, report: { ...outcome.report, announced: deliveries } };
  } catch (thrown) {
    await safely(
      runtime,
      async () => await announcer.tell(announceBroken(announcing.broken(thrown), reasonOf(thrown), occasion())),
    );
    throw thrown;
  } finally {
    announcer.end();
  }
};
