export const id = 9008;
export const ids = [9008];
export const modules = {

/***/ 9689:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ incidentLead),
/* harmony export */   j: () => (/* binding */ toldPeople)
/* harmony export */ });
/* harmony import */ var _core_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6706);
/** Who was told, for the job summary. Pure. */

const words = {
    delivered: 'told',
    failed: '**not told**',
    skipped: 'not asked',
};
const row = ({ channel, state, attempts, detail, url }) => [
    (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(channel),
    words[state],
    attempts > 1 ? `${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(detail)} (${attempts} attempts)` : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(detail),
    url === undefined ? '' : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(url),
];
/** Where the incident is worked on: the first thing to see after a rollback. */
const incidentLead = (deliveries) => (deliveries ?? []).flatMap(({ channel, url }) => channel === 'github-incident' && url !== undefined ? [`🚨 **Incident: ${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(url)}**`] : []);
/** Nothing where nobody was to be told. */
const toldPeople = (deliveries) => deliveries === undefined || deliveries.length === 0
    ? []
    : ['### Who was told', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['channel', '', 'detail', 'where'], deliveries.map(row))];


/***/ }),

/***/ 2319:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ GitHub)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
;// CONCATENATED MODULE: ./src/adapters/github/answers.ts

/** How to read an answer that is not the wished-for one. */
const maxWaitMs = 20_000;
const problem = schemas/* object */.Ikc({
    message: schemas/* string */.YjP(),
    errors: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* looseObject */._H3({ message: schemas/* string */.YjP().optional(), code: schemas/* string */.YjP().optional() })]))
        .optional(),
});
const seconds = (text) => {
    if (text === undefined || text.trim() === '')
        return undefined;
    const value = Number(text);
    return Number.isFinite(value) && value >= 0 ? value : undefined;
};
/** GitHub said "not now", so nothing was done: the hourly limit is used up, or a secondary one was hit. */
const notDone = ({ status, headers }) => status === 429 ||
    (status === 403 && (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0'));
/**
 * How long to wait before the same request is sent again; undefined: it would not help, or take too long.
 * `retry-after` wins, then the time at which a used-up limit begins anew, then a growing pause for 429 and 5xx.
 */
const waitOf = (response, attempt, now) => {
    const { status, headers } = response;
    const after = seconds(headers['retry-after']);
    const reset = headers['x-ratelimit-remaining'] === '0' ? seconds(headers['x-ratelimit-reset']) : undefined;
    if (after !== undefined || (notDone(response) && reset !== undefined)) {
        const wait = after !== undefined ? after * 1000 : Math.max(0, (reset ?? 0) * 1000 - now);
        return wait <= maxWaitMs ? wait : undefined;
    }
    return status >= 500 || status === 429 ? 500 * 2 ** attempt : undefined;
};
const parsed = (response) => {
    try {
        return problem.parse(JSON.parse(response.text()));
    }
    catch {
        return undefined;
    }
};
/** GitHub's own words in one line, and which permission it would have accepted. */
const explained = (response) => {
    const said = parsed(response);
    if (said === undefined)
        return `status ${response.status}`;
    const why = (said.errors ?? [])
        .map(one => (typeof one === 'string' ? one : (one.message ?? one.code ?? '')))
        .filter(one => one !== '');
    const needs = response.headers['x-accepted-github-permissions'];
    const permission = response.status === 403 && needs !== undefined && needs !== '' ? ` (needs ${needs})` : '';
    return `${[said.message, ...why].join('; ').slice(0, 300)}${permission}`;
};

;// CONCATENATED MODULE: ./src/adapters/github/client.ts



const attempts = 3;
const perPage = 100;
const named = ({ method, path }) => `${method} ${path}`;
class GitHub {
    options;
    constructor(options) {
        this.options = options;
    }
    /**
     * One GET. `path` begins with `/`; its parts are already encoded.
     * @throws ToolError `github-unexpected`, `http-failed`
     */
    async get(path, schema) {
        const call = { method: 'GET', path };
        return read(call, await this.repeated(call), schema);
    }
    /**
     * The items of up to `pages` pages. `path` holds its own query.
     * @throws ToolError `github-unexpected`, `http-failed`
     */
    async list(path, item, pages = 3) {
        const all = [];
        for (let page = 1; page <= pages; page += 1) {
            const sign = path.includes('?') ? '&' : '?';
            const answer = await this.get(`${path}${sign}per_page=${perPage}&page=${page}`, schemas/* array */.YOg(item));
            if (answer.kind !== 'found')
                return answer;
            all.push(...answer.value);
            if (answer.value.length < perPage)
                break;
        }
        return { kind: 'found', value: all };
    }
    /** One PATCH; the same one twice leaves what one leaves, so it is simply repeated. */
    async patch(path, body, schema) {
        const call = { method: 'PATCH', path, body };
        return written(call, await this.repeated(call), schema);
    }
    /**
     * One POST. Where nobody knows whether it was done (no answer, 5xx), `done` looks first; only what is not there is
     * asked for again.
     * @throws ToolError `github-unexpected`, `http-failed`
     */
    async post(path, body, schema, done) {
        const call = { method: 'POST', path, body };
        for (let attempt = 0;; attempt += 1) {
            const response = await this.once(call).catch(unlessAborted(this.options.signal));
            if (response !== undefined && response.status < 500 && !notDone(response))
                return written(call, response, schema);
            const unknown = response === undefined || response.status >= 500;
            const there = unknown ? await done() : undefined;
            if (there !== undefined)
                return { kind: 'found', value: there };
            const wait = response === undefined ? 500 * 2 ** attempt : waitOf(response, attempt, this.options.clock.now());
            if (attempt + 1 >= attempts || wait === undefined) {
                if (response !== undefined)
                    return written(call, response, schema);
                throw unexpected(call, `no answer after ${attempts} tries, and it was not done`);
            }
            await this.options.clock.sleep(wait, this.options.signal);
        }
    }
    async repeated(call, attempt = 0) {
        const { clock, signal } = this.options;
        const response = await this.once(call);
        const wait = response.status < 400 || attempt + 1 >= attempts ? undefined : waitOf(response, attempt, clock.now());
        if (wait === undefined)
            return response;
        await clock.sleep(wait, signal);
        return await this.repeated(call, attempt + 1);
    }
    async once({ method, path, body }) {
        const { http, apiUrl, token, signal, timeoutMs } = this.options;
        return await http.request({
            method,
            url: `${apiUrl}${path}`,
            headers: {
                accept: 'application/vnd.github+json',
                'x-github-api-version': '2022-11-28',
                'user-agent': 'prod-actions',
                ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
                ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            ...(timeoutMs === undefined ? {} : { timeoutMs }),
            ...(signal === undefined ? {} : { signal }),
        });
    }
}
/** Cancelled is cancelled; anything else is an outcome that nobody knows. */
const unlessAborted = (signal) => (thrown) => {
    if (signal?.aborted === true || !(thrown instanceof errors/* ToolError */.v4))
        throw thrown;
    return undefined;
};
const read = (call, response, schema) => {
    if (response.status === 404)
        return { kind: 'absent' };
    if (response.status === 401 || response.status === 403)
        return { kind: 'denied', message: explained(response) };
    if (response.status !== 200)
        throw unexpected(call, explained(response));
    return { kind: 'found', value: decode(call, response, schema) };
};
const written = (call, response, schema) => {
    const { status } = response;
    if (status === 429)
        return { kind: 'denied', message: explained(response) };
    if (status === 409 || status === 410 || status === 422)
        return { kind: 'refused', status, message: explained(response) };
    if (status === 200 || status === 201)
        return { kind: 'found', value: decode(call, response, schema) };
    return read(call, response, schema);
};
const unexpected = (call, why) => new errors/* ToolError */.v4('github-unexpected', 'github', `${named(call)}: ${why}`);
const decode = (call, response, schema) => {
    try {
        return schema.parse(JSON.parse(response.text()));
    }
    catch (cause) {
        throw unexpected(call, `the answer does not fit its description: ${(0,errors/* messageOf */.bD)(cause).slice(0, 300)}`);
    }
};


/***/ }),

/***/ 5030:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  notifyCommand: () => (/* binding */ notifyCommand)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
// EXTERNAL MODULE: ./src/adapters/announcing/announcing.ts + 26 modules
var announcing = __webpack_require__(1673);
// EXTERNAL MODULE: ./src/domain/verdicts/codes.ts
var codes = __webpack_require__(713);
;// CONCATENATED MODULE: ./src/adapters/announcing/codes.ts

/** What is said of the channels themselves; none of these changes a verdict. */
const codes_codes = (0,codes/* defineCodes */.O)({
    'channel-misconfigured': {
        means: 'A channel of announcements is set wrongly. A deploy stops before anything is changed; a rollback goes on and tells the others.',
        next: 'Mend the input named in the message; `prod-actions notify --test` tries all channels.',
    },
    'announcement-not-delivered': {
        means: 'A channel did not take the announcement in time. The verdict of the run is what it was.',
        next: 'Tell the people of that channel yourself, then look at what it answered.',
    },
});

// EXTERNAL MODULE: ./src/adapters/announcing/inputs.ts
var inputs = __webpack_require__(7604);
// EXTERNAL MODULE: ./src/adapters/announcing/render.ts
var render = __webpack_require__(9689);
// EXTERNAL MODULE: ./src/adapters/announcing/routes.ts
var routes = __webpack_require__(3131);
// EXTERNAL MODULE: ./src/adapters/announcing/rules.ts
var rules = __webpack_require__(2262);
// EXTERNAL MODULE: ./src/adapters/rollout/inputs.ts
var rollout_inputs = __webpack_require__(2169);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/core/inputs.ts
var core_inputs = __webpack_require__(9114);
// EXTERNAL MODULE: ./src/core/markdown.ts
var markdown = __webpack_require__(6706);
// EXTERNAL MODULE: ./src/domain/announcements/announcement.ts
var announcement = __webpack_require__(2184);
;// CONCATENATED MODULE: ./src/domain/announcements/trial.ts

/** An announcement that says what it is, to try the channels with. Pure. */
const nothing = { id: '0'.repeat(64), revision: '0'.repeat(40), digest: null };
const testAnnouncement = (app, environment, now) => ({
    schema: 'prod-actions/announcement/v1',
    happening: 'rolled-back',
    severity: 'warning',
    app,
    environment,
    operation: null,
    headline: `TEST, nothing happened: this is how you are told of ${app} in ${environment}`,
    reasons: [{ code: 'test', message: 'Somebody tries the channels.', next: 'Nothing is to be done.' }],
    live: null,
    liveVerified: false,
    release: null,
    bad: nothing,
    url: '',
    startedAt: now,
    endedAt: now,
    detectionMs: null,
    recoveryMs: null,
    exposure: null,
    timeline: [{ what: 'test', at: now }],
    evidence: '',
    ends: [],
    links: { run: null, diff: null, runbook: null },
});
/** Ends what the test began in a pager. */
const testEnd = (test) => {
    const key = (0,announcement/* incidentKey */.Qq)(test);
    return { ...test, happening: 'deployed', severity: 'info', ends: key === null ? [] : [key] };
};

// EXTERNAL MODULE: ./src/cli/command.ts
var command = __webpack_require__(3567);
;// CONCATENATED MODULE: ./src/cli/notify.ts
/** Tries the channels of announcements, before an incident does. */













const notify_inputs = schemas/* object */.Ikc({
    app: rollout_inputs/* placeInputs */.vb.app,
    environment: rollout_inputs/* placeInputs */.vb.environment,
    test: core_inputs/* input */.hF.boolean({
        doc: 'Send a test announcement to every channel that is set, whatever `notify-on` says. A page is ended at once.',
        default: 'false',
    }),
    ...inputs/* notifyInputs */.v,
});
const reasonsOf = (deliveries) => deliveries
    .filter(({ state }) => state === 'failed')
    .map(({ channel, detail }) => codes_codes.reason('announcement-not-delivered', `${channel}: ${detail}`));
const resultOf = (deliveries) => {
    const reasons = reasonsOf(deliveries);
    const effect = reasons.length > 0 ? 'block' : 'continue';
    const verdict = reasons.length > 0 ? 'not-all-told' : 'told';
    const text = [(0,markdown/* headline */.Pl)({ gate: 'notify', verdict, effect, reasons }), ...(0,render/* toldPeople */.j)(deliveries)].join('\n');
    return { verdict, effect, reasons, outputs: {}, report: deliveries, text };
};
const notifyCommand = {
    inputs: notify_inputs,
    execute: async (read, runtime) => {
        const values = (0,command/* readValues */.N)(notify_inputs, rules/* notifyRules */.Vx, read);
        if (!values.test)
            throw new errors/* UserError */.yo('usage', 'notify: only tests are sent by hand.', 'Run `prod-actions notify --test`.');
        const announcer = new announcing/* Announcer */.eM(values, runtime);
        const trial = testAnnouncement(values.app, values.environment, runtime.clock.now());
        const deliveries = await announcer.tell(trial, routes/* channelNames */.ov);
        if (deliveries.length === 0)
            throw new errors/* UserError */.yo('usage', 'notify: no channel is set.', 'Set one; docs/notifications.md shows how.');
        const ended = await announcer.tell(testEnd(trial), ['pagerduty']);
        return resultOf([...deliveries, ...ended.filter(({ state }) => state === 'failed')]);
    },
};


/***/ }),

/***/ 6465:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ exposureOf)
/* harmony export */ });
/* unused harmony export ownProbes */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1137);

const ownProbes = 'our own probes';
const counted = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ failed: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), requests: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() });
const connection = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ samples: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), failed: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }).catch({ samples: 0, failed: 0 });
/** The part of a verification that counts requests. What it cannot read it leaves out. */
const counts = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    checks: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ source: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), counted: counted.optional().catch(undefined) })).catch([]),
    errorRates: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ what: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), source: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), samples: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), failed: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }))
        .catch([]),
    connections: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ fresh: connection, pooled: connection }).catch({
        fresh: { samples: 0, failed: 0 },
        pooled: { samples: 0, failed: 0 },
    }),
});
/** From a verification: all clients where something counts them, else our own probes; null where nothing was asked. */
const exposureOf = (verification) => {
    const { success, data } = counts.safeParse(verification);
    if (!success)
        return null;
    const { fresh, pooled } = data.connections;
    const all = [
        ...data.checks.flatMap(one => (one.counted === undefined ? [] : [{ ...one.counted, source: one.source }])),
        ...data.errorRates
            .filter(({ what }) => what === 'other clients')
            .map(({ failed, samples, source }) => ({ failed, requests: samples, source })),
        { failed: fresh.failed + pooled.failed, requests: fresh.samples + pooled.samples, source: ownProbes },
    ];
    return all.find(({ requests }) => requests > 0) ?? null;
};


/***/ }),

/***/ 713:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ defineCodes)
/* harmony export */ });
/**
 * Declares the reason and error codes of one concept, with the text that docs/errors.md is generated from.
 * Every `codes.ts` under src exports one such catalogue as `codes`.
 */
const defineCodes = (docs) => ({
    docs,
    reason: (code, message, next) => ({ code, message, next: next ?? docs[code].next }),
});


/***/ })

};
