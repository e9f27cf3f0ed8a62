export const id = 271;
export const ids = [271];
export const modules = {

/***/ 7271:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runReal: () => (/* binding */ runReal)
});

// EXTERNAL MODULE: ./src/adapters/journal/store.ts + 1 modules
var store = __webpack_require__(2418);
// EXTERNAL MODULE: ./src/adapters/probing/entrance.ts
var entrance = __webpack_require__(2330);
// EXTERNAL MODULE: ./src/adapters/probing/prober.ts
var probing_prober = __webpack_require__(7952);
// EXTERNAL MODULE: ./src/adapters/probing/process-counters.ts
var process_counters = __webpack_require__(2145);
// EXTERNAL MODULE: ./src/adapters/probing/verifier.ts
var verifier = __webpack_require__(7242);
// EXTERNAL MODULE: ./src/adapters/rollout/wiring.ts + 5 modules
var wiring = __webpack_require__(632);
// EXTERNAL MODULE: ./src/domain/rollout/release.ts
var rollout_release = __webpack_require__(5543);
// EXTERNAL MODULE: ./src/domain/rollout/session.ts + 5 modules
var session = __webpack_require__(5848);
// EXTERNAL MODULE: ./src/adapters/probing/inputs.ts
var probing_inputs = __webpack_require__(1785);
// EXTERNAL MODULE: ./src/adapters/probing/measure.ts + 14 modules
var measure = __webpack_require__(5028);
// EXTERNAL MODULE: ./src/domain/verdicts/verdicts.ts
var verdicts = __webpack_require__(8301);
;// CONCATENATED MODULE: ./src/actions/post-deploy-verify/run.ts



const outputsOf = (report) => {
    const all = report.errorRates[0];
    const p99 = report.latency.find(one => one.quantile === 0.99)?.measuredMs;
    return {
        'error-rate': `${all?.rate ?? ''}`,
        samples: `${all?.samples ?? 0}`,
        p99: `${p99 ?? ''}`,
        'detection-ms': `${report.detectionMs ?? ''}`,
    };
};
/** null: only an address is known. */
const placeOf = ({ 'state-dir': stateDir, app, environment }) => app === '' || environment === '' ? null : { stateDir, app, environment };
const run = async (inputs, deps) => {
    const place = placeOf(inputs);
    const asked = inputs.url === '' && place !== null ? await deps.entrance(place) : null;
    const url = asked?.url ?? inputs.url;
    const plan = (0,probing_inputs/* planOf */.XC)(inputs, {
        releaseId: inputs.release || null,
        releaseHeaderRequired: inputs['require-release-header'] || asked?.namesRelease === true,
        strict: inputs.strict,
    });
    const counters = place === null || inputs.release === '' ? null : deps.counters(place, inputs.release);
    deps.log.info(`Verifying ${url}: ${plan.probes.length} probes at ${plan.rate}/s for up to ${plan.durationMs / 1000} s`);
    const report = await (0,measure/* measure */.x)(url, plan, { ...deps, counters });
    return {
        verdict: report.verdict,
        reasons: report.reasons,
        effect: (0,verdicts/* effectOf */.$)('post-deploy-verify', report.verdict, { mode: inputs.mode, strict: inputs.strict }),
        outputs: outputsOf(report),
        report,
    };
};

;// CONCATENATED MODULE: ./src/actions/post-deploy-verify/wiring.ts









/** Through an address that is known, or the proxy of the process target. */
const nearby = async (inputs, runtime, prober) => {
    const folderOf = (place) => (0,store/* journalFolder */.M)({ ...place, stateDir: (0,wiring/* stateFolder */.yp)(place.stateDir, runtime) });
    return await run(inputs, {
        ...runtime,
        prober,
        entrance: async (place) => ({ url: await (0,entrance/* processEntrance */.Q)(folderOf(place)), namesRelease: false }),
        counters: (place, releaseId) => (inputs.target === 'process' ? (0,process_counters/* processCounters */.b)(folderOf(place), releaseId) : null),
    });
};
const entranceOf = async ({ ports, place }, inputs, prober) => {
    const { target, signal } = ports;
    const { live, colours } = (await (0,session/* look */.Op)(ports, place)).journal;
    const release = live === null ? null : colours[live];
    if (live === null || release === null)
        return { url: target.entranceUrl, namesRelease: false };
    const straight = { directUrl: await target.directUrl(live), healthPath: (0,rollout_release/* healthPathOf */.Fs)(release), signal };
    return { url: target.entranceUrl, namesRelease: await (0,verifier/* namesItself */.e)(straight, prober, inputs['probe-timeout']) };
};
/** Through the API server of the cluster, which stays open meanwhile. */
const throughCluster = async (inputs, runtime, prober) => await (0,wiring/* withRollout */.ah)(inputs, runtime, wiring/* noVerifier */.qW, async (rollout) => await run(inputs, {
    ...runtime,
    prober,
    entrance: async () => await entranceOf(rollout, inputs, prober),
    counters: () => null,
}));
/** With real connections, closed at the end. */
const runReal = async (inputs, runtime) => {
    const prober = (0,probing_prober/* nodeProber */.z)();
    try {
        return inputs.target === 'kubernetes' && inputs.url === ''
            ? await throughCluster(inputs, runtime, prober)
            : await nearby(inputs, runtime, prober);
    }
    finally {
        prober.close();
    }
};


/***/ }),

/***/ 2330:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ recordedPort),
/* harmony export */   Q: () => (/* binding */ processEntrance)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4296);
/* harmony import */ var _process_host_protocol_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6461);
/* harmony import */ var _process_host_store_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4832);




const unknown = (folder, why) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('entrance-unknown', `${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, _process_host_protocol_js__WEBPACK_IMPORTED_MODULE_2__/* .stateFile */ .Ed)}: ${why}`, 'Set `url`, or `app`, `environment` and `state-dir` as the deploy had them.');
/** The port on which the proxy of the process target listens, as recorded in its folder; undefined: there is none yet. */
const recordedPort = async (folder) => {
    const state = await (0,_process_host_store_js__WEBPACK_IMPORTED_MODULE_3__/* .readState */ .un)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, _process_host_protocol_js__WEBPACK_IMPORTED_MODULE_2__/* .stateFile */ .Ed)).catch((error) => {
        throw unknown(folder, (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error));
    });
    return state?.entrance.port;
};
/** Where users’ traffic enters. @throws UserError `entrance-unknown` */
const processEntrance = async (folder) => {
    const port = await recordedPort(folder);
    if (port === undefined)
        throw unknown(folder, 'there is no such file: nothing was deployed here.');
    return `http://127.0.0.1:${port}`;
};


/***/ }),

/***/ 1785:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XC: () => (/* binding */ planOf),
/* harmony export */   jh: () => (/* binding */ verificationRules),
/* harmony export */   zi: () => (/* binding */ verificationInputs)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4296);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9114);
/* harmony import */ var _domain_verification_probes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5259);



/** Inputs of every action that verifies a release. Spread them into the action's own schema. */
const verificationInputs = {
    probes: _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF.lines({
        doc: `What to ask and what to expect, one probe a line: \`GET /healthz 200\`, or a JSON object with \`method\`, \`path\`, \`status\`, \`contains\`, \`matches\`, \`headers\`, \`maxLatencyMs\`, \`name\`. Unset: \`${_domain_verification_probes_js__WEBPACK_IMPORTED_MODULE_2__/* .defaultProbe */ .W}\`, and the health path where it is known.`,
        allowed: 'lines `METHOD /path STATUS` (GET, HEAD, OPTIONS; 200, 2xx, 200-299), or JSON',
    }),
    'probe-rate': _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF.integer({
        doc: 'Requests a second of our own, so that there is something to judge where traffic is thin.',
        default: '50',
        min: 1,
        max: 1000,
    }),
    'verify-duration': _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF.duration({
        doc: 'How long to verify. It ends earlier only when a fault is certain.',
        default: '60s',
        maxMs: 3_600_000,
    }),
    'probe-timeout': _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF.duration({
        doc: 'How long a probe waits for its full answer.',
        default: '5s',
        maxMs: 60_000,
    }),
    'max-error-rate': _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF.text({
        doc: 'Objective: share of requests that may fail, in percent.',
        default: '1%',
        pattern: /^\d+(\.\d+)?\s*%$/,
        allowed: 'a percentage from 0.01% to 50%',
    }),
    'max-p95': _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF.duration({ doc: 'Objective: 95 % of answers are faster than this. `0`: not judged.', default: '0' }),
    'max-p99': _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF.duration({ doc: 'Objective: 99 % of answers are faster than this. `0`: not judged.', default: '0' }),
    'min-samples': _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF.number({
        doc: 'Unset: a pass needs enough samples to show that the error rate is within the objective (299 without a failure for 1 %). Set: so many are enough as long as the rate is not above it, and the report says which rise could not have been seen.',
        min: 1,
        max: 1_000_000,
    }),
};
const share = (text) => Number(text.replace('%', '')) / 100;
/** Rules over those inputs; add them to the action's own. */
const verificationRules = [
    {
        needs: ['probes'],
        check: ({ probes }) => {
            const parsed = (0,_domain_verification_probes_js__WEBPACK_IMPORTED_MODULE_2__/* .parseProbes */ .f)(probes);
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
const planOf = (inputs, about, moreProbes = []) => {
    const parsed = (0,_domain_verification_probes_js__WEBPACK_IMPORTED_MODULE_2__/* .parseProbes */ .f)(inputs.probes.length > 0 ? inputs.probes : [_domain_verification_probes_js__WEBPACK_IMPORTED_MODULE_2__/* .defaultProbe */ .W, ...moreProbes]);
    if (!('probes' in parsed))
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('probe-definition', `probes: ${parsed.problem}`, parsed.allowed);
    return {
        probes: parsed.probes,
        objectives: {
            ...about,
            maxErrorRate: share(inputs['max-error-rate']),
            maxP95Ms: inputs['max-p95'] || null,
            maxP99Ms: inputs['max-p99'] || null,
            minSamples: inputs['min-samples'] ?? null,
        },
        rate: inputs['probe-rate'],
        durationMs: inputs['verify-duration'],
        probeTimeoutMs: inputs['probe-timeout'],
        maxInFlight,
    };
};


/***/ }),

/***/ 5259:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ defaultProbe),
/* harmony export */   f: () => (/* binding */ parseProbes)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1137);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8532);

/** Without probes of the caller: the root answers, be it "not found", but not with a server error. */
const defaultProbe = 'GET / 200-499';
const allowed = 'lines such as `GET /healthz 200` (status: 200, 2xx, 200-299 or a comma list), or JSON objects {"method", "path", "status", "contains", "matches", "headers", "maxLatencyMs", "name"}';
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
const isPattern = (text) => {
    try {
        new RegExp(text, 'u');
        return true;
    }
    catch {
        return false;
    }
};
const texts = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().transform(one => [one]), zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP())]).default([]);
const probeJson = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).optional(),
    method: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['GET', 'HEAD', 'OPTIONS']).default('GET'),
    path: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().startsWith('/'),
    status: zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().transform(String)])
        .default('2xx')
        .transform((text, context) => {
        const ranges = statusRanges(text);
        if (ranges !== undefined)
            return ranges;
        context.addIssue({ code: 'custom', message: `"${text}" is not a status` });
        return zod__WEBPACK_IMPORTED_MODULE_1__/* .NEVER */ .tm;
    }),
    contains: texts,
    matches: texts.refine(patterns => patterns.every(isPattern), 'is not a regular expression'),
    headers: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()).default({}),
    maxLatencyMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().positive().nullable().default(null),
})
    .transform((one) => ({
    ...one,
    name: one.name ?? `${one.method} ${one.path}`,
    headers: Object.fromEntries(Object.entries(one.headers).map(([name, value]) => [name.toLowerCase(), value])),
}));
const fromJson = (value) => {
    const parsed = probeJson.safeParse(value);
    if (parsed.success)
        return { value: parsed.data };
    const problems = parsed.error.issues.map(issue => `${issue.path.join('.') || 'probe'}: ${issue.message}`);
    return { problem: problems.join('; ') };
};
const parseJson = (text) => {
    try {
        const value = JSON.parse(text);
        return { value };
    }
    catch {
        return { problem: 'is not valid JSON' };
    }
};
const fromLine = (line) => {
    if (line.startsWith('{')) {
        const json = parseJson(line);
        return 'value' in json ? fromJson(json.value) : json;
    }
    const [method, path, status, ...rest] = line.split(/\s+/);
    if (path === undefined || rest.length > 0)
        return { problem: 'is not `METHOD /path STATUS`' };
    return fromJson({ method, path, ...(status === undefined ? {} : { status }) });
};
const parseAll = (lines) => {
    if (lines[0]?.startsWith('[') !== true)
        return lines.map(line => ({ ...fromLine(line), shown: line }));
    const list = parseJson(lines.join('\n'));
    if ('problem' in list)
        return [{ ...list, shown: 'the list' }];
    if (!Array.isArray(list.value))
        return [{ problem: 'is not a list', shown: 'the value' }];
    return list.value.map((one, index) => ({ ...fromJson(one), shown: `probe ${index + 1}` }));
};
/** Line form, JSON object per line, or one JSON list over all lines. Every problem is reported. */
const parseProbes = (lines) => {
    const parsed = parseAll(lines.length === 0 ? [defaultProbe] : lines);
    const problems = parsed.flatMap(one => ('problem' in one ? [`${one.shown}: ${one.problem}`] : []));
    if (problems.length > 0)
        return { problem: problems.join(' | '), allowed };
    const probes = parsed.flatMap(one => ('value' in one ? [one.value] : []));
    return probes.length > 50 ? { problem: `holds ${probes.length} probes`, allowed: 'at most 50 probes' } : { probes };
};


/***/ })

};
