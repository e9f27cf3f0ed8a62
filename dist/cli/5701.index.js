export const id = 5701;
export const ids = [5701];
export const modules = {

/***/ 9004:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ codes)
/* harmony export */ });
/* harmony import */ var _verdicts_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(713);

/** Why a deploy or a rollback ended as it did. Targets use the first group as `cause` of a broken colour. */
const codes = (0,_verdicts_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .defineCodes */ .O)({
    'app-exited': {
        means: 'The app ended by itself, or was killed, before or after it was ready.',
        next: 'Read the last log lines in the message, mend the app, and deploy again.',
    },
    'port-in-use': {
        means: 'Something else already listens on the port the app was told to use.',
        next: 'Stop the other program or set another `port`.',
    },
    'app-not-startable': {
        means: 'The program of the release could not be started: it is missing, not executable, or for another platform.',
        next: 'Check the command or the entrypoint of the image.',
    },
    'app-never-listened': {
        means: 'The app runs but did not listen on its port in time.',
        next: 'Make it listen on 127.0.0.1 at the port in the environment variable PORT, or raise `start-timeout`.',
    },
    'app-vanished': {
        means: 'The new release is no longer there, and nothing of ours removed it.',
        next: 'Look for what stopped it on the target, then deploy again.',
    },
    'warm-up-failed': {
        means: 'The new release listens, but its health path did not answer well for the whole warm-up.',
        next: 'Read the last answer in the message; mend the app, `health-path` or `warm-up`.',
    },
    'effect-failed': {
        means: 'The target could not carry out a step after several tries.',
        next: 'Read the message; once the target is well, run again: it goes on from where it stands.',
    },
    'traffic-moved-by-other': {
        means: 'Traffic is not where this operation left it: something other than prod-actions moved it.',
        next: 'Run `status`, find out who moved it, and deploy again.',
    },
    'switch-not-observed': {
        means: 'The switch was written, but users’ entrance did not answer with the new release in time.',
        next: 'Check the proxy or load balancer in front of the app.',
    },
    locked: {
        means: 'Another operation holds the lease and its holder may be alive.',
        next: 'Wait for it, or, when it is surely dead, run `unlock` with a reason.',
    },
    'lease-lost': {
        means: 'A newer operation took over while this one worked; it stopped without another write.',
        next: 'Look at the newer operation in `status`.',
    },
    'newer-operation': {
        means: 'A newer operation has taken place since the one named by `operation-id`.',
        next: 'Nothing to do: the newer operation decides.',
    },
    'operation-unknown': {
        means: 'The journal knows no open operation with this `operation-id`.',
        next: 'Pass the `operation-id` output of the deploy step, or leave it empty.',
    },
    quarantined: {
        means: 'This release failed in this environment before and is quarantined.',
        next: 'Deploy a mended release, or run `lift-quarantine` with a reason.',
    },
    'commit-behind-live': {
        means: 'The commit is strictly behind the one that is live.',
        next: 'Deploy the newer commit, or set `allow-older: true`.',
    },
    'commit-diverged': {
        means: 'The commit and the live one have diverged: each has changes the other has not.',
        next: 'Check that nothing live is lost.',
    },
    'ancestry-unknown': {
        means: 'Whether the commit is newer than the live one could not be told.',
        next: 'Check out with `fetch-depth: 0`, or set `allow-older: true`.',
    },
    'would-lose-verified': {
        means: 'The live release is unverified and this deploy would overwrite the only verified one.',
        next: 'Verify or roll back first, or set `allow-cold-rollback: true`.',
    },
    'live-unchanged': {
        means: 'This release is live and verified already.',
        next: 'Nothing to do.',
    },
    'dry-run': {
        means: 'Only the plan was made; nothing was written.',
        next: 'Run again without `dry-run` to carry it out.',
    },
    'planned-offline': {
        means: 'The plan was made from the manifests alone; what only the cluster can tell is listed in it.',
        next: 'Give the step access to the cluster to see what would change there.',
    },
    'switched-unverified': {
        means: 'The new release has traffic and is not yet verified; the old one is kept warm.',
        next: 'Run post-deploy-verify, then `phase: settle` or auto-rollback, with the same `operation-id`.',
    },
    'verification-missing': {
        means: 'Settling needs a passing verification of this operation.',
        next: 'Run post-deploy-verify and pass its verdict as `verification`.',
    },
    'verification-failed': {
        means: 'The release failed its verification after the switch.',
        next: 'Mend the release and deploy again.',
    },
    'verification-unsure': {
        means: 'The verification came to no verdict: traffic stays, the release is not recorded as verified, the old one is kept warm.',
        next: 'Run again to verify again, or roll back.',
    },
    'died-after-switch': {
        means: 'The release died or stopped answering after it had traffic.',
        next: 'Read the last log lines in the message, mend the app, and deploy again.',
    },
    'interrupted-before-switch': {
        means: 'The run was cancelled before traffic moved; the new release was withdrawn.',
        next: 'Run again.',
    },
    'interrupted-after-switch': {
        means: 'The run was cancelled after traffic moved; what was done is recorded.',
        next: 'Run again: it goes on with the verification.',
    },
    'rolled-back': {
        means: 'Traffic is back on a verified release.',
        next: 'Mend the bad release; it is quarantined.',
    },
    'rollback-elsewhere': {
        means: 'A rollback was open already and was brought to its end first; the release that was named is another one.',
        next: 'Is the release that has traffic now not good enough? Run the rollback again: it blames that one.',
    },
    'rolled-back-by-hand': {
        means: 'A person asked for the rollback.',
        next: 'Mend the release that was taken back; it is quarantined.',
    },
    'deploy-withdrawn': {
        means: 'The open deploy had not moved traffic; it was withdrawn instead of rolled back.',
        next: 'Deploy again when ready.',
    },
    'rollback-interrupted': {
        means: 'The rollback was cancelled; the message says where traffic is.',
        next: 'Run the rollback again: it goes on from where it stands.',
    },
    'rollback-unverified': {
        means: 'Traffic is back, but the old release did not pass its verification either.',
        next: 'Look at what both releases depend on; a person must decide.',
    },
    'nothing-to-go-back-to': {
        means: 'No other verified release is recorded.',
        next: 'Choose: deploy a mended release; or deploy an older image that is known to be good, with `allow-older: true`.',
    },
    'one-way-release': {
        means: 'The live release is one-way (its migration cannot be undone), so the old one is not fit for its data.',
        next: 'Choose: deploy a mended release (the usual way); or, if the old code can work on the new data, deploy the old release as a new one with `allow-older: true`; or restore the data first. Until then traffic stays where it is.',
    },
    'rollback-target-unfit': {
        means: 'The release to go back to could not be made ready; traffic was left where it is.',
        next: 'Read the cause in the message, then roll back to another kept release or deploy a mended one.',
    },
    'rollback-target-unknown': {
        means: 'The journal keeps no verified release with this id.',
        next: 'Use `to: verified` or one of the ids in the message.',
    },
    'rollback-too-soon': {
        means: 'An automatic rollback ran within the last hour; a second one is left to a person.',
        next: 'Look at why releases fail in a row, then roll back by hand (`automatic: false`).',
    },
    'rollback-of-rollback': {
        means: 'The live release came back by a rollback; it is never rolled back automatically.',
        next: 'A person must decide: name a kept release with `to`.',
    },
    'live-is-verified': {
        means: 'The live release passed its verification; there is nothing to take back.',
        next: 'To go back all the same, set `automatic: false` and name a kept release with `to`.',
    },
    'retire-failed': {
        means: 'The release that no longer has traffic could not be stopped; the next run tries again.',
        next: 'Look at the process named in the message.',
    },
    'endpoints-only': {
        means: 'The switch was seen in the control plane only: there was no way in through which to ask the data plane.',
        next: 'Set `url` to where users’ traffic enters, so that the switch is observed there.',
    },
    'arrival-unidentified': {
        means: 'The entrance answers well after the switch, but the app does not say which release answered.',
        next: 'Let the app answer with the header `x-prod-actions-release` set to the environment variable PROD_ACTIONS_RELEASE.',
    },
    'contract-failed': {
        means: 'The release is live and verified and the old one is gone, but its last hook failed.',
        next: 'Mend what the message names and run the hook by hand: it is safe to repeat.',
    },
    'adopted-unverified': {
        means: 'The app that ran before did not pass the verification, so it is not recorded as one to go back to.',
        next: 'Mend what the verification names, or deploy all the same: a failed release is then held, not rolled back.',
    },
    'holder-alive': {
        means: 'The holder of the lease is alive, so the lock is not taken from it.',
        next: 'Cancel that run first.',
    },
    'not-locked': {
        means: 'Nobody holds the lease.',
        next: 'Nothing to do.',
    },
    'not-quarantined': {
        means: 'No quarantined release matches.',
        next: 'Run `status` to see the list.',
    },
    'nothing-to-resume': {
        means: 'No operation is open.',
        next: 'Nothing to do.',
    },
    'no-journal': {
        means: 'There is no journal where the janitor looked: nothing was delivered here yet, or it looks at the wrong place.',
        next: 'Check `app`, `environment` and `state-dir` or `namespace`. Where nothing was delivered yet, set `allow-empty: true`.',
    },
    'operation-at-work': {
        means: 'An operation is open and its holder may be alive, so it was left alone.',
        next: 'Nothing to do: the next run of the janitor looks again.',
    },
    'operation-stuck': {
        means: 'An operation is open for longer than `busy-limit`, and its holder still keeps the lease.',
        next: 'Look at that run and cancel it when it hangs; then run the janitor again, or `unlock` with a reason.',
    },
    'operation-finished': {
        means: 'An operation that nobody worked on any more was brought to its end.',
        next: 'Nothing to do.',
    },
    'lease-released': {
        means: 'A lease that nobody can hold any more was given back.',
        next: 'Nothing to do.',
    },
    'colour-retired': {
        means: 'A release that was kept warm beyond its time was stopped.',
        next: 'Nothing to do.',
    },
    'live-unverified': {
        means: 'The release that has traffic was never verified, and no operation is open that would verify it.',
        next: 'Deploy it again (it is then verified where it is), deploy a mended one, or roll back by hand.',
    },
    drift: {
        means: 'What runs is not what the journal records.',
        next: 'Run `status`, find out what changed beside prod-actions, then deploy again or roll back by hand.',
    },
    'drill-certificate-missing': {
        means: 'This environment demands a drill of exactly this pair of releases, and no certificate of one was given.',
        next: 'Run `ship` with `mode: drill` in an environment that allows it, and pass its output `drill-certificate`.',
    },
    'drill-certificate-unreadable': {
        means: 'What was given as the certificate of a drill is none.',
        next: 'Pass the output `drill-certificate`, or the file, of the drill unchanged.',
    },
    'drill-certificate-tampered': {
        means: 'The certificate of the drill is not as it was issued: a byte of it differs.',
        next: 'Find out who changed it. Run the drill again.',
    },
    'drill-failed': {
        means: 'The drill lost requests, or its way back took longer than it may.',
        next: 'Read the numbers of the drill; mend what they show, and run it again.',
    },
    'drill-certificate-other-pair': {
        means: 'The certificate is for another pair of releases than the live one and the one to deploy.',
        next: 'Run the drill with the release that is live here and the one to deploy.',
    },
    'drill-certificate-expired': {
        means: 'The drill is older than `drill-max-age`, or lies in the future.',
        next: 'Run the drill again.',
    },
    'drill-passed': {
        means: 'Traffic went old → new → old → new under load; the certificate holds the numbers.',
        next: 'Pass the output `drill-certificate` to the environment that demands it.',
    },
    'drill-broken-off': {
        means: 'The drill could not be carried through: a step did not end as it had to, or there is no pair to drill.',
        next: 'Read how the step ended; a drill needs a verified live release and another one to deploy.',
    },
    'quarantine-lifted': {
        means: 'A person lifted the quarantine of a release, with a reason that stands in the history.',
        next: 'Deploy it again.',
    },
});


/***/ }),

/***/ 9750:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OE: () => (/* binding */ goBack),
/* harmony export */   Ri: () => (/* binding */ unfit),
/* harmony export */   ds: () => (/* binding */ stop),
/* harmony export */   fR: () => (/* binding */ movedByOther),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   yB: () => (/* binding */ held)
/* harmony export */ });
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9004);
/* harmony import */ var _exposure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6465);
/* harmony import */ var _plan_rollback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4140);
/* harmony import */ var _quarantine_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9992);
/* harmony import */ var _transitions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6474);





/** The ways a step turns off the straight road: withdraw, go back, hold, stop. Pure. */
const known = _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.docs;
const failureOf = (why, at) => ({
    code: why.code,
    message: why.message,
    next: why.next || (known[why.code]?.next ?? `See docs/errors.md#${why.code}.`),
    at,
});
/** The release to switch to is not fit: it is withdrawn; traffic was never near it. */
const unfit = (s, why) => ({
    kind: 'write',
    journal: (0,_transitions_js__WEBPACK_IMPORTED_MODULE_3__/* .withdraw */ .ne)(s.journal, failureOf(why, s.now)),
});
/** Cancelled before the switch. A rollback stays open: traffic is still on the bad release. */
const stop = (s, op) => {
    if (op.kind === 'deploy')
        return unfit(s, {
            code: 'interrupted-before-switch',
            message: `Cancelled in step ${op.step}; traffic did not move.`,
            next: '',
        });
    const reason = _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('rollback-interrupted', `Cancelled in step ${op.step}; traffic is not back yet.`);
    return { kind: 'done', end: { result: 'interrupted', reasons: [reason] } };
};
/** Nothing can be done without a person; traffic stays where it is. */
const held = (s, reasons, journal = s.journal) => ({
    kind: 'done',
    journal: (0,_transitions_js__WEBPACK_IMPORTED_MODULE_3__/* .conclude */ .Ep)(journal, 'held', s.now),
    end: { result: 'held', reasons },
});
/** The live release is bad: the same operation becomes a rollback in one write, or a person is asked. */
const goBack = (s, why) => {
    const { operation } = s.journal;
    if (operation === null)
        return held(s, []);
    const cause = failureOf(why, s.now);
    const plan = (0,_plan_rollback_js__WEBPACK_IMPORTED_MODULE_2__/* .planRollback */ .I)(s.journal, s.observed, {
        operation: operation.id,
        to: 'verified',
        automatic: true,
        cause,
        timing: operation.timing,
        by: operation.by,
        exposure: (0,_exposure_js__WEBPACK_IMPORTED_MODULE_1__/* .exposureOf */ .X)(s.facts.verification?.evidence ?? null),
    }, s.now);
    if (plan.kind === 'begin')
        return { kind: 'write', journal: plan.journal };
    const reason = { code: cause.code, message: cause.message, next: cause.next };
    const marked = (0,_quarantine_js__WEBPACK_IMPORTED_MODULE_4__/* .quarantine */ .tW)(s.journal, operation.release, cause.message, operation.id, s.now);
    return held(s, [reason, ...plan.reasons], (0,_transitions_js__WEBPACK_IMPORTED_MODULE_3__/* .disowned */ .UJ)(marked, operation.release));
};
/** Somebody else moved traffic onto the colour we were about to change: nothing is touched. */
const movedByOther = (s, to) => ({
    kind: 'done',
    journal: (0,_transitions_js__WEBPACK_IMPORTED_MODULE_3__/* .conclude */ .Ep)(s.journal, 'moved-by-other', s.now),
    end: {
        result: 'moved-by-other',
        reasons: [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('traffic-moved-by-other', `Traffic is at ${to}, which was about to be stopped.`)],
    },
});


/***/ }),

/***/ 6465:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ exposureOf)
/* harmony export */ });
/* unused harmony export ownProbes */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1137);

const ownProbes = 'our own probes';
const counted = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ failed: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), requests: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() });
const connection = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ samples: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), failed: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }).catch({ samples: 0, failed: 0 });
/** The part of a verification that counts requests. What it cannot read it leaves out. */
const counts = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    checks: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ source: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), counted: counted.optional().catch(undefined) })).catch([]),
    errorRates: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ what: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), source: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), samples: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), failed: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }))
        .catch([]),
    connections: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ fresh: connection, pooled: connection }).catch({
        fresh: { samples: 0, failed: 0 },
        pooled: { samples: 0, failed: 0 },
    }),
});
/** From a verification: all clients where something counts them, else our own probes; null where nothing was asked. */
const exposureOf = (verification) => {
    const { success, data } = counts.safeParse(verification);
    if (!success)
        return null;
    const { fresh, pooled } = data.connections;
    const all = [
        ...data.checks.flatMap(one => (one.counted === undefined ? [] : [{ ...one.counted, source: one.source }])),
        ...data.errorRates
            .filter(({ what }) => what === 'other clients')
            .map(({ failed, samples, source }) => ({ failed, requests: samples, source })),
        { failed: fresh.failed + pooled.failed, requests: fresh.samples + pooled.samples, source: ownProbes },
    ];
    return all.find(({ requests }) => requests > 0) ?? null;
};


/***/ }),

/***/ 5161:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ emptyJournal)
/* harmony export */ });
const emptyJournal = (app, environment) => ({
    schema: 'prod-actions/journal/v1',
    app,
    environment,
    colours: { blue: null, green: null },
    live: null,
    verified: null,
    operation: null,
    lease: null,
    token: 0,
    quarantine: [],
    bundles: [],
    history: [],
    retireAfter: null,
    lastAutomaticRollbackAt: null,
});


/***/ }),

/***/ 2248:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ withLastOutput),
/* harmony export */   c: () => (/* binding */ withoutLastOutput)
/* harmony export */ });
/** What an app, a hook or a tool wrote last, behind what we say of it. Pure. */
/**
 * Output stands on lines of its own, after the first, whoever adds it: here, in the checks of a verification, in hooks.
 * Where line ends were lost on the way, the words before it tell.
 */
const output = /(?:(?:; (?:its )?last (?:output|lines):)?\s*\n|\sLast output(?: of \S+)?:\s)[\s\S]*$/;
/** `of`: whose output it is, where several could be meant. */
const withLastOutput = (text, logs, of = '') => logs === null || logs.trim() === ''
    ? text
    : `${text}\nLast output${of === '' ? '' : ` of ${of}`}:\n${logs.trimEnd()}`;
/** Only what we say of it: logs may hold secrets. */
const withoutLastOutput = (text) => text.replace(output, '').trimEnd();


/***/ }),

/***/ 4368:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AA: () => (/* binding */ handOverMs),
/* harmony export */   B7: () => (/* binding */ claim),
/* harmony export */   qV: () => (/* binding */ renew),
/* harmony export */   s: () => (/* binding */ take),
/* harmony export */   sG: () => (/* binding */ describeHolder),
/* harmony export */   xX: () => (/* binding */ renewalDue),
/* harmony export */   zT: () => (/* binding */ leaseMs)
/* harmony export */ });
/** Who may write. Pure. */
/** While somebody works, the lease is renewed well within this time. */
const leaseMs = 60_000;
/** Between the steps of one job (switch, verify, settle) nobody renews; the lease is given this long. */
const handOverMs = 10 * 60_000;
/**
 * The operation id is what one step hands to the next, so whoever brings it may go on; the token then fences out an
 * earlier process that still lives. Anyone else must wait until the holder is gone or has been silent for two durations.
 */
const claim = (lease, operation, now, holderGone) => {
    if (lease === null)
        return { granted: true, how: 'free' };
    if (lease.holder === operation)
        return { granted: true, how: 'same-operation' };
    if (holderGone)
        return { granted: true, how: 'holder-gone' };
    const silentFor = now - lease.renewedAt - lease.durationMs;
    return silentFor > 2 * lease.durationMs ? { granted: true, how: 'expired' } : { granted: false, holder: lease };
};
/** Gives the lease to `operation`; the token rises each time, so that older holders are fenced out. */
const take = (journal, operation, evidence, now) => ({
    ...journal,
    token: journal.token + 1,
    lease: { holder: operation, token: journal.token + 1, renewedAt: now, durationMs: leaseMs, evidence },
});
const renew = (journal, now, durationMs = leaseMs) => journal.lease === null ? journal : { ...journal, lease: { ...journal.lease, renewedAt: now, durationMs } };
const renewalDue = (lease, now) => now - lease.renewedAt > lease.durationMs / 3;
const describeHolder = (lease, now) => {
    const run = lease.evidence.run === '' ? '' : `, run ${lease.evidence.run} attempt ${lease.evidence.attempt}`;
    const ago = Math.max(0, Math.round((now - lease.renewedAt) / 1000));
    return `operation ${lease.holder} (process ${lease.evidence.pid} on ${lease.evidence.host}${run}), last heard of ${ago} s ago`;
};


/***/ }),

/***/ 7581:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ Ledger)
/* harmony export */ });
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4368);
/* harmony import */ var _ports_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8422);


/** The journal as its current lease holder writes it: one write after another, each checked against token and version. */
class Ledger {
    store;
    timer;
    stored;
    token;
    turn = Promise.resolve();
    constructor(store, timer, stored) {
        this.store = store;
        this.timer = timer;
        this.stored = stored;
        this.token = stored.journal.token;
    }
    get journal() {
        return this.stored.journal;
    }
    get fence() {
        return this.token;
    }
    get operation() {
        return this.stored.journal.operation;
    }
    /** Replaces the journal by what was decided from it. @throws FencedOut when the lease is no longer ours */
    async write(next) {
        const decidedFrom = this.journal;
        await this.update(current => (current === decidedFrom ? next : merge(decidedFrom, next, current)));
    }
    /** Keeps the lease while something long goes on. */
    async renewIfDue() {
        const { lease } = this.journal;
        if (lease !== null && (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .renewalDue */ .xX)(lease, this.timer.now()))
            await this.update(current => current);
    }
    /** Also lengthens the lease for the steps that follow in the same job. @throws FencedOut */
    async renewFor(durationMs) {
        await this.update(current => current, durationMs);
    }
    async update(change, durationMs = _lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseMs */ .zT) {
        const mine = this.turn.then(async () => await this.swap(change, durationMs));
        this.turn = mine.catch(() => undefined);
        await mine;
    }
    async swap(change, durationMs) {
        for (;;) {
            const next = (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .renew */ .qV)(change(this.journal), this.timer.now(), durationMs);
            const written = await this.store.write(next, this.stored.version);
            if (written !== 'conflict') {
                this.stored = written;
                return;
            }
            await this.reread();
        }
    }
    async reread() {
        const fresh = await this.store.read();
        if (fresh?.journal.lease?.token !== this.token)
            throw new _ports_js__WEBPACK_IMPORTED_MODULE_0__/* .FencedOut */ .A(this.token, fresh?.journal.token ?? 0);
        this.stored = fresh;
    }
}
/**
 * Under our lease only these are changed by others: the quarantine (a person lifts an entry), the history of that, and
 * what people were told. Ours is laid over theirs.
 */
const merge = (decidedFrom, next, current) => {
    const lifted = new Set(decidedFrom.quarantine
        .filter(entry => !current.quarantine.some(other => other.releaseId === entry.releaseId))
        .map(entry => entry.releaseId));
    const foreign = current.history.filter(entry => !decidedFrom.history.includes(entry) && !isIn(entry, decidedFrom));
    const { told: _, ...ours } = next;
    return {
        ...ours,
        ...(current.told === undefined ? {} : { told: current.told }),
        quarantine: next.quarantine.filter(entry => !lifted.has(entry.releaseId)),
        history: [...next.history, ...foreign].sort((a, b) => b.endedAt - a.endedAt),
    };
};
const isIn = (entry, journal) => journal.history.some(one => one.operation === entry.operation && one.endedAt === entry.endedAt && one.kind === entry.kind);


/***/ }),

/***/ 3583:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Np: () => (/* binding */ runs),
/* harmony export */   _8: () => (/* binding */ liveRelease),
/* harmony export */   bJ: () => (/* binding */ planDeploy)
/* harmony export */ });
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9004);
/* harmony import */ var _quarantine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9992);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5543);



const runs = (state, release) => state.state === 'ready' && state.releaseId === release.id;
/** The release that has traffic, as far as the journal knows it. */
const liveRelease = (journal, observed) => observed.traffic === null ? null : journal.colours[observed.traffic];
const isVerified = (journal, release) => journal.verified?.release.id === release.id;
const quarantined = (journal, release) => {
    const entry = (0,_quarantine_js__WEBPACK_IMPORTED_MODULE_1__/* .quarantineOf */ .KS)(journal, release);
    if (entry === undefined)
        return [];
    const since = new Date(entry.at).toISOString();
    return [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('quarantined', `Release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(release.id)} is quarantined since ${since}: ${entry.reason}`)];
};
const freshness = (live, request, relation) => {
    const [from, to] = [live?.revision ?? '', request.release.revision];
    if (from === '' || to === '')
        return { refused: [], notes: [] };
    const named = `Commit ${to.slice(0, 12)}, compared with the live ${from.slice(0, 12)}:`;
    if (relation === 'diverged')
        return { refused: [], notes: [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('commit-diverged', `${named} they have diverged.`)] };
    if (relation !== 'behind' && relation !== 'unknown')
        return { refused: [], notes: [] };
    const reason = relation === 'behind'
        ? _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('commit-behind-live', `${named} it is strictly behind.`)
        : _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('ancestry-unknown', `${named} which is newer could not be told.`);
    return request.allowOlder ? { refused: [], notes: [reason] } : { refused: [reason], notes: [] };
};
/** The way back is warm only in the colour we are about to overwrite, and what is live is not proven. */
const coldRollback = (journal, observed, request, to) => {
    const live = liveRelease(journal, observed);
    const { verified } = journal;
    if (request.allowColdRollback || live === null || verified === null)
        return [];
    if (isVerified(journal, live) || live.oneWay || !runs(observed[to], verified.release))
        return [];
    return [
        _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('would-lose-verified', `Live release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(live.id)} is unverified, and ${to} holds the only verified one (${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(verified.release.id)}), still warm.`),
    ];
};
const placeOf = (journal, observed) => {
    const taken = observed.traffic ?? journal.live;
    return taken === null ? 'blue' : (0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .otherColour */ .RQ)(taken);
};
const newOperation = (request, from, to, now) => ({
    id: request.operation,
    kind: 'deploy',
    step: 'preparing',
    release: request.release,
    from,
    to,
    timing: request.timing,
    startedAt: now,
    by: request.by,
});
/** The release is live, yet was never verified (its operation was closed by a person's hand): verify it where it is. */
const reopened = (request, live, now) => ({
    ...newOperation(request, (0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .otherColour */ .RQ)(live), live, now),
    step: 'switched-unverified',
    switchedAt: now,
});
const openPlan = (journal, release) => {
    const open = journal.operation;
    if (open === null)
        return undefined;
    if (open.kind === 'rollback' || open.step === 'withdrawing')
        return { kind: 'finish-first', operation: open };
    return open.release.id === release.id ? { kind: 'resume', operation: open, reasons: [] } : undefined;
};
const planDeploy = (journal, observed, request, relation, now) => {
    const open = openPlan(journal, request.release);
    if (open !== undefined)
        return open;
    const live = liveRelease(journal, observed);
    const isLive = observed.traffic !== null && live?.id === request.release.id && runs(observed[observed.traffic], request.release);
    if (isLive && isVerified(journal, request.release)) {
        const message = `Release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(request.release.id)} is live in ${observed.traffic} and verified.`;
        return { kind: 'unchanged', reasons: [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('live-unchanged', message)] };
    }
    const to = placeOf(journal, observed);
    const fresh = freshness(live, request, relation);
    const refused = [
        ...quarantined(journal, request.release),
        ...fresh.refused,
        ...(isLive ? [] : coldRollback(journal, observed, request, to)),
    ];
    if (refused.length > 0)
        return { kind: 'refused', reasons: refused };
    const operation = isLive && observed.traffic !== null
        ? reopened(request, observed.traffic, now)
        : newOperation(request, observed.traffic, to, now);
    return { kind: 'begin', operation, reasons: fresh.notes };
};


/***/ }),

/***/ 4140:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ planRollback),
/* harmony export */   j: () => (/* binding */ targetProblem)
/* harmony export */ });
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9004);
/* harmony import */ var _plan_deploy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3583);
/* harmony import */ var _quarantine_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9992);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5543);
/* harmony import */ var _transitions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6474);





const automaticGapMs = 60 * 60_000;
const no = (kind, code, message) => ({
    kind,
    reasons: [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason(code, message)],
});
const named = ({ bundles }, to) => bundles.find(({ release }) => to.length >= 8 && release.id.startsWith(to))?.release;
/** The newest verified release that is neither live nor quarantined, or the one that was named. */
const targetOf = (journal, bad, to) => {
    const { bundles } = journal;
    if (to !== 'verified')
        return named(journal, to);
    const outcast = new Set(journal.quarantine.map(entry => entry.releaseId));
    return bundles.find(({ release }) => release.id !== bad.id && !outcast.has(release.id))?.release;
};
const cameByRollback = (journal, live) => journal.history[0]?.kind === 'rollback' &&
    journal.history[0].result === 'rolled-back' &&
    journal.verified?.release.id === live.id;
/** What stands against an automatic rollback, over and above what stands against any. */
const againstAutomatic = (journal, bad, now) => {
    const { verified, operation } = journal;
    const provenHere = verified?.release.id === bad.id && operation === null;
    if (cameByRollback(journal, bad) && operation === null)
        return no('already-rolled-back', 'rolled-back', `Traffic is on ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(bad.id)} since the last rollback.`);
    if (provenHere)
        return no('not-needed', 'live-is-verified', `Live release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(bad.id)} is verified.`);
    const last = journal.lastAutomaticRollbackAt;
    if (last === null || now - last >= automaticGapMs)
        return undefined;
    return no('held', 'rollback-too-soon', `The last automatic rollback was ${Math.round((now - last) / 60_000)} minutes ago.`);
};
const kept = (journal) => journal.bundles.map(({ release }) => (0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(release.id)).join(', ') || 'none';
/** Why there is no going to the release that was named; undefined: it is kept. */
const targetProblem = (journal, to) => named(journal, to) === undefined ? `No kept release is "${to}"; kept: ${kept(journal)}.` : undefined;
const checked = (journal, bad, request, now) => {
    if (journal.operation?.kind === 'rollback')
        return no('refused', 'rollback-of-rollback', 'The open operation is a rollback itself.');
    const target = targetOf(journal, bad, request.to);
    const problem = request.to === 'verified' ? undefined : targetProblem(journal, request.to);
    if (problem !== undefined)
        return no('refused', 'rollback-target-unknown', problem);
    const against = request.automatic ? againstAutomatic(journal, bad, now) : undefined;
    if (against !== undefined)
        return against;
    if (!request.automatic && request.to === 'verified' && cameByRollback(journal, bad) && journal.operation === null)
        return no('already-rolled-back', 'rolled-back', `Traffic is on ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(bad.id)} since the last rollback.`);
    if (bad.oneWay)
        return no('held', 'one-way-release', `Release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(bad.id)} is one-way; traffic stays where it is.`);
    if (target === undefined)
        return no('held', 'nothing-to-go-back-to', `No verified release besides ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(bad.id)} is kept.`);
    return target.id === bad.id
        ? no('not-needed', 'live-is-verified', `Release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(target.id)} has traffic already.`)
        : { target };
};
/** The whole rollback as one record: the bad release is quarantined in the same write that decides it. */
const recorded = (journal, observed, bad, target, request, now) => {
    const from = observed.traffic ?? journal.live ?? 'blue';
    const to = (0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .otherColour */ .RQ)(from);
    const open = journal.operation;
    const warm = (0,_plan_deploy_js__WEBPACK_IMPORTED_MODULE_1__/* .runs */ .Np)(observed[to], target);
    const operation = {
        id: request.operation,
        kind: 'rollback',
        step: 'preparing',
        release: target,
        from,
        to,
        // A colour that never went cold needs one good answer, not a warm-up: traffic first.
        timing: warm ? { ...request.timing, warmMs: 0 } : request.timing,
        startedAt: now,
        undo: {
            release: bad,
            colour: from,
            switchedAt: open?.release.id === bad.id ? (open.switchedAt ?? null) : null,
            cause: request.cause,
            automatic: request.automatic,
            ...(request.exposure ? { exposure: request.exposure } : {}),
        },
        by: request.by,
    };
    const opened = (0,_transitions_js__WEBPACK_IMPORTED_MODULE_3__/* .begin */ .qN)(journal, operation, observed.traffic, now);
    const begun = request.drill === true ? opened : (0,_quarantine_js__WEBPACK_IMPORTED_MODULE_4__/* .quarantine */ .tW)(opened, bad, request.cause.message, operation.id, now);
    const counted = request.automatic ? { ...begun, lastAutomaticRollbackAt: now } : begun;
    return warm ? (0,_transitions_js__WEBPACK_IMPORTED_MODULE_3__/* .advance */ .np)(counted, 'warming') : counted;
};
const planRollback = (journal, observed, request, now) => {
    const live = observed.traffic ?? journal.live;
    const bad = live === null ? null : journal.colours[live];
    if (bad === null)
        return no('held', 'nothing-to-go-back-to', 'The journal records no live release.');
    const result = checked(journal, bad, request, now);
    if (!('target' in result))
        return result;
    return {
        kind: 'begin',
        release: result.target,
        journal: recorded(journal, observed, bad, result.target, request, now),
    };
};


/***/ }),

/***/ 9992:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KS: () => (/* binding */ quarantineOf),
/* harmony export */   tW: () => (/* binding */ quarantine),
/* harmony export */   wC: () => (/* binding */ matching)
/* harmony export */ });
/** Releases that failed here and may not come back until a person lifts it. Pure. */
/**
 * The entry that forbids `release`. The digest alone counts only where no kept release with the same digest was
 * verified here: then it was the configuration that was bad, not the image.
 */
const quarantineOf = (journal, release) => {
    const digestProven = release.digest !== null && journal.bundles.some(bundle => bundle.release.digest === release.digest);
    return journal.quarantine.find(entry => entry.releaseId === release.id || (!digestProven && release.digest !== null && entry.digest === release.digest));
};
const quarantine = (journal, release, reason, operation, at) => journal.quarantine.some(entry => entry.releaseId === release.id)
    ? journal
    : {
        ...journal,
        quarantine: [
            { releaseId: release.id, digest: release.digest, revision: release.revision, reason, at, operation },
            ...journal.quarantine,
        ].slice(0, 50),
    };
/** Entries that `which` names: a release id or its first 8 digits or more, a digest, or a revision. */
const matching = (journal, which) => journal.quarantine.filter(entry => entry.digest === which ||
    entry.revision === which ||
    (which.length >= 8 && (entry.releaseId.startsWith(which) || entry.revision.startsWith(which))));


/***/ }),

/***/ 5543:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ contentHash),
/* harmony export */   Fs: () => (/* binding */ healthPathOf),
/* harmony export */   RQ: () => (/* binding */ otherColour),
/* harmony export */   _l: () => (/* binding */ longestHookMs),
/* harmony export */   dj: () => (/* binding */ canonicalJson),
/* harmony export */   ls: () => (/* binding */ identify),
/* harmony export */   m_: () => (/* binding */ shortId),
/* harmony export */   t_: () => (/* binding */ hasContract)
/* harmony export */ });
/** What is to run, and the two places it can run in. Pure. */
const otherColour = (colour) => (colour === 'blue' ? 'green' : 'blue');
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** JSON with sorted keys and no white space: equal values give equal text. */
const canonicalJson = (value) => {
    if (Array.isArray(value))
        return `[${value.map(canonicalJson).join(',')}]`;
    if (!isObject(value))
        return JSON.stringify(value);
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`;
};
const hex = (bytes) => [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('');
/** Hex SHA-256 of the canonical JSON. Web Crypto is a global of the language's hosts, so the domain stays free of Node. */
const contentHash = async (value) => hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(value))));
/** Gives a release its identity. */
const identify = async (parts) => {
    const { revision, digest, oneWay, spec } = parts;
    return { id: await contentHash({ revision, digest, oneWay, spec }), ...parts };
};
/** Short form for people. */
const shortId = (id) => id.slice(0, 12);
/** Path that answers 2xx when the release is well; every target's spec may carry it. */
const healthPathOf = (release) => {
    const path = isObject(release.spec) ? release.spec['healthPath'] : undefined;
    return typeof path === 'string' ? path : '/';
};
const hookOf = (release, name) => {
    const hooks = isObject(release.spec) ? release.spec['hooks'] : undefined;
    return (hooks !== undefined && isObject(hooks) ? hooks[name] : undefined) ?? null;
};
/** Whether a release has a hook to run once the old colour is gone. */
const hasContract = (release) => hookOf(release, 'contract') !== null;
/** How long a hook of the release may take; 0 without hooks. */
const longestHookMs = (release) => Math.max(0, ...['expand', 'contract'].map(name => {
    const hook = hookOf(release, name);
    const limit = isObject(hook) ? hook['timeoutMs'] : 0;
    return typeof limit === 'number' ? limit : 0;
}));


/***/ }),

/***/ 5701:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rU: () => (/* binding */ drive),
  s2: () => (/* binding */ lock),
  KH: () => (/* binding */ lockedBy),
  Op: () => (/* binding */ look),
  Wk: () => (/* binding */ orSuperseded),
  g1: () => (/* binding */ record),
  Of: () => (/* binding */ refusalOf),
  _r: () => (/* binding */ release),
  X0: () => (/* binding */ sweep),
  px: () => (/* binding */ unbegun)
});

// EXTERNAL MODULE: ./src/domain/rollout/codes.ts
var codes = __webpack_require__(9004);
// EXTERNAL MODULE: ./src/domain/rollout/endings.ts
var endings = __webpack_require__(9750);
// EXTERNAL MODULE: ./src/domain/rollout/last-output.ts
var last_output = __webpack_require__(2248);
// EXTERNAL MODULE: ./src/domain/rollout/plan-deploy.ts
var plan_deploy = __webpack_require__(3583);
// EXTERNAL MODULE: ./src/domain/rollout/release.ts
var rollout_release = __webpack_require__(5543);
// EXTERNAL MODULE: ./src/domain/rollout/transitions.ts
var transitions = __webpack_require__(6474);
;// CONCATENATED MODULE: ./src/domain/rollout/decide.ts






/**
 * The heart: what to do next, from what is recorded and what is seen. Pure; the driver carries it out, looks again
 * and asks again. Every effect is preceded by a record of its intent, so a kill at any point leaves a journal from
 * which the same decision follows.
 */
const maxTries = 3;
const pollMs = 100;
/** A longer bake is left to the next run, so that it costs no billed minutes. */
const longestBakeInJobMs = 60_000;
const effect = (one) => ({ kind: 'effect', effect: one });
const write = (journal) => ({ kind: 'write', journal });
const wait = (ms = pollMs) => ({ kind: 'wait', ms });
const tiredOf = (facts) => facts.failures.length >= maxTries ? facts.failures[facts.failures.length - 1] : undefined;
const holds = (state, release) => state.state !== 'absent' && state.releaseId === release.id;
const gone = (state, release) => state.state === 'broken' || !holds(state, release);
/** The code and words for a colour that will not come, or is no longer, well. */
const whatBroke = (state) => state.state === 'broken'
    ? { code: state.cause, message: (0,last_output/* withLastOutput */.U)(state.detail, state.logTail), next: '' }
    : { code: 'app-vanished', message: 'The release is not running any more.', next: '' };
const preparing = (s, op) => {
    if (s.observed.traffic === op.to)
        return (0,endings/* movedByOther */.fR)(s, op.to);
    if (s.cancelled)
        return (0,endings/* stop */.ds)(s, op);
    const failed = s.facts.failures[0];
    if (failed !== undefined)
        return (0,endings/* unfit */.Ri)(s, failed);
    if (s.facts.done)
        return write((0,transitions/* advance */.np)(s.journal, 'warming'));
    return effect({ kind: 'start', colour: op.to, release: op.release });
};
const warming = (s, op) => {
    if (s.cancelled)
        return (0,endings/* stop */.ds)(s, op);
    const state = s.observed[op.to];
    if (gone(state, op.release)) {
        // Found so after a kill: it may have died with the machine, not by its own fault. Start it once more.
        return s.facts.inherited ? write((0,transitions/* advance */.np)(s.journal, 'preparing')) : (0,endings/* unfit */.Ri)(s, whatBroke(state));
    }
    const spent = s.now - s.facts.since;
    if (state.state === 'ready')
        return ready(s, op, spent);
    if (spent <= op.timing.startMs)
        return wait();
    if (s.facts.logs === null)
        return effect({ kind: 'logs', colour: op.to });
    return (0,endings/* unfit */.Ri)(s, neverReady(state, spent, s.facts.logs));
};
const neverReady = (state, spent, logs) => {
    const waiting = state.state === 'starting' ? state.waiting : undefined;
    const seconds = Math.round(spent / 1000);
    const message = waiting === undefined
        ? `Nothing listens on its port after ${seconds} s.`
        : `Not ready after ${seconds} s. ${waiting.detail}`;
    return { code: waiting?.code ?? 'app-never-listened', message: (0,last_output/* withLastOutput */.U)(message, logs), next: '' };
};
const ready = (s, op, spent) => {
    const { goodSince, lastProbe, logs } = s.facts;
    if (goodSince !== null && s.now - goodSince >= op.timing.warmMs)
        return write((0,transitions/* advance */.np)(s.journal, 'switching'));
    if (goodSince === null && spent > op.timing.startMs + op.timing.warmMs) {
        if (logs === null)
            return effect({ kind: 'logs', colour: op.to });
        const message = `The health path did not answer well for ${op.timing.warmMs} ms on end; last answer: ${lastProbe?.detail ?? s.facts.failures.at(-1)?.message ?? 'none'}.`;
        return (0,endings/* unfit */.Ri)(s, { code: 'warm-up-failed', message: (0,last_output/* withLastOutput */.U)(message, logs), next: '' });
    }
    const rest = lastProbe === null ? 0 : lastProbe.at + pollMs - s.now;
    return rest > 0 ? wait(rest) : effect({ kind: 'probe', colour: op.to });
};
const switching = (s, op) => {
    const { traffic } = s.observed;
    if (traffic === op.to)
        return arrived(s, op);
    if (s.cancelled && op.kind === 'deploy')
        return (0,endings/* stop */.ds)(s, op);
    if (s.facts.movedByOther || (op.kind === 'deploy' && traffic !== op.from)) {
        const message = `Traffic is at ${traffic ?? 'no colour'}, not at ${op.from ?? 'no colour'} where it was.`;
        return (0,endings/* unfit */.Ri)(s, { code: 'traffic-moved-by-other', message, next: '' });
    }
    const tired = tiredOf(s.facts);
    if (tired !== undefined)
        return (0,endings/* unfit */.Ri)(s, { ...tired, code: 'effect-failed' });
    const state = s.observed[op.to];
    if (!(0,plan_deploy/* runs */.Np)(state, op.release))
        return s.facts.inherited ? write((0,transitions/* advance */.np)(s.journal, 'preparing')) : (0,endings/* unfit */.Ri)(s, whatBroke(state));
    return effect({ kind: 'switch', from: traffic, to: op.to });
};
const arrived = (s, op) => {
    const moved = { ...s, journal: (0,transitions/* switched */.uE)(s.journal, s.now) };
    if (s.facts.confirmed || s.cancelled)
        return write(moved.journal);
    const state = s.observed[op.to];
    const dead = gone(state, op.release);
    if (!dead && s.now - s.facts.since <= op.timing.switchMs) {
        const asked = s.facts.lastProbe;
        return asked === null || s.now - asked.at >= 20 ? effect({ kind: 'confirm' }) : wait(20);
    }
    if (op.kind === 'rollback')
        return write(moved.journal);
    if (dead)
        return (0,endings/* goBack */.OE)(moved, { ...whatBroke(state), code: 'died-after-switch' });
    const detail = s.facts.lastProbe?.detail ?? 'no answer';
    const message = `After ${op.timing.switchMs} ms the entrance did not answer with the new release; last answer: ${detail}.`;
    return (0,endings/* goBack */.OE)(moved, { code: 'switch-not-observed', message, next: '' });
};
const switchedUnverified = (s, op) => {
    const state = s.observed[op.to];
    if (gone(state, op.release))
        return bad(s, op, { ...whatBroke(state), code: 'died-after-switch' });
    if (s.cancelled)
        return { kind: 'done', end: interrupted(op) };
    if (s.aim.until === 'switched' && op.kind === 'deploy')
        return { kind: 'done', end: handedOver(op) };
    const { verification } = s.facts;
    if (verification === null)
        return effect({ kind: 'verify' });
    if (verification.verdict === 'pass')
        return passed(s, op);
    const message = verification.reasons.map(reason => reason.message).join(' ');
    if (verification.verdict === 'fail')
        return bad(s, op, { code: 'verification-failed', message, next: '' });
    return unsure(s, op, `Verification: ${verification.verdict}. ${message}`);
};
const passed = (s, op) => {
    if (op.kind === 'deploy')
        return write((0,transitions/* verified */.zr)(s.journal, s.now));
    return rolledBack(s, op, []);
};
/** What came back was verified once; thin traffic now does not unmake that, and the run is red in any case. */
const unsure = (s, op, message) => {
    if (op.kind === 'rollback')
        return rolledBack(s, op, [codes/* codes */.F.reason('verification-unsure', message)]);
    if (s.aim.onUnverified === 'rollback')
        return (0,endings/* goBack */.OE)(s, { code: 'verification-unsure', message, next: '' });
    return { kind: 'done', end: { result: 'unverified', reasons: [codes/* codes */.F.reason('verification-unsure', message)] } };
};
/** The record with what was measured of the rollback in the meantime. */
const knownNow = (s) => (0,transitions/* noted */.ZT)(s.journal, { exposure: s.facts.exposure, keptMovedAt: s.keptMovedAt });
/** Who verifies names what was found, and who goes back by hand knows why; what only the rollout saw, it names itself. */
const seenByRollout = ['switch-not-observed', 'died-after-switch'];
const rolledBack = (s, op, notes) => {
    const cause = op.undo?.cause;
    const named = seenByRollout
        .filter(code => code === cause?.code)
        .map(code => codes/* codes */.F.reason(code, cause?.message ?? ''));
    const message = `Traffic is back in ${op.to} on a verified release. Cause: ${cause?.message ?? 'not recorded'}`;
    return {
        kind: 'done',
        journal: (0,transitions/* conclude */.Ep)(knownNow(s), 'rolled-back', s.now),
        end: { result: 'rolled-back', reasons: [...named, codes/* codes */.F.reason('rolled-back', message), ...notes] },
    };
};
const bad = (s, op, why) => {
    if (op.kind === 'deploy')
        return (0,endings/* goBack */.OE)(s, why);
    return {
        kind: 'done',
        journal: (0,transitions/* conclude */.Ep)(knownNow(s), 'rollback-unverified', s.now),
        end: { result: 'rollback-unverified', reasons: [codes/* codes */.F.reason('rollback-unverified', why.message)] },
    };
};
const handedOver = (op) => ({
    result: 'switched',
    reasons: [codes/* codes */.F.reason('switched-unverified', `Traffic is on ${op.to}; the release is not yet verified.`)],
});
const interrupted = (op) => ({
    result: 'interrupted',
    reasons: [
        op.kind === 'rollback'
            ? codes/* codes */.F.reason('rollback-interrupted', `Cancelled in step ${op.step}; the rollback goes on when it is run again.`)
            : codes/* codes */.F.reason('interrupted-after-switch', `Cancelled in step ${op.step}; traffic is on ${op.to}.`),
    ],
});
const deployed = (s, journal, reasons = []) => ({
    kind: 'done',
    journal: (0,transitions/* conclude */.Ep)(journal, 'deployed', s.now),
    end: { result: 'deployed', reasons },
});
const baking = (s, op) => {
    const state = s.observed[op.to];
    if (gone(state, op.release))
        return (0,endings/* goBack */.OE)(s, { ...whatBroke(state), code: 'died-after-switch' });
    if (s.cancelled)
        return { kind: 'done', end: interrupted(op) };
    const old = (0,transitions/* leaving */.dv)(op);
    const until = (s.journal.verified?.at ?? s.now) + op.timing.bakeMs;
    const nothingWarm = s.observed[old].state === 'absent';
    if (op.timing.bakeMs > longestBakeInJobMs && !nothingWarm)
        return deployed(s, (0,transitions/* retireLater */.aS)(s.journal, old, until));
    if (s.now < until && !nothingWarm)
        return wait(Math.min(500, until - s.now));
    return write((0,transitions/* advance */.np)(s.journal, 'retiring'));
};
const retiring = (s, op) => {
    const old = (0,transitions/* leaving */.dv)(op);
    if (s.observed.traffic === old)
        return (0,endings/* movedByOther */.fR)(s, old);
    if (s.facts.done || s.observed[old].state === 'absent')
        return retired(s, op, (0,transitions/* emptied */.$C)(s.journal, old), []);
    if (s.cancelled)
        return { kind: 'done', end: interrupted(op) };
    const tired = tiredOf(s.facts);
    if (tired !== undefined)
        return retired(s, op, (0,transitions/* retireLater */.aS)(s.journal, old, s.now), [codes/* codes */.F.reason('retire-failed', tired.message)]);
    if (op.kind === 'rollback' && s.facts.logs === null)
        return effect({ kind: 'logs', colour: old });
    return effect({ kind: 'retire', colour: old, drainMs: op.timing.drainMs });
};
const retired = (s, op, journal, reasons) => {
    if (op.kind === 'rollback')
        return write((0,transitions/* advance */.np)(knownNow({ ...s, journal }), 'switched-unverified'));
    return (0,rollout_release/* hasContract */.t_)(op.release) ? write((0,transitions/* advance */.np)(journal, 'contracting')) : deployed(s, journal, reasons);
};
/** The hook that takes away what only the old release needed: not before the old release is gone. */
const contracting = (s, op) => {
    if (s.facts.done)
        return deployed(s, s.journal);
    if (s.cancelled)
        return { kind: 'done', end: interrupted(op) };
    const [failed] = s.facts.failures;
    if (failed === undefined)
        return effect({ kind: 'contract', release: op.release });
    return {
        kind: 'done',
        journal: (0,transitions/* conclude */.Ep)(s.journal, 'contract-failed', s.now),
        end: { result: 'contract-failed', reasons: [codes/* codes */.F.reason('contract-failed', failed.message)] },
    };
};
const withdrawing = (s, op) => {
    if (s.observed.traffic === op.to)
        return (0,endings/* movedByOther */.fR)(s, op.to);
    const state = s.observed[op.to];
    // A way back that listens but answers badly is left for a person to look at; only what we started is removed.
    const leave = op.kind === 'rollback' && state.state === 'ready';
    if (leave)
        return withdrawn(s, op, s.journal, []);
    // Also what never came to be started is retired once: an adoption made for it is taken back then.
    if (s.facts.done)
        return withdrawn(s, op, (0,transitions/* emptied */.$C)(s.journal, op.to), []);
    const tired = tiredOf(s.facts);
    if (tired !== undefined)
        return withdrawn(s, op, (0,transitions/* retireLater */.aS)(s.journal, op.to, s.now), [codes/* codes */.F.reason('retire-failed', tired.message)]);
    return effect({ kind: 'retire', colour: op.to, drainMs: 0 });
};
const withdrawn = (s, op, journal, notes) => {
    const { failure } = op;
    const known = failure ?? { code: 'interrupted-before-switch', message: 'Cancelled before the switch.', next: '' };
    const why = {
        code: known.code,
        message: known.message,
        next: known.next || `See docs/errors.md#${known.code}.`,
    };
    if (op.kind === 'rollback')
        return (0,endings/* held */.yB)(s, [codes/* codes */.F.reason('rollback-target-unfit', why.message), ...notes], journal);
    const result = known.code === 'interrupted-before-switch' ? 'interrupted' : 'withdrawn';
    return {
        kind: 'done',
        journal: (0,transitions/* conclude */.Ep)(journal, result === 'withdrawn' ? 'failed' : result, s.now),
        end: { result, reasons: [why, ...notes] },
    };
};
const steps = {
    preparing,
    warming,
    switching,
    'switched-unverified': switchedUnverified,
    baking,
    retiring,
    contracting,
    withdrawing,
};
/** What to do next about the open operation; undefined when none is open. */
const decide = (situation) => {
    const { operation } = situation.journal;
    return operation === null ? undefined : steps[operation.step](situation, operation);
};

// EXTERNAL MODULE: ./src/domain/rollout/lease.ts
var rollout_lease = __webpack_require__(4368);
;// CONCATENATED MODULE: ./src/domain/rollout/machine.ts
const freshFacts = (now, inherited) => ({
    since: now,
    inherited,
    done: false,
    failures: [],
    goodSince: null,
    lastProbe: null,
    movedByOther: false,
    confirmed: false,
    verification: null,
    logs: null,
    exposure: null,
});

// EXTERNAL MODULE: ./src/domain/rollout/ports.ts
var rollout_ports = __webpack_require__(8422);
;// CONCATENATED MODULE: ./src/domain/rollout/question.ts


/** What a verifier is asked about the open operation: the release that has traffic, and the other one while it is warm. */
const question = async (target, { app, environment, operation }, observed, signal) => {
    if (operation === null)
        throw new Error('no operation is open');
    const { release, to } = operation;
    const old = (0,transitions/* leaving */.dv)(operation);
    const other = observed[old];
    return {
        app,
        environment,
        operation: operation.id,
        purpose: operation.kind,
        entranceUrl: target.entranceUrl,
        directUrl: await target.directUrl(to),
        healthPath: (0,rollout_release/* healthPathOf */.Fs)(release),
        expected: { releaseId: release.id, revision: release.revision, colour: to },
        baseline: other.state === 'ready' ? { releaseId: other.releaseId, directUrl: await target.directUrl(old) } : null,
        switchedAt: operation.switchedAt ?? operation.startedAt,
        signal,
    };
};

;// CONCATENATED MODULE: ./src/domain/rollout/renewing.ts



/**
 * Keeps the lease ours while an effect runs that may outlast it: a release's hooks take as long as they are given, an
 * image as long as its pull, a request in flight as long as the drain.
 */
const everyMs = rollout_lease/* leaseMs */.zT / 6;
const keepRenewing = async (timer, ledger, stop) => {
    for (;;) {
        try {
            await timer.sleep(everyMs, stop);
            await ledger.renewIfDue();
        }
        catch (error) {
            // A lease that is lost is met, and said, by the next write; what else went wrong may go well the next time.
            if (stop.aborted || error instanceof rollout_ports/* FencedOut */.A)
                return;
        }
    }
};
/** Whether what a release does by itself may take that long. */
const hasLongHook = (release) => (0,rollout_release/* longestHookMs */._l)(release) >= rollout_lease/* leaseMs */.zT;
const renewing = async (timer, ledger, isSlow, body) => {
    if (!isSlow)
        return await body();
    const stop = new AbortController();
    const renewals = keepRenewing(timer, ledger, stop.signal);
    try {
        return await body();
    }
    finally {
        stop.abort(new Error('done'));
        await renewals;
    }
};

// EXTERNAL MODULE: ./src/domain/rollout/thrown.ts
var thrown = __webpack_require__(4666);
;// CONCATENATED MODULE: ./src/domain/rollout/driver.ts








const logLines = 40;
const retryMs = 250;
class Driver {
    ports;
    ledger;
    aim;
    facts;
    trail = { steps: [], switchMs: null, arrival: null, retired: null, verifications: [], badLogs: null };
    switchStarted = null;
    waitingFor;
    kept;
    constructor(ports, ledger, aim, start) {
        this.ports = ports;
        this.ledger = ledger;
        this.aim = aim;
        this.facts = { ...freshFacts(ports.timer.now(), start.inherited), verification: start.verification ?? null };
    }
    /** Drives the open operation, under the lock, to its end or as far as `aim` says. */
    async run() {
        this.enter(this.open());
        try {
            for (;;) {
                const operation = this.open();
                const observed = await this.observe();
                this.tellWaiting(observed[operation.to]);
                const end = await this.step(observed);
                if (end !== undefined)
                    return { end, trail: this.trail, operation };
            }
        }
        finally {
            this.kept?.close();
        }
    }
    open() {
        const { operation } = this.ledger;
        if (operation === null)
            throw new Error('no operation is open');
        return operation;
    }
    enter(operation) {
        this.trail = {
            ...this.trail,
            steps: [...this.trail.steps, { step: operation.step, at: this.ports.timer.now() }],
        };
        this.ports.say(`${operation.kind}: ${operation.step}`);
        if (operation.kind === 'rollback' && ['preparing', 'warming', 'switching'].includes(operation.step))
            this.kept ??= this.ports.keptClient?.(new URL((0,rollout_release/* healthPathOf */.Fs)(operation.release), this.ports.target.entranceUrl).href);
    }
    keptMovedAt() {
        const { release, switchedAt } = this.open();
        return switchedAt === undefined ? null : (this.kept?.movedAt(release, switchedAt) ?? null);
    }
    /** Names what a colour waits for as soon as it shows, long before a time limit. */
    tellWaiting(state) {
        const detail = state.state === 'starting' ? state.waiting?.detail : undefined;
        if (detail === undefined || detail === this.waitingFor)
            return;
        this.waitingFor = detail;
        this.ports.say(`waiting: ${detail}`);
    }
    async step(observed) {
        await this.ledger.renewIfDue();
        const next = decide({
            journal: this.ledger.journal,
            observed,
            facts: this.facts,
            aim: this.aim,
            cancelled: this.ports.signal.aborted,
            now: this.ports.timer.now(),
            keptMovedAt: this.keptMovedAt(),
        });
        if (next === undefined)
            throw new Error('no operation is open');
        if (next.kind === 'effect')
            await this.perform(next.effect);
        else if (next.kind === 'wait')
            await this.pause(next.ms);
        else if (next.kind === 'write')
            await this.record(next.journal);
        else {
            if (next.journal !== undefined)
                await this.ledger.write(next.journal);
            else if (next.end.result === 'switched')
                await this.ledger.renewFor(this.aim.goesOn === true ? rollout_lease/* leaseMs */.zT : rollout_lease/* handOverMs */.AA);
            return next.end;
        }
        return undefined;
    }
    async record(journal) {
        const before = this.open();
        await this.ledger.write(journal);
        const after = this.open();
        if (after.step === before.step && after.kind === before.kind)
            return;
        this.facts = freshFacts(this.ports.timer.now(), false);
        this.enter(after);
    }
    /** Looks at the target; a target that does not answer is asked a few times. */
    async observe() {
        for (let tries = 1;; tries += 1) {
            try {
                // Looking goes on when the run is cancelled: what is pending must be recorded.
                return await this.ports.target.observe(new AbortController().signal);
            }
            catch (error) {
                if (error instanceof rollout_ports/* FencedOut */.A || tries >= 3)
                    throw error;
                await this.ports.timer.sleep(retryMs);
            }
        }
    }
    async pause(ms) {
        try {
            await this.ports.timer.sleep(ms, this.ports.signal);
        }
        catch (error) {
            if (!this.ports.signal.aborted)
                throw error;
        }
    }
    async perform(effect) {
        try {
            this.facts = { ...this.facts, ...(await this.carryOut(effect)) };
        }
        catch (error) {
            if (error instanceof rollout_ports/* FencedOut */.A)
                throw error;
            if (this.ports.signal.aborted && effect.kind !== 'retire' && effect.kind !== 'switch')
                return;
            this.facts = { ...this.facts, failures: [...this.facts.failures, (0,thrown/* asThrown */.J)(error)] };
            if (effect.kind !== 'start')
                await this.pause(retryMs);
        }
    }
    async carryOut(effect) {
        const { target } = this.ports;
        const token = this.ledger.fence;
        switch (effect.kind) {
            case 'start':
                await this.renewing(hasLongHook(effect.release), async () => await target.start(effect.colour, effect.release, token));
                return { done: true };
            case 'probe':
                return await this.probeColour(await target.directUrl(effect.colour));
            case 'switch': {
                this.switchStarted = this.ports.timer.now();
                const moved = await target.switchTraffic(effect.from, effect.to, token);
                return { done: true, movedByOther: moved === 'moved-by-other' };
            }
            case 'confirm':
                return await this.confirm();
            case 'verify':
                return await this.verified();
            case 'logs':
                // Evidence is good to have, never a reason to stop.
                return await this.keepLogs(await target.logs(effect.colour, logLines).catch(() => ''));
            case 'retire':
                await this.renewing(false, async () => {
                    this.trail = { ...this.trail, retired: await target.retire(effect.colour, effect.drainMs, token) };
                });
                return { done: true };
            case 'contract':
                await this.renewing(hasLongHook(effect.release), async () => await target.contract?.(effect.release, token));
                return { done: true };
        }
    }
    async renewing(isLong, body) {
        const { timer, target } = this.ports;
        await renewing(timer, this.ledger, isLong || target.isSlow === true, body);
    }
    async keepLogs(logs) {
        const { kind, undo } = this.open();
        if (kind !== 'rollback' || undo === undefined)
            return { logs };
        this.trail = { ...this.trail, badLogs: logs };
        const exposure = (await this.ports.target.exposure?.(undo.release).catch(() => null)) ?? null;
        return { logs, exposure };
    }
    async probeColour(base) {
        const url = new URL((0,rollout_release/* healthPathOf */.Fs)(this.open().release), base).href;
        const answer = await this.ports.probe.probe(url, this.ports.signal);
        const now = this.ports.timer.now();
        const goodSince = answer.ok ? (this.facts.goodSince ?? now) : null;
        return { goodSince, lastProbe: { at: now, detail: answer.detail } };
    }
    async confirm() {
        const { release, to } = this.open();
        const { target, signal, timer } = this.ports;
        const arrival = await (target.arrived?.(to, release, signal) ?? this.answered(release));
        const now = timer.now();
        if (arrival.arrived)
            this.trail = { ...this.trail, arrival };
        if (arrival.arrived && this.switchStarted !== null)
            this.trail = { ...this.trail, switchMs: now - this.switchStarted };
        return { confirmed: arrival.arrived, lastProbe: { at: now, detail: arrival.detail } };
    }
    async answered(release) {
        const url = new URL((0,rollout_release/* healthPathOf */.Fs)(release), this.ports.target.entranceUrl).href;
        const { releaseId, detail } = await this.ports.probe.probe(url, this.ports.signal);
        return { arrived: releaseId === release.id, seen: 'release', detail };
    }
    /** A verdict counts only while the lease is ours, so it is renewed before the verdict is acted upon. */
    async verified() {
        const verification = await this.verify();
        const of = this.open().kind;
        this.trail = { ...this.trail, verifications: [...this.trail.verifications, { of, verification }] };
        await this.ledger.renewFor(rollout_lease/* leaseMs */.zT);
        return { verification };
    }
    /** Renews the lease and watches the colour meanwhile, so that a death is named at once and not by a time-out. */
    async verify() {
        const stop = new AbortController();
        const died = new AbortController();
        const signal = AbortSignal.any([this.ports.signal, stop.signal, died.signal]);
        const watching = this.watch(stop.signal, died);
        try {
            const observed = await this.observe();
            return await this.ports.verifier.verify(await question(this.ports.target, this.ledger.journal, observed, signal));
        }
        catch (error) {
            // The colour's death is seen at the next look; the verifier's own crash is a verdict, never a pass.
            const { code, message, next } = (0,thrown/* asThrown */.J)(error);
            return { verdict: 'error', reasons: [{ code, message, next }], evidence: null };
        }
        finally {
            stop.abort(new Error('verified'));
            await watching;
        }
    }
    async watch(stop, died) {
        const { to } = this.open();
        for (;;) {
            try {
                await this.ports.timer.sleep(500, stop);
                await this.ledger.renewIfDue();
                const { state } = (await this.observe())[to];
                if (state === 'broken' || state === 'absent')
                    return died.abort(new Error(`the release in ${to} died`));
            }
            catch (error) {
                // A lost lease, or a target that is out of reach, is met again by the next step, which says so.
                return stop.aborted ? undefined : died.abort(error);
            }
        }
    }
}

// EXTERNAL MODULE: ./src/domain/rollout/journal.ts
var rollout_journal = __webpack_require__(5161);
// EXTERNAL MODULE: ./src/domain/rollout/ledger.ts
var rollout_ledger = __webpack_require__(7581);
;// CONCATENATED MODULE: ./src/domain/rollout/session.ts









/** Looking is quick, and what is pending must be recorded also when the run is cancelled. */
const neverAborted = new AbortController().signal;
/** What stops a command before it began anything: a full disk, a damaged journal, a taken port. */
class NotBegun extends Error {
    reason;
    constructor(reason) {
        super(reason.message);
        this.reason = reason;
    }
}
/** Why nothing was begun, where that is what was thrown. */
const refusalOf = (error) => (error instanceof NotBegun ? error.reason : undefined);
/** What the caller can mend, met before anything was begun, is a refusal and not a failure. */
const orRefuse = async (body) => {
    try {
        return await body();
    }
    catch (error) {
        const { code, message, next } = (0,thrown/* asThrown */.J)(error);
        throw next === '' ? error : new NotBegun({ code, message, next });
    }
};
/** Looks at journal and target without a write. */
const look = async (ports, place) => await orRefuse(async () => {
    const stored = await ports.store.read();
    const observed = await ports.target.observe(neverAborted);
    const journal = stored?.journal ?? (0,rollout_journal/* emptyJournal */.x)(place.app, place.environment);
    return { journal, version: stored?.version, observed, now: ports.timer.now() };
});
/** The reason why `operation` may not write now, or undefined. */
const lockedBy = async (ports, seen, operation) => {
    const { lease } = seen.journal;
    const gone = lease !== null && (await ports.liveness.gone(lease.evidence));
    const granted = (0,rollout_lease/* claim */.B7)(lease, operation, seen.now, gone);
    return granted.granted ? undefined : codes/* codes */.F.reason('locked', `Held by ${(0,rollout_lease/* describeHolder */.sG)(granted.holder, seen.now)}.`);
};
/** Takes the lease, then raises the fence, then looks again; undefined when somebody wrote in between. */
const lock = async (ports, place, seen, holder) => {
    const next = (0,rollout_lease/* take */.s)(seen.journal, holder, place.evidence, seen.now);
    const stored = await orRefuse(async () => await ports.store.write(next, seen.version));
    if (stored === 'conflict')
        return undefined;
    const ledger = new rollout_ledger/* Ledger */.O(ports.store, ports.timer, stored);
    return { ledger, seen: await fenced(ports, ledger, stored.version) };
};
const fenced = async (ports, ledger, version) => {
    try {
        return await orRefuse(async () => {
            await ports.target.fence(ledger.fence);
            const observed = await ports.target.observe(neverAborted);
            return { journal: ledger.journal, version, observed, now: ports.timer.now() };
        });
    }
    catch (error) {
        if (!(error instanceof rollout_ports/* FencedOut */.A))
            await release(ledger);
        throw error;
    }
};
const release = async (ledger) => await ledger.write({ ...ledger.journal, lease: null });
/** Records the operation that the lease is now held for. */
const record = async (ports, ledger, next) => {
    const holder = next.operation?.id ?? next.lease?.holder ?? '';
    await ledger.write(next.lease === null ? next : { ...next, lease: { ...next.lease, holder } });
    if (ledger.operation !== null)
        ports.opened?.(ledger.operation);
};
const drive = async (ports, ledger, aim, start) => {
    const driven = await new Driver(ports, ledger, aim, start).run();
    if (driven.end.result === 'deployed')
        await prune(ports, ledger);
    return { ...driven, journal: ledger.journal };
};
/** Leftovers cost disk, not correctness: what cannot be removed now is removed after the next deploy. */
const prune = async (ports, ledger) => {
    const { bundles, colours } = ledger.journal;
    const inUse = [colours.blue, colours.green].filter(release => release !== null);
    try {
        await ports.target.prune?.([...bundles.map(bundle => bundle.release), ...inUse], ledger.fence);
    }
    catch (error) {
        ports.say(`not pruned: ${error instanceof Error ? error.message : String(error)}`);
    }
};
/** Under the lock: retires a colour whose bake outlasted its job. True when it did, so that the caller looks again. */
const sweep = async (ports, { ledger, seen }) => {
    const due = seen.journal.retireAfter;
    const idle = due !== null && due.at <= seen.now && seen.journal.operation === null;
    if (!idle || seen.observed.traffic === due.colour)
        return false;
    ports.say(`retire ${due.colour}, kept warm until now`);
    const isSlow = ports.target.isSlow === true;
    await renewing(ports.timer, ledger, isSlow, async () => await ports.target.retire(due.colour, 0, ledger.fence));
    await ledger.write({ ...(0,transitions/* emptied */.$C)(ledger.journal, due.colour), lease: null });
    return true;
};
/** The outcome of a command that worked on no operation. */
const unbegun = ({ journal }, verdict, reasons) => ({ verdict, reasons, end: null, operation: null, journal, trail: null });
/** A lost lease and a refusal are outcomes, not errors. */
const orSuperseded = async (ports, place, body) => {
    const empty = (0,rollout_journal/* emptyJournal */.x)(place.app, place.environment);
    try {
        return await body();
    }
    catch (error) {
        const refusal = refusalOf(error);
        if (refusal !== undefined)
            return unbegun({ journal: empty }, 'refused', [refusal]);
        if (!(error instanceof rollout_ports/* FencedOut */.A))
            throw error;
        const journal = (await ports.store.read())?.journal ?? empty;
        const reason = codes/* codes */.F.reason('lease-lost', `A newer operation took over: ${error.message}.`);
        return unbegun({ journal }, 'superseded', [reason]);
    }
};


/***/ }),

/***/ 4666:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ asThrown)
/* harmony export */ });
const text = (value) => (typeof value === 'string' ? value : '');
/** Any exception as data. Errors of the core carry `code` and, where a person can mend it, `fix`. */
const asThrown = (error) => {
    if (!(error instanceof Error))
        return { code: 'effect-failed', message: String(error), next: '' };
    const code = 'code' in error ? text(error.code) : '';
    const own = /^[a-z]+(-[a-z]+)+$/.test(code);
    const tail = 'stderrTail' in error ? text(error.stderrTail) : '';
    return {
        code: own ? code : 'effect-failed',
        message: tail === '' ? error.message : `${error.message}\n${tail}`,
        next: 'fix' in error ? text(error.fix) : '',
    };
};


/***/ }),

/***/ 6474:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $C: () => (/* binding */ emptied),
/* harmony export */   $k: () => (/* binding */ withHistory),
/* harmony export */   Ep: () => (/* binding */ conclude),
/* harmony export */   UJ: () => (/* binding */ disowned),
/* harmony export */   ZT: () => (/* binding */ noted),
/* harmony export */   aS: () => (/* binding */ retireLater),
/* harmony export */   dv: () => (/* binding */ leaving),
/* harmony export */   gV: () => (/* binding */ keepBundle),
/* harmony export */   ne: () => (/* binding */ withdraw),
/* harmony export */   np: () => (/* binding */ advance),
/* harmony export */   qN: () => (/* binding */ begin),
/* harmony export */   rU: () => (/* binding */ recoveryOf),
/* harmony export */   uE: () => (/* binding */ switched),
/* harmony export */   zr: () => (/* binding */ verified)
/* harmony export */ });
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5543);

/** Journal → journal, one function per thing that can be recorded. Pure. */
const keptBundles = 5;
const keptHistory = 50;
const withHistory = (journal, entry) => ({
    ...journal,
    history: [entry, ...journal.history].slice(0, keptHistory),
});
/** How long the bad release of a rollback was live, and how long the way back took. */
const recoveryOf = ({ undo, switchedAt }) => {
    if (undo === undefined)
        return null;
    const decided = undo.cause.at;
    const since = (at) => (at === undefined ? null : at - decided);
    return {
        detectMs: undo.switchedAt === null ? null : decided - undo.switchedAt,
        recoverMs: since(switchedAt),
        keptRecoverMs: since(undo.keptMovedAt),
    };
};
const measured = (operation) => {
    const times = recoveryOf(operation);
    const exposure = operation.undo?.exposure;
    return { ...(times === null ? {} : { times }), ...(exposure === undefined ? {} : { exposure }) };
};
/** Notes in the open rollback what is known by now of the bad release and of kept connections. */
const noted = (journal, facts) => {
    const { operation } = journal;
    if (operation?.undo === undefined)
        return journal;
    const undo = {
        ...operation.undo,
        ...(facts.exposure === null ? {} : { exposure: facts.exposure }),
        ...(facts.keptMovedAt === null ? {} : { keptMovedAt: facts.keptMovedAt }),
    };
    return { ...journal, operation: { ...operation, undo } };
};
const entryOf = (operation, result, now) => ({
    operation: operation.id,
    kind: operation.kind,
    releaseId: operation.kind === 'rollback' ? (operation.undo?.release.id ?? '') : operation.release.id,
    revision: operation.release.revision,
    result,
    startedAt: operation.startedAt,
    endedAt: now,
    ...measured(operation),
});
/** A deploy past its verification has reached what matters, even when a newer one cuts its bake short. */
const supersededResult = (operation) => operation.step === 'baking' || operation.step === 'retiring' ? 'deployed' : 'superseded';
/** Opens `operation` in place of whatever was open. What its colour held is about to be replaced. */
const begin = (journal, operation, traffic, now) => {
    const open = journal.operation;
    const closed = open === null || open.id === operation.id
        ? journal
        : withHistory(journal, entryOf(open, supersededResult(open), now));
    const replaced = journal.retireAfter !== null && journal.retireAfter.colour === operation.to;
    return {
        ...closed,
        operation,
        live: traffic,
        colours: { ...journal.colours, [operation.to]: operation.release },
        retireAfter: replaced ? null : journal.retireAfter,
    };
};
/** Records the intent of the next step. */
const advance = (journal, step) => journal.operation === null ? journal : { ...journal, operation: { ...journal.operation, step } };
const withdraw = (journal, failure) => journal.operation === null
    ? journal
    : { ...journal, operation: { ...journal.operation, step: 'withdrawing', failure } };
/** Traffic has arrived at `operation.to`. A rollback then takes the bad release down before it verifies. */
const switched = (journal, now) => {
    const { operation } = journal;
    if (operation === null)
        return journal;
    const step = operation.kind === 'deploy' ? 'switched-unverified' : 'retiring';
    const moved = { ...journal, live: operation.to, operation: { ...operation, step, switchedAt: now } };
    return operation.undo === undefined ? moved : forget(moved, operation.undo.release, operation);
};
/** The release taken back is no longer one to go back to; the one that has traffic now is the verified one. */
const forget = (journal, bad, operation) => {
    const kept = journal.bundles.find(bundle => bundle.release.id === operation.release.id);
    return {
        ...journal,
        bundles: journal.bundles.filter(bundle => bundle.release.id !== bad.id),
        verified: kept === undefined
            ? journal.verified
            : { release: kept.release, colour: operation.to, at: journal.verified?.at ?? kept.verifiedAt },
    };
};
/** A release that died in its bake was verified too early: it is not one to go back to. */
const disowned = (journal, bad) => {
    const bundles = journal.bundles.filter(bundle => bundle.release.id !== bad.id);
    const [last] = bundles;
    if (journal.verified?.release.id !== bad.id)
        return { ...journal, bundles };
    const colour = (0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .otherColour */ .RQ)(journal.verified.colour);
    return {
        ...journal,
        bundles,
        verified: last === undefined ? null : { release: last.release, colour, at: last.verifiedAt },
    };
};
const keepBundle = (bundles, release, now) => [{ release, verifiedAt: now }, ...bundles.filter(bundle => bundle.release.id !== release.id)].slice(0, keptBundles);
/** The verification of this operation passed. */
const verified = (journal, now) => {
    const { operation } = journal;
    if (operation === null)
        return journal;
    return {
        ...journal,
        verified: { release: operation.release, colour: operation.to, at: now },
        bundles: keepBundle(journal.bundles, operation.release, now),
        operation: { ...operation, step: 'baking' },
    };
};
const emptied = (journal, colour) => ({
    ...journal,
    colours: { ...journal.colours, [colour]: null },
    retireAfter: journal.retireAfter?.colour === colour ? null : journal.retireAfter,
});
const retireLater = (journal, colour, at) => ({
    ...journal,
    retireAfter: { colour, at },
});
/** Closes the operation and gives the lease back, in one write. */
const conclude = (journal, result, now) => {
    const { operation } = journal;
    if (operation === null)
        return { ...journal, lease: null };
    return { ...withHistory(journal, entryOf(operation, result, now)), operation: null, lease: null };
};
/** The colour that loses, or has lost, traffic in this operation. */
const leaving = (operation) => operation.undo?.colour ?? (0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .otherColour */ .RQ)(operation.to);


/***/ })

};
