export const id = 107;
export const ids = [107];
export const modules = {

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


/***/ })

};
