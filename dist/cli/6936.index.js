export const id = 6936;
export const ids = [6936];
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
// EXTERNAL MODULE: ./src/adapters/probing/comparison/checks.ts + 4 modules
var comparison_checks = __webpack_require__(7914);
// EXTERNAL MODULE: ./src/adapters/probing/inputs.ts + 4 modules
var probing_inputs = __webpack_require__(9777);
// EXTERNAL MODULE: ./src/adapters/probing/measure.ts + 4 modules
var measure = __webpack_require__(941);
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
    const sides = place === null || !(0,comparison_checks/* compares */.t)(plan) ? null : await run_sidesOf(place, inputs, deps);
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


/***/ })

};
