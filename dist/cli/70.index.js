export const id = 70;
export const ids = [70];
export const modules = {

/***/ 144:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ runReal)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/adapters/rollout/verifying.ts
var verifying = __webpack_require__(9365);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/core/runtime.ts + 20 modules
var core_runtime = __webpack_require__(7810);
// EXTERNAL MODULE: ./src/domain/images/reference.ts
var reference = __webpack_require__(2814);
// EXTERNAL MODULE: ./src/domain/rollout/release.ts
var rollout_release = __webpack_require__(5543);
;// CONCATENATED MODULE: ./src/actions/blue-green-deploy/release.ts


const environmentOf = (lines) => Object.fromEntries(lines.map(line => {
    const at = line.indexOf('=');
    return [line.slice(0, at), line.slice(at + 1)];
}));
const runOf = (inputs, { folder }) => {
    const [image] = inputs.image;
    return image === undefined
        ? { kind: 'command', command: ['/bin/sh', '-c', inputs.command], cwd: folder }
        : { kind: 'image', reference: image, args: inputs.args };
};
const releaseOf = async (inputs, where) => await (0,rollout_release/* identify */.ls)({
    revision: inputs.revision === '' ? where.sha : inputs.revision,
    digest: (0,reference/* digestIn */.s)(inputs.image[0]),
    oneWay: inputs['one-way'],
    spec: { run: runOf(inputs, where), env: environmentOf(inputs.env), healthPath: inputs['health-path'] },
});

// EXTERNAL MODULE: ./src/adapters/rollout/cluster-report.ts
var cluster_report = __webpack_require__(6835);
// EXTERNAL MODULE: ./src/adapters/rollout/inputs.ts
var rollout_inputs = __webpack_require__(2169);
// EXTERNAL MODULE: ./src/adapters/rollout/wiring.ts + 5 modules
var wiring = __webpack_require__(8594);
// EXTERNAL MODULE: ./src/domain/kubernetes/report.ts
var report = __webpack_require__(8515);
// EXTERNAL MODULE: ./src/domain/rollout/deploy.ts + 1 modules
var deploy = __webpack_require__(235);
// EXTERNAL MODULE: ./src/domain/rollout/journal.ts
var journal = __webpack_require__(5161);
// EXTERNAL MODULE: ./src/domain/rollout/plan-deploy.ts
var plan_deploy = __webpack_require__(3583);
// EXTERNAL MODULE: ./src/domain/rollout/report.ts
var rollout_report = __webpack_require__(6562);
// EXTERNAL MODULE: ./src/domain/rollout/session.ts + 5 modules
var session = __webpack_require__(5701);
// EXTERNAL MODULE: ./src/domain/verdicts/verdicts.ts
var verdicts = __webpack_require__(8301);
// EXTERNAL MODULE: ./src/domain/rollout/codes.ts
var codes = __webpack_require__(9004);
;// CONCATENATED MODULE: ./src/domain/rollout/plan-text.ts


/** A plan in words, for `dry-run` and for the log. Pure. */
const named = (colour) => colour ?? 'no colour';
const seconds = (ms) => `${ms / 1000} s`;
const describePlan = (plan, { journal, observed }) => {
    if (plan.kind === 'refused')
        return [];
    const live = (0,plan_deploy/* liveRelease */._8)(journal, observed);
    const now = live === null
        ? 'Nothing is live.'
        : `Live: release ${(0,rollout_release/* shortId */.m_)(live.id)} in ${named(observed.traffic)}${journal.verified?.release.id === live.id ? ', verified' : ', not verified'}.`;
    if (plan.kind === 'unchanged')
        return [now, 'Nothing to do.'];
    const { operation } = plan;
    if (plan.kind === 'finish-first')
        return [now, `End the open ${operation.kind} ${operation.id} (step ${operation.step}) first, then plan again.`];
    const { timing, to, release } = operation;
    const old = operation.from ?? (0,rollout_release/* otherColour */.RQ)(to);
    const start = plan.kind === 'resume' ? [`Go on with operation ${operation.id} from step ${operation.step}.`] : [];
    return [
        now,
        ...start,
        `Take the lease (fencing token ${journal.token + 1}).`,
        `Start release ${(0,rollout_release/* shortId */.m_)(release.id)} in ${to}; it must listen within ${seconds(timing.startMs)}.`,
        `Probe it straight until it answered well for ${seconds(timing.warmMs)}.`,
        `Move traffic from ${named(observed.traffic)} to ${to}; the entrance must answer with it within ${seconds(timing.switchMs)}.`,
        'Verify it. On a failure: traffic back to the last verified release, and quarantine.',
        `Record it as verified; keep ${old} warm for ${seconds(timing.bakeMs)}.`,
        `Retire ${old}: requests in flight get ${seconds(timing.drainMs)}.`,
    ];
};

;// CONCATENATED MODULE: ./src/actions/blue-green-deploy/dry-run.ts






const concluded = (refused, notes, journal) => refused.length > 0
    ? (0,session/* unbegun */.px)({ journal }, 'refused', [...refused, ...notes])
    : (0,session/* unbegun */.px)({ journal }, 'unchanged', [codes/* codes */.F.reason('dry-run', 'This is a plan; nothing was written.'), ...notes]);
const say = async (log, title, lines) => await log.group(title, async () => {
    for (const line of lines)
        log.info(line);
});
const dryRun = async (command, { rollout, log }) => {
    const { plan, seen, locked, preflight } = await (0,deploy/* previewDeploy */.w1)(rollout.ports, command);
    const steps = [...describePlan(plan, seen), ...preflight.changes];
    await say(log, 'Plan', steps);
    const refused = [
        ...(locked === undefined ? [] : [locked]),
        ...(plan.kind === 'refused' ? plan.reasons : []),
        ...preflight.refusals,
    ];
    const notes = [...(plan.kind !== 'refused' && 'reasons' in plan ? plan.reasons : []), ...preflight.notes];
    const outcome = concluded(refused, notes, seen.journal);
    return { outcome, previous: (0,plan_deploy/* liveRelease */._8)(seen.journal, seen.observed)?.id ?? null, plan: steps };
};
/** What the manifests alone say, where the cluster could not be asked. */
const dryRunOffline = async ({ app, environment }, { plan: offline, lines: plan }, why, log) => {
    await say(log, 'Plan without a cluster', plan);
    const note = codes/* codes */.F.reason('planned-offline', `The cluster was not asked: ${why.message} (${why.code})`, why.next);
    return { outcome: concluded(offline.refusals, [note], (0,journal/* emptyJournal */.x)(app, environment)), previous: null, plan };
};

;// CONCATENATED MODULE: ./src/actions/blue-green-deploy/run.ts













const commandOf = (inputs, { rollout, goesOn, against }, release) => ({
    ...rollout.place,
    goesOn: goesOn ?? false,
    ...(against === undefined ? {} : { against }),
    until: inputs.phase === 'switch' ? 'switched' : 'settled',
    onUnverified: inputs['on-unverified'],
    relation: async (live) => await rollout.ancestry.relation(live, release.revision),
    request: {
        operation: inputs['operation-id'] || rollout.newId(),
        release,
        timing: (0,rollout_inputs/* timingOf */.II)(inputs),
        allowOlder: inputs['allow-older'],
        allowColdRollback: inputs['allow-cold-rollback'],
        by: rollout.by,
    },
});
/** The steps that follow need these even when this one is killed. */
const telling = ({ rollout, outputs }) => ({
    ...rollout.ports,
    opened: operation => outputs.set('operation-id', operation.id),
});
const released = async (inputs, deps) => {
    const described = await orRefusal(async () => await deps.describe(inputs));
    if ('code' in described)
        return refusedOutright(inputs, described);
    const { release } = described;
    deps.outputs.set('release-id', release.id);
    const command = commandOf(inputs, deps, release);
    if (inputs['dry-run'])
        return { described, releaseId: release.id, ...(await dryRun(command, deps)) };
    const seen = await (0,session/* look */.Op)(deps.rollout.ports, command).catch(() => undefined);
    const live = seen === undefined ? null : (0,plan_deploy/* liveRelease */._8)(seen.journal, seen.observed);
    const previous = live?.id ?? null;
    deps.pair?.(live, release);
    const outcome = await (0,deploy/* deploy */.gg)(telling(deps), command);
    const before = seen === undefined ? {} : { before: seen.journal };
    return { outcome, described, releaseId: release.id, previous: previous ?? leftIn(outcome), ...before };
};
/** What ran before us is known as a release only once it was taken over. */
const leftIn = ({ operation, journal }) => operation === null || operation.from === null ? null : (journal.colours[operation.from]?.id ?? null);
/** What a person can mend in the release is met before anything is looked at. */
const orRefusal = async (body) => {
    try {
        return await body();
    }
    catch (thrown) {
        if (thrown instanceof errors/* UserError */.yo)
            return (0,core_runtime/* reasonOf */.A3)(thrown);
        throw thrown;
    }
};
const refusedOutright = ({ app, environment }, reason) => ({
    outcome: (0,session/* unbegun */.px)({ journal: (0,journal/* emptyJournal */.x)(app, environment) }, 'refused', [reason]),
    described: null,
    releaseId: null,
    previous: null,
});
const settledOnly = async (inputs, deps) => {
    const { verification } = inputs;
    const verdict = verification === 'pass' || verification === 'fail' || verification === 'inconclusive' ? verification : 'error';
    const outcome = await (0,deploy/* settle */.G9)(telling(deps), {
        ...deps.rollout.place,
        operation: inputs['operation-id'],
        verification: { verdict, reasons: [], evidence: null },
    });
    return { outcome, described: null, releaseId: outcome.operation?.release.id ?? null, previous: null };
};
const outputsOf = (report) => ({
    ...(report.operation === null ? {} : { 'operation-id': report.operation }),
    'live-colour': report.liveColour ?? '',
    'release-id': report.releaseId ?? '',
    'previous-release-id': report.previousReleaseId ?? '',
    url: report.url,
    'switch-ms': `${report.switchMs ?? ''}`,
    'detection-ms': `${report.detectionMs ?? ''}`,
    'recovery-ms': `${report.recoveryMs ?? ''}`,
});
/** What was found in the manifests stands in the report, folded; beside the reasons it would hide them. */
const told = (reasons, cluster) => reasons.filter(reason => !cluster?.findings.some(({ code, message }) => code === reason.code && message === reason.message));
/** The outcome of an action from the outcome of a rollout. */
const outcomeOf = (inputs, outcome, about) => {
    const reasons = told(outcome.reasons, about.cluster);
    const report = (0,rollout_report/* reportOf */.E)({ ...outcome, reasons }, { app: inputs.app, environment: inputs.environment, ...about });
    return {
        verdict: outcome.verdict,
        reasons,
        effect: (0,verdicts/* effectOf */.$)('blue-green-deploy', outcome.verdict, { mode: inputs.mode, strict: inputs.strict }),
        outputs: outputsOf(report),
        report,
    };
};
const run = async (inputs, deps) => {
    const { outcome, described, releaseId, previous, before, plan } = inputs.phase === 'settle' ? await settledOnly(inputs, deps) : await released(inputs, deps);
    return outcomeOf(inputs, outcome, {
        url: (0,wiring/* publicUrl */.x6)(deps.rollout, inputs),
        releaseId,
        previousReleaseId: previous,
        cluster: (0,cluster_report/* clusterReport */.L)(deps.rollout, { before: before ?? outcome.journal, after: outcome.journal }, described?.contents ?? null),
        ...(plan === undefined ? {} : { plan }),
    });
};
/** A dry run that had no cluster to ask. */
const offlineOutcome = async (inputs, offline, why, log) => {
    const { outcome, previous, plan } = await dryRunOffline(inputs, offline, why, log);
    const cluster = (0,report/* offlineReport */.AY)(offline.plan);
    return outcomeOf(inputs, outcome, { url: inputs.url, releaseId: null, previousReleaseId: previous, plan, cluster });
};

;// CONCATENATED MODULE: ./src/actions/blue-green-deploy/wiring.ts






const describe = async (inputs, { kubernetes }, { context }) => {
    if (kubernetes !== null)
        return await kubernetes.prepare(inputs);
    const folder = (0,external_node_path_.resolve)(context.workspace, inputs['working-directory']);
    return { release: await releaseOf(inputs, { sha: context.sha, folder }), contents: null };
};
const online = async (inputs, runtime, opened) => await (0,verifying/* withVerifyingRollout */.r)(inputs, runtime, async (rollout) => {
    opened();
    return await run(inputs, {
        ...runtime,
        rollout,
        describe: async (values) => await describe(values, rollout, runtime),
    });
});
/** A dry run needs no cluster: the manifests alone say much, and why the cluster was not asked is said with it. */
const wiring_dryRun = async (inputs, runtime) => {
    let isOpen = false;
    try {
        return await online(inputs, runtime, () => {
            isOpen = true;
        });
    }
    catch (thrown) {
        if (isOpen || thrown instanceof errors/* CancelledError */.cc)
            throw thrown;
        const { planOffline } = await Promise.all(/* import() */[__webpack_require__.e(9817), __webpack_require__.e(7491), __webpack_require__.e(9659)]).then(__webpack_require__.bind(__webpack_require__, 6728));
        return await offlineOutcome(inputs, await planOffline(inputs, runtime), (0,core_runtime/* reasonOf */.A3)(thrown), runtime.log);
    }
};
/** `run` in the real world. */
const runReal = async (inputs, given, about = {}) => {
    const runtime = { ...given, ...about };
    return inputs.target === 'kubernetes' && inputs['dry-run']
        ? await wiring_dryRun(inputs, runtime)
        : await online(inputs, runtime, () => undefined);
};


/***/ }),

/***/ 6936:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runReal: () => (/* binding */ runReal)
});

// EXTERNAL MODULE: ./src/adapters/checks/checks.ts
var checks = __webpack_require__(3231);
// EXTERNAL MODULE: ./src/adapters/journal/store.ts + 1 modules
var store = __webpack_require__(2418);
// EXTERNAL MODULE: ./src/domain/rollout/release.ts
var rollout_release = __webpack_require__(5543);
// EXTERNAL MODULE: ./src/adapters/process/client.ts
var client = __webpack_require__(8431);
;// CONCATENATED MODULE: ./src/adapters/probing/comparison/sides.ts


/** The release that has traffic and the one beside it; null unless both are ready. */
const sidesOf = async (seen, urlOf) => {
    if (seen.traffic === null)
        return null;
    const [live, idle] = [seen.traffic, (0,rollout_release/* otherColour */.RQ)(seen.traffic)];
    const [mine, theirs] = [seen[live], seen[idle]];
    if (mine.state !== 'ready' || theirs.state !== 'ready')
        return null;
    return {
        release: { releaseId: mine.releaseId, url: await urlOf(live) },
        baseline: { releaseId: theirs.releaseId, url: await urlOf(idle) },
    };
};
/** Of the process target, as its host sees them. */
const processSides = async (folder) => {
    const seen = await (0,client/* callHost */.R)(folder, 'observe', {});
    return await sidesOf(seen, async (colour) => `http://127.0.0.1:${seen.ports[colour]}`);
};

// EXTERNAL MODULE: ./src/adapters/probing/entrance.ts
var entrance = __webpack_require__(2330);
// EXTERNAL MODULE: ./src/adapters/probing/prober.ts
var probing_prober = __webpack_require__(7952);
// EXTERNAL MODULE: ./src/adapters/probing/process-counters.ts
var process_counters = __webpack_require__(2145);
// EXTERNAL MODULE: ./src/adapters/probing/verifier.ts
var verifier = __webpack_require__(7242);
// EXTERNAL MODULE: ./src/adapters/process/signals.ts + 1 modules
var signals = __webpack_require__(6402);
// EXTERNAL MODULE: ./src/adapters/rollout/wiring.ts + 5 modules
var wiring = __webpack_require__(8594);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/domain/rollout/session.ts + 5 modules
var session = __webpack_require__(5701);
// EXTERNAL MODULE: ./src/adapters/checks/metrics/definitions.ts + 2 modules
var definitions = __webpack_require__(5903);
// EXTERNAL MODULE: ./src/adapters/probing/comparison/checks.ts + 4 modules
var comparison_checks = __webpack_require__(7914);
// EXTERNAL MODULE: ./src/adapters/probing/inputs.ts + 4 modules
var probing_inputs = __webpack_require__(9777);
// EXTERNAL MODULE: ./src/adapters/probing/measure.ts + 5 modules
var measure = __webpack_require__(7829);
// EXTERNAL MODULE: ./src/domain/verdicts/verdicts.ts
var verdicts = __webpack_require__(8301);
;// CONCATENATED MODULE: ./src/actions/post-deploy-verify/run.ts






const outputsOf = (report) => {
    const all = report.errorRates[0];
    const p99 = report.latency.find(one => one.quantile === 0.99)?.measuredMs;
    return {
        'error-rate': `${all?.rate ?? ''}`,
        samples: `${all?.samples ?? 0}`,
        p99: `${p99 ?? ''}`,
        'detection-ms': `${report.detectionMs ?? ''}`,
    };
};
/** null: only an address is known. */
const placeOf = ({ 'state-dir': stateDir, app, environment }) => app === '' || environment === '' ? null : { stateDir, app, environment };
/** null: the release that is verified is not up beside another one. */
const run_sidesOf = async (place, { release }, deps) => {
    try {
        const sides = await deps.sides(place);
        return sides === null || (release !== '' && sides.release.releaseId !== release) ? null : sides;
    }
    catch (error) {
        deps.log.warning(`The old release can't be asked beside the new one: ${(0,errors/* messageOf */.bD)(error)}`);
        return null;
    }
};
const run = async (inputs, deps) => {
    const place = placeOf(inputs);
    const asked = inputs.url === '' && place !== null ? await deps.entrance(place) : null;
    const url = asked?.url ?? inputs.url;
    const plan = (0,probing_inputs/* planOf */.XC)(inputs, {
        releaseId: inputs.release || null,
        releaseHeaderRequired: inputs['require-release-header'] || asked?.namesRelease === true,
        strict: inputs.strict,
        revision: inputs.revision,
    });
    const counters = place === null || inputs.release === '' ? null : deps.counters(place, inputs.release);
    deps.log.info(`Verifying ${url}: ${plan.probes.length} probes at ${plan.rate}/s for up to ${plan.durationMs / 1000} s`);
    const { app, environment } = inputs;
    const beside = (0,comparison_checks/* compares */.t)(plan) || (0,definitions/* needsBaseline */.ZQ)(inputs.metrics);
    const sides = place === null || !beside ? null : await run_sidesOf(place, inputs, deps);
    const baselineId = sides?.baseline.releaseId ?? null;
    const about = { app, environment, releaseId: inputs.release || null, url, switchedAt: null, baselineId, plan };
    const checks = [...(0,comparison_checks/* comparisonChecks */.h)(plan, sides, deps), ...(await deps.checks(about))];
    const report = await (0,measure/* measure */.x)(url, plan, { ...deps, counters, checks });
    return {
        verdict: report.verdict,
        reasons: report.reasons,
        effect: (0,verdicts/* effectOf */.$)('post-deploy-verify', report.verdict, { mode: inputs.mode, strict: inputs.strict }),
        outputs: outputsOf(report),
        report,
    };
};

;// CONCATENATED MODULE: ./src/actions/post-deploy-verify/wiring.ts













/** What runs on this machine tells of itself; undefined where nothing was deployed. */
const signalsHere = async ({ target }, folder, { clock }) => {
    const port = target === 'process' ? await (0,entrance/* recordedPort */.K)(folder).catch(() => undefined) : undefined;
    return port === undefined ? undefined : (0,signals/* processSignals */.R)(folder, clock);
};
/**
 * Through an address that is known, or the proxy of the process target.
 * @param noSignals why the target tells nothing of the release; undefined: it may
 */
const nearby = async (inputs, runtime, prober, noSignals) => {
    const folderOf = (place) => (0,store/* journalFolder */.M)({ ...place, stateDir: (0,wiring/* stateFolder */.yp)(place.stateDir, runtime) });
    const { app, environment, 'state-dir': stateDir } = inputs;
    const named = app !== '' && environment !== '';
    const signals = noSignals ?? (named ? await signalsHere(inputs, folderOf({ app, environment, stateDir }), runtime) : undefined);
    const parts = { ...runtime, ...(signals === undefined ? {} : { signals }) };
    return await run(inputs, {
        ...runtime,
        prober,
        checks: async (subject) => await (0,checks/* createChecks */.S)(inputs, subject, parts),
        entrance: async (place) => ({ url: await (0,entrance/* processEntrance */.Q)(folderOf(place)), namesRelease: false }),
        sides: async (place) => (inputs.target === 'process' ? await processSides(folderOf(place)) : null),
        counters: (place, releaseId) => (inputs.target === 'process' ? (0,process_counters/* processCounters */.b)(folderOf(place), releaseId) : null),
    });
};
const entranceOf = async ({ ports, place }, inputs, prober) => {
    const { target, signal } = ports;
    const { live, colours } = (await (0,session/* look */.Op)(ports, place)).journal;
    const release = live === null ? null : colours[live];
    if (live === null || release === null)
        return { url: target.entranceUrl, namesRelease: false };
    const straight = { directUrl: await target.directUrl(live), healthPath: (0,rollout_release/* healthPathOf */.Fs)(release), signal };
    return { url: target.entranceUrl, namesRelease: await (0,verifier/* namesItself */.e)(straight, prober, inputs['probe-timeout']) };
};
const clusterSides = async ({ ports: { target, signal } }) => await sidesOf(await target.observe(signal), async (colour) => await target.directUrl(colour));
/** Through the API server of the cluster, which stays open meanwhile. */
const throughCluster = async (inputs, runtime, prober, rollout) => {
    const { signals } = rollout;
    try {
        return await run(inputs, {
            ...runtime,
            prober,
            checks: async (subject) => await (0,checks/* createChecks */.S)(inputs, subject, { ...runtime, signals }),
            entrance: async () => await entranceOf(rollout, inputs, prober),
            sides: async () => await clusterSides(rollout),
            counters: () => null,
        });
    }
    finally {
        await rollout.close();
    }
};
/** Where users' way in is known, the cluster is asked only for what its pods tell; to be refused then stops nothing. */
const inCluster = async (inputs, runtime, prober) => {
    const named = inputs.app !== '' && inputs.environment !== '';
    if (inputs.url !== '' && (inputs.signals === 'off' || !named))
        return await nearby(inputs, runtime, prober, undefined);
    const opening = (0,wiring/* createRollout */.EO)(inputs, runtime, wiring/* noVerifier */.qW);
    if (inputs.url === '')
        return await throughCluster(inputs, runtime, prober, await opening);
    const rollout = await opening.catch((error) => (0,errors/* messageOf */.bD)(error));
    runtime.signal.throwIfAborted();
    return typeof rollout === 'string'
        ? await nearby(inputs, runtime, prober, rollout)
        : await throughCluster(inputs, runtime, prober, rollout);
};
/** With real connections, closed at the end. */
const runReal = async (given, runtime) => {
    const inputs = { ...given, revision: given.revision || runtime.context.sha };
    const prober = (0,probing_prober/* nodeProber */.zx)({ env: runtime.env, mask: secret => runtime.log.mask(secret) });
    try {
        return inputs.target === 'kubernetes'
            ? await inCluster(inputs, runtime, prober)
            : await nearby(inputs, runtime, prober, undefined);
    }
    finally {
        prober.close();
    }
};


/***/ }),

/***/ 70:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAnnounced: () => (/* binding */ runAnnounced)
});

// EXTERNAL MODULE: ./src/adapters/announcing/announcing.ts + 26 modules
var announcing = __webpack_require__(8973);
// EXTERNAL MODULE: ./src/domain/announcements/announce.ts + 1 modules
var announce = __webpack_require__(5713);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
var external_node_http_default = /*#__PURE__*/__webpack_require__.n(external_node_http_);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
var external_node_https_default = /*#__PURE__*/__webpack_require__.n(external_node_https_);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/domain/rollout/identity.ts
var rollout_identity = __webpack_require__(738);
;// CONCATENATED MODULE: ./src/adapters/load/generator.ts
/**
 * Open-loop load: requests come at a constant rate whether or not earlier ones were answered, as users do. Nothing is
 * tried twice unless the plan says so; latency counts from the moment the request was due, so a stall shows in full.
 */




/** More than this waiting for an answer, and the generator says so instead of growing without end. */
const maxInFlight = 4096;
/**
 * On Linux all of 127.0.0.0/8 is this machine. Taking turns with source addresses keeps fresh connections from
 * running into the remains of earlier ones (TIME_WAIT, connection tracking).
 */
const sourceAddresses = 200;
const one = (headers, name) => {
    const value = headers[name];
    return typeof value === 'string' ? value : null;
};
class Generator {
    plan;
    url;
    record;
    agent;
    client;
    began = performance.now();
    due = { fresh: 0, kept: 0 };
    rotate;
    inFlight = 0;
    sent = 0;
    timer;
    stopped;
    constructor(plan, record) {
        this.plan = plan;
        this.url = new URL(plan.url);
        this.record = record;
        this.client = this.url.protocol === 'https:' ? (external_node_https_default()) : (external_node_http_default());
        this.agent = new this.client.Agent({ keepAlive: true, maxSockets: plan.keptConnections, scheduling: 'fifo' });
        this.rotate = process.platform === 'linux' && this.url.hostname === '127.0.0.1';
        this.tick();
    }
    async stop() {
        clearTimeout(this.timer);
        await new Promise(resolve => {
            this.stopped = resolve;
            this.settle();
        });
        this.agent.destroy();
    }
    tick() {
        this.fire('fresh', this.plan.freshPerSecond);
        this.fire('kept', this.plan.keptPerSecond);
        this.timer = setTimeout(() => this.tick(), 1);
    }
    /** Sends all that has become due since the last tick. */
    fire(connection, perSecond) {
        const elapsed = performance.now() - this.began;
        for (; perSecond > 0 && (this.due[connection] * 1000) / perSecond <= elapsed; this.due[connection] += 1) {
            this.send(connection, this.began + (this.due[connection] * 1000) / perSecond);
        }
    }
    send(connection, due) {
        const done = (met, sentAgain) => {
            const latencyMs = performance.now() - due;
            this.record({ at: performance.timeOrigin + due, connection, latencyMs, ...met, sentAgain });
        };
        if (this.inFlight >= maxInFlight) {
            done({ status: null, fault: 'saturated', release: null, colour: null }, false);
            return;
        }
        this.inFlight += 1;
        const end = (met, sentAgain) => {
            this.inFlight -= 1;
            done(met, sentAgain);
            this.settle();
        };
        this.ask(connection, (met, wasClosed) => {
            if (wasClosed && this.plan.sendsAgain === true)
                this.ask('fresh', again => end(again, true));
            else
                end(met, false);
        });
    }
    ask(connection, done) {
        this.sent += 1;
        const outgoing = this.client.request(this.url, {
            agent: connection === 'kept' ? this.agent : false,
            ...(this.rotate && connection === 'fresh'
                ? { localAddress: `127.0.1.${1 + (this.sent % sourceAddresses)}` }
                : {}),
        });
        follow(outgoing, this.plan.timeoutMs, met => {
            const isClosed = met.fault === 'ECONNRESET' || met.fault === 'EPIPE';
            done(met, isClosed && met.status === null && outgoing.reusedSocket);
        });
        outgoing.end();
    }
    settle() {
        if (this.inFlight === 0)
            this.stopped?.();
    }
}
/** Calls `done` once: with the whole answer, or with what went wrong. */
const follow = (outgoing, timeoutMs, done) => {
    let [open, late] = [true, false];
    let answer;
    const end = (fault) => {
        if (!open)
            return;
        open = false;
        clearTimeout(timer);
        const headers = answer?.headers ?? {};
        const identity = { release: one(headers, rollout_identity/* releaseHeader */.Ff), colour: one(headers, rollout_identity/* colourHeader */.gJ) };
        done({ status: answer?.statusCode ?? null, fault, ...identity });
    };
    const timer = setTimeout(() => {
        late = true;
        outgoing.destroy();
    }, timeoutMs);
    outgoing.on('response', incoming => {
        answer = incoming;
        incoming.on('end', () => end(null));
        incoming.on('error', () => end(late ? 'timeout' : 'cut'));
        incoming.resume();
    });
    outgoing.on('error', error => end(late ? 'timeout' : ((0,errors/* systemCode */.xU)(error) ?? 'unknown')));
    outgoing.on('close', () => end(late ? 'timeout' : 'cut'));
};
const startLoad = (plan, record) => new Generator(plan, record);

// EXTERNAL MODULE: ./src/adapters/rollout/wiring.ts + 5 modules
var wiring = __webpack_require__(8594);
// EXTERNAL MODULE: ./src/domain/rollout/lease.ts
var lease = __webpack_require__(4368);
// EXTERNAL MODULE: ./src/domain/rollout/ledger.ts
var rollout_ledger = __webpack_require__(7581);
// EXTERNAL MODULE: ./src/domain/rollout/ports.ts
var ports = __webpack_require__(8422);
;// CONCATENATED MODULE: ./src/domain/rollout/keeping.ts



const everyMs = lease/* leaseMs */.zT / 6;
/** A journal out of reach is waited for so long: nobody may take the lease before. */
const patienceMs = 2 * lease/* leaseMs */.zT;
/** Renews until `done`; notes each time that it did. @throws FencedOut */
const renewOver = async (store, { operation, timer }, done, renewed) => {
    const stored = await store.read();
    if (stored?.journal.lease?.holder !== operation)
        throw new ports/* FencedOut */.A(0, stored?.journal.token ?? 0);
    const ledger = new rollout_ledger/* Ledger */.O(store, timer, stored);
    while (!done.aborted) {
        await ledger.renewFor(lease/* leaseMs */.zT);
        renewed();
        await timer.sleep(everyMs, done);
    }
};
/** Resolves once `done` is aborted. @throws FencedOut, or what kept it from the journal for too long */
const keep = async (keeping, done) => {
    const { timer } = keeping;
    let until = timer.now() + patienceMs;
    while (!done.aborted) {
        try {
            await keeping.withStore(async (store) => await renewOver(store, keeping, done, () => {
                until = timer.now() + patienceMs;
            }));
        }
        catch (error) {
            if (done.aborted)
                return;
            if (error instanceof ports/* FencedOut */.A || timer.now() > until)
                throw error;
            await timer.sleep(everyMs, done).catch(() => undefined);
        }
    }
};
/**
 * Runs `body` while the lease is renewed beside it. Its signal is aborted when the lease is lost; what it came to does
 * not count then. @throws FencedOut
 */
const keepingLease = async (keeping, cancelled, body) => {
    const [done, lost] = [new AbortController(), new AbortController()];
    const keeper = keep(keeping, done.signal).catch(error => lost.abort(error));
    try {
        const result = await body(AbortSignal.any([cancelled, lost.signal]));
        lost.signal.throwIfAborted();
        return result;
    }
    catch (error) {
        throw lost.signal.aborted ? lost.signal.reason : error;
    }
    finally {
        done.abort(new Error('done'));
        await keeper;
    }
};

// EXTERNAL MODULE: ./src/actions/auto-rollback/wiring.ts + 1 modules
var auto_rollback_wiring = __webpack_require__(1401);
// EXTERNAL MODULE: ./src/actions/blue-green-deploy/wiring.ts + 4 modules
var blue_green_deploy_wiring = __webpack_require__(144);
// EXTERNAL MODULE: ./src/actions/post-deploy-verify/wiring.ts + 2 modules
var post_deploy_verify_wiring = __webpack_require__(6936);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
// EXTERNAL MODULE: ./src/domain/rollout/codes.ts
var codes = __webpack_require__(9004);
// EXTERNAL MODULE: ./src/domain/rollout/release.ts
var rollout_release = __webpack_require__(5543);
;// CONCATENATED MODULE: ./src/domain/rollout/certificate.ts



/**
 * What a drill proved: that traffic went old → new → old → new between two exact releases, and what it cost. The text of
 * a certificate is its canonical JSON and a newline, nothing else: any changed byte is seen, and it can be signed as it is.
 */
const time = schemas/* number */.aig().nonnegative();
const duration = schemas/* number */.aig().nonnegative().nullable();
const sha256 = schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/);
const drilledRelease = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP().min(1),
    revision: schemas/* string */.YjP(),
    digest: schemas/* string */.YjP().nullable(),
    /** SHA-256 of all that it runs with: manifests, configuration, environment, hooks. */
    configHash: sha256,
    oneWay: schemas/* boolean */.zMY(),
});
const client = schemas/* strictObject */.rej({
    requests: schemas/* number */.aig().int().nonnegative(),
    /** Refused, cut, timed out, or answered with 500 and above. */
    failed: schemas/* number */.aig().int().nonnegative(),
    /** Of the requests: sent again on another connection, for the server closed the kept one just as it was used. */
    sentAgain: schemas/* number */.aig().int().nonnegative().exactOptional(),
    p99Ms: duration,
});
const clients = { fresh: client, kept: client };
const phase = schemas/* strictObject */.rej({
    name: schemas/* enum */.k5n(['before', 'to-new', 'back-to-old', 'to-new-again']),
    startedAt: time,
    endedAt: time,
    /** From the decision until the release that was left gave its last answer; null: answers name no release. */
    lastAnswerMs: schemas/* strictObject */.rej({ fresh: duration, kept: duration }),
    ...clients,
});
const body = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz('prod-actions/drill-certificate/v1'),
    app: schemas/* string */.YjP(),
    environment: schemas/* string */.YjP(),
    target: schemas/* enum */.k5n(['process', 'kubernetes']),
    tool: schemas/* strictObject */.rej({ name: schemas/* literal */.euz('prod-actions'), version: schemas/* string */.YjP() }),
    old: drilledRelease,
    new: drilledRelease,
    startedAt: time,
    endedAt: time,
    load: schemas/* strictObject */.rej({ freshPerSecond: schemas/* number */.aig(), keptPerSecond: schemas/* number */.aig(), keptConnections: schemas/* number */.aig() }),
    phases: schemas/* array */.YOg(phase).length(4),
    total: schemas/* strictObject */.rej(clients),
    /** Of the way back: from the decision until new connections met the old release, and kept ones. */
    recovery: schemas/* strictObject */.rej({ freshMs: duration, keptMs: duration }),
    /** What it was held to. */
    limits: schemas/* strictObject */.rej({ maxFailed: schemas/* number */.aig().nonnegative(), maxRecoveryMs: schemas/* number */.aig().positive() }),
    passed: schemas/* boolean */.zMY(),
});
const certificate = schemas/* strictObject */.rej({ ...body.shape, sha256 });
const hashOf = async (content) => await (0,rollout_release/* contentHash */.Ae)(content);
const drilled = async (release) => ({
    id: release.id,
    revision: release.revision,
    digest: release.digest,
    configHash: await (0,rollout_release/* contentHash */.Ae)(release.spec),
    oneWay: release.oneWay,
});
const textOf = (one) => {
    const content = one;
    return `${(0,rollout_release/* canonicalJson */.dj)(content)}\n`;
};
const issue = async (content) => ({
    ...content,
    sha256: await hashOf(content),
});
/** Clocks of two machines differ. */
const clockSkewMs = 5 * 60_000;
const parsed = (text) => {
    try {
        const read = certificate.safeParse(JSON.parse(text));
        return read.success ? read.data : undefined;
    }
    catch {
        return undefined;
    }
};
/** The same release, or the same image where the environments differ in their configuration. */
const isSame = (drilledOne, release) => drilledOne.id === release.id || (drilledOne.digest !== null && drilledOne.digest === release.digest);
const pairOf = (one, { live, candidate, app }) => {
    if (one.app === app && isSame(one.old, live) && isSame(one.new, candidate))
        return undefined;
    const asked = `${(0,rollout_release/* shortId */.m_)(live.id)} → ${(0,rollout_release/* shortId */.m_)(candidate.id)} of ${app}`;
    const message = `It is for ${(0,rollout_release/* shortId */.m_)(one.old.id)} → ${(0,rollout_release/* shortId */.m_)(one.new.id)} of ${one.app}, not for ${asked}.`;
    return codes/* codes */.F.reason('drill-certificate-other-pair', message);
};
const ageOf = (one, { maxAgeMs, now }) => {
    const ended = new Date(one.endedAt).toISOString();
    if (one.endedAt > now + clockSkewMs)
        return codes/* codes */.F.reason('drill-certificate-expired', `Its drill ended at ${ended}, which is not yet.`);
    return now - one.endedAt > maxAgeMs
        ? codes/* codes */.F.reason('drill-certificate-expired', `Its drill ended at ${ended}, more than ${maxAgeMs / 3_600_000} h ago.`)
        : undefined;
};
/** Why this text is no certificate for what is about to be deployed; undefined: it is one. */
const refuse = async (text, demand) => {
    if (text === '')
        return codes/* codes */.F.reason('drill-certificate-missing', 'No certificate of a drill was given.');
    const one = parsed(text);
    if (one === undefined)
        return codes/* codes */.F.reason('drill-certificate-unreadable', 'It is not a certificate of this version.');
    const { sha256: claimed, ...content } = one;
    if (text !== textOf(one) || claimed !== (await hashOf(content)))
        return codes/* codes */.F.reason('drill-certificate-tampered', 'It was changed after it was issued.');
    if (!one.passed)
        return codes/* codes */.F.reason('drill-failed', 'Its drill did not pass.');
    if (demand.candidate.oneWay)
        return codes/* codes */.F.reason('drill-certificate-other-pair', 'The release is one-way: no drill can prove a way back.');
    return pairOf(one, demand) ?? ageOf(one, demand);
};

// EXTERNAL MODULE: ./src/domain/statistics/quantiles.ts
var quantiles = __webpack_require__(916);
;// CONCATENATED MODULE: ./src/domain/rollout/drill.ts

const clientOf = (requests) => {
    const whole = requests.filter(one => one.fault === null);
    const bad = whole.filter(one => (one.status ?? 0) >= 500).length;
    return {
        requests: requests.length,
        failed: requests.length - whole.length + bad,
        sentAgain: requests.filter(one => one.sentAgain).length,
        p99Ms: whole.length === 0
            ? null
            : (0,quantiles/* quantile */.YV)(whole.map(one => one.latencyMs), 0.99),
    };
};
const of = (requests, connection) => requests.filter(one => one.connection === connection);
const clientsOf = (requests) => ({
    fresh: clientOf(of(requests, 'fresh')),
    kept: clientOf(of(requests, 'kept')),
});
/** A request belongs to the time at which it was due; when the release was left is when its last answer was sent. */
const lastAnswerMs = (requests, moved) => {
    if (moved === null || !requests.some(one => one.release !== null))
        return null;
    const last = requests.filter(one => one.release === moved.left).map(one => one.at);
    return Math.max(0, Math.max(moved.at, ...last) - moved.at);
};
const phaseOf = (stretch, requests) => {
    const own = requests.filter(one => one.at >= stretch.startedAt && one.at < stretch.endedAt);
    return {
        name: stretch.name,
        startedAt: stretch.startedAt,
        endedAt: stretch.endedAt,
        lastAnswerMs: {
            fresh: lastAnswerMs(of(own, 'fresh'), stretch.moved),
            kept: lastAnswerMs(of(own, 'kept'), stretch.moved),
        },
        ...clientsOf(own),
    };
};
const failedOf = ({ fresh, kept }) => fresh.failed + kept.failed;

;// CONCATENATED MODULE: ./src/actions/ship/drill.ts
/** `mode: drill`: traffic goes old → new → old, and then to the new release as in any other run, under load of our own. */



/** Half of the requests on fresh connections, half over so many kept ones. */
const keptConnections = 4;
const toolVersion = '0.1.0';
const movedAt = (report) => Date.parse(report.steps.find(one => one.step === 'switching')?.at ?? '');
/** Where the load goes; a rule of the inputs sees to it that it is known. */
const entranceOf = ({ url, port }) => url || `http://127.0.0.1:${port}`;
const brokenOff = (message) => codes/* codes */.F.reason('drill-broken-off', message);
const nothingDrilled = { pair: null, stretches: [], recovery: { freshMs: null, keptMs: null } };
/** Traffic on the new release, and both releases as the deploy knew them; no pair: nothing was live. */
const toNew = async (inputs, deps) => {
    const known = { pair: null };
    const first = await deps.deploy({ ...inputs, phase: 'switch', verification: '' }, {
        pair: (live, candidate) => {
            known.pair = live === null ? null : { old: live, new: candidate };
        },
    });
    const moved = first.verdict === 'deployed' && !first.report.liveVerified;
    return { first, pair: moved ? known.pair : null };
};
const backToOld = async (inputs, deps, operation) => await deps.rollback({
    ...inputs,
    'operation-id': operation,
    to: 'verified',
    'lift-quarantine': '',
    automatic: false,
    reason: 'drill',
}, { drill: true });
/** Between five marks lie four stretches. */
const stretchesOf = (marks, pair, first, last) => {
    const moves = [
        ['before', null],
        ['to-new', { at: movedAt(first.report), left: pair.old.id }],
        ['back-to-old', { at: marks[2] ?? 0, left: pair.new.id }],
        ['to-new-again', { at: movedAt(last.report), left: pair.old.id }],
    ];
    return moves.map(([name, moved], at) => ({ name, startedAt: marks[at] ?? 0, endedAt: marks[at + 1] ?? 0, moved }));
};
/** To the new release and back again, then `finish`: the ordinary run. */
const legs = async (inputs, deps, finish) => {
    const { clock, signal } = deps;
    const marks = [clock.now()];
    const hold = async (until = signal) => {
        await clock.sleep(inputs['drill-hold'], until);
        marks.push(clock.now());
    };
    await hold();
    const { first, pair } = await toNew(inputs, deps);
    const so = { ...ended(first), verification: null, settle: null, rollback: null };
    const stopped = (last, message) => ({
        ...nothingDrilled,
        ended: last,
        broken: brokenOff(message),
    });
    if (pair === null)
        return stopped(so, `The way to the new release ended as "${first.verdict}"; traffic must move between two releases.`);
    const operation = first.report.operation ?? '';
    await deps.keepingLease(inputs, operation, hold);
    const back = await backToOld(inputs, deps, operation);
    if (back.verdict !== 'rolled-back' || back.report.liveReleaseId !== pair.old.id)
        return stopped({ ...so, rollback: back, reasons: back.reasons }, `The way back ended as "${back.verdict}".`);
    await hold();
    const last = await finish({ ...inputs, 'operation-id': '' });
    await hold();
    return {
        ended: last,
        pair,
        stretches: stretchesOf(marks, pair, first, last.deploy),
        recovery: { freshMs: back.report.recoveryMs, keptMs: back.report.keptRecoveryMs },
        broken: last.verdict === 'deployed' ? null : brokenOff(`The last way ended as "${last.verdict}".`),
    };
};
const ended = (deploy) => ({
    verdict: deploy.verdict === 'refused' || deploy.verdict === 'interrupted' ? deploy.verdict : 'failed',
    reasons: deploy.reasons,
    deploy,
});
const passes = ({ total, recovery, limits }) => failedOf(total) <= limits.maxFailed &&
    recovery.freshMs !== null &&
    recovery.freshMs <= limits.maxRecoveryMs &&
    total.fresh.requests > 0 &&
    total.kept.requests > 0;
const certified = async (inputs, { pair, stretches, recovery }, load) => {
    const requests = await load.stop();
    const half = inputs['drill-rate'] / 2;
    const phases = stretches.map(one => phaseOf(one, requests));
    const content = {
        schema: 'prod-actions/drill-certificate/v1',
        app: inputs.app,
        environment: inputs.environment,
        target: inputs.target,
        tool: { name: 'prod-actions', version: toolVersion },
        old: await drilled(pair.old),
        new: await drilled(pair.new),
        startedAt: stretches[0]?.startedAt ?? 0,
        endedAt: stretches.at(-1)?.endedAt ?? 0,
        load: { freshPerSecond: half, keptPerSecond: half, keptConnections },
        phases,
        total: clientsOf(requests),
        recovery,
        limits: { maxFailed: inputs['drill-max-failed'], maxRecoveryMs: inputs['drill-max-recovery'] },
    };
    return await issue({ ...content, passed: passes(content) });
};
const say = ({ total, recovery }) => {
    const { fresh, kept } = total;
    const again = kept.sentAgain ? ` (${kept.sentAgain} sent again, as the server closed the connection under them)` : '';
    return `${fresh.failed} of ${fresh.requests} requests on fresh connections failed, ${kept.failed} of ${kept.requests} on kept ones${again}; back in ${recovery.freshMs ?? '?'} ms on fresh connections, ${recovery.keptMs ?? '?'} ms on kept ones.`;
};
const drill = async (inputs, deps, finish) => {
    const load = deps.drillLoad(entranceOf(inputs), inputs['drill-rate']);
    try {
        const done = await legs(inputs, deps, finish);
        const { pair, broken } = done;
        if (broken !== null || pair === null) {
            // What was asked for is the drill: a release that went live without it is no success.
            const verdict = done.ended.verdict === 'deployed' ? 'failed' : done.ended.verdict;
            const reasons = [...done.ended.reasons, ...(broken === null ? [] : [broken])];
            return { ended: { ...done.ended, verdict, reasons }, drill: null };
        }
        const certificate = await certified(inputs, { ...done, pair }, load);
        const text = textOf(certificate);
        const reason = codes/* codes */.F.reason(certificate.passed ? 'drill-passed' : 'drill-failed', say(certificate));
        const verdict = certificate.passed ? done.ended.verdict : 'failed';
        return {
            ended: { ...done.ended, verdict, reasons: [...done.ended.reasons, reason] },
            drill: { certificate, text, file: await deps.saveCertificate(text) },
        };
    }
    finally {
        await load.stop();
    }
};

// EXTERNAL MODULE: ./src/core/runtime.ts + 20 modules
var runtime = __webpack_require__(7810);
// EXTERNAL MODULE: ./src/domain/rollout/exposure.ts
var exposure = __webpack_require__(6465);
// EXTERNAL MODULE: ./src/domain/verdicts/verdicts.ts
var verdicts = __webpack_require__(8301);
// EXTERNAL MODULE: ./src/domain/verification/probes.ts + 5 modules
var probes = __webpack_require__(5331);
// EXTERNAL MODULE: ./src/actions/ship/report.ts
var ship_report = __webpack_require__(6578);
;// CONCATENATED MODULE: ./src/actions/ship/run.ts










const afterDeploy = {
    deployed: 'deployed',
    unchanged: 'unchanged',
    refused: 'refused',
    superseded: 'superseded',
    reverted: 'rolled-back',
    interrupted: 'interrupted',
    failed: 'failed',
};
const afterSettle = { ...afterDeploy, unchanged: 'deployed', refused: 'failed' };
const afterRollback = {
    'rolled-back': 'rolled-back',
    'already-rolled-back': 'rolled-back',
    held: 'held',
    superseded: 'superseded',
    'not-needed': 'failed',
    refused: 'failed',
    failed: 'failed',
};
/** An environment may demand that exactly this pair was drilled before; a drill itself is how that is met. */
const demandsOf = (inputs, deps) => {
    if (!inputs['require-drill'])
        return {};
    const { app, 'drill-max-age': maxAgeMs } = inputs;
    return {
        against: async (live, candidate, now) => {
            const text = await deps.certificate(inputs['drill-certificate']);
            const reason = await refuse(text, { live, candidate, app, maxAgeMs, now });
            return reason === undefined ? [] : [reason];
        },
    };
};
const deployed = async (inputs, deps) => {
    const deploy = await deps.log.group('Deploy', async () => await deps.deploy({ ...inputs, phase: 'switch', verification: '' }, demandsOf(inputs, deps)));
    const ended = { verdict: afterDeploy[deploy.verdict], reasons: deploy.reasons, deploy };
    return { ...ended, verification: null, settle: null, rollback: null };
};
/** Traffic is on a release that nobody has verified yet. */
const awaitsVerification = ({ deploy }) => deploy.verdict === 'deployed' && !deploy.report.liveVerified && deploy.report.operation !== null;
/** The proxy of the process target names the release on every answer; an app in a cluster may have, at the switch. */
const saysItsName = ({ target, url }, { arrival }) => target === 'process' ? url === '' : arrival === 'release';
const verified = async (inputs, deps, so) => {
    const { report } = so.deploy;
    // Empty for a cluster whose entrance nobody named: the verification then asks the cluster.
    const url = inputs.url || report.url;
    try {
        const asked = {
            ...inputs,
            probes: inputs.probes.length > 0 ? inputs.probes : [probes/* defaultProbe */.W, `GET ${inputs['health-path']} 2xx`],
            url,
            release: report.releaseId ?? '',
            'require-release-header': inputs['require-release-header'] || saysItsName(inputs, report),
        };
        const verification = await deps.log.group('Verify', async () => await deps.keepingLease(inputs, report.operation ?? '', async (signal) => await deps.verify(asked, signal)));
        return { ...so, verification, verdict: 'unverified', reasons: verification.reasons };
    }
    catch (thrown) {
        // The journal says "switched, unverified"; whoever comes next goes on from there.
        if (thrown instanceof errors/* CancelledError */.cc) {
            const reason = codes/* codes */.F.reason('interrupted-after-switch', `The run was ${thrown.message} during the verification.`);
            return { ...so, verdict: 'interrupted', reasons: [reason] };
        }
        if (thrown instanceof ports/* FencedOut */.A) {
            const reason = codes/* codes */.F.reason('lease-lost', `Somebody else took over during the verification: ${thrown.message}.`);
            return { ...so, verdict: 'superseded', reasons: [reason] };
        }
        return { ...so, verdict: 'unverified', reasons: [(0,runtime/* reasonOf */.A3)(thrown)] };
    }
};
const settled = async (inputs, deps, so) => {
    const settle = await deps.log.group('Settle', async () => await deps.deploy({
        ...inputs,
        phase: 'settle',
        'operation-id': so.deploy.report.operation ?? '',
        verification: 'pass',
    }));
    return { ...so, settle, verdict: afterSettle[settle.verdict], reasons: [...so.reasons, ...settle.reasons] };
};
const rolledBack = async (inputs, deps, so) => {
    const rollback = await deps.log.group('Roll back', async () => await deps.rollback({
        ...inputs,
        'operation-id': so.deploy.report.operation ?? '',
        to: 'verified',
        'lift-quarantine': '',
        automatic: true,
        reason: so.reasons.map(({ code, message }) => `${message} (${code})`).join(' '),
    }, 
    // The target's own count, where it has one, is taken instead once traffic is back.
    { exposure: (0,exposure/* exposureOf */.X)(so.verification?.report) }));
    return { ...so, rollback, verdict: afterRollback[rollback.verdict], reasons: [...so.reasons, ...rollback.reasons] };
};
/** Nothing was found against the release, nor enough for it. */
const held = (so) => ({
    ...so,
    verdict: 'unverified',
    reasons: [
        ...so.reasons,
        codes/* codes */.F.reason('verification-unsure', 'Traffic stays on the new release; the old one is kept warm.'),
    ],
});
/** A step that throws after traffic moved ends the run with what is known, never with a lost report. */
const guarded = async (so, body) => {
    try {
        return await body();
    }
    catch (thrown) {
        const verdict = thrown instanceof errors/* CancelledError */.cc ? 'interrupted' : 'failed';
        return { ...so, verdict, reasons: [...so.reasons, (0,runtime/* reasonOf */.A3)(thrown)] };
    }
};
const sequence = async (inputs, deps) => {
    const switched = await deployed(inputs, deps);
    if (!awaitsVerification(switched))
        return switched;
    const judged = await verified(inputs, deps, switched);
    const verdict = judged.verification?.verdict;
    if (judged.verdict === 'interrupted' || judged.verdict === 'superseded')
        return judged;
    return await guarded(judged, async () => {
        if (verdict === 'pass')
            return await settled(inputs, deps, judged);
        const back = verdict === 'fail' || inputs['on-unverified'] === 'rollback';
        return back ? await rolledBack(inputs, deps, judged) : held(judged);
    });
};
const reportOf = (ended, startedAt, endedAt) => {
    const { deploy, verification, settle, rollback } = ended;
    const parts = {
        deploy: deploy.report,
        verification: verification?.report ?? null,
        settle: settle?.report ?? null,
        rollback: rollback?.report ?? null,
    };
    const last = rollback?.report ?? settle?.report ?? deploy.report;
    const switched = (0,ship_report/* switchedAt */.P9)(deploy.report);
    const faultAt = verification?.verdict === 'fail' ? verification.report.endedAt : null;
    return {
        schema: 'prod-actions/ship/v1',
        verdict: ended.verdict,
        reasons: ended.reasons,
        timeline: (0,ship_report/* timelineOf */.hf)(parts, endedAt),
        startedAt,
        endedAt,
        detectionMs: faultAt !== null && switched !== null ? faultAt - switched : last.detectionMs,
        recoveryMs: last.recoveryMs,
        ...parts,
    };
};
const outputsOf = (report) => {
    const last = (0,ship_report/* lastRollout */.Sn)(report);
    return {
        'operation-id': report.deploy.operation ?? '',
        'release-id': report.deploy.releaseId ?? '',
        'previous-release-id': report.deploy.previousReleaseId ?? '',
        'live-release-id': last.liveReleaseId ?? '',
        'live-colour': last.liveColour ?? '',
        url: last.url,
        verification: report.verification?.verdict ?? '',
        'error-rate': `${report.verification?.errorRates[0]?.rate ?? ''}`,
        'switch-ms': `${report.deploy.switchMs ?? ''}`,
        'detection-ms': `${report.detectionMs ?? ''}`,
        'recovery-ms': `${report.recoveryMs ?? ''}`,
        'kept-recovery-ms': `${last.keptRecoveryMs ?? ''}`,
        'requests-failed': `${last.exposure?.failed ?? ''}`,
    };
};
/** Base64 on one line crosses job borders as it is. */
const drillOutputs = (drilled) => ({
    'drill-certificate': drilled === null ? '' : Buffer.from(drilled.text).toString('base64'),
    'drill-certificate-file': drilled?.file ?? '',
});
const run = async (inputs, deps) => {
    const startedAt = deps.clock.now();
    const drills = inputs.mode === 'drill' && !inputs['dry-run'];
    const mode = inputs.mode === 'observe' ? 'observe' : 'enforce';
    const plain = { ...inputs, mode, 'require-drill': inputs['require-drill'] && !drills };
    const { ended, drill: drilled } = drills
        ? await drill(plain, deps, async (values) => await sequence(values, deps))
        : { ended: await sequence(plain, deps), drill: null };
    const report = reportOf(ended, startedAt, deps.clock.now());
    return {
        verdict: ended.verdict,
        reasons: ended.reasons,
        effect: (0,verdicts/* effectOf */.$)('ship', ended.verdict, {
            mode: inputs.mode === 'observe' ? 'observe' : 'enforce',
            strict: inputs.strict,
        }),
        outputs: { ...outputsOf(report), ...drillOutputs(drilled) },
        report: {
            ...report,
            onUnverified: inputs['on-unverified'],
            ...(drilled === null ? {} : { drill: drilled.certificate }),
        },
    };
};

;// CONCATENATED MODULE: ./src/actions/ship/wiring.ts










const drillLoad = (url, perSecond) => {
    const records = [];
    const half = perSecond / 2;
    const rates = { freshPerSecond: half, keptPerSecond: half, keptConnections: keptConnections };
    const load = startLoad({ url: new URL('/', url).href, ...rates, timeoutMs: 10_000, sendsAgain: true }, record => records.push(record));
    let stopping;
    return {
        stop: async () => {
            stopping ??= load.stop();
            await stopping;
            return records;
        },
    };
};
const saveCertificate = async ({ files, context }, text) => {
    const path = (0,external_node_path_.join)(context.temp, `prod-actions-drill-certificate-${(0,external_node_crypto_.randomUUID)()}.json`);
    await files.makeFolder(context.temp);
    await files.writeAtomic(path, text);
    return path;
};
/** A file that is not there is no certificate, which is said as that. */
const wiring_certificate = async ({ files, context }, given) => {
    if (given === '' || given.startsWith('{'))
        return given;
    const path = (0,external_node_path_.resolve)(context.workspace, given);
    const isText = /^[A-Za-z0-9+/]{64,}={0,2}$/.test(given);
    if (isText)
        return Buffer.from(given, 'base64').toString('utf8');
    return (await files.exists(path)) ? await files.readText(path) : '';
};
const keeping = (runtime) => async (values, operation, body) => await keepingLease({
    operation,
    timer: runtime.clock,
    withStore: async (use) => await (0,wiring/* withRollout */.ah)(values, runtime, wiring/* noVerifier */.qW, async ({ ports }) => await use(ports.store)),
}, runtime.signal, body);
const runReal = async (inputs, runtime) => await run(inputs, {
    ...runtime,
    deploy: async (values, about) => await (0,blue_green_deploy_wiring/* runReal */.I)(values, runtime, { goesOn: true, ...about }),
    verify: async (values, signal) => await (0,post_deploy_verify_wiring.runReal)(values, { ...runtime, signal }),
    keepingLease: keeping(runtime),
    rollback: async (values, about) => await (0,auto_rollback_wiring/* runReal */.I)(values, runtime, about),
    drillLoad,
    saveCertificate: async (text) => await saveCertificate(runtime, text),
    certificate: async (given) => await wiring_certificate(runtime, given),
});

;// CONCATENATED MODULE: ./src/actions/ship/announced.ts



/** The run, and then people are told how it ended. */
const runAnnounced = async (inputs, runtime) => {
    const dryRun = inputs['dry-run'];
    return await (0,announcing/* announced */.yb)(inputs, runtime, {
        automatic: true,
        begins: dryRun ? null : (0,announcing/* beginsOf */.yH)(inputs, runtime),
        broken: announcing/* brokenDeploy */.xB,
        announce: ({ report }, occasion) => (dryRun ? null : (0,announce/* announceShip */.Qb)(report, occasion)),
    }, async () => await runReal(inputs, runtime));
};


/***/ }),

/***/ 6578:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P9: () => (/* binding */ switchedAt),
/* harmony export */   Sn: () => (/* binding */ lastRollout),
/* harmony export */   f5: () => (/* binding */ wholeRollout),
/* harmony export */   hf: () => (/* binding */ timelineOf)
/* harmony export */ });
/* harmony import */ var _domain_kubernetes_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8515);

/** What is known of the rollout at the end: the last report that says something about it. */
const lastRollout = ({ deploy, settle, rollback }) => rollback ?? settle ?? deploy;
/** The whole rollout in one: where it ended, how the switch was seen, what was deployed. */
const wholeRollout = (report) => {
    const { deploy, settle, rollback } = report;
    const last = rollback ?? settle ?? deploy;
    return {
        ...last,
        switchMs: last.switchMs ?? deploy.switchMs,
        arrival: last.arrival ?? deploy.arrival,
        cluster: (0,_domain_kubernetes_report_js__WEBPACK_IMPORTED_MODULE_0__/* .mergedReport */ .vy)([deploy, settle, rollback].map(one => one?.cluster ?? null)),
    };
};
const momentsOf = (report, prefix = '') => (report?.steps ?? []).map(({ step, at }) => ({ phase: `${prefix}${step}`, at: Date.parse(at) }));
/** Steps of the rollout and of the verification in the order they happened, each with how long it took. */
const timelineOf = ({ deploy, verification, settle, rollback }, endedAt) => {
    const moments = [
        ...momentsOf(deploy),
        ...(verification === null ? [] : [{ phase: 'verifying', at: verification.startedAt }]),
        // Settling begins by reading the step that the switch left behind.
        ...momentsOf(settle).filter(({ phase }) => phase !== 'switched-unverified'),
        ...momentsOf(rollback, 'rollback: '),
    ].toSorted((a, b) => a.at - b.at);
    return moments.map(({ phase, at }, index) => ({ phase, at, ms: (moments[index + 1]?.at ?? endedAt) - at }));
};
/** When traffic moved, as the deploy saw it. */
const switchedAt = (deploy) => {
    const step = deploy.steps.find(one => one.step === 'switched-unverified');
    return step === undefined ? null : Date.parse(step.at);
};


/***/ }),

/***/ 2330:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ recordedPort),
/* harmony export */   Q: () => (/* binding */ processEntrance)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4296);
/* harmony import */ var _process_host_protocol_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6461);
/* harmony import */ var _process_host_store_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4832);




const unknown = (folder, why) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('entrance-unknown', `${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, _process_host_protocol_js__WEBPACK_IMPORTED_MODULE_2__/* .stateFile */ .Ed)}: ${why}`, 'Set `url`, or `app`, `environment` and `state-dir` as the deploy had them.');
/** The port on which the proxy of the process target listens, as recorded in its folder; undefined: there is none yet. */
const recordedPort = async (folder) => {
    const state = await (0,_process_host_store_js__WEBPACK_IMPORTED_MODULE_3__/* .readState */ .un)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, _process_host_protocol_js__WEBPACK_IMPORTED_MODULE_2__/* .stateFile */ .Ed)).catch((error) => {
        throw unknown(folder, (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error));
    });
    return state?.entrance.port;
};
/** Where users’ traffic enters. @throws UserError `entrance-unknown` */
const processEntrance = async (folder) => {
    const port = await recordedPort(folder);
    if (port === undefined)
        throw unknown(folder, 'there is no such file: nothing was deployed here.');
    return `http://127.0.0.1:${port}`;
};


/***/ })

};
