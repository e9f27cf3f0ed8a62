export const id = 377;
export const ids = [377];
export const modules = {

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


/***/ }),

/***/ 2377:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tcpWay: () => (/* binding */ tcpWay)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _settle_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5963);


const maxGreetingBytes = 4096;
/** Connects; with `expect`, reads what the server says first until it holds that, ends, or time is up. */
const tcpWay = ({ host, port, expect }, { timeoutMs }) => ({
    ask: async (_, signal) => await (0,_settle_js__WEBPACK_IMPORTED_MODULE_1__/* .attempt */ .C)({ timeoutMs, signal }, ({ done, fail, onEnd }) => {
        const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.connect)({ host, port });
        let said = '';
        onEnd(() => socket.destroy());
        socket.on('error', fail);
        socket.on('connect', () => {
            if (expect === null)
                done({ kind: 'tcp', said: '' });
        });
        socket.on('data', (chunk) => {
            said += chunk.toString('utf8');
            if (expect === null || said.includes(expect) || said.length > maxGreetingBytes)
                done({ kind: 'tcp', said });
        });
        socket.on('end', () => done({ kind: 'tcp', said }));
    }),
});


/***/ })

};
