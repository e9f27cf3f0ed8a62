export const id = 953;
export const ids = [953];
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

/***/ 1785:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XC: () => (/* binding */ planOf),
/* harmony export */   jh: () => (/* binding */ verificationRules),
/* harmony export */   zi: () => (/* binding */ verificationInputs)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4296);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9114);
/* harmony import */ var _domain_verification_probes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5259);



/** Inputs of every action that verifies a release. Spread them into the action's own schema. */
const verificationInputs = {
    probes: _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF.lines({
        doc: `What to ask and what to expect, one probe a line: \`GET /healthz 200\`, or a JSON object with \`method\`, \`path\`, \`status\`, \`contains\`, \`matches\`, \`headers\`, \`maxLatencyMs\`, \`name\`. Unset: \`${_domain_verification_probes_js__WEBPACK_IMPORTED_MODULE_2__/* .defaultProbe */ .W}\`, and the health path where it is known.`,
        allowed: 'lines `METHOD /path STATUS` (GET, HEAD, OPTIONS; 200, 2xx, 200-299), or JSON',
    }),
    'probe-rate': _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF.integer({
        doc: 'Requests a second of our own, so that there is something to judge where traffic is thin.',
        default: '50',
        min: 1,
        max: 1000,
    }),
    'verify-duration': _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF.duration({
        doc: 'How long to verify. It ends earlier only when a fault is certain.',
        default: '60s',
        maxMs: 3_600_000,
    }),
    'probe-timeout': _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF.duration({
        doc: 'How long a probe waits for its full answer.',
        default: '5s',
        maxMs: 60_000,
    }),
    'max-error-rate': _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF.text({
        doc: 'Objective: share of requests that may fail, in percent.',
        default: '1%',
        pattern: /^\d+(\.\d+)?\s*%$/,
        allowed: 'a percentage from 0.01% to 50%',
    }),
    'max-p95': _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF.duration({ doc: 'Objective: 95 % of answers are faster than this. `0`: not judged.', default: '0' }),
    'max-p99': _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF.duration({ doc: 'Objective: 99 % of answers are faster than this. `0`: not judged.', default: '0' }),
    'min-samples': _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF.number({
        doc: 'Unset: a pass needs enough samples to show that the error rate is within the objective (299 without a failure for 1 %). Set: so many are enough as long as the rate is not above it, and the report says which rise could not have been seen.',
        min: 1,
        max: 1_000_000,
    }),
};
const share = (text) => Number(text.replace('%', '')) / 100;
/** Rules over those inputs; add them to the action's own. */
const verificationRules = [
    {
        needs: ['probes'],
        check: ({ probes }) => {
            const parsed = (0,_domain_verification_probes_js__WEBPACK_IMPORTED_MODULE_2__/* .parseProbes */ .f)(probes);
            return 'probes' in parsed ? undefined : parsed;
        },
    },
    {
        needs: ['max-error-rate'],
        check: values => {
            const rate = share(values['max-error-rate']);
            return rate >= 0.0001 && rate <= 0.5
                ? undefined
                : { problem: 'is out of range', allowed: 'a percentage from 0.01% to 50%' };
        },
    },
    {
        needs: ['verify-duration'],
        check: values => (values['verify-duration'] >= 1000 ? undefined : { problem: 'is too short', allowed: '1s to 1h' }),
    },
    {
        needs: ['probe-timeout'],
        check: values => (values['probe-timeout'] >= 10 ? undefined : { problem: 'is too short', allowed: '10ms to 60s' }),
    },
];
/** More requests than this at the same time are never under way. */
const maxInFlight = 256;
/** @throws UserError `probe-definition` where the rules were not asked before. */
const planOf = (inputs, about, moreProbes = []) => {
    const parsed = (0,_domain_verification_probes_js__WEBPACK_IMPORTED_MODULE_2__/* .parseProbes */ .f)(inputs.probes.length > 0 ? inputs.probes : [_domain_verification_probes_js__WEBPACK_IMPORTED_MODULE_2__/* .defaultProbe */ .W, ...moreProbes]);
    if (!('probes' in parsed))
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('probe-definition', `probes: ${parsed.problem}`, parsed.allowed);
    return {
        probes: parsed.probes,
        objectives: {
            ...about,
            maxErrorRate: share(inputs['max-error-rate']),
            maxP95Ms: inputs['max-p95'] || null,
            maxP99Ms: inputs['max-p99'] || null,
            minSamples: inputs['min-samples'] ?? null,
        },
        rate: inputs['probe-rate'],
        durationMs: inputs['verify-duration'],
        probeTimeoutMs: inputs['probe-timeout'],
        maxInFlight,
    };
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

/***/ 5259:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ defaultProbe),
/* harmony export */   f: () => (/* binding */ parseProbes)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1137);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8532);

/** Without probes of the caller: the root answers, be it "not found", but not with a server error. */
const defaultProbe = 'GET / 200-499';
const allowed = 'lines such as `GET /healthz 200` (status: 200, 2xx, 200-299 or a comma list), or JSON objects {"method", "path", "status", "contains", "matches", "headers", "maxLatencyMs", "name"}';
const statusRange = (text) => {
    const one = /^([1-5])(\d\d|xx)(?:-([1-5]\d\d))?$/.exec(text);
    if (one === null)
        return undefined;
    const [, hundred = '', rest = '', until] = one;
    if (rest === 'xx')
        return until === undefined ? [Number(`${hundred}00`), Number(`${hundred}99`)] : undefined;
    const from = Number(hundred + rest);
    const to = until === undefined ? from : Number(until);
    return from <= to ? [from, to] : undefined;
};
const statusRanges = (text) => {
    const ranges = text.split(',').map(part => statusRange(part.trim()));
    return ranges.every(range => range !== undefined) ? ranges : undefined;
};
const isPattern = (text) => {
    try {
        new RegExp(text, 'u');
        return true;
    }
    catch {
        return false;
    }
};
const texts = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().transform(one => [one]), zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP())]).default([]);
const probeJson = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).optional(),
    method: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['GET', 'HEAD', 'OPTIONS']).default('GET'),
    path: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().startsWith('/'),
    status: zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().transform(String)])
        .default('2xx')
        .transform((text, context) => {
        const ranges = statusRanges(text);
        if (ranges !== undefined)
            return ranges;
        context.addIssue({ code: 'custom', message: `"${text}" is not a status` });
        return zod__WEBPACK_IMPORTED_MODULE_1__/* .NEVER */ .tm;
    }),
    contains: texts,
    matches: texts.refine(patterns => patterns.every(isPattern), 'is not a regular expression'),
    headers: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()).default({}),
    maxLatencyMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().positive().nullable().default(null),
})
    .transform((one) => ({
    ...one,
    name: one.name ?? `${one.method} ${one.path}`,
    headers: Object.fromEntries(Object.entries(one.headers).map(([name, value]) => [name.toLowerCase(), value])),
}));
const fromJson = (value) => {
    const parsed = probeJson.safeParse(value);
    if (parsed.success)
        return { value: parsed.data };
    const problems = parsed.error.issues.map(issue => `${issue.path.join('.') || 'probe'}: ${issue.message}`);
    return { problem: problems.join('; ') };
};
const parseJson = (text) => {
    try {
        const value = JSON.parse(text);
        return { value };
    }
    catch {
        return { problem: 'is not valid JSON' };
    }
};
const fromLine = (line) => {
    if (line.startsWith('{')) {
        const json = parseJson(line);
        return 'value' in json ? fromJson(json.value) : json;
    }
    const [method, path, status, ...rest] = line.split(/\s+/);
    if (path === undefined || rest.length > 0)
        return { problem: 'is not `METHOD /path STATUS`' };
    return fromJson({ method, path, ...(status === undefined ? {} : { status }) });
};
const parseAll = (lines) => {
    if (lines[0]?.startsWith('[') !== true)
        return lines.map(line => ({ ...fromLine(line), shown: line }));
    const list = parseJson(lines.join('\n'));
    if ('problem' in list)
        return [{ ...list, shown: 'the list' }];
    if (!Array.isArray(list.value))
        return [{ problem: 'is not a list', shown: 'the value' }];
    return list.value.map((one, index) => ({ ...fromJson(one), shown: `probe ${index + 1}` }));
};
/** Line form, JSON object per line, or one JSON list over all lines. Every problem is reported. */
const parseProbes = (lines) => {
    const parsed = parseAll(lines.length === 0 ? [defaultProbe] : lines);
    const problems = parsed.flatMap(one => ('problem' in one ? [`${one.shown}: ${one.problem}`] : []));
    if (problems.length > 0)
        return { problem: problems.join(' | '), allowed };
    const probes = parsed.flatMap(one => ('value' in one ? [one.value] : []));
    return probes.length > 50 ? { problem: `holds ${probes.length} probes`, allowed: 'at most 50 probes' } : { probes };
};


/***/ })

};
