export const id = 7124;
export const ids = [7124,7610];
export const modules = {

/***/ 7610:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   render: () => (/* binding */ render),
/* harmony export */   renderReport: () => (/* binding */ renderReport)
/* harmony export */ });
/* harmony import */ var _core_durations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(778);
/* harmony import */ var _core_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6706);
/* harmony import */ var _domain_verification_verdict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4419);



const state = ({ above, within }) => above ? 'above' : within ? 'within' : 'not shown';
const rateState = (report) => (report.suspect && !report.above ? 'suspect' : state(report));
const rateRow = (report) => [
    (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(report.what),
    report.source,
    `${report.failed} / ${report.samples}`,
    report.rate === null ? '' : (0,_domain_verification_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .percent */ .KN)(report.rate),
    report.samples === 0 ? '' : `≤ ${(0,_domain_verification_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .percent */ .KN)(report.upper)} (95 %)`,
    (0,_domain_verification_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .percent */ .KN)(report.objective),
    report.samples === 0 ? 'no requests' : rateState(report),
];
/** Of all requests, and of the probe that was asked least. */
const unseenLine = ({ errorRates }) => {
    const asked = errorRates.filter(({ samples, source }) => samples > 0 && source === 'our probes');
    const [all, ...probes] = asked;
    if (all === undefined)
        return [];
    const unseen = (report) => `a rise under ${(0,_domain_verification_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .visibleRise */ .uC)(report)}`;
    const least = probes.toSorted((one, other) => one.samples - other.samples)[0];
    const ofLeast = least === undefined ? '' : `; on ${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(least.what)} alone (${least.samples}) ${unseen(least)}`;
    return [`With ${all.samples} requests ${unseen(all)} over the objective is invisible${ofLeast}.`];
};
const latencyRow = (report) => [
    `p${report.quantile * 100}`,
    report.measuredMs === null ? '' : `${report.measuredMs.toFixed(1)} ms`,
    `${report.objectiveMs} ms`,
    `${report.slower} / ${report.samples} in ${report.blocks} blocks of ${report.blockMs} ms`,
    report.overloaded ? 'not judged: we were busy' : state(report),
];
const checkRow = (check) => [
    (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(check.name),
    (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(check.source),
    check.value === null ? '' : `${Number(check.value.toPrecision(4))} ${check.unit}`.trim(),
    (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(check.objective),
    check.samples === null ? '' : `${check.samples}`,
    check.window === null ? '' : (0,_core_durations_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(check.window.to - check.window.from),
    `${check.verdict}${check.required ? '' : ' (not required)'}`,
];
const checkQueries = (checks) => {
    const asked = checks.filter(check => check.query !== null);
    return asked.length === 0
        ? []
        : [
            (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .details */ .zH)('Queries', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['check', 'query'], asked.map(one => [(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(one.name), (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(one.query ?? '')]))),
        ];
};
const checkTable = ({ checks }) => checks.length === 0
    ? []
    : [
        (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['check', 'source', 'value', 'objective', 'samples', 'window', ''], checks.map(checkRow)),
        ...checkQueries(checks),
    ];
const identityLine = ({ identity }) => {
    if (identity.expected === null)
        return 'Release: not checked, none was named.';
    const wrong = Object.entries(identity.wrong).map(([release, count]) => `${count} from ${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(release.slice(0, 12))}`);
    const expected = `Release ${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(identity.expected.slice(0, 12))}: ${identity.right} answers`;
    return `${[expected, ...wrong, `${identity.unnamed} unnamed`].join(', ')}.`;
};
const loadLine = (report) => {
    const { fresh, pooled } = report.connections;
    const cut = report.endedEarly ? ', ended early' : '';
    return [
        `${report.load.sent} probes at ${report.load.rate}/s in ${(0,_core_durations_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(report.ranMs)} of ${(0,_core_durations_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(report.plannedMs)}${cut}.`,
        `Fresh connections: ${fresh.failed} of ${fresh.samples} failed; kept ones: ${pooled.failed} of ${pooled.samples}.`,
        `${report.retries} sent again after a kept connection was closed; ${report.load.notSent} not sent.`,
    ].join(' ');
};
const factTable = ({ facts }) => facts.length === 0
    ? []
    : [
        (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['probe', 'last seen'], facts.map(({ probe, what }) => [(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(probe), (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(what)])),
    ];
const failureRow = (failure) => [
    (0,_core_durations_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(failure.at),
    (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(failure.probe),
    failure.connection,
    (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(failure.code),
    (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(failure.what),
];
/** The numbers of a verification; ship shows them too. */
const renderReport = (report) => [
    (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['error rate', 'counted by', 'failed', 'rate', 'may be', 'objective', ''], report.errorRates.map(rateRow)),
    ...unseenLine(report),
    ...(report.latency.length === 0
        ? ['Latency: not judged, no objective is set.']
        : [(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['latency', 'measured', 'objective', 'slower', ''], report.latency.map(latencyRow))]),
    ...checkTable(report),
    identityLine(report),
    loadLine(report),
    ...factTable(report),
    ...(report.detectionMs === null ? [] : [`Detected after ${(0,_core_durations_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(report.detectionMs)}.`]),
    ...(report.examples.length === 0
        ? []
        : [
            (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .details */ .zH)(`First ${report.examples.length} failures`, (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['at', 'probe', 'connection', 'code', 'what'], report.examples.map(failureRow))),
        ]),
    `A good release is called bad with a chance of at most ${(0,_domain_verification_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .percent */ .KN)(report.falseAlarm)} per verification, however often it is looked at.`,
].join('\n\n');
const render = (outcome) => `${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .headline */ .Pl)({ gate: 'post-deploy-verify', ...outcome })}\n${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(outcome.report.url)}\n\n${renderReport(outcome.report)}\n`;


/***/ }),

/***/ 7124:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   render: () => (/* binding */ render)
/* harmony export */ });
/* harmony import */ var _adapters_announcing_render_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9689);
/* harmony import */ var _adapters_rollout_render_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9139);
/* harmony import */ var _core_durations_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(778);
/* harmony import */ var _core_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6706);
/* harmony import */ var _post_deploy_verify_render_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7610);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6578);






const id = (release) => (release === null ? 'none' : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(release.slice(0, 12)));
const releaseLine = (report) => {
    const { deploy } = report;
    const live = (0,_report_js__WEBPACK_IMPORTED_MODULE_5__/* .lastRollout */ .Sn)(report);
    return `Release ${id(deploy.releaseId)}, before it ${id(deploy.previousReleaseId)}. Live now: ${id(live.liveReleaseId)}${live.liveVerified ? ', verified' : ', not verified'}.`;
};
const timesLine = ({ detectionMs, recoveryMs }) => {
    const known = [
        ...(detectionMs === null ? [] : [`Fault certain ${(0,_core_durations_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a)(detectionMs)} after the switch.`]),
        ...(recoveryMs === null
            ? []
            : [`Old release answering ${(0,_core_durations_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a)(recoveryMs)} after the decision to go back.`]),
    ];
    return known.length === 0 ? [] : [known.join(' ')];
};
const phaseRow = (startedAt, { phase, at, ms }) => [
    `+${(0,_core_durations_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a)(Math.max(0, at - startedAt))}`,
    phase,
    (0,_core_durations_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a)(Math.max(0, ms)),
];
const timeline = ({ timeline: phases, startedAt }) => phases.length === 0
    ? []
    : [
        (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(['at', 'phase', 'took'], phases.map(phase => phaseRow(startedAt, phase))),
    ];
/** What the verdict of the verification does, and by whose choice. */
const policyLine = ({ onUnverified = 'hold' }) => onUnverified === 'hold'
    ? 'Policy: `fail` goes back by itself; `inconclusive` and `error` never do (`on-unverified: hold`): red run, traffic stays, the old release is kept warm.'
    : 'Policy: `fail` goes back by itself; `inconclusive` and `error` go back as well, because `on-unverified: rollback` is set.';
const render = (outcome) => {
    const { report } = outcome;
    return [
        ...(0,_adapters_announcing_render_js__WEBPACK_IMPORTED_MODULE_0__/* .incidentLead */ .V)(report.announced),
        (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .headline */ .Pl)({ gate: 'ship', ...outcome }),
        releaseLine(report),
        ...timesLine(report),
        ...timeline(report),
        ...(report.verification === null
            ? []
            : [`### Verification: ${report.verification.verdict}`, policyLine(report), (0,_post_deploy_verify_render_js__WEBPACK_IMPORTED_MODULE_4__.renderReport)(report.verification)]),
        (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .details */ .zH)('Rollout', (0,_adapters_rollout_render_js__WEBPACK_IMPORTED_MODULE_1__/* .rolloutFacts */ .p)((0,_report_js__WEBPACK_IMPORTED_MODULE_5__/* .wholeRollout */ .f5)(report))),
        ...(0,_adapters_announcing_render_js__WEBPACK_IMPORTED_MODULE_0__/* .toldPeople */ .j)(report.announced),
        '',
    ].join('\n\n');
};


/***/ }),

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

/***/ 9689:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ incidentLead),
/* harmony export */   j: () => (/* binding */ toldPeople)
/* harmony export */ });
/* harmony import */ var _core_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6706);
/** Who was told, for the job summary. Pure. */

const words = {
    delivered: 'told',
    failed: '**not told**',
    skipped: 'nothing to tell',
};
const row = ({ channel, state, attempts, detail, url }) => [
    (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(channel),
    words[state],
    attempts > 1 ? `${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(detail)} (${attempts} attempts)` : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(detail),
    url === undefined ? '' : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(url),
];
/** Where the incident is worked on: the first thing to see after a rollback. */
const incidentLead = (deliveries) => (deliveries ?? []).flatMap(({ channel, url }) => channel === 'github-incident' && url !== undefined ? [`🚨 **Incident: ${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(url)}**`] : []);
/** Nothing where nobody was to be told. */
const toldPeople = (deliveries) => deliveries === undefined || deliveries.length === 0
    ? []
    : ['### Who was told', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['channel', '', 'detail', 'where'], deliveries.map(row))];


/***/ }),

/***/ 9139:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ rolloutFacts)
});

// EXTERNAL MODULE: ./src/core/durations.ts
var durations = __webpack_require__(778);
// EXTERNAL MODULE: ./src/core/markdown.ts
var markdown = __webpack_require__(6706);
// EXTERNAL MODULE: ./src/domain/kubernetes/objects.ts
var objects = __webpack_require__(6413);
;// CONCATENATED MODULE: ./src/adapters/kubernetes/render-report.ts
/** What a job summary says of the cluster. Pure. */


const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;
const render_report_images = ({ images: all, unpinned }) => all.length === 0
    ? []
    : [
        '',
        ...all.map(image => `- ${(0,markdown/* code */.aY)(image)}${unpinned.includes(image) ? ': a tag, which can move; pin it by digest' : ''}`),
    ];
const render_report_objects = ({ objects: all }) => all.length === 0
    ? []
    : [
        '',
        (0,markdown/* details */.zH)(`${all.length} objects`, (0,markdown/* table */.tp)(['object', 'treated as', 'why'], all.map(({ ref, treatment, why }) => [(0,markdown/* code */.aY)((0,objects/* nameOf */.Vb)(ref)), treatment, (0,markdown/* plain */.pj)(why)]))),
    ];
const fenced = (text) => `\`\`\`yaml\n${text.trimEnd().replaceAll('```', "'''")}\n\`\`\``;
/** Most fixes are YAML to paste, some are advice. */
const fixed = (fix) => fix === '' ? '' : /^\s*[\w./-]+:(\s|$)/.test(fix) ? `\n\n${fenced(fix)}` : `<br>**Next:** ${(0,markdown/* plain */.pj)(fix)}`;
const finding = ({ code: name, level, ref, message, fix }) => {
    const who = (0,objects/* nameOf */.Vb)(ref);
    const what = message.startsWith(`${who}: `) ? message.slice(who.length + 2) : message;
    return `- ${level === 'warn' ? '⚠️ ' : ''}${(0,markdown/* code */.aY)(who)}: ${(0,markdown/* plain */.pj)(what)} (${(0,markdown/* code */.aY)(name)})${fixed(fix)}`;
};
const findings = ({ findings: all }) => {
    const warnings = all.filter(({ level }) => level === 'warn').length;
    return all.length === 0
        ? []
        : ['', (0,markdown/* details */.zH)(`${all.length} findings, ${warnings} worth mending`, all.map(finding).join('\n'))];
};
const byVerb = (api) => (0,markdown/* table */.tp)(['call', 'times'], Object.entries(api.byVerb)
    .toSorted(([, a], [, b]) => b - a)
    .map(([what, times]) => [what, String(times)]));
const calls = ({ api }) => api === null
    ? []
    : [
        '',
        (0,markdown/* details */.zH)(`${api.calls} calls to the API server, ${kilobytes(api.bytesOut)} sent, ${kilobytes(api.bytesIn)} received`, byVerb(api)),
    ];
const clusterFacts = (report) => [
    ...render_report_images(report),
    ...render_report_objects(report),
    ...findings(report),
    ...calls(report),
];

;// CONCATENATED MODULE: ./src/adapters/rollout/render.ts
/** The part of a job summary that a deploy and a rollback share. Pure. */



const id = (release) => (release === null ? 'none' : (0,markdown/* code */.aY)(release.slice(0, 12)));
const time = (ms) => (ms === null ? [] : [(0,durations/* formatDuration */.a)(ms)]);
const row = (name, values) => values.map(value => [name, value]);
const retired = ({ retired: done }) => done === null
    ? []
    : [
        `drained in ${(0,durations/* formatDuration */.a)(done.drainedMs)}${done.cutRequests > 0 ? `, ${done.cutRequests} requests cut` : ''}`,
    ];
const seen = {
    release: 'at the entrance, where the answers name the release',
    answered: 'at the entrance, where the answers do not name the release',
    endpoints: 'in the control plane only: no `url` is set',
};
const exposure = ({ exposure: met }) => met === null ? [] : [`${met.failed} of ${met.requests}, counted by ${met.source}`];
const arrival = ({ arrival: how }) => (how === null ? [] : [seen[how]]);
const adopted = ({ cluster }) => cluster === null || cluster.adopted.length === 0 ? [] : [cluster.adopted.map(markdown/* code */.aY).join(', ')];
const facts = (report) => (0,markdown/* table */.tp)(['what', 'now'], [
    ['traffic', `${report.liveColour ?? 'no colour'}, release ${id(report.liveReleaseId)}`],
    ['verified', report.liveVerified ? 'yes' : 'no'],
    ...row('before', report.previousReleaseId === null ? [] : [`release ${id(report.previousReleaseId)}`]),
    ...row('switch → first answer of the new release', time(report.switchMs)),
    ...row('switch seen', arrival(report)),
    ...row('adopted', adopted(report)),
    ...row('bad release live → decision to go back', time(report.detectionMs)),
    ...row('decision → old release answers', time(report.recoveryMs)),
    ...row('decision → a kept connection reaches it', time(report.keptRecoveryMs)),
    ...row('requests served badly', exposure(report)),
    ...row('release without traffic', retired(report)),
    ...row('operation', report.operation === null ? [] : [(0,markdown/* code */.aY)(report.operation)]),
    ['entrance', report.url || 'the Service, through the API server'],
]);
const planned = ({ plan }) => plan.length === 0 ? [] : ['', ...plan.map((step, at) => `${at + 1}. ${(0,markdown/* plain */.pj)(step)}`)];
const badRelease = ({ badRelease: bad }) => {
    if (bad === null)
        return [];
    const logs = bad.logs === null || bad.logs.trim() === '' ? [] : [render_fenced(bad.logs)];
    return ['', `Bad release ${id(bad.id)} (${(0,markdown/* code */.aY)(bad.cause)}) is quarantined.`, '', ...logs];
};
const render_fenced = (logs) => (0,markdown/* details */.zH)('Last output of the bad release', `\`\`\`text\n${logs.trimEnd().replaceAll('```', "'''")}\n\`\`\``);
const steps = (report) => report.steps.length === 0
    ? []
    : [
        '',
        (0,markdown/* details */.zH)('Steps', (0,markdown/* table */.tp)(['at', 'step'], report.steps.map(({ at, step }) => [at, step]))),
    ];
const rolloutFacts = (report) => [
    facts(report),
    ...planned(report),
    ...badRelease(report),
    ...(report.cluster === null ? [] : clusterFacts(report.cluster)),
    ...steps(report),
    '',
].join('\n');


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

/***/ 6413:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H8: () => (/* binding */ refOf),
/* harmony export */   Ih: () => (/* binding */ annotationsOf),
/* harmony export */   PC: () => (/* binding */ labelsOf),
/* harmony export */   R5: () => (/* binding */ metadataSchema),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   fy: () => (/* binding */ isTerminating),
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
/** On its way out: told to go, and for a pod, without traffic. */
const isTerminating = ({ metadata }) => (metadata.deletionTimestamp ?? null) !== null;
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
