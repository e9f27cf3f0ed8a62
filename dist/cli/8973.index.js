export const id = 8973;
export const ids = [8973];
export const modules = {

/***/ 8989:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Du: () => (/* binding */ addressParts),
/* harmony export */   Lc: () => (/* binding */ isMailbox),
/* harmony export */   PJ: () => (/* binding */ isLink),
/* harmony export */   d3: () => (/* binding */ isWebAddress),
/* harmony export */   uO: () => (/* binding */ mailServerOf),
/* harmony export */   w4: () => (/* binding */ hostOf)
/* harmony export */ });
/** Addresses that are secrets: what of them is masked, and what may be shown. Pure. */
const parsed = (text) => {
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
    const url = parsed(given);
    if (url === undefined)
        return given === '' ? [] : [given];
    const behindHost = `${url.pathname}${url.search}`;
    return [given, behindHost, url.pathname, url.password, decoded(url.password)].filter(worthMasking);
};
/** The host, which is no secret; an address that cannot be read shows nothing. */
const hostOf = (address) => parsed(address)?.host ?? 'an unreadable address';
const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** https, or http to this very machine. */
const isWebAddress = (text) => {
    const url = parsed(text);
    if (url === undefined || /\s/.test(text))
        return false;
    return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname));
};
/** What a person may click. */
const isLink = (text) => {
    const url = parsed(text);
    return url !== undefined && !/\s/.test(text) && (url.protocol === 'https:' || url.protocol === 'http:');
};
/** The mail server that the address names, or what is wrong with it. */
const mailServerOf = (address) => {
    const url = parsed(address);
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


/***/ }),

/***/ 8973:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  eM: () => (/* binding */ Announcer),
  yb: () => (/* binding */ announced),
  yH: () => (/* binding */ beginsOf),
  xB: () => (/* binding */ brokenDeploy),
  Ir: () => (/* binding */ interruptedOr)
});

// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/core/inputs.ts
var core_inputs = __webpack_require__(9114);
// EXTERNAL MODULE: ./src/core/runtime.ts + 20 modules
var core_runtime = __webpack_require__(7810);
// EXTERNAL MODULE: ./src/domain/announcements/announce.ts + 1 modules
var announce = __webpack_require__(5713);
// EXTERNAL MODULE: ./src/domain/images/reference.ts
var reference = __webpack_require__(2814);
// EXTERNAL MODULE: ./src/adapters/announcing/addresses.ts
var addresses = __webpack_require__(8989);
// EXTERNAL MODULE: ./src/adapters/github/client.ts + 1 modules
var client = __webpack_require__(2319);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
;// CONCATENATED MODULE: ./src/adapters/github/deployments.ts

const deployment = schemas/* object */.Ikc({
    id: schemas/* number */.aig().int(),
    sha: schemas/* string */.YjP(),
    task: schemas/* string */.YjP(),
    payload: schemas/* union */.KCZ([schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()), schemas/* string */.YjP()]),
});
const deployments_status = schemas/* object */.Ikc({
    state: schemas/* string */.YjP(),
    description: schemas/* string */.YjP().nullable(),
    log_url: schemas/* string */.YjP().optional(),
    target_url: schemas/* string */.YjP().optional(),
});
const keyOf = ({ payload }) => (typeof payload === 'string' ? undefined : payload['key']);
const foundIn = (answer) => (answer.kind === 'found' ? answer.value : undefined);
/** `name` is `owner/name`. */
const deployments = (github, name) => {
    const at = `/repos/${name}/deployments`;
    const of = async (environment, task) => await github.list(`${at}?environment=${encodeURIComponent(environment)}&task=${encodeURIComponent(task)}`, deployment, 1);
    const latest = async (id) => {
        const answer = await github.get(`${at}/${id}/statuses?per_page=1`, schemas/* array */.YOg(deployments_status));
        return answer.kind === 'found' ? { kind: 'found', value: answer.value[0] } : answer;
    };
    return {
        of,
        latest,
        create: async ({ ref, environment, task, description, payload }) => await github.post(at, 
        // Nothing is merged, and our own run, which is a check that has not passed yet, does not stand in the way.
        { ref, environment, task, description, payload, auto_merge: false, required_contexts: [] }, deployment, async () => foundIn(await of(environment, task))?.find(one => keyOf(one) === payload.key)),
        say: async (id, { state, description, logUrl, environmentUrl }) => await github.post(`${at}/${id}/statuses`, {
            state,
            description,
            // It would end other apps' deployments of the same environment, and none of production.
            auto_inactive: false,
            ...(logUrl === null ? {} : { log_url: logUrl }),
            ...(environmentUrl === null ? {} : { environment_url: environmentUrl }),
        }, deployments_status, async () => {
            const last = foundIn(await latest(id));
            return last?.state === state && last.description === description ? last : undefined;
        }),
    };
};

;// CONCATENATED MODULE: ./src/adapters/github/issues.ts

const issue = schemas/* object */.Ikc({
    id: schemas/* number */.aig().int(),
    number: schemas/* number */.aig().int(),
    state: schemas/* string */.YjP(),
    state_reason: schemas/* string */.YjP().nullish(),
    html_url: schemas/* string */.YjP(),
    body: schemas/* string */.YjP().nullish(),
    author_association: schemas/* string */.YjP().optional(),
    user: schemas/* object */.Ikc({ type: schemas/* string */.YjP() }).nullable(),
    labels: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* object */.Ikc({ name: schemas/* string */.YjP().optional() })])),
    /** A pull request is an issue too. */
    pull_request: schemas/* unknown */.L5J().optional(),
});
const comment = schemas/* object */.Ikc({ id: schemas/* number */.aig().int(), body: schemas/* string */.YjP().optional(), html_url: schemas/* string */.YjP() });
/** People who may write here, and apps. Anybody may open an issue that looks like ours. */
const isTrusted = ({ user, author_association: association = '' }) => user?.type === 'Bot' || ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(association);
const issues_foundIn = (answer) => (answer.kind === 'found' ? answer.value : undefined);
/** `name` is `owner/name`. */
const issues = (github, name) => {
    const at = `/repos/${name}`;
    const labelled = async (label, state) => {
        const answer = await github.list(`${at}/issues?labels=${encodeURIComponent(label)}&state=${state}&sort=created&direction=desc`, issue);
        if (answer.kind !== 'found')
            return answer;
        return { kind: 'found', value: answer.value.filter(one => one.pull_request === undefined) };
    };
    const comments = async (number) => await github.list(`${at}/issues/${number}/comments`, comment);
    return {
        labelled,
        comments,
        ensureLabel: async (label, color, description) => {
            const there = await github.get(`${at}/labels/${encodeURIComponent(label)}`, schemas/* unknown */.L5J());
            if (there.kind !== 'absent')
                return there;
            return await github.post(`${at}/labels`, { name: label, color, description }, schemas/* unknown */.L5J(), async () => issues_foundIn(await github.get(`${at}/labels/${encodeURIComponent(label)}`, schemas/* unknown */.L5J())));
        },
        create: async ({ title, body, label }, mine) => await github.post(`${at}/issues`, { title, body, labels: [label] }, issue, async () => issues_foundIn(await labelled(label, 'open'))?.find(mine)),
        change: async (number, to) => await github.patch(`${at}/issues/${number}`, to, issue),
        comment: async (number, body, mine) => await github.post(`${at}/issues/${number}/comments`, { body }, comment, async () => issues_foundIn(await comments(number))?.find(mine)),
    };
};

// EXTERNAL MODULE: ./src/domain/announcements/names.ts
var names = __webpack_require__(3199);
;// CONCATENATED MODULE: ./src/domain/deployments/statuses.ts
const maxDescription = 140;
const clip = (text) => text.length <= maxDescription ? text : `${text.slice(0, maxDescription - 1)}…`;
const statuses_short = (release) => (release === null ? 'none' : release.id.slice(0, 12));
/** `failure`: the release is bad. `error`: nobody can say, or it could not be done. `inactive`: another one is live. */
const asked = {
    deployed: () => ({ state: 'success', description: 'Live and verified.' }),
    unverified: () => ({ state: 'error', description: 'Has traffic, not verified; the release before it is kept warm.' }),
    'rolled-back': ({ live }) => ({ state: 'failure', description: `Taken back; release ${statuses_short(live)} has traffic.` }),
    held: () => ({ state: 'failure', description: 'Bad, and nothing fit to go back to: a person must choose.' }),
    'rollback-failed': () => ({ state: 'failure', description: 'Bad, and taking it back failed: a person must act.' }),
    failed: () => ({ state: 'error', description: 'The delivery failed; see the run.' }),
    refused: () => ({ state: 'error', description: 'Refused before anything was changed.' }),
    superseded: () => ({ state: 'inactive', description: 'A newer delivery went first.' }),
    interrupted: () => ({ state: 'error', description: 'Interrupted; the next run goes on from where it stands.' }),
};
const withReason = (status, { reasons }) => {
    const first = reasons[0];
    const bad = status.state === 'failure' || status.state === 'error';
    return {
        state: status.state,
        description: clip(bad && first !== undefined ? `${status.description} ${first.code}` : status.description),
    };
};
const same = (a, b) => a !== null && b !== null && a.id === b.id;
const deploymentPlan = (about) => {
    const { happening, release, bad, live, liveVerified } = about;
    const back = happening === 'rolled-back' ? live : null;
    const status = withReason(asked[happening](about), about);
    const wanted = !same(release, back);
    return {
        asked: wanted ? status : null,
        bad: bad !== null && !(wanted && same(bad, release)) ? status : null,
        back,
        settles: back !== null || (happening === 'deployed' && liveVerified),
    };
};

;// CONCATENATED MODULE: ./src/adapters/announcing/errors.ts
/** Why a channel did not take an announcement. The message is for people and holds no secret. */
class NotTaken extends Error {
    /** Whether a repeat can help. */
    passing;
    /** What the service asked to wait; null: it asked nothing. */
    retryAfterMs;
    constructor(message, about) {
        super(message, { cause: about.cause });
        this.name = 'NotTaken';
        this.passing = about.passing;
        this.retryAfterMs = about.retryAfterMs ?? null;
    }
}

;// CONCATENATED MODULE: ./src/adapters/announcing/github-answers.ts

/**
 * The value, or why there is none. A missing permission is said with its name and not tried again.
 * @throws NotTaken
 */
const taken = (answer, permission) => {
    switch (answer.kind) {
        case 'found':
            return answer.value;
        case 'absent':
            throw new NotTaken(`GitHub knows no such thing, or the token may not see it; it needs \`${permission}\`.`, {
                passing: false,
            });
        case 'denied':
            throw new NotTaken(`GitHub denies it: ${answer.message}. The token needs \`${permission}\`.`, {
                passing: /rate limit/i.test(answer.message),
            });
        case 'refused':
            throw new NotTaken(`GitHub did not take it: ${answer.message}.`, { passing: false });
    }
};

;// CONCATENATED MODULE: ./src/adapters/announcing/github-delivery.ts



/** Older deployments that are looked at; each delivery leaves at most one that is not ended. */
const lookedBack = 10;
const permission = 'deployments: write';
/** Of a delivery that came to no good end yet. */
const unsettled = ['queued', 'pending', 'in_progress', 'error'];
const ended = ['inactive', 'failure', 'error'];
/** A task of its own lets several apps share an environment. */
const taskOf = (app) => `deploy:${app}`;
/** GitHub's deployments as one delivery of one app to one environment deals with them. */
class DeliveryOnGitHub {
    api;
    run;
    about;
    /** Not the first try: what the one before did may be there already. */
    again;
    constructor(api, run, about, again = false) {
        this.api = api;
        this.run = run;
        this.about = about;
        this.again = again;
    }
    /** The one GitHub made for this job, where exactly one says so; else one of our own. */
    async ofThisRun(release) {
        const made = release.revision === this.run.sha ? await this.madeForJob() : undefined;
        if (made !== undefined)
            return { id: made, ofJob: true };
        const own = await this.create('deploy', release, `Delivery of ${this.about.app}`);
        return { id: taken(own, permission).id, ofJob: false };
    }
    /** Its statuses link to the run of the job. */
    async madeForJob() {
        const known = (await this.list('deploy')).filter(({ sha }) => sha === this.run.sha);
        const mine = [];
        for (const { id } of known.slice(0, lookedBack)) {
            const last = taken(await this.api.latest(id), permission);
            const link = last?.log_url ?? last?.target_url ?? '';
            if (`${link}/`.includes(`/actions/runs/${this.run.runId}/`) && !ended.includes(last?.state ?? ''))
                mine.push(id);
        }
        return mine.length === 1 ? mine[0] : undefined;
    }
    async list(task) {
        const all = taken(await this.api.of(this.about.environment, task), permission);
        return all.toSorted((a, b) => b.id - a.id);
    }
    async own() {
        return await this.list(taskOf(this.about.app));
    }
    /** Once for each delivery and kind. */
    async create(kind, release, description) {
        const { app, environment, startedAt } = this.about;
        const key = `${this.run.runId}.${this.run.runAttempt}.${startedAt}.${kind}`;
        const there = this.again ? (await this.own()).find(one => keyOf(one) === key) : undefined;
        if (there !== undefined)
            return { kind: 'found', value: there };
        return await this.api.create({
            ref: release.revision,
            environment,
            task: taskOf(app),
            description: clip(description),
            // GitHub's pages link a deployment with a `workflow_run_id` to the run.
            payload: {
                key,
                app,
                kind,
                revision: release.revision,
                digest: release.digest,
                workflow_run_id: Number(this.run.runId),
            },
        });
    }
    /** The newest of ours for that release, where the run that made it is gone and left it without a good end. */
    async leftBy(release) {
        const id = await this.find(release);
        const last = id === undefined ? undefined : taken(await this.api.latest(id), permission);
        return id !== undefined && unsettled.includes(last?.state ?? 'pending') ? { id, ofJob: false } : undefined;
    }
    async say(id, status, environmentUrl = null) {
        const last = this.again ? taken(await this.api.latest(id), permission) : undefined;
        if (last?.state === status.state && last.description === status.description)
            return;
        const said = await this.api.say(id, { ...status, logUrl: this.about.links.run, environmentUrl });
        taken(said, permission);
    }
    /** The newest of ours for that release. */
    async find({ revision, digest }) {
        return (await this.own()).find(({ sha, payload }) => {
            const of = typeof payload === 'string' ? null : (payload['digest'] ?? null);
            return sha === revision && (of === null || digest === null || of === digest);
        })?.id;
    }
    /**
     * Ends what is older than `live`, in whatever state a run that was cut off left it. GitHub's own `auto_inactive` ends
     * successes only, those of other apps as well, and none of a production environment.
     */
    async endOlder(live, but) {
        const older = (await this.own()).filter(({ id }) => id < live && !but.includes(id));
        let count = 0;
        for (const { id } of older.slice(0, lookedBack)) {
            const last = taken(await this.api.latest(id), permission);
            if (last !== undefined && ended.includes(last.state))
                continue;
            await this.say(id, { state: 'inactive', description: 'Another release is live.' });
            count += 1;
        }
        return count;
    }
}

;// CONCATENATED MODULE: ./src/adapters/announcing/github-deployments.ts




/** GitHub makes a deployment of a commit; a release that was adopted may have none. */
const hasCommit = ({ revision }) => /^[0-9a-f]{40,64}$/.test(revision);
/** An address of this machine would lead everybody else nowhere. */
const publicUrl = (text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
        return null;
    return /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(url.hostname) ? null : text;
};
/**
 * Nothing began it, or it could not be said; what was refused leaves no trace of a deployment. A run that began nothing
 * itself ends what another one left.
 */
const beganNow = async (on, { release, happening }, beganNothing) => {
    if (release === null || !hasCommit(release) || happening === 'refused' || happening === 'superseded')
        return undefined;
    return (beganNothing ? await on.leftBy(release) : undefined) ?? (await on.ofThisRun(release));
};
const sayAsked = (begun, beganNothing) => async (on, about, { asked }) => {
    if (asked === null)
        return undefined;
    const target = begun ?? (await beganNow(on, about, beganNothing));
    if (target === undefined)
        return undefined;
    const { id, ofJob } = target;
    await on.say(id, asked, asked.state === 'success' ? publicUrl(about.url) : null);
    return {
        id,
        detail: `${about.release === null ? 'the delivery' : (0,names/* shortName */.E)(about.release)} ${asked.state}${ofJob ? ', on the deployment of the job' : ''}`,
    };
};
const sayBad = async (on, { bad: release }, { bad }) => {
    if (bad === null || release === null)
        return undefined;
    const name = (0,names/* shortName */.E)(release);
    const known = await on.find(release);
    if (known === undefined && !hasCommit(release))
        return { id: null, detail: `${name} has no deployment` };
    const made = known ?? (await on.create('deploy', release, `Delivery of ${name}`));
    if (typeof made !== 'number' && made.kind === 'refused')
        return { id: null, detail: `${name}: ${made.message}` };
    const id = typeof made === 'number' ? made : taken(made, permission).id;
    await on.say(id, bad);
    return { id, detail: `${name} ${bad.state}` };
};
const sayBack = async (on, { bad, liveVerified, url }, { back }) => {
    if (back === null)
        return undefined;
    const name = (0,names/* shortName */.E)(back);
    if (!hasCommit(back))
        return { id: null, detail: `${name} has no commit to make a deployment of` };
    const made = await on.create('rollback', back, `Back to ${name}${bad === null ? '' : ` from ${(0,names/* shortName */.E)(bad)}`}`);
    if (made.kind === 'refused')
        return { id: null, detail: `${name} got no deployment: ${made.message}` };
    const { id } = taken(made, permission);
    const description = `Has traffic again after a rollback${liveVerified ? ', verified' : ''}.`;
    await on.say(id, { state: 'success', description }, publicUrl(url));
    return { id, detail: `${name} success, by a new deployment` };
};
/** The bad release first: it is wrong to call it live for a moment longer. */
const deliver = async (on, about, begun, beganNothing) => {
    const plan = deploymentPlan(about);
    const told = [];
    for (const step of [sayAsked(begun, beganNothing), sayBad, sayBack]) {
        const one = await step(on, about, plan);
        if (one !== undefined)
            told.push(one);
    }
    const ids = told.flatMap(({ id }) => (id === null ? [] : [id]));
    const older = plan.settles && ids.length > 0 ? await on.endOlder(Math.max(...ids), ids) : 0;
    const details = [...told.map(({ detail }) => detail), ...(older === 0 ? [] : [`${older} older ended`])];
    const detail = details.length === 0 ? 'nothing to say' : details.join('; ');
    return ids.length === 0 ? { detail, skipped: true } : { detail };
};
/** One for each run of an action: what `begin` made, `deliver` finds again. */
const deploymentChannel = ({ run, deployments }) => {
    let first;
    let begun = Promise.resolve(undefined);
    let tries = 0;
    const begin = async (beginning, signal) => {
        const on = new DeliveryOnGitHub(deployments(signal), run, beginning);
        const target = await on.ofThisRun(beginning);
        await on.say(target.id, { state: 'in_progress', description: 'The delivery has begun.' });
        return target;
    };
    return {
        name: 'github-deployments',
        begin: async (beginning, signal) => {
            if (!hasCommit(beginning))
                return;
            first = beginning;
            const now = begin(beginning, signal);
            // What went wrong is the caller's to say; the end makes up for it.
            begun = now.catch(() => undefined);
            await now;
        },
        leave: async (signal) => {
            const target = await begun;
            if (first === undefined || target === undefined || target.ofJob)
                return;
            const on = new DeliveryOnGitHub(deployments(signal), run, first);
            await on.say(target.id, { state: 'inactive', description: 'Nothing was changed.' });
        },
        deliver: async (announcement, signal) => {
            tries += 1;
            const target = await begun;
            // A beginning that got no answer may have made a deployment all the same.
            const again = tries > 1 || (first !== undefined && target === undefined);
            const about = { ...announcement, startedAt: first?.startedAt ?? announcement.startedAt };
            const on = new DeliveryOnGitHub(deployments(signal), run, about, again);
            return await deliver(on, announcement, target, first === undefined);
        },
    };
};

// EXTERNAL MODULE: ./src/domain/announcements/announcement.ts
var announcements_announcement = __webpack_require__(2184);
;// CONCATENATED MODULE: ./src/domain/incidents/incident.ts

/** What an announcement does to incident issues, and how an issue is known again. Pure. */
const incidentLabel = 'prod-actions-incident';
/** Users met the bad release, or still do. */
const opening = ['rolled-back', 'held', 'rollback-failed'];
/**
 * A verified release ends every incident of its app and environment: whatever was broken there is not what is live.
 * Without `bad`, everything but that is no incident: a release that never went live harmed nobody.
 */
const incidentStep = (announcement) => {
    const { happening, app, environment, liveVerified, ends } = announcement;
    const key = (0,announcements_announcement/* incidentKey */.Qq)(announcement);
    if (key !== null)
        return opening.includes(happening) ? { does: 'open', key } : { does: 'note', key };
    const fixed = happening === 'deployed' && liveVerified;
    if (!fixed && ends.length === 0)
        return { does: 'nothing' };
    const here = (0,announcements_announcement/* incidentKeyOf */.XY)({ app, environment }, '');
    return { does: 'end', ends: one => ends.includes(one) || (fixed && one.startsWith(here)) };
};
/** Escaped so that it can end neither the comment it stands in nor the line. */
const escaped = (text) => encodeURIComponent(text).replaceAll('--', '%2D%2D');
const marked = (name, key) => `<!-- ${name}: ${escaped(key)} -->`;
/** First line of the issue's body. Only there it counts: what an app says may stand further down. */
const incidentMarker = (key) => marked('prod-actions-incident', key);
/** First line of a comment: one for each happening of a run, however often it is sent. */
const noteMarker = (announcement) => marked('prod-actions-happening', `${announcement.operation ?? announcement.startedAt}/${announcement.happening}`);
const firstLine = (body) => body.split(/\r?\n/, 1)[0]?.trim() ?? '';
const hasMarker = (body, marker) => body !== null && firstLine(body) === marker;
/** The key of an incident issue; undefined for any other. */
const incidentKeyIn = (body) => {
    const found = /^<!-- prod-actions-incident: (\S+) -->$/.exec(firstLine(body ?? ''))?.[1];
    if (found === undefined)
        return undefined;
    try {
        return decodeURIComponent(found);
    }
    catch {
        return undefined;
    }
};
/** Of several about the same release the oldest stays: all who look come to the same answer. */
const oldestOf = (issues) => {
    const real = issues.filter(one => !one.duplicate).toSorted((a, b) => a.number - b.number);
    const keep = real.find(one => one.open) ?? real.at(-1);
    return { keep, drop: real.filter(one => one.open && one !== keep) };
};

// EXTERNAL MODULE: ./src/core/durations.ts
var durations = __webpack_require__(778);
// EXTERNAL MODULE: ./src/core/markdown.ts
var markdown = __webpack_require__(6706);
// EXTERNAL MODULE: ./src/domain/incidents/foreign-text.ts
var foreign_text = __webpack_require__(4842);
;// CONCATENATED MODULE: ./src/adapters/announcing/github-incident-text.ts




/** What stands in an incident issue. What an app or a tool said is neutral; our own links and tables are not touched. */
const maxTitle = 200;
/** Room for the marker, the facts and the links; the evidence gets what is left. */
const maxEvidenceBytes = 40_000;
const maxReasonsBytes = 12_000;
const maxTimelineBytes = 8000;
const release = (one) => {
    if (one === null)
        return 'none';
    const digest = one.digest === null ? '' : `<br>${(0,markdown/* code */.aY)(one.digest)}`;
    return `${(0,markdown/* code */.aY)(one.id.slice(0, 12))} ${one.revision === '' ? '' : `of commit ${one.revision}`}${digest}`;
};
const moment = (ms) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
const duration = (ms) => (ms === null ? 'not known' : (0,durations/* formatDuration */.a)(ms));
const exposed = ({ exposure }) => exposure === null
    ? 'not counted'
    : `${exposure.failed} of ${exposure.requests} requests, counted by ${(0,foreign_text/* neutralLine */.GH)(exposure.source)}`;
const facts = (about) => (0,markdown/* table */.tp)(['', ''], [
    ['App, environment', `${(0,foreign_text/* neutralLine */.GH)(about.app)}, ${(0,foreign_text/* neutralLine */.GH)(about.environment)}`],
    ['Bad release', release(about.bad)],
    [
        'Has traffic now',
        `${release(about.live)}${about.live === null ? '' : about.liveVerified ? ', verified' : ', **not verified**'}`,
    ],
    ['Time to detect', duration(about.detectionMs)],
    ['Time to recover', duration(about.recoveryMs)],
    ['Requests served badly', exposed(about)],
    ['Ended', moment(about.endedAt)],
]);
const reasons = (about) => (0,foreign_text/* clipped */.cz)(about.reasons
    .map(one => `- ${(0,foreign_text/* neutralLine */.GH)(one.message)} (${(0,markdown/* code */.aY)(one.code)})${one.next === '' ? '' : `<br>**Next:** ${(0,foreign_text/* neutralLine */.GH)(one.next)}`}`)
    .join('\n'), maxReasonsBytes);
const timeline = ({ timeline: moments }) => moments.length === 0
    ? []
    : [
        (0,foreign_text/* clipped */.cz)((0,markdown/* table */.tp)(['at', 'what'], moments.map(({ what, at }) => [moment(at), (0,foreign_text/* neutralLine */.GH)(what)])), maxTimelineBytes),
    ];
const links = ({ links: { run, diff, runbook } }) => [
    ...(diff === null ? [] : [`[What changed](${diff})`]),
    ...(run === null ? [] : [`[The run](${run})`]),
    ...(runbook === null ? [] : [`[Runbook](${runbook})`]),
].join(' · ');
const evidence = (about) => about.evidence.trim() === '' ? [] : [(0,markdown/* details */.zH)('Evidence', (0,foreign_text/* clipped */.cz)((0,foreign_text/* neutral */.SY)(about.evidence), maxEvidenceBytes))];
const choices = {
    'rolled-back': 'Traffic is back on the release before it. Find the cause, mend it, deliver the next release: when that one is verified, this issue is closed. The bad release is quarantined and cannot be delivered again until somebody lifts that.',
    held: '**The bad release still has traffic**, because nothing was fit to go back to. Deliver a release that mends it, or go back to a kept one by hand.',
    'rollback-failed': '**Taking it back failed.** Look at the run, see what has traffic now, and go back by hand or deliver a release that mends it.',
};
const body = (marker, about, secrets, last) => (0,foreign_text/* clipped */.cz)([
    marker,
    ...[
        `**${(0,foreign_text/* neutralLine */.GH)(about.headline)}**`,
        facts(about),
        links(about),
        reasons(about),
        choices[about.happening] ?? '',
        ...timeline(about),
        ...evidence(about),
        last,
    ]
        .filter(part => part !== '')
        .map(part => (0,foreign_text/* redacted */.pc)(part, secrets)),
].join('\n\n'), foreign_text/* maxBodyBytes */.G4);
const incidentTitle = (about, secrets) => {
    const text = (0,foreign_text/* redacted */.pc)((0,foreign_text/* neutralLine */.GH)(about.headline), secrets);
    return text.length <= maxTitle ? text : `${text.slice(0, maxTitle - 1)}…`;
};
const incidentBody = (key, about, secrets) => body(incidentMarker(key), about, secrets, `<sub>Written by prod-actions; key ${(0,markdown/* code */.aY)(key)}. The next verified release of this app in this environment closes it.</sub>`);
const noteBody = (about, secrets) => body(noteMarker(about), about, secrets, '');
const fixedBody = (about) => [
    noteMarker(about),
    `Ended by release ${release(about.live)}, verified ${moment(about.endedAt)}.${about.links.run === null ? '' : ` [The run](${about.links.run})`}`,
].join('\n\n');
const duplicateBody = (kept) => `Tells the same as #${kept}.`;

;// CONCATENATED MODULE: ./src/adapters/announcing/github-incidents.ts




const github_incidents_permission = 'issues: write';
const noneOpen = 'no open incident';
const known = (issue) => ({
    ...issue,
    open: issue.state === 'open',
    duplicate: issue.state_reason === 'duplicate',
});
const unsaid = (detail) => ({ detail, skipped: true });
const sentOf = (issue, what) => ({ detail: `${what} #${issue.number}`, url: issue.html_url });
class Incidents {
    api;
    about;
    secrets;
    constructor(api, about, secrets) {
        this.api = api;
        this.about = about;
        this.secrets = secrets;
    }
    /** Ours, and by somebody who may write here: anybody may open an issue that looks like one. */
    async list(state) {
        const all = taken(await this.api.labelled(incidentLabel, state), github_incidents_permission);
        return all.filter(isTrusted).map(known);
    }
    async ofRelease(key) {
        const marker = incidentMarker(key);
        return (await this.list('all')).filter(({ body }) => hasMarker(body ?? null, marker));
    }
    /** Once for each happening of a run, however often it is tried. */
    async note(number, body) {
        const mine = (one) => hasMarker(one.body ?? null, noteMarker(this.about));
        if (taken(await this.api.comments(number), github_incidents_permission).some(mine))
            return;
        taken(await this.api.comment(number, body, mine), github_incidents_permission);
    }
    async dropDuplicates(keep, drop) {
        for (const { number } of drop) {
            taken(await this.api.comment(number, duplicateBody(keep.number), () => false), github_incidents_permission);
            const change = { state: 'closed', state_reason: 'duplicate', duplicate_issue_id: keep.id };
            taken(await this.api.change(number, change), github_incidents_permission);
        }
    }
    async open(key) {
        const { keep, drop } = oldestOf(await this.ofRelease(key));
        if (keep !== undefined) {
            await this.dropDuplicates(keep, drop);
            return await this.add(keep);
        }
        const made = known(await this.create(key));
        // Another run may have made one since we looked.
        const now = oldestOf([...(await this.ofRelease(key)).filter(({ number }) => number !== made.number), made]);
        if (now.keep === undefined || now.keep.number === made.number)
            return sentOf(made, 'opened');
        await this.dropDuplicates(now.keep, [made]);
        return await this.add(now.keep);
    }
    async create(key) {
        // Without the label nobody finds it again, so a missing one is made first.
        const label = await this.api.ensureLabel(incidentLabel, 'b60205', 'A release was bad; kept by prod-actions');
        // Refused: another run made it meanwhile.
        if (label.kind !== 'refused')
            taken(label, github_incidents_permission);
        const wanted = {
            title: incidentTitle(this.about, this.secrets),
            body: incidentBody(key, this.about, this.secrets),
            label: incidentLabel,
        };
        const marker = incidentMarker(key);
        return taken(await this.api.create(wanted, ({ body }) => hasMarker(body ?? null, marker)), github_incidents_permission);
    }
    async add(issue) {
        // What made the issue stands in its body already.
        if (!issue.open)
            taken(await this.api.change(issue.number, { state: 'open', state_reason: 'reopened' }), github_incidents_permission);
        await this.note(issue.number, noteBody(this.about, this.secrets));
        return sentOf(issue, issue.open ? 'added to' : 'reopened');
    }
    /** Only to one that is open: what harmed nobody opens none. */
    async addIfOpen(key) {
        const { keep } = oldestOf(await this.ofRelease(key));
        return keep?.open === true ? await this.add(keep) : unsaid(noneOpen);
    }
    async end(ends) {
        const mine = (await this.list('open')).filter(({ body }) => {
            const key = incidentKeyIn(body ?? null);
            return key !== undefined && ends(key);
        });
        for (const { number } of mine) {
            await this.note(number, fixedBody(this.about));
            taken(await this.api.change(number, { state: 'closed', state_reason: 'completed' }), github_incidents_permission);
        }
        return mine.length === 0 ? unsaid(noneOpen) : { detail: `closed ${mine.map(one => `#${one.number}`).join(', ')}` };
    }
}
const incidentChannel = ({ issues, secrets }) => ({
    name: 'github-incident',
    deliver: async (announcement, signal) => {
        const incidents = new Incidents(issues(signal), announcement, secrets());
        const step = incidentStep(announcement);
        switch (step.does) {
            case 'open':
                return await incidents.open(step.key);
            case 'note':
                return await incidents.addIfOpen(step.key);
            case 'end':
                return await incidents.end(step.ends);
            case 'nothing':
                return unsaid('nothing to say');
        }
    },
});

;// CONCATENATED MODULE: ./src/adapters/announcing/known-secrets.ts
/** What the app was given under a name that speaks of a secret, and may say in an error. */
const appSecrets = (env) => env.flatMap(line => /^(?:[^=]*[_.-])?(?:secret|token|password|passwd|passphrase|credentials?|(?:api|access|private|secret|encryption|signing)[_.-]?key)=(.{6,})$/i.exec(line)?.[1] ?? []);
/** What must stand in nothing that is told. */
const knownSecrets = ({ env = [] }, { secrets }) => [...(secrets?.() ?? []), ...appSecrets(env)];

;// CONCATENATED MODULE: ./src/adapters/announcing/github.ts






/** For one request; a run at its end waits for several. */
const timeoutMs = 8000;
/** What GitHub itself is told. Outside GitHub, or without a token, there is nobody to tell. */
const githubChannels = (inputs, parts) => {
    const { http, clock, context } = parts;
    const { repository, apiUrl } = context;
    const token = inputs['github-token'];
    if (repository === '' || context.runId === '' || token === '')
        return [];
    const until = (signal) => new client/* GitHub */.g({ http, clock, apiUrl, token, timeoutMs, signal });
    return [
        ...(inputs['github-deployments'] === 'off'
            ? []
            : [deploymentChannel({ run: context, deployments: signal => deployments(until(signal), repository) })]),
        ...(inputs['incident-issues'] === 'off'
            ? []
            : [
                incidentChannel({
                    issues: signal => issues(until(signal), repository),
                    secrets: () => [...knownSecrets(inputs, parts), token],
                }),
            ]),
    ];
};

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/adapters/announcing/text.ts
var announcing_text = __webpack_require__(3894);
;// CONCATENATED MODULE: ./src/domain/announcements/schema.ts

/** The body of the webhook, for receivers: docs/schema/announcement.schema.json is made from it. */
const schema_release = schemas/* object */.Ikc({
    id: schemas/* string */.YjP().describe('Content hash of the release.'),
    revision: schemas/* string */.YjP().describe('Commit; empty where none is known.'),
    digest: schemas/* string */.YjP().nullable().describe('Digest of its image.'),
});
const time = schemas/* number */.aig().describe('Milliseconds since the epoch.');
const schema_link = schemas/* string */.YjP().nullable();
const webhookSchema = schemas/* object */.Ikc({
    schema: schemas/* literal */.euz('prod-actions/announcement/v1'),
    happening: schemas/* enum */.k5n([
        'deployed',
        'unverified',
        'rolled-back',
        'held',
        'rollback-failed',
        'failed',
        'refused',
        'superseded',
        'interrupted',
    ]),
    severity: schemas/* enum */.k5n(['info', 'warning', 'critical']),
    app: schemas/* string */.YjP(),
    environment: schemas/* string */.YjP(),
    operation: schemas/* string */.YjP().nullable(),
    headline: schemas/* string */.YjP().describe('One line of plain text.'),
    reasons: schemas/* array */.YOg(schemas/* object */.Ikc({
        code: schemas/* string */.YjP().describe('Stable; stands in docs/errors.md.'),
        message: schemas/* string */.YjP(),
        next: schemas/* string */.YjP().describe('What a person does next; may be empty.'),
    })),
    live: schema_release.nullable().describe('What has traffic now.'),
    liveVerified: schemas/* boolean */.zMY(),
    release: schema_release.nullable().describe('What the run wanted live.'),
    bad: schema_release.nullable().describe('What was taken back, or should be.'),
    url: schemas/* string */.YjP().describe('Where users’ traffic enters; may be empty.'),
    startedAt: time,
    endedAt: time,
    detectionMs: schemas/* number */.aig().nullable().describe('From the switch until the fault was certain.'),
    recoveryMs: schemas/* number */.aig().nullable().describe('From the decision to go back until the old release answered.'),
    exposure: schemas/* object */.Ikc({ failed: schemas/* number */.aig(), requests: schemas/* number */.aig(), source: schemas/* string */.YjP() })
        .nullable()
        .describe('Requests that the bad release answered badly, as far as they were counted.'),
    timeline: schemas/* array */.YOg(schemas/* object */.Ikc({ what: schemas/* string */.YjP(), at: time })),
    evidence: schemas/* string */.YjP().describe('The numbers behind it, as Markdown.'),
    ends: schemas/* array */.YOg(schemas/* string */.YjP()).describe('Incidents that this ends.'),
    links: schemas/* object */.Ikc({ run: schema_link, diff: schema_link, runbook: schema_link }),
    incident: schemas/* string */.YjP().nullable().describe('The same for everything about one bad release.'),
})
    .describe('What people are told at the end of a delivery. Fields may be added within v1; none is removed or changed.');
/** Fails to compile when the schema and the type go different ways. */
const schema_same = (one) => ({
    ...one,
    reasons: [...one.reasons],
    timeline: [...one.timeline],
    ends: [...one.ends],
});
const webhookDocument = (one, incident) => schema_same({ ...one, incident });
const webhookJsonSchema = () => ({
    ...z.toJSONSchema(webhookSchema, { io: 'input' }),
    title: 'prod-actions announcement v1',
});

;// CONCATENATED MODULE: ./src/adapters/announcing/post.ts




/** One attempt; the dispatcher's own limit is longer. */
const attemptMs = 8000;
/** The system's word for a fault, somewhere down the chain of causes; messages may hold the address. */
const faultOf = (thrown, depth = 0) => {
    const code = (0,errors/* systemCode */.xU)(thrown);
    if (code !== undefined && code !== 'http-failed')
        return code;
    if (thrown instanceof Error && thrown.name === 'TimeoutError')
        return `nothing within ${attemptMs / 1000} s`;
    return thrown instanceof Error && thrown.cause !== undefined && depth < 5
        ? faultOf(thrown.cause, depth + 1)
        : 'cut off';
};
/** @throws NotTaken when no answer came, or the signal's own reason */
const post = async (http, { url, body, headers, signal }) => {
    try {
        return await http.request({
            method: 'POST',
            url,
            headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'prod-actions', ...headers },
            body,
            timeoutMs: attemptMs,
            signal,
        });
    }
    catch (thrown) {
        if (signal.aborted)
            throw signal.reason;
        throw new NotTaken(`${(0,addresses/* hostOf */.w4)(url)} gave no answer: ${faultOf(thrown)}`, { passing: true });
    }
};
const passes = (status) => status === 408 || status === 425 || status === 429 || status >= 500;
/** Seconds, or a date. */
const retryAfterMs = (header, now) => {
    if (header === undefined)
        return null;
    const ms = /^\d+(\.\d+)?$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
    return Number.isFinite(ms) ? Math.max(0, ms) : null;
};
/** What the service said, as the reason why it did not take it. */
const refusal = (url, response, now, why) => {
    const said = (0,announcing_text/* cut */.Jj)((0,announcing_text/* oneLine */.TN)(why ?? response.text()), 150);
    return new NotTaken(`${(0,addresses/* hostOf */.w4)(url)} answered ${response.status}${said === '' ? '' : `: ${said}`}`, {
        passing: passes(response.status),
        retryAfterMs: retryAfterMs(response.headers['retry-after'], now),
    });
};
const isGood = ({ status }) => status >= 200 && status < 300;

;// CONCATENATED MODULE: ./src/adapters/announcing/webhook.ts




/** The same for every repeat, so that a receiver can tell one. */
const messageIdOf = ({ app, environment, operation, happening, startedAt }) => `msg_${(0,external_node_crypto_.createHash)('sha256')
    .update(JSON.stringify([app, environment, operation, happening, startedAt]))
    .digest('hex')
    .slice(0, 32)}`;
/** Base64 of HMAC-SHA256 over `<id>.<timestamp>.<body>`. */
const signatureOf = (key, id, timestamp, body) => `v1,${(0,external_node_crypto_.createHmac)('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
/** The body; docs/schema/announcement.schema.json describes it. */
const webhookBody = (announcement) => JSON.stringify(webhookDocument(announcement, (0,announcements_announcement/* incidentKey */.Qq)(announcement)));
const webhook = ({ url, key }, { http, clock }) => ({
    name: 'webhook',
    deliver: async (announcement, signal) => {
        const [id, body, timestamp] = [
            messageIdOf(announcement),
            webhookBody(announcement),
            Math.floor(clock.now() / 1000),
        ];
        const headers = {
            'webhook-id': id,
            'webhook-timestamp': `${timestamp}`,
            'webhook-signature': signatureOf(key, id, timestamp, body),
        };
        const response = await post(http, { url, body, headers, signal });
        if (!isGood(response))
            throw refusal(url, response, clock.now());
        return { detail: `accepted with ${response.status}` };
    },
});

;// CONCATENATED MODULE: ./src/adapters/announcing/mail-payload.ts




const escapeHtml = (text) => text.replaceAll(/[&<>"']/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c);
const colours = { info: '#1a7f37', warning: '#9a6700', critical: '#cf222e' };
const hash = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 32);
const hostOfSender = (from) => /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? 'localhost';
const threadsOf = (announcement, host) => {
    const key = (0,announcements_announcement/* incidentKey */.Qq)(announcement);
    const keys = [...new Set([...(key === null ? [] : [key]), ...announcement.ends])];
    return keys.map(one => `<incident-${hash(one)}@${host}>`);
};
const maxEvidence = 20_000;
const textOf = (announcement) => {
    const part = (title, lines) => lines.length === 0 ? [] : ['', title, ...lines.map(line => `  ${line}`)];
    return [
        (0,announcing_text/* oneLine */.TN)(announcement.headline),
        ...part('Why', (0,announcing_text/* reasonTexts */.Nx)(announcement)),
        ...part('How it stands', (0,announcing_text/* factsOf */.xS)(announcement).map(({ label, value }) => `${label}: ${(0,announcing_text/* oneLine */.TN)(value)}`)),
        ...part('Timeline', (0,announcing_text/* timelineTexts */.GH)(announcement)),
        ...part('What was measured', announcement.evidence === '' ? [] : announcement.evidence.split('\n')),
        ...part('Links', (0,announcing_text/* linksOf */.hP)(announcement).map(({ label, href }) => `${label}: ${href}`)),
        '',
    ].join('\n');
};
const list = (title, items) => items.length === 0 ? '' : `<h3>${title}</h3><ul>${items.map(item => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
/** Only styles that stand on the element itself: mail programs drop all others. */
const htmlOf = (announcement) => [
    '<!doctype html><html><body style="font-family:sans-serif;max-width:48em">',
    `<h2 style="border-left:6px solid ${colours[announcement.severity]};padding-left:10px">${(0,announcing_text/* markOf */.Fg)(announcement)} ${escapeHtml((0,announcing_text/* oneLine */.TN)(announcement.headline))}</h2>`,
    list('Why', (0,announcing_text/* reasonTexts */.Nx)(announcement)),
    '<table cellpadding="4">',
    ...(0,announcing_text/* factsOf */.xS)(announcement).map(({ label, value }) => `<tr><th align="left">${escapeHtml(label)}</th><td>${escapeHtml((0,announcing_text/* oneLine */.TN)(value))}</td></tr>`),
    '</table>',
    list('Timeline', (0,announcing_text/* timelineTexts */.GH)(announcement)),
    announcement.evidence === ''
        ? ''
        : `<h3>What was measured</h3><pre style="white-space:pre-wrap">${escapeHtml(announcement.evidence)}</pre>`,
    `<p>${(0,announcing_text/* linksOf */.hP)(announcement)
        .map(({ label, href }) => `<a href="${escapeHtml(href)}">${escapeHtml(label)}</a>`)
        .join(' &middot; ')}</p>`,
    '</body></html>',
].join('\n');
const mailText = (announcement, from) => {
    const host = hostOfSender(from);
    const shown = { ...announcement, evidence: (0,announcing_text/* cut */.Jj)(announcement.evidence, maxEvidence) };
    return {
        subject: (0,announcing_text/* cut */.Jj)((0,announcing_text/* oneLine */.TN)(announcement.headline), 200),
        text: textOf(shown),
        html: htmlOf(shown),
        messageId: `<${messageIdOf(announcement)}@${host}>`,
        references: threadsOf(announcement, host),
        priority: announcement.severity === 'critical' ? 'high' : 'normal',
    };
};

;// CONCATENATED MODULE: ./src/adapters/announcing/mail.ts



/** What nodemailer says of a failure; its message may repeat what was sent, the codes do not. */
const failure = schemas/* object */.Ikc({
    code: schemas/* string */.YjP().optional(),
    responseCode: schemas/* number */.aig().optional(),
    response: schemas/* string */.YjP().optional(),
});
const patienceMs = 8000;
/** 4xx: try again later. 5xx: it never will. Login and certificate do not mend themselves either. */
const isPassing = (code, status) => status !== undefined ? status < 500 : code !== 'EAUTH' && code !== 'ETLS' && code !== 'EENVELOPE';
const notTaken = (thrown, { host, port }) => {
    const read = failure.safeParse(thrown);
    const { code, responseCode, response } = read.success ? read.data : {};
    // A server may repeat what it was given; the answer to a login is not shown.
    const said = code === 'EAUTH' ? `it refused the login (${responseCode ?? 'no code'})` : (response ?? code ?? 'no reason');
    return new NotTaken(`${host}:${port} did not take the mail: ${said}`, { passing: isPassing(code, responseCode) });
};
const optionsOf = ({ server, authorities }) => ({
    host: server.host,
    port: server.port,
    secure: server.tls === 'implicit',
    requireTLS: server.tls === 'starttls',
    ignoreTLS: server.tls === 'off',
    ...(server.login === null ? {} : { auth: { user: server.login.user, pass: server.login.password }, forceAuth: true }),
    tls: { minVersion: 'TLSv1.2', ...(authorities === undefined ? {} : { ca: authorities }) },
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
    socketCloseTimeout: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
});
/** Loaded only where mail is sent. */
const send = async (mail, announcement, signal) => {
    const { createTransport } = await __webpack_require__.e(/* import() */ 6739).then(__webpack_require__.bind(__webpack_require__, 6739));
    const { references, ...text } = mailText(announcement, mail.from);
    const transport = createTransport(optionsOf(mail));
    try {
        return await transport.sendMail({
            ...text,
            from: mail.from,
            to: [...mail.to],
            ...(references.length === 0 ? {} : { inReplyTo: references[0], references: [...references] }),
            headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
            signal,
        });
    }
    finally {
        transport.close();
    }
};
/** Mail by SMTP to a relay of the caller. */
const mail = (settings) => ({
    name: 'mail',
    deliver: async (announcement, signal) => {
        try {
            const { accepted, rejected } = await send(settings, announcement, signal);
            const refused = rejected.length === 0 ? '' : `; ${rejected.length} refused`;
            return { detail: `handed to ${settings.server.host} for ${accepted.length} recipients${refused}` };
        }
        catch (thrown) {
            if (signal.aborted)
                throw signal.reason;
            throw notTaken(thrown, settings.server);
        }
    },
});

;// CONCATENATED MODULE: ./src/adapters/announcing/pagerduty-payload.ts


/** Events of PagerDuty's API v2. Pure. */
const limits = { summary: 1024, source: 255, key: 255, detail: 2000, reasons: 10 };
const pagerduty_payload_keyOf = (key) => (0,announcing_text/* cut */.Jj)(key, limits.key);
const details = (announcement) => ({
    ...Object.fromEntries((0,announcing_text/* factsOf */.xS)(announcement).map(({ label, value }) => [label, (0,announcing_text/* cut */.Jj)((0,announcing_text/* oneLine */.TN)(value), limits.detail)])),
    reasons: (0,announcing_text/* reasonTexts */.Nx)(announcement)
        .slice(0, limits.reasons)
        .map(text => (0,announcing_text/* cut */.Jj)(text, limits.detail)),
    operation: announcement.operation,
    evidence: (0,announcing_text/* cut */.Jj)(announcement.evidence, limits.detail),
});
const trigger = (announcement, routingKey) => ({
    routing_key: routingKey,
    event_action: 'trigger',
    dedup_key: pagerduty_payload_keyOf((0,announcements_announcement/* incidentKey */.Qq)(announcement) ?? (0,announcements_announcement/* placeKeyOf */.eP)(announcement)),
    client: 'prod-actions',
    ...(announcement.links.run === null ? {} : { client_url: announcement.links.run }),
    links: (0,announcing_text/* linksOf */.hP)(announcement).map(({ label, href }) => ({ href, text: label })),
    payload: {
        summary: (0,announcing_text/* cut */.Jj)((0,announcing_text/* oneLine */.TN)(announcement.headline), limits.summary),
        source: (0,announcing_text/* cut */.Jj)(`${announcement.app}/${announcement.environment}`, limits.source),
        severity: announcement.severity,
        timestamp: new Date(announcement.endedAt).toISOString(),
        component: announcement.app,
        group: announcement.environment,
        class: announcement.happening,
        custom_details: details(announcement),
    },
});
const resolve = (routingKey, key) => ({
    routing_key: routingKey,
    event_action: 'resolve',
    dedup_key: pagerduty_payload_keyOf(key),
});
/** What ends incidents resolves their alerts and pages nobody; what is no more than news does neither. */
const pagerEvents = (announcement, routingKey) => {
    const { ends, severity } = announcement;
    if (ends.length > 0)
        return ends.map(key => resolve(routingKey, key));
    return severity === 'info' ? [] : [trigger(announcement, routingKey)];
};

;// CONCATENATED MODULE: ./src/adapters/announcing/pagerduty.ts


const said = (events) => {
    if (events.length === 0)
        return 'nothing to page for';
    const [first] = events;
    return first?.event_action === 'trigger' ? `triggered ${first.dedup_key}` : `resolved ${events.length} keys, if open`;
};
/** PagerDuty, Events API v2. Every event has its key, so that one sent twice is one. */
const pagerDuty = ({ key, url: base }, { http, clock }) => ({
    name: 'pagerduty',
    deliver: async (announcement, signal) => {
        const url = new URL('/v2/enqueue', base).href;
        const events = pagerEvents(announcement, key);
        await Promise.all(events.map(async (event) => {
            const response = await post(http, { url, body: JSON.stringify(event), signal });
            if (!isGood(response))
                throw refusal(url, response, clock.now());
        }));
        return { detail: said(events), ...(events.length === 0 ? { skipped: true } : {}) };
    },
});

// EXTERNAL MODULE: ./src/adapters/announcing/rules.ts
var rules = __webpack_require__(2262);
;// CONCATENATED MODULE: ./src/adapters/announcing/slack-payload.ts

/** Slack's Block Kit, within its limits. Pure. */
const slack_payload_limits = { header: 150, text: 3000, field: 2000, fields: 10, blocks: 50 };
const slack_payload_colours = { info: '#2eb67d', warning: '#ecb22e', critical: '#e01e5a' };
/** Without these three nothing is a link, a mention or a command in mrkdwn. */
const escapeMrkdwn = (text) => text.replaceAll(/[&<>]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c);
/** Cut before it is escaped, so that no half of an entity is left. */
const mrkdwn = (text, max) => {
    for (let length = max;; length -= 50) {
        const escaped = escapeMrkdwn((0,announcing_text/* cut */.Jj)(text, length));
        if (escaped.length <= max)
            return escaped;
    }
};
const slack_payload_link = ({ label, href }) => `<${href.replaceAll(/[<>|\s]/g, encodeURIComponent).replaceAll('&', '&amp;')}|${escapeMrkdwn(label)}>`;
const section = (text) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const header = (announcement) => ({
    type: 'header',
    text: {
        type: 'plain_text',
        text: (0,announcing_text/* cut */.Jj)(`${(0,announcing_text/* markOf */.Fg)(announcement)} ${(0,announcing_text/* oneLine */.TN)(announcement.headline)}`, slack_payload_limits.header),
        emoji: true,
    },
});
const fields = (announcement) => ({
    type: 'section',
    fields: (0,announcing_text/* factsOf */.xS)(announcement)
        .slice(0, slack_payload_limits.fields)
        .map(({ label, value }) => ({ type: 'mrkdwn', text: `*${label}*\n${mrkdwn((0,announcing_text/* oneLine */.TN)(value), slack_payload_limits.field - 50)}` })),
});
const slack_payload_reasons = (announcement) => {
    const texts = (0,announcing_text/* reasonTexts */.Nx)(announcement).map(text => `• ${text}`);
    return texts.length === 0 ? [] : [section(mrkdwn(texts.join('\n'), slack_payload_limits.text))];
};
const slack_payload_links = (announcement) => {
    const all = (0,announcing_text/* linksOf */.hP)(announcement).filter(({ href }) => href.length < 600);
    return all.length === 0
        ? []
        : [{ type: 'context', elements: [{ type: 'mrkdwn', text: all.map(slack_payload_link).join('  ·  ') }] }];
};
const message = (announcement, blocks) => ({
    text: mrkdwn(`${(0,announcing_text/* markOf */.Fg)(announcement)} ${(0,announcing_text/* oneLine */.TN)(announcement.headline)}`, slack_payload_limits.text),
    attachments: [{ color: slack_payload_colours[announcement.severity], blocks: blocks.slice(0, slack_payload_limits.blocks) }],
    unfurl_links: false,
    unfurl_media: false,
});
const slackMessage = (announcement) => message(announcement, [header(announcement), ...slack_payload_reasons(announcement), fields(announcement), ...slack_payload_links(announcement)]);
/** What stands in the thread below it: when what happened, and the numbers. null: there is nothing more to say. */
const slackDetails = (announcement) => {
    const timeline = (0,announcing_text/* timelineTexts */.GH)(announcement);
    const parts = [
        ...(timeline.length === 0 ? [] : [['*Timeline*', mrkdwn(timeline.join('\n'), slack_payload_limits.text - 100)].join('\n')]),
        ...(announcement.evidence === ''
            ? []
            : [['*What was measured*', mrkdwn(announcement.evidence, slack_payload_limits.text - 100)].join('\n')]),
    ];
    return parts.length === 0 ? null : message(announcement, parts.map(section));
};

;// CONCATENATED MODULE: ./src/adapters/announcing/slack.ts


/** Slack through an incoming webhook: it answers `ok`, or a word with a 4xx status that no repeat can mend. */
const slackWebhook = (url, { http, clock }) => ({
    name: 'slack',
    deliver: async (announcement, signal) => {
        const response = await post(http, { url, body: JSON.stringify(slackMessage(announcement)), signal });
        if (!isGood(response))
            throw refusal(url, response, clock.now());
        return { detail: 'posted to the channel of the webhook' };
    },
});

;// CONCATENATED MODULE: ./src/adapters/announcing/slack-bot.ts




const answer = schemas/* object */.Ikc({ ok: schemas/* boolean */.zMY(), error: schemas/* string */.YjP().optional(), ts: schemas/* string */.YjP().optional() });
/** Slack's own troubles, said with status 200. */
const passing = [
    'ratelimited',
    'rate_limited',
    'internal_error',
    'fatal_error',
    'service_unavailable',
    'request_timeout',
];
const decode = (response) => {
    try {
        return answer.parse(JSON.parse(response.text()));
    }
    catch {
        return { ok: false, error: 'no answer that could be read' };
    }
};
const slackBot = ({ token, channel, api = 'https://slack.com/api' }, { http, clock }) => {
    const url = `${api}/chat.postMessage`;
    const send = async (message, signal) => {
        const headers = { authorization: `Bearer ${token}` };
        const response = await post(http, { url, body: JSON.stringify(message), headers, signal });
        if (!isGood(response))
            throw refusal(url, response, clock.now());
        const { ok, error, ts } = decode(response);
        if (ok && ts !== undefined)
            return ts;
        const why = error ?? 'no reason';
        throw new NotTaken(`slack said ${why}`, { passing: passing.includes(why) });
    };
    return {
        name: 'slack',
        deliver: async (announcement, signal) => {
            const ts = await send({ ...slackMessage(announcement), channel }, signal);
            const details = slackDetails(announcement);
            if (details === null)
                return { detail: 'posted' };
            // The message itself has arrived: what fails from here on must not send it again.
            const below = await send({ ...details, channel, thread_ts: ts }, signal).catch(() => undefined);
            return { detail: below === undefined ? 'posted, without the details' : 'posted, details in its thread' };
        },
    };
};

;// CONCATENATED MODULE: ./src/adapters/announcing/teams-payload.ts

/** An Adaptive Card as the Workflows of Microsoft Teams post it. Pure. */
/** Teams takes 28 KB; its own envelope needs some of it. */
const maxBytes = 26 * 1024;
const styles = { info: 'good', warning: 'warning', critical: 'attention' };
/** Cards know a little Markdown; text from outside must not be a link or a list of ours. */
const escapeCard = (text) => text.replaceAll(/[\\`*_[\]()~#<>|]/g, '\\$&');
const textBlock = (text, more = {}) => ({ type: 'TextBlock', text, wrap: true, ...more });
const rooms = [
    { reasons: 10, characters: 1000, timeline: 30 },
    { reasons: 5, characters: 500, timeline: 0 },
    { reasons: 2, characters: 200, timeline: 0 },
];
const teams_payload_body = (announcement, room) => [
    {
        type: 'Container',
        style: styles[announcement.severity],
        bleed: true,
        items: [
            textBlock(`${(0,announcing_text/* markOf */.Fg)(announcement)} ${escapeCard((0,announcing_text/* cut */.Jj)((0,announcing_text/* oneLine */.TN)(announcement.headline), 300))}`, {
                weight: 'Bolder',
                size: announcement.severity === 'critical' ? 'Large' : 'Medium',
            }),
        ],
    },
    ...(0,announcing_text/* reasonTexts */.Nx)(announcement)
        .slice(0, room.reasons)
        .map(text => textBlock(escapeCard((0,announcing_text/* cut */.Jj)(text, room.characters)))),
    {
        type: 'FactSet',
        facts: (0,announcing_text/* factsOf */.xS)(announcement).map(({ label, value }) => ({
            title: label,
            value: escapeCard((0,announcing_text/* cut */.Jj)((0,announcing_text/* oneLine */.TN)(value), room.characters)),
        })),
    },
    ...(0,announcing_text/* timelineTexts */.GH)(announcement)
        .slice(0, room.timeline)
        .map(text => textBlock(escapeCard((0,announcing_text/* cut */.Jj)(text, 200)), { isSubtle: true, size: 'Small', spacing: 'None' })),
];
const card = (announcement, room) => ({
    type: 'message',
    attachments: [
        {
            contentType: 'application/vnd.microsoft.card.adaptive',
            contentUrl: null,
            content: {
                $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
                type: 'AdaptiveCard',
                version: '1.4',
                fallbackText: (0,announcing_text/* cut */.Jj)((0,announcing_text/* oneLine */.TN)(announcement.headline), 300),
                msteams: { width: 'Full' },
                body: teams_payload_body(announcement, room),
                actions: (0,announcing_text/* linksOf */.hP)(announcement)
                    .filter(({ href }) => href.length < 600)
                    .map(({ label, href }) => ({ type: 'Action.OpenUrl', title: label, url: href })),
            },
        },
    ],
});
/** The JSON text, always within the limit. */
const teamsCard = (announcement) => {
    const cards = rooms.map(room => JSON.stringify(card(announcement, room)));
    return cards.find(text => new TextEncoder().encode(text).length <= maxBytes) ?? cards.at(-1) ?? '';
};

;// CONCATENATED MODULE: ./src/adapters/announcing/teams.ts




/** The older connectors say with status 200 that Teams did not take it, and which status it gave. */
const teams_hidden = /failed with error.*?HTTP error (\d{3})/i;
/** Microsoft Teams through a workflow that posts what it receives. */
const teams = (url, { http, clock }) => ({
    name: 'teams',
    deliver: async (announcement, signal) => {
        const response = await post(http, { url, body: teamsCard(announcement), signal });
        if (!isGood(response))
            throw refusal(url, response, clock.now());
        const status = teams_hidden.exec(response.text())?.[1];
        if (status !== undefined)
            throw new NotTaken(`${(0,addresses/* hostOf */.w4)(url)} says that Teams answered ${status}`, {
                passing: status === '429' || status.startsWith('5'),
            });
        return { detail: 'handed to the workflow' };
    },
});

;// CONCATENATED MODULE: ./src/adapters/announcing/channels.ts









const slack = (inputs, parts) => {
    if (inputs['slack-token'] !== '')
        return [slackBot({ token: inputs['slack-token'], channel: inputs['slack-channel'] }, parts)];
    return inputs['slack-webhook'] === '' ? [] : [slackWebhook(inputs['slack-webhook'], parts)];
};
const mailChannel = (inputs) => {
    const server = inputs['smtp-url'] === '' ? undefined : (0,addresses/* mailServerOf */.uO)(inputs['smtp-url']);
    if (server === undefined || 'problem' in server)
        return [];
    return [mail({ server, from: inputs['mail-from'], to: inputs['mail-to'] })];
};
/** Every channel that the caller set, but for those that are set wrongly. */
const createChannels = (inputs, parts, wrong) => {
    const broken = wrong.map(({ channel }) => channel);
    const all = [
        ...githubChannels(inputs, parts),
        ...slack(inputs, parts),
        ...(inputs['pagerduty-key'] === ''
            ? []
            : [pagerDuty({ key: inputs['pagerduty-key'], url: inputs['pagerduty-url'] }, parts)]),
        ...(inputs['teams-webhook'] === '' ? [] : [teams(inputs['teams-webhook'], parts)]),
        ...mailChannel(inputs),
        ...(inputs['webhook-url'] === ''
            ? []
            : [webhook({ url: inputs['webhook-url'], key: (0,rules/* signatureKey */.cx)(inputs['webhook-secret']) }, parts)]),
    ];
    return all.filter(({ name }) => !broken.some(channel => channel === name));
};

;// CONCATENATED MODULE: ./src/adapters/announcing/dispatch.ts



const maxAttempts = 6;
const firstWaitMs = 300;
const maxDetail = 300;
/** Doubles each time; half of it is chance, so that many runs do not come back together. */
const backoffMs = (attempt, random) => firstWaitMs * 2 ** (attempt - 1) * (0.5 + random / 2);
const clean = (text, secrets) => (0,announcing_text/* cut */.Jj)((0,announcing_text/* oneLine */.TN)(secrets.reduce((said, secret) => said.replaceAll(secret, '***'), text.slice(0, 10_000))), maxDetail);
/** Settles with the channel, or when the signal is aborted; what comes later is nobody's concern. */
const unlessAborted = async (signal, body) => await new Promise((resolve, reject) => {
    const aborted = () => reject(signal.reason);
    if (signal.aborted)
        return aborted();
    signal.addEventListener('abort', aborted, { once: true });
    // `async` turns what is thrown at once into a rejection.
    void (async () => await body())()
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', aborted));
});
/** How long to wait before the next try; null: none would help, or none would end in time. */
const waitFor = (thrown, attempt, { clock, deadline, random }) => {
    if (attempt >= maxAttempts || (thrown instanceof NotTaken && !thrown.passing))
        return null;
    const asked = thrown instanceof NotTaken ? thrown.retryAfterMs : null;
    const wait = Math.max(asked ?? 0, backoffMs(attempt, random()));
    return clock.monotonic() + wait < deadline ? wait : null;
};
const outOfTime = (problem) => problem === null ? 'gave no answer until the time was over' : `${problem}; then the time was over`;
const gaveUp = (thrown, attempt, random) => {
    const asked = thrown instanceof NotTaken && thrown.passing ? thrown.retryAfterMs : null;
    const tooLong = asked !== null && attempt < maxAttempts && asked > backoffMs(attempt, random());
    return `${(0,errors/* messageOf */.bD)(thrown)}${tooLong ? `; it asks to wait ${Math.ceil(asked / 1000)} s, longer than there is` : ''}`;
};
const attempts = async (channel, announcement, parts) => {
    const { signal, clock } = parts;
    let problem = null;
    for (let attempt = 1;; attempt += 1) {
        const failed = (detail) => ({ state: 'failed', attempts: attempt, sent: { detail } });
        try {
            const sent = await unlessAborted(signal, async () => await channel.deliver(announcement, signal));
            return { state: sent.skipped === true ? 'skipped' : 'delivered', attempts: attempt, sent };
        }
        catch (thrown) {
            if (signal.aborted)
                return failed(outOfTime(problem));
            const wait = waitFor(thrown, attempt, parts);
            if (wait === null)
                return failed(gaveUp(thrown, attempt, parts.random));
            problem = (0,errors/* messageOf */.bD)(thrown);
            const waited = await clock.sleep(wait, signal).then(() => true, () => false);
            if (!waited)
                return failed(outOfTime(problem));
        }
    }
};
const tell = async (channel, announcement, parts) => {
    const started = parts.clock.monotonic();
    const { state, attempts: tries, sent } = await attempts(channel, announcement, parts);
    return {
        channel: channel.name,
        state,
        attempts: tries,
        ms: Math.round(parts.clock.monotonic() - started),
        detail: clean(String(sent.detail), parts.secrets),
        ...(sent.url === undefined ? {} : { url: clean(String(sent.url), parts.secrets) }),
    };
};
const dispatch = async (channels, announcement, parts) => await Promise.all(channels.map(async (channel) => await tell(channel, announcement, parts)));
/** The runner kills 10 s after it cancels; the report and the summary need the rest. */
const afterCancelMs = 7000;
const timeLimit = (clock, limitMs, cancelled, 
/** When it was, on the monotonic clock; asked once it is aborted. */
cancelledAt) => {
    const [over, done] = [new AbortController(), new AbortController()];
    const started = clock.monotonic();
    const endIn = (ms) => void clock.sleep(Math.max(0, ms), done.signal).then(() => over.abort(new Error('the time to tell people is over')), () => undefined);
    const left = () => cancelledAt() + afterCancelMs - clock.monotonic();
    const cancel = () => endIn(left());
    const limit = cancelled.aborted ? Math.min(limitMs, left()) : limitMs;
    if (limit <= 0)
        over.abort(new Error('the run was cancelled'));
    else
        endIn(limit);
    if (!cancelled.aborted)
        cancelled.addEventListener('abort', cancel, { once: true });
    return {
        signal: over.signal,
        deadline: started + limit,
        end: () => {
            done.abort();
            cancelled.removeEventListener('abort', cancel);
        },
    };
};

// EXTERNAL MODULE: ./src/adapters/announcing/inputs.ts
var announcing_inputs = __webpack_require__(7604);
// EXTERNAL MODULE: ./src/adapters/announcing/routes.ts
var announcing_routes = __webpack_require__(3131);
;// CONCATENATED MODULE: ./src/adapters/announcing/announcing.ts











/** What a delivery is known by before it begins. */
const beginsOf = ({ revision, image }, { context }) => ({
    revision: revision || context.sha,
    digest: (0,reference/* digestIn */.s)(image[0]),
});
const runOf = ({ serverUrl, repository, runId, runAttempt }) => repository === '' || runId === ''
    ? null
    : `${serverUrl}/${repository}/actions/runs/${runId}${runAttempt === '' ? '' : `/attempts/${runAttempt}`}`;
const compareOf = ({ serverUrl, repository }) => repository === '' ? null : `${serverUrl}/${repository}/compare`;
const secretsOf = (inputs) => Object.entries(announcing_inputs/* notifyInputs */.v)
    .filter(([, one]) => core_inputs/* inputMeta */.oU.get(one)?.secret === true)
    .flatMap(([name, one]) => (0,core_inputs/* secretPartsOf */.K0)(one, String(Reflect.get(inputs, name) ?? '')))
    .filter(part => part.length >= 4)
    // Longer ones first, so that no rest of one stays.
    .sort((a, b) => b.length - a.length);
/** What a cancelled run has left counts from the moment it was cancelled. */
const watchCancel = ({ signal, clock }) => {
    let at = clock.monotonic();
    if (!signal.aborted)
        signal.addEventListener('abort', () => (at = clock.monotonic()), { once: true });
    return () => at;
};
/** A channel that cannot even be made must not stop a rollback. */
const orNone = ({ log }, make) => {
    try {
        return make();
    }
    catch (thrown) {
        log.warning(`nobody can be told: ${(0,errors/* messageOf */.bD)(thrown)} [channel-misconfigured]`);
        return [];
    }
};
/** For channels that have only to take back that something began. */
const leaveMs = 5000;
/** Everything that is needed to tell people, made before the run so that what is wrong is said at its beginning. */
class Announcer {
    inputs;
    runtime;
    channels;
    unusable;
    cancelledAt;
    ended = new AbortController();
    constructor(inputs, runtime) {
        this.inputs = inputs;
        this.runtime = runtime;
        this.cancelledAt = watchCancel(runtime);
        const wrong = (0,rules/* misconfigured */.o7)(inputs);
        for (const { what } of wrong)
            runtime.log.warning(`${what} [channel-misconfigured]`);
        this.channels = orNone(runtime, () => createChannels(inputs, runtime, wrong));
        this.unusable = wrong.flatMap(({ channel, what }) => channel === null ? [] : [{ channel, state: 'failed', attempts: 0, ms: 0, detail: what }]);
    }
    /** Never waited for. */
    begin(beginning) {
        for (const channel of this.channels)
            void (async () => await channel.begin?.(beginning, this.ended.signal))().catch((thrown) => {
                if (!this.ended.signal.aborted)
                    this.runtime.log.warning(`${channel.name}: ${(0,errors/* messageOf */.bD)(thrown)}`);
            });
    }
    /** What began came to nothing that anybody must know. */
    async leave() {
        const { clock, signal, log } = this.runtime;
        const limit = timeLimit(clock, leaveMs, signal, this.cancelledAt);
        const left = async (channel) => await unlessAborted(limit.signal, async () => await channel.leave?.(limit.signal)).catch((thrown) => log.warning(`${channel.name}: ${(0,errors/* messageOf */.bD)(thrown)}`));
        await Promise.all(this.channels.map(left));
        limit.end();
    }
    /** Lets go of what `begin` may still be doing. */
    end() {
        this.ended.abort(new Error('the run is over'));
    }
    /** @param only the channels to tell, whatever they want to hear; unset: those that want to hear it. */
    async tell(announcement, only) {
        const routes = (0,announcing_routes/* routesOf */.eV)(this.inputs['notify-on']);
        const told = this.channels.filter(({ name }) => only === undefined ? (0,announcing_routes/* wants */.YN)(routes, name, announcement) : only.includes(name));
        const { clock, signal } = this.runtime;
        const limit = timeLimit(clock, (0,rules/* timeoutOf */.Rq)(this.inputs['notify-timeout']), signal, this.cancelledAt);
        try {
            const parts = { clock, random: Math.random, ...limit, secrets: secretsOf(this.inputs) };
            const deliveries = [...(await dispatch(told, announcement, parts)), ...this.unusable];
            this.say(deliveries);
            return deliveries;
        }
        finally {
            limit.end();
        }
    }
    say(deliveries) {
        for (const { channel, state, detail } of deliveries)
            if (state === 'failed')
                this.runtime.log.warning(`${channel} was not told: ${detail} [announcement-not-delivered]`);
            else
                this.runtime.log.info(`${state === 'skipped' ? 'not told' : 'told'} ${channel}: ${detail}`);
    }
}
const occasionOf = (inputs, runtime, startedAt, automatic) => ({
    app: inputs.app,
    environment: inputs.environment,
    startedAt,
    endedAt: runtime.clock.now(),
    automatic,
    run: runOf(runtime.context),
    compare: compareOf(runtime.context),
    runbook: inputs.runbook === '' ? null : inputs.runbook,
    secrets: knownSecrets(inputs, runtime),
});
/** Nothing that is done for people may end the run otherwise than it ended. */
const safely = async (runtime, body) => {
    try {
        const deliveries = await body();
        runtime.outputs.set('notified', JSON.stringify(deliveries));
        return deliveries;
    }
    catch (thrown) {
        runtime.log.warning(`nobody was told: ${(0,errors/* messageOf */.bD)(thrown)} [announcement-not-delivered]`);
        return [];
    }
};
/** Later steps need these whatever becomes of the announcement. */
const publishEarly = (runtime, outcome) => {
    for (const [name, value] of Object.entries(outcome.outputs))
        runtime.outputs.set(name, value);
    runtime.outputs.set('verdict', outcome.verdict);
    runtime.outputs.set('reasons', JSON.stringify(outcome.reasons));
};
const interruptedOr = (otherwise) => (thrown) => thrown instanceof errors/* CancelledError */.cc ? 'interrupted' : otherwise(thrown);
/** What the caller can mend was met before anything was begun. */
const brokenDeploy = interruptedOr(thrown => (thrown instanceof errors/* UserError */.yo ? 'refused' : 'failed'));
/** The run, and then the announcement of how it ended; its deliveries stand in the report and in `notified`. */
const announced = async (inputs, runtime, announcing, body) => {
    const startedAt = runtime.clock.now();
    const announcer = new Announcer(inputs, runtime);
    const occasion = () => occasionOf(inputs, runtime, startedAt, announcing.automatic);
    const { begins } = announcing;
    if (begins !== null) {
        const { app, environment } = inputs;
        announcer.begin({ app, environment, ...begins, startedAt, links: { run: runOf(runtime.context) } });
    }
    try {
        const outcome = await body();
        publishEarly(runtime, outcome);
        const deliveries = await safely(runtime, async () => {
            const announcement = announcing.announce(outcome, occasion());
            if (announcement !== null)
                return await announcer.tell(announcement);
            await announcer.leave();
            return [];
        });
        return { ...outcome, report: { ...outcome.report, announced: deliveries } };
    }
    catch (thrown) {
        await safely(runtime, async () => await announcer.tell((0,announce/* announceBroken */.Vl)(announcing.broken(thrown), (0,core_runtime/* reasonOf */.A3)(thrown), occasion())));
        throw thrown;
    }
    finally {
        announcer.end();
    }
};


/***/ }),

/***/ 7130:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UO: () => (/* binding */ githubSwitches),
/* harmony export */   dN: () => (/* binding */ githubInputs),
/* harmony export */   jP: () => (/* binding */ isOnOff)
/* harmony export */ });
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9114);

/** Texts, not choices, as all inputs of this kind: a slip of the pen in one must not stop a rollback. */
const onOff = (doc) => _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({ doc, default: 'auto', allowed: '`auto` or `off`' });
const githubInputs = {
    'github-deployments': onOff('`auto`: the deployments of the GitHub environment say what is live: this release, or after a rollback the one before it. Needs `deployments: write`. `off`: none is written.'),
    'incident-issues': onOff('`auto`: one issue for each bad release, closed by the release that fixes it. Needs `issues: write`. `off`: none is written.'),
    'github-token': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Token that asks GitHub whether the run that holds the lease is over, and writes the deployments and the incident issue. Without it neither is done.',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the runner fills the expression in
        default: '${{ github.token }}',
        secret: true,
    }),
};
const githubSwitches = ['github-deployments', 'incident-issues'];
/** A rollback takes everything but `off` for `auto`; a deploy is told of it first. */
const isOnOff = (value) => value === 'auto' || value === 'off';


/***/ }),

/***/ 7604:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ notifiedOutput),
/* harmony export */   v: () => (/* binding */ notifyInputs)
/* harmony export */ });
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9114);
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8989);
/* harmony import */ var _github_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7130);



/**
 * Inputs of every action that tells people how a delivery ended. They are plain texts on purpose: none of them may stop
 * a rollback, so what is wrong in one is found by `notifyRules`, which a deploy asks and a rollback does not.
 */
const notifyInputs = {
    'notify-on': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.lines({
        doc: 'Who is told what, of `success`, `failure`, `rollback`: `slack: failure, rollback` a line for one channel, or a line without a name for all others. Unset: failures and rollbacks everywhere, successes only in chat and to the webhook.',
        allowed: 'lines `channel: kinds`, with channels slack, pagerduty, teams, mail, webhook; or `none`',
    }),
    'notify-timeout': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'How long telling people may take at the end, all channels and repeats together. It never changes the verdict.',
        default: '20s',
        allowed: 'a duration from 1s to 2m',
    }),
    runbook: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Address of the page that says what to do when this goes wrong; linked in what people are told.',
        allowed: 'an http or https address',
    }),
    ..._github_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .githubInputs */ .dN,
    'slack-webhook': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Slack: address of an incoming webhook.',
        secret: true,
        secretParts: _addresses_js__WEBPACK_IMPORTED_MODULE_2__/* .addressParts */ .Du,
        allowed: 'an https address',
    }),
    'slack-token': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Slack: token of a bot instead, with the scope `chat:write`; details then stand in a thread of the message.',
        secret: true,
        allowed: 'a bot token, with `slack-channel`',
    }),
    'slack-channel': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Slack: channel the bot writes to.',
        allowed: 'the id or the name of a channel, with `slack-token`',
    }),
    'pagerduty-key': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'PagerDuty: integration key of a service (Events API v2).',
        secret: true,
        allowed: 'an integration key of 32 letters and digits',
    }),
    'pagerduty-url': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'PagerDuty: where its Events API is. In the EU `https://events.eu.pagerduty.com`.',
        default: 'https://events.pagerduty.com',
        allowed: 'an https address',
    }),
    'teams-webhook': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Microsoft Teams: address of a workflow that posts what it receives.',
        secret: true,
        secretParts: _addresses_js__WEBPACK_IMPORTED_MODULE_2__/* .addressParts */ .Du,
        allowed: 'an https address',
    }),
    'smtp-url': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Mail: `smtps://user:password@host:465` for TLS from the start, `smtp://user:password@host:587` for STARTTLS, which is then required; `?tls=off` for a relay without TLS and without a password.',
        secret: true,
        secretParts: _addresses_js__WEBPACK_IMPORTED_MODULE_2__/* .addressParts */ .Du,
        allowed: 'an smtp or smtps address',
    }),
    'mail-from': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({ doc: 'Mail: sender.', allowed: '`name@host` or `Name <name@host>`' }),
    'mail-to': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.list({ doc: 'Mail: recipients.', allowed: 'addresses, separated by commas' }),
    'webhook-url': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Any other service: address that gets the announcement as JSON, signed (docs/notifications.md).',
        secret: true,
        secretParts: _addresses_js__WEBPACK_IMPORTED_MODULE_2__/* .addressParts */ .Du,
        allowed: 'an https address',
    }),
    'webhook-secret': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Key of that signature: any text of 16 characters or more, or `whsec_` and base64.',
        secret: true,
        allowed: '16 characters or more, with `webhook-url`',
    }),
};
const notifiedOutput = 'JSON array of `{channel, state, attempts, ms, detail}`: who was told how it ended, and who could not be.';


/***/ }),

/***/ 3131:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sr: () => (/* binding */ parseRoutes),
/* harmony export */   YN: () => (/* binding */ wants),
/* harmony export */   eV: () => (/* binding */ routesOf),
/* harmony export */   ov: () => (/* binding */ channelNames)
/* harmony export */ });
/* unused harmony exports kinds, kindOf */
/** Who is told what. Pure. */
const channelNames = ['slack', 'pagerduty', 'teams', 'mail', 'webhook'];
const kinds = ['success', 'failure', 'rollback'];
/** A success is worth a line in chat, and nobody's mail or sleep. */
const byDefault = {
    slack: kinds,
    teams: kinds,
    webhook: kinds,
    mail: ['failure', 'rollback'],
    pagerduty: ['failure', 'rollback'],
};
const isChannel = (text) => channelNames.some(name => name === text);
const isKind = (text) => kinds.some(kind => kind === text);
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
const rollbacks = ['rolled-back', 'held', 'rollback-failed'];
const kindOf = ({ happening }) => {
    if (happening === 'deployed')
        return 'success';
    return rollbacks.includes(happening) ? 'rollback' : 'failure';
};
/** A pager is also told what ends an incident, whatever it wants to hear; channels without a route hear everything. */
const wants = (routes, channel, announcement) => {
    if (!isChannel(channel))
        return true;
    const asked = routes[channel].includes(kindOf(announcement));
    return asked || (channel === 'pagerduty' && routes.pagerduty.length > 0 && announcement.ends.length > 0);
};


/***/ }),

/***/ 2262:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rq: () => (/* binding */ timeoutOf),
/* harmony export */   Vx: () => (/* binding */ notifyRules),
/* harmony export */   cx: () => (/* binding */ signatureKey),
/* harmony export */   o7: () => (/* binding */ misconfigured)
/* harmony export */ });
/* harmony import */ var _core_durations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(778);
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8989);
/* harmony import */ var _github_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7130);
/* harmony import */ var _routes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3131);




const rule = (channel, needs, check) => ({ channel, needs, check });
const webAddress = (channel, name) => rule(channel, [name], values => values[name] === '' || (0,_addresses_js__WEBPACK_IMPORTED_MODULE_3__/* .isWebAddress */ .d3)(values[name])
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
const defaultTimeoutMs = 20_000;
const isTimeout = (ms) => ms !== undefined && ms >= minTimeoutMs && ms <= maxTimeoutMs;
/** What is wrong counts as unset. */
const timeoutOf = (text) => {
    const ms = (0,_core_durations_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(text);
    return isTimeout(ms) ? ms : defaultTimeoutMs;
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
        const server = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_3__/* .mailServerOf */ .uO)(values['smtp-url']);
        return 'problem' in server
            ? { problem: server.problem, allowed: '`smtps://user:password@host` or `smtp://user:password@host`' }
            : undefined;
    }),
    rule('mail', ['mail-from'], values => values['mail-from'] === '' || (0,_addresses_js__WEBPACK_IMPORTED_MODULE_3__/* .isMailbox */ .Lc)(values['mail-from'])
        ? undefined
        : { problem: 'is not an address', allowed: '`name@host` or `Name <name@host>`' }),
    rule('mail', ['mail-to'], values => {
        const wrong = values['mail-to'].filter(address => !(0,_addresses_js__WEBPACK_IMPORTED_MODULE_3__/* .isMailbox */ .Lc)(address));
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
        const routes = (0,_routes_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRoutes */ .Sr)(values['notify-on']);
        return 'problem' in routes
            ? { problem: routes.problem, allowed: 'lines `channel: success, failure, rollback`, or `none`' }
            : undefined;
    }),
    rule(null, ['notify-timeout'], values => isTimeout((0,_core_durations_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(values['notify-timeout']))
        ? undefined
        : { problem: 'is out of range', allowed: 'a duration from 1s to 2m' }),
    rule(null, ['runbook'], values => values.runbook === '' || (0,_addresses_js__WEBPACK_IMPORTED_MODULE_3__/* .isLink */ .PJ)(values.runbook)
        ? undefined
        : { problem: 'is not an address', allowed: 'an http or https address' }),
    ..._github_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .githubSwitches */ .UO.map(name => rule(null, [name], values => (0,_github_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .isOnOff */ .jP)(values[name]) ? undefined : { problem: 'is neither, and counts as auto', allowed: '`auto` or `off`' })),
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


/***/ }),

/***/ 3894:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fg: () => (/* binding */ markOf),
/* harmony export */   GH: () => (/* binding */ timelineTexts),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   Nx: () => (/* binding */ reasonTexts),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   hP: () => (/* binding */ linksOf),
/* harmony export */   kB: () => (/* binding */ time),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* harmony import */ var _core_durations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(778);
/* harmony import */ var _domain_announcements_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3199);
/** Text for channels: cut to their limits, and never able to break out of its place. Pure. */


/** At most `max` UTF-16 units, never half of a character. */
const cut = (text, max) => {
    if (text.length <= max)
        return text;
    const head = text.slice(0, Math.max(0, max - 1));
    return `${/[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head}…`.slice(0, max);
};
/** One line: control characters, line ends of every kind among them, are spaces. */
const oneLine = (text) => text.replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();
const time = (ms) => `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
const fact = (label, value) => (value === null ? [] : [{ label, value }]);
const duration = (ms) => (ms === null ? null : (0,_core_durations_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(ms));
const named = (release) => (release === null ? null : (0,_domain_announcements_names_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .E)(release));
const exposureText = ({ exposure }) => exposure === null
    ? null
    : `${exposure.failed} of ${exposure.requests} requests failed (counted by ${exposure.source})`;
/** The numbers that everybody wants first. */
const factsOf = (announcement) => {
    const { app, environment, live, liveVerified, bad, url, detectionMs, recoveryMs } = announcement;
    return [
        ...fact('App', app),
        ...fact('Environment', environment),
        ...fact('Live now', live === null ? null : `${(0,_domain_announcements_names_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .E)(live)}, ${liveVerified ? 'verified' : 'not verified'}`),
        ...fact('Bad release', named(bad)),
        ...fact('Fault certain after', duration(detectionMs)),
        ...fact('Traffic back after', duration(recoveryMs)),
        ...fact('Exposure', exposureText(announcement)),
        ...fact('Entrance', url === '' ? null : url),
        ...fact('Ended', time(announcement.endedAt)),
    ];
};
const linksOf = ({ links: { run, diff, runbook } }) => [
    { label: 'Run', href: run },
    { label: 'Changes', href: diff },
    { label: 'Runbook', href: runbook },
].flatMap(({ label, href }) => (href === null ? [] : [{ label, href }]));
/** One line a reason: what, and what to do. */
const reasonTexts = ({ reasons }) => reasons.map(({ code, message, next }) => oneLine(`${message} (${code})${next === '' ? '' : ` Next: ${next}`}`));
const timelineTexts = ({ timeline }) => timeline.map(({ what, at }) => `${time(at)}  ${oneLine(what)}`);
const marks = { info: '✅', warning: '⚠️', critical: '🚨' };
/** `info` is not always good news: a refusal is none. */
const markOf = ({ severity, happening }) => severity === 'info' && happening !== 'deployed' ? 'ℹ️' : marks[severity];


/***/ }),

/***/ 6706:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
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


/***/ }),

/***/ 5713:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Vl: () => (/* binding */ announceBroken),
  fH: () => (/* binding */ announceDeploy),
  hX: () => (/* binding */ announceOperation),
  tj: () => (/* binding */ announceResumed),
  o8: () => (/* binding */ announceRollback),
  Qb: () => (/* binding */ announceShip)
});

// EXTERNAL MODULE: ./src/domain/rollout/exposure.ts
var rollout_exposure = __webpack_require__(6465);
// EXTERNAL MODULE: ./src/domain/announcements/announcement.ts
var announcement = __webpack_require__(2184);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
// EXTERNAL MODULE: ./src/domain/verification/verdict.ts
var verdict = __webpack_require__(4419);
// EXTERNAL MODULE: ./src/domain/announcements/tellable.ts
var tellable = __webpack_require__(2100);
;// CONCATENATED MODULE: ./src/domain/announcements/evidence.ts



/** What a verification saw, in a few lines of Markdown. What it cannot read it leaves out. Pure. */
const rate = schemas/* object */.Ikc({
    what: schemas/* string */.YjP(),
    source: schemas/* string */.YjP(),
    objective: schemas/* number */.aig(),
    samples: schemas/* number */.aig(),
    failed: schemas/* number */.aig(),
    rate: schemas/* number */.aig().nullable(),
    above: schemas/* boolean */.zMY(),
});
const latency = schemas/* object */.Ikc({
    quantile: schemas/* number */.aig(),
    objectiveMs: schemas/* number */.aig(),
    measuredMs: schemas/* number */.aig().nullable(),
    above: schemas/* boolean */.zMY(),
});
const check = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    source: schemas/* string */.YjP(),
    verdict: schemas/* enum */.k5n(['pass', 'fail', 'inconclusive', 'error']),
    what: schemas/* string */.YjP(),
});
const example = schemas/* object */.Ikc({ at: schemas/* number */.aig(), probe: schemas/* string */.YjP(), code: schemas/* string */.YjP(), what: schemas/* string */.YjP() });
const seen = schemas/* object */.Ikc({
    errorRates: schemas/* array */.YOg(rate).catch([]),
    latency: schemas/* array */.YOg(latency).catch([]),
    checks: schemas/* array */.YOg(check).catch([]),
    examples: schemas/* array */.YOg(example).catch([]),
});
const maxExamples = 3;
/** Text of a release or of a service, which must not become Markdown or HTML of ours, nor give a secret away. */
const quotedWithout = (secrets) => text => (0,tellable/* tellableText */.T)(text, secrets)
    .slice(0, 300)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[<>&]/g, c => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[c] ?? c)
    .replaceAll(/[\\`*_[\]|]/g, '\\$&');
const rateLine = ({ what, source, objective, samples, failed, rate: share, above }, quoted) => `- ${quoted(what)}: ${failed} of ${samples} requests failed (${(0,verdict/* percent */.KN)(share ?? 0)}), objective ${(0,verdict/* percent */.KN)(objective)}${above ? ', **above it**' : ''}; counted by ${quoted(source)}`;
const linesOf = ({ errorRates, latency: slow, checks, examples }, quoted) => [
    ...errorRates.filter(one => one.samples > 0).map(one => rateLine(one, quoted)),
    ...slow.map(({ quantile, objectiveMs, measuredMs, above }) => `- p${quantile * 100}: ${Math.round(measuredMs ?? 0)} ms, objective ${objectiveMs} ms${above ? ', **above it**' : ''}`),
    ...checks
        .filter(({ verdict }) => verdict !== 'pass')
        .map(({ name, source, verdict, what }) => `- ${quoted(name)} (${quoted(source)}): ${verdict}. ${quoted(what)}`),
    ...examples
        .slice(0, maxExamples)
        .map(({ at, probe, code, what }) => `- for example after ${at} ms, ${quoted(probe)}: ${quoted(what)} (${code})`),
];
/** `verification`: a report as `post-deploy-verify` writes it. */
const evidenceOf = (verification, secrets = []) => {
    const read = seen.safeParse(verification);
    return read.success ? linesOf(read.data, quotedWithout(secrets)).join('\n') : '';
};

// EXTERNAL MODULE: ./src/domain/announcements/headline.ts
var headline = __webpack_require__(6303);
;// CONCATENATED MODULE: ./src/domain/announcements/announce.ts





/** Loudest first: what was taken back, and what should have been. */
const severities = {
    'rolled-back': 'critical',
    held: 'critical',
    'rollback-failed': 'critical',
    unverified: 'warning',
    failed: 'warning',
    interrupted: 'warning',
    refused: 'info',
    superseded: 'info',
    deployed: 'info',
};
/** The newest bad releases; older ones were ended by deliveries before. */
const maxEnded = 5;
const isCommit = (text) => /^[0-9a-f]{40}$/.test(text);
const diffOf = (compare, base, head) => compare === null || base === null || head === null || base.revision === head.revision
    ? null
    : isCommit(base.revision) && isCommit(head.revision)
        ? `${compare}/${base.revision}...${head.revision}`
        : null;
const namesOf = (reports) => {
    const known = new Map(reports.flatMap(report => report?.releases ?? []).map(release => [release.id, release]));
    return id => (id === null ? null : (known.get(id) ?? { id, revision: '', digest: null }));
};
/**
 * A verified release ends every incident of its place. So does a person's rollback; one that nobody asked for leaves
 * the incident open until somebody mended what it took back.
 */
const endsOf = ({ happening, last, bad, live }, { automatic, ...place }) => {
    const fixed = happening === 'deployed' || (happening === 'rolled-back' && !automatic);
    if (!fixed || !last.liveVerified)
        return [];
    // A quarantine that was lifted leaves its alert behind: that of what is live again, and those of the history.
    const ids = [bad?.id, ...last.quarantined.slice(0, maxEnded), ...last.undone, live?.id];
    const known = ids.filter(id => id !== undefined);
    return [(0,announcement/* placeKeyOf */.eP)(place), ...[...new Set(known)].map(id => (0,announcement/* incidentKeyOf */.XY)(place, id))];
};
/** The rollback's own record knows it best. */
const exposureIn = ({ exposure }, verification) => exposure ?? (0,rollout_exposure/* exposureOf */.X)(verification);
const announce_announcement = (parts, occasion) => {
    const { happening, last, release, previous, bad, live, verification } = parts;
    const { app, environment, startedAt, endedAt, secrets } = occasion;
    const about = {
        schema: 'prod-actions/announcement/v1',
        happening,
        severity: severities[happening],
        app,
        environment,
        operation: last.operation,
        headline: (0,headline/* headlineOf */.g)({ happening, app, environment, release, bad, live, verified: last.liveVerified }),
        reasons: parts.reasons,
        live,
        liveVerified: last.liveVerified,
        release,
        bad,
        url: last.url,
        startedAt,
        endedAt,
        ...parts.times,
        exposure: bad === null ? null : exposureIn(last, verification),
        timeline: parts.timeline,
        evidence: evidenceOf(verification, secrets),
        ends: endsOf(parts, occasion),
        links: {
            run: occasion.run,
            diff: diffOf(occasion.compare, previous, bad ?? release),
            runbook: occasion.runbook,
        },
    };
    return (0,tellable/* tellable */.i)(about, secrets);
};
const failedDeploy = {
    held: 'held',
    unverified: 'unverified',
    'rollback-unverified': 'rollback-failed',
};
/** A deploy that failed may have gone back by itself, and come to no good end with that. */
const failedHappening = ({ end, kind }) => (end === null ? undefined : failedDeploy[end]) ?? (kind === 'rollback' ? 'rollback-failed' : 'failed');
/** An end without a delivery, such as `unchanged`, is told to nobody. */
const shipHappening = ({ verdict, verification, deploy, settle, rollback }) => {
    if (verdict === 'unchanged')
        return null;
    if (verdict !== 'failed')
        return verdict;
    const toGoBack = rollback !== null || verification?.verdict === 'fail';
    return toGoBack ? 'rollback-failed' : failedHappening(settle ?? deploy);
};
/** Bad, and not taken back for good. */
const stuck = ['held', 'rollback-failed'];
const undone = ['rolled-back', ...stuck];
const announceShip = (report, occasion) => {
    const happening = shipHappening(report);
    if (happening === null)
        return null;
    const { deploy, settle, rollback, verification, timeline, reasons, detectionMs, recoveryMs } = report;
    const last = rollback ?? settle ?? deploy;
    const name = namesOf([deploy, settle, rollback]);
    const release = name(deploy.releaseId);
    const bad = undone.includes(happening) ? (name(last.badRelease?.id ?? null) ?? release) : null;
    const parts = {
        ...{
            happening,
            reasons,
            last,
            release,
            bad,
            live: name(last.liveReleaseId),
            previous: name(deploy.previousReleaseId),
        },
        timeline: timeline.map(({ phase, at }) => ({ what: phase, at })),
        times: { detectionMs, recoveryMs },
        verification: verification ?? deploy.verifications[0]?.evidence,
    };
    return announce_announcement(parts, occasion);
};
const deployHappening = (verdict, report) => {
    if (verdict === 'unchanged' || report.end === 'switched')
        return null;
    if (verdict === 'reverted')
        return 'rolled-back';
    return verdict === 'failed' ? failedHappening(report) : verdict;
};
const rollbackHappening = (verdict, automatic) => {
    if (verdict === 'not-needed' || verdict === 'already-rolled-back')
        return null;
    if (verdict === 'refused')
        return automatic ? 'rollback-failed' : 'refused';
    return verdict === 'failed' ? 'rollback-failed' : verdict;
};
const rolloutParts = (happening, report, wentBack) => {
    const name = namesOf([report]);
    const release = name(report.releaseId);
    const blamed = report.badRelease?.id ?? (wentBack ? report.previousReleaseId : report.releaseId);
    return {
        happening,
        reasons: report.reasons,
        last: report,
        release,
        bad: undone.includes(happening) ? name(blamed) : null,
        live: name(report.liveReleaseId),
        previous: wentBack ? release : name(report.previousReleaseId),
        timeline: report.steps.map(({ step, at }) => ({ what: step, at: Date.parse(at) })),
        times: { detectionMs: report.detectionMs, recoveryMs: report.recoveryMs },
        verification: report.verifications[0]?.evidence,
    };
};
const announceDeploy = (verdict, report, occasion) => {
    const happening = deployHappening(verdict, report);
    return happening === null ? null : announce_announcement(rolloutParts(happening, report, false), occasion);
};
const announceRollback = (verdict, report, occasion) => {
    const happening = rollbackHappening(verdict, occasion.automatic);
    if (happening === null)
        return null;
    const parts = rolloutParts(happening, report, true);
    // What it was to go back to never got traffic, and is no worse for that: GitHub is told only of what was bad.
    const release = stuck.includes(happening) ? null : parts.release;
    // What a rollback verified is the release it came back to; that says nothing about what was bad.
    return announce_announcement({ ...parts, release, verification: undefined }, occasion);
};
/**
 * An operation that another run began. That run's deployment on GitHub is the one to end, so what is bad stands in
 * `bad` alone: this run wanted nothing live.
 */
const announceOperation = (happening, report, occasion) => {
    const wentBack = report.kind === 'rollback';
    const parts = rolloutParts(happening, report, wentBack);
    const own = report.verifications.find(({ of }) => of === 'deploy');
    return announce_announcement({ ...parts, release: wentBack || undone.includes(happening) ? null : parts.release, verification: own?.evidence }, occasion);
};
/** What `resume` ended. A way back that nobody asked for stays so, whoever ends it. */
const announceResumed = ({ kind, open, outcome }, report, occasion) => {
    const automatic = outcome.operation?.undo?.automatic ?? open.undo?.automatic ?? false;
    const happening = kind === 'deploy' ? deployHappening(outcome.verdict, report) : rollbackHappening(outcome.verdict, automatic);
    return happening === null ? null : announceOperation(happening, report, { ...occasion, automatic });
};
/** The run broke before there was a report: all that is known is why. */
const announceBroken = (happening, reason, occasion) => {
    const { app, environment, startedAt, endedAt } = occasion;
    const nothing = { release: null, bad: null, live: null };
    const about = {
        schema: 'prod-actions/announcement/v1',
        happening,
        severity: severities[happening],
        app,
        environment,
        operation: null,
        headline: (0,headline/* headlineOf */.g)({ happening, app, environment, ...nothing, verified: false }),
        reasons: [reason],
        ...nothing,
        liveVerified: false,
        url: '',
        startedAt,
        endedAt,
        detectionMs: null,
        recoveryMs: null,
        exposure: null,
        timeline: [],
        evidence: '',
        ends: [],
        links: { run: occasion.run, diff: null, runbook: occasion.runbook },
    };
    return (0,tellable/* tellable */.i)(about, occasion.secrets);
};


/***/ }),

/***/ 2184:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qq: () => (/* binding */ incidentKey),
/* harmony export */   XY: () => (/* binding */ incidentKeyOf),
/* harmony export */   eP: () => (/* binding */ placeKeyOf)
/* harmony export */ });
/** One incident per bad release: what deduplicates pages and issues. */
const incidentKeyOf = ({ app, environment }, releaseId) => `prod-actions/${app}/${environment}/${releaseId.slice(0, 12)}`;
/** What is not about one bad release is one trouble a place: the next failure there is the same. */
const placeKeyOf = ({ app, environment }) => `prod-actions/${app}/${environment}`;
const incidentKey = ({ app, environment, bad }) => bad === null ? null : incidentKeyOf({ app, environment }, bad.id);


/***/ }),

/***/ 6303:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ headlineOf)
/* harmony export */ });
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3199);

const said = (release, otherwise) => release === null ? otherwise : (0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .shortName */ .E)(release);
const headlines = {
    deployed: ({ live, release }, where) => `Deployed: ${where} runs ${said(live ?? release, 'the new release')}, verified`,
    'rolled-back': ({ live, bad, verified }, where) => `ROLLED BACK: ${where} is back on ${said(live, 'the release before')}${verified ? '' : ' (not verified)'}; ${said(bad, 'the new release')} was taken back`,
    held: ({ bad }, where) => `HELD, a person must decide: ${where} has ${said(bad, 'a release')}, which is bad, and nothing fit to go back to`,
    'rollback-failed': ({ bad, live }, where) => `ROLLBACK FAILED: ${where}: ${said(bad, 'the bad release')} could not be taken back for good; live is ${said(live, 'unknown')}`,
    unverified: ({ release }, where) => `Not verified: ${where} runs ${said(release, 'the new release')}, and nobody can say whether it is good`,
    failed: ({ release, live }, where) => live !== null && live.id === release?.id
        ? `Failed: ${where} runs ${(0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .shortName */ .E)(live)}, but its delivery did not end well`
        : `Failed: ${where}: ${said(release, 'the release')} was not delivered`,
    refused: ({ release }, where) => `Refused: ${where}: ${said(release, 'the request')} was not begun`,
    superseded: ({ release }, where) => `Superseded: ${where}: ${said(release, 'the release')} gave way to a newer one`,
    interrupted: ({ release, live }, where) => `Interrupted: ${where}: the delivery of ${said(release, 'the release')} was cancelled half-way; live is ${said(live, 'unknown')}`,
};
/** App and environment come from inputs of a strict form; names are hex: nothing here needs escaping. */
const headlineOf = (subject) => headlines[subject.happening](subject, `${subject.app} in ${subject.environment}`);


/***/ }),

/***/ 3199:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ shortName)
/* harmony export */ });
/** A release as people say it: its commit, or its id where no commit is known. */
const shortName = ({ id, revision }) => revision === '' ? id.slice(0, 12) : revision.slice(0, 7);


/***/ }),

/***/ 2100:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ tellableText),
/* harmony export */   i: () => (/* binding */ tellable)
/* harmony export */ });
/* harmony import */ var _incidents_foreign_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4842);
/* harmony import */ var _rollout_last_output_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2248);


/** What may be told: channels are read by more people than the run, and no runner masks them. Pure. */
/** Of a text that may quote an app or a tool: neither its output nor a secret. */
const tellableText = (text, secrets) => (0,_incidents_foreign_text_js__WEBPACK_IMPORTED_MODULE_0__/* .redacted */ .pc)((0,_rollout_last_output_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutLastOutput */ .c)(text), secrets);
/** All of it but the evidence, which is made tellable before it is quoted: quoting hides the form of a secret. */
const tellable = (about, secrets = []) => ({
    ...about,
    headline: (0,_incidents_foreign_text_js__WEBPACK_IMPORTED_MODULE_0__/* .redacted */ .pc)(about.headline, secrets),
    reasons: about.reasons.map(({ code, message, next }) => ({
        code,
        message: tellableText(message, secrets),
        next: (0,_incidents_foreign_text_js__WEBPACK_IMPORTED_MODULE_0__/* .redacted */ .pc)(next, secrets),
    })),
    timeline: about.timeline.map(({ what, at }) => ({ what: tellableText(what, secrets), at })),
});


/***/ }),

/***/ 6283:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   ZD: () => (/* binding */ hexOf)
/* harmony export */ });
/* unused harmony export shortDigest */
/** Only SHA-256: it is what every registry and builder we speak to makes. */
const isDigest = (text) => /^sha256:[0-9a-f]{64}$/.test(text);
const hexOf = (digest) => digest.slice('sha256:'.length);
/** For people: enough to tell two digests apart. */
const shortDigest = (digest) => digest.slice(0, 'sha256:'.length + 12);


/***/ }),

/***/ 2814:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   RK: () => (/* binding */ splitTag),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   s: () => (/* binding */ digestIn),
/* harmony export */   tH: () => (/* binding */ hasDigest)
/* harmony export */ });
/* unused harmony export withDigest */
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6283);

const label = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const host = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?$`);
const repository = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
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
const problemOf = (text, reference, digest) => {
    const { tag } = reference;
    if (/\s/.test(text))
        return 'holds white space';
    if (text.includes('://'))
        return 'is an address; leave out the scheme';
    if (digest !== undefined && !(0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(digest))
        return `has no valid digest ("${digest.slice(0, 80)}")`;
    if (tag !== undefined && !isTag(tag))
        return `has no valid tag ("${tag.slice(0, 80)}")`;
    if (!host.test(reference.registry))
        return `has no valid registry ("${reference.registry}")`;
    if (reference.repository !== reference.repository.toLowerCase())
        return 'has capital letters in its repository';
    if (!repository.test(reference.repository))
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
    const problem = problemOf(trimmed, parts, digest);
    if (problem !== undefined)
        return { problem };
    return { value: { ...parts, digest: digest !== undefined && (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(digest) ? digest : undefined } };
};
/** `registry/repository`, without tag and digest. */
const nameOf = (reference) => `${reference.registry}/${reference.repository}`;
const formatReference = (reference) => `${nameOf(reference)}${reference.tag === undefined ? '' : `:${reference.tag}`}${reference.digest === undefined ? '' : `@${reference.digest}`}`;
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


/***/ }),

/***/ 4842:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G4: () => (/* binding */ maxBodyBytes),
/* harmony export */   GH: () => (/* binding */ neutralLine),
/* harmony export */   SY: () => (/* binding */ neutral),
/* harmony export */   cz: () => (/* binding */ clipped),
/* harmony export */   pc: () => (/* binding */ redacted)
/* harmony export */ });
/** Text that an app, a tool or a person wrote, made safe to stand in an issue. Pure. */
/** GitHub refuses a longer body; counted in bytes, so that it holds however GitHub counts. */
const maxBodyBytes = 65_536;
const zeroWidth = '\u200B';
/** HTML that our own Markdown is made of; anything else is shown as text. */
const ourTags = /^<\/?(?:details|summary|br)>/;
/**
 * Mentions nobody, refers to no other issue, loads no image and hides nothing: `@name`, `#1`, `GH-1`, addresses of
 * issues, links with another text, images, entities and HTML lose their meaning and stay readable.
 */
const neutral = (text) => text
    .replaceAll(/&(?!(?:lt|gt|amp);)/g, '&amp;')
    .replaceAll(/(^|[^A-Za-z0-9])@(?=[\w-])/gm, `$1@${zeroWidth}`)
    .replaceAll(/#(?=\d)/g, `#${zeroWidth}`)
    .replaceAll(/GH-(?=\d)/gi, `GH-${zeroWidth}`)
    .replaceAll(/(\/(?:issues|pull|discussions)\/)(?=\d)/g, `$1${zeroWidth}`)
    .replaceAll('![', `!${zeroWidth}[`)
    .replaceAll('](', `]${zeroWidth}(`)
    .replaceAll(/<[^>]{0,200}>?/g, one => (ourTags.test(one) ? one : one.replaceAll('<', '&lt;')));
/** One line of it, for a table or a heading. */
const neutralLine = (text) => neutral(text.replaceAll(/\s+/g, ' ').trim())
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('|', '\\|');
const bytes = (text) => new TextEncoder().encode(text).length;
/** The beginning that fits into `max` bytes, cut between lines where there are some; says that it was cut. */
const clipped = (text, max) => {
    if (bytes(text) <= max)
        return text;
    const note = '\n\n…cut: the whole is in the report of the run.\n';
    const room = Math.max(0, max - bytes(note));
    const head = new TextDecoder().decode(new TextEncoder().encode(text).slice(0, room)).replace(/\uFFFD+$/, '');
    const line = head.lastIndexOf('\n');
    // A fence or a fold that was cut open would swallow what follows.
    const fences = (head.slice(0, line).match(/^```/gm) ?? []).length;
    return `${line > room / 2 ? head.slice(0, line) : head}${fences % 2 === 1 ? '\n```' : ''}${note}`;
};
const secretForms = [
    /\bgh[pousr]_[A-Za-z0-9_]{20,}/g,
    /\bgithub_pat_[A-Za-z0-9_]{20,}/g,
    /\bxox[abeprs]-[A-Za-z0-9-]{10,}/g,
    /\bAKIA[0-9A-Z]{16}\b/g,
    /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*/g,
    /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
    /(?<=\b(?:Bearer|Basic) )[A-Za-z0-9._~+/=-]{16,}/gi,
    /(?<=:\/\/[^/\s:@]{0,100}:)[^/\s@]{1,200}(?=@)/g,
    // password=…, "api_key": "…"; with a bare colon it is prose as often as not.
    /(?<=(?<![A-Za-z])(?:pass(?:word|wd|phrase)?|secret|token|(?:api|access|private)[-_]?key|credentials?)(?:=|["']\s*[:=]\s*["']))(?!\d+\b)[^\s"',;&}]{4,}/gi,
];
/** Without the secrets that are known, and without what has the form of one: an issue is not masked by the runner. */
const redacted = (text, secrets) => {
    const known = secrets.filter(one => one.length >= 4).toSorted((a, b) => b.length - a.length);
    const bare = known.reduce((left, one) => left.replaceAll(one, '***'), text);
    return secretForms.reduce((left, form) => left.replaceAll(form, '***'), bare);
};


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
    'error-rate-suspect': {
        means: 'One probe, or what other clients met, is hardly within the objective (99 %), though all probes together are within. That is too little to take a release back for, and too much to pass it.',
        next: 'Look at the failures of what the message names, or measure longer.',
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
    'unexpected-json': {
        means: 'A value in the JSON body is missing or not as expected.',
        next: 'Look at the path and the value shown in the report.',
    },
    'body-not-json': {
        means: 'The body is no JSON, though the probe looks into it.',
        next: 'Look at the body shown: often an error page of something in front of the release.',
    },
    'body-too-large': {
        means: 'A body is longer than the 1 MiB (decompressed) that is looked at, and its beginning does not tell whether a rule is met.',
        next: 'Ask an address with a shorter answer, look for a text at the beginning, or drop the rule for the body.',
    },
    'schema-not-met': {
        means: 'The JSON body does not fit the JSON Schema of the probe.',
        next: 'Look at the place shown in the report; clients that rely on the schema break there.',
    },
    'policy-not-met': {
        means: 'An answer lacks what a policy word of the probe asks for: security headers, redirect to https, compression, caching.',
        next: 'Compare the headers with docs/probes.md; a proxy in front may strip or add them.',
    },
    'limit-not-reached': {
        means: 'So many requests in a row were sent, and none met the refusal that was expected.',
        next: 'Check that the rate limit or the access rule is on at the entrance; raise `burst` if the limit is higher.',
    },
    'certificate-expired': {
        means: 'A certificate of the chain has ended; browsers refuse the site.',
        next: 'Renew the certificate now; rolling the release back does not bring it back.',
    },
    'certificate-expiring': {
        means: 'A certificate of the chain ends sooner than the probe allows.',
        next: 'Renew it, and look why it was not renewed by itself.',
    },
    'certificate-untrusted': {
        means: 'The chain of certificates does not lead to one that this machine trusts.',
        next: 'Send the whole chain; for a private authority set NODE_EXTRA_CA_CERTS on the runner.',
    },
    'certificate-name': {
        means: 'The certificate is for other names than the one that was asked for.',
        next: 'Check which certificate the entrance shows for this name (SNI).',
    },
    'tls-version-old': {
        means: 'The handshake agreed on an older version of TLS than the probe allows.',
        next: 'Switch the old versions off at the entrance.',
    },
    'websocket-refused': {
        means: 'The opening handshake of the WebSocket was answered with another status than 101.',
        next: 'Check the path, and that the entrance lets the upgrade through.',
    },
    'websocket-broken': {
        means: 'The WebSocket opened, but what followed was not the protocol.',
        next: 'Look at the log of the release and of the proxy before it.',
    },
    'websocket-unexpected': {
        means: 'What came back over the WebSocket is not what was expected.',
        next: 'Look at what was said in the report.',
    },
    'grpc-not-serving': {
        means: 'The health service says NOT_SERVING.',
        next: 'Look at what the release waits on.',
    },
    'grpc-service-unknown': {
        means: 'The health service does not know the service that was asked for.',
        next: 'Check the full name of the service, package included, and that the release registers it.',
    },
    'grpc-status-unknown': {
        means: 'The health service says UNKNOWN: it does not know yet.',
        next: 'Look whether the release sets its health status when it is ready.',
    },
    'grpc-no-health-service': {
        means: 'The server does not implement grpc.health.v1.Health.',
        next: 'Register the health service in the server.',
    },
    'grpc-call-failed': {
        means: 'The gRPC call ended with an error status.',
        next: 'Look at the status and message in the report.',
    },
    'unexpected-greeting': {
        means: 'What the server said first is not what was expected.',
        next: 'Check that the right service listens at the port.',
    },
    'unexpected-records': {
        means: 'The name lacks a record that was expected.',
        next: 'Check the zone and how long resolvers keep the old answer.',
    },
    'check-failed-to-run': {
        means: 'A check beside the probes broke before it could say anything; that is never a pass.',
        next: 'Mend what the message names, or set the check `required: false`.',
    },
    'check-timed-out': {
        means: 'A check beside the probes gave no answer in its time; that is never a pass.',
        next: 'Look why its source is slow, or give it more time.',
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
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   Vj: () => (/* binding */ verdictOf),
/* harmony export */   uC: () => (/* binding */ visibleRise)
/* harmony export */ });
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5576);

const percent = (share) => {
    const value = share * 100;
    const digits = value === 0 || value >= 10 ? 1 : value >= 0.1 ? 2 : 3;
    return `${value.toFixed(digits)} %`;
};
/** `1.9 points`: a rise over the objective that would very likely have been called too high. */
const visibleRise = ({ visibleRate, objective }) => `${((visibleRate - objective) * 100).toFixed(1)} points`;
/** `: 3 × connection-refused, 1 × probe-timeout`; nothing where nothing failed. */
const because = (failures) => {
    const most = Object.entries(failures).slice(0, 3);
    return most.length === 0 ? '' : `: ${most.map(([code, count]) => `${count} × ${code}`).join(', ')}`;
};
const rateReason = (report, failures) => {
    const numbers = `${report.failed} of ${report.samples} requests failed (${percent(report.rate ?? 0)}), objective ${percent(report.objective)}`;
    if (report.source !== 'our probes')
        return _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('error-rate-above-objective', `Other clients: ${numbers}; counted by the ${report.source}.`);
    if (report.what === 'all probes')
        return _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('error-rate-above-objective', `${numbers}${because(failures)}.`);
    return _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('probe-failing', `${report.what}: ${numbers}.`);
};
/** A fault that is what it is, whichever request met it, has its own code; others are the probe's. */
const probeReason = (report, usual) => {
    const reason = rateReason(report, {});
    if (usual === null || usual === undefined)
        return reason;
    const code = isCode(usual.code) && standsForItself.has(usual.code) ? usual.code : 'probe-failing';
    return _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason(code, `${reason.message.replace(/\.$/, '')}: ${usual.what}.`);
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
const checkReasons = (checks) => checks.map(({ name, source, code, what, next }) => ({
    code: code ?? 'check-failed-to-run',
    message: `${name} (${source}): ${what}`,
    next,
}));
const faults = (evidence) => {
    const rates = [evidence.all, ...(evidence.others === null ? [] : [evidence.others])];
    const slow = evidence.latency.filter(report => report.above);
    return [
        ...identityFault(evidence),
        ...rates.filter(report => report.above).map(report => rateReason(report, evidence.failures)),
        ...evidence.perProbe.flatMap((report, probe) => (report.above ? [probeReason(report, evidence.usual[probe])] : [])),
        ...slow.map(report => _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('latency-above-objective', `${latencyText(report)}.`)),
        ...checkReasons(evidence.checks.filter(check => check.verdict === 'fail')),
    ];
};
/** Nothing answered: the kind of fault that was met most, with its own advice. */
const silence = ({ failures, all }) => {
    const kinds = Object.entries(failures);
    const known = kinds.flatMap(([code, count]) => isCode(code) ? [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason(code, `${count} of ${all.samples} probes: ${_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.docs[code].means}`)] : []);
    return [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('nothing-answered', `None of ${all.samples} probes got an answer.`), ...known];
};
const isCode = (text) => text in _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.docs;
const standsForItself = new Set([
    ...['certificate-expired', 'certificate-expiring', 'certificate-untrusted', 'certificate-name'],
    ...['tls-version-old', 'websocket-refused', 'websocket-broken', 'grpc-not-serving'],
    ...['grpc-service-unknown', 'grpc-status-unknown', 'grpc-no-health-service'],
    ...['limit-not-reached', 'unexpected-records', 'unexpected-greeting', 'policy-not-met'],
]);
const errorRateDoubt = ({ all, needed, objectives, failures }) => {
    if (all.samples < needed) {
        const message = `${all.samples} samples; ${needed} are needed to tell whether the error rate is within ${percent(all.objective)}.`;
        return [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('too-few-samples', message)];
    }
    // With a `min-samples` of the caller, a rate not above the objective is enough; what stays unseen is said.
    if (all.within || (objectives.minSamples !== null && (all.rate ?? 1) <= all.objective))
        return [];
    const message = `${all.failed} of ${all.samples} requests failed${because(failures)}. The error rate may be up to ${percent(all.upper)} (95 % confidence), the objective is ${percent(all.objective)}.`;
    return [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('error-rate-not-shown', message)];
};
/** All together may be within while one probe, or what other clients meet, hardly can be. */
const suspects = ({ perProbe, others }) => [...perProbe, ...(others === null ? [] : [others])]
    .filter(report => report.suspect)
    .map(({ what, source, failed, samples, rate, objective }) => _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('error-rate-suspect', `${what} (${source}): ${failed} of ${samples} requests failed (${percent(rate ?? 0)}), objective ${percent(objective)}; too few to be sure.`));
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
const remarks = ({ identity, all, checks }) => [
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
            _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('error-rate-unseen', `With ${all.samples} requests a rise of less than ${visibleRise(all)} over the objective of ${percent(all.objective)} could have gone unseen.`),
        ]),
    ...checkReasons(checks.filter(check => !check.required && isDoubtful(check))),
];
const isDoubtful = ({ verdict }) => verdict === 'inconclusive' || verdict === 'error';
/** Fault beats error beats doubt beats pass; without any answer only what others saw can be said. */
const verdictOf = (evidence) => {
    const bad = faults(evidence);
    if (evidence.answered === 0) {
        const others = evidence.others?.above === true ? [rateReason(evidence.others, {})] : [];
        const seen = [...others, ...checkReasons(evidence.checks.filter(check => check.verdict === 'fail'))];
        if (seen.length > 0)
            return { verdict: 'fail', reasons: [...seen, ...silence(evidence)] };
        return evidence.all.samples === 0
            ? { verdict: 'error', reasons: [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('nothing-answered', 'No probe was sent.')] }
            : { verdict: 'error', reasons: silence(evidence) };
    }
    if (bad.length > 0)
        return { verdict: 'fail', reasons: bad };
    const needed = evidence.checks.filter(check => check.required);
    const broken = checkReasons(needed.filter(check => check.verdict === 'error'));
    const doubts = [
        ...errorRateDoubt(evidence),
        ...suspects(evidence),
        ...identityDoubt(evidence),
        ...latencyDoubt(evidence),
        ...checkReasons(needed.filter(check => check.verdict === 'inconclusive')),
    ];
    const verdict = broken.length > 0 ? 'error' : 'inconclusive';
    if (broken.length + doubts.length > 0)
        return { verdict, reasons: [...broken, ...doubts, ...remarks(evidence)] };
    const unchecked = remarks(evidence);
    return { verdict: unchecked.length > 0 && evidence.objectives.strict ? 'inconclusive' : 'pass', reasons: unchecked };
};


/***/ })

};
