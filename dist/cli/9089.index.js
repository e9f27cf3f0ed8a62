export const id = 9089;
export const ids = [9089];
export const modules = {

/***/ 9089:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   render: () => (/* binding */ render)
/* harmony export */ });
/* harmony import */ var _adapters_announcing_render_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9689);
/* harmony import */ var _adapters_announcing_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3894);
/* harmony import */ var _core_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6706);



const id = (release) => (release === undefined ? 'none' : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(release.slice(0, 12)));
const render = (outcome) => {
    const { tidied, status, app, environment, announced, reminder } = outcome.report;
    return [
        ...(0,_adapters_announcing_render_js__WEBPACK_IMPORTED_MODULE_0__/* .incidentLead */ .V)(announced).map(line => `${line}\n`),
        (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .headline */ .Pl)({ gate: 'janitor', ...outcome }),
        (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['found', 'came to', 'operation'], tidied.map(one => [one.found, one.verdict, one.operation === null ? '' : (0,_core_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(one.operation.id)])),
        '',
        `${app} in ${environment}: release ${id(status.live?.id)} has traffic${status.live === null ? '' : status.liveVerified ? ', verified' : ', not verified'}. ${status.next}`,
        '',
        ...(reminder === undefined
            ? []
            : [`People were told of it at ${(0,_adapters_announcing_text_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB)(reminder.at)}; they are told again after ${(0,_adapters_announcing_text_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB)(reminder.again)}.`]),
        ...(0,_adapters_announcing_render_js__WEBPACK_IMPORTED_MODULE_0__/* .toldPeople */ .j)(announced),
    ].join('\n');
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

/***/ 3894:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fg: () => (/* binding */ markOf),
/* harmony export */   GH: () => (/* binding */ timelineTexts),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   Nx: () => (/* binding */ reasonTexts),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   hP: () => (/* binding */ linksOf),
/* harmony export */   kB: () => (/* binding */ time),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* harmony import */ var _core_durations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(778);
/* harmony import */ var _domain_announcements_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3199);
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
const duration = (ms) => (ms === null ? null : (0,_core_durations_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(ms));
const named = (release) => (release === null ? null : (0,_domain_announcements_names_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .E)(release));
const exposureText = ({ exposure }) => exposure === null
    ? null
    : `${exposure.failed} of ${exposure.requests} requests failed (counted by ${exposure.source})`;
/** The numbers that everybody wants first. */
const factsOf = (announcement) => {
    const { app, environment, live, liveVerified, bad, url, detectionMs, recoveryMs } = announcement;
    return [
        ...fact('App', app),
        ...fact('Environment', environment),
        ...fact('Live now', live === null ? null : `${(0,_domain_announcements_names_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .E)(live)}, ${liveVerified ? 'verified' : 'not verified'}`),
        ...fact('Bad release', named(bad)),
        ...fact('Fault certain after', duration(detectionMs)),
        ...fact('Traffic back after', duration(recoveryMs)),
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

/***/ 3199:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ shortName)
/* harmony export */ });
/** A release as people say it: its commit, or its id where no commit is known. */
const shortName = ({ id, revision }) => revision === '' ? id.slice(0, 12) : revision.slice(0, 7);


/***/ })

};
