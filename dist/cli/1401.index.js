export const id = 1401;
export const ids = [1401];
export const modules = {

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
/* harmony export */   af: () => (/* binding */ holderInputs),
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
/** Of every action that takes the lease. */
const holderInputs = {
    'github-token': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Token that tells whether the run that holds the lease is over (`actions: read`), so that nobody waits for it. Without the permission its time has to run out.',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the runner fills the expression in
        default: '${{ github.token }}',
        secret: true,
    }),
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
/** Both stand as labels on every object, and a label holds less than a folder's name. */
const labelRules = ['app', 'environment'].map(name => ({
    needs: [name, 'target'],
    check: values => values.target === 'kubernetes' && !/^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/.test(values[name])
        ? {
            problem: 'cannot be the label of an object',
            allowed: 'at most 63 characters that end with a letter or digit',
        }
        : undefined,
}));
const placeRules = [
    ..._kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .clusterRules */ .Md,
    ...labelRules,
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


/***/ })

};
