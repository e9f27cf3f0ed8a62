export const id = 457;
export const ids = [457];
export const modules = {

/***/ 9457:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  render: () => (/* binding */ render),
  renderReport: () => (/* binding */ renderReport)
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

// EXTERNAL MODULE: ./src/domain/verification/verdict.ts
var verdict = __webpack_require__(4419);
;// CONCATENATED MODULE: ./src/actions/post-deploy-verify/render.ts



const state = ({ above, within }) => above ? 'above' : within ? 'within' : 'not shown';
const rateState = (report) => (report.suspect && !report.above ? 'suspect' : state(report));
const rateRow = (report) => [
    plain(report.what),
    report.source,
    `${report.failed} / ${report.samples}`,
    report.rate === null ? '' : (0,verdict/* percent */.KN)(report.rate),
    report.samples === 0 ? '' : `≤ ${(0,verdict/* percent */.KN)(report.upper)} (95 %)`,
    (0,verdict/* percent */.KN)(report.objective),
    report.samples === 0 ? 'no requests' : rateState(report),
];
/** Of all requests, and of the probe that was asked least. */
const unseenLine = ({ errorRates }) => {
    const asked = errorRates.filter(({ samples, source }) => samples > 0 && source === 'our probes');
    const [all, ...probes] = asked;
    if (all === undefined)
        return [];
    const unseen = (report) => `a rise under ${(0,verdict/* visibleRise */.uC)(report)}`;
    const least = probes.toSorted((one, other) => one.samples - other.samples)[0];
    const ofLeast = least === undefined ? '' : `; on ${plain(least.what)} alone (${least.samples}) ${unseen(least)}`;
    return [`With ${all.samples} requests ${unseen(all)} over the objective is invisible${ofLeast}.`];
};
const latencyRow = (report) => [
    `p${report.quantile * 100}`,
    report.measuredMs === null ? '' : `${report.measuredMs.toFixed(1)} ms`,
    `${report.objectiveMs} ms`,
    `${report.slower} / ${report.samples} in ${report.blocks} blocks of ${report.blockMs} ms`,
    report.overloaded ? 'not judged: we were busy' : state(report),
];
const checkRow = (check) => [
    plain(check.name),
    plain(check.source),
    check.value === null ? '' : `${Number(check.value.toPrecision(4))} ${check.unit}`.trim(),
    plain(check.objective),
    check.samples === null ? '' : `${check.samples}`,
    check.window === null ? '' : (0,durations/* formatDuration */.a)(check.window.to - check.window.from),
    `${check.verdict}${check.required ? '' : ' (not required)'}`,
];
const checkQueries = (checks) => {
    const asked = checks.filter(check => check.query !== null);
    return asked.length === 0
        ? []
        : [
            details('Queries', table(['check', 'query'], asked.map(one => [plain(one.name), code(one.query ?? '')]))),
        ];
};
const checkTable = ({ checks }) => checks.length === 0
    ? []
    : [
        table(['check', 'source', 'value', 'objective', 'samples', 'window', ''], checks.map(checkRow)),
        ...checkQueries(checks),
    ];
const identityLine = ({ identity }) => {
    if (identity.expected === null)
        return 'Release: not checked, none was named.';
    const wrong = Object.entries(identity.wrong).map(([release, count]) => `${count} from ${code(release.slice(0, 12))}`);
    const expected = `Release ${code(identity.expected.slice(0, 12))}: ${identity.right} answers`;
    return `${[expected, ...wrong, `${identity.unnamed} unnamed`].join(', ')}.`;
};
const loadLine = (report) => {
    const { fresh, pooled } = report.connections;
    const cut = report.endedEarly ? ', ended early' : '';
    return [
        `${report.load.sent} probes at ${report.load.rate}/s in ${(0,durations/* formatDuration */.a)(report.ranMs)} of ${(0,durations/* formatDuration */.a)(report.plannedMs)}${cut}.`,
        `Fresh connections: ${fresh.failed} of ${fresh.samples} failed; kept ones: ${pooled.failed} of ${pooled.samples}.`,
        `${report.retries} sent again after a kept connection was closed; ${report.load.notSent} not sent.`,
    ].join(' ');
};
const factTable = ({ facts }) => facts.length === 0
    ? []
    : [
        table(['probe', 'last seen'], facts.map(({ probe, what }) => [plain(probe), plain(what)])),
    ];
const failureRow = (failure) => [
    (0,durations/* formatDuration */.a)(failure.at),
    plain(failure.probe),
    failure.connection,
    code(failure.code),
    plain(failure.what),
];
/** The numbers of a verification; ship shows them too. */
const renderReport = (report) => [
    table(['error rate', 'counted by', 'failed', 'rate', 'may be', 'objective', ''], report.errorRates.map(rateRow)),
    ...unseenLine(report),
    ...(report.latency.length === 0
        ? ['Latency: not judged, no objective is set.']
        : [table(['latency', 'measured', 'objective', 'slower', ''], report.latency.map(latencyRow))]),
    ...checkTable(report),
    identityLine(report),
    loadLine(report),
    ...factTable(report),
    ...(report.detectionMs === null ? [] : [`Detected after ${(0,durations/* formatDuration */.a)(report.detectionMs)}.`]),
    ...(report.examples.length === 0
        ? []
        : [
            details(`First ${report.examples.length} failures`, table(['at', 'probe', 'connection', 'code', 'what'], report.examples.map(failureRow))),
        ]),
    `A good release is called bad with a chance of at most ${(0,verdict/* percent */.KN)(report.falseAlarm)} per verification, however often it is looked at.`,
].join('\n\n');
const render = (outcome) => `${headline({ gate: 'post-deploy-verify', ...outcome })}\n${code(outcome.report.url)}\n\n${renderReport(outcome.report)}\n`;


/***/ }),

/***/ 713:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ defineCodes)
/* harmony export */ });
/**
 * Declares the reason and error codes of one concept, with the text that docs/errors.md is generated from.
 * Every `codes.ts` under src exports one such catalogue as `codes`.
 */
const defineCodes = (docs) => ({
    docs,
    reason: (code, message, next) => ({ code, message, next: next ?? docs[code].next }),
});


/***/ }),

/***/ 5576:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ codes)
/* harmony export */ });
/* harmony import */ var _verdicts_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(713);

/** Why a verification ended as it did, and what a single probe can meet. */
const codes = (0,_verdicts_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .defineCodes */ .O)({
    'error-rate-above-objective': {
        means: 'More requests failed than the objective allows; chance is ruled out at the stated false-alarm rate.',
        next: 'Look at the failures listed in the report and at the release’s log; go back if traffic is on it.',
    },
    'probe-failing': {
        means: 'One probe fails more often than the objective allows, though the others may be well.',
        next: 'Look at what this probe expected and what came; a health check that lies looks like this.',
    },
    'wrong-release': {
        means: 'Answers came from another release than the one being verified.',
        next: 'Check that the switch reached every entrance, and that no other deploy ran.',
    },
    'release-header-missing': {
        means: 'Answers do not say which release gave them, though they did while the release was warmed.',
        next: 'Something between the probe and the release answers in its place or strips the header; check the route.',
    },
    'latency-above-objective': {
        means: 'More requests were slower than the objective allows; chance is ruled out at the stated false-alarm rate.',
        next: 'Compare with the release before; go back if traffic is on it.',
    },
    'too-few-samples': {
        means: 'Too few answers to tell whether the objective is met.',
        next: 'Raise `probe-rate` or `verify-duration`; the report says how many are needed.',
    },
    'error-rate-not-shown': {
        means: 'Enough answers came, but the failures among them leave open whether the error rate is within the objective.',
        next: 'Measure longer, look at the failures, or set an objective that the service meets.',
    },
    'error-rate-suspect': {
        means: 'One probe, or what other clients met, is hardly within the objective (99 %), though all probes together are within. That is too little to take a release back for, and too much to pass it.',
        next: 'Look at the failures of what the message names, or measure longer.',
    },
    'latency-not-shown': {
        means: 'The slow answers leave open whether the latency objective is met.',
        next: 'Measure longer, or set an objective that the service meets.',
    },
    'other-release-seen': {
        means: 'A few answers came from another release; too few to call the switch failed, too many to call it done.',
        next: 'Verify again once every entrance has settled.',
    },
    'prober-overloaded': {
        means: 'The machine that probes could not keep its own schedule, so its latency figures are not the service’s.',
        next: 'Lower `probe-rate`, or probe from a machine with a free core.',
    },
    'nothing-answered': {
        means: 'Not one probe got an HTTP answer, so nothing can be said about the release.',
        next: 'Check the address and the way from the prober to it; the kind of fault is named beside.',
    },
    'identity-not-checked': {
        means: 'No answer said which release gave it, so it was not checked that the new release is the one that answers.',
        next: 'Let the app answer with the header x-prod-actions-release, value of the variable PROD_ACTIONS_RELEASE.',
    },
    'error-rate-unseen': {
        means: 'The samples were enough for `min-samples`, but a rise of the stated size could have gone unseen.',
        next: 'Raise `probe-rate` or `verify-duration` to see smaller rises.',
    },
    'counters-unavailable': {
        means: 'The target’s own request counters could not be read; the verdict stands on our probes alone.',
        next: 'Check the state folder and that the proxy of the target runs.',
    },
    'entrance-unknown': {
        means: 'It is not known where users’ traffic enters.',
        next: 'Set `url`, or `app`, `environment` and `state-dir` as the deploy had them.',
    },
    'probe-definition': {
        means: 'A probe is not written in a way we understand.',
        next: 'Write a line such as `GET /healthz 200`, or a JSON object; every problem is listed.',
    },
    'connection-refused': {
        means: 'Nothing listens at the address.',
        next: 'Check the address and port, and that the entrance is up.',
    },
    'connection-cut': {
        means: 'The connection was closed before an answer came.',
        next: 'Look at the log of the entrance and of the release at that moment.',
    },
    'tls-failed': {
        means: 'The TLS handshake failed: the certificate is wrong, expired or not trusted.',
        next: 'Check the certificate chain and the name in the address.',
    },
    'probe-timeout': {
        means: 'No full answer came in time.',
        next: 'Look for what the release waits on; raise `probe-timeout` only if such times are normal.',
    },
    'name-not-resolved': {
        means: 'The host name of the address does not resolve.',
        next: 'Check the name, and DNS on the machine that probes.',
    },
    'unexpected-status': {
        means: 'The answer has another status than expected.',
        next: 'Look at the body shown in the report and at the release’s log.',
    },
    'unexpected-body': {
        means: 'The body does not contain or match what was expected.',
        next: 'Look at the body shown in the report.',
    },
    'unexpected-header': {
        means: 'A header is missing or has another value than expected.',
        next: 'Compare the headers with the probe.',
    },
    'unexpected-json': {
        means: 'A value in the JSON body is missing or not as expected.',
        next: 'Look at the path and the value shown in the report.',
    },
    'body-not-json': {
        means: 'The body is no JSON, though the probe looks into it.',
        next: 'Look at the body shown: often an error page of something in front of the release.',
    },
    'body-too-large': {
        means: 'A body is longer than the 1 MiB (decompressed) that is looked at, and its beginning does not tell whether a rule is met.',
        next: 'Ask an address with a shorter answer, look for a text at the beginning, or drop the rule for the body.',
    },
    'schema-not-met': {
        means: 'The JSON body does not fit the JSON Schema of the probe.',
        next: 'Look at the place shown in the report; clients that rely on the schema break there.',
    },
    'policy-not-met': {
        means: 'An answer lacks what a policy word of the probe asks for: security headers, redirect to https, compression, caching.',
        next: 'Compare the headers with docs/probes.md; a proxy in front may strip or add them.',
    },
    'limit-not-reached': {
        means: 'So many requests in a row were sent, and none met the refusal that was expected.',
        next: 'Check that the rate limit or the access rule is on at the entrance; raise `burst` if the limit is higher.',
    },
    'certificate-expired': {
        means: 'A certificate of the chain has ended; browsers refuse the site.',
        next: 'Renew the certificate now; rolling the release back does not bring it back.',
    },
    'certificate-expiring': {
        means: 'A certificate of the chain ends sooner than the probe allows.',
        next: 'Renew it, and look why it was not renewed by itself.',
    },
    'certificate-untrusted': {
        means: 'The chain of certificates does not lead to one that this machine trusts.',
        next: 'Send the whole chain; for a private authority set NODE_EXTRA_CA_CERTS on the runner.',
    },
    'certificate-name': {
        means: 'The certificate is for other names than the one that was asked for.',
        next: 'Check which certificate the entrance shows for this name (SNI).',
    },
    'tls-version-old': {
        means: 'The handshake agreed on an older version of TLS than the probe allows.',
        next: 'Switch the old versions off at the entrance.',
    },
    'websocket-refused': {
        means: 'The opening handshake of the WebSocket was answered with another status than 101.',
        next: 'Check the path, and that the entrance lets the upgrade through.',
    },
    'websocket-broken': {
        means: 'The WebSocket opened, but what followed was not the protocol.',
        next: 'Look at the log of the release and of the proxy before it.',
    },
    'websocket-unexpected': {
        means: 'What came back over the WebSocket is not what was expected.',
        next: 'Look at what was said in the report.',
    },
    'grpc-not-serving': {
        means: 'The health service says NOT_SERVING.',
        next: 'Look at what the release waits on.',
    },
    'grpc-service-unknown': {
        means: 'The health service does not know the service that was asked for.',
        next: 'Check the full name of the service, package included, and that the release registers it.',
    },
    'grpc-status-unknown': {
        means: 'The health service says UNKNOWN: it does not know yet.',
        next: 'Look whether the release sets its health status when it is ready.',
    },
    'grpc-no-health-service': {
        means: 'The server does not implement grpc.health.v1.Health.',
        next: 'Register the health service in the server.',
    },
    'grpc-call-failed': {
        means: 'The gRPC call ended with an error status.',
        next: 'Look at the status and message in the report.',
    },
    'unexpected-greeting': {
        means: 'What the server said first is not what was expected.',
        next: 'Check that the right service listens at the port.',
    },
    'unexpected-records': {
        means: 'The name lacks a record that was expected.',
        next: 'Check the zone and how long resolvers keep the old answer.',
    },
    'check-failed-to-run': {
        means: 'A check beside the probes broke before it could say anything; that is never a pass.',
        next: 'Mend what the message names, or set the check `required: false`.',
    },
    'check-timed-out': {
        means: 'A check beside the probes gave no answer in its time; that is never a pass.',
        next: 'Look why its source is slow, or give it more time.',
    },
    'answer-too-slow': {
        means: 'The answer came later than the probe’s own limit.',
        next: 'Compare with the release before.',
    },
});


/***/ }),

/***/ 4419:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   Vj: () => (/* binding */ verdictOf),
/* harmony export */   uC: () => (/* binding */ visibleRise)
/* harmony export */ });
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5576);

const percent = (share) => {
    const value = share * 100;
    const digits = value === 0 || value >= 10 ? 1 : value >= 0.1 ? 2 : 3;
    return `${value.toFixed(digits)} %`;
};
/** `1.9 points`: a rise over the objective that would very likely have been called too high. */
const visibleRise = ({ visibleRate, objective }) => `${((visibleRate - objective) * 100).toFixed(1)} points`;
/** `: 3 × connection-refused, 1 × probe-timeout`; nothing where nothing failed. */
const because = (failures) => {
    const most = Object.entries(failures).slice(0, 3);
    return most.length === 0 ? '' : `: ${most.map(([code, count]) => `${count} × ${code}`).join(', ')}`;
};
const rateReason = (report, failures) => {
    const numbers = `${report.failed} of ${report.samples} requests failed (${percent(report.rate ?? 0)}), objective ${percent(report.objective)}`;
    if (report.source !== 'our probes')
        return _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('error-rate-above-objective', `Other clients: ${numbers}; counted by the ${report.source}.`);
    if (report.what === 'all probes')
        return _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('error-rate-above-objective', `${numbers}${because(failures)}.`);
    return _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('probe-failing', `${report.what}: ${numbers}.`);
};
/** A fault that is what it is, whichever request met it, has its own code; others are the probe's. */
const probeReason = (report, usual) => {
    const reason = rateReason(report, {});
    if (usual === null || usual === undefined)
        return reason;
    const code = isCode(usual.code) && standsForItself.has(usual.code) ? usual.code : 'probe-failing';
    return _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason(code, `${reason.message.replace(/\.$/, '')}: ${usual.what}.`);
};
const identityFault = ({ identity, otherRelease }) => {
    if (otherRelease?.above !== true)
        return [];
    const wrong = Object.entries(identity.wrong).map(([release, count]) => `${count} from ${release.slice(0, 12)}`);
    if (wrong.length === 0) {
        return [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('release-header-missing', `${identity.unnamed} answers did not name their release.`)];
    }
    const expected = identity.expected?.slice(0, 12) ?? '';
    return [
        _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('wrong-release', `Expected release ${expected}; ${identity.right} answers came from it, ${wrong.join(', ')}.`),
    ];
};
const latencyText = (report) => `p${report.quantile * 100} is ${Math.round(report.measuredMs ?? 0)} ms, objective ${report.objectiveMs} ms: ${report.slower} of ${report.samples} answers in ${report.blocks} blocks of ${report.blockMs} ms were slower`;
const checkReasons = (checks) => checks.map(({ name, source, code, what, next }) => ({
    code: code ?? 'check-failed-to-run',
    message: `${name} (${source}): ${what}`,
    next,
}));
const faults = (evidence) => {
    const rates = [evidence.all, ...(evidence.others === null ? [] : [evidence.others])];
    const slow = evidence.latency.filter(report => report.above);
    return [
        ...identityFault(evidence),
        ...rates.filter(report => report.above).map(report => rateReason(report, evidence.failures)),
        ...evidence.perProbe.flatMap((report, probe) => (report.above ? [probeReason(report, evidence.usual[probe])] : [])),
        ...slow.map(report => _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('latency-above-objective', `${latencyText(report)}.`)),
        ...checkReasons(evidence.checks.filter(check => check.verdict === 'fail')),
    ];
};
/** Nothing answered: the kind of fault that was met most, with its own advice. */
const silence = ({ failures, all }) => {
    const kinds = Object.entries(failures);
    const known = kinds.flatMap(([code, count]) => isCode(code) ? [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason(code, `${count} of ${all.samples} probes: ${_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.docs[code].means}`)] : []);
    return [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('nothing-answered', `None of ${all.samples} probes got an answer.`), ...known];
};
const isCode = (text) => text in _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.docs;
const standsForItself = new Set([
    ...['certificate-expired', 'certificate-expiring', 'certificate-untrusted', 'certificate-name'],
    ...['tls-version-old', 'websocket-refused', 'websocket-broken', 'grpc-not-serving'],
    ...['grpc-service-unknown', 'grpc-status-unknown', 'grpc-no-health-service'],
    ...['limit-not-reached', 'unexpected-records', 'unexpected-greeting', 'policy-not-met'],
]);
const errorRateDoubt = ({ all, needed, objectives, failures }) => {
    if (all.samples < needed) {
        const message = `${all.samples} samples; ${needed} are needed to tell whether the error rate is within ${percent(all.objective)}.`;
        return [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('too-few-samples', message)];
    }
    // With a `min-samples` of the caller, a rate not above the objective is enough; what stays unseen is said.
    if (all.within || (objectives.minSamples !== null && (all.rate ?? 1) <= all.objective))
        return [];
    const message = `${all.failed} of ${all.samples} requests failed${because(failures)}. The error rate may be up to ${percent(all.upper)} (95 % confidence), the objective is ${percent(all.objective)}.`;
    return [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('error-rate-not-shown', message)];
};
/** All together may be within while one probe, or what other clients meet, hardly can be. */
const suspects = ({ perProbe, others }) => [...perProbe, ...(others === null ? [] : [others])]
    .filter(report => report.suspect)
    .map(({ what, source, failed, samples, rate, objective }) => _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('error-rate-suspect', `${what} (${source}): ${failed} of ${samples} requests failed (${percent(rate ?? 0)}), objective ${percent(objective)}; too few to be sure.`));
const latencyDoubt = ({ latency }) => latency
    .filter(report => !report.within)
    .map(report => report.overloaded
    ? _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('prober-overloaded', `p${report.quantile * 100}: ${report.unclear} of ${report.samples} answers were slower than ${report.objectiveMs} ms only because the machine that probes was busy.`)
    : _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('latency-not-shown', `${latencyText(report)}; up to ${percent(report.upperShare)} may be (95 % confidence).`));
const identityDoubt = ({ identity }) => {
    const wrong = Object.values(identity.wrong).reduce((sum, count) => sum + count, 0);
    return wrong === 0
        ? []
        : [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('other-release-seen', `${wrong} of ${wrong + identity.right} answers came from another release.`)];
};
/** What a pass does not say. */
const remarks = ({ identity, all, checks }) => [
    ...(identity.checked
        ? []
        : [
            _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('identity-not-checked', identity.expected === null
                ? 'Identity not checked: no release was named to expect.'
                : 'Identity not checked: no answer named its release.', identity.expected === null ? 'Set `release` to the id that the deploy put out.' : undefined),
        ]),
    ...(all.within
        ? []
        : [
            _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('error-rate-unseen', `With ${all.samples} requests a rise of less than ${visibleRise(all)} over the objective of ${percent(all.objective)} could have gone unseen.`),
        ]),
    ...checkReasons(checks.filter(check => !check.required && isDoubtful(check))),
];
const isDoubtful = ({ verdict }) => verdict === 'inconclusive' || verdict === 'error';
/** Fault beats error beats doubt beats pass; without any answer only what others saw can be said. */
const verdictOf = (evidence) => {
    const bad = faults(evidence);
    if (evidence.answered === 0) {
        const others = evidence.others?.above === true ? [rateReason(evidence.others, {})] : [];
        const seen = [...others, ...checkReasons(evidence.checks.filter(check => check.verdict === 'fail'))];
        if (seen.length > 0)
            return { verdict: 'fail', reasons: [...seen, ...silence(evidence)] };
        return evidence.all.samples === 0
            ? { verdict: 'error', reasons: [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('nothing-answered', 'No probe was sent.')] }
            : { verdict: 'error', reasons: silence(evidence) };
    }
    if (bad.length > 0)
        return { verdict: 'fail', reasons: bad };
    const needed = evidence.checks.filter(check => check.required);
    const broken = checkReasons(needed.filter(check => check.verdict === 'error'));
    const doubts = [
        ...errorRateDoubt(evidence),
        ...suspects(evidence),
        ...identityDoubt(evidence),
        ...latencyDoubt(evidence),
        ...checkReasons(needed.filter(check => check.verdict === 'inconclusive')),
    ];
    const verdict = broken.length > 0 ? 'error' : 'inconclusive';
    if (broken.length + doubts.length > 0)
        return { verdict, reasons: [...broken, ...doubts, ...remarks(evidence)] };
    const unchecked = remarks(evidence);
    return { verdict: unchecked.length > 0 && evidence.objectives.strict ? 'inconclusive' : 'pass', reasons: unchecked };
};


/***/ })

};
