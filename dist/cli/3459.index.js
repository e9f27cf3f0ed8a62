export const id = 3459;
export const ids = [3459];
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


/***/ })

};
