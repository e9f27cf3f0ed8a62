export const id = 1136;
export const ids = [1136];
export const modules = {

/***/ 1136:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   render: () => (/* binding */ render)
/* harmony export */ });
/* harmony import */ var _adapters_announcing_render_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9689);
/* harmony import */ var _adapters_rollout_render_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9139);
/* harmony import */ var _core_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6706);



const render = (outcome) => [
    ...(0,_adapters_announcing_render_js__WEBPACK_IMPORTED_MODULE_0__/* .incidentLead */ .V)(outcome.report.announced).map(line => `${line}\n`),
    `${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .headline */ .Pl)({ gate: 'auto-rollback', ...outcome })}\n${(0,_adapters_rollout_render_js__WEBPACK_IMPORTED_MODULE_1__/* .rolloutFacts */ .p)(outcome.report)}`,
    ...(0,_adapters_announcing_render_js__WEBPACK_IMPORTED_MODULE_0__/* .toldPeople */ .j)(outcome.report.announced),
].join('\n');


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


/***/ })

};
