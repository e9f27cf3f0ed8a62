export const id = 503;
export const ids = [503];
export const modules = {

/***/ 3020:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Md: () => (/* binding */ clusterRules),
/* harmony export */   P8: () => (/* binding */ kubernetesReleaseInputs),
/* harmony export */   Wj: () => (/* binding */ onlyFor),
/* harmony export */   g$: () => (/* binding */ clusterInputs),
/* harmony export */   t0: () => (/* binding */ kubernetesReleaseRules)
/* harmony export */ });
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9114);
/* harmony import */ var _kubeconfig_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4966);


/** Inputs of the kubernetes target; rollout/inputs.ts hands them to the actions. Nothing heavy is loaded here. */
/** Where a release runs in a cluster, and how the cluster is reached. */
const clusterInputs = {
    namespace: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: '`kubernetes`: namespace of the app. Unset: that of the kubeconfig’s context.',
        pattern: /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
        allowed: 'lower-case letters, digits and `-`, at most 63',
    }),
    'kube-context': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({ doc: '`kubernetes`: context of the kubeconfig. Unset: its current one.' }),
    kubeconfig: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: '`kubernetes`: path of a kubeconfig. Unset: as kubectl finds it (`KUBECONFIG`, `~/.kube/config`, or the service account of the pod it runs in).',
    }),
    'kubeconfig-data': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: '`kubernetes`: a kubeconfig itself, best as base64 on one line. It is kept in a private file until the step ends.',
        secret: true,
        secretParts: _kubeconfig_js__WEBPACK_IMPORTED_MODULE_1__/* .kubeconfigSecrets */ .h,
    }),
    url: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Where users’ traffic enters; the verification asks there. Unset: `process` its proxy; `kubernetes` the Service through the API server, and the switch is then seen in the control plane only.',
        pattern: /^https?:\/\/[^\s/]+/,
        allowed: 'an http or https address',
    }),
    switch: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['auto', 'atomic', 'overlap', 'route'], {
        doc: '`kubernetes`: how traffic moves. `atomic`: one write of the Service’s selector. `overlap`: both colours, then the new one, for load balancers that target pods. `route`: the backends of an Ingress or HTTPRoute. `auto`: by what is in front of the Service.',
        default: 'auto',
    }),
    overlap: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration({
        doc: '`kubernetes`: how long both colours have traffic with `switch: overlap`.',
        default: '30s',
        maxMs: 600_000,
    }),
};
/** What a release is made of. */
const kubernetesReleaseInputs = {
    manifests: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.lines({
        doc: '`kubernetes`: manifests of the release, seen from the workspace.',
        allowed: 'files, folders and globs, one a line',
    }),
    kustomize: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({ doc: '`kubernetes`: folder of a kustomization, seen from the workspace.' }),
    'helm-chart': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({ doc: '`kubernetes`: folder of a Helm chart, seen from the workspace.' }),
    'helm-values': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.lines({
        doc: '`kubernetes`: values files of the chart; later ones win. Secrets belong here, not in `helm-set`.',
        allowed: 'paths, one a line',
    }),
    'helm-set': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.lines({
        doc: '`kubernetes`: single values of the chart. No secrets.',
        allowed: 'lines `key=value`',
    }),
    'probe-port': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: '`kubernetes`: container port to probe. Unset: that of the readiness probe, else of the Service, else the only one.',
        pattern: /^[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/,
        allowed: 'name or number of a port',
    }),
    'migrate-expand': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: '`kubernetes`: hook before traffic moves; it must be safe to repeat.',
        allowed: '`job:<name>` of a Job in the manifests, or a shell command for this machine',
    }),
    'migrate-contract': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: '`kubernetes`: hook once the old release is gone; it must be safe to repeat.',
        allowed: '`job:<name>` of a Job in the manifests, or a shell command for this machine',
    }),
    'hook-timeout': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration({
        doc: '`kubernetes`: how long a hook may take.',
        default: '10m',
        maxMs: 3_600_000,
    }),
    'allow-managed': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.boolean({
        doc: '`kubernetes`: deploy objects that another controller manages (Argo CD, Flux, KEDA, an operator …).',
        default: 'false',
    }),
};
/** An input of the other target is a mistake worth naming: it would be ignored. */
const onlyFor = (target, name, isSet) => ({
    needs: [name, 'target'],
    check: values => values.target !== target && isSet(values)
        ? { problem: `is only for \`target: ${target}\``, allowed: `nothing with \`target: ${values.target}\`` }
        : undefined,
});
const clusterRules = [
    onlyFor('kubernetes', 'namespace', values => values.namespace !== ''),
    onlyFor('kubernetes', 'kube-context', values => values['kube-context'] !== ''),
    onlyFor('kubernetes', 'kubeconfig', values => values.kubeconfig !== ''),
    onlyFor('kubernetes', 'switch', values => values.switch !== 'auto'),
    {
        needs: ['kubeconfig', 'kubeconfig-data'],
        check: values => values.kubeconfig !== '' && values['kubeconfig-data'] !== ''
            ? { problem: 'cannot be given together with `kubeconfig-data`', allowed: 'one of the two' }
            : undefined,
    },
];
const isGiven = (value) => value.length > 0;
const oneSource = 'exactly one of `manifests`, `kustomize`, `helm-chart`';
const isValue = (line) => /^[^=\s]+=/.test(line);
/** Rules over what a release is made of. */
const kubernetesReleaseRules = [
    onlyFor('kubernetes', 'manifests', values => isGiven(values.manifests)),
    onlyFor('kubernetes', 'kustomize', values => isGiven(values.kustomize)),
    onlyFor('kubernetes', 'helm-chart', values => isGiven(values['helm-chart'])),
    onlyFor('kubernetes', 'probe-port', values => isGiven(values['probe-port'])),
    onlyFor('kubernetes', 'migrate-expand', values => isGiven(values['migrate-expand'])),
    onlyFor('kubernetes', 'migrate-contract', values => isGiven(values['migrate-contract'])),
    {
        needs: ['manifests', 'kustomize', 'helm-chart', 'target', 'phase'],
        check: values => {
            if (values.target !== 'kubernetes' || values.phase === 'settle')
                return undefined;
            const given = [values.manifests, values.kustomize, values['helm-chart']].filter(isGiven).length;
            if (given === 1)
                return undefined;
            return { problem: given === 0 ? 'nothing to deploy' : 'more than one source is given', allowed: oneSource };
        },
    },
    {
        needs: ['helm-values', 'helm-set', 'helm-chart'],
        check: values => isGiven(values['helm-chart']) || !(isGiven(values['helm-values']) || isGiven(values['helm-set']))
            ? undefined
            : { problem: '`helm-values` and `helm-set` need a chart', allowed: 'both only with `helm-chart`' },
    },
    {
        needs: ['helm-set'],
        check: values => values['helm-set'].every(isValue)
            ? undefined
            : { problem: 'has lines that are not key=value', allowed: 'lines `key=value`' },
    },
];


/***/ }),

/***/ 4966:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ kubeconfigText),
/* harmony export */   h: () => (/* binding */ kubeconfigSecrets)
/* harmony export */ });
/** The text of a kubeconfig handed over as a secret. Pure. */
const base64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;
/** YAML or JSON as it is; base64 of it decoded. */
const kubeconfigText = (data) => base64.test(data) ? Buffer.from(data, 'base64').toString('utf8') : data;
/** Keys whose values open the cluster, in YAML or JSON. */
const credential = /"?\b(token|password|client-key-data|client-certificate-data|id-token|refresh-token|access-token|client-secret|value)"?\s*:\s*"?([^\s",}]+)/g;
/**
 * What has to be kept out of logs: the credentials, and the whole where it is one word. Not every line: words such as
 * `kind: Config` would be blanked out everywhere.
 */
const kubeconfigSecrets = (data) => {
    const whole = data.trim();
    const inside = [...kubeconfigText(whole).matchAll(credential)].flatMap(([, , value]) => value ?? []);
    return [...(/\s/.test(whole) || whole === '' ? [] : [whole]), ...inside];
};


/***/ }),

/***/ 2169:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fp: () => (/* binding */ placeRules),
/* harmony export */   II: () => (/* binding */ timingOf),
/* harmony export */   S4: () => (/* binding */ latencyRules),
/* harmony export */   eJ: () => (/* binding */ timingInputs),
/* harmony export */   eh: () => (/* binding */ policyInputs),
/* harmony export */   vb: () => (/* binding */ placeInputs)
/* harmony export */ });
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9114);
/* harmony import */ var _kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3020);


/** Inputs of every action that works on a rollout. Spread them into the action's own schema. */
const name = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const nameAllowed = 'letters, digits, `.`, `_` and `-`, starting with a letter or digit';
const defaults = { stateDir: '~/.local/state/prod-actions', port: '8080' };
const placeInputs = {
    app: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({ doc: 'Name of the app.', required: true, pattern: name, allowed: nameAllowed }),
    environment: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Name of the environment, such as `staging` or `production`.',
        required: true,
        pattern: name,
        allowed: nameAllowed,
    }),
    target: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['process', 'kubernetes'], {
        doc: 'Where releases run. `process`: child processes of this machine behind a small proxy, for trial, tests and single machines. `kubernetes`: Deployments of a cluster.',
        default: 'process',
    }),
    'state-dir': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: '`process`: folder that holds journal, proxy and unpacked images. It must outlive the job. `~` is the home folder.',
        default: defaults.stateDir,
    }),
    port: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.integer({
        doc: '`process`: port on this machine where users’ traffic enters the proxy.',
        default: defaults.port,
        min: 1,
        max: 65_535,
    }),
    ..._kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .clusterInputs */ .g$,
};
const timingInputs = {
    'start-timeout': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration({
        doc: 'How long a release may take until it listens. A release that ends or fails is named at once.',
        default: '60s',
        maxMs: 3_600_000,
    }),
    'warm-up': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration({
        doc: 'The health path must answer well for so long without a gap before traffic moves.',
        default: '5s',
        maxMs: 3_600_000,
    }),
    'switch-timeout': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration({
        doc: 'How long the entrance may take to answer with the new release after the switch.',
        default: '10s',
        maxMs: 600_000,
    }),
    drain: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration({
        doc: 'How long requests in flight may go on in a release that has no traffic any more.',
        default: '30s',
        maxMs: 3_600_000,
    }),
    bake: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration({
        doc: 'How long the old release stays warm after the verification. Longer than 60 s is left to the next run.',
        default: '60s',
        maxMs: 7 * 86_400_000,
    }),
};
const policyInputs = {
    mode: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['enforce', 'observe'], {
        doc: '`observe` reports the verdict and never fails the step; what it does to traffic is the same.',
        default: 'enforce',
    }),
    strict: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.boolean({ doc: 'What is normally only said fails the step as well.', default: 'false' }),
};
const timingOf = (inputs) => ({
    startMs: inputs['start-timeout'],
    warmMs: inputs['warm-up'],
    switchMs: inputs['switch-timeout'],
    drainMs: inputs.drain,
    bakeMs: inputs.bake,
});
/** Rules over those inputs; add them to the action's own. */
const placeRules = [
    ..._kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .clusterRules */ .Md,
    (0,_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .onlyFor */ .Wj)('process', 'state-dir', values => values['state-dir'] !== defaults.stateDir),
    (0,_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .onlyFor */ .Wj)('process', 'port', values => String(values.port) !== defaults.port),
];
/** Through the API server every answer is slower than users see it, so latency is not judged there. */
const latencyRules = ['max-p95', 'max-p99'].map(name => ({
    needs: [name, 'target', 'url'],
    check: values => values.target === 'kubernetes' && values.url === '' && values[name] > 0
        ? {
            problem: 'cannot be judged without `url`: only the way through the API server is known',
            allowed: '`0`, or set `url`',
        }
        : undefined,
}));


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
// EXTERNAL MODULE: ./src/domain/rollout/session.ts + 1 modules
var session = __webpack_require__(1633);
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
const without = (seen, verdict, reasons) => ({
    verdict,
    reasons,
    end: null,
    operation: null,
    journal: seen.journal,
    trail: null,
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
        return without(seen, 'unchanged', plan.reasons);
    if (locked !== undefined)
        return without(seen, 'refused', [locked]);
    if (plan.kind === 'refused')
        return without(seen, 'refused', plan.reasons);
    if (preflight.refusals.length > 0)
        return without(seen, 'refused', preflight.refusals);
    const taken = await (0,session/* lock */.s2)(ports, command, seen, command.request.operation);
    if (taken === undefined || (await (0,session/* sweep */.X0)(ports, taken)))
        return undefined;
    const { locked: ready, notes, refusals } = await adopted(ports, command, taken);
    if (refusals.length > 0) {
        await (0,session/* release */._r)(ready.ledger);
        return without(seen, 'refused', refusals);
    }
    const outcome = await underLock(ports, command, ready);
    return outcome && { ...outcome, reasons: [...outcome.reasons, ...notes, ...preflight.notes] };
};
/** Plans again, now that nobody else can write, and carries the plan out. */
const underLock = async (ports, command, { ledger, seen }) => {
    const { plan } = await planFrom(command, seen);
    if (plan.kind === 'unchanged' || plan.kind === 'refused') {
        await (0,session/* release */._r)(ledger);
        return without({ ...seen, journal: ledger.journal }, plan.kind, plan.reasons);
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
    return without(seen, 'interrupted', [
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
        return without(seen, 'deployed', []);
    if (past?.kind === 'rollback' || past?.result === 'superseded' || operation !== null)
        return without(seen, 'superseded', [
            codes/* codes */.F.reason('newer-operation', `Operation ${command.operation} is no longer the open one.`),
        ]);
    return without(seen, 'refused', [
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
            return without(seen, 'refused', [
                codes/* codes */.F.reason('verification-missing', `The verification says "${command.verification.verdict}".`),
            ]);
        const locked = await (0,session/* lockedBy */.KH)(ports, seen, command.operation);
        if (locked !== undefined)
            return without(seen, 'refused', [locked]);
        const taken = await (0,session/* lock */.s2)(ports, command, seen, found.id);
        if (taken === undefined)
            continue;
        const start = { inherited: true, verification: command.verification };
        return settled(await (0,session/* drive */.rU)(ports, taken.ledger, { until: 'settled', onUnverified: 'hold' }, start));
    }
});


/***/ })

};
