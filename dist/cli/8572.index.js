export const id = 8572;
export const ids = [8572];
export const modules = {

/***/ 8572:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  liftCommand: () => (/* binding */ liftCommand),
  resumeCommand: () => (/* binding */ resumeCommand),
  statusCommand: () => (/* binding */ statusCommand),
  unlockCommand: () => (/* binding */ unlockCommand)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
// EXTERNAL MODULE: ./src/adapters/probing/inputs.ts + 4 modules
var inputs = __webpack_require__(9777);
// EXTERNAL MODULE: ./src/adapters/rollout/inputs.ts
var rollout_inputs = __webpack_require__(2169);
// EXTERNAL MODULE: ./src/adapters/rollout/verifying.ts
var verifying = __webpack_require__(9365);
// EXTERNAL MODULE: ./src/adapters/rollout/wiring.ts + 5 modules
var wiring = __webpack_require__(8594);
// EXTERNAL MODULE: ./src/core/inputs.ts
var core_inputs = __webpack_require__(9114);
// EXTERNAL MODULE: ./src/domain/rollout/maintenance.ts
var maintenance = __webpack_require__(8849);
// EXTERNAL MODULE: ./src/domain/rollout/resume.ts
var resume = __webpack_require__(1299);
// EXTERNAL MODULE: ./src/domain/rollout/session.ts + 5 modules
var session = __webpack_require__(5701);
// EXTERNAL MODULE: ./src/domain/rollout/status.ts
var rollout_status = __webpack_require__(5142);
// EXTERNAL MODULE: ./src/domain/verdicts/verdicts.ts
var verdicts = __webpack_require__(8301);
// EXTERNAL MODULE: ./src/cli/command.ts
var command = __webpack_require__(3567);
// EXTERNAL MODULE: ./src/cli/place.ts
var place = __webpack_require__(4105);
// EXTERNAL MODULE: ./src/core/markdown.ts
var markdown = __webpack_require__(6706);
// EXTERNAL MODULE: ./src/domain/rollout/release.ts
var rollout_release = __webpack_require__(5543);
;// CONCATENATED MODULE: ./src/cli/render.ts


const time = (ms) => new Date(ms).toISOString();
const colourRow = ({ colour, traffic, recorded, state }) => [
    colour,
    traffic ? 'has traffic' : '',
    state.state === 'broken' ? `broken: ${state.cause}` : state.state,
    recorded === null ? '' : (0,rollout_release/* shortId */.m_)(recorded.id),
    recorded === null ? '' : recorded.revision.slice(0, 12),
];
const openLines = ({ operation, lease }) => [
    ...(operation === null
        ? []
        : [
            `Open: ${operation.kind} ${(0,markdown/* code */.aY)(operation.id)} of ${(0,rollout_release/* shortId */.m_)(operation.release.id)}, at ${operation.step} since ${time(operation.startedAt)}.`,
        ]),
    ...(lease === null
        ? []
        : [
            `Lease: held by ${(0,markdown/* code */.aY)(lease.holder)} (${lease.evidence.host}, pid ${lease.evidence.pid}), renewed ${time(lease.renewedAt)}.`,
        ]),
];
const renderStatus = (status) => {
    const live = status.live === null
        ? 'nothing is live'
        : `${(0,rollout_release/* shortId */.m_)(status.live.id)} is live${status.liveVerified ? ', verified' : ', not verified'}`;
    return [
        `## ${status.app} in ${status.environment}: ${live}`,
        (0,markdown/* table */.tp)(['colour', 'traffic', 'state', 'release', 'revision'], status.colours.map(colourRow)),
        ...openLines(status),
        ...status.drift.map(line => `Drift: ${line}`),
        ...(status.quarantine.length === 0
            ? []
            : [
                (0,markdown/* table */.tp)(['quarantined', 'revision', 'why'], status.quarantine.map(one => [(0,rollout_release/* shortId */.m_)(one.releaseId), one.revision.slice(0, 12), one.reason])),
            ]),
        ...(status.kept.length === 0
            ? []
            : [`To go back to: ${status.kept.map(({ release }) => (0,rollout_release/* shortId */.m_)(release.id)).join(', ')}.`]),
        ...(status.history.length === 0
            ? []
            : [
                (0,markdown/* table */.tp)(['ended', 'what', 'release', 'result'], status.history.slice(0, 10).map(one => [time(one.endedAt), one.kind, (0,rollout_release/* shortId */.m_)(one.releaseId), one.result])),
            ]),
        `Next: ${status.next}`,
    ].join('\n\n');
};
const renderHand = (command, verdict, what, reasons = [], effect = verdict === 'refused' ? 'block' : 'continue') => [
    (0,markdown/* headline */.Pl)({ gate: command, verdict, effect, reasons }),
    ...(what === null ? [] : [JSON.stringify(what, null, 2)]),
].join('\n');

;// CONCATENATED MODULE: ./src/cli/rollout.ts
/** Commands that no action has: look at a rollout, and act on it by hand. */














const opened = async (inputs, read, runtime, body) => await (0,wiring/* withRollout */.ah)(await (0,place/* placed */.G)(inputs, read, runtime), runtime, wiring/* noVerifier */.qW, body);
const result = (over) => ({
    effect: 'continue',
    reasons: [],
    outputs: {},
    report: null,
    ...over,
});
const statusCommand = {
    inputs: schemas/* object */.Ikc(rollout_inputs/* placeInputs */.vb),
    execute: async (read, runtime) => {
        const values = (0,command/* readValues */.N)(schemas/* object */.Ikc(rollout_inputs/* placeInputs */.vb), rollout_inputs/* placeRules */.Fp, read);
        const { journal, observed } = await opened(values, read, runtime, async ({ ports, place }) => (0,session/* look */.Op)(ports, place));
        const report = (0,rollout_status/* status */.h)(journal, observed);
        const calm = report.operation === null && report.drift.length === 0;
        return result({ verdict: calm ? 'clean' : 'attention', report, text: renderStatus(report) });
    },
};
const byHand = (command, verdict, done) => {
    if (done.done) {
        return result({ verdict, report: done.what, text: renderHand(command, verdict, done.what) });
    }
    const reasons = [done.reason];
    return result({ verdict: 'refused', effect: 'block', reasons, text: renderHand(command, 'refused', null, reasons) });
};
const reason = core_inputs/* input */.hF.text({ doc: 'Why; it is kept in the history.', required: true });
const unlockInputs = schemas/* object */.Ikc({ ...rollout_inputs/* placeInputs */.vb, ...rollout_inputs/* holderInputs */.af, reason });
const unlockCommand = {
    inputs: unlockInputs,
    execute: async (read, runtime) => {
        const values = (0,command/* readValues */.N)(unlockInputs, rollout_inputs/* placeRules */.Fp, read);
        const done = await opened(values, read, runtime, async ({ ports }) => await (0,maintenance/* unlock */.T)(ports, values.reason));
        return byHand('unlock', 'unlocked', done);
    },
};
const liftInputs = schemas/* object */.Ikc({
    ...rollout_inputs/* placeInputs */.vb,
    release: core_inputs/* input */.hF.text({ doc: 'Release id (8 digits or more), digest or revision.', required: true }),
    reason,
});
const liftCommand = {
    inputs: liftInputs,
    execute: async (read, runtime) => {
        const values = (0,command/* readValues */.N)(liftInputs, rollout_inputs/* placeRules */.Fp, read);
        const { release, reason: why } = values;
        const done = await opened(values, read, runtime, async ({ ports }) => await (0,maintenance/* liftQuarantine */.u)(ports, release, why));
        return byHand('lift-quarantine', 'lifted', done);
    },
};
const resumeInputs = schemas/* object */.Ikc({
    ...rollout_inputs/* placeInputs */.vb,
    ...rollout_inputs/* holderInputs */.af,
    ...inputs/* verificationInputs */.zi,
    strict: rollout_inputs/* policyInputs */.eh.strict,
    'on-unverified': core_inputs/* input */.hF.choice(['hold', 'rollback'], {
        doc: 'When the verification comes to no verdict: leave traffic where it is, or go back.',
        default: 'hold',
    }),
});
const resumeCommand = {
    inputs: resumeInputs,
    execute: async (read, runtime) => {
        const values = await (0,place/* placed */.G)((0,command/* readValues */.N)(resumeInputs, [...rollout_inputs/* placeRules */.Fp, ...inputs/* verificationRules */.jh], read), read, runtime);
        const resumed = await (0,verifying/* withVerifyingRollout */.r)(values, runtime, async ({ ports, place, by, newId }) => (0,resume/* resume */.U)(ports, { ...place, newId: newId(), onUnverified: values['on-unverified'], by }));
        if (resumed.kind === 'nothing') {
            return result({
                verdict: 'nothing',
                reasons: [resumed.reason],
                text: renderHand('resume', 'nothing', null, [resumed.reason]),
            });
        }
        const policy = { mode: 'enforce', strict: values.strict };
        const effect = resumed.kind === 'deploy'
            ? (0,verdicts/* effectOf */.$)('blue-green-deploy', resumed.outcome.verdict, policy)
            : (0,verdicts/* effectOf */.$)('auto-rollback', resumed.outcome.verdict, policy);
        const { verdict, reasons, end, operation, trail } = resumed.outcome;
        const report = { kind: resumed.kind, end, operation, trail };
        return result({ verdict, effect, reasons, report, text: renderHand('resume', verdict, null, reasons, effect) });
    },
};


/***/ }),

/***/ 8849:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ unlock),
/* harmony export */   u: () => (/* binding */ liftQuarantine)
/* harmony export */ });
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9004);
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4368);
/* harmony import */ var _quarantine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9992);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5543);
/* harmony import */ var _transitions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6474);





const no = (reason) => ({ done: false, reason });
/** Reads, changes, writes; again when somebody wrote in between. */
const change = async (ports, decide) => {
    for (;;) {
        const stored = await ports.store.read();
        if (stored === undefined)
            return no(_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('nothing-to-resume', 'There is no journal here yet.'));
        const decided = await decide(stored.journal);
        if (!('changed' in decided))
            return no(decided);
        const written = await ports.store.write(decided.changed, stored.version);
        if (written !== 'conflict')
            return { done: true, what: decided.what, journal: written.journal };
    }
};
const noted = (journal, kind, about, reason, now) => (0,_transitions_js__WEBPACK_IMPORTED_MODULE_1__/* .withHistory */ .$k)(journal, { ...about, kind, result: reason, startedAt: now, endedAt: now });
/** Takes the lease from a holder that is gone. The operation stays open: the next deploy, rollback or resume ends it. */
const unlock = async (ports, reason) => await change(ports, async (journal) => {
    const now = ports.timer.now();
    const { lease } = journal;
    if (lease === null)
        return _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('not-locked', 'Nobody holds the lease.');
    const silent = now - lease.renewedAt > lease.durationMs;
    if (!silent && !(await ports.liveness.gone(lease.evidence)))
        return _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('holder-alive', `Held by ${(0,_lease_js__WEBPACK_IMPORTED_MODULE_2__/* .describeHolder */ .sG)(lease, now)}.`);
    const about = { operation: lease.holder, releaseId: '', revision: '' };
    return { changed: noted({ ...journal, lease: null }, 'unlock', about, reason, now), what: lease.holder };
});
/** `which`: a release id (8 digits or more), a digest or a revision. */
const liftQuarantine = async (ports, which, reason) => await change(ports, async (journal) => {
    const lifted = (0,_quarantine_js__WEBPACK_IMPORTED_MODULE_3__/* .matching */ .wC)(journal, which);
    const [first] = lifted;
    if (first === undefined) {
        const all = journal.quarantine.map(entry => (0,_release_js__WEBPACK_IMPORTED_MODULE_4__/* .shortId */ .m_)(entry.releaseId)).join(', ') || 'none';
        return _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('not-quarantined', `Nothing matches "${which}"; quarantined: ${all}.`);
    }
    const about = { operation: first.operation, releaseId: first.releaseId, revision: first.revision };
    const rest = { ...journal, quarantine: journal.quarantine.filter(entry => !lifted.includes(entry)) };
    return { changed: noted(rest, 'lift-quarantine', about, reason, ports.timer.now()), what: lifted };
});


/***/ })

};
