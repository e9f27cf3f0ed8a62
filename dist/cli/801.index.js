export const id = 801;
export const ids = [801];
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


/***/ })

};
