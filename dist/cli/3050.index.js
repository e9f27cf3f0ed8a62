export const id = 3050;
export const ids = [3050];
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
// EXTERNAL MODULE: ./src/adapters/announcing/announcing.ts + 27 modules
var announcing = __webpack_require__(8107);
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


/***/ }),

/***/ 5576:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ codes)
/* harmony export */ });
/* harmony import */ var _verdicts_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(713);

/** Why a verification ended as it did, and what a single probe can meet. */
const codes = (0,_verdicts_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .defineCodes */ .O)({
    'error-rate-above-objective': {
        means: 'More requests failed than the objective allows; chance is ruled out at the stated false-alarm rate.',
        next: 'Look at the failures listed in the report and at the release’s log; go back if traffic is on it.',
    },
    'probe-failing': {
        means: 'One probe fails more often than the objective allows, though the others may be well.',
        next: 'Look at what this probe expected and what came; a health check that lies looks like this.',
    },
    'wrong-release': {
        means: 'Answers came from another release than the one being verified.',
        next: 'Check that the switch reached every entrance, and that no other deploy ran.',
    },
    'release-header-missing': {
        means: 'Answers do not say which release gave them, though they did while the release was warmed.',
        next: 'Something between the probe and the release answers in its place or strips the header; check the route.',
    },
    'latency-above-objective': {
        means: 'More requests were slower than the objective allows; chance is ruled out at the stated false-alarm rate.',
        next: 'Compare with the release before; go back if traffic is on it.',
    },
    'too-few-samples': {
        means: 'Too few answers to tell whether the objective is met.',
        next: 'Raise `probe-rate` or `verify-duration`; the report says how many are needed.',
    },
    'error-rate-not-shown': {
        means: 'Enough answers came, but the failures among them leave open whether the error rate is within the objective.',
        next: 'Measure longer, look at the failures, or set an objective that the service meets.',
    },
    'latency-not-shown': {
        means: 'The slow answers leave open whether the latency objective is met.',
        next: 'Measure longer, or set an objective that the service meets.',
    },
    'other-release-seen': {
        means: 'A few answers came from another release; too few to call the switch failed, too many to call it done.',
        next: 'Verify again once every entrance has settled.',
    },
    'prober-overloaded': {
        means: 'The machine that probes could not keep its own schedule, so its latency figures are not the service’s.',
        next: 'Lower `probe-rate`, or probe from a machine with a free core.',
    },
    'nothing-answered': {
        means: 'Not one probe got an HTTP answer, so nothing can be said about the release.',
        next: 'Check the address and the way from the prober to it; the kind of fault is named beside.',
    },
    'identity-not-checked': {
        means: 'No answer said which release gave it, so it was not checked that the new release is the one that answers.',
        next: 'Let the app answer with the header x-prod-actions-release, value of the variable PROD_ACTIONS_RELEASE.',
    },
    'error-rate-unseen': {
        means: 'The samples were enough for `min-samples`, but a rise of the stated size could have gone unseen.',
        next: 'Raise `probe-rate` or `verify-duration` to see smaller rises.',
    },
    'counters-unavailable': {
        means: 'The target’s own request counters could not be read; the verdict stands on our probes alone.',
        next: 'Check the state folder and that the proxy of the target runs.',
    },
    'entrance-unknown': {
        means: 'It is not known where users’ traffic enters.',
        next: 'Set `url`, or `app`, `environment` and `state-dir` as the deploy had them.',
    },
    'probe-definition': {
        means: 'A probe is not written in a way we understand.',
        next: 'Write a line such as `GET /healthz 200`, or a JSON object; every problem is listed.',
    },
    'connection-refused': {
        means: 'Nothing listens at the address.',
        next: 'Check the address and port, and that the entrance is up.',
    },
    'connection-cut': {
        means: 'The connection was closed before an answer came.',
        next: 'Look at the log of the entrance and of the release at that moment.',
    },
    'tls-failed': {
        means: 'The TLS handshake failed: the certificate is wrong, expired or not trusted.',
        next: 'Check the certificate chain and the name in the address.',
    },
    'probe-timeout': {
        means: 'No full answer came in time.',
        next: 'Look for what the release waits on; raise `probe-timeout` only if such times are normal.',
    },
    'name-not-resolved': {
        means: 'The host name of the address does not resolve.',
        next: 'Check the name, and DNS on the machine that probes.',
    },
    'unexpected-status': {
        means: 'The answer has another status than expected.',
        next: 'Look at the body shown in the report and at the release’s log.',
    },
    'unexpected-body': {
        means: 'The body does not contain or match what was expected.',
        next: 'Look at the body shown in the report.',
    },
    'unexpected-header': {
        means: 'A header is missing or has another value than expected.',
        next: 'Compare the headers with the probe.',
    },
    'unexpected-json': {
        means: 'A value in the JSON body is missing or not as expected.',
        next: 'Look at the path and the value shown in the report.',
    },
    'body-not-json': {
        means: 'The body is no JSON, though the probe looks into it.',
        next: 'Look at the body shown: often an error page of something in front of the release.',
    },
    'schema-not-met': {
        means: 'The JSON body does not fit the JSON Schema of the probe.',
        next: 'Look at the place shown in the report; clients that rely on the schema break there.',
    },
    'policy-not-met': {
        means: 'An answer lacks what a policy word of the probe asks for: security headers, redirect to https, compression, caching.',
        next: 'Compare the headers with docs/probes.md; a proxy in front may strip or add them.',
    },
    'limit-not-reached': {
        means: 'So many requests in a row were sent, and none met the refusal that was expected.',
        next: 'Check that the rate limit or the access rule is on at the entrance; raise `burst` if the limit is higher.',
    },
    'certificate-expired': {
        means: 'A certificate of the chain has ended; browsers refuse the site.',
        next: 'Renew the certificate now; rolling the release back does not bring it back.',
    },
    'certificate-expiring': {
        means: 'A certificate of the chain ends sooner than the probe allows.',
        next: 'Renew it, and look why it was not renewed by itself.',
    },
    'certificate-untrusted': {
        means: 'The chain of certificates does not lead to one that this machine trusts.',
        next: 'Send the whole chain; for a private authority set NODE_EXTRA_CA_CERTS on the runner.',
    },
    'certificate-name': {
        means: 'The certificate is for other names than the one that was asked for.',
        next: 'Check which certificate the entrance shows for this name (SNI).',
    },
    'tls-version-old': {
        means: 'The handshake agreed on an older version of TLS than the probe allows.',
        next: 'Switch the old versions off at the entrance.',
    },
    'websocket-refused': {
        means: 'The opening handshake of the WebSocket was answered with another status than 101.',
        next: 'Check the path, and that the entrance lets the upgrade through.',
    },
    'websocket-broken': {
        means: 'The WebSocket opened, but what followed was not the protocol.',
        next: 'Look at the log of the release and of the proxy before it.',
    },
    'websocket-unexpected': {
        means: 'What came back over the WebSocket is not what was expected.',
        next: 'Look at what was said in the report.',
    },
    'grpc-not-serving': {
        means: 'The health service says NOT_SERVING.',
        next: 'Look at what the release waits on.',
    },
    'grpc-service-unknown': {
        means: 'The health service does not know the service that was asked for.',
        next: 'Check the full name of the service, package included, and that the release registers it.',
    },
    'grpc-status-unknown': {
        means: 'The health service says UNKNOWN: it does not know yet.',
        next: 'Look whether the release sets its health status when it is ready.',
    },
    'grpc-no-health-service': {
        means: 'The server does not implement grpc.health.v1.Health.',
        next: 'Register the health service in the server.',
    },
    'grpc-call-failed': {
        means: 'The gRPC call ended with an error status.',
        next: 'Look at the status and message in the report.',
    },
    'unexpected-greeting': {
        means: 'What the server said first is not what was expected.',
        next: 'Check that the right service listens at the port.',
    },
    'unexpected-records': {
        means: 'The name lacks a record that was expected.',
        next: 'Check the zone and how long resolvers keep the old answer.',
    },
    'check-failed-to-run': {
        means: 'A check beside the probes broke before it could say anything; that is never a pass.',
        next: 'Mend what the message names, or set the check `required: false`.',
    },
    'check-timed-out': {
        means: 'A check beside the probes gave no answer in its time; that is never a pass.',
        next: 'Look why its source is slow, or give it more time.',
    },
    'answer-too-slow': {
        means: 'The answer came later than the probe’s own limit.',
        next: 'Compare with the release before.',
    },
});


/***/ }),

/***/ 4419:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ percent),
/* harmony export */   V: () => (/* binding */ verdictOf)
/* harmony export */ });
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5576);

const percent = (share) => {
    const value = share * 100;
    const digits = value === 0 || value >= 10 ? 1 : value >= 0.1 ? 2 : 3;
    return `${value.toFixed(digits)} %`;
};
/** `: 3 × connection-refused, 1 × probe-timeout`; nothing where nothing failed. */
const because = (failures) => {
    const most = Object.entries(failures).slice(0, 3);
    return most.length === 0 ? '' : `: ${most.map(([code, count]) => `${count} × ${code}`).join(', ')}`;
};
const rateReason = (report, failures) => {
    const numbers = `${report.failed} of ${report.samples} requests failed (${percent(report.rate ?? 0)}), objective ${percent(report.objective)}`;
    if (report.source !== 'our probes')
        return _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('error-rate-above-objective', `Other clients: ${numbers}; counted by the ${report.source}.`);
    if (report.what === 'all probes')
        return _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('error-rate-above-objective', `${numbers}${because(failures)}.`);
    return _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('probe-failing', `${report.what}: ${numbers}.`);
};
/** A fault that is what it is, whichever request met it, has its own code; others are the probe's. */
const probeReason = (report, usual) => {
    const reason = rateReason(report, {});
    if (usual === null || usual === undefined)
        return reason;
    const code = isCode(usual.code) && standsForItself.has(usual.code) ? usual.code : 'probe-failing';
    return _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason(code, `${reason.message.replace(/\.$/, '')}: ${usual.what}.`);
};
const identityFault = ({ identity, otherRelease }) => {
    if (otherRelease?.above !== true)
        return [];
    const wrong = Object.entries(identity.wrong).map(([release, count]) => `${count} from ${release.slice(0, 12)}`);
    if (wrong.length === 0) {
        return [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('release-header-missing', `${identity.unnamed} answers did not name their release.`)];
    }
    const expected = identity.expected?.slice(0, 12) ?? '';
    return [
        _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('wrong-release', `Expected release ${expected}; ${identity.right} answers came from it, ${wrong.join(', ')}.`),
    ];
};
const latencyText = (report) => `p${report.quantile * 100} is ${Math.round(report.measuredMs ?? 0)} ms, objective ${report.objectiveMs} ms: ${report.slower} of ${report.samples} answers in ${report.blocks} blocks of ${report.blockMs} ms were slower`;
const checkReasons = (checks) => checks.map(({ name, source, code, what, next }) => ({
    code: code ?? 'check-failed-to-run',
    message: `${name} (${source}): ${what}`,
    next,
}));
const faults = (evidence) => {
    const rates = [evidence.all, ...(evidence.others === null ? [] : [evidence.others])];
    const slow = evidence.latency.filter(report => report.above);
    return [
        ...identityFault(evidence),
        ...rates.filter(report => report.above).map(report => rateReason(report, evidence.failures)),
        ...evidence.perProbe.flatMap((report, probe) => (report.above ? [probeReason(report, evidence.usual[probe])] : [])),
        ...slow.map(report => _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('latency-above-objective', `${latencyText(report)}.`)),
        ...checkReasons(evidence.checks.filter(check => check.verdict === 'fail')),
    ];
};
/** Nothing answered: the kind of fault that was met most, with its own advice. */
const silence = ({ failures, all }) => {
    const kinds = Object.entries(failures);
    const known = kinds.flatMap(([code, count]) => isCode(code) ? [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason(code, `${count} of ${all.samples} probes: ${_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.docs[code].means}`)] : []);
    return [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('nothing-answered', `None of ${all.samples} probes got an answer.`), ...known];
};
const isCode = (text) => text in _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.docs;
const standsForItself = new Set([
    ...['certificate-expired', 'certificate-expiring', 'certificate-untrusted', 'certificate-name'],
    ...['tls-version-old', 'websocket-refused', 'websocket-broken', 'grpc-not-serving'],
    ...['grpc-service-unknown', 'grpc-status-unknown', 'grpc-no-health-service'],
    ...['limit-not-reached', 'unexpected-records', 'unexpected-greeting', 'policy-not-met'],
]);
const errorRateDoubt = ({ all, needed, objectives, failures }) => {
    if (all.samples < needed) {
        const message = `${all.samples} samples; ${needed} are needed to tell whether the error rate is within ${percent(all.objective)}.`;
        return [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('too-few-samples', message)];
    }
    // With a `min-samples` of the caller, a rate not above the objective is enough; what stays unseen is said.
    if (all.within || (objectives.minSamples !== null && (all.rate ?? 1) <= all.objective))
        return [];
    const message = `${all.failed} of ${all.samples} requests failed${because(failures)}. The error rate may be up to ${percent(all.upper)} (95 % confidence), the objective is ${percent(all.objective)}.`;
    return [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('error-rate-not-shown', message)];
};
const latencyDoubt = ({ latency }) => latency
    .filter(report => !report.within)
    .map(report => report.overloaded
    ? _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('prober-overloaded', `p${report.quantile * 100}: ${report.unclear} of ${report.samples} answers were slower than ${report.objectiveMs} ms only because the machine that probes was busy.`)
    : _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('latency-not-shown', `${latencyText(report)}; up to ${percent(report.upperShare)} may be (95 % confidence).`));
const identityDoubt = ({ identity }) => {
    const wrong = Object.values(identity.wrong).reduce((sum, count) => sum + count, 0);
    return wrong === 0
        ? []
        : [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('other-release-seen', `${wrong} of ${wrong + identity.right} answers came from another release.`)];
};
/** What a pass does not say. */
const remarks = ({ identity, all, checks }) => [
    ...(identity.checked
        ? []
        : [
            _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('identity-not-checked', identity.expected === null
                ? 'Identity not checked: no release was named to expect.'
                : 'Identity not checked: no answer named its release.', identity.expected === null ? 'Set `release` to the id that the deploy put out.' : undefined),
        ]),
    ...(all.within
        ? []
        : [
            _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('error-rate-unseen', `With ${all.samples} requests a rise of less than ${((all.visibleRate - all.objective) * 100).toFixed(1)} points over the objective of ${percent(all.objective)} could have gone unseen.`),
        ]),
    ...checkReasons(checks.filter(check => !check.required && isDoubtful(check))),
];
const isDoubtful = ({ verdict }) => verdict === 'inconclusive' || verdict === 'error';
/** Fault beats error beats doubt beats pass; without any answer only another check's fault can be said. */
const verdictOf = (evidence) => {
    const bad = faults(evidence);
    if (evidence.answered === 0) {
        const seen = checkReasons(evidence.checks.filter(check => check.verdict === 'fail'));
        if (seen.length > 0)
            return { verdict: 'fail', reasons: [...seen, ...silence(evidence)] };
        return evidence.all.samples === 0
            ? { verdict: 'error', reasons: [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('nothing-answered', 'No probe was sent.')] }
            : { verdict: 'error', reasons: silence(evidence) };
    }
    if (bad.length > 0)
        return { verdict: 'fail', reasons: bad };
    const needed = evidence.checks.filter(check => check.required);
    const broken = checkReasons(needed.filter(check => check.verdict === 'error'));
    const doubts = [
        ...errorRateDoubt(evidence),
        ...identityDoubt(evidence),
        ...latencyDoubt(evidence),
        ...checkReasons(needed.filter(check => check.verdict === 'inconclusive')),
    ];
    const verdict = broken.length > 0 ? 'error' : 'inconclusive';
    if (broken.length + doubts.length > 0)
        return { verdict, reasons: [...broken, ...doubts, ...remarks(evidence)] };
    const unchecked = remarks(evidence);
    return { verdict: unchecked.length > 0 && evidence.objectives.strict ? 'inconclusive' : 'pass', reasons: unchecked };
};


/***/ })

};
