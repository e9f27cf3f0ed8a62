export const id = 7723;
export const ids = [7723,3459];
export const modules = {

/***/ 2269:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   definition: () => (/* binding */ definition)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1137);
/* harmony import */ var _adapters_announcing_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7604);
/* harmony import */ var _adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9777);
/* harmony import */ var _adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2169);
/* harmony import */ var _core_action_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5605);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9114);






const noReason = 'the verification failed';
const definition = (0,_core_action_js__WEBPACK_IMPORTED_MODULE_3__/* .defineAction */ .QP)({
    name: 'auto-rollback',
    description: 'Takes traffic back to the last verified release, first of all; then verifies it and quarantines the bad one.',
    branding: { icon: 'corner-up-left', color: 'orange' },
    inputs: zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .placeInputs */ .vb,
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .holderInputs */ .af,
        'operation-id': _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.text({
            doc: 'The operation to take back (output of blue-green-deploy). A newer one is never touched. Unset: whatever is live.',
            pattern: /^[A-Za-z0-9-]{1,64}$/,
            allowed: 'letters, digits and `-`',
        }),
        to: _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.text({
            doc: 'Where to go back to: `verified`, the newest verified release that is not quarantined, or the id of a kept release.',
            default: 'verified',
            pattern: /^(verified|[0-9a-f]{8,64})$/,
            allowed: '`verified`, or 8 to 64 hex digits of a release id',
        }),
        reason: _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.text({
            doc: 'Why; kept in the journal beside the quarantine.',
            default: noReason,
        }),
        'lift-quarantine': _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.text({
            doc: 'Only lifts the quarantine of this release (id of 8 digits or more, digest or commit); traffic is not touched. Needs a `reason`.',
        }),
        automatic: _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.boolean({
            doc: 'Nobody asked: at most once an hour, and a verified live release is left alone. `false` for a person’s decision.',
            default: 'true',
        }),
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .timingInputs */ .eJ,
        ..._adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .verificationInputs */ .zi,
        // Without their rules: a channel that is set wrongly is said, and must not stop a rollback.
        ..._adapters_announcing_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .notifyInputs */ .v,
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .policyInputs */ .eh,
    }),
    rules: [
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .placeRules */ .Fp,
        ..._adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .verificationRules */ .jh,
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .latencyRules */ .S4,
        {
            needs: ['reason', 'lift-quarantine'],
            check: values => values['lift-quarantine'] !== '' && values.reason === noReason
                ? { problem: 'is needed with `lift-quarantine`', allowed: 'why the release may be deployed again' }
                : undefined,
        },
        {
            needs: ['to', 'automatic'],
            check: ({ to, automatic }) => automatic && to !== 'verified'
                ? { problem: 'is a person’s choice', allowed: '`verified`, or set `automatic: false`' }
                : undefined,
        },
    ],
    outputs: {
        'operation-id': 'Id of the rollback: the one it took back where that was still open, else a new one.',
        'live-colour': 'The colour that has traffic: `blue` or `green`.',
        'release-id': 'Id of the release that traffic came back to.',
        'bad-release-id': 'Id of the release that was taken back and is quarantined.',
        url: 'Where users’ traffic enters.',
        'detection-ms': 'Milliseconds from the bad release’s switch to the decision to go back.',
        'recovery-ms': 'Milliseconds from that decision until users’ entrance answered with the old release.',
        'kept-recovery-ms': 'The same for a connection that was open before; empty where the entrance does not say which release answers.',
        'requests-failed': 'Requests that the bad release served badly, as far as they were counted (see the report).',
        notified: _adapters_announcing_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .notifiedOutput */ .C,
    },
    onError: 'failed',
});


/***/ }),

/***/ 9324:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   definition: () => (/* binding */ definition)
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
        'remind-after': _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.duration({
            doc: 'What waits for a person is told once, and again only after this time. `0s`: at every run.',
            default: '24h',
            maxMs: 30 * 86_400_000,
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

/***/ 7107:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   definition: () => (/* binding */ definition)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1137);
/* harmony import */ var _adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9777);
/* harmony import */ var _adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2169);
/* harmony import */ var _core_action_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5605);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9114);





const definition = (0,_core_action_js__WEBPACK_IMPORTED_MODULE_2__/* .defineAction */ .QP)({
    name: 'post-deploy-verify',
    description: 'Says, with numbers, whether the release that has traffic is good.',
    branding: { icon: 'activity', color: 'green' },
    inputs: zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .placeInputs */ .vb,
        app: _core_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .input */ .hF.text({
            doc: 'Name of the app, as the deploy had it. With `environment` and `target: process` the proxy’s own counters are judged as well.',
        }),
        environment: _core_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .input */ .hF.text({ doc: 'Name of the environment, as the deploy had it.' }),
        url: _core_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .input */ .hF.text({
            doc: 'Where users’ traffic enters. Unset: asked of the target of `app` and `environment`.',
            pattern: /^https?:\/\/[^\s/]+/,
            allowed: 'an http or https address',
        }),
        release: _core_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .input */ .hF.text({
            doc: 'Id of the release that must answer (output `release-id` of blue-green-deploy). Unset: not checked, and the report says so.',
        }),
        revision: _core_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .input */ .hF.text({
            doc: 'Commit of the release, for `{{revision}}` in probes. Unset: the commit of the run.',
            pattern: /^[0-9a-f]{40}$/,
            allowed: '40 hex digits',
        }),
        'require-release-header': _core_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .input */ .hF.boolean({
            doc: 'An answer that does not name its release counts as wrong. Set it where the header was seen before the switch.',
            default: 'false',
        }),
        ..._adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .verificationInputs */ .zi,
        mode: _core_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .input */ .hF.choice(['enforce', 'observe'], {
            doc: '`observe` measures and reports and never blocks.',
            default: 'enforce',
        }),
        strict: _core_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .input */ .hF.boolean({
            doc: 'What could not be checked (which release answered, small rises) makes a pass inconclusive.',
            default: 'false',
        }),
    }),
    rules: [
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .placeRules */ .Fp,
        ..._adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .verificationRules */ .jh,
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .latencyRules */ .S4,
        {
            needs: ['url', 'app', 'environment'],
            check: inputs => inputs.url !== '' || (inputs.app !== '' && inputs.environment !== '')
                ? undefined
                : { problem: 'is needed', allowed: 'an address, or `app` and `environment` of a deploy instead' },
        },
    ],
    outputs: {
        'error-rate': 'Share of our probes that failed, between 0 and 1.',
        samples: 'Number of probes judged.',
        p99: '99th percentile of latency in milliseconds, where `max-p99` is set.',
        'detection-ms': 'Milliseconds from the start of the verification until the fault was certain; empty without one.',
    },
    onError: 'error',
});


/***/ }),

/***/ 3459:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  definition: () => (/* binding */ definition)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
// EXTERNAL MODULE: ./src/core/action.ts
var action = __webpack_require__(5605);
// EXTERNAL MODULE: ./src/actions/auto-rollback/inputs.ts
var inputs = __webpack_require__(2269);
// EXTERNAL MODULE: ./src/actions/blue-green-deploy/inputs.ts
var blue_green_deploy_inputs = __webpack_require__(9793);
// EXTERNAL MODULE: ./src/actions/post-deploy-verify/inputs.ts
var post_deploy_verify_inputs = __webpack_require__(7107);
// EXTERNAL MODULE: ./src/core/inputs.ts
var core_inputs = __webpack_require__(9114);
;// CONCATENATED MODULE: ./src/actions/ship/drill-inputs.ts

/** Inputs of `mode: drill`, and of what demands one. */
const drillInputs = {
    mode: core_inputs/* input */.hF.choice(['enforce', 'observe', 'drill'], {
        doc: '`observe` reports the verdict and never fails the step; what it does to traffic is the same. `drill` goes old → new → old → new under load of our own and issues a certificate.',
        default: 'enforce',
    }),
    'allow-drill': core_inputs/* input */.hF.text({
        doc: 'Name of the one environment in which `mode: drill` may run. Written out, so that no drill runs in another by accident.',
    }),
    'drill-rate': core_inputs/* input */.hF.integer({
        doc: '`mode: drill`: requests a second of our own, half on fresh connections, half on kept ones.',
        default: '50',
        min: 2,
        max: 500,
    }),
    'drill-hold': core_inputs/* input */.hF.duration({
        doc: '`mode: drill`: how long load goes on before, between and after the moves of traffic.',
        default: '5s',
        maxMs: 600_000,
    }),
    'drill-max-failed': core_inputs/* input */.hF.integer({
        doc: '`mode: drill`: so many requests may fail in all.',
        default: '0',
        min: 0,
        max: 1_000_000,
    }),
    'drill-max-recovery': core_inputs/* input */.hF.duration({
        doc: '`mode: drill`: the way back may take so long, until new connections meet the old release.',
        default: '2s',
        maxMs: 600_000,
    }),
    'require-drill': core_inputs/* input */.hF.boolean({
        doc: 'Deploy only with a valid certificate of a drill for exactly this pair: the release that is live, and this one.',
        default: 'false',
    }),
    'drill-certificate': core_inputs/* input */.hF.text({
        doc: 'The certificate: the output `drill-certificate` of the drill, or the path of its file.',
    }),
    'drill-max-age': core_inputs/* input */.hF.duration({
        doc: 'How old a drill may be.',
        default: '7d',
        maxMs: 365 * 86_400_000,
    }),
};
const drillRules = [
    {
        needs: ['allow-drill', 'mode', 'environment'],
        check: values => values.mode !== 'drill' || values['allow-drill'] === values.environment
            ? undefined
            : {
                problem: `does not name ${values.environment}, so no drill runs there`,
                allowed: 'the name of the environment to drill in; never one whose users must not notice',
            },
    },
    {
        needs: ['one-way', 'mode'],
        check: values => values.mode === 'drill' && values['one-way']
            ? { problem: 'is set, and what cannot be taken back cannot be drilled', allowed: 'false with `mode: drill`' }
            : undefined,
    },
    {
        needs: ['url', 'mode', 'target'],
        check: ({ mode, target, url }) => mode === 'drill' && target === 'kubernetes' && url === ''
            ? { problem: 'is needed for a drill: its load goes where users come in', allowed: 'an http or https address' }
            : undefined,
    },
];
const drillOutputs = {
    'drill-certificate': 'With `mode: drill`: the certificate as base64 on one line; empty when the drill was broken off.',
    'drill-certificate-file': 'Path of the certificate in the runner’s temporary folder.',
};

;// CONCATENATED MODULE: ./src/actions/ship/inputs.ts






/** What ship decides by itself is left out; everything else is the union of the three, so that nothing can drift. */
const deployInputs = blue_green_deploy_inputs.definition.inputs.omit({ phase: true, verification: true }).shape;
const verifyInputs = post_deploy_verify_inputs.definition.inputs.omit({ release: true }).shape;
const rollbackInputs = inputs.definition.inputs.omit({ to: true, reason: true, automatic: true, 'lift-quarantine': true }).shape;
const schema = schemas/* object */.Ikc({
    ...deployInputs,
    ...verifyInputs,
    ...rollbackInputs,
    // Where two describe the same input, the deploy's words stand; only `strict` means what verify says.
    ...deployInputs,
    strict: verifyInputs.strict,
    ...drillInputs,
});
const asDeploy = (values) => {
    const mode = values.mode === 'observe' ? 'observe' : 'enforce';
    return { ...values, mode, phase: 'switch', verification: '' };
};
const rules = [
    ...blue_green_deploy_inputs.definition.rules.map(rule => ({
        needs: rule.needs.filter(name => name in schema.shape),
        check: (values) => rule.check(asDeploy(values)),
    })),
    ...drillRules,
];
const definition = (0,action/* defineAction */.QP)({
    name: 'ship',
    description: 'Deploys a release, verifies it under traffic, and settles it or takes it back: one step, one process, one operation.',
    branding: { icon: 'navigation', color: 'blue' },
    inputs: schema,
    rules,
    outputs: {
        'operation-id': 'Id of the operation.',
        'release-id': 'Id of the release that was asked for.',
        'previous-release-id': 'Id of the release that had traffic before.',
        'live-release-id': 'Id of the release that has traffic now.',
        'live-colour': 'The colour that has traffic: `blue` or `green`.',
        url: 'Where users’ traffic enters.',
        verification: 'Verdict of the verification; empty when it did not come to one.',
        'error-rate': post_deploy_verify_inputs.definition.outputs['error-rate'] ?? '',
        'switch-ms': blue_green_deploy_inputs.definition.outputs['switch-ms'] ?? '',
        'detection-ms': blue_green_deploy_inputs.definition.outputs['detection-ms'] ?? '',
        'recovery-ms': blue_green_deploy_inputs.definition.outputs['recovery-ms'] ?? '',
        'kept-recovery-ms': inputs.definition.outputs['kept-recovery-ms'] ?? '',
        'requests-failed': inputs.definition.outputs['requests-failed'] ?? '',
        ...drillOutputs,
        notified: blue_green_deploy_inputs.definition.outputs['notified'] ?? '',
    },
    onError: 'failed',
});


/***/ }),

/***/ 7723:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planCommand: () => (/* binding */ planCommand)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
// EXTERNAL MODULE: ./src/actions/blue-green-deploy/inputs.ts
var inputs = __webpack_require__(9793);
;// CONCATENATED MODULE: ./src/config/catalogue.ts
const defaultConfigPath = '.github/prod-actions.yml';
const environmentName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/;
const environmentKey = /^environments\.([^.]+)\.(.+)$/;
/** Splits `environments.<name>.<key>`; undefined for any other key. */
const splitEnvironment = (key) => {
    const match = environmentKey.exec(key);
    return match?.[1] === undefined || match[2] === undefined ? undefined : { environment: match[1], key: match[2] };
};
/** Every flat key outside environment blocks. */
const knownKeys = (catalogue) => [
    ...Object.keys(catalogue.top),
    ...Object.entries(catalogue.sections).flatMap(([name, section]) => Object.keys(section.keys).map(key => `${name}.${key}`)),
];
/** Every flat key that an environment block may hold. */
const knownEnvironmentKeys = (catalogue) => Object.entries(catalogue.sections).flatMap(([name, section]) => section.perEnvironment ? Object.keys(section.keys).map(key => `${name}.${key}`) : []);
const join = (kind) => (kind?.is === 'lines' || kind?.is === 'text' ? '\n' : ',');
const itemText = (item) => (typeof item === 'object' ? JSON.stringify(item) : String(item));
/** A value of the file as the text an action's input takes. */
const toText = (meta, value) => {
    if (typeof value === 'string')
        return value;
    if (meta?.kind?.is === 'json')
        return JSON.stringify(value);
    return Array.isArray(value) ? value.map(itemText).join(join(meta?.kind)) : String(value);
};

// EXTERNAL MODULE: ./src/domain/slo/presets.ts
var presets = __webpack_require__(5943);
;// CONCATENATED MODULE: ./src/config/presets.ts

const ofSlo = (name) => {
    const { doc, slo, settings } = presets/* sloPresets */.xs[name];
    const keys = Object.entries(slo).map(([key, text]) => [`slo.${key}`, text]);
    return { doc, values: { ...Object.fromEntries(keys), ...settings } };
};
/** Named sets of settings, weaker than anything the caller writes. A test checks that every key exists. */
const presets_presets = {
    standard: { doc: 'The defaults of the actions.', values: {} },
    strict: {
        doc: 'What is normally only said (no baseline, too few samples to tell) stops the delivery as well.',
        values: { 'scan.unknown-severity': 'fail', 'performance.strict': 'true', 'deploy.strict': 'true' },
    },
    trial: {
        doc: 'Both gates measure and report and stop nothing: to try prod-actions on a service that is not ready for them.',
        values: { 'scan.mode': 'observe', 'performance.mode': 'observe' },
    },
    s0: ofSlo('s0'),
    s1: ofSlo('s1'),
    s2: ofSlo('s2'),
    s3: ofSlo('s3'),
    s4: ofSlo('s4'),
};
const presetNames = Object.keys(presets_presets);
const presetValues = (name) => new Map(Object.entries(presets_presets[name].values));

// EXTERNAL MODULE: ./src/core/action.ts
var action = __webpack_require__(5605);
// EXTERNAL MODULE: ./src/core/inputs.ts
var core_inputs = __webpack_require__(9114);
;// CONCATENATED MODULE: ./src/actions/plan/inputs.ts





const definition = (0,action/* defineAction */.QP)({
    name: 'plan',
    description: 'Resolves inputs and configuration, shows every value with its source, and refuses bad combinations before anything runs.',
    branding: { icon: 'map', color: 'blue' },
    inputs: schemas/* object */.Ikc({
        config: core_inputs/* input */.hF.text({
            doc: 'Path of the configuration file; the default one may be missing.',
            default: defaultConfigPath,
        }),
        service: core_inputs/* input */.hF.text({ doc: 'Name of the service. Unset: from the file, else the repository’s name.' }),
        image: core_inputs/* input */.hF.text({
            doc: 'Image name without tag or digest. Unset: from the file, else ghcr.io/<owner>/<service>.',
        }),
        digest: core_inputs/* input */.hF.text({
            doc: 'Digest of an image that is built already (`sha256:…`). It is then delivered and nothing is built.',
        }),
        environments: core_inputs/* input */.hF.list({
            doc: 'Environments to deliver to, in order, one to three. Unset: those of the file; on a pull request none, only the gates run.',
            allowed: 'names that the file lists; dev, staging, production where it lists none',
        }),
        preset: core_inputs/* input */.hF.text({
            doc: 'Named set of settings. Unset: from the file, else standard.',
            pattern: new RegExp(`^(?:${presetNames.join('|')})$`),
            allowed: presetNames.join(', '),
        }),
        set: core_inputs/* input */.hF.lines({
            doc: 'Settings that win over the file, one `section.key: value` a line (for one environment: `environments.<name>.section.key: value`).',
            allowed: 'keys of docs/configuration.md',
        }),
        for: core_inputs/* input */.hF.choice(['delivery', 'rollback', 'janitor'], {
            doc: 'What is planned. Going back and tidying up are refused only for settings that they use themselves; what is wrong with others is a warning.',
            default: 'delivery',
        }),
        'state-dir': core_inputs/* input */.hF.text({
            doc: 'Wins over `deploy.state-dir` of the file: the folder of the `process` target, read to find what is live.',
        }),
        'allow-older': core_inputs/* input */.hF.boolean({ doc: 'Deliver a commit that is older than the live one.', default: 'false' }),
        'test-command': core_inputs/* input */.hF.text({ doc: 'Command that tests the checkout. Unset: from the file.' }),
        'prepare-command': core_inputs/* input */.hF.text({
            doc: 'Command that prepares the checkout before the image is built. Unset: from the file.',
        }),
        'github-token': core_inputs/* input */.hF.text({
            doc: 'Token for reading the base branch’s configuration, the environments and the commits.',
            // biome-ignore lint/suspicious/noTemplateCurlyInString: the runner fills the expression in
            default: '${{ github.token }}',
            secret: true,
        }),
    }),
    rules: [],
    outputs: {
        service: 'Name of the service.',
        digest: 'The digest given, else empty: then it comes from the build.',
        deliver: '`false` on a pull request whose caller names no environment: the gates run, nothing is delivered.',
        'environment-1': 'First environment, `none` without one.',
        'environment-2': 'Second environment, `none` without one.',
        'environment-3': 'Third environment, `none` without one.',
        build: '`true` when there is something to build, `false` when a digest was given.',
        registry: 'Registry of the image, such as ghcr.io.',
        'live-digest': 'Digest that is live in the last environment, where it is known.',
        test: '`false` when there is no test command.',
        prepare: '`false` when there is no prepare command.',
        'test-command': 'Command that tests the checkout, else empty.',
        'prepare-command': 'Command that prepares the checkout, else empty.',
        'settings-build': 'Settings of multi-arch-build.',
        'settings-scan': 'Settings of security-scan.',
        'settings-performance': 'Settings of performance-regression.',
        'settings-rollback': 'Settings of auto-rollback in the first environment.',
        'settings-janitor': 'Settings of janitor in the first environment.',
        'settings-stage-1': 'Settings of ship in the first environment.',
        'settings-stage-2': 'Settings of ship in the second environment.',
        'settings-stage-3': 'Settings of ship in the third environment.',
    },
    onError: 'refused',
});

// EXTERNAL MODULE: ./src/core/markdown.ts
var markdown = __webpack_require__(6706);
;// CONCATENATED MODULE: ./src/actions/plan/render.ts

const head = ['setting', 'value', 'source'];
const shown = (text) => (text === '' ? '' : (0,markdown/* code */.aY)(text));
const rows = (settings) => settings.map(({ key, text, source }) => [(0,markdown/* code */.aY)(key), shown(text), source]);
const chosen = (settings) => settings.filter(setting => setting.source !== 'default');
/** What a person chose stands open, the defaults are folded away: both with their source. */
const settingsOf = (title, settings) => {
    const set = chosen(settings);
    const rest = settings.filter(setting => setting.source === 'default');
    return [
        `### ${title}`,
        set.length === 0 ? 'Everything is at its default.' : (0,markdown/* table */.tp)(head, rows(set)),
        (0,markdown/* details */.zH)(`${rest.length} at their default`, (0,markdown/* table */.tp)(head, rows(rest))),
    ].join('\n\n');
};
const render = (outcome) => {
    const { report } = outcome;
    const top = (0,markdown/* headline */.Pl)({ gate: 'plan', verdict: outcome.verdict, effect: outcome.effect, reasons: outcome.reasons });
    const chain = report.delivers
        ? report.stages.map(stage => stage.environment).join(' → ')
        : 'nowhere: on a pull request only the gates run';
    return [
        top,
        `${(0,markdown/* code */.aY)(report.service)} as ${(0,markdown/* code */.aY)(report.image)} → ${chain}. Configuration: ${report.configuration}; preset ${report.preset}.`,
        settingsOf('Build and gates', report.shared),
        ...report.stages.map(stage => settingsOf(`Environment ${stage.environment}`, stage.settings)),
        '',
    ].join('\n\n');
};
/** The same table as plain text for the log. */
const lines = (settings) => settings.map(({ key, text, source }) => `${key} = ${text === '' ? '(unset)' : text}  [${source}]`);

;// CONCATENATED MODULE: ./src/adapters/github/ancestry.ts
/** Where one commit stands to another, asked from GitHub: a shallow checkout cannot tell. */
const githubAncestry = (repository) => ({
    relation: async (live, candidate) => {
        if (live === candidate)
            return 'same';
        try {
            const answer = await repository.relation(live, candidate);
            if (answer.kind !== 'found')
                return 'unknown';
            return answer.value === 'identical' ? 'same' : answer.value;
        }
        catch {
            return 'unknown';
        }
    },
});
/** Asks one after the other until one knows. */
const firstKnown = (...all) => ({
    relation: async (live, candidate) => {
        for (const one of all) {
            const relation = await one.relation(live, candidate);
            if (relation !== 'unknown')
                return relation;
        }
        return 'unknown';
    },
});

// EXTERNAL MODULE: ./src/adapters/github/client.ts + 1 modules
var client = __webpack_require__(2319);
;// CONCATENATED MODULE: ./src/adapters/github/repository.ts

const environment = schemas/* object */.Ikc({
    protection_rules: schemas/* array */.YOg(schemas/* object */.Ikc({ type: schemas/* string */.YjP(), reviewers: schemas/* array */.YOg(schemas/* unknown */.L5J()).optional() }))
        .optional()
        .default([]),
});
const content = schemas/* object */.Ikc({ type: schemas/* literal */.euz('file'), encoding: schemas/* literal */.euz('base64'), content: schemas/* string */.YjP() });
const comparison = schemas/* object */.Ikc({ status: schemas/* enum */.k5n(['ahead', 'behind', 'diverged', 'identical']) });
const encodePath = (path) => path.split('/').map(encodeURIComponent).join('/');
const map = (answer, change) => answer.kind === 'found' ? { kind: 'found', value: change(answer.value) } : answer;
/** `name` is `owner/name`. */
const repository = (github, name) => ({
    requiresReview: async (one) => map(await github.get(`/repos/${name}/environments/${encodeURIComponent(one)}`, environment), found => found.protection_rules.some(rule => rule.type === 'required_reviewers' && rule.reviewers?.length !== 0)),
    fileAt: async (path, commit) => map(await github.get(`/repos/${name}/contents/${encodePath(path)}?ref=${encodeURIComponent(commit)}`, content), file => Buffer.from(file.content, 'base64').toString('utf8')),
    relation: async (base, head) => map(await github.get(`/repos/${name}/compare/${encodeURIComponent(base)}...${encodeURIComponent(head)}?per_page=1`, comparison), found => found.status),
});

// EXTERNAL MODULE: ./src/adapters/journal/ancestry.ts
var ancestry = __webpack_require__(4435);
// EXTERNAL MODULE: ./src/adapters/journal/state-folder.ts
var state_folder = __webpack_require__(4698);
// EXTERNAL MODULE: ./src/adapters/journal/store.ts + 1 modules
var store = __webpack_require__(2418);
// EXTERNAL MODULE: ./src/core/durations.ts
var durations = __webpack_require__(778);
;// CONCATENATED MODULE: ./src/config/policy.ts


const mode = ['enforce', 'observe'];
/** No order is known: every change is reported. */
const anyChange = [];
/** Every setting that makes a gate stricter or looser. A test checks that each key exists. */
const looser = {
    'scan.mode': mode,
    'scan.severity': ['low', 'medium', 'high', 'critical'],
    'scan.scanners': anyChange,
    'scan.only-fixable': ['false', 'true'],
    'scan.unknown-severity': ['fail', 'report'],
    'scan.severity-policy': anyChange,
    'scan.ignore-file': anyChange,
    'scan.skip-dirs': anyChange,
    'scan.platforms': anyChange,
    'scan.on-empty': ['unknown', 'pass'],
    'scan.max-db-age': 'higher',
    'scan.snyk': ['required', 'auto', 'off'],
    'performance.mode': mode,
    'performance.strict': ['true', 'false'],
    'performance.compare': anyChange,
    'performance.primary': anyChange,
    'performance.margin': 'higher',
    'performance.floor': 'higher',
    'performance.alpha': 'lower',
    'performance.beta': 'higher',
    'performance.budgets': anyChange,
    'performance.max-error-rate': 'higher',
    'deploy.mode': mode,
    'deploy.strict': ['true', 'false'],
    'deploy.on-unverified': ['rollback', 'hold'],
    'deploy.allow-cold-rollback': ['false', 'true'],
    'deploy.one-way': ['false', 'true'],
    'deploy.allow-managed': ['false', 'true'],
    'deploy.require-drill': ['true', 'false'],
    'deploy.drill-max-age': 'higher',
    'deploy.allow-drill': anyChange,
    'deploy.warm-up': 'lower',
    'deploy.bake': 'lower',
    'verify.require-release-header': ['true', 'false'],
    'verify.probes': anyChange,
    'verify.max-error-rate': 'higher',
    'verify.max-p95': 'higher',
    'verify.max-p99': 'higher',
    'verify.min-samples': 'lower',
    'verify.verify-duration': 'lower',
};
/** A limit of 0 is no limit. */
const limits = new Set(['verify.max-p95', 'verify.max-p99']);
/** Percent, plain number, or duration in milliseconds. */
const numberOf = (text) => text.endsWith('%') ? Number(text.slice(0, -1)) : (0,durations/* parseDuration */.E)(text);
const limitOf = (key, text) => {
    const value = numberOf(text);
    return limits.has(key) && value === 0 ? Number.POSITIVE_INFINITY : value;
};
/** Whether going from `before` to `after` loosens the gate; a change that cannot be ordered counts as loosening. */
const loosens = (key, rule, before, after) => {
    if (before === after)
        return false;
    if (typeof rule !== 'string') {
        const [old, now] = [rule.indexOf(before), rule.indexOf(after)];
        return old < 0 || now < 0 || now > old;
    }
    const [old, now] = [limitOf(key, before), limitOf(key, after)];
    if (old === undefined || now === undefined)
        return true;
    return rule === 'higher' ? now > old : now < old;
};
/** The settings by which `after` is looser than `before`; both hold every resolved value. */
const relaxations = (before, after) => [...after].flatMap(([key, now]) => {
    const name = splitEnvironment(key)?.key ?? key;
    const [rule, old] = [looser[name], before.get(key)];
    if (rule === undefined || old === undefined || !loosens(name, rule, old, now))
        return [];
    return [{ key, before: old, after: now }];
});

// EXTERNAL MODULE: ./src/domain/verdicts/verdicts.ts
var verdicts = __webpack_require__(8301);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/domain/verdicts/codes.ts
var codes = __webpack_require__(713);
;// CONCATENATED MODULE: ./src/actions/plan/codes.ts

const codes_codes = (0,codes/* defineCodes */.O)({
    'image-name-missing': {
        means: 'No image name is given and none can be derived, because the run has no repository.',
        next: 'Set `image` in the workflow or in .github/prod-actions.yml, for example ghcr.io/acme/web.',
    },
    'image-has-tag': {
        means: 'The image carries a tag or a digest where only its name belongs.',
        next: 'Remove the tag: the digest comes from the build, or from the input `digest`.',
    },
    'service-name-invalid': {
        means: 'The service name is not lower-case letters, digits and dashes.',
        next: 'Set `service`, for example web.',
    },
    'environment-unknown': {
        means: 'An environment was asked for that the configuration file does not list.',
        next: 'Use a listed name, or add the environment to the file.',
    },
    'environments-invalid': {
        means: 'The list of environments is empty, repeats a name, has a wrong name, or is longer than deploy.yml delivers to.',
        next: 'Name one to three environments in the order of delivery; call stage.yml yourself for longer chains.',
    },
    'setting-invalid': {
        means: 'A resolved value is not one that the action behind it takes.',
        next: 'Mend the value where the message says it comes from.',
    },
    'base-config-unreadable': {
        means: 'On a pull request the configuration counts as it is on the base branch, and that could not be read.',
        next: 'Give the plan job `contents: read` and run it again.',
    },
    'policy-relaxed': {
        means: 'This change loosens a gate. On a pull request the base branch’s value counts; after the merge this one does.',
        next: 'Have an owner of the configuration file approve it on purpose.',
    },
    'no-required-reviewers': {
        means: 'The last environment lets every run through: no person has to approve.',
        next: 'Repository settings → Environments → the environment → Required reviewers.',
    },
    'environment-absent': {
        means: 'The environment does not exist yet; GitHub creates it unprotected with the first run that names it.',
        next: 'Create it with required reviewers before the first delivery.',
    },
    'reviewers-not-checked': {
        means: 'Whether a person has to approve could not be read.',
        next: 'Give the plan job `actions: read`, or check Repository settings → Environments yourself.',
    },
});

;// CONCATENATED MODULE: ./src/actions/plan/approvals.ts


const ask = async (repository, environment) => {
    try {
        return await repository.requiresReview(environment);
    }
    catch (error) {
        // An outage of the API must not stop a delivery: the rules hold whether or not we can read them.
        return { kind: 'denied', message: (0,errors/* messageOf */.bD)(error) };
    }
};
/** Warns when nobody has to approve a delivery to the last environment. Never refuses: the rule is the owner's. */
const approvalWarnings = async (repository, environment) => {
    if (environment === undefined)
        return [];
    const answer = await ask(repository, environment);
    if (answer.kind === 'absent') {
        return [codes_codes.reason('environment-absent', `The environment ${environment} does not exist yet.`)];
    }
    if (answer.kind === 'denied') {
        return [codes_codes.reason('reviewers-not-checked', `The rules of ${environment} could not be read: ${answer.message}.`)];
    }
    return answer.value
        ? []
        : [codes_codes.reason('no-required-reviewers', `The environment ${environment} has no required reviewers.`)];
};

// EXTERNAL MODULE: ./src/adapters/announcing/inputs.ts
var announcing_inputs = __webpack_require__(7604);
// EXTERNAL MODULE: ./src/adapters/probing/inputs.ts + 4 modules
var probing_inputs = __webpack_require__(9777);
// EXTERNAL MODULE: ./src/adapters/slo/inputs.ts + 1 modules
var slo_inputs = __webpack_require__(6601);
// EXTERNAL MODULE: ./src/actions/auto-rollback/inputs.ts
var auto_rollback_inputs = __webpack_require__(2269);
// EXTERNAL MODULE: ./src/actions/janitor/inputs.ts
var janitor_inputs = __webpack_require__(9324);
// EXTERNAL MODULE: ./src/domain/images/platform.ts
var images_platform = __webpack_require__(256);
// EXTERNAL MODULE: ./src/domain/images/reference.ts
var reference = __webpack_require__(2814);
;// CONCATENATED MODULE: ./src/actions/multi-arch-build/pairs.ts
/** Lines of the form NAME=value. Pure. */
const isPair = (line) => /^[^=\s][^=]*=/.test(line);
const nameOfPair = (line) => (line.includes('=') ? line.slice(0, line.indexOf('=')) : line).trim();
const valueOfPair = (line) => line.slice(line.indexOf('=') + 1);
const pairsOf = (lines) => Object.fromEntries(lines.map(line => [nameOfPair(line), valueOfPair(line)]));
/** Names whose value people would not want published. */
const looksSecret = (name) => /(^|[_-])(token|secret|password|passwd|passphrase|api[_-]?key|private[_-]?key|access[_-]?key|credentials?)$/i.test(name);

;// CONCATENATED MODULE: ./src/actions/multi-arch-build/inputs.ts






const pairForm = 'lines of the form NAME=value';
/** A rule that every line of an input has the form NAME=value. */
const pairs = (name) => ({
    needs: [name],
    check: (values) => {
        // The value may be a secret, so a bad line is named by its place.
        const at = values[name].findIndex(line => !isPair(line));
        return at < 0 ? undefined : { problem: `line ${at + 1} is not a pair`, allowed: pairForm };
    },
});
const inputs_definition = (0,action/* defineAction */.QP)({
    name: 'multi-arch-build',
    description: 'Builds one image for several platforms, pushes it by digest and reads it back.',
    branding: { icon: 'package', color: 'blue' },
    inputs: schemas/* object */.Ikc({
        image: core_inputs/* input */.hF.text({
            doc: 'Name of the image without tag, as in `ghcr.io/owner/app`. Capital letters are lowered.',
            required: true,
        }),
        platforms: core_inputs/* input */.hF.list({
            doc: 'Platforms to build for.',
            default: 'linux/amd64,linux/arm64',
            allowed: 'platforms such as linux/amd64,linux/arm64,linux/arm/v7',
        }),
        context: core_inputs/* input */.hF.text({ doc: 'Build context: a folder of the workspace, or a Git address.', default: '.' }),
        file: core_inputs/* input */.hF.text({ doc: 'Path of the Dockerfile. Unset: `Dockerfile` in the context.' }),
        target: core_inputs/* input */.hF.text({ doc: 'Stage of the Dockerfile to build. Unset: the last.' }),
        'build-args': core_inputs/* input */.hF.lines({
            doc: 'Build arguments. They stand in the image’s history and provenance: use `secrets` for secrets.',
            allowed: pairForm,
        }),
        labels: core_inputs/* input */.hF.lines({ doc: 'More labels; they win over ours.', allowed: pairForm }),
        annotations: core_inputs/* input */.hF.lines({
            doc: 'More annotations of index and manifests; they win over ours.',
            allowed: pairForm,
        }),
        secrets: core_inputs/* input */.hF.lines({
            doc: 'Build secrets for `RUN --mount=type=secret,id=…`. Handed over in the environment, never as arguments.',
            secret: true,
            allowed: 'lines of the form id=value',
        }),
        'secret-files': core_inputs/* input */.hF.lines({
            doc: 'Build secrets from files, for values of several lines.',
            allowed: 'lines of the form id=path',
        }),
        tags: core_inputs/* input */.hF.list({
            doc: 'Tags to point at the digest once it was checked.',
            allowed: 'tags such as v1.2.3, without the name',
        }),
        push: core_inputs/* input */.hF.choice(['auto', 'true', 'false'], {
            doc: '`auto` pushes except on pull requests from forks and from Dependabot, whose token may not.',
            default: 'auto',
        }),
        provenance: core_inputs/* input */.hF.choice(['max', 'min', 'false'], {
            doc: 'BuildKit’s SLSA provenance. `max` publishes build arguments and the Dockerfile to all who can read the image.',
            default: 'max',
        }),
        sbom: core_inputs/* input */.hF.boolean({ doc: 'Attach an SBOM per platform (pulls BuildKit’s scanner image).', default: 'false' }),
        'sbom-generator': core_inputs/* input */.hF.text({ doc: 'Image of another SBOM scanner, best by digest.' }),
        cache: core_inputs/* input */.hF.choice(['gha', 'registry', 'local', 'none'], {
            doc: 'Where layers are cached. `gha` without GitHub’s cache service is said and skipped; `registry` is written only by runs that push.',
            default: 'gha',
        }),
        'cache-scope': core_inputs/* input */.hF.text({
            doc: 'Name of the cache: the scope for `gha`, the tag for `registry`, the folder for `local`.',
            default: 'buildcache',
        }),
        'use-cache': core_inputs/* input */.hF.boolean({ doc: '`false` builds every step anew.', default: 'true' }),
        'pull-base': core_inputs/* input */.hF.boolean({ doc: 'Look for newer base images even where one is cached.', default: 'false' }),
        builder: core_inputs/* input */.hF.text({ doc: 'Name of an existing buildx builder.' }),
        'builder-endpoint': core_inputs/* input */.hF.text({
            doc: 'Address of a running buildkitd. Unset, and no `builder`: the current builder, or a new docker-container one.',
            pattern: /^(unix|tcp|ssh|docker-container|kube-pod|podman-container):\/\/.+/,
            allowed: 'an address such as unix:///run/buildkit/buildkitd.sock or tcp://builder:1234',
        }),
        'registry-username': core_inputs/* input */.hF.text({ doc: 'User of the image’s registry. Unset: the logins of docker/login-action.' }),
        'registry-password': core_inputs/* input */.hF.text({ doc: 'Password or token of that user.', secret: true }),
        'insecure-registry': core_inputs/* input */.hF.boolean({
            doc: 'Speak plain HTTP to the image’s registry. Registries on this machine need no such permission.',
            default: 'false',
        }),
        version: core_inputs/* input */.hF.text({ doc: 'Version label. Unset: the Git tag of the run, if it has one.' }),
        'source-date-epoch': core_inputs/* input */.hF.text({
            doc: 'Time stamp of everything in the image: `commit` makes builds of one commit alike, `none` uses the clock.',
            default: 'commit',
            pattern: /^(commit|none|\d{1,12})$/,
            allowed: 'commit, none, or seconds since 1970',
        }),
        'push-retries': core_inputs/* input */.hF.integer({
            doc: 'More tries after a fault of the network, the registry or the builder. A failed build step is not tried again.',
            default: '3',
            min: 0,
            max: 10,
        }),
        timeout: core_inputs/* input */.hF.duration({ doc: 'Limit of one try.', default: '60m', maxMs: 6 * 3_600_000 }),
    }),
    rules: [
        {
            needs: ['image'],
            check: ({ image }) => {
                const parsed = (0,reference/* parseReference */.F2)(image.toLowerCase());
                const problem = 'problem' in parsed ? parsed.problem : undefined;
                const extra = 'value' in parsed && (parsed.value.tag ?? parsed.value.digest) !== undefined;
                if (problem === undefined && !extra)
                    return undefined;
                return {
                    problem: problem ?? 'carries a tag or a digest',
                    allowed: 'registry/repository; give tags in the input tags',
                };
            },
        },
        {
            needs: ['platforms'],
            check: ({ platforms }) => {
                const bad = platforms.filter(platform => 'problem' in (0,images_platform/* parsePlatform */.Y8)(platform));
                if (bad.length === 0 && platforms.length > 0)
                    return undefined;
                return {
                    problem: bad.length === 0 ? 'names no platform' : `does not know ${bad.join(', ')}`,
                    allowed: 'os/architecture[/variant], as in linux/arm64',
                };
            },
        },
        {
            needs: ['tags'],
            check: ({ tags }) => {
                const bad = tags.filter(tag => !(0,reference/* isTag */.dz)(tag));
                return bad.length === 0
                    ? undefined
                    : { problem: `holds no valid tag: ${bad.join(', ')}`, allowed: 'tags such as v1.2.3, without the name' };
            },
        },
        {
            needs: ['build-args'],
            check: values => {
                const bad = values['build-args'].map(nameOfPair).filter(looksSecret);
                return bad.length === 0
                    ? undefined
                    : {
                        problem: `would publish ${bad.join(', ')} in the image’s history`,
                        allowed: 'arguments that are no secrets; pass those in the input secrets',
                    };
            },
        },
        pairs('labels'),
        pairs('annotations'),
        pairs('secrets'),
        pairs('secret-files'),
        {
            needs: ['builder', 'builder-endpoint'],
            check: values => values.builder !== '' && values['builder-endpoint'] !== ''
                ? { problem: 'is given together with builder-endpoint', allowed: 'one of the two' }
                : undefined,
        },
        {
            needs: ['registry-password', 'registry-username'],
            check: values => (values['registry-username'] === '') === (values['registry-password'] === '')
                ? undefined
                : { problem: 'and registry-username belong together', allowed: 'both or neither' },
        },
    ],
    outputs: {
        digest: 'Digest of the image index, `sha256:…`. Set as soon as it is known, even if a later check fails.',
        image: '`name@digest`. The runner blanks it where a part of the name is a masked secret: use `digest` then.',
        pushed: '`true` when the image is in the registry.',
        'platform-digests': 'JSON object: platform → digest of its manifest.',
        sizes: 'JSON object: platform → bytes that a first pull transfers.',
        tags: 'JSON array of the tags that now point at the digest.',
        layout: 'Folder with the image as OCI layout, when it was not pushed.',
    },
    onError: 'failed',
});

// EXTERNAL MODULE: ./src/domain/measurements/budgets.ts
var budgets = __webpack_require__(4910);
// EXTERNAL MODULE: ./src/domain/measurements/metrics.ts
var metrics = __webpack_require__(9509);
;// CONCATENATED MODULE: ./src/actions/performance-regression/variables.ts
/** Lines of NAME=value → an object; undefined when a line is something else. */
const parseVariables = (lines) => {
    const found = lines.map(line => /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(line));
    if (found.some(match => match === null))
        return undefined;
    return Object.fromEntries(found.map(match => [match?.[1] ?? '', match?.[2] ?? '']));
};

;// CONCATENATED MODULE: ./src/actions/performance-regression/inputs.ts







const url = (doc) => core_inputs/* input */.hF.text({ doc, pattern: /^https?:\/\/[^\s/]+\S*$/, allowed: 'an http or https address' });
const inputs_image = (doc) => core_inputs/* input */.hF.text({
    doc,
    pattern: /^\S+@sha256:[0-9a-f]{64}$/,
    allowed: 'name@sha256:…; a tag may name another image tomorrow',
});
const sourceKinds = ['image', 'command', 'url'];
/** At most one of `side-image`, `side-command`, `side-url`. */
const given = (values, side) => sourceKinds.map(kind => `${side}-${kind}`).filter(name => values[name] !== '');
const performance_regression_inputs_definition = (0,action/* defineAction */.QP)({
    name: 'performance-regression',
    description: 'Says whether a release is slower than the one before, from whole runs on one machine, with exact tests and their limits.',
    branding: { icon: 'trending-up', color: 'green' },
    inputs: schemas/* object */.Ikc({
        compare: core_inputs/* input */.hF.choice(['paired', 'stored', 'budget-only'], {
            doc: 'What the candidate is held against: a base measured here in turn with it; sessions stored in `baseline-file`; or absolute budgets alone.',
            default: 'paired',
        }),
        'candidate-image': inputs_image('The candidate as an image by digest: pulled, verified, unpacked and started here.'),
        'candidate-command': core_inputs/* input */.hF.text({
            doc: 'The candidate as a shell command that listens on 127.0.0.1 and the port in PORT. A fresh process is started for every run.',
        }),
        'candidate-url': url('The candidate where it already runs. Its processes are then the same in every run, so what differs between two starts of one release is not seen.'),
        'candidate-directory': core_inputs/* input */.hF.text({
            doc: 'Folder of `candidate-command`, relative to the workspace.',
            default: '.',
        }),
        'base-image': inputs_image('The base as an image by digest, such as the one recorded live. Empty on a first release: the verdict is then `no-baseline`.'),
        'base-command': core_inputs/* input */.hF.text({ doc: 'The base as a shell command, as `candidate-command`.' }),
        'base-url': url('The base where it already runs.'),
        'base-directory': core_inputs/* input */.hF.text({ doc: 'Folder of `base-command`, relative to the workspace.', default: '.' }),
        'app-env': core_inputs/* input */.hF.lines({
            doc: 'Environment of both apps, NAME=value a line. Beside it they get PATH, HOME, locale and PORT, and no secret of the job.',
            allowed: 'lines of NAME=value',
        }),
        'health-path': core_inputs/* input */.hF.text({
            doc: 'Path that answers 2xx or 3xx once the app is ready.',
            default: '/',
            pattern: /^\//,
            allowed: 'a path that begins with /',
        }),
        'start-timeout': core_inputs/* input */.hF.duration({
            doc: 'How long an app may take until it is ready.',
            default: '30s',
            maxMs: 10 * 60_000,
        }),
        tool: core_inputs/* input */.hF.choice(['auto', 'k6', 'autocannon'], {
            doc: 'The load generator. `auto`: k6 from PATH, the tool cache or a download, at the pinned version; otherwise the embedded autocannon. `k6`, or a script, also builds it where there is Go.',
            default: 'auto',
        }),
        script: core_inputs/* input */.hF.text({
            doc: 'Your own k6 script, relative to the workspace. It gets the address as `__ENV.BASE_URL` and decides paths, users and duration itself.',
        }),
        'script-env': core_inputs/* input */.hF.lines({
            doc: 'Further `__ENV` of the script, NAME=value a line.',
            allowed: 'lines of NAME=value',
        }),
        paths: core_inputs/* input */.hF.list({
            doc: 'Paths that are requested in turn.',
            default: '/',
            allowed: 'comma-separated paths that begin with /',
        }),
        connections: core_inputs/* input */.hF.integer({ doc: 'Kept connections (virtual users).', default: '8', min: 1, max: 1000 }),
        rate: core_inputs/* input */.hF.integer({
            doc: 'Requests a second over all connections. 0: each connection asks again as soon as it was answered.',
            default: '0',
            min: 0,
            max: 100_000,
        }),
        'warm-up': core_inputs/* input */.hF.duration({ doc: 'Cut from the beginning of every run.', default: '2s', maxMs: 10 * 60_000 }),
        duration: core_inputs/* input */.hF.duration({ doc: 'Measured in every run, after the warm-up.', default: '8s', maxMs: 60 * 60_000 }),
        'request-timeout': core_inputs/* input */.hF.duration({
            doc: 'A request without an answer after this long has failed.',
            default: '10s',
            maxMs: 60_000,
        }),
        pairs: core_inputs/* input */.hF.integer({
            doc: 'Pairs of runs, base and candidate next to each other in ABBA order; without a base, runs of the candidate. Fewer than 5 can never decide at the default alpha.',
            default: '5',
            min: 1,
            max: 50,
        }),
        'max-pairs': core_inputs/* input */.hF.integer({
            doc: 'While the verdict is inconclusive, pairs are added up to this number. The error is split over the looks beforehand, so looking again costs no honesty. At most `pairs`: the number is fixed.',
            default: '15',
            min: 1,
            max: 50,
        }),
        primary: core_inputs/* input */.hF.list({
            doc: 'The metrics that decide. Each further one costs confidence, and percentiles of one endpoint tell the same story: one is best.',
            default: 'p50',
            of: metrics/* metricNames */.Zv,
        }),
        margin: core_inputs/* input */.hF.number({
            doc: 'Slowdown in percent that is allowed. A regression is one that is surely larger, a pass one that is surely smaller.',
            default: '5',
            min: 0,
            max: 1000,
        }),
        floor: core_inputs/* input */.hF.number({
            doc: 'Difference that never counts, in the unit of the metric (ms, req/s). Unset: 0.05 ms for latencies, 1 req/s for throughput.',
            min: 0,
            max: 1_000_000,
        }),
        alpha: core_inputs/* input */.hF.number({
            doc: 'Chance of calling an allowed slowdown a regression, over all primary metrics and looks together.',
            default: '0.01',
            min: 0.0001,
            max: 0.2,
        }),
        beta: core_inputs/* input */.hF.number({
            doc: 'Chance of passing a slowdown above the margin.',
            default: '0.05',
            min: 0.0001,
            max: 0.2,
        }),
        slo: slo_inputs/* performanceSlo */.ni,
        budgets: core_inputs/* input */.hF.list({
            doc: 'Absolute promises, held against the median over the candidate’s runs.',
            allowed: 'comma- or line-separated, such as p95 < 300ms, error-rate < 1%, throughput > 100',
        }),
        'max-error-rate': core_inputs/* input */.hF.number({
            doc: 'Percent of failed requests above which a run means nothing (`invalid-run`).',
            default: '1',
            min: 0,
            max: 100,
        }),
        'baseline-file': core_inputs/* input */.hF.text({
            doc: 'JSON file with the sessions of earlier releases, relative to the workspace. Keep it on a branch or in a cache of your own.',
        }),
        'update-baseline': core_inputs/* input */.hF.boolean({
            doc: 'Append this session to `baseline-file` after a pass, and where there was no comparable one yet. Set it on the default branch only.',
            default: 'false',
        }),
        mode: core_inputs/* input */.hF.choice(['enforce', 'observe'], {
            doc: '`observe` measures and reports and never fails the step.',
            default: 'enforce',
        }),
        strict: core_inputs/* input */.hF.boolean({
            doc: '`no-baseline`, `incomparable` and `inconclusive` fail the step as well.',
            default: 'false',
        }),
    }),
    rules: [
        slo_inputs/* sloRule */.hQ,
        {
            needs: ['candidate-command', 'candidate-image', 'candidate-url'],
            check: values => {
                const names = given(values, 'candidate');
                if (names.length === 1)
                    return undefined;
                const problem = names.length === 0 ? 'no candidate is given' : `${names.join(' and ')} are given`;
                return { problem, allowed: 'exactly one of candidate-image, candidate-command, candidate-url' };
            },
        },
        {
            needs: ['base-command', 'base-image', 'base-url', 'compare'],
            check: values => {
                const names = given(values, 'base');
                if (names.length > 1)
                    return {
                        problem: `${names.join(' and ')} are given`,
                        allowed: 'at most one of base-image, base-command, base-url',
                    };
                return names.length === 1 && values.compare !== 'paired'
                    ? {
                        problem: `${names.join()} is given, but compare: ${values.compare} measures no base`,
                        allowed: 'a base only with compare: paired',
                    }
                    : undefined;
            },
        },
        {
            needs: ['baseline-file', 'compare', 'update-baseline'],
            check: values => values['baseline-file'] === '' && (values.compare === 'stored' || values['update-baseline'])
                ? {
                    problem: 'is needed by compare: stored and by update-baseline',
                    allowed: 'a path such as .perf/baseline.json',
                }
                : undefined,
        },
        {
            needs: ['budgets', 'compare'],
            check: values => {
                const bad = values.budgets.filter(text => (0,budgets/* parseBudget */.Nm)(text) === undefined);
                if (bad.length > 0)
                    return {
                        problem: `can't read ${bad.map(text => `"${text}"`).join(', ')}`,
                        allowed: `one of ${metrics/* metricNames */.Zv.join(', ')}, then < or >, then a number with ms, s, % or req/s, such as p95 < 300ms`,
                    };
                return values.compare === 'budget-only' && values.budgets.length === 0
                    ? {
                        problem: 'is empty, so nothing at all would be checked',
                        allowed: 'at least one budget with compare: budget-only',
                    }
                    : undefined;
            },
        },
        {
            needs: ['script', 'tool'],
            check: ({ script, tool }) => script !== '' && tool === 'autocannon'
                ? { problem: 'is a k6 script, but tool: autocannon is set', allowed: 'script with tool: k6 or tool: auto' }
                : undefined,
        },
        {
            needs: ['paths'],
            check: ({ paths }) => paths.length === 0 || paths.some(path => !path.startsWith('/'))
                ? { problem: 'has a path that does not begin with /', allowed: 'paths such as /, /api/items' }
                : undefined,
        },
        {
            needs: ['primary'],
            check: ({ primary }) => primary.length === 0 ? { problem: 'is empty', allowed: metrics/* metricNames */.Zv.join(', ') } : undefined,
        },
        ...['app-env', 'script-env'].map(name => ({
            needs: [name],
            check: (values) => parseVariables(values[name]) === undefined
                ? { problem: 'has a line that is not NAME=value', allowed: 'lines such as LOG_LEVEL=warn' }
                : undefined,
        })),
    ],
    outputs: {
        metric: 'The primary metric that decided: the worst one.',
        shift: 'Its estimated slowdown in percent (Hodges–Lehmann); positive is worse. Empty when nothing was compared.',
        'shift-lower': 'Lower bound of the slowdown in percent; empty when the runs are too few for one.',
        'shift-upper': 'Upper bound of the slowdown in percent; empty when the runs are too few for one.',
        'minimum-detectable': 'Smallest slowdown in percent that these runs would show with 80 % probability; empty: none.',
        noise: 'Run-to-run variation of the base (or the candidate alone) in percent.',
        pairs: 'Pairs of runs measured; without a base, runs of the candidate.',
        'baseline-updated': '`true` when this session was appended to the baseline file.',
    },
    onError: 'invalid-run',
});

;// CONCATENATED MODULE: ./src/domain/findings/identifiers.ts
/** Ids of vulnerabilities: which may join two findings, and which one leads. */
/** Ids that name exactly one vulnerability. Vendor advisories (DSA, RHSA, USN …) bundle several and join nothing. */
const joinable = /^(?:CVE-\d|GHSA-|GO-\d|RUSTSEC-|PYSEC-|SNYK-|npm:)/;
const identifiers_isJoinable = (id) => joinable.test(id);
const identifiers_isCve = (id) => /^CVE-\d{4}-\d+$/.test(id);
const order = (/* unused pure expression or super */ null && ([/^CVE-/, /^GHSA-/, /^(?!SNYK-|npm:|snyk:)/, /^/]));
const place = (id) => order.findIndex(pattern => pattern.test(id));
/** Numbers inside ids count as numbers: CVE-2021-999 comes before CVE-2021-1000. */
const byNumber = new Intl.Collator('en', { numeric: true }).compare;
/** The id that leads: CVE (lowest if several), GHSA, ecosystem id, the scanner's own. */
const identifiers_canonicalOrder = (a, b) => place(a) - place(b) || byNumber(a, b);

;// CONCATENATED MODULE: ./src/domain/findings/packages.ts
/** Package URLs and version texts, brought to one spelling so that two scanners' words can meet. */
const decoded = (text) => {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
};
/** PEP 503: runs of `-`, `_` and `.` are one `-`. */
const pythonName = (name) => name.toLowerCase().replaceAll(/[-_.]+/g, '-');
const lowerCased = new Set(['npm', 'golang', 'deb', 'apk', 'rpm', 'composer', 'nuget', 'github', 'hex', 'pub']);
/** The name as the type spells it. For OS packages without the distribution: one scan has one. */
const packageOf = (type, name, source) => {
    const spelled = type === 'pypi' ? pythonName(name) : lowerCased.has(type) ? name.toLowerCase() : name;
    return { type, name: spelled, ...(source === undefined || source === spelled ? {} : { source }) };
};
const osTypes = new Set(['deb', 'apk', 'rpm']);
/** `pkg:npm/%40scope/name@1.0.0?x=y` → its package, or undefined when it has another form. */
const parsePurl = (purl, source) => {
    const match = /^pkg:([a-z0-9.+-]+)\/([^?#]+)/i.exec(purl);
    if (match?.[1] === undefined || match[2] === undefined)
        return undefined;
    const type = match[1].toLowerCase();
    const path = match[2].replace(/@[^/@]*$/, '');
    const parts = path.split('/').map(decoded);
    const name = osTypes.has(type) ? (parts.at(-1) ?? '') : parts.join('/');
    return name === '' ? undefined : packageOf(type, name, source);
};
/** Scanners differ in a leading `v`, an epoch of zero and percent-encoding; anything else is a different version. */
const packages_versionKey = (type, version) => {
    const text = decoded(version.trim());
    if (type === 'golang')
        return text.replace(/^v/, '').replace(/\+incompatible$/, '');
    return osTypes.has(type) ? text.replace(/^0:/, '') : text;
};
/** Snyk names Go packages, Trivy modules: the longest known module that holds the package. */
const packages_moduleOf = (goPackage, modules) => modules
    .filter(module => goPackage === module || goPackage.startsWith(`${module}/`))
    .reduce((best, one) => (best === undefined || one.length > best.length ? one : best), undefined);

;// CONCATENATED MODULE: ./src/domain/findings/severity.ts
/** Severities, least first. `unknown` means nobody rated it: it is not below `low`, it has a rule of its own. */
const severities = ['unknown', 'low', 'medium', 'high', 'critical'];
const thresholds = ['low', 'medium', 'high', 'critical'];
const rank = (severity) => severities.indexOf(severity);
const parseSeverity = (text) => {
    const lower = text.toLowerCase();
    return severities.find(severity => severity === lower) ?? 'unknown';
};
const severity_highest = (all) => all.reduce((best, one) => (rank(one) > rank(best) ? one : best), 'unknown');
/** Most severe first, for lists that people read. */
const severitiesDown = severities.toReversed();

;// CONCATENATED MODULE: ./src/domain/findings/merge.ts




const severityPolicies = ['max', 'prefer:trivy', 'prefer:snyk'];
/** The ids that may join this observation with others; its own id always does. */
const idsOf = (one) => distinct([one.id, ...one.aliases.filter(isJoinable)]);
/** Two observations can be one finding only within one bucket: the same package in the same version, or the same line. */
const bucketOf = (one) => {
    const named = one.package === undefined ? '' : `${one.package.type}/${one.package.name}`;
    const version = versionKey(one.package?.type ?? '', one.version);
    const line = one.kind === 'vulnerability' || one.kind === 'license' ? '' : `${one.place.path}:${one.place.startLine ?? ''}`;
    return [one.kind, named, version, line].join('\u0000');
};
/** Union-find over ids: observations that share an id, directly or through others, come out in one group. */
const joinedByIds = (observations) => {
    const parent = new Map();
    const find = (id) => {
        const up = parent.get(id);
        if (up === undefined || up === id)
            return id;
        const top = find(up);
        parent.set(id, top);
        return top;
    };
    for (const one of observations)
        for (const id of idsOf(one))
            parent.set(find(id), find(one.id));
    return [...Map.groupBy(observations, one => find(one.id)).values()];
};
const cvesOf = (one) => idsOf(one).filter(isCve);
/**
 * Several CVEs in one group mean that an id bundles them. They stay apart: one group per CVE, and what names no CVE
 * goes to each it shares an id with.
 */
const splitByCve = (group) => {
    const cves = distinct(group.flatMap(cvesOf));
    if (cves.length < 2)
        return [group];
    const bare = group.filter(one => cvesOf(one).length === 0);
    const taken = new Set();
    const groups = cves.map(cve => {
        const direct = group.filter(one => cvesOf(one).includes(cve));
        const ids = new Set(direct.flatMap(idsOf));
        const attached = bare.filter(one => idsOf(one).some(id => ids.has(id)));
        for (const one of attached)
            taken.add(one);
        return { cve, members: [...direct, ...attached] };
    });
    const left = bare.filter(one => !taken.has(one));
    return [...groups.map(({ cve, members }) => members.map(one => onlyCve(one, cve))), ...joinedByIds(left)];
};
/** An observation of a bundle, as seen from one of its CVEs. */
const onlyCve = (one, cve) => {
    const others = idsOf(one).filter(id => !isCve(id));
    return isCve(one.id) || others.length === 0
        ? { ...one, id: cve, aliases: others }
        : { ...one, aliases: [...others, cve] };
};
const severityOf = (policy, said) => {
    const preferred = policy === 'max' ? undefined : said[policy === 'prefer:trivy' ? 'trivy' : 'snyk'];
    return preferred === undefined || preferred === 'unknown' ? highest(Object.values(said)) : preferred;
};
const saidBy = (group) => {
    const said = {};
    for (const { scanner, severity } of group)
        said[scanner] = highest([said[scanner] ?? 'unknown', severity]);
    return said;
};
/** One place per file, with a line where one scanner knows it. */
const placesOf = (group) => [...Map.groupBy(group, ({ place }) => place.path)]
    .toSorted(([a], [b]) => byText(a, b))
    .map(([path, all]) => {
    const lines = all.map(({ place }) => place).filter(place => place.startLine !== undefined);
    return lines.toSorted((a, b) => (a.startLine ?? 0) - (b.startLine ?? 0))[0] ?? { path };
});
/** The observation whose words are shown; Trivy's titles lead, and order must not depend on which scanner was faster. */
const leader = (group) => group.toSorted((a, b) => byText(b.scanner, a.scanner) || canonicalOrder(a.id, b.id) || byText(a.title, b.title))[0];
const findingOf = (group, policy) => {
    const first = leader(group);
    if (first === undefined)
        return undefined;
    const [id = first.id, ...aliases] = distinct(group.flatMap(idsOf)).toSorted(canonicalOrder);
    const said = saidBy(group);
    const places = placesOf(group);
    const scores = group.flatMap(({ score }) => (score === undefined ? [] : [score]));
    const source = group.map(one => one.package?.source).find(text => text !== undefined);
    const named = first.package === undefined ? '' : `${first.package.type}/${first.package.name}@${first.version}`;
    const line = named === '' ? `${first.place.path}:${first.place.startLine ?? ''}` : '';
    return {
        key: [first.kind, id, named, line].filter(part => part !== '').join(' '),
        kind: first.kind,
        id,
        aliases,
        title: first.title,
        url: first.url,
        severity: severityOf(policy, said),
        saidBy: said,
        score: scores.length === 0 ? undefined : Math.max(...scores),
        package: first.package && source !== undefined ? { ...first.package, source } : first.package,
        version: first.version,
        fixedVersions: distinct(group.flatMap(one => one.fixedVersions)),
        places,
        platforms: distinct(group.flatMap(({ platform }) => (platform === undefined ? [] : [platform]))),
    };
};
/** Snyk's Go packages take the name of the module that Trivy names. */
const withModules = (observations) => {
    const modules = new Map();
    for (const one of observations) {
        if (one.package?.type !== 'golang' || one.scanner !== 'trivy')
            continue;
        const version = versionKey('golang', one.version);
        modules.set(version, [...(modules.get(version) ?? []), one.package.name]);
    }
    return observations.map(one => {
        if (one.package?.type !== 'golang' || one.scanner !== 'snyk')
            return one;
        const module = moduleOf(one.package.name, modules.get(versionKey('golang', one.version)) ?? []);
        return module === undefined ? one : { ...one, package: { ...one.package, name: module } };
    });
};
/**
 * Joins what several scanners saw on several platforms: same package, same version, and an id in common. The result
 * does not depend on the order of the observations.
 */
const mergeFindings = (observations, policy) => [...Map.groupBy(withModules(observations), bucketOf).values()]
    .flatMap(bucket => joinedByIds(bucket).flatMap(splitByCve))
    .flatMap(group => findingOf(group, policy) ?? [])
    .toSorted((a, b) => byText(a.key, b.key));

;// CONCATENATED MODULE: ./src/domain/findings/scan.ts
const scannerKinds = ['vuln', 'secret', 'misconfig', 'license'];
const targetLabel = (target) => target.kind === 'directory' ? 'directory' : target.platform;

;// CONCATENATED MODULE: ./src/actions/security-scan/inputs.ts






const security_scan_inputs_definition = (0,action/* defineAction */.QP)({
    name: 'security-scan',
    description: 'Scans a folder, or an image by digest on every platform, with Trivy and Snyk; a scan that broke is never a pass.',
    branding: { icon: 'shield', color: 'green' },
    inputs: schemas/* object */.Ikc({
        image: core_inputs/* input */.hF.text({
            doc: 'Image to scan, as `registry/repository@sha256:…`. A tag is refused: it may name another image tomorrow.',
        }),
        path: core_inputs/* input */.hF.text({ doc: 'Folder to scan, relative to the workspace. Give either `image` or `path`.' }),
        platforms: core_inputs/* input */.hF.list({
            doc: 'Platforms that must be scanned. Empty: every platform of the image.',
            allowed: 'a comma-separated list such as linux/amd64,linux/arm64',
        }),
        scanners: core_inputs/* input */.hF.list({ doc: 'What to look for.', default: 'vuln,secret', of: scannerKinds }),
        severity: core_inputs/* input */.hF.choice(thresholds, { doc: 'The lowest severity that fails the gate.', default: 'high' }),
        'report-severity': core_inputs/* input */.hF.choice(thresholds, {
            doc: 'The lowest severity that is reported. What fails the gate, and what nobody rated, is always reported.',
            default: 'low',
        }),
        'only-fixable': core_inputs/* input */.hF.boolean({
            doc: 'Only vulnerabilities with a fixed version fail the gate; the others are still reported.',
            default: 'false',
        }),
        'unknown-severity': core_inputs/* input */.hF.choice(['report', 'fail'], {
            doc: 'What a finding does that nobody rated: it is not the same as a low one.',
            default: 'report',
        }),
        'severity-policy': core_inputs/* input */.hF.choice(severityPolicies, {
            doc: 'Whose severity counts where the scanners disagree.',
            default: 'max',
        }),
        'ignore-file': core_inputs/* input */.hF.text({
            doc: 'YAML list of accepted findings: `id`, `reason`, `expires`, and optionally `package` and `path`. Need not exist.',
            default: '.github/prod-actions-ignore.yml',
        }),
        'skip-dirs': core_inputs/* input */.hF.list({ doc: 'Folders below `path` that are not scanned.' }),
        'on-empty': core_inputs/* input */.hF.choice(['unknown', 'pass'], {
            doc: 'The verdict when not one package was found.',
            default: 'unknown',
        }),
        mode: core_inputs/* input */.hF.choice(['enforce', 'observe'], {
            doc: '`observe` reports and never fails the step.',
            default: 'enforce',
        }),
        timeout: core_inputs/* input */.hF.duration({ doc: 'Longest time one scan may take.', default: '15m', maxMs: 6 * 60 * 60_000 }),
        'db-repository': core_inputs/* input */.hF.text({
            doc: 'OCI repository of Trivy’s vulnerability database, such as a mirror. Empty: Trivy’s own.',
        }),
        'cache-dir': core_inputs/* input */.hF.text({
            doc: 'Folder of Trivy’s database; restore it from a cache to save the download. Empty: one per job.',
        }),
        'skip-db-update': core_inputs/* input */.hF.boolean({
            doc: 'Use the database in `cache-dir` as it is and ask nobody for data.',
            default: 'false',
        }),
        'max-db-age': core_inputs/* input */.hF.duration({
            doc: 'A database older than this makes the verdict `unknown`.',
            default: '3d',
            maxMs: 3650 * 24 * 60 * 60_000,
        }),
        'registry-username': core_inputs/* input */.hF.text({ doc: 'User name for the registry of `image`, where it is private.' }),
        'registry-password': core_inputs/* input */.hF.text({
            doc: 'Password or token that may read `image`. It reaches the scanners through a private file, and nothing else does.',
            secret: true,
        }),
        snyk: core_inputs/* input */.hF.choice(['auto', 'required', 'off'], {
            doc: '`auto` runs Snyk when there is a token and says so when there is none; `required` makes its absence `unknown`.',
            default: 'auto',
        }),
        'snyk-token': core_inputs/* input */.hF.text({ doc: 'Token of the Snyk API.', secret: true }),
        'snyk-org': core_inputs/* input */.hF.text({ doc: 'Snyk organisation. Empty: the token’s default one.' }),
        'snyk-api': core_inputs/* input */.hF.text({
            doc: 'Address of the Snyk API, for its regional instances.',
            pattern: /^https?:\/\/\S+$/,
            allowed: 'an http(s) address',
        }),
    }),
    rules: [
        {
            needs: ['image', 'path'],
            check: ({ image, path }) => (image === '') === (path === '')
                ? {
                    problem: image === '' ? 'neither image nor path is given' : 'both image and path are given',
                    allowed: 'exactly one of image and path, such as path: .',
                }
                : undefined,
        },
        {
            needs: ['platforms', 'image'],
            check: ({ platforms, image }) => platforms.length > 0 && image === ''
                ? { problem: 'is given without an image', allowed: 'platforms together with image' }
                : undefined,
        },
        {
            needs: ['registry-username', 'registry-password'],
            check: values => (values['registry-username'] === '') === (values['registry-password'] === '')
                ? undefined
                : { problem: 'comes without the other', allowed: 'registry-username and registry-password together' },
        },
        {
            needs: ['scanners'],
            check: ({ scanners }) => scanners.length === 0 ? { problem: 'is empty', allowed: scannerKinds.join(', ') } : undefined,
        },
    ],
    outputs: {
        digest: 'The digest that was scanned; empty for a folder.',
        platforms: 'Comma-separated platforms that were scanned to the end.',
        findings: 'Number of findings that are not ignored.',
        critical: 'Of these, how many are critical.',
        high: 'Of these, how many are high.',
        medium: 'Of these, how many are medium.',
        low: 'Of these, how many are low.',
        'unknown-severity': 'Of these, how many nobody rated.',
        blocking: 'Of these, how many fail the gate.',
        ignored: 'Number of findings that the ignore file accepts.',
        'sarif-file': 'Path of the SARIF file, for `github/codeql-action/upload-sarif`.',
        'database-date': 'When the vulnerability database was made (ISO 8601); empty when unknown.',
    },
    onError: 'unknown',
});

// EXTERNAL MODULE: ./src/actions/ship/inputs.ts + 1 modules
var ship_inputs = __webpack_require__(3459);
;// CONCATENATED MODULE: ./src/actions/plan/parts.ts

/** Only the names and the shapes of a definition matter here; its rules are asked with the values its schema made. */
const takerOf = (definition) => ({
    name: definition.name,
    inputs: definition.inputs,
    rules: definition.rules.map(rule => ({
        needs: rule.needs,
        // Called only with values that every schema in `needs` produced.
        check: values => rule.check(values),
    })),
});
const secretReason = 'it is a secret; pass it as a secret of the workflow';
const sectionOf = (spec) => {
    const mine = Object.entries(spec.taker.inputs.shape).filter(([name]) => spec.has?.(name) ?? true);
    const keys = {};
    const refused = {};
    for (const [name, schema] of mine) {
        const meta = core_inputs/* inputMeta */.oU.get(schema);
        const why = meta?.secret === true ? secretReason : spec.refused[name];
        if (why !== undefined)
            refused[name] = why;
        else if (meta !== undefined)
            keys[name] = meta;
    }
    return { doc: spec.doc, perEnvironment: spec.perEnvironment, keys, refused };
};
const catalogueOf = (top, specs) => ({
    top,
    sections: Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, sectionOf(spec)])),
});
const inputName = (key) => key.slice(key.indexOf('.') + 1);
/** What is wrong with resolved settings in the eyes of the action that takes them, one line per problem. */
const problemsOf = (taker, settings) => {
    const values = {};
    const problems = [];
    const byInput = new Map(settings.map(setting => [inputName(setting.key), setting]));
    const line = (setting, problem, allowed) => `${setting.key}: ${problem} (got "${setting.text.slice(0, 200)}" from ${setting.source})${allowed === undefined ? '' : `; allowed: ${allowed}`}`;
    for (const [name, setting] of byInput) {
        const schema = taker.inputs.shape[name];
        const parsed = schema?.safeParse(setting.text);
        if (schema === undefined || parsed === undefined)
            continue;
        if (parsed.success)
            values[name] = parsed.data;
        else
            problems.push(...parsed.error.issues.map(issue => line(setting, issue.message, core_inputs/* inputMeta */.oU.get(schema)?.allowed)));
    }
    for (const rule of taker.rules) {
        const [first] = rule.needs;
        const setting = byInput.get(first ?? '');
        if (setting === undefined || !rule.needs.every(name => name in values))
            continue;
        const found = rule.check(values);
        if (found !== undefined)
            problems.push(line(setting, found.problem, found.allowed));
    }
    return problems;
};
/** The values that differ from the action's own defaults, by input name. */
const settingsFor = (taker, settings) => Object.fromEntries(settings
    .filter(setting => setting.source !== 'default' && inputName(setting.key) in taker.inputs.shape)
    .map(setting => [inputName(setting.key), setting.text]));

;// CONCATENATED MODULE: ./src/actions/plan/catalogue.ts
/** What the file may say, made from the input schemas of the actions themselves: the one place that knows them all. */














const byTheRun = 'the run decides it';
const fromTop = (key) => `set \`${key}\` at the top of the file`;
const metaOf = (name) => {
    const meta = core_inputs/* inputMeta */.oU.get(definition.inputs.shape[name]);
    if (meta === undefined)
        throw new Error(`plan: input ${name} has no meta`);
    return meta;
};
const shared = {
    build: { taker: takerOf(inputs_definition), sections: ['build'], common: { image: 'image' } },
    scan: { taker: takerOf(security_scan_inputs_definition), sections: ['scan'], common: { image: 'image@' } },
    performance: {
        taker: takerOf(performance_regression_inputs_definition),
        sections: ['performance'],
        common: { 'candidate-image': 'image@', 'base-image': 'image@' },
    },
};
const stage = {
    taker: takerOf(ship_inputs.definition),
    sections: ['deploy', 'verify', 'notify'],
    common: { app: 'service', environment: 'environment', image: 'image@' },
};
/** The section `slo` is no action's: it gives values to the others. */
const promise = takerOf({ name: 'slo', inputs: schemas/* object */.Ikc(slo_inputs/* sloShape */.wR), rules: slo_inputs/* sloRules */._n });
/** A rollback by hand takes the same settings as the deploy, as far as it has them. */
const rollback = {
    taker: takerOf(auto_rollback_inputs.definition),
    sections: stage.sections,
    common: { app: 'service', environment: 'environment' },
};
/** The janitor verifies what it finds by the same settings. */
const janitor = {
    taker: takerOf(janitor_inputs.definition),
    sections: stage.sections,
    common: { app: 'service', environment: 'environment' },
};
const isVerification = (input) => input in probing_inputs/* verificationInputs */.zi || input === 'url' || input === 'require-release-header';
const isNotification = (input) => input in announcing_inputs/* notifyInputs */.v;
const sloSection = 'write the section `slo`';
const specs = {
    build: {
        doc: 'The build: inputs of multi-arch-build.',
        perEnvironment: false,
        taker: shared.build.taker,
        refused: { image: fromTop('image'), push: byTheRun, 'registry-username': byTheRun },
    },
    scan: {
        doc: 'The security gate: inputs of security-scan.',
        perEnvironment: false,
        taker: shared.scan.taker,
        refused: { image: fromTop('image'), path: byTheRun, 'registry-username': byTheRun },
    },
    performance: {
        doc: 'The performance gate: inputs of performance-regression.',
        perEnvironment: false,
        taker: shared.performance.taker,
        refused: {
            'candidate-image': byTheRun,
            'candidate-command': byTheRun,
            'candidate-url': byTheRun,
            'candidate-directory': byTheRun,
            'base-image': byTheRun,
            'base-command': byTheRun,
            'base-url': byTheRun,
            'base-directory': byTheRun,
            'update-baseline': byTheRun,
            slo: sloSection,
        },
    },
    deploy: {
        doc: 'Blue-green deploy: inputs of ship that are not about verification.',
        perEnvironment: true,
        taker: stage.taker,
        has: input => !isVerification(input) && !isNotification(input),
        refused: {
            app: fromTop('service'),
            environment: byTheRun,
            image: fromTop('image'),
            command: 'the chain delivers the image it built and scanned',
            'working-directory': 'the chain delivers the image it built and scanned',
            phase: byTheRun,
            'dry-run': byTheRun,
            'drill-certificate': byTheRun,
            revision: byTheRun,
            'operation-id': byTheRun,
            verification: byTheRun,
            'allow-older': byTheRun,
        },
    },
    verify: {
        doc: 'Verification after the switch: inputs that ship shares with post-deploy-verify.',
        perEnvironment: true,
        taker: stage.taker,
        has: isVerification,
        refused: { slo: sloSection },
    },
    notify: {
        doc: 'Who is told how a delivery ended: inputs of ship for its channels. Their addresses and keys are secrets.',
        perEnvironment: true,
        taker: stage.taker,
        has: isNotification,
        refused: {},
    },
    slo: {
        doc: 'Service level objective, said once: what is not set in `verify` and `performance` follows from it (docs/slo.md).',
        perEnvironment: true,
        taker: promise,
        refused: {},
    },
};
const catalogue = catalogueOf({
    service: metaOf('service'),
    image: metaOf('image'),
    preset: { ...metaOf('preset'), kind: { is: 'choice', of: presetNames } },
    'test-command': metaOf('test-command'),
    'prepare-command': metaOf('prepare-command'),
}, specs);

// EXTERNAL MODULE: ./src/domain/text/nearest.ts
var nearest = __webpack_require__(6300);
// EXTERNAL MODULE: ./src/domain/text/own.ts
var own = __webpack_require__(8026);
;// CONCATENATED MODULE: ./src/config/schema.ts


const duration = /^\d+(\.\d+)?(ms|s|m|h|d)?$/;
const schema_durations = () => schemas/* union */.KCZ([schemas/* string */.YjP().regex(duration, 'is not a duration such as 500ms, 30s or 5m'), schemas/* number */.aig().min(0)]);
const several = (one) => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* array */.YOg(one)]);
const valueSchema = ({ kind }) => {
    switch (kind?.is) {
        case 'boolean':
            return schemas/* boolean */.zMY();
        case 'integer':
            return schemas/* int */.Whr().min(kind.min).max(kind.max);
        case 'number':
            return schemas/* number */.aig().min(kind.min).max(kind.max);
        case 'duration':
            return schema_durations();
        case 'choice':
            return schemas/* enum */.k5n(kind.of);
        case 'list':
            return several(kind.of === undefined ? schemas/* string */.YjP() : schemas/* enum */.k5n(kind.of));
        case 'lines':
            return several(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J())]));
        case 'json':
            return schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* unknown */.L5J()), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J())]);
        default:
            return schemas/* string */.YjP();
    }
};
const described = (meta) => {
    const byDefault = meta.default ? ` Default: ${meta.default}.` : '';
    return valueSchema(meta).describe(`${meta.doc}${byDefault}`).optional();
};
const keysOf = (keys) => Object.fromEntries(Object.entries(keys).map(([name, meta]) => [name, described(meta)]));
const sectionSchema = (section) => schemas/* strictObject */.rej(keysOf(section.keys)).describe(section.doc).optional();
/** The schema of `.github/prod-actions.yml`. */
const fileSchema = (catalogue) => {
    const sections = Object.entries(catalogue.sections);
    const all = Object.fromEntries(sections.map(([name, section]) => [name, sectionSchema(section)]));
    const perEnvironment = Object.fromEntries(sections.filter(([, section]) => section.perEnvironment).map(([name]) => [name, all[name] ?? schemas/* never */.ZmZ()]));
    const block = schemas/* strictObject */.rej(perEnvironment).nullable().describe('What differs in this environment.');
    return schemas/* strictObject */.rej({
        ...keysOf(catalogue.top),
        ...all,
        environments: schemas/* record */.g1P(schemas/* string */.YjP().regex(environmentName), block)
            .describe('The environments, in the order of delivery, each with what differs there.')
            .optional(),
    })
        .describe('Settings of prod-actions. An input of the workflow wins over an environment block, that over the file.');
};
/** The schema for editors. */
const jsonSchema = (catalogue) => ({
    ...z.toJSONSchema(fileSchema(catalogue), { io: 'input' }),
    title: 'prod-actions.yml',
});
const record = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
const flattenKeys = (keys, from, prefix) => Object.entries(from).flatMap(([name, value]) => keys[name] === undefined ? [] : [[`${prefix}${name}`, toText(keys[name], value)]]);
const flattenSections = (catalogue, block, prefix) => Object.entries(catalogue.sections).flatMap(([name, section]) => block[name] === undefined ? [] : flattenKeys(section.keys, record.parse(block[name]), `${prefix}${name}.`));
/** Flattens a document that `fileSchema` accepted. */
const flatten = (catalogue, document) => {
    const file = record.parse(document);
    const blocks = Object.entries(record.parse(file['environments'] ?? {}));
    return {
        values: new Map([
            ...flattenKeys(catalogue.top, file, ''),
            ...flattenSections(catalogue, file, ''),
            ...blocks.flatMap(([name, block]) => flattenSections(catalogue, record.parse(block ?? {}), `environments.${name}.`)),
        ]),
        environments: file['environments'] === undefined ? undefined : blocks.map(([name]) => name),
    };
};

;// CONCATENATED MODULE: ./src/config/file.ts





/** An alias may name no anchor, or expand without end; both are found only here. */
const contentOf = (path, document) => {
    try {
        return document.toJS() ?? {};
    }
    catch (cause) {
        throw new errors/* UserError */.yo('config-not-yaml', `${path}:1: ${(0,errors/* messageOf */.bD)(cause)}`, 'Mend the YAML: write the value out.', {
            cause,
        });
    }
};
/** YAML is loaded only where a file exists: it is a third of the bundle's start. */
const parseYaml = async (path, text) => {
    const { isMap, isScalar, LineCounter, parseDocument } = await __webpack_require__.e(/* import() */ 8815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const [error] = document.errors;
    if (error !== undefined) {
        const { line } = lines.linePos(error.pos[0]);
        throw new errors/* UserError */.yo('config-not-yaml', `${path}:${line}: ${error.message}`, 'Mend the YAML at that line.');
    }
    const keyOffset = (at) => {
        const parent = at.length > 1 ? document.getIn(at.slice(0, -1), true) : document.contents;
        if (!isMap(parent))
            return undefined;
        const pair = parent.items.find(item => isScalar(item.key) && item.key.value === at.at(-1));
        return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
    };
    return {
        content: contentOf(path, document),
        lineOf: at => {
            const offset = keyOffset(at);
            return offset === undefined ? undefined : lines.linePos(offset).line;
        },
    };
};
/** The names allowed in the mapping at `path`. */
const namesAt = (catalogue, path) => {
    const [first, , third] = path;
    if (first === undefined) {
        return { names: [...Object.keys(catalogue.top), ...Object.keys(catalogue.sections), 'environments'] };
    }
    const name = String(first === 'environments' ? (third ?? '') : first);
    const section = (0,own/* own */.Z)(catalogue.sections, name);
    if (section !== undefined)
        return { names: Object.keys(section.keys), section };
    return {
        names: Object.entries(catalogue.sections)
            .filter(([, one]) => one.perEnvironment)
            .map(([key]) => key),
    };
};
const unknownKey = (catalogue, path, key) => {
    const { names, section } = namesAt(catalogue, path);
    const why = section && (0,own/* own */.Z)(section.refused, key);
    if (why !== undefined)
        return `${key} does not belong in the file: ${why}`;
    if (path[0] === 'environments' && section === undefined && (0,own/* own */.Z)(catalogue.sections, key) !== undefined) {
        return `${key} cannot differ by environment; allowed there: ${names.join(', ')}`;
    }
    const near = (0,nearest/* nearest */.p)(key, names);
    return near === undefined
        ? `unknown key ${key}; allowed: ${names.join(', ')}`
        : `unknown key ${key}; did you mean ${near}?`;
};
const located = (file, document, path, problem) => {
    const line = document.lineOf(path);
    return `${file}${line === undefined ? '' : `:${line}`}: ${problem}`;
};
const file_problemsOf = (catalogue, file, document, error) => error.issues.flatMap(issue => {
    if (issue.code === 'unrecognized_keys') {
        return issue.keys.map(key => located(file, document, [...issue.path, key], unknownKey(catalogue, issue.path, key)));
    }
    const name = issue.path.map(String).join('.');
    return [located(file, document, issue.path, `${name}: ${issue.message}`)];
});
/**
 * Reads a configuration file. All problems are reported at once, each with its line.
 * @throws UserError `config-not-yaml`, `config-invalid`
 */
const parseFile = async (catalogue, path, text) => {
    const document = await parseYaml(path, text);
    const parsed = fileSchema(catalogue).safeParse(document.content);
    if (parsed.success)
        return flatten(catalogue, document.content);
    const problems = file_problemsOf(catalogue, path, document, parsed.error);
    throw new errors/* UserError */.yo('config-invalid', `The configuration does not fit:\n${problems.map(line => `  ${line}`).join('\n')}`, 'Mend each line named above; docs/configuration.md lists every key.');
};
const setLine = /^([A-Za-z0-9._-]+)\s*[:=]\s*(.*)$/;
/**
 * Reads the lines of the input `set`: the same keys as the file's, flat.
 * @throws UserError `set-invalid` that names every bad line
 */
const parseSet = (lines, known) => {
    const values = new Map();
    const problems = [];
    for (const line of lines) {
        const match = setLine.exec(line);
        if (match?.[1] === undefined) {
            problems.push(`"${line}" is not \`key: value\``);
            continue;
        }
        const inside = splitEnvironment(match[1]);
        const [key, names] = inside === undefined ? [match[1], known.keys] : [inside.key, known.environmentKeys];
        const near = (0,nearest/* nearest */.p)(key, names);
        if (names.includes(key))
            values.set(match[1], match[2] ?? '');
        else
            problems.push(`unknown key ${match[1]}${near === undefined ? '' : `; did you mean ${near}?`}`);
    }
    if (problems.length === 0)
        return values;
    throw new errors/* UserError */.yo('set-invalid', `set: ${problems.join('; ')}`, 'Write one `section.key: value` a line, with keys from docs/configuration.md.');
};

;// CONCATENATED MODULE: ./src/actions/plan/configuration.ts




const empty = { values: new Map(), environments: undefined };
const pullRequest = schemas/* object */.Ikc({ pull_request: schemas/* object */.Ikc({ base: schemas/* object */.Ikc({ sha: schemas/* string */.YjP() }) }) });
/** The base commit when the run is for a pull request. A gate must not be loosened by the change it judges. */
const baseCommit = (deps) => {
    if (!deps.context.eventName.startsWith('pull_request'))
        return undefined;
    const event = pullRequest.safeParse(deps.event);
    if (event.success)
        return event.data.pull_request.base.sha;
    throw unreadable('the event names no base commit');
};
const unreadable = (why) => new errors/* UserError */.yo('base-config-unreadable', `The configuration of the base branch could not be read: ${why}`, 'Give the plan job `contents: read` and run it again.');
const baseText = async (path, commit, repository) => {
    const answer = await repository.fileAt(path, commit);
    if (answer.kind === 'denied')
        throw unreadable(answer.message);
    return answer.kind === 'found' ? answer.value : undefined;
};
const checkoutText = async (path, deps) => {
    const full = path.startsWith('/') ? path : `${deps.context.workspace}/${path}`;
    return (await deps.files.exists(full)) ? await deps.files.readText(full) : undefined;
};
const required = (path, text) => {
    if (text !== undefined || path === defaultConfigPath)
        return;
    throw new errors/* UserError */.yo('config-missing', `config: ${path} does not exist in the checkout`, `Create it, check the repository out first, or leave \`config\` unset (${defaultConfigPath} may be missing).`);
};
const parse = async (catalogue, path, text) => text === undefined ? empty : await parseFile(catalogue, path, text);
/** @throws UserError `config-missing`, `config-not-yaml`, `config-invalid`, `base-config-unreadable` */
const readConfiguration = async (catalogue, path, deps) => {
    const text = await checkoutText(path, deps);
    const base = baseCommit(deps);
    required(path, text);
    const mine = await parse(catalogue, path, text);
    if (base === undefined) {
        return { counts: mine, proposed: undefined, origin: text === undefined ? 'no file' : path };
    }
    const before = await baseText(path, base, deps.repository);
    const counts = await parse(catalogue, `${path}@${base.slice(0, 7)}`, before);
    return { counts, proposed: mine, origin: `${path} of the base commit ${base.slice(0, 7)}` };
};

// EXTERNAL MODULE: ./src/domain/rollout/codes.ts
var rollout_codes = __webpack_require__(9004);
;// CONCATENATED MODULE: ./src/actions/plan/freshness.ts

const fine = { refused: [], warnings: [] };
/**
 * Whether the commit is newer than the live one, as early as it can be known. The deploy asks again under its lease:
 * between here and there a person may have waited days before approving.
 */
const freshnessOf = async (live, commit, allowOlder, ancestry) => {
    if (live === undefined || live.revision === '' || commit === '')
        return fine;
    const relation = await ancestry.relation(live.revision, commit);
    const named = `Commit ${commit.slice(0, 12)}, compared with the live ${live.revision.slice(0, 12)}:`;
    if (relation === 'diverged') {
        return { refused: [], warnings: [rollout_codes/* codes */.F.reason('commit-diverged', `${named} they have diverged.`)] };
    }
    if (relation !== 'behind' && relation !== 'unknown')
        return fine;
    const reason = relation === 'behind'
        ? rollout_codes/* codes */.F.reason('commit-behind-live', `${named} it is strictly behind.`)
        : rollout_codes/* codes */.F.reason('ancestry-unknown', `${named} which is newer could not be told.`);
    return allowOlder ? { refused: [], warnings: [reason] } : { refused: [reason], warnings: [] };
};

;// CONCATENATED MODULE: ./src/actions/plan/outputs.ts




const places = [1, 2, 3];
const encode = ({ taker, common, sections }, settings, values) => (0,core_inputs/* encodeSettings */.g0)({
    ...Object.fromEntries(Object.entries(common).map(([input, from]) => [input, values[from]])),
    ...settingsFor(taker, settings.filter(({ key }) => sections.some(name => key.startsWith(`${name}.`)))),
});
const commonOf = (resolved, environment) => ({
    service: resolved.service.text,
    image: resolved.image.text,
    // Completed by the digest that the step is given.
    'image@': `${resolved.image.text}@`,
    environment,
});
const registryOf = (image) => {
    const parsed = (0,reference/* parseReference */.F2)(image);
    return 'value' in parsed ? parsed.value.registry : '';
};
const textOf = (settings, key) => settings.find(setting => setting.key === key)?.text ?? '';
/** The word for "no such stage": an empty output would look the same as one the runner blanked. */
const noStage = 'none';
const stageOutputs = (resolved, place) => {
    const one = resolved.delivers ? resolved.stages[place - 1] : undefined;
    if (one === undefined)
        return [[`environment-${place}`, noStage]];
    return [
        [`environment-${place}`, one.environment],
        [`settings-stage-${place}`, encode(stage, one.settings, commonOf(resolved, one.environment))],
    ];
};
/** Of what acts on one environment that is there already. */
const settingsOfFirst = (delivery, resolved) => {
    const [first] = resolved.stages;
    return first === undefined ? '' : encode(delivery, first.settings, commonOf(resolved, first.environment));
};
/** A job skips its tests only on the word `false`: an output that the runner blanked must not skip them. */
const flag = (text) => String(text !== '');
const outputsOf = (inputs, resolved, live) => {
    const [test, prepare] = [textOf(resolved.top, 'test-command'), textOf(resolved.top, 'prepare-command')];
    return {
        service: resolved.service.text,
        digest: inputs.digest,
        deliver: String(resolved.delivers),
        build: String(inputs.digest === ''),
        registry: registryOf(resolved.image.text),
        'live-digest': live?.digest ?? '',
        test: flag(test),
        'test-command': test,
        prepare: flag(prepare),
        'prepare-command': prepare,
        ...Object.fromEntries(Object.entries(shared).map(([name, delivery]) => [
            `settings-${name}`,
            encode(delivery, resolved.shared.filter(one => one.key.startsWith(`${name}.`)), commonOf(resolved, '')),
        ])),
        'settings-rollback': settingsOfFirst(rollback, resolved),
        'settings-janitor': settingsOfFirst(janitor, resolved),
        ...Object.fromEntries(places.flatMap(place => stageOutputs(resolved, place))),
    };
};

;// CONCATENATED MODULE: ./src/config/resolve.ts

const inside = (values, environment) => new Map([...values].flatMap(([key, text]) => {
    const split = splitEnvironment(key);
    return split?.environment === environment ? [[split.key, text]] : [];
}));
/** The layers that count for one environment (or for none), strongest first. */
const ordered = (layers, environment) => [
    ...(environment === undefined ? [] : [{ source: 'input', values: inside(layers.input, environment) }]),
    { source: 'input', values: layers.input },
    ...(environment === undefined
        ? []
        : [{ source: `environment ${environment}`, values: inside(layers.file, environment) }]),
    { source: 'file', values: layers.file },
    { source: `preset ${layers.preset.name}`, values: layers.preset.values },
];
const resolveKey = (key, meta, layers) => {
    const found = layers.find(layer => layer.values.has(key));
    return found === undefined
        ? { key, text: meta.default ?? '', source: 'default' }
        : { key, text: found.values.get(key) ?? '', source: found.source };
};
/** The settings of the named sections, for one environment or for none. */
const resolveSections = (catalogue, sections, layers, environment) => {
    const strongestFirst = ordered(layers, environment);
    return sections.flatMap(name => Object.entries(catalogue.sections[name]?.keys ?? {}).map(([key, meta]) => resolveKey(`${name}.${key}`, meta, strongestFirst)));
};
const resolveTop = (catalogue, layers) => Object.entries(catalogue.top).map(([key, meta]) => resolveKey(key, meta, ordered(layers, undefined)));

;// CONCATENATED MODULE: ./src/domain/images/codes.ts

const images_codes_codes = (0,codes/* defineCodes */.O)({
    'reference-invalid': {
        means: 'An image name does not have the form `registry/repository[:tag][@sha256:…]`.',
        next: 'Write the name in lower case, as in `ghcr.io/owner/app@sha256:…`.',
    },
    'digest-required': {
        means: 'An image was named by a tag, or by nothing, where only a digest says for certain what it is.',
        next: 'Name it `name@sha256:…`, for example from the `digest` output of multi-arch-build.',
    },
    'platform-invalid': {
        means: 'A platform does not have the form `os/architecture[/variant]`.',
        next: 'Write it as in `linux/amd64`, `linux/arm64` or `linux/arm/v7`.',
    },
    'platform-not-in-image': {
        means: 'The image was not built for the platform that was asked for; the message lists those it has.',
        next: 'Build the image for that platform too (input `platforms` of multi-arch-build).',
    },
    'manifest-unsupported': {
        means: 'What the registry holds under this name is not an OCI or Docker v2 image, or is ambiguous.',
        next: 'Build and push the image again with a current builder.',
    },
});

// EXTERNAL MODULE: ./src/domain/images/digest.ts
var digest = __webpack_require__(6283);
;// CONCATENATED MODULE: ./src/actions/plan/slo.ts

const section = 'slo.';
/** The settings of the section `slo` → the same, and what follows from them for the sections named. */
const givens = { verify: slo_inputs/* verificationGiven */.Nd, performance: slo_inputs/* performanceGiven */.u9 };
const givenIn = (name, settings) => {
    const byKey = new Map(settings.map(setting => [setting.key, setting]));
    return {
        text: input => byKey.get(`${name}.${input}`)?.text ?? '',
        // Here it is known what was chosen, also where somebody chose the default.
        isUnset: input => (byKey.get(`${name}.${input}`)?.source ?? 'default') === 'default',
    };
};
/** The promises that an input follows from; of the others all may have a part in it. */
const madeOf = {
    'max-error-rate': ['error-rate', 'availability'],
    'max-p50': ['p50'],
    'max-p95': ['p95'],
    'max-p99': ['p99'],
};
/** Where those promises come from. */
const originOf = (key, promised) => {
    const from = madeOf[key.slice(key.indexOf('.') + 1)];
    const first = from?.flatMap(name => promised.find(one => one.key === `${section}${name}`) ?? [])[0];
    return [...new Set((first === undefined ? promised : [first]).map(one => one.source))].join(', ');
};
const merged = (setting, text, origin) => {
    if (text === setting.text)
        return setting;
    const source = setting.source === 'default' || setting.text === '' ? `slo (${origin})` : `${setting.source} and slo (${origin})`;
    return { ...setting, text, source };
};
/**
 * Gives the settings that nobody chose what the SLO promises; what is written out wins. A wrong SLO gives nothing: the
 * section is refused on its own account.
 */
const withSlo = (settings, slo) => {
    const promised = slo.filter(one => one.source !== 'default');
    if (promised.length === 0)
        return settings;
    const parsed = (0,slo_inputs/* sloOf */.cE)(new Map(slo.map(one => [one.key.slice(section.length), one.text])));
    if (!('slo' in parsed))
        return settings;
    const texts = new Map(Object.entries(givens).flatMap(([name, give]) => Object.entries(give(parsed.slo, givenIn(name, settings))).map(([input, text]) => [
        `${name}.${input}`,
        text.trim(),
    ])));
    return settings.map(setting => merged(setting, texts.get(setting.key) ?? setting.text, originOf(setting.key, promised)));
};

;// CONCATENATED MODULE: ./src/actions/plan/resolve.ts










const defaultEnvironments = ['dev', 'staging', 'production'];
const maxEnvironments = 3;
/** The inputs that are also keys of the file, where the caller gave them. */
const inputValues = (catalogue, inputs) => {
    const given = Object.keys(catalogue.top).flatMap((key) => {
        const value = Reflect.get(inputs, key);
        return typeof value === 'string' && value !== '' ? [[key, value]] : [];
    });
    if (inputs['state-dir'] !== '')
        given.push(['deploy.state-dir', inputs['state-dir']]);
    const known = { keys: knownKeys(catalogue), environmentKeys: knownEnvironmentKeys(catalogue) };
    return new Map([...given, ...parseSet(inputs.set, known)]);
};
const presetOf = (name) => presetNames.find(known => known === name) ?? 'standard';
const layersOf = (catalogue, inputs, file) => {
    const input = inputValues(catalogue, inputs);
    const name = presetOf(input.get('preset') ?? file.values.get('preset') ?? 'standard');
    return { input, file: file.values, preset: { name, values: presetValues(name) } };
};
/** `Acme/My_Service` → `my-service`. */
const serviceFrom = (repository) => (repository.split('/')[1] ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
const imageFrom = (repository, service) => {
    const owner = (repository.split('/')[0] ?? '').toLowerCase();
    return owner === '' || service === '' ? '' : `ghcr.io/${owner}/${service}`;
};
const find = (settings, key, otherwise) => {
    const found = settings.find(setting => setting.key === key);
    return found !== undefined && found.text !== '' ? found : { key, text: otherwise, source: 'default' };
};
const environmentsOf = (inputs, file) => inputs.environments.length > 0 ? inputs.environments : (file.environments ?? defaultEnvironments);
/** @throws UserError `set-invalid` */
const resolve = (catalogue, inputs, file, context) => {
    const { repository, eventName } = context;
    const layers = layersOf(catalogue, inputs, file);
    const top = resolveTop(catalogue, layers);
    const service = find(top, 'service', serviceFrom(repository));
    const sections = Object.entries(catalogue.sections);
    const names = (perEnvironment) => sections.filter(([, section]) => section.perEnvironment === perEnvironment).map(([name]) => name);
    return {
        delivers: inputs.environments.length > 0 || !eventName.startsWith('pull_request'),
        service,
        image: find(top, 'image', imageFrom(repository, service.text)),
        preset: layers.preset.name,
        top,
        shared: withSlo(resolveSections(catalogue, names(false), layers), resolveSections(catalogue, ['slo'], layers)),
        stages: environmentsOf(inputs, file).map(environment => ({
            environment,
            settings: withSlo(resolveSections(catalogue, names(true), layers, environment), resolveSections(catalogue, ['slo'], layers, environment)),
        })),
    };
};
/** Every resolved value under its flat key, for comparing two versions of the file. */
const flat = (resolved) => new Map([
    ...resolved.shared.map((one) => [one.key, one.text]),
    ...resolved.stages.flatMap(stage => stage.settings.map((one) => [`environments.${stage.environment}.${one.key}`, one.text])),
]);
const serviceForm = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const imageProblems = ({ image }) => {
    if (image.text === '')
        return [codes_codes.reason('image-name-missing', 'image: no name is given and none can be derived.')];
    const parsed = (0,reference/* parseReference */.F2)(image.text);
    if ('problem' in parsed) {
        return [
            images_codes_codes.reason('reference-invalid', `image: ${parsed.problem} (got "${image.text}" from ${image.source})`),
        ];
    }
    const { tag, digest } = parsed.value;
    return tag === undefined && digest === undefined
        ? []
        : [
            codes_codes.reason('image-has-tag', `image: names ${tag === undefined ? 'a digest' : `the tag ${tag}`} (got "${image.text}" from ${image.source})`),
        ];
};
const environmentProblems = (inputs, file) => {
    const asked = environmentsOf(inputs, file);
    const listed = file.environments;
    const wrong = (message) => codes_codes.reason('environments-invalid', `environments: ${message}`);
    const unknown = asked.filter(name => listed !== undefined && !listed.includes(name));
    return [
        ...(asked.length === 0 ? [wrong('the list is empty')] : []),
        ...(asked.length > maxEnvironments ? [wrong(`${asked.length} are asked for, at most ${maxEnvironments} fit`)] : []),
        ...(new Set(asked).size < asked.length ? [wrong(`a name comes twice in ${asked.join(', ')}`)] : []),
        ...asked.filter(name => !environmentName.test(name)).map(name => wrong(`"${name}" is not a name`)),
        ...unknown.map(name => {
            const near = (0,nearest/* nearest */.p)(name, listed ?? []);
            const hint = near === undefined ? `listed: ${listed?.join(', ')}` : `did you mean ${near}?`;
            return codes_codes.reason('environment-unknown', `environments: the file does not list ${name}; ${hint}`);
        }),
    ];
};
/** What is wrong with the run as a whole, before any action is asked about its own settings. */
const refusals = (inputs, file, resolved) => [
    ...(serviceForm.test(resolved.service.text)
        ? []
        : [
            codes_codes.reason('service-name-invalid', `service: is not lower-case letters, digits and dashes (got "${resolved.service.text}" from ${resolved.service.source})`),
        ]),
    ...imageProblems(resolved),
    ...(inputs.digest === '' || (0,digest/* isDigest */.Bc)(inputs.digest)
        ? []
        : [images_codes_codes.reason('digest-required', `digest: is not sha256:<64 hex digits> (got "${inputs.digest}")`)]),
    ...environmentProblems(inputs, file),
];

;// CONCATENATED MODULE: ./src/actions/plan/run.ts











const of = (settings, sections) => settings.filter(setting => sections.includes(setting.key.slice(0, setting.key.indexOf('.'))));
/** Each action is asked whether it would take its settings, so that a bad value stops the run before the build. */
const settingProblems = (resolved) => {
    const everywhere = Object.values(shared).flatMap(({ taker, sections }) => problemsOf(taker, of(resolved.shared, sections)));
    const staged = resolved.stages.flatMap(({ environment, settings }) => [...problemsOf(promise, of(settings, ['slo'])), ...problemsOf(stage.taker, of(settings, stage.sections))].map(line => `${environment}: ${line}`));
    return [...everywhere, ...staged].map(line => codes_codes.reason('setting-invalid', line));
};
const problemsInStages = ({ taker, sections }, { stages }) => stages.flatMap(({ environment, settings }) => problemsOf(taker, of(settings, sections)).map(line => codes_codes.reason('setting-invalid', `${environment}: ${line}`)));
/** A mistyped channel must not stand between people and the way back. */
const problemsFor = (purpose, resolved) => {
    const all = settingProblems(resolved);
    if (purpose === 'delivery')
        return { wrong: all, said: [] };
    // A verification without the promises would settle what they forbid; going back waits for nothing of the kind.
    const wrong = purpose === 'rollback'
        ? problemsInStages(rollback, resolved)
        : [
            ...problemsInStages({ ...janitor, taker: promise, sections: ['slo'] }, resolved),
            ...problemsInStages(janitor, resolved),
        ];
    return { wrong, said: all.filter(({ message }) => !wrong.some(one => one.message === message)) };
};
const policyWarnings = (inputs, configuration, resolved, context) => {
    if (configuration.proposed === undefined)
        return [];
    const after = resolve(catalogue, inputs, configuration.proposed, context);
    return relaxations(flat(resolved), flat(after)).map(({ key, before, after: now }) => codes_codes.reason('policy-relaxed', `policy relaxed: ${key} goes from ${before || '(unset)'} to ${now || '(unset)'}.`));
};
const reportOf = (inputs, configuration, resolved, live) => ({
    schema: 'prod-actions/plan/v1',
    service: resolved.service.text,
    image: resolved.image.text,
    digest: inputs.digest,
    preset: resolved.preset,
    configuration: configuration.origin,
    delivers: resolved.delivers,
    top: [resolved.service, resolved.image, ...resolved.top.filter(one => !['service', 'image'].includes(one.key))],
    shared: resolved.shared,
    stages: resolved.stages,
    live: live ?? null,
});
const tell = async (log, report) => {
    const shown = [
        { title: 'Settings', settings: [...report.top, ...report.shared] },
        ...report.stages.map(one => ({ title: `Settings of ${one.environment}`, settings: one.settings })),
    ];
    for (const { title, settings } of shown) {
        await log.group(title, async () => {
            for (const line of lines(settings))
                log.info(line);
        });
    }
};
const liveIn = async (last, resolved, deps) => {
    const settingOf = (key) => last.settings.find(setting => setting.key === key)?.text ?? '';
    // The record of a cluster lies in it, and this job has no way there; the deploy compares the commits itself.
    if (settingOf('deploy.target') === 'kubernetes')
        return undefined;
    const stateDir = settingOf('deploy.state-dir');
    return await deps.live({ stateDir, app: resolved.service.text, environment: last.environment });
};
const run = async (inputs, deps) => {
    const configuration = await readConfiguration(catalogue, inputs.config, deps);
    const resolved = resolve(catalogue, inputs, configuration.counts, deps.context);
    const last = resolved.stages.at(-1);
    const problems = problemsFor(inputs.for, resolved);
    const wrong = [...refusals(inputs, configuration.counts, resolved), ...problems.wrong];
    // Names that are refused cannot be places to look at.
    const live = wrong.length > 0 || last === undefined ? undefined : await liveIn(last, resolved, deps);
    const freshness = await freshnessOf(live, deps.context.sha, inputs['allow-older'], deps.ancestry);
    const refused = [...wrong, ...freshness.refused];
    const warnings = [
        ...problems.said,
        ...freshness.warnings,
        ...policyWarnings(inputs, configuration, resolved, deps.context),
        ...(await approvalWarnings(deps.repository, resolved.delivers ? last?.environment : undefined)),
    ];
    const report = reportOf(inputs, configuration, resolved, live);
    await tell(deps.log, report);
    const verdict = refused.length === 0 ? 'planned' : 'refused';
    const effect = (0,verdicts/* effectOf */.$)('plan', verdict, { mode: 'enforce', strict: false });
    return {
        verdict,
        reasons: [...refused, ...warnings],
        effect: effect === 'continue' && warnings.length > 0 ? 'say' : effect,
        outputs: refused.length === 0 ? outputsOf(inputs, resolved, live) : {},
        report,
    };
};

;// CONCATENATED MODULE: ./src/actions/plan/wiring.ts







const readEvent = async (files, path) => path !== '' && (await files.exists(path)) ? JSON.parse(await files.readText(path)) : undefined;
/** The `process` target's journal, where this job runs on the machine that serves; read, never written. */
const readLive = async (place, runtime) => {
    const stateDir = (0,state_folder/* stateFolder */.y)(place.stateDir, runtime);
    const stored = await (0,store/* createFileJournalStore */.x)({ ...place, stateDir }).read();
    const release = stored?.journal.live ? stored.journal.colours[stored.journal.live] : null;
    return release === null || release === undefined ? undefined : { revision: release.revision, digest: release.digest };
};
const wire = async (inputs, runtime) => {
    const { exec, files, http, clock, context, env, signal } = runtime;
    const github = new client/* GitHub */.g({ http, clock, apiUrl: context.apiUrl, token: inputs['github-token'], signal });
    const asked = repository(github, context.repository);
    return {
        ...runtime,
        repository: asked,
        ancestry: firstKnown((0,ancestry/* gitAncestry */.c)(exec, context.workspace), githubAncestry(asked)),
        event: await readEvent(files, env['GITHUB_EVENT_PATH'] ?? ''),
        live: async (place) => await readLive(place, runtime),
    };
};
/** `run` in the real world. */
const runReal = async (inputs, runtime) => await run(inputs, await wire(inputs, runtime));

// EXTERNAL MODULE: ./src/adapters/kubernetes/inputs.ts
var kubernetes_inputs = __webpack_require__(3020);
// EXTERNAL MODULE: ./src/cli/command.ts
var command = __webpack_require__(3567);
;// CONCATENATED MODULE: ./src/cli/plan.ts
/** `plan`: of the whole delivery, or with `--offline` of the manifests alone, without a cluster. */










const { namespace, image: plan_image, switch: switchMode } = inputs.definition.inputs.shape;
const workingDirectory = inputs.definition.inputs.shape['working-directory'];
const offlineInputs = schemas/* object */.Ikc({
    app: core_inputs/* input */.hF.text({ doc: 'Name of the app; with a Helm chart the name of its release.', default: 'app' }),
    namespace,
    switch: switchMode,
    image: plan_image,
    'working-directory': workingDirectory,
    ...kubernetes_inputs/* kubernetesReleaseInputs */.P8,
});
const asDeploy = (values) => ({ ...values, target: 'kubernetes', phase: 'release' });
const rules = kubernetes_inputs/* kubernetesReleaseRules */.t0.map(rule => ({
    needs: rule.needs.filter(name => name in offlineInputs.shape),
    check: values => rule.check(asDeploy(values)),
}));
const asText = ({ plan, lines }, reasons) => {
    const effect = plan.verdict === 'refused' ? 'block' : 'continue';
    return [(0,markdown/* headline */.Pl)({ gate: 'plan', verdict: plan.verdict, effect, reasons }), ...lines].join('\n');
};
const offline = async (read, runtime) => {
    const values = (0,command/* readValues */.N)(offlineInputs, rules, read);
    const { planOffline } = await Promise.all(/* import() */[__webpack_require__.e(9817), __webpack_require__.e(7491), __webpack_require__.e(3904)]).then(__webpack_require__.bind(__webpack_require__, 6728));
    const planned = await planOffline({ ...values, 'health-path': '/', revision: '', 'one-way': false }, runtime);
    const { plan: report } = planned;
    const refused = report.verdict === 'refused';
    const reasons = refused
        ? report.refusals
        : [rollout_codes/* codes */.F.reason('planned-offline', 'No cluster was asked, and nothing was written.')];
    const effect = refused ? 'block' : 'continue';
    return { verdict: report.verdict, effect, reasons, outputs: {}, report, text: asText(planned, reasons) };
};
const delivery = (0,command/* actionCommand */.k)(definition, runReal, render);
const asked = {
    offline: core_inputs/* input */.hF.boolean({
        doc: 'Plan a release of the kubernetes target from its manifests alone; no cluster is touched. With it, only the inputs of a release are read.',
        default: 'false',
    }),
};
const planCommand = {
    inputs: schemas/* object */.Ikc({ ...definition.inputs.shape, ...offlineInputs.shape, ...asked }),
    execute: async (read, runtime) => read('offline') === 'true' ? await offline(read, runtime) : await delivery.execute(read, runtime),
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

/***/ 6283:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   ZD: () => (/* binding */ hexOf)
/* harmony export */ });
/* unused harmony export shortDigest */
/** Only SHA-256: it is what every registry and builder we speak to makes. */
const isDigest = (text) => /^sha256:[0-9a-f]{64}$/.test(text);
const hexOf = (digest) => digest.slice('sha256:'.length);
/** For people: enough to tell two digests apart. */
const shortDigest = (digest) => digest.slice(0, 'sha256:'.length + 12);


/***/ }),

/***/ 256:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ formatPlatform),
/* harmony export */   FL: () => (/* binding */ normalizePlatform),
/* harmony export */   Y8: () => (/* binding */ parsePlatform),
/* harmony export */   fl: () => (/* binding */ platformOfHost),
/* harmony export */   vw: () => (/* binding */ pickPlatform)
/* harmony export */ });
/* unused harmony export samePlatform */
const aliases = {
    x86_64: ['amd64'],
    'x86-64': ['amd64'],
    aarch64: ['arm64'],
    i386: ['386'],
    armhf: ['arm', 'v7'],
    armel: ['arm', 'v6'],
};
/** Variants that say nothing more than the architecture does. */
const implied = { amd64: 'v1', arm64: 'v8' };
const arm32Default = 'v7';
/** One spelling per platform, as containerd does it: `aarch64` → `arm64`, `arm64/v8` → `arm64`, `arm` → `arm/v7`. */
const normalizePlatform = (os, architecture, variant) => {
    const lower = architecture.toLowerCase();
    const [arch, byAlias] = aliases[lower] ?? [lower];
    const given = variant?.toLowerCase() || byAlias || (arch === 'arm' ? arm32Default : undefined);
    return { os: os.toLowerCase(), architecture: arch, variant: given === implied[arch] ? undefined : given };
};
const parsePlatform = (text) => {
    const [os, architecture, variant, ...rest] = text.trim().split('/');
    const parts = [os, architecture, ...(variant === undefined ? [] : [variant])];
    const wellFormed = rest.length === 0 && parts.every(part => part !== undefined && /^[A-Za-z0-9_.-]+$/.test(part));
    if (!wellFormed || os === undefined || architecture === undefined) {
        return { problem: `"${text}" does not have the form os/architecture[/variant]` };
    }
    return { value: normalizePlatform(os, architecture, variant) };
};
const formatPlatform = ({ os, architecture, variant }) => [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
const samePlatform = (a, b) => formatPlatform(a) === formatPlatform(b);
const nodeArchitectures = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };
/** The platform whose images this machine runs, from Node's `process.platform` and `process.arch`. */
const platformOfHost = (os, arch) => normalizePlatform(os, nodeArchitectures[arch] ?? arch);
/** arm/v7 runs arm/v6 and v5; amd64/v3 runs amd64/v2 and amd64. Best first. */
const runnableOn = (wanted) => {
    const level = Number(/^v(\d)$/.exec(wanted.variant ?? '')?.[1] ?? Number.NaN);
    const lowest = wanted.architecture === 'arm' ? 5 : wanted.architecture === 'amd64' ? 1 : level;
    const lower = [];
    for (let variant = level - 1; variant >= lowest; variant -= 1) {
        lower.push(normalizePlatform(wanted.os, wanted.architecture, `v${variant}`));
    }
    return [wanted, ...lower];
};
/** The entry to run on `wanted`: the same platform, or else the best one it can run. */
const pickPlatform = (entries, wanted) => runnableOn(wanted)
    .map(candidate => entries.find(entry => samePlatform(entry.platform, candidate)))
    .find(entry => entry !== undefined);


/***/ }),

/***/ 2814:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   RK: () => (/* binding */ splitTag),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   s: () => (/* binding */ digestIn),
/* harmony export */   tH: () => (/* binding */ hasDigest)
/* harmony export */ });
/* unused harmony export withDigest */
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6283);

const label = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const host = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?$`);
const repository = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const tagForm = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const hub = 'docker.io';
const maxName = 255;
const isTag = (text) => tagForm.test(text);
/** The first part of a name is a host when it could not be part of a Docker Hub repository. */
const isHost = (first) => /[.:[]/.test(first) || first === 'localhost';
const splitName = (name) => {
    const slash = name.indexOf('/');
    const first = slash < 0 ? '' : name.slice(0, slash);
    if (first !== '' && isHost(first)) {
        const registry = first === 'index.docker.io' ? hub : first;
        const rest = name.slice(slash + 1);
        return { registry, repository: registry === hub && !rest.includes('/') ? `library/${rest}` : rest };
    }
    return { registry: hub, repository: slash < 0 ? `library/${name}` : name };
};
/** The tag's colon is the one after the last slash; an earlier one belongs to the port. */
const splitTag = (text) => {
    const colon = text.indexOf(':', text.lastIndexOf('/') + 1);
    return colon < 0 ? [text, undefined] : [text.slice(0, colon), text.slice(colon + 1)];
};
/** The digest that an image is named by, if it is. */
const digestIn = (image) => image?.split('@')[1] ?? null;
const problemOf = (text, reference, digest) => {
    const { tag } = reference;
    if (/\s/.test(text))
        return 'holds white space';
    if (text.includes('://'))
        return 'is an address; leave out the scheme';
    if (digest !== undefined && !(0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(digest))
        return `has no valid digest ("${digest.slice(0, 80)}")`;
    if (tag !== undefined && !isTag(tag))
        return `has no valid tag ("${tag.slice(0, 80)}")`;
    if (!host.test(reference.registry))
        return `has no valid registry ("${reference.registry}")`;
    if (reference.repository !== reference.repository.toLowerCase())
        return 'has capital letters in its repository';
    if (!repository.test(reference.repository))
        return `has no valid repository ("${reference.repository}")`;
    if (reference.registry.length + reference.repository.length + 1 > maxName)
        return `is longer than ${maxName}`;
    return undefined;
};
/** `name[:tag][@digest]` → its parts, by the rules of Docker and the OCI distribution specification. */
const parseReference = (text) => {
    const trimmed = text.trim();
    if (trimmed === '')
        return { problem: 'is empty' };
    const at = trimmed.indexOf('@');
    const [name, tag] = splitTag(at < 0 ? trimmed : trimmed.slice(0, at));
    const digest = at < 0 ? undefined : trimmed.slice(at + 1);
    const parts = { ...splitName(name), tag };
    const problem = problemOf(trimmed, parts, digest);
    if (problem !== undefined)
        return { problem };
    return { value: { ...parts, digest: digest !== undefined && (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(digest) ? digest : undefined } };
};
/** `registry/repository`, without tag and digest. */
const nameOf = (reference) => `${reference.registry}/${reference.repository}`;
const formatReference = (reference) => `${nameOf(reference)}${reference.tag === undefined ? '' : `:${reference.tag}`}${reference.digest === undefined ? '' : `@${reference.digest}`}`;
const withDigest = (reference, digest) => ({
    ...reference,
    tag: undefined,
    digest,
});
const hasDigest = (reference) => reference.digest !== undefined;
/** Registries on this machine speak plain HTTP. */
const isLoopback = (registry) => {
    const name = registry.replace(/:\d+$/, '');
    return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);
};


/***/ }),

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

/***/ 8301:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ effectOf)
/* harmony export */ });
/* unused harmony export verdicts */
/** The closed sets of verdicts, and what each does to the run. Pure. */
const verdicts = {
    'multi-arch-build': ['built', 'failed'],
    'security-scan': ['pass', 'fail', 'unknown'],
    'performance-regression': [
        'pass',
        'regression',
        'budget-exceeded',
        'inconclusive',
        'no-baseline',
        'incomparable',
        'invalid-run',
    ],
    'blue-green-deploy': ['deployed', 'unchanged', 'refused', 'superseded', 'reverted', 'interrupted', 'failed'],
    'post-deploy-verify': ['pass', 'fail', 'inconclusive', 'error'],
    'auto-rollback': ['not-needed', 'rolled-back', 'already-rolled-back', 'held', 'superseded', 'refused', 'failed'],
    ship: [
        'deployed',
        'unchanged',
        'unverified',
        'rolled-back',
        'refused',
        'superseded',
        'interrupted',
        'held',
        'failed',
    ],
    plan: ['planned', 'refused'],
    janitor: ['clean', 'finished', 'rolled-back', 'busy', 'needs-a-person', 'failed'],
};
const good = {
    'multi-arch-build': ['built'],
    'security-scan': ['pass'],
    'performance-regression': ['pass'],
    'blue-green-deploy': ['deployed', 'unchanged'],
    'post-deploy-verify': ['pass'],
    'auto-rollback': ['not-needed'],
    ship: ['deployed', 'unchanged'],
    plan: ['planned'],
    janitor: ['clean', 'finished'],
};
const said = {
    'performance-regression': ['no-baseline', 'incomparable', 'inconclusive'],
    janitor: ['busy'],
};
const has = (list, verdict) => list?.includes(verdict) ?? false;
/** The effect of `verdict` under `policy`; everything not known to be good or said blocks. */
const effectOf = (gate, verdict, policy) => {
    if (has(good[gate], verdict))
        return 'continue';
    if (policy.mode === 'observe')
        return 'say';
    return has(said[gate], verdict) && !policy.strict ? 'say' : 'block';
};


/***/ })

};
