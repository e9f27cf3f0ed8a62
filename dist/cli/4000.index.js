export const id = 4000;
export const ids = [4000];
export const modules = {

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

/***/ 9365:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ withVerifyingRollout)
/* harmony export */ });
/* harmony import */ var _domain_verification_probes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5331);
/* harmony import */ var _checks_checks_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3231);
/* harmony import */ var _probing_request_headers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3224);
/* harmony import */ var _probing_verifier_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7242);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8594);





/** Said and no more: a rollback must not wait for a token of a probe. */
const warnOfMissing = ({ probes }, { env, log }) => {
    const parsed = (0,_domain_verification_probes_js__WEBPACK_IMPORTED_MODULE_0__/* .parseProbes */ .f)(probes);
    const missing = 'probes' in parsed ? (0,_probing_request_headers_js__WEBPACK_IMPORTED_MODULE_1__/* .missingVariables */ .u)(parsed.probes, env) : [];
    if (missing.length > 0)
        log.warning(`probes: ${missing.join(', ')} not set: the verification will end with probe-definition.`);
};
/** A rollout whose releases are verified in this process, over real connections that are closed at the end. */
const withVerifyingRollout = async (inputs, runtime, body) => {
    warnOfMissing(inputs, runtime);
    return await (0,_wiring_js__WEBPACK_IMPORTED_MODULE_3__/* .withRollout */ .ah)(inputs, runtime, parts => (0,_probing_verifier_js__WEBPACK_IMPORTED_MODULE_2__/* .createVerifier */ .$)(inputs, {
        ...runtime,
        ...parts,
        checks: async (subject) => await (0,_checks_checks_js__WEBPACK_IMPORTED_MODULE_4__/* .createChecks */ .S)(inputs, subject, { ...runtime, signals: parts.signals }),
        entranceUrl: inputs.url,
        // Only the proxy of the process target names the release by itself.
        headerFromTarget: inputs.target === 'process' && inputs.url === '',
    }), body);
};


/***/ }),

/***/ 4105:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ placed)
/* harmony export */ });
/* harmony import */ var _adapters_journal_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2418);
/* harmony import */ var _adapters_probing_entrance_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2330);
/* harmony import */ var _adapters_rollout_wiring_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8594);



/** By hand nobody remembers the port: unset, it is the one that the proxy has. */
const placed = async (values, read, runtime) => {
    if (values.target !== 'process' || read('port') !== '')
        return values;
    const place = { ...values, stateDir: (0,_adapters_rollout_wiring_js__WEBPACK_IMPORTED_MODULE_2__/* .stateFolder */ .yp)(values['state-dir'], runtime) };
    return { ...values, port: (await (0,_adapters_probing_entrance_js__WEBPACK_IMPORTED_MODULE_1__/* .recordedPort */ .K)((0,_adapters_journal_store_js__WEBPACK_IMPORTED_MODULE_0__/* .journalFolder */ .M)(place))) ?? values.port };
};


/***/ }),

/***/ 235:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gg: () => (/* binding */ deploy),
  w1: () => (/* binding */ previewDeploy),
  G9: () => (/* binding */ settle)
});

// UNUSED EXPORTS: settled

// EXTERNAL MODULE: ./src/domain/rollout/codes.ts
var codes = __webpack_require__(9004);
// EXTERNAL MODULE: ./src/domain/rollout/release.ts
var rollout_release = __webpack_require__(5543);
// EXTERNAL MODULE: ./src/domain/rollout/session.ts + 5 modules
var session = __webpack_require__(5701);
// EXTERNAL MODULE: ./src/domain/rollout/transitions.ts
var transitions = __webpack_require__(6474);
;// CONCATENATED MODULE: ./src/domain/rollout/adoption.ts




/** First contact with an app that ran before us: it becomes the live colour, and the release to go back to. */
/** The same suite that judges releases; only a pass makes it one to go back to. */
const verify = async (ports, place, seen, adoption) => {
    const { release, colour } = adoption;
    try {
        return await ports.verifier.verify({
            app: place.app,
            environment: place.environment,
            operation: 'adoption',
            purpose: 'adoption',
            entranceUrl: ports.target.entranceUrl,
            directUrl: await ports.target.directUrl(colour),
            healthPath: (0,rollout_release/* healthPathOf */.Fs)(release),
            expected: { releaseId: release.id, revision: release.revision, colour },
            baseline: null,
            switchedAt: seen.now,
            signal: ports.signal,
        });
    }
    catch {
        return { verdict: 'error', reasons: [], evidence: null };
    }
};
const recorded = (journal, { release, colour }, verified, now) => ({
    ...journal,
    live: colour,
    colours: { ...journal.colours, [colour]: release },
    verified: verified ? { release, colour, at: now } : journal.verified,
    bundles: verified ? (0,transitions/* keepBundle */.gV)(journal.bundles, release, now) : journal.bundles,
});
const isKnown = ({ journal }, { release, colour }) => journal.live === colour && journal.colours[colour]?.id === release.id;
const asItWas = (locked) => ({ locked, notes: [], refusals: [] });
/** Under the lock, before anything is planned. What is ours already is left alone. */
const adopted = async (ports, place, locked) => {
    const { ledger, seen } = locked;
    if (ports.target.adopt === undefined || seen.journal.operation !== null)
        return asItWas(locked);
    const adoption = await ports.target.adopt(ledger.fence);
    if (adoption === null)
        return asItWas(locked);
    const said = isKnown(seen, adoption) ? {} : await takeIn(ports, place, locked, adoption);
    const after = await (0,session/* look */.Op)(ports, place);
    return { ...asItWas({ ledger, seen: { ...after, journal: ledger.journal } }), ...said };
};
const takeIn = async (ports, place, { ledger, seen }, adoption) => {
    ports.say(`adopt what runs as ${adoption.colour}`);
    const { verdict, reasons } = await verify(ports, place, seen, adoption);
    // A cancelled verification says nothing; the next run asks again.
    if (ports.signal.aborted)
        return {};
    const why = reasons.map(reason => reason.message).join(' ');
    const message = `The verification of what ran before says "${verdict}". ${why}`.trim();
    if (verdict === 'error')
        return { refusals: [codes/* codes */.F.reason('adopted-unverified', message)] };
    await ledger.write(recorded(ledger.journal, adoption, verdict === 'pass', ports.timer.now()));
    return verdict === 'pass' ? {} : { notes: [codes/* codes */.F.reason('adopted-unverified', message)] };
};

// EXTERNAL MODULE: ./src/domain/rollout/plan-deploy.ts
var plan_deploy = __webpack_require__(3583);
;// CONCATENATED MODULE: ./src/domain/rollout/deploy.ts





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
    'contract-failed': 'failed',
};
const doubts = {
    release: null,
    answered: ['arrival-unidentified'],
    endpoints: ['endpoints-only'],
};
/** What the evidence of the switch does not say. */
const doubtsOf = ({ trail }) => trail.arrival === null
    ? []
    : (doubts[trail.arrival.seen] ?? []).map(code => codes/* codes */.F.reason(code, trail.arrival?.detail ?? ''));
const settled = (driven, notes = []) => ({
    verdict: verdictOf[driven.end.result],
    reasons: [...driven.end.reasons, ...notes, ...doubtsOf(driven)],
    end: driven.end,
    operation: driven.operation,
    journal: driven.journal,
    trail: driven.trail,
});
const nothingAgainst = { refusals: [], notes: [], changes: [] };
const preflightOf = async (ports, plan) => plan.kind === 'begin' && ports.target.preflight !== undefined
    ? await ports.target.preflight(plan.operation.release, plan.operation.to)
    : nothingAgainst;
const planFrom = async (command, seen) => {
    const live = (0,plan_deploy/* liveRelease */._8)(seen.journal, seen.observed)?.revision ?? '';
    const { request } = command;
    const relation = live === '' || request.release.revision === '' ? 'same' : await command.relation(live);
    const plan = (0,plan_deploy/* planDeploy */.bJ)(seen.journal, seen.observed, request, relation, seen.now);
    const reasons = plan.kind === 'begin' ? await againstPair(command, seen) : [];
    return { plan: reasons.length > 0 ? { kind: 'refused', reasons } : plan, seen };
};
/** Only a pair can be demanded something of: a first deploy has nothing to go back to. */
const againstPair = async (command, seen) => {
    const live = (0,plan_deploy/* liveRelease */._8)(seen.journal, seen.observed);
    const { release: candidate } = command.request;
    if (live === null || live.id === candidate.id)
        return [];
    return (await command.against?.(live, candidate, seen.now)) ?? [];
};
/** The plan alone: reads, decides, writes nothing. */
const previewDeploy = async (ports, command) => {
    const planned = await planFrom(command, await (0,session/* look */.Op)(ports, command));
    const locked = await (0,session/* lockedBy */.KH)(ports, planned.seen, command.request.operation);
    return { ...planned, locked, preflight: await preflightOf(ports, planned.plan) };
};
/** One try; undefined: look again (somebody wrote in between, or something older had to be ended first). */
const attempt = async (ports, command) => {
    const { plan, seen, locked, preflight } = await previewDeploy(ports, command);
    const due = seen.journal.retireAfter !== null && seen.journal.retireAfter.at <= seen.now;
    if (plan.kind === 'unchanged' && !due)
        return (0,session/* unbegun */.px)(seen, 'unchanged', plan.reasons);
    if (locked !== undefined)
        return (0,session/* unbegun */.px)(seen, 'refused', [locked]);
    if (plan.kind === 'refused')
        return (0,session/* unbegun */.px)(seen, 'refused', plan.reasons);
    if (preflight.refusals.length > 0)
        return (0,session/* unbegun */.px)(seen, 'refused', preflight.refusals);
    const taken = await (0,session/* lock */.s2)(ports, command, seen, command.request.operation);
    if (taken === undefined || (await (0,session/* sweep */.X0)(ports, taken)))
        return undefined;
    const { locked: ready, notes, refusals } = await adopted(ports, command, taken);
    if (refusals.length > 0) {
        await (0,session/* release */._r)(ready.ledger);
        return (0,session/* unbegun */.px)(seen, 'refused', refusals);
    }
    const outcome = await underLock(ports, command, ready);
    return outcome && { ...outcome, reasons: [...outcome.reasons, ...notes, ...preflight.notes] };
};
/** Plans again, now that nobody else can write, and carries the plan out. */
const underLock = async (ports, command, { ledger, seen }) => {
    const { plan } = await planFrom(command, seen);
    if (plan.kind === 'unchanged' || plan.kind === 'refused') {
        await (0,session/* release */._r)(ledger);
        return (0,session/* unbegun */.px)(ledger, plan.kind, plan.reasons);
    }
    const next = plan.kind === 'begin' ? (0,transitions/* begin */.qN)(seen.journal, plan.operation, seen.observed.traffic, seen.now) : seen.journal;
    await (0,session/* record */.g1)(ports, ledger, next);
    const driven = await (0,session/* drive */.rU)(ports, ledger, aimOf(plan, command), { inherited: plan.kind !== 'begin' });
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
const deploy = async (ports, command) => await (0,session/* orSuperseded */.Wk)(ports, command, async () => {
    for (;;) {
        if (ports.signal.aborted)
            return await notBegun(ports, command);
        const outcome = await attempt(ports, command);
        if (outcome !== undefined)
            return outcome;
    }
});
const notBegun = async (ports, command) => {
    const seen = await (0,session/* look */.Op)(ports, command);
    return (0,session/* unbegun */.px)(seen, 'interrupted', [
        codes/* codes */.F.reason('interrupted-before-switch', 'Cancelled before anything was begun.'),
    ]);
};
/** What `phase: settle` finds: the operation it was handed, or why there is nothing to settle. */
const settleable = (seen, command) => {
    const operation = seen.journal.operation;
    if (operation?.id === command.operation && operation.kind === 'deploy')
        return operation;
    const past = seen.journal.history.find(entry => entry.operation === command.operation);
    if (past?.result === 'deployed')
        return (0,session/* unbegun */.px)(seen, 'deployed', []);
    if (past?.kind === 'rollback' || past?.result === 'superseded' || operation !== null)
        return (0,session/* unbegun */.px)(seen, 'superseded', [
            codes/* codes */.F.reason('newer-operation', `Operation ${command.operation} is no longer the open one.`),
        ]);
    return (0,session/* unbegun */.px)(seen, 'refused', [
        codes/* codes */.F.reason('operation-unknown', `No open operation has the id "${command.operation}".`),
    ]);
};
/** Ends an operation whose traffic was switched and whose verification, made elsewhere, passed. */
const settle = async (ports, command) => await (0,session/* orSuperseded */.Wk)(ports, command, async () => {
    for (;;) {
        const seen = await (0,session/* look */.Op)(ports, command);
        const found = settleable(seen, command);
        if ('verdict' in found)
            return found;
        if (command.verification.verdict !== 'pass')
            return (0,session/* unbegun */.px)(seen, 'refused', [
                codes/* codes */.F.reason('verification-missing', `The verification says "${command.verification.verdict}".`),
            ]);
        const locked = await (0,session/* lockedBy */.KH)(ports, seen, command.operation);
        if (locked !== undefined)
            return (0,session/* unbegun */.px)(seen, 'refused', [locked]);
        const taken = await (0,session/* lock */.s2)(ports, command, seen, found.id);
        if (taken === undefined)
            continue;
        const start = { inherited: true, verification: command.verification };
        return settled(await (0,session/* drive */.rU)(ports, taken.ledger, { until: 'settled', onUnverified: 'hold' }, start));
    }
});


/***/ }),

/***/ 1299:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ resume)
/* harmony export */ });
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9004);
/* harmony import */ var _deploy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(235);
/* harmony import */ var _rollback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7492);



const resume = async (ports, command) => {
    const journal = (await ports.store.read())?.journal;
    const open = journal?.operation ?? null;
    if (open === null)
        return { kind: 'nothing', reason: _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('nothing-to-resume', 'No operation is open.') };
    const { app, environment, evidence, newId, by } = command;
    const place = { app, environment, evidence };
    if (open.kind === 'rollback') {
        const reason = open.undo?.cause.message ?? 'resumed';
        const asked = { operation: '', newId, to: 'verified', reason, automatic: open.undo?.automatic ?? false };
        return { kind: 'rollback', outcome: await (0,_rollback_js__WEBPACK_IMPORTED_MODULE_2__/* .rollback */ .d)(ports, { ...place, ...asked, timing: open.timing, by }) };
    }
    const request = {
        operation: newId,
        release: open.release,
        timing: open.timing,
        allowOlder: true,
        allowColdRollback: false,
        by,
    };
    return {
        kind: 'deploy',
        outcome: await (0,_deploy_js__WEBPACK_IMPORTED_MODULE_1__/* .deploy */ .gg)(ports, {
            ...place,
            request,
            until: 'settled',
            onUnverified: command.onUnverified,
            relation: async () => 'same',
        }),
    };
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
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5701);
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
        exposure: command.exposure ?? null,
        drill: command.drill ?? false,
    }, seen.now);
};
const beforeSwitch = (seen, open) => open.kind === 'deploy' &&
    seen.observed.traffic !== open.to &&
    ['preparing', 'warming', 'switching', 'withdrawing'].includes(open.step);
/** The deploy never got traffic: it is withdrawn, and that is all there is to take back. */
const withdrawn = (seen, reason) => {
    // What is withdrawn already keeps its own cause.
    if (seen.journal.operation?.step === 'withdrawing')
        return seen.journal;
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


/***/ }),

/***/ 5142:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ status)
/* harmony export */ });
const colours = ['blue', 'green'];
const driftOf = (journal, observed) => {
    const drift = [];
    if (journal.operation === null && observed.traffic !== journal.live)
        drift.push(`Traffic is at ${observed.traffic ?? 'no colour'}, recorded is ${journal.live ?? 'no colour'}.`);
    for (const colour of colours) {
        const [state, recorded] = [observed[colour], journal.colours[colour]];
        if (state.state !== 'absent' && recorded !== null && state.releaseId !== recorded.id)
            drift.push(`${colour} runs ${state.releaseId.slice(0, 12)}, recorded is ${recorded.id.slice(0, 12)}.`);
    }
    if (observed.traffic !== null && ['absent', 'broken'].includes(observed[observed.traffic].state))
        drift.push(`The live colour ${observed.traffic} is ${observed[observed.traffic].state}.`);
    return drift;
};
const nextOf = (journal, verified, drift) => {
    const { operation } = journal;
    if (operation?.kind === 'rollback')
        return 'A rollback is open: run `resume` to end it.';
    if (operation?.step === 'switched-unverified')
        return 'A deploy waits for its verification: run `resume` to verify and settle it, or roll it back.';
    if (operation !== null)
        return 'A deploy is open: run it again or `resume` it, unless it is running now.';
    if (drift.length > 0)
        return 'Find out what changed beside prod-actions, then deploy again.';
    return verified || journal.live === null
        ? 'Nothing to do.'
        : 'The live release is not verified: deploy a mended one, or roll back by hand.';
};
const status = (journal, observed) => {
    const live = observed.traffic === null ? null : journal.colours[observed.traffic];
    const liveVerified = live !== null && journal.verified?.release.id === live.id;
    const drift = driftOf(journal, observed);
    return {
        app: journal.app,
        environment: journal.environment,
        live,
        liveVerified,
        colours: colours.map(colour => ({
            colour,
            traffic: observed.traffic === colour,
            recorded: journal.colours[colour],
            state: observed[colour],
        })),
        operation: journal.operation,
        lease: journal.lease,
        token: journal.token,
        kept: journal.bundles,
        quarantine: journal.quarantine,
        retireAfter: journal.retireAfter,
        history: journal.history,
        drift,
        next: nextOf(journal, liveVerified, drift),
    };
};


/***/ })

};
