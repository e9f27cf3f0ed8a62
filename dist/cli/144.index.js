export const id = 144;
export const ids = [144];
export const modules = {

/***/ 144:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ runReal)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/adapters/rollout/verifying.ts
var verifying = __webpack_require__(9365);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/core/runtime.ts + 20 modules
var core_runtime = __webpack_require__(7810);
// EXTERNAL MODULE: ./src/domain/images/reference.ts
var reference = __webpack_require__(2814);
// EXTERNAL MODULE: ./src/domain/rollout/release.ts
var rollout_release = __webpack_require__(5543);
;// CONCATENATED MODULE: ./src/actions/blue-green-deploy/release.ts


const environmentOf = (lines) => Object.fromEntries(lines.map(line => {
    const at = line.indexOf('=');
    return [line.slice(0, at), line.slice(at + 1)];
}));
const runOf = (inputs, { folder }) => {
    const [image] = inputs.image;
    return image === undefined
        ? { kind: 'command', command: ['/bin/sh', '-c', inputs.command], cwd: folder }
        : { kind: 'image', reference: image, args: inputs.args };
};
const releaseOf = async (inputs, where) => await (0,rollout_release/* identify */.ls)({
    revision: inputs.revision === '' ? where.sha : inputs.revision,
    digest: (0,reference/* digestIn */.s)(inputs.image[0]),
    oneWay: inputs['one-way'],
    spec: { run: runOf(inputs, where), env: environmentOf(inputs.env), healthPath: inputs['health-path'] },
});

// EXTERNAL MODULE: ./src/adapters/rollout/cluster-report.ts
var cluster_report = __webpack_require__(6835);
// EXTERNAL MODULE: ./src/adapters/rollout/inputs.ts
var rollout_inputs = __webpack_require__(2169);
// EXTERNAL MODULE: ./src/adapters/rollout/wiring.ts + 5 modules
var wiring = __webpack_require__(8594);
// EXTERNAL MODULE: ./src/domain/kubernetes/report.ts
var report = __webpack_require__(8515);
// EXTERNAL MODULE: ./src/domain/rollout/deploy.ts + 1 modules
var deploy = __webpack_require__(235);
// EXTERNAL MODULE: ./src/domain/rollout/journal.ts
var journal = __webpack_require__(5161);
// EXTERNAL MODULE: ./src/domain/rollout/plan-deploy.ts
var plan_deploy = __webpack_require__(3583);
// EXTERNAL MODULE: ./src/domain/rollout/report.ts
var rollout_report = __webpack_require__(6562);
// EXTERNAL MODULE: ./src/domain/rollout/session.ts + 5 modules
var session = __webpack_require__(5701);
// EXTERNAL MODULE: ./src/domain/verdicts/verdicts.ts
var verdicts = __webpack_require__(8301);
// EXTERNAL MODULE: ./src/domain/rollout/codes.ts
var codes = __webpack_require__(9004);
;// CONCATENATED MODULE: ./src/domain/rollout/plan-text.ts


/** A plan in words, for `dry-run` and for the log. Pure. */
const named = (colour) => colour ?? 'no colour';
const seconds = (ms) => `${ms / 1000} s`;
const describePlan = (plan, { journal, observed }) => {
    if (plan.kind === 'refused')
        return [];
    const live = (0,plan_deploy/* liveRelease */._8)(journal, observed);
    const now = live === null
        ? 'Nothing is live.'
        : `Live: release ${(0,rollout_release/* shortId */.m_)(live.id)} in ${named(observed.traffic)}${journal.verified?.release.id === live.id ? ', verified' : ', not verified'}.`;
    if (plan.kind === 'unchanged')
        return [now, 'Nothing to do.'];
    const { operation } = plan;
    if (plan.kind === 'finish-first')
        return [now, `End the open ${operation.kind} ${operation.id} (step ${operation.step}) first, then plan again.`];
    const { timing, to, release } = operation;
    const old = operation.from ?? (0,rollout_release/* otherColour */.RQ)(to);
    const start = plan.kind === 'resume' ? [`Go on with operation ${operation.id} from step ${operation.step}.`] : [];
    return [
        now,
        ...start,
        `Take the lease (fencing token ${journal.token + 1}).`,
        `Start release ${(0,rollout_release/* shortId */.m_)(release.id)} in ${to}; it must listen within ${seconds(timing.startMs)}.`,
        `Probe it straight until it answered well for ${seconds(timing.warmMs)}.`,
        `Move traffic from ${named(observed.traffic)} to ${to}; the entrance must answer with it within ${seconds(timing.switchMs)}.`,
        'Verify it. On a failure: traffic back to the last verified release, and quarantine.',
        `Record it as verified; keep ${old} warm for ${seconds(timing.bakeMs)}.`,
        `Retire ${old}: requests in flight get ${seconds(timing.drainMs)}.`,
    ];
};

;// CONCATENATED MODULE: ./src/actions/blue-green-deploy/dry-run.ts






const concluded = (refused, notes, journal) => refused.length > 0
    ? (0,session/* unbegun */.px)({ journal }, 'refused', [...refused, ...notes])
    : (0,session/* unbegun */.px)({ journal }, 'unchanged', [codes/* codes */.F.reason('dry-run', 'This is a plan; nothing was written.'), ...notes]);
const say = async (log, title, lines) => await log.group(title, async () => {
    for (const line of lines)
        log.info(line);
});
const dryRun = async (command, { rollout, log }) => {
    const { plan, seen, locked, preflight } = await (0,deploy/* previewDeploy */.w1)(rollout.ports, command);
    const steps = [...describePlan(plan, seen), ...preflight.changes];
    await say(log, 'Plan', steps);
    const refused = [
        ...(locked === undefined ? [] : [locked]),
        ...(plan.kind === 'refused' ? plan.reasons : []),
        ...preflight.refusals,
    ];
    const notes = [...(plan.kind !== 'refused' && 'reasons' in plan ? plan.reasons : []), ...preflight.notes];
    const outcome = concluded(refused, notes, seen.journal);
    return { outcome, previous: (0,plan_deploy/* liveRelease */._8)(seen.journal, seen.observed)?.id ?? null, plan: steps };
};
/** What the manifests alone say, where the cluster could not be asked. */
const dryRunOffline = async ({ app, environment }, { plan: offline, lines: plan }, why, log) => {
    await say(log, 'Plan without a cluster', plan);
    const note = codes/* codes */.F.reason('planned-offline', `The cluster was not asked: ${why.message} (${why.code})`, why.next);
    return { outcome: concluded(offline.refusals, [note], (0,journal/* emptyJournal */.x)(app, environment)), previous: null, plan };
};

;// CONCATENATED MODULE: ./src/actions/blue-green-deploy/run.ts













const commandOf = (inputs, { rollout, goesOn, against }, release) => ({
    ...rollout.place,
    goesOn: goesOn ?? false,
    ...(against === undefined ? {} : { against }),
    until: inputs.phase === 'switch' ? 'switched' : 'settled',
    onUnverified: inputs['on-unverified'],
    relation: async (live) => await rollout.ancestry.relation(live, release.revision),
    request: {
        operation: inputs['operation-id'] || rollout.newId(),
        release,
        timing: (0,rollout_inputs/* timingOf */.II)(inputs),
        allowOlder: inputs['allow-older'],
        allowColdRollback: inputs['allow-cold-rollback'],
        by: rollout.by,
    },
});
/** The steps that follow need these even when this one is killed. */
const telling = ({ rollout, outputs }) => ({
    ...rollout.ports,
    opened: operation => outputs.set('operation-id', operation.id),
});
const released = async (inputs, deps) => {
    const described = await orRefusal(async () => await deps.describe(inputs));
    if ('code' in described)
        return refusedOutright(inputs, described);
    const { release } = described;
    deps.outputs.set('release-id', release.id);
    const command = commandOf(inputs, deps, release);
    if (inputs['dry-run'])
        return { described, releaseId: release.id, ...(await dryRun(command, deps)) };
    const seen = await (0,session/* look */.Op)(deps.rollout.ports, command).catch(() => undefined);
    const live = seen === undefined ? null : (0,plan_deploy/* liveRelease */._8)(seen.journal, seen.observed);
    const previous = live?.id ?? null;
    deps.pair?.(live, release);
    const outcome = await (0,deploy/* deploy */.gg)(telling(deps), command);
    const before = seen === undefined ? {} : { before: seen.journal };
    return { outcome, described, releaseId: release.id, previous: previous ?? leftIn(outcome), ...before };
};
/** What ran before us is known as a release only once it was taken over. */
const leftIn = ({ operation, journal }) => operation === null || operation.from === null ? null : (journal.colours[operation.from]?.id ?? null);
/** What a person can mend in the release is met before anything is looked at. */
const orRefusal = async (body) => {
    try {
        return await body();
    }
    catch (thrown) {
        if (thrown instanceof errors/* UserError */.yo)
            return (0,core_runtime/* reasonOf */.A3)(thrown);
        throw thrown;
    }
};
const refusedOutright = ({ app, environment }, reason) => ({
    outcome: (0,session/* unbegun */.px)({ journal: (0,journal/* emptyJournal */.x)(app, environment) }, 'refused', [reason]),
    described: null,
    releaseId: null,
    previous: null,
});
const settledOnly = async (inputs, deps) => {
    const { verification } = inputs;
    const verdict = verification === 'pass' || verification === 'fail' || verification === 'inconclusive' ? verification : 'error';
    const outcome = await (0,deploy/* settle */.G9)(telling(deps), {
        ...deps.rollout.place,
        operation: inputs['operation-id'],
        verification: { verdict, reasons: [], evidence: null },
    });
    return { outcome, described: null, releaseId: outcome.operation?.release.id ?? null, previous: null };
};
const outputsOf = (report) => ({
    ...(report.operation === null ? {} : { 'operation-id': report.operation }),
    'live-colour': report.liveColour ?? '',
    'release-id': report.releaseId ?? '',
    'previous-release-id': report.previousReleaseId ?? '',
    url: report.url,
    'switch-ms': `${report.switchMs ?? ''}`,
    'detection-ms': `${report.detectionMs ?? ''}`,
    'recovery-ms': `${report.recoveryMs ?? ''}`,
});
/** What was found in the manifests stands in the report, folded; beside the reasons it would hide them. */
const told = (reasons, cluster) => reasons.filter(reason => !cluster?.findings.some(({ code, message }) => code === reason.code && message === reason.message));
/** The outcome of an action from the outcome of a rollout. */
const outcomeOf = (inputs, outcome, about) => {
    const reasons = told(outcome.reasons, about.cluster);
    const report = (0,rollout_report/* reportOf */.E)({ ...outcome, reasons }, { app: inputs.app, environment: inputs.environment, ...about });
    return {
        verdict: outcome.verdict,
        reasons,
        effect: (0,verdicts/* effectOf */.$)('blue-green-deploy', outcome.verdict, { mode: inputs.mode, strict: inputs.strict }),
        outputs: outputsOf(report),
        report,
    };
};
const run = async (inputs, deps) => {
    const { outcome, described, releaseId, previous, before, plan } = inputs.phase === 'settle' ? await settledOnly(inputs, deps) : await released(inputs, deps);
    return outcomeOf(inputs, outcome, {
        url: (0,wiring/* publicUrl */.x6)(deps.rollout, inputs),
        releaseId,
        previousReleaseId: previous,
        cluster: (0,cluster_report/* clusterReport */.L)(deps.rollout, { before: before ?? outcome.journal, after: outcome.journal }, described?.contents ?? null),
        ...(plan === undefined ? {} : { plan }),
    });
};
/** A dry run that had no cluster to ask. */
const offlineOutcome = async (inputs, offline, why, log) => {
    const { outcome, previous, plan } = await dryRunOffline(inputs, offline, why, log);
    const cluster = (0,report/* offlineReport */.AY)(offline.plan);
    return outcomeOf(inputs, outcome, { url: inputs.url, releaseId: null, previousReleaseId: previous, plan, cluster });
};

;// CONCATENATED MODULE: ./src/actions/blue-green-deploy/wiring.ts






const describe = async (inputs, { kubernetes }, { context }) => {
    if (kubernetes !== null)
        return await kubernetes.prepare(inputs);
    const folder = (0,external_node_path_.resolve)(context.workspace, inputs['working-directory']);
    return { release: await releaseOf(inputs, { sha: context.sha, folder }), contents: null };
};
const online = async (inputs, runtime, opened) => await (0,verifying/* withVerifyingRollout */.r)(inputs, runtime, async (rollout) => {
    opened();
    return await run(inputs, {
        ...runtime,
        rollout,
        describe: async (values) => await describe(values, rollout, runtime),
    });
});
/** A dry run needs no cluster: the manifests alone say much, and why the cluster was not asked is said with it. */
const wiring_dryRun = async (inputs, runtime) => {
    let isOpen = false;
    try {
        return await online(inputs, runtime, () => {
            isOpen = true;
        });
    }
    catch (thrown) {
        if (isOpen || thrown instanceof errors/* CancelledError */.cc)
            throw thrown;
        const { planOffline } = await Promise.all(/* import() */[__webpack_require__.e(9817), __webpack_require__.e(7491), __webpack_require__.e(9659)]).then(__webpack_require__.bind(__webpack_require__, 6728));
        return await offlineOutcome(inputs, await planOffline(inputs, runtime), (0,core_runtime/* reasonOf */.A3)(thrown), runtime.log);
    }
};
/** `run` in the real world. */
const runReal = async (inputs, given, about = {}) => {
    const runtime = { ...given, ...about };
    return inputs.target === 'kubernetes' && inputs['dry-run']
        ? await wiring_dryRun(inputs, runtime)
        : await online(inputs, runtime, () => undefined);
};


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
