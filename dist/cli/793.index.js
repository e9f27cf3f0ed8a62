export const id = 793;
export const ids = [793];
export const modules = {

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


/***/ })

};
