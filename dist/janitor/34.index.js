export const id = 34;
export const ids = [34];
export const modules = {

/***/ 8034:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   newrelic: () => (/* binding */ newrelic)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1137);
/* harmony import */ var _provider_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5106);


/** New Relic, NRQL through NerdGraph. The query has neither SINCE nor UNTIL: the window is ours to set. */
const graph = `query($account: Int!, $nrql: Nrql!, $timeout: Seconds!) {
  actor { account(id: $account) { nrql(query: $nrql, timeout: $timeout) { results } } }
}`;
const failure = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    message: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    extensions: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ errorClass: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(), code: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() }).optional(),
});
const answer = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    errors: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(failure).nullish(),
    data: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        actor: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
            account: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ nrql: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ results: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J())) }).nullable() })
                .nullable(),
        }),
    })
        .nullish(),
});
const denied = /(ACCESS_DENIED|UNAUTHORIZED|Unauthorized|INVALID_API_KEY)/;
const slow = /(TIMEOUT|timed? ?out)/i;
/** Fields of a row that are no result of the query. */
const bookkeeping = new Set(['beginTimeSeconds', 'endTimeSeconds', 'timestamp', 'facet']);
/** `percentile(duration, 95)` is an object with a member for each percentile that was asked for. */
const percentiles = zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nullable());
/** The one number of a row, or null where New Relic has none; undefined: there is not one. */
const numberOf = (row) => {
    const values = Object.entries(row).filter(([name]) => !bookkeeping.has(name));
    const [value] = values.map(([, one]) => one);
    if (values.length !== 1)
        return undefined;
    if (typeof value === 'number' || value === null)
        return value;
    const members = Object.values(percentiles.safeParse(value).data ?? {});
    return members.length === 1 ? members[0] : undefined;
};
const faultOf = (errors) => {
    const detail = errors
        .map(({ message, extensions }) => [extensions?.errorClass, message].filter(Boolean).join(': '))
        .join('; ');
    return { kind: denied.test(detail) ? 'denied' : slow.test(detail) ? 'time-out' : 'provider-error', detail };
};
/** Rows of a TIMESERIES have a time of their own; a single row speaks of the whole window. */
const readOf = (rows, end, answered) => {
    const faceted = rows.some(row => 'facet' in row);
    const points = [];
    for (const row of rows) {
        const value = numberOf(row);
        if (value === undefined)
            return (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .unparsable */ .GF)('a row of the answer is not one number');
        const ended = row['endTimeSeconds'];
        points.push({ at: typeof ended === 'number' ? ended * 1000 : end, value: value ?? Number.NaN });
    }
    const series = faceted ? points.map(point => [point]) : [points];
    return { kind: 'series', series, newestAt: null, serverNow: answered.serverNow, notes: [] };
};
const newrelic = (parts) => ({
    name: 'newrelic',
    address: (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .addressOf */ .ci)(parts.url),
    usualDelayMs: 120_000,
    reducer: 'avg',
    momentary: false,
    read: async ({ query, windowMs, agoMs, timeoutMs, signal }) => {
        const end = parts.clock.now() - agoMs;
        const variables = {
            account: parts.account,
            nrql: `${query} SINCE ${Math.round(end - windowMs)} UNTIL ${Math.round(end)}`,
            timeout: Math.max(1, Math.ceil(timeoutMs / 1000)),
        };
        const headers = { 'content-type': 'application/json', 'api-key': parts.key };
        const body = JSON.stringify({ query: graph, variables });
        const answered = await (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .ask */ .kA)(parts, { method: 'POST', url: parts.url, headers, body, timeoutMs, signal }, [
            parts.key,
        ]);
        if (answered.kind !== 'answered')
            return answered;
        const json = (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonOf */ .o_)(answered);
        if (!('value' in json))
            return json;
        const parsed = answer.safeParse(json.value);
        if (!parsed.success)
            return (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .unparsable */ .GF)('the answer is none of NerdGraph');
        const { errors, data } = parsed.data;
        if (errors !== null && errors !== undefined && errors.length > 0)
            return faultOf(errors);
        const rows = data?.actor.account?.nrql?.results;
        if (rows === undefined)
            return (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .unparsable */ .GF)('the answer holds no results');
        return readOf(rows, end, answered);
    },
});


/***/ })

};
