export const id = 2415;
export const ids = [2415];
export const modules = {

/***/ 9324:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ definition)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1137);
/* harmony import */ var _adapters_announcing_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7604);
/* harmony import */ var _adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9777);
/* harmony import */ var _adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2169);
/* harmony import */ var _core_action_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5605);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9114);






const definition = (0,_core_action_js__WEBPACK_IMPORTED_MODULE_3__/* .defineAction */ .QP)({
    name: 'janitor',
    description: 'Finds what a run that is gone left half-way in an environment, and ends it: verifies and settles it, or takes it back.',
    branding: { icon: 'refresh-cw', color: 'gray-dark' },
    inputs: zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .placeInputs */ .vb,
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .holderInputs */ .af,
        'on-unswitched': _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.choice(['withdraw', 'finish'], {
            doc: 'A deploy that never had traffic: take it away again, or bring it to its end though nobody watches.',
            default: 'withdraw',
        }),
        'on-unverified': _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.choice(['hold', 'rollback'], {
            doc: 'When the verification of what was left comes to no verdict: keep both releases and call a person, or go back.',
            default: 'hold',
        }),
        'busy-limit': _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.duration({
            doc: 'An operation whose holder lives is left alone for so long; then a person is called.',
            default: '2h',
            maxMs: 7 * 86_400_000,
        }),
        'allow-empty': _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.boolean({
            doc: 'An environment without a journal is clean. Otherwise the janitor thinks that it looks at the wrong place.',
            default: 'false',
        }),
        ..._adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .verificationInputs */ .zi,
        // Without their rules, as in a rollback: a channel that is set wrongly is said, and must not leave things half-way.
        ..._adapters_announcing_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .notifyInputs */ .v,
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .policyInputs */ .eh,
    }),
    rules: [..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .placeRules */ .Fp, ..._adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .verificationRules */ .jh, ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .latencyRules */ .S4],
    outputs: {
        'operation-id': 'Id of the operation that was ended; empty when there was none.',
        'live-colour': 'The colour that has traffic: `blue` or `green`.',
        'live-release-id': 'Id of the release that has traffic.',
        found: 'What was found, separated by `; `.',
        notified: _adapters_announcing_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .notifiedOutput */ .C,
    },
    onError: 'failed',
});


/***/ }),

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

/***/ 6835:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ clusterReport)
/* harmony export */ });
/* harmony import */ var _domain_kubernetes_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8515);

/** What a report says of the cluster; null with any other target. `contents`: null where nothing was rendered. */
const clusterReport = ({ kubernetes }, { before, after }, contents) => kubernetes === null
    ? null
    : {
        namespace: kubernetes.namespace,
        images: [],
        unpinned: [],
        objects: [],
        findings: [],
        ...contents,
        adopted: (0,_domain_kubernetes_report_js__WEBPACK_IMPORTED_MODULE_0__/* .adoptedNames */ .a8)(before, after),
        api: kubernetes.api(),
        offline: null,
    };


/***/ }),

/***/ 2415:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  janitorCommand: () => (/* binding */ janitorCommand)
});

// EXTERNAL MODULE: ./src/adapters/announcing/announcing.ts + 27 modules
var announcing = __webpack_require__(8107);
// EXTERNAL MODULE: ./src/domain/announcements/announce.ts + 1 modules
var announce = __webpack_require__(5713);
// EXTERNAL MODULE: ./src/domain/announcements/headline.ts
var headline = __webpack_require__(6303);
;// CONCATENATED MODULE: ./src/domain/announcements/janitor.ts


const endings = {
    deployed: 'deployed',
    switched: 'failed',
    unverified: 'unverified',
    // Users met nothing of it: it was not delivered, and nothing was taken back from anybody.
    withdrawn: 'failed',
    interrupted: 'interrupted',
    'rolled-back': 'rolled-back',
    'rollback-unverified': 'rollback-failed',
    held: 'held',
    'moved-by-other': 'failed',
    'contract-failed': 'failed',
};
/** Without an end nothing came of it: it was refused, or somebody was faster. */
const withoutEnd = (verdict, rollout) => {
    if (verdict === 'finished')
        return null;
    if (verdict === 'needs-a-person')
        return 'held';
    return rollout.verdict === 'interrupted' ? 'interrupted' : 'failed';
};
const endedHappening = (verdict, rollout) => {
    const { end, kind } = rollout;
    // A withdrawal that the killed run began when it was cancelled, and the janitor ended.
    if (end === 'interrupted' && verdict === 'rolled-back')
        return 'failed';
    const happening = end === null ? withoutEnd(verdict, rollout) : endings[end];
    const stuck = kind === 'rollback' && (happening === 'failed' || happening === 'interrupted');
    return stuck ? 'rollback-failed' : happening;
};
/** By the first reason: nothing was ended, and a person must look. */
const standing = {
    // The janitor is pointed at the wrong place: to be mended in the morning.
    'no-journal': 'refused',
    drift: 'unverified',
    'live-unverified': 'unverified',
};
const nameOf = ({ id, revision, digest }) => ({ id, revision, digest });
const standingHappening = (code, { live, quarantine }) => {
    const bad = live !== null && quarantine.some(({ releaseId }) => releaseId === live.id);
    return code === 'live-unverified' && bad ? 'held' : (standing[code] ?? 'failed');
};
/**
 * No `release`: no delivery of it ends here, so no deployment of GitHub is to say so. The last operation, so that an
 * incident is told of it once and not at every run.
 */
const announceStanding = (reason, { status, reasons }, { app, environment, ...occasion }) => {
    const happening = standingHappening(reason.code, status);
    const live = status.live === null ? null : nameOf(status.live);
    const release = status.operation === null ? live : nameOf(status.operation.release);
    const bad = happening === 'held' ? live : null;
    const verified = status.liveVerified;
    return {
        ...(0,announce/* announceBroken */.Vl)(happening, reason, { app, environment, ...occasion }),
        operation: status.operation?.id ?? status.history[0]?.operation ?? null,
        headline: (0,headline/* headlineOf */.g)({ happening, app, environment, release, bad, live, verified }),
        reasons,
        live,
        liveVerified: verified,
        bad,
    };
};
const announceOne = (one, place, occasion) => {
    const { verdict, reasons, operation, rollout } = one;
    if (verdict === 'clean' || verdict === 'busy')
        return null;
    if (rollout === null) {
        const reason = reasons[0];
        return verdict === 'finished' || reason === undefined ? null : announceStanding(reason, place, occasion);
    }
    const happening = endedHappening(verdict, rollout);
    if (happening === null)
        return null;
    // A person's rollback stays a person's, whoever ends it.
    const automatic = operation?.undo?.automatic ?? true;
    return (0,announce/* announceOperation */.hX)(happening, { ...rollout, reasons: place.reasons }, { ...occasion, automatic });
};
const loudness = { info: 0, warning: 1, critical: 2 };
/** One for each run: the loudest of what it came to, of equals the last. Its reasons are those of everything found. */
const announceJanitor = (place, occasion) => {
    const [reason] = place.reasons;
    // The place could not even be looked at.
    if (place.tidied.length === 0)
        return reason === undefined ? null : (0,announce/* announceBroken */.Vl)('failed', reason, occasion);
    return place.tidied
        .map(one => announceOne(one, place, occasion))
        .reduce((told, one) => (one === null || (told !== null && loudness[told.severity] > loudness[one.severity]) ? told : one), null);
};

// EXTERNAL MODULE: ./src/adapters/rollout/verifying.ts
var verifying = __webpack_require__(9365);
// EXTERNAL MODULE: ./src/adapters/rollout/cluster-report.ts
var cluster_report = __webpack_require__(6835);
// EXTERNAL MODULE: ./src/adapters/rollout/wiring.ts + 5 modules
var wiring = __webpack_require__(8594);
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
const judged = (found, { journal }, open, outcome) => {
    const { end: ended, operation } = outcome;
    const verdict = ended === null ? afterNothing(outcome) : afterEnd[ended.result];
    const what = operation === null ? 'It' : `The ${operation.kind} of ${operation.release.id.slice(0, 12)}`;
    const reasons = verdict === 'finished' ? [codes/* codes */.F.reason('operation-finished', `${what} is at its end.`)] : outcome.reasons;
    const before = open.from === null ? null : journal.colours[open.from];
    return { found, verdict, reasons, operation, ended: { open, before, outcome } };
};
const resumed = async (ports, command, seen, { found, operation: open }) => {
    const { policy, newId, ...place } = command;
    const done = await (0,resume/* resume */.U)(ports, { ...place, newId: newId(), onUnverified: policy.onUnverified });
    return done.kind === 'nothing'
        ? { found, verdict: 'finished', reasons: [done.reason], operation: null, ended: null }
        : judged(found, seen, open, done.outcome);
};
const withdrawn = async (ports, command, seen, { found, operation: open }) => {
    const { policy: _, newId, ...place } = command;
    const reason = `left at ${open.step} by a run that is gone`;
    const asked = { operation: '', newId: newId(), to: 'verified', reason, automatic: true, timing: open.timing };
    const outcome = await (0,rollback/* rollback */.d)(ports, { ...place, ...asked });
    const tidied = judged(found, seen, open, outcome);
    return outcome.end?.result === 'interrupted' && !ports.signal.aborted
        ? { ...tidied, verdict: 'rolled-back' }
        : tidied;
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
    return { found, verdict: 'finished', reasons: [reason], operation: null, ended: null };
};
const act = async (ports, command, seen, finding) => {
    if (finding.kind === 'resume')
        return await resumed(ports, command, seen, finding);
    if (finding.kind === 'withdraw')
        return await withdrawn(ports, command, seen, finding);
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
        const done = finding.kind === 'end' ? { ...finding, operation: null, ended: null } : await act(ports, command, seen, finding);
        if (done === undefined)
            continue;
        const { found, verdict, reasons, operation, ended } = done;
        tidied.push({ found, verdict, reasons, operation, ended });
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
    ended: null,
};

// EXTERNAL MODULE: ./src/domain/rollout/journal.ts
var rollout_journal = __webpack_require__(5161);
// EXTERNAL MODULE: ./src/domain/rollout/report.ts
var report = __webpack_require__(6562);
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
const rolloutOf = ({ open, before, outcome }, inputs, { rollout }) => {
    const { journal, operation } = outcome;
    const last = operation ?? open;
    return (0,report/* reportOf */.E)({ ...outcome, operation: last }, {
        app: inputs.app,
        environment: inputs.environment,
        url: (0,wiring/* publicUrl */.x6)(rollout, inputs),
        cluster: (0,cluster_report/* clusterReport */.L)(rollout, { before: journal, after: journal }, null),
        releaseId: last.release.id,
        previousReleaseId: (last.kind === 'rollback' ? last.undo?.release.id : before?.id) ?? null,
    });
};
const reported = (inputs, deps) => ({ ended, ...one }) => ({
    ...one,
    rollout: ended === null ? null : rolloutOf(ended, inputs, deps),
});
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
            tidied: outcome.tidied.map(reported(inputs, deps)),
            status: outcome.status,
        },
    };
};

;// CONCATENATED MODULE: ./src/actions/janitor/wiring.ts


/** `run` in the real world. */
const runReal = async (inputs, runtime) => await (0,verifying/* withVerifyingRollout */.r)(inputs, runtime, async (rollout) => await run(inputs, { ...runtime, rollout }));

;// CONCATENATED MODULE: ./src/actions/janitor/announced.ts



/** The run that should have told people is gone: who ends its work tells them. */
const runAnnounced = async (inputs, runtime) => await (0,announcing/* announced */.yb)(inputs, runtime, {
    automatic: true,
    begins: null,
    broken: announcing/* brokenDeploy */.xB,
    announce: ({ report }, occasion) => announceJanitor(report, occasion),
}, async () => await runReal(inputs, runtime));

// EXTERNAL MODULE: ./src/actions/janitor/inputs.ts
var inputs = __webpack_require__(9324);
// EXTERNAL MODULE: ./src/adapters/announcing/render.ts
var render = __webpack_require__(9689);
// EXTERNAL MODULE: ./src/core/markdown.ts
var markdown = __webpack_require__(6706);
;// CONCATENATED MODULE: ./src/actions/janitor/render.ts


const id = (release) => (release === undefined ? 'none' : (0,markdown/* code */.aY)(release.slice(0, 12)));
const render_render = (outcome) => {
    const { tidied, status, app, environment, announced } = outcome.report;
    return [
        ...(0,render/* incidentLead */.V)(announced).map(line => `${line}\n`),
        (0,markdown/* headline */.Pl)({ gate: 'janitor', ...outcome }),
        (0,markdown/* table */.tp)(['found', 'came to', 'operation'], tidied.map(one => [one.found, one.verdict, one.operation === null ? '' : (0,markdown/* code */.aY)(one.operation.id)])),
        '',
        `${app} in ${environment}: release ${id(status.live?.id)} has traffic${status.live === null ? '' : status.liveVerified ? ', verified' : ', not verified'}. ${status.next}`,
        '',
        ...(0,render/* toldPeople */.j)(announced),
    ].join('\n');
};

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
        const outcome = await runAnnounced(await (0,place/* placed */.G)(values, read, runtime), runtime);
        return { ...outcome, text: render_render(outcome) };
    },
};


/***/ }),

/***/ 6413:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H8: () => (/* binding */ refOf),
/* harmony export */   Ih: () => (/* binding */ annotationsOf),
/* harmony export */   PC: () => (/* binding */ labelsOf),
/* harmony export */   R5: () => (/* binding */ metadataSchema),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   fy: () => (/* binding */ isTerminating),
/* harmony export */   ko: () => (/* binding */ selects),
/* harmony export */   x0: () => (/* binding */ objectSchema)
/* harmony export */ });
/* unused harmony export ownerSchema */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1137);

/** Kubernetes objects as they come from manifests and from the API: known fields are checked, the rest is kept. Pure. */
const strings = zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP());
const ownerSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    apiVersion: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    uid: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    controller: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().optional(),
});
const metadataSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    namespace: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    labels: strings.nullish(),
    annotations: strings.nullish(),
    uid: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    resourceVersion: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    generation: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().optional(),
    creationTimestamp: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    deletionTimestamp: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    ownerReferences: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(ownerSchema).nullish(),
});
const objectSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ apiVersion: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), metadata: metadataSchema });
/** On its way out: told to go, and for a pod, without traffic. */
const isTerminating = ({ metadata }) => (metadata.deletionTimestamp ?? null) !== null;
const refOf = (object, namespace = '') => ({
    apiVersion: object.apiVersion,
    kind: object.kind,
    namespace: object.metadata.namespace ?? namespace,
    name: object.metadata.name,
});
/** For people: `Deployment/web`. */
const nameOf = (ref) => `${ref.kind}/${ref.name}`;
const labelsOf = (object) => object.metadata.labels ?? {};
const annotationsOf = (object) => object.metadata.annotations ?? {};
/** Whether `labels` carry all of `selector`. An empty selector matches nothing here: we never act on everything. */
const selects = (selector, labels) => {
    const entries = Object.entries(selector);
    return entries.length > 0 && entries.every(([key, value]) => labels[key] === value);
};


/***/ }),

/***/ 8515:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AY: () => (/* binding */ offlineReport),
/* harmony export */   a8: () => (/* binding */ adoptedNames),
/* harmony export */   vy: () => (/* binding */ mergedReport)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1137);
/* harmony import */ var _spec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4738);


const loosely = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ adopted: _spec_js__WEBPACK_IMPORTED_MODULE_0__/* .specSchema */ .pQ.shape.adopted });
const adoptedIn = (release) => loosely.safeParse(release.spec).data?.adopted ?? null;
const releasesIn = ({ colours, bundles }) => [colours.blue, colours.green, ...bundles.map(bundle => bundle.release)].filter(release => release !== null);
/** The Deployments that were taken over between the two looks at the journal. */
const adoptedNames = (before, after) => {
    const known = new Set(releasesIn(before).map(({ id }) => id));
    const names = releasesIn(after)
        .filter(({ id }) => !known.has(id))
        .flatMap(release => adoptedIn(release)?.deployments.map(({ name }) => name) ?? []);
    return [...new Set(names)];
};
const offlineReport = (offline) => ({
    namespace: offline.namespace,
    images: offline.images.map(({ image }) => image),
    unpinned: offline.images.filter(({ pinned }) => !pinned).map(({ image }) => image),
    objects: offline.objects,
    findings: offline.findings,
    adopted: [],
    api: null,
    offline,
});
const added = (a, b) => ({
    calls: a.calls + b.calls,
    bytesIn: a.bytesIn + b.bytesIn,
    bytesOut: a.bytesOut + b.bytesOut,
    byVerb: Object.fromEntries([...new Set([...Object.keys(a.byVerb), ...Object.keys(b.byVerb)])].map(what => [
        what,
        (a.byVerb[what] ?? 0) + (b.byVerb[what] ?? 0),
    ])),
});
/** Of several steps on one release: what the first rendered, and the calls of all. */
const mergedReport = (reports) => {
    const all = reports.filter(one => one !== null);
    const [first] = all;
    if (first === undefined)
        return null;
    const uses = all.flatMap(({ api }) => api ?? []);
    return {
        ...first,
        adopted: [...new Set(all.flatMap(({ adopted }) => adopted))],
        api: uses.length === 0 ? null : uses.reduce(added),
    };
};


/***/ }),

/***/ 4738:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _D: () => (/* binding */ bundleSchema),
/* harmony export */   pQ: () => (/* binding */ specSchema)
/* harmony export */ });
/* unused harmony exports hookSchema, adoptedSchema */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1137);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6413);


/** What a release of the `kubernetes` target is. The journal keeps the spec; the bundle, which may hold secrets, is a Secret. Pure. */
/** A hook at a fixed point of the rollout. It must be safe to run twice. */
const hookSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([
    /** A Job of the manifests, by name: created under a name that holds the release, and waited for. */
    zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('job'), job: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), timeoutMs: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig() }),
    /** A shell command on the machine that deploys. */
    zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('command'), command: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), cwd: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), timeoutMs: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig() }),
]);
/** An app that ran before we came: how its colour is selected, and what has to be put back. */
const adoptedSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    deployments: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), podTemplateHash: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), replicas: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig() })),
    services: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), selector: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()) })),
});
const specSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    target: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('kubernetes'),
    namespace: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Hex SHA-256 of the bundle's canonical JSON. */
    bundle: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    healthPath: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Name or number of the container port to probe; empty: found from readiness probe, Service or the only port. */
    port: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Images as pinned, for people. */
    images: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    hooks: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ expand: hookSchema.nullable(), contract: hookSchema.nullable() }),
    adopted: adoptedSchema.nullable(),
});
/** Everything needed to run a release again: its rendered objects, with images pinned by digest where that was possible. */
const bundleSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    schema: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('prod-actions/bundle/v1'),
    namespace: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    objects: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .objectSchema */ .x0),
});


/***/ }),

/***/ 6562:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ reportOf)
/* harmony export */ });
/* harmony import */ var _transitions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6474);

const namesIn = ({ journal, operation }) => {
    const { colours, bundles, quarantine } = journal;
    const releases = [
        operation?.release,
        operation?.undo?.release,
        colours.blue,
        colours.green,
        ...bundles.map(bundle => bundle.release),
        ...quarantine.map(({ releaseId, revision, digest }) => ({ id: releaseId, revision, digest })),
    ].filter(release => release !== undefined && release !== null);
    return [...new Map(releases.map(({ id, revision, digest }) => [id, { id, revision, digest }])).values()];
};
const known = (journal) => {
    const live = journal.live === null ? null : journal.colours[journal.live];
    return {
        id: live?.id ?? null,
        revision: live?.revision ?? null,
        verified: live !== null && journal.verified?.release.id === live.id,
    };
};
const noTimes = { detectionMs: null, recoveryMs: null, keptRecoveryMs: null, exposure: null, badRelease: null };
const timesOf = ({ operation, trail, journal }) => {
    const undo = operation?.undo;
    const times = operation === null ? null : (0,_transitions_js__WEBPACK_IMPORTED_MODULE_0__/* .recoveryOf */ .rU)(operation);
    if (operation === null || undo === undefined || times === null)
        return noTimes;
    // What was seen last stands in the record that closed it.
    const record = journal.history.find(one => one.operation === operation.id && one.kind === 'rollback');
    return {
        detectionMs: times.detectMs,
        recoveryMs: times.recoverMs,
        keptRecoveryMs: record?.times?.keptRecoverMs ?? times.keptRecoverMs,
        exposure: record?.exposure ?? undo.exposure ?? null,
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
        end: settled.end?.result ?? null,
        liveColour: journal.live,
        liveReleaseId: live.id,
        liveRevision: live.revision,
        liveVerified: live.verified,
        releaseId: about.releaseId,
        previousReleaseId: about.previousReleaseId,
        url: about.url,
        steps: (trail?.steps ?? []).map(({ step, at }) => ({ step, at: new Date(at).toISOString() })),
        switchMs: trail?.switchMs ?? null,
        arrival: trail?.arrival?.seen ?? null,
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
        releases: namesIn(settled),
        token: journal.token,
        cluster: about.cluster ?? null,
    };
};


/***/ })

};
