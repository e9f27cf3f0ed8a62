export const id = 1106;
export const ids = [1106];
export const modules = {

/***/ 1106:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  CounterCheck: () => (/* binding */ CounterCheck)
});

// EXTERNAL MODULE: ./src/domain/metrics/codes.ts
var codes = __webpack_require__(8768);
;// CONCATENATED MODULE: ./src/domain/metrics/counters.ts
/** Cumulative counters that begin anew when their program does, read again and again. Pure. */
/** Growth of one counter since the last reading of it; a lower value means that it began anew at zero. */
const growth = (before, now) => (now >= before ? now - before : now);
const counter = () => {
    const last = new Map();
    return {
        take: (samples, knownGroups) => {
            let grown = 0;
            for (const { group, series, value } of samples) {
                if (!Number.isFinite(value) || value < 0)
                    continue;
                const key = `${group}\n${series}`;
                const before = last.get(key) ?? (knownGroups.has(group) ? 0 : value);
                grown += growth(before, value);
                last.set(key, value);
            }
            return grown;
        },
    };
};
/**
 * Failures are never more than requests: where both are read a moment apart, what is too many is left for the next
 * reading.
 */
const counterPair = () => {
    const [all, bad] = [counter(), counter()];
    const known = new Set();
    let pending = { requests: 0, failed: 0 };
    return {
        take: (requests, failed) => {
            const now = {
                requests: pending.requests + all.take(requests, known),
                failed: pending.failed + bad.take(failed, known),
            };
            for (const { group } of [...requests, ...failed])
                known.add(group);
            const whole = { requests: Math.floor(now.requests), failed: Math.floor(now.failed) };
            const given = { requests: whole.requests, failed: Math.min(whole.failed, whole.requests) };
            pending = { requests: now.requests - given.requests, failed: now.failed - given.failed };
            return given;
        },
        groups: () => known,
    };
};

// EXTERNAL MODULE: ./src/domain/metrics/reading.ts
var reading = __webpack_require__(3166);
// EXTERNAL MODULE: ./src/domain/verification/binomial.ts
var binomial = __webpack_require__(3865);
// EXTERNAL MODULE: ./src/domain/verification/objectives.ts
var objectives = __webpack_require__(3196);
// EXTERNAL MODULE: ./src/domain/verification/rates.ts
var rates = __webpack_require__(5137);
// EXTERNAL MODULE: ./src/domain/verification/verdict.ts
var verification_verdict = __webpack_require__(4419);
;// CONCATENATED MODULE: ./src/adapters/checks/metrics/counter-check.ts







/** A target that shows nothing new for so many of its own intervals is gone. */
const staleAfterIntervals = 3;
const slackMs = 2000;
/** A target that goes away while it is read is no target at the second try. */
const retryAfterMs = 500;
/**
 * Follows counters of all clients and tests, at every look, whether more fail than the objective allows: the same
 * anytime-valid test as for our own probes, with this check’s share of the false alarms.
 */
class CounterCheck {
    name;
    required;
    patienceMs;
    definition;
    counters;
    pair = counterPair();
    watch;
    startedAt = 0;
    clock;
    reading;
    failuresSeen = false;
    problem;
    constructor(definition, counters, clock) {
        this.definition = definition;
        this.counters = counters;
        this.clock = clock;
        this.name = definition.name;
        this.required = definition.required;
        // Three questions in a row, and all of them once more.
        this.patienceMs = 7 * definition.timeoutMs;
    }
    /** Names how often the counters are new, once that is known. */
    get source() {
        const { name, address } = this.counters;
        const every = this.reading?.everyMs ?? null;
        return `${name}${every === null ? '' : `, ${Number((every / 1000).toPrecision(2))} s scrape`}, at ${address}`;
    }
    async begin({ startedAt, alpha }) {
        const { maxErrorRate } = this.definition;
        this.startedAt = startedAt;
        this.watch = (0,rates/* rateWatch */.A)(this.name, this.counters.name, maxErrorRate, alpha);
        // What is counted from here on is this release’s. When nothing can be read yet, the first look begins.
        const signal = AbortSignal.timeout(this.definition.timeoutMs);
        await this.take({ signal, last: false }).catch(() => undefined);
    }
    async look(at) {
        await this.take(at);
        if (at.last && (this.problem ?? this.unread())?.kind === 'provider-error') {
            await this.clock.sleep(retryAfterMs, at.signal);
            await this.take(at);
        }
        if (this.watch === undefined)
            throw new Error('looked at before it began');
        return this.report(at, this.watch);
    }
    async close() {
        await this.counters.close?.();
    }
    async take({ signal, last }) {
        const read = await this.counters.read({ timeoutMs: this.definition.timeoutMs, signal, last });
        this.problem = read.kind === 'counters' ? undefined : read.kind === 'nothing' ? empty(read.detail) : read;
        if (read.kind !== 'counters')
            return;
        this.reading = read;
        this.failuresSeen ||= read.failuresShown;
        for (const { requests, errors } of read.steps)
            this.observe(this.pair.take(requests, errors));
    }
    observe({ requests, failed }) {
        if (requests > 0)
            this.watch?.observe(requests, failed);
    }
    report(at, watch) {
        const known = at.last ? watch.report() : watch.soFar();
        const { verdict, code, what } = this.judged(known, at.last);
        return {
            name: this.name,
            source: this.source,
            query: this.reading?.query ?? `${this.definition.errors} of ${this.definition.requests}`,
            window: { from: this.startedAt, to: at.now },
            samples: known.samples,
            value: known.rate === null ? null : known.rate * 100,
            unit: '%',
            objective: `≤ ${(0,verification_verdict/* percent */.KN)(known.objective)}`,
            verdict,
            code,
            what,
            next: code === null ? '' : codes/* codes */.F.docs[code].next,
            ...(this.counters.ofRelease ? { counted: { failed: known.failed, requests: known.samples } } : {}),
            required: this.required,
        };
    }
    judged(known, last) {
        const counted = `${known.failed} of ${known.samples} requests of all clients failed (${(0,verification_verdict/* percent */.KN)(known.rate ?? 0)})`;
        if (known.above) {
            const sure = `at least ${(0,verification_verdict/* percent */.KN)(known.lower)} with a chance of error of ${(1 - known.lowerConfidence).toExponential(1)}`;
            return { verdict: 'fail', code: 'metric-objective-missed', what: `${counted}; ${sure}.${this.gaps()}` };
        }
        const problem = this.problem ?? this.stale();
        if (problem !== undefined) {
            const said = (0,reading/* verdictWithoutValue */.pj)(problem);
            return { ...said, what: `${said.what} Until then ${counted}.` };
        }
        const lack = last
            ? (this.unread() ?? (this.failuresSeen ? undefined : (0,reading/* neverSeen */.Qm)(this.definition.errors)))
            : undefined;
        if (lack !== undefined) {
            const said = (0,reading/* verdictWithoutValue */.pj)(lack);
            return { ...said, what: `${said.what} Of the rest, ${counted}.` };
        }
        return this.within(known, counted);
    }
    within(known, counted) {
        const { minSamples, maxErrorRate } = this.definition;
        const needed = minSamples ?? (0,binomial/* samplesNeeded */.H)(maxErrorRate, objectives/* falsePass */.Pp);
        if (known.samples < needed) {
            const what = `${counted}; ${needed} requests are needed.${this.gaps()}`;
            return { verdict: 'inconclusive', code: 'metric-too-few-samples', what };
        }
        const upper = `it may be up to ${(0,verification_verdict/* percent */.KN)(known.upper)} (95 % confidence)`;
        if (known.within)
            return { verdict: 'pass', code: null, what: `${counted}; ${upper}.${this.gaps()}` };
        if (minSamples !== null && (known.rate ?? 1) <= maxErrorRate) {
            const unseen = `a rise to less than ${(0,verification_verdict/* percent */.KN)(known.visibleRate)} could have gone unseen`;
            return { verdict: 'pass', code: null, what: `${counted}; ${unseen}.${this.gaps()}` };
        }
        return { verdict: 'inconclusive', code: 'metric-not-shown', what: `${counted}; ${upper}.${this.gaps()}` };
    }
    gaps() {
        const missing = this.reading?.missing ?? [];
        return missing.length === 0 ? '' : ` Not counted: ${missing.map(missingText).join('; ')}.`;
    }
    /** Who is there and was not counted may have met every failure. */
    unread() {
        const missing = (this.reading?.missing ?? []).filter(({ why }) => why !== 'gone');
        if (missing.length === 0)
            return undefined;
        const kind = missing.every(({ why }) => why === 'empty') ? 'empty' : 'provider-error';
        return { kind, detail: `only a part was counted, not ${missing.map(missingText).join('; ')}` };
    }
    stale() {
        if (this.reading === undefined)
            return empty('nothing was counted');
        const { ageMs, everyMs } = this.reading;
        const allowed = this.definition.maxAgeMs ?? staleAfterIntervals * (everyMs ?? 60_000) + slackMs;
        if (ageMs <= allowed)
            return undefined;
        const age = Math.round(ageMs / 1000);
        return {
            kind: 'stale',
            detail: `the newest values are ${age} s old, at most ${Math.round(allowed / 1000)} s are allowed`,
        };
    }
}
const missingText = ({ name, detail }) => `${name}: ${detail}`;
const empty = (detail) => ({ kind: 'empty', detail });


/***/ })

};
