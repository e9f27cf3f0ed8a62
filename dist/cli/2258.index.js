export const id = 2258;
export const ids = [2258];
export const modules = {

/***/ 3375:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runAnnounced: () => (/* binding */ runAnnounced)
/* harmony export */ });
/* harmony import */ var _adapters_announcing_announcing_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8973);
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
const maxUndone = 5;
const undoneIn = ({ history }) => {
    const ids = history
        .filter(({ kind, releaseId }) => (kind === 'rollback' || kind === 'lift-quarantine') && releaseId !== '')
        .map(({ releaseId }) => releaseId);
    return [...new Set(ids)].slice(0, maxUndone);
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
        undone: undoneIn(journal),
        kept: journal.bundles.map(bundle => bundle.release.id),
        releases: namesIn(settled),
        token: journal.token,
        cluster: about.cluster ?? null,
    };
};


/***/ })

};
