export const id = 505;
export const ids = [505];
export const modules = {

/***/ 505:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createCommandChecks: () => (/* binding */ createCommandChecks)
});

// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
;// CONCATENATED MODULE: ./src/domain/verification/critical-paths.ts
/** Words alone, so that `add to cart` is found in `cart.spec.ts › Add to cart!`. */
const words = (text) => ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
const holds = (text, path) => words(text).includes(words(path));
const pathOf = (probe) => probe.kind === 'http' || probe.kind === 'websocket'
    ? probe.path.replace(/^\w+:\/\/[^/]*/, '').replace(/\?.*$/, '')
    : null;
/** `/cart` covers itself and what lies below it; a name is looked for in the name of the probe. */
const probed = (probe, path) => {
    if (!path.startsWith('/'))
        return holds(probe.name, path);
    const asked = pathOf(probe);
    const root = path.replace(/\/+$/, '');
    return asked !== null && (asked === path || asked === root || (root !== '' && asked.startsWith(`${root}/`)));
};
const maxShown = 3;
/** Which of the paths that must work were looked at, and by what. */
const coverOf = (paths, { probes, tests, commands }) => paths.map(path => ({
    path,
    by: [
        ...probes.filter(probe => probed(probe, path)).map(probe => `probe ${probe.name}`),
        ...tests.filter(title => holds(title, path)).map(title => `test ${title}`),
        ...commands.filter(command => holds(command, path)).map(command => `command ${command}`),
    ].slice(0, maxShown),
}));

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
;// CONCATENATED MODULE: ./src/domain/verification/test-report.ts

/** A tag with its attributes, in which `>` may stand between quotes. */
const tag = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const ignored = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>/g;
const entities = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const attribute = (attributes, name) => {
    const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
    return (found?.[1] ?? found?.[2] ?? '').replaceAll(/&(\w+);/g, (whole, one) => entities[one] ?? whole);
};
const endings = {
    failure: 'failed',
    error: 'failed',
    skipped: 'skipped',
};
/** Follows the tags of a JUnit report. What counts are the test cases, not the sums beside them. */
class Junit {
    tests = [];
    open = [];
    current;
    /** undefined: well formed so far. */
    opens(name, attributes) {
        if (this.open.length === 0 && !name.startsWith('testsuite'))
            return `begins with <${name}>, not with <testsuites>`;
        // What a test that failed prints below itself does not change how it ended.
        if (this.current?.outcome === 'passed' && this.open.at(-1) === 'testcase')
            this.current.outcome = endings[name] ?? 'passed';
        if (name === 'testcase') {
            const title = `${attribute(attributes, 'classname')} ${attribute(attributes, 'name')}`.trim();
            this.current = { title, outcome: 'passed' };
        }
        this.open.push(name);
        return undefined;
    }
    closes(name) {
        if (name === 'testcase' && this.current !== undefined)
            this.tests.push(this.current);
        return this.open.pop() === name ? undefined : `</${name}> closes nothing`;
    }
}
const readJunit = (text) => {
    const junit = new Junit();
    let tags = 0;
    for (const [, closing, name = '', attributes = '', alone] of text.replaceAll(ignored, '').matchAll(tag)) {
        tags += 1;
        const opening = closing === '' ? junit.opens(name, attributes) : undefined;
        const problem = opening ?? (closing !== '' || alone !== '' ? junit.closes(name) : undefined);
        if (problem !== undefined)
            return { problem };
    }
    return tags > 0 && junit.open.length === 0 ? { tests: junit.tests } : { problem: 'ends in its middle' };
};
const spec = schemas/* object */.Ikc({
    title: schemas/* string */.YjP(),
    tests: schemas/* array */.YOg(schemas/* object */.Ikc({ status: schemas/* enum */.k5n(['expected', 'unexpected', 'flaky', 'skipped']) })),
});
const suite = schemas/* object */.Ikc({
    title: schemas/* string */.YjP(),
    specs: schemas/* array */.YOg(spec).default([]),
    get suites() {
        return schemas/* array */.YOg(suite).optional();
    },
});
const playwright = schemas/* object */.Ikc({ suites: schemas/* array */.YOg(suite) });
const outcomes = { expected: 'passed', unexpected: 'failed', flaky: 'flaky', skipped: 'skipped' };
const testsOf = (one, above) => {
    const title = `${above} ${one.title}`.trim();
    return [
        ...one.specs.flatMap(({ title: own, tests }) => tests.map(({ status }) => ({ title: `${title} ${own}`.trim(), outcome: outcomes[status] }))),
        ...(one.suites ?? []).flatMap(below => testsOf(below, title)),
    ];
};
const readPlaywright = (text) => {
    try {
        const parsed = playwright.safeParse(JSON.parse(text));
        return parsed.success
            ? { tests: parsed.data.suites.flatMap(one => testsOf(one, '')) }
            : { problem: 'is no JSON report of Playwright' };
    }
    catch {
        return { problem: 'is no whole JSON' };
    }
};
/** JUnit XML or the JSON report of Playwright, told apart by how they begin. */
const readTestReport = (text) => text.trimStart().startsWith('<') ? readJunit(text) : readPlaywright(text);
const countTests = (tests) => {
    const count = (outcome) => tests.filter(test => test.outcome === outcome).length;
    return {
        run: tests.length - count('skipped'),
        failed: count('failed'),
        flaky: count('flaky'),
        skipped: count('skipped'),
    };
};
const shownCounts = ({ run, failed, flaky, skipped }) => [
    `${run} tests run, ${failed} failed`,
    ...(flaky > 0 ? [`${flaky} passed only when run again`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
].join(', ');

// EXTERNAL MODULE: ./src/domain/verdicts/codes.ts
var codes = __webpack_require__(713);
;// CONCATENATED MODULE: ./src/adapters/checks/commands/codes.ts

/** How commands of the caller end, and what they covered. */
const codes_codes = (0,codes/* defineCodes */.O)({
    'command-failed': {
        means: 'A smoke or end-to-end command ended with an exit code other than 0.',
        next: 'Look at its last lines in the report; run it against the address by hand.',
    },
    'tests-failed': {
        means: 'The test report of a command names tests that failed, though its exit code was 0.',
        next: 'Look at the tests named, and let the command fail when a test does.',
    },
    'command-timed-out': {
        means: 'A command was not done within its time limit and was ended, with everything it had started.',
        next: 'Look what it waits for, or raise `smoke-timeout` or `e2e-timeout`.',
    },
    'command-not-started': {
        means: 'A command could not be started (bash: exit code 126 or 127).',
        next: 'Check its name, that it is executable, and that it is installed before this step.',
    },
    'command-killed': {
        means: 'A command was ended by a signal of somebody else, so it says nothing about the release.',
        next: 'Look whether the machine ran out of memory.',
    },
    'command-running': {
        means: 'A command was still running when the verification ended.',
        next: 'Another fault ended the verification before; look at that one first.',
    },
    'no-tests-run': {
        means: 'The test report names no test that ran; that is never a pass.',
        next: 'Check the filter of the test command, and that not all tests are skipped.',
    },
    'test-report-missing': {
        means: 'The command did not write the test report that was named.',
        next: 'Check `smoke-report` or `e2e-report` against what the test runner writes, relative to the workspace.',
    },
    'test-report-unreadable': {
        means: 'The test report is neither JUnit XML nor the JSON report of Playwright, or it is not whole.',
        next: 'Write it with the reporter `junit`, or `json` of Playwright.',
    },
    'critical-paths-uncovered': {
        means: 'Nothing looked at some of the paths named critical.',
        next: 'Add a probe with that path or name, or a test whose title holds it.',
    },
});

;// CONCATENATED MODULE: ./src/adapters/checks/commands/environment.ts
/** Our own inputs and files, and tokens that only actions get: none of a command's business. */
const withheld = /^(INPUT_.*|GITHUB_(OUTPUT|STATE|ENV|PATH)|ACTIONS_(RUNTIME_TOKEN|RUNTIME_URL|RESULTS_URL|CACHE_URL))$/;
/** The environment of the step, as any `run` step has it, and what is verified. */
const commandEnvironment = (env, { url, releaseId, app, environment }) => ({
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !withheld.test(name))),
    VERIFY_URL: url,
    RELEASE_ID: releaseId ?? '',
    VERIFY_APP: app,
    VERIFY_ENVIRONMENT: environment,
    PLAYWRIGHT_TEST_BASE_URL: url,
    CYPRESS_BASE_URL: url,
});
const secretName = /(TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIAL|DSN|WEBHOOK)/i;
const minSecretLength = 6;
/** What commands print stands in reports, where the runner masks nothing: values of variables named like secrets go. */
const outputMask = (env) => {
    const secrets = Object.entries(env)
        .filter(([name]) => secretName.test(name))
        .flatMap(([, value]) => value.split('\n').map(line => line.trim()))
        .filter(line => line.length >= minSecretLength)
        // The longest first: one may be a part of another.
        .sort((a, b) => b.length - a.length);
    return text => secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
};

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/domain/text/durations.ts
var durations = __webpack_require__(4839);
;// CONCATENATED MODULE: ./src/adapters/checks/commands/run-command.ts




/** In lines and bytes: enough to see the error, little enough for a summary. */
const shownLines = 10;
const shownBytes = 1500;
const keptBytes = 256 * 1024;
/** A report of an earlier run must not pass for one of this. */
const removeOld = async (path, { files }) => {
    // Reading it first shows that it is a file: a folder is left alone and found missing afterwards.
    const isFile = await files.readText(path).then(() => true, () => false);
    if (isFile)
        await files.remove(path);
};
const readReport = async (path, name, { files }) => {
    try {
        const read = readTestReport(await files.readText(path));
        return 'tests' in read ? read : { code: 'test-report-unreadable', what: `${name}: ${read.problem}` };
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'ENOENT')
            return { code: 'test-report-missing', what: `${name} was not written` };
        return { code: 'test-report-unreadable', what: `${name}: ${(0,errors/* messageOf */.bD)(error)}` };
    }
};
const tailOf = ({ stdout, stderr }, mask) => {
    const text = mask((0,errors/* lastLines */.w$)(`${stdout.trimEnd()}\n${stderr.trimEnd()}`.trim(), shownLines));
    return text === '' ? '' : `; last lines:\n${text.slice(-shownBytes)}`;
};
/** Bash's own codes, and 128 + signal for what it had started. */
const notStarted = (exitCode) => exitCode === 126 || exitCode === 127;
const killed = (exitCode) => exitCode === null || (exitCode > 128 && exitCode <= 192);
const failedTitles = (tests) => {
    const titles = tests.filter(test => test.outcome === 'failed').map(test => test.title);
    const more = titles.length > 5 ? ` and ${titles.length - 5} more` : '';
    return titles.length === 0 ? '' : `: ${titles.slice(0, 5).join('; ')}${more}`;
};
const judged = (result, reported, tail) => {
    const took = (0,durations/* formatDuration */.a)(result.durationMs);
    const tests = reported !== null && 'tests' in reported ? reported.tests : null;
    const { exitCode } = result;
    if (result.timedOut)
        return { verdict: 'error', code: 'command-timed-out', what: `not done after ${took}${tail}`, tests };
    if (exitCode === null || killed(exitCode)) {
        const by = result.signal ?? `signal ${(exitCode ?? 128) - 128}`;
        return { verdict: 'error', code: 'command-killed', what: `ended by ${by} after ${took}${tail}`, tests };
    }
    if (notStarted(exitCode))
        return { verdict: 'error', code: 'command-not-started', what: `exit code ${exitCode}${tail}`, tests };
    const counts = tests === null ? null : countTests(tests);
    if (counts?.run === 0) {
        return {
            verdict: 'inconclusive',
            code: 'no-tests-run',
            what: `exit code ${exitCode}, ${shownCounts(counts)}`,
            tests,
        };
    }
    const counted = counts === null ? '' : `, ${shownCounts(counts)}${failedTitles(tests ?? [])}`;
    if (exitCode !== 0)
        return {
            verdict: 'fail',
            code: 'command-failed',
            what: `exit code ${exitCode} after ${took}${counted}${tail}`,
            tests,
        };
    if (reported !== null && !('tests' in reported))
        return { verdict: 'error', ...reported, tests };
    if (counts !== null && counts.failed > 0)
        return { verdict: 'fail', code: 'tests-failed', what: `exit code 0 after ${took}${counted}`, tests };
    return { verdict: 'pass', code: null, what: `done in ${took}${counted}`, tests };
};
/** Runs it to its end. Rejects only when it was cancelled. */
const runCommand = async (call, running, parts) => {
    const { env, mask, signal } = running;
    const path = call.report === '' ? '' : (0,external_node_path_.join)(parts.context.workspace, call.report);
    if (path !== '')
        await removeOld(path, parts);
    try {
        const result = await parts.exec.run({
            file: 'bash',
            args: ['--noprofile', '--norc', '-eo', 'pipefail', '-c', call.line],
            cwd: parts.context.workspace,
            env,
            timeoutMs: call.timeoutMs,
            signal,
            maxOutputBytes: keptBytes,
            // Behind its title no line of it is taken for a command to the runner.
            onLine: line => parts.log.info(`${call.title} │ ${mask(line)}`),
        });
        signal.throwIfAborted();
        const reported = path === '' ? null : await readReport(path, call.report, parts);
        return { ...judged(result, reported, tailOf(result, mask)), exitCode: result.exitCode };
    }
    catch (error) {
        if (signal.aborted)
            throw signal.reason;
        if (!(error instanceof errors/* ToolError */.v4))
            throw error;
        return { verdict: 'error', code: 'command-not-started', what: error.message, tests: null, exitCode: null };
    }
};

;// CONCATENATED MODULE: ./src/adapters/checks/commands/create.ts






/** A command ends by its own time limit; this is for taking it down and reading its report. */
const graceMs = 10_000;
const stillRunning = {
    verdict: 'inconclusive',
    code: 'command-running',
    what: 'not done yet',
    tests: null,
    exitCode: null,
};
/** Commands of one row run one after the other. */
class Row {
    jobs;
    started = false;
    stop = new AbortController();
    parts;
    how;
    constructor(calls, parts, how) {
        this.jobs = calls.map((call, at) => ({
            call,
            withinMs: calls.slice(0, at + 1).reduce((sum, { timeoutMs }) => sum + timeoutMs + graceMs, 0),
            window: null,
            ended: undefined,
            done: Promise.resolve(),
        }));
        this.parts = parts;
        this.how = how;
    }
    start() {
        if (this.started)
            return;
        this.started = true;
        const signal = AbortSignal.any([this.parts.signal, this.stop.signal]);
        let before = Promise.resolve();
        for (const job of this.jobs) {
            job.done = before.then(async () => await this.run(job, signal));
            before = job.done;
        }
    }
    /** Every command has ended, or is not begun any more. */
    async done() {
        await this.jobs.at(-1)?.done;
    }
    async close() {
        this.stop.abort(new Error('the verification ended'));
        await this.done();
    }
    async run(job, signal) {
        if (signal.aborted)
            return;
        const { clock, log } = this.parts;
        const from = clock.now();
        job.window = { from, to: from };
        log.info(`${job.call.title}: ${this.how.mask(job.call.line)}`);
        try {
            job.ended = await runCommand(job.call, { ...this.how, signal }, this.parts);
        }
        catch (error) {
            if (!signal.aborted)
                job.ended = { ...stillRunning, verdict: 'error', what: (0,errors/* messageOf */.bD)(error) };
        }
        job.window = { from, to: clock.now() };
    }
}
const reportOf = ({ call, ended = stillRunning, window }, mask) => {
    const counts = ended.tests === null ? null : countTests(ended.tests);
    return {
        name: call.title,
        source: 'command',
        query: mask(call.line),
        window,
        samples: counts?.run ?? null,
        value: counts?.failed ?? ended.exitCode,
        unit: counts === null ? '' : 'failed',
        objective: counts === null ? 'exit code 0' : 'exit code 0, no test fails, at least one runs',
        verdict: ended.verdict,
        code: ended.code,
        what: ended.what,
        next: ended.code === null ? '' : codes_codes.docs[ended.code].next,
        required: true,
    };
};
const commandCheck = (job, row, mask) => ({
    name: job.call.title,
    source: 'command',
    required: true,
    factual: true,
    patienceMs: job.withinMs,
    begin: async () => row.start(),
    look: async ({ last }) => {
        if (last)
            await job.done;
        return reportOf(job, mask);
    },
    close: async () => await row.close(),
});
/** Which of the paths that must work were looked at: known once every command is done. */
const coverageCheck = (inputs, subject, rows) => {
    const paths = inputs['critical-paths'];
    const required = inputs['require-critical-paths'];
    const about = { name: 'critical paths', source: 'probes and tests', required };
    const report = () => {
        const ended = rows.flatMap(row => row.jobs).filter(job => job.ended !== undefined);
        const tests = ended.flatMap(job => job.ended?.tests ?? []).filter(test => test.outcome !== 'skipped');
        const cover = coverOf(paths, {
            probes: subject.plan?.probes ?? [],
            tests: tests.map(test => test.title),
            commands: ended.map(job => job.call.line),
        });
        const open = cover.filter(({ by }) => by.length === 0).map(({ path }) => path);
        const bad = open.length > 0;
        return {
            ...about,
            query: cover.map(({ path, by }) => `${path} ← ${by.join(', ') || 'nothing'}`).join('; '),
            window: null,
            samples: paths.length,
            value: paths.length - open.length,
            unit: 'covered',
            objective: `${paths.length} covered`,
            verdict: bad ? 'inconclusive' : 'pass',
            code: bad ? 'critical-paths-uncovered' : null,
            what: bad ? `nothing looked at ${open.join(', ')}` : '',
            next: bad ? codes_codes.docs['critical-paths-uncovered'].next : '',
        };
    };
    return {
        ...about,
        factual: true,
        patienceMs: Math.max(graceMs, ...rows.flatMap(row => row.jobs).map(job => job.withinMs)),
        look: async ({ last }) => {
            if (last)
                await Promise.all(rows.map(async (row) => await row.done()));
            return report();
        },
    };
};
/** Each command as a check, and one over what they and the probes covered. */
const createCommandChecks = (inputs, subject, parts) => {
    const env = commandEnvironment(parts.env, subject);
    const how = { env, mask: outputMask(parts.env) };
    const rowOf = (kind) => new Row(inputs[kind].map((line, at, all) => ({
        title: all.length === 1 ? kind : `${kind} ${at + 1}`,
        line,
        timeoutMs: inputs[`${kind}-timeout`],
        report: inputs[`${kind}-report`],
    })), parts, how);
    const rows = [rowOf('smoke'), rowOf('e2e')];
    return [
        ...rows.flatMap(row => row.jobs.map(job => commandCheck(job, row, how.mask))),
        ...(inputs['critical-paths'].length === 0 ? [] : [coverageCheck(inputs, subject, rows)]),
    ];
};


/***/ })

};
