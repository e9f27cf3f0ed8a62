export const id = 127;
export const ids = [127,174];
export const modules = {

/***/ 6174:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lines: () => (/* binding */ lines),
  render: () => (/* binding */ render)
});

;// CONCATENATED MODULE: ./src/core/markdown.ts
/** Markdown for job summaries and docs. Pure. */
const escapeCell = (text) => text.replaceAll('|', '\\|').replaceAll(/\r?\n/g, '<br>');
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map(row => `| ${row.map(escapeCell).join(' | ')} |`).join('\n');
/** A folded part: the title stays visible. */
const details = (title, body) => `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
const code = (text) => `\`${text.replaceAll('`', "'")}\``;
/** Text from outside, made safe to stand in Markdown. */
const plain = (text) => text.replaceAll(/[<>&]/g, c => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[c] ?? c);
const marks = { continue: '✅', say: '⚠️', block: '❌' };
/** The top of every job summary: one clear verdict, why, and what to do next. */
const headline = ({ gate, verdict, effect, reasons }) => [
    `## ${marks[effect]} ${gate}: ${verdict}`,
    ...reasons.map(reason => `- ${plain(reason.message)} (${code(reason.code)})${reason.next === '' ? '' : `<br>**Next:** ${plain(reason.next)}`}`),
    '',
].join('\n');

;// CONCATENATED MODULE: ./src/actions/plan/render.ts

const head = ['setting', 'value', 'source'];
const shown = (text) => (text === '' ? '' : code(text));
const rows = (settings) => settings.map(({ key, text, source }) => [code(key), shown(text), source]);
const chosen = (settings) => settings.filter(setting => setting.source !== 'default');
/** What a person chose stands open, the defaults are folded away: both with their source. */
const settingsOf = (title, settings) => {
    const set = chosen(settings);
    const rest = settings.filter(setting => setting.source === 'default');
    return [
        `### ${title}`,
        set.length === 0 ? 'Everything is at its default.' : table(head, rows(set)),
        details(`${rest.length} at their default`, table(head, rows(rest))),
    ].join('\n\n');
};
const render = (outcome) => {
    const { report } = outcome;
    const top = headline({ gate: 'plan', verdict: outcome.verdict, effect: outcome.effect, reasons: outcome.reasons });
    const chain = report.delivers
        ? report.stages.map(stage => stage.environment).join(' → ')
        : 'nowhere: on a pull request only the gates run';
    return [
        top,
        `${code(report.service)} as ${code(report.image)} → ${chain}. Configuration: ${report.configuration}; preset ${report.preset}.`,
        settingsOf('Build and gates', report.shared),
        ...report.stages.map(stage => settingsOf(`Environment ${stage.environment}`, stage.settings)),
        '',
    ].join('\n\n');
};
/** The same table as plain text for the log. */
const lines = (settings) => settings.map(({ key, text, source }) => `${key} = ${text === '' ? '(unset)' : text}  [${source}]`);


/***/ }),

/***/ 7127:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runReal: () => (/* binding */ runReal),
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

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 13 modules
var schemas = __webpack_require__(225);
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

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/adapters/journal/state-folder.ts

/** `~` at the start is the home folder; anything else is seen from the workspace. */
const stateFolder = (stateDir, runtime) => {
    const home = runtime.env['HOME'] ?? '';
    const path = stateDir === '~' || stateDir.startsWith('~/') ? (0,external_node_path_.join)(home, stateDir.slice(1)) : stateDir;
    return (0,external_node_path_.resolve)(runtime.context.workspace, path);
};

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var core_errors = __webpack_require__(7428);
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
const exposure = schemas/* strictObject */.rej({
    failed: schemas/* number */.aig().nonnegative(),
    requests: schemas/* number */.aig().nonnegative(),
    source: schemas/* string */.YjP(),
});
const operation = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP().min(1),
    kind: schemas/* enum */.k5n(['deploy', 'rollback']),
    step: schemas/* enum */.k5n([
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
    timing: schemas/* strictObject */.rej({ startMs: time, warmMs: time, switchMs: time, drainMs: time, bakeMs: time }),
    startedAt: time,
    switchedAt: time.exactOptional(),
    failure: failure.exactOptional(),
    undo: schemas/* strictObject */.rej({
        release,
        colour,
        switchedAt: time.nullable(),
        cause: failure,
        automatic: schemas/* boolean */.zMY(),
        exposure: exposure.exactOptional(),
        keptMovedAt: time.exactOptional(),
    })
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
        times: schemas/* strictObject */.rej({
            detectMs: schemas/* number */.aig().nullable(),
            recoverMs: schemas/* number */.aig().nullable(),
            keptRecoverMs: schemas/* number */.aig().nullable(),
        })
            .exactOptional(),
        exposure: exposure.exactOptional(),
    })),
    retireAfter: schemas/* strictObject */.rej({ colour, at: time }).nullable(),
    lastAutomaticRollbackAt: time.nullable(),
    told: schemas/* strictObject */.rej({ what: schemas/* string */.YjP(), at: time }).exactOptional(),
});

;// CONCATENATED MODULE: ./src/domain/verdicts/codes.ts
/**
 * Declares the reason and error codes of one concept, with the text that docs/errors.md is generated from.
 * Every `codes.ts` under src exports one such catalogue as `codes`.
 */
const defineCodes = (docs) => ({
    docs,
    reason: (code, message, next) => ({ code, message, next: next ?? docs[code].next }),
});

;// CONCATENATED MODULE: ./src/adapters/journal/codes.ts

const codes = defineCodes({
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
            throw (0,errors/* userError */.IF)(codes, 'place-invalid', `"${name}" cannot name a folder.`);
    return (0,external_node_path_.resolve)((0,external_node_path_.join)(stateDir, app, environment));
};
const nameOf = (version) => `${String(version).padStart(8, '0')}.json`;
const notWritable = (folder, error) => (0,errors/* userError */.IF)(codes, 'state-not-writable', `${folder} cannot be written: ${(0,errors/* messageOf */.bD)(error)}`, { cause: error });
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
        const found = store_parsed(text);
        if ('journal' in found)
            return found.journal;
        throw this.unreadable((0,external_node_path_.join)(this.versions, nameOf(version)), found.problem, await this.lastGood(version));
    }
    async lastGood(before) {
        const older = (await this.numbers()).filter(version => version < before).reverse();
        for (const version of older) {
            const text = await this.text(version);
            if (text !== undefined && 'journal' in store_parsed(text))
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
const store_parsed = (text) => {
    try {
        const result = journalSchema.safeParse(JSON.parse(text));
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

// EXTERNAL MODULE: ./src/core/durations.ts
var durations = __webpack_require__(778);
// EXTERNAL MODULE: ./src/config/catalogue.ts
var config_catalogue = __webpack_require__(5755);
;// CONCATENATED MODULE: ./src/config/policy.ts


const mode = ['enforce', 'observe'];
/** No order is known: every change is reported. */
const anyChange = [];
/** Every setting that makes a gate stricter or looser. A test checks that each key exists. */
const looser = {
    'scan.mode': mode,
    'scan.severity': ['low', 'medium', 'high', 'critical'],
    'scan.scanners': anyChange,
    'scan.only-fixable': ['false', 'true'],
    'scan.unknown-severity': ['fail', 'report'],
    'scan.severity-policy': anyChange,
    'scan.ignore-file': anyChange,
    'scan.skip-dirs': anyChange,
    'scan.platforms': anyChange,
    'scan.on-empty': ['unknown', 'pass'],
    'scan.max-db-age': 'higher',
    'scan.snyk': ['required', 'auto', 'off'],
    'performance.mode': mode,
    'performance.strict': ['true', 'false'],
    'performance.compare': anyChange,
    'performance.primary': anyChange,
    'performance.margin': 'higher',
    'performance.floor': 'higher',
    'performance.alpha': 'lower',
    'performance.beta': 'higher',
    'performance.budgets': anyChange,
    'performance.max-error-rate': 'higher',
    'deploy.mode': mode,
    'deploy.strict': ['true', 'false'],
    'deploy.on-unverified': ['rollback', 'hold'],
    'deploy.allow-cold-rollback': ['false', 'true'],
    'deploy.one-way': ['false', 'true'],
    'deploy.allow-managed': ['false', 'true'],
    'deploy.require-drill': ['true', 'false'],
    'deploy.drill-max-age': 'higher',
    'deploy.allow-drill': anyChange,
    'deploy.warm-up': 'lower',
    'deploy.bake': 'lower',
    'verify.require-release-header': ['true', 'false'],
    'verify.probes': anyChange,
    'verify.max-error-rate': 'higher',
    'verify.max-p95': 'higher',
    'verify.max-p99': 'higher',
    'verify.min-samples': 'lower',
    'verify.verify-duration': 'lower',
};
/** A limit of 0 is no limit. */
const limits = new Set(['verify.max-p95', 'verify.max-p99']);
/** Percent, plain number, or duration in milliseconds. */
const numberOf = (text) => text.endsWith('%') ? Number(text.slice(0, -1)) : (0,durations/* parseDuration */.E)(text);
const limitOf = (key, text) => {
    const value = numberOf(text);
    return limits.has(key) && value === 0 ? Number.POSITIVE_INFINITY : value;
};
/** Whether going from `before` to `after` loosens the gate; a change that cannot be ordered counts as loosening. */
const loosens = (key, rule, before, after) => {
    if (before === after)
        return false;
    if (typeof rule !== 'string') {
        const [old, now] = [rule.indexOf(before), rule.indexOf(after)];
        return old < 0 || now < 0 || now > old;
    }
    const [old, now] = [limitOf(key, before), limitOf(key, after)];
    if (old === undefined || now === undefined)
        return true;
    return rule === 'higher' ? now > old : now < old;
};
/** The settings by which `after` is looser than `before`; both hold every resolved value. */
const relaxations = (before, after) => [...after].flatMap(([key, now]) => {
    const name = (0,config_catalogue/* splitEnvironment */.a2)(key)?.key ?? key;
    const [rule, old] = [looser[name], before.get(key)];
    if (rule === undefined || old === undefined || !loosens(name, rule, old, now))
        return [];
    return [{ key, before: old, after: now }];
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

;// CONCATENATED MODULE: ./src/actions/plan/codes.ts

const codes_codes = defineCodes({
    'image-name-missing': {
        means: 'No image name is given and none can be derived, because the run has no repository.',
        next: 'Set `image` in the workflow or in .github/prod-actions.yml, for example ghcr.io/acme/web.',
    },
    'image-has-tag': {
        means: 'The image carries a tag or a digest where only its name belongs.',
        next: 'Remove the tag: the digest comes from the build, or from the input `digest`.',
    },
    'service-name-invalid': {
        means: 'The service name is not lower-case letters, digits and dashes.',
        next: 'Set `service`, for example web.',
    },
    'environment-unknown': {
        means: 'An environment was asked for that the configuration file does not list.',
        next: 'Use a listed name, or add the environment to the file.',
    },
    'environments-invalid': {
        means: 'The list of environments is empty, repeats a name, has a wrong name, or is longer than deploy.yml delivers to.',
        next: 'Name one to three environments in the order of delivery; call stage.yml yourself for longer chains.',
    },
    'setting-invalid': {
        means: 'A resolved value is not one that the action behind it takes.',
        next: 'Mend the value where the message says it comes from.',
    },
    'base-config-unreadable': {
        means: 'On a pull request the configuration counts as it is on the base branch, and that could not be read.',
        next: 'Give the plan job `contents: read` and run it again.',
    },
    'policy-relaxed': {
        means: 'This change loosens a gate. On a pull request the base branch’s value counts; after the merge this one does.',
        next: 'Have an owner of the configuration file approve it on purpose.',
    },
    'no-required-reviewers': {
        means: 'The last environment lets every run through: no person has to approve.',
        next: 'Repository settings → Environments → the environment → Required reviewers.',
    },
    'environment-absent': {
        means: 'The environment does not exist yet; GitHub creates it unprotected with the first run that names it.',
        next: 'Create it with required reviewers before the first delivery.',
    },
    'reviewers-not-checked': {
        means: 'Whether a person has to approve could not be read.',
        next: 'Give the plan job `actions: read`, or check Repository settings → Environments yourself.',
    },
});

;// CONCATENATED MODULE: ./src/actions/plan/approvals.ts


const ask = async (repository, environment) => {
    try {
        return await repository.requiresReview(environment);
    }
    catch (error) {
        // An outage of the API must not stop a delivery: the rules hold whether or not we can read them.
        return { kind: 'denied', message: (0,errors/* messageOf */.bD)(error) };
    }
};
/** Warns when nobody has to approve a delivery to the last environment. Never refuses: the rule is the owner's. */
const approvalWarnings = async (repository, environment) => {
    if (environment === undefined)
        return [];
    const answer = await ask(repository, environment);
    if (answer.kind === 'absent') {
        return [codes_codes.reason('environment-absent', `The environment ${environment} does not exist yet.`)];
    }
    if (answer.kind === 'denied') {
        return [codes_codes.reason('reviewers-not-checked', `The rules of ${environment} could not be read: ${answer.message}.`)];
    }
    return answer.value
        ? []
        : [codes_codes.reason('no-required-reviewers', `The environment ${environment} has no required reviewers.`)];
};

// EXTERNAL MODULE: ./src/core/inputs.ts
var inputs = __webpack_require__(9114);
;// CONCATENATED MODULE: ./src/adapters/announcing/addresses.ts
/** Addresses that are secrets: what of them is masked, and what may be shown. Pure. */
const addresses_parsed = (text) => {
    try {
        return new URL(text);
    }
    catch {
        return undefined;
    }
};
const decoded = (text) => {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
};
/** Shorter ones would blank out half of every log. */
const worthMasking = (part) => part.length >= 6;
/** The address itself, what comes behind its host, and a password in it, as written and as sent. */
const addressParts = (text) => {
    const given = text.trim();
    const url = addresses_parsed(given);
    if (url === undefined)
        return given === '' ? [] : [given];
    const behindHost = `${url.pathname}${url.search}`;
    return [given, behindHost, url.pathname, url.password, decoded(url.password)].filter(worthMasking);
};
/** The host, which is no secret; an address that cannot be read shows nothing. */
const hostOf = (address) => addresses_parsed(address)?.host ?? 'an unreadable address';
const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** https, or http to this very machine. */
const isWebAddress = (text) => {
    const url = addresses_parsed(text);
    if (url === undefined || /\s/.test(text))
        return false;
    return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname));
};
/** What a person may click. */
const isLink = (text) => {
    const url = addresses_parsed(text);
    return url !== undefined && !/\s/.test(text) && (url.protocol === 'https:' || url.protocol === 'http:');
};
/** The mail server that the address names, or what is wrong with it. */
const mailServerOf = (address) => {
    const url = addresses_parsed(address);
    if (url === undefined || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '')
        return { problem: 'is not an smtp or smtps address' };
    const login = url.username === '' ? null : { user: decoded(url.username), password: decoded(url.password) };
    const asked = url.searchParams.get('tls');
    if (asked !== null && asked !== 'off')
        return { problem: 'knows only `?tls=off`' };
    const host = url.hostname.replaceAll(/^\[|\]$/g, '');
    if (url.protocol === 'smtps:')
        return asked === 'off'
            ? { problem: 'says smtps and `?tls=off`' }
            : { host, port: Number(url.port || 465), tls: 'implicit', login };
    if (asked === 'off' && login !== null)
        return { problem: 'would send a password without TLS' };
    const port = Number(url.port || (asked === 'off' ? 25 : 587));
    return { host, port, tls: asked === 'off' ? 'off' : 'starttls', login };
};
/** `name@host` or `Name <name@host>`; one address, nothing that could end a header line. */
const isMailbox = (text) => /^(?:[^<>\r\n@,;]*<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/.test(text);

;// CONCATENATED MODULE: ./src/adapters/announcing/github-inputs.ts

/** Texts, not choices, as all inputs of this kind: a slip of the pen in one must not stop a rollback. */
const onOff = (doc) => inputs/* input */.hF.text({ doc, default: 'auto', allowed: '`auto` or `off`' });
const githubInputs = {
    'github-deployments': onOff('`auto`: the deployments of the GitHub environment say what is live: this release, or after a rollback the one before it. Needs `deployments: write`. `off`: none is written.'),
    'incident-issues': onOff('`auto`: one issue for each bad release, closed by the release that fixes it. Needs `issues: write`. `off`: none is written.'),
    'github-token': inputs/* input */.hF.text({
        doc: 'Token that asks GitHub whether the run that holds the lease is over, and writes the deployments and the incident issue. Without it neither is done.',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the runner fills the expression in
        default: '${{ github.token }}',
        secret: true,
    }),
};
const githubSwitches = ['github-deployments', 'incident-issues'];
/** A rollback takes everything but `off` for `auto`; a deploy is told of it first. */
const isOnOff = (value) => value === 'auto' || value === 'off';

;// CONCATENATED MODULE: ./src/adapters/announcing/inputs.ts



/**
 * Inputs of every action that tells people how a delivery ended. They are plain texts on purpose: none of them may stop
 * a rollback, so what is wrong in one is found by `notifyRules`, which a deploy asks and a rollback does not.
 */
const notifyInputs = {
    'notify-on': inputs/* input */.hF.lines({
        doc: 'Who is told what, of `success`, `failure`, `rollback`: `slack: failure, rollback` a line for one channel, or a line without a name for all others. Unset: failures and rollbacks everywhere, successes only in chat and to the webhook.',
        allowed: 'lines `channel: kinds`, with channels slack, pagerduty, teams, mail, webhook; or `none`',
    }),
    'notify-timeout': inputs/* input */.hF.text({
        doc: 'How long telling people may take at the end, all channels and repeats together. It never changes the verdict.',
        default: '20s',
        allowed: 'a duration from 1s to 2m',
    }),
    runbook: inputs/* input */.hF.text({
        doc: 'Address of the page that says what to do when this goes wrong; linked in what people are told.',
        allowed: 'an http or https address',
    }),
    ...githubInputs,
    'slack-webhook': inputs/* input */.hF.text({
        doc: 'Slack: address of an incoming webhook.',
        secret: true,
        secretParts: addressParts,
        allowed: 'an https address',
    }),
    'slack-token': inputs/* input */.hF.text({
        doc: 'Slack: token of a bot instead, with the scope `chat:write`; details then stand in a thread of the message.',
        secret: true,
        allowed: 'a bot token, with `slack-channel`',
    }),
    'slack-channel': inputs/* input */.hF.text({
        doc: 'Slack: channel the bot writes to.',
        allowed: 'the id or the name of a channel, with `slack-token`',
    }),
    'pagerduty-key': inputs/* input */.hF.text({
        doc: 'PagerDuty: integration key of a service (Events API v2).',
        secret: true,
        allowed: 'an integration key of 32 letters and digits',
    }),
    'pagerduty-url': inputs/* input */.hF.text({
        doc: 'PagerDuty: where its Events API is. In the EU `https://events.eu.pagerduty.com`.',
        default: 'https://events.pagerduty.com',
        allowed: 'an https address',
    }),
    'teams-webhook': inputs/* input */.hF.text({
        doc: 'Microsoft Teams: address of a workflow that posts what it receives.',
        secret: true,
        secretParts: addressParts,
        allowed: 'an https address',
    }),
    'smtp-url': inputs/* input */.hF.text({
        doc: 'Mail: `smtps://user:password@host:465` for TLS from the start, `smtp://user:password@host:587` for STARTTLS, which is then required; `?tls=off` for a relay without TLS and without a password.',
        secret: true,
        secretParts: addressParts,
        allowed: 'an smtp or smtps address',
    }),
    'mail-from': inputs/* input */.hF.text({ doc: 'Mail: sender.', allowed: '`name@host` or `Name <name@host>`' }),
    'mail-to': inputs/* input */.hF.list({ doc: 'Mail: recipients.', allowed: 'addresses, separated by commas' }),
    'webhook-url': inputs/* input */.hF.text({
        doc: 'Any other service: address that gets the announcement as JSON, signed (docs/notifications.md).',
        secret: true,
        secretParts: addressParts,
        allowed: 'an https address',
    }),
    'webhook-secret': inputs/* input */.hF.text({
        doc: 'Key of that signature: any text of 16 characters or more, or `whsec_` and base64.',
        secret: true,
        allowed: '16 characters or more, with `webhook-url`',
    }),
};
const notifiedOutput = 'JSON array of `{channel, state, attempts, ms, detail}`: who was told how it ended, and who could not be.';

;// CONCATENATED MODULE: ./src/domain/text/entries.ts
/** Values that a person writes one a line, in words or as JSON objects, or all together as one JSON list. Pure. */
const parseJson = (text) => {
    try {
        const value = JSON.parse(text);
        return { value };
    }
    catch {
        return { problem: 'is not valid JSON' };
    }
};
const fromLine = (line, { fromWords, fromJson }) => {
    if (!line.startsWith('{'))
        return fromWords(line);
    const json = parseJson(line);
    return 'value' in json ? fromJson(json.value) : json;
};
const parseAll = (lines, form) => {
    if (lines[0]?.startsWith('[') !== true)
        return lines.map(line => ({ ...fromLine(line, form), shown: line }));
    const list = parseJson(lines.join('\n'));
    if ('problem' in list)
        return [{ ...list, shown: 'the list' }];
    if (!Array.isArray(list.value))
        return [{ problem: 'is not a list', shown: 'the value' }];
    return list.value.map((one, index) => ({ ...form.fromJson(one), shown: `${form.noun} ${index + 1}` }));
};
/** Every problem is reported. */
const parseEntries = (lines, form) => {
    const { noun, most, allowed } = form;
    const parsed = parseAll(lines, form);
    const problems = parsed.flatMap(one => ('problem' in one ? [`${one.shown}: ${one.problem}`] : []));
    if (problems.length > 0)
        return { problem: problems.join(' | '), allowed };
    const values = parsed.flatMap(one => ('value' in one ? [one.value] : []));
    return values.length > most
        ? { problem: `holds ${values.length} ${noun}s`, allowed: `at most ${most} ${noun}s` }
        : { values };
};

;// CONCATENATED MODULE: ./src/domain/text/nearest.ts
/** Edits to get from `a` to `b`: insert, delete, replace, swap neighbours (optimal string alignment). */
const distance = (a, b) => {
    const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
    const at = (row, column) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
    for (let i = 1; i <= a.length; i += 1) {
        const row = [i];
        rows.push(row);
        for (let j = 1; j <= b.length; j += 1) {
            const same = a[i - 1] === b[j - 1] ? 0 : 1;
            const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swapped ? at(i - 2, j - 2) + 1 : Infinity));
        }
    }
    return at(a.length, b.length);
};
/** The known name most like `wrong`, or undefined when none is near (more than half of its letters differ). */
const nearest = (wrong, known) => {
    const ranked = known
        .map(name => ({ name, edits: distance(wrong.toLowerCase(), name.toLowerCase()) }))
        .sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1));
    const [best] = ranked;
    return best !== undefined && best.edits <= Math.max(2, Math.floor(best.name.length / 2)) ? best.name : undefined;
};

;// CONCATENATED MODULE: ./src/domain/text/own.ts
/** What a record holds under a name that somebody wrote; nothing of what every object has, such as `toString`. */
const own_own = (record, name) => Object.hasOwn(record, name) ? record[name] : undefined;

// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(8532);
;// CONCATENATED MODULE: ./src/domain/verification/probing/patterns.ts
const isPattern = (text) => {
    try {
        new RegExp(text, 'u');
        return true;
    }
    catch {
        return false;
    }
};
/** One line of text from outside, short enough for a report. */
const patterns_clipped = (text) => {
    const line = text.replaceAll(/\s+/g, ' ').trim();
    return line.length > 120 ? `${line.slice(0, 120)}…` : line;
};

;// CONCATENATED MODULE: ./src/domain/verification/probing/header-rules.ts


const one = schemas/* union */.KCZ([
    schemas/* string */.YjP().transform(want => [{ is: 'contains', want }]),
    schemas/* null */.chJ().transform(() => [{ is: 'absent', want: '' }]),
    schemas/* strictObject */.rej({
        equals: schemas/* string */.YjP().optional(),
        contains: schemas/* string */.YjP().optional(),
        matches: schemas/* string */.YjP().refine(isPattern, 'is not a regular expression').optional(),
    })
        .transform(({ equals, contains, matches }) => [
        ...(equals === undefined ? [] : [{ is: 'equals', want: equals }]),
        ...(contains === undefined ? [] : [{ is: 'contains', want: contains }]),
        ...(matches === undefined ? [] : [{ is: 'matches', want: matches }]),
    ]),
]);
/** `{"content-type": "json", "x-frame-options": {"equals": "DENY"}, "etag": {"matches": "^\"v"}, "server": null}` */
const headerRules = schemas/* record */.g1P(schemas/* string */.YjP(), one)
    .default({})
    .transform((headers) => Object.entries(headers).flatMap(([name, rules]) => rules.map(rule => ({ ...rule, name: name.toLowerCase() }))));
const wants = {
    contains: '',
    equals: 'exactly ',
    matches: 'a match of ',
    absent: '',
};
/** What is wrong with the header, in words; undefined: nothing. */
const headerProblem = ({ name, is, want }, headers) => {
    const value = headers[name];
    if (is === 'absent')
        return value === undefined ? undefined : `header ${name} is there: "${clipped(value)}"`;
    if (value === undefined)
        return `header ${name} is missing`;
    const holds = is === 'equals' ? value === want : is === 'contains' ? value.includes(want) : new RegExp(want, 'u').test(value);
    return holds ? undefined : `header ${name} is "${clipped(value)}", expected ${wants[is]}"${want}"`;
};

;// CONCATENATED MODULE: ./src/domain/verification/probing/json-path.ts
const step = /^(?:\.([A-Za-z_$][\w$-]*)|\.(\*)|\[(-?\d+)\]|\[(\*)\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\])/;
const stepOf = (found) => {
    const [, name, star, index, every, single, double] = found;
    if (star !== undefined || every !== undefined)
        return 'every';
    if (index !== undefined)
        return { index: Number(index) };
    return { name: name ?? (single ?? double ?? '').replaceAll(/\\(.)/g, '$1') };
};
/** undefined: not a path we understand. */
const parseJsonPath = (path) => {
    if (!path.startsWith('$'))
        return undefined;
    const steps = [];
    for (let rest = path.slice(1); rest !== '';) {
        const found = step.exec(rest);
        if (found === null)
            return undefined;
        steps.push(stepOf(found));
        rest = rest.slice(found[0].length);
    }
    return steps;
};
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const children = (value, one) => {
    if (one === 'every')
        return Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
    if ('index' in one) {
        const found = Array.isArray(value) ? value.at(one.index) : undefined;
        return found === undefined ? [] : [found];
    }
    return isObject(value) && Object.hasOwn(value, one.name) ? [value[one.name]] : [];
};
/** Every value at the path; empty: there is none. */
const json_path_valuesAt = (value, steps) => steps.reduce((values, one) => values.flatMap(each => children(each, one)), [value]);

;// CONCATENATED MODULE: ./src/domain/verification/probing/json-rules.ts



const compared = (/* unused pure expression or super */ null && (['lt', 'lte', 'gt', 'gte']));
/** Keys of a value that is a rule; any other object is a value to be equal to. */
const operators = schemas/* strictObject */.rej({
    equals: schemas/* json */.Pq9().optional(),
    not: schemas/* json */.Pq9().optional(),
    exists: schemas/* boolean */.zMY().optional(),
    matches: schemas/* string */.YjP().refine(isPattern, 'is not a regular expression').optional(),
    contains: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()]).optional(),
    length: schemas/* number */.aig().int().min(0).optional(),
    type: schemas/* enum */.k5n(['string', 'number', 'boolean', 'object', 'array', 'null']).optional(),
    lt: schemas/* number */.aig().optional(),
    lte: schemas/* number */.aig().optional(),
    gt: schemas/* number */.aig().optional(),
    gte: schemas/* number */.aig().optional(),
});
const json_rules_names = operators.keyof().options;
const isName = (text) => json_rules_names.some(name => name === text);
const isRule = (value) => typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0 &&
    Object.keys(value).every(isName);
const rulesAt = (path, want, issue) => {
    const steps = parseJsonPath(path);
    if (steps === undefined) {
        issue(`"${path}" is not a path such as $.items[0].id, $['a b'] or $.items[*].id`);
        return [];
    }
    if (!isRule(want))
        return [{ path, steps, is: 'equals', want }];
    const parsed = operators.safeParse(want);
    if (parsed.success) {
        return Object.entries(parsed.data).flatMap(([is, value]) => (isName(is) ? [{ path, steps, is, want: value }] : []));
    }
    for (const one of parsed.error.issues)
        issue(`${path} ${one.path.join('.')}: ${one.message}`);
    return [];
};
/** `{"$.status": "ok", "$.items": {"length": 3}, "$.queue": {"lt": 10}}` */
const jsonRules = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* json */.Pq9())
    .default({})
    .transform((paths, context) => Object.entries(paths).flatMap(([path, want]) => rulesAt(path, want, message => context.addIssue({ code: 'custom', message }))));
const equal = (a, b) => {
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
        return Object.is(a, b);
    if (Array.isArray(a) !== Array.isArray(b))
        return false;
    const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
    return left.size === right.size && [...left].every(([key, value]) => right.has(key) && equal(value, right.get(key)));
};
const typeOf = (value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
const compare = {
    lt: (a, b) => a < b,
    lte: (a, b) => a <= b,
    gt: (a, b) => a > b,
    gte: (a, b) => a >= b,
};
const lengthOf = (value) => typeof value === 'string' || Array.isArray(value) ? value.length : undefined;
const holds = ({ is, want }, value) => {
    switch (is) {
        case 'exists':
            return want === true;
        case 'equals':
            return equal(value, want);
        case 'not':
            return !equal(value, want);
        case 'matches':
            return typeof value === 'string' && new RegExp(String(want), 'u').test(value);
        case 'contains':
            return Array.isArray(value)
                ? value.some(one => equal(one, want))
                : typeof value === 'string' && value.includes(String(want));
        case 'length':
            return lengthOf(value) === want;
        case 'type':
            return typeOf(value) === want;
        default:
            return typeof value === 'number' && typeof want === 'number' && compare[is](value, want);
    }
};
const shown = (value) => {
    const text = JSON.stringify(value);
    return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};
/** What is wrong at the path, in words; undefined: nothing. Every value at it must fit, and there must be one. */
const jsonProblem = (rule, body) => {
    const values = valuesAt(body, rule.steps);
    const absent = rule.is === 'exists' && rule.want === false;
    if (values.length === 0)
        return absent ? undefined : `${rule.path} is missing`;
    const bad = values.find(value => !holds(rule, value));
    if (bad === undefined)
        return undefined;
    return absent
        ? `${rule.path} is there: ${shown(bad)}`
        : `${rule.path} is ${shown(bad)}, expected ${rule.is === 'equals' ? '' : `${rule.is} `}${shown(rule.want)}`;
};

;// CONCATENATED MODULE: ./src/domain/verification/probing/policies.ts

/** Short words for what good answers have in common. */
const policies = ['security-headers', 'https-redirect', 'compressed', 'cached', 'not-cached'];
/** `public`, `max-age>=600`, `s-maxage=60`; undefined for anything else. */
const parseCacheRule = (text) => {
    const found = /^([a-z][a-z-]*)(?:(>=|<=|=)(\d+))?$/.exec(text.trim().toLowerCase());
    if (found?.[1] === undefined)
        return undefined;
    const compare = found[2] === '=' || found[2] === '>=' || found[2] === '<=' ? found[2] : null;
    return { name: found[1], compare, seconds: Number(found[3] ?? 0) };
};
/** Half a year: below it, browsers and the preload lists do not count the site as https only. */
const minHstsSeconds = 15_768_000;
/** Accepted names of content codings (RFC 9110, 8.4.1; RFC 8878 for zstd). */
const codings = ['br', 'gzip', 'zstd'];
const acceptEncoding = codings.join(', ');
const directives = (text) => new Map(text
    .toLowerCase()
    .split(',')
    .map(part => part.trim().split('='))
    .map(([name = '', value = '']) => [name.trim(), value.trim().replaceAll('"', '')]));
const policies_seconds = (text) => text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
const hsts = ({ url, headers }) => {
    if (!url.startsWith('https:'))
        return [];
    const value = headers['strict-transport-security'];
    if (value === undefined)
        return ['strict-transport-security is missing'];
    const age = policies_seconds(directives(value.replaceAll(';', ',')).get('max-age')) ?? 0;
    return age >= minHstsSeconds
        ? []
        : [`strict-transport-security has max-age ${age}, expected ${minHstsSeconds} or more`];
};
const framing = ({ headers }) => {
    const policy = headers['content-security-policy'] ?? '';
    const option = (headers['x-frame-options'] ?? '').toLowerCase();
    return /(^|[;,])\s*frame-ancestors\s/i.test(policy) || option === 'deny' || option === 'sameorigin'
        ? []
        : ['neither frame-ancestors in content-security-policy nor x-frame-options DENY or SAMEORIGIN'];
};
const securityHeaders = (response) => {
    const { headers } = response;
    const referrer = headers['referrer-policy'];
    return [
        ...hsts(response),
        ...(headers['content-security-policy'] === undefined ? ['content-security-policy is missing'] : []),
        ...(headers['x-content-type-options']?.toLowerCase() === 'nosniff'
            ? []
            : ['x-content-type-options is not nosniff']),
        ...framing(response),
        ...(referrer === undefined ? ['referrer-policy is missing'] : []),
        ...(referrer?.toLowerCase().split(',').at(-1)?.trim() === 'unsafe-url' ? ['referrer-policy is unsafe-url'] : []),
    ];
};
/** The status is judged apart; here only where it leads. */
const httpsRedirect = ({ url, headers }) => {
    const { location } = headers;
    if (location === undefined)
        return ['no location header leads to https'];
    const from = new URL(url);
    const to = URL.canParse(location, url) ? new URL(location, url) : null;
    if (to?.protocol !== 'https:')
        return [`location leads to ${patterns_clipped(location)}, not to https`];
    return to.hostname === from.hostname
        ? []
        : [`location leads to the host ${patterns_clipped(to.hostname)}, expected ${from.hostname}`];
};
const compressed = ({ headers }) => {
    const coding = (headers['content-encoding'] ?? '').toLowerCase();
    const vary = (headers['vary'] ?? '').toLowerCase();
    return [
        ...(codings.includes(coding)
            ? []
            : [`content-encoding is ${coding === '' ? 'missing' : `"${patterns_clipped(coding)}"`}, expected ${codings.join(', ')}`]),
        ...(vary.includes('accept-encoding') || vary === '*'
            ? []
            : ['vary does not name accept-encoding: a shared cache would mix codings']),
    ];
};
const cached = ({ headers }) => {
    const control = directives(headers['cache-control'] ?? '');
    if (headers['cache-control'] === undefined)
        return ['cache-control is missing'];
    if (control.has('no-store'))
        return ['cache-control says no-store'];
    const fresh = Math.max(policies_seconds(control.get('max-age')) ?? 0, policies_seconds(control.get('s-maxage')) ?? 0) > 0;
    const checked = headers['etag'] !== undefined || headers['last-modified'] !== undefined;
    return fresh || checked ? [] : ['neither a max-age above 0, nor an etag or last-modified to ask with'];
};
const notCached = ({ headers }) => directives(headers['cache-control'] ?? '').has('no-store') ? [] : ['cache-control does not say no-store'];
const problems = {
    'security-headers': securityHeaders,
    'https-redirect': httpsRedirect,
    compressed,
    cached,
    'not-cached': notCached,
};
/** What an answer lacks under a policy, in words; empty: nothing. */
const policyProblems = (policy, response) => problems[policy](response).map(problem => `${policy}: ${problem}`);
const compares = {
    '=': (a, b) => a === b,
    '>=': (a, b) => a >= b,
    '<=': (a, b) => a <= b,
};
const cacheProblem = ({ name, compare, seconds: want }, headers) => {
    const given = directives(headers['cache-control'] ?? '').get(name);
    if (given === undefined)
        return `cache-control does not say ${name}`;
    if (compare === null)
        return undefined;
    const value = policies_seconds(given);
    return value !== undefined && compares[compare](value, want)
        ? undefined
        : `cache-control says ${name}=${clipped(given)}, expected ${compare} ${want}`;
};

;// CONCATENATED MODULE: ./src/domain/verification/probing/schema-keywords.ts

/** Keywords of JSON Schema 2020-12 and draft-07, by what their value holds. */
const schema_keywords_one = ['additionalItems', 'additionalProperties', 'contains', 'contentSchema', 'else', 'if', 'items', 'not'];
const oneMore = ['propertyNames', 'then', 'unevaluatedItems', 'unevaluatedProperties'];
const lists = ['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems'];
const maps = ['$defs', 'definitions', 'dependencies', 'dependentSchemas', 'patternProperties', 'properties'];
const plain = [
    ...['$anchor', '$comment', '$dynamicAnchor', '$dynamicRef', '$id', '$ref', '$schema', '$vocabulary'],
    ...['const', 'contentEncoding', 'contentMediaType', 'default', 'dependentRequired', 'deprecated', 'description'],
    ...['enum', 'examples', 'exclusiveMaximum', 'exclusiveMinimum', 'format', 'maxContains', 'maxItems', 'maxLength'],
    ...['maxProperties', 'maximum', 'minContains', 'minItems', 'minLength', 'minProperties', 'minimum', 'multipleOf'],
    ...['pattern', 'readOnly', 'required', 'title', 'type', 'uniqueItems', 'writeOnly'],
];
const single = new Set([...schema_keywords_one, ...oneMore]);
const known = [...new Set([...single, ...lists, ...maps, ...plain])];
const schema_keywords_isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const below = (keyword, value) => {
    if (maps.includes(keyword) && schema_keywords_isObject(value))
        return Object.values(value);
    if (lists.includes(keyword) && Array.isArray(value))
        return value;
    return single.has(keyword) && schema_keywords_isObject(value) ? [value] : [];
};
/** Where `#/a/b` leads in the schema. */
const leads = (schema, reference) => {
    let at = schema;
    for (const part of reference.slice(1).split('/').slice(1)) {
        const name = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
        if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name))
            return false;
        at = Object.entries(at).find(([key]) => key === name)?.[1];
    }
    return true;
};
/** References that do not lead into the schema itself: nothing is fetched, so they would be met at the worst moment. */
const dangling = (root, schema) => {
    if (!schema_keywords_isObject(schema))
        return undefined;
    const { $ref: reference } = schema;
    if (typeof reference === 'string' && !(/^#(\/|$)/.test(reference) && leads(root, reference)))
        return reference;
    return Object.entries(schema)
        .flatMap(([keyword, value]) => below(keyword, value))
        .map(each => dangling(root, each))
        .find(found => found !== undefined);
};
/** undefined: a schema whose keywords are known and whose references lead into itself. */
const schemaProblem = (schema) => {
    const reference = dangling(schema, schema);
    return (strangeKeyword(schema) ??
        (reference === undefined ? undefined : `$ref "${reference}" leads nowhere in it; only #/… is understood`));
};
/**
 * A keyword that no draft has. Validators pass over those, as the standard demands, so a misspelt `required` would
 * make every answer fit. undefined: there is none.
 */
const strangeKeyword = (schema) => {
    if (!schema_keywords_isObject(schema))
        return undefined;
    for (const [keyword, value] of Object.entries(schema)) {
        if (!known.includes(keyword) && !keyword.startsWith('x-')) {
            const near = nearest(keyword, known);
            return `"${keyword}" is no keyword of JSON Schema${near === undefined ? '' : `; did you mean ${near}?`}`;
        }
        for (const schemaBelow of below(keyword, value)) {
            const strange = strangeKeyword(schemaBelow);
            if (strange !== undefined)
                return strange;
        }
    }
    return undefined;
};

// EXTERNAL MODULE: ./src/domain/text/durations.ts
var text_durations = __webpack_require__(4839);
;// CONCATENATED MODULE: ./src/domain/verification/probing/shared-form.ts


const texts = schemas/* union */.KCZ([schemas/* string */.YjP().transform(one => [one]), schemas/* array */.YOg(schemas/* string */.YjP())]).default([]);
const minEveryMs = 100;
/** `10s`, or a number of seconds. */
const duration = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig().transform(String)]).transform((text, context) => {
    const ms = (0,text_durations/* parseDuration */.E)(text);
    if (ms !== undefined && ms >= minEveryMs)
        return ms;
    context.addIssue({ code: 'custom', message: `"${text}" is not a duration of at least ${minEveryMs}ms such as 5s` });
    return core/* NEVER */.tm;
});
/** What every kind of probe takes. */
const common = {
    name: schemas/* string */.YjP().min(1).optional(),
    every: duration.optional(),
    maxLatencyMs: schemas/* number */.aig().positive().nullable().default(null),
};
/** `host:port`, `[::1]:443`, or a bare host where a port is usual; undefined for anything else. */
const parseHostPort = (text, usual) => {
    const found = /^(\[[0-9a-fA-F:.]+\]|[^\s:/?#@[\]]+)(?::(\d{1,5}))?$/.exec(text);
    const port = found?.[2] === undefined ? usual : Number(found[2]);
    if (found?.[1] === undefined || port === undefined || port < 1 || port > 65_535)
        return undefined;
    return { host: found[1].replace(/^\[|\]$/g, ''), port };
};
const hostPort = (usual) => schemas/* string */.YjP().transform((text, context) => {
    const parsed = parseHostPort(text, usual);
    if (parsed !== undefined)
        return parsed;
    context.addIssue({ code: 'custom', message: `"${text}" is not host:port` });
    return core/* NEVER */.tm;
});

;// CONCATENATED MODULE: ./src/domain/verification/probing/http-form.ts







const statusRange = (text) => {
    const one = /^([1-5])(\d\d|xx)(?:-([1-5]\d\d))?$/.exec(text);
    if (one === null)
        return undefined;
    const [, hundred = '', rest = '', until] = one;
    if (rest === 'xx')
        return until === undefined ? [Number(`${hundred}00`), Number(`${hundred}99`)] : undefined;
    const from = Number(hundred + rest);
    const to = until === undefined ? from : Number(until);
    return from <= to ? [from, to] : undefined;
};
const statusRanges = (text) => {
    const ranges = text.split(',').map(part => statusRange(part.trim()));
    return ranges.every(range => range !== undefined) ? ranges : undefined;
};
const http_form_status = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig().transform(String)]).transform((text, context) => {
    const ranges = statusRanges(text);
    if (ranges !== undefined)
        return ranges;
    context.addIssue({ code: 'custom', message: `"${text}" is not a status such as 200, 2xx, 200-299 or 200,404` });
    return core/* NEVER */.tm;
});
const cacheRules = texts.transform((directives, context) => directives.flatMap(text => {
    const rule = parseCacheRule(text);
    if (rule === undefined)
        context.addIssue({ code: 'custom', message: `"${text}" is not a directive such as public or max-age>=600` });
    return rule ?? [];
}));
const schema = schemas/* union */.KCZ([schemas/* boolean */.zMY(), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* json */.Pq9())]).superRefine((value, context) => {
    const problem = schemaProblem(value);
    if (problem !== undefined)
        context.addIssue({ code: 'custom', message: problem });
});
const safe = ['GET', 'HEAD', 'OPTIONS'];
const unsafe = ['POST', 'PUT', 'PATCH', 'DELETE'];
const isSafe = (method) => safe.some(one => one === method);
const body = schemas/* union */.KCZ([
    schemas/* string */.YjP().transform(text => ({ text, type: 'text/plain; charset=utf-8' })),
    schemas/* json */.Pq9().transform(value => ({ text: JSON.stringify(value), type: 'application/json' })),
]);
const shape = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('http').default('http'),
    ...common,
    method: schemas/* enum */.k5n([...safe, ...unsafe]).default('GET'),
    path: schemas/* string */.YjP().regex(/^(\/|https?:\/\/[^\s/]+)/, 'must start with / or be an http(s):// address'),
    status: http_form_status.optional(),
    contains: texts,
    matches: texts.refine(patterns => patterns.every(isPattern), 'is not a regular expression'),
    headers: headerRules,
    json: jsonRules,
    schema: schema.nullable().default(null),
    policies: texts.pipe(schemas/* array */.YOg(schemas/* enum */.k5n(policies))),
    cacheControl: cacheRules,
    requestHeaders: schemas/* record */.g1P(schemas/* string */.YjP().regex(/^[\w!#$%&'*+.^`|~-]+$/, 'is not a header name'), schemas/* string */.YjP()).default({}),
    body: body.optional(),
    unsafe: schemas/* boolean */.zMY().default(false),
    burst: schemas/* number */.aig().int().min(2).max(200).nullable().default(null),
});
/** A probe that changes data is one that somebody asked for in so many words. */
const unsafeProblem = ({ method, unsafe: allowed, body: given, burst, every }) => {
    if (isSafe(method)) {
        if (given !== undefined || allowed)
            return `${method} takes no body and no unsafe`;
        return burst !== null && every !== undefined ? 'a burst is sent once: it takes no every' : undefined;
    }
    if (!allowed || given === undefined)
        return `${method} may change data: it needs "unsafe": true and a "body" ("" for none); expected one of ${safe.join(', ')} otherwise`;
    return burst === null ? undefined : 'a burst is sent with GET, HEAD or OPTIONS only';
};
const redirects = 'https-redirect';
const probeOf = ({ unsafe: _, every, body: given, ...one }) => ({
    ...one,
    name: one.name ?? `${one.method} ${one.path}`,
    status: one.status ?? statusRanges(one.policies.includes(redirects) ? '301,308' : '2xx') ?? [],
    everyMs: one.burst === null ? (every ?? null) : Number.POSITIVE_INFINITY,
    body: given?.text ?? null,
    requestHeaders: given === undefined ? one.requestHeaders : { 'content-type': given.type, ...one.requestHeaders },
});
const httpForm = shape
    .superRefine((one, context) => {
    const problem = unsafeProblem(one);
    if (problem !== undefined)
        context.addIssue({ code: 'custom', message: problem, path: ['method'] });
})
    .transform(probeOf);
const httpKeys = Object.keys(shape.shape);

;// CONCATENATED MODULE: ./src/domain/verification/probing/kinds.ts
const tlsVersions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
const recordTypes = ['A', 'AAAA', 'CNAME', 'MX', 'TXT', 'NS'];
/** Asked over fresh and kept connections in turn; the others mean nothing on a kept one. */
const keepsConnections = (probe) => (probe.kind === 'http' && probe.body === null) || probe.kind === 'grpc';
/** Part of the stream of requests that the error rate and the latency are judged on. */
const isInTurn = (probe) => probe.everyMs === null;
/** Means the same at any release that is asked straight, and changes nothing there. */
const isComparable = (probe) => probe.kind === 'http' && isInTurn(probe) && probe.path.startsWith('/') && probe.body === null;
/** Sent once, when the others are done: it may use up what a rate limit leaves to them. */
const isLast = (probe) => probe.kind === 'http' && probe.burst !== null;
/** An answer that is expected to come from the release itself: a redirect or a refusal may come from before it. */
const mustNameRelease = (probe) => probe.kind === 'http' && probe.path.startsWith('/') && probe.status.some(([from, to]) => from <= 299 && to >= 200);

;// CONCATENATED MODULE: ./src/domain/verification/probing/lines.ts





const keyed = (key, form) => text => text.startsWith(key) && text.length > key.length ? form(text.slice(key.length)) : undefined;
const number = (text) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined);
const lines_name = keyed('name=', value => ({ name: value }));
const every = keyed('every=', value => ({ every: value }));
const max = keyed('max=', value => ({ maxLatencyMs: (0,text_durations/* parseDuration */.E)(value) ?? value }));
const burst = keyed('burst=', value => ({ burst: number(value) ?? value }));
const lines_cached = keyed('cached=', value => ({ policies: ['cached'], cacheControl: value.split(',') }));
const days = keyed('days>=', value => ({ days: number(value) ?? value }));
const minVersion = keyed('min=', value => ({ minVersion: value.startsWith('TLS') ? value : `TLSv${value}` }));
const serverName = keyed('sni=', value => ({ serverName: value }));
const subprotocol = keyed('subprotocol=', value => ({ subprotocol: value }));
const send = keyed('send=', value => ({ send: value }));
const expect = keyed('expect=', value => ({ expect: value }));
/** In quotes it is one text, whatever it holds. */
const contains = keyed('=', value => ({ contains: /^"([^"]+)"$/.exec(value)?.slice(1) ?? value.split(',') }));
const server = keyed('server=', value => ({ server: value }));
const policy = text => (policies.some(one => one === text) ? { policies: [text] } : undefined);
const lines_status = text => (/^[1-9]\d\d|^[1-5]xx/.test(text) ? { status: text } : undefined);
const recordType = text => (recordTypes.some(one => one === text) ? { type: text } : undefined);
const service = text => (/^[\w.]+$/.test(text) ? { service: text } : undefined);
const target = text => (text.includes('=') ? undefined : { target: text });
const always = { words: [lines_name, every, max], shown: ['name=', 'every=', 'max='] };
const kinds = {
    http: {
        words: [lines_status, policy, lines_cached, burst, ...always.words],
        shown: [...policies, 'cached=', 'burst=', ...always.shown],
    },
    TLS: { words: [days, minVersion, serverName, ...always.words], shown: ['days>=', 'min=', 'sni=', ...always.shown] },
    WS: {
        words: [send, expect, subprotocol, ...always.words],
        shown: ['send=', 'expect=', 'subprotocol=', ...always.shown],
    },
    GRPC: { words: [...always.words, service], shown: always.shown },
    TCP: { words: [expect, ...always.words], shown: ['expect=', ...always.shown] },
    DNS: {
        words: [recordType, contains, server, ...always.words],
        shown: [...recordTypes, '=', '="text with blanks"', 'server=', ...always.shown],
    },
};
/** How a line of a kind begins, and the key of its second word. */
const beginnings = {
    TLS: { kind: 'tls', second: 'target', optional: true },
    WS: { kind: 'websocket', second: 'path' },
    GRPC: { kind: 'grpc', second: 'target' },
    TCP: { kind: 'tcp', second: 'target' },
    DNS: { kind: 'dns', second: 'host' },
};
const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];
const strange = (word, { shown }) => {
    const near = nearest(word.replace(/(>?=).*$/, '$1'), shown);
    return `"${word}" is not understood${near === undefined ? '' : `; did you mean ${near}?`} (allowed: ${shown.join(' ')})`;
};
/** Lists of the same word are put together, so that two policies may stand in one line. */
const merged = (a, b) => ({
    ...a,
    ...Object.fromEntries(Object.entries(b).map(([key, value]) => {
        const before = a[key];
        return [key, Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value];
    })),
});
const withWords = (start, words, kind) => {
    let form = start;
    const problems = [];
    for (const word of words) {
        const found = kind.words.map(read => read(word)).find(one => one !== undefined);
        if (found === undefined)
            problems.push(strange(word, kind));
        else
            form = merged(form, found);
    }
    return problems.length > 0 ? { problem: problems.join('; ') } : { form };
};
/** What blanks part; those within `="10 mail.example.org"` part nothing. */
const wordsOf = (line) => line.match(/="[^"]*"(?!\S)|\S+/g) ?? [];
/** A line such as `GET /healthz 200 compressed` or `TLS example.org:443 days>=14` in the JSON form it stands for. */
const formOfLine = (line) => {
    const [first = '', second, ...rest] = wordsOf(line);
    const beginning = own_own(beginnings, first);
    if (beginning !== undefined) {
        const kind = own_own(kinds, first) ?? always;
        if (beginning.optional === true && (second === undefined || target(second) === undefined))
            return withWords({ kind: beginning.kind }, second === undefined ? [] : [second, ...rest], kind);
        if (second === undefined)
            return { problem: `needs a ${beginning.second} after ${first}` };
        return withWords({ kind: beginning.kind, [beginning.second]: second }, rest, kind);
    }
    if (!methods.includes(first)) {
        const known = [...methods.slice(0, 3), ...Object.keys(beginnings)];
        const near = nearest(first, known);
        return {
            problem: `begins with none of ${known.join(', ')}${near === undefined ? '' : `; did you mean ${near}?`} (a line is \`METHOD /path STATUS\`)`,
        };
    }
    if (second === undefined)
        return { problem: 'is not `METHOD /path STATUS`' };
    return withWords({ method: first, path: second }, rest, kinds['http'] ?? always);
};

;// CONCATENATED MODULE: ./src/domain/verification/probing/other-forms.ts



/** Kinds whose answer hardly changes in a minute are asked so often. */
const seldomMs = 5000;
const shownHost = ({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`;
const tls = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('tls'),
    ...common,
    target: hostPort(443).optional(),
    serverName: schemas/* string */.YjP().min(1).optional(),
    days: schemas/* number */.aig().min(0).max(3650).default(14),
    minVersion: schemas/* enum */.k5n(tlsVersions).default('TLSv1.2'),
});
const tlsForm = tls.transform(({ target, serverName, every, ...one }) => ({
    ...one,
    host: target?.host ?? '',
    port: target?.port ?? 443,
    serverName: serverName ?? target?.host ?? '',
    everyMs: every ?? seldomMs,
    name: one.name ?? `TLS ${target === undefined ? 'of the entrance' : shownHost(target)}`,
}));
const webSocket = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('websocket'),
    ...common,
    path: schemas/* string */.YjP().regex(/^(\/|wss?:\/\/[^\s/]+)/, 'must start with / or be a ws(s):// address'),
    send: schemas/* string */.YjP().nullable().default(null),
    expect: schemas/* string */.YjP().nullable().default(null),
    subprotocol: schemas/* string */.YjP().min(1).nullable().default(null),
    requestHeaders: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).default({}),
});
const webSocketForm = webSocket.transform(({ every, ...one }) => ({
    ...one,
    // What is sent is expected back, unless something else is named.
    expect: one.expect ?? one.send,
    everyMs: every ?? null,
    name: one.name ?? `WS ${one.path}`,
}));
const grpcTarget = schemas/* string */.YjP().transform((text, context) => {
    if (text === '/' || text === '')
        return '';
    const [, scheme = 'http', rest = ''] = /^(?:(https?):\/\/)?(.*)$/.exec(text) ?? [];
    const parsed = parseHostPort(rest, scheme === 'https' ? 443 : undefined);
    if (parsed !== undefined)
        return `${scheme}://${shownHost(parsed)}`;
    context.addIssue({ code: 'custom', message: `"${text}" is not host:port, https://host:port or / (the entrance)` });
    return core/* NEVER */.tm;
});
const grpc = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('grpc'),
    ...common,
    target: grpcTarget.default(''),
    service: schemas/* string */.YjP().default(''),
});
const grpcForm = grpc.transform(({ every, ...one }) => ({
    ...one,
    everyMs: every ?? null,
    name: one.name ?? `GRPC ${one.target === '' ? '/' : one.target.replace(/^http:\/\//, '')} ${one.service}`.trim(),
}));
const tcp = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('tcp'),
    ...common,
    target: hostPort(),
    expect: schemas/* string */.YjP().min(1).nullable().default(null),
});
const tcpForm = tcp.transform(({ target, every, ...one }) => ({
    ...one,
    ...target,
    everyMs: every ?? seldomMs,
    name: one.name ?? `TCP ${shownHost(target)}`,
}));
const isAddress = (text) => schemas/* union */.KCZ([schemas/* ipv4 */.uXy(), schemas/* ipv6 */.ugL()]).safeParse(text).success;
/** By its address: its name would have to be found first, and by whom? */
const resolver = schemas/* string */.YjP().refine(text => isAddress(parseHostPort(text, 53)?.host ?? ''), {
    error: ({ input }) => `"${input}" is not the IP address of a resolver, such as 192.0.2.53, 192.0.2.53:53 or [2001:db8::53]:53; write its address in place of its name`,
});
const dns = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('dns'),
    ...common,
    host: schemas/* string */.YjP().regex(/^[\w*-]+(\.[\w-]+)*\.?$/, 'is not a host name'),
    type: schemas/* enum */.k5n(recordTypes).default('A'),
    contains: texts,
    server: resolver.nullable().default(null),
});
const dnsForm = dns.transform(({ every, ...one }) => ({
    ...one,
    everyMs: every ?? seldomMs,
    name: one.name ?? `DNS ${one.host} ${one.type}`,
}));
const otherForms = { tls: tlsForm, websocket: webSocketForm, grpc: grpcForm, tcp: tcpForm, dns: dnsForm };
const otherKeys = {
    tls: Object.keys(tls.shape),
    websocket: Object.keys(webSocket.shape),
    grpc: Object.keys(grpc.shape),
    tcp: Object.keys(tcp.shape),
    dns: Object.keys(dns.shape),
};

;// CONCATENATED MODULE: ./src/domain/verification/probes.ts






/** Without probes of the caller: the root answers, be it "not found", but not with a server error. */
const probes_defaultProbe = 'GET / 200-499';
const allowed = 'lines such as `GET /healthz 200`, `GET / 200 security-headers compressed`, `TLS example.org:443 days>=14`, `WS /socket`, `GRPC host:port service`, `TCP host:port`, `DNS example.org A`, or JSON objects; every form is in docs/probes.md';
const maxProbes = 50;
const probes_forms = {
    http: { form: httpForm, keys: httpKeys },
    tls: { form: otherForms.tls, keys: otherKeys.tls },
    websocket: { form: otherForms.websocket, keys: otherKeys.websocket },
    grpc: { form: otherForms.grpc, keys: otherKeys.grpc },
    tcp: { form: otherForms.tcp, keys: otherKeys.tcp },
    dns: { form: otherForms.dns, keys: otherKeys.dns },
};
const kindOf = (value) => typeof value === 'object' && value !== null && 'kind' in value ? value.kind : 'http';
const issueText = (issue, keys) => {
    if (issue.code === 'unrecognized_keys') {
        const hints = issue.keys.map(key => {
            const near = nearest(key, keys);
            return near === undefined ? `"${key}"` : `"${key}" (did you mean ${near}?)`;
        });
        return `does not know ${hints.join(', ')}`;
    }
    const message = issue.code === 'invalid_value' ? `expected one of ${issue.values.join(', ')}` : issue.message;
    return `${issue.path.join('.') || 'probe'}: ${message}`;
};
const fromJson = (value) => {
    const kind = kindOf(value);
    const found = typeof kind === 'string' ? own_own(probes_forms, kind) : undefined;
    if (found === undefined) {
        const near = nearest(String(kind), Object.keys(probes_forms));
        return {
            problem: `kind: expected one of ${Object.keys(probes_forms).join(', ')}${near === undefined ? '' : `; did you mean ${near}?`}`,
        };
    }
    const parsed = found.form.safeParse(value);
    if (parsed.success)
        return { value: parsed.data };
    return { problem: parsed.error.issues.map(issue => issueText(issue, found.keys)).join('; ') };
};
const fromWords = (line) => {
    const read = formOfLine(line);
    return 'form' in read ? fromJson(read.form) : read;
};
/** Line form, JSON object per line, or one JSON list over all lines. Every problem is reported. */
const probes_parseProbes = (lines) => {
    const form = { noun: 'probe', most: maxProbes, allowed, fromWords, fromJson };
    const parsed = parseEntries(lines.length === 0 ? [probes_defaultProbe] : lines, form);
    return 'values' in parsed ? { probes: parsed.values } : parsed;
};

;// CONCATENATED MODULE: ./src/domain/verification/probing/revision.ts
/**
 * `{{revision}}` in a probe stands for the commit of the release that is asked. Written out, the same probe would be asked
 * of the old release after a rollback, and no rollback could be verified.
 */
const pattern = /\{\{\s*revision\s*\}\}/g;
/** The lines to ask, or undefined where one names the revision and none is known. */
const revision_withRevision = (lines, revision) => {
    if (revision !== '')
        return lines.map(line => line.replaceAll(pattern, revision));
    return lines.some(line => line.search(pattern) >= 0) ? undefined : lines;
};

;// CONCATENATED MODULE: ./src/adapters/checks/commands/inputs.ts

const reportAllowed = 'a path in the workspace that ends in .xml or .json';
const reportPattern = /^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\0]+\.(xml|json)$/;
/** Commands of the caller that judge the release, and which paths must be covered by them or by probes. */
const commandInputs = {
    smoke: inputs/* input */.hF.lines({
        doc: 'Commands that judge the release, one a line, run by bash in the workspace while probes run, one after the other. Exit code 0 passes, any other fails. They get `VERIFY_URL`, `RELEASE_ID`, `VERIFY_APP` and `VERIFY_ENVIRONMENT`.',
        allowed: 'commands, one a line, at most 20',
    }),
    'smoke-timeout': inputs/* input */.hF.duration({
        doc: 'How long each smoke command may take.',
        default: '2m',
        maxMs: 3_600_000,
    }),
    'smoke-report': inputs/* input */.hF.text({
        doc: 'Where the one smoke command writes its test report: JUnit XML or the JSON of Playwright. A run without a test never passes.',
        pattern: reportPattern,
        allowed: reportAllowed,
    }),
    e2e: inputs/* input */.hF.lines({
        doc: 'End-to-end test commands (Playwright, Cypress, any), beside those of `smoke` and like them. `PLAYWRIGHT_TEST_BASE_URL` and `CYPRESS_BASE_URL` are set too.',
        allowed: 'commands, one a line, at most 20',
    }),
    'e2e-timeout': inputs/* input */.hF.duration({
        doc: 'How long each end-to-end command may take.',
        default: '15m',
        maxMs: 3_600_000,
    }),
    'e2e-report': inputs/* input */.hF.text({
        doc: 'Where the one end-to-end command writes its test report, as `smoke-report`.',
        pattern: reportPattern,
        allowed: reportAllowed,
    }),
    'critical-paths': inputs/* input */.hF.lines({
        doc: 'What must work, one a line: URL paths (`/checkout`) or names (`log in`). The report says which were covered, by a probe of that path or name, or by a test or command whose title holds it.',
        allowed: 'URL paths or names, one a line',
    }),
    'require-critical-paths': inputs/* input */.hF.boolean({
        doc: 'Without every critical path covered nothing passes (`inconclusive`).',
        default: 'false',
    }),
};
const maxCommands = 20;
const few = (name) => ({
    needs: [name],
    check: values => values[name].length <= maxCommands
        ? undefined
        : { problem: `holds ${values[name].length} commands`, allowed: `at most ${maxCommands}` },
});
const oneReporter = (report, commands) => ({
    needs: [report, commands],
    check: values => values[report] === '' || values[commands].length === 1
        ? undefined
        : {
            problem: `belongs to one command, and \`${commands}\` holds ${values[commands].length}`,
            allowed: `one command in \`${commands}\`; join several with &&`,
        },
});
const timed = (name) => ({
    needs: [name],
    check: values => (values[name] >= 100 ? undefined : { problem: 'is too short', allowed: '100ms to 1h' }),
});
const commandRules = [
    few('smoke'),
    few('e2e'),
    timed('smoke-timeout'),
    timed('e2e-timeout'),
    oneReporter('smoke-report', 'smoke'),
    oneReporter('e2e-report', 'e2e'),
    {
        needs: ['require-critical-paths', 'critical-paths'],
        check: values => values['require-critical-paths'] && values['critical-paths'].length === 0
            ? { problem: 'has nothing to require', allowed: '`critical-paths` beside it' }
            : undefined,
    },
];

;// CONCATENATED MODULE: ./src/adapters/checks/metrics/definition.ts
/** A metric as the caller wants it. */
const providerNames = [
    'prometheus',
    'scrape',
    'datadog',
    'cloudwatch',
    'newrelic',
    'google',
    'sentry',
    'json',
];

;// CONCATENATED MODULE: ./src/domain/metrics/burn.ts
/**
 * Burn rate: how many times faster than allowed an error budget is used up. 1 uses it up exactly over the period of
 * the objective. A pair of windows burns when both are above its factor: the long one says that it matters, the short
 * one that it goes on. Factors for a budget of 30 days: 2 % of it in an hour, 5 % in six.
 *
 * The Site Reliability Workbook, chapter 5, "Multiwindow, Multi-Burn-Rate Alerts". Pure.
 */
const minute = 60_000;
const hour = 60 * minute;
const windowPairs = [
    { factor: 14.4, longMs: hour, shortMs: 5 * minute },
    { factor: 6, longMs: 6 * hour, shortMs: 30 * minute },
];
const burnWindows = [...new Set(windowPairs.flatMap(one => [one.shortMs, one.longMs]))];
/** undefined: there were no requests. */
const burnRate = ({ errors, requests }, slo) => requests > 0 ? errors / requests / (1 - slo) : undefined;
/** What a share is worth anything of, however generous the objective. */
const fewestRequests = 100;
/** So many requests in the short window that a single failure among them does not burn. */
const requestsNeeded = ({ factor }, slo) => 
// Rounded, as 1 - 0.999 is a little more than 0.001.
Math.max(fewestRequests, Math.floor(Number((1 / (factor * (1 - slo))).toPrecision(9))) + 1);
/** The period that the factors are made for. */
const usualPeriodMs = 30 * 24 * hour;
/** In a shorter one hours would be so large a part that the factors come near to 1. */
const shortestPeriodMs = 7 * 24 * hour;
/** The same shares of the budget in the same windows, for an objective over another period. */
const factorsFor = (periodMs) => windowPairs.map(pair => ({ ...pair, factor: Number(((pair.factor * periodMs) / usualPeriodMs).toPrecision(3)) }));
const pairBurns = (counts, slo, periodMs = usualPeriodMs) => {
    const countOf = (windowMs) => counts.find(one => one.windowMs === windowMs);
    const rateOf = (count) => count === undefined ? undefined : burnRate(count, slo);
    return factorsFor(periodMs).map(pair => {
        const counted = countOf(pair.shortMs);
        const [long, short] = [rateOf(countOf(pair.longMs)), rateOf(counted)];
        const burns = long !== undefined && short !== undefined && long >= pair.factor && short >= pair.factor;
        return { ...pair, long, short, burns, requests: counted?.requests ?? 0 };
    });
};
const windowName = (ms) => (ms >= hour ? `${ms / hour} h` : `${ms / minute} min`);
const rateText = (rate) => (rate === undefined ? 'no requests' : `${rate.toFixed(1)}×`);
const limitText = ({ factor, longMs, shortMs }) => `not over ${factor}× in ${windowName(longMs)} and ${windowName(shortMs)}`;
const pairText = ({ factor, longMs, shortMs, long, short }) => `${rateText(long)} over ${windowName(longMs)} and ${rateText(short)} over ${windowName(shortMs)} (limit ${factor}×)`;
const tooFewText = ({ requests, shortMs }, needed) => `${Math.floor(requests)} requests in ${windowName(shortMs)}, ${needed} are needed`;
/** Windows for which there is less history than they are long; data may begin a scrape late. */
const shortHistories = (counts) => counts
    .filter(({ windowMs, coveredMs }) => coveredMs < windowMs * 0.9)
    .map(({ windowMs, coveredMs }) => `only ${coveredMs < minute ? 'less than a minute' : `${Math.round(coveredMs / minute)} min`} of the ${windowName(windowMs)}`);

;// CONCATENATED MODULE: ./src/domain/metrics/objective.ts

/** What one of the unit is in base units. Prometheus and its kin count in seconds, bytes and shares. */
const units = {
    '': 1,
    '%': 0.01,
    us: 1e-6,
    ms: 1e-3,
    s: 1,
    m: 60,
    h: 3600,
    B: 1,
    kB: 1e3,
    MB: 1e6,
    GB: 1e9,
    KiB: 1024,
    MiB: 1024 ** 2,
    GiB: 1024 ** 3,
};
const unitNames = Object.keys(units).filter(name => name !== '');
const spelt = { '≤': '<=', '≥': '>=', '=': '==' };
const objective_operators = ['<=', '>=', '==', '!=', '<', '>'];
const operatorOf = (text) => spelt[text] ?? objective_operators.find(one => one === text);
/** An operator, a number and perhaps a unit; undefined for anything else. */
const parseObjective = (text) => {
    const match = /^([<>]=?|[=!]=|[=≤≥])\s*(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*([a-zA-Z%]*)$/.exec(text.trim());
    const operator = operatorOf(match?.[1] ?? '');
    const factor = own_own(units, match?.[3] ?? '');
    if (operator === undefined || match?.[2] === undefined || factor === undefined)
        return undefined;
    return { operator, limit: Number(match[2]) * factor, unit: match[3] ?? '' };
};
const objective_holds = ({ operator, limit }, value) => {
    switch (operator) {
        case '<':
            return value < limit;
        case '<=':
            return value <= limit;
        case '>':
            return value > limit;
        case '>=':
            return value >= limit;
        case '==':
            return value === limit;
        case '!=':
            return value !== limit;
    }
};
const rounded = (value) => `${Number(value.toPrecision(4))}`;
/** A value in base units → one in `unit`, for people. */
const inUnit = (value, unit) => value / (own(units, unit) ?? 1);
const objective_shown = (value, unit) => `${rounded(inUnit(value, unit))} ${unit}`.trim();
const signs = { '<': '<', '<=': '≤', '>': '>', '>=': '≥', '==': '=', '!=': '≠' };
const objectiveText = ({ operator, limit, unit }) => `${signs[operator]} ${objective_shown(limit, unit)}`;
/** Where higher is worse: errors, times, sizes. */
const lowerIsBetter = ({ operator }) => operator !== '>' && operator !== '>=';

;// CONCATENATED MODULE: ./src/domain/metrics/placeholders.ts
const placeholderNames = ['release', 'app', 'environment', 'baseline', 'window'];
const instance = '{{instance}}';
const placeholders_pattern = /\{\{\s*([a-z-]+)\s*\}\}/g;
const placeholders_isName = (text) => placeholderNames.some(name => name === text);
const unknownPlaceholders = (query) => [...query.replaceAll(instance, '').matchAll(placeholders_pattern)].map(match => match[1] ?? '').filter(name => !placeholders_isName(name));
const placeholders_names = (query, name) => [...query.matchAll(placeholders_pattern)].some(match => match[1] === name);
const namesInstance = (address) => address.includes(instance);
const parseInstanceAddress = (address) => {
    const match = /^(https?):\/\/\{\{instance\}\}(?::(\d{1,5}))?(\/\S*)?$/.exec(address);
    if (match === null)
        return undefined;
    const [, scheme = 'http', port, path = '/'] = match;
    return { entry: port === undefined ? null : { scheme, port: Number(port) }, path };
};
/** Values stand inside quoted strings of query languages. */
const escaped = (value) => value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll("'", "\\'");
/** The query to send, or which names have no value. */
const fill = (query, known) => {
    const used = [...query.matchAll(placeholders_pattern)].flatMap(match => (placeholders_isName(match[1] ?? '') ? [match[1] ?? ''] : []));
    const missing = placeholderNames.filter(name => used.includes(name) && (known[name] ?? '') === '');
    if (missing.length > 0)
        return { missing };
    return {
        query: query.replaceAll(placeholders_pattern, (whole, name) => (placeholders_isName(name) ? escaped(known[name] ?? '') : whole)),
    };
};
/** A length of time in its largest whole unit: `7 d`, `90 s`. */
const spanText = (ms) => {
    const units = [
        ['d', 86_400_000],
        ['h', 3_600_000],
        ['min', 60_000],
    ];
    const [unit, size] = units.find(([, one]) => ms >= one && ms % one === 0) ?? ['s', 1000];
    return `${ms / size} ${unit}`;
};
/** Milliseconds as query languages write a duration: `60s`, `500ms`. */
const windowText = (ms) => (ms % 1000 === 0 ? `${ms / 1000}s` : `${Math.round(ms)}ms`);

;// CONCATENATED MODULE: ./src/domain/metrics/promql.ts
/** The little we need to know of a PromQL expression: which series it selects and how far back it reaches. Pure. */
const unitMs = {
    ms: 1,
    s: 1000,
    m: 60_000,
    h: 3_600_000,
    d: 86_400_000,
    w: 604_800_000,
    y: 31_536_000_000,
};
/** `1h30m`, `5m`, `90s` → milliseconds; undefined for anything else. */
const parsePromDuration = (text) => {
    if (!/^(\d+(ms|[smhdwy]))+$/.test(text))
        return undefined;
    return [...text.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * (unitMs[unit ?? ''] ?? 0), 0);
};
const strings = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/;
/** The longest range of a range selector or subquery; undefined when there is none. */
const longestRangeMs = (query) => {
    const bare = query.replaceAll(new RegExp(strings, 'g'), '""');
    const ranges = [...bare.matchAll(/\[\s*([0-9a-z]+)\s*(?::[^\]]*)?\]/g)].flatMap(match => parsePromDuration(match[1] ?? '') ?? []);
    return ranges.length === 0 ? undefined : Math.max(...ranges);
};
const token = new RegExp(`${strings.source}|#[^\\n]*|[a-zA-Z_:][a-zA-Z0-9_:]*|\\{|\\}|\\(|\\)|\\[[^\\]]*\\]|\\d[0-9a-zA-Z.]*|[^\\s]`, 'g');
/** Words in front of a list of labels. */
const listing = new Set(['by', 'without', 'on', 'ignoring', 'group_left', 'group_right']);
const words = new Set(['and', 'or', 'unless', 'bool', 'offset', 'atan2', 'start', 'end', 'inf', 'nan', ...listing]);
const promql_isName = (text) => /^[a-zA-Z_:]/.test(text);
/** Index behind the bracket that closes the one at `open`. */
const closing = (tokens, open, bracket) => {
    const end = tokens.indexOf(bracket, open);
    return end < 0 ? tokens.length : end + 1;
};
/** Every vector selector, without ranges and offsets, once each: `up`, `http_requests_total{status=~"5.."}`. */
const selectorsOf = (query) => {
    const tokens = (query.match(token) ?? []).filter(one => !one.startsWith('#'));
    const found = new Set();
    for (let at = 0; at < tokens.length; at += 1) {
        const one = tokens[at] ?? '';
        const next = tokens[at + 1];
        if (listing.has(one.toLowerCase()) && next === '(') {
            at = closing(tokens, at + 1, ')') - 1;
        }
        else if (one === '{' || (promql_isName(one) && next === '{')) {
            const open = one === '{' ? at : at + 1;
            const end = closing(tokens, open, '}');
            found.add(tokens.slice(at, end).join(''));
            at = end - 1;
        }
        else if (promql_isName(one) && next !== '(' && !words.has(one.toLowerCase()) && !listsLabels(tokens, at)) {
            found.add(one);
        }
    }
    return [...found];
};
/** The names of the metrics that a query reads, without labels. */
const metricNames = (query) => [
    ...new Set(selectorsOf(query).flatMap(one => /^[a-zA-Z_:][a-zA-Z0-9_:]*/.exec(one)?.[0] ?? [])),
];
/** An aggregation with its labels in front: `sum by (job) (…)`. */
const listsLabels = (tokens, at) => {
    const next = (tokens[at + 1] ?? '').toLowerCase();
    return (next === 'by' || next === 'without') && tokens[at + 2] === '(';
};

;// CONCATENATED MODULE: ./src/domain/metrics/reading.ts
const faultKinds = ['provider-error', 'time-out', 'denied', 'unparsable'];
const reducers = ['last', 'avg', 'min', 'max', 'sum'];
const sum = (values) => values.reduce((total, value) => total + value, 0);
const reduced = (points, reducer) => {
    const values = points.map(point => point.value);
    switch (reducer) {
        case 'last':
            return values.at(-1) ?? Number.NaN;
        case 'avg':
            return values.length === 0 ? Number.NaN : sum(values) / values.length;
        case 'min':
            return values.length === 0 ? Number.NaN : Math.min(...values);
        case 'max':
            return values.length === 0 ? Number.NaN : Math.max(...values);
        case 'sum':
            return sum(values);
    }
};
const doubtKinds = ['nan', 'empty', 'stale', 'too-few-samples'];
/** Everything a metric can come to. */
const outcomeKinds = ['value', ...doubtKinds, ...faultKinds];
const reading_seconds = (ms) => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
/** One number with its samples, or which way it is none. */
const outcomeOf = (read, { reducer, maxAgeMs, agoMs = 0, now }) => {
    if (read.kind !== 'series')
        return read;
    const [points, ...others] = read.series.filter(series => series.length > 0);
    if (points === undefined)
        return { kind: 'empty', detail: 'the query matched nothing' };
    if (others.length > 0)
        return { kind: 'unparsable', detail: `${others.length + 1} series came back, one number is needed` };
    const newest = read.newestAt ?? Math.max(...points.map(point => point.at));
    // A window of the past was asked for by our own clock.
    const age = (agoMs > 0 ? now - agoMs : (read.serverNow ?? now)) - newest;
    if (age > maxAgeMs)
        return {
            kind: 'stale',
            detail: `the newest data are ${reading_seconds(age)} old, at most ${reading_seconds(maxAgeMs)} are allowed`,
        };
    const value = reduced(points, reducer);
    if (!Number.isFinite(value))
        return { kind: 'nan', detail: Number.isNaN(value) ? 'the value is not a number (NaN)' : `the value is ${value}` };
    return { kind: 'value', value, samples: points.length, notes: read.notes };
};
/** Too few samples behind a value make it none. */
const enough = (outcome, samples, minSamples) => {
    if (outcome.kind !== 'value')
        return outcome;
    const counted = samples ?? outcome.samples;
    if (minSamples !== null && counted < minSamples)
        return { kind: 'too-few-samples', detail: `${Math.floor(counted)} samples, ${minSamples} are needed` };
    return { ...outcome, samples: counted };
};
const codeOf = {
    nan: 'metric-nan',
    empty: 'metric-empty',
    stale: 'metric-stale',
    'too-few-samples': 'metric-too-few-samples',
    'provider-error': 'metric-provider-error',
    'time-out': 'metric-timed-out',
    denied: 'metric-denied',
    unparsable: 'metric-unparsable',
};
/** That no failure was counted by a counter that does not exist says nothing. */
const neverSeen = (errors) => ({
    kind: 'empty',
    detail: `a counter of failures of the name in ${errors} was never seen`,
});
const isFault = (kind) => faultKinds.some(one => one === kind);
/** The verdict of anything that is no value: never a pass, never a fail. */
const verdictWithoutValue = (outcome) => ({
    verdict: isFault(outcome.kind) ? 'error' : 'inconclusive',
    code: codeOf[outcome.kind],
    what: `${outcome.detail}.`,
});

;// CONCATENATED MODULE: ./src/domain/metrics/selectors.ts
/** A series selector as PromQL writes it: `http_requests_total{status=~"5..",app="web"}`. Pure. */
const unescaped = (text) => text.replaceAll(/\\(.)/g, (_, one) => (one === 'n' ? '\n' : one === 't' ? '\t' : one));
const selectors_one = /\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*(,|$)/y;
const selectors_isPattern = (text) => {
    try {
        new RegExp(text, 'u');
        return true;
    }
    catch {
        return false;
    }
};
const selectors_operatorOf = (text) => text === '!=' || text === '=~' || text === '!~' ? text : '=';
const matchersOf = (text) => {
    const found = [];
    let at = 0;
    while (text.slice(at).trim() !== '') {
        selectors_one.lastIndex = at;
        const match = selectors_one.exec(text);
        if (match === null)
            return undefined;
        const [, label = '', operator, double, single] = match;
        found.push({ label, operator: selectors_operatorOf(operator), value: unescaped(double ?? single ?? '') });
        at = selectors_one.lastIndex;
    }
    const patterns = found.filter(({ operator }) => operator === '=~' || operator === '!~');
    return patterns.every(({ value }) => selectors_isPattern(value)) ? found : undefined;
};
/** undefined for anything that is more than one plain selector with a name. */
const parseSelector = (text) => {
    const match = /^([a-zA-Z_:][a-zA-Z0-9_:]*)\s*(?:\{(.*)\})?$/s.exec(text.trim());
    if (match?.[1] === undefined)
        return undefined;
    const matchers = matchersOf(match[2] ?? '');
    return matchers === undefined ? undefined : { name: match[1], matchers };
};
const fits = ({ label, operator, value }, labels) => {
    const found = labels[label] ?? '';
    if (operator === '=')
        return found === value;
    if (operator === '!=')
        return found !== value;
    // As in PromQL, a pattern has to fit the whole value.
    const matched = new RegExp(`^(?:${value})$`, 'su').test(found);
    return operator === '=~' ? matched : !matched;
};
const selects = ({ name, matchers }, series) => series.name === name && matchers.every(matcher => fits(matcher, series.labels));

;// CONCATENATED MODULE: ./src/adapters/checks/metrics/providers/provider.ts

/** An address without user, password and query string. */
const addressOf = (url) => url.replace(/[?#].*$/, '').replace(/\/\/[^/@]*@/, '//');
const withoutSecrets = (text, secrets) => secrets.reduce((rest, secret) => (secret.length < 4 ? rest : rest.replaceAll(secret, '***')), text);
const provider_clipped = (text) => {
    const line = text.replaceAll(/\s+/g, ' ').trim();
    return line.length > 300 ? `${line.slice(0, 300)}…` : line;
};
const timedOut = (error) => {
    const cause = error instanceof Error ? error.cause : undefined;
    const named = (one) => one instanceof Error && one.name === 'TimeoutError';
    return named(error) || named(cause) || systemCode(cause) === 'ETIMEDOUT';
};
const byStatus = {
    401: 'denied',
    403: 'denied',
    408: 'time-out',
    504: 'time-out',
};
/** Reads what a provider says of its own refusal; undefined: it is not in the form it has for that. */
const wordsIn = (refusal, say) => (body) => {
    try {
        const { success, data } = refusal.safeParse(JSON.parse(body));
        return success ? say(data) : undefined;
    }
    catch {
        return undefined;
    }
};
/** Sends one request; what is no answer of the 2xx kind comes back as a fault. */
const provider_ask = async ({ http }, request, secrets, wordsOf = () => undefined) => {
    const safe = (text) => provider_clipped(withoutSecrets(text, secrets));
    try {
        const response = await http.request(request);
        const { status } = response;
        if (status >= 200 && status < 300)
            return { kind: 'answered', response, serverNow: dateOf(response) };
        const words = wordsOf(response.text());
        const text = safe(words?.text ?? response.text());
        const detail = `HTTP ${status}${text === '' ? '' : `: ${text}`}`;
        return { kind: words?.kind ?? byStatus[status] ?? 'provider-error', detail };
    }
    catch (error) {
        if (request.signal.aborted)
            throw request.signal.reason;
        if (!(error instanceof ToolError))
            throw error;
        return timedOut(error)
            ? { kind: 'time-out', detail: `no answer within ${(request.timeoutMs ?? 0) / 1000} s` }
            : { kind: 'provider-error', detail: safe(error.message) };
    }
};
const dateOf = (response) => {
    const at = Date.parse(response.headers['date'] ?? '');
    return Number.isFinite(at) ? at : null;
};
const jsonOf = (answered) => {
    const text = answered.response.text();
    try {
        const value = JSON.parse(text);
        return { value };
    }
    catch {
        return { kind: 'unparsable', detail: `the answer is not JSON: ${provider_clipped(text).slice(0, 80)}` };
    }
};
const unparsable = (what) => ({ kind: 'unparsable', detail: what });

;// CONCATENATED MODULE: ./src/adapters/checks/metrics/shapes.ts











const shapes_duration = (text, context) => {
    const value = parsePromDuration(text) ?? (0,durations/* parseDuration */.E)(text);
    if (value !== undefined && value > 0)
        return value;
    context.addIssue({ code: 'custom', message: `"${text}" is not a duration` });
    return core/* NEVER */.tm;
};
const durationText = schemas/* string */.YjP().transform(shapes_duration);
const objective = schemas/* string */.YjP().transform((text, context) => {
    const parsed = parseObjective(text);
    if (parsed !== undefined)
        return parsed;
    const units = unitNames.join(', ');
    context.addIssue({ code: 'custom', message: `"${text}" is not an objective such as <= 1% (units: ${units})` });
    return core/* NEVER */.tm;
});
/** A plain difference, with or without a unit. */
const difference = schemas/* string */.YjP().transform((text, context) => {
    const parsed = parseObjective(`<= ${text}`);
    if (parsed !== undefined && parsed.limit >= 0)
        return parsed;
    context.addIssue({ code: 'custom', message: `"${text}" is not a difference such as 0.5% or 20ms` });
    return core/* NEVER */.tm;
});
/** `99.9%`, or `99.9% over 7d`. */
const slo = schemas/* string */.YjP().transform((text, context) => {
    const [share = '', over] = text.split(/\s+over\s+/);
    const target = Number(share.replace(/\s*%$/, '')) / 100;
    const periodMs = over === undefined ? usualPeriodMs : (0,durations/* parseDuration */.E)(over);
    if (/%$/.test(share.trim()) && target > 0 && target < 1 && periodMs !== undefined && periodMs >= shortestPeriodMs)
        return { target, periodMs };
    context.addIssue({
        code: 'custom',
        message: `"${text}" is not an objective such as 99.9%, or 99.9% over 28d (7d at least)`,
    });
    return core/* NEVER */.tm;
});
const query = schemas/* string */.YjP()
    .trim()
    .min(1)
    .superRefine((text, context) => {
    for (const name of unknownPlaceholders(text))
        context.addIssue({
            code: 'custom',
            message: `{{${name}}} is unknown; there are ${placeholderNames.map(one => `{{${one}}}`).join(', ')}`,
        });
});
const shapes_compare = schemas/* strictObject */.rej({
    offset: durationText.optional(),
    baseline: schemas/* boolean */.zMY().default(false),
    'max-ratio': schemas/* number */.aig().min(1).optional(),
    'max-difference': difference.optional(),
})
    .refine(one => one.offset !== undefined || one.baseline, 'needs `offset`, or `baseline: true`')
    .refine(one => one['max-ratio'] !== undefined || one['max-difference'] !== undefined, 'needs `max-ratio` or `max-difference`');
const shapes_shape = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP().min(1).max(100).optional(),
    provider: schemas/* enum */.k5n(providerNames),
    query: query.optional(),
    errors: query.optional(),
    requests: query.optional(),
    /** JSON: where in the answer the number stands. */
    path: schemas/* string */.YjP().optional(),
    objective: objective.optional(),
    slo: slo.optional(),
    compare: shapes_compare.optional(),
    window: durationText.optional(),
    'max-age': durationText.optional(),
    interval: durationText.optional(),
    timeout: durationText.optional(),
    reduce: schemas/* enum */.k5n(reducers).optional(),
    samples: query.optional(),
    'min-samples': schemas/* number */.aig().int().positive().optional(),
    required: schemas/* boolean */.zMY().default(true),
});
const clip = (text) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
const defaultTimeoutMs = 5000;
const commonOf = (one, subject) => ({
    name: one.name ?? clip(subject),
    provider: one.provider,
    windowMs: one.window ?? null,
    maxAgeMs: one['max-age'] ?? null,
    intervalMs: one.interval ?? null,
    timeoutMs: one.timeout ?? defaultTimeoutMs,
    minSamples: one['min-samples'] ?? null,
    required: one.required,
});
/** A key that is not heeded would hold a release to less than was asked for. */
const unheeded = (one, form, keys) => {
    const given = keys.filter(key => one[key] !== undefined);
    return given.length > 0 && `${given.join(', ')}: ${form} takes no such key`;
};
const shapes_known = (problem) => problem !== false;
const firstOf = (...problems) => problems.find(shapes_known);
const urlPattern = /^https?:\/\/[^\s/]+\S*$/;
/** Whom `scrape` asks: addresses, or each instance of the release. */
const scrapedOf = (text) => {
    const urls = text.split(/[\s,]+/).filter(url => url !== '');
    if (!(urls.length > 0 && urls.every(url => urlPattern.test(url))))
        return { problem: '`query`: needs an http address' };
    if (!urls.some(namesInstance))
        return { value: { urls, instances: null } };
    const instances = urls.length === 1 ? parseInstanceAddress(text.trim()) : undefined;
    return instances === undefined
        ? {
            problem: '`query`: one address for each instance, such as http://{{instance}}/metrics or http://{{instance}}:9090/metrics',
        }
        : { value: { urls, instances } };
};
const notScraped = { value: { urls: [], instances: null } };
const countersOf = (one) => {
    const { errors = '', requests = '', query: addresses = '' } = one;
    const scraped = one.provider === 'scrape' ? scrapedOf(addresses) : notScraped;
    if ('problem' in scraped)
        return scraped;
    const limit = one.objective;
    const problem = firstOf(one.provider !== 'prometheus' && one.provider !== 'scrape' && 'counters are read by prometheus and scrape only', (errors === '') !== (requests === '') && 'needs `errors` and `requests` together', one.provider === 'prometheus' && errors === '' && 'needs `errors` and `requests`', ...[errors, requests].map(text => text !== '' &&
        parseSelector(text) === undefined &&
        `${text}: is no plain counter such as http_requests_total{app="web"}`), limit === undefined && 'needs an `objective`', limit !== undefined && !(limit.operator === '<=' || limit.operator === '<') && 'objective: counters need <=', limit !== undefined && !(limit.limit >= 0.0001 && limit.limit <= 0.5) && 'objective: needs 0.01% to 50%', unheeded(one, 'a check of counters', [
        ...(one.provider === 'scrape' ? [] : ['query']),
        ...['compare', 'window', 'interval', 'reduce', 'samples', 'path'],
    ]));
    if (problem !== undefined || limit === undefined)
        return { problem: problem ?? 'needs an `objective`' };
    const subject = errors === '' ? addressOf(scraped.value.urls[0] ?? '') : `${errors} of ${requests}`;
    const counted = { errors, requests, ...scraped.value, maxErrorRate: limit.limit };
    return { value: { ...commonOf(one, subject), kind: 'counters', ...counted } };
};
const burnOf = (one, { target, periodMs }) => {
    const { errors, requests } = one;
    if (one.provider === 'scrape' || one.provider === 'json' || one.provider === 'sentry')
        return { problem: `${one.provider} keeps no history, so it knows no burn rate` };
    if (errors === undefined || requests === undefined)
        return { problem: 'needs `errors` and `requests`' };
    const expression = [errors, requests].find(text => /^[^{"'`]*\(/.test(text) && !placeholders_names(text, 'window'));
    if (computes(one.provider) && expression !== undefined)
        return { problem: `${expression}: a burn rate needs plain counters, or {{window}} in the query` };
    const unused = unheeded(one, 'a burn rate', ['query', 'objective', 'compare', 'window', 'reduce', 'samples', 'path']);
    if (unused !== false)
        return { problem: unused };
    const common = commonOf(one, `burn rate of ${errors}`);
    return { value: { ...common, kind: 'burn', errors, requests, slo: target, periodMs } };
};
/** Providers that compute one value of a window themselves; of the others we get the points. */
const computes = (provider) => provider === 'prometheus' || provider === 'google';
/** Providers that answer for now only. */
const withoutPast = (provider) => provider === 'json' || provider === 'sentry';
const queryProblem = (whole) => {
    const { provider, query: text = '', compare: against, ...one } = whole;
    const countsNothing = computes(provider) && one.samples === undefined && one.reduce === undefined;
    return firstOf(text === '' && 'needs a `query`', one.objective === undefined && against === undefined && 'needs an `objective` or `compare`', one['min-samples'] !== undefined &&
        countsNothing &&
        'min-samples: needs `samples`, a query that counts, or `reduce`', against?.offset !== undefined && withoutPast(provider) && `${provider}: has no past to compare with`, against?.baseline === true && !placeholders_names(text, 'release') && 'compare.baseline: the query must name {{release}}', provider !== 'json' && unheeded(whole, `a query to ${provider}`, ['path']));
};
const providerProblem = ({ provider, query: text = '', path }) => {
    if (provider === 'json')
        return firstOf(!urlPattern.test(text) && 'query: needs an http address', (path === undefined || parseJsonPath(path) === undefined) && 'needs a `path` such as $.error.rate');
    if (provider === 'sentry')
        return firstOf(!/^(new-issues|errors)(\s|$)/.test(text) && 'query: is `new-issues` or `errors`');
    return undefined;
};
const compareOf = (against) => against === undefined
    ? null
    : {
        offsetMs: against.offset ?? null,
        baseline: against.baseline,
        maxRatio: against['max-ratio'] ?? null,
        maxDifference: against['max-difference']?.limit ?? null,
        unit: against['max-difference']?.unit ?? '',
    };
const queryOf = (one) => {
    const problem = queryProblem(one) ?? providerProblem(one);
    if (problem !== undefined)
        return { problem };
    const text = one.query ?? '';
    const common = commonOf(one, one.provider === 'json' ? `${addressOf(text)} ${one.path}` : text);
    const ranged = computes(one.provider) ? longestRangeMs(text) : undefined;
    return {
        value: {
            ...common,
            kind: 'query',
            windowMs: common.windowMs ?? ranged ?? null,
            query: text,
            path: one.path ?? null,
            objective: one.objective ?? null,
            compare: compareOf(one.compare),
            reduce: one.reduce ?? null,
            samples: one.samples ?? null,
        },
    };
};
const fromShape = (one) => {
    const queries = [one.errors, one.requests, one.samples, ...(one.provider === 'scrape' ? [] : [one.query])];
    if (queries.some(text => text !== undefined && namesInstance(text)))
        return { problem: '{{instance}} stands in the address of `scrape` only' };
    if (one.slo !== undefined)
        return burnOf(one, one.slo);
    if (one.provider === 'scrape' || one.errors !== undefined || one.requests !== undefined)
        return countersOf(one);
    return queryOf(one);
};
const metricFromJson = (value) => {
    const parsed = shapes_shape.safeParse(value);
    if (parsed.success)
        return fromShape(parsed.data);
    return {
        problem: parsed.error.issues.map(issue => `${issue.path.join('.') || 'metric'}: ${issue.message}`).join('; '),
    };
};

;// CONCATENATED MODULE: ./src/adapters/checks/metrics/definitions.ts




const allowedMetrics = `lines such as \`prometheus: <query> <= 1%\`, \`prometheus: <errors> of <requests> <= 1%\`, \`… slo 99.9%\` (providers: ${providerNames.join(', ')}), or JSON objects (docs/metrics.md)`;
const line = /^(?<provider>[a-z]+):\s*(?<rest>.+?)\s+(?:slo\s+(?<slo>[\d.]+\s*%(?:\s+over\s+[\d.]+[hd])?)|(?<objective>(?:[<>]=?|[=!]=|[≤≥])\s*-?[\d.]+\s*[a-zA-Z%]*))(?:\s+#\s*(?<name>.+))?$/;
/** `E of R`: failures of requests. */
const ofPattern = /^(?<errors>.+)\s+of\s+(?<requests>.+)$/;
const textOf = (provider, rest) => {
    const [first = '', ...others] = rest.split(/\s+/);
    if (provider === 'json')
        return { query: first, path: others.join(' ') };
    const counted = ofPattern.exec(provider === 'scrape' ? others.join(' ') : rest)?.groups;
    const pair = counted === undefined ? {} : { errors: counted['errors'] ?? '', requests: counted['requests'] ?? '' };
    if (provider === 'scrape')
        return { query: first, ...pair };
    return counted === undefined ? { query: rest } : pair;
};
const definitions_fromWords = (text) => {
    const groups = line.exec(text)?.groups;
    if (groups === undefined)
        return { problem: 'is not `provider: query objective`' };
    const { provider = '', rest = '', slo: target, objective: limit, name } = groups;
    return metricFromJson({
        provider,
        ...textOf(provider, rest),
        ...(target === undefined ? {} : { slo: target }),
        ...(limit === undefined ? {} : { objective: limit }),
        ...(name === undefined ? {} : { name }),
    });
};
const queriesOf = (one) => one.kind === 'query' ? [one.query, one.samples ?? ''] : [one.errors, one.requests];
/** It is asked of the release before as well, instead of this one. */
const asksBefore = (one) => one.kind === 'query' && one.compare !== null && names(one.query, 'release');
/** Whether the release before has to be known. */
const needsBaseline = (lines) => {
    const parsed = parseMetrics(lines);
    const metrics = 'metrics' in parsed ? parsed.metrics : [];
    return metrics.some(one => asksBefore(one) || queriesOf(one).some(query => names(query, 'baseline')));
};
/** Line form, JSON object per line, or one JSON list over all lines. Every problem is reported. */
const parseMetrics = (lines) => {
    const form = { noun: 'metric', most: 30, allowed: allowedMetrics, fromWords: definitions_fromWords, fromJson: metricFromJson };
    const parsed = parseEntries(lines, form);
    return 'values' in parsed ? { metrics: parsed.values } : parsed;
};

;// CONCATENATED MODULE: ./src/adapters/checks/metrics/settings.ts
/** Addresses and secrets of providers, one `NAME=value` a line. */
const settingNames = [
    'aws-region',
    'cloudwatch-url',
    'datadog-site',
    'datadog-url',
    'google-project',
    'google-url',
    'newrelic-account',
    'newrelic-region',
    'newrelic-url',
    'sentry-organization',
    'sentry-project',
    'sentry-url',
];
/** What a provider cannot do without. What is missing of the secrets is known only where they are: in the step. */
const neededSettings = {
    newrelic: ['newrelic-account'],
    google: ['google-project'],
    sentry: ['sentry-organization'],
};
const secretNames = [
    'aws-access-key-id',
    'aws-secret-access-key',
    'aws-session-token',
    'datadog-api-key',
    'datadog-app-key',
    'google-service-account',
    'google-token',
    'json-token',
    'newrelic-key',
    'prometheus-password',
    'prometheus-token',
    'scrape-token',
    'sentry-token',
];
const split = (line) => {
    const at = line.indexOf('=');
    return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
};
const valuesOf = (lines) => Object.fromEntries(lines.map(split));
/** Names that are not known. A line without `=` is named by its number: it may be a secret. */
const unknownNames = (lines, known) => lines.flatMap((line, index) => {
    const [name] = split(line);
    if (!line.includes('='))
        return [`line ${index + 1}`];
    return known.includes(name) ? [] : [name];
});
/** What is masked: each value, not its name. */
const secretValues = (text) => text.split(/\r?\n/).map(line => {
    const value = split(line.trim())[1];
    return value === '' ? line.trim() : value;
});

;// CONCATENATED MODULE: ./src/adapters/checks/metrics/inputs.ts



/** Inputs of metric checks; part of `checkInputs`. */
const metricInputs = {
    metrics: inputs/* input */.hF.lines({
        doc: 'Metrics that are asked while the release is verified, one a line: `prometheus: <query> <= 1%`, or JSON objects; see docs/metrics.md.',
        allowed: allowedMetrics,
    }),
    'prometheus-url': inputs/* input */.hF.text({
        doc: 'Address of the Prometheus server (or Thanos, Mimir, VictoriaMetrics) that `metrics` ask.',
        pattern: /^https?:\/\/[^\s/]+/,
        allowed: 'an http or https address',
    }),
    'metrics-settings': inputs/* input */.hF.lines({
        doc: `Settings of other providers, NAME=value a line: ${settingNames.map(name => `\`${name}\``).join(', ')}.`,
        allowed: 'lines NAME=value',
    }),
    'metrics-secrets': inputs/* input */.hF.lines({
        doc: `Credentials of providers, NAME=value a line: ${secretNames.map(name => `\`${name}\``).join(', ')}.`,
        allowed: 'lines NAME=value',
        secret: true,
        secretParts: secretValues,
    }),
};
const metricRules = [
    {
        needs: ['metrics'],
        check: ({ metrics }) => {
            const parsed = parseMetrics(metrics);
            return 'metrics' in parsed ? undefined : parsed;
        },
    },
    {
        needs: ['metrics-settings'],
        check: inputs => {
            const unknown = unknownNames(inputs['metrics-settings'], settingNames);
            return unknown.length === 0
                ? undefined
                : { problem: `does not know ${unknown.join(', ')}`, allowed: settingNames.join(', ') };
        },
    },
    {
        needs: ['metrics-secrets'],
        check: inputs => {
            const unknown = unknownNames(inputs['metrics-secrets'], secretNames);
            return unknown.length === 0
                ? undefined
                : { problem: `does not know ${unknown.join(', ')}`, allowed: secretNames.join(', ') };
        },
    },
    {
        needs: ['metrics-settings', 'metrics'],
        check: inputs => {
            const parsed = parseMetrics(inputs.metrics);
            const given = valuesOf(inputs['metrics-settings']);
            const asked = 'metrics' in parsed ? parsed.metrics.map(one => one.provider) : [];
            const missing = asked.flatMap(name => neededSettings[name] ?? []).filter(name => (given[name] ?? '') === '');
            return missing.length === 0
                ? undefined
                : { problem: 'lacks what `metrics` need', allowed: `also ${[...new Set(missing)].join(', ')}` };
        },
    },
    {
        needs: ['prometheus-url', 'metrics'],
        check: inputs => {
            const parsed = parseMetrics(inputs.metrics);
            const asks = 'metrics' in parsed && parsed.metrics.some(one => one.provider === 'prometheus');
            return asks && inputs['prometheus-url'] === ''
                ? { problem: 'is needed by `metrics`', allowed: 'the address of a Prometheus server' }
                : undefined;
        },
    },
];

;// CONCATENATED MODULE: ./src/domain/kubernetes/capacity.ts

/** Whether a namespace and its nodes have room for a second colour. Pure. */
const capacity_units = {
    n: 1e-9,
    u: 1e-6,
    m: 1e-3,
    '': 1,
    k: 1e3,
    M: 1e6,
    G: 1e9,
    T: 1e12,
    P: 1e15,
    E: 1e18,
    Ki: 2 ** 10,
    Mi: 2 ** 20,
    Gi: 2 ** 30,
    Ti: 2 ** 40,
    Pi: 2 ** 50,
    Ei: 2 ** 60,
};
/** `500m`, `1Gi`, `2`, `1e3` as a number; NaN for what is no quantity. */
const capacity_quantity = (value) => {
    const match = /^([+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|[+-]?\.\d+)([numkMGTPE]|[KMGTPE]i)?$/.exec(String(value));
    return match?.[1] === undefined ? Number.NaN : Number(match[1]) * (capacity_units[match[2] ?? ''] ?? Number.NaN);
};
const resources = (/* unused pure expression or super */ null && (['cpu', 'memory', 'ephemeral-storage']));
const amountOf = (container, kind, resource) => {
    const own = capacity_quantity(dig(container, 'resources', kind, resource));
    // What has a limit and no request asks for its limit.
    const asked = kind === 'requests' && Number.isNaN(own) ? capacity_quantity(dig(container, 'resources', 'limits', resource)) : own;
    return Number.isNaN(asked) ? 0 : asked;
};
const capacity_sum = (values) => values.reduce((total, one) => total + one, 0);
/** What the scheduler and quotas count for a pod: all that run together, or the biggest init container if that is more. */
const amountsOfPod = (spec) => {
    const inits = listOf(dig(spec, 'initContainers'));
    const sidecars = inits.filter(one => dig(one, 'restartPolicy') === 'Always');
    const firsts = inits.filter(one => !sidecars.includes(one));
    const together = [...listOf(dig(spec, 'containers')), ...sidecars];
    const entries = ['requests', 'limits'].flatMap(kind => resources.map(resource => {
        const of = (one) => amountOf(one, kind, resource);
        const overhead = capacity_quantity(dig(spec, 'overhead', resource)) || 0;
        return [`${kind}.${resource}`, Math.max(capacity_sum(together.map(of)), ...firsts.map(of), 0) + overhead];
    }));
    return { pods: 1, ...Object.fromEntries(entries) };
};
const times = (amounts, factor) => Object.fromEntries(Object.entries(amounts).map(([name, value]) => [name, value * factor]));
const plus = (all) => {
    const names = new Set(all.flatMap(one => Object.keys(one)));
    return Object.fromEntries([...names].map(name => [name, capacity_sum(all.map(one => one[name] ?? 0))]));
};
/** Other names for the same in a ResourceQuota. */
const plainName = (name) => {
    if (name === 'count/pods')
        return 'pods';
    return name === 'cpu' || name === 'memory' || name === 'ephemeral-storage' ? `requests.${name}` : name;
};
/** A quota for some pods only is left to the API server: which pods it counts takes more than arithmetic. */
const isScoped = (quota) => listOf(dig(quota, 'spec', 'scopes')).length > 0 || dig(quota, 'spec', 'scopeSelector') !== undefined;
/** Where the quotas have less room than `needed`, once `freed` is given back. */
const shortages = (quotas, needed, freed) => quotas
    .filter(quota => !isScoped(quota))
    .flatMap(quota => Object.entries(fieldsOf(dig(quota, 'status', 'hard') ?? dig(quota, 'spec', 'hard'))).flatMap(([name, hard]) => {
    const resource = plainName(name);
    const wanted = needed[resource];
    const used = capacity_quantity(dig(quota, 'status', 'used', name)) || 0;
    const free = capacity_quantity(hard) - used + (freed[resource] ?? 0);
    return wanted === undefined || wanted === 0 || !(wanted > free + 1e-9)
        ? []
        : [{ quota: quota.metadata.name, resource: name, needed: wanted, free: Math.max(0, free) }];
}));
/** Quotas on cpu or memory refuse pods that do not say what they need. */
const unstated = (quotas, perPod) => [
    ...new Set(quotas
        .filter(quota => !isScoped(quota))
        .flatMap(quota => Object.keys(fieldsOf(dig(quota, 'status', 'hard') ?? dig(quota, 'spec', 'hard'))))
        .map(plainName)
        .filter(name => /^(requests|limits)\.(cpu|memory)$/.test(name) && perPod[name] === 0)),
];
const amountText = (resource, value) => {
    if (/memory|storage/.test(resource))
        return `${Math.round((value / 2 ** 20) * 10) / 10}Mi`;
    return /cpu/.test(resource) ? `${Math.round(value * 1000)}m` : String(value);
};
const shortageText = ({ quota, resource, needed, free }) => `ResourceQuota/${quota}: the new colour needs ${amountText(resource, needed)} of ${resource}, ${amountText(resource, free)} are free.`;
/** A pod too big for every node, or a colour too big for all of them together; empty: as far as can be told it fits. */
const tightNodes = (nodes, perPod, total) => {
    const usable = nodes.filter(node => dig(node, 'spec', 'unschedulable') !== true);
    if (usable.length === 0)
        return [];
    return ['cpu', 'memory'].flatMap(resource => {
        const rooms = usable.map(node => capacity_quantity(dig(node, 'status', 'allocatable', resource)) || 0);
        const biggest = Math.max(0, ...perPod.map(one => one[`requests.${resource}`] ?? 0));
        const all = total[`requests.${resource}`] ?? 0;
        const room = Math.max(...rooms);
        if (biggest > room)
            return [
                `A pod asks for ${amountText(resource, biggest)} of ${resource}; the biggest node has ${amountText(resource, room)}.`,
            ];
        return all > capacity_sum(rooms)
            ? [
                `The new colour asks for ${amountText(resource, all)} of ${resource}; all nodes together have ${amountText(resource, capacity_sum(rooms))}.`,
            ]
            : [];
    });
};

;// CONCATENATED MODULE: ./src/domain/signals/error-lines.ts
/** Lines of a log that tell of errors, counted by pattern. Pure. */

/** How programs of the usual languages and log libraries write that something went wrong. A line counts once. */
const error_lines_defaultPatterns = [
    { name: 'panic', regex: /^panic: |\bpanicked at\b|^fatal error: |^goroutine \d+ \[running\]/ },
    {
        name: 'unhandled',
        regex: /\bunhandled ?(promise ?)?(rejection|exception|error)|\buncaught ?(exception|\w*error)/i,
    },
    { name: 'traceback', regex: /^Traceback \(most recent call last\)|^Exception in thread |\bOutOfMemoryError\b/ },
    {
        name: 'level',
        regex: /\b(level|lvl|severity)["']?\s*[=:]\s*["']?(error|err|fatal|panic|critical|alert|emergency)\b/i,
    },
    { name: 'level number', regex: /"level":\s*(50|60)\b/ },
    { name: 'ERROR', regex: /(?<![\w=])(ERROR|FATAL|CRITICAL|PANIC|SEVERE|EMERG)(?![\w=])/ },
];
const noLines = { lines: 0, errors: 0, found: [] };
const matching = (patterns, line) => patterns.find(({ regex }) => regex.test(line));
const add = (found, name, line) => found.some(one => one.pattern === name)
    ? found.map(one => (one.pattern === name ? { ...one, count: one.count + 1 } : one))
    : [...found, { pattern: name, count: 1, sample: redacted(line) }];
/** Longer lines are data, not messages; so much of them is looked at. */
const lookedAt = 2000;
const countErrors = (patterns, before, lines) => lines.reduce((so, line) => {
    const match = matching(patterns, line.slice(0, lookedAt));
    return {
        lines: so.lines + 1,
        errors: so.errors + (match === undefined ? 0 : 1),
        found: match === undefined ? so.found : add(so.found, match.name, line),
    };
}, before);
/** A factor on next to nothing means nothing: so many a minute are let pass with it. */
const toleratedPerMinute = 10;
/** @param ownPerMinute errors of our own probes that are within their objective: each may leave a line */
const budgetOf = (limit, baselinePerMinute, ownPerMinute, windowMs) => {
    const compared = 'perMinute' in limit || baselinePerMinute !== null;
    const perMinute = 'perMinute' in limit
        ? limit.perMinute
        : Math.max(toleratedPerMinute, limit.factor * (baselinePerMinute ?? 0)) + ownPerMinute;
    return { perMinute, compared, lines: Math.floor((perMinute * windowMs) / 60_000) };
};

;// CONCATENATED MODULE: ./src/adapters/checks/signals/inputs.ts



/** Inputs of the signals that the instances of a release give without any monitoring. */
const signalInputs = {
    signals: inputs/* input */.hF.choice(['auto', 'on', 'off'], {
        doc: 'Watch the pods or processes of the release while it is verified: restarts, memory, readiness, error lines, each instance by itself. `auto`: where the target tells, and what it does not tell is said; `on`: without them nothing passes.',
        default: 'auto',
    }),
    'max-restarts': inputs/* input */.hF.integer({
        doc: 'Ends of containers or processes of the release that are let pass. One for want of memory never is.',
        default: '0',
        min: 0,
        max: 1000,
    }),
    'max-readiness-flaps': inputs/* input */.hF.integer({
        doc: 'How often instances may turn from ready to not ready and back.',
        default: '1',
        min: 0,
        max: 1000,
    }),
    'max-error-logs': inputs/* input */.hF.text({
        doc: 'Error lines in the release’s log: so many a minute (`30/min`), or so many times those of the release before (`3x`; 10 a minute are let pass in any case). `off`: logs are not read.',
        default: '3x',
        pattern: /^(off|\d{1,6}\/min|\d{1,3}(\.\d+)?x)$/,
        allowed: '`30/min`, `3x` or `off`',
    }),
    'error-log-patterns': inputs/* input */.hF.lines({
        doc: 'What an error line looks like: regular expressions, one a line, instead of the usual forms (`level=error`, `ERROR`, `panic:`, `Traceback`, unhandled rejections …).',
        allowed: 'regular expressions of JavaScript, one a line, at most 20',
    }),
    'memory-limit': inputs/* input */.hF.text({
        doc: 'Memory that an instance may use, such as `512Mi`, where the target knows no limit.',
        pattern: /^\d+(\.\d+)?(Ki|Mi|Gi|k|M|G)?$/,
        allowed: 'bytes, or a quantity such as `512Mi` or `1G`',
    }),
};
const maxPatterns = 20;
const problemOf = (line) => {
    try {
        new RegExp(line, 'u');
        return undefined;
    }
    catch {
        return `"${line}" is not a regular expression`;
    }
};
const signalRules = [
    {
        needs: ['error-log-patterns'],
        check: values => {
            const lines = values['error-log-patterns'];
            const problem = lines.length > maxPatterns ? `holds ${lines.length} patterns` : lines.map(problemOf).find(one => one);
            return problem === undefined ? undefined : { problem, allowed: `regular expressions, at most ${maxPatterns}` };
        },
    },
];
const patternsOf = (inputs) => {
    const lines = inputs['error-log-patterns'];
    return lines.length === 0 ? defaultPatterns : lines.map(line => ({ name: line, regex: new RegExp(line, 'u') }));
};
/** null: logs are not read. */
const errorLimitOf = (inputs) => {
    const text = inputs['max-error-logs'];
    if (text === 'off')
        return null;
    return text.endsWith('x') ? { factor: Number(text.slice(0, -1)) } : { perMinute: Number.parseInt(text, 10) };
};
const memoryLimitOf = (inputs) => inputs['memory-limit'] === '' ? null : quantity(inputs['memory-limit']);

;// CONCATENATED MODULE: ./src/adapters/checks/inputs.ts



/** Inputs of the checks beside our own probes; part of `verificationInputs`. */
const checkInputs = { ...commandInputs, ...metricInputs, ...signalInputs };
const checkRules = [...commandRules, ...metricRules, ...signalRules];

// EXTERNAL MODULE: ./src/domain/slo/presets.ts
var presets = __webpack_require__(5943);
;// CONCATENATED MODULE: ./src/domain/measurements/metrics.ts
/** What is measured of a run: one value per metric. */
const metrics_metricNames = ['p50', 'p90', 'p95', 'p99', 'throughput', 'error-rate'];
const latency = (title) => ({ title, unit: 'ms', worse: 'higher', floor: 0.05, scale: 'ratio' });
const metrics = {
    p50: latency('median latency'),
    p90: latency('90th percentile of latency'),
    p95: latency('95th percentile of latency'),
    p99: latency('99th percentile of latency'),
    throughput: { title: 'throughput', unit: 'req/s', worse: 'lower', floor: 1, scale: 'ratio' },
    'error-rate': { title: 'error rate', unit: 'share', worse: 'higher', floor: 0.005, scale: 'difference' },
};
/** Three significant digits, no exponent. */
const digits = (value) => value === 0 ? '0' : value.toFixed(Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))));
const metrics_formatValue = (name, value) => {
    const { unit } = metrics[name];
    return unit === 'share' ? `${digits(value * 100)} %` : `${digits(value)} ${unit}`;
};

;// CONCATENATED MODULE: ./src/domain/measurements/budgets.ts


const perUnit = { '': 1, ms: 1, s: 1000, '%': 0.01, 'req/s': 1 };
/** Undefined when the text is not a budget. */
const parseBudget = (text) => {
    const match = /^([a-z0-9-]+)\s*([<>])\s*(\d+(?:\.\d+)?)\s*(ms|s|%|req\/s)?$/.exec(text.trim());
    const metric = metrics_metricNames.find(name => name === match?.[1]);
    if (match === null || metric === undefined)
        return undefined;
    const unit = match[4] ?? '';
    const fits = { throughput: ['', 'req/s'], 'error-rate': ['', '%'] }[metric] ?? ['', 'ms', 's'];
    if (!fits.includes(unit))
        return undefined;
    return { metric, bound: match[2] === '<' ? 'below' : 'above', limit: Number(match[3]) * (perUnit[unit] ?? 1) };
};
const formatBudget = (budget) => `${budget.metric} ${budget.bound === 'below' ? '<' : '>'} ${formatValue(budget.metric, budget.limit)}`;
const checkBudgets = (budgets, runs) => budgets.map(budget => {
    const value = median(runs.map(run => run.values[budget.metric]));
    return { ...budget, value, met: budget.bound === 'below' ? value < budget.limit : value > budget.limit };
});

;// CONCATENATED MODULE: ./src/domain/slo/slo.ts


/** Percent without the noise of binary fractions. */
const percentText = (share) => `${Number((share * 100).toPrecision(8))}%`;
/** An availability without an error rate of its own allows what it leaves. */
const maxErrorRate = ({ errorRate, availability }) => errorRate ?? (availability === null ? null : 1 - availability);
/** How long the service may be down within the window. */
const errorBudgetMs = ({ availability, windowMs }) => availability === null ? null : (1 - availability) * windowMs;
const slo_known = (entries) => Object.fromEntries(entries.flatMap(([name, text]) => (text === null ? [] : [[name, text]])));
const ms = (value) => (value === null ? null : `${value}ms`);
const percentOrNull = (share) => (share === null ? null : percentText(share));
/** Inputs of verification, by name, as texts: what post-deploy-verify, ship and auto-rollback hold a release to. */
const verificationOf = (slo) => slo_known([
    ['max-error-rate', percentOrNull(maxErrorRate(slo))],
    ['max-p50', ms(slo.p50Ms)],
    ['max-p95', ms(slo.p95Ms)],
    ['max-p99', ms(slo.p99Ms)],
]);
/** Lines for `metrics`: how fast the error budget burns, wherever it is counted. */
const metricsOf = ({ availability, burnRate, windowMs }) => availability === null
    ? []
    : burnRate.map(counts => `${counts} slo ${percentText(availability)} over ${windowMs / 86_400_000}d`);
const budget = (metric, sign, text) => text === null ? [] : [`${metric} ${sign} ${text}`];
/** Lines for `budgets` of performance-regression. */
const budgetsOf = (slo) => [
    ...budget('p50', '<', ms(slo.p50Ms)),
    ...budget('p95', '<', ms(slo.p95Ms)),
    ...budget('p99', '<', ms(slo.p99Ms)),
    ...budget('throughput', '>', slo.throughput === null ? null : `${slo.throughput} req/s`),
    ...budget('error-rate', '<', percentOrNull(maxErrorRate(slo))),
];
/** A budget that is written out wins over the promise of the same metric; the other promises stand beside it. */
const withBudgets = (written, slo) => {
    const named = new Set(written.map(text => parseBudget(text)?.metric));
    return [...written, ...budgetsOf(slo).filter(text => !named.has(parseBudget(text)?.metric))];
};
/** What can't be promised together. */
const slo_problemOf = (slo) => {
    const latencies = [slo.p50Ms, slo.p95Ms, slo.p99Ms].filter(one => one !== null);
    if (latencies.some((one, at) => one < (latencies[at - 1] ?? 0)))
        return { key: 'p99', problem: 'is below a lower percentile', allowed: 'p50 ≤ p95 ≤ p99' };
    if (slo.burnRate.length > 0 && slo.availability === null)
        return { key: 'availability', problem: 'is needed by burn-rate', allowed: 'a percentage such as 99.9%' };
    if (slo.burnRate.length > 0 && slo.windowMs < shortestPeriodMs)
        return { key: 'window', problem: 'is too short for burn-rate', allowed: '7d or longer' };
    const rate = maxErrorRate(slo);
    if (rate !== null && (rate < 0.0001 - 1e-12 || rate > 0.5)) {
        const key = slo.errorRate === null ? 'availability' : 'error-rate';
        return {
            key,
            problem: `means an error rate of ${percentText(rate)}, which verification can't hold a release to`,
            allowed: 'an error rate from 0.01% to 50%',
        };
    }
    return undefined;
};

;// CONCATENATED MODULE: ./src/adapters/slo/inputs.ts





const percentage = (doc) => inputs/* input */.hF.text({ doc, pattern: /^\d+(\.\d+)?\s*%$/, allowed: 'a percentage such as 99.9% or 0.1%' });
/** The section `slo` of the configuration file; the input `slo` takes the same keys, one a line. */
const sloShape = {
    availability: percentage('Share of requests answered well over the window. Without an error-rate it is the error objective too.'),
    'error-rate': percentage('Share of requests that may fail: `max-error-rate` of verification, a budget under load.'),
    p50: inputs/* input */.hF.duration({ doc: 'Half of the answers are faster. `0`: not promised.', default: '0' }),
    p95: inputs/* input */.hF.duration({ doc: '95 % of the answers are faster. `0`: not promised.', default: '0' }),
    p99: inputs/* input */.hF.duration({ doc: '99 % of the answers are faster. `0`: not promised.', default: '0' }),
    throughput: inputs/* input */.hF.number({
        doc: 'Requests a second that the performance gate must reach. A hosted runner proves no large number.',
        min: 0,
        max: 10_000_000,
    }),
    window: inputs/* input */.hF.duration({
        doc: 'Over how long the availability is promised.',
        default: '30d',
        maxMs: 366 * 86_400_000,
    }),
    'burn-rate': inputs/* input */.hF.lines({
        doc: 'Where failures and requests are counted, such as `prometheus: <errors> of <requests>`. Each becomes a line of `metrics` that fails a release which burns the error budget too fast (docs/slo.md).',
        allowed: 'lines `<provider>: <errors> of <requests>` (docs/metrics.md)',
    }),
};
const share = (text) => (text === '' ? null : Number(text.replace('%', '')) / 100);
const sloFrom = (values) => ({
    // 1 − 0.001 and not 0.999: what is left over must come out as it was meant.
    availability: share(values.availability),
    errorRate: share(values['error-rate']),
    p50Ms: values.p50 || null,
    p95Ms: values.p95 || null,
    p99Ms: values.p99 || null,
    throughput: values.throughput ?? null,
    windowMs: values.window,
    burnRate: values['burn-rate'],
});
/** An SLO from the texts of its keys. */
const sloOf = (texts) => {
    const read = schemas/* object */.Ikc(sloShape)
        .safeParse(Object.fromEntries(Object.keys(sloShape).map(key => [key, texts.get(key) ?? ''])));
    if (!read.success) {
        const [issue] = read.error.issues;
        return { problem: `${issue?.path.join('.')} ${issue?.message}`, allowed: 'see docs/slo.md' };
    }
    const slo = sloFrom(read.data);
    const wrong = slo_problemOf(slo);
    return wrong === undefined ? { slo } : { problem: `${wrong.key} ${wrong.problem}`, allowed: wrong.allowed };
};
const sloRules = [
    {
        needs: ['availability', 'error-rate', 'p50', 'p95', 'p99', 'window', 'burn-rate'],
        check: values => {
            const wrong = slo_problemOf(sloFrom(values));
            return wrong === undefined ? undefined : { problem: `${wrong.key} ${wrong.problem}`, allowed: wrong.allowed };
        },
    },
];
const allowedLines = `a preset (${presets/* sloPresetNames */._o.join(', ')}), or lines \`key: value\` with ${Object.keys(sloShape).join(', ')}`;
const textsOf = (lines) => {
    const texts = new Map();
    for (const line of lines) {
        const colon = line.indexOf(':');
        const [key, value] = [line.slice(0, Math.max(0, colon)).trim(), line.slice(colon + 1).trim()];
        if (colon < 0 && (0,presets/* isSloPreset */.mc)(line))
            for (const [name, text] of Object.entries(presets/* sloPresets */.xs[line].slo))
                texts.set(name, text);
        else if (key in sloShape)
            texts.set(key, key === 'burn-rate' ? `${texts.get(key) ?? ''}\n${value}` : value);
        else {
            const near = nearest(key || line, [...Object.keys(sloShape), ...presets/* sloPresetNames */._o]);
            const hint = near === undefined ? '' : `; did you mean ${near}?`;
            return { problem: `does not know "${key || line}"${hint}`, allowed: allowedLines };
        }
    }
    return texts;
};
/** An SLO from the lines of the input `slo`: a preset, and what differs from it. */
const parseSlo = (lines) => {
    const texts = textsOf(lines);
    return 'problem' in texts ? texts : sloOf(texts);
};
const linesOf = (text) => text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '');
/** What the SLO gives to inputs that are not set themselves. Nothing when it is wrong: the rule says so. */
const givenBy = (text, values) => {
    const parsed = parseSlo(linesOf(text));
    return 'slo' in parsed ? values(parsed.slo) : {};
};
const joined = (given, name, more) => [given.text(name), ...more].join('\n');
/** Inputs of verification that follow from `slo`, where the caller set none of his own. */
const verificationGiven = (slo, given) => ({
    ...Object.fromEntries(Object.entries(verificationOf(slo)).filter(([name]) => given.isUnset(name))),
    ...(metricsOf(slo).length === 0 ? {} : { metrics: joined(given, 'metrics', metricsOf(slo)) }),
});
/** Inputs of performance-regression that follow from `slo`. */
const performanceGiven = (slo, given) => ({
    budgets: withBudgets(given
        .text('budgets')
        .split(/[,\n]/)
        .map(text => text.trim())
        .filter(text => text !== ''), slo).join('\n'),
});
const sloInput = (what, values) => inputs/* input */.hF.lines({
    doc: `Service level objective: a preset (${presets/* sloPresetNames */._o.join(', ')}) or lines \`key: value\` (docs/slo.md). ${what} Inputs that are set win.`,
    allowed: allowedLines,
    gives: (text, given) => givenBy(text, slo => values(slo, given)),
});
const verificationSlo = sloInput('Gives `max-error-rate`, `max-p50`, `max-p95`, `max-p99`, and burn rates to `metrics`.', verificationGiven);
const performanceSlo = sloInput('Gives `budgets`.', performanceGiven);
const sloRule = {
    needs: ['slo'],
    check: ({ slo }) => {
        const parsed = parseSlo(slo);
        return 'slo' in parsed ? undefined : parsed;
    },
};

;// CONCATENATED MODULE: ./src/adapters/probing/inputs.ts






/** Inputs of every action that verifies a release. Spread them into the action's own schema. */
const verificationInputs = {
    slo: verificationSlo,
    probes: inputs/* input */.hF.lines({
        doc: `What to ask and what to expect, one probe a line: \`GET /healthz 200 compressed\`, \`TLS example.org days>=14\`, \`WS /socket\`, \`GRPC host:port service\`, \`TCP host:port\`, \`DNS name A\`, or a JSON object; every form is in docs/probes.md. \`{{revision}}\` stands for the commit of the release that is asked, after a rollback of the old one. Unset: \`${probes_defaultProbe}\`, and the health path where it is known.`,
        allowed: 'lines such as `GET /path STATUS` (docs/probes.md), or JSON',
    }),
    'probe-rate': inputs/* input */.hF.integer({
        doc: 'Requests a second of our own, so that there is something to judge where traffic is thin.',
        default: '50',
        min: 1,
        max: 1000,
    }),
    'verify-duration': inputs/* input */.hF.duration({
        doc: 'How long to verify. It ends earlier only when a fault is certain.',
        default: '60s',
        maxMs: 3_600_000,
    }),
    'probe-timeout': inputs/* input */.hF.duration({
        doc: 'How long a probe waits for its full answer.',
        default: '5s',
        maxMs: 60_000,
    }),
    'max-error-rate': inputs/* input */.hF.text({
        doc: 'Objective: share of requests that may fail, in percent.',
        default: '1%',
        pattern: /^\d+(\.\d+)?\s*%$/,
        allowed: 'a percentage from 0.01% to 50%',
    }),
    'max-p50': inputs/* input */.hF.duration({
        doc: 'Objective: half of the answers are faster than this. `0`: not judged.',
        default: '0',
    }),
    'max-p95': inputs/* input */.hF.duration({ doc: 'Objective: 95 % of answers are faster than this. `0`: not judged.', default: '0' }),
    'max-p99': inputs/* input */.hF.duration({ doc: 'Objective: 99 % of answers are faster than this. `0`: not judged.', default: '0' }),
    'max-error-increase': inputs/* input */.hF.text({
        doc: 'Beside the old release, while it is warm: how many percentage points more of the requests may fail than of the old one’s at the same moment. Unset: not compared.',
        pattern: /^\d+(\.\d+)?\s*%$/,
        allowed: 'percentage points from 0% to 50%, such as 0.5%',
    }),
    'max-latency-increase': inputs/* input */.hF.text({
        doc: 'Beside the old release, while it is warm: by how much the new one may be slower at the same moment. Unset: not compared.',
        pattern: /^\d+(\.\d+)?\s*%$/,
        allowed: 'a percentage from 0% to 1000%, such as 20%',
    }),
    'min-samples': inputs/* input */.hF.number({
        doc: 'Unset: a pass needs enough samples to show that the error rate is within the objective (299 without a failure for 1 %). Set: so many are enough as long as the rate is not above it, and the report says which rise could not have been seen.',
        min: 1,
        max: 1_000_000,
    }),
    ...checkInputs,
};
const inputs_share = (text) => Number(text.replace('%', '')) / 100;
const shareOrNull = (text) => (text === '' ? null : inputs_share(text));
const atMost = (name, most, allowed) => ({
    needs: [name],
    check: (values) => (shareOrNull(values[name]) ?? 0) <= most ? undefined : { problem: 'is out of range', allowed },
});
/** Which one is known only when a probe is asked. */
const anyRevision = '0'.repeat(40);
/** Rules over those inputs; add them to the action's own. */
const verificationRules = [
    sloRule,
    ...checkRules,
    {
        needs: ['probes'],
        check: ({ probes }) => {
            const parsed = probes_parseProbes(revision_withRevision(probes, anyRevision) ?? probes);
            return 'probes' in parsed ? undefined : parsed;
        },
    },
    {
        needs: ['max-error-rate'],
        check: values => {
            const rate = inputs_share(values['max-error-rate']);
            return rate >= 0.0001 && rate <= 0.5
                ? undefined
                : { problem: 'is out of range', allowed: 'a percentage from 0.01% to 50%' };
        },
    },
    atMost('max-error-increase', 0.5, 'percentage points from 0% to 50%'),
    atMost('max-latency-increase', 10, 'a percentage from 0% to 1000%'),
    {
        needs: ['verify-duration'],
        check: values => (values['verify-duration'] >= 1000 ? undefined : { problem: 'is too short', allowed: '1s to 1h' }),
    },
    {
        needs: ['probe-timeout'],
        check: values => (values['probe-timeout'] >= 10 ? undefined : { problem: 'is too short', allowed: '10ms to 60s' }),
    },
];
/** More requests than this at the same time are never under way. */
const maxInFlight = 256;
/** @throws UserError `probe-definition` where the rules were not asked before. */
const planOf = (inputs, { revision = '', ...about }, moreProbes = []) => {
    const lines = withRevision(inputs.probes.length > 0 ? inputs.probes : [defaultProbe, ...moreProbes], revision);
    if (lines === undefined)
        throw new UserError('probe-definition', 'probes: {{revision}} has no value here', 'Set `revision`.');
    const parsed = parseProbes(lines);
    if (!('probes' in parsed))
        throw new UserError('probe-definition', `probes: ${parsed.problem}`, parsed.allowed);
    return {
        probes: parsed.probes,
        objectives: {
            ...about,
            maxErrorRate: inputs_share(inputs['max-error-rate']),
            maxP50Ms: inputs['max-p50'] || null,
            maxP95Ms: inputs['max-p95'] || null,
            maxP99Ms: inputs['max-p99'] || null,
            minSamples: inputs['min-samples'] ?? null,
        },
        comparison: {
            errorIncrease: shareOrNull(inputs['max-error-increase']),
            latencyIncrease: shareOrNull(inputs['max-latency-increase']),
        },
        rate: inputs['probe-rate'],
        durationMs: inputs['verify-duration'],
        probeTimeoutMs: inputs['probe-timeout'],
        maxInFlight,
    };
};

// EXTERNAL MODULE: ./src/config/presets.ts
var config_presets = __webpack_require__(914);
;// CONCATENATED MODULE: ./src/adapters/kubernetes/kubeconfig.ts
/** The text of a kubeconfig handed over as a secret. Pure. */
const base64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;
/** YAML or JSON as it is; base64 of it decoded. */
const kubeconfigText = (data) => base64.test(data) ? Buffer.from(data, 'base64').toString('utf8') : data;
/** Keys whose values open the cluster, in YAML or JSON. */
const credential = /"?\b(token|password|client-key-data|client-certificate-data|id-token|refresh-token|access-token|client-secret|value)"?\s*:\s*"?([^\s",}]+)/g;
/**
 * What has to be kept out of logs: the credentials, and the whole where it is one word. Not every line: words such as
 * `kind: Config` would be blanked out everywhere.
 */
const kubeconfigSecrets = (data) => {
    const whole = data.trim();
    const inside = [...kubeconfigText(whole).matchAll(credential)].flatMap(([, , value]) => value ?? []);
    return [...(/\s/.test(whole) || whole === '' ? [] : [whole]), ...inside];
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/inputs.ts


/** Inputs of the kubernetes target; rollout/inputs.ts hands them to the actions. Nothing heavy is loaded here. */
/** Where a release runs in a cluster, and how the cluster is reached. */
const clusterInputs = {
    namespace: inputs/* input */.hF.text({
        doc: '`kubernetes`: namespace of the app. Unset: that of the kubeconfig’s context.',
        pattern: /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
        allowed: 'lower-case letters, digits and `-`, at most 63',
    }),
    'kube-context': inputs/* input */.hF.text({ doc: '`kubernetes`: context of the kubeconfig. Unset: its current one.' }),
    kubeconfig: inputs/* input */.hF.text({
        doc: '`kubernetes`: path of a kubeconfig. Unset: as kubectl finds it (`KUBECONFIG`, `~/.kube/config`, or the service account of the pod it runs in).',
    }),
    'kubeconfig-data': inputs/* input */.hF.text({
        doc: '`kubernetes`: a kubeconfig itself, best as base64 on one line. It is kept in a private file until the step ends.',
        secret: true,
        secretParts: kubeconfigSecrets,
    }),
    url: inputs/* input */.hF.text({
        doc: 'Where users’ traffic enters; the verification asks there. Unset: `process` its proxy; `kubernetes` the Service through the API server, and the switch is then seen in the control plane only.',
        pattern: /^https?:\/\/[^\s/]+/,
        allowed: 'an http or https address',
    }),
    switch: inputs/* input */.hF.choice(['auto', 'atomic', 'overlap', 'route'], {
        doc: '`kubernetes`: how traffic moves. `atomic`: one write of the Service’s selector. `overlap`: both colours, then the new one, for load balancers that target pods. `route`: the backends of an Ingress or HTTPRoute. `auto`: by what is in front of the Service.',
        default: 'auto',
    }),
    overlap: inputs/* input */.hF.duration({
        doc: '`kubernetes`: how long both colours have traffic with `switch: overlap`.',
        default: '30s',
        maxMs: 600_000,
    }),
};
/** What a release is made of. */
const kubernetesReleaseInputs = {
    manifests: inputs/* input */.hF.lines({
        doc: '`kubernetes`: manifests of the release, seen from the workspace.',
        allowed: 'files, folders and globs, one a line',
    }),
    kustomize: inputs/* input */.hF.text({ doc: '`kubernetes`: folder of a kustomization, seen from the workspace.' }),
    'helm-chart': inputs/* input */.hF.text({ doc: '`kubernetes`: folder of a Helm chart, seen from the workspace.' }),
    'helm-values': inputs/* input */.hF.lines({
        doc: '`kubernetes`: values files of the chart; later ones win. Secrets belong here, not in `helm-set`.',
        allowed: 'paths, one a line',
    }),
    'helm-set': inputs/* input */.hF.lines({
        doc: '`kubernetes`: single values of the chart. No secrets.',
        allowed: 'lines `key=value`',
    }),
    'probe-port': inputs/* input */.hF.text({
        doc: '`kubernetes`: container port to probe. Unset: that of the readiness probe, else of the Service, else the only one.',
        pattern: /^[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/,
        allowed: 'name or number of a port',
    }),
    'migrate-expand': inputs/* input */.hF.text({
        doc: '`kubernetes`: hook before traffic moves; it must be safe to repeat.',
        allowed: '`job:<name>` of a Job in the manifests, or a shell command for this machine',
    }),
    'migrate-contract': inputs/* input */.hF.text({
        doc: '`kubernetes`: hook once the old release is gone; it must be safe to repeat.',
        allowed: '`job:<name>` of a Job in the manifests, or a shell command for this machine',
    }),
    'hook-timeout': inputs/* input */.hF.duration({
        doc: '`kubernetes`: how long a hook may take.',
        default: '10m',
        maxMs: 3_600_000,
    }),
    'allow-managed': inputs/* input */.hF.boolean({
        doc: '`kubernetes`: deploy objects that another controller manages (Argo CD, Flux, KEDA, an operator …).',
        default: 'false',
    }),
};
/** An input of the other target is a mistake worth naming: it would be ignored. */
const onlyFor = (target, name, isSet) => ({
    needs: [name, 'target'],
    check: values => values.target !== target && isSet(values)
        ? { problem: `is only for \`target: ${target}\``, allowed: `nothing with \`target: ${values.target}\`` }
        : undefined,
});
const clusterRules = [
    onlyFor('kubernetes', 'namespace', values => values.namespace !== ''),
    onlyFor('kubernetes', 'kube-context', values => values['kube-context'] !== ''),
    onlyFor('kubernetes', 'kubeconfig', values => values.kubeconfig !== ''),
    onlyFor('kubernetes', 'switch', values => values.switch !== 'auto'),
    {
        needs: ['kubeconfig', 'kubeconfig-data'],
        check: values => values.kubeconfig !== '' && values['kubeconfig-data'] !== ''
            ? { problem: 'cannot be given together with `kubeconfig-data`', allowed: 'one of the two' }
            : undefined,
    },
];
const isGiven = (value) => value.length > 0;
const oneSource = 'exactly one of `manifests`, `kustomize`, `helm-chart`';
const isValue = (line) => /^[^=\s]+=/.test(line);
/** Rules over what a release is made of. */
const kubernetesReleaseRules = [
    onlyFor('kubernetes', 'manifests', values => isGiven(values.manifests)),
    onlyFor('kubernetes', 'kustomize', values => isGiven(values.kustomize)),
    onlyFor('kubernetes', 'helm-chart', values => isGiven(values['helm-chart'])),
    onlyFor('kubernetes', 'probe-port', values => isGiven(values['probe-port'])),
    onlyFor('kubernetes', 'migrate-expand', values => isGiven(values['migrate-expand'])),
    onlyFor('kubernetes', 'migrate-contract', values => isGiven(values['migrate-contract'])),
    {
        needs: ['manifests', 'kustomize', 'helm-chart', 'target', 'phase'],
        check: values => {
            if (values.target !== 'kubernetes' || values.phase === 'settle')
                return undefined;
            const given = [values.manifests, values.kustomize, values['helm-chart']].filter(isGiven).length;
            if (given === 1)
                return undefined;
            return { problem: given === 0 ? 'nothing to deploy' : 'more than one source is given', allowed: oneSource };
        },
    },
    {
        needs: ['helm-values', 'helm-set', 'helm-chart'],
        check: values => isGiven(values['helm-chart']) || !(isGiven(values['helm-values']) || isGiven(values['helm-set']))
            ? undefined
            : { problem: '`helm-values` and `helm-set` need a chart', allowed: 'both only with `helm-chart`' },
    },
    {
        needs: ['helm-set'],
        check: values => values['helm-set'].every(isValue)
            ? undefined
            : { problem: 'has lines that are not key=value', allowed: 'lines `key=value`' },
    },
];

;// CONCATENATED MODULE: ./src/adapters/rollout/inputs.ts


/** Inputs of every action that works on a rollout. Spread them into the action's own schema. */
const inputs_name = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const nameAllowed = 'letters, digits, `.`, `_` and `-`, starting with a letter or digit';
const defaults = { stateDir: '~/.local/state/prod-actions', port: '8080' };
const placeInputs = {
    app: inputs/* input */.hF.text({ doc: 'Name of the app.', required: true, pattern: inputs_name, allowed: nameAllowed }),
    environment: inputs/* input */.hF.text({
        doc: 'Name of the environment, such as `staging` or `production`.',
        required: true,
        pattern: inputs_name,
        allowed: nameAllowed,
    }),
    target: inputs/* input */.hF.choice(['process', 'kubernetes'], {
        doc: 'Where releases run. `process`: child processes of this machine behind a small proxy, for trial, tests and single machines. `kubernetes`: Deployments of a cluster.',
        default: 'process',
    }),
    'state-dir': inputs/* input */.hF.text({
        doc: '`process`: folder that holds journal, proxy and unpacked images. It must outlive the job. `~` is the home folder.',
        default: defaults.stateDir,
    }),
    port: inputs/* input */.hF.integer({
        doc: '`process`: port on this machine where users’ traffic enters the proxy.',
        default: defaults.port,
        min: 1,
        max: 65_535,
    }),
    ...clusterInputs,
};
/** Of every action that takes the lease. */
const holderInputs = {
    'github-token': inputs/* input */.hF.text({
        doc: 'Token that tells whether the run that holds the lease is over (`actions: read`), so that nobody waits for it. Without the permission its time has to run out.',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the runner fills the expression in
        default: '${{ github.token }}',
        secret: true,
    }),
};
const timingInputs = {
    'start-timeout': inputs/* input */.hF.duration({
        doc: 'How long a release may take until it listens. A release that ends or fails is named at once.',
        default: '60s',
        maxMs: 3_600_000,
    }),
    'warm-up': inputs/* input */.hF.duration({
        doc: 'The health path must answer well for so long without a gap before traffic moves.',
        default: '5s',
        maxMs: 3_600_000,
    }),
    'switch-timeout': inputs/* input */.hF.duration({
        doc: 'How long the entrance may take to answer with the new release after the switch.',
        default: '10s',
        maxMs: 600_000,
    }),
    drain: inputs/* input */.hF.duration({
        doc: 'How long requests in flight may go on in a release that has no traffic any more.',
        default: '30s',
        maxMs: 3_600_000,
    }),
    bake: inputs/* input */.hF.duration({
        doc: 'How long the old release stays warm after the verification. Longer than 60 s is left to the next run.',
        default: '60s',
        maxMs: 7 * 86_400_000,
    }),
};
const policyInputs = {
    mode: inputs/* input */.hF.choice(['enforce', 'observe'], {
        doc: '`observe` reports the verdict and never fails the step; what it does to traffic is the same.',
        default: 'enforce',
    }),
    strict: inputs/* input */.hF.boolean({ doc: 'What is normally only said fails the step as well.', default: 'false' }),
};
const timingOf = (inputs) => ({
    startMs: inputs['start-timeout'],
    warmMs: inputs['warm-up'],
    switchMs: inputs['switch-timeout'],
    drainMs: inputs.drain,
    bakeMs: inputs.bake,
});
/** Rules over those inputs; add them to the action's own. */
/** Both stand as labels on every object, and a label holds less than a folder's name. */
const labelRules = ['app', 'environment'].map(name => ({
    needs: [name, 'target'],
    check: values => values.target === 'kubernetes' && !/^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/.test(values[name])
        ? {
            problem: 'cannot be the label of an object',
            allowed: 'at most 63 characters that end with a letter or digit',
        }
        : undefined,
}));
const placeRules = [
    ...clusterRules,
    ...labelRules,
    onlyFor('process', 'state-dir', values => values['state-dir'] !== defaults.stateDir),
    onlyFor('process', 'port', values => String(values.port) !== defaults.port),
];
/** Through the API server every answer is slower than users see it, so latency is not judged there. */
const latencyRules = ['max-p95', 'max-p99'].map(name => ({
    needs: [name, 'target', 'url'],
    check: values => values.target === 'kubernetes' && values.url === '' && values[name] > 0
        ? {
            problem: 'cannot be judged without `url`: only the way through the API server is known',
            allowed: '`0`, or set `url`',
        }
        : undefined,
}));

// EXTERNAL MODULE: ./src/core/action.ts
var action = __webpack_require__(5605);
;// CONCATENATED MODULE: ./src/actions/auto-rollback/inputs.ts






const noReason = 'the verification failed';
const definition = (0,action/* defineAction */.QP)({
    name: 'auto-rollback',
    description: 'Takes traffic back to the last verified release, first of all; then verifies it and quarantines the bad one.',
    branding: { icon: 'corner-up-left', color: 'orange' },
    inputs: schemas/* object */.Ikc({
        ...placeInputs,
        ...holderInputs,
        'operation-id': inputs/* input */.hF.text({
            doc: 'The operation to take back (output of blue-green-deploy). A newer one is never touched. Unset: whatever is live.',
            pattern: /^[A-Za-z0-9-]{1,64}$/,
            allowed: 'letters, digits and `-`',
        }),
        to: inputs/* input */.hF.text({
            doc: 'Where to go back to: `verified`, the newest verified release that is not quarantined, or the id of a kept release.',
            default: 'verified',
            pattern: /^(verified|[0-9a-f]{8,64})$/,
            allowed: '`verified`, or 8 to 64 hex digits of a release id',
        }),
        reason: inputs/* input */.hF.text({
            doc: 'Why; kept in the journal beside the quarantine.',
            default: noReason,
        }),
        'lift-quarantine': inputs/* input */.hF.text({
            doc: 'Only lifts the quarantine of this release (id of 8 digits or more, digest or commit); traffic is not touched. Needs a `reason`.',
        }),
        automatic: inputs/* input */.hF.boolean({
            doc: 'Nobody asked: at most once an hour, and a verified live release is left alone. `false` for a person’s decision.',
            default: 'true',
        }),
        ...timingInputs,
        ...verificationInputs,
        // Without their rules: a channel that is set wrongly is said, and must not stop a rollback.
        ...notifyInputs,
        ...policyInputs,
    }),
    rules: [
        ...placeRules,
        ...verificationRules,
        ...latencyRules,
        {
            needs: ['reason', 'lift-quarantine'],
            check: values => values['lift-quarantine'] !== '' && values.reason === noReason
                ? { problem: 'is needed with `lift-quarantine`', allowed: 'why the release may be deployed again' }
                : undefined,
        },
        {
            needs: ['to', 'automatic'],
            check: ({ to, automatic }) => automatic && to !== 'verified'
                ? { problem: 'is a person’s choice', allowed: '`verified`, or set `automatic: false`' }
                : undefined,
        },
    ],
    outputs: {
        'operation-id': 'Id of the rollback: the one it took back where that was still open, else a new one.',
        'live-colour': 'The colour that has traffic: `blue` or `green`.',
        'release-id': 'Id of the release that traffic came back to.',
        'bad-release-id': 'Id of the release that was taken back and is quarantined.',
        url: 'Where users’ traffic enters.',
        'detection-ms': 'Milliseconds from the bad release’s switch to the decision to go back.',
        'recovery-ms': 'Milliseconds from that decision until users’ entrance answered with the old release.',
        'kept-recovery-ms': 'The same for a connection that was open before; empty where the entrance does not say which release answers.',
        'requests-failed': 'Requests that the bad release served badly, as far as they were counted (see the report).',
        notified: notifiedOutput,
    },
    onError: 'failed',
});

;// CONCATENATED MODULE: ./src/actions/janitor/inputs.ts






const inputs_definition = (0,action/* defineAction */.QP)({
    name: 'janitor',
    description: 'Finds what a run that is gone left half-way in an environment, and ends it: verifies and settles it, or takes it back.',
    branding: { icon: 'refresh-cw', color: 'gray-dark' },
    inputs: schemas/* object */.Ikc({
        ...placeInputs,
        ...holderInputs,
        'on-unswitched': inputs/* input */.hF.choice(['withdraw', 'finish'], {
            doc: 'A deploy that never had traffic: take it away again, or bring it to its end though nobody watches.',
            default: 'withdraw',
        }),
        'on-unverified': inputs/* input */.hF.choice(['hold', 'rollback'], {
            doc: 'When the verification of what was left comes to no verdict: keep both releases and call a person, or go back.',
            default: 'hold',
        }),
        'busy-limit': inputs/* input */.hF.duration({
            doc: 'An operation whose holder lives is left alone for so long; then a person is called.',
            default: '2h',
            maxMs: 7 * 86_400_000,
        }),
        'allow-empty': inputs/* input */.hF.boolean({
            doc: 'An environment without a journal is clean. Otherwise the janitor thinks that it looks at the wrong place.',
            default: 'false',
        }),
        'remind-after': inputs/* input */.hF.duration({
            doc: 'What waits for a person is told once, and again only after this time. `0s`: at every run.',
            default: '24h',
            maxMs: 30 * 86_400_000,
        }),
        ...verificationInputs,
        // Without their rules, as in a rollback: a channel that is set wrongly is said, and must not leave things half-way.
        ...notifyInputs,
        ...policyInputs,
    }),
    rules: [...placeRules, ...verificationRules, ...latencyRules],
    outputs: {
        'operation-id': 'Id of the operation that was ended; empty when there was none.',
        'live-colour': 'The colour that has traffic: `blue` or `green`.',
        'live-release-id': 'Id of the release that has traffic.',
        found: 'What was found, separated by `; `.',
        notified: notifiedOutput,
    },
    onError: 'failed',
});

;// CONCATENATED MODULE: ./src/domain/images/platform.ts
const aliases = {
    x86_64: ['amd64'],
    'x86-64': ['amd64'],
    aarch64: ['arm64'],
    i386: ['386'],
    armhf: ['arm', 'v7'],
    armel: ['arm', 'v6'],
};
/** Variants that say nothing more than the architecture does. */
const implied = { amd64: 'v1', arm64: 'v8' };
const arm32Default = 'v7';
/** One spelling per platform, as containerd does it: `aarch64` → `arm64`, `arm64/v8` → `arm64`, `arm` → `arm/v7`. */
const normalizePlatform = (os, architecture, variant) => {
    const lower = architecture.toLowerCase();
    const [arch, byAlias] = aliases[lower] ?? [lower];
    const given = variant?.toLowerCase() || byAlias || (arch === 'arm' ? arm32Default : undefined);
    return { os: os.toLowerCase(), architecture: arch, variant: given === implied[arch] ? undefined : given };
};
const parsePlatform = (text) => {
    const [os, architecture, variant, ...rest] = text.trim().split('/');
    const parts = [os, architecture, ...(variant === undefined ? [] : [variant])];
    const wellFormed = rest.length === 0 && parts.every(part => part !== undefined && /^[A-Za-z0-9_.-]+$/.test(part));
    if (!wellFormed || os === undefined || architecture === undefined) {
        return { problem: `"${text}" does not have the form os/architecture[/variant]` };
    }
    return { value: normalizePlatform(os, architecture, variant) };
};
const formatPlatform = ({ os, architecture, variant }) => [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
const samePlatform = (a, b) => formatPlatform(a) === formatPlatform(b);
const nodeArchitectures = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };
/** The platform whose images this machine runs, from Node's `process.platform` and `process.arch`. */
const platformOfHost = (os, arch) => normalizePlatform(os, nodeArchitectures[arch] ?? arch);
/** arm/v7 runs arm/v6 and v5; amd64/v3 runs amd64/v2 and amd64. Best first. */
const runnableOn = (wanted) => {
    const level = Number(/^v(\d)$/.exec(wanted.variant ?? '')?.[1] ?? Number.NaN);
    const lowest = wanted.architecture === 'arm' ? 5 : wanted.architecture === 'amd64' ? 1 : level;
    const lower = [];
    for (let variant = level - 1; variant >= lowest; variant -= 1) {
        lower.push(normalizePlatform(wanted.os, wanted.architecture, `v${variant}`));
    }
    return [wanted, ...lower];
};
/** The entry to run on `wanted`: the same platform, or else the best one it can run. */
const pickPlatform = (entries, wanted) => runnableOn(wanted)
    .map(candidate => entries.find(entry => samePlatform(entry.platform, candidate)))
    .find(entry => entry !== undefined);

;// CONCATENATED MODULE: ./src/domain/images/digest.ts
/** Only SHA-256: it is what every registry and builder we speak to makes. */
const isDigest = (text) => /^sha256:[0-9a-f]{64}$/.test(text);
const hexOf = (digest) => digest.slice('sha256:'.length);
/** For people: enough to tell two digests apart. */
const shortDigest = (digest) => digest.slice(0, 'sha256:'.length + 12);

;// CONCATENATED MODULE: ./src/domain/images/reference.ts

const label = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const host = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?$`);
const reference_repository = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const tagForm = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const hub = 'docker.io';
const maxName = 255;
const isTag = (text) => tagForm.test(text);
/** The first part of a name is a host when it could not be part of a Docker Hub repository. */
const isHost = (first) => /[.:[]/.test(first) || first === 'localhost';
const splitName = (name) => {
    const slash = name.indexOf('/');
    const first = slash < 0 ? '' : name.slice(0, slash);
    if (first !== '' && isHost(first)) {
        const registry = first === 'index.docker.io' ? hub : first;
        const rest = name.slice(slash + 1);
        return { registry, repository: registry === hub && !rest.includes('/') ? `library/${rest}` : rest };
    }
    return { registry: hub, repository: slash < 0 ? `library/${name}` : name };
};
/** The tag's colon is the one after the last slash; an earlier one belongs to the port. */
const splitTag = (text) => {
    const colon = text.indexOf(':', text.lastIndexOf('/') + 1);
    return colon < 0 ? [text, undefined] : [text.slice(0, colon), text.slice(colon + 1)];
};
/** The digest that an image is named by, if it is. */
const digestIn = (image) => image?.split('@')[1] ?? null;
const reference_problemOf = (text, reference, digest) => {
    const { tag } = reference;
    if (/\s/.test(text))
        return 'holds white space';
    if (text.includes('://'))
        return 'is an address; leave out the scheme';
    if (digest !== undefined && !isDigest(digest))
        return `has no valid digest ("${digest.slice(0, 80)}")`;
    if (tag !== undefined && !isTag(tag))
        return `has no valid tag ("${tag.slice(0, 80)}")`;
    if (!host.test(reference.registry))
        return `has no valid registry ("${reference.registry}")`;
    if (reference.repository !== reference.repository.toLowerCase())
        return 'has capital letters in its repository';
    if (!reference_repository.test(reference.repository))
        return `has no valid repository ("${reference.repository}")`;
    if (reference.registry.length + reference.repository.length + 1 > maxName)
        return `is longer than ${maxName}`;
    return undefined;
};
/** `name[:tag][@digest]` → its parts, by the rules of Docker and the OCI distribution specification. */
const parseReference = (text) => {
    const trimmed = text.trim();
    if (trimmed === '')
        return { problem: 'is empty' };
    const at = trimmed.indexOf('@');
    const [name, tag] = splitTag(at < 0 ? trimmed : trimmed.slice(0, at));
    const digest = at < 0 ? undefined : trimmed.slice(at + 1);
    const parts = { ...splitName(name), tag };
    const problem = reference_problemOf(trimmed, parts, digest);
    if (problem !== undefined)
        return { problem };
    return { value: { ...parts, digest: digest !== undefined && isDigest(digest) ? digest : undefined } };
};
/** `registry/repository`, without tag and digest. */
const reference_nameOf = (reference) => `${reference.registry}/${reference.repository}`;
const formatReference = (reference) => `${reference_nameOf(reference)}${reference.tag === undefined ? '' : `:${reference.tag}`}${reference.digest === undefined ? '' : `@${reference.digest}`}`;
const withDigest = (reference, digest) => ({
    ...reference,
    tag: undefined,
    digest,
});
const hasDigest = (reference) => reference.digest !== undefined;
/** Registries on this machine speak plain HTTP. */
const isLoopback = (registry) => {
    const name = registry.replace(/:\d+$/, '');
    return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);
};

;// CONCATENATED MODULE: ./src/actions/multi-arch-build/pairs.ts
/** Lines of the form NAME=value. Pure. */
const isPair = (line) => /^[^=\s][^=]*=/.test(line);
const nameOfPair = (line) => (line.includes('=') ? line.slice(0, line.indexOf('=')) : line).trim();
const valueOfPair = (line) => line.slice(line.indexOf('=') + 1);
const pairsOf = (lines) => Object.fromEntries(lines.map(line => [nameOfPair(line), valueOfPair(line)]));
/** Names whose value people would not want published. */
const looksSecret = (name) => /(^|[_-])(token|secret|password|passwd|passphrase|api[_-]?key|private[_-]?key|access[_-]?key|credentials?)$/i.test(name);

;// CONCATENATED MODULE: ./src/actions/multi-arch-build/inputs.ts






const pairForm = 'lines of the form NAME=value';
/** A rule that every line of an input has the form NAME=value. */
const pairs = (name) => ({
    needs: [name],
    check: (values) => {
        // The value may be a secret, so a bad line is named by its place.
        const at = values[name].findIndex(line => !isPair(line));
        return at < 0 ? undefined : { problem: `line ${at + 1} is not a pair`, allowed: pairForm };
    },
});
const multi_arch_build_inputs_definition = (0,action/* defineAction */.QP)({
    name: 'multi-arch-build',
    description: 'Builds one image for several platforms, pushes it by digest and reads it back.',
    branding: { icon: 'package', color: 'blue' },
    inputs: schemas/* object */.Ikc({
        image: inputs/* input */.hF.text({
            doc: 'Name of the image without tag, as in `ghcr.io/owner/app`. Capital letters are lowered.',
            required: true,
        }),
        platforms: inputs/* input */.hF.list({
            doc: 'Platforms to build for.',
            default: 'linux/amd64,linux/arm64',
            allowed: 'platforms such as linux/amd64,linux/arm64,linux/arm/v7',
        }),
        context: inputs/* input */.hF.text({ doc: 'Build context: a folder of the workspace, or a Git address.', default: '.' }),
        file: inputs/* input */.hF.text({ doc: 'Path of the Dockerfile. Unset: `Dockerfile` in the context.' }),
        target: inputs/* input */.hF.text({ doc: 'Stage of the Dockerfile to build. Unset: the last.' }),
        'build-args': inputs/* input */.hF.lines({
            doc: 'Build arguments. They stand in the image’s history and provenance: use `secrets` for secrets.',
            allowed: pairForm,
        }),
        labels: inputs/* input */.hF.lines({ doc: 'More labels; they win over ours.', allowed: pairForm }),
        annotations: inputs/* input */.hF.lines({
            doc: 'More annotations of index and manifests; they win over ours.',
            allowed: pairForm,
        }),
        secrets: inputs/* input */.hF.lines({
            doc: 'Build secrets for `RUN --mount=type=secret,id=…`. Handed over in the environment, never as arguments.',
            secret: true,
            allowed: 'lines of the form id=value',
        }),
        'secret-files': inputs/* input */.hF.lines({
            doc: 'Build secrets from files, for values of several lines.',
            allowed: 'lines of the form id=path',
        }),
        tags: inputs/* input */.hF.list({
            doc: 'Tags to point at the digest once it was checked.',
            allowed: 'tags such as v1.2.3, without the name',
        }),
        push: inputs/* input */.hF.choice(['auto', 'true', 'false'], {
            doc: '`auto` pushes except on pull requests from forks and from Dependabot, whose token may not.',
            default: 'auto',
        }),
        provenance: inputs/* input */.hF.choice(['max', 'min', 'false'], {
            doc: 'BuildKit’s SLSA provenance. `max` publishes build arguments and the Dockerfile to all who can read the image.',
            default: 'max',
        }),
        sbom: inputs/* input */.hF.boolean({ doc: 'Attach an SBOM per platform (pulls BuildKit’s scanner image).', default: 'false' }),
        'sbom-generator': inputs/* input */.hF.text({ doc: 'Image of another SBOM scanner, best by digest.' }),
        cache: inputs/* input */.hF.choice(['gha', 'registry', 'local', 'none'], {
            doc: 'Where layers are cached. `gha` without GitHub’s cache service is said and skipped; `registry` is written only by runs that push.',
            default: 'gha',
        }),
        'cache-scope': inputs/* input */.hF.text({
            doc: 'Name of the cache: the scope for `gha`, the tag for `registry`, the folder for `local`.',
            default: 'buildcache',
        }),
        'use-cache': inputs/* input */.hF.boolean({ doc: '`false` builds every step anew.', default: 'true' }),
        'pull-base': inputs/* input */.hF.boolean({ doc: 'Look for newer base images even where one is cached.', default: 'false' }),
        builder: inputs/* input */.hF.text({ doc: 'Name of an existing buildx builder.' }),
        'builder-endpoint': inputs/* input */.hF.text({
            doc: 'Address of a running buildkitd. Unset, and no `builder`: the current builder, or a new docker-container one.',
            pattern: /^(unix|tcp|ssh|docker-container|kube-pod|podman-container):\/\/.+/,
            allowed: 'an address such as unix:///run/buildkit/buildkitd.sock or tcp://builder:1234',
        }),
        'registry-username': inputs/* input */.hF.text({ doc: 'User of the image’s registry. Unset: the logins of docker/login-action.' }),
        'registry-password': inputs/* input */.hF.text({ doc: 'Password or token of that user.', secret: true }),
        'insecure-registry': inputs/* input */.hF.boolean({
            doc: 'Speak plain HTTP to the image’s registry. Registries on this machine need no such permission.',
            default: 'false',
        }),
        version: inputs/* input */.hF.text({ doc: 'Version label. Unset: the Git tag of the run, if it has one.' }),
        'source-date-epoch': inputs/* input */.hF.text({
            doc: 'Time stamp of everything in the image: `commit` makes builds of one commit alike, `none` uses the clock.',
            default: 'commit',
            pattern: /^(commit|none|\d{1,12})$/,
            allowed: 'commit, none, or seconds since 1970',
        }),
        'push-retries': inputs/* input */.hF.integer({
            doc: 'More tries after a fault of the network, the registry or the builder. A failed build step is not tried again.',
            default: '3',
            min: 0,
            max: 10,
        }),
        timeout: inputs/* input */.hF.duration({ doc: 'Limit of one try.', default: '60m', maxMs: 6 * 3_600_000 }),
    }),
    rules: [
        {
            needs: ['image'],
            check: ({ image }) => {
                const parsed = parseReference(image.toLowerCase());
                const problem = 'problem' in parsed ? parsed.problem : undefined;
                const extra = 'value' in parsed && (parsed.value.tag ?? parsed.value.digest) !== undefined;
                if (problem === undefined && !extra)
                    return undefined;
                return {
                    problem: problem ?? 'carries a tag or a digest',
                    allowed: 'registry/repository; give tags in the input tags',
                };
            },
        },
        {
            needs: ['platforms'],
            check: ({ platforms }) => {
                const bad = platforms.filter(platform => 'problem' in parsePlatform(platform));
                if (bad.length === 0 && platforms.length > 0)
                    return undefined;
                return {
                    problem: bad.length === 0 ? 'names no platform' : `does not know ${bad.join(', ')}`,
                    allowed: 'os/architecture[/variant], as in linux/arm64',
                };
            },
        },
        {
            needs: ['tags'],
            check: ({ tags }) => {
                const bad = tags.filter(tag => !isTag(tag));
                return bad.length === 0
                    ? undefined
                    : { problem: `holds no valid tag: ${bad.join(', ')}`, allowed: 'tags such as v1.2.3, without the name' };
            },
        },
        {
            needs: ['build-args'],
            check: values => {
                const bad = values['build-args'].map(nameOfPair).filter(looksSecret);
                return bad.length === 0
                    ? undefined
                    : {
                        problem: `would publish ${bad.join(', ')} in the image’s history`,
                        allowed: 'arguments that are no secrets; pass those in the input secrets',
                    };
            },
        },
        pairs('labels'),
        pairs('annotations'),
        pairs('secrets'),
        pairs('secret-files'),
        {
            needs: ['builder', 'builder-endpoint'],
            check: values => values.builder !== '' && values['builder-endpoint'] !== ''
                ? { problem: 'is given together with builder-endpoint', allowed: 'one of the two' }
                : undefined,
        },
        {
            needs: ['registry-password', 'registry-username'],
            check: values => (values['registry-username'] === '') === (values['registry-password'] === '')
                ? undefined
                : { problem: 'and registry-username belong together', allowed: 'both or neither' },
        },
    ],
    outputs: {
        digest: 'Digest of the image index, `sha256:…`. Set as soon as it is known, even if a later check fails.',
        image: '`name@digest`. The runner blanks it where a part of the name is a masked secret: use `digest` then.',
        pushed: '`true` when the image is in the registry.',
        'platform-digests': 'JSON object: platform → digest of its manifest.',
        sizes: 'JSON object: platform → bytes that a first pull transfers.',
        tags: 'JSON array of the tags that now point at the digest.',
        layout: 'Folder with the image as OCI layout, when it was not pushed.',
    },
    onError: 'failed',
});

;// CONCATENATED MODULE: ./src/actions/performance-regression/variables.ts
/** Lines of NAME=value → an object; undefined when a line is something else. */
const parseVariables = (lines) => {
    const found = lines.map(line => /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(line));
    if (found.some(match => match === null))
        return undefined;
    return Object.fromEntries(found.map(match => [match?.[1] ?? '', match?.[2] ?? '']));
};

;// CONCATENATED MODULE: ./src/actions/performance-regression/inputs.ts







const url = (doc) => inputs/* input */.hF.text({ doc, pattern: /^https?:\/\/[^\s/]+\S*$/, allowed: 'an http or https address' });
const inputs_image = (doc) => inputs/* input */.hF.text({
    doc,
    pattern: /^\S+@sha256:[0-9a-f]{64}$/,
    allowed: 'name@sha256:…; a tag may name another image tomorrow',
});
const sourceKinds = ['image', 'command', 'url'];
/** At most one of `side-image`, `side-command`, `side-url`. */
const given = (values, side) => sourceKinds.map(kind => `${side}-${kind}`).filter(name => values[name] !== '');
const performance_regression_inputs_definition = (0,action/* defineAction */.QP)({
    name: 'performance-regression',
    description: 'Says whether a release is slower than the one before, from whole runs on one machine, with exact tests and their limits.',
    branding: { icon: 'trending-up', color: 'green' },
    inputs: schemas/* object */.Ikc({
        compare: inputs/* input */.hF.choice(['paired', 'stored', 'budget-only'], {
            doc: 'What the candidate is held against: a base measured here in turn with it; sessions stored in `baseline-file`; or absolute budgets alone.',
            default: 'paired',
        }),
        'candidate-image': inputs_image('The candidate as an image by digest: pulled, verified, unpacked and started here.'),
        'candidate-command': inputs/* input */.hF.text({
            doc: 'The candidate as a shell command that listens on 127.0.0.1 and the port in PORT. A fresh process is started for every run.',
        }),
        'candidate-url': url('The candidate where it already runs. Its processes are then the same in every run, so what differs between two starts of one release is not seen.'),
        'candidate-directory': inputs/* input */.hF.text({
            doc: 'Folder of `candidate-command`, relative to the workspace.',
            default: '.',
        }),
        'base-image': inputs_image('The base as an image by digest, such as the one recorded live. Empty on a first release: the verdict is then `no-baseline`.'),
        'base-command': inputs/* input */.hF.text({ doc: 'The base as a shell command, as `candidate-command`.' }),
        'base-url': url('The base where it already runs.'),
        'base-directory': inputs/* input */.hF.text({ doc: 'Folder of `base-command`, relative to the workspace.', default: '.' }),
        'app-env': inputs/* input */.hF.lines({
            doc: 'Environment of both apps, NAME=value a line. Beside it they get PATH, HOME, locale and PORT, and no secret of the job.',
            allowed: 'lines of NAME=value',
        }),
        'health-path': inputs/* input */.hF.text({
            doc: 'Path that answers 2xx or 3xx once the app is ready.',
            default: '/',
            pattern: /^\//,
            allowed: 'a path that begins with /',
        }),
        'start-timeout': inputs/* input */.hF.duration({
            doc: 'How long an app may take until it is ready.',
            default: '30s',
            maxMs: 10 * 60_000,
        }),
        tool: inputs/* input */.hF.choice(['auto', 'k6', 'autocannon'], {
            doc: 'The load generator. `auto`: k6 from PATH, the tool cache or a download, at the pinned version; otherwise the embedded autocannon. `k6`, or a script, also builds it where there is Go.',
            default: 'auto',
        }),
        script: inputs/* input */.hF.text({
            doc: 'Your own k6 script, relative to the workspace. It gets the address as `__ENV.BASE_URL` and decides paths, users and duration itself.',
        }),
        'script-env': inputs/* input */.hF.lines({
            doc: 'Further `__ENV` of the script, NAME=value a line.',
            allowed: 'lines of NAME=value',
        }),
        paths: inputs/* input */.hF.list({
            doc: 'Paths that are requested in turn.',
            default: '/',
            allowed: 'comma-separated paths that begin with /',
        }),
        connections: inputs/* input */.hF.integer({ doc: 'Kept connections (virtual users).', default: '8', min: 1, max: 1000 }),
        rate: inputs/* input */.hF.integer({
            doc: 'Requests a second over all connections. 0: each connection asks again as soon as it was answered.',
            default: '0',
            min: 0,
            max: 100_000,
        }),
        'warm-up': inputs/* input */.hF.duration({ doc: 'Cut from the beginning of every run.', default: '2s', maxMs: 10 * 60_000 }),
        duration: inputs/* input */.hF.duration({ doc: 'Measured in every run, after the warm-up.', default: '8s', maxMs: 60 * 60_000 }),
        'request-timeout': inputs/* input */.hF.duration({
            doc: 'A request without an answer after this long has failed.',
            default: '10s',
            maxMs: 60_000,
        }),
        pairs: inputs/* input */.hF.integer({
            doc: 'Pairs of runs, base and candidate next to each other in ABBA order; without a base, runs of the candidate. Fewer than 5 can never decide at the default alpha.',
            default: '5',
            min: 1,
            max: 50,
        }),
        'max-pairs': inputs/* input */.hF.integer({
            doc: 'While the verdict is inconclusive, pairs are added up to this number. The error is split over the looks beforehand, so looking again costs no honesty. At most `pairs`: the number is fixed.',
            default: '15',
            min: 1,
            max: 50,
        }),
        primary: inputs/* input */.hF.list({
            doc: 'The metrics that decide. Each further one costs confidence, and percentiles of one endpoint tell the same story: one is best.',
            default: 'p50',
            of: metrics_metricNames,
        }),
        margin: inputs/* input */.hF.number({
            doc: 'Slowdown in percent that is allowed. A regression is one that is surely larger, a pass one that is surely smaller.',
            default: '5',
            min: 0,
            max: 1000,
        }),
        floor: inputs/* input */.hF.number({
            doc: 'Difference that never counts, in the unit of the metric (ms, req/s). Unset: 0.05 ms for latencies, 1 req/s for throughput.',
            min: 0,
            max: 1_000_000,
        }),
        alpha: inputs/* input */.hF.number({
            doc: 'Chance of calling an allowed slowdown a regression, over all primary metrics and looks together.',
            default: '0.01',
            min: 0.0001,
            max: 0.2,
        }),
        beta: inputs/* input */.hF.number({
            doc: 'Chance of passing a slowdown above the margin.',
            default: '0.05',
            min: 0.0001,
            max: 0.2,
        }),
        slo: performanceSlo,
        budgets: inputs/* input */.hF.list({
            doc: 'Absolute promises, held against the median over the candidate’s runs.',
            allowed: 'comma- or line-separated, such as p95 < 300ms, error-rate < 1%, throughput > 100',
        }),
        'max-error-rate': inputs/* input */.hF.number({
            doc: 'Percent of failed requests above which a run means nothing (`invalid-run`).',
            default: '1',
            min: 0,
            max: 100,
        }),
        'baseline-file': inputs/* input */.hF.text({
            doc: 'JSON file with the sessions of earlier releases, relative to the workspace. Keep it on a branch or in a cache of your own.',
        }),
        'update-baseline': inputs/* input */.hF.boolean({
            doc: 'Append this session to `baseline-file` after a pass, and where there was no comparable one yet. Set it on the default branch only.',
            default: 'false',
        }),
        mode: inputs/* input */.hF.choice(['enforce', 'observe'], {
            doc: '`observe` measures and reports and never fails the step.',
            default: 'enforce',
        }),
        strict: inputs/* input */.hF.boolean({
            doc: '`no-baseline`, `incomparable` and `inconclusive` fail the step as well.',
            default: 'false',
        }),
    }),
    rules: [
        sloRule,
        {
            needs: ['candidate-command', 'candidate-image', 'candidate-url'],
            check: values => {
                const names = given(values, 'candidate');
                if (names.length === 1)
                    return undefined;
                const problem = names.length === 0 ? 'no candidate is given' : `${names.join(' and ')} are given`;
                return { problem, allowed: 'exactly one of candidate-image, candidate-command, candidate-url' };
            },
        },
        {
            needs: ['base-command', 'base-image', 'base-url', 'compare'],
            check: values => {
                const names = given(values, 'base');
                if (names.length > 1)
                    return {
                        problem: `${names.join(' and ')} are given`,
                        allowed: 'at most one of base-image, base-command, base-url',
                    };
                return names.length === 1 && values.compare !== 'paired'
                    ? {
                        problem: `${names.join()} is given, but compare: ${values.compare} measures no base`,
                        allowed: 'a base only with compare: paired',
                    }
                    : undefined;
            },
        },
        {
            needs: ['baseline-file', 'compare', 'update-baseline'],
            check: values => values['baseline-file'] === '' && (values.compare === 'stored' || values['update-baseline'])
                ? {
                    problem: 'is needed by compare: stored and by update-baseline',
                    allowed: 'a path such as .perf/baseline.json',
                }
                : undefined,
        },
        {
            needs: ['budgets', 'compare'],
            check: values => {
                const bad = values.budgets.filter(text => parseBudget(text) === undefined);
                if (bad.length > 0)
                    return {
                        problem: `can't read ${bad.map(text => `"${text}"`).join(', ')}`,
                        allowed: `one of ${metrics_metricNames.join(', ')}, then < or >, then a number with ms, s, % or req/s, such as p95 < 300ms`,
                    };
                return values.compare === 'budget-only' && values.budgets.length === 0
                    ? {
                        problem: 'is empty, so nothing at all would be checked',
                        allowed: 'at least one budget with compare: budget-only',
                    }
                    : undefined;
            },
        },
        {
            needs: ['script', 'tool'],
            check: ({ script, tool }) => script !== '' && tool === 'autocannon'
                ? { problem: 'is a k6 script, but tool: autocannon is set', allowed: 'script with tool: k6 or tool: auto' }
                : undefined,
        },
        {
            needs: ['paths'],
            check: ({ paths }) => paths.length === 0 || paths.some(path => !path.startsWith('/'))
                ? { problem: 'has a path that does not begin with /', allowed: 'paths such as /, /api/items' }
                : undefined,
        },
        {
            needs: ['primary'],
            check: ({ primary }) => primary.length === 0 ? { problem: 'is empty', allowed: metrics_metricNames.join(', ') } : undefined,
        },
        ...['app-env', 'script-env'].map(name => ({
            needs: [name],
            check: (values) => parseVariables(values[name]) === undefined
                ? { problem: 'has a line that is not NAME=value', allowed: 'lines such as LOG_LEVEL=warn' }
                : undefined,
        })),
    ],
    outputs: {
        metric: 'The primary metric that decided: the worst one.',
        shift: 'Its estimated slowdown in percent (Hodges–Lehmann); positive is worse. Empty when nothing was compared.',
        'shift-lower': 'Lower bound of the slowdown in percent; empty when the runs are too few for one.',
        'shift-upper': 'Upper bound of the slowdown in percent; empty when the runs are too few for one.',
        'minimum-detectable': 'Smallest slowdown in percent that these runs would show with 80 % probability; empty: none.',
        noise: 'Run-to-run variation of the base (or the candidate alone) in percent.',
        pairs: 'Pairs of runs measured; without a base, runs of the candidate.',
        'baseline-updated': '`true` when this session was appended to the baseline file.',
    },
    onError: 'invalid-run',
});

;// CONCATENATED MODULE: ./src/domain/findings/identifiers.ts
/** Ids of vulnerabilities: which may join two findings, and which one leads. */
/** Ids that name exactly one vulnerability. Vendor advisories (DSA, RHSA, USN …) bundle several and join nothing. */
const joinable = /^(?:CVE-\d|GHSA-|GO-\d|RUSTSEC-|PYSEC-|SNYK-|npm:)/;
const identifiers_isJoinable = (id) => joinable.test(id);
const identifiers_isCve = (id) => /^CVE-\d{4}-\d+$/.test(id);
const order = (/* unused pure expression or super */ null && ([/^CVE-/, /^GHSA-/, /^(?!SNYK-|npm:|snyk:)/, /^/]));
const place = (id) => order.findIndex(pattern => pattern.test(id));
/** Numbers inside ids count as numbers: CVE-2021-999 comes before CVE-2021-1000. */
const byNumber = new Intl.Collator('en', { numeric: true }).compare;
/** The id that leads: CVE (lowest if several), GHSA, ecosystem id, the scanner's own. */
const identifiers_canonicalOrder = (a, b) => place(a) - place(b) || byNumber(a, b);

;// CONCATENATED MODULE: ./src/domain/findings/packages.ts
/** Package URLs and version texts, brought to one spelling so that two scanners' words can meet. */
const packages_decoded = (text) => {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
};
/** PEP 503: runs of `-`, `_` and `.` are one `-`. */
const pythonName = (name) => name.toLowerCase().replaceAll(/[-_.]+/g, '-');
const lowerCased = new Set(['npm', 'golang', 'deb', 'apk', 'rpm', 'composer', 'nuget', 'github', 'hex', 'pub']);
/** The name as the type spells it. For OS packages without the distribution: one scan has one. */
const packageOf = (type, name, source) => {
    const spelled = type === 'pypi' ? pythonName(name) : lowerCased.has(type) ? name.toLowerCase() : name;
    return { type, name: spelled, ...(source === undefined || source === spelled ? {} : { source }) };
};
const osTypes = new Set(['deb', 'apk', 'rpm']);
/** `pkg:npm/%40scope/name@1.0.0?x=y` → its package, or undefined when it has another form. */
const parsePurl = (purl, source) => {
    const match = /^pkg:([a-z0-9.+-]+)\/([^?#]+)/i.exec(purl);
    if (match?.[1] === undefined || match[2] === undefined)
        return undefined;
    const type = match[1].toLowerCase();
    const path = match[2].replace(/@[^/@]*$/, '');
    const parts = path.split('/').map(packages_decoded);
    const name = osTypes.has(type) ? (parts.at(-1) ?? '') : parts.join('/');
    return name === '' ? undefined : packageOf(type, name, source);
};
/** Scanners differ in a leading `v`, an epoch of zero and percent-encoding; anything else is a different version. */
const packages_versionKey = (type, version) => {
    const text = packages_decoded(version.trim());
    if (type === 'golang')
        return text.replace(/^v/, '').replace(/\+incompatible$/, '');
    return osTypes.has(type) ? text.replace(/^0:/, '') : text;
};
/** Snyk names Go packages, Trivy modules: the longest known module that holds the package. */
const packages_moduleOf = (goPackage, modules) => modules
    .filter(module => goPackage === module || goPackage.startsWith(`${module}/`))
    .reduce((best, one) => (best === undefined || one.length > best.length ? one : best), undefined);

;// CONCATENATED MODULE: ./src/domain/findings/severity.ts
/** Severities, least first. `unknown` means nobody rated it: it is not below `low`, it has a rule of its own. */
const severities = ['unknown', 'low', 'medium', 'high', 'critical'];
const thresholds = ['low', 'medium', 'high', 'critical'];
const rank = (severity) => severities.indexOf(severity);
const parseSeverity = (text) => {
    const lower = text.toLowerCase();
    return severities.find(severity => severity === lower) ?? 'unknown';
};
const severity_highest = (all) => all.reduce((best, one) => (rank(one) > rank(best) ? one : best), 'unknown');
/** Most severe first, for lists that people read. */
const severitiesDown = severities.toReversed();

;// CONCATENATED MODULE: ./src/domain/findings/merge.ts




const severityPolicies = ['max', 'prefer:trivy', 'prefer:snyk'];
/** The ids that may join this observation with others; its own id always does. */
const idsOf = (one) => distinct([one.id, ...one.aliases.filter(isJoinable)]);
/** Two observations can be one finding only within one bucket: the same package in the same version, or the same line. */
const bucketOf = (one) => {
    const named = one.package === undefined ? '' : `${one.package.type}/${one.package.name}`;
    const version = versionKey(one.package?.type ?? '', one.version);
    const line = one.kind === 'vulnerability' || one.kind === 'license' ? '' : `${one.place.path}:${one.place.startLine ?? ''}`;
    return [one.kind, named, version, line].join('\u0000');
};
/** Union-find over ids: observations that share an id, directly or through others, come out in one group. */
const joinedByIds = (observations) => {
    const parent = new Map();
    const find = (id) => {
        const up = parent.get(id);
        if (up === undefined || up === id)
            return id;
        const top = find(up);
        parent.set(id, top);
        return top;
    };
    for (const one of observations)
        for (const id of idsOf(one))
            parent.set(find(id), find(one.id));
    return [...Map.groupBy(observations, one => find(one.id)).values()];
};
const cvesOf = (one) => idsOf(one).filter(isCve);
/**
 * Several CVEs in one group mean that an id bundles them. They stay apart: one group per CVE, and what names no CVE
 * goes to each it shares an id with.
 */
const splitByCve = (group) => {
    const cves = distinct(group.flatMap(cvesOf));
    if (cves.length < 2)
        return [group];
    const bare = group.filter(one => cvesOf(one).length === 0);
    const taken = new Set();
    const groups = cves.map(cve => {
        const direct = group.filter(one => cvesOf(one).includes(cve));
        const ids = new Set(direct.flatMap(idsOf));
        const attached = bare.filter(one => idsOf(one).some(id => ids.has(id)));
        for (const one of attached)
            taken.add(one);
        return { cve, members: [...direct, ...attached] };
    });
    const left = bare.filter(one => !taken.has(one));
    return [...groups.map(({ cve, members }) => members.map(one => onlyCve(one, cve))), ...joinedByIds(left)];
};
/** An observation of a bundle, as seen from one of its CVEs. */
const onlyCve = (one, cve) => {
    const others = idsOf(one).filter(id => !isCve(id));
    return isCve(one.id) || others.length === 0
        ? { ...one, id: cve, aliases: others }
        : { ...one, aliases: [...others, cve] };
};
const severityOf = (policy, said) => {
    const preferred = policy === 'max' ? undefined : said[policy === 'prefer:trivy' ? 'trivy' : 'snyk'];
    return preferred === undefined || preferred === 'unknown' ? highest(Object.values(said)) : preferred;
};
const saidBy = (group) => {
    const said = {};
    for (const { scanner, severity } of group)
        said[scanner] = highest([said[scanner] ?? 'unknown', severity]);
    return said;
};
/** One place per file, with a line where one scanner knows it. */
const placesOf = (group) => [...Map.groupBy(group, ({ place }) => place.path)]
    .toSorted(([a], [b]) => byText(a, b))
    .map(([path, all]) => {
    const lines = all.map(({ place }) => place).filter(place => place.startLine !== undefined);
    return lines.toSorted((a, b) => (a.startLine ?? 0) - (b.startLine ?? 0))[0] ?? { path };
});
/** The observation whose words are shown; Trivy's titles lead, and order must not depend on which scanner was faster. */
const leader = (group) => group.toSorted((a, b) => byText(b.scanner, a.scanner) || canonicalOrder(a.id, b.id) || byText(a.title, b.title))[0];
const findingOf = (group, policy) => {
    const first = leader(group);
    if (first === undefined)
        return undefined;
    const [id = first.id, ...aliases] = distinct(group.flatMap(idsOf)).toSorted(canonicalOrder);
    const said = saidBy(group);
    const places = placesOf(group);
    const scores = group.flatMap(({ score }) => (score === undefined ? [] : [score]));
    const source = group.map(one => one.package?.source).find(text => text !== undefined);
    const named = first.package === undefined ? '' : `${first.package.type}/${first.package.name}@${first.version}`;
    const line = named === '' ? `${first.place.path}:${first.place.startLine ?? ''}` : '';
    return {
        key: [first.kind, id, named, line].filter(part => part !== '').join(' '),
        kind: first.kind,
        id,
        aliases,
        title: first.title,
        url: first.url,
        severity: severityOf(policy, said),
        saidBy: said,
        score: scores.length === 0 ? undefined : Math.max(...scores),
        package: first.package && source !== undefined ? { ...first.package, source } : first.package,
        version: first.version,
        fixedVersions: distinct(group.flatMap(one => one.fixedVersions)),
        places,
        platforms: distinct(group.flatMap(({ platform }) => (platform === undefined ? [] : [platform]))),
    };
};
/** Snyk's Go packages take the name of the module that Trivy names. */
const withModules = (observations) => {
    const modules = new Map();
    for (const one of observations) {
        if (one.package?.type !== 'golang' || one.scanner !== 'trivy')
            continue;
        const version = versionKey('golang', one.version);
        modules.set(version, [...(modules.get(version) ?? []), one.package.name]);
    }
    return observations.map(one => {
        if (one.package?.type !== 'golang' || one.scanner !== 'snyk')
            return one;
        const module = moduleOf(one.package.name, modules.get(versionKey('golang', one.version)) ?? []);
        return module === undefined ? one : { ...one, package: { ...one.package, name: module } };
    });
};
/**
 * Joins what several scanners saw on several platforms: same package, same version, and an id in common. The result
 * does not depend on the order of the observations.
 */
const mergeFindings = (observations, policy) => [...Map.groupBy(withModules(observations), bucketOf).values()]
    .flatMap(bucket => joinedByIds(bucket).flatMap(splitByCve))
    .flatMap(group => findingOf(group, policy) ?? [])
    .toSorted((a, b) => byText(a.key, b.key));

;// CONCATENATED MODULE: ./src/domain/findings/scan.ts
const scannerKinds = ['vuln', 'secret', 'misconfig', 'license'];
const targetLabel = (target) => target.kind === 'directory' ? 'directory' : target.platform;

;// CONCATENATED MODULE: ./src/actions/security-scan/inputs.ts






const security_scan_inputs_definition = (0,action/* defineAction */.QP)({
    name: 'security-scan',
    description: 'Scans a folder, or an image by digest on every platform, with Trivy and Snyk; a scan that broke is never a pass.',
    branding: { icon: 'shield', color: 'green' },
    inputs: schemas/* object */.Ikc({
        image: inputs/* input */.hF.text({
            doc: 'Image to scan, as `registry/repository@sha256:…`. A tag is refused: it may name another image tomorrow.',
        }),
        path: inputs/* input */.hF.text({ doc: 'Folder to scan, relative to the workspace. Give either `image` or `path`.' }),
        platforms: inputs/* input */.hF.list({
            doc: 'Platforms that must be scanned. Empty: every platform of the image.',
            allowed: 'a comma-separated list such as linux/amd64,linux/arm64',
        }),
        scanners: inputs/* input */.hF.list({ doc: 'What to look for.', default: 'vuln,secret', of: scannerKinds }),
        severity: inputs/* input */.hF.choice(thresholds, { doc: 'The lowest severity that fails the gate.', default: 'high' }),
        'report-severity': inputs/* input */.hF.choice(thresholds, {
            doc: 'The lowest severity that is reported. What fails the gate, and what nobody rated, is always reported.',
            default: 'low',
        }),
        'only-fixable': inputs/* input */.hF.boolean({
            doc: 'Only vulnerabilities with a fixed version fail the gate; the others are still reported.',
            default: 'false',
        }),
        'unknown-severity': inputs/* input */.hF.choice(['report', 'fail'], {
            doc: 'What a finding does that nobody rated: it is not the same as a low one.',
            default: 'report',
        }),
        'severity-policy': inputs/* input */.hF.choice(severityPolicies, {
            doc: 'Whose severity counts where the scanners disagree.',
            default: 'max',
        }),
        'ignore-file': inputs/* input */.hF.text({
            doc: 'YAML list of accepted findings: `id`, `reason`, `expires`, and optionally `package` and `path`. Need not exist.',
            default: '.github/prod-actions-ignore.yml',
        }),
        'skip-dirs': inputs/* input */.hF.list({ doc: 'Folders below `path` that are not scanned.' }),
        'on-empty': inputs/* input */.hF.choice(['unknown', 'pass'], {
            doc: 'The verdict when not one package was found.',
            default: 'unknown',
        }),
        mode: inputs/* input */.hF.choice(['enforce', 'observe'], {
            doc: '`observe` reports and never fails the step.',
            default: 'enforce',
        }),
        timeout: inputs/* input */.hF.duration({ doc: 'Longest time one scan may take.', default: '15m', maxMs: 6 * 60 * 60_000 }),
        'db-repository': inputs/* input */.hF.text({
            doc: 'OCI repository of Trivy’s vulnerability database, such as a mirror. Empty: Trivy’s own.',
        }),
        'cache-dir': inputs/* input */.hF.text({
            doc: 'Folder of Trivy’s database; restore it from a cache to save the download. Empty: one per job.',
        }),
        'skip-db-update': inputs/* input */.hF.boolean({
            doc: 'Use the database in `cache-dir` as it is and ask nobody for data.',
            default: 'false',
        }),
        'max-db-age': inputs/* input */.hF.duration({
            doc: 'A database older than this makes the verdict `unknown`.',
            default: '3d',
            maxMs: 3650 * 24 * 60 * 60_000,
        }),
        'registry-username': inputs/* input */.hF.text({ doc: 'User name for the registry of `image`, where it is private.' }),
        'registry-password': inputs/* input */.hF.text({
            doc: 'Password or token that may read `image`. It reaches the scanners through a private file, and nothing else does.',
            secret: true,
        }),
        snyk: inputs/* input */.hF.choice(['auto', 'required', 'off'], {
            doc: '`auto` runs Snyk when there is a token and says so when there is none; `required` makes its absence `unknown`.',
            default: 'auto',
        }),
        'snyk-token': inputs/* input */.hF.text({ doc: 'Token of the Snyk API.', secret: true }),
        'snyk-org': inputs/* input */.hF.text({ doc: 'Snyk organisation. Empty: the token’s default one.' }),
        'snyk-api': inputs/* input */.hF.text({
            doc: 'Address of the Snyk API, for its regional instances.',
            pattern: /^https?:\/\/\S+$/,
            allowed: 'an http(s) address',
        }),
    }),
    rules: [
        {
            needs: ['image', 'path'],
            check: ({ image, path }) => (image === '') === (path === '')
                ? {
                    problem: image === '' ? 'neither image nor path is given' : 'both image and path are given',
                    allowed: 'exactly one of image and path, such as path: .',
                }
                : undefined,
        },
        {
            needs: ['platforms', 'image'],
            check: ({ platforms, image }) => platforms.length > 0 && image === ''
                ? { problem: 'is given without an image', allowed: 'platforms together with image' }
                : undefined,
        },
        {
            needs: ['registry-username', 'registry-password'],
            check: values => (values['registry-username'] === '') === (values['registry-password'] === '')
                ? undefined
                : { problem: 'comes without the other', allowed: 'registry-username and registry-password together' },
        },
        {
            needs: ['scanners'],
            check: ({ scanners }) => scanners.length === 0 ? { problem: 'is empty', allowed: scannerKinds.join(', ') } : undefined,
        },
    ],
    outputs: {
        digest: 'The digest that was scanned; empty for a folder.',
        platforms: 'Comma-separated platforms that were scanned to the end.',
        findings: 'Number of findings that are not ignored.',
        critical: 'Of these, how many are critical.',
        high: 'Of these, how many are high.',
        medium: 'Of these, how many are medium.',
        low: 'Of these, how many are low.',
        'unknown-severity': 'Of these, how many nobody rated.',
        blocking: 'Of these, how many fail the gate.',
        ignored: 'Number of findings that the ignore file accepts.',
        'sarif-file': 'Path of the SARIF file, for `github/codeql-action/upload-sarif`.',
        'database-date': 'When the vulnerability database was made (ISO 8601); empty when unknown.',
    },
    onError: 'unknown',
});

;// CONCATENATED MODULE: ./src/adapters/announcing/routes.ts
/** Who is told what. Pure. */
const channelNames = ['slack', 'pagerduty', 'teams', 'mail', 'webhook'];
const routes_kinds = ['success', 'failure', 'rollback'];
/** A success is worth a line in chat, and nobody's mail or sleep. */
const byDefault = {
    slack: routes_kinds,
    teams: routes_kinds,
    webhook: routes_kinds,
    mail: ['failure', 'rollback'],
    pagerduty: ['failure', 'rollback'],
};
const isChannel = (text) => channelNames.some(name => name === text);
const isKind = (text) => routes_kinds.some(kind => kind === text);
const lineOf = (line) => {
    const [, name = '', rest = ''] = /^(?:([^:]*):)?(.*)$/.exec(line) ?? [];
    const words = rest.split(/[\s,]+/).filter(word => word !== '');
    const channel = name.trim();
    if (channel !== '' && !isChannel(channel))
        return { problem: `does not know the channel "${channel}"` };
    const wrong = words.filter(word => !isKind(word) && word !== 'none');
    if (wrong.length > 0)
        return { problem: `does not know ${wrong.map(word => `"${word}"`).join(', ')}` };
    if (words.length === 0)
        return { problem: `has a line without a kind: "${line}"` };
    if (words.includes('none') && words.length > 1)
        return { problem: 'has `none` beside other kinds' };
    return { channel: isChannel(channel) ? channel : null, kinds: words.filter(isKind) };
};
/** The routes that the lines describe, or what is wrong with them. */
const parseRoutes = (lines) => {
    let routes = byDefault;
    const read = lines.map(lineOf);
    const wrong = read.find(one => 'problem' in one);
    if (wrong !== undefined && 'problem' in wrong)
        return wrong;
    const good = read.flatMap(one => ('problem' in one ? [] : [one]));
    const general = good.filter(({ channel }) => channel === null);
    const named = good.flatMap(({ channel }) => (channel === null ? [] : [channel]));
    if (general.length > 1)
        return { problem: 'has several lines without a channel' };
    if (new Set(named).size < named.length)
        return { problem: 'has several lines for one channel' };
    for (const { kinds: all } of general)
        routes = { slack: all, teams: all, webhook: all, mail: all, pagerduty: all };
    for (const { channel, kinds: own } of good)
        if (channel !== null)
            routes = { ...routes, [channel]: own };
    return routes;
};
/** As `parseRoutes`; what is wrong counts as not written, for the incident is no time to be strict. */
const routesOf = (lines) => {
    const routes = parseRoutes(lines);
    return 'problem' in routes ? byDefault : routes;
};
const rollbacks = (/* unused pure expression or super */ null && (['rolled-back', 'held', 'rollback-failed']));
const routes_kindOf = ({ happening }) => {
    if (happening === 'deployed')
        return 'success';
    return rollbacks.includes(happening) ? 'rollback' : 'failure';
};
/** A pager is also told what ends an incident, whatever it wants to hear; channels without a route hear everything. */
const routes_wants = (routes, channel, announcement) => {
    if (!isChannel(channel))
        return true;
    const asked = routes[channel].includes(routes_kindOf(announcement));
    return asked || (channel === 'pagerduty' && routes.pagerduty.length > 0 && announcement.ends.length > 0);
};

;// CONCATENATED MODULE: ./src/adapters/announcing/rules.ts




const rule = (channel, needs, check) => ({ channel, needs, check });
const webAddress = (channel, name) => rule(channel, [name], values => values[name] === '' || isWebAddress(values[name])
    ? undefined
    : { problem: 'is not an address that can be used', allowed: 'an https address (http only to 127.0.0.1)' });
/** `name` says nothing without `other`. A secret that is missing is most often one that was not handed on. */
const together = (channel, name, other) => rule(channel, [name, other], values => values[name].length > 0 && values[other].length === 0
    ? {
        problem: `is set, but \`${other}\` is empty`,
        allowed: `both, or neither; a secret must be handed on by every workflow in between`,
    }
    : undefined);
const signatureKey = (secret) => secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret, 'utf8');
const minTimeoutMs = 1000;
const maxTimeoutMs = 120_000;
const rules_defaultTimeoutMs = 20_000;
const isTimeout = (ms) => ms !== undefined && ms >= minTimeoutMs && ms <= maxTimeoutMs;
/** What is wrong counts as unset. */
const timeoutOf = (text) => {
    const ms = parseDuration(text);
    return isTimeout(ms) ? ms : rules_defaultTimeoutMs;
};
const slack = [
    webAddress('slack', 'slack-webhook'),
    together('slack', 'slack-token', 'slack-channel'),
    together('slack', 'slack-channel', 'slack-token'),
    rule('slack', ['slack-token', 'slack-webhook'], values => values['slack-token'] !== '' && values['slack-webhook'] !== ''
        ? { problem: 'is given together with `slack-webhook`', allowed: 'one of the two' }
        : undefined),
];
const pager = [
    webAddress('pagerduty', 'pagerduty-url'),
    rule('pagerduty', ['pagerduty-key'], values => values['pagerduty-key'] === '' || /^[A-Za-z0-9]{32}$/.test(values['pagerduty-key'])
        ? undefined
        : { problem: 'is no integration key', allowed: '32 letters and digits, of an Events API v2 integration' }),
];
const mail = [
    rule('mail', ['smtp-url'], values => {
        if (values['smtp-url'] === '')
            return undefined;
        const server = mailServerOf(values['smtp-url']);
        return 'problem' in server
            ? { problem: server.problem, allowed: '`smtps://user:password@host` or `smtp://user:password@host`' }
            : undefined;
    }),
    rule('mail', ['mail-from'], values => values['mail-from'] === '' || isMailbox(values['mail-from'])
        ? undefined
        : { problem: 'is not an address', allowed: '`name@host` or `Name <name@host>`' }),
    rule('mail', ['mail-to'], values => {
        const wrong = values['mail-to'].filter(address => !isMailbox(address));
        return wrong.length === 0
            ? undefined
            : { problem: `has ${wrong.length} that are not addresses`, allowed: '`name@host`, separated by commas' };
    }),
    together('mail', 'mail-to', 'mail-from'),
    together('mail', 'mail-from', 'mail-to'),
    together('mail', 'mail-to', 'smtp-url'),
    together('mail', 'smtp-url', 'mail-to'),
];
const webhook = [
    webAddress('webhook', 'webhook-url'),
    together('webhook', 'webhook-url', 'webhook-secret'),
    together('webhook', 'webhook-secret', 'webhook-url'),
    rule('webhook', ['webhook-secret'], values => values['webhook-secret'] === '' || signatureKey(values['webhook-secret']).length >= 16
        ? undefined
        : { problem: 'is too short for a key', allowed: '16 characters or more, or `whsec_` and base64 of 16 bytes' }),
];
/** Add them to the rules of an action that may still stop; a rollback only warns. */
const notifyRules = [
    rule(null, ['notify-on'], values => {
        const routes = parseRoutes(values['notify-on']);
        return 'problem' in routes
            ? { problem: routes.problem, allowed: 'lines `channel: success, failure, rollback`, or `none`' }
            : undefined;
    }),
    rule(null, ['notify-timeout'], values => isTimeout((0,durations/* parseDuration */.E)(values['notify-timeout']))
        ? undefined
        : { problem: 'is out of range', allowed: 'a duration from 1s to 2m' }),
    rule(null, ['runbook'], values => values.runbook === '' || isLink(values.runbook)
        ? undefined
        : { problem: 'is not an address', allowed: 'an http or https address' }),
    ...githubSwitches.map(name => rule(null, [name], values => isOnOff(values[name]) ? undefined : { problem: 'is neither, and counts as auto', allowed: '`auto` or `off`' })),
    ...slack,
    ...pager,
    webAddress('teams', 'teams-webhook'),
    ...mail,
    ...webhook,
];
const misconfigured = (values) => notifyRules.flatMap(({ channel, needs: [name], check }) => {
    const found = check(values);
    return found === undefined ? [] : [{ channel, what: `${name}: ${found.problem}; allowed: ${found.allowed}` }];
});

;// CONCATENATED MODULE: ./src/actions/blue-green-deploy/inputs.ts








const inputs_schema = schemas/* object */.Ikc({
    ...placeInputs,
    ...holderInputs,
    phase: inputs/* input */.hF.choice(['release', 'switch', 'settle'], {
        doc: '`release` does it all, verification included. `switch` stops once traffic has moved; `settle` ends that operation after a passing verification.',
        default: 'release',
    }),
    'dry-run': inputs/* input */.hF.boolean({ doc: 'Print the exact plan and write nothing.', default: 'false' }),
    command: inputs/* input */.hF.text({
        doc: '`process`: shell command that runs the release. It must listen on 127.0.0.1 at `$PORT`.',
    }),
    'working-directory': inputs/* input */.hF.text({
        doc: 'Where the command, or a hook, runs, seen from the workspace.',
        default: '.',
    }),
    image: inputs/* input */.hF.lines({
        doc: 'Image by digest. `process`: the one to run; pulled, verified and unpacked; only images that need no root file system of their own (static binaries). `kubernetes`: one a line; each is pinned into the manifests wherever they name it.',
        allowed: '`name@sha256:…`, for example the outputs `image` and `digest` of multi-arch-build',
    }),
    ...kubernetesReleaseInputs,
    args: inputs/* input */.hF.lines({ doc: '`process`: arguments for the image’s entrypoint, one a line. Unset: the image’s own.' }),
    env: inputs/* input */.hF.lines({
        doc: '`process`: environment of the release, `NAME=value` a line. It is kept in the journal: no secrets.',
        allowed: 'lines `NAME=value`',
    }),
    'health-path': inputs/* input */.hF.text({
        doc: 'Path that answers 2xx when the release is well.',
        default: '/healthz',
        pattern: /^\/\S*$/,
        allowed: 'a path that starts with /',
    }),
    revision: inputs/* input */.hF.text({
        doc: 'Commit of the release. Unset: the commit of the run.',
        pattern: /^[0-9a-f]{40}$/,
        allowed: '40 hex digits',
    }),
    'one-way': inputs/* input */.hF.boolean({
        doc: 'The release cannot be taken back (its migration is destructive): a failed verification is held for a person.',
        default: 'false',
    }),
    'operation-id': inputs/* input */.hF.text({
        doc: 'Id of the operation. Unset: a new one; for `phase: settle` the output of the switch.',
        pattern: /^[A-Za-z0-9-]{1,64}$/,
        allowed: 'letters, digits and `-`',
    }),
    verification: inputs/* input */.hF.text({
        doc: 'For `phase: settle`: the verdict of post-deploy-verify for this operation. Only `pass` settles.',
        allowed: 'pass, fail, inconclusive, error',
        pattern: /^(pass|fail|inconclusive|error)$/,
    }),
    'on-unverified': inputs/* input */.hF.choice(['hold', 'rollback'], {
        doc: 'When the verification comes to no verdict: keep both releases and end red, or go back.',
        default: 'hold',
    }),
    'allow-older': inputs/* input */.hF.boolean({
        doc: 'Deploy a commit that is behind the live one, or that cannot be compared with it.',
        default: 'false',
    }),
    'allow-cold-rollback': inputs/* input */.hF.boolean({
        doc: 'Overwrite the only verified colour while the live release is unverified.',
        default: 'false',
    }),
    ...timingInputs,
    ...verificationInputs,
    ...notifyInputs,
    ...policyInputs,
});
const byDigest = /^[^\s@=]+@sha256:[0-9a-f]{64}$/;
/** The name that the manifests use may be another one. */
const pin = /^(?:[^\s@=]+=)?[^\s@=]+@sha256:[0-9a-f]{64}$/;
const needsRelease = ({ phase }) => phase !== 'settle';
const rules = [
    ...placeRules,
    ...verificationRules,
    ...latencyRules,
    ...kubernetesReleaseRules,
    ...notifyRules,
    onlyFor('process', 'command', values => values.command !== ''),
    onlyFor('process', 'args', values => values.args.length > 0),
    onlyFor('process', 'env', values => values.env.length > 0),
    {
        needs: ['command', 'image', 'phase', 'target'],
        check: values => {
            const given = values.image.length + (values.command === '' ? 0 : 1);
            if (values.target !== 'process' || !needsRelease(values) || given === 1)
                return undefined;
            if (given === 0)
                return { problem: 'nothing to run', allowed: 'either `command` or `image`' };
            return values.command === ''
                ? { problem: 'nothing to run: `image` names several', allowed: 'either `command` or one `image`' }
                : { problem: 'cannot be given together with `image`', allowed: 'either `command` or `image`' };
        },
    },
    {
        needs: ['image', 'target'],
        check: ({ image, target }) => image.every(one => (target === 'process' ? byDigest : pin).test(one))
            ? undefined
            : {
                problem: 'must name the image by digest, for a tag can move between the scan and the deploy',
                allowed: '`name@sha256:…`; `docker buildx imagetools inspect NAME:TAG` prints the digest',
            },
    },
    {
        needs: ['env'],
        check: ({ env }) => {
            const bad = env.filter(line => !/^[A-Za-z_][A-Za-z0-9_]*=/.test(line)).map(line => line.split('=')[0] ?? '');
            return bad.length === 0
                ? undefined
                : { problem: `has lines that are not NAME=value: ${bad.join(', ')}`, allowed: 'lines `NAME=value`' };
        },
    },
    {
        needs: ['operation-id', 'phase'],
        check: values => values.phase === 'settle' && values['operation-id'] === ''
            ? { problem: 'is needed for `phase: settle`', allowed: 'the output `operation-id` of `phase: switch`' }
            : undefined,
    },
];
const blue_green_deploy_inputs_definition = (0,action/* defineAction */.QP)({
    name: 'blue-green-deploy',
    description: 'Runs a release beside the live one, moves traffic when it is proven warm, and goes back when it fails.',
    branding: { icon: 'repeat', color: 'blue' },
    inputs: inputs_schema,
    rules,
    outputs: {
        'operation-id': 'Id of the operation, for post-deploy-verify, `phase: settle` and auto-rollback.',
        'live-colour': 'The colour that has traffic: `blue` or `green`.',
        'release-id': 'Id of the release that was asked for.',
        'previous-release-id': 'Id of the release that had traffic before.',
        url: 'Where users’ traffic enters.',
        'switch-ms': 'Milliseconds from the write of the switch to the first answer of the new release.',
        'detection-ms': 'A bad release: milliseconds from its switch to the decision to go back.',
        'recovery-ms': 'A bad release: milliseconds from that decision until the old release answered.',
        notified: notifiedOutput,
    },
    onError: 'failed',
});

;// CONCATENATED MODULE: ./src/actions/post-deploy-verify/inputs.ts





const post_deploy_verify_inputs_definition = (0,action/* defineAction */.QP)({
    name: 'post-deploy-verify',
    description: 'Says, with numbers, whether the release that has traffic is good.',
    branding: { icon: 'activity', color: 'green' },
    inputs: schemas/* object */.Ikc({
        ...placeInputs,
        app: inputs/* input */.hF.text({
            doc: 'Name of the app, as the deploy had it. With `environment` and `target: process` the proxy’s own counters are judged as well.',
        }),
        environment: inputs/* input */.hF.text({ doc: 'Name of the environment, as the deploy had it.' }),
        url: inputs/* input */.hF.text({
            doc: 'Where users’ traffic enters. Unset: asked of the target of `app` and `environment`.',
            pattern: /^https?:\/\/[^\s/]+/,
            allowed: 'an http or https address',
        }),
        release: inputs/* input */.hF.text({
            doc: 'Id of the release that must answer (output `release-id` of blue-green-deploy). Unset: not checked, and the report says so.',
        }),
        revision: inputs/* input */.hF.text({
            doc: 'Commit of the release, for `{{revision}}` in probes. Unset: the commit of the run.',
            pattern: /^[0-9a-f]{40}$/,
            allowed: '40 hex digits',
        }),
        'require-release-header': inputs/* input */.hF.boolean({
            doc: 'An answer that does not name its release counts as wrong. Set it where the header was seen before the switch.',
            default: 'false',
        }),
        ...verificationInputs,
        mode: inputs/* input */.hF.choice(['enforce', 'observe'], {
            doc: '`observe` measures and reports and never blocks.',
            default: 'enforce',
        }),
        strict: inputs/* input */.hF.boolean({
            doc: 'What could not be checked (which release answered, small rises) makes a pass inconclusive.',
            default: 'false',
        }),
    }),
    rules: [
        ...placeRules,
        ...verificationRules,
        ...latencyRules,
        {
            needs: ['url', 'app', 'environment'],
            check: inputs => inputs.url !== '' || (inputs.app !== '' && inputs.environment !== '')
                ? undefined
                : { problem: 'is needed', allowed: 'an address, or `app` and `environment` of a deploy instead' },
        },
    ],
    outputs: {
        'error-rate': 'Share of our probes that failed, between 0 and 1.',
        samples: 'Number of probes judged.',
        p99: '99th percentile of latency in milliseconds, where `max-p99` is set.',
        'detection-ms': 'Milliseconds from the start of the verification until the fault was certain; empty without one.',
    },
    onError: 'error',
});

;// CONCATENATED MODULE: ./src/actions/ship/drill-inputs.ts

/** Inputs of `mode: drill`, and of what demands one. */
const drillInputs = {
    mode: inputs/* input */.hF.choice(['enforce', 'observe', 'drill'], {
        doc: '`observe` reports the verdict and never fails the step; what it does to traffic is the same. `drill` goes old → new → old → new under load of our own and issues a certificate.',
        default: 'enforce',
    }),
    'allow-drill': inputs/* input */.hF.text({
        doc: 'Name of the one environment in which `mode: drill` may run. Written out, so that no drill runs in another by accident.',
    }),
    'drill-rate': inputs/* input */.hF.integer({
        doc: '`mode: drill`: requests a second of our own, half on fresh connections, half on kept ones.',
        default: '50',
        min: 2,
        max: 500,
    }),
    'drill-hold': inputs/* input */.hF.duration({
        doc: '`mode: drill`: how long load goes on before, between and after the moves of traffic.',
        default: '5s',
        maxMs: 600_000,
    }),
    'drill-max-failed': inputs/* input */.hF.integer({
        doc: '`mode: drill`: so many requests may fail in all.',
        default: '0',
        min: 0,
        max: 1_000_000,
    }),
    'drill-max-recovery': inputs/* input */.hF.duration({
        doc: '`mode: drill`: the way back may take so long, until new connections meet the old release.',
        default: '2s',
        maxMs: 600_000,
    }),
    'require-drill': inputs/* input */.hF.boolean({
        doc: 'Deploy only with a valid certificate of a drill for exactly this pair: the release that is live, and this one.',
        default: 'false',
    }),
    'drill-certificate': inputs/* input */.hF.text({
        doc: 'The certificate: the output `drill-certificate` of the drill, or the path of its file.',
    }),
    'drill-max-age': inputs/* input */.hF.duration({
        doc: 'How old a drill may be.',
        default: '7d',
        maxMs: 365 * 86_400_000,
    }),
};
const drillRules = [
    {
        needs: ['allow-drill', 'mode', 'environment'],
        check: values => values.mode !== 'drill' || values['allow-drill'] === values.environment
            ? undefined
            : {
                problem: `does not name ${values.environment}, so no drill runs there`,
                allowed: 'the name of the environment to drill in; never one whose users must not notice',
            },
    },
    {
        needs: ['one-way', 'mode'],
        check: values => values.mode === 'drill' && values['one-way']
            ? { problem: 'is set, and what cannot be taken back cannot be drilled', allowed: 'false with `mode: drill`' }
            : undefined,
    },
    {
        needs: ['url', 'mode', 'target'],
        check: ({ mode, target, url }) => mode === 'drill' && target === 'kubernetes' && url === ''
            ? { problem: 'is needed for a drill: its load goes where users come in', allowed: 'an http or https address' }
            : undefined,
    },
];
const drillOutputs = {
    'drill-certificate': 'With `mode: drill`: the certificate as base64 on one line; empty when the drill was broken off.',
    'drill-certificate-file': 'Path of the certificate in the runner’s temporary folder.',
};

;// CONCATENATED MODULE: ./src/actions/ship/inputs.ts






/** What ship decides by itself is left out; everything else is the union of the three, so that nothing can drift. */
const deployInputs = blue_green_deploy_inputs_definition.inputs.omit({ phase: true, verification: true }).shape;
const verifyInputs = post_deploy_verify_inputs_definition.inputs.omit({ release: true }).shape;
const rollbackInputs = definition.inputs.omit({ to: true, reason: true, automatic: true, 'lift-quarantine': true }).shape;
const ship_inputs_schema = schemas/* object */.Ikc({
    ...deployInputs,
    ...verifyInputs,
    ...rollbackInputs,
    // Where two describe the same input, the deploy's words stand; only `strict` means what verify says.
    ...deployInputs,
    strict: verifyInputs.strict,
    ...drillInputs,
});
const asDeploy = (values) => {
    const mode = values.mode === 'observe' ? 'observe' : 'enforce';
    return { ...values, mode, phase: 'switch', verification: '' };
};
const inputs_rules = [
    ...blue_green_deploy_inputs_definition.rules.map(rule => ({
        needs: rule.needs.filter(name => name in ship_inputs_schema.shape),
        check: (values) => rule.check(asDeploy(values)),
    })),
    ...drillRules,
];
const ship_inputs_definition = (0,action/* defineAction */.QP)({
    name: 'ship',
    description: 'Deploys a release, verifies it under traffic, and settles it or takes it back: one step, one process, one operation.',
    branding: { icon: 'navigation', color: 'blue' },
    inputs: ship_inputs_schema,
    rules: inputs_rules,
    outputs: {
        'operation-id': 'Id of the operation.',
        'release-id': 'Id of the release that was asked for.',
        'previous-release-id': 'Id of the release that had traffic before.',
        'live-release-id': 'Id of the release that has traffic now.',
        'live-colour': 'The colour that has traffic: `blue` or `green`.',
        url: 'Where users’ traffic enters.',
        verification: 'Verdict of the verification; empty when it did not come to one.',
        'error-rate': post_deploy_verify_inputs_definition.outputs['error-rate'] ?? '',
        'switch-ms': blue_green_deploy_inputs_definition.outputs['switch-ms'] ?? '',
        'detection-ms': blue_green_deploy_inputs_definition.outputs['detection-ms'] ?? '',
        'recovery-ms': blue_green_deploy_inputs_definition.outputs['recovery-ms'] ?? '',
        'kept-recovery-ms': definition.outputs['kept-recovery-ms'] ?? '',
        'requests-failed': definition.outputs['requests-failed'] ?? '',
        ...drillOutputs,
        notified: blue_green_deploy_inputs_definition.outputs['notified'] ?? '',
    },
    onError: 'failed',
});

// EXTERNAL MODULE: ./src/actions/plan/inputs.ts
var plan_inputs = __webpack_require__(9974);
;// CONCATENATED MODULE: ./src/actions/plan/parts.ts

/** Only the names and the shapes of a definition matter here; its rules are asked with the values its schema made. */
const takerOf = (definition) => ({
    name: definition.name,
    inputs: definition.inputs,
    rules: definition.rules.map(rule => ({
        needs: rule.needs,
        // Called only with values that every schema in `needs` produced.
        check: values => rule.check(values),
    })),
});
const secretReason = 'it is a secret; pass it as a secret of the workflow';
const sectionOf = (spec) => {
    const mine = Object.entries(spec.taker.inputs.shape).filter(([name]) => spec.has?.(name) ?? true);
    const keys = {};
    const refused = {};
    for (const [name, schema] of mine) {
        const meta = inputs/* inputMeta */.oU.get(schema);
        const why = meta?.secret === true ? secretReason : spec.refused[name];
        if (why !== undefined)
            refused[name] = why;
        else if (meta !== undefined)
            keys[name] = meta;
    }
    return { doc: spec.doc, perEnvironment: spec.perEnvironment, keys, refused };
};
const catalogueOf = (top, specs) => ({
    top,
    sections: Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, sectionOf(spec)])),
});
const inputName = (key) => key.slice(key.indexOf('.') + 1);
/** What is wrong with resolved settings in the eyes of the action that takes them, one line per problem. */
const problemsOf = (taker, settings) => {
    const values = {};
    const problems = [];
    const byInput = new Map(settings.map(setting => [inputName(setting.key), setting]));
    const line = (setting, problem, allowed) => `${setting.key}: ${problem} (got "${setting.text.slice(0, 200)}" from ${setting.source})${allowed === undefined ? '' : `; allowed: ${allowed}`}`;
    for (const [name, setting] of byInput) {
        const schema = taker.inputs.shape[name];
        const parsed = schema?.safeParse(setting.text);
        if (schema === undefined || parsed === undefined)
            continue;
        if (parsed.success)
            values[name] = parsed.data;
        else
            problems.push(...parsed.error.issues.map(issue => line(setting, issue.message, inputs/* inputMeta */.oU.get(schema)?.allowed)));
    }
    for (const rule of taker.rules) {
        const [first] = rule.needs;
        const setting = byInput.get(first ?? '');
        if (setting === undefined || !rule.needs.every(name => name in values))
            continue;
        const found = rule.check(values);
        if (found !== undefined)
            problems.push(line(setting, found.problem, found.allowed));
    }
    return problems;
};
/** The values that differ from the action's own defaults, by input name. */
const settingsFor = (taker, settings) => Object.fromEntries(settings
    .filter(setting => setting.source !== 'default' && inputName(setting.key) in taker.inputs.shape)
    .map(setting => [inputName(setting.key), setting.text]));

;// CONCATENATED MODULE: ./src/actions/plan/catalogue.ts
/** What the file may say, made from the input schemas of the actions themselves: the one place that knows them all. */














const byTheRun = 'the run decides it';
const fromTop = (key) => `set \`${key}\` at the top of the file`;
const metaOf = (name) => {
    const meta = inputs/* inputMeta */.oU.get(plan_inputs/* definition */.m.inputs.shape[name]);
    if (meta === undefined)
        throw new Error(`plan: input ${name} has no meta`);
    return meta;
};
const shared = {
    build: { taker: takerOf(multi_arch_build_inputs_definition), sections: ['build'], common: { image: 'image' } },
    scan: { taker: takerOf(security_scan_inputs_definition), sections: ['scan'], common: { image: 'image@' } },
    performance: {
        taker: takerOf(performance_regression_inputs_definition),
        sections: ['performance'],
        common: { 'candidate-image': 'image@', 'base-image': 'image@' },
    },
};
const stage = {
    taker: takerOf(ship_inputs_definition),
    sections: ['deploy', 'verify', 'notify'],
    common: { app: 'service', environment: 'environment', image: 'image@' },
};
/** The section `slo` is no action's: it gives values to the others. */
const promise = takerOf({ name: 'slo', inputs: schemas/* object */.Ikc(sloShape), rules: sloRules });
/** A rollback by hand takes the same settings as the deploy, as far as it has them. */
const rollback = {
    taker: takerOf(definition),
    sections: stage.sections,
    common: { app: 'service', environment: 'environment' },
};
/** The janitor verifies what it finds by the same settings. */
const janitor = {
    taker: takerOf(inputs_definition),
    sections: stage.sections,
    common: { app: 'service', environment: 'environment' },
};
const isVerification = (input) => input in verificationInputs || input === 'url' || input === 'require-release-header';
const isNotification = (input) => input in notifyInputs;
const sloSection = 'write the section `slo`';
const specs = {
    build: {
        doc: 'The build: inputs of multi-arch-build.',
        perEnvironment: false,
        taker: shared.build.taker,
        refused: { image: fromTop('image'), push: byTheRun, 'registry-username': byTheRun },
    },
    scan: {
        doc: 'The security gate: inputs of security-scan.',
        perEnvironment: false,
        taker: shared.scan.taker,
        refused: { image: fromTop('image'), path: byTheRun, 'registry-username': byTheRun },
    },
    performance: {
        doc: 'The performance gate: inputs of performance-regression.',
        perEnvironment: false,
        taker: shared.performance.taker,
        refused: {
            'candidate-image': byTheRun,
            'candidate-command': byTheRun,
            'candidate-url': byTheRun,
            'candidate-directory': byTheRun,
            'base-image': byTheRun,
            'base-command': byTheRun,
            'base-url': byTheRun,
            'base-directory': byTheRun,
            'update-baseline': byTheRun,
            slo: sloSection,
        },
    },
    deploy: {
        doc: 'Blue-green deploy: inputs of ship that are not about verification.',
        perEnvironment: true,
        taker: stage.taker,
        has: input => !isVerification(input) && !isNotification(input),
        refused: {
            app: fromTop('service'),
            environment: byTheRun,
            image: fromTop('image'),
            command: 'the chain delivers the image it built and scanned',
            'working-directory': 'the chain delivers the image it built and scanned',
            phase: byTheRun,
            'dry-run': byTheRun,
            'drill-certificate': byTheRun,
            revision: byTheRun,
            'operation-id': byTheRun,
            verification: byTheRun,
            'allow-older': byTheRun,
        },
    },
    verify: {
        doc: 'Verification after the switch: inputs that ship shares with post-deploy-verify.',
        perEnvironment: true,
        taker: stage.taker,
        has: isVerification,
        refused: { slo: sloSection },
    },
    notify: {
        doc: 'Who is told how a delivery ended: inputs of ship for its channels. Their addresses and keys are secrets.',
        perEnvironment: true,
        taker: stage.taker,
        has: isNotification,
        refused: {},
    },
    slo: {
        doc: 'Service level objective, said once: what is not set in `verify` and `performance` follows from it (docs/slo.md).',
        perEnvironment: true,
        taker: promise,
        refused: {},
    },
};
const catalogue = catalogueOf({
    service: metaOf('service'),
    image: metaOf('image'),
    preset: { ...metaOf('preset'), kind: { is: 'choice', of: config_presets/* presetNames */.gC } },
    'test-command': metaOf('test-command'),
    'prepare-command': metaOf('prepare-command'),
}, specs);

;// CONCATENATED MODULE: ./src/config/schema.ts


const schema_duration = /^\d+(\.\d+)?(ms|s|m|h|d)?$/;
const schema_durations = () => schemas/* union */.KCZ([schemas/* string */.YjP().regex(schema_duration, 'is not a duration such as 500ms, 30s or 5m'), schemas/* number */.aig().min(0)]);
const several = (one) => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* array */.YOg(one)]);
const valueSchema = ({ kind }) => {
    switch (kind?.is) {
        case 'boolean':
            return schemas/* boolean */.zMY();
        case 'integer':
            return schemas/* int */.Whr().min(kind.min).max(kind.max);
        case 'number':
            return schemas/* number */.aig().min(kind.min).max(kind.max);
        case 'duration':
            return schema_durations();
        case 'choice':
            return schemas/* enum */.k5n(kind.of);
        case 'list':
            return several(kind.of === undefined ? schemas/* string */.YjP() : schemas/* enum */.k5n(kind.of));
        case 'lines':
            return several(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J())]));
        case 'json':
            return schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* unknown */.L5J()), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J())]);
        default:
            return schemas/* string */.YjP();
    }
};
const described = (meta) => {
    const byDefault = meta.default ? ` Default: ${meta.default}.` : '';
    return valueSchema(meta).describe(`${meta.doc}${byDefault}`).optional();
};
const keysOf = (keys) => Object.fromEntries(Object.entries(keys).map(([name, meta]) => [name, described(meta)]));
const sectionSchema = (section) => schemas/* strictObject */.rej(keysOf(section.keys)).describe(section.doc).optional();
/** The schema of `.github/prod-actions.yml`. */
const fileSchema = (catalogue) => {
    const sections = Object.entries(catalogue.sections);
    const all = Object.fromEntries(sections.map(([name, section]) => [name, sectionSchema(section)]));
    const perEnvironment = Object.fromEntries(sections.filter(([, section]) => section.perEnvironment).map(([name]) => [name, all[name] ?? schemas/* never */.ZmZ()]));
    const block = schemas/* strictObject */.rej(perEnvironment).nullable().describe('What differs in this environment.');
    return schemas/* strictObject */.rej({
        ...keysOf(catalogue.top),
        ...all,
        environments: schemas/* record */.g1P(schemas/* string */.YjP().regex(config_catalogue/* environmentName */.VE), block)
            .describe('The environments, in the order of delivery, each with what differs there.')
            .optional(),
    })
        .describe('Settings of prod-actions. An input of the workflow wins over an environment block, that over the file.');
};
/** The schema for editors. */
const jsonSchema = (catalogue) => ({
    ...z.toJSONSchema(fileSchema(catalogue), { io: 'input' }),
    title: 'prod-actions.yml',
});
const record = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
const flattenKeys = (keys, from, prefix) => Object.entries(from).flatMap(([name, value]) => keys[name] === undefined ? [] : [[`${prefix}${name}`, (0,config_catalogue/* toText */.fE)(keys[name], value)]]);
const flattenSections = (catalogue, block, prefix) => Object.entries(catalogue.sections).flatMap(([name, section]) => block[name] === undefined ? [] : flattenKeys(section.keys, record.parse(block[name]), `${prefix}${name}.`));
/** Flattens a document that `fileSchema` accepted. */
const flatten = (catalogue, document) => {
    const file = record.parse(document);
    const blocks = Object.entries(record.parse(file['environments'] ?? {}));
    return {
        values: new Map([
            ...flattenKeys(catalogue.top, file, ''),
            ...flattenSections(catalogue, file, ''),
            ...blocks.flatMap(([name, block]) => flattenSections(catalogue, record.parse(block ?? {}), `environments.${name}.`)),
        ]),
        environments: file['environments'] === undefined ? undefined : blocks.map(([name]) => name),
    };
};

;// CONCATENATED MODULE: ./src/config/file.ts





/** An alias may name no anchor, or expand without end; both are found only here. */
const contentOf = (path, document) => {
    try {
        return document.toJS() ?? {};
    }
    catch (cause) {
        throw new errors/* UserError */.yo('config-not-yaml', `${path}:1: ${(0,errors/* messageOf */.bD)(cause)}`, 'Mend the YAML: write the value out.', {
            cause,
        });
    }
};
/** YAML is loaded only where a file exists: it is a third of the bundle's start. */
const parseYaml = async (path, text) => {
    const { isMap, isScalar, LineCounter, parseDocument } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const [error] = document.errors;
    if (error !== undefined) {
        const { line } = lines.linePos(error.pos[0]);
        throw new errors/* UserError */.yo('config-not-yaml', `${path}:${line}: ${error.message}`, 'Mend the YAML at that line.');
    }
    const keyOffset = (at) => {
        const parent = at.length > 1 ? document.getIn(at.slice(0, -1), true) : document.contents;
        if (!isMap(parent))
            return undefined;
        const pair = parent.items.find(item => isScalar(item.key) && item.key.value === at.at(-1));
        return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
    };
    return {
        content: contentOf(path, document),
        lineOf: at => {
            const offset = keyOffset(at);
            return offset === undefined ? undefined : lines.linePos(offset).line;
        },
    };
};
/** The names allowed in the mapping at `path`. */
const namesAt = (catalogue, path) => {
    const [first, , third] = path;
    if (first === undefined) {
        return { names: [...Object.keys(catalogue.top), ...Object.keys(catalogue.sections), 'environments'] };
    }
    const name = String(first === 'environments' ? (third ?? '') : first);
    const section = own_own(catalogue.sections, name);
    if (section !== undefined)
        return { names: Object.keys(section.keys), section };
    return {
        names: Object.entries(catalogue.sections)
            .filter(([, one]) => one.perEnvironment)
            .map(([key]) => key),
    };
};
const unknownKey = (catalogue, path, key) => {
    const { names, section } = namesAt(catalogue, path);
    const why = section && own_own(section.refused, key);
    if (why !== undefined)
        return `${key} does not belong in the file: ${why}`;
    if (path[0] === 'environments' && section === undefined && own_own(catalogue.sections, key) !== undefined) {
        return `${key} cannot differ by environment; allowed there: ${names.join(', ')}`;
    }
    const near = nearest(key, names);
    return near === undefined
        ? `unknown key ${key}; allowed: ${names.join(', ')}`
        : `unknown key ${key}; did you mean ${near}?`;
};
const located = (file, document, path, problem) => {
    const line = document.lineOf(path);
    return `${file}${line === undefined ? '' : `:${line}`}: ${problem}`;
};
const file_problemsOf = (catalogue, file, document, error) => error.issues.flatMap(issue => {
    if (issue.code === 'unrecognized_keys') {
        return issue.keys.map(key => located(file, document, [...issue.path, key], unknownKey(catalogue, issue.path, key)));
    }
    const name = issue.path.map(String).join('.');
    return [located(file, document, issue.path, `${name}: ${issue.message}`)];
});
/**
 * Reads a configuration file. All problems are reported at once, each with its line.
 * @throws UserError `config-not-yaml`, `config-invalid`
 */
const parseFile = async (catalogue, path, text) => {
    const document = await parseYaml(path, text);
    const parsed = fileSchema(catalogue).safeParse(document.content);
    if (parsed.success)
        return flatten(catalogue, document.content);
    const problems = file_problemsOf(catalogue, path, document, parsed.error);
    throw new errors/* UserError */.yo('config-invalid', `The configuration does not fit:\n${problems.map(line => `  ${line}`).join('\n')}`, 'Mend each line named above; docs/configuration.md lists every key.');
};
const setLine = /^([A-Za-z0-9._-]+)\s*[:=]\s*(.*)$/;
/**
 * Reads the lines of the input `set`: the same keys as the file's, flat.
 * @throws UserError `set-invalid` that names every bad line
 */
const parseSet = (lines, known) => {
    const values = new Map();
    const problems = [];
    for (const line of lines) {
        const match = setLine.exec(line);
        if (match?.[1] === undefined) {
            problems.push(`"${line}" is not \`key: value\``);
            continue;
        }
        const inside = (0,config_catalogue/* splitEnvironment */.a2)(match[1]);
        const [key, names] = inside === undefined ? [match[1], known.keys] : [inside.key, known.environmentKeys];
        const near = nearest(key, names);
        if (names.includes(key))
            values.set(match[1], match[2] ?? '');
        else
            problems.push(`unknown key ${match[1]}${near === undefined ? '' : `; did you mean ${near}?`}`);
    }
    if (problems.length === 0)
        return values;
    throw new errors/* UserError */.yo('set-invalid', `set: ${problems.join('; ')}`, 'Write one `section.key: value` a line, with keys from docs/configuration.md.');
};

;// CONCATENATED MODULE: ./src/actions/plan/configuration.ts




const empty = { values: new Map(), environments: undefined };
const pullRequest = schemas/* object */.Ikc({ pull_request: schemas/* object */.Ikc({ base: schemas/* object */.Ikc({ sha: schemas/* string */.YjP() }) }) });
/** The base commit when the run is for a pull request. A gate must not be loosened by the change it judges. */
const baseCommit = (deps) => {
    if (!deps.context.eventName.startsWith('pull_request'))
        return undefined;
    const event = pullRequest.safeParse(deps.event);
    if (event.success)
        return event.data.pull_request.base.sha;
    throw unreadable('the event names no base commit');
};
const unreadable = (why) => new errors/* UserError */.yo('base-config-unreadable', `The configuration of the base branch could not be read: ${why}`, 'Give the plan job `contents: read` and run it again.');
const baseText = async (path, commit, repository) => {
    const answer = await repository.fileAt(path, commit);
    if (answer.kind === 'denied')
        throw unreadable(answer.message);
    return answer.kind === 'found' ? answer.value : undefined;
};
const checkoutText = async (path, deps) => {
    const full = path.startsWith('/') ? path : `${deps.context.workspace}/${path}`;
    return (await deps.files.exists(full)) ? await deps.files.readText(full) : undefined;
};
const required = (path, text) => {
    if (text !== undefined || path === config_catalogue/* defaultConfigPath */.jE)
        return;
    throw new errors/* UserError */.yo('config-missing', `config: ${path} does not exist in the checkout`, `Create it, check the repository out first, or leave \`config\` unset (${config_catalogue/* defaultConfigPath */.jE} may be missing).`);
};
const parse = async (catalogue, path, text) => text === undefined ? empty : await parseFile(catalogue, path, text);
/** @throws UserError `config-missing`, `config-not-yaml`, `config-invalid`, `base-config-unreadable` */
const readConfiguration = async (catalogue, path, deps) => {
    const text = await checkoutText(path, deps);
    const base = baseCommit(deps);
    required(path, text);
    const mine = await parse(catalogue, path, text);
    if (base === undefined) {
        return { counts: mine, proposed: undefined, origin: text === undefined ? 'no file' : path };
    }
    const before = await baseText(path, base, deps.repository);
    const counts = await parse(catalogue, `${path}@${base.slice(0, 7)}`, before);
    return { counts, proposed: mine, origin: `${path} of the base commit ${base.slice(0, 7)}` };
};

;// CONCATENATED MODULE: ./src/domain/rollout/codes.ts

/** Why a deploy or a rollback ended as it did. Targets use the first group as `cause` of a broken colour. */
const rollout_codes_codes = defineCodes({
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
    'rollback-elsewhere': {
        means: 'A rollback was open already and was brought to its end first; the release that was named is another one.',
        next: 'Is the release that has traffic now not good enough? Run the rollback again: it blames that one.',
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
        next: 'Choose: deploy a mended release; or deploy an older image that is known to be good, with `allow-older: true`.',
    },
    'one-way-release': {
        means: 'The live release is one-way (its migration cannot be undone), so the old one is not fit for its data.',
        next: 'Choose: deploy a mended release (the usual way); or, if the old code can work on the new data, deploy the old release as a new one with `allow-older: true`; or restore the data first. Until then traffic stays where it is.',
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
    'no-journal': {
        means: 'There is no journal where the janitor looked: nothing was delivered here yet, or it looks at the wrong place.',
        next: 'Check `app`, `environment` and `state-dir` or `namespace`. Where nothing was delivered yet, set `allow-empty: true`.',
    },
    'operation-at-work': {
        means: 'An operation is open and its holder may be alive, so it was left alone.',
        next: 'Nothing to do: the next run of the janitor looks again.',
    },
    'operation-stuck': {
        means: 'An operation is open for longer than `busy-limit`, and its holder still keeps the lease.',
        next: 'Look at that run and cancel it when it hangs; then run the janitor again, or `unlock` with a reason.',
    },
    'operation-finished': {
        means: 'An operation that nobody worked on any more was brought to its end.',
        next: 'Nothing to do.',
    },
    'lease-released': {
        means: 'A lease that nobody can hold any more was given back.',
        next: 'Nothing to do.',
    },
    'colour-retired': {
        means: 'A release that was kept warm beyond its time was stopped.',
        next: 'Nothing to do.',
    },
    'live-unverified': {
        means: 'The release that has traffic was never verified, and no operation is open that would verify it.',
        next: 'Deploy it again (it is then verified where it is), deploy a mended one, or roll back by hand.',
    },
    drift: {
        means: 'What runs is not what the journal records.',
        next: 'Run `status`, find out what changed beside prod-actions, then deploy again or roll back by hand.',
    },
    'drill-certificate-missing': {
        means: 'This environment demands a drill of exactly this pair of releases, and no certificate of one was given.',
        next: 'Run `ship` with `mode: drill` in an environment that allows it, and pass its output `drill-certificate`.',
    },
    'drill-certificate-unreadable': {
        means: 'What was given as the certificate of a drill is none.',
        next: 'Pass the output `drill-certificate`, or the file, of the drill unchanged.',
    },
    'drill-certificate-tampered': {
        means: 'The certificate of the drill is not as it was issued: a byte of it differs.',
        next: 'Find out who changed it. Run the drill again.',
    },
    'drill-failed': {
        means: 'The drill lost requests, or its way back took longer than it may.',
        next: 'Read the numbers of the drill; mend what they show, and run it again.',
    },
    'drill-certificate-other-pair': {
        means: 'The certificate is for another pair of releases than the live one and the one to deploy.',
        next: 'Run the drill with the release that is live here and the one to deploy.',
    },
    'drill-certificate-expired': {
        means: 'The drill is older than `drill-max-age`, or lies in the future.',
        next: 'Run the drill again.',
    },
    'drill-passed': {
        means: 'Traffic went old → new → old → new under load; the certificate holds the numbers.',
        next: 'Pass the output `drill-certificate` to the environment that demands it.',
    },
    'drill-broken-off': {
        means: 'The drill could not be carried through: a step did not end as it had to, or there is no pair to drill.',
        next: 'Read how the step ended; a drill needs a verified live release and another one to deploy.',
    },
    'quarantine-lifted': {
        means: 'A person lifted the quarantine of a release, with a reason that stands in the history.',
        next: 'Deploy it again.',
    },
});

;// CONCATENATED MODULE: ./src/actions/plan/freshness.ts

const fine = { refused: [], warnings: [] };
/**
 * Whether the commit is newer than the live one, as early as it can be known. The deploy asks again under its lease:
 * between here and there a person may have waited days before approving.
 */
const freshnessOf = async (live, commit, allowOlder, ancestry) => {
    if (live === undefined || live.revision === '' || commit === '')
        return fine;
    const relation = await ancestry.relation(live.revision, commit);
    const named = `Commit ${commit.slice(0, 12)}, compared with the live ${live.revision.slice(0, 12)}:`;
    if (relation === 'diverged') {
        return { refused: [], warnings: [rollout_codes_codes.reason('commit-diverged', `${named} they have diverged.`)] };
    }
    if (relation !== 'behind' && relation !== 'unknown')
        return fine;
    const reason = relation === 'behind'
        ? rollout_codes_codes.reason('commit-behind-live', `${named} it is strictly behind.`)
        : rollout_codes_codes.reason('ancestry-unknown', `${named} which is newer could not be told.`);
    return allowOlder ? { refused: [], warnings: [reason] } : { refused: [reason], warnings: [] };
};

;// CONCATENATED MODULE: ./src/actions/plan/outputs.ts




const places = [1, 2, 3];
const encode = ({ taker, common, sections }, settings, values) => (0,inputs/* encodeSettings */.g0)({
    ...Object.fromEntries(Object.entries(common).map(([input, from]) => [input, values[from]])),
    ...settingsFor(taker, settings.filter(({ key }) => sections.some(name => key.startsWith(`${name}.`)))),
});
const outputs_commonOf = (resolved, environment) => ({
    service: resolved.service.text,
    image: resolved.image.text,
    // Completed by the digest that the step is given.
    'image@': `${resolved.image.text}@`,
    environment,
});
const registryOf = (image) => {
    const parsed = parseReference(image);
    return 'value' in parsed ? parsed.value.registry : '';
};
const outputs_textOf = (settings, key) => settings.find(setting => setting.key === key)?.text ?? '';
/** The word for "no such stage": an empty output would look the same as one the runner blanked. */
const noStage = 'none';
const stageOutputs = (resolved, place) => {
    const one = resolved.delivers ? resolved.stages[place - 1] : undefined;
    if (one === undefined)
        return [[`environment-${place}`, noStage]];
    return [
        [`environment-${place}`, one.environment],
        [`settings-stage-${place}`, encode(stage, one.settings, outputs_commonOf(resolved, one.environment))],
    ];
};
/** Of what acts on one environment that is there already. */
const settingsOfFirst = (delivery, resolved) => {
    const [first] = resolved.stages;
    return first === undefined ? '' : encode(delivery, first.settings, outputs_commonOf(resolved, first.environment));
};
/** A job skips its tests only on the word `false`: an output that the runner blanked must not skip them. */
const flag = (text) => String(text !== '');
const outputsOf = (inputs, resolved, live) => {
    const [test, prepare] = [outputs_textOf(resolved.top, 'test-command'), outputs_textOf(resolved.top, 'prepare-command')];
    return {
        service: resolved.service.text,
        digest: inputs.digest,
        deliver: String(resolved.delivers),
        build: String(inputs.digest === ''),
        registry: registryOf(resolved.image.text),
        'live-digest': live?.digest ?? '',
        test: flag(test),
        'test-command': test,
        prepare: flag(prepare),
        'prepare-command': prepare,
        ...Object.fromEntries(Object.entries(shared).map(([name, delivery]) => [
            `settings-${name}`,
            encode(delivery, resolved.shared.filter(one => one.key.startsWith(`${name}.`)), outputs_commonOf(resolved, '')),
        ])),
        'settings-rollback': settingsOfFirst(rollback, resolved),
        'settings-janitor': settingsOfFirst(janitor, resolved),
        ...Object.fromEntries(places.flatMap(place => stageOutputs(resolved, place))),
    };
};

// EXTERNAL MODULE: ./src/actions/plan/render.ts + 1 modules
var render = __webpack_require__(6174);
;// CONCATENATED MODULE: ./src/config/resolve.ts

const inside = (values, environment) => new Map([...values].flatMap(([key, text]) => {
    const split = (0,config_catalogue/* splitEnvironment */.a2)(key);
    return split?.environment === environment ? [[split.key, text]] : [];
}));
/** The layers that count for one environment (or for none), strongest first. */
const ordered = (layers, environment) => [
    ...(environment === undefined ? [] : [{ source: 'input', values: inside(layers.input, environment) }]),
    { source: 'input', values: layers.input },
    ...(environment === undefined
        ? []
        : [{ source: `environment ${environment}`, values: inside(layers.file, environment) }]),
    { source: 'file', values: layers.file },
    { source: `preset ${layers.preset.name}`, values: layers.preset.values },
];
const resolveKey = (key, meta, layers) => {
    const found = layers.find(layer => layer.values.has(key));
    return found === undefined
        ? { key, text: meta.default ?? '', source: 'default' }
        : { key, text: found.values.get(key) ?? '', source: found.source };
};
/** The settings of the named sections, for one environment or for none. */
const resolveSections = (catalogue, sections, layers, environment) => {
    const strongestFirst = ordered(layers, environment);
    return sections.flatMap(name => Object.entries(catalogue.sections[name]?.keys ?? {}).map(([key, meta]) => resolveKey(`${name}.${key}`, meta, strongestFirst)));
};
const resolveTop = (catalogue, layers) => Object.entries(catalogue.top).map(([key, meta]) => resolveKey(key, meta, ordered(layers, undefined)));

;// CONCATENATED MODULE: ./src/domain/images/codes.ts

const images_codes_codes = defineCodes({
    'reference-invalid': {
        means: 'An image name does not have the form `registry/repository[:tag][@sha256:…]`.',
        next: 'Write the name in lower case, as in `ghcr.io/owner/app@sha256:…`.',
    },
    'digest-required': {
        means: 'An image was named by a tag, or by nothing, where only a digest says for certain what it is.',
        next: 'Name it `name@sha256:…`, for example from the `digest` output of multi-arch-build.',
    },
    'platform-invalid': {
        means: 'A platform does not have the form `os/architecture[/variant]`.',
        next: 'Write it as in `linux/amd64`, `linux/arm64` or `linux/arm/v7`.',
    },
    'platform-not-in-image': {
        means: 'The image was not built for the platform that was asked for; the message lists those it has.',
        next: 'Build the image for that platform too (input `platforms` of multi-arch-build).',
    },
    'manifest-unsupported': {
        means: 'What the registry holds under this name is not an OCI or Docker v2 image, or is ambiguous.',
        next: 'Build and push the image again with a current builder.',
    },
});

;// CONCATENATED MODULE: ./src/actions/plan/slo.ts

const section = 'slo.';
/** The settings of the section `slo` → the same, and what follows from them for the sections named. */
const givens = { verify: verificationGiven, performance: performanceGiven };
const givenIn = (name, settings) => {
    const byKey = new Map(settings.map(setting => [setting.key, setting]));
    return {
        text: input => byKey.get(`${name}.${input}`)?.text ?? '',
        // Here it is known what was chosen, also where somebody chose the default.
        isUnset: input => (byKey.get(`${name}.${input}`)?.source ?? 'default') === 'default',
    };
};
/** The promises that an input follows from; of the others all may have a part in it. */
const madeOf = {
    'max-error-rate': ['error-rate', 'availability'],
    'max-p50': ['p50'],
    'max-p95': ['p95'],
    'max-p99': ['p99'],
};
/** Where those promises come from. */
const originOf = (key, promised) => {
    const from = madeOf[key.slice(key.indexOf('.') + 1)];
    const first = from?.flatMap(name => promised.find(one => one.key === `${section}${name}`) ?? [])[0];
    return [...new Set((first === undefined ? promised : [first]).map(one => one.source))].join(', ');
};
const slo_merged = (setting, text, origin) => {
    if (text === setting.text)
        return setting;
    const source = setting.source === 'default' || setting.text === '' ? `slo (${origin})` : `${setting.source} and slo (${origin})`;
    return { ...setting, text, source };
};
/**
 * Gives the settings that nobody chose what the SLO promises; what is written out wins. A wrong SLO gives nothing: the
 * section is refused on its own account.
 */
const withSlo = (settings, slo) => {
    const promised = slo.filter(one => one.source !== 'default');
    if (promised.length === 0)
        return settings;
    const parsed = sloOf(new Map(slo.map(one => [one.key.slice(section.length), one.text])));
    if (!('slo' in parsed))
        return settings;
    const texts = new Map(Object.entries(givens).flatMap(([name, give]) => Object.entries(give(parsed.slo, givenIn(name, settings))).map(([input, text]) => [
        `${name}.${input}`,
        text.trim(),
    ])));
    return settings.map(setting => slo_merged(setting, texts.get(setting.key) ?? setting.text, originOf(setting.key, promised)));
};

;// CONCATENATED MODULE: ./src/actions/plan/resolve.ts










const defaultEnvironments = ['dev', 'staging', 'production'];
const maxEnvironments = 3;
/** The inputs that are also keys of the file, where the caller gave them. */
const inputValues = (catalogue, inputs) => {
    const given = Object.keys(catalogue.top).flatMap((key) => {
        const value = Reflect.get(inputs, key);
        return typeof value === 'string' && value !== '' ? [[key, value]] : [];
    });
    if (inputs['state-dir'] !== '')
        given.push(['deploy.state-dir', inputs['state-dir']]);
    const known = { keys: (0,config_catalogue/* knownKeys */.eE)(catalogue), environmentKeys: (0,config_catalogue/* knownEnvironmentKeys */.Fq)(catalogue) };
    return new Map([...given, ...parseSet(inputs.set, known)]);
};
const presetOf = (name) => config_presets/* presetNames */.gC.find(known => known === name) ?? 'standard';
const layersOf = (catalogue, inputs, file) => {
    const input = inputValues(catalogue, inputs);
    const name = presetOf(input.get('preset') ?? file.values.get('preset') ?? 'standard');
    return { input, file: file.values, preset: { name, values: (0,config_presets/* presetValues */.Ad)(name) } };
};
/** `Acme/My_Service` → `my-service`. */
const serviceFrom = (repository) => (repository.split('/')[1] ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
const imageFrom = (repository, service) => {
    const owner = (repository.split('/')[0] ?? '').toLowerCase();
    return owner === '' || service === '' ? '' : `ghcr.io/${owner}/${service}`;
};
const find = (settings, key, otherwise) => {
    const found = settings.find(setting => setting.key === key);
    return found !== undefined && found.text !== '' ? found : { key, text: otherwise, source: 'default' };
};
const environmentsOf = (inputs, file) => inputs.environments.length > 0 ? inputs.environments : (file.environments ?? defaultEnvironments);
/** @throws UserError `set-invalid` */
const resolve = (catalogue, inputs, file, context) => {
    const { repository, eventName } = context;
    const layers = layersOf(catalogue, inputs, file);
    const top = resolveTop(catalogue, layers);
    const service = find(top, 'service', serviceFrom(repository));
    const sections = Object.entries(catalogue.sections);
    const names = (perEnvironment) => sections.filter(([, section]) => section.perEnvironment === perEnvironment).map(([name]) => name);
    return {
        delivers: inputs.environments.length > 0 || !eventName.startsWith('pull_request'),
        service,
        image: find(top, 'image', imageFrom(repository, service.text)),
        preset: layers.preset.name,
        top,
        shared: withSlo(resolveSections(catalogue, names(false), layers), resolveSections(catalogue, ['slo'], layers)),
        stages: environmentsOf(inputs, file).map(environment => ({
            environment,
            settings: withSlo(resolveSections(catalogue, names(true), layers, environment), resolveSections(catalogue, ['slo'], layers, environment)),
        })),
    };
};
/** Every resolved value under its flat key, for comparing two versions of the file. */
const flat = (resolved) => new Map([
    ...resolved.shared.map((one) => [one.key, one.text]),
    ...resolved.stages.flatMap(stage => stage.settings.map((one) => [`environments.${stage.environment}.${one.key}`, one.text])),
]);
const serviceForm = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const imageProblems = ({ image }) => {
    if (image.text === '')
        return [codes_codes.reason('image-name-missing', 'image: no name is given and none can be derived.')];
    const parsed = parseReference(image.text);
    if ('problem' in parsed) {
        return [
            images_codes_codes.reason('reference-invalid', `image: ${parsed.problem} (got "${image.text}" from ${image.source})`),
        ];
    }
    const { tag, digest } = parsed.value;
    return tag === undefined && digest === undefined
        ? []
        : [
            codes_codes.reason('image-has-tag', `image: names ${tag === undefined ? 'a digest' : `the tag ${tag}`} (got "${image.text}" from ${image.source})`),
        ];
};
const environmentProblems = (inputs, file) => {
    const asked = environmentsOf(inputs, file);
    const listed = file.environments;
    const wrong = (message) => codes_codes.reason('environments-invalid', `environments: ${message}`);
    const unknown = asked.filter(name => listed !== undefined && !listed.includes(name));
    return [
        ...(asked.length === 0 ? [wrong('the list is empty')] : []),
        ...(asked.length > maxEnvironments ? [wrong(`${asked.length} are asked for, at most ${maxEnvironments} fit`)] : []),
        ...(new Set(asked).size < asked.length ? [wrong(`a name comes twice in ${asked.join(', ')}`)] : []),
        ...asked.filter(name => !config_catalogue/* environmentName */.VE.test(name)).map(name => wrong(`"${name}" is not a name`)),
        ...unknown.map(name => {
            const near = nearest(name, listed ?? []);
            const hint = near === undefined ? `listed: ${listed?.join(', ')}` : `did you mean ${near}?`;
            return codes_codes.reason('environment-unknown', `environments: the file does not list ${name}; ${hint}`);
        }),
    ];
};
/** What is wrong with the run as a whole, before any action is asked about its own settings. */
const refusals = (inputs, file, resolved) => [
    ...(serviceForm.test(resolved.service.text)
        ? []
        : [
            codes_codes.reason('service-name-invalid', `service: is not lower-case letters, digits and dashes (got "${resolved.service.text}" from ${resolved.service.source})`),
        ]),
    ...imageProblems(resolved),
    ...(inputs.digest === '' || isDigest(inputs.digest)
        ? []
        : [images_codes_codes.reason('digest-required', `digest: is not sha256:<64 hex digits> (got "${inputs.digest}")`)]),
    ...environmentProblems(inputs, file),
];

;// CONCATENATED MODULE: ./src/actions/plan/run.ts











const of = (settings, sections) => settings.filter(setting => sections.includes(setting.key.slice(0, setting.key.indexOf('.'))));
/** Each action is asked whether it would take its settings, so that a bad value stops the run before the build. */
const settingProblems = (resolved) => {
    const everywhere = Object.values(shared).flatMap(({ taker, sections }) => problemsOf(taker, of(resolved.shared, sections)));
    const staged = resolved.stages.flatMap(({ environment, settings }) => [...problemsOf(promise, of(settings, ['slo'])), ...problemsOf(stage.taker, of(settings, stage.sections))].map(line => `${environment}: ${line}`));
    return [...everywhere, ...staged].map(line => codes_codes.reason('setting-invalid', line));
};
const problemsInStages = ({ taker, sections }, { stages }) => stages.flatMap(({ environment, settings }) => problemsOf(taker, of(settings, sections)).map(line => codes_codes.reason('setting-invalid', `${environment}: ${line}`)));
/** A mistyped channel must not stand between people and the way back. */
const problemsFor = (purpose, resolved) => {
    const all = settingProblems(resolved);
    if (purpose === 'delivery')
        return { wrong: all, said: [] };
    // A verification without the promises would settle what they forbid; going back waits for nothing of the kind.
    const wrong = purpose === 'rollback'
        ? problemsInStages(rollback, resolved)
        : [
            ...problemsInStages({ ...janitor, taker: promise, sections: ['slo'] }, resolved),
            ...problemsInStages(janitor, resolved),
        ];
    return { wrong, said: all.filter(({ message }) => !wrong.some(one => one.message === message)) };
};
const policyWarnings = (inputs, configuration, resolved, context) => {
    if (configuration.proposed === undefined)
        return [];
    const after = resolve(catalogue, inputs, configuration.proposed, context);
    return relaxations(flat(resolved), flat(after)).map(({ key, before, after: now }) => codes_codes.reason('policy-relaxed', `policy relaxed: ${key} goes from ${before || '(unset)'} to ${now || '(unset)'}.`));
};
const reportOf = (inputs, configuration, resolved, live) => ({
    schema: 'prod-actions/plan/v1',
    service: resolved.service.text,
    image: resolved.image.text,
    digest: inputs.digest,
    preset: resolved.preset,
    configuration: configuration.origin,
    delivers: resolved.delivers,
    top: [resolved.service, resolved.image, ...resolved.top.filter(one => !['service', 'image'].includes(one.key))],
    shared: resolved.shared,
    stages: resolved.stages,
    live: live ?? null,
});
const tell = async (log, report) => {
    const shown = [
        { title: 'Settings', settings: [...report.top, ...report.shared] },
        ...report.stages.map(one => ({ title: `Settings of ${one.environment}`, settings: one.settings })),
    ];
    for (const { title, settings } of shown) {
        await log.group(title, async () => {
            for (const line of (0,render.lines)(settings))
                log.info(line);
        });
    }
};
const liveIn = async (last, resolved, deps) => {
    const settingOf = (key) => last.settings.find(setting => setting.key === key)?.text ?? '';
    // The record of a cluster lies in it, and this job has no way there; the deploy compares the commits itself.
    if (settingOf('deploy.target') === 'kubernetes')
        return undefined;
    const stateDir = settingOf('deploy.state-dir');
    return await deps.live({ stateDir, app: resolved.service.text, environment: last.environment });
};
const run = async (inputs, deps) => {
    const configuration = await readConfiguration(catalogue, inputs.config, deps);
    const resolved = resolve(catalogue, inputs, configuration.counts, deps.context);
    const last = resolved.stages.at(-1);
    const problems = problemsFor(inputs.for, resolved);
    const wrong = [...refusals(inputs, configuration.counts, resolved), ...problems.wrong];
    // Names that are refused cannot be places to look at.
    const live = wrong.length > 0 || last === undefined ? undefined : await liveIn(last, resolved, deps);
    const freshness = await freshnessOf(live, deps.context.sha, inputs['allow-older'], deps.ancestry);
    const refused = [...wrong, ...freshness.refused];
    const warnings = [
        ...problems.said,
        ...freshness.warnings,
        ...policyWarnings(inputs, configuration, resolved, deps.context),
        ...(await approvalWarnings(deps.repository, resolved.delivers ? last?.environment : undefined)),
    ];
    const report = reportOf(inputs, configuration, resolved, live);
    await tell(deps.log, report);
    const verdict = refused.length === 0 ? 'planned' : 'refused';
    const effect = effectOf('plan', verdict, { mode: 'enforce', strict: false });
    return {
        verdict,
        reasons: [...refused, ...warnings],
        effect: effect === 'continue' && warnings.length > 0 ? 'say' : effect,
        outputs: refused.length === 0 ? outputsOf(inputs, resolved, live) : {},
        report,
    };
};

;// CONCATENATED MODULE: ./src/actions/plan/wiring.ts







const readEvent = async (files, path) => path !== '' && (await files.exists(path)) ? JSON.parse(await files.readText(path)) : undefined;
/** The `process` target's journal, where this job runs on the machine that serves; read, never written. */
const readLive = async (place, runtime) => {
    const stateDir = stateFolder(place.stateDir, runtime);
    const stored = await createFileJournalStore({ ...place, stateDir }).read();
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
        ancestry: firstKnown(gitAncestry(exec, context.workspace), githubAncestry(asked)),
        event: await readEvent(files, env['GITHUB_EVENT_PATH'] ?? ''),
        live: async (place) => await readLive(place, runtime),
    };
};
/** `run` in the real world. */
const runReal = async (inputs, runtime) => await run(inputs, await wire(inputs, runtime));


/***/ })

};
