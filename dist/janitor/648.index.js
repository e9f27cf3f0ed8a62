export const id = 648;
export const ids = [648];
export const modules = {

/***/ 4648:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
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

;// CONCATENATED MODULE: ./src/actions/janitor/render.ts

const id = (release) => (release === undefined ? 'none' : code(release.slice(0, 12)));
const render = (outcome) => {
    const { tidied, status, app, environment } = outcome.report;
    return [
        headline({ gate: 'janitor', ...outcome }),
        table(['found', 'came to', 'operation'], tidied.map(one => [one.found, one.verdict, one.operation === null ? '' : code(one.operation.id)])),
        '',
        `${app} in ${environment}: release ${id(status.live?.id)} has traffic${status.live === null ? '' : status.liveVerified ? ', verified' : ', not verified'}. ${status.next}`,
        '',
    ].join('\n');
};


/***/ })

};
