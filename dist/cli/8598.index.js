export const id = 8598;
export const ids = [8598];
export const modules = {

/***/ 3231:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ createChecks)
/* harmony export */ });
/** Every check that the caller asked for, beside our own probes. */
const createChecks = async (inputs, subject, parts) => [
    ...(inputs.smoke.length + inputs.e2e.length + inputs['critical-paths'].length === 0
        ? []
        : (await __webpack_require__.e(/* import() */ 505).then(__webpack_require__.bind(__webpack_require__, 505))).createCommandChecks(inputs, subject, parts)),
    ...(inputs.signals === 'off'
        ? []
        : await (await __webpack_require__.e(/* import() */ 5543).then(__webpack_require__.bind(__webpack_require__, 7924))).createSignalChecks(inputs, subject, parts)),
    ...(inputs.metrics.length === 0
        ? []
        : await (await __webpack_require__.e(/* import() */ 7086).then(__webpack_require__.bind(__webpack_require__, 7086))).createMetricChecks(inputs, subject, parts)),
];


/***/ }),

/***/ 5707:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ createAsker)
});

// EXTERNAL MODULE: ./src/domain/verification/probing/policies.ts
var policies = __webpack_require__(8678);
// EXTERNAL MODULE: ./src/adapters/probing/request-headers.ts
var request_headers = __webpack_require__(3224);
;// CONCATENATED MODULE: ./src/adapters/probing/http-way.ts


const schemaCheck = async (probe) => {
    if (probe.schema === null)
        return () => [];
    const { compileSchema } = await Promise.all(/* import() */[__webpack_require__.e(207), __webpack_require__.e(2572)]).then(__webpack_require__.bind(__webpack_require__, 2572));
    return compileSchema(probe.name, probe.schema);
};
const redacted = (answer, { redact }) => ({
    ...answer,
    body: redact(answer.body),
    headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, redact(value)])),
});
const hasStatus = (probe, { result }) => result.kind === 'answer' && probe.status.some(([from, to]) => result.status >= from && result.status <= to);
/** Whether the answer comes from the entrance, whose own counters then see the request. */
const atEntrance = (probe) => probe.path.startsWith('/');
/** One request after the other over a kept connection, until one is answered as expected or all are sent. */
const burst = async (probe, ask) => {
    const most = probe.burst ?? 1;
    let asked = await ask();
    let requests = 1;
    while (requests < most && asked.result.kind === 'answer' && !hasStatus(probe, asked)) {
        asked = await ask();
        requests += 1;
    }
    return { ...asked, requests: atEntrance(probe) ? requests : 0 };
};
/** @throws UserError `probe-definition` when a header names a variable that is not set, or the schema is none */
const httpWay = async (probe, parts) => {
    const { url, prober, timeoutMs } = parts;
    const secrets = (0,request_headers/* resolveHeaders */.D)(probe.name, probe.requestHeaders, prober.variables);
    const check = await schemaCheck(probe);
    const request = {
        method: probe.method,
        url: atEntrance(probe) ? `${url}${probe.path}` : probe.path,
        timeoutMs,
        headers: {
            ...(probe.policies.includes('compressed') ? { 'accept-encoding': policies/* acceptEncoding */.gr } : {}),
            ...secrets.headers,
        },
        ...(probe.body === null ? {} : { body: probe.body }),
    };
    const once = async (connection, signal) => {
        const { result, retries } = await prober.ask({ ...request, connection, signal });
        const counted = atEntrance(probe) ? {} : { requests: 0 };
        if (result.kind === 'fault')
            return { result, retries, ...counted };
        const answer = { ...redacted(result, secrets), url: request.url, schemaProblems: check(result.body) };
        return { result: answer, retries, ...counted };
    };
    return {
        ask: async (connection, signal) => probe.burst === null
            ? await once(connection, signal)
            : await burst(probe, async () => await once('pooled', signal)),
    };
};

;// CONCATENATED MODULE: ./src/adapters/probing/asker.ts

/** Each kind is loaded only where a probe needs it. */
const wayOf = async (probe, parts) => {
    switch (probe.kind) {
        case 'http':
            return await httpWay(probe, parts);
        case 'tls':
            return (await __webpack_require__.e(/* import() */ 6283).then(__webpack_require__.bind(__webpack_require__, 8664))).tlsWay(probe, parts);
        case 'websocket':
            return (await __webpack_require__.e(/* import() */ 9796).then(__webpack_require__.bind(__webpack_require__, 9796))).webSocketWay(probe, parts);
        case 'grpc':
            return (await __webpack_require__.e(/* import() */ 6000).then(__webpack_require__.bind(__webpack_require__, 6000))).grpcWay(probe, parts);
        case 'tcp':
            return (await __webpack_require__.e(/* import() */ 2377).then(__webpack_require__.bind(__webpack_require__, 2377))).tcpWay(probe, parts);
        case 'dns':
            return (await __webpack_require__.e(/* import() */ 9269).then(__webpack_require__.bind(__webpack_require__, 9269))).dnsWay(probe, parts);
    }
};
/** @throws UserError `probe-definition` for what only shows now: a variable that is not set, a schema that is none. */
const createAsker = async (probes, parts) => {
    const ways = await Promise.all(probes.map(async (probe) => await wayOf(probe, parts)));
    return {
        ask: async (probe, connection, signal) => {
            const way = ways[probe];
            if (way === undefined)
                throw new RangeError(`no probe ${probe}`);
            return await way.ask(connection, signal);
        },
        close: () => {
            for (const way of ways)
                way.close?.();
        },
    };
};


/***/ }),

/***/ 7914:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ compares),
  h: () => (/* binding */ comparisonChecks)
});

// EXTERNAL MODULE: ./src/domain/verification/check.ts
var check = __webpack_require__(5210);
// EXTERNAL MODULE: ./src/domain/statistics/distributions.ts
var distributions = __webpack_require__(545);
// EXTERNAL MODULE: ./src/domain/statistics/quantiles.ts
var quantiles = __webpack_require__(916);
// EXTERNAL MODULE: ./src/domain/verification/betting.ts
var betting = __webpack_require__(8429);
;// CONCATENATED MODULE: ./src/domain/verification/comparison.ts



const differenceTest = (tolerance) => (0,betting/* bettingTest */.c)((1 + tolerance) / 2);
const observe = (test, difference) => test.observe((1 + difference) / 2);
/**
 * The smallest rise over the old release's rate that n pairs show with about 95 %: where the best stake's wealth, less
 * 1.645 of its standard deviations, reaches 1/α. The old rate is smoothed (one more failure in two more requests).
 */
const visibleIncrease = (pairs, baselineFailed, tolerance, alpha) => {
    const old = (baselineFailed + 0.5) / (pairs + 1);
    const needed = Math.log(1 / alpha) + Math.log(4);
    const seen = (rise) => [0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 0.95].some(stake => {
        const rate = Math.min(1, old + rise);
        const [up, down] = [rate * (1 - old), old * (1 - rate)];
        const gains = [1 - tolerance, -1 - tolerance, -tolerance].map(one => Math.log1p((stake / (1 + tolerance)) * one));
        const [plus = 0, minus = 0, same = 0] = gains;
        const mean = up * plus + down * minus + (1 - up - down) * same;
        const square = up * plus ** 2 + down * minus ** 2 + (1 - up - down) * same ** 2;
        return pairs * mean - 1.645 * Math.sqrt(pairs * Math.max(0, square - mean ** 2)) >= needed;
    });
    if (!seen(1 - old))
        return 1;
    let [low, high] = [tolerance, 1 - old];
    while (high - low > 0.0005) {
        const middle = (low + high) / 2;
        if (seen(middle))
            high = middle;
        else
            low = middle;
    }
    return high;
};
/** @param tolerance share of requests that more may fail than of the old release's. */
const errorWatch = (tolerance, alpha) => {
    const test = differenceTest(tolerance);
    let [pairs, failed, baselineFailed] = [0, 0, 0];
    const worse = () => test.peakLogWealth() >= Math.log(1 / alpha);
    return {
        worse,
        add: ({ release, baseline }) => {
            pairs += 1;
            failed += release.bad ? 1 : 0;
            baselineFailed += baseline.bad ? 1 : 0;
            observe(test, (release.bad ? 1 : 0) - (baseline.bad ? 1 : 0));
        },
        report: () => ({
            pairs,
            failed,
            baselineFailed,
            increase: pairs === 0 ? 0 : (failed - baselineFailed) / pairs,
            upper: pairs === 0
                ? 1
                : (0,distributions/* clopperPearson */.mI)(failed, pairs, 0.025).upper - (0,distributions/* clopperPearson */.mI)(baselineFailed, pairs, 0.025).lower,
            tolerance,
            visibleIncrease: visibleIncrease(pairs, baselineFailed, tolerance, alpha),
            worse: worse(),
        }),
    };
};
/** Differences this small are no finding, whatever their share. */
const floorMs = 1;
/** Fewer latencies of the old release do not tell where its slowest twentieth begins. */
const minForTail = 40;
/** As many of its latest do; older ones are of another moment. */
const maxForTail = 500;
const vote = (slower, faster) => (1 + Math.sign(slower - faster)) / 2;
/** How many blocks in a row must speak against the new release to reach 1/α. */
const blocksNeeded = (alpha) => {
    const test = (0,betting/* bettingTest */.c)(0.5);
    let blocks = 0;
    // Its half of the stake, see below.
    while (test.logWealth() - Math.LN2 < Math.log(1 / alpha)) {
        test.observe(1);
        blocks += 1;
    }
    return blocks;
};
const quantileOrNull = (values, p) => values.length === 0 ? null : (0,quantiles/* quantile */.YV)(values, p);
/**
 * Each time block gives one vote, however many requests it holds (ADR 0009): which release was slower more often,
 * pair by pair; and which was beyond the old one's 95th percentile of the blocks before more often. The new release's
 * latencies are first divided by 1 + tolerance. "Given the past, a block speaks against the new release no more
 * likely than against the old one" is tested by betting, half of the stake on each kind of vote.
 */
const latencyBesideWatch = (tolerance, blockMs, alpha) => {
    const tests = { typical: (0,betting/* bettingTest */.c)(0.5), tail: (0,betting/* bettingTest */.c)(0.5) };
    const open = new Map();
    const release = [];
    const baseline = [];
    let [blocks, worse] = [0, false];
    const close = (pairs) => {
        const allowed = pairs.map(pair => ({ ...pair, release: (pair.release - floorMs) / (1 + tolerance) }));
        const count = (has) => allowed.filter(has).length;
        tests.typical.observe(vote(count(pair => pair.release > pair.baseline), count(pair => pair.release < pair.baseline)));
        if (baseline.length >= minForTail) {
            const tail = (0,quantiles/* quantile */.YV)(baseline.slice(-maxForTail), 0.95);
            tests.tail.observe(vote(count(pair => pair.release > tail), count(pair => pair.baseline > tail)));
        }
        release.push(...pairs.map(pair => pair.release));
        baseline.push(...pairs.map(pair => pair.baseline));
        blocks += 1;
        const wealth = (Math.exp(tests.typical.logWealth()) + Math.exp(tests.tail.logWealth())) / 2;
        worse ||= wealth >= 1 / alpha;
    };
    return {
        worse: () => worse,
        add: pair => {
            const [mine, theirs] = [pair.release.latencyMs, pair.baseline.latencyMs];
            if (mine === null || theirs === null)
                return;
            const index = Math.floor(pair.at / blockMs);
            const block = open.get(index) ?? [];
            // What our own machine may have added is not held against the new release.
            block.push({ release: mine - pair.release.lateMs, baseline: theirs });
            open.set(index, block);
        },
        completeUntil: time => {
            for (const [index, pairs] of [...open].sort(([a], [b]) => a - b)) {
                if ((index + 1) * blockMs > time)
                    continue;
                open.delete(index);
                close(pairs);
            }
        },
        report: () => ({
            pairs: release.length,
            blocks,
            blockMs,
            medianMs: quantileOrNull(release, 0.5),
            baselineMedianMs: quantileOrNull(baseline, 0.5),
            p95Ms: quantileOrNull(release, 0.95),
            baselineP95Ms: quantileOrNull(baseline, 0.95),
            tolerance,
            blocksNeeded: blocksNeeded(alpha),
            worse,
        }),
    };
};

// EXTERNAL MODULE: ./src/domain/verification/objectives.ts
var objectives = __webpack_require__(3196);
// EXTERNAL MODULE: ./src/domain/verification/probing/kinds.ts
var kinds = __webpack_require__(5799);
// EXTERNAL MODULE: ./src/domain/verdicts/codes.ts
var codes = __webpack_require__(713);
;// CONCATENATED MODULE: ./src/adapters/probing/comparison/codes.ts

/** What the new release is found to be beside the old one. */
const codes_codes = (0,codes/* defineCodes */.O)({
    'more-errors-than-before': {
        means: 'The new release fails more requests than the old one does at the same moment, by more than `max-error-increase`.',
        next: 'Look at what the new release answers where the old one does well; go back if traffic is on it.',
    },
    'slower-than-before': {
        means: 'The new release is slower than the old one at the same moment, by more than `max-latency-increase`.',
        next: 'Profile the new release under the same requests; go back if traffic is on it.',
    },
    'increase-unseen': {
        means: 'Beside the old release nothing worse was found, but a rise of the stated size could have gone unseen.',
        next: 'Raise `probe-rate` or `verify-duration` to see smaller rises.',
    },
    'baseline-missing': {
        means: 'The new release was to be compared with the old one, but no old release is up beside it.',
        next: 'On a first release there is none. Otherwise keep the old colour warm, and name `app` and `environment`.',
    },
    'baseline-unwell': {
        means: 'The old release itself failed most of the requests, so being no worse than it says nothing.',
        next: 'Look at the old colour; judge the new release by its objectives alone.',
    },
    'baseline-changed': {
        means: 'Another release than expected answered at the address of the old or the new one.',
        next: 'Check that no other deploy ran meanwhile, then verify again.',
    },
});

// EXTERNAL MODULE: ./src/domain/verification/expectations.ts
var expectations = __webpack_require__(4279);
// EXTERNAL MODULE: ./src/domain/verification/tally.ts
var tally = __webpack_require__(9712);
// EXTERNAL MODULE: ./src/adapters/probing/asker.ts + 1 modules
var asker = __webpack_require__(5707);
// EXTERNAL MODULE: ./src/adapters/probing/generator.ts + 1 modules
var generator = __webpack_require__(6587);
;// CONCATENATED MODULE: ./src/adapters/probing/comparison/pairs.ts





/** Half of the probe rate, and never more than this: the old release and the way to it are not there for our load. */
const maxPairsASecond = 20;
const wakeEveryMs = 20;
const pairRate = (plan) => Math.min(maxPairsASecond, Math.max(1, plan.rate / 2));
/** Asks both releases the same, straight and at the same moment, on the same kind of connection. */
class PairSource {
    /** Somebody else answered at one of the two addresses. */
    strays = 0;
    halves = new Map();
    next = 0;
    ended = false;
    running;
    plan;
    sides;
    deps;
    stop = new AbortController();
    listeners = [];
    constructor(plan, sides, deps) {
        const probes = plan.probes.filter(kinds/* isComparable */.n9);
        this.plan = { ...plan, probes, rate: pairRate(plan), maxInFlight: Math.ceil(plan.maxInFlight / 4) };
        this.sides = sides;
        this.deps = deps;
    }
    /** Pairs come in the order in which they were sent, each once both answers are there. */
    listen(listener) {
        this.listeners.push(listener);
    }
    start() {
        this.running ??= this.run().catch(() => undefined);
    }
    /** Everything that was sent is answered. Ends only once the planned time is over. */
    async done() {
        await this.running;
    }
    async close() {
        this.ended = true;
        this.stop.abort();
        await this.running;
    }
    async run() {
        const { clock, signal } = this.deps;
        const two = [await this.generator('release'), await this.generator('baseline')];
        for (let turn = 0; !this.ended && !signal.aborted; turn += 1) {
            // Who is asked first changes, so that it favours neither.
            const order = turn % 2 === 0 ? two : [two[1], two[0]];
            const [wait = 0] = order.map(one => one.tick());
            const elapsed = two[0].elapsed();
            if (elapsed >= this.plan.durationMs)
                break;
            const pause = Math.max(1, Math.min(wait, wakeEveryMs, this.plan.durationMs - elapsed));
            const wakeAt = two[0].elapsed() + pause;
            await clock.sleep(pause, AbortSignal.any([signal, this.stop.signal]));
            for (const one of two)
                one.woke(one.elapsed() - wakeAt);
        }
        await Promise.all(two.map(async (one) => await one.finish()));
    }
    async generator(side) {
        const url = this.sides[side].url.replace(/\/+$/, '');
        const { clock, prober, signal } = this.deps;
        const { plan } = this;
        return new generator/* Generator */.W({
            plan,
            asker: await (0,asker/* createAsker */.b)(plan.probes, { url, prober, timeoutMs: plan.probeTimeoutMs }),
            clock,
            stop: AbortSignal.any([signal, this.stop.signal]),
            onSample: sample => this.take(side, sample),
        });
    }
    take(side, sample) {
        if (isStray(this.sides[side], sample))
            this.strays += 1;
        const index = Math.round((sample.at * this.plan.rate) / 1000);
        this.halves.set(index, { ...this.halves.get(index), [side]: sample });
        for (let half = this.halves.get(this.next); half !== undefined; half = this.halves.get(this.next)) {
            const { release, baseline } = half;
            if (release === undefined || baseline === undefined)
                return;
            this.halves.delete(this.next);
            this.next += 1;
            const pair = { at: release.at, release: this.answered(release), baseline: this.answered(baseline) };
            for (const listener of this.listeners)
                listener(pair, (this.next * 1000) / this.plan.rate);
        }
    }
    answered(sample) {
        const probe = this.plan.probes[sample.probe];
        const { result } = sample;
        const isLatency = result.kind !== 'fault' || result.fault === 'probe-timeout';
        return {
            bad: probe === undefined || (0,expectations/* missesOf */.Kg)(probe, sample).length > 0,
            latencyMs: isLatency ? sample.latencyMs : null,
            lateMs: sample.lateMs,
        };
    }
}
const isStray = (side, sample) => {
    const named = (0,tally/* releaseOf */.l7)(sample);
    return named !== null && named !== side.releaseId;
};

// EXTERNAL MODULE: ./src/domain/verification/verdict.ts
var verdict = __webpack_require__(4419);
;// CONCATENATED MODULE: ./src/adapters/probing/comparison/report.ts

const titles = {
    errors: 'errors beside the old release',
    latency: 'latency beside the old release',
};
/** A share as percentage points. */
const points = (share) => `${Number((share * 100).toPrecision(2))} points`;
const objectiveOf = (kind, tolerance) => kind === 'errors'
    ? `at most ${points(tolerance)} more fail`
    : `at most ${Number((tolerance * 100).toPrecision(3))} % slower`;
/** Half of its pairs failing, the old release is no measure; fewer pairs than this show nothing of the kind. */
const minPairs = 20;
const isUnwell = ({ pairs, baselineFailed }) => pairs >= minPairs && baselineFailed > pairs / 2;
const judgedErrors = (seen) => {
    const { pairs, failed, baselineFailed, increase, tolerance, upper, visibleIncrease, worse } = seen;
    const rate = (count) => (pairs === 0 ? 'none' : (0,verdict/* percent */.KN)(count / pairs));
    const numbers = `${failed} of ${pairs} requests failed straight at the new release (${rate(failed)}), ${baselineFailed} of ${pairs} at the old one beside it (${rate(baselineFailed)})`;
    const value = pairs === 0 ? null : increase * 100;
    const told = { samples: pairs, value };
    if (worse)
        return {
            ...told,
            verdict: 'fail',
            code: 'more-errors-than-before',
            what: `${numbers}; ${points(tolerance)} more are allowed.`,
        };
    if (isUnwell(seen))
        return { ...told, verdict: 'inconclusive', code: 'baseline-unwell', what: `${numbers}.` };
    if (upper <= tolerance)
        return { ...told, verdict: 'pass', code: null, what: `${numbers}.` };
    const unseen = `With ${pairs} requests to each a rise under ${points(visibleIncrease)} is invisible; ${numbers}.`;
    return { ...told, verdict: 'inconclusive', code: 'increase-unseen', what: unseen };
};
const ms = (value) => (value === null ? 'none' : `${Number(value.toPrecision(3))} ms`);
const judgedLatency = (seen) => {
    const { medianMs, baselineMedianMs, p95Ms, baselineP95Ms, blocks, blocksNeeded, tolerance, pairs, worse } = seen;
    const numbers = `median ${ms(medianMs)} straight at the new release, ${ms(baselineMedianMs)} at the old one beside it; 95th percentile ${ms(p95Ms)} and ${ms(baselineP95Ms)}; ${blocks} blocks of ${seen.blockMs} ms`;
    const value = medianMs === null || !baselineMedianMs ? null : (medianMs / baselineMedianMs - 1) * 100;
    const told = { samples: pairs, value };
    const allowed = `${Number((tolerance * 100).toPrecision(3))} %`;
    if (worse)
        return { ...told, verdict: 'fail', code: 'slower-than-before', what: `${numbers}; ${allowed} more is allowed.` };
    if (blocks >= blocksNeeded)
        return { ...told, verdict: 'pass', code: null, what: `${numbers}.` };
    const unseen = `With ${blocks} time blocks no slowdown of any size is visible, ${blocksNeeded} are needed; ${numbers}.`;
    return { ...told, verdict: 'inconclusive', code: 'increase-unseen', what: unseen };
};

;// CONCATENATED MODULE: ./src/adapters/probing/comparison/checks.ts







/** A vote a second: shorter blocks are not as independent, longer ones are found later. */
const longestBlockMs = 1000;
/** The last pairs may need a whole time-out. */
const graceMs = 2000;
const watchOf = (kind, tolerance, { plan, source }, alpha) => {
    if (kind === 'errors') {
        const watch = errorWatch(tolerance, alpha);
        source.listen(pair => watch.add(pair));
        return { judged: () => judgedErrors(watch.report()) };
    }
    const watch = latencyBesideWatch(tolerance, Math.min(longestBlockMs, (0,objectives/* blockMs */.uN)(plan.durationMs)), alpha);
    source.listen((pair, completeUntil) => {
        watch.add(pair);
        watch.completeUntil(completeUntil);
    });
    return { judged: () => judgedLatency(watch.report()) };
};
const asked = ({ plan, sides }) => `${plan.probes.map(probe => probe.name).join(', ')} at ${sides.release.url} (new) and ${sides.baseline.url} (old), ${plan.probes.length === 1 ? '' : 'in turn, '}at the same moment`;
const comparing = (kind, tolerance, parts) => {
    const { plan, source } = parts;
    let begun;
    let watch;
    const soFar = (now) => {
        const judged = watch?.judged();
        const changed = source.strays === 0
            ? undefined
            : {
                verdict: 'inconclusive',
                code: 'baseline-changed',
                what: `${source.strays} answers came from another release than the two compared.`,
                samples: judged?.samples ?? 0,
                value: null,
            };
        const { verdict, code, what, samples, value } = changed ?? judged ?? nothing;
        return {
            name: titles[kind],
            source: 'our probes, straight to both',
            query: asked(parts),
            window: begun === undefined ? null : { from: begun.startedAt, to: now },
            samples,
            value,
            unit: kind === 'errors' ? 'points' : '%',
            objective: objectiveOf(kind, tolerance),
            verdict,
            code,
            what,
            next: code === null ? '' : codes_codes.docs[code].next,
            // What it could not see is said; `strict` makes that count.
            required: false,
        };
    };
    return {
        name: titles[kind],
        source: 'our probes, straight to both',
        required: false,
        patienceMs: plan.probeTimeoutMs + graceMs,
        begin: async (beginning) => {
            begun = beginning;
            watch = watchOf(kind, tolerance, parts, beginning.alpha);
            source.start();
        },
        look: async (at) => {
            if (at.last)
                await source.done();
            return soFar(at.now);
        },
        close: async () => await source.close(),
    };
};
const nothing = { verdict: 'inconclusive', code: 'increase-unseen', what: '', samples: 0, value: null };
/** The comparison was asked for, and there is nothing to compare with. */
const missing = (kind, tolerance) => {
    const about = { name: titles[kind], source: 'our probes', required: false };
    const code = 'baseline-missing';
    const { means: what, next } = codes_codes.docs[code];
    const unasked = (0,check/* unaskedReport */.K)(about, { verdict: 'inconclusive', code, what, next });
    const report = { ...unasked, samples: 0, objective: objectiveOf(kind, tolerance) };
    return { ...about, patienceMs: 1000, look: async () => report };
};
/** The plan asks for a comparison, so the two addresses are worth looking up. */
const compares = ({ comparison }) => comparison !== undefined && (comparison.errorIncrease !== null || comparison.latencyIncrease !== null);
/** The new release beside the old one, as far as the plan asks for it. */
const comparisonChecks = (plan, sides, deps) => {
    const { errorIncrease = null, latencyIncrease = null } = plan.comparison ?? {};
    const tolerances = [
        ['errors', errorIncrease],
        ['latency', latencyIncrease],
    ];
    const wanted = tolerances.flatMap(([kind, tolerance]) => (tolerance === null ? [] : [{ kind, tolerance }]));
    const straight = { ...plan, probes: plan.probes.filter(kinds/* isComparable */.n9) };
    if (sides === null || straight.probes.length === 0)
        return wanted.map(({ kind, tolerance }) => missing(kind, tolerance));
    const parts = { plan: straight, sides, source: new PairSource(straight, sides, deps) };
    return wanted.map(({ kind, tolerance }) => comparing(kind, tolerance, parts));
};


/***/ }),

/***/ 6587:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ Generator)
});

// EXTERNAL MODULE: ./src/domain/verification/probing/kinds.ts
var kinds = __webpack_require__(5799);
// EXTERNAL MODULE: ./src/domain/verification/expectations.ts
var expectations = __webpack_require__(4279);
;// CONCATENATED MODULE: ./src/adapters/probing/seldom.ts


/**
 * A probe asked every few seconds would need a minute to show a fault, or would have to call one bad answer a fault. So
 * each bad answer makes it ask again at once, one after the other, this often: enough to rule out chance at the false
 * alarm rate, or to show that it was chance.
 */
const confirmations = 10;
const confirmEveryMs = 100;
/** The probes with a schedule of their own: never two requests of the same one at the same time. */
class Seldom {
    turns;
    parts;
    constructor(probes, parts) {
        this.parts = parts;
        this.turns = probes.flatMap((probe, index) => (0,kinds/* isInTurn */.TJ)(probe)
            ? []
            : [{ index, probe, dueAt: (0,kinds/* isLast */.NE)(probe) ? Number.POSITIVE_INFINITY : 0, doubt: 0, underWay: undefined }]);
    }
    /** Sends what is due; answers when the next is. */
    tick() {
        const now = this.parts.now();
        for (const turn of this.turns)
            if (turn.dueAt <= now)
                this.send(turn, turn.dueAt);
        return Math.min(...this.turns.map(turn => turn.dueAt));
    }
    send(turn, at) {
        turn.dueAt = Number.POSITIVE_INFINITY;
        turn.underWay = this.once(turn, at).finally(() => {
            turn.underWay = undefined;
        });
    }
    async once(turn, at) {
        const sample = await this.parts.ask(turn.index, at);
        const now = this.parts.now();
        const bad = sample !== undefined && (0,expectations/* missesOf */.Kg)(turn.probe, sample).length > 0;
        turn.doubt = bad ? confirmations : Math.max(0, turn.doubt - 1);
        turn.dueAt = turn.doubt > 0 ? now + confirmEveryMs : Math.max(now, at + (turn.probe.everyMs ?? 0));
    }
    /** Waits for what is under way, asks what is asked last, and settles every doubt. */
    async finish(stop) {
        await Promise.all(this.turns.map(async (turn) => await turn.underWay));
        for (const turn of this.turns) {
            if ((0,kinds/* isLast */.NE)(turn.probe) && !stop.aborted)
                await this.once(turn, this.parts.now());
        }
        // Bounded: a probe that stays bad is certain after a few, and was asked so often at most.
        for (let round = 0; round < confirmations; round += 1) {
            const doubtful = this.turns.filter(turn => turn.doubt > 0);
            if (doubtful.length === 0 || stop.aborted)
                return;
            await this.parts.sleep(confirmEveryMs).catch(() => undefined);
            await Promise.all(doubtful.map(async (turn) => await this.once(turn, this.parts.now())));
        }
    }
}

;// CONCATENATED MODULE: ./src/adapters/probing/generator.ts


/**
 * Sends requests on a fixed schedule, whether or not earlier ones were answered (open loop): a stalled service cannot
 * slow down its own measurement. Each latency counts from the moment the request was meant to be sent. Probes with a
 * schedule of their own go beside, outside the rate.
 */
class Generator {
    sent = 0;
    next = 0;
    start;
    parts;
    /** Indices of the probes that are asked in turn. */
    inTurn;
    seldom;
    /** When each request under way was meant to be sent. */
    underWay = new Map();
    waiting = [];
    lags = [];
    idle;
    constructor(parts) {
        this.parts = parts;
        this.start = parts.clock.monotonic();
        this.inTurn = parts.plan.probes.flatMap((probe, index) => ((0,kinds/* isInTurn */.TJ)(probe) ? [index] : []));
        this.seldom = new Seldom(parts.plan.probes, {
            now: () => this.elapsed(),
            ask: async (probe, at) => await this.askSeldom(probe, at),
            sleep: async (ms) => await parts.clock.sleep(ms, parts.stop),
        });
    }
    elapsed() {
        return this.parts.clock.monotonic() - this.start;
    }
    /** Sends what is due; answers how long until the next is. */
    tick() {
        const { durationMs, maxInFlight } = this.parts.plan;
        const now = this.elapsed();
        for (let at = this.dueAt(); at <= now && at < durationMs; at = this.dueAt()) {
            const shot = this.shotAt(at, now - at);
            if (this.underWay.size < maxInFlight)
                this.send(shot);
            else
                this.waiting.push(shot);
        }
        const seldomAt = now < durationMs ? this.seldom.tick() : Number.POSITIVE_INFINITY;
        return Math.min(this.dueAt(), seldomAt) - this.elapsed();
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
        return this.inTurn.length === 0 ? Number.POSITIVE_INFINITY : (this.next * 1000) / this.parts.plan.rate;
    }
    shotAt(at, lateMs) {
        const index = this.next;
        this.next += 1;
        const probe = this.inTurn[index % this.inTurn.length] ?? 0;
        // Every probe meets both kinds of connection in turn, where a kept one means anything.
        const pooled = Math.floor(index / this.inTurn.length) % 2 === 1;
        const kept = pooled && (0,kinds/* keepsConnections */.MS)(this.probe(probe));
        return { index, probe, connection: kept ? 'pooled' : 'fresh', at, lateMs };
    }
    probe(index) {
        const probe = this.parts.plan.probes[index];
        if (probe === undefined)
            throw new RangeError(`no probe ${index}`);
        return probe;
    }
    send(shot) {
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
    async ask({ probe, connection, at, lateMs }) {
        const { asker, stop } = this.parts;
        this.sent += 1;
        const sentAt = this.elapsed();
        const asked = await asker.ask(probe, connection, stop).catch(() => undefined);
        if (asked === undefined)
            return undefined;
        const ours = lateMs + this.lagSince(sentAt);
        const sample = { probe, connection, at, latencyMs: this.elapsed() - at, lateMs: ours, ...asked };
        this.parts.onSample(sample);
        return sample;
    }
    async askSeldom(probe, at) {
        return await this.ask({ index: -1, probe, connection: 'fresh', at, lateMs: this.elapsed() - at });
    }
    /** Requests under way. */
    get pending() {
        return this.underWay.size;
    }
    /** Every request meant to be sent before this time is done. */
    completeUntil() {
        return Math.min(this.elapsed(), ...this.underWay.values(), ...this.waiting.slice(0, 1).map(shot => shot.at));
    }
    /**
     * Drops what still waits for a free slot, waits for what is under way, and asks what is asked last. Answers how many
     * were dropped.
     */
    async finish() {
        const dropped = this.waiting.splice(0).length;
        if (this.underWay.size > 0) {
            await new Promise(resolve => {
                this.idle = resolve;
            });
        }
        await this.seldom.finish(this.parts.stop);
        return dropped;
    }
}


/***/ }),

/***/ 7829:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ measure)
});

// EXTERNAL MODULE: ./src/domain/verification/codes.ts
var codes = __webpack_require__(5576);
// EXTERNAL MODULE: ./src/domain/statistics/distributions.ts
var distributions = __webpack_require__(545);
// EXTERNAL MODULE: ./src/domain/statistics/quantiles.ts
var quantiles = __webpack_require__(916);
// EXTERNAL MODULE: ./src/domain/verification/betting.ts
var betting = __webpack_require__(8429);
// EXTERNAL MODULE: ./src/domain/verification/objectives.ts
var verification_objectives = __webpack_require__(3196);
;// CONCATENATED MODULE: ./src/domain/verification/latency.ts




const sum = (blocks, of) => blocks.reduce((total, block) => total + of(block), 0);
/** Kish's design effect of a share, from how it varies between blocks. */
const designEffect = (blocks, of) => {
    const [samples, hits] = [sum(blocks, block => block.samples), sum(blocks, of)];
    if (hits === 0 || hits === samples || blocks.length < 2)
        return 1;
    const share = hits / samples;
    const between = sum(blocks, block => (of(block) - share * block.samples) ** 2);
    const variance = ((blocks.length / (blocks.length - 1)) * between) / samples ** 2;
    return Math.max(1, variance / ((share * (1 - share)) / samples));
};
/** Successes and trials on the effective number of samples. */
const effective = (blocks, of) => {
    const effect = designEffect(blocks, of);
    return [sum(blocks, of) / effect, sum(blocks, block => block.samples) / effect];
};
const slowerOf = (block) => block.slower;
const notClearlyFast = (block) => block.slower + block.unclear;
const upperShareOf = (blocks, of) => blocks.length === 0 ? 1 : (0,distributions/* clopperPearson */.mI)(...effective(blocks, of), verification_objectives/* falsePass */.Pp).upper;
/**
 * @param alpha false-alarm share of this watch, as in rateWatch.
 *
 * The last look uses exact binomial bounds on the effective number of samples: E. Korn, B. Graubard, "Confidence
 * intervals for proportions with small expected number of positive counts estimated from survey data", Survey
 * Methodology 24(2), 1998, 193–201 (without its t factor, which is near 1 for the thirty blocks of a run).
 */
const latencyWatch = (quantile, objectiveMs, blockLength, alpha) => {
    const allowed = 1 - quantile;
    const test = (0,betting/* bettingTest */.c)(allowed);
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
            const enough = closed.length >= verification_objectives/* minBlocks */.DP;
            const isAbove = above() || (enough && (0,distributions/* clopperPearson */.mI)(...effective(closed, slowerOf), alpha / 2).lower > allowed);
            const upperShare = upperShareOf(closed, notClearlyFast);
            const within = enough && upperShare <= allowed;
            return {
                quantile,
                objectiveMs,
                measuredMs: latencies.length === 0 ? null : (0,quantiles/* quantile */.YV)(latencies, quantile),
                samples: sum(closed, block => block.samples),
                slower: sum(closed, slowerOf),
                unclear: sum(closed, block => block.unclear),
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

// EXTERNAL MODULE: ./src/domain/verification/rates.ts
var rates = __webpack_require__(5137);
// EXTERNAL MODULE: ./src/domain/verification/tally.ts
var tally = __webpack_require__(9712);
// EXTERNAL MODULE: ./src/domain/verification/verdict.ts
var verification_verdict = __webpack_require__(4419);
;// CONCATENATED MODULE: ./src/domain/verification/judge.ts





/**
 * Bonferroni: the chances of the separate tests add up to at most the whole. Half is for what all requests show, ours
 * and those of other clients: most faults are there, and the rarer they are the more it matters. The rest share alike.
 */
const shares = (overall, rest) => ({
    overall: verification_objectives/* falseAlarm */.JY / (rest === 0 ? 1 : 2) / overall,
    rest: verification_objectives/* falseAlarm */.JY / 2 / Math.max(1, rest),
});
const watches = ({ probes, objectives, durationMs }, counterSource, checks) => {
    const { maxErrorRate, releaseId } = objectives;
    const quantiles = [
        { quantile: 0.5, limit: objectives.maxP50Ms },
        { quantile: 0.95, limit: objectives.maxP95Ms },
        { quantile: 0.99, limit: objectives.maxP99Ms },
    ].flatMap(({ quantile, limit }) => (limit === null ? [] : [{ quantile, limit }]));
    const single = probes.length > 1 || probes.some(probe => probe.kind !== 'http') ? probes : [];
    const more = single.length + (releaseId === null ? 0 : 1) + quantiles.length + checks;
    const { overall, rest } = shares(counterSource === null ? 1 : 2, more);
    return {
        checkAlpha: rest,
        all: (0,rates/* rateWatch */.A)('all probes', 'our probes', maxErrorRate, overall),
        perProbe: single.map(probe => (0,rates/* rateWatch */.A)(probe.name, 'our probes', maxErrorRate, rest)),
        identity: releaseId === null ? null : (0,rates/* rateWatch */.A)('other release', 'our probes', verification_objectives/* strayRelease */.nu, rest),
        others: counterSource === null ? null : (0,rates/* rateWatch */.A)('other clients', counterSource, maxErrorRate, overall),
        latency: quantiles.map(({ quantile, limit }) => latencyWatch(quantile, limit, (0,verification_objectives/* blockMs */.uN)(durationMs), rest)),
    };
};
/** @param checkCount how many checks beside the probes may call the release bad */
const judge = (plan, counterSource, checkCount = 0) => {
    const { objectives, probes } = plan;
    const counted = (0,tally/* tally */.N4)(probes, objectives.releaseId);
    const watch = watches(plan, counterSource, checkCount);
    const users = (0,tally/* standForUsers */.S9)(probes);
    let othersPending = 0;
    const addIdentity = (sample) => {
        const probe = probes[sample.probe];
        const identity = probe === undefined ? undefined : (0,tally/* identityOf */.cu)(probe, sample);
        if (watch.identity === null || identity === undefined)
            return;
        const { release } = identity;
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
    const evidence = (checks, known) => ({
        checks,
        objectives,
        answered: counted.answered(),
        all: watch.all[known](),
        perProbe: watch.perProbe.map(one => one[known]()),
        usual: probes.map((_, probe) => counted.usual(probe)),
        others: watch.others?.[known](othersPending) ?? null,
        otherRelease: watch.identity?.[known]() ?? null,
        identity: counted.identity(),
        latency: watch.latency.map(one => one.report()),
        failures: counted.failures(),
        needed: (0,verification_objectives/* neededSamples */.$O)(objectives),
    });
    return {
        add: sample => {
            const bad = counted.add(sample).length > 0 ? 1 : 0;
            watch.perProbe[sample.probe]?.observe(1, bad);
            addIdentity(sample);
            if (users[sample.probe] !== true)
                return;
            watch.all.observe(1, bad);
            addLatency(sample);
        },
        addCounters: more => {
            watch.others?.observe(more.requests, more.failed);
            othersPending = more.inFlight ?? 0;
        },
        completeUntil: time => {
            for (const one of watch.latency)
                one.completeUntil(time);
        },
        certain: (pending = 0) => {
            const ours = [watch.all, ...watch.perProbe, watch.identity].filter(one => one !== null);
            const any = ours.some(one => one.above(pending)) ||
                watch.others?.above(othersPending) === true ||
                watch.latency.some(one => one.above());
            if (!any)
                return [];
            const { verdict, reasons } = (0,verification_verdict/* verdictOf */.Vj)(evidence([], 'soFar'));
            return verdict === 'fail' ? reasons : [];
        },
        answered: counted.answered,
        checkAlpha: watch.checkAlpha,
        conclude: (checks = []) => {
            const known = evidence(checks, 'report');
            return {
                ...(0,verification_verdict/* verdictOf */.Vj)(known),
                errorRates: [known.all, ...known.perProbe, ...(known.others === null ? [] : [known.others])],
                latency: known.latency,
                checks,
                identity: known.identity,
                connections: counted.connections(),
                failures: known.failures,
                examples: counted.examples(),
                facts: counted.facts(),
                answered: known.answered,
                retries: counted.retries(),
                samplesNeeded: known.needed,
                falseAlarm: verification_objectives/* falseAlarm */.JY,
            };
        },
    };
};

// EXTERNAL MODULE: ./src/domain/verification/check.ts
var verification_check = __webpack_require__(5210);
// EXTERNAL MODULE: ./src/domain/verification/expectations.ts
var expectations = __webpack_require__(4279);
;// CONCATENATED MODULE: ./src/domain/verification/undecided.ts



const maxRules = 3;
const undecided = (probes) => {
    const counts = probes.map(({ name }) => ({ name, asked: 0, undecided: 0, rules: new Set() }));
    return {
        add: sample => {
            const [probe, count] = [probes[sample.probe], counts[sample.probe]];
            if (probe === undefined || count === undefined)
                throw new RangeError(`no probe ${sample.probe}`);
            const rules = (0,expectations/* undecidedRules */.l4)(probe, sample);
            count.asked += 1;
            count.undecided += rules.length > 0 ? 1 : 0;
            for (const rule of rules)
                count.rules.add(rule);
        },
        report: () => {
            const open = counts.filter(count => count.undecided > 0);
            if (open.length === 0)
                return null;
            const what = open.map(({ name, asked, undecided: times, rules }) => {
                const shown = [...rules].slice(0, maxRules).join(', ');
                return `${name}: ${times} of ${asked} answers are over 1 MiB, and their beginning does not tell ${shown}${rules.size > maxRules ? ', …' : ''}`;
            });
            const about = { name: 'bodies of answers', source: 'our probes', required: true };
            const code = 'body-too-large';
            const said = { verdict: 'inconclusive', code, what: `${what.join('; ')}.`, next: codes/* codes */.F.docs[code].next };
            return { ...(0,verification_check/* unaskedReport */.K)(about, said), samples: open.reduce((sum, { asked }) => sum + asked, 0) };
        },
    };
};

// EXTERNAL MODULE: ./src/adapters/probing/asker.ts + 1 modules
var probing_asker = __webpack_require__(5707);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
;// CONCATENATED MODULE: ./src/adapters/probing/check-watch.ts



const unanswered = (check, what, code) => (0,verification_check/* unaskedReport */.K)(check, { verdict: 'error', code, what, next: codes/* codes */.F.docs[code].next });
const glanceMs = 300;
/** Asks one check again and again while probes run: one look at a time, and a last one with a time limit. */
class CheckWatch {
    latest;
    looking;
    check;
    signal;
    constructor(check, signal) {
        this.check = check;
        this.signal = signal;
    }
    async begin(beginning) {
        await this.keep(async () => {
            await this.check.begin?.(beginning);
            return this.latest;
        });
    }
    /** Starts a look unless one is under way. */
    look(at) {
        this.looking ??= this.ask({ ...at, last: false, signal: this.signal }).finally(() => {
            this.looking = undefined;
        });
    }
    /** The last word. A check that failed before stays failed. */
    async conclude(at) {
        const timeUp = AbortSignal.timeout(this.check.patienceMs);
        const signal = AbortSignal.any([this.signal, timeUp]);
        const late = new Promise(resolve => signal.addEventListener('abort', () => resolve('late'), { once: true }));
        const end = (async () => {
            await this.looking;
            if (this.latest?.verdict !== 'fail')
                await this.ask({ ...at, last: true, signal });
        })();
        const ended = await Promise.race([end, late]);
        if (ended === 'late' && this.latest?.verdict !== 'fail')
            this.latest = unanswered(this.check, `No answer within ${this.check.patienceMs / 1000} s.`, 'check-timed-out');
        return this.soFar();
    }
    /**
     * The fault is certain and traffic is to leave it. What was merely seen may name its cause (a crash shows in the
     * probes before it shows in its pod), so it gets one short look more.
     */
    async glance(at) {
        if (this.check.factual !== true || this.latest?.verdict === 'fail')
            return this.soFar();
        const signal = AbortSignal.any([this.signal, AbortSignal.timeout(glanceMs)]);
        const seen = new CheckWatch(this.check, signal);
        const late = new Promise(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
        await Promise.race([seen.ask({ ...at, last: false, signal }), late]);
        if (seen.latest?.verdict === 'fail')
            this.latest = seen.latest;
        return this.soFar();
    }
    /** What the looks until now said. */
    soFar() {
        return this.latest ?? unanswered(this.check, 'The verification ended before it answered.', 'check-failed-to-run');
    }
    async close() {
        await this.check.close?.().catch(() => undefined);
    }
    async ask(at) {
        await this.keep(async () => await this.check.look(at));
    }
    async keep(body) {
        try {
            const report = await body();
            if (this.latest?.verdict !== 'fail')
                this.latest = report;
        }
        catch (error) {
            if (this.latest?.verdict !== 'fail')
                this.latest = unanswered(this.check, (0,errors/* messageOf */.bD)(error), 'check-failed-to-run');
        }
    }
}

;// CONCATENATED MODULE: ./src/adapters/probing/counters.ts

/** Of the requests that got no answer the target counts those cut short alone. */
const isCounted = ({ result }) => result.kind !== 'fault' || result.fault === 'connection-cut';
const isFailed = ({ result }) => result.kind === 'fault' || (result.kind === 'answer' && result.status >= 500);
/** Follows a counter and hands on what other clients did: everything less our own requests. */
class CounterWatch {
    /** Why it could not be read, the last time it could not. */
    problem;
    own = { requests: 0, failed: 0 };
    /** What was handed on, counted from the first reading. */
    last;
    /** Requests at the last reading, ours among them. */
    read = 0;
    reading;
    source;
    hand;
    constructor(source, hand) {
        this.source = source;
        this.hand = hand;
    }
    sawOwn(sample) {
        const { requests = 1 } = sample;
        if (requests === 0)
            return;
        const counted = isCounted(sample);
        this.own = {
            requests: this.own.requests + requests - (counted ? 0 : 1),
            failed: this.own.failed + (counted && isFailed(sample) ? 1 : 0),
        };
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
            if (read.requests < this.read)
                this.beginAnew();
            this.read = read.requests;
            this.step({ ...read, requests: read.requests - this.own.requests, failed: read.failed - this.own.failed });
        }
        catch (error) {
            this.problem = (0,errors/* messageOf */.bD)(error);
        }
    }
    /** Who counts was started again, and counts from nothing. */
    beginAnew() {
        this.own = { requests: 0, failed: 0 };
        this.last = undefined;
    }
    // Our own requests are counted there and here at slightly different moments, and now and then one here alone, so a
    // step may come out below zero; as much is left out of the next ones, and no more.
    step(now) {
        const before = this.last ?? now;
        const requests = Math.max(0, now.requests - before.requests);
        const failed = Math.min(requests, Math.max(0, now.failed - before.failed));
        this.last = { requests: before.requests + requests, failed: before.failed + failed };
        if (requests > 0)
            this.hand({ source: this.source.name, requests, failed, inFlight: now.inFlight ?? 0 });
    }
}

// EXTERNAL MODULE: ./src/adapters/probing/generator.ts + 1 modules
var probing_generator = __webpack_require__(6587);
;// CONCATENATED MODULE: ./src/adapters/probing/measure.ts







/** How often we look whether a fault is certain. */
const lookEveryMs = 100;
/** We wake at least so often, to notice when our own machine stands still. */
const wakeEveryMs = 20;
const readCountersEveryMs = 1000;
const lookAtChecksEveryMs = 1000;
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
/** The checks beside the probes: begun before the first, asked meanwhile, closed at the end whatever happens. */
const withChecks = async (checks, beginning, body) => {
    try {
        await Promise.all(checks.map(async (check) => await check.begin(beginning)));
        return await body();
    }
    finally {
        await Promise.all(checks.map(async (check) => await check.close()));
    }
};
/**
 * Probes `url` as planned and judges. Ends before its time only when a fault is certain or nothing answers at all.
 * Rejects with the reason of `signal` when cancelled.
 */
const measure = async (url, plan, deps) => {
    const checks = (deps.checks ?? []).map(check => new CheckWatch(check, deps.signal));
    const mayErr = (deps.checks ?? []).filter(check => check.factual !== true);
    const verdict = judge(plan, deps.counters?.name ?? null, mayErr.length);
    const beginning = { startedAt: deps.clock.now(), durationMs: plan.durationMs, alpha: verdict.checkAlpha };
    const { prober } = deps;
    const asker = await (0,probing_asker/* createAsker */.b)(plan.probes, {
        url: url.replace(/\/+$/, ''),
        prober,
        timeoutMs: plan.probeTimeoutMs,
    });
    try {
        return await withChecks(checks, beginning, async () => await probed(url, { plan, deps, checks, verdict, asker }));
    }
    finally {
        asker.close();
    }
};
const probed = async (url, { plan, deps, checks, verdict, asker }) => {
    const { clock, log, signal } = deps;
    const watch = deps.counters === null ? null : new CounterWatch(deps.counters, more => verdict.addCounters(more));
    await watch?.look();
    const ending = new AbortController();
    const open = undecided(plan.probes);
    const startedAt = clock.now();
    const generator = new probing_generator/* Generator */.W({
        plan,
        asker,
        clock,
        stop: AbortSignal.any([signal, ending.signal]),
        onSample: sample => {
            verdict.add(sample);
            open.add(sample);
            watch?.sawOwn(sample);
        },
    });
    let certain = false;
    const look = every(lookEveryMs, () => {
        verdict.completeUntil(generator.completeUntil());
        certain = verdict.certain(generator.pending).length > 0 || checks.some(check => check.latest?.verdict === 'fail');
    });
    const readCounters = every(readCountersEveryMs, () => void watch?.look());
    const lookAtChecks = every(lookAtChecksEveryMs, () => {
        for (const check of checks)
            check.look({ now: clock.now(), elapsedMs: generator.elapsed() });
    });
    const say = every(sayEveryMs, () => log.info(`${generator.sent} probes sent, ${verdict.answered()} answered`));
    for (;;) {
        const wait = generator.tick();
        const elapsed = generator.elapsed();
        for (const task of [readCounters, lookAtChecks, look, say])
            task(elapsed);
        const silent = verdict.answered() === 0 && elapsed >= silenceMs;
        if (certain || silent || elapsed >= plan.durationMs)
            break;
        const pause = Math.max(1, Math.min(wait, wakeEveryMs, plan.durationMs - elapsed));
        const wakeAt = generator.elapsed() + pause;
        await clock.sleep(pause, signal);
        generator.woke(generator.elapsed() - wakeAt);
    }
    const ranMs = generator.elapsed();
    if (certain)
        ending.abort();
    const notSent = await generator.finish();
    signal.throwIfAborted();
    await watch?.look();
    verdict.completeUntil(Number.POSITIVE_INFINITY);
    // A certain fault waits for nobody longer than a glance: traffic is on the bad release.
    const last = { now: clock.now(), elapsedMs: ranMs };
    const checked = await Promise.all(checks.map(check => (certain ? check.glance(last) : check.conclude(last))));
    signal.throwIfAborted();
    const findings = verdict.conclude([...checked, ...[open.report()].filter(report => report !== null)]);
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

/***/ 3224:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ resolveHeaders),
/* harmony export */   u: () => (/* binding */ missingVariables)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4296);

const reference = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;
const minSecretLength = 4;
/**
 * Puts variables of the environment into the headers of a request. What they hold is kept out of logs, and out of
 * answers that repeat it.
 * @throws UserError `probe-definition` when one is not set
 */
const resolveHeaders = (probe, headers, { env, mask } = { env: {}, mask: () => undefined }) => {
    const secrets = new Set();
    const resolve = (header, text) => text.replaceAll(reference, (_, name) => {
        const value = env[name] ?? '';
        if (value === '') {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('probe-definition', `probes: ${probe}: the header ${header} names \${${name}}, which is not set`, `Give the step \`env: ${name}: \${{ secrets.${name} }}\`.`);
        }
        if (value.length >= minSecretLength)
            secrets.add(value);
        mask(value);
        return value;
    });
    const resolved = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, resolve(name, text)]));
    return {
        headers: resolved,
        redact: text => [...secrets].reduce((shown, secret) => shown.replaceAll(secret, '***'), text),
    };
};
/** Variables that headers of probes name and the environment lacks, so that it is said before a release gets traffic. */
const missingVariables = (probes, env) => {
    const texts = probes.flatMap(probe => ('requestHeaders' in probe ? Object.values(probe.requestHeaders) : []));
    const named = texts.flatMap(text => [...text.matchAll(reference)].map(([, name = '']) => name));
    return [...new Set(named)].filter(name => (env[name] ?? '') === '');
};


/***/ }),

/***/ 7242:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ createVerifier),
/* harmony export */   e: () => (/* binding */ namesItself)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1137);
/* harmony import */ var _comparison_checks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7914);
/* harmony import */ var _fresh_probe_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5945);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9777);
/* harmony import */ var _measure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7829);





const asJson = (value) => zod__WEBPACK_IMPORTED_MODULE_3__/* .json */ .Pq9().parse(JSON.parse(JSON.stringify(value)));
/** Whether the release says its name when it is asked straight: then its silence at the entrance is a finding. */
const namesItself = async (request, prober, timeoutMs) => {
    const url = new URL(request.healthPath, request.directUrl).href;
    const { releaseId } = await (0,_fresh_probe_js__WEBPACK_IMPORTED_MODULE_4__/* .freshProbe */ .t)(prober, timeoutMs).probe(url, request.signal);
    return releaseId !== undefined;
};
const asSide = ({ releaseId, directUrl }) => ({
    releaseId,
    url: directUrl,
});
/** The verification that a rollout runs in its own process: the same measurement as post-deploy-verify. */
const createVerifier = (inputs, deps) => ({
    verify: async (request) => {
        const required = deps.headerFromTarget || (await namesItself(request, deps.prober, inputs['probe-timeout']));
        const { releaseId, revision } = request.expected;
        const about = { releaseId, revision, releaseHeaderRequired: required, strict: inputs.strict };
        const plan = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .planOf */ .XC)(inputs, about, [`GET ${request.healthPath} 2xx`]);
        const { clock, log, prober } = deps;
        const url = deps.entranceUrl || request.entranceUrl;
        const { app, environment, switchedAt } = request;
        const baselineId = request.baseline?.releaseId ?? null;
        const { baseline, directUrl, signal } = request;
        const sides = baseline === null ? null : { release: { releaseId, url: directUrl }, baseline: asSide(baseline) };
        const checks = [
            ...(0,_comparison_checks_js__WEBPACK_IMPORTED_MODULE_0__/* .comparisonChecks */ .h)(plan, sides, { prober, clock, signal }),
            ...((await deps.checks?.({ app, environment, releaseId, url, switchedAt, baselineId, plan })) ?? []),
        ];
        const measuring = { clock, log, prober, checks, counters: deps.counters(releaseId), signal };
        const report = await (0,_measure_js__WEBPACK_IMPORTED_MODULE_2__/* .measure */ .x)(url, plan, measuring);
        deps.onReport?.(report);
        return { verdict: report.verdict, reasons: report.reasons, evidence: asJson(report) };
    },
});


/***/ }),

/***/ 2436:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V_: () => (/* binding */ ascending)
/* harmony export */ });
/* unused harmony exports sum, mean, standardDeviation, coefficientOfVariation */
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
const ascending = (values) => [...values].sort((a, b) => a - b);


/***/ }),

/***/ 545:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yw: () => (/* binding */ binomialUpperTail),
/* harmony export */   mI: () => (/* binding */ clopperPearson)
/* harmony export */ });
/* unused harmony exports normalCdf, normalQuantile, studentCdf, studentQuantile, binomialLowerTail */
/* harmony import */ var _special_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6569);

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
const binomialUpperTail = (k, n, p) => k <= 0 ? 1 : k > n ? 0 : (0,_special_js__WEBPACK_IMPORTED_MODULE_0__/* .incompleteBeta */ .J7)(p, k, n - k + 1);
/**
 * One-sided exact bounds of a proportion, each missed with probability at most `level` (C. Clopper, E. Pearson,
 * Biometrika 26, 1934, 404–413). `k` and `n` need not be whole: effective samples of a clustered count are allowed.
 */
const clopperPearson = (k, n, level) => ({
    lower: k <= 0 ? 0 : (0,_special_js__WEBPACK_IMPORTED_MODULE_0__/* .inverseIncompleteBeta */ .nV)(level, k, n - k + 1),
    upper: k >= n ? 1 : (0,_special_js__WEBPACK_IMPORTED_MODULE_0__/* .inverseIncompleteBeta */ .nV)(1 - level, k + 1, n - k),
});


/***/ }),

/***/ 916:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YV: () => (/* binding */ quantile)
/* harmony export */ });
/* unused harmony exports quantileOfSorted, median, harrellDavisOfSorted, harrellDavis */
/* harmony import */ var _descriptive_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2436);


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
const quantile = (values, p) => quantileOfSorted((0,_descriptive_js__WEBPACK_IMPORTED_MODULE_0__/* .ascending */ .V_)(values), p);
const median = (values) => quantile(values, 0.5);
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


/***/ }),

/***/ 6569:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J7: () => (/* binding */ incompleteBeta),
/* harmony export */   P4: () => (/* binding */ solveIncreasing),
/* harmony export */   nV: () => (/* binding */ inverseIncompleteBeta)
/* harmony export */ });
/* unused harmony export logGamma */
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
const incompleteBeta = (x, a, b) => {
    if (x <= 0)
        return 0;
    if (x >= 1)
        return 1;
    const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
    return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
};
/** The x in [low, high] where the increasing function `f` reaches `target`, by bisection to machine precision. */
const solveIncreasing = (f, target, low, high) => {
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
const inverseIncompleteBeta = (p, a, b) => p <= 0 ? 0 : p >= 1 ? 1 : solveIncreasing(x => incompleteBeta(x, a, b), p, 0, 1);


/***/ }),

/***/ 8301:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ effectOf)
/* harmony export */ });
/* unused harmony export verdicts */
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
    janitor: ['clean', 'finished', 'rolled-back', 'busy', 'needs-a-person', 'failed'],
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
    janitor: ['clean', 'finished'],
};
const said = {
    'performance-regression': ['no-baseline', 'incomparable', 'inconclusive'],
    janitor: ['busy'],
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


/***/ }),

/***/ 8429:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ lowerBoundAnytime),
/* harmony export */   c: () => (/* binding */ bettingTest)
/* harmony export */ });
/* harmony import */ var _statistics_special_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6569);

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
/**
 * What each stake begins with, as a logarithm; together one. A mean far above m is found after a few values whatever its
 * stake has; one near m takes hundreds, and there the beginning tells.
 */
const beginnings = (() => {
    const shares = Array.from({ length: gridSize }, (_, index) => 0.8 ** index);
    const whole = shares.reduce((sum, share) => sum + share, 0);
    return shares.map(share => Math.log(share / whole));
})();
const logSumExp = (values) => {
    const max = Math.max(...values);
    return max + Math.log(values.reduce((sum, value) => sum + Math.exp(value - max), 0));
};
/** @param mean the objective m, strictly between 0 and 1. */
const bettingTest = (mean) => {
    const fractions = stakes(mean);
    const factors = (value) => fractions.map(stake => Math.log1p(stake * (value - mean)));
    // Nearly every value is one of these two.
    const [ofZero, ofOne] = [factors(0), factors(1)];
    const logs = [...beginnings];
    let peak = 0;
    return {
        observe: (value, count = 1) => {
            const gains = value === 0 ? ofZero : value === 1 ? ofOne : factors(value);
            for (const [index, gain] of gains.entries())
                logs[index] = (logs[index] ?? 0) + count * gain;
            // A value below the mean only loses.
            if (value > mean)
                peak = Math.max(peak, logSumExp(logs));
        },
        logWealth: (pending = 0) => logSumExp(logs.map((log, index) => log + pending * (ofZero[index] ?? 0))),
        peakLogWealth: () => peak,
    };
};
/**
 * A lower bound of the mean of values 0 and 1 that holds at every look together, with confidence 1 − alpha: what the
 * test of every lower m has rejected by now (a confidence sequence).
 */
const lowerBoundAnytime = (ones, zeros, alpha) => {
    if (ones === 0)
        return 0;
    const logWealth = (mean) => {
        const test = bettingTest(mean);
        test.observe(1, ones);
        test.observe(0, zeros);
        return test.logWealth();
    };
    return -(0,_statistics_special_js__WEBPACK_IMPORTED_MODULE_0__/* .solveIncreasing */ .P4)(minus => logWealth(-minus), -Math.log(alpha), -ones / (ones + zeros), -1e-12);
};


/***/ }),

/***/ 3865:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ samplesNeeded),
/* harmony export */   p: () => (/* binding */ visibleRate)
/* harmony export */ });
/* harmony import */ var _statistics_distributions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(545);
/* harmony import */ var _statistics_special_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6569);


/** What samples of a failure rate can show at all. Pure; the bounds themselves are in statistics/distributions.ts. */
/** Samples without a single failure that show a rate below `objective` with confidence 1 − alpha. */
const samplesNeeded = (objective, alpha) => Math.ceil(Math.log(alpha) / Math.log1p(-objective));
/** The smallest number of failures that is evidence for a rate above `objective`; above n when there is none. */
const failuresToReject = (n, objective, alpha) => {
    let [low, high] = [0, n + 1];
    while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if ((0,_statistics_distributions_js__WEBPACK_IMPORTED_MODULE_0__/* .binomialUpperTail */ .Yw)(middle, n, objective) <= alpha)
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
    return needed > n ? 1 : (0,_statistics_special_js__WEBPACK_IMPORTED_MODULE_1__/* .solveIncreasing */ .P4)(p => (0,_statistics_distributions_js__WEBPACK_IMPORTED_MODULE_0__/* .binomialUpperTail */ .Yw)(needed, n, p), power, 0, 1);
};


/***/ }),

/***/ 5210:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ unaskedReport)
/* harmony export */ });
/** The report of a check that rests on nothing asked: it broke, or there is nothing to ask. */
const unaskedReport = ({ name, source, required }, said) => ({
    name,
    source,
    query: null,
    window: null,
    samples: null,
    value: null,
    unit: '',
    objective: '',
    ...said,
    required,
});


/***/ }),

/***/ 4279:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kg: () => (/* binding */ missesOf),
/* harmony export */   l4: () => (/* binding */ undecidedRules),
/* harmony export */   yD: () => (/* binding */ factOf)
/* harmony export */ });
/* harmony import */ var _probing_header_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(553);
/* harmony import */ var _probing_json_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9298);
/* harmony import */ var _probing_kinds_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5799);
/* harmony import */ var _probing_patterns_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5753);
/* harmony import */ var _probing_policies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8678);





const missed = (code, problems) => problems.flatMap(what => (what === undefined ? [] : [{ code, what }]));
const hasStatus = (probe, status) => probe.status.some(([from, to]) => status >= from && status <= to);
const statusMiss = (probe, { status, body }) => {
    if (hasStatus(probe, status))
        return [];
    const expected = probe.status.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
    if (probe.burst !== null)
        return missed('limit-not-reached', [
            `none of ${probe.burst} requests in a row was answered ${expected}, the last ${status}`,
        ]);
    const shown = (0,_probing_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .clipped */ .c)(body);
    return missed('unexpected-status', [
        `status ${status}, expected ${expected}${shown === '' ? '' : `; body: ${shown}`}`,
    ]);
};
const textMisses = (probe, { body }) => [
    ...missed('unexpected-body', probe.contains.map(text => (body.includes(text) ? undefined : `body does not contain "${text}": ${(0,_probing_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .clipped */ .c)(body)}`))),
    ...missed('unexpected-body', probe.matches.map(pattern => new RegExp(pattern, 'u').test(body) ? undefined : `body does not match /${pattern}/: ${(0,_probing_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .clipped */ .c)(body)}`)),
];
const jsonOf = (text) => {
    try {
        const value = JSON.parse(text);
        return { value };
    }
    catch {
        return undefined;
    }
};
const jsonMisses = (probe, { body, schemaProblems = [] }) => {
    if (probe.json.length === 0 && probe.schema === null)
        return [];
    const json = jsonOf(body);
    if (json === undefined)
        return missed('body-not-json', [`body is no JSON: ${(0,_probing_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .clipped */ .c)(body)}`]);
    return [
        ...missed('unexpected-json', probe.json.map(rule => (0,_probing_json_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonProblem */ .I)(rule, json.value))),
        ...missed('schema-not-met', schemaProblems),
    ];
};
/** Of a part of the body nothing can be said to be missing. */
const bodyMisses = (probe, answer) => answer.truncated === true ? [] : [...textMisses(probe, answer), ...jsonMisses(probe, answer)];
/** A match of such a pattern may be none any more where more text follows. */
const looksAhead = (pattern) => /\$|\\b|\(\?!/i.test(pattern);
const isMatch = (pattern, body) => !looksAhead(pattern) && new RegExp(pattern, 'u').test(body);
const headerMisses = (probe, { headers, url = '' }) => [
    ...missed('unexpected-header', probe.headers.map(rule => (0,_probing_header_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .headerProblem */ .b)(rule, headers))),
    ...probe.policies.flatMap(policy => missed('policy-not-met', (0,_probing_policies_js__WEBPACK_IMPORTED_MODULE_2__/* .policyProblems */ .NP)(policy, { url, headers }))),
    ...missed('policy-not-met', probe.cacheControl.map(rule => (0,_probing_policies_js__WEBPACK_IMPORTED_MODULE_2__/* .cacheProblem */ .ct)(rule, headers))),
];
const httpMisses = (probe, answer) => [
    ...statusMiss(probe, answer),
    ...bodyMisses(probe, answer),
    ...headerMisses(probe, answer),
];
const until = ({ daysLeft, validTo }) => daysLeft < 0 ? `ended ${validTo.slice(0, 10)}` : `ends ${validTo.slice(0, 10)}, in ${Math.floor(daysLeft)} days`;
const age = new Map(_probing_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .tlsVersions */ .pv.map((version, at) => [version, at]));
const older = (protocol, least) => (age.get(protocol) ?? -1) < (age.get(least) ?? 0);
const tlsMisses = (probe, shown) => {
    const ended = shown.daysLeft < 0;
    const soon = !ended && shown.daysLeft < probe.days;
    return [
        ...missed('certificate-expired', [ended ? `a certificate ${until(shown)}` : undefined]),
        ...missed('certificate-expiring', [
            soon ? `a certificate ${until(shown)}; ${probe.days} are asked for` : undefined,
        ]),
        ...missed('certificate-untrusted', [shown.untrusted ?? undefined]),
        ...missed('certificate-name', [shown.otherName ?? undefined]),
        ...missed('tls-version-old', [
            older(shown.protocol, probe.minVersion) ? `${shown.protocol}, expected ${probe.minVersion} or newer` : undefined,
        ]),
    ];
};
const upgradeMisses = (probe, { status, problem, said }) => {
    if (status !== 101)
        return missed('websocket-refused', [`status ${status}, expected 101`]);
    if (problem !== null)
        return missed('websocket-broken', [`${problem}${said === '' ? '' : `; said "${(0,_probing_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .clipped */ .c)(said)}"`}`]);
    return probe.expect === null || said.includes(probe.expect)
        ? []
        : missed('websocket-unexpected', [`said "${(0,_probing_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .clipped */ .c)(said)}", expected "${(0,_probing_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .clipped */ .c)(probe.expect)}"`]);
};
const servingCodes = {
    NOT_SERVING: 'grpc-not-serving',
    SERVICE_UNKNOWN: 'grpc-service-unknown',
    UNKNOWN: 'grpc-status-unknown',
};
/** gRPC status codes that have a meaning of their own in the health protocol. */
const grpcCodes = { 5: 'grpc-service-unknown', 12: 'grpc-no-health-service' };
const healthMisses = (probe, { status, message, serving }) => {
    const who = probe.service === '' ? 'the server' : `service ${probe.service}`;
    if (status !== 0) {
        const text = message === '' ? '' : `: ${(0,_probing_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .clipped */ .c)(message)}`;
        return missed(grpcCodes[status] ?? 'grpc-call-failed', [`grpc-status ${status} for ${who}${text}`]);
    }
    if (serving === 'SERVING')
        return [];
    return missed(servingCodes[serving ?? ''] ?? 'grpc-call-failed', [
        `${who} is ${serving ?? 'in no status the protocol knows'}, expected SERVING`,
    ]);
};
const greetingMisses = (probe, { said }) => probe.expect === null || said.includes(probe.expect)
    ? []
    : missed('unexpected-greeting', [`said "${(0,_probing_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .clipped */ .c)(said)}", expected "${probe.expect}"`]);
const recordMisses = (probe, { records }) => missed('unexpected-records', probe.contains.map(want => records.includes(want) ? undefined : `${probe.type} is ${records.join(', ') || 'empty'}, expected ${want}`));
const resultMisses = (probe, result) => {
    if (result.kind === 'fault')
        return [{ code: result.fault, what: result.detail }];
    if (probe.kind === 'http' && result.kind === 'answer')
        return httpMisses(probe, result);
    if (probe.kind === 'tls' && result.kind === 'tls')
        return tlsMisses(probe, result);
    if (probe.kind === 'websocket' && result.kind === 'websocket')
        return upgradeMisses(probe, result);
    if (probe.kind === 'grpc' && result.kind === 'grpc')
        return healthMisses(probe, result);
    if (probe.kind === 'tcp' && result.kind === 'tcp')
        return greetingMisses(probe, result);
    if (probe.kind === 'dns' && result.kind === 'dns')
        return recordMisses(probe, result);
    throw new RangeError(`a ${probe.kind} probe cannot meet a result of ${result.kind}`);
};
/** Everything that is wrong with a sample; empty: as expected. Which release answered is judged apart. */
const missesOf = (probe, sample) => {
    const misses = resultMisses(probe, sample.result);
    if (sample.result.kind === 'fault')
        return misses;
    const late = probe.maxLatencyMs !== null && sample.latencyMs > probe.maxLatencyMs;
    return [
        ...misses,
        ...missed('answer-too-slow', [
            late ? `${Math.round(sample.latencyMs)} ms, limit ${probe.maxLatencyMs} ms` : undefined,
        ]),
    ];
};
/** The rules, in words, that are neither met nor missed: the part of the body that is looked at does not tell. */
const undecidedRules = (probe, sample) => {
    const { result } = sample;
    const cut = probe.kind === 'http' && result.kind === 'answer' && result.truncated === true;
    // What is wrong already is no better with the rest of it.
    if (!cut || missesOf(probe, sample).length > 0)
        return [];
    return [
        ...probe.contains.filter(text => !result.body.includes(text)).map(text => `contains "${(0,_probing_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .clipped */ .c)(text)}"`),
        ...probe.matches.filter(pattern => !isMatch(pattern, result.body)).map(pattern => `matches /${(0,_probing_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .clipped */ .c)(pattern)}/`),
        ...new Set(probe.json.map(({ path }) => `json ${path}`)),
        ...(probe.schema === null ? [] : ['schema']),
    ];
};
/** What a person wants to know of an answer that is no HTTP response; null: nothing beside that it came. */
const factOf = (result) => {
    switch (result.kind) {
        case 'tls':
            return `${result.protocol}, certificate of ${result.issuer || 'an unnamed issuer'} ${until(result)}`;
        case 'grpc':
            return result.serving ?? `grpc-status ${result.status}`;
        case 'dns':
            return result.records.join(', ');
        default:
            return null;
    }
};


/***/ }),

/***/ 3196:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $O: () => (/* binding */ neededSamples),
/* harmony export */   DP: () => (/* binding */ minBlocks),
/* harmony export */   JY: () => (/* binding */ falseAlarm),
/* harmony export */   Pp: () => (/* binding */ falsePass),
/* harmony export */   nu: () => (/* binding */ strayRelease),
/* harmony export */   uN: () => (/* binding */ blockMs)
/* harmony export */ });
/* harmony import */ var _binomial_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3865);

/**
 * Chance that a release which meets every objective is called bad, over the whole verification and however often it
 * is looked at. Shared out over everything that is tested (judge.ts), and there over looking all along and at the end.
 * We promise 0.1 %; the other half is room for what the assumptions leave out (docs/bench/calibration.md).
 */
const falseAlarm = 0.0005;
/** Chance that a release at or above an objective is shown to be within it by the last look. */
const falsePass = 0.05;
/** An answer from another release may be a stray; more than this share is not. */
const strayRelease = 0.001;
/** How many answers a pass needs when none of them fails. */
const neededSamples = (objectives) => objectives.minSamples ?? (0,_binomial_js__WEBPACK_IMPORTED_MODULE_0__/* .samplesNeeded */ .H)(objectives.maxErrorRate, falsePass);
/** Length of the time blocks in which latency is judged: about thirty in a run, none under 200 ms or over 2 s. */
const blockMs = (durationMs) => Math.min(2000, Math.max(200, Math.round(durationMs / 30)));
/** Fewer blocks say too little about how latency varies from one to the next. */
const minBlocks = 10;


/***/ }),

/***/ 5137:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ rateWatch)
/* harmony export */ });
/* harmony import */ var _statistics_distributions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(545);
/* harmony import */ var _betting_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8429);
/* harmony import */ var _binomial_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3865);
/* harmony import */ var _objectives_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3196);




const hardly = 0.01;
/** Of a watch's false alarms: for looking all along, so that a fault is found early; the rest is for the exact look at the end. */
const early = 0.8;
/** @param alpha false-alarm share of this watch */
const rateWatch = (what, source, objective, alpha) => {
    const test = (0,_betting_js__WEBPACK_IMPORTED_MODULE_0__/* .bettingTest */ .c)(objective);
    const atTheEnd = (1 - early) * alpha;
    let [samples, failed, shown] = [0, 0, false];
    const above = (pending = 0) => {
        shown ||= failed > 0 && test.logWealth(pending) >= Math.log(1 / (early * alpha));
        return shown;
    };
    const known = (pending, exact) => {
        const shownNow = above(pending);
        const upper = samples === 0 ? 1 : (0,_statistics_distributions_js__WEBPACK_IMPORTED_MODULE_1__/* .clopperPearson */ .mI)(failed, samples, _objectives_js__WEBPACK_IMPORTED_MODULE_2__/* .falsePass */ .Pp).upper;
        return {
            what,
            source,
            objective,
            samples,
            failed,
            rate: samples === 0 ? null : failed / samples,
            // Once the objective is shown to be missed it stays so, whatever comes later.
            lower: shownNow
                ? Math.max(objective, (0,_betting_js__WEBPACK_IMPORTED_MODULE_0__/* .lowerBoundAnytime */ .J)(failed, samples - failed + pending, early * alpha))
                : exact,
            lowerConfidence: 1 - alpha,
            upper,
            upperConfidence: 1 - _objectives_js__WEBPACK_IMPORTED_MODULE_2__/* .falsePass */ .Pp,
            visibleRate: (0,_binomial_js__WEBPACK_IMPORTED_MODULE_3__/* .visibleRate */ .p)(samples, objective, atTheEnd),
            above: shownNow || exact > objective,
            within: upper <= objective,
            // A single failure among a few requests happens to any release.
            suspect: failed > 1 && samples * objective >= 1 && (0,_statistics_distributions_js__WEBPACK_IMPORTED_MODULE_1__/* .clopperPearson */ .mI)(failed, samples, hardly).lower > objective,
        };
    };
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
        soFar: (pending = 0) => known(pending, 0),
        report: (pending = 0) => known(pending, samples === 0 ? 0 : (0,_statistics_distributions_js__WEBPACK_IMPORTED_MODULE_1__/* .clopperPearson */ .mI)(failed, samples + pending, atTheEnd).lower),
    };
};


/***/ }),

/***/ 9712:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N4: () => (/* binding */ tally),
/* harmony export */   S9: () => (/* binding */ standForUsers),
/* harmony export */   cu: () => (/* binding */ identityOf),
/* harmony export */   l7: () => (/* binding */ releaseOf)
/* harmony export */ });
/* harmony import */ var _rollout_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(738);
/* harmony import */ var _expectations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4279);
/* harmony import */ var _probing_kinds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5799);



const maxExamples = 10;
/** Which release an answer names; null: it names none. */
const releaseOf = (sample) => sample.result.kind === 'answer' ? (sample.result.headers[_rollout_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseHeader */ .Ff] ?? null) : null;
/**
 * The probes that stand for users' requests: those asked in turn, or all where none is. The others are judged by
 * themselves.
 */
const standForUsers = (probes) => {
    const some = probes.some(_probing_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .isInTurn */ .TJ);
    return probes.map(probe => !some || (0,_probing_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .isInTurn */ .TJ)(probe));
};
/** Something between us and the release may have answered in its place: a proxy whose upstream is gone, a full balancer. */
const maybeFromBetween = (status) => status >= 500;
/** What an answer says of the release: asked of the entrance, its name or, where a name is due, that it has none. */
const identityOf = (probe, sample) => {
    if (probe.kind !== 'http' || sample.result.kind !== 'answer' || !probe.path.startsWith('/'))
        return undefined;
    const release = releaseOf(sample);
    const due = (0,_probing_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .mustNameRelease */ .yG)(probe) && !maybeFromBetween(sample.result.status);
    return release !== null || due ? { release } : undefined;
};
const counted = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
const tally = (probes, expected) => {
    const failures = new Map();
    const releases = new Map();
    const examples = [];
    const facts = new Map();
    const perProbe = probes.map(() => new Map());
    const users = standForUsers(probes);
    const connections = {
        fresh: { samples: 0, failed: 0, otherRelease: 0 },
        pooled: { samples: 0, failed: 0, otherRelease: 0 },
    };
    let [answered, retries, unnamed] = [0, 0, 0];
    const note = (sample, probe, misses) => {
        for (const { code, what } of misses) {
            counted(failures, code);
            const seen = perProbe[sample.probe];
            seen?.set(code, { times: (seen.get(code)?.times ?? 0) + 1, what });
            if (examples.length < maxExamples)
                examples.push({ at: sample.at, probe: probe.name, connection: sample.connection, code, what });
        }
    };
    const countRelease = (probe, sample) => {
        const identity = identityOf(probe, sample);
        if (identity === undefined)
            return false;
        const { release } = identity;
        if (release === null)
            unnamed += 1;
        else
            counted(releases, release);
        return expected !== null && release !== null && release !== expected;
    };
    return {
        add: sample => {
            const probe = probes[sample.probe];
            if (probe === undefined)
                throw new RangeError(`no probe ${sample.probe}`);
            const misses = (0,_expectations_js__WEBPACK_IMPORTED_MODULE_0__/* .missesOf */ .Kg)(probe, sample);
            const other = countRelease(probe, sample);
            const fact = (0,_expectations_js__WEBPACK_IMPORTED_MODULE_0__/* .factOf */ .yD)(sample.result);
            if (fact !== null)
                facts.set(sample.probe, fact);
            const before = connections[sample.connection];
            connections[sample.connection] = {
                samples: before.samples + 1,
                failed: before.failed + (misses.length > 0 ? 1 : 0),
                otherRelease: before.otherRelease + (other ? 1 : 0),
            };
            answered += sample.result.kind !== 'fault' && users[sample.probe] === true ? 1 : 0;
            retries += sample.retries;
            note(sample, probe, misses);
            return misses;
        },
        answered: () => answered,
        retries: () => retries,
        failures: () => Object.fromEntries([...failures].sort(([, a], [, b]) => b - a)),
        examples: () => examples,
        usual: probe => {
            const [first] = [...(perProbe[probe] ?? [])].sort(([, a], [, b]) => b.times - a.times);
            return first === undefined ? null : { code: first[0], what: first[1].what };
        },
        facts: () => [...facts].map(([probe, what]) => ({ probe: probes[probe]?.name ?? '', what })),
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


/***/ })

};
