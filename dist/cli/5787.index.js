export const id = 5787;
export const ids = [5787];
export const modules = {

/***/ 5787:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runAnnounced: () => (/* binding */ runAnnounced)
/* harmony export */ });
/* harmony import */ var _adapters_announcing_announcing_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1673);
/* harmony import */ var _domain_announcements_announce_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5713);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(144);



/** The run, and then people are told how it ended. A switch alone is no end: who verifies it tells them. */
const runAnnounced = async (inputs, runtime) => {
    const dryRun = inputs['dry-run'];
    return await (0,_adapters_announcing_announcing_js__WEBPACK_IMPORTED_MODULE_0__/* .announced */ .yb)(inputs, runtime, {
        automatic: true,
        begins: dryRun || inputs.phase !== 'release' ? null : (0,_adapters_announcing_announcing_js__WEBPACK_IMPORTED_MODULE_0__/* .beginsOf */ .yH)(inputs, runtime),
        broken: _adapters_announcing_announcing_js__WEBPACK_IMPORTED_MODULE_0__/* .brokenDeploy */ .xB,
        announce: ({ verdict, report }, occasion) => (dryRun ? null : (0,_domain_announcements_announce_js__WEBPACK_IMPORTED_MODULE_1__/* .announceDeploy */ .fH)(verdict, report, occasion)),
    }, async () => await (0,_wiring_js__WEBPACK_IMPORTED_MODULE_2__/* .runReal */ .I)(inputs, runtime));
};


/***/ }),

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


/***/ })

};
