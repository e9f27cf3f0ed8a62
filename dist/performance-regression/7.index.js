export const id = 7;
export const ids = [7];
export const modules = {

/***/ 7:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runReal: () => (/* binding */ runReal),
  wire: () => (/* binding */ wire)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/core/durations.ts + 1 modules
var durations = __webpack_require__(1579);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./src/adapters/process/host/ports.ts


/**
 * Below what Linux (32768–60999), macOS and Windows (49152–65535) give to outgoing connections and to servers that take
 * any port: else one of those could take the port before the program it is meant for listens on it.
 */
const [lowest, highest] = [20_000, 32_767];
const maxTries = 1000;
const isFree = async (port) => await new Promise((resolve, reject) => {
    const server = (0,external_node_net_.createServer)();
    server.once('error', (error) => error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
});
/** A port of 127.0.0.1 that nobody listens on at this moment. */
const freePort = async (avoid = []) => {
    for (let tries = 0; tries < maxTries; tries += 1) {
        const port = (0,external_node_crypto_.randomInt)(lowest, highest + 1);
        if (!avoid.includes(port) && (await isFree(port)))
            return port;
    }
    throw new Error(`No free port of 127.0.0.1 between ${lowest} and ${highest} in ${maxTries} tries.`);
};
const acceptsConnections = async (port, timeoutMs) => await new Promise(resolve => {
    const socket = connect({ host: '127.0.0.1', port });
    const end = (answer) => {
        socket.destroy();
        resolve(answer);
    };
    socket.setTimeout(timeoutMs, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
});

;// CONCATENATED MODULE: ./src/adapters/app/environment.ts
/** What a program needs of its surroundings; everything else in the job's environment may be a credential. */
const passed = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'JAVA_HOME', 'GOROOT', 'DOTNET_ROOT'];
/** The environment of a program we measure or measure with: no token, no cloud credential, no OIDC request URL. */
const scrubbedEnvironment = (env, extra) => ({
    ...Object.fromEntries(passed.flatMap(name => (env[name] === undefined ? [] : [[name, env[name]]]))),
    ...extra,
});

;// CONCATENATED MODULE: ./src/adapters/app/app.ts





const stopped = new errors/* CancelledError */.cc('the end of the run');
const endText = (result) => {
    const how = result.exitCode === null ? `by ${result.signal}` : `with exit code ${result.exitCode}`;
    const output = (0,errors/* lastLines */.w$)(`${result.stdout}\n${result.stderr}`, 10).trim();
    return `the app ended ${how}${output === '' ? ' and printed nothing' : `; its last output:\n${output}`}`;
};
const isWell = async (deps, url, signal) => {
    try {
        const response = await deps.http.request({ method: 'GET', url, timeoutMs: 2000, signal });
        return response.status >= 200 && response.status < 400;
    }
    catch (error) {
        if (error instanceof errors/* ToolError */.v4)
            return false;
        throw error;
    }
};
const notWell = (text) => new errors/* ToolError */.v4('app-not-started', 'app', text);
const untilWell = async (deps, options, running, signal) => {
    const deadline = deps.clock.monotonic() + options.startTimeoutMs;
    while (!(await isWell(deps, `${running.url}${options.healthPath}`, signal))) {
        const ended = running.ended();
        if (ended !== undefined)
            throw notWell(`Before it was well, ${ended}`);
        if (deps.clock.monotonic() > deadline) {
            const waited = (0,durations/* formatDuration */.a)(options.startTimeoutMs);
            throw notWell(`${running.url}${options.healthPath} did not answer with 2xx or 3xx within ${waited}.`);
        }
        await deps.clock.sleep(50, signal);
    }
};
/** Nothing is left running when it does not become well. */
const wellOrStopped = async (deps, options, running, signal) => {
    try {
        await untilWell(deps, options, running, signal);
        return running;
    }
    catch (error) {
        await running.stop();
        throw error;
    }
};
/** A fresh process in its own group on a free port; `stop` takes the whole group down and waits for it. */
const startProgram = async (deps, options, program, signal) => {
    signal.throwIfAborted();
    const port = String(await freePort());
    const end = new AbortController();
    let ended;
    const done = deps.exec
        .run({
        file: program.file,
        args: program.args,
        cwd: program.folder,
        env: scrubbedEnvironment(deps.env, { ...program.env, ...options.env, PORT: port, HOST: '127.0.0.1' }),
        signal: AbortSignal.any([signal, end.signal]),
        maxOutputBytes: 64 * 1024,
    })
        .then(result => {
        ended = endText(result);
    }, error => {
        ended = (0,errors/* messageOf */.bD)(error);
    });
    const running = {
        url: `http://127.0.0.1:${port}`,
        ended: () => ended,
        stop: async () => {
            end.abort(stopped);
            await done;
        },
    };
    return await wellOrStopped(deps, options, running, signal);
};
const startUrl = async (deps, options, url, signal) => {
    const running = { url: url.replace(/\/+$/, ''), ended: () => undefined, stop: async () => undefined };
    return await wellOrStopped(deps, options, running, signal);
};
/** Pulled by digest, verified and unpacked, as the process target does it; the code for it is loaded only here. */
const imageProgram = async (deps, reference) => {
    const { imageCommand } = await __webpack_require__.e(/* import() */ 260).then(__webpack_require__.bind(__webpack_require__, 1260));
    const folder = (0,external_node_path_.join)(deps.context.temp, 'prod-actions-images');
    const { command, cwd, env } = await imageCommand(deps, folder, { kind: 'image', reference, args: [] });
    const [file = '', ...args] = command;
    return { file, args, folder: cwd, env };
};
/** The app of one side. An image is pulled and unpacked here, once. */
const createApp = async (deps, options, source) => {
    if (source.kind === 'url') {
        return { description: source.url, start: async (signal) => await startUrl(deps, options, source.url, signal) };
    }
    const program = source.kind === 'image'
        ? await imageProgram(deps, source.reference)
        : { file: 'sh', args: ['-c', source.command], folder: source.folder, env: {} };
    const description = source.kind === 'image' ? source.reference : source.command;
    return { description, start: async (signal) => await startProgram(deps, options, program, signal) };
};

// EXTERNAL MODULE: ./src/domain/verdicts/codes.ts
var codes = __webpack_require__(713);
;// CONCATENATED MODULE: ./src/domain/measurements/codes.ts

const codes_codes = (0,codes/* defineCodes */.O)({
    'slower-than-margin': {
        means: 'The lower confidence bound of the slowdown is above the margin: the candidate is slower than allowed.',
        next: 'Find what made it slower, or, if it is intended, raise `margin` for this change and say why.',
    },
    'slowdown-excluded': {
        means: 'The upper confidence bound of the slowdown is below the margin: a slowdown that matters is excluded.',
        next: '',
    },
    'shift-uncertain': {
        means: 'The interval of the slowdown spans the margin: the runs neither show a regression nor exclude one.',
        next: 'Raise `max-pairs` or `duration`, use a quieter runner, or accept a wider `margin`.',
    },
    'too-few-runs': {
        means: 'With this few runs no data, however clear, reach the confidence asked for.',
        next: 'Raise `pairs` (or `runs`) to the number named in the message.',
    },
    'within-session-drift': {
        means: 'The candidate’s runs are slower than the stored ones, but not by more than the stored sessions already differ from one another.',
        next: 'Use `mode: paired`, which measures both sides on the same machine at the same time.',
    },
    'budget-crossed': {
        means: 'The candidate’s typical run (the median over runs) is outside an absolute budget.',
        next: 'Make it faster, or change the budget if the promise to users has changed.',
    },
    'k6-thresholds-crossed': {
        means: 'The k6 script’s own thresholds were crossed (exit code 99) in more than half of the candidate’s runs.',
        next: 'See the thresholds in the script and the values in the report.',
    },
    'budgets-met': {
        means: 'The candidate is inside every absolute budget. Nothing was compared with an earlier release.',
        next: '',
    },
    'nothing-to-compare-with': {
        means: 'There is no base release and no stored baseline: whether the candidate is slower was NOT checked.',
        next: 'Give `base-command`, `base-url` or `base-image`; in stored mode, set `update-baseline: true` once to record the first baseline.',
    },
    'baseline-from-another-machine': {
        means: 'The stored baselines were measured on other hardware, other versions or with another load: a comparison would be false.',
        next: 'Use `mode: paired`, or record a baseline on this machine with `update-baseline: true`.',
    },
    'baseline-unreadable': {
        means: 'The baseline file exists and is not a baseline file of this version, or is cut off.',
        next: 'Restore it from a good copy, or delete it and record a new baseline.',
    },
    'baseline-busy': {
        means: 'Other writers held the baseline file for too long.',
        next: 'Run it again; if nothing else is running, delete the `.lock` file beside it.',
    },
    'run-without-answers': {
        means: 'Too few requests were answered with 2xx or 3xx for the run to mean anything.',
        next: 'Check that the app answers the paths given; its last output stands in the message if we started it.',
    },
    'run-with-errors': {
        means: 'The share of failed requests in a run was above `max-error-rate`, so its latencies mean nothing.',
        next: 'Make the app answer under this load, or set an `error-rate` budget to judge failures themselves.',
    },
    'load-tool-failed': {
        means: 'The load tool ended with an exit code that is not a measurement (k6: anything but 0 and 99).',
        next: 'Mend what the exit code names; the end of the tool’s output stands in the message.',
    },
    'load-tool-output-unreadable': {
        means: 'The load tool ended well, but its results are missing, cut off or of a shape we don’t know.',
        next: 'Check the free disk space and the version of the tool, and run it again.',
    },
    'app-not-started': {
        means: 'The app did not answer its health path in time, or ended before it did.',
        next: 'Start it by hand with the same command and PORT; its last output stands in the message.',
    },
    'app-died': {
        means: 'The app ended while it was being measured.',
        next: 'See its last output in the message.',
    },
});

// EXTERNAL MODULE: ./src/domain/statistics/descriptive.ts
var descriptive = __webpack_require__(2436);
// EXTERNAL MODULE: ./src/domain/statistics/quantiles.ts
var quantiles = __webpack_require__(916);
;// CONCATENATED MODULE: ./src/domain/measurements/runs.ts



/** A quantile from fewer answers than this says nothing about a run. */
const fewestAnswers = 20;
const invalid = (reason) => ({ kind: 'invalid', reason });
/** Reduces a run to one value per metric: the run, not the request, is the unit of observation. */
const reduceRun = (samples, thresholdsCrossed = []) => {
    const answered = samples.latencies.length;
    const requests = answered + samples.failed;
    if (answered < fewestAnswers) {
        return invalid(codes_codes.reason('run-without-answers', `Only ${answered} of ${requests} requests were answered well in ${samples.seconds.toFixed(1)} s; a run needs at least ${fewestAnswers}.`));
    }
    const sorted = (0,descriptive/* ascending */.V_)(samples.latencies);
    const values = {
        p50: (0,quantiles/* harrellDavisOfSorted */.Ib)(sorted, 0.5),
        p90: (0,quantiles/* harrellDavisOfSorted */.Ib)(sorted, 0.9),
        p95: (0,quantiles/* harrellDavisOfSorted */.Ib)(sorted, 0.95),
        p99: (0,quantiles/* harrellDavisOfSorted */.Ib)(sorted, 0.99),
        throughput: answered / samples.seconds,
        'error-rate': samples.failed / requests,
    };
    return { kind: 'measured', values, requests, failed: samples.failed, seconds: samples.seconds, thresholdsCrossed };
};
const measured = (runs, side) => runs.flatMap(({ run, ...placed }) => (placed.side === side && run.kind === 'measured' ? [run] : []));

;// CONCATENATED MODULE: ./src/adapters/autocannon/autocannon.ts



const version = '8.0.0';
/** Counts what ends within the measured window, by our own clock and in fractions of a millisecond. */
class Window {
    latencies = [];
    failed = 0;
    from;
    to;
    constructor(scenario) {
        this.from = performance.now() + scenario.warmUpMs;
        this.to = this.from + scenario.durationMs;
    }
    get open() {
        const now = performance.now();
        return now >= this.from && now < this.to;
    }
    response(status, ms) {
        if (!this.open)
            return;
        if (status >= 200 && status < 400)
            this.latencies.push(ms);
        else
            this.failed += 1;
    }
    failure() {
        if (this.open)
            this.failed += 1;
    }
    samples() {
        return { latencies: this.latencies, failed: this.failed, seconds: (this.to - this.from) / 1000 };
    }
}
const optionsOf = ({ baseUrl, scenario }) => ({
    url: baseUrl,
    connections: scenario.connections,
    // autocannon stops at the next tick of its sampling interval; the window above decides what counts.
    duration: (scenario.warmUpMs + scenario.durationMs) / 1000,
    sampleInt: 100,
    timeout: Math.max(1, Math.ceil(scenario.timeoutMs / 1000)),
    requests: scenario.paths.map(path => ({ method: 'GET', path })),
    ...(scenario.rate === undefined ? {} : { overallRate: scenario.rate }),
});
const load = async (order) => {
    // Loaded only when it is used: the start of the action stays fast.
    const { default: autocannon } = await __webpack_require__.e(/* import() */ 174).then(__webpack_require__.t.bind(__webpack_require__, 8174, 23));
    const window = new Window(order.scenario);
    await new Promise((resolve, reject) => {
        const instance = autocannon(optionsOf(order), error => {
            order.signal.removeEventListener('abort', stop);
            if (error === null || error === undefined)
                resolve();
            else
                reject(error);
        });
        const stop = () => instance.stop();
        order.signal.addEventListener('abort', stop, { once: true });
        instance.on('response', (_client, status, _bytes, ms) => window.response(status, ms));
        instance.on('reqError', () => window.failure());
    });
    order.signal.throwIfAborted();
    return window.samples();
};
/** The embedded load generator, for machines without k6. */
const autocannonTool = {
    name: 'autocannon',
    version,
    source: 'embedded',
    run: async (order) => {
        order.signal.throwIfAborted();
        try {
            return reduceRun(await load(order));
        }
        catch (error) {
            order.signal.throwIfAborted();
            return invalid(codes_codes.reason('load-tool-failed', `autocannon failed: ${(0,errors/* messageOf */.bD)(error)}`));
        }
    },
};

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./src/adapters/baseline/machine.ts

/** What this machine is, as far as it decides how fast things run. */
const thisMachine = () => ({
    cpu: (0,external_node_os_.cpus)()[0]?.model.trim() ?? 'unknown',
    cores: (0,external_node_os_.availableParallelism)(),
    // Rounded: the same machine type reports some MiB more or less from boot to boot.
    memoryGiB: Math.round((0,external_node_os_.totalmem)() / 1024 ** 3),
    kernel: (0,external_node_os_.release)(),
    architecture: process.arch,
    node: process.version,
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
;// CONCATENATED MODULE: ./src/domain/measurements/comparability.ts

/** Everything that must be equal before numbers of two sessions may be compared. */
const comparabilitySchema = schemas/* strictObject */.rej({
    cpu: schemas/* string */.YjP(),
    cores: schemas/* number */.aig(),
    memoryGiB: schemas/* number */.aig(),
    kernel: schemas/* string */.YjP(),
    architecture: schemas/* string */.YjP(),
    node: schemas/* string */.YjP(),
    tool: schemas/* string */.YjP(),
    /** Hash of what the load does: paths or script, connections, rate, duration, warm-up. */
    scenario: schemas/* string */.YjP(),
});
const names = {
    cpu: 'CPU model',
    cores: 'cores',
    memoryGiB: 'memory (GiB)',
    kernel: 'kernel',
    architecture: 'architecture',
    node: 'Node.js',
    tool: 'load tool',
    scenario: 'load scenario',
};
/** What differs, in words: `CPU model: "a" then, "b" now`. Empty when the two may be compared. */
const incomparabilities = (then, now) => comparabilitySchema
    .keyof()
    .options.filter(key => then[key] !== now[key])
    .map(key => `${names[key]}: "${then[key]}" then, "${now[key]}" now`);

// EXTERNAL MODULE: ./src/domain/measurements/metrics.ts
var metrics = __webpack_require__(9509);
;// CONCATENATED MODULE: ./src/domain/measurements/baseline.ts



const baselineSchemaName = 'prod-actions/performance-baseline/v1';
const valuesSchema = schemas/* record */.g1P(schemas/* enum */.k5n(metrics/* metricNames */.Zv), schemas/* number */.aig());
const entrySchema = schemas/* strictObject */.rej({
    /** The release these runs measured. */
    commit: schemas/* string */.YjP(),
    recordedAt: schemas/* string */.YjP(),
    comparability: comparabilitySchema,
    runs: schemas/* array */.YOg(valuesSchema).min(1),
});
const baselineSchema = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz(baselineSchemaName),
    /** Oldest first; sessions are only ever appended, and the oldest fall off. */
    entries: schemas/* array */.YOg(entrySchema),
});
const emptyBaseline = { schema: baselineSchemaName, entries: [] };
const kept = 50;
/** How many of the latest comparable sessions a candidate is compared with. */
const baseline_window = 5;
const appendEntry = (baseline, entry) => ({
    ...baseline,
    entries: [...baseline.entries, entry].slice(-kept),
});
/** The latest comparable sessions; where there are none, what differs from the latest of all. */
const chooseBaseline = (baseline, now) => {
    const latest = baseline.entries.at(-1);
    if (latest === undefined)
        return { kind: 'none' };
    const sessions = baseline.entries.filter(entry => incomparabilities(entry.comparability, now).length === 0);
    return sessions.length === 0
        ? { kind: 'incomparable', differences: incomparabilities(latest.comparability, now) }
        : { kind: 'found', sessions: sessions.slice(-baseline_window) };
};
const sessionValues = (session, metric) => session.runs.map(run => run[metric]);

;// CONCATENATED MODULE: ./src/adapters/baseline/store.ts





/** A lock this old was left by a killed writer: writing takes milliseconds. */
const staleAfterMs = 30_000;
const patienceMs = 20_000;
const readText = async (files, path) => {
    try {
        return await files.readText(path);
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'ENOENT')
            return undefined;
        throw error;
    }
};
const parse = (path, text) => {
    if (text === undefined)
        return emptyBaseline;
    try {
        return baselineSchema.parse(JSON.parse(text));
    }
    catch (cause) {
        throw (0,errors/* userError */.IF)(codes_codes, 'baseline-unreadable', `${path} is not a baseline file: ${(0,errors/* messageOf */.bD)(cause).slice(0, 300)}`, {
            cause,
        });
    }
};
const tryLock = async (lock) => {
    try {
        await (await (0,promises_.open)(lock, 'wx')).close();
        return true;
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'EEXIST')
            return false;
        throw error;
    }
};
const breakStale = async (lock, now) => {
    const found = await (0,promises_.stat)(lock).catch(() => undefined);
    if (found !== undefined && now - found.mtimeMs > staleAfterMs)
        await (0,promises_.rm)(lock, { force: true });
};
const locked = async (deps, path, body) => {
    const lock = `${path}.lock`;
    const deadline = deps.clock.monotonic() + patienceMs;
    while (!(await tryLock(lock))) {
        await breakStale(lock, deps.clock.now());
        if (deps.clock.monotonic() > deadline)
            throw (0,errors/* userError */.IF)(codes_codes, 'baseline-busy', `${path} stayed locked`);
        await deps.clock.sleep(20 + Math.random() * 30);
    }
    try {
        await body();
    }
    finally {
        await (0,promises_.rm)(lock, { force: true });
    }
};
/**
 * Baselines in a JSON file. Appending reads what is there now, under a lock, and replaces the file in one atomic step:
 * parallel writers lose nothing and a reader never sees half a file.
 */
const createBaselineStore = (deps) => ({
    read: async (path) => parse(path, await readText(deps.files, path)),
    append: async (path, entry) => {
        await deps.files.makeFolder((0,external_node_path_.dirname)(path), 0o755);
        await locked(deps, path, async () => {
            const current = parse(path, await readText(deps.files, path));
            await deps.files.writeAtomic(path, `${JSON.stringify(appendEntry(current, entry), null, 2)}\n`, 0o644);
        });
    },
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(481);
;// CONCATENATED MODULE: ./src/domain/measurements/k6.ts

/** Exit codes of k6 (errext/exitcodes). 0 and 99 are measurements; every other one is not. */
const exitMeanings = {
    97: 'a cloud run failed',
    98: 'the progress of a cloud run could not be read',
    99: 'thresholds were crossed',
    100: 'setup() timed out',
    101: 'teardown() timed out',
    102: 'the run timed out',
    103: 'the run was stopped over the REST API',
    104: 'the configuration is invalid',
    105: 'the run was aborted from outside (a signal)',
    106: 'the REST API could not start',
    107: 'the script threw an exception',
    108: 'the script aborted the test',
    109: 'k6 panicked',
    110: 'the script marked the test as failed',
};
const k6ExitMeaning = (code) => code === null ? 'a signal ended it' : (exitMeanings[code] ?? 'an exit code k6 does not document');
const k6Measured = (code) => code === 0 || code === 99;
const pointSchema = schemas/* object */.Ikc({
    data: schemas/* object */.Ikc({
        time: schemas/* string */.YjP(),
        value: schemas/* number */.aig(),
        tags: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish(),
    }),
});
const durationLine = '{"metric":"http_req_duration","type":"Point"';
const failedLine = '{"metric":"http_req_failed","type":"Point"';
/** Requests of setup() and teardown() are not part of the load. */
const outside = new Set(['::setup', '::teardown']);
/**
 * Reads `k6 run --out json` line by line and keeps two numbers per request, so that files of any size fit. k6 writes
 * about fourteen lines per request; the two kinds needed are recognised by their beginning before anything is parsed.
 */
class K6Samples {
    requests = [];
    damaged = 0;
    /** One line of the file. */
    push(line) {
        const duration = line.startsWith(durationLine);
        if (!duration && !line.startsWith(failedLine))
            return;
        const point = readPoint(line);
        if (point === undefined)
            this.damaged += 1;
        else if (point === 'outside')
            return;
        else if (duration)
            this.requests.push({ at: point.at, ms: point.value, failed: false });
        else
            this.markFailed(point);
    }
    /** k6 writes the samples of one request together, its duration first. */
    markFailed(point) {
        const last = this.requests.at(-1);
        if (last?.at === point.at)
            last.failed = point.value !== 0;
    }
    /** Lines that began as a sample and could not be read: a half-written file. */
    get unreadable() {
        return this.damaged;
    }
    /** What was seen from `warmUpMs` after the first request on. Failed requests have no say in the latencies. */
    samples(warmUpMs) {
        if (this.requests.length === 0)
            return { latencies: [], failed: 0, seconds: 0 };
        const from = this.requests.reduce((least, { at }) => Math.min(least, at), Infinity) + warmUpMs;
        const last = this.requests.reduce((most, { at }) => Math.max(most, at), from);
        const kept = this.requests.filter(({ at }) => at >= from);
        const good = kept.filter(({ failed }) => !failed);
        const seconds = Math.max((last - from) / 1000, 0.001);
        return { latencies: good.map(({ ms }) => ms), failed: kept.length - good.length, seconds };
    }
}
const readPoint = (line) => {
    try {
        const { data } = pointSchema.parse(JSON.parse(line));
        if (outside.has(data.tags?.['group'] ?? ''))
            return 'outside';
        const at = Date.parse(data.time);
        return Number.isNaN(at) ? undefined : { at, value: data.value };
    }
    catch {
        return undefined;
    }
};

;// CONCATENATED MODULE: ./src/domain/measurements/k6-summary.ts

const numbers = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J())
    .transform(values => Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (typeof value === 'number' ? [[key, value]] : []))));
const handleSummary = schemas/* object */.Ikc({
    state: schemas/* object */.Ikc({ testRunDurationMs: schemas/* number */.aig() }),
    metrics: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ values: numbers, thresholds: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ ok: schemas/* boolean */.zMY() })).optional() })),
});
/** Here a threshold is `true` when it was crossed. */
const summaryExport = schemas/* object */.Ikc({
    root_group: schemas/* object */.Ikc({ path: schemas/* string */.YjP() }),
    metrics: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* looseObject */._H3({ thresholds: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* boolean */.zMY()).optional() })),
});
const machineReadable = schemas/* object */.Ikc({
    version: schemas/* string */.YjP().regex(/^1\./),
    results: schemas/* object */.Ikc({ metrics: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), values: numbers })) }),
});
const crossedOf = (metric, thresholds, crossed) => Object.entries(thresholds ?? {}).flatMap(([expression, value]) => crossed(value) ? [`${metric}: ${expression}`] : []);
const fromHandleSummary = (data) => ({
    shape: 'handle-summary',
    metrics: Object.fromEntries(Object.entries(data.metrics).map(([name, metric]) => [name, metric.values])),
    crossed: Object.entries(data.metrics).flatMap(([name, metric]) => crossedOf(name, metric.thresholds, value => typeof value === 'object' && value !== null && 'ok' in value && !value.ok)),
});
const fromSummaryExport = (data) => ({
    shape: 'summary-export',
    metrics: Object.fromEntries(Object.entries(data.metrics).map(([name, metric]) => [name, numbers.parse(metric)])),
    crossed: Object.entries(data.metrics).flatMap(([name, metric]) => crossedOf(name, metric.thresholds, value => value === true)),
});
/** Undefined when the value is none of the three shapes. */
const readK6Summary = (value) => {
    // The default export shape also has metrics; `state` and `version` tell the others apart.
    const handled = handleSummary.safeParse(value);
    if (handled.success)
        return fromHandleSummary(handled.data);
    const machine = machineReadable.safeParse(value);
    if (machine.success) {
        const metrics = Object.fromEntries(machine.data.results.metrics.map(metric => [metric.name, metric.values]));
        return { shape: 'machine-readable', metrics, crossed: [] };
    }
    const exported = summaryExport.safeParse(value);
    return exported.success ? fromSummaryExport(exported.data) : undefined;
};

;// CONCATENATED MODULE: ./src/domain/measurements/scenario.ts
const seconds = (ms) => `${Math.max(1, Math.round(ms))}ms`;
const executor = (scenario) => {
    const duration = seconds(scenario.warmUpMs + scenario.durationMs);
    return scenario.rate === undefined
        ? { executor: 'constant-vus', vus: scenario.connections, duration, gracefulStop: '2s' }
        : {
            executor: 'constant-arrival-rate',
            rate: scenario.rate,
            timeUnit: '1s',
            duration,
            preAllocatedVUs: scenario.connections,
            maxVUs: scenario.connections * 10,
            gracefulStop: '2s',
        };
};
/** The k6 script for a scenario without one of its own. */
const k6Script = (scenario) => [
    "import http from 'k6/http';",
    `export const options = ${JSON.stringify({ scenarios: { load: executor(scenario) }, discardResponseBodies: true, insecureSkipTLSVerify: false })};`,
    `const paths = ${JSON.stringify(scenario.paths)};`,
    'let next = __VU;',
    'export default function () {',
    '  next += 1;',
    `  http.get(__ENV.BASE_URL + paths[next % paths.length], { timeout: '${seconds(scenario.timeoutMs)}' });`,
    '}',
    '',
].join('\n');
/** Everything of a scenario that changes what is measured, as one text to hash. */
const scenarioText = (scenario) => JSON.stringify([
    scenario.paths,
    scenario.connections,
    scenario.rate ?? null,
    scenario.warmUpMs,
    scenario.durationMs,
    scenario.timeoutMs,
    scenario.script?.text ?? null,
]);

;// CONCATENATED MODULE: ./src/adapters/k6/k6.ts










/** Only what the reader of the samples asks for; each system tag is written with every sample. */
const systemTags = 'status,expected_response,group,error_code';
const runK6 = async (deps, tool, options, order, folder) => {
    const own = (0,external_node_path_.join)(folder, 'script.js');
    await deps.files.writeAtomic(own, k6Script(order.scenario));
    const script = order.scenario.script?.path ?? own;
    return await deps.exec.run({
        file: tool.path,
        args: [
            ...['run', '--quiet', '--no-color', '--no-usage-report'],
            ...['--summary-mode', 'compact', '--summary-export', (0,external_node_path_.join)(folder, 'summary.json')],
            // An own port for its REST API: two k6 on one machine must not stop each other.
            ...['--address', '127.0.0.1:0', '--system-tags', systemTags, '--out', `json=${(0,external_node_path_.join)(folder, 'samples.json')}`],
            script,
        ],
        cwd: (0,external_node_path_.dirname)(script),
        env: scrubbedEnvironment(deps.env, { ...options.env, BASE_URL: order.baseUrl }),
        timeoutMs: options.maxRunMs,
        signal: order.signal,
        maxOutputBytes: 1024 * 1024,
    });
};
const read = async (path) => {
    const samples = new K6Samples();
    for await (const line of (0,external_node_readline_.createInterface)({ input: (0,external_node_fs_.createReadStream)(path), crlfDelay: Infinity }))
        samples.push(line);
    return samples;
};
/** Names for exit code 99. A script with its own handleSummary leaves none, and then the exit code alone speaks. */
const crossedThresholds = async (deps, folder) => {
    const path = (0,external_node_path_.join)(folder, 'summary.json');
    const summary = (await deps.files.exists(path))
        ? readK6Summary(JSON.parse(await deps.files.readText(path)))
        : undefined;
    return summary === undefined || summary.crossed.length === 0 ? ['a threshold of the script'] : summary.crossed;
};
const unreadable = (why) => invalid(codes_codes.reason('load-tool-output-unreadable', `k6 ended well, but its samples can't be used: ${why}.`));
const judge = async (deps, result, order, options, folder) => {
    if (result.timedOut || !k6Measured(result.exitCode)) {
        const why = result.timedOut
            ? `was killed after ${options.maxRunMs / 1000} s`
            : `ended with exit code ${result.exitCode ?? 'none'}: ${k6ExitMeaning(result.exitCode)}`;
        return invalid(codes_codes.reason('load-tool-failed', `k6 ${why}.\n${(0,errors/* lastLines */.w$)(result.stderr, 8)}`.trimEnd()));
    }
    try {
        const samples = await read((0,external_node_path_.join)(folder, 'samples.json'));
        if (samples.unreadable > 0)
            return unreadable(`${samples.unreadable} lines are cut off or damaged`);
        const crossed = result.exitCode === 99 ? await crossedThresholds(deps, folder) : [];
        return reduceRun(samples.samples(order.scenario.warmUpMs), crossed);
    }
    catch (error) {
        return unreadable((0,errors/* messageOf */.bD)(error));
    }
};
const createK6 = (deps, tool, options) => ({
    name: 'k6',
    version: tool.version,
    source: tool.source,
    run: async (order) => {
        order.signal.throwIfAborted();
        const folder = await deps.files.temporaryFolder('k6');
        try {
            const result = await runK6(deps, tool, options, order, folder);
            order.signal.throwIfAborted();
            return await judge(deps, result, order, options, folder);
        }
        finally {
            await deps.files.remove(folder);
        }
    },
});

;// CONCATENATED MODULE: ./tools/tools.json
const tools_namespaceObject = /*#__PURE__*/JSON.parse('{"trivy":{"version":"0.69.3","license":"Apache-2.0","module":"github.com/aquasecurity/trivy","probe":{"args":["--version"],"pattern":"Version: v?([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"refused":{"versions":["0.69.4","0.69.5","0.69.6"],"reason":"published with stolen credentials in March 2026 (CVE-2026-33634): it steals secrets before it scans"},"release":{"checksums":"https://github.com/aquasecurity/trivy/releases/download/v0.69.3/trivy_0.69.3_checksums.txt","signature":{"kind":"sigstore","bundle":"https://github.com/aquasecurity/trivy/releases/download/v0.69.3/trivy_0.69.3_checksums.txt.sigstore.json","identity":"^https://github\\\\.com/aquasecurity/trivy/\\\\.github/workflows/[^@]+@refs/tags/v0\\\\.69\\\\.3$","issuer":"https://token.actions.githubusercontent.com"},"assets":{"linux/amd64":{"url":"https://github.com/aquasecurity/trivy/releases/download/v0.69.3/trivy_0.69.3_Linux-64bit.tar.gz","member":"trivy","sha256":"1816b632dfe529869c740c0913e36bd1629cb7688bd5634f4a858c1d57c88b75","cited":"aquasecurity/homebrew-trivy trivy.rb at 3a7624dc3cd06e335bccc748dab56a3ad40e07f5 (the publisher, 2026-03-03)"},"linux/arm64":{"url":"https://github.com/aquasecurity/trivy/releases/download/v0.69.3/trivy_0.69.3_Linux-ARM64.tar.gz","member":"trivy","sha256":"7e3924a974e912e57b4a99f65ece7931f8079584dae12eb7845024f97087bdfd","cited":"aquasecurity/homebrew-trivy trivy.rb at 3a7624dc3cd06e335bccc748dab56a3ad40e07f5 (the publisher, 2026-03-03)"},"darwin/amd64":{"url":"https://github.com/aquasecurity/trivy/releases/download/v0.69.3/trivy_0.69.3_macOS-64bit.tar.gz","member":"trivy","sha256":"fec4a9f7569b624dd9d044fca019e5da69e032700edbb1d7318972c448ec2f4e","cited":"aquasecurity/homebrew-trivy trivy.rb at 3a7624dc3cd06e335bccc748dab56a3ad40e07f5 (the publisher, 2026-03-03)"},"darwin/arm64":{"url":"https://github.com/aquasecurity/trivy/releases/download/v0.69.3/trivy_0.69.3_macOS-ARM64.tar.gz","member":"trivy","sha256":"a2f2179afd4f8bb265ca3c7aefb56a666bc4a9a411663bc0f22c3549fbc643a5","cited":"aquasecurity/homebrew-trivy trivy.rb at 3a7624dc3cd06e335bccc748dab56a3ad40e07f5 (the publisher, 2026-03-03)"}}},"build":{"package":"github.com/aquasecurity/trivy/cmd/trivy","ldflags":"-X github.com/aquasecurity/trivy/pkg/version/app.ver=0.69.3","env":{"GOEXPERIMENT":"jsonv2"},"minutes":8}},"k6":{"version":"1.8.1","license":"AGPL-3.0","module":"go.k6.io/k6","probe":{"args":["version"],"pattern":"k6 v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"release":{"checksums":"https://github.com/grafana/k6/releases/download/v1.8.1/k6-v1.8.1-checksums.txt","assets":{"linux/amd64":{"url":"https://github.com/grafana/k6/releases/download/v1.8.1/k6-v1.8.1-linux-amd64.tar.gz","member":"k6-v1.8.1-linux-amd64/k6"},"linux/arm64":{"url":"https://github.com/grafana/k6/releases/download/v1.8.1/k6-v1.8.1-linux-arm64.tar.gz","member":"k6-v1.8.1-linux-arm64/k6"}}},"build":{"package":"go.k6.io/k6","minutes":2}},"buildx":{"version":"0.30.1","license":"Apache-2.0","module":"github.com/docker/buildx","probe":{"args":["version"],"pattern":"buildx v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"release":{"checksums":"https://github.com/docker/buildx/releases/download/v0.30.1/checksums.txt","assets":{"linux/amd64":{"url":"https://github.com/docker/buildx/releases/download/v0.30.1/buildx-v0.30.1.linux-amd64","sha256":"c37114fcd034025ec68e224657c8a5a850df472ded3ddcbca75ad3a7ebb9710d","cited":"docker-library/docker versions.json at ccfa050d44f38c63e1cfae4d3c26345ae2f6dde2 (the Docker Official Image, 2025-11-17)"},"linux/arm64":{"url":"https://github.com/docker/buildx/releases/download/v0.30.1/buildx-v0.30.1.linux-arm64","sha256":"31d012d52d6df68aef4b55db62330967b562811f0de30cdfaa4505f314797c76","cited":"docker-library/docker versions.json at ccfa050d44f38c63e1cfae4d3c26345ae2f6dde2 (the Docker Official Image, 2025-11-17)"}}},"build":{"package":"github.com/docker/buildx/cmd/buildx","ldflags":"-X github.com/docker/buildx/version.Version=v0.30.1","minutes":2}},"buildkitd":{"version":"0.26.3","license":"Apache-2.0","module":"github.com/moby/buildkit","probe":{"args":["--version"],"pattern":"buildkit v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"package":"github.com/moby/buildkit/cmd/buildkitd","ldflags":"-X github.com/moby/buildkit/version.Version=v0.26.3","minutes":1}},"registry":{"version":"3.1.2","license":"Apache-2.0","module":"github.com/distribution/distribution/v3","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"release":{"checksums":"https://github.com/distribution/distribution/releases/download/v3.1.2/{file}.sha256","assets":{"linux/amd64":{"url":"https://github.com/distribution/distribution/releases/download/v3.1.2/registry_3.1.2_linux_amd64.tar.gz","member":"registry"},"linux/arm64":{"url":"https://github.com/distribution/distribution/releases/download/v3.1.2/registry_3.1.2_linux_arm64.tar.gz","member":"registry"}}},"build":{"package":"github.com/distribution/distribution/v3/cmd/registry","minutes":2}},"act":{"version":"0.2.89","license":"MIT","module":"github.com/nektos/act","probe":{"args":["--version"],"pattern":"act version ([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"release":{"checksums":"https://github.com/nektos/act/releases/download/v0.2.89/checksums.txt","assets":{"linux/amd64":{"url":"https://github.com/nektos/act/releases/download/v0.2.89/act_Linux_x86_64.tar.gz","member":"act"},"linux/arm64":{"url":"https://github.com/nektos/act/releases/download/v0.2.89/act_Linux_arm64.tar.gz","member":"act"}}},"build":{"package":"github.com/nektos/act","minutes":1}},"actionlint":{"version":"1.7.12","license":"MIT","module":"github.com/rhysd/actionlint","probe":{"args":["-version"],"pattern":"^v?([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"release":{"checksums":"https://github.com/rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_checksums.txt","assets":{"linux/amd64":{"url":"https://github.com/rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_linux_amd64.tar.gz","member":"actionlint","sha256":"8aca8db96f1b94770f1b0d72b6dddcb1ebb8123cb3712530b08cc387b349a3d8","cited":"rhysd/actionlint Casks/actionlint.rb at 1ce6912afb9c280d41f6132dc1d350364b574885 (the publisher, 2026-03-30)"},"linux/arm64":{"url":"https://github.com/rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_linux_arm64.tar.gz","member":"actionlint","sha256":"325e971b6ba9bfa504672e29be93c24981eeb1c07576d730e9f7c8805afff0c6","cited":"rhysd/actionlint Casks/actionlint.rb at 1ce6912afb9c280d41f6132dc1d350364b574885 (the publisher, 2026-03-30)"},"darwin/amd64":{"url":"https://github.com/rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_darwin_amd64.tar.gz","member":"actionlint","sha256":"5b44c3bc2255115c9b69e30efc0fecdf498fdb63c5d58e17084fd5f16324c644","cited":"rhysd/actionlint Casks/actionlint.rb at 1ce6912afb9c280d41f6132dc1d350364b574885 (the publisher, 2026-03-30)"},"darwin/arm64":{"url":"https://github.com/rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_darwin_arm64.tar.gz","member":"actionlint","sha256":"aba9ced2dee8d27fecca3dc7feb1a7f9a52caefa1eb46f3271ea66b6e0e6953f","cited":"rhysd/actionlint Casks/actionlint.rb at 1ce6912afb9c280d41f6132dc1d350364b574885 (the publisher, 2026-03-30)"}}},"build":{"package":"github.com/rhysd/actionlint/cmd/actionlint","minutes":1}},"kubectl":{"version":"1.34.2","license":"Apache-2.0","module":"k8s.io/kubernetes","probe":{"args":["version","--client"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"folder":"kubernetes","package":"k8s.io/kubernetes/cmd/kubectl","ldflags":"-X k8s.io/component-base/version.gitVersion=v1.34.2 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=34","minutes":2}},"kube-apiserver":{"version":"1.34.2","license":"Apache-2.0","module":"k8s.io/kubernetes","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"folder":"kubernetes","package":"k8s.io/kubernetes/cmd/kube-apiserver","ldflags":"-X k8s.io/component-base/version.gitVersion=v1.34.2 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=34","minutes":3}},"kube-controller-manager":{"version":"1.34.2","license":"Apache-2.0","module":"k8s.io/kubernetes","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"folder":"kubernetes","package":"k8s.io/kubernetes/cmd/kube-controller-manager","ldflags":"-X k8s.io/component-base/version.gitVersion=v1.34.2 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=34","minutes":1}},"kube-scheduler":{"version":"1.34.2","license":"Apache-2.0","module":"k8s.io/kubernetes","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"folder":"kubernetes","package":"k8s.io/kubernetes/cmd/kube-scheduler","ldflags":"-X k8s.io/component-base/version.gitVersion=v1.34.2 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=34","minutes":1}},"kubelet":{"version":"1.34.2","license":"Apache-2.0","module":"k8s.io/kubernetes","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"folder":"kubernetes","package":"k8s.io/kubernetes/cmd/kubelet","ldflags":"-X k8s.io/component-base/version.gitVersion=v1.34.2 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=34","minutes":1}},"kube-proxy":{"version":"1.34.2","license":"Apache-2.0","module":"k8s.io/kubernetes","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"folder":"kubernetes","package":"k8s.io/kubernetes/cmd/kube-proxy","ldflags":"-X k8s.io/component-base/version.gitVersion=v1.34.2 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=34","minutes":1}},"etcd":{"version":"3.6.6","license":"Apache-2.0","module":"go.etcd.io/etcd/server/v3","probe":{"args":["--version"],"pattern":"etcd Version: ([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"package":"go.etcd.io/etcd/server/v3","minutes":1}},"helm":{"version":"3.22.0","license":"Apache-2.0","module":"helm.sh/helm/v3","probe":{"args":["version","--short"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"package":"helm.sh/helm/v3/cmd/helm","ldflags":"-X helm.sh/helm/v3/internal/version.version=v3.22.0","minutes":2}},"kwok":{"version":"0.8.0","license":"Apache-2.0","module":"sigs.k8s.io/kwok","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"package":"sigs.k8s.io/kwok/cmd/kwok","ldflags":"-X sigs.k8s.io/kwok/pkg/consts.Version=v0.8.0","minutes":2}},"mailpit":{"version":"1.27.11","license":"MIT","module":"github.com/axllent/mailpit","probe":{"args":["version","--no-release-check"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+) compiled"},"build":{"package":"github.com/axllent/mailpit","ldflags":"-X github.com/axllent/mailpit/config.Version=v1.27.11","minutes":3}},"prometheus":{"version":"0.312.0","license":"Apache-2.0","module":"github.com/prometheus/prometheus","probe":{"args":["--version"],"pattern":"prometheus, version ([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"package":"github.com/prometheus/prometheus/cmd/prometheus","ldflags":"-X github.com/prometheus/common/version.Version=0.312.0","env":{"GOFLAGS":"-tags=remove_all_sd"},"minutes":3}}}');
;// CONCATENATED MODULE: ./src/domain/tools/pins.ts
/** The shape of tools/tools.json, the one file that pins every external tool. Pure. */

const sha256 = schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/);
const https = schemas/* string */.YjP().regex(/^https:\/\//);
/** One file of the publisher's release. `member` is the program's path inside an archive; unset: the file is the program. */
const asset = schemas/* strictObject */.rej({
    url: https,
    member: schemas/* string */.YjP().optional(),
    /** Absent: nobody could look it up, so downloading is off for this platform. */
    sha256: sha256.optional(),
    /** Where the hash was published and where it was read. Required with a hash. */
    cited: schemas/* string */.YjP().optional(),
});
const release = schemas/* strictObject */.rej({
    /** The publisher's own list of hashes, in `sha256sum` format; `{file}` stands for the asset's name. */
    checksums: https,
    /** Absent: the publisher signs no checksums that we know of. */
    signature: schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('sigstore'), bundle: https, identity: schemas/* string */.YjP(), issuer: https })
        .optional(),
    assets: schemas/* record */.g1P(schemas/* string */.YjP().regex(/^(linux|darwin)\/(amd64|arm64)$/), asset),
});
const build = schemas/* strictObject */.rej({
    /** The module's folder in tools/go, where several tools come from one; default: the tool's name. */
    folder: schemas/* string */.YjP().optional(),
    package: schemas/* string */.YjP(),
    ldflags: schemas/* string */.YjP().optional(),
    env: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).optional(),
    /** On two cores, with nothing cached. */
    minutes: schemas/* number */.aig(),
});
const pin = schemas/* strictObject */.rej({
    version: schemas/* string */.YjP().regex(/^\d+\.\d+\.\d+$/),
    license: schemas/* string */.YjP(),
    /** The Go module; its version is read from a program's build information without running it. */
    module: schemas/* string */.YjP(),
    /** How a program without build information tells its version. */
    probe: schemas/* strictObject */.rej({ args: schemas/* array */.YOg(schemas/* string */.YjP()), pattern: schemas/* string */.YjP() }),
    refused: schemas/* strictObject */.rej({ versions: schemas/* array */.YOg(schemas/* string */.YjP()), reason: schemas/* string */.YjP() }).optional(),
    release: release.optional(),
    build: build.optional(),
})
    .refine(one => Object.values(one.release?.assets ?? {}).every(a => (a.sha256 === undefined) === (a.cited === undefined)), 'a hash stands only together with where it was published');
const pinsSchema = schemas/* record */.g1P(schemas/* string */.YjP(), pin);
const architectures = { x64: 'amd64', arm64: 'arm64' };
/** Node's names of this machine → `linux/amd64`. */
const platformOf = (system, architecture) => `${system}/${architectures[architecture] ?? architecture}`;
/** Is version `found` (1.26.8) at least `wanted` (1.26)? */
const atLeast = (found, wanted) => {
    const [a, b] = [found.split('.').map(Number), wanted.split('.').map(Number)];
    for (let at = 0; at < b.length; at += 1) {
        const difference = (a[at] ?? 0) - (b[at] ?? 0);
        if (difference !== 0)
            return difference > 0;
    }
    return true;
};

;// CONCATENATED MODULE: ./src/adapters/tools/build.ts
/** Builds a tool from its own small Go module in tools/go: the module's go.sum is the pin of everything in it. */




const timeoutMs = 40 * 60_000;
/** What the compiler needs and nothing else: it runs no code of the modules, but it has no use for a token either. */
const build_passed = /^(PATH|HOME|TMPDIR|XDG_CACHE_HOME|SSL_CERT_FILE|SSL_CERT_DIR|(HTTPS?|NO)_PROXY|GO[A-Z]+)$/i;
const buildEnvironment = (env, build) => ({
    ...Object.fromEntries(Object.entries(env).filter(([name]) => build_passed.test(name))),
    GOFLAGS: '',
    GOWORK: 'off',
    GOTOOLCHAIN: 'local',
    CGO_ENABLED: '0',
    ...build.env,
});
/** The folder of Go modules of this very package: beside the bundle (dist/<action>/) or the script that runs. */
const modulesFolder = async (files, entry) => {
    let folder = (0,external_node_path_.dirname)(entry);
    for (let up = 0; up < 6; up += 1) {
        if (await files.exists((0,external_node_path_.join)(folder, 'tools', 'tools.json')))
            return (0,external_node_path_.join)(folder, 'tools', 'go');
        folder = (0,external_node_path_.dirname)(folder);
    }
    return undefined;
};
/** Why a build is not possible here, or undefined when it is. */
const cannotBuild = async (exec, module) => {
    const wanted = /^go (\d+(?:\.\d+)+)$/m.exec(await (0,promises_.readFile)((0,external_node_path_.join)(module, 'go.mod'), 'utf8').catch(() => ''))?.[1];
    if (wanted === undefined)
        return 'its Go module is not here';
    const go = await exec.which('go');
    if (go === undefined)
        return `Go ${wanted} or newer is not on PATH`;
    const { stdout } = await exec.run({ file: go, args: ['env', 'GOVERSION'], cwd: module, timeoutMs: 60_000 });
    const found = /go(\d+(?:\.\d+)+)/.exec(stdout)?.[1];
    return found !== undefined && atLeast(found, wanted)
        ? undefined
        : `Go ${wanted} or newer is needed, PATH has ${found ?? 'none that answers'}`;
};
const buildFromModule = async (deps, tool, build, module, into) => {
    const ldflags = ['-s', '-w', build.ldflags ?? ''].join(' ').trim();
    const result = await deps.exec.run({
        file: 'go',
        args: ['build', '-mod=readonly', '-trimpath', '-ldflags', ldflags, '-o', into, build.package],
        cwd: module,
        env: buildEnvironment(deps.env, build),
        timeoutMs,
    });
    if (result.exitCode !== 0)
        throw new errors/* ToolError */.v4('tool-build-failed', 'go', `${tool} could not be built${result.timedOut ? ': time ran out' : ''}`, {
            exitCode: result.exitCode,
            stderr: result.stderr,
        });
};

;// CONCATENATED MODULE: ./src/adapters/tools/build-info.ts
/**
 * The version a Go program was built as, read from its build information without running it: a release known to be
 * malicious must not be started only to ask what it is.
 */

const magic = Buffer.from('\xff Go buildinf:', 'latin1');
const chunkSize = 4 * 1024 * 1024;
/** The module list of the largest tool takes 40 KiB; the main module stands in its first lines. */
const headSize = 4 * 1024;
/** `mod <module> <version>` in the text behind the magic, or undefined. */
const mainModule = (text) => {
    const match = /\nmod\t(\S+)\t(\S+)/.exec(text);
    return match?.[1] === undefined || match[2] === undefined ? undefined : { module: match[1], version: match[2] };
};
/** A program that reads build information itself (Trivy does) holds the magic more than once; only one is followed by a module. */
const within = (bytes) => {
    for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
        const found = mainModule(bytes.subarray(at, at + headSize).toString('latin1'));
        if (found !== undefined)
            return found;
    }
    return undefined;
};
const goBuildInfo = async (path) => {
    const file = await (0,promises_.open)(path, 'r');
    try {
        const buffer = Buffer.alloc(chunkSize + headSize);
        for (let offset = 0;; offset += chunkSize) {
            const { bytesRead } = await file.read(buffer, 0, buffer.length, offset);
            const found = within(buffer.subarray(0, bytesRead));
            if (found !== undefined || bytesRead < buffer.length)
                return found;
        }
    }
    finally {
        await file.close();
    }
};

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./src/adapters/tools/cache.ts
/** Installed tools: `<cache>/<tool>/<version>-<os>-<arch>/{<tool>, receipt.json}`. Written aside and renamed, so never half. */








const receiptSchema = schemas/* object */.Ikc({
    schema: schemas/* literal */.euz('prod-actions/tool-receipt/v1'),
    tool: schemas/* string */.YjP(),
    version: schemas/* string */.YjP(),
    source: schemas/* enum */.k5n(['download', 'build']),
    sha256: schemas/* string */.YjP(),
    installedAt: schemas/* string */.YjP(),
});
const cacheFolder = (env) => {
    const base = env['RUNNER_TOOL_CACHE'] || env['XDG_CACHE_HOME'] || (0,external_node_path_.join)(env['HOME'] || (0,external_node_os_.homedir)(), '.cache');
    return (0,external_node_path_.join)(base, 'prod-actions', 'tools');
};
const sha256Of = async (path) => {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(path), hash);
    return hash.digest('hex');
};
const readReceipt = async (folder) => {
    try {
        return receiptSchema.parse(JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'receipt.json'), 'utf8')));
    }
    catch {
        return undefined;
    }
};
/** The cached program when it is byte for byte what was installed; anything else counts as absent. */
const fromCache = async (folder, tool) => {
    const path = (0,external_node_path_.join)(folder, tool);
    const receipt = await readReceipt(folder);
    const actual = receipt === undefined ? undefined : await sha256Of(path).catch(() => undefined);
    return actual !== undefined && actual === receipt?.sha256 ? path : undefined;
};
/** Replaces what stands at `folder`. Another installer that came first, with a stolen lock, has put the same tool there. */
const put = async (aside, folder) => {
    await (0,promises_.rm)(folder, { recursive: true, force: true });
    await (0,promises_.rename)(aside, folder).catch(error => {
        if (!['ENOTEMPTY', 'EEXIST'].includes((0,errors/* systemCode */.xU)(error) ?? ''))
            throw error;
    });
};
/** Runs `make(path)` to create the program, then puts it and its receipt in place in one rename. */
const intoCache = async (folder, facts, make) => {
    const aside = `${folder}.${(0,external_node_crypto_.randomUUID)()}.tmp`;
    await (0,promises_.mkdir)(aside, { recursive: true });
    try {
        const path = (0,external_node_path_.join)(aside, facts.tool);
        await make(path);
        await (0,promises_.chmod)(path, 0o755);
        const { now, ...rest } = facts;
        const receipt = {
            schema: 'prod-actions/tool-receipt/v1',
            ...rest,
            sha256: await sha256Of(path),
            installedAt: new Date(now).toISOString(),
        };
        await (0,promises_.writeFile)((0,external_node_path_.join)(aside, 'receipt.json'), `${JSON.stringify(receipt, null, 2)}\n`);
        await put(aside, folder);
    }
    finally {
        await (0,promises_.rm)(aside, { recursive: true, force: true });
    }
    return (0,external_node_path_.join)(folder, facts.tool);
};
const cache_staleAfterMs = 30 * 60_000;
const isAlive = (pid) => {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return (0,errors/* systemCode */.xU)(error) !== 'ESRCH';
    }
};
const isStale = async (path, now) => {
    try {
        const [owner, { mtimeMs }] = [Number(await (0,promises_.readFile)(path, 'utf8')), await (0,promises_.stat)(path)];
        return now - mtimeMs > cache_staleAfterMs || (owner > 0 && !isAlive(owner));
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'ENOENT')
            return false;
        throw error;
    }
};
/**
 * One installer at a time, so that two jobs do not build the same tool twice. Correctness does not rest on it: a stolen
 * lock costs a second build, and the rename decides.
 */
const withLock = async (folder, clock, body) => {
    const path = `${folder}.lock`;
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    for (;;) {
        try {
            const file = await (0,promises_.open)(path, 'wx');
            await file.writeFile(String(process.pid)).finally(() => file.close());
            break;
        }
        catch (error) {
            if ((0,errors/* systemCode */.xU)(error) !== 'EEXIST')
                throw error;
            if (await isStale(path, Date.now()))
                await (0,promises_.rm)(path, { force: true });
            else
                await clock.sleep(250);
        }
    }
    try {
        return await body();
    }
    finally {
        await (0,promises_.rm)(path, { force: true });
    }
};

;// CONCATENATED MODULE: ./src/adapters/tools/codes.ts

const tools_codes_codes = (0,codes/* defineCodes */.O)({
    'tool-missing': {
        means: 'An external tool is not on PATH and none of its other sources is open here; the message says why for each.',
        next: 'Put the pinned version on PATH in a step before this one, or open one of the sources named in the message.',
    },
    'tool-wrong-version': {
        means: 'The tool on PATH has another version than the pinned one, and the pinned one could not be had.',
        next: 'Install the pinned version named in the message: results are only comparable and tested with it.',
    },
    'tool-compromised': {
        means: 'The tool on PATH is a release known to be malicious. It was not started.',
        next: 'Remove it, and rotate every secret that the machine held while it was installed.',
    },
    'tool-hash-mismatch': {
        means: 'A downloaded release file does not have the SHA-256 that is pinned for it. It was deleted, not started.',
        next: 'Do not retry blindly: compare the publisher’s checksums with tools/tools.json and report a difference.',
    },
    'tool-download-failed': {
        means: 'A release file could not be downloaded or unpacked.',
        next: 'Try again, or put the pinned version on PATH.',
    },
    'tool-build-failed': {
        means: 'Building a tool from its Go module failed; the end of the compiler’s output follows.',
        next: 'Check that the Go module proxy can be reached and the disk has room, or put the pinned version on PATH.',
    },
});

;// CONCATENATED MODULE: ./src/adapters/tools/download.ts
/** A file of the publisher's release, checked against the pinned SHA-256 before anything reads it. */





const download_timeoutMs = 5 * 60_000;
const maxRedirects = 5;
const isLoopback = (url) => url.hostname === '127.0.0.1' || url.hostname === '[::1]';
/** Release hosts redirect to their storage; each hop must stay encrypted (plain http only on this machine). */
const fetchFile = async (http, address) => {
    let url = new URL(address);
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
        if (url.protocol !== 'https:' && !isLoopback(url))
            throw new errors/* ToolError */.v4('tool-download-failed', 'download', `${url.host}${url.pathname} is not encrypted`);
        const response = await http.request({ method: 'GET', url: url.href, timeoutMs: download_timeoutMs });
        if (response.status === 200)
            return response.body;
        const location = response.headers['location'];
        if (response.status < 300 || response.status > 399 || location === undefined)
            throw new errors/* ToolError */.v4('tool-download-failed', 'download', `${address} answered ${response.status}`);
        url = new URL(location, url);
    }
    throw new errors/* ToolError */.v4('tool-download-failed', 'download', `${address} redirects more than ${maxRedirects} times`);
};
const unpack = async (exec, archive, member) => {
    const folder = (0,external_node_path_.dirname)(archive);
    const result = await exec.run({ file: 'tar', args: ['-xzf', archive, '-C', folder, member], timeoutMs: download_timeoutMs });
    if (result.exitCode !== 0)
        throw new errors/* ToolError */.v4('tool-download-failed', 'tar', `${member} could not be unpacked`, {
            exitCode: result.exitCode,
            stderr: result.stderr,
        });
    return (0,external_node_path_.join)(folder, member);
};
const download = async (deps, tool, asset, into) => {
    const bytes = await fetchFile(deps.http, asset.url);
    const actual = (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
    if (actual !== asset.sha256)
        throw (0,errors/* userError */.IF)(tools_codes_codes, 'tool-hash-mismatch', `${tool}: ${asset.url} has SHA-256 ${actual}, pinned is ${asset.sha256}`);
    const folder = await (0,promises_.mkdtemp)(`${into}.unpack-`);
    try {
        const file = (0,external_node_path_.join)(folder, 'release-file');
        await (0,promises_.writeFile)(file, bytes);
        await (0,promises_.copyFile)(asset.member === undefined ? file : await unpack(deps.exec, file, asset.member), into);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
};

;// CONCATENATED MODULE: ./src/adapters/tools/tools.ts
/** The one installer of external tools: PATH at the right version → cache → download and verify → build. */












/** A cache folder that cannot be written closes every source that goes through it. */
const unusable = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR'];
const loadPins = () => pinsSchema.parse(tools_namespaceObject);
/** A program without build information is asked, with nothing in its environment worth stealing. */
const askVersion = async (deps, path, pin) => {
    const home = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'tool-version-'));
    try {
        const env = { PATH: deps.env['PATH'] ?? '', HOME: home };
        const result = await deps.exec.run({ file: path, args: pin.probe.args, env, cwd: home, timeoutMs: 20_000 });
        return new RegExp(pin.probe.pattern, 'm').exec(`${result.stdout}\n${result.stderr}`)?.[1];
    }
    catch (error) {
        if (error instanceof errors/* ToolError */.v4)
            return undefined;
        throw error;
    }
    finally {
        await (0,promises_.rm)(home, { recursive: true, force: true });
    }
};
const versionOf = async (deps, path, pin) => {
    const info = await goBuildInfo(path).catch(() => undefined);
    const built = info?.module === pin.module ? /^v(\d+\.\d+\.\d+)$/.exec(info.version)?.[1] : undefined;
    return built ?? (await askVersion(deps, path, pin));
};
const compromised = (name, path, version, reason) => (0,errors/* userError */.IF)(tools_codes_codes, 'tool-compromised', `${name} ${version} at ${path} is refused: ${reason}`);
const fromPath = async (deps, { name, pin }, misses) => {
    const path = await deps.exec.which(name);
    if (path === undefined) {
        misses.push('PATH: not found');
        return undefined;
    }
    const version = await versionOf(deps, path, pin);
    if (version !== undefined && pin.refused?.versions.includes(version) === true)
        throw compromised(name, path, version, pin.refused.reason);
    if (version === pin.version)
        return { path, version, source: 'path' };
    misses.push(`PATH: ${path} is version ${version ?? 'unknown'}`);
    return undefined;
};
const pinnedAsset = ({ pin, platform }) => {
    const asset = pin.release?.assets[platform];
    return asset?.sha256 === undefined ? undefined : { ...asset, sha256: asset.sha256 };
};
const byDownload = async (deps, place, misses) => {
    const { name, pin, folder, platform } = place;
    const asset = pinnedAsset(place);
    if (asset === undefined) {
        misses.push(`download: off, no published SHA-256 is pinned for ${platform} (npm run tools -- pin ${name})`);
        return undefined;
    }
    try {
        const facts = { tool: name, version: pin.version, source: 'download', now: deps.clock.now() };
        const path = await intoCache(folder, facts, async (into) => await download(deps, name, asset, into));
        return { path, version: pin.version, source: 'download' };
    }
    catch (error) {
        if (!(error instanceof errors/* ToolError */.v4))
            throw error;
        misses.push(`download: ${error.message}`);
        return undefined;
    }
};
const byBuild = async (deps, { name, pin, folder }, modules, misses) => {
    const { build } = pin;
    if (build === undefined || modules === undefined) {
        misses.push('build: its Go module is not here');
        return undefined;
    }
    const module = (0,external_node_path_.join)(modules, build.folder ?? name);
    const obstacle = await cannotBuild(deps.exec, module);
    if (obstacle !== undefined) {
        misses.push(`build: ${obstacle}`);
        return undefined;
    }
    deps.log.info(`${name} ${pin.version}: building from its Go module, about ${build.minutes} min the first time`);
    const facts = { tool: name, version: pin.version, source: 'build', now: deps.clock.now() };
    const path = await intoCache(folder, facts, async (into) => await buildFromModule(deps, name, build, module, into));
    return { path, version: pin.version, source: 'build' };
};
const missing = ({ name, pin }, misses) => {
    const tried = misses.map(miss => `\n  ${miss}`).join('');
    const wrong = misses.some(miss => miss.includes(' is version '));
    return new errors/* UserError */.yo(wrong ? 'tool-wrong-version' : 'tool-missing', `${name} ${pin.version} is needed and could not be had:${tried}`, `Put ${name} ${pin.version} on PATH in a step before this one (a machine with Go and this repository: npm run tools -- install ${name}).`);
};
/** Installs and finds tools; each is looked for once per process. */
const createTools = (deps, options = {}) => {
    const pins = options.pins ?? loadPins();
    const platform = options.platform ?? platformOf(process.platform, process.arch);
    const known = new Map();
    const placeOf = (name) => {
        const pin = pins[name];
        if (pin === undefined)
            throw new Error(`tools/tools.json has no tool "${name}"`);
        const folder = `${pin.version}-${platform.replace('/', '-')}`;
        return { name, pin, platform, folder: (0,external_node_path_.join)(options.cache ?? cacheFolder(deps.env), name, folder) };
    };
    const cached = async ({ name, pin, folder }) => {
        const path = await fromCache(folder, name);
        return path === undefined ? undefined : { path, version: pin.version, source: 'cache' };
    };
    const firstOpenSource = async (place, misses) => {
        const modules = options.modules ?? (await modulesFolder(deps.files, process.argv[1] ?? ''));
        return ((await cached(place)) ?? (await byDownload(deps, place, misses)) ?? (await byBuild(deps, place, modules, misses)));
    };
    const install = async (place, misses) => {
        const source = async () => await firstOpenSource(place, misses);
        const found = await withLock(place.folder, deps.clock, source).catch(error => {
            if (!unusable.includes((0,errors/* systemCode */.xU)(error) ?? ''))
                throw error;
            misses.push(`cache: ${(0,errors/* messageOf */.bD)(error)}`);
            return undefined;
        });
        if (found === undefined)
            throw missing(place, misses);
        return found;
    };
    const find = async (name) => {
        const started = deps.clock.monotonic();
        const [place, misses] = [placeOf(name), []];
        const found = (await fromPath(deps, place, misses)) ?? (await cached(place)) ?? (await install(place, misses));
        const took = (0,durations/* formatDuration */.a)(deps.clock.monotonic() - started);
        deps.log.info(`${name} ${found.version}: ${found.source}, ${found.path} (${took})`);
        return found;
    };
    return {
        locate: async (name) => {
            const running = known.get(name) ?? find(name);
            known.set(name, running);
            return await running;
        },
    };
};

;// CONCATENATED MODULE: ./src/domain/statistics/random.ts
/** Deterministic random numbers in [0, 1) (mulberry32): the same seed gives the same sequence everywhere. */
const randomSource = (seed) => {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let t = state;
        t = Math.imul(t ^ (t >>> 15), t | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
    };
};
/** Standard normal numbers (Box–Muller) from `random`. */
const normalSource = (random) => () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
/** A 32-bit seed from text (FNV-1a). */
const seedOf = (text) => {
    let hash = 0x811c9dc5;
    for (const char of text)
        hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
    return hash >>> 0;
};
const shuffled = (values, random) => {
    const result = [...values];
    for (let i = result.length - 1; i > 0; i -= 1) {
        const j = Math.floor(random() * (i + 1));
        const [a, b] = [result[i], result[j]];
        if (a !== undefined && b !== undefined)
            [result[i], result[j]] = [b, a];
    }
    return result;
};

;// CONCATENATED MODULE: ./src/domain/statistics/permutation.ts
/**
 * Exact null distributions by counting, with no normal approximation at any size. Counts are sums of positive doubles,
 * so nothing cancels and the relative error stays near 1e-15 even where a count exceeds 2^53.
 */
/** `ways[s]` = number of subsets of exactly `size` of the `weights` (non-negative integers) that sum to s. */
const subsetSums = (weights, size) => {
    const largest = [...weights].sort((a, b) => b - a).slice(0, size);
    const max = largest.reduce((total, weight) => total + weight, 0);
    const ways = Array.from({ length: size + 1 }, () => new Float64Array(max + 1));
    const none = ways[0];
    if (none !== undefined)
        none[0] = 1;
    weights.forEach((weight, index) => {
        for (let chosen = Math.min(size, index + 1); chosen >= 1; chosen -= 1) {
            const [into, from] = [ways[chosen], ways[chosen - 1]];
            if (into === undefined || from === undefined)
                continue;
            for (let s = max; s >= weight; s -= 1)
                into[s] = (into[s] ?? 0) + (from[s - weight] ?? 0);
        }
    });
    return ways[size] ?? new Float64Array(1);
};
/** `ways[s]` = number of subsets of any size of the `weights` that sum to s. */
const anySubsetSums = (weights) => {
    const max = weights.reduce((total, weight) => total + weight, 0);
    const ways = new Float64Array(max + 1);
    ways[0] = 1;
    for (const weight of weights)
        for (let s = max; s >= weight; s -= 1)
            ways[s] = (ways[s] ?? 0) + (ways[s - weight] ?? 0);
    return ways;
};
/** P(S ≤ s) for every s, from counts. */
const cumulative = (ways) => {
    const total = ways.reduce((all, count) => all + count, 0);
    let below = 0;
    return ways.map(count => {
        below += count;
        return Math.min(1, below / total);
    });
};
/** P(S ≥ s), summed from its own end so that small tails keep their precision. */
const upperTail = (ways, s) => {
    const total = ways.reduce((all, count) => all + count, 0);
    let above = 0;
    for (let at = ways.length - 1; at >= Math.max(0, s); at -= 1)
        above += ways[at] ?? 0;
    return above / total;
};
/** Twice the midranks (so that ties stay whole numbers), in the order of `values`. */
const doubledMidranks = (values) => {
    const sorted = [...values].sort((a, b) => a - b);
    const ranks = new Map();
    for (let from = 0; from < sorted.length;) {
        const value = sorted[from] ?? Number.NaN;
        let to = from;
        while (to < sorted.length && sorted[to] === value)
            to += 1;
        ranks.set(value, from + 1 + to);
        from = to;
    }
    return values.map(value => ranks.get(value) ?? Number.NaN);
};

;// CONCATENATED MODULE: ./src/domain/statistics/rank-tests.ts

const rankTest = (ways, doubledSum, offset) => {
    const pGreater = upperTail(ways, doubledSum);
    const pLess = cumulative(ways)[doubledSum] ?? 1;
    return { statistic: doubledSum / 2 - offset, pGreater, pLess, p: Math.min(1, 2 * Math.min(pGreater, pLess)) };
};
/**
 * Exact Mann–Whitney test of two independent samples. With ties the distribution is the conditional permutation
 * distribution of the midranks seen, so the p-value is exact then too.
 */
const mannWhitney = (base, candidate) => {
    const ranks = doubledMidranks([...candidate, ...base]);
    const observed = ranks.slice(0, candidate.length).reduce((total, rank) => total + rank, 0);
    const offset = (candidate.length * (candidate.length + 1)) / 2;
    return rankTest(subsetSums(ranks, candidate.length), observed, offset);
};
/**
 * Exact Wilcoxon signed-rank test of paired differences (candidate − base). Zeros carry no sign and are dropped;
 * tied sizes share midranks and the distribution is over all sign flips of those ranks.
 */
const signedRank = (differences) => {
    const signed = differences.filter(difference => difference !== 0);
    const ranks = doubledMidranks(signed.map(Math.abs));
    const observed = ranks.reduce((total, rank, i) => total + ((signed[i] ?? 0) > 0 ? rank : 0), 0);
    return rankTest(anySubsetSums(ranks), observed, 0);
};
const upTo = (n) => Array.from({ length: n }, (_, i) => i + 1);
const remembered = (compute) => {
    const known = new Map();
    return (...sizes) => {
        const key = sizes.join(':');
        const found = known.get(key) ?? compute(...sizes);
        known.set(key, found);
        return found;
    };
};
/** P(U ≤ u), u = 0 … nm, of the Mann–Whitney statistic without ties. */
const mannWhitneyNull = remembered((n = 0, m = 0) => {
    const small = Math.min(n, m);
    return cumulative(subsetSums(upTo(n + m), small).slice((small * (small + 1)) / 2));
});
/** P(W ≤ w), w = 0 … n(n+1)/2, of the signed-rank statistic without ties. */
const signedRankNull = remembered((n = 0) => cumulative(anySubsetSums(upTo(n))));

;// CONCATENATED MODULE: ./src/domain/statistics/shift.ts



/** Two independent samples: every candidate − base difference. */
const independentShift = (base, candidate) => ({
    test: 'mann-whitney',
    estimates: (0,descriptive/* ascending */.V_)(candidate.flatMap(c => base.map(b => c - b))),
    null: mannWhitneyNull(base.length, candidate.length),
});
/** Pairs: every average of two pair differences, each with itself as well. */
const pairedShift = (differences) => ({
    test: 'signed-rank',
    estimates: (0,descriptive/* ascending */.V_)(differences.flatMap((a, i) => differences.slice(i).map(b => (a + b) / 2))),
    null: signedRankNull(differences.length),
});
/** The Hodges–Lehmann estimate: the median of the estimates. */
const hodgesLehmann = (sample) => (0,quantiles/* quantileOfSorted */.mY)(sample.estimates, 0.5);
/** Largest k with P(at most k − 1 estimates below the true shift) ≤ level; 0 when the sample is too small for it. */
const boundIndex = (nullCdf, level) => {
    let k = 0;
    while (k < nullCdf.length && (nullCdf[k] ?? 1) <= level)
        k += 1;
    return k;
};
/** Exact one-sided lower bound: above the true shift with probability at most `level`. Conservative under ties. */
const lowerBound = (sample, level) => {
    const k = boundIndex(sample.null, level);
    return k === 0 ? -Infinity : (sample.estimates[k - 1] ?? -Infinity);
};
/** Exact one-sided upper bound: below the true shift with probability at most `level`. Conservative under ties. */
const upperBound = (sample, level) => {
    const k = boundIndex(sample.null, level);
    return k === 0 ? Infinity : (sample.estimates[sample.estimates.length - k] ?? Infinity);
};
const probability = (sample, count) => sample.null[count] ?? 1;
/** Exact p of "the true shift is at most `margin`"; it is ≤ level exactly when `lowerBound` at that level exceeds the margin. */
const pAbove = (sample, margin) => probability(sample, sample.estimates.filter(estimate => estimate <= margin).length);
/** Exact p of "the true shift is at least `margin`"; dual to `upperBound`. */
const pBelow = (sample, margin) => probability(sample, sample.estimates.filter(estimate => estimate >= margin).length);
/** The smallest p these sizes can give: below it no data decide anything. */
const smallestP = (sample) => sample.null[0] ?? 1;

;// CONCATENATED MODULE: ./src/domain/statistics/detectable.ts



const draws = 1500;
const nullSample = (design, normal) => {
    const values = (n) => Array.from({ length: n }, normal);
    return design.kind === 'paired'
        ? pairedShift(values(design.pairs))
        : independentShift(values(design.base), values(design.candidate));
};
/**
 * How far, in standard deviations of the noise, a true shift must lie above a margin for the exact test to see it with
 * probability `power`. A true shift of d moves every estimate by d, so this is the `power` quantile of minus the lower
 * bound under no shift. Normal noise, fixed seed: the figure is reproducible, with a Monte-Carlo error of about 2 %.
 */
const detectableInDeviations = (design, level, power) => {
    const key = JSON.stringify([design, level, power]);
    const found = known.get(key) ?? simulate(design, level, power);
    known.set(key, found);
    return found;
};
const known = new Map();
const simulate = (design, level, power) => {
    const normal = normalSource(randomSource(20_261_121));
    const needed = Array.from({ length: draws }, () => -lowerBound(nullSample(design, normal), level));
    return (0,quantiles/* quantileOfSorted */.mY)(needed.sort((a, b) => a - b), power);
};
/** The smallest true shift that the gate reports with probability `power`; Infinity when the sample can't decide at all. */
const minimumDetectableEffect = (design, margin, deviation, level, power) => {
    const deviations = detectableInDeviations(design, level, power);
    if (!Number.isFinite(deviations))
        return Infinity;
    return margin + deviations * deviation;
};

;// CONCATENATED MODULE: ./src/domain/statistics/multiplicity.ts
/** The level at which each hypothesis is tested by Holm's step-down procedure, in the order given. */
const holmLevels = (pValues, alpha) => {
    const order = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
    const levels = new Array(pValues.length).fill(0);
    let [rank, open] = [0, true];
    for (const { p, index } of order) {
        const level = alpha / (pValues.length - rank);
        levels[index] = level;
        open = open && p <= level;
        // Once one is kept, all larger p-values are kept: they stay at the level of the step that stopped.
        if (open)
            rank += 1;
    }
    return levels;
};
/** Which hypotheses Holm rejects at family-wise level `alpha`. */
const holmRejects = (pValues, alpha) => {
    const levels = holmLevels(pValues, alpha);
    return pValues.map((p, i) => p <= (levels[i] ?? 0));
};
/**
 * The error spent at each look of a group-sequential test: the increments of the Pocock-type spending function
 * α·ln(1 + (e − 1)t) at t = n_k / n_K. They add up to `alpha`, so by the union bound the whole sequence of exact tests
 * errs with probability at most `alpha`, whatever the dependence between looks.
 */
const spentAt = (looks, alpha) => {
    const last = looks[looks.length - 1] ?? 1;
    const spent = looks.map(n => alpha * Math.log1p((Math.E - 1) * (n / last)));
    return spent.map((upTo, i) => upTo - (spent[i - 1] ?? 0));
};

;// CONCATENATED MODULE: ./src/domain/measurements/compare.ts







const power = 0.8;
const scaleOf = (metric, sides) => metrics/* metrics */.qd[metric].scale === 'ratio' && [...sides.base, ...sides.candidate].every(value => value > 0)
    ? 'ratio'
    : 'difference';
/** Onto the scale of the test: logarithms for ratios, turned so that larger is worse. */
const onScale = (metric, scale, values) => {
    const sign = metrics/* metrics */.qd[metric].worse === 'higher' ? 1 : -1;
    return values.map(value => sign * (scale === 'ratio' ? Math.log(value) : value));
};
const allowedOf = (metric, scale, base, tolerance) => {
    const floor = tolerance.floor ?? metrics/* metrics */.qd[metric].floor;
    return scale === 'difference' ? floor : Math.log1p(Math.max(tolerance.margin, floor / base));
};
const pooledDeviation = (...groups) => {
    const freedom = (0,descriptive/* sum */.cz)(groups.map(group => group.length - 1));
    if (freedom <= 0)
        return 0;
    return Math.sqrt((0,descriptive/* sum */.cz)(groups.map(group => (group.length - 1) * (0,descriptive/* standardDeviation */.Fx)(group) ** 2)) / freedom);
};
/**
 * Which exact test a design gets, fixed by its size and level before any value is seen: the signed-rank test on pairs
 * as soon as it can reach the level (2^-n), which cancels drift; before that Mann–Whitney on the interleaved runs,
 * which reaches 1/C(2n, n) and which interleaving makes conservative under drift.
 */
const usesPairs = (pairs, level) => 2 ** -pairs <= level;
const prepare = (metric, sides, tolerance, strictest) => {
    const scale = scaleOf(metric, sides);
    const base = onScale(metric, scale, sides.base);
    const candidate = onScale(metric, scale, sides.candidate);
    const allowed = allowedOf(metric, scale, (0,quantiles/* median */.JZ)(sides.base), tolerance);
    if (!sides.paired || !usesPairs(sides.base.length, strictest)) {
        const sample = independentShift(base, candidate);
        const noise = pooledDeviation(base, candidate);
        return { metric, sides, scale, sample, allowed, noise, pSame: mannWhitney(base, candidate).p };
    }
    const differences = candidate.map((value, i) => value - (base[i] ?? Number.NaN));
    const sample = pairedShift(differences);
    const noise = (0,descriptive/* standardDeviation */.Fx)(differences);
    return { metric, sides, scale, sample, allowed, noise, pSame: signedRank(differences).p };
};
/** From the scale of the test to shares (ratio) or the metric's unit (difference). */
const shown = (scale, value) => Number.isFinite(value) ? (scale === 'ratio' ? Math.expm1(value) : value) : null;
const designOf = ({ sample, sides }) => sample.test === 'signed-rank'
    ? { kind: 'paired', pairs: sides.base.length }
    : { kind: 'independent', base: sides.base.length, candidate: sides.candidate.length };
const conclude = (prepared, alpha, { beta, fewest }) => {
    const { metric, sides, scale, sample, allowed, noise, pSame } = prepared;
    const [lower, upper] = [lowerBound(sample, alpha), upperBound(sample, beta)];
    const tooFew = Math.min(sides.base.length, sides.candidate.length) < fewest;
    const finding = lower > allowed ? 'regression' : upper < allowed && !tooFew ? 'pass' : 'inconclusive';
    const detectable = minimumDetectableEffect(designOf(prepared), allowed, noise, alpha, power);
    return {
        metric,
        finding,
        scale,
        test: sample.test,
        runs: { base: sides.base.length, candidate: sides.candidate.length },
        typical: { base: (0,quantiles/* median */.JZ)(sides.base), candidate: (0,quantiles/* median */.JZ)(sides.candidate) },
        shift: shown(scale, hodgesLehmann(sample)) ?? 0,
        lower: shown(scale, lower),
        upper: shown(scale, upper),
        allowed: shown(scale, allowed) ?? 0,
        pAllowed: pAbove(sample, allowed),
        pSame,
        alpha,
        beta,
        minimumDetectable: shown(scale, detectable),
        noise,
    };
};
/**
 * Compares every metric given. The regressions are called by Holm's procedure over them, so `alpha` holds for all
 * together; a pass needs every metric to pass, so `beta` needs no correction.
 */
const compareMetrics = (sides, tolerances, levels) => {
    const strictest = levels.alpha / Math.max(1, sides.size);
    const prepared = [...sides].map(([metric, values]) => prepare(metric, values, tolerances(metric), strictest));
    const alphas = holmLevels(prepared.map(one => pAbove(one.sample, one.allowed)), levels.alpha);
    return prepared.map((one, i) => conclude(one, alphas[i] ?? strictest, levels));
};
/** The fewest runs a side with which any data can reach `alpha` for each of `count` metrics under Holm. */
const fewestRuns = (alpha, count) => {
    // 1 / C(2n, n), the smallest p of Mann–Whitney at n a side.
    let [n, smallest] = [0, 1];
    while (smallest > alpha / Math.max(1, count) && n < 1000) {
        n += 1;
        smallest *= n / (2 * (2 * n - 1));
    }
    return n;
};

// EXTERNAL MODULE: ./src/domain/statistics/special.ts
var special = __webpack_require__(6569);
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
    const x = (0,special/* inverseIncompleteBeta */.nV)(2 * p, df / 2, 0.5);
    return -Math.sqrt((df * (1 - x)) / x);
};
/** P(X ≤ k) for X ~ Binomial(n, p), exact. */
const binomialLowerTail = (k, n, p) => k < 0 ? 0 : k >= n ? 1 : incompleteBeta(1 - p, n - k, k + 1);
/** P(X ≥ k) for X ~ Binomial(n, p), exact. */
const binomialUpperTail = (k, n, p) => k <= 0 ? 1 : k > n ? 0 : incompleteBeta(p, k, n - k + 1);
/**
 * One-sided exact bounds of a proportion, each missed with probability at most `level` (C. Clopper, E. Pearson,
 * Biometrika 26, 1934, 404–413). `k` and `n` need not be whole: effective samples of a clustered count are allowed.
 */
const clopperPearson = (k, n, level) => ({
    lower: k <= 0 ? 0 : inverseIncompleteBeta(level, k, n - k + 1),
    upper: k >= n ? 1 : inverseIncompleteBeta(1 - level, k + 1, n - k),
});

// EXTERNAL MODULE: ./src/domain/measurements/budgets.ts
var measurements_budgets = __webpack_require__(4910);
// EXTERNAL MODULE: ./src/domain/measurements/wording.ts
var wording = __webpack_require__(3040);
;// CONCATENATED MODULE: ./src/domain/measurements/judge.ts










/** Why these runs are no measurement; empty when they are. */
const invalidReasons = (runs, policy) => {
    const judgesErrors = policy.budgets.some(budget => budget.metric === 'error-rate');
    return runs.flatMap(({ side, pair, run }) => {
        const where = `${side} run ${pair}`;
        if (run.kind === 'invalid')
            return [{ ...run.reason, message: `${where}: ${run.reason.message}` }];
        const rate = run.values['error-rate'];
        if (rate <= policy.maxErrorRate || (judgesErrors && side === 'candidate'))
            return [];
        const share = `${(0,metrics/* formatValue */.Fl)('error-rate', rate)} of ${run.requests} requests failed`;
        return [codes_codes.reason('run-with-errors', `${where}: ${share}; at most ${policy.maxErrorRate * 100} % may.`)];
    });
};
const budgetReasons = (results, candidate) => {
    const crossed = results
        .filter(result => !result.met)
        .map(result => codes_codes.reason('budget-crossed', `${(0,measurements_budgets/* formatBudget */.H0)(result)} is not met: the median over ${candidate.length} runs is ${(0,metrics/* formatValue */.Fl)(result.metric, result.value)}.`));
    const runs = candidate.filter(run => run.thresholdsCrossed.length > 0);
    if (runs.length * 2 <= candidate.length)
        return crossed;
    const names = [...new Set(runs.flatMap(run => run.thresholdsCrossed))].join(', ');
    return [
        ...crossed,
        codes_codes.reason('k6-thresholds-crossed', `${runs.length} of ${candidate.length} candidate runs crossed ${names}.`),
    ];
};
const twoSides = (runs, against) => {
    const values = (side, metric) => measured(runs, side).map(run => run.values[metric]);
    return metric => against.kind === 'baseline'
        ? {
            base: against.sessions.flatMap(session => sessionValues(session, metric)),
            candidate: values('candidate', metric),
            paired: false,
        }
        : { base: values('base', metric), candidate: values('candidate', metric), paired: true };
};
/** With fewer sessions than this their spread is not known, and the runs alone decide. */
const sessionsForDrift = 3;
/**
 * Sessions differ from one another by more than their runs do: the machine, its neighbours, the time of day. A
 * regression against stored sessions must therefore also lie outside what one more session may differ by: the Student
 * prediction bound of a new session, from the spread of those recorded.
 */
const withinDrift = (comparison, against) => {
    if (against.kind !== 'baseline' || comparison.finding !== 'regression')
        return false;
    const { metric, scale, typical, allowed, alpha } = comparison;
    const count = against.sessions.length;
    if (count < sessionsForDrift)
        return false;
    const medians = against.sessions.map(session => (0,quantiles/* median */.JZ)(sessionValues(session, metric)));
    const [known, candidate] = [onScale(metric, scale, medians), onScale(metric, scale, [typical.candidate])];
    const reach = studentQuantile(1 - alpha, count - 1) * (0,descriptive/* standardDeviation */.Fx)(known) * Math.sqrt(1 + 1 / count);
    return (0,descriptive/* mean */.i2)(candidate) - (0,descriptive/* mean */.i2)(known) - reach <= (scale === 'ratio' ? Math.log1p(allowed) : allowed);
};
const compareAll = (runs, against, policy, look) => {
    const sides = twoSides(runs, against);
    const of = (names) => compareMetrics(new Map(names.map(name => [name, sides(name)])), () => ({ margin: policy.margin, ...(policy.floor === undefined ? {} : { floor: policy.floor }) }), { ...look, fewest: fewestRuns(policy.alpha, policy.primary.length) });
    const found = of(policy.primary);
    const drifted = found.filter(comparison => withinDrift(comparison, against));
    const primary = found.map((comparison) => drifted.includes(comparison) ? { ...comparison, finding: 'inconclusive' } : comparison);
    // Each alone and for information: they decide nothing, so they take nothing from the error of the primary ones.
    const secondary = metrics/* metricNames */.Zv.filter(name => !policy.primary.includes(name)).flatMap(name => of([name]));
    return { primary, secondary, drifted };
};
const comparisonReason = (comparison, policy, drifted) => {
    const text = (0,wording/* formatShift */.UG)(comparison);
    if (comparison.finding === 'regression')
        return codes_codes.reason('slower-than-margin', text);
    if (comparison.finding === 'pass')
        return codes_codes.reason('slowdown-excluded', text);
    if (drifted)
        return codes_codes.reason('within-session-drift', text);
    const fewest = fewestRuns(policy.alpha, policy.primary.length);
    const runs = Math.min(comparison.runs.base, comparison.runs.candidate);
    if (runs >= fewest)
        return codes_codes.reason('shift-uncertain', text);
    return codes_codes.reason('too-few-runs', `${runs} runs a side can't decide at alpha = ${policy.alpha} over ${policy.primary.length} primary metric(s): at least ${fewest} are needed. ${text}`);
};
const relative = (against, comparisons) => {
    if (against.kind === 'missing')
        return 'no-baseline';
    if (against.kind === 'incomparable')
        return 'incomparable';
    if (comparisons.some(comparison => comparison.finding === 'regression'))
        return 'regression';
    return comparisons.every(comparison => comparison.finding === 'pass') ? 'pass' : 'inconclusive';
};
const withoutComparison = (against, budgets) => {
    if (against.kind === 'missing')
        return [
            codes_codes.reason('nothing-to-compare-with', 'There is no base to compare with: slower or not was NOT checked.'),
        ];
    if (against.kind === 'incomparable')
        return [
            codes_codes.reason('baseline-from-another-machine', `No comparable baseline: ${against.differences.join('; ')}.`),
        ];
    if (against.kind === 'nothing-asked' && budgets.every(budget => budget.met))
        return [codes_codes.reason('budgets-met', `All ${budgets.length} budgets are met; nothing was compared.`)];
    return [];
};
/**
 * The verdict over all runs. What blocks comes first: an invalid run makes every other number meaningless; a regression
 * (evidence against the base on this very machine) outranks a budget; a pass needs everything to be in order.
 */
const assess = (runs, against, policy, look) => {
    const invalid = invalidReasons(runs, policy);
    if (invalid.length > 0)
        return { verdict: 'invalid-run', reasons: invalid, comparisons: [], budgets: [] };
    const candidate = measured(runs, 'candidate');
    const budgets = (0,measurements_budgets/* checkBudgets */.N3)(policy.budgets, candidate);
    const crossed = budgetReasons(budgets, candidate);
    const compared = against.kind === 'pairs' || against.kind === 'baseline';
    const { primary, secondary, drifted } = compared
        ? compareAll(runs, against, policy, look)
        : { primary: [], secondary: [], drifted: [] };
    const found = relative(against, primary);
    const verdict = found !== 'regression' && crossed.length > 0 ? 'budget-exceeded' : found;
    const reasons = [
        ...primary
            .map(one => ({
            one,
            reason: comparisonReason(one, policy, drifted.some(d => d.metric === one.metric)),
        }))
            .sort((a, b) => rank(a.one) - rank(b.one))
            .map(({ reason }) => reason),
        ...crossed,
        ...withoutComparison(against, budgets),
    ];
    return { verdict, reasons, comparisons: [...primary, ...secondary], budgets };
};
const order = { regression: 0, inconclusive: 1, pass: 2 };
const rank = (comparison) => order[comparison.finding];
/** The values of valid runs, for the baseline. */
const runValues = (runs, side) => measured(runs, side).map(run => run.values);

;// CONCATENATED MODULE: ./src/domain/measurements/plan.ts
/** The numbers of pairs after which the data are looked at: the first, the last, and one half-way. */
const looksOf = (pairs, maxPairs) => {
    if (maxPairs <= pairs)
        return [pairs];
    const middle = Math.ceil((pairs + maxPairs) / 2);
    return [...new Set([pairs, middle, maxPairs])];
};
/**
 * Who goes first in each pair. Two pairs make a block, ABBA or BAAB by lot, so that neither a drift of the machine nor
 * an advantage of going first favours a side.
 */
const pairOrders = (pairs, random) => {
    const orders = [];
    while (orders.length < pairs) {
        const ab = ['base', 'candidate'];
        const ba = ['candidate', 'base'];
        orders.push(...(random() < 0.5 ? [ab, ba] : [ba, ab]));
    }
    return orders.slice(0, pairs);
};

;// CONCATENATED MODULE: ./src/actions/performance-regression/measure.ts






/** A fresh process for every run: what differs between two starts of one release is noise that has to be seen. */
const runOnce = async (rig, app) => {
    try {
        const running = await app.start(rig.signal);
        try {
            const run = await rig.tool.run({ baseUrl: running.url, scenario: rig.scenario, signal: rig.signal });
            const died = running.ended();
            return died === undefined ? run : invalid(codes_codes.reason('app-died', `While it was measured, ${died}`));
        }
        finally {
            await running.stop();
        }
    }
    catch (error) {
        if (error instanceof errors/* ToolError */.v4 && error.code === 'app-not-started')
            return invalid(codes_codes.reason('app-not-started', error.message));
        throw error;
    }
};
const placed = async (rig, side, pair) => {
    const app = rig.apps[side];
    if (app === undefined)
        throw new Error(`no ${side} to run`);
    const run = await runOnce(rig, app);
    const shown = run.kind === 'invalid' ? `invalid: ${run.reason.message}` : (0,metrics/* formatValue */.Fl)(rig.metric, run.values[rig.metric]);
    rig.log.info(`${side} run ${pair}: ${rig.metric} ${shown}`);
    return { side, pair, run };
};
/** Adds a run for each slot, up to a worthless one. */
const fill = async (rig, runs, slots) => {
    for (const { side, pair } of slots) {
        const next = await placed(rig, side, pair);
        runs.push(next);
        if (rig.worthless(next))
            return;
    }
};
/** Base and candidate in turn. After each look it stops as soon as the verdict is more than "inconclusive". */
const measurePairs = async (rig, sequence, assess) => {
    const looks = looksOf(Math.max(sequence.pairs, Math.min(sequence.fewest, sequence.maxPairs)), sequence.maxPairs);
    const alphas = spentAt(looks, sequence.alpha);
    const betas = spentAt(looks, sequence.beta);
    const orders = pairOrders(looks.at(-1) ?? sequence.pairs, sequence.random);
    const slots = orders.flatMap((order, index) => order.map(side => ({ side, pair: index + 1 })));
    const runs = [];
    for (const [at, pairs] of looks.entries()) {
        await fill(rig, runs, slots.slice(runs.length, 2 * pairs));
        const assessment = assess(runs, { alpha: alphas[at] ?? 0, beta: betas[at] ?? 0 });
        if (assessment.verdict !== 'inconclusive' || at === looks.length - 1)
            return { runs, assessment, looks: looks.slice(0, at + 1) };
        rig.log.info(`Inconclusive after ${pairs} pairs; going on to ${looks[at + 1]}.`);
    }
    throw new Error('a plan has at least one look');
};
/** The candidate alone, a fixed number of times. */
const measureCandidate = async (rig, sequence, assess) => {
    const runs = [];
    const slots = Array.from({ length: sequence.pairs }, (_, index) => ({ side: 'candidate', pair: index + 1 }));
    await fill(rig, runs, slots);
    return { runs, assessment: assess(runs, sequence), looks: [sequence.pairs] };
};

;// CONCATENATED MODULE: ./src/domain/measurements/noise.ts


const noiseOfSide = (runs, side) => {
    const of = (name) => (0,descriptive/* coefficientOfVariation */.ms)(measured(runs, side).map(run => run.values[name])) ?? null;
    return {
        p50: of('p50'),
        p90: of('p90'),
        p95: of('p95'),
        p99: of('p99'),
        throughput: of('throughput'),
        'error-rate': of('error-rate'),
    };
};
/** Run-to-run coefficient of variation of every metric, by side. */
const noiseTable = (runs) => ({
    base: noiseOfSide(runs, 'base'),
    candidate: noiseOfSide(runs, 'candidate'),
});
const noise_order = { regression: 2, inconclusive: 1, pass: 0 };
/** The comparison that decides: the worst finding, and among equals the largest shift. */
const decisive = (comparisons) => comparisons.toSorted((a, b) => noise_order[b.finding] - noise_order[a.finding] || b.shift - a.shift)[0];
/** Whether this machine, with these runs, could show a slowdown of `slowdown` (0.4 = 40 %) at all. */
const quietEnoughFor = (comparison, slowdown) => {
    const { metric, minimumDetectable, noise, runs } = comparison;
    const share = (value) => `${(value * 100).toFixed(0)} %`;
    const quietEnough = minimumDetectable !== null && minimumDetectable <= slowdown;
    const from = minimumDetectable === null ? 'nothing' : `slowdowns from ${share(minimumDetectable)}`;
    const sentence = `With ${runs.candidate} runs a side and a run-to-run noise of ${share(noise)} in ${metric}, this machine shows ${from}` +
        (quietEnough ? '.' : `: it is too noisy to show one of ${share(slowdown)}.`);
    return { quietEnough, sentence };
};

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

;// CONCATENATED MODULE: ./src/actions/performance-regression/report.ts
const reportSchemaName = 'prod-actions/performance-regression/v1';

;// CONCATENATED MODULE: ./src/actions/performance-regression/outcome.ts



const percent = (share) => share === null || share === undefined ? '' : (share * 100).toFixed(2);
const outputsOf = ({ session, setup, updated }, noise) => {
    const worst = decisive(session.assessment.comparisons.slice(0, setup.policy.primary.length));
    // A difference in milliseconds is no percentage: it stands in the report, with its unit.
    const ratio = worst?.scale === 'ratio' ? worst : undefined;
    const metric = worst?.metric ?? setup.policy.primary[0] ?? 'p50';
    return {
        metric: worst?.metric ?? '',
        shift: percent(ratio?.shift),
        'shift-lower': percent(ratio?.lower),
        'shift-upper': percent(ratio?.upper),
        'minimum-detectable': percent(ratio?.minimumDetectable),
        noise: percent(noise.base[metric] ?? noise.candidate[metric]),
        pairs: String(session.looks.at(-1) ?? 0),
        'baseline-updated': String(updated),
    };
};
const baselineOf = ({ inputs, against, updated }) => {
    if (inputs['baseline-file'] === '')
        return null;
    const sessions = against.kind === 'baseline' ? against.sessions : [];
    return {
        file: inputs['baseline-file'],
        sessions: sessions.map(({ commit, recordedAt }) => ({ commit, recordedAt })),
        updated,
    };
};
const reportOf = (known, noise) => {
    const { inputs, setup, session, seed, measuredAt, commit } = known;
    const { verdict, reasons, comparisons, budgets } = session.assessment;
    const { tool, comparability, policy, base, candidate } = setup;
    return {
        schema: reportSchemaName,
        verdict,
        reasons,
        measuredAt,
        commit,
        compare: inputs.compare,
        base: base?.description ?? '',
        candidate: candidate?.description ?? '',
        tool: { name: tool.name, version: tool.version, source: tool.source },
        comparability,
        policy,
        seed,
        looks: session.looks,
        noise,
        comparisons,
        budgets,
        runs: session.runs,
        baseline: baselineOf(known),
    };
};
const outcomeOf = (known) => {
    const { verdict, reasons } = known.session.assessment;
    const { mode, strict } = known.inputs;
    const noise = noiseTable(known.session.runs);
    return {
        verdict,
        reasons,
        effect: effectOf('performance-regression', verdict, { mode, strict }),
        outputs: outputsOf(known, noise),
        report: reportOf(known, noise),
    };
};

;// CONCATENATED MODULE: ./src/actions/performance-regression/codes.ts

const performance_regression_codes_codes = (0,codes/* defineCodes */.O)({
    'script-not-found': {
        means: 'The k6 script named by `script` does not exist in the workspace.',
        next: 'Check out the repository before this step, and give the path relative to its root.',
    },
});

;// CONCATENATED MODULE: ./src/actions/performance-regression/plan.ts





/** What is to be measured and how it is judged, from the inputs. */
const sourceOf = (inputs, side, workspace) => {
    const [image, command, url] = [inputs[`${side}-image`], inputs[`${side}-command`], inputs[`${side}-url`]];
    if (image !== '')
        return { kind: 'image', reference: image };
    if (command !== '')
        return { kind: 'command', command, folder: (0,external_node_path_.resolve)(workspace, inputs[`${side}-directory`]) };
    return url === '' ? undefined : { kind: 'url', url };
};
const policyOf = (inputs) => ({
    primary: inputs.primary.filter((name) => metrics/* metricNames */.Zv.some(known => known === name)),
    margin: (inputs.margin ?? 5) / 100,
    floor: inputs.floor,
    alpha: inputs.alpha ?? 0.01,
    beta: inputs.beta ?? 0.05,
    budgets: inputs.budgets.flatMap(text => (0,measurements_budgets/* parseBudget */.Nm)(text) ?? []),
    maxErrorRate: (inputs['max-error-rate'] ?? 1) / 100,
});
const scriptOf = async (inputs, workspace, files) => {
    if (inputs.script === '')
        return undefined;
    const path = (0,external_node_path_.resolve)(workspace, inputs.script);
    if (await files.exists(path))
        return { path, text: await files.readText(path) };
    throw (0,errors/* userError */.IF)(performance_regression_codes_codes, 'script-not-found', `script: ${path} does not exist`);
};
const scenarioOf = async (inputs, workspace, files) => {
    return {
        paths: inputs.paths,
        connections: inputs.connections,
        rate: inputs.rate === 0 ? undefined : inputs.rate,
        warmUpMs: inputs['warm-up'],
        durationMs: inputs.duration,
        timeoutMs: inputs['request-timeout'],
        script: await scriptOf(inputs, workspace, files),
    };
};

;// CONCATENATED MODULE: ./src/actions/performance-regression/run.ts










const comparabilityOf = (machine, tool, scenario) => ({
    ...machine,
    tool: `${tool.name} ${tool.version}`,
    scenario: (0,external_node_crypto_.createHash)('sha256').update(scenarioText(scenario)).digest('hex').slice(0, 16),
});
const appOf = async (inputs, deps, side) => {
    const source = sourceOf(inputs, side, deps.context.workspace);
    return source === undefined ? undefined : await deps.app(inputs, source);
};
const run_prepare = async (inputs, deps) => {
    const scenario = await scenarioOf(inputs, deps.context.workspace, deps.files);
    const tool = await deps.loadTool(inputs);
    return {
        policy: policyOf(inputs),
        scenario,
        tool,
        comparability: comparabilityOf(deps.machine, tool, scenario),
        base: await appOf(inputs, deps, 'base'),
        candidate: await appOf(inputs, deps, 'candidate'),
    };
};
const storedAgainst = (choice) => {
    if (choice.kind === 'none')
        return { kind: 'missing' };
    return choice.kind === 'incomparable' ? choice : { kind: 'baseline', sessions: choice.sessions };
};
const againstOf = async (inputs, deps, { base, comparability }) => {
    if (inputs.compare === 'budget-only')
        return { kind: 'nothing-asked' };
    if (inputs.compare === 'paired')
        return base === undefined ? { kind: 'missing' } : { kind: 'pairs' };
    const file = (0,external_node_path_.resolve)(deps.context.workspace, inputs['baseline-file']);
    return storedAgainst(chooseBaseline(await deps.baselines.read(file), comparability));
};
/** Only a pass is worth comparing with later; where nothing comparable was there yet, the session starts the record. */
const updateBaseline = async (inputs, deps, session, comparability) => {
    const worth = ['pass', 'no-baseline', 'incomparable'].includes(session.assessment.verdict);
    if (!inputs['update-baseline'] || !worth)
        return false;
    await deps.baselines.append((0,external_node_path_.resolve)(deps.context.workspace, inputs['baseline-file']), {
        commit: deps.context.sha,
        recordedAt: new Date(deps.clock.now()).toISOString(),
        comparability,
        runs: runValues(session.runs, 'candidate'),
    });
    return true;
};
const measure = async (inputs, setup, against, seed, deps) => {
    const { policy, base, candidate } = setup;
    const rig = {
        ...setup,
        apps: { ...(base && { base }), ...(candidate && { candidate }) },
        log: deps.log,
        signal: deps.signal,
        metric: policy.primary[0] ?? 'p50',
        worthless: placed => invalidReasons([placed], policy).length > 0,
    };
    const sequence = {
        pairs: inputs.pairs,
        maxPairs: inputs['max-pairs'],
        fewest: fewestRuns(policy.alpha, policy.primary.length),
        alpha: policy.alpha,
        beta: policy.beta,
        random: randomSource(seed),
    };
    const measureAll = against.kind === 'pairs' ? measurePairs : measureCandidate;
    return await measureAll(rig, sequence, (runs, look) => assess(runs, against, policy, look));
};
const run = async (inputs, deps) => {
    const setup = await run_prepare(inputs, deps);
    const against = await againstOf(inputs, deps, setup);
    const seed = seedOf(`${deps.context.sha}/${deps.context.runId}/${deps.context.runAttempt}/${deps.clock.now()}`);
    const session = await measure(inputs, setup, against, seed, deps);
    const updated = await updateBaseline(inputs, deps, session, setup.comparability);
    const measuredAt = new Date(deps.clock.now()).toISOString();
    return outcomeOf({ inputs, setup, against, session, seed, updated, measuredAt, commit: deps.context.sha });
};

// EXTERNAL MODULE: ./src/actions/performance-regression/variables.ts
var variables = __webpack_require__(2913);
;// CONCATENATED MODULE: ./src/actions/performance-regression/wiring.ts










/**
 * Building k6 takes minutes, so that is done only for those who can't do without it: with `auto` and no script of their
 * own it comes from PATH, the cache or a download, and no Go module is offered.
 */
const k6 = async (runtime, inputs, needed) => {
    const tools = createTools(runtime, needed ? {} : { modules: (0,external_node_path_.join)(runtime.context.temp, 'no-modules') });
    return createK6(runtime, await tools.locate('k6'), {
        env: (0,variables/* parseVariables */.r)(inputs['script-env']) ?? {},
        // A script of the user's own decides how long it takes.
        maxRunMs: inputs['warm-up'] + inputs.duration + 15 * 60_000,
    });
};
const loadTool = async (runtime, inputs) => {
    if (inputs.tool === 'autocannon')
        return autocannonTool;
    const needed = inputs.tool === 'k6' || inputs.script !== '';
    try {
        return await k6(runtime, inputs, needed);
    }
    catch (error) {
        // A compromised k6 must not be passed over in silence.
        if (needed || !(error instanceof errors/* UserError */.yo) || error.code === 'tool-compromised')
            throw error;
        runtime.log.notice(`k6 is not used: ${error.message}\nThe embedded autocannon generates the load.`);
        return autocannonTool;
    }
};
/** The real world behind the action. */
const wire = (runtime) => ({
    ...runtime,
    machine: thisMachine(),
    baselines: createBaselineStore(runtime),
    loadTool: async (inputs) => await loadTool(runtime, inputs),
    app: async (inputs, source) => await createApp(runtime, {
        healthPath: inputs['health-path'],
        startTimeoutMs: inputs['start-timeout'],
        env: (0,variables/* parseVariables */.r)(inputs['app-env']) ?? {},
    }, source),
});
/** `run` in the real world. */
const runReal = async (inputs, runtime) => await run(inputs, wire(runtime));


/***/ }),

/***/ 3040:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Me: () => (/* binding */ formatConfidence),
/* harmony export */   UG: () => (/* binding */ formatShift),
/* harmony export */   VL: () => (/* binding */ formatSlowdown),
/* harmony export */   vy: () => (/* binding */ formatInterval),
/* harmony export */   zb: () => (/* binding */ formatDetectable)
/* harmony export */ });
/* harmony import */ var _metrics_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9509);

const signed = (value, text) => (value > 0 ? `+${text}` : text);
/** A slowdown for people: `+12.3 %`, or in the metric's unit on the difference scale. */
const formatSlowdown = (comparison, value) => {
    if (value === null)
        return '∞';
    if (comparison.scale === 'ratio')
        return signed(value, `${(value * 100).toFixed(1)} %`);
    return signed(value, (0,_metrics_js__WEBPACK_IMPORTED_MODULE_0__/* .formatValue */ .Fl)(comparison.metric, value));
};
const percent = (level) => `${Number((100 * (1 - level)).toFixed(2))} %`;
/** `[−1.2 %, +3.4 %]`, with −∞ or ∞ where the runs are too few for a bound. */
const formatInterval = (comparison) => {
    const lower = comparison.lower === null ? '−∞' : formatSlowdown(comparison, comparison.lower);
    return `[${lower}, ${formatSlowdown(comparison, comparison.upper)}]`;
};
const formatConfidence = (comparison) => `${percent(comparison.alpha)} / ${percent(comparison.beta)}`;
const formatDetectable = (comparison) => comparison.minimumDetectable === null ? 'none' : formatSlowdown(comparison, comparison.minimumDetectable);
/** One sentence with all that a reader needs to judge the finding. */
const formatShift = (comparison) => {
    const { metric, typical, runs } = comparison;
    const values = `${(0,_metrics_js__WEBPACK_IMPORTED_MODULE_0__/* .formatValue */ .Fl)(metric, typical.base)} → ${(0,_metrics_js__WEBPACK_IMPORTED_MODULE_0__/* .formatValue */ .Fl)(metric, typical.candidate)}`;
    return (`${metric}: ${values}, slowdown ${formatSlowdown(comparison, comparison.shift)} ${formatInterval(comparison)}, ` +
        `allowed ${formatSlowdown(comparison, comparison.allowed)} ` +
        `(${runs.base} against ${runs.candidate} runs; detectable from ${formatDetectable(comparison)}).`);
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


/***/ })

};
