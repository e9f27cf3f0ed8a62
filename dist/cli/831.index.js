export const id = 831;
export const ids = [831];
export const modules = {

/***/ 8831:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lines: () => (/* binding */ lines),
/* harmony export */   render: () => (/* binding */ render)
/* harmony export */ });
/* harmony import */ var _core_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6706);

const head = ['setting', 'value', 'source'];
const shown = (text) => (text === '' ? '' : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(text));
const rows = (settings) => settings.map(({ key, text, source }) => [(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(key), shown(text), source]);
const chosen = (settings) => settings.filter(setting => setting.source !== 'default');
/** What a person chose stands open, the defaults are folded away: both with their source. */
const settingsOf = (title, settings) => {
    const set = chosen(settings);
    const rest = settings.filter(setting => setting.source === 'default');
    return [
        `### ${title}`,
        set.length === 0 ? 'Everything is at its default.' : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(head, rows(set)),
        (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .details */ .zH)(`${rest.length} at their default`, (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(head, rows(rest))),
    ].join('\n\n');
};
const render = (outcome) => {
    const { report } = outcome;
    const top = (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .headline */ .Pl)({ gate: 'plan', verdict: outcome.verdict, effect: outcome.effect, reasons: outcome.reasons });
    const chain = report.delivers
        ? report.stages.map(stage => stage.environment).join(' → ')
        : 'nowhere: on a pull request only the gates run';
    return [
        top,
        `${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(report.service)} as ${(0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(report.image)} → ${chain}. Configuration: ${report.configuration}; preset ${report.preset}.`,
        settingsOf('Build and gates', report.shared),
        ...report.stages.map(stage => settingsOf(`Environment ${stage.environment}`, stage.settings)),
        '',
    ].join('\n\n');
};
/** The same table as plain text for the log. */
const lines = (settings) => settings.map(({ key, text, source }) => `${key} = ${text === '' ? '(unset)' : text}  [${source}]`);


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
