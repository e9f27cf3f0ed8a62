export const id = 882;
export const ids = [882];
export const modules = {

/***/ 882:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  render: () => (/* binding */ render_render)
});

// EXTERNAL MODULE: ./src/core/markdown.ts
var markdown = __webpack_require__(6706);
;// CONCATENATED MODULE: ./src/adapters/announcing/render.ts
/** Who was told, for the job summary. Pure. */

const words = {
    delivered: 'told',
    failed: '**not told**',
    skipped: 'nothing to tell',
};
const row = ({ channel, state, attempts, detail, url }) => [
    (0,markdown/* code */.aY)(channel),
    words[state],
    attempts > 1 ? `${(0,markdown/* plain */.pj)(detail)} (${attempts} attempts)` : (0,markdown/* plain */.pj)(detail),
    url === undefined ? '' : (0,markdown/* plain */.pj)(url),
];
/** Where the incident is worked on: the first thing to see after a rollback. */
const incidentLead = (deliveries) => (deliveries ?? []).flatMap(({ channel, url }) => channel === 'github-incident' && url !== undefined ? [`🚨 **Incident: ${(0,markdown/* plain */.pj)(url)}**`] : []);
/** Nothing where nobody was to be told. */
const toldPeople = (deliveries) => deliveries === undefined || deliveries.length === 0
    ? []
    : ['### Who was told', (0,markdown/* table */.tp)(['channel', '', 'detail', 'where'], deliveries.map(row))];

// EXTERNAL MODULE: ./src/core/durations.ts
var durations = __webpack_require__(778);
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
const render_row = (name, values) => values.map(value => [name, value]);
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
    ...render_row('before', report.previousReleaseId === null ? [] : [`release ${id(report.previousReleaseId)}`]),
    ...render_row('switch → first answer of the new release', time(report.switchMs)),
    ...render_row('switch seen', arrival(report)),
    ...render_row('adopted', adopted(report)),
    ...render_row('bad release live → decision to go back', time(report.detectionMs)),
    ...render_row('decision → old release answers', time(report.recoveryMs)),
    ...render_row('decision → a kept connection reaches it', time(report.keptRecoveryMs)),
    ...render_row('requests served badly', exposure(report)),
    ...render_row('release without traffic', retired(report)),
    ...render_row('operation', report.operation === null ? [] : [(0,markdown/* code */.aY)(report.operation)]),
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

// EXTERNAL MODULE: ./src/domain/verification/verdict.ts
var verdict = __webpack_require__(4419);
;// CONCATENATED MODULE: ./src/actions/post-deploy-verify/render.ts



const state = ({ above, within }) => above ? 'above' : within ? 'within' : 'not shown';
const rateState = (report) => (report.suspect && !report.above ? 'suspect' : state(report));
const rateRow = (report) => [
    (0,markdown/* plain */.pj)(report.what),
    report.source,
    `${report.failed} / ${report.samples}`,
    report.rate === null ? '' : (0,verdict/* percent */.KN)(report.rate),
    report.samples === 0 ? '' : `≤ ${(0,verdict/* percent */.KN)(report.upper)} (95 %)`,
    (0,verdict/* percent */.KN)(report.objective),
    report.samples === 0 ? 'no requests' : rateState(report),
];
/** Of all requests, and of the probe that was asked least. */
const unseenLine = ({ errorRates }) => {
    const asked = errorRates.filter(({ samples, source }) => samples > 0 && source === 'our probes');
    const [all, ...probes] = asked;
    if (all === undefined)
        return [];
    const unseen = (report) => `a rise under ${(0,verdict/* visibleRise */.uC)(report)}`;
    const least = probes.toSorted((one, other) => one.samples - other.samples)[0];
    const ofLeast = least === undefined ? '' : `; on ${(0,markdown/* plain */.pj)(least.what)} alone (${least.samples}) ${unseen(least)}`;
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
    (0,markdown/* plain */.pj)(check.name),
    (0,markdown/* plain */.pj)(check.source),
    check.value === null ? '' : `${Number(check.value.toPrecision(4))} ${check.unit}`.trim(),
    (0,markdown/* plain */.pj)(check.objective),
    check.samples === null ? '' : `${check.samples}`,
    check.window === null ? '' : (0,durations/* formatDuration */.a)(check.window.to - check.window.from),
    `${check.verdict}${check.required ? '' : ' (not required)'}`,
];
const checkQueries = (checks) => {
    const asked = checks.filter(check => check.query !== null);
    return asked.length === 0
        ? []
        : [
            (0,markdown/* details */.zH)('Queries', (0,markdown/* table */.tp)(['check', 'query'], asked.map(one => [(0,markdown/* plain */.pj)(one.name), (0,markdown/* code */.aY)(one.query ?? '')]))),
        ];
};
const checkTable = ({ checks }) => checks.length === 0
    ? []
    : [
        (0,markdown/* table */.tp)(['check', 'source', 'value', 'objective', 'samples', 'window', ''], checks.map(checkRow)),
        ...checkQueries(checks),
    ];
const identityLine = ({ identity }) => {
    if (identity.expected === null)
        return 'Release: not checked, none was named.';
    const wrong = Object.entries(identity.wrong).map(([release, count]) => `${count} from ${(0,markdown/* code */.aY)(release.slice(0, 12))}`);
    const expected = `Release ${(0,markdown/* code */.aY)(identity.expected.slice(0, 12))}: ${identity.right} answers`;
    return `${[expected, ...wrong, `${identity.unnamed} unnamed`].join(', ')}.`;
};
const loadLine = (report) => {
    const { fresh, pooled } = report.connections;
    const cut = report.endedEarly ? ', ended early' : '';
    return [
        `${report.load.sent} probes at ${report.load.rate}/s in ${(0,durations/* formatDuration */.a)(report.ranMs)} of ${(0,durations/* formatDuration */.a)(report.plannedMs)}${cut}.`,
        `Fresh connections: ${fresh.failed} of ${fresh.samples} failed; kept ones: ${pooled.failed} of ${pooled.samples}.`,
        `${report.retries} sent again after a kept connection was closed; ${report.load.notSent} not sent.`,
    ].join(' ');
};
const factTable = ({ facts }) => facts.length === 0
    ? []
    : [
        (0,markdown/* table */.tp)(['probe', 'last seen'], facts.map(({ probe, what }) => [(0,markdown/* plain */.pj)(probe), (0,markdown/* plain */.pj)(what)])),
    ];
const failureRow = (failure) => [
    (0,durations/* formatDuration */.a)(failure.at),
    (0,markdown/* plain */.pj)(failure.probe),
    failure.connection,
    (0,markdown/* code */.aY)(failure.code),
    (0,markdown/* plain */.pj)(failure.what),
];
/** The numbers of a verification; ship shows them too. */
const renderReport = (report) => [
    (0,markdown/* table */.tp)(['error rate', 'counted by', 'failed', 'rate', 'may be', 'objective', ''], report.errorRates.map(rateRow)),
    ...unseenLine(report),
    ...(report.latency.length === 0
        ? ['Latency: not judged, no objective is set.']
        : [(0,markdown/* table */.tp)(['latency', 'measured', 'objective', 'slower', ''], report.latency.map(latencyRow))]),
    ...checkTable(report),
    identityLine(report),
    loadLine(report),
    ...factTable(report),
    ...(report.detectionMs === null ? [] : [`Detected after ${(0,durations/* formatDuration */.a)(report.detectionMs)}.`]),
    ...(report.examples.length === 0
        ? []
        : [
            (0,markdown/* details */.zH)(`First ${report.examples.length} failures`, (0,markdown/* table */.tp)(['at', 'probe', 'connection', 'code', 'what'], report.examples.map(failureRow))),
        ]),
    `A good release is called bad with a chance of at most ${(0,verdict/* percent */.KN)(report.falseAlarm)} per verification, however often it is looked at.`,
].join('\n\n');
const render = (outcome) => `${headline({ gate: 'post-deploy-verify', ...outcome })}\n${code(outcome.report.url)}\n\n${renderReport(outcome.report)}\n`;

// EXTERNAL MODULE: ./src/actions/ship/report.ts
var ship_report = __webpack_require__(6578);
;// CONCATENATED MODULE: ./src/actions/ship/render.ts






const render_id = (release) => (release === null ? 'none' : (0,markdown/* code */.aY)(release.slice(0, 12)));
const releaseLine = (report) => {
    const { deploy } = report;
    const live = (0,ship_report/* lastRollout */.Sn)(report);
    return `Release ${render_id(deploy.releaseId)}, before it ${render_id(deploy.previousReleaseId)}. Live now: ${render_id(live.liveReleaseId)}${live.liveVerified ? ', verified' : ', not verified'}.`;
};
const timesLine = ({ detectionMs, recoveryMs }) => {
    const known = [
        ...(detectionMs === null ? [] : [`Fault certain ${(0,durations/* formatDuration */.a)(detectionMs)} after the switch.`]),
        ...(recoveryMs === null
            ? []
            : [`Old release answering ${(0,durations/* formatDuration */.a)(recoveryMs)} after the decision to go back.`]),
    ];
    return known.length === 0 ? [] : [known.join(' ')];
};
const phaseRow = (startedAt, { phase, at, ms }) => [
    `+${(0,durations/* formatDuration */.a)(Math.max(0, at - startedAt))}`,
    phase,
    (0,durations/* formatDuration */.a)(Math.max(0, ms)),
];
const timeline = ({ timeline: phases, startedAt }) => phases.length === 0
    ? []
    : [
        (0,markdown/* table */.tp)(['at', 'phase', 'took'], phases.map(phase => phaseRow(startedAt, phase))),
    ];
/** What the verdict of the verification does, and by whose choice. */
const policyLine = ({ onUnverified = 'hold' }) => onUnverified === 'hold'
    ? 'Policy: `fail` goes back by itself; `inconclusive` and `error` never do (`on-unverified: hold`): red run, traffic stays, the old release is kept warm.'
    : 'Policy: `fail` goes back by itself; `inconclusive` and `error` go back as well, because `on-unverified: rollback` is set.';
const render_render = (outcome) => {
    const { report } = outcome;
    return [
        ...incidentLead(report.announced),
        (0,markdown/* headline */.Pl)({ gate: 'ship', ...outcome }),
        releaseLine(report),
        ...timesLine(report),
        ...timeline(report),
        ...(report.verification === null
            ? []
            : [`### Verification: ${report.verification.verdict}`, policyLine(report), renderReport(report.verification)]),
        (0,markdown/* details */.zH)('Rollout', rolloutFacts((0,ship_report/* wholeRollout */.f5)(report))),
        ...toldPeople(report.announced),
        '',
    ].join('\n\n');
};


/***/ })

};
