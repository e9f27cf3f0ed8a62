export const id = 9777;
export const ids = [9777];
export const modules = {

/***/ 5903:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WQ: () => (/* binding */ allowedMetrics),
  y6: () => (/* binding */ asksBefore),
  ZQ: () => (/* binding */ needsBaseline),
  Bm: () => (/* binding */ parseMetrics)
});

// EXTERNAL MODULE: ./src/domain/metrics/placeholders.ts
var placeholders = __webpack_require__(1894);
// EXTERNAL MODULE: ./src/domain/text/entries.ts
var entries = __webpack_require__(7846);
;// CONCATENATED MODULE: ./src/adapters/checks/metrics/definition.ts
/** A metric as the caller wants it. */
const providerNames = [
    'prometheus',
    'scrape',
    'datadog',
    'cloudwatch',
    'newrelic',
    'google',
    'sentry',
    'json',
];

// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(8532);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
// EXTERNAL MODULE: ./src/core/durations.ts
var durations = __webpack_require__(778);
// EXTERNAL MODULE: ./src/domain/metrics/burn.ts
var burn = __webpack_require__(3869);
// EXTERNAL MODULE: ./src/domain/metrics/objective.ts
var objective = __webpack_require__(6717);
// EXTERNAL MODULE: ./src/domain/metrics/promql.ts
var promql = __webpack_require__(7623);
// EXTERNAL MODULE: ./src/domain/metrics/reading.ts
var reading = __webpack_require__(3166);
// EXTERNAL MODULE: ./src/domain/metrics/selectors.ts
var selectors = __webpack_require__(4040);
// EXTERNAL MODULE: ./src/domain/verification/probing/json-path.ts
var json_path = __webpack_require__(2058);
// EXTERNAL MODULE: ./src/adapters/checks/metrics/providers/provider.ts
var provider = __webpack_require__(5106);
;// CONCATENATED MODULE: ./src/adapters/checks/metrics/shapes.ts











const duration = (text, context) => {
    const value = (0,promql/* parsePromDuration */.Ig)(text) ?? (0,durations/* parseDuration */.E)(text);
    if (value !== undefined && value > 0)
        return value;
    context.addIssue({ code: 'custom', message: `"${text}" is not a duration` });
    return core/* NEVER */.tm;
};
const durationText = schemas/* string */.YjP().transform(duration);
const shapes_objective = schemas/* string */.YjP().transform((text, context) => {
    const parsed = (0,objective/* parseObjective */.Bt)(text);
    if (parsed !== undefined)
        return parsed;
    const units = objective/* unitNames */.PH.join(', ');
    context.addIssue({ code: 'custom', message: `"${text}" is not an objective such as <= 1% (units: ${units})` });
    return core/* NEVER */.tm;
});
/** A plain difference, with or without a unit. */
const difference = schemas/* string */.YjP().transform((text, context) => {
    const parsed = (0,objective/* parseObjective */.Bt)(`<= ${text}`);
    if (parsed !== undefined && parsed.limit >= 0)
        return parsed;
    context.addIssue({ code: 'custom', message: `"${text}" is not a difference such as 0.5% or 20ms` });
    return core/* NEVER */.tm;
});
/** `99.9%`, or `99.9% over 7d`. */
const slo = schemas/* string */.YjP().transform((text, context) => {
    const [share = '', over] = text.split(/\s+over\s+/);
    const target = Number(share.replace(/\s*%$/, '')) / 100;
    const periodMs = over === undefined ? burn/* usualPeriodMs */.Er : (0,durations/* parseDuration */.E)(over);
    if (/%$/.test(share.trim()) && target > 0 && target < 1 && periodMs !== undefined && periodMs >= burn/* shortestPeriodMs */.ix)
        return { target, periodMs };
    context.addIssue({
        code: 'custom',
        message: `"${text}" is not an objective such as 99.9%, or 99.9% over 28d (7d at least)`,
    });
    return core/* NEVER */.tm;
});
const query = schemas/* string */.YjP()
    .trim()
    .min(1)
    .superRefine((text, context) => {
    for (const name of (0,placeholders/* unknownPlaceholders */.hX)(text))
        context.addIssue({
            code: 'custom',
            message: `{{${name}}} is unknown; there are ${placeholders/* placeholderNames */.o2.map(one => `{{${one}}}`).join(', ')}`,
        });
});
const compare = schemas/* strictObject */.rej({
    offset: durationText.optional(),
    baseline: schemas/* boolean */.zMY().default(false),
    'max-ratio': schemas/* number */.aig().min(1).optional(),
    'max-difference': difference.optional(),
})
    .refine(one => one.offset !== undefined || one.baseline, 'needs `offset`, or `baseline: true`')
    .refine(one => one['max-ratio'] !== undefined || one['max-difference'] !== undefined, 'needs `max-ratio` or `max-difference`');
const shape = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP().min(1).max(100).optional(),
    provider: schemas/* enum */.k5n(providerNames),
    query: query.optional(),
    errors: query.optional(),
    requests: query.optional(),
    /** JSON: where in the answer the number stands. */
    path: schemas/* string */.YjP().optional(),
    objective: shapes_objective.optional(),
    slo: slo.optional(),
    compare: compare.optional(),
    window: durationText.optional(),
    'max-age': durationText.optional(),
    interval: durationText.optional(),
    timeout: durationText.optional(),
    reduce: schemas/* enum */.k5n(reading/* reducers */.gz).optional(),
    samples: query.optional(),
    'min-samples': schemas/* number */.aig().int().positive().optional(),
    required: schemas/* boolean */.zMY().default(true),
});
const clip = (text) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
const defaultTimeoutMs = 5000;
const commonOf = (one, subject) => ({
    name: one.name ?? clip(subject),
    provider: one.provider,
    windowMs: one.window ?? null,
    maxAgeMs: one['max-age'] ?? null,
    intervalMs: one.interval ?? null,
    timeoutMs: one.timeout ?? defaultTimeoutMs,
    minSamples: one['min-samples'] ?? null,
    required: one.required,
});
/** A key that is not heeded would hold a release to less than was asked for. */
const unheeded = (one, form, keys) => {
    const given = keys.filter(key => one[key] !== undefined);
    return given.length > 0 && `${given.join(', ')}: ${form} takes no such key`;
};
const known = (problem) => problem !== false;
const firstOf = (...problems) => problems.find(known);
const urlPattern = /^https?:\/\/[^\s/]+\S*$/;
/** Whom `scrape` asks: addresses, or each instance of the release. */
const scrapedOf = (text) => {
    const urls = text.split(/[\s,]+/).filter(url => url !== '');
    if (!(urls.length > 0 && urls.every(url => urlPattern.test(url))))
        return { problem: '`query`: needs an http address' };
    if (!urls.some(placeholders/* namesInstance */.C0))
        return { value: { urls, instances: null } };
    const instances = urls.length === 1 ? (0,placeholders/* parseInstanceAddress */.zb)(text.trim()) : undefined;
    return instances === undefined
        ? {
            problem: '`query`: one address for each instance, such as http://{{instance}}/metrics or http://{{instance}}:9090/metrics',
        }
        : { value: { urls, instances } };
};
const notScraped = { value: { urls: [], instances: null } };
const countersOf = (one) => {
    const { errors = '', requests = '', query: addresses = '' } = one;
    const scraped = one.provider === 'scrape' ? scrapedOf(addresses) : notScraped;
    if ('problem' in scraped)
        return scraped;
    const limit = one.objective;
    const problem = firstOf(one.provider !== 'prometheus' && one.provider !== 'scrape' && 'counters are read by prometheus and scrape only', (errors === '') !== (requests === '') && 'needs `errors` and `requests` together', one.provider === 'prometheus' && errors === '' && 'needs `errors` and `requests`', ...[errors, requests].map(text => text !== '' &&
        (0,selectors/* parseSelector */.P)(text) === undefined &&
        `${text}: is no plain counter such as http_requests_total{app="web"}`), limit === undefined && 'needs an `objective`', limit !== undefined && !(limit.operator === '<=' || limit.operator === '<') && 'objective: counters need <=', limit !== undefined && !(limit.limit >= 0.0001 && limit.limit <= 0.5) && 'objective: needs 0.01% to 50%', unheeded(one, 'a check of counters', [
        ...(one.provider === 'scrape' ? [] : ['query']),
        ...['compare', 'window', 'interval', 'reduce', 'samples', 'path'],
    ]));
    if (problem !== undefined || limit === undefined)
        return { problem: problem ?? 'needs an `objective`' };
    const subject = errors === '' ? (0,provider/* addressOf */.ci)(scraped.value.urls[0] ?? '') : `${errors} of ${requests}`;
    const counted = { errors, requests, ...scraped.value, maxErrorRate: limit.limit };
    return { value: { ...commonOf(one, subject), kind: 'counters', ...counted } };
};
const burnOf = (one, { target, periodMs }) => {
    const { errors, requests } = one;
    if (one.provider === 'scrape' || one.provider === 'json' || one.provider === 'sentry')
        return { problem: `${one.provider} keeps no history, so it knows no burn rate` };
    if (errors === undefined || requests === undefined)
        return { problem: 'needs `errors` and `requests`' };
    const expression = [errors, requests].find(text => /^[^{"'`]*\(/.test(text) && !(0,placeholders/* names */.Dy)(text, 'window'));
    if (computes(one.provider) && expression !== undefined)
        return { problem: `${expression}: a burn rate needs plain counters, or {{window}} in the query` };
    const unused = unheeded(one, 'a burn rate', ['query', 'objective', 'compare', 'window', 'reduce', 'samples', 'path']);
    if (unused !== false)
        return { problem: unused };
    const common = commonOf(one, `burn rate of ${errors}`);
    return { value: { ...common, kind: 'burn', errors, requests, slo: target, periodMs } };
};
/** Providers that compute one value of a window themselves; of the others we get the points. */
const computes = (provider) => provider === 'prometheus' || provider === 'google';
/** Providers that answer for now only. */
const withoutPast = (provider) => provider === 'json' || provider === 'sentry';
const queryProblem = (whole) => {
    const { provider, query: text = '', compare: against, ...one } = whole;
    const countsNothing = computes(provider) && one.samples === undefined && one.reduce === undefined;
    return firstOf(text === '' && 'needs a `query`', one.objective === undefined && against === undefined && 'needs an `objective` or `compare`', one['min-samples'] !== undefined &&
        countsNothing &&
        'min-samples: needs `samples`, a query that counts, or `reduce`', against?.offset !== undefined && withoutPast(provider) && `${provider}: has no past to compare with`, against?.baseline === true && !(0,placeholders/* names */.Dy)(text, 'release') && 'compare.baseline: the query must name {{release}}', provider !== 'json' && unheeded(whole, `a query to ${provider}`, ['path']));
};
const providerProblem = ({ provider, query: text = '', path }) => {
    if (provider === 'json')
        return firstOf(!urlPattern.test(text) && 'query: needs an http address', (path === undefined || (0,json_path/* parseJsonPath */.H)(path) === undefined) && 'needs a `path` such as $.error.rate');
    if (provider === 'sentry')
        return firstOf(!/^(new-issues|errors)(\s|$)/.test(text) && 'query: is `new-issues` or `errors`');
    return undefined;
};
const compareOf = (against) => against === undefined
    ? null
    : {
        offsetMs: against.offset ?? null,
        baseline: against.baseline,
        maxRatio: against['max-ratio'] ?? null,
        maxDifference: against['max-difference']?.limit ?? null,
        unit: against['max-difference']?.unit ?? '',
    };
const queryOf = (one) => {
    const problem = queryProblem(one) ?? providerProblem(one);
    if (problem !== undefined)
        return { problem };
    const text = one.query ?? '';
    const common = commonOf(one, one.provider === 'json' ? `${(0,provider/* addressOf */.ci)(text)} ${one.path}` : text);
    const ranged = computes(one.provider) ? (0,promql/* longestRangeMs */.C7)(text) : undefined;
    return {
        value: {
            ...common,
            kind: 'query',
            windowMs: common.windowMs ?? ranged ?? null,
            query: text,
            path: one.path ?? null,
            objective: one.objective ?? null,
            compare: compareOf(one.compare),
            reduce: one.reduce ?? null,
            samples: one.samples ?? null,
        },
    };
};
const fromShape = (one) => {
    const queries = [one.errors, one.requests, one.samples, ...(one.provider === 'scrape' ? [] : [one.query])];
    if (queries.some(text => text !== undefined && (0,placeholders/* namesInstance */.C0)(text)))
        return { problem: '{{instance}} stands in the address of `scrape` only' };
    if (one.slo !== undefined)
        return burnOf(one, one.slo);
    if (one.provider === 'scrape' || one.errors !== undefined || one.requests !== undefined)
        return countersOf(one);
    return queryOf(one);
};
const metricFromJson = (value) => {
    const parsed = shape.safeParse(value);
    if (parsed.success)
        return fromShape(parsed.data);
    return {
        problem: parsed.error.issues.map(issue => `${issue.path.join('.') || 'metric'}: ${issue.message}`).join('; '),
    };
};

;// CONCATENATED MODULE: ./src/adapters/checks/metrics/definitions.ts




const allowedMetrics = `lines such as \`prometheus: <query> <= 1%\`, \`prometheus: <errors> of <requests> <= 1%\`, \`… slo 99.9%\` (providers: ${providerNames.join(', ')}), or JSON objects (docs/metrics.md)`;
const line = /^(?<provider>[a-z]+):\s*(?<rest>.+?)\s+(?:slo\s+(?<slo>[\d.]+\s*%(?:\s+over\s+[\d.]+[hd])?)|(?<objective>(?:[<>]=?|[=!]=|[≤≥])\s*-?[\d.]+\s*[a-zA-Z%]*))(?:\s+#\s*(?<name>.+))?$/;
/** `E of R`: failures of requests. */
const ofPattern = /^(?<errors>.+)\s+of\s+(?<requests>.+)$/;
const textOf = (provider, rest) => {
    const [first = '', ...others] = rest.split(/\s+/);
    if (provider === 'json')
        return { query: first, path: others.join(' ') };
    const counted = ofPattern.exec(provider === 'scrape' ? others.join(' ') : rest)?.groups;
    const pair = counted === undefined ? {} : { errors: counted['errors'] ?? '', requests: counted['requests'] ?? '' };
    if (provider === 'scrape')
        return { query: first, ...pair };
    return counted === undefined ? { query: rest } : pair;
};
const fromWords = (text) => {
    const groups = line.exec(text)?.groups;
    if (groups === undefined)
        return { problem: 'is not `provider: query objective`' };
    const { provider = '', rest = '', slo: target, objective: limit, name } = groups;
    return metricFromJson({
        provider,
        ...textOf(provider, rest),
        ...(target === undefined ? {} : { slo: target }),
        ...(limit === undefined ? {} : { objective: limit }),
        ...(name === undefined ? {} : { name }),
    });
};
const queriesOf = (one) => one.kind === 'query' ? [one.query, one.samples ?? ''] : [one.errors, one.requests];
/** It is asked of the release before as well, instead of this one. */
const asksBefore = (one) => one.kind === 'query' && one.compare !== null && (0,placeholders/* names */.Dy)(one.query, 'release');
/** Whether the release before has to be known. */
const needsBaseline = (lines) => {
    const parsed = parseMetrics(lines);
    const metrics = 'metrics' in parsed ? parsed.metrics : [];
    return metrics.some(one => asksBefore(one) || queriesOf(one).some(query => (0,placeholders/* names */.Dy)(query, 'baseline')));
};
/** Line form, JSON object per line, or one JSON list over all lines. Every problem is reported. */
const parseMetrics = (lines) => {
    const form = { noun: 'metric', most: 30, allowed: allowedMetrics, fromWords, fromJson: metricFromJson };
    const parsed = (0,entries/* parseEntries */.K)(lines, form);
    return 'values' in parsed ? { metrics: parsed.values } : parsed;
};


/***/ }),

/***/ 5106:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GF: () => (/* binding */ unparsable),
/* harmony export */   Hn: () => (/* binding */ wordsIn),
/* harmony export */   ci: () => (/* binding */ addressOf),
/* harmony export */   kA: () => (/* binding */ ask),
/* harmony export */   o_: () => (/* binding */ jsonOf)
/* harmony export */ });
/* unused harmony export withoutSecrets */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4296);

/** An address without user, password and query string. */
const addressOf = (url) => url.replace(/[?#].*$/, '').replace(/\/\/[^/@]*@/, '//');
const withoutSecrets = (text, secrets) => secrets.reduce((rest, secret) => (secret.length < 4 ? rest : rest.replaceAll(secret, '***')), text);
const clipped = (text) => {
    const line = text.replaceAll(/\s+/g, ' ').trim();
    return line.length > 300 ? `${line.slice(0, 300)}…` : line;
};
const timedOut = (error) => {
    const cause = error instanceof Error ? error.cause : undefined;
    const named = (one) => one instanceof Error && one.name === 'TimeoutError';
    return named(error) || named(cause) || (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .systemCode */ .xU)(cause) === 'ETIMEDOUT';
};
const byStatus = {
    401: 'denied',
    403: 'denied',
    408: 'time-out',
    504: 'time-out',
};
/** Reads what a provider says of its own refusal; undefined: it is not in the form it has for that. */
const wordsIn = (refusal, say) => (body) => {
    try {
        const { success, data } = refusal.safeParse(JSON.parse(body));
        return success ? say(data) : undefined;
    }
    catch {
        return undefined;
    }
};
/** Sends one request; what is no answer of the 2xx kind comes back as a fault. */
const ask = async ({ http }, request, secrets, wordsOf = () => undefined) => {
    const safe = (text) => clipped(withoutSecrets(text, secrets));
    try {
        const response = await http.request(request);
        const { status } = response;
        if (status >= 200 && status < 300)
            return { kind: 'answered', response, serverNow: dateOf(response) };
        const words = wordsOf(response.text());
        const text = safe(words?.text ?? response.text());
        const detail = `HTTP ${status}${text === '' ? '' : `: ${text}`}`;
        return { kind: words?.kind ?? byStatus[status] ?? 'provider-error', detail };
    }
    catch (error) {
        if (request.signal.aborted)
            throw request.signal.reason;
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ToolError */ .v4))
            throw error;
        return timedOut(error)
            ? { kind: 'time-out', detail: `no answer within ${(request.timeoutMs ?? 0) / 1000} s` }
            : { kind: 'provider-error', detail: safe(error.message) };
    }
};
const dateOf = (response) => {
    const at = Date.parse(response.headers['date'] ?? '');
    return Number.isFinite(at) ? at : null;
};
const jsonOf = (answered) => {
    const text = answered.response.text();
    try {
        const value = JSON.parse(text);
        return { value };
    }
    catch {
        return { kind: 'unparsable', detail: `the answer is not JSON: ${clipped(text).slice(0, 80)}` };
    }
};
const unparsable = (what) => ({ kind: 'unparsable', detail: what });


/***/ }),

/***/ 209:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H$: () => (/* binding */ settingNames),
/* harmony export */   VX: () => (/* binding */ secretValues),
/* harmony export */   XG: () => (/* binding */ secretNames),
/* harmony export */   be: () => (/* binding */ unknownNames),
/* harmony export */   fz: () => (/* binding */ neededSettings),
/* harmony export */   sm: () => (/* binding */ valuesOf)
/* harmony export */ });
/** Addresses and secrets of providers, one `NAME=value` a line. */
const settingNames = [
    'aws-region',
    'cloudwatch-url',
    'datadog-site',
    'datadog-url',
    'google-project',
    'google-url',
    'newrelic-account',
    'newrelic-region',
    'newrelic-url',
    'sentry-organization',
    'sentry-project',
    'sentry-url',
];
/** What a provider cannot do without. What is missing of the secrets is known only where they are: in the step. */
const neededSettings = {
    newrelic: ['newrelic-account'],
    google: ['google-project'],
    sentry: ['sentry-organization'],
};
const secretNames = [
    'aws-access-key-id',
    'aws-secret-access-key',
    'aws-session-token',
    'datadog-api-key',
    'datadog-app-key',
    'google-service-account',
    'google-token',
    'json-token',
    'newrelic-key',
    'prometheus-password',
    'prometheus-token',
    'scrape-token',
    'sentry-token',
];
const split = (line) => {
    const at = line.indexOf('=');
    return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
};
const valuesOf = (lines) => Object.fromEntries(lines.map(split));
/** Names that are not known. A line without `=` is named by its number: it may be a secret. */
const unknownNames = (lines, known) => lines.flatMap((line, index) => {
    const [name] = split(line);
    if (!line.includes('='))
        return [`line ${index + 1}`];
    return known.includes(name) ? [] : [name];
});
/** What is masked: each value, not its name. */
const secretValues = (text) => text.split(/\r?\n/).map(line => {
    const value = split(line.trim())[1];
    return value === '' ? line.trim() : value;
});


/***/ }),

/***/ 8789:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C4: () => (/* binding */ signalRules),
/* harmony export */   D4: () => (/* binding */ patternsOf),
/* harmony export */   SE: () => (/* binding */ memoryLimitOf),
/* harmony export */   kJ: () => (/* binding */ signalInputs),
/* harmony export */   nP: () => (/* binding */ errorLimitOf)
/* harmony export */ });
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9114);
/* harmony import */ var _domain_kubernetes_capacity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4725);
/* harmony import */ var _domain_signals_error_lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9862);



/** Inputs of the signals that the instances of a release give without any monitoring. */
const signalInputs = {
    signals: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['auto', 'on', 'off'], {
        doc: 'Watch the pods or processes of the release while it is verified: restarts, memory, readiness, error lines, each instance by itself. `auto`: where the target tells, and what it does not tell is said; `on`: without them nothing passes.',
        default: 'auto',
    }),
    'max-restarts': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.integer({
        doc: 'Ends of containers or processes of the release that are let pass. One for want of memory never is.',
        default: '0',
        min: 0,
        max: 1000,
    }),
    'max-readiness-flaps': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.integer({
        doc: 'How often instances may turn from ready to not ready and back.',
        default: '1',
        min: 0,
        max: 1000,
    }),
    'max-error-logs': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Error lines in the release’s log: so many a minute (`30/min`), or so many times those of the release before (`3x`; 10 a minute are let pass in any case). `off`: logs are not read.',
        default: '3x',
        pattern: /^(off|\d{1,6}\/min|\d{1,3}(\.\d+)?x)$/,
        allowed: '`30/min`, `3x` or `off`',
    }),
    'error-log-patterns': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.lines({
        doc: 'What an error line looks like: regular expressions, one a line, instead of the usual forms (`level=error`, `ERROR`, `panic:`, `Traceback`, unhandled rejections …).',
        allowed: 'regular expressions of JavaScript, one a line, at most 20',
    }),
    'memory-limit': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Memory that an instance may use, such as `512Mi`, where the target knows no limit.',
        pattern: /^\d+(\.\d+)?(Ki|Mi|Gi|k|M|G)?$/,
        allowed: 'bytes, or a quantity such as `512Mi` or `1G`',
    }),
};
const maxPatterns = 20;
const problemOf = (line) => {
    try {
        new RegExp(line, 'u');
        return undefined;
    }
    catch {
        return `"${line}" is not a regular expression`;
    }
};
const signalRules = [
    {
        needs: ['error-log-patterns'],
        check: values => {
            const lines = values['error-log-patterns'];
            const problem = lines.length > maxPatterns ? `holds ${lines.length} patterns` : lines.map(problemOf).find(one => one);
            return problem === undefined ? undefined : { problem, allowed: `regular expressions, at most ${maxPatterns}` };
        },
    },
];
const patternsOf = (inputs) => {
    const lines = inputs['error-log-patterns'];
    return lines.length === 0 ? _domain_signals_error_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .defaultPatterns */ .P9 : lines.map(line => ({ name: line, regex: new RegExp(line, 'u') }));
};
/** null: logs are not read. */
const errorLimitOf = (inputs) => {
    const text = inputs['max-error-logs'];
    if (text === 'off')
        return null;
    return text.endsWith('x') ? { factor: Number(text.slice(0, -1)) } : { perMinute: Number.parseInt(text, 10) };
};
const memoryLimitOf = (inputs) => inputs['memory-limit'] === '' ? null : (0,_domain_kubernetes_capacity_js__WEBPACK_IMPORTED_MODULE_1__/* .quantity */ .au)(inputs['memory-limit']);


/***/ }),

/***/ 9777:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  XC: () => (/* binding */ planOf),
  zi: () => (/* binding */ verificationInputs),
  jh: () => (/* binding */ verificationRules)
});

// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/core/inputs.ts
var inputs = __webpack_require__(9114);
// EXTERNAL MODULE: ./src/domain/verification/probes.ts + 5 modules
var verification_probes = __webpack_require__(5331);
;// CONCATENATED MODULE: ./src/domain/verification/probing/revision.ts
/**
 * `{{revision}}` in a probe stands for the commit of the release that is asked. Written out, the same probe would be asked
 * of the old release after a rollback, and no rollback could be verified.
 */
const pattern = /\{\{\s*revision\s*\}\}/g;
/** The lines to ask, or undefined where one names the revision and none is known. */
const withRevision = (lines, revision) => {
    if (revision !== '')
        return lines.map(line => line.replaceAll(pattern, revision));
    return lines.some(line => line.search(pattern) >= 0) ? undefined : lines;
};

;// CONCATENATED MODULE: ./src/adapters/checks/commands/inputs.ts

const reportAllowed = 'a path in the workspace that ends in .xml or .json';
const reportPattern = /^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\0]+\.(xml|json)$/;
/** Commands of the caller that judge the release, and which paths must be covered by them or by probes. */
const commandInputs = {
    smoke: inputs/* input */.hF.lines({
        doc: 'Commands that judge the release, one a line, run by bash in the workspace while probes run, one after the other. Exit code 0 passes, any other fails. They get `VERIFY_URL`, `RELEASE_ID`, `VERIFY_APP` and `VERIFY_ENVIRONMENT`.',
        allowed: 'commands, one a line, at most 20',
    }),
    'smoke-timeout': inputs/* input */.hF.duration({
        doc: 'How long each smoke command may take.',
        default: '2m',
        maxMs: 3_600_000,
    }),
    'smoke-report': inputs/* input */.hF.text({
        doc: 'Where the one smoke command writes its test report: JUnit XML or the JSON of Playwright. A run without a test never passes.',
        pattern: reportPattern,
        allowed: reportAllowed,
    }),
    e2e: inputs/* input */.hF.lines({
        doc: 'End-to-end test commands (Playwright, Cypress, any), beside those of `smoke` and like them. `PLAYWRIGHT_TEST_BASE_URL` and `CYPRESS_BASE_URL` are set too.',
        allowed: 'commands, one a line, at most 20',
    }),
    'e2e-timeout': inputs/* input */.hF.duration({
        doc: 'How long each end-to-end command may take.',
        default: '15m',
        maxMs: 3_600_000,
    }),
    'e2e-report': inputs/* input */.hF.text({
        doc: 'Where the one end-to-end command writes its test report, as `smoke-report`.',
        pattern: reportPattern,
        allowed: reportAllowed,
    }),
    'critical-paths': inputs/* input */.hF.lines({
        doc: 'What must work, one a line: URL paths (`/checkout`) or names (`log in`). The report says which were covered, by a probe of that path or name, or by a test or command whose title holds it.',
        allowed: 'URL paths or names, one a line',
    }),
    'require-critical-paths': inputs/* input */.hF.boolean({
        doc: 'Without every critical path covered nothing passes (`inconclusive`).',
        default: 'false',
    }),
};
const maxCommands = 20;
const few = (name) => ({
    needs: [name],
    check: values => values[name].length <= maxCommands
        ? undefined
        : { problem: `holds ${values[name].length} commands`, allowed: `at most ${maxCommands}` },
});
const oneReporter = (report, commands) => ({
    needs: [report, commands],
    check: values => values[report] === '' || values[commands].length === 1
        ? undefined
        : {
            problem: `belongs to one command, and \`${commands}\` holds ${values[commands].length}`,
            allowed: `one command in \`${commands}\`; join several with &&`,
        },
});
const timed = (name) => ({
    needs: [name],
    check: values => (values[name] >= 100 ? undefined : { problem: 'is too short', allowed: '100ms to 1h' }),
});
const commandRules = [
    few('smoke'),
    few('e2e'),
    timed('smoke-timeout'),
    timed('e2e-timeout'),
    oneReporter('smoke-report', 'smoke'),
    oneReporter('e2e-report', 'e2e'),
    {
        needs: ['require-critical-paths', 'critical-paths'],
        check: values => values['require-critical-paths'] && values['critical-paths'].length === 0
            ? { problem: 'has nothing to require', allowed: '`critical-paths` beside it' }
            : undefined,
    },
];

// EXTERNAL MODULE: ./src/adapters/checks/metrics/definitions.ts + 2 modules
var definitions = __webpack_require__(5903);
// EXTERNAL MODULE: ./src/adapters/checks/metrics/settings.ts
var settings = __webpack_require__(209);
;// CONCATENATED MODULE: ./src/adapters/checks/metrics/inputs.ts



/** Inputs of metric checks; part of `checkInputs`. */
const metricInputs = {
    metrics: inputs/* input */.hF.lines({
        doc: 'Metrics that are asked while the release is verified, one a line: `prometheus: <query> <= 1%`, or JSON objects; see docs/metrics.md.',
        allowed: definitions/* allowedMetrics */.WQ,
    }),
    'prometheus-url': inputs/* input */.hF.text({
        doc: 'Address of the Prometheus server (or Thanos, Mimir, VictoriaMetrics) that `metrics` ask.',
        pattern: /^https?:\/\/[^\s/]+/,
        allowed: 'an http or https address',
    }),
    'metrics-settings': inputs/* input */.hF.lines({
        doc: `Settings of other providers, NAME=value a line: ${settings/* settingNames */.H$.map(name => `\`${name}\``).join(', ')}.`,
        allowed: 'lines NAME=value',
    }),
    'metrics-secrets': inputs/* input */.hF.lines({
        doc: `Credentials of providers, NAME=value a line: ${settings/* secretNames */.XG.map(name => `\`${name}\``).join(', ')}.`,
        allowed: 'lines NAME=value',
        secret: true,
        secretParts: settings/* secretValues */.VX,
    }),
};
const metricRules = [
    {
        needs: ['metrics'],
        check: ({ metrics }) => {
            const parsed = (0,definitions/* parseMetrics */.Bm)(metrics);
            return 'metrics' in parsed ? undefined : parsed;
        },
    },
    {
        needs: ['metrics-settings'],
        check: inputs => {
            const unknown = (0,settings/* unknownNames */.be)(inputs['metrics-settings'], settings/* settingNames */.H$);
            return unknown.length === 0
                ? undefined
                : { problem: `does not know ${unknown.join(', ')}`, allowed: settings/* settingNames */.H$.join(', ') };
        },
    },
    {
        needs: ['metrics-secrets'],
        check: inputs => {
            const unknown = (0,settings/* unknownNames */.be)(inputs['metrics-secrets'], settings/* secretNames */.XG);
            return unknown.length === 0
                ? undefined
                : { problem: `does not know ${unknown.join(', ')}`, allowed: settings/* secretNames */.XG.join(', ') };
        },
    },
    {
        needs: ['metrics-settings', 'metrics'],
        check: inputs => {
            const parsed = (0,definitions/* parseMetrics */.Bm)(inputs.metrics);
            const given = (0,settings/* valuesOf */.sm)(inputs['metrics-settings']);
            const asked = 'metrics' in parsed ? parsed.metrics.map(one => one.provider) : [];
            const missing = asked.flatMap(name => settings/* neededSettings */.fz[name] ?? []).filter(name => (given[name] ?? '') === '');
            return missing.length === 0
                ? undefined
                : { problem: 'lacks what `metrics` need', allowed: `also ${[...new Set(missing)].join(', ')}` };
        },
    },
    {
        needs: ['prometheus-url', 'metrics'],
        check: inputs => {
            const parsed = (0,definitions/* parseMetrics */.Bm)(inputs.metrics);
            const asks = 'metrics' in parsed && parsed.metrics.some(one => one.provider === 'prometheus');
            return asks && inputs['prometheus-url'] === ''
                ? { problem: 'is needed by `metrics`', allowed: 'the address of a Prometheus server' }
                : undefined;
        },
    },
];

// EXTERNAL MODULE: ./src/adapters/checks/signals/inputs.ts
var signals_inputs = __webpack_require__(8789);
;// CONCATENATED MODULE: ./src/adapters/checks/inputs.ts



/** Inputs of the checks beside our own probes; part of `verificationInputs`. */
const checkInputs = { ...commandInputs, ...metricInputs, ...signals_inputs/* signalInputs */.kJ };
const checkRules = [...commandRules, ...metricRules, ...signals_inputs/* signalRules */.C4];

// EXTERNAL MODULE: ./src/adapters/slo/inputs.ts + 1 modules
var slo_inputs = __webpack_require__(6601);
;// CONCATENATED MODULE: ./src/adapters/probing/inputs.ts






/** Inputs of every action that verifies a release. Spread them into the action's own schema. */
const verificationInputs = {
    slo: slo_inputs/* verificationSlo */.sQ,
    probes: inputs/* input */.hF.lines({
        doc: `What to ask and what to expect, one probe a line: \`GET /healthz 200 compressed\`, \`TLS example.org days>=14\`, \`WS /socket\`, \`GRPC host:port service\`, \`TCP host:port\`, \`DNS name A\`, or a JSON object; every form is in docs/probes.md. \`{{revision}}\` stands for the commit of the release that is asked, after a rollback of the old one. Unset: \`${verification_probes/* defaultProbe */.W}\`, and the health path where it is known.`,
        allowed: 'lines such as `GET /path STATUS` (docs/probes.md), or JSON',
    }),
    'probe-rate': inputs/* input */.hF.integer({
        doc: 'Requests a second of our own, so that there is something to judge where traffic is thin.',
        default: '50',
        min: 1,
        max: 1000,
    }),
    'verify-duration': inputs/* input */.hF.duration({
        doc: 'How long to verify. It ends earlier only when a fault is certain.',
        default: '60s',
        maxMs: 3_600_000,
    }),
    'probe-timeout': inputs/* input */.hF.duration({
        doc: 'How long a probe waits for its full answer.',
        default: '5s',
        maxMs: 60_000,
    }),
    'max-error-rate': inputs/* input */.hF.text({
        doc: 'Objective: share of requests that may fail, in percent.',
        default: '1%',
        pattern: /^\d+(\.\d+)?\s*%$/,
        allowed: 'a percentage from 0.01% to 50%',
    }),
    'max-p50': inputs/* input */.hF.duration({
        doc: 'Objective: half of the answers are faster than this. `0`: not judged.',
        default: '0',
    }),
    'max-p95': inputs/* input */.hF.duration({ doc: 'Objective: 95 % of answers are faster than this. `0`: not judged.', default: '0' }),
    'max-p99': inputs/* input */.hF.duration({ doc: 'Objective: 99 % of answers are faster than this. `0`: not judged.', default: '0' }),
    'max-error-increase': inputs/* input */.hF.text({
        doc: 'Beside the old release, while it is warm: how many percentage points more of the requests may fail than of the old one’s at the same moment. Unset: not compared.',
        pattern: /^\d+(\.\d+)?\s*%$/,
        allowed: 'percentage points from 0% to 50%, such as 0.5%',
    }),
    'max-latency-increase': inputs/* input */.hF.text({
        doc: 'Beside the old release, while it is warm: by how much the new one may be slower at the same moment. Unset: not compared.',
        pattern: /^\d+(\.\d+)?\s*%$/,
        allowed: 'a percentage from 0% to 1000%, such as 20%',
    }),
    'min-samples': inputs/* input */.hF.number({
        doc: 'Unset: a pass needs enough samples to show that the error rate is within the objective (299 without a failure for 1 %). Set: so many are enough as long as the rate is not above it, and the report says which rise could not have been seen.',
        min: 1,
        max: 1_000_000,
    }),
    ...checkInputs,
};
const share = (text) => Number(text.replace('%', '')) / 100;
const shareOrNull = (text) => (text === '' ? null : share(text));
const atMost = (name, most, allowed) => ({
    needs: [name],
    check: (values) => (shareOrNull(values[name]) ?? 0) <= most ? undefined : { problem: 'is out of range', allowed },
});
/** Which one is known only when a probe is asked. */
const anyRevision = '0'.repeat(40);
/** Rules over those inputs; add them to the action's own. */
const verificationRules = [
    slo_inputs/* sloRule */.hQ,
    ...checkRules,
    {
        needs: ['probes'],
        check: ({ probes }) => {
            const parsed = (0,verification_probes/* parseProbes */.f)(withRevision(probes, anyRevision) ?? probes);
            return 'probes' in parsed ? undefined : parsed;
        },
    },
    {
        needs: ['max-error-rate'],
        check: values => {
            const rate = share(values['max-error-rate']);
            return rate >= 0.0001 && rate <= 0.5
                ? undefined
                : { problem: 'is out of range', allowed: 'a percentage from 0.01% to 50%' };
        },
    },
    atMost('max-error-increase', 0.5, 'percentage points from 0% to 50%'),
    atMost('max-latency-increase', 10, 'a percentage from 0% to 1000%'),
    {
        needs: ['verify-duration'],
        check: values => (values['verify-duration'] >= 1000 ? undefined : { problem: 'is too short', allowed: '1s to 1h' }),
    },
    {
        needs: ['probe-timeout'],
        check: values => (values['probe-timeout'] >= 10 ? undefined : { problem: 'is too short', allowed: '10ms to 60s' }),
    },
];
/** More requests than this at the same time are never under way. */
const maxInFlight = 256;
/** @throws UserError `probe-definition` where the rules were not asked before. */
const planOf = (inputs, { revision = '', ...about }, moreProbes = []) => {
    const lines = withRevision(inputs.probes.length > 0 ? inputs.probes : [verification_probes/* defaultProbe */.W, ...moreProbes], revision);
    if (lines === undefined)
        throw new errors/* UserError */.yo('probe-definition', 'probes: {{revision}} has no value here', 'Set `revision`.');
    const parsed = (0,verification_probes/* parseProbes */.f)(lines);
    if (!('probes' in parsed))
        throw new errors/* UserError */.yo('probe-definition', `probes: ${parsed.problem}`, parsed.allowed);
    return {
        probes: parsed.probes,
        objectives: {
            ...about,
            maxErrorRate: share(inputs['max-error-rate']),
            maxP50Ms: inputs['max-p50'] || null,
            maxP95Ms: inputs['max-p95'] || null,
            maxP99Ms: inputs['max-p99'] || null,
            minSamples: inputs['min-samples'] ?? null,
        },
        comparison: {
            errorIncrease: shareOrNull(inputs['max-error-increase']),
            latencyIncrease: shareOrNull(inputs['max-latency-increase']),
        },
        rate: inputs['probe-rate'],
        durationMs: inputs['verify-duration'],
        probeTimeoutMs: inputs['probe-timeout'],
        maxInFlight,
    };
};


/***/ }),

/***/ 6601:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u9: () => (/* binding */ performanceGiven),
  ni: () => (/* binding */ performanceSlo),
  cE: () => (/* binding */ sloOf),
  hQ: () => (/* binding */ sloRule),
  _n: () => (/* binding */ sloRules),
  wR: () => (/* binding */ sloShape),
  Nd: () => (/* binding */ verificationGiven),
  sQ: () => (/* binding */ verificationSlo)
});

// UNUSED EXPORTS: parseSlo

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
// EXTERNAL MODULE: ./src/core/inputs.ts
var inputs = __webpack_require__(9114);
// EXTERNAL MODULE: ./src/domain/slo/presets.ts
var presets = __webpack_require__(5943);
// EXTERNAL MODULE: ./src/domain/measurements/budgets.ts
var budgets = __webpack_require__(4910);
// EXTERNAL MODULE: ./src/domain/metrics/burn.ts
var burn = __webpack_require__(3869);
;// CONCATENATED MODULE: ./src/domain/slo/slo.ts


/** Percent without the noise of binary fractions. */
const percentText = (share) => `${Number((share * 100).toPrecision(8))}%`;
/** An availability without an error rate of its own allows what it leaves. */
const maxErrorRate = ({ errorRate, availability }) => errorRate ?? (availability === null ? null : 1 - availability);
/** How long the service may be down within the window. */
const errorBudgetMs = ({ availability, windowMs }) => availability === null ? null : (1 - availability) * windowMs;
const known = (entries) => Object.fromEntries(entries.flatMap(([name, text]) => (text === null ? [] : [[name, text]])));
const ms = (value) => (value === null ? null : `${value}ms`);
const percentOrNull = (share) => (share === null ? null : percentText(share));
/** Inputs of verification, by name, as texts: what post-deploy-verify, ship and auto-rollback hold a release to. */
const verificationOf = (slo) => known([
    ['max-error-rate', percentOrNull(maxErrorRate(slo))],
    ['max-p50', ms(slo.p50Ms)],
    ['max-p95', ms(slo.p95Ms)],
    ['max-p99', ms(slo.p99Ms)],
]);
/** Lines for `metrics`: how fast the error budget burns, wherever it is counted. */
const metricsOf = ({ availability, burnRate, windowMs }) => availability === null
    ? []
    : burnRate.map(counts => `${counts} slo ${percentText(availability)} over ${windowMs / 86_400_000}d`);
const budget = (metric, sign, text) => text === null ? [] : [`${metric} ${sign} ${text}`];
/** Lines for `budgets` of performance-regression. */
const budgetsOf = (slo) => [
    ...budget('p50', '<', ms(slo.p50Ms)),
    ...budget('p95', '<', ms(slo.p95Ms)),
    ...budget('p99', '<', ms(slo.p99Ms)),
    ...budget('throughput', '>', slo.throughput === null ? null : `${slo.throughput} req/s`),
    ...budget('error-rate', '<', percentOrNull(maxErrorRate(slo))),
];
/** A budget that is written out wins over the promise of the same metric; the other promises stand beside it. */
const withBudgets = (written, slo) => {
    const named = new Set(written.map(text => (0,budgets/* parseBudget */.Nm)(text)?.metric));
    return [...written, ...budgetsOf(slo).filter(text => !named.has((0,budgets/* parseBudget */.Nm)(text)?.metric))];
};
/** What can't be promised together. */
const problemOf = (slo) => {
    const latencies = [slo.p50Ms, slo.p95Ms, slo.p99Ms].filter(one => one !== null);
    if (latencies.some((one, at) => one < (latencies[at - 1] ?? 0)))
        return { key: 'p99', problem: 'is below a lower percentile', allowed: 'p50 ≤ p95 ≤ p99' };
    if (slo.burnRate.length > 0 && slo.availability === null)
        return { key: 'availability', problem: 'is needed by burn-rate', allowed: 'a percentage such as 99.9%' };
    if (slo.burnRate.length > 0 && slo.windowMs < burn/* shortestPeriodMs */.ix)
        return { key: 'window', problem: 'is too short for burn-rate', allowed: '7d or longer' };
    const rate = maxErrorRate(slo);
    if (rate !== null && (rate < 0.0001 - 1e-12 || rate > 0.5)) {
        const key = slo.errorRate === null ? 'availability' : 'error-rate';
        return {
            key,
            problem: `means an error rate of ${percentText(rate)}, which verification can't hold a release to`,
            allowed: 'an error rate from 0.01% to 50%',
        };
    }
    return undefined;
};

// EXTERNAL MODULE: ./src/domain/text/nearest.ts
var nearest = __webpack_require__(6300);
;// CONCATENATED MODULE: ./src/adapters/slo/inputs.ts





const percentage = (doc) => inputs/* input */.hF.text({ doc, pattern: /^\d+(\.\d+)?\s*%$/, allowed: 'a percentage such as 99.9% or 0.1%' });
/** The section `slo` of the configuration file; the input `slo` takes the same keys, one a line. */
const sloShape = {
    availability: percentage('Share of requests answered well over the window. Without an error-rate it is the error objective too.'),
    'error-rate': percentage('Share of requests that may fail: `max-error-rate` of verification, a budget under load.'),
    p50: inputs/* input */.hF.duration({ doc: 'Half of the answers are faster. `0`: not promised.', default: '0' }),
    p95: inputs/* input */.hF.duration({ doc: '95 % of the answers are faster. `0`: not promised.', default: '0' }),
    p99: inputs/* input */.hF.duration({ doc: '99 % of the answers are faster. `0`: not promised.', default: '0' }),
    throughput: inputs/* input */.hF.number({
        doc: 'Requests a second that the performance gate must reach. A hosted runner proves no large number.',
        min: 0,
        max: 10_000_000,
    }),
    window: inputs/* input */.hF.duration({
        doc: 'Over how long the availability is promised.',
        default: '30d',
        maxMs: 366 * 86_400_000,
    }),
    'burn-rate': inputs/* input */.hF.lines({
        doc: 'Where failures and requests are counted, such as `prometheus: <errors> of <requests>`. Each becomes a line of `metrics` that fails a release which burns the error budget too fast (docs/slo.md).',
        allowed: 'lines `<provider>: <errors> of <requests>` (docs/metrics.md)',
    }),
};
const share = (text) => (text === '' ? null : Number(text.replace('%', '')) / 100);
const sloFrom = (values) => ({
    // 1 − 0.001 and not 0.999: what is left over must come out as it was meant.
    availability: share(values.availability),
    errorRate: share(values['error-rate']),
    p50Ms: values.p50 || null,
    p95Ms: values.p95 || null,
    p99Ms: values.p99 || null,
    throughput: values.throughput ?? null,
    windowMs: values.window,
    burnRate: values['burn-rate'],
});
/** An SLO from the texts of its keys. */
const sloOf = (texts) => {
    const read = schemas/* object */.Ikc(sloShape)
        .safeParse(Object.fromEntries(Object.keys(sloShape).map(key => [key, texts.get(key) ?? ''])));
    if (!read.success) {
        const [issue] = read.error.issues;
        return { problem: `${issue?.path.join('.')} ${issue?.message}`, allowed: 'see docs/slo.md' };
    }
    const slo = sloFrom(read.data);
    const wrong = problemOf(slo);
    return wrong === undefined ? { slo } : { problem: `${wrong.key} ${wrong.problem}`, allowed: wrong.allowed };
};
const sloRules = [
    {
        needs: ['availability', 'error-rate', 'p50', 'p95', 'p99', 'window', 'burn-rate'],
        check: values => {
            const wrong = problemOf(sloFrom(values));
            return wrong === undefined ? undefined : { problem: `${wrong.key} ${wrong.problem}`, allowed: wrong.allowed };
        },
    },
];
const allowedLines = `a preset (${presets/* sloPresetNames */._o.join(', ')}), or lines \`key: value\` with ${Object.keys(sloShape).join(', ')}`;
const textsOf = (lines) => {
    const texts = new Map();
    for (const line of lines) {
        const colon = line.indexOf(':');
        const [key, value] = [line.slice(0, Math.max(0, colon)).trim(), line.slice(colon + 1).trim()];
        if (colon < 0 && (0,presets/* isSloPreset */.mc)(line))
            for (const [name, text] of Object.entries(presets/* sloPresets */.xs[line].slo))
                texts.set(name, text);
        else if (key in sloShape)
            texts.set(key, key === 'burn-rate' ? `${texts.get(key) ?? ''}\n${value}` : value);
        else {
            const near = (0,nearest/* nearest */.p)(key || line, [...Object.keys(sloShape), ...presets/* sloPresetNames */._o]);
            const hint = near === undefined ? '' : `; did you mean ${near}?`;
            return { problem: `does not know "${key || line}"${hint}`, allowed: allowedLines };
        }
    }
    return texts;
};
/** An SLO from the lines of the input `slo`: a preset, and what differs from it. */
const parseSlo = (lines) => {
    const texts = textsOf(lines);
    return 'problem' in texts ? texts : sloOf(texts);
};
const linesOf = (text) => text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '');
/** What the SLO gives to inputs that are not set themselves. Nothing when it is wrong: the rule says so. */
const givenBy = (text, values) => {
    const parsed = parseSlo(linesOf(text));
    return 'slo' in parsed ? values(parsed.slo) : {};
};
const joined = (given, name, more) => [given.text(name), ...more].join('\n');
/** Inputs of verification that follow from `slo`, where the caller set none of his own. */
const verificationGiven = (slo, given) => ({
    ...Object.fromEntries(Object.entries(verificationOf(slo)).filter(([name]) => given.isUnset(name))),
    ...(metricsOf(slo).length === 0 ? {} : { metrics: joined(given, 'metrics', metricsOf(slo)) }),
});
/** Inputs of performance-regression that follow from `slo`. */
const performanceGiven = (slo, given) => ({
    budgets: withBudgets(given
        .text('budgets')
        .split(/[,\n]/)
        .map(text => text.trim())
        .filter(text => text !== ''), slo).join('\n'),
});
const sloInput = (what, values) => inputs/* input */.hF.lines({
    doc: `Service level objective: a preset (${presets/* sloPresetNames */._o.join(', ')}) or lines \`key: value\` (docs/slo.md). ${what} Inputs that are set win.`,
    allowed: allowedLines,
    gives: (text, given) => givenBy(text, slo => values(slo, given)),
});
const verificationSlo = sloInput('Gives `max-error-rate`, `max-p50`, `max-p95`, `max-p99`, and burn rates to `metrics`.', verificationGiven);
const performanceSlo = sloInput('Gives `budgets`.', performanceGiven);
const sloRule = {
    needs: ['slo'],
    check: ({ slo }) => {
        const parsed = parseSlo(slo);
        return 'slo' in parsed ? undefined : parsed;
    },
};


/***/ }),

/***/ 4725:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hn: () => (/* binding */ times),
/* harmony export */   IG: () => (/* binding */ amountsOfPod),
/* harmony export */   IZ: () => (/* binding */ tightNodes),
/* harmony export */   JM: () => (/* binding */ shortages),
/* harmony export */   Pe: () => (/* binding */ shortageText),
/* harmony export */   RC: () => (/* binding */ unstated),
/* harmony export */   au: () => (/* binding */ quantity),
/* harmony export */   tY: () => (/* binding */ plus)
/* harmony export */ });
/* harmony import */ var _dig_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4777);

/** Whether a namespace and its nodes have room for a second colour. Pure. */
const units = {
    n: 1e-9,
    u: 1e-6,
    m: 1e-3,
    '': 1,
    k: 1e3,
    M: 1e6,
    G: 1e9,
    T: 1e12,
    P: 1e15,
    E: 1e18,
    Ki: 2 ** 10,
    Mi: 2 ** 20,
    Gi: 2 ** 30,
    Ti: 2 ** 40,
    Pi: 2 ** 50,
    Ei: 2 ** 60,
};
/** `500m`, `1Gi`, `2`, `1e3` as a number; NaN for what is no quantity. */
const quantity = (value) => {
    const match = /^([+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|[+-]?\.\d+)([numkMGTPE]|[KMGTPE]i)?$/.exec(String(value));
    return match?.[1] === undefined ? Number.NaN : Number(match[1]) * (units[match[2] ?? ''] ?? Number.NaN);
};
const resources = ['cpu', 'memory', 'ephemeral-storage'];
const amountOf = (container, kind, resource) => {
    const own = quantity((0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(container, 'resources', kind, resource));
    // What has a limit and no request asks for its limit.
    const asked = kind === 'requests' && Number.isNaN(own) ? quantity((0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(container, 'resources', 'limits', resource)) : own;
    return Number.isNaN(asked) ? 0 : asked;
};
const sum = (values) => values.reduce((total, one) => total + one, 0);
/** What the scheduler and quotas count for a pod: all that run together, or the biggest init container if that is more. */
const amountsOfPod = (spec) => {
    const inits = (0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)((0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(spec, 'initContainers'));
    const sidecars = inits.filter(one => (0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(one, 'restartPolicy') === 'Always');
    const firsts = inits.filter(one => !sidecars.includes(one));
    const together = [...(0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)((0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(spec, 'containers')), ...sidecars];
    const entries = ['requests', 'limits'].flatMap(kind => resources.map(resource => {
        const of = (one) => amountOf(one, kind, resource);
        const overhead = quantity((0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(spec, 'overhead', resource)) || 0;
        return [`${kind}.${resource}`, Math.max(sum(together.map(of)), ...firsts.map(of), 0) + overhead];
    }));
    return { pods: 1, ...Object.fromEntries(entries) };
};
const times = (amounts, factor) => Object.fromEntries(Object.entries(amounts).map(([name, value]) => [name, value * factor]));
const plus = (all) => {
    const names = new Set(all.flatMap(one => Object.keys(one)));
    return Object.fromEntries([...names].map(name => [name, sum(all.map(one => one[name] ?? 0))]));
};
/** Other names for the same in a ResourceQuota. */
const plainName = (name) => {
    if (name === 'count/pods')
        return 'pods';
    return name === 'cpu' || name === 'memory' || name === 'ephemeral-storage' ? `requests.${name}` : name;
};
/** A quota for some pods only is left to the API server: which pods it counts takes more than arithmetic. */
const isScoped = (quota) => (0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)((0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(quota, 'spec', 'scopes')).length > 0 || (0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(quota, 'spec', 'scopeSelector') !== undefined;
/** Where the quotas have less room than `needed`, once `freed` is given back. */
const shortages = (quotas, needed, freed) => quotas
    .filter(quota => !isScoped(quota))
    .flatMap(quota => Object.entries((0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)((0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(quota, 'status', 'hard') ?? (0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(quota, 'spec', 'hard'))).flatMap(([name, hard]) => {
    const resource = plainName(name);
    const wanted = needed[resource];
    const used = quantity((0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(quota, 'status', 'used', name)) || 0;
    const free = quantity(hard) - used + (freed[resource] ?? 0);
    return wanted === undefined || wanted === 0 || !(wanted > free + 1e-9)
        ? []
        : [{ quota: quota.metadata.name, resource: name, needed: wanted, free: Math.max(0, free) }];
}));
/** Quotas on cpu or memory refuse pods that do not say what they need. */
const unstated = (quotas, perPod) => [
    ...new Set(quotas
        .filter(quota => !isScoped(quota))
        .flatMap(quota => Object.keys((0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)((0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(quota, 'status', 'hard') ?? (0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(quota, 'spec', 'hard'))))
        .map(plainName)
        .filter(name => /^(requests|limits)\.(cpu|memory)$/.test(name) && perPod[name] === 0)),
];
const amountText = (resource, value) => {
    if (/memory|storage/.test(resource))
        return `${Math.round((value / 2 ** 20) * 10) / 10}Mi`;
    return /cpu/.test(resource) ? `${Math.round(value * 1000)}m` : String(value);
};
const shortageText = ({ quota, resource, needed, free }) => `ResourceQuota/${quota}: the new colour needs ${amountText(resource, needed)} of ${resource}, ${amountText(resource, free)} are free.`;
/** A pod too big for every node, or a colour too big for all of them together; empty: as far as can be told it fits. */
const tightNodes = (nodes, perPod, total) => {
    const usable = nodes.filter(node => (0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(node, 'spec', 'unschedulable') !== true);
    if (usable.length === 0)
        return [];
    return ['cpu', 'memory'].flatMap(resource => {
        const rooms = usable.map(node => quantity((0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(node, 'status', 'allocatable', resource)) || 0);
        const biggest = Math.max(0, ...perPod.map(one => one[`requests.${resource}`] ?? 0));
        const all = total[`requests.${resource}`] ?? 0;
        const room = Math.max(...rooms);
        if (biggest > room)
            return [
                `A pod asks for ${amountText(resource, biggest)} of ${resource}; the biggest node has ${amountText(resource, room)}.`,
            ];
        return all > sum(rooms)
            ? [
                `The new colour asks for ${amountText(resource, all)} of ${resource}; all nodes together have ${amountText(resource, sum(rooms))}.`,
            ]
            : [];
    });
};


/***/ }),

/***/ 4777:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ce: () => (/* binding */ isFields),
/* harmony export */   EJ: () => (/* binding */ mendEach),
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   Tp: () => (/* binding */ mend),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   rO: () => (/* binding */ dig)
/* harmony export */ });
/** Reading and rewriting inside objects whose shape is not known. Pure. */
const isFields = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const fieldsOf = (value) => (isFields(value) ? value : {});
const listOf = (value) => (Array.isArray(value) ? value : []);
const textOf = (value) => (typeof value === 'string' ? value : '');
/** The value at a path, or undefined. */
const dig = (value, ...path) => path.reduce((inner, key) => fieldsOf(inner)[key], value);
/** A copy with `change` made at a path; untouched where the path does not lead to anything. */
const mend = (value, path, change) => {
    const [first, ...rest] = path;
    if (first === undefined)
        return change(value);
    if (!isFields(value) || value[first] === undefined || value[first] === null)
        return value;
    return { ...value, [first]: mend(value[first], rest, change) };
};
/** A copy with `change` made to every item of the list at a path. */
const mendEach = (value, path, change) => mend(value, path, found => (Array.isArray(found) ? found.map(change) : found));


/***/ }),

/***/ 4910:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nm: () => (/* binding */ parseBudget)
/* harmony export */ });
/* unused harmony exports formatBudget, checkBudgets */
/* harmony import */ var _metrics_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9509);


const perUnit = { '': 1, ms: 1, s: 1000, '%': 0.01, 'req/s': 1 };
/** Undefined when the text is not a budget. */
const parseBudget = (text) => {
    const match = /^([a-z0-9-]+)\s*([<>])\s*(\d+(?:\.\d+)?)\s*(ms|s|%|req\/s)?$/.exec(text.trim());
    const metric = _metrics_js__WEBPACK_IMPORTED_MODULE_0__/* .metricNames */ .Zv.find(name => name === match?.[1]);
    if (match === null || metric === undefined)
        return undefined;
    const unit = match[4] ?? '';
    const fits = { throughput: ['', 'req/s'], 'error-rate': ['', '%'] }[metric] ?? ['', 'ms', 's'];
    if (!fits.includes(unit))
        return undefined;
    return { metric, bound: match[2] === '<' ? 'below' : 'above', limit: Number(match[3]) * (perUnit[unit] ?? 1) };
};
const formatBudget = (budget) => `${budget.metric} ${budget.bound === 'below' ? '<' : '>'} ${formatValue(budget.metric, budget.limit)}`;
const checkBudgets = (budgets, runs) => budgets.map(budget => {
    const value = median(runs.map(run => run.values[budget.metric]));
    return { ...budget, value, met: budget.bound === 'below' ? value < budget.limit : value > budget.limit };
});


/***/ }),

/***/ 9509:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zv: () => (/* binding */ metricNames)
/* harmony export */ });
/* unused harmony exports metrics, formatValue */
/** What is measured of a run: one value per metric. */
const metricNames = ['p50', 'p90', 'p95', 'p99', 'throughput', 'error-rate'];
const latency = (title) => ({ title, unit: 'ms', worse: 'higher', floor: 0.05, scale: 'ratio' });
const metrics = {
    p50: latency('median latency'),
    p90: latency('90th percentile of latency'),
    p95: latency('95th percentile of latency'),
    p99: latency('99th percentile of latency'),
    throughput: { title: 'throughput', unit: 'req/s', worse: 'lower', floor: 1, scale: 'ratio' },
    'error-rate': { title: 'error rate', unit: 'share', worse: 'higher', floor: 0.005, scale: 'difference' },
};
/** Three significant digits, no exponent. */
const digits = (value) => value === 0 ? '0' : value.toFixed(Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))));
const formatValue = (name, value) => {
    const { unit } = metrics[name];
    return unit === 'share' ? `${digits(value * 100)} %` : `${digits(value)} ${unit}`;
};


/***/ }),

/***/ 3869:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Er: () => (/* binding */ usualPeriodMs),
/* harmony export */   Kn: () => (/* binding */ requestsNeeded),
/* harmony export */   LN: () => (/* binding */ burnWindows),
/* harmony export */   PW: () => (/* binding */ limitText),
/* harmony export */   ix: () => (/* binding */ shortestPeriodMs),
/* harmony export */   lp: () => (/* binding */ shortHistories),
/* harmony export */   om: () => (/* binding */ pairText),
/* harmony export */   ss: () => (/* binding */ factorsFor),
/* harmony export */   ur: () => (/* binding */ tooFewText),
/* harmony export */   vN: () => (/* binding */ pairBurns)
/* harmony export */ });
/* unused harmony exports windowPairs, burnRate */
/**
 * Burn rate: how many times faster than allowed an error budget is used up. 1 uses it up exactly over the period of
 * the objective. A pair of windows burns when both are above its factor: the long one says that it matters, the short
 * one that it goes on. Factors for a budget of 30 days: 2 % of it in an hour, 5 % in six.
 *
 * The Site Reliability Workbook, chapter 5, "Multiwindow, Multi-Burn-Rate Alerts". Pure.
 */
const minute = 60_000;
const hour = 60 * minute;
const windowPairs = [
    { factor: 14.4, longMs: hour, shortMs: 5 * minute },
    { factor: 6, longMs: 6 * hour, shortMs: 30 * minute },
];
const burnWindows = [...new Set(windowPairs.flatMap(one => [one.shortMs, one.longMs]))];
/** undefined: there were no requests. */
const burnRate = ({ errors, requests }, slo) => requests > 0 ? errors / requests / (1 - slo) : undefined;
/** What a share is worth anything of, however generous the objective. */
const fewestRequests = 100;
/** So many requests in the short window that a single failure among them does not burn. */
const requestsNeeded = ({ factor }, slo) => 
// Rounded, as 1 - 0.999 is a little more than 0.001.
Math.max(fewestRequests, Math.floor(Number((1 / (factor * (1 - slo))).toPrecision(9))) + 1);
/** The period that the factors are made for. */
const usualPeriodMs = 30 * 24 * hour;
/** In a shorter one hours would be so large a part that the factors come near to 1. */
const shortestPeriodMs = 7 * 24 * hour;
/** The same shares of the budget in the same windows, for an objective over another period. */
const factorsFor = (periodMs) => windowPairs.map(pair => ({ ...pair, factor: Number(((pair.factor * periodMs) / usualPeriodMs).toPrecision(3)) }));
const pairBurns = (counts, slo, periodMs = usualPeriodMs) => {
    const countOf = (windowMs) => counts.find(one => one.windowMs === windowMs);
    const rateOf = (count) => count === undefined ? undefined : burnRate(count, slo);
    return factorsFor(periodMs).map(pair => {
        const counted = countOf(pair.shortMs);
        const [long, short] = [rateOf(countOf(pair.longMs)), rateOf(counted)];
        const burns = long !== undefined && short !== undefined && long >= pair.factor && short >= pair.factor;
        return { ...pair, long, short, burns, requests: counted?.requests ?? 0 };
    });
};
const windowName = (ms) => (ms >= hour ? `${ms / hour} h` : `${ms / minute} min`);
const rateText = (rate) => (rate === undefined ? 'no requests' : `${rate.toFixed(1)}×`);
const limitText = ({ factor, longMs, shortMs }) => `not over ${factor}× in ${windowName(longMs)} and ${windowName(shortMs)}`;
const pairText = ({ factor, longMs, shortMs, long, short }) => `${rateText(long)} over ${windowName(longMs)} and ${rateText(short)} over ${windowName(shortMs)} (limit ${factor}×)`;
const tooFewText = ({ requests, shortMs }, needed) => `${Math.floor(requests)} requests in ${windowName(shortMs)}, ${needed} are needed`;
/** Windows for which there is less history than they are long; data may begin a scrape late. */
const shortHistories = (counts) => counts
    .filter(({ windowMs, coveredMs }) => coveredMs < windowMs * 0.9)
    .map(({ windowMs, coveredMs }) => `only ${coveredMs < minute ? 'less than a minute' : `${Math.round(coveredMs / minute)} min`} of the ${windowName(windowMs)}`);


/***/ }),

/***/ 6717:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $8: () => (/* binding */ objectiveText),
/* harmony export */   Bt: () => (/* binding */ parseObjective),
/* harmony export */   IP: () => (/* binding */ inUnit),
/* harmony export */   PH: () => (/* binding */ unitNames),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   cv: () => (/* binding */ lowerIsBetter),
/* harmony export */   v9: () => (/* binding */ holds)
/* harmony export */ });
/* harmony import */ var _text_own_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8026);

/** What one of the unit is in base units. Prometheus and its kin count in seconds, bytes and shares. */
const units = {
    '': 1,
    '%': 0.01,
    us: 1e-6,
    ms: 1e-3,
    s: 1,
    m: 60,
    h: 3600,
    B: 1,
    kB: 1e3,
    MB: 1e6,
    GB: 1e9,
    KiB: 1024,
    MiB: 1024 ** 2,
    GiB: 1024 ** 3,
};
const unitNames = Object.keys(units).filter(name => name !== '');
const spelt = { '≤': '<=', '≥': '>=', '=': '==' };
const operators = ['<=', '>=', '==', '!=', '<', '>'];
const operatorOf = (text) => spelt[text] ?? operators.find(one => one === text);
/** An operator, a number and perhaps a unit; undefined for anything else. */
const parseObjective = (text) => {
    const match = /^([<>]=?|[=!]=|[=≤≥])\s*(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*([a-zA-Z%]*)$/.exec(text.trim());
    const operator = operatorOf(match?.[1] ?? '');
    const factor = (0,_text_own_js__WEBPACK_IMPORTED_MODULE_0__/* .own */ .Z)(units, match?.[3] ?? '');
    if (operator === undefined || match?.[2] === undefined || factor === undefined)
        return undefined;
    return { operator, limit: Number(match[2]) * factor, unit: match[3] ?? '' };
};
const holds = ({ operator, limit }, value) => {
    switch (operator) {
        case '<':
            return value < limit;
        case '<=':
            return value <= limit;
        case '>':
            return value > limit;
        case '>=':
            return value >= limit;
        case '==':
            return value === limit;
        case '!=':
            return value !== limit;
    }
};
const rounded = (value) => `${Number(value.toPrecision(4))}`;
/** A value in base units → one in `unit`, for people. */
const inUnit = (value, unit) => value / ((0,_text_own_js__WEBPACK_IMPORTED_MODULE_0__/* .own */ .Z)(units, unit) ?? 1);
const shown = (value, unit) => `${rounded(inUnit(value, unit))} ${unit}`.trim();
const signs = { '<': '<', '<=': '≤', '>': '>', '>=': '≥', '==': '=', '!=': '≠' };
const objectiveText = ({ operator, limit, unit }) => `${signs[operator]} ${shown(limit, unit)}`;
/** Where higher is worse: errors, times, sizes. */
const lowerIsBetter = ({ operator }) => operator !== '>' && operator !== '>=';


/***/ }),

/***/ 1894:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C0: () => (/* binding */ namesInstance),
/* harmony export */   Cp: () => (/* binding */ spanText),
/* harmony export */   Dy: () => (/* binding */ names),
/* harmony export */   GS: () => (/* binding */ fill),
/* harmony export */   Kn: () => (/* binding */ windowText),
/* harmony export */   hX: () => (/* binding */ unknownPlaceholders),
/* harmony export */   o2: () => (/* binding */ placeholderNames),
/* harmony export */   zb: () => (/* binding */ parseInstanceAddress)
/* harmony export */ });
const placeholderNames = ['release', 'app', 'environment', 'baseline', 'window'];
const instance = '{{instance}}';
const pattern = /\{\{\s*([a-z-]+)\s*\}\}/g;
const isName = (text) => placeholderNames.some(name => name === text);
const unknownPlaceholders = (query) => [...query.replaceAll(instance, '').matchAll(pattern)].map(match => match[1] ?? '').filter(name => !isName(name));
const names = (query, name) => [...query.matchAll(pattern)].some(match => match[1] === name);
const namesInstance = (address) => address.includes(instance);
const parseInstanceAddress = (address) => {
    const match = /^(https?):\/\/\{\{instance\}\}(?::(\d{1,5}))?(\/\S*)?$/.exec(address);
    if (match === null)
        return undefined;
    const [, scheme = 'http', port, path = '/'] = match;
    return { entry: port === undefined ? null : { scheme, port: Number(port) }, path };
};
/** Values stand inside quoted strings of query languages. */
const escaped = (value) => value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll("'", "\\'");
/** The query to send, or which names have no value. */
const fill = (query, known) => {
    const used = [...query.matchAll(pattern)].flatMap(match => (isName(match[1] ?? '') ? [match[1] ?? ''] : []));
    const missing = placeholderNames.filter(name => used.includes(name) && (known[name] ?? '') === '');
    if (missing.length > 0)
        return { missing };
    return {
        query: query.replaceAll(pattern, (whole, name) => (isName(name) ? escaped(known[name] ?? '') : whole)),
    };
};
/** A length of time in its largest whole unit: `7 d`, `90 s`. */
const spanText = (ms) => {
    const units = [
        ['d', 86_400_000],
        ['h', 3_600_000],
        ['min', 60_000],
    ];
    const [unit, size] = units.find(([, one]) => ms >= one && ms % one === 0) ?? ['s', 1000];
    return `${ms / size} ${unit}`;
};
/** Milliseconds as query languages write a duration: `60s`, `500ms`. */
const windowText = (ms) => (ms % 1000 === 0 ? `${ms / 1000}s` : `${Math.round(ms)}ms`);


/***/ }),

/***/ 7623:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C7: () => (/* binding */ longestRangeMs),
/* harmony export */   Ig: () => (/* binding */ parsePromDuration),
/* harmony export */   Yv: () => (/* binding */ selectorsOf),
/* harmony export */   Zv: () => (/* binding */ metricNames)
/* harmony export */ });
/** The little we need to know of a PromQL expression: which series it selects and how far back it reaches. Pure. */
const unitMs = {
    ms: 1,
    s: 1000,
    m: 60_000,
    h: 3_600_000,
    d: 86_400_000,
    w: 604_800_000,
    y: 31_536_000_000,
};
/** `1h30m`, `5m`, `90s` → milliseconds; undefined for anything else. */
const parsePromDuration = (text) => {
    if (!/^(\d+(ms|[smhdwy]))+$/.test(text))
        return undefined;
    return [...text.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * (unitMs[unit ?? ''] ?? 0), 0);
};
const strings = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/;
/** The longest range of a range selector or subquery; undefined when there is none. */
const longestRangeMs = (query) => {
    const bare = query.replaceAll(new RegExp(strings, 'g'), '""');
    const ranges = [...bare.matchAll(/\[\s*([0-9a-z]+)\s*(?::[^\]]*)?\]/g)].flatMap(match => parsePromDuration(match[1] ?? '') ?? []);
    return ranges.length === 0 ? undefined : Math.max(...ranges);
};
const token = new RegExp(`${strings.source}|#[^\\n]*|[a-zA-Z_:][a-zA-Z0-9_:]*|\\{|\\}|\\(|\\)|\\[[^\\]]*\\]|\\d[0-9a-zA-Z.]*|[^\\s]`, 'g');
/** Words in front of a list of labels. */
const listing = new Set(['by', 'without', 'on', 'ignoring', 'group_left', 'group_right']);
const words = new Set(['and', 'or', 'unless', 'bool', 'offset', 'atan2', 'start', 'end', 'inf', 'nan', ...listing]);
const isName = (text) => /^[a-zA-Z_:]/.test(text);
/** Index behind the bracket that closes the one at `open`. */
const closing = (tokens, open, bracket) => {
    const end = tokens.indexOf(bracket, open);
    return end < 0 ? tokens.length : end + 1;
};
/** Every vector selector, without ranges and offsets, once each: `up`, `http_requests_total{status=~"5.."}`. */
const selectorsOf = (query) => {
    const tokens = (query.match(token) ?? []).filter(one => !one.startsWith('#'));
    const found = new Set();
    for (let at = 0; at < tokens.length; at += 1) {
        const one = tokens[at] ?? '';
        const next = tokens[at + 1];
        if (listing.has(one.toLowerCase()) && next === '(') {
            at = closing(tokens, at + 1, ')') - 1;
        }
        else if (one === '{' || (isName(one) && next === '{')) {
            const open = one === '{' ? at : at + 1;
            const end = closing(tokens, open, '}');
            found.add(tokens.slice(at, end).join(''));
            at = end - 1;
        }
        else if (isName(one) && next !== '(' && !words.has(one.toLowerCase()) && !listsLabels(tokens, at)) {
            found.add(one);
        }
    }
    return [...found];
};
/** The names of the metrics that a query reads, without labels. */
const metricNames = (query) => [
    ...new Set(selectorsOf(query).flatMap(one => /^[a-zA-Z_:][a-zA-Z0-9_:]*/.exec(one)?.[0] ?? [])),
];
/** An aggregation with its labels in front: `sum by (job) (…)`. */
const listsLabels = (tokens, at) => {
    const next = (tokens[at + 1] ?? '').toLowerCase();
    return (next === 'by' || next === 'without') && tokens[at + 2] === '(';
};


/***/ }),

/***/ 3166:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qm: () => (/* binding */ neverSeen),
/* harmony export */   XF: () => (/* binding */ enough),
/* harmony export */   gz: () => (/* binding */ reducers),
/* harmony export */   pj: () => (/* binding */ verdictWithoutValue),
/* harmony export */   sG: () => (/* binding */ outcomeOf)
/* harmony export */ });
/* unused harmony exports faultKinds, reduced, doubtKinds, outcomeKinds */
const faultKinds = ['provider-error', 'time-out', 'denied', 'unparsable'];
const reducers = ['last', 'avg', 'min', 'max', 'sum'];
const sum = (values) => values.reduce((total, value) => total + value, 0);
const reduced = (points, reducer) => {
    const values = points.map(point => point.value);
    switch (reducer) {
        case 'last':
            return values.at(-1) ?? Number.NaN;
        case 'avg':
            return values.length === 0 ? Number.NaN : sum(values) / values.length;
        case 'min':
            return values.length === 0 ? Number.NaN : Math.min(...values);
        case 'max':
            return values.length === 0 ? Number.NaN : Math.max(...values);
        case 'sum':
            return sum(values);
    }
};
const doubtKinds = ['nan', 'empty', 'stale', 'too-few-samples'];
/** Everything a metric can come to. */
const outcomeKinds = ['value', ...doubtKinds, ...faultKinds];
const seconds = (ms) => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
/** One number with its samples, or which way it is none. */
const outcomeOf = (read, { reducer, maxAgeMs, agoMs = 0, now }) => {
    if (read.kind !== 'series')
        return read;
    const [points, ...others] = read.series.filter(series => series.length > 0);
    if (points === undefined)
        return { kind: 'empty', detail: 'the query matched nothing' };
    if (others.length > 0)
        return { kind: 'unparsable', detail: `${others.length + 1} series came back, one number is needed` };
    const newest = read.newestAt ?? Math.max(...points.map(point => point.at));
    // A window of the past was asked for by our own clock.
    const age = (agoMs > 0 ? now - agoMs : (read.serverNow ?? now)) - newest;
    if (age > maxAgeMs)
        return {
            kind: 'stale',
            detail: `the newest data are ${seconds(age)} old, at most ${seconds(maxAgeMs)} are allowed`,
        };
    const value = reduced(points, reducer);
    if (!Number.isFinite(value))
        return { kind: 'nan', detail: Number.isNaN(value) ? 'the value is not a number (NaN)' : `the value is ${value}` };
    return { kind: 'value', value, samples: points.length, notes: read.notes };
};
/** Too few samples behind a value make it none. */
const enough = (outcome, samples, minSamples) => {
    if (outcome.kind !== 'value')
        return outcome;
    const counted = samples ?? outcome.samples;
    if (minSamples !== null && counted < minSamples)
        return { kind: 'too-few-samples', detail: `${Math.floor(counted)} samples, ${minSamples} are needed` };
    return { ...outcome, samples: counted };
};
const codeOf = {
    nan: 'metric-nan',
    empty: 'metric-empty',
    stale: 'metric-stale',
    'too-few-samples': 'metric-too-few-samples',
    'provider-error': 'metric-provider-error',
    'time-out': 'metric-timed-out',
    denied: 'metric-denied',
    unparsable: 'metric-unparsable',
};
/** That no failure was counted by a counter that does not exist says nothing. */
const neverSeen = (errors) => ({
    kind: 'empty',
    detail: `a counter of failures of the name in ${errors} was never seen`,
});
const isFault = (kind) => faultKinds.some(one => one === kind);
/** The verdict of anything that is no value: never a pass, never a fail. */
const verdictWithoutValue = (outcome) => ({
    verdict: isFault(outcome.kind) ? 'error' : 'inconclusive',
    code: codeOf[outcome.kind],
    what: `${outcome.detail}.`,
});


/***/ }),

/***/ 4040:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ parseSelector),
/* harmony export */   k: () => (/* binding */ selects)
/* harmony export */ });
/** A series selector as PromQL writes it: `http_requests_total{status=~"5..",app="web"}`. Pure. */
const unescaped = (text) => text.replaceAll(/\\(.)/g, (_, one) => (one === 'n' ? '\n' : one === 't' ? '\t' : one));
const one = /\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*(,|$)/y;
const isPattern = (text) => {
    try {
        new RegExp(text, 'u');
        return true;
    }
    catch {
        return false;
    }
};
const operatorOf = (text) => text === '!=' || text === '=~' || text === '!~' ? text : '=';
const matchersOf = (text) => {
    const found = [];
    let at = 0;
    while (text.slice(at).trim() !== '') {
        one.lastIndex = at;
        const match = one.exec(text);
        if (match === null)
            return undefined;
        const [, label = '', operator, double, single] = match;
        found.push({ label, operator: operatorOf(operator), value: unescaped(double ?? single ?? '') });
        at = one.lastIndex;
    }
    const patterns = found.filter(({ operator }) => operator === '=~' || operator === '!~');
    return patterns.every(({ value }) => isPattern(value)) ? found : undefined;
};
/** undefined for anything that is more than one plain selector with a name. */
const parseSelector = (text) => {
    const match = /^([a-zA-Z_:][a-zA-Z0-9_:]*)\s*(?:\{(.*)\})?$/s.exec(text.trim());
    if (match?.[1] === undefined)
        return undefined;
    const matchers = matchersOf(match[2] ?? '');
    return matchers === undefined ? undefined : { name: match[1], matchers };
};
const fits = ({ label, operator, value }, labels) => {
    const found = labels[label] ?? '';
    if (operator === '=')
        return found === value;
    if (operator === '!=')
        return found !== value;
    // As in PromQL, a pattern has to fit the whole value.
    const matched = new RegExp(`^(?:${value})$`, 'su').test(found);
    return operator === '=~' ? matched : !matched;
};
const selects = ({ name, matchers }, series) => series.name === name && matchers.every(matcher => fits(matcher, series.labels));


/***/ }),

/***/ 9862:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P9: () => (/* binding */ defaultPatterns),
/* harmony export */   Tk: () => (/* binding */ countErrors),
/* harmony export */   nT: () => (/* binding */ budgetOf),
/* harmony export */   vD: () => (/* binding */ noLines)
/* harmony export */ });
/* unused harmony export toleratedPerMinute */
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1609);
/** Lines of a log that tell of errors, counted by pattern. Pure. */

/** How programs of the usual languages and log libraries write that something went wrong. A line counts once. */
const defaultPatterns = [
    { name: 'panic', regex: /^panic: |\bpanicked at\b|^fatal error: |^goroutine \d+ \[running\]/ },
    {
        name: 'unhandled',
        regex: /\bunhandled ?(promise ?)?(rejection|exception|error)|\buncaught ?(exception|\w*error)/i,
    },
    { name: 'traceback', regex: /^Traceback \(most recent call last\)|^Exception in thread |\bOutOfMemoryError\b/ },
    {
        name: 'level',
        regex: /\b(level|lvl|severity)["']?\s*[=:]\s*["']?(error|err|fatal|panic|critical|alert|emergency)\b/i,
    },
    { name: 'level number', regex: /"level":\s*(50|60)\b/ },
    { name: 'ERROR', regex: /(?<![\w=])(ERROR|FATAL|CRITICAL|PANIC|SEVERE|EMERG)(?![\w=])/ },
];
const noLines = { lines: 0, errors: 0, found: [] };
const matching = (patterns, line) => patterns.find(({ regex }) => regex.test(line));
const add = (found, name, line) => found.some(one => one.pattern === name)
    ? found.map(one => (one.pattern === name ? { ...one, count: one.count + 1 } : one))
    : [...found, { pattern: name, count: 1, sample: (0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redacted */ .p)(line) }];
/** Longer lines are data, not messages; so much of them is looked at. */
const lookedAt = 2000;
const countErrors = (patterns, before, lines) => lines.reduce((so, line) => {
    const match = matching(patterns, line.slice(0, lookedAt));
    return {
        lines: so.lines + 1,
        errors: so.errors + (match === undefined ? 0 : 1),
        found: match === undefined ? so.found : add(so.found, match.name, line),
    };
}, before);
/** A factor on next to nothing means nothing: so many a minute are let pass with it. */
const toleratedPerMinute = 10;
/** @param ownPerMinute errors of our own probes that are within their objective: each may leave a line */
const budgetOf = (limit, baselinePerMinute, ownPerMinute, windowMs) => {
    const compared = 'perMinute' in limit || baselinePerMinute !== null;
    const perMinute = 'perMinute' in limit
        ? limit.perMinute
        : Math.max(toleratedPerMinute, limit.factor * (baselinePerMinute ?? 0)) + ownPerMinute;
    return { perMinute, compared, lines: Math.floor((perMinute * windowMs) / 60_000) };
};


/***/ }),

/***/ 1609:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ redacted)
/* harmony export */ });
/** Keeps what looks like a secret or a person out of a line that is shown. Pure. */
const rules = [
    // eyJ… : a JSON web token
    [/\beyJ[\w-]+\.[\w-]+\.?[\w-]*/g, '***'],
    [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 ***'],
    // user:password@host
    [/\/\/[^\s/@:]+:[^\s/@]+@/g, '//***@'],
    [
        /(["']?[\w.-]*(?:pass(?:word|wd|phrase)?|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|credential|authorization|cookie|session)[\w.-]*["']?\s*[=:]\s*)("[^"]*"|'[^']*'|[^\s,;&}]+)/gi,
        '$1***',
    ],
    [/[\w.+-]+@[\w-]+\.[\w.-]+/g, '***@***'],
    // Card numbers and the like.
    [/\b\d(?:[ -]?\d){12,18}\b/g, '***'],
    // Long random texts: keys, hashes.
    [/(?<![\w/+-])(?=[\w+/-]*\d)(?=[\w+/-]*[A-Za-z])[\w+-]{28,}={0,2}/g, '***'],
];
const escapes = /\p{Cc}\[[0-9;]*[A-Za-z]/gu;
const controls = /\p{Cc}/gu;
const shownLength = 240;
const redacted = (line) => {
    const plain = line.slice(0, 4000).replaceAll(escapes, '').replaceAll(controls, ' ').trim();
    const safe = rules.reduce((text, [pattern, by]) => text.replaceAll(pattern, by), plain);
    return safe.length > shownLength ? `${safe.slice(0, shownLength)}…` : safe;
};


/***/ }),

/***/ 5943:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _o: () => (/* binding */ sloPresetNames),
/* harmony export */   mc: () => (/* binding */ isSloPreset),
/* harmony export */   xs: () => (/* binding */ sloPresets)
/* harmony export */ });
/** 0.1 % of errors is shown by 2995 good answers: with room for one or two failures. */
const forTenthOfAPercent = { 'verify.probe-rate': '100' };
/** A release that is worse than the one before it is bad, even within the objectives. */
const besideTheOldOne = { 'verify.max-error-increase': '0.5%', 'verify.max-latency-increase': '50%' };
const sloPresets = {
    s0: {
        doc: 'A service at scale: 10,000 requests a second, p99 below 200 ms, errors below 0.1 %, up 99.9 % of the time.',
        slo: { availability: '99.9%', 'error-rate': '0.1%', p99: '200ms', throughput: '10000' },
        settings: { ...forTenthOfAPercent, ...besideTheOldOne },
    },
    s1: {
        doc: 'The same promises as s0; its limits of memory and CPU are metric checks of the caller.',
        slo: { availability: '99.9%', 'error-rate': '0.1%', p99: '200ms', throughput: '10000' },
        settings: { ...forTenthOfAPercent, ...besideTheOldOne },
    },
    s2: {
        doc: 'An interactive application: API p95 below 500 ms and p99 below 1 s, up 99.9 % of the time.',
        slo: { availability: '99.9%', 'error-rate': '1%', p95: '500ms', p99: '1s' },
        settings: besideTheOldOne,
    },
    s3: {
        doc: 'A platform of workers and queues: p50 15 ms, p95 45 ms, p99 95 ms at 10,000 requests a second, errors below 1 %.',
        slo: {
            availability: '99.9%',
            'error-rate': '1%',
            p50: '15ms',
            p95: '45ms',
            p99: '95ms',
            throughput: '10000',
        },
        settings: { 'performance.budgets': 'error-rate < 0.01%', ...besideTheOldOne },
    },
    s4: {
        doc: 'A web application under load: p95 below 1 s at 1,000 requests a second; it names no error rate, so the default of 1 % stands.',
        slo: { p95: '1s', throughput: '1000' },
        settings: besideTheOldOne,
    },
};
const sloPresetNames = Object.keys(sloPresets);
const isSloPreset = (name) => name in sloPresets;


/***/ }),

/***/ 7846:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ parseEntries)
/* harmony export */ });
/** Values that a person writes one a line, in words or as JSON objects, or all together as one JSON list. Pure. */
const parseJson = (text) => {
    try {
        const value = JSON.parse(text);
        return { value };
    }
    catch {
        return { problem: 'is not valid JSON' };
    }
};
const fromLine = (line, { fromWords, fromJson }) => {
    if (!line.startsWith('{'))
        return fromWords(line);
    const json = parseJson(line);
    return 'value' in json ? fromJson(json.value) : json;
};
const parseAll = (lines, form) => {
    if (lines[0]?.startsWith('[') !== true)
        return lines.map(line => ({ ...fromLine(line, form), shown: line }));
    const list = parseJson(lines.join('\n'));
    if ('problem' in list)
        return [{ ...list, shown: 'the list' }];
    if (!Array.isArray(list.value))
        return [{ problem: 'is not a list', shown: 'the value' }];
    return list.value.map((one, index) => ({ ...form.fromJson(one), shown: `${form.noun} ${index + 1}` }));
};
/** Every problem is reported. */
const parseEntries = (lines, form) => {
    const { noun, most, allowed } = form;
    const parsed = parseAll(lines, form);
    const problems = parsed.flatMap(one => ('problem' in one ? [`${one.shown}: ${one.problem}`] : []));
    if (problems.length > 0)
        return { problem: problems.join(' | '), allowed };
    const values = parsed.flatMap(one => ('value' in one ? [one.value] : []));
    return values.length > most
        ? { problem: `holds ${values.length} ${noun}s`, allowed: `at most ${most} ${noun}s` }
        : { values };
};


/***/ }),

/***/ 5331:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ defaultProbe),
  f: () => (/* binding */ parseProbes)
});

// EXTERNAL MODULE: ./src/domain/text/entries.ts
var entries = __webpack_require__(7846);
// EXTERNAL MODULE: ./src/domain/text/nearest.ts
var nearest = __webpack_require__(6300);
// EXTERNAL MODULE: ./src/domain/text/own.ts
var own = __webpack_require__(8026);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(8532);
// EXTERNAL MODULE: ./src/domain/verification/probing/header-rules.ts
var header_rules = __webpack_require__(553);
// EXTERNAL MODULE: ./src/domain/verification/probing/json-rules.ts
var json_rules = __webpack_require__(9298);
// EXTERNAL MODULE: ./src/domain/verification/probing/patterns.ts
var probing_patterns = __webpack_require__(5753);
// EXTERNAL MODULE: ./src/domain/verification/probing/policies.ts
var policies = __webpack_require__(8678);
;// CONCATENATED MODULE: ./src/domain/verification/probing/schema-keywords.ts

/** Keywords of JSON Schema 2020-12 and draft-07, by what their value holds. */
const one = ['additionalItems', 'additionalProperties', 'contains', 'contentSchema', 'else', 'if', 'items', 'not'];
const oneMore = ['propertyNames', 'then', 'unevaluatedItems', 'unevaluatedProperties'];
const lists = ['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems'];
const maps = ['$defs', 'definitions', 'dependencies', 'dependentSchemas', 'patternProperties', 'properties'];
const plain = [
    ...['$anchor', '$comment', '$dynamicAnchor', '$dynamicRef', '$id', '$ref', '$schema', '$vocabulary'],
    ...['const', 'contentEncoding', 'contentMediaType', 'default', 'dependentRequired', 'deprecated', 'description'],
    ...['enum', 'examples', 'exclusiveMaximum', 'exclusiveMinimum', 'format', 'maxContains', 'maxItems', 'maxLength'],
    ...['maxProperties', 'maximum', 'minContains', 'minItems', 'minLength', 'minProperties', 'minimum', 'multipleOf'],
    ...['pattern', 'readOnly', 'required', 'title', 'type', 'uniqueItems', 'writeOnly'],
];
const single = new Set([...one, ...oneMore]);
const known = [...new Set([...single, ...lists, ...maps, ...plain])];
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const below = (keyword, value) => {
    if (maps.includes(keyword) && isObject(value))
        return Object.values(value);
    if (lists.includes(keyword) && Array.isArray(value))
        return value;
    return single.has(keyword) && isObject(value) ? [value] : [];
};
/** Where `#/a/b` leads in the schema. */
const leads = (schema, reference) => {
    let at = schema;
    for (const part of reference.slice(1).split('/').slice(1)) {
        const name = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
        if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name))
            return false;
        at = Object.entries(at).find(([key]) => key === name)?.[1];
    }
    return true;
};
/** References that do not lead into the schema itself: nothing is fetched, so they would be met at the worst moment. */
const dangling = (root, schema) => {
    if (!isObject(schema))
        return undefined;
    const { $ref: reference } = schema;
    if (typeof reference === 'string' && !(/^#(\/|$)/.test(reference) && leads(root, reference)))
        return reference;
    return Object.entries(schema)
        .flatMap(([keyword, value]) => below(keyword, value))
        .map(each => dangling(root, each))
        .find(found => found !== undefined);
};
/** undefined: a schema whose keywords are known and whose references lead into itself. */
const schemaProblem = (schema) => {
    const reference = dangling(schema, schema);
    return (strangeKeyword(schema) ??
        (reference === undefined ? undefined : `$ref "${reference}" leads nowhere in it; only #/… is understood`));
};
/**
 * A keyword that no draft has. Validators pass over those, as the standard demands, so a misspelt `required` would
 * make every answer fit. undefined: there is none.
 */
const strangeKeyword = (schema) => {
    if (!isObject(schema))
        return undefined;
    for (const [keyword, value] of Object.entries(schema)) {
        if (!known.includes(keyword) && !keyword.startsWith('x-')) {
            const near = (0,nearest/* nearest */.p)(keyword, known);
            return `"${keyword}" is no keyword of JSON Schema${near === undefined ? '' : `; did you mean ${near}?`}`;
        }
        for (const schemaBelow of below(keyword, value)) {
            const strange = strangeKeyword(schemaBelow);
            if (strange !== undefined)
                return strange;
        }
    }
    return undefined;
};

// EXTERNAL MODULE: ./src/domain/text/durations.ts
var durations = __webpack_require__(4839);
;// CONCATENATED MODULE: ./src/domain/verification/probing/shared-form.ts


const texts = schemas/* union */.KCZ([schemas/* string */.YjP().transform(one => [one]), schemas/* array */.YOg(schemas/* string */.YjP())]).default([]);
const minEveryMs = 100;
/** `10s`, or a number of seconds. */
const duration = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig().transform(String)]).transform((text, context) => {
    const ms = (0,durations/* parseDuration */.E)(text);
    if (ms !== undefined && ms >= minEveryMs)
        return ms;
    context.addIssue({ code: 'custom', message: `"${text}" is not a duration of at least ${minEveryMs}ms such as 5s` });
    return core/* NEVER */.tm;
});
/** What every kind of probe takes. */
const common = {
    name: schemas/* string */.YjP().min(1).optional(),
    every: duration.optional(),
    maxLatencyMs: schemas/* number */.aig().positive().nullable().default(null),
};
/** `host:port`, `[::1]:443`, or a bare host where a port is usual; undefined for anything else. */
const parseHostPort = (text, usual) => {
    const found = /^(\[[0-9a-fA-F:.]+\]|[^\s:/?#@[\]]+)(?::(\d{1,5}))?$/.exec(text);
    const port = found?.[2] === undefined ? usual : Number(found[2]);
    if (found?.[1] === undefined || port === undefined || port < 1 || port > 65_535)
        return undefined;
    return { host: found[1].replace(/^\[|\]$/g, ''), port };
};
const hostPort = (usual) => schemas/* string */.YjP().transform((text, context) => {
    const parsed = parseHostPort(text, usual);
    if (parsed !== undefined)
        return parsed;
    context.addIssue({ code: 'custom', message: `"${text}" is not host:port` });
    return core/* NEVER */.tm;
});

;// CONCATENATED MODULE: ./src/domain/verification/probing/http-form.ts







const statusRange = (text) => {
    const one = /^([1-5])(\d\d|xx)(?:-([1-5]\d\d))?$/.exec(text);
    if (one === null)
        return undefined;
    const [, hundred = '', rest = '', until] = one;
    if (rest === 'xx')
        return until === undefined ? [Number(`${hundred}00`), Number(`${hundred}99`)] : undefined;
    const from = Number(hundred + rest);
    const to = until === undefined ? from : Number(until);
    return from <= to ? [from, to] : undefined;
};
const statusRanges = (text) => {
    const ranges = text.split(',').map(part => statusRange(part.trim()));
    return ranges.every(range => range !== undefined) ? ranges : undefined;
};
const http_form_status = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig().transform(String)]).transform((text, context) => {
    const ranges = statusRanges(text);
    if (ranges !== undefined)
        return ranges;
    context.addIssue({ code: 'custom', message: `"${text}" is not a status such as 200, 2xx, 200-299 or 200,404` });
    return core/* NEVER */.tm;
});
const cacheRules = texts.transform((directives, context) => directives.flatMap(text => {
    const rule = (0,policies/* parseCacheRule */.OS)(text);
    if (rule === undefined)
        context.addIssue({ code: 'custom', message: `"${text}" is not a directive such as public or max-age>=600` });
    return rule ?? [];
}));
const schema = schemas/* union */.KCZ([schemas/* boolean */.zMY(), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* json */.Pq9())]).superRefine((value, context) => {
    const problem = schemaProblem(value);
    if (problem !== undefined)
        context.addIssue({ code: 'custom', message: problem });
});
const safe = ['GET', 'HEAD', 'OPTIONS'];
const unsafe = ['POST', 'PUT', 'PATCH', 'DELETE'];
const isSafe = (method) => safe.some(one => one === method);
const body = schemas/* union */.KCZ([
    schemas/* string */.YjP().transform(text => ({ text, type: 'text/plain; charset=utf-8' })),
    schemas/* json */.Pq9().transform(value => ({ text: JSON.stringify(value), type: 'application/json' })),
]);
const shape = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('http').default('http'),
    ...common,
    method: schemas/* enum */.k5n([...safe, ...unsafe]).default('GET'),
    path: schemas/* string */.YjP().regex(/^(\/|https?:\/\/[^\s/]+)/, 'must start with / or be an http(s):// address'),
    status: http_form_status.optional(),
    contains: texts,
    matches: texts.refine(patterns => patterns.every(probing_patterns/* isPattern */.P), 'is not a regular expression'),
    headers: header_rules/* headerRules */.$,
    json: json_rules/* jsonRules */.e,
    schema: schema.nullable().default(null),
    policies: texts.pipe(schemas/* array */.YOg(schemas/* enum */.k5n(policies/* policies */.R3))),
    cacheControl: cacheRules,
    requestHeaders: schemas/* record */.g1P(schemas/* string */.YjP().regex(/^[\w!#$%&'*+.^`|~-]+$/, 'is not a header name'), schemas/* string */.YjP()).default({}),
    body: body.optional(),
    unsafe: schemas/* boolean */.zMY().default(false),
    burst: schemas/* number */.aig().int().min(2).max(200).nullable().default(null),
});
/** A probe that changes data is one that somebody asked for in so many words. */
const unsafeProblem = ({ method, unsafe: allowed, body: given, burst, every }) => {
    if (isSafe(method)) {
        if (given !== undefined || allowed)
            return `${method} takes no body and no unsafe`;
        return burst !== null && every !== undefined ? 'a burst is sent once: it takes no every' : undefined;
    }
    if (!allowed || given === undefined)
        return `${method} may change data: it needs "unsafe": true and a "body" ("" for none); expected one of ${safe.join(', ')} otherwise`;
    return burst === null ? undefined : 'a burst is sent with GET, HEAD or OPTIONS only';
};
const redirects = 'https-redirect';
const probeOf = ({ unsafe: _, every, body: given, ...one }) => ({
    ...one,
    name: one.name ?? `${one.method} ${one.path}`,
    status: one.status ?? statusRanges(one.policies.includes(redirects) ? '301,308' : '2xx') ?? [],
    everyMs: one.burst === null ? (every ?? null) : Number.POSITIVE_INFINITY,
    body: given?.text ?? null,
    requestHeaders: given === undefined ? one.requestHeaders : { 'content-type': given.type, ...one.requestHeaders },
});
const httpForm = shape
    .superRefine((one, context) => {
    const problem = unsafeProblem(one);
    if (problem !== undefined)
        context.addIssue({ code: 'custom', message: problem, path: ['method'] });
})
    .transform(probeOf);
const httpKeys = Object.keys(shape.shape);

// EXTERNAL MODULE: ./src/domain/verification/probing/kinds.ts
var kinds = __webpack_require__(5799);
;// CONCATENATED MODULE: ./src/domain/verification/probing/lines.ts





const keyed = (key, form) => text => text.startsWith(key) && text.length > key.length ? form(text.slice(key.length)) : undefined;
const number = (text) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined);
const lines_name = keyed('name=', value => ({ name: value }));
const every = keyed('every=', value => ({ every: value }));
const max = keyed('max=', value => ({ maxLatencyMs: (0,durations/* parseDuration */.E)(value) ?? value }));
const burst = keyed('burst=', value => ({ burst: number(value) ?? value }));
const cached = keyed('cached=', value => ({ policies: ['cached'], cacheControl: value.split(',') }));
const days = keyed('days>=', value => ({ days: number(value) ?? value }));
const minVersion = keyed('min=', value => ({ minVersion: value.startsWith('TLS') ? value : `TLSv${value}` }));
const serverName = keyed('sni=', value => ({ serverName: value }));
const subprotocol = keyed('subprotocol=', value => ({ subprotocol: value }));
const send = keyed('send=', value => ({ send: value }));
const expect = keyed('expect=', value => ({ expect: value }));
/** In quotes it is one text, whatever it holds. */
const contains = keyed('=', value => ({ contains: /^"([^"]+)"$/.exec(value)?.slice(1) ?? value.split(',') }));
const server = keyed('server=', value => ({ server: value }));
const policy = text => (policies/* policies */.R3.some(one => one === text) ? { policies: [text] } : undefined);
const lines_status = text => (/^[1-9]\d\d|^[1-5]xx/.test(text) ? { status: text } : undefined);
const recordType = text => (kinds/* recordTypes */.tY.some(one => one === text) ? { type: text } : undefined);
const service = text => (/^[\w.]+$/.test(text) ? { service: text } : undefined);
const target = text => (text.includes('=') ? undefined : { target: text });
const always = { words: [lines_name, every, max], shown: ['name=', 'every=', 'max='] };
const lines_kinds = {
    http: {
        words: [lines_status, policy, cached, burst, ...always.words],
        shown: [...policies/* policies */.R3, 'cached=', 'burst=', ...always.shown],
    },
    TLS: { words: [days, minVersion, serverName, ...always.words], shown: ['days>=', 'min=', 'sni=', ...always.shown] },
    WS: {
        words: [send, expect, subprotocol, ...always.words],
        shown: ['send=', 'expect=', 'subprotocol=', ...always.shown],
    },
    GRPC: { words: [...always.words, service], shown: always.shown },
    TCP: { words: [expect, ...always.words], shown: ['expect=', ...always.shown] },
    DNS: {
        words: [recordType, contains, server, ...always.words],
        shown: [...kinds/* recordTypes */.tY, '=', '="text with blanks"', 'server=', ...always.shown],
    },
};
/** How a line of a kind begins, and the key of its second word. */
const beginnings = {
    TLS: { kind: 'tls', second: 'target', optional: true },
    WS: { kind: 'websocket', second: 'path' },
    GRPC: { kind: 'grpc', second: 'target' },
    TCP: { kind: 'tcp', second: 'target' },
    DNS: { kind: 'dns', second: 'host' },
};
const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];
const strange = (word, { shown }) => {
    const near = (0,nearest/* nearest */.p)(word.replace(/(>?=).*$/, '$1'), shown);
    return `"${word}" is not understood${near === undefined ? '' : `; did you mean ${near}?`} (allowed: ${shown.join(' ')})`;
};
/** Lists of the same word are put together, so that two policies may stand in one line. */
const merged = (a, b) => ({
    ...a,
    ...Object.fromEntries(Object.entries(b).map(([key, value]) => {
        const before = a[key];
        return [key, Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value];
    })),
});
const withWords = (start, words, kind) => {
    let form = start;
    const problems = [];
    for (const word of words) {
        const found = kind.words.map(read => read(word)).find(one => one !== undefined);
        if (found === undefined)
            problems.push(strange(word, kind));
        else
            form = merged(form, found);
    }
    return problems.length > 0 ? { problem: problems.join('; ') } : { form };
};
/** What blanks part; those within `="10 mail.example.org"` part nothing. */
const wordsOf = (line) => line.match(/="[^"]*"(?!\S)|\S+/g) ?? [];
/** A line such as `GET /healthz 200 compressed` or `TLS example.org:443 days>=14` in the JSON form it stands for. */
const formOfLine = (line) => {
    const [first = '', second, ...rest] = wordsOf(line);
    const beginning = (0,own/* own */.Z)(beginnings, first);
    if (beginning !== undefined) {
        const kind = (0,own/* own */.Z)(lines_kinds, first) ?? always;
        if (beginning.optional === true && (second === undefined || target(second) === undefined))
            return withWords({ kind: beginning.kind }, second === undefined ? [] : [second, ...rest], kind);
        if (second === undefined)
            return { problem: `needs a ${beginning.second} after ${first}` };
        return withWords({ kind: beginning.kind, [beginning.second]: second }, rest, kind);
    }
    if (!methods.includes(first)) {
        const known = [...methods.slice(0, 3), ...Object.keys(beginnings)];
        const near = (0,nearest/* nearest */.p)(first, known);
        return {
            problem: `begins with none of ${known.join(', ')}${near === undefined ? '' : `; did you mean ${near}?`} (a line is \`METHOD /path STATUS\`)`,
        };
    }
    if (second === undefined)
        return { problem: 'is not `METHOD /path STATUS`' };
    return withWords({ method: first, path: second }, rest, lines_kinds['http'] ?? always);
};

;// CONCATENATED MODULE: ./src/domain/verification/probing/other-forms.ts



/** Kinds whose answer hardly changes in a minute are asked so often. */
const seldomMs = 5000;
const shownHost = ({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`;
const tls = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('tls'),
    ...common,
    target: hostPort(443).optional(),
    serverName: schemas/* string */.YjP().min(1).optional(),
    days: schemas/* number */.aig().min(0).max(3650).default(14),
    minVersion: schemas/* enum */.k5n(kinds/* tlsVersions */.pv).default('TLSv1.2'),
});
const tlsForm = tls.transform(({ target, serverName, every, ...one }) => ({
    ...one,
    host: target?.host ?? '',
    port: target?.port ?? 443,
    serverName: serverName ?? target?.host ?? '',
    everyMs: every ?? seldomMs,
    name: one.name ?? `TLS ${target === undefined ? 'of the entrance' : shownHost(target)}`,
}));
const webSocket = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('websocket'),
    ...common,
    path: schemas/* string */.YjP().regex(/^(\/|wss?:\/\/[^\s/]+)/, 'must start with / or be a ws(s):// address'),
    send: schemas/* string */.YjP().nullable().default(null),
    expect: schemas/* string */.YjP().nullable().default(null),
    subprotocol: schemas/* string */.YjP().min(1).nullable().default(null),
    requestHeaders: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).default({}),
});
const webSocketForm = webSocket.transform(({ every, ...one }) => ({
    ...one,
    // What is sent is expected back, unless something else is named.
    expect: one.expect ?? one.send,
    everyMs: every ?? null,
    name: one.name ?? `WS ${one.path}`,
}));
const grpcTarget = schemas/* string */.YjP().transform((text, context) => {
    if (text === '/' || text === '')
        return '';
    const [, scheme = 'http', rest = ''] = /^(?:(https?):\/\/)?(.*)$/.exec(text) ?? [];
    const parsed = parseHostPort(rest, scheme === 'https' ? 443 : undefined);
    if (parsed !== undefined)
        return `${scheme}://${shownHost(parsed)}`;
    context.addIssue({ code: 'custom', message: `"${text}" is not host:port, https://host:port or / (the entrance)` });
    return core/* NEVER */.tm;
});
const grpc = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('grpc'),
    ...common,
    target: grpcTarget.default(''),
    service: schemas/* string */.YjP().default(''),
});
const grpcForm = grpc.transform(({ every, ...one }) => ({
    ...one,
    everyMs: every ?? null,
    name: one.name ?? `GRPC ${one.target === '' ? '/' : one.target.replace(/^http:\/\//, '')} ${one.service}`.trim(),
}));
const tcp = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('tcp'),
    ...common,
    target: hostPort(),
    expect: schemas/* string */.YjP().min(1).nullable().default(null),
});
const tcpForm = tcp.transform(({ target, every, ...one }) => ({
    ...one,
    ...target,
    everyMs: every ?? seldomMs,
    name: one.name ?? `TCP ${shownHost(target)}`,
}));
const isAddress = (text) => schemas/* union */.KCZ([schemas/* ipv4 */.uXy(), schemas/* ipv6 */.ugL()]).safeParse(text).success;
/** By its address: its name would have to be found first, and by whom? */
const resolver = schemas/* string */.YjP().refine(text => isAddress(parseHostPort(text, 53)?.host ?? ''), {
    error: ({ input }) => `"${input}" is not the IP address of a resolver, such as 192.0.2.53, 192.0.2.53:53 or [2001:db8::53]:53; write its address in place of its name`,
});
const dns = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('dns'),
    ...common,
    host: schemas/* string */.YjP().regex(/^[\w*-]+(\.[\w-]+)*\.?$/, 'is not a host name'),
    type: schemas/* enum */.k5n(kinds/* recordTypes */.tY).default('A'),
    contains: texts,
    server: resolver.nullable().default(null),
});
const dnsForm = dns.transform(({ every, ...one }) => ({
    ...one,
    everyMs: every ?? seldomMs,
    name: one.name ?? `DNS ${one.host} ${one.type}`,
}));
const otherForms = { tls: tlsForm, websocket: webSocketForm, grpc: grpcForm, tcp: tcpForm, dns: dnsForm };
const otherKeys = {
    tls: Object.keys(tls.shape),
    websocket: Object.keys(webSocket.shape),
    grpc: Object.keys(grpc.shape),
    tcp: Object.keys(tcp.shape),
    dns: Object.keys(dns.shape),
};

;// CONCATENATED MODULE: ./src/domain/verification/probes.ts






/** Without probes of the caller: the root answers, be it "not found", but not with a server error. */
const defaultProbe = 'GET / 200-499';
const allowed = 'lines such as `GET /healthz 200`, `GET / 200 security-headers compressed`, `TLS example.org:443 days>=14`, `WS /socket`, `GRPC host:port service`, `TCP host:port`, `DNS example.org A`, or JSON objects; every form is in docs/probes.md';
const maxProbes = 50;
const probes_forms = {
    http: { form: httpForm, keys: httpKeys },
    tls: { form: otherForms.tls, keys: otherKeys.tls },
    websocket: { form: otherForms.websocket, keys: otherKeys.websocket },
    grpc: { form: otherForms.grpc, keys: otherKeys.grpc },
    tcp: { form: otherForms.tcp, keys: otherKeys.tcp },
    dns: { form: otherForms.dns, keys: otherKeys.dns },
};
const kindOf = (value) => typeof value === 'object' && value !== null && 'kind' in value ? value.kind : 'http';
const issueText = (issue, keys) => {
    if (issue.code === 'unrecognized_keys') {
        const hints = issue.keys.map(key => {
            const near = (0,nearest/* nearest */.p)(key, keys);
            return near === undefined ? `"${key}"` : `"${key}" (did you mean ${near}?)`;
        });
        return `does not know ${hints.join(', ')}`;
    }
    const message = issue.code === 'invalid_value' ? `expected one of ${issue.values.join(', ')}` : issue.message;
    return `${issue.path.join('.') || 'probe'}: ${message}`;
};
const fromJson = (value) => {
    const kind = kindOf(value);
    const found = typeof kind === 'string' ? (0,own/* own */.Z)(probes_forms, kind) : undefined;
    if (found === undefined) {
        const near = (0,nearest/* nearest */.p)(String(kind), Object.keys(probes_forms));
        return {
            problem: `kind: expected one of ${Object.keys(probes_forms).join(', ')}${near === undefined ? '' : `; did you mean ${near}?`}`,
        };
    }
    const parsed = found.form.safeParse(value);
    if (parsed.success)
        return { value: parsed.data };
    return { problem: parsed.error.issues.map(issue => issueText(issue, found.keys)).join('; ') };
};
const fromWords = (line) => {
    const read = formOfLine(line);
    return 'form' in read ? fromJson(read.form) : read;
};
/** Line form, JSON object per line, or one JSON list over all lines. Every problem is reported. */
const parseProbes = (lines) => {
    const form = { noun: 'probe', most: maxProbes, allowed, fromWords, fromJson };
    const parsed = (0,entries/* parseEntries */.K)(lines.length === 0 ? [defaultProbe] : lines, form);
    return 'values' in parsed ? { probes: parsed.values } : parsed;
};


/***/ }),

/***/ 553:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ headerRules),
/* harmony export */   b: () => (/* binding */ headerProblem)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1137);
/* harmony import */ var _patterns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5753);


const one = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([
    zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().transform(want => [{ is: 'contains', want }]),
    zod__WEBPACK_IMPORTED_MODULE_0__/* ["null"] */ .chJ().transform(() => [{ is: 'absent', want: '' }]),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        equals: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
        contains: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
        matches: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().refine(_patterns_js__WEBPACK_IMPORTED_MODULE_1__/* .isPattern */ .P, 'is not a regular expression').optional(),
    })
        .transform(({ equals, contains, matches }) => [
        ...(equals === undefined ? [] : [{ is: 'equals', want: equals }]),
        ...(contains === undefined ? [] : [{ is: 'contains', want: contains }]),
        ...(matches === undefined ? [] : [{ is: 'matches', want: matches }]),
    ]),
]);
/** `{"content-type": "json", "x-frame-options": {"equals": "DENY"}, "etag": {"matches": "^\"v"}, "server": null}` */
const headerRules = zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), one)
    .default({})
    .transform((headers) => Object.entries(headers).flatMap(([name, rules]) => rules.map(rule => ({ ...rule, name: name.toLowerCase() }))));
const wants = {
    contains: '',
    equals: 'exactly ',
    matches: 'a match of ',
    absent: '',
};
/** What is wrong with the header, in words; undefined: nothing. */
const headerProblem = ({ name, is, want }, headers) => {
    const value = headers[name];
    if (is === 'absent')
        return value === undefined ? undefined : `header ${name} is there: "${(0,_patterns_js__WEBPACK_IMPORTED_MODULE_1__/* .clipped */ .c)(value)}"`;
    if (value === undefined)
        return `header ${name} is missing`;
    const holds = is === 'equals' ? value === want : is === 'contains' ? value.includes(want) : new RegExp(want, 'u').test(value);
    return holds ? undefined : `header ${name} is "${(0,_patterns_js__WEBPACK_IMPORTED_MODULE_1__/* .clipped */ .c)(value)}", expected ${wants[is]}"${want}"`;
};


/***/ }),

/***/ 2058:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ parseJsonPath),
/* harmony export */   I: () => (/* binding */ valuesAt)
/* harmony export */ });
const step = /^(?:\.([A-Za-z_$][\w$-]*)|\.(\*)|\[(-?\d+)\]|\[(\*)\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\])/;
const stepOf = (found) => {
    const [, name, star, index, every, single, double] = found;
    if (star !== undefined || every !== undefined)
        return 'every';
    if (index !== undefined)
        return { index: Number(index) };
    return { name: name ?? (single ?? double ?? '').replaceAll(/\\(.)/g, '$1') };
};
/** undefined: not a path we understand. */
const parseJsonPath = (path) => {
    if (!path.startsWith('$'))
        return undefined;
    const steps = [];
    for (let rest = path.slice(1); rest !== '';) {
        const found = step.exec(rest);
        if (found === null)
            return undefined;
        steps.push(stepOf(found));
        rest = rest.slice(found[0].length);
    }
    return steps;
};
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const children = (value, one) => {
    if (one === 'every')
        return Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
    if ('index' in one) {
        const found = Array.isArray(value) ? value.at(one.index) : undefined;
        return found === undefined ? [] : [found];
    }
    return isObject(value) && Object.hasOwn(value, one.name) ? [value[one.name]] : [];
};
/** Every value at the path; empty: there is none. */
const valuesAt = (value, steps) => steps.reduce((values, one) => values.flatMap(each => children(each, one)), [value]);


/***/ }),

/***/ 9298:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ jsonProblem),
/* harmony export */   e: () => (/* binding */ jsonRules)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1137);
/* harmony import */ var _json_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2058);
/* harmony import */ var _patterns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5753);



const compared = (/* unused pure expression or super */ null && (['lt', 'lte', 'gt', 'gte']));
/** Keys of a value that is a rule; any other object is a value to be equal to. */
const operators = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    equals: zod__WEBPACK_IMPORTED_MODULE_0__/* .json */ .Pq9().optional(),
    not: zod__WEBPACK_IMPORTED_MODULE_0__/* .json */ .Pq9().optional(),
    exists: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().optional(),
    matches: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().refine(_patterns_js__WEBPACK_IMPORTED_MODULE_1__/* .isPattern */ .P, 'is not a regular expression').optional(),
    contains: zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY()]).optional(),
    length: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().min(0).optional(),
    type: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['string', 'number', 'boolean', 'object', 'array', 'null']).optional(),
    lt: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().optional(),
    lte: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().optional(),
    gt: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().optional(),
    gte: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().optional(),
});
const names = operators.keyof().options;
const isName = (text) => names.some(name => name === text);
const isRule = (value) => typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0 &&
    Object.keys(value).every(isName);
const rulesAt = (path, want, issue) => {
    const steps = (0,_json_path_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJsonPath */ .H)(path);
    if (steps === undefined) {
        issue(`"${path}" is not a path such as $.items[0].id, $['a b'] or $.items[*].id`);
        return [];
    }
    if (!isRule(want))
        return [{ path, steps, is: 'equals', want }];
    const parsed = operators.safeParse(want);
    if (parsed.success) {
        return Object.entries(parsed.data).flatMap(([is, value]) => (isName(is) ? [{ path, steps, is, want: value }] : []));
    }
    for (const one of parsed.error.issues)
        issue(`${path} ${one.path.join('.')}: ${one.message}`);
    return [];
};
/** `{"$.status": "ok", "$.items": {"length": 3}, "$.queue": {"lt": 10}}` */
const jsonRules = zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .json */ .Pq9())
    .default({})
    .transform((paths, context) => Object.entries(paths).flatMap(([path, want]) => rulesAt(path, want, message => context.addIssue({ code: 'custom', message }))));
const equal = (a, b) => {
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
        return Object.is(a, b);
    if (Array.isArray(a) !== Array.isArray(b))
        return false;
    const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
    return left.size === right.size && [...left].every(([key, value]) => right.has(key) && equal(value, right.get(key)));
};
const typeOf = (value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
const compare = {
    lt: (a, b) => a < b,
    lte: (a, b) => a <= b,
    gt: (a, b) => a > b,
    gte: (a, b) => a >= b,
};
const lengthOf = (value) => typeof value === 'string' || Array.isArray(value) ? value.length : undefined;
const holds = ({ is, want }, value) => {
    switch (is) {
        case 'exists':
            return want === true;
        case 'equals':
            return equal(value, want);
        case 'not':
            return !equal(value, want);
        case 'matches':
            return typeof value === 'string' && new RegExp(String(want), 'u').test(value);
        case 'contains':
            return Array.isArray(value)
                ? value.some(one => equal(one, want))
                : typeof value === 'string' && value.includes(String(want));
        case 'length':
            return lengthOf(value) === want;
        case 'type':
            return typeOf(value) === want;
        default:
            return typeof value === 'number' && typeof want === 'number' && compare[is](value, want);
    }
};
const shown = (value) => {
    const text = JSON.stringify(value);
    return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};
/** What is wrong at the path, in words; undefined: nothing. Every value at it must fit, and there must be one. */
const jsonProblem = (rule, body) => {
    const values = (0,_json_path_js__WEBPACK_IMPORTED_MODULE_2__/* .valuesAt */ .I)(body, rule.steps);
    const absent = rule.is === 'exists' && rule.want === false;
    if (values.length === 0)
        return absent ? undefined : `${rule.path} is missing`;
    const bad = values.find(value => !holds(rule, value));
    if (bad === undefined)
        return undefined;
    return absent
        ? `${rule.path} is there: ${shown(bad)}`
        : `${rule.path} is ${shown(bad)}, expected ${rule.is === 'equals' ? '' : `${rule.is} `}${shown(rule.want)}`;
};


/***/ }),

/***/ 5799:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MS: () => (/* binding */ keepsConnections),
/* harmony export */   NE: () => (/* binding */ isLast),
/* harmony export */   TJ: () => (/* binding */ isInTurn),
/* harmony export */   n9: () => (/* binding */ isComparable),
/* harmony export */   pv: () => (/* binding */ tlsVersions),
/* harmony export */   tY: () => (/* binding */ recordTypes),
/* harmony export */   yG: () => (/* binding */ mustNameRelease)
/* harmony export */ });
const tlsVersions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
const recordTypes = ['A', 'AAAA', 'CNAME', 'MX', 'TXT', 'NS'];
/** Asked over fresh and kept connections in turn; the others mean nothing on a kept one. */
const keepsConnections = (probe) => (probe.kind === 'http' && probe.body === null) || probe.kind === 'grpc';
/** Part of the stream of requests that the error rate and the latency are judged on. */
const isInTurn = (probe) => probe.everyMs === null;
/** Means the same at any release that is asked straight, and changes nothing there. */
const isComparable = (probe) => probe.kind === 'http' && isInTurn(probe) && probe.path.startsWith('/') && probe.body === null;
/** Sent once, when the others are done: it may use up what a rate limit leaves to them. */
const isLast = (probe) => probe.kind === 'http' && probe.burst !== null;
/** An answer that is expected to come from the release itself: a redirect or a refusal may come from before it. */
const mustNameRelease = (probe) => probe.kind === 'http' && probe.path.startsWith('/') && probe.status.some(([from, to]) => from <= 299 && to >= 200);


/***/ }),

/***/ 5753:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ isPattern),
/* harmony export */   c: () => (/* binding */ clipped)
/* harmony export */ });
const isPattern = (text) => {
    try {
        new RegExp(text, 'u');
        return true;
    }
    catch {
        return false;
    }
};
/** One line of text from outside, short enough for a report. */
const clipped = (text) => {
    const line = text.replaceAll(/\s+/g, ' ').trim();
    return line.length > 120 ? `${line.slice(0, 120)}…` : line;
};


/***/ }),

/***/ 8678:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NP: () => (/* binding */ policyProblems),
/* harmony export */   OS: () => (/* binding */ parseCacheRule),
/* harmony export */   R3: () => (/* binding */ policies),
/* harmony export */   ct: () => (/* binding */ cacheProblem),
/* harmony export */   gr: () => (/* binding */ acceptEncoding)
/* harmony export */ });
/* harmony import */ var _patterns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5753);

/** Short words for what good answers have in common. */
const policies = ['security-headers', 'https-redirect', 'compressed', 'cached', 'not-cached'];
/** `public`, `max-age>=600`, `s-maxage=60`; undefined for anything else. */
const parseCacheRule = (text) => {
    const found = /^([a-z][a-z-]*)(?:(>=|<=|=)(\d+))?$/.exec(text.trim().toLowerCase());
    if (found?.[1] === undefined)
        return undefined;
    const compare = found[2] === '=' || found[2] === '>=' || found[2] === '<=' ? found[2] : null;
    return { name: found[1], compare, seconds: Number(found[3] ?? 0) };
};
/** Half a year: below it, browsers and the preload lists do not count the site as https only. */
const minHstsSeconds = 15_768_000;
/** Accepted names of content codings (RFC 9110, 8.4.1; RFC 8878 for zstd). */
const codings = ['br', 'gzip', 'zstd'];
const acceptEncoding = codings.join(', ');
const directives = (text) => new Map(text
    .toLowerCase()
    .split(',')
    .map(part => part.trim().split('='))
    .map(([name = '', value = '']) => [name.trim(), value.trim().replaceAll('"', '')]));
const seconds = (text) => text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
const hsts = ({ url, headers }) => {
    if (!url.startsWith('https:'))
        return [];
    const value = headers['strict-transport-security'];
    if (value === undefined)
        return ['strict-transport-security is missing'];
    const age = seconds(directives(value.replaceAll(';', ',')).get('max-age')) ?? 0;
    return age >= minHstsSeconds
        ? []
        : [`strict-transport-security has max-age ${age}, expected ${minHstsSeconds} or more`];
};
const framing = ({ headers }) => {
    const policy = headers['content-security-policy'] ?? '';
    const option = (headers['x-frame-options'] ?? '').toLowerCase();
    return /(^|[;,])\s*frame-ancestors\s/i.test(policy) || option === 'deny' || option === 'sameorigin'
        ? []
        : ['neither frame-ancestors in content-security-policy nor x-frame-options DENY or SAMEORIGIN'];
};
const securityHeaders = (response) => {
    const { headers } = response;
    const referrer = headers['referrer-policy'];
    return [
        ...hsts(response),
        ...(headers['content-security-policy'] === undefined ? ['content-security-policy is missing'] : []),
        ...(headers['x-content-type-options']?.toLowerCase() === 'nosniff'
            ? []
            : ['x-content-type-options is not nosniff']),
        ...framing(response),
        ...(referrer === undefined ? ['referrer-policy is missing'] : []),
        ...(referrer?.toLowerCase().split(',').at(-1)?.trim() === 'unsafe-url' ? ['referrer-policy is unsafe-url'] : []),
    ];
};
/** The status is judged apart; here only where it leads. */
const httpsRedirect = ({ url, headers }) => {
    const { location } = headers;
    if (location === undefined)
        return ['no location header leads to https'];
    const from = new URL(url);
    const to = URL.canParse(location, url) ? new URL(location, url) : null;
    if (to?.protocol !== 'https:')
        return [`location leads to ${(0,_patterns_js__WEBPACK_IMPORTED_MODULE_0__/* .clipped */ .c)(location)}, not to https`];
    return to.hostname === from.hostname
        ? []
        : [`location leads to the host ${(0,_patterns_js__WEBPACK_IMPORTED_MODULE_0__/* .clipped */ .c)(to.hostname)}, expected ${from.hostname}`];
};
const compressed = ({ headers }) => {
    const coding = (headers['content-encoding'] ?? '').toLowerCase();
    const vary = (headers['vary'] ?? '').toLowerCase();
    return [
        ...(codings.includes(coding)
            ? []
            : [`content-encoding is ${coding === '' ? 'missing' : `"${(0,_patterns_js__WEBPACK_IMPORTED_MODULE_0__/* .clipped */ .c)(coding)}"`}, expected ${codings.join(', ')}`]),
        ...(vary.includes('accept-encoding') || vary === '*'
            ? []
            : ['vary does not name accept-encoding: a shared cache would mix codings']),
    ];
};
const cached = ({ headers }) => {
    const control = directives(headers['cache-control'] ?? '');
    if (headers['cache-control'] === undefined)
        return ['cache-control is missing'];
    if (control.has('no-store'))
        return ['cache-control says no-store'];
    const fresh = Math.max(seconds(control.get('max-age')) ?? 0, seconds(control.get('s-maxage')) ?? 0) > 0;
    const checked = headers['etag'] !== undefined || headers['last-modified'] !== undefined;
    return fresh || checked ? [] : ['neither a max-age above 0, nor an etag or last-modified to ask with'];
};
const notCached = ({ headers }) => directives(headers['cache-control'] ?? '').has('no-store') ? [] : ['cache-control does not say no-store'];
const problems = {
    'security-headers': securityHeaders,
    'https-redirect': httpsRedirect,
    compressed,
    cached,
    'not-cached': notCached,
};
/** What an answer lacks under a policy, in words; empty: nothing. */
const policyProblems = (policy, response) => problems[policy](response).map(problem => `${policy}: ${problem}`);
const compares = {
    '=': (a, b) => a === b,
    '>=': (a, b) => a >= b,
    '<=': (a, b) => a <= b,
};
const cacheProblem = ({ name, compare, seconds: want }, headers) => {
    const given = directives(headers['cache-control'] ?? '').get(name);
    if (given === undefined)
        return `cache-control does not say ${name}`;
    if (compare === null)
        return undefined;
    const value = seconds(given);
    return value !== undefined && compares[compare](value, want)
        ? undefined
        : `cache-control says ${name}=${(0,_patterns_js__WEBPACK_IMPORTED_MODULE_0__/* .clipped */ .c)(given)}, expected ${compare} ${want}`;
};


/***/ })

};
