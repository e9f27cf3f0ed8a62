export const id = 4057;
export const ids = [4057];
export const modules = {

/***/ 4057:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAnnounced: () => (/* binding */ runAnnounced)
});

// EXTERNAL MODULE: ./src/adapters/announcing/announcing.ts + 26 modules
var announcing = __webpack_require__(8973);
// EXTERNAL MODULE: ./src/adapters/rollout/wiring.ts + 5 modules
var wiring = __webpack_require__(8594);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/domain/announcements/announce.ts + 1 modules
var announce = __webpack_require__(5713);
// EXTERNAL MODULE: ./src/domain/announcements/headline.ts
var headline = __webpack_require__(6303);
// EXTERNAL MODULE: ./src/domain/announcements/tellable.ts
var tellable = __webpack_require__(2100);
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
    const about = {
        ...(0,announce/* announceBroken */.Vl)(happening, reason, { app, environment, ...occasion }),
        operation: status.operation?.id ?? status.history[0]?.operation ?? null,
        headline: (0,headline/* headlineOf */.g)({ happening, app, environment, release, bad, live, verified }),
        reasons,
        live,
        liveVerified: verified,
        bad,
    };
    return (0,tellable/* tellable */.i)(about, occasion.secrets);
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

;// CONCATENATED MODULE: ./src/domain/announcements/repeating.ts
/** What waits for a person is found at every run, and told once. Pure. */
/** These stay until somebody does something; of the others each run has its own. */
const lasting = ['unverified', 'held', 'failed', 'rollback-failed'];
/** What is drifting stands in the message alone; those of other codes hold times and counts, new at every run. */
const inFull = ['drift'];
/** One text for the same trouble in the same place; null: what is told cannot last. */
const troubleOf = ({ happening, operation, bad, live, reasons }) => {
    if (!lasting.includes(happening))
        return null;
    const why = reasons.map(({ code, message }) => (inFull.includes(code) ? `${code}: ${message}` : code));
    return [happening, operation ?? '', (bad ?? live)?.id.slice(0, 12) ?? '', ...[...new Set(why)].sort()].join(' ');
};
/** When this was told and when it would be told again; null: it is to be told now. */
const toldBefore = (announcement, told, remindMs) => {
    if (told === null || told.what !== troubleOf(announcement))
        return null;
    const again = told.at + remindMs;
    return announcement.endedAt < again ? { at: told.at, again } : null;
};
/** Nothing waits for a person any more: what was told is over, and is news when it comes back. */
const over = ['clean', 'finished'];
/** What comes and goes, such as a crash loop that was just started again, is one trouble. */
const flapMs = 60 * 60_000;
/** What is noted after a run that told `news`: only what somebody heard. null: nothing any more; undefined: it stays. */
const toldAfter = ({ verdict, told, announced = [] }, news, now) => {
    const what = news === undefined ? null : troubleOf(news);
    if (what !== null && announced.some(({ state }) => state === 'delivered'))
        return { what, at: now };
    return told !== null && over.includes(verdict) && now - told.at > flapMs ? null : undefined;
};

// EXTERNAL MODULE: ./src/domain/rollout/maintenance.ts
var maintenance = __webpack_require__(8849);
// EXTERNAL MODULE: ./src/adapters/rollout/verifying.ts
var verifying = __webpack_require__(9365);
// EXTERNAL MODULE: ./src/adapters/rollout/ended-report.ts
var ended_report = __webpack_require__(5961);
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
const judged = (found, ended) => {
    const { end: last, operation, reasons: given } = ended.outcome;
    const verdict = last === null ? afterNothing(ended.outcome) : afterEnd[last.result];
    const what = operation === null ? 'It' : `The ${operation.kind} of ${operation.release.id.slice(0, 12)}`;
    const reasons = verdict === 'finished' ? [codes/* codes */.F.reason('operation-finished', `${what} is at its end.`)] : given;
    return { found, verdict, reasons, operation, ended };
};
const resumed = async (ports, command, { found }) => {
    const { policy, newId, ...place } = command;
    const done = await (0,resume/* resume */.U)(ports, { ...place, newId: newId(), onUnverified: policy.onUnverified });
    return done.kind === 'nothing'
        ? { found, verdict: 'finished', reasons: [done.reason], operation: null, ended: null }
        : judged(found, done);
};
const withdrawn = async (ports, command, { journal }, { found, operation: open }) => {
    const { policy: _, newId, ...place } = command;
    const reason = `left at ${open.step} by a run that is gone`;
    const asked = { operation: '', newId: newId(), to: 'verified', reason, automatic: true, timing: open.timing };
    const outcome = await (0,rollback/* rollback */.d)(ports, { ...place, ...asked });
    const tidied = judged(found, { open, before: (0,resume/* replacedBy */._)(open, journal), outcome });
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
        return await resumed(ports, command, finding);
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
const reported = (inputs, { rollout }) => ({ ended, ...one }) => ({
    ...one,
    rollout: ended === null ? null : (0,ended_report/* endedReport */.D)(ended, inputs, rollout),
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
            told: journal.told ?? null,
        },
    };
};

;// CONCATENATED MODULE: ./src/actions/janitor/wiring.ts


/** `run` in the real world. */
const runReal = async (inputs, runtime) => await (0,verifying/* withVerifyingRollout */.r)(inputs, runtime, async (rollout) => await run(inputs, { ...runtime, rollout }));

;// CONCATENATED MODULE: ./src/actions/janitor/announced.ts







const remember = async (inputs, runtime, told) => {
    try {
        await (0,wiring/* withRollout */.ah)(inputs, runtime, wiring/* noVerifier */.qW, async ({ ports }) => await (0,maintenance/* noteTold */.a_)(ports, told));
    }
    catch (thrown) {
        const what = told === null ? 'that what people were told is over' : 'what people were told, who hear it again';
        runtime.log.warning(`not noted ${what}: ${(0,errors/* messageOf */.bD)(thrown)}`);
    }
};
/** The run that should have told people is gone: who ends its work tells them, of the same trouble once. */
const runAnnounced = async (inputs, runtime) => {
    const told = {};
    const result = await (0,announcing/* announced */.yb)(inputs, runtime, {
        automatic: true,
        begins: null,
        broken: announcing/* brokenDeploy */.xB,
        announce: ({ report }, occasion) => {
            const found = announceJanitor(report, occasion);
            if (found === null)
                return null;
            const before = toldBefore(found, report.told, inputs['remind-after']);
            if (before === null)
                told.news = found;
            else
                told.reminder = before;
            return told.news ?? null;
        },
    }, async () => await runReal(inputs, runtime));
    const { news, reminder } = told;
    const toldNow = toldAfter(result.report, news, runtime.clock.now());
    if (toldNow !== undefined)
        await remember(inputs, runtime, toldNow);
    return reminder === undefined ? result : { ...result, report: { ...result.report, reminder } };
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

/***/ 8849:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tl: () => (/* binding */ unlock),
/* harmony export */   a_: () => (/* binding */ noteTold),
/* harmony export */   uC: () => (/* binding */ liftQuarantine)
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
/** So that the next run that finds the same does not tell it again. null: it is over, and news when it comes back. */
const noteTold = async (ports, told) => await change(ports, async ({ told: _, ...journal }) => ({
    changed: told === null ? journal : { ...journal, told },
    what: told,
}));
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
            only: open.id,
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
/* harmony import */ var _quarantine_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9992);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5543);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5701);
/* harmony import */ var _transitions_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6474);







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
const withdrawn = (seen, { reason, automatic, operation, to }) => {
    // What is withdrawn already keeps its own cause.
    if (seen.journal.operation?.step === 'withdrawing')
        return seen.journal;
    const live = seen.observed.traffic === null ? null : seen.journal.colours[seen.observed.traffic];
    const stays = automatic || operation !== '' || to !== 'verified' || live === null
        ? ''
        : ` Traffic stays on ${(0,_release_js__WEBPACK_IMPORTED_MODULE_4__/* .shortId */ .m_)(live.id)}; to go back from that one, run the rollback again.`;
    const message = `Withdrawn instead of rolled back: ${reason}.${stays}`;
    return (0,_transitions_js__WEBPACK_IMPORTED_MODULE_5__/* .withdraw */ .ne)(seen.journal, (0,_endings_js__WEBPACK_IMPORTED_MODULE_1__/* .failureOf */ .g5)({ code: 'deploy-withdrawn', message, next: '' }, seen.now));
};
/** Before anything is ended for its sake. */
const unknownTarget = (seen, { to }) => {
    const message = to === 'verified' ? undefined : (0,_plan_rollback_js__WEBPACK_IMPORTED_MODULE_2__/* .targetProblem */ .j)(seen.journal, to);
    return message === undefined
        ? undefined
        : (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .unbegun */ .px)(seen, 'refused', [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('rollback-target-unknown', message)]);
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
    const marked = (0,_quarantine_js__WEBPACK_IMPORTED_MODULE_6__/* .quarantine */ .tW)(seen.journal, bad.release, command.reason, bad.id, seen.now);
    return { kind: 'answer', outcome, next: (0,_transitions_js__WEBPACK_IMPORTED_MODULE_5__/* .conclude */ .Ep)(marked, 'held', seen.now) };
};
const decision = (seen, command) => {
    const outdated = stale(seen, command);
    if (outdated !== undefined)
        return { kind: 'answer', outcome: outdated };
    const current = seen.journal.operation;
    if (current?.kind === 'rollback')
        return { kind: 'drive', next: seen.journal, inherited: true };
    const unknown = unknownTarget(seen, command);
    if (unknown !== undefined)
        return { kind: 'answer', outcome: unknown };
    if (current !== null && beforeSwitch(seen, current))
        return { kind: 'drive', next: withdrawn(seen, command), inherited: true };
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
/** A person named where to go, what was open was ended first, and traffic is somewhere else. */
const isElsewhere = (outcome, { to, automatic, operation, newId }) => {
    const { end, journal } = outcome;
    if (automatic || operation !== '' || to === 'verified' || outcome.operation?.id === newId)
        return false;
    const live = journal.live === null ? null : journal.colours[journal.live];
    return end !== null && live !== null && !live.id.startsWith(to);
};
/** A deploy that never got traffic is out of the way; a rollback came to a release that nobody has anything against. */
const isOutOfTheWay = ({ end }) => end?.result === 'withdrawn' || end?.result === 'interrupted';
const saidElsewhere = (outcome, { to }) => {
    const live = outcome.journal.live === null ? null : outcome.journal.colours[outcome.journal.live];
    const message = `Traffic is on ${(0,_release_js__WEBPACK_IMPORTED_MODULE_4__/* .shortId */ .m_)(live?.id ?? '')}, where the rollback that was open went, and not on ${to}.`;
    return { ...outcome, reasons: [...outcome.reasons, _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('rollback-elsewhere', message)] };
};
const rollback = async (ports, command) => await (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .orSuperseded */ .Wk)(ports, command, async () => {
    let before = [];
    for (;;) {
        const outcome = await attempt(ports, command);
        if (outcome === undefined)
            continue;
        const sofar = { ...outcome, reasons: [...before, ...outcome.reasons] };
        if (ports.signal.aborted || !isElsewhere(outcome, command))
            return sofar;
        if (!isOutOfTheWay(outcome))
            return outcome.end?.result === 'rolled-back' ? saidElsewhere(sofar, command) : sofar;
        before = sofar.reasons;
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
