export const id = 2269;
export const ids = [2269];
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


/***/ })

};
