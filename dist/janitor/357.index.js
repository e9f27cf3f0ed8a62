export const id = 357;
export const ids = [357];
export const modules = {

/***/ 7357:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   datadog: () => (/* binding */ datadog)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1137);
/* harmony import */ var _provider_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5106);


/** Datadog, "Query timeseries points" (GET /api/v1/query). */
const answer = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    status: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    error: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    series: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ pointlist: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .tuple */ .PVZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nullable()])), scope: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() }))
        .default([]),
});
const refusal = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ errors: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()) });
const wordsOf = (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsIn */ .Hn)(refusal, ({ errors }) => ({ text: errors.join('; ') }));
/** Intervals in which nothing was reported have no value. */
const pointsOf = (pointlist) => pointlist.flatMap(([at, value]) => (value === null ? [] : [{ at, value }]));
const datadog = (parts) => {
    const root = (parts.url ?? `https://api.${parts.site}`).replace(/\/+$/, '');
    const headers = { 'dd-api-key': parts.apiKey, 'dd-application-key': parts.appKey, accept: 'application/json' };
    return {
        name: 'datadog',
        address: (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .addressOf */ .ci)(root),
        usualDelayMs: 180_000,
        reducer: 'avg',
        momentary: false,
        read: async ({ query, windowMs, agoMs, timeoutMs, signal }) => {
            const to = Math.floor((parts.clock.now() - agoMs) / 1000);
            const parameters = new URLSearchParams({ from: `${to - Math.round(windowMs / 1000)}`, to: `${to}`, query });
            const url = `${root}/api/v1/query?${parameters}`;
            const request = { method: 'GET', url, headers, timeoutMs, signal };
            const answered = await (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .ask */ .kA)(parts, request, [parts.apiKey, parts.appKey], wordsOf);
            if (answered.kind !== 'answered')
                return answered;
            const json = (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonOf */ .o_)(answered);
            if (!('value' in json))
                return json;
            const parsed = answer.safeParse(json.value);
            if (!parsed.success)
                return (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .unparsable */ .GF)('the answer is none of /api/v1/query');
            const { status, error, series } = parsed.data;
            if (status !== 'ok' || (error ?? '') !== '')
                return { kind: 'provider-error', detail: `${status}: ${error ?? ''}` };
            const { serverNow } = answered;
            return {
                kind: 'series',
                series: series.map(one => pointsOf(one.pointlist)),
                newestAt: null,
                serverNow,
                notes: [],
            };
        },
    };
};


/***/ })

};
