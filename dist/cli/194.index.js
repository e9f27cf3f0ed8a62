export const id = 194;
export const ids = [194];
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
/* harmony import */ var _probing_verifier_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7242);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(632);


/** A rollout whose releases are verified in this process, over real connections that are closed at the end. */
const withVerifyingRollout = async (inputs, runtime, body) => await (0,_wiring_js__WEBPACK_IMPORTED_MODULE_1__/* .withRollout */ .ah)(inputs, runtime, parts => (0,_probing_verifier_js__WEBPACK_IMPORTED_MODULE_0__/* .createVerifier */ .$)(inputs, {
    ...runtime,
    ...parts,
    entranceUrl: inputs.url,
    // Only the proxy of the process target names the release by itself.
    headerFromTarget: inputs.target === 'process' && inputs.url === '',
}), body);


/***/ }),

/***/ 3194:
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
// EXTERNAL MODULE: ./src/adapters/journal/store.ts + 1 modules
var store = __webpack_require__(2418);
// EXTERNAL MODULE: ./src/adapters/probing/entrance.ts
var entrance = __webpack_require__(2330);
// EXTERNAL MODULE: ./src/adapters/probing/inputs.ts
var inputs = __webpack_require__(1785);
// EXTERNAL MODULE: ./src/adapters/rollout/inputs.ts
var rollout_inputs = __webpack_require__(2169);
// EXTERNAL MODULE: ./src/adapters/rollout/verifying.ts
var verifying = __webpack_require__(9365);
// EXTERNAL MODULE: ./src/adapters/rollout/wiring.ts + 5 modules
var wiring = __webpack_require__(632);
// EXTERNAL MODULE: ./src/core/inputs.ts
var core_inputs = __webpack_require__(9114);
// EXTERNAL MODULE: ./src/domain/rollout/codes.ts
var codes = __webpack_require__(9004);
// EXTERNAL MODULE: ./src/domain/rollout/lease.ts
var rollout_lease = __webpack_require__(4368);
// EXTERNAL MODULE: ./src/domain/rollout/quarantine.ts
var quarantine = __webpack_require__(9992);
// EXTERNAL MODULE: ./src/domain/rollout/release.ts
var rollout_release = __webpack_require__(5543);
// EXTERNAL MODULE: ./src/domain/rollout/transitions.ts
var transitions = __webpack_require__(6474);
;// CONCATENATED MODULE: ./src/domain/rollout/maintenance.ts





const no = (reason) => ({ done: false, reason });
/** Reads, changes, writes; again when somebody wrote in between. */
const change = async (ports, decide) => {
    for (;;) {
        const stored = await ports.store.read();
        if (stored === undefined)
            return no(codes/* codes */.F.reason('nothing-to-resume', 'There is no journal here yet.'));
        const decided = await decide(stored.journal);
        if (!('changed' in decided))
            return no(decided);
        const written = await ports.store.write(decided.changed, stored.version);
        if (written !== 'conflict')
            return { done: true, what: decided.what, journal: written.journal };
    }
};
const noted = (journal, kind, about, reason, now) => (0,transitions/* withHistory */.$k)(journal, { ...about, kind, result: reason, startedAt: now, endedAt: now });
/** Takes the lease from a holder that is gone. The operation stays open: the next deploy, rollback or resume ends it. */
const unlock = async (ports, reason) => await change(ports, async (journal) => {
    const now = ports.timer.now();
    const { lease } = journal;
    if (lease === null)
        return codes/* codes */.F.reason('not-locked', 'Nobody holds the lease.');
    const silent = now - lease.renewedAt > lease.durationMs;
    if (!silent && !(await ports.liveness.gone(lease.evidence)))
        return codes/* codes */.F.reason('holder-alive', `Held by ${(0,rollout_lease/* describeHolder */.sG)(lease, now)}.`);
    const about = { operation: lease.holder, releaseId: '', revision: '' };
    return { changed: noted({ ...journal, lease: null }, 'unlock', about, reason, now), what: lease.holder };
});
/** `which`: a release id (8 digits or more), a digest or a revision. */
const liftQuarantine = async (ports, which, reason) => await change(ports, async (journal) => {
    const lifted = (0,quarantine/* matching */.wC)(journal, which);
    const [first] = lifted;
    if (first === undefined) {
        const all = journal.quarantine.map(entry => (0,rollout_release/* shortId */.m_)(entry.releaseId)).join(', ') || 'none';
        return codes/* codes */.F.reason('not-quarantined', `Nothing matches "${which}"; quarantined: ${all}.`);
    }
    const about = { operation: first.operation, releaseId: first.releaseId, revision: first.revision };
    const rest = { ...journal, quarantine: journal.quarantine.filter(entry => !lifted.includes(entry)) };
    return { changed: noted(rest, 'lift-quarantine', about, reason, ports.timer.now()), what: lifted };
});

// EXTERNAL MODULE: ./src/domain/rollout/deploy.ts + 1 modules
var deploy = __webpack_require__(235);
// EXTERNAL MODULE: ./src/domain/rollout/rollback.ts
var rollback = __webpack_require__(7492);
;// CONCATENATED MODULE: ./src/domain/rollout/resume.ts



const resume = async (ports, command) => {
    const journal = (await ports.store.read())?.journal;
    const open = journal?.operation ?? null;
    if (open === null)
        return { kind: 'nothing', reason: codes/* codes */.F.reason('nothing-to-resume', 'No operation is open.') };
    const { app, environment, evidence, newId, by } = command;
    const place = { app, environment, evidence };
    if (open.kind === 'rollback') {
        const reason = open.undo?.cause.message ?? 'resumed';
        const asked = { operation: '', newId, to: 'verified', reason, automatic: open.undo?.automatic ?? false };
        return { kind: 'rollback', outcome: await (0,rollback/* rollback */.d)(ports, { ...place, ...asked, timing: open.timing, by }) };
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
        outcome: await (0,deploy/* deploy */.gg)(ports, {
            ...place,
            request,
            until: 'settled',
            onUnverified: command.onUnverified,
            relation: async () => 'same',
        }),
    };
};

// EXTERNAL MODULE: ./src/domain/rollout/session.ts + 5 modules
var session = __webpack_require__(5848);
;// CONCATENATED MODULE: ./src/domain/rollout/status.ts
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
const status_status = (journal, observed) => {
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

// EXTERNAL MODULE: ./src/domain/verdicts/verdicts.ts
var verdicts = __webpack_require__(8301);
// EXTERNAL MODULE: ./src/cli/command.ts
var command = __webpack_require__(3567);
// EXTERNAL MODULE: ./src/core/markdown.ts
var markdown = __webpack_require__(6706);
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















/** By hand nobody remembers the port: unset, it is the one that the proxy has. */
const placed = async (values, read, runtime) => {
    if (values.target !== 'process' || read('port') !== '')
        return values;
    const place = { ...values, stateDir: (0,wiring/* stateFolder */.yp)(values['state-dir'], runtime) };
    return { ...values, port: (await (0,entrance/* recordedPort */.K)((0,store/* journalFolder */.M)(place))) ?? values.port };
};
const opened = async (inputs, read, runtime, body) => await (0,wiring/* withRollout */.ah)(await placed(inputs, read, runtime), runtime, wiring/* noVerifier */.qW, body);
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
        const report = status_status(journal, observed);
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
const unlockInputs = schemas/* object */.Ikc({ ...rollout_inputs/* placeInputs */.vb, reason });
const unlockCommand = {
    inputs: unlockInputs,
    execute: async (read, runtime) => {
        const values = (0,command/* readValues */.N)(unlockInputs, rollout_inputs/* placeRules */.Fp, read);
        const done = await opened(values, read, runtime, async ({ ports }) => await unlock(ports, values.reason));
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
        const done = await opened(values, read, runtime, async ({ ports }) => await liftQuarantine(ports, release, why));
        return byHand('lift-quarantine', 'lifted', done);
    },
};
const resumeInputs = schemas/* object */.Ikc({
    ...rollout_inputs/* placeInputs */.vb,
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
        const values = await placed((0,command/* readValues */.N)(resumeInputs, [...rollout_inputs/* placeRules */.Fp, ...inputs/* verificationRules */.jh], read), read, runtime);
        const resumed = await (0,verifying/* withVerifyingRollout */.r)(values, runtime, async ({ ports, place, by, newId }) => resume(ports, { ...place, newId: newId(), onUnverified: values['on-unverified'], by }));
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

/***/ 6706:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/** Markdown for job summaries and docs. Pure. */
const escapeCell = (text) => text.replaceAll('|', '\\|').replaceAll(/\r?\n/g, '<br>');
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map(row => `| ${row.map(escapeCell).join(' | ')} |`).join('\n');
/** A folded part: the title stays visible. */
const details = (title, body) => `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
const code = (text) => `\`${text.replaceAll('`', "'")}\``;
/** Text from outside, made safe to stand in Markdown. */
const plain = (text) => text.replaceAll(/[<>&]/g, c => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[c] ?? c);
const marks = { continue: '✅', say: '⚠️', block: '❌' };
/** The top of every job summary: one clear verdict, why, and what to do next. */
const headline = ({ gate, verdict, effect, reasons }) => [
    `## ${marks[effect]} ${gate}: ${verdict}`,
    ...reasons.map(reason => `- ${plain(reason.message)} (${code(reason.code)})${reason.next === '' ? '' : `<br>**Next:** ${plain(reason.next)}`}`),
    '',
].join('\n');


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
var session = __webpack_require__(5848);
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
    return { plan: (0,plan_deploy/* planDeploy */.bJ)(seen.journal, seen.observed, request, relation, seen.now), seen };
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
