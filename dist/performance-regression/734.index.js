export const id = 734;
export const ids = [734];
export const modules = {

/***/ 7734:
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

// EXTERNAL MODULE: ./src/domain/measurements/budgets.ts
var measurements_budgets = __webpack_require__(4910);
// EXTERNAL MODULE: ./src/domain/measurements/metrics.ts
var metrics = __webpack_require__(9509);
// EXTERNAL MODULE: ./src/domain/measurements/wording.ts
var wording = __webpack_require__(3040);
;// CONCATENATED MODULE: ./src/actions/performance-regression/chart.ts

const width = 50;
/** One line a run, a mark where its value lies: enough to see an overlap, an outlier or a drift at a glance. */
const chart = ({ runs, policy }) => {
    const metric = policy.primary[0] ?? 'p50';
    const points = runs.flatMap(({ pair, side, run }) => run.kind === 'measured' ? [{ pair, side, value: run.values[metric] }] : []);
    if (points.length === 0)
        return '';
    const values = points.map(point => point.value);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const at = (value) => (high === low ? 0 : Math.round(((value - low) / (high - low)) * (width - 1)));
    const lines = points.map(({ pair, side, value }) => {
        const mark = side === 'base' ? 'o' : '●';
        return `${String(pair).padStart(3)} ${side.padEnd(9)} ${`${' '.repeat(at(value))}${mark}`.padEnd(width)} ${(0,metrics/* formatValue */.Fl)(metric, value)}`;
    });
    return ['```text', `${metric} of each run, in the order measured (o base, ● candidate)`, ...lines, '```'].join('\n');
};

;// CONCATENATED MODULE: ./src/actions/performance-regression/render.ts





const finding = { regression: '❌ regression', pass: '✅ excluded', inconclusive: '⚠️ inconclusive' };
const comparisonRow = (comparison, primary) => [
    primary ? `**${comparison.metric}**` : comparison.metric,
    (0,metrics/* formatValue */.Fl)(comparison.metric, comparison.typical.base),
    (0,metrics/* formatValue */.Fl)(comparison.metric, comparison.typical.candidate),
    (0,wording/* formatSlowdown */.VL)(comparison, comparison.shift),
    (0,wording/* formatInterval */.vy)(comparison),
    (0,wording/* formatSlowdown */.VL)(comparison, comparison.allowed),
    (0,wording/* formatDetectable */.zb)(comparison),
    primary ? finding[comparison.finding] : '(not decisive)',
];
const comparisonTable = ({ comparisons, policy }) => table(['metric', 'base', 'candidate', 'slowdown', 'interval', 'allowed', 'detectable from', 'finding'], comparisons.map((comparison, i) => comparisonRow(comparison, i < policy.primary.length)));
const method = ({ comparisons, looks, policy, runs }) => {
    const first = comparisons[0];
    if (first === undefined)
        return '';
    const test = first.test === 'signed-rank' ? 'signed-rank test on the pairs' : 'Mann–Whitney test on the runs';
    const counts = `${first.runs.base} base and ${first.runs.candidate} candidate runs`;
    const seen = runs.reduce((all, { run }) => all + (run.kind === 'measured' ? run.requests : 0), 0);
    return [
        `${counts} (${seen} requests); one value per run and metric. Exact ${test}, Hodges–Lehmann shift, bounds at`,
        `${(0,wording/* formatConfidence */.Me)(first)} (lower / upper, look ${looks.length} of a plan that spends α = ${policy.alpha}, β = ${policy.beta} in all).`,
        'A slowdown is positive when worse; "detectable from" is the smallest true slowdown that this noise and this many',
        'runs would have shown with 80 % probability.',
    ].join(' ');
};
const budgetTable = ({ budgets }) => table(['budget', 'median over runs', ''], budgets.map(budget => [
    (0,measurements_budgets/* formatBudget */.H0)(budget),
    (0,metrics/* formatValue */.Fl)(budget.metric, budget.value),
    budget.met ? '✅ met' : '❌ not met',
]));
const runRow = (run) => metrics/* metricNames */.Zv.map(name => (0,metrics/* formatValue */.Fl)(name, run.values[name]));
const runTable = ({ runs }) => table(['pair', 'side', ...metrics/* metricNames */.Zv, 'requests'], runs.map(({ pair, side, run }) => run.kind === 'measured'
    ? [String(pair), side, ...runRow(run), String(run.requests)]
    : [String(pair), side, plain(run.reason.message.split('\n')[0] ?? ''), ...metrics/* metricNames */.Zv.map(() => '')]));
const facts = ({ base, candidate, tool, comparability, noise, policy, seed, baseline }) => {
    const metric = policy.primary[0] ?? 'p50';
    const share = (value) => (value === null ? 'unknown' : `${(value * 100).toFixed(1)} %`);
    return [
        `- base: ${base === '' ? 'none' : code(base)}; candidate: ${code(candidate)}`,
        `- load: ${tool.name} ${tool.version} (${tool.source}), scenario ${code(comparability.scenario)}, order seed ${seed}`,
        `- machine: ${plain(comparability.cpu)}, ${comparability.cores} cores, ${comparability.memoryGiB} GiB, ${comparability.architecture}, kernel ${comparability.kernel}, Node.js ${comparability.node}`,
        `- run-to-run noise of ${metric}: base ${share(noise.base[metric])}, candidate ${share(noise.candidate[metric])}`,
        ...(baseline === null
            ? []
            : [
                `- baseline ${code(baseline.file)}: ${baseline.sessions.length} comparable sessions${baseline.updated ? ', this one appended' : ''}`,
            ]),
    ].join('\n');
};
const render = ({ verdict, effect, reasons, report }) => [
    headline({ gate: 'Performance', verdict, effect, reasons }),
    ...(report.comparisons.length === 0 ? [] : [comparisonTable(report), method(report)]),
    ...(report.budgets.length === 0 ? [] : [budgetTable(report)]),
    ...(report.runs.length === 0 ? [] : [chart(report), details('Every run', runTable(report))]),
    facts(report),
    '',
].join('\n\n');


/***/ }),

/***/ 3040:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Me: () => (/* binding */ formatConfidence),
/* harmony export */   UG: () => (/* binding */ formatShift),
/* harmony export */   VL: () => (/* binding */ formatSlowdown),
/* harmony export */   vy: () => (/* binding */ formatInterval),
/* harmony export */   zb: () => (/* binding */ formatDetectable)
/* harmony export */ });
/* harmony import */ var _metrics_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9509);

const signed = (value, text) => (value > 0 ? `+${text}` : text);
/** A slowdown for people: `+12.3 %`, or in the metric's unit on the difference scale. */
const formatSlowdown = (comparison, value) => {
    if (value === null)
        return '∞';
    if (comparison.scale === 'ratio')
        return signed(value, `${(value * 100).toFixed(1)} %`);
    return signed(value, (0,_metrics_js__WEBPACK_IMPORTED_MODULE_0__/* .formatValue */ .Fl)(comparison.metric, value));
};
const percent = (level) => `${Number((100 * (1 - level)).toFixed(2))} %`;
/** `[−1.2 %, +3.4 %]`, with −∞ or ∞ where the runs are too few for a bound. */
const formatInterval = (comparison) => {
    const lower = comparison.lower === null ? '−∞' : formatSlowdown(comparison, comparison.lower);
    return `[${lower}, ${formatSlowdown(comparison, comparison.upper)}]`;
};
const formatConfidence = (comparison) => `${percent(comparison.alpha)} / ${percent(comparison.beta)}`;
const formatDetectable = (comparison) => comparison.minimumDetectable === null ? 'none' : formatSlowdown(comparison, comparison.minimumDetectable);
/** One sentence with all that a reader needs to judge the finding. */
const formatShift = (comparison) => {
    const { metric, typical, runs } = comparison;
    const values = `${(0,_metrics_js__WEBPACK_IMPORTED_MODULE_0__/* .formatValue */ .Fl)(metric, typical.base)} → ${(0,_metrics_js__WEBPACK_IMPORTED_MODULE_0__/* .formatValue */ .Fl)(metric, typical.candidate)}`;
    return (`${metric}: ${values}, slowdown ${formatSlowdown(comparison, comparison.shift)} ${formatInterval(comparison)}, ` +
        `allowed ${formatSlowdown(comparison, comparison.allowed)} ` +
        `(${runs.base} against ${runs.candidate} runs; detectable from ${formatDetectable(comparison)}).`);
};


/***/ })

};
