export const id = 9188;
export const ids = [9188];
export const modules = {

/***/ 9188:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cloudwatch: () => (/* binding */ cloudwatch)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
// EXTERNAL MODULE: ./src/adapters/checks/metrics/providers/provider.ts
var provider = __webpack_require__(5106);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/adapters/checks/metrics/providers/sigv4.ts

const sha256 = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
const hmac = (key, text) => (0,external_node_crypto_.createHmac)('sha256', key).update(text).digest();
/** RFC 3986: everything but letters, digits and `-._~`. */
const encoded = (text) => encodeURIComponent(text).replaceAll(/[!'()*]/g, one => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
const byCode = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const canonicalQuery = (url) => [...url.searchParams]
    .map(([name, value]) => [encoded(name), encoded(value)])
    .sort(([a, x], [b, y]) => byCode(a, b) || byCode(x, y))
    .map(pair => pair.join('='))
    .join('&');
/** `20150830T123600Z` */
const stamp = (now) => new Date(now).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
/** The headers to send: the given ones, and those that prove who sends. */
const signed = (request, credentials, { region, service, now }) => {
    const url = new URL(request.url);
    const time = stamp(now);
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    const token = sessionToken === undefined ? {} : { 'x-amz-security-token': sessionToken };
    const sent = { ...request.headers, 'x-amz-date': time, ...token };
    const all = Object.entries({ ...sent, host: url.host })
        .map(([name, value]) => [name.toLowerCase(), value.trim().replaceAll(/\s+/g, ' ')])
        .sort(([a], [b]) => byCode(a, b));
    const names = all.map(([name]) => name).join(';');
    const headers = all.map(([name, value]) => `${name}:${value}\n`).join('');
    const canonical = [request.method, url.pathname, canonicalQuery(url), headers, names, sha256(request.body)].join('\n');
    const day = time.slice(0, 8);
    const scope = `${day}/${region}/${service}/aws4_request`;
    const key = [day, region, service, 'aws4_request'].reduce(hmac, `AWS4${secretAccessKey}`);
    const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n')).toString('hex');
    const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
    return { ...sent, authorization };
};

;// CONCATENATED MODULE: ./src/adapters/checks/metrics/providers/cloudwatch.ts



/** CloudWatch, action GetMetricData over its JSON protocol. The query is metric math or Metrics Insights SQL. */
const result = schemas/* object */.Ikc({
    Id: schemas/* string */.YjP(),
    Label: schemas/* string */.YjP().optional(),
    Timestamps: schemas/* array */.YOg(schemas/* number */.aig()).default([]),
    Values: schemas/* array */.YOg(schemas/* number */.aig()).default([]),
    StatusCode: schemas/* enum */.k5n(['Complete', 'InternalError', 'PartialData', 'Forbidden']),
    Messages: schemas/* array */.YOg(schemas/* object */.Ikc({ Code: schemas/* string */.YjP().optional(), Value: schemas/* string */.YjP().optional() })).default([]),
});
const page = schemas/* object */.Ikc({
    MetricDataResults: schemas/* array */.YOg(result),
    NextToken: schemas/* string */.YjP().nullish(),
    Messages: schemas/* array */.YOg(schemas/* object */.Ikc({ Code: schemas/* string */.YjP().optional(), Value: schemas/* string */.YjP().optional() })).default([]),
});
const refusal = schemas/* object */.Ikc({
    __type: schemas/* string */.YjP().optional(),
    message: schemas/* string */.YjP().optional(),
    Message: schemas/* string */.YjP().optional(),
});
const denials = /(AccessDenied|UnrecognizedClient|InvalidClientTokenId|SignatureDoesNotMatch|ExpiredToken|MissingAuthentication)/;
const wordsOf = (body) => {
    try {
        const { data } = refusal.safeParse(JSON.parse(body));
        const type = data?.__type?.replace(/^.*#/, '') ?? '';
        const text = `${type}: ${data?.message ?? data?.Message ?? ''}`;
        return denials.test(type) ? { text, kind: 'denied' } : { text };
    }
    catch {
        return undefined;
    }
};
/** More pages than this are a query that is not meant for one number. */
const maxPages = 10;
/** Seconds of a period, whole minutes. */
const minutes = (ms) => Math.max(60, Math.ceil(ms / 60 / 60_000) * 60);
const pointsOf = ({ Timestamps, Values }) => Timestamps.flatMap((at, index) => {
    const value = Values[index];
    return value === undefined ? [] : [{ at: at * 1000, value }];
}).sort((a, b) => a.at - b.at);
const words = (messages) => messages.map(({ Code = '', Value = '' }) => `${Code}: ${Value}`);
/**
 * A point carries the start of its period, so that its data are as new as the period's end. One whose period began
 * before the window holds what was before as well: it counts only where there is no other, and then by its start.
 */
const readOf = (results, { startMs, periodMs }, answered) => {
    const forbidden = results.find(one => one.StatusCode === 'Forbidden');
    if (forbidden !== undefined)
        return { kind: 'denied', detail: words(forbidden.Messages).join('; ') || 'Forbidden' };
    const last = new Map(results.map(one => [one.Id, one.StatusCode]));
    const broken = [...last.values()].find(status => status !== 'Complete');
    if (broken !== undefined)
        return { kind: 'provider-error', detail: `only a part was answered: ${broken}` };
    // Pages of one series carry its values in turn; GROUP BY gives several series under one Id.
    const own = Map.groupBy(results, ({ Id, Label = '' }) => `${Id} ${Label}`);
    const found = [...own.values()].map(pages => pages.flatMap(pointsOf)).filter(points => points.length > 0);
    const within = found.map(points => points.filter(({ at }) => at >= startMs)).filter(points => points.length > 0);
    const newestAt = within.length === 0 ? null : Math.max(...within.flat().map(({ at }) => at)) + periodMs;
    const series = within.length === 0 ? found : within;
    const notes = results.flatMap(one => words(one.Messages));
    return { kind: 'series', series, newestAt, serverNow: answered.serverNow, notes };
};
const cloudwatch = (parts) => {
    const url = parts.url ?? `https://monitoring.${parts.region}.amazonaws.com/`;
    const secrets = [parts.credentials.secretAccessKey, parts.credentials.sessionToken ?? ''];
    const pageOf = async (asked, token) => {
        const end = Math.floor((parts.clock.now() - asked.agoMs) / 1000);
        const start = end - Math.round(asked.windowMs / 1000);
        const body = JSON.stringify({
            MetricDataQueries: [{ Id: 'asked', Expression: asked.query, Period: minutes(asked.windowMs), ReturnData: true }],
            StartTime: start,
            EndTime: end,
            ScanBy: 'TimestampAscending',
            ...(token === undefined ? {} : { NextToken: token }),
        });
        const given = {
            'content-type': 'application/x-amz-json-1.0',
            'x-amz-target': 'GraniteServiceVersion20100801.GetMetricData',
        };
        const scope = { region: parts.region, service: 'monitoring', now: parts.clock.now() };
        const headers = signed({ method: 'POST', url, headers: given, body }, parts.credentials, scope);
        const { timeoutMs, signal } = asked;
        const answered = await (0,provider/* ask */.kA)(parts, { method: 'POST', url, headers, body, timeoutMs, signal }, secrets, wordsOf);
        if (answered.kind !== 'answered')
            return answered;
        const json = (0,provider/* jsonOf */.o_)(answered);
        if (!('value' in json))
            return json;
        const parsed = page.safeParse(json.value);
        return parsed.success
            ? { page: parsed.data, startMs: start * 1000, answered }
            : (0,provider/* unparsable */.GF)('the answer is none of GetMetricData');
    };
    return {
        name: 'cloudwatch',
        address: (0,provider/* addressOf */.ci)(url),
        usualDelayMs: 300_000,
        reducer: 'avg',
        momentary: false,
        read: async (asked) => {
            const results = [];
            let token;
            for (let pages = 0; pages < maxPages; pages += 1) {
                const got = await pageOf(asked, token);
                if ('kind' in got)
                    return got;
                results.push(...got.page.MetricDataResults);
                token = got.page.NextToken ?? undefined;
                const asOf = { startMs: got.startMs, periodMs: minutes(asked.windowMs) * 1000 };
                if (token === undefined)
                    return readOf(results, asOf, got.answered);
            }
            return { kind: 'provider-error', detail: `more than ${maxPages} pages came back` };
        },
    };
};


/***/ })

};
