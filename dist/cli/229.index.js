export const id = 229;
export const ids = [229];
export const modules = {

/***/ 1401:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runReal: () => (/* binding */ runReal)
});

// EXTERNAL MODULE: ./src/adapters/rollout/verifying.ts
var verifying = __webpack_require__(9365);
// EXTERNAL MODULE: ./src/adapters/rollout/cluster-report.ts
var cluster_report = __webpack_require__(6835);
// EXTERNAL MODULE: ./src/adapters/rollout/inputs.ts
var rollout_inputs = __webpack_require__(2169);
// EXTERNAL MODULE: ./src/adapters/rollout/wiring.ts + 5 modules
var wiring = __webpack_require__(632);
// EXTERNAL MODULE: ./src/domain/rollout/report.ts
var rollout_report = __webpack_require__(6562);
// EXTERNAL MODULE: ./src/domain/rollout/rollback.ts
var rollback = __webpack_require__(7492);
// EXTERNAL MODULE: ./src/domain/verdicts/verdicts.ts
var verdicts = __webpack_require__(8301);
;// CONCATENATED MODULE: ./src/actions/auto-rollback/run.ts






const commandOf = (inputs, { rollout }) => ({
    ...rollout.place,
    operation: inputs['operation-id'],
    newId: rollout.newId(),
    to: inputs.to,
    reason: inputs.reason,
    automatic: inputs.automatic,
    timing: (0,rollout_inputs/* timingOf */.II)(inputs),
    by: rollout.by,
});
const outputsOf = (report) => ({
    ...(report.operation === null ? {} : { 'operation-id': report.operation }),
    'live-colour': report.liveColour ?? '',
    'release-id': report.releaseId ?? '',
    'bad-release-id': report.badRelease?.id ?? '',
    url: report.url,
    'detection-ms': `${report.detectionMs ?? ''}`,
    'recovery-ms': `${report.recoveryMs ?? ''}`,
});
const run = async (inputs, deps) => {
    const { ports } = deps.rollout;
    const opened = { ...ports, opened: (one) => deps.outputs.set('operation-id', one.id) };
    const outcome = await (0,rollback/* rollback */.d)(opened, commandOf(inputs, deps));
    const report = (0,rollout_report/* reportOf */.E)(outcome, {
        app: inputs.app,
        environment: inputs.environment,
        url: (0,wiring/* publicUrl */.x6)(deps.rollout, inputs),
        cluster: (0,cluster_report/* clusterReport */.L)(deps.rollout, { before: outcome.journal, after: outcome.journal }, null),
        releaseId: outcome.operation?.kind === 'rollback' ? outcome.operation.release.id : null,
        previousReleaseId: outcome.operation?.undo?.release.id ?? null,
    });
    return {
        verdict: outcome.verdict,
        reasons: outcome.reasons,
        effect: (0,verdicts/* effectOf */.$)('auto-rollback', outcome.verdict, { mode: inputs.mode, strict: inputs.strict }),
        outputs: outputsOf(report),
        report,
    };
};

;// CONCATENATED MODULE: ./src/actions/auto-rollback/wiring.ts


/** `run` in the real world. */
const runReal = async (inputs, runtime) => await (0,verifying/* withVerifyingRollout */.r)(inputs, runtime, async (rollout) => await run(inputs, { ...runtime, rollout }));


/***/ }),

/***/ 7271:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runReal: () => (/* binding */ runReal)
});

// EXTERNAL MODULE: ./src/adapters/journal/store.ts + 1 modules
var store = __webpack_require__(2418);
// EXTERNAL MODULE: ./src/adapters/probing/entrance.ts
var entrance = __webpack_require__(2330);
// EXTERNAL MODULE: ./src/adapters/probing/prober.ts
var probing_prober = __webpack_require__(7952);
// EXTERNAL MODULE: ./src/adapters/probing/process-counters.ts
var process_counters = __webpack_require__(2145);
// EXTERNAL MODULE: ./src/adapters/probing/verifier.ts
var verifier = __webpack_require__(7242);
// EXTERNAL MODULE: ./src/adapters/rollout/wiring.ts + 5 modules
var wiring = __webpack_require__(632);
// EXTERNAL MODULE: ./src/domain/rollout/release.ts
var rollout_release = __webpack_require__(5543);
// EXTERNAL MODULE: ./src/domain/rollout/session.ts + 5 modules
var session = __webpack_require__(5848);
// EXTERNAL MODULE: ./src/adapters/probing/inputs.ts
var probing_inputs = __webpack_require__(1785);
// EXTERNAL MODULE: ./src/adapters/probing/measure.ts + 14 modules
var measure = __webpack_require__(5028);
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
const run = async (inputs, deps) => {
    const place = placeOf(inputs);
    const asked = inputs.url === '' && place !== null ? await deps.entrance(place) : null;
    const url = asked?.url ?? inputs.url;
    const plan = (0,probing_inputs/* planOf */.XC)(inputs, {
        releaseId: inputs.release || null,
        releaseHeaderRequired: inputs['require-release-header'] || asked?.namesRelease === true,
        strict: inputs.strict,
    });
    const counters = place === null || inputs.release === '' ? null : deps.counters(place, inputs.release);
    deps.log.info(`Verifying ${url}: ${plan.probes.length} probes at ${plan.rate}/s for up to ${plan.durationMs / 1000} s`);
    const report = await (0,measure/* measure */.x)(url, plan, { ...deps, counters });
    return {
        verdict: report.verdict,
        reasons: report.reasons,
        effect: (0,verdicts/* effectOf */.$)('post-deploy-verify', report.verdict, { mode: inputs.mode, strict: inputs.strict }),
        outputs: outputsOf(report),
        report,
    };
};

;// CONCATENATED MODULE: ./src/actions/post-deploy-verify/wiring.ts









/** Through an address that is known, or the proxy of the process target. */
const nearby = async (inputs, runtime, prober) => {
    const folderOf = (place) => (0,store/* journalFolder */.M)({ ...place, stateDir: (0,wiring/* stateFolder */.yp)(place.stateDir, runtime) });
    return await run(inputs, {
        ...runtime,
        prober,
        entrance: async (place) => ({ url: await (0,entrance/* processEntrance */.Q)(folderOf(place)), namesRelease: false }),
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
/** Through the API server of the cluster, which stays open meanwhile. */
const throughCluster = async (inputs, runtime, prober) => await (0,wiring/* withRollout */.ah)(inputs, runtime, wiring/* noVerifier */.qW, async (rollout) => await run(inputs, {
    ...runtime,
    prober,
    entrance: async () => await entranceOf(rollout, inputs, prober),
    counters: () => null,
}));
/** With real connections, closed at the end. */
const runReal = async (inputs, runtime) => {
    const prober = (0,probing_prober/* nodeProber */.z)();
    try {
        return inputs.target === 'kubernetes' && inputs.url === ''
            ? await throughCluster(inputs, runtime, prober)
            : await nearby(inputs, runtime, prober);
    }
    finally {
        prober.close();
    }
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

/***/ 2229:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runReal: () => (/* binding */ runReal)
});

// EXTERNAL MODULE: ./src/actions/auto-rollback/wiring.ts + 1 modules
var wiring = __webpack_require__(1401);
// EXTERNAL MODULE: ./src/actions/blue-green-deploy/wiring.ts + 4 modules
var blue_green_deploy_wiring = __webpack_require__(144);
// EXTERNAL MODULE: ./src/actions/post-deploy-verify/wiring.ts + 1 modules
var post_deploy_verify_wiring = __webpack_require__(7271);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/core/runtime.ts + 20 modules
var runtime = __webpack_require__(7810);
// EXTERNAL MODULE: ./src/domain/rollout/codes.ts
var codes = __webpack_require__(9004);
// EXTERNAL MODULE: ./src/domain/verdicts/verdicts.ts
var verdicts = __webpack_require__(8301);
// EXTERNAL MODULE: ./src/domain/verification/probes.ts
var probes = __webpack_require__(5259);
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
const deployed = async (inputs, deps) => {
    const deploy = await deps.log.group('Deploy', async () => await deps.deploy({ ...inputs, phase: 'switch', verification: '' }));
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
        const verification = await deps.log.group('Verify', async () => await deps.verify({
            ...inputs,
            probes: inputs.probes.length > 0 ? inputs.probes : [probes/* defaultProbe */.W, `GET ${inputs['health-path']} 2xx`],
            url,
            release: report.releaseId ?? '',
            'require-release-header': inputs['require-release-header'] || saysItsName(inputs, report),
        }));
        return { ...so, verification, verdict: 'unverified', reasons: verification.reasons };
    }
    catch (thrown) {
        // The journal says "switched, unverified"; whoever comes next goes on from there.
        if (thrown instanceof errors/* CancelledError */.cc) {
            const reason = codes/* codes */.F.reason('interrupted-after-switch', `The run was ${thrown.message} during the verification.`);
            return { ...so, verdict: 'interrupted', reasons: [reason] };
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
        automatic: true,
        reason: so.reasons.map(({ code, message }) => `${message} (${code})`).join(' '),
    }));
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
    if (judged.verdict === 'interrupted')
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
    };
};
const run = async (inputs, deps) => {
    const startedAt = deps.clock.now();
    const ended = await sequence(inputs, deps);
    const report = reportOf(ended, startedAt, deps.clock.now());
    return {
        verdict: ended.verdict,
        reasons: ended.reasons,
        effect: (0,verdicts/* effectOf */.$)('ship', ended.verdict, { mode: inputs.mode, strict: inputs.strict }),
        outputs: outputsOf(report),
        report,
    };
};

;// CONCATENATED MODULE: ./src/actions/ship/wiring.ts




const runReal = async (inputs, runtime) => await run(inputs, {
    ...runtime,
    deploy: async (values) => await (0,blue_green_deploy_wiring.runReal)(values, runtime),
    verify: async (values) => await (0,post_deploy_verify_wiring.runReal)(values, runtime),
    rollback: async (values) => await (0,wiring.runReal)(values, runtime),
});


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


/***/ }),

/***/ 7492:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ rollback)
/* harmony export */ });
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9004);
/* harmony import */ var _endings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9750);
/* harmony import */ var _plan_rollback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4140);
/* harmony import */ var _quarantine_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9992);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5848);
/* harmony import */ var _transitions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6474);






const verdictOf = {
    deployed: 'failed',
    switched: 'failed',
    unverified: 'failed',
    withdrawn: 'not-needed',
    interrupted: 'failed',
    'rolled-back': 'rolled-back',
    'rollback-unverified': 'failed',
    held: 'held',
    'moved-by-other': 'failed',
    'contract-failed': 'failed',
};
const settled = (driven) => ({
    verdict: verdictOf[driven.end.result],
    reasons: driven.end.reasons,
    end: driven.end,
    operation: driven.operation,
    journal: driven.journal,
    trail: driven.trail,
});
/** A rollback names the operation it takes back, so that it never takes back a newer one. */
const stale = (seen, command) => {
    const { operation, history } = seen.journal;
    if (command.operation === '' || operation?.id === command.operation)
        return undefined;
    const past = history.find(entry => entry.operation === command.operation);
    if (past === undefined)
        return (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .unbegun */ .px)(seen, 'refused', [
            _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('operation-unknown', `The journal does not know operation "${command.operation}".`),
        ]);
    if (operation !== null || history[0]?.operation !== command.operation)
        return (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .unbegun */ .px)(seen, 'superseded', [
            _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('newer-operation', `Operation ${command.operation} is not the last one any more.`),
        ]);
    return past.kind === 'rollback' && past.result === 'rolled-back'
        ? (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .unbegun */ .px)(seen, 'already-rolled-back', [
            _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('rolled-back', `Operation ${command.operation} was rolled back before.`),
        ])
        : undefined;
};
const planned = (seen, command) => {
    const code = command.automatic ? 'verification-failed' : 'rolled-back-by-hand';
    const open = seen.journal.operation;
    return (0,_plan_rollback_js__WEBPACK_IMPORTED_MODULE_2__/* .planRollback */ .I)(seen.journal, seen.observed, {
        operation: command.operation === '' ? command.newId : command.operation,
        to: command.to,
        automatic: command.automatic,
        cause: (0,_endings_js__WEBPACK_IMPORTED_MODULE_1__/* .failureOf */ .g5)({ code, message: command.reason, next: '' }, seen.now),
        timing: open?.timing ?? command.timing,
        by: command.by,
    }, seen.now);
};
const beforeSwitch = (seen, open) => open.kind === 'deploy' &&
    seen.observed.traffic !== open.to &&
    ['preparing', 'warming', 'switching', 'withdrawing'].includes(open.step);
/** The deploy never got traffic: it is withdrawn, and that is all there is to take back. */
const withdrawn = (seen, reason) => {
    const message = `Withdrawn instead of rolled back: ${reason}`;
    return (0,_transitions_js__WEBPACK_IMPORTED_MODULE_4__/* .withdraw */ .ne)(seen.journal, (0,_endings_js__WEBPACK_IMPORTED_MODULE_1__/* .failureOf */ .g5)({ code: 'deploy-withdrawn', message, next: '' }, seen.now));
};
/**
 * Held or not allowed. An automatic rollback that is held closes the unverified deploy and quarantines its release; one
 * that passed its verification is left to settle.
 */
const declined = (seen, command, plan) => {
    const bad = seen.journal.operation;
    const outcome = (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .unbegun */ .px)(seen, plan.kind, plan.reasons);
    const unproven = bad !== null && seen.journal.verified?.release.id !== bad.release.id;
    if (plan.kind !== 'held' || !command.automatic || !unproven)
        return { kind: 'answer', outcome };
    const marked = (0,_quarantine_js__WEBPACK_IMPORTED_MODULE_5__/* .quarantine */ .tW)(seen.journal, bad.release, command.reason, bad.id, seen.now);
    return { kind: 'answer', outcome, next: (0,_transitions_js__WEBPACK_IMPORTED_MODULE_4__/* .conclude */ .Ep)(marked, 'held', seen.now) };
};
const decision = (seen, command) => {
    const outdated = stale(seen, command);
    if (outdated !== undefined)
        return { kind: 'answer', outcome: outdated };
    const current = seen.journal.operation;
    if (current?.kind === 'rollback')
        return { kind: 'drive', next: seen.journal, inherited: true };
    if (current !== null && beforeSwitch(seen, current))
        return { kind: 'drive', next: withdrawn(seen, command.reason), inherited: true };
    const plan = planned(seen, command);
    return plan.kind === 'begin'
        ? { kind: 'drive', next: plan.journal, inherited: false }
        : declined(seen, command, plan);
};
/** One try; undefined: somebody wrote in between, look again. */
const attempt = async (ports, command) => {
    const seen = await (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .look */ .Op)(ports, command);
    const first = decision(seen, command);
    if (first.kind === 'answer' && first.next === undefined)
        return first.outcome;
    const holder = command.operation || command.newId;
    const locked = await (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .lockedBy */ .KH)(ports, seen, holder);
    if (locked !== undefined)
        return (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .unbegun */ .px)(seen, 'refused', [locked]);
    const taken = await (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .lock */ .s2)(ports, command, seen, holder);
    return taken === undefined ? undefined : await underLock(ports, command, taken);
};
/** Decides again, now that nobody else can write, and carries it out. */
const underLock = async (ports, command, { ledger, seen }) => {
    const made = decision(seen, command);
    if (made.kind === 'answer') {
        await ledger.write({ ...(made.next ?? seen.journal), lease: null });
        return { ...made.outcome, journal: ledger.journal };
    }
    await (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1)(ports, ledger, made.next);
    const aim = { until: 'settled', onUnverified: 'hold' };
    return settled(await (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .drive */ .rU)(ports, ledger, aim, { inherited: made.inherited }));
};
const rollback = async (ports, command) => await (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .orSuperseded */ .Wk)(ports, command, async () => {
    for (;;) {
        const outcome = await attempt(ports, command);
        if (outcome !== undefined)
            return outcome;
    }
});


/***/ })

};
