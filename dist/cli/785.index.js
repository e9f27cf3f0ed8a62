export const id = 785;
export const ids = [785];
export const modules = {

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
