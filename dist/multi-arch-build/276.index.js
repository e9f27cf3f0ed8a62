export const id = 276;
export const ids = [276];
export const modules = {

/***/ 3276:
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

// EXTERNAL MODULE: ./src/domain/images/size.ts
var size = __webpack_require__(3906);
;// CONCATENATED MODULE: ./src/actions/multi-arch-build/render.ts



/** A block of foreign text: the fence is longer than any inside. */
const block = (text) => {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(match => match[0].length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}text\n${text}\n${fence}`;
};
const render_image = (report) => report.digest === null ? code(report.image) : code(`${report.image}@${report.digest}`);
const platforms = (report) => report.platforms.length === 0
    ? []
    : [
        table(['platform', 'digest', 'to pull', 'layers'], report.platforms.map(one => [one.platform, code(one.digest), (0,size/* formatBytes */.z)(one.size), String(one.layers)])),
    ];
const failure = ({ failure: found }) => {
    if (found === null)
        return [];
    return [
        ...(found.excerpt === '' ? [] : [block(found.excerpt)]),
        ...(found.lastLines === '' ? [] : [details('Last lines of the build', block(found.lastLines))]),
    ];
};
const times = ({ source }) => source.epoch === null ? 'the clock' : new Date(source.epoch * 1000).toISOString();
const facts = (report) => table(['', ''], [
    ['tags', report.tags.length === 0 ? 'none moved' : report.tags.map(code).join(', ')],
    ['commit', report.source.revision === '' ? 'unknown' : code(report.source.revision)],
    ['time stamps', times(report)],
    [
        'provenance',
        `${report.provenance}, SBOM ${report.sbom ? 'yes' : 'no'}: ${report.attestations} attestation manifests`,
    ],
    ['builder', `${code(report.builder.name)} (${report.builder.driver}), buildx ${report.builder.buildx}`],
    ['cache', report.cache],
    ['took', `${(0,durations/* formatDuration */.a)(report.durationMs)}, ${report.tries === 1 ? 'one try' : `${report.tries} tries`}`],
]);
const render = (outcome) => `${[
    headline({ gate: 'multi-arch-build', ...outcome }),
    render_image(outcome.report),
    ...failure(outcome.report),
    ...platforms(outcome.report),
    facts(outcome.report),
].join('\n\n')}\n`;


/***/ }),

/***/ 3906:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ transferSize),
/* harmony export */   z: () => (/* binding */ formatBytes)
/* harmony export */ });
/** Bytes a first pull transfers: config and layers, compressed. A layer listed twice is transferred once. */
const transferSize = (image) => {
    const sizes = new Map([image.config, ...image.layers].map(blob => [blob.digest, blob.size]));
    return [...sizes.values()].reduce((sum, size) => sum + size, 0);
};
const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
/** `850 B`, `1.5 MiB`. */
const formatBytes = (bytes) => {
    const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
    const value = bytes / 1024 ** power;
    return `${power === 0 ? value : value.toFixed(1)} ${units[power] ?? 'B'}`;
};


/***/ })

};
