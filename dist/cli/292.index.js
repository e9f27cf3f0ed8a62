export const id = 292;
export const ids = [292];
export const modules = {

/***/ 5292:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runReal: () => (/* binding */ runReal)
});

// EXTERNAL MODULE: ./src/adapters/rollout/verifying.ts
var verifying = __webpack_require__(9365);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/adapters/rollout/inputs.ts
var rollout_inputs = __webpack_require__(2169);
// EXTERNAL MODULE: ./src/domain/rollout/codes.ts
var codes = __webpack_require__(9004);
// EXTERNAL MODULE: ./src/domain/rollout/deploy.ts
var deploy = __webpack_require__(8727);
// EXTERNAL MODULE: ./src/domain/rollout/plan-deploy.ts
var plan_deploy = __webpack_require__(3583);
// EXTERNAL MODULE: ./src/domain/rollout/release.ts
var rollout_release = __webpack_require__(5543);
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

// EXTERNAL MODULE: ./src/domain/rollout/report.ts
var rollout_report = __webpack_require__(6562);
// EXTERNAL MODULE: ./src/domain/rollout/session.ts + 5 modules
var session = __webpack_require__(9345);
// EXTERNAL MODULE: ./src/domain/verdicts/verdicts.ts
var verdicts = __webpack_require__(8301);
;// CONCATENATED MODULE: ./src/actions/blue-green-deploy/release.ts

/** The release that the inputs describe. Pure. */
const environmentOf = (lines) => Object.fromEntries(lines.map(line => {
    const at = line.indexOf('=');
    return [line.slice(0, at), line.slice(at + 1)];
}));
const runOf = (inputs, { folder }) => inputs.image === ''
    ? { kind: 'command', command: ['/bin/sh', '-c', inputs.command], cwd: folder }
    : { kind: 'image', reference: inputs.image, args: inputs.args };
const releaseOf = async (inputs, where) => await (0,rollout_release/* identify */.ls)({
    revision: inputs.revision === '' ? where.sha : inputs.revision,
    digest: inputs.image === '' ? null : (inputs.image.split('@')[1] ?? null),
    oneWay: inputs['one-way'],
    spec: { run: runOf(inputs, where), env: environmentOf(inputs.env), healthPath: inputs['health-path'] },
});

;// CONCATENATED MODULE: ./src/actions/blue-green-deploy/run.ts










const commandOf = (inputs, { rollout }, release) => ({
    ...rollout.place,
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
const dryRun = async (command, { rollout, log }, release) => {
    const { plan, seen, locked } = await (0,deploy/* previewDeploy */.w1)(rollout.ports, command);
    const steps = describePlan(plan, seen);
    await log.group('Plan', async () => {
        for (const step of steps)
            log.info(step);
    });
    const refused = [...(locked === undefined ? [] : [locked]), ...(plan.kind === 'refused' ? plan.reasons : [])];
    const notes = 'reasons' in plan ? plan.reasons : [];
    const outcome = {
        verdict: refused.length > 0 ? 'refused' : 'unchanged',
        reasons: refused.length > 0 ? refused : [codes/* codes */.F.reason('dry-run', 'This is a plan; nothing was written.'), ...notes],
        end: null,
        operation: null,
        journal: seen.journal,
        trail: null,
    };
    return { outcome, release, previous: (0,plan_deploy/* liveRelease */._8)(seen.journal, seen.observed)?.id ?? null, plan: steps };
};
const released = async (inputs, deps) => {
    const folder = (0,external_node_path_.resolve)(deps.context.workspace, inputs['working-directory']);
    const release = await releaseOf(inputs, { sha: deps.context.sha, folder });
    deps.outputs.set('release-id', release.id);
    const command = commandOf(inputs, deps, release);
    if (inputs['dry-run'])
        return await dryRun(command, deps, release);
    const before = await (0,session/* look */.Op)(deps.rollout.ports, command).catch(() => undefined);
    const previous = before === undefined ? null : ((0,plan_deploy/* liveRelease */._8)(before.journal, before.observed)?.id ?? null);
    return { outcome: await (0,deploy/* deploy */.gg)(telling(deps), command), release, previous };
};
const settledOnly = async (inputs, deps) => {
    const { verification } = inputs;
    const verdict = verification === 'pass' || verification === 'fail' || verification === 'inconclusive' ? verification : 'error';
    const outcome = await (0,deploy/* settle */.G9)(telling(deps), {
        ...deps.rollout.place,
        operation: inputs['operation-id'],
        verification: { verdict, reasons: [], evidence: null },
    });
    return { outcome, release: outcome.operation?.release ?? null, previous: null };
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
const run = async (inputs, deps) => {
    const { outcome, release, previous, plan } = inputs.phase === 'settle' ? await settledOnly(inputs, deps) : await released(inputs, deps);
    const about = {
        app: inputs.app,
        environment: inputs.environment,
        url: deps.rollout.ports.target.entranceUrl,
        releaseId: release?.id ?? null,
        previousReleaseId: previous,
        ...(plan === undefined ? {} : { plan }),
    };
    const report = (0,rollout_report/* reportOf */.E)(outcome, about);
    return {
        verdict: outcome.verdict,
        reasons: outcome.reasons,
        effect: (0,verdicts/* effectOf */.$)('blue-green-deploy', outcome.verdict, { mode: inputs.mode, strict: inputs.strict }),
        outputs: outputsOf(report),
        report,
    };
};

;// CONCATENATED MODULE: ./src/actions/blue-green-deploy/wiring.ts


/** `run` in the real world. */
const runReal = async (inputs, runtime) => await (0,verifying/* withVerifyingRollout */.r)(inputs, runtime, async (rollout) => await run(inputs, { ...runtime, rollout }));


/***/ }),

/***/ 9365:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ withVerifyingRollout)
/* harmony export */ });
/* harmony import */ var _probing_process_counters_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2145);
/* harmony import */ var _probing_verifier_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7242);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5430);



/** A rollout whose releases are verified in this process, over real connections that are closed at the end. */
const withVerifyingRollout = async (inputs, runtime, body) => {
    const rollout = await (0,_wiring_js__WEBPACK_IMPORTED_MODULE_2__/* .createRollout */ .EO)(inputs, runtime, (prober, { folder }) => (0,_probing_verifier_js__WEBPACK_IMPORTED_MODULE_1__/* .createVerifier */ .$)(inputs, {
        ...runtime,
        prober,
        counters: releaseId => (0,_probing_process_counters_js__WEBPACK_IMPORTED_MODULE_0__/* .processCounters */ .b)(folder, releaseId),
        headerFromTarget: inputs.target === 'process',
    }));
    try {
        return await body(rollout);
    }
    finally {
        rollout.close();
    }
};


/***/ }),

/***/ 8727:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G9: () => (/* binding */ settle),
/* harmony export */   gg: () => (/* binding */ deploy),
/* harmony export */   w1: () => (/* binding */ previewDeploy)
/* harmony export */ });
/* unused harmony export settled */
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9004);
/* harmony import */ var _plan_deploy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3583);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9345);
/* harmony import */ var _transitions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6474);




const verdictOf = {
    deployed: 'deployed',
    switched: 'deployed',
    unverified: 'failed',
    withdrawn: 'failed',
    interrupted: 'interrupted',
    'rolled-back': 'reverted',
    'rollback-unverified': 'failed',
    held: 'failed',
    'moved-by-other': 'failed',
};
const settled = (driven, notes = []) => ({
    verdict: verdictOf[driven.end.result],
    reasons: [...driven.end.reasons, ...notes],
    end: driven.end,
    operation: driven.operation,
    journal: driven.journal,
    trail: driven.trail,
});
const without = (seen, verdict, reasons) => ({
    verdict,
    reasons,
    end: null,
    operation: null,
    journal: seen.journal,
    trail: null,
});
const planFrom = async (command, seen) => {
    const live = (0,_plan_deploy_js__WEBPACK_IMPORTED_MODULE_1__/* .liveRelease */ ._8)(seen.journal, seen.observed)?.revision ?? '';
    const { request } = command;
    const relation = live === '' || request.release.revision === '' ? 'same' : await command.relation(live);
    return { plan: (0,_plan_deploy_js__WEBPACK_IMPORTED_MODULE_1__/* .planDeploy */ .bJ)(seen.journal, seen.observed, request, relation, seen.now), seen };
};
/** The plan alone: reads, decides, writes nothing. */
const previewDeploy = async (ports, command) => {
    const planned = await planFrom(command, await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .look */ .Op)(ports, command));
    return { ...planned, locked: await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .lockedBy */ .KH)(ports, planned.seen, command.request.operation) };
};
/** One try; undefined: look again (somebody wrote in between, or something older had to be ended first). */
const attempt = async (ports, command) => {
    const { plan, seen, locked } = await previewDeploy(ports, command);
    const due = seen.journal.retireAfter !== null && seen.journal.retireAfter.at <= seen.now;
    if (plan.kind === 'unchanged' && !due)
        return without(seen, 'unchanged', plan.reasons);
    if (locked !== undefined)
        return without(seen, 'refused', [locked]);
    if (plan.kind === 'refused')
        return without(seen, 'refused', plan.reasons);
    const taken = await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .lock */ .s2)(ports, command, seen, command.request.operation);
    if (taken === undefined || (await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .sweep */ .X0)(ports, taken)))
        return undefined;
    return await underLock(ports, command, taken);
};
/** Plans again, now that nobody else can write, and carries the plan out. */
const underLock = async (ports, command, { ledger, seen }) => {
    const { plan } = await planFrom(command, seen);
    if (plan.kind === 'unchanged' || plan.kind === 'refused') {
        await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .release */ ._r)(ledger);
        return without({ ...seen, journal: ledger.journal }, plan.kind, plan.reasons);
    }
    const next = plan.kind === 'begin' ? (0,_transitions_js__WEBPACK_IMPORTED_MODULE_3__/* .begin */ .qN)(seen.journal, plan.operation, seen.observed.traffic, seen.now) : seen.journal;
    await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1)(ports, ledger, next);
    const driven = await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .drive */ .rU)(ports, ledger, aimOf(plan, command), { inherited: plan.kind !== 'begin' });
    if (plan.kind !== 'finish-first')
        return settled(driven, plan.reasons);
    return answers(ports, driven, command) ? settled(driven) : undefined;
};
/** What was begun is brought to its end, whatever this command stops at. */
const aimOf = (plan, command) => plan.kind === 'finish-first' ? { until: 'settled', onUnverified: 'hold' } : command;
/** The older operation already answers this command: the same release was taken back, or the run was cancelled. */
const answers = (ports, driven, command) => ports.signal.aborted ||
    driven.end.result === 'moved-by-other' ||
    driven.operation.undo?.release.id === command.request.release.id;
const deploy = async (ports, command) => await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .orSuperseded */ .Wk)(ports, command, async () => {
    for (;;) {
        if (ports.signal.aborted)
            return await notBegun(ports, command);
        const outcome = await attempt(ports, command);
        if (outcome !== undefined)
            return outcome;
    }
});
const notBegun = async (ports, command) => {
    const seen = await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .look */ .Op)(ports, command);
    return without(seen, 'interrupted', [
        _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('interrupted-before-switch', 'Cancelled before anything was begun.'),
    ]);
};
/** What `phase: settle` finds: the operation it was handed, or why there is nothing to settle. */
const settleable = (seen, command) => {
    const operation = seen.journal.operation;
    if (operation?.id === command.operation && operation.kind === 'deploy')
        return operation;
    const past = seen.journal.history.find(entry => entry.operation === command.operation);
    if (past?.result === 'deployed')
        return without(seen, 'deployed', []);
    if (past?.kind === 'rollback' || past?.result === 'superseded' || operation !== null)
        return without(seen, 'superseded', [
            _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('newer-operation', `Operation ${command.operation} is no longer the open one.`),
        ]);
    return without(seen, 'refused', [
        _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('operation-unknown', `No open operation has the id "${command.operation}".`),
    ]);
};
/** Ends an operation whose traffic was switched and whose verification, made elsewhere, passed. */
const settle = async (ports, command) => await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .orSuperseded */ .Wk)(ports, command, async () => {
    for (;;) {
        const seen = await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .look */ .Op)(ports, command);
        const found = settleable(seen, command);
        if ('verdict' in found)
            return found;
        if (command.verification.verdict !== 'pass')
            return without(seen, 'refused', [
                _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('verification-missing', `The verification says "${command.verification.verdict}".`),
            ]);
        const locked = await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .lockedBy */ .KH)(ports, seen, command.operation);
        if (locked !== undefined)
            return without(seen, 'refused', [locked]);
        const taken = await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .lock */ .s2)(ports, command, seen, found.id);
        if (taken === undefined)
            continue;
        const start = { inherited: true, verification: command.verification };
        return settled(await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .drive */ .rU)(ports, taken.ledger, { until: 'settled', onUnverified: 'hold' }, start));
    }
});


/***/ }),

/***/ 6562:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ reportOf)
/* harmony export */ });
const known = (journal) => {
    const live = journal.live === null ? null : journal.colours[journal.live];
    return {
        id: live?.id ?? null,
        revision: live?.revision ?? null,
        verified: live !== null && journal.verified?.release.id === live.id,
    };
};
const timesOf = ({ operation, trail }) => {
    const undo = operation?.undo;
    if (operation === null || undo === undefined)
        return { detectionMs: null, recoveryMs: null, badRelease: null };
    return {
        detectionMs: undo.switchedAt === null ? null : undo.cause.at - undo.switchedAt,
        recoveryMs: operation.switchedAt === undefined ? null : operation.switchedAt - undo.cause.at,
        badRelease: { id: undo.release.id, cause: undo.cause.code, logs: trail?.badLogs ?? null },
    };
};
const reportOf = (settled, about) => {
    const { journal, trail, operation } = settled;
    const live = known(journal);
    return {
        schema: 'prod-actions/rollout/v1',
        app: about.app,
        environment: about.environment,
        verdict: settled.verdict,
        reasons: settled.reasons,
        operation: operation?.id ?? null,
        kind: operation?.kind ?? null,
        liveColour: journal.live,
        liveReleaseId: live.id,
        liveRevision: live.revision,
        liveVerified: live.verified,
        releaseId: about.releaseId,
        previousReleaseId: about.previousReleaseId,
        url: about.url,
        steps: (trail?.steps ?? []).map(({ step, at }) => ({ step, at: new Date(at).toISOString() })),
        switchMs: trail?.switchMs ?? null,
        ...timesOf(settled),
        retired: trail?.retired ?? null,
        verifications: (trail?.verifications ?? []).map(({ of, verification: { verdict, evidence } }) => ({
            of,
            verdict,
            evidence,
        })),
        plan: about.plan ?? [],
        quarantined: journal.quarantine.map(entry => entry.releaseId),
        kept: journal.bundles.map(bundle => bundle.release.id),
        token: journal.token,
    };
};


/***/ })

};
