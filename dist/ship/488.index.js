export const id = 488;
export const ids = [488];
export const modules = {

/***/ 6488:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fixedTargets: () => (/* binding */ fixedTargets),
  prometheusCounters: () => (/* binding */ prometheusCounters),
  scrape: () => (/* binding */ scrape)
});

// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
;// CONCATENATED MODULE: ./src/domain/metrics/exposition.ts
/**
 * The text formats in which programs show their counters: Prometheus 0.0.4 and OpenMetrics 1.0, which read alike but
 * for time stamps and the end mark. Pure.
 */
const description = /^#\s+(?:TYPE|HELP)\s+(?:"([^"]+)"|(\S+))/;
const unescaped = (text) => text.replaceAll(/\\(.)/g, (_, one) => (one === 'n' ? '\n' : one));
const quoted = '"((?:[^"\\\\]|\\\\.)*)"';
const label = new RegExp(`\\s*(?:${quoted}|([a-zA-Z_:][a-zA-Z0-9_:.]*))\\s*(?:=\\s*${quoted})?\\s*(,|(?=\\}))`, 'y');
/** @param open index of the opening brace */
const labelsOf = (line, open) => {
    const labels = {};
    let name;
    let at = open + 1;
    while (!/^\s*\}/.test(line.slice(at))) {
        label.lastIndex = at;
        const match = label.exec(line);
        if (match === null)
            return undefined;
        const [, quotedKey, key = unescaped(quotedKey ?? ''), value] = match;
        if (value === undefined)
            name = key;
        else
            labels[key] = unescaped(value);
        at = label.lastIndex;
    }
    return { name, labels, end: line.indexOf('}', at) + 1 };
};
const numberOf = (text) => {
    const word = text.toLowerCase();
    if (word === 'nan')
        return Number.NaN;
    if (/^[+-]?inf(inity)?$/.test(word))
        return word.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    const value = Number(text);
    return text === '' || Number.isNaN(value) ? undefined : value;
};
const sampleOf = (line) => {
    const outer = /^[a-zA-Z_:][a-zA-Z0-9_:.]*/.exec(line)?.[0];
    const open = /^\s*\{/.exec(line.slice(outer?.length ?? 0));
    const inner = open === null ? undefined : labelsOf(line, (outer?.length ?? 0) + open[0].length - 1);
    if (open !== null && inner === undefined)
        return undefined;
    const name = outer ?? inner?.name;
    // Behind the value a time stamp and an exemplar may stand; neither is ours to use.
    const rest = /^\s+(\S+)(?:\s+[-+0-9.eE]+)?(?:\s+#.*)?\s*$/.exec(line.slice(inner?.end ?? outer?.length ?? 0));
    const value = numberOf(rest?.[1] ?? '');
    return name === undefined || value === undefined ? undefined : { name, labels: inner?.labels ?? {}, value };
};
/** Every sample, or which line is none. */
const parseExposition = (text) => {
    const samples = [];
    const described = new Set();
    for (const [index, raw] of text.split('\n').entries()) {
        const line = raw.replace(/\r$/, '');
        const [, quotedName, name = quotedName] = description.exec(line) ?? [];
        if (name !== undefined)
            described.add(name);
        if (line.trim() === '' || line.startsWith('#'))
            continue;
        const sample = sampleOf(line.trimStart());
        if (sample === undefined)
            return { problem: `line ${index + 1} is no sample: ${line.slice(0, 80)}` };
        samples.push(sample);
    }
    return samples.length + described.size === 0 ? { problem: 'there is not one sample' } : { samples, described };
};

// EXTERNAL MODULE: ./src/domain/metrics/selectors.ts
var selectors = __webpack_require__(4040);
;// CONCATENATED MODULE: ./src/domain/metrics/families.ts

const byCode = '5..|5xx';
/** Entrances stand before apps: what users met counts most. */
const known = [
    { program: 'HAProxy', name: 'haproxy_frontend_http_responses_total', labels: ['code'], server: '5xx' },
    { program: 'Envoy', name: 'envoy_http_downstream_rq_xx', labels: ['envoy_response_code_class'], server: '5' },
    { program: 'ingress-nginx', name: 'nginx_ingress_controller_requests', labels: ['status'], server: byCode },
    { program: 'nginx (VTS)', name: 'nginx_vts_server_requests_total', labels: ['code'], server: '5xx', total: 'total' },
    { program: 'NGINX Plus', name: 'nginxplus_server_zone_responses', labels: ['code'], server: '5xx' },
    { program: 'Traefik', name: 'traefik_entrypoint_requests_total', labels: ['code'], server: byCode },
    { program: 'Caddy', name: 'caddy_http_request_duration_seconds_count', labels: ['code'], server: byCode },
    ...[
        'http_requests_total',
        'http_server_request_duration_seconds_count',
        'http_server_requests_seconds_count',
        'http_request_duration_seconds_count',
    ].map(name => ({
        program: 'the app',
        name,
        labels: ['status', 'code', 'status_code', 'http_response_status_code'],
        server: byCode,
    })),
];
const selectorOf = (name, matchers) => ({ name, matchers });
/** The counters of the first known program among the samples; undefined: none is known. */
const familyOf = (samples) => {
    for (const { program, name, labels, server, total } of known) {
        const own = samples.filter(sample => sample.name === name);
        const label = labels.find(one => own.some(sample => one in sample.labels));
        if (label === undefined)
            continue;
        const rest = total === undefined ? [] : [{ label, operator: '!=', value: total }];
        return {
            program,
            requests: selectorOf(name, rest),
            errors: selectorOf(name, [{ label, operator: '=~', value: server }]),
        };
    }
    return undefined;
};
const sampled = (samples, selector) => samples.filter(sample => (0,selectors/* selects */.k)(selector, sample));
const selectorText = ({ name, matchers }) => matchers.length === 0
    ? name
    : `${name}{${matchers.map(({ label, operator, value }) => `${label}${operator}"${value}"`).join(',')}}`;

// EXTERNAL MODULE: ./src/domain/metrics/promql.ts
var promql = __webpack_require__(7623);
// EXTERNAL MODULE: ./src/adapters/checks/metrics/providers/prometheus.ts
var providers_prometheus = __webpack_require__(8571);
// EXTERNAL MODULE: ./src/adapters/checks/metrics/providers/provider.ts
var provider = __webpack_require__(5106);
;// CONCATENATED MODULE: ./src/adapters/checks/metrics/providers/counters.ts







const fixedTargets = (urls) => ({
    address: urls.map(provider/* addressOf */.ci).join(', '),
    ofRelease: false,
    now: async () => urls.map(url => ({ name: (0,provider/* addressOf */.ci)(url), url })),
});
const seriesText = (labels) => JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
const accept = 'application/openmetrics-text;version=1.0.0;q=0.9,text/plain;version=0.0.4;q=0.8,*/*;q=0.1';
/** A description is without the ending that OpenMetrics gives to the samples of a counter. */
const isNamed = ({ samples, described }, metric) => samples.some(({ name }) => name === metric) ||
    described.has(metric) ||
    (metric.endsWith('_total') && described.has(metric.slice(0, -'_total'.length)));
const scrapeOne = async (parts, { name: group, url }, limits) => {
    const credentials = await parts.credentials();
    if (credentials.kind !== 'headers')
        return credentials;
    const request = { method: 'GET', url, headers: { ...credentials.headers, accept }, ...limits };
    const answered = await (0,provider/* ask */.kA)(parts, request, parts.secrets);
    if (answered.kind !== 'answered')
        return answered;
    const parsed = parseExposition(answered.response.text());
    if ('problem' in parsed)
        return { kind: 'unparsable', detail: parsed.problem };
    const given = { requests: (0,selectors/* parseSelector */.P)(parts.requests), errors: (0,selectors/* parseSelector */.P)(parts.errors) };
    const family = given.requests === undefined || given.errors === undefined
        ? familyOf(parsed.samples)
        : { program: '', requests: given.requests, errors: given.errors };
    if (family === undefined)
        return { kind: 'nothing', detail: 'it shows no counter of requests that is known here' };
    const counted = (selector) => sampled(parsed.samples, selector).map(({ labels, value }) => ({ group, series: seriesText(labels), value }));
    const requests = counted(family.requests);
    const query = `${selectorText(family.errors)} of ${selectorText(family.requests)}`;
    if (requests.length === 0)
        return { kind: 'idle', detail: `${selectorText(family.requests)} is not shown` };
    const failuresShown = isNamed(parsed, family.errors.name);
    return { kind: 'scraped', requests, errors: counted(family.errors), failuresShown, query };
};
const targetsNow = async (targets, signal) => {
    try {
        return await targets.now();
    }
    catch (error) {
        if (signal.aborted)
            throw signal.reason;
        return { kind: 'provider-error', detail: (0,errors/* messageOf */.bD)(error) };
    }
};
/** Counters straight from the programs that show them. */
const scrape = (parts) => ({
    name: 'scrape',
    address: parts.targets.address,
    ofRelease: parts.targets.ofRelease,
    close: async () => await parts.targets.close?.(),
    read: async (limits) => {
        const targets = await targetsNow(parts.targets, limits.signal);
        if ('kind' in targets)
            return targets;
        const read = await Promise.all(targets.map(async (target) => ({ name: target.name, found: await scrapeOne(parts, target, limits) })));
        const good = read.flatMap(({ found }) => (found.kind === 'scraped' ? [found] : []));
        const bad = read.flatMap(({ name, found }) => (found.kind === 'scraped' ? [] : [{ name, found }]));
        const [first] = good;
        if (first === undefined) {
            const found = bad[0]?.found;
            if (found === undefined)
                return { kind: 'nothing', detail: 'nobody is there to be asked' };
            return found.kind === 'idle' ? { kind: 'nothing', detail: found.detail } : found;
        }
        return {
            kind: 'counters',
            steps: [{ requests: good.flatMap(one => one.requests), errors: good.flatMap(one => one.errors) }],
            ageMs: 0,
            everyMs: 1000,
            query: first.query,
            // The name is right, as others show it: who answers without it has met no request yet.
            missing: bad.flatMap(({ name, found }) => found.kind === 'idle'
                ? []
                : [{ name, why: found.kind === 'nothing' ? 'empty' : found.kind, detail: found.detail }]),
            failuresShown: good.some(one => one.failuresShown),
        };
    },
});
/** Enough for the slowest usual scrape, so that at least two values are in it. */
const lookbackMs = 130_000;
/** What Prometheus scrapes. */
const targetOf = ({ job = '', instance = '' }) => `${job}/${instance}`;
const groupOf = (labels) => [targetOf(labels), ...(labels['pod'] ? [labels['pod']] : [])].join('/');
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
const timed = (series) => series.flatMap(({ labels, points }) => points.map(({ at, value }) => ({
    at,
    value,
    group: groupOf(labels),
    target: targetOf(labels),
    series: seriesText(labels),
})));
const newestOf = (points) => Math.max(0, ...points.map(({ at }) => at));
/** What stopped and is still to be scraped cannot be read; what went with its pod is no target any more. */
const missingOf = async (prometheus, stopped, newest, limits) => {
    if (stopped.length === 0)
        return [];
    const down = limits.last ? await (0,providers_prometheus.queryPrometheus)(prometheus, 'query', { query: 'up == 0' }, limits) : null;
    if (down !== null && down.kind !== 'result')
        return down;
    const broken = new Set(down?.series.map(({ labels }) => targetOf(labels)));
    return stopped.flatMap(({ group, target, at }) => {
        if (broken.has(target))
            return [{ name: group, why: 'provider-error', detail: 'no new values, its scrapes fail (up is 0)' }];
        return newest - at <= lookbackMs ? [{ name: group, why: 'gone', detail: 'no new values' }] : [];
    });
};
/** Raw samples, as Prometheus took them: their own times, and nothing worked out of them. */
const prometheusCounters = ({ prometheus, requests, errors }) => {
    /** Newest time seen of each series: what is not newer was handed on before. */
    const seen = new Map();
    /** The newest sample of each group that ever had one, however long ago. */
    const groups = new Map();
    const silent = (points, newest, everyMs) => {
        for (const one of points.toSorted((a, b) => a.at - b.at))
            groups.set(one.group, one);
        // One scrape may fail.
        return [...groups.values()].filter(({ at }) => newest - at > 2 * everyMs + 2000);
    };
    const sameName = (0,promql/* metricNames */.Zv)(errors).some(name => (0,promql/* metricNames */.Zv)(requests).includes(name));
    const fresh = (points, kind) => {
        const news = points.filter(one => one.at > (seen.get(kind + one.group + one.series) ?? 0));
        for (const one of points)
            seen.set(kind + one.group + one.series, one.at);
        return news;
    };
    let first = true;
    return {
        name: 'prometheus',
        address: (0,provider/* addressOf */.ci)(prometheus.url),
        ofRelease: false,
        read: async (limits) => {
            const range = `[${lookbackMs / 1000}s]`;
            // Failures first: every request that they are among is then in the other answer.
            const bad = await (0,providers_prometheus.queryPrometheus)(prometheus, 'query', { query: `${errors}${range}` }, limits);
            if (bad.kind !== 'result')
                return bad;
            const all = await (0,providers_prometheus.queryPrometheus)(prometheus, 'query', { query: `${requests}${range}` }, limits);
            if (all.kind !== 'result')
                return all;
            const points = timed(all.series);
            if (points.length === 0)
                return { kind: 'nothing', detail: `${requests} matched nothing` };
            const newest = newestOf(points);
            const gaps = all.series.flatMap(one => one.points.slice(1).map((point, at) => point.at - (one.points[at]?.at ?? 0)));
            const everyMs = median(gaps);
            const stopped = silent(points, newest, everyMs ?? 0);
            const missing = await missingOf(prometheus, stopped, newest, limits);
            if ('kind' in missing)
                return missing;
            const known = sameName || bad.series.length > 0;
            const failuresShown = known || !limits.last ? known : await (0,providers_prometheus.isShown)(prometheus, errors, limits);
            if (typeof failuresShown !== 'boolean')
                return failuresShown;
            // Nothing fails from here on: what is taken for seen is handed on.
            const [news, failures] = [fresh(points, 'r'), fresh(timed(bad.series), 'e')];
            const times = [...new Set([...news, ...failures].map(({ at }) => at))].sort((a, b) => a - b);
            // At first only the newest values: what was counted before is none of this release.
            const steps = (first ? [] : times).map(at => ({
                requests: news.filter(one => one.at === at),
                errors: failures.filter(one => one.at === at),
            }));
            const start = first ? [{ requests: latestOf(points), errors: latestOf(timed(bad.series)) }] : [];
            first = false;
            const ageMs = (all.serverNow ?? prometheus.clock.now()) - newest;
            const query = `${errors} of ${requests}`;
            return {
                kind: 'counters',
                steps: [...start, ...steps],
                ageMs,
                everyMs,
                query,
                missing,
                failuresShown,
            };
        },
    };
};
const latestOf = (points) => {
    const last = new Map(points.map(one => [one.group + one.series, one]));
    return [...last.values()];
};


/***/ })

};
