export const id = 913;
export const ids = [913];
export const modules = {

/***/ 5913:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAnnounced: () => (/* binding */ runAnnounced)
});

// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/core/inputs.ts
var core_inputs = __webpack_require__(9114);
// EXTERNAL MODULE: ./src/core/runtime.ts + 20 modules
var core_runtime = __webpack_require__(7810);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
;// CONCATENATED MODULE: ./src/domain/rollout/exposure.ts

const ownProbes = 'our own probes';
const counted = schemas/* object */.Ikc({ failed: schemas/* number */.aig(), requests: schemas/* number */.aig() });
const connection = schemas/* object */.Ikc({ samples: schemas/* number */.aig(), failed: schemas/* number */.aig() }).catch({ samples: 0, failed: 0 });
/** The part of a verification that counts requests. What it cannot read it leaves out. */
const counts = schemas/* object */.Ikc({
    checks: schemas/* array */.YOg(schemas/* object */.Ikc({ source: schemas/* string */.YjP(), counted: counted.optional().catch(undefined) })).catch([]),
    errorRates: schemas/* array */.YOg(schemas/* object */.Ikc({ what: schemas/* string */.YjP(), source: schemas/* string */.YjP(), samples: schemas/* number */.aig(), failed: schemas/* number */.aig() }))
        .catch([]),
    connections: schemas/* object */.Ikc({ fresh: connection, pooled: connection }).catch({
        fresh: { samples: 0, failed: 0 },
        pooled: { samples: 0, failed: 0 },
    }),
});
/** From a verification: all clients where something counts them, else our own probes; null where nothing was asked. */
const exposureOf = (verification) => {
    const { success, data } = counts.safeParse(verification);
    if (!success)
        return null;
    const { fresh, pooled } = data.connections;
    const all = [
        ...data.checks.flatMap(one => (one.counted === undefined ? [] : [{ ...one.counted, source: one.source }])),
        ...data.errorRates
            .filter(({ what }) => what === 'other clients')
            .map(({ failed, samples, source }) => ({ failed, requests: samples, source })),
        { failed: fresh.failed + pooled.failed, requests: fresh.samples + pooled.samples, source: ownProbes },
    ];
    return all.find(({ requests }) => requests > 0) ?? null;
};

;// CONCATENATED MODULE: ./src/domain/announcements/announcement.ts
/** One incident per bad release: what deduplicates pages and issues. */
const incidentKeyOf = ({ app, environment }, releaseId) => `prod-actions/${app}/${environment}/${releaseId.slice(0, 12)}`;
/** What is not about one bad release is one trouble a place: the next failure there is the same. */
const placeKeyOf = ({ app, environment }) => `prod-actions/${app}/${environment}`;
const incidentKey = ({ app, environment, bad }) => bad === null ? null : incidentKeyOf({ app, environment }, bad.id);

// EXTERNAL MODULE: ./src/domain/verification/verdict.ts
var verification_verdict = __webpack_require__(4419);
;// CONCATENATED MODULE: ./src/domain/incidents/foreign-text.ts
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

// EXTERNAL MODULE: ./src/domain/rollout/last-output.ts
var last_output = __webpack_require__(2248);
;// CONCATENATED MODULE: ./src/domain/announcements/tellable.ts


/** What may be told: channels are read by more people than the run, and no runner masks them. Pure. */
/** Of a text that may quote an app or a tool: neither its output nor a secret. */
const tellableText = (text, secrets) => redacted((0,last_output/* withoutLastOutput */.c)(text), secrets);
/** All of it but the evidence, which is made tellable before it is quoted: quoting hides the form of a secret. */
const tellable = (about, secrets = []) => ({
    ...about,
    headline: redacted(about.headline, secrets),
    reasons: about.reasons.map(({ code, message, next }) => ({
        code,
        message: tellableText(message, secrets),
        next: redacted(next, secrets),
    })),
    timeline: about.timeline.map(({ what, at }) => ({ what: tellableText(what, secrets), at })),
});

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
const quotedWithout = (secrets) => text => tellableText(text, secrets)
    .slice(0, 300)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[<>&]/g, c => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[c] ?? c)
    .replaceAll(/[\\`*_[\]|]/g, '\\$&');
const rateLine = ({ what, source, objective, samples, failed, rate: share, above }, quoted) => `- ${quoted(what)}: ${failed} of ${samples} requests failed (${(0,verification_verdict/* percent */.KN)(share ?? 0)}), objective ${(0,verification_verdict/* percent */.KN)(objective)}${above ? ', **above it**' : ''}; counted by ${quoted(source)}`;
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

;// CONCATENATED MODULE: ./src/domain/announcements/names.ts
/** A release as people say it: its commit, or its id where no commit is known. */
const shortName = ({ id, revision }) => revision === '' ? id.slice(0, 12) : revision.slice(0, 7);

;// CONCATENATED MODULE: ./src/domain/announcements/headline.ts

const said = (release, otherwise) => release === null ? otherwise : shortName(release);
const headlines = {
    deployed: ({ live, release }, where) => `Deployed: ${where} runs ${said(live ?? release, 'the new release')}, verified`,
    'rolled-back': ({ live, bad, verified }, where) => `ROLLED BACK: ${where} is back on ${said(live, 'the release before')}${verified ? '' : ' (not verified)'}; ${said(bad, 'the new release')} was taken back`,
    held: ({ bad }, where) => `HELD, a person must decide: ${where} has ${said(bad, 'a release')}, which is bad, and nothing fit to go back to`,
    'rollback-failed': ({ bad, live }, where) => `ROLLBACK FAILED: ${where}: ${said(bad, 'the bad release')} could not be taken back for good; live is ${said(live, 'unknown')}`,
    unverified: ({ release }, where) => `Not verified: ${where} runs ${said(release, 'the new release')}, and nobody can say whether it is good`,
    failed: ({ release, live }, where) => live !== null && live.id === release?.id
        ? `Failed: ${where} runs ${shortName(live)}, but its delivery did not end well`
        : `Failed: ${where}: ${said(release, 'the release')} was not delivered`,
    refused: ({ release }, where) => `Refused: ${where}: ${said(release, 'the request')} was not begun`,
    superseded: ({ release }, where) => `Superseded: ${where}: ${said(release, 'the release')} gave way to a newer one`,
    interrupted: ({ release, live }, where) => `Interrupted: ${where}: the delivery of ${said(release, 'the release')} was cancelled half-way; live is ${said(live, 'unknown')}`,
};
/** App and environment come from inputs of a strict form; names are hex: nothing here needs escaping. */
const headlineOf = (subject) => headlines[subject.happening](subject, `${subject.app} in ${subject.environment}`);

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
    return [placeKeyOf(place), ...[...new Set(known)].map(id => incidentKeyOf(place, id))];
};
/** The rollback's own record knows it best. */
const exposureIn = ({ exposure }, verification) => exposure ?? exposureOf(verification);
const announcement = (parts, occasion) => {
    const { happening, last, release, previous, bad, live, verification } = parts;
    const { app, environment, startedAt, endedAt, secrets } = occasion;
    const about = {
        schema: 'prod-actions/announcement/v1',
        happening,
        severity: severities[happening],
        app,
        environment,
        operation: last.operation,
        headline: headlineOf({ happening, app, environment, release, bad, live, verified: last.liveVerified }),
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
    return tellable(about, secrets);
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
    return announcement(parts, occasion);
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
    return happening === null ? null : announcement(rolloutParts(happening, report, false), occasion);
};
const announceRollback = (verdict, report, occasion) => {
    const happening = rollbackHappening(verdict, occasion.automatic);
    if (happening === null)
        return null;
    const parts = rolloutParts(happening, report, true);
    // What it was to go back to never got traffic, and is no worse for that: GitHub is told only of what was bad.
    const release = stuck.includes(happening) ? null : parts.release;
    // What a rollback verified is the release it came back to; that says nothing about what was bad.
    return announcement({ ...parts, release, verification: undefined }, occasion);
};
/**
 * An operation that another run began. That run's deployment on GitHub is the one to end, so what is bad stands in
 * `bad` alone: this run wanted nothing live.
 */
const announceOperation = (happening, report, occasion) => {
    const wentBack = report.kind === 'rollback';
    const parts = rolloutParts(happening, report, wentBack);
    const own = report.verifications.find(({ of }) => of === 'deploy');
    return announcement({ ...parts, release: wentBack || undone.includes(happening) ? null : parts.release, verification: own?.evidence }, occasion);
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
        headline: headlineOf({ happening, app, environment, ...nothing, verified: false }),
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
    return tellable(about, occasion.secrets);
};

// EXTERNAL MODULE: ./src/domain/images/reference.ts
var reference = __webpack_require__(2814);
// EXTERNAL MODULE: ./src/adapters/announcing/addresses.ts
var addresses = __webpack_require__(8989);
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
        detail: `${about.release === null ? 'the delivery' : shortName(about.release)} ${asked.state}${ofJob ? ', on the deployment of the job' : ''}`,
    };
};
const sayBad = async (on, { bad: release }, { bad }) => {
    if (bad === null || release === null)
        return undefined;
    const name = shortName(release);
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
    const name = shortName(back);
    if (!hasCommit(back))
        return { id: null, detail: `${name} has no commit to make a deployment of` };
    const made = await on.create('rollback', back, `Back to ${name}${bad === null ? '' : ` from ${shortName(bad)}`}`);
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
    const key = incidentKey(announcement);
    if (key !== null)
        return opening.includes(happening) ? { does: 'open', key } : { does: 'note', key };
    const fixed = happening === 'deployed' && liveVerified;
    if (!fixed && ends.length === 0)
        return { does: 'nothing' };
    const here = incidentKeyOf({ app, environment }, '');
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
    : `${exposure.failed} of ${exposure.requests} requests, counted by ${neutralLine(exposure.source)}`;
const facts = (about) => (0,markdown/* table */.tp)(['', ''], [
    ['App, environment', `${neutralLine(about.app)}, ${neutralLine(about.environment)}`],
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
const reasons = (about) => clipped(about.reasons
    .map(one => `- ${neutralLine(one.message)} (${(0,markdown/* code */.aY)(one.code)})${one.next === '' ? '' : `<br>**Next:** ${neutralLine(one.next)}`}`)
    .join('\n'), maxReasonsBytes);
const timeline = ({ timeline: moments }) => moments.length === 0
    ? []
    : [
        clipped((0,markdown/* table */.tp)(['at', 'what'], moments.map(({ what, at }) => [moment(at), neutralLine(what)])), maxTimelineBytes),
    ];
const links = ({ links: { run, diff, runbook } }) => [
    ...(diff === null ? [] : [`[What changed](${diff})`]),
    ...(run === null ? [] : [`[The run](${run})`]),
    ...(runbook === null ? [] : [`[Runbook](${runbook})`]),
].join(' · ');
const evidence = (about) => about.evidence.trim() === '' ? [] : [(0,markdown/* details */.zH)('Evidence', clipped(neutral(about.evidence), maxEvidenceBytes))];
const choices = {
    'rolled-back': 'Traffic is back on the release before it. Find the cause, mend it, deliver the next release: when that one is verified, this issue is closed. The bad release is quarantined and cannot be delivered again until somebody lifts that.',
    held: '**The bad release still has traffic**, because nothing was fit to go back to. Deliver a release that mends it, or go back to a kept one by hand.',
    'rollback-failed': '**Taking it back failed.** Look at the run, see what has traffic now, and go back by hand or deliver a release that mends it.',
};
const body = (marker, about, secrets, last) => clipped([
    marker,
    ...[
        `**${neutralLine(about.headline)}**`,
        facts(about),
        links(about),
        reasons(about),
        choices[about.happening] ?? '',
        ...timeline(about),
        ...evidence(about),
        last,
    ]
        .filter(part => part !== '')
        .map(part => redacted(part, secrets)),
].join('\n\n'), maxBodyBytes);
const incidentTitle = (about, secrets) => {
    const text = redacted(neutralLine(about.headline), secrets);
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
    const until = (signal) => new GitHub({ http, clock, apiUrl, token, timeoutMs, signal });
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
;// CONCATENATED MODULE: ./src/adapters/announcing/text.ts
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
const text_duration = (ms) => (ms === null ? null : (0,durations/* formatDuration */.a)(ms));
const text_named = (release) => (release === null ? null : shortName(release));
const exposureText = ({ exposure }) => exposure === null
    ? null
    : `${exposure.failed} of ${exposure.requests} requests failed (counted by ${exposure.source})`;
/** The numbers that everybody wants first. */
const factsOf = (announcement) => {
    const { app, environment, live, liveVerified, bad, url, detectionMs, recoveryMs } = announcement;
    return [
        ...fact('App', app),
        ...fact('Environment', environment),
        ...fact('Live now', live === null ? null : `${shortName(live)}, ${liveVerified ? 'verified' : 'not verified'}`),
        ...fact('Bad release', text_named(bad)),
        ...fact('Fault certain after', text_duration(detectionMs)),
        ...fact('Traffic back after', text_duration(recoveryMs)),
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

;// CONCATENATED MODULE: ./src/domain/announcements/schema.ts

/** The body of the webhook, for receivers: docs/schema/announcement.schema.json is made from it. */
const schema_release = schemas/* object */.Ikc({
    id: schemas/* string */.YjP().describe('Content hash of the release.'),
    revision: schemas/* string */.YjP().describe('Commit; empty where none is known.'),
    digest: schemas/* string */.YjP().nullable().describe('Digest of its image.'),
});
const schema_time = schemas/* number */.aig().describe('Milliseconds since the epoch.');
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
    startedAt: schema_time,
    endedAt: schema_time,
    detectionMs: schemas/* number */.aig().nullable().describe('From the switch until the fault was certain.'),
    recoveryMs: schemas/* number */.aig().nullable().describe('From the decision to go back until the old release answered.'),
    exposure: schemas/* object */.Ikc({ failed: schemas/* number */.aig(), requests: schemas/* number */.aig(), source: schemas/* string */.YjP() })
        .nullable()
        .describe('Requests that the bad release answered badly, as far as they were counted.'),
    timeline: schemas/* array */.YOg(schemas/* object */.Ikc({ what: schemas/* string */.YjP(), at: schema_time })),
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
    const said = cut(oneLine(why ?? response.text()), 150);
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
const webhookBody = (announcement) => JSON.stringify(webhookDocument(announcement, incidentKey(announcement)));
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
    const key = incidentKey(announcement);
    const keys = [...new Set([...(key === null ? [] : [key]), ...announcement.ends])];
    return keys.map(one => `<incident-${hash(one)}@${host}>`);
};
const maxEvidence = 20_000;
const textOf = (announcement) => {
    const part = (title, lines) => lines.length === 0 ? [] : ['', title, ...lines.map(line => `  ${line}`)];
    return [
        oneLine(announcement.headline),
        ...part('Why', reasonTexts(announcement)),
        ...part('How it stands', factsOf(announcement).map(({ label, value }) => `${label}: ${oneLine(value)}`)),
        ...part('Timeline', timelineTexts(announcement)),
        ...part('What was measured', announcement.evidence === '' ? [] : announcement.evidence.split('\n')),
        ...part('Links', linksOf(announcement).map(({ label, href }) => `${label}: ${href}`)),
        '',
    ].join('\n');
};
const list = (title, items) => items.length === 0 ? '' : `<h3>${title}</h3><ul>${items.map(item => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
/** Only styles that stand on the element itself: mail programs drop all others. */
const htmlOf = (announcement) => [
    '<!doctype html><html><body style="font-family:sans-serif;max-width:48em">',
    `<h2 style="border-left:6px solid ${colours[announcement.severity]};padding-left:10px">${markOf(announcement)} ${escapeHtml(oneLine(announcement.headline))}</h2>`,
    list('Why', reasonTexts(announcement)),
    '<table cellpadding="4">',
    ...factsOf(announcement).map(({ label, value }) => `<tr><th align="left">${escapeHtml(label)}</th><td>${escapeHtml(oneLine(value))}</td></tr>`),
    '</table>',
    list('Timeline', timelineTexts(announcement)),
    announcement.evidence === ''
        ? ''
        : `<h3>What was measured</h3><pre style="white-space:pre-wrap">${escapeHtml(announcement.evidence)}</pre>`,
    `<p>${linksOf(announcement)
        .map(({ label, href }) => `<a href="${escapeHtml(href)}">${escapeHtml(label)}</a>`)
        .join(' &middot; ')}</p>`,
    '</body></html>',
].join('\n');
const mailText = (announcement, from) => {
    const host = hostOfSender(from);
    const shown = { ...announcement, evidence: cut(announcement.evidence, maxEvidence) };
    return {
        subject: cut(oneLine(announcement.headline), 200),
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
    const { createTransport } = await __webpack_require__.e(/* import() */ 739).then(__webpack_require__.bind(__webpack_require__, 6739));
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
const pagerduty_payload_keyOf = (key) => cut(key, limits.key);
const details = (announcement) => ({
    ...Object.fromEntries(factsOf(announcement).map(({ label, value }) => [label, cut(oneLine(value), limits.detail)])),
    reasons: reasonTexts(announcement)
        .slice(0, limits.reasons)
        .map(text => cut(text, limits.detail)),
    operation: announcement.operation,
    evidence: cut(announcement.evidence, limits.detail),
});
const trigger = (announcement, routingKey) => ({
    routing_key: routingKey,
    event_action: 'trigger',
    dedup_key: pagerduty_payload_keyOf(incidentKey(announcement) ?? placeKeyOf(announcement)),
    client: 'prod-actions',
    ...(announcement.links.run === null ? {} : { client_url: announcement.links.run }),
    links: linksOf(announcement).map(({ label, href }) => ({ href, text: label })),
    payload: {
        summary: cut(oneLine(announcement.headline), limits.summary),
        source: cut(`${announcement.app}/${announcement.environment}`, limits.source),
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


const pagerduty_said = (events) => {
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
        return { detail: pagerduty_said(events), ...(events.length === 0 ? { skipped: true } : {}) };
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
        const escaped = escapeMrkdwn(cut(text, length));
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
        text: cut(`${markOf(announcement)} ${oneLine(announcement.headline)}`, slack_payload_limits.header),
        emoji: true,
    },
});
const fields = (announcement) => ({
    type: 'section',
    fields: factsOf(announcement)
        .slice(0, slack_payload_limits.fields)
        .map(({ label, value }) => ({ type: 'mrkdwn', text: `*${label}*\n${mrkdwn(oneLine(value), slack_payload_limits.field - 50)}` })),
});
const slack_payload_reasons = (announcement) => {
    const texts = reasonTexts(announcement).map(text => `• ${text}`);
    return texts.length === 0 ? [] : [section(mrkdwn(texts.join('\n'), slack_payload_limits.text))];
};
const slack_payload_links = (announcement) => {
    const all = linksOf(announcement).filter(({ href }) => href.length < 600);
    return all.length === 0
        ? []
        : [{ type: 'context', elements: [{ type: 'mrkdwn', text: all.map(slack_payload_link).join('  ·  ') }] }];
};
const message = (announcement, blocks) => ({
    text: mrkdwn(`${markOf(announcement)} ${oneLine(announcement.headline)}`, slack_payload_limits.text),
    attachments: [{ color: slack_payload_colours[announcement.severity], blocks: blocks.slice(0, slack_payload_limits.blocks) }],
    unfurl_links: false,
    unfurl_media: false,
});
const slackMessage = (announcement) => message(announcement, [header(announcement), ...slack_payload_reasons(announcement), fields(announcement), ...slack_payload_links(announcement)]);
/** What stands in the thread below it: when what happened, and the numbers. null: there is nothing more to say. */
const slackDetails = (announcement) => {
    const timeline = timelineTexts(announcement);
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
const slack_bot_decode = (response) => {
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
        const { ok, error, ts } = slack_bot_decode(response);
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
            textBlock(`${markOf(announcement)} ${escapeCard(cut(oneLine(announcement.headline), 300))}`, {
                weight: 'Bolder',
                size: announcement.severity === 'critical' ? 'Large' : 'Medium',
            }),
        ],
    },
    ...reasonTexts(announcement)
        .slice(0, room.reasons)
        .map(text => textBlock(escapeCard(cut(text, room.characters)))),
    {
        type: 'FactSet',
        facts: factsOf(announcement).map(({ label, value }) => ({
            title: label,
            value: escapeCard(cut(oneLine(value), room.characters)),
        })),
    },
    ...timelineTexts(announcement)
        .slice(0, room.timeline)
        .map(text => textBlock(escapeCard(cut(text, 200)), { isSubtle: true, size: 'Small', spacing: 'None' })),
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
                fallbackText: cut(oneLine(announcement.headline), 300),
                msteams: { width: 'Full' },
                body: teams_payload_body(announcement, room),
                actions: linksOf(announcement)
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
const clean = (text, secrets) => cut(oneLine(secrets.reduce((said, secret) => said.replaceAll(secret, '***'), text.slice(0, 10_000))), maxDetail);
/** Settles with the channel, or when the signal is aborted; what comes later is nobody's concern. */
const dispatch_unlessAborted = async (signal, body) => await new Promise((resolve, reject) => {
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
const dispatch_attempts = async (channel, announcement, parts) => {
    const { signal, clock } = parts;
    let problem = null;
    for (let attempt = 1;; attempt += 1) {
        const failed = (detail) => ({ state: 'failed', attempts: attempt, sent: { detail } });
        try {
            const sent = await dispatch_unlessAborted(signal, async () => await channel.deliver(announcement, signal));
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
    const { state, attempts: tries, sent } = await dispatch_attempts(channel, announcement, parts);
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
        const left = async (channel) => await dispatch_unlessAborted(limit.signal, async () => await channel.leave?.(limit.signal)).catch((thrown) => log.warning(`${channel.name}: ${(0,errors/* messageOf */.bD)(thrown)}`));
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
        await safely(runtime, async () => await announcer.tell(announceBroken(announcing.broken(thrown), (0,core_runtime/* reasonOf */.A3)(thrown), occasion())));
        throw thrown;
    }
    finally {
        announcer.end();
    }
};

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
var external_node_http_default = /*#__PURE__*/__webpack_require__.n(external_node_http_);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
var external_node_https_default = /*#__PURE__*/__webpack_require__.n(external_node_https_);
// EXTERNAL MODULE: ./src/domain/rollout/identity.ts
var rollout_identity = __webpack_require__(738);
;// CONCATENATED MODULE: ./src/adapters/load/generator.ts
/**
 * Open-loop load: requests come at a constant rate whether or not earlier ones were answered, as users do. Nothing is
 * tried twice unless the plan says so; latency counts from the moment the request was due, so a stall shows in full.
 */




/** More than this waiting for an answer, and the generator says so instead of growing without end. */
const maxInFlight = 4096;
/**
 * On Linux all of 127.0.0.0/8 is this machine. Taking turns with source addresses keeps fresh connections from
 * running into the remains of earlier ones (TIME_WAIT, connection tracking).
 */
const sourceAddresses = 200;
const one = (headers, name) => {
    const value = headers[name];
    return typeof value === 'string' ? value : null;
};
class Generator {
    plan;
    url;
    record;
    agent;
    client;
    began = performance.now();
    due = { fresh: 0, kept: 0 };
    rotate;
    inFlight = 0;
    sent = 0;
    timer;
    stopped;
    constructor(plan, record) {
        this.plan = plan;
        this.url = new URL(plan.url);
        this.record = record;
        this.client = this.url.protocol === 'https:' ? (external_node_https_default()) : (external_node_http_default());
        this.agent = new this.client.Agent({ keepAlive: true, maxSockets: plan.keptConnections, scheduling: 'fifo' });
        this.rotate = process.platform === 'linux' && this.url.hostname === '127.0.0.1';
        this.tick();
    }
    async stop() {
        clearTimeout(this.timer);
        await new Promise(resolve => {
            this.stopped = resolve;
            this.settle();
        });
        this.agent.destroy();
    }
    tick() {
        this.fire('fresh', this.plan.freshPerSecond);
        this.fire('kept', this.plan.keptPerSecond);
        this.timer = setTimeout(() => this.tick(), 1);
    }
    /** Sends all that has become due since the last tick. */
    fire(connection, perSecond) {
        const elapsed = performance.now() - this.began;
        for (; perSecond > 0 && (this.due[connection] * 1000) / perSecond <= elapsed; this.due[connection] += 1) {
            this.send(connection, this.began + (this.due[connection] * 1000) / perSecond);
        }
    }
    send(connection, due) {
        const done = (met, sentAgain) => {
            const latencyMs = performance.now() - due;
            this.record({ at: performance.timeOrigin + due, connection, latencyMs, ...met, sentAgain });
        };
        if (this.inFlight >= maxInFlight) {
            done({ status: null, fault: 'saturated', release: null, colour: null }, false);
            return;
        }
        this.inFlight += 1;
        const end = (met, sentAgain) => {
            this.inFlight -= 1;
            done(met, sentAgain);
            this.settle();
        };
        this.ask(connection, (met, wasClosed) => {
            if (wasClosed && this.plan.sendsAgain === true)
                this.ask('fresh', again => end(again, true));
            else
                end(met, false);
        });
    }
    ask(connection, done) {
        this.sent += 1;
        const outgoing = this.client.request(this.url, {
            agent: connection === 'kept' ? this.agent : false,
            ...(this.rotate && connection === 'fresh'
                ? { localAddress: `127.0.1.${1 + (this.sent % sourceAddresses)}` }
                : {}),
        });
        follow(outgoing, this.plan.timeoutMs, met => {
            const isClosed = met.fault === 'ECONNRESET' || met.fault === 'EPIPE';
            done(met, isClosed && met.status === null && outgoing.reusedSocket);
        });
        outgoing.end();
    }
    settle() {
        if (this.inFlight === 0)
            this.stopped?.();
    }
}
/** Calls `done` once: with the whole answer, or with what went wrong. */
const follow = (outgoing, timeoutMs, done) => {
    let [open, late] = [true, false];
    let answer;
    const end = (fault) => {
        if (!open)
            return;
        open = false;
        clearTimeout(timer);
        const headers = answer?.headers ?? {};
        const identity = { release: one(headers, rollout_identity/* releaseHeader */.Ff), colour: one(headers, rollout_identity/* colourHeader */.gJ) };
        done({ status: answer?.statusCode ?? null, fault, ...identity });
    };
    const timer = setTimeout(() => {
        late = true;
        outgoing.destroy();
    }, timeoutMs);
    outgoing.on('response', incoming => {
        answer = incoming;
        incoming.on('end', () => end(null));
        incoming.on('error', () => end(late ? 'timeout' : 'cut'));
        incoming.resume();
    });
    outgoing.on('error', error => end(late ? 'timeout' : ((0,errors/* systemCode */.xU)(error) ?? 'unknown')));
    outgoing.on('close', () => end(late ? 'timeout' : 'cut'));
};
const startLoad = (plan, record) => new Generator(plan, record);

;// CONCATENATED MODULE: ./src/adapters/github/runs.ts

const run = schemas/* object */.Ikc({ status: schemas/* string */.YjP().nullable() });
const number = /^[1-9]\d{0,19}$/;
/**
 * Whether the workflow run that took a lease is over. Sure only when GitHub says `completed`: a run of another
 * repository, a token without `actions: read`, an outage are all "not known", and the lease then has to run out.
 */
const runLiveness = (github, own) => {
    const concluded = async ({ run: id, attempt }) => {
        if (!number.test(id) || !number.test(attempt))
            return false;
        if (id === own.runId && attempt === own.runAttempt)
            return false;
        try {
            const answer = await github.get(`/repos/${own.repository}/actions/runs/${id}/attempts/${attempt}`, run);
            return answer.kind === 'found' && answer.value.status === 'completed';
        }
        catch {
            return false;
        }
    };
    return { gone: concluded, concluded };
};

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
/** Gone when either is sure of it; the second is asked only where the first is not. */
const eitherLiveness = (first, second) => ({
    gone: async (evidence) => (await first.gone(evidence)) || (await second.gone(evidence)),
    concluded: async (evidence) => (await second.concluded?.(evidence)) === true,
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

// EXTERNAL MODULE: ./src/adapters/probing/fresh-probe.ts
var fresh_probe = __webpack_require__(5945);
;// CONCATENATED MODULE: ./src/adapters/probing/kept-client.ts
/** One connection that stays open across a rollback and is used all the time: when do users with such a one come back? */



const everyMs = 50;
const kept_client_timeoutMs = 2000;
/** One hour of answers is more than any rollback takes. */
const maxMet = 72_000;
/** Asks again and again, one request at a time, over a single kept connection that is opened again when it is cut. */
const keptClient = (url, now) => {
    const secure = url.startsWith('https:');
    const agent = new (secure ? (external_node_https_default()) : (external_node_http_default())).Agent({ keepAlive: true, maxSockets: 1 });
    const met = [];
    let [closed, openedAt] = [false, 0];
    let timer;
    const again = () => {
        if (!closed && met.length < maxMet)
            timer = setTimeout(ask, everyMs).unref();
    };
    const ask = () => {
        const request = (secure ? (external_node_https_default()) : (external_node_http_default())).request(url, { agent, timeout: kept_client_timeoutMs });
        request.on('timeout', () => request.destroy());
        request.on('socket', () => {
            if (!request.reusedSocket)
                openedAt = now();
        });
        request.on('response', response => {
            const header = response.headers[rollout_identity/* releaseHeader */.Ff];
            response.on('end', () => {
                if ((response.statusCode ?? 500) >= 500)
                    return;
                met.push({ at: now(), release: typeof header === 'string' ? header : undefined, openedAt });
            });
            response.on('error', () => undefined);
            response.resume();
        });
        request.on('error', () => undefined);
        request.on('close', again);
        request.end();
    };
    ask();
    return {
        movedAt: (release, since) => {
            // Without an answer from before, it was no connection that was open then.
            if (!met.some(one => one.at < since))
                return null;
            const named = met.find(one => one.at >= since && one.release === release.id);
            // An app that does not name its release: whatever was opened after the switch goes where the others go.
            const unnamed = met.find(one => one.release === undefined && one.openedAt >= since);
            return (named ?? unnamed)?.at ?? null;
        },
        close: () => {
            closed = true;
            clearTimeout(timer);
            agent.destroy();
        },
    };
};

// EXTERNAL MODULE: ./src/adapters/probing/prober.ts
var probing_prober = __webpack_require__(7952);
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
const protocol_latency = schemas/* object */.Ikc({
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
    latency: protocol_latency,
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
const protocol_refusal = schemas/* discriminatedUnion */.gMt('code', [
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
const client_patienceMs = 30_000;
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
const client_post = async (socketPath, path, body, timeoutMs) => await new Promise((resolve, reject) => {
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
    const parsed = protocol_refusal.safeParse(body);
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
    const answer = await withSocket(folder, async (path) => await client_post(path, `/${operation}`, JSON.stringify(order), waitMs + client_patienceMs)).catch((error) => {
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
/** Of one release, over all its instances. A client that goes away is no failure of the release, nor an answer of it. */
const countOf = (lanes, releaseId) => {
    const own = lanes.filter(lane => lane.releaseId === releaseId);
    return {
        requests: own.reduce((sum, lane) => sum + answered(lane), 0),
        failed: own.reduce((sum, lane) => sum + lane.status['5xx'] + lane.truncated, 0),
        inFlight: own.reduce((sum, lane) => sum + lane.inFlight - lane.tunnels, 0),
    };
};
/** What the proxy of the process target counted for one release. */
const processCounters = (folder, releaseId) => ({
    name: 'proxy of the process target',
    read: async () => countOf((await callHost(folder, 'stats', {})).lanes, releaseId),
});

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


const changes_colours = ['blue', 'green'];
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
    for (const colour of changes_colours) {
        const instance = state.colours[colour];
        if (instance?.id === id)
            return withInstance(state, colour, change(instance));
    }
    return state;
};
const runs = (instance) => instance.ending === null && (0,processes/* isAlive */._n)(instance.pid, instance.startTime);

;// CONCATENATED MODULE: ./src/adapters/process/host/logs.ts
/** Log files of apps: capped, and their last lines. */



const logsFolder = 'logs';
const capBytes = 8 * 1024 * 1024;
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
const cutMark = '[earlier output was cut]';
/** Whole lines from `from` on. A file that became shorter was capped: what stood between is lost. */
const newLines = async (path, from) => {
    const size = await (0,promises_.stat)(path).then(found => found.size, () => 0);
    if (size < from)
        return { lines: [], next: size, cut: true };
    if (size === from)
        return { lines: [], next: from, cut: false };
    const file = await (0,promises_.open)(path, 'r');
    try {
        const buffer = Buffer.alloc(Math.min(size - from, capBytes));
        const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
        const end = buffer.subarray(0, bytesRead).lastIndexOf('\n') + 1;
        const lines = buffer.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
        return { lines, next: from + end, cut: from === 0 && lines[0] === cutMark };
    }
    finally {
        await file.close();
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
        await file.appendFile(Buffer.concat([Buffer.from(`${cutMark}\n`), kept]));
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
    const server = createServer();
    server.once('error', (error) => error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
});
/** A port of 127.0.0.1 that nobody listens on at this moment. */
const freePort = async (avoid = []) => {
    for (let tries = 0; tries < maxTries; tries += 1) {
        const port = randomInt(lowest, highest + 1);
        if (!avoid.includes(port) && (await isFree(port)))
            return port;
    }
    throw new Error(`No free port of 127.0.0.1 between ${lowest} and ${highest} in ${maxTries} tries.`);
};
const acceptsConnections = async (port, timeoutMs) => await new Promise(resolve => {
    const socket = (0,external_node_net_.connect)({ host: '127.0.0.1', port });
    const end = (answer) => {
        socket.destroy();
        resolve(answer);
    };
    socket.setTimeout(timeoutMs, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
});

;// CONCATENATED MODULE: ./src/adapters/process/signals.ts
/** What the process target tells of a release while it runs: its record of instances, /proc, and the log files. */








const readyTimeoutMs = 500;
const lastLines = 30;
/** Nobody but us asks whether a process accepts connections. */
const readinessPeriodMs = 1000;
/** What programs write when they are out of memory, and how many processes the kernel has ended for it. */
const outOfMemory = /out of memory|OutOfMemoryError|MemoryError|Cannot allocate memory|heap limit/i;
const kernelKills = async () => {
    const text = await (0,promises_.readFile)('/proc/vmstat', 'utf8').catch(() => '');
    return Number(/^oom_kill (\d+)$/m.exec(text)?.[1] ?? 0);
};
const logTail = async (instance) => await readTail(instance.log, lastLines);
class FollowedProcess {
    folder;
    releaseId;
    clock;
    killsBefore;
    /** How far each instance's log was read. */
    positions;
    latest;
    constructor(folder, instance, clock, from) {
        this.folder = folder;
        this.releaseId = instance.releaseId;
        this.clock = clock;
        this.killsBefore = from.kills;
        this.positions = new Map([[instance.id, from.logBytes]]);
        this.latest = [instance];
    }
    async sight() {
        const instances = await this.instances();
        const sights = await Promise.all(instances.map(async (one) => await this.sightOf(one)));
        return { at: this.clock.now(), readinessPeriodMs, instances: sights };
    }
    async output() {
        return await Promise.all((await this.instances()).map(async (one) => await this.outputOf(one)));
    }
    /** Its lines bear no time: all that it wrote, over all the time that it runs. */
    async past(_from, to) {
        const [instance] = await this.instances();
        if (instance === undefined)
            return { why: 'the release before it does not run' };
        const { lines, cut } = await newLines(instance.log, 0);
        if (cut)
            return { why: 'the log of the release before it was cut' };
        return { known: { lines, overMs: to - instance.startedAt } };
    }
    async memory() {
        const at = this.clock.now();
        const uses = (await this.instances()).flatMap(({ id, pid, port }) => {
            const usedBytes = pid === null ? undefined : (0,processes/* memoryOf */.zE)(pid);
            return usedBytes === undefined ? [] : [{ id, name: signals_nameOf({ pid, port }), at, usedBytes, limitBytes: null }];
        });
        return uses.length > 0 ? { known: uses } : { why: 'the memory of the process cannot be read here' };
    }
    async straight(entry) {
        return (await this.instances()).map(({ id, pid, port }) => ({
            id,
            name: signals_nameOf({ pid, port }),
            url: `${entry?.scheme ?? 'http'}://127.0.0.1:${entry?.port ?? port}`,
        }));
    }
    async lastWords(id) {
        const instance = this.latest.find(one => one.id === id);
        return instance === undefined ? '' : await logTail(instance);
    }
    async close() { }
    async instances() {
        const state = await readState((0,external_node_path_.join)(this.folder, stateFile));
        if (state === undefined)
            throw new Error(`${this.folder}: the record of the proxy is gone`);
        this.latest = changes_colours.flatMap(colour => {
            const instance = state.colours[colour];
            return instance?.releaseId === this.releaseId ? [instance] : [];
        });
        return this.latest;
    }
    async sightOf(instance) {
        const { id, pid, port, startedAt } = instance;
        const last = await this.endingOf(instance);
        return {
            id,
            name: signals_nameOf({ pid, port }),
            bornAt: startedAt,
            fresh: true,
            ready: last === null && (await acceptsConnections(port, readyTimeoutMs)),
            readyChangedAt: null,
            leaving: false,
            parts: [{ name: '', ends: last === null ? 0 : 1, last, looping: false }],
        };
    }
    async endingOf(instance) {
        const { ending, pid } = instance;
        if (ending === null && (pid === null || runs(instance)))
            return null;
        const detail = ending?.detail ?? 'The app is gone; how it ended was not seen.';
        const killed = /SIGKILL/.test(detail) && (await kernelKills()) > this.killsBefore;
        const told = outOfMemory.test(await logTail(instance).catch(() => ''));
        const cause = killed || told ? 'out-of-memory' : 'exited';
        const by = killed ? ' The kernel ended a process for want of memory meanwhile.' : '';
        return { cause, at: ending?.at ?? null, detail: `${detail}${by}`.replace(/\.$/, '') };
    }
    async outputOf({ id, log }) {
        const { lines, next, cut } = await newLines(log, this.positions.get(id) ?? 0);
        this.positions.set(id, next);
        return { instance: id, lines, cut };
    }
}
const sizeOf = async (path) => await (0,promises_.stat)(path).then(found => found.size, () => 0);
const signals_nameOf = ({ pid, port }) => `process ${pid ?? ''} on port ${port}`;
/** @param folder where the proxy of the app keeps its record */
const processSignals = (folder, clock) => {
    const followed = async (pick) => {
        const state = await readState((0,external_node_path_.join)(folder, stateFile));
        if (state === undefined)
            return null;
        const instances = changes_colours.flatMap(colour => state.colours[colour] ?? []);
        const instance = pick(instances);
        if (instance === undefined)
            return null;
        const [kills, logBytes] = await Promise.all([kernelKills(), sizeOf(instance.log)]);
        return new FollowedProcess(folder, instance, clock, { kills, logBytes });
    };
    const withTraffic = async () => {
        const state = await readState((0,external_node_path_.join)(folder, stateFile));
        return state === undefined || state.traffic === null ? null : (state.colours[state.traffic]?.releaseId ?? null);
    };
    return {
        name: 'processes',
        replicated: false,
        memoryEveryMs: 1000,
        follow: async (releaseId) => {
            const wanted = releaseId ?? (await withTraffic());
            return await followed(all => all.find(one => one.releaseId === wanted));
        },
        other: async (releaseId) => {
            const wanted = releaseId ?? (await withTraffic());
            return await followed(all => all.find(one => one.releaseId !== wanted && one.ending === null));
        },
    };
};

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
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
    isSlow = true;
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
            env: { ...plain, ...env, ...spec.env, [rollout_identity/* releaseVariable */.St]: release.id },
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
    async exposure(release) {
        const lanes = (await this.stats()).lanes.filter(lane => lane.releaseId === release.id);
        const requests = lanes.reduce((sum, lane) => sum + lane.requests, 0);
        const failed = lanes.reduce((sum, lane) => sum + lane.status['5xx'] + lane.truncated, 0);
        return requests === 0 ? null : { failed, requests, source: 'the proxy of the process target, for all clients' };
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
    const signals = processSignals(folder, runtime.clock);
    return { store: createFileJournalStore(place), target, counters, signals, kubernetes: null };
};
/** Loaded where it is used: the process target starts without it. */
const kubernetesWhere = async (inputs, runtime) => {
    const { openKubernetes } = await Promise.all(/* import() */[__webpack_require__.e(817), __webpack_require__.e(491), __webpack_require__.e(17)]).then(__webpack_require__.bind(__webpack_require__, 4017));
    const kubernetes = await openKubernetes(inputs, runtime);
    const { store, target, signals } = kubernetes;
    return { store, target, signals, counters: () => null, kubernetes };
};
/** Who holds a lease is asked of this machine, then of GitHub. */
const livenessOf = (inputs, { exec, http, clock, context, signal }) => {
    const token = inputs['github-token'] ?? '';
    const here = processLiveness(exec);
    if (token === '' || context.repository === '')
        return here;
    return eitherLiveness(here, runLiveness(new GitHub({ http, clock, apiUrl: context.apiUrl, token, signal }), context));
};
/** The caller closes it. @throws UserError when the target cannot be reached */
const createRollout = async (inputs, runtime, verifier) => {
    const { app, environment } = inputs;
    const evidence = await ownEvidence(runtime.exec, runtime.context, process.pid);
    const { store, target, counters, signals, kubernetes } = inputs.target === 'process' ? processWhere(inputs, runtime) : await kubernetesWhere(inputs, runtime);
    const prober = (0,probing_prober/* nodeProber */.zx)({ env: runtime.env, mask: secret => runtime.log.mask(secret) });
    return {
        ports: {
            store,
            target,
            probe: (0,fresh_probe/* freshProbe */.t)(prober),
            verifier: verifier({ prober, counters, signals }),
            liveness: livenessOf(inputs, runtime),
            timer: runtime.clock,
            signal: runtime.signal,
            keptClient: url => keptClient(url, runtime.clock.now),
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
        signals,
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
const wiring_publicUrl = ({ ports, kubernetes }, { url }) => url === '' && kubernetes === null ? ports.target.entranceUrl : url;

// EXTERNAL MODULE: ./src/domain/rollout/lease.ts
var rollout_lease = __webpack_require__(4368);
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
 * Under our lease only these are changed by others: the quarantine (a person lifts an entry), the history of that, and
 * what people were told. Ours is laid over theirs.
 */
const merge = (decidedFrom, next, current) => {
    const lifted = new Set(decidedFrom.quarantine
        .filter(entry => !current.quarantine.some(other => other.releaseId === entry.releaseId))
        .map(entry => entry.releaseId));
    const foreign = current.history.filter(entry => !decidedFrom.history.includes(entry) && !isIn(entry, decidedFrom));
    const { told: _, ...ours } = next;
    return {
        ...ours,
        ...(current.told === undefined ? {} : { told: current.told }),
        quarantine: next.quarantine.filter(entry => !lifted.has(entry.releaseId)),
        history: [...next.history, ...foreign].sort((a, b) => b.endedAt - a.endedAt),
    };
};
const isIn = (entry, journal) => journal.history.some(one => one.operation === entry.operation && one.endedAt === entry.endedAt && one.kind === entry.kind);

;// CONCATENATED MODULE: ./src/domain/rollout/keeping.ts



const keeping_everyMs = rollout_lease/* leaseMs */.zT / 6;
/** A journal out of reach is waited for so long: nobody may take the lease before. */
const keeping_patienceMs = 2 * rollout_lease/* leaseMs */.zT;
/** Renews until `done`; notes each time that it did. @throws FencedOut */
const renewOver = async (store, { operation, timer }, done, renewed) => {
    const stored = await store.read();
    if (stored?.journal.lease?.holder !== operation)
        throw new rollout_ports/* FencedOut */.A(0, stored?.journal.token ?? 0);
    const ledger = new Ledger(store, timer, stored);
    while (!done.aborted) {
        await ledger.renewFor(rollout_lease/* leaseMs */.zT);
        renewed();
        await timer.sleep(keeping_everyMs, done);
    }
};
/** Resolves once `done` is aborted. @throws FencedOut, or what kept it from the journal for too long */
const keep = async (keeping, done) => {
    const { timer } = keeping;
    let until = timer.now() + keeping_patienceMs;
    while (!done.aborted) {
        try {
            await keeping.withStore(async (store) => await renewOver(store, keeping, done, () => {
                until = timer.now() + keeping_patienceMs;
            }));
        }
        catch (error) {
            if (done.aborted)
                return;
            if (error instanceof rollout_ports/* FencedOut */.A || timer.now() > until)
                throw error;
            await timer.sleep(keeping_everyMs, done).catch(() => undefined);
        }
    }
};
/**
 * Runs `body` while the lease is renewed beside it. Its signal is aborted when the lease is lost; what it came to does
 * not count then. @throws FencedOut
 */
const keepingLease = async (keeping, cancelled, body) => {
    const [done, lost] = [new AbortController(), new AbortController()];
    const keeper = keep(keeping, done.signal).catch(error => lost.abort(error));
    try {
        const result = await body(AbortSignal.any([cancelled, lost.signal]));
        lost.signal.throwIfAborted();
        return result;
    }
    catch (error) {
        throw lost.signal.aborted ? lost.signal.reason : error;
    }
    finally {
        done.abort(new Error('done'));
        await keeper;
    }
};

// EXTERNAL MODULE: ./src/domain/verification/probes.ts + 5 modules
var verification_probes = __webpack_require__(5331);
;// CONCATENATED MODULE: ./src/adapters/checks/checks.ts
/** Every check that the caller asked for, beside our own probes. */
const createChecks = async (inputs, subject, parts) => [
    ...(inputs.smoke.length + inputs.e2e.length + inputs['critical-paths'].length === 0
        ? []
        : (await __webpack_require__.e(/* import() */ 505).then(__webpack_require__.bind(__webpack_require__, 505))).createCommandChecks(inputs, subject, parts)),
    ...(inputs.signals === 'off'
        ? []
        : await (await __webpack_require__.e(/* import() */ 543).then(__webpack_require__.bind(__webpack_require__, 7924))).createSignalChecks(inputs, subject, parts)),
    ...(inputs.metrics.length === 0
        ? []
        : await (await __webpack_require__.e(/* import() */ 86).then(__webpack_require__.bind(__webpack_require__, 7086))).createMetricChecks(inputs, subject, parts)),
];

// EXTERNAL MODULE: ./src/adapters/probing/request-headers.ts
var request_headers = __webpack_require__(3224);
// EXTERNAL MODULE: ./src/domain/verification/check.ts
var verification_check = __webpack_require__(5210);
// EXTERNAL MODULE: ./src/domain/statistics/distributions.ts
var distributions = __webpack_require__(545);
// EXTERNAL MODULE: ./src/domain/statistics/descriptive.ts
var descriptive = __webpack_require__(2436);
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
const quantiles_quantile = (values, p) => quantileOfSorted((0,descriptive/* ascending */.V_)(values), p);
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
const quantileOrNull = (values, p) => values.length === 0 ? null : quantiles_quantile(values, p);
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
            const tail = quantiles_quantile(baseline.slice(-maxForTail), 0.95);
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
var verification_objectives = __webpack_require__(3196);
// EXTERNAL MODULE: ./src/domain/verification/probing/kinds.ts
var kinds = __webpack_require__(5799);
;// CONCATENATED MODULE: ./src/adapters/probing/comparison/codes.ts

/** What the new release is found to be beside the old one. */
const comparison_codes_codes = (0,verdicts_codes/* defineCodes */.O)({
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

// EXTERNAL MODULE: ./src/domain/verification/probing/header-rules.ts
var header_rules = __webpack_require__(553);
// EXTERNAL MODULE: ./src/domain/verification/probing/json-rules.ts
var json_rules = __webpack_require__(9298);
// EXTERNAL MODULE: ./src/domain/verification/probing/patterns.ts
var patterns = __webpack_require__(5753);
// EXTERNAL MODULE: ./src/domain/verification/probing/policies.ts
var policies = __webpack_require__(8678);
;// CONCATENATED MODULE: ./src/domain/verification/expectations.ts





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
    const shown = (0,patterns/* clipped */.c)(body);
    return missed('unexpected-status', [
        `status ${status}, expected ${expected}${shown === '' ? '' : `; body: ${shown}`}`,
    ]);
};
const textMisses = (probe, { body }) => [
    ...missed('unexpected-body', probe.contains.map(text => (body.includes(text) ? undefined : `body does not contain "${text}": ${(0,patterns/* clipped */.c)(body)}`))),
    ...missed('unexpected-body', probe.matches.map(pattern => new RegExp(pattern, 'u').test(body) ? undefined : `body does not match /${pattern}/: ${(0,patterns/* clipped */.c)(body)}`)),
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
        return missed('body-not-json', [`body is no JSON: ${(0,patterns/* clipped */.c)(body)}`]);
    return [
        ...missed('unexpected-json', probe.json.map(rule => (0,json_rules/* jsonProblem */.I)(rule, json.value))),
        ...missed('schema-not-met', schemaProblems),
    ];
};
/** Of a part of the body nothing can be said to be missing. */
const bodyMisses = (probe, answer) => answer.truncated === true ? [] : [...textMisses(probe, answer), ...jsonMisses(probe, answer)];
/** A match of such a pattern may be none any more where more text follows. */
const looksAhead = (pattern) => /\$|\\b|\(\?!/i.test(pattern);
const isMatch = (pattern, body) => !looksAhead(pattern) && new RegExp(pattern, 'u').test(body);
const headerMisses = (probe, { headers, url = '' }) => [
    ...missed('unexpected-header', probe.headers.map(rule => (0,header_rules/* headerProblem */.b)(rule, headers))),
    ...probe.policies.flatMap(policy => missed('policy-not-met', (0,policies/* policyProblems */.NP)(policy, { url, headers }))),
    ...missed('policy-not-met', probe.cacheControl.map(rule => (0,policies/* cacheProblem */.ct)(rule, headers))),
];
const httpMisses = (probe, answer) => [
    ...statusMiss(probe, answer),
    ...bodyMisses(probe, answer),
    ...headerMisses(probe, answer),
];
const until = ({ daysLeft, validTo }) => daysLeft < 0 ? `ended ${validTo.slice(0, 10)}` : `ends ${validTo.slice(0, 10)}, in ${Math.floor(daysLeft)} days`;
const age = new Map(kinds/* tlsVersions */.pv.map((version, at) => [version, at]));
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
        return missed('websocket-broken', [`${problem}${said === '' ? '' : `; said "${(0,patterns/* clipped */.c)(said)}"`}`]);
    return probe.expect === null || said.includes(probe.expect)
        ? []
        : missed('websocket-unexpected', [`said "${(0,patterns/* clipped */.c)(said)}", expected "${(0,patterns/* clipped */.c)(probe.expect)}"`]);
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
        const text = message === '' ? '' : `: ${(0,patterns/* clipped */.c)(message)}`;
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
    : missed('unexpected-greeting', [`said "${(0,patterns/* clipped */.c)(said)}", expected "${probe.expect}"`]);
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
        ...probe.contains.filter(text => !result.body.includes(text)).map(text => `contains "${(0,patterns/* clipped */.c)(text)}"`),
        ...probe.matches.filter(pattern => !isMatch(pattern, result.body)).map(pattern => `matches /${(0,patterns/* clipped */.c)(pattern)}/`),
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

;// CONCATENATED MODULE: ./src/domain/verification/tally.ts



const tally_maxExamples = 10;
/** Which release an answer names; null: it names none. */
const releaseOf = (sample) => sample.result.kind === 'answer' ? (sample.result.headers[rollout_identity/* releaseHeader */.Ff] ?? null) : null;
/**
 * The probes that stand for users' requests: those asked in turn, or all where none is. The others are judged by
 * themselves.
 */
const standForUsers = (probes) => {
    const some = probes.some(kinds/* isInTurn */.TJ);
    return probes.map(probe => !some || (0,kinds/* isInTurn */.TJ)(probe));
};
/** Something between us and the release may have answered in its place: a proxy whose upstream is gone, a full balancer. */
const maybeFromBetween = (status) => status >= 500;
/** What an answer says of the release: asked of the entrance, its name or, where a name is due, that it has none. */
const identityOf = (probe, sample) => {
    if (probe.kind !== 'http' || sample.result.kind !== 'answer' || !probe.path.startsWith('/'))
        return undefined;
    const release = releaseOf(sample);
    const due = (0,kinds/* mustNameRelease */.yG)(probe) && !maybeFromBetween(sample.result.status);
    return release !== null || due ? { release } : undefined;
};
const tally_counted = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
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
            tally_counted(failures, code);
            const seen = perProbe[sample.probe];
            seen?.set(code, { times: (seen.get(code)?.times ?? 0) + 1, what });
            if (examples.length < tally_maxExamples)
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
            tally_counted(releases, release);
        return expected !== null && release !== null && release !== expected;
    };
    return {
        add: sample => {
            const probe = probes[sample.probe];
            if (probe === undefined)
                throw new RangeError(`no probe ${sample.probe}`);
            const misses = missesOf(probe, sample);
            const other = countRelease(probe, sample);
            const fact = factOf(sample.result);
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

;// CONCATENATED MODULE: ./src/adapters/probing/http-way.ts


const schemaCheck = async (probe) => {
    if (probe.schema === null)
        return () => [];
    const { compileSchema } = await Promise.all(/* import() */[__webpack_require__.e(207), __webpack_require__.e(572)]).then(__webpack_require__.bind(__webpack_require__, 2572));
    return compileSchema(probe.name, probe.schema);
};
const http_way_redacted = (answer, { redact }) => ({
    ...answer,
    body: redact(answer.body),
    headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, redact(value)])),
});
const http_way_hasStatus = (probe, { result }) => result.kind === 'answer' && probe.status.some(([from, to]) => result.status >= from && result.status <= to);
/** Whether the answer comes from the entrance, whose own counters then see the request. */
const atEntrance = (probe) => probe.path.startsWith('/');
/** One request after the other over a kept connection, until one is answered as expected or all are sent. */
const burst = async (probe, ask) => {
    const most = probe.burst ?? 1;
    let asked = await ask();
    let requests = 1;
    while (requests < most && asked.result.kind === 'answer' && !http_way_hasStatus(probe, asked)) {
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
        const answer = { ...http_way_redacted(result, secrets), url: request.url, schemaProblems: check(result.body) };
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
            return (await __webpack_require__.e(/* import() */ 283).then(__webpack_require__.bind(__webpack_require__, 8664))).tlsWay(probe, parts);
        case 'websocket':
            return (await __webpack_require__.e(/* import() */ 796).then(__webpack_require__.bind(__webpack_require__, 9796))).webSocketWay(probe, parts);
        case 'grpc':
            return (await __webpack_require__.e(/* import() */ 0).then(__webpack_require__.bind(__webpack_require__, 6000))).grpcWay(probe, parts);
        case 'tcp':
            return (await __webpack_require__.e(/* import() */ 377).then(__webpack_require__.bind(__webpack_require__, 2377))).tcpWay(probe, parts);
        case 'dns':
            return (await __webpack_require__.e(/* import() */ 269).then(__webpack_require__.bind(__webpack_require__, 9269))).dnsWay(probe, parts);
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
        const bad = sample !== undefined && missesOf(turn.probe, sample).length > 0;
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
class generator_Generator {
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
        return new generator_Generator({
            plan,
            asker: await createAsker(plan.probes, { url, prober, timeoutMs: plan.probeTimeoutMs }),
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
            bad: probe === undefined || missesOf(probe, sample).length > 0,
            latencyMs: isLatency ? sample.latencyMs : null,
            lateMs: sample.lateMs,
        };
    }
}
const isStray = (side, sample) => {
    const named = releaseOf(sample);
    return named !== null && named !== side.releaseId;
};

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
    const rate = (count) => (pairs === 0 ? 'none' : (0,verification_verdict/* percent */.KN)(count / pairs));
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
    const watch = latencyBesideWatch(tolerance, Math.min(longestBlockMs, (0,verification_objectives/* blockMs */.uN)(plan.durationMs)), alpha);
    source.listen((pair, completeUntil) => {
        watch.add(pair);
        watch.completeUntil(completeUntil);
    });
    return { judged: () => judgedLatency(watch.report()) };
};
const checks_asked = ({ plan, sides }) => `${plan.probes.map(probe => probe.name).join(', ')} at ${sides.release.url} (new) and ${sides.baseline.url} (old), ${plan.probes.length === 1 ? '' : 'in turn, '}at the same moment`;
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
        const { verdict, code, what, samples, value } = changed ?? judged ?? checks_nothing;
        return {
            name: titles[kind],
            source: 'our probes, straight to both',
            query: checks_asked(parts),
            window: begun === undefined ? null : { from: begun.startedAt, to: now },
            samples,
            value,
            unit: kind === 'errors' ? 'points' : '%',
            objective: objectiveOf(kind, tolerance),
            verdict,
            code,
            what,
            next: code === null ? '' : comparison_codes_codes.docs[code].next,
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
const checks_nothing = { verdict: 'inconclusive', code: 'increase-unseen', what: '', samples: 0, value: null };
/** The comparison was asked for, and there is nothing to compare with. */
const missing = (kind, tolerance) => {
    const about = { name: titles[kind], source: 'our probes', required: false };
    const code = 'baseline-missing';
    const { means: what, next } = comparison_codes_codes.docs[code];
    const unasked = (0,verification_check/* unaskedReport */.K)(about, { verdict: 'inconclusive', code, what, next });
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

// EXTERNAL MODULE: ./src/adapters/probing/inputs.ts + 9 modules
var probing_inputs = __webpack_require__(903);
// EXTERNAL MODULE: ./src/domain/verification/codes.ts
var verification_codes = __webpack_require__(5576);
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
                measuredMs: latencies.length === 0 ? null : quantiles_quantile(latencies, quantile),
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
    const counted = tally(probes, objectives.releaseId);
    const watch = watches(plan, counterSource, checkCount);
    const users = standForUsers(probes);
    let othersPending = 0;
    const addIdentity = (sample) => {
        const probe = probes[sample.probe];
        const identity = probe === undefined ? undefined : identityOf(probe, sample);
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

;// CONCATENATED MODULE: ./src/domain/verification/undecided.ts



const maxRules = 3;
const undecided = (probes) => {
    const counts = probes.map(({ name }) => ({ name, asked: 0, undecided: 0, rules: new Set() }));
    return {
        add: sample => {
            const [probe, count] = [probes[sample.probe], counts[sample.probe]];
            if (probe === undefined || count === undefined)
                throw new RangeError(`no probe ${sample.probe}`);
            const rules = undecidedRules(probe, sample);
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
            const said = { verdict: 'inconclusive', code, what: `${what.join('; ')}.`, next: verification_codes/* codes */.F.docs[code].next };
            return { ...(0,verification_check/* unaskedReport */.K)(about, said), samples: open.reduce((sum, { asked }) => sum + asked, 0) };
        },
    };
};

;// CONCATENATED MODULE: ./src/adapters/probing/check-watch.ts



const unanswered = (check, what, code) => (0,verification_check/* unaskedReport */.K)(check, { verdict: 'error', code, what, next: verification_codes/* codes */.F.docs[code].next });
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

;// CONCATENATED MODULE: ./src/adapters/probing/measure.ts







/** How often we look whether a fault is certain. */
const lookEveryMs = 100;
/** We wake at least so often, to notice when our own machine stands still. */
const measure_wakeEveryMs = 20;
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
    const asker = await createAsker(plan.probes, {
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
    const generator = new generator_Generator({
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
        const pause = Math.max(1, Math.min(wait, measure_wakeEveryMs, plan.durationMs - elapsed));
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
        : [verification_codes/* codes */.F.reason('counters-unavailable', `${deps.counters?.name}: ${watch.problem}`)];
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
        const plan = (0,probing_inputs/* planOf */.XC)(inputs, about, [`GET ${request.healthPath} 2xx`]);
        const { clock, log, prober } = deps;
        const url = deps.entranceUrl || request.entranceUrl;
        const { app, environment, switchedAt } = request;
        const baselineId = request.baseline?.releaseId ?? null;
        const { baseline, directUrl, signal } = request;
        const sides = baseline === null ? null : { release: { releaseId, url: directUrl }, baseline: asSide(baseline) };
        const checks = [
            ...comparisonChecks(plan, sides, { prober, clock, signal }),
            ...((await deps.checks?.({ app, environment, releaseId, url, switchedAt, baselineId, plan })) ?? []),
        ];
        const measuring = { clock, log, prober, checks, counters: deps.counters(releaseId), signal };
        const report = await measure(url, plan, measuring);
        deps.onReport?.(report);
        return { verdict: report.verdict, reasons: report.reasons, evidence: asJson(report) };
    },
});

;// CONCATENATED MODULE: ./src/adapters/rollout/verifying.ts





/** Said and no more: a rollback must not wait for a token of a probe. */
const warnOfMissing = ({ probes }, { env, log }) => {
    const parsed = (0,verification_probes/* parseProbes */.f)(probes);
    const missing = 'probes' in parsed ? (0,request_headers/* missingVariables */.u)(parsed.probes, env) : [];
    if (missing.length > 0)
        log.warning(`probes: ${missing.join(', ')} not set: the verification will end with probe-definition.`);
};
/** A rollout whose releases are verified in this process, over real connections that are closed at the end. */
const withVerifyingRollout = async (inputs, runtime, body) => {
    warnOfMissing(inputs, runtime);
    return await withRollout(inputs, runtime, parts => createVerifier(inputs, {
        ...runtime,
        ...parts,
        checks: async (subject) => await createChecks(inputs, subject, { ...runtime, signals: parts.signals }),
        entranceUrl: inputs.url,
        // Only the proxy of the process target names the release by itself.
        headerFromTarget: inputs.target === 'process' && inputs.url === '',
    }), body);
};

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

// EXTERNAL MODULE: ./src/domain/rollout/journal.ts
var rollout_journal = __webpack_require__(5161);
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
;// CONCATENATED MODULE: ./src/domain/rollout/transitions.ts

/** Journal → journal, one function per thing that can be recorded. Pure. */
const keptBundles = 5;
const keptHistory = 50;
const withHistory = (journal, entry) => ({
    ...journal,
    history: [entry, ...journal.history].slice(0, keptHistory),
});
/** How long the bad release of a rollback was live, and how long the way back took. */
const recoveryOf = ({ undo, switchedAt }) => {
    if (undo === undefined)
        return null;
    const decided = undo.cause.at;
    const since = (at) => (at === undefined ? null : at - decided);
    return {
        detectMs: undo.switchedAt === null ? null : decided - undo.switchedAt,
        recoverMs: since(switchedAt),
        keptRecoverMs: since(undo.keptMovedAt),
    };
};
const measured = (operation) => {
    const times = recoveryOf(operation);
    const exposure = operation.undo?.exposure;
    return { ...(times === null ? {} : { times }), ...(exposure === undefined ? {} : { exposure }) };
};
/** Notes in the open rollback what is known by now of the bad release and of kept connections. */
const noted = (journal, facts) => {
    const { operation } = journal;
    if (operation?.undo === undefined)
        return journal;
    const undo = {
        ...operation.undo,
        ...(facts.exposure === null ? {} : { exposure: facts.exposure }),
        ...(facts.keptMovedAt === null ? {} : { keptMovedAt: facts.keptMovedAt }),
    };
    return { ...journal, operation: { ...operation, undo } };
};
const entryOf = (operation, result, now) => ({
    operation: operation.id,
    kind: operation.kind,
    releaseId: operation.kind === 'rollback' ? (operation.undo?.release.id ?? '') : operation.release.id,
    revision: operation.release.revision,
    result,
    startedAt: operation.startedAt,
    endedAt: now,
    ...measured(operation),
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

;// CONCATENATED MODULE: ./src/domain/rollout/maintenance.ts





const no = (reason) => ({ done: false, reason });
/** Reads, changes, writes; again when somebody wrote in between. */
const change = async (ports, decide) => {
    for (;;) {
        const stored = await ports.store.read();
        if (stored === undefined)
            return no(rollout_codes_codes.reason('nothing-to-resume', 'There is no journal here yet.'));
        const decided = await decide(stored.journal);
        if (!('changed' in decided))
            return no(decided);
        const written = await ports.store.write(decided.changed, stored.version);
        if (written !== 'conflict')
            return { done: true, what: decided.what, journal: written.journal };
    }
};
const maintenance_noted = (journal, kind, about, reason, now) => withHistory(journal, { ...about, kind, result: reason, startedAt: now, endedAt: now });
/** Takes the lease from a holder that is gone. The operation stays open: the next deploy, rollback or resume ends it. */
const unlock = async (ports, reason) => await change(ports, async (journal) => {
    const now = ports.timer.now();
    const { lease } = journal;
    if (lease === null)
        return codes.reason('not-locked', 'Nobody holds the lease.');
    const silent = now - lease.renewedAt > lease.durationMs;
    if (!silent && !(await ports.liveness.gone(lease.evidence)))
        return codes.reason('holder-alive', `Held by ${describeHolder(lease, now)}.`);
    const about = { operation: lease.holder, releaseId: '', revision: '' };
    return { changed: maintenance_noted({ ...journal, lease: null }, 'unlock', about, reason, now), what: lease.holder };
});
/** So that the next run that finds the same does not tell it again. null: it is over, and news when it comes back. */
const noteTold = async (ports, told) => await change(ports, async ({ told: _, ...journal }) => ({
    changed: told === null ? journal : { ...journal, told },
    what: told,
}));
/** `which`: a release id (8 digits or more), a digest or a revision. */
const liftQuarantine = async (ports, which, reason) => await change(ports, async (journal) => {
    const lifted = matching(journal, which);
    const [first] = lifted;
    if (first === undefined) {
        const all = journal.quarantine.map(entry => (0,rollout_release/* shortId */.m_)(entry.releaseId)).join(', ') || 'none';
        return rollout_codes_codes.reason('not-quarantined', `Nothing matches "${which}"; quarantined: ${all}.`);
    }
    const about = { operation: first.operation, releaseId: first.releaseId, revision: first.revision };
    const rest = { ...journal, quarantine: journal.quarantine.filter(entry => !lifted.includes(entry)) };
    return { changed: maintenance_noted(rest, 'lift-quarantine', about, reason, ports.timer.now()), what: lifted };
});

;// CONCATENATED MODULE: ./src/domain/rollout/report.ts

const namesIn = ({ journal, operation }) => {
    const { colours, bundles, quarantine } = journal;
    const releases = [
        operation?.release,
        operation?.undo?.release,
        colours.blue,
        colours.green,
        ...bundles.map(bundle => bundle.release),
        ...quarantine.map(({ releaseId, revision, digest }) => ({ id: releaseId, revision, digest })),
    ].filter(release => release !== undefined && release !== null);
    return [...new Map(releases.map(({ id, revision, digest }) => [id, { id, revision, digest }])).values()];
};
const report_known = (journal) => {
    const live = journal.live === null ? null : journal.colours[journal.live];
    return {
        id: live?.id ?? null,
        revision: live?.revision ?? null,
        verified: live !== null && journal.verified?.release.id === live.id,
    };
};
const noTimes = { detectionMs: null, recoveryMs: null, keptRecoveryMs: null, exposure: null, badRelease: null };
const timesOf = ({ operation, trail, journal }) => {
    const undo = operation?.undo;
    const times = operation === null ? null : recoveryOf(operation);
    if (operation === null || undo === undefined || times === null)
        return noTimes;
    // What was seen last stands in the record that closed it.
    const record = journal.history.find(one => one.operation === operation.id && one.kind === 'rollback');
    return {
        detectionMs: times.detectMs,
        recoveryMs: times.recoverMs,
        keptRecoveryMs: record?.times?.keptRecoverMs ?? times.keptRecoverMs,
        exposure: record?.exposure ?? undo.exposure ?? null,
        badRelease: { id: undo.release.id, cause: undo.cause.code, logs: trail?.badLogs ?? null },
    };
};
const maxUndone = 5;
const undoneIn = ({ history }) => {
    const ids = history
        .filter(({ kind, releaseId }) => (kind === 'rollback' || kind === 'lift-quarantine') && releaseId !== '')
        .map(({ releaseId }) => releaseId);
    return [...new Set(ids)].slice(0, maxUndone);
};
const reportOf = (settled, about) => {
    const { journal, trail, operation } = settled;
    const live = report_known(journal);
    return {
        schema: 'prod-actions/rollout/v1',
        app: about.app,
        environment: about.environment,
        verdict: settled.verdict,
        reasons: settled.reasons,
        operation: operation?.id ?? null,
        kind: operation?.kind ?? null,
        end: settled.end?.result ?? null,
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
        undone: undoneIn(journal),
        kept: journal.bundles.map(bundle => bundle.release.id),
        releases: namesIn(settled),
        token: journal.token,
        cluster: about.cluster ?? null,
    };
};

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

;// CONCATENATED MODULE: ./src/domain/rollout/plan-rollback.ts





const automaticGapMs = 60 * 60_000;
const plan_rollback_no = (kind, code, message) => ({
    kind,
    reasons: [rollout_codes_codes.reason(code, message)],
});
const plan_rollback_named = ({ bundles }, to) => bundles.find(({ release }) => to.length >= 8 && release.id.startsWith(to))?.release;
/** The newest verified release that is neither live nor quarantined, or the one that was named. */
const targetOf = (journal, bad, to) => {
    const { bundles } = journal;
    if (to !== 'verified')
        return plan_rollback_named(journal, to);
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
        return plan_rollback_no('already-rolled-back', 'rolled-back', `Traffic is on ${(0,rollout_release/* shortId */.m_)(bad.id)} since the last rollback.`);
    if (provenHere)
        return plan_rollback_no('not-needed', 'live-is-verified', `Live release ${(0,rollout_release/* shortId */.m_)(bad.id)} is verified.`);
    const last = journal.lastAutomaticRollbackAt;
    if (last === null || now - last >= automaticGapMs)
        return undefined;
    return plan_rollback_no('held', 'rollback-too-soon', `The last automatic rollback was ${Math.round((now - last) / 60_000)} minutes ago.`);
};
const plan_rollback_kept = (journal) => journal.bundles.map(({ release }) => (0,rollout_release/* shortId */.m_)(release.id)).join(', ') || 'none';
/** Why there is no going to the release that was named; undefined: it is kept. */
const targetProblem = (journal, to) => plan_rollback_named(journal, to) === undefined ? `No kept release is "${to}"; kept: ${plan_rollback_kept(journal)}.` : undefined;
const plan_rollback_checked = (journal, bad, request, now) => {
    if (journal.operation?.kind === 'rollback')
        return plan_rollback_no('refused', 'rollback-of-rollback', 'The open operation is a rollback itself.');
    const target = targetOf(journal, bad, request.to);
    const problem = request.to === 'verified' ? undefined : targetProblem(journal, request.to);
    if (problem !== undefined)
        return plan_rollback_no('refused', 'rollback-target-unknown', problem);
    const against = request.automatic ? againstAutomatic(journal, bad, now) : undefined;
    if (against !== undefined)
        return against;
    if (!request.automatic && request.to === 'verified' && cameByRollback(journal, bad) && journal.operation === null)
        return plan_rollback_no('already-rolled-back', 'rolled-back', `Traffic is on ${(0,rollout_release/* shortId */.m_)(bad.id)} since the last rollback.`);
    if (bad.oneWay)
        return plan_rollback_no('held', 'one-way-release', `Release ${(0,rollout_release/* shortId */.m_)(bad.id)} is one-way; traffic stays where it is.`);
    if (target === undefined)
        return plan_rollback_no('held', 'nothing-to-go-back-to', `No verified release besides ${(0,rollout_release/* shortId */.m_)(bad.id)} is kept.`);
    return target.id === bad.id
        ? plan_rollback_no('not-needed', 'live-is-verified', `Release ${(0,rollout_release/* shortId */.m_)(target.id)} has traffic already.`)
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
            ...(request.exposure ? { exposure: request.exposure } : {}),
        },
        by: request.by,
    };
    const opened = begin(journal, operation, observed.traffic, now);
    const begun = request.drill === true ? opened : quarantine(opened, bad, request.cause.message, operation.id, now);
    const counted = request.automatic ? { ...begun, lastAutomaticRollbackAt: now } : begun;
    return warm ? advance(counted, 'warming') : counted;
};
const planRollback = (journal, observed, request, now) => {
    const live = observed.traffic ?? journal.live;
    const bad = live === null ? null : journal.colours[live];
    if (bad === null)
        return plan_rollback_no('held', 'nothing-to-go-back-to', 'The journal records no live release.');
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
        exposure: exposureOf(s.facts.verification?.evidence ?? null),
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
const decide_maxTries = 3;
const pollMs = 100;
/** A longer bake is left to the next run, so that it costs no billed minutes. */
const longestBakeInJobMs = 60_000;
const effect = (one) => ({ kind: 'effect', effect: one });
const write = (journal) => ({ kind: 'write', journal });
const wait = (ms = pollMs) => ({ kind: 'wait', ms });
const tiredOf = (facts) => facts.failures.length >= decide_maxTries ? facts.failures[facts.failures.length - 1] : undefined;
const holds = (state, release) => state.state !== 'absent' && state.releaseId === release.id;
const gone = (state, release) => state.state === 'broken' || !holds(state, release);
/** The code and words for a colour that will not come, or is no longer, well. */
const whatBroke = (state) => state.state === 'broken'
    ? { code: state.cause, message: (0,last_output/* withLastOutput */.U)(state.detail, state.logTail), next: '' }
    : { code: 'app-vanished', message: 'The release is not running any more.', next: '' };
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
    return { code: waiting?.code ?? 'app-never-listened', message: (0,last_output/* withLastOutput */.U)(message, logs), next: '' };
};
const ready = (s, op, spent) => {
    const { goodSince, lastProbe, logs } = s.facts;
    if (goodSince !== null && s.now - goodSince >= op.timing.warmMs)
        return write(advance(s.journal, 'switching'));
    if (goodSince === null && spent > op.timing.startMs + op.timing.warmMs) {
        if (logs === null)
            return effect({ kind: 'logs', colour: op.to });
        const message = `The health path did not answer well for ${op.timing.warmMs} ms on end; last answer: ${lastProbe?.detail ?? s.facts.failures.at(-1)?.message ?? 'none'}.`;
        return unfit(s, { code: 'warm-up-failed', message: (0,last_output/* withLastOutput */.U)(message, logs), next: '' });
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
/** The record with what was measured of the rollback in the meantime. */
const knownNow = (s) => noted(s.journal, { exposure: s.facts.exposure, keptMovedAt: s.keptMovedAt });
/** Who verifies names what was found, and who goes back by hand knows why; what only the rollout saw, it names itself. */
const seenByRollout = ['switch-not-observed', 'died-after-switch'];
const rolledBack = (s, op, notes) => {
    const cause = op.undo?.cause;
    const named = seenByRollout
        .filter(code => code === cause?.code)
        .map(code => rollout_codes_codes.reason(code, cause?.message ?? ''));
    const message = `Traffic is back in ${op.to} on a verified release. Cause: ${cause?.message ?? 'not recorded'}`;
    return {
        kind: 'done',
        journal: conclude(knownNow(s), 'rolled-back', s.now),
        end: { result: 'rolled-back', reasons: [...named, rollout_codes_codes.reason('rolled-back', message), ...notes] },
    };
};
const bad = (s, op, why) => {
    if (op.kind === 'deploy')
        return goBack(s, why);
    return {
        kind: 'done',
        journal: conclude(knownNow(s), 'rollback-unverified', s.now),
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
        return write(advance(knownNow({ ...s, journal }), 'switched-unverified'));
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
    exposure: null,
});

;// CONCATENATED MODULE: ./src/domain/rollout/question.ts


/** What a verifier is asked about the open operation: the release that has traffic, and the other one while it is warm. */
const question = async (target, { app, environment, operation }, observed, signal) => {
    if (operation === null)
        throw new Error('no operation is open');
    const { release, to } = operation;
    const old = leaving(operation);
    const other = observed[old];
    return {
        app,
        environment,
        operation: operation.id,
        purpose: operation.kind,
        entranceUrl: target.entranceUrl,
        directUrl: await target.directUrl(to),
        healthPath: (0,rollout_release/* healthPathOf */.Fs)(release),
        expected: { releaseId: release.id, revision: release.revision, colour: to },
        baseline: other.state === 'ready' ? { releaseId: other.releaseId, directUrl: await target.directUrl(old) } : null,
        switchedAt: operation.switchedAt ?? operation.startedAt,
        signal,
    };
};

;// CONCATENATED MODULE: ./src/domain/rollout/renewing.ts



/**
 * Keeps the lease ours while an effect runs that may outlast it: a release's hooks take as long as they are given, an
 * image as long as its pull, a request in flight as long as the drain.
 */
const renewing_everyMs = rollout_lease/* leaseMs */.zT / 6;
const keepRenewing = async (timer, ledger, stop) => {
    for (;;) {
        try {
            await timer.sleep(renewing_everyMs, stop);
            await ledger.renewIfDue();
        }
        catch (error) {
            // A lease that is lost is met, and said, by the next write; what else went wrong may go well the next time.
            if (stop.aborted || error instanceof rollout_ports/* FencedOut */.A)
                return;
        }
    }
};
/** Whether what a release does by itself may take that long. */
const hasLongHook = (release) => (0,rollout_release/* longestHookMs */._l)(release) >= rollout_lease/* leaseMs */.zT;
const renewing = async (timer, ledger, isSlow, body) => {
    if (!isSlow)
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
    kept;
    constructor(ports, ledger, aim, start) {
        this.ports = ports;
        this.ledger = ledger;
        this.aim = aim;
        this.facts = { ...freshFacts(ports.timer.now(), start.inherited), verification: start.verification ?? null };
    }
    /** Drives the open operation, under the lock, to its end or as far as `aim` says. */
    async run() {
        this.enter(this.open());
        try {
            for (;;) {
                const operation = this.open();
                const observed = await this.observe();
                this.tellWaiting(observed[operation.to]);
                const end = await this.step(observed);
                if (end !== undefined)
                    return { end, trail: this.trail, operation };
            }
        }
        finally {
            this.kept?.close();
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
        if (operation.kind === 'rollback' && ['preparing', 'warming', 'switching'].includes(operation.step))
            this.kept ??= this.ports.keptClient?.(new URL((0,rollout_release/* healthPathOf */.Fs)(operation.release), this.ports.target.entranceUrl).href);
    }
    keptMovedAt() {
        const { release, switchedAt } = this.open();
        return switchedAt === undefined ? null : (this.kept?.movedAt(release, switchedAt) ?? null);
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
            keptMovedAt: this.keptMovedAt(),
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
                await this.ledger.renewFor(this.aim.goesOn === true ? rollout_lease/* leaseMs */.zT : rollout_lease/* handOverMs */.AA);
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
                await this.renewing(hasLongHook(effect.release), async () => await target.start(effect.colour, effect.release, token));
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
                await this.renewing(false, async () => {
                    this.trail = { ...this.trail, retired: await target.retire(effect.colour, effect.drainMs, token) };
                });
                return { done: true };
            case 'contract':
                await this.renewing(hasLongHook(effect.release), async () => await target.contract?.(effect.release, token));
                return { done: true };
        }
    }
    async renewing(isLong, body) {
        const { timer, target } = this.ports;
        await renewing(timer, this.ledger, isLong || target.isSlow === true, body);
    }
    async keepLogs(logs) {
        const { kind, undo } = this.open();
        if (kind !== 'rollback' || undo === undefined)
            return { logs };
        this.trail = { ...this.trail, badLogs: logs };
        const exposure = (await this.ports.target.exposure?.(undo.release).catch(() => null)) ?? null;
        return { logs, exposure };
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
            const observed = await this.observe();
            return await this.ports.verifier.verify(await question(this.ports.target, this.ledger.journal, observed, signal));
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
}

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
/** Why nothing was begun, where that is what was thrown. */
const refusalOf = (error) => (error instanceof NotBegun ? error.reason : undefined);
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
            await session_release(ledger);
        throw error;
    }
};
const session_release = async (ledger) => await ledger.write({ ...ledger.journal, lease: null });
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
    const isSlow = ports.target.isSlow === true;
    await renewing(ports.timer, ledger, isSlow, async () => await ports.target.retire(due.colour, 0, ledger.fence));
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
        const refusal = refusalOf(error);
        if (refusal !== undefined)
            return unbegun({ journal: empty }, 'refused', [refusal]);
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
        exposure: command.exposure ?? null,
        drill: command.drill ?? false,
    }, seen.now);
};
const beforeSwitch = (seen, open) => open.kind === 'deploy' &&
    seen.observed.traffic !== open.to &&
    ['preparing', 'warming', 'switching', 'withdrawing'].includes(open.step);
/** The deploy never got traffic: it is withdrawn, and that is all there is to take back. */
const rollback_withdrawn = (seen, { reason, automatic, operation, to }) => {
    // What is withdrawn already keeps its own cause.
    if (seen.journal.operation?.step === 'withdrawing')
        return seen.journal;
    const live = seen.observed.traffic === null ? null : seen.journal.colours[seen.observed.traffic];
    const stays = automatic || operation !== '' || to !== 'verified' || live === null
        ? ''
        : ` Traffic stays on ${(0,rollout_release/* shortId */.m_)(live.id)}; to go back from that one, run the rollback again.`;
    const message = `Withdrawn instead of rolled back: ${reason}.${stays}`;
    return withdraw(seen.journal, failureOf({ code: 'deploy-withdrawn', message, next: '' }, seen.now));
};
/** Before anything is ended for its sake. */
const unknownTarget = (seen, { to }) => {
    const message = to === 'verified' ? undefined : targetProblem(seen.journal, to);
    return message === undefined
        ? undefined
        : unbegun(seen, 'refused', [rollout_codes_codes.reason('rollback-target-unknown', message)]);
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
    const unknown = unknownTarget(seen, command);
    if (unknown !== undefined)
        return { kind: 'answer', outcome: unknown };
    if (current !== null && beforeSwitch(seen, current))
        return { kind: 'drive', next: rollback_withdrawn(seen, command), inherited: true };
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
/** A person named where to go, what was open was ended first, and traffic is somewhere else. */
const isElsewhere = (outcome, { to, automatic, operation, newId }) => {
    const { end, journal } = outcome;
    if (automatic || operation !== '' || to === 'verified' || outcome.operation?.id === newId)
        return false;
    const live = journal.live === null ? null : journal.colours[journal.live];
    return end !== null && live !== null && !live.id.startsWith(to);
};
/** A deploy that never got traffic is out of the way; a rollback came to a release that nobody has anything against. */
const isOutOfTheWay = ({ end }) => end?.result === 'withdrawn' || end?.result === 'interrupted';
const saidElsewhere = (outcome, { to }) => {
    const live = outcome.journal.live === null ? null : outcome.journal.colours[outcome.journal.live];
    const message = `Traffic is on ${(0,rollout_release/* shortId */.m_)(live?.id ?? '')}, where the rollback that was open went, and not on ${to}.`;
    return { ...outcome, reasons: [...outcome.reasons, rollout_codes_codes.reason('rollback-elsewhere', message)] };
};
const rollback = async (ports, command) => await orSuperseded(ports, command, async () => {
    let before = [];
    for (;;) {
        const outcome = await attempt(ports, command);
        if (outcome === undefined)
            continue;
        const sofar = { ...outcome, reasons: [...before, ...outcome.reasons] };
        if (ports.signal.aborted || !isElsewhere(outcome, command))
            return sofar;
        if (!isOutOfTheWay(outcome))
            return outcome.end?.result === 'rolled-back' ? saidElsewhere(sofar, command) : sofar;
        before = sofar.reasons;
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
const verdicts_said = {
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
    return has(verdicts_said[gate], verdict) && !policy.strict ? 'say' : 'block';
};

;// CONCATENATED MODULE: ./src/actions/auto-rollback/run.ts










const commandOf = (inputs, { rollout }, about) => ({
    ...about,
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
    'kept-recovery-ms': `${report.keptRecoveryMs ?? ''}`,
    'requests-failed': `${report.exposure?.failed ?? ''}`,
});
/** A person's word that the release may be deployed again; nothing else is done. */
const lifted = async (inputs, { rollout }) => {
    const { app, environment } = inputs;
    const done = await liftQuarantine(rollout.ports, inputs['lift-quarantine'], inputs.reason);
    if (!done.done) {
        const journal = (await rollout.ports.store.read())?.journal ?? (0,rollout_journal/* emptyJournal */.x)(app, environment);
        return unbegun({ journal }, 'refused', [done.reason]);
    }
    const names = done.what.map(one => one.releaseId.slice(0, 12)).join(', ');
    const reason = rollout_codes_codes.reason('quarantine-lifted', `Release ${names} may be deployed again: ${inputs.reason}`);
    return unbegun(done, 'not-needed', [reason]);
};
const run_run = async (inputs, deps, about = {}) => {
    const { ports } = deps.rollout;
    const opened = { ...ports, opened: (one) => deps.outputs.set('operation-id', one.id) };
    const outcome = inputs['lift-quarantine'] === ''
        ? await rollback(opened, commandOf(inputs, deps, about))
        : await lifted(inputs, deps);
    const report = reportOf(outcome, {
        app: inputs.app,
        environment: inputs.environment,
        url: wiring_publicUrl(deps.rollout, inputs),
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
const runReal = async (inputs, runtime, about = {}) => await withVerifyingRollout(inputs, runtime, async (rollout) => await run_run(inputs, { ...runtime, rollout }, about));

;// CONCATENATED MODULE: ./src/actions/blue-green-deploy/release.ts


const environmentOf = (lines) => Object.fromEntries(lines.map(line => {
    const at = line.indexOf('=');
    return [line.slice(0, at), line.slice(at + 1)];
}));
const release_runOf = (inputs, { folder }) => {
    const [image] = inputs.image;
    return image === undefined
        ? { kind: 'command', command: ['/bin/sh', '-c', inputs.command], cwd: folder }
        : { kind: 'image', reference: image, args: inputs.args };
};
const release_releaseOf = async (inputs, where) => await (0,rollout_release/* identify */.ls)({
    revision: inputs.revision === '' ? where.sha : inputs.revision,
    digest: (0,reference/* digestIn */.s)(inputs.image[0]),
    oneWay: inputs['one-way'],
    spec: { run: release_runOf(inputs, where), env: environmentOf(inputs.env), healthPath: inputs['health-path'] },
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
    const plan = planDeploy(seen.journal, seen.observed, request, relation, seen.now);
    const reasons = plan.kind === 'begin' ? await againstPair(command, seen) : [];
    return { plan: reasons.length > 0 ? { kind: 'refused', reasons } : plan, seen };
};
/** Only a pair can be demanded something of: a first deploy has nothing to go back to. */
const againstPair = async (command, seen) => {
    const live = liveRelease(seen.journal, seen.observed);
    const { release: candidate } = command.request;
    if (live === null || live.id === candidate.id)
        return [];
    return (await command.against?.(live, candidate, seen.now)) ?? [];
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
    if (isOver(plan, command))
        return unbegun(seen, 'superseded', [overBy(command)]);
    if (plan.kind === 'refused')
        return unbegun(seen, 'refused', plan.reasons);
    if (preflight.refusals.length > 0)
        return unbegun(seen, 'refused', preflight.refusals);
    const taken = await lock(ports, command, seen, command.request.operation);
    if (taken === undefined || (await sweep(ports, taken)))
        return undefined;
    const { locked: ready, notes, refusals } = await adopted(ports, command, taken);
    if (refusals.length > 0) {
        await session_release(ready.ledger);
        return unbegun(seen, 'refused', refusals);
    }
    const outcome = await deploy_underLock(ports, command, ready);
    return outcome && { ...outcome, reasons: [...outcome.reasons, ...notes, ...preflight.notes] };
};
/** Plans again, now that nobody else can write, and carries the plan out. */
const deploy_underLock = async (ports, command, { ledger, seen }) => {
    const { plan } = await planFrom(command, seen);
    if (isOver(plan, command)) {
        await session_release(ledger);
        return unbegun(ledger, 'superseded', [overBy(command)]);
    }
    if (plan.kind === 'unchanged' || plan.kind === 'refused') {
        await session_release(ledger);
        return unbegun(ledger, plan.kind, plan.reasons);
    }
    const next = plan.kind === 'begin' ? begin(seen.journal, plan.operation, seen.observed.traffic, seen.now) : seen.journal;
    await record(ports, ledger, next);
    const driven = await drive(ports, ledger, aimOf(plan, command), { inherited: plan.kind !== 'begin' });
    if (plan.kind !== 'finish-first')
        return deploy_settled(driven, plan.reasons);
    return answers(ports, driven, command) ? deploy_settled(driven) : undefined;
};
/** Somebody ended the operation that was to be ended, or took it back. */
const isOver = (plan, { only }) => only !== undefined && plan.kind === 'begin';
const overBy = ({ only }) => rollout_codes_codes.reason('newer-operation', `Operation ${only} is not open any more.`);
/** What was begun is brought to its end, whatever this command stops at. */
const aimOf = (plan, command) => plan.kind === 'finish-first' ? { until: 'settled', onUnverified: 'hold' } : command;
/** The older operation already answers this command: the same release was taken back, or the run was cancelled. */
const answers = (ports, driven, command) => ports.signal.aborted ||
    command.only !== undefined ||
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
const plan_text_named = (colour) => colour ?? 'no colour';
const plan_text_seconds = (ms) => `${ms / 1000} s`;
const describePlan = (plan, { journal, observed }) => {
    if (plan.kind === 'refused')
        return [];
    const live = liveRelease(journal, observed);
    const now = live === null
        ? 'Nothing is live.'
        : `Live: release ${(0,rollout_release/* shortId */.m_)(live.id)} in ${plan_text_named(observed.traffic)}${journal.verified?.release.id === live.id ? ', verified' : ', not verified'}.`;
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
        `Start release ${(0,rollout_release/* shortId */.m_)(release.id)} in ${to}; it must listen within ${plan_text_seconds(timing.startMs)}.`,
        `Probe it straight until it answered well for ${plan_text_seconds(timing.warmMs)}.`,
        `Move traffic from ${plan_text_named(observed.traffic)} to ${to}; the entrance must answer with it within ${plan_text_seconds(timing.switchMs)}.`,
        'Verify it. On a failure: traffic back to the last verified release, and quarantine.',
        `Record it as verified; keep ${old} warm for ${plan_text_seconds(timing.bakeMs)}.`,
        `Retire ${old}: requests in flight get ${plan_text_seconds(timing.drainMs)}.`,
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













const run_commandOf = (inputs, { rollout, goesOn, against }, release) => ({
    ...rollout.place,
    goesOn: goesOn ?? false,
    ...(against === undefined ? {} : { against }),
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
    const live = seen === undefined ? null : liveRelease(seen.journal, seen.observed);
    const previous = live?.id ?? null;
    deps.pair?.(live, release);
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
const blue_green_deploy_run_run = async (inputs, deps) => {
    const { outcome, described, releaseId, previous, before, plan } = inputs.phase === 'settle' ? await settledOnly(inputs, deps) : await released(inputs, deps);
    return outcomeOf(inputs, outcome, {
        url: wiring_publicUrl(deps.rollout, inputs),
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
    return await blue_green_deploy_run_run(inputs, {
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
const wiring_runReal = async (inputs, given, about = {}) => {
    const runtime = { ...given, ...about };
    return inputs.target === 'kubernetes' && inputs['dry-run']
        ? await wiring_dryRun(inputs, runtime)
        : await online(inputs, runtime, () => undefined);
};

;// CONCATENATED MODULE: ./src/adapters/probing/comparison/sides.ts


/** The release that has traffic and the one beside it; null unless both are ready. */
const sidesOf = async (seen, urlOf) => {
    if (seen.traffic === null)
        return null;
    const [live, idle] = [seen.traffic, (0,rollout_release/* otherColour */.RQ)(seen.traffic)];
    const [mine, theirs] = [seen[live], seen[idle]];
    if (mine.state !== 'ready' || theirs.state !== 'ready')
        return null;
    return {
        release: { releaseId: mine.releaseId, url: await urlOf(live) },
        baseline: { releaseId: theirs.releaseId, url: await urlOf(idle) },
    };
};
/** Of the process target, as its host sees them. */
const processSides = async (folder) => {
    const seen = await callHost(folder, 'observe', {});
    return await sidesOf(seen, async (colour) => `http://127.0.0.1:${seen.ports[colour]}`);
};

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

// EXTERNAL MODULE: ./src/adapters/checks/metrics/definitions.ts + 2 modules
var definitions = __webpack_require__(5903);
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
/** null: the release that is verified is not up beside another one. */
const run_sidesOf = async (place, { release }, deps) => {
    try {
        const sides = await deps.sides(place);
        return sides === null || (release !== '' && sides.release.releaseId !== release) ? null : sides;
    }
    catch (error) {
        deps.log.warning(`The old release can't be asked beside the new one: ${(0,errors/* messageOf */.bD)(error)}`);
        return null;
    }
};
const post_deploy_verify_run_run = async (inputs, deps) => {
    const place = run_placeOf(inputs);
    const asked = inputs.url === '' && place !== null ? await deps.entrance(place) : null;
    const url = asked?.url ?? inputs.url;
    const plan = (0,probing_inputs/* planOf */.XC)(inputs, {
        releaseId: inputs.release || null,
        releaseHeaderRequired: inputs['require-release-header'] || asked?.namesRelease === true,
        strict: inputs.strict,
        revision: inputs.revision,
    });
    const counters = place === null || inputs.release === '' ? null : deps.counters(place, inputs.release);
    deps.log.info(`Verifying ${url}: ${plan.probes.length} probes at ${plan.rate}/s for up to ${plan.durationMs / 1000} s`);
    const { app, environment } = inputs;
    const beside = compares(plan) || (0,definitions/* needsBaseline */.ZQ)(inputs.metrics);
    const sides = place === null || !beside ? null : await run_sidesOf(place, inputs, deps);
    const baselineId = sides?.baseline.releaseId ?? null;
    const about = { app, environment, releaseId: inputs.release || null, url, switchedAt: null, baselineId, plan };
    const checks = [...comparisonChecks(plan, sides, deps), ...(await deps.checks(about))];
    const report = await measure(url, plan, { ...deps, counters, checks });
    return {
        verdict: report.verdict,
        reasons: report.reasons,
        effect: effectOf('post-deploy-verify', report.verdict, { mode: inputs.mode, strict: inputs.strict }),
        outputs: post_deploy_verify_run_outputsOf(report),
        report,
    };
};

;// CONCATENATED MODULE: ./src/actions/post-deploy-verify/wiring.ts













/** What runs on this machine tells of itself; undefined where nothing was deployed. */
const signalsHere = async ({ target }, folder, { clock }) => {
    const port = target === 'process' ? await recordedPort(folder).catch(() => undefined) : undefined;
    return port === undefined ? undefined : processSignals(folder, clock);
};
/**
 * Through an address that is known, or the proxy of the process target.
 * @param noSignals why the target tells nothing of the release; undefined: it may
 */
const nearby = async (inputs, runtime, prober, noSignals) => {
    const folderOf = (place) => journalFolder({ ...place, stateDir: stateFolder(place.stateDir, runtime) });
    const { app, environment, 'state-dir': stateDir } = inputs;
    const named = app !== '' && environment !== '';
    const signals = noSignals ?? (named ? await signalsHere(inputs, folderOf({ app, environment, stateDir }), runtime) : undefined);
    const parts = { ...runtime, ...(signals === undefined ? {} : { signals }) };
    return await post_deploy_verify_run_run(inputs, {
        ...runtime,
        prober,
        checks: async (subject) => await createChecks(inputs, subject, parts),
        entrance: async (place) => ({ url: await processEntrance(folderOf(place)), namesRelease: false }),
        sides: async (place) => (inputs.target === 'process' ? await processSides(folderOf(place)) : null),
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
const clusterSides = async ({ ports: { target, signal } }) => await sidesOf(await target.observe(signal), async (colour) => await target.directUrl(colour));
/** Through the API server of the cluster, which stays open meanwhile. */
const throughCluster = async (inputs, runtime, prober, rollout) => {
    const { signals } = rollout;
    try {
        return await post_deploy_verify_run_run(inputs, {
            ...runtime,
            prober,
            checks: async (subject) => await createChecks(inputs, subject, { ...runtime, signals }),
            entrance: async () => await entranceOf(rollout, inputs, prober),
            sides: async () => await clusterSides(rollout),
            counters: () => null,
        });
    }
    finally {
        await rollout.close();
    }
};
/** Where users' way in is known, the cluster is asked only for what its pods tell; to be refused then stops nothing. */
const inCluster = async (inputs, runtime, prober) => {
    const named = inputs.app !== '' && inputs.environment !== '';
    if (inputs.url !== '' && (inputs.signals === 'off' || !named))
        return await nearby(inputs, runtime, prober, undefined);
    const opening = createRollout(inputs, runtime, noVerifier);
    if (inputs.url === '')
        return await throughCluster(inputs, runtime, prober, await opening);
    const rollout = await opening.catch((error) => (0,errors/* messageOf */.bD)(error));
    runtime.signal.throwIfAborted();
    return typeof rollout === 'string'
        ? await nearby(inputs, runtime, prober, rollout)
        : await throughCluster(inputs, runtime, prober, rollout);
};
/** With real connections, closed at the end. */
const post_deploy_verify_wiring_runReal = async (given, runtime) => {
    const inputs = { ...given, revision: given.revision || runtime.context.sha };
    const prober = (0,probing_prober/* nodeProber */.zx)({ env: runtime.env, mask: secret => runtime.log.mask(secret) });
    try {
        return inputs.target === 'kubernetes'
            ? await inCluster(inputs, runtime, prober)
            : await nearby(inputs, runtime, prober, undefined);
    }
    finally {
        prober.close();
    }
};

;// CONCATENATED MODULE: ./src/domain/rollout/certificate.ts



/**
 * What a drill proved: that traffic went old → new → old → new between two exact releases, and what it cost. The text of
 * a certificate is its canonical JSON and a newline, nothing else: any changed byte is seen, and it can be signed as it is.
 */
const certificate_time = schemas/* number */.aig().nonnegative();
const certificate_duration = schemas/* number */.aig().nonnegative().nullable();
const sha256 = schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/);
const drilledRelease = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP().min(1),
    revision: schemas/* string */.YjP(),
    digest: schemas/* string */.YjP().nullable(),
    /** SHA-256 of all that it runs with: manifests, configuration, environment, hooks. */
    configHash: sha256,
    oneWay: schemas/* boolean */.zMY(),
});
const client = schemas/* strictObject */.rej({
    requests: schemas/* number */.aig().int().nonnegative(),
    /** Refused, cut, timed out, or answered with 500 and above. */
    failed: schemas/* number */.aig().int().nonnegative(),
    /** Of the requests: sent again on another connection, for the server closed the kept one just as it was used. */
    sentAgain: schemas/* number */.aig().int().nonnegative().exactOptional(),
    p99Ms: certificate_duration,
});
const clients = { fresh: client, kept: client };
const phase = schemas/* strictObject */.rej({
    name: schemas/* enum */.k5n(['before', 'to-new', 'back-to-old', 'to-new-again']),
    startedAt: certificate_time,
    endedAt: certificate_time,
    /** From the decision until the release that was left gave its last answer; null: answers name no release. */
    lastAnswerMs: schemas/* strictObject */.rej({ fresh: certificate_duration, kept: certificate_duration }),
    ...clients,
});
const certificate_body = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz('prod-actions/drill-certificate/v1'),
    app: schemas/* string */.YjP(),
    environment: schemas/* string */.YjP(),
    target: schemas/* enum */.k5n(['process', 'kubernetes']),
    tool: schemas/* strictObject */.rej({ name: schemas/* literal */.euz('prod-actions'), version: schemas/* string */.YjP() }),
    old: drilledRelease,
    new: drilledRelease,
    startedAt: certificate_time,
    endedAt: certificate_time,
    load: schemas/* strictObject */.rej({ freshPerSecond: schemas/* number */.aig(), keptPerSecond: schemas/* number */.aig(), keptConnections: schemas/* number */.aig() }),
    phases: schemas/* array */.YOg(phase).length(4),
    total: schemas/* strictObject */.rej(clients),
    /** Of the way back: from the decision until new connections met the old release, and kept ones. */
    recovery: schemas/* strictObject */.rej({ freshMs: certificate_duration, keptMs: certificate_duration }),
    /** What it was held to. */
    limits: schemas/* strictObject */.rej({ maxFailed: schemas/* number */.aig().nonnegative(), maxRecoveryMs: schemas/* number */.aig().positive() }),
    passed: schemas/* boolean */.zMY(),
});
const certificate = schemas/* strictObject */.rej({ ...certificate_body.shape, sha256 });
const hashOf = async (content) => await (0,rollout_release/* contentHash */.Ae)(content);
const drilled = async (release) => ({
    id: release.id,
    revision: release.revision,
    digest: release.digest,
    configHash: await (0,rollout_release/* contentHash */.Ae)(release.spec),
    oneWay: release.oneWay,
});
const certificate_textOf = (one) => {
    const content = one;
    return `${(0,rollout_release/* canonicalJson */.dj)(content)}\n`;
};
const certificate_issue = async (content) => ({
    ...content,
    sha256: await hashOf(content),
});
/** Clocks of two machines differ. */
const clockSkewMs = 5 * 60_000;
const certificate_parsed = (text) => {
    try {
        const read = certificate.safeParse(JSON.parse(text));
        return read.success ? read.data : undefined;
    }
    catch {
        return undefined;
    }
};
/** The same release, or the same image where the environments differ in their configuration. */
const isSame = (drilledOne, release) => drilledOne.id === release.id || (drilledOne.digest !== null && drilledOne.digest === release.digest);
const pairOf = (one, { live, candidate, app }) => {
    if (one.app === app && isSame(one.old, live) && isSame(one.new, candidate))
        return undefined;
    const asked = `${(0,rollout_release/* shortId */.m_)(live.id)} → ${(0,rollout_release/* shortId */.m_)(candidate.id)} of ${app}`;
    const message = `It is for ${(0,rollout_release/* shortId */.m_)(one.old.id)} → ${(0,rollout_release/* shortId */.m_)(one.new.id)} of ${one.app}, not for ${asked}.`;
    return rollout_codes_codes.reason('drill-certificate-other-pair', message);
};
const ageOf = (one, { maxAgeMs, now }) => {
    const ended = new Date(one.endedAt).toISOString();
    if (one.endedAt > now + clockSkewMs)
        return rollout_codes_codes.reason('drill-certificate-expired', `Its drill ended at ${ended}, which is not yet.`);
    return now - one.endedAt > maxAgeMs
        ? rollout_codes_codes.reason('drill-certificate-expired', `Its drill ended at ${ended}, more than ${maxAgeMs / 3_600_000} h ago.`)
        : undefined;
};
/** Why this text is no certificate for what is about to be deployed; undefined: it is one. */
const refuse = async (text, demand) => {
    if (text === '')
        return rollout_codes_codes.reason('drill-certificate-missing', 'No certificate of a drill was given.');
    const one = certificate_parsed(text);
    if (one === undefined)
        return rollout_codes_codes.reason('drill-certificate-unreadable', 'It is not a certificate of this version.');
    const { sha256: claimed, ...content } = one;
    if (text !== certificate_textOf(one) || claimed !== (await hashOf(content)))
        return rollout_codes_codes.reason('drill-certificate-tampered', 'It was changed after it was issued.');
    if (!one.passed)
        return rollout_codes_codes.reason('drill-failed', 'Its drill did not pass.');
    if (demand.candidate.oneWay)
        return rollout_codes_codes.reason('drill-certificate-other-pair', 'The release is one-way: no drill can prove a way back.');
    return pairOf(one, demand) ?? ageOf(one, demand);
};

;// CONCATENATED MODULE: ./src/domain/rollout/drill.ts

const clientOf = (requests) => {
    const whole = requests.filter(one => one.fault === null);
    const bad = whole.filter(one => (one.status ?? 0) >= 500).length;
    return {
        requests: requests.length,
        failed: requests.length - whole.length + bad,
        sentAgain: requests.filter(one => one.sentAgain).length,
        p99Ms: whole.length === 0
            ? null
            : quantiles_quantile(whole.map(one => one.latencyMs), 0.99),
    };
};
const of = (requests, connection) => requests.filter(one => one.connection === connection);
const clientsOf = (requests) => ({
    fresh: clientOf(of(requests, 'fresh')),
    kept: clientOf(of(requests, 'kept')),
});
/** A request belongs to the time at which it was due; when the release was left is when its last answer was sent. */
const lastAnswerMs = (requests, moved) => {
    if (moved === null || !requests.some(one => one.release !== null))
        return null;
    const last = requests.filter(one => one.release === moved.left).map(one => one.at);
    return Math.max(0, Math.max(moved.at, ...last) - moved.at);
};
const phaseOf = (stretch, requests) => {
    const own = requests.filter(one => one.at >= stretch.startedAt && one.at < stretch.endedAt);
    return {
        name: stretch.name,
        startedAt: stretch.startedAt,
        endedAt: stretch.endedAt,
        lastAnswerMs: {
            fresh: lastAnswerMs(of(own, 'fresh'), stretch.moved),
            kept: lastAnswerMs(of(own, 'kept'), stretch.moved),
        },
        ...clientsOf(own),
    };
};
const failedOf = ({ fresh, kept }) => fresh.failed + kept.failed;

;// CONCATENATED MODULE: ./src/actions/ship/drill.ts
/** `mode: drill`: traffic goes old → new → old, and then to the new release as in any other run, under load of our own. */



/** Half of the requests on fresh connections, half over so many kept ones. */
const keptConnections = 4;
const toolVersion = '0.1.0';
const movedAt = (report) => Date.parse(report.steps.find(one => one.step === 'switching')?.at ?? '');
/** Where the load goes; a rule of the inputs sees to it that it is known. */
const drill_entranceOf = ({ url, port }) => url || `http://127.0.0.1:${port}`;
const brokenOff = (message) => rollout_codes_codes.reason('drill-broken-off', message);
const nothingDrilled = { pair: null, stretches: [], recovery: { freshMs: null, keptMs: null } };
/** Traffic on the new release, and both releases as the deploy knew them; no pair: nothing was live. */
const toNew = async (inputs, deps) => {
    const known = { pair: null };
    const first = await deps.deploy({ ...inputs, phase: 'switch', verification: '' }, {
        pair: (live, candidate) => {
            known.pair = live === null ? null : { old: live, new: candidate };
        },
    });
    const moved = first.verdict === 'deployed' && !first.report.liveVerified;
    return { first, pair: moved ? known.pair : null };
};
const backToOld = async (inputs, deps, operation) => await deps.rollback({
    ...inputs,
    'operation-id': operation,
    to: 'verified',
    'lift-quarantine': '',
    automatic: false,
    reason: 'drill',
}, { drill: true });
/** Between five marks lie four stretches. */
const stretchesOf = (marks, pair, first, last) => {
    const moves = [
        ['before', null],
        ['to-new', { at: movedAt(first.report), left: pair.old.id }],
        ['back-to-old', { at: marks[2] ?? 0, left: pair.new.id }],
        ['to-new-again', { at: movedAt(last.report), left: pair.old.id }],
    ];
    return moves.map(([name, moved], at) => ({ name, startedAt: marks[at] ?? 0, endedAt: marks[at + 1] ?? 0, moved }));
};
/** To the new release and back again, then `finish`: the ordinary run. */
const legs = async (inputs, deps, finish) => {
    const { clock, signal } = deps;
    const marks = [clock.now()];
    const hold = async (until = signal) => {
        await clock.sleep(inputs['drill-hold'], until);
        marks.push(clock.now());
    };
    await hold();
    const { first, pair } = await toNew(inputs, deps);
    const so = { ...drill_ended(first), verification: null, settle: null, rollback: null };
    const stopped = (last, message) => ({
        ...nothingDrilled,
        ended: last,
        broken: brokenOff(message),
    });
    if (pair === null)
        return stopped(so, `The way to the new release ended as "${first.verdict}"; traffic must move between two releases.`);
    const operation = first.report.operation ?? '';
    await deps.keepingLease(inputs, operation, hold);
    const back = await backToOld(inputs, deps, operation);
    if (back.verdict !== 'rolled-back' || back.report.liveReleaseId !== pair.old.id)
        return stopped({ ...so, rollback: back, reasons: back.reasons }, `The way back ended as "${back.verdict}".`);
    await hold();
    const last = await finish({ ...inputs, 'operation-id': '' });
    await hold();
    return {
        ended: last,
        pair,
        stretches: stretchesOf(marks, pair, first, last.deploy),
        recovery: { freshMs: back.report.recoveryMs, keptMs: back.report.keptRecoveryMs },
        broken: last.verdict === 'deployed' ? null : brokenOff(`The last way ended as "${last.verdict}".`),
    };
};
const drill_ended = (deploy) => ({
    verdict: deploy.verdict === 'refused' || deploy.verdict === 'interrupted' ? deploy.verdict : 'failed',
    reasons: deploy.reasons,
    deploy,
});
const drill_passes = ({ total, recovery, limits }) => failedOf(total) <= limits.maxFailed &&
    recovery.freshMs !== null &&
    recovery.freshMs <= limits.maxRecoveryMs &&
    total.fresh.requests > 0 &&
    total.kept.requests > 0;
const certified = async (inputs, { pair, stretches, recovery }, load) => {
    const requests = await load.stop();
    const half = inputs['drill-rate'] / 2;
    const phases = stretches.map(one => phaseOf(one, requests));
    const content = {
        schema: 'prod-actions/drill-certificate/v1',
        app: inputs.app,
        environment: inputs.environment,
        target: inputs.target,
        tool: { name: 'prod-actions', version: toolVersion },
        old: await drilled(pair.old),
        new: await drilled(pair.new),
        startedAt: stretches[0]?.startedAt ?? 0,
        endedAt: stretches.at(-1)?.endedAt ?? 0,
        load: { freshPerSecond: half, keptPerSecond: half, keptConnections },
        phases,
        total: clientsOf(requests),
        recovery,
        limits: { maxFailed: inputs['drill-max-failed'], maxRecoveryMs: inputs['drill-max-recovery'] },
    };
    return await certificate_issue({ ...content, passed: drill_passes(content) });
};
const drill_say = ({ total, recovery }) => {
    const { fresh, kept } = total;
    const again = kept.sentAgain ? ` (${kept.sentAgain} sent again, as the server closed the connection under them)` : '';
    return `${fresh.failed} of ${fresh.requests} requests on fresh connections failed, ${kept.failed} of ${kept.requests} on kept ones${again}; back in ${recovery.freshMs ?? '?'} ms on fresh connections, ${recovery.keptMs ?? '?'} ms on kept ones.`;
};
const drill = async (inputs, deps, finish) => {
    const load = deps.drillLoad(drill_entranceOf(inputs), inputs['drill-rate']);
    try {
        const done = await legs(inputs, deps, finish);
        const { pair, broken } = done;
        if (broken !== null || pair === null) {
            // What was asked for is the drill: a release that went live without it is no success.
            const verdict = done.ended.verdict === 'deployed' ? 'failed' : done.ended.verdict;
            const reasons = [...done.ended.reasons, ...(broken === null ? [] : [broken])];
            return { ended: { ...done.ended, verdict, reasons }, drill: null };
        }
        const certificate = await certified(inputs, { ...done, pair }, load);
        const text = certificate_textOf(certificate);
        const reason = rollout_codes_codes.reason(certificate.passed ? 'drill-passed' : 'drill-failed', drill_say(certificate));
        const verdict = certificate.passed ? done.ended.verdict : 'failed';
        return {
            ended: { ...done.ended, verdict, reasons: [...done.ended.reasons, reason] },
            drill: { certificate, text, file: await deps.saveCertificate(text) },
        };
    }
    finally {
        await load.stop();
    }
};

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
/** An environment may demand that exactly this pair was drilled before; a drill itself is how that is met. */
const demandsOf = (inputs, deps) => {
    if (!inputs['require-drill'])
        return {};
    const { app, 'drill-max-age': maxAgeMs } = inputs;
    return {
        against: async (live, candidate, now) => {
            const text = await deps.certificate(inputs['drill-certificate']);
            const reason = await refuse(text, { live, candidate, app, maxAgeMs, now });
            return reason === undefined ? [] : [reason];
        },
    };
};
const run_deployed = async (inputs, deps) => {
    const deploy = await deps.log.group('Deploy', async () => await deps.deploy({ ...inputs, phase: 'switch', verification: '' }, demandsOf(inputs, deps)));
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
        const asked = {
            ...inputs,
            probes: inputs.probes.length > 0 ? inputs.probes : [verification_probes/* defaultProbe */.W, `GET ${inputs['health-path']} 2xx`],
            url,
            release: report.releaseId ?? '',
            'require-release-header': inputs['require-release-header'] || saysItsName(inputs, report),
        };
        const verification = await deps.log.group('Verify', async () => await deps.keepingLease(inputs, report.operation ?? '', async (signal) => await deps.verify(asked, signal)));
        return { ...so, verification, verdict: 'unverified', reasons: verification.reasons };
    }
    catch (thrown) {
        // The journal says "switched, unverified"; whoever comes next goes on from there.
        if (thrown instanceof errors/* CancelledError */.cc) {
            const reason = rollout_codes_codes.reason('interrupted-after-switch', `The run was ${thrown.message} during the verification.`);
            return { ...so, verdict: 'interrupted', reasons: [reason] };
        }
        if (thrown instanceof rollout_ports/* FencedOut */.A) {
            const reason = rollout_codes_codes.reason('lease-lost', `Somebody else took over during the verification: ${thrown.message}.`);
            return { ...so, verdict: 'superseded', reasons: [reason] };
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
        'lift-quarantine': '',
        automatic: true,
        reason: so.reasons.map(({ code, message }) => `${message} (${code})`).join(' '),
    }, 
    // The target's own count, where it has one, is taken instead once traffic is back.
    { exposure: exposureOf(so.verification?.report) }));
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
    if (judged.verdict === 'interrupted' || judged.verdict === 'superseded')
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
        'kept-recovery-ms': `${last.keptRecoveryMs ?? ''}`,
        'requests-failed': `${last.exposure?.failed ?? ''}`,
    };
};
/** Base64 on one line crosses job borders as it is. */
const drillOutputs = (drilled) => ({
    'drill-certificate': drilled === null ? '' : Buffer.from(drilled.text).toString('base64'),
    'drill-certificate-file': drilled?.file ?? '',
});
const ship_run_run = async (inputs, deps) => {
    const startedAt = deps.clock.now();
    const drills = inputs.mode === 'drill' && !inputs['dry-run'];
    const mode = inputs.mode === 'observe' ? 'observe' : 'enforce';
    const plain = { ...inputs, mode, 'require-drill': inputs['require-drill'] && !drills };
    const { ended, drill: drilled } = drills
        ? await drill(plain, deps, async (values) => await sequence(values, deps))
        : { ended: await sequence(plain, deps), drill: null };
    const report = run_reportOf(ended, startedAt, deps.clock.now());
    return {
        verdict: ended.verdict,
        reasons: ended.reasons,
        effect: effectOf('ship', ended.verdict, {
            mode: inputs.mode === 'observe' ? 'observe' : 'enforce',
            strict: inputs.strict,
        }),
        outputs: { ...ship_run_outputsOf(report), ...drillOutputs(drilled) },
        report: {
            ...report,
            onUnverified: inputs['on-unverified'],
            ...(drilled === null ? {} : { drill: drilled.certificate }),
        },
    };
};

;// CONCATENATED MODULE: ./src/actions/ship/wiring.ts










const drillLoad = (url, perSecond) => {
    const records = [];
    const half = perSecond / 2;
    const rates = { freshPerSecond: half, keptPerSecond: half, keptConnections: keptConnections };
    const load = startLoad({ url: new URL('/', url).href, ...rates, timeoutMs: 10_000, sendsAgain: true }, record => records.push(record));
    let stopping;
    return {
        stop: async () => {
            stopping ??= load.stop();
            await stopping;
            return records;
        },
    };
};
const saveCertificate = async ({ files, context }, text) => {
    const path = (0,external_node_path_.join)(context.temp, `prod-actions-drill-certificate-${(0,external_node_crypto_.randomUUID)()}.json`);
    await files.makeFolder(context.temp);
    await files.writeAtomic(path, text);
    return path;
};
/** A file that is not there is no certificate, which is said as that. */
const wiring_certificate = async ({ files, context }, given) => {
    if (given === '' || given.startsWith('{'))
        return given;
    const path = (0,external_node_path_.resolve)(context.workspace, given);
    const isText = /^[A-Za-z0-9+/]{64,}={0,2}$/.test(given);
    if (isText)
        return Buffer.from(given, 'base64').toString('utf8');
    return (await files.exists(path)) ? await files.readText(path) : '';
};
const keeping = (runtime) => async (values, operation, body) => await keepingLease({
    operation,
    timer: runtime.clock,
    withStore: async (use) => await withRollout(values, runtime, noVerifier, async ({ ports }) => await use(ports.store)),
}, runtime.signal, body);
const ship_wiring_runReal = async (inputs, runtime) => await ship_run_run(inputs, {
    ...runtime,
    deploy: async (values, about) => await wiring_runReal(values, runtime, { goesOn: true, ...about }),
    verify: async (values, signal) => await post_deploy_verify_wiring_runReal(values, { ...runtime, signal }),
    keepingLease: keeping(runtime),
    rollback: async (values, about) => await runReal(values, runtime, about),
    drillLoad,
    saveCertificate: async (text) => await saveCertificate(runtime, text),
    certificate: async (given) => await wiring_certificate(runtime, given),
});

;// CONCATENATED MODULE: ./src/actions/ship/announced.ts



/** The run, and then people are told how it ended. */
const runAnnounced = async (inputs, runtime) => {
    const dryRun = inputs['dry-run'];
    return await announced(inputs, runtime, {
        automatic: true,
        begins: dryRun ? null : beginsOf(inputs, runtime),
        broken: brokenDeploy,
        announce: ({ report }, occasion) => (dryRun ? null : announceShip(report, occasion)),
    }, async () => await ship_wiring_runReal(inputs, runtime));
};


/***/ }),

/***/ 5945:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ freshProbe)
/* harmony export */ });
/* harmony import */ var _domain_rollout_identity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(738);

const defaultTimeoutMs = 2000;
/** One look on a connection of its own, also before anything listens. */
const freshProbe = (prober, timeoutMs = defaultTimeoutMs) => ({
    probe: async (url, signal) => {
        const { result } = await prober.ask({ method: 'GET', url, connection: 'fresh', early: true, timeoutMs, signal });
        if (result.kind === 'fault')
            return { ok: false, releaseId: undefined, detail: `${result.fault}: ${result.detail}` };
        const ok = result.status >= 200 && result.status < 300;
        return { ok, releaseId: result.headers[_domain_rollout_identity_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseHeader */ .Ff], detail: `HTTP ${result.status}` };
    },
});


/***/ }),

/***/ 3855:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ expireAfter)
/* harmony export */ });
const standstillMs = 20;
/**
 * Calls `expire` after so many milliseconds, once. Where this process stood still meanwhile, so that the timer comes
 * late, it waits that much longer, at most as long again: what arrived during the standstill is read after the timers,
 * and the time was not the service's. Answers what ends the wait.
 */
const expireAfter = (ms, expire) => {
    const due = performance.now() + ms;
    let timer = setTimeout(() => {
        const lateMs = performance.now() - due;
        if (lateMs < standstillMs)
            expire();
        else
            timer = setTimeout(expire, Math.min(lateMs, ms));
    }, ms);
    return () => clearTimeout(timer);
};


/***/ }),

/***/ 7952:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ep: () => (/* binding */ Timeout),
/* harmony export */   Kl: () => (/* binding */ faultOf),
/* harmony export */   zx: () => (/* binding */ nodeProber)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7067);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_http__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4708);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_https__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4296);
/* harmony import */ var _patience_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3855);





/** Enough for most rules; the rest is read, so that the time to the last byte is right, and dropped. */
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
    const code = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(error) ?? '';
    const fault = error instanceof Timeout ? 'probe-timeout' : tlsCode.test(code) ? 'tls-failed' : byCode[code];
    return { kind: 'fault', fault: fault ?? 'connection-cut', detail: (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error) || code };
};
/** A connection kept by us was closed by the server just as we used it; any client sends such a request again. */
class StaleConnection extends Error {
}
/**
 * Below every system's range of ephemeral ports and below where our own servers listen, so that nobody else gets the
 * port. Where a node translates
 * addresses (NodePorts), a connection refused before the Service has endpoints leaves its ports in the node's connection
 * tracking, untranslated, for 120 s (`nf_conntrack_tcp_timeout_syn_sent`): the next one from there is refused as well.
 */
const portAside = () => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomInt)(10_240, 20_000);
const triesAside = 5;
const headersOf = (headers) => Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]]));
const decoded = async (body, coding) => {
    const { decode } = await __webpack_require__.e(/* import() */ 902).then(__webpack_require__.bind(__webpack_require__, 902));
    return await decode(body, coding, maxBodyBytes);
};
/** Without the byte order mark that some put before it. */
const textOf = (bytes) => new TextDecoder().decode(bytes);
const readAnswer = (response, done) => {
    const chunks = [];
    let size = 0;
    response.on('data', (chunk) => {
        if (size < maxBodyBytes)
            chunks.push(chunk);
        size += chunk.length;
    });
    response.on('end', () => {
        const headers = headersOf(response.headers);
        const body = { bytes: Buffer.concat(chunks).subarray(0, maxBodyBytes), truncated: size > maxBodyBytes };
        const answer = ({ bytes, truncated }) => done({ kind: 'answer', status: response.statusCode ?? 0, headers, body: textOf(bytes), truncated });
        const coding = headers['content-encoding'];
        if (coding === undefined || size === 0)
            answer(body);
        else
            void decoded(body, coding).then(answer);
    });
};
const once = async (ask, agents, localPort) => await new Promise((resolve, reject) => {
    const secure = ask.url.startsWith('https:');
    const pool = secure ? agents.https : agents.http;
    const request = (secure ? (node_https__WEBPACK_IMPORTED_MODULE_2___default()) : (node_http__WEBPACK_IMPORTED_MODULE_1___default())).request(ask.url, {
        method: ask.method,
        agent: ask.connection === 'pooled' ? pool : false,
        ...(localPort === undefined ? {} : { localPort }),
        headers: { 'user-agent': 'prod-actions-probe', accept: '*/*', ...ask.headers },
    });
    let answering = false;
    const cancel = () => void request.destroy(new Error('aborted'));
    const endWait = (0,_patience_js__WEBPACK_IMPORTED_MODULE_4__/* .expireAfter */ .W)(ask.timeoutMs, () => request.destroy(new Timeout(`no full answer within ${ask.timeoutMs} ms`)));
    const fail = (error) => {
        const stale = request.reusedSocket && !answering && (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(error) === 'ECONNRESET';
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
        endWait();
        ask.signal.removeEventListener('abort', cancel);
    });
    ask.signal.addEventListener('abort', cancel, { once: true });
    request.end(ask.body);
});
/** A port aside that somebody has is another's; none of them free, the system gives one. */
const asked = async (ask, agents) => {
    for (let tried = 0; ask.early === true && tried < triesAside; tried += 1) {
        try {
            return await once(ask, agents, portAside());
        }
        catch (error) {
            if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(error) !== 'EADDRINUSE')
                throw error;
        }
    }
    return await once(ask, agents);
};
const settle = async (ask, agents, retries) => {
    ask.signal.throwIfAborted();
    try {
        return { result: await asked(ask, agents), retries };
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
/** @param variables what headers of probes may name */
const nodeProber = (variables) => {
    const agents = { http: new (node_http__WEBPACK_IMPORTED_MODULE_1___default().Agent)({ keepAlive: true }), https: new (node_https__WEBPACK_IMPORTED_MODULE_2___default().Agent)({ keepAlive: true }) };
    return {
        ...(variables === undefined ? {} : { variables }),
        ask: async (ask) => await settle(ask, agents, 0),
        close: () => {
            agents.http.destroy();
            agents.https.destroy();
        },
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
/* harmony export */   vE: () => (/* binding */ signalOne),
/* harmony export */   zE: () => (/* binding */ memoryOf)
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
const pids = () => (linux ? (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)('/proc').map(Number).filter(Number.isInteger) : []);
const residentOf = (pid) => Number(/^VmRSS:\s+(\d+) kB$/m.exec(peek(`/proc/${pid}/status`) ?? '')?.[1] ?? 0) * 1024;
const groupOf = (pid) => {
    const stat = peek(`/proc/${pid}/stat`);
    return stat === undefined ? undefined : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
};
/** Resident bytes of a process group; undefined where that is not known. */
const memoryOf = (group) => {
    const bytes = pids()
        .filter(pid => groupOf(pid) === group)
        .reduce((sum, pid) => sum + residentOf(pid), 0);
    return bytes === 0 ? undefined : bytes;
};
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
/* harmony export */   s: () => (/* binding */ digestIn),
/* harmony export */   tH: () => (/* binding */ hasDigest)
/* harmony export */ });
/* unused harmony exports isTag, withDigest */
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

/***/ 738:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ff: () => (/* binding */ releaseHeader),
/* harmony export */   St: () => (/* binding */ releaseVariable),
/* harmony export */   gJ: () => (/* binding */ colourHeader)
/* harmony export */ });
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

/***/ 2248:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ withLastOutput),
/* harmony export */   c: () => (/* binding */ withoutLastOutput)
/* harmony export */ });
/** What an app, a hook or a tool wrote last, behind what we say of it. Pure. */
/**
 * Output stands on lines of its own, after the first, whoever adds it: here, in the checks of a verification, in hooks.
 * Where line ends were lost on the way, the words before it tell.
 */
const output = /(?:(?:; (?:its )?last (?:output|lines):)?\s*\n|\sLast output(?: of \S+)?:\s)[\s\S]*$/;
/** `of`: whose output it is, where several could be meant. */
const withLastOutput = (text, logs, of = '') => logs === null || logs.trim() === ''
    ? text
    : `${text}\nLast output${of === '' ? '' : ` of ${of}`}:\n${logs.trimEnd()}`;
/** Only what we say of it: logs may hold secrets. */
const withoutLastOutput = (text) => text.replace(output, '').trimEnd();


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


/***/ })

};
