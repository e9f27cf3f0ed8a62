export const id = 1883;
export const ids = [1883];
export const modules = {

/***/ 9324:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ definition)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1137);
/* harmony import */ var _adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9777);
/* harmony import */ var _adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2169);
/* harmony import */ var _core_action_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5605);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9114);





const definition = (0,_core_action_js__WEBPACK_IMPORTED_MODULE_2__/* .defineAction */ .QP)({
    name: 'janitor',
    description: 'Finds what a run that is gone left half-way in an environment, and ends it: verifies and settles it, or takes it back.',
    branding: { icon: 'refresh-cw', color: 'gray-dark' },
    inputs: zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .placeInputs */ .vb,
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .holderInputs */ .af,
        'on-unswitched': _core_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .input */ .hF.choice(['withdraw', 'finish'], {
            doc: 'A deploy that never had traffic: take it away again, or bring it to its end though nobody watches.',
            default: 'withdraw',
        }),
        'on-unverified': _core_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .input */ .hF.choice(['hold', 'rollback'], {
            doc: 'When the verification of what was left comes to no verdict: keep both releases and call a person, or go back.',
            default: 'hold',
        }),
        'busy-limit': _core_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .input */ .hF.duration({
            doc: 'An operation whose holder lives is left alone for so long; then a person is called.',
            default: '2h',
            maxMs: 7 * 86_400_000,
        }),
        'allow-empty': _core_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .input */ .hF.boolean({
            doc: 'An environment without a journal is clean. Otherwise the janitor thinks that it looks at the wrong place.',
            default: 'false',
        }),
        ..._adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .verificationInputs */ .zi,
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .policyInputs */ .eh,
    }),
    rules: [..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .placeRules */ .Fp, ..._adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .verificationRules */ .jh, ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .latencyRules */ .S4],
    outputs: {
        'operation-id': 'Id of the operation that was ended; empty when there was none.',
        'live-colour': 'The colour that has traffic: `blue` or `green`.',
        'live-release-id': 'Id of the release that has traffic.',
        found: 'What was found, separated by `; `.',
    },
    onError: 'failed',
});


/***/ }),

/***/ 1883:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  janitorCommand: () => (/* binding */ janitorCommand)
});

// EXTERNAL MODULE: ./src/actions/janitor/inputs.ts
var inputs = __webpack_require__(9324);
// EXTERNAL MODULE: ./src/core/markdown.ts
var markdown = __webpack_require__(6706);
;// CONCATENATED MODULE: ./src/actions/janitor/render.ts

const id = (release) => (release === undefined ? 'none' : (0,markdown/* code */.aY)(release.slice(0, 12)));
const render = (outcome) => {
    const { tidied, status, app, environment } = outcome.report;
    return [
        (0,markdown/* headline */.Pl)({ gate: 'janitor', ...outcome }),
        (0,markdown/* table */.tp)(['found', 'came to', 'operation'], tidied.map(one => [one.found, one.verdict, one.operation === null ? '' : (0,markdown/* code */.aY)(one.operation.id)])),
        '',
        `${app} in ${environment}: release ${id(status.live?.id)} has traffic${status.live === null ? '' : status.liveVerified ? ', verified' : ', not verified'}. ${status.next}`,
        '',
    ].join('\n');
};

// EXTERNAL MODULE: ./src/adapters/rollout/verifying.ts
var verifying = __webpack_require__(9365);
// EXTERNAL MODULE: ./src/domain/rollout/codes.ts
var codes = __webpack_require__(9004);
// EXTERNAL MODULE: ./src/domain/rollout/lease.ts
var rollout_lease = __webpack_require__(4368);
// EXTERNAL MODULE: ./src/domain/rollout/resume.ts
var resume = __webpack_require__(1299);
// EXTERNAL MODULE: ./src/domain/rollout/rollback.ts
var rollback = __webpack_require__(7492);
// EXTERNAL MODULE: ./src/domain/rollout/session.ts + 5 modules
var session = __webpack_require__(5701);
// EXTERNAL MODULE: ./src/domain/rollout/status.ts
var rollout_status = __webpack_require__(5142);
;// CONCATENATED MODULE: ./src/domain/rollout/janitor.ts






const end = (verdict, found, ...reasons) => ({
    kind: 'end',
    found,
    verdict,
    reasons,
});
/**
 * Between the steps of one job nobody renews, and the process that took the lease has ended as it should: only the time
 * it was given tells whether the next step still comes.
 */
const handedOver = (lease, now) => lease.durationMs >= rollout_lease/* handOverMs */.AA && now - lease.renewedAt <= lease.durationMs;
const busy = ({ journal, now }, lease, policy) => {
    const { operation } = journal;
    const found = operation === null ? 'a lease' : `a ${operation.kind} at ${operation.step}`;
    const holder = (0,rollout_lease/* describeHolder */.sG)(lease, now);
    const since = operation?.startedAt ?? lease.renewedAt;
    if (now - since <= policy.busyMs)
        return end('busy', `${found}, held`, codes/* codes */.F.reason('operation-at-work', `Held by ${holder}.`));
    const minutes = Math.round((now - since) / 60_000);
    const message = `Open for ${minutes} minutes, held by ${holder}.`;
    return end('needs-a-person', `${found}, held for long`, codes/* codes */.F.reason('operation-stuck', message));
};
const neverHadTraffic = ({ observed }, open) => open.kind === 'deploy' &&
    observed.traffic !== open.to &&
    ['preparing', 'warming', 'switching', 'withdrawing'].includes(open.step);
const leftOpen = (seen, open, policy) => {
    const found = `a ${open.kind} left at ${open.step}`;
    const withdraw = open.step === 'withdrawing' || policy.onUnswitched === 'withdraw';
    return { kind: neverHadTraffic(seen, open) && withdraw ? 'withdraw' : 'resume', found, operation: open };
};
const settledPlace = (seen) => {
    const { live, liveVerified, drift } = (0,rollout_status/* status */.h)(seen.journal, seen.observed);
    if (drift.length > 0)
        return end('needs-a-person', 'drift', ...drift.map(line => codes/* codes */.F.reason('drift', line)));
    if (live === null || liveVerified)
        return end('clean', live === null ? 'nothing is live' : 'nothing left open');
    const message = `Release ${live.id.slice(0, 12)} has traffic and was never verified.`;
    return end('needs-a-person', 'an unverified live release', codes/* codes */.F.reason('live-unverified', message));
};
/** What was found, from one look. Pure. */
const inspect = (seen, signs, policy) => {
    const { journal, observed, now, version } = seen;
    if (version === undefined)
        return end(policy.allowEmpty ? 'clean' : 'needs-a-person', 'no journal', codes/* codes */.F.reason('no-journal', `${journal.app} in ${journal.environment} has no journal here.`));
    const { lease, operation, retireAfter } = journal;
    const awaited = lease !== null && handedOver(lease, now) && !signs.concluded;
    if (lease !== null && (awaited || !(0,rollout_lease/* claim */.B7)(lease, '', now, signs.gone || signs.concluded).granted))
        return busy(seen, lease, policy);
    if (operation !== null)
        return leftOpen(seen, operation, policy);
    if (lease !== null)
        return { kind: 'unlock', found: `a lease left by operation ${lease.holder}` };
    const due = retireAfter !== null && retireAfter.at <= now && observed.traffic !== retireAfter.colour;
    return due ? { kind: 'retire', found: `${retireAfter.colour}, warm beyond its time` } : settledPlace(seen);
};
const afterEnd = {
    deployed: 'finished',
    switched: 'failed',
    unverified: 'needs-a-person',
    withdrawn: 'rolled-back',
    interrupted: 'failed',
    'rolled-back': 'rolled-back',
    'rollback-unverified': 'needs-a-person',
    held: 'needs-a-person',
    'moved-by-other': 'needs-a-person',
    'contract-failed': 'needs-a-person',
};
/** Ended without an operation of ours: somebody was faster, or it was refused. */
const afterNothing = ({ verdict, reasons }) => {
    if (verdict === 'superseded' || reasons.some(reason => reason.code === 'locked'))
        return 'busy';
    if (verdict === 'held')
        return 'needs-a-person';
    return ['unchanged', 'deployed', 'not-needed', 'already-rolled-back'].includes(verdict) ? 'finished' : 'failed';
};
const judged = (found, outcome) => {
    const { end: ended, operation } = outcome;
    const verdict = ended === null ? afterNothing(outcome) : afterEnd[ended.result];
    const what = operation === null ? 'It' : `The ${operation.kind} of ${operation.release.id.slice(0, 12)}`;
    const reasons = verdict === 'finished' ? [codes/* codes */.F.reason('operation-finished', `${what} is at its end.`)] : outcome.reasons;
    return { found, verdict, reasons, operation };
};
const resumed = async (ports, command, found) => {
    const { policy, newId, ...place } = command;
    const done = await (0,resume/* resume */.U)(ports, { ...place, newId: newId(), onUnverified: policy.onUnverified });
    return done.kind === 'nothing'
        ? { found, verdict: 'finished', reasons: [done.reason], operation: null }
        : judged(found, done.outcome);
};
const withdrawn = async (ports, command, found, open) => {
    const { policy: _, newId, ...place } = command;
    const reason = `left at ${open.step} by a run that is gone`;
    const asked = { operation: '', newId: newId(), to: 'verified', reason, automatic: true, timing: open.timing };
    const outcome = await (0,rollback/* rollback */.d)(ports, { ...place, ...asked });
    const { end: ended } = outcome;
    return ended?.result === 'interrupted' && !ports.signal.aborted
        ? { ...judged(found, outcome), verdict: 'rolled-back' }
        : judged(found, outcome);
};
/** Under the lock, and only what the look under the lock still shows. */
const locked = async (ports, command, seen, { kind, found }) => {
    const taken = await (0,session/* lock */.s2)(ports, command, seen, command.newId());
    if (taken === undefined)
        return undefined;
    const swept = kind === 'retire' && (await (0,session/* sweep */.X0)(ports, taken));
    if (!swept)
        await (0,session/* release */._r)(taken.ledger);
    const reason = kind === 'retire'
        ? codes/* codes */.F.reason('colour-retired', `Retired ${found}.`)
        : codes/* codes */.F.reason('lease-released', `Released ${found}.`);
    return { found, verdict: 'finished', reasons: [reason], operation: null };
};
const act = async (ports, command, seen, finding) => {
    if (finding.kind === 'resume')
        return await resumed(ports, command, finding.found);
    if (finding.kind === 'withdraw')
        return await withdrawn(ports, command, finding.found, finding.operation);
    return await locked(ports, command, seen, { kind: finding.kind, found: finding.found });
};
/** From the best to the worst. */
const ranks = ['clean', 'finished', 'busy', 'rolled-back', 'needs-a-person', 'failed'];
const worst = (tidied) => tidied.reduce((so, { verdict }) => (ranks.indexOf(verdict) > ranks.indexOf(so) ? verdict : so), 'clean');
/** A colour to retire may follow an operation, which may follow a lease; more than that would be a circle. */
const maxFindings = 6;
const concluded = (seen, tidied) => ({
    verdict: worst(tidied),
    reasons: tidied.flatMap(one => one.reasons),
    tidied,
    status: (0,rollout_status/* status */.h)(seen.journal, seen.observed),
    journal: seen.journal,
});
const signsOf = async ({ liveness }, lease) => ({
    gone: lease !== null && (await liveness.gone(lease.evidence)),
    concluded: lease !== null && (await liveness.concluded?.(lease.evidence)) === true,
});
const tidyUp = async (ports, command) => {
    const tidied = [];
    for (let round = 0; round < maxFindings; round += 1) {
        const seen = await (0,session/* look */.Op)(ports, command);
        const finding = inspect(seen, await signsOf(ports, seen.journal.lease), command.policy);
        ports.say(`found: ${finding.found}`);
        const done = finding.kind === 'end' ? { ...finding, operation: null } : await act(ports, command, seen, finding);
        if (done === undefined)
            continue;
        tidied.push({ found: done.found, verdict: done.verdict, reasons: done.reasons, operation: done.operation });
        if (finding.kind === 'end' || ports.signal.aborted)
            return concluded(seen, tidied);
        if (!['finished', 'rolled-back'].includes(done.verdict))
            break;
    }
    return concluded(await (0,session/* look */.Op)(ports, command), tidied.length > 0 ? tidied : [neverStill]);
};
/** Somebody wrote between every look and every try of ours: he is at work. */
const neverStill = {
    found: 'a journal that changed all the time',
    verdict: 'busy',
    reasons: [codes/* codes */.F.reason('operation-at-work', 'The journal changed at every try.')],
    operation: null,
};

// EXTERNAL MODULE: ./src/domain/rollout/journal.ts
var rollout_journal = __webpack_require__(5161);
// EXTERNAL MODULE: ./src/domain/verdicts/verdicts.ts
var verdicts = __webpack_require__(8301);
;// CONCATENATED MODULE: ./src/actions/janitor/run.ts





const nothing = { blue: { state: 'absent' }, green: { state: 'absent' }, traffic: null, fence: 0 };
/** What cannot even be looked at: a damaged journal, a full disk. */
const unseen = ({ app, environment }, reason) => {
    const journal = (0,rollout_journal/* emptyJournal */.x)(app, environment);
    return { verdict: 'failed', reasons: [reason], tidied: [], status: (0,rollout_status/* status */.h)(journal, nothing), journal };
};
const tidied = async (inputs, { rollout, outputs }) => {
    const { ports, place, by, newId } = rollout;
    const policy = {
        onUnswitched: inputs['on-unswitched'],
        onUnverified: inputs['on-unverified'],
        busyMs: inputs['busy-limit'],
        allowEmpty: inputs['allow-empty'],
    };
    const telling = { ...ports, opened: (one) => outputs.set('operation-id', one.id) };
    try {
        return await tidyUp(telling, { ...place, by, policy, newId });
    }
    catch (error) {
        const refusal = (0,session/* refusalOf */.Of)(error);
        if (refusal === undefined)
            throw error;
        return unseen(inputs, refusal);
    }
};
const run = async (inputs, deps) => {
    const outcome = await tidied(inputs, deps);
    const { verdict, reasons, journal } = outcome;
    const operation = outcome.tidied.findLast(one => one.operation !== null)?.operation?.id;
    return {
        verdict,
        reasons,
        effect: (0,verdicts/* effectOf */.$)('janitor', verdict, { mode: inputs.mode, strict: inputs.strict }),
        outputs: {
            ...(operation === undefined ? {} : { 'operation-id': operation }),
            'live-colour': journal.live ?? '',
            'live-release-id': outcome.status.live?.id ?? '',
            found: outcome.tidied.map(one => one.found).join('; '),
        },
        report: {
            schema: 'prod-actions/janitor/v1',
            app: inputs.app,
            environment: inputs.environment,
            verdict,
            reasons,
            tidied: outcome.tidied,
            status: outcome.status,
        },
    };
};

;// CONCATENATED MODULE: ./src/actions/janitor/wiring.ts


/** `run` in the real world. */
const runReal = async (inputs, runtime) => await (0,verifying/* withVerifyingRollout */.r)(inputs, runtime, async (rollout) => await run(inputs, { ...runtime, rollout }));

// EXTERNAL MODULE: ./src/cli/command.ts
var command = __webpack_require__(3567);
// EXTERNAL MODULE: ./src/cli/place.ts
var place = __webpack_require__(4105);
;// CONCATENATED MODULE: ./src/cli/janitor.ts
/** `janitor`, as the action, with the port that the proxy has. */





const janitorCommand = {
    inputs: inputs/* definition */.m.inputs,
    execute: async (read, runtime) => {
        const values = (0,command/* readValues */.N)(inputs/* definition */.m.inputs, inputs/* definition */.m.rules, read);
        const outcome = await runReal(await (0,place/* placed */.G)(values, read, runtime), runtime);
        return { ...outcome, text: render(outcome) };
    },
};


/***/ })

};
