export const id = 72;
export const ids = [72];
export const modules = {

/***/ 7072:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  render: () => (/* binding */ render)
});

// EXTERNAL MODULE: ./src/core/durations.ts
var durations = __webpack_require__(778);
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

;// CONCATENATED MODULE: ./src/adapters/rollout/render.ts
/** The part of a job summary that a deploy and a rollback share. Pure. */


const id = (release) => (release === null ? 'none' : code(release.slice(0, 12)));
const time = (ms) => (ms === null ? [] : [(0,durations/* formatDuration */.a)(ms)]);
const row = (name, values) => values.map(value => [name, value]);
const retired = ({ retired: done }) => done === null
    ? []
    : [
        `drained in ${(0,durations/* formatDuration */.a)(done.drainedMs)}${done.cutRequests > 0 ? `, ${done.cutRequests} requests cut` : ''}`,
    ];
const facts = (report) => table(['what', 'now'], [
    ['traffic', `${report.liveColour ?? 'no colour'}, release ${id(report.liveReleaseId)}`],
    ['verified', report.liveVerified ? 'yes' : 'no'],
    ...row('before', report.previousReleaseId === null ? [] : [`release ${id(report.previousReleaseId)}`]),
    ...row('switch → first answer of the new release', time(report.switchMs)),
    ...row('bad release live → decision to go back', time(report.detectionMs)),
    ...row('decision → old release answers', time(report.recoveryMs)),
    ...row('release without traffic', retired(report)),
    ...row('operation', report.operation === null ? [] : [code(report.operation)]),
    ['entrance', report.url],
]);
const planned = ({ plan }) => plan.length === 0 ? [] : ['', ...plan.map((step, at) => `${at + 1}. ${plain(step)}`)];
const badRelease = ({ badRelease: bad }) => {
    if (bad === null)
        return [];
    const logs = bad.logs === null || bad.logs.trim() === '' ? [] : [fenced(bad.logs)];
    return ['', `Bad release ${id(bad.id)} (${code(bad.cause)}) is quarantined.`, '', ...logs];
};
const fenced = (logs) => details('Last output of the bad release', `\`\`\`text\n${logs.trimEnd().replaceAll('```', "'''")}\n\`\`\``);
const steps = (report) => report.steps.length === 0
    ? []
    : [
        '',
        details('Steps', table(['at', 'step'], report.steps.map(({ at, step }) => [at, step]))),
    ];
const rolloutFacts = (report) => [facts(report), ...planned(report), ...badRelease(report), ...steps(report), ''].join('\n');

;// CONCATENATED MODULE: ./src/actions/auto-rollback/render.ts


const render = (outcome) => `${headline({ gate: 'auto-rollback', ...outcome })}\n${rolloutFacts(outcome.report)}`;


/***/ })

};
