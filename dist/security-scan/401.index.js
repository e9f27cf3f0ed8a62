export const id = 401;
export const ids = [401];
export const modules = {

/***/ 1401:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  render: () => (/* binding */ render)
});

// EXTERNAL MODULE: ./src/core/durations.ts + 1 modules
var durations = __webpack_require__(1579);
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

// EXTERNAL MODULE: ./src/domain/findings/finding.ts
var findings_finding = __webpack_require__(5058);
// EXTERNAL MODULE: ./src/domain/findings/policy.ts
var policy = __webpack_require__(1221);
// EXTERNAL MODULE: ./src/domain/findings/severity.ts
var severity = __webpack_require__(3716);
;// CONCATENATED MODULE: ./src/actions/security-scan/render.ts
/** The job summary: the verdict, what to do, then the numbers. */





const shown = 20;
const placeText = ({ places }) => {
    const [first] = places;
    if (first === undefined)
        return '';
    const line = first.startLine === undefined ? '' : `:${first.startLine}`;
    return `${code(`${first.path}${line}`)}${places.length > 1 ? ` and ${places.length - 1} more` : ''}`;
};
const idText = ({ id, url }) => url.startsWith('https://') ? `[${plain(id)}](${encodeURI(url)})` : plain(id);
const saidText = ({ severity, saidBy }) => {
    const said = Object.entries(saidBy);
    return said.length < 2 ? severity : `${severity} (${said.map(([scanner, one]) => `${scanner}: ${one}`).join(', ')})`;
};
const row = (finding) => [
    saidText(finding),
    idText(finding),
    (0,findings_finding/* packageText */.qg)(finding) === '' ? '' : code((0,findings_finding/* packageText */.qg)(finding)),
    finding.fixedVersions.length === 0 ? '–' : finding.fixedVersions.map(code).join(', '),
    placeText(finding),
    plain(finding.title.slice(0, 120)),
];
const head = ['severity', 'id', 'package', 'fixed in', 'where', 'what'];
const findingsTable = (findings) => {
    const rest = findings.length - shown;
    return `${table(head, findings.slice(0, shown).map(row))}${rest > 0 ? `\n\n…and ${rest} more in \`report-file\`.` : ''}`;
};
const countsTable = ({ counts, ignored }) => table([...severity/* severitiesDown */.yP, 'ignored'], [[...severity/* severitiesDown */.yP.map(one => String(counts[one])), String(ignored.length)]]);
const scansTable = ({ scans }) => table(['scanner', 'target', 'packages', 'time', 'result'], scans.map(scan => [
    scan.scanner,
    scan.target,
    String(scan.packages),
    (0,durations/* formatDuration */.a)(scan.durationMs),
    scan.complete ? 'complete' : '**not complete**',
]));
const ignoredTable = ({ ignored }) => table(['id', 'package', 'reason', 'until'], ignored.map(({ finding, reason, expires }) => [
    idText(finding),
    (0,findings_finding/* packageText */.qg)(finding) === '' ? '' : code((0,findings_finding/* packageText */.qg)(finding)),
    plain(reason),
    expires,
]));
const targetText = ({ target, tools, databaseDate }) => {
    const what = target.image === '' ? target.path : target.image;
    const by = tools.map(({ name, version }) => `${name} ${version}`).join(', ');
    return `${code(what)} scanned by ${by}${databaseDate === null ? '' : `, vulnerability database of ${databaseDate}`}.`;
};
const render = ({ verdict, effect, reasons, report }) => {
    const blocking = new Set(report.blocking);
    const failing = report.findings.filter(({ key }) => blocking.has(key));
    const others = report.findings.filter(({ key }) => !blocking.has(key));
    return [
        headline({ gate: 'security-scan', verdict, effect, reasons }),
        ...(failing.length === 0 ? [] : ['### What fails the gate\n', `${findingsTable(failing)}\n`]),
        targetText(report),
        '',
        countsTable(report),
        '',
        scansTable(report),
        '',
        ...(others.length === 0 ? [] : [details(`${others.length} other findings`, findingsTable(others)), '']),
        ...(report.ignored.length === 0 ? [] : [details(`${report.ignored.length} ignored`, ignoredTable(report)), '']),
        `Active findings: ${(0,policy/* countsText */.WN)(report.counts)}. Policy: fails at ${report.policy.severity}${report.policy.onlyFixable ? ', fixable only' : ''}.`,
        '',
    ].join('\n');
};


/***/ }),

/***/ 1221:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G5: () => (/* binding */ byImportance),
/* harmony export */   Ob: () => (/* binding */ isReported),
/* harmony export */   Ot: () => (/* binding */ countBySeverity),
/* harmony export */   WN: () => (/* binding */ countsText),
/* harmony export */   ky: () => (/* binding */ violates)
/* harmony export */ });
/* unused harmony export isFixable */
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3716);

const isFixable = (finding) => finding.fixedVersions.length > 0;
/** Does the finding fail the gate? */
const violates = (finding, policy) => {
    if (policy.onlyFixable && finding.kind === 'vulnerability' && !isFixable(finding))
        return false;
    return finding.severity === 'unknown'
        ? policy.unknownSeverity === 'fail'
        : (0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .rank */ .Tm)(finding.severity) >= (0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .rank */ .Tm)(policy.severity);
};
/** What fails the gate is always shown, whatever the threshold of the report says. */
const isReported = (finding, policy) => finding.severity === 'unknown' || (0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .rank */ .Tm)(finding.severity) >= (0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .rank */ .Tm)(policy.reportSeverity) || violates(finding, policy);
const countBySeverity = (findings) => {
    const counts = { unknown: 0, low: 0, medium: 0, high: 0, critical: 0 };
    for (const { severity } of findings)
        counts[severity] += 1;
    return counts;
};
/** `2 critical, 1 high`; `none` when there are none. */
const countsText = (counts) => {
    const parts = _severity_js__WEBPACK_IMPORTED_MODULE_0__/* .severities */ .gO
        .toReversed()
        .filter(severity => counts[severity] > 0)
        .map(severity => `${counts[severity]} ${severity}`);
    return parts.length === 0 ? 'none' : parts.join(', ');
};
/** Most severe first, fixable before unfixable, then by identity. */
const byImportance = (a, b) => (0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .rank */ .Tm)(b.severity) - (0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .rank */ .Tm)(a.severity) ||
    Number(isFixable(b)) - Number(isFixable(a)) ||
    (b.score ?? 0) - (a.score ?? 0) ||
    (a.key < b.key ? -1 : 1);


/***/ })

};
