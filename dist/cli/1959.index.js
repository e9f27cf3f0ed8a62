export const id = 1959;
export const ids = [1959];
export const modules = {

/***/ 9689:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ incidentLead),
/* harmony export */   j: () => (/* binding */ toldPeople)
/* harmony export */ });
/* harmony import */ var _core_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6706);
/** Who was told, for the job summary. Pure. */

const words = {
    delivered: 'told',
    failed: '**not told**',
    skipped: 'not asked',
};
const row = ({ channel, state, attempts, detail, url }) => [
    (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(channel),
    words[state],
    attempts > 1 ? `${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(detail)} (${attempts} attempts)` : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(detail),
    url === undefined ? '' : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(url),
];
/** Where the incident is worked on: the first thing to see after a rollback. */
const incidentLead = (deliveries) => (deliveries ?? []).flatMap(({ channel, url }) => channel === 'github-incident' && url !== undefined ? [`🚨 **Incident: ${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(url)}**`] : []);
/** Nothing where nobody was to be told. */
const toldPeople = (deliveries) => deliveries === undefined || deliveries.length === 0
    ? []
    : ['### Who was told', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['channel', '', 'detail', 'where'], deliveries.map(row))];


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

/***/ 5961:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ endedReport)
/* harmony export */ });
/* harmony import */ var _domain_rollout_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6562);
/* harmony import */ var _cluster_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6835);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8594);



/** Of an operation that another run began and this one brought to its end. */
const endedReport = ({ open, before, outcome }, inputs, rollout) => {
    const { journal, operation } = outcome;
    const last = operation ?? open;
    return (0,_domain_rollout_report_js__WEBPACK_IMPORTED_MODULE_0__/* .reportOf */ .E)({ ...outcome, operation: last }, {
        app: inputs.app,
        environment: inputs.environment,
        url: (0,_wiring_js__WEBPACK_IMPORTED_MODULE_2__/* .publicUrl */ .x6)(rollout, inputs),
        cluster: (0,_cluster_report_js__WEBPACK_IMPORTED_MODULE_1__/* .clusterReport */ .L)(rollout, { before: journal, after: journal }, null),
        releaseId: last.release.id,
        previousReleaseId: (last.kind === 'rollback' ? last.undo?.release.id : before?.id) ?? null,
    });
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

/***/ 4984:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ renderStatus),
/* harmony export */   s: () => (/* binding */ renderHand)
/* harmony export */ });
/* harmony import */ var _core_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6706);
/* harmony import */ var _domain_rollout_release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5543);


const time = (ms) => new Date(ms).toISOString();
const colourRow = ({ colour, traffic, recorded, state }) => [
    colour,
    traffic ? 'has traffic' : '',
    state.state === 'broken' ? `broken: ${state.cause}` : state.state,
    recorded === null ? '' : (0,_domain_rollout_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(recorded.id),
    recorded === null ? '' : recorded.revision.slice(0, 12),
];
const openLines = ({ operation, lease }) => [
    ...(operation === null
        ? []
        : [
            `Open: ${operation.kind} ${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(operation.id)} of ${(0,_domain_rollout_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(operation.release.id)}, at ${operation.step} since ${time(operation.startedAt)}.`,
        ]),
    ...(lease === null
        ? []
        : [
            `Lease: held by ${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(lease.holder)} (${lease.evidence.host}, pid ${lease.evidence.pid}), renewed ${time(lease.renewedAt)}.`,
        ]),
];
const renderStatus = (status) => {
    const live = status.live === null
        ? 'nothing is live'
        : `${(0,_domain_rollout_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(status.live.id)} is live${status.liveVerified ? ', verified' : ', not verified'}`;
    return [
        `## ${status.app} in ${status.environment}: ${live}`,
        (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['colour', 'traffic', 'state', 'release', 'revision'], status.colours.map(colourRow)),
        ...openLines(status),
        ...status.drift.map(line => `Drift: ${line}`),
        ...(status.quarantine.length === 0
            ? []
            : [
                (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['quarantined', 'revision', 'why'], status.quarantine.map(one => [(0,_domain_rollout_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(one.releaseId), one.revision.slice(0, 12), one.reason])),
            ]),
        ...(status.kept.length === 0
            ? []
            : [`To go back to: ${status.kept.map(({ release }) => (0,_domain_rollout_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(release.id)).join(', ')}.`]),
        ...(status.history.length === 0
            ? []
            : [
                (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['ended', 'what', 'release', 'result'], status.history.slice(0, 10).map(one => [time(one.endedAt), one.kind, (0,_domain_rollout_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(one.releaseId), one.result])),
            ]),
        `Next: ${status.next}`,
    ].join('\n\n');
};
const renderHand = (command, verdict, what, reasons = [], effect = verdict === 'refused' ? 'block' : 'continue') => [
    (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .headline */ .Pl)({ gate: command, verdict, effect, reasons }),
    ...(what === null ? [] : [JSON.stringify(what, null, 2)]),
].join('\n');


/***/ }),

/***/ 1959:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   resumeCommand: () => (/* binding */ resumeCommand)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(1137);
/* harmony import */ var _adapters_announcing_announcing_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1673);
/* harmony import */ var _adapters_announcing_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7604);
/* harmony import */ var _adapters_announcing_render_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9689);
/* harmony import */ var _adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9777);
/* harmony import */ var _adapters_rollout_ended_report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5961);
/* harmony import */ var _adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2169);
/* harmony import */ var _adapters_rollout_verifying_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9365);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9114);
/* harmony import */ var _domain_announcements_announce_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5713);
/* harmony import */ var _domain_rollout_resume_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1299);
/* harmony import */ var _domain_verdicts_verdicts_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8301);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3567);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(4105);
/* harmony import */ var _render_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(4984);
/** `resume`: what another run began is brought to its end, and people are told how. */















const inputs = zod__WEBPACK_IMPORTED_MODULE_14__/* .object */ .Ikc({
    ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .placeInputs */ .vb,
    ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .holderInputs */ .af,
    ..._adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .verificationInputs */ .zi,
    // Without their rules, as in a rollback: a channel that is set wrongly is said, and must not leave things half-way.
    ..._adapters_announcing_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .notifyInputs */ .v,
    strict: _adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .policyInputs */ .eh.strict,
    'on-unverified': _core_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .input */ .hF.choice(['hold', 'rollback'], {
        doc: 'When the verification comes to no verdict: leave traffic where it is, or go back.',
        default: 'hold',
    }),
});
const effectOfEnd = ({ kind, outcome }, strict) => {
    const policy = { mode: 'enforce', strict };
    return kind === 'deploy'
        ? (0,_domain_verdicts_verdicts_js__WEBPACK_IMPORTED_MODULE_10__/* .effectOf */ .$)('blue-green-deploy', outcome.verdict, policy)
        : (0,_domain_verdicts_verdicts_js__WEBPACK_IMPORTED_MODULE_10__/* .effectOf */ .$)('auto-rollback', outcome.verdict, policy);
};
const resumed = async (inputs, runtime) => await (0,_adapters_rollout_verifying_js__WEBPACK_IMPORTED_MODULE_6__/* .withVerifyingRollout */ .r)(inputs, runtime, async (rollout) => {
    const { ports, place, by, newId } = rollout;
    const done = await (0,_domain_rollout_resume_js__WEBPACK_IMPORTED_MODULE_9__/* .resume */ .U)(ports, { ...place, newId: newId(), onUnverified: inputs['on-unverified'], by });
    if (done.kind === 'nothing')
        return { ended: null, verdict: 'nothing', effect: 'continue', reasons: [done.reason], outputs: {}, report: {} };
    const { verdict, reasons } = done.outcome;
    const report = (0,_adapters_rollout_ended_report_js__WEBPACK_IMPORTED_MODULE_4__/* .endedReport */ .D)(done, inputs, rollout);
    return {
        ended: { ...done, report },
        verdict,
        effect: effectOfEnd(done, inputs.strict),
        reasons,
        outputs: {},
        report,
    };
});
/** A rollback that nobody asked for stays so, whoever ends it. */
const announce = ({ ended }, occasion) => {
    if (ended === null)
        return null;
    if (ended.kind === 'deploy')
        return (0,_domain_announcements_announce_js__WEBPACK_IMPORTED_MODULE_8__/* .announceDeploy */ .fH)(ended.outcome.verdict, ended.report, occasion);
    const automatic = ended.open.undo?.automatic ?? false;
    return (0,_domain_announcements_announce_js__WEBPACK_IMPORTED_MODULE_8__/* .announceRollback */ .o8)(ended.outcome.verdict, ended.report, { ...occasion, automatic });
};
const resumeCommand = {
    inputs,
    execute: async (read, runtime) => {
        const values = await (0,_place_js__WEBPACK_IMPORTED_MODULE_12__/* .placed */ .G)((0,_command_js__WEBPACK_IMPORTED_MODULE_11__/* .readValues */ .N)(inputs, [..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .placeRules */ .Fp, ..._adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .verificationRules */ .jh], read), read, runtime);
        const announcing = { automatic: false, begins: null, broken: _adapters_announcing_announcing_js__WEBPACK_IMPORTED_MODULE_0__/* .brokenDeploy */ .xB, announce };
        const { ended, ...outcome } = await (0,_adapters_announcing_announcing_js__WEBPACK_IMPORTED_MODULE_0__/* .announced */ .yb)(values, runtime, announcing, async () => await resumed(values, runtime));
        const { verdict, reasons, effect, report } = outcome;
        const text = [(0,_render_js__WEBPACK_IMPORTED_MODULE_13__/* .renderHand */ .s)('resume', verdict, null, reasons, effect), ...(0,_adapters_announcing_render_js__WEBPACK_IMPORTED_MODULE_2__/* .toldPeople */ .j)(report.announced)].join('\n');
        return { ...outcome, report: ended === null ? null : report, text };
    },
};


/***/ }),

/***/ 1299:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ resume),
/* harmony export */   _: () => (/* binding */ replacedBy)
/* harmony export */ });
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9004);
/* harmony import */ var _deploy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(235);
/* harmony import */ var _rollback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7492);



/** The release that an operation replaces. */
const replacedBy = ({ from }, { colours }) => from === null ? null : colours[from];
const resume = async (ports, command) => {
    const journal = (await ports.store.read())?.journal;
    const open = journal?.operation ?? null;
    if (journal === undefined || open === null)
        return { kind: 'nothing', reason: _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('nothing-to-resume', 'No operation is open.') };
    const { app, environment, evidence, newId, by } = command;
    const place = { app, environment, evidence };
    const found = { open, before: replacedBy(open, journal) };
    if (open.kind === 'rollback') {
        const reason = open.undo?.cause.message ?? 'resumed';
        const asked = { operation: '', newId, to: 'verified', reason, automatic: open.undo?.automatic ?? false };
        const outcome = await (0,_rollback_js__WEBPACK_IMPORTED_MODULE_2__/* .rollback */ .d)(ports, { ...place, ...asked, timing: open.timing, by });
        return { kind: 'rollback', ...found, outcome };
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
        ...found,
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


/***/ })

};
