export const id = 316;
export const ids = [316];
export const modules = {

/***/ 9316:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openKubernetes: () => (/* binding */ openKubernetes)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/domain/verdicts/codes.ts
var codes = __webpack_require__(713);
;// CONCATENATED MODULE: ./src/adapters/kubernetes/codes.ts

/** Errors of the way to the cluster. */
const codes_codes = (0,codes/* defineCodes */.O)({
    'kubectl-missing': {
        means: 'The kubernetes target reaches the cluster through kubectl, and there is none on PATH.',
        next: 'Put kubectl on PATH in a step before this one; runners hosted by GitHub have it.',
    },
    'kubectl-failed': {
        means: '`kubectl proxy`, our way to the cluster, did not start or did not answer.',
        next: 'Read the last lines of kubectl in the message; the same kubeconfig must work with `kubectl version`.',
    },
    'kubeconfig-missing': {
        means: 'No cluster is named: there is no kubeconfig in the inputs, in KUBECONFIG or in ~/.kube/config.',
        next: 'Set `kubeconfig` or `kubeconfig-data`, or run the login step of your cloud before this one.',
    },
    'kubeconfig-unreadable': {
        means: 'The kubeconfig is not one: the file is missing, not readable, or not valid YAML.',
        next: 'Check the path in `kubeconfig`, or that `kubeconfig-data` holds the whole file.',
    },
    'kube-context-unknown': {
        means: 'The kubeconfig has no context of that name.',
        next: 'Set `kube-context` to a name that `kubectl config get-contexts` lists, or leave it unset for the current one.',
    },
    'cluster-unreachable': {
        means: 'The API server did not answer: its name did not resolve, or the connection was refused or timed out.',
        next: 'Check the server in the kubeconfig, and that this runner may reach it (private endpoint, allow list, VPN).',
    },
    'cluster-certificate': {
        means: 'The certificate of the API server is not one that the kubeconfig trusts.',
        next: 'Renew `certificate-authority-data` in the kubeconfig; a proxy that opens TLS has to be trusted as well.',
    },
    'cluster-login-failed': {
        means: 'The cluster does not accept our credentials: an expired or wrong token or client certificate.',
        next: 'Renew the credentials in `kubeconfig` or `kubeconfig-data`, or run the login step of your cloud in the same job.',
    },
    'credential-plugin-failed': {
        means: 'The kubeconfig names a credential plugin that is not installed here or that failed.',
        next: 'Install the plugin and run the login step of your cloud before this one; its message is in the log.',
    },
    'cluster-refused': {
        means: 'The API server refused a call: an admission rule, a quota, or an object it finds invalid.',
        next: 'Read its message; it names the object and the rule.',
    },
    'kind-not-in-cluster': {
        means: 'The cluster does not know a kind that the release uses.',
        next: 'Install what defines it (its CustomResourceDefinition), or use an apiVersion that `kubectl api-resources` lists.',
    },
    'permission-missing': {
        means: 'The account of the kubeconfig may not do something in the namespace that the rollout needs.',
        next: 'Add the rule in the message to its Role; docs/rbac.yaml holds all of them.',
    },
});

;// CONCATENATED MODULE: ./src/adapters/kubernetes/access/failures.ts


/** What kubectl and the Go client say, in the order in which it is looked for. */
const table = [
    [/context "[^"]*" does not exist|context was not found/, 'kube-context-unknown'],
    // What kubectl falls back to when no cluster is named.
    [
        /dial tcp (127\.0\.0\.1|\[::1\]|localhost):8080: .*refused|no configuration has been provided/,
        'kubeconfig-missing',
    ],
    [
        /getting credentials|exec plugin|executable .* (not found|failed)|no Auth Provider found/,
        'credential-plugin-failed',
    ],
    [/x509|tls: failed to verify|certificate signed by|server gave HTTP response to HTTPS/, 'cluster-certificate'],
    [
        /Unauthorized|must be logged in|token has expired|expired certificate|tls: (bad|expired) certificate/,
        'cluster-login-failed',
    ],
    [
        /error loading config|invalid configuration|stat .*no such file|unable to read|couldn't get version|yaml:|json:/,
        'kubeconfig-unreadable',
    ],
    [
        /dial tcp|no such host|connection refused|i\/o timeout|deadline exceeded|network is unreachable|EOF|no route to host|proxyconnect|got no answer/,
        'cluster-unreachable',
    ],
];
/** Without what the logger puts in front, and everything once. */
const plain = (said) => {
    const lines = said
        .replaceAll(/^[EWI]\d{4} [\d:.]+ +\d+ [\w.]+:\d+\] /gm, '')
        .replaceAll('Error while proxying request: ', '')
        .split('\n')
        .filter(line => line.trim() !== '');
    return [...new Set(lines)].slice(0, 8).join('\n');
};
/** @param said what kubectl wrote, or what its proxy answered */
const failureOf = (said, context) => {
    const text = plain(said);
    const code = table.find(([pattern]) => pattern.test(text))?.[1] ?? 'kubectl-failed';
    const where = context === '' ? '' : ` (\`kube-context\`: ${context})`;
    const { means, next } = codes_codes.docs[code];
    // The first line of it is on ours: what people are told ends with the line.
    return new errors/* UserError */.yo(code, `${means}${where}${text === '' ? '' : ` ${text}`}`, next);
};

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: ./src/domain/kubernetes/objects.ts
var kubernetes_objects = __webpack_require__(6413);
;// CONCATENATED MODULE: ./src/adapters/kubernetes/cluster.ts

const codeOf = (status) => {
    if (status === 0)
        return 'cluster-unreachable';
    if (status === 401)
        return 'cluster-login-failed';
    return status === 403 ? 'permission-missing' : 'cluster-refused';
};
/** The API server said no, or did not answer (`status` 0). */
class ClusterError extends errors/* ToolError */.v4 {
    status;
    /** `NotFound`, `Conflict`, `Invalid`, `Forbidden` …; `Unknown`: a write whose fate is not known. */
    reason;
    constructor(status, reason, message) {
        super(codeOf(status), 'kubernetes', message);
        this.name = 'ClusterError';
        this.status = status;
        this.reason = reason;
    }
}
/** A write whose fate is not known: no answer, or a server error. The caller looks again. */
const isUnknown = (error) => error instanceof ClusterError && error.status === 0;
const isConflict = (error) => error instanceof ClusterError && (error.status === 409 || error.status === 422);
/** Kinds that the target mirrors. */
const mirroredKinds = [
    { apiVersion: 'apps/v1', kind: 'Deployment' },
    { apiVersion: 'apps/v1', kind: 'ReplicaSet' },
    { apiVersion: 'v1', kind: 'Pod' },
    { apiVersion: 'v1', kind: 'Service' },
    { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' },
    { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' },
];

;// CONCATENATED MODULE: ./src/adapters/kubernetes/access/answers.ts
/** What answers of the API server say, checked. */



const statusSchema = schemas/* object */.Ikc({ reason: schemas/* string */.YjP().default(''), message: schemas/* string */.YjP().default('') });
const listSchema = schemas/* looseObject */._H3({
    metadata: schemas/* looseObject */._H3({ resourceVersion: schemas/* string */.YjP().default(''), continue: schemas/* string */.YjP().default('') }),
    items: schemas/* array */.YOg(schemas/* looseObject */._H3({})).nullable(),
});
const eventSchema = schemas/* object */.Ikc({ type: schemas/* string */.YjP(), object: schemas/* looseObject */._H3({ code: schemas/* number */.aig().optional() }) });
const jsonOf = (text) => {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
};
/** What a failed answer says. Proxies on the way answer in plain text. */
const refusal = (answer) => {
    const status = statusSchema.safeParse(jsonOf(answer.text)).data;
    const message = status?.message || answer.text.trim().slice(0, 500) || `HTTP ${answer.status}`;
    // Server-side apply calls a field that the schema does not know a fault of its own (500), though nothing was done.
    if (answer.status === 500 && message.includes('typed patch object'))
        return new ClusterError(400, 'BadRequest', message);
    return new ClusterError(answer.status, status?.reason ?? '', message);
};
const parsed = (schema, value, what) => {
    const result = schema.safeParse(value);
    if (result.success)
        return result.data;
    throw new ClusterError(0, 'Unreadable', `The answer to ${what} is not what the API promises: ${result.error.message}`);
};
const eventOf = (line, path) => {
    const { type, object } = parsed(eventSchema, jsonOf(line), `watch ${path}`);
    switch (type) {
        case 'ADDED':
        case 'MODIFIED':
        case 'DELETED':
            return { type, object: parsed(kubernetes_objects/* objectSchema */.x0, object, `watch ${path}`) };
        case 'BOOKMARK':
            // It carries nothing but the version.
            return { type, object: parsed(kubernetes_objects/* objectSchema */.x0, withName(object), `watch ${path}`) };
        default:
            if (object.code === 410)
                return { type: 'EXPIRED' };
            throw refusal({ status: object.code ?? 500, headers: {}, text: JSON.stringify(object) });
    }
};
const withName = (object) => ({
    ...object,
    metadata: { name: '', ...(typeof object['metadata'] === 'object' ? object['metadata'] : {}) },
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./src/adapters/process/host/processes.ts
var processes = __webpack_require__(7648);
;// CONCATENATED MODULE: ./src/adapters/kubernetes/access/private-folder.ts
/** Private folders for sockets, and the processes that a killed run may have left behind in them. */





/** The kernel's limit for the path of a socket is 104 bytes on macOS, 108 on Linux. */
const maxSocketPath = 100;
const longestName = '/xxxxxx/k.sock'.length;
const recordSchema = schemas/* object */.Ikc({
    pid: schemas/* number */.aig(),
    startTime: schemas/* string */.YjP(),
    owner: schemas/* object */.Ikc({ pid: schemas/* number */.aig(), startTime: schemas/* string */.YjP() }),
});
const recordFile = 'process.json';
/** Others may write in the temporary folder, so what is found there must be ours alone. */
const isOurs = async (path) => {
    const found = await (0,promises_.lstat)(path).catch(() => undefined);
    return found?.isDirectory() === true && found.uid === (0,external_node_os_.userInfo)().uid && (found.mode & 0o077) === 0;
};
/**
 * The same for every run of this user on this machine, so that a run finds what the one before left. The runner's own
 * temporary folder is emptied between jobs and would forget it.
 */
const sharedFolder = async () => {
    const name = `prod-actions-${(0,external_node_os_.userInfo)().uid}`;
    const path = (0,external_node_path_.join)((0,external_node_os_.tmpdir)(), name).length + longestName <= maxSocketPath ? (0,external_node_path_.join)((0,external_node_os_.tmpdir)(), name) : (0,external_node_path_.join)('/tmp', name);
    await (0,promises_.mkdir)(path, { mode: 0o700 }).catch(() => undefined);
    return (await isOurs(path)) ? path : await (0,promises_.mkdtemp)(`${path}-`);
};
const privateFolder = async (parent) => await (0,promises_.mkdtemp)(`${parent}/`);
/** Notes which process a folder belongs to, and which one of ours that serves. */
const recordProcess = async (folder, pid) => {
    const record = {
        pid,
        startTime: (0,processes/* startTimeOf */.P2)(pid) ?? '',
        owner: { pid: process.pid, startTime: (0,processes/* startTimeOf */.P2)(process.pid) ?? '' },
    };
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, recordFile), JSON.stringify(record), { mode: 0o600 });
};
const recordIn = async (folder) => {
    try {
        return recordSchema.parse(JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(folder, recordFile), 'utf8')));
    }
    catch {
        return undefined;
    }
};
/** Without a record it may just be being made. */
const isNew = async (folder) => {
    const made = (await (0,promises_.lstat)(folder).catch(() => undefined))?.mtimeMs ?? Date.now();
    return Date.now() - made < 3_600_000;
};
/** Ends processes whose run is gone and removes their folders. Returns the pids that were ended. */
const sweepStrays = async (parent) => {
    const ended = [];
    for (const name of await (0,promises_.readdir)(parent).catch(() => [])) {
        const folder = (0,external_node_path_.join)(parent, name);
        const record = await recordIn(folder);
        if (record === undefined ? await isNew(folder) : (0,processes/* isAlive */._n)(record.owner.pid, record.owner.startTime))
            continue;
        if (record !== undefined && (0,processes/* isAlive */._n)(record.pid, record.startTime)) {
            (0,processes/* signalOne */.vE)(record.pid, 'SIGKILL');
            ended.push(record.pid);
        }
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
    return ended;
};

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
var external_node_http_default = /*#__PURE__*/__webpack_require__.n(external_node_http_);
;// CONCATENATED MODULE: ./src/adapters/kubernetes/access/transport.ts
/** HTTP over a unix socket with kept connections. Knows nothing of Kubernetes but what is worth counting. */

/** There was no whole answer: refused, cut, or too late. */
class NoAnswer extends Error {
}
/** `localhost` is the one name that `kubectl proxy` takes calls for. */
const host = 'localhost';
class Transport {
    agent = new (external_node_http_default()).Agent({ keepAlive: true });
    socketPath;
    timeoutMs;
    byVerb = new Map();
    bytesIn = 0;
    bytesOut = 0;
    constructor(socketPath, timeoutMs) {
        this.socketPath = socketPath;
        this.timeoutMs = timeoutMs;
    }
    stats() {
        const calls = [...this.byVerb.values()].reduce((sum, one) => sum + one, 0);
        return { calls, bytesIn: this.bytesIn, bytesOut: this.bytesOut, byVerb: Object.fromEntries(this.byVerb) };
    }
    close() {
        this.agent.destroy();
    }
    /** @throws NoAnswer */
    async send(call) {
        const limit = AbortSignal.timeout(this.timeoutMs);
        try {
            const response = await this.begin(call, limit);
            let text = '';
            for await (const chunk of response)
                text += chunk;
            return { status: response.statusCode ?? 0, headers: response.headers, text };
        }
        catch (error) {
            throw noAnswer(call, error, limit.aborted ? `none within ${this.timeoutMs} ms` : undefined);
        }
    }
    /** The time limit is for the head of the answer; its body may come for hours. @throws NoAnswer, here and in `body` */
    async open(call, signal) {
        const limit = new AbortController();
        const timer = setTimeout(() => limit.abort(), this.timeoutMs);
        try {
            const response = await this.begin(call, AbortSignal.any([limit.signal, signal]));
            return { status: response.statusCode ?? 0, body: bodyOf(call, response, signal) };
        }
        catch (error) {
            signal.throwIfAborted();
            throw noAnswer(call, error, limit.signal.aborted ? `none within ${this.timeoutMs} ms` : undefined);
        }
        finally {
            clearTimeout(timer);
        }
    }
    async begin(call, signal) {
        this.byVerb.set(call.label, (this.byVerb.get(call.label) ?? 0) + 1);
        const { body } = call;
        const payload = body === undefined ? undefined : Buffer.from(body.text);
        this.bytesOut += payload?.length ?? 0;
        return await new Promise((resolve, reject) => {
            const request = external_node_http_default().request({
                agent: this.agent,
                socketPath: this.socketPath,
                method: call.method,
                path: call.path,
                signal,
                headers: {
                    host,
                    accept: 'application/json',
                    ...(payload === undefined ? {} : { 'content-type': body?.type, 'content-length': payload.length }),
                },
            });
            request.once('error', reject);
            request.once('response', response => {
                response.on('data', (chunk) => {
                    this.bytesIn += Buffer.byteLength(chunk);
                });
                response.pause();
                resolve(response.setEncoding('utf8'));
            });
            request.end(payload);
        });
    }
}
const noAnswer = (call, error, why) => new NoAnswer(`${call.method} ${call.path.replace(/\?.*/, '')} got no answer: ${why ?? (error instanceof Error ? error.message : error)}`, { cause: error });
/** Ends in silence when `signal` aborts. */
async function* bodyOf(call, response, signal) {
    try {
        for await (const chunk of response)
            yield String(chunk);
    }
    catch (error) {
        if (!signal.aborted)
            throw noAnswer(call, error);
    }
}
/** Whole lines of a text that comes in pieces; what follows the last line end is dropped, as it may be cut. */
async function* linesOf(chunks) {
    let rest = '';
    for await (const chunk of chunks) {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        yield* lines.filter(line => line.trim() !== '');
    }
}

;// CONCATENATED MODULE: ./src/adapters/kubernetes/access/kubectl-proxy.ts
/** One `kubectl proxy` on a private socket that cannot outlive us. */










/**
 * The parent of kubectl. Its input is a pipe from us, which the kernel closes however we end: then it ends kubectl and
 * removes the folder. It lets go of its outputs, so that theirs end with kubectl.
 */
const guard = `
folder=$1; shift
trap 'exit 143' HUP INT TERM
"$@" </dev/null >/dev/null &
child=$!
trap 'kill -KILL $child; wait $child; rm -rf "$folder"' EXIT
echo $child
exec >/dev/null 2>&1
while read -r _; do :; done
`;
/** Doors we never use stay shut. A pod's own HTTP, under `…/proxy/`, may have pages of these names. */
const rejected = '^/api/v1/namespaces/[^/]+/pods/[^/]+/(exec|attach|portforward)$';
const startGuard = ({ kubectl, flags, folder, env }, socketPath) => {
    const proxy = [kubectl, ...flags, 'proxy', `--unix-socket=${socketPath}`, '--accept-hosts=^localhost$'];
    const child = (0,external_node_child_process_.spawn)('/bin/sh', ['-c', guard, 'kubectl-proxy', folder, ...proxy, `--reject-paths=${rejected}`], {
        env: { ...env },
        stdio: ['pipe', 'pipe', 'pipe'],
        // Ctrl-C is for us: what we put in order after it still needs the cluster.
        detached: true,
    });
    // What is wrong shows in what follows: no pid comes, and the streams end.
    child.on('error', () => undefined);
    child.stdin.on('error', () => undefined);
    return child;
};
/** From now on it keeps us running no longer. */
const letGo = (child) => {
    child.unref();
    for (const stream of [child.stdin, child.stdout, child.stderr])
        if (stream instanceof external_node_net_.Socket)
            stream.unref();
};
/** The pid of kubectl, which the guard says first. */
const pidOf = async (child) => {
    let text = '';
    for await (const chunk of child.stdout) {
        text += String(chunk);
        if (text.includes('\n'))
            break;
    }
    return Number(text);
};
/** Keeps the end of what kubectl says; resolves when it has ended. */
const listen = (child) => {
    let text = '';
    child.stderr.on('data', (chunk) => {
        text = (text + chunk.toString('utf8')).slice(-8192);
    });
    return { ended: (0,external_node_events_.once)(child.stderr, 'close').then(() => text), said: () => text };
};
/** Asked until the socket is there. */
const firstAnswer = async (transport, clock, stop) => {
    for (;;) {
        stop.signal.throwIfAborted();
        try {
            return await transport.send({ method: 'GET', path: '/version', label: 'get /version' });
        }
        catch (error) {
            const notYet = error instanceof NoAnswer && /ENOENT|ECONNREFUSED/.test(error.message);
            if (!notYet || stop.isOver())
                throw error;
        }
        await clock.sleep(3, stop.signal);
    }
};
/** The API server's own answer decides whether there is a way; it may be away for a moment. 403 is an answer. */
const reachServer = async (socketPath, clock, stop, fail) => {
    const transport = new Transport(socketPath, 30_000);
    const started = clock.monotonic();
    try {
        for (let tried = 1;; tried += 1) {
            const answer = await firstAnswer(transport, clock, stop);
            if (answer.status < 400 || answer.status === 403)
                return;
            const failure = fail(refusal(answer).message);
            const lasting = failure.code !== 'cluster-unreachable' || clock.monotonic() - started > 3000;
            if (lasting || tried === 3)
                throw failure;
            await clock.sleep(300 * tried, stop.signal);
        }
    }
    finally {
        transport.close();
    }
};
const startProxy = async (settings, clock, signal) => {
    const socketPath = (0,external_node_path_.join)(settings.folder, 'k.sock');
    const child = startGuard(settings, socketPath);
    const gone = (0,external_node_events_.once)(child, 'close');
    const { ended, said } = listen(child);
    let over = false;
    const whenOver = ended.then(text => {
        over = true;
        child.stdin.end();
        return text;
    });
    const close = async () => {
        child.ref();
        child.stdin.end();
        await gone;
    };
    try {
        const pid = await pidOf(child);
        await recordProcess(settings.folder, pid);
        const stop = { isOver: () => over, signal };
        await reachServer(socketPath, clock, stop, text => failureOf(`${text}\n${said()}`, settings.context));
        letGo(child);
        return { socketPath, pid, ended: whenOver, close };
    }
    catch (error) {
        await close();
        signal.throwIfAborted();
        // The folder goes with kubectl, so even writing there can fail when it ends at once.
        throw error instanceof errors/* UserError */.yo ? error : failureOf(said() || (0,errors/* messageOf */.bD)(error), settings.context);
    }
};
const kubectlMissing = () => (0,errors/* userError */.IF)(codes_codes, 'kubectl-missing', 'kubectl is not on PATH.');

;// CONCATENATED MODULE: ./src/domain/kubernetes/names.ts
/** Names, labels and annotations of everything we keep in a cluster. Pure. */
/** Our field manager for server-side apply. */
const fieldManager = 'prod-actions';
/** Label and annotation keys. `prod-actions` is the prefix: one DNS label is a valid one, and no domain is claimed. */
const keys = {
    /** Label of every object we manage: the app. */
    app: 'prod-actions/app',
    /** Label: the environment. */
    environment: 'prod-actions/environment',
    /** Label of pods, Deployments, autoscalers: `blue` or `green`; in a Service's selector: where traffic goes. */
    colour: 'prod-actions/colour',
    /** Annotation of objects of a colour (full id); label of its pods (first 12 digits). */
    release: 'prod-actions/release',
    /** Annotation of every managed object: the fencing token of its last writer. */
    fence: 'prod-actions/fence',
    /** Annotation of the Lease: JSON of the process that holds it. */
    evidence: 'prod-actions/evidence',
    /** Annotation of an adopted object: JSON of what was there before, so that it can be left as found. */
    adopted: 'prod-actions/adopted',
    /** Annotation of a parked autoscaler: JSON of its own minimum and maximum. */
    parked: 'prod-actions/parked',
    /** Label of an immutable, content-hashed ConfigMap or Secret: the name it has in the manifests. */
    versionOf: 'prod-actions/version-of',
    /** Annotation that people set: `coloured`, `in-place` or `left-out`, where the rules would decide otherwise. */
    treatment: 'prod-actions/treatment',
    /** Annotation of a switched Service: its place in the order of switching; the entrance comes last. */
    order: 'prod-actions/order',
    /** Annotations of a switched Service, one a colour (`…-blue`): JSON of the selector that leads there. */
    way: 'prod-actions/way',
    /** Annotation of a switched Service: how its traffic moves (`atomic`, `overlap`, `route`). */
    mode: 'prod-actions/switch',
    /** Annotation of a Service that leads to both colours for a while: the colour it comes from. */
    overlap: 'prod-actions/overlap',
    /** Annotation of an adopted Deployment whose adoption is being taken back. */
    leaving: 'prod-actions/leaving',
    /** Annotation of a coloured Deployment: the container port to probe, where the release names one. */
    port: 'prod-actions/port',
    /** Annotation of a coloured Deployment: names of all Deployments of its colour, with commas. */
    workloads: 'prod-actions/workloads',
    /** Annotation of a coloured Deployment: the scale its manifest names. */
    replicas: 'prod-actions/replicas',
    /** Annotation of a coloured Deployment: hash of the bundle its release is made of. */
    bundle: 'prod-actions/bundle',
    /** Label of a hook's Job: `expand` or `contract`; annotation of a bundle: the release whose hook has completed. */
    hook: 'prod-actions/hook',
};
/** In a Service's selector before the first switch: no pod carries it. */
const nowhere = 'none';
const hash = (text) => {
    let value = 0x811c9dc5;
    for (const character of text)
        value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    return value.toString(36);
};
/** A DNS label of at most `limit` characters; names that had to be changed keep apart by a short hash. */
const slug = (text, limit = 40) => {
    const plain = text
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-+|-+$/g, '');
    return plain === text && plain.length <= limit
        ? plain
        : `${plain.slice(0, limit - 8).replace(/-+$/, '')}-${hash(text)}`;
};
const colouredName = (name, colour) => `${name}-${colour}`;
/** Name of the journal's ConfigMap and of the Lease of one app in one environment. */
const journalName = (app, environment) => `prod-actions-${slug(app)}-${slug(environment, 20)}`;
/** Name of the Secret that keeps what a release is made of; `bundle` is the hex hash of its content. */
const bundleName = (app, bundle) => `prod-actions-${slug(app)}-release-${bundle.slice(0, 16)}`;
/** Name of a content-hashed version of a ConfigMap or Secret. */
const versionedName = (name, contentHash) => `${name}-${contentHash.slice(0, 10)}`;

// EXTERNAL MODULE: ./src/adapters/registry/retry.ts
var retry = __webpack_require__(8204);
;// CONCATENATED MODULE: ./src/adapters/kubernetes/access/resources.ts
/** Which path of the API a kind has. Kinds we know cost no call; others, such as custom ones, are looked up once. */


const namespaced = {
    v1: {
        ConfigMap: 'configmaps',
        Secret: 'secrets',
        Service: 'services',
        Pod: 'pods',
        Event: 'events',
        ServiceAccount: 'serviceaccounts',
        PersistentVolumeClaim: 'persistentvolumeclaims',
        ResourceQuota: 'resourcequotas',
        LimitRange: 'limitranges',
        Endpoints: 'endpoints',
    },
    'apps/v1': {
        Deployment: 'deployments',
        ReplicaSet: 'replicasets',
        StatefulSet: 'statefulsets',
        DaemonSet: 'daemonsets',
    },
    'batch/v1': { Job: 'jobs', CronJob: 'cronjobs' },
    'autoscaling/v2': { HorizontalPodAutoscaler: 'horizontalpodautoscalers' },
    'autoscaling/v1': { HorizontalPodAutoscaler: 'horizontalpodautoscalers' },
    'policy/v1': { PodDisruptionBudget: 'poddisruptionbudgets' },
    'networking.k8s.io/v1': { Ingress: 'ingresses', NetworkPolicy: 'networkpolicies' },
    'discovery.k8s.io/v1': { EndpointSlice: 'endpointslices' },
    'coordination.k8s.io/v1': { Lease: 'leases' },
    'events.k8s.io/v1': { Event: 'events' },
    'rbac.authorization.k8s.io/v1': { Role: 'roles', RoleBinding: 'rolebindings' },
};
const clusterWide = {
    v1: { Namespace: 'namespaces', Node: 'nodes', PersistentVolume: 'persistentvolumes' },
    'rbac.authorization.k8s.io/v1': { ClusterRole: 'clusterroles', ClusterRoleBinding: 'clusterrolebindings' },
    'apiextensions.k8s.io/v1': { CustomResourceDefinition: 'customresourcedefinitions' },
    'storage.k8s.io/v1': { StorageClass: 'storageclasses' },
    'scheduling.k8s.io/v1': { PriorityClass: 'priorityclasses' },
};
const knownResource = ({ apiVersion, kind }) => {
    const inNamespace = namespaced[apiVersion]?.[kind];
    if (inNamespace !== undefined)
        return { plural: inNamespace, namespaced: true };
    const wide = clusterWide[apiVersion]?.[kind];
    return wide === undefined ? undefined : { plural: wide, namespaced: false };
};
const groupOf = (apiVersion) => apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
/** `/api/v1`, `/apis/apps/v1`. */
const groupPath = (apiVersion) => apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
const pathIn = (apiVersion, resource, namespace, name = '') => {
    const place = resource.namespaced ? `/namespaces/${encodeURIComponent(namespace)}` : '';
    const tail = name === '' ? '' : `/${encodeURIComponent(name)}`;
    return `${groupPath(apiVersion)}${place}/${resource.plural}${tail}`;
};
const resourceListSchema = schemas/* object */.Ikc({
    resources: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), kind: schemas/* string */.YjP(), namespaced: schemas/* boolean */.zMY() })),
});
const resourcesOf = (list) => new Map(resourceListSchema
    .parse(list)
    .resources.filter(one => !one.name.includes('/'))
    .map(one => [one.kind, { plural: one.name, namespaced: one.namespaced }]));
/**
 * @param list answers the discovery document at a path, or undefined when the cluster has no such group and version
 * @throws UserError `kind-not-in-cluster`
 */
const createDiscovery = (list) => {
    const groups = new Map();
    const lookUp = async (apiVersion) => {
        const found = await list(groupPath(apiVersion));
        return found === undefined ? new Map() : resourcesOf(found);
    };
    /** What is missing now may be installed a moment later, so only finds are kept. */
    const find = async (kind) => {
        const kept = (await groups.get(kind.apiVersion))?.get(kind.kind);
        if (kept !== undefined)
            return kept;
        const running = lookUp(kind.apiVersion);
        groups.set(kind.apiVersion, running);
        running.catch(() => groups.delete(kind.apiVersion));
        return (await running).get(kind.kind);
    };
    return async (kind) => {
        const resource = knownResource(kind) ?? (await find(kind));
        if (resource !== undefined)
            return resource;
        throw new errors/* UserError */.yo('kind-not-in-cluster', `The cluster has no kind ${kind.kind} in ${kind.apiVersion}.`, 'Install what defines it (its CustomResourceDefinition), or use an apiVersion that `kubectl api-resources` lists.');
    };
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/api.ts








const attempts = 5;
const firstDelayMs = 100;
const maxDelayMs = 10_000;
/** No new try after so long: a caller with a deadline of its own should hear of it. */
const triesEndMs = 15_000;
const pageSize = 500;
/** The fate of a write without a clear answer is not known; a read simply got none. */
const unanswered = (call, message) => new ClusterError(0, call.effect === 'write' ? 'Unknown' : 'Unreachable', message);
const kindOf = ({ apiVersion, kind }) => ({ apiVersion, kind });
const query = (parts) => {
    const text = new URLSearchParams();
    for (const [name, value] of Object.entries(parts))
        if (value !== undefined && value !== '' && value !== false)
            text.set(name, String(value));
    return text.size === 0 ? '' : `?${text}`;
};
const json = (value, type = 'application/json') => ({
    type,
    text: JSON.stringify(value),
});
const isServerFault = (status) => status === 429 || status >= 500;
class Api {
    namespace;
    socketPath;
    clock;
    transport;
    onClose;
    resourceOf = createDiscovery(async (path) => await this.discovered(path));
    constructor(socketPath, options) {
        this.socketPath = socketPath;
        this.namespace = options.namespace;
        this.clock = options.clock;
        this.onClose = options.onClose;
        this.transport = new Transport(socketPath, options.timeoutMs ?? 10_000);
    }
    stats() {
        return this.transport.stats();
    }
    async close() {
        this.transport.close();
        await this.onClose?.();
    }
    async get(ref) {
        const { path, plural } = await this.pathOf(ref);
        const answer = await this.answered({ method: 'GET', path, label: `get ${plural}`, effect: 'read' }, [404]);
        return answer === undefined ? undefined : this.object(answer, path);
    }
    async list(kind, options = {}) {
        try {
            return await this.pages(kind, options, pageSize);
        }
        catch (error) {
            // A long list whose version was compacted on the way is taken in one piece.
            if (error instanceof ClusterError && error.status === 410)
                return await this.pages(kind, options, undefined);
            throw error;
        }
    }
    async create(object, options = {}) {
        const { path, plural } = await this.collectionOf(object, object.metadata.namespace);
        const flags = query({ fieldManager: fieldManager, fieldValidation: 'Strict', dryRun: options.dryRun === true ? 'All' : '' });
        return await this.write('POST', `${path}${flags}`, `create ${plural}`, json(object));
    }
    async replace(object) {
        const { path, plural } = await this.pathOf(refTo(object));
        return await this.write('PUT', `${path}${query({ fieldManager: fieldManager })}`, `update ${plural}`, json(object));
    }
    async patch(ref, operations) {
        const { path, plural } = await this.pathOf(ref);
        const body = json(operations, 'application/json-patch+json');
        return await this.write('PATCH', `${path}${query({ fieldManager: fieldManager })}`, `patch ${plural}`, body);
    }
    async apply(object, options = {}) {
        const { path, plural } = await this.pathOf(refTo(object));
        const dryRun = options.dryRun === true ? 'All' : '';
        const flags = query({ fieldManager: fieldManager, fieldValidation: 'Strict', force: options.force === true, dryRun });
        const { managedFields: _, ...metadata } = object.metadata;
        const body = json({ ...object, metadata }, 'application/apply-patch+yaml');
        return await this.write('PATCH', `${path}${flags}`, `apply ${plural}`, body);
    }
    async delete(ref, preconditions) {
        const { path, plural } = await this.pathOf(ref);
        // Jobs would leave their pods behind by default.
        const body = json({ apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy: 'Background', preconditions });
        await this.answered({ method: 'DELETE', path, label: `delete ${plural}`, body, effect: 'write' }, [404]);
    }
    async *watch(kind, options, signal) {
        const { path, plural } = await this.collectionOf(kind);
        // Watches of one client should not all end at once.
        const timeoutSeconds = 300 + Math.floor(Math.random() * 300);
        const flags = query({
            ...selectionOf(options),
            resourceVersion: options.resourceVersion,
            watch: 1,
            allowWatchBookmarks: true,
            timeoutSeconds,
        });
        try {
            const call = { method: 'GET', path: `${path}${flags}`, label: `watch ${plural}` };
            const { status, body } = await this.transport.open(call, signal);
            if (status === 410)
                return yield { type: 'EXPIRED' };
            if (status !== 200)
                throw refusal({ status, headers: {}, text: (await Array.fromAsync(body)).join('') });
            options.onOpen?.();
            for await (const line of linesOf(body))
                yield eventOf(line, path);
        }
        catch (error) {
            if (signal.aborted)
                return;
            throw error instanceof NoAnswer ? new ClusterError(0, 'Unreachable', error.message) : error;
        }
    }
    async logs(pod, { lines: tailLines, ...options }) {
        const place = pathIn('v1', { plural: 'pods', namespaced: true }, this.namespace, pod);
        const path = `${place}/log${query({ limitBytes: 262_144, tailLines, ...options })}`;
        // 400: the container has not started yet. 404: the pod, or the container before it, is gone.
        const answer = await this.answered({ method: 'GET', path, label: 'get pods/log', effect: 'read' }, [400, 404]);
        return answer?.text ?? '';
    }
    async raw(method, path, body) {
        // Reviews are sent by POST and change nothing.
        const effect = method === 'GET' || /^\/apis\/auth\w+\.k8s\.io\//.test(path) ? 'read' : 'write';
        const label = `${method.toLowerCase()} ${path.replace(/\?.*/, '')}`;
        const call = { method, path, label, effect, ...(body === undefined ? {} : { body: json(body) }) };
        const answer = await this.answered(call, []);
        return jsonOf(answer?.text ?? '') ?? answer?.text;
    }
    async pages(kind, options, limit) {
        const { path, plural } = await this.collectionOf(kind);
        const items = [];
        for (let next = '';;) {
            const page = `${path}${query({ ...selectionOf(options), limit, continue: next })}`;
            const answer = await this.answered({ method: 'GET', path: page, label: `list ${plural}`, effect: 'read' }, []);
            const list = parsed(listSchema, jsonOf(answer?.text ?? ''), `GET ${path}`);
            // In lists of built-in kinds the items do not say what they are.
            for (const item of list.items ?? [])
                items.push(parsed(kubernetes_objects/* objectSchema */.x0, { ...kindOf(kind), ...item }, `GET ${path}`));
            next = list.metadata.continue;
            if (next === '')
                return { items, resourceVersion: list.metadata.resourceVersion };
        }
    }
    async write(method, path, label, body) {
        const answer = await this.answered({ method, path, label, effect: 'write', ...(body && { body }) }, []);
        return this.object(answer, path);
    }
    object(answer, path) {
        return parsed(kubernetes_objects/* objectSchema */.x0, jsonOf(answer?.text ?? ''), path.replace(/\?.*/, ''));
    }
    /** undefined: the status is one of `absent`. @throws ClusterError */
    async answered(call, absent) {
        const answer = await this.retried(call);
        if (answer.status < 400)
            return answer;
        if (absent.includes(answer.status))
            return undefined;
        const said = refusal(answer);
        throw call.effect === 'write' && said.status >= 500
            ? unanswered(call, `${call.method} ${call.path.replace(/\?.*/, '')}: HTTP ${answer.status}: ${said.message}`)
            : said;
    }
    async retried(call) {
        const started = this.clock.monotonic();
        for (let tried = 1;; tried += 1) {
            try {
                const answer = await this.transport.send(call);
                const again = call.effect === 'read' ? isServerFault(answer.status) : answer.status === 429;
                if (!again || this.isLast(tried, started))
                    return answer;
                await this.pause(tried, (0,retry/* retryAfter */.P9)(answer.headers['retry-after'], this.clock.now()));
            }
            catch (error) {
                if (!(error instanceof NoAnswer))
                    throw error;
                if (call.effect === 'write' || this.isLast(tried, started))
                    throw unanswered(call, (0,errors/* messageOf */.bD)(error));
                await this.pause(tried, undefined);
            }
        }
    }
    isLast(tried, started) {
        return tried === attempts || this.clock.monotonic() - started > triesEndMs;
    }
    async pause(tried, wish = 0) {
        const own = firstDelayMs * 2 ** (tried - 1) * (0.75 + Math.random() / 2);
        await this.clock.sleep(Math.min(maxDelayMs, Math.max(own, wish)));
    }
    async discovered(path) {
        const answer = await this.answered({ method: 'GET', path, label: 'get discovery', effect: 'read' }, [404]);
        return answer === undefined ? undefined : jsonOf(answer.text);
    }
    async collectionOf(kind, namespace) {
        const resource = await this.resourceOf(kind);
        return { path: pathIn(kind.apiVersion, resource, namespace || this.namespace), plural: resource.plural };
    }
    async pathOf(ref) {
        const resource = await this.resourceOf(ref);
        const path = pathIn(ref.apiVersion, resource, ref.namespace || this.namespace, ref.name);
        return { path, plural: resource.plural };
    }
}
const selectionOf = ({ labelSelector, fieldSelector }) => ({
    ...(labelSelector === undefined ? {} : { labelSelector }),
    ...(fieldSelector === undefined ? {} : { fieldSelector }),
});
const refTo = (object) => ({
    ...kindOf(object),
    namespace: object.metadata.namespace ?? '',
    name: object.metadata.name,
});
/** Clients of one socket share nothing; make one per step. */
const clusterOver = (socketPath, options) => new Api(socketPath, options);

;// CONCATENATED MODULE: ./src/adapters/kubernetes/access.ts








const inClusterNamespace = '/var/run/secrets/kubernetes.io/serviceaccount/namespace';
const configSchema = schemas/* object */.Ikc({
    contexts: schemas/* array */.YOg(schemas/* object */.Ikc({ context: schemas/* object */.Ikc({ namespace: schemas/* string */.YjP().optional() }) })).nullish(),
});
const kubectlOf = async (deps) => {
    const path = (await deps.exec.which('kubectl')) ?? (await deps.tools?.locate('kubectl'))?.path;
    if (path === undefined)
        throw kubectlMissing();
    return path;
};
const isContent = (kubeconfig) => /\n|^\s*\{/.test(kubeconfig);
/** Credentials given as text lie in the private folder, which goes with the proxy. */
const flagsOf = async (settings, folder) => {
    const { kubeconfig, context } = settings;
    const file = (0,external_node_path_.join)(folder, 'kubeconfig');
    if (isContent(kubeconfig))
        await (0,promises_.writeFile)(file, kubeconfig, { mode: 0o600 });
    const path = isContent(kubeconfig) ? file : kubeconfig;
    return [...(path === '' ? [] : [`--kubeconfig=${path}`]), ...(context === '' ? [] : [`--context=${context}`])];
};
/** What `kubectl` itself would use. */
const namespaceOf = async (settings, kubectl, flags, deps) => {
    if (settings.namespace !== '')
        return settings.namespace;
    const args = [...flags, 'config', 'view', '--minify', '--output=json'];
    const result = await deps.exec.run({ file: kubectl, args, env: deps.env, timeoutMs: 20_000, signal: deps.signal });
    deps.signal.throwIfAborted();
    if (result.exitCode === 0) {
        const [current] = configSchema.parse(JSON.parse(result.stdout)).contexts ?? [];
        return current?.context.namespace ?? 'default';
    }
    // Without any kubeconfig there is no current context; a pod's own account says where it is.
    if (!result.stderr.includes('current-context must exist'))
        throw failureOf(result.stderr, settings.context);
    return (await (0,promises_.readFile)(inClusterNamespace, 'utf8').catch(() => '')).trim() || 'default';
};
/**
 * The cluster, through one `kubectl proxy` on a private socket for the whole step: kubectl knows contexts, certificates
 * and every cloud's login. @throws UserError of codes.ts
 */
const openCluster = async (settings, deps) => {
    const kubectl = await kubectlOf(deps);
    const parent = deps.folder ?? (await sharedFolder());
    for (const pid of await sweepStrays(parent))
        deps.log.info(`ended kubectl proxy ${pid}, left by a run that is gone`);
    const folder = await privateFolder(parent);
    const flags = await flagsOf(settings, folder);
    const starting = startProxy({ kubectl, flags, context: settings.context, folder, env: deps.env }, deps.clock, deps.signal);
    const [namespace, proxy] = await Promise.allSettled([namespaceOf(settings, kubectl, flags, deps), starting]);
    if (proxy.status === 'rejected')
        throw proxy.reason;
    if (namespace.status === 'rejected') {
        await proxy.value.close();
        throw namespace.reason;
    }
    const { socketPath, ended, close } = proxy.value;
    let closing = false;
    void ended.then(said => {
        if (!closing)
            deps.log.warning(`kubectl proxy ended in the middle of the step: ${(0,errors/* lastLines */.w$)(said, 3)}`);
    });
    const onClose = async () => {
        closing = true;
        await close();
    };
    return clusterOver(socketPath, { namespace: namespace.value, clock: deps.clock, onClose });
};

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./src/core/clock.ts
var core_clock = __webpack_require__(2257);
// EXTERNAL MODULE: ./src/domain/rollout/lease.ts
var rollout_lease = __webpack_require__(4368);
;// CONCATENATED MODULE: ./src/adapters/kubernetes/journal/codes.ts

const journal_codes_codes = (0,codes/* defineCodes */.O)({
    'journal-too-large': {
        means: 'The journal does not fit into a ConfigMap (1 MiB), even without its history; nothing was written.',
        next: 'The releases it keeps describe very many images or hooks: split the app into several, each with a journal of its own.',
    },
    'journal-not-written': {
        means: 'The API server did not confirm a write of the journal or of its lease for a minute; it may have arrived or not.',
        next: 'Run the same command again once the API server answers: it finds what was written and goes on from there.',
    },
});

;// CONCATENATED MODULE: ./src/adapters/kubernetes/journal/confirm.ts
/** Writes whose fate is not known are asked after, until it is. */



/** About a minute: a restart of the API server is sat out, and the lease with it. */
const pauses = [100, 200, 400, 800, 1500, 3000, 5000, 8000, 10_000, 10_000, 10_000, 10_000];
/** Too busy (429, 503) or silent; asked again a little later. */
const isPassing = (error) => isUnknown(error) || (error instanceof ClusterError && (error.status === 429 || error.status >= 500));
const notConfirmed = () => {
    const { means, next } = journal_codes_codes.docs['journal-not-written'];
    return new errors/* UserError */.yo('journal-not-written', means, next);
};
/** @throws UserError `journal-not-written` once it was passing for too long */
const patiently = async (body, clock) => {
    for (const pause of pauses) {
        try {
            return await body();
        }
        catch (error) {
            if (!isPassing(error))
                throw error;
            await clock.sleep(pause);
        }
    }
    throw notConfirmed();
};
/** What was refused may stand there all the same: the answer to an earlier try was lost. */
const refused = async (attempt, error, clock) => {
    const found = await patiently(async () => await attempt.look(), clock);
    if (found !== undefined && attempt.isOurs(found))
        return found;
    if (found?.metadata.resourceVersion !== attempt.before?.metadata.resourceVersion)
        return 'conflict';
    // Nobody wrote in between. A conflict all the same may pass; anything else would be refused for ever.
    if (error.status === 409)
        return 'unchanged';
    throw error;
};
const tries = 5;
/** The object as written; 'conflict': somebody else wrote in between. @throws ClusterError, UserError `journal-not-written` */
const confirmed = async (attempt, clock) => {
    for (let tried = 1;; tried += 1) {
        try {
            return await patiently(async () => await attempt.write(), clock);
        }
        catch (error) {
            if (!(error instanceof ClusterError && [404, 409, 422].includes(error.status)))
                throw error;
            const found = await refused(attempt, error, clock);
            if (found !== 'unchanged')
                return found;
            if (tried === tries)
                throw error;
            await clock.sleep(100 * tried);
        }
    }
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/journal/fit.ts
/** A ConfigMap holds one MiB. What a journal can do without is its old history. */


/** Room is left for key and quotes. */
const limitBytes = 1_000_000;
const sizeOf = (journal) => Buffer.byteLength(JSON.stringify(journal));
/** @throws UserError `journal-too-large` */
const fitted = (journal) => {
    if (sizeOf(journal) <= limitBytes)
        return journal;
    // The newest entry tells a rerun how the last operation ended.
    for (const kept of [20, 5, 1]) {
        const shorter = { ...journal, history: journal.history.slice(0, kept) };
        if (sizeOf(shorter) <= limitBytes)
            return shorter;
    }
    const { means, next } = journal_codes_codes.docs['journal-too-large'];
    throw new errors/* UserError */.yo('journal-too-large', `${means} It would take ${sizeOf(journal)} bytes.`, next);
};

;// CONCATENATED MODULE: ./src/domain/kubernetes/kinds.ts


/** Typed views of the kinds that are read. Unknown fields are kept, so a view can be written back. Pure. */
const strings = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP());
const intOrString = schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP()]);
const probeSchema = schemas/* looseObject */._H3({
    httpGet: schemas/* looseObject */._H3({ path: schemas/* string */.YjP().optional(), port: intOrString }).optional(),
    tcpSocket: schemas/* looseObject */._H3({ port: intOrString }).optional(),
    grpc: schemas/* looseObject */._H3({ port: schemas/* number */.aig() }).optional(),
    exec: schemas/* looseObject */._H3({}).optional(),
    periodSeconds: schemas/* number */.aig().optional(),
    failureThreshold: schemas/* number */.aig().optional(),
    initialDelaySeconds: schemas/* number */.aig().optional(),
});
const containerSchema = schemas/* looseObject */._H3({
    name: schemas/* string */.YjP(),
    image: schemas/* string */.YjP().optional(),
    ports: schemas/* array */.YOg(schemas/* looseObject */._H3({
        name: schemas/* string */.YjP().optional(),
        containerPort: schemas/* number */.aig(),
        hostPort: schemas/* number */.aig().optional(),
        protocol: schemas/* string */.YjP().optional(),
    }))
        .nullish(),
    env: schemas/* array */.YOg(schemas/* looseObject */._H3({ name: schemas/* string */.YjP(), value: schemas/* string */.YjP().nullish() })).nullish(),
    envFrom: schemas/* array */.YOg(schemas/* looseObject */._H3({})).nullish(),
    readinessProbe: probeSchema.nullish(),
    livenessProbe: probeSchema.nullish(),
    startupProbe: probeSchema.nullish(),
    lifecycle: schemas/* looseObject */._H3({ preStop: schemas/* looseObject */._H3({}).nullish() }).nullish(),
    resources: schemas/* looseObject */._H3({
        requests: schemas/* record */.g1P(schemas/* string */.YjP(), intOrString).nullish(),
        limits: schemas/* record */.g1P(schemas/* string */.YjP(), intOrString).nullish(),
    })
        .nullish(),
});
const podSpecSchema = schemas/* looseObject */._H3({
    containers: schemas/* array */.YOg(containerSchema),
    initContainers: schemas/* array */.YOg(containerSchema).nullish(),
    volumes: schemas/* array */.YOg(schemas/* looseObject */._H3({ name: schemas/* string */.YjP() })).nullish(),
    hostNetwork: schemas/* boolean */.zMY().optional(),
    terminationGracePeriodSeconds: schemas/* number */.aig().nullish(),
    serviceAccountName: schemas/* string */.YjP().optional(),
});
const podTemplateSchema = schemas/* looseObject */._H3({
    metadata: schemas/* looseObject */._H3({ labels: strings.nullish(), annotations: strings.nullish() }).nullish(),
    spec: podSpecSchema,
});
const labelSelectorSchema = schemas/* looseObject */._H3({
    matchLabels: strings.nullish(),
    matchExpressions: schemas/* array */.YOg(schemas/* looseObject */._H3({ key: schemas/* string */.YjP(), operator: schemas/* string */.YjP(), values: schemas/* array */.YOg(schemas/* string */.YjP()).nullish() }))
        .nullish(),
});
const conditionSchema = schemas/* looseObject */._H3({
    type: schemas/* string */.YjP(),
    status: schemas/* string */.YjP(),
    reason: schemas/* string */.YjP().optional(),
    message: schemas/* string */.YjP().optional(),
});
const deploymentSchema = kubernetes_objects/* objectSchema */.x0.extend({
    spec: schemas/* looseObject */._H3({
        replicas: schemas/* number */.aig().nullish(),
        paused: schemas/* boolean */.zMY().optional(),
        selector: labelSelectorSchema,
        template: podTemplateSchema,
        minReadySeconds: schemas/* number */.aig().optional(),
        strategy: schemas/* looseObject */._H3({ type: schemas/* string */.YjP().optional() }).nullish(),
    }),
    status: schemas/* looseObject */._H3({
        observedGeneration: schemas/* number */.aig().optional(),
        replicas: schemas/* number */.aig().optional(),
        readyReplicas: schemas/* number */.aig().optional(),
        availableReplicas: schemas/* number */.aig().optional(),
        updatedReplicas: schemas/* number */.aig().optional(),
        conditions: schemas/* array */.YOg(conditionSchema).nullish(),
    })
        .nullish(),
});
const serviceSchema = kubernetes_objects/* objectSchema */.x0.extend({
    spec: schemas/* looseObject */._H3({
        type: schemas/* string */.YjP().optional(),
        clusterIP: schemas/* string */.YjP().optional(),
        selector: strings.nullish(),
        ports: schemas/* array */.YOg(schemas/* looseObject */._H3({
            name: schemas/* string */.YjP().optional(),
            port: schemas/* number */.aig(),
            targetPort: intOrString.optional(),
            nodePort: schemas/* number */.aig().optional(),
            protocol: schemas/* string */.YjP().optional(),
        }))
            .nullish(),
        sessionAffinity: schemas/* string */.YjP().optional(),
    }),
});
const stateSchema = schemas/* looseObject */._H3({
    waiting: schemas/* looseObject */._H3({ reason: schemas/* string */.YjP().optional(), message: schemas/* string */.YjP().optional() }).nullish(),
    running: schemas/* looseObject */._H3({ startedAt: schemas/* string */.YjP().nullish() }).nullish(),
    terminated: schemas/* looseObject */._H3({
        reason: schemas/* string */.YjP().optional(),
        message: schemas/* string */.YjP().optional(),
        exitCode: schemas/* number */.aig(),
        signal: schemas/* number */.aig().optional(),
        finishedAt: schemas/* string */.YjP().nullish(),
    })
        .nullish(),
});
const containerStatusSchema = schemas/* looseObject */._H3({
    name: schemas/* string */.YjP(),
    ready: schemas/* boolean */.zMY(),
    restartCount: schemas/* number */.aig(),
    state: stateSchema.nullish(),
    lastState: stateSchema.nullish(),
});
const podSchema = kubernetes_objects/* objectSchema */.x0.extend({
    spec: podSpecSchema.extend({ nodeName: schemas/* string */.YjP().optional() }),
    status: schemas/* looseObject */._H3({
        phase: schemas/* string */.YjP().optional(),
        podIP: schemas/* string */.YjP().optional(),
        startTime: schemas/* string */.YjP().nullish(),
        conditions: schemas/* array */.YOg(conditionSchema.extend({ lastTransitionTime: schemas/* string */.YjP().nullish() })).nullish(),
        initContainerStatuses: schemas/* array */.YOg(containerStatusSchema).nullish(),
        containerStatuses: schemas/* array */.YOg(containerStatusSchema).nullish(),
    })
        .nullish(),
});
const endpointSliceSchema = kubernetes_objects/* objectSchema */.x0.extend({
    addressType: schemas/* string */.YjP(),
    endpoints: schemas/* array */.YOg(schemas/* looseObject */._H3({
        addresses: schemas/* array */.YOg(schemas/* string */.YjP()),
        conditions: schemas/* looseObject */._H3({
            ready: schemas/* boolean */.zMY().nullish(),
            serving: schemas/* boolean */.zMY().nullish(),
            terminating: schemas/* boolean */.zMY().nullish(),
        })
            .nullish(),
        targetRef: schemas/* looseObject */._H3({ kind: schemas/* string */.YjP().optional(), name: schemas/* string */.YjP().optional() }).nullish(),
    }))
        .nullish(),
});
const autoscalerSchema = kubernetes_objects/* objectSchema */.x0.extend({
    spec: schemas/* looseObject */._H3({
        scaleTargetRef: schemas/* looseObject */._H3({ apiVersion: schemas/* string */.YjP().optional(), kind: schemas/* string */.YjP(), name: schemas/* string */.YjP() }),
        minReplicas: schemas/* number */.aig().nullish(),
        maxReplicas: schemas/* number */.aig(),
    }),
});
const kinds_configSchema = kubernetes_objects/* objectSchema */.x0.extend({
    data: strings.nullish(),
    binaryData: strings.nullish(),
    stringData: strings.nullish(),
    immutable: schemas/* boolean */.zMY().nullish(),
    type: schemas/* string */.YjP().optional(),
});
const leaseSchema = kubernetes_objects/* objectSchema */.x0.extend({
    spec: schemas/* looseObject */._H3({
        holderIdentity: schemas/* string */.YjP().nullish(),
        leaseDurationSeconds: schemas/* number */.aig().nullish(),
        leaseTransitions: schemas/* number */.aig().nullish(),
        renewTime: schemas/* string */.YjP().nullish(),
        acquireTime: schemas/* string */.YjP().nullish(),
    }),
});
const kinds_eventSchema = kubernetes_objects/* objectSchema */.x0.extend({
    involvedObject: schemas/* looseObject */._H3({
        kind: schemas/* string */.YjP().optional(),
        name: schemas/* string */.YjP().optional(),
        uid: schemas/* string */.YjP().optional(),
    }),
    reason: schemas/* string */.YjP().nullish(),
    message: schemas/* string */.YjP().nullish(),
    type: schemas/* string */.YjP().nullish(),
    count: schemas/* number */.aig().nullish(),
    lastTimestamp: schemas/* string */.YjP().nullish(),
    eventTime: schemas/* string */.YjP().nullish(),
});
/** For kinds whose spec is only passed through. */
const replicaSetSchema = kubernetes_objects/* objectSchema */.x0.extend({
    metadata: kubernetes_objects/* metadataSchema */.R5,
    spec: schemas/* looseObject */._H3({ replicas: schemas/* number */.aig().nullish() }),
    status: schemas/* looseObject */._H3({
        observedGeneration: schemas/* number */.aig().optional(),
        replicas: schemas/* number */.aig().optional(),
        readyReplicas: schemas/* number */.aig().optional(),
    })
        .nullish(),
});

;// CONCATENATED MODULE: ./src/adapters/kubernetes/journal/lease.ts
/** The Lease beside the journal: who holds it, and how often it changed hands. */




const evidenceSchema = schemas/* object */.Ikc({
    host: schemas/* string */.YjP(),
    pid: schemas/* number */.aig(),
    pidStartTime: schemas/* string */.YjP(),
    run: schemas/* string */.YjP(),
    attempt: schemas/* string */.YjP(),
});
/** Nothing is known of such a holder: it is never surely gone, its lease has to run out. */
const unknownHolder = { host: '', pid: 0, pidStartTime: '', run: '', attempt: '' };
const evidenceOf = (object) => {
    try {
        return evidenceSchema.parse(JSON.parse((0,kubernetes_objects/* annotationsOf */.Ih)(object)[keys.evidence] ?? ''));
    }
    catch {
        return unknownHolder;
    }
};
/** undefined: not a Lease that we could have written. */
const leaseStateOf = (object) => {
    const parsed = leaseSchema.safeParse(object);
    if (!parsed.success)
        return undefined;
    const { holderIdentity, leaseTransitions, renewTime, leaseDurationSeconds } = parsed.data.spec;
    const token = leaseTransitions ?? 0;
    if (holderIdentity == null || holderIdentity === '')
        return { token, held: null };
    const held = {
        holder: holderIdentity,
        token,
        renewedAt: Date.parse(renewTime ?? '') || 0,
        durationMs: (leaseDurationSeconds ?? 0) * 1000,
        evidence: evidenceOf(object),
    };
    return { token, held };
};
/** Kubernetes' MicroTime has exactly six digits behind the point. */
const microTime = (ms) => new Date(ms).toISOString().replace('Z', '000Z');
/** The Lease that says `held` and `token`; `before` is what is there, undefined: it is created. */
const leaseObjectOf = (base, before, { token, held }) => {
    const { managedFields: _, ...metadata } = before?.metadata ?? base.metadata;
    const annotations = held === null ? {} : { [keys.evidence]: JSON.stringify(held.evidence) };
    return {
        apiVersion: 'coordination.k8s.io/v1',
        kind: 'Lease',
        metadata: { ...metadata, annotations: { ...metadata.annotations, ...annotations } },
        spec: {
            leaseTransitions: token,
            ...(held === null
                ? {}
                : {
                    holderIdentity: held.holder,
                    renewTime: microTime(held.renewedAt),
                    leaseDurationSeconds: Math.max(1, Math.ceil(held.durationMs / 1000)),
                }),
        },
    };
};

// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var core_errors = __webpack_require__(7428);
// EXTERNAL MODULE: ./src/domain/rollout/journal.ts
var rollout_journal = __webpack_require__(5161);
// EXTERNAL MODULE: ./src/domain/rollout/journal-schema.ts
var journal_schema = __webpack_require__(9521);
;// CONCATENATED MODULE: ./src/adapters/kubernetes/journal/merge.ts
/**
 * One journal out of a ConfigMap and a Lease, which cannot be written together. The Lease alone decides who may write and
 * with which token; the ConfigMap holds everything else, and the token and lease as of its last write. A kill between
 * the two writes leaves them apart in ways that are all read here:
 *
 * - taken, ConfigMap not yet written: the Lease's token is higher than the ConfigMap's; the Lease's holder counts.
 * - given back, Lease not yet written: the ConfigMap says so under the very token that the Lease has; nobody holds it.
 */







const journalKey = 'journal.json';
/** Why the objects are not a journal of ours. */
class NotAJournal extends Error {
    object;
    constructor(object, problem) {
        super(problem);
        this.object = object;
    }
}
const versionOf = ({ config, lease }) => `${config?.metadata.resourceVersion ?? '-'}/${lease?.metadata.resourceVersion ?? '-'}`;
const fenceIn = (config) => Number((0,kubernetes_objects/* annotationsOf */.Ih)(config)[keys.fence] ?? 0) || 0;
const mustBelong = (object, { app, environment }) => {
    const labels = (0,kubernetes_objects/* labelsOf */.PC)(object);
    const owner = labels[keys.app];
    if (owner === app && labels[keys.environment] === environment)
        return;
    throw new NotAJournal(object, owner === undefined
        ? 'it is not labelled as ours'
        : `it belongs to ${owner} in ${labels[keys.environment] ?? '(no environment)'}`);
};
const merge_parsed = (config, owner) => {
    mustBelong(config, owner);
    const text = kinds_configSchema.safeParse(config).data?.data?.[journalKey];
    if (text === undefined)
        throw new NotAJournal(config, `it has no ${journalKey}`);
    let json;
    try {
        json = JSON.parse(text);
    }
    catch (error) {
        throw new NotAJournal(config, `cut off or damaged: ${error instanceof Error ? error.message : String(error)}`);
    }
    const result = journal_schema/* journalSchema */.B.safeParse(json);
    if (result.success)
        return result.data;
    const why = core_errors/* prettifyError */.S1(result.error).split('\n')[0] ?? '';
    throw new NotAJournal(config, `not a journal of this version: ${why}`);
};
const stateOf = (lease, owner) => {
    mustBelong(lease, owner);
    const state = leaseStateOf(lease);
    if (state === undefined)
        throw new NotAJournal(lease, 'its fields are not those of a Lease');
    return state;
};
/** The ConfigMap says that the lease was given back by the last one who was given a token. */
const givenBack = (journal, { token }) => journal.lease === null && journal.token === token;
/** undefined: there is nothing yet. @throws NotAJournal */
const merged = (pair, owner) => {
    const { config, lease } = pair;
    if (config === undefined && lease === undefined)
        return undefined;
    const journal = config === undefined ? undefined : merge_parsed(config, owner);
    const state = lease === undefined ? { token: 0, held: null } : stateOf(lease, owner);
    // A Lease that somebody deleted starts again above every token ever given out.
    const token = Math.max(state.token, journal?.token ?? 0, config === undefined ? 0 : fenceIn(config));
    const held = journal !== undefined && givenBack(journal, state) ? null : state.held;
    return { ...(journal ?? (0,rollout_journal/* emptyJournal */.x)(owner.app, owner.environment)), token, lease: held };
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/journal/store.ts
/**
 * The journal in the cluster: a ConfigMap for what is recorded, a Lease of the same name for who may write. Neither can
 * be written together with the other, so their order is what counts (merge.ts reads every state in between):
 * taking the lease writes the Lease first, everything else the ConfigMap first. See docs/adr/0012.
 */











const dataPath = `/data/${journalKey}`;
const fencePath = `/metadata/annotations/${keys.fence.replace('/', '~1')}`;
/** What stays the same when a lease is only renewed. */
const withoutTimes = (journal) => ({
    ...journal,
    lease: journal.lease && { ...journal.lease, renewedAt: 0, durationMs: 0 },
});
const onlyRenews = (before, next) => (0,external_node_util_.isDeepStrictEqual)(withoutTimes(before), withoutTimes(next));
const sameHolder = (a, b) => a === null || b === null ? a === b : a.holder === b.holder && (0,external_node_util_.isDeepStrictEqual)(a.evidence, b.evidence);
class KubernetesJournalStore {
    cluster;
    owner;
    clock;
    name;
    /** As last read or written, so that a write need not read first. */
    known;
    constructor(cluster, owner, clock) {
        this.cluster = cluster;
        this.owner = owner;
        this.clock = clock;
        this.name = journalName(owner.app, owner.environment);
    }
    async read() {
        return await this.clearly(async () => {
            const [config, lease] = await Promise.all([this.cluster.get(this.ref('v1', 'ConfigMap')), this.lookAtLease()]);
            return this.keep({ config, lease });
        });
    }
    async write(journal, expected) {
        return await this.clearly(async () => {
            if (this.knownVersion() !== expected)
                await this.read();
            if (this.knownVersion() !== expected)
                return 'conflict';
            const next = fitted(journal);
            const pair = await this.swapped(this.known, next);
            return pair === 'conflict' ? pair : (this.keep(pair) ?? 'conflict');
        });
    }
    knownVersion() {
        return this.known === undefined ? undefined : versionOf(this.known);
    }
    keep(pair) {
        const journal = merged(pair, this.owner);
        this.known = journal && { ...pair, journal };
        return journal && { journal, version: versionOf(pair) };
    }
    async swapped(known, next) {
        const { config, lease, journal } = known ?? { config: undefined, lease: undefined, journal: undefined };
        if (journal === undefined || next.token > journal.token)
            return await this.taken({ config, lease }, next);
        if (onlyRenews(journal, next))
            return await this.renewed({ config, lease }, next);
        return await this.recorded({ config, lease }, next);
    }
    /** The Lease first: whoever loses that race has changed nothing. Then the ConfigMap, which shuts out older tokens. */
    async taken(pair, next) {
        const lease = await this.writeLease(pair.lease, next);
        if (lease === 'conflict')
            return lease;
        const config = await this.writeConfig(pair.config, next);
        return config === 'conflict' ? config : { config, lease };
    }
    async renewed(pair, next) {
        const lease = await this.writeLease(pair.lease, next);
        return lease === 'conflict' ? lease : { ...pair, lease };
    }
    async recorded(pair, next) {
        const config = await this.writeConfig(pair.config, next);
        if (config === 'conflict')
            return config;
        const written = { config, lease: pair.lease };
        if (!this.leaseIsBehind(pair.lease, next))
            return written;
        const lease = await this.writeLease(pair.lease, next);
        if (lease !== 'conflict')
            return { config, lease };
        // The ConfigMap says that it was given back; a new holder has it already.
        return next.lease === null ? written : 'conflict';
    }
    /** Every record also renews the lease; it is worth a call only when a renewal is due. */
    leaseIsBehind(object, { lease }) {
        const held = (object && leaseStateOf(object)?.held) ?? null;
        if (lease === null || held === null || !sameHolder(held, lease))
            return held !== lease;
        return held.durationMs !== lease.durationMs || (0,rollout_lease/* renewalDue */.xX)(held, lease.renewedAt);
    }
    async writeLease(before, { token, lease }) {
        const wanted = { token, held: lease };
        const object = leaseObjectOf({ metadata: this.metadata({}) }, before, wanted);
        return await confirmed({
            before,
            write: async () => await (before === undefined ? this.cluster.create(object) : this.cluster.replace(object)),
            look: async () => await this.lookAtLease(),
            isOurs: found => (0,external_node_util_.isDeepStrictEqual)(leaseStateOf(found), leaseStateOf(object)),
        }, this.clock);
    }
    async writeConfig(before, journal) {
        const text = JSON.stringify(journal);
        const ref = this.ref('v1', 'ConfigMap');
        const annotations = { [keys.fence]: String(journal.token) };
        const fresh = {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: this.metadata(annotations),
            data: { [journalKey]: text },
        };
        return await confirmed({
            before,
            write: async () => await (before === undefined
                ? this.cluster.create(fresh)
                : this.cluster.patch(ref, recordPatch(before, journal, text))),
            look: async () => await this.cluster.get(ref),
            isOurs: found => (0,external_node_util_.isDeepStrictEqual)(found['data'], fresh.data),
        }, this.clock);
    }
    async lookAtLease() {
        return await this.cluster.get(this.ref('coordination.k8s.io/v1', 'Lease'));
    }
    ref(apiVersion, kind) {
        return { apiVersion, kind, namespace: this.cluster.namespace, name: this.name };
    }
    metadata(annotations) {
        const labels = { [keys.app]: this.owner.app, [keys.environment]: this.owner.environment };
        return { name: this.name, namespace: this.cluster.namespace, labels, annotations: { ...annotations } };
    }
    async clearly(body) {
        try {
            return await body();
        }
        catch (error) {
            throw error instanceof NotAJournal ? this.unreadable(error) : withRule(error);
        }
    }
    unreadable({ object, message }) {
        const what = (0,kubernetes_objects/* nameOf */.Vb)({ kind: object.kind, name: object.metadata.name });
        const where = `-n ${this.cluster.namespace}`;
        return new errors/* UserError */.yo('journal-unreadable', `${what} in namespace ${this.cluster.namespace}: ${message}.`, `Look at it: kubectl get ${what} ${where} -o yaml. To start anew, keep that output and delete it ` +
            `(kubectl delete ${what} ${where}); the live app is not touched by that.`);
    }
}
/** Whoever writes has seen this very version and this fence; a newer holder has changed both. */
const recordPatch = (before, journal, text) => {
    const fence = (0,kubernetes_objects/* annotationsOf */.Ih)(before)[keys.fence];
    const bare = before.metadata.annotations == null;
    const raise = { op: 'add', path: fencePath, value: String(journal.token) };
    return [
        ...(fence === undefined ? [] : [{ op: 'test', path: fencePath, value: fence }]),
        { op: 'test', path: '/metadata/resourceVersion', value: before.metadata.resourceVersion ?? '' },
        ...(bare ? [{ op: 'add', path: '/metadata/annotations', value: {} }] : []),
        ...(fence === String(journal.token) ? [] : [raise]),
        { op: 'replace', path: dataPath, value: text },
    ];
};
const withRule = (error) => error instanceof ClusterError && error.status === 403
    ? new errors/* UserError */.yo('permission-missing', `The journal cannot be reached: ${error.message}`, 'Allow get, create, update and patch of configmaps and leases in this namespace; docs/rbac.yaml holds the whole Role.', { cause: error })
    : error;
const createKubernetesJournalStore = (cluster, owner, clock = core_clock/* nodeClock */.$) => new KubernetesJournalStore(cluster, owner, clock);

// EXTERNAL MODULE: ./src/adapters/kubernetes/kubeconfig.ts
var kubernetes_kubeconfig = __webpack_require__(4966);
;// CONCATENATED MODULE: ./src/adapters/kubernetes/access/store.ts
/**
 * The objects of one kind in one namespace, out of lists, watch events and the answers to our own writes, which come in
 * any order between them. Pure. It leans on what the API promises: versions of a kind are ordered, a watch brings every
 * change behind the version it began at, in order, and a uid never comes back.
 */
class KindStore {
    objects = new Map();
    /** uids we deleted, until the server's word of it arrives. */
    dropped = new Set();
    /** Lists and events up to here have been taken. */
    version = 0n;
    all() {
        return [...this.objects.values()];
    }
    /** Where a watch goes on. */
    get resourceVersion() {
        return String(this.version);
    }
    list(items, resourceVersion) {
        const version = numberOf(resourceVersion);
        const listed = new Set(items.map(one => one.metadata.name));
        // What we wrote behind the list's version is not in it yet.
        for (const [name, held] of this.objects)
            if (!listed.has(name) && store_versionOf(held) <= version)
                this.objects.delete(name);
        const uids = new Set(items.map(one => one.metadata.uid));
        for (const uid of this.dropped)
            if (!uids.has(uid))
                this.dropped.delete(uid);
        for (const item of items)
            this.take(item);
        this.reached(version);
    }
    event(event) {
        if (event.type === 'DELETED')
            this.gone(event.object);
        else if (event.type !== 'BOOKMARK')
            this.take(event.object);
        this.reached(store_versionOf(event.object));
    }
    /** The answer to a write of ours. What is not newer than the last event is known already, or deleted since. */
    put(object) {
        if (store_versionOf(object) > this.version)
            this.take(object);
    }
    /** We deleted it. Its name may be taken again by now: `uid` says which one is meant. */
    drop(name, uid = this.objects.get(name)?.metadata.uid) {
        if (uid !== undefined)
            this.dropped.add(uid);
        const held = this.objects.get(name);
        // One that is marked already was marked by this delete or before it, and may stay for long: a finalizer holds it.
        if (held?.metadata.uid === uid && !held?.metadata.deletionTimestamp)
            this.objects.delete(name);
    }
    take(object) {
        const { name, uid, deletionTimestamp } = object.metadata;
        // After a delete an object is gone or marked, so an unmarked one is from before.
        if (uid !== undefined && this.dropped.has(uid) && !deletionTimestamp)
            return;
        const held = this.objects.get(name);
        if (held === undefined || store_versionOf(object) > store_versionOf(held))
            this.objects.set(name, object);
    }
    gone(object) {
        const { name, uid } = object.metadata;
        if (uid !== undefined)
            this.dropped.delete(uid);
        const held = this.objects.get(name);
        if (held !== undefined && store_versionOf(held) <= store_versionOf(object))
            this.objects.delete(name);
    }
    reached(version) {
        if (version > this.version)
            this.version = version;
    }
}
const numberOf = (resourceVersion) => /^\d+$/.test(resourceVersion ?? '') ? BigInt(resourceVersion ?? '') : 0n;
const store_versionOf = (object) => numberOf(object.metadata.resourceVersion);

;// CONCATENATED MODULE: ./src/adapters/kubernetes/access/follower.ts


const follower_firstDelayMs = 100;
const follower_maxDelayMs = 5000;
/** Keeps one kind current: list, watch, and both again when the watch ends. */
class Follower {
    store = new KindStore();
    selection;
    deps;
    live = false;
    /** Monotonic; while live, now. */
    currentAt;
    watching = new AbortController();
    resting = new AbortController();
    waiters = [];
    constructor(selection, deps) {
        this.selection = selection;
        this.deps = deps;
        this.currentAt = deps.clock.monotonic();
    }
    get kind() {
        return this.selection.kind;
    }
    staleMs() {
        return this.live ? 0 : this.deps.clock.monotonic() - this.currentAt;
    }
    /** Resolves once it is current; tries at once, and rejects when that try fails. */
    async current() {
        if (this.live)
            return;
        await new Promise((resolve, reject) => {
            this.waiters.push({ resolve, reject });
            this.resting.abort();
        });
    }
    /** The connection was silently dead; the last sign of life was at `since`. */
    lost(since) {
        if (!this.live)
            return;
        this.down(since);
        this.watching.abort();
    }
    /** Until `signal` aborts. Never rejects. */
    async run(signal) {
        for (let failures = 0; !signal.aborted;) {
            let wasLive = false;
            const trouble = await this.follow(signal, () => {
                wasLive = true;
            }).catch((error) => error ?? 'unknown');
            this.down(this.deps.clock.monotonic());
            if (signal.aborted)
                break;
            failures = wasLive ? 0 : failures + 1;
            if (trouble !== undefined)
                this.failed(trouble);
            await this.rest(failures, trouble === undefined, signal);
        }
        this.settle(waiter => waiter.reject(signal.reason));
    }
    async follow(signal, onLive) {
        const { cluster } = this.deps;
        this.watching = new AbortController();
        const list = await cluster.list(this.selection, this.selection);
        this.currentAt = this.deps.clock.monotonic();
        this.store.list(list.items, list.resourceVersion);
        this.deps.onHeard();
        this.deps.onChange();
        const onOpen = () => {
            onLive();
            this.up();
        };
        const options = { ...this.selection, resourceVersion: list.resourceVersion, onOpen };
        for await (const event of cluster.watch(this.selection, options, AbortSignal.any([signal, this.watching.signal]))) {
            this.deps.onHeard();
            if (event.type === 'EXPIRED')
                return;
            this.store.event(event);
            if (event.type !== 'BOOKMARK')
                this.deps.onChange();
        }
    }
    up() {
        this.live = true;
        this.deps.onHeard();
        this.settle(waiter => waiter.resolve());
    }
    down(since) {
        if (this.live)
            this.currentAt = since;
        this.live = false;
    }
    failed(trouble) {
        this.deps.log.debug(`watch of ${this.kind}: ${(0,errors/* messageOf */.bD)(trouble)}`);
        this.settle(waiter => waiter.reject(trouble));
    }
    settle(settle) {
        const waiters = this.waiters;
        this.waiters = [];
        for (const waiter of waiters)
            settle(waiter);
    }
    /** No pause behind a watch that the server ended in good order. Someone who waits ends the pause. */
    async rest(failures, inOrder, signal) {
        if (inOrder && failures === 0)
            return;
        const delay = Math.min(follower_maxDelayMs, follower_firstDelayMs * 2 ** failures) * (0.5 + Math.random() / 2);
        this.resting = new AbortController();
        await this.deps.clock.sleep(delay, AbortSignal.any([signal, this.resting.signal])).catch(() => undefined);
    }
}

;// CONCATENATED MODULE: ./src/adapters/kubernetes/permissions.ts





const rule = (group, resource, ...verbs) => ({ group, resource, verbs });
/** Every rollout needs these. */
const alwaysNeeded = [
    rule('apps', 'deployments', 'get', 'list', 'watch', 'create', 'patch', 'delete'),
    rule('apps', 'replicasets', 'list', 'watch'),
    rule('', 'pods', 'list', 'watch'),
    rule('', 'pods/log', 'get'),
    rule('', 'pods/proxy', 'get'),
    rule('', 'events', 'list'),
    rule('', 'services', 'get', 'list', 'watch', 'create', 'patch'),
    rule('discovery.k8s.io', 'endpointslices', 'list', 'watch'),
    rule('', 'configmaps', 'get', 'list', 'create', 'patch', 'delete'),
    rule('', 'secrets', 'get', 'list', 'create', 'patch', 'delete'),
    rule('coordination.k8s.io', 'leases', 'get', 'create', 'update'),
    rule('autoscaling', 'horizontalpodautoscalers', 'list', 'watch'),
    rule('policy', 'poddisruptionbudgets', 'list'),
];
const serviceProxyNeeds = rule('', 'services/proxy', 'get');
const hookJobNeeds = rule('batch', 'jobs', 'get', 'list', 'create', 'delete');
/** Looked at where that is allowed, for better advice and to clear away old hooks; nothing fails without. */
const lookedAtIfAllowed = [
    rule('networking.k8s.io', 'networkpolicies', 'list'),
    rule('', 'resourcequotas', 'list'),
    rule('', 'limitranges', 'list'),
    rule('batch', 'jobs', 'list'),
    rule('metrics.k8s.io', 'pods', 'list'),
];
/** Kinds that one object per colour is made of. */
const perColourNeeds = [
    rule('autoscaling', 'horizontalpodautoscalers', 'get', 'create', 'update', 'patch', 'delete'),
    rule('policy', 'poddisruptionbudgets', 'get', 'create', 'update', 'delete'),
];
/** Everything else is applied in place. */
const inPlaceVerbs = ['get', 'create', 'patch'];
const hookKinds = new Set(['batch/Job']);
const namesOf = (one) => `${one.group}/${one.resource}`;
const ruleOf = (kind, resource) => {
    const group = groupOf(kind.apiVersion);
    const perColour = perColourNeeds.find(one => namesOf(one) === `${group}/${resource}`);
    // A namespace cannot be allowed to make itself.
    const verbs = kind.kind === 'Namespace' ? ['get', 'patch'] : inPlaceVerbs;
    return perColour ?? rule(group, resource, ...verbs);
};
/** One rule per resource, in the order in which they are first named. */
const permissions_merged = (rules) => {
    const found = new Map();
    for (const one of rules) {
        const verbs = [...new Set([...(found.get(namesOf(one))?.verbs ?? []), ...one.verbs])];
        found.set(namesOf(one), { ...one, verbs });
    }
    return [...found.values()];
};
/** @param pluralOf the resource of a kind */
const neededRules = (features, pluralOf) => {
    const kinds = features.kinds.filter(kind => !hookKinds.has(`${groupOf(kind.apiVersion)}/${kind.kind}`));
    return permissions_merged([
        ...alwaysNeeded,
        ...(features.serviceProxy ? [serviceProxyNeeds] : []),
        ...(features.hookJobs ? [hookJobNeeds] : []),
        ...kinds.map(kind => ruleOf(kind, pluralOf(kind))),
    ]);
};
/** As it stands in a Role. */
const yamlOf = ({ group, resource, verbs }) => [`- apiGroups: ["${group}"]`, `  resources: [${resource}]`, `  verbs: [${verbs.join(', ')}]`].join('\n');
const rulesReviewSchema = schemas/* object */.Ikc({
    status: schemas/* object */.Ikc({
        resourceRules: schemas/* array */.YOg(schemas/* object */.Ikc({
            verbs: schemas/* array */.YOg(schemas/* string */.YjP()),
            apiGroups: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
            resources: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
            resourceNames: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
        }))
            .nullish(),
    }),
});
const accessReviewSchema = schemas/* object */.Ikc({ status: schemas/* object */.Ikc({ allowed: schemas/* boolean */.zMY() }) });
const accountSchema = schemas/* object */.Ikc({ status: schemas/* object */.Ikc({ userInfo: schemas/* object */.Ikc({ username: schemas/* string */.YjP() }) }) });
const review = async (cluster, group, kind, plural, spec) => await cluster.raw('POST', `/apis/${group}/v1/${plural}`, { apiVersion: `${group}/v1`, kind, spec });
const authorization = 'authorization.k8s.io';
/** One call for all; empty where the cluster does not offer it. */
const grantedIn = async (cluster, namespace) => {
    const kind = 'SelfSubjectRulesReview';
    const asked = review(cluster, authorization, kind, 'selfsubjectrulesreviews', { namespace });
    const answer = await asked.catch((error) => {
        if (error instanceof ClusterError && (error.status === 403 || error.status === 404))
            return undefined;
        throw error;
    });
    return rulesReviewSchema.safeParse(answer).data?.status.resourceRules ?? [];
};
const grants = (granted, group, resource, verb) => {
    const holds = (list, ...wanted) => list?.some(one => one === '*' || wanted.includes(one)) === true;
    const sub = resource.includes('/') ? `*/${resource.slice(resource.indexOf('/') + 1)}` : resource;
    return granted.some(one => (one.resourceNames ?? []).length === 0 &&
        holds(one.verbs, verb) &&
        holds(one.apiGroups, group) &&
        holds(one.resources, resource, sub));
};
const isAllowed = async (cluster, { group, resource }, verb) => {
    const [name = '', subresource = ''] = resource.split('/');
    const resourceAttributes = { namespace: cluster.namespace, verb, group, resource: name, subresource };
    const answer = await review(cluster, authorization, 'SelfSubjectAccessReview', 'selfsubjectaccessreviews', {
        resourceAttributes,
    });
    return accessReviewSchema.parse(answer).status.allowed;
};
/** The list of rules leaves out what webhooks and clouds allow, so what it does not hold is asked one by one. */
const missingOf = async (cluster, granted, one) => {
    const listed = (verb) => grants(granted, one.group, one.resource, verb);
    const allowed = await Promise.all(one.verbs.map(async (verb) => listed(verb) || (await isAllowed(cluster, one, verb))));
    const verbs = one.verbs.filter((_, at) => allowed[at] === false);
    return verbs.length === 0 ? undefined : { ...one, verbs };
};
const accountOf = async (cluster) => {
    const answer = await review(cluster, 'authentication.k8s.io', 'SelfSubjectReview', 'selfsubjectreviews', undefined).catch(() => undefined);
    return accountSchema.safeParse(answer).data?.status.userInfo.username ?? 'The account of the kubeconfig';
};
const reasonOf = (missing, account, namespace) => {
    const what = `${missing.verbs.join(', ')} ${missing.resource}${missing.group === '' ? '' : ` (${missing.group})`}`;
    return codes_codes.reason('permission-missing', `${account} may not ${what} in namespace ${namespace}.`, `Add this rule to its Role in ${namespace} (docs/rbac.yaml holds all of them):\n${yamlOf(missing)}`);
};
const lookUpKinds = async (cluster, kinds) => {
    const absent = (error) => {
        if (error instanceof ClusterError && error.status === 404)
            return undefined;
        throw error;
    };
    const find = createDiscovery(async (path) => await cluster.raw('GET', path).catch(absent));
    const plurals = new Map();
    const unknown = [];
    for (const kind of kinds)
        try {
            plurals.set(kind, (await find(kind)).plural);
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.yo))
                throw error;
            unknown.push(codes_codes.reason('kind-not-in-cluster', error.message, error.fix));
        }
    return { pluralOf: kind => plurals.get(kind) ?? '', known: [...plurals.keys()], unknown };
};
/** One reason per resource of which something may not be done, with the rule that allows it; one per unknown kind. */
const checkPermissions = async (cluster, features) => {
    const { pluralOf, known, unknown } = await lookUpKinds(cluster, features.kinds);
    const needed = neededRules({ ...features, kinds: known }, pluralOf);
    const granted = await grantedIn(cluster, cluster.namespace);
    const missing = (await Promise.all(needed.map(async (one) => await missingOf(cluster, granted, one)))).filter(one => one !== undefined);
    if (missing.length === 0)
        return unknown;
    const account = await accountOf(cluster);
    return [...unknown, ...missing.map(one => reasonOf(one, account, cluster.namespace))];
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/mirror.ts





/** After so long without a sign of life, someone who looks makes us ask for one … */
const askAfterMs = 8000;
/** … and after so long without one, what we hold is called stale: a dead connection may be silent for long. */
const trustMs = 10_000;
/** Whoever is about to act wants one as young as this. */
const provenMs = 1000;
class LiveMirror {
    cluster;
    deps;
    followers;
    ending = new AbortController();
    waiting = new Set();
    heardAt;
    asking;
    constructor(cluster, kinds, deps) {
        this.cluster = cluster;
        this.deps = deps;
        this.heardAt = deps.clock.monotonic();
        const onChange = () => this.wake();
        const onHeard = () => this.heard();
        const follow = (kind) => new Follower(kind, { ...deps, cluster, onChange, onHeard });
        this.followers = new Map(kinds.map(kind => [kind.kind, follow(kind)]));
        for (const follower of this.followers.values())
            void follower.run(this.ending.signal);
    }
    all(kind) {
        return this.follower(kind).store.all();
    }
    put(object) {
        const { namespace = this.cluster.namespace } = object.metadata;
        if (namespace !== this.cluster.namespace)
            return;
        this.followers.get(object.kind)?.store.put(object);
        this.wake();
    }
    drop(ref, uid) {
        if (ref.namespace !== '' && ref.namespace !== this.cluster.namespace)
            return;
        this.followers.get(ref.kind)?.store.drop(ref.name, uid);
        this.wake();
    }
    async changed(signal, timeoutMs) {
        const woken = new AbortController();
        const wake = () => woken.abort();
        this.waiting.add(wake);
        try {
            await this.deps.clock.sleep(timeoutMs, AbortSignal.any([signal, woken.signal]));
            return false;
        }
        catch (error) {
            signal.throwIfAborted();
            if (woken.signal.aborted)
                return !this.ending.signal.aborted;
            throw error;
        }
        finally {
            this.waiting.delete(wake);
        }
    }
    staleMs() {
        const quiet = this.quietMs();
        if (quiet > askAfterMs)
            this.ask().catch(() => undefined);
        return Math.max(quiet > trustMs ? quiet : 0, ...[...this.followers.values()].map(one => one.staleMs()));
    }
    async refresh() {
        if (this.quietMs() > provenMs)
            await this.ask();
        await Promise.all([...this.followers.values()].map(async (one) => await one.current()));
    }
    close() {
        this.ending.abort(new Error('the mirror is closed'));
        this.wake();
    }
    follower(kind) {
        const found = this.followers.get(kind);
        if (found === undefined)
            throw new Error(`${kind} is not mirrored`);
        return found;
    }
    quietMs() {
        return this.deps.clock.monotonic() - this.heardAt;
    }
    heard() {
        this.heardAt = this.deps.clock.monotonic();
    }
    wake() {
        for (const wake of this.waiting)
            wake();
    }
    /** A cheap call over the same connection to the API server that the watches use. One at a time. */
    async ask() {
        this.asking ??= this.askOnce().finally(() => {
            this.asking = undefined;
        });
        await this.asking;
    }
    async askOnce() {
        const since = this.heardAt;
        try {
            await this.cluster.raw('GET', '/version');
            this.heard();
        }
        catch (error) {
            // Being forbidden is a sign of life.
            if (error instanceof ClusterError && error.status > 0 && error.status < 500)
                return this.heard();
            this.deps.log.debug(`the API server gives no sign of life: ${(0,errors/* messageOf */.bD)(error)}`);
            for (const follower of this.followers.values())
                follower.lost(since);
            throw error;
        }
    }
}
/** All that is missing, not only what was met first. */
const notAllowed = async (cluster, error) => {
    const features = { kinds: [], hookJobs: false, serviceProxy: false };
    const reasons = await checkPermissions(cluster, features).catch(() => []);
    const [first] = reasons;
    if (first === undefined)
        return (0,errors/* userError */.IF)(codes_codes, 'permission-missing', error.message);
    const rules = reasons.map(reason => reason.next.slice(reason.next.indexOf('\n') + 1)).join('\n');
    return new errors/* UserError */.yo('permission-missing', reasons.map(reason => reason.message).join('\n'), `Add these rules to the account’s Role (docs/rbac.yaml):\n${rules}`, { cause: error });
};
/**
 * Lists and watches `kinds` in the cluster's namespace; resolves once all are known and watched. A kind can be limited
 * by a selector only if nobody puts objects of it.
 */
const createMirror = async (cluster, kinds, deps) => {
    const mirror = new LiveMirror(cluster, kinds, deps);
    try {
        await mirror.refresh();
        return mirror;
    }
    catch (error) {
        mirror.close();
        throw error instanceof ClusterError && error.status === 403 ? await notAllowed(cluster, error) : error;
    }
};

// EXTERNAL MODULE: ./src/domain/images/reference.ts
var reference = __webpack_require__(2814);
// EXTERNAL MODULE: ./src/domain/kubernetes/dig.ts
var dig = __webpack_require__(4777);
;// CONCATENATED MODULE: ./src/domain/kubernetes/pods.ts

/** Where pods are described in objects of any kind. Pure. */
const templatePaths = {
    Deployment: ['spec', 'template'],
    StatefulSet: ['spec', 'template'],
    DaemonSet: ['spec', 'template'],
    ReplicaSet: ['spec', 'template'],
    ReplicationController: ['spec', 'template'],
    Job: ['spec', 'template'],
    Rollout: ['spec', 'template'],
    DeploymentConfig: ['spec', 'template'],
    CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
    PodTemplate: ['template'],
    Pod: [],
};
const hasPods = (object) => templatePaths[object.kind] !== undefined;
/** Labels that the object's pods carry. */
const podLabels = (object) => {
    const path = templatePaths[object.kind];
    if (path === undefined)
        return {};
    const labels = (0,dig/* fieldsOf */.Pf)((0,dig/* dig */.rO)(object, ...path, 'metadata', 'labels'));
    return Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, String(value)]));
};
const podSpecOf = (object) => {
    const path = templatePaths[object.kind];
    return path === undefined ? {} : (0,dig/* fieldsOf */.Pf)((0,dig/* dig */.rO)(object, ...path, 'spec'));
};
/** A copy with another pod spec. */
const mendPodSpec = (object, change) => {
    const path = templatePaths[object.kind];
    if (path === undefined)
        return object;
    return { ...object, ...(0,dig/* fieldsOf */.Pf)((0,dig/* mend */.Tp)(object, [...path, 'spec'], change)) };
};
const containerLists = ['initContainers', 'containers', 'ephemeralContainers'];
/** A pod spec with `change` made to every container of every kind. */
const mendContainers = (spec, change) => containerLists.reduce((inner, list) => (0,dig/* mendEach */.EJ)(inner, [list], change), spec);
/** The containers that run for as long as the pod does, sidecars included. */
const servingContainers = (spec) => [
    ...(0,dig/* listOf */.c3)((0,dig/* dig */.rO)(spec, 'initContainers'))
        .map(dig/* fieldsOf */.Pf)
        .filter(one => one['restartPolicy'] === 'Always'),
    ...(0,dig/* listOf */.c3)((0,dig/* dig */.rO)(spec, 'containers')).map(dig/* fieldsOf */.Pf),
];
const allContainers = (spec) => containerLists.flatMap(list => (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(spec, list)).map(dig/* fieldsOf */.Pf));
const claimsOf = (spec) => (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(spec, 'volumes'))
    .map(volume => (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(volume, 'persistentVolumeClaim', 'claimName')))
    .filter(name => name !== '');

;// CONCATENATED MODULE: ./src/domain/kubernetes/pinning.ts




const pinOf = (line) => {
    const equals = line.indexOf('=');
    const [from, to] = equals < 0 ? [line, line] : [line.slice(0, equals), line.slice(equals + 1)];
    const image = (0,reference/* parseReference */.F2)(to);
    if ('problem' in image)
        return { problem: `"${to}" ${image.problem}` };
    if (image.value.digest === undefined)
        return { problem: `"${to}" has no digest; write it as name@sha256:…` };
    const named = (0,reference/* parseReference */.F2)(from);
    if ('problem' in named)
        return { problem: `"${from}" ${named.problem}` };
    const [name] = (0,reference/* splitTag */.RK)(to.trim().split('@')[0] ?? '');
    return { value: { repository: (0,reference/* nameOf */.Vb)(named.value), image: `${name}@${image.value.digest}` } };
};
/** Lines `name@sha256:…`, or `name=other-name@sha256:…` for containers that name the image otherwise. */
const parsePins = (lines) => {
    const pins = [];
    for (const line of lines) {
        const pin = pinOf(line.trim());
        if ('problem' in pin)
            return pin;
        if (pins.some(one => one.repository === pin.value.repository && one.image !== pin.value.image))
            return { problem: `${pin.value.repository} is given twice, with different digests` };
        pins.push(pin.value);
    }
    return { value: pins };
};
/** Every place in a pod spec that names an image: containers of all kinds, and volumes made of one. */
const mendImages = (spec, change) => {
    const text = (value) => (typeof value === 'string' ? change(value) : value);
    const containers = mendContainers(spec, one => (0,dig/* mend */.Tp)(one, ['image'], text));
    return (0,dig/* mendEach */.EJ)(containers, ['volumes'], volume => (0,dig/* mend */.Tp)(volume, ['image', 'reference'], text));
};
/** Every image of every pod template. */
const imagesOf = (objects) => objects.flatMap(object => {
    const spec = podSpecOf(object);
    const volumes = (0,dig/* dig */.rO)(spec, 'volumes');
    return [
        ...allContainers(spec).map(one => ({ name: (0,dig/* textOf */.b6)(one['name']), image: (0,dig/* textOf */.b6)(one['image']) })),
        ...(Array.isArray(volumes) ? volumes : []).map((one) => ({
            name: (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(one, 'name')),
            image: (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(one, 'image', 'reference')),
        })),
    ]
        .filter(one => one.image !== '')
        .map(one => ({ image: one.image, container: one.name, ref: (0,kubernetes_objects/* refOf */.H8)(object) }));
});
const isPinned = (image) => {
    const parsed = (0,reference/* parseReference */.F2)(image);
    return 'value' in parsed && parsed.value.digest !== undefined;
};
/** The same objects with every image that `change` gives another name. */
const replaceImages = (objects, change) => objects.map(object => hasPods(object)
    ? mendPodSpec(object, spec => ((0,dig/* isFields */.Ce)(spec) ? mendImages(spec, one => change(one) ?? one) : spec))
    : object);
const pinImages = (objects, pins) => {
    const used = new Set();
    const pinned = replaceImages(objects, image => {
        const parsed = (0,reference/* parseReference */.F2)(image);
        if ('problem' in parsed)
            return undefined;
        const pin = pins.find(one => one.repository === (0,reference/* nameOf */.Vb)(parsed.value));
        if (pin !== undefined)
            used.add(pin);
        return pin?.image;
    });
    return {
        objects: pinned,
        unused: pins.filter(pin => !used.has(pin)),
        unpinned: imagesOf(pinned).filter(one => !isPinned(one.image)),
    };
};

;// CONCATENATED MODULE: ./src/domain/kubernetes/apis.ts
/** What is known of the API's kinds without asking a server. Pure. */
const apis_groupOf = (apiVersion) => apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
/** `Deployment.apps`; core kinds have no group. */
const kindKey = (object) => {
    const group = apis_groupOf(object.apiVersion);
    return group === '' ? object.kind : `${object.kind}.${group}`;
};
const clusterScoped = new Set([
    'Namespace',
    'Node',
    'PersistentVolume',
    'ClusterRole.rbac.authorization.k8s.io',
    'ClusterRoleBinding.rbac.authorization.k8s.io',
    'CustomResourceDefinition.apiextensions.k8s.io',
    'APIService.apiregistration.k8s.io',
    'MutatingWebhookConfiguration.admissionregistration.k8s.io',
    'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
    'ValidatingAdmissionPolicy.admissionregistration.k8s.io',
    'ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io',
    'PriorityClass.scheduling.k8s.io',
    'StorageClass.storage.k8s.io',
    'CSIDriver.storage.k8s.io',
    'CSINode.storage.k8s.io',
    'VolumeAttachment.storage.k8s.io',
    'RuntimeClass.node.k8s.io',
    'IngressClass.networking.k8s.io',
    'GatewayClass.gateway.networking.k8s.io',
    'CertificateSigningRequest.certificates.k8s.io',
    'FlowSchema.flowcontrol.apiserver.k8s.io',
    'PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io',
    'PodSecurityPolicy.policy',
    'ClusterIssuer.cert-manager.io',
    'ClusterSecretStore.external-secrets.io',
    'ClusterPolicy.kyverno.io',
]);
const isClusterScoped = (object) => clusterScoped.has(kindKey(object));
/** Groups whose kinds the server brings itself; all others are custom resources with a controller of their own. */
const builtInGroups = new Set([
    '',
    'apps',
    'batch',
    'autoscaling',
    'policy',
    'networking.k8s.io',
    'rbac.authorization.k8s.io',
    'extensions',
    'storage.k8s.io',
    'scheduling.k8s.io',
    'coordination.k8s.io',
    'discovery.k8s.io',
    'node.k8s.io',
    'events.k8s.io',
    'certificates.k8s.io',
    'apiextensions.k8s.io',
    'apiregistration.k8s.io',
    'admissionregistration.k8s.io',
    'flowcontrol.apiserver.k8s.io',
    'gateway.networking.k8s.io',
]);
const isCustom = (object) => !builtInGroups.has(apis_groupOf(object.apiVersion));
const apps = {
    since: '1.16',
    use: 'apps/v1',
    also: 'give spec.selector (it must match the template’s labels)',
};
const ingress = {
    since: '1.22',
    use: 'networking.k8s.io/v1',
    also: 'write backends as `service: { name: …, port: { number: … } }`, give every path a pathType, and name the class in spec.ingressClassName',
};
const autoscaling = (since) => ({
    since,
    use: 'autoscaling/v2',
    also: 'write metrics as `resource: { name: cpu, target: { type: Utilization, averageUtilization: … } }`',
});
const rbac = { since: '1.22', use: 'rbac.authorization.k8s.io/v1' };
/** `kubectl convert` of the past: API versions that no supported server has any more. */
const removals = {
    'extensions/v1beta1 Deployment': apps,
    'apps/v1beta1 Deployment': apps,
    'apps/v1beta2 Deployment': apps,
    'extensions/v1beta1 DaemonSet': apps,
    'apps/v1beta2 DaemonSet': apps,
    'apps/v1beta1 StatefulSet': apps,
    'apps/v1beta2 StatefulSet': apps,
    'extensions/v1beta1 ReplicaSet': apps,
    'apps/v1beta2 ReplicaSet': apps,
    'extensions/v1beta1 Ingress': ingress,
    'networking.k8s.io/v1beta1 Ingress': ingress,
    'networking.k8s.io/v1beta1 IngressClass': { since: '1.22', use: 'networking.k8s.io/v1' },
    'extensions/v1beta1 NetworkPolicy': { since: '1.16', use: 'networking.k8s.io/v1' },
    'autoscaling/v2beta1 HorizontalPodAutoscaler': autoscaling('1.25'),
    'autoscaling/v2beta2 HorizontalPodAutoscaler': autoscaling('1.26'),
    'policy/v1beta1 PodDisruptionBudget': { since: '1.25', use: 'policy/v1' },
    'policy/v1beta1 PodSecurityPolicy': { since: '1.25', use: 'Pod Security Admission (labels of the namespace)' },
    'extensions/v1beta1 PodSecurityPolicy': { since: '1.16', use: 'Pod Security Admission (labels of the namespace)' },
    'batch/v1beta1 CronJob': { since: '1.25', use: 'batch/v1' },
    'batch/v2alpha1 CronJob': { since: '1.21', use: 'batch/v1' },
    'rbac.authorization.k8s.io/v1beta1 Role': rbac,
    'rbac.authorization.k8s.io/v1beta1 RoleBinding': rbac,
    'rbac.authorization.k8s.io/v1beta1 ClusterRole': rbac,
    'rbac.authorization.k8s.io/v1beta1 ClusterRoleBinding': rbac,
    'apiextensions.k8s.io/v1beta1 CustomResourceDefinition': { since: '1.22', use: 'apiextensions.k8s.io/v1' },
    'discovery.k8s.io/v1beta1 EndpointSlice': { since: '1.25', use: 'discovery.k8s.io/v1' },
    'coordination.k8s.io/v1beta1 Lease': { since: '1.22', use: 'coordination.k8s.io/v1' },
};
/** Removed API versions: [API version and kind, since, what to use]. */
const removalOf = (object) => removals[`${object.apiVersion} ${object.kind}`];

;// CONCATENATED MODULE: ./src/domain/kubernetes/codes.ts

/** Why manifests are refused, and what is found in them. */
const kubernetes_codes_codes = (0,codes/* defineCodes */.O)({
    // What a set of manifests is refused for.
    'object-invalid': {
        means: 'An object does not have the form of its kind.',
        next: 'Mend the field named in the message.',
    },
    'object-duplicate': {
        means: 'The same object stands twice in the release, and which one is meant cannot be told.',
        next: 'Leave one of them out.',
    },
    'generate-name': {
        means: 'An object has `generateName` instead of a name, so a second run would make a second object.',
        next: 'Give it a `metadata.name`.',
    },
    'has-owner': {
        means: 'An object of the manifests names an owner: it belongs to something that a controller writes.',
        next: 'Remove `metadata.ownerReferences`, or deploy the owner.',
    },
    'other-namespace': {
        means: 'An object belongs to another namespace than the one the release goes to.',
        next: 'Deploy it on its own, or remove its `metadata.namespace`.',
    },
    'api-removed': {
        means: 'An API version was removed from Kubernetes; no supported server knows it.',
        next: 'Write it in the API version named in the message.',
    },
    'managed-by-controller': {
        means: 'Another controller (Argo CD, Flux, KEDA, Knative, an operator …) writes the object and would undo what a deploy does.',
        next: 'Deploy through that controller, take the object out of its care, or set `allow-managed: true` if it is known not to interfere.',
    },
    'helm-managed': {
        means: 'The object belongs to a Helm release; the next `helm upgrade` by hand would undo what a deploy does.',
        next: 'Deploy the chart with this action only (`helm`), no longer with `helm upgrade`.',
    },
    'bare-pods': {
        means: 'Pods without a Deployment can neither be updated nor be kept as two colours.',
        next: 'Write it as an apps/v1 Deployment.',
    },
    'job-not-a-hook': {
        means: 'A Job’s pod template can never be changed, so a second release would fail on it; and when it should run is not said.',
        next: 'Name it as a hook (`migrate-expand: job/NAME`), or annotate it with `prod-actions/treatment: in-place` or `left-out`.',
    },
    'hook-job-missing': {
        means: 'The release has no Job of the name that a hook gives.',
        next: 'Add the Job to the manifests, or mend the name.',
    },
    'helm-hook': {
        means: 'The chart has a hook that Helm would run around an upgrade; rendered, nothing runs it.',
        next: 'Name its Job as a hook (`migrate-expand: job/NAME`), or annotate it with `prod-actions/treatment: left-out`.',
    },
    'treatment-unknown': {
        means: 'The annotation `prod-actions/treatment` has a value that is not known.',
        next: 'Use `coloured`, `in-place` or `left-out`.',
    },
    'not-switchable': {
        means: 'A StatefulSet or DaemonSet takes users’ traffic; its pods have fixed places, so there cannot be two colours of it.',
        next: 'Make it a Deployment, or deploy it on its own and annotate it with `prod-actions/treatment: in-place`.',
    },
    'host-port': {
        means: 'The pods claim a port of the node, so two colours cannot run on one node, and users may reach them around the Service.',
        next: 'Remove `hostPort` or `hostNetwork` and let the Service bring the traffic.',
    },
    'volume-not-shareable': {
        means: 'The pods mount a volume that only one node (or pod) at a time can mount, so two colours cannot run.',
        next: 'Move the data behind a Service of its own, or use a ReadWriteMany volume.',
    },
    'must-not-run-twice': {
        means: 'The Deployment says that its old and new pods must never run at the same time, which two colours do.',
        next: 'Use the strategy RollingUpdate if two versions may overlap; else deploy it on its own.',
    },
    'data-store': {
        means: 'It looks like a data store: a second colour would start empty. It is applied in place and shared by both colours.',
        next: 'Nothing, or annotate it with `prod-actions/treatment: coloured` if it keeps no data.',
    },
    'service-mixed': {
        means: 'A Service selects pods that have two colours together with pods that have not, so its traffic cannot be moved.',
        next: 'Give each its own Service, or make the selector narrower.',
    },
    'headless-in-path': {
        means: 'A headless Service is how others reach pods that have two colours; it would hand out both at once.',
        next: 'Give the Service a cluster IP (remove `clusterIP: None`).',
    },
    'service-outside-release': {
        means: 'A Service in the cluster selects the pods of this release and is not part of it, so it would send traffic to both colours.',
        next: 'Add it to the manifests, or annotate it with `prod-actions/treatment: in-place` if both colours are meant.',
    },
    'selector-overlap': {
        means: 'The selectors of two Deployments match each other’s pods; each would count and delete the pods of the other.',
        next: 'Give each Deployment a label of its own in selector and template.',
    },
    'selector-mismatch': {
        means: 'The selector of a Deployment does not match the labels of its own pod template; the server refuses that.',
        next: 'Make `spec.selector.matchLabels` a part of `spec.template.metadata.labels`.',
    },
    'reserved-label': {
        means: 'The manifests set a label or annotation that prod-actions keeps its own state in.',
        next: 'Remove it; prod-actions sets it.',
    },
    'name-too-long': {
        means: 'With its suffix (the colour, or the hash of a version) the name would be longer than Kubernetes allows.',
        next: 'Choose a shorter name.',
    },
    'name-taken': {
        means: 'The name of a colour or version is taken by another object.',
        next: 'Rename one of the two.',
    },
    'no-deployment': {
        means: 'The release has no Deployment that could run as two colours.',
        next: 'Add the missing manifests; what is only applied in place needs no blue-green deploy.',
    },
    'no-service': {
        means: 'No Service of the release selects its Deployments, so there is no traffic that could be moved.',
        next: 'Add the Service to the manifests. Workers without a Service are deployed by a plain rolling update.',
    },
    'image-not-used': {
        means: 'An image to deploy is used by no container, so the deploy would not bring it live.',
        next: 'Use the name that the manifests have, or `name-in-manifest=name@sha256:…`.',
    },
    // What is worth knowing of manifests that can be deployed.
    'image-not-pinned': {
        means: 'An image is named by a tag, which can mean something else tomorrow, or after a rollback.',
        next: 'Name it by digest.',
    },
    'no-readiness-probe': {
        means: 'Without a readiness probe a pod counts as ready as soon as it runs.',
        next: 'Add a readiness probe.',
    },
    'probes-equal': {
        means: 'Readiness and liveness ask the same, so a pod that is only busy is restarted.',
        next: 'Give the liveness probe more patience or a path of its own.',
    },
    'no-graceful-stop': {
        means: 'The pods get SIGTERM with no pause before it; keep-alive connections may be cut when the old colour is retired.',
        next: 'Add a `preStop` sleep unless the app drains by itself on SIGTERM.',
    },
    'grace-too-short': {
        means: 'The pods are killed before their `preStop` sleep and drain can end.',
        next: 'Raise `terminationGracePeriodSeconds`.',
    },
    'single-replica': {
        means: 'One replica: each node drain or crash is an outage, whatever the deploy does.',
        next: 'Run at least two.',
    },
    'no-resource-requests': {
        means: 'Without resource requests the scheduler cannot tell whether two colours fit.',
        next: 'Set `resources.requests`.',
    },
    'autoscaler-needs-requests': {
        means: 'An autoscaler on utilization needs a request for that resource in every container.',
        next: 'Set the request.',
    },
    'replicas-and-autoscaler': {
        means: 'The manifest sets `replicas` and an autoscaler does so too.',
        next: 'Remove `replicas` from the Deployment.',
    },
    'autoscalers-collide': {
        means: 'Two autoscalers scale the same Deployment and undo each other’s work.',
        next: 'Keep one of them, or mend the `scaleTargetRef` of the other.',
    },
    'autoscaler-without-target': {
        means: 'An autoscaler scales something that is not part of the release.',
        next: 'Mend its `scaleTargetRef`, or leave it out.',
    },
    'spread-counts-both-colours': {
        means: 'A rule of anti-affinity or topology spread counts the pods of both colours together; the new one may not be schedulable.',
        next: 'Add `matchLabelKeys: [prod-actions/colour]` to it.',
    },
    'surge-without-effect': {
        means: 'The rolling-update settings have no effect: each colour is started as a whole.',
        next: 'Nothing.',
    },
    'double-capacity': {
        means: 'While both colours run, twice the resources are needed.',
        next: 'See that the cluster or its autoscaler has room.',
    },
    'quota-too-small': {
        means: 'The ResourceQuota of the namespace has no room for the new colour beside the live one.',
        next: 'Raise the quota by what the message names, or lower requests or replicas.',
    },
    'budget-blocks': {
        means: 'A PodDisruptionBudget allows no pod to be evicted, so nodes cannot be drained.',
        next: 'Allow at least one.',
    },
    'budget-spans-colours': {
        means: 'A PodDisruptionBudget counts the pods of both colours together.',
        next: 'Make it part of the release: it then becomes one per colour.',
    },
    'policy-may-block-probes': {
        means: 'A NetworkPolicy limits who may reach the pods; the warm-up asks them through the API server.',
        next: 'Allow the API server (or the node) to reach the port of the health path.',
    },
    'policy-selects-colours': {
        means: 'A NetworkPolicy selects by labels that prod-actions sets, so it holds for one colour only.',
        next: 'Select by the labels of the app.',
    },
    'session-affinity': {
        means: 'With `sessionAffinity: ClientIP` clients stay with their old pod after the switch, for 3 hours by default.',
        next: 'Remove it, or lower `sessionAffinityConfig.clientIP.timeoutSeconds` below the bake time.',
    },
    'local-traffic-policy': {
        means: 'With `externalTrafficPolicy: Local` nodes without a pod of the new colour answer nothing until the load balancer has noticed.',
        next: 'Spread the pods over all nodes that get traffic, or use `Cluster`.',
    },
    'service-selects-nothing': {
        means: 'A Service selects no pod of the release; its traffic is not moved.',
        next: 'Mend its selector, or leave it out.',
    },
    'headless-spans-colours': {
        means: 'A headless Service hands out the pods of both colours from the start of the new one.',
        next: 'Fine for monitoring; for traffic give it a cluster IP.',
    },
    'route-backend-missing': {
        means: 'A route leads to a Service that is not in the release.',
        next: 'Add the Service, or see that it is in the cluster.',
    },
    'worker-runs-twice': {
        means: 'A Deployment without a Service takes its work from elsewhere: both colours work from the start of the new one until the old one is retired.',
        next: 'See that two versions may work side by side; else use the strategy Recreate.',
    },
    'maybe-singleton': {
        means: 'It looks like something that must not run twice (a scheduler, a leader), and runs in both colours for the bake time.',
        next: 'Use the strategy Recreate, or annotate it with `prod-actions/treatment: in-place`.',
    },
    'volume-access-unknown': {
        means: 'Whether a volume can be mounted by both colours is not said in the manifests.',
        next: 'See that the claim is ReadWriteMany.',
    },
    'volume-shared': {
        means: 'Both colours write to the same volume while they overlap.',
        next: 'See that both versions understand what the other writes.',
    },
    'not-versioned': {
        means: 'A ConfigMap or Secret is not part of the release, or keeps its name, so a rollback does not restore it.',
        next: 'Make it part of the manifests if it changes with the app.',
    },
    'cluster-scoped': {
        means: 'The object belongs to the whole cluster: it needs rights beyond the namespace, and no fence protects it.',
        next: 'Let an administrator apply it on its own.',
    },
    'custom-resource': {
        means: 'A custom resource is applied as it is; its controller decides what follows, and a rollback does not undo that.',
        next: 'Nothing, or deploy it on its own.',
    },
    'in-place-workload': {
        means: 'A workload is applied in place: Kubernetes rolls it by itself, before the switch, for both colours.',
        next: 'See that its versions fit both colours.',
    },
    'backend-shared-while-switching': {
        means: 'Services are moved one after the other, so for moments pods of one colour speak to the other.',
        next: 'See that neighbouring versions understand each other.',
    },
    'dependency-cycle': {
        means: 'Workloads name each other, so there is no order in which all come before what depends on them.',
        next: 'Nothing, if each becomes ready without the others.',
    },
    'left-out': {
        means: 'An object is not applied.',
        next: 'Nothing.',
    },
    'autoscaler-outside-release': {
        means: 'An autoscaler in the cluster scales the app and is not part of the release, so the colours are not scaled by it.',
        next: 'Add it to the manifests.',
    },
});

// EXTERNAL MODULE: ./src/domain/rollout/release.ts
var rollout_release = __webpack_require__(5543);
;// CONCATENATED MODULE: ./src/domain/kubernetes/decision.ts



/** Same object, whatever version of its API it is written in. */
const identityOf = (object) => `${object.kind}.${apis_groupOf(object.apiVersion)}/${object.metadata.namespace ?? ''}/${object.metadata.name}`;
const treated = (treatment, why, findings = []) => ({
    treatment,
    why,
    findings,
});
/** The reason's own words say why. */
const decision_refused = (refusal) => ({ treatment: 'refused', why: refusal.message, refusal });
const refuse = (code, message, next) => decision_refused(kubernetes_codes_codes.reason(code, message, next));
const findingOf = (level) => (code, object, message, fix = kubernetes_codes_codes.docs[code].next) => ({
    code,
    level,
    ref: (0,kubernetes_objects/* refOf */.H8)(object),
    message,
    fix,
});
const warn = findingOf('warn');
const note = findingOf('note');

;// CONCATENATED MODULE: ./src/domain/kubernetes/references.ts


const renameAt = (kind, path, rename) => (value) => (0,dig/* mend */.Tp)(value, path, name => (typeof name === 'string' ? rename(kind, name) : name));
const both = (value, first, second) => second(first(value));
const renameInContainer = (rename) => (container) => {
    const env = (0,dig/* mendEach */.EJ)(container, ['env'], one => both(one, renameAt('ConfigMap', ['valueFrom', 'configMapKeyRef', 'name'], rename), renameAt('Secret', ['valueFrom', 'secretKeyRef', 'name'], rename)));
    return (0,dig/* mendEach */.EJ)(env, ['envFrom'], one => both(one, renameAt('ConfigMap', ['configMapRef', 'name'], rename), renameAt('Secret', ['secretRef', 'name'], rename)));
};
const renameInVolume = (rename) => (volume) => {
    const plain = both(volume, renameAt('ConfigMap', ['configMap', 'name'], rename), renameAt('Secret', ['secret', 'secretName'], rename));
    return (0,dig/* mendEach */.EJ)(plain, ['projected', 'sources'], source => both(source, renameAt('ConfigMap', ['configMap', 'name'], rename), renameAt('Secret', ['secret', 'name'], rename)));
};
/** A pod spec whose references to ConfigMaps and Secrets are renamed: env, envFrom, volumes, projected; all containers. */
const renameConfigs = (spec, rename) => (0,dig/* mendEach */.EJ)(mendContainers(spec, renameInContainer(rename)), ['volumes'], renameInVolume(rename));
const sameReference = (a, b) => a.kind === b.kind && a.name === b.name;
/** Every ConfigMap and Secret that a pod spec reads in a way that can be renamed; each once. */
const configReferences = (spec) => {
    const found = [];
    renameConfigs(spec, (kind, name) => {
        if (!found.some(one => sameReference(one, { kind, name })))
            found.push({ kind, name });
        return name;
    });
    return found;
};
/** Whether any text in `value` is exactly `name`, where a rename could not follow: arguments, plain env values. */
const mentions = (value, name) => {
    if (typeof value === 'string')
        return value.split(/[\s=,:/]+/).includes(name);
    if (Array.isArray(value))
        return value.some(one => mentions(one, name));
    return (0,dig/* isFields */.Ce)(value) && Object.values(value).some(one => mentions(one, name));
};
/** The object with its pods reading the versions of this release. */
const withVersions = (shape, object) => mendPodSpec(object, spec => renameConfigs(spec, (kind, name) => shape.configs.find(one => one.kind === kind && one.name === name)?.versionedName ?? name));
/** Secrets that pods need for pulling images: they keep their name. */
const pullSecrets = (object) => {
    const listed = (0,dig/* dig */.rO)(podSpecOf(object), 'imagePullSecrets') ?? object['imagePullSecrets'];
    return (Array.isArray(listed) ? listed : []).map(one => String((0,dig/* dig */.rO)(one, 'name') ?? '')).filter(name => name !== '');
};

;// CONCATENATED MODULE: ./src/domain/kubernetes/dependencies.ts



/** Who speaks to whom, as far as the manifests say: Services named in env values, arguments, commands and configuration. Pure. */
const textsOf = (value) => {
    if (typeof value === 'string')
        return [value];
    if (Array.isArray(value))
        return value.flatMap(textsOf);
    return (0,dig/* isFields */.Ce)(value) ? Object.values(value).flatMap(textsOf) : [];
};
const decoded = (base64) => {
    try {
        return atob(base64);
    }
    catch {
        return '';
    }
};
const configTexts = (config) => [
    ...textsOf(config['stringData']),
    ...(config.kind === 'Secret' ? textsOf(config['data']).map(decoded) : textsOf(config['data'])),
];
/** All texts in which the pods of `workload` may name a host. */
const textsOfWorkload = (workload, configs) => {
    const spec = podSpecOf(workload);
    const own = allContainers(spec).flatMap(container => [
        ...(0,dig/* listOf */.c3)(container['env']).map(one => (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(one, 'value'))),
        ...textsOf(container['command']),
        ...textsOf(container['args']),
    ]);
    const read = configReferences(spec).flatMap(({ kind, name }) => configs.filter(config => config.kind === kind && config.metadata.name === name).flatMap(configTexts));
    return [...own, ...read];
};
const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Whether a text names the Service: as a host (`db`, `db.shop.svc`, `http://db:80`) or by the variables Kubernetes sets. */
const namesService = (text, service, namespace) => {
    const host = `${escaped(service)}(?:\\.${escaped(namespace)}(?:\\.svc(?:\\.cluster\\.local)?)?\\.?)?`;
    const variable = `${escaped(service.toUpperCase().replaceAll('-', '_'))}_(?:SERVICE_(?:HOST|PORT)|PORT_)`;
    return (new RegExp(`(?:^|[\\s,;=/@"'(\\[|])${host}(?:$|[\\s,;:/"')\\]|?])`, 'm').test(text) ||
        new RegExp(`(?:^|[^A-Z0-9_])${variable}`).test(text));
};
/**
 * Depth first, so that what others depend on comes first; otherwise the given order stays. Members of a cycle stay in
 * the given order and are returned as well.
 */
const dependencyOrder = (names, needs) => {
    const order = [];
    const open = [];
    const cycle = new Set();
    const visit = (name) => {
        if (order.includes(name))
            return;
        const at = open.indexOf(name);
        if (at >= 0) {
            for (const one of open.slice(at))
                cycle.add(one);
            return;
        }
        open.push(name);
        for (const other of names)
            if (needs.get(name)?.has(other) === true && other !== name)
                visit(other);
        open.pop();
        order.push(name);
    };
    names.forEach(visit);
    return { order, cycle: names.filter(name => cycle.has(name)) };
};

;// CONCATENATED MODULE: ./src/domain/kubernetes/entrances.ts



const routeKinds = new Set(['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute']);
const isGatewayRoute = (object) => apis_groupOf(object.apiVersion) === 'gateway.networking.k8s.io' && routeKinds.has(object.kind);
const isIngress = (object) => object.kind === 'Ingress' && ['networking.k8s.io', 'extensions'].includes(apis_groupOf(object.apiVersion));
/** Routes of other projects: read to know what is behind them, never written. */
const foreignRoutes = {
    'traefik.io': 'IngressRoute',
    'traefik.containo.us': 'IngressRoute',
    'networking.istio.io': 'VirtualService',
    'route.openshift.io': 'Route',
    'projectcontour.io': 'HTTPProxy',
};
const isForeignRoute = (object) => (foreignRoutes[apis_groupOf(object.apiVersion)] ?? '') === object.kind;
const ingressBackend = (backend) => {
    // networking.k8s.io/v1, then the removed v1beta1.
    const service = (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(backend, 'service', 'name')) || (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(backend, 'serviceName'));
    return service === '' ? [] : [{ service, weight: undefined }];
};
const ingressBackends = (ingress) => [
    ...ingressBackend((0,dig/* dig */.rO)(ingress, 'spec', 'defaultBackend') ?? (0,dig/* dig */.rO)(ingress, 'spec', 'backend')),
    ...(0,dig/* listOf */.c3)((0,dig/* dig */.rO)(ingress, 'spec', 'rules')).flatMap(rule => (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(rule, 'http', 'paths')).flatMap(path => ingressBackend((0,dig/* dig */.rO)(path, 'backend')))),
];
const routeBackends = (route) => (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(route, 'spec', 'rules')).flatMap(rule => (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(rule, 'backendRefs')).flatMap(backend => {
    const { kind, name, weight, namespace } = (0,dig/* fieldsOf */.Pf)(backend);
    const here = namespace === undefined || namespace === (route.metadata.namespace ?? namespace);
    return (kind ?? 'Service') === 'Service' && typeof name === 'string' && here
        ? [{ service: name, weight: typeof weight === 'number' ? weight : undefined }]
        : [];
}));
/** Any `name` or `host` in a foreign route may be a Service; those that are none fall out by themselves. */
const namesWithin = (value) => Array.isArray(value)
    ? value.flatMap(namesWithin)
    : Object.entries((0,dig/* fieldsOf */.Pf)(value)).flatMap(([key, inner]) => typeof inner === 'string'
        ? key === 'name' || key === 'host'
            ? [inner.split('.')[0] ?? '']
            : []
        : namesWithin(inner));
const backendsOf = (object) => {
    if (isIngress(object))
        return ingressBackends(object);
    if (isGatewayRoute(object))
        return routeBackends(object);
    if (!isForeignRoute(object))
        return [];
    return namesWithin(object['spec']).map(service => ({ service, weight: undefined }));
};
const isRoute = (object) => isIngress(object) || isGatewayRoute(object) || isForeignRoute(object);
/** Whether users reach the Service without anything in front of it. */
const isOpen = (service) => {
    const type = (0,dig/* dig */.rO)(service, 'spec', 'type');
    return type === 'NodePort' || type === 'LoadBalancer' || (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(service, 'spec', 'externalIPs')).length > 0;
};
/** For people: why users' traffic enters at this Service; undefined: it does not. */
const entranceReason = (service, routes) => {
    const type = (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(service, 'spec', 'type'));
    if (isOpen(service))
        return type === 'NodePort' || type === 'LoadBalancer' ? `type ${type}` : 'it has externalIPs';
    const route = routes.find(one => backendsOf(one).some(backend => backend.service === service.metadata.name));
    return route === undefined ? undefined : `behind ${(0,kubernetes_objects/* nameOf */.Vb)({ kind: route.kind, name: route.metadata.name })}`;
};

;// CONCATENATED MODULE: ./src/domain/kubernetes/schemas.ts

/** Which schema an object has to fit before we reason about it. Pure. */
const schemas_schemas = {
    'apps/v1 Deployment': deploymentSchema,
    'v1 Service': serviceSchema,
    'autoscaling/v2 HorizontalPodAutoscaler': autoscalerSchema,
    'autoscaling/v1 HorizontalPodAutoscaler': autoscalerSchema,
    'v1 ConfigMap': kinds_configSchema,
    'v1 Secret': kinds_configSchema,
};
/** `spec.template.spec.containers[0].name` */
const pathText = (path) => path.reduce((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`), '');
const parts = (path) => path.map(part => (typeof part === 'symbol' ? String(part) : part));
/** What of the object does not fit its kind. */
const problemsOf = (object) => {
    const schema = schemas_schemas[`${object.apiVersion} ${object.kind}`];
    const parsed = schema?.safeParse(object);
    return parsed?.error?.issues.map(issue => ({ path: parts(issue.path), message: issue.message })) ?? [];
};
const asDeployment = (object) => object.kind === 'Deployment' && object.apiVersion === 'apps/v1' ? deploymentSchema.safeParse(object).data : undefined;
const asService = (object) => object.kind === 'Service' && object.apiVersion === 'v1' ? serviceSchema.safeParse(object).data : undefined;

;// CONCATENATED MODULE: ./src/domain/kubernetes/scene.ts







const isHeadless = (service) => (0,dig/* dig */.rO)(service, 'spec', 'clusterIP') === 'None';
const selectorOf = (service) => service.spec.selector ?? {};
/** The person's own word on how an object is treated. */
const wishOf = (object) => (0,kubernetes_objects/* annotationsOf */.Ih)(object)[keys.treatment];
const sceneOf = (objects, options) => {
    // One and the same value wherever a Deployment is met, so that lists of them can be compared.
    const deployments = new Map(objects.map(one => [one, asDeployment(one)]));
    return {
        namespace: options.namespace,
        objects,
        live: options.live,
        deployments: [...deployments.values()].filter(one => one !== undefined),
        services: objects.map(asService).filter(one => one !== undefined),
        podOwners: objects.filter(hasPods).map(one => deployments.get(one) ?? one),
        refusedOwners: options.refused.filter(hasPods),
        routes: objects.filter(isRoute),
        configs: objects.filter(one => one.apiVersion === 'v1' && (one.kind === 'ConfigMap' || one.kind === 'Secret')),
        hookJobs: new Set(options.hookJobs),
    };
};
const selectsPodsOf = (service, owner) => (0,kubernetes_objects/* selects */.ko)(selectorOf(service), podLabels(owner));
/** Names of Services that the pods of `owner` speak to. */
const servicesNamedBy = (scene, owner) => {
    const texts = textsOfWorkload(owner, scene.configs);
    return scene.services
        .map(service => service.metadata.name)
        .filter(name => texts.some(text => namesService(text, name, scene.namespace)));
};
const entrancesOf = (scene) => {
    const services = new Map();
    for (const service of scene.services) {
        const reason = entranceReason(service, [...scene.routes, ...scene.live.filter(isRoute)]);
        if (reason !== undefined)
            services.set(service.metadata.name, reason);
    }
    if (services.size > 0)
        return { services, explicit: true };
    const spokenTo = new Set(scene.podOwners.flatMap(owner => servicesNamedBy(scene, owner).filter(name => scene.services.some(service => service.metadata.name === name && !selectsPodsOf(service, owner)))));
    for (const { metadata } of scene.services)
        if (!spokenTo.has(metadata.name))
            services.set(metadata.name, 'nothing else in the release speaks to it');
    return { services, explicit: false };
};
const isRouted = (scene, service) => scene.routes.some(route => backendsOf(route).some(backend => backend.service === service));

;// CONCATENATED MODULE: ./src/domain/kubernetes/managed-by.ts



/** Keys of labels or annotations (a trailing slash: any key under that prefix). */
const signs = [
    ['argocd.argoproj.io/tracking-id', 'Argo CD'],
    ['argocd.argoproj.io/instance', 'Argo CD'],
    ['kustomize.toolkit.fluxcd.io/', 'Flux'],
    ['helm.toolkit.fluxcd.io/', 'Flux'],
    ['fluxcd.io/sync-checksum', 'Flux'],
    ['argo-rollouts.argoproj.io/managed-by-rollouts', 'Argo Rollouts'],
    ['rollout.argoproj.io/revision', 'Argo Rollouts'],
    ['scaledobject.keda.sh/name', 'KEDA'],
    ['serving.knative.dev/', 'Knative'],
    ['networking.internal.knative.dev/', 'Knative'],
    ['objectset.rio.cattle.io/', 'Rancher Fleet'],
    ['fleet.cattle.io/', 'Rancher Fleet'],
    ['configmanagement.gke.io/managed', 'Config Sync'],
    ['configsync.gke.io/', 'Config Sync'],
    ['crossplane.io/composite', 'Crossplane'],
    ['olm.owner', 'Operator Lifecycle Manager'],
    ['addonmanager.kubernetes.io/mode', 'the add-on manager'],
    ['kapp.k14s.io/app', 'kapp', 'warn'],
    ['meta.helm.sh/release-name', 'Helm', 'warn'],
];
/** Field managers of controllers that write again by themselves. */
const managers = {
    'argocd-controller': 'Argo CD',
    'argocd-application-controller': 'Argo CD',
    'kustomize-controller': 'Flux',
    'helm-controller': 'Flux',
    'rollouts-controller': 'Argo Rollouts',
    flagger: 'Flagger',
    'keda-operator': 'KEDA',
};
/**
 * Values of app.kubernetes.io/managed-by that mean a person or a tool in a person's hand. Charts write `Helm` there
 * themselves, whoever applies them: that it really was Helm is said by its annotation.
 */
const handTools = /^(kubectl|kustomize|helm|tiller|skaffold|tilt|pulumi|terraform|opentofu|cdk8s|prod-actions)/i;
const bySign = (object) => {
    const found = [
        ...Object.keys((0,kubernetes_objects/* annotationsOf */.Ih)(object)).map(key => ({ key, what: 'annotation' })),
        ...Object.keys((0,kubernetes_objects/* labelsOf */.PC)(object)).map(key => ({ key, what: 'label' })),
    ];
    for (const [sign, controller, effect] of signs) {
        const hit = found.find(({ key }) => (sign.endsWith('/') ? key.startsWith(sign) : key === sign));
        if (hit !== undefined)
            return { controller, effect: effect ?? 'refuse', evidence: `${hit.what} ${hit.key}` };
    }
    return undefined;
};
const byOwner = (object) => {
    const owner = object.metadata.ownerReferences?.find(one => one.controller === true);
    return owner && { controller: (0,kubernetes_objects/* nameOf */.Vb)(owner), effect: 'refuse', evidence: `ownerReferences names ${(0,kubernetes_objects/* nameOf */.Vb)(owner)}` };
};
const byManagedByLabel = (object) => {
    const key = 'app.kubernetes.io/managed-by';
    const value = (0,kubernetes_objects/* labelsOf */.PC)(object)[key];
    if (value === undefined || handTools.test(value))
        return undefined;
    const evidence = `label ${key}: ${value}`;
    return /operator|controller|argo|flux/i.test(value) ? { controller: value, effect: 'refuse', evidence } : undefined;
};
const byFieldManager = (object) => {
    for (const entry of (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(object.metadata, 'managedFields'))) {
        const manager = (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(entry, 'manager'));
        const controller = managers[manager];
        if (controller !== undefined)
            return { controller, effect: 'refuse', evidence: `field manager ${manager}` };
    }
    return undefined;
};
/** Argo Rollouts moves Services by adding its own hash to their selector. */
const bySelector = (object) => object.kind === 'Service' && (0,dig/* dig */.rO)(object, 'spec', 'selector', 'rollouts-pod-template-hash') !== undefined
    ? { controller: 'Argo Rollouts', effect: 'refuse', evidence: 'selector rollouts-pod-template-hash' }
    : undefined;
/** Whether something other than us and people writes this object. */
const managedBy = (object) => [byOwner, bySelector, bySign, byFieldManager, byManagedByLabel]
    .map(look => look(object))
    .filter(found => found !== undefined)
    .sort((a, b) => Number(a.effect === 'warn') - Number(b.effect === 'warn'))[0];
/** Whether the manifests themselves put the object in another's care. A chart's Helm labels say nothing of that. */
const managedInManifest = (object) => {
    const found = managedBy({ ...object, metadata: { ...object.metadata, ownerReferences: null } });
    return found?.effect === 'refuse' ? found : undefined;
};
/** Kinds whose controller runs or replaces the app by itself. */
const controllerKinds = {
    'Rollout.argoproj.io': 'Argo Rollouts',
    'Application.argoproj.io': 'Argo CD',
    'ApplicationSet.argoproj.io': 'Argo CD',
    'Canary.flagger.app': 'Flagger',
    'Service.serving.knative.dev': 'Knative',
    'Configuration.serving.knative.dev': 'Knative',
    'Route.serving.knative.dev': 'Knative',
    'ScaledObject.keda.sh': 'KEDA',
    'ScaledJob.keda.sh': 'KEDA',
    'HelmRelease.helm.toolkit.fluxcd.io': 'Flux',
    'Kustomization.kustomize.toolkit.fluxcd.io': 'Flux',
    'HelmChart.helm.cattle.io': 'the Helm controller of k3s',
    'DeploymentConfig.apps.openshift.io': 'OpenShift',
    'CloneSet.apps.kruise.io': 'OpenKruise',
};
const controllerOfKind = (object) => controllerKinds[kindKey(object)];

;// CONCATENATED MODULE: ./src/domain/kubernetes/screen.ts











const named = (object) => (0,kubernetes_objects/* nameOf */.Vb)({ kind: object.kind, name: object.metadata.name });
const wishes = new Set(['coloured', 'in-place', 'left-out']);
const byWish = object => {
    const wish = wishOf(object);
    if (wish === 'left-out')
        return treated('left-out', 'Its annotation says that it is not to be applied.');
    if (wish === undefined || wish === 'in-place' || (wish === 'coloured' && object.kind === 'Deployment'))
        return undefined;
    const why = wishes.has(wish) ? 'only a Deployment can run as two colours' : 'that is none of the known values';
    return refuse('treatment-unknown', `${named(object)} is annotated ${keys.treatment}: ${wish}, and ${why}.`);
};
const runsBefore = /^(pre|post)-(install|upgrade)$/;
const byHelmHook = (object, { hookJobs }) => {
    const hooks = ((0,kubernetes_objects/* annotationsOf */.Ih)(object)['helm.sh/hook'] ?? '').split(',').map(one => one.trim());
    if (hooks[0] === '' || wishOf(object) === 'in-place')
        return undefined;
    if (object.kind === 'Job' && hookJobs.includes(object.metadata.name))
        return undefined;
    const runs = object.kind === 'Job' || object.kind === 'Pod';
    if (hooks.some(hook => runsBefore.test(hook) || hook === 'crd-install'))
        return runs
            ? refuse('helm-hook', `Helm would run ${named(object)} at ${hooks.join(', ')}; rendered, nothing runs it.`)
            : undefined;
    return treated('left-out', `It is a hook of Helm (${hooks.join(', ')}) that has no part in a deploy.`, [
        note('left-out', object, `${named(object)} is a hook of Helm (${hooks.join(', ')}) and is not applied.`),
    ]);
};
const byForm = (object, { namespace }) => {
    if (typeof object.metadata['generateName'] === 'string')
        return refuse('generate-name', `${named(object)} has generateName and so a new name at each run.`);
    if ((object.metadata.ownerReferences ?? []).length > 0)
        return refuse('has-owner', `${named(object)} names an owner in its manifest.`);
    const own = object.metadata.namespace;
    if (!isClusterScoped(object) && own !== undefined && own !== namespace)
        return refuse('other-namespace', `${named(object)} belongs to namespace ${own}, the release to ${namespace}.`);
    if (kindKey(object) === 'Namespace' && object.metadata.name !== namespace)
        return refuse('other-namespace', `${named(object)} is another namespace than the release’s, ${namespace}.`);
    return undefined;
};
/** Names that a server would refuse; rights may be named more freely. */
const nameProblems = (object) => /^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/.test(object.metadata.name) ||
    apis_groupOf(object.apiVersion) === 'rbac.authorization.k8s.io'
    ? []
    : [{ path: ['metadata', 'name'], message: `"${object.metadata.name}" is no name that Kubernetes takes` }];
/** Also finds `${IMAGE}` and other placeholders that nothing has filled in. */
const imageProblems = (object) => imagesOf([object]).flatMap(({ image, container }) => {
    const parsed = (0,reference/* parseReference */.F2)(image);
    return 'problem' in parsed
        ? [
            {
                path: [container, 'image'],
                message: /[<>${}]/.test(image)
                    ? `"${image}" is a placeholder that nothing has filled in`
                    : `"${image}" is no image name: it ${parsed.problem}`,
            },
        ]
        : [];
});
const byApi = object => {
    const removal = removalOf(object);
    if (removal !== undefined) {
        const also = removal.also === undefined ? '' : `, and ${removal.also}`;
        return refuse('api-removed', `${named(object)} is written in ${object.apiVersion}, which Kubernetes ${removal.since} removed.`, `Write \`apiVersion: ${removal.use}\`${also}.`);
    }
    const [problem] = [...problemsOf(object), ...nameProblems(object), ...imageProblems(object)];
    return problem === undefined
        ? undefined
        : refuse('object-invalid', `${named(object)}: ${pathText(problem.path)}: ${problem.message}.`);
};
const byController = (object, { allowManaged }) => {
    const controller = controllerOfKind(object);
    if (controller !== undefined) {
        return allowManaged || wishOf(object) === 'in-place'
            ? treated('in-place', `${controller} acts on it; it is applied as it is, as asserted.`)
            : refuse('managed-by-controller', `${named(object)} is what ${controller} acts on, and it would move pods or traffic by itself.`);
    }
    const managed = managedInManifest(object);
    if (managed === undefined)
        return undefined;
    return allowManaged
        ? undefined
        : refuse('managed-by-controller', `${named(object)} is written by ${managed.controller} (${managed.evidence}).`);
};
const bareKinds = new Set(['Pod', 'ReplicaSet.apps', 'ReplicationController']);
const byKind = (object, { hookJobs }) => {
    if (wishOf(object) === 'in-place')
        return undefined;
    if (bareKinds.has(kindKey(object)))
        return refuse('bare-pods', `${named(object)} has no Deployment, so it can neither be updated nor have two colours.`);
    if (kindKey(object) === 'Job.batch' && !hookJobs.includes(object.metadata.name))
        return refuse('job-not-a-hook', `${named(object)} is not named as a hook, so when it should run is not known.`);
    return undefined;
};
const ownKeys = [keys.app, keys.environment, keys.colour, keys.release, keys.versionOf];
const byReserved = object => {
    const selector = (0,dig/* dig */.rO)(object, 'spec', 'selector');
    const used = [
        ...Object.keys(podLabels(object)),
        ...Object.keys((0,dig/* fieldsOf */.Pf)(selector)),
        ...Object.keys((0,dig/* fieldsOf */.Pf)((0,dig/* dig */.rO)(selector, 'matchLabels'))),
        ...Object.keys(object.metadata.labels ?? {}),
    ].find(key => ownKeys.includes(key));
    return used === undefined || object.kind === 'NetworkPolicy'
        ? undefined
        : refuse('reserved-label', `${named(object)} uses the label ${used}, which prod-actions sets by itself.`);
};
const checks = [byWish, byHelmHook, byForm, byApi, byController, byKind, byReserved];
const firstDecision = (object, options) => {
    for (const check of checks) {
        const decision = check(object, options);
        if (decision !== undefined)
            return decision;
    }
    return undefined;
};
/** The objects nothing stands against so far, and the decisions on the others. */
const screen = (objects, options) => {
    const decisions = new Map();
    const seen = new Set();
    const sound = [];
    for (const object of objects) {
        const id = identityOf(object);
        const decision = seen.has(id)
            ? refuse('object-duplicate', `${named(object)} stands in the release more than once.`)
            : firstDecision(object, options);
        seen.add(id);
        if (decision === undefined)
            sound.push(object);
        else
            decisions.set(id, decision);
    }
    return { sound: sound.filter(object => !decisions.has(identityOf(object))), decisions };
};
/** For people: what an object is called. */
const called = named;
const typeOf = (service) => (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(service, 'spec', 'type')) || 'ClusterIP';

;// CONCATENATED MODULE: ./src/domain/kubernetes/decide-configs.ts









/** Which ConfigMaps and Secrets are kept as immutable versions, so that going back restores them too. Pure. */
const fixedTypes = {
    'kubernetes.io/dockerconfigjson': 'for pulling images',
    'kubernetes.io/dockercfg': 'for pulling images',
    'kubernetes.io/tls': 'a certificate',
    'kubernetes.io/service-account-token': 'a token of a service account',
    'bootstrap.kubernetes.io/token': 'a bootstrap token',
};
const decide_configs_named = (objects, kind, name) => objects.some(one => one.kind === kind && one.metadata.name === name);
/** Why a Secret has to keep its name; undefined: it need not. */
const fixedBecause = (scene, config) => {
    if (config.kind !== 'Secret')
        return undefined;
    const { name } = config.metadata;
    if (scene.objects.some(one => pullSecrets(one).includes(name)))
        return 'it is for pulling images';
    const route = scene.routes.find(one => (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(one, 'spec', 'tls')).some(tls => (0,dig/* dig */.rO)(tls, 'secretName') === name));
    if (route !== undefined)
        return `${called(route)} names it`;
    const what = fixedTypes[(0,dig/* textOf */.b6)(config['type'])];
    return what === undefined ? undefined : `it is ${what}`;
};
const reads = (owner, config) => configReferences(podSpecOf(owner)).some(one => one.kind === config.kind && one.name === config.metadata.name);
const readsByName = (owner, config) => allContainers(podSpecOf(owner)).some(one => mentions([one['command'], one['args']], config.metadata.name));
const usersOf = (scene, workloads, config) => {
    const isMovable = (owner) => {
        const treatment = workloads.get(identityOf(owner))?.treatment;
        return treatment === 'coloured' || treatment === 'hook';
    };
    const users = scene.podOwners.filter(owner => reads(owner, config));
    return {
        movable: users.filter(isMovable),
        fixed: [
            ...users.filter(owner => !isMovable(owner)),
            ...scene.podOwners.filter(owner => isMovable(owner) && readsByName(owner, config)),
        ],
    };
};
const listed = (objects) => objects.map(called).join(', ');
const decideConfig = (scene, workloads, config) => {
    if (wishOf(config) === 'in-place')
        return treated('in-place', 'Its annotation says so: it keeps its name.');
    const { movable, fixed } = usersOf(scene, workloads, config);
    if (movable.length === 0) {
        const who = fixed.length === 0
            ? 'Nothing in the release with two colours reads it'
            : `Only ${listed(fixed)} reads it, which has one colour`;
        return treated('in-place', `${who}, so it keeps its name and is not versioned.`);
    }
    const because = fixedBecause(scene, config);
    if (because !== undefined)
        return treated('in-place', `It keeps its name, because ${because}.`, [
            note('not-versioned', config, `${called(config)} keeps its name, because ${because}; a rollback does not restore it.`),
        ]);
    const also = fixed.length === 0 ? '' : ` It is also applied under its own name, for ${listed(fixed)}.`;
    return treated('versioned', `${listed(movable)} reads it: each content gets a name of its own, so that going back restores it.${also}`);
};
const decideConfigs = (scene, workloads) => new Map(scene.configs.map(config => [identityOf(config), decideConfig(scene, workloads, config)]));
/** A versioned config that others still read under its own name. */
const alsoInPlace = (scene, workloads, config) => usersOf(scene, workloads, config).fixed.length > 0;
/** What coloured pods read that the release does not hold. */
const missingConfigs = (scene, coloured) => coloured.flatMap(owner => configReferences(podSpecOf(owner))
    .filter(({ kind, name }) => !decide_configs_named(scene.configs, kind, name))
    .map(({ kind, name }) => note('not-versioned', owner, `${called(owner)} reads ${kind}/${name}, which is not in the manifests: it must be in the cluster, and a rollback does not restore it.`)));
const hashOf = async (config) => await (0,rollout_release/* contentHash */.Ae)({
    kind: config.kind,
    type: config.type ?? '',
    data: config.data ?? {},
    binaryData: config.binaryData ?? {},
    stringData: config.stringData ?? {},
});
const decide_configs_versionOf = async (object) => {
    const config = kinds_configSchema.parse(object);
    const kind = config.kind === 'Secret' ? 'Secret' : 'ConfigMap';
    const { name } = config.metadata;
    return { kind, name, versionedName: versionedName(name, await hashOf(config)), config };
};

;// CONCATENATED MODULE: ./src/domain/kubernetes/selectors.ts


const fits = (expression, labels) => {
    const key = String((0,dig/* dig */.rO)(expression, 'key') ?? '');
    const values = (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(expression, 'values')).map(String);
    const value = labels[key];
    switch ((0,dig/* dig */.rO)(expression, 'operator')) {
        case 'In':
            return value !== undefined && values.includes(value);
        case 'NotIn':
            return value === undefined || !values.includes(value);
        case 'Exists':
            return value !== undefined;
        case 'DoesNotExist':
            return value === undefined;
        default:
            return false;
    }
};
const stringsOf = (value) => Object.fromEntries(Object.entries((0,dig/* fieldsOf */.Pf)(value)).map(([key, one]) => [key, String(one)]));
/** Whether a LabelSelector matches. An empty one matches all pods, as budgets and policies mean it. */
const labelSelectorMatches = (selector, labels) => {
    const matchLabels = stringsOf((0,dig/* dig */.rO)(selector, 'matchLabels'));
    const plain = Object.keys(matchLabels).length === 0 || (0,kubernetes_objects/* selects */.ko)(matchLabels, labels);
    return plain && (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(selector, 'matchExpressions')).every(one => fits(one, labels));
};
const keysOfSelector = (selector) => [
    ...Object.keys((0,dig/* fieldsOf */.Pf)((0,dig/* dig */.rO)(selector, 'matchLabels'))),
    ...(0,dig/* listOf */.c3)((0,dig/* dig */.rO)(selector, 'matchExpressions')).map(one => String((0,dig/* dig */.rO)(one, 'key') ?? '')),
];

;// CONCATENATED MODULE: ./src/domain/kubernetes/decide-rest.ts








const names = (object, kind, owners) => (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(object, 'spec', 'scaleTargetRef', 'kind')) === kind &&
    owners.some(one => one.kind === kind && one.metadata.name === (0,dig/* dig */.rO)(object, 'spec', 'scaleTargetRef', 'name'));
const decideAutoscaler = ({ scene, coloured }, object) => {
    const target = `${(0,dig/* textOf */.b6)((0,dig/* dig */.rO)(object, 'spec', 'scaleTargetRef', 'kind'))}/${(0,dig/* textOf */.b6)((0,dig/* dig */.rO)(object, 'spec', 'scaleTargetRef', 'name'))}`;
    if (names(object, 'Deployment', coloured))
        return treated('per-colour', `It scales ${target}: each colour gets its own; the old one’s is parked and comes back on a rollback.`);
    if (scene.podOwners.some(owner => names(object, owner.kind, [owner])))
        return treated('in-place', `It scales ${target}, which has one colour only.`);
    return treated('in-place', `It scales ${target}, which is not in the release.`, [
        warn('autoscaler-without-target', object, `${called(object)} scales ${target}, which is not in the release.`),
    ]);
};
const decideBudget = ({ scene, coloured }, object) => {
    const selector = (0,dig/* dig */.rO)(object, 'spec', 'selector');
    const owners = scene.podOwners.filter(owner => labelSelectorMatches(selector, podLabels(owner)));
    const two = owners.filter(owner => coloured.includes(owner));
    const list = two.map(called).join(', ');
    if (two.length === 0)
        return treated('in-place', 'It protects no pods that have two colours.');
    if (two.length < owners.length)
        return treated('in-place', `It protects ${list} together with pods that have one colour, so it counts both colours.`, [
            warn('budget-spans-colours', object, `${called(object)} counts both colours of ${list} together.`, 'Give the coloured Deployments a PodDisruptionBudget of their own.'),
        ]);
    return treated('per-colour', `It protects ${list}: each colour gets its own, so that they are not counted together.`);
};
const selectedBy = (selector, coloured) => coloured.filter(owner => labelSelectorMatches(selector, podLabels(owner)));
const policyFindings = ({ coloured }, object) => {
    const selector = (0,dig/* dig */.rO)(object, 'spec', 'podSelector');
    const peers = [...(0,dig/* listOf */.c3)((0,dig/* dig */.rO)(object, 'spec', 'ingress')), ...(0,dig/* listOf */.c3)((0,dig/* dig */.rO)(object, 'spec', 'egress'))].flatMap(rule => [
        ...(0,dig/* listOf */.c3)((0,dig/* dig */.rO)(rule, 'from')),
        ...(0,dig/* listOf */.c3)((0,dig/* dig */.rO)(rule, 'to')),
    ]);
    const used = [selector, ...peers.map(peer => (0,dig/* dig */.rO)(peer, 'podSelector'))].flatMap(keysOfSelector);
    const ours = [keys.colour, keys.release, 'pod-template-hash'].find(key => used.includes(key));
    const types = (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(object, 'spec', 'policyTypes')).map(dig/* textOf */.b6);
    const ingress = types.length === 0 || types.includes('Ingress');
    const limited = ingress ? selectedBy(selector, coloured) : [];
    const open = (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(object, 'spec', 'ingress')).some(rule => (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(rule, 'from')).length === 0);
    return [
        ...(ours === undefined
            ? []
            : [
                warn('policy-selects-colours', object, `${called(object)} selects by the label ${ours}, which is not the same for both colours.`),
            ]),
        ...(limited.length === 0 || open
            ? []
            : [
                note('policy-may-block-probes', object, `${called(object)} limits who may reach ${limited.map(called).join(', ')}; the warm-up asks the pods through the API server.`),
            ]),
    ];
};
const decideRoute = ({ scene, switched }, object) => {
    const backends = backendsOf(object);
    const ours = [...new Set(backends.map(one => one.service).filter(name => switched.has(name)))];
    const known = (name) => [...scene.services, ...scene.live].some(one => one.kind === 'Service' && one.metadata.name === name);
    const missing = isForeignRoute(object)
        ? []
        : [...new Set(backends.map(one => one.service).filter(name => !known(name)))];
    const findings = missing.map(name => warn('route-backend-missing', object, `${called(object)} leads to Service/${name}, which is not in the release.`, `Add Service/${name} to the manifests, or see that it is in the cluster.`));
    if (ours.length === 0)
        return treated('in-place', 'It leads to no Service whose traffic is moved.', findings);
    const to = ours.map(name => `Service/${name}`).join(', ');
    return treated('route', `It brings users’ traffic to ${to}; in the modes atomic and overlap it is applied as it is.`, findings);
};
/** Kinds that are the same for both colours, with the reason. */
const shared = {
    Namespace: 'It is the namespace the release goes to.',
    ServiceAccount: 'Pods of both colours run as it.',
    'Role.rbac.authorization.k8s.io': 'Rights are the same for both colours.',
    'RoleBinding.rbac.authorization.k8s.io': 'Rights are the same for both colours.',
    PersistentVolumeClaim: 'The data is the same for both colours; it is never removed.',
    'CronJob.batch': 'It runs on its own clock, once for both colours, in its new form from before the switch.',
    'Job.batch': 'Its annotation says so; it runs once, before the new colour starts.',
    'IngressClass.networking.k8s.io': 'It describes the entrance, not the app.',
    'Gateway.gateway.networking.k8s.io': 'It is the entrance itself; routes say what is behind it.',
    'ReferenceGrant.gateway.networking.k8s.io': 'It is a permission, the same for both colours.',
    ResourceQuota: 'It limits the namespace; both colours count.',
    LimitRange: 'It holds for the pods of both colours.',
    'PriorityClass.scheduling.k8s.io': 'It holds for the pods of both colours.',
    Endpoints: 'They are written by hand for a Service without a selector.',
    'EndpointSlice.discovery.k8s.io': 'They are written by hand for a Service without a selector.',
    'Lease.coordination.k8s.io': 'It belongs to the app, not to a release.',
};
const decideOther = (around, object) => {
    const key = kindKey(object);
    if (isRoute(object))
        return decideRoute(around, object);
    if (key === 'HorizontalPodAutoscaler.autoscaling')
        return decideAutoscaler(around, object);
    if (key === 'PodDisruptionBudget.policy')
        return decideBudget(around, object);
    if (key === 'NetworkPolicy.networking.k8s.io')
        return treated('in-place', 'It selects by the app’s own labels, so it holds for both colours.', policyFindings(around, object));
    if (isClusterScoped(object) && key !== 'Namespace')
        return treated('in-place', 'It belongs to the whole cluster; it is applied before the new colour starts.', [
            warn('cluster-scoped', object, `${called(object)} belongs to the whole cluster: applying it needs rights beyond the namespace.`),
        ]);
    if (shared[key] !== undefined)
        return treated('in-place', shared[key]);
    if (isCustom(object))
        return treated('in-place', 'A custom resource: applied as it is; its controller decides what follows.', [
            note('custom-resource', object, `${called(object)} (${object.apiVersion}) is applied as it is; a rollback does not undo what its controller did.`),
        ]);
    return treated('in-place', 'It is the same for both colours.');
};
const decideRest = (around, decided) => new Map(around.scene.objects
    .filter(object => !decided.has(identityOf(object)))
    .map(object => [identityOf(object), decideOther(around, object)]));

;// CONCATENATED MODULE: ./src/domain/kubernetes/decide-services.ts




/** Which Services move their traffic. Pure. */
const decide_services_listed = (objects) => objects.map(called).join(', ');
/** Job pods never carry a colour, so a narrowed selector leaves them out by itself. */
const serves = (owner) => owner.kind !== 'Job' && owner.kind !== 'CronJob';
const affinityFindings = (service) => [
    ...(service.spec.sessionAffinity === 'ClientIP'
        ? [
            warn('session-affinity', service, `${called(service)} keeps each client on its pod; after the switch clients stay with the old colour until their time is over.`),
        ]
        : []),
    ...((0,dig/* dig */.rO)(service, 'spec', 'externalTrafficPolicy') === 'Local'
        ? [
            warn('local-traffic-policy', service, `${called(service)} has externalTrafficPolicy: Local: at the switch, nodes that have no pod of the new colour drop what still reaches them.`),
        ]
        : []),
];
const decideHeadless = (scene, service, coloured) => {
    if (coloured.length === 0)
        return treated('in-place', 'It is headless: it gives out the addresses of pods that have one colour only.');
    const { name } = service.metadata;
    const user = scene.podOwners.find(owner => !coloured.includes(owner) && servicesNamedBy(scene, owner).includes(name));
    if (user !== undefined || isRouted(scene, name)) {
        const who = user === undefined ? 'a route' : called(user);
        return refuse('headless-in-path', `${called(service)} is headless, and ${who} reaches ${decide_services_listed(coloured)} through it: it would give out both colours at once.`);
    }
    return treated('in-place', 'It is headless: it gives out the addresses of all pods, of both colours.', [
        warn('headless-spans-colours', service, `${called(service)} gives out the pods of both colours of ${decide_services_listed(coloured)}, from the start of the new one.`),
    ]);
};
const withoutPods = (scene, service) => {
    const routed = isRouted(scene, service.metadata.name) ? ' A route leads to it.' : '';
    return treated('in-place', `It selects no pods of this release, so there is nothing to switch.${routed}`, [
        warn('service-selects-nothing', service, `${called(service)} selects no pods of this release.${routed}`),
    ]);
};
const decideService = (scene, workloads, service) => {
    if (wishOf(service) === 'in-place')
        return treated('in-place', 'Its annotation says so: it reaches both colours.');
    if (typeOf(service) === 'ExternalName')
        return treated('in-place', 'It is only another name for something outside the cluster.');
    if (Object.keys(selectorOf(service)).length === 0)
        return treated('in-place', 'It has no selector: someone else writes its endpoints, so there is nothing to switch.');
    const owners = scene.podOwners.filter(owner => serves(owner) && selectsPodsOf(service, owner));
    const coloured = owners.filter(owner => workloads.get(identityOf(owner))?.treatment === 'coloured');
    const others = owners.filter(owner => !coloured.includes(owner));
    if (isHeadless(service))
        return decideHeadless(scene, service, coloured);
    const barred = scene.refusedOwners.filter(owner => serves(owner) && selectsPodsOf(service, owner));
    if (owners.length === 0)
        return barred.length === 0
            ? withoutPods(scene, service)
            : treated('refused', `The pods that it selects are refused (${decide_services_listed(barred)}).`);
    if (coloured.length === 0) {
        const refusedAll = others.every(owner => workloads.get(identityOf(owner))?.treatment === 'refused');
        return refusedAll
            ? treated('refused', `The pods that it selects are refused (${decide_services_listed(others)}).`)
            : treated('in-place', `The pods that it selects have one colour only (${decide_services_listed(others)}).`);
    }
    if (others.length > 0)
        return refuse('service-mixed', `${called(service)} selects ${decide_services_listed(coloured)}, which have two colours, together with ${decide_services_listed(others)}, which have one.`);
    return treated('switched', `It sends its traffic to ${decide_services_listed(coloured)}: its selector is moved from one colour to the other.`, affinityFindings(service));
};
const decideServices = (scene, workloads) => new Map(scene.services.map(service => [identityOf(service), decideService(scene, workloads, service)]));

;// CONCATENATED MODULE: ./src/domain/kubernetes/constraints.ts




/** Whether pods on several nodes can mount the claim at once. */
const claimAccess = (scene, claim) => {
    const found = [...scene.objects, ...scene.live].find(one => one.kind === 'PersistentVolumeClaim' && one.metadata.name === claim);
    if (found === undefined)
        return 'unknown';
    const modes = (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(found, 'spec', 'accessModes')).map(dig/* textOf */.b6);
    if (modes.length === 0)
        return 'unknown';
    return modes.some(mode => mode === 'ReadWriteMany' || mode === 'ReadOnlyMany') ? 'shared' : 'single';
};
const hostPortOf = (deployment) => {
    const spec = podSpecOf(deployment);
    if (spec['hostNetwork'] === true)
        return '`hostNetwork: true` binds its ports on the node';
    for (const container of allContainers(spec)) {
        const port = (0,dig/* listOf */.c3)(container['ports']).find(one => typeof (0,dig/* dig */.rO)(one, 'hostPort') === 'number');
        if (port !== undefined)
            return `container ${(0,dig/* textOf */.b6)(container['name'])} claims port ${(0,dig/* dig */.rO)(port, 'hostPort')} of the node`;
    }
    return undefined;
};
const singleSign = (deployment) => {
    const { strategy, replicas } = deployment.spec;
    if (strategy?.type === 'Recreate')
        return 'its strategy is Recreate';
    const surge = (0,dig/* dig */.rO)(strategy, 'rollingUpdate', 'maxSurge');
    return (replicas ?? 1) <= 1 && (surge === 0 || surge === '0' || surge === '0%')
        ? 'it has one replica and `maxSurge: 0`'
        : undefined;
};
/** Two pods of it cannot run side by side, whatever anyone wishes. */
const hardConstraint = (scene, deployment) => {
    const name = (0,kubernetes_objects/* nameOf */.Vb)({ kind: 'Deployment', name: deployment.metadata.name });
    const port = hostPortOf(deployment);
    if (port !== undefined)
        return kubernetes_codes_codes.reason('host-port', `${name}: ${port}, so two colours cannot share a node.`);
    const claim = claimsOf(podSpecOf(deployment)).find(one => claimAccess(scene, one) === 'single');
    if (claim !== undefined)
        return kubernetes_codes_codes.reason('volume-not-shareable', `${name} mounts PersistentVolumeClaim/${claim}, which is not ReadWriteMany: the second colour could not mount it.`);
    return undefined;
};
/** Its manifest says that two of it must not run; a person may overrule that. */
const softConstraint = (deployment) => {
    const sign = singleSign(deployment);
    return sign === undefined
        ? undefined
        : kubernetes_codes_codes.reason('must-not-run-twice', `${(0,kubernetes_objects/* nameOf */.Vb)({ kind: 'Deployment', name: deployment.metadata.name })}: ${sign}, so two of it must not run at once.`);
};

;// CONCATENATED MODULE: ./src/domain/kubernetes/data-stores.ts


/** Tells data stores by what they are commonly called and by the ports they listen on. Pure. */
const ports = {
    1433: 'SQL Server',
    1521: 'Oracle',
    2181: 'ZooKeeper',
    2379: 'etcd',
    3306: 'MySQL',
    4222: 'NATS',
    5432: 'PostgreSQL',
    5672: 'RabbitMQ',
    5984: 'CouchDB',
    6379: 'Redis',
    7687: 'Neo4j',
    8086: 'InfluxDB',
    9042: 'Cassandra',
    9092: 'Kafka',
    9200: 'Elasticsearch',
    11211: 'memcached',
    26257: 'CockroachDB',
    27017: 'MongoDB',
};
const stores = 'redis|valkey|keydb|dragonfly|postgres|postgresql|postgis|timescaledb|pgvector|mysql|mariadb|percona|mongo|mongodb|cassandra|scylla|etcd|rabbitmq|kafka|redpanda|zookeeper|elasticsearch|opensearch|influxdb|clickhouse|clickhouse-server|couchdb|couchbase|neo4j|memcached|nats|minio|cockroach|vault|consul|questdb|qdrant|weaviate|milvus|meilisearch';
const roles = 'master|slave|replica|leader|follower|server|sentinel|primary|secondary|ha|cluster|stack|single';
const data_stores_named = new RegExp(`^(?:${stores})(?:-(?:${roles}))?$`);
/** `ghcr.io/acme/redis:7@sha256:…` → `redis` */
const lastPart = (image) => (image.split('@')[0] ?? '').split('/').at(-1)?.split(':')[0] ?? '';
/** For people: why it looks like a data store; undefined: it does not. Only the first container counts: helpers come after it. */
const dataStoreSign = (owner) => {
    const main = (0,dig/* listOf */.c3)(podSpecOf(owner)['containers'])[0];
    const image = lastPart((0,dig/* textOf */.b6)((0,dig/* dig */.rO)(main, 'image')));
    if (data_stores_named.test(image))
        return `its image is ${image}`;
    for (const port of (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(main, 'ports'))) {
        const number = (0,dig/* dig */.rO)(port, 'containerPort');
        const store = typeof number === 'number' ? ports[number] : undefined;
        if (store !== undefined)
            return `it listens on port ${number} (${store})`;
    }
    return undefined;
};

;// CONCATENATED MODULE: ./src/domain/kubernetes/decide-workloads.ts








/** Which workloads run as two colours, which are applied in place, and which stand against the release. Pure. */
/** The Service through which users reach the workload, with the reason. */
const entranceTo = (scene, entrances, owner) => {
    const service = scene.services.find(one => entrances.services.has(one.metadata.name) && selectsPodsOf(one, owner))
        ?.metadata.name;
    return service === undefined ? undefined : `Service/${service} (${entrances.services.get(service)})`;
};
const keepsNoData = (owner) => claimsOf(podSpecOf(owner)).length === 0;
const dataStore = (owner, sign) => {
    const lost = owner.kind === 'Deployment' && keepsNoData(owner);
    const why = `It looks like a data store (${sign}): a second colour would start empty, so both colours share this one.`;
    const message = lost
        ? `${called(owner)} looks like a data store (${sign}) without a volume: it is shared by both colours, and a change of its own manifest loses what it holds.`
        : `${called(owner)} looks like a data store (${sign}): it is shared by both colours.`;
    return treated('in-place', why, [(lost ? warn : note)('data-store', owner, message)]);
};
const inPlace = (owner, reason) => treated('in-place', `${reason.message} Users do not reach it directly, so it is applied in place and shared by both colours.`, [
    warn('in-place-workload', owner, `${called(owner)} is applied in place: Kubernetes rolls it by itself before the switch.`),
]);
const selectorProblem = (scene, deployment) => {
    const name = called(deployment);
    const { selector } = deployment.spec;
    const matchLabels = Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length;
    if (matchLabels === 0 || !labelSelectorMatches(selector, podLabels(deployment)))
        return kubernetes_codes_codes.reason('selector-mismatch', `The selector of ${name} does not match the labels of its own pod template.`);
    const other = scene.deployments.find(one => one.metadata.name !== deployment.metadata.name && labelSelectorMatches(selector, podLabels(one)));
    return (other && kubernetes_codes_codes.reason('selector-overlap', `The selector of ${name} also matches the pods of ${called(other)}.`));
};
const volumeFindings = (scene, deployment) => claimsOf(podSpecOf(deployment)).map(claim => claimAccess(scene, claim) === 'unknown'
    ? warn('volume-access-unknown', deployment, `${called(deployment)} mounts PersistentVolumeClaim/${claim}; whether two colours can mount it is not said in the manifests.`)
    : note('volume-shared', deployment, `Both colours of ${called(deployment)} use PersistentVolumeClaim/${claim}.`));
const singletonName = /(?:^|[-_./\s])(?:scheduler|beat|cron|leader|singleton|ticker)(?:$|[-_./\s])/i;
const workerFindings = (deployment) => {
    const spec = podSpecOf(deployment);
    const texts = [deployment.metadata.name, JSON.stringify(spec['containers'])];
    const single = (deployment.spec.replicas ?? 1) <= 1 && texts.some(text => singletonName.test(text.replaceAll('"', ' ')));
    return single
        ? [
            warn('maybe-singleton', deployment, `${called(deployment)} has no Service and looks like a scheduler or leader; both colours of it run for the bake time.`),
        ]
        : [
            note('worker-runs-twice', deployment, `${called(deployment)} has no Service: both colours of it work until the old one is retired.`),
        ];
};
const coloured = (scene, deployment) => {
    const served = scene.services.some(service => selectsPodsOf(service, deployment));
    const findings = [...volumeFindings(scene, deployment), ...(served ? [] : workerFindings(deployment))];
    const why = served
        ? 'It runs once per colour, and Services decide which colour gets traffic.'
        : 'It runs once per colour with the rest of the release; it has no Service, so nothing is switched for it.';
    return treated('coloured', why, findings);
};
const decideDeployment = (scene, entrances, deployment) => {
    const wish = wishOf(deployment);
    if (wish === 'in-place')
        return treated('in-place', 'Its annotation says so: one for both colours.');
    const problem = selectorProblem(scene, deployment);
    if (problem !== undefined)
        return decision_refused(problem);
    const store = wish === 'coloured' ? undefined : dataStoreSign(deployment);
    if (store !== undefined)
        return dataStore(deployment, store);
    const hard = hardConstraint(scene, deployment);
    const reason = hard ?? (wish === 'coloured' ? undefined : softConstraint(deployment));
    if (reason === undefined)
        return coloured(scene, deployment);
    const entrance = entranceTo(scene, entrances, deployment);
    if (entrance === undefined && reason.code !== 'host-port')
        return inPlace(deployment, reason);
    const path = entrance === undefined ? '' : ` Users reach it through ${entrance}.`;
    return decision_refused({ ...reason, message: `${reason.message}${path}` });
};
/** A fixed place for each pod: in place, unless users' traffic goes straight to it. */
const decideFixed = (scene, entrances, owner) => {
    if (wishOf(owner) === 'in-place')
        return treated('in-place', 'Its annotation says so: one for both colours.');
    const store = dataStoreSign(owner);
    if (store !== undefined)
        return dataStore(owner, store);
    const entrance = entrances.explicit ? entranceTo(scene, entrances, owner) : undefined;
    if (entrance !== undefined)
        return refuse('not-switchable', `${called(owner)} takes users’ traffic through ${entrance}, and cannot have two colours.`);
    const what = owner.kind === 'StatefulSet' ? 'Its pods have names and volumes of their own' : 'It runs once per node';
    return treated('in-place', `${what}, so there is one of it for both colours; users do not reach it directly.`, [
        note('in-place-workload', owner, `${called(owner)} is applied in place: Kubernetes rolls it by itself before the switch.`),
    ]);
};
const hook = treated('hook', 'It is named as a hook: it runs at its point of the rollout, under a name that holds the release.');
const decideWorkloads = (scene, entrances) => {
    const decisions = new Map();
    for (const deployment of scene.deployments)
        decisions.set(identityOf(deployment), decideDeployment(scene, entrances, deployment));
    for (const owner of scene.podOwners)
        if (owner.kind === 'StatefulSet' || owner.kind === 'DaemonSet')
            decisions.set(identityOf(owner), decideFixed(scene, entrances, owner));
        else if (owner.kind === 'Job' && scene.hookJobs.has(owner.metadata.name))
            decisions.set(identityOf(owner), hook);
    return decisions;
};

// EXTERNAL MODULE: ./src/domain/kubernetes/capacity.ts
var capacity = __webpack_require__(4725);
;// CONCATENATED MODULE: ./src/domain/kubernetes/lint-pods.ts





/** What is worth mending in the pods of a Deployment: probes, stopping, requests, images. Pure. */
const inContainer = (name, yaml) => `containers: [{ name: ${name}, ${yaml} }]`;
const probeFix = (container) => {
    const [port] = container.ports ?? [];
    const target = port?.name ?? port?.containerPort ?? '<port>';
    return inContainer(container.name, `readinessProbe: { httpGet: { path: /healthz, port: ${target} }, periodSeconds: 5 }`);
};
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const asks = (probe) => {
    const { httpGet, tcpSocket, grpc, exec } = (0,dig/* fieldsOf */.Pf)(probe);
    return { httpGet, tcpSocket, grpc, exec };
};
const patience = (probe) => (Number((0,dig/* dig */.rO)(probe, 'periodSeconds') ?? 10) || 10) * (Number((0,dig/* dig */.rO)(probe, 'failureThreshold') ?? 3) || 3);
const probeFindings = (deployment) => {
    const { containers } = deployment.spec.template.spec;
    const name = called(deployment);
    const [main] = containers;
    const unprobed = main === undefined || containers.some(one => one.readinessProbe)
        ? []
        : [
            warn('no-readiness-probe', deployment, `${name}: no container has a readinessProbe, so a pod is ready as soon as it runs; the warm-up probes it all the same.`, probeFix(main)),
        ];
    const equal = containers
        .filter(one => one.readinessProbe && one.livenessProbe && same(asks(one.readinessProbe), asks(one.livenessProbe)))
        .filter(one => patience(one.livenessProbe) <= patience(one.readinessProbe))
        .map(one => note('probes-equal', deployment, `${name}: container ${one.name} is restarted by the same probe, as early as it is taken out of traffic.`, inContainer(one.name, `livenessProbe: { …, failureThreshold: ${Math.max(6, (one.readinessProbe?.failureThreshold ?? 3) * 2)} }`)));
    return [...unprobed, ...equal];
};
const sleepOf = (container) => {
    const stop = container.lifecycle?.preStop;
    if (stop === undefined || stop === null)
        return undefined;
    const seconds = (0,dig/* dig */.rO)(stop, 'sleep', 'seconds');
    if (typeof seconds === 'number')
        return seconds;
    const command = (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(stop, 'exec', 'command'))
        .map(String)
        .join(' ');
    return Number(/sleep\s+([0-9.]+)/.exec(command)?.[1] ?? 0);
};
const defaultGrace = 30;
/** What an app needs at least for its own drain, after the pause. */
const leastDrain = 5;
const stopFindings = (deployment) => {
    const { containers, terminationGracePeriodSeconds } = deployment.spec.template.spec;
    const name = called(deployment);
    const sleeps = containers.map(sleepOf);
    const pause = Math.max(0, ...sleeps.map(one => one ?? 0));
    const grace = terminationGracePeriodSeconds ?? defaultGrace;
    const [main] = containers;
    const abrupt = main === undefined || sleeps.some(one => one !== undefined)
        ? []
        : [
            note('no-graceful-stop', deployment, `${name}: no preStop. Its pods leave traffic before they get SIGTERM, but at other times (node drain, scale-down) both come at once.`, inContainer(main.name, 'lifecycle: { preStop: { sleep: { seconds: 5 } } }')),
        ];
    return grace >= pause + leastDrain
        ? abrupt
        : [
            ...abrupt,
            warn('grace-too-short', deployment, `${name}: pods are killed after ${grace} s, ${pause} s of which preStop sleeps.`, `terminationGracePeriodSeconds: ${pause + defaultGrace}`),
        ];
};
const resourceFindings = (deployment) => {
    const bare = servingContainers(deployment.spec.template.spec).filter(one => Object.keys((0,dig/* fieldsOf */.Pf)((0,dig/* dig */.rO)(one, 'resources', 'requests'))).length +
        Object.keys((0,dig/* fieldsOf */.Pf)((0,dig/* dig */.rO)(one, 'resources', 'limits'))).length ===
        0);
    const [first] = bare;
    if (first === undefined)
        return [];
    const all = bare.map(one => (0,dig/* textOf */.b6)(one['name'])).join(', ');
    return [
        note('no-resource-requests', deployment, `${called(deployment)}: no resource requests in ${all}, so whether two colours fit cannot be reckoned.`, inContainer((0,dig/* textOf */.b6)(first['name']), 'resources: { requests: { cpu: 100m, memory: 128Mi } }')),
    ];
};
const imageFindings = (deployment) => [...(deployment.spec.template.spec.initContainers ?? []), ...deployment.spec.template.spec.containers]
    .filter(one => one.image !== undefined && !isPinned(one.image))
    .map(one => {
    const latest = /(?:^|\/)[^:/]+(?::latest)?$/.test(one.image ?? '');
    return (latest ? warn : note)('image-not-pinned', deployment, `${called(deployment)}: container ${one.name} runs ${one.image}, ${latest ? 'which is whatever was pushed last' : 'a tag'}; a deploy pins it where the registry tells its digest.`, inContainer(one.name, `image: ${(one.image ?? '').replace(/(?<=[^/]):[^/:]+$/, '')}@sha256:…`));
});
/** What only matters where users' traffic arrives. */
const servingFindings = (deployment) => [
    ...probeFindings(deployment),
    ...stopFindings(deployment),
];
const podFindings = (deployment) => [
    ...imageFindings(deployment),
    ...resourceFindings(deployment),
];

;// CONCATENATED MODULE: ./src/domain/kubernetes/lint.ts









/** What is worth mending in manifests that can be deployed, each with the YAML that mends it. Pure. */
/** How many pods one colour has at least. */
const leastPods = (shape, workload) => shape.autoscalers.find(one => one.workload === workload.name)?.autoscaler.spec.minReplicas ?? workload.replicas;
const isServed = (shape, workload) => shape.services.some(service => service.workloads.includes(workload.name));
const scaleFindings = (shape, workload) => {
    const { deployment } = workload;
    const name = called(deployment);
    const scaled = shape.autoscalers.find(one => one.workload === workload.name);
    const replicas = deployment.spec.replicas ?? undefined;
    if (scaled !== undefined && replicas !== undefined)
        return [
            warn('replicas-and-autoscaler', deployment, `${name} sets replicas: ${replicas} and HorizontalPodAutoscaler/${scaled.name} scales it; the autoscaler’s number is kept.`, 'remove spec.replicas'),
        ];
    return leastPods(shape, workload) <= 1 && isServed(shape, workload)
        ? [
            warn('single-replica', deployment, `${name} runs one pod: each node drain or crash is an outage.`, scaled === undefined ? 'replicas: 2' : 'minReplicas: 2'),
        ]
        : [];
};
/** Terms that keep pods apart, with where they stand. */
const spreadTerms = (deployment) => {
    const spec = deployment.spec.template.spec;
    const anti = (0,dig/* dig */.rO)(spec, 'affinity', 'podAntiAffinity');
    return [
        ...(0,dig/* listOf */.c3)((0,dig/* dig */.rO)(anti, 'requiredDuringSchedulingIgnoredDuringExecution')).map(term => ({
            term,
            hard: true,
            where: 'podAntiAffinity',
        })),
        ...(0,dig/* listOf */.c3)((0,dig/* dig */.rO)(anti, 'preferredDuringSchedulingIgnoredDuringExecution')).map(one => ({
            term: (0,dig/* dig */.rO)(one, 'podAffinityTerm'),
            hard: false,
            where: 'podAntiAffinity',
        })),
        ...(0,dig/* listOf */.c3)(spec['topologySpreadConstraints']).map(term => ({
            term,
            hard: (0,dig/* dig */.rO)(term, 'whenUnsatisfiable') === 'DoNotSchedule',
            where: 'topologySpreadConstraints',
        })),
    ];
};
const tellsApart = (term) => {
    const byKey = (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(term, 'matchLabelKeys')).map(dig/* textOf */.b6);
    return byKey.includes(keys.colour) || byKey.includes('pod-template-hash');
};
const spreadFindings = (deployment) => spreadTerms(deployment)
    .filter(({ term }) => !tellsApart(term) && labelSelectorMatches((0,dig/* dig */.rO)(term, 'labelSelector'), podLabels(deployment)))
    .map(({ term, hard, where }) => {
    const key = (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(term, 'topologyKey'));
    const effect = where === 'podAntiAffinity'
        ? hard
            ? `a node (${key}) that holds one colour cannot take the other: twice as many are needed`
            : 'the colours avoid each other where they can'
        : hard
            ? 'the old colour’s pods count in the skew and can keep the new one’s from being scheduled'
            : 'the colours are spread together, so one of them alone may be lopsided';
    return (hard ? warn : note)('spread-counts-both-colours', deployment, `${called(deployment)}: ${where} over ${key} counts both colours: ${effect}.`, `${where}: [{ …, matchLabelKeys: [${keys.colour}] }]`);
});
const surgeFindings = (deployment) => {
    const rolling = (0,dig/* fieldsOf */.Pf)((0,dig/* dig */.rO)(deployment.spec.strategy, 'rollingUpdate'));
    const set = ['maxSurge', 'maxUnavailable'].filter(key => rolling[key] !== undefined);
    return set.length === 0
        ? []
        : [
            note('surge-without-effect', deployment, `${called(deployment)}: ${set.join(' and ')} without effect: each colour is started as a whole, beside the other.`),
        ];
};
const lintWorkload = (shape, workload) => {
    const { deployment } = workload;
    const served = isServed(shape, workload) ? servingFindings(deployment) : [];
    return [
        ...served,
        ...scaleFindings(shape, workload),
        ...podFindings(deployment),
        ...spreadFindings(deployment),
        ...surgeFindings(deployment),
    ];
};
const lintAutoscaler = (shape, { name, workload, autoscaler }) => {
    const deployment = shape.workloads.find(one => one.name === workload)?.deployment;
    if (deployment === undefined)
        return [];
    const resources = (0,dig/* listOf */.c3)(autoscaler.spec['metrics'])
        .filter(metric => (0,dig/* dig */.rO)(metric, 'resource', 'target', 'type') === 'Utilization')
        .map(metric => (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(metric, 'resource', 'name')));
    return resources.flatMap(resource => {
        const bare = servingContainers(deployment.spec.template.spec).find(one => (0,dig/* dig */.rO)(one, 'resources', 'requests', resource) === undefined &&
            (0,dig/* dig */.rO)(one, 'resources', 'limits', resource) === undefined);
        return bare === undefined
            ? []
            : [
                warn('autoscaler-needs-requests', deployment, `HorizontalPodAutoscaler/${name} goes by ${resource} utilization, and container ${(0,dig/* textOf */.b6)(bare['name'])} requests none: it never scales.`, inContainer((0,dig/* textOf */.b6)(bare['name']), `resources: { requests: { ${resource}: ${resource === 'cpu' ? '100m' : '128Mi'} } }`)),
            ];
    });
};
const lintBudget = (shape, budget) => {
    const { minAvailable, maxUnavailable } = (0,dig/* fieldsOf */.Pf)(budget['spec']);
    const protectedPods = shape.workloads.filter(one => labelSelectorMatches((0,dig/* dig */.rO)(budget, 'spec', 'selector'), podLabels(one.deployment)));
    const least = Math.max(0, ...protectedPods.map(one => leastPods(shape, one)));
    const blocks = maxUnavailable === 0 ||
        maxUnavailable === '0%' ||
        minAvailable === '100%' ||
        (typeof minAvailable === 'number' && least > 0 && minAvailable >= least);
    return blocks
        ? [
            warn('budget-blocks', budget, `${called(budget)} allows no eviction with ${least} pod${least === 1 ? '' : 's'} a colour: nodes cannot be drained.`, 'maxUnavailable: 1 (instead of minAvailable)'),
        ]
        : [];
};
const capacityFinding = (shape) => {
    const [first] = shape.workloads;
    if (first === undefined)
        return [];
    const pods = shape.workloads.map(one => `${leastPods(shape, one)} × ${one.name}`).join(', ');
    return [note('double-capacity', first.deployment, `While both colours run, the cluster holds this twice: ${pods}.`)];
};
/** Two autoscalers on one Deployment undo each other's work, in each colour. */
const collidingAutoscalers = (shape) => shape.autoscalers
    .filter((one, index) => shape.autoscalers.findIndex(other => other.workload === one.workload) < index)
    .map(one => warn('autoscalers-collide', one.autoscaler, `${called(one.autoscaler)} scales Deployment/${one.workload}, which another autoscaler scales as well.`));
/** Quotas of the manifests have counted nothing yet, so both colours have to fit; those in the cluster are the preflight's. */
const quotaFindings = (shape) => {
    const quotas = shape.inPlace.filter(one => one.kind === 'ResourceQuota');
    const both = (0,capacity/* plus */.tY)(shape.workloads.map(one => (0,capacity/* times */.Hn)((0,capacity/* amountsOfPod */.IG)(one.deployment.spec.template.spec), 2 * leastPods(shape, one))));
    return (0,capacity/* shortages */.JM)(quotas, both, {}).flatMap(one => {
        const quota = quotas.find(({ metadata }) => metadata.name === one.quota);
        return quota === undefined
            ? []
            : [
                {
                    code: 'quota-too-small',
                    level: 'warn',
                    ref: (0,kubernetes_objects/* refOf */.H8)(quota),
                    message: (0,capacity/* shortageText */.Pe)(one).replace('the new colour needs', 'two colours need'),
                    fix: `spec.hard.${one.resource}: raise it so that two colours fit`,
                },
            ];
    });
};
const lint = (shape) => [
    ...shape.workloads.flatMap(workload => lintWorkload(shape, workload)),
    ...shape.autoscalers.flatMap(one => lintAutoscaler(shape, one)),
    ...collidingAutoscalers(shape),
    ...shape.budgets.flatMap(budget => lintBudget(shape, budget)),
    ...quotaFindings(shape),
    ...capacityFinding(shape),
];

;// CONCATENATED MODULE: ./src/domain/kubernetes/live.ts











/** What only the cluster can tell: who else writes these objects, and what there reaches into both colours. Pure. */
const isReleased = (scene, object) => scene.objects.some(one => identityOf(one) === identityOf(object));
/** Live objects that the release writes: those of its manifests and those of its colours. */
const written = (shape, scene) => {
    const coloured = new Set(shape.workloads.flatMap(one => [colouredName(one.name, 'blue'), colouredName(one.name, 'green')]));
    return scene.live.filter(one => isReleased(scene, one) || (one.kind === 'Deployment' && coloured.has(one.metadata.name)));
};
/** Not one of our versions, colours or journals. */
const isForeign = (scene, object) => !isReleased(scene, object) && (0,kubernetes_objects/* labelsOf */.PC)(object)[keys.app] === undefined;
const strayServices = (shape, scene) => scene.live.filter(one => {
    const service = asService(one);
    if (service === undefined || !isForeign(scene, one) || wishOf(one) === 'in-place')
        return false;
    return shape.workloads.some(workload => (0,kubernetes_objects/* selects */.ko)(selectorOf(service), podLabels(workload.deployment)));
});
const liveRefusals = (shape, scene, allowManaged) => {
    const managed = written(shape, scene).flatMap(object => {
        const by = managedBy(object);
        return by?.effect === 'refuse' && !allowManaged
            ? [
                kubernetes_codes_codes.reason('managed-by-controller', `${called(object)} in the cluster is written by ${by.controller} (${by.evidence}).`),
            ]
            : [];
    });
    const strays = strayServices(shape, scene)
        .filter(one => !isHeadless(one))
        .map(one => kubernetes_codes_codes.reason('service-outside-release', `${called(one)} in the cluster selects these pods and is not part of the release: it would send traffic to both colours.`));
    return [...managed, ...strays];
};
const scales = (object, shape) => object.kind === 'HorizontalPodAutoscaler' &&
    (0,dig/* dig */.rO)(object, 'spec', 'scaleTargetRef', 'kind') === 'Deployment' &&
    shape.workloads.some(one => one.name === (0,dig/* dig */.rO)(object, 'spec', 'scaleTargetRef', 'name'));
const protects = (object, shape) => object.kind === 'PodDisruptionBudget' &&
    shape.workloads.some(one => labelSelectorMatches((0,dig/* dig */.rO)(object, 'spec', 'selector'), podLabels(one.deployment)));
const limits = (object, shape) => object.kind === 'NetworkPolicy' &&
    (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(object, 'spec', 'policyTypes')).includes('Ingress') &&
    shape.workloads.some(one => labelSelectorMatches((0,dig/* dig */.rO)(object, 'spec', 'podSelector'), podLabels(one.deployment)));
const liveFindings = (shape, scene, allowManaged) => [
    ...written(shape, scene).flatMap(object => {
        const by = managedBy(object);
        if (by === undefined)
            return [];
        if (by.effect === 'warn')
            return [
                warn('helm-managed', object, `${called(object)} in the cluster belongs to ${by.controller} (${by.evidence}).`),
            ];
        return allowManaged
            ? [
                warn('managed-by-controller', object, `${called(object)} in the cluster is written by ${by.controller} (${by.evidence}); deployed all the same, as asserted.`),
            ]
            : [];
    }),
    ...strayServices(shape, scene)
        .filter(isHeadless)
        .map(one => note('headless-spans-colours', one, `${called(one)} in the cluster gives out the pods of both colours.`)),
    ...scene.live
        .filter(one => isForeign(scene, one))
        .flatMap(one => [
        ...(scales(one, shape)
            ? [
                warn('autoscaler-outside-release', one, `${called(one)} in the cluster scales the app and is not part of the release.`),
            ]
            : []),
        ...(protects(one, shape)
            ? [warn('budget-spans-colours', one, `${called(one)} in the cluster counts the pods of both colours together.`)]
            : []),
        ...(limits(one, shape)
            ? [
                note('policy-may-block-probes', one, `${called(one)} in the cluster limits who may reach the pods; the warm-up asks them through the API server.`),
            ]
            : []),
    ]),
];

;// CONCATENATED MODULE: ./src/domain/kubernetes/name-limits.ts



/** Whether the names that we make fit and are free. Pure. */
/** A Service's name is one DNS label; most others are whole DNS names. */
const longestOf = (kind) => (kind === 'Service' ? 63 : 253);
const madeNames = (shape) => {
    const twice = (kind, name) => ['blue', 'green'].map(colour => ({ kind, name: colouredName(name, colour), from: name }));
    return [
        ...shape.workloads.flatMap(one => twice('Deployment', one.name)),
        ...shape.autoscalers.flatMap(one => twice('HorizontalPodAutoscaler', one.name)),
        ...shape.budgets.flatMap(one => twice('PodDisruptionBudget', one.metadata.name)),
        // Fixed Services, one a colour, between which a route is moved.
        ...(shape.switchMode.mode === 'route' ? shape.services.flatMap(one => twice('Service', one.name)) : []),
        ...shape.configs.map(one => ({ kind: one.kind, name: one.versionedName, from: one.name })),
    ];
};
const name_limits_isOurs = (object) => (0,kubernetes_objects/* labelsOf */.PC)(object)[keys.app] !== undefined;
const nameRefusals = (shape, scene) => madeNames(shape).flatMap(({ kind, name, from }) => {
    if (name.length > longestOf(kind))
        return [
            kubernetes_codes_codes.reason('name-too-long', `${kind}/${from} would become ${name}, which is longer than ${longestOf(kind)} characters.`),
        ];
    const holder = scene.objects.find(one => one.kind === kind && one.metadata.name === name) ??
        scene.live.find(one => one.kind === kind && one.metadata.name === name && !name_limits_isOurs(one));
    return holder === undefined
        ? []
        : [kubernetes_codes_codes.reason('name-taken', `${(0,kubernetes_objects/* nameOf */.Vb)({ kind, name: from })} would become ${name}, and that name is taken.`)];
});

;// CONCATENATED MODULE: ./src/domain/kubernetes/namespaces.ts



/** Which namespace a release belongs to. Pure. */
/** The one namespace that the objects name; undefined: none, or more than one. */
const soleNamespace = (objects) => {
    const named = new Set(objects.filter(one => !isClusterScoped(one)).map(one => one.metadata.namespace));
    named.delete(undefined);
    return named.size === 1 ? [...named][0] : undefined;
};
const shownNames = 3;
/** One refusal for all objects of other namespaces, with the setting that is most likely meant. */
const otherNamespaces = (objects, namespace) => {
    const strays = objects.filter(one => {
        const own = one.kind === 'Namespace' ? one.metadata.name : isClusterScoped(one) ? undefined : one.metadata.namespace;
        return own !== undefined && own !== namespace;
    });
    if (strays.length === 0)
        return [];
    const sole = soleNamespace(strays);
    const names = strays.map(one => (0,kubernetes_objects/* nameOf */.Vb)({ kind: one.kind, name: one.metadata.name }));
    const more = names.length > shownNames ? ` and ${names.length - shownNames} more` : '';
    const listed = `${names.slice(0, shownNames).join(', ')}${more}`;
    const what = names.length === 1 ? 'belongs' : 'belong';
    return [
        kubernetes_codes_codes.reason('other-namespace', `${listed} ${what} to ${sole === undefined ? 'other namespaces' : `namespace ${sole}`}; the release goes to ${namespace}.`, sole === undefined
            ? undefined
            : `Set \`namespace: ${sole}\` if the release belongs there; else deploy these on their own, or remove their \`metadata.namespace\`.`),
    ];
};

;// CONCATENATED MODULE: ./src/domain/kubernetes/order.ts


const isEntrance = (entrances, services, deployment) => services.some(service => entrances.services.has(service.metadata.name) && selectsPodsOf(service, deployment));
const needsOf = (scene, deployments, services) => new Map(deployments.map(deployment => {
    const named = servicesNamedBy(scene, deployment);
    const needed = services
        .filter(service => named.includes(service.metadata.name))
        .flatMap(service => deployments.filter(one => selectsPodsOf(service, one)))
        .map(one => one.metadata.name)
        .filter(name => name !== deployment.metadata.name);
    return [deployment.metadata.name, new Set(needed)];
}));
const ordered = (scene, entrances, deployments, services) => {
    const needs = needsOf(scene, deployments, services);
    const last = deployments.filter(one => isEntrance(entrances, services, one));
    const names = [...deployments.filter(one => !last.includes(one)), ...last].map(one => one.metadata.name);
    const { order, cycle } = dependencyOrder(names, needs);
    const place = (service) => Math.max(...deployments.filter(one => selectsPodsOf(service, one)).map(one => order.indexOf(one.metadata.name))) +
        (entrances.services.has(service.metadata.name) ? order.length : 0);
    return {
        deployments: [...deployments].sort((a, b) => order.indexOf(a.metadata.name) - order.indexOf(b.metadata.name)),
        services: [...services].sort((a, b) => place(a) - place(b)),
        cycle,
        edges: [...needs].flatMap(([from, all]) => [...all].map(to => [from, to])),
    };
};

;// CONCATENATED MODULE: ./src/domain/kubernetes/switch-mode.ts





/** How traffic is best moved, by what stands in front. Pure. */
const negAnnotation = 'cloud.google.com/neg';
const targetType = 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type';
const albTargetType = 'alb.ingress.kubernetes.io/target-type';
/** Signs on a Service that a load balancer sends straight to pod addresses. */
const podAddressService = (service) => {
    const annotations = (0,kubernetes_objects/* annotationsOf */.Ih)(service);
    const neg = annotations[negAnnotation];
    if (neg !== undefined && /"(?:ingress"\s*:\s*true|exposed_ports")/.test(neg))
        return `${called(service)} has the annotation ${negAnnotation} (container-native load balancing)`;
    if (annotations[targetType] === 'ip' || annotations['service.beta.kubernetes.io/aws-load-balancer-type'] === 'nlb-ip')
        return `${called(service)} has an AWS load balancer with target type ip`;
    return undefined;
};
const classOf = (ingress) => (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(ingress, 'spec', 'ingressClassName')) || ((0,kubernetes_objects/* annotationsOf */.Ih)(ingress)['kubernetes.io/ingress.class'] ?? '');
/** Signs on an Ingress, or on the Gateways of a route. */
const podAddressRoute = (scene, route) => {
    if (isIngress(route)) {
        const name = classOf(route);
        if (name === 'alb' && (0,kubernetes_objects/* annotationsOf */.Ih)(route)[albTargetType] !== 'instance')
            return `${called(route)} is served by an AWS application load balancer, which sends to pod addresses`;
        if (name === 'gce' || name === 'gce-internal')
            return `${called(route)} is served by a Google load balancer, which sends to pod addresses`;
        if (/^azure[/-]application-gateway$/.test(name))
            return `${called(route)} is served by Azure Application Gateway, which sends to pod addresses`;
        return undefined;
    }
    const parents = (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(route, 'spec', 'parentRefs')).map(one => (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(one, 'name')));
    const gateway = [...scene.objects, ...scene.live].find(one => one.kind === 'Gateway' &&
        apis_groupOf(one.apiVersion) === 'gateway.networking.k8s.io' &&
        parents.includes(one.metadata.name));
    const gatewayClass = (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(gateway, 'spec', 'gatewayClassName'));
    return /^(gke-|azure-alb|amazon-vpc-lattice)/.test(gatewayClass)
        ? `${called(route)} is served by the gateway class ${gatewayClass}, which sends to pod addresses`
        : undefined;
};
const weighted = (route) => isGatewayRoute(route) && backendsOf(route).some(one => one.weight !== undefined);
const routesTo = (scene, switched) => {
    const names = new Set(switched.map(one => one.metadata.name));
    const all = [...scene.routes, ...scene.live.filter(isRoute)];
    // With no Service known, a route alone still tells what stands in front.
    return names.size === 0 ? all : all.filter(one => backendsOf(one).some(backend => names.has(backend.service)));
};
const isBehind = (routes, service) => routes.some(route => backendsOf(route).some(backend => backend.service === service.metadata.name));
const words = {
    atomic: 'the selector of each Service is moved in one write',
    overlap: 'both colours get traffic for a while, then only the new one',
    route: 'the weights of the route are moved between two fixed Services',
};
const switchModeOf = (scene, switched, wanted) => {
    if (wanted !== 'auto')
        return { mode: wanted, why: `As asked: ${words[wanted]}.` };
    const routes = routesTo(scene, switched);
    const route = routes.find(weighted);
    // A Service that no route leads to can only be moved by its selector, and then all are.
    if (route !== undefined && switched.every(one => isBehind(routes, one)))
        return { mode: 'route', why: `${called(route)} weights its backends: ${words.route}.` };
    const live = scene.live.filter(one => one.kind === 'Service' && switched.some(own => own.metadata.name === one.metadata.name));
    const sign = [...switched, ...live].map(podAddressService).find(one => one !== undefined) ??
        routes.map(one => podAddressRoute(scene, one)).find(one => one !== undefined);
    if (sign !== undefined)
        return {
            mode: 'overlap',
            why: `${sign}; it would drop requests while one set of pods is exchanged for another: ${words.overlap}.`,
        };
    const front = routes[0] === undefined ? 'Traffic comes through Services' : `${called(routes[0])} follows the Service’s endpoints`;
    return { mode: 'atomic', why: `${front}: ${words.atomic}.` };
};

;// CONCATENATED MODULE: ./src/domain/kubernetes/shape-of.ts

















/** What was refused for its namespace, and not for anything else before. */
const strays = (objects, decisions) => objects.filter(one => decisions.get(identityOf(one))?.refusal?.code === 'other-namespace');
const workerCodes = new Set(['worker-runs-twice', 'maybe-singleton']);
const isTreated = (decisions, treatment) => (object) => decisions.get(identityOf(object))?.treatment === treatment;
const unnamed = (scene) => ({
    treatment: 'in-place',
    why: `It is the same for both colours of ${scene.namespace}.`,
});
/** Why there is nothing to deploy by colours, when no object was refused for a reason of its own. */
const nothingToDo = (objects, decisions, coloured, switched) => {
    const of = (kinds) => objects.filter(one => kinds.includes(one.kind));
    const explain = (list) => list.map(one => `${called(one)}: ${decisions.get(identityOf(one))?.why ?? ''}`).join(' ');
    const hindered = (kinds) => of(kinds).some(isTreated(decisions, 'refused'));
    const owners = ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout', 'Pod', 'ReplicaSet', 'ReplicationController'];
    if (coloured.length === 0) {
        if (hindered(owners))
            return [];
        const there = of(owners);
        const message = there.length === 0
            ? `There is no Deployment among ${objects.length === 0 ? 'the manifests' : objects.map(called).join(', ')}: these are only a part of an app.`
            : `Nothing can run as two colours. ${explain(there)}`;
        return [kubernetes_codes_codes.reason('no-deployment', message)];
    }
    if (switched.length > 0 || hindered(['Service']))
        return [];
    const services = of(['Service']);
    const why = services.length === 0 ? 'There is no Service in the manifests.' : explain(services);
    return [
        kubernetes_codes_codes.reason('no-service', `No Service selects ${coloured.map(called).join(', ')}, so there is no traffic to move. ${why}`),
    ];
};
const missingHooks = (objects, hookJobs) => hookJobs
    .filter(name => !objects.some(one => one.kind === 'Job' && one.metadata.name === name))
    .map(name => kubernetes_codes_codes.reason('hook-job-missing', `A hook names Job/${name}, which is not in the release.`));
const autoscalers = (objects) => objects
    .map(one => autoscalerSchema.safeParse(one).data)
    .filter((one) => one !== undefined)
    .map(autoscaler => ({
    name: autoscaler.metadata.name,
    workload: autoscaler.spec.scaleTargetRef.name,
    autoscaler,
}));
const orderFindings = ({ cycle, edges, deployments, services }) => {
    const [first] = deployments;
    if (first === undefined || services.length < 2)
        return [];
    const ring = cycle.length < 2 ? [] : [note('dependency-cycle', first, `These name each other: ${cycle.join(', ')}.`)];
    const pairs = edges.map(([from, to]) => `${from} → ${to}`).join(', ');
    return pairs === ''
        ? ring
        : [
            ...ring,
            note('backend-shared-while-switching', first, `Services move one after the other; until the last has moved, ${pairs} may cross colours.`),
        ];
};
/** Namespaced objects that name none belong to the release's namespace. */
const placed = (object, namespace) => isClusterScoped(object) || object.metadata.namespace !== undefined
    ? object
    : { ...object, metadata: { ...object.metadata, namespace } };
/** The same object from two files is one; differing ones of one name are left for the refusal. */
const unique = (objects) => {
    const seen = new Set();
    return objects.filter(object => {
        const text = JSON.stringify(object);
        if (seen.has(text))
            return false;
        seen.add(text);
        return true;
    });
};
/** All decisions, each kind of object in the light of those before it. */
const decide = (objects, options) => {
    const { namespace, live = [], hookJobs = [], allowManaged = false } = options;
    const { sound, decisions } = screen(objects, { namespace, hookJobs, allowManaged });
    const scene = sceneOf(sound, {
        namespace,
        live,
        hookJobs,
        refused: objects.filter(isTreated(decisions, 'refused')),
    });
    const entrances = entrancesOf(scene);
    const take = (more) => {
        for (const [id, decision] of more)
            decisions.set(id, decision);
    };
    const workloads = decideWorkloads(scene, entrances);
    take(workloads);
    take(decideServices(scene, workloads));
    take(decideConfigs(scene, workloads));
    const coloured = scene.deployments.filter(isTreated(decisions, 'coloured'));
    const switched = scene.services.filter(isTreated(decisions, 'switched'));
    const around = { scene, coloured, switched: new Set(switched.map(one => one.metadata.name)) };
    take(decideRest(around, decisions));
    return { scene, entrances, decisions, workloads, coloured, switched };
};
/**
 * What a set of rendered objects means for a blue-green rollout. What stands against a deploy is a refusal in the
 * result: it never throws for what a manifest says.
 */
const shapeOf = async (manifests, options) => {
    const objects = unique(manifests.map(one => placed(one, options.namespace)));
    const { scene, entrances, decisions, workloads, coloured, switched } = decide(objects, options);
    const order = ordered(scene, entrances, coloured, switched);
    const withTreatment = (treatment) => scene.objects.filter(isTreated(decisions, treatment));
    const versioned = withTreatment('versioned');
    const all = [...decisions.values()];
    const switchMode = switchModeOf(scene, switched, options.switchMode ?? 'auto');
    const shape = {
        namespace: options.namespace,
        workloads: order.deployments.map(deployment => ({
            name: deployment.metadata.name,
            deployment,
            replicas: deployment.spec.replicas ?? 1,
        })),
        services: order.services.map(service => ({
            name: service.metadata.name,
            service,
            workloads: order.deployments.filter(one => selectsPodsOf(service, one)).map(one => one.metadata.name),
        })),
        autoscalers: autoscalers(withTreatment('per-colour').filter(one => one.kind === 'HorizontalPodAutoscaler')),
        budgets: withTreatment('per-colour').filter(one => one.kind === 'PodDisruptionBudget'),
        configs: await Promise.all(versioned.map(decide_configs_versionOf)),
        routes: withTreatment('route'),
        hookJobs: withTreatment('hook'),
        // In the mode `route` the way in is what moves traffic, so it is not applied as it is.
        inPlace: [
            ...withTreatment('in-place'),
            ...versioned.filter(config => alsoInPlace(scene, workloads, config)),
            ...(switchMode.mode === 'route' ? [] : withTreatment('route')),
        ],
        switchMode,
        treated: objects.map((object) => {
            const { treatment, why } = decisions.get(identityOf(object)) ?? unnamed(scene);
            return { ref: (0,kubernetes_objects/* refOf */.H8)(object), treatment, why };
        }),
        findings: [],
        refusals: [
            ...otherNamespaces(strays(objects, decisions), options.namespace),
            ...all.flatMap(one => one.refusal ?? []).filter(one => one.code !== 'other-namespace'),
            ...missingHooks(objects, options.hookJobs ?? []),
            ...nothingToDo(objects, decisions, coloured, switched),
        ],
    };
    return {
        ...shape,
        refusals: [
            ...shape.refusals,
            ...nameRefusals(shape, scene),
            ...liveRefusals(shape, scene, options.allowManaged ?? false),
        ],
        findings: [
            // What a worker does beside others is no matter where nothing can be switched at all.
            ...all.flatMap(one => one.findings ?? []).filter(one => switched.length > 0 || !workerCodes.has(one.code)),
            ...missingConfigs(scene, coloured),
            ...orderFindings(order),
            ...lint(shape),
            ...liveFindings(shape, scene, options.allowManaged ?? false),
        ],
    };
};

;// CONCATENATED MODULE: ./src/domain/kubernetes/diff.ts



/** Written by servers and tools; no part of what was asked for. */
const ignored = new Set([
    'status',
    'metadata.uid',
    'metadata.resourceVersion',
    'metadata.generation',
    'metadata.creationTimestamp',
    'metadata.managedFields',
    'metadata.selfLink',
    'metadata.annotations.kubectl.kubernetes.io/last-applied-configuration',
    'metadata.annotations.deployment.kubernetes.io/revision',
]);
const secretName = /pass(?:word|wd|phrase)?|secret|token|credential|private|api[-_]?key|auth|dsn/i;
const longest = 120;
/** Passwords within a text: in addresses, and behind options named for them. */
const censored = (text) => text
    .replaceAll(/\/\/[^/@\s:]*:[^/@\s]+@/g, '//***@')
    .replaceAll(/((?:pass(?:word|wd)?|secret|token|api[-_]?key)["']?\s*[=:]\s*)[^\s,;&]+/gi, '$1***');
const isPlain = (value) => typeof value !== 'object' || value === null;
/** Whole objects are only shown when they are small and flat; deeper ones could hold anything. */
const shown = value => {
    if (value === undefined)
        return '(unset)';
    if (!isPlain(value) && !Object.values(Array.isArray(value) ? value : (0,dig/* fieldsOf */.Pf)(value)).every(isPlain))
        return '{…}';
    const text = censored(typeof value === 'string' ? value : JSON.stringify(value));
    if (text.includes('\n'))
        return `(${text.trimEnd().split('\n').length} lines)`;
    return text.length > longest ? `${text.slice(0, longest)}…` : text;
};
/** Says that there is something, and nothing of what. */
const diff_hidden = value => (value === undefined ? '(unset)' : '(hidden)');
const below = (walk, key) => ({ ...walk, path: walk.path === '' ? key : `${walk.path}.${key}` });
/** What names an item among its siblings; lists whose items have no such name are compared by position. */
const keyOf = (item) => {
    const { name, containerPort, port, mountPath } = (0,dig/* fieldsOf */.Pf)(item);
    const key = mountPath ?? name ?? containerPort ?? port;
    return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined;
};
const keyed = (list) => {
    const pairs = list.map(item => [keyOf(item), item]);
    const names = pairs.map(([key]) => key);
    if (names.some(key => key === undefined) || new Set(names).size !== names.length)
        return undefined;
    return new Map(pairs.map(([key, item]) => [key ?? '', item]));
};
const byPosition = (list) => new Map(list.map((item, index) => [String(index), item]));
const listChanges = (walk, before, after) => {
    const [old, now] = [keyed(before), keyed(after)];
    const [left, right] = old === undefined || now === undefined ? [byPosition(before), byPosition(after)] : [old, now];
    return [...new Set([...left.keys(), ...right.keys()])].flatMap(key => 
    // An item that is gone is a change even against live: lists of names belong to whoever wrote them.
    changes({ ...walk, path: `${walk.path}[${key}]`, live: walk.live && right.has(key) }, left.get(key), right.get(key)));
};
const freeKeys = new Set(['data', 'metadata.annotations', 'spec.template.metadata.annotations']);
/** Values of variables and of configuration that sound secret are hidden wherever they stand. */
const showOf = (walk, holder, key) => {
    const name = key === 'value' ? String((0,dig/* fieldsOf */.Pf)(holder)['name'] ?? '') : freeKeys.has(walk.path) ? key : '';
    return secretName.test(name) ? diff_hidden : walk.show;
};
const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const changes = (walk, before, after) => {
    if (ignored.has(walk.path))
        return [];
    if (after === undefined && walk.live)
        return [];
    if ((0,dig/* isFields */.Ce)(before) && (0,dig/* isFields */.Ce)(after))
        return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap(key => changes({ ...below(walk, key), show: showOf(walk, after, key) }, before[key], after[key]));
    if (Array.isArray(before) && Array.isArray(after))
        return listChanges(walk, (0,dig/* listOf */.c3)(before), (0,dig/* listOf */.c3)(after));
    if (isSame(before, after))
        return [];
    const whole = (0,dig/* isFields */.Ce)(after) ? (0,dig/* fieldsOf */.Pf)(after) : (0,dig/* isFields */.Ce)(before) ? (0,dig/* fieldsOf */.Pf)(before) : undefined;
    const show = whole !== undefined && secretName.test(String(whole['name'] ?? '')) ? diff_hidden : walk.show;
    return [{ path: walk.path, before: show(before), after: show(after) }];
};
const objectChanges = (before, after, live) => {
    if (after.kind !== 'Secret')
        return changes({ path: '', show: shown, live }, before, after);
    const parts = ['data', 'stringData'].flatMap(key => changes({ path: key, show: diff_hidden, live }, (0,dig/* fieldsOf */.Pf)(before[key]), (0,dig/* fieldsOf */.Pf)(after[key])));
    const rest = ({ data: _data, stringData: _stringData, ...others }) => others;
    return [...parts, ...changes({ path: '', show: shown, live }, rest(before), rest(after))];
};
const diffObjects = (before, after, { beforeIsLive = false } = {}) => {
    const old = new Map(before.map(one => [identityOf(one), one]));
    const now = new Set(after.map(identityOf));
    const kept = after.flatMap((object) => {
        const previous = old.get(identityOf(object));
        if (previous === undefined)
            return [{ ref: (0,kubernetes_objects/* refOf */.H8)(object), change: 'added', fields: [] }];
        const fields = objectChanges(previous, object, beforeIsLive);
        return fields.length === 0 ? [] : [{ ref: (0,kubernetes_objects/* refOf */.H8)(object), change: 'changed', fields }];
    });
    const gone = before
        .filter(object => !now.has(identityOf(object)))
        .map((object) => ({ ref: (0,kubernetes_objects/* refOf */.H8)(object), change: 'removed', fields: [] }));
    return [...kept, ...gone];
};
/** One line a change, for the plan. */
const describeChanges = (all) => all.flatMap(({ ref, change, fields }) => change === 'changed'
    ? fields.map(({ path, before, after }) => before === '(hidden)' && after === '(hidden)'
        ? `${(0,kubernetes_objects/* nameOf */.Vb)(ref)}: ${path}: changed (hidden)`
        : `${(0,kubernetes_objects/* nameOf */.Vb)(ref)}: ${path}: ${before} → ${after}`)
    : [`${(0,kubernetes_objects/* nameOf */.Vb)(ref)}: ${change}`]);

;// CONCATENATED MODULE: ./src/adapters/kubernetes/render/yaml.ts

const template = /\{\{-?\s*(?:\.(?:Values|Release|Chart|Capabilities|Files)\b|(?:include|template|toYaml|tpl|if|range|with|end|define)\b)/;
const templated = (file, line) => new errors/* UserError */.yo('manifest-template', `${file}:${line}: holds a template expression ({{ … }}) that nothing has filled in.`, 'Render it first: pass the chart as `helm`, or the filled-in file as `manifests`.');
const lineWithTemplate = (text) => text.split('\n').findIndex(line => template.test(line)) + 1;
/**
 * Plain scalars mean here what they mean to kubectl, which is YAML 1.1 in part: `0644` is octal and `yes` is true, but
 * `12:30` and dates are text. Otherwise a file would mean one thing to `kubectl apply` and another to us.
 */
const kubectlTags = () => [
    {
        tag: 'tag:yaml.org,2002:bool',
        default: true,
        test: /^(?:y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF)$/,
        resolve: (text) => /^(?:y|on)/i.test(text),
    },
    {
        tag: 'tag:yaml.org,2002:int',
        default: true,
        test: /^[-+]?0[0-7_]+$/,
        resolve: (text) => Number.parseInt(text.replaceAll('_', ''), 8),
    },
    {
        tag: 'tag:yaml.org,2002:int',
        default: true,
        test: /^0b[01_]+$/,
        resolve: (text) => Number.parseInt(text.slice(2).replaceAll('_', ''), 2),
    },
    {
        tag: 'tag:yaml.org,2002:int',
        default: true,
        test: /^[-+]?[0-9]+_[0-9_]*$/,
        resolve: (text) => Number.parseInt(text.replaceAll('_', ''), 10),
    },
];
/** A template expression may also be valid YAML: a mapping as a key, or a plain text. */
const holdsTemplate = (yaml, document) => {
    let offset;
    yaml.visit(document, {
        Pair: (_key, pair) => {
            if (!yaml.isMap(pair.key))
                return undefined;
            offset = pair.key.range?.[0];
            return yaml.visit.BREAK;
        },
        Scalar: (_key, node) => {
            const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
            if (isBlock || typeof node.value !== 'string' || !template.test(node.value))
                return undefined;
            offset = node.range?.[0];
            return yaml.visit.BREAK;
        },
    });
    return offset;
};
const contentOf = (file, line, document) => {
    try {
        return document.toJS({ maxAliasCount: 1000 });
    }
    catch (cause) {
        throw new errors/* UserError */.yo('manifest-invalid', `${file}:${line}: ${(0,errors/* messageOf */.bD)(cause)}`, 'Write the value out.', { cause });
    }
};
/** YAML (or JSON, which is a part of it) with any number of documents; empty ones are left out. YAML is loaded only here. */
const parseDocuments = async (text, file) => {
    const yaml = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const lines = new yaml.LineCounter();
    const clean = text.replace(/^\uFEFF/, '');
    const documents = yaml.parseAllDocuments(clean, {
        lineCounter: lines,
        prettyErrors: false,
        merge: true,
        customTags: tags => [...kubectlTags(), ...tags],
    });
    if (!Array.isArray(documents))
        return [];
    return documents.flatMap((document, index) => {
        const lineAt = (offset) => (offset === undefined ? 1 : lines.linePos(offset).line);
        const start = lineAt(document.contents?.range?.[0] ?? document.range[0]);
        const [error] = document.errors;
        if (error !== undefined) {
            const at = lineWithTemplate(clean);
            if (at > 0)
                throw templated(file, at);
            throw new errors/* UserError */.yo('manifest-invalid', `${file}:${lineAt(error.pos[0])} (document ${index + 1}): ${error.message}`, 'Mend the YAML at that line.');
        }
        if (document.contents === null || (yaml.isScalar(document.contents) && document.contents.value === null))
            return [];
        const offset = holdsTemplate(yaml, document);
        if (offset !== undefined)
            throw templated(file, lineAt(offset));
        const offsetOf = (path) => {
            const node = path.length === 0 ? document.contents : document.getIn(path, true);
            return yaml.isNode(node) ? node.range?.[0] : path.length === 0 ? undefined : offsetOf(path.slice(0, -1));
        };
        const comment = `${document.commentBefore ?? ''}\n${document.contents.commentBefore ?? ''}`;
        return [
            {
                content: contentOf(file, start, document),
                number: index + 1,
                lineOf: path => lineAt(offsetOf(path)),
                source: /^\s*Source: (\S+)/m.exec(comment)?.[1],
            },
        ];
    });
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/render/parse.ts






const invalid = ({ file, document, path }, problem, what) => {
    const at = [...path, ...problem.path];
    const field = pathText(problem.path);
    const from = document.source === undefined ? '' : `, from ${document.source}`;
    const name = what === '' ? '' : `${what}: `;
    return new errors/* UserError */.yo('manifest-invalid', `${file}:${document.lineOf(at)} (document ${document.number}${from}): ${name}${field === '' ? '' : `${field}: `}${problem.message}`, field === '' ? 'Mend the document at that line.' : `Mend ${field} at that line.`);
};
/** Set by a server; people paste them from `kubectl get -o yaml`. */
const serverSet = new Set([
    'uid',
    'resourceVersion',
    'generation',
    'creationTimestamp',
    'deletionTimestamp',
    'managedFields',
    'selfLink',
]);
const serverAnnotations = new Set([
    'kubectl.kubernetes.io/last-applied-configuration',
    'deployment.kubernetes.io/revision',
]);
const withoutKeys = (record, keys) => Object.fromEntries(Object.entries(record).filter(([key]) => !keys.has(key)));
/** As someone would have written it by hand: no status, nothing that a server sets, a name even where one is to be made. */
const asWritten = (raw) => {
    const { status: _status, ...rest } = raw;
    if (!(0,dig/* isFields */.Ce)(raw['metadata']))
        return rest;
    const metadata = withoutKeys(raw['metadata'], serverSet);
    const name = metadata['name'] ?? (0,dig/* textOf */.b6)(metadata['generateName']).replace(/-$/, '');
    const annotations = metadata['annotations'];
    return {
        ...rest,
        metadata: {
            ...metadata,
            ...(name === '' ? {} : { name }),
            ...((0,dig/* isFields */.Ce)(annotations) ? { annotations: withoutKeys(annotations, serverAnnotations) } : {}),
        },
    };
};
const numbers = (path) => path.map(part => (typeof part === 'number' ? part : String(part)));
const objectOf = (place, raw) => {
    const missing = ['apiVersion', 'kind'].filter(key => (0,dig/* textOf */.b6)(raw[key]) === '');
    if (missing.length > 0)
        throw invalid(place, { path: [], message: `has no ${missing.join(' and no ')}, so it is no Kubernetes object` }, '');
    if (apis_groupOf((0,dig/* textOf */.b6)(raw['apiVersion'])) === 'kustomize.config.k8s.io')
        throw new errors/* UserError */.yo('manifest-is-kustomization', `${place.file} tells kustomize what to do; it is no manifest.`, 'Pass its folder as `kustomize`.');
    const what = `${(0,dig/* textOf */.b6)(raw['kind'])}/${(0,dig/* textOf */.b6)((0,dig/* fieldsOf */.Pf)(raw['metadata'])['name'])}`;
    const parsed = kubernetes_objects/* objectSchema */.x0.safeParse(asWritten(raw));
    const [issue] = parsed.error?.issues ?? [];
    if (issue !== undefined)
        throw invalid(place, { path: numbers(issue.path), message: issue.message }, what);
    if (parsed.data === undefined)
        throw invalid(place, { path: [], message: 'is no Kubernetes object' }, what);
    // What was removed is refused with the way to write it today, which says more than a missing field.
    const problem = removalOf(parsed.data) === undefined ? problemsOf(parsed.data)[0] : undefined;
    if (problem !== undefined)
        throw invalid(place, problem, what);
    return parsed.data;
};
const isList = (raw) => (0,dig/* textOf */.b6)(raw['kind']).endsWith('List') && Array.isArray(raw['items']);
const objectsAt = (place, raw) => {
    if (!(0,dig/* isFields */.Ce)(raw))
        throw invalid(place, { path: [], message: 'is no mapping, so it is no Kubernetes object' }, '');
    if (!isList(raw))
        return [objectOf(place, raw)];
    const { items } = raw;
    // Items of a typed list (DeploymentList) may leave out what the list says.
    const kind = (0,dig/* textOf */.b6)(raw['kind']).slice(0, -'List'.length);
    const implied = kind === '' ? {} : { apiVersion: raw['apiVersion'], kind };
    return (Array.isArray(items) ? items : []).flatMap((item, index) => objectsAt({ ...place, path: [...place.path, 'items', index] }, (0,dig/* isFields */.Ce)(item) ? { ...implied, ...item } : item));
};
/** @throws UserError `manifest-invalid`, `manifest-template` */
const parseManifest = async (text, file) => {
    const documents = await parseDocuments(text, file);
    return documents.flatMap(document => objectsAt({ file, document, path: [] }, document.content));
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/render/paths.ts


/** Which files the lines of `manifests` mean: files, folders (as kubectl reads them: not what is below), globs. */
const isManifest = (name) => /\.(?:ya?ml|json)$/.test(name);
const isGlob = (pattern) => /[*?[{]/.test(pattern);
const kustomizations = new Set(['kustomization.yaml', 'kustomization.yml', 'Kustomization']);
const pieces = { '**/': '(?:[^/]+/)*', '**': '.*', '*': '[^/]*', '?': '[^/]' };
/** `**`, `*`, `?`, `[…]` and `{a,b}`; a leading dot is only matched when written. */
const globPattern = (glob) => {
    let depth = 0;
    const source = glob.replaceAll(/\*\*\/|\*\*|\*|\?|\[[^\]]+\]|[{},]|[.+^$()|\\\]]/g, token => {
        if (token === '{')
            depth += 1;
        if (token === '}')
            depth -= 1;
        if (token === '{')
            return '(?:';
        if (token === '}')
            return ')';
        if (token === ',')
            return depth > 0 ? '|' : ',';
        if (token.startsWith('[') && token.length > 1)
            return token.replace('[!', '[^');
        return pieces[token] ?? `\\${token}`;
    });
    return new RegExp(`^${source}$`);
};
const namesIn = async (files, path) => {
    try {
        return await files.list(path);
    }
    catch (error) {
        // A file is not a folder; what cannot be opened holds nothing for us.
        if (['ENOTDIR', 'EACCES', 'ELOOP'].includes((0,errors/* systemCode */.xU)(error) ?? ''))
            return [];
        throw error;
    }
};
const walk = async (files, folder) => {
    const found = [];
    for (const name of await namesIn(files, folder)) {
        if (name.startsWith('.') || name === 'node_modules')
            continue;
        const path = (0,external_node_path_.join)(folder, name);
        found.push(path, ...(await walk(files, path)));
    }
    return found;
};
const missing = (line, why, fix = 'Mend the path; it is relative to the workspace.') => new errors/* UserError */.yo('manifest-missing', `manifests: ${line} ${why}.`, fix);
/** The part of a glob before its first special character is where the search starts. */
const baseOf = (glob) => {
    const parts = glob.split('/');
    const first = parts.findIndex(isGlob);
    return parts.slice(0, first).join('/');
};
const byGlob = async (files, workspace, line) => {
    const glob = (0,external_node_path_.normalize)((0,external_node_path_.isAbsolute)(line) ? (0,external_node_path_.relative)(workspace, line) : line);
    const pattern = globPattern(glob);
    const all = await walk(files, (0,external_node_path_.join)(workspace, baseOf(glob)));
    const hits = all.filter(path => pattern.test((0,external_node_path_.relative)(workspace, path)) && isManifest(path));
    if (hits.length === 0)
        throw missing(line, 'matches no .yaml, .yml or .json file');
    return hits;
};
const inFolder = (line, path, names) => {
    if (names.some(name => kustomizations.has(name)))
        throw new errors/* UserError */.yo('manifest-is-kustomization', `manifests: ${line} is a kustomization; its files are parts, not manifests.`, `Set \`kustomize: ${line}\` instead.`);
    if (names.includes('Chart.yaml'))
        throw missing(line, 'is a Helm chart; its files are templates', `Set \`helm: ${line}\` instead.`);
    const hits = names.filter(isManifest);
    if (hits.length === 0)
        throw missing(line, 'holds no .yaml, .yml or .json file', `Folders below are read by a glob: ${(0,external_node_path_.join)(line, '**/*.yaml')}.`);
    return hits.map(name => (0,external_node_path_.join)(path, name));
};
const expand = async (files, workspace, line) => {
    const path = (0,external_node_path_.isAbsolute)(line) ? (0,external_node_path_.normalize)(line) : (0,external_node_path_.join)(workspace, line);
    if (isGlob(line) && !(await files.exists(path)))
        return await byGlob(files, workspace, line);
    const names = await namesIn(files, path);
    if (names.length > 0)
        return inFolder(line, path, names);
    if (await files.exists(path))
        return [path];
    throw missing(line, 'does not exist');
};
/** In the order of the lines, each file once. @throws UserError `manifest-missing`, `manifest-is-kustomization` */
const manifestFiles = async (files, workspace, lines) => {
    const found = new Set();
    for (const line of lines)
        for (const path of await expand(files, workspace, line))
            found.add(path);
    const part = [...found].find(path => kustomizations.has(path.split('/').at(-1) ?? ''));
    if (part === undefined)
        return [...found];
    const folder = (0,external_node_path_.relative)(workspace, (0,external_node_path_.join)(part, '..')) || '.';
    throw new errors/* UserError */.yo('manifest-is-kustomization', `manifests: ${(0,external_node_path_.relative)(workspace, part)} makes ${folder} a kustomization; its files are parts, not manifests.`, `Set \`kustomize: ${folder}\` instead.`);
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/render/tools.ts


/** `kubectl kustomize` and `helm template` as child processes. They fetch nothing: what a release is made of is in the checkout. */
const timeoutMs = 60_000;
/** What charts are rendered for when the cluster’s own version is not known. */
const kubeVersion = '1.34.0';
/** Every way to the network leads nowhere, so that a remote base fails at once instead of making the release depend on it. */
const offline = (env) => {
    const nowhere = 'http://127.0.0.1:9';
    const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'];
    return {
        ...env,
        ...Object.fromEntries(proxies.map(name => [name, nowhere])),
        NO_PROXY: '',
        no_proxy: '',
        GIT_ALLOW_PROTOCOL: 'file',
        GIT_TERMINAL_PROMPT: '0',
    };
};
const render = async (deps, tool, file, args, shown) => {
    const env = offline(deps.env);
    const result = await deps.exec.run({ file, args, env, timeoutMs, signal: deps.signal });
    deps.signal.throwIfAborted();
    if (result.timedOut)
        throw new errors/* UserError */.yo('render-timeout', `\`${shown}\` did not end within ${timeoutMs / 1000} s.`, 'Remote bases and charts are not fetched: make them part of the checkout.');
    if (result.exitCode === 0)
        return result.stdout;
    const said = (0,errors/* lastLines */.w$)(result.stderr, 10);
    if (tool === 'helm' && /missing in charts\/ directory|dependency build/.test(said))
        throw new errors/* UserError */.yo('chart-dependencies-missing', `\`${shown}\`: ${said}`, 'Run `helm dependency build` before, in a step of its own; rendering fetches nothing.');
    throw new errors/* UserError */.yo('render-failed', `\`${shown}\` failed (exit ${result.exitCode ?? result.signal}):\n${said}`, 'Run the command by hand in the checkout and mend what it names; rendering fetches nothing from the network.');
};
const kustomize = async (deps, workspace, folder) => {
    const path = (0,external_node_path_.isAbsolute)(folder) ? folder : (0,external_node_path_.join)(workspace, folder);
    return await render(deps, 'kubectl', await deps.kubectl(), ['kustomize', path], `kubectl kustomize ${folder}`);
};
/** `--set` values may be secret, so they are not shown. */
const helmTemplate = async (deps, workspace, namespace, helm) => {
    const at = (path) => ((0,external_node_path_.isAbsolute)(path) ? path : (0,external_node_path_.join)(workspace, path));
    if (/^[a-z]+:\/\//.test(helm.chart) || !(await deps.files.exists(at(helm.chart))))
        throw new errors/* UserError */.yo('manifest-missing', `helm: ${helm.chart} is no folder or packed chart in the checkout.`, 'Fetch the chart in a step before (`helm pull`), or make it part of the checkout.');
    const args = [
        'template',
        helm.release,
        at(helm.chart),
        ...(namespace === '' ? [] : ['--namespace', namespace]),
        // Charts ask for the version of the cluster; without one a helm that was built plainly says 1.20.
        '--kube-version',
        helm.kubeVersion ?? kubeVersion,
        '--include-crds',
        // Tests have no part in a deploy, and charts like to give them a new name each time.
        '--skip-tests',
        ...helm.values.flatMap(file => ['--values', at(file)]),
        ...helm.set.flatMap(pair => ['--set', pair]),
    ];
    const values = helm.values.map(file => ` --values ${file}`).join('');
    const shown = `helm template ${helm.release} ${helm.chart}${namespace === '' ? '' : ` --namespace ${namespace}`}${values}${helm.set.length === 0 ? '' : ' --set …'}`;
    return await render(deps, 'helm', await deps.helm(), args, shown);
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/render/render.ts









const render_decoded = (value) => Buffer.from(value, 'base64').toString('utf8');
/** Short or everyday words are left alone: masking them would blank outputs that only look like them. */
const worthMasking = (value) => value.length >= 8 && !/^[a-z]+$/i.test(value);
const maskSecrets = (objects, log) => {
    for (const secret of objects.filter(one => one.kind === 'Secret')) {
        const encoded = Object.values((0,dig/* fieldsOf */.Pf)(secret['data'])).map(dig/* textOf */.b6);
        const plain = [...encoded.map(render_decoded), ...Object.values((0,dig/* fieldsOf */.Pf)(secret['stringData'])).map(dig/* textOf */.b6)];
        const lines = plain.flatMap(value => value.split(/\r?\n/)).map(line => line.trim());
        for (const value of new Set([...encoded, ...lines]))
            if (worthMasking(value))
                log.mask(value);
    }
};
const inNamespace = (object, namespace) => isClusterScoped(object) || object.metadata.namespace !== undefined
    ? object
    : { ...object, metadata: { ...object.metadata, namespace } };
const fromFiles = async ({ manifests, workspace }, deps) => {
    const objects = [];
    for (const path of await manifestFiles(deps.files, workspace, manifests))
        objects.push(...(await parseManifest(await deps.files.readText(path), (0,external_node_path_.relative)(workspace, path) || path)));
    return objects;
};
/** Charts may make names or passwords up. Each rendering is then another release, so this is worth two of them. */
const fromChart = async ({ workspace, namespace }, helm, deps) => {
    const file = `helm template ${helm.chart}`;
    const render = async () => await helmTemplate(deps, workspace, namespace, helm);
    const [text, again] = await Promise.all([render(), render()]);
    const objects = await parseManifest(text, file);
    if (text === again)
        return objects;
    const [first] = describeChanges(diffObjects(objects, await parseManifest(again, file)));
    if (first !== undefined)
        deps.log.warning(`The chart ${helm.chart} renders to something else each time, so every run makes a new release. First difference: ${first}. Give it what it makes up as a value.`);
    return objects;
};
/**
 * The objects of a release, as a deploy would apply them: namespace set (where none is asked for: the one that the
 * manifests name, or `default`), no status. Secret values are masked in logs.
 * @throws UserError `manifest-*`, `render-*`, `chart-dependencies-missing`; ToolError `tool-not-started`
 */
const renderManifests = async (sources, deps) => {
    const { kustomize: folder, helm, namespace, workspace } = sources;
    const found = [
        ...(await fromFiles(sources, deps)),
        ...(folder === ''
            ? []
            : await parseManifest(await kustomize(deps, workspace, folder), `kubectl kustomize ${folder}`)),
        ...(helm === null ? [] : await fromChart(sources, helm, deps)),
    ];
    maskSecrets(found, deps.log);
    if (found.length === 0)
        throw new errors/* UserError */.yo('manifest-empty', 'The manifests hold no object at all.', 'Check `manifests`, `kustomize` and `helm`.');
    const target = namespace || soleNamespace(found) || 'default';
    return found.map(object => inNamespace(object, target));
};

// EXTERNAL MODULE: ./src/adapters/registry/credentials.ts
var credentials = __webpack_require__(7972);
// EXTERNAL MODULE: ./src/adapters/registry/registry.ts + 6 modules
var registry_registry = __webpack_require__(9817);
;// CONCATENATED MODULE: ./src/adapters/kubernetes/resolve-images.ts
/** Tags of the manifests become digests where their registry can be asked, so that going back runs what ran before. */




/** A registry that only the nodes reach must not hold up the deploy: the tag stays, and the report says so. */
const patienceMs = 5000;
const oneTry = { attempts: 1, firstDelayMs: 0, maxDelayMs: 0 };
const digestsOf = async (images, runtime) => {
    const registry = (0,registry_registry/* createRegistry */.I)({ credentials: (0,credentials/* dockerCredentials */.d8)(runtime), retry: oneTry });
    const signal = AbortSignal.any([runtime.signal, AbortSignal.timeout(patienceMs)]);
    const found = await Promise.all(images.map(async (image) => {
        try {
            const { digest } = await registry.resolve(image, signal);
            return [[image, `${image}@${digest}`]];
        }
        catch (error) {
            runtime.log.info(`${image} stays a tag: ${(0,errors/* messageOf */.bD)(error)}`);
            return [];
        }
    }));
    runtime.signal.throwIfAborted();
    return new Map(found.flat());
};
const withDigests = async (objects, runtime) => {
    const tags = [...new Set(imagesOf(objects).map(({ image }) => image))].filter(image => !isPinned(image));
    if (tags.length === 0)
        return objects;
    const digests = await digestsOf(tags, runtime);
    return replaceImages(objects, image => digests.get(image));
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/prepare.ts
/** What the inputs describe, rendered and made a release. */








const sourcesOf = (inputs, namespace, workspace) => ({
    manifests: inputs.manifests,
    kustomize: inputs.kustomize,
    helm: inputs['helm-chart'] === ''
        ? null
        : {
            chart: inputs['helm-chart'],
            values: inputs['helm-values'],
            set: inputs['helm-set'],
            release: inputs.app,
        },
    namespace,
    workspace,
});
/** The runner's own program where there is one; the pinned one only where there is none. */
const program = (name, runtime) => async () => {
    const found = await runtime.exec.which(name);
    if (found !== undefined)
        return found;
    const { createTools } = await __webpack_require__.e(/* import() */ 318).then(__webpack_require__.bind(__webpack_require__, 4318));
    return (await createTools(runtime).locate(name)).path;
};
/** The objects as the manifests have them. */
const rendered = async (inputs, namespace, runtime) => await renderManifests(sourcesOf(inputs, namespace, runtime.context.workspace), {
    ...runtime,
    kubectl: program('kubectl', runtime),
    helm: program('helm', runtime),
});
/** @throws UserError `image-not-digest`, `image-not-used` */
const pinned = (objects, images) => {
    const pins = parsePins(images);
    if ('problem' in pins)
        throw new errors/* UserError */.yo('image-not-digest', `image: ${pins.problem}`, 'Write `name@sha256:…`, one a line.');
    const result = pinImages(objects, pins.value);
    if (result.unused.length === 0)
        return result.objects;
    const unused = result.unused.map(({ repository }) => repository).join(', ');
    const used = [...new Set(imagesOf(objects).map(({ image }) => image))].join(', ') || 'none';
    throw new errors/* UserError */.yo('image-not-used', `image: no container of the manifests uses ${unused}; they use: ${used}.`, 'Name the image in the manifests, or write `<name in the manifests>=<name>@sha256:…`.');
};
const job = /^job[:/](.+)$/;
const hookOf = (text, cwd, timeoutMs) => {
    if (text === '')
        return null;
    const name = job.exec(text)?.[1];
    return name === undefined
        ? { kind: 'command', command: text, cwd, timeoutMs }
        : { kind: 'job', job: name.trim(), timeoutMs };
};
const hooksOf = (inputs, cwd) => ({
    expand: hookOf(inputs['migrate-expand'], cwd, inputs['hook-timeout']),
    contract: hookOf(inputs['migrate-contract'], cwd, inputs['hook-timeout']),
});
const shapeOptions = (inputs, namespace) => {
    const { expand, contract } = hooksOf(inputs, '');
    return {
        namespace,
        hookJobs: [expand, contract].flatMap(hook => (hook?.kind === 'job' ? [hook.job] : [])),
        allowManaged: inputs['allow-managed'],
        switchMode: inputs.switch,
    };
};
const prepare_unique = (names) => [...new Set(names)];
const contentsOf = async (inputs, objects, namespace) => {
    const shape = await shapeOf(objects, shapeOptions(inputs, namespace));
    const images = prepare_unique(imagesOf(objects).map(({ image }) => image));
    return {
        namespace: shape.namespace,
        images,
        unpinned: images.filter(image => !isPinned(image)),
        objects: shape.treated,
        findings: shape.findings,
    };
};
/** The digest a release is known by is that of the one image it is made for. */
const digestOf = ({ image }) => (image.length === 1 ? (0,reference/* digestIn */.s)(image[0]) : null);
const prepareRelease = async (inputs, namespace, bundles, runtime) => {
    const asWritten = pinned(await rendered(inputs, namespace, runtime), inputs.image);
    const objects = await withDigests(asWritten, runtime);
    const contents = await contentsOf(inputs, objects, namespace);
    const spec = {
        target: 'kubernetes',
        namespace,
        bundle: await bundles.add({ schema: 'prod-actions/bundle/v1', namespace, objects: [...objects] }),
        healthPath: inputs['health-path'],
        port: inputs['probe-port'],
        images: [...contents.images],
        hooks: hooksOf(inputs, (0,external_node_path_.resolve)(runtime.context.workspace, inputs['working-directory'])),
        adopted: null,
    };
    const release = await (0,rollout_release/* identify */.ls)({
        revision: inputs.revision === '' ? runtime.context.sha : inputs.revision,
        digest: digestOf(inputs),
        oneWay: inputs['one-way'],
        spec,
    });
    return { release, contents };
};

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./src/domain/kubernetes/spec.ts
var spec = __webpack_require__(4738);
;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/codes.ts

/** Why a colour does not come, or does not stay, on Kubernetes. */
const faults = {
    'image-not-pullable': {
        means: 'The image does not exist under that name, or the node may not pull it.',
        next: 'Check name and digest, that the image was pushed, and the imagePullSecrets of the pod.',
    },
    'image-unreachable': {
        means: 'The node could not reach the registry, or the registry was overloaded, for longer than such a state is given.',
        next: 'Look at the registry and at the network of the node, then deploy again.',
    },
    'image-name-invalid': {
        means: 'The image name cannot be parsed.',
        next: 'Mend the image name in the manifests.',
    },
    'container-config-invalid': {
        means: 'A ConfigMap, Secret or key that the container reads is not there, or its settings contradict each other.',
        next: 'Put what the message names into the manifests or the namespace.',
    },
    'container-not-startable': {
        means: 'The container runtime could not start the program: it is missing, not executable, or for another platform.',
        next: 'Check command and entrypoint of the image.',
    },
    'container-exited': {
        means: 'A container that should run for ever ended.',
        next: 'Read the last log lines in the message, mend the app, and deploy again.',
    },
    'crash-loop': {
        means: 'A container ends again and again.',
        next: 'Read the last log lines in the message, mend the app, and deploy again.',
    },
    'out-of-memory': {
        means: 'The kernel killed a container for going over its memory limit.',
        next: 'Raise resources.limits.memory, or let the app use less.',
    },
    'init-container-failed': {
        means: 'An init container does not succeed, so the app never starts.',
        next: 'Read its last log lines in the message.',
    },
    unschedulable: {
        means: 'No node has room for a pod of the new release, or none fits its rules; no autoscaler brings one.',
        next: 'Make room for both colours at once, or lower requests, affinity or spread rules.',
    },
    'pod-not-created': {
        means: 'The cluster refuses to create the pods of the release.',
        next: 'Mend what the message names: a policy, a service account, a limit.',
    },
    'pod-slow-to-create': {
        means: 'A pod stayed in creation until time ran out.',
        next: 'Read the event in the message: usually the image is big or a volume is not there.',
    },
    'quota-exceeded': {
        means: 'The quota of the namespace does not hold both colours.',
        next: 'Raise the ResourceQuota so that the release fits twice, or lower requests or replicas.',
    },
    'pod-evicted': {
        means: 'A node pushed out a pod of the new release, or lost it.',
        next: 'Look at the node in the message; deploy again.',
    },
    'readiness-failing': {
        means: 'The containers run, but their readiness probes did not pass until time ran out.',
        next: 'Read the answer of the probe in the message; mend app or probe, or raise `start-timeout`.',
    },
    'progress-deadline': {
        means: 'The Deployment made no progress within its own progressDeadlineSeconds.',
        next: 'Read the message, or raise progressDeadlineSeconds.',
    },
};
/** Errors of starting, stopping and keeping releases on Kubernetes, and what preflight finds. */
const release_codes_codes = (0,codes/* defineCodes */.O)({
    ...faults,
    'volume-not-mounted': {
        means: 'A volume of the pod could not be attached or mounted.',
        next: 'Put the Secret, ConfigMap or claim that the message names into the namespace.',
    },
    'release-not-kubernetes': {
        means: 'The release was made for another target.',
        next: 'Use the target the release was made for.',
    },
    'bundle-missing': {
        means: 'What the release is made of is neither known to this run nor kept in the cluster.',
        next: 'Deploy it again from its manifests.',
    },
    'bundle-damaged': {
        means: 'The Secret that keeps the release does not hold what its hash says; it was not used.',
        next: 'Deploy the release again from its manifests; find out who changed the Secret.',
    },
    'bundle-too-big': {
        means: 'The rendered objects of the release, compressed, do not fit into one Secret (1 MiB).',
        next: 'Move big data out of ConfigMaps into images or volumes, or split the app.',
    },
    'colour-selected': {
        means: 'A Service leads to the colour that was to be stopped or replaced, so it was left alone.',
        next: 'Run `status`: traffic is not where this operation expected it.',
    },
    'config-name-taken': {
        means: 'An object with the name of a configuration version exists and holds something else.',
        next: 'Remove or rename the object in the message.',
    },
    'field-conflict': {
        means: 'Something else in the cluster keeps a field that the manifests set, so it was not overwritten.',
        next: 'Leave the field out of the manifests, or let its owner go.',
    },
    'pods-not-gone': {
        means: 'Pods of the stopped colour did not end within their grace period.',
        next: 'Look at the node they run on; the next run tries again.',
    },
    'hook-failed': {
        means: 'A hook of the release failed.',
        next: 'Read its output in the message; it is safe to run again.',
    },
    'hook-timed-out': {
        means: 'A hook of the release ran longer than its limit and was stopped.',
        next: 'Raise `hook-timeout`, or make the hook faster.',
    },
    'capacity-tight': {
        means: 'The nodes may not have room for both colours at once.',
        next: 'Make sure that nodes are added on demand, or lower requests or replicas.',
    },
    'release-rejected': {
        means: 'The API server does not accept an object of the release as it is.',
        next: 'Mend what the message names; nothing was changed.',
    },
});

;// CONCATENATED MODULE: ./src/domain/kubernetes/adoption.ts



/** An app that ran before we came: what belongs to it, whether it can be taken over, and how it was found. Pure. */
/** Such an app is always the blue one: ours starts in green. */
const adoptedColour = 'blue';
const hashLabel = 'pod-template-hash';
const adoption_isOurs = (object, owner) => {
    const labels = (0,kubernetes_objects/* labelsOf */.PC)(object);
    return labels[keys.app] === owner.app && labels[keys.environment] === owner.environment;
};
const isNobodys = (object) => (0,kubernetes_objects/* labelsOf */.PC)(object)[keys.app] === undefined;
const isAdopted = (object) => (0,kubernetes_objects/* annotationsOf */.Ih)(object)[keys.adopted] !== undefined;
const byName = (objects) => objects.toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
const templateLabels = (deployment) => deployment.spec.template.metadata?.labels ?? {};
const isColoured = (object) => (0,kubernetes_objects/* labelsOf */.PC)(object)[keys.colour] !== undefined && !isAdopted(object);
/** The Deployment that ran before us is named as the manifests name it, or as ours is without its colour. */
const originalNames = (world, owner, shape) => new Set([
    ...(shape?.workloads ?? []).map(workload => workload.name),
    ...world.deployments
        .filter(one => adoption_isOurs(one, owner) && isColoured(one))
        .map(one => one.metadata.name.replace(/-(blue|green)$/, '')),
]);
const canLead = (service) => service.spec.clusterIP !== 'None' &&
    service.spec.type !== 'ExternalName' &&
    Object.keys(service.spec.selector ?? {}).length > 0;
const leadsTo = (service, deployment) => (0,kubernetes_objects/* selects */.ko)(service.spec.selector ?? {}, templateLabels(deployment));
/** What is not needed any more, scaled to nothing by its owner, is not taken over. */
const isPopulated = (deployment) => (deployment.spec.replicas ?? 1) > 0;
const findApp = (world, owner, shape) => {
    const names = originalNames(world, owner, shape);
    const inManifests = new Set((shape?.services ?? []).map(service => service.name));
    const deployments = world.deployments.filter(one => (adoption_isOurs(one, owner) && isAdopted(one)) || (names.has(one.metadata.name) && isNobodys(one) && isPopulated(one)));
    const services = world.services.filter(one => {
        if (!isNobodys(one))
            return adoption_isOurs(one, owner) && isAdopted(one);
        return canLead(one) && (inManifests.has(one.metadata.name) || deployments.some(to => leadsTo(one, to)));
    });
    return { deployments: byName(deployments), services: byName(services) };
};
/** Some of it is not ours yet. */
const isPending = (found) => [...found.deployments, ...found.services].some(one => !isAdopted(one));
const isOwnedBy = (object, owner) => (object.metadata.ownerReferences ?? []).some(one => one.controller === true && one.uid === owner.metadata.uid);
const replicaSetsOf = (deployment, world) => world.replicaSets.filter(one => isOwnedBy(one, deployment));
const podsOf = (deployments, world) => {
    const sets = deployments.flatMap(deployment => replicaSetsOf(deployment, world));
    return world.pods.filter(pod => sets.some(set => isOwnedBy(pod, set)));
};
const populated = (deployment, world) => replicaSetsOf(deployment, world).filter(one => (one.spec.replicas ?? 0) > 0 || (one.status?.replicas ?? 0) > 0);
/** Label of the pods of the one ReplicaSet that runs; undefined while there is none, or more than one. */
const adoption_hashOf = (deployment, world) => {
    const [one, more] = populated(deployment, world);
    return one === undefined || more !== undefined ? undefined : (0,kubernetes_objects/* labelsOf */.PC)(one)[hashLabel];
};
/** The selector that leads to one ReplicaSet of those a Service selects; undefined: to none, so that it can wait. */
const narrowed = (selector, hash) => hash === undefined ? { ...selector, [keys.colour]: nowhere } : { ...selector, [hashLabel]: hash };
const isSettled = (deployment) => {
    const { status } = deployment;
    return (deployment.metadata.generation === status?.observedGeneration &&
        (status?.updatedReplicas ?? 0) === (status?.replicas ?? 0));
};
const midRollout = (found, world) => found.deployments
    .filter(one => !isAdopted(one))
    .flatMap(deployment => {
    const sets = populated(deployment, world).length;
    if (sets === 1 && isSettled(deployment))
        return [];
    const message = `Deployment/${deployment.metadata.name} is in the middle of a rollout: ${sets} ReplicaSets have pods.`;
    return [{ code: 'adoption-mid-rollout', message }];
});
const adoption_shared = (found, world) => found.services
    .filter(one => !isAdopted(one))
    .flatMap(service => {
    const behind = found.deployments.filter(deployment => leadsTo(service, deployment));
    const own = new Set(podsOf(behind, world).map(pod => pod.metadata.name));
    const others = world.pods
        .filter(pod => !(0,kubernetes_objects/* isTerminating */.fy)(pod) && (0,kubernetes_objects/* selects */.ko)(service.spec.selector ?? {}, (0,kubernetes_objects/* labelsOf */.PC)(pod)))
        .filter(pod => !own.has(pod.metadata.name))
        .map(pod => pod.metadata.name);
    const names = behind.map(deployment => `Deployment/${deployment.metadata.name}`);
    const also = [...(names.length > 1 ? names : []), ...others.map(name => `Pod/${name}`)];
    if (also.length === 0)
        return [];
    const message = `Service/${service.metadata.name} leads to more than one of the app's Deployments: ${also.slice(0, 5).join(', ')}.`;
    return [{ code: 'adoption-service-shared', message }];
});
const unknown = (found, shape) => {
    const switched = new Set(shape.services.map(service => service.name));
    return found.services
        .filter(one => !switched.has(one.metadata.name))
        .map(one => ({
        code: 'adoption-service-unknown',
        message: `Service/${one.metadata.name} leads to the app, but is not in the manifests.`,
    }));
};
/** Why what runs cannot be taken over without touching it; for the preflight. Empty when there is nothing to take over. */
const adoptionProblems = (world, owner, shape) => {
    const found = findApp(world, owner, shape);
    return [...midRollout(found, world), ...adoption_shared(found, world), ...unknown(found, shape)];
};
const adoption_strings = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP());
/** How a Deployment was found. */
const foundDeploymentSchema = schemas/* object */.Ikc({
    paused: schemas/* boolean */.zMY(),
    replicas: schemas/* number */.aig(),
    podTemplateHash: schemas/* string */.YjP(),
});
/** How a Service was found. */
const foundServiceSchema = schemas/* object */.Ikc({
    labels: adoption_strings.nullable(),
    annotations: adoption_strings.nullable(),
    spec: schemas/* looseObject */._H3({ selector: adoption_strings.nullish() }),
});
const recorded = (object) => {
    try {
        return JSON.parse((0,kubernetes_objects/* annotationsOf */.Ih)(object)[keys.adopted] ?? '');
    }
    catch {
        return undefined;
    }
};
const foundDeployment = (object) => foundDeploymentSchema.safeParse(recorded(object)).data;
const foundService = (object) => foundServiceSchema.safeParse(recorded(object)).data;
const serviceRecord = (service) => ({
    labels: service.metadata.labels ?? null,
    annotations: service.metadata.annotations ?? null,
    spec: service.spec,
});
/** The number to come back with: an autoscaler's is its minimum, so that it does not depend on the hour. */
const replicasOf = (deployment, world) => {
    const scaler = world.autoscalers.find(one => one.spec.scaleTargetRef.kind === 'Deployment' && one.spec.scaleTargetRef.name === deployment.metadata.name);
    return scaler === undefined ? (deployment.spec.replicas ?? 1) : (scaler.spec.minReplicas ?? 1);
};
const deploymentRecord = (deployment, hash, world) => ({
    paused: deployment.spec.paused ?? false,
    replicas: replicasOf(deployment, world),
    podTemplateHash: hash,
});

;// CONCATENATED MODULE: ./src/domain/kubernetes/pod-causes.ts

/** Never broken by itself: how long it may take is the caller's own limit. */
const waitsForLimit = Number.POSITIVE_INFINITY;
/** A pull that fails for a reason that passes: the registry is overloaded, restarts, or the network blinks. */
const pullGraceMs = 45_000;
/** What says neither. */
const unclearPullGraceMs = 15_000;
/** Time for a cluster autoscaler to say that it brings a node; once it has, the caller's limit counts. */
const scheduleGraceMs = 30_000;
/** An operator may be about to make the Secret that the release names. */
const configGraceMs = 3000;
const runtimeGraceMs = 20_000;
const initGraceMs = 10_000;
/** Pulling an image takes time and is no fault; only then are events asked for what holds the pod up. */
const creatingAfterMs = 4000;
const readyAfterMs = 2000;
const pod_causes_text = (value) => (typeof value === 'string' ? value : '');
const timeOf = (value, fallback) => {
    const time = Date.parse(pod_causes_text(value));
    return Number.isNaN(time) ? fallback : time;
};
const fault = ({ pod, status, began }, code, message, more = {}) => ({
    code,
    permanent: more.graceMs === undefined,
    message: `Pod ${pod.metadata.name}, container ${status.name}: ${message}`,
    since: more.since ?? began,
    graceMs: more.graceMs ?? 0,
    at: {
        pod: pod.metadata.name,
        uid: pod.metadata.uid ?? '',
        container: status.name,
        previous: more.previous ?? false,
    },
});
const passing = /\b429\b|too ?many ?requests|\b5\d\d (internal|bad gateway|service|gateway)|status code 5\d\d|time-?out|timed out|deadline exceeded|refused|reset by peer|unexpected eof|no route to host|network is unreachable|no such host|server misbehaving|try again|unavailable/i;
const lasting = /not ?found|manifest unknown|does not exist|denied|unauthorized|forbidden|authentication required|no basic auth|invalid reference|no match for platform|not present with pull policy/i;
const pullFault = (look, message) => {
    // "no such host" and time-outs may carry the word "denied" or "not found" in a longer text: what passes is asked first.
    if (passing.test(message))
        return fault(look, 'image-unreachable', message, { graceMs: pullGraceMs });
    if (lasting.test(message))
        return fault(look, 'image-not-pullable', message);
    return fault(look, 'image-unreachable', message, { graceMs: unclearPullGraceMs });
};
const configFault = (look, message) => / not found$/.test(message)
    ? fault(look, 'container-config-invalid', message, { graceMs: configGraceMs })
    : fault(look, 'container-config-invalid', message);
const startFault = (look, message) => /deadline exceeded|is reserved for/i.test(message)
    ? fault(look, 'container-not-startable', message, { graceMs: runtimeGraceMs })
    : fault(look, 'container-not-startable', message);
/** By the reason of `state.waiting`. Reasons that are part of every start are not here. */
const waitingFaults = {
    ErrImagePull: pullFault,
    ImagePullBackOff: pullFault,
    RegistryUnavailable: (look, message) => fault(look, 'image-unreachable', message, { graceMs: pullGraceMs }),
    ErrImageNeverPull: (look, message) => fault(look, 'image-not-pullable', message),
    ImageInspectError: (look, message) => fault(look, 'image-not-pullable', message),
    InvalidImageName: (look, message) => fault(look, 'image-name-invalid', message),
    CreateContainerConfigError: configFault,
    CreateContainerError: startFault,
    PreCreateHookError: startFault,
    PreStartHookError: startFault,
    PostStartHookError: startFault,
    RunContainerError: startFault,
};
const ended = (look, last, previous) => {
    const since = timeOf(last.finishedAt, look.now);
    // The node lost it (restart of the node or of the runtime): nothing the app did.
    if (last.reason === 'ContainerStatusUnknown')
        return fault(look, 'pod-evicted', 'its node lost it', { graceMs: runtimeGraceMs, since });
    const more = { since, previous };
    if (last.reason === 'OOMKilled')
        return fault(look, 'out-of-memory', `killed: it needs more memory than its limit${limitOf(look)}`, more);
    if (last.reason === 'StartError' || last.reason === 'ContainerCannotRun')
        return fault(look, 'container-not-startable', pod_causes_text(last.message) || pod_causes_text(last.reason), more);
    const again = look.status.restartCount > 0 && look.status.state?.waiting?.reason === 'CrashLoopBackOff';
    const how = `ended with exit code ${last.exitCode}${signalOf(last.exitCode)}`;
    return again
        ? fault(look, 'crash-loop', `${how}, ${look.status.restartCount + 1} times`, more)
        : fault(look, 'container-exited', how, more);
};
const signalOf = (exitCode) => (exitCode > 128 && exitCode < 160 ? ` (signal ${exitCode - 128})` : '');
const limitOf = ({ pod, status }) => {
    const limit = pod.spec.containers.find(one => one.name === status.name)?.resources?.limits?.['memory'];
    return limit === undefined ? '' : ` of ${limit}`;
};
/** A container that should run for ever. */
const appFault = (look) => {
    const { state, lastState } = look.status;
    if (state?.terminated != null)
        return ended(look, state.terminated, false);
    // A restart is a death, also when it runs again by now.
    if (lastState?.terminated != null)
        return ended(look, lastState.terminated, state?.running != null);
    return waitingFault(look) ?? slowReadiness(look);
};
const waitingFault = (look) => {
    const waiting = look.status.state?.waiting;
    return waiting == null ? undefined : waitingFaults[waiting.reason ?? '']?.(look, pod_causes_text(waiting.message));
};
const slowReadiness = (look) => {
    const running = look.status.state?.running;
    if (running == null || look.status.ready)
        return undefined;
    const since = timeOf(running.startedAt, look.now);
    if (look.now - since < readyAfterMs)
        return undefined;
    return fault(look, 'readiness-failing', 'runs, but is not ready', { graceMs: waitsForLimit, since });
};
/** An init container that fails is tried again: waiting for something else is a usual way to use it. */
const initFault = (look) => {
    const { state, lastState, restartCount } = look.status;
    const last = state?.terminated ?? (state?.waiting?.reason === 'CrashLoopBackOff' ? lastState?.terminated : null);
    if (last == null)
        return waitingFault(look);
    if (last.exitCode === 0)
        return undefined;
    const message = `init container ended with exit code ${last.exitCode}${signalOf(last.exitCode)}`;
    const first = restartCount === 0 || lastState?.terminated == null ? last : lastState.terminated;
    const since = timeOf(first.finishedAt, look.now);
    return fault(look, 'init-container-failed', message, { since, graceMs: restartCount >= 2 ? 0 : initGraceMs });
};
const conditionOf = (pod, type) => pod.status?.conditions?.find(one => one.type === type);
const unplaced = (pod, now, began) => {
    const scheduled = conditionOf(pod, 'PodScheduled');
    if (scheduled?.status !== 'False' || scheduled.reason !== 'Unschedulable')
        return undefined;
    return {
        ...podFault(pod, 'unschedulable', `cannot be placed: ${scheduled.message ?? ''}`, scheduleGraceMs),
        since: timeOf(scheduled.lastTransitionTime, Math.min(began, now)),
    };
};
const podFault = (pod, code, message, graceMs) => ({
    code,
    permanent: false,
    message: `Pod ${pod.metadata.name} ${message}`,
    since: timeOf(pod.metadata.creationTimestamp, 0),
    graceMs,
    at: { pod: pod.metadata.name, uid: pod.metadata.uid ?? '', container: '', previous: false },
});
/** A pod whose containers are not even created yet: a volume, the network, or a long pull. Its events say which. */
const slowCreation = (pod, now, began) => {
    const statuses = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])];
    const creating = statuses.some(one => one.state?.waiting?.reason === 'ContainerCreating');
    const stuck = creating && conditionOf(pod, 'PodReadyToStartContainers')?.status === 'False';
    if (!stuck || now - began < creatingAfterMs)
        return undefined;
    return { ...podFault(pod, 'pod-slow-to-create', 'is still being created', waitsForLimit), since: began };
};
const isSidecar = (pod, name) => pod.spec.initContainers?.some(one => one.name === name && one['restartPolicy'] === 'Always') ?? false;
/** Everything wrong with a pod that is meant to run, what is permanent first. A pod on its way out is never at fault. */
const faultsOf = (pod, now) => {
    if ((0,kubernetes_objects/* isTerminating */.fy)(pod))
        return [];
    const { status } = pod;
    const began = timeOf(status?.startTime, timeOf(pod.metadata.creationTimestamp, now));
    if (status?.phase === 'Failed') {
        const why = `${pod_causes_text(status['reason']) || 'failed'}: ${pod_causes_text(status['message'])}`.replace(/: $/, '');
        return [podFault(pod, 'pod-evicted', why, runtimeGraceMs)];
    }
    const inits = (status?.initContainerStatuses ?? []).map(one => {
        const look = { pod, status: one, now, began };
        return isSidecar(pod, one.name) ? appFault(look) : initFault(look);
    });
    const apps = (status?.containerStatuses ?? []).map(one => appFault({ pod, status: one, now, began }));
    const found = [unplaced(pod, now, began), ...inits, ...apps, slowCreation(pod, now, began)];
    return found.filter(one => one !== undefined).sort(worseFirst);
};
/** When it counts as broken: at once when permanent, else when its grace is over. */
const brokenAt = (one) => (one.permanent ? one.since : one.since + one.graceMs);
const worseFirst = (a, b) => Number(b.permanent) - Number(a.permanent) || compare(brokenAt(a), brokenAt(b)) || a.since - b.since;
const compare = (a, b) => (a === b ? 0 : a < b ? -1 : 1);

;// CONCATENATED MODULE: ./src/domain/kubernetes/colour-state.ts




/** Of a Deployment: what it should run. */
const desiredOf = (deployment) => deployment.spec.replicas ?? 1;
const colour_state_conditionOf = (deployment, type) => deployment.status?.conditions?.find(one => one.type === type);
/** The controller has seen the spec we wrote; what it says of an older one is stale. */
const isSeen = ({ metadata, status }) => (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0);
/**
 * Scaled to nothing, and the controllers know it: until then a Deployment of which no pod is seen may yet get the pods
 * of its old scale.
 */
const isEmptied = (deployment, replicaSets) => [deployment, ...replicaSets].every(one => one.spec.replicas === 0 && isSeen(one) && (one.status?.replicas ?? 0) === 0);
const isComplete = (deployment) => {
    const desired = desiredOf(deployment);
    const { updatedReplicas = 0, availableReplicas = 0 } = deployment.status ?? {};
    return isSeen(deployment) && updatedReplicas >= desired && availableReplicas >= desired;
};
/**
 * Every fence we raise makes a generation that the controller has not seen for a moment. Pods that were all available
 * right before are so still: a warm colour must not look cold because a rollback has just taken the lease.
 */
const isAvailable = (deployment) => (deployment.status?.availableReplicas ?? 0) >= desiredOf(deployment) ||
    (isSeen(deployment) && colour_state_conditionOf(deployment, 'Available')?.status === 'True');
const creationGraceMs = 5000;
const refusedPods = (deployment, now) => {
    const refused = colour_state_conditionOf(deployment, 'ReplicaFailure');
    if (refused?.status !== 'True' || !isSeen(deployment))
        return undefined;
    const message = refused.message ?? refused.reason ?? '';
    const since = Date.parse(String(refused['lastTransitionTime'] ?? ''));
    const quota = /exceeded quota/.test(message);
    return {
        code: quota ? 'quota-exceeded' : 'pod-not-created',
        permanent: false,
        message: `Deployment ${deployment.metadata.name}: ${message}`,
        since: Number.isNaN(since) ? now : since,
        // Room is made while pods of what ran here before end; a refusal by an admission webhook may pass as well.
        graceMs: creationGraceMs,
        at: null,
    };
};
const late = (deployment, now) => {
    const progressing = colour_state_conditionOf(deployment, 'Progressing');
    const isLate = progressing?.status === 'False' && progressing.reason === 'ProgressDeadlineExceeded';
    // After a scale-up the condition of the attempt before stands until the controller has looked: a complete
    // Deployment, or one with pods younger than the condition, is not late.
    if (!isLate || !isSeen(deployment) || isComplete(deployment))
        return undefined;
    return {
        code: 'progress-deadline',
        permanent: true,
        message: `Deployment ${deployment.metadata.name}: ${progressing.message ?? 'progress deadline exceeded'}`,
        since: now,
        graceMs: 0,
        at: null,
    };
};
/** Ends of a container say something about the app; the rest says that it does not come. */
const deaths = ['container-exited', 'crash-loop', 'out-of-memory'];
const allFaults = ({ deployments, pods, onProbation }, now) => {
    const ofPods = pods.flatMap(pod => faultsOf(pod, now));
    const ofDeployments = deployments.flatMap(one => [refusedPods(one, now), onProbation ? late(one, now) : undefined]);
    return [...ofPods, ...ofDeployments.filter(one => one !== undefined)].sort(worseFirst);
};
/** Names of the Deployments a colour must have, as each of them carries it; empty: not ours. */
const isWhole = (deployments) => {
    const names = new Set(deployments.map(one => one.metadata.name));
    return deployments.every(one => ((0,kubernetes_objects/* annotationsOf */.Ih)(one)[keys.workloads] ?? one.metadata.name).split(',').every(name => names.has(name)));
};
const releasesOf = (deployments) => [
    ...new Set(deployments.map(one => (0,kubernetes_objects/* annotationsOf */.Ih)(one)[keys.release] ?? '')),
];
/** The original of an adopted app stays at rest when its release comes back as a copy of our own. */
const active = (deployments) => {
    const isBack = deployments.some(one => isAdopted(one) && desiredOf(one) > 0);
    return deployments.filter(one => desiredOf(one) > 0 || isAdopted(one) === isBack);
};
const judgeColour = (seen, now) => {
    const { onProbation } = seen;
    const deployments = active(seen.deployments);
    if (deployments.every(one => desiredOf(one) === 0))
        return { state: { state: 'absent' }, fault: null };
    const [first = '', ...more] = releasesOf(deployments);
    // Half of it is of another release: whoever asks for one of them does not find it here.
    const releaseId = more.length === 0 ? first : '';
    const whole = more.length === 0 && isWhole(deployments);
    const faults = allFaults({ ...seen, deployments }, now);
    const [worst] = faults;
    const isBroken = worst !== undefined && brokenAt(worst) <= now;
    const isReady = whole && deployments.every(onProbation ? isComplete : isAvailable);
    if (onProbation && isBroken)
        return broken(releaseId, worst);
    if (isReady && !faults.some(one => onProbation && deaths.includes(one.code)))
        return { state: { state: 'ready', releaseId }, fault: null };
    const dark = deployments.every(one => (one.status?.availableReplicas ?? 0) === 0);
    if (isBroken && dark)
        return broken(releaseId, worst);
    const waiting = worst === undefined ? {} : { waiting: { code: worst.code, detail: worst.message } };
    return { state: { state: 'starting', releaseId, ...waiting }, fault: worst ?? null };
};
const broken = (releaseId, fault) => ({
    state: { state: 'broken', releaseId, cause: fault.code, detail: fault.message, logTail: '' },
    fault,
});
const colourStateOf = (seen, now) => judgeColour(seen, now).state;
/** A colour older than this has proven itself, whatever else is there. */
const probationMs = 15 * 60_000;
const bornAt = (deployments) => Math.max(0, ...deployments.map(one => Date.parse(one.metadata.creationTimestamp ?? '') || 0));
/**
 * The colour that was started last is on probation: until the other one is retired, and for a while when it was
 * the first. (Deployments are made anew for every release, so their age is the release's.)
 */
const isOnProbation = (deployments, others, now) => {
    const born = bornAt(deployments);
    if (born < bornAt(others))
        return false;
    return now - born < probationMs || others.some(one => desiredOf(one) > 0);
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/seen.ts






/** What the mirror holds, typed. Objects of the mirror are never changed in place, so each is parsed once. */
const reader = (kind, schema) => {
    const parsed = new WeakMap();
    return ({ mirror }) => mirror.all(kind).map(object => {
        const known = parsed.get(object) ?? schema.parse(object);
        parsed.set(object, known);
        return known;
    });
};
const deploymentsIn = reader('Deployment', deploymentSchema);
const replicaSetsIn = reader('ReplicaSet', replicaSetSchema);
const podsIn = reader('Pod', podSchema);
const servicesIn = reader('Service', serviceSchema);
const slicesIn = reader('EndpointSlice', endpointSliceSchema);
const autoscalersIn = reader('HorizontalPodAutoscaler', autoscalerSchema);
/** For lists: what belongs to the app in this environment. */
const ownedBy = ({ app, environment }) => `${keys.app}=${app},${keys.environment}=${environment}`;
/** Deployments whose own labels say that they are the colour's: ours, and the adopted one. */
const deploymentsOf = (ctx, colour) => deploymentsIn(ctx).filter(one => adoption_isOurs(one, ctx.settings) && (0,kubernetes_objects/* labelsOf */.PC)(one)[keys.colour] === colour);
const podsOfColour = (ctx, colour) => podsOf(deploymentsOf(ctx, colour), { replicaSets: replicaSetsIn(ctx), pods: podsIn(ctx) });
const seenColour = (ctx, colour, now) => {
    const deployments = deploymentsOf(ctx, colour);
    const onProbation = isOnProbation(deployments, deploymentsOf(ctx, (0,rollout_release/* otherColour */.RQ)(colour)), now);
    return { deployments, pods: podsOfColour(ctx, colour), onProbation };
};
/** Services that send traffic to the colour's pods, by its label or by that of an adopted ReplicaSet. */
const servicesTo = (ctx, colour) => {
    const pods = podsOfColour(ctx, colour);
    return servicesIn(ctx).filter(service => {
        const selector = service.spec.selector ?? {};
        if ((0,kubernetes_objects/* labelsOf */.PC)(service)[keys.colour] === colour)
            return false;
        if (selector[keys.colour] === colour && adoption_isOurs(service, ctx.settings))
            return true;
        return adoption_isOurs(service, ctx.settings) && pods.some(pod => (0,kubernetes_objects/* selects */.ko)(selector, (0,kubernetes_objects/* labelsOf */.PC)(pod)));
    });
};
/** PodDisruptionBudgets of a colour. They are not mirrored: they are looked at once a release. */
const budgetsOf = async (ctx, colour) => {
    const labelSelector = `${ownedBy(ctx.settings)},${keys.colour}=${colour}`;
    return (await ctx.cluster.list({ apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' }, { labelSelector })).items;
};

// EXTERNAL MODULE: ./src/domain/rollout/ports.ts
var rollout_ports = __webpack_require__(8422);
;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/writes.ts




const fenceOf = (object) => Number((0,kubernetes_objects/* annotationsOf */.Ih)(object)[keys.fence] ?? 0) || 0;
const checkFence = (object, token) => {
    const fence = fenceOf(object);
    if (fence > token)
        throw new rollout_ports/* FencedOut */.A(token, fence);
};
const writes_tries = 6;
/**
 * Repeats an attempt that met another version, or whose fate is not known. Every attempt looks first, so a write that
 * did arrive is seen and not made twice.
 */
const settling = async (clock, attempt) => {
    for (let tried = 1;; tried += 1) {
        try {
            return await attempt(tried);
        }
        catch (error) {
            if (tried === writes_tries || !(isConflict(error) || isUnknown(error)))
                throw error;
            await clock.sleep(25 * 2 ** tried);
        }
    }
};
const isTaken = (error) => error instanceof ClusterError && error.status === 409;
const writes_refTo = (object) => (0,kubernetes_objects/* refOf */.H8)(object);
/** Creates an object; or finds the one of that name, whose fence is then known not to be newer. */
const create = async (writer, object) => await settling(writer.clock, async () => {
    const made = await writer.cluster.create(object).catch(error => {
        if (isTaken(error))
            return undefined;
        throw error;
    });
    if (made !== undefined) {
        writer.mirror.put(made);
        return { made: true, object: made };
    }
    const live = await writer.cluster.get(writes_refTo(object));
    // Gone again in between: as if the name had never been taken.
    if (live === undefined)
        throw new ClusterError(409, 'Conflict', `${object.kind}/${object.metadata.name} comes and goes`);
    checkFence(live, writer.token);
    return { made: false, object: live };
});
const pointer = (key) => key.replaceAll('~', '~0').replaceAll('/', '~1');
const annotationPath = (key) => `/metadata/annotations/${pointer(key)}`;
/** Operations that set annotations (null: remove), whatever is there. */
const annotating = (object, wanted) => {
    const present = (0,kubernetes_objects/* annotationsOf */.Ih)(object);
    const changes = Object.entries(wanted).flatMap(([key, value]) => {
        const path = annotationPath(key);
        if (value === null)
            return present[key] === undefined ? [] : [{ op: 'remove', path }];
        return present[key] === value ? [] : [{ op: 'add', path, value }];
    });
    const bare = object.metadata.annotations == null && changes.length > 0;
    return bare ? [{ op: 'add', path: '/metadata/annotations', value: {} }, ...changes] : changes;
};
/** What must still hold: our fence where the object has one, else the very version that was seen. */
const guards = (object) => {
    const fence = (0,kubernetes_objects/* annotationsOf */.Ih)(object)[keys.fence];
    return fence === undefined
        ? [{ op: 'test', path: '/metadata/resourceVersion', value: object.metadata.resourceVersion }]
        : [{ op: 'test', path: annotationPath(keys.fence), value: fence }];
};
/**
 * One fenced JSON patch. `change` gets the object as it is and says what to do to it; nothing: it is left alone.
 * The mirror is believed once; after a refusal the server is asked.
 */
const patch = async (writer, seen, change) => await settling(writer.clock, async (tried) => {
    const live = tried === 1 ? seen : await writer.cluster.get(writes_refTo(seen));
    if (live === undefined)
        return undefined;
    checkFence(live, writer.token);
    const operations = change(live);
    if (operations.length === 0)
        return live;
    const raised = annotating(live, { [keys.fence]: String(writer.token) });
    const patched = await writer.cluster.patch(writes_refTo(seen), [...guards(live), ...raised, ...operations]);
    writer.mirror.put(patched);
    return patched;
});
/** Creates an object that is all ours, or makes the one that is there the same. */
const put = async (writer, object) => await settling(writer.clock, async () => {
    const { made, object: live } = await create(writer, object);
    if (made)
        return live;
    const { resourceVersion, uid } = live.metadata;
    const metadata = { ...object.metadata, resourceVersion, uid };
    const replaced = await writer.cluster.replace({ ...object, metadata });
    writer.mirror.put(replaced);
    return replaced;
});
/** Deletes exactly what was seen; what somebody wrote to in between is looked at again. */
const remove = async (writer, seen, still = () => true) => await settling(writer.clock, async (tried) => {
    const live = tried === 1 ? seen : await writer.cluster.get(writes_refTo(seen));
    if (live === undefined || !still(live))
        return;
    checkFence(live, writer.token);
    const { uid = '', resourceVersion = '' } = live.metadata;
    await writer.cluster.delete(writes_refTo(seen), { uid, resourceVersion });
    writer.mirror.drop(writes_refTo(seen), uid);
});

;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/bundles.ts













const secretType = 'prod-actions/release';
const dataKey = 'bundle.json.gz';
/** The limit of a Secret is 1 MiB, of which the rest of the object takes a little. */
const maxBytes = 1_000_000;
const packed = (0,external_node_util_.promisify)(external_node_zlib_.gzip);
const unpacked = (0,external_node_util_.promisify)(external_node_zlib_.gunzip);
const canonical = (bundle) => (0,rollout_release/* canonicalJson */.dj)(schemas/* json */.Pq9().parse(JSON.parse(JSON.stringify(bundle))));
const bundles_hashOf = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
const damaged = (name, why) => (0,errors/* userError */.IF)(release_codes_codes, 'bundle-damaged', `Secret/${name}: ${why}.`);
/** @throws UserError `bundle-damaged` */
const unwrap = async (secret, hash) => {
    const { name } = secret.metadata;
    const content = kinds_configSchema.parse(secret).data?.[dataKey] ?? '';
    const text = await unpacked(Buffer.from(content, 'base64'), { maxOutputLength: 256 * 1024 * 1024 }).then(bytes => bytes.toString('utf8'), () => '');
    if (bundles_hashOf(text) !== hash)
        throw damaged(name, 'its content is not what its hash says');
    const parsed = spec/* bundleSchema */._D.safeParse(JSON.parse(text));
    if (!parsed.success)
        throw damaged(name, core_errors/* prettifyError */.S1(parsed.error));
    return parsed.data;
};
class SecretBundles {
    known = new Map();
    /** Hashes that are surely in the cluster. */
    kept = new Set();
    cluster;
    owner;
    constructor(cluster, owner) {
        this.cluster = cluster;
        this.owner = owner;
    }
    async add(bundle) {
        const text = canonical(bundle);
        const size = (await packed(text)).length;
        if (size > maxBytes)
            throw (0,errors/* userError */.IF)(release_codes_codes, 'bundle-too-big', `The release is ${(size / 1024 / 1024).toFixed(2)} MiB of rendered objects, compressed; 0.95 MiB fit.`);
        const hash = bundles_hashOf(text);
        this.known.set(hash, { bundle, text });
        return hash;
    }
    async read(hash) {
        const known = this.known.get(hash);
        if (known !== undefined)
            return known.bundle;
        const secret = await this.cluster.get(this.refOf(hash));
        if (secret === undefined)
            throw (0,errors/* userError */.IF)(release_codes_codes, 'bundle-missing', `Secret/${this.refOf(hash).name} is not in namespace ${this.owner.namespace}.`);
        const bundle = await unwrap(secret, hash);
        this.known.set(hash, { bundle, text: canonical(bundle) });
        this.kept.add(hash);
        return bundle;
    }
    async keep(hash, token) {
        if (this.kept.has(hash))
            return;
        const text = this.known.get(hash)?.text ?? canonical(await this.read(hash));
        const content = (await packed(text)).toString('base64');
        for (let tried = 1; !(await this.stands(hash, content, token)); tried += 1)
            if (tried === 3)
                throw damaged(this.refOf(hash).name, 'it could not be mended');
        this.kept.add(hash);
    }
    async forgetOthers(hashes, token) {
        const needed = new Set([...hashes].map(hash => this.refOf(hash).name));
        const { items } = await this.cluster.list({ apiVersion: 'v1', kind: 'Secret' }, { labelSelector: ownedBy(this.owner), fieldSelector: `type=${secretType}` });
        for (const secret of items.filter(one => !needed.has(one.metadata.name)))
            await this.forget(secret, token);
    }
    /** True: it is there and whole. One that is damaged is taken away, for the next try to make it anew. */
    async stands(hash, content, token) {
        try {
            await this.cluster.create(this.secretOf(hash, content, token));
            return true;
        }
        catch (error) {
            if (!(error instanceof ClusterError) || (error.status !== 409 && error.status !== 0))
                throw error;
        }
        const live = await this.cluster.get(this.refOf(hash));
        if (live === undefined)
            return false;
        checkFence(live, token);
        const whole = await unwrap(live, hash).then(() => true, () => false);
        if (!whole)
            await this.forget(live, token);
        else if (fenceOf(live) < token)
            await this.touch(live, token);
        return whole;
    }
    /** So that somebody who was about to forget it meets another version. */
    async touch(live, token) {
        await this.cluster.patch(this.refTo(live), [
            { op: 'test', path: '/metadata/resourceVersion', value: live.metadata.resourceVersion },
            { op: 'add', path: annotationPath(keys.fence), value: String(token) },
        ]);
    }
    async forget(secret, token) {
        checkFence(secret, token);
        const { uid = '', resourceVersion = '' } = secret.metadata;
        await this.cluster.delete(this.refTo(secret), { uid, resourceVersion });
    }
    refTo(secret) {
        return { apiVersion: 'v1', kind: 'Secret', namespace: this.owner.namespace, name: secret.metadata.name };
    }
    refOf(hash) {
        const name = bundleName(this.owner.app, hash);
        return { apiVersion: 'v1', kind: 'Secret', namespace: this.owner.namespace, name };
    }
    secretOf(hash, content, token) {
        const { app, environment, namespace } = this.owner;
        return {
            apiVersion: 'v1',
            kind: 'Secret',
            metadata: {
                name: bundleName(app, hash),
                namespace,
                labels: { [keys.app]: app, [keys.environment]: environment },
                annotations: { [keys.fence]: String(token) },
            },
            type: secretType,
            immutable: true,
            data: { [dataKey]: content },
        };
    }
}
const createBundles = (cluster, owner) => new SecretBundles(cluster, owner);

// EXTERNAL MODULE: ./src/adapters/probing/prober.ts
var prober = __webpack_require__(7952);
;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/explain.ts




const nothing = { event: '', reason: '', logTail: '' };
const logLines = 20;
/** A state that lasts is asked about again after so long. */
const freshMs = 5000;
/** From the first event that a volume does not mount. */
const mountGraceMs = 20_000;
/** Reasons of events that explain a fault, best first; other warnings are noise. */
const telling = {
    'readiness-failing': ['Unhealthy'],
    'container-exited': ['Killing', 'Unhealthy'],
    'crash-loop': ['Killing', 'Unhealthy'],
    unschedulable: ['TriggeredScaleUp', 'Nominated', 'NotTriggerScaleUp'],
    'pod-slow-to-create': ['FailedMount', 'FailedAttachVolume', 'FailedCreatePodSandBox', 'NetworkNotReady', 'Pulling'],
};
/** A kubelet that has just heard of a pod; it says so and goes on. */
const explain_passing = /failed to sync (configmap|secret) cache/;
const explain_timeOf = (event) => Date.parse(event.lastTimestamp ?? event.eventTime ?? '') || 0;
const tellingEvent = (code, events) => {
    const latest = events.filter(one => !explain_passing.test(one.message ?? '')).toSorted((a, b) => explain_timeOf(b) - explain_timeOf(a));
    return (telling[code] ?? []).flatMap(reason => latest.find(one => one.reason === reason) ?? [])[0];
};
const needsLogs = new Set([
    'container-exited',
    'crash-loop',
    'out-of-memory',
    'init-container-failed',
    'readiness-failing',
]);
class LiveColourWatch {
    known = new Map();
    ctx;
    constructor(ctx) {
        this.ctx = ctx;
    }
    async stateOf(colour) {
        const now = this.ctx.clock.now();
        const { state, fault } = judgeColour(seenColour(this.ctx, colour, now), now);
        if (fault === null || (state.state !== 'broken' && state.state !== 'starting'))
            return state;
        const evidence = await this.evidenceOf(fault, state.state === 'broken');
        const detail = evidence.event === '' ? fault.message : `${fault.message} (event ${evidence.reason}: ${evidence.event})`;
        if (state.state === 'broken' && !isBeingMended(fault, evidence))
            return { ...state, detail, logTail: evidence.logTail };
        const { releaseId } = state;
        // An image that takes a while is nothing to speak of.
        if (fault.code === 'pod-slow-to-create' && evidence.event === '')
            return { state: 'starting', releaseId };
        if (!cannotMount(fault, evidence))
            return { state: 'starting', releaseId, waiting: { code: fault.code, detail } };
        const cause = 'volume-not-mounted';
        if (now - fault.since < mountGraceMs)
            return { state: 'starting', releaseId, waiting: { code: cause, detail } };
        return { state: 'broken', releaseId, cause, detail, logTail: '' };
    }
    async evidenceOf(fault, isBroken) {
        const now = this.ctx.clock.now();
        if (fault.at === null)
            return { ...nothing, at: now };
        const key = `${fault.at.uid}/${fault.at.container}/${fault.code}/${isBroken}`;
        const known = this.known.get(key);
        if (known !== undefined && (isBroken || now - known.at < freshMs))
            return known;
        const [found, logTail] = await Promise.all([this.eventOf(fault), isBroken ? this.outputOf(fault) : '']);
        const evidence = { at: now, ...found, logTail };
        this.known.set(key, evidence);
        return evidence;
    }
    /** Evidence is good to have: not to get it changes nothing. */
    async eventOf({ at, code, message }) {
        if (at === null || telling[code] === undefined)
            return nothing;
        const options = { fieldSelector: `involvedObject.uid=${at.uid}` };
        const list = await this.ctx.cluster.list({ apiVersion: 'v1', kind: 'Event' }, options).catch(() => ({ items: [] }));
        const event = tellingEvent(code, list.items.flatMap(item => kinds_eventSchema.safeParse(item).data ?? []));
        const text = event?.message ?? '';
        return text === '' || message.includes(text) ? nothing : { event: text, reason: event?.reason ?? '' };
    }
    async outputOf({ at, code }) {
        if (at === null || !needsLogs.has(code))
            return '';
        const { pod, container, previous } = at;
        return await this.ctx.cluster.logs(pod, { container, lines: logLines, previous }).catch(() => '');
    }
}
/** A node is on its way: then the caller's own limit counts. */
const isBeingMended = (fault, { reason }) => fault.code === 'unschedulable' && (reason === 'TriggeredScaleUp' || reason === 'Nominated');
const cannotMount = (fault, { reason }) => fault.code === 'pod-slow-to-create' &&
    fault.graceMs === waitsForLimit &&
    (reason === 'FailedMount' || reason === 'FailedAttachVolume');
const createColourWatch = (ctx) => new LiveColourWatch(ctx);

// EXTERNAL MODULE: ./src/domain/rollout/identity.ts
var identity = __webpack_require__(738);
// EXTERNAL MODULE: ./src/domain/rollout/last-output.ts
var last_output = __webpack_require__(2248);
;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/jobs.ts












/** What the server fills in, or what would take the record of a finished Job away. */
const jobs_serverSet = new Set(['selector', 'manualSelector', 'ttlSecondsAfterFinished', 'suspend']);
const serverLabels = /^(batch\.kubernetes\.io\/)?(controller-uid|job-name)$/;
const plainLabels = (labels) => Object.fromEntries(Object.entries((0,dig/* fieldsOf */.Pf)(labels)).filter(([key]) => !serverLabels.test(key)));
const jobFor = (ctx, { shape, release }, manifest, phase, writer, timeoutMs) => {
    const { app, environment } = ctx.settings;
    const versioned = withVersions(shape, manifest);
    const spec = (0,dig/* fieldsOf */.Pf)(versioned['spec']);
    const template = (0,dig/* fieldsOf */.Pf)(spec['template']);
    const kept = Object.fromEntries(Object.entries(spec).filter(([key]) => !jobs_serverSet.has(key)));
    const ours = { [keys.app]: app, [keys.environment]: environment, [keys.release]: (0,rollout_release/* shortId */.m_)(release.id) };
    const metadata = (0,dig/* fieldsOf */.Pf)(template['metadata']);
    const limit = Math.ceil(timeoutMs / 1000);
    const own = Number(spec['activeDeadlineSeconds'] ?? limit);
    return {
        apiVersion: manifest.apiVersion,
        kind: manifest.kind,
        metadata: {
            name: `${slug(manifest.metadata.name, 40)}-${(0,rollout_release/* shortId */.m_)(release.id)}`,
            namespace: shape.namespace,
            labels: { ...(0,kubernetes_objects/* labelsOf */.PC)(manifest), ...ours, [keys.hook]: phase },
            annotations: { [keys.release]: release.id, [keys.fence]: String(writer.token) },
        },
        spec: {
            ...kept,
            // So that the cluster stops it, too, when nobody waits any more.
            activeDeadlineSeconds: Math.min(own, limit),
            template: { ...template, metadata: { ...metadata, labels: { ...plainLabels(metadata['labels']), ...ours } } },
        },
    };
};
const jobs_stateOf = (job) => {
    const conditions = (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(job, 'status', 'conditions'))
        .map(dig/* fieldsOf */.Pf)
        .filter(one => one['status'] === 'True');
    const of = (...types) => conditions.find(one => types.includes(String(one['type'])));
    if (of('Complete', 'SuccessCriteriaMet') !== undefined)
        return { state: 'complete' };
    const failed = of('Failed', 'FailureTarget');
    if (failed === undefined)
        return { state: 'running' };
    return { state: 'failed', why: `${failed['reason'] ?? 'Failed'}: ${failed['message'] ?? ''}` };
};
const jobs_podsOf = (ctx, job) => podsIn(ctx).filter(pod => (pod.metadata.ownerReferences ?? []).some(owner => owner.uid === job.metadata.uid));
const comes = new Set([
    'container-exited',
    'crash-loop',
    'out-of-memory',
    'init-container-failed',
]);
/** A Job tries again by itself when a pod ends badly, but not when its image does not exist. */
const hopeless = (ctx, job) => jobs_podsOf(ctx, job)
    .flatMap(pod => faultsOf(pod, ctx.clock.now()))
    .find(one => one.permanent && !comes.has(one.code));
/** With the last output of its newest pod. */
const whatItSaid = async (ctx, job, why) => {
    const pod = jobs_podsOf(ctx, job).toSorted((a, b) => (a.metadata.creationTimestamp ?? '') < (b.metadata.creationTimestamp ?? '') ? 1 : -1)[0];
    const container = pod?.spec.containers[0]?.name;
    if (pod === undefined || container === undefined)
        return why;
    const text = await ctx.cluster.logs(pod.metadata.name, { container, lines: 20 }).catch(() => '');
    return (0,last_output/* withLastOutput */.U)(why, text, pod.metadata.name);
};
const fail = async (ctx, job, why, timedOut) => {
    const code = timedOut ? 'hook-timed-out' : 'hook-failed';
    const message = await whatItSaid(ctx, job, `Job/${job.metadata.name}: ${why}`);
    return (0,errors/* userError */.IF)(release_codes_codes, code, message);
};
/** Waits at the pods of the namespace, and asks for the Job when one of them changes. */
const askEveryMs = 2000;
const finished = async (ctx, made, timeoutMs) => {
    const until = ctx.clock.now() + timeoutMs;
    for (;;) {
        const job = await ctx.cluster.get(writes_refTo(made));
        if (job === undefined)
            throw await fail(ctx, made, 'somebody deleted it', false);
        const state = jobs_stateOf(job);
        if (state.state === 'complete')
            return;
        if (state.state === 'failed')
            throw await fail(ctx, job, state.why, state.why.startsWith('DeadlineExceeded'));
        const fault = hopeless(ctx, job);
        if (fault !== undefined)
            throw await fail(ctx, job, fault.message, false);
        if (ctx.clock.now() > until)
            throw await fail(ctx, job, `still runs after ${timeoutMs / 1000} s`, true);
        await ctx.clock.sleep(100, ctx.signal);
        await ctx.mirror.changed(ctx.signal, askEveryMs);
    }
};
/** Runs the Job, or waits for the one that runs already; one that has completed for this release is not run again. */
const runJob = async (ctx, writer, loaded, phase, hook) => {
    const manifest = loaded.shape.hookJobs.find(one => one.metadata.name === hook.job);
    if (manifest === undefined)
        throw (0,errors/* userError */.IF)(kubernetes_codes_codes, 'hook-job-missing', `There is no Job/${hook.job}.`);
    const wanted = jobFor(ctx, loaded, manifest, phase, writer, hook.timeoutMs);
    let { made, object: job } = await create(writer, wanted);
    if (!made && jobs_stateOf(job).state === 'failed') {
        await remove(writer, job, live => jobs_stateOf(live).state === 'failed');
        ({ made, object: job } = await create(writer, wanted));
    }
    ctx.log.info(`hook ${phase}: Job/${job.metadata.name} ${made ? 'started' : 'was there already'}`);
    await finished(ctx, job, hook.timeoutMs);
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/load.ts






/** @throws UserError `release-not-kubernetes` */
const specOf = (release) => {
    const parsed = spec/* specSchema */.pQ.safeParse(release.spec);
    if (parsed.success)
        return parsed.data;
    const message = `Release ${(0,rollout_release/* shortId */.m_)(release.id)}: ${core_errors/* prettifyError */.S1(parsed.error)}`;
    throw (0,errors/* userError */.IF)(release_codes_codes, 'release-not-kubernetes', message);
};
const hookJobsOf = ({ hooks }) => [hooks.expand, hooks.contract].flatMap(hook => (hook?.kind === 'job' ? [hook.job] : []));
/** What a release is made of. @throws UserError `release-not-kubernetes`, `bundle-missing`, `bundle-damaged` */
const load = async (ctx, release, extra = { allowManaged: true }) => {
    const spec = specOf(release);
    const { objects } = await ctx.bundles.read(spec.bundle);
    const shape = await shapeOf(objects, {
        namespace: spec.namespace,
        hookJobs: hookJobsOf(spec),
        switchMode: ctx.settings.switchMode,
        ...extra,
    });
    return { release, spec, shape };
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/hooks.ts








/** Hooks at fixed points of a rollout. At least once, and in general once: what has completed is written down. */
const markOf = (phase) => `${keys.hook}-${phase}`;
const bundleRef = (ctx, { spec }) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    namespace: spec.namespace,
    name: bundleName(ctx.settings.app, spec.bundle),
});
const runCommand = async (ctx, { release, spec }, phase, hook) => {
    const { app, environment } = ctx.settings;
    const result = await ctx.exec.run({
        file: '/bin/sh',
        args: ['-euc', hook.command],
        cwd: hook.cwd,
        env: {
            ...ctx.env,
            PROD_ACTIONS_APP: app,
            PROD_ACTIONS_ENVIRONMENT: environment,
            PROD_ACTIONS_NAMESPACE: spec.namespace,
            PROD_ACTIONS_HOOK: phase,
            [identity/* releaseVariable */.St]: release.id,
        },
        timeoutMs: hook.timeoutMs,
        signal: ctx.signal,
        onLine: line => ctx.log.info(`hook ${phase}: ${line}`),
    });
    ctx.signal.throwIfAborted();
    if (result.exitCode === 0 && !result.timedOut)
        return;
    const code = result.timedOut ? 'hook-timed-out' : 'hook-failed';
    const how = result.timedOut
        ? `longer than ${hook.timeoutMs / 1000} s`
        : `exit code ${result.exitCode ?? result.signal}`;
    const output = (0,errors/* lastLines */.w$)(`${result.stdout}\n${result.stderr}`.trim(), 20);
    throw (0,errors/* userError */.IF)(release_codes_codes, code, `Hook ${phase}: ${how}: \`${hook.command}\`.\n${output}`.trimEnd());
};
const runHook = async (ctx, writer, loaded, phase) => {
    const hook = loaded.spec.hooks[phase];
    if (hook === null)
        return;
    const kept = await ctx.cluster.get(bundleRef(ctx, loaded));
    if (kept !== undefined && (0,kubernetes_objects/* annotationsOf */.Ih)(kept)[markOf(phase)] === loaded.release.id)
        return;
    ctx.log.info(`hook ${phase}: ${hook.kind === 'job' ? `Job/${hook.job}` : hook.command}`);
    if (hook.kind === 'job')
        await runJob(ctx, writer, loaded, phase, hook);
    else
        await runCommand(ctx, loaded, phase, hook);
    if (kept !== undefined)
        await patch(writer, kept, live => annotating(live, { [markOf(phase)]: loaded.release.id }));
};
/** Runs the release's last hook, unless it has completed before. */
const contract = async (ctx, release, token) => await runHook(ctx, { ...ctx, token }, await load(ctx, release), 'contract');

;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/logs.ts


const mostPods = 3;
const restarted = (pod, container) => (pod.status?.containerStatuses ?? []).some(one => one.name === container && one.restartCount > 0);
/** The worst pod first. */
const byFault = (pods, now) => {
    const badness = (pod) => Math.min(Number.MAX_SAFE_INTEGER, ...faultsOf(pod, now).map(brokenAt));
    return pods.toSorted((a, b) => badness(a) - badness(b));
};
/** The last output of the colour's pods, the worst one first. */
const colourLogs = async (ctx, colour, lines) => {
    const pods = byFault(podsOfColour(ctx, colour), ctx.clock.now()).slice(0, mostPods);
    const wanted = pods.flatMap(pod => pod.spec.containers.map(({ name }) => ({ pod, name })));
    const parts = await Promise.all(wanted.map(async ({ pod, name }) => {
        const from = { container: name, lines };
        const now = await ctx.cluster.logs(pod.metadata.name, from).catch(() => '');
        const before = restarted(pod, name)
            ? await ctx.cluster.logs(pod.metadata.name, { ...from, previous: true }).catch(() => '')
            : '';
        const text = [before, now]
            .map(one => one.trimEnd())
            .filter(one => one !== '')
            .join('\n');
        return text === '' ? [] : [wanted.length > 1 ? `[${pod.metadata.name} ${name}]\n${text}` : text];
    }));
    return parts.flat().join('\n');
};

// EXTERNAL MODULE: ./src/domain/rollout/thrown.ts
var thrown = __webpack_require__(4666);
;// CONCATENATED MODULE: ./src/domain/kubernetes/adopted-release.ts


/** What was taken over, as a release that can be gone back to. The same for the same app, adopted or not. Pure. */
const adopted_release_volatile = /^(prod-actions\/|kubectl\.kubernetes\.io\/(last-applied-configuration|restartedAt)$|deployment\.kubernetes\.io\/)/;
const adopted_release_lasting = (record) => Object.fromEntries(Object.entries(record ?? {}).filter(([key]) => !adopted_release_volatile.test(key)));
const without = (fields, names) => Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
/** As a manifest would say it, independent of when it is looked at. */
const deploymentManifest = (deployment) => ({
    apiVersion: deployment.apiVersion,
    kind: deployment.kind,
    metadata: {
        name: deployment.metadata.name,
        labels: adopted_release_lasting(deployment.metadata.labels),
        annotations: adopted_release_lasting(deployment.metadata.annotations),
    },
    spec: without((0,dig/* fieldsOf */.Pf)(deployment.spec), ['paused', 'replicas']),
});
const adopted_release_serverSet = ['clusterIP', 'clusterIPs', 'healthCheckNodePort'];
const serviceManifest = (service) => {
    const found = foundService(service) ?? serviceRecord(service);
    return {
        apiVersion: service.apiVersion,
        kind: service.kind,
        metadata: {
            name: service.metadata.name,
            labels: adopted_release_lasting(found.labels),
            annotations: adopted_release_lasting(found.annotations),
        },
        spec: without((0,dig/* fieldsOf */.Pf)(found.spec), adopted_release_serverSet),
    };
};
const adoptedBundle = (found, namespace) => ({
    schema: 'prod-actions/bundle/v1',
    namespace,
    objects: [...found.deployments.map(deploymentManifest), ...found.services.map(serviceManifest)],
});
const healthPathOf = (deployments) => {
    const containers = deployments.flatMap(deployment => deployment.spec.template.spec.containers);
    return containers.map(one => one.readinessProbe?.httpGet?.path).find(path => path !== undefined) ?? '/';
};
/** What is adopted, as a release. Undefined while a Deployment does not have exactly one ReplicaSet. */
const adoptedSpec = (found, world, namespace, bundle) => {
    const deployments = found.deployments.flatMap(deployment => {
        const hash = adoption_hashOf(deployment, world);
        const record = foundDeployment(deployment);
        if (record !== undefined)
            return [{ name: deployment.metadata.name, ...record }];
        return hash === undefined ? [] : [{ name: deployment.metadata.name, ...deploymentRecord(deployment, hash, world) }];
    });
    if (deployments.length < found.deployments.length)
        return undefined;
    return {
        target: 'kubernetes',
        namespace,
        bundle,
        healthPath: healthPathOf(found.deployments),
        port: '',
        images: found.deployments.flatMap(one => one.spec.template.spec.containers.map(({ image }) => image ?? '')),
        hooks: { expand: null, contract: null },
        adopted: {
            deployments: deployments.map(({ name, podTemplateHash, replicas }) => ({ name, podTemplateHash, replicas })),
            services: found.services.map(service => ({
                name: service.metadata.name,
                selector: (foundService(service) ?? serviceRecord(service)).spec.selector ?? {},
            })),
        },
    };
};

;// CONCATENATED MODULE: ./src/domain/kubernetes/traffic.ts




const colours = ['blue', 'green'];
const modeSchema = schemas/* enum */.k5n(['atomic', 'overlap', 'route']);
const selectorSchema = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP());
const traffic_parsed = (text) => {
    if (text === undefined)
        return null;
    try {
        return selectorSchema.safeParse(JSON.parse(text)).data ?? null;
    }
    catch {
        return null;
    }
};
const wayKey = (colour) => `${keys.way}-${colour}`;
const sameSelector = (a, b) => Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([key, value]) => b[key] === value);
const asColour = (text) => text === 'blue' || text === 'green' ? text : null;
const traffic_leadsTo = (selector, to) => asColour(selector[keys.colour]) ??
    colours.find(colour => to[colour] !== null && sameSelector(selector, to[colour])) ??
    null;
const wayOf = (service) => {
    const annotations = (0,kubernetes_objects/* annotationsOf */.Ih)(service);
    const selector = service.spec.selector ?? {};
    const to = { blue: traffic_parsed(annotations[wayKey('blue')]), green: traffic_parsed(annotations[wayKey('green')]) };
    const from = annotations[keys.overlap];
    return {
        service,
        name: service.metadata.name,
        order: Number(annotations[keys.order] ?? 0) || 0,
        selector,
        colour: from === undefined ? traffic_leadsTo(selector, to) : asColour(from),
        overlapping: from !== undefined,
        mode: modeSchema.safeParse(annotations[keys.mode]).data ?? 'atomic',
        to,
    };
};
/** Services that only lead to one colour for good (see route.ts) carry the colour as a label. */
const isSwitched = (service) => {
    const annotations = (0,kubernetes_objects/* annotationsOf */.Ih)(service);
    const known = colours.some(colour => annotations[wayKey(colour)] !== undefined);
    return (0,kubernetes_objects/* labelsOf */.PC)(service)[keys.colour] === undefined && (known || service.spec.selector?.[keys.colour] !== undefined);
};
/** The switched ones among our Services, in the order of switching. */
const waysOf = (services) => services
    .filter(isSwitched)
    .map(wayOf)
    .sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1));
const partOf = (way, colour) => way.to[colour] !== null || way.colour === colour;
const traffic_isComplete = (ways, colour) => {
    const part = ways.filter(way => partOf(way, colour));
    return part.length > 0 && part.every(way => way.colour === colour);
};
/**
 * The colour that has traffic: the one that all its Services lead to. While a switch is half done it is where the last
 * Service leads, so that it becomes the new colour with the last write and not before.
 */
const trafficOf = (ways) => {
    const [blue, green] = [traffic_isComplete(ways, 'blue'), traffic_isComplete(ways, 'green')];
    if (blue !== green)
        return blue ? 'blue' : 'green';
    const common = ways.filter(way => partOf(way, 'blue') && partOf(way, 'green'));
    return common.at(-1)?.colour ?? null;
};
/** The live release and the next one have no Service in common: no write could move traffic from one to the other. */
const sharesNone = (ways, services) => {
    const live = trafficOf(ways);
    const those = live === null ? [] : ways.filter(way => way.colour === live);
    return those.length > 0 && services.length > 0 && !those.some(way => services.includes(way.name));
};
/** A Service that leads somewhere, yet to neither colour: somebody else pointed it there. */
const traffic_isForeign = (way) => way.colour === null && way.selector[keys.colour] !== nowhere;
/**
 * What is still to be moved for `to` to have the traffic, in order: Services that are new with it, then those that both
 * colours have. 'moved-by-other': traffic is neither at `from` nor at `to`.
 */
const movesTo = (ways, from, to) => {
    const traffic = trafficOf(ways);
    const part = ways.filter(way => way.to[to] !== null);
    if ((traffic !== from && traffic !== to) || part.some(traffic_isForeign))
        return 'moved-by-other';
    const fresh = part.filter(way => !partOf(way, (0,rollout_release/* otherColour */.RQ)(to)));
    const common = part.filter(way => !fresh.includes(way));
    return [...fresh, ...common].flatMap(way => {
        const selector = way.to[to];
        return selector === null || sameSelector(way.selector, selector) ? [] : [{ way, selector }];
    });
};
/**
 * What is to be moved so that nothing leads to `colour`, which has no traffic: back to the other colour where that has
 * it, and else to no pod at all.
 */
const movesOff = (ways, colour) => {
    const other = (0,rollout_release/* otherColour */.RQ)(colour);
    const back = trafficOf(ways) === other;
    return ways
        .filter(way => way.colour === colour || way.overlapping)
        .map(way => ({ way, selector: (back ? way.to[other] : null) ?? withColour(way.selector, nowhere) }));
};
const traffic_ownKeys = new Set([keys.colour]);
const withColour = (selector, colour) => ({
    ...Object.fromEntries(Object.entries(selector).filter(([key]) => !traffic_ownKeys.has(key))),
    [keys.colour]: colour,
});
/** What two selectors agree on: it selects the pods of both. */
const commonSelector = (a, b) => Object.fromEntries(Object.entries(a).filter(([key, value]) => b[key] === value));
const isReady = (pod) => !(0,kubernetes_objects/* isTerminating */.fy)(pod) && (pod.status?.conditions ?? []).some(one => one.type === 'Ready' && one.status === 'True');
const readyPods = (selector, pods) => pods.filter(pod => isReady(pod) && (0,kubernetes_objects/* selects */.ko)(selector, (0,kubernetes_objects/* labelsOf */.PC)(pod)));
/** As many as a rolling update would demand by default: a quarter may be missing, but never all. */
const neededOf = (desired) => Math.max(1, desired - Math.floor(desired / 4));
/** Both colours may have traffic only where the common selector leads to nothing else. */
const strangers = (common, both, pods) => pods.filter(pod => (0,kubernetes_objects/* selects */.ko)(common, (0,kubernetes_objects/* labelsOf */.PC)(pod)) && !both.some(one => (0,kubernetes_objects/* selects */.ko)(one, (0,kubernetes_objects/* labelsOf */.PC)(pod))));
/** Names of the pods that the slices of a Service send new connections to. */
const endpointsOf = (service, slices) => new Set(slices
    .filter(slice => (0,kubernetes_objects/* labelsOf */.PC)(slice)['kubernetes.io/service-name'] === service)
    .flatMap(slice => slice.endpoints ?? [])
    .filter(endpoint => endpoint.conditions?.ready !== false)
    .flatMap(endpoint => endpoint.targetRef?.name ?? []));
/** '' when the slices of a Service hold all ready pods of its selector and no other; else what is wrong, for people. */
const slicesLag = (way, slices, pods) => {
    const wanted = readyPods(way.selector, pods).map(pod => pod.metadata.name);
    const selected = new Set(pods.filter(pod => (0,kubernetes_objects/* selects */.ko)(way.selector, (0,kubernetes_objects/* labelsOf */.PC)(pod))).map(pod => pod.metadata.name));
    const held = endpointsOf(way.name, slices);
    const missing = wanted.filter(name => !held.has(name)).length;
    const surplus = [...held].filter(name => !selected.has(name)).length;
    if (wanted.length === 0)
        return `Service ${way.name} leads to no ready pod`;
    return missing === 0 && surplus === 0
        ? ''
        : `endpoints of Service ${way.name} lag: ${missing} missing, ${surplus} too many`;
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/waiting.ts
/** Waits for what the mirror shows. False: it did not come within `limitMs`. Rejects with the reason of an aborted signal. */
const until = async ({ clock, mirror }, limitMs, done, signal) => {
    const began = clock.monotonic();
    for (;;) {
        if (done())
            return true;
        const left = limitMs - (clock.monotonic() - began);
        if (left <= 0)
            return false;
        await mirror.changed(signal, Math.min(left, 1000));
        if (mirror.staleMs() > 1000)
            await mirror.refresh();
    }
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/traffic/codes.ts

/** What stands against moving traffic, or taking over what has it. */
const traffic_codes_codes = (0,codes/* defineCodes */.O)({
    'adoption-mid-rollout': {
        means: 'The app that runs is in the middle of a rollout of its own, so which of its pods are good is not known.',
        next: 'Wait until `kubectl rollout status` says it is done, or undo it, then deploy again.',
    },
    'adoption-service-shared': {
        means: 'A Service of the app leads to pods of more than one of its Deployments, or to pods of something else.',
        next: 'Give each Deployment a Service of its own, or narrow the Service’s selector to one of them.',
    },
    'adoption-service-unknown': {
        means: 'A Service that leads to the running app is not in the manifests: it would lead to both colours, then to none.',
        next: 'Add the Service to the manifests, or narrow its selector so that it does not select the app.',
    },
    'services-renamed': {
        means: 'The release shares no Service with the live one, so there is nothing whose traffic could be moved to it.',
        next: 'Keep the Service that users reach in the manifests; a new name can be added beside it and take over later.',
    },
    'too-few-endpoints': {
        means: 'Fewer pods of the new colour are ready than its Service needs, so traffic was not moved there.',
        next: 'Look at why pods became unready, and deploy again.',
    },
    'overlap-not-possible': {
        means: 'No selector leads to the pods of both colours and to nothing else.',
        next: 'Use `switch: atomic`, or give the pods of the app a label that nothing else carries.',
    },
    'overlap-not-seen': {
        means: 'The endpoints of a Service did not come to hold both colours in time; traffic stays where it was.',
        next: 'Look at the endpoint slice controller and at the readiness of the pods, then deploy again.',
    },
    'route-not-found': {
        means: 'Traffic should move by Ingress or HTTPRoute, but none in front of the app’s Services was found.',
        next: 'Add the Ingress or HTTPRoute to the manifests, or use `switch: atomic`.',
    },
    'probe-port-unknown': {
        means: 'The pods name no port, neither in a readiness probe nor in `ports`, so they cannot be probed.',
        next: 'Set `probe-port`, or add `ports` or a readinessProbe to the container.',
    },
    'cluster-view-stale': {
        means: 'What is known of the cluster is too old to act upon, and the API server did not give anything newer.',
        next: 'Check that the API server answers, then run again: it goes on from where it stands.',
    },
});

;// CONCATENATED MODULE: ./src/adapters/kubernetes/traffic/view.ts
/** The mirror as the app's traffic sees it. */





const worldOf = (ctx) => ({
    deployments: deploymentsIn(ctx),
    replicaSets: replicaSetsIn(ctx),
    pods: podsIn(ctx),
    services: servicesIn(ctx),
    autoscalers: autoscalersIn(ctx),
});
/** Our switched Services, in the order of switching. */
const switchedWays = (ctx) => waysOf(servicesIn(ctx).filter(service => adoption_isOurs(service, ctx.settings)));
/**
 * For whoever is about to act: nothing known is older than a second, and the connection it came by lives.
 * @throws UserError `cluster-view-stale` when nothing newer can be had
 */
const surelyFresh = async ({ mirror }) => {
    const stale = mirror.staleMs();
    try {
        await mirror.refresh();
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw (0,errors/* userError */.IF)(traffic_codes_codes, 'cluster-view-stale', `The view of the cluster is ${(stale / 1000).toFixed(1)} s old: ${why}`);
    }
};
/** @throws UserError `cluster-view-stale` when what is known is older than `maxMs` and nothing newer can be had */
const freshWithin = async (ctx, maxMs) => {
    if (ctx.mirror.staleMs() > maxMs)
        await surelyFresh(ctx);
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/traffic/found.ts
/** An app that ran before us, as it is seen in the cluster. Writes nothing. */










const isLive = (deployment) => (deployment.spec.replicas ?? 1) > 0;
/** Why what runs cannot be taken over; for the preflight. */
const adoptionRefusals = (ctx, shape) => adoptionProblems(worldOf(ctx), ctx.settings, shape).map(({ code, message }) => traffic_codes_codes.reason(code, message));
const settleMs = 5000;
/** Its controller may only have to learn of what was just written: a rollout that ends at once is no reason to refuse. */
const appSettled = async (ctx, shape) => {
    const isMoving = () => adoptionRefusals(ctx, shape).some(one => one.code === 'adoption-mid-rollout');
    await until(ctx, settleMs, () => ctx.signal.aborted || !isMoving(), ctx.signal);
};
/** What stands against moving traffic from what is live to the release. */
const movingRefusals = (ctx, shape) => {
    const services = shape.services.map(one => one.name);
    if (!sharesNone(switchedWays(ctx), services))
        return [];
    const live = switchedWays(ctx).map(way => way.name);
    const message = `Traffic comes through ${live.join(', ')}; the release has ${services.join(', ')}.`;
    return [traffic_codes_codes.reason('services-renamed', message)];
};
/** A colour of ours runs: then what has the original's name is not what has the traffic. */
const oursRuns = (ctx) => deploymentsIn(ctx).some(one => adoption_isOurs(one, ctx.settings) &&
    !isAdopted(one) &&
    (0,kubernetes_objects/* labelsOf */.PC)(one)[keys.colour] !== undefined &&
    (one.spec.replicas ?? 1) > 0);
/** An app that is there and not, or only in part, ours. */
const unadopted = (ctx, shape) => {
    const world = worldOf(ctx);
    const found = findApp(world, ctx.settings, shape);
    return found.deployments.length > 0 && isPending(found) && !oursRuns(ctx) ? { found, world } : null;
};
/** What runs, as a release. The same for as long as it is the same app, adopted or not. */
const releaseOf = async (ctx, { found, world }) => {
    const { namespace } = ctx.settings;
    const bundle = await ctx.bundles.add(adoptedBundle(found, namespace));
    const spec = adoptedSpec(found, world, namespace, bundle);
    return spec && (await (0,rollout_release/* identify */.ls)({ revision: '', digest: null, oneWay: false, spec }));
};
/** The colour whose going ends with taking the adoption back; it counts as there until that is done. */
const leavingColour = (ctx) => deploymentsIn(ctx)
    .filter(one => adoption_isOurs(one, ctx.settings))
    .map(one => (0,kubernetes_objects/* annotationsOf */.Ih)(one)[keys.leaving])
    .find(colour => colour !== undefined);

;// CONCATENATED MODULE: ./src/domain/kubernetes/autoscaling.ts
/** How many pods a new colour starts with. Pure. */
/**
 * The live colour's current scale, so that the switch never meets fewer pods than the traffic needs. A number that was
 * changed in the manifest is a decision, and wins; an autoscaler's bounds always hold.
 */
const startScale = ({ manifest, liveManifest, live, autoscaler }) => {
    if (autoscaler !== null) {
        const current = live ?? manifest ?? autoscaler.min;
        return Math.max(1, Math.min(Math.max(current, autoscaler.min), autoscaler.max));
    }
    if (live === null)
        return manifest ?? 1;
    if (manifest === null || manifest === liveManifest)
        return live;
    return liveManifest === null ? Math.max(manifest, live) : manifest;
};
/** The lowest scale an autoscaler may choose while both colours are needed: none is shrunk below what runs. */
const heldMinimum = (own, current) => Math.max(own.min, Math.min(Math.max(current, 1), own.max));

;// CONCATENATED MODULE: ./src/domain/kubernetes/colour.ts







const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';
const colour_without = (record, key) => Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
/** Own labels and annotations stay; everything a server sets is dropped. */
const managedMetadata = (object, name, owner, labels = {}, annotations = {}) => ({
    name,
    namespace: owner.namespace,
    labels: { ...(0,kubernetes_objects/* labelsOf */.PC)(object), [keys.app]: owner.app, [keys.environment]: owner.environment, ...labels },
    annotations: {
        ...colour_without((0,kubernetes_objects/* annotationsOf */.Ih)(object), lastApplied),
        ...annotations,
        [keys.fence]: String(owner.token),
    },
});
/** The object as a body to write: without status and server-set metadata. */
const body = (object, metadata, spec) => ({
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata,
    spec,
});
const withRelease = (release) => (container) => (0,dig/* isFields */.Ce)(container)
    ? {
        ...container,
        // First, so that later variables may refer to it as $(PROD_ACTIONS_RELEASE).
        env: [
            { name: identity/* releaseVariable */.St, value: release },
            ...(0,dig/* listOf */.c3)(container['env']).filter(one => (0,dig/* fieldsOf */.Pf)(one)['name'] !== identity/* releaseVariable */.St),
        ],
    }
    : container;
/** Adds the colour to a selector, so that the two colours never share a pod. */
const colour_narrowed = (selector, colour) => ({
    ...(0,dig/* fieldsOf */.Pf)(selector),
    matchLabels: { ...(0,dig/* fieldsOf */.Pf)((0,dig/* fieldsOf */.Pf)(selector)['matchLabels']), [keys.colour]: colour },
});
const colouredDeployment = (shape, workload, options) => {
    const { app, environment, colour, release } = options;
    const owner = { ...options, namespace: shape.namespace };
    const deployment = withVersions(shape, workload.deployment);
    const { paused: _paused, ...spec } = (0,dig/* fieldsOf */.Pf)(deployment['spec']);
    const template = (0,dig/* fieldsOf */.Pf)(spec['template']);
    const metadata = (0,dig/* fieldsOf */.Pf)(template['metadata']);
    const labels = {
        ...(0,dig/* fieldsOf */.Pf)(metadata['labels']),
        [keys.app]: app,
        [keys.environment]: environment,
        [keys.colour]: colour,
        [keys.release]: (0,rollout_release/* shortId */.m_)(release),
    };
    return body(deployment, managedMetadata(deployment, colouredName(workload.name, colour), owner, { [keys.colour]: colour }, { [keys.release]: release }), {
        ...spec,
        replicas: options.replicas,
        selector: colour_narrowed(spec['selector'], colour),
        template: {
            ...template,
            metadata: { ...metadata, labels },
            spec: mendContainers(template['spec'], withRelease(release)),
        },
    });
};
/** The selector of a switched Service when its traffic goes to `colour`. */
const selectorFor = (service, colour) => ({ ...service.service.spec.selector, [keys.colour]: colour });
/** The whole Service, to create it: no pod gets traffic until it is switched. */
const firstService = (service, options) => body(service.service, managedMetadata(service.service, service.name, options), {
    ...service.service.spec,
    selector: selectorFor(service, 'none'),
});
/** The body of a server-side apply on a live Service: everything but its selector. */
const serviceFields = (service, options) => {
    const { selector: _selector, ...spec } = service.service.spec;
    return body(service.service, managedMetadata(service.service, service.name, options), spec);
};
const colouredAutoscaler = (scaled, options) => {
    const { spec } = scaled.autoscaler;
    const name = colouredName(scaled.name, options.colour);
    return body(scaled.autoscaler, managedMetadata(scaled.autoscaler, name, options, { [keys.colour]: options.colour }, { [keys.release]: options.release }), {
        ...spec,
        scaleTargetRef: { ...spec.scaleTargetRef, name: colouredName(scaled.workload, options.colour) },
        minReplicas: options.minReplicas,
        maxReplicas: Math.max(spec.maxReplicas, options.minReplicas),
    });
};
const colouredBudget = (budget, options) => {
    const spec = (0,dig/* fieldsOf */.Pf)(budget['spec']);
    const name = colouredName(budget.metadata.name, options.colour);
    const metadata = managedMetadata(budget, name, options, { [keys.colour]: options.colour }, { [keys.release]: options.release });
    return body(budget, metadata, { ...spec, selector: colour_narrowed(spec['selector'], options.colour) });
};
/** Value of the `version-of` label: the name, or, where a label cannot hold that, a short form of it. */
const versionLabel = (name) => slug(name, 63);
/** The immutable, content-hashed version of a ConfigMap or Secret. */
const versionedConfig = (config, options) => {
    const { apiVersion, kind, data, binaryData, stringData, type } = config.config;
    const metadata = managedMetadata(config.config, config.versionedName, options, {
        [keys.versionOf]: versionLabel(config.name),
    });
    const content = { data, binaryData, stringData, type };
    return {
        apiVersion,
        kind,
        metadata,
        ...Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined && value !== null)),
        immutable: true,
    };
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/autoscaler.ts










/** Autoscalers: one per colour, and neither lets its colour shrink while both are needed. */
const boundsOf = ({ spec }) => ({ min: spec.minReplicas ?? 1, max: spec.maxReplicas });
const parkedSchema = schemas/* object */.Ikc({ min: schemas/* number */.aig().nullable(), max: schemas/* number */.aig() });
/** What an autoscaler has of its own while it is held. */
const parkedOf = (object) => {
    const text = (0,kubernetes_objects/* annotationsOf */.Ih)(object)[keys.parked];
    if (text === undefined)
        return undefined;
    try {
        return parkedSchema.safeParse(JSON.parse(text)).data;
    }
    catch {
        return undefined;
    }
};
const parked = ({ spec }) => JSON.stringify({ min: spec.minReplicas ?? null, max: spec.maxReplicas });
/** Of a colour: the Deployment that runs a workload; the adopted one keeps its name. */
const running = (ctx, colour, workload) => deploymentsOf(ctx, colour).find(one => desiredOf(one) > 0 && (one.metadata.name === colouredName(workload, colour) || one.metadata.name === workload));
const numberIn = (text) => (text === undefined || text === '' ? null : Number(text));
/** How many pods a workload starts with in `colour`. */
const scaleOf = (ctx, colour, workload, { shape }) => {
    const live = running(ctx, (0,rollout_release/* otherColour */.RQ)(colour), workload.name);
    const scaled = shape.autoscalers.find(one => one.workload === workload.name);
    return startScale({
        manifest: workload.deployment.spec.replicas ?? null,
        liveManifest: live === undefined ? null : numberIn((0,kubernetes_objects/* annotationsOf */.Ih)(live)[keys.replicas]),
        live: live === undefined ? null : desiredOf(live),
        autoscaler: scaled === undefined ? null : boundsOf(scaled.autoscaler),
    });
};
const autoscalersOf = (ctx, colour) => {
    const names = new Set(deploymentsOf(ctx, colour).map(one => one.metadata.name));
    return autoscalersIn(ctx).filter(({ spec }) => spec.scaleTargetRef.kind === 'Deployment' && names.has(spec.scaleTargetRef.name));
};
/**
 * The colour's own copy of an autoscaler. Beside a live colour it is held at the scale its workload starts with, until
 * that one is retired.
 */
const startAutoscaler = async (ctx, writer, scaled, of) => {
    const { app, environment } = ctx.settings;
    const own = boundsOf(scaled.autoscaler);
    const isHeld = running(ctx, (0,rollout_release/* otherColour */.RQ)(of.colour), scaled.workload) !== undefined;
    const minReplicas = isHeld ? heldMinimum(own, of.scale) : own.min;
    const copy = colouredAutoscaler(scaled, { ...of, app, environment, token: writer.token, minReplicas });
    const held = isHeld ? { [keys.parked]: parked(scaled.autoscaler) } : {};
    const annotations = { ...copy.metadata.annotations, ...held };
    await put(writer, { ...copy, metadata: { ...copy.metadata, annotations } });
};
/** Until the rollout settles, the colour keeps at least what it runs now: it may be needed again in a second. */
const holdAutoscalers = async (ctx, writer, colour) => {
    const deployments = deploymentsOf(ctx, colour);
    for (const scaler of autoscalersOf(ctx, colour)) {
        const target = deployments.find(one => one.metadata.name === scaler.spec.scaleTargetRef.name);
        const current = target === undefined ? 0 : desiredOf(target);
        const own = parkedOf(scaler);
        const min = heldMinimum({ min: own?.min ?? boundsOf(scaler).min, max: scaler.spec.maxReplicas }, current);
        if (current === 0 || boundsOf(scaler).min >= min)
            continue;
        await patch(writer, scaler, live => [
            ...(parkedOf(live) === undefined ? annotating(live, { [keys.parked]: parked(scaler) }) : []),
            { op: 'add', path: '/spec/minReplicas', value: min },
        ]);
    }
};
/** Gives autoscalers that were held their own bounds back. */
const freeAutoscalers = async (ctx, writer, colour) => {
    for (const scaler of autoscalersOf(ctx, colour))
        await patch(writer, scaler, live => {
            const own = parkedOf(live);
            if (own === undefined)
                return [];
            const path = '/spec/minReplicas';
            // One that was there before us is left without a trace.
            const fence = adoption_isOurs(live, ctx.settings) ? {} : { [keys.fence]: null };
            return [
                ...annotating(live, { [keys.parked]: null, ...fence }),
                own.min === null ? { op: 'remove', path } : { op: 'replace', path, value: own.min },
                { op: 'replace', path: '/spec/maxReplicas', value: own.max },
            ];
        });
};
/** Takes the colour's copies away; that of an adopted app stays: it is not ours, and rests while nothing runs. */
const removeAutoscalers = async (ctx, writer, colour) => {
    for (const scaler of autoscalersOf(ctx, colour))
        if (scaler.metadata.labels?.[keys.colour] === colour)
            await remove(writer, scaler);
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/listed.ts
/** What may not be looked at is looked over: that a permission is missing is said where it is needed. */
const listed_listed = async (ctx, kind) => await ctx.cluster.list(kind).then(list => list.items, () => []);

;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/capacity.ts






/** Whether both colours fit. A quota is arithmetic and refuses; nodes come and go, so they are only a note. */
const capacityReasons = async (ctx, loaded, to) => {
    const [quotas, nodes, limitRanges] = await Promise.all(['ResourceQuota', 'Node', 'LimitRange'].map(async (kind) => await listed_listed(ctx, { apiVersion: 'v1', kind })));
    const pods = loaded.shape.workloads.map(workload => ({
        one: (0,capacity/* amountsOfPod */.IG)(workload.deployment.spec.template.spec),
        count: scaleOf(ctx, to, workload, loaded),
    }));
    const needed = (0,capacity/* plus */.tY)(pods.map(({ one, count }) => (0,capacity/* times */.Hn)(one, count)));
    const freed = (0,capacity/* plus */.tY)(podsOfColour(ctx, to).map(pod => (0,capacity/* amountsOfPod */.IG)(pod.spec)));
    const tight = (0,capacity/* tightNodes */.IZ)(nodes ?? [], pods.map(({ one }) => one), needed);
    // A LimitRange may fill in what a pod does not say.
    const silent = (limitRanges ?? []).length > 0 ? [] : [...new Set(pods.flatMap(({ one }) => (0,capacity/* unstated */.RC)(quotas ?? [], one)))];
    return {
        refusals: [
            ...(0,capacity/* shortages */.JM)(quotas ?? [], needed, freed).map(one => kubernetes_codes_codes.reason('quota-too-small', (0,capacity/* shortageText */.Pe)(one))),
            ...silent.map(name => kubernetes_codes_codes.reason('quota-too-small', `A ResourceQuota counts ${name}, so every container must state it; the manifests do not.`, `Set resources.${name} on every container.`)),
        ],
        notes: tight.map(message => release_codes_codes.reason('capacity-tight', message)),
    };
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/changes.ts





/** What a release would change, for people: against what the live one is made of, or against the cluster as it is. */
const liveBundle = async (ctx, to) => {
    const hash = deploymentsOf(ctx, (0,rollout_release/* otherColour */.RQ)(to)).map(one => (0,kubernetes_objects/* annotationsOf */.Ih)(one)[keys.bundle])[0];
    if (hash === undefined)
        return undefined;
    return await ctx.bundles.read(hash).then(bundle => bundle.objects, () => undefined);
};
const inCluster = async (ctx, objects) => {
    const found = await Promise.all(objects.map(async (object) => await ctx.cluster.get((0,kubernetes_objects/* refOf */.H8)(object, ctx.settings.namespace)).catch(() => undefined)));
    return found.filter(one => one !== undefined);
};
const changesOf = async (ctx, { spec }, to) => {
    const { objects } = await ctx.bundles.read(spec.bundle);
    const kept = await liveBundle(ctx, to);
    const options = kept === undefined ? { beforeIsLive: true } : {};
    return describeChanges(diffObjects(kept ?? (await inCluster(ctx, objects)), objects, options));
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/in-place.ts











/** Objects that both colours share: server-side apply, and nothing is taken from another controller. */
const managedSchema = schemas/* array */.YOg(schemas/* looseObject */._H3({
    manager: schemas/* string */.YjP().optional(),
    operation: schemas/* string */.YjP().optional(),
    subresource: schemas/* string */.YjP().optional(),
    fieldsV1: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).optional(),
}));
/** Moved by patches, or given by the server: an apply that does not name them must not take them away. */
const notApplied = /^f:(selector|clusterIPs?|ipFamil(ies|yPolicy)|nodePort|healthCheckNodePort|volumeName|prod-actions\/.*)$/;
const appliedFields = (fields) => (0,dig/* isFields */.Ce)(fields)
    ? Object.fromEntries(Object.entries(fields)
        .filter(([key]) => !notApplied.test(key))
        .map(([key, inner]) => [key, appliedFields(inner)]))
    : fields;
/**
 * An object is first made by a POST, which cannot overwrite what another writer has just made. Its fields then belong
 * to our manager by "update"; handing them to "apply" lets a later apply remove what the manifests no longer hold.
 */
const handedToApply = (live) => {
    const entries = managedSchema.safeParse(live.metadata['managedFields']).data ?? [];
    const ours = entries.filter(one => one.manager === fieldManager && one.subresource === undefined);
    const at = entries.findIndex(one => ours.includes(one) && one.operation === 'Update');
    const entry = entries[at];
    if (entry === undefined || ours.some(one => one.operation === 'Apply'))
        return [];
    const value = { ...entry, operation: 'Apply', fieldsV1: appliedFields(entry.fieldsV1) };
    return [{ op: 'replace', path: `/metadata/managedFields/${at}`, value }];
};
/** Tools that people and pipelines deploy with: their fields are taken over. Controllers keep theirs. */
const handTool = /^(kubectl\b|kubectl-|helm$|Helm$|prod-actions$)/;
const ownersIn = (message) => [
    ...new Set([...message.matchAll(/conflicts? with "([^"]+)"/g)].map(match => match[1] ?? '')),
];
const applyBody = async (ctx, body) => {
    try {
        return await ctx.cluster.apply(body);
    }
    catch (error) {
        const isConflict = error instanceof ClusterError && error.status === 409 && /^Apply failed with/.test(error.message);
        if (!isConflict)
            throw error;
        const owners = ownersIn(error.message);
        const others = owners.filter(owner => !handTool.test(owner));
        if (owners.length === 0 || others.length > 0)
            throw (0,errors/* userError */.IF)(release_codes_codes, 'field-conflict', `${(0,kubernetes_objects/* nameOf */.Vb)({ kind: body.kind, name: body.metadata.name })}: ${error.message}`);
        return await ctx.cluster.apply(body, { force: true });
    }
};
/** Makes what is live carry `body`; the fence is raised first, so that the apply meets exactly what was checked. */
const applyTo = async (ctx, writer, seen, body) => await settling(writer.clock, async (tried) => {
    const live = tried === 1 ? seen : await ctx.cluster.get(writes_refTo(seen));
    if (live === undefined)
        throw new ClusterError(409, 'Conflict', `${body.kind}/${body.metadata.name} is gone`);
    checkFence(live, writer.token);
    const fence = { [keys.fence]: String(writer.token) };
    const marked = await patch(writer, live, now => [...handedToApply(now), ...annotating(now, fence)]);
    const version = marked?.metadata.resourceVersion;
    const metadata = { ...body.metadata, ...(version === undefined ? {} : { resourceVersion: version }) };
    writer.mirror.put(await applyBody(ctx, { ...body, metadata }));
});
const owned = (ctx, object, token) => {
    const { app, environment } = ctx.settings;
    const { labels, annotations } = object.metadata;
    return {
        ...object,
        metadata: {
            ...object.metadata,
            labels: { ...labels, [keys.app]: app, [keys.environment]: environment },
            annotations: { ...annotations, [keys.fence]: String(token) },
        },
    };
};
/**
 * Before the first hook: everything that runs nothing (a migration may need it), and what is not there at all yet.
 * After it: changes to what runs.
 */
const applyInPlace = async (ctx, writer, shape, when) => {
    for (const object of shape.inPlace) {
        if (when === 'after-hook' && !hasPods(object))
            continue;
        const body = owned(ctx, object, writer.token);
        const live = await ctx.cluster.get(writes_refTo(body));
        if (live !== undefined && when === 'before-hook' && hasPods(object))
            continue;
        const { made, object: there } = live === undefined ? await create(writer, body) : { made: false, object: live };
        if (!made)
            await applyTo(ctx, writer, there, body);
    }
};
/** Services that are not there yet lead nowhere at first; others get their fields, all but the selector. */
const prepareServices = async (ctx, writer, shape) => {
    const { app, environment } = ctx.settings;
    const owner = { namespace: shape.namespace, app, environment, token: writer.token };
    for (const service of shape.services) {
        const live = servicesIn(ctx).find(one => one.metadata.name === service.name);
        const { made, object } = live === undefined ? await create(writer, firstService(service, owner)) : { made: false, object: live };
        if (!made)
            await applyTo(ctx, writer, object, serviceFields(service, owner));
    }
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/configs.ts







/** Configuration as immutable versions: the name carries the hash of the content, so a name is written once. */
const base64 = (text) => Buffer.from(text, 'utf8').toString('base64');
const configs_contentOf = ({ kind, data, binaryData, stringData }) => {
    const plain = Object.entries(stringData ?? {}).map(([key, value]) => [key, base64(value)]);
    const all = kind === 'Secret' ? { ...data, ...Object.fromEntries(plain) } : { ...data };
    return JSON.stringify([Object.entries(all).sort(), Object.entries(binaryData ?? {}).sort()]);
};
/** Each version that is not there yet is made; one that is there must be ours and hold the same. */
const createVersions = async (ctx, writer, shape) => {
    const { app, environment } = ctx.settings;
    for (const config of shape.configs) {
        const wanted = versionedConfig(config, { namespace: shape.namespace, app, environment, token: writer.token });
        const { made, object } = await create(writer, wanted);
        if (made)
            continue;
        const live = kinds_configSchema.parse(object);
        const same = configs_contentOf(live) === configs_contentOf(kinds_configSchema.parse(wanted));
        if (!same || (0,kubernetes_objects/* labelsOf */.PC)(live)[keys.versionOf] === undefined)
            throw (0,errors/* userError */.IF)(release_codes_codes, 'config-name-taken', `${live.kind}/${live.metadata.name} exists, and is not the version of ${config.name} that this release needs.`);
        // A fenced-out janitor that is about to remove it as unneeded meets another version.
        if (fenceOf(live) < writer.token)
            await patch(writer, live, one => annotating(one, { [keys.fence]: String(writer.token) }));
    }
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/originals.ts







/** As many as it had, or as the other colour has now, whichever is more. */
const originals_scaleOf = (ctx, colour, { name, replicas }) => {
    const other = (0,rollout_release/* otherColour */.RQ)(colour);
    const live = deploymentsOf(ctx, other).find(one => one.metadata.name === `${name}-${other}`);
    return Math.max(1, replicas, live === undefined ? 0 : desiredOf(live));
};
/** Made anew from its bundle, where somebody has deleted it. */
const originalOf = (ctx, { shape, release }, { deployment }, original, colour, replicas, token) => {
    const { app, environment } = ctx.settings;
    const record = { paused: false, replicas: original.replicas, podTemplateHash: original.podTemplateHash };
    return {
        ...deployment,
        metadata: {
            ...deployment.metadata,
            namespace: shape.namespace,
            labels: {
                ...deployment.metadata.labels,
                [keys.app]: app,
                [keys.environment]: environment,
                [keys.colour]: colour,
            },
            annotations: {
                ...(0,kubernetes_objects/* annotationsOf */.Ih)(deployment),
                [keys.adopted]: JSON.stringify(record),
                [keys.release]: release.id,
                [keys.fence]: String(token),
            },
        },
        spec: { ...deployment.spec, replicas },
    };
};
/** Paused while it has traffic, as when it was taken over: nobody's change of its template replaces its pods then. */
const bringBack = async (ctx, writer, loaded, original, colour) => {
    const replicas = originals_scaleOf(ctx, colour, original);
    const live = deploymentsIn(ctx).find(one => one.metadata.name === original.name);
    const workload = loaded.shape.workloads.find(one => one.name === original.name);
    if (live === undefined && workload !== undefined) {
        await create(writer, originalOf(ctx, loaded, workload, original, colour, replicas, writer.token));
        return;
    }
    if (live === undefined)
        throw new Error(`Deployment/${original.name} is gone, and its bundle does not hold it`);
    await patch(writer, live, now => Number((0,dig/* dig */.rO)(now, 'spec', 'replicas') ?? 1) > 0
        ? annotating(now, { [keys.fence]: String(writer.token) })
        : [
            { op: 'add', path: '/spec/replicas', value: replicas },
            { op: 'add', path: '/spec/paused', value: true },
        ]);
};
const startOriginals = async (ctx, writer, loaded, colour) => {
    for (const original of loaded.spec.adopted?.deployments ?? [])
        await bringBack(ctx, writer, loaded, original, colour);
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/start.ts


















/** Makes a release run in the idle colour. Every call looks before it writes, so all of it may be repeated. */
const wantedDeployments = (ctx, loaded, colour, token) => {
    const { shape, release, spec } = loaded;
    const { app, environment } = ctx.settings;
    const names = shape.workloads.map(one => colouredName(one.name, colour)).join(',');
    return shape.workloads.map(workload => {
        const replicas = scaleOf(ctx, colour, workload, loaded);
        const object = colouredDeployment(shape, workload, {
            app,
            environment,
            colour,
            release: release.id,
            token,
            replicas,
        });
        const annotations = {
            ...(0,kubernetes_objects/* annotationsOf */.Ih)(object),
            [keys.bundle]: spec.bundle,
            [keys.workloads]: names,
            [keys.replicas]: String(workload.deployment.spec.replicas ?? ''),
            ...(spec.port === '' ? {} : { [keys.port]: spec.port }),
        };
        return { ...object, metadata: { ...object.metadata, annotations } };
    });
};
const start_releaseOf = (object) => (0,kubernetes_objects/* annotationsOf */.Ih)(object)[keys.release] ?? '';
/**
 * A Deployment of another release, or one at rest, is made anew: immutable fields may differ, and the conditions and
 * ReplicaSets of what ran before would say things about it that are not true of this release.
 */
const startDeployment = async (ctx, writer, wanted, mayStay) => await settling(writer.clock, async (tried) => {
    const seen = tried === 1
        ? deploymentsIn(ctx).find(one => one.metadata.name === wanted.metadata.name)
        : await ctx.cluster.get(writes_refTo(wanted));
    const { made, object } = seen === undefined ? await create(writer, wanted) : { made: false, object: seen };
    if (made)
        return;
    const populated = desiredOf(deploymentSchema.parse(object)) > 0;
    if (mayStay && populated && start_releaseOf(object) === start_releaseOf(wanted)) {
        await patch(writer, object, live => annotating(live, { [keys.fence]: String(writer.token) }));
        return;
    }
    await remove(writer, object);
    const again = await create(writer, wanted);
    if (!again.made)
        throw new ClusterError(409, 'Conflict', `Deployment/${wanted.metadata.name} is still being deleted`);
});
const startDeployments = async (ctx, writer, loaded, colour) => {
    const now = ctx.clock.now();
    // What broke is made anew, too: it may have died with its machine. What has traffic is left to whoever moves that.
    const mayStay = servicesTo(ctx, colour).length > 0 || colourStateOf(seenColour(ctx, colour, now), now).state !== 'broken';
    for (const wanted of wantedDeployments(ctx, loaded, colour, writer.token))
        await startDeployment(ctx, writer, wanted, mayStay);
};
const startAutoscalers = async (ctx, writer, loaded, colour) => {
    const { shape, release } = loaded;
    for (const scaled of shape.autoscalers) {
        const workload = shape.workloads.find(one => one.name === scaled.workload);
        if (workload === undefined)
            continue;
        const scale = scaleOf(ctx, colour, workload, loaded);
        await startAutoscaler(ctx, writer, scaled, { colour, release: release.id, namespace: shape.namespace, scale });
    }
};
const startBudgets = async (ctx, writer, loaded, colour) => {
    const { shape, release } = loaded;
    const { app, environment } = ctx.settings;
    const owner = { namespace: shape.namespace, app, environment, colour, release: release.id, token: writer.token };
    for (const budget of shape.budgets)
        await put(writer, colouredBudget(budget, owner));
};
/** What this colour has from releases before and the new one does not have: no name of it is in `wanted`. */
const removeStrays = async (ctx, writer, { shape }, colour) => {
    const wanted = new Set([...shape.workloads, ...shape.autoscalers].map(one => colouredName(one.name, colour)));
    const scalers = autoscalersIn(ctx).filter(one => adoption_isOurs(one, ctx.settings) && (0,kubernetes_objects/* labelsOf */.PC)(one)[keys.colour] === colour);
    const ours = [...deploymentsOf(ctx, colour), ...scalers].filter(one => !isAdopted(one));
    for (const stray of ours.filter(one => !wanted.has(one.metadata.name)))
        await remove(writer, stray);
    const budgets = new Set(shape.budgets.map(one => colouredName(one.metadata.name, colour)));
    for (const budget of await budgetsOf(ctx, colour))
        if (!budgets.has(budget.metadata.name))
            await remove(writer, budget);
};
/** The preflight says it first; who comes without one must not start nothing and wait for it. */
const refuseEmpty = ({ shape }) => {
    const [refusal] = shape.refusals;
    if (shape.workloads.length === 0 && refusal !== undefined)
        throw new errors/* UserError */.yo(refusal.code, refusal.message, refusal.next);
};
const refuseTraffic = (ctx, colour, release) => {
    const [service] = servicesTo(ctx, colour);
    const other = deploymentsOf(ctx, colour).find(one => start_releaseOf(one) !== release.id && desiredOf(one) > 0);
    if (service === undefined || other === undefined)
        return;
    const message = `Service/${service.metadata.name} leads to ${colour}, where Deployment/${other.metadata.name} runs.`;
    throw (0,errors/* userError */.IF)(release_codes_codes, 'colour-selected', message);
};
/** Makes `release` run in `colour`; returns once everything is written. Every call may be repeated. */
const startColour = async (ctx, colour, release, token) => {
    const writer = { ...ctx, token };
    const loaded = await load(ctx, release);
    if (loaded.spec.adopted !== null)
        return await startOriginals(ctx, writer, loaded, colour);
    refuseEmpty(loaded);
    refuseTraffic(ctx, colour, release);
    await ctx.bundles.keep(loaded.spec.bundle, token);
    await createVersions(ctx, writer, loaded.shape);
    await applyInPlace(ctx, writer, loaded.shape, 'before-hook');
    await runHook(ctx, writer, loaded, 'expand');
    await applyInPlace(ctx, writer, loaded.shape, 'after-hook');
    await prepareServices(ctx, writer, loaded.shape);
    await removeStrays(ctx, writer, loaded, colour);
    await holdAutoscalers(ctx, writer, (0,rollout_release/* otherColour */.RQ)(colour));
    await startDeployments(ctx, writer, loaded, colour);
    await startAutoscalers(ctx, writer, loaded, colour);
    await startBudgets(ctx, writer, loaded, colour);
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/rehearsal.ts










/** Every write of a start, as a server-side dry run: what the API server and its admission would say. */
/** No token: a rehearsal leaves nothing behind. */
const noToken = 0;
const atOnce = 6;
const jobsOf = (ctx, loaded) => ['expand', 'contract'].flatMap(phase => {
    const hook = loaded.spec.hooks[phase];
    const manifest = hook?.kind === 'job' ? loaded.shape.hookJobs.find(one => one.metadata.name === hook.job) : undefined;
    return hook == null || manifest === undefined
        ? []
        : [jobFor(ctx, loaded, manifest, phase, { ...ctx, token: noToken }, hook.timeoutMs)];
});
/** The fence that a real start raises first would be a conflict here. */
const withoutFence = (object) => {
    const { [keys.fence]: _fence, ...annotations } = (0,kubernetes_objects/* annotationsOf */.Ih)(object);
    return { ...object, metadata: { ...object.metadata, annotations } };
};
const writesOf = (ctx, loaded, to) => {
    const { shape, release } = loaded;
    const { app, environment } = ctx.settings;
    const owner = { namespace: shape.namespace, app, environment, token: noToken };
    const colour = { ...owner, colour: to, release: release.id };
    const live = new Set(servicesIn(ctx).map(one => one.metadata.name));
    const made = [
        ...shape.configs.map(one => versionedConfig(one, owner)),
        ...wantedDeployments(ctx, loaded, to, noToken),
        ...shape.autoscalers.map(one => colouredAutoscaler(one, { ...colour, minReplicas: one.autoscaler.spec.minReplicas ?? 1 })),
        ...shape.budgets.map(one => colouredBudget(one, colour)),
        ...jobsOf(ctx, loaded),
        ...shape.services.filter(one => !live.has(one.name)).map(one => firstService(one, owner)),
    ];
    const applied = [
        ...shape.inPlace.map(one => owned(ctx, one, noToken)),
        ...shape.services.filter(one => live.has(one.name)).map(one => serviceFields(one, owner)),
    ];
    return [
        ...made.map(object => ({ object, by: 'create' })),
        ...applied.map(object => ({ object: withoutFence(object), by: 'apply' })),
    ];
};
const rehearsal_reasonOf = (object, error) => {
    const name = (0,kubernetes_objects/* nameOf */.Vb)({ kind: object.kind, name: object.metadata.name });
    if (error instanceof ClusterError && error.status > 0)
        return release_codes_codes.reason('release-rejected', `${name}: ${error.message}`);
    const { code, message, next } = (0,thrown/* asThrown */.J)(error);
    if (next === '')
        throw error;
    return { code, message: `${name}: ${message}`, next };
};
/** A name that is taken is no news: the checks come before it, and a start looks what is there. */
const rehearsal_isTaken = (error) => error instanceof ClusterError && error.reason === 'AlreadyExists';
const rehearseOne = async (ctx, { object, by }) => {
    try {
        if (by === 'create')
            await ctx.cluster.create(object, { dryRun: true });
        else
            await ctx.cluster.apply(object, { dryRun: true });
        return undefined;
    }
    catch (error) {
        if (rehearsal_isTaken(error))
            return undefined;
        const owners = by === 'apply' && error instanceof ClusterError && error.status === 409 ? ownersIn(error.message) : [];
        if (owners.length === 0)
            return rehearsal_reasonOf(object, error);
        const others = owners.filter(owner => !handTool.test(owner));
        if (others.length === 0)
            return await rehearseForced(ctx, object);
        const name = (0,kubernetes_objects/* nameOf */.Vb)({ kind: object.kind, name: object.metadata.name });
        return release_codes_codes.reason('field-conflict', `${name}: ${error instanceof Error ? error.message : ''}`);
    }
};
const rehearseForced = async (ctx, object) => await ctx.cluster.apply(object, { dryRun: true, force: true }).then(() => undefined, error => rehearsal_reasonOf(object, error));
const rehearse = async (ctx, loaded, to) => {
    const writes = [...writesOf(ctx, loaded, to)];
    const reasons = [];
    const worker = async () => {
        for (let next = writes.shift(); next !== undefined; next = writes.shift()) {
            const reason = await rehearseOne(ctx, next);
            if (reason !== undefined)
                reasons.push(reason);
        }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return reasons;
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/preflight.ts








/** What stands against a release, and what would change: everything that can be known before the lease is taken. */
const lookedAt = [
    { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' },
    { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' },
];
const mirrored = ['Deployment', 'Service', 'HorizontalPodAutoscaler'];
const liveObjects = async (ctx) => {
    const others = await Promise.all(lookedAt.map(async (kind) => await listed_listed(ctx, kind)));
    return [...mirrored.flatMap(kind => ctx.mirror.all(kind)), ...others.flat()];
};
const permissionReasons = async (ctx, { shape, spec }) => {
    const objects = [
        ...shape.inPlace,
        ...shape.routes,
        ...shape.budgets,
        ...shape.autoscalers.map(one => one.autoscaler),
    ];
    const kinds = objects.map(({ apiVersion, kind }) => ({ apiVersion, kind }));
    const hookJobs = [spec.hooks.expand, spec.hooks.contract].some(hook => hook?.kind === 'job');
    return await checkPermissions(ctx.cluster, { kinds, hookJobs, serviceProxy: ctx.settings.url === '' });
};
const noteOf = ({ code, message, fix }) => ({ code, message, next: fix });
/** What stands against `release` here, and what would change. Writes nothing. */
const preflightOf = async (ctx, release, to) => {
    try {
        const live = await liveObjects(ctx);
        const loaded = await load(ctx, release, { live, allowManaged: ctx.settings.allowManaged });
        const { refusals, findings } = loaded.shape;
        if (refusals.length > 0)
            return { refusals, notes: findings.map(noteOf), changes: [] };
        const denied = await permissionReasons(ctx, loaded);
        if (denied.length > 0)
            return { refusals: denied, notes: [], changes: [] };
        await appSettled(ctx, loaded.shape);
        const [capacity, rehearsed, changes] = await Promise.all([
            capacityReasons(ctx, loaded, to),
            rehearse(ctx, loaded, to),
            changesOf(ctx, loaded, to),
        ]);
        return {
            refusals: [
                ...adoptionRefusals(ctx, loaded.shape),
                ...movingRefusals(ctx, loaded.shape),
                ...capacity.refusals,
                ...rehearsed,
            ],
            notes: [...capacity.notes, ...findings.map(noteOf)],
            changes,
        };
    }
    catch (error) {
        const { code, message, next } = (0,thrown/* asThrown */.J)(error);
        if (next === '')
            throw error;
        return { refusals: [{ code, message, next }], notes: [], changes: [] };
    }
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/prune.ts






const isKubernetes = (release) => {
    try {
        specOf(release);
        return true;
    }
    catch {
        return false;
    }
};
const prune_listed = async (ctx, kind, more) => (await ctx.cluster.list(kind, { labelSelector: `${ownedBy(ctx.settings)},${more}` })).items;
const versionsOf = async (ctx) => {
    const kinds = ['ConfigMap', 'Secret'].map(kind => ({ apiVersion: 'v1', kind }));
    return (await Promise.all(kinds.map(async (kind) => await prune_listed(ctx, kind, keys.versionOf)))).flat();
};
const prune_jobsOf = async (ctx) => await prune_listed(ctx, { apiVersion: 'batch/v1', kind: 'Job' }, keys.hook);
/**
 * Removes versions of configuration, bundles and hook Jobs that none of `keep` needs. What a kept release is made of
 * must be known before anything is removed: if one bundle cannot be read, nothing goes.
 */
const pruneVersions = async (ctx, keep, token) => {
    const writer = { ...ctx, token };
    const kept = keep.filter(isKubernetes);
    const loaded = await Promise.all(kept.map(async (release) => await load(ctx, release)));
    const names = new Set(loaded.flatMap(({ shape }) => shape.configs.map(config => `${config.kind}/${config.versionedName}`)));
    const releases = new Set(kept.map(release => (0,rollout_release/* shortId */.m_)(release.id)));
    const [versions, jobs] = await Promise.all([versionsOf(ctx), prune_jobsOf(ctx)]);
    const stale = [
        ...versions.filter(one => !names.has(`${one.kind}/${one.metadata.name}`)),
        ...jobs.filter(one => !releases.has((0,kubernetes_objects/* labelsOf */.PC)(one)[keys.release] ?? '')),
    ];
    for (const object of stale)
        await remove(writer, object);
    await ctx.bundles.forgetOthers(new Set(loaded.map(({ spec }) => spec.bundle)), token);
};

// EXTERNAL MODULE: ./src/core/durations.ts
var durations = __webpack_require__(778);
;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/retire.ts














/** Takes a colour down that has no traffic: out of the slices, then SIGTERM, then gone. Its definition stays. */
/** From the last change of the slices until every node has learned of it. */
const retire_settleMs = 2000;
const slicesMs = 30_000;
const stopMarginMs = 5000;
const changedAt = (slice) => Date.parse((0,kubernetes_objects/* annotationsOf */.Ih)(slice)['endpoints.kubernetes.io/last-change-trigger-time'] ?? '') || 0;
const holders = (ctx, colour) => {
    const pods = new Set(podsOfColour(ctx, colour).map(pod => pod.metadata.name));
    const ours = servicesIn(ctx).filter(one => (0,kubernetes_objects/* labelsOf */.PC)(one)[keys.colour] !== colour && retire_isSwitched(one.metadata.annotations));
    return ours
        .map(one => one.metadata.name)
        .filter(name => [...endpointsOf(name, slicesIn(ctx))].some(pod => pods.has(pod)));
};
/** Only Services whose traffic we move count: others, such as headless ones, are not ours to wait for. */
const retire_isSwitched = (annotations) => Object.keys(annotations ?? {}).some(key => key.startsWith(keys.way));
// A retirement that was begun is brought to its end, also when the run is cancelled.
const never = new AbortController().signal;
const outOfSlices = async (ctx, colour) => {
    if (await until(ctx, slicesMs, () => holders(ctx, colour).length === 0, never)) {
        const since = ctx.clock.now() - Math.max(0, ...slicesIn(ctx).map(changedAt));
        await ctx.clock.sleep(Math.max(0, Math.min(retire_settleMs, retire_settleMs - since)));
        return;
    }
    throw new errors/* ToolError */.v4('pods-not-gone', 'kubernetes', `Endpoints of ${holders(ctx, colour).join(', ')} still name pods of ${colour}.`);
};
const retire_refuseTraffic = (ctx, colour) => {
    const [service] = servicesTo(ctx, colour);
    if (service === undefined)
        return;
    const message = `Service/${service.metadata.name} leads to ${colour}.`;
    throw (0,errors/* userError */.IF)(release_codes_codes, 'colour-selected', message);
};
const graceOf = (ctx, colour) => Math.max(30, ...podsOfColour(ctx, colour).map(pod => pod.spec.terminationGracePeriodSeconds ?? 30)) * 1000;
/** An adopted Deployment was paused for as long as its Service was narrowed to its pods. */
const stopDeployments = async (ctx, writer, colour) => {
    for (const deployment of deploymentsOf(ctx, colour))
        await patch(writer, deployment, live => [
            ...((0,dig/* dig */.rO)(live, 'spec', 'replicas') === 0 ? [] : [{ op: 'add', path: '/spec/replicas', value: 0 }]),
            ...((0,dig/* dig */.rO)(live, 'spec', 'paused') === true ? [{ op: 'remove', path: '/spec/paused' }] : []),
        ]);
};
const isGone = (ctx, colour) => podsOfColour(ctx, colour).length === 0 &&
    deploymentsOf(ctx, colour).every(one => isEmptied(one, replicaSetsOf(one, { replicaSets: replicaSetsIn(ctx) })));
/**
 * Resolves when the colour, scaled to nothing, has no pod and gets none any more.
 * @throws ToolError `pods-not-gone` after `limitMs`
 */
const podsGone = async (ctx, colour, limitMs) => {
    if (await until(ctx, limitMs, () => isGone(ctx, colour), never))
        return;
    const pods = podsOfColour(ctx, colour).map(pod => `Pod/${pod.metadata.name}`);
    const deployments = deploymentsOf(ctx, colour).map(one => `Deployment/${one.metadata.name}`);
    const message = pods.length > 0
        ? `${pods.join(', ')} still there after ${(0,durations/* formatDuration */.a)(limitMs)}.`
        : `The controller has not scaled ${deployments.join(', ')} down within ${(0,durations/* formatDuration */.a)(limitMs)}.`;
    throw new errors/* ToolError */.v4('pods-not-gone', 'kubernetes', message);
};
/**
 * Idempotent. The scale comes last: once it is 0 the colour counts as absent, so what is to be done must be done by then.
 * @throws UserError `colour-selected` when a Service leads to the colour
 */
const retireColour = async (ctx, colour, drainMs, token) => {
    const writer = { ...ctx, token };
    await ctx.mirror.refresh();
    retire_refuseTraffic(ctx, colour);
    await outOfSlices(ctx, colour);
    const began = ctx.clock.monotonic();
    const limit = graceOf(ctx, colour) + drainMs + stopMarginMs;
    await removeAutoscalers(ctx, writer, colour);
    for (const budget of await budgetsOf(ctx, colour))
        await remove(writer, budget);
    await freeAutoscalers(ctx, writer, (0,rollout_release/* otherColour */.RQ)(colour));
    await stopDeployments(ctx, writer, colour);
    await podsGone(ctx, colour, limit);
    return { cutRequests: 0, drainedMs: Math.round(ctx.clock.monotonic() - began) };
};

;// CONCATENATED MODULE: ./src/domain/kubernetes/pod-signals.ts


const pod_signals_timeOf = (text) => {
    const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
    return Number.isNaN(time) ? null : time;
};
const signals = { 6: 'SIGABRT', 9: 'SIGKILL', 11: 'SIGSEGV', 15: 'SIGTERM' };
const howEnded = ({ exitCode, signal, reason, message }) => {
    const by = signal || (exitCode > 128 && exitCode < 160 ? exitCode - 128 : 0);
    const why = reason === undefined || reason === 'Error' ? '' : ` (${reason})`;
    const said = typeof message === 'string' && message !== '' ? `: ${message.trim().slice(0, 200)}` : '';
    return `ended with exit code ${exitCode}${by === 0 ? '' : ` by ${signals[by] ?? `signal ${by}`}`}${why}${said}`;
};
/** The node was restarted or lost it: nothing that the app did. */
const lost = new Set(['ContainerStatusUnknown', 'Unknown', 'NodeShutdown', 'Terminated']);
const endingOf = (ended, limit) => {
    const at = pod_signals_timeOf(ended.finishedAt);
    if (ended.reason === 'OOMKilled')
        return { cause: 'out-of-memory', at, detail: `killed: it needs more memory than its limit${limit}` };
    const cause = lost.has(ended.reason ?? '') ? 'lost' : 'exited';
    return { cause, at, detail: howEnded(ended) };
};
const limitText = (pod, container) => {
    const limit = pod.spec.containers.find(one => one.name === container)?.resources?.limits?.['memory'];
    return limit === undefined ? '' : ` of ${limit}`;
};
const pod_signals_partOf = (pod, { name, restartCount, state, lastState }) => {
    const down = state?.terminated ?? null;
    const before = lastState?.terminated ?? null;
    const waits = state?.waiting != null && before !== null;
    const ended = down ?? before;
    return {
        name,
        ends: restartCount + (down !== null || waits ? 1 : 0),
        last: ended === null ? null : endingOf(ended, limitText(pod, name)),
        looping: state?.waiting?.reason === 'CrashLoopBackOff',
    };
};
const pod_signals_isSidecar = (pod, name) => pod.spec.initContainers?.some(one => one.name === name && one['restartPolicy'] === 'Always') ?? false;
const pod_signals_conditionOf = (pod, type) => pod.status?.conditions?.find(one => one.type === type);
/** Evicted for what it used itself, not for what its node ran out of. */
const ownFault = /exceed/i;
const evictionOf = (pod) => {
    const { status } = pod;
    if (status?.phase !== 'Failed')
        return [];
    const [reason, message] = [String(status['reason'] ?? ''), String(status['message'] ?? '')];
    const cause = reason === 'Evicted' && ownFault.test(message) ? 'evicted' : 'lost';
    const at = pod_signals_timeOf(pod_signals_conditionOf(pod, 'DisruptionTarget')?.lastTransitionTime);
    const detail = `${reason === '' ? 'failed' : reason}${message === '' ? '' : `: ${message}`}`;
    return [{ name: '', ends: 1, last: { cause, at, detail }, looping: false }];
};
/** Told to go by somebody: scaled down, drained, preempted. */
const isLeaving = (pod) => (0,kubernetes_objects/* isTerminating */.fy)(pod) || (pod_signals_conditionOf(pod, 'DisruptionTarget')?.status === 'True' && pod.status?.phase !== 'Failed');
const partsOf = (pod) => {
    const evicted = evictionOf(pod);
    // What an eviction ended is told once.
    if (evicted.length > 0)
        return evicted;
    const sidecars = (pod.status?.initContainerStatuses ?? []).filter(one => pod_signals_isSidecar(pod, one.name));
    return [...sidecars, ...(pod.status?.containerStatuses ?? [])].map(one => pod_signals_partOf(pod, one));
};
/** @param fresh the pod was made for this very release, see InstanceSight */
const sightOfPod = (pod, fresh) => {
    const ready = pod_signals_conditionOf(pod, 'Ready');
    return {
        id: pod.metadata.uid ?? pod.metadata.name,
        name: `pod ${pod.metadata.name}`,
        bornAt: pod_signals_timeOf(pod.status?.startTime) ?? pod_signals_timeOf(pod.metadata.creationTimestamp) ?? 0,
        fresh,
        ready: ready?.status === 'True',
        readyChangedAt: pod_signals_timeOf(ready?.lastTransitionTime),
        leaving: isLeaving(pod),
        parts: partsOf(pod),
    };
};
/** How long until a readiness probe asks again, at most. */
const readinessPeriodOf = (pods) => Math.max(0, ...pods.flatMap(pod => pod.spec.containers.flatMap(one => (one.readinessProbe ? [(one.readinessProbe.periodSeconds ?? 10) * 1000] : []))));
/** Of all containers; null where one of them has none. */
const memoryLimitOf = (pod) => {
    const limits = pod.spec.containers.map(one => (0,capacity/* quantity */.au)(one.resources?.limits?.['memory']));
    const sum = limits.reduce((total, one) => total + one, 0);
    return Number.isNaN(sum) ? null : sum;
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/forward.ts
/** An address on 127.0.0.1 that leads to pods or a Service through the API server. */


/** Those of one connection only, and those that would speak to the API server instead of the app. */
const notForwarded = /^(host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|proxy-.*|authorization|impersonate-.*)$/;
const kept = (headers) => Object.fromEntries(Object.entries(headers).filter(([name]) => !notForwarded.test(name)));
const forward_refuse = (response, status, message) => {
    if (response.headersSent)
        response.destroy();
    else
        response.writeHead(status, { 'content-type': 'text/plain' }).end(`${message}\n`);
};
const passer = (socketPath, agent) => (path, incoming, response) => {
    const upstream = external_node_http_default().request({
        agent,
        socketPath,
        method: incoming.method,
        path,
        headers: { ...kept(incoming.headers), host: 'localhost' },
    });
    upstream.on('response', answer => {
        response.writeHead(answer.statusCode ?? 502, kept(answer.headers));
        answer.on('error', () => response.destroy());
        answer.pipe(response);
    });
    upstream.on('error', error => forward_refuse(response, 502, `no answer from the API server: ${(0,errors/* messageOf */.bD)(error)}`));
    // Whoever asked has gone: the pod need not go on.
    response.on('close', () => upstream.destroy());
    incoming.pipe(upstream);
};
const forward_listen = async (server) => await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
});
/** @param pathOf the API path that stands for `/`, asked for each request; undefined: there is no pod now (503) */
const createForwarder = async (access, pathOf) => {
    const agent = new (external_node_http_default()).Agent({ keepAlive: true });
    const pass = passer(access.socketPath, agent);
    const server = external_node_http_default().createServer((incoming, response) => {
        const base = pathOf();
        if (base === undefined)
            forward_refuse(response, 503, 'no pod to ask');
        else
            pass(`${base}${incoming.url ?? '/'}`, incoming, response);
    });
    // Kept clients may be idle between probes for longer than the 5 s of the default.
    server.keepAliveTimeout = 60_000;
    const port = await forward_listen(server);
    server.unref();
    return {
        url: `http://127.0.0.1:${port}`,
        close: async () => {
            agent.destroy();
            server.closeAllConnections();
            await new Promise(resolve => {
                server.close(() => resolve());
            });
        },
    };
};
const podPath = (namespace, pod, port, scheme = 'http') => `/api/v1/namespaces/${namespace}/pods/${scheme}:${pod}:${port}/proxy`;
const servicePath = (namespace, service, port, scheme = 'http') => `/api/v1/namespaces/${namespace}/services/${scheme}:${service}:${port}/proxy`;
/** One after the other of what there is at each call. */
const roundRobin = (items) => {
    let next = 0;
    return () => {
        const now = items();
        next += 1;
        return now[next % Math.max(1, now.length)];
    };
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/release/new-lines.ts
/** New output of pods, asked for again and again. The API server takes full seconds, so lines are told by their time. */
/** Containers whose logs are asked for at one time; the others' turn comes next, and nothing is lost by that. */
const new_lines_atOnce = 10;
const new_lines_limitBytes = 1024 * 1024;
const stampedLine = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d) ?(.*)$/;
/** In UTC, and with fractions filled up, so that times sort as text. */
const stamped = (text) => {
    const [, second, fraction = '', zone, line] = stampedLine.exec(text) ?? [];
    if (second === undefined || zone === undefined || line === undefined)
        return undefined;
    const utc = zone === 'Z' ? second : new Date(`${second}${zone}`).toISOString().slice(0, 19);
    return { at: `${utc}.${fraction.padEnd(9, '0')}`, line };
};
const stampedLines = (text) => text.split('\n').flatMap(line => stamped(line) ?? []);
const new_lines_sourcesOf = (pods) => pods.flatMap(pod => (pod.status?.containerStatuses ?? []).map(({ name, restartCount }) => ({
    id: pod.metadata.uid ?? pod.metadata.name,
    pod: pod.metadata.name,
    container: name,
    restarts: restartCount,
})));
class NewLines {
    cluster;
    positions = new Map();
    turn = 0;
    constructor(cluster) {
        this.cluster = cluster;
    }
    /** @param since for containers that were not asked before */
    async read(pods, since) {
        const sources = new_lines_sourcesOf(pods);
        const from = sources.length <= new_lines_atOnce ? 0 : this.turn % sources.length;
        this.turn += new_lines_atOnce;
        const chosen = [...sources.slice(from), ...sources.slice(0, from)].slice(0, new_lines_atOnce);
        return await Promise.all(chosen.map(async (one) => await this.readOne(one, since)));
    }
    /** Of the run before a restart as well: its last lines may not have been read yet. */
    async readOne(source, since) {
        const key = `${source.id}/${source.container}`;
        const runs = `${key}/${source.restarts}`;
        const position = this.positions.get(key) ?? { last: '', sinceMs: since };
        const isNewRun = source.restarts > 0 && !this.positions.has(runs);
        const before = isNewRun ? await this.since(source, position, true) : { lines: [], cut: false };
        const now = await this.since(source, position, false);
        if (isNewRun)
            this.positions.set(runs, position);
        const fresh = [...before.lines, ...now.lines].filter(one => one.at > position.last);
        this.positions.set(key, this.after(position, fresh, now.cut));
        return { instance: source.id, lines: fresh.map(one => one.line), cut: before.cut || now.cut };
    }
    async since({ pod, container }, { sinceMs }, previous) {
        const sinceTime = new Date(Math.floor(sinceMs / 1000) * 1000).toISOString();
        const text = await this.cluster.logs(pod, { container, previous, sinceTime, timestamps: true, limitBytes: new_lines_limitBytes });
        return { lines: stampedLines(text), cut: text.length >= new_lines_limitBytes * 0.9 };
    }
    after(position, fresh, cut) {
        const last = fresh.at(-1)?.at ?? position.last;
        const sinceMs = last === '' ? position.sinceMs : Date.parse(`${last.slice(0, 19)}Z`);
        // More in one second than is handed out at once: what is left of it is given up.
        const stuck = cut && Math.floor(sinceMs / 1000) === Math.floor(position.sinceMs / 1000);
        return { last, sinceMs: stuck ? sinceMs + 1000 : sinceMs };
    }
}

;// CONCATENATED MODULE: ./src/adapters/kubernetes/signals.ts
/** What a cluster tells of a release while it runs: its pods, their logs, and their memory where it is measured. */












const lastLines = 30;
/** An older view is none of the moment. */
const signals_freshMs = 2000;
const metricsEveryMs = 15_000;
const pastLines = 5000;
const pastPods = 5;
const metricsSchema = schemas/* object */.Ikc({
    items: schemas/* array */.YOg(schemas/* object */.Ikc({
        metadata: schemas/* object */.Ikc({ name: schemas/* string */.YjP() }),
        timestamp: schemas/* string */.YjP(),
        containers: schemas/* array */.YOg(schemas/* object */.Ikc({ usage: schemas/* object */.Ikc({ memory: schemas/* string */.YjP() }) })),
    })),
});
class FollowedColour {
    ctx;
    colour;
    doors;
    newLines;
    forwarders = new Map();
    fresh;
    constructor(ctx, colour, doors) {
        this.ctx = ctx;
        this.colour = colour;
        this.doors = doors;
        this.newLines = new NewLines(ctx.cluster);
        const others = deploymentsOf(ctx, (0,rollout_release/* otherColour */.RQ)(colour));
        this.fresh = isOnProbation(deploymentsOf(ctx, colour), others, ctx.clock.now());
    }
    async sight() {
        await freshWithin(this.ctx, signals_freshMs);
        const pods = this.pods();
        return {
            at: this.ctx.clock.now(),
            readinessPeriodMs: readinessPeriodOf(pods),
            instances: pods.map(pod => sightOfPod(pod, this.fresh)),
        };
    }
    async output(since) {
        return await this.newLines.read(this.pods(), since);
    }
    async past(from, to) {
        const all = this.pods();
        const pods = all.slice(0, pastPods);
        if (pods.length === 0)
            return { why: 'the release before it has no pods' };
        const parts = await Promise.all(pods.map(async (pod) => await this.pastOf(pod, from, to)));
        const overMs = Math.max(...parts.map(one => one.overMs));
        const lines = parts.flatMap(one => one.lines);
        // Of many pods some stand for all.
        const copies = Array.from({ length: Math.round(all.length / pods.length) }, () => lines).flat();
        return { known: { lines: copies, overMs } };
    }
    async memory() {
        const { namespace } = this.ctx.settings;
        const selector = encodeURIComponent(`${ownedBy(this.ctx.settings)},${keys.colour}=${this.colour}`);
        const path = `/apis/metrics.k8s.io/v1beta1/namespaces/${namespace}/pods?labelSelector=${selector}`;
        try {
            const { items } = metricsSchema.parse(await this.ctx.cluster.raw('GET', path));
            return { known: this.usesOf(items) };
        }
        catch (error) {
            if (error instanceof ClusterError && (error.status === 404 || error.status === 503))
                return { why: 'the cluster has no metrics server (metrics.k8s.io)' };
            if (error instanceof ClusterError && error.status === 403)
                return { why: 'the account may not list pods of metrics.k8s.io (docs/rbac.yaml)' };
            throw error;
        }
    }
    async straight(entry) {
        const doors = this.doors(entry);
        return await Promise.all(doors.map(async ({ id, name, path }) => {
            const open = this.forwarders.get(path) ?? createForwarder(this.ctx.cluster, () => path);
            this.forwarders.set(path, open);
            return { id, name: `pod ${name}`, url: (await open).url };
        }));
    }
    async lastWords(id, part) {
        const pod = this.pods().find(one => one.metadata.uid === id);
        if (pod === undefined)
            return '';
        const container = part === '' ? (pod.spec.containers[0]?.name ?? '') : part;
        const status = pod.status?.containerStatuses?.find(one => one.name === container);
        const options = { container, lines: lastLines };
        const current = async () => await this.ctx.cluster.logs(pod.metadata.name, options);
        const previous = async () => await this.ctx.cluster.logs(pod.metadata.name, { ...options, previous: true });
        if (status?.state?.terminated == null)
            return (await previous()) || (await current());
        // Ended, and as far as is known not started again: the output is still that of the current run. A run before the
        // first one can only be that one, started again in the meantime.
        const output = await current();
        return status.restartCount === 0 ? (await previous()) || output : output;
    }
    async close() {
        await Promise.all([...this.forwarders.values()].map(async (one) => await (await one).close()));
    }
    pods() {
        return podsOfColour(this.ctx, this.colour);
    }
    async pastOf(pod, from, to) {
        const started = Date.parse(pod.status?.startTime ?? '') || from;
        const sinceTime = new Date(from).toISOString();
        const texts = await Promise.all(pod.spec.containers.map(async ({ name }) => await this.ctx.cluster.logs(pod.metadata.name, {
            container: name,
            lines: pastLines,
            sinceTime,
            timestamps: true,
            limitBytes: 4 * 1024 * 1024,
        })));
        const until = new Date(to).toISOString().replace('Z', '');
        const lines = texts.flatMap(text => stampedLines(text)).filter(one => one.at < until);
        // Where the lines are limited, they begin later than asked.
        const limited = texts.some(text => text.split('\n').length >= pastLines);
        const first = limited ? Date.parse(`${lines[0]?.at.slice(0, 19) ?? ''}Z`) || from : from;
        return { lines: lines.map(one => one.line), overMs: Math.max(0, to - Math.max(first, started, from)) };
    }
    usesOf(items) {
        const pods = new Map(this.pods().map(pod => [pod.metadata.name, pod]));
        return items.flatMap(({ metadata: { name }, timestamp, containers }) => {
            const pod = pods.get(name);
            if (pod === undefined)
                return [];
            const usedBytes = containers.reduce((sum, one) => sum + (0,capacity/* quantity */.au)(one.usage.memory), 0);
            const id = pod.metadata.uid ?? name;
            return [{ id, name: `pod ${name}`, at: Date.parse(timestamp), usedBytes, limitBytes: memoryLimitOf(pod) }];
        });
    }
}
/** The colour whose Deployments carry the release. */
const colourOf = (ctx, releaseId) => {
    if (releaseId === null)
        return switchedWays(ctx).at(-1)?.colour ?? null;
    const carries = (colour) => deploymentsOf(ctx, colour).some(one => (0,kubernetes_objects/* annotationsOf */.Ih)(one)[keys.release] === releaseId);
    return carries('blue') ? 'blue' : carries('green') ? 'green' : null;
};
/** @param addresses which also know where a pod listens */
const kubernetesSignals = (ctx, addresses) => {
    const followed = (colour) => new FollowedColour(ctx, colour, entry => addresses.doors(colour, entry));
    return {
        name: 'pods',
        replicated: true,
        memoryEveryMs: metricsEveryMs,
        follow: async (releaseId) => {
            await freshWithin(ctx, signals_freshMs);
            const colour = colourOf(ctx, releaseId);
            return colour === null ? null : followed(colour);
        },
        other: async (releaseId) => {
            const colour = colourOf(ctx, releaseId);
            if (colour === null)
                return null;
            const other = (0,rollout_release/* otherColour */.RQ)(colour);
            return podsOfColour(ctx, other).length === 0 ? null : followed(other);
        },
    };
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/traffic/addresses.ts
/** Addresses on 127.0.0.1 that lead to a colour's pods, or in where users do, through the API server. */









const selectorTo = (way, colour) => way.to[colour] ?? (way.colour === colour ? way.selector : null);
/** The pods that answer users once the colour has the traffic: those behind its last Service. */
const behind = (ctx, colour, shape) => {
    const way = switchedWays(ctx).findLast(one => selectorTo(one, colour) !== null);
    const selector = way && selectorTo(way, colour);
    if (way !== undefined && selector)
        return { pods: readyPods(selector, podsIn(ctx)), service: way.service };
    const there = colour === 'blue' ? unadopted(ctx, shape) : null;
    const service = there?.found.services.at(-1);
    if (service !== undefined)
        return { pods: readyPods(service.spec.selector ?? {}, podsIn(ctx)), service };
    return { pods: podsOfColour(ctx, colour).filter(isReady), service: undefined };
};
const namedPort = (containers, port) => {
    if (port === undefined)
        return undefined;
    if (/^\d+$/.test(String(port)))
        return Number(port);
    return containers.flatMap(one => one.ports ?? []).find(one => one.name === port)?.containerPort;
};
/** What the release names, else the readiness probe's, else the Service's, else the only one. */
const doorOf = (pod, service, named) => {
    const { containers } = pod.spec;
    const probe = containers.map(one => one.readinessProbe?.httpGet).find(one => one?.port !== undefined);
    const served = service?.spec.ports?.[0];
    const port = namedPort(containers, named) ??
        namedPort(containers, probe?.port) ??
        namedPort(containers, served?.targetPort ?? served?.port) ??
        containers.flatMap(one => one.ports ?? [])[0]?.containerPort;
    return port === undefined ? undefined : { port, scheme: probe?.['scheme'] === 'HTTPS' ? 'https' : 'http' };
};
const podDoor = (ctx, colour, shape, pod) => {
    const { service } = behind(ctx, colour, shape);
    const named = deploymentsOf(ctx, colour)
        .map(one => (0,kubernetes_objects/* annotationsOf */.Ih)(one)[keys.port])
        .find(one => one !== undefined);
    const door = doorOf(pod, service, named);
    return door && podPath(ctx.settings.namespace, pod.metadata.name, door.port, door.scheme);
};
const entranceDoor = (ctx, shape) => {
    const service = switchedWays(ctx).at(-1)?.service ?? unadopted(ctx, shape)?.found.services.at(-1);
    const port = service?.spec.ports?.[0];
    if (service === undefined || port === undefined)
        return undefined;
    const secure = port.port === 443 || port.name === 'https';
    return servicePath(ctx.settings.namespace, service.metadata.name, port.port, secure ? 'https' : 'http');
};
const createAddresses = async (ctx, shape) => {
    const open = [];
    const forward = (pathOf) => {
        const forwarder = createForwarder(ctx.cluster, pathOf);
        open.push(forwarder);
        return forwarder;
    };
    const direct = new Map();
    const { url } = ctx.settings;
    const entranceUrl = url === '' ? (await forward(() => entranceDoor(ctx, shape()))).url : url;
    return {
        entranceUrl,
        direct: async (colour) => {
            const pods = roundRobin(() => behind(ctx, colour, shape()).pods);
            const door = (pod = pods()) => pod && podDoor(ctx, colour, shape(), pod);
            if (behind(ctx, colour, shape()).pods.length > 0 && door() === undefined)
                throw (0,errors/* userError */.IF)(traffic_codes_codes, 'probe-port-unknown', `The pods of ${colour} name no port.`);
            const forwarder = direct.get(colour) ?? forward(door);
            direct.set(colour, forwarder);
            return (await forwarder).url;
        },
        doors: (colour, entry) => behind(ctx, colour, shape()).pods.flatMap(pod => {
            const { name, uid = '' } = pod.metadata;
            const { namespace } = ctx.settings;
            const path = entry ? podPath(namespace, name, entry.port, entry.scheme) : podDoor(ctx, colour, shape(), pod);
            return path === undefined ? [] : [{ id: uid, name, path }];
        }),
        close: async () => {
            await Promise.all(open.map(async (one) => await (await one).close()));
        },
    };
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/traffic/ways.ts
/** Each switched Service says itself which selector leads to which colour, so that a switch needs to read nothing else. */









const wayAnnotations = (colour, { order, selector, mode }) => ({
    [wayKey(colour)]: (0,rollout_release/* canonicalJson */.dj)(selector),
    ...(order === null ? {} : { [keys.order]: String(order) }),
    ...(mode === null ? {} : { [keys.mode]: mode }),
});
const hashMs = 10_000;
const pollMs = 100;
const ways_never = new AbortController().signal;
/** Pods of an adopted app are told by the hash of their ReplicaSet, which is there a moment after its Deployment. */
const adoptedWays = async (ctx, { spec }) => {
    const since = ctx.clock.monotonic();
    for (;;) {
        const world = worldOf(ctx);
        const names = new Set((spec.adopted?.deployments ?? []).map(({ name }) => name));
        const behind = deploymentsIn(ctx).filter(one => names.has(one.metadata.name));
        const records = (spec.adopted?.services ?? []).map(({ name, selector }) => {
            const service = servicesIn(ctx).find(one => one.metadata.name === name);
            const one = behind.find(to => service !== undefined && leadsTo({ ...service, spec: { ...service.spec, selector } }, to));
            return { name, order: null, selector, hash: one && adoption_hashOf(one, world), idle: one === undefined };
        });
        const known = records.filter(({ hash }) => hash !== undefined);
        if (known.length === records.filter(({ idle }) => !idle).length)
            return known.map(({ name, order, selector, hash }) => ({
                name,
                order,
                selector: narrowed(selector, hash),
                mode: null,
            }));
        if (ctx.clock.monotonic() - since > hashMs)
            throw new Error(`the ReplicaSets of ${[...names].join(', ')} did not come`);
        await ctx.mirror.changed(ways_never, pollMs);
    }
};
const waysOfRelease = async (ctx, colour, loaded) => loaded.spec.adopted === null
    ? loaded.shape.services.map((service, index) => ({
        name: service.name,
        order: index + 1,
        selector: selectorFor(service, colour),
        mode: loaded.shape.switchMode.mode,
    }))
    : await adoptedWays(ctx, loaded);
const record = async (ctx, service, colour, way, token) => await patch({ ...ctx, token }, service, live => annotating(live, way === undefined ? { [wayKey(colour)]: null } : wayAnnotations(colour, way)));
/** After a start: the Services of the release know the way to it, all others do not. Selectors are not touched. */
const recordWays = async (ctx, colour, loaded, token) => {
    const ways = await waysOfRelease(ctx, colour, loaded);
    const named = new Set(ways.map(({ name }) => name));
    const forgotten = switchedWays(ctx).filter(way => !named.has(way.name) && way.to[colour] !== null);
    await Promise.all([
        ...ways.map(async (way) => {
            const service = servicesIn(ctx).find(one => one.metadata.name === way.name && adoption_isOurs(one, ctx.settings));
            if (service === undefined)
                throw new Error(`Service/${way.name} is not there, though it was just written`);
            await record(ctx, service, colour, way, token);
        }),
        ...forgotten.map(async (way) => await record(ctx, way.service, colour, undefined, token)),
    ]);
};
/** The way to an app that was just taken over. */
const adoptedWay = (selector, hash, order) => hash === undefined
    ? { [keys.order]: String(order) }
    : wayAnnotations(adoptedColour, { name: '', order, selector: narrowed(selector, hash), mode: null });
/** An adopted app that comes back belongs to the colour it comes back in. Before it is started, while it is at rest. */
const recolourOriginals = async (ctx, colour, { spec }, token) => {
    const names = new Set((spec.adopted?.deployments ?? []).map(({ name }) => name));
    const path = `/metadata/labels/${keys.colour.replace('/', '~1')}`;
    for (const original of deploymentsIn(ctx).filter(one => names.has(one.metadata.name) && adoption_isOurs(one, ctx.settings)))
        await patch({ ...ctx, token }, original, live => (0,kubernetes_objects/* labelsOf */.PC)(live)[keys.colour] === colour ? [] : [{ op: 'add', path, value: colour }]);
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/traffic/adopt.ts
/** Takes over an app that ran before us, without touching its pods. unadopt.ts leaves it as it was found. */














const adopt_freshMs = 1000;
const ownLabels = ({ settings }) => ({
    [keys.app]: settings.app,
    [keys.environment]: settings.environment,
});
/** Labels and annotations in whole: the object is not ours yet, so its version is tested, too. */
const marks = (object, labels, annotations) => [
    { op: 'add', path: '/metadata/labels', value: { ...(0,kubernetes_objects/* labelsOf */.PC)(object), ...labels } },
    { op: 'add', path: '/metadata/annotations', value: { ...(0,kubernetes_objects/* annotationsOf */.Ih)(object), ...annotations } },
];
const changedMeanwhile = (object) => (0,errors/* userError */.IF)(traffic_codes_codes, 'adoption-mid-rollout', `${object.kind}/${object.metadata.name} was changed while it was taken over.`);
/** Paused, so that nobody's change of the template replaces the pods that have the traffic. Scaling goes on. */
const adoptDeployment = async (ctx, seen, release, world, token) => {
    const hash = adoption_hashOf(seen, world);
    await patch({ ...ctx, token }, seen, live => {
        if (isAdopted(live))
            return annotating(live, { [keys.leaving]: null });
        const now = deploymentSchema.parse(live);
        if (hash === undefined || (0,rollout_release/* canonicalJson */.dj)(asJson(now.spec.template)) !== (0,rollout_release/* canonicalJson */.dj)(asJson(seen.spec.template)))
            throw changedMeanwhile(live);
        return [
            ...marks(live, { ...ownLabels(ctx), [keys.colour]: adoptedColour }, {
                [keys.adopted]: (0,rollout_release/* canonicalJson */.dj)(deploymentRecord(now, hash, world)),
                [keys.release]: release.id,
                [keys.fence]: String(token),
            }),
            { op: 'add', path: '/spec/paused', value: true },
        ];
    });
};
const asJson = (value) => JSON.parse(JSON.stringify(value));
/** Leads to the same pods as before, by what only they carry. */
const adoptService = async (ctx, seen, behind, world, order, token) => {
    if (isAdopted(seen))
        return;
    const selector = seen.spec.selector ?? {};
    const hash = behind && (foundDeployment(behind)?.podTemplateHash ?? adoption_hashOf(behind, world));
    const next = narrowed(selector, hash);
    const [before, after] = [readyPods(selector, podsIn(ctx)), readyPods(next, podsIn(ctx))];
    if (before.length !== after.length)
        throw changedMeanwhile(seen);
    await patch({ ...ctx, token }, seen, live => {
        if (isAdopted(live))
            return [];
        const now = serviceSchema.parse(live);
        return [
            { op: 'test', path: '/spec/selector', value: selector },
            { op: 'replace', path: '/spec/selector', value: next },
            ...marks(live, ownLabels(ctx), {
                ...adoptedWay(selector, hash, order),
                [keys.adopted]: JSON.stringify(serviceRecord(now)),
                [keys.fence]: String(token),
            }),
        ];
    });
};
const takeOver = async (ctx, { found, world }, release, shape, token) => {
    for (const one of found.deployments)
        await adoptDeployment(ctx, one, release, world, token);
    const order = (name) => 1 + (shape?.services ?? []).findIndex(service => service.name === name);
    for (const one of found.services) {
        const selector = foundService(one)?.spec.selector ?? one.spec.selector ?? {};
        const behind = found.deployments.find(to => leadsTo({ ...one, spec: { ...one.spec, selector } }, to));
        await adoptService(ctx, one, behind, world, order(one.metadata.name), token);
    }
};
/** What is taken over already, with all its marks, or undefined. */
const adoptedBefore = async (ctx, shape, token) => {
    const world = worldOf(ctx);
    const found = findApp(world, ctx.settings, shape);
    const live = found.deployments.some(one => isLive(one) && (0,kubernetes_objects/* labelsOf */.PC)(one)[keys.colour] === adoptedColour);
    if (!live)
        return null;
    for (const one of found.deployments)
        await patch({ ...ctx, token }, one, now => annotating(now, { [keys.leaving]: null }));
    const release = await releaseOf(ctx, { found, world });
    if (release !== undefined)
        await ctx.bundles.keep(specOf(release).bundle, token);
    return release === undefined ? null : { release, colour: adoptedColour };
};
/** A Service of ours-to-be that leads to nothing yet must not lead to the new colour by accident of labels. */
const adoptIdle = async (ctx, shape, token) => {
    const world = worldOf(ctx);
    const { services, deployments } = findApp(world, ctx.settings, shape);
    if (deployments.length > 0)
        return;
    for (const one of services)
        await adoptService(ctx, one, undefined, world, 0, token);
};
const adopt = async (ctx, shape, token) => {
    await freshWithin(ctx, adopt_freshMs);
    const there = unadopted(ctx, shape);
    if (there === null) {
        if (!oursRuns(ctx))
            await adoptIdle(ctx, shape, token);
        return await adoptedBefore(ctx, shape, token);
    }
    const [problem] = shape === null ? [] : adoptionRefusals(ctx, shape);
    if (problem !== undefined)
        throw new errors/* UserError */.yo(problem.code, problem.message, problem.next);
    const release = await releaseOf(ctx, there);
    const [first] = there.found.deployments;
    if (release === undefined)
        throw first === undefined ? new Error('nothing to adopt') : changedMeanwhile(first);
    await ctx.bundles.keep(specOf(release).bundle, token);
    await takeOver(ctx, there, release, shape, token);
    return { release, colour: adoptedColour };
};

// EXTERNAL MODULE: ./src/adapters/probing/fresh-probe.ts
var fresh_probe = __webpack_require__(5945);
;// CONCATENATED MODULE: ./src/adapters/kubernetes/traffic/arrive.ts
/** Whether new connections reach the release: in the control plane, and, where users' way in is known, in the data plane. */





/**
 * An app that does not name its release looks the same in both colours. Nodes program their rules up to a second after
 * the endpoints changed, so good answers count only once they have come for longer than that.
 */
const anonymousMs = 1500;
/** '' when every Service that the colour has leads to it, and the slices say so. */
const controlPlaneLag = (ctx, colour) => {
    const ways = switchedWays(ctx).filter(way => way.to[colour] !== null);
    const elsewhere = ways.find(way => way.colour !== colour || way.overlapping);
    if (elsewhere !== undefined)
        return `Service ${elsewhere.name} does not lead to ${colour} yet`;
    return ways.map(way => slicesLag(way, slicesIn(ctx), podsIn(ctx))).find(lag => lag !== '') ?? '';
};
const createArriving = (ctx, prober, directUrl) => {
    /** Releases whose answers do, or do not, name them. */
    const named = new Map();
    let goodSince = null;
    const probe = (0,fresh_probe/* freshProbe */.t)(prober);
    const ask = async (base, release, signal) => await probe.probe(new URL((0,rollout_release/* healthPathOf */.Fs)(release), base).href, signal);
    /** Asked once, straight at the pods: without a name in their answers none can be demanded from outside. */
    const namesItself = async (colour, release, signal) => {
        const known = named.get(release.id);
        if (known !== undefined)
            return known;
        const { ok, releaseId } = await ask(await directUrl(colour), release, signal);
        if (ok)
            named.set(release.id, releaseId !== undefined);
        return releaseId !== undefined;
    };
    const answered = (release, detail) => {
        const now = ctx.clock.monotonic();
        goodSince = goodSince?.releaseId === release.id ? goodSince : { releaseId: release.id, at: now };
        const spent = now - goodSince.at;
        const arrived = spent >= anonymousMs;
        return {
            arrived,
            seen: 'answered',
            detail: `${detail} for ${Math.round(spent)} ms, without the name of a release`,
        };
    };
    const outside = async (colour, release, signal) => {
        const seen = await ask(ctx.settings.url, release, signal);
        if (seen.ok && seen.releaseId === release.id)
            return { arrived: true, seen: 'release', detail: seen.detail };
        const who = seen.releaseId === undefined ? '' : ` from release ${(0,rollout_release/* shortId */.m_)(seen.releaseId)}`;
        const waiting = { arrived: false, seen: 'release', detail: `${seen.detail}${who}` };
        if (!seen.ok || seen.releaseId !== undefined || (await namesItself(colour, release, signal))) {
            goodSince = null;
            return waiting;
        }
        return answered(release, seen.detail);
    };
    return {
        look: async (colour, release, signal) => {
            await freshWithin(ctx, 1000);
            const lag = controlPlaneLag(ctx, colour);
            if (lag !== '') {
                goodSince = null;
                return { arrived: false, seen: 'endpoints', detail: lag };
            }
            if (ctx.settings.url === '')
                return { arrived: true, seen: 'endpoints', detail: 'The endpoints of all Services are those of the release.' };
            return await outside(colour, release, signal);
        },
    };
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/traffic/fence.ts
/** Raises the fence on everything we manage, so that an older holder's writes fail from now on. */




const fencedKinds = ['Service', 'Deployment', 'HorizontalPodAutoscaler'];
const managedObjects = ({ mirror, settings }) => fencedKinds.flatMap(kind => mirror.all(kind).filter(object => adoption_isOurs(object, settings)));
/** The highest token that any of them has seen. */
const highestFence = (ctx) => Math.max(0, ...managedObjects(ctx).map(fenceOf));
/** @throws FencedOut when one of them has seen a newer token */
const raiseFence = async (ctx, token) => {
    const highest = highestFence(ctx);
    if (highest > token)
        throw new rollout_ports/* FencedOut */.A(token, highest);
    const behind = managedObjects(ctx).filter(object => fenceOf(object) < token);
    await Promise.all(behind.map(object => patch({ ...ctx, token }, object, live => fenceOf(live) < token ? annotating(live, { [keys.fence]: String(token) }) : [])));
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/traffic/observe.ts
/** What is seen of both colours and of the traffic. Reads the mirror; calls only where something is wrong with a colour. */






const observe_freshMs = 2000;
/** An app that ran before us; its id is what adopting it would give. */
const foundState = async (ctx, there) => {
    const { deployments } = there.found;
    const seen = { deployments, pods: podsOf(deployments, there.world), onProbation: false };
    const { state } = judgeColour(seen, ctx.clock.now());
    if (state.state === 'absent')
        return state;
    return { ...state, releaseId: (await releaseOf(ctx, there))?.id ?? 'unadopted' };
};
const withFound = async (ctx, observed, there) => ({
    ...observed,
    [adoptedColour]: await foundState(ctx, there),
    traffic: there.found.services.length > 0 ? adoptedColour : observed.traffic,
});
/** A colour whose going is not finished is not gone. */
const stillLeaving = (state) => state.state === 'absent' ? { state: 'starting', releaseId: '' } : state;
const observe = async (ctx, watch, shape) => {
    await freshWithin(ctx, observe_freshMs);
    const [blue, green] = await Promise.all([watch.stateOf('blue'), watch.stateOf('green')]);
    const observed = { blue, green, traffic: trafficOf(switchedWays(ctx)), fence: highestFence(ctx) };
    const there = unadopted(ctx, shape);
    const seen = there === null ? observed : await withFound(ctx, observed, there);
    const leaving = asColour(leavingColour(ctx));
    return leaving === null ? seen : { ...seen, [leaving]: stillLeaving(seen[leaving]) };
};

;// CONCATENATED MODULE: ./src/domain/kubernetes/routes.ts




const ingressSpots = (ingress) => {
    const spot = (path, backend) => {
        const service = (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(backend, 'service', 'name'));
        return service === '' ? [] : [{ path: `${path}/service/name`, service }];
    };
    return [
        ...spot('/spec/defaultBackend', (0,dig/* dig */.rO)(ingress, 'spec', 'defaultBackend')),
        ...(0,dig/* listOf */.c3)((0,dig/* dig */.rO)(ingress, 'spec', 'rules')).flatMap((rule, at) => (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(rule, 'http', 'paths')).flatMap((path, index) => spot(`/spec/rules/${at}/http/paths/${index}/backend`, (0,dig/* dig */.rO)(path, 'backend')))),
    ];
};
/** The name without its colour, where that is one of `names`. */
const routes_baseOf = (service, names) => names.has(service)
    ? service
    : [...names].find(name => colours.some(colour => colouredName(name, colour) === service));
const renamed = (path, service, names, to) => {
    const base = routes_baseOf(service, names);
    if (base === undefined)
        return [];
    const after = to === null ? base : colouredName(base, to);
    return after === service ? [] : [{ path, before: service, after }];
};
const refsOf = (rule, at) => (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(rule, 'backendRefs')).flatMap((ref, index) => ((0,dig/* dig */.rO)(ref, 'kind') ?? 'Service') === 'Service'
    ? [
        {
            path: `/spec/rules/${at}/backendRefs/${index}`,
            service: (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(ref, 'name')),
            weight: (0,dig/* dig */.rO)(ref, 'weight'),
        },
    ]
    : []);
/** Where a rule names both colours its weights move; where it names one, the name does. */
const ruleChanges = (rule, at, names, to) => {
    const refs = refsOf(rule, at);
    return refs.flatMap(({ path, service, weight }) => {
        const base = routes_baseOf(service, names);
        if (base === undefined)
            return [];
        const pair = colours.every(colour => refs.some(ref => ref.service === colouredName(base, colour)));
        if (!pair)
            return renamed(`${path}/name`, service, names, to);
        const after = to !== null && service === colouredName(base, to) ? 100 : 0;
        return weight === after ? [] : [{ path: `${path}/weight`, before: weight, after }];
    });
};
/** What leads the route's backends to `to`; null: to the Services as the manifests name them, or to nothing. */
const routeChanges = (route, names, to) => {
    if (isIngress(route))
        return ingressSpots(route).flatMap(({ path, service }) => renamed(path, service, names, to));
    if (!isGatewayRoute(route))
        return [];
    return (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(route, 'spec', 'rules')).flatMap((rule, at) => ruleChanges(rule, at, names, to));
};
/** Whether it leads to one of the Services, in whatever colour. */
const isInFrontOf = (route, names) => {
    const services = isIngress(route)
        ? ingressSpots(route).map(spot => spot.service)
        : (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(route, 'spec', 'rules')).flatMap((rule, at) => refsOf(rule, at).map(ref => ref.service));
    return services.some(service => routes_baseOf(service, names) !== undefined);
};
const routes_written = (value, path, after) => {
    const [key, ...rest] = path;
    if (key === undefined)
        return after;
    if (Array.isArray(value))
        return value.map((one, at) => (String(at) === key ? routes_written(one, rest, after) : one));
    return typeof value === 'object' && value !== null
        ? { ...value, [key]: routes_written((0,dig/* dig */.rO)(value, key), rest, after) }
        : value;
};
/** The route of the manifests, leading to `to`. */
const leadTo = (route, names, to) => ({
    ...route,
    spec: routeChanges(route, names, to).reduce((spec, { path, after }) => routes_written(spec, path.split('/').slice(2), after), route['spec']),
});

;// CONCATENATED MODULE: ./src/adapters/kubernetes/traffic/route.ts
/** Traffic moved by what is in front: two fixed Services, and an Ingress or route whose backends are led to one of them. */











const route_routeKinds = [
    { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' },
    { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' },
    { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GRPCRoute' },
];
const route_slicesMs = 10_000;
const route_never = new AbortController().signal;
const route_namesOf = (ctx) => new Set(switchedWays(ctx).map(way => way.name));
/** A cluster without the Gateway API has none of its routes. */
const route_listed = async (ctx, kind) => {
    try {
        return (await ctx.cluster.list(kind)).items.map(one => ({ ...one, ...kind }));
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo && error.code === 'kind-not-in-cluster')
            return [];
        throw error;
    }
};
const routesOf = async (ctx) => {
    const names = route_namesOf(ctx);
    const all = await Promise.all(route_routeKinds.map(async (kind) => await route_listed(ctx, kind)));
    return all.flat().filter(route => isInFrontOf(route, names));
};
const fixedServices = (ctx) => servicesIn(ctx).filter(one => adoption_isOurs(one, ctx.settings) && (0,kubernetes_objects/* labelsOf */.PC)(one)[keys.colour] !== undefined);
const fixedOf = (ctx, way, colour, selector, token) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
        name: colouredName(way.name, colour),
        namespace: ctx.settings.namespace,
        labels: {
            [keys.app]: ctx.settings.app,
            [keys.environment]: ctx.settings.environment,
            [keys.colour]: colour,
        },
        annotations: { [keys.fence]: String(token) },
    },
    spec: {
        selector,
        ports: (way.service.spec.ports ?? []).map(({ nodePort: _nodePort, ...port }) => port),
    },
});
const keepFixed = async (ctx, way, colour, selector, token) => {
    const writer = { ...ctx, token };
    const name = colouredName(way.name, colour);
    const live = servicesIn(ctx).find(one => one.metadata.name === name);
    const { object } = live === undefined ? await create(writer, fixedOf(ctx, way, colour, selector, token)) : { object: live };
    if (!adoption_isOurs(object, ctx.settings))
        throw new Error(`Service/${name} belongs to somebody else`);
    await patch(writer, object, now => {
        const there = wayOf({ ...way.service, ...now, spec: { ...way.service.spec, ...route_specOf(now) } }).selector;
        return sameSelector(there, selector) ? [] : [{ op: 'replace', path: '/spec/selector', value: selector }];
    });
};
const route_specOf = (object) => typeof object['spec'] === 'object' && object['spec'] !== null ? object['spec'] : {};
const operationsOf = (route, names, to) => routeChanges(route, names, to).flatMap(({ path, before, after }) => before === undefined
    ? [{ op: 'add', path, value: after }]
    : [
        { op: 'test', path, value: before },
        { op: 'replace', path, value: after },
    ]);
/** Before the switch: both fixed Services stand, and the routes of the manifests lead where the traffic is. */
const prepareRoutes = async (ctx, { shape }, token) => {
    const ways = switchedWays(ctx);
    for (const way of ways)
        for (const colour of colours) {
            const selector = way.to[colour];
            if (selector !== null)
                await keepFixed(ctx, way, colour, selector, token);
        }
    const [names, traffic] = [route_namesOf(ctx), trafficOf(ways)];
    for (const route of shape.routes)
        await applyRoute(ctx, leadTo(route, names, traffic), token);
};
const applyRoute = async (ctx, route, token) => {
    const { apiVersion, kind, metadata } = route;
    const ref = { apiVersion, kind, namespace: ctx.settings.namespace, name: metadata.name };
    const body = {
        ...route,
        metadata: {
            ...metadata,
            namespace: ctx.settings.namespace,
            annotations: { ...metadata.annotations, [keys.fence]: String(token) },
        },
    };
    const live = await ctx.cluster.get(ref);
    if (live === undefined) {
        await create({ ...ctx, token }, body);
        return;
    }
    checkFence(live, token);
    const { resourceVersion = '' } = live.metadata;
    await ctx.cluster.apply({ ...body, metadata: { ...body.metadata, resourceVersion } }, { force: true });
};
/** I1 for what is in front: the fixed Service has its endpoints before anything leads there. */
const untilFixedReady = async (ctx, to) => {
    const since = ctx.clock.monotonic();
    for (;;) {
        const lag = fixedServices(ctx)
            .filter(one => (0,kubernetes_objects/* labelsOf */.PC)(one)[keys.colour] === to)
            .map(one => slicesLag(wayOf(one), slicesIn(ctx), podsIn(ctx)))
            .find(one => one !== '');
        if (lag === undefined)
            return;
        if (ctx.clock.monotonic() - since > route_slicesMs)
            throw (0,errors/* userError */.IF)(traffic_codes_codes, 'too-few-endpoints', lag);
        await ctx.mirror.changed(route_never, 100);
    }
};
const lead = async (ctx, routes, to, token) => {
    const names = route_namesOf(ctx);
    for (const route of routes)
        await patch({ ...ctx, token }, route, live => operationsOf({ ...route, ...live }, names, to));
};
/** Ahead of the Services, so that traffic counts as moved only once all of it is. @throws UserError `route-not-found` */
const switchRoutes = async (ctx, to, token) => {
    const routes = await routesOf(ctx);
    if (routes.length === 0)
        throw (0,errors/* userError */.IF)(traffic_codes_codes, 'route-not-found', `No Ingress or route in ${ctx.settings.namespace} leads to ${[...route_namesOf(ctx)].join(', ')}.`);
    await untilFixedReady(ctx, to);
    await lead(ctx, routes, to, token);
};
/** No route leads to `colour` any more, which has no traffic. Without fixed Services no route ever did. */
const leaveRoutes = async (ctx, colour, token) => {
    if (fixedServices(ctx).length === 0)
        return;
    const back = trafficOf(switchedWays(ctx)) === (0,rollout_release/* otherColour */.RQ)(colour) ? (0,rollout_release/* otherColour */.RQ)(colour) : null;
    await lead(ctx, await routesOf(ctx), back, token);
};
/** As the manifests name the Services, without a mark of ours; the fixed Services go. */
const restoreRoutes = async (ctx, token) => {
    const fixed = fixedServices(ctx);
    if (fixed.length === 0)
        return;
    const names = route_namesOf(ctx);
    for (const route of await routesOf(ctx))
        await patch({ ...ctx, token }, route, live => [
            ...operationsOf({ ...route, ...live }, names, null),
            ...annotating(live, { [keys.fence]: null }),
        ]);
    for (const one of fixed) {
        const { uid = '', resourceVersion = '' } = one.metadata;
        await ctx.cluster.delete({ apiVersion: 'v1', kind: 'Service', namespace: ctx.settings.namespace, name: one.metadata.name }, { uid, resourceVersion });
    }
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/traffic/move.ts





const move_selectorOf = (object) => wayOf(serviceSchema.parse(object)).selector;
/**
 * One compare-and-swap of a selector. Whoever moved the Service meanwhile is left alone, unless it is where we want it.
 * `overlapFrom`: the colour it comes from while it leads to both.
 */
const moveOne = async (ctx, { way, selector }, token, overlapFrom = null) => {
    const live = await patch({ ...ctx, token }, way.service, now => {
        const mark = annotating(now, { [keys.overlap]: overlapFrom });
        const path = '/spec/selector';
        const there = move_selectorOf(now);
        if (sameSelector(there, selector))
            return mark;
        return sameSelector(there, way.selector)
            ? [{ op: 'test', path, value: way.selector }, { op: 'replace', path, value: selector }, ...mark]
            : [];
    });
    if (live === undefined || !sameSelector(move_selectorOf(live), selector))
        return 'moved-by-other';
    return ((0,kubernetes_objects/* annotationsOf */.Ih)(live)[keys.overlap] ?? null) === overlapFrom ? 'switched' : 'moved-by-other';
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/traffic/overlap.ts
/**
 * Both colours have traffic for a while, for load balancers that take pods in and out one by one. While it lasts the
 * Service says where it comes from, so that a run killed in between finds traffic still at the old colour.
 */






const overlap_slicesMs = 30_000;
const overlap_pollMs = 100;
const overlap_never = new AbortController().signal;
/** The move to the selector of both colours. @throws UserError `overlap-not-possible` */
const widening = (ctx, { way, selector }, from) => {
    const old = way.to[from] ?? way.selector;
    const common = commonSelector(old, selector);
    const others = strangers(common, [old, selector], podsIn(ctx)).map(pod => pod.metadata.name);
    if (Object.keys(common).length > 0 && others.length === 0)
        return { way, selector: common };
    const also = others.length === 0 ? 'every pod' : `Pod/${others[0]}`;
    throw (0,errors/* userError */.IF)(traffic_codes_codes, 'overlap-not-possible', `What both colours of Service ${way.name} have in common would lead to ${also}, too.`);
};
const untilSlicesHoldBoth = async (ctx, names) => {
    const since = ctx.clock.monotonic();
    for (;;) {
        await freshWithin(ctx, 2000);
        const lag = switchedWays(ctx)
            .filter(way => names.has(way.name))
            .map(way => slicesLag(way, slicesIn(ctx), podsIn(ctx)))
            .find(one => one !== '');
        if (lag === undefined)
            return;
        if (ctx.clock.monotonic() - since > overlap_slicesMs)
            throw new errors/* ToolError */.v4('overlap-not-seen', 'kubernetes', lag);
        await ctx.mirror.changed(overlap_never, overlap_pollMs);
    }
};
const overlapped = async (ctx, moves, from, token) => {
    const { overlapMs } = ctx.settings;
    // A Service that is new with this release has no old colour to share with.
    const shared = moves.filter(({ way }) => way.to[from] !== null || way.colour === from);
    const wide = shared.map(move => widening(ctx, move, from));
    for (const move of wide.filter(({ way }) => !way.overlapping))
        if ((await moveOne(ctx, move, token, from)) === 'moved-by-other')
            return 'moved-by-other';
    await untilSlicesHoldBoth(ctx, new Set(wide.map(({ way }) => way.name)));
    // A run that is cancelled already is finishing what must be finished: it holds all the same.
    await (ctx.signal.aborted ? ctx.clock.sleep(overlapMs) : ctx.clock.sleep(overlapMs, ctx.signal));
    return 'switched';
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/traffic/switch.ts
/** Moves the selectors of the app's Services from one colour to the other. */










/** Whoever acts on a view older than this acts on a guess. */
const switch_freshMs = 1000;
/** How many pods the Deployments of `colour` behind a selector want. */
const desiredBehind = (ctx, colour, selector) => deploymentsOf(ctx, colour)
    .filter(one => {
    const { [keys.colour]: _colour, 'pod-template-hash': _hash, ...base } = selector;
    return (0,kubernetes_objects/* selects */.ko)(base, one.spec.template.metadata?.labels ?? {});
})
    .reduce((sum, one) => sum + (one.spec.replicas ?? 1), 0);
/** I1: no Service is led to where nothing, or too little, answers. */
const checkEndpoints = (ctx, move, to) => {
    const ready = readyPods(move.selector, podsIn(ctx)).length;
    const desired = desiredBehind(ctx, to, move.selector);
    if (ready >= neededOf(desired))
        return;
    throw (0,errors/* userError */.IF)(traffic_codes_codes, 'too-few-endpoints', `Service ${move.way.name} would have ${ready} ready pods in ${to}; ${neededOf(desired)} of ${desired} are needed.`);
};
const inOrder = async (ctx, moves, to, token) => {
    for (const move of moves) {
        await surelyFresh(ctx);
        checkEndpoints(ctx, move, to);
        if ((await moveOne(ctx, move, token)) === 'moved-by-other')
            return 'moved-by-other';
    }
    return 'switched';
};
/** As the input says, else as the release in `to` was made for. */
const modeOf = (ctx, ways) => ctx.settings.switchMode === 'auto' ? (ways.at(-1)?.mode ?? 'atomic') : ctx.settings.switchMode;
const switchServices = async (ctx, from, to, token) => {
    await freshWithin(ctx, switch_freshMs);
    const ways = switchedWays(ctx);
    const moves = movesTo(ways, from, to);
    if (moves === 'moved-by-other')
        return 'moved-by-other';
    const mode = modeOf(ctx, ways);
    if (mode === 'route' && moves.length > 0) {
        for (const move of moves)
            checkEndpoints(ctx, move, to);
        await switchRoutes(ctx, to, token);
    }
    if (mode !== 'overlap' || from === null)
        return await inOrder(ctx, moves, to, token);
    for (const move of moves)
        checkEndpoints(ctx, move, to);
    const widened = await overlapped(ctx, moves, from, token);
    if (widened === 'moved-by-other')
        return 'moved-by-other';
    const narrowing = movesTo(switchedWays(ctx), from, to);
    return narrowing === 'moved-by-other' ? narrowing : await inOrder(ctx, narrowing, to, token);
};
/** Nothing leads to `colour` any more, unless it has the traffic; then nothing is done. */
const leaveColour = async (ctx, colour, token) => {
    await freshWithin(ctx, switch_freshMs);
    const ways = switchedWays(ctx);
    if (trafficOf(ways) === colour)
        return;
    await leaveRoutes(ctx, colour, token);
    for (const move of movesOff(ways, colour))
        await moveOne(ctx, move, token);
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/traffic/unadopt.ts
/** Leaves an app that was taken over as it was found, once nothing of ours runs beside it. */












const goneMs = 10_000;
/** The adopted app that is live while `colour` is to go, and with it everything of ours. */
const leftWith = (ctx, colour) => {
    const other = (0,rollout_release/* otherColour */.RQ)(colour);
    // Come back in green it stays ours: what is not ours counts as blue, and traffic would seem to have moved.
    if (other !== adoptedColour)
        return null;
    const found = findApp(worldOf(ctx), ctx.settings, null);
    const live = found.deployments.filter(one => isLive(one) && (0,kubernetes_objects/* labelsOf */.PC)(one)[keys.colour] === other);
    const ours = deploymentsIn(ctx).some(one => adoption_isOurs(one, ctx.settings) && !isAdopted(one) && isLive(one) && (0,kubernetes_objects/* labelsOf */.PC)(one)[keys.colour] === other);
    return live.length === 0 || ours || trafficOf(switchedWays(ctx)) === colour
        ? null
        : { deployments: live, services: found.services.filter(isAdopted) };
};
/** Says that the adoption is to be taken back once `colour` is gone. True: it is. */
const markLeaving = async (ctx, colour, token) => {
    const left = leftWith(ctx, colour);
    if (left === null)
        return false;
    for (const one of left.deployments)
        await patch({ ...ctx, token }, one, live => annotating(live, { [keys.leaving]: colour }));
    return true;
};
const unadopt_put = (path, value) => value === null || value === undefined ? { op: 'remove', path } : { op: 'replace', path, value };
const releaseService = async (ctx, seen, token) => {
    const found = foundService(seen);
    if (found === undefined)
        return;
    const before = found.spec.selector ?? {};
    const own = new Set(podsOf(findApp(worldOf(ctx), ctx.settings, null).deployments, worldOf(ctx)).map(pod => pod.metadata.name));
    const strange = readyPods(before, podsIn(ctx)).filter(pod => !own.has(pod.metadata.name));
    if (strange.length > 0)
        throw new Error(`Pod/${strange[0]?.metadata.name} would get traffic of ${seen.metadata.name}`);
    await patch({ ...ctx, token }, seen, live => isAdopted(live)
        ? [
            unadopt_put('/metadata/labels', found.labels),
            unadopt_put('/metadata/annotations', found.annotations),
            unadopt_put('/spec', found.spec),
        ]
        : []);
};
const taken = (kind, present) => Object.keys(present)
    .filter(key => key.startsWith('prod-actions/'))
    .map(key => ({ op: 'remove', path: `/metadata/${kind}/${key.replaceAll('/', '~1')}` }));
const releaseDeployment = async (ctx, seen, token) => {
    await patch({ ...ctx, token }, seen, live => {
        const found = foundDeployment(deploymentSchema.parse(live));
        if (found === undefined)
            return [];
        return [
            ...taken('labels', (0,kubernetes_objects/* labelsOf */.PC)(live)),
            ...taken('annotations', (0,kubernetes_objects/* annotationsOf */.Ih)(live)),
            found.paused ? { op: 'replace', path: '/spec/paused', value: true } : { op: 'remove', path: '/spec/paused' },
        ];
    });
};
/** As it was found. The Services first: what marks the work as unfinished stands on the Deployments. */
const unadopt = async (ctx, colour, token) => {
    // The Service as it was found may select the colour's pods as well: none may be there, or be about to come.
    await surelyFresh(ctx);
    await podsGone(ctx, colour, goneMs);
    const found = findApp(worldOf(ctx), ctx.settings, null);
    await restoreRoutes(ctx, token);
    for (const one of found.services)
        await releaseService(ctx, one, token);
    const leaving = found.deployments.filter(one => (0,kubernetes_objects/* annotationsOf */.Ih)(one)[keys.leaving] === colour);
    for (const one of leaving)
        await releaseDeployment(ctx, one, token);
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/target.ts



















class ClusterTarget {
    kind = 'kubernetes';
    isSlow = true;
    signals;
    ctx;
    watch;
    prober = (0,prober/* nodeProber */.zx)();
    addresses;
    arriving;
    expected;
    constructor(ctx, addresses, expected) {
        this.ctx = ctx;
        this.addresses = addresses;
        this.expected = expected;
        this.signals = kubernetesSignals(ctx, addresses);
        this.watch = createColourWatch(ctx);
        this.arriving = createArriving(ctx, this.prober, async (colour) => await addresses.direct(colour));
    }
    get entranceUrl() {
        return this.addresses.entranceUrl;
    }
    async expect(release) {
        this.expected.shape = (await load(this.ctx, release)).shape;
    }
    async observe(signal) {
        signal.throwIfAborted();
        return await observe(this.ctx, this.watch, this.expected.shape);
    }
    async fence(token) {
        await raiseFence(this.ctx, token);
    }
    /** Nothing leads to the colour while it is made anew; then the Services learn the way to it. */
    async start(colour, release, token) {
        const loaded = await load(this.ctx, release);
        await leaveColour(this.ctx, colour, token);
        await recolourOriginals(this.ctx, colour, loaded, token);
        await startColour(this.ctx, colour, release, token);
        await recordWays(this.ctx, colour, loaded, token);
        if (loaded.shape.switchMode.mode === 'route')
            await prepareRoutes(this.ctx, loaded, token);
    }
    async directUrl(colour) {
        return await this.addresses.direct(colour);
    }
    async switchTraffic(from, to, token) {
        return await switchServices(this.ctx, from, to, token);
    }
    async arrived(colour, release, signal) {
        return await this.arriving.look(colour, release, signal);
    }
    async retire(colour, drainMs, token) {
        const leaving = await markLeaving(this.ctx, colour, token);
        await leaveColour(this.ctx, colour, token);
        const report = await retireColour(this.ctx, colour, drainMs, token);
        if (leaving)
            await unadopt(this.ctx, colour, token);
        return report;
    }
    async adopt(token) {
        return await adopt(this.ctx, this.expected.shape, token);
    }
    async logs(colour, lines) {
        return await colourLogs(this.ctx, colour, lines);
    }
    async prune(keep, token) {
        await pruneVersions(this.ctx, keep, token);
    }
    async preflight(release, to) {
        return await preflightOf(this.ctx, release, to);
    }
    async contract(release, token) {
        await contract(this.ctx, release, token);
    }
    async close() {
        this.prober.close();
        await this.addresses.close();
    }
}
const createKubernetesTarget = async (ctx) => {
    const expected = { shape: null };
    return new ClusterTarget(ctx, await createAddresses(ctx, () => expected.shape), expected);
};

;// CONCATENATED MODULE: ./src/adapters/kubernetes/wiring.ts
/** The kubernetes target made real: one connection to the cluster, and everything that works over it. */









const wiring_open = async (inputs, runtime) => {
    const { kubeconfig } = inputs;
    const data = inputs['kubeconfig-data'];
    const path = kubeconfig === '' ? '' : (0,external_node_path_.resolve)(runtime.context.workspace, kubeconfig);
    return await openCluster({
        kubeconfig: data === '' ? path : (0,kubernetes_kubeconfig/* kubeconfigText */.F)(data),
        context: inputs['kube-context'],
        namespace: inputs.namespace,
    }, runtime);
};
const settingsOf = (inputs, namespace) => ({
    app: inputs.app,
    environment: inputs.environment,
    namespace,
    url: inputs.url,
    switchMode: inputs.switch,
    overlapMs: inputs.overlap,
    allowManaged: inputs['allow-managed'] ?? false,
});
const placeOver = async (inputs, runtime, cluster, mirror) => {
    const { namespace } = cluster;
    const owner = { app: inputs.app, environment: inputs.environment, namespace };
    const bundles = createBundles(cluster, owner);
    const settings = settingsOf(inputs, namespace);
    const target = await createKubernetesTarget({ ...runtime, settings, cluster, mirror, bundles });
    return {
        store: createKubernetesJournalStore(cluster, owner),
        target,
        signals: target.signals,
        namespace,
        prepare: async (values) => {
            const prepared = await prepareRelease(values, namespace, bundles, runtime);
            await target.expect(prepared.release);
            return prepared;
        },
        api: () => cluster.stats(),
        close: async () => {
            mirror.close();
            await target.close().finally(async () => await cluster.close());
        },
    };
};
/** The inputs of the step may hold secrets, and are nothing for kubectl, a renderer or a hook. */
const withoutInputs = (env) => Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('INPUT_')));
/** @throws UserError of the access: no kubectl, no cluster, no permission. Nothing is left open then. */
const openKubernetes = async (inputs, given) => {
    const runtime = { ...given, env: withoutInputs(given.env) };
    const cluster = await wiring_open(inputs, runtime);
    let mirror;
    try {
        mirror = await createMirror(cluster, mirroredKinds, runtime);
        return await placeOver(inputs, runtime, cluster, mirror);
    }
    catch (error) {
        mirror?.close();
        await cluster.close();
        throw error;
    }
};


/***/ })

};
