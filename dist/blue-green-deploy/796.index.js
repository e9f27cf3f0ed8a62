export const id = 796;
export const ids = [796];
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

/***/ 9796:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  webSocketWay: () => (/* binding */ webSocketWay)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
var external_node_http_default = /*#__PURE__*/__webpack_require__.n(external_node_http_);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
var external_node_https_default = /*#__PURE__*/__webpack_require__.n(external_node_https_);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/domain/verification/probing/patterns.ts
var patterns = __webpack_require__(5753);
// EXTERNAL MODULE: ./src/adapters/probing/request-headers.ts
var request_headers = __webpack_require__(3224);
;// CONCATENATED MODULE: ./src/adapters/probing/kinds/frames.ts

/** Frames of RFC 6455, section 5: as much as a probe needs. */
const opcodes = { continuation: 0x0, text: 0x1, binary: 0x2, close: 0x8, ping: 0x9, pong: 0xa };
/** A whole frame of ours; what a client sends is masked. The payload is short. */
const frameOf = (opcode, text) => {
    const payload = Buffer.from(text);
    const mask = (0,external_node_crypto_.randomBytes)(4);
    const long = payload.length > 125;
    const head = Buffer.from([0x80 | opcode, 0x80 | (long ? 126 : payload.length)]);
    const length = Buffer.alloc(long ? 2 : 0);
    if (long)
        length.writeUInt16BE(payload.length);
    const masked = payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0));
    return Buffer.concat([head, length, mask, masked]);
};
const maxFrameBytes = 1024 * 1024;
/** undefined: not all of it is there yet. */
const headOf = (bytes) => {
    if (bytes.length < 2)
        return undefined;
    const [first = 0, second = 0] = bytes;
    if ((second & 0x80) !== 0)
        throw new Error('the server masked a frame, which a server must not');
    if ((first & 0x70) !== 0)
        throw new Error('a frame uses an extension that was not agreed on');
    const short = second & 0x7f;
    const from = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (bytes.length < from)
        return undefined;
    const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
    if (length > maxFrameBytes)
        throw new Error(`a frame of ${length} bytes`);
    return { opcode: first & 0x0f, from, length };
};
/** The frames that are complete, and the bytes left over. @throws Error for what is no frame of a server */
const readFrames = (bytes) => {
    const frames = [];
    let rest = bytes;
    for (let head = headOf(rest); head !== undefined; head = headOf(rest)) {
        const end = head.from + head.length;
        if (rest.length < end)
            break;
        frames.push({ opcode: head.opcode, payload: rest.subarray(head.from, end) });
        rest = rest.subarray(end);
    }
    return { frames, rest };
};

// EXTERNAL MODULE: ./src/adapters/probing/kinds/settle.ts
var settle = __webpack_require__(5963);
;// CONCATENATED MODULE: ./src/adapters/probing/kinds/websocket.ts








/** RFC 6455, 1.3. */
const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const acceptOf = (key) => (0,external_node_crypto_.createHash)('sha1').update(`${key}${guid}`).digest('base64');
const pingText = 'prod-actions';
const broken = (problem, said = '') => ({ kind: 'websocket', status: 101, problem, said });
/** What a closing frame says of itself (RFC 6455, 5.5.1): ` with 1011 going down`; '' for one that gives no reason. */
const reasonOf = (payload) => payload.length < 2 ? '' : ` with ${payload.readUInt16BE(0)} ${payload.toString('utf8', 2)}`.trimEnd();
/** The conversation behind the handshake: pings are answered, and it ends with what was waited for. */
class Conversation {
    bytes = Buffer.alloc(0);
    said = '';
    probe;
    socket;
    end;
    constructor(probe, socket, end) {
        this.probe = probe;
        this.socket = socket;
        this.end = end;
    }
    begin() {
        const { send, expect } = this.probe;
        if (send !== null)
            this.socket.write(frameOf(opcodes.text, send));
        else if (expect === null)
            this.socket.write(frameOf(opcodes.ping, pingText));
    }
    take(chunk) {
        this.bytes = Buffer.concat([this.bytes, chunk]);
        try {
            const { frames, rest } = readFrames(this.bytes);
            this.bytes = rest;
            for (const frame of frames)
                this.meet(frame);
        }
        catch (error) {
            this.end(broken((0,errors/* messageOf */.bD)(error)));
        }
    }
    /** Before what was waited for; nothing that was said makes up for a ping without its answer. */
    closed(reason = '') {
        const { expect } = this.probe;
        if (expect === null)
            this.end(broken(`closed${reason}, and the ping was not answered`, this.said));
        else if (this.said === '')
            this.end(broken(`closed${reason}, and nothing with "${expect}" came`));
        else
            this.end(this.opened());
    }
    opened() {
        return { kind: 'websocket', status: 101, problem: null, said: this.said };
    }
    meet({ opcode, payload }) {
        const { expect } = this.probe;
        if (opcode === opcodes.ping)
            this.socket.write(frameOf(opcodes.pong, payload.toString('utf8')));
        else if (opcode === opcodes.close)
            this.closed(reasonOf(payload));
        else if (opcode === opcodes.pong) {
            if (expect === null && payload.toString('utf8') === pingText)
                this.end(this.opened());
        }
        else {
            this.said += payload.toString('utf8');
            if (expect !== null && this.said.includes(expect))
                this.end(this.opened());
        }
    }
}
const handshakeProblem = ({ subprotocol }, key, headers) => {
    if (headers['sec-websocket-accept'] !== acceptOf(key))
        return 'the handshake was answered with a wrong key';
    const agreed = headers['sec-websocket-protocol'];
    return subprotocol !== null && agreed !== subprotocol
        ? `subprotocol ${agreed ?? 'none'}, expected ${subprotocol}`
        : undefined;
};
const websocket_open = (probe, { url, headers, redact }, { done, fail, onEnd }) => {
    const key = (0,external_node_crypto_.randomBytes)(16).toString('base64');
    const request = (url.startsWith('https:') ? (external_node_https_default()) : (external_node_http_default())).request(url, {
        agent: false,
        headers: {
            'user-agent': 'prod-actions-probe',
            ...headers,
            connection: 'Upgrade',
            upgrade: 'websocket',
            'sec-websocket-key': key,
            'sec-websocket-version': '13',
            ...(probe.subprotocol === null ? {} : { 'sec-websocket-protocol': probe.subprotocol }),
        },
    });
    onEnd(() => request.destroy());
    request.on('error', fail);
    request.on('response', response => {
        response.resume();
        done({ kind: 'websocket', status: response.statusCode ?? 0, problem: null, said: '' });
    });
    request.on('upgrade', (response, socket, head) => {
        onEnd(() => {
            // A closing frame, so that the release logs no broken connection.
            if (socket.writable)
                socket.end(frameOf(opcodes.close, ''), () => socket.destroy());
            else
                socket.destroy();
        });
        const problem = handshakeProblem(probe, key, response.headers);
        if (problem !== undefined)
            return done(broken(problem));
        const conversation = new Conversation(probe, socket, ended => done({ ...ended, problem: ended.problem && (0,patterns/* clipped */.c)(redact(ended.problem)), said: redact(ended.said) }));
        socket.on('error', fail);
        socket.on('data', (chunk) => conversation.take(chunk));
        socket.on('end', () => conversation.closed());
        conversation.begin();
        if (head.length > 0)
            conversation.take(head);
        return undefined;
    });
    request.end();
};
/** @throws UserError `probe-definition` when a header names a variable that is not set */
const webSocketWay = (probe, { url, timeoutMs, prober }) => {
    const address = probe.path.startsWith('/') ? `${url}${probe.path}` : probe.path.replace(/^ws/, 'http');
    const opening = { url: address, ...(0,request_headers/* resolveHeaders */.D)(probe.name, probe.requestHeaders, prober.variables) };
    return {
        ask: async (_, signal) => await (0,settle/* attempt */.C)({ timeoutMs, signal }, one => websocket_open(probe, opening, one)),
    };
};


/***/ })

};
