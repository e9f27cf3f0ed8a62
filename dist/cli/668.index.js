export const id = 668;
export const ids = [668];
export const modules = {

/***/ 5945:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ freshProbe)
/* harmony export */ });
/* harmony import */ var _domain_rollout_identity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(738);

const defaultTimeoutMs = 2000;
/** One look on a connection of its own. */
const freshProbe = (prober, timeoutMs = defaultTimeoutMs) => ({
    probe: async (url, signal) => {
        const { result } = await prober.ask({ method: 'GET', url, connection: 'fresh', timeoutMs, signal });
        if (result.kind === 'fault')
            return { ok: false, releaseId: undefined, detail: `${result.fault}: ${result.detail}` };
        const ok = result.status >= 200 && result.status < 300;
        return { ok, releaseId: result.headers[_domain_rollout_identity_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseHeader */ .Ff], detail: `HTTP ${result.status}` };
    },
});


/***/ }),

/***/ 5028:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ measure)
});

// EXTERNAL MODULE: ./src/domain/verification/codes.ts
var codes = __webpack_require__(5576);
;// CONCATENATED MODULE: ./src/domain/statistics/special.ts
/** Special functions, to about 1e-13 relative. Pure. */
const lanczos = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
/** ln Γ(x) for x > 0 (Lanczos, g = 7). */
const logGamma = (x) => {
    if (x < 0.5)
        return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
    const z = x - 1;
    const t = z + 7.5;
    const sum = lanczos.reduce((total, c, i) => (i === 0 ? c : total + c / (z + i)), 0);
    return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
};
const tiny = 1e-300;
const away = (value) => (Math.abs(value) < tiny ? tiny : value);
/** The continued fraction of the incomplete beta function (modified Lentz). */
const betaFraction = (x, a, b) => {
    let c = 1;
    let d = 1 / away(1 - ((a + b) * x) / (a + 1));
    let result = d;
    for (let m = 1; m <= 10_000; m += 1) {
        const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / away(1 + even * d);
        c = away(1 + even / c);
        result *= d * c;
        const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / away(1 + odd * d);
        c = away(1 + odd / c);
        const step = d * c;
        result *= step;
        if (Math.abs(step - 1) < 1e-15)
            return result;
    }
    return result;
};
/** Regularised incomplete beta function I_x(a, b): the distribution function of Beta(a, b). */
const special_incompleteBeta = (x, a, b) => {
    if (x <= 0)
        return 0;
    if (x >= 1)
        return 1;
    const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
    return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
};
/** The x in [low, high] where the increasing function `f` reaches `target`, by bisection to machine precision. */
const special_solveIncreasing = (f, target, low, high) => {
    let [from, to] = [low, high];
    for (let i = 0; i < 200; i += 1) {
        const middle = from + (to - from) / 2;
        if (middle <= from || middle >= to)
            break;
        if (f(middle) < target)
            from = middle;
        else
            to = middle;
    }
    return from + (to - from) / 2;
};
/** The x with I_x(a, b) = p. */
const special_inverseIncompleteBeta = (p, a, b) => p <= 0 ? 0 : p >= 1 ? 1 : special_solveIncreasing(x => special_incompleteBeta(x, a, b), p, 0, 1);

;// CONCATENATED MODULE: ./src/domain/statistics/distributions.ts

/** erfc for x ≥ 0: series near zero, continued fraction in the tail. */
const erfcPositive = (x) => {
    if (x < 2.5) {
        let term = x;
        let sum = x;
        for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum) && n < 200; n += 1) {
            term *= (2 * x * x) / (2 * n + 1);
            sum += term;
        }
        return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
    }
    let fraction = 0;
    for (let k = 120; k >= 1; k -= 1)
        fraction = k / 2 / (x + fraction);
    return Math.exp(-x * x) / (Math.sqrt(Math.PI) * (x + fraction));
};
/** Distribution function of the standard normal. */
const normalCdf = (z) => {
    const tail = 0.5 * erfcPositive(Math.abs(z) / Math.SQRT2);
    return z > 0 ? 1 - tail : tail;
};
const normalQuantile = (p) => {
    if (p <= 0)
        return -Infinity;
    if (p >= 1)
        return Infinity;
    // The lower tail is the precise one, so the upper half is mirrored.
    return p > 0.5 ? -normalQuantile(1 - p) : solveIncreasing(normalCdf, p, -40, 0);
};
/** Distribution function of Student's t. */
const studentCdf = (t, df) => {
    const tail = 0.5 * incompleteBeta(df / (df + t * t), df / 2, 0.5);
    return t > 0 ? 1 - tail : tail;
};
const studentQuantile = (p, df) => {
    if (p <= 0)
        return -Infinity;
    if (p >= 1)
        return Infinity;
    if (p === 0.5)
        return 0;
    if (p > 0.5)
        return -studentQuantile(1 - p, df);
    const x = inverseIncompleteBeta(2 * p, df / 2, 0.5);
    return -Math.sqrt((df * (1 - x)) / x);
};
/** P(X ≤ k) for X ~ Binomial(n, p), exact. */
const binomialLowerTail = (k, n, p) => k < 0 ? 0 : k >= n ? 1 : incompleteBeta(1 - p, n - k, k + 1);
/** P(X ≥ k) for X ~ Binomial(n, p), exact. */
const binomialUpperTail = (k, n, p) => k <= 0 ? 1 : k > n ? 0 : special_incompleteBeta(p, k, n - k + 1);
/**
 * One-sided exact bounds of a proportion, each missed with probability at most `level` (C. Clopper, E. Pearson,
 * Biometrika 26, 1934, 404–413). `k` and `n` need not be whole: effective samples of a clustered count are allowed.
 */
const clopperPearson = (k, n, level) => ({
    lower: k <= 0 ? 0 : special_inverseIncompleteBeta(level, k, n - k + 1),
    upper: k >= n ? 1 : special_inverseIncompleteBeta(1 - level, k + 1, n - k),
});

;// CONCATENATED MODULE: ./src/domain/statistics/descriptive.ts
const sum = (values) => values.reduce((total, value) => total + value, 0);
const mean = (values) => sum(values) / values.length;
/** Sample standard deviation (n − 1); 0 for fewer than two values. */
const standardDeviation = (values) => {
    if (values.length < 2)
        return 0;
    const centre = mean(values);
    return Math.sqrt(sum(values.map(value => (value - centre) ** 2)) / (values.length - 1));
};
/** Standard deviation as a share of the mean; undefined where the mean is 0 or there are fewer than two values. */
const coefficientOfVariation = (values) => {
    if (values.length < 2)
        return undefined;
    const centre = mean(values);
    return centre === 0 ? undefined : standardDeviation(values) / Math.abs(centre);
};
const descriptive_ascending = (values) => [...values].sort((a, b) => a - b);

;// CONCATENATED MODULE: ./src/domain/statistics/quantiles.ts


const checked = (values, p) => {
    if (values.length === 0)
        throw new RangeError('a quantile needs at least one value');
    if (!(p >= 0 && p <= 1))
        throw new RangeError(`p must be in [0, 1], got ${p}`);
};
/** Linear interpolation between order statistics (Hyndman–Fan type 7) of sorted values. */
const quantileOfSorted = (sorted, p) => {
    checked(sorted, p);
    const at = (sorted.length - 1) * p;
    const low = Math.floor(at);
    const a = sorted[low] ?? Number.NaN;
    const b = sorted[Math.min(low + 1, sorted.length - 1)] ?? Number.NaN;
    return a + (b - a) * (at - low);
};
const quantiles_quantile = (values, p) => quantileOfSorted(descriptive_ascending(values), p);
const median = (values) => quantiles_quantile(values, 0.5);
/**
 * Harrell–Davis estimate of a quantile: a weighted mean of the order statistics, smoother than any one of them.
 * Beta weights fall off as a normal of sd √(p(1−p)/n), so those further than ten sd away (< 1e-20) are not summed.
 */
const harrellDavisOfSorted = (sorted, p) => {
    checked(sorted, p);
    const n = sorted.length;
    if (p === 0 || p === 1 || n === 1)
        return sorted[p === 1 ? n - 1 : 0] ?? Number.NaN;
    const [a, b] = [(n + 1) * p, (n + 1) * (1 - p)];
    const reach = 10 * Math.sqrt((p * (1 - p)) / (n + 2)) + 40 / n;
    const from = Math.max(0, Math.floor((p - reach) * n));
    const to = Math.min(n, Math.ceil((p + reach) * n));
    let [total, weights, below] = [0, 0, incompleteBeta(from / n, a, b)];
    for (let i = from; i < to; i += 1) {
        const upTo = incompleteBeta((i + 1) / n, a, b);
        total += (upTo - below) * (sorted[i] ?? Number.NaN);
        weights += upTo - below;
        below = upTo;
    }
    return total / weights;
};
const harrellDavis = (values, p) => harrellDavisOfSorted(ascending(values), p);

;// CONCATENATED MODULE: ./src/domain/verification/betting.ts
const gridSize = 16;
/** Stakes that would be best if the true mean were p, for p between m and 1, evenly spread in log-odds. */
const stakes = (mean) => {
    const logit = (p) => Math.log(p / (1 - p));
    const [from, to] = [logit(mean) + 0.25, Math.max(logit(0.99), logit(mean) + 3)];
    return Array.from({ length: gridSize }, (_, index) => {
        const p = 1 / (1 + Math.exp(-(from + ((to - from) * index) / (gridSize - 1))));
        return (p - mean) / (mean * (1 - mean));
    });
};
const logMeanExp = (values) => {
    const max = Math.max(...values);
    return max + Math.log(values.reduce((sum, value) => sum + Math.exp(value - max), 0) / values.length);
};
/** @param mean the objective m, strictly between 0 and 1. */
const bettingTest = (mean) => {
    const fractions = stakes(mean);
    const logs = fractions.map(() => 0);
    let peak = 0;
    return {
        observe: (value, count = 1) => {
            for (const [index, stake] of fractions.entries()) {
                logs[index] = (logs[index] ?? 0) + count * Math.log(1 + stake * (value - mean));
            }
            peak = Math.max(peak, logMeanExp(logs));
        },
        logWealth: () => logMeanExp(logs),
        peakLogWealth: () => peak,
    };
};

;// CONCATENATED MODULE: ./src/domain/verification/binomial.ts


/** What samples of a failure rate can show at all. Pure; the bounds themselves are in statistics/distributions.ts. */
/** Samples without a single failure that show a rate below `objective` with confidence 1 − alpha. */
const samplesNeeded = (objective, alpha) => Math.ceil(Math.log(alpha) / Math.log1p(-objective));
/** The smallest number of failures that is evidence for a rate above `objective`; above n when there is none. */
const failuresToReject = (n, objective, alpha) => {
    let [low, high] = [0, n + 1];
    while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (binomialUpperTail(middle, n, objective) <= alpha)
            high = middle;
        else
            low = middle;
    }
    return high;
};
/**
 * The smallest true rate that n samples would have exposed as above `objective` with probability `power`; 1 when even
 * a total failure would not be enough evidence.
 */
const visibleRate = (n, objective, alpha, power = 0.95) => {
    const needed = failuresToReject(n, objective, alpha);
    return needed > n ? 1 : special_solveIncreasing(p => binomialUpperTail(needed, n, p), power, 0, 1);
};

;// CONCATENATED MODULE: ./src/domain/verification/objectives.ts

/**
 * Chance that a release which meets every objective is called bad, over the whole verification and however often it
 * is looked at. Shared out evenly over everything that is tested, and there over looking all along and at the end.
 */
const falseAlarm = 0.001;
/** Chance that a release at or above an objective is shown to be within it by the last look. */
const falsePass = 0.05;
/** An answer from another release may be a stray; more than this share is not. */
const strayRelease = 0.001;
/** How many answers a pass needs when none of them fails. */
const neededSamples = (objectives) => objectives.minSamples ?? samplesNeeded(objectives.maxErrorRate, falsePass);
/** Length of the time blocks in which latency is judged: about thirty in a run, none under 200 ms or over 2 s. */
const blockMs = (durationMs) => Math.min(2000, Math.max(200, Math.round(durationMs / 30)));
/** Fewer blocks say too little about how latency varies from one to the next. */
const minBlocks = 10;

;// CONCATENATED MODULE: ./src/domain/verification/latency.ts




const latency_sum = (blocks, of) => blocks.reduce((total, block) => total + of(block), 0);
/** Kish's design effect of a share, from how it varies between blocks. */
const designEffect = (blocks, of) => {
    const [samples, hits] = [latency_sum(blocks, block => block.samples), latency_sum(blocks, of)];
    if (hits === 0 || hits === samples || blocks.length < 2)
        return 1;
    const share = hits / samples;
    const between = latency_sum(blocks, block => (of(block) - share * block.samples) ** 2);
    const variance = ((blocks.length / (blocks.length - 1)) * between) / samples ** 2;
    return Math.max(1, variance / ((share * (1 - share)) / samples));
};
/** Successes and trials on the effective number of samples. */
const effective = (blocks, of) => {
    const effect = designEffect(blocks, of);
    return [latency_sum(blocks, of) / effect, latency_sum(blocks, block => block.samples) / effect];
};
const slowerOf = (block) => block.slower;
const notClearlyFast = (block) => block.slower + block.unclear;
const upperShareOf = (blocks, of) => blocks.length === 0 ? 1 : clopperPearson(...effective(blocks, of), falsePass).upper;
/**
 * @param alpha false-alarm share of this watch, as in rateWatch.
 *
 * The last look uses exact binomial bounds on the effective number of samples: E. Korn, B. Graubard, "Confidence
 * intervals for proportions with small expected number of positive counts estimated from survey data", Survey
 * Methodology 24(2), 1998, 193–201 (without its t factor, which is near 1 for the thirty blocks of a run).
 */
const latencyWatch = (quantile, objectiveMs, blockLength, alpha) => {
    const allowed = 1 - quantile;
    const test = bettingTest(allowed);
    const open = new Map();
    const closed = [];
    const latencies = [];
    const above = () => test.peakLogWealth() >= Math.log(2 / alpha);
    return {
        add: (at, latencyMs, lateMs) => {
            const index = Math.floor(at / blockLength);
            const block = open.get(index) ?? { samples: 0, slower: 0, unclear: 0 };
            const slower = latencyMs - lateMs > objectiveMs;
            const unclear = !slower && latencyMs > objectiveMs;
            open.set(index, {
                samples: block.samples + 1,
                slower: block.slower + (slower ? 1 : 0),
                unclear: block.unclear + (unclear ? 1 : 0),
            });
            latencies.push(latencyMs);
        },
        completeUntil: time => {
            for (const [index, block] of [...open].sort(([a], [b]) => a - b)) {
                if ((index + 1) * blockLength > time)
                    continue;
                open.delete(index);
                closed.push(block);
                test.observe(block.slower / block.samples);
            }
        },
        above,
        report: () => {
            const enough = closed.length >= minBlocks;
            const isAbove = above() || (enough && clopperPearson(...effective(closed, slowerOf), alpha / 2).lower > allowed);
            const upperShare = upperShareOf(closed, notClearlyFast);
            const within = enough && upperShare <= allowed;
            return {
                quantile,
                objectiveMs,
                measuredMs: latencies.length === 0 ? null : quantiles_quantile(latencies, quantile),
                samples: latency_sum(closed, block => block.samples),
                slower: latency_sum(closed, slowerOf),
                unclear: latency_sum(closed, block => block.unclear),
                blocks: closed.length,
                blockMs: blockLength,
                designEffect: designEffect(closed, slowerOf),
                upperShare,
                above: isAbove,
                within,
                overloaded: enough && !isAbove && !within && upperShareOf(closed, slowerOf) <= allowed,
            };
        },
    };
};

;// CONCATENATED MODULE: ./src/domain/verification/rates.ts




/** @param alpha false-alarm share of this watch: half for looking all along, half for the exact look at the end. */
const rateWatch = (what, source, objective, alpha) => {
    const test = bettingTest(objective);
    let [samples, failed] = [0, 0];
    const above = () => test.peakLogWealth() >= Math.log(2 / alpha);
    return {
        observe: (more, bad) => {
            samples += more;
            failed += bad;
            if (more > bad)
                test.observe(0, more - bad);
            if (bad > 0)
                test.observe(1, bad);
        },
        above,
        samples: () => samples,
        failed: () => failed,
        report: () => {
            const lower = samples === 0 ? 0 : clopperPearson(failed, samples, alpha / 2).lower;
            const upper = samples === 0 ? 1 : clopperPearson(failed, samples, falsePass).upper;
            return {
                what,
                source,
                objective,
                samples,
                failed,
                rate: samples === 0 ? null : failed / samples,
                lower,
                lowerConfidence: 1 - alpha / 2,
                upper,
                upperConfidence: 1 - falsePass,
                visibleRate: visibleRate(samples, objective, alpha / 2),
                above: above() || lower > objective,
                within: upper <= objective,
            };
        },
    };
};

// EXTERNAL MODULE: ./src/domain/rollout/identity.ts
var identity = __webpack_require__(738);
;// CONCATENATED MODULE: ./src/domain/verification/expectations.ts
const clipped = (text) => {
    const line = text.replaceAll(/\s+/g, ' ').trim();
    return line.length > 120 ? `${line.slice(0, 120)}…` : line;
};
const statusMiss = (probe, answer) => {
    if (probe.status.some(([from, to]) => answer.status >= from && answer.status <= to))
        return [];
    const expected = probe.status.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
    const body = clipped(answer.body);
    return [
        {
            code: 'unexpected-status',
            what: `status ${answer.status}, expected ${expected}${body === '' ? '' : `; body: ${body}`}`,
        },
    ];
};
const bodyMisses = (probe, answer) => [
    ...probe.contains
        .filter(text => !answer.body.includes(text))
        .map(text => ({ code: 'unexpected-body', what: `body does not contain "${text}": ${clipped(answer.body)}` })),
    ...probe.matches
        .filter(pattern => !new RegExp(pattern, 'u').test(answer.body))
        .map(pattern => ({ code: 'unexpected-body', what: `body does not match /${pattern}/: ${clipped(answer.body)}` })),
];
const headerMisses = (probe, answer) => Object.entries(probe.headers).flatMap(([name, expected]) => {
    const value = answer.headers[name];
    if (value?.includes(expected))
        return [];
    const shown = value === undefined ? 'is missing' : `is "${clipped(value)}", expected "${expected}"`;
    return [{ code: 'unexpected-header', what: `header ${name} ${shown}` }];
});
/** Everything that is wrong with a sample; empty: as expected. Which release answered is judged apart. */
const missesOf = (probe, sample) => {
    const { result } = sample;
    if (result.kind === 'fault')
        return [{ code: result.fault, what: result.detail }];
    const late = probe.maxLatencyMs !== null && sample.latencyMs > probe.maxLatencyMs;
    return [
        ...statusMiss(probe, result),
        ...bodyMisses(probe, result),
        ...headerMisses(probe, result),
        ...(late
            ? [{ code: 'answer-too-slow', what: `${Math.round(sample.latencyMs)} ms, limit ${probe.maxLatencyMs} ms` }]
            : []),
    ];
};

;// CONCATENATED MODULE: ./src/domain/verification/tally.ts


const maxExamples = 10;
/** Which release an answer names; null: it names none. */
const releaseOf = (sample) => sample.result.kind === 'answer' ? (sample.result.headers[identity/* releaseHeader */.Ff] ?? null) : null;
const counted = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
const tally = (probes, expected) => {
    const failures = new Map();
    const releases = new Map();
    const examples = [];
    const connections = {
        fresh: { samples: 0, failed: 0, otherRelease: 0 },
        pooled: { samples: 0, failed: 0, otherRelease: 0 },
    };
    let [answered, retries, unnamed] = [0, 0, 0];
    const note = (sample, probe, misses) => {
        for (const { code, what } of misses) {
            counted(failures, code);
            if (examples.length < maxExamples)
                examples.push({ at: sample.at, probe: probe.name, connection: sample.connection, code, what });
        }
    };
    const countRelease = (sample) => {
        const release = releaseOf(sample);
        if (sample.result.kind === 'answer' && release === null)
            unnamed += 1;
        if (release !== null)
            counted(releases, release);
        return expected !== null && release !== null && release !== expected;
    };
    return {
        add: sample => {
            const probe = probes[sample.probe];
            if (probe === undefined)
                throw new RangeError(`no probe ${sample.probe}`);
            const misses = missesOf(probe, sample);
            const other = countRelease(sample);
            const before = connections[sample.connection];
            connections[sample.connection] = {
                samples: before.samples + 1,
                failed: before.failed + (misses.length > 0 ? 1 : 0),
                otherRelease: before.otherRelease + (other ? 1 : 0),
            };
            answered += sample.result.kind === 'answer' ? 1 : 0;
            retries += sample.retries;
            note(sample, probe, misses);
            return misses;
        },
        answered: () => answered,
        retries: () => retries,
        failures: () => Object.fromEntries([...failures].sort(([, a], [, b]) => b - a)),
        examples: () => examples,
        connections: () => ({ ...connections }),
        identity: () => {
            const wrong = [...releases].filter(([release]) => release !== expected);
            return {
                expected,
                checked: expected !== null && releases.size > 0,
                right: expected === null ? 0 : (releases.get(expected) ?? 0),
                wrong: expected === null ? {} : Object.fromEntries(wrong),
                unnamed,
            };
        },
    };
};

// EXTERNAL MODULE: ./src/domain/verification/verdict.ts
var verification_verdict = __webpack_require__(4419);
;// CONCATENATED MODULE: ./src/domain/verification/judge.ts





const watches = ({ probes, objectives, durationMs }, counterSource) => {
    const { maxErrorRate, releaseId } = objectives;
    const quantiles = [
        { quantile: 0.95, limit: objectives.maxP95Ms },
        { quantile: 0.99, limit: objectives.maxP99Ms },
    ].flatMap(({ quantile, limit }) => (limit === null ? [] : [{ quantile, limit }]));
    const single = probes.length > 1 ? probes : [];
    const count = 1 + single.length + (releaseId === null ? 0 : 1) + (counterSource === null ? 0 : 1) + quantiles.length;
    // Bonferroni: the chances of the separate tests add up to at most the whole.
    const alpha = falseAlarm / count;
    return {
        all: rateWatch('all probes', 'our probes', maxErrorRate, alpha),
        perProbe: single.map(probe => rateWatch(probe.name, 'our probes', maxErrorRate, alpha)),
        identity: releaseId === null ? null : rateWatch('other release', 'our probes', strayRelease, alpha),
        others: counterSource === null ? null : rateWatch('other clients', counterSource, maxErrorRate, alpha),
        latency: quantiles.map(({ quantile, limit }) => latencyWatch(quantile, limit, blockMs(durationMs), alpha)),
    };
};
const judge = (plan, counterSource) => {
    const { objectives, probes } = plan;
    const counted = tally(probes, objectives.releaseId);
    const watch = watches(plan, counterSource);
    const addIdentity = (sample) => {
        if (watch.identity === null || sample.result.kind === 'fault')
            return;
        const release = releaseOf(sample);
        const wrong = release === null ? objectives.releaseHeaderRequired : release !== objectives.releaseId;
        if (release !== null || wrong)
            watch.identity.observe(1, wrong ? 1 : 0);
    };
    // A refused or cut connection is an error, not a latency; one that timed out is both.
    const addLatency = (sample) => {
        if (sample.result.kind === 'fault' && sample.result.fault !== 'probe-timeout')
            return;
        for (const one of watch.latency)
            one.add(sample.at, sample.latencyMs, sample.lateMs);
    };
    const evidence = () => ({
        objectives,
        answered: counted.answered(),
        all: watch.all.report(),
        perProbe: watch.perProbe.map(one => one.report()),
        others: watch.others?.report() ?? null,
        otherRelease: watch.identity?.report() ?? null,
        identity: counted.identity(),
        latency: watch.latency.map(one => one.report()),
        failures: counted.failures(),
        needed: neededSamples(objectives),
    });
    return {
        add: sample => {
            const bad = counted.add(sample).length > 0 ? 1 : 0;
            watch.all.observe(1, bad);
            watch.perProbe[sample.probe]?.observe(1, bad);
            addIdentity(sample);
            addLatency(sample);
        },
        addCounters: more => watch.others?.observe(more.requests, more.failed),
        completeUntil: time => {
            for (const one of watch.latency)
                one.completeUntil(time);
        },
        certain: () => {
            const rates = [watch.all, ...watch.perProbe, watch.identity, watch.others].filter(one => one !== null);
            const any = rates.some(one => one.above()) || watch.latency.some(one => one.above());
            if (!any || counted.answered() === 0)
                return [];
            const { verdict, reasons } = (0,verification_verdict/* verdictOf */.V)(evidence());
            return verdict === 'fail' ? reasons : [];
        },
        answered: counted.answered,
        conclude: () => {
            const known = evidence();
            return {
                ...(0,verification_verdict/* verdictOf */.V)(known),
                errorRates: [known.all, ...known.perProbe, ...(known.others === null ? [] : [known.others])],
                latency: known.latency,
                identity: known.identity,
                connections: counted.connections(),
                failures: known.failures,
                examples: counted.examples(),
                answered: known.answered,
                retries: counted.retries(),
                samplesNeeded: known.needed,
                falseAlarm: falseAlarm,
            };
        },
    };
};

// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
;// CONCATENATED MODULE: ./src/adapters/probing/counters.ts

/** Follows a counter and hands on what other clients did: everything less our own requests. */
class CounterWatch {
    /** Why it could not be read, the last time it could not. */
    problem;
    own = { requests: 0, failed: 0 };
    last;
    reading;
    source;
    hand;
    constructor(source, hand) {
        this.source = source;
        this.hand = hand;
    }
    sawOwn({ result }) {
        const failed = result.kind === 'fault' || result.status >= 500;
        this.own = { requests: this.own.requests + 1, failed: this.own.failed + (failed ? 1 : 0) };
    }
    /** One reading at a time; a look during another one waits for that. */
    async look() {
        this.reading ??= this.readOnce().finally(() => {
            this.reading = undefined;
        });
        await this.reading;
    }
    async readOnce() {
        try {
            const read = await this.source.read();
            this.step({ requests: read.requests - this.own.requests, failed: read.failed - this.own.failed });
        }
        catch (error) {
            this.problem = (0,errors/* messageOf */.bD)(error);
        }
    }
    // Our own requests are counted there and here at slightly different moments, so a step may come out a few below zero;
    // it is then left for the next one.
    step(now) {
        const before = this.last ?? now;
        const requests = now.requests - before.requests;
        const failed = now.failed - before.failed;
        if (requests < 0 || failed < 0 || failed > requests)
            return;
        this.last = now;
        if (requests > 0)
            this.hand({ source: this.source.name, requests, failed });
    }
}

;// CONCATENATED MODULE: ./src/adapters/probing/generator.ts
/**
 * Sends requests on a fixed schedule, whether or not earlier ones were answered (open loop): a stalled service cannot
 * slow down its own measurement. Each latency counts from the moment the request was meant to be sent.
 */
class Generator {
    sent = 0;
    next = 0;
    start;
    parts;
    /** When each request under way was meant to be sent. */
    underWay = new Map();
    waiting = [];
    lags = [];
    idle;
    constructor(parts) {
        this.parts = parts;
        this.start = parts.clock.monotonic();
    }
    elapsed() {
        return this.parts.clock.monotonic() - this.start;
    }
    /** Sends what is due; answers how long until the next is. */
    tick() {
        const { rate, durationMs, maxInFlight } = this.parts.plan;
        const now = this.elapsed();
        for (let at = this.dueAt(); at <= now && at < durationMs; at = this.dueAt()) {
            const shot = { index: this.next, at, lateMs: now - at };
            this.next += 1;
            if (this.underWay.size < maxInFlight)
                this.send(shot);
            else
                this.waiting.push(shot);
        }
        return (this.next * 1000) / rate - this.elapsed();
    }
    /** We woke up so much later than asked: whatever was under way may have waited for us, not for the service. */
    woke(lateMs) {
        const oldest = Math.min(this.elapsed(), ...this.underWay.values());
        this.lags = this.lags.filter(lag => lag.seenAt >= oldest);
        if (lateMs > 0)
            this.lags.push({ seenAt: this.elapsed(), ms: lateMs });
    }
    lagSince(time) {
        return this.lags.reduce((worst, lag) => (lag.seenAt >= time ? Math.max(worst, lag.ms) : worst), 0);
    }
    dueAt() {
        return (this.next * 1000) / this.parts.plan.rate;
    }
    send(shot) {
        this.sent += 1;
        this.underWay.set(shot.index, shot.at);
        void this.ask(shot).finally(() => {
            this.underWay.delete(shot.index);
            const following = this.parts.stop.aborted ? undefined : this.waiting.shift();
            if (following !== undefined)
                this.send(following);
            if (this.underWay.size === 0)
                this.idle?.();
        });
    }
    async ask({ index, at, lateMs }) {
        const { plan, prober, stop, url } = this.parts;
        const probe = index % plan.probes.length;
        const { method = 'GET', path = '/' } = plan.probes[probe] ?? {};
        // Every probe meets both kinds of connection in turn.
        const connection = Math.floor(index / plan.probes.length) % 2 === 0 ? 'fresh' : 'pooled';
        const ask = { method, url: `${url}${path}`, connection, timeoutMs: plan.probeTimeoutMs, signal: stop };
        const sentAt = this.elapsed();
        const asked = await prober.ask(ask).catch(() => undefined);
        if (asked === undefined)
            return;
        const ours = lateMs + this.lagSince(sentAt);
        this.parts.onSample({ probe, connection, at, latencyMs: this.elapsed() - at, lateMs: ours, ...asked });
    }
    /** Every request meant to be sent before this time is done. */
    completeUntil() {
        return Math.min(this.elapsed(), ...this.underWay.values(), ...this.waiting.slice(0, 1).map(shot => shot.at));
    }
    /** Drops what still waits for a free slot, and waits for what is under way. Answers how many were dropped. */
    async finish() {
        const dropped = this.waiting.splice(0).length;
        if (this.underWay.size > 0) {
            await new Promise(resolve => {
                this.idle = resolve;
            });
        }
        return dropped;
    }
}

;// CONCATENATED MODULE: ./src/adapters/probing/measure.ts




/** How often we look whether a fault is certain. */
const lookEveryMs = 100;
/** We wake at least so often, to notice when our own machine stands still. */
const wakeEveryMs = 20;
const readCountersEveryMs = 1000;
const sayEveryMs = 10_000;
/** When nothing at all has answered for so long, nothing will be learnt by going on. */
const silenceMs = 10_000;
/** Runs `task` at most once every `ms`. */
const every = (ms, task) => {
    let next = ms;
    return elapsed => {
        if (elapsed < next)
            return;
        next = elapsed + ms;
        task();
    };
};
/**
 * Probes `url` as planned and judges. Ends before its time only when a fault is certain or nothing answers at all.
 * Rejects with the reason of `signal` when cancelled.
 */
const measure = async (url, plan, deps) => {
    const { clock, log, signal } = deps;
    const verdict = judge(plan, deps.counters?.name ?? null);
    const watch = deps.counters === null ? null : new CounterWatch(deps.counters, more => verdict.addCounters(more));
    const ending = new AbortController();
    const startedAt = clock.now();
    const generator = new Generator({
        url: url.replace(/\/+$/, ''),
        plan,
        prober: deps.prober,
        clock,
        stop: AbortSignal.any([signal, ending.signal]),
        onSample: sample => {
            verdict.add(sample);
            watch?.sawOwn(sample);
        },
    });
    let certain = [];
    const look = every(lookEveryMs, () => {
        verdict.completeUntil(generator.completeUntil());
        certain = verdict.certain();
    });
    const readCounters = every(readCountersEveryMs, () => void watch?.look());
    const say = every(sayEveryMs, () => log.info(`${generator.sent} probes sent, ${verdict.answered()} answered`));
    await watch?.look();
    for (;;) {
        const wait = generator.tick();
        const elapsed = generator.elapsed();
        readCounters(elapsed);
        look(elapsed);
        say(elapsed);
        const silent = verdict.answered() === 0 && elapsed >= silenceMs;
        if (certain.length > 0 || silent || elapsed >= plan.durationMs)
            break;
        const pause = Math.max(1, Math.min(wait, wakeEveryMs, plan.durationMs - elapsed));
        const wakeAt = generator.elapsed() + pause;
        await clock.sleep(pause, signal);
        generator.woke(generator.elapsed() - wakeAt);
    }
    const ranMs = generator.elapsed();
    if (certain.length > 0)
        ending.abort();
    const notSent = await generator.finish();
    signal.throwIfAborted();
    await watch?.look();
    verdict.completeUntil(Number.POSITIVE_INFINITY);
    const findings = verdict.conclude();
    const lost = watch?.problem === undefined
        ? []
        : [codes/* codes */.F.reason('counters-unavailable', `${deps.counters?.name}: ${watch.problem}`)];
    return {
        schema: 'prod-actions/verification/v1',
        ...findings,
        reasons: [...findings.reasons, ...lost],
        url,
        startedAt,
        endedAt: clock.now(),
        plannedMs: plan.durationMs,
        ranMs,
        endedEarly: ranMs < plan.durationMs,
        detectionMs: findings.verdict === 'fail' ? ranMs : null,
        load: { rate: plan.rate, sent: generator.sent, notSent, maxInFlight: plan.maxInFlight },
        counterSource: deps.counters?.name ?? null,
    };
};


/***/ }),

/***/ 7952:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ nodeProber)
/* harmony export */ });
/* unused harmony export faultOf */
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_http__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_https__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4296);



/** Enough for assertions; the rest is read, so that the time to the last byte is right, and dropped. */
const maxBodyBytes = 1024 * 1024;
class Timeout extends Error {
}
const byCode = {
    ECONNREFUSED: 'connection-refused',
    ENOTFOUND: 'name-not-resolved',
    EAI_AGAIN: 'name-not-resolved',
    ETIMEDOUT: 'probe-timeout',
    EPROTO: 'tls-failed',
};
const tlsCode = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH)/;
const faultOf = (error) => {
    const code = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) ?? '';
    const fault = error instanceof Timeout ? 'probe-timeout' : tlsCode.test(code) ? 'tls-failed' : byCode[code];
    return { kind: 'fault', fault: fault ?? 'connection-cut', detail: (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error) || code };
};
/** A connection kept by us was closed by the server just as we used it; any client sends such a request again. */
class StaleConnection extends Error {
}
const headersOf = (headers) => Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]]));
const readAnswer = (response, done) => {
    const chunks = [];
    let size = 0;
    response.on('data', (chunk) => {
        if (size < maxBodyBytes)
            chunks.push(chunk);
        size += chunk.length;
    });
    response.on('end', () => {
        const body = Buffer.concat(chunks).subarray(0, maxBodyBytes).toString('utf8');
        done({ kind: 'answer', status: response.statusCode ?? 0, headers: headersOf(response.headers), body });
    });
};
const once = async (ask, agents) => await new Promise((resolve, reject) => {
    const secure = ask.url.startsWith('https:');
    const pool = secure ? agents.https : agents.http;
    const request = (secure ? (node_https__WEBPACK_IMPORTED_MODULE_1___default()) : (node_http__WEBPACK_IMPORTED_MODULE_0___default())).request(ask.url, {
        method: ask.method,
        agent: ask.connection === 'pooled' ? pool : false,
        headers: { 'user-agent': 'prod-actions-probe', accept: '*/*' },
    });
    let answering = false;
    const cancel = () => void request.destroy(new Error('aborted'));
    const timer = setTimeout(() => request.destroy(new Timeout(`no full answer within ${ask.timeoutMs} ms`)), ask.timeoutMs);
    const fail = (error) => {
        const stale = request.reusedSocket && !answering && (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ECONNRESET';
        reject(stale ? new StaleConnection(error.message) : error);
    };
    request.on('response', response => {
        answering = true;
        // A body that is cut surfaces here, not on the request.
        response.on('error', fail);
        readAnswer(response, resolve);
    });
    request.on('error', fail);
    request.on('close', () => {
        clearTimeout(timer);
        ask.signal.removeEventListener('abort', cancel);
    });
    ask.signal.addEventListener('abort', cancel, { once: true });
    request.end();
});
const settle = async (ask, agents, retries) => {
    ask.signal.throwIfAborted();
    try {
        return { result: await once(ask, agents), retries };
    }
    catch (error) {
        if (ask.signal.aborted)
            throw ask.signal.reason;
        if (error instanceof StaleConnection && retries === 0) {
            return await settle({ ...ask, connection: 'fresh' }, agents, 1);
        }
        return { result: faultOf(error), retries };
    }
};
const nodeProber = () => {
    const agents = { http: new (node_http__WEBPACK_IMPORTED_MODULE_0___default().Agent)({ keepAlive: true }), https: new (node_https__WEBPACK_IMPORTED_MODULE_1___default().Agent)({ keepAlive: true }) };
    return {
        ask: async (ask) => await settle(ask, agents, 0),
        close: () => {
            agents.http.destroy();
            agents.https.destroy();
        },
    };
};


/***/ }),

/***/ 2145:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ processCounters)
/* harmony export */ });
/* harmony import */ var _process_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8431);

const answered = ({ status }) => status['2xx'] + status['3xx'] + status['4xx'] + status['5xx'];
/** What the proxy of the process target counted for one release, over all its instances. */
const processCounters = (folder, releaseId) => ({
    name: 'proxy of the process target',
    read: async () => {
        const { lanes } = await (0,_process_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callHost */ .R)(folder, 'stats', {});
        const own = lanes.filter(lane => lane.releaseId === releaseId);
        return {
            requests: own.reduce((sum, lane) => sum + answered(lane), 0),
            failed: own.reduce((sum, lane) => sum + lane.status['5xx'] + lane.truncated, 0),
        };
    },
});


/***/ }),

/***/ 7242:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ createVerifier),
/* harmony export */   e: () => (/* binding */ namesItself)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1137);
/* harmony import */ var _fresh_probe_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5945);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1785);
/* harmony import */ var _measure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5028);




const asJson = (value) => zod__WEBPACK_IMPORTED_MODULE_2__/* .json */ .Pq9().parse(JSON.parse(JSON.stringify(value)));
/** Whether the release says its name when it is asked straight: then its silence at the entrance is a finding. */
const namesItself = async (request, prober, timeoutMs) => {
    const url = new URL(request.healthPath, request.directUrl).href;
    const { releaseId } = await (0,_fresh_probe_js__WEBPACK_IMPORTED_MODULE_3__/* .freshProbe */ .t)(prober, timeoutMs).probe(url, request.signal);
    return releaseId !== undefined;
};
/** The verification that a rollout runs in its own process: the same measurement as post-deploy-verify. */
const createVerifier = (inputs, deps) => ({
    verify: async (request) => {
        const required = deps.headerFromTarget || (await namesItself(request, deps.prober, inputs['probe-timeout']));
        const { releaseId } = request.expected;
        const about = { releaseId, releaseHeaderRequired: required, strict: inputs.strict };
        const plan = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .planOf */ .XC)(inputs, about, [`GET ${request.healthPath} 2xx`]);
        const { clock, log, prober } = deps;
        const measuring = { clock, log, prober, counters: deps.counters(releaseId), signal: request.signal };
        const report = await (0,_measure_js__WEBPACK_IMPORTED_MODULE_1__/* .measure */ .x)(deps.entranceUrl || request.entranceUrl, plan, measuring);
        deps.onReport?.(report);
        return { verdict: report.verdict, reasons: report.reasons, evidence: asJson(report) };
    },
});


/***/ }),

/***/ 8431:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ HostAbsent),
/* harmony export */   R: () => (/* binding */ callHost)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7067);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_http__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4296);
/* harmony import */ var _domain_rollout_ports_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8422);
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4836);
/* harmony import */ var _host_protocol_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6461);
/** Talks to the host over its control socket. */








/** The kernel's limit for the path of a socket is 104 bytes on macOS, 108 on Linux. */
const maxSocketPath = 100;
/** What an operation may take beyond the waiting it was asked to do. */
const patienceMs = 30_000;
/** Runs `body` with a path of the socket that is short enough. */
const withSocket = async (folder, body) => {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, _host_protocol_js__WEBPACK_IMPORTED_MODULE_7__/* .socketFile */ .sc);
    if (Buffer.byteLength(path) <= maxSocketPath)
        return await body(path);
    const short = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)(), 'pa-'));
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.symlink)(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(short, 's'));
        return await body((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(short, 's', _host_protocol_js__WEBPACK_IMPORTED_MODULE_7__/* .socketFile */ .sc));
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(short, { recursive: true, force: true });
    }
};
const post = async (socketPath, path, body, timeoutMs) => await new Promise((resolve, reject) => {
    const outgoing = (0,node_http__WEBPACK_IMPORTED_MODULE_1__.request)({
        socketPath,
        path,
        method: 'POST',
        agent: false,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(timeoutMs),
    });
    outgoing.once('error', reject);
    outgoing.once('response', incoming => {
        const chunks = [];
        incoming.on('data', chunk => chunks.push(chunk));
        incoming.once('error', reject);
        incoming.once('end', () => resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
    });
    outgoing.end(body);
});
const notAnswering = (operation, error) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ToolError */ .v4('proxy-not-answering', 'prod-actions proxy', `${operation}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error)}`, { cause: error });
const parse = (operation, text) => {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw notAnswering(operation, error);
    }
};
/** Nobody listens on the control socket, or it went away under the call: every operation may be asked for again. */
class HostAbsent extends Error {
}
const throwRefusal = (operation, body) => {
    const parsed = _host_protocol_js__WEBPACK_IMPORTED_MODULE_7__/* .refusal */ .x5.safeParse(body);
    if (!parsed.success)
        throw notAnswering(operation, parsed.error);
    const refused = parsed.data;
    if (refused.code === 'fenced-out')
        throw new _domain_rollout_ports_js__WEBPACK_IMPORTED_MODULE_5__/* .FencedOut */ .A(refused.token, refused.fence);
    if (refused.code === 'leaving')
        throw new HostAbsent();
    if (refused.code === 'bug')
        throw notAnswering(operation, refused.message);
    throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .userError */ .IF)(_codes_js__WEBPACK_IMPORTED_MODULE_6__/* .codes */ .F, refused.code, refused.message);
};
const absent = new Set(['ENOENT', 'ENOTDIR', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);
/** @throws HostAbsent, FencedOut, UserError with a code of the catalogue, ToolError `proxy-not-answering` */
const callHost = async (folder, operation, order, waitMs = 0) => {
    const answer = await withSocket(folder, async (path) => await post(path, `/${operation}`, JSON.stringify(order), waitMs + patienceMs)).catch((error) => {
        throw absent.has((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .systemCode */ .xU)(error)) ? new HostAbsent() : notAnswering(operation, error);
    });
    const body = parse(operation, answer.text);
    if (answer.status !== 200)
        return throwRefusal(operation, body);
    try {
        return _host_protocol_js__WEBPACK_IMPORTED_MODULE_7__/* .parseAnswer */ .Wp[operation](body);
    }
    catch (error) {
        throw notAnswering(operation, error);
    }
};


/***/ }),

/***/ 4836:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ codes)
/* harmony export */ });
/* harmony import */ var _domain_verdicts_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(713);

/** Errors of the process target. Causes of a broken release are in the rollout catalogue. */
const codes = (0,_domain_verdicts_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .defineCodes */ .O)({
    'entrance-port-in-use': {
        means: 'Another program already listens on the port where traffic should enter.',
        next: 'Stop the program named in the message, or set another entrance port.',
    },
    'entrance-port-changed': {
        means: 'The running proxy of this app and environment listens on another port than the one asked for.',
        next: 'Use the port in the message. To move to another one, end the processes that proxy.json in the state folder names, move that folder away, and deploy again.',
    },
    'entrance-not-bindable': {
        means: 'The proxy could not listen on the entrance address: no such address here, or a port that needs root.',
        next: 'Use an address of this machine and a port above 1023.',
    },
    'proxy-not-started': {
        means: 'The embedded proxy did not come up.',
        next: 'Read the last lines of its log in the message.',
    },
    'proxy-not-answering': {
        means: 'The embedded proxy is there but gave no answer on its control socket, or one we do not understand.',
        next: 'Read proxy.log in the state folder; end the process named in proxy.json if it hangs, and run again.',
    },
    'proxy-state-unreadable': {
        means: 'The state file of the proxy is damaged.',
        next: 'Move proxy.json away, stop the apps it names, and deploy again.',
    },
    'proxy-state-not-writable': {
        means: 'The proxy could not write its state file (disk full, read-only or no permission), so nothing was changed.',
        next: 'Make room or make the state folder writable, then run again.',
    },
    'colour-has-traffic': {
        means: 'The colour to be stopped or replaced runs and has users’ traffic, so it was left alone.',
        next: 'Run `status`: traffic is not where this operation expected it.',
    },
    'colour-not-running': {
        means: 'Nothing runs in the colour that was asked for.',
        next: 'Run `status`, then deploy again.',
    },
    'release-not-runnable': {
        means: 'The release does not say what to run in the form the process target needs.',
        next: 'Give a command, or an image as name@sha256:….',
    },
    'image-needs-root-fs': {
        means: 'The image needs a root file system of its own; the process target runs only static binaries.',
        next: 'Link the binary statically (FROM scratch), run it as a `command`, or use a target that runs containers.',
    },
    'process-target-unsupported': {
        means: 'The process target needs Linux or macOS.',
        next: 'Use a Linux runner.',
    },
});


/***/ }),

/***/ 7648:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P2: () => (/* binding */ startTimeOf),
/* harmony export */   _n: () => (/* binding */ isAlive),
/* harmony export */   vE: () => (/* binding */ signalOne)
/* harmony export */ });
/* unused harmony exports findByEnvironment, signalGroup, holderOf */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/** What the operating system knows of processes. Linux: /proc; elsewhere `ps`, and strays are not looked for. */


const linux = process.platform === 'linux';
/** A file of /proc, or undefined: the process may end at any moment, or belong to someone else. */
const peek = (path) => {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(path, 'utf8');
    }
    catch {
        return undefined;
    }
};
/** Start times count from the boot of the machine, so which boot it was belongs to them. */
const boot = linux ? (peek('/proc/sys/kernel/random/boot_id') ?? '').trim() : '';
const fromProc = (pid) => {
    const stat = peek(`/proc/${pid}/stat`);
    if (stat === undefined)
        return undefined;
    // The command may hold spaces and brackets; the fields after the last ')' begin with the state.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTime] = [fields[0], fields[19]];
    return state === 'Z' || state === 'X' || startTime === undefined ? undefined : `${boot}:${startTime}`;
};
const fromPs = (pid) => {
    try {
        const out = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFileSync)('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
        return out === '' || out.startsWith('Z') ? undefined : out.replace(/^\S+\s+/, '');
    }
    catch {
        return undefined;
    }
};
/** When the process started, as an opaque text; undefined when there is no such live process (a zombie is dead). */
const startTimeOf = (pid) => (linux ? fromProc(pid) : fromPs(pid));
const isAlive = (pid, startTime) => pid !== null && startTime !== null && startTimeOf(pid) === startTime;
const pids = () => (linux ? readdirSync('/proc').map(Number).filter(Number.isInteger) : []);
/** Live processes whose environment holds `name=<prefix>…`, with the full value. */
const findByEnvironment = (name, prefix) => pids().flatMap(pid => {
    if (startTimeOf(pid) === undefined)
        return [];
    const entry = peek(`/proc/${pid}/environ`)
        ?.split('\0')
        .find(one => one.startsWith(`${name}=${prefix}`));
    return entry === undefined ? [] : [{ pid, value: entry.slice(name.length + 1) }];
});
/** Sends a signal to a process group, or to one process. A target that is gone is fine. */
const signalGroup = (pid, signal) => {
    try {
        process.kill(-pid, signal);
    }
    catch {
        // ESRCH: gone. EPERM: the group now belongs to someone else, so ours is gone.
    }
};
const signalOne = (pid, signal) => {
    try {
        process.kill(pid, signal);
    }
    catch {
        // As above.
    }
};
const listening = '0A';
const socketInodes = (port) => {
    const hex = port.toString(16).toUpperCase().padStart(4, '0');
    const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap(path => (peek(path) ?? '').split('\n').slice(1));
    return new Set(rows.flatMap(row => {
        const [, local, , state, , , , , , inode] = row.trim().split(/\s+/);
        return state === listening && local?.endsWith(`:${hex}`) && inode !== undefined ? [`socket:[${inode}]`] : [];
    }));
};
const holdsOneOf = (pid, sockets) => {
    try {
        return readdirSync(`/proc/${pid}/fd`).some(fd => {
            try {
                return sockets.has(readlinkSync(`/proc/${pid}/fd/${fd}`));
            }
            catch {
                return false;
            }
        });
    }
    catch {
        return false;
    }
};
/** Who listens on a port, as a person would want to read it; undefined when it can't be seen (another user's). */
const holderOf = (port) => {
    const sockets = socketInodes(port);
    const pid = sockets.size === 0 ? undefined : pids().find(one => holdsOneOf(one, sockets));
    if (pid === undefined)
        return undefined;
    const command = (peek(`/proc/${pid}/cmdline`) ?? '').replaceAll('\0', ' ').trim();
    return `pid ${pid} (${command.slice(0, 120)})`;
};


/***/ }),

/***/ 6461:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ed: () => (/* binding */ stateFile),
/* harmony export */   El: () => (/* binding */ hostState),
/* harmony export */   LY: () => (/* binding */ bootReport),
/* harmony export */   N9: () => (/* binding */ logFile),
/* harmony export */   Wp: () => (/* binding */ parseAnswer),
/* harmony export */   sc: () => (/* binding */ socketFile),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/* unused harmony exports ending, laneStats, trafficStats, observed, operations, instanceVariable */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1137);
/** What the step and the host (the program that outlives it) say to each other, and what the host keeps on disk. */

const colour = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['blue', 'green']);
const ending = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    /** A code of the rollout catalogue. */
    cause: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    detail: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    at: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
});
const instance = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    releaseId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    port: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int(),
    /** The file that runs; an image it is part of is still needed. */
    program: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    log: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    startedAt: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    /** Both null between the recorded intent and the recorded start. */
    pid: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().nullable(),
    /** Tells the process from a later one with the same pid. */
    startTime: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(),
    ending: ending.nullable(),
});
/** proxy.json: written and synced before a change takes effect. */
const hostState = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('prod-actions/process-proxy/v1'),
    entrance: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ host: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), port: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int() }),
    pid: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int(),
    fence: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int(),
    traffic: colour.nullable(),
    colours: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ blue: instance.nullable(), green: instance.nullable() }),
});
const latency = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    /** Upper bounds of the buckets in milliseconds; one more bucket holds what is above the last. */
    bounds: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
    counts: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
});
const laneStats = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    colour,
    releaseId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    instance: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** Milliseconds since the epoch: when counting began. */
    since: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    inFlight: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    /** Of those in flight: upgraded connections (WebSocket). */
    tunnels: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    requests: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    status: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ '1xx': zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), '2xx': zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), '3xx': zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), '4xx': zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), '5xx': zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }),
    /** Answered 502 by the proxy, by cause; they are part of 5xx. */
    proxyErrors: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
    /** The release cut its own answer short after the head was sent. */
    truncated: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    clientAborted: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    /** Request head received → answer head received. */
    latency,
});
const trafficStats = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    at: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    lanes: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(laneStats),
    /** Requests answered 503 because no colour had traffic. */
    withoutRelease: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
});
const colourState = zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('state', [
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ state: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('absent') }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ state: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('starting'), releaseId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ state: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('ready'), releaseId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        state: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('broken'),
        releaseId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        cause: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        detail: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        logTail: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    }),
]);
const observed = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    blue: colourState,
    green: colourState,
    traffic: colour.nullable(),
    fence: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    ports: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ blue: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullable(), green: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullable() }),
    entrance: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ host: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), port: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }),
    pid: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    /** What it runs; when something else is shipped it is upgraded. */
    node: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    program: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});
const token = zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().nonnegative();
/** Operations of the control socket: request and answer. */
const operations = {
    observe: { request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({}), answer: observed },
    fence: { request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ token }), answer: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ fence: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }) },
    start: {
        request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
            colour,
            releaseId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
            command: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()).min(1),
            cwd: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
            env: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
            graceMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
            token,
        }),
        answer: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ started: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY() }),
    },
    switch: {
        request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ from: colour.nullable(), to: colour, token }),
        answer: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ result: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['switched', 'moved-by-other']) }),
    },
    retire: {
        request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ colour, drainMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), graceMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), token }),
        answer: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ cutRequests: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), drainedMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }),
    },
    drain: {
        request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ colour, drainMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }),
        answer: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ cutRequests: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), drainedMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }),
    },
    logs: { request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ colour, lines: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int() }), answer: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ text: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }) },
    stats: { request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({}), answer: trafficStats },
    /** Replaces the running program by another one without dropping a connection. */
    upgrade: { request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ node: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), program: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }), answer: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ pid: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }) },
    /** Stops both apps and the host itself. */
    'take-down': { request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ graceMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }), answer: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({}) },
};
/** The same schemas as functions, so that the type of an answer follows from the operation's name. */
const parseAnswer = {
    observe: body => operations.observe.answer.parse(body),
    fence: body => operations.fence.answer.parse(body),
    start: body => operations.start.answer.parse(body),
    switch: body => operations.switch.answer.parse(body),
    retire: body => operations.retire.answer.parse(body),
    drain: body => operations.drain.answer.parse(body),
    logs: body => operations.logs.answer.parse(body),
    stats: body => operations.stats.answer.parse(body),
    upgrade: body => operations.upgrade.answer.parse(body),
    'take-down': body => operations['take-down'].answer.parse(body),
};
/** What the control socket answers when an operation was refused. */
const refusal = zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('code', [
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('fenced-out'), token: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), fence: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }),
    /** Another host takes over; ask again. */
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('leaving') }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        code: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['colour-has-traffic', 'colour-not-running', 'proxy-state-not-writable', 'proxy-not-started', 'bug']),
        message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    }),
]);
/** What the host tells whoever started it, once. */
const bootReport = zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('boot', [
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ boot: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('ready'), pid: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ boot: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('failed'), code: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
]);
const stateFile = 'proxy.json';
const socketFile = 'control.sock';
const logFile = 'proxy.log';
/** In the environment of every app: `<state folder>#<instance id>`, so that strays can be found. */
const instanceVariable = 'PROD_ACTIONS_INSTANCE';


/***/ }),

/***/ 4832:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   un: () => (/* binding */ readState)
/* harmony export */ });
/* unused harmony exports Refused, Store */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4296);
/* harmony import */ var _core_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9928);
/* harmony import */ var _protocol_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6461);
/** The host's durable state: changes happen one after the other, each on disk before it takes effect. */




/** An operation that was refused or could not be done; what the control socket answers. */
class Refused extends Error {
    refusal;
    constructor(refusal) {
        super('message' in refusal ? refusal.message : refusal.code);
        this.refusal = refusal;
    }
}
const files = (0,_core_files_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeFiles */ .k)();
/** undefined: there is none yet. Throws when it is damaged: guessing could move traffic. */
const readState = async (path) => {
    let text;
    try {
        text = await files.readText(path);
    }
    catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) ?? ''))
            return undefined;
        throw error;
    }
    return _protocol_js__WEBPACK_IMPORTED_MODULE_3__/* .hostState */ .El.parse(JSON.parse(text));
};
class Store {
    state;
    path;
    applied;
    frozen = false;
    queue = Promise.resolve();
    constructor(path, state, applied) {
        this.path = path;
        this.state = state;
        this.applied = applied;
    }
    get current() {
        return this.state;
    }
    /** `change` sees the latest state; what it returns is written, then applied. The same object: nothing to do. */
    async update(change) {
        const done = this.queue.then(async () => {
            if (this.frozen)
                throw new Refused({ code: 'leaving' });
            const next = change(this.state);
            if (next !== this.state) {
                await this.write(next);
                this.state = next;
                await this.applied(next);
            }
            return next;
        });
        this.queue = done.catch(() => undefined);
        return await done;
    }
    /** No more changes from here: another host makes them. Resolves when the last one is done. */
    async freeze() {
        this.frozen = true;
        await this.queue;
    }
    thaw() {
        this.frozen = false;
    }
    async write(state) {
        try {
            await files.writeAtomic(this.path, `${JSON.stringify(state, null, 2)}\n`);
        }
        catch (error) {
            const message = `${dirname(this.path)} can't be written: ${messageOf(error)}`;
            throw new Refused({ code: 'proxy-state-not-writable', message });
        }
    }
}


/***/ }),

/***/ 632:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  qW: () => (/* binding */ noVerifier),
  x6: () => (/* binding */ publicUrl),
  yp: () => (/* reexport */ state_folder/* stateFolder */.y),
  ah: () => (/* binding */ withRollout)
});

// UNUSED EXPORTS: createRollout

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/adapters/journal/ancestry.ts
var ancestry = __webpack_require__(4435);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./src/adapters/journal/holder.ts
/** Who we are, and whether another holder of the lease is gone: process id, its start time, this boot of the machine. */


const bootId = async () => await (0,promises_.readFile)('/proc/sys/kernel/random/boot_id', 'utf8').then(text => text.trim(), () => '');
/** Field 22 of /proc/<pid>/stat, counted after the name, which may hold spaces and parentheses. */
const procStartTime = async (pid) => {
    try {
        const text = await (0,promises_.readFile)(`/proc/${pid}/stat`, 'utf8');
        const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
        // A zombie has ended, though its parent has not asked yet.
        return fields[0] === 'Z' ? undefined : fields[19];
    }
    catch {
        return undefined;
    }
};
/** Start time of a process that runs now; undefined when there is none. */
const startTimeOf = async (exec, pid) => {
    const boot = await bootId();
    if (boot !== '') {
        const ticks = await procStartTime(pid);
        return ticks === undefined ? undefined : `${boot}:${ticks}`;
    }
    const asked = await exec.run({ file: 'ps', args: ['-o', 'lstart=', '-p', String(pid)], timeoutMs: 5000 });
    const text = asked.stdout.trim();
    return asked.exitCode === 0 && text !== '' ? text : undefined;
};
const ownEvidence = async (exec, context, pid) => ({
    host: (0,external_node_os_.hostname)(),
    pid,
    pidStartTime: (await startTimeOf(exec, pid)) ?? '',
    run: context.runId,
    attempt: context.runAttempt,
});
/** Sure only on the same host; elsewhere the lease has to run out. */
const processLiveness = (exec) => ({
    gone: async (evidence) => {
        if (evidence.host !== (0,external_node_os_.hostname)() || evidence.pidStartTime === '')
            return false;
        const now = await startTimeOf(exec, evidence.pid);
        return now === undefined || now !== evidence.pidStartTime;
    },
});

// EXTERNAL MODULE: ./src/adapters/journal/state-folder.ts
var state_folder = __webpack_require__(4698);
// EXTERNAL MODULE: ./src/adapters/journal/store.ts + 1 modules
var store = __webpack_require__(2418);
// EXTERNAL MODULE: ./src/adapters/probing/fresh-probe.ts
var fresh_probe = __webpack_require__(5945);
// EXTERNAL MODULE: ./src/adapters/probing/prober.ts
var probing_prober = __webpack_require__(7952);
// EXTERNAL MODULE: ./src/adapters/probing/process-counters.ts
var process_counters = __webpack_require__(2145);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var errors = __webpack_require__(7428);
// EXTERNAL MODULE: ./src/core/errors.ts
var core_errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/domain/rollout/identity.ts
var identity = __webpack_require__(738);
// EXTERNAL MODULE: ./src/adapters/process/client.ts
var client = __webpack_require__(8431);
// EXTERNAL MODULE: ./src/adapters/process/codes.ts
var codes = __webpack_require__(4836);
// EXTERNAL MODULE: ./src/adapters/process/host/processes.ts
var processes = __webpack_require__(7648);
// EXTERNAL MODULE: ./src/adapters/process/host/store.ts
var host_store = __webpack_require__(4832);
;// CONCATENATED MODULE: ./src/adapters/process/host/changes.ts


const colours = (/* unused pure expression or super */ null && (['blue', 'green']));
/** The state with the token accepted; refused when a newer one was accepted before. */
const admit = (state, token) => {
    if (token < state.fence)
        throw new Refused({ code: 'fenced-out', token, fence: state.fence });
    return token === state.fence ? state : { ...state, fence: token };
};
const withInstance = (state, colour, instance) => ({
    ...state,
    colours: { ...state.colours, [colour]: instance },
});
/** Nothing runs and nothing should. */
const isIdle = ({ colours: { blue, green }, traffic }) => blue === null && green === null && traffic === null;
/** An instance changes only as long as it is still the one of its colour. */
const changeInstance = (state, id, change) => {
    for (const colour of colours) {
        const instance = state.colours[colour];
        if (instance?.id === id)
            return withInstance(state, colour, change(instance));
    }
    return state;
};
const runs = (instance) => instance.ending === null && isAlive(instance.pid, instance.startTime);

// EXTERNAL MODULE: ./src/adapters/process/host/protocol.ts
var protocol = __webpack_require__(6461);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./src/adapters/process/host/logs.ts
/** Log files of apps: capped, and their last lines. */



const logsFolder = 'logs';
const capBytes = (/* unused pure expression or super */ null && (8 * 1024 * 1024));
const keptFiles = 6;
const tailBytes = 64 * 1024;
const tailOf = async (path, bytes) => {
    const file = await (0,promises_.open)(path, 'r');
    try {
        const { size } = await file.stat();
        const buffer = Buffer.alloc(Math.min(bytes, size));
        const { bytesRead } = await file.read(buffer, 0, buffer.length, Math.max(0, size - bytes));
        return buffer.subarray(0, bytesRead);
    }
    finally {
        await file.close();
    }
};
/** The last lines of a log; empty when there is none. */
const readTail = async (path, lines) => {
    try {
        return (0,core_errors/* lastLines */.w$)((await tailOf(path, tailBytes)).toString('utf8'), lines);
    }
    catch (error) {
        if ((0,core_errors/* systemCode */.xU)(error) === 'ENOENT')
            return '';
        throw error;
    }
};
/**
 * Keeps the last quarter of a log that grew over its cap. The app holds the file open for appending, so it is emptied
 * in place; what it writes in that very moment may be lost.
 */
const capLog = async (path, cap = capBytes) => {
    const size = await stat(path).then(found => found.size, () => 0);
    if (size <= cap)
        return;
    const kept = await tailOf(path, Math.floor(cap / 4));
    const file = await open(path, 'a');
    try {
        await file.truncate(0);
        await file.appendFile(Buffer.concat([Buffer.from('[earlier output was cut]\n'), kept]));
    }
    finally {
        await file.close();
    }
};
/** Removes logs of instances long gone. Names begin with the time of the start, so they sort by age. */
const forgetOldLogs = async (folder, inUse) => {
    const names = (await readdir(folder)).sort();
    const old = names.slice(0, Math.max(0, names.length - keptFiles)).map(name => join(folder, name));
    for (const path of old)
        if (!inUse.includes(path))
            await rm(path, { force: true });
};

;// CONCATENATED MODULE: ./src/adapters/process/install.ts
/** Puts the host program where it outlives the job, and starts it. */









const bootTimeoutMs = 20_000;
/**
 * The program as shipped: `dist/process-proxy/index.js` beside the bundle that runs now; from source, the TypeScript
 * itself, which Node 24 runs as it is.
 */
const shipped = () => import.meta.filename.endsWith('.ts')
    ? { path: (0,external_node_path_.join)(import.meta.dirname, 'host', 'main.ts'), bundled: false }
    : { path: (0,external_node_path_.join)(import.meta.dirname, '..', 'process-proxy', 'index.js'), bundled: true };
const isThere = async (path) => await (0,promises_.stat)(path).then(() => true, () => false);
/** Under a temporary name first, so that two steps at once do not see each other's half copies. */
const place = async (from, to, put) => {
    if (await isThere(to))
        return;
    const temporary = `${to}.${(0,external_node_crypto_.randomUUID)()}.tmp`;
    await put(from, temporary);
    await (0,promises_.rename)(temporary, to);
};
/** 120 MB for nothing: a hard link survives the removal of the original; a copy where links can't reach. */
const linkOrCopy = async (from, to) => await (0,promises_.link)(from, to).catch(async () => await (0,promises_.copyFile)(from, to));
const binFolder = 'bin';
/** Names hold the content or version, so that a newer one never overwrites the one that runs. */
const install = async (folder) => {
    await (0,promises_.mkdir)((0,external_node_path_.join)(folder, binFolder), { recursive: true, mode: 0o700 });
    // A running Node knows itself by its real path; only so can it be compared with this one.
    const bin = await (0,promises_.realpath)((0,external_node_path_.join)(folder, binFolder));
    const node = (0,external_node_path_.join)(bin, `node-${process.version}`);
    await place(process.execPath, node, linkOrCopy);
    const { path, bundled } = shipped();
    if (!bundled)
        return { node, program: path };
    const hash = (0,external_node_crypto_.createHash)('sha256')
        .update(await (0,promises_.readFile)(path))
        .digest('hex')
        .slice(0, 16);
    const program = (0,external_node_path_.join)(bin, `proxy-${hash}.mjs`);
    await place(path, program, promises_.copyFile);
    return { node, program };
};
/** After an upgrade: removes earlier versions. Where one still runs, it goes on. */
const forgetOthers = async (folder, kept) => {
    const bin = (0,external_node_path_.join)(folder, binFolder);
    const names = new Set([(0,external_node_path_.basename)(kept.node), (0,external_node_path_.basename)(kept.program)]);
    for (const name of await (0,promises_.readdir)(bin))
        if (!names.has(name))
            await (0,promises_.rm)((0,external_node_path_.join)(bin, name), { force: true });
};
/** What host and apps see of our environment: nothing of the job, no token, no tracking id. */
const passed = ['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'SSL_CERT_FILE', 'SSL_CERT_DIR'];
const plainEnvironment = (env) => Object.fromEntries(Object.entries(env).filter(([name]) => passed.includes(name)));
/** The host's first and only word, or why there was none. */
const firstWord = async (child, log) => await new Promise(resolve => {
    const silent = async (what) => {
        const tail = await readTail(log, 10);
        resolve({ boot: 'failed', code: 'proxy-not-started', message: `${what}\n${tail}` });
    };
    const timer = setTimeout(() => void silent(`No word within ${bootTimeoutMs / 1000} s.`), bootTimeoutMs);
    child.once('message', message => resolve(protocol/* bootReport */.LY.parse(message)));
    child.once('error', error => void silent(error.message));
    child.once('exit', code => void silent(`It exited with code ${code}.`));
    child.once('message', () => clearTimeout(timer));
    child.once('exit', () => clearTimeout(timer));
});
/** Starts the host in its own session. Resolves with what it reported; it goes on without us. */
const startHost = async ({ node, program }, folder, entrance, env) => {
    const log = (0,external_node_path_.join)(folder, protocol/* logFile */.N9);
    const fd = (0,external_node_fs_.openSync)(log, 'a', 0o600);
    try {
        // Processes are marked with the folder, so it has one name however one came to it.
        const child = (0,external_node_child_process_.spawn)(node, [program, await (0,promises_.realpath)(folder), entrance.host, String(entrance.port)], {
            cwd: folder,
            env: plainEnvironment(env),
            detached: true,
            stdio: ['ignore', fd, fd, 'ipc'],
        });
        const word = await firstWord(child, log);
        child.removeAllListeners();
        if (child.connected)
            child.disconnect();
        child.unref();
        return word;
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
};
/** @throws UserError `proxy-state-not-writable` */
const prepareFolder = async (folder) => {
    try {
        await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    }
    catch (error) {
        const message = `${folder} can't be made (${(0,core_errors/* systemCode */.xU)(error) ?? ''}): ${(0,core_errors/* messageOf */.bD)(error)}`;
        throw (0,core_errors/* userError */.IF)(codes/* codes */.F, 'proxy-state-not-writable', message);
    }
};

;// CONCATENATED MODULE: ./src/adapters/process/target.ts
/** The `process` target: releases are child processes of a small host program that also is the reverse proxy. */












const specSchema = schemas/* object */.Ikc({
    run: schemas/* discriminatedUnion */.gMt('kind', [
        schemas/* object */.Ikc({ kind: schemas/* literal */.euz('command'), command: schemas/* array */.YOg(schemas/* string */.YjP()).min(1), cwd: schemas/* string */.YjP() }),
        schemas/* object */.Ikc({ kind: schemas/* literal */.euz('image'), reference: schemas/* string */.YjP(), args: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    ]),
    env: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
});
const fail = (code, message) => (0,core_errors/* userError */.IF)(codes/* codes */.F, code, message);
const specOf = (release) => {
    const parsed = specSchema.safeParse(release.spec);
    if (parsed.success)
        return parsed.data;
    throw fail('release-not-runnable', `Release ${release.id.slice(0, 12)}: ${errors/* prettifyError */.S1(parsed.error)}`);
};
const bootFailure = (code, message) => {
    const known = Object.keys(codes/* codes */.F.docs).find((one) => one === code);
    return fail(known ?? 'proxy-not-started', message);
};
/** How long another host that holds the entrance may take until it answers. */
const rivalMs = 5000;
const upgradeMs = 30_000;
const nothing = { blue: { state: 'absent' }, green: { state: 'absent' }, traffic: null, fence: 0 };
class HostProcessTarget {
    kind = 'process';
    entranceUrl;
    folder;
    entrance;
    graceMs;
    deps;
    checked = false;
    constructor(settings, deps) {
        this.folder = (0,external_node_path_.resolve)((0,external_node_path_.join)(settings.stateDir, settings.app, settings.environment));
        this.entrance = { host: settings.entranceHost ?? '127.0.0.1', port: settings.entrancePort };
        const everywhere = this.entrance.host === '0.0.0.0';
        this.entranceUrl = `http://${everywhere ? '127.0.0.1' : this.entrance.host}:${settings.entrancePort}`;
        this.graceMs = settings.graceMs ?? 10_000;
        this.deps = deps;
    }
    async observe(signal) {
        signal.throwIfAborted();
        const recorded = await this.recorded();
        if (recorded === undefined)
            return nothing;
        // Looking starts nothing, unless there is something that should be running.
        if (isIdle(recorded))
            return { ...nothing, fence: recorded.fence };
        const seen = await this.call('observe', {});
        return { blue: seen.blue, green: seen.green, traffic: seen.traffic, fence: seen.fence };
    }
    /** The first effect of every operation: brings the host up, and to the program we ship. */
    async fence(token) {
        const { node, program } = await this.call('observe', {});
        const ours = await this.installed();
        if (node !== ours.node || program !== ours.program) {
            await this.call('upgrade', ours, upgradeMs);
            await forgetOthers(this.folder, ours);
        }
        await this.call('fence', { token });
    }
    async start(colour, release, token) {
        const spec = specOf(release);
        // A fenced-out caller shall not even pull.
        await this.call('fence', { token });
        const { command, cwd, env, rootFolder } = await this.runnable(spec.run);
        const plain = plainEnvironment(this.deps.env);
        await this.call('start', {
            colour,
            releaseId: release.id,
            command: [...command],
            cwd,
            env: { ...plain, ...env, ...spec.env, [identity/* releaseVariable */.St]: release.id },
            graceMs: this.graceMs,
            token,
        }, this.graceMs);
        if (rootFolder !== undefined)
            await this.forgetImages(rootFolder);
    }
    async directUrl(colour) {
        const { ports } = await this.call('observe', {});
        const port = ports[colour];
        if (port === null)
            throw fail('colour-not-running', `Nothing runs in ${colour}.`);
        return `http://127.0.0.1:${port}`;
    }
    async switchTraffic(from, to, token) {
        return (await this.call('switch', { from, to, token })).result;
    }
    async retire(colour, drainMs, token) {
        return await this.call('retire', { colour, drainMs, graceMs: this.graceMs, token }, drainMs + this.graceMs);
    }
    async logs(colour, lines) {
        return (await this.call('logs', { colour, lines })).text;
    }
    async stats() {
        return await this.call('stats', {});
    }
    async takeDown() {
        if ((await this.recorded()) === undefined)
            return;
        await this.call('take-down', { graceMs: this.graceMs }, this.graceMs);
    }
    async runnable(run) {
        if (run.kind === 'command') {
            const cwd = (0,external_node_path_.isAbsolute)(run.cwd) ? run.cwd : (0,external_node_path_.resolve)(run.cwd);
            return { command: run.command, cwd, env: {} };
        }
        if (this.deps.prepareImage === undefined) {
            throw fail('release-not-runnable', `${run.reference}: this run can't unpack images.`);
        }
        return await this.deps.prepareImage(run);
    }
    async forgetImages(rootFolder) {
        const { forgetImages } = await __webpack_require__.e(/* import() */ 203).then(__webpack_require__.bind(__webpack_require__, 2203));
        const recorded = await this.recorded();
        await forgetImages(rootFolder, [recorded?.colours.blue, recorded?.colours.green].map(one => one?.program ?? ''));
    }
    async recorded() {
        try {
            return await (0,host_store/* readState */.un)((0,external_node_path_.join)(this.folder, protocol/* stateFile */.Ed));
        }
        catch (error) {
            const path = (0,external_node_path_.join)(this.folder, protocol/* stateFile */.Ed);
            if ((0,core_errors/* systemCode */.xU)(error) !== undefined)
                throw error;
            throw fail('proxy-state-unreadable', `${path} is damaged; nothing was changed.`);
        }
    }
    /** Calls the host; starts it where it is not running. A dead one comes back with the state it recorded. */
    async call(operation, order, waitMs = 0) {
        await this.checkEntrance();
        try {
            return await (0,client/* callHost */.R)(this.folder, operation, order, waitMs);
        }
        catch (error) {
            if (!(error instanceof client/* HostAbsent */.G))
                throw error;
        }
        await this.bringUp();
        return await (0,client/* callHost */.R)(this.folder, operation, order, waitMs);
    }
    async checkEntrance() {
        if (this.checked)
            return;
        const recorded = await this.recorded();
        const port = recorded?.entrance.port ?? this.entrance.port;
        if (recorded !== undefined && port !== this.entrance.port && (!isIdle(recorded) || (await this.answers()))) {
            throw fail('entrance-port-changed', `The proxy of this app listens on ${port}, not ${this.entrance.port}.`);
        }
        this.checked = true;
    }
    async bringUp() {
        await prepareFolder(this.folder);
        const word = await startHost(await this.installed(), this.folder, this.entrance, this.deps.env);
        if (word.boot === 'ready') {
            this.deps.log.info(`process target: proxy started (pid ${word.pid}, ${this.entranceUrl})`);
            return;
        }
        // Someone else may be starting it in the same moment; then the port is taken by the very host we want.
        if (word.code !== 'entrance-port-in-use' || !(await this.answersSoon()))
            throw bootFailure(word.code, word.message);
    }
    async answers() {
        return await (0,client/* callHost */.R)(this.folder, 'stats', {}).then(() => true, () => false);
    }
    async answersSoon() {
        const began = performance.now();
        const patience = () => ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(this.folder, protocol/* stateFile */.Ed)) ? rivalMs : 500);
        do {
            if (await this.answers())
                return true;
            await (0,external_node_timers_promises_.setTimeout)(50);
        } while (performance.now() - began < patience());
        return false;
    }
    async installed() {
        try {
            return await install(this.folder);
        }
        catch (error) {
            if ((0,core_errors/* systemCode */.xU)(error) === undefined)
                throw error;
            throw fail('proxy-state-not-writable', `${this.folder}: ${error instanceof Error ? error.message : ''}`);
        }
    }
}
const createProcessTarget = (settings, deps) => {
    if (process.platform === 'win32')
        throw fail('process-target-unsupported', 'The process target does not run here.');
    return new HostProcessTarget(settings, deps);
};

;// CONCATENATED MODULE: ./src/adapters/rollout/wiring.ts
/** The domain's ports of a rollout made real, the same for the actions, `ship` and the terminal. */











const processWhere = (inputs, runtime) => {
    const place = {
        stateDir: (0,state_folder/* stateFolder */.y)(inputs['state-dir'], runtime),
        app: inputs.app,
        environment: inputs.environment,
    };
    const folder = (0,store/* journalFolder */.M)(place);
    const target = createProcessTarget({ ...place, entrancePort: inputs.port }, {
        log: runtime.log,
        env: runtime.env,
        prepareImage: async (run) => {
            const { imageCommand } = await Promise.all(/* import() */[__webpack_require__.e(817), __webpack_require__.e(686)]).then(__webpack_require__.bind(__webpack_require__, 686));
            return await imageCommand(runtime, (0,external_node_path_.join)(folder, 'images'), run);
        },
    });
    const counters = (releaseId) => (0,process_counters/* processCounters */.b)(folder, releaseId);
    return { store: (0,store/* createFileJournalStore */.x)(place), target, counters, kubernetes: null };
};
/** Loaded where it is used: the process target starts without it. */
const kubernetesWhere = async (inputs, runtime) => {
    const { openKubernetes } = await Promise.all(/* import() */[__webpack_require__.e(817), __webpack_require__.e(491), __webpack_require__.e(549)]).then(__webpack_require__.bind(__webpack_require__, 2935));
    const kubernetes = await openKubernetes(inputs, runtime);
    return { store: kubernetes.store, target: kubernetes.target, counters: () => null, kubernetes };
};
/** The caller closes it. @throws UserError when the target cannot be reached */
const createRollout = async (inputs, runtime, verifier) => {
    const { app, environment } = inputs;
    const evidence = await ownEvidence(runtime.exec, runtime.context, process.pid);
    const { store, target, counters, kubernetes } = inputs.target === 'process' ? processWhere(inputs, runtime) : await kubernetesWhere(inputs, runtime);
    const prober = (0,probing_prober/* nodeProber */.z)();
    return {
        ports: {
            store,
            target,
            probe: (0,fresh_probe/* freshProbe */.t)(prober),
            verifier: verifier({ prober, counters }),
            liveness: processLiveness(runtime.exec),
            timer: runtime.clock,
            signal: runtime.signal,
            say: line => runtime.log.info(line),
        },
        place: { app, environment, evidence },
        by: {
            run: runtime.context.runId,
            attempt: runtime.context.runAttempt,
            host: evidence.host,
            pid: evidence.pid,
        },
        ancestry: (0,ancestry/* gitAncestry */.c)(runtime.exec, runtime.context.workspace),
        newId: () => (0,external_node_crypto_.randomUUID)(),
        kubernetes,
        close: async () => {
            prober.close();
            await kubernetes?.close();
        },
    };
};
/** For what only looks, or acts by hand. */
const noVerifier = () => ({
    verify: async () => {
        throw new Error('this command verifies nothing');
    },
});
/** A rollout for one command, closed at its end. */
const withRollout = async (inputs, runtime, verifier, body) => {
    const rollout = await createRollout(inputs, runtime, verifier);
    try {
        return await body(rollout);
    }
    finally {
        await rollout.close();
    }
};
/** Where users' traffic enters, as far as somebody outside this step can use it; empty: nobody named it. */
const publicUrl = ({ ports, kubernetes }, { url }) => url === '' && kubernetes === null ? ports.target.entranceUrl : url;


/***/ }),

/***/ 9750:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OE: () => (/* binding */ goBack),
/* harmony export */   Ri: () => (/* binding */ unfit),
/* harmony export */   ds: () => (/* binding */ stop),
/* harmony export */   fR: () => (/* binding */ movedByOther),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   yB: () => (/* binding */ held)
/* harmony export */ });
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9004);
/* harmony import */ var _plan_rollback_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4140);
/* harmony import */ var _quarantine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9992);
/* harmony import */ var _transitions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6474);




/** The ways a step turns off the straight road: withdraw, go back, hold, stop. Pure. */
const known = _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.docs;
const failureOf = (why, at) => ({
    code: why.code,
    message: why.message,
    next: why.next || (known[why.code]?.next ?? `See docs/errors.md#${why.code}.`),
    at,
});
/** The release to switch to is not fit: it is withdrawn; traffic was never near it. */
const unfit = (s, why) => ({
    kind: 'write',
    journal: (0,_transitions_js__WEBPACK_IMPORTED_MODULE_2__/* .withdraw */ .ne)(s.journal, failureOf(why, s.now)),
});
/** Cancelled before the switch. A rollback stays open: traffic is still on the bad release. */
const stop = (s, op) => {
    if (op.kind === 'deploy')
        return unfit(s, {
            code: 'interrupted-before-switch',
            message: `Cancelled in step ${op.step}; traffic did not move.`,
            next: '',
        });
    const reason = _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('rollback-interrupted', `Cancelled in step ${op.step}; traffic is not back yet.`);
    return { kind: 'done', end: { result: 'interrupted', reasons: [reason] } };
};
/** Nothing can be done without a person; traffic stays where it is. */
const held = (s, reasons, journal = s.journal) => ({
    kind: 'done',
    journal: (0,_transitions_js__WEBPACK_IMPORTED_MODULE_2__/* .conclude */ .Ep)(journal, 'held', s.now),
    end: { result: 'held', reasons },
});
/** The live release is bad: the same operation becomes a rollback in one write, or a person is asked. */
const goBack = (s, why) => {
    const { operation } = s.journal;
    if (operation === null)
        return held(s, []);
    const cause = failureOf(why, s.now);
    const plan = (0,_plan_rollback_js__WEBPACK_IMPORTED_MODULE_1__/* .planRollback */ .I)(s.journal, s.observed, {
        operation: operation.id,
        to: 'verified',
        automatic: true,
        cause,
        timing: operation.timing,
        by: operation.by,
    }, s.now);
    if (plan.kind === 'begin')
        return { kind: 'write', journal: plan.journal };
    const reason = { code: cause.code, message: cause.message, next: cause.next };
    const marked = (0,_quarantine_js__WEBPACK_IMPORTED_MODULE_3__/* .quarantine */ .tW)(s.journal, operation.release, cause.message, operation.id, s.now);
    return held(s, [reason, ...plan.reasons], (0,_transitions_js__WEBPACK_IMPORTED_MODULE_2__/* .disowned */ .UJ)(marked, operation.release));
};
/** Somebody else moved traffic onto the colour we were about to change: nothing is touched. */
const movedByOther = (s, to) => ({
    kind: 'done',
    journal: (0,_transitions_js__WEBPACK_IMPORTED_MODULE_2__/* .conclude */ .Ep)(s.journal, 'moved-by-other', s.now),
    end: {
        result: 'moved-by-other',
        reasons: [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('traffic-moved-by-other', `Traffic is at ${to}, which was about to be stopped.`)],
    },
});


/***/ }),

/***/ 738:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ff: () => (/* binding */ releaseHeader),
/* harmony export */   St: () => (/* binding */ releaseVariable)
/* harmony export */ });
/* unused harmony export colourHeader */
/**
 * How an answer says which release gave it. The process target's proxy sets both headers on every response;
 * on Kubernetes the release is injected as the environment variable and echoed by apps that choose to.
 */
const releaseHeader = 'x-prod-actions-release';
const colourHeader = 'x-prod-actions-colour';
const releaseVariable = 'PROD_ACTIONS_RELEASE';


/***/ }),

/***/ 5161:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ emptyJournal)
/* harmony export */ });
const emptyJournal = (app, environment) => ({
    schema: 'prod-actions/journal/v1',
    app,
    environment,
    colours: { blue: null, green: null },
    live: null,
    verified: null,
    operation: null,
    lease: null,
    token: 0,
    quarantine: [],
    bundles: [],
    history: [],
    retireAfter: null,
    lastAutomaticRollbackAt: null,
});


/***/ }),

/***/ 4368:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AA: () => (/* binding */ handOverMs),
/* harmony export */   B7: () => (/* binding */ claim),
/* harmony export */   qV: () => (/* binding */ renew),
/* harmony export */   s: () => (/* binding */ take),
/* harmony export */   sG: () => (/* binding */ describeHolder),
/* harmony export */   xX: () => (/* binding */ renewalDue),
/* harmony export */   zT: () => (/* binding */ leaseMs)
/* harmony export */ });
/** Who may write. Pure. */
/** While somebody works, the lease is renewed well within this time. */
const leaseMs = 60_000;
/** Between the steps of one job (switch, verify, settle) nobody renews; the lease is given this long. */
const handOverMs = 10 * 60_000;
/**
 * The operation id is what one step hands to the next, so whoever brings it may go on; the token then fences out an
 * earlier process that still lives. Anyone else must wait until the holder is gone or has been silent for two durations.
 */
const claim = (lease, operation, now, holderGone) => {
    if (lease === null)
        return { granted: true, how: 'free' };
    if (lease.holder === operation)
        return { granted: true, how: 'same-operation' };
    if (holderGone)
        return { granted: true, how: 'holder-gone' };
    const silentFor = now - lease.renewedAt - lease.durationMs;
    return silentFor > 2 * lease.durationMs ? { granted: true, how: 'expired' } : { granted: false, holder: lease };
};
/** Gives the lease to `operation`; the token rises each time, so that older holders are fenced out. */
const take = (journal, operation, evidence, now) => ({
    ...journal,
    token: journal.token + 1,
    lease: { holder: operation, token: journal.token + 1, renewedAt: now, durationMs: leaseMs, evidence },
});
const renew = (journal, now, durationMs = leaseMs) => journal.lease === null ? journal : { ...journal, lease: { ...journal.lease, renewedAt: now, durationMs } };
const renewalDue = (lease, now) => now - lease.renewedAt > lease.durationMs / 3;
const describeHolder = (lease, now) => {
    const run = lease.evidence.run === '' ? '' : `, run ${lease.evidence.run} attempt ${lease.evidence.attempt}`;
    const ago = Math.max(0, Math.round((now - lease.renewedAt) / 1000));
    return `operation ${lease.holder} (process ${lease.evidence.pid} on ${lease.evidence.host}${run}), last heard of ${ago} s ago`;
};


/***/ }),

/***/ 3583:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Np: () => (/* binding */ runs),
/* harmony export */   _8: () => (/* binding */ liveRelease),
/* harmony export */   bJ: () => (/* binding */ planDeploy)
/* harmony export */ });
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9004);
/* harmony import */ var _quarantine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9992);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5543);



const runs = (state, release) => state.state === 'ready' && state.releaseId === release.id;
/** The release that has traffic, as far as the journal knows it. */
const liveRelease = (journal, observed) => observed.traffic === null ? null : journal.colours[observed.traffic];
const isVerified = (journal, release) => journal.verified?.release.id === release.id;
const quarantined = (journal, release) => {
    const entry = (0,_quarantine_js__WEBPACK_IMPORTED_MODULE_1__/* .quarantineOf */ .KS)(journal, release);
    if (entry === undefined)
        return [];
    const since = new Date(entry.at).toISOString();
    return [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('quarantined', `Release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(release.id)} is quarantined since ${since}: ${entry.reason}`)];
};
const freshness = (live, request, relation) => {
    const [from, to] = [live?.revision ?? '', request.release.revision];
    if (from === '' || to === '')
        return { refused: [], notes: [] };
    const named = `Commit ${to.slice(0, 12)}, compared with the live ${from.slice(0, 12)}:`;
    if (relation === 'diverged')
        return { refused: [], notes: [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('commit-diverged', `${named} they have diverged.`)] };
    if (relation !== 'behind' && relation !== 'unknown')
        return { refused: [], notes: [] };
    const reason = relation === 'behind'
        ? _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('commit-behind-live', `${named} it is strictly behind.`)
        : _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('ancestry-unknown', `${named} which is newer could not be told.`);
    return request.allowOlder ? { refused: [], notes: [reason] } : { refused: [reason], notes: [] };
};
/** The way back is warm only in the colour we are about to overwrite, and what is live is not proven. */
const coldRollback = (journal, observed, request, to) => {
    const live = liveRelease(journal, observed);
    const { verified } = journal;
    if (request.allowColdRollback || live === null || verified === null)
        return [];
    if (isVerified(journal, live) || live.oneWay || !runs(observed[to], verified.release))
        return [];
    return [
        _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('would-lose-verified', `Live release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(live.id)} is unverified, and ${to} holds the only verified one (${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(verified.release.id)}), still warm.`),
    ];
};
const placeOf = (journal, observed) => {
    const taken = observed.traffic ?? journal.live;
    return taken === null ? 'blue' : (0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .otherColour */ .RQ)(taken);
};
const newOperation = (request, from, to, now) => ({
    id: request.operation,
    kind: 'deploy',
    step: 'preparing',
    release: request.release,
    from,
    to,
    timing: request.timing,
    startedAt: now,
    by: request.by,
});
/** The release is live, yet was never verified (its operation was closed by a person's hand): verify it where it is. */
const reopened = (request, live, now) => ({
    ...newOperation(request, (0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .otherColour */ .RQ)(live), live, now),
    step: 'switched-unverified',
    switchedAt: now,
});
const openPlan = (journal, release) => {
    const open = journal.operation;
    if (open === null)
        return undefined;
    if (open.kind === 'rollback' || open.step === 'withdrawing')
        return { kind: 'finish-first', operation: open };
    return open.release.id === release.id ? { kind: 'resume', operation: open, reasons: [] } : undefined;
};
const planDeploy = (journal, observed, request, relation, now) => {
    const open = openPlan(journal, request.release);
    if (open !== undefined)
        return open;
    const live = liveRelease(journal, observed);
    const isLive = observed.traffic !== null && live?.id === request.release.id && runs(observed[observed.traffic], request.release);
    if (isLive && isVerified(journal, request.release)) {
        const message = `Release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(request.release.id)} is live in ${observed.traffic} and verified.`;
        return { kind: 'unchanged', reasons: [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('live-unchanged', message)] };
    }
    const to = placeOf(journal, observed);
    const fresh = freshness(live, request, relation);
    const refused = [
        ...quarantined(journal, request.release),
        ...fresh.refused,
        ...(isLive ? [] : coldRollback(journal, observed, request, to)),
    ];
    if (refused.length > 0)
        return { kind: 'refused', reasons: refused };
    const operation = isLive && observed.traffic !== null
        ? reopened(request, observed.traffic, now)
        : newOperation(request, observed.traffic, to, now);
    return { kind: 'begin', operation, reasons: fresh.notes };
};


/***/ }),

/***/ 4140:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ planRollback)
/* harmony export */ });
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9004);
/* harmony import */ var _plan_deploy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3583);
/* harmony import */ var _quarantine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9992);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5543);
/* harmony import */ var _transitions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6474);





const automaticGapMs = 60 * 60_000;
const no = (kind, code, message) => ({
    kind,
    reasons: [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason(code, message)],
});
/** The newest verified release that is neither live nor quarantined, or the one that was named. */
const targetOf = (journal, bad, to) => {
    const { bundles } = journal;
    if (to !== 'verified')
        return bundles.find(bundle => to.length >= 8 && bundle.release.id.startsWith(to))?.release;
    const outcast = new Set(journal.quarantine.map(entry => entry.releaseId));
    return bundles.find(({ release }) => release.id !== bad.id && !outcast.has(release.id))?.release;
};
const cameByRollback = (journal, live) => journal.history[0]?.kind === 'rollback' &&
    journal.history[0].result === 'rolled-back' &&
    journal.verified?.release.id === live.id;
/** What stands against an automatic rollback, over and above what stands against any. */
const againstAutomatic = (journal, bad, now) => {
    const { verified, operation } = journal;
    const provenHere = verified?.release.id === bad.id && operation === null;
    if (cameByRollback(journal, bad) && operation === null)
        return no('already-rolled-back', 'rolled-back', `Traffic is on ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(bad.id)} since the last rollback.`);
    if (provenHere)
        return no('not-needed', 'live-is-verified', `Live release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(bad.id)} is verified.`);
    const last = journal.lastAutomaticRollbackAt;
    if (last === null || now - last >= automaticGapMs)
        return undefined;
    return no('held', 'rollback-too-soon', `The last automatic rollback was ${Math.round((now - last) / 60_000)} minutes ago.`);
};
const kept = (journal) => journal.bundles.map(({ release }) => (0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(release.id)).join(', ') || 'none';
const checked = (journal, bad, request, now) => {
    if (journal.operation?.kind === 'rollback')
        return no('refused', 'rollback-of-rollback', 'The open operation is a rollback itself.');
    const target = targetOf(journal, bad, request.to);
    if (target === undefined && request.to !== 'verified')
        return no('refused', 'rollback-target-unknown', `No kept release is "${request.to}"; kept: ${kept(journal)}.`);
    const against = request.automatic ? againstAutomatic(journal, bad, now) : undefined;
    if (against !== undefined)
        return against;
    if (!request.automatic && request.to === 'verified' && cameByRollback(journal, bad) && journal.operation === null)
        return no('already-rolled-back', 'rolled-back', `Traffic is on ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(bad.id)} since the last rollback.`);
    if (bad.oneWay)
        return no('held', 'one-way-release', `Release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(bad.id)} is one-way; traffic stays where it is.`);
    if (target === undefined)
        return no('held', 'nothing-to-go-back-to', `No verified release besides ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(bad.id)} is kept.`);
    return target.id === bad.id
        ? no('not-needed', 'live-is-verified', `Release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(target.id)} has traffic already.`)
        : { target };
};
/** The whole rollback as one record: the bad release is quarantined in the same write that decides it. */
const recorded = (journal, observed, bad, target, request, now) => {
    const from = observed.traffic ?? journal.live ?? 'blue';
    const to = (0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .otherColour */ .RQ)(from);
    const open = journal.operation;
    const warm = (0,_plan_deploy_js__WEBPACK_IMPORTED_MODULE_1__/* .runs */ .Np)(observed[to], target);
    const operation = {
        id: request.operation,
        kind: 'rollback',
        step: 'preparing',
        release: target,
        from,
        to,
        // A colour that never went cold needs one good answer, not a warm-up: traffic first.
        timing: warm ? { ...request.timing, warmMs: 0 } : request.timing,
        startedAt: now,
        undo: {
            release: bad,
            colour: from,
            switchedAt: open?.release.id === bad.id ? (open.switchedAt ?? null) : null,
            cause: request.cause,
            automatic: request.automatic,
        },
        by: request.by,
    };
    const begun = (0,_quarantine_js__WEBPACK_IMPORTED_MODULE_3__/* .quarantine */ .tW)((0,_transitions_js__WEBPACK_IMPORTED_MODULE_4__/* .begin */ .qN)(journal, operation, observed.traffic, now), bad, request.cause.message, operation.id, now);
    const counted = request.automatic ? { ...begun, lastAutomaticRollbackAt: now } : begun;
    return warm ? (0,_transitions_js__WEBPACK_IMPORTED_MODULE_4__/* .advance */ .np)(counted, 'warming') : counted;
};
const planRollback = (journal, observed, request, now) => {
    const live = observed.traffic ?? journal.live;
    const bad = live === null ? null : journal.colours[live];
    if (bad === null)
        return no('held', 'nothing-to-go-back-to', 'The journal records no live release.');
    const result = checked(journal, bad, request, now);
    if (!('target' in result))
        return result;
    return {
        kind: 'begin',
        release: result.target,
        journal: recorded(journal, observed, bad, result.target, request, now),
    };
};


/***/ }),

/***/ 8422:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ FencedOut)
/* harmony export */ });
/** A write was refused because a newer holder has the lease. */
class FencedOut extends Error {
    token;
    fence;
    constructor(token, fence) {
        super(`token ${token} is older than the fence ${fence}`);
        this.name = 'FencedOut';
        this.token = token;
        this.fence = fence;
    }
}


/***/ }),

/***/ 9992:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KS: () => (/* binding */ quarantineOf),
/* harmony export */   tW: () => (/* binding */ quarantine),
/* harmony export */   wC: () => (/* binding */ matching)
/* harmony export */ });
/** Releases that failed here and may not come back until a person lifts it. Pure. */
/**
 * The entry that forbids `release`. The digest alone counts only where no kept release with the same digest was
 * verified here: then it was the configuration that was bad, not the image.
 */
const quarantineOf = (journal, release) => {
    const digestProven = release.digest !== null && journal.bundles.some(bundle => bundle.release.digest === release.digest);
    return journal.quarantine.find(entry => entry.releaseId === release.id || (!digestProven && release.digest !== null && entry.digest === release.digest));
};
const quarantine = (journal, release, reason, operation, at) => journal.quarantine.some(entry => entry.releaseId === release.id)
    ? journal
    : {
        ...journal,
        quarantine: [
            { releaseId: release.id, digest: release.digest, revision: release.revision, reason, at, operation },
            ...journal.quarantine,
        ].slice(0, 50),
    };
/** Entries that `which` names: a release id or its first 8 digits or more, a digest, or a revision. */
const matching = (journal, which) => journal.quarantine.filter(entry => entry.digest === which ||
    entry.revision === which ||
    (which.length >= 8 && (entry.releaseId.startsWith(which) || entry.revision.startsWith(which))));


/***/ }),

/***/ 5543:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ contentHash),
/* harmony export */   Fs: () => (/* binding */ healthPathOf),
/* harmony export */   RQ: () => (/* binding */ otherColour),
/* harmony export */   _l: () => (/* binding */ longestHookMs),
/* harmony export */   dj: () => (/* binding */ canonicalJson),
/* harmony export */   ls: () => (/* binding */ identify),
/* harmony export */   m_: () => (/* binding */ shortId),
/* harmony export */   t_: () => (/* binding */ hasContract)
/* harmony export */ });
/** What is to run, and the two places it can run in. Pure. */
const otherColour = (colour) => (colour === 'blue' ? 'green' : 'blue');
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** JSON with sorted keys and no white space: equal values give equal text. */
const canonicalJson = (value) => {
    if (Array.isArray(value))
        return `[${value.map(canonicalJson).join(',')}]`;
    if (!isObject(value))
        return JSON.stringify(value);
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`;
};
const hex = (bytes) => [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('');
/** Hex SHA-256 of the canonical JSON. Web Crypto is a global of the language's hosts, so the domain stays free of Node. */
const contentHash = async (value) => hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(value))));
/** Gives a release its identity. */
const identify = async (parts) => {
    const { revision, digest, oneWay, spec } = parts;
    return { id: await contentHash({ revision, digest, oneWay, spec }), ...parts };
};
/** Short form for people. */
const shortId = (id) => id.slice(0, 12);
/** Path that answers 2xx when the release is well; every target's spec may carry it. */
const healthPathOf = (release) => {
    const path = isObject(release.spec) ? release.spec['healthPath'] : undefined;
    return typeof path === 'string' ? path : '/';
};
const hookOf = (release, name) => {
    const hooks = isObject(release.spec) ? release.spec['hooks'] : undefined;
    return (hooks !== undefined && isObject(hooks) ? hooks[name] : undefined) ?? null;
};
/** Whether a release has a hook to run once the old colour is gone. */
const hasContract = (release) => hookOf(release, 'contract') !== null;
/** How long a hook of the release may take; 0 without hooks. */
const longestHookMs = (release) => Math.max(0, ...['expand', 'contract'].map(name => {
    const hook = hookOf(release, name);
    const limit = isObject(hook) ? hook['timeoutMs'] : 0;
    return typeof limit === 'number' ? limit : 0;
}));


/***/ }),

/***/ 5848:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rU: () => (/* binding */ drive),
  s2: () => (/* binding */ lock),
  KH: () => (/* binding */ lockedBy),
  Op: () => (/* binding */ look),
  Wk: () => (/* binding */ orSuperseded),
  g1: () => (/* binding */ record),
  _r: () => (/* binding */ release),
  X0: () => (/* binding */ sweep),
  px: () => (/* binding */ unbegun)
});

// EXTERNAL MODULE: ./src/domain/rollout/codes.ts
var codes = __webpack_require__(9004);
// EXTERNAL MODULE: ./src/domain/rollout/endings.ts
var endings = __webpack_require__(9750);
// EXTERNAL MODULE: ./src/domain/rollout/plan-deploy.ts
var plan_deploy = __webpack_require__(3583);
// EXTERNAL MODULE: ./src/domain/rollout/release.ts
var rollout_release = __webpack_require__(5543);
// EXTERNAL MODULE: ./src/domain/rollout/transitions.ts
var transitions = __webpack_require__(6474);
;// CONCATENATED MODULE: ./src/domain/rollout/decide.ts





/**
 * The heart: what to do next, from what is recorded and what is seen. Pure; the driver carries it out, looks again
 * and asks again. Every effect is preceded by a record of its intent, so a kill at any point leaves a journal from
 * which the same decision follows.
 */
const maxTries = 3;
const pollMs = 100;
/** A longer bake is left to the next run, so that it costs no billed minutes. */
const longestBakeInJobMs = 60_000;
const effect = (one) => ({ kind: 'effect', effect: one });
const write = (journal) => ({ kind: 'write', journal });
const wait = (ms = pollMs) => ({ kind: 'wait', ms });
const tiredOf = (facts) => facts.failures.length >= maxTries ? facts.failures[facts.failures.length - 1] : undefined;
const holds = (state, release) => state.state !== 'absent' && state.releaseId === release.id;
const gone = (state, release) => state.state === 'broken' || !holds(state, release);
/** The code and words for a colour that will not come, or is no longer, well. */
const whatBroke = (state) => state.state === 'broken'
    ? { code: state.cause, message: withLogs(state.detail, state.logTail), next: '' }
    : { code: 'app-vanished', message: 'The release is not running any more.', next: '' };
const withLogs = (message, logs) => logs === null || logs.trim() === '' ? message : `${message}\nLast output:\n${logs.trimEnd()}`;
const preparing = (s, op) => {
    if (s.observed.traffic === op.to)
        return (0,endings/* movedByOther */.fR)(s, op.to);
    if (s.cancelled)
        return (0,endings/* stop */.ds)(s, op);
    const failed = s.facts.failures[0];
    if (failed !== undefined)
        return (0,endings/* unfit */.Ri)(s, failed);
    if (s.facts.done)
        return write((0,transitions/* advance */.np)(s.journal, 'warming'));
    return effect({ kind: 'start', colour: op.to, release: op.release });
};
const warming = (s, op) => {
    if (s.cancelled)
        return (0,endings/* stop */.ds)(s, op);
    const state = s.observed[op.to];
    if (gone(state, op.release)) {
        // Found so after a kill: it may have died with the machine, not by its own fault. Start it once more.
        return s.facts.inherited ? write((0,transitions/* advance */.np)(s.journal, 'preparing')) : (0,endings/* unfit */.Ri)(s, whatBroke(state));
    }
    const spent = s.now - s.facts.since;
    if (state.state === 'ready')
        return ready(s, op, spent);
    if (spent <= op.timing.startMs)
        return wait();
    if (s.facts.logs === null)
        return effect({ kind: 'logs', colour: op.to });
    return (0,endings/* unfit */.Ri)(s, neverReady(state, spent, s.facts.logs));
};
const neverReady = (state, spent, logs) => {
    const waiting = state.state === 'starting' ? state.waiting : undefined;
    const seconds = Math.round(spent / 1000);
    const message = waiting === undefined
        ? `Nothing listens on its port after ${seconds} s.`
        : `Not ready after ${seconds} s. ${waiting.detail}`;
    return { code: waiting?.code ?? 'app-never-listened', message: withLogs(message, logs), next: '' };
};
const ready = (s, op, spent) => {
    const { goodSince, lastProbe, logs } = s.facts;
    if (goodSince !== null && s.now - goodSince >= op.timing.warmMs)
        return write((0,transitions/* advance */.np)(s.journal, 'switching'));
    if (goodSince === null && spent > op.timing.startMs + op.timing.warmMs) {
        if (logs === null)
            return effect({ kind: 'logs', colour: op.to });
        const message = `The health path did not answer well for ${op.timing.warmMs} ms on end; last answer: ${lastProbe?.detail ?? s.facts.failures.at(-1)?.message ?? 'none'}.`;
        return (0,endings/* unfit */.Ri)(s, { code: 'warm-up-failed', message: withLogs(message, logs), next: '' });
    }
    const rest = lastProbe === null ? 0 : lastProbe.at + pollMs - s.now;
    return rest > 0 ? wait(rest) : effect({ kind: 'probe', colour: op.to });
};
const switching = (s, op) => {
    const { traffic } = s.observed;
    if (traffic === op.to)
        return arrived(s, op);
    if (s.cancelled && op.kind === 'deploy')
        return (0,endings/* stop */.ds)(s, op);
    if (s.facts.movedByOther || (op.kind === 'deploy' && traffic !== op.from)) {
        const message = `Traffic is at ${traffic ?? 'no colour'}, not at ${op.from ?? 'no colour'} where it was.`;
        return (0,endings/* unfit */.Ri)(s, { code: 'traffic-moved-by-other', message, next: '' });
    }
    const tired = tiredOf(s.facts);
    if (tired !== undefined)
        return (0,endings/* unfit */.Ri)(s, { ...tired, code: 'effect-failed' });
    const state = s.observed[op.to];
    if (!(0,plan_deploy/* runs */.Np)(state, op.release))
        return s.facts.inherited ? write((0,transitions/* advance */.np)(s.journal, 'preparing')) : (0,endings/* unfit */.Ri)(s, whatBroke(state));
    return effect({ kind: 'switch', from: traffic, to: op.to });
};
const arrived = (s, op) => {
    const moved = { ...s, journal: (0,transitions/* switched */.uE)(s.journal, s.now) };
    if (s.facts.confirmed || s.cancelled)
        return write(moved.journal);
    const state = s.observed[op.to];
    const dead = gone(state, op.release);
    if (!dead && s.now - s.facts.since <= op.timing.switchMs) {
        const asked = s.facts.lastProbe;
        return asked === null || s.now - asked.at >= 20 ? effect({ kind: 'confirm' }) : wait(20);
    }
    if (op.kind === 'rollback')
        return write(moved.journal);
    if (dead)
        return (0,endings/* goBack */.OE)(moved, { ...whatBroke(state), code: 'died-after-switch' });
    const detail = s.facts.lastProbe?.detail ?? 'no answer';
    const message = `After ${op.timing.switchMs} ms the entrance did not answer with the new release; last answer: ${detail}.`;
    return (0,endings/* goBack */.OE)(moved, { code: 'switch-not-observed', message, next: '' });
};
const switchedUnverified = (s, op) => {
    const state = s.observed[op.to];
    if (gone(state, op.release))
        return bad(s, op, { ...whatBroke(state), code: 'died-after-switch' });
    if (s.cancelled)
        return { kind: 'done', end: interrupted(op) };
    if (s.aim.until === 'switched' && op.kind === 'deploy')
        return { kind: 'done', end: handedOver(op) };
    const { verification } = s.facts;
    if (verification === null)
        return effect({ kind: 'verify' });
    if (verification.verdict === 'pass')
        return passed(s, op);
    const message = verification.reasons.map(reason => reason.message).join(' ');
    if (verification.verdict === 'fail')
        return bad(s, op, { code: 'verification-failed', message, next: '' });
    return unsure(s, op, `Verification: ${verification.verdict}. ${message}`);
};
const passed = (s, op) => {
    if (op.kind === 'deploy')
        return write((0,transitions/* verified */.zr)(s.journal, s.now));
    return rolledBack(s, op, []);
};
/** What came back was verified once; thin traffic now does not unmake that, and the run is red in any case. */
const unsure = (s, op, message) => {
    if (op.kind === 'rollback')
        return rolledBack(s, op, [codes/* codes */.F.reason('verification-unsure', message)]);
    if (s.aim.onUnverified === 'rollback')
        return (0,endings/* goBack */.OE)(s, { code: 'verification-unsure', message, next: '' });
    return { kind: 'done', end: { result: 'unverified', reasons: [codes/* codes */.F.reason('verification-unsure', message)] } };
};
const rolledBack = (s, op, notes) => {
    const cause = op.undo?.cause;
    const message = `Traffic is back in ${op.to} on a verified release. Cause: ${cause?.message ?? 'not recorded'}`;
    return {
        kind: 'done',
        journal: (0,transitions/* conclude */.Ep)(s.journal, 'rolled-back', s.now),
        end: { result: 'rolled-back', reasons: [codes/* codes */.F.reason('rolled-back', message), ...notes] },
    };
};
const bad = (s, op, why) => {
    if (op.kind === 'deploy')
        return (0,endings/* goBack */.OE)(s, why);
    return {
        kind: 'done',
        journal: (0,transitions/* conclude */.Ep)(s.journal, 'rollback-unverified', s.now),
        end: { result: 'rollback-unverified', reasons: [codes/* codes */.F.reason('rollback-unverified', why.message)] },
    };
};
const handedOver = (op) => ({
    result: 'switched',
    reasons: [codes/* codes */.F.reason('switched-unverified', `Traffic is on ${op.to}; the release is not yet verified.`)],
});
const interrupted = (op) => ({
    result: 'interrupted',
    reasons: [
        op.kind === 'rollback'
            ? codes/* codes */.F.reason('rollback-interrupted', `Cancelled in step ${op.step}; the rollback goes on when it is run again.`)
            : codes/* codes */.F.reason('interrupted-after-switch', `Cancelled in step ${op.step}; traffic is on ${op.to}.`),
    ],
});
const deployed = (s, journal, reasons = []) => ({
    kind: 'done',
    journal: (0,transitions/* conclude */.Ep)(journal, 'deployed', s.now),
    end: { result: 'deployed', reasons },
});
const baking = (s, op) => {
    const state = s.observed[op.to];
    if (gone(state, op.release))
        return (0,endings/* goBack */.OE)(s, { ...whatBroke(state), code: 'died-after-switch' });
    if (s.cancelled)
        return { kind: 'done', end: interrupted(op) };
    const old = (0,transitions/* leaving */.dv)(op);
    const until = (s.journal.verified?.at ?? s.now) + op.timing.bakeMs;
    const nothingWarm = s.observed[old].state === 'absent';
    if (op.timing.bakeMs > longestBakeInJobMs && !nothingWarm)
        return deployed(s, (0,transitions/* retireLater */.aS)(s.journal, old, until));
    if (s.now < until && !nothingWarm)
        return wait(Math.min(500, until - s.now));
    return write((0,transitions/* advance */.np)(s.journal, 'retiring'));
};
const retiring = (s, op) => {
    const old = (0,transitions/* leaving */.dv)(op);
    if (s.observed.traffic === old)
        return (0,endings/* movedByOther */.fR)(s, old);
    if (s.facts.done || s.observed[old].state === 'absent')
        return retired(s, op, (0,transitions/* emptied */.$C)(s.journal, old), []);
    if (s.cancelled)
        return { kind: 'done', end: interrupted(op) };
    const tired = tiredOf(s.facts);
    if (tired !== undefined)
        return retired(s, op, (0,transitions/* retireLater */.aS)(s.journal, old, s.now), [codes/* codes */.F.reason('retire-failed', tired.message)]);
    if (op.kind === 'rollback' && s.facts.logs === null)
        return effect({ kind: 'logs', colour: old });
    return effect({ kind: 'retire', colour: old, drainMs: op.timing.drainMs });
};
const retired = (s, op, journal, reasons) => {
    if (op.kind === 'rollback')
        return write((0,transitions/* advance */.np)(journal, 'switched-unverified'));
    return (0,rollout_release/* hasContract */.t_)(op.release) ? write((0,transitions/* advance */.np)(journal, 'contracting')) : deployed(s, journal, reasons);
};
/** The hook that takes away what only the old release needed: not before the old release is gone. */
const contracting = (s, op) => {
    if (s.facts.done)
        return deployed(s, s.journal);
    if (s.cancelled)
        return { kind: 'done', end: interrupted(op) };
    const [failed] = s.facts.failures;
    if (failed === undefined)
        return effect({ kind: 'contract', release: op.release });
    return {
        kind: 'done',
        journal: (0,transitions/* conclude */.Ep)(s.journal, 'contract-failed', s.now),
        end: { result: 'contract-failed', reasons: [codes/* codes */.F.reason('contract-failed', failed.message)] },
    };
};
const withdrawing = (s, op) => {
    if (s.observed.traffic === op.to)
        return (0,endings/* movedByOther */.fR)(s, op.to);
    const state = s.observed[op.to];
    // A way back that listens but answers badly is left for a person to look at; only what we started is removed.
    const leave = op.kind === 'rollback' && state.state === 'ready';
    if (leave)
        return withdrawn(s, op, s.journal, []);
    // Also what never came to be started is retired once: an adoption made for it is taken back then.
    if (s.facts.done)
        return withdrawn(s, op, (0,transitions/* emptied */.$C)(s.journal, op.to), []);
    const tired = tiredOf(s.facts);
    if (tired !== undefined)
        return withdrawn(s, op, (0,transitions/* retireLater */.aS)(s.journal, op.to, s.now), [codes/* codes */.F.reason('retire-failed', tired.message)]);
    return effect({ kind: 'retire', colour: op.to, drainMs: 0 });
};
const withdrawn = (s, op, journal, notes) => {
    const { failure } = op;
    const known = failure ?? { code: 'interrupted-before-switch', message: 'Cancelled before the switch.', next: '' };
    const why = {
        code: known.code,
        message: known.message,
        next: known.next || `See docs/errors.md#${known.code}.`,
    };
    if (op.kind === 'rollback')
        return (0,endings/* held */.yB)(s, [codes/* codes */.F.reason('rollback-target-unfit', why.message), ...notes], journal);
    const result = known.code === 'interrupted-before-switch' ? 'interrupted' : 'withdrawn';
    return {
        kind: 'done',
        journal: (0,transitions/* conclude */.Ep)(journal, result === 'withdrawn' ? 'failed' : result, s.now),
        end: { result, reasons: [why, ...notes] },
    };
};
const steps = {
    preparing,
    warming,
    switching,
    'switched-unverified': switchedUnverified,
    baking,
    retiring,
    contracting,
    withdrawing,
};
/** What to do next about the open operation; undefined when none is open. */
const decide = (situation) => {
    const { operation } = situation.journal;
    return operation === null ? undefined : steps[operation.step](situation, operation);
};

// EXTERNAL MODULE: ./src/domain/rollout/lease.ts
var rollout_lease = __webpack_require__(4368);
;// CONCATENATED MODULE: ./src/domain/rollout/machine.ts
const freshFacts = (now, inherited) => ({
    since: now,
    inherited,
    done: false,
    failures: [],
    goodSince: null,
    lastProbe: null,
    movedByOther: false,
    confirmed: false,
    verification: null,
    logs: null,
});

// EXTERNAL MODULE: ./src/domain/rollout/ports.ts
var rollout_ports = __webpack_require__(8422);
;// CONCATENATED MODULE: ./src/domain/rollout/renewing.ts


/** Keeps the lease ours while an effect runs that may outlast it: a release's hooks take as long as they are given. */
const everyMs = rollout_lease/* leaseMs */.zT / 6;
const keepRenewing = async (timer, ledger, stop) => {
    try {
        for (;;) {
            await timer.sleep(everyMs, stop);
            await ledger.renewIfDue();
        }
    }
    catch {
        // Done; or the lease is lost, which the next write meets and says.
    }
};
const renewing = async (timer, ledger, release, body) => {
    if ((0,rollout_release/* longestHookMs */._l)(release) < rollout_lease/* leaseMs */.zT)
        return await body();
    const stop = new AbortController();
    const renewals = keepRenewing(timer, ledger, stop.signal);
    try {
        return await body();
    }
    finally {
        stop.abort(new Error('done'));
        await renewals;
    }
};

// EXTERNAL MODULE: ./src/domain/rollout/thrown.ts
var thrown = __webpack_require__(4666);
;// CONCATENATED MODULE: ./src/domain/rollout/driver.ts








const logLines = 40;
const retryMs = 250;
class Driver {
    ports;
    ledger;
    aim;
    facts;
    trail = { steps: [], switchMs: null, arrival: null, retired: null, verifications: [], badLogs: null };
    switchStarted = null;
    waitingFor;
    constructor(ports, ledger, aim, start) {
        this.ports = ports;
        this.ledger = ledger;
        this.aim = aim;
        this.facts = { ...freshFacts(ports.timer.now(), start.inherited), verification: start.verification ?? null };
    }
    /** Drives the open operation, under the lock, to its end or as far as `aim` says. */
    async run() {
        this.enter(this.open());
        for (;;) {
            const operation = this.open();
            const observed = await this.observe();
            this.tellWaiting(observed[operation.to]);
            const end = await this.step(observed);
            if (end !== undefined)
                return { end, trail: this.trail, operation };
        }
    }
    open() {
        const { operation } = this.ledger;
        if (operation === null)
            throw new Error('no operation is open');
        return operation;
    }
    enter(operation) {
        this.trail = {
            ...this.trail,
            steps: [...this.trail.steps, { step: operation.step, at: this.ports.timer.now() }],
        };
        this.ports.say(`${operation.kind}: ${operation.step}`);
    }
    /** Names what a colour waits for as soon as it shows, long before a time limit. */
    tellWaiting(state) {
        const detail = state.state === 'starting' ? state.waiting?.detail : undefined;
        if (detail === undefined || detail === this.waitingFor)
            return;
        this.waitingFor = detail;
        this.ports.say(`waiting: ${detail}`);
    }
    async step(observed) {
        await this.ledger.renewIfDue();
        const next = decide({
            journal: this.ledger.journal,
            observed,
            facts: this.facts,
            aim: this.aim,
            cancelled: this.ports.signal.aborted,
            now: this.ports.timer.now(),
        });
        if (next === undefined)
            throw new Error('no operation is open');
        if (next.kind === 'effect')
            await this.perform(next.effect);
        else if (next.kind === 'wait')
            await this.pause(next.ms);
        else if (next.kind === 'write')
            await this.record(next.journal);
        else {
            if (next.journal !== undefined)
                await this.ledger.write(next.journal);
            else if (next.end.result === 'switched')
                await this.ledger.renewFor(rollout_lease/* handOverMs */.AA);
            return next.end;
        }
        return undefined;
    }
    async record(journal) {
        const before = this.open();
        await this.ledger.write(journal);
        const after = this.open();
        if (after.step === before.step && after.kind === before.kind)
            return;
        this.facts = freshFacts(this.ports.timer.now(), false);
        this.enter(after);
    }
    /** Looks at the target; a target that does not answer is asked a few times. */
    async observe() {
        for (let tries = 1;; tries += 1) {
            try {
                // Looking goes on when the run is cancelled: what is pending must be recorded.
                return await this.ports.target.observe(new AbortController().signal);
            }
            catch (error) {
                if (error instanceof rollout_ports/* FencedOut */.A || tries >= 3)
                    throw error;
                await this.ports.timer.sleep(retryMs);
            }
        }
    }
    async pause(ms) {
        try {
            await this.ports.timer.sleep(ms, this.ports.signal);
        }
        catch (error) {
            if (!this.ports.signal.aborted)
                throw error;
        }
    }
    async perform(effect) {
        try {
            this.facts = { ...this.facts, ...(await this.carryOut(effect)) };
        }
        catch (error) {
            if (error instanceof rollout_ports/* FencedOut */.A)
                throw error;
            if (this.ports.signal.aborted && effect.kind !== 'retire' && effect.kind !== 'switch')
                return;
            this.facts = { ...this.facts, failures: [...this.facts.failures, (0,thrown/* asThrown */.J)(error)] };
            if (effect.kind !== 'start')
                await this.pause(retryMs);
        }
    }
    async carryOut(effect) {
        const { target } = this.ports;
        const token = this.ledger.fence;
        switch (effect.kind) {
            case 'start':
                await this.renewing(effect.release, async () => await target.start(effect.colour, effect.release, token));
                return { done: true };
            case 'probe':
                return await this.probeColour(await target.directUrl(effect.colour));
            case 'switch': {
                this.switchStarted = this.ports.timer.now();
                const moved = await target.switchTraffic(effect.from, effect.to, token);
                return { done: true, movedByOther: moved === 'moved-by-other' };
            }
            case 'confirm':
                return await this.confirm();
            case 'verify':
                return await this.verified();
            case 'logs':
                // Evidence is good to have, never a reason to stop.
                return await this.keepLogs(await target.logs(effect.colour, logLines).catch(() => ''));
            case 'retire':
                this.trail = { ...this.trail, retired: await target.retire(effect.colour, effect.drainMs, token) };
                return { done: true };
            case 'contract':
                await this.renewing(effect.release, async () => await target.contract?.(effect.release, token));
                return { done: true };
        }
    }
    async renewing(release, body) {
        await renewing(this.ports.timer, this.ledger, release, body);
    }
    async keepLogs(logs) {
        if (this.open().kind === 'rollback')
            this.trail = { ...this.trail, badLogs: logs };
        return { logs };
    }
    async probeColour(base) {
        const url = new URL((0,rollout_release/* healthPathOf */.Fs)(this.open().release), base).href;
        const answer = await this.ports.probe.probe(url, this.ports.signal);
        const now = this.ports.timer.now();
        const goodSince = answer.ok ? (this.facts.goodSince ?? now) : null;
        return { goodSince, lastProbe: { at: now, detail: answer.detail } };
    }
    async confirm() {
        const { release, to } = this.open();
        const { target, signal, timer } = this.ports;
        const arrival = await (target.arrived?.(to, release, signal) ?? this.answered(release));
        const now = timer.now();
        if (arrival.arrived)
            this.trail = { ...this.trail, arrival };
        if (arrival.arrived && this.switchStarted !== null)
            this.trail = { ...this.trail, switchMs: now - this.switchStarted };
        return { confirmed: arrival.arrived, lastProbe: { at: now, detail: arrival.detail } };
    }
    async answered(release) {
        const url = new URL((0,rollout_release/* healthPathOf */.Fs)(release), this.ports.target.entranceUrl).href;
        const { releaseId, detail } = await this.ports.probe.probe(url, this.ports.signal);
        return { arrived: releaseId === release.id, seen: 'release', detail };
    }
    /** A verdict counts only while the lease is ours, so it is renewed before the verdict is acted upon. */
    async verified() {
        const verification = await this.verify();
        const of = this.open().kind;
        this.trail = { ...this.trail, verifications: [...this.trail.verifications, { of, verification }] };
        await this.ledger.renewFor(rollout_lease/* leaseMs */.zT);
        return { verification };
    }
    /** Renews the lease and watches the colour meanwhile, so that a death is named at once and not by a time-out. */
    async verify() {
        const stop = new AbortController();
        const died = new AbortController();
        const signal = AbortSignal.any([this.ports.signal, stop.signal, died.signal]);
        const watching = this.watch(stop.signal, died);
        try {
            return await this.ports.verifier.verify(await this.question(signal));
        }
        catch (error) {
            // The colour's death is seen at the next look; the verifier's own crash is a verdict, never a pass.
            const { code, message, next } = (0,thrown/* asThrown */.J)(error);
            return { verdict: 'error', reasons: [{ code, message, next }], evidence: null };
        }
        finally {
            stop.abort(new Error('verified'));
            await watching;
        }
    }
    async watch(stop, died) {
        const { to } = this.open();
        for (;;) {
            try {
                await this.ports.timer.sleep(500, stop);
                await this.ledger.renewIfDue();
                const { state } = (await this.observe())[to];
                if (state === 'broken' || state === 'absent')
                    return died.abort(new Error(`the release in ${to} died`));
            }
            catch (error) {
                // A lost lease, or a target that is out of reach, is met again by the next step, which says so.
                return stop.aborted ? undefined : died.abort(error);
            }
        }
    }
    async question(signal) {
        const { ledger, ports } = this;
        const operation = this.open();
        const old = (0,transitions/* leaving */.dv)(operation);
        const observed = await this.observe();
        const other = observed[old];
        return {
            app: ledger.journal.app,
            environment: ledger.journal.environment,
            operation: operation.id,
            purpose: operation.kind,
            entranceUrl: ports.target.entranceUrl,
            directUrl: await ports.target.directUrl(operation.to),
            healthPath: (0,rollout_release/* healthPathOf */.Fs)(operation.release),
            expected: { releaseId: operation.release.id, revision: operation.release.revision, colour: operation.to },
            baseline: other.state === 'ready' ? { releaseId: other.releaseId, directUrl: await ports.target.directUrl(old) } : null,
            switchedAt: operation.switchedAt ?? operation.startedAt,
            signal,
        };
    }
}

// EXTERNAL MODULE: ./src/domain/rollout/journal.ts
var rollout_journal = __webpack_require__(5161);
;// CONCATENATED MODULE: ./src/domain/rollout/ledger.ts


/** The journal as its current lease holder writes it: one write after another, each checked against token and version. */
class Ledger {
    store;
    timer;
    stored;
    token;
    turn = Promise.resolve();
    constructor(store, timer, stored) {
        this.store = store;
        this.timer = timer;
        this.stored = stored;
        this.token = stored.journal.token;
    }
    get journal() {
        return this.stored.journal;
    }
    get fence() {
        return this.token;
    }
    get operation() {
        return this.stored.journal.operation;
    }
    /** Replaces the journal by what was decided from it. @throws FencedOut when the lease is no longer ours */
    async write(next) {
        const decidedFrom = this.journal;
        await this.update(current => (current === decidedFrom ? next : merge(decidedFrom, next, current)));
    }
    /** Keeps the lease while something long goes on. */
    async renewIfDue() {
        const { lease } = this.journal;
        if (lease !== null && (0,rollout_lease/* renewalDue */.xX)(lease, this.timer.now()))
            await this.update(current => current);
    }
    /** Also lengthens the lease for the steps that follow in the same job. @throws FencedOut */
    async renewFor(durationMs) {
        await this.update(current => current, durationMs);
    }
    async update(change, durationMs = rollout_lease/* leaseMs */.zT) {
        const mine = this.turn.then(async () => await this.swap(change, durationMs));
        this.turn = mine.catch(() => undefined);
        await mine;
    }
    async swap(change, durationMs) {
        for (;;) {
            const next = (0,rollout_lease/* renew */.qV)(change(this.journal), this.timer.now(), durationMs);
            const written = await this.store.write(next, this.stored.version);
            if (written !== 'conflict') {
                this.stored = written;
                return;
            }
            await this.reread();
        }
    }
    async reread() {
        const fresh = await this.store.read();
        if (fresh?.journal.lease?.token !== this.token)
            throw new rollout_ports/* FencedOut */.A(this.token, fresh?.journal.token ?? 0);
        this.stored = fresh;
    }
}
/**
 * Under our lease only two things are changed by others: the quarantine (a person lifts an entry) and the history of
 * that. Ours is laid over theirs.
 */
const merge = (decidedFrom, next, current) => {
    const lifted = new Set(decidedFrom.quarantine
        .filter(entry => !current.quarantine.some(other => other.releaseId === entry.releaseId))
        .map(entry => entry.releaseId));
    const foreign = current.history.filter(entry => !decidedFrom.history.includes(entry) && !isIn(entry, decidedFrom));
    return {
        ...next,
        quarantine: next.quarantine.filter(entry => !lifted.has(entry.releaseId)),
        history: [...next.history, ...foreign].sort((a, b) => b.endedAt - a.endedAt),
    };
};
const isIn = (entry, journal) => journal.history.some(one => one.operation === entry.operation && one.endedAt === entry.endedAt && one.kind === entry.kind);

;// CONCATENATED MODULE: ./src/domain/rollout/session.ts








/** Looking is quick, and what is pending must be recorded also when the run is cancelled. */
const neverAborted = new AbortController().signal;
/** What stops a command before it began anything: a full disk, a damaged journal, a taken port. */
class NotBegun extends Error {
    reason;
    constructor(reason) {
        super(reason.message);
        this.reason = reason;
    }
}
/** What the caller can mend, met before anything was begun, is a refusal and not a failure. */
const orRefuse = async (body) => {
    try {
        return await body();
    }
    catch (error) {
        const { code, message, next } = (0,thrown/* asThrown */.J)(error);
        throw next === '' ? error : new NotBegun({ code, message, next });
    }
};
/** Looks at journal and target without a write. */
const look = async (ports, place) => await orRefuse(async () => {
    const stored = await ports.store.read();
    const observed = await ports.target.observe(neverAborted);
    const journal = stored?.journal ?? (0,rollout_journal/* emptyJournal */.x)(place.app, place.environment);
    return { journal, version: stored?.version, observed, now: ports.timer.now() };
});
/** The reason why `operation` may not write now, or undefined. */
const lockedBy = async (ports, seen, operation) => {
    const { lease } = seen.journal;
    const gone = lease !== null && (await ports.liveness.gone(lease.evidence));
    const granted = (0,rollout_lease/* claim */.B7)(lease, operation, seen.now, gone);
    return granted.granted ? undefined : codes/* codes */.F.reason('locked', `Held by ${(0,rollout_lease/* describeHolder */.sG)(granted.holder, seen.now)}.`);
};
/** Takes the lease, then raises the fence, then looks again; undefined when somebody wrote in between. */
const lock = async (ports, place, seen, holder) => {
    const next = (0,rollout_lease/* take */.s)(seen.journal, holder, place.evidence, seen.now);
    const stored = await orRefuse(async () => await ports.store.write(next, seen.version));
    if (stored === 'conflict')
        return undefined;
    const ledger = new Ledger(ports.store, ports.timer, stored);
    return { ledger, seen: await fenced(ports, ledger, stored.version) };
};
const fenced = async (ports, ledger, version) => {
    try {
        return await orRefuse(async () => {
            await ports.target.fence(ledger.fence);
            const observed = await ports.target.observe(neverAborted);
            return { journal: ledger.journal, version, observed, now: ports.timer.now() };
        });
    }
    catch (error) {
        if (!(error instanceof rollout_ports/* FencedOut */.A))
            await release(ledger);
        throw error;
    }
};
const release = async (ledger) => await ledger.write({ ...ledger.journal, lease: null });
/** Records the operation that the lease is now held for. */
const record = async (ports, ledger, next) => {
    const holder = next.operation?.id ?? next.lease?.holder ?? '';
    await ledger.write(next.lease === null ? next : { ...next, lease: { ...next.lease, holder } });
    if (ledger.operation !== null)
        ports.opened?.(ledger.operation);
};
const drive = async (ports, ledger, aim, start) => {
    const driven = await new Driver(ports, ledger, aim, start).run();
    if (driven.end.result === 'deployed')
        await prune(ports, ledger);
    return { ...driven, journal: ledger.journal };
};
/** Leftovers cost disk, not correctness: what cannot be removed now is removed after the next deploy. */
const prune = async (ports, ledger) => {
    const { bundles, colours } = ledger.journal;
    const inUse = [colours.blue, colours.green].filter(release => release !== null);
    try {
        await ports.target.prune?.([...bundles.map(bundle => bundle.release), ...inUse], ledger.fence);
    }
    catch (error) {
        ports.say(`not pruned: ${error instanceof Error ? error.message : String(error)}`);
    }
};
/** Under the lock: retires a colour whose bake outlasted its job. True when it did, so that the caller looks again. */
const sweep = async (ports, { ledger, seen }) => {
    const due = seen.journal.retireAfter;
    const idle = due !== null && due.at <= seen.now && seen.journal.operation === null;
    if (!idle || seen.observed.traffic === due.colour)
        return false;
    ports.say(`retire ${due.colour}, kept warm until now`);
    await ports.target.retire(due.colour, 0, ledger.fence);
    await ledger.write({ ...(0,transitions/* emptied */.$C)(ledger.journal, due.colour), lease: null });
    return true;
};
/** The outcome of a command that worked on no operation. */
const unbegun = ({ journal }, verdict, reasons) => ({ verdict, reasons, end: null, operation: null, journal, trail: null });
/** A lost lease and a refusal are outcomes, not errors. */
const orSuperseded = async (ports, place, body) => {
    const empty = (0,rollout_journal/* emptyJournal */.x)(place.app, place.environment);
    try {
        return await body();
    }
    catch (error) {
        if (error instanceof NotBegun)
            return unbegun({ journal: empty }, 'refused', [error.reason]);
        if (!(error instanceof rollout_ports/* FencedOut */.A))
            throw error;
        const journal = (await ports.store.read())?.journal ?? empty;
        const reason = codes/* codes */.F.reason('lease-lost', `A newer operation took over: ${error.message}.`);
        return unbegun({ journal }, 'superseded', [reason]);
    }
};


/***/ }),

/***/ 4666:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ asThrown)
/* harmony export */ });
const text = (value) => (typeof value === 'string' ? value : '');
/** Any exception as data. Errors of the core carry `code` and, where a person can mend it, `fix`. */
const asThrown = (error) => {
    if (!(error instanceof Error))
        return { code: 'effect-failed', message: String(error), next: '' };
    const code = 'code' in error ? text(error.code) : '';
    const own = /^[a-z]+(-[a-z]+)+$/.test(code);
    const tail = 'stderrTail' in error ? text(error.stderrTail) : '';
    return {
        code: own ? code : 'effect-failed',
        message: tail === '' ? error.message : `${error.message}\n${tail}`,
        next: 'fix' in error ? text(error.fix) : '',
    };
};


/***/ }),

/***/ 6474:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $C: () => (/* binding */ emptied),
/* harmony export */   $k: () => (/* binding */ withHistory),
/* harmony export */   Ep: () => (/* binding */ conclude),
/* harmony export */   UJ: () => (/* binding */ disowned),
/* harmony export */   aS: () => (/* binding */ retireLater),
/* harmony export */   dv: () => (/* binding */ leaving),
/* harmony export */   gV: () => (/* binding */ keepBundle),
/* harmony export */   ne: () => (/* binding */ withdraw),
/* harmony export */   np: () => (/* binding */ advance),
/* harmony export */   qN: () => (/* binding */ begin),
/* harmony export */   uE: () => (/* binding */ switched),
/* harmony export */   zr: () => (/* binding */ verified)
/* harmony export */ });
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5543);

/** Journal → journal, one function per thing that can be recorded. Pure. */
const keptBundles = 5;
const keptHistory = 50;
const withHistory = (journal, entry) => ({
    ...journal,
    history: [entry, ...journal.history].slice(0, keptHistory),
});
const entryOf = (operation, result, now) => ({
    operation: operation.id,
    kind: operation.kind,
    releaseId: operation.kind === 'rollback' ? (operation.undo?.release.id ?? '') : operation.release.id,
    revision: operation.release.revision,
    result,
    startedAt: operation.startedAt,
    endedAt: now,
});
/** A deploy past its verification has reached what matters, even when a newer one cuts its bake short. */
const supersededResult = (operation) => operation.step === 'baking' || operation.step === 'retiring' ? 'deployed' : 'superseded';
/** Opens `operation` in place of whatever was open. What its colour held is about to be replaced. */
const begin = (journal, operation, traffic, now) => {
    const open = journal.operation;
    const closed = open === null || open.id === operation.id
        ? journal
        : withHistory(journal, entryOf(open, supersededResult(open), now));
    const replaced = journal.retireAfter !== null && journal.retireAfter.colour === operation.to;
    return {
        ...closed,
        operation,
        live: traffic,
        colours: { ...journal.colours, [operation.to]: operation.release },
        retireAfter: replaced ? null : journal.retireAfter,
    };
};
/** Records the intent of the next step. */
const advance = (journal, step) => journal.operation === null ? journal : { ...journal, operation: { ...journal.operation, step } };
const withdraw = (journal, failure) => journal.operation === null
    ? journal
    : { ...journal, operation: { ...journal.operation, step: 'withdrawing', failure } };
/** Traffic has arrived at `operation.to`. A rollback then takes the bad release down before it verifies. */
const switched = (journal, now) => {
    const { operation } = journal;
    if (operation === null)
        return journal;
    const step = operation.kind === 'deploy' ? 'switched-unverified' : 'retiring';
    const moved = { ...journal, live: operation.to, operation: { ...operation, step, switchedAt: now } };
    return operation.undo === undefined ? moved : forget(moved, operation.undo.release, operation);
};
/** The release taken back is no longer one to go back to; the one that has traffic now is the verified one. */
const forget = (journal, bad, operation) => {
    const kept = journal.bundles.find(bundle => bundle.release.id === operation.release.id);
    return {
        ...journal,
        bundles: journal.bundles.filter(bundle => bundle.release.id !== bad.id),
        verified: kept === undefined
            ? journal.verified
            : { release: kept.release, colour: operation.to, at: journal.verified?.at ?? kept.verifiedAt },
    };
};
/** A release that died in its bake was verified too early: it is not one to go back to. */
const disowned = (journal, bad) => {
    const bundles = journal.bundles.filter(bundle => bundle.release.id !== bad.id);
    const [last] = bundles;
    if (journal.verified?.release.id !== bad.id)
        return { ...journal, bundles };
    const colour = (0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .otherColour */ .RQ)(journal.verified.colour);
    return {
        ...journal,
        bundles,
        verified: last === undefined ? null : { release: last.release, colour, at: last.verifiedAt },
    };
};
const keepBundle = (bundles, release, now) => [{ release, verifiedAt: now }, ...bundles.filter(bundle => bundle.release.id !== release.id)].slice(0, keptBundles);
/** The verification of this operation passed. */
const verified = (journal, now) => {
    const { operation } = journal;
    if (operation === null)
        return journal;
    return {
        ...journal,
        verified: { release: operation.release, colour: operation.to, at: now },
        bundles: keepBundle(journal.bundles, operation.release, now),
        operation: { ...operation, step: 'baking' },
    };
};
const emptied = (journal, colour) => ({
    ...journal,
    colours: { ...journal.colours, [colour]: null },
    retireAfter: journal.retireAfter?.colour === colour ? null : journal.retireAfter,
});
const retireLater = (journal, colour, at) => ({
    ...journal,
    retireAfter: { colour, at },
});
/** Closes the operation and gives the lease back, in one write. */
const conclude = (journal, result, now) => {
    const { operation } = journal;
    if (operation === null)
        return { ...journal, lease: null };
    return { ...withHistory(journal, entryOf(operation, result, now)), operation: null, lease: null };
};
/** The colour that loses, or has lost, traffic in this operation. */
const leaving = (operation) => operation.undo?.colour ?? (0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .otherColour */ .RQ)(operation.to);


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
const listed = (failures) => Object.entries(failures)
    .slice(0, 3)
    .map(([code, count]) => `${count} × ${code}`)
    .join(', ');
const rateReason = (report, failures) => {
    const numbers = `${report.failed} of ${report.samples} requests failed (${percent(report.rate ?? 0)}), objective ${percent(report.objective)}`;
    if (report.source !== 'our probes')
        return _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('error-rate-above-objective', `Other clients: ${numbers}; counted by the ${report.source}.`);
    if (report.what === 'all probes') {
        const why = listed(failures);
        return _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('error-rate-above-objective', `${numbers}${why === '' ? '' : `: ${why}`}.`);
    }
    return _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('probe-failing', `${report.what}: ${numbers}.`);
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
const faults = (evidence) => {
    const rates = [evidence.all, ...evidence.perProbe, ...(evidence.others === null ? [] : [evidence.others])];
    const slow = evidence.latency.filter(report => report.above);
    return [
        ...identityFault(evidence),
        ...rates.filter(report => report.above).map(report => rateReason(report, evidence.failures)),
        ...slow.map(report => _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('latency-above-objective', `${latencyText(report)}.`)),
    ];
};
/** Nothing answered: the kind of fault that was met most, with its own advice. */
const silence = ({ failures, all }) => {
    const kinds = Object.entries(failures);
    const known = kinds.flatMap(([code, count]) => isCode(code) ? [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason(code, `${count} of ${all.samples} probes: ${_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.docs[code].means}`)] : []);
    return [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('nothing-answered', `None of ${all.samples} probes got an answer.`), ...known];
};
const isCode = (text) => text in _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.docs;
const errorRateDoubt = ({ all, needed, objectives }) => {
    if (all.samples < needed) {
        const message = `${all.samples} samples; ${needed} are needed to tell whether the error rate is within ${percent(all.objective)}.`;
        return [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('too-few-samples', message)];
    }
    // With a `min-samples` of the caller, a rate not above the objective is enough; what stays unseen is said.
    if (all.within || (objectives.minSamples !== null && (all.rate ?? 1) <= all.objective))
        return [];
    const message = `${all.failed} of ${all.samples} requests failed: the error rate may be up to ${percent(all.upper)} (95 % confidence), the objective is ${percent(all.objective)}.`;
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
const remarks = ({ identity, all }) => [
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
];
/** Fault beats doubt beats pass; without any answer nothing can be said. */
const verdictOf = (evidence) => {
    if (evidence.answered === 0) {
        return evidence.all.samples === 0
            ? { verdict: 'error', reasons: [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('nothing-answered', 'No probe was sent.')] }
            : { verdict: 'error', reasons: silence(evidence) };
    }
    const bad = faults(evidence);
    if (bad.length > 0)
        return { verdict: 'fail', reasons: bad };
    const doubts = [...errorRateDoubt(evidence), ...identityDoubt(evidence), ...latencyDoubt(evidence)];
    if (doubts.length > 0)
        return { verdict: 'inconclusive', reasons: [...doubts, ...remarks(evidence)] };
    const unchecked = remarks(evidence);
    return { verdict: unchecked.length > 0 && evidence.objectives.strict ? 'inconclusive' : 'pass', reasons: unchecked };
};


/***/ })

};
