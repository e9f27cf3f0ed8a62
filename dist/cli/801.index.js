export const id = 801;
export const ids = [801,793,107,269];
export const modules = {

/***/ 2269:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   definition: () => (/* binding */ definition)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1137);
/* harmony import */ var _adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1785);
/* harmony import */ var _adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2169);
/* harmony import */ var _core_action_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5605);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9114);





const definition = (0,_core_action_js__WEBPACK_IMPORTED_MODULE_2__/* .defineAction */ .QP)({
    name: 'auto-rollback',
    description: 'Takes traffic back to the last verified release, first of all; then verifies it and quarantines the bad one.',
    branding: { icon: 'corner-up-left', color: 'orange' },
    inputs: zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .placeInputs */ .vb,
        'operation-id': _core_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .input */ .hF.text({
            doc: 'The operation to take back (output of blue-green-deploy). A newer one is never touched. Unset: whatever is live.',
            pattern: /^[A-Za-z0-9-]{1,64}$/,
            allowed: 'letters, digits and `-`',
        }),
        to: _core_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .input */ .hF.text({
            doc: 'Where to go back to: `verified`, the newest verified release that is not quarantined, or the id of a kept release.',
            default: 'verified',
            pattern: /^(verified|[0-9a-f]{8,64})$/,
            allowed: '`verified`, or 8 to 64 hex digits of a release id',
        }),
        reason: _core_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .input */ .hF.text({
            doc: 'Why; kept in the journal beside the quarantine.',
            default: 'the verification failed',
        }),
        automatic: _core_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .input */ .hF.boolean({
            doc: 'Nobody asked: at most once an hour, and a verified live release is left alone. `false` for a person’s decision.',
            default: 'true',
        }),
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .timingInputs */ .eJ,
        ..._adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .verificationInputs */ .zi,
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .policyInputs */ .eh,
    }),
    rules: [
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .placeRules */ .Fp,
        ..._adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .verificationRules */ .jh,
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .latencyRules */ .S4,
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
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1137);
/* harmony import */ var _adapters_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3020);
/* harmony import */ var _adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1785);
/* harmony import */ var _adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2169);
/* harmony import */ var _core_action_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5605);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9114);






const schema = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
    ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .placeInputs */ .vb,
    phase: _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.choice(['release', 'switch', 'settle'], {
        doc: '`release` does it all, verification included. `switch` stops once traffic has moved; `settle` ends that operation after a passing verification.',
        default: 'release',
    }),
    'dry-run': _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.boolean({ doc: 'Print the exact plan and write nothing.', default: 'false' }),
    command: _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.text({
        doc: '`process`: shell command that runs the release. It must listen on 127.0.0.1 at `$PORT`.',
    }),
    'working-directory': _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.text({
        doc: 'Where the command, or a hook, runs, seen from the workspace.',
        default: '.',
    }),
    image: _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.lines({
        doc: 'Image by digest. `process`: the one to run; pulled, verified and unpacked; only images that need no root file system of their own (static binaries). `kubernetes`: one a line; each is pinned into the manifests wherever they name it.',
        allowed: '`name@sha256:…`, for example the outputs `image` and `digest` of multi-arch-build',
    }),
    ..._adapters_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .kubernetesReleaseInputs */ .P8,
    args: _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.lines({ doc: '`process`: arguments for the image’s entrypoint, one a line. Unset: the image’s own.' }),
    env: _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.lines({
        doc: '`process`: environment of the release, `NAME=value` a line. It is kept in the journal: no secrets.',
        allowed: 'lines `NAME=value`',
    }),
    'health-path': _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.text({
        doc: 'Path that answers 2xx when the release is well.',
        default: '/healthz',
        pattern: /^\/\S*$/,
        allowed: 'a path that starts with /',
    }),
    revision: _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.text({
        doc: 'Commit of the release. Unset: the commit of the run.',
        pattern: /^[0-9a-f]{40}$/,
        allowed: '40 hex digits',
    }),
    'one-way': _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.boolean({
        doc: 'The release cannot be taken back (its migration is destructive): a failed verification is held for a person.',
        default: 'false',
    }),
    'operation-id': _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.text({
        doc: 'Id of the operation. Unset: a new one; for `phase: settle` the output of the switch.',
        pattern: /^[A-Za-z0-9-]{1,64}$/,
        allowed: 'letters, digits and `-`',
    }),
    verification: _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.text({
        doc: 'For `phase: settle`: the verdict of post-deploy-verify for this operation. Only `pass` settles.',
        allowed: 'pass, fail, inconclusive, error',
        pattern: /^(pass|fail|inconclusive|error)$/,
    }),
    'on-unverified': _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.choice(['hold', 'rollback'], {
        doc: 'When the verification comes to no verdict: keep both releases and end red, or go back.',
        default: 'hold',
    }),
    'allow-older': _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.boolean({
        doc: 'Deploy a commit that is behind the live one, or that cannot be compared with it.',
        default: 'false',
    }),
    'allow-cold-rollback': _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.boolean({
        doc: 'Overwrite the only verified colour while the live release is unverified.',
        default: 'false',
    }),
    ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .timingInputs */ .eJ,
    ..._adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .verificationInputs */ .zi,
    ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .policyInputs */ .eh,
});
const byDigest = /^[^\s@=]+@sha256:[0-9a-f]{64}$/;
/** The name that the manifests use may be another one. */
const pin = /^(?:[^\s@=]+=)?[^\s@=]+@sha256:[0-9a-f]{64}$/;
const needsRelease = ({ phase }) => phase !== 'settle';
const rules = [
    ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .placeRules */ .Fp,
    ..._adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .verificationRules */ .jh,
    ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .latencyRules */ .S4,
    ..._adapters_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .kubernetesReleaseRules */ .t0,
    (0,_adapters_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .onlyFor */ .Wj)('process', 'command', values => values.command !== ''),
    (0,_adapters_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .onlyFor */ .Wj)('process', 'args', values => values.args.length > 0),
    (0,_adapters_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .onlyFor */ .Wj)('process', 'env', values => values.env.length > 0),
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
const definition = (0,_core_action_js__WEBPACK_IMPORTED_MODULE_3__/* .defineAction */ .QP)({
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
/* harmony import */ var _adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1785);
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

/***/ 9801:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   definition: () => (/* binding */ definition)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1137);
/* harmony import */ var _core_action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5605);
/* harmony import */ var _auto_rollback_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2269);
/* harmony import */ var _blue_green_deploy_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9793);
/* harmony import */ var _post_deploy_verify_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7107);





/** What ship decides by itself is left out; everything else is the union of the three, so that nothing can drift. */
const deployInputs = _blue_green_deploy_inputs_js__WEBPACK_IMPORTED_MODULE_2__.definition.inputs.omit({ phase: true, verification: true }).shape;
const verifyInputs = _post_deploy_verify_inputs_js__WEBPACK_IMPORTED_MODULE_3__.definition.inputs.omit({ release: true }).shape;
const rollbackInputs = _auto_rollback_inputs_js__WEBPACK_IMPORTED_MODULE_1__.definition.inputs.omit({ to: true, reason: true, automatic: true }).shape;
const schema = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    ...deployInputs,
    ...verifyInputs,
    ...rollbackInputs,
    // Where two describe the same input, the deploy's words stand; only `strict` means what verify says.
    ...deployInputs,
    strict: verifyInputs.strict,
});
const asDeploy = (values) => ({ ...values, phase: 'switch', verification: '' });
/** The lease outlives so much waiting between its renewals at the switch and at the end. */
const longestVerification = 20 * 60_000;
const rules = [
    ..._blue_green_deploy_inputs_js__WEBPACK_IMPORTED_MODULE_2__.definition.rules.map(rule => ({
        needs: rule.needs.filter(name => name in schema.shape),
        check: (values) => rule.check(asDeploy(values)),
    })),
    {
        needs: ['verify-duration'],
        check: values => values['verify-duration'] <= longestVerification
            ? undefined
            : { problem: 'is longer than the lease is kept for', allowed: 'up to 20m' },
    },
];
const definition = (0,_core_action_js__WEBPACK_IMPORTED_MODULE_0__/* .defineAction */ .QP)({
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
        'error-rate': _post_deploy_verify_inputs_js__WEBPACK_IMPORTED_MODULE_3__.definition.outputs['error-rate'] ?? '',
        'switch-ms': _blue_green_deploy_inputs_js__WEBPACK_IMPORTED_MODULE_2__.definition.outputs['switch-ms'] ?? '',
        'detection-ms': _blue_green_deploy_inputs_js__WEBPACK_IMPORTED_MODULE_2__.definition.outputs['detection-ms'] ?? '',
        'recovery-ms': _blue_green_deploy_inputs_js__WEBPACK_IMPORTED_MODULE_2__.definition.outputs['recovery-ms'] ?? '',
    },
    onError: 'failed',
});


/***/ })

};
