export const id = 3459;
export const ids = [3459,9793,2269];
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

/***/ 9793:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   definition: () => (/* binding */ definition)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1137);
/* harmony import */ var _adapters_announcing_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7604);
/* harmony import */ var _adapters_announcing_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2262);
/* harmony import */ var _adapters_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3020);
/* harmony import */ var _adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9777);
/* harmony import */ var _adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2169);
/* harmony import */ var _core_action_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5605);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9114);








const schema = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .placeInputs */ .vb,
    ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .holderInputs */ .af,
    phase: _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.choice(['release', 'switch', 'settle'], {
        doc: '`release` does it all, verification included. `switch` stops once traffic has moved; `settle` ends that operation after a passing verification.',
        default: 'release',
    }),
    'dry-run': _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.boolean({ doc: 'Print the exact plan and write nothing.', default: 'false' }),
    command: _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.text({
        doc: '`process`: shell command that runs the release. It must listen on 127.0.0.1 at `$PORT`.',
    }),
    'working-directory': _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.text({
        doc: 'Where the command, or a hook, runs, seen from the workspace.',
        default: '.',
    }),
    image: _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.lines({
        doc: 'Image by digest. `process`: the one to run; pulled, verified and unpacked; only images that need no root file system of their own (static binaries). `kubernetes`: one a line; each is pinned into the manifests wherever they name it.',
        allowed: '`name@sha256:…`, for example the outputs `image` and `digest` of multi-arch-build',
    }),
    ..._adapters_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .kubernetesReleaseInputs */ .P8,
    args: _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.lines({ doc: '`process`: arguments for the image’s entrypoint, one a line. Unset: the image’s own.' }),
    env: _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.lines({
        doc: '`process`: environment of the release, `NAME=value` a line. It is kept in the journal: no secrets.',
        allowed: 'lines `NAME=value`',
    }),
    'health-path': _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.text({
        doc: 'Path that answers 2xx when the release is well.',
        default: '/healthz',
        pattern: /^\/\S*$/,
        allowed: 'a path that starts with /',
    }),
    revision: _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.text({
        doc: 'Commit of the release. Unset: the commit of the run.',
        pattern: /^[0-9a-f]{40}$/,
        allowed: '40 hex digits',
    }),
    'one-way': _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.boolean({
        doc: 'The release cannot be taken back (its migration is destructive): a failed verification is held for a person.',
        default: 'false',
    }),
    'operation-id': _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.text({
        doc: 'Id of the operation. Unset: a new one; for `phase: settle` the output of the switch.',
        pattern: /^[A-Za-z0-9-]{1,64}$/,
        allowed: 'letters, digits and `-`',
    }),
    verification: _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.text({
        doc: 'For `phase: settle`: the verdict of post-deploy-verify for this operation. Only `pass` settles.',
        allowed: 'pass, fail, inconclusive, error',
        pattern: /^(pass|fail|inconclusive|error)$/,
    }),
    'on-unverified': _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.choice(['hold', 'rollback'], {
        doc: 'When the verification comes to no verdict: keep both releases and end red, or go back.',
        default: 'hold',
    }),
    'allow-older': _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.boolean({
        doc: 'Deploy a commit that is behind the live one, or that cannot be compared with it.',
        default: 'false',
    }),
    'allow-cold-rollback': _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.boolean({
        doc: 'Overwrite the only verified colour while the live release is unverified.',
        default: 'false',
    }),
    ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .timingInputs */ .eJ,
    ..._adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .verificationInputs */ .zi,
    ..._adapters_announcing_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .notifyInputs */ .v,
    ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .policyInputs */ .eh,
});
const byDigest = /^[^\s@=]+@sha256:[0-9a-f]{64}$/;
/** The name that the manifests use may be another one. */
const pin = /^(?:[^\s@=]+=)?[^\s@=]+@sha256:[0-9a-f]{64}$/;
const needsRelease = ({ phase }) => phase !== 'settle';
const rules = [
    ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .placeRules */ .Fp,
    ..._adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .verificationRules */ .jh,
    ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .latencyRules */ .S4,
    ..._adapters_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .kubernetesReleaseRules */ .t0,
    ..._adapters_announcing_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .notifyRules */ .Vx,
    (0,_adapters_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .onlyFor */ .Wj)('process', 'command', values => values.command !== ''),
    (0,_adapters_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .onlyFor */ .Wj)('process', 'args', values => values.args.length > 0),
    (0,_adapters_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .onlyFor */ .Wj)('process', 'env', values => values.env.length > 0),
    {
        needs: ['command', 'image', 'phase', 'target'],
        check: values => {
            const given = values.image.length + (values.command === '' ? 0 : 1);
            if (values.target !== 'process' || !needsRelease(values) || given === 1)
                return undefined;
            if (given === 0)
                return { problem: 'nothing to run', allowed: 'either `command` or `image`' };
            return values.command === ''
                ? { problem: 'nothing to run: `image` names several', allowed: 'either `command` or one `image`' }
                : { problem: 'cannot be given together with `image`', allowed: 'either `command` or `image`' };
        },
    },
    {
        needs: ['image', 'target'],
        check: ({ image, target }) => image.every(one => (target === 'process' ? byDigest : pin).test(one))
            ? undefined
            : {
                problem: 'must name the image by digest, for a tag can move between the scan and the deploy',
                allowed: '`name@sha256:…`; `docker buildx imagetools inspect NAME:TAG` prints the digest',
            },
    },
    {
        needs: ['env'],
        check: ({ env }) => {
            const bad = env.filter(line => !/^[A-Za-z_][A-Za-z0-9_]*=/.test(line)).map(line => line.split('=')[0] ?? '');
            return bad.length === 0
                ? undefined
                : { problem: `has lines that are not NAME=value: ${bad.join(', ')}`, allowed: 'lines `NAME=value`' };
        },
    },
    {
        needs: ['operation-id', 'phase'],
        check: values => values.phase === 'settle' && values['operation-id'] === ''
            ? { problem: 'is needed for `phase: settle`', allowed: 'the output `operation-id` of `phase: switch`' }
            : undefined,
    },
];
const definition = (0,_core_action_js__WEBPACK_IMPORTED_MODULE_5__/* .defineAction */ .QP)({
    name: 'blue-green-deploy',
    description: 'Runs a release beside the live one, moves traffic when it is proven warm, and goes back when it fails.',
    branding: { icon: 'repeat', color: 'blue' },
    inputs: schema,
    rules,
    outputs: {
        'operation-id': 'Id of the operation, for post-deploy-verify, `phase: settle` and auto-rollback.',
        'live-colour': 'The colour that has traffic: `blue` or `green`.',
        'release-id': 'Id of the release that was asked for.',
        'previous-release-id': 'Id of the release that had traffic before.',
        url: 'Where users’ traffic enters.',
        'switch-ms': 'Milliseconds from the write of the switch to the first answer of the new release.',
        'detection-ms': 'A bad release: milliseconds from its switch to the decision to go back.',
        'recovery-ms': 'A bad release: milliseconds from that decision until the old release answered.',
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

/***/ 3131:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sr: () => (/* binding */ parseRoutes),
/* harmony export */   YN: () => (/* binding */ wants),
/* harmony export */   eV: () => (/* binding */ routesOf),
/* harmony export */   ov: () => (/* binding */ channelNames)
/* harmony export */ });
/* unused harmony exports kinds, kindOf */
/** Who is told what. Pure. */
const channelNames = ['slack', 'pagerduty', 'teams', 'mail', 'webhook'];
const kinds = ['success', 'failure', 'rollback'];
/** A success is worth a line in chat, and nobody's mail or sleep. */
const byDefault = {
    slack: kinds,
    teams: kinds,
    webhook: kinds,
    mail: ['failure', 'rollback'],
    pagerduty: ['failure', 'rollback'],
};
const isChannel = (text) => channelNames.some(name => name === text);
const isKind = (text) => kinds.some(kind => kind === text);
const lineOf = (line) => {
    const [, name = '', rest = ''] = /^(?:([^:]*):)?(.*)$/.exec(line) ?? [];
    const words = rest.split(/[\s,]+/).filter(word => word !== '');
    const channel = name.trim();
    if (channel !== '' && !isChannel(channel))
        return { problem: `does not know the channel "${channel}"` };
    const wrong = words.filter(word => !isKind(word) && word !== 'none');
    if (wrong.length > 0)
        return { problem: `does not know ${wrong.map(word => `"${word}"`).join(', ')}` };
    if (words.length === 0)
        return { problem: `has a line without a kind: "${line}"` };
    if (words.includes('none') && words.length > 1)
        return { problem: 'has `none` beside other kinds' };
    return { channel: isChannel(channel) ? channel : null, kinds: words.filter(isKind) };
};
/** The routes that the lines describe, or what is wrong with them. */
const parseRoutes = (lines) => {
    let routes = byDefault;
    const read = lines.map(lineOf);
    const wrong = read.find(one => 'problem' in one);
    if (wrong !== undefined && 'problem' in wrong)
        return wrong;
    const good = read.flatMap(one => ('problem' in one ? [] : [one]));
    const general = good.filter(({ channel }) => channel === null);
    const named = good.flatMap(({ channel }) => (channel === null ? [] : [channel]));
    if (general.length > 1)
        return { problem: 'has several lines without a channel' };
    if (new Set(named).size < named.length)
        return { problem: 'has several lines for one channel' };
    for (const { kinds: all } of general)
        routes = { slack: all, teams: all, webhook: all, mail: all, pagerduty: all };
    for (const { channel, kinds: own } of good)
        if (channel !== null)
            routes = { ...routes, [channel]: own };
    return routes;
};
/** As `parseRoutes`; what is wrong counts as not written, for the incident is no time to be strict. */
const routesOf = (lines) => {
    const routes = parseRoutes(lines);
    return 'problem' in routes ? byDefault : routes;
};
const rollbacks = ['rolled-back', 'held', 'rollback-failed'];
const kindOf = ({ happening }) => {
    if (happening === 'deployed')
        return 'success';
    return rollbacks.includes(happening) ? 'rollback' : 'failure';
};
/** A pager is also told what ends an incident, whatever it wants to hear; channels without a route hear everything. */
const wants = (routes, channel, announcement) => {
    if (!isChannel(channel))
        return true;
    const asked = routes[channel].includes(kindOf(announcement));
    return asked || (channel === 'pagerduty' && routes.pagerduty.length > 0 && announcement.ends.length > 0);
};


/***/ }),

/***/ 2262:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rq: () => (/* binding */ timeoutOf),
/* harmony export */   Vx: () => (/* binding */ notifyRules),
/* harmony export */   cx: () => (/* binding */ signatureKey),
/* harmony export */   o7: () => (/* binding */ misconfigured)
/* harmony export */ });
/* harmony import */ var _core_durations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(778);
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8989);
/* harmony import */ var _github_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7130);
/* harmony import */ var _routes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3131);




const rule = (channel, needs, check) => ({ channel, needs, check });
const webAddress = (channel, name) => rule(channel, [name], values => values[name] === '' || (0,_addresses_js__WEBPACK_IMPORTED_MODULE_3__/* .isWebAddress */ .d3)(values[name])
    ? undefined
    : { problem: 'is not an address that can be used', allowed: 'an https address (http only to 127.0.0.1)' });
/** `name` says nothing without `other`. A secret that is missing is most often one that was not handed on. */
const together = (channel, name, other) => rule(channel, [name, other], values => values[name].length > 0 && values[other].length === 0
    ? {
        problem: `is set, but \`${other}\` is empty`,
        allowed: `both, or neither; a secret must be handed on by every workflow in between`,
    }
    : undefined);
const signatureKey = (secret) => secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret, 'utf8');
const minTimeoutMs = 1000;
const maxTimeoutMs = 120_000;
const defaultTimeoutMs = 20_000;
const isTimeout = (ms) => ms !== undefined && ms >= minTimeoutMs && ms <= maxTimeoutMs;
/** What is wrong counts as unset. */
const timeoutOf = (text) => {
    const ms = (0,_core_durations_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(text);
    return isTimeout(ms) ? ms : defaultTimeoutMs;
};
const slack = [
    webAddress('slack', 'slack-webhook'),
    together('slack', 'slack-token', 'slack-channel'),
    together('slack', 'slack-channel', 'slack-token'),
    rule('slack', ['slack-token', 'slack-webhook'], values => values['slack-token'] !== '' && values['slack-webhook'] !== ''
        ? { problem: 'is given together with `slack-webhook`', allowed: 'one of the two' }
        : undefined),
];
const pager = [
    webAddress('pagerduty', 'pagerduty-url'),
    rule('pagerduty', ['pagerduty-key'], values => values['pagerduty-key'] === '' || /^[A-Za-z0-9]{32}$/.test(values['pagerduty-key'])
        ? undefined
        : { problem: 'is no integration key', allowed: '32 letters and digits, of an Events API v2 integration' }),
];
const mail = [
    rule('mail', ['smtp-url'], values => {
        if (values['smtp-url'] === '')
            return undefined;
        const server = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_3__/* .mailServerOf */ .uO)(values['smtp-url']);
        return 'problem' in server
            ? { problem: server.problem, allowed: '`smtps://user:password@host` or `smtp://user:password@host`' }
            : undefined;
    }),
    rule('mail', ['mail-from'], values => values['mail-from'] === '' || (0,_addresses_js__WEBPACK_IMPORTED_MODULE_3__/* .isMailbox */ .Lc)(values['mail-from'])
        ? undefined
        : { problem: 'is not an address', allowed: '`name@host` or `Name <name@host>`' }),
    rule('mail', ['mail-to'], values => {
        const wrong = values['mail-to'].filter(address => !(0,_addresses_js__WEBPACK_IMPORTED_MODULE_3__/* .isMailbox */ .Lc)(address));
        return wrong.length === 0
            ? undefined
            : { problem: `has ${wrong.length} that are not addresses`, allowed: '`name@host`, separated by commas' };
    }),
    together('mail', 'mail-to', 'mail-from'),
    together('mail', 'mail-from', 'mail-to'),
    together('mail', 'mail-to', 'smtp-url'),
    together('mail', 'smtp-url', 'mail-to'),
];
const webhook = [
    webAddress('webhook', 'webhook-url'),
    together('webhook', 'webhook-url', 'webhook-secret'),
    together('webhook', 'webhook-secret', 'webhook-url'),
    rule('webhook', ['webhook-secret'], values => values['webhook-secret'] === '' || signatureKey(values['webhook-secret']).length >= 16
        ? undefined
        : { problem: 'is too short for a key', allowed: '16 characters or more, or `whsec_` and base64 of 16 bytes' }),
];
/** Add them to the rules of an action that may still stop; a rollback only warns. */
const notifyRules = [
    rule(null, ['notify-on'], values => {
        const routes = (0,_routes_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRoutes */ .Sr)(values['notify-on']);
        return 'problem' in routes
            ? { problem: routes.problem, allowed: 'lines `channel: success, failure, rollback`, or `none`' }
            : undefined;
    }),
    rule(null, ['notify-timeout'], values => isTimeout((0,_core_durations_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(values['notify-timeout']))
        ? undefined
        : { problem: 'is out of range', allowed: 'a duration from 1s to 2m' }),
    rule(null, ['runbook'], values => values.runbook === '' || (0,_addresses_js__WEBPACK_IMPORTED_MODULE_3__/* .isLink */ .PJ)(values.runbook)
        ? undefined
        : { problem: 'is not an address', allowed: 'an http or https address' }),
    ..._github_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .githubSwitches */ .UO.map(name => rule(null, [name], values => (0,_github_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .isOnOff */ .jP)(values[name]) ? undefined : { problem: 'is neither, and counts as auto', allowed: '`auto` or `off`' })),
    ...slack,
    ...pager,
    webAddress('teams', 'teams-webhook'),
    ...mail,
    ...webhook,
];
const misconfigured = (values) => notifyRules.flatMap(({ channel, needs: [name], check }) => {
    const found = check(values);
    return found === undefined ? [] : [{ channel, what: `${name}: ${found.problem}; allowed: ${found.allowed}` }];
});


/***/ })

};
