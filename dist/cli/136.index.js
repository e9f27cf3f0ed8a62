export const id = 136;
export const ids = [136];
export const modules = {

/***/ 1136:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   render: () => (/* binding */ render)
/* harmony export */ });
/* harmony import */ var _adapters_rollout_render_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9492);
/* harmony import */ var _core_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6706);


const render = (outcome) => `${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .headline */ .Pl)({ gate: 'auto-rollback', ...outcome })}\n${(0,_adapters_rollout_render_js__WEBPACK_IMPORTED_MODULE_0__/* .rolloutFacts */ .p)(outcome.report)}`;


/***/ }),

/***/ 9492:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ rolloutFacts)
/* harmony export */ });
/* harmony import */ var _core_durations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(778);
/* harmony import */ var _core_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6706);
/** The part of a job summary that a deploy and a rollback share. Pure. */


const id = (release) => (release === null ? 'none' : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(release.slice(0, 12)));
const time = (ms) => (ms === null ? [] : [(0,_core_durations_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(ms)]);
const row = (name, values) => values.map(value => [name, value]);
const retired = ({ retired: done }) => done === null
    ? []
    : [
        `drained in ${(0,_core_durations_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(done.drainedMs)}${done.cutRequests > 0 ? `, ${done.cutRequests} requests cut` : ''}`,
    ];
const facts = (report) => (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['what', 'now'], [
    ['traffic', `${report.liveColour ?? 'no colour'}, release ${id(report.liveReleaseId)}`],
    ['verified', report.liveVerified ? 'yes' : 'no'],
    ...row('before', report.previousReleaseId === null ? [] : [`release ${id(report.previousReleaseId)}`]),
    ...row('switch → first answer of the new release', time(report.switchMs)),
    ...row('bad release live → decision to go back', time(report.detectionMs)),
    ...row('decision → old release answers', time(report.recoveryMs)),
    ...row('release without traffic', retired(report)),
    ...row('operation', report.operation === null ? [] : [(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(report.operation)]),
    ['entrance', report.url],
]);
const planned = ({ plan }) => plan.length === 0 ? [] : ['', ...plan.map((step, at) => `${at + 1}. ${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(step)}`)];
const badRelease = ({ badRelease: bad }) => {
    if (bad === null)
        return [];
    const logs = bad.logs === null || bad.logs.trim() === '' ? [] : [fenced(bad.logs)];
    return ['', `Bad release ${id(bad.id)} (${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(bad.cause)}) is quarantined.`, '', ...logs];
};
const fenced = (logs) => (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .details */ .zH)('Last output of the bad release', `\`\`\`text\n${logs.trimEnd().replaceAll('```', "'''")}\n\`\`\``);
const steps = (report) => report.steps.length === 0
    ? []
    : [
        '',
        (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .details */ .zH)('Steps', (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['at', 'step'], report.steps.map(({ at, step }) => [at, step]))),
    ];
const rolloutFacts = (report) => [facts(report), ...planned(report), ...badRelease(report), ...steps(report), ''].join('\n');


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


/***/ })

};
