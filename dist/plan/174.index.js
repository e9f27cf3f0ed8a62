export const id = 174;
export const ids = [174];
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


/***/ })

};
