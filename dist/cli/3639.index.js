export const id = 3639;
export const ids = [3639];
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

/***/ 1299:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ resume)
/* harmony export */ });
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9004);
/* harmony import */ var _deploy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(235);
/* harmony import */ var _rollback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7492);



const resume = async (ports, command) => {
    const journal = (await ports.store.read())?.journal;
    const open = journal?.operation ?? null;
    if (open === null)
        return { kind: 'nothing', reason: _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('nothing-to-resume', 'No operation is open.') };
    const { app, environment, evidence, newId, by } = command;
    const place = { app, environment, evidence };
    if (open.kind === 'rollback') {
        const reason = open.undo?.cause.message ?? 'resumed';
        const asked = { operation: '', newId, to: 'verified', reason, automatic: open.undo?.automatic ?? false };
        return { kind: 'rollback', outcome: await (0,_rollback_js__WEBPACK_IMPORTED_MODULE_2__/* .rollback */ .d)(ports, { ...place, ...asked, timing: open.timing, by }) };
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
