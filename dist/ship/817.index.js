export const id = 817;
export const ids = [817];
export const modules = {

/***/ 6769:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fo: () => (/* binding */ collect),
/* harmony export */   NG: () => (/* binding */ writeHashed),
/* harmony export */   Ov: () => (/* binding */ collectText),
/* harmony export */   ol: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6466);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_stream_promises__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4296);





const digestOf = (bytes) => `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
/** Reads a whole body that must be small. @throws ToolError `registry-protocol` above `max`. */
const collect = async (body, max) => {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        size += chunk.length;
        if (size > max)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ToolError */ .v4('registry-protocol', 'registry', `an answer is larger than ${max} bytes`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
};
const collectText = async (body, max) => Buffer.from(await collect(body, max)).toString('utf8');
/** Streams into a new file and hashes on the way; stops above `max` bytes. Removes the file on any fault. */
const writeHashed = async (body, path, max, tooLong) => {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let size = 0;
    const counted = async function* (source) {
        for await (const chunk of source) {
            size += chunk.length;
            if (size > max)
                throw tooLong();
            hash.update(chunk);
            yield chunk;
        }
    };
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)(body, counted, (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createWriteStream)(path, { flags: 'wx', mode: 0o600 }));
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { force: true });
        throw error;
    }
    return { digest: `sha256:${hash.digest('hex')}`, size };
};


/***/ }),

/***/ 7972:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _5: () => (/* binding */ anonymous),
/* harmony export */   d8: () => (/* binding */ dockerCredentials)
/* harmony export */ });
/* unused harmony exports explicitCredentials, firstOf, dockerConfigFolder, readDockerConfig */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1137);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3342);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7428);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4296);



const anonymous = { find: async () => undefined };
/** A user name and password from inputs, for one registry only. */
const explicitCredentials = (registry, username, password) => ({
    find: async (asked) => (sameRegistry(asked, registry) ? { kind: 'basic', username, password } : undefined),
});
/** The first that knows the registry. */
const firstOf = (...all) => ({
    find: async (registry) => {
        for (const one of all) {
            const found = await one.find(registry);
            if (found !== undefined)
                return found;
        }
        return undefined;
    },
});
/** config.json names hosts with or without scheme and path: `https://index.docker.io/v1/` is docker.io. */
const hostOf = (key) => {
    const host = (key.replace(/^https?:\/\//, '').split('/')[0] ?? '').toLowerCase();
    return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
};
const sameRegistry = (a, b) => hostOf(a) === hostOf(b);
const hubKey = 'https://index.docker.io/v1/';
/** The address a credential helper knows the registry by. */
const helperKey = (registry) => (hostOf(registry) === 'docker.io' ? hubKey : registry);
const entrySchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    auth: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    username: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    password: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    identitytoken: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
});
/** Loose: what we do not read (proxies, plugins) is kept where a config is passed on. */
const configSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
    auths: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), entrySchema).nullish(),
    credHelpers: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()).nullish(),
    credsStore: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullish(),
});
const fromEntry = (entry) => {
    if (entry.identitytoken !== undefined && entry.identitytoken !== '') {
        return { kind: 'identity', token: entry.identitytoken };
    }
    const decoded = Buffer.from(entry.auth ?? '', 'base64').toString('utf8');
    const colon = decoded.indexOf(':');
    const username = colon > 0 ? decoded.slice(0, colon) : entry.username;
    const password = colon > 0 ? decoded.slice(colon + 1) : entry.password;
    if (username === undefined || password === undefined || username === '')
        return undefined;
    return { kind: 'basic', username, password };
};
const helperAnswer = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ Username: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), Secret: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() });
/** How credential helpers say "nothing stored", in all known implementations. */
const nothingStored = /credentials not found|no credentials|not found in/i;
const askHelper = async (exec, helper, registry) => {
    const result = await exec.run({
        file: `docker-credential-${helper}`,
        args: ['get'],
        input: helperKey(registry),
        timeoutMs: 30_000,
    });
    // Its stdout may hold the secret, so only stderr may reach a message.
    if (result.exitCode !== 0) {
        if (nothingStored.test(result.stdout + result.stderr))
            return undefined;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ToolError */ .v4('credential-helper-failed', `docker-credential-${helper}`, `docker-credential-${helper} get failed for ${registry}`, { exitCode: result.exitCode, stderr: result.stderr });
    }
    try {
        const { Username, Secret } = helperAnswer.parse(JSON.parse(result.stdout));
        if (Username === '' && Secret === '')
            return undefined;
        if (Username === '<token>')
            return { kind: 'identity', token: Secret };
        return { kind: 'basic', username: Username, password: Secret };
    }
    catch {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ToolError */ .v4('credential-helper-failed', `docker-credential-${helper}`, `docker-credential-${helper} get answered something that is not a credential`);
    }
};
const dockerConfigFolder = (env) => env['DOCKER_CONFIG'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(env['HOME'] ?? '/', '.docker');
/** @throws UserError `docker-config-unreadable` */
const readDockerConfig = async (deps) => {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(dockerConfigFolder(deps.env), 'config.json');
    if (!(await deps.files.exists(path)))
        return {};
    try {
        return configSchema.parse(JSON.parse(await deps.files.readText(path)));
    }
    catch (cause) {
        // The text may hold secrets: a JSON error would quote it.
        const why = cause instanceof zod__WEBPACK_IMPORTED_MODULE_3__/* .ZodError */ .G
            ? zod__WEBPACK_IMPORTED_MODULE_4__/* .prettifyError */ .S1(cause)
            : cause instanceof SyntaxError
                ? 'not JSON'
                : (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(cause);
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('docker-config-unreadable', `${path} cannot be read: ${why}`, 'Log in again (docker login), or pass the registry user name and password.');
    }
};
const byHost = (entries, registry) => Object.entries(entries ?? {}).find(([key]) => sameRegistry(key, registry))?.[1];
/** The logins that `docker login` left: a helper for the host, then the common store, then the plain entries. */
const dockerCredentials = (deps) => ({
    find: async (registry) => {
        const config = await readDockerConfig(deps);
        const helper = byHost(config.credHelpers, registry) ?? config.credsStore ?? undefined;
        const entry = byHost(config.auths, registry);
        const stored = helper === undefined || helper === '' ? undefined : await askHelper(deps.exec, helper, registry);
        return stored ?? (entry === undefined ? undefined : fromEntry(entry));
    },
});


/***/ }),

/***/ 4281:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bz: () => (/* binding */ referenceOf),
/* harmony export */   H3: () => (/* binding */ digestMismatch),
/* harmony export */   Se: () => (/* binding */ understood),
/* harmony export */   Zj: () => (/* binding */ digestReferenceOf),
/* harmony export */   qO: () => (/* binding */ unsupported),
/* harmony export */   s9: () => (/* binding */ diskFault)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4296);
/* harmony import */ var _domain_images_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2814);


/** @throws UserError `reference-invalid` */
const referenceOf = (name) => {
    if (typeof name !== 'string')
        return name;
    const parsed = (0,_domain_images_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(name);
    if ('value' in parsed)
        return parsed.value;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('reference-invalid', `The image name "${name}" ${parsed.problem}.`, 'Write it as registry/repository[:tag][@sha256:…], in lower case.');
};
/** @throws UserError `reference-invalid`, `digest-required` */
const digestReferenceOf = (name) => {
    const reference = referenceOf(name);
    if ((0,_domain_images_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .hasDigest */ .tH)(reference))
        return reference;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('digest-required', `"${typeof name === 'string' ? name : reference.repository}" does not name an image by digest.`, 'Name it name@sha256:…, for example from the digest output of multi-arch-build.');
};
const digestMismatch = (what, expected, actual) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('digest-mismatch', `${what} should be ${expected} but is ${actual}.`, 'Do not deploy it. Build and push again; if it stays, treat the registry as compromised.');
const unsupported = (what, problem) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('manifest-unsupported', `${what} ${problem}.`, 'Build and push the image again with a current builder.');
/** The value of what was read of `what`. @throws UserError `manifest-unsupported` */
const understood = (what, parsed) => {
    if ('value' in parsed)
        return parsed.value;
    throw unsupported(what, parsed.problem);
};
const full = ['ENOSPC', 'EDQUOT'];
const forbidden = ['EROFS', 'EACCES', 'EPERM', 'ENOTDIR'];
/** A fault of the disk under `path`, said as such; anything else as it was. */
const diskFault = (thrown, path) => {
    const code = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .systemCode */ .xU)(thrown) ?? '';
    if (![...full, ...forbidden].includes(code))
        return thrown;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('unpack-failed', `Cannot write ${path}: ${full.includes(code) ? 'the disk is full' : 'it is not writable'} (${code}).`, 'Free space, or choose another folder; nothing half-written is left.', { cause: thrown });
};


/***/ }),

/***/ 9817:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ createRegistry)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./src/core/clock.ts
var clock = __webpack_require__(2257);
// EXTERNAL MODULE: ./src/core/http.ts
var http = __webpack_require__(1983);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(8532);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var errors = __webpack_require__(7428);
// EXTERNAL MODULE: ./src/domain/images/digest.ts
var digest = __webpack_require__(6283);
// EXTERNAL MODULE: ./src/domain/images/platform.ts
var platform = __webpack_require__(256);
;// CONCATENATED MODULE: ./src/domain/images/manifest.ts



/** OCI image indexes, manifests and configs, and their Docker v2 twins. */
const mediaTypes = {
    index: ['application/vnd.oci.image.index.v1+json', 'application/vnd.docker.distribution.manifest.list.v2+json'],
    manifest: ['application/vnd.oci.image.manifest.v1+json', 'application/vnd.docker.distribution.manifest.v2+json'],
};
const acceptHeader = [...mediaTypes.index, ...mediaTypes.manifest].join(', ');
const isOneOf = (list, type) => list.includes(type);
const manifest_digest = schemas/* string */.YjP().transform((text, context) => {
    if ((0,digest/* isDigest */.Bc)(text))
        return text;
    context.addIssue({ code: 'custom', message: 'is not a sha256 digest' });
    return core/* NEVER */.tm;
});
const descriptorSchema = schemas/* object */.Ikc({
    mediaType: schemas/* string */.YjP(),
    digest: manifest_digest,
    size: schemas/* int */.Whr().nonnegative(),
    annotations: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish(),
});
const indexSchema = schemas/* object */.Ikc({
    schemaVersion: schemas/* literal */.euz(2),
    manifests: schemas/* array */.YOg(descriptorSchema.extend({
        platform: schemas/* object */.Ikc({ os: schemas/* string */.YjP(), architecture: schemas/* string */.YjP(), variant: schemas/* string */.YjP().optional() }).nullish(),
    })),
    annotations: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish(),
});
const manifestSchema = schemas/* object */.Ikc({
    schemaVersion: schemas/* literal */.euz(2),
    config: descriptorSchema,
    layers: schemas/* array */.YOg(descriptorSchema),
    annotations: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish(),
});
const configSchema = schemas/* object */.Ikc({
    os: schemas/* string */.YjP(),
    architecture: schemas/* string */.YjP(),
    variant: schemas/* string */.YjP().optional(),
    created: schemas/* string */.YjP().optional(),
    config: schemas/* object */.Ikc({
        Entrypoint: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
        Cmd: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
        Env: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
        WorkingDir: schemas/* string */.YjP().nullish(),
        User: schemas/* string */.YjP().nullish(),
        Labels: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish(),
    })
        .nullish(),
    rootfs: schemas/* object */.Ikc({ type: schemas/* literal */.euz('layers'), diff_ids: schemas/* array */.YOg(manifest_digest) }),
});
const parsedJson = (text) => {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
};
const headSchema = schemas/* looseObject */._H3({ mediaType: schemas/* string */.YjP().optional() });
const fitted = (schema, value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? { value: parsed.data } : { problem: errors/* prettifyError */.S1(parsed.error).replaceAll('\n', ' ') };
};
/**
 * Reads an index or a manifest. A document that could be read as both, or whose own media type contradicts the
 * registry's, is refused: two readers would see two different images under one digest. On disk there is no content
 * type: pass ''.
 */
const parseManifest = (text, contentType) => {
    const head = headSchema.safeParse(parsedJson(text));
    if (!head.success)
        return { problem: 'is not a JSON object' };
    const document = head.data;
    const type = (contentType.split(';')[0] ?? '').trim() || (document.mediaType ?? '');
    if (document.mediaType !== undefined && document.mediaType !== type) {
        return { problem: `says it is ${document.mediaType}, the registry says ${type}` };
    }
    if ('manifests' in document && ('layers' in document || 'config' in document)) {
        return { problem: 'is an index and a manifest at once' };
    }
    if (isOneOf(mediaTypes.index, type)) {
        const index = fitted(indexSchema, document);
        return 'value' in index ? { value: { kind: 'index', mediaType: type, index: index.value } } : index;
    }
    if (isOneOf(mediaTypes.manifest, type)) {
        const image = fitted(manifestSchema, document);
        return 'value' in image ? { value: { kind: 'image', mediaType: type, image: image.value } } : image;
    }
    return { problem: `has the unsupported media type ${type === '' ? '(none)' : type}` };
};
const parseConfig = (text) => fitted(configSchema, parsedJson(text));
const platformOfConfig = ({ os, architecture, variant }) => (0,platform/* normalizePlatform */.FL)(os, architecture, variant);
const referenceType = 'vnd.docker.reference.type';
/** BuildKit marks the manifests that hold provenance and SBOM; their platform text (`unknown`) proves nothing. */
const isAttestation = (entry) => entry.annotations?.[referenceType] === 'attestation-manifest';
/** The entries of an index that can run: image manifests that are not attestations. */
const runnableEntries = (index) => index.manifests.filter(entry => isOneOf(mediaTypes.manifest, entry.mediaType) && !isAttestation(entry));
const attestationEntries = (index) => index.manifests.filter(isAttestation);
/** Undefined when the entry does not say; the image's config does then. */
const platformOfEntry = (entry) => entry.platform === null || entry.platform === undefined
    ? undefined
    : (0,platform/* normalizePlatform */.FL)(entry.platform.os, entry.platform.architecture, entry.platform.variant);

// EXTERNAL MODULE: ./src/domain/images/reference.ts
var images_reference = __webpack_require__(2814);
// EXTERNAL MODULE: ./src/adapters/registry/bytes.ts
var registry_bytes = __webpack_require__(6769);
// EXTERNAL MODULE: ./src/adapters/registry/credentials.ts
var credentials = __webpack_require__(7972);
;// CONCATENATED MODULE: ./src/domain/images/size.ts
/** Bytes a first pull transfers: config and layers, compressed. A layer listed twice is transferred once. */
const transferSize = (image) => {
    const sizes = new Map([image.config, ...image.layers].map(blob => [blob.digest, blob.size]));
    return [...sizes.values()].reduce((sum, size) => sum + size, 0);
};
const units = (/* unused pure expression or super */ null && (['B', 'KiB', 'MiB', 'GiB', 'TiB']));
/** `850 B`, `1.5 MiB`. */
const formatBytes = (bytes) => {
    const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
    const value = bytes / 1024 ** power;
    return `${power === 0 ? value : value.toFixed(1)} ${units[power] ?? 'B'}`;
};

// EXTERNAL MODULE: ./src/adapters/registry/faults.ts
var faults = __webpack_require__(4281);
;// CONCATENATED MODULE: ./src/adapters/registry/describe.ts



const ofManifest = async (source, { digest, body }, known) => {
    if (body.kind === 'index')
        throw (0,faults/* unsupported */.qO)(digest, 'is an index inside an index');
    const platform = known ?? platformOfConfig(await source.config(body.image.config));
    return { platform, digest, size: transferSize(body.image), image: body.image };
};
const describeEntry = async (source, entry) => await ofManifest(source, await source.manifest(entry.digest), platformOfEntry(entry));
/** Reads the index and every runnable manifest in it. */
const describeImage = async (source, digest) => {
    const top = await source.manifest(digest);
    const { body } = top;
    const { mediaType } = body;
    if (body.kind === 'image') {
        return { digest, mediaType, platforms: [await ofManifest(source, top)], attestations: [] };
    }
    const entries = runnableEntries(body.index);
    return {
        digest,
        mediaType,
        platforms: await Promise.all(entries.map(entry => describeEntry(source, entry))),
        attestations: attestationEntries(body.index).map(entry => entry.digest),
    };
};

// EXTERNAL MODULE: ./src/adapters/registry/retry.ts
var retry = __webpack_require__(8204);
// EXTERNAL MODULE: ./src/core/errors.ts
var core_errors = __webpack_require__(4296);
;// CONCATENATED MODULE: ./src/adapters/registry/challenge.ts
const parameters = (text) => Object.fromEntries([...text.matchAll(/([a-z]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/gi)].map(match => [
    (match[1] ?? '').toLowerCase(),
    (match[2] ?? match[3] ?? '').replaceAll(/\\(.)/g, '$1'),
]));
/** Bearer is preferred where both are offered. Undefined for a scheme we cannot do. */
const parseChallenge = (header) => {
    const bearer = /(?:^|,\s*)bearer\s+(.*)$/i.exec(header);
    if (bearer !== null) {
        const { realm, service, scope } = parameters(bearer[1] ?? '');
        if (realm === undefined || realm === '')
            return undefined;
        return { scheme: 'bearer', realm, service: service ?? '', scope: scope ?? '' };
    }
    return /(?:^|,\s*)basic\b/i.test(header) ? { scheme: 'basic' } : undefined;
};

;// CONCATENATED MODULE: ./src/adapters/registry/authorize.ts






const tokenAnswer = schemas/* object */.Ikc({ token: schemas/* string */.YjP().optional(), access_token: schemas/* string */.YjP().optional() });
const maxTokenAnswer = 1024 * 1024;
const basic = (credential) => credential.kind === 'basic'
    ? `Basic ${Buffer.from(`${credential.username}:${credential.password}`).toString('base64')}`
    : undefined;
const unauthorized = (reference, why) => new core_errors/* UserError */.yo('registry-unauthorized', `${reference.registry} refused access to ${(0,images_reference/* nameOf */.Vb)(reference)}: ${why}`, 'Log in to the registry first, or pass its user name and password; check that they may read (and push to) this repository.');
/** Credentials of an HTTPS registry never travel over plain HTTP, wherever the registry sends us for a token. */
const checkRealm = (reference, realm, insecure) => {
    const url = URL.canParse(realm) ? new URL(realm) : undefined;
    const mayBePlain = (0,images_reference/* isLoopback */.U9)(reference.registry) || insecure.includes(reference.registry);
    if (url?.protocol === 'https:' || (url?.protocol === 'http:' && mayBePlain))
        return url;
    throw new core_errors/* UserError */.yo('registry-insecure', `${reference.registry} wants its token fetched from "${realm}", which is not HTTPS`, 'Use a registry whose token service speaks HTTPS.');
};
const tokenRequest = (url, challenge, scope, credential) => {
    const query = { ...(challenge.service === '' ? {} : { service: challenge.service }), scope };
    if (credential?.kind === 'identity') {
        const form = { ...query, grant_type: 'refresh_token', client_id: 'prod-actions', refresh_token: credential.token };
        return {
            method: 'POST',
            url: url.href,
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            body: new URLSearchParams(form).toString(),
        };
    }
    const address = new URL(url);
    for (const [name, value] of Object.entries(query))
        address.searchParams.append(name, value);
    const authorization = credential === undefined ? undefined : basic(credential);
    return {
        method: 'GET',
        url: address.href,
        ...(authorization === undefined ? {} : { headers: { authorization } }),
    };
};
const readToken = (reference, text) => {
    try {
        const answer = tokenAnswer.parse(JSON.parse(text));
        const token = answer.token ?? answer.access_token;
        if (token !== undefined && token !== '')
            return token;
    }
    catch {
        // Falls through: an answer without a token, whatever it is, lets nobody in.
    }
    throw unauthorized(reference, 'its token service answered without a token');
};
const fetchToken = async (deps, reference, challenge, access, signal) => {
    const url = checkRealm(reference, challenge.realm, deps.insecure);
    const scope = challenge.scope === '' ? `repository:${reference.repository}:${access}` : challenge.scope;
    const credential = await deps.credentials.find(reference.registry);
    const request = tokenRequest(url, challenge, scope, credential);
    const answer = await deps.http.open(signal === undefined ? request : { ...request, signal });
    const text = await (0,registry_bytes/* collectText */.Ov)(answer.body, maxTokenAnswer);
    if (answer.status === 429 || answer.status >= 500) {
        throw new retry/* Transient */.Rc(`the token service of ${reference.registry} answered ${answer.status}`, {
            retryAfterMs: (0,retry/* retryAfter */.P9)(answer.headers['retry-after'], deps.clock.now()),
        });
    }
    if (answer.status !== 200)
        throw unauthorized(reference, `its token service answered ${answer.status}`);
    return readToken(reference, text);
};
/** The `Authorization` header that answers a 401. */
const authorize = async (deps, reference, header, access, signal) => {
    const challenge = parseChallenge(header);
    if (challenge === undefined)
        throw unauthorized(reference, `it asks for a login we do not know ("${header}")`);
    if (challenge.scheme === 'bearer') {
        return `Bearer ${await fetchToken(deps, reference, challenge, access, signal)}`;
    }
    const credential = await deps.credentials.find(reference.registry);
    const value = credential === undefined ? undefined : basic(credential);
    if (value === undefined)
        throw unauthorized(reference, 'it asks for a user name and a password, and there are none');
    return value;
};

;// CONCATENATED MODULE: ./src/adapters/registry/session.ts






const apiHost = (registry) => (registry === 'docker.io' ? 'registry-1.docker.io' : registry);
const addressOf = (request, insecure) => {
    const { registry, repository } = request.reference;
    const scheme = (0,images_reference/* isLoopback */.U9)(registry) || insecure.includes(registry) ? 'http' : 'https';
    return `${scheme}://${apiHost(registry)}/v2/${repository}/${request.path}`;
};
const redirects = [301, 302, 303, 307, 308];
const maxRedirects = 5;
const withoutAuthorization = (headers) => Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'authorization'));
/** Where a blob really lies. The login stays behind when the host changes; HTTPS never becomes HTTP. */
const redirected = (request, answer) => {
    const from = new URL(request.url);
    const location = answer.headers['location'] ?? '';
    const to = URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
    if (to === undefined || (to.protocol !== 'https:' && to.protocol !== 'http:')) {
        throw new core_errors/* ToolError */.v4('registry-protocol', 'registry', `${from.host} redirects to nowhere ("${location}")`);
    }
    if (from.protocol === 'https:' && to.protocol === 'http:') {
        throw new core_errors/* UserError */.yo('registry-insecure', `${from.host} redirects from HTTPS to plain HTTP (${to.host})`, 'Use a registry that serves its blobs over HTTPS.');
    }
    const headers = request.headers ?? {};
    return { ...request, url: to.href, headers: to.origin === from.origin ? headers : withoutAuthorization(headers) };
};
const errorsBody = schemas/* object */.Ikc({ errors: schemas/* array */.YOg(schemas/* object */.Ikc({ code: schemas/* string */.YjP(), message: schemas/* string */.YjP().optional() })) });
const said = (text) => {
    try {
        const { errors } = errorsBody.parse(JSON.parse(text));
        return errors.map(({ code, message }) => (message === undefined ? code : `${code}: ${message}`)).join('; ');
    }
    catch {
        return text.replaceAll(/\s+/g, ' ').trim().slice(0, 200);
    }
};
const failureOf = async (request, answer, now) => {
    const text = await (0,registry_bytes/* collectText */.Ov)(answer.body, 64 * 1024).catch(() => '');
    const why = `${answer.status}${text === '' ? '' : ` ${said(text)}`}`;
    const { reference } = request;
    if (answer.status === 408 || answer.status === 429 || answer.status >= 500) {
        return new retry/* Transient */.Rc(`${reference.registry} answered ${why}`, {
            retryAfterMs: (0,retry/* retryAfter */.P9)(answer.headers['retry-after'], now),
        });
    }
    if (answer.status === 401 || answer.status === 403)
        return unauthorized(reference, why);
    if (answer.status === 404) {
        return new core_errors/* UserError */.yo('image-not-found', `${reference.registry} does not have ${(0,images_reference/* formatReference */.FH)(reference)} (${why})`, 'Check the name and that the image was pushed; private images need credentials.');
    }
    return new core_errors/* ToolError */.v4('registry-protocol', 'registry', `${reference.registry} answered ${why} to ${request.method}`);
};
const createSession = (deps) => {
    /** `Authorization` per repository and access, as learned from the last 401. */
    const known = new Map();
    const follow = async (request, authorization) => {
        let next = {
            method: request.method,
            url: addressOf(request, deps.insecure),
            headers: { ...request.headers, ...(authorization === undefined ? {} : { authorization }) },
            ...(request.body === undefined ? {} : { body: request.body }),
            ...(request.signal === undefined ? {} : { signal: request.signal }),
        };
        for (let hop = 0; hop <= maxRedirects; hop += 1) {
            const answer = await deps.http.open(next);
            if (!redirects.includes(answer.status))
                return answer;
            await answer.cancel();
            next = redirected(next, answer);
        }
        throw new core_errors/* ToolError */.v4('registry-protocol', 'registry', `${request.reference.registry} redirects without end`);
    };
    return {
        send: async (request) => {
            const { reference, access } = request;
            const key = `${reference.registry}/${reference.repository} ${access}`;
            let answer = await follow(request, known.get(key));
            if (answer.status === 401) {
                known.delete(key);
                await answer.cancel();
                const header = answer.headers['www-authenticate'] ?? '';
                const authorization = await authorize(deps, reference, header, access, request.signal);
                answer = await follow(request, authorization);
                if (answer.status !== 401)
                    known.set(key, authorization);
            }
            if (answer.status >= 200 && answer.status < 300)
                return answer;
            throw await failureOf(request, answer, deps.clock.now());
        },
    };
};

;// CONCATENATED MODULE: ./src/adapters/registry/registry.ts











const maxManifest = 4 * 1024 * 1024;
const maxConfig = 8 * 1024 * 1024;
class RegistryClient {
    session;
    clock;
    retry;
    constructor(options) {
        this.clock = options.clock ?? clock/* nodeClock */.$;
        this.retry = options.retry ?? retry/* defaultRetry */.iU;
        this.session = createSession({
            http: options.http ?? http/* nodeHttp */.L,
            clock: this.clock,
            credentials: options.credentials ?? credentials/* anonymous */._5,
            insecure: options.insecure ?? [],
        });
    }
    async resolve(name, signal) {
        const { digest, body, bytes } = await this.manifest(name, signal);
        return { digest, mediaType: body.mediaType, size: bytes.length };
    }
    async manifest(name, signal) {
        const reference = (0,faults/* referenceOf */.Bz)(name);
        const what = `The manifest of ${(0,images_reference/* formatReference */.FH)(reference)}`;
        const { bytes, headers } = await this.repeat(signal, async () => await this.fetchManifest(reference, signal));
        const digest = (0,registry_bytes/* digestOf */.ol)(bytes);
        const expected = reference.digest ?? headers['docker-content-digest'] ?? digest;
        if (digest !== expected)
            throw (0,faults/* digestMismatch */.H3)(what, expected, digest);
        const text = Buffer.from(bytes).toString('utf8');
        return { digest, bytes, body: (0,faults/* understood */.Se)(what, parseManifest(text, headers['content-type'] ?? '')) };
    }
    async describe(name, signal) {
        const reference = (0,faults/* referenceOf */.Bz)(name);
        const { digest } = (0,images_reference/* hasDigest */.tH)(reference) ? reference : await this.manifest(reference, signal);
        const source = {
            manifest: async (one) => await this.manifest({ ...reference, tag: undefined, digest: one }, signal),
            config: async (descriptor) => await this.config(reference, descriptor, signal),
        };
        return await describeImage(source, digest);
    }
    async config(name, { digest }, signal) {
        const reference = (0,faults/* referenceOf */.Bz)(name);
        const bytes = await this.repeat(signal, async () => {
            const answer = await this.openBlob(reference, digest, signal);
            return await (0,registry_bytes/* collect */.Fo)(answer.body, maxConfig);
        });
        const what = `The config of ${(0,images_reference/* formatReference */.FH)(reference)}`;
        const actual = (0,registry_bytes/* digestOf */.ol)(bytes);
        if (actual !== digest)
            throw (0,faults/* digestMismatch */.H3)(what, digest, actual);
        return (0,faults/* understood */.Se)(what, parseConfig(Buffer.from(bytes).toString('utf8')));
    }
    async download(name, blob, path, signal) {
        const reference = (0,faults/* referenceOf */.Bz)(name);
        await this.repeat(signal, async () => await this.downloadOnce(reference, blob, path, signal));
    }
    async tag(name, manifest, tag, signal) {
        const reference = (0,faults/* referenceOf */.Bz)(name);
        await this.repeat(signal, async () => {
            const answer = await this.session.send({
                method: 'PUT',
                reference,
                path: `manifests/${tag}`,
                access: 'pull,push',
                headers: { 'content-type': manifest.body.mediaType },
                body: manifest.bytes,
                signal,
            });
            await answer.cancel();
        });
        const now = await this.manifest({ ...reference, digest: undefined, tag }, signal);
        if (now.digest !== manifest.digest) {
            throw (0,faults/* digestMismatch */.H3)(`The tag ${tag} of ${reference.repository}`, manifest.digest, now.digest);
        }
    }
    async repeat(signal, attempt) {
        return await (0,retry/* retrying */.R$)(this.clock, this.retry, signal, attempt);
    }
    async fetchManifest(reference, signal) {
        const path = `manifests/${reference.digest ?? reference.tag ?? 'latest'}`;
        const headers = { accept: acceptHeader };
        const answer = await this.session.send({ method: 'GET', reference, path, access: 'pull', headers, signal });
        return { bytes: await (0,registry_bytes/* collect */.Fo)(answer.body, maxManifest), headers: answer.headers };
    }
    async openBlob(reference, digest, signal) {
        return await this.session.send({ method: 'GET', reference, path: `blobs/${digest}`, access: 'pull', signal });
    }
    async downloadOnce(reference, { digest, size }, path, signal) {
        const what = `A blob of ${(0,images_reference/* formatReference */.FH)(reference)}`;
        const answer = await this.openBlob(reference, digest, signal);
        const tooLong = () => (0,faults/* digestMismatch */.H3)(what, digest, `longer than its ${size} bytes`);
        const written = await (0,registry_bytes/* writeHashed */.NG)(answer.body, path, size, tooLong).catch((error) => {
            throw (0,faults/* diskFault */.s9)(error, path);
        });
        if (written.digest === digest && written.size === size)
            return;
        await (0,promises_.rm)(path, { force: true });
        if (written.size < size)
            throw new retry/* Transient */.Rc(`${reference.registry} cut the blob ${digest} short`);
        throw (0,faults/* digestMismatch */.H3)(what, digest, written.digest);
    }
}
const createRegistry = (options = {}) => new RegistryClient(options);


/***/ }),

/***/ 8204:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P9: () => (/* binding */ retryAfter),
/* harmony export */   R$: () => (/* binding */ retrying),
/* harmony export */   Rc: () => (/* binding */ Transient),
/* harmony export */   iU: () => (/* binding */ defaultRetry)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4296);

/** A fault that may be gone at the next try. */
class Transient extends Error {
    retryAfterMs;
    constructor(message, options = {}) {
        super(message, { cause: options.cause });
        this.name = 'Transient';
        this.retryAfterMs = options.retryAfterMs;
    }
}
const defaultRetry = { attempts: 5, firstDelayMs: 300, maxDelayMs: 20_000 };
const isTransient = (thrown) => thrown instanceof Transient || (thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ToolError */ .v4 && thrown.code === 'http-failed');
/** Doubles each time, with jitter so that parallel jobs do not come back together; a server's wish is kept to a limit. */
const delayOf = (policy, attempt, thrown) => {
    const wish = thrown instanceof Transient ? thrown.retryAfterMs : undefined;
    const own = policy.firstDelayMs * 2 ** attempt * (0.75 + Math.random() / 2);
    return Math.min(policy.maxDelayMs, Math.max(own, wish ?? 0));
};
/** `Retry-After` in seconds or as a date → milliseconds. */
const retryAfter = (header, now) => {
    if (header === undefined || header === '')
        return undefined;
    const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
    return Number.isFinite(ms) && ms >= 0 ? ms : undefined;
};
/** @throws ToolError `registry-unavailable` when the last try fails too; anything that is not transient at once. */
const retrying = async (clock, policy, signal, attempt) => {
    for (let tried = 0;; tried += 1) {
        try {
            return await attempt();
        }
        catch (thrown) {
            if (!isTransient(thrown))
                throw thrown;
            if (tried + 1 >= policy.attempts) {
                throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ToolError */ .v4('registry-unavailable', 'registry', `${thrown.message} (${tried + 1} tries)`, {
                    cause: thrown,
                });
            }
            await clock.sleep(delayOf(policy, tried, thrown), signal);
        }
    }
};


/***/ }),

/***/ 256:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ formatPlatform),
/* harmony export */   FL: () => (/* binding */ normalizePlatform),
/* harmony export */   fl: () => (/* binding */ platformOfHost),
/* harmony export */   vw: () => (/* binding */ pickPlatform)
/* harmony export */ });
/* unused harmony exports parsePlatform, samePlatform */
const aliases = {
    x86_64: ['amd64'],
    'x86-64': ['amd64'],
    aarch64: ['arm64'],
    i386: ['386'],
    armhf: ['arm', 'v7'],
    armel: ['arm', 'v6'],
};
/** Variants that say nothing more than the architecture does. */
const implied = { amd64: 'v1', arm64: 'v8' };
const arm32Default = 'v7';
/** One spelling per platform, as containerd does it: `aarch64` → `arm64`, `arm64/v8` → `arm64`, `arm` → `arm/v7`. */
const normalizePlatform = (os, architecture, variant) => {
    const lower = architecture.toLowerCase();
    const [arch, byAlias] = aliases[lower] ?? [lower];
    const given = variant?.toLowerCase() || byAlias || (arch === 'arm' ? arm32Default : undefined);
    return { os: os.toLowerCase(), architecture: arch, variant: given === implied[arch] ? undefined : given };
};
const parsePlatform = (text) => {
    const [os, architecture, variant, ...rest] = text.trim().split('/');
    const parts = [os, architecture, ...(variant === undefined ? [] : [variant])];
    const wellFormed = rest.length === 0 && parts.every(part => part !== undefined && /^[A-Za-z0-9_.-]+$/.test(part));
    if (!wellFormed || os === undefined || architecture === undefined) {
        return { problem: `"${text}" does not have the form os/architecture[/variant]` };
    }
    return { value: normalizePlatform(os, architecture, variant) };
};
const formatPlatform = ({ os, architecture, variant }) => [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
const samePlatform = (a, b) => formatPlatform(a) === formatPlatform(b);
const nodeArchitectures = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };
/** The platform whose images this machine runs, from Node's `process.platform` and `process.arch`. */
const platformOfHost = (os, arch) => normalizePlatform(os, nodeArchitectures[arch] ?? arch);
/** arm/v7 runs arm/v6 and v5; amd64/v3 runs amd64/v2 and amd64. Best first. */
const runnableOn = (wanted) => {
    const level = Number(/^v(\d)$/.exec(wanted.variant ?? '')?.[1] ?? Number.NaN);
    const lowest = wanted.architecture === 'arm' ? 5 : wanted.architecture === 'amd64' ? 1 : level;
    const lower = [];
    for (let variant = level - 1; variant >= lowest; variant -= 1) {
        lower.push(normalizePlatform(wanted.os, wanted.architecture, `v${variant}`));
    }
    return [wanted, ...lower];
};
/** The entry to run on `wanted`: the same platform, or else the best one it can run. */
const pickPlatform = (entries, wanted) => runnableOn(wanted)
    .map(candidate => entries.find(entry => samePlatform(entry.platform, candidate)))
    .find(entry => entry !== undefined);


/***/ })

};
