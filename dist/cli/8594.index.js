export const id = 8594;
export const ids = [8594];
export const modules = {

/***/ 5945:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ freshProbe)
/* harmony export */ });
/* harmony import */ var _domain_rollout_identity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(738);

const defaultTimeoutMs = 2000;
/** One look on a connection of its own, also before anything listens. */
const freshProbe = (prober, timeoutMs = defaultTimeoutMs) => ({
    probe: async (url, signal) => {
        const { result } = await prober.ask({ method: 'GET', url, connection: 'fresh', early: true, timeoutMs, signal });
        if (result.kind === 'fault')
            return { ok: false, releaseId: undefined, detail: `${result.fault}: ${result.detail}` };
        const ok = result.status >= 200 && result.status < 300;
        return { ok, releaseId: result.headers[_domain_rollout_identity_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseHeader */ .Ff], detail: `HTTP ${result.status}` };
    },
});


/***/ }),

/***/ 3855:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ expireAfter)
/* harmony export */ });
const standstillMs = 20;
/**
 * Calls `expire` after so many milliseconds, once. Where this process stood still meanwhile, so that the timer comes
 * late, it waits that much longer, at most as long again: what arrived during the standstill is read after the timers,
 * and the time was not the service's. Answers what ends the wait.
 */
const expireAfter = (ms, expire) => {
    const due = performance.now() + ms;
    let timer = setTimeout(() => {
        const lateMs = performance.now() - due;
        if (lateMs < standstillMs)
            expire();
        else
            timer = setTimeout(expire, Math.min(lateMs, ms));
    }, ms);
    return () => clearTimeout(timer);
};


/***/ }),

/***/ 7952:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ep: () => (/* binding */ Timeout),
/* harmony export */   Kl: () => (/* binding */ faultOf),
/* harmony export */   zx: () => (/* binding */ nodeProber)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7067);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_http__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4708);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_https__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4296);
/* harmony import */ var _patience_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3855);





/** Enough for most rules; the rest is read, so that the time to the last byte is right, and dropped. */
const maxBodyBytes = 1024 * 1024;
class Timeout extends Error {
}
const byCode = {
    ECONNREFUSED: 'connection-refused',
    ENOTFOUND: 'name-not-resolved',
    EAI_AGAIN: 'name-not-resolved',
    ETIMEDOUT: 'probe-timeout',
    EPROTO: 'tls-failed',
};
const tlsCode = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH)/;
const faultOf = (error) => {
    const code = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(error) ?? '';
    const fault = error instanceof Timeout ? 'probe-timeout' : tlsCode.test(code) ? 'tls-failed' : byCode[code];
    return { kind: 'fault', fault: fault ?? 'connection-cut', detail: (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error) || code };
};
/** A connection kept by us was closed by the server just as we used it; any client sends such a request again. */
class StaleConnection extends Error {
}
/**
 * Below every system's range of ephemeral ports and below where our own servers listen, so that nobody else gets the
 * port. Where a node translates
 * addresses (NodePorts), a connection refused before the Service has endpoints leaves its ports in the node's connection
 * tracking, untranslated, for 120 s (`nf_conntrack_tcp_timeout_syn_sent`): the next one from there is refused as well.
 */
const portAside = () => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomInt)(10_240, 20_000);
const triesAside = 5;
const headersOf = (headers) => Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]]));
const decoded = async (body, coding) => {
    const { decode } = await __webpack_require__.e(/* import() */ 902).then(__webpack_require__.bind(__webpack_require__, 902));
    return await decode(body, coding, maxBodyBytes);
};
/** Without the byte order mark that some put before it. */
const textOf = (bytes) => new TextDecoder().decode(bytes);
const readAnswer = (response, done) => {
    const chunks = [];
    let size = 0;
    response.on('data', (chunk) => {
        if (size < maxBodyBytes)
            chunks.push(chunk);
        size += chunk.length;
    });
    response.on('end', () => {
        const headers = headersOf(response.headers);
        const body = { bytes: Buffer.concat(chunks).subarray(0, maxBodyBytes), truncated: size > maxBodyBytes };
        const answer = ({ bytes, truncated }) => done({ kind: 'answer', status: response.statusCode ?? 0, headers, body: textOf(bytes), truncated });
        const coding = headers['content-encoding'];
        if (coding === undefined || size === 0)
            answer(body);
        else
            void decoded(body, coding).then(answer);
    });
};
const once = async (ask, agents, localPort) => await new Promise((resolve, reject) => {
    const secure = ask.url.startsWith('https:');
    const pool = secure ? agents.https : agents.http;
    const request = (secure ? (node_https__WEBPACK_IMPORTED_MODULE_2___default()) : (node_http__WEBPACK_IMPORTED_MODULE_1___default())).request(ask.url, {
        method: ask.method,
        agent: ask.connection === 'pooled' ? pool : false,
        ...(localPort === undefined ? {} : { localPort }),
        headers: { 'user-agent': 'prod-actions-probe', accept: '*/*', ...ask.headers },
    });
    let answering = false;
    const cancel = () => void request.destroy(new Error('aborted'));
    const endWait = (0,_patience_js__WEBPACK_IMPORTED_MODULE_4__/* .expireAfter */ .W)(ask.timeoutMs, () => request.destroy(new Timeout(`no full answer within ${ask.timeoutMs} ms`)));
    const fail = (error) => {
        const stale = request.reusedSocket && !answering && (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(error) === 'ECONNRESET';
        reject(stale ? new StaleConnection(error.message) : error);
    };
    request.on('response', response => {
        answering = true;
        // A body that is cut surfaces here, not on the request.
        response.on('error', fail);
        readAnswer(response, resolve);
    });
    request.on('error', fail);
    request.on('close', () => {
        endWait();
        ask.signal.removeEventListener('abort', cancel);
    });
    ask.signal.addEventListener('abort', cancel, { once: true });
    request.end(ask.body);
});
/** A port aside that somebody has is another's; none of them free, the system gives one. */
const asked = async (ask, agents) => {
    for (let tried = 0; ask.early === true && tried < triesAside; tried += 1) {
        try {
            return await once(ask, agents, portAside());
        }
        catch (error) {
            if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(error) !== 'EADDRINUSE')
                throw error;
        }
    }
    return await once(ask, agents);
};
const settle = async (ask, agents, retries) => {
    ask.signal.throwIfAborted();
    try {
        return { result: await asked(ask, agents), retries };
    }
    catch (error) {
        if (ask.signal.aborted)
            throw ask.signal.reason;
        if (error instanceof StaleConnection && retries === 0) {
            return await settle({ ...ask, connection: 'fresh' }, agents, 1);
        }
        return { result: faultOf(error), retries };
    }
};
/** @param variables what headers of probes may name */
const nodeProber = (variables) => {
    const agents = { http: new (node_http__WEBPACK_IMPORTED_MODULE_1___default().Agent)({ keepAlive: true }), https: new (node_https__WEBPACK_IMPORTED_MODULE_2___default().Agent)({ keepAlive: true }) };
    return {
        ...(variables === undefined ? {} : { variables }),
        ask: async (ask) => await settle(ask, agents, 0),
        close: () => {
            agents.http.destroy();
            agents.https.destroy();
        },
    };
};


/***/ }),

/***/ 2145:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ processCounters)
/* harmony export */ });
/* unused harmony export countOf */
/* harmony import */ var _process_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8431);

const answered = ({ status }) => status['2xx'] + status['3xx'] + status['4xx'] + status['5xx'];
/** Of one release, over all its instances. A client that goes away is no failure of the release, nor an answer of it. */
const countOf = (lanes, releaseId) => {
    const own = lanes.filter(lane => lane.releaseId === releaseId);
    return {
        requests: own.reduce((sum, lane) => sum + answered(lane), 0),
        failed: own.reduce((sum, lane) => sum + lane.status['5xx'] + lane.truncated, 0),
        inFlight: own.reduce((sum, lane) => sum + lane.inFlight - lane.tunnels, 0),
    };
};
/** What the proxy of the process target counted for one release. */
const processCounters = (folder, releaseId) => ({
    name: 'proxy of the process target',
    read: async () => countOf((await (0,_process_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callHost */ .R)(folder, 'stats', {})).lanes, releaseId),
});


/***/ }),

/***/ 8431:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ HostAbsent),
/* harmony export */   R: () => (/* binding */ callHost)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7067);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_http__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4296);
/* harmony import */ var _domain_rollout_ports_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8422);
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4836);
/* harmony import */ var _host_protocol_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6461);
/** Talks to the host over its control socket. */








/** The kernel's limit for the path of a socket is 104 bytes on macOS, 108 on Linux. */
const maxSocketPath = 100;
/** What an operation may take beyond the waiting it was asked to do. */
const patienceMs = 30_000;
/** Runs `body` with a path of the socket that is short enough. */
const withSocket = async (folder, body) => {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, _host_protocol_js__WEBPACK_IMPORTED_MODULE_7__/* .socketFile */ .sc);
    if (Buffer.byteLength(path) <= maxSocketPath)
        return await body(path);
    const short = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)(), 'pa-'));
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.symlink)(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(short, 's'));
        return await body((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(short, 's', _host_protocol_js__WEBPACK_IMPORTED_MODULE_7__/* .socketFile */ .sc));
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(short, { recursive: true, force: true });
    }
};
const post = async (socketPath, path, body, timeoutMs) => await new Promise((resolve, reject) => {
    const outgoing = (0,node_http__WEBPACK_IMPORTED_MODULE_1__.request)({
        socketPath,
        path,
        method: 'POST',
        agent: false,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(timeoutMs),
    });
    outgoing.once('error', reject);
    outgoing.once('response', incoming => {
        const chunks = [];
        incoming.on('data', chunk => chunks.push(chunk));
        incoming.once('error', reject);
        incoming.once('end', () => resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
    });
    outgoing.end(body);
});
const notAnswering = (operation, error) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ToolError */ .v4('proxy-not-answering', 'prod-actions proxy', `${operation}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error)}`, { cause: error });
const parse = (operation, text) => {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw notAnswering(operation, error);
    }
};
/** Nobody listens on the control socket, or it went away under the call: every operation may be asked for again. */
class HostAbsent extends Error {
}
const throwRefusal = (operation, body) => {
    const parsed = _host_protocol_js__WEBPACK_IMPORTED_MODULE_7__/* .refusal */ .x5.safeParse(body);
    if (!parsed.success)
        throw notAnswering(operation, parsed.error);
    const refused = parsed.data;
    if (refused.code === 'fenced-out')
        throw new _domain_rollout_ports_js__WEBPACK_IMPORTED_MODULE_5__/* .FencedOut */ .A(refused.token, refused.fence);
    if (refused.code === 'leaving')
        throw new HostAbsent();
    if (refused.code === 'bug')
        throw notAnswering(operation, refused.message);
    throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .userError */ .IF)(_codes_js__WEBPACK_IMPORTED_MODULE_6__/* .codes */ .F, refused.code, refused.message);
};
const absent = new Set(['ENOENT', 'ENOTDIR', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);
/** @throws HostAbsent, FencedOut, UserError with a code of the catalogue, ToolError `proxy-not-answering` */
const callHost = async (folder, operation, order, waitMs = 0) => {
    const answer = await withSocket(folder, async (path) => await post(path, `/${operation}`, JSON.stringify(order), waitMs + patienceMs)).catch((error) => {
        throw absent.has((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .systemCode */ .xU)(error)) ? new HostAbsent() : notAnswering(operation, error);
    });
    const body = parse(operation, answer.text);
    if (answer.status !== 200)
        return throwRefusal(operation, body);
    try {
        return _host_protocol_js__WEBPACK_IMPORTED_MODULE_7__/* .parseAnswer */ .Wp[operation](body);
    }
    catch (error) {
        throw notAnswering(operation, error);
    }
};


/***/ }),

/***/ 4836:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ codes)
/* harmony export */ });
/* harmony import */ var _domain_verdicts_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(713);

/** Errors of the process target. Causes of a broken release are in the rollout catalogue. */
const codes = (0,_domain_verdicts_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .defineCodes */ .O)({
    'entrance-port-in-use': {
        means: 'Another program already listens on the port where traffic should enter.',
        next: 'Stop the program named in the message, or set another entrance port.',
    },
    'entrance-port-changed': {
        means: 'The running proxy of this app and environment listens on another port than the one asked for.',
        next: 'Use the port in the message. To move to another one, end the processes that proxy.json in the state folder names, move that folder away, and deploy again.',
    },
    'entrance-not-bindable': {
        means: 'The proxy could not listen on the entrance address: no such address here, or a port that needs root.',
        next: 'Use an address of this machine and a port above 1023.',
    },
    'proxy-not-started': {
        means: 'The embedded proxy did not come up.',
        next: 'Read the last lines of its log in the message.',
    },
    'proxy-not-answering': {
        means: 'The embedded proxy is there but gave no answer on its control socket, or one we do not understand.',
        next: 'Read proxy.log in the state folder; end the process named in proxy.json if it hangs, and run again.',
    },
    'proxy-state-unreadable': {
        means: 'The state file of the proxy is damaged.',
        next: 'Move proxy.json away, stop the apps it names, and deploy again.',
    },
    'proxy-state-not-writable': {
        means: 'The proxy could not write its state file (disk full, read-only or no permission), so nothing was changed.',
        next: 'Make room or make the state folder writable, then run again.',
    },
    'colour-has-traffic': {
        means: 'The colour to be stopped or replaced runs and has users’ traffic, so it was left alone.',
        next: 'Run `status`: traffic is not where this operation expected it.',
    },
    'colour-not-running': {
        means: 'Nothing runs in the colour that was asked for.',
        next: 'Run `status`, then deploy again.',
    },
    'release-not-runnable': {
        means: 'The release does not say what to run in the form the process target needs.',
        next: 'Give a command, or an image as name@sha256:….',
    },
    'image-needs-root-fs': {
        means: 'The image needs a root file system of its own; the process target runs only static binaries.',
        next: 'Link the binary statically (FROM scratch), run it as a `command`, or use a target that runs containers.',
    },
    'process-target-unsupported': {
        means: 'The process target needs Linux or macOS.',
        next: 'Use a Linux runner.',
    },
});


/***/ }),

/***/ 5648:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M8: () => (/* binding */ colours),
/* harmony export */   Np: () => (/* binding */ runs),
/* harmony export */   xB: () => (/* binding */ isIdle)
/* harmony export */ });
/* unused harmony exports admit, withInstance, changeInstance */
/* harmony import */ var _processes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7648);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4832);


const colours = ['blue', 'green'];
/** The state with the token accepted; refused when a newer one was accepted before. */
const admit = (state, token) => {
    if (token < state.fence)
        throw new Refused({ code: 'fenced-out', token, fence: state.fence });
    return token === state.fence ? state : { ...state, fence: token };
};
const withInstance = (state, colour, instance) => ({
    ...state,
    colours: { ...state.colours, [colour]: instance },
});
/** Nothing runs and nothing should. */
const isIdle = ({ colours: { blue, green }, traffic }) => blue === null && green === null && traffic === null;
/** An instance changes only as long as it is still the one of its colour. */
const changeInstance = (state, id, change) => {
    for (const colour of colours) {
        const instance = state.colours[colour];
        if (instance?.id === id)
            return withInstance(state, colour, change(instance));
    }
    return state;
};
const runs = (instance) => instance.ending === null && (0,_processes_js__WEBPACK_IMPORTED_MODULE_0__/* .isAlive */ ._n)(instance.pid, instance.startTime);


/***/ }),

/***/ 9282:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mt: () => (/* binding */ newLines),
/* harmony export */   Zr: () => (/* binding */ readTail)
/* harmony export */ });
/* unused harmony exports logsFolder, capLog, forgetOldLogs */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4296);
/** Log files of apps: capped, and their last lines. */



const logsFolder = 'logs';
const capBytes = 8 * 1024 * 1024;
const keptFiles = 6;
const tailBytes = 64 * 1024;
const tailOf = async (path, bytes) => {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, 'r');
    try {
        const { size } = await file.stat();
        const buffer = Buffer.alloc(Math.min(bytes, size));
        const { bytesRead } = await file.read(buffer, 0, buffer.length, Math.max(0, size - bytes));
        return buffer.subarray(0, bytesRead);
    }
    finally {
        await file.close();
    }
};
/** The last lines of a log; empty when there is none. */
const readTail = async (path, lines) => {
    try {
        return (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .lastLines */ .w$)((await tailOf(path, tailBytes)).toString('utf8'), lines);
    }
    catch (error) {
        if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT')
            return '';
        throw error;
    }
};
const cutMark = '[earlier output was cut]';
/** Whole lines from `from` on. A file that became shorter was capped: what stood between is lost. */
const newLines = async (path, from) => {
    const size = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).then(found => found.size, () => 0);
    if (size < from)
        return { lines: [], next: size, cut: true };
    if (size === from)
        return { lines: [], next: from, cut: false };
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, 'r');
    try {
        const buffer = Buffer.alloc(Math.min(size - from, capBytes));
        const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
        const end = buffer.subarray(0, bytesRead).lastIndexOf('\n') + 1;
        const lines = buffer.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
        return { lines, next: from + end, cut: from === 0 && lines[0] === cutMark };
    }
    finally {
        await file.close();
    }
};
/**
 * Keeps the last quarter of a log that grew over its cap. The app holds the file open for appending, so it is emptied
 * in place; what it writes in that very moment may be lost.
 */
const capLog = async (path, cap = capBytes) => {
    const size = await stat(path).then(found => found.size, () => 0);
    if (size <= cap)
        return;
    const kept = await tailOf(path, Math.floor(cap / 4));
    const file = await open(path, 'a');
    try {
        await file.truncate(0);
        await file.appendFile(Buffer.concat([Buffer.from(`${cutMark}\n`), kept]));
    }
    finally {
        await file.close();
    }
};
/** Removes logs of instances long gone. Names begin with the time of the start, so they sort by age. */
const forgetOldLogs = async (folder, inUse) => {
    const names = (await readdir(folder)).sort();
    const old = names.slice(0, Math.max(0, names.length - keptFiles)).map(name => join(folder, name));
    for (const path of old)
        if (!inUse.includes(path))
            await rm(path, { force: true });
};


/***/ }),

/***/ 7648:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P2: () => (/* binding */ startTimeOf),
/* harmony export */   _n: () => (/* binding */ isAlive),
/* harmony export */   vE: () => (/* binding */ signalOne),
/* harmony export */   zE: () => (/* binding */ memoryOf)
/* harmony export */ });
/* unused harmony exports findByEnvironment, signalGroup, holderOf */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/** What the operating system knows of processes. Linux: /proc; elsewhere `ps`, and strays are not looked for. */


const linux = process.platform === 'linux';
/** A file of /proc, or undefined: the process may end at any moment, or belong to someone else. */
const peek = (path) => {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(path, 'utf8');
    }
    catch {
        return undefined;
    }
};
/** Start times count from the boot of the machine, so which boot it was belongs to them. */
const boot = linux ? (peek('/proc/sys/kernel/random/boot_id') ?? '').trim() : '';
const fromProc = (pid) => {
    const stat = peek(`/proc/${pid}/stat`);
    if (stat === undefined)
        return undefined;
    // The command may hold spaces and brackets; the fields after the last ')' begin with the state.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTime] = [fields[0], fields[19]];
    return state === 'Z' || state === 'X' || startTime === undefined ? undefined : `${boot}:${startTime}`;
};
const fromPs = (pid) => {
    try {
        const out = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFileSync)('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
        return out === '' || out.startsWith('Z') ? undefined : out.replace(/^\S+\s+/, '');
    }
    catch {
        return undefined;
    }
};
/** When the process started, as an opaque text; undefined when there is no such live process (a zombie is dead). */
const startTimeOf = (pid) => (linux ? fromProc(pid) : fromPs(pid));
const isAlive = (pid, startTime) => pid !== null && startTime !== null && startTimeOf(pid) === startTime;
const pids = () => (linux ? (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)('/proc').map(Number).filter(Number.isInteger) : []);
const residentOf = (pid) => Number(/^VmRSS:\s+(\d+) kB$/m.exec(peek(`/proc/${pid}/status`) ?? '')?.[1] ?? 0) * 1024;
const groupOf = (pid) => {
    const stat = peek(`/proc/${pid}/stat`);
    return stat === undefined ? undefined : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
};
/** Resident bytes of a process group; undefined where that is not known. */
const memoryOf = (group) => {
    const bytes = pids()
        .filter(pid => groupOf(pid) === group)
        .reduce((sum, pid) => sum + residentOf(pid), 0);
    return bytes === 0 ? undefined : bytes;
};
/** Live processes whose environment holds `name=<prefix>…`, with the full value. */
const findByEnvironment = (name, prefix) => pids().flatMap(pid => {
    if (startTimeOf(pid) === undefined)
        return [];
    const entry = peek(`/proc/${pid}/environ`)
        ?.split('\0')
        .find(one => one.startsWith(`${name}=${prefix}`));
    return entry === undefined ? [] : [{ pid, value: entry.slice(name.length + 1) }];
});
/** Sends a signal to a process group, or to one process. A target that is gone is fine. */
const signalGroup = (pid, signal) => {
    try {
        process.kill(-pid, signal);
    }
    catch {
        // ESRCH: gone. EPERM: the group now belongs to someone else, so ours is gone.
    }
};
const signalOne = (pid, signal) => {
    try {
        process.kill(pid, signal);
    }
    catch {
        // As above.
    }
};
const listening = '0A';
const socketInodes = (port) => {
    const hex = port.toString(16).toUpperCase().padStart(4, '0');
    const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap(path => (peek(path) ?? '').split('\n').slice(1));
    return new Set(rows.flatMap(row => {
        const [, local, , state, , , , , , inode] = row.trim().split(/\s+/);
        return state === listening && local?.endsWith(`:${hex}`) && inode !== undefined ? [`socket:[${inode}]`] : [];
    }));
};
const holdsOneOf = (pid, sockets) => {
    try {
        return readdirSync(`/proc/${pid}/fd`).some(fd => {
            try {
                return sockets.has(readlinkSync(`/proc/${pid}/fd/${fd}`));
            }
            catch {
                return false;
            }
        });
    }
    catch {
        return false;
    }
};
/** Who listens on a port, as a person would want to read it; undefined when it can't be seen (another user's). */
const holderOf = (port) => {
    const sockets = socketInodes(port);
    const pid = sockets.size === 0 ? undefined : pids().find(one => holdsOneOf(one, sockets));
    if (pid === undefined)
        return undefined;
    const command = (peek(`/proc/${pid}/cmdline`) ?? '').replaceAll('\0', ' ').trim();
    return `pid ${pid} (${command.slice(0, 120)})`;
};


/***/ }),

/***/ 6461:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ed: () => (/* binding */ stateFile),
/* harmony export */   El: () => (/* binding */ hostState),
/* harmony export */   LY: () => (/* binding */ bootReport),
/* harmony export */   N9: () => (/* binding */ logFile),
/* harmony export */   Wp: () => (/* binding */ parseAnswer),
/* harmony export */   sc: () => (/* binding */ socketFile),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/* unused harmony exports ending, laneStats, trafficStats, observed, operations, instanceVariable */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1137);
/** What the step and the host (the program that outlives it) say to each other, and what the host keeps on disk. */

const colour = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['blue', 'green']);
const ending = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    /** A code of the rollout catalogue. */
    cause: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    detail: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    at: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
});
const instance = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    releaseId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    port: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int(),
    /** The file that runs; an image it is part of is still needed. */
    program: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    log: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    startedAt: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    /** Both null between the recorded intent and the recorded start. */
    pid: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().nullable(),
    /** Tells the process from a later one with the same pid. */
    startTime: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(),
    ending: ending.nullable(),
});
/** proxy.json: written and synced before a change takes effect. */
const hostState = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('prod-actions/process-proxy/v1'),
    entrance: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ host: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), port: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int() }),
    pid: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int(),
    fence: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int(),
    traffic: colour.nullable(),
    colours: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ blue: instance.nullable(), green: instance.nullable() }),
});
const latency = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    /** Upper bounds of the buckets in milliseconds; one more bucket holds what is above the last. */
    bounds: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
    counts: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
});
const laneStats = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    colour,
    releaseId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    instance: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** Milliseconds since the epoch: when counting began. */
    since: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    inFlight: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    /** Of those in flight: upgraded connections (WebSocket). */
    tunnels: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    requests: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    status: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ '1xx': zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), '2xx': zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), '3xx': zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), '4xx': zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), '5xx': zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }),
    /** Answered 502 by the proxy, by cause; they are part of 5xx. */
    proxyErrors: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
    /** The release cut its own answer short after the head was sent. */
    truncated: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    clientAborted: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    /** Request head received → answer head received. */
    latency,
});
const trafficStats = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    at: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    lanes: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(laneStats),
    /** Requests answered 503 because no colour had traffic. */
    withoutRelease: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
});
const colourState = zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('state', [
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ state: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('absent') }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ state: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('starting'), releaseId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ state: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('ready'), releaseId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        state: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('broken'),
        releaseId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        cause: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        detail: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        logTail: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    }),
]);
const observed = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    blue: colourState,
    green: colourState,
    traffic: colour.nullable(),
    fence: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    ports: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ blue: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullable(), green: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullable() }),
    entrance: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ host: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), port: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }),
    pid: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    /** What it runs; when something else is shipped it is upgraded. */
    node: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    program: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});
const token = zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().nonnegative();
/** Operations of the control socket: request and answer. */
const operations = {
    observe: { request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({}), answer: observed },
    fence: { request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ token }), answer: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ fence: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }) },
    start: {
        request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
            colour,
            releaseId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
            command: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()).min(1),
            cwd: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
            env: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
            graceMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
            token,
        }),
        answer: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ started: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY() }),
    },
    switch: {
        request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ from: colour.nullable(), to: colour, token }),
        answer: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ result: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['switched', 'moved-by-other']) }),
    },
    retire: {
        request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ colour, drainMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), graceMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), token }),
        answer: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ cutRequests: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), drainedMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }),
    },
    drain: {
        request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ colour, drainMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }),
        answer: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ cutRequests: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), drainedMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }),
    },
    logs: { request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ colour, lines: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int() }), answer: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ text: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }) },
    stats: { request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({}), answer: trafficStats },
    /** Replaces the running program by another one without dropping a connection. */
    upgrade: { request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ node: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), program: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }), answer: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ pid: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }) },
    /** Stops both apps and the host itself. */
    'take-down': { request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ graceMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }), answer: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({}) },
};
/** The same schemas as functions, so that the type of an answer follows from the operation's name. */
const parseAnswer = {
    observe: body => operations.observe.answer.parse(body),
    fence: body => operations.fence.answer.parse(body),
    start: body => operations.start.answer.parse(body),
    switch: body => operations.switch.answer.parse(body),
    retire: body => operations.retire.answer.parse(body),
    drain: body => operations.drain.answer.parse(body),
    logs: body => operations.logs.answer.parse(body),
    stats: body => operations.stats.answer.parse(body),
    upgrade: body => operations.upgrade.answer.parse(body),
    'take-down': body => operations['take-down'].answer.parse(body),
};
/** What the control socket answers when an operation was refused. */
const refusal = zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('code', [
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('fenced-out'), token: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), fence: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }),
    /** Another host takes over; ask again. */
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('leaving') }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        code: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['colour-has-traffic', 'colour-not-running', 'proxy-state-not-writable', 'proxy-not-started', 'bug']),
        message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    }),
]);
/** What the host tells whoever started it, once. */
const bootReport = zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('boot', [
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ boot: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('ready'), pid: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ boot: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('failed'), code: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
]);
const stateFile = 'proxy.json';
const socketFile = 'control.sock';
const logFile = 'proxy.log';
/** In the environment of every app: `<state folder>#<instance id>`, so that strays can be found. */
const instanceVariable = 'PROD_ACTIONS_INSTANCE';


/***/ }),

/***/ 4832:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   un: () => (/* binding */ readState)
/* harmony export */ });
/* unused harmony exports Refused, Store */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4296);
/* harmony import */ var _core_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9928);
/* harmony import */ var _protocol_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6461);
/** The host's durable state: changes happen one after the other, each on disk before it takes effect. */




/** An operation that was refused or could not be done; what the control socket answers. */
class Refused extends Error {
    refusal;
    constructor(refusal) {
        super('message' in refusal ? refusal.message : refusal.code);
        this.refusal = refusal;
    }
}
const files = (0,_core_files_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeFiles */ .k)();
/** undefined: there is none yet. Throws when it is damaged: guessing could move traffic. */
const readState = async (path) => {
    let text;
    try {
        text = await files.readText(path);
    }
    catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) ?? ''))
            return undefined;
        throw error;
    }
    return _protocol_js__WEBPACK_IMPORTED_MODULE_3__/* .hostState */ .El.parse(JSON.parse(text));
};
class Store {
    state;
    path;
    applied;
    frozen = false;
    queue = Promise.resolve();
    constructor(path, state, applied) {
        this.path = path;
        this.state = state;
        this.applied = applied;
    }
    get current() {
        return this.state;
    }
    /** `change` sees the latest state; what it returns is written, then applied. The same object: nothing to do. */
    async update(change) {
        const done = this.queue.then(async () => {
            if (this.frozen)
                throw new Refused({ code: 'leaving' });
            const next = change(this.state);
            if (next !== this.state) {
                await this.write(next);
                this.state = next;
                await this.applied(next);
            }
            return next;
        });
        this.queue = done.catch(() => undefined);
        return await done;
    }
    /** No more changes from here: another host makes them. Resolves when the last one is done. */
    async freeze() {
        this.frozen = true;
        await this.queue;
    }
    thaw() {
        this.frozen = false;
    }
    async write(state) {
        try {
            await files.writeAtomic(this.path, `${JSON.stringify(state, null, 2)}\n`);
        }
        catch (error) {
            const message = `${dirname(this.path)} can't be written: ${messageOf(error)}`;
            throw new Refused({ code: 'proxy-state-not-writable', message });
        }
    }
}


/***/ }),

/***/ 6402:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ processSignals)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/adapters/process/host/changes.ts
var changes = __webpack_require__(5648);
// EXTERNAL MODULE: ./src/adapters/process/host/logs.ts
var logs = __webpack_require__(9282);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./src/adapters/process/host/ports.ts


/**
 * Below what Linux (32768–60999), macOS and Windows (49152–65535) give to outgoing connections and to servers that take
 * any port: else one of those could take the port before the program it is meant for listens on it.
 */
const [lowest, highest] = [20_000, 32_767];
const maxTries = 1000;
const isFree = async (port) => await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
});
/** A port of 127.0.0.1 that nobody listens on at this moment. */
const freePort = async (avoid = []) => {
    for (let tries = 0; tries < maxTries; tries += 1) {
        const port = randomInt(lowest, highest + 1);
        if (!avoid.includes(port) && (await isFree(port)))
            return port;
    }
    throw new Error(`No free port of 127.0.0.1 between ${lowest} and ${highest} in ${maxTries} tries.`);
};
const acceptsConnections = async (port, timeoutMs) => await new Promise(resolve => {
    const socket = (0,external_node_net_.connect)({ host: '127.0.0.1', port });
    const end = (answer) => {
        socket.destroy();
        resolve(answer);
    };
    socket.setTimeout(timeoutMs, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
});

// EXTERNAL MODULE: ./src/adapters/process/host/processes.ts
var processes = __webpack_require__(7648);
// EXTERNAL MODULE: ./src/adapters/process/host/protocol.ts
var protocol = __webpack_require__(6461);
// EXTERNAL MODULE: ./src/adapters/process/host/store.ts
var store = __webpack_require__(4832);
;// CONCATENATED MODULE: ./src/adapters/process/signals.ts
/** What the process target tells of a release while it runs: its record of instances, /proc, and the log files. */








const readyTimeoutMs = 500;
const lastLines = 30;
/** Nobody but us asks whether a process accepts connections. */
const readinessPeriodMs = 1000;
/** What programs write when they are out of memory, and how many processes the kernel has ended for it. */
const outOfMemory = /out of memory|OutOfMemoryError|MemoryError|Cannot allocate memory|heap limit/i;
const kernelKills = async () => {
    const text = await (0,promises_.readFile)('/proc/vmstat', 'utf8').catch(() => '');
    return Number(/^oom_kill (\d+)$/m.exec(text)?.[1] ?? 0);
};
const logTail = async (instance) => await (0,logs/* readTail */.Zr)(instance.log, lastLines);
class FollowedProcess {
    folder;
    releaseId;
    clock;
    killsBefore;
    /** How far each instance's log was read. */
    positions;
    latest;
    constructor(folder, instance, clock, from) {
        this.folder = folder;
        this.releaseId = instance.releaseId;
        this.clock = clock;
        this.killsBefore = from.kills;
        this.positions = new Map([[instance.id, from.logBytes]]);
        this.latest = [instance];
    }
    async sight() {
        const instances = await this.instances();
        const sights = await Promise.all(instances.map(async (one) => await this.sightOf(one)));
        return { at: this.clock.now(), readinessPeriodMs, instances: sights };
    }
    async output() {
        return await Promise.all((await this.instances()).map(async (one) => await this.outputOf(one)));
    }
    /** Its lines bear no time: all that it wrote, over all the time that it runs. */
    async past(_from, to) {
        const [instance] = await this.instances();
        if (instance === undefined)
            return { why: 'the release before it does not run' };
        const { lines, cut } = await (0,logs/* newLines */.Mt)(instance.log, 0);
        if (cut)
            return { why: 'the log of the release before it was cut' };
        return { known: { lines, overMs: to - instance.startedAt } };
    }
    async memory() {
        const at = this.clock.now();
        const uses = (await this.instances()).flatMap(({ id, pid, port }) => {
            const usedBytes = pid === null ? undefined : (0,processes/* memoryOf */.zE)(pid);
            return usedBytes === undefined ? [] : [{ id, name: nameOf({ pid, port }), at, usedBytes, limitBytes: null }];
        });
        return uses.length > 0 ? { known: uses } : { why: 'the memory of the process cannot be read here' };
    }
    async straight(entry) {
        return (await this.instances()).map(({ id, pid, port }) => ({
            id,
            name: nameOf({ pid, port }),
            url: `${entry?.scheme ?? 'http'}://127.0.0.1:${entry?.port ?? port}`,
        }));
    }
    async lastWords(id) {
        const instance = this.latest.find(one => one.id === id);
        return instance === undefined ? '' : await logTail(instance);
    }
    async close() { }
    async instances() {
        const state = await (0,store/* readState */.un)((0,external_node_path_.join)(this.folder, protocol/* stateFile */.Ed));
        if (state === undefined)
            throw new Error(`${this.folder}: the record of the proxy is gone`);
        this.latest = changes/* colours */.M8.flatMap(colour => {
            const instance = state.colours[colour];
            return instance?.releaseId === this.releaseId ? [instance] : [];
        });
        return this.latest;
    }
    async sightOf(instance) {
        const { id, pid, port, startedAt } = instance;
        const last = await this.endingOf(instance);
        return {
            id,
            name: nameOf({ pid, port }),
            bornAt: startedAt,
            fresh: true,
            ready: last === null && (await acceptsConnections(port, readyTimeoutMs)),
            readyChangedAt: null,
            leaving: false,
            parts: [{ name: '', ends: last === null ? 0 : 1, last, looping: false }],
        };
    }
    async endingOf(instance) {
        const { ending, pid } = instance;
        if (ending === null && (pid === null || (0,changes/* runs */.Np)(instance)))
            return null;
        const detail = ending?.detail ?? 'The app is gone; how it ended was not seen.';
        const killed = /SIGKILL/.test(detail) && (await kernelKills()) > this.killsBefore;
        const told = outOfMemory.test(await logTail(instance).catch(() => ''));
        const cause = killed || told ? 'out-of-memory' : 'exited';
        const by = killed ? ' The kernel ended a process for want of memory meanwhile.' : '';
        return { cause, at: ending?.at ?? null, detail: `${detail}${by}`.replace(/\.$/, '') };
    }
    async outputOf({ id, log }) {
        const { lines, next, cut } = await (0,logs/* newLines */.Mt)(log, this.positions.get(id) ?? 0);
        this.positions.set(id, next);
        return { instance: id, lines, cut };
    }
}
const sizeOf = async (path) => await (0,promises_.stat)(path).then(found => found.size, () => 0);
const nameOf = ({ pid, port }) => `process ${pid ?? ''} on port ${port}`;
/** @param folder where the proxy of the app keeps its record */
const processSignals = (folder, clock) => {
    const followed = async (pick) => {
        const state = await (0,store/* readState */.un)((0,external_node_path_.join)(folder, protocol/* stateFile */.Ed));
        if (state === undefined)
            return null;
        const instances = changes/* colours */.M8.flatMap(colour => state.colours[colour] ?? []);
        const instance = pick(instances);
        if (instance === undefined)
            return null;
        const [kills, logBytes] = await Promise.all([kernelKills(), sizeOf(instance.log)]);
        return new FollowedProcess(folder, instance, clock, { kills, logBytes });
    };
    const withTraffic = async () => {
        const state = await (0,store/* readState */.un)((0,external_node_path_.join)(folder, protocol/* stateFile */.Ed));
        return state === undefined || state.traffic === null ? null : (state.colours[state.traffic]?.releaseId ?? null);
    };
    return {
        name: 'processes',
        replicated: false,
        memoryEveryMs: 1000,
        follow: async (releaseId) => {
            const wanted = releaseId ?? (await withTraffic());
            return await followed(all => all.find(one => one.releaseId === wanted));
        },
        other: async (releaseId) => {
            const wanted = releaseId ?? (await withTraffic());
            return await followed(all => all.find(one => one.releaseId !== wanted && one.ending === null));
        },
    };
};


/***/ }),

/***/ 8594:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  EO: () => (/* binding */ createRollout),
  qW: () => (/* binding */ noVerifier),
  x6: () => (/* binding */ publicUrl),
  yp: () => (/* reexport */ state_folder/* stateFolder */.y),
  ah: () => (/* binding */ withRollout)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/adapters/github/client.ts + 1 modules
var client = __webpack_require__(2319);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
;// CONCATENATED MODULE: ./src/adapters/github/runs.ts

const run = schemas/* object */.Ikc({ status: schemas/* string */.YjP().nullable() });
const number = /^[1-9]\d{0,19}$/;
/**
 * Whether the workflow run that took a lease is over. Sure only when GitHub says `completed`: a run of another
 * repository, a token without `actions: read`, an outage are all "not known", and the lease then has to run out.
 */
const runLiveness = (github, own) => {
    const concluded = async ({ run: id, attempt }) => {
        if (!number.test(id) || !number.test(attempt))
            return false;
        if (id === own.runId && attempt === own.runAttempt)
            return false;
        try {
            const answer = await github.get(`/repos/${own.repository}/actions/runs/${id}/attempts/${attempt}`, run);
            return answer.kind === 'found' && answer.value.status === 'completed';
        }
        catch {
            return false;
        }
    };
    return { gone: concluded, concluded };
};

// EXTERNAL MODULE: ./src/adapters/journal/ancestry.ts
var ancestry = __webpack_require__(4435);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./src/adapters/journal/holder.ts
/** Who we are, and whether another holder of the lease is gone: process id, its start time, this boot of the machine. */


const bootId = async () => await (0,promises_.readFile)('/proc/sys/kernel/random/boot_id', 'utf8').then(text => text.trim(), () => '');
/** Field 22 of /proc/<pid>/stat, counted after the name, which may hold spaces and parentheses. */
const procStartTime = async (pid) => {
    try {
        const text = await (0,promises_.readFile)(`/proc/${pid}/stat`, 'utf8');
        const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
        // A zombie has ended, though its parent has not asked yet.
        return fields[0] === 'Z' ? undefined : fields[19];
    }
    catch {
        return undefined;
    }
};
/** Start time of a process that runs now; undefined when there is none. */
const startTimeOf = async (exec, pid) => {
    const boot = await bootId();
    if (boot !== '') {
        const ticks = await procStartTime(pid);
        return ticks === undefined ? undefined : `${boot}:${ticks}`;
    }
    const asked = await exec.run({ file: 'ps', args: ['-o', 'lstart=', '-p', String(pid)], timeoutMs: 5000 });
    const text = asked.stdout.trim();
    return asked.exitCode === 0 && text !== '' ? text : undefined;
};
const ownEvidence = async (exec, context, pid) => ({
    host: (0,external_node_os_.hostname)(),
    pid,
    pidStartTime: (await startTimeOf(exec, pid)) ?? '',
    run: context.runId,
    attempt: context.runAttempt,
});
/** Sure only on the same host; elsewhere the lease has to run out. */
const processLiveness = (exec) => ({
    gone: async (evidence) => {
        if (evidence.host !== (0,external_node_os_.hostname)() || evidence.pidStartTime === '')
            return false;
        const now = await startTimeOf(exec, evidence.pid);
        return now === undefined || now !== evidence.pidStartTime;
    },
});
/** Gone when either is sure of it; the second is asked only where the first is not. */
const eitherLiveness = (first, second) => ({
    gone: async (evidence) => (await first.gone(evidence)) || (await second.gone(evidence)),
    concluded: async (evidence) => (await second.concluded?.(evidence)) === true,
});

// EXTERNAL MODULE: ./src/adapters/journal/state-folder.ts
var state_folder = __webpack_require__(4698);
// EXTERNAL MODULE: ./src/adapters/journal/store.ts + 1 modules
var store = __webpack_require__(2418);
// EXTERNAL MODULE: ./src/adapters/probing/fresh-probe.ts
var fresh_probe = __webpack_require__(5945);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
var external_node_http_default = /*#__PURE__*/__webpack_require__.n(external_node_http_);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
var external_node_https_default = /*#__PURE__*/__webpack_require__.n(external_node_https_);
// EXTERNAL MODULE: ./src/domain/rollout/identity.ts
var identity = __webpack_require__(738);
;// CONCATENATED MODULE: ./src/adapters/probing/kept-client.ts
/** One connection that stays open across a rollback and is used all the time: when do users with such a one come back? */



const everyMs = 50;
const timeoutMs = 2000;
/** One hour of answers is more than any rollback takes. */
const maxMet = 72_000;
/** Asks again and again, one request at a time, over a single kept connection that is opened again when it is cut. */
const keptClient = (url, now) => {
    const secure = url.startsWith('https:');
    const agent = new (secure ? (external_node_https_default()) : (external_node_http_default())).Agent({ keepAlive: true, maxSockets: 1 });
    const met = [];
    let [closed, openedAt] = [false, 0];
    let timer;
    const again = () => {
        if (!closed && met.length < maxMet)
            timer = setTimeout(ask, everyMs).unref();
    };
    const ask = () => {
        const request = (secure ? (external_node_https_default()) : (external_node_http_default())).request(url, { agent, timeout: timeoutMs });
        request.on('timeout', () => request.destroy());
        request.on('socket', () => {
            if (!request.reusedSocket)
                openedAt = now();
        });
        request.on('response', response => {
            const header = response.headers[identity/* releaseHeader */.Ff];
            response.on('end', () => {
                if ((response.statusCode ?? 500) >= 500)
                    return;
                met.push({ at: now(), release: typeof header === 'string' ? header : undefined, openedAt });
            });
            response.on('error', () => undefined);
            response.resume();
        });
        request.on('error', () => undefined);
        request.on('close', again);
        request.end();
    };
    ask();
    return {
        movedAt: (release, since) => {
            // Without an answer from before, it was no connection that was open then.
            if (!met.some(one => one.at < since))
                return null;
            const named = met.find(one => one.at >= since && one.release === release.id);
            // An app that does not name its release: whatever was opened after the switch goes where the others go.
            const unnamed = met.find(one => one.release === undefined && one.openedAt >= since);
            return (named ?? unnamed)?.at ?? null;
        },
        close: () => {
            closed = true;
            clearTimeout(timer);
            agent.destroy();
        },
    };
};

// EXTERNAL MODULE: ./src/adapters/probing/prober.ts
var probing_prober = __webpack_require__(7952);
// EXTERNAL MODULE: ./src/adapters/probing/process-counters.ts
var process_counters = __webpack_require__(2145);
// EXTERNAL MODULE: ./src/adapters/process/signals.ts + 1 modules
var process_signals = __webpack_require__(6402);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var errors = __webpack_require__(7428);
// EXTERNAL MODULE: ./src/core/errors.ts
var core_errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/adapters/process/client.ts
var process_client = __webpack_require__(8431);
// EXTERNAL MODULE: ./src/adapters/process/codes.ts
var codes = __webpack_require__(4836);
// EXTERNAL MODULE: ./src/adapters/process/host/changes.ts
var changes = __webpack_require__(5648);
// EXTERNAL MODULE: ./src/adapters/process/host/protocol.ts
var protocol = __webpack_require__(6461);
// EXTERNAL MODULE: ./src/adapters/process/host/store.ts
var host_store = __webpack_require__(4832);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./src/adapters/process/host/logs.ts
var logs = __webpack_require__(9282);
;// CONCATENATED MODULE: ./src/adapters/process/install.ts
/** Puts the host program where it outlives the job, and starts it. */









const bootTimeoutMs = 20_000;
/**
 * The program as shipped: `dist/process-proxy/index.js` beside the bundle that runs now; from source, the TypeScript
 * itself, which Node 24 runs as it is.
 */
const shipped = () => import.meta.filename.endsWith('.ts')
    ? { path: (0,external_node_path_.join)(import.meta.dirname, 'host', 'main.ts'), bundled: false }
    : { path: (0,external_node_path_.join)(import.meta.dirname, '..', 'process-proxy', 'index.js'), bundled: true };
const isThere = async (path) => await (0,promises_.stat)(path).then(() => true, () => false);
/** Under a temporary name first, so that two steps at once do not see each other's half copies. */
const place = async (from, to, put) => {
    if (await isThere(to))
        return;
    const temporary = `${to}.${(0,external_node_crypto_.randomUUID)()}.tmp`;
    await put(from, temporary);
    await (0,promises_.rename)(temporary, to);
};
/** 120 MB for nothing: a hard link survives the removal of the original; a copy where links can't reach. */
const linkOrCopy = async (from, to) => await (0,promises_.link)(from, to).catch(async () => await (0,promises_.copyFile)(from, to));
const binFolder = 'bin';
/** Names hold the content or version, so that a newer one never overwrites the one that runs. */
const install = async (folder) => {
    await (0,promises_.mkdir)((0,external_node_path_.join)(folder, binFolder), { recursive: true, mode: 0o700 });
    // A running Node knows itself by its real path; only so can it be compared with this one.
    const bin = await (0,promises_.realpath)((0,external_node_path_.join)(folder, binFolder));
    const node = (0,external_node_path_.join)(bin, `node-${process.version}`);
    await place(process.execPath, node, linkOrCopy);
    const { path, bundled } = shipped();
    if (!bundled)
        return { node, program: path };
    const hash = (0,external_node_crypto_.createHash)('sha256')
        .update(await (0,promises_.readFile)(path))
        .digest('hex')
        .slice(0, 16);
    const program = (0,external_node_path_.join)(bin, `proxy-${hash}.mjs`);
    await place(path, program, promises_.copyFile);
    return { node, program };
};
/** After an upgrade: removes earlier versions. Where one still runs, it goes on. */
const forgetOthers = async (folder, kept) => {
    const bin = (0,external_node_path_.join)(folder, binFolder);
    const names = new Set([(0,external_node_path_.basename)(kept.node), (0,external_node_path_.basename)(kept.program)]);
    for (const name of await (0,promises_.readdir)(bin))
        if (!names.has(name))
            await (0,promises_.rm)((0,external_node_path_.join)(bin, name), { force: true });
};
/** What host and apps see of our environment: nothing of the job, no token, no tracking id. */
const passed = ['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'SSL_CERT_FILE', 'SSL_CERT_DIR'];
const plainEnvironment = (env) => Object.fromEntries(Object.entries(env).filter(([name]) => passed.includes(name)));
/** The host's first and only word, or why there was none. */
const firstWord = async (child, log) => await new Promise(resolve => {
    const silent = async (what) => {
        const tail = await (0,logs/* readTail */.Zr)(log, 10);
        resolve({ boot: 'failed', code: 'proxy-not-started', message: `${what}\n${tail}` });
    };
    const timer = setTimeout(() => void silent(`No word within ${bootTimeoutMs / 1000} s.`), bootTimeoutMs);
    child.once('message', message => resolve(protocol/* bootReport */.LY.parse(message)));
    child.once('error', error => void silent(error.message));
    child.once('exit', code => void silent(`It exited with code ${code}.`));
    child.once('message', () => clearTimeout(timer));
    child.once('exit', () => clearTimeout(timer));
});
/** Starts the host in its own session. Resolves with what it reported; it goes on without us. */
const startHost = async ({ node, program }, folder, entrance, env) => {
    const log = (0,external_node_path_.join)(folder, protocol/* logFile */.N9);
    const fd = (0,external_node_fs_.openSync)(log, 'a', 0o600);
    try {
        // Processes are marked with the folder, so it has one name however one came to it.
        const child = (0,external_node_child_process_.spawn)(node, [program, await (0,promises_.realpath)(folder), entrance.host, String(entrance.port)], {
            cwd: folder,
            env: plainEnvironment(env),
            detached: true,
            stdio: ['ignore', fd, fd, 'ipc'],
        });
        const word = await firstWord(child, log);
        child.removeAllListeners();
        if (child.connected)
            child.disconnect();
        child.unref();
        return word;
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
};
/** @throws UserError `proxy-state-not-writable` */
const prepareFolder = async (folder) => {
    try {
        await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    }
    catch (error) {
        const message = `${folder} can't be made (${(0,core_errors/* systemCode */.xU)(error) ?? ''}): ${(0,core_errors/* messageOf */.bD)(error)}`;
        throw (0,core_errors/* userError */.IF)(codes/* codes */.F, 'proxy-state-not-writable', message);
    }
};

;// CONCATENATED MODULE: ./src/adapters/process/target.ts
/** The `process` target: releases are child processes of a small host program that also is the reverse proxy. */












const specSchema = schemas/* object */.Ikc({
    run: schemas/* discriminatedUnion */.gMt('kind', [
        schemas/* object */.Ikc({ kind: schemas/* literal */.euz('command'), command: schemas/* array */.YOg(schemas/* string */.YjP()).min(1), cwd: schemas/* string */.YjP() }),
        schemas/* object */.Ikc({ kind: schemas/* literal */.euz('image'), reference: schemas/* string */.YjP(), args: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    ]),
    env: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
});
const fail = (code, message) => (0,core_errors/* userError */.IF)(codes/* codes */.F, code, message);
const specOf = (release) => {
    const parsed = specSchema.safeParse(release.spec);
    if (parsed.success)
        return parsed.data;
    throw fail('release-not-runnable', `Release ${release.id.slice(0, 12)}: ${errors/* prettifyError */.S1(parsed.error)}`);
};
const bootFailure = (code, message) => {
    const known = Object.keys(codes/* codes */.F.docs).find((one) => one === code);
    return fail(known ?? 'proxy-not-started', message);
};
/** How long another host that holds the entrance may take until it answers. */
const rivalMs = 5000;
const upgradeMs = 30_000;
const nothing = { blue: { state: 'absent' }, green: { state: 'absent' }, traffic: null, fence: 0 };
class HostProcessTarget {
    kind = 'process';
    isSlow = true;
    entranceUrl;
    folder;
    entrance;
    graceMs;
    deps;
    checked = false;
    constructor(settings, deps) {
        this.folder = (0,external_node_path_.resolve)((0,external_node_path_.join)(settings.stateDir, settings.app, settings.environment));
        this.entrance = { host: settings.entranceHost ?? '127.0.0.1', port: settings.entrancePort };
        const everywhere = this.entrance.host === '0.0.0.0';
        this.entranceUrl = `http://${everywhere ? '127.0.0.1' : this.entrance.host}:${settings.entrancePort}`;
        this.graceMs = settings.graceMs ?? 10_000;
        this.deps = deps;
    }
    async observe(signal) {
        signal.throwIfAborted();
        const recorded = await this.recorded();
        if (recorded === undefined)
            return nothing;
        // Looking starts nothing, unless there is something that should be running.
        if ((0,changes/* isIdle */.xB)(recorded))
            return { ...nothing, fence: recorded.fence };
        const seen = await this.call('observe', {});
        return { blue: seen.blue, green: seen.green, traffic: seen.traffic, fence: seen.fence };
    }
    /** The first effect of every operation: brings the host up, and to the program we ship. */
    async fence(token) {
        const { node, program } = await this.call('observe', {});
        const ours = await this.installed();
        if (node !== ours.node || program !== ours.program) {
            await this.call('upgrade', ours, upgradeMs);
            await forgetOthers(this.folder, ours);
        }
        await this.call('fence', { token });
    }
    async start(colour, release, token) {
        const spec = specOf(release);
        // A fenced-out caller shall not even pull.
        await this.call('fence', { token });
        const { command, cwd, env, rootFolder } = await this.runnable(spec.run);
        const plain = plainEnvironment(this.deps.env);
        await this.call('start', {
            colour,
            releaseId: release.id,
            command: [...command],
            cwd,
            env: { ...plain, ...env, ...spec.env, [identity/* releaseVariable */.St]: release.id },
            graceMs: this.graceMs,
            token,
        }, this.graceMs);
        if (rootFolder !== undefined)
            await this.forgetImages(rootFolder);
    }
    async directUrl(colour) {
        const { ports } = await this.call('observe', {});
        const port = ports[colour];
        if (port === null)
            throw fail('colour-not-running', `Nothing runs in ${colour}.`);
        return `http://127.0.0.1:${port}`;
    }
    async switchTraffic(from, to, token) {
        return (await this.call('switch', { from, to, token })).result;
    }
    async retire(colour, drainMs, token) {
        return await this.call('retire', { colour, drainMs, graceMs: this.graceMs, token }, drainMs + this.graceMs);
    }
    async logs(colour, lines) {
        return (await this.call('logs', { colour, lines })).text;
    }
    async exposure(release) {
        const lanes = (await this.stats()).lanes.filter(lane => lane.releaseId === release.id);
        const requests = lanes.reduce((sum, lane) => sum + lane.requests, 0);
        const failed = lanes.reduce((sum, lane) => sum + lane.status['5xx'] + lane.truncated, 0);
        return requests === 0 ? null : { failed, requests, source: 'the proxy of the process target, for all clients' };
    }
    async stats() {
        return await this.call('stats', {});
    }
    async takeDown() {
        if ((await this.recorded()) === undefined)
            return;
        await this.call('take-down', { graceMs: this.graceMs }, this.graceMs);
    }
    async runnable(run) {
        if (run.kind === 'command') {
            const cwd = (0,external_node_path_.isAbsolute)(run.cwd) ? run.cwd : (0,external_node_path_.resolve)(run.cwd);
            return { command: run.command, cwd, env: {} };
        }
        if (this.deps.prepareImage === undefined) {
            throw fail('release-not-runnable', `${run.reference}: this run can't unpack images.`);
        }
        return await this.deps.prepareImage(run);
    }
    async forgetImages(rootFolder) {
        const { forgetImages } = await __webpack_require__.e(/* import() */ 2203).then(__webpack_require__.bind(__webpack_require__, 2203));
        const recorded = await this.recorded();
        await forgetImages(rootFolder, [recorded?.colours.blue, recorded?.colours.green].map(one => one?.program ?? ''));
    }
    async recorded() {
        try {
            return await (0,host_store/* readState */.un)((0,external_node_path_.join)(this.folder, protocol/* stateFile */.Ed));
        }
        catch (error) {
            const path = (0,external_node_path_.join)(this.folder, protocol/* stateFile */.Ed);
            if ((0,core_errors/* systemCode */.xU)(error) !== undefined)
                throw error;
            throw fail('proxy-state-unreadable', `${path} is damaged; nothing was changed.`);
        }
    }
    /** Calls the host; starts it where it is not running. A dead one comes back with the state it recorded. */
    async call(operation, order, waitMs = 0) {
        await this.checkEntrance();
        try {
            return await (0,process_client/* callHost */.R)(this.folder, operation, order, waitMs);
        }
        catch (error) {
            if (!(error instanceof process_client/* HostAbsent */.G))
                throw error;
        }
        await this.bringUp();
        return await (0,process_client/* callHost */.R)(this.folder, operation, order, waitMs);
    }
    async checkEntrance() {
        if (this.checked)
            return;
        const recorded = await this.recorded();
        const port = recorded?.entrance.port ?? this.entrance.port;
        if (recorded !== undefined && port !== this.entrance.port && (!(0,changes/* isIdle */.xB)(recorded) || (await this.answers()))) {
            throw fail('entrance-port-changed', `The proxy of this app listens on ${port}, not ${this.entrance.port}.`);
        }
        this.checked = true;
    }
    async bringUp() {
        await prepareFolder(this.folder);
        const word = await startHost(await this.installed(), this.folder, this.entrance, this.deps.env);
        if (word.boot === 'ready') {
            this.deps.log.info(`process target: proxy started (pid ${word.pid}, ${this.entranceUrl})`);
            return;
        }
        // Someone else may be starting it in the same moment; then the port is taken by the very host we want.
        if (word.code !== 'entrance-port-in-use' || !(await this.answersSoon()))
            throw bootFailure(word.code, word.message);
    }
    async answers() {
        return await (0,process_client/* callHost */.R)(this.folder, 'stats', {}).then(() => true, () => false);
    }
    async answersSoon() {
        const began = performance.now();
        const patience = () => ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(this.folder, protocol/* stateFile */.Ed)) ? rivalMs : 500);
        do {
            if (await this.answers())
                return true;
            await (0,external_node_timers_promises_.setTimeout)(50);
        } while (performance.now() - began < patience());
        return false;
    }
    async installed() {
        try {
            return await install(this.folder);
        }
        catch (error) {
            if ((0,core_errors/* systemCode */.xU)(error) === undefined)
                throw error;
            throw fail('proxy-state-not-writable', `${this.folder}: ${error instanceof Error ? error.message : ''}`);
        }
    }
}
const createProcessTarget = (settings, deps) => {
    if (process.platform === 'win32')
        throw fail('process-target-unsupported', 'The process target does not run here.');
    return new HostProcessTarget(settings, deps);
};

;// CONCATENATED MODULE: ./src/adapters/rollout/wiring.ts
/** The domain's ports of a rollout made real, the same for the actions, `ship` and the terminal. */















const processWhere = (inputs, runtime) => {
    const place = {
        stateDir: (0,state_folder/* stateFolder */.y)(inputs['state-dir'], runtime),
        app: inputs.app,
        environment: inputs.environment,
    };
    const folder = (0,store/* journalFolder */.M)(place);
    const target = createProcessTarget({ ...place, entrancePort: inputs.port }, {
        log: runtime.log,
        env: runtime.env,
        prepareImage: async (run) => {
            const { imageCommand } = await Promise.all(/* import() */[__webpack_require__.e(9817), __webpack_require__.e(686)]).then(__webpack_require__.bind(__webpack_require__, 686));
            return await imageCommand(runtime, (0,external_node_path_.join)(folder, 'images'), run);
        },
    });
    const counters = (releaseId) => (0,process_counters/* processCounters */.b)(folder, releaseId);
    const signals = (0,process_signals/* processSignals */.R)(folder, runtime.clock);
    return { store: (0,store/* createFileJournalStore */.x)(place), target, counters, signals, kubernetes: null };
};
/** Loaded where it is used: the process target starts without it. */
const kubernetesWhere = async (inputs, runtime) => {
    const { openKubernetes } = await Promise.all(/* import() */[__webpack_require__.e(9817), __webpack_require__.e(7491), __webpack_require__.e(2731)]).then(__webpack_require__.bind(__webpack_require__, 4017));
    const kubernetes = await openKubernetes(inputs, runtime);
    const { store, target, signals } = kubernetes;
    return { store, target, signals, counters: () => null, kubernetes };
};
/** Who holds a lease is asked of this machine, then of GitHub. */
const livenessOf = (inputs, { exec, http, clock, context, signal }) => {
    const token = inputs['github-token'] ?? '';
    const here = processLiveness(exec);
    if (token === '' || context.repository === '')
        return here;
    return eitherLiveness(here, runLiveness(new client/* GitHub */.g({ http, clock, apiUrl: context.apiUrl, token, signal }), context));
};
/** The caller closes it. @throws UserError when the target cannot be reached */
const createRollout = async (inputs, runtime, verifier) => {
    const { app, environment } = inputs;
    const evidence = await ownEvidence(runtime.exec, runtime.context, process.pid);
    const { store, target, counters, signals, kubernetes } = inputs.target === 'process' ? processWhere(inputs, runtime) : await kubernetesWhere(inputs, runtime);
    const prober = (0,probing_prober/* nodeProber */.zx)({ env: runtime.env, mask: secret => runtime.log.mask(secret) });
    return {
        ports: {
            store,
            target,
            probe: (0,fresh_probe/* freshProbe */.t)(prober),
            verifier: verifier({ prober, counters, signals }),
            liveness: livenessOf(inputs, runtime),
            timer: runtime.clock,
            signal: runtime.signal,
            keptClient: url => keptClient(url, runtime.clock.now),
            say: line => runtime.log.info(line),
        },
        place: { app, environment, evidence },
        by: {
            run: runtime.context.runId,
            attempt: runtime.context.runAttempt,
            host: evidence.host,
            pid: evidence.pid,
        },
        ancestry: (0,ancestry/* gitAncestry */.c)(runtime.exec, runtime.context.workspace),
        newId: () => (0,external_node_crypto_.randomUUID)(),
        kubernetes,
        signals,
        close: async () => {
            prober.close();
            await kubernetes?.close();
        },
    };
};
/** For what only looks, or acts by hand. */
const noVerifier = () => ({
    verify: async () => {
        throw new Error('this command verifies nothing');
    },
});
/** A rollout for one command, closed at its end. */
const withRollout = async (inputs, runtime, verifier, body) => {
    const rollout = await createRollout(inputs, runtime, verifier);
    try {
        return await body(rollout);
    }
    finally {
        await rollout.close();
    }
};
/** Where users' traffic enters, as far as somebody outside this step can use it; empty: nobody named it. */
const publicUrl = ({ ports, kubernetes }, { url }) => url === '' && kubernetes === null ? ports.target.entranceUrl : url;


/***/ }),

/***/ 738:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ff: () => (/* binding */ releaseHeader),
/* harmony export */   St: () => (/* binding */ releaseVariable),
/* harmony export */   gJ: () => (/* binding */ colourHeader)
/* harmony export */ });
/**
 * How an answer says which release gave it. The process target's proxy sets both headers on every response;
 * on Kubernetes the release is injected as the environment variable and echoed by apps that choose to.
 */
const releaseHeader = 'x-prod-actions-release';
const colourHeader = 'x-prod-actions-colour';
const releaseVariable = 'PROD_ACTIONS_RELEASE';


/***/ }),

/***/ 8422:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ FencedOut)
/* harmony export */ });
/** A write was refused because a newer holder has the lease. */
class FencedOut extends Error {
    token;
    fence;
    constructor(token, fence) {
        super(`token ${token} is older than the fence ${fence}`);
        this.name = 'FencedOut';
        this.token = token;
        this.fence = fence;
    }
}


/***/ })

};
