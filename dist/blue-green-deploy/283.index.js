export const id = 283;
export const ids = [283];
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

/***/ 8664:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tlsWay: () => (/* binding */ tlsWay)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7030);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1692);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_tls__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _settle_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5963);




const dayMs = 86_400_000;
/** The certificates as they rest on each other, the site's first; without roots, whose end the trust store watches. */
const chainOf = (leaf) => {
    const chain = [];
    for (let one = leaf; !chain.some(({ fingerprint256 }) => fingerprint256 === one.fingerprint256);) {
        chain.push(one);
        if (one.issuerCertificate === undefined)
            break;
        one = one.issuerCertificate;
    }
    const last = chain.at(-1);
    const root = chain.length > 1 && last?.issuerCertificate?.fingerprint256 === last?.fingerprint256;
    return root ? chain.slice(0, -1) : chain;
};
/** Those that clients trust by themselves. */
const authoritiesOf = (pems) => pems.map(pem => new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(pem)).filter(({ subject, issuer }) => subject === issuer);
/** What this machine trusts; that NODE_EXTRA_CA_CERTS adds to it is told from Node 22 on. */
const { getCACertificates } = node_tls__WEBPACK_IMPORTED_MODULE_2__;
const machineAuthorities = () => getCACertificates?.('default') ?? node_tls__WEBPACK_IMPORTED_MODULE_2__.rootCertificates;
/**
 * The part of a trusted chain that the trust rests on. A certificate for the name and key of a trusted authority, signed
 * by an older one, is sent for old clients alone: whoever trusts the authority looks no further, and not at its end. One
 * that has ended is passed over by every client, else the chain would not be trusted.
 */
const trustedPart = (chain, authorities, now) => {
    const isAuthority = ({ raw }) => {
        const { subject, publicKey } = new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(raw);
        return authorities.some(one => one.subject === subject && one.publicKey.equals(publicKey));
    };
    const end = chain.findIndex((one, at) => at > 0 && isAuthority(one));
    return (end === -1 ? chain : chain.slice(0, end)).filter(one => Date.parse(one.valid_to) >= now);
};
/** The certificate that is nearest to its end says how long the chain holds. */
const endOf = (chain) => new Date(Math.min(...chain.map(one => Date.parse(one.valid_to))));
/** That it ended is said by the days left; OpenSSL names one problem, and that one first. */
const trustProblem = ({ authorizationError }) => {
    // The types say Error; Node gives the code as text.
    const code = authorizationError instanceof Error ? authorizationError.message : String(authorizationError ?? '');
    return code === '' || code === 'CERT_HAS_EXPIRED' ? null : `the chain is not trusted: ${code}`;
};
const first = (value) => (Array.isArray(value) ? value[0] : value) ?? '';
const nameProblem = (name, leaf) => {
    const problem = node_tls__WEBPACK_IMPORTED_MODULE_2__.checkServerIdentity(name, leaf);
    if (problem === undefined)
        return null;
    return `not for ${name}, but for ${leaf.subjectaltname ?? (first(leaf.subject.CN) || 'no name')}`;
};
const handshakeOf = (socket, { serverName, authorities }, now) => {
    const leaf = socket.getPeerCertificate(true);
    const chain = chainOf(leaf);
    const end = endOf(socket.authorized ? trustedPart(chain, authorities, now) : chain);
    return {
        kind: 'tls',
        protocol: socket.getProtocol() ?? 'unknown',
        untrusted: trustProblem(socket),
        otherName: nameProblem(serverName, leaf),
        daysLeft: (end.getTime() - now) / dayMs,
        validTo: end.toISOString(),
        issuer: first(leaf.issuer.O) || first(leaf.issuer.CN),
    };
};
/** The host and port of the entrance, where the probe names none. */
const placeOf = ({ host, port, serverName }, url) => {
    if (host !== '')
        return { host, port, serverName };
    const entrance = new URL(url);
    const name = entrance.hostname.replace(/^\[|\]$/g, '');
    return { host: name, port: Number(entrance.port || 443), serverName: serverName || name };
};
/** @param authorities certificates to trust instead of the machine's, for tests */
const tlsWay = (probe, { url, timeoutMs }, authorities) => {
    const { host, port, serverName } = placeOf(probe, url);
    const asking = { serverName, authorities: authoritiesOf(authorities ?? machineAuthorities()) };
    return {
        ask: async (_, signal) => await (0,_settle_js__WEBPACK_IMPORTED_MODULE_3__/* .attempt */ .C)({ timeoutMs, signal }, ({ done, fail, onEnd }) => {
            const socket = node_tls__WEBPACK_IMPORTED_MODULE_2__.connect({
                host,
                port,
                // An address is no name that a server may be asked for (RFC 6066, 3).
                ...((0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(serverName) === 0 ? { servername: serverName } : {}),
                // What is wrong is judged and said, not thrown; nothing is sent over this connection.
                rejectUnauthorized: false,
                checkServerIdentity: () => undefined,
                minVersion: 'TLSv1',
                ...(authorities === undefined ? {} : { ca: [...authorities] }),
            });
            onEnd(() => socket.destroy());
            socket.on('error', fail);
            socket.on('end', () => fail(new Error('closed during the handshake')));
            socket.on('secureConnect', () => done(handshakeOf(socket, asking, Date.now())));
        }),
    };
};


/***/ })

};
