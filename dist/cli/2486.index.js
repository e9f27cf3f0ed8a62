export const id = 2486;
export const ids = [2486];
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





/** Enough for assertions; the rest is read, so that the time to the last byte is right, and dropped. */
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
/** The text of a compressed body; '' when it is not what its header says. */
const decoded = async (bytes, coding) => {
    const { decode } = await __webpack_require__.e(/* import() */ 902).then(__webpack_require__.bind(__webpack_require__, 902));
    return await decode(bytes, coding, maxBodyBytes);
};
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
        const bytes = Buffer.concat(chunks).subarray(0, maxBodyBytes);
        const answer = (body) => done({ kind: 'answer', status: response.statusCode ?? 0, headers, body });
        const coding = headers['content-encoding'];
        if (coding === undefined || bytes.length === 0)
            answer(bytes.toString('utf8'));
        else
            void decoded(bytes, coding).then(answer);
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
/* harmony import */ var _process_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8431);

const answered = ({ status }) => status['2xx'] + status['3xx'] + status['4xx'] + status['5xx'];
/** What the proxy of the process target counted for one release, over all its instances. */
const processCounters = (folder, releaseId) => ({
    name: 'proxy of the process target',
    read: async () => {
        const { lanes } = await (0,_process_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callHost */ .R)(folder, 'stats', {});
        const own = lanes.filter(lane => lane.releaseId === releaseId);
        return {
            requests: own.reduce((sum, lane) => sum + answered(lane), 0),
            failed: own.reduce((sum, lane) => sum + lane.status['5xx'] + lane.truncated, 0),
            inFlight: own.reduce((sum, lane) => sum + lane.inFlight - lane.tunnels, 0),
        };
    },
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

/***/ 9750:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OE: () => (/* binding */ goBack),
/* harmony export */   Ri: () => (/* binding */ unfit),
/* harmony export */   ds: () => (/* binding */ stop),
/* harmony export */   fR: () => (/* binding */ movedByOther),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   yB: () => (/* binding */ held)
/* harmony export */ });
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9004);
/* harmony import */ var _exposure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6465);
/* harmony import */ var _plan_rollback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4140);
/* harmony import */ var _quarantine_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9992);
/* harmony import */ var _transitions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6474);





/** The ways a step turns off the straight road: withdraw, go back, hold, stop. Pure. */
const known = _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.docs;
const failureOf = (why, at) => ({
    code: why.code,
    message: why.message,
    next: why.next || (known[why.code]?.next ?? `See docs/errors.md#${why.code}.`),
    at,
});
/** The release to switch to is not fit: it is withdrawn; traffic was never near it. */
const unfit = (s, why) => ({
    kind: 'write',
    journal: (0,_transitions_js__WEBPACK_IMPORTED_MODULE_3__/* .withdraw */ .ne)(s.journal, failureOf(why, s.now)),
});
/** Cancelled before the switch. A rollback stays open: traffic is still on the bad release. */
const stop = (s, op) => {
    if (op.kind === 'deploy')
        return unfit(s, {
            code: 'interrupted-before-switch',
            message: `Cancelled in step ${op.step}; traffic did not move.`,
            next: '',
        });
    const reason = _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('rollback-interrupted', `Cancelled in step ${op.step}; traffic is not back yet.`);
    return { kind: 'done', end: { result: 'interrupted', reasons: [reason] } };
};
/** Nothing can be done without a person; traffic stays where it is. */
const held = (s, reasons, journal = s.journal) => ({
    kind: 'done',
    journal: (0,_transitions_js__WEBPACK_IMPORTED_MODULE_3__/* .conclude */ .Ep)(journal, 'held', s.now),
    end: { result: 'held', reasons },
});
/** The live release is bad: the same operation becomes a rollback in one write, or a person is asked. */
const goBack = (s, why) => {
    const { operation } = s.journal;
    if (operation === null)
        return held(s, []);
    const cause = failureOf(why, s.now);
    const plan = (0,_plan_rollback_js__WEBPACK_IMPORTED_MODULE_2__/* .planRollback */ .I)(s.journal, s.observed, {
        operation: operation.id,
        to: 'verified',
        automatic: true,
        cause,
        timing: operation.timing,
        by: operation.by,
        exposure: (0,_exposure_js__WEBPACK_IMPORTED_MODULE_1__/* .exposureOf */ .X)(s.facts.verification?.evidence ?? null),
    }, s.now);
    if (plan.kind === 'begin')
        return { kind: 'write', journal: plan.journal };
    const reason = { code: cause.code, message: cause.message, next: cause.next };
    const marked = (0,_quarantine_js__WEBPACK_IMPORTED_MODULE_4__/* .quarantine */ .tW)(s.journal, operation.release, cause.message, operation.id, s.now);
    return held(s, [reason, ...plan.reasons], (0,_transitions_js__WEBPACK_IMPORTED_MODULE_3__/* .disowned */ .UJ)(marked, operation.release));
};
/** Somebody else moved traffic onto the colour we were about to change: nothing is touched. */
const movedByOther = (s, to) => ({
    kind: 'done',
    journal: (0,_transitions_js__WEBPACK_IMPORTED_MODULE_3__/* .conclude */ .Ep)(s.journal, 'moved-by-other', s.now),
    end: {
        result: 'moved-by-other',
        reasons: [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('traffic-moved-by-other', `Traffic is at ${to}, which was about to be stopped.`)],
    },
});


/***/ }),

/***/ 6465:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ exposureOf)
/* harmony export */ });
/* unused harmony export ownProbes */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1137);

const ownProbes = 'our own probes';
const counted = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ failed: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), requests: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() });
const connection = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ samples: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), failed: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }).catch({ samples: 0, failed: 0 });
/** The part of a verification that counts requests. What it cannot read it leaves out. */
const counts = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    checks: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ source: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), counted: counted.optional().catch(undefined) })).catch([]),
    errorRates: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ what: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), source: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), samples: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), failed: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }))
        .catch([]),
    connections: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ fresh: connection, pooled: connection }).catch({
        fresh: { samples: 0, failed: 0 },
        pooled: { samples: 0, failed: 0 },
    }),
});
/** From a verification: all clients where something counts them, else our own probes; null where nothing was asked. */
const exposureOf = (verification) => {
    const { success, data } = counts.safeParse(verification);
    if (!success)
        return null;
    const { fresh, pooled } = data.connections;
    const all = [
        ...data.checks.flatMap(one => (one.counted === undefined ? [] : [{ ...one.counted, source: one.source }])),
        ...data.errorRates
            .filter(({ what }) => what === 'other clients')
            .map(({ failed, samples, source }) => ({ failed, requests: samples, source })),
        { failed: fresh.failed + pooled.failed, requests: fresh.samples + pooled.samples, source: ownProbes },
    ];
    return all.find(({ requests }) => requests > 0) ?? null;
};


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

/***/ 5161:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ emptyJournal)
/* harmony export */ });
const emptyJournal = (app, environment) => ({
    schema: 'prod-actions/journal/v1',
    app,
    environment,
    colours: { blue: null, green: null },
    live: null,
    verified: null,
    operation: null,
    lease: null,
    token: 0,
    quarantine: [],
    bundles: [],
    history: [],
    retireAfter: null,
    lastAutomaticRollbackAt: null,
});


/***/ }),

/***/ 4368:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AA: () => (/* binding */ handOverMs),
/* harmony export */   B7: () => (/* binding */ claim),
/* harmony export */   qV: () => (/* binding */ renew),
/* harmony export */   s: () => (/* binding */ take),
/* harmony export */   sG: () => (/* binding */ describeHolder),
/* harmony export */   xX: () => (/* binding */ renewalDue),
/* harmony export */   zT: () => (/* binding */ leaseMs)
/* harmony export */ });
/** Who may write. Pure. */
/** While somebody works, the lease is renewed well within this time. */
const leaseMs = 60_000;
/** Between the steps of one job (switch, verify, settle) nobody renews; the lease is given this long. */
const handOverMs = 10 * 60_000;
/**
 * The operation id is what one step hands to the next, so whoever brings it may go on; the token then fences out an
 * earlier process that still lives. Anyone else must wait until the holder is gone or has been silent for two durations.
 */
const claim = (lease, operation, now, holderGone) => {
    if (lease === null)
        return { granted: true, how: 'free' };
    if (lease.holder === operation)
        return { granted: true, how: 'same-operation' };
    if (holderGone)
        return { granted: true, how: 'holder-gone' };
    const silentFor = now - lease.renewedAt - lease.durationMs;
    return silentFor > 2 * lease.durationMs ? { granted: true, how: 'expired' } : { granted: false, holder: lease };
};
/** Gives the lease to `operation`; the token rises each time, so that older holders are fenced out. */
const take = (journal, operation, evidence, now) => ({
    ...journal,
    token: journal.token + 1,
    lease: { holder: operation, token: journal.token + 1, renewedAt: now, durationMs: leaseMs, evidence },
});
const renew = (journal, now, durationMs = leaseMs) => journal.lease === null ? journal : { ...journal, lease: { ...journal.lease, renewedAt: now, durationMs } };
const renewalDue = (lease, now) => now - lease.renewedAt > lease.durationMs / 3;
const describeHolder = (lease, now) => {
    const run = lease.evidence.run === '' ? '' : `, run ${lease.evidence.run} attempt ${lease.evidence.attempt}`;
    const ago = Math.max(0, Math.round((now - lease.renewedAt) / 1000));
    return `operation ${lease.holder} (process ${lease.evidence.pid} on ${lease.evidence.host}${run}), last heard of ${ago} s ago`;
};


/***/ }),

/***/ 7581:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ Ledger)
/* harmony export */ });
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4368);
/* harmony import */ var _ports_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8422);


/** The journal as its current lease holder writes it: one write after another, each checked against token and version. */
class Ledger {
    store;
    timer;
    stored;
    token;
    turn = Promise.resolve();
    constructor(store, timer, stored) {
        this.store = store;
        this.timer = timer;
        this.stored = stored;
        this.token = stored.journal.token;
    }
    get journal() {
        return this.stored.journal;
    }
    get fence() {
        return this.token;
    }
    get operation() {
        return this.stored.journal.operation;
    }
    /** Replaces the journal by what was decided from it. @throws FencedOut when the lease is no longer ours */
    async write(next) {
        const decidedFrom = this.journal;
        await this.update(current => (current === decidedFrom ? next : merge(decidedFrom, next, current)));
    }
    /** Keeps the lease while something long goes on. */
    async renewIfDue() {
        const { lease } = this.journal;
        if (lease !== null && (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .renewalDue */ .xX)(lease, this.timer.now()))
            await this.update(current => current);
    }
    /** Also lengthens the lease for the steps that follow in the same job. @throws FencedOut */
    async renewFor(durationMs) {
        await this.update(current => current, durationMs);
    }
    async update(change, durationMs = _lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseMs */ .zT) {
        const mine = this.turn.then(async () => await this.swap(change, durationMs));
        this.turn = mine.catch(() => undefined);
        await mine;
    }
    async swap(change, durationMs) {
        for (;;) {
            const next = (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .renew */ .qV)(change(this.journal), this.timer.now(), durationMs);
            const written = await this.store.write(next, this.stored.version);
            if (written !== 'conflict') {
                this.stored = written;
                return;
            }
            await this.reread();
        }
    }
    async reread() {
        const fresh = await this.store.read();
        if (fresh?.journal.lease?.token !== this.token)
            throw new _ports_js__WEBPACK_IMPORTED_MODULE_0__/* .FencedOut */ .A(this.token, fresh?.journal.token ?? 0);
        this.stored = fresh;
    }
}
/**
 * Under our lease only these are changed by others: the quarantine (a person lifts an entry), the history of that, and
 * what people were told. Ours is laid over theirs.
 */
const merge = (decidedFrom, next, current) => {
    const lifted = new Set(decidedFrom.quarantine
        .filter(entry => !current.quarantine.some(other => other.releaseId === entry.releaseId))
        .map(entry => entry.releaseId));
    const foreign = current.history.filter(entry => !decidedFrom.history.includes(entry) && !isIn(entry, decidedFrom));
    return {
        ...next,
        ...(current.told === undefined ? {} : { told: current.told }),
        quarantine: next.quarantine.filter(entry => !lifted.has(entry.releaseId)),
        history: [...next.history, ...foreign].sort((a, b) => b.endedAt - a.endedAt),
    };
};
const isIn = (entry, journal) => journal.history.some(one => one.operation === entry.operation && one.endedAt === entry.endedAt && one.kind === entry.kind);


/***/ }),

/***/ 3583:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Np: () => (/* binding */ runs),
/* harmony export */   _8: () => (/* binding */ liveRelease),
/* harmony export */   bJ: () => (/* binding */ planDeploy)
/* harmony export */ });
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9004);
/* harmony import */ var _quarantine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9992);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5543);



const runs = (state, release) => state.state === 'ready' && state.releaseId === release.id;
/** The release that has traffic, as far as the journal knows it. */
const liveRelease = (journal, observed) => observed.traffic === null ? null : journal.colours[observed.traffic];
const isVerified = (journal, release) => journal.verified?.release.id === release.id;
const quarantined = (journal, release) => {
    const entry = (0,_quarantine_js__WEBPACK_IMPORTED_MODULE_1__/* .quarantineOf */ .KS)(journal, release);
    if (entry === undefined)
        return [];
    const since = new Date(entry.at).toISOString();
    return [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('quarantined', `Release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(release.id)} is quarantined since ${since}: ${entry.reason}`)];
};
const freshness = (live, request, relation) => {
    const [from, to] = [live?.revision ?? '', request.release.revision];
    if (from === '' || to === '')
        return { refused: [], notes: [] };
    const named = `Commit ${to.slice(0, 12)}, compared with the live ${from.slice(0, 12)}:`;
    if (relation === 'diverged')
        return { refused: [], notes: [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('commit-diverged', `${named} they have diverged.`)] };
    if (relation !== 'behind' && relation !== 'unknown')
        return { refused: [], notes: [] };
    const reason = relation === 'behind'
        ? _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('commit-behind-live', `${named} it is strictly behind.`)
        : _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('ancestry-unknown', `${named} which is newer could not be told.`);
    return request.allowOlder ? { refused: [], notes: [reason] } : { refused: [reason], notes: [] };
};
/** The way back is warm only in the colour we are about to overwrite, and what is live is not proven. */
const coldRollback = (journal, observed, request, to) => {
    const live = liveRelease(journal, observed);
    const { verified } = journal;
    if (request.allowColdRollback || live === null || verified === null)
        return [];
    if (isVerified(journal, live) || live.oneWay || !runs(observed[to], verified.release))
        return [];
    return [
        _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('would-lose-verified', `Live release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(live.id)} is unverified, and ${to} holds the only verified one (${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(verified.release.id)}), still warm.`),
    ];
};
const placeOf = (journal, observed) => {
    const taken = observed.traffic ?? journal.live;
    return taken === null ? 'blue' : (0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .otherColour */ .RQ)(taken);
};
const newOperation = (request, from, to, now) => ({
    id: request.operation,
    kind: 'deploy',
    step: 'preparing',
    release: request.release,
    from,
    to,
    timing: request.timing,
    startedAt: now,
    by: request.by,
});
/** The release is live, yet was never verified (its operation was closed by a person's hand): verify it where it is. */
const reopened = (request, live, now) => ({
    ...newOperation(request, (0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .otherColour */ .RQ)(live), live, now),
    step: 'switched-unverified',
    switchedAt: now,
});
const openPlan = (journal, release) => {
    const open = journal.operation;
    if (open === null)
        return undefined;
    if (open.kind === 'rollback' || open.step === 'withdrawing')
        return { kind: 'finish-first', operation: open };
    return open.release.id === release.id ? { kind: 'resume', operation: open, reasons: [] } : undefined;
};
const planDeploy = (journal, observed, request, relation, now) => {
    const open = openPlan(journal, request.release);
    if (open !== undefined)
        return open;
    const live = liveRelease(journal, observed);
    const isLive = observed.traffic !== null && live?.id === request.release.id && runs(observed[observed.traffic], request.release);
    if (isLive && isVerified(journal, request.release)) {
        const message = `Release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(request.release.id)} is live in ${observed.traffic} and verified.`;
        return { kind: 'unchanged', reasons: [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason('live-unchanged', message)] };
    }
    const to = placeOf(journal, observed);
    const fresh = freshness(live, request, relation);
    const refused = [
        ...quarantined(journal, request.release),
        ...fresh.refused,
        ...(isLive ? [] : coldRollback(journal, observed, request, to)),
    ];
    if (refused.length > 0)
        return { kind: 'refused', reasons: refused };
    const operation = isLive && observed.traffic !== null
        ? reopened(request, observed.traffic, now)
        : newOperation(request, observed.traffic, to, now);
    return { kind: 'begin', operation, reasons: fresh.notes };
};


/***/ }),

/***/ 4140:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ planRollback)
/* harmony export */ });
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9004);
/* harmony import */ var _plan_deploy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3583);
/* harmony import */ var _quarantine_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9992);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5543);
/* harmony import */ var _transitions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6474);





const automaticGapMs = 60 * 60_000;
const no = (kind, code, message) => ({
    kind,
    reasons: [_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F.reason(code, message)],
});
/** The newest verified release that is neither live nor quarantined, or the one that was named. */
const targetOf = (journal, bad, to) => {
    const { bundles } = journal;
    if (to !== 'verified')
        return bundles.find(bundle => to.length >= 8 && bundle.release.id.startsWith(to))?.release;
    const outcast = new Set(journal.quarantine.map(entry => entry.releaseId));
    return bundles.find(({ release }) => release.id !== bad.id && !outcast.has(release.id))?.release;
};
const cameByRollback = (journal, live) => journal.history[0]?.kind === 'rollback' &&
    journal.history[0].result === 'rolled-back' &&
    journal.verified?.release.id === live.id;
/** What stands against an automatic rollback, over and above what stands against any. */
const againstAutomatic = (journal, bad, now) => {
    const { verified, operation } = journal;
    const provenHere = verified?.release.id === bad.id && operation === null;
    if (cameByRollback(journal, bad) && operation === null)
        return no('already-rolled-back', 'rolled-back', `Traffic is on ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(bad.id)} since the last rollback.`);
    if (provenHere)
        return no('not-needed', 'live-is-verified', `Live release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(bad.id)} is verified.`);
    const last = journal.lastAutomaticRollbackAt;
    if (last === null || now - last >= automaticGapMs)
        return undefined;
    return no('held', 'rollback-too-soon', `The last automatic rollback was ${Math.round((now - last) / 60_000)} minutes ago.`);
};
const kept = (journal) => journal.bundles.map(({ release }) => (0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(release.id)).join(', ') || 'none';
const checked = (journal, bad, request, now) => {
    if (journal.operation?.kind === 'rollback')
        return no('refused', 'rollback-of-rollback', 'The open operation is a rollback itself.');
    const target = targetOf(journal, bad, request.to);
    if (target === undefined && request.to !== 'verified')
        return no('refused', 'rollback-target-unknown', `No kept release is "${request.to}"; kept: ${kept(journal)}.`);
    const against = request.automatic ? againstAutomatic(journal, bad, now) : undefined;
    if (against !== undefined)
        return against;
    if (!request.automatic && request.to === 'verified' && cameByRollback(journal, bad) && journal.operation === null)
        return no('already-rolled-back', 'rolled-back', `Traffic is on ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(bad.id)} since the last rollback.`);
    if (bad.oneWay)
        return no('held', 'one-way-release', `Release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(bad.id)} is one-way; traffic stays where it is.`);
    if (target === undefined)
        return no('held', 'nothing-to-go-back-to', `No verified release besides ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(bad.id)} is kept.`);
    return target.id === bad.id
        ? no('not-needed', 'live-is-verified', `Release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(target.id)} has traffic already.`)
        : { target };
};
/** The whole rollback as one record: the bad release is quarantined in the same write that decides it. */
const recorded = (journal, observed, bad, target, request, now) => {
    const from = observed.traffic ?? journal.live ?? 'blue';
    const to = (0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .otherColour */ .RQ)(from);
    const open = journal.operation;
    const warm = (0,_plan_deploy_js__WEBPACK_IMPORTED_MODULE_1__/* .runs */ .Np)(observed[to], target);
    const operation = {
        id: request.operation,
        kind: 'rollback',
        step: 'preparing',
        release: target,
        from,
        to,
        // A colour that never went cold needs one good answer, not a warm-up: traffic first.
        timing: warm ? { ...request.timing, warmMs: 0 } : request.timing,
        startedAt: now,
        undo: {
            release: bad,
            colour: from,
            switchedAt: open?.release.id === bad.id ? (open.switchedAt ?? null) : null,
            cause: request.cause,
            automatic: request.automatic,
            ...(request.exposure ? { exposure: request.exposure } : {}),
        },
        by: request.by,
    };
    const opened = (0,_transitions_js__WEBPACK_IMPORTED_MODULE_3__/* .begin */ .qN)(journal, operation, observed.traffic, now);
    const begun = request.drill === true ? opened : (0,_quarantine_js__WEBPACK_IMPORTED_MODULE_4__/* .quarantine */ .tW)(opened, bad, request.cause.message, operation.id, now);
    const counted = request.automatic ? { ...begun, lastAutomaticRollbackAt: now } : begun;
    return warm ? (0,_transitions_js__WEBPACK_IMPORTED_MODULE_3__/* .advance */ .np)(counted, 'warming') : counted;
};
const planRollback = (journal, observed, request, now) => {
    const live = observed.traffic ?? journal.live;
    const bad = live === null ? null : journal.colours[live];
    if (bad === null)
        return no('held', 'nothing-to-go-back-to', 'The journal records no live release.');
    const result = checked(journal, bad, request, now);
    if (!('target' in result))
        return result;
    return {
        kind: 'begin',
        release: result.target,
        journal: recorded(journal, observed, bad, result.target, request, now),
    };
};


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


/***/ }),

/***/ 9992:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KS: () => (/* binding */ quarantineOf),
/* harmony export */   tW: () => (/* binding */ quarantine),
/* harmony export */   wC: () => (/* binding */ matching)
/* harmony export */ });
/** Releases that failed here and may not come back until a person lifts it. Pure. */
/**
 * The entry that forbids `release`. The digest alone counts only where no kept release with the same digest was
 * verified here: then it was the configuration that was bad, not the image.
 */
const quarantineOf = (journal, release) => {
    const digestProven = release.digest !== null && journal.bundles.some(bundle => bundle.release.digest === release.digest);
    return journal.quarantine.find(entry => entry.releaseId === release.id || (!digestProven && release.digest !== null && entry.digest === release.digest));
};
const quarantine = (journal, release, reason, operation, at) => journal.quarantine.some(entry => entry.releaseId === release.id)
    ? journal
    : {
        ...journal,
        quarantine: [
            { releaseId: release.id, digest: release.digest, revision: release.revision, reason, at, operation },
            ...journal.quarantine,
        ].slice(0, 50),
    };
/** Entries that `which` names: a release id or its first 8 digits or more, a digest, or a revision. */
const matching = (journal, which) => journal.quarantine.filter(entry => entry.digest === which ||
    entry.revision === which ||
    (which.length >= 8 && (entry.releaseId.startsWith(which) || entry.revision.startsWith(which))));


/***/ }),

/***/ 5543:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ contentHash),
/* harmony export */   Fs: () => (/* binding */ healthPathOf),
/* harmony export */   RQ: () => (/* binding */ otherColour),
/* harmony export */   _l: () => (/* binding */ longestHookMs),
/* harmony export */   dj: () => (/* binding */ canonicalJson),
/* harmony export */   ls: () => (/* binding */ identify),
/* harmony export */   m_: () => (/* binding */ shortId),
/* harmony export */   t_: () => (/* binding */ hasContract)
/* harmony export */ });
/** What is to run, and the two places it can run in. Pure. */
const otherColour = (colour) => (colour === 'blue' ? 'green' : 'blue');
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** JSON with sorted keys and no white space: equal values give equal text. */
const canonicalJson = (value) => {
    if (Array.isArray(value))
        return `[${value.map(canonicalJson).join(',')}]`;
    if (!isObject(value))
        return JSON.stringify(value);
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`;
};
const hex = (bytes) => [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('');
/** Hex SHA-256 of the canonical JSON. Web Crypto is a global of the language's hosts, so the domain stays free of Node. */
const contentHash = async (value) => hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(value))));
/** Gives a release its identity. */
const identify = async (parts) => {
    const { revision, digest, oneWay, spec } = parts;
    return { id: await contentHash({ revision, digest, oneWay, spec }), ...parts };
};
/** Short form for people. */
const shortId = (id) => id.slice(0, 12);
/** Path that answers 2xx when the release is well; every target's spec may carry it. */
const healthPathOf = (release) => {
    const path = isObject(release.spec) ? release.spec['healthPath'] : undefined;
    return typeof path === 'string' ? path : '/';
};
const hookOf = (release, name) => {
    const hooks = isObject(release.spec) ? release.spec['hooks'] : undefined;
    return (hooks !== undefined && isObject(hooks) ? hooks[name] : undefined) ?? null;
};
/** Whether a release has a hook to run once the old colour is gone. */
const hasContract = (release) => hookOf(release, 'contract') !== null;
/** How long a hook of the release may take; 0 without hooks. */
const longestHookMs = (release) => Math.max(0, ...['expand', 'contract'].map(name => {
    const hook = hookOf(release, name);
    const limit = isObject(hook) ? hook['timeoutMs'] : 0;
    return typeof limit === 'number' ? limit : 0;
}));


/***/ }),

/***/ 5701:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rU: () => (/* binding */ drive),
  s2: () => (/* binding */ lock),
  KH: () => (/* binding */ lockedBy),
  Op: () => (/* binding */ look),
  Wk: () => (/* binding */ orSuperseded),
  g1: () => (/* binding */ record),
  Of: () => (/* binding */ refusalOf),
  _r: () => (/* binding */ release),
  X0: () => (/* binding */ sweep),
  px: () => (/* binding */ unbegun)
});

// EXTERNAL MODULE: ./src/domain/rollout/codes.ts
var codes = __webpack_require__(9004);
// EXTERNAL MODULE: ./src/domain/rollout/endings.ts
var endings = __webpack_require__(9750);
// EXTERNAL MODULE: ./src/domain/rollout/plan-deploy.ts
var plan_deploy = __webpack_require__(3583);
// EXTERNAL MODULE: ./src/domain/rollout/release.ts
var rollout_release = __webpack_require__(5543);
// EXTERNAL MODULE: ./src/domain/rollout/transitions.ts
var transitions = __webpack_require__(6474);
;// CONCATENATED MODULE: ./src/domain/rollout/decide.ts





/**
 * The heart: what to do next, from what is recorded and what is seen. Pure; the driver carries it out, looks again
 * and asks again. Every effect is preceded by a record of its intent, so a kill at any point leaves a journal from
 * which the same decision follows.
 */
const maxTries = 3;
const pollMs = 100;
/** A longer bake is left to the next run, so that it costs no billed minutes. */
const longestBakeInJobMs = 60_000;
const effect = (one) => ({ kind: 'effect', effect: one });
const write = (journal) => ({ kind: 'write', journal });
const wait = (ms = pollMs) => ({ kind: 'wait', ms });
const tiredOf = (facts) => facts.failures.length >= maxTries ? facts.failures[facts.failures.length - 1] : undefined;
const holds = (state, release) => state.state !== 'absent' && state.releaseId === release.id;
const gone = (state, release) => state.state === 'broken' || !holds(state, release);
/** The code and words for a colour that will not come, or is no longer, well. */
const whatBroke = (state) => state.state === 'broken'
    ? { code: state.cause, message: withLogs(state.detail, state.logTail), next: '' }
    : { code: 'app-vanished', message: 'The release is not running any more.', next: '' };
const withLogs = (message, logs) => logs === null || logs.trim() === '' ? message : `${message}\nLast output:\n${logs.trimEnd()}`;
const preparing = (s, op) => {
    if (s.observed.traffic === op.to)
        return (0,endings/* movedByOther */.fR)(s, op.to);
    if (s.cancelled)
        return (0,endings/* stop */.ds)(s, op);
    const failed = s.facts.failures[0];
    if (failed !== undefined)
        return (0,endings/* unfit */.Ri)(s, failed);
    if (s.facts.done)
        return write((0,transitions/* advance */.np)(s.journal, 'warming'));
    return effect({ kind: 'start', colour: op.to, release: op.release });
};
const warming = (s, op) => {
    if (s.cancelled)
        return (0,endings/* stop */.ds)(s, op);
    const state = s.observed[op.to];
    if (gone(state, op.release)) {
        // Found so after a kill: it may have died with the machine, not by its own fault. Start it once more.
        return s.facts.inherited ? write((0,transitions/* advance */.np)(s.journal, 'preparing')) : (0,endings/* unfit */.Ri)(s, whatBroke(state));
    }
    const spent = s.now - s.facts.since;
    if (state.state === 'ready')
        return ready(s, op, spent);
    if (spent <= op.timing.startMs)
        return wait();
    if (s.facts.logs === null)
        return effect({ kind: 'logs', colour: op.to });
    return (0,endings/* unfit */.Ri)(s, neverReady(state, spent, s.facts.logs));
};
const neverReady = (state, spent, logs) => {
    const waiting = state.state === 'starting' ? state.waiting : undefined;
    const seconds = Math.round(spent / 1000);
    const message = waiting === undefined
        ? `Nothing listens on its port after ${seconds} s.`
        : `Not ready after ${seconds} s. ${waiting.detail}`;
    return { code: waiting?.code ?? 'app-never-listened', message: withLogs(message, logs), next: '' };
};
const ready = (s, op, spent) => {
    const { goodSince, lastProbe, logs } = s.facts;
    if (goodSince !== null && s.now - goodSince >= op.timing.warmMs)
        return write((0,transitions/* advance */.np)(s.journal, 'switching'));
    if (goodSince === null && spent > op.timing.startMs + op.timing.warmMs) {
        if (logs === null)
            return effect({ kind: 'logs', colour: op.to });
        const message = `The health path did not answer well for ${op.timing.warmMs} ms on end; last answer: ${lastProbe?.detail ?? s.facts.failures.at(-1)?.message ?? 'none'}.`;
        return (0,endings/* unfit */.Ri)(s, { code: 'warm-up-failed', message: withLogs(message, logs), next: '' });
    }
    const rest = lastProbe === null ? 0 : lastProbe.at + pollMs - s.now;
    return rest > 0 ? wait(rest) : effect({ kind: 'probe', colour: op.to });
};
const switching = (s, op) => {
    const { traffic } = s.observed;
    if (traffic === op.to)
        return arrived(s, op);
    if (s.cancelled && op.kind === 'deploy')
        return (0,endings/* stop */.ds)(s, op);
    if (s.facts.movedByOther || (op.kind === 'deploy' && traffic !== op.from)) {
        const message = `Traffic is at ${traffic ?? 'no colour'}, not at ${op.from ?? 'no colour'} where it was.`;
        return (0,endings/* unfit */.Ri)(s, { code: 'traffic-moved-by-other', message, next: '' });
    }
    const tired = tiredOf(s.facts);
    if (tired !== undefined)
        return (0,endings/* unfit */.Ri)(s, { ...tired, code: 'effect-failed' });
    const state = s.observed[op.to];
    if (!(0,plan_deploy/* runs */.Np)(state, op.release))
        return s.facts.inherited ? write((0,transitions/* advance */.np)(s.journal, 'preparing')) : (0,endings/* unfit */.Ri)(s, whatBroke(state));
    return effect({ kind: 'switch', from: traffic, to: op.to });
};
const arrived = (s, op) => {
    const moved = { ...s, journal: (0,transitions/* switched */.uE)(s.journal, s.now) };
    if (s.facts.confirmed || s.cancelled)
        return write(moved.journal);
    const state = s.observed[op.to];
    const dead = gone(state, op.release);
    if (!dead && s.now - s.facts.since <= op.timing.switchMs) {
        const asked = s.facts.lastProbe;
        return asked === null || s.now - asked.at >= 20 ? effect({ kind: 'confirm' }) : wait(20);
    }
    if (op.kind === 'rollback')
        return write(moved.journal);
    if (dead)
        return (0,endings/* goBack */.OE)(moved, { ...whatBroke(state), code: 'died-after-switch' });
    const detail = s.facts.lastProbe?.detail ?? 'no answer';
    const message = `After ${op.timing.switchMs} ms the entrance did not answer with the new release; last answer: ${detail}.`;
    return (0,endings/* goBack */.OE)(moved, { code: 'switch-not-observed', message, next: '' });
};
const switchedUnverified = (s, op) => {
    const state = s.observed[op.to];
    if (gone(state, op.release))
        return bad(s, op, { ...whatBroke(state), code: 'died-after-switch' });
    if (s.cancelled)
        return { kind: 'done', end: interrupted(op) };
    if (s.aim.until === 'switched' && op.kind === 'deploy')
        return { kind: 'done', end: handedOver(op) };
    const { verification } = s.facts;
    if (verification === null)
        return effect({ kind: 'verify' });
    if (verification.verdict === 'pass')
        return passed(s, op);
    const message = verification.reasons.map(reason => reason.message).join(' ');
    if (verification.verdict === 'fail')
        return bad(s, op, { code: 'verification-failed', message, next: '' });
    return unsure(s, op, `Verification: ${verification.verdict}. ${message}`);
};
const passed = (s, op) => {
    if (op.kind === 'deploy')
        return write((0,transitions/* verified */.zr)(s.journal, s.now));
    return rolledBack(s, op, []);
};
/** What came back was verified once; thin traffic now does not unmake that, and the run is red in any case. */
const unsure = (s, op, message) => {
    if (op.kind === 'rollback')
        return rolledBack(s, op, [codes/* codes */.F.reason('verification-unsure', message)]);
    if (s.aim.onUnverified === 'rollback')
        return (0,endings/* goBack */.OE)(s, { code: 'verification-unsure', message, next: '' });
    return { kind: 'done', end: { result: 'unverified', reasons: [codes/* codes */.F.reason('verification-unsure', message)] } };
};
/** The record with what was measured of the rollback in the meantime. */
const knownNow = (s) => (0,transitions/* noted */.ZT)(s.journal, { exposure: s.facts.exposure, keptMovedAt: s.keptMovedAt });
/** Who verifies names what was found, and who goes back by hand knows why; what only the rollout saw, it names itself. */
const seenByRollout = ['switch-not-observed', 'died-after-switch'];
const rolledBack = (s, op, notes) => {
    const cause = op.undo?.cause;
    const named = seenByRollout
        .filter(code => code === cause?.code)
        .map(code => codes/* codes */.F.reason(code, cause?.message ?? ''));
    const message = `Traffic is back in ${op.to} on a verified release. Cause: ${cause?.message ?? 'not recorded'}`;
    return {
        kind: 'done',
        journal: (0,transitions/* conclude */.Ep)(knownNow(s), 'rolled-back', s.now),
        end: { result: 'rolled-back', reasons: [...named, codes/* codes */.F.reason('rolled-back', message), ...notes] },
    };
};
const bad = (s, op, why) => {
    if (op.kind === 'deploy')
        return (0,endings/* goBack */.OE)(s, why);
    return {
        kind: 'done',
        journal: (0,transitions/* conclude */.Ep)(knownNow(s), 'rollback-unverified', s.now),
        end: { result: 'rollback-unverified', reasons: [codes/* codes */.F.reason('rollback-unverified', why.message)] },
    };
};
const handedOver = (op) => ({
    result: 'switched',
    reasons: [codes/* codes */.F.reason('switched-unverified', `Traffic is on ${op.to}; the release is not yet verified.`)],
});
const interrupted = (op) => ({
    result: 'interrupted',
    reasons: [
        op.kind === 'rollback'
            ? codes/* codes */.F.reason('rollback-interrupted', `Cancelled in step ${op.step}; the rollback goes on when it is run again.`)
            : codes/* codes */.F.reason('interrupted-after-switch', `Cancelled in step ${op.step}; traffic is on ${op.to}.`),
    ],
});
const deployed = (s, journal, reasons = []) => ({
    kind: 'done',
    journal: (0,transitions/* conclude */.Ep)(journal, 'deployed', s.now),
    end: { result: 'deployed', reasons },
});
const baking = (s, op) => {
    const state = s.observed[op.to];
    if (gone(state, op.release))
        return (0,endings/* goBack */.OE)(s, { ...whatBroke(state), code: 'died-after-switch' });
    if (s.cancelled)
        return { kind: 'done', end: interrupted(op) };
    const old = (0,transitions/* leaving */.dv)(op);
    const until = (s.journal.verified?.at ?? s.now) + op.timing.bakeMs;
    const nothingWarm = s.observed[old].state === 'absent';
    if (op.timing.bakeMs > longestBakeInJobMs && !nothingWarm)
        return deployed(s, (0,transitions/* retireLater */.aS)(s.journal, old, until));
    if (s.now < until && !nothingWarm)
        return wait(Math.min(500, until - s.now));
    return write((0,transitions/* advance */.np)(s.journal, 'retiring'));
};
const retiring = (s, op) => {
    const old = (0,transitions/* leaving */.dv)(op);
    if (s.observed.traffic === old)
        return (0,endings/* movedByOther */.fR)(s, old);
    if (s.facts.done || s.observed[old].state === 'absent')
        return retired(s, op, (0,transitions/* emptied */.$C)(s.journal, old), []);
    if (s.cancelled)
        return { kind: 'done', end: interrupted(op) };
    const tired = tiredOf(s.facts);
    if (tired !== undefined)
        return retired(s, op, (0,transitions/* retireLater */.aS)(s.journal, old, s.now), [codes/* codes */.F.reason('retire-failed', tired.message)]);
    if (op.kind === 'rollback' && s.facts.logs === null)
        return effect({ kind: 'logs', colour: old });
    return effect({ kind: 'retire', colour: old, drainMs: op.timing.drainMs });
};
const retired = (s, op, journal, reasons) => {
    if (op.kind === 'rollback')
        return write((0,transitions/* advance */.np)(knownNow({ ...s, journal }), 'switched-unverified'));
    return (0,rollout_release/* hasContract */.t_)(op.release) ? write((0,transitions/* advance */.np)(journal, 'contracting')) : deployed(s, journal, reasons);
};
/** The hook that takes away what only the old release needed: not before the old release is gone. */
const contracting = (s, op) => {
    if (s.facts.done)
        return deployed(s, s.journal);
    if (s.cancelled)
        return { kind: 'done', end: interrupted(op) };
    const [failed] = s.facts.failures;
    if (failed === undefined)
        return effect({ kind: 'contract', release: op.release });
    return {
        kind: 'done',
        journal: (0,transitions/* conclude */.Ep)(s.journal, 'contract-failed', s.now),
        end: { result: 'contract-failed', reasons: [codes/* codes */.F.reason('contract-failed', failed.message)] },
    };
};
const withdrawing = (s, op) => {
    if (s.observed.traffic === op.to)
        return (0,endings/* movedByOther */.fR)(s, op.to);
    const state = s.observed[op.to];
    // A way back that listens but answers badly is left for a person to look at; only what we started is removed.
    const leave = op.kind === 'rollback' && state.state === 'ready';
    if (leave)
        return withdrawn(s, op, s.journal, []);
    // Also what never came to be started is retired once: an adoption made for it is taken back then.
    if (s.facts.done)
        return withdrawn(s, op, (0,transitions/* emptied */.$C)(s.journal, op.to), []);
    const tired = tiredOf(s.facts);
    if (tired !== undefined)
        return withdrawn(s, op, (0,transitions/* retireLater */.aS)(s.journal, op.to, s.now), [codes/* codes */.F.reason('retire-failed', tired.message)]);
    return effect({ kind: 'retire', colour: op.to, drainMs: 0 });
};
const withdrawn = (s, op, journal, notes) => {
    const { failure } = op;
    const known = failure ?? { code: 'interrupted-before-switch', message: 'Cancelled before the switch.', next: '' };
    const why = {
        code: known.code,
        message: known.message,
        next: known.next || `See docs/errors.md#${known.code}.`,
    };
    if (op.kind === 'rollback')
        return (0,endings/* held */.yB)(s, [codes/* codes */.F.reason('rollback-target-unfit', why.message), ...notes], journal);
    const result = known.code === 'interrupted-before-switch' ? 'interrupted' : 'withdrawn';
    return {
        kind: 'done',
        journal: (0,transitions/* conclude */.Ep)(journal, result === 'withdrawn' ? 'failed' : result, s.now),
        end: { result, reasons: [why, ...notes] },
    };
};
const steps = {
    preparing,
    warming,
    switching,
    'switched-unverified': switchedUnverified,
    baking,
    retiring,
    contracting,
    withdrawing,
};
/** What to do next about the open operation; undefined when none is open. */
const decide = (situation) => {
    const { operation } = situation.journal;
    return operation === null ? undefined : steps[operation.step](situation, operation);
};

// EXTERNAL MODULE: ./src/domain/rollout/lease.ts
var rollout_lease = __webpack_require__(4368);
;// CONCATENATED MODULE: ./src/domain/rollout/machine.ts
const freshFacts = (now, inherited) => ({
    since: now,
    inherited,
    done: false,
    failures: [],
    goodSince: null,
    lastProbe: null,
    movedByOther: false,
    confirmed: false,
    verification: null,
    logs: null,
    exposure: null,
});

// EXTERNAL MODULE: ./src/domain/rollout/ports.ts
var rollout_ports = __webpack_require__(8422);
;// CONCATENATED MODULE: ./src/domain/rollout/question.ts


/** What a verifier is asked about the open operation: the release that has traffic, and the other one while it is warm. */
const question = async (target, { app, environment, operation }, observed, signal) => {
    if (operation === null)
        throw new Error('no operation is open');
    const { release, to } = operation;
    const old = (0,transitions/* leaving */.dv)(operation);
    const other = observed[old];
    return {
        app,
        environment,
        operation: operation.id,
        purpose: operation.kind,
        entranceUrl: target.entranceUrl,
        directUrl: await target.directUrl(to),
        healthPath: (0,rollout_release/* healthPathOf */.Fs)(release),
        expected: { releaseId: release.id, revision: release.revision, colour: to },
        baseline: other.state === 'ready' ? { releaseId: other.releaseId, directUrl: await target.directUrl(old) } : null,
        switchedAt: operation.switchedAt ?? operation.startedAt,
        signal,
    };
};

;// CONCATENATED MODULE: ./src/domain/rollout/renewing.ts


/** Keeps the lease ours while an effect runs that may outlast it: a release's hooks take as long as they are given. */
const everyMs = rollout_lease/* leaseMs */.zT / 6;
const keepRenewing = async (timer, ledger, stop) => {
    try {
        for (;;) {
            await timer.sleep(everyMs, stop);
            await ledger.renewIfDue();
        }
    }
    catch {
        // Done; or the lease is lost, which the next write meets and says.
    }
};
const renewing = async (timer, ledger, release, body) => {
    if ((0,rollout_release/* longestHookMs */._l)(release) < rollout_lease/* leaseMs */.zT)
        return await body();
    const stop = new AbortController();
    const renewals = keepRenewing(timer, ledger, stop.signal);
    try {
        return await body();
    }
    finally {
        stop.abort(new Error('done'));
        await renewals;
    }
};

// EXTERNAL MODULE: ./src/domain/rollout/thrown.ts
var thrown = __webpack_require__(4666);
;// CONCATENATED MODULE: ./src/domain/rollout/driver.ts








const logLines = 40;
const retryMs = 250;
class Driver {
    ports;
    ledger;
    aim;
    facts;
    trail = { steps: [], switchMs: null, arrival: null, retired: null, verifications: [], badLogs: null };
    switchStarted = null;
    waitingFor;
    kept;
    constructor(ports, ledger, aim, start) {
        this.ports = ports;
        this.ledger = ledger;
        this.aim = aim;
        this.facts = { ...freshFacts(ports.timer.now(), start.inherited), verification: start.verification ?? null };
    }
    /** Drives the open operation, under the lock, to its end or as far as `aim` says. */
    async run() {
        this.enter(this.open());
        try {
            for (;;) {
                const operation = this.open();
                const observed = await this.observe();
                this.tellWaiting(observed[operation.to]);
                const end = await this.step(observed);
                if (end !== undefined)
                    return { end, trail: this.trail, operation };
            }
        }
        finally {
            this.kept?.close();
        }
    }
    open() {
        const { operation } = this.ledger;
        if (operation === null)
            throw new Error('no operation is open');
        return operation;
    }
    enter(operation) {
        this.trail = {
            ...this.trail,
            steps: [...this.trail.steps, { step: operation.step, at: this.ports.timer.now() }],
        };
        this.ports.say(`${operation.kind}: ${operation.step}`);
        if (operation.kind === 'rollback' && ['preparing', 'warming', 'switching'].includes(operation.step))
            this.kept ??= this.ports.keptClient?.(new URL((0,rollout_release/* healthPathOf */.Fs)(operation.release), this.ports.target.entranceUrl).href);
    }
    keptMovedAt() {
        const { release, switchedAt } = this.open();
        return switchedAt === undefined ? null : (this.kept?.movedAt(release, switchedAt) ?? null);
    }
    /** Names what a colour waits for as soon as it shows, long before a time limit. */
    tellWaiting(state) {
        const detail = state.state === 'starting' ? state.waiting?.detail : undefined;
        if (detail === undefined || detail === this.waitingFor)
            return;
        this.waitingFor = detail;
        this.ports.say(`waiting: ${detail}`);
    }
    async step(observed) {
        await this.ledger.renewIfDue();
        const next = decide({
            journal: this.ledger.journal,
            observed,
            facts: this.facts,
            aim: this.aim,
            cancelled: this.ports.signal.aborted,
            now: this.ports.timer.now(),
            keptMovedAt: this.keptMovedAt(),
        });
        if (next === undefined)
            throw new Error('no operation is open');
        if (next.kind === 'effect')
            await this.perform(next.effect);
        else if (next.kind === 'wait')
            await this.pause(next.ms);
        else if (next.kind === 'write')
            await this.record(next.journal);
        else {
            if (next.journal !== undefined)
                await this.ledger.write(next.journal);
            else if (next.end.result === 'switched')
                await this.ledger.renewFor(this.aim.goesOn === true ? rollout_lease/* leaseMs */.zT : rollout_lease/* handOverMs */.AA);
            return next.end;
        }
        return undefined;
    }
    async record(journal) {
        const before = this.open();
        await this.ledger.write(journal);
        const after = this.open();
        if (after.step === before.step && after.kind === before.kind)
            return;
        this.facts = freshFacts(this.ports.timer.now(), false);
        this.enter(after);
    }
    /** Looks at the target; a target that does not answer is asked a few times. */
    async observe() {
        for (let tries = 1;; tries += 1) {
            try {
                // Looking goes on when the run is cancelled: what is pending must be recorded.
                return await this.ports.target.observe(new AbortController().signal);
            }
            catch (error) {
                if (error instanceof rollout_ports/* FencedOut */.A || tries >= 3)
                    throw error;
                await this.ports.timer.sleep(retryMs);
            }
        }
    }
    async pause(ms) {
        try {
            await this.ports.timer.sleep(ms, this.ports.signal);
        }
        catch (error) {
            if (!this.ports.signal.aborted)
                throw error;
        }
    }
    async perform(effect) {
        try {
            this.facts = { ...this.facts, ...(await this.carryOut(effect)) };
        }
        catch (error) {
            if (error instanceof rollout_ports/* FencedOut */.A)
                throw error;
            if (this.ports.signal.aborted && effect.kind !== 'retire' && effect.kind !== 'switch')
                return;
            this.facts = { ...this.facts, failures: [...this.facts.failures, (0,thrown/* asThrown */.J)(error)] };
            if (effect.kind !== 'start')
                await this.pause(retryMs);
        }
    }
    async carryOut(effect) {
        const { target } = this.ports;
        const token = this.ledger.fence;
        switch (effect.kind) {
            case 'start':
                await this.renewing(effect.release, async () => await target.start(effect.colour, effect.release, token));
                return { done: true };
            case 'probe':
                return await this.probeColour(await target.directUrl(effect.colour));
            case 'switch': {
                this.switchStarted = this.ports.timer.now();
                const moved = await target.switchTraffic(effect.from, effect.to, token);
                return { done: true, movedByOther: moved === 'moved-by-other' };
            }
            case 'confirm':
                return await this.confirm();
            case 'verify':
                return await this.verified();
            case 'logs':
                // Evidence is good to have, never a reason to stop.
                return await this.keepLogs(await target.logs(effect.colour, logLines).catch(() => ''));
            case 'retire':
                this.trail = { ...this.trail, retired: await target.retire(effect.colour, effect.drainMs, token) };
                return { done: true };
            case 'contract':
                await this.renewing(effect.release, async () => await target.contract?.(effect.release, token));
                return { done: true };
        }
    }
    async renewing(release, body) {
        await renewing(this.ports.timer, this.ledger, release, body);
    }
    async keepLogs(logs) {
        const { kind, undo } = this.open();
        if (kind !== 'rollback' || undo === undefined)
            return { logs };
        this.trail = { ...this.trail, badLogs: logs };
        const exposure = (await this.ports.target.exposure?.(undo.release).catch(() => null)) ?? null;
        return { logs, exposure };
    }
    async probeColour(base) {
        const url = new URL((0,rollout_release/* healthPathOf */.Fs)(this.open().release), base).href;
        const answer = await this.ports.probe.probe(url, this.ports.signal);
        const now = this.ports.timer.now();
        const goodSince = answer.ok ? (this.facts.goodSince ?? now) : null;
        return { goodSince, lastProbe: { at: now, detail: answer.detail } };
    }
    async confirm() {
        const { release, to } = this.open();
        const { target, signal, timer } = this.ports;
        const arrival = await (target.arrived?.(to, release, signal) ?? this.answered(release));
        const now = timer.now();
        if (arrival.arrived)
            this.trail = { ...this.trail, arrival };
        if (arrival.arrived && this.switchStarted !== null)
            this.trail = { ...this.trail, switchMs: now - this.switchStarted };
        return { confirmed: arrival.arrived, lastProbe: { at: now, detail: arrival.detail } };
    }
    async answered(release) {
        const url = new URL((0,rollout_release/* healthPathOf */.Fs)(release), this.ports.target.entranceUrl).href;
        const { releaseId, detail } = await this.ports.probe.probe(url, this.ports.signal);
        return { arrived: releaseId === release.id, seen: 'release', detail };
    }
    /** A verdict counts only while the lease is ours, so it is renewed before the verdict is acted upon. */
    async verified() {
        const verification = await this.verify();
        const of = this.open().kind;
        this.trail = { ...this.trail, verifications: [...this.trail.verifications, { of, verification }] };
        await this.ledger.renewFor(rollout_lease/* leaseMs */.zT);
        return { verification };
    }
    /** Renews the lease and watches the colour meanwhile, so that a death is named at once and not by a time-out. */
    async verify() {
        const stop = new AbortController();
        const died = new AbortController();
        const signal = AbortSignal.any([this.ports.signal, stop.signal, died.signal]);
        const watching = this.watch(stop.signal, died);
        try {
            const observed = await this.observe();
            return await this.ports.verifier.verify(await question(this.ports.target, this.ledger.journal, observed, signal));
        }
        catch (error) {
            // The colour's death is seen at the next look; the verifier's own crash is a verdict, never a pass.
            const { code, message, next } = (0,thrown/* asThrown */.J)(error);
            return { verdict: 'error', reasons: [{ code, message, next }], evidence: null };
        }
        finally {
            stop.abort(new Error('verified'));
            await watching;
        }
    }
    async watch(stop, died) {
        const { to } = this.open();
        for (;;) {
            try {
                await this.ports.timer.sleep(500, stop);
                await this.ledger.renewIfDue();
                const { state } = (await this.observe())[to];
                if (state === 'broken' || state === 'absent')
                    return died.abort(new Error(`the release in ${to} died`));
            }
            catch (error) {
                // A lost lease, or a target that is out of reach, is met again by the next step, which says so.
                return stop.aborted ? undefined : died.abort(error);
            }
        }
    }
}

// EXTERNAL MODULE: ./src/domain/rollout/journal.ts
var rollout_journal = __webpack_require__(5161);
// EXTERNAL MODULE: ./src/domain/rollout/ledger.ts
var rollout_ledger = __webpack_require__(7581);
;// CONCATENATED MODULE: ./src/domain/rollout/session.ts








/** Looking is quick, and what is pending must be recorded also when the run is cancelled. */
const neverAborted = new AbortController().signal;
/** What stops a command before it began anything: a full disk, a damaged journal, a taken port. */
class NotBegun extends Error {
    reason;
    constructor(reason) {
        super(reason.message);
        this.reason = reason;
    }
}
/** Why nothing was begun, where that is what was thrown. */
const refusalOf = (error) => (error instanceof NotBegun ? error.reason : undefined);
/** What the caller can mend, met before anything was begun, is a refusal and not a failure. */
const orRefuse = async (body) => {
    try {
        return await body();
    }
    catch (error) {
        const { code, message, next } = (0,thrown/* asThrown */.J)(error);
        throw next === '' ? error : new NotBegun({ code, message, next });
    }
};
/** Looks at journal and target without a write. */
const look = async (ports, place) => await orRefuse(async () => {
    const stored = await ports.store.read();
    const observed = await ports.target.observe(neverAborted);
    const journal = stored?.journal ?? (0,rollout_journal/* emptyJournal */.x)(place.app, place.environment);
    return { journal, version: stored?.version, observed, now: ports.timer.now() };
});
/** The reason why `operation` may not write now, or undefined. */
const lockedBy = async (ports, seen, operation) => {
    const { lease } = seen.journal;
    const gone = lease !== null && (await ports.liveness.gone(lease.evidence));
    const granted = (0,rollout_lease/* claim */.B7)(lease, operation, seen.now, gone);
    return granted.granted ? undefined : codes/* codes */.F.reason('locked', `Held by ${(0,rollout_lease/* describeHolder */.sG)(granted.holder, seen.now)}.`);
};
/** Takes the lease, then raises the fence, then looks again; undefined when somebody wrote in between. */
const lock = async (ports, place, seen, holder) => {
    const next = (0,rollout_lease/* take */.s)(seen.journal, holder, place.evidence, seen.now);
    const stored = await orRefuse(async () => await ports.store.write(next, seen.version));
    if (stored === 'conflict')
        return undefined;
    const ledger = new rollout_ledger/* Ledger */.O(ports.store, ports.timer, stored);
    return { ledger, seen: await fenced(ports, ledger, stored.version) };
};
const fenced = async (ports, ledger, version) => {
    try {
        return await orRefuse(async () => {
            await ports.target.fence(ledger.fence);
            const observed = await ports.target.observe(neverAborted);
            return { journal: ledger.journal, version, observed, now: ports.timer.now() };
        });
    }
    catch (error) {
        if (!(error instanceof rollout_ports/* FencedOut */.A))
            await release(ledger);
        throw error;
    }
};
const release = async (ledger) => await ledger.write({ ...ledger.journal, lease: null });
/** Records the operation that the lease is now held for. */
const record = async (ports, ledger, next) => {
    const holder = next.operation?.id ?? next.lease?.holder ?? '';
    await ledger.write(next.lease === null ? next : { ...next, lease: { ...next.lease, holder } });
    if (ledger.operation !== null)
        ports.opened?.(ledger.operation);
};
const drive = async (ports, ledger, aim, start) => {
    const driven = await new Driver(ports, ledger, aim, start).run();
    if (driven.end.result === 'deployed')
        await prune(ports, ledger);
    return { ...driven, journal: ledger.journal };
};
/** Leftovers cost disk, not correctness: what cannot be removed now is removed after the next deploy. */
const prune = async (ports, ledger) => {
    const { bundles, colours } = ledger.journal;
    const inUse = [colours.blue, colours.green].filter(release => release !== null);
    try {
        await ports.target.prune?.([...bundles.map(bundle => bundle.release), ...inUse], ledger.fence);
    }
    catch (error) {
        ports.say(`not pruned: ${error instanceof Error ? error.message : String(error)}`);
    }
};
/** Under the lock: retires a colour whose bake outlasted its job. True when it did, so that the caller looks again. */
const sweep = async (ports, { ledger, seen }) => {
    const due = seen.journal.retireAfter;
    const idle = due !== null && due.at <= seen.now && seen.journal.operation === null;
    if (!idle || seen.observed.traffic === due.colour)
        return false;
    ports.say(`retire ${due.colour}, kept warm until now`);
    await ports.target.retire(due.colour, 0, ledger.fence);
    await ledger.write({ ...(0,transitions/* emptied */.$C)(ledger.journal, due.colour), lease: null });
    return true;
};
/** The outcome of a command that worked on no operation. */
const unbegun = ({ journal }, verdict, reasons) => ({ verdict, reasons, end: null, operation: null, journal, trail: null });
/** A lost lease and a refusal are outcomes, not errors. */
const orSuperseded = async (ports, place, body) => {
    const empty = (0,rollout_journal/* emptyJournal */.x)(place.app, place.environment);
    try {
        return await body();
    }
    catch (error) {
        const refusal = refusalOf(error);
        if (refusal !== undefined)
            return unbegun({ journal: empty }, 'refused', [refusal]);
        if (!(error instanceof rollout_ports/* FencedOut */.A))
            throw error;
        const journal = (await ports.store.read())?.journal ?? empty;
        const reason = codes/* codes */.F.reason('lease-lost', `A newer operation took over: ${error.message}.`);
        return unbegun({ journal }, 'superseded', [reason]);
    }
};


/***/ }),

/***/ 4666:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ asThrown)
/* harmony export */ });
const text = (value) => (typeof value === 'string' ? value : '');
/** Any exception as data. Errors of the core carry `code` and, where a person can mend it, `fix`. */
const asThrown = (error) => {
    if (!(error instanceof Error))
        return { code: 'effect-failed', message: String(error), next: '' };
    const code = 'code' in error ? text(error.code) : '';
    const own = /^[a-z]+(-[a-z]+)+$/.test(code);
    const tail = 'stderrTail' in error ? text(error.stderrTail) : '';
    return {
        code: own ? code : 'effect-failed',
        message: tail === '' ? error.message : `${error.message}\n${tail}`,
        next: 'fix' in error ? text(error.fix) : '',
    };
};


/***/ }),

/***/ 6474:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $C: () => (/* binding */ emptied),
/* harmony export */   $k: () => (/* binding */ withHistory),
/* harmony export */   Ep: () => (/* binding */ conclude),
/* harmony export */   UJ: () => (/* binding */ disowned),
/* harmony export */   ZT: () => (/* binding */ noted),
/* harmony export */   aS: () => (/* binding */ retireLater),
/* harmony export */   dv: () => (/* binding */ leaving),
/* harmony export */   gV: () => (/* binding */ keepBundle),
/* harmony export */   ne: () => (/* binding */ withdraw),
/* harmony export */   np: () => (/* binding */ advance),
/* harmony export */   qN: () => (/* binding */ begin),
/* harmony export */   rU: () => (/* binding */ recoveryOf),
/* harmony export */   uE: () => (/* binding */ switched),
/* harmony export */   zr: () => (/* binding */ verified)
/* harmony export */ });
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5543);

/** Journal → journal, one function per thing that can be recorded. Pure. */
const keptBundles = 5;
const keptHistory = 50;
const withHistory = (journal, entry) => ({
    ...journal,
    history: [entry, ...journal.history].slice(0, keptHistory),
});
/** How long the bad release of a rollback was live, and how long the way back took. */
const recoveryOf = ({ undo, switchedAt }) => {
    if (undo === undefined)
        return null;
    const decided = undo.cause.at;
    const since = (at) => (at === undefined ? null : at - decided);
    return {
        detectMs: undo.switchedAt === null ? null : decided - undo.switchedAt,
        recoverMs: since(switchedAt),
        keptRecoverMs: since(undo.keptMovedAt),
    };
};
const measured = (operation) => {
    const times = recoveryOf(operation);
    const exposure = operation.undo?.exposure;
    return { ...(times === null ? {} : { times }), ...(exposure === undefined ? {} : { exposure }) };
};
/** Notes in the open rollback what is known by now of the bad release and of kept connections. */
const noted = (journal, facts) => {
    const { operation } = journal;
    if (operation?.undo === undefined)
        return journal;
    const undo = {
        ...operation.undo,
        ...(facts.exposure === null ? {} : { exposure: facts.exposure }),
        ...(facts.keptMovedAt === null ? {} : { keptMovedAt: facts.keptMovedAt }),
    };
    return { ...journal, operation: { ...operation, undo } };
};
const entryOf = (operation, result, now) => ({
    operation: operation.id,
    kind: operation.kind,
    releaseId: operation.kind === 'rollback' ? (operation.undo?.release.id ?? '') : operation.release.id,
    revision: operation.release.revision,
    result,
    startedAt: operation.startedAt,
    endedAt: now,
    ...measured(operation),
});
/** A deploy past its verification has reached what matters, even when a newer one cuts its bake short. */
const supersededResult = (operation) => operation.step === 'baking' || operation.step === 'retiring' ? 'deployed' : 'superseded';
/** Opens `operation` in place of whatever was open. What its colour held is about to be replaced. */
const begin = (journal, operation, traffic, now) => {
    const open = journal.operation;
    const closed = open === null || open.id === operation.id
        ? journal
        : withHistory(journal, entryOf(open, supersededResult(open), now));
    const replaced = journal.retireAfter !== null && journal.retireAfter.colour === operation.to;
    return {
        ...closed,
        operation,
        live: traffic,
        colours: { ...journal.colours, [operation.to]: operation.release },
        retireAfter: replaced ? null : journal.retireAfter,
    };
};
/** Records the intent of the next step. */
const advance = (journal, step) => journal.operation === null ? journal : { ...journal, operation: { ...journal.operation, step } };
const withdraw = (journal, failure) => journal.operation === null
    ? journal
    : { ...journal, operation: { ...journal.operation, step: 'withdrawing', failure } };
/** Traffic has arrived at `operation.to`. A rollback then takes the bad release down before it verifies. */
const switched = (journal, now) => {
    const { operation } = journal;
    if (operation === null)
        return journal;
    const step = operation.kind === 'deploy' ? 'switched-unverified' : 'retiring';
    const moved = { ...journal, live: operation.to, operation: { ...operation, step, switchedAt: now } };
    return operation.undo === undefined ? moved : forget(moved, operation.undo.release, operation);
};
/** The release taken back is no longer one to go back to; the one that has traffic now is the verified one. */
const forget = (journal, bad, operation) => {
    const kept = journal.bundles.find(bundle => bundle.release.id === operation.release.id);
    return {
        ...journal,
        bundles: journal.bundles.filter(bundle => bundle.release.id !== bad.id),
        verified: kept === undefined
            ? journal.verified
            : { release: kept.release, colour: operation.to, at: journal.verified?.at ?? kept.verifiedAt },
    };
};
/** A release that died in its bake was verified too early: it is not one to go back to. */
const disowned = (journal, bad) => {
    const bundles = journal.bundles.filter(bundle => bundle.release.id !== bad.id);
    const [last] = bundles;
    if (journal.verified?.release.id !== bad.id)
        return { ...journal, bundles };
    const colour = (0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .otherColour */ .RQ)(journal.verified.colour);
    return {
        ...journal,
        bundles,
        verified: last === undefined ? null : { release: last.release, colour, at: last.verifiedAt },
    };
};
const keepBundle = (bundles, release, now) => [{ release, verifiedAt: now }, ...bundles.filter(bundle => bundle.release.id !== release.id)].slice(0, keptBundles);
/** The verification of this operation passed. */
const verified = (journal, now) => {
    const { operation } = journal;
    if (operation === null)
        return journal;
    return {
        ...journal,
        verified: { release: operation.release, colour: operation.to, at: now },
        bundles: keepBundle(journal.bundles, operation.release, now),
        operation: { ...operation, step: 'baking' },
    };
};
const emptied = (journal, colour) => ({
    ...journal,
    colours: { ...journal.colours, [colour]: null },
    retireAfter: journal.retireAfter?.colour === colour ? null : journal.retireAfter,
});
const retireLater = (journal, colour, at) => ({
    ...journal,
    retireAfter: { colour, at },
});
/** Closes the operation and gives the lease back, in one write. */
const conclude = (journal, result, now) => {
    const { operation } = journal;
    if (operation === null)
        return { ...journal, lease: null };
    return { ...withHistory(journal, entryOf(operation, result, now)), operation: null, lease: null };
};
/** The colour that loses, or has lost, traffic in this operation. */
const leaving = (operation) => operation.undo?.colour ?? (0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .otherColour */ .RQ)(operation.to);


/***/ })

};
