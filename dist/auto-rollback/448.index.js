export const id = 448;
export const ids = [448];
export const modules = {

/***/ 3448:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   sentry: () => (/* binding */ sentry)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1137);
/* harmony import */ var _provider_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5106);


/** Sentry: `new-issues` first seen in the window, or `errors` in it; a search may follow either. */
const issues = zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }));
const events = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ data: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J())) });
const refusal = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ detail: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J() });
const wordsOf = (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsIn */ .Hn)(refusal, ({ detail }) => ({
    text: typeof detail === 'string' ? detail : JSON.stringify(detail),
}));
const perPage = 100;
const maxPages = 10;
/** The cursor of the next page, when there is one with results. */
const nextCursor = (link) => {
    const next = link.split(',').find(one => /rel="next"/.test(one) && /results="true"/.test(one));
    return next === undefined ? undefined : /cursor="([^"]+)"/.exec(next)?.[1];
};
/** Without milliseconds or zone: UTC. */
const timeText = (ms) => new Date(ms).toISOString().slice(0, 19);
const sentry = (parts) => {
    const root = `${parts.url.replace(/\/+$/, '')}/api/0/organizations/${encodeURIComponent(parts.organization)}`;
    const project = parts.project === '' ? '' : `project:${parts.project} `;
    const get = async (path, parameters, { timeoutMs, signal }) => {
        const url = `${root}/${path}/?${new URLSearchParams(parameters)}`;
        const headers = { authorization: `Bearer ${parts.token}`, accept: 'application/json' };
        const answered = await (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .ask */ .kA)(parts, { method: 'GET', url, headers, timeoutMs, signal }, [parts.token], wordsOf);
        if (answered.kind !== 'answered')
            return answered;
        const json = (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonOf */ .o_)(answered);
        return 'value' in json ? { json: json.value, answered } : json;
    };
    const counted = (count, { serverNow }) => {
        const at = serverNow ?? parts.clock.now();
        return { kind: 'series', series: [[{ at, value: count }]], newestAt: null, serverNow, notes: [] };
    };
    const newIssues = async (search, since, asked) => {
        const query = `${project}firstSeen:>=${timeText(since)} ${search}`.trim();
        let [count, cursor] = [0, ''];
        for (let page = 0; page < maxPages; page += 1) {
            const more = cursor === '' ? {} : { cursor };
            const got = await get('issues', { query, limit: `${perPage}`, statsPeriod: '', ...more }, asked);
            if ('kind' in got)
                return got;
            const parsed = issues.safeParse(got.json);
            if (!parsed.success)
                return (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .unparsable */ .GF)('the answer is no list of issues');
            count += parsed.data.length;
            const next = nextCursor(got.answered.response.headers['link'] ?? '');
            // More than ten pages are more than anybody allows; that many are known.
            if (next === undefined || page === maxPages - 1)
                return counted(count, got.answered);
            cursor = next;
        }
        return (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .unparsable */ .GF)('no page came');
    };
    const errors = async (search, since, until, asked) => {
        const period = { start: timeText(since), end: timeText(until) };
        const query = `${project}event.type:error ${search}`.trim();
        const got = await get('events', { field: 'count()', dataset: 'errors', query, ...period }, asked);
        if ('kind' in got)
            return got;
        const parsed = events.safeParse(got.json);
        const [row] = parsed.success ? parsed.data.data : [];
        const count = row?.['count()'] ?? row?.['count'];
        return typeof count === 'number' ? counted(count, got.answered) : (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .unparsable */ .GF)('the answer holds no count()');
    };
    return {
        name: 'sentry',
        address: (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .addressOf */ .ci)(root),
        usualDelayMs: 60_000,
        reducer: 'last',
        momentary: false,
        read: async (asked) => {
            const [what = '', ...search] = asked.query.trim().split(/\s+/);
            const until = parts.clock.now() - asked.agoMs;
            return what === 'new-issues'
                ? await newIssues(search.join(' '), until - asked.windowMs, asked)
                : await errors(search.join(' '), until - asked.windowMs, until, asked);
        },
    };
};


/***/ })

};
