export const id = 73;
export const ids = [73];
export const modules = {

/***/ 6073:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   json: () => (/* binding */ json)
/* harmony export */ });
/* harmony import */ var _domain_verification_probing_json_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2058);
/* harmony import */ var _provider_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5106);


const numeric = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
/** null is what JSON has for NaN. */
const numberOf = (value) => {
    if (typeof value === 'number')
        return value;
    if (value === null || value === 'NaN')
        return Number.NaN;
    return typeof value === 'string' && numeric.test(value) ? Number(value) : undefined;
};
const json = (parts) => ({
    name: 'json',
    address: (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .addressOf */ .ci)(parts.url),
    usualDelayMs: 60_000,
    reducer: 'last',
    momentary: true,
    shown: query => `${(0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .addressOf */ .ci)(query)} ${parts.path}`,
    read: async ({ query, timeoutMs, signal }) => {
        const headers = { accept: 'application/json', ...parts.headers };
        const answered = await (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .ask */ .kA)(parts, { method: 'GET', url: query, headers, timeoutMs, signal }, parts.secrets);
        if (answered.kind !== 'answered')
            return answered;
        const body = (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonOf */ .o_)(answered);
        if (!('value' in body))
            return body;
        const found = (0,_domain_verification_probing_json_path_js__WEBPACK_IMPORTED_MODULE_1__/* .valuesAt */ .I)(body.value, (0,_domain_verification_probing_json_path_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJsonPath */ .H)(parts.path) ?? []);
        const at = answered.serverNow ?? parts.clock.now();
        const series = [];
        for (const one of found) {
            const value = numberOf(one);
            if (value === undefined)
                return (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .unparsable */ .GF)(`what stands at ${parts.path} is no number`);
            series.push([{ at, value }]);
        }
        return { kind: 'series', series, newestAt: null, serverNow: answered.serverNow, notes: [] };
    },
});


/***/ })

};
