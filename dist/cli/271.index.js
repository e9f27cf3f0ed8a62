export const id = 271;
export const ids = [271];
export const modules = {

/***/ 7271:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runReal: () => (/* binding */ runReal)
});

// EXTERNAL MODULE: ./src/adapters/journal/store.ts + 1 modules
var store = __webpack_require__(2418);
// EXTERNAL MODULE: ./src/adapters/probing/entrance.ts
var entrance = __webpack_require__(2330);
// EXTERNAL MODULE: ./src/adapters/probing/prober.ts
var probing_prober = __webpack_require__(7952);
// EXTERNAL MODULE: ./src/adapters/probing/process-counters.ts
var process_counters = __webpack_require__(2145);
// EXTERNAL MODULE: ./src/adapters/probing/verifier.ts
var verifier = __webpack_require__(7242);
// EXTERNAL MODULE: ./src/adapters/rollout/wiring.ts + 5 modules
var wiring = __webpack_require__(632);
// EXTERNAL MODULE: ./src/domain/rollout/release.ts
var rollout_release = __webpack_require__(5543);
// EXTERNAL MODULE: ./src/domain/rollout/session.ts + 1 modules
var session = __webpack_require__(1633);
// EXTERNAL MODULE: ./src/adapters/probing/inputs.ts
var probing_inputs = __webpack_require__(1785);
// EXTERNAL MODULE: ./src/adapters/probing/measure.ts + 14 modules
var measure = __webpack_require__(5028);
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
const run = async (inputs, deps) => {
    const place = placeOf(inputs);
    const asked = inputs.url === '' && place !== null ? await deps.entrance(place) : null;
    const url = asked?.url ?? inputs.url;
    const plan = (0,probing_inputs/* planOf */.XC)(inputs, {
        releaseId: inputs.release || null,
        releaseHeaderRequired: inputs['require-release-header'] || asked?.namesRelease === true,
        strict: inputs.strict,
    });
    const counters = place === null || inputs.release === '' ? null : deps.counters(place, inputs.release);
    deps.log.info(`Verifying ${url}: ${plan.probes.length} probes at ${plan.rate}/s for up to ${plan.durationMs / 1000} s`);
    const report = await (0,measure/* measure */.x)(url, plan, { ...deps, counters });
    return {
        verdict: report.verdict,
        reasons: report.reasons,
        effect: (0,verdicts/* effectOf */.$)('post-deploy-verify', report.verdict, { mode: inputs.mode, strict: inputs.strict }),
        outputs: outputsOf(report),
        report,
    };
};

;// CONCATENATED MODULE: ./src/actions/post-deploy-verify/wiring.ts









/** Through an address that is known, or the proxy of the process target. */
const nearby = async (inputs, runtime, prober) => {
    const folderOf = (place) => (0,store/* journalFolder */.M)({ ...place, stateDir: (0,wiring/* stateFolder */.yp)(place.stateDir, runtime) });
    return await run(inputs, {
        ...runtime,
        prober,
        entrance: async (place) => ({ url: await (0,entrance/* processEntrance */.Q)(folderOf(place)), namesRelease: false }),
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
/** Through the API server of the cluster, which stays open meanwhile. */
const throughCluster = async (inputs, runtime, prober) => await (0,wiring/* withRollout */.ah)(inputs, runtime, wiring/* noVerifier */.qW, async (rollout) => await run(inputs, {
    ...runtime,
    prober,
    entrance: async () => await entranceOf(rollout, inputs, prober),
    counters: () => null,
}));
/** With real connections, closed at the end. */
const runReal = async (inputs, runtime) => {
    const prober = (0,probing_prober/* nodeProber */.z)();
    try {
        return inputs.target === 'kubernetes' && inputs.url === ''
            ? await throughCluster(inputs, runtime, prober)
            : await nearby(inputs, runtime, prober);
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
