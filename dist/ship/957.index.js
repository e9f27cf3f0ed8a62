export const id = 957;
export const ids = [957];
export const modules = {

/***/ 6578:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P9: () => (/* binding */ switchedAt),
/* harmony export */   Sn: () => (/* binding */ lastRollout),
/* harmony export */   f5: () => (/* binding */ wholeRollout),
/* harmony export */   hf: () => (/* binding */ timelineOf)
/* harmony export */ });
/* harmony import */ var _domain_kubernetes_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8515);

/** What is known of the rollout at the end: the last report that says something about it. */
const lastRollout = ({ deploy, settle, rollback }) => rollback ?? settle ?? deploy;
/** The whole rollout in one: where it ended, how the switch was seen, what was deployed. */
const wholeRollout = (report) => {
    const { deploy, settle, rollback } = report;
    const last = rollback ?? settle ?? deploy;
    return {
        ...last,
        switchMs: last.switchMs ?? deploy.switchMs,
        arrival: last.arrival ?? deploy.arrival,
        cluster: (0,_domain_kubernetes_report_js__WEBPACK_IMPORTED_MODULE_0__/* .mergedReport */ .vy)([deploy, settle, rollback].map(one => one?.cluster ?? null)),
    };
};
const momentsOf = (report, prefix = '') => (report?.steps ?? []).map(({ step, at }) => ({ phase: `${prefix}${step}`, at: Date.parse(at) }));
/** Steps of the rollout and of the verification in the order they happened, each with how long it took. */
const timelineOf = ({ deploy, verification, settle, rollback }, endedAt) => {
    const moments = [
        ...momentsOf(deploy),
        ...(verification === null ? [] : [{ phase: 'verifying', at: verification.startedAt }]),
        // Settling begins by reading the step that the switch left behind.
        ...momentsOf(settle).filter(({ phase }) => phase !== 'switched-unverified'),
        ...momentsOf(rollback, 'rollback: '),
    ].toSorted((a, b) => a.at - b.at);
    return moments.map(({ phase, at }, index) => ({ phase, at, ms: (moments[index + 1]?.at ?? endedAt) - at }));
};
/** When traffic moved, as the deploy saw it. */
const switchedAt = (deploy) => {
    const step = deploy.steps.find(one => one.step === 'switched-unverified');
    return step === undefined ? null : Date.parse(step.at);
};


/***/ }),

/***/ 9957:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runReal: () => (/* binding */ ship_wiring_runReal)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
// EXTERNAL MODULE: ./src/adapters/probing/fresh-probe.ts
var fresh_probe = __webpack_require__(5945);
// EXTERNAL MODULE: ./src/adapters/probing/inputs.ts
var probing_inputs = __webpack_require__(1785);
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

;// CONCATENATED MODULE: ./src/adapters/probing/verifier.ts




const asJson = (value) => schemas/* json */.Pq9().parse(JSON.parse(JSON.stringify(value)));
/** Whether the release says its name when it is asked straight: then its silence at the entrance is a finding. */
const namesItself = async (request, prober, timeoutMs) => {
    const url = new URL(request.healthPath, request.directUrl).href;
    const { releaseId } = await (0,fresh_probe/* freshProbe */.t)(prober, timeoutMs).probe(url, request.signal);
    return releaseId !== undefined;
};
/** The verification that a rollout runs in its own process: the same measurement as post-deploy-verify. */
const createVerifier = (inputs, deps) => ({
    verify: async (request) => {
        const required = deps.headerFromTarget || (await namesItself(request, deps.prober, inputs['probe-timeout']));
        const { releaseId } = request.expected;
        const about = { releaseId, releaseHeaderRequired: required, strict: inputs.strict };
        const plan = (0,probing_inputs/* planOf */.XC)(inputs, about, [`GET ${request.healthPath} 2xx`]);
        const { clock, log, prober } = deps;
        const measuring = { clock, log, prober, counters: deps.counters(releaseId), signal: request.signal };
        const report = await measure(deps.entranceUrl || request.entranceUrl, plan, measuring);
        deps.onReport?.(report);
        return { verdict: report.verdict, reasons: report.reasons, evidence: asJson(report) };
    },
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/adapters/journal/ancestry.ts
const commit = /^[0-9a-f]{40}$/;
const gitAncestry = (exec, folder) => {
    /** Exit 0: it is; 1: it is not; anything else: git cannot tell (unknown commit, no repository). */
    const isAncestor = async (older, newer) => {
        const args = ['-C', folder, 'merge-base', '--is-ancestor', older, newer];
        const { exitCode } = await exec.run({ file: 'git', args, timeoutMs: 30_000 });
        return exitCode === 0 ? true : exitCode === 1 ? false : undefined;
    };
    /** In a shallow clone "is not an ancestor" may only mean that history was cut off. */
    const isShallow = async () => {
        const args = ['-C', folder, 'rev-parse', '--is-shallow-repository'];
        return (await exec.run({ file: 'git', args, timeoutMs: 30_000 })).stdout.trim() !== 'false';
    };
    const relation = async (live, candidate) => {
        if (live === candidate)
            return 'same';
        if (!commit.test(live) || !commit.test(candidate))
            return 'unknown';
        const ahead = await isAncestor(live, candidate);
        if (ahead !== false)
            return ahead === true ? 'ahead' : 'unknown';
        const behind = await isAncestor(candidate, live);
        if (behind !== false)
            return behind === true ? 'behind' : 'unknown';
        return (await isShallow()) ? 'unknown' : 'diverged';
    };
    return {
        relation: async (live, candidate) => {
            try {
                return await relation(live, candidate);
            }
            catch {
                return 'unknown';
            }
        },
    };
};

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

;// CONCATENATED MODULE: ./src/adapters/journal/state-folder.ts

/** `~` at the start is the home folder; anything else is seen from the workspace. */
const stateFolder = (stateDir, runtime) => {
    const home = runtime.env['HOME'] ?? '';
    const path = stateDir === '~' || stateDir.startsWith('~/') ? (0,external_node_path_.join)(home, stateDir.slice(1)) : stateDir;
    return (0,external_node_path_.resolve)(runtime.context.workspace, path);
};

// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var core_errors = __webpack_require__(7428);
// EXTERNAL MODULE: ./src/domain/rollout/journal-schema.ts
var journal_schema = __webpack_require__(9521);
// EXTERNAL MODULE: ./src/domain/verdicts/codes.ts
var verdicts_codes = __webpack_require__(713);
;// CONCATENATED MODULE: ./src/adapters/journal/codes.ts

const codes_codes = (0,verdicts_codes/* defineCodes */.O)({
    'journal-unreadable': {
        means: 'The newest record of the journal is damaged or was written by another version; nothing was changed.',
        next: 'Follow the message: it names the damaged file and the good one before it.',
    },
    'state-not-writable': {
        means: 'The state folder cannot be written (disk full, read-only, no permission, no hard links); nothing was changed by this write.',
        next: 'Make room, or make `state-dir` a writable folder on a local disk, then run again.',
    },
    'place-invalid': {
        means: 'The name of the app or of the environment cannot be a folder name.',
        next: 'Use letters, digits, `.`, `_` and `-`, starting with a letter or digit.',
    },
});

;// CONCATENATED MODULE: ./src/adapters/journal/store.ts
/**
 * The journal as files. Every version is a file of its own, `journal.d/<number>.json`, that appears whole and only once:
 * written aside, fsynced, then hard-linked to its number. The link fails when the number is taken, which makes the write
 * a true compare-and-swap between processes without a lock that could go stale. `journal.json` is the newest version
 * under a name for people; the versions before it are what to go back to when a disk damages it.
 */







/** So many versions stay. A writer that slept through more of them finds a higher number after its link. */
const kept = 20;
/** No write takes so long. */
const abandonedMs = 10 * 60_000;
const folderName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
/** `<state-dir>/<app>/<environment>`. @throws UserError `place-invalid` */
const journalFolder = ({ stateDir, app, environment }) => {
    for (const name of [app, environment])
        if (!folderName.test(name))
            throw (0,errors/* userError */.IF)(codes_codes, 'place-invalid', `"${name}" cannot name a folder.`);
    return (0,external_node_path_.resolve)((0,external_node_path_.join)(stateDir, app, environment));
};
const nameOf = (version) => `${String(version).padStart(8, '0')}.json`;
const notWritable = (folder, error) => (0,errors/* userError */.IF)(codes_codes, 'state-not-writable', `${folder} cannot be written: ${(0,errors/* messageOf */.bD)(error)}`, { cause: error });
const syncFolder = async (path) => {
    const handle = await (0,promises_.open)(path, 'r');
    try {
        await handle.sync();
    }
    finally {
        await handle.close();
    }
};
const writeAside = async (path, text) => {
    const handle = await (0,promises_.open)(path, 'wx', 0o600);
    try {
        await handle.writeFile(text);
        await handle.sync();
    }
    finally {
        await handle.close();
    }
};
class FileJournalStore {
    folder;
    versions;
    constructor(place) {
        this.folder = journalFolder(place);
        this.versions = (0,external_node_path_.join)(this.folder, 'journal.d');
    }
    async read() {
        // A version that is pruned between listing and reading has newer ones beside it.
        for (;;) {
            const newest = (await this.numbers()).at(-1);
            if (newest === undefined)
                return undefined;
            const text = await this.text(newest);
            if (text !== undefined)
                return { journal: await this.parse(newest, text), version: String(newest) };
        }
    }
    async write(journal, expected) {
        const next = Number(expected ?? 0) + 1;
        const aside = (0,external_node_path_.join)(this.versions, `.${(0,external_node_crypto_.randomUUID)()}.tmp`);
        let won = false;
        try {
            await (0,promises_.mkdir)(this.versions, { recursive: true, mode: 0o700 });
            if (((await this.numbers()).at(-1) ?? 0) >= next)
                return 'conflict';
            await writeAside(aside, `${JSON.stringify(journal, null, 2)}\n`);
            won = await this.claim(aside, next);
        }
        catch (error) {
            throw error instanceof errors/* UserError */.yo ? error : notWritable(this.folder, error);
        }
        finally {
            await this.tidy(aside, won ? next : undefined);
        }
        if (!won)
            return 'conflict';
        return { journal, version: String(next) };
    }
    /** True: this number is ours, and durable. */
    async claim(aside, version) {
        try {
            await (0,promises_.link)(aside, (0,external_node_path_.join)(this.versions, nameOf(version)));
        }
        catch (error) {
            if ((0,errors/* systemCode */.xU)(error) === 'EEXIST')
                return false;
            throw error;
        }
        await syncFolder(this.versions);
        const newest = (await this.numbers()).at(-1) ?? version;
        if (newest - version < kept)
            return true;
        // The number was free only because it had been pruned long ago.
        await (0,promises_.rm)((0,external_node_path_.join)(this.versions, nameOf(version)), { force: true });
        return false;
    }
    /** `journal.json` and old versions. The numbers decide, so nothing here may undo or fail what is durable. */
    async tidy(aside, written) {
        try {
            if (written !== undefined) {
                await (0,promises_.rename)(aside, (0,external_node_path_.join)(this.folder, 'journal.json'));
                await this.prune(written);
            }
            await (0,promises_.rm)(aside, { force: true });
        }
        catch {
            // The next write tidies up.
        }
    }
    async numbers() {
        try {
            const names = await (0,promises_.readdir)(this.versions);
            return names
                .flatMap(name => /^(\d{8,})\.json$/.exec(name)?.[1] ?? [])
                .map(Number)
                .sort((a, b) => a - b);
        }
        catch (error) {
            if ((0,errors/* systemCode */.xU)(error) === 'ENOENT' || (0,errors/* systemCode */.xU)(error) === 'ENOTDIR')
                return [];
            throw this.unreadable(this.versions, (0,errors/* messageOf */.bD)(error), undefined);
        }
    }
    async text(version) {
        const path = (0,external_node_path_.join)(this.versions, nameOf(version));
        try {
            return await (0,promises_.readFile)(path, 'utf8');
        }
        catch (error) {
            if ((0,errors/* systemCode */.xU)(error) === 'ENOENT')
                return undefined;
            throw this.unreadable(path, (0,errors/* messageOf */.bD)(error), undefined);
        }
    }
    async parse(version, text) {
        const found = parsed(text);
        if ('journal' in found)
            return found.journal;
        throw this.unreadable((0,external_node_path_.join)(this.versions, nameOf(version)), found.problem, await this.lastGood(version));
    }
    async lastGood(before) {
        const older = (await this.numbers()).filter(version => version < before).reverse();
        for (const version of older) {
            const text = await this.text(version);
            if (text !== undefined && 'journal' in parsed(text))
                return (0,external_node_path_.join)(this.versions, nameOf(version));
        }
        return undefined;
    }
    unreadable(path, problem, good) {
        const fix = good === undefined
            ? `Look at ${path}. No older good version is there: move ${this.folder} away to start anew; the live app is not touched.`
            : `The last good version is ${good}. To go back to it: mv '${path}' '${path}.damaged', then run \`status\`.`;
        return new errors/* UserError */.yo('journal-unreadable', `${path}: ${problem}`, fix);
    }
    async prune(newest) {
        const old = (await this.numbers()).filter(version => version <= newest - kept).map(nameOf);
        const names = [...old, ...(await this.abandoned())];
        await Promise.all(names.map(async (name) => await (0,promises_.rm)((0,external_node_path_.join)(this.versions, name), { force: true })));
    }
    /** Files that a killed writer left aside. */
    async abandoned() {
        const names = (await (0,promises_.readdir)(this.versions)).filter(name => name.endsWith('.tmp'));
        const ages = await Promise.all(names.map(async (name) => {
            const { mtimeMs } = await (0,promises_.stat)((0,external_node_path_.join)(this.versions, name));
            return Date.now() - mtimeMs > abandonedMs ? [name] : [];
        }));
        return ages.flat();
    }
}
const parsed = (text) => {
    try {
        const result = journal_schema/* journalSchema */.B.safeParse(JSON.parse(text));
        if (result.success)
            return { journal: result.data };
        return { problem: `not a journal of this version: ${core_errors/* prettifyError */.S1(result.error).split('\n')[0] ?? ''}` };
    }
    catch (error) {
        return { problem: `cut off or damaged: ${(0,errors/* messageOf */.bD)(error)}` };
    }
};
/** @throws UserError `place-invalid` */
const createFileJournalStore = (place) => new FileJournalStore(place);

// EXTERNAL MODULE: ./src/adapters/probing/prober.ts
var probing_prober = __webpack_require__(7952);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: ./src/domain/rollout/ports.ts
var rollout_ports = __webpack_require__(8422);
// EXTERNAL MODULE: ./src/adapters/process/codes.ts
var process_codes = __webpack_require__(4836);
;// CONCATENATED MODULE: ./src/adapters/process/host/protocol.ts
/** What the step and the host (the program that outlives it) say to each other, and what the host keeps on disk. */

const colour = schemas/* enum */.k5n(['blue', 'green']);
const ending = schemas/* object */.Ikc({
    /** A code of the rollout catalogue. */
    cause: schemas/* string */.YjP(),
    detail: schemas/* string */.YjP(),
    at: schemas/* number */.aig(),
});
const instance = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    releaseId: schemas/* string */.YjP(),
    port: schemas/* number */.aig().int(),
    /** The file that runs; an image it is part of is still needed. */
    program: schemas/* string */.YjP(),
    log: schemas/* string */.YjP(),
    startedAt: schemas/* number */.aig(),
    /** Both null between the recorded intent and the recorded start. */
    pid: schemas/* number */.aig().int().nullable(),
    /** Tells the process from a later one with the same pid. */
    startTime: schemas/* string */.YjP().nullable(),
    ending: ending.nullable(),
});
/** proxy.json: written and synced before a change takes effect. */
const hostState = schemas/* object */.Ikc({
    schema: schemas/* literal */.euz('prod-actions/process-proxy/v1'),
    entrance: schemas/* object */.Ikc({ host: schemas/* string */.YjP(), port: schemas/* number */.aig().int() }),
    pid: schemas/* number */.aig().int(),
    fence: schemas/* number */.aig().int(),
    traffic: colour.nullable(),
    colours: schemas/* object */.Ikc({ blue: instance.nullable(), green: instance.nullable() }),
});
const latency = schemas/* object */.Ikc({
    /** Upper bounds of the buckets in milliseconds; one more bucket holds what is above the last. */
    bounds: schemas/* array */.YOg(schemas/* number */.aig()),
    counts: schemas/* array */.YOg(schemas/* number */.aig()),
});
const laneStats = schemas/* object */.Ikc({
    colour,
    releaseId: schemas/* string */.YjP(),
    instance: schemas/* string */.YjP(),
    /** Milliseconds since the epoch: when counting began. */
    since: schemas/* number */.aig(),
    inFlight: schemas/* number */.aig(),
    /** Of those in flight: upgraded connections (WebSocket). */
    tunnels: schemas/* number */.aig(),
    requests: schemas/* number */.aig(),
    status: schemas/* object */.Ikc({ '1xx': schemas/* number */.aig(), '2xx': schemas/* number */.aig(), '3xx': schemas/* number */.aig(), '4xx': schemas/* number */.aig(), '5xx': schemas/* number */.aig() }),
    /** Answered 502 by the proxy, by cause; they are part of 5xx. */
    proxyErrors: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig()),
    /** The release cut its own answer short after the head was sent. */
    truncated: schemas/* number */.aig(),
    clientAborted: schemas/* number */.aig(),
    /** Request head received → answer head received. */
    latency,
});
const trafficStats = schemas/* object */.Ikc({
    at: schemas/* number */.aig(),
    lanes: schemas/* array */.YOg(laneStats),
    /** Requests answered 503 because no colour had traffic. */
    withoutRelease: schemas/* number */.aig(),
});
const colourState = schemas/* discriminatedUnion */.gMt('state', [
    schemas/* object */.Ikc({ state: schemas/* literal */.euz('absent') }),
    schemas/* object */.Ikc({ state: schemas/* literal */.euz('starting'), releaseId: schemas/* string */.YjP() }),
    schemas/* object */.Ikc({ state: schemas/* literal */.euz('ready'), releaseId: schemas/* string */.YjP() }),
    schemas/* object */.Ikc({
        state: schemas/* literal */.euz('broken'),
        releaseId: schemas/* string */.YjP(),
        cause: schemas/* string */.YjP(),
        detail: schemas/* string */.YjP(),
        logTail: schemas/* string */.YjP(),
    }),
]);
const observed = schemas/* object */.Ikc({
    blue: colourState,
    green: colourState,
    traffic: colour.nullable(),
    fence: schemas/* number */.aig(),
    ports: schemas/* object */.Ikc({ blue: schemas/* number */.aig().nullable(), green: schemas/* number */.aig().nullable() }),
    entrance: schemas/* object */.Ikc({ host: schemas/* string */.YjP(), port: schemas/* number */.aig() }),
    pid: schemas/* number */.aig(),
    /** What it runs; when something else is shipped it is upgraded. */
    node: schemas/* string */.YjP(),
    program: schemas/* string */.YjP(),
});
const token = schemas/* number */.aig().int().nonnegative();
/** Operations of the control socket: request and answer. */
const operations = {
    observe: { request: schemas/* object */.Ikc({}), answer: observed },
    fence: { request: schemas/* object */.Ikc({ token }), answer: schemas/* object */.Ikc({ fence: schemas/* number */.aig() }) },
    start: {
        request: schemas/* object */.Ikc({
            colour,
            releaseId: schemas/* string */.YjP(),
            command: schemas/* array */.YOg(schemas/* string */.YjP()).min(1),
            cwd: schemas/* string */.YjP(),
            env: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
            graceMs: schemas/* number */.aig(),
            token,
        }),
        answer: schemas/* object */.Ikc({ started: schemas/* boolean */.zMY() }),
    },
    switch: {
        request: schemas/* object */.Ikc({ from: colour.nullable(), to: colour, token }),
        answer: schemas/* object */.Ikc({ result: schemas/* enum */.k5n(['switched', 'moved-by-other']) }),
    },
    retire: {
        request: schemas/* object */.Ikc({ colour, drainMs: schemas/* number */.aig(), graceMs: schemas/* number */.aig(), token }),
        answer: schemas/* object */.Ikc({ cutRequests: schemas/* number */.aig(), drainedMs: schemas/* number */.aig() }),
    },
    drain: {
        request: schemas/* object */.Ikc({ colour, drainMs: schemas/* number */.aig() }),
        answer: schemas/* object */.Ikc({ cutRequests: schemas/* number */.aig(), drainedMs: schemas/* number */.aig() }),
    },
    logs: { request: schemas/* object */.Ikc({ colour, lines: schemas/* number */.aig().int() }), answer: schemas/* object */.Ikc({ text: schemas/* string */.YjP() }) },
    stats: { request: schemas/* object */.Ikc({}), answer: trafficStats },
    /** Replaces the running program by another one without dropping a connection. */
    upgrade: { request: schemas/* object */.Ikc({ node: schemas/* string */.YjP(), program: schemas/* string */.YjP() }), answer: schemas/* object */.Ikc({ pid: schemas/* number */.aig() }) },
    /** Stops both apps and the host itself. */
    'take-down': { request: schemas/* object */.Ikc({ graceMs: schemas/* number */.aig() }), answer: schemas/* object */.Ikc({}) },
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
const refusal = schemas/* discriminatedUnion */.gMt('code', [
    schemas/* object */.Ikc({ code: schemas/* literal */.euz('fenced-out'), token: schemas/* number */.aig(), fence: schemas/* number */.aig() }),
    /** Another host takes over; ask again. */
    schemas/* object */.Ikc({ code: schemas/* literal */.euz('leaving') }),
    schemas/* object */.Ikc({
        code: schemas/* enum */.k5n(['colour-has-traffic', 'colour-not-running', 'proxy-state-not-writable', 'proxy-not-started', 'bug']),
        message: schemas/* string */.YjP(),
    }),
]);
/** What the host tells whoever started it, once. */
const bootReport = schemas/* discriminatedUnion */.gMt('boot', [
    schemas/* object */.Ikc({ boot: schemas/* literal */.euz('ready'), pid: schemas/* number */.aig() }),
    schemas/* object */.Ikc({ boot: schemas/* literal */.euz('failed'), code: schemas/* string */.YjP(), message: schemas/* string */.YjP() }),
]);
const stateFile = 'proxy.json';
const socketFile = 'control.sock';
const logFile = 'proxy.log';
/** In the environment of every app: `<state folder>#<instance id>`, so that strays can be found. */
const instanceVariable = 'PROD_ACTIONS_INSTANCE';

;// CONCATENATED MODULE: ./src/adapters/process/client.ts
/** Talks to the host over its control socket. */








/** The kernel's limit for the path of a socket is 104 bytes on macOS, 108 on Linux. */
const maxSocketPath = 100;
/** What an operation may take beyond the waiting it was asked to do. */
const patienceMs = 30_000;
/** Runs `body` with a path of the socket that is short enough. */
const withSocket = async (folder, body) => {
    const path = (0,external_node_path_.join)(folder, socketFile);
    if (Buffer.byteLength(path) <= maxSocketPath)
        return await body(path);
    const short = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'pa-'));
    try {
        await (0,promises_.symlink)(folder, (0,external_node_path_.join)(short, 's'));
        return await body((0,external_node_path_.join)(short, 's', socketFile));
    }
    finally {
        await (0,promises_.rm)(short, { recursive: true, force: true });
    }
};
const post = async (socketPath, path, body, timeoutMs) => await new Promise((resolve, reject) => {
    const outgoing = (0,external_node_http_.request)({
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
const notAnswering = (operation, error) => new errors/* ToolError */.v4('proxy-not-answering', 'prod-actions proxy', `${operation}: ${(0,errors/* messageOf */.bD)(error)}`, { cause: error });
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
    const parsed = refusal.safeParse(body);
    if (!parsed.success)
        throw notAnswering(operation, parsed.error);
    const refused = parsed.data;
    if (refused.code === 'fenced-out')
        throw new rollout_ports/* FencedOut */.A(refused.token, refused.fence);
    if (refused.code === 'leaving')
        throw new HostAbsent();
    if (refused.code === 'bug')
        throw notAnswering(operation, refused.message);
    throw (0,errors/* userError */.IF)(process_codes/* codes */.F, refused.code, refused.message);
};
const absent = new Set(['ENOENT', 'ENOTDIR', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);
/** @throws HostAbsent, FencedOut, UserError with a code of the catalogue, ToolError `proxy-not-answering` */
const callHost = async (folder, operation, order, waitMs = 0) => {
    const answer = await withSocket(folder, async (path) => await post(path, `/${operation}`, JSON.stringify(order), waitMs + patienceMs)).catch((error) => {
        throw absent.has((0,errors/* systemCode */.xU)(error)) ? new HostAbsent() : notAnswering(operation, error);
    });
    const body = parse(operation, answer.text);
    if (answer.status !== 200)
        return throwRefusal(operation, body);
    try {
        return parseAnswer[operation](body);
    }
    catch (error) {
        throw notAnswering(operation, error);
    }
};

;// CONCATENATED MODULE: ./src/adapters/probing/process-counters.ts

const answered = ({ status }) => status['2xx'] + status['3xx'] + status['4xx'] + status['5xx'];
/** What the proxy of the process target counted for one release, over all its instances. */
const processCounters = (folder, releaseId) => ({
    name: 'proxy of the process target',
    read: async () => {
        const { lanes } = await callHost(folder, 'stats', {});
        const own = lanes.filter(lane => lane.releaseId === releaseId);
        return {
            requests: own.reduce((sum, lane) => sum + answered(lane), 0),
            failed: own.reduce((sum, lane) => sum + lane.status['5xx'] + lane.truncated, 0),
        };
    },
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./src/adapters/process/host/processes.ts
var processes = __webpack_require__(7648);
// EXTERNAL MODULE: ./src/core/files.ts
var files = __webpack_require__(9928);
;// CONCATENATED MODULE: ./src/adapters/process/host/store.ts
/** The host's durable state: changes happen one after the other, each on disk before it takes effect. */




/** An operation that was refused or could not be done; what the control socket answers. */
class store_Refused extends Error {
    refusal;
    constructor(refusal) {
        super('message' in refusal ? refusal.message : refusal.code);
        this.refusal = refusal;
    }
}
const store_files = (0,files/* nodeFiles */.k)();
/** undefined: there is none yet. Throws when it is damaged: guessing could move traffic. */
const readState = async (path) => {
    let text;
    try {
        text = await store_files.readText(path);
    }
    catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes((0,errors/* systemCode */.xU)(error) ?? ''))
            return undefined;
        throw error;
    }
    return hostState.parse(JSON.parse(text));
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
                throw new store_Refused({ code: 'leaving' });
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
            await store_files.writeAtomic(this.path, `${JSON.stringify(state, null, 2)}\n`);
        }
        catch (error) {
            const message = `${dirname(this.path)} can't be written: ${messageOf(error)}`;
            throw new store_Refused({ code: 'proxy-state-not-writable', message });
        }
    }
}

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
        return (0,errors/* lastLines */.w$)((await tailOf(path, tailBytes)).toString('utf8'), lines);
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'ENOENT')
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
    child.once('message', message => resolve(bootReport.parse(message)));
    child.once('error', error => void silent(error.message));
    child.once('exit', code => void silent(`It exited with code ${code}.`));
    child.once('message', () => clearTimeout(timer));
    child.once('exit', () => clearTimeout(timer));
});
/** Starts the host in its own session. Resolves with what it reported; it goes on without us. */
const startHost = async ({ node, program }, folder, entrance, env) => {
    const log = (0,external_node_path_.join)(folder, logFile);
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
        const message = `${folder} can't be made (${(0,errors/* systemCode */.xU)(error) ?? ''}): ${(0,errors/* messageOf */.bD)(error)}`;
        throw (0,errors/* userError */.IF)(process_codes/* codes */.F, 'proxy-state-not-writable', message);
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
const fail = (code, message) => (0,errors/* userError */.IF)(process_codes/* codes */.F, code, message);
const specOf = (release) => {
    const parsed = specSchema.safeParse(release.spec);
    if (parsed.success)
        return parsed.data;
    throw fail('release-not-runnable', `Release ${release.id.slice(0, 12)}: ${core_errors/* prettifyError */.S1(parsed.error)}`);
};
const bootFailure = (code, message) => {
    const known = Object.keys(process_codes/* codes */.F.docs).find((one) => one === code);
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
            return await readState((0,external_node_path_.join)(this.folder, stateFile));
        }
        catch (error) {
            const path = (0,external_node_path_.join)(this.folder, stateFile);
            if ((0,errors/* systemCode */.xU)(error) !== undefined)
                throw error;
            throw fail('proxy-state-unreadable', `${path} is damaged; nothing was changed.`);
        }
    }
    /** Calls the host; starts it where it is not running. A dead one comes back with the state it recorded. */
    async call(operation, order, waitMs = 0) {
        await this.checkEntrance();
        try {
            return await callHost(this.folder, operation, order, waitMs);
        }
        catch (error) {
            if (!(error instanceof HostAbsent))
                throw error;
        }
        await this.bringUp();
        return await callHost(this.folder, operation, order, waitMs);
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
        return await callHost(this.folder, 'stats', {}).then(() => true, () => false);
    }
    async answersSoon() {
        const began = performance.now();
        const patience = () => ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(this.folder, stateFile)) ? rivalMs : 500);
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
            if ((0,errors/* systemCode */.xU)(error) === undefined)
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
        stateDir: stateFolder(inputs['state-dir'], runtime),
        app: inputs.app,
        environment: inputs.environment,
    };
    const folder = journalFolder(place);
    const target = createProcessTarget({ ...place, entrancePort: inputs.port }, {
        log: runtime.log,
        env: runtime.env,
        prepareImage: async (run) => {
            const { imageCommand } = await Promise.all(/* import() */[__webpack_require__.e(817), __webpack_require__.e(686)]).then(__webpack_require__.bind(__webpack_require__, 686));
            return await imageCommand(runtime, (0,external_node_path_.join)(folder, 'images'), run);
        },
    });
    const counters = (releaseId) => processCounters(folder, releaseId);
    return { store: createFileJournalStore(place), target, counters, kubernetes: null };
};
/** Loaded where it is used: the process target starts without it. */
const kubernetesWhere = async (inputs, runtime) => {
    const { openKubernetes } = await Promise.all(/* import() */[__webpack_require__.e(817), __webpack_require__.e(491), __webpack_require__.e(935)]).then(__webpack_require__.bind(__webpack_require__, 2935));
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
        ancestry: gitAncestry(runtime.exec, runtime.context.workspace),
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

;// CONCATENATED MODULE: ./src/adapters/rollout/verifying.ts


/** A rollout whose releases are verified in this process, over real connections that are closed at the end. */
const withVerifyingRollout = async (inputs, runtime, body) => await withRollout(inputs, runtime, parts => createVerifier(inputs, {
    ...runtime,
    ...parts,
    entranceUrl: inputs.url,
    // Only the proxy of the process target names the release by itself.
    headerFromTarget: inputs.target === 'process' && inputs.url === '',
}), body);

// EXTERNAL MODULE: ./src/domain/kubernetes/report.ts
var report = __webpack_require__(8515);
;// CONCATENATED MODULE: ./src/adapters/rollout/cluster-report.ts

/** What a report says of the cluster; null with any other target. `contents`: null where nothing was rendered. */
const clusterReport = ({ kubernetes }, { before, after }, contents) => kubernetes === null
    ? null
    : {
        namespace: kubernetes.namespace,
        images: [],
        unpinned: [],
        objects: [],
        findings: [],
        ...contents,
        adopted: (0,report/* adoptedNames */.a8)(before, after),
        api: kubernetes.api(),
        offline: null,
    };

// EXTERNAL MODULE: ./src/adapters/rollout/inputs.ts
var rollout_inputs = __webpack_require__(2169);
;// CONCATENATED MODULE: ./src/domain/rollout/report.ts
const known = (journal) => {
    const live = journal.live === null ? null : journal.colours[journal.live];
    return {
        id: live?.id ?? null,
        revision: live?.revision ?? null,
        verified: live !== null && journal.verified?.release.id === live.id,
    };
};
const timesOf = ({ operation, trail }) => {
    const undo = operation?.undo;
    if (operation === null || undo === undefined)
        return { detectionMs: null, recoveryMs: null, badRelease: null };
    return {
        detectionMs: undo.switchedAt === null ? null : undo.cause.at - undo.switchedAt,
        recoveryMs: operation.switchedAt === undefined ? null : operation.switchedAt - undo.cause.at,
        badRelease: { id: undo.release.id, cause: undo.cause.code, logs: trail?.badLogs ?? null },
    };
};
const reportOf = (settled, about) => {
    const { journal, trail, operation } = settled;
    const live = known(journal);
    return {
        schema: 'prod-actions/rollout/v1',
        app: about.app,
        environment: about.environment,
        verdict: settled.verdict,
        reasons: settled.reasons,
        operation: operation?.id ?? null,
        kind: operation?.kind ?? null,
        liveColour: journal.live,
        liveReleaseId: live.id,
        liveRevision: live.revision,
        liveVerified: live.verified,
        releaseId: about.releaseId,
        previousReleaseId: about.previousReleaseId,
        url: about.url,
        steps: (trail?.steps ?? []).map(({ step, at }) => ({ step, at: new Date(at).toISOString() })),
        switchMs: trail?.switchMs ?? null,
        arrival: trail?.arrival?.seen ?? null,
        ...timesOf(settled),
        retired: trail?.retired ?? null,
        verifications: (trail?.verifications ?? []).map(({ of, verification: { verdict, evidence } }) => ({
            of,
            verdict,
            evidence,
        })),
        plan: about.plan ?? [],
        quarantined: journal.quarantine.map(entry => entry.releaseId),
        kept: journal.bundles.map(bundle => bundle.release.id),
        token: journal.token,
        cluster: about.cluster ?? null,
    };
};

;// CONCATENATED MODULE: ./src/domain/rollout/codes.ts

/** Why a deploy or a rollback ended as it did. Targets use the first group as `cause` of a broken colour. */
const rollout_codes_codes = (0,verdicts_codes/* defineCodes */.O)({
    'app-exited': {
        means: 'The app ended by itself, or was killed, before or after it was ready.',
        next: 'Read the last log lines in the message, mend the app, and deploy again.',
    },
    'port-in-use': {
        means: 'Something else already listens on the port the app was told to use.',
        next: 'Stop the other program or set another `port`.',
    },
    'app-not-startable': {
        means: 'The program of the release could not be started: it is missing, not executable, or for another platform.',
        next: 'Check the command or the entrypoint of the image.',
    },
    'app-never-listened': {
        means: 'The app runs but did not listen on its port in time.',
        next: 'Make it listen on 127.0.0.1 at the port in the environment variable PORT, or raise `start-timeout`.',
    },
    'app-vanished': {
        means: 'The new release is no longer there, and nothing of ours removed it.',
        next: 'Look for what stopped it on the target, then deploy again.',
    },
    'warm-up-failed': {
        means: 'The new release listens, but its health path did not answer well for the whole warm-up.',
        next: 'Read the last answer in the message; mend the app, `health-path` or `warm-up`.',
    },
    'effect-failed': {
        means: 'The target could not carry out a step after several tries.',
        next: 'Read the message; once the target is well, run again: it goes on from where it stands.',
    },
    'traffic-moved-by-other': {
        means: 'Traffic is not where this operation left it: something other than prod-actions moved it.',
        next: 'Run `status`, find out who moved it, and deploy again.',
    },
    'switch-not-observed': {
        means: 'The switch was written, but users’ entrance did not answer with the new release in time.',
        next: 'Check the proxy or load balancer in front of the app.',
    },
    locked: {
        means: 'Another operation holds the lease and its holder may be alive.',
        next: 'Wait for it, or, when it is surely dead, run `unlock` with a reason.',
    },
    'lease-lost': {
        means: 'A newer operation took over while this one worked; it stopped without another write.',
        next: 'Look at the newer operation in `status`.',
    },
    'newer-operation': {
        means: 'A newer operation has taken place since the one named by `operation-id`.',
        next: 'Nothing to do: the newer operation decides.',
    },
    'operation-unknown': {
        means: 'The journal knows no open operation with this `operation-id`.',
        next: 'Pass the `operation-id` output of the deploy step, or leave it empty.',
    },
    quarantined: {
        means: 'This release failed in this environment before and is quarantined.',
        next: 'Deploy a mended release, or run `lift-quarantine` with a reason.',
    },
    'commit-behind-live': {
        means: 'The commit is strictly behind the one that is live.',
        next: 'Deploy the newer commit, or set `allow-older: true`.',
    },
    'commit-diverged': {
        means: 'The commit and the live one have diverged: each has changes the other has not.',
        next: 'Check that nothing live is lost.',
    },
    'ancestry-unknown': {
        means: 'Whether the commit is newer than the live one could not be told.',
        next: 'Check out with `fetch-depth: 0`, or set `allow-older: true`.',
    },
    'would-lose-verified': {
        means: 'The live release is unverified and this deploy would overwrite the only verified one.',
        next: 'Verify or roll back first, or set `allow-cold-rollback: true`.',
    },
    'live-unchanged': {
        means: 'This release is live and verified already.',
        next: 'Nothing to do.',
    },
    'dry-run': {
        means: 'Only the plan was made; nothing was written.',
        next: 'Run again without `dry-run` to carry it out.',
    },
    'planned-offline': {
        means: 'The plan was made from the manifests alone; what only the cluster can tell is listed in it.',
        next: 'Give the step access to the cluster to see what would change there.',
    },
    'switched-unverified': {
        means: 'The new release has traffic and is not yet verified; the old one is kept warm.',
        next: 'Run post-deploy-verify, then `phase: settle` or auto-rollback, with the same `operation-id`.',
    },
    'verification-missing': {
        means: 'Settling needs a passing verification of this operation.',
        next: 'Run post-deploy-verify and pass its verdict as `verification`.',
    },
    'verification-failed': {
        means: 'The release failed its verification after the switch.',
        next: 'Mend the release and deploy again.',
    },
    'verification-unsure': {
        means: 'The verification came to no verdict: traffic stays, the release is not recorded as verified, the old one is kept warm.',
        next: 'Run again to verify again, or roll back.',
    },
    'died-after-switch': {
        means: 'The release died or stopped answering after it had traffic.',
        next: 'Read the last log lines in the message, mend the app, and deploy again.',
    },
    'interrupted-before-switch': {
        means: 'The run was cancelled before traffic moved; the new release was withdrawn.',
        next: 'Run again.',
    },
    'interrupted-after-switch': {
        means: 'The run was cancelled after traffic moved; what was done is recorded.',
        next: 'Run again: it goes on with the verification.',
    },
    'rolled-back': {
        means: 'Traffic is back on a verified release.',
        next: 'Mend the bad release; it is quarantined.',
    },
    'rolled-back-by-hand': {
        means: 'A person asked for the rollback.',
        next: 'Mend the release that was taken back; it is quarantined.',
    },
    'deploy-withdrawn': {
        means: 'The open deploy had not moved traffic; it was withdrawn instead of rolled back.',
        next: 'Deploy again when ready.',
    },
    'rollback-interrupted': {
        means: 'The rollback was cancelled; the message says where traffic is.',
        next: 'Run the rollback again: it goes on from where it stands.',
    },
    'rollback-unverified': {
        means: 'Traffic is back, but the old release did not pass its verification either.',
        next: 'Look at what both releases depend on; a person must decide.',
    },
    'nothing-to-go-back-to': {
        means: 'No other verified release is recorded.',
        next: 'Deploy a mended release.',
    },
    'one-way-release': {
        means: 'The live release is one-way (its migration cannot be undone), so the old one is not fit for its data.',
        next: 'Go forward: deploy a mended release.',
    },
    'rollback-target-unfit': {
        means: 'The release to go back to could not be made ready; traffic was left where it is.',
        next: 'Read the cause in the message, then roll back to another kept release or deploy a mended one.',
    },
    'rollback-target-unknown': {
        means: 'The journal keeps no verified release with this id.',
        next: 'Use `to: verified` or one of the ids in the message.',
    },
    'rollback-too-soon': {
        means: 'An automatic rollback ran within the last hour; a second one is left to a person.',
        next: 'Look at why releases fail in a row, then roll back by hand (`automatic: false`).',
    },
    'rollback-of-rollback': {
        means: 'The live release came back by a rollback; it is never rolled back automatically.',
        next: 'A person must decide: name a kept release with `to`.',
    },
    'live-is-verified': {
        means: 'The live release passed its verification; there is nothing to take back.',
        next: 'To go back all the same, set `automatic: false` and name a kept release with `to`.',
    },
    'retire-failed': {
        means: 'The release that no longer has traffic could not be stopped; the next run tries again.',
        next: 'Look at the process named in the message.',
    },
    'endpoints-only': {
        means: 'The switch was seen in the control plane only: there was no way in through which to ask the data plane.',
        next: 'Set `url` to where users’ traffic enters, so that the switch is observed there.',
    },
    'arrival-unidentified': {
        means: 'The entrance answers well after the switch, but the app does not say which release answered.',
        next: 'Let the app answer with the header `x-prod-actions-release` set to the environment variable PROD_ACTIONS_RELEASE.',
    },
    'contract-failed': {
        means: 'The release is live and verified and the old one is gone, but its last hook failed.',
        next: 'Mend what the message names and run the hook by hand: it is safe to repeat.',
    },
    'adopted-unverified': {
        means: 'The app that ran before did not pass the verification, so it is not recorded as one to go back to.',
        next: 'Mend what the verification names, or deploy all the same: a failed release is then held, not rolled back.',
    },
    'holder-alive': {
        means: 'The holder of the lease is alive, so the lock is not taken from it.',
        next: 'Cancel that run first.',
    },
    'not-locked': {
        means: 'Nobody holds the lease.',
        next: 'Nothing to do.',
    },
    'not-quarantined': {
        means: 'No quarantined release matches.',
        next: 'Run `status` to see the list.',
    },
    'nothing-to-resume': {
        means: 'No operation is open.',
        next: 'Nothing to do.',
    },
});

;// CONCATENATED MODULE: ./src/domain/rollout/quarantine.ts
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

// EXTERNAL MODULE: ./src/domain/rollout/release.ts
var rollout_release = __webpack_require__(5543);
;// CONCATENATED MODULE: ./src/domain/rollout/plan-deploy.ts



const plan_deploy_runs = (state, release) => state.state === 'ready' && state.releaseId === release.id;
/** The release that has traffic, as far as the journal knows it. */
const liveRelease = (journal, observed) => observed.traffic === null ? null : journal.colours[observed.traffic];
const isVerified = (journal, release) => journal.verified?.release.id === release.id;
const quarantined = (journal, release) => {
    const entry = quarantineOf(journal, release);
    if (entry === undefined)
        return [];
    const since = new Date(entry.at).toISOString();
    return [rollout_codes_codes.reason('quarantined', `Release ${(0,rollout_release/* shortId */.m_)(release.id)} is quarantined since ${since}: ${entry.reason}`)];
};
const freshness = (live, request, relation) => {
    const [from, to] = [live?.revision ?? '', request.release.revision];
    if (from === '' || to === '')
        return { refused: [], notes: [] };
    const named = `Commit ${to.slice(0, 12)}, compared with the live ${from.slice(0, 12)}:`;
    if (relation === 'diverged')
        return { refused: [], notes: [rollout_codes_codes.reason('commit-diverged', `${named} they have diverged.`)] };
    if (relation !== 'behind' && relation !== 'unknown')
        return { refused: [], notes: [] };
    const reason = relation === 'behind'
        ? rollout_codes_codes.reason('commit-behind-live', `${named} it is strictly behind.`)
        : rollout_codes_codes.reason('ancestry-unknown', `${named} which is newer could not be told.`);
    return request.allowOlder ? { refused: [], notes: [reason] } : { refused: [reason], notes: [] };
};
/** The way back is warm only in the colour we are about to overwrite, and what is live is not proven. */
const coldRollback = (journal, observed, request, to) => {
    const live = liveRelease(journal, observed);
    const { verified } = journal;
    if (request.allowColdRollback || live === null || verified === null)
        return [];
    if (isVerified(journal, live) || live.oneWay || !plan_deploy_runs(observed[to], verified.release))
        return [];
    return [
        rollout_codes_codes.reason('would-lose-verified', `Live release ${(0,rollout_release/* shortId */.m_)(live.id)} is unverified, and ${to} holds the only verified one (${(0,rollout_release/* shortId */.m_)(verified.release.id)}), still warm.`),
    ];
};
const placeOf = (journal, observed) => {
    const taken = observed.traffic ?? journal.live;
    return taken === null ? 'blue' : (0,rollout_release/* otherColour */.RQ)(taken);
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
    ...newOperation(request, (0,rollout_release/* otherColour */.RQ)(live), live, now),
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
    const isLive = observed.traffic !== null && live?.id === request.release.id && plan_deploy_runs(observed[observed.traffic], request.release);
    if (isLive && isVerified(journal, request.release)) {
        const message = `Release ${(0,rollout_release/* shortId */.m_)(request.release.id)} is live in ${observed.traffic} and verified.`;
        return { kind: 'unchanged', reasons: [rollout_codes_codes.reason('live-unchanged', message)] };
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

;// CONCATENATED MODULE: ./src/domain/rollout/transitions.ts

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
    const colour = (0,rollout_release/* otherColour */.RQ)(journal.verified.colour);
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
const leaving = (operation) => operation.undo?.colour ?? (0,rollout_release/* otherColour */.RQ)(operation.to);

;// CONCATENATED MODULE: ./src/domain/rollout/plan-rollback.ts





const automaticGapMs = 60 * 60_000;
const no = (kind, code, message) => ({
    kind,
    reasons: [rollout_codes_codes.reason(code, message)],
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
        return no('already-rolled-back', 'rolled-back', `Traffic is on ${(0,rollout_release/* shortId */.m_)(bad.id)} since the last rollback.`);
    if (provenHere)
        return no('not-needed', 'live-is-verified', `Live release ${(0,rollout_release/* shortId */.m_)(bad.id)} is verified.`);
    const last = journal.lastAutomaticRollbackAt;
    if (last === null || now - last >= automaticGapMs)
        return undefined;
    return no('held', 'rollback-too-soon', `The last automatic rollback was ${Math.round((now - last) / 60_000)} minutes ago.`);
};
const plan_rollback_kept = (journal) => journal.bundles.map(({ release }) => (0,rollout_release/* shortId */.m_)(release.id)).join(', ') || 'none';
const plan_rollback_checked = (journal, bad, request, now) => {
    if (journal.operation?.kind === 'rollback')
        return no('refused', 'rollback-of-rollback', 'The open operation is a rollback itself.');
    const target = targetOf(journal, bad, request.to);
    if (target === undefined && request.to !== 'verified')
        return no('refused', 'rollback-target-unknown', `No kept release is "${request.to}"; kept: ${plan_rollback_kept(journal)}.`);
    const against = request.automatic ? againstAutomatic(journal, bad, now) : undefined;
    if (against !== undefined)
        return against;
    if (!request.automatic && request.to === 'verified' && cameByRollback(journal, bad) && journal.operation === null)
        return no('already-rolled-back', 'rolled-back', `Traffic is on ${(0,rollout_release/* shortId */.m_)(bad.id)} since the last rollback.`);
    if (bad.oneWay)
        return no('held', 'one-way-release', `Release ${(0,rollout_release/* shortId */.m_)(bad.id)} is one-way; traffic stays where it is.`);
    if (target === undefined)
        return no('held', 'nothing-to-go-back-to', `No verified release besides ${(0,rollout_release/* shortId */.m_)(bad.id)} is kept.`);
    return target.id === bad.id
        ? no('not-needed', 'live-is-verified', `Release ${(0,rollout_release/* shortId */.m_)(target.id)} has traffic already.`)
        : { target };
};
/** The whole rollback as one record: the bad release is quarantined in the same write that decides it. */
const recorded = (journal, observed, bad, target, request, now) => {
    const from = observed.traffic ?? journal.live ?? 'blue';
    const to = (0,rollout_release/* otherColour */.RQ)(from);
    const open = journal.operation;
    const warm = plan_deploy_runs(observed[to], target);
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
    const begun = quarantine(begin(journal, operation, observed.traffic, now), bad, request.cause.message, operation.id, now);
    const counted = request.automatic ? { ...begun, lastAutomaticRollbackAt: now } : begun;
    return warm ? advance(counted, 'warming') : counted;
};
const planRollback = (journal, observed, request, now) => {
    const live = observed.traffic ?? journal.live;
    const bad = live === null ? null : journal.colours[live];
    if (bad === null)
        return no('held', 'nothing-to-go-back-to', 'The journal records no live release.');
    const result = plan_rollback_checked(journal, bad, request, now);
    if (!('target' in result))
        return result;
    return {
        kind: 'begin',
        release: result.target,
        journal: recorded(journal, observed, bad, result.target, request, now),
    };
};

;// CONCATENATED MODULE: ./src/domain/rollout/endings.ts




/** The ways a step turns off the straight road: withdraw, go back, hold, stop. Pure. */
const endings_known = rollout_codes_codes.docs;
const failureOf = (why, at) => ({
    code: why.code,
    message: why.message,
    next: why.next || (endings_known[why.code]?.next ?? `See docs/errors.md#${why.code}.`),
    at,
});
/** The release to switch to is not fit: it is withdrawn; traffic was never near it. */
const unfit = (s, why) => ({
    kind: 'write',
    journal: withdraw(s.journal, failureOf(why, s.now)),
});
/** Cancelled before the switch. A rollback stays open: traffic is still on the bad release. */
const stop = (s, op) => {
    if (op.kind === 'deploy')
        return unfit(s, {
            code: 'interrupted-before-switch',
            message: `Cancelled in step ${op.step}; traffic did not move.`,
            next: '',
        });
    const reason = rollout_codes_codes.reason('rollback-interrupted', `Cancelled in step ${op.step}; traffic is not back yet.`);
    return { kind: 'done', end: { result: 'interrupted', reasons: [reason] } };
};
/** Nothing can be done without a person; traffic stays where it is. */
const held = (s, reasons, journal = s.journal) => ({
    kind: 'done',
    journal: conclude(journal, 'held', s.now),
    end: { result: 'held', reasons },
});
/** The live release is bad: the same operation becomes a rollback in one write, or a person is asked. */
const goBack = (s, why) => {
    const { operation } = s.journal;
    if (operation === null)
        return held(s, []);
    const cause = failureOf(why, s.now);
    const plan = planRollback(s.journal, s.observed, {
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
    const marked = quarantine(s.journal, operation.release, cause.message, operation.id, s.now);
    return held(s, [reason, ...plan.reasons], disowned(marked, operation.release));
};
/** Somebody else moved traffic onto the colour we were about to change: nothing is touched. */
const movedByOther = (s, to) => ({
    kind: 'done',
    journal: conclude(s.journal, 'moved-by-other', s.now),
    end: {
        result: 'moved-by-other',
        reasons: [rollout_codes_codes.reason('traffic-moved-by-other', `Traffic is at ${to}, which was about to be stopped.`)],
    },
});

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
        return movedByOther(s, op.to);
    if (s.cancelled)
        return stop(s, op);
    const failed = s.facts.failures[0];
    if (failed !== undefined)
        return unfit(s, failed);
    if (s.facts.done)
        return write(advance(s.journal, 'warming'));
    return effect({ kind: 'start', colour: op.to, release: op.release });
};
const warming = (s, op) => {
    if (s.cancelled)
        return stop(s, op);
    const state = s.observed[op.to];
    if (gone(state, op.release)) {
        // Found so after a kill: it may have died with the machine, not by its own fault. Start it once more.
        return s.facts.inherited ? write(advance(s.journal, 'preparing')) : unfit(s, whatBroke(state));
    }
    const spent = s.now - s.facts.since;
    if (state.state === 'ready')
        return ready(s, op, spent);
    if (spent <= op.timing.startMs)
        return wait();
    if (s.facts.logs === null)
        return effect({ kind: 'logs', colour: op.to });
    return unfit(s, neverReady(state, spent, s.facts.logs));
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
        return write(advance(s.journal, 'switching'));
    if (goodSince === null && spent > op.timing.startMs + op.timing.warmMs) {
        if (logs === null)
            return effect({ kind: 'logs', colour: op.to });
        const message = `The health path did not answer well for ${op.timing.warmMs} ms on end; last answer: ${lastProbe?.detail ?? s.facts.failures.at(-1)?.message ?? 'none'}.`;
        return unfit(s, { code: 'warm-up-failed', message: withLogs(message, logs), next: '' });
    }
    const rest = lastProbe === null ? 0 : lastProbe.at + pollMs - s.now;
    return rest > 0 ? wait(rest) : effect({ kind: 'probe', colour: op.to });
};
const switching = (s, op) => {
    const { traffic } = s.observed;
    if (traffic === op.to)
        return arrived(s, op);
    if (s.cancelled && op.kind === 'deploy')
        return stop(s, op);
    if (s.facts.movedByOther || (op.kind === 'deploy' && traffic !== op.from)) {
        const message = `Traffic is at ${traffic ?? 'no colour'}, not at ${op.from ?? 'no colour'} where it was.`;
        return unfit(s, { code: 'traffic-moved-by-other', message, next: '' });
    }
    const tired = tiredOf(s.facts);
    if (tired !== undefined)
        return unfit(s, { ...tired, code: 'effect-failed' });
    const state = s.observed[op.to];
    if (!plan_deploy_runs(state, op.release))
        return s.facts.inherited ? write(advance(s.journal, 'preparing')) : unfit(s, whatBroke(state));
    return effect({ kind: 'switch', from: traffic, to: op.to });
};
const arrived = (s, op) => {
    const moved = { ...s, journal: switched(s.journal, s.now) };
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
        return goBack(moved, { ...whatBroke(state), code: 'died-after-switch' });
    const detail = s.facts.lastProbe?.detail ?? 'no answer';
    const message = `After ${op.timing.switchMs} ms the entrance did not answer with the new release; last answer: ${detail}.`;
    return goBack(moved, { code: 'switch-not-observed', message, next: '' });
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
        return decide_passed(s, op);
    const message = verification.reasons.map(reason => reason.message).join(' ');
    if (verification.verdict === 'fail')
        return bad(s, op, { code: 'verification-failed', message, next: '' });
    return unsure(s, op, `Verification: ${verification.verdict}. ${message}`);
};
const decide_passed = (s, op) => {
    if (op.kind === 'deploy')
        return write(verified(s.journal, s.now));
    return rolledBack(s, op, []);
};
/** What came back was verified once; thin traffic now does not unmake that, and the run is red in any case. */
const unsure = (s, op, message) => {
    if (op.kind === 'rollback')
        return rolledBack(s, op, [rollout_codes_codes.reason('verification-unsure', message)]);
    if (s.aim.onUnverified === 'rollback')
        return goBack(s, { code: 'verification-unsure', message, next: '' });
    return { kind: 'done', end: { result: 'unverified', reasons: [rollout_codes_codes.reason('verification-unsure', message)] } };
};
const rolledBack = (s, op, notes) => {
    const cause = op.undo?.cause;
    const message = `Traffic is back in ${op.to} on a verified release. Cause: ${cause?.message ?? 'not recorded'}`;
    return {
        kind: 'done',
        journal: conclude(s.journal, 'rolled-back', s.now),
        end: { result: 'rolled-back', reasons: [rollout_codes_codes.reason('rolled-back', message), ...notes] },
    };
};
const bad = (s, op, why) => {
    if (op.kind === 'deploy')
        return goBack(s, why);
    return {
        kind: 'done',
        journal: conclude(s.journal, 'rollback-unverified', s.now),
        end: { result: 'rollback-unverified', reasons: [rollout_codes_codes.reason('rollback-unverified', why.message)] },
    };
};
const handedOver = (op) => ({
    result: 'switched',
    reasons: [rollout_codes_codes.reason('switched-unverified', `Traffic is on ${op.to}; the release is not yet verified.`)],
});
const interrupted = (op) => ({
    result: 'interrupted',
    reasons: [
        op.kind === 'rollback'
            ? rollout_codes_codes.reason('rollback-interrupted', `Cancelled in step ${op.step}; the rollback goes on when it is run again.`)
            : rollout_codes_codes.reason('interrupted-after-switch', `Cancelled in step ${op.step}; traffic is on ${op.to}.`),
    ],
});
const deployed = (s, journal, reasons = []) => ({
    kind: 'done',
    journal: conclude(journal, 'deployed', s.now),
    end: { result: 'deployed', reasons },
});
const baking = (s, op) => {
    const state = s.observed[op.to];
    if (gone(state, op.release))
        return goBack(s, { ...whatBroke(state), code: 'died-after-switch' });
    if (s.cancelled)
        return { kind: 'done', end: interrupted(op) };
    const old = leaving(op);
    const until = (s.journal.verified?.at ?? s.now) + op.timing.bakeMs;
    const nothingWarm = s.observed[old].state === 'absent';
    if (op.timing.bakeMs > longestBakeInJobMs && !nothingWarm)
        return deployed(s, retireLater(s.journal, old, until));
    if (s.now < until && !nothingWarm)
        return wait(Math.min(500, until - s.now));
    return write(advance(s.journal, 'retiring'));
};
const retiring = (s, op) => {
    const old = leaving(op);
    if (s.observed.traffic === old)
        return movedByOther(s, old);
    if (s.facts.done || s.observed[old].state === 'absent')
        return retired(s, op, emptied(s.journal, old), []);
    if (s.cancelled)
        return { kind: 'done', end: interrupted(op) };
    const tired = tiredOf(s.facts);
    if (tired !== undefined)
        return retired(s, op, retireLater(s.journal, old, s.now), [rollout_codes_codes.reason('retire-failed', tired.message)]);
    if (op.kind === 'rollback' && s.facts.logs === null)
        return effect({ kind: 'logs', colour: old });
    return effect({ kind: 'retire', colour: old, drainMs: op.timing.drainMs });
};
const retired = (s, op, journal, reasons) => {
    if (op.kind === 'rollback')
        return write(advance(journal, 'switched-unverified'));
    return (0,rollout_release/* hasContract */.t_)(op.release) ? write(advance(journal, 'contracting')) : deployed(s, journal, reasons);
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
        journal: conclude(s.journal, 'contract-failed', s.now),
        end: { result: 'contract-failed', reasons: [rollout_codes_codes.reason('contract-failed', failed.message)] },
    };
};
const withdrawing = (s, op) => {
    if (s.observed.traffic === op.to)
        return movedByOther(s, op.to);
    const state = s.observed[op.to];
    // A way back that listens but answers badly is left for a person to look at; only what we started is removed.
    const leave = op.kind === 'rollback' && state.state === 'ready';
    if (leave)
        return withdrawn(s, op, s.journal, []);
    // Also what never came to be started is retired once: an adoption made for it is taken back then.
    if (s.facts.done)
        return withdrawn(s, op, emptied(s.journal, op.to), []);
    const tired = tiredOf(s.facts);
    if (tired !== undefined)
        return withdrawn(s, op, retireLater(s.journal, op.to, s.now), [rollout_codes_codes.reason('retire-failed', tired.message)]);
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
        return held(s, [rollout_codes_codes.reason('rollback-target-unfit', why.message), ...notes], journal);
    const result = known.code === 'interrupted-before-switch' ? 'interrupted' : 'withdrawn';
    return {
        kind: 'done',
        journal: conclude(journal, result === 'withdrawn' ? 'failed' : result, s.now),
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
        const old = leaving(operation);
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
    return granted.granted ? undefined : rollout_codes_codes.reason('locked', `Held by ${(0,rollout_lease/* describeHolder */.sG)(granted.holder, seen.now)}.`);
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
    await ledger.write({ ...emptied(ledger.journal, due.colour), lease: null });
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
        const reason = rollout_codes_codes.reason('lease-lost', `A newer operation took over: ${error.message}.`);
        return unbegun({ journal }, 'superseded', [reason]);
    }
};

;// CONCATENATED MODULE: ./src/domain/rollout/rollback.ts






const verdictOf = {
    deployed: 'failed',
    switched: 'failed',
    unverified: 'failed',
    withdrawn: 'not-needed',
    interrupted: 'failed',
    'rolled-back': 'rolled-back',
    'rollback-unverified': 'failed',
    held: 'held',
    'moved-by-other': 'failed',
    'contract-failed': 'failed',
};
const settled = (driven) => ({
    verdict: verdictOf[driven.end.result],
    reasons: driven.end.reasons,
    end: driven.end,
    operation: driven.operation,
    journal: driven.journal,
    trail: driven.trail,
});
/** A rollback names the operation it takes back, so that it never takes back a newer one. */
const stale = (seen, command) => {
    const { operation, history } = seen.journal;
    if (command.operation === '' || operation?.id === command.operation)
        return undefined;
    const past = history.find(entry => entry.operation === command.operation);
    if (past === undefined)
        return unbegun(seen, 'refused', [
            rollout_codes_codes.reason('operation-unknown', `The journal does not know operation "${command.operation}".`),
        ]);
    if (operation !== null || history[0]?.operation !== command.operation)
        return unbegun(seen, 'superseded', [
            rollout_codes_codes.reason('newer-operation', `Operation ${command.operation} is not the last one any more.`),
        ]);
    return past.kind === 'rollback' && past.result === 'rolled-back'
        ? unbegun(seen, 'already-rolled-back', [
            rollout_codes_codes.reason('rolled-back', `Operation ${command.operation} was rolled back before.`),
        ])
        : undefined;
};
const planned = (seen, command) => {
    const code = command.automatic ? 'verification-failed' : 'rolled-back-by-hand';
    const open = seen.journal.operation;
    return planRollback(seen.journal, seen.observed, {
        operation: command.operation === '' ? command.newId : command.operation,
        to: command.to,
        automatic: command.automatic,
        cause: failureOf({ code, message: command.reason, next: '' }, seen.now),
        timing: open?.timing ?? command.timing,
        by: command.by,
    }, seen.now);
};
const beforeSwitch = (seen, open) => open.kind === 'deploy' &&
    seen.observed.traffic !== open.to &&
    ['preparing', 'warming', 'switching', 'withdrawing'].includes(open.step);
/** The deploy never got traffic: it is withdrawn, and that is all there is to take back. */
const rollback_withdrawn = (seen, reason) => {
    const message = `Withdrawn instead of rolled back: ${reason}`;
    return withdraw(seen.journal, failureOf({ code: 'deploy-withdrawn', message, next: '' }, seen.now));
};
/**
 * Held or not allowed. An automatic rollback that is held closes the unverified deploy and quarantines its release; one
 * that passed its verification is left to settle.
 */
const declined = (seen, command, plan) => {
    const bad = seen.journal.operation;
    const outcome = unbegun(seen, plan.kind, plan.reasons);
    const unproven = bad !== null && seen.journal.verified?.release.id !== bad.release.id;
    if (plan.kind !== 'held' || !command.automatic || !unproven)
        return { kind: 'answer', outcome };
    const marked = quarantine(seen.journal, bad.release, command.reason, bad.id, seen.now);
    return { kind: 'answer', outcome, next: conclude(marked, 'held', seen.now) };
};
const decision = (seen, command) => {
    const outdated = stale(seen, command);
    if (outdated !== undefined)
        return { kind: 'answer', outcome: outdated };
    const current = seen.journal.operation;
    if (current?.kind === 'rollback')
        return { kind: 'drive', next: seen.journal, inherited: true };
    if (current !== null && beforeSwitch(seen, current))
        return { kind: 'drive', next: rollback_withdrawn(seen, command.reason), inherited: true };
    const plan = planned(seen, command);
    return plan.kind === 'begin'
        ? { kind: 'drive', next: plan.journal, inherited: false }
        : declined(seen, command, plan);
};
/** One try; undefined: somebody wrote in between, look again. */
const attempt = async (ports, command) => {
    const seen = await look(ports, command);
    const first = decision(seen, command);
    if (first.kind === 'answer' && first.next === undefined)
        return first.outcome;
    const holder = command.operation || command.newId;
    const locked = await lockedBy(ports, seen, holder);
    if (locked !== undefined)
        return unbegun(seen, 'refused', [locked]);
    const taken = await lock(ports, command, seen, holder);
    return taken === undefined ? undefined : await underLock(ports, command, taken);
};
/** Decides again, now that nobody else can write, and carries it out. */
const underLock = async (ports, command, { ledger, seen }) => {
    const made = decision(seen, command);
    if (made.kind === 'answer') {
        await ledger.write({ ...(made.next ?? seen.journal), lease: null });
        return { ...made.outcome, journal: ledger.journal };
    }
    await record(ports, ledger, made.next);
    const aim = { until: 'settled', onUnverified: 'hold' };
    return settled(await drive(ports, ledger, aim, { inherited: made.inherited }));
};
const rollback = async (ports, command) => await orSuperseded(ports, command, async () => {
    for (;;) {
        const outcome = await attempt(ports, command);
        if (outcome !== undefined)
            return outcome;
    }
});

;// CONCATENATED MODULE: ./src/domain/verdicts/verdicts.ts
/** The closed sets of verdicts, and what each does to the run. Pure. */
const verdicts = {
    'multi-arch-build': ['built', 'failed'],
    'security-scan': ['pass', 'fail', 'unknown'],
    'performance-regression': [
        'pass',
        'regression',
        'budget-exceeded',
        'inconclusive',
        'no-baseline',
        'incomparable',
        'invalid-run',
    ],
    'blue-green-deploy': ['deployed', 'unchanged', 'refused', 'superseded', 'reverted', 'interrupted', 'failed'],
    'post-deploy-verify': ['pass', 'fail', 'inconclusive', 'error'],
    'auto-rollback': ['not-needed', 'rolled-back', 'already-rolled-back', 'held', 'superseded', 'refused', 'failed'],
    ship: [
        'deployed',
        'unchanged',
        'unverified',
        'rolled-back',
        'refused',
        'superseded',
        'interrupted',
        'held',
        'failed',
    ],
    plan: ['planned', 'refused'],
};
const good = {
    'multi-arch-build': ['built'],
    'security-scan': ['pass'],
    'performance-regression': ['pass'],
    'blue-green-deploy': ['deployed', 'unchanged'],
    'post-deploy-verify': ['pass'],
    'auto-rollback': ['not-needed'],
    ship: ['deployed', 'unchanged'],
    plan: ['planned'],
};
const said = {
    'performance-regression': ['no-baseline', 'incomparable', 'inconclusive'],
};
const has = (list, verdict) => list?.includes(verdict) ?? false;
/** The effect of `verdict` under `policy`; everything not known to be good or said blocks. */
const effectOf = (gate, verdict, policy) => {
    if (has(good[gate], verdict))
        return 'continue';
    if (policy.mode === 'observe')
        return 'say';
    return has(said[gate], verdict) && !policy.strict ? 'say' : 'block';
};

;// CONCATENATED MODULE: ./src/actions/auto-rollback/run.ts






const commandOf = (inputs, { rollout }) => ({
    ...rollout.place,
    operation: inputs['operation-id'],
    newId: rollout.newId(),
    to: inputs.to,
    reason: inputs.reason,
    automatic: inputs.automatic,
    timing: (0,rollout_inputs/* timingOf */.II)(inputs),
    by: rollout.by,
});
const outputsOf = (report) => ({
    ...(report.operation === null ? {} : { 'operation-id': report.operation }),
    'live-colour': report.liveColour ?? '',
    'release-id': report.releaseId ?? '',
    'bad-release-id': report.badRelease?.id ?? '',
    url: report.url,
    'detection-ms': `${report.detectionMs ?? ''}`,
    'recovery-ms': `${report.recoveryMs ?? ''}`,
});
const run = async (inputs, deps) => {
    const { ports } = deps.rollout;
    const opened = { ...ports, opened: (one) => deps.outputs.set('operation-id', one.id) };
    const outcome = await rollback(opened, commandOf(inputs, deps));
    const report = reportOf(outcome, {
        app: inputs.app,
        environment: inputs.environment,
        url: publicUrl(deps.rollout, inputs),
        cluster: clusterReport(deps.rollout, { before: outcome.journal, after: outcome.journal }, null),
        releaseId: outcome.operation?.kind === 'rollback' ? outcome.operation.release.id : null,
        previousReleaseId: outcome.operation?.undo?.release.id ?? null,
    });
    return {
        verdict: outcome.verdict,
        reasons: outcome.reasons,
        effect: effectOf('auto-rollback', outcome.verdict, { mode: inputs.mode, strict: inputs.strict }),
        outputs: outputsOf(report),
        report,
    };
};

;// CONCATENATED MODULE: ./src/actions/auto-rollback/wiring.ts


/** `run` in the real world. */
const runReal = async (inputs, runtime) => await withVerifyingRollout(inputs, runtime, async (rollout) => await run(inputs, { ...runtime, rollout }));

// EXTERNAL MODULE: ./src/core/runtime.ts + 20 modules
var core_runtime = __webpack_require__(7810);
;// CONCATENATED MODULE: ./src/actions/blue-green-deploy/release.ts

const environmentOf = (lines) => Object.fromEntries(lines.map(line => {
    const at = line.indexOf('=');
    return [line.slice(0, at), line.slice(at + 1)];
}));
const runOf = (inputs, { folder }) => {
    const [image] = inputs.image;
    return image === undefined
        ? { kind: 'command', command: ['/bin/sh', '-c', inputs.command], cwd: folder }
        : { kind: 'image', reference: image, args: inputs.args };
};
const release_releaseOf = async (inputs, where) => await (0,rollout_release/* identify */.ls)({
    revision: inputs.revision === '' ? where.sha : inputs.revision,
    digest: inputs.image[0]?.split('@')[1] ?? null,
    oneWay: inputs['one-way'],
    spec: { run: runOf(inputs, where), env: environmentOf(inputs.env), healthPath: inputs['health-path'] },
});

;// CONCATENATED MODULE: ./src/domain/rollout/adoption.ts




/** First contact with an app that ran before us: it becomes the live colour, and the release to go back to. */
/** The same suite that judges releases; only a pass makes it one to go back to. */
const verify = async (ports, place, seen, adoption) => {
    const { release, colour } = adoption;
    try {
        return await ports.verifier.verify({
            app: place.app,
            environment: place.environment,
            operation: 'adoption',
            purpose: 'adoption',
            entranceUrl: ports.target.entranceUrl,
            directUrl: await ports.target.directUrl(colour),
            healthPath: (0,rollout_release/* healthPathOf */.Fs)(release),
            expected: { releaseId: release.id, revision: release.revision, colour },
            baseline: null,
            switchedAt: seen.now,
            signal: ports.signal,
        });
    }
    catch {
        return { verdict: 'error', reasons: [], evidence: null };
    }
};
const adoption_recorded = (journal, { release, colour }, verified, now) => ({
    ...journal,
    live: colour,
    colours: { ...journal.colours, [colour]: release },
    verified: verified ? { release, colour, at: now } : journal.verified,
    bundles: verified ? keepBundle(journal.bundles, release, now) : journal.bundles,
});
const isKnown = ({ journal }, { release, colour }) => journal.live === colour && journal.colours[colour]?.id === release.id;
const asItWas = (locked) => ({ locked, notes: [], refusals: [] });
/** Under the lock, before anything is planned. What is ours already is left alone. */
const adopted = async (ports, place, locked) => {
    const { ledger, seen } = locked;
    if (ports.target.adopt === undefined || seen.journal.operation !== null)
        return asItWas(locked);
    const adoption = await ports.target.adopt(ledger.fence);
    if (adoption === null)
        return asItWas(locked);
    const said = isKnown(seen, adoption) ? {} : await takeIn(ports, place, locked, adoption);
    const after = await look(ports, place);
    return { ...asItWas({ ledger, seen: { ...after, journal: ledger.journal } }), ...said };
};
const takeIn = async (ports, place, { ledger, seen }, adoption) => {
    ports.say(`adopt what runs as ${adoption.colour}`);
    const { verdict, reasons } = await verify(ports, place, seen, adoption);
    // A cancelled verification says nothing; the next run asks again.
    if (ports.signal.aborted)
        return {};
    const why = reasons.map(reason => reason.message).join(' ');
    const message = `The verification of what ran before says "${verdict}". ${why}`.trim();
    if (verdict === 'error')
        return { refusals: [rollout_codes_codes.reason('adopted-unverified', message)] };
    await ledger.write(adoption_recorded(ledger.journal, adoption, verdict === 'pass', ports.timer.now()));
    return verdict === 'pass' ? {} : { notes: [rollout_codes_codes.reason('adopted-unverified', message)] };
};

;// CONCATENATED MODULE: ./src/domain/rollout/deploy.ts





const deploy_verdictOf = {
    deployed: 'deployed',
    switched: 'deployed',
    unverified: 'failed',
    withdrawn: 'failed',
    interrupted: 'interrupted',
    'rolled-back': 'reverted',
    'rollback-unverified': 'failed',
    held: 'failed',
    'moved-by-other': 'failed',
    'contract-failed': 'failed',
};
const doubts = {
    release: null,
    answered: ['arrival-unidentified'],
    endpoints: ['endpoints-only'],
};
/** What the evidence of the switch does not say. */
const doubtsOf = ({ trail }) => trail.arrival === null
    ? []
    : (doubts[trail.arrival.seen] ?? []).map(code => rollout_codes_codes.reason(code, trail.arrival?.detail ?? ''));
const deploy_settled = (driven, notes = []) => ({
    verdict: deploy_verdictOf[driven.end.result],
    reasons: [...driven.end.reasons, ...notes, ...doubtsOf(driven)],
    end: driven.end,
    operation: driven.operation,
    journal: driven.journal,
    trail: driven.trail,
});
const nothingAgainst = { refusals: [], notes: [], changes: [] };
const preflightOf = async (ports, plan) => plan.kind === 'begin' && ports.target.preflight !== undefined
    ? await ports.target.preflight(plan.operation.release, plan.operation.to)
    : nothingAgainst;
const planFrom = async (command, seen) => {
    const live = liveRelease(seen.journal, seen.observed)?.revision ?? '';
    const { request } = command;
    const relation = live === '' || request.release.revision === '' ? 'same' : await command.relation(live);
    return { plan: planDeploy(seen.journal, seen.observed, request, relation, seen.now), seen };
};
/** The plan alone: reads, decides, writes nothing. */
const previewDeploy = async (ports, command) => {
    const planned = await planFrom(command, await look(ports, command));
    const locked = await lockedBy(ports, planned.seen, command.request.operation);
    return { ...planned, locked, preflight: await preflightOf(ports, planned.plan) };
};
/** One try; undefined: look again (somebody wrote in between, or something older had to be ended first). */
const deploy_attempt = async (ports, command) => {
    const { plan, seen, locked, preflight } = await previewDeploy(ports, command);
    const due = seen.journal.retireAfter !== null && seen.journal.retireAfter.at <= seen.now;
    if (plan.kind === 'unchanged' && !due)
        return unbegun(seen, 'unchanged', plan.reasons);
    if (locked !== undefined)
        return unbegun(seen, 'refused', [locked]);
    if (plan.kind === 'refused')
        return unbegun(seen, 'refused', plan.reasons);
    if (preflight.refusals.length > 0)
        return unbegun(seen, 'refused', preflight.refusals);
    const taken = await lock(ports, command, seen, command.request.operation);
    if (taken === undefined || (await sweep(ports, taken)))
        return undefined;
    const { locked: ready, notes, refusals } = await adopted(ports, command, taken);
    if (refusals.length > 0) {
        await release(ready.ledger);
        return unbegun(seen, 'refused', refusals);
    }
    const outcome = await deploy_underLock(ports, command, ready);
    return outcome && { ...outcome, reasons: [...outcome.reasons, ...notes, ...preflight.notes] };
};
/** Plans again, now that nobody else can write, and carries the plan out. */
const deploy_underLock = async (ports, command, { ledger, seen }) => {
    const { plan } = await planFrom(command, seen);
    if (plan.kind === 'unchanged' || plan.kind === 'refused') {
        await release(ledger);
        return unbegun(ledger, plan.kind, plan.reasons);
    }
    const next = plan.kind === 'begin' ? begin(seen.journal, plan.operation, seen.observed.traffic, seen.now) : seen.journal;
    await record(ports, ledger, next);
    const driven = await drive(ports, ledger, aimOf(plan, command), { inherited: plan.kind !== 'begin' });
    if (plan.kind !== 'finish-first')
        return deploy_settled(driven, plan.reasons);
    return answers(ports, driven, command) ? deploy_settled(driven) : undefined;
};
/** What was begun is brought to its end, whatever this command stops at. */
const aimOf = (plan, command) => plan.kind === 'finish-first' ? { until: 'settled', onUnverified: 'hold' } : command;
/** The older operation already answers this command: the same release was taken back, or the run was cancelled. */
const answers = (ports, driven, command) => ports.signal.aborted ||
    driven.end.result === 'moved-by-other' ||
    driven.operation.undo?.release.id === command.request.release.id;
const deploy = async (ports, command) => await orSuperseded(ports, command, async () => {
    for (;;) {
        if (ports.signal.aborted)
            return await notBegun(ports, command);
        const outcome = await deploy_attempt(ports, command);
        if (outcome !== undefined)
            return outcome;
    }
});
const notBegun = async (ports, command) => {
    const seen = await look(ports, command);
    return unbegun(seen, 'interrupted', [
        rollout_codes_codes.reason('interrupted-before-switch', 'Cancelled before anything was begun.'),
    ]);
};
/** What `phase: settle` finds: the operation it was handed, or why there is nothing to settle. */
const settleable = (seen, command) => {
    const operation = seen.journal.operation;
    if (operation?.id === command.operation && operation.kind === 'deploy')
        return operation;
    const past = seen.journal.history.find(entry => entry.operation === command.operation);
    if (past?.result === 'deployed')
        return unbegun(seen, 'deployed', []);
    if (past?.kind === 'rollback' || past?.result === 'superseded' || operation !== null)
        return unbegun(seen, 'superseded', [
            rollout_codes_codes.reason('newer-operation', `Operation ${command.operation} is no longer the open one.`),
        ]);
    return unbegun(seen, 'refused', [
        rollout_codes_codes.reason('operation-unknown', `No open operation has the id "${command.operation}".`),
    ]);
};
/** Ends an operation whose traffic was switched and whose verification, made elsewhere, passed. */
const settle = async (ports, command) => await orSuperseded(ports, command, async () => {
    for (;;) {
        const seen = await look(ports, command);
        const found = settleable(seen, command);
        if ('verdict' in found)
            return found;
        if (command.verification.verdict !== 'pass')
            return unbegun(seen, 'refused', [
                rollout_codes_codes.reason('verification-missing', `The verification says "${command.verification.verdict}".`),
            ]);
        const locked = await lockedBy(ports, seen, command.operation);
        if (locked !== undefined)
            return unbegun(seen, 'refused', [locked]);
        const taken = await lock(ports, command, seen, found.id);
        if (taken === undefined)
            continue;
        const start = { inherited: true, verification: command.verification };
        return deploy_settled(await drive(ports, taken.ledger, { until: 'settled', onUnverified: 'hold' }, start));
    }
});

;// CONCATENATED MODULE: ./src/domain/rollout/plan-text.ts


/** A plan in words, for `dry-run` and for the log. Pure. */
const named = (colour) => colour ?? 'no colour';
const seconds = (ms) => `${ms / 1000} s`;
const describePlan = (plan, { journal, observed }) => {
    if (plan.kind === 'refused')
        return [];
    const live = liveRelease(journal, observed);
    const now = live === null
        ? 'Nothing is live.'
        : `Live: release ${(0,rollout_release/* shortId */.m_)(live.id)} in ${named(observed.traffic)}${journal.verified?.release.id === live.id ? ', verified' : ', not verified'}.`;
    if (plan.kind === 'unchanged')
        return [now, 'Nothing to do.'];
    const { operation } = plan;
    if (plan.kind === 'finish-first')
        return [now, `End the open ${operation.kind} ${operation.id} (step ${operation.step}) first, then plan again.`];
    const { timing, to, release } = operation;
    const old = operation.from ?? (0,rollout_release/* otherColour */.RQ)(to);
    const start = plan.kind === 'resume' ? [`Go on with operation ${operation.id} from step ${operation.step}.`] : [];
    return [
        now,
        ...start,
        `Take the lease (fencing token ${journal.token + 1}).`,
        `Start release ${(0,rollout_release/* shortId */.m_)(release.id)} in ${to}; it must listen within ${seconds(timing.startMs)}.`,
        `Probe it straight until it answered well for ${seconds(timing.warmMs)}.`,
        `Move traffic from ${named(observed.traffic)} to ${to}; the entrance must answer with it within ${seconds(timing.switchMs)}.`,
        'Verify it. On a failure: traffic back to the last verified release, and quarantine.',
        `Record it as verified; keep ${old} warm for ${seconds(timing.bakeMs)}.`,
        `Retire ${old}: requests in flight get ${seconds(timing.drainMs)}.`,
    ];
};

;// CONCATENATED MODULE: ./src/actions/blue-green-deploy/dry-run.ts






const concluded = (refused, notes, journal) => refused.length > 0
    ? unbegun({ journal }, 'refused', [...refused, ...notes])
    : unbegun({ journal }, 'unchanged', [rollout_codes_codes.reason('dry-run', 'This is a plan; nothing was written.'), ...notes]);
const say = async (log, title, lines) => await log.group(title, async () => {
    for (const line of lines)
        log.info(line);
});
const dryRun = async (command, { rollout, log }) => {
    const { plan, seen, locked, preflight } = await previewDeploy(rollout.ports, command);
    const steps = [...describePlan(plan, seen), ...preflight.changes];
    await say(log, 'Plan', steps);
    const refused = [
        ...(locked === undefined ? [] : [locked]),
        ...(plan.kind === 'refused' ? plan.reasons : []),
        ...preflight.refusals,
    ];
    const notes = [...(plan.kind !== 'refused' && 'reasons' in plan ? plan.reasons : []), ...preflight.notes];
    const outcome = concluded(refused, notes, seen.journal);
    return { outcome, previous: liveRelease(seen.journal, seen.observed)?.id ?? null, plan: steps };
};
/** What the manifests alone say, where the cluster could not be asked. */
const dryRunOffline = async ({ app, environment }, { plan: offline, lines: plan }, why, log) => {
    await say(log, 'Plan without a cluster', plan);
    const note = rollout_codes_codes.reason('planned-offline', `The cluster was not asked: ${why.message} (${why.code})`, why.next);
    return { outcome: concluded(offline.refusals, [note], (0,rollout_journal/* emptyJournal */.x)(app, environment)), previous: null, plan };
};

;// CONCATENATED MODULE: ./src/actions/blue-green-deploy/run.ts













const run_commandOf = (inputs, { rollout }, release) => ({
    ...rollout.place,
    until: inputs.phase === 'switch' ? 'switched' : 'settled',
    onUnverified: inputs['on-unverified'],
    relation: async (live) => await rollout.ancestry.relation(live, release.revision),
    request: {
        operation: inputs['operation-id'] || rollout.newId(),
        release,
        timing: (0,rollout_inputs/* timingOf */.II)(inputs),
        allowOlder: inputs['allow-older'],
        allowColdRollback: inputs['allow-cold-rollback'],
        by: rollout.by,
    },
});
/** The steps that follow need these even when this one is killed. */
const telling = ({ rollout, outputs }) => ({
    ...rollout.ports,
    opened: operation => outputs.set('operation-id', operation.id),
});
const released = async (inputs, deps) => {
    const described = await orRefusal(async () => await deps.describe(inputs));
    if ('code' in described)
        return refusedOutright(inputs, described);
    const { release } = described;
    deps.outputs.set('release-id', release.id);
    const command = run_commandOf(inputs, deps, release);
    if (inputs['dry-run'])
        return { described, releaseId: release.id, ...(await dryRun(command, deps)) };
    const seen = await look(deps.rollout.ports, command).catch(() => undefined);
    const previous = seen === undefined ? null : (liveRelease(seen.journal, seen.observed)?.id ?? null);
    const outcome = await deploy(telling(deps), command);
    const before = seen === undefined ? {} : { before: seen.journal };
    return { outcome, described, releaseId: release.id, previous: previous ?? leftIn(outcome), ...before };
};
/** What ran before us is known as a release only once it was taken over. */
const leftIn = ({ operation, journal }) => operation === null || operation.from === null ? null : (journal.colours[operation.from]?.id ?? null);
/** What a person can mend in the release is met before anything is looked at. */
const orRefusal = async (body) => {
    try {
        return await body();
    }
    catch (thrown) {
        if (thrown instanceof errors/* UserError */.yo)
            return (0,core_runtime/* reasonOf */.A3)(thrown);
        throw thrown;
    }
};
const refusedOutright = ({ app, environment }, reason) => ({
    outcome: unbegun({ journal: (0,rollout_journal/* emptyJournal */.x)(app, environment) }, 'refused', [reason]),
    described: null,
    releaseId: null,
    previous: null,
});
const settledOnly = async (inputs, deps) => {
    const { verification } = inputs;
    const verdict = verification === 'pass' || verification === 'fail' || verification === 'inconclusive' ? verification : 'error';
    const outcome = await settle(telling(deps), {
        ...deps.rollout.place,
        operation: inputs['operation-id'],
        verification: { verdict, reasons: [], evidence: null },
    });
    return { outcome, described: null, releaseId: outcome.operation?.release.id ?? null, previous: null };
};
const run_outputsOf = (report) => ({
    ...(report.operation === null ? {} : { 'operation-id': report.operation }),
    'live-colour': report.liveColour ?? '',
    'release-id': report.releaseId ?? '',
    'previous-release-id': report.previousReleaseId ?? '',
    url: report.url,
    'switch-ms': `${report.switchMs ?? ''}`,
    'detection-ms': `${report.detectionMs ?? ''}`,
    'recovery-ms': `${report.recoveryMs ?? ''}`,
});
/** What was found in the manifests stands in the report, folded; beside the reasons it would hide them. */
const told = (reasons, cluster) => reasons.filter(reason => !cluster?.findings.some(({ code, message }) => code === reason.code && message === reason.message));
/** The outcome of an action from the outcome of a rollout. */
const outcomeOf = (inputs, outcome, about) => {
    const reasons = told(outcome.reasons, about.cluster);
    const report = reportOf({ ...outcome, reasons }, { app: inputs.app, environment: inputs.environment, ...about });
    return {
        verdict: outcome.verdict,
        reasons,
        effect: effectOf('blue-green-deploy', outcome.verdict, { mode: inputs.mode, strict: inputs.strict }),
        outputs: run_outputsOf(report),
        report,
    };
};
const run_run = async (inputs, deps) => {
    const { outcome, described, releaseId, previous, before, plan } = inputs.phase === 'settle' ? await settledOnly(inputs, deps) : await released(inputs, deps);
    return outcomeOf(inputs, outcome, {
        url: publicUrl(deps.rollout, inputs),
        releaseId,
        previousReleaseId: previous,
        cluster: clusterReport(deps.rollout, { before: before ?? outcome.journal, after: outcome.journal }, described?.contents ?? null),
        ...(plan === undefined ? {} : { plan }),
    });
};
/** A dry run that had no cluster to ask. */
const offlineOutcome = async (inputs, offline, why, log) => {
    const { outcome, previous, plan } = await dryRunOffline(inputs, offline, why, log);
    const cluster = (0,report/* offlineReport */.AY)(offline.plan);
    return outcomeOf(inputs, outcome, { url: inputs.url, releaseId: null, previousReleaseId: previous, plan, cluster });
};

;// CONCATENATED MODULE: ./src/actions/blue-green-deploy/wiring.ts






const describe = async (inputs, { kubernetes }, { context }) => {
    if (kubernetes !== null)
        return await kubernetes.prepare(inputs);
    const folder = (0,external_node_path_.resolve)(context.workspace, inputs['working-directory']);
    return { release: await release_releaseOf(inputs, { sha: context.sha, folder }), contents: null };
};
const online = async (inputs, runtime, opened) => await withVerifyingRollout(inputs, runtime, async (rollout) => {
    opened();
    return await run_run(inputs, {
        ...runtime,
        rollout,
        describe: async (values) => await describe(values, rollout, runtime),
    });
});
/** A dry run needs no cluster: the manifests alone say much, and why the cluster was not asked is said with it. */
const wiring_dryRun = async (inputs, runtime) => {
    let isOpen = false;
    try {
        return await online(inputs, runtime, () => {
            isOpen = true;
        });
    }
    catch (thrown) {
        if (isOpen || thrown instanceof errors/* CancelledError */.cc)
            throw thrown;
        const { planOffline } = await Promise.all(/* import() */[__webpack_require__.e(817), __webpack_require__.e(491), __webpack_require__.e(728)]).then(__webpack_require__.bind(__webpack_require__, 6728));
        return await offlineOutcome(inputs, await planOffline(inputs, runtime), (0,core_runtime/* reasonOf */.A3)(thrown), runtime.log);
    }
};
/** `run` in the real world. */
const wiring_runReal = async (inputs, runtime) => inputs.target === 'kubernetes' && inputs['dry-run']
    ? await wiring_dryRun(inputs, runtime)
    : await online(inputs, runtime, () => undefined);

;// CONCATENATED MODULE: ./src/adapters/probing/entrance.ts




const unknown = (folder, why) => new errors/* UserError */.yo('entrance-unknown', `${(0,external_node_path_.join)(folder, stateFile)}: ${why}`, 'Set `url`, or `app`, `environment` and `state-dir` as the deploy had them.');
/** The port on which the proxy of the process target listens, as recorded in its folder; undefined: there is none yet. */
const recordedPort = async (folder) => {
    const state = await readState((0,external_node_path_.join)(folder, stateFile)).catch((error) => {
        throw unknown(folder, (0,errors/* messageOf */.bD)(error));
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

;// CONCATENATED MODULE: ./src/actions/post-deploy-verify/run.ts



const post_deploy_verify_run_outputsOf = (report) => {
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
const run_placeOf = ({ 'state-dir': stateDir, app, environment }) => app === '' || environment === '' ? null : { stateDir, app, environment };
const post_deploy_verify_run_run = async (inputs, deps) => {
    const place = run_placeOf(inputs);
    const asked = inputs.url === '' && place !== null ? await deps.entrance(place) : null;
    const url = asked?.url ?? inputs.url;
    const plan = (0,probing_inputs/* planOf */.XC)(inputs, {
        releaseId: inputs.release || null,
        releaseHeaderRequired: inputs['require-release-header'] || asked?.namesRelease === true,
        strict: inputs.strict,
    });
    const counters = place === null || inputs.release === '' ? null : deps.counters(place, inputs.release);
    deps.log.info(`Verifying ${url}: ${plan.probes.length} probes at ${plan.rate}/s for up to ${plan.durationMs / 1000} s`);
    const report = await measure(url, plan, { ...deps, counters });
    return {
        verdict: report.verdict,
        reasons: report.reasons,
        effect: effectOf('post-deploy-verify', report.verdict, { mode: inputs.mode, strict: inputs.strict }),
        outputs: post_deploy_verify_run_outputsOf(report),
        report,
    };
};

;// CONCATENATED MODULE: ./src/actions/post-deploy-verify/wiring.ts









/** Through an address that is known, or the proxy of the process target. */
const nearby = async (inputs, runtime, prober) => {
    const folderOf = (place) => journalFolder({ ...place, stateDir: stateFolder(place.stateDir, runtime) });
    return await post_deploy_verify_run_run(inputs, {
        ...runtime,
        prober,
        entrance: async (place) => ({ url: await processEntrance(folderOf(place)), namesRelease: false }),
        counters: (place, releaseId) => (inputs.target === 'process' ? processCounters(folderOf(place), releaseId) : null),
    });
};
const entranceOf = async ({ ports, place }, inputs, prober) => {
    const { target, signal } = ports;
    const { live, colours } = (await look(ports, place)).journal;
    const release = live === null ? null : colours[live];
    if (live === null || release === null)
        return { url: target.entranceUrl, namesRelease: false };
    const straight = { directUrl: await target.directUrl(live), healthPath: (0,rollout_release/* healthPathOf */.Fs)(release), signal };
    return { url: target.entranceUrl, namesRelease: await namesItself(straight, prober, inputs['probe-timeout']) };
};
/** Through the API server of the cluster, which stays open meanwhile. */
const throughCluster = async (inputs, runtime, prober) => await withRollout(inputs, runtime, noVerifier, async (rollout) => await post_deploy_verify_run_run(inputs, {
    ...runtime,
    prober,
    entrance: async () => await entranceOf(rollout, inputs, prober),
    counters: () => null,
}));
/** With real connections, closed at the end. */
const post_deploy_verify_wiring_runReal = async (inputs, runtime) => {
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

// EXTERNAL MODULE: ./src/domain/verification/probes.ts
var probes = __webpack_require__(5259);
// EXTERNAL MODULE: ./src/actions/ship/report.ts
var ship_report = __webpack_require__(6578);
;// CONCATENATED MODULE: ./src/actions/ship/run.ts






const afterDeploy = {
    deployed: 'deployed',
    unchanged: 'unchanged',
    refused: 'refused',
    superseded: 'superseded',
    reverted: 'rolled-back',
    interrupted: 'interrupted',
    failed: 'failed',
};
const afterSettle = { ...afterDeploy, unchanged: 'deployed', refused: 'failed' };
const afterRollback = {
    'rolled-back': 'rolled-back',
    'already-rolled-back': 'rolled-back',
    held: 'held',
    superseded: 'superseded',
    'not-needed': 'failed',
    refused: 'failed',
    failed: 'failed',
};
const run_deployed = async (inputs, deps) => {
    const deploy = await deps.log.group('Deploy', async () => await deps.deploy({ ...inputs, phase: 'switch', verification: '' }));
    const ended = { verdict: afterDeploy[deploy.verdict], reasons: deploy.reasons, deploy };
    return { ...ended, verification: null, settle: null, rollback: null };
};
/** Traffic is on a release that nobody has verified yet. */
const awaitsVerification = ({ deploy }) => deploy.verdict === 'deployed' && !deploy.report.liveVerified && deploy.report.operation !== null;
/** The proxy of the process target names the release on every answer; an app in a cluster may have, at the switch. */
const saysItsName = ({ target, url }, { arrival }) => target === 'process' ? url === '' : arrival === 'release';
const run_verified = async (inputs, deps, so) => {
    const { report } = so.deploy;
    // Empty for a cluster whose entrance nobody named: the verification then asks the cluster.
    const url = inputs.url || report.url;
    try {
        const verification = await deps.log.group('Verify', async () => await deps.verify({
            ...inputs,
            probes: inputs.probes.length > 0 ? inputs.probes : [probes/* defaultProbe */.W, `GET ${inputs['health-path']} 2xx`],
            url,
            release: report.releaseId ?? '',
            'require-release-header': inputs['require-release-header'] || saysItsName(inputs, report),
        }));
        return { ...so, verification, verdict: 'unverified', reasons: verification.reasons };
    }
    catch (thrown) {
        // The journal says "switched, unverified"; whoever comes next goes on from there.
        if (thrown instanceof errors/* CancelledError */.cc) {
            const reason = rollout_codes_codes.reason('interrupted-after-switch', `The run was ${thrown.message} during the verification.`);
            return { ...so, verdict: 'interrupted', reasons: [reason] };
        }
        return { ...so, verdict: 'unverified', reasons: [(0,core_runtime/* reasonOf */.A3)(thrown)] };
    }
};
const run_settled = async (inputs, deps, so) => {
    const settle = await deps.log.group('Settle', async () => await deps.deploy({
        ...inputs,
        phase: 'settle',
        'operation-id': so.deploy.report.operation ?? '',
        verification: 'pass',
    }));
    return { ...so, settle, verdict: afterSettle[settle.verdict], reasons: [...so.reasons, ...settle.reasons] };
};
const run_rolledBack = async (inputs, deps, so) => {
    const rollback = await deps.log.group('Roll back', async () => await deps.rollback({
        ...inputs,
        'operation-id': so.deploy.report.operation ?? '',
        to: 'verified',
        automatic: true,
        reason: so.reasons.map(({ code, message }) => `${message} (${code})`).join(' '),
    }));
    return { ...so, rollback, verdict: afterRollback[rollback.verdict], reasons: [...so.reasons, ...rollback.reasons] };
};
/** Nothing was found against the release, nor enough for it. */
const run_held = (so) => ({
    ...so,
    verdict: 'unverified',
    reasons: [
        ...so.reasons,
        rollout_codes_codes.reason('verification-unsure', 'Traffic stays on the new release; the old one is kept warm.'),
    ],
});
/** A step that throws after traffic moved ends the run with what is known, never with a lost report. */
const guarded = async (so, body) => {
    try {
        return await body();
    }
    catch (thrown) {
        const verdict = thrown instanceof errors/* CancelledError */.cc ? 'interrupted' : 'failed';
        return { ...so, verdict, reasons: [...so.reasons, (0,core_runtime/* reasonOf */.A3)(thrown)] };
    }
};
const sequence = async (inputs, deps) => {
    const switched = await run_deployed(inputs, deps);
    if (!awaitsVerification(switched))
        return switched;
    const judged = await run_verified(inputs, deps, switched);
    const verdict = judged.verification?.verdict;
    if (judged.verdict === 'interrupted')
        return judged;
    return await guarded(judged, async () => {
        if (verdict === 'pass')
            return await run_settled(inputs, deps, judged);
        const back = verdict === 'fail' || inputs['on-unverified'] === 'rollback';
        return back ? await run_rolledBack(inputs, deps, judged) : run_held(judged);
    });
};
const run_reportOf = (ended, startedAt, endedAt) => {
    const { deploy, verification, settle, rollback } = ended;
    const parts = {
        deploy: deploy.report,
        verification: verification?.report ?? null,
        settle: settle?.report ?? null,
        rollback: rollback?.report ?? null,
    };
    const last = rollback?.report ?? settle?.report ?? deploy.report;
    const switched = (0,ship_report/* switchedAt */.P9)(deploy.report);
    const faultAt = verification?.verdict === 'fail' ? verification.report.endedAt : null;
    return {
        schema: 'prod-actions/ship/v1',
        verdict: ended.verdict,
        reasons: ended.reasons,
        timeline: (0,ship_report/* timelineOf */.hf)(parts, endedAt),
        startedAt,
        endedAt,
        detectionMs: faultAt !== null && switched !== null ? faultAt - switched : last.detectionMs,
        recoveryMs: last.recoveryMs,
        ...parts,
    };
};
const ship_run_outputsOf = (report) => {
    const last = (0,ship_report/* lastRollout */.Sn)(report);
    return {
        'operation-id': report.deploy.operation ?? '',
        'release-id': report.deploy.releaseId ?? '',
        'previous-release-id': report.deploy.previousReleaseId ?? '',
        'live-release-id': last.liveReleaseId ?? '',
        'live-colour': last.liveColour ?? '',
        url: last.url,
        verification: report.verification?.verdict ?? '',
        'error-rate': `${report.verification?.errorRates[0]?.rate ?? ''}`,
        'switch-ms': `${report.deploy.switchMs ?? ''}`,
        'detection-ms': `${report.detectionMs ?? ''}`,
        'recovery-ms': `${report.recoveryMs ?? ''}`,
    };
};
const ship_run_run = async (inputs, deps) => {
    const startedAt = deps.clock.now();
    const ended = await sequence(inputs, deps);
    const report = run_reportOf(ended, startedAt, deps.clock.now());
    return {
        verdict: ended.verdict,
        reasons: ended.reasons,
        effect: effectOf('ship', ended.verdict, { mode: inputs.mode, strict: inputs.strict }),
        outputs: ship_run_outputsOf(report),
        report,
    };
};

;// CONCATENATED MODULE: ./src/actions/ship/wiring.ts




const ship_wiring_runReal = async (inputs, runtime) => await ship_run_run(inputs, {
    ...runtime,
    deploy: async (values) => await wiring_runReal(values, runtime),
    verify: async (values) => await post_deploy_verify_wiring_runReal(values, runtime),
    rollback: async (values) => await runReal(values, runtime),
});


/***/ }),

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

/***/ 6413:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H8: () => (/* binding */ refOf),
/* harmony export */   Ih: () => (/* binding */ annotationsOf),
/* harmony export */   PC: () => (/* binding */ labelsOf),
/* harmony export */   R5: () => (/* binding */ metadataSchema),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   ko: () => (/* binding */ selects),
/* harmony export */   x0: () => (/* binding */ objectSchema)
/* harmony export */ });
/* unused harmony export ownerSchema */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1137);

/** Kubernetes objects as they come from manifests and from the API: known fields are checked, the rest is kept. Pure. */
const strings = zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP());
const ownerSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    apiVersion: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    uid: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    controller: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().optional(),
});
const metadataSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    namespace: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    labels: strings.nullish(),
    annotations: strings.nullish(),
    uid: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    resourceVersion: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    generation: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().optional(),
    creationTimestamp: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    deletionTimestamp: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    ownerReferences: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(ownerSchema).nullish(),
});
const objectSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ apiVersion: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), metadata: metadataSchema });
const refOf = (object, namespace = '') => ({
    apiVersion: object.apiVersion,
    kind: object.kind,
    namespace: object.metadata.namespace ?? namespace,
    name: object.metadata.name,
});
/** For people: `Deployment/web`. */
const nameOf = (ref) => `${ref.kind}/${ref.name}`;
const labelsOf = (object) => object.metadata.labels ?? {};
const annotationsOf = (object) => object.metadata.annotations ?? {};
/** Whether `labels` carry all of `selector`. An empty selector matches nothing here: we never act on everything. */
const selects = (selector, labels) => {
    const entries = Object.entries(selector);
    return entries.length > 0 && entries.every(([key, value]) => labels[key] === value);
};


/***/ }),

/***/ 8515:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AY: () => (/* binding */ offlineReport),
/* harmony export */   a8: () => (/* binding */ adoptedNames),
/* harmony export */   vy: () => (/* binding */ mergedReport)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1137);
/* harmony import */ var _spec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4738);


const loosely = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ adopted: _spec_js__WEBPACK_IMPORTED_MODULE_0__/* .specSchema */ .pQ.shape.adopted });
const adoptedIn = (release) => loosely.safeParse(release.spec).data?.adopted ?? null;
const releasesIn = ({ colours, bundles }) => [colours.blue, colours.green, ...bundles.map(bundle => bundle.release)].filter(release => release !== null);
/** The Deployments that were taken over between the two looks at the journal. */
const adoptedNames = (before, after) => {
    const known = new Set(releasesIn(before).map(({ id }) => id));
    const names = releasesIn(after)
        .filter(({ id }) => !known.has(id))
        .flatMap(release => adoptedIn(release)?.deployments.map(({ name }) => name) ?? []);
    return [...new Set(names)];
};
const offlineReport = (offline) => ({
    namespace: offline.namespace,
    images: offline.images.map(({ image }) => image),
    unpinned: offline.images.filter(({ pinned }) => !pinned).map(({ image }) => image),
    objects: offline.objects,
    findings: offline.findings,
    adopted: [],
    api: null,
    offline,
});
const added = (a, b) => ({
    calls: a.calls + b.calls,
    bytesIn: a.bytesIn + b.bytesIn,
    bytesOut: a.bytesOut + b.bytesOut,
    byVerb: Object.fromEntries([...new Set([...Object.keys(a.byVerb), ...Object.keys(b.byVerb)])].map(what => [
        what,
        (a.byVerb[what] ?? 0) + (b.byVerb[what] ?? 0),
    ])),
});
/** Of several steps on one release: what the first rendered, and the calls of all. */
const mergedReport = (reports) => {
    const all = reports.filter(one => one !== null);
    const [first] = all;
    if (first === undefined)
        return null;
    const uses = all.flatMap(({ api }) => api ?? []);
    return {
        ...first,
        adopted: [...new Set(all.flatMap(({ adopted }) => adopted))],
        api: uses.length === 0 ? null : uses.reduce(added),
    };
};


/***/ }),

/***/ 4738:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _D: () => (/* binding */ bundleSchema),
/* harmony export */   pQ: () => (/* binding */ specSchema)
/* harmony export */ });
/* unused harmony exports hookSchema, adoptedSchema */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1137);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6413);


/** What a release of the `kubernetes` target is. The journal keeps the spec; the bundle, which may hold secrets, is a Secret. Pure. */
/** A hook at a fixed point of the rollout. It must be safe to run twice. */
const hookSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([
    /** A Job of the manifests, by name: created under a name that holds the release, and waited for. */
    zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('job'), job: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), timeoutMs: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig() }),
    /** A shell command on the machine that deploys. */
    zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('command'), command: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), cwd: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), timeoutMs: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig() }),
]);
/** An app that ran before we came: how its colour is selected, and what has to be put back. */
const adoptedSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    deployments: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), podTemplateHash: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), replicas: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig() })),
    services: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), selector: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()) })),
});
const specSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    target: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('kubernetes'),
    namespace: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Hex SHA-256 of the bundle's canonical JSON. */
    bundle: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    healthPath: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Name or number of the container port to probe; empty: found from readiness probe, Service or the only port. */
    port: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Images as pinned, for people. */
    images: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    hooks: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ expand: hookSchema.nullable(), contract: hookSchema.nullable() }),
    adopted: adoptedSchema.nullable(),
});
/** Everything needed to run a release again: its rendered objects, with images pinned by digest where that was possible. */
const bundleSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    schema: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('prod-actions/bundle/v1'),
    namespace: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    objects: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .objectSchema */ .x0),
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

/***/ 9521:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ journalSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1137);

/** Reads a journal from outside data: everything the machine relies on is checked. */
const json = zod__WEBPACK_IMPORTED_MODULE_0__/* .lazy */ .RZV(() => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* ["null"] */ .chJ(), zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(), zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(json), zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), json)]));
const time = zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nonnegative();
const colour = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['blue', 'green']);
const release = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1),
    revision: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    digest: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(),
    oneWay: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    spec: json,
});
const failure = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ code: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), next: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), at: time });
const operation = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1),
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['deploy', 'rollback']),
    step: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n([
        'preparing',
        'warming',
        'switching',
        'switched-unverified',
        'baking',
        'retiring',
        'contracting',
        'withdrawing',
    ]),
    release,
    from: colour.nullable(),
    to: colour,
    timing: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ startMs: time, warmMs: time, switchMs: time, drainMs: time, bakeMs: time }),
    startedAt: time,
    switchedAt: time.exactOptional(),
    failure: failure.exactOptional(),
    undo: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ release, colour, switchedAt: time.nullable(), cause: failure, automatic: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY() })
        .exactOptional(),
    by: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ run: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), attempt: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), host: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), pid: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }),
});
const lease = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    holder: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1),
    token: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int(),
    renewedAt: time,
    durationMs: time,
    evidence: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        host: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        pid: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        pidStartTime: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        run: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        attempt: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    }),
});
const journalSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('prod-actions/journal/v1'),
    app: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    environment: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    colours: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ blue: release.nullable(), green: release.nullable() }),
    live: colour.nullable(),
    verified: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ release, colour, at: time }).nullable(),
    operation: operation.nullable(),
    lease: lease.nullable(),
    token: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().nonnegative(),
    quarantine: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        releaseId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        digest: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(),
        revision: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        reason: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        at: time,
        operation: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    })),
    bundles: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ release, verifiedAt: time })),
    history: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        operation: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        kind: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['deploy', 'rollback', 'unlock', 'lift-quarantine']),
        releaseId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        revision: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        result: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        startedAt: time,
        endedAt: time,
    })),
    retireAfter: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ colour, at: time }).nullable(),
    lastAutomaticRollbackAt: time.nullable(),
});


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

/***/ 713:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ defineCodes)
/* harmony export */ });
/**
 * Declares the reason and error codes of one concept, with the text that docs/errors.md is generated from.
 * Every `codes.ts` under src exports one such catalogue as `codes`.
 */
const defineCodes = (docs) => ({
    docs,
    reason: (code, message, next) => ({ code, message, next: next ?? docs[code].next }),
});


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
