export const id = 627;
export const ids = [627];
export const modules = {

/***/ 9627:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  QueryCheck: () => (/* binding */ QueryCheck)
});

// EXTERNAL MODULE: ./src/domain/metrics/codes.ts
var codes = __webpack_require__(8768);
// EXTERNAL MODULE: ./src/domain/metrics/objective.ts
var metrics_objective = __webpack_require__(6717);
;// CONCATENATED MODULE: ./src/domain/metrics/comparison.ts

/** The worst value that is still allowed. Never better than the value before. */
const worstAllowed = (before, { maxRatio, maxDifference }, lowerBetter) => {
    const size = Math.abs(before);
    const byRatio = maxRatio === null ? 0 : lowerBetter ? size * (maxRatio - 1) : size * (1 - 1 / maxRatio);
    const slack = Math.max(byRatio, maxDifference ?? 0);
    return lowerBetter ? before + slack : before - slack;
};
const isWorse = (now, before, allowance, lowerBetter) => {
    const worst = worstAllowed(before, allowance, lowerBetter);
    return lowerBetter ? now > worst : now < worst;
};
/** Without an objective higher is worse, as with errors and times. */
const direction = (objective) => objective === null || (0,metrics_objective/* lowerIsBetter */.cv)(objective);
const allowanceText = ({ maxRatio, maxDifference }, unit) => [
    ...(maxRatio === null ? [] : [`${maxRatio} times`]),
    ...(maxDifference === null ? [] : [`${(0,metrics_objective/* shown */.SP)(maxDifference, unit)} beyond`]),
].join(' or ');

// EXTERNAL MODULE: ./src/domain/metrics/placeholders.ts
var placeholders = __webpack_require__(1894);
// EXTERNAL MODULE: ./src/domain/metrics/reading.ts
var metrics_reading = __webpack_require__(3166);
// EXTERNAL MODULE: ./src/adapters/checks/metrics/span.ts
var metrics_span = __webpack_require__(96);
;// CONCATENATED MODULE: ./src/adapters/checks/metrics/query-check.ts






/** Misses in a row that end a verification early: one bad reading does not. The last look stands alone. */
const missesInARow = 3;
/** A fault of the way to the provider is worth a second try, once it counts. */
const retryAfterMs = 500;
const defaultIntervalMs = 5000;
/** Nothing is asked when it is not known what. */
const unknownIn = (where, missing, query) => {
    const detail = `${where} names ${missing.map(name => `{{${name}}}`).join(', ')}, not known in this run`;
    return { outcome: { kind: 'unparsable', detail }, query };
};
/** Holds one number of a provider to an objective, and to what it was before. */
class QueryCheck {
    name;
    source;
    required;
    /** A number is held to a limit; chance has no part in it. */
    factual = true;
    patienceMs;
    definition;
    basis;
    span;
    latest;
    nextAt = 0;
    looks = 0;
    misses = 0;
    inARow = 0;
    /** What it was before does not change any more. */
    before = new Map();
    constructor(definition, basis) {
        this.definition = definition;
        this.basis = basis;
        this.name = definition.name;
        this.source = `${basis.provider.name} at ${basis.provider.address}`;
        this.required = definition.required;
        this.patienceMs = 5 * definition.timeoutMs;
        this.span = new metrics_span/* Span */.L(definition, basis);
    }
    async begin({ startedAt }) {
        this.span.begin(startedAt);
    }
    async look(at) {
        const waits = !at.last && (at.now < this.nextAt || !this.span.ripe(at.now));
        if (waits)
            return this.latest ?? this.report(at, null, this.waiting());
        this.nextAt = at.now + (this.definition.intervalMs ?? defaultIntervalMs);
        this.latest = await this.asked(at);
        return this.latest;
    }
    async asked(at) {
        const reading = await this.patiently(at, 0);
        const { outcome } = reading;
        if (outcome.kind !== 'value')
            return this.report(at, reading, (0,metrics_reading/* verdictWithoutValue */.pj)(outcome));
        if (!this.span.covered(at.now))
            return this.report(at, reading, this.tooLong(at, outcome.value));
        const compared = await this.compared(at, outcome.value);
        return this.report(at, reading, this.judged(at, outcome, compared));
    }
    /** A miss, or the value, with everything that was found out beside it. */
    judged(at, outcome, compared) {
        const { objective } = this.definition;
        const missed = objective !== null && !(0,metrics_objective/* holds */.v9)(objective, outcome.value);
        const worse = compared.some(one => one.worse);
        this.looks += 1;
        this.misses += missed || worse ? 1 : 0;
        this.inARow = missed || worse ? this.inARow + 1 : 0;
        const often = this.misses === 0 || this.looks === 1 ? '' : `; missed in ${this.misses} of ${this.looks} looks`;
        const beside = [...compared.map(one => one.text), ...outcome.notes].map(text => `; ${text}`).join('');
        const what = `${(0,metrics_objective/* shown */.SP)(outcome.value, this.unit())}${objective === null ? '' : `, objective ${(0,metrics_objective/* objectiveText */.$8)(objective)}`}${beside}${often}.`;
        if (missed || worse) {
            const code = missed ? 'metric-objective-missed' : 'metric-worse-than-before';
            const sure = at.last || this.inARow >= missesInARow;
            return { verdict: sure ? 'fail' : 'inconclusive', code, what };
        }
        const missing = compared.find(one => one.missing !== null)?.missing ?? null;
        return missing === null ? { verdict: 'pass', code: null, what } : { ...missing, what: `${missing.what} ${what}` };
    }
    waiting() {
        return { verdict: 'inconclusive', code: 'metric-too-few-samples', what: 'Not asked yet.' };
    }
    tooLong(at, value) {
        const what = `${(0,metrics_objective/* shown */.SP)(value, this.unit())}, but the window of ${this.span.windowMs(at.now) / 1000} s reaches ${Math.round(this.span.beforeMs(at.now) / 1000)} s behind the moment the release got traffic.`;
        return { verdict: 'inconclusive', code: 'metric-window-too-long', what };
    }
    async compared(at, value) {
        const { compare } = this.definition;
        if (compare === null)
            return [];
        const { offsetMs, baseline } = compare;
        const asks = [
            ...(offsetMs === null ? [] : [{ agoMs: offsetMs, label: `${(0,placeholders/* spanText */.Cp)(offsetMs)} earlier` }]),
            ...(baseline ? [{ agoMs: this.span.sinceMs(at.now), label: 'the release before' }] : []),
        ];
        const found = [];
        for (const one of asks)
            found.push(await this.comparedWith(at, value, one));
        return found;
    }
    async comparedWith(at, value, { agoMs, label }) {
        const { compare, objective, query } = this.definition;
        if ((0,placeholders/* names */.Dy)(query, 'release') && this.basis.subject.baselineId === null) {
            const what = `${label}: no release before this one is known.`;
            // With an objective of its own the metric was held to something.
            const missing = { verdict: 'inconclusive', code: 'metric-no-baseline', what };
            return { text: what.slice(0, -1), worse: false, missing: objective === null ? missing : null };
        }
        const known = this.before.get(label) ?? (await this.patiently(at, agoMs));
        if (known.outcome.kind !== 'value') {
            const missing = (0,metrics_reading/* verdictWithoutValue */.pj)(known.outcome);
            return { text: label, worse: false, missing: { ...missing, what: `${label}: ${missing.what}` } };
        }
        this.before.set(label, known);
        const before = known.outcome.value;
        const allowance = { maxRatio: compare?.maxRatio ?? null, maxDifference: compare?.maxDifference ?? null };
        const worse = isWorse(value, before, allowance, direction(objective));
        const allowed = `${allowanceText(allowance, this.unit())} allowed`;
        return { text: `${label} ${(0,metrics_objective/* shown */.SP)(before, this.unit())} (${allowed})`, worse, missing: null };
    }
    /** Asks, and once more when the way to the provider broke and there will be no other look. */
    async patiently(at, agoMs) {
        const first = await this.read(at, agoMs);
        if (!at.last || first.outcome.kind !== 'provider-error')
            return first;
        await this.basis.clock.sleep(retryAfterMs, at.signal);
        return await this.read(at, agoMs);
    }
    async read(at, agoMs) {
        const { definition, basis, span } = this;
        const windowMs = span.windowMs(at.now);
        const asked = agoMs === 0 ? basis.subject : { ...basis.subject, releaseId: basis.subject.baselineId };
        const known = (0,metrics_span/* knownOf */.b)(asked, windowMs);
        const filled = (0,placeholders/* fill */.GS)(definition.query, known);
        if ('missing' in filled)
            return unknownIn('the query', filled.missing, definition.query);
        // Filled before anything is asked: without it the number of samples, and so the limit on it, would be lost.
        const counting = definition.samples === null ? null : (0,placeholders/* fill */.GS)(definition.samples, known);
        if (counting !== null && 'missing' in counting)
            return unknownIn('the query of `samples`', counting.missing, definition.query);
        const ask = { agoMs, windowMs, timeoutMs: definition.timeoutMs, signal: at.signal };
        const shape = definition.reduce === null ? 'instant' : 'series';
        const read = await basis.provider.read({ ...ask, query: filled.query, shape });
        const maxAgeMs = agoMs === 0 ? span.maxAgeMs(at.now) : span.allowedAgeMs;
        const rules = { reducer: definition.reduce ?? basis.provider.reducer, maxAgeMs, agoMs, now: basis.clock.now() };
        const outcome = (0,metrics_reading/* outcomeOf */.sG)(read, rules);
        if (counting === null || outcome.kind !== 'value')
            return { outcome: (0,metrics_reading/* enough */.XF)(outcome, null, definition.minSamples), query: filled.query };
        const counted = (0,metrics_reading/* outcomeOf */.sG)(await basis.provider.read({ ...ask, query: counting.query, shape }), {
            ...rules,
            reducer: definition.reduce === null ? basis.provider.reducer : 'sum',
        });
        // Nothing counted is no sample; what could not be counted is no number at all.
        if (counted.kind !== 'value' && counted.kind !== 'empty')
            return { outcome: { ...counted, detail: `\`samples\`: ${counted.detail}` }, query: filled.query };
        const samples = counted.kind === 'value' ? counted.value : 0;
        return { outcome: (0,metrics_reading/* enough */.XF)(outcome, samples, definition.minSamples ?? 1), query: filled.query };
    }
    unit() {
        return this.definition.objective?.unit ?? this.definition.compare?.unit ?? '';
    }
    report(at, reading, { verdict, code, what }) {
        const { definition, basis, span } = this;
        const windowMs = span.windowMs(at.now);
        const outcome = reading?.outcome;
        const value = outcome?.kind === 'value' ? outcome : null;
        const query = reading?.query ?? definition.query;
        return {
            name: this.name,
            source: this.source,
            query: basis.provider.shown?.(query) ?? query,
            window: windowMs === 0 ? null : { from: at.now - windowMs, to: at.now },
            samples: value?.samples ?? null,
            value: value === null ? null : (0,metrics_objective/* inUnit */.IP)(value.value, this.unit()),
            unit: this.unit(),
            objective: this.objectiveText(),
            verdict,
            code,
            what,
            next: code === null ? '' : codes/* codes */.F.docs[code].next,
            required: this.required,
        };
    }
    objectiveText() {
        const { objective, compare } = this.definition;
        const allowance = compare === null ? [] : [`before: ${allowanceText(compare, this.unit())}`];
        return [...(objective === null ? [] : [(0,metrics_objective/* objectiveText */.$8)(objective)]), ...allowance].join('; ');
    }
}


/***/ })

};
