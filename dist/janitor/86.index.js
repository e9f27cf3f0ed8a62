export const id = 86;
export const ids = [86];
export const modules = {

/***/ 7086:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createMetricChecks: () => (/* binding */ createMetricChecks)
});

// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/domain/metrics/codes.ts
var codes = __webpack_require__(8768);
// EXTERNAL MODULE: ./src/domain/verification/check.ts
var check = __webpack_require__(5210);
// EXTERNAL MODULE: ./src/domain/metrics/placeholders.ts
var placeholders = __webpack_require__(1894);
;// CONCATENATED MODULE: ./src/adapters/checks/metrics/instances.ts
/**
 * Each instance of the release, straight: behind one address every look would meet another of them, and counters of
 * different instances are no series.
 * @param address as the caller wrote it
 */
const instanceTargets = ({ entry, path }, address, source, { releaseId }) => {
    let following = Promise.resolve(null);
    const orFollow = async (earlier) => (await earlier.catch(() => null)) ?? (await source.follow(releaseId));
    return {
        address,
        ofRelease: true,
        now: async () => {
            // What is not there yet may come.
            following = orFollow(following);
            const instances = (await (await following)?.straight(entry ?? undefined)) ?? [];
            return instances.map(({ name, url }) => ({ name, url: `${url}${path}` }));
        },
        // A look may still be under way.
        close: async () => {
            await (await following.catch(() => null))?.close();
        },
    };
};

// EXTERNAL MODULE: ./src/adapters/checks/metrics/providers/google.ts
var google = __webpack_require__(3596);
// EXTERNAL MODULE: ./src/adapters/checks/metrics/settings.ts
var metrics_settings = __webpack_require__(209);
// EXTERNAL MODULE: ./src/adapters/checks/metrics/span.ts
var span = __webpack_require__(96);
;// CONCATENATED MODULE: ./src/adapters/checks/metrics/connect.ts







const givenOf = (inputs) => {
    const settings = (0,metrics_settings/* valuesOf */.sm)(inputs['metrics-settings']);
    const secrets = (0,metrics_settings/* valuesOf */.sm)(inputs['metrics-secrets']);
    return {
        setting: name => settings[name] || undefined,
        secret: name => secrets[name] || undefined,
        secrets: Object.values(secrets).filter(value => value !== ''),
    };
};
const headers = (values) => {
    const credentials = { kind: 'headers', headers: values };
    return async () => credentials;
};
/** `user:password` or a token; neither: the server asks for none. */
const authorization = (token, password) => {
    if (password !== undefined)
        return { authorization: `Basic ${Buffer.from(password).toString('base64')}` };
    return token === undefined ? {} : { authorization: `Bearer ${token}` };
};
const prometheusParts = (given, inputs, parts) => ({
    ...parts,
    url: inputs['prometheus-url'],
    credentials: headers(authorization(given.secret('prometheus-token'), given.secret('prometheus-password'))),
    secrets: given.secrets,
});
/** @throws UserError `metric-connection-missing` */
const needed = (value, provider, name, where) => {
    if (value !== undefined && value !== '')
        return value;
    throw (0,errors/* userError */.IF)(codes/* codes */.F, 'metric-connection-missing', `metrics: ${provider} needs \`${name}\` in ${where}.`);
};
const secretOf = (given, provider, name) => needed(given.secret(name), provider, name, '`metrics-secrets`');
const settingOf = (given, provider, name) => needed(given.setting(name), provider, name, '`metrics-settings`');
/** From the inputs, else from the environment, where actions that log in to AWS leave them. */
const awsCredentials = (given, env) => {
    const own = given.secret('aws-access-key-id') !== undefined;
    const of = (name, variable) => (own ? given.secret(name) : env[variable]);
    const where = '`metrics-secrets`, or AWS credentials in the environment';
    return {
        accessKeyId: needed(of('aws-access-key-id', 'AWS_ACCESS_KEY_ID'), 'cloudwatch', 'aws-access-key-id', where),
        secretAccessKey: needed(of('aws-secret-access-key', 'AWS_SECRET_ACCESS_KEY'), 'cloudwatch', 'aws-secret-access-key', where),
        sessionToken: of('aws-session-token', 'AWS_SESSION_TOKEN') || undefined,
    };
};
const newrelicUrls = {
    us: 'https://api.newrelic.com/graphql',
    eu: 'https://api.eu.newrelic.com/graphql',
};
const googleAccess = (given) => {
    const token = given.secret('google-token');
    if (token !== undefined)
        return { token };
    const key = secretOf(given, 'google', 'google-service-account');
    const account = (0,google.parseServiceAccount)(key);
    if (account !== undefined)
        return { account };
    throw (0,errors/* userError */.IF)(codes/* codes */.F, 'metric-connection-missing', 'metrics: `google-service-account` is neither the JSON of a key file nor its base64.');
};
const connectors = {
    prometheus: async (given, { inputs, parts }) => (await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 8571))).prometheus(prometheusParts(given, inputs, parts)),
    datadog: async (given, { parts }) => (await __webpack_require__.e(/* import() */ 357).then(__webpack_require__.bind(__webpack_require__, 7357))).datadog({
        ...parts,
        site: given.setting('datadog-site') ?? 'datadoghq.com',
        url: given.setting('datadog-url'),
        apiKey: secretOf(given, 'datadog', 'datadog-api-key'),
        appKey: secretOf(given, 'datadog', 'datadog-app-key'),
    }),
    cloudwatch: async (given, { parts }) => {
        const { env } = parts;
        const region = given.setting('aws-region') ?? env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'];
        return (await __webpack_require__.e(/* import() */ 188).then(__webpack_require__.bind(__webpack_require__, 9188))).cloudwatch({
            ...parts,
            region: needed(region, 'cloudwatch', 'aws-region', '`metrics-settings`'),
            url: given.setting('cloudwatch-url'),
            credentials: awsCredentials(given, env),
        });
    },
    newrelic: async (given, { parts }) => (await __webpack_require__.e(/* import() */ 34).then(__webpack_require__.bind(__webpack_require__, 8034))).newrelic({
        ...parts,
        url: given.setting('newrelic-url') ?? newrelicUrls[given.setting('newrelic-region') ?? 'us'] ?? '',
        account: Number(settingOf(given, 'newrelic', 'newrelic-account')),
        key: secretOf(given, 'newrelic', 'newrelic-key'),
    }),
    google: async (given, { parts }) => (await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 3596))).google({
        ...parts,
        project: settingOf(given, 'google', 'google-project'),
        url: given.setting('google-url') ?? 'https://monitoring.googleapis.com',
        access: googleAccess(given),
    }),
    sentry: async (given, { parts }) => (await __webpack_require__.e(/* import() */ 448).then(__webpack_require__.bind(__webpack_require__, 3448))).sentry({
        ...parts,
        url: given.setting('sentry-url') ?? 'https://sentry.io',
        organization: settingOf(given, 'sentry', 'sentry-organization'),
        project: given.setting('sentry-project') ?? '',
        token: secretOf(given, 'sentry', 'sentry-token'),
    }),
    json: async (given, { definition, parts }) => (await __webpack_require__.e(/* import() */ 73).then(__webpack_require__.bind(__webpack_require__, 6073))).json({
        ...parts,
        url: definition.kind === 'query' ? definition.query : '',
        path: definition.kind === 'query' ? (definition.path ?? '$') : '$',
        headers: authorization(given.secret('json-token')),
        secrets: given.secrets,
    }),
};
/** @throws UserError `metric-connection-missing` */
const connect = async (definition, inputs, subject, parts) => {
    if (definition.provider === 'scrape')
        throw new Error('counters of a scrape are read elsewhere');
    return await connectors[definition.provider](givenOf(inputs), { definition, inputs, subject, parts });
};
/** @throws UserError `metric-placeholder-empty` */
const filled = (query, subject) => {
    const found = (0,placeholders/* fill */.GS)(query, (0,span/* knownOf */.b)(subject, 0));
    if ('query' in found)
        return found.query;
    const missing = found.missing.map(name => `{{${name}}}`).join(', ');
    throw (0,errors/* userError */.IF)(codes/* codes */.F, 'metric-placeholder-empty', `metrics: ${query} names ${missing}, which is not known here.`);
};
/** @throws UserError `metric-connection-missing` */
const sourceOf = ({ signals }) => {
    if (signals !== undefined && typeof signals !== 'string')
        return signals;
    const why = signals ?? 'no target is known, only an address was given.';
    throw (0,errors/* userError */.IF)(codes/* codes */.F, 'metric-connection-missing', `metrics: {{instance}} cannot be looked up: ${why}`);
};
/** @throws UserError `metric-connection-missing`, `metric-placeholder-empty` */
const connectCounters = async (definition, inputs, subject, parts) => {
    const given = givenOf(inputs);
    const { fixedTargets, prometheusCounters, scrape } = await __webpack_require__.e(/* import() */ 488).then(__webpack_require__.bind(__webpack_require__, 6488));
    const queries = { requests: filled(definition.requests, subject), errors: filled(definition.errors, subject) };
    if (definition.provider === 'prometheus')
        return prometheusCounters({ ...queries, prometheus: prometheusParts(given, inputs, parts) });
    const credentials = headers(authorization(given.secret('scrape-token')));
    const { instances, urls } = definition;
    const targets = instances === null ? fixedTargets(urls) : instanceTargets(instances, urls[0] ?? '', sourceOf(parts), subject);
    return scrape({ ...parts, ...queries, targets, credentials, secrets: given.secrets });
};

// EXTERNAL MODULE: ./src/adapters/checks/metrics/definitions.ts + 2 modules
var definitions = __webpack_require__(5903);
;// CONCATENATED MODULE: ./src/adapters/checks/metrics/create.ts





/** The verification goes on with what can be asked; this one says why it cannot, and nothing passes without it. */
const unconnected = (metric, { code, message, fix }) => {
    const { name, provider: source, required } = metric;
    const report = (0,check/* unaskedReport */.K)({ name, source, required }, { verdict: 'error', code, what: message, next: fix });
    return { name, source, required, factual: true, patienceMs: 1000, look: async () => report };
};
const checkOf = async (definition, inputs, subject, parts) => {
    if (definition.kind === 'counters') {
        const { CounterCheck } = await __webpack_require__.e(/* import() */ 106).then(__webpack_require__.bind(__webpack_require__, 1106));
        return new CounterCheck(definition, await connectCounters(definition, inputs, subject, parts), parts.clock);
    }
    const basis = { subject, clock: parts.clock, provider: await connect(definition, inputs, subject, parts) };
    if (definition.kind === 'burn')
        return new (await __webpack_require__.e(/* import() */ 48).then(__webpack_require__.bind(__webpack_require__, 2048))).BurnCheck(definition, basis);
    return new (await __webpack_require__.e(/* import() */ 627).then(__webpack_require__.bind(__webpack_require__, 9627))).QueryCheck(definition, basis);
};
/** Held to its objective alone, a metric can pass; that it was to be compared as well must not get lost. */
const uncompared = (metric, { baselineId }) => {
    if (baselineId !== null || !(0,definitions/* asksBefore */.y6)(metric) || metric.objective === null)
        return [];
    const about = { name: `${metric.name}, compared`, source: metric.provider, required: false };
    const code = 'metric-no-baseline';
    const { means: what, next } = codes/* codes */.F.docs[code];
    const report = (0,check/* unaskedReport */.K)(about, { verdict: 'inconclusive', code, what, next });
    return [{ ...about, factual: true, patienceMs: 1000, look: async () => report }];
};
/** One check for each metric, and a remark for each comparison that cannot be made. The lines were found good when the inputs were read. */
const createMetricChecks = async (inputs, subject, parts) => {
    const parsed = (0,definitions/* parseMetrics */.Bm)(inputs.metrics);
    const metrics = 'metrics' in parsed ? parsed.metrics : [];
    const checks = await Promise.all(metrics.map(async (one) => {
        try {
            return [await checkOf(one, inputs, subject, parts), ...uncompared(one, subject)];
        }
        catch (error) {
            if (error instanceof errors/* UserError */.yo)
                return [unconnected(one, error)];
            throw error;
        }
    }));
    return checks.flat();
};


/***/ }),

/***/ 3596:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   assertion: () => (/* binding */ assertion),
/* harmony export */   google: () => (/* binding */ google),
/* harmony export */   parseServiceAccount: () => (/* binding */ parseServiceAccount)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1137);
/* harmony import */ var _prometheus_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8571);
/* harmony import */ var _provider_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5106);




/** Google Cloud Monitoring through its PromQL endpoint, which answers as Prometheus does. */
const account = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    client_email: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    private_key: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    private_key_id: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional(),
    token_uri: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().default('https://oauth2.googleapis.com/token'),
});
/** The key file of a service account, as JSON or its base64; undefined: it is neither. */
const parseServiceAccount = (text) => {
    const json = text.trimStart().startsWith('{') ? text : Buffer.from(text, 'base64').toString('utf8');
    try {
        return account.safeParse(JSON.parse(json)).data;
    }
    catch {
        return undefined;
    }
};
const scope = 'https://www.googleapis.com/auth/monitoring.read';
const lifeSeconds = 3600;
const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** "Using OAuth 2.0 for Server to Server Applications": a signed claim that is changed for an access token. */
const assertion = ({ client_email, private_key, private_key_id, token_uri }, now) => {
    const iat = Math.floor(now / 1000);
    const header = { alg: 'RS256', typ: 'JWT', ...(private_key_id === undefined ? {} : { kid: private_key_id }) };
    const claims = { iss: client_email, scope, aud: token_uri, iat, exp: iat + lifeSeconds };
    const signing = `${part(header)}.${part(claims)}`;
    return `${signing}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createSign)('RSA-SHA256').update(signing).sign(private_key).toString('base64url')}`;
};
const granted = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ access_token: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), expires_in: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().default(lifeSeconds) });
const tokenTimeoutMs = 10_000;
/** Keeps the token until a minute before it ends. */
const exchanging = (parts, key) => {
    let kept;
    return async (signal) => {
        const now = parts.clock.now();
        if (kept === undefined || kept.until <= now) {
            const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
            const body = new URLSearchParams({ grant_type: grant, assertion: assertion(key, now) }).toString();
            const headers = { 'content-type': 'application/x-www-form-urlencoded' };
            const request = { method: 'POST', url: key.token_uri, headers, body, timeoutMs: tokenTimeoutMs, signal };
            const answered = await (0,_provider_js__WEBPACK_IMPORTED_MODULE_2__/* .ask */ .kA)(parts, request, [body]);
            if (answered.kind !== 'answered')
                return answered.detail.startsWith('HTTP 400') ? { ...answered, kind: 'denied' } : answered;
            const json = (0,_provider_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonOf */ .o_)(answered);
            if (!('value' in json))
                return json;
            const parsed = granted.safeParse(json.value);
            if (!parsed.success)
                return (0,_provider_js__WEBPACK_IMPORTED_MODULE_2__/* .unparsable */ .GF)('no access token came back');
            kept = { token: parsed.data.access_token, until: now + (parsed.data.expires_in - 60) * 1000 };
        }
        return { kind: 'headers', headers: { authorization: `Bearer ${kept.token}` } };
    };
};
const google = (parts) => {
    const { access, project } = parts;
    const url = `${parts.url.replace(/\/+$/, '')}/v1/projects/${encodeURIComponent(project)}/location/global/prometheus`;
    const fixed = 'token' in access ? { authorization: `Bearer ${access.token}` } : {};
    const credentials = 'token' in access
        ? async () => ({ kind: 'headers', headers: fixed })
        : exchanging(parts, access.account);
    const secrets = 'token' in access ? [access.token] : [access.account.private_key];
    const provider = (0,_prometheus_js__WEBPACK_IMPORTED_MODULE_1__.prometheus)({ http: parts.http, clock: parts.clock, url, name: 'google', credentials, secrets });
    // Its metrics arrive up to some minutes late.
    return { ...provider, usualDelayMs: 300_000 };
};


/***/ }),

/***/ 8571:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isShown: () => (/* binding */ isShown),
/* harmony export */   prometheus: () => (/* binding */ prometheus),
/* harmony export */   queryPrometheus: () => (/* binding */ queryPrometheus)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1137);
/* harmony import */ var _domain_metrics_promql_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7623);
/* harmony import */ var _provider_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5106);



/** HTTP API of Prometheus, which Thanos, Mimir, VictoriaMetrics and Google’s managed service speak as well. */
const sample = zod__WEBPACK_IMPORTED_MODULE_2__/* .tuple */ .PVZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()])
    .transform(([at, value]) => ({ at: at * 1000, value: parsed(value) }));
const parsed = (text) => text === '+Inf' ? Number.POSITIVE_INFINITY : text === '-Inf' ? Number.NEGATIVE_INFINITY : Number(text);
const labels = zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP());
const remarks = { warnings: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()).optional(), infos: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()).optional() };
const answer = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    status: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('success'),
    data: zod__WEBPACK_IMPORTED_MODULE_2__/* .discriminatedUnion */ .gMt('resultType', [
        zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ resultType: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('vector'), result: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ metric: labels, value: sample })) }),
        zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
            resultType: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('matrix'),
            result: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ metric: labels, values: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(sample) })),
        }),
        zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ resultType: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('scalar'), result: sample }),
    ]),
    ...remarks,
});
const failure = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ status: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('error'), errorType: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), error: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ...remarks });
const kindOf = (errorType) => (errorType === 'timeout' ? 'time-out' : 'provider-error');
const wordsOf = (0,_provider_js__WEBPACK_IMPORTED_MODULE_1__/* .wordsIn */ .Hn)(failure, ({ errorType, error }) => ({
    text: `${errorType}: ${error}`,
    kind: kindOf(errorType),
}));
/** Prometheus’ remarks on the query itself begin so; every other warning says that data are missing from the answer. */
const aboutTheQuery = /^PromQL (warning|info)/i;
const resultOf = (value, serverNow) => {
    const good = answer.safeParse(value);
    if (!good.success)
        return (0,_provider_js__WEBPACK_IMPORTED_MODULE_1__/* .unparsable */ .GF)('the answer is none of the Prometheus API');
    const { data, warnings = [], infos = [] } = good.data;
    const partial = warnings.filter(text => !aboutTheQuery.test(text));
    if (partial.length > 0)
        return { kind: 'provider-error', detail: `only a part was answered: ${partial.join('; ')}` };
    const notes = [...warnings, ...infos];
    if (data.resultType === 'scalar')
        return { kind: 'result', series: [{ labels: {}, points: [data.result] }], notes, serverNow };
    const series = data.resultType === 'vector'
        ? data.result.map(one => ({ labels: one.metric, points: [one.value] }))
        : data.result.map(one => ({ labels: one.metric, points: one.values }));
    return { kind: 'result', series, notes, serverNow };
};
const root = (url) => url.replace(/\/+$/, '').replace(/\/api\/v1$/, '');
const queryPrometheus = async (parts, path, parameters, { timeoutMs, signal }) => {
    const credentials = await parts.credentials(signal);
    if (credentials.kind !== 'headers')
        return credentials;
    // POST: long queries fit, and no proxy on the way keeps an answer.
    const request = {
        method: 'POST',
        url: `${root(parts.url)}/api/v1/${path}`,
        headers: { ...credentials.headers, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ ...parameters, timeout: `${Math.ceil(timeoutMs / 1000)}s` }).toString(),
        timeoutMs,
        signal,
    };
    const answered = await (0,_provider_js__WEBPACK_IMPORTED_MODULE_1__/* .ask */ .kA)(parts, request, parts.secrets, wordsOf);
    if (answered.kind !== 'answered')
        return answered;
    const json = (0,_provider_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonOf */ .o_)(answered);
    return 'value' in json ? resultOf(json.value, answered.serverNow) : json;
};
const times = (result) => result.series.flatMap(({ points }) => points.map(point => point.value * 1000));
/** A query for one number per selector, all in one. */
const perSelector = (selectors, body) => selectors.map((one, index) => `label_replace(max(${body(one)}), "selector", "${index}", "", "")`).join(' or ');
/** How far back the end of data is looked for once there are no new ones. */
const lostWithin = '[30m:5s]';
/** The end of the window. Without a time the server takes its own clock, which need not be ours. */
const timeOf = ({ agoMs }, now) => agoMs === 0 ? {} : { time: `${(now - agoMs) / 1000}` };
/** When the newest sample behind a query was taken; null: the query reads no series; 0: none of its series has data. */
const newestSample = async (parts, asked) => {
    const selectors = (0,_domain_metrics_promql_js__WEBPACK_IMPORTED_MODULE_0__/* .selectorsOf */ .Yv)(asked.query).slice(0, 8);
    if (selectors.length === 0 || asksForAbsence.test(asked.query))
        return null;
    const time = timeOf(asked, parts.clock.now());
    const taken = perSelector(selectors, one => `timestamp(${one})`);
    const live = await queryPrometheus(parts, 'query', { query: taken, ...time }, asked);
    if (live.kind !== 'result')
        return live;
    // One without data is a counter that nothing was counted on yet; the oldest of the others speaks for the query.
    if (live.series.length > 0)
        return Math.min(...times(live));
    const query = perSelector(selectors, one => `max_over_time(timestamp(${one})${lostWithin})`);
    const lost = await queryPrometheus(parts, 'query', { query, ...time }, asked);
    return lost.kind === 'result' ? Math.max(0, ...times(lost)) : lost;
};
const asksForAbsence = /\babsent(_over_time)?\s*\(/;
const stepOf = (windowMs) => Math.max(1, Math.round(windowMs / 60_000));
const parametersOf = (asked, now) => {
    const { query, shape, windowMs, agoMs } = asked;
    if (shape === 'instant')
        return { query, ...timeOf(asked, now) };
    const end = (now - agoMs) / 1000;
    return { query, start: `${end - windowMs / 1000}`, end: `${end}`, step: `${stepOf(windowMs)}` };
};
/** The age of the oldest sample in the window, looked for once in sixty parts of it. */
const historyOf = async (parts, asked) => {
    const [selector] = (0,_domain_metrics_promql_js__WEBPACK_IMPORTED_MODULE_0__/* .selectorsOf */ .Yv)(asked.query);
    if (selector === undefined)
        return undefined;
    const range = `[${Math.round(asked.windowMs / 1000)}s:${stepOf(asked.windowMs)}s]`;
    const query = `time() - min(min_over_time(timestamp(${selector})${range}))`;
    const time = timeOf(asked, parts.clock.now());
    const result = await queryPrometheus(parts, 'query', { query, ...time }, asked);
    if (result.kind !== 'result')
        return undefined;
    // Not one sample at any of the steps: there is less history than between two of them.
    return (result.series[0]?.points[0]?.value ?? 0) * 1000;
};
/** Far enough back to meet a failure of the release before, which shows that the name is right. */
const namesWithin = '[6h]';
/** Whether there are series of a metric that the query reads, whatever their labels. */
const isShown = async (parts, query, limits) => {
    const names = (0,_domain_metrics_promql_js__WEBPACK_IMPORTED_MODULE_0__/* .metricNames */ .Zv)(query);
    // Selected by labels alone: no name could be wrong.
    if (names.length === 0)
        return true;
    const counted = names.map(name => `count(count_over_time(${name}${namesWithin}))`).join(' or ');
    const result = await queryPrometheus(parts, 'query', { query: counted }, limits);
    return result.kind === 'result' ? result.series.length > 0 : result;
};
const prometheus = (parts) => ({
    name: parts.name ?? 'prometheus',
    address: (0,_provider_js__WEBPACK_IMPORTED_MODULE_1__/* .addressOf */ .ci)(parts.url),
    usualDelayMs: 90_000,
    reducer: 'last',
    momentary: true,
    increase: (counter, windowMs) => `sum(increase(${counter}[${Math.round(windowMs / 1000)}s]))`,
    history: async (asked) => await historyOf(parts, asked),
    shows: async (asked) => await isShown(parts, asked.query, asked),
    read: async (asked) => {
        const path = asked.shape === 'series' ? 'query_range' : 'query';
        const result = await queryPrometheus(parts, path, parametersOf(asked, parts.clock.now()), asked);
        if (result.kind !== 'result')
            return result;
        // The time of an instant value is when it was computed; when its data were taken is asked apart.
        const newestAt = result.series.length > 0 ? await newestSample(parts, asked) : null;
        if (newestAt !== null && typeof newestAt !== 'number')
            return newestAt;
        const { notes, serverNow } = result;
        // `… or vector(0)` is a number even where nothing is measured at all.
        const series = newestAt === 0 ? [] : result.series;
        return { kind: 'series', series: series.map(one => one.points), newestAt, serverNow, notes };
    },
});


/***/ }),

/***/ 96:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ Span),
/* harmony export */   b: () => (/* binding */ knownOf)
/* harmony export */ });
/* harmony import */ var _domain_metrics_placeholders_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1894);

/** The values of placeholders for one release. */
const knownOf = ({ releaseId, app, environment, baselineId }, windowMs) => ({
    release: releaseId,
    app,
    environment,
    baseline: baselineId,
    window: (0,_domain_metrics_placeholders_js__WEBPACK_IMPORTED_MODULE_0__/* .windowText */ .Kn)(windowMs),
});
/** Clocks and scrapes are not exact to the second. */
const toleranceMs = 2000;
/** So much of a release must be seen before a window that grows with it says anything. */
const firstLookMs = 10_000;
/** Which part of the past a metric speaks of, and whether that is the release’s own. */
class Span {
    since = 0;
    /** null: from when the release got traffic until now; 0: the metric is of this moment. */
    fixedMs;
    namesRelease;
    definition;
    basis;
    constructor(definition, basis) {
        this.definition = definition;
        this.basis = basis;
        const momentary = basis.provider.momentary && definition.reduce === null && !(0,_domain_metrics_placeholders_js__WEBPACK_IMPORTED_MODULE_0__/* .names */ .Dy)(definition.query, 'window');
        this.fixedMs = definition.windowMs ?? (momentary ? 0 : null);
        this.namesRelease = (0,_domain_metrics_placeholders_js__WEBPACK_IMPORTED_MODULE_0__/* .names */ .Dy)(definition.query, 'release');
    }
    begin(startedAt) {
        this.since = this.basis.subject.switchedAt ?? startedAt;
    }
    /** How long the release has had traffic. */
    sinceMs(now) {
        return Math.max(0, now - this.since);
    }
    windowMs(now) {
        return this.fixedMs ?? Math.max(1000, Math.round(this.sinceMs(now) / 1000) * 1000);
    }
    /** How far the window reaches behind the moment the release got traffic. */
    beforeMs(now) {
        return Math.max(0, this.windowMs(now) - this.sinceMs(now));
    }
    /** Nothing of the window speaks of another release. */
    covered(now) {
        if (this.namesRelease || this.fixedMs === null)
            return true;
        return this.beforeMs(now) <= Math.max(toleranceMs, this.fixedMs * 0.05);
    }
    /** Worth a look before the last one. */
    ripe(now) {
        return this.covered(now) && (this.fixedMs !== null || this.sinceMs(now) >= firstLookMs);
    }
    /** How old the newest data may be at the end of any window. */
    get allowedAgeMs() {
        return this.definition.maxAgeMs ?? this.basis.provider.usualDelayMs;
    }
    /** Data from before the release got traffic say nothing of it, whatever age is allowed. */
    maxAgeMs(now) {
        return Math.min(this.allowedAgeMs, this.sinceMs(now) + toleranceMs);
    }
}


/***/ }),

/***/ 8768:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ codes)
/* harmony export */ });
/* harmony import */ var _verdicts_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(713);

/** Why a metric check says what it says. */
const codes = (0,_verdicts_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .defineCodes */ .O)({
    'metric-objective-missed': {
        means: 'A metric is beyond its objective.',
        next: 'Look at the query in the report; go back if traffic is on the release.',
    },
    'metric-worse-than-before': {
        means: 'A metric is worse than it was for the release before by more than is allowed.',
        next: 'Compare both releases with the query in the report; go back if traffic is on the new one.',
    },
    'metric-no-baseline': {
        means: 'There is nothing to compare the metric with: no release before this one is known.',
        next: 'Nothing for a first release whose check has an `objective` of its own; else give it one, or keep the release before up until the verification is over.',
    },
    'metric-nan': {
        means: 'The metric is not a number; mostly a division by zero, such as a rate of failures without requests.',
        next: 'See that traffic reaches the release and is counted, or verify longer.',
    },
    'metric-empty': {
        means: 'The query matched nothing.',
        next: 'Check names and labels. If there simply were no errors, write `(… or vector(0))` around the numerator; a counter of failures has to be shown at 0, or to be the counter of requests with a label.',
    },
    'metric-stale': {
        means: 'The newest data are too old to speak of this release.',
        next: 'See that the target is still scraped or sends; verify longer than the provider needs to show new data.',
    },
    'metric-too-few-samples': {
        means: 'Too few samples to hold the metric to its objective.',
        next: 'Verify longer, send more traffic, or lower `min-samples`.',
    },
    'metric-not-shown': {
        means: 'Enough requests were counted, but the failures among them leave open whether the objective is met.',
        next: 'Measure longer, look at the failures, or set an objective that the service meets.',
    },
    'metric-window-too-long': {
        means: 'The window reaches back to before the release got traffic, so the value speaks of the old one as well.',
        next: 'Make the window shorter, raise `verify-duration`, or name the release in the query: `{{release}}`.',
    },
    'metric-provider-error': {
        means: 'The provider of the metric refused the query, answered with an error or only in part, or did not answer.',
        next: 'Check the query and the address in the report; the provider’s own words stand beside.',
    },
    'metric-timed-out': {
        means: 'The provider of the metric gave no answer in time.',
        next: 'Make the query cheaper, or raise its `timeout`.',
    },
    'metric-denied': {
        means: 'The provider of the metric refused the credentials.',
        next: 'Check the secret for this provider in `metrics-secrets` and what it may read.',
    },
    'metric-unparsable': {
        means: 'The provider’s answer is not one number that can be held to an objective.',
        next: 'Let the query give one series (`sum(…)`), and check what the address really answers.',
    },
    'metric-placeholder-empty': {
        means: 'The query names something that is not known in this run.',
        next: 'Give the action the value (`release`, `app`, `environment`), or take the placeholder out.',
    },
    'metric-connection-missing': {
        means: 'A provider lacks an address or a secret.',
        next: 'Set what the message names in `metrics-settings` or `metrics-secrets`.',
    },
    'burn-rate-too-high': {
        means: 'The error budget burns too fast in a long and in a short window, and did not before this release.',
        next: 'Go back if traffic is on the release; see which requests fail.',
    },
    'burn-rate-high-before': {
        means: 'The error budget burns too fast, but did so before this release: it cannot be told whether this one is good.',
        next: 'Find out what is failing apart from this release, then verify again.',
    },
});


/***/ })

};
