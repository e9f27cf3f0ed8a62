export const id = 834;
export const ids = [834];
export const modules = {

/***/ 6834:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wire: () => (/* binding */ wire)
});

;// CONCATENATED MODULE: ./src/adapters/github/ancestry.ts
/** Where one commit stands to another, asked from GitHub: a shallow checkout cannot tell. */
const githubAncestry = (repository) => ({
    relation: async (live, candidate) => {
        if (live === candidate)
            return 'same';
        try {
            const answer = await repository.relation(live, candidate);
            if (answer.kind !== 'found')
                return 'unknown';
            return answer.value === 'identical' ? 'same' : answer.value;
        }
        catch {
            return 'unknown';
        }
    },
});
/** Asks one after the other until one knows. */
const firstKnown = (...all) => ({
    relation: async (live, candidate) => {
        for (const one of all) {
            const relation = await one.relation(live, candidate);
            if (relation !== 'unknown')
                return relation;
        }
        return 'unknown';
    },
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
;// CONCATENATED MODULE: ./src/adapters/github/client.ts


const attempts = 3;
const maxWaitMs = 20_000;
const problem = schemas/* object */.Ikc({ message: schemas/* string */.YjP() });
/** 429, a secondary limit (403 with retry-after) and 5xx pass by themselves. */
const waitOf = (response, attempt) => {
    const asked = Number(response.headers['retry-after']);
    if (Number.isFinite(asked) && asked >= 0)
        return asked * 1000 <= maxWaitMs ? asked * 1000 : undefined;
    return response.status >= 500 || response.status === 429 ? 500 * 2 ** attempt : undefined;
};
const messageIn = (response) => {
    try {
        return problem.parse(JSON.parse(response.text())).message;
    }
    catch {
        return `status ${response.status}`;
    }
};
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
        const response = await this.send(path);
        if (response.status === 404)
            return { kind: 'absent' };
        if (response.status === 401 || response.status === 403)
            return { kind: 'denied', message: messageIn(response) };
        if (response.status !== 200)
            throw unexpected(path, messageIn(response));
        return { kind: 'found', value: decode(path, response, schema) };
    }
    async send(path, attempt = 0) {
        const { http, clock, apiUrl, token, signal } = this.options;
        const response = await http.request({
            method: 'GET',
            url: `${apiUrl}${path}`,
            headers: {
                accept: 'application/vnd.github+json',
                'x-github-api-version': '2022-11-28',
                'user-agent': 'prod-actions',
                ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
            },
            ...(signal === undefined ? {} : { signal }),
        });
        const wait = response.status < 400 || attempt + 1 >= attempts ? undefined : waitOf(response, attempt);
        if (wait === undefined)
            return response;
        await clock.sleep(wait, signal);
        return await this.send(path, attempt + 1);
    }
}
const unexpected = (path, why) => new errors/* ToolError */.v4('github-unexpected', 'github', `GET ${path}: ${why}`);
const decode = (path, response, schema) => {
    try {
        return schema.parse(JSON.parse(response.text()));
    }
    catch (cause) {
        throw unexpected(path, `the answer does not fit its description: ${String(cause).slice(0, 300)}`);
    }
};

;// CONCATENATED MODULE: ./src/adapters/github/repository.ts

const environment = schemas/* object */.Ikc({
    protection_rules: schemas/* array */.YOg(schemas/* object */.Ikc({ type: schemas/* string */.YjP(), reviewers: schemas/* array */.YOg(schemas/* unknown */.L5J()).optional() }))
        .optional()
        .default([]),
});
const content = schemas/* object */.Ikc({ type: schemas/* literal */.euz('file'), encoding: schemas/* literal */.euz('base64'), content: schemas/* string */.YjP() });
const comparison = schemas/* object */.Ikc({ status: schemas/* enum */.k5n(['ahead', 'behind', 'diverged', 'identical']) });
const encodePath = (path) => path.split('/').map(encodeURIComponent).join('/');
const map = (answer, change) => answer.kind === 'found' ? { kind: 'found', value: change(answer.value) } : answer;
/** `name` is `owner/name`. */
const repository = (github, name) => ({
    requiresReview: async (one) => map(await github.get(`/repos/${name}/environments/${encodeURIComponent(one)}`, environment), found => found.protection_rules.some(rule => rule.type === 'required_reviewers' && rule.reviewers?.length !== 0)),
    fileAt: async (path, commit) => map(await github.get(`/repos/${name}/contents/${encodePath(path)}?ref=${encodeURIComponent(commit)}`, content), file => Buffer.from(file.content, 'base64').toString('utf8')),
    relation: async (base, head) => map(await github.get(`/repos/${name}/compare/${encodeURIComponent(base)}...${encodeURIComponent(head)}?per_page=1`, comparison), found => found.status),
});

// EXTERNAL MODULE: ./src/adapters/journal/ancestry.ts
var ancestry = __webpack_require__(4435);
// EXTERNAL MODULE: ./src/adapters/journal/state-folder.ts
var state_folder = __webpack_require__(4698);
// EXTERNAL MODULE: ./src/adapters/journal/store.ts + 2 modules
var store = __webpack_require__(8010);
;// CONCATENATED MODULE: ./src/actions/plan/wiring.ts






const readEvent = async (files, path) => path !== '' && (await files.exists(path)) ? JSON.parse(await files.readText(path)) : undefined;
/** The `process` target's journal, where this job runs on the machine that serves; read, never written. */
const readLive = async (place, runtime) => {
    const stateDir = (0,state_folder/* stateFolder */.y)(place.stateDir, runtime);
    const stored = await (0,store/* createFileJournalStore */.x)({ ...place, stateDir }).read();
    const release = stored?.journal.live ? stored.journal.colours[stored.journal.live] : null;
    return release === null || release === undefined ? undefined : { revision: release.revision, digest: release.digest };
};
const wire = async (inputs, runtime) => {
    const { exec, files, http, clock, context, env, signal } = runtime;
    const github = new GitHub({ http, clock, apiUrl: context.apiUrl, token: inputs['github-token'], signal });
    const asked = repository(github, context.repository);
    return {
        ...runtime,
        repository: asked,
        ancestry: firstKnown((0,ancestry/* gitAncestry */.c)(exec, context.workspace), githubAncestry(asked)),
        event: await readEvent(files, env['GITHUB_EVENT_PATH'] ?? ''),
        live: async (place) => await readLive(place, runtime),
    };
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

/***/ 8010:
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
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
;// CONCATENATED MODULE: ./src/domain/rollout/journal-schema.ts

/** Reads a journal from outside data: everything the machine relies on is checked. */
const json = schemas/* lazy */.RZV(() => schemas/* union */.KCZ([schemas/* null */.chJ(), schemas/* boolean */.zMY(), schemas/* number */.aig(), schemas/* string */.YjP(), schemas/* array */.YOg(json), schemas/* record */.g1P(schemas/* string */.YjP(), json)]));
const time = schemas/* number */.aig().nonnegative();
const colour = schemas/* enum */.k5n(['blue', 'green']);
const release = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP().min(1),
    revision: schemas/* string */.YjP(),
    digest: schemas/* string */.YjP().nullable(),
    oneWay: schemas/* boolean */.zMY(),
    spec: json,
});
const failure = schemas/* strictObject */.rej({ code: schemas/* string */.YjP(), message: schemas/* string */.YjP(), next: schemas/* string */.YjP(), at: time });
const operation = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP().min(1),
    kind: schemas/* enum */.k5n(['deploy', 'rollback']),
    step: schemas/* enum */.k5n(['preparing', 'warming', 'switching', 'switched-unverified', 'baking', 'retiring', 'withdrawing']),
    release,
    from: colour.nullable(),
    to: colour,
    timing: schemas/* strictObject */.rej({ startMs: time, warmMs: time, switchMs: time, drainMs: time, bakeMs: time }),
    startedAt: time,
    switchedAt: time.exactOptional(),
    failure: failure.exactOptional(),
    undo: schemas/* strictObject */.rej({ release, colour, switchedAt: time.nullable(), cause: failure, automatic: schemas/* boolean */.zMY() })
        .exactOptional(),
    by: schemas/* strictObject */.rej({ run: schemas/* string */.YjP(), attempt: schemas/* string */.YjP(), host: schemas/* string */.YjP(), pid: schemas/* number */.aig() }),
});
const lease = schemas/* strictObject */.rej({
    holder: schemas/* string */.YjP().min(1),
    token: schemas/* number */.aig().int(),
    renewedAt: time,
    durationMs: time,
    evidence: schemas/* strictObject */.rej({
        host: schemas/* string */.YjP(),
        pid: schemas/* number */.aig(),
        pidStartTime: schemas/* string */.YjP(),
        run: schemas/* string */.YjP(),
        attempt: schemas/* string */.YjP(),
    }),
});
const journalSchema = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz('prod-actions/journal/v1'),
    app: schemas/* string */.YjP(),
    environment: schemas/* string */.YjP(),
    colours: schemas/* strictObject */.rej({ blue: release.nullable(), green: release.nullable() }),
    live: colour.nullable(),
    verified: schemas/* strictObject */.rej({ release, colour, at: time }).nullable(),
    operation: operation.nullable(),
    lease: lease.nullable(),
    token: schemas/* number */.aig().int().nonnegative(),
    quarantine: schemas/* array */.YOg(schemas/* strictObject */.rej({
        releaseId: schemas/* string */.YjP(),
        digest: schemas/* string */.YjP().nullable(),
        revision: schemas/* string */.YjP(),
        reason: schemas/* string */.YjP(),
        at: time,
        operation: schemas/* string */.YjP(),
    })),
    bundles: schemas/* array */.YOg(schemas/* strictObject */.rej({ release, verifiedAt: time })),
    history: schemas/* array */.YOg(schemas/* strictObject */.rej({
        operation: schemas/* string */.YjP(),
        kind: schemas/* enum */.k5n(['deploy', 'rollback', 'unlock', 'lift-quarantine']),
        releaseId: schemas/* string */.YjP(),
        revision: schemas/* string */.YjP(),
        result: schemas/* string */.YjP(),
        startedAt: time,
        endedAt: time,
    })),
    retireAfter: schemas/* strictObject */.rej({ colour, at: time }).nullable(),
    lastAutomaticRollbackAt: time.nullable(),
});

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
            throw new core_errors/* UserError */.yo('place-invalid', `"${name}" cannot name a folder.`, codes_codes.docs['place-invalid'].next);
    return (0,external_node_path_.resolve)((0,external_node_path_.join)(stateDir, app, environment));
};
const nameOf = (version) => `${String(version).padStart(8, '0')}.json`;
const notWritable = (folder, error) => new core_errors/* UserError */.yo('state-not-writable', `${folder} cannot be written: ${(0,core_errors/* messageOf */.bD)(error)}`, codes_codes.docs['state-not-writable'].next, { cause: error });
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
        const result = journalSchema.safeParse(JSON.parse(text));
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
