export const id = 771;
export const ids = [771];
export const modules = {

/***/ 8771:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  render: () => (/* binding */ render)
});

// EXTERNAL MODULE: ./src/core/markdown.ts
var markdown = __webpack_require__(6706);
;// CONCATENATED MODULE: ./src/adapters/announcing/render.ts
/** Who was told, for the job summary. Pure. */

const words = {
    delivered: 'told',
    failed: '**not told**',
    skipped: 'not asked',
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

;// CONCATENATED MODULE: ./src/actions/janitor/render.ts


const id = (release) => (release === undefined ? 'none' : (0,markdown/* code */.aY)(release.slice(0, 12)));
const render = (outcome) => {
    const { tidied, status, app, environment, announced } = outcome.report;
    return [
        ...incidentLead(announced).map(line => `${line}\n`),
        (0,markdown/* headline */.Pl)({ gate: 'janitor', ...outcome }),
        (0,markdown/* table */.tp)(['found', 'came to', 'operation'], tidied.map(one => [one.found, one.verdict, one.operation === null ? '' : (0,markdown/* code */.aY)(one.operation.id)])),
        '',
        `${app} in ${environment}: release ${id(status.live?.id)} has traffic${status.live === null ? '' : status.liveVerified ? ', verified' : ', not verified'}. ${status.next}`,
        '',
        ...toldPeople(announced),
    ].join('\n');
};


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
