export const id = 3375;
export const ids = [3375];
export const modules = {

/***/ 3375:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runAnnounced: () => (/* binding */ runAnnounced)
/* harmony export */ });
/* harmony import */ var _adapters_announcing_announcing_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1673);
/* harmony import */ var _domain_announcements_announce_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5713);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1401);



/** Traffic first; people are told when all of it is done. */
const runAnnounced = async (inputs, runtime) => await (0,_adapters_announcing_announcing_js__WEBPACK_IMPORTED_MODULE_0__/* .announced */ .yb)(inputs, runtime, {
    automatic: inputs.automatic,
    begins: null,
    broken: (0,_adapters_announcing_announcing_js__WEBPACK_IMPORTED_MODULE_0__/* .interruptedOr */ .Ir)(() => 'rollback-failed'),
    announce: ({ verdict, report }, occasion) => (0,_domain_announcements_announce_js__WEBPACK_IMPORTED_MODULE_1__/* .announceRollback */ .o8)(verdict, report, occasion),
}, async () => await (0,_wiring_js__WEBPACK_IMPORTED_MODULE_2__/* .runReal */ .I)(inputs, runtime));


/***/ }),

/***/ 1401:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ runReal)
});

// EXTERNAL MODULE: ./src/adapters/rollout/verifying.ts
var verifying = __webpack_require__(9365);
// EXTERNAL MODULE: ./src/adapters/rollout/cluster-report.ts
var cluster_report = __webpack_require__(6835);
// EXTERNAL MODULE: ./src/adapters/rollout/inputs.ts
var rollout_inputs = __webpack_require__(2169);
// EXTERNAL MODULE: ./src/adapters/rollout/wiring.ts + 5 modules
var wiring = __webpack_require__(8594);
// EXTERNAL MODULE: ./src/domain/rollout/codes.ts
var codes = __webpack_require__(9004);
// EXTERNAL MODULE: ./src/domain/rollout/journal.ts
var rollout_journal = __webpack_require__(5161);
// EXTERNAL MODULE: ./src/domain/rollout/maintenance.ts
var maintenance = __webpack_require__(8849);
// EXTERNAL MODULE: ./src/domain/rollout/report.ts
var rollout_report = __webpack_require__(6562);
// EXTERNAL MODULE: ./src/domain/rollout/rollback.ts
var rollback = __webpack_require__(7492);
// EXTERNAL MODULE: ./src/domain/rollout/session.ts + 5 modules
var session = __webpack_require__(5701);
// EXTERNAL MODULE: ./src/domain/verdicts/verdicts.ts
var verdicts = __webpack_require__(8301);
;// CONCATENATED MODULE: ./src/actions/auto-rollback/run.ts










const commandOf = (inputs, { rollout }, about) => ({
    ...about,
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
    'kept-recovery-ms': `${report.keptRecoveryMs ?? ''}`,
    'requests-failed': `${report.exposure?.failed ?? ''}`,
});
/** A person's word that the release may be deployed again; nothing else is done. */
const lifted = async (inputs, { rollout }) => {
    const { app, environment } = inputs;
    const done = await (0,maintenance/* liftQuarantine */.uC)(rollout.ports, inputs['lift-quarantine'], inputs.reason);
    if (!done.done) {
        const journal = (await rollout.ports.store.read())?.journal ?? (0,rollout_journal/* emptyJournal */.x)(app, environment);
        return (0,session/* unbegun */.px)({ journal }, 'refused', [done.reason]);
    }
    const names = done.what.map(one => one.releaseId.slice(0, 12)).join(', ');
    const reason = codes/* codes */.F.reason('quarantine-lifted', `Release ${names} may be deployed again: ${inputs.reason}`);
    return (0,session/* unbegun */.px)(done, 'not-needed', [reason]);
};
const run = async (inputs, deps, about = {}) => {
    const { ports } = deps.rollout;
    const opened = { ...ports, opened: (one) => deps.outputs.set('operation-id', one.id) };
    const outcome = inputs['lift-quarantine'] === ''
        ? await (0,rollback/* rollback */.d)(opened, commandOf(inputs, deps, about))
        : await lifted(inputs, deps);
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
const runReal = async (inputs, runtime, about = {}) => await (0,verifying/* withVerifyingRollout */.r)(inputs, runtime, async (rollout) => await run(inputs, { ...runtime, rollout }, about));


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
/** So that the next run that finds the same does not tell it again. */
const noteTold = async (ports, told) => await change(ports, async (journal) => ({ changed: { ...journal, told }, what: told }));
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
