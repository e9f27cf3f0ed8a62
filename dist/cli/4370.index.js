export const id = 4370;
export const ids = [4370];
export const modules = {

/***/ 6936:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runReal: () => (/* binding */ runReal)
});

// EXTERNAL MODULE: ./src/adapters/checks/checks.ts
var checks = __webpack_require__(3231);
// EXTERNAL MODULE: ./src/adapters/journal/store.ts + 1 modules
var store = __webpack_require__(2418);
// EXTERNAL MODULE: ./src/domain/rollout/release.ts
var rollout_release = __webpack_require__(5543);
// EXTERNAL MODULE: ./src/adapters/process/client.ts
var client = __webpack_require__(8431);
;// CONCATENATED MODULE: ./src/adapters/probing/comparison/sides.ts


/** The release that has traffic and the one beside it; null unless both are ready. */
const sidesOf = async (seen, urlOf) => {
    if (seen.traffic === null)
        return null;
    const [live, idle] = [seen.traffic, (0,rollout_release/* otherColour */.RQ)(seen.traffic)];
    const [mine, theirs] = [seen[live], seen[idle]];
    if (mine.state !== 'ready' || theirs.state !== 'ready')
        return null;
    return {
        release: { releaseId: mine.releaseId, url: await urlOf(live) },
        baseline: { releaseId: theirs.releaseId, url: await urlOf(idle) },
    };
};
/** Of the process target, as its host sees them. */
const processSides = async (folder) => {
    const seen = await (0,client/* callHost */.R)(folder, 'observe', {});
    return await sidesOf(seen, async (colour) => `http://127.0.0.1:${seen.ports[colour]}`);
};

// EXTERNAL MODULE: ./src/adapters/probing/entrance.ts
var entrance = __webpack_require__(2330);
// EXTERNAL MODULE: ./src/adapters/probing/prober.ts
var probing_prober = __webpack_require__(7952);
// EXTERNAL MODULE: ./src/adapters/probing/process-counters.ts
var process_counters = __webpack_require__(2145);
// EXTERNAL MODULE: ./src/adapters/probing/verifier.ts
var verifier = __webpack_require__(7242);
// EXTERNAL MODULE: ./src/adapters/process/signals.ts + 1 modules
var signals = __webpack_require__(6402);
// EXTERNAL MODULE: ./src/adapters/rollout/wiring.ts + 5 modules
var wiring = __webpack_require__(8594);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/domain/rollout/session.ts + 5 modules
var session = __webpack_require__(5701);
// EXTERNAL MODULE: ./src/adapters/checks/metrics/definitions.ts + 2 modules
var definitions = __webpack_require__(5903);
// EXTERNAL MODULE: ./src/adapters/probing/comparison/checks.ts + 4 modules
var comparison_checks = __webpack_require__(7914);
// EXTERNAL MODULE: ./src/adapters/probing/inputs.ts + 4 modules
var probing_inputs = __webpack_require__(9777);
// EXTERNAL MODULE: ./src/adapters/probing/measure.ts + 5 modules
var measure = __webpack_require__(7829);
// EXTERNAL MODULE: ./src/domain/verdicts/verdicts.ts
var verdicts = __webpack_require__(8301);
;// CONCATENATED MODULE: ./src/actions/post-deploy-verify/run.ts






const outputsOf = (report) => {
    const all = report.errorRates[0];
    const p99 = report.latency.find(one => one.quantile === 0.99)?.measuredMs;
    return {
        'error-rate': `${all?.rate ?? ''}`,
        samples: `${all?.samples ?? 0}`,
        p99: `${p99 ?? ''}`,
        'detection-ms': `${report.detectionMs ?? ''}`,
    };
};
/** null: only an address is known. */
const placeOf = ({ 'state-dir': stateDir, app, environment }) => app === '' || environment === '' ? null : { stateDir, app, environment };
/** null: the release that is verified is not up beside another one. */
const run_sidesOf = async (place, { release }, deps) => {
    try {
        const sides = await deps.sides(place);
        return sides === null || (release !== '' && sides.release.releaseId !== release) ? null : sides;
    }
    catch (error) {
        deps.log.warning(`The old release can't be asked beside the new one: ${(0,errors/* messageOf */.bD)(error)}`);
        return null;
    }
};
const run = async (inputs, deps) => {
    const place = placeOf(inputs);
    const asked = inputs.url === '' && place !== null ? await deps.entrance(place) : null;
    const url = asked?.url ?? inputs.url;
    const plan = (0,probing_inputs/* planOf */.XC)(inputs, {
        releaseId: inputs.release || null,
        releaseHeaderRequired: inputs['require-release-header'] || asked?.namesRelease === true,
        strict: inputs.strict,
        revision: inputs.revision,
    });
    const counters = place === null || inputs.release === '' ? null : deps.counters(place, inputs.release);
    deps.log.info(`Verifying ${url}: ${plan.probes.length} probes at ${plan.rate}/s for up to ${plan.durationMs / 1000} s`);
    const { app, environment } = inputs;
    const beside = (0,comparison_checks/* compares */.t)(plan) || (0,definitions/* needsBaseline */.ZQ)(inputs.metrics);
    const sides = place === null || !beside ? null : await run_sidesOf(place, inputs, deps);
    const baselineId = sides?.baseline.releaseId ?? null;
    const about = { app, environment, releaseId: inputs.release || null, url, switchedAt: null, baselineId, plan };
    const checks = [...(0,comparison_checks/* comparisonChecks */.h)(plan, sides, deps), ...(await deps.checks(about))];
    const report = await (0,measure/* measure */.x)(url, plan, { ...deps, counters, checks });
    return {
        verdict: report.verdict,
        reasons: report.reasons,
        effect: (0,verdicts/* effectOf */.$)('post-deploy-verify', report.verdict, { mode: inputs.mode, strict: inputs.strict }),
        outputs: outputsOf(report),
        report,
    };
};

;// CONCATENATED MODULE: ./src/actions/post-deploy-verify/wiring.ts













/** What runs on this machine tells of itself; undefined where nothing was deployed. */
const signalsHere = async ({ target }, folder, { clock }) => {
    const port = target === 'process' ? await (0,entrance/* recordedPort */.K)(folder).catch(() => undefined) : undefined;
    return port === undefined ? undefined : (0,signals/* processSignals */.R)(folder, clock);
};
/**
 * Through an address that is known, or the proxy of the process target.
 * @param noSignals why the target tells nothing of the release; undefined: it may
 */
const nearby = async (inputs, runtime, prober, noSignals) => {
    const folderOf = (place) => (0,store/* journalFolder */.M)({ ...place, stateDir: (0,wiring/* stateFolder */.yp)(place.stateDir, runtime) });
    const { app, environment, 'state-dir': stateDir } = inputs;
    const named = app !== '' && environment !== '';
    const signals = noSignals ?? (named ? await signalsHere(inputs, folderOf({ app, environment, stateDir }), runtime) : undefined);
    const parts = { ...runtime, ...(signals === undefined ? {} : { signals }) };
    return await run(inputs, {
        ...runtime,
        prober,
        checks: async (subject) => await (0,checks/* createChecks */.S)(inputs, subject, parts),
        entrance: async (place) => ({ url: await (0,entrance/* processEntrance */.Q)(folderOf(place)), namesRelease: false }),
        sides: async (place) => (inputs.target === 'process' ? await processSides(folderOf(place)) : null),
        counters: (place, releaseId) => (inputs.target === 'process' ? (0,process_counters/* processCounters */.b)(folderOf(place), releaseId) : null),
    });
};
const entranceOf = async ({ ports, place }, inputs, prober) => {
    const { target, signal } = ports;
    const { live, colours } = (await (0,session/* look */.Op)(ports, place)).journal;
    const release = live === null ? null : colours[live];
    if (live === null || release === null)
        return { url: target.entranceUrl, namesRelease: false };
    const straight = { directUrl: await target.directUrl(live), healthPath: (0,rollout_release/* healthPathOf */.Fs)(release), signal };
    return { url: target.entranceUrl, namesRelease: await (0,verifier/* namesItself */.e)(straight, prober, inputs['probe-timeout']) };
};
const clusterSides = async ({ ports: { target, signal } }) => await sidesOf(await target.observe(signal), async (colour) => await target.directUrl(colour));
/** Through the API server of the cluster, which stays open meanwhile. */
const throughCluster = async (inputs, runtime, prober, rollout) => {
    const { signals } = rollout;
    try {
        return await run(inputs, {
            ...runtime,
            prober,
            checks: async (subject) => await (0,checks/* createChecks */.S)(inputs, subject, { ...runtime, signals }),
            entrance: async () => await entranceOf(rollout, inputs, prober),
            sides: async () => await clusterSides(rollout),
            counters: () => null,
        });
    }
    finally {
        await rollout.close();
    }
};
/** Where users' way in is known, the cluster is asked only for what its pods tell; to be refused then stops nothing. */
const inCluster = async (inputs, runtime, prober) => {
    const named = inputs.app !== '' && inputs.environment !== '';
    if (inputs.url !== '' && (inputs.signals === 'off' || !named))
        return await nearby(inputs, runtime, prober, undefined);
    const opening = (0,wiring/* createRollout */.EO)(inputs, runtime, wiring/* noVerifier */.qW);
    if (inputs.url === '')
        return await throughCluster(inputs, runtime, prober, await opening);
    const rollout = await opening.catch((error) => (0,errors/* messageOf */.bD)(error));
    runtime.signal.throwIfAborted();
    return typeof rollout === 'string'
        ? await nearby(inputs, runtime, prober, rollout)
        : await throughCluster(inputs, runtime, prober, rollout);
};
/** With real connections, closed at the end. */
const runReal = async (given, runtime) => {
    const inputs = { ...given, revision: given.revision || runtime.context.sha };
    const prober = (0,probing_prober/* nodeProber */.zx)({ env: runtime.env, mask: secret => runtime.log.mask(secret) });
    try {
        return inputs.target === 'kubernetes'
            ? await inCluster(inputs, runtime, prober)
            : await nearby(inputs, runtime, prober, undefined);
    }
    finally {
        prober.close();
    }
};


/***/ }),

/***/ 2330:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ recordedPort),
/* harmony export */   Q: () => (/* binding */ processEntrance)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4296);
/* harmony import */ var _process_host_protocol_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6461);
/* harmony import */ var _process_host_store_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4832);




const unknown = (folder, why) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('entrance-unknown', `${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, _process_host_protocol_js__WEBPACK_IMPORTED_MODULE_2__/* .stateFile */ .Ed)}: ${why}`, 'Set `url`, or `app`, `environment` and `state-dir` as the deploy had them.');
/** The port on which the proxy of the process target listens, as recorded in its folder; undefined: there is none yet. */
const recordedPort = async (folder) => {
    const state = await (0,_process_host_store_js__WEBPACK_IMPORTED_MODULE_3__/* .readState */ .un)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, _process_host_protocol_js__WEBPACK_IMPORTED_MODULE_2__/* .stateFile */ .Ed)).catch((error) => {
        throw unknown(folder, (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error));
    });
    return state?.entrance.port;
};
/** Where users’ traffic enters. @throws UserError `entrance-unknown` */
const processEntrance = async (folder) => {
    const port = await recordedPort(folder);
    if (port === undefined)
        throw unknown(folder, 'there is no such file: nothing was deployed here.');
    return `http://127.0.0.1:${port}`;
};


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
