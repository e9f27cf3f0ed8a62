export const id = 9269;
export const ids = [9269];
export const modules = {

/***/ 9269:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dnsWay: () => (/* binding */ dnsWay)
/* harmony export */ });
/* harmony import */ var node_dns_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1553);
/* harmony import */ var node_dns_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_dns_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4296);
/* harmony import */ var _prober_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7952);
/* harmony import */ var _settle_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5963);




/** Each record as one text, as a person writes it. */
const records = async (resolver, { host, type }) => {
    switch (type) {
        case 'A':
            return await resolver.resolve4(host);
        case 'AAAA':
            return await resolver.resolve6(host);
        case 'CNAME':
            return await resolver.resolveCname(host);
        case 'NS':
            return await resolver.resolveNs(host);
        case 'TXT':
            return (await resolver.resolveTxt(host)).map(parts => parts.join(''));
        case 'MX':
            return (await resolver.resolveMx(host)).map(({ priority, exchange }) => `${priority} ${exchange}`);
    }
};
/** The resolver's words for "there is none" and "nobody answered". */
const faults = {
    ENODATA: message => Object.assign(new Error(message), { code: 'ENOTFOUND' }),
    ESERVFAIL: message => Object.assign(new Error(message), { code: 'ENOTFOUND' }),
    EREFUSED: message => Object.assign(new Error(message), { code: 'ENOTFOUND' }),
    ETIMEOUT: message => new _prober_js__WEBPACK_IMPORTED_MODULE_2__/* .Timeout */ .Ep(message),
};
const dnsWay = (probe, { timeoutMs }) => ({
    ask: async (_, signal) => await (0,_settle_js__WEBPACK_IMPORTED_MODULE_3__/* .attempt */ .C)({ timeoutMs, signal }, ({ done, fail, onEnd }) => {
        const resolver = new node_dns_promises__WEBPACK_IMPORTED_MODULE_0__.Resolver({ timeout: timeoutMs, tries: 1 });
        if (probe.server !== null)
            resolver.setServers([probe.server]);
        onEnd(() => resolver.cancel());
        records(resolver, probe).then(found => done({ kind: 'dns', records: [...found].sort() }), (error) => {
            const other = faults[(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) ?? ''];
            fail(other === undefined || !(error instanceof Error) ? error : other(error.message));
        });
    }),
});


/***/ }),

/***/ 5963:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ attempt)
/* harmony export */ });
/* harmony import */ var _patience_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3855);
/* harmony import */ var _prober_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7952);


/**
 * One exchange that ends by an answer, an error, its time limit or cancellation, and is closed in each case. It is none
 * of those that the target's own counters see, unless `requests` says so.
 */
const attempt = async (limits, body) => {
    const { timeoutMs, signal } = limits;
    signal.throwIfAborted();
    const closers = [];
    let stop = () => undefined;
    try {
        const result = await new Promise((resolve, reject) => {
            const endWait = (0,_patience_js__WEBPACK_IMPORTED_MODULE_1__/* .expireAfter */ .W)(timeoutMs, () => reject(new _prober_js__WEBPACK_IMPORTED_MODULE_0__/* .Timeout */ .Ep(`no full answer within ${timeoutMs} ms`)));
            const cancelled = () => reject(signal.reason);
            signal.addEventListener('abort', cancelled, { once: true });
            stop = () => {
                endWait();
                signal.removeEventListener('abort', cancelled);
            };
            body({ done: resolve, fail: reject, onEnd: close => closers.push(close) });
        });
        return { result, retries: 0, requests: 0 };
    }
    catch (error) {
        if (signal.aborted)
            throw signal.reason;
        return { result: (0,_prober_js__WEBPACK_IMPORTED_MODULE_0__/* .faultOf */ .Kl)(error), retries: 0, requests: 0 };
    }
    finally {
        stop();
        for (const close of closers)
            close();
    }
};


/***/ })

};
