export const id = 0;
export const ids = [0];
export const modules = {

/***/ 6000:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  grpcWay: () => (/* binding */ grpcWay)
});

// EXTERNAL MODULE: external "node:http2"
var external_node_http2_ = __webpack_require__(2467);
;// CONCATENATED MODULE: ./src/adapters/probing/kinds/health-message.ts
/** Messages of grpc.health.v1 in the wire format of protocol buffers: one text out, one number in. */
const stringField1 = 0x0a;
const varintField1 = 0x08;
const varint = (value) => value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
/** HealthCheckRequest { string service = 1; } behind the five bytes of a gRPC message: not compressed, length. */
const healthRequest = (service) => {
    const text = Buffer.from(service);
    const message = text.length === 0 ? text : Buffer.concat([Buffer.from([stringField1, ...varint(text.length)]), text]);
    const prefix = Buffer.alloc(5);
    prefix.writeUInt32BE(message.length, 1);
    return Buffer.concat([prefix, message]);
};
const names = ['UNKNOWN', 'SERVING', 'NOT_SERVING', 'SERVICE_UNKNOWN'];
/** HealthCheckResponse { ServingStatus status = 1; }, where an absent field is 0; null: no such message. */
const servingOf = (bytes) => {
    if (bytes.length < 5 || bytes[0] !== 0 || bytes.length !== 5 + bytes.readUInt32BE(1))
        return null;
    const message = bytes.subarray(5);
    if (message.length === 0)
        return 'UNKNOWN';
    const [tag, value = -1] = message;
    return message.length === 2 && tag === varintField1 ? (names[value] ?? null) : null;
};

// EXTERNAL MODULE: ./src/adapters/probing/kinds/settle.ts
var settle = __webpack_require__(5963);
;// CONCATENATED MODULE: ./src/adapters/probing/kinds/grpc.ts



const path = '/grpc.health.v1.Health/Check';
const maxAnswerBytes = 64 * 1024;
/** gRPC status UNKNOWN: what answered does not speak gRPC. */
const unknownStatus = 2;
/** `grpc-message` is percent-encoded. */
const messageIn = (headers) => {
    const text = String(headers['grpc-message'] ?? '');
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
};
const healthOf = (headers, trailers, body) => {
    const http = headers[external_node_http2_.constants.HTTP2_HEADER_STATUS];
    const said = { ...headers, ...trailers };
    const given = said['grpc-status'];
    if (given === undefined)
        return { kind: 'grpc', status: unknownStatus, message: `HTTP ${http} without a grpc-status`, serving: null };
    const status = Number(given);
    return { kind: 'grpc', status, message: messageIn(said), serving: status === 0 ? servingOf(body) : null };
};
const check = (session, { service }, { done, fail, onEnd }) => {
    const stream = session.request({
        ':method': 'POST',
        ':path': path,
        'content-type': 'application/grpc',
        te: 'trailers',
        'user-agent': 'prod-actions-probe',
    });
    let headers = {};
    let trailers = {};
    const chunks = [];
    let size = 0;
    onEnd(() => stream.close(external_node_http2_.constants.NGHTTP2_CANCEL));
    // A stream that ends with its session names that as the cause.
    stream.on('error', error => fail(error.cause ?? error));
    stream.on('response', answered => {
        headers = answered;
    });
    stream.on('trailers', ended => {
        trailers = ended;
    });
    stream.on('data', (chunk) => {
        size += chunk.length;
        if (size <= maxAnswerBytes)
            chunks.push(chunk);
    });
    stream.on('end', () => {
        if (headers[external_node_http2_.constants.HTTP2_HEADER_STATUS] === undefined)
            fail(new Error('closed before an answer came'));
        else
            done(healthOf(headers, trailers, Buffer.concat(chunks)));
    });
    stream.end(healthRequest(service));
};
const opened = (target, onError) => {
    const session = (0,external_node_http2_.connect)(target);
    session.on('error', onError);
    return session;
};
/** Asked over fresh and kept connections. One kept connection that was closed under us is asked again, as for HTTP. */
const grpcWay = (probe, { url, timeoutMs }) => {
    const target = probe.target === '' ? new URL(url).origin : probe.target;
    let kept;
    const fresh = async (signal) => await (0,settle/* attempt */.C)({ timeoutMs, signal }, one => {
        const session = opened(target, one.fail);
        one.onEnd(() => session.destroy());
        check(session, probe, one);
    });
    const usable = () => {
        if (kept === undefined || kept.session.closed || kept.session.destroyed) {
            kept = { session: opened(target, () => undefined), used: false };
            // It must not keep the process alive between two requests.
            kept.session.unref();
        }
        return kept;
    };
    const pooled = async (signal) => {
        const { session, used } = usable();
        const asked = await (0,settle/* attempt */.C)({ timeoutMs, signal }, one => {
            const broken = (error) => one.fail(error);
            session.once('error', broken);
            one.onEnd(() => session.off('error', broken));
            check(session, probe, one);
            if (kept !== undefined)
                kept.used = true;
        });
        const cut = asked.result.kind === 'fault' && asked.result.fault === 'connection-cut';
        if (!cut)
            return asked;
        session.destroy();
        return used ? { ...(await fresh(signal)), retries: 1 } : asked;
    };
    return {
        ask: async (connection, signal) => await (connection === 'pooled' ? pooled(signal) : fresh(signal)),
        close: () => kept?.session.destroy(),
    };
};


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
