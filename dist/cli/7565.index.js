export const id = 7565;
export const ids = [7565];
export const modules = {

/***/ 2319:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ GitHub)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
;// CONCATENATED MODULE: ./src/adapters/github/answers.ts

/** How to read an answer that is not the wished-for one. */
const maxWaitMs = 20_000;
const problem = schemas/* object */.Ikc({
    message: schemas/* string */.YjP(),
    errors: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* looseObject */._H3({ message: schemas/* string */.YjP().optional(), code: schemas/* string */.YjP().optional() })]))
        .optional(),
});
const seconds = (text) => {
    if (text === undefined || text.trim() === '')
        return undefined;
    const value = Number(text);
    return Number.isFinite(value) && value >= 0 ? value : undefined;
};
/** GitHub said "not now", so nothing was done: the hourly limit is used up, or a secondary one was hit. */
const notDone = ({ status, headers }) => status === 429 ||
    (status === 403 && (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0'));
/**
 * How long to wait before the same request is sent again; undefined: it would not help, or take too long.
 * `retry-after` wins, then the time at which a used-up limit begins anew, then a growing pause for 429 and 5xx.
 */
const waitOf = (response, attempt, now) => {
    const { status, headers } = response;
    const after = seconds(headers['retry-after']);
    const reset = headers['x-ratelimit-remaining'] === '0' ? seconds(headers['x-ratelimit-reset']) : undefined;
    if (after !== undefined || (notDone(response) && reset !== undefined)) {
        const wait = after !== undefined ? after * 1000 : Math.max(0, (reset ?? 0) * 1000 - now);
        return wait <= maxWaitMs ? wait : undefined;
    }
    return status >= 500 || status === 429 ? 500 * 2 ** attempt : undefined;
};
const parsed = (response) => {
    try {
        return problem.parse(JSON.parse(response.text()));
    }
    catch {
        return undefined;
    }
};
/** GitHub's own words in one line, and which permission it would have accepted. */
const explained = (response) => {
    const said = parsed(response);
    if (said === undefined)
        return `status ${response.status}`;
    const why = (said.errors ?? [])
        .map(one => (typeof one === 'string' ? one : (one.message ?? one.code ?? '')))
        .filter(one => one !== '');
    const needs = response.headers['x-accepted-github-permissions'];
    const permission = response.status === 403 && needs !== undefined && needs !== '' ? ` (needs ${needs})` : '';
    return `${[said.message, ...why].join('; ').slice(0, 300)}${permission}`;
};

;// CONCATENATED MODULE: ./src/adapters/github/client.ts



const attempts = 3;
const perPage = 100;
const named = ({ method, path }) => `${method} ${path}`;
class GitHub {
    options;
    constructor(options) {
        this.options = options;
    }
    /**
     * One GET. `path` begins with `/`; its parts are already encoded.
     * @throws ToolError `github-unexpected`, `http-failed`
     */
    async get(path, schema) {
        const call = { method: 'GET', path };
        return read(call, await this.repeated(call), schema);
    }
    /**
     * The items of up to `pages` pages. `path` holds its own query.
     * @throws ToolError `github-unexpected`, `http-failed`
     */
    async list(path, item, pages = 3) {
        const all = [];
        for (let page = 1; page <= pages; page += 1) {
            const sign = path.includes('?') ? '&' : '?';
            const answer = await this.get(`${path}${sign}per_page=${perPage}&page=${page}`, schemas/* array */.YOg(item));
            if (answer.kind !== 'found')
                return answer;
            all.push(...answer.value);
            if (answer.value.length < perPage)
                break;
        }
        return { kind: 'found', value: all };
    }
    /** One PATCH; the same one twice leaves what one leaves, so it is simply repeated. */
    async patch(path, body, schema) {
        const call = { method: 'PATCH', path, body };
        return written(call, await this.repeated(call), schema);
    }
    /**
     * One POST. Where nobody knows whether it was done (no answer, 5xx), `done` looks first; only what is not there is
     * asked for again.
     * @throws ToolError `github-unexpected`, `http-failed`
     */
    async post(path, body, schema, done) {
        const call = { method: 'POST', path, body };
        for (let attempt = 0;; attempt += 1) {
            const response = await this.once(call).catch(unlessAborted(this.options.signal));
            if (response !== undefined && response.status < 500 && !notDone(response))
                return written(call, response, schema);
            const unknown = response === undefined || response.status >= 500;
            const there = unknown ? await done() : undefined;
            if (there !== undefined)
                return { kind: 'found', value: there };
            const wait = response === undefined ? 500 * 2 ** attempt : waitOf(response, attempt, this.options.clock.now());
            if (attempt + 1 >= attempts || wait === undefined) {
                if (response !== undefined)
                    return written(call, response, schema);
                throw unexpected(call, `no answer after ${attempts} tries, and it was not done`);
            }
            await this.options.clock.sleep(wait, this.options.signal);
        }
    }
    async repeated(call, attempt = 0) {
        const { clock, signal } = this.options;
        const response = await this.once(call);
        const wait = response.status < 400 || attempt + 1 >= attempts ? undefined : waitOf(response, attempt, clock.now());
        if (wait === undefined)
            return response;
        await clock.sleep(wait, signal);
        return await this.repeated(call, attempt + 1);
    }
    async once({ method, path, body }) {
        const { http, apiUrl, token, signal, timeoutMs } = this.options;
        return await http.request({
            method,
            url: `${apiUrl}${path}`,
            headers: {
                accept: 'application/vnd.github+json',
                'x-github-api-version': '2022-11-28',
                'user-agent': 'prod-actions',
                ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
                ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            ...(timeoutMs === undefined ? {} : { timeoutMs }),
            ...(signal === undefined ? {} : { signal }),
        });
    }
}
/** Cancelled is cancelled; anything else is an outcome that nobody knows. */
const unlessAborted = (signal) => (thrown) => {
    if (signal?.aborted === true || !(thrown instanceof errors/* ToolError */.v4))
        throw thrown;
    return undefined;
};
const read = (call, response, schema) => {
    if (response.status === 404)
        return { kind: 'absent' };
    if (response.status === 401 || response.status === 403)
        return { kind: 'denied', message: explained(response) };
    if (response.status !== 200)
        throw unexpected(call, explained(response));
    return { kind: 'found', value: decode(call, response, schema) };
};
const written = (call, response, schema) => {
    const { status } = response;
    if (status === 429)
        return { kind: 'denied', message: explained(response) };
    if (status === 409 || status === 410 || status === 422)
        return { kind: 'refused', status, message: explained(response) };
    if (status === 200 || status === 201)
        return { kind: 'found', value: decode(call, response, schema) };
    return read(call, response, schema);
};
const unexpected = (call, why) => new errors/* ToolError */.v4('github-unexpected', 'github', `${named(call)}: ${why}`);
const decode = (call, response, schema) => {
    try {
        return schema.parse(JSON.parse(response.text()));
    }
    catch (cause) {
        throw unexpected(call, `the answer does not fit its description: ${(0,errors/* messageOf */.bD)(cause).slice(0, 300)}`);
    }
};


/***/ }),

/***/ 4435:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ gitAncestry)
/* harmony export */ });
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


/***/ }),

/***/ 4698:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ stateFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);

/** `~` at the start is the home folder; anything else is seen from the workspace. */
const stateFolder = (stateDir, runtime) => {
    const home = runtime.env['HOME'] ?? '';
    const path = stateDir === '~' || stateDir.startsWith('~/') ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, stateDir.slice(1)) : stateDir;
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(runtime.context.workspace, path);
};


/***/ }),

/***/ 2418:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ createFileJournalStore),
  M: () => (/* binding */ journalFolder)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var errors = __webpack_require__(7428);
// EXTERNAL MODULE: ./src/core/errors.ts
var core_errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/domain/rollout/journal-schema.ts
var journal_schema = __webpack_require__(9521);
// EXTERNAL MODULE: ./src/domain/verdicts/codes.ts
var codes = __webpack_require__(713);
;// CONCATENATED MODULE: ./src/adapters/journal/codes.ts

const codes_codes = (0,codes/* defineCodes */.O)({
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
            throw (0,core_errors/* userError */.IF)(codes_codes, 'place-invalid', `"${name}" cannot name a folder.`);
    return (0,external_node_path_.resolve)((0,external_node_path_.join)(stateDir, app, environment));
};
const nameOf = (version) => `${String(version).padStart(8, '0')}.json`;
const notWritable = (folder, error) => (0,core_errors/* userError */.IF)(codes_codes, 'state-not-writable', `${folder} cannot be written: ${(0,core_errors/* messageOf */.bD)(error)}`, { cause: error });
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
            throw error instanceof core_errors/* UserError */.yo ? error : notWritable(this.folder, error);
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
            if ((0,core_errors/* systemCode */.xU)(error) === 'EEXIST')
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
            if ((0,core_errors/* systemCode */.xU)(error) === 'ENOENT' || (0,core_errors/* systemCode */.xU)(error) === 'ENOTDIR')
                return [];
            throw this.unreadable(this.versions, (0,core_errors/* messageOf */.bD)(error), undefined);
        }
    }
    async text(version) {
        const path = (0,external_node_path_.join)(this.versions, nameOf(version));
        try {
            return await (0,promises_.readFile)(path, 'utf8');
        }
        catch (error) {
            if ((0,core_errors/* systemCode */.xU)(error) === 'ENOENT')
                return undefined;
            throw this.unreadable(path, (0,core_errors/* messageOf */.bD)(error), undefined);
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
        return new core_errors/* UserError */.yo('journal-unreadable', `${path}: ${problem}`, fix);
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
        return { problem: `not a journal of this version: ${errors/* prettifyError */.S1(result.error).split('\n')[0] ?? ''}` };
    }
    catch (error) {
        return { problem: `cut off or damaged: ${(0,core_errors/* messageOf */.bD)(error)}` };
    }
};
/** @throws UserError `place-invalid` */
const createFileJournalStore = (place) => new FileJournalStore(place);


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
const exposure = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    failed: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nonnegative(),
    requests: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nonnegative(),
    source: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});
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
    undo: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        release,
        colour,
        switchedAt: time.nullable(),
        cause: failure,
        automatic: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
        exposure: exposure.exactOptional(),
        keptMovedAt: time.exactOptional(),
    })
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
        times: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
            detectMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullable(),
            recoverMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullable(),
            keptRecoverMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullable(),
        })
            .exactOptional(),
        exposure: exposure.exactOptional(),
    })),
    retireAfter: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ colour, at: time }).nullable(),
    lastAutomaticRollbackAt: time.nullable(),
    told: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ what: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), at: time }).exactOptional(),
});


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
