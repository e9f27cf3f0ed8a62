export const id = 543;
export const ids = [543];
export const modules = {

/***/ 7924:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createSignalChecks: () => (/* binding */ createSignalChecks)
});

// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/domain/statistics/descriptive.ts
var descriptive = __webpack_require__(2436);
;// CONCATENATED MODULE: ./src/domain/signals/memory.ts
/** Whether memory grows towards its limit. Pure. */

/** Fewer samples say too little about growth. */
const minMemorySamples = 12;
const minMemorySpanMs = 10_000;
/** Growth that would reach the limit only later is none of a verification's business. */
const horizonMs = 5 * 60_000;
/** Under so much of the limit, growth may still be caches and heaps that fill. */
const alarmingShare = 0.75;
/** A release that needs about what the one before it needed is no leak. */
const beyondBaseline = 1.2;
/** Share of the pairs of samples, apart in time, of which the later one is higher less those where it is lower. */
const steady = 0.8;
/** More are thinned out evenly: pairs grow with the square. */
const maxSamples = 120;
const median = (values) => {
    const sorted = (0,descriptive/* ascending */.V_)(values);
    const middle = Math.floor(sorted.length / 2);
    return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};
const pairs = (points) => points.flatMap((a, index) => points.slice(index + 1).flatMap(b => (b.at > a.at ? [[a, b]] : [])));
const slopeOf = (points) => {
    const slopes = pairs(points).map(([a, b]) => (b.used - a.used) / (b.at - a.at));
    return slopes.length === 0 ? 0 : median(slopes);
};
const steadinessOf = (points) => {
    const all = pairs(points);
    return all.length === 0 ? 0 : all.reduce((sum, [a, b]) => sum + Math.sign(b.used - a.used), 0) / all.length;
};
const thinned = (points) => {
    const step = Math.ceil(points.length / maxSamples);
    return points.filter((_, index) => (points.length - 1 - index) % step === 0);
};
const growthOf = (uses) => {
    const last = uses.at(-1);
    const first = uses[0];
    if (last === undefined || first === undefined)
        return undefined;
    if (uses.length < minMemorySamples || last.at - first.at < minMemorySpanMs)
        return undefined;
    const points = thinned(uses.map(({ at, usedBytes }) => ({ at, used: usedBytes })));
    const later = points.slice(Math.floor(points.length / 2));
    const bytesPerMs = slopeOf(later);
    const { id, name, usedBytes, limitBytes } = last;
    const left = limitBytes === null ? null : Math.max(0, limitBytes - usedBytes);
    return {
        id,
        name,
        samples: uses.length,
        usedBytes,
        limitBytes,
        bytesPerMs,
        steadiness: steadinessOf(points),
        msToLimit: left === null || bytesPerMs <= 0 ? null : left / bytesPerMs,
    };
};
/** Samples of several instances in any order; an instance with too few is left out. */
const growths = (uses) => {
    const byInstance = Map.groupBy(uses.toSorted((a, b) => a.at - b.at), ({ id }) => id);
    return [...byInstance.values()].flatMap(one => growthOf(one) ?? []);
};
const heading = ({ steadiness, msToLimit }) => steadiness >= steady && msToLimit !== null && msToLimit <= horizonMs;
/**
 * `leaking`: it grows steadily, will reach the limit within minutes, is near it already and beyond what the release
 * before used. `growing`: only the first two. null: neither.
 */
const leakOf = (growth, baselineBytes) => {
    if (!heading(growth))
        return null;
    const near = growth.usedBytes >= alarmingShare * (growth.limitBytes ?? Number.POSITIVE_INFINITY);
    const beyond = baselineBytes === null || growth.usedBytes > beyondBaseline * baselineBytes;
    return near && beyond ? 'leaking' : 'growing';
};

// EXTERNAL MODULE: ./src/domain/signals/error-lines.ts
var error_lines = __webpack_require__(9862);
// EXTERNAL MODULE: ./src/domain/verdicts/codes.ts
var codes = __webpack_require__(713);
;// CONCATENATED MODULE: ./src/domain/signals/codes.ts

/** What the instances of a release tell while it runs, without any monitoring. */
const codes_codes = (0,codes/* defineCodes */.O)({
    'instance-restarted': {
        means: 'A container or process of the release ended after the release got traffic.',
        next: 'Read its last lines in the report; a release that is well does not end.',
    },
    'instance-crash-looping': {
        means: 'A container of the release ends again and again, and its restarts are put off.',
        next: 'Read its last lines in the report.',
    },
    'instance-out-of-memory': {
        means: 'An instance of the release was ended because it needed more memory than there is for it.',
        next: 'Compare its memory use with the release before; raise the limit only if the need is real.',
    },
    'instance-evicted': {
        means: 'A pod of the release was evicted because it used more than it may, such as local storage.',
        next: 'Look at what the eviction names, and at what the release writes.',
    },
    'instance-lost': {
        means: 'An instance was ended by its node or by somebody else, which says nothing about the release.',
        next: 'Verify again once the nodes are quiet.',
    },
    'readiness-flapping': {
        means: 'Instances of the release were ready, then not, then ready again, more often than tolerated.',
        next: 'Look at what the readiness probe asks, and at what the release did at those moments.',
    },
    'instance-not-ready': {
        means: 'An instance of the release was ready and no longer is.',
        next: 'Look at the events of the instance and at its log: its readiness probe fails.',
    },
    'no-instance-seen': {
        means: 'No instance of the release was seen where it should run.',
        next: 'Check that the release named is the one that runs, and that it is not scaled to nothing.',
    },
    'instance-failing': {
        means: 'One instance of the release fails more often than the objective allows while others do well.',
        next: 'Look at the log and the node of the instance that is named.',
    },
    'instance-not-asked': {
        means: 'An instance of the release gave no answer when it was asked straight, though users may get answers.',
        next: 'Check that the API server may reach the pods (NetworkPolicy, firewall).',
    },
    'error-log-rate': {
        means: 'The release writes more error lines than allowed.',
        next: 'Read the sample of each pattern in the report; tell noise apart with `error-log-patterns`.',
    },
    'error-log-not-compared': {
        means: 'The release writes many error lines, and there is no earlier release to compare them with.',
        next: 'Read the samples, or set `max-error-logs` to a number per minute.',
    },
    'memory-leaking': {
        means: 'Memory grows steadily and will reach its limit soon, further than the release before used.',
        next: 'Compare heap profiles of the two releases; go back before it is ended for want of memory.',
    },
    'memory-growing': {
        means: 'Memory grows steadily; it is too early to tell a leak from caches that fill.',
        next: 'Verify for longer, or watch it.',
    },
    'memory-not-known': {
        means: 'Too little is known of the memory that the release uses.',
        next: 'Set `memory-limit`, install the metrics server, or verify for longer; the report says what is missing.',
    },
    'signals-unavailable': {
        means: 'The target does not tell how the instances of the release do.',
        next: 'Set `app`, `environment` and the target as the deploy had them, or `signals: off`.',
    },
});

;// CONCATENATED MODULE: ./src/adapters/checks/signals/said.ts

const passing = (what, value, samples) => ({
    verdict: 'pass',
    code: null,
    what,
    value,
    samples,
});
const reportOf = (check, asked, said) => ({
    name: check.name,
    source: check.source,
    query: asked.query,
    window: asked.from === null ? null : { from: asked.from, to: asked.to },
    samples: said.samples ?? null,
    value: said.value ?? null,
    unit: asked.unit,
    objective: asked.objective,
    verdict: said.verdict,
    code: said.code,
    what: said.what,
    next: said.code === null ? '' : codes_codes.docs[said.code].next,
    required: check.required,
});

;// CONCATENATED MODULE: ./src/adapters/checks/signals/error-log.ts



/** So far back the release before it is looked at. */
const pastMs = 10 * 60_000;
/** Logs of many pods are not read more often. */
const readEveryMs = 2000;
const minuteMs = 60_000;
const compare = async (parts, to) => {
    if ('perMinute' in parts.limit)
        return { perMinute: null, text: '' };
    if (parts.baseline === null)
        return { perMinute: null, text: 'no release before it runs' };
    const past = await parts.baseline
        .past(to - pastMs, to, parts.signal)
        .catch((error) => ({ why: (0,errors/* messageOf */.bD)(error) }));
    if ('why' in past)
        return { perMinute: null, text: past.why };
    const { lines, overMs } = past.known;
    // Less than a minute is no rate: what was written then is taken as a minute's.
    const perMinute = ((0,error_lines/* countErrors */.Tk)(parts.patterns, error_lines/* noLines */.vD, lines).errors * minuteMs) / Math.max(minuteMs, overMs);
    return { perMinute, text: `${perMinute.toFixed(1)}/min before` };
};
const sampleText = ({ found }) => found.map(({ pattern, count, sample }) => `${count} × ${pattern}, such as: ${sample}`).join('\n  ');
const begun = async (parts, { startedAt, durationMs }) => {
    const since = parts.switchedAt ?? startedAt;
    const compared = await compare(parts, since);
    const own = 'factor' in parts.limit ? parts.ownPerMinute : 0;
    // What is let pass in a minute may come at once.
    const windowMs = Math.max(minuteMs, durationMs + Math.max(0, startedAt - since));
    const budget = (0,error_lines/* budgetOf */.nT)(parts.limit, compared.perMinute, own, windowMs);
    return { budget, compared, since, counted: error_lines/* noLines */.vD, cut: false, readAt: Number.NEGATIVE_INFINITY };
};
const read = async (reading, parts, signal) => {
    for (const { lines, cut } of await parts.followed.output(reading.since, signal)) {
        reading.counted = (0,error_lines/* countErrors */.Tk)(parts.patterns, reading.counted, lines);
        reading.cut ||= cut;
    }
};
const said = ({ budget, compared, counted, cut }) => {
    const { errors, lines } = counted;
    const more = cut ? ' More was written than could be read.' : '';
    if (errors <= budget.lines)
        return passing(`${errors} error lines of ${lines}.${more}`, errors, lines);
    const beside = compared.text === '' ? '' : ` (${compared.text})`;
    const what = `${errors} error lines of ${lines}, ${budget.lines} let pass${beside}.${more}\n  ${sampleText(counted)}`;
    return budget.compared
        ? { verdict: 'fail', code: 'error-log-rate', what, value: errors, samples: lines }
        : { verdict: 'inconclusive', code: 'error-log-not-compared', what, value: errors, samples: lines };
};
const errorLogCheck = (parts) => {
    const check = { name: 'error lines', source: parts.source, required: parts.required };
    let reading;
    return {
        ...check,
        patienceMs: 20_000,
        factual: true,
        begin: async (beginning) => {
            reading = await begun(parts, beginning);
        },
        look: async ({ now, last, signal }) => {
            if (reading === undefined)
                throw new Error('the log of the release could not be opened');
            if (last || now - reading.readAt >= readEveryMs) {
                await read(reading, parts, signal);
                reading.readAt = now;
            }
            const { budget, since } = reading;
            const query = `lines that match ${parts.patterns.map(({ regex }) => String(regex)).join(' or ')}`;
            const objective = `≤ ${budget.lines}`;
            return reportOf(check, { query, unit: 'lines', objective, from: since, to: now }, said(reading));
        },
    };
};

// EXTERNAL MODULE: ./src/adapters/checks/signals/inputs.ts
var signals_inputs = __webpack_require__(8789);
;// CONCATENATED MODULE: ./src/domain/signals/instances.ts
const nothingWatched = (since) => ({
    since,
    at: since,
    sights: 0,
    readinessPeriodMs: 0,
    instances: {},
});
/** Clocks of nodes and ours differ a little, and times of pods are full seconds. */
const clockSlackMs = 2000;
/** A pod is not ready from its first moment; a change later than this means that it was ready before. */
const initialMs = 3000;
const isAfter = (at, since) => at !== null && at > since - clockSlackMs;
/** Ends before the release got traffic, as far as the first sight can tell. */
const baseOf = (part, { fresh, bornAt }, since) => {
    if (fresh || bornAt > since)
        return 0;
    return part.ends > 0 && isAfter(part.last?.at ?? null, since) ? part.ends - 1 : part.ends;
};
const unknownEnding = { cause: 'exited', at: null, detail: 'it is not known how' };
const watchPart = (before, part, sight, since) => {
    const base = before?.base ?? baseOf(part, sight, since);
    const known = before?.ends ?? base;
    const more = Math.max(0, part.ends - known);
    const last = more > 0 ? (part.last ?? unknownEnding) : null;
    const [fault, loss] = last?.cause === 'lost' ? [null, last] : [last, null];
    return {
        base,
        ends: known + more,
        faults: (before?.faults ?? 0) + (fault === null ? 0 : more),
        fault: fault ?? before?.fault ?? null,
        lost: (before?.lost ?? 0) + (loss === null ? 0 : more),
        loss: loss ?? before?.loss ?? null,
        looping: part.looping && known + more > base,
    };
};
const endsOf = (parts) => Object.values(parts).reduce((sum, part) => sum + part.ends - part.base, 0);
/** Not ready at first sight, though it has been: the change came well after its start. */
const hasBeenReady = ({ ready, readyChangedAt, bornAt }) => ready || (readyChangedAt !== null && readyChangedAt > bornAt + initialMs);
const flapsMore = (before, sight, ends) => {
    if (!before.wasReady || !sight.ready || ends > before.endsWhenReady)
        return 0;
    if (!before.ready)
        return 1;
    // Ready then and now, yet since a later moment: it was not in between.
    const [then, now] = [before.readyChangedAt, sight.readyChangedAt];
    return then !== null && now !== null && now > then ? 1 : 0;
};
const watchInstance = (before, sight, { since, at }) => {
    const parts = Object.fromEntries([
        ...Object.entries(before?.parts ?? {}),
        ...sight.parts.map(part => [part.name, watchPart(before?.parts[part.name], part, sight, since)]),
    ]);
    const ends = endsOf(parts);
    // What is told to stop is not ready any more, and may end as it likes.
    if (sight.leaving && before !== undefined)
        return { ...before, seen: true, leaving: true, unreadySince: null };
    const wasReady = before?.wasReady === true || hasBeenReady(sight);
    const unready = wasReady && !sight.ready && !sight.leaving;
    return {
        name: sight.name,
        seen: true,
        leaving: sight.leaving,
        ready: sight.ready,
        readyChangedAt: sight.readyChangedAt,
        wasReady,
        unreadySince: unready ? (before?.unreadySince ?? Math.min(at, sight.readyChangedAt ?? at)) : null,
        flaps: (before?.flaps ?? 0) + (before === undefined ? 0 : flapsMore(before, sight, ends)),
        endsWhenReady: sight.ready ? ends : (before?.endsWhenReady ?? 0),
        parts: sight.leaving ? {} : parts,
    };
};
/** What is known after one more sight. The same sight twice changes nothing; one that is older is ignored. */
const watch = (before, sight) => {
    if (before.sights > 0 && sight.at < before.at)
        return before;
    const now = { ...before, at: sight.at };
    const gone = Object.entries(before.instances).map(([id, one]) => [id, { ...one, seen: false, unreadySince: null }]);
    const seen = sight.instances.map(one => [one.id, watchInstance(before.instances[one.id], one, now)]);
    return {
        ...now,
        sights: before.sights + 1,
        readinessPeriodMs: sight.readinessPeriodMs,
        instances: Object.fromEntries([...gone, ...seen]),
    };
};
const worst = ['out-of-memory', 'evicted', 'exited', 'lost'];
const endings = ({ instances }, count) => Object.entries(instances)
    .flatMap(([id, { name, parts }]) => Object.entries(parts).flatMap(([part, one]) => {
    const { times, last } = count(one);
    return last === null ? [] : [{ id, instance: name, part, times, last, looping: one.looping }];
}))
    .toSorted((a, b) => worst.indexOf(a.last.cause) - worst.indexOf(b.last.cause));
/** Ends that the release must answer for, the worst first. */
const faultyEnds = (watched) => endings(watched, ({ faults, fault }) => ({ times: faults, last: fault }));
const lostEnds = (watched) => endings(watched, ({ lost, loss }) => ({ times: lost, last: loss }));
const unready = ({ at, instances }) => Object.values(instances).flatMap(({ name, unreadySince }) => unreadySince === null ? [] : [{ instance: name, forMs: at - unreadySince }]);
const flaps = ({ instances }) => Object.values(instances).reduce((sum, one) => sum + one.flaps, 0);
/** Instances that ran at some time since the release got traffic. */
const instancesSeen = ({ instances }) => Object.keys(instances).length;

// EXTERNAL MODULE: ./src/domain/signals/redact.ts
var redact = __webpack_require__(1609);
// EXTERNAL MODULE: ./src/domain/text/durations.ts
var durations = __webpack_require__(4839);
;// CONCATENATED MODULE: ./src/adapters/checks/signals/instances.ts




const patienceMs = 10_000;
const shownEnds = 3;
const shownLines = 8;
const codeOf = ({ last, looping }) => {
    if (last.cause === 'out-of-memory')
        return 'instance-out-of-memory';
    if (last.cause === 'evicted')
        return 'instance-evicted';
    return looping ? 'instance-crash-looping' : 'instance-restarted';
};
const textOf = ({ instance, part, times, last }) => `${instance}${part === '' ? '' : `, ${part}`}: ${last.detail}${times > 1 ? `, ${times} times` : ''}`;
const listed = (ends) => {
    const more = ends.length > shownEnds ? `; ${ends.length - shownEnds} more` : '';
    return `${ends.slice(0, shownEnds).map(textOf).join('; ')}${more}`;
};
const wordsOf = async (followed, { id, part }) => {
    const text = await followed.lastWords(id, part).catch(() => '');
    const lines = text
        .trimEnd()
        .split('\n')
        .slice(-shownLines)
        .map(redact/* redacted */.p)
        .filter(line => line !== '');
    return lines.length === 0 ? '' : `\nIts last lines:\n${lines.map(line => `  ${line}`).join('\n')}`;
};
/** `max`: ends that are let pass; none for want of memory, and no eviction for using too much, ever is. */
const endsSaid = async (watched, max, followed) => {
    const ends = faultyEnds(watched);
    const times = ends.reduce((sum, one) => sum + one.times, 0);
    const [worst] = ends;
    const seen = instancesSeen(watched);
    const grave = worst?.last.cause === 'out-of-memory' || worst?.last.cause === 'evicted';
    if (worst !== undefined && (grave || times > max)) {
        const what = `${listed(ends)}.${await wordsOf(followed, worst)}`;
        return { verdict: 'fail', code: codeOf(worst), what, value: times, samples: seen };
    }
    if (seen === 0)
        return { verdict: 'inconclusive', code: 'no-instance-seen', what: 'No instance of the release was seen.' };
    const lost = lostEnds(watched);
    if (lost.length > 0)
        return { verdict: 'inconclusive', code: 'instance-lost', what: `${listed(lost)}.`, value: times, samples: seen };
    return passing(times === 0 ? 'Nothing ended.' : `${listed(ends)}: let pass.`, times, seen);
};
const endsCheck = (parts, maxRestarts) => {
    const check = { name: 'restarts', source: parts.source, required: parts.required };
    return {
        ...check,
        patienceMs,
        factual: true,
        look: async ({ now, signal }) => {
            const watched = await parts.sights.look(now, signal);
            const objective = `≤ ${maxRestarts}, none for want of memory`;
            const asked = { query: parts.query, unit: 'ends', objective, from: watched.since, to: now };
            return reportOf(check, asked, await endsSaid(watched, maxRestarts, parts.followed));
        },
    };
};
/** Not to be ready so long is no blip: whoever judges readiness has looked again, more than once. */
const patienceWith = (readinessPeriodMs) => Math.max(10_000, 2 * readinessPeriodMs + 1000);
const readySaid = (watched, max, isLast) => {
    const [times, away, seen] = [flaps(watched), unready(watched), instancesSeen(watched)];
    const limit = patienceWith(watched.readinessPeriodMs);
    const long = away.filter(one => one.forMs >= limit);
    const names = away.map(one => `${one.instance} for ${(0,durations/* formatDuration */.a)(one.forMs)}`).join(', ');
    if (long.length > 0) {
        const what = `No longer ready: ${names}.`;
        return { verdict: 'fail', code: 'instance-not-ready', what, value: times, samples: seen };
    }
    if (times > max) {
        const what = `Ready, not ready and ready again ${times} times.`;
        return { verdict: 'fail', code: 'readiness-flapping', what, value: times, samples: seen };
    }
    if (seen === 0)
        return { verdict: 'inconclusive', code: 'no-instance-seen', what: 'No instance of the release was seen.' };
    if (away.length > 0 && isLast) {
        const what = `No longer ready at the end: ${names}; ${(0,durations/* formatDuration */.a)(limit)} are needed to call that a fault.`;
        return { verdict: 'inconclusive', code: 'instance-not-ready', what, value: times, samples: seen };
    }
    return passing(`${times} turns.`, times, seen);
};
const readinessCheck = (parts, maxFlaps) => {
    const check = { name: 'readiness', source: parts.source, required: parts.required };
    return {
        ...check,
        patienceMs,
        factual: true,
        look: async ({ now, signal, last }) => {
            const watched = await parts.sights.look(now, signal);
            const objective = `≤ ${maxFlaps} turns, none unready for ${(0,durations/* formatDuration */.a)(patienceWith(watched.readinessPeriodMs))}`;
            const asked = { query: null, unit: 'turns', objective, from: watched.since, to: now };
            return reportOf(check, asked, readySaid(watched, maxFlaps, last));
        },
    };
};

;// CONCATENATED MODULE: ./src/adapters/checks/signals/memory.ts



const mebibyte = 1024 * 1024;
const mib = (bytes) => `${(bytes / mebibyte).toFixed(0)} MiB`;
const growthText = ({ name, usedBytes, limitBytes, bytesPerMs, msToLimit, samples }) => {
    const limit = limitBytes === null ? '' : ` of ${mib(limitBytes)}`;
    const until = msToLimit === null ? '' : `, its limit is reached in ${(0,durations/* formatDuration */.a)(msToLimit)} if that goes on`;
    return `${name}: ${mib(usedBytes)}${limit}, ${((bytesPerMs * 60_000) / mebibyte).toFixed(1)} MiB a minute more${until} (${samples} samples)`;
};
const maxUsed = (uses) => uses.length === 0 ? null : Math.max(...uses.map(one => one.usedBytes));
const tooFew = (uses, why) => ({
    verdict: 'inconclusive',
    code: 'memory-not-known',
    what: why === ''
        ? `${uses.length} samples; ${minMemorySamples} of one instance over ${(0,durations/* formatDuration */.a)(minMemorySpanMs)} are needed.`
        : why,
    value: maxUsed(uses) === null ? null : (maxUsed(uses) ?? 0) / mebibyte,
    samples: uses.length,
});
const memory_said = (uses, baselineBytes, why) => {
    const known = growths(uses);
    if (known.length === 0)
        return tooFew(uses, why);
    const value = (maxUsed(uses) ?? 0) / mebibyte;
    const rows = known.map(growth => ({ growth, leak: leakOf(growth, baselineBytes) }));
    const told = (kind) => rows
        .filter(one => one.leak === kind)
        .map(one => growthText(one.growth))
        .join('; ');
    const before = baselineBytes === null ? '' : `; the release before uses ${mib(baselineBytes)}`;
    if (told('leaking') !== '')
        return {
            verdict: 'fail',
            code: 'memory-leaking',
            what: `${told('leaking')}${before}.`,
            value,
            samples: uses.length,
        };
    if (told('growing') !== '')
        return {
            verdict: 'inconclusive',
            code: 'memory-growing',
            what: `${told('growing')}${before}.`,
            value,
            samples: uses.length,
        };
    if (known.every(one => one.limitBytes === null))
        return tooFew(uses, 'The instances have no memory limit.');
    return passing(`${known.map(growthText).join('; ')}${before}.`, value, uses.length);
};
const memoryCheck = (parts) => {
    const check = { name: 'memory', source: parts.source, required: parts.required };
    const seen = new Map();
    let [since, baseline, why] = [0, null, ''];
    const limited = (use) => ({ ...use, limitBytes: use.limitBytes ?? parts.limitBytes });
    return {
        ...check,
        patienceMs: 10_000,
        factual: true,
        begin: async ({ startedAt }) => {
            since = startedAt;
            const past = await parts.baseline?.memory(parts.signal).catch(() => undefined);
            baseline = past !== undefined && 'known' in past ? maxUsed(past.known) : null;
        },
        look: async ({ now, signal }) => {
            const uses = await parts.followed.memory(signal);
            why = 'why' in uses ? uses.why : '';
            // The same measurement may be handed out again.
            if ('known' in uses)
                for (const use of uses.known)
                    seen.set(`${use.id} ${use.at}`, limited(use));
            const asked = { query: null, unit: 'MiB', objective: 'no steady way to the limit', from: since, to: now };
            return reportOf(check, asked, memory_said([...seen.values()], baseline, why));
        },
    };
};

// EXTERNAL MODULE: ./src/domain/verification/rates.ts
var rates = __webpack_require__(5137);
;// CONCATENATED MODULE: ./src/domain/signals/replicas.ts
/** Whether one instance of several is bad, from answers it gave when asked straight. Pure. */

/** The API server's own words in place of the instance's. */
const isStatusObject = (body) => /^\s*\{\s*"kind":\s*"Status"/.test(body);
/** It reached the instance, which did not take the connection or dropped it. */
const refusedThere = /connection refused|connection reset|\bEOF\b/i;
const forwarder = /^(no answer from the API server|no pod to ask)/;
/**
 * Only what is no matter of taste counts: no answer, or a server error that nobody expected. What an entrance adds
 * (headers, redirects, other paths) is missing here by right.
 */
const tellOf = (result, isExpected, answeredBefore) => {
    if (result.kind === 'fault') {
        const clear = result.fault === 'connection-refused' || result.fault === 'connection-cut';
        return clear || answeredBefore ? 'bad' : 'way';
    }
    if (result.status < 500 || isExpected(result.status))
        return 'good';
    if (forwarder.test(result.body))
        return 'way';
    return isStatusObject(result.body) && !refusedThere.test(result.body) ? 'way' : 'bad';
};
/** Those shown to be bad while another one does well. */
const badAmong = (all) => all.filter(one => one.rate.above && all.some(other => doesWell(other.rate, one.rate)));
/** Shares of a whole for any number of instances that may still come: they add up to at most one. */
const shareOf = (index) => 6 / (Math.PI ** 2 * (index + 1) ** 2);
/** Fewer answers of another instance do not say that it does well. */
const fewest = 3;
const doesWell = (other, than) => other.samples >= fewest && !other.above && (other.rate ?? 1) < (than.rate ?? 0) / 2;
/** @param alpha chance that any good instance is called bad */
const replicaWatch = (objective, alpha) => {
    const replicas = new Map();
    const replicaOf = (id, name) => {
        const known = replicas.get(id);
        if (known !== undefined)
            return known;
        const watch = (0,rates/* rateWatch */.A)(name, 'asked straight', objective, alpha * shareOf(replicas.size));
        const made = { name, watch, unreached: 0 };
        replicas.set(id, made);
        return made;
    };
    return {
        add: (id, name, result, isExpected) => {
            const replica = replicaOf(id, name);
            const told = tellOf(result, isExpected, replica.watch.samples() > 0);
            if (told === 'way')
                replica.unreached += 1;
            else
                replica.watch.observe(1, told === 'bad' ? 1 : 0);
        },
        reports: last => [...replicas.values()].map(({ name, watch, unreached }) => ({
            name,
            unreached,
            rate: last ? watch.report() : watch.soFar(),
        })),
    };
};

// EXTERNAL MODULE: ./src/domain/verification/verdict.ts
var verdict = __webpack_require__(4419);
// EXTERNAL MODULE: ./src/adapters/probing/prober.ts
var prober = __webpack_require__(7952);
;// CONCATENATED MODULE: ./src/adapters/checks/signals/replicas.ts




/** A second, of one instance and of all together. */
const perInstance = 5;
const altogether = 20;
const maxInFlight = 40;
const rateText = ({ name, rate }) => `${name}: ${rate.failed} of ${rate.samples} requests failed (${(0,verdict/* percent */.KN)(rate.rate ?? 0)})`;
const replicas_said = (all, here) => {
    const samples = all.reduce((sum, { rate }) => sum + rate.samples, 0);
    const value = all.length;
    const bad = badAmong(all);
    if (bad.length > 0) {
        const others = all.filter(one => !bad.some(({ name }) => name === one.name));
        const what = `${bad.map(rateText).join('; ')}; beside it ${others.map(rateText).join('; ')}.`;
        return { verdict: 'fail', code: 'instance-failing', what, value, samples };
    }
    if (here < 2)
        return passing('One instance: our probes ask it at the entrance.', here, samples);
    const silent = all.filter(one => one.rate.samples === 0 && one.unreached > 0);
    if (silent.length > 0) {
        const what = `No answer of ${silent.map(one => one.name).join(', ')}.`;
        return { verdict: 'inconclusive', code: 'instance-not-asked', what, value, samples };
    }
    return passing(`${all.map(rateText).join('; ')}.`, value, samples);
};
class Asker {
    /** Instances there were at the last look. */
    here = 0;
    parts;
    watch;
    prober = (0,prober/* nodeProber */.zx)();
    ending = new AbortController();
    underWay = 0;
    asked = 0;
    constructor(parts, watch) {
        this.parts = parts;
        this.watch = watch;
        void this.run(AbortSignal.any([parts.signal, this.ending.signal])).catch(() => undefined);
    }
    close() {
        this.ending.abort(new Error('the verification is over'));
        this.prober.close();
    }
    async run(signal) {
        for (;;) {
            // Not to know the addresses for a moment is told by the other checks.
            const targets = await this.parts.followed.straight().catch(() => []);
            this.here = targets.length;
            if (targets.length > 1)
                for (const target of targets)
                    await this.turn(target, targets.length, signal);
            else
                await this.parts.clock.sleep(500, signal);
        }
    }
    async turn(target, of, signal) {
        if (this.underWay < maxInFlight)
            void this.ask(target, signal).catch(() => undefined);
        await this.parts.clock.sleep(1000 / Math.min(altogether, perInstance * of), signal);
    }
    async ask({ id, name, url }, signal) {
        const question = this.parts.questions[Math.floor(this.asked / Math.max(1, this.here)) % this.parts.questions.length];
        this.asked += 1;
        if (question === undefined)
            return;
        this.underWay += 1;
        try {
            const address = `${url.replace(/\/+$/, '')}${question.path}`;
            const { method } = question;
            const { timeoutMs } = this.parts;
            const { result } = await this.prober.ask({ method, url: address, connection: 'pooled', timeoutMs, signal });
            if (await this.isHere(id))
                this.watch.add(id, name, result, question.isExpected);
        }
        finally {
            this.underWay -= 1;
        }
    }
    /** What is told to stop may fail; only instances that users still reach count. */
    async isHere(id) {
        return (await this.parts.followed.straight().catch(() => [])).some(one => one.id === id);
    }
}
const replicasCheck = (parts) => {
    const check = { name: 'each instance', source: parts.source, required: parts.required };
    let [since, watch] = [0, undefined];
    let asker;
    return {
        ...check,
        patienceMs: 5000,
        begin: async ({ startedAt, alpha }) => {
            since = startedAt;
            watch = replicaWatch(parts.maxErrorRate, alpha);
            asker = new Asker(parts, watch);
        },
        look: async ({ now, last }) => {
            if (watch === undefined || asker === undefined)
                throw new Error('the instances could not be asked');
            const query = parts.questions.map(({ method, path }) => `${method} ${path}`).join(', ');
            const objective = `≤ ${(0,verdict/* percent */.KN)(parts.maxErrorRate)} failed of each`;
            return reportOf(check, { query, unit: 'instances', objective, from: since, to: now }, replicas_said(watch.reports(last), asker.here));
        },
        close: async () => asker?.close(),
    };
};

;// CONCATENATED MODULE: ./src/adapters/checks/signals/sights.ts

/** One look at the instances serves every check that asks at about the same moment. */
const sameMomentMs = 200;
class Sights {
    /** All that is known so far. */
    watched;
    followed;
    looking;
    lookedAt = Number.NEGATIVE_INFINITY;
    constructor(followed, since) {
        this.followed = followed;
        this.watched = nothingWatched(since);
    }
    /** @throws what the target says where it cannot tell */
    async look(now, signal) {
        if (this.looking === undefined && now - this.lookedAt < sameMomentMs)
            return this.watched;
        this.looking ??= this.lookOnce(now, signal).finally(() => {
            this.looking = undefined;
        });
        return await this.looking;
    }
    async lookOnce(now, signal) {
        this.watched = watch(this.watched, await this.followed.sight(signal));
        this.lookedAt = now;
        return this.watched;
    }
}

;// CONCATENATED MODULE: ./src/adapters/checks/signals/checks.ts









/** What the instances of the release tell, as checks of its verification. */
/** Nothing can be told: said, and with `signals: on` no pass. */
const unavailable = (source, required, why) => {
    const check = { name: 'signals', source, required };
    return {
        ...check,
        patienceMs: 1000,
        factual: true,
        look: async ({ now }) => reportOf(check, { query: null, unit: '', objective: 'instances that are seen', from: null, to: now }, { verdict: 'error', code: 'signals-unavailable', what: why }),
    };
};
const questionsOf = (plan) => {
    const asked = (plan?.probes ?? []).flatMap(probe => 'path' in probe && 'status' in probe && probe.method === 'GET'
        ? [
            {
                method: probe.method,
                path: probe.path,
                isExpected: (status) => probe.status.some(([from, to]) => status >= from && status <= to),
            },
        ]
        : []);
    return asked.length > 0 ? asked : [{ method: 'GET', path: '/', isExpected: () => false }];
};
const logCheck = (inputs, following, subject, parts) => {
    const limit = (0,signals_inputs/* errorLimitOf */.nP)(inputs);
    if (limit === null)
        return [];
    const { plan, switchedAt } = subject;
    const ownPerMinute = plan === undefined ? 0 : plan.rate * 60 * plan.objectives.maxErrorRate;
    const { source, ...rest } = following;
    const more = { patterns: (0,signals_inputs/* patternsOf */.D4)(inputs), limit, ownPerMinute, switchedAt, signal: parts.signal };
    return [errorLogCheck({ source: source.name, ...rest, ...more })];
};
/** Only where something can come of it, unless somebody asked for it. */
const memoryChecks = async (inputs, { source, ...following }, { plan }, { log, signal }) => {
    const limitBytes = (0,signals_inputs/* memoryLimitOf */.SE)(inputs);
    const required = following.required && limitBytes !== null;
    const check = memoryCheck({ source: source.name, ...following, required, limitBytes, signal });
    if (limitBytes !== null)
        return [check];
    const now = await following.followed.memory(signal).catch((error) => ({ why: (0,errors/* messageOf */.bD)(error) }));
    const why = 'why' in now
        ? now.why
        : now.known.every(one => one.limitBytes === null)
            ? 'no instance has a limit'
            : (plan?.durationMs ?? Number.POSITIVE_INFINITY) < minMemorySamples * source.memoryEveryMs
                ? `${minMemorySamples} samples take longer than \`verify-duration\``
                : '';
    if (why !== '')
        log.info(`Memory of the ${source.name} is not judged: ${why}.`);
    return why === '' ? [check] : [];
};
const replicaChecks = ({ source, followed, required }, { plan }, { clock, signal }) => source.replicated
    ? [
        replicasCheck({
            source: source.name,
            required,
            followed,
            questions: questionsOf(plan),
            maxErrorRate: plan?.objectives.maxErrorRate ?? 0.01,
            timeoutMs: plan?.probeTimeoutMs ?? 5000,
            clock,
            signal,
        }),
    ]
    : [];
const follow = async (source, subject, required) => {
    try {
        const followed = await source.follow(subject.releaseId);
        if (followed === null)
            return 'The release does not run where it should.';
        const baseline = await source.other(subject.releaseId).catch(() => null);
        return { source, followed, baseline, required };
    }
    catch (error) {
        return (0,errors/* messageOf */.bD)(error);
    }
};
/** Closed once every check is. */
const closing = (checks, { followed, baseline }) => {
    let open = checks.length;
    return checks.map(check => ({
        ...check,
        close: async () => {
            await check.close?.();
            open -= 1;
            if (open === 0)
                await Promise.all([followed.close(), baseline?.close()]);
        },
    }));
};
/** None with `signals: off`, and with `auto` where no target is known. */
const createSignalChecks = async (inputs, subject, parts) => {
    const required = inputs.signals === 'on';
    const { signals } = parts;
    if (inputs.signals === 'off' || (signals === undefined && !required))
        return [];
    if (signals === undefined || typeof signals === 'string')
        return [unavailable('target', required, signals ?? 'No target is known: only an address was given.')];
    const following = await follow(signals, subject, required);
    if (typeof following === 'string')
        return [unavailable(signals.name, required, following)];
    const { followed } = following;
    const since = subject.switchedAt ?? parts.clock.now();
    const watching = { source: signals.name, required, followed, query: null, sights: new Sights(followed, since) };
    const checks = [
        endsCheck(watching, inputs['max-restarts']),
        readinessCheck(watching, inputs['max-readiness-flaps']),
        ...replicaChecks(following, subject, parts),
        ...logCheck(inputs, following, subject, parts),
        ...(await memoryChecks(inputs, following, subject, parts)),
    ];
    return closing(checks, following);
};


/***/ })

};
