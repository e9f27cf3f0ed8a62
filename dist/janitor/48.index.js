export const id = 48;
export const ids = [48];
export const modules = {

/***/ 2048:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BurnCheck: () => (/* binding */ BurnCheck)
/* harmony export */ });
/* harmony import */ var _domain_metrics_burn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3869);
/* harmony import */ var _domain_metrics_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8768);
/* harmony import */ var _domain_metrics_placeholders_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1894);
/* harmony import */ var _domain_metrics_promql_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7623);
/* harmony import */ var _domain_metrics_reading_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3166);
/* harmony import */ var _span_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(96);






const defaultIntervalMs = 15_000;
const isCounts = (counts) => Array.isArray(counts);
/** Whether the error budget burns too fast in a long and a short window, and did not before this release. */
class BurnCheck {
    name;
    source;
    required;
    factual = true;
    patienceMs;
    definition;
    basis;
    startedAt = 0;
    nextAt = 0;
    before;
    failuresSeen = false;
    latest;
    constructor(definition, basis) {
        this.definition = definition;
        this.basis = basis;
        this.name = definition.name;
        this.source = `${basis.provider.name} at ${basis.provider.address}`;
        this.required = definition.required;
        this.patienceMs = 8 * definition.timeoutMs;
    }
    async begin({ startedAt }) {
        this.startedAt = startedAt;
    }
    async look(at) {
        if (!at.last && at.now < this.nextAt && this.latest !== undefined)
            return this.latest;
        this.nextAt = at.now + (this.definition.intervalMs ?? defaultIntervalMs);
        this.latest = await this.asked(at);
        return this.latest;
    }
    async asked(at) {
        const counts = await this.counts(at, 0);
        if (!isCounts(counts))
            return this.report(at, null, (0,_domain_metrics_reading_js__WEBPACK_IMPORTED_MODULE_3__/* .verdictWithoutValue */ .pj)(counts));
        const pairs = this.burns(counts);
        const short = (0,_domain_metrics_burn_js__WEBPACK_IMPORTED_MODULE_0__/* .shortHistories */ .lp)(counts).map(text => ` There is ${text}.`);
        const what = `${pairs.map(_domain_metrics_burn_js__WEBPACK_IMPORTED_MODULE_0__/* .pairText */ .om).join('; ')}.${short.join('')}`;
        if (pairs.every(one => one.short === undefined))
            return this.report(at, counts, { verdict: 'inconclusive', code: 'metric-nan', what });
        const few = pairs.filter(one => one.requests < this.needed(one));
        // A handful of failures on a quiet service is no burning budget, and a handful of successes none that lasts.
        const sure = pairs.filter(one => one.burns && !few.includes(one));
        if (sure.length > 0)
            return this.report(at, counts, await this.blamed(at, sure, what));
        if (few.length > 0)
            return this.report(at, counts, this.tooFew(few, what));
        const unseen = at.last ? await this.unseen(at) : undefined;
        if (unseen === undefined)
            return this.report(at, counts, { verdict: 'pass', code: null, what });
        const said = (0,_domain_metrics_reading_js__WEBPACK_IMPORTED_MODULE_3__/* .verdictWithoutValue */ .pj)(unseen);
        return this.report(at, counts, { ...said, what: `${said.what} ${what}` });
    }
    /** Asked where nothing failed in any window. */
    async unseen({ signal }) {
        const { definition, basis } = this;
        const { errors, requests, timeoutMs } = definition;
        const counted = (0,_domain_metrics_promql_js__WEBPACK_IMPORTED_MODULE_2__/* .metricNames */ .Zv)(requests);
        if (this.failuresSeen || (0,_domain_metrics_promql_js__WEBPACK_IMPORTED_MODULE_2__/* .metricNames */ .Zv)(errors).some(name => counted.includes(name)))
            return undefined;
        const filled = (0,_domain_metrics_placeholders_js__WEBPACK_IMPORTED_MODULE_4__/* .fill */ .GS)(errors, (0,_span_js__WEBPACK_IMPORTED_MODULE_5__/* .knownOf */ .b)(basis.subject, Math.max(..._domain_metrics_burn_js__WEBPACK_IMPORTED_MODULE_0__/* .burnWindows */ .LN)));
        if (!('query' in filled))
            return undefined;
        const shown = (await basis.provider.shows?.({ query: filled.query, timeoutMs, signal })) ?? true;
        if (typeof shown !== 'boolean')
            return shown;
        return shown ? undefined : (0,_domain_metrics_reading_js__WEBPACK_IMPORTED_MODULE_3__/* .neverSeen */ .Qm)(errors);
    }
    needed(pair) {
        return this.definition.minSamples ?? (0,_domain_metrics_burn_js__WEBPACK_IMPORTED_MODULE_0__/* .requestsNeeded */ .Kn)(pair, this.definition.slo);
    }
    tooFew(pairs, what) {
        const needed = pairs.map(pair => (0,_domain_metrics_burn_js__WEBPACK_IMPORTED_MODULE_0__/* .tooFewText */ .ur)(pair, this.needed(pair))).join('; ');
        return { verdict: 'inconclusive', code: 'metric-too-few-samples', what: `${needed}. ${what}` };
    }
    /** What burnt before this release is not its doing. */
    async blamed(at, burning, what) {
        const since = this.basis.subject.switchedAt ?? this.startedAt;
        if (this.before === undefined) {
            const counts = await this.counts(at, at.now - since);
            if (!isCounts(counts)) {
                const said = (0,_domain_metrics_reading_js__WEBPACK_IMPORTED_MODULE_3__/* .verdictWithoutValue */ .pj)(counts);
                // Nothing at all before: then there was nothing that burnt.
                if (counts.kind !== 'empty')
                    return { ...said, what: `${what} Before this release: ${said.what}` };
                this.before = [];
            }
            else
                this.before = this.burns(counts);
        }
        const { before } = this;
        const burnt = (pair) => before.some(one => one.factor === pair.factor && one.burns && one.requests >= this.needed(one));
        if (!burning.every(burnt))
            return { verdict: 'fail', code: 'burn-rate-too-high', what };
        const then = before.map(_domain_metrics_burn_js__WEBPACK_IMPORTED_MODULE_0__/* .pairText */ .om).join('; ');
        return { verdict: 'inconclusive', code: 'burn-rate-high-before', what: `${what} Before this release: ${then}.` };
    }
    burns(counts) {
        return (0,_domain_metrics_burn_js__WEBPACK_IMPORTED_MODULE_0__/* .pairBurns */ .vN)(counts, this.definition.slo, this.definition.periodMs);
    }
    async counts(at, agoMs) {
        const counts = [];
        for (const windowMs of _domain_metrics_burn_js__WEBPACK_IMPORTED_MODULE_0__/* .burnWindows */ .LN) {
            const requests = await this.total(this.definition.requests, windowMs, at, agoMs);
            if (requests.kind !== 'total')
                return requests;
            const errors = await this.total(this.definition.errors, windowMs, at, agoMs);
            // Where nothing failed yet, nothing is counted.
            if (errors.kind !== 'total' && errors.kind !== 'empty')
                return errors;
            this.failuresSeen ||= errors.kind === 'total';
            const coveredMs = requests.coveredMs;
            counts.push({
                windowMs,
                coveredMs,
                requests: requests.value,
                errors: errors.kind === 'total' ? errors.value : 0,
            });
        }
        return counts;
    }
    async total(query, windowMs, at, agoMs) {
        const { definition, basis } = this;
        const { provider } = basis;
        const filled = (0,_domain_metrics_placeholders_js__WEBPACK_IMPORTED_MODULE_4__/* .fill */ .GS)(query, (0,_span_js__WEBPACK_IMPORTED_MODULE_5__/* .knownOf */ .b)(basis.subject, windowMs));
        if ('missing' in filled)
            return { kind: 'unparsable', detail: `the query names {{${filled.missing[0]}}}, not known` };
        const text = (0,_domain_metrics_placeholders_js__WEBPACK_IMPORTED_MODULE_4__/* .names */ .Dy)(query, 'window') ? filled.query : (provider.increase?.(filled.query, windowMs) ?? filled.query);
        const ask = { windowMs, agoMs, timeoutMs: definition.timeoutMs, signal: at.signal };
        const read = await provider.read({ ...ask, query: text, shape: 'instant' });
        const maxAgeMs = agoMs > 0 ? Number.POSITIVE_INFINITY : (definition.maxAgeMs ?? provider.usualDelayMs);
        const reducer = provider.momentary ? 'last' : 'sum';
        const outcome = (0,_domain_metrics_reading_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeOf */ .sG)(read, { reducer, maxAgeMs, now: basis.clock.now() });
        if (outcome.kind !== 'value')
            return outcome;
        const coveredMs = (await provider.history?.({ ...ask, query: filled.query, shape: 'instant' })) ?? windowMs;
        return { kind: 'total', value: outcome.value, coveredMs };
    }
    report(at, counts, { verdict, code, what }) {
        const { errors, requests, slo, periodMs } = this.definition;
        const longest = Math.max(..._domain_metrics_burn_js__WEBPACK_IMPORTED_MODULE_0__/* .burnWindows */ .LN);
        const worst = counts === null ? [] : this.burns(counts).flatMap(one => one.short ?? []);
        return {
            name: this.name,
            source: this.source,
            query: `${errors} of ${requests}`,
            window: { from: at.now - longest, to: at.now },
            samples: counts === null ? null : Math.round(Math.max(...counts.map(one => one.requests))),
            value: worst.length === 0 ? null : Math.max(...worst),
            unit: '× budget',
            objective: `SLO ${Number((slo * 100).toPrecision(6))} % over ${periodMs / 86_400_000} d: ${(0,_domain_metrics_burn_js__WEBPACK_IMPORTED_MODULE_0__/* .factorsFor */ .ss)(periodMs).map(_domain_metrics_burn_js__WEBPACK_IMPORTED_MODULE_0__/* .limitText */ .PW).join(', nor ')}`,
            verdict,
            code,
            what,
            next: code === null ? '' : _domain_metrics_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .codes */ .F.docs[code].next,
            required: this.required,
        };
    }
}


/***/ })

};
