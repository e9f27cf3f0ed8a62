export const id = 251;
export const ids = [251];
export const modules = {

/***/ 7251:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runReal: () => (/* binding */ runReal)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 13 modules
var schemas = __webpack_require__(225);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
;// CONCATENATED MODULE: ./src/adapters/registry/credentials.ts



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
const entrySchema = schemas/* object */.Ikc({
    auth: schemas/* string */.YjP().optional(),
    username: schemas/* string */.YjP().optional(),
    password: schemas/* string */.YjP().optional(),
    identitytoken: schemas/* string */.YjP().optional(),
});
/** Loose: what we do not read (proxies, plugins) is kept where a config is passed on. */
const configSchema = schemas/* looseObject */._H3({
    auths: schemas/* record */.g1P(schemas/* string */.YjP(), entrySchema).nullish(),
    credHelpers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish(),
    credsStore: schemas/* string */.YjP().nullish(),
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
const helperAnswer = schemas/* object */.Ikc({ Username: schemas/* string */.YjP(), Secret: schemas/* string */.YjP() });
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
        throw new ToolError('credential-helper-failed', `docker-credential-${helper}`, `docker-credential-${helper} get failed for ${registry}`, { exitCode: result.exitCode, stderr: result.stderr });
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
        throw new ToolError('credential-helper-failed', `docker-credential-${helper}`, `docker-credential-${helper} get answered something that is not a credential`);
    }
};
const dockerConfigFolder = (env) => env['DOCKER_CONFIG'] || join(env['HOME'] ?? '/', '.docker');
/** @throws UserError `docker-config-unreadable` */
const readDockerConfig = async (deps) => {
    const path = join(dockerConfigFolder(deps.env), 'config.json');
    if (!(await deps.files.exists(path)))
        return {};
    try {
        return configSchema.parse(JSON.parse(await deps.files.readText(path)));
    }
    catch (cause) {
        // The text may hold secrets: a JSON error would quote it.
        const why = cause instanceof z.ZodError
            ? z.prettifyError(cause)
            : cause instanceof SyntaxError
                ? 'not JSON'
                : messageOf(cause);
        throw new UserError('docker-config-unreadable', `${path} cannot be read: ${why}`, 'Log in again (docker login), or pass the registry user name and password.');
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

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./src/core/clock.ts + 1 modules
var clock = __webpack_require__(3612);
// EXTERNAL MODULE: ./src/core/http.ts
var http = __webpack_require__(1983);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(8532);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var core_errors = __webpack_require__(7428);
;// CONCATENATED MODULE: ./src/domain/images/digest.ts
/** Only SHA-256: it is what every registry and builder we speak to makes. */
const isDigest = (text) => /^sha256:[0-9a-f]{64}$/.test(text);
const digest_hexOf = (digest) => digest.slice('sha256:'.length);
/** For people: enough to tell two digests apart. */
const shortDigest = (digest) => digest.slice(0, 'sha256:'.length + 12);

;// CONCATENATED MODULE: ./src/domain/images/platform.ts
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
const platform_formatPlatform = ({ os, architecture, variant }) => [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
const samePlatform = (a, b) => platform_formatPlatform(a) === platform_formatPlatform(b);
const nodeArchitectures = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };
/** The platform whose images this machine runs, from Node's `process.platform` and `process.arch`. */
const platform_platformOfHost = (os, arch) => normalizePlatform(os, nodeArchitectures[arch] ?? arch);
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
const platform_pickPlatform = (entries, wanted) => runnableOn(wanted)
    .map(candidate => entries.find(entry => samePlatform(entry.platform, candidate)))
    .find(entry => entry !== undefined);

;// CONCATENATED MODULE: ./src/domain/images/manifest.ts



/** OCI image indexes, manifests and configs, and their Docker v2 twins. */
const mediaTypes = {
    index: ['application/vnd.oci.image.index.v1+json', 'application/vnd.docker.distribution.manifest.list.v2+json'],
    manifest: ['application/vnd.oci.image.manifest.v1+json', 'application/vnd.docker.distribution.manifest.v2+json'],
};
const acceptHeader = [...mediaTypes.index, ...mediaTypes.manifest].join(', ');
const isOneOf = (list, type) => list.includes(type);
const digest = schemas/* string */.YjP().transform((text, context) => {
    if (isDigest(text))
        return text;
    context.addIssue({ code: 'custom', message: 'is not a sha256 digest' });
    return core/* NEVER */.tm;
});
const descriptorSchema = schemas/* object */.Ikc({
    mediaType: schemas/* string */.YjP(),
    digest,
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
const manifest_configSchema = schemas/* object */.Ikc({
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
    rootfs: schemas/* object */.Ikc({ type: schemas/* literal */.euz('layers'), diff_ids: schemas/* array */.YOg(digest) }),
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
    return parsed.success ? { value: parsed.data } : { problem: core_errors/* prettifyError */.S1(parsed.error).replaceAll('\n', ' ') };
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
const parseConfig = (text) => fitted(manifest_configSchema, parsedJson(text));
const platformOfConfig = ({ os, architecture, variant }) => normalizePlatform(os, architecture, variant);
const referenceType = 'vnd.docker.reference.type';
/** BuildKit marks the manifests that hold provenance and SBOM; their platform text (`unknown`) proves nothing. */
const isAttestation = (entry) => entry.annotations?.[referenceType] === 'attestation-manifest';
/** The entries of an index that can run: image manifests that are not attestations. */
const runnableEntries = (index) => index.manifests.filter(entry => isOneOf(mediaTypes.manifest, entry.mediaType) && !isAttestation(entry));
const attestationEntries = (index) => index.manifests.filter(isAttestation);
/** Undefined when the entry does not say; the image's config does then. */
const platformOfEntry = (entry) => entry.platform === null || entry.platform === undefined
    ? undefined
    : normalizePlatform(entry.platform.os, entry.platform.architecture, entry.platform.variant);

;// CONCATENATED MODULE: ./src/domain/images/reference.ts

const label = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const host = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?$`);
const repository = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const tagForm = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const hub = 'docker.io';
const maxName = 255;
const isTag = (text) => tagForm.test(text);
/** The first part of a name is a host when it could not be part of a Docker Hub repository. */
const isHost = (first) => /[.:[]/.test(first) || first === 'localhost';
const splitName = (name) => {
    const slash = name.indexOf('/');
    const first = slash < 0 ? '' : name.slice(0, slash);
    if (first !== '' && isHost(first)) {
        const registry = first === 'index.docker.io' ? hub : first;
        const rest = name.slice(slash + 1);
        return { registry, repository: registry === hub && !rest.includes('/') ? `library/${rest}` : rest };
    }
    return { registry: hub, repository: slash < 0 ? `library/${name}` : name };
};
/** The tag's colon is the one after the last slash; an earlier one belongs to the port. */
const splitTag = (text) => {
    const colon = text.indexOf(':', text.lastIndexOf('/') + 1);
    return colon < 0 ? [text, undefined] : [text.slice(0, colon), text.slice(colon + 1)];
};
/** The digest that an image is named by, if it is. */
const digestIn = (image) => image?.split('@')[1] ?? null;
const problemOf = (text, reference, digest) => {
    const { tag } = reference;
    if (/\s/.test(text))
        return 'holds white space';
    if (text.includes('://'))
        return 'is an address; leave out the scheme';
    if (digest !== undefined && !isDigest(digest))
        return `has no valid digest ("${digest.slice(0, 80)}")`;
    if (tag !== undefined && !isTag(tag))
        return `has no valid tag ("${tag.slice(0, 80)}")`;
    if (!host.test(reference.registry))
        return `has no valid registry ("${reference.registry}")`;
    if (reference.repository !== reference.repository.toLowerCase())
        return 'has capital letters in its repository';
    if (!repository.test(reference.repository))
        return `has no valid repository ("${reference.repository}")`;
    if (reference.registry.length + reference.repository.length + 1 > maxName)
        return `is longer than ${maxName}`;
    return undefined;
};
/** `name[:tag][@digest]` → its parts, by the rules of Docker and the OCI distribution specification. */
const parseReference = (text) => {
    const trimmed = text.trim();
    if (trimmed === '')
        return { problem: 'is empty' };
    const at = trimmed.indexOf('@');
    const [name, tag] = splitTag(at < 0 ? trimmed : trimmed.slice(0, at));
    const digest = at < 0 ? undefined : trimmed.slice(at + 1);
    const parts = { ...splitName(name), tag };
    const problem = problemOf(trimmed, parts, digest);
    if (problem !== undefined)
        return { problem };
    return { value: { ...parts, digest: digest !== undefined && isDigest(digest) ? digest : undefined } };
};
/** `registry/repository`, without tag and digest. */
const nameOf = (reference) => `${reference.registry}/${reference.repository}`;
const reference_formatReference = (reference) => `${nameOf(reference)}${reference.tag === undefined ? '' : `:${reference.tag}`}${reference.digest === undefined ? '' : `@${reference.digest}`}`;
const withDigest = (reference, digest) => ({
    ...reference,
    tag: undefined,
    digest,
});
const reference_hasDigest = (reference) => reference.digest !== undefined;
/** Registries on this machine speak plain HTTP. */
const isLoopback = (registry) => {
    const name = registry.replace(/:\d+$/, '');
    return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);
};

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./src/adapters/registry/bytes.ts





const digestOf = (bytes) => `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
/** Reads a whole body that must be small. @throws ToolError `registry-protocol` above `max`. */
const collect = async (body, max) => {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        size += chunk.length;
        if (size > max)
            throw new errors/* ToolError */.v4('registry-protocol', 'registry', `an answer is larger than ${max} bytes`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
};
const collectText = async (body, max) => Buffer.from(await collect(body, max)).toString('utf8');
/** Streams into a new file and hashes on the way; stops above `max` bytes. Removes the file on any fault. */
const writeHashed = async (body, path, max, tooLong) => {
    const hash = (0,external_node_crypto_.createHash)('sha256');
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
        await (0,external_node_stream_promises_.pipeline)(body, counted, (0,external_node_fs_.createWriteStream)(path, { flags: 'wx', mode: 0o600 }));
    }
    catch (error) {
        await (0,promises_.rm)(path, { force: true });
        throw error;
    }
    return { digest: `sha256:${hash.digest('hex')}`, size };
};

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

;// CONCATENATED MODULE: ./src/adapters/registry/faults.ts


/** @throws UserError `reference-invalid` */
const referenceOf = (name) => {
    if (typeof name !== 'string')
        return name;
    const parsed = parseReference(name);
    if ('value' in parsed)
        return parsed.value;
    throw new errors/* UserError */.yo('reference-invalid', `The image name "${name}" ${parsed.problem}.`, 'Write it as registry/repository[:tag][@sha256:…], in lower case.');
};
/** @throws UserError `reference-invalid`, `digest-required` */
const faults_digestReferenceOf = (name) => {
    const reference = referenceOf(name);
    if (hasDigest(reference))
        return reference;
    throw new UserError('digest-required', `"${typeof name === 'string' ? name : reference.repository}" does not name an image by digest.`, 'Name it name@sha256:…, for example from the digest output of multi-arch-build.');
};
const digestMismatch = (what, expected, actual) => new errors/* UserError */.yo('digest-mismatch', `${what} should be ${expected} but is ${actual}.`, 'Do not deploy it. Build and push again; if it stays, treat the registry as compromised.');
const faults_unsupported = (what, problem) => new errors/* UserError */.yo('manifest-unsupported', `${what} ${problem}.`, 'Build and push the image again with a current builder.');
/** The value of what was read of `what`. @throws UserError `manifest-unsupported` */
const understood = (what, parsed) => {
    if ('value' in parsed)
        return parsed.value;
    throw faults_unsupported(what, parsed.problem);
};
const full = ['ENOSPC', 'EDQUOT'];
const forbidden = ['EROFS', 'EACCES', 'EPERM', 'ENOTDIR'];
/** A fault of the disk under `path`, said as such; anything else as it was. */
const faults_diskFault = (thrown, path) => {
    const code = (0,errors/* systemCode */.xU)(thrown) ?? '';
    if (![...full, ...forbidden].includes(code))
        return thrown;
    return new errors/* UserError */.yo('unpack-failed', `Cannot write ${path}: ${full.includes(code) ? 'the disk is full' : 'it is not writable'} (${code}).`, 'Free space, or choose another folder; nothing half-written is left.', { cause: thrown });
};

;// CONCATENATED MODULE: ./src/adapters/registry/describe.ts



const ofManifest = async (source, { digest, body }, known) => {
    if (body.kind === 'index')
        throw faults_unsupported(digest, 'is an index inside an index');
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

;// CONCATENATED MODULE: ./src/adapters/registry/retry.ts

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
const isTransient = (thrown) => thrown instanceof Transient || (thrown instanceof errors/* ToolError */.v4 && thrown.code === 'http-failed');
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
                throw new errors/* ToolError */.v4('registry-unavailable', 'registry', `${thrown.message} (${tried + 1} tries)`, {
                    cause: thrown,
                });
            }
            await clock.sleep(delayOf(policy, tried, thrown), signal);
        }
    }
};

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
const unauthorized = (reference, why) => new errors/* UserError */.yo('registry-unauthorized', `${reference.registry} refused access to ${nameOf(reference)}: ${why}`, 'Log in to the registry first, or pass its user name and password; check that they may read (and push to) this repository.');
/** Credentials of an HTTPS registry never travel over plain HTTP, wherever the registry sends us for a token. */
const checkRealm = (reference, realm, insecure) => {
    const url = URL.canParse(realm) ? new URL(realm) : undefined;
    const mayBePlain = isLoopback(reference.registry) || insecure.includes(reference.registry);
    if (url?.protocol === 'https:' || (url?.protocol === 'http:' && mayBePlain))
        return url;
    throw new errors/* UserError */.yo('registry-insecure', `${reference.registry} wants its token fetched from "${realm}", which is not HTTPS`, 'Use a registry whose token service speaks HTTPS.');
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
    const text = await collectText(answer.body, maxTokenAnswer);
    if (answer.status === 429 || answer.status >= 500) {
        throw new Transient(`the token service of ${reference.registry} answered ${answer.status}`, {
            retryAfterMs: retryAfter(answer.headers['retry-after'], deps.clock.now()),
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
    const scheme = isLoopback(registry) || insecure.includes(registry) ? 'http' : 'https';
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
        throw new errors/* ToolError */.v4('registry-protocol', 'registry', `${from.host} redirects to nowhere ("${location}")`);
    }
    if (from.protocol === 'https:' && to.protocol === 'http:') {
        throw new errors/* UserError */.yo('registry-insecure', `${from.host} redirects from HTTPS to plain HTTP (${to.host})`, 'Use a registry that serves its blobs over HTTPS.');
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
    const text = await collectText(answer.body, 64 * 1024).catch(() => '');
    const why = `${answer.status}${text === '' ? '' : ` ${said(text)}`}`;
    const { reference } = request;
    if (answer.status === 408 || answer.status === 429 || answer.status >= 500) {
        return new Transient(`${reference.registry} answered ${why}`, {
            retryAfterMs: retryAfter(answer.headers['retry-after'], now),
        });
    }
    if (answer.status === 401 || answer.status === 403)
        return unauthorized(reference, why);
    if (answer.status === 404) {
        return new errors/* UserError */.yo('image-not-found', `${reference.registry} does not have ${reference_formatReference(reference)} (${why})`, 'Check the name and that the image was pushed; private images need credentials.');
    }
    return new errors/* ToolError */.v4('registry-protocol', 'registry', `${reference.registry} answered ${why} to ${request.method}`);
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
        throw new errors/* ToolError */.v4('registry-protocol', 'registry', `${request.reference.registry} redirects without end`);
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
        this.retry = options.retry ?? defaultRetry;
        this.session = createSession({
            http: options.http ?? http/* nodeHttp */.L,
            clock: this.clock,
            credentials: options.credentials ?? anonymous,
            insecure: options.insecure ?? [],
        });
    }
    async resolve(name, signal) {
        const { digest, body, bytes } = await this.manifest(name, signal);
        return { digest, mediaType: body.mediaType, size: bytes.length };
    }
    async manifest(name, signal) {
        const reference = referenceOf(name);
        const what = `The manifest of ${reference_formatReference(reference)}`;
        const { bytes, headers } = await this.repeat(signal, async () => await this.fetchManifest(reference, signal));
        const digest = digestOf(bytes);
        const expected = reference.digest ?? headers['docker-content-digest'] ?? digest;
        if (digest !== expected)
            throw digestMismatch(what, expected, digest);
        const text = Buffer.from(bytes).toString('utf8');
        return { digest, bytes, body: understood(what, parseManifest(text, headers['content-type'] ?? '')) };
    }
    async describe(name, signal) {
        const reference = referenceOf(name);
        const { digest } = reference_hasDigest(reference) ? reference : await this.manifest(reference, signal);
        const source = {
            manifest: async (one) => await this.manifest({ ...reference, tag: undefined, digest: one }, signal),
            config: async (descriptor) => await this.config(reference, descriptor, signal),
        };
        return await describeImage(source, digest);
    }
    async config(name, { digest }, signal) {
        const reference = referenceOf(name);
        const bytes = await this.repeat(signal, async () => {
            const answer = await this.openBlob(reference, digest, signal);
            return await collect(answer.body, maxConfig);
        });
        const what = `The config of ${reference_formatReference(reference)}`;
        const actual = digestOf(bytes);
        if (actual !== digest)
            throw digestMismatch(what, digest, actual);
        return understood(what, parseConfig(Buffer.from(bytes).toString('utf8')));
    }
    async download(name, blob, path, signal) {
        const reference = referenceOf(name);
        await this.repeat(signal, async () => await this.downloadOnce(reference, blob, path, signal));
    }
    async tag(name, manifest, tag, signal) {
        const reference = referenceOf(name);
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
            throw digestMismatch(`The tag ${tag} of ${reference.repository}`, manifest.digest, now.digest);
        }
    }
    async repeat(signal, attempt) {
        return await retrying(this.clock, this.retry, signal, attempt);
    }
    async fetchManifest(reference, signal) {
        const path = `manifests/${reference.digest ?? reference.tag ?? 'latest'}`;
        const headers = { accept: acceptHeader };
        const answer = await this.session.send({ method: 'GET', reference, path, access: 'pull', headers, signal });
        return { bytes: await collect(answer.body, maxManifest), headers: answer.headers };
    }
    async openBlob(reference, digest, signal) {
        return await this.session.send({ method: 'GET', reference, path: `blobs/${digest}`, access: 'pull', signal });
    }
    async downloadOnce(reference, { digest, size }, path, signal) {
        const what = `A blob of ${reference_formatReference(reference)}`;
        const answer = await this.openBlob(reference, digest, signal);
        const tooLong = () => digestMismatch(what, digest, `longer than its ${size} bytes`);
        const written = await writeHashed(answer.body, path, size, tooLong).catch((error) => {
            throw faults_diskFault(error, path);
        });
        if (written.digest === digest && written.size === size)
            return;
        await (0,promises_.rm)(path, { force: true });
        if (written.size < size)
            throw new Transient(`${reference.registry} cut the blob ${digest} short`);
        throw digestMismatch(what, digest, written.digest);
    }
}
const createRegistry = (options = {}) => new RegistryClient(options);

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./tools/tools.json
const tools_namespaceObject = /*#__PURE__*/JSON.parse('{"trivy":{"version":"0.69.3","license":"Apache-2.0","module":"github.com/aquasecurity/trivy","probe":{"args":["--version"],"pattern":"Version: v?([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"refused":{"versions":["0.69.4","0.69.5","0.69.6"],"reason":"published with stolen credentials in March 2026 (CVE-2026-33634): it steals secrets before it scans"},"release":{"checksums":"https://github.com/aquasecurity/trivy/releases/download/v0.69.3/trivy_0.69.3_checksums.txt","signature":{"kind":"sigstore","bundle":"https://github.com/aquasecurity/trivy/releases/download/v0.69.3/trivy_0.69.3_checksums.txt.sigstore.json","identity":"^https://github\\\\.com/aquasecurity/trivy/\\\\.github/workflows/[^@]+@refs/tags/v0\\\\.69\\\\.3$","issuer":"https://token.actions.githubusercontent.com"},"assets":{"linux/amd64":{"url":"https://github.com/aquasecurity/trivy/releases/download/v0.69.3/trivy_0.69.3_Linux-64bit.tar.gz","member":"trivy","sha256":"1816b632dfe529869c740c0913e36bd1629cb7688bd5634f4a858c1d57c88b75","cited":"aquasecurity/homebrew-trivy trivy.rb at 3a7624dc3cd06e335bccc748dab56a3ad40e07f5 (the publisher, 2026-03-03)"},"linux/arm64":{"url":"https://github.com/aquasecurity/trivy/releases/download/v0.69.3/trivy_0.69.3_Linux-ARM64.tar.gz","member":"trivy","sha256":"7e3924a974e912e57b4a99f65ece7931f8079584dae12eb7845024f97087bdfd","cited":"aquasecurity/homebrew-trivy trivy.rb at 3a7624dc3cd06e335bccc748dab56a3ad40e07f5 (the publisher, 2026-03-03)"},"darwin/amd64":{"url":"https://github.com/aquasecurity/trivy/releases/download/v0.69.3/trivy_0.69.3_macOS-64bit.tar.gz","member":"trivy","sha256":"fec4a9f7569b624dd9d044fca019e5da69e032700edbb1d7318972c448ec2f4e","cited":"aquasecurity/homebrew-trivy trivy.rb at 3a7624dc3cd06e335bccc748dab56a3ad40e07f5 (the publisher, 2026-03-03)"},"darwin/arm64":{"url":"https://github.com/aquasecurity/trivy/releases/download/v0.69.3/trivy_0.69.3_macOS-ARM64.tar.gz","member":"trivy","sha256":"a2f2179afd4f8bb265ca3c7aefb56a666bc4a9a411663bc0f22c3549fbc643a5","cited":"aquasecurity/homebrew-trivy trivy.rb at 3a7624dc3cd06e335bccc748dab56a3ad40e07f5 (the publisher, 2026-03-03)"}}},"build":{"package":"github.com/aquasecurity/trivy/cmd/trivy","ldflags":"-X github.com/aquasecurity/trivy/pkg/version/app.ver=0.69.3","env":{"GOEXPERIMENT":"jsonv2"},"minutes":8}},"k6":{"version":"1.8.1","license":"AGPL-3.0","module":"go.k6.io/k6","probe":{"args":["version"],"pattern":"k6 v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"release":{"checksums":"https://github.com/grafana/k6/releases/download/v1.8.1/k6-v1.8.1-checksums.txt","assets":{"linux/amd64":{"url":"https://github.com/grafana/k6/releases/download/v1.8.1/k6-v1.8.1-linux-amd64.tar.gz","member":"k6-v1.8.1-linux-amd64/k6"},"linux/arm64":{"url":"https://github.com/grafana/k6/releases/download/v1.8.1/k6-v1.8.1-linux-arm64.tar.gz","member":"k6-v1.8.1-linux-arm64/k6"}}},"build":{"package":"go.k6.io/k6","minutes":2}},"buildx":{"version":"0.30.1","license":"Apache-2.0","module":"github.com/docker/buildx","probe":{"args":["version"],"pattern":"buildx v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"release":{"checksums":"https://github.com/docker/buildx/releases/download/v0.30.1/checksums.txt","assets":{"linux/amd64":{"url":"https://github.com/docker/buildx/releases/download/v0.30.1/buildx-v0.30.1.linux-amd64","sha256":"c37114fcd034025ec68e224657c8a5a850df472ded3ddcbca75ad3a7ebb9710d","cited":"docker-library/docker versions.json at ccfa050d44f38c63e1cfae4d3c26345ae2f6dde2 (the Docker Official Image, 2025-11-17)"},"linux/arm64":{"url":"https://github.com/docker/buildx/releases/download/v0.30.1/buildx-v0.30.1.linux-arm64","sha256":"31d012d52d6df68aef4b55db62330967b562811f0de30cdfaa4505f314797c76","cited":"docker-library/docker versions.json at ccfa050d44f38c63e1cfae4d3c26345ae2f6dde2 (the Docker Official Image, 2025-11-17)"}}},"build":{"package":"github.com/docker/buildx/cmd/buildx","ldflags":"-X github.com/docker/buildx/version.Version=v0.30.1","minutes":2}},"buildkitd":{"version":"0.26.3","license":"Apache-2.0","module":"github.com/moby/buildkit","probe":{"args":["--version"],"pattern":"buildkit v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"package":"github.com/moby/buildkit/cmd/buildkitd","ldflags":"-X github.com/moby/buildkit/version.Version=v0.26.3","minutes":1}},"registry":{"version":"3.1.2","license":"Apache-2.0","module":"github.com/distribution/distribution/v3","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"release":{"checksums":"https://github.com/distribution/distribution/releases/download/v3.1.2/{file}.sha256","assets":{"linux/amd64":{"url":"https://github.com/distribution/distribution/releases/download/v3.1.2/registry_3.1.2_linux_amd64.tar.gz","member":"registry"},"linux/arm64":{"url":"https://github.com/distribution/distribution/releases/download/v3.1.2/registry_3.1.2_linux_arm64.tar.gz","member":"registry"}}},"build":{"package":"github.com/distribution/distribution/v3/cmd/registry","minutes":2}},"act":{"version":"0.2.89","license":"MIT","module":"github.com/nektos/act","probe":{"args":["--version"],"pattern":"act version ([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"release":{"checksums":"https://github.com/nektos/act/releases/download/v0.2.89/checksums.txt","assets":{"linux/amd64":{"url":"https://github.com/nektos/act/releases/download/v0.2.89/act_Linux_x86_64.tar.gz","member":"act"},"linux/arm64":{"url":"https://github.com/nektos/act/releases/download/v0.2.89/act_Linux_arm64.tar.gz","member":"act"}}},"build":{"package":"github.com/nektos/act","minutes":1}},"actionlint":{"version":"1.7.12","license":"MIT","module":"github.com/rhysd/actionlint","probe":{"args":["-version"],"pattern":"^v?([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"release":{"checksums":"https://github.com/rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_checksums.txt","assets":{"linux/amd64":{"url":"https://github.com/rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_linux_amd64.tar.gz","member":"actionlint","sha256":"8aca8db96f1b94770f1b0d72b6dddcb1ebb8123cb3712530b08cc387b349a3d8","cited":"rhysd/actionlint Casks/actionlint.rb at 1ce6912afb9c280d41f6132dc1d350364b574885 (the publisher, 2026-03-30)"},"linux/arm64":{"url":"https://github.com/rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_linux_arm64.tar.gz","member":"actionlint","sha256":"325e971b6ba9bfa504672e29be93c24981eeb1c07576d730e9f7c8805afff0c6","cited":"rhysd/actionlint Casks/actionlint.rb at 1ce6912afb9c280d41f6132dc1d350364b574885 (the publisher, 2026-03-30)"},"darwin/amd64":{"url":"https://github.com/rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_darwin_amd64.tar.gz","member":"actionlint","sha256":"5b44c3bc2255115c9b69e30efc0fecdf498fdb63c5d58e17084fd5f16324c644","cited":"rhysd/actionlint Casks/actionlint.rb at 1ce6912afb9c280d41f6132dc1d350364b574885 (the publisher, 2026-03-30)"},"darwin/arm64":{"url":"https://github.com/rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_darwin_arm64.tar.gz","member":"actionlint","sha256":"aba9ced2dee8d27fecca3dc7feb1a7f9a52caefa1eb46f3271ea66b6e0e6953f","cited":"rhysd/actionlint Casks/actionlint.rb at 1ce6912afb9c280d41f6132dc1d350364b574885 (the publisher, 2026-03-30)"}}},"build":{"package":"github.com/rhysd/actionlint/cmd/actionlint","minutes":1}},"kubectl":{"version":"1.34.2","license":"Apache-2.0","module":"k8s.io/kubernetes","probe":{"args":["version","--client"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"folder":"kubernetes","package":"k8s.io/kubernetes/cmd/kubectl","ldflags":"-X k8s.io/component-base/version.gitVersion=v1.34.2 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=34","minutes":2}},"kube-apiserver":{"version":"1.34.2","license":"Apache-2.0","module":"k8s.io/kubernetes","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"folder":"kubernetes","package":"k8s.io/kubernetes/cmd/kube-apiserver","ldflags":"-X k8s.io/component-base/version.gitVersion=v1.34.2 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=34","minutes":3}},"kube-controller-manager":{"version":"1.34.2","license":"Apache-2.0","module":"k8s.io/kubernetes","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"folder":"kubernetes","package":"k8s.io/kubernetes/cmd/kube-controller-manager","ldflags":"-X k8s.io/component-base/version.gitVersion=v1.34.2 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=34","minutes":1}},"kube-scheduler":{"version":"1.34.2","license":"Apache-2.0","module":"k8s.io/kubernetes","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"folder":"kubernetes","package":"k8s.io/kubernetes/cmd/kube-scheduler","ldflags":"-X k8s.io/component-base/version.gitVersion=v1.34.2 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=34","minutes":1}},"kubelet":{"version":"1.34.2","license":"Apache-2.0","module":"k8s.io/kubernetes","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"folder":"kubernetes","package":"k8s.io/kubernetes/cmd/kubelet","ldflags":"-X k8s.io/component-base/version.gitVersion=v1.34.2 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=34","minutes":1}},"kube-proxy":{"version":"1.34.2","license":"Apache-2.0","module":"k8s.io/kubernetes","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"folder":"kubernetes","package":"k8s.io/kubernetes/cmd/kube-proxy","ldflags":"-X k8s.io/component-base/version.gitVersion=v1.34.2 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=34","minutes":1}},"etcd":{"version":"3.6.6","license":"Apache-2.0","module":"go.etcd.io/etcd/server/v3","probe":{"args":["--version"],"pattern":"etcd Version: ([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"package":"go.etcd.io/etcd/server/v3","minutes":1}},"helm":{"version":"3.22.0","license":"Apache-2.0","module":"helm.sh/helm/v3","probe":{"args":["version","--short"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"package":"helm.sh/helm/v3/cmd/helm","ldflags":"-X helm.sh/helm/v3/internal/version.version=v3.22.0","minutes":2}},"kwok":{"version":"0.8.0","license":"Apache-2.0","module":"sigs.k8s.io/kwok","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"package":"sigs.k8s.io/kwok/cmd/kwok","ldflags":"-X sigs.k8s.io/kwok/pkg/consts.Version=v0.8.0","minutes":2}},"mailpit":{"version":"1.27.11","license":"MIT","module":"github.com/axllent/mailpit","probe":{"args":["version","--no-release-check"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+) compiled"},"build":{"package":"github.com/axllent/mailpit","ldflags":"-X github.com/axllent/mailpit/config.Version=v1.27.11","minutes":3}},"prometheus":{"version":"0.312.0","license":"Apache-2.0","module":"github.com/prometheus/prometheus","probe":{"args":["--version"],"pattern":"prometheus, version ([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"package":"github.com/prometheus/prometheus/cmd/prometheus","ldflags":"-X github.com/prometheus/common/version.Version=0.312.0","env":{"GOFLAGS":"-tags=remove_all_sd"},"minutes":3}}}');
// EXTERNAL MODULE: ./src/core/durations.ts + 1 modules
var durations = __webpack_require__(1579);
;// CONCATENATED MODULE: ./src/domain/tools/pins.ts
/** The shape of tools/tools.json, the one file that pins every external tool. Pure. */

const sha256 = schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/);
const https = schemas/* string */.YjP().regex(/^https:\/\//);
/** One file of the publisher's release. `member` is the program's path inside an archive; unset: the file is the program. */
const asset = schemas/* strictObject */.rej({
    url: https,
    member: schemas/* string */.YjP().optional(),
    /** Absent: nobody could look it up, so downloading is off for this platform. */
    sha256: sha256.optional(),
    /** Where the hash was published and where it was read. Required with a hash. */
    cited: schemas/* string */.YjP().optional(),
});
const release = schemas/* strictObject */.rej({
    /** The publisher's own list of hashes, in `sha256sum` format; `{file}` stands for the asset's name. */
    checksums: https,
    /** Absent: the publisher signs no checksums that we know of. */
    signature: schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('sigstore'), bundle: https, identity: schemas/* string */.YjP(), issuer: https })
        .optional(),
    assets: schemas/* record */.g1P(schemas/* string */.YjP().regex(/^(linux|darwin)\/(amd64|arm64)$/), asset),
});
const build = schemas/* strictObject */.rej({
    /** The module's folder in tools/go, where several tools come from one; default: the tool's name. */
    folder: schemas/* string */.YjP().optional(),
    package: schemas/* string */.YjP(),
    ldflags: schemas/* string */.YjP().optional(),
    env: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).optional(),
    /** On two cores, with nothing cached. */
    minutes: schemas/* number */.aig(),
});
const pin = schemas/* strictObject */.rej({
    version: schemas/* string */.YjP().regex(/^\d+\.\d+\.\d+$/),
    license: schemas/* string */.YjP(),
    /** The Go module; its version is read from a program's build information without running it. */
    module: schemas/* string */.YjP(),
    /** How a program without build information tells its version. */
    probe: schemas/* strictObject */.rej({ args: schemas/* array */.YOg(schemas/* string */.YjP()), pattern: schemas/* string */.YjP() }),
    refused: schemas/* strictObject */.rej({ versions: schemas/* array */.YOg(schemas/* string */.YjP()), reason: schemas/* string */.YjP() }).optional(),
    release: release.optional(),
    build: build.optional(),
})
    .refine(one => Object.values(one.release?.assets ?? {}).every(a => (a.sha256 === undefined) === (a.cited === undefined)), 'a hash stands only together with where it was published');
const pinsSchema = schemas/* record */.g1P(schemas/* string */.YjP(), pin);
const architectures = { x64: 'amd64', arm64: 'arm64' };
/** Node's names of this machine → `linux/amd64`. */
const platformOf = (system, architecture) => `${system}/${architectures[architecture] ?? architecture}`;
/** Is version `found` (1.26.8) at least `wanted` (1.26)? */
const atLeast = (found, wanted) => {
    const [a, b] = [found.split('.').map(Number), wanted.split('.').map(Number)];
    for (let at = 0; at < b.length; at += 1) {
        const difference = (a[at] ?? 0) - (b[at] ?? 0);
        if (difference !== 0)
            return difference > 0;
    }
    return true;
};

;// CONCATENATED MODULE: ./src/adapters/tools/build.ts
/** Builds a tool from its own small Go module in tools/go: the module's go.sum is the pin of everything in it. */




const timeoutMs = 40 * 60_000;
/** What the compiler needs and nothing else: it runs no code of the modules, but it has no use for a token either. */
const passed = /^(PATH|HOME|TMPDIR|XDG_CACHE_HOME|SSL_CERT_FILE|SSL_CERT_DIR|(HTTPS?|NO)_PROXY|GO[A-Z]+)$/i;
const buildEnvironment = (env, build) => ({
    ...Object.fromEntries(Object.entries(env).filter(([name]) => passed.test(name))),
    GOFLAGS: '',
    GOWORK: 'off',
    GOTOOLCHAIN: 'local',
    CGO_ENABLED: '0',
    ...build.env,
});
/** The folder of Go modules of this very package: beside the bundle (dist/<action>/) or the script that runs. */
const modulesFolder = async (files, entry) => {
    let folder = (0,external_node_path_.dirname)(entry);
    for (let up = 0; up < 6; up += 1) {
        if (await files.exists((0,external_node_path_.join)(folder, 'tools', 'tools.json')))
            return (0,external_node_path_.join)(folder, 'tools', 'go');
        folder = (0,external_node_path_.dirname)(folder);
    }
    return undefined;
};
/** Why a build is not possible here, or undefined when it is. */
const cannotBuild = async (exec, module) => {
    const wanted = /^go (\d+(?:\.\d+)+)$/m.exec(await (0,promises_.readFile)((0,external_node_path_.join)(module, 'go.mod'), 'utf8').catch(() => ''))?.[1];
    if (wanted === undefined)
        return 'its Go module is not here';
    const go = await exec.which('go');
    if (go === undefined)
        return `Go ${wanted} or newer is not on PATH`;
    const { stdout } = await exec.run({ file: go, args: ['env', 'GOVERSION'], cwd: module, timeoutMs: 60_000 });
    const found = /go(\d+(?:\.\d+)+)/.exec(stdout)?.[1];
    return found !== undefined && atLeast(found, wanted)
        ? undefined
        : `Go ${wanted} or newer is needed, PATH has ${found ?? 'none that answers'}`;
};
const buildFromModule = async (deps, tool, build, module, into) => {
    const ldflags = ['-s', '-w', build.ldflags ?? ''].join(' ').trim();
    const result = await deps.exec.run({
        file: 'go',
        args: ['build', '-mod=readonly', '-trimpath', '-ldflags', ldflags, '-o', into, build.package],
        cwd: module,
        env: buildEnvironment(deps.env, build),
        timeoutMs,
    });
    if (result.exitCode !== 0)
        throw new errors/* ToolError */.v4('tool-build-failed', 'go', `${tool} could not be built${result.timedOut ? ': time ran out' : ''}`, {
            exitCode: result.exitCode,
            stderr: result.stderr,
        });
};

;// CONCATENATED MODULE: ./src/adapters/tools/build-info.ts
/**
 * The version a Go program was built as, read from its build information without running it: a release known to be
 * malicious must not be started only to ask what it is.
 */

const magic = Buffer.from('\xff Go buildinf:', 'latin1');
const chunkSize = 4 * 1024 * 1024;
/** The module list of the largest tool takes 40 KiB; the main module stands in its first lines. */
const headSize = 4 * 1024;
/** `mod <module> <version>` in the text behind the magic, or undefined. */
const mainModule = (text) => {
    const match = /\nmod\t(\S+)\t(\S+)/.exec(text);
    return match?.[1] === undefined || match[2] === undefined ? undefined : { module: match[1], version: match[2] };
};
/** A program that reads build information itself (Trivy does) holds the magic more than once; only one is followed by a module. */
const within = (bytes) => {
    for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
        const found = mainModule(bytes.subarray(at, at + headSize).toString('latin1'));
        if (found !== undefined)
            return found;
    }
    return undefined;
};
const goBuildInfo = async (path) => {
    const file = await (0,promises_.open)(path, 'r');
    try {
        const buffer = Buffer.alloc(chunkSize + headSize);
        for (let offset = 0;; offset += chunkSize) {
            const { bytesRead } = await file.read(buffer, 0, buffer.length, offset);
            const found = within(buffer.subarray(0, bytesRead));
            if (found !== undefined || bytesRead < buffer.length)
                return found;
        }
    }
    finally {
        await file.close();
    }
};

;// CONCATENATED MODULE: ./src/adapters/tools/cache.ts
/** Installed tools: `<cache>/<tool>/<version>-<os>-<arch>/{<tool>, receipt.json}`. Written aside and renamed, so never half. */








const receiptSchema = schemas/* object */.Ikc({
    schema: schemas/* literal */.euz('prod-actions/tool-receipt/v1'),
    tool: schemas/* string */.YjP(),
    version: schemas/* string */.YjP(),
    source: schemas/* enum */.k5n(['download', 'build']),
    sha256: schemas/* string */.YjP(),
    installedAt: schemas/* string */.YjP(),
});
const cacheFolder = (env) => {
    const base = env['RUNNER_TOOL_CACHE'] || env['XDG_CACHE_HOME'] || (0,external_node_path_.join)(env['HOME'] || (0,external_node_os_.homedir)(), '.cache');
    return (0,external_node_path_.join)(base, 'prod-actions', 'tools');
};
const sha256Of = async (path) => {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(path), hash);
    return hash.digest('hex');
};
const readReceipt = async (folder) => {
    try {
        return receiptSchema.parse(JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'receipt.json'), 'utf8')));
    }
    catch {
        return undefined;
    }
};
/** The cached program when it is byte for byte what was installed; anything else counts as absent. */
const fromCache = async (folder, tool) => {
    const path = (0,external_node_path_.join)(folder, tool);
    const receipt = await readReceipt(folder);
    const actual = receipt === undefined ? undefined : await sha256Of(path).catch(() => undefined);
    return actual !== undefined && actual === receipt?.sha256 ? path : undefined;
};
/** Replaces what stands at `folder`. Another installer that came first, with a stolen lock, has put the same tool there. */
const put = async (aside, folder) => {
    await (0,promises_.rm)(folder, { recursive: true, force: true });
    await (0,promises_.rename)(aside, folder).catch(error => {
        if (!['ENOTEMPTY', 'EEXIST'].includes((0,errors/* systemCode */.xU)(error) ?? ''))
            throw error;
    });
};
/** Runs `make(path)` to create the program, then puts it and its receipt in place in one rename. */
const intoCache = async (folder, facts, make) => {
    const aside = `${folder}.${(0,external_node_crypto_.randomUUID)()}.tmp`;
    await (0,promises_.mkdir)(aside, { recursive: true });
    try {
        const path = (0,external_node_path_.join)(aside, facts.tool);
        await make(path);
        await (0,promises_.chmod)(path, 0o755);
        const { now, ...rest } = facts;
        const receipt = {
            schema: 'prod-actions/tool-receipt/v1',
            ...rest,
            sha256: await sha256Of(path),
            installedAt: new Date(now).toISOString(),
        };
        await (0,promises_.writeFile)((0,external_node_path_.join)(aside, 'receipt.json'), `${JSON.stringify(receipt, null, 2)}\n`);
        await put(aside, folder);
    }
    finally {
        await (0,promises_.rm)(aside, { recursive: true, force: true });
    }
    return (0,external_node_path_.join)(folder, facts.tool);
};
const staleAfterMs = 30 * 60_000;
const isAlive = (pid) => {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return (0,errors/* systemCode */.xU)(error) !== 'ESRCH';
    }
};
const isStale = async (path, now) => {
    try {
        const [owner, { mtimeMs }] = [Number(await (0,promises_.readFile)(path, 'utf8')), await (0,promises_.stat)(path)];
        return now - mtimeMs > staleAfterMs || (owner > 0 && !isAlive(owner));
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'ENOENT')
            return false;
        throw error;
    }
};
/**
 * One installer at a time, so that two jobs do not build the same tool twice. Correctness does not rest on it: a stolen
 * lock costs a second build, and the rename decides.
 */
const withLock = async (folder, clock, body) => {
    const path = `${folder}.lock`;
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    for (;;) {
        try {
            const file = await (0,promises_.open)(path, 'wx');
            await file.writeFile(String(process.pid)).finally(() => file.close());
            break;
        }
        catch (error) {
            if ((0,errors/* systemCode */.xU)(error) !== 'EEXIST')
                throw error;
            if (await isStale(path, Date.now()))
                await (0,promises_.rm)(path, { force: true });
            else
                await clock.sleep(250);
        }
    }
    try {
        return await body();
    }
    finally {
        await (0,promises_.rm)(path, { force: true });
    }
};

;// CONCATENATED MODULE: ./src/domain/verdicts/codes.ts
/**
 * Declares the reason and error codes of one concept, with the text that docs/errors.md is generated from.
 * Every `codes.ts` under src exports one such catalogue as `codes`.
 */
const defineCodes = (docs) => ({
    docs,
    reason: (code, message, next) => ({ code, message, next: next ?? docs[code].next }),
});

;// CONCATENATED MODULE: ./src/adapters/tools/codes.ts

const codes = defineCodes({
    'tool-missing': {
        means: 'An external tool is not on PATH and none of its other sources is open here; the message says why for each.',
        next: 'Put the pinned version on PATH in a step before this one, or open one of the sources named in the message.',
    },
    'tool-wrong-version': {
        means: 'The tool on PATH has another version than the pinned one, and the pinned one could not be had.',
        next: 'Install the pinned version named in the message: results are only comparable and tested with it.',
    },
    'tool-compromised': {
        means: 'The tool on PATH is a release known to be malicious. It was not started.',
        next: 'Remove it, and rotate every secret that the machine held while it was installed.',
    },
    'tool-hash-mismatch': {
        means: 'A downloaded release file does not have the SHA-256 that is pinned for it. It was deleted, not started.',
        next: 'Do not retry blindly: compare the publisher’s checksums with tools/tools.json and report a difference.',
    },
    'tool-download-failed': {
        means: 'A release file could not be downloaded or unpacked.',
        next: 'Try again, or put the pinned version on PATH.',
    },
    'tool-build-failed': {
        means: 'Building a tool from its Go module failed; the end of the compiler’s output follows.',
        next: 'Check that the Go module proxy can be reached and the disk has room, or put the pinned version on PATH.',
    },
});

;// CONCATENATED MODULE: ./src/adapters/tools/download.ts
/** A file of the publisher's release, checked against the pinned SHA-256 before anything reads it. */





const download_timeoutMs = 5 * 60_000;
const download_maxRedirects = 5;
const download_isLoopback = (url) => url.hostname === '127.0.0.1' || url.hostname === '[::1]';
/** Release hosts redirect to their storage; each hop must stay encrypted (plain http only on this machine). */
const fetchFile = async (http, address) => {
    let url = new URL(address);
    for (let hop = 0; hop <= download_maxRedirects; hop += 1) {
        if (url.protocol !== 'https:' && !download_isLoopback(url))
            throw new errors/* ToolError */.v4('tool-download-failed', 'download', `${url.host}${url.pathname} is not encrypted`);
        const response = await http.request({ method: 'GET', url: url.href, timeoutMs: download_timeoutMs });
        if (response.status === 200)
            return response.body;
        const location = response.headers['location'];
        if (response.status < 300 || response.status > 399 || location === undefined)
            throw new errors/* ToolError */.v4('tool-download-failed', 'download', `${address} answered ${response.status}`);
        url = new URL(location, url);
    }
    throw new errors/* ToolError */.v4('tool-download-failed', 'download', `${address} redirects more than ${download_maxRedirects} times`);
};
const unpack = async (exec, archive, member) => {
    const folder = (0,external_node_path_.dirname)(archive);
    const result = await exec.run({ file: 'tar', args: ['-xzf', archive, '-C', folder, member], timeoutMs: download_timeoutMs });
    if (result.exitCode !== 0)
        throw new errors/* ToolError */.v4('tool-download-failed', 'tar', `${member} could not be unpacked`, {
            exitCode: result.exitCode,
            stderr: result.stderr,
        });
    return (0,external_node_path_.join)(folder, member);
};
const download = async (deps, tool, asset, into) => {
    const bytes = await fetchFile(deps.http, asset.url);
    const actual = (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
    if (actual !== asset.sha256)
        throw (0,errors/* userError */.IF)(codes, 'tool-hash-mismatch', `${tool}: ${asset.url} has SHA-256 ${actual}, pinned is ${asset.sha256}`);
    const folder = await (0,promises_.mkdtemp)(`${into}.unpack-`);
    try {
        const file = (0,external_node_path_.join)(folder, 'release-file');
        await (0,promises_.writeFile)(file, bytes);
        await (0,promises_.copyFile)(asset.member === undefined ? file : await unpack(deps.exec, file, asset.member), into);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
};

;// CONCATENATED MODULE: ./src/adapters/tools/tools.ts
/** The one installer of external tools: PATH at the right version → cache → download and verify → build. */












/** A cache folder that cannot be written closes every source that goes through it. */
const unusable = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR'];
const loadPins = () => pinsSchema.parse(tools_namespaceObject);
/** A program without build information is asked, with nothing in its environment worth stealing. */
const askVersion = async (deps, path, pin) => {
    const home = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'tool-version-'));
    try {
        const env = { PATH: deps.env['PATH'] ?? '', HOME: home };
        const result = await deps.exec.run({ file: path, args: pin.probe.args, env, cwd: home, timeoutMs: 20_000 });
        return new RegExp(pin.probe.pattern, 'm').exec(`${result.stdout}\n${result.stderr}`)?.[1];
    }
    catch (error) {
        if (error instanceof errors/* ToolError */.v4)
            return undefined;
        throw error;
    }
    finally {
        await (0,promises_.rm)(home, { recursive: true, force: true });
    }
};
const versionOf = async (deps, path, pin) => {
    const info = await goBuildInfo(path).catch(() => undefined);
    const built = info?.module === pin.module ? /^v(\d+\.\d+\.\d+)$/.exec(info.version)?.[1] : undefined;
    return built ?? (await askVersion(deps, path, pin));
};
const compromised = (name, path, version, reason) => (0,errors/* userError */.IF)(codes, 'tool-compromised', `${name} ${version} at ${path} is refused: ${reason}`);
const fromPath = async (deps, { name, pin }, misses) => {
    const path = await deps.exec.which(name);
    if (path === undefined) {
        misses.push('PATH: not found');
        return undefined;
    }
    const version = await versionOf(deps, path, pin);
    if (version !== undefined && pin.refused?.versions.includes(version) === true)
        throw compromised(name, path, version, pin.refused.reason);
    if (version === pin.version)
        return { path, version, source: 'path' };
    misses.push(`PATH: ${path} is version ${version ?? 'unknown'}`);
    return undefined;
};
const pinnedAsset = ({ pin, platform }) => {
    const asset = pin.release?.assets[platform];
    return asset?.sha256 === undefined ? undefined : { ...asset, sha256: asset.sha256 };
};
const byDownload = async (deps, place, misses) => {
    const { name, pin, folder, platform } = place;
    const asset = pinnedAsset(place);
    if (asset === undefined) {
        misses.push(`download: off, no published SHA-256 is pinned for ${platform} (npm run tools -- pin ${name})`);
        return undefined;
    }
    try {
        const facts = { tool: name, version: pin.version, source: 'download', now: deps.clock.now() };
        const path = await intoCache(folder, facts, async (into) => await download(deps, name, asset, into));
        return { path, version: pin.version, source: 'download' };
    }
    catch (error) {
        if (!(error instanceof errors/* ToolError */.v4))
            throw error;
        misses.push(`download: ${error.message}`);
        return undefined;
    }
};
const byBuild = async (deps, { name, pin, folder }, modules, misses) => {
    const { build } = pin;
    if (build === undefined || modules === undefined) {
        misses.push('build: its Go module is not here');
        return undefined;
    }
    const module = (0,external_node_path_.join)(modules, build.folder ?? name);
    const obstacle = await cannotBuild(deps.exec, module);
    if (obstacle !== undefined) {
        misses.push(`build: ${obstacle}`);
        return undefined;
    }
    deps.log.info(`${name} ${pin.version}: building from its Go module, about ${build.minutes} min the first time`);
    const facts = { tool: name, version: pin.version, source: 'build', now: deps.clock.now() };
    const path = await intoCache(folder, facts, async (into) => await buildFromModule(deps, name, build, module, into));
    return { path, version: pin.version, source: 'build' };
};
const missing = ({ name, pin }, misses) => {
    const tried = misses.map(miss => `\n  ${miss}`).join('');
    const wrong = misses.some(miss => miss.includes(' is version '));
    return new errors/* UserError */.yo(wrong ? 'tool-wrong-version' : 'tool-missing', `${name} ${pin.version} is needed and could not be had:${tried}`, `Put ${name} ${pin.version} on PATH in a step before this one (a machine with Go and this repository: npm run tools -- install ${name}).`);
};
/** Installs and finds tools; each is looked for once per process. */
const createTools = (deps, options = {}) => {
    const pins = options.pins ?? loadPins();
    const platform = options.platform ?? platformOf(process.platform, process.arch);
    const known = new Map();
    const placeOf = (name) => {
        const pin = pins[name];
        if (pin === undefined)
            throw new Error(`tools/tools.json has no tool "${name}"`);
        const folder = `${pin.version}-${platform.replace('/', '-')}`;
        return { name, pin, platform, folder: (0,external_node_path_.join)(options.cache ?? cacheFolder(deps.env), name, folder) };
    };
    const cached = async ({ name, pin, folder }) => {
        const path = await fromCache(folder, name);
        return path === undefined ? undefined : { path, version: pin.version, source: 'cache' };
    };
    const firstOpenSource = async (place, misses) => {
        const modules = options.modules ?? (await modulesFolder(deps.files, process.argv[1] ?? ''));
        return ((await cached(place)) ?? (await byDownload(deps, place, misses)) ?? (await byBuild(deps, place, modules, misses)));
    };
    const install = async (place, misses) => {
        const source = async () => await firstOpenSource(place, misses);
        const found = await withLock(place.folder, deps.clock, source).catch(error => {
            if (!unusable.includes((0,errors/* systemCode */.xU)(error) ?? ''))
                throw error;
            misses.push(`cache: ${(0,errors/* messageOf */.bD)(error)}`);
            return undefined;
        });
        if (found === undefined)
            throw missing(place, misses);
        return found;
    };
    const find = async (name) => {
        const started = deps.clock.monotonic();
        const [place, misses] = [placeOf(name), []];
        const found = (await fromPath(deps, place, misses)) ?? (await cached(place)) ?? (await install(place, misses));
        const took = (0,durations/* formatDuration */.a)(deps.clock.monotonic() - started);
        deps.log.info(`${name} ${found.version}: ${found.source}, ${found.path} (${took})`);
        return found;
    };
    return {
        locate: async (name) => {
            const running = known.get(name) ?? find(name);
            known.set(name, running);
            return await running;
        },
    };
};

;// CONCATENATED MODULE: ./src/domain/findings/codes.ts

const codes_codes = defineCodes({
    // fail
    'vulnerability-over-threshold': {
        means: 'Packages have known vulnerabilities at or above the severity that fails the gate.',
        next: 'Upgrade to the fixed versions in the summary, or accept one for a time in the ignore file, with a reason.',
    },
    'secret-over-threshold': {
        means: 'What looks like a credential was found, at or above the severity that fails the gate.',
        next: 'Revoke the credential first, then remove it; a placeholder goes into the ignore file, with its path.',
    },
    'misconfiguration-over-threshold': {
        means: 'Configuration files break security rules at or above the severity that fails the gate.',
        next: 'Follow the resolution of each rule, or accept it for a time in the ignore file, with its path.',
    },
    'license-over-threshold': {
        means: 'Packages have licences whose class is at or above the severity that fails the gate.',
        next: 'Replace the package, or accept the licence for a time in the ignore file.',
    },
    // unknown
    'scanner-crashed': {
        means: 'The scanner ended with an error. That says nothing about vulnerabilities.',
        next: 'Read the end of its output in the message; run the job again if it was the network.',
    },
    'scanner-killed': {
        means: 'A signal ended the scanner, as when the machine runs out of memory.',
        next: 'Give the runner more memory, or leave big folders out with `skip-dirs`.',
    },
    'scanner-timed-out': {
        means: 'The scanner did not end within `timeout` and was stopped.',
        next: 'Raise `timeout`, or leave big folders out with `skip-dirs`.',
    },
    'scan-empty': {
        means: 'The scanner reported success and wrote nothing.',
        next: 'Run the job again; if it stays, the scanner is broken or was replaced.',
    },
    'scan-half-written': {
        means: 'The scanner’s report is not complete JSON: it was cut off, as on a full disk.',
        next: 'Make room on the runner’s disk and run the job again.',
    },
    'scan-wrong-schema': {
        means: 'The scanner’s report does not have the form we know; reading on would be guessing.',
        next: 'Use the pinned version of the scanner.',
    },
    'scan-wrong-artifact': {
        means: 'The report is about something other than what was to be scanned: another digest, platform or folder.',
        next: 'Run the job again; if it stays, look at what stands between the runner and the registry.',
    },
    'scan-outdated': {
        means: 'The report is older than the scan that should have written it.',
        next: 'The scanner on this machine hands out old reports: replace it by the pinned version.',
    },
    'scan-partial': {
        means: 'The scanner could not read files that list dependencies and left them out; it tells so only in its debug log.',
        next: 'Mend the files named in the message, or leave their folders out with `skip-dirs`.',
    },
    'nothing-scanned': {
        means: 'The scanner found no package at all, so the absence of vulnerabilities proves nothing.',
        next: 'Commit the lockfiles, point `path` at them, or say `on-empty: pass` where there is nothing to find.',
    },
    'database-stale': {
        means: 'The vulnerability database is older than `max-db-age`: newer advisories were not looked for.',
        next: 'Let the action update it (`skip-db-update: false`), or renew the copy in `cache-dir`.',
    },
    'database-unavailable': {
        means: 'The vulnerability database could not be fetched and no fresh enough copy is in `cache-dir`.',
        next: 'Run the job again, name a mirror with `db-repository`, or restore `cache-dir` from a cache.',
    },
    'database-unreadable': {
        means: 'The date or version of the vulnerability database cannot be read.',
        next: 'Empty `cache-dir` and let the action fetch the database again.',
    },
    'platform-missing': {
        means: 'The image index lacks a platform that was to be scanned, or has none that can run.',
        next: 'Build the image for that platform, or take it out of `platforms`.',
    },
    'snyk-token-missing': {
        means: 'Policy says `snyk: required`, and there is no token.',
        next: 'Pass `snyk-token`; pull requests from forks have no secrets, so use `snyk: auto` there.',
    },
    'snyk-missing': {
        means: 'There is a Snyk token, no Snyk CLI on PATH, and the pinned one could not be installed with npm.',
        next: 'Install the `snyk` CLI in a step before this one, or set `snyk: off`.',
    },
    'snyk-failed': {
        means: 'Snyk could not test: a wrong token, an unreachable service, or a project it cannot read.',
        next: 'Read Snyk’s message; mend the token or the project.',
    },
    'snyk-partial': {
        means: 'Snyk left out part of the projects, so its list is incomplete.',
        next: 'Make the named projects readable for Snyk, or leave them out with `skip-dirs`.',
    },
    // said
    'snyk-skipped': {
        means: 'There is no Snyk token, so Snyk did not run: this verdict rests on Trivy alone.',
        next: 'Pass `snyk-token` to have a second opinion, or set `snyk: off` to be told no more.',
    },
    'snyk-nothing-supported': {
        means: 'Snyk supports none of the package managers here: this verdict rests on Trivy alone.',
        next: 'Nothing, or set `snyk: off`.',
    },
    'database-not-refreshed': {
        means: 'The vulnerability database could not be fetched; the copy in `cache-dir` is fresh enough and was used.',
        next: 'Nothing; if it stays, name a mirror with `db-repository`.',
    },
    'files-not-read': {
        means: 'The scanner could not read some files that are no lockfiles, such as broken test fixtures inside packages.',
        next: 'Usually nothing; look at the files named in the message.',
    },
    'ignore-expired': {
        means: 'Entries of the ignore file are past their date and ignore nothing any more.',
        next: 'Remove them, or renew date and reason after a new look.',
    },
    'ignore-expires-soon': {
        means: 'Entries of the ignore file expire within 14 days.',
        next: 'Upgrade the packages, or renew date and reason after a new look.',
    },
    'ignore-unused': {
        means: 'Entries of the ignore file match nothing that was found.',
        next: 'Remove them: the finding is gone, or the entry was never right.',
    },
    'native-ignore-not-read': {
        means: 'The repository has ignore files of single scanners; they are not read, one file serves all.',
        next: 'Move the entries to the ignore file of this action, with reason and expiry.',
    },
    'sarif-cut': {
        means: 'GitHub takes at most 25,000 results in a file and shows 5,000; the least severe were left out.',
        next: 'See `report-file` for all of them.',
    },
    // errors of the caller
    'ignore-file-invalid': {
        means: 'The ignore file has entries without a reason or an expiry date, or cannot be read.',
        next: 'Mend the lines named in the message.',
    },
    'path-missing': {
        means: 'The folder to scan does not exist, often because nothing was checked out.',
        next: 'Add `actions/checkout` before this step, or mend `path`.',
    },
});

// EXTERNAL MODULE: ./src/domain/findings/finding.ts
var findings_finding = __webpack_require__(5058);
;// CONCATENATED MODULE: ./src/domain/findings/ignores.ts

const dayMs = 24 * 60 * 60 * 1000;
const soonMs = 14 * dayMs;
/** The first millisecond at which the entry no longer holds. */
const endOf = ({ expires }) => Date.parse(`${expires}T00:00:00Z`) + dayMs;
const sameId = (a, b) => a.toLowerCase() === b.toLowerCase();
/** Every scope an entry names must hold; a finding that does not say its package is not matched by one that does. */
const matches = (entry, finding) => {
    if (![finding.id, ...finding.aliases].some(id => sameId(id, entry.id)))
        return false;
    const { package: wanted, path } = entry;
    const named = [finding.package?.name, finding.package?.source];
    if (wanted !== undefined && !named.some(name => name !== undefined && sameId(name, wanted)))
        return false;
    return path === undefined || (finding.places.length > 0 && finding.places.every(place => (0,findings_finding/* isBelow */.Yw)(place.path, path)));
};
/** Takes out what the ignore file accepts today, and tells which entries are past their date or match nothing. */
const applyIgnores = (findings, entries, now) => {
    const holding = entries.filter(entry => now < endOf(entry));
    const ignored = findings.flatMap(finding => {
        const by = holding.find(entry => matches(entry, finding));
        return by === undefined ? [] : [{ finding, by }];
    });
    const taken = new Set(ignored.map(({ finding }) => finding));
    return {
        active: findings.filter(finding => !taken.has(finding)),
        ignored,
        expired: entries.filter(entry => now >= endOf(entry)).toSorted((a, b) => (0,findings_finding/* byText */.z4)(a.expires, b.expires)),
        expiringSoon: holding.filter(entry => now >= endOf(entry) - soonMs),
        unused: entries.filter(entry => !findings.some(finding => matches(entry, finding))),
    };
};

// EXTERNAL MODULE: ./src/domain/findings/policy.ts
var findings_policy = __webpack_require__(1221);
;// CONCATENATED MODULE: ./src/domain/findings/assessment.ts




const assess = (findings, policy, ignores, now) => {
    const result = applyIgnores(findings, ignores, now);
    const active = result.active.toSorted(findings_policy/* byImportance */.G5);
    return {
        ...result,
        active,
        blocking: active.filter(finding => (0,findings_policy/* violates */.ky)(finding, policy)),
        reported: active.filter(finding => (0,findings_policy/* isReported */.Ob)(finding, policy)),
    };
};
const overThreshold = {
    vulnerability: 'vulnerability-over-threshold',
    secret: 'secret-over-threshold',
    misconfiguration: 'misconfiguration-over-threshold',
    license: 'license-over-threshold',
};
const plural = {
    vulnerability: 'vulnerabilities fail',
    secret: 'possible secrets fail',
    misconfiguration: 'misconfigurations fail',
    license: 'licences fail',
};
const shownAs = (finding) => {
    const named = (0,findings_finding/* packageText */.qg)(finding);
    return `${finding.id}${named === '' ? ` in ${finding.places[0]?.path ?? '?'}` : ` in ${named}`}`;
};
const violations = (blocking) => findings_finding/* findingKinds */.jx.flatMap(kind => {
    const all = blocking.filter(finding => finding.kind === kind);
    if (all.length === 0)
        return [];
    const first = all.slice(0, 3).map(shownAs).join('; ');
    const more = all.length > 3 ? `; and ${all.length - 3} more` : '';
    const counts = (0,findings_policy/* countsText */.WN)((0,findings_policy/* countBySeverity */.Ot)(all));
    return [codes_codes.reason(overThreshold[kind], `${all.length} ${plural[kind]} the gate (${counts}): ${first}${more}.`)];
});
const entryText = ({ id, line, expires }) => `${id} (line ${line}, expires ${expires})`;
const aboutEntries = (code, entries, says) => entries.length === 0
    ? []
    : [codes_codes.reason(code, `Entries of the ignore file ${says}: ${entries.map(entryText).join('; ')}.`)];
/** What must be said of the ignore file. Whether an entry is unused is known only after complete scans. */
const ignoreNotices = (result, complete) => {
    const unused = result.unused.filter(entry => !result.expired.includes(entry));
    return [
        ...aboutEntries('ignore-expired', result.expired, 'have expired and ignore nothing'),
        ...aboutEntries('ignore-expires-soon', result.expiringSoon, 'expire within 14 days'),
        ...aboutEntries('ignore-unused', complete ? unused : [], 'match nothing'),
    ];
};
/**
 * A finding that violates policy is certain, whatever else went wrong, so `fail` stands beside problems and names both.
 * A problem alone is `unknown`: never a pass, never "vulnerable".
 */
const judge = (assessment, problems, notices) => ({
    verdict: assessment.blocking.length > 0 ? 'fail' : problems.length > 0 ? 'unknown' : 'pass',
    reasons: [
        ...violations(assessment.blocking),
        ...problems,
        ...notices,
        ...ignoreNotices(assessment, problems.length === 0),
    ],
});

// EXTERNAL MODULE: ./src/domain/findings/merge.ts
var merge = __webpack_require__(483);
;// CONCATENATED MODULE: ./src/domain/verdicts/verdicts.ts
/** The closed sets of verdicts, and what each does to the run. Pure. */
const verdicts = {
    'multi-arch-build': ['built', 'failed'],
    'security-scan': ['pass', 'fail', 'unknown'],
    'performance-regression': [
        'pass',
        'regression',
        'budget-exceeded',
        'inconclusive',
        'no-baseline',
        'incomparable',
        'invalid-run',
    ],
    'blue-green-deploy': ['deployed', 'unchanged', 'refused', 'superseded', 'reverted', 'interrupted', 'failed'],
    'post-deploy-verify': ['pass', 'fail', 'inconclusive', 'error'],
    'auto-rollback': ['not-needed', 'rolled-back', 'already-rolled-back', 'held', 'superseded', 'refused', 'failed'],
    ship: [
        'deployed',
        'unchanged',
        'unverified',
        'rolled-back',
        'refused',
        'superseded',
        'interrupted',
        'held',
        'failed',
    ],
    plan: ['planned', 'refused'],
    janitor: ['clean', 'finished', 'rolled-back', 'busy', 'needs-a-person', 'failed'],
};
const good = {
    'multi-arch-build': ['built'],
    'security-scan': ['pass'],
    'performance-regression': ['pass'],
    'blue-green-deploy': ['deployed', 'unchanged'],
    'post-deploy-verify': ['pass'],
    'auto-rollback': ['not-needed'],
    ship: ['deployed', 'unchanged'],
    plan: ['planned'],
    janitor: ['clean', 'finished'],
};
const verdicts_said = {
    'performance-regression': ['no-baseline', 'incomparable', 'inconclusive'],
    janitor: ['busy'],
};
const has = (list, verdict) => list?.includes(verdict) ?? false;
/** The effect of `verdict` under `policy`; everything not known to be good or said blocks. */
const effectOf = (gate, verdict, policy) => {
    if (has(good[gate], verdict))
        return 'continue';
    if (policy.mode === 'observe')
        return 'say';
    return has(verdicts_said[gate], verdict) && !policy.strict ? 'say' : 'block';
};

;// CONCATENATED MODULE: ./src/actions/security-scan/ignore-file.ts
/** Reads the ignore file. Every problem is reported at once, each with its line. */



const required = (what) => schemas/* string */.YjP({ error: `has no ${what}` })
    .trim()
    .min(1, `has no ${what}`);
const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
const ignore_file_entrySchema = schemas/* strictObject */.rej({
    id: required('id'),
    package: schemas/* string */.YjP('has a package that is no text').trim().min(1, 'has an empty package').optional(),
    path: schemas/* string */.YjP('has a path that is no text').trim().min(1, 'has an empty path').optional(),
    reason: required('reason'),
    expires: required('expires').refine(isDay, 'has an expires that is no day such as 2027-01-31'),
}, { error: issue => (issue.code === 'invalid_type' ? 'is not a mapping with id, reason and expires' : undefined) });
const example = '- id: CVE-2021-23337\n  package: lodash\n  reason: not reachable, see the ticket\n  expires: 2027-01-31';
const invalid = (path, problems) => new errors/* UserError */.yo('ignore-file-invalid', `${path}:\n${problems.map(problem => `  ${problem}`).join('\n')}`, `Each entry needs an id, a reason and the day it expires:\n${example}\n${codes_codes.docs['ignore-file-invalid'].next}`);
const issueText = (issue, id) => issue.code === 'unrecognized_keys'
    ? `${id} has the unknown ${issue.keys.join(', ')}; allowed: ${Object.keys(ignore_file_entrySchema.shape).join(', ')}`
    : `${id} ${issue.message}`;
const idOf = (value) => {
    const parsed = schemas/* object */.Ikc({ id: schemas/* string */.YjP() }).safeParse(value);
    return parsed.success ? parsed.data.id : 'the entry';
};
/** @throws UserError `ignore-file-invalid` */
const parseIgnoreFile = async (text, path) => {
    // Only a caller with an ignore file pays for the parser.
    const { isNode, isSeq, LineCounter, parseDocument } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const counter = new LineCounter();
    const document = parseDocument(text, { lineCounter: counter, schema: 'failsafe' });
    if (document.errors.length > 0)
        throw invalid(path, document.errors.map(({ message }) => message));
    if (document.contents === null)
        return [];
    if (!isSeq(document.contents))
        throw invalid(path, ['line 1: is not a list of entries']);
    const [entries, problems] = [[], []];
    for (const item of document.contents.items) {
        const { line } = counter.linePos(isNode(item) ? (item.range?.[0] ?? 0) : 0);
        const value = isNode(item) ? item.toJS(document) : item;
        const parsed = ignore_file_entrySchema.safeParse(value);
        if (parsed.success)
            entries.push(withLine(parsed.data, line));
        else
            problems.push(...parsed.error.issues.map(issue => `line ${line}: ${issueText(issue, idOf(value))}`));
    }
    if (problems.length > 0)
        throw invalid(path, problems);
    return entries;
};
const withLine = (entry, line) => ({
    id: entry.id,
    ...(entry.package === undefined ? {} : { package: entry.package }),
    ...(entry.path === undefined ? {} : { path: entry.path }),
    reason: entry.reason,
    expires: entry.expires,
    line,
});

;// CONCATENATED MODULE: ./src/actions/security-scan/ignores.ts



const nativeFiles = ['.trivyignore', '.trivyignore.yaml', '.snyk', 'trivy.yaml'];
/** Ignore files of single scanners would otherwise be missed in silence. */
const nativeNotices = async (inputs, { files, context }) => {
    const folders = ['', './', '.'].includes(inputs.path) ? ['.'] : ['.', inputs.path];
    const found = [];
    for (const path of folders.flatMap(folder => nativeFiles.map(name => (0,external_node_path_.join)(folder, name)))) {
        if (await files.exists((0,external_node_path_.resolve)(context.workspace, path)))
            found.push(path);
    }
    return found.length === 0
        ? []
        : [codes_codes.reason('native-ignore-not-read', `Not read: ${found.join(', ')}. Only ${inputs['ignore-file']} counts.`)];
};
/** @throws UserError `ignore-file-invalid` */
const readIgnores = async (inputs, deps) => {
    const path = (0,external_node_path_.resolve)(deps.context.workspace, inputs['ignore-file']);
    const notices = await nativeNotices(inputs, deps);
    if (!(await deps.files.exists(path)))
        return { entries: [], notices };
    return { entries: await parseIgnoreFile(await deps.files.readText(path), inputs['ignore-file']), notices };
};

;// CONCATENATED MODULE: ./src/actions/security-scan/report.ts

const scanSummary = ({ scanner, target, problems, packages, manifests, durationMs }) => ({
    scanner,
    target,
    complete: problems.length === 0,
    packages,
    manifests: manifests.map(({ path }) => path),
    durationMs: Math.round(durationMs),
});
const policyOf = (inputs) => ({
    severity: inputs.severity,
    reportSeverity: inputs['report-severity'],
    onlyFixable: inputs['only-fixable'],
    unknownSeverity: inputs['unknown-severity'],
    severityPolicy: inputs['severity-policy'],
    scanners: inputs.scanners,
    onEmpty: inputs['on-empty'],
    snyk: inputs.snyk,
});
const isoDate = (ms) => (ms === undefined ? null : new Date(ms).toISOString());
const buildReport = ({ inputs, evidence, assessment, verdict, reasons, now }) => ({
    schema: 'prod-actions/security-scan/v1',
    verdict,
    reasons,
    at: new Date(now).toISOString(),
    target: { image: inputs.image, path: inputs.path, digest: evidence.targets.digest },
    policy: policyOf(inputs),
    tools: evidence.tools.map(({ name, version, source }) => ({ name, version, source })),
    databaseDate: isoDate(evidence.database.updatedAt),
    scans: evidence.runs.map(scanSummary),
    counts: (0,findings_policy/* countBySeverity */.Ot)(assessment.active),
    blocking: assessment.blocking.map(({ key }) => key),
    findings: assessment.reported,
    ignored: assessment.ignored.map(({ finding, by }) => ({ finding, reason: by.reason, expires: by.expires })),
});

// EXTERNAL MODULE: ./src/domain/findings/severity.ts
var findings_severity = __webpack_require__(3716);
;// CONCATENATED MODULE: ./src/domain/findings/sarif.ts
/**
 * SARIF 2.1.0 as GitHub code scanning reads it. What decides:
 * - an alert is (rule, path, `primaryLocationLineHash`): all three hold no tag, digest, date or version of a file;
 * - `security-severity` sits on the rule, so one rule has one severity, and it is a numeric text or absent;
 * - one run with its own category per target, or the next upload replaces another one's alerts.
 */



/** More results in one run are refused. */
const maxResults = 25_000;
/** Of these GitHub shows this many. */
const shownResults = 5_000;
const maxText = 1_024;
/** GitHub reads the label from the number; the number is kept inside the band of the label that policy chose. */
const bands = {
    low: [0.1, 3.9, 2],
    medium: [4, 6.9, 5.5],
    high: [7, 8.9, 8],
    critical: [9.1, 10, 9.5],
};
const securitySeverity = (severity, score) => {
    if (severity === 'unknown')
        return {};
    const [least, most, typical] = bands[severity];
    return { 'security-severity': Math.min(most, Math.max(least, score ?? typical)).toFixed(1) };
};
const level = (severity) => {
    if (severity === 'critical' || severity === 'high')
        return 'error';
    return severity === 'low' ? 'note' : 'warning';
};
/** Empty texts do not count as values. */
const cut = (text, fallback) => (text.trim() === '' ? fallback : text.trim()).slice(0, maxText);
const prefixes = { vulnerability: '', secret: 'secret/', misconfiguration: 'misconfig/', license: 'license/' };
const ruleIdOf = (finding) => `${prefixes[finding.kind]}${finding.id}`;
const fixText = ({ fixedVersions }) => fixedVersions.length === 0 ? 'No fixed version is known.' : `Fixed in ${fixedVersions.join(', ')}.`;
const rule = (id, findings) => {
    const [first] = findings;
    const severity = (0,findings_severity/* highest */.BR)(findings.map(finding => finding.severity));
    const scores = findings.flatMap(({ score }) => (score === undefined ? [] : [score]));
    const title = cut(first?.title ?? '', id);
    const also = first === undefined || first.aliases.length === 0 ? '' : ` Also known as ${first.aliases.join(', ')}.`;
    const more = first === undefined || first.url === '' ? '' : ` See ${first.url}.`;
    return {
        id,
        name: id,
        shortDescription: { text: cut(`${id}: ${title}`, id) },
        fullDescription: { text: cut(`${title}.${also}`, id) },
        help: { text: `${title}.${also}${more}` },
        ...(first?.url.startsWith('https://') === true ? { helpUri: first.url } : {}),
        defaultConfiguration: { level: level(severity) },
        properties: {
            ...securitySeverity(severity, scores.length === 0 ? undefined : Math.max(...scores)),
            tags: ['security', first?.kind ?? 'vulnerability'],
            precision: 'very-high',
        },
    };
};
/** A path GitHub takes: relative, forward slashes, no colon. */
const cleaned = (path) => path
    .replaceAll('\\', '/')
    .replaceAll(':', '_')
    .replaceAll(/\/{2,}/g, '/')
    .replace(/^(?:\.?\/)+/, '');
/** In a repository the manifest; for an image its name, because paths inside hold versions that change every build. */
const uriOf = (finding, target) => {
    if (target.folder === undefined)
        return cleaned(target.name);
    const path = finding.places[0]?.path ?? '';
    return cleaned(`${target.folder}/${path}`) || cleaned(target.name);
};
const message = (finding) => {
    const named = (0,findings_finding/* packageText */.qg)(finding);
    const where = finding.places
        .slice(0, 5)
        .map(({ path }) => path)
        .join(', ');
    const said = Object.entries(finding.saidBy)
        .map(([scanner, severity]) => `${scanner}: ${severity}`)
        .join(', ');
    const on = finding.platforms.length === 0 ? '' : ` on ${finding.platforms.join(', ')}`;
    const what = named === '' ? finding.title : `${named}: ${finding.title}`;
    const fix = finding.kind === 'vulnerability' ? ` ${fixText(finding)}` : '';
    return `${cut(what, finding.id)} (${said})${on}.${fix} Found in ${where === '' ? 'the target' : where}.`;
};
/** The same through rebuilds, new tags and version bumps that do not mend it. */
const identity = (finding, uri) => {
    const named = finding.package === undefined ? '' : `${finding.package.type}/${finding.package.name}`;
    return [ruleIdOf(finding), named, uri].join('\n');
};
const result = ({ finding, uri }, hash, ruleIndex) => {
    const line = finding.places[0]?.startLine ?? 1;
    const endLine = finding.places[0]?.endLine ?? line;
    return {
        ruleId: ruleIdOf(finding),
        ruleIndex,
        level: level(finding.severity),
        message: { text: message(finding) },
        locations: [
            {
                physicalLocation: {
                    artifactLocation: { uri: encodeURI(uri), uriBaseId: '%SRCROOT%' },
                    region: { startLine: line, startColumn: 1, endLine, endColumn: 1 },
                },
            },
        ],
        partialFingerprints: { primaryLocationLineHash: hash },
    };
};
/** Findings that share an identity (one package in two versions) are numbered, so that each keeps an alert. */
const fingerprints = (located, hash) => {
    const seen = new Map();
    return located.map(({ finding, uri }) => {
        const base = identity(finding, uri);
        const count = (seen.get(base) ?? 0) + 1;
        seen.set(base, count);
        return `${hash(count === 1 ? base : `${base}\n${count}`)}:1`;
    });
};
const categoryOf = (target) => `prod-actions/security-scan/${cleaned(target.name)}/`;
const sarifOf = ({ findings, target, hash }) => {
    const kept = findings.toSorted(findings_policy/* byImportance */.G5).slice(0, maxResults);
    const located = kept
        .toSorted((a, b) => (0,findings_finding/* byText */.z4)(a.key, b.key))
        .map(finding => ({ finding, uri: uriOf(finding, target) }));
    const byRule = [...Map.groupBy(kept, ruleIdOf)].toSorted(([a], [b]) => (0,findings_finding/* byText */.z4)(a, b));
    const indexes = new Map(byRule.map(([id], index) => [id, index]));
    const hashes = fingerprints(located, hash);
    return {
        left: findings.length - kept.length,
        document: {
            $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
            version: '2.1.0',
            runs: [
                {
                    tool: {
                        driver: {
                            name: 'prod-actions security-scan',
                            rules: byRule.map(([id, all]) => rule(id, all)),
                        },
                    },
                    automationDetails: { id: categoryOf(target) },
                    columnKind: 'utf16CodeUnits',
                    results: located.map((one, index) => result(one, hashes[index] ?? '', indexes.get(ruleIdOf(one.finding)) ?? 0)),
                },
            ],
        },
    };
};

;// CONCATENATED MODULE: ./src/actions/security-scan/sarif-file.ts



const cutNotice = (count) => {
    if (count <= shownResults)
        return [];
    const dropped = count > maxResults ? `${count - maxResults} are not in the SARIF file; ` : '';
    return [codes_codes.reason('sarif-cut', `Of ${count} findings ${dropped}GitHub shows ${shownResults}.`)];
};
const writeSarif = async (findings, target, { files, hash }) => {
    const path = (0,external_node_path_.join)(await files.temporaryFolder('prod-actions-sarif'), 'security-scan.sarif');
    const { document } = sarifOf({ findings, target, hash });
    await files.writeAtomic(path, JSON.stringify(document));
    return { path, notices: cutNotice(findings.length) };
};

;// CONCATENATED MODULE: ./tools/snyk/package.json
const package_namespaceObject = /*#__PURE__*/JSON.parse('{"name":"prod-actions-snyk","description":"Pins the Snyk CLI that security-scan installs where there is a token and no snyk on PATH. The last release that is plain JavaScript: later ones fetch a binary in an install script.","private":true,"dependencies":{"snyk":"1.1114.0"}}');
;// CONCATENATED MODULE: ./tools/snyk/package-lock.json
const package_lock_namespaceObject = /*#__PURE__*/JSON.parse('{"name":"prod-actions-snyk","lockfileVersion":3,"requires":true,"packages":{"":{"name":"prod-actions-snyk","dependencies":{"snyk":"1.1114.0"}},"node_modules/snyk":{"version":"1.1114.0","integrity":"sha512-ayXVGhr918bWOC2qBfVbcstIWhNFUwp5wOz6LI0rSUedqP1DEpDVTrVNfQVsYcCHd20+woVrAi7V6oBNeODdWg==","license":"Apache-2.0","workspaces":["packages/*"],"bin":{"snyk":"bin/snyk"},"engines":{"node":">=12"}}}}');
;// CONCATENATED MODULE: ./src/domain/findings/scanner-environment.ts
/**
 * The whole environment a scanner gets. An allow-list: tokens, cloud credentials and the address that hands out OIDC
 * tokens are absent because they are not named here, not because someone thought of them.
 */
const allowed = [
    'PATH',
    'LANG',
    'LC_ALL',
    'TZ',
    'TMPDIR',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'NO_PROXY',
    'http_proxy',
    'https_proxy',
    'no_proxy',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'NODE_EXTRA_CA_CERTS',
];
/** What build tools need beside those; Snyk starts some of them. */
const toolchains = ['JAVA_HOME', 'GOROOT', 'GOPATH', 'GOMODCACHE', 'GOCACHE', 'DOTNET_ROOT'];
const picked = (env, names) => Object.fromEntries(names.flatMap(name => (env[name] === undefined ? [] : [[name, env[name]]])));
/** `home` is a private empty folder: no login, configuration or cache of the caller is found there. */
const scannerEnvironment = (env, home, extra = {}) => ({ ...picked(env, allowed), HOME: home, ...extra });
const buildToolEnvironment = (env) => picked(env, toolchains);

;// CONCATENATED MODULE: ./src/adapters/snyk/install.ts
/** The Snyk CLI: the one on PATH, or else the pinned one through npm, whose lockfile holds the hash it must have. */






const version = package_namespaceObject.dependencies.snyk;
const install_missing = (why) => ({
    problem: codes_codes.reason('snyk-missing', `There is a snyk-token, no snyk CLI on PATH, and ${why}.`),
});
const install_versionOf = async (path, deps) => {
    const env = scannerEnvironment(deps.env, await deps.files.temporaryFolder('snyk-home'));
    const { exec, signal } = deps;
    const { stdout } = await exec.run({ file: path, args: ['--version'], env, timeoutMs: 30_000, signal });
    return stdout.trim().split(/\s/)[0] || 'unknown';
};
const install = async (npm, deps) => {
    const { exec, files, signal } = deps;
    const folder = await files.temporaryFolder('snyk-cli');
    await files.writeAtomic((0,external_node_path_.join)(folder, 'package.json'), JSON.stringify(package_namespaceObject));
    await files.writeAtomic((0,external_node_path_.join)(folder, 'package-lock.json'), JSON.stringify(package_lock_namespaceObject));
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
    // npm keeps the caller's environment: mirrors and proxies are set there. No script of the package runs.
    const { env } = deps;
    const result = await exec.run({ file: npm, args, env, cwd: folder, timeoutMs: 5 * 60_000, signal });
    signal.throwIfAborted();
    if (result.exitCode !== 0) {
        const words = (0,errors/* lastLines */.w$)(result.stderr, 3).replaceAll('\n', ' ');
        return install_missing(`installing ${version} with npm ended with exit code ${result.exitCode}: ${words}`);
    }
    return { value: { path: (0,external_node_path_.join)(folder, 'node_modules/.bin/snyk'), version, source: 'download' } };
};
const locateSnyk = async (deps) => {
    const path = await deps.exec.which('snyk');
    if (path !== undefined)
        return { value: { path, version: await install_versionOf(path, deps), source: 'path' } };
    const npm = await deps.exec.which('npm');
    return npm === undefined ? install_missing(`no npm to install ${version} with`) : await install(npm, deps);
};

// EXTERNAL MODULE: ./src/domain/findings/scan.ts
var findings_scan = __webpack_require__(5662);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./src/core/files.ts
var files = __webpack_require__(9928);
;// CONCATENATED MODULE: ./src/adapters/registry/layers.ts




/** The only importer of tar, and only when a layer is unpacked: idle bundles do not pay for it. */
const loadTar = async () => await __webpack_require__.e(/* import() */ 697).then(__webpack_require__.bind(__webpack_require__, 8697));
const whiteout = '.wh.';
const opaque = '.wh..wh..opq';
const refused = (problem, cause) => new UserError('layer-refused', `A layer cannot be unpacked: ${problem}.`, 'Build the image again; look at the path named here.', { cause });
/** `./a//b/` → `a/b`; '' is the root. @throws UserError `layer-refused` for a path that climbs. */
const entryPath = (path) => {
    const parts = path.split('/').filter(part => part !== '' && part !== '.');
    if (parts.includes('..') || path.includes('\0'))
        throw refused(`the path "${path}" leaves the folder`);
    return parts.join('/');
};
/** Where a symbolic link points as seen from inside the image: `/` and too many `..` stop at the image's root. */
const insideTarget = (path, target) => {
    const folder = posix.dirname(`/${path}`);
    const absolute = posix.resolve(folder, target);
    const escapes = posix.isAbsolute(target) || posix.join(folder.slice(1), target).startsWith('..');
    return escapes ? posix.relative(folder, absolute) || '.' : target;
};
const list = async (file) => {
    const tar = await loadTar();
    const entries = [];
    const problems = [];
    await tar.t({
        file,
        onReadEntry: entry => {
            entries.push({ path: entry.path, isFolder: entry.type === 'Directory' });
        },
        onwarn: (_code, message) => {
            problems.push(messageOf(message));
        },
    });
    if (problems[0] !== undefined)
        throw refused(problems[0]);
    return entries.map(entry => ({ ...entry, path: entryPath(entry.path) }));
};
/** What is at `path` under `root`, reached through real folders only. */
const lookUp = async (root, path) => {
    const parts = path.split('/');
    for (const [at] of parts.entries()) {
        const stats = await lstat(join(root, ...parts.slice(0, at + 1))).catch((error) => {
            if (systemCode(error) === 'ENOENT')
                return undefined;
            throw error;
        });
        if (stats === undefined)
            return 'nothing';
        if (at === parts.length - 1)
            return stats.isDirectory() ? 'folder' : 'other';
        // Through a link the removal could leave the folder; the tar reader refuses such a path as well.
        if (!stats.isDirectory())
            return 'nothing';
    }
    return 'nothing';
};
const remove = async (root, path) => {
    if (path !== '' && (await lookUp(root, path)) !== 'nothing') {
        await rm(join(root, path), { recursive: true, force: true });
    }
};
const clear = async (root, folder) => {
    if (folder !== '' && (await lookUp(root, folder)) !== 'folder')
        return;
    for (const name of await readdir(join(root, folder))) {
        await rm(join(root, folder, name), { recursive: true, force: true });
    }
};
/** Takes away what this layer deletes or replaces. It runs before the layer's own files come, so order cannot matter. */
const applyDeletions = async (root, entries) => {
    for (const { path, isFolder } of entries) {
        const folder = posix.dirname(path) === '.' ? '' : posix.dirname(path);
        const name = posix.basename(path);
        if (name === opaque)
            await clear(root, folder);
        else if (name.startsWith(whiteout))
            await remove(root, entryPath(`${folder}/${name.slice(whiteout.length)}`));
        else if (!isFolder && (await lookUp(root, path)) === 'folder')
            await remove(root, path);
    }
};
const unpackable = (/* unused pure expression or super */ null && (['File', 'OldFile', 'ContiguousFile', 'Directory', 'Link', 'SymbolicLink']));
/** Decides whether an entry is written, and mends it: no set-user-id, links stay inside. */
const admit = (entry) => {
    const path = entryPath(entry.path);
    if (path === '' || posix.basename(path).startsWith(whiteout) || !unpackable.includes(entry.type))
        return false;
    entry.mode = ((entry.mode ?? 0o644) & 0o777) | 0o400;
    if (entry.type === 'SymbolicLink')
        entry.linkpath = insideTarget(path, entry.linkpath ?? '');
    return true;
};
/**
 * Lays one uncompressed layer over `root`, with OCI whiteouts. Ownership, devices and set-user-id bits are not kept:
 * what runs from here runs as the caller.
 */
const layers_applyLayer = async (file, root) => {
    const tar = await loadTar();
    await applyDeletions(root, await list(file));
    const problems = [];
    try {
        await tar.x({
            file,
            cwd: root,
            preserveOwner: false,
            preservePaths: false,
            filter: (_path, entry) => 'header' in entry && admit(entry),
            onwarn: (code, message) => {
                if (code !== 'TAR_ENTRY_INFO')
                    problems.push(message);
            },
        });
    }
    catch (error) {
        problems.unshift(error);
    }
    const [problem] = problems;
    if (problem === undefined)
        return;
    const fault = diskFault(problem, root);
    throw fault instanceof UserError ? fault : refused(messageOf(problem), problem);
};

;// CONCATENATED MODULE: ./src/adapters/registry/unpack.ts















const digestText = schemas/* templateLiteral */.Uy$(['sha256:', schemas/* string */.YjP()]);
const markerSchema = schemas/* object */.Ikc({
    schema: schemas/* literal */.euz('prod-actions/unpacked-image/v1'),
    entrypoint: schemas/* array */.YOg(schemas/* string */.YjP()),
    cmd: schemas/* array */.YOg(schemas/* string */.YjP()),
    env: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
    workdir: schemas/* string */.YjP(),
    user: schemas/* string */.YjP(),
    digest: digestText,
    platform: schemas/* string */.YjP(),
    platformDigest: digestText,
});
const defaultMaxBytes = (/* unused pure expression or super */ null && (4 * 1024 ** 3));
const temporaryPrefix = '.unpack-';
const unpack_staleAfterMs = (/* unused pure expression or super */ null && (60 * 60 * 1000));
const markerName = 'image.json';
const rootName = 'rootfs';
const unpackedFrom = (folder, { schema: _schema, ...image }) => ({
    rootFolder: join(folder, rootName),
    ...image,
});
/** The marker is written before the folder gets its name, so a named folder with a marker is complete. */
const readMarker = async (folder) => {
    const files = nodeFiles();
    const path = join(folder, markerName);
    if (!(await files.exists(path)))
        return undefined;
    try {
        return markerSchema.parse(JSON.parse(await files.readText(path)));
    }
    catch {
        return undefined;
    }
};
const environmentOf = (lines) => Object.fromEntries(lines
    .filter(line => line.indexOf('=') > 0)
    .map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
const markerOf = (reference, chosen, { config }) => ({
    schema: 'prod-actions/unpacked-image/v1',
    entrypoint: config?.Entrypoint ?? [],
    cmd: config?.Cmd ?? [],
    env: environmentOf(config?.Env ?? []),
    workdir: config?.WorkingDir || '/',
    user: config?.User ?? '',
    digest: reference.digest,
    platform: formatPlatform(chosen.platform),
    platformDigest: chosen.digest,
});
const decompressor = (layer) => {
    const type = layer.mediaType;
    if (/nondistributable|foreign/.test(type))
        throw faults_unsupported(`Layer ${layer.digest}`, 'lies outside the registry');
    if (/[+.]gzip$/.test(type))
        return (0,external_node_zlib_.createGunzip)();
    if (/\+zstd$/.test(type))
        return (0,external_node_zlib_.createZstdDecompress)();
    if (/\.tar$/.test(type))
        return new external_node_stream_.PassThrough();
    throw faults_unsupported(`Layer ${layer.digest}`, `has the unknown media type ${type}`);
};
const tooLarge = (maxBytes) => new errors/* UserError */.yo('image-too-large', `Unpacked, the image is larger than ${maxBytes} bytes.`, 'Make the image smaller, or raise the limit.');
/** Uncompresses into a new file and checks it against the diff id. Returns its size. */
const expand = async (layer, diffId, from, to, maxBytes) => {
    const plain = decompressor(layer);
    // The error reaches the reader through `plain`; the callback only keeps it from being unhandled.
    (0,external_node_stream_.pipeline)((0,external_node_fs_.createReadStream)(from), plain, () => undefined);
    const written = await writeHashed(plain, to, maxBytes, () => tooLarge(maxBytes)).catch((error) => {
        const fault = faults_diskFault(error, to);
        if (fault instanceof errors/* UserError */.yo)
            throw fault;
        throw faults_unsupported(`Layer ${layer.digest}`, `cannot be uncompressed (${(0,errors/* messageOf */.bD)(error)})`);
    });
    if (written.digest !== diffId)
        throw digestMismatch(`The content of layer ${layer.digest}`, diffId, written.digest);
    return written.size;
};
const unpackInto = async (registry, reference, chosen, folder, request) => {
    const { image } = chosen;
    const config = await registry.config(reference, image.config, request.signal);
    const diffIds = config.rootfs.diff_ids;
    if (diffIds.length !== image.layers.length) {
        throw unsupported(formatReference(reference), `has ${image.layers.length} layers but ${diffIds.length} diff ids`);
    }
    const root = join(folder, rootName);
    const [packed, plain] = [join(folder, 'layer'), join(folder, 'layer.tar')];
    await mkdir(root, { mode: 0o755 });
    let left = request.maxBytes ?? defaultMaxBytes;
    for (const [at, layer] of image.layers.entries()) {
        request.signal?.throwIfAborted();
        await registry.download(reference, layer, packed, request.signal);
        left -= await expand(layer, diffIds[at] ?? layer.digest, packed, plain, left);
        await rm(packed);
        await applyLayer(plain, root);
        await rm(plain);
    }
    const marker = markerOf(reference, chosen, config);
    await nodeFiles().writeAtomic(join(folder, markerName), `${JSON.stringify(marker, null, 2)}\n`);
    return marker;
};
/** Leftovers of killed runs; younger ones may belong to a run that lives. */
const sweep = async (folder) => {
    for (const name of await readdir(folder)) {
        if (!name.startsWith(temporaryPrefix))
            continue;
        const stats = await stat(join(folder, name)).catch(() => undefined);
        if (stats !== undefined && Date.now() - stats.mtimeMs > unpack_staleAfterMs) {
            await rm(join(folder, name), { recursive: true, force: true });
        }
    }
};
/** Gives the finished folder its name. Another run may have been first with the same content: theirs stays. */
const publish = async (temporary, final) => {
    try {
        await rename(temporary, final);
    }
    catch (error) {
        if (!['ENOTEMPTY', 'EEXIST'].includes(systemCode(error) ?? ''))
            throw error;
        if ((await readMarker(final)) !== undefined)
            return;
        await rm(final, { recursive: true, force: true });
        await rename(temporary, final);
    }
};
const choose = async (registry, reference, wanted, signal) => {
    const { platforms } = await registry.describe(reference, signal);
    const chosen = pickPlatform(platforms, wanted);
    if (chosen !== undefined)
        return chosen;
    const has = platforms.map(entry => formatPlatform(entry.platform)).join(', ');
    throw new UserError('platform-not-in-image', `${formatReference(reference)} has no ${formatPlatform(wanted)}; it has ${has === '' ? 'no platform at all' : has}.`, 'Build the image for that platform too (input platforms of multi-arch-build).');
};
/**
 * Pulls an image by digest and unpacks its file system. Every byte is checked: manifests and layers against their
 * digests, uncompressed layers against the config's diff ids. The result appears under its name only when complete.
 */
const unpackImage = async (registry, request) => {
    const reference = digestReferenceOf(request.reference);
    const wanted = request.platform ?? platformOfHost(process.platform, process.arch);
    const name = `sha256-${hexOf(reference.digest)}-${formatPlatform(wanted).replaceAll('/', '-')}`;
    const final = join(request.folder, name);
    const ready = await readMarker(final);
    if (ready !== undefined)
        return unpackedFrom(final, ready);
    const temporary = join(request.folder, `${temporaryPrefix}${randomUUID()}`);
    await mkdir(temporary, { recursive: true, mode: 0o700 }).catch((error) => {
        throw diskFault(error, request.folder);
    });
    try {
        await sweep(request.folder);
        const chosen = await choose(registry, reference, wanted, request.signal);
        const marker = await unpackInto(registry, reference, chosen, temporary, request);
        await publish(temporary, final);
        return unpackedFrom(final, marker);
    }
    catch (error) {
        throw diskFault(error, request.folder);
    }
    finally {
        await rm(temporary, { recursive: true, force: true });
    }
};

;// CONCATENATED MODULE: ./src/adapters/snyk/archive.ts
/**
 * An image as a Docker archive, made from the registry's bytes, each checked by its digest. Snyk's own pull knows only
 * https and would need the registry's password; a file needs neither, and what Snyk tests is certainly this digest.
 */




/** Uncompressed, all layers together. */
const maxBytes = 16 * 1024 ** 3;
/** Writes `image.tar` below `folder` in the layout of `docker save`: `<config>.json`, `<layer>/layer.tar`, `manifest.json`. */
const writeDockerArchive = async (deps, reference, folder) => {
    const { registry, files, signal } = deps;
    const { body } = await registry.manifest(reference, signal);
    if (body.kind === 'index')
        throw new Error(`${reference} is an index, not the image of one platform`);
    const { config, layers } = body.image;
    const { rootfs } = await registry.config(reference, config, signal);
    const content = (0,external_node_path_.join)(folder, 'content');
    await (0,promises_.mkdir)(content);
    const configName = `${digest_hexOf(config.digest)}.json`;
    await registry.download(reference, config, (0,external_node_path_.join)(content, configName), signal);
    const names = [];
    let left = maxBytes;
    for (const [at, layer] of layers.entries()) {
        const diffId = rootfs.diff_ids[at] ?? layer.digest;
        const name = `${digest_hexOf(diffId)}/layer.tar`;
        names.push(name);
        if (names.indexOf(name) < names.length - 1)
            continue;
        const [packed, plain] = [(0,external_node_path_.join)(folder, 'packed'), (0,external_node_path_.join)(folder, 'plain')];
        await registry.download(reference, layer, packed, signal);
        left -= await expand(layer, diffId, packed, plain, left);
        await (0,promises_.mkdir)((0,external_node_path_.join)(content, digest_hexOf(diffId)));
        await (0,promises_.rename)(plain, (0,external_node_path_.join)(content, name));
        await (0,promises_.rm)(packed);
    }
    const manifest = [{ Config: configName, RepoTags: null, Layers: names }];
    await files.writeAtomic((0,external_node_path_.join)(content, 'manifest.json'), JSON.stringify(manifest));
    // Only a caller who scans an image with Snyk pays for the archiver.
    const tar = await __webpack_require__.e(/* import() */ 697).then(__webpack_require__.bind(__webpack_require__, 8697));
    const archive = (0,external_node_path_.join)(folder, 'image.tar');
    await tar.create({ file: archive, cwd: content, portable: true }, ['manifest.json', configName, ...new Set(names)]);
    await (0,promises_.rm)(content, { recursive: true });
    return archive;
};

// EXTERNAL MODULE: ./src/domain/findings/identifiers.ts
var identifiers = __webpack_require__(3887);
// EXTERNAL MODULE: ./src/domain/findings/packages.ts
var findings_packages = __webpack_require__(3858);
;// CONCATENATED MODULE: ./src/adapters/snyk/report.ts
/** Snyk's JSON → observations. One project is an object, several are an array, one that failed is `{ok: false, error}`. */





const texts = schemas/* array */.YOg(schemas/* string */.YjP())
    .nullish()
    .transform(list => list ?? []);
const vulnerabilitySchema = schemas/* object */.Ikc({
    id: schemas/* string */.YjP().min(1),
    type: schemas/* string */.YjP().nullish(),
    title: schemas/* string */.YjP().default(''),
    severity: schemas/* string */.YjP(),
    cvssScore: schemas/* number */.aig().nullish(),
    identifiers: schemas/* object */.Ikc({ CVE: texts, GHSA: texts }).nullish(),
    alternativeIds: texts,
    packageManager: schemas/* string */.YjP().nullish(),
    packageName: schemas/* string */.YjP().nullish(),
    name: schemas/* string */.YjP().nullish(),
    version: schemas/* string */.YjP().default(''),
    fixedIn: texts,
    nearestFixedInVersion: schemas/* string */.YjP().nullish(),
});
const base = {
    vulnerabilities: schemas/* array */.YOg(vulnerabilitySchema),
    dependencyCount: schemas/* number */.aig().default(0),
    packageManager: schemas/* string */.YjP().nullish(),
    projectName: schemas/* string */.YjP().default(''),
    displayTargetFile: schemas/* string */.YjP().nullish(),
    targetFile: schemas/* string */.YjP().nullish(),
    filtered: schemas/* object */.Ikc({ ignore: schemas/* array */.YOg(schemas/* unknown */.L5J()).nullish() }).nullish(),
};
const projectSchema = schemas/* object */.Ikc({ ...base, applications: schemas/* array */.YOg(schemas/* object */.Ikc(base)).nullish() });
const failureSchema = schemas/* object */.Ikc({ ok: schemas/* literal */.euz(false), error: schemas/* string */.YjP() });
/** The failure first: it is the one without a list. */
const elementSchema = schemas/* union */.KCZ([projectSchema, failureSchema]);
const snykSchema = schemas/* union */.KCZ([schemas/* array */.YOg(elementSchema), elementSchema.transform(one => [one])]);
const parseSnyk = (value) => {
    const parsed = snykSchema.safeParse(value);
    if (!parsed.success)
        return {
            problem: core_errors/* prettifyError */.S1(parsed.error)
                .replaceAll(/\s*\n\s*/g, ' ')
                .slice(0, 300),
        };
    const projects = [];
    const failures = [];
    for (const one of parsed.data) {
        if ('error' in one)
            failures.push(one.error);
        else
            projects.push(one, ...(one.applications ?? []));
    }
    return { value: { projects, failures } };
};
const purlTypes = {
    npm: 'npm',
    yarn: 'npm',
    pnpm: 'npm',
    pip: 'pypi',
    poetry: 'pypi',
    pipenv: 'pypi',
    maven: 'maven',
    gradle: 'maven',
    sbt: 'maven',
    gomodules: 'golang',
    golangdep: 'golang',
    govendor: 'golang',
    golang: 'golang',
    rubygems: 'gem',
    nuget: 'nuget',
    paket: 'nuget',
    composer: 'composer',
    cocoapods: 'cocoapods',
    hex: 'hex',
    swift: 'swift',
    pub: 'pub',
    deb: 'deb',
    debian: 'deb',
    ubuntu: 'deb',
    apk: 'apk',
    alpine: 'apk',
    wolfi: 'apk',
    rpm: 'rpm',
    rhel: 'rpm',
    centos: 'rpm',
    oracle: 'rpm',
    amzn: 'rpm',
    sles: 'rpm',
};
/** `debian:12` and `alpine:3.20` name a distribution; the part before the colon tells the kind. */
const typeOf = (manager) => {
    const name = manager.split(':')[0] ?? '';
    return purlTypes[name] ?? name;
};
/** `openssl/libssl3` → binary and source; `group:artifact` → as package URLs write it. */
const packageFrom = (manager, name, source) => {
    const type = typeOf(manager);
    if (type === 'maven')
        return (0,findings_packages/* packageOf */.wg)(type, name.replace(':', '/'));
    const slash = name.lastIndexOf('/');
    const isSystem = ['deb', 'apk', 'rpm'].includes(type);
    return isSystem && slash > 0
        ? (0,findings_packages/* packageOf */.wg)(type, name.slice(slash + 1), name.slice(0, slash))
        : (0,findings_packages/* packageOf */.wg)(type, name, isSystem ? source : undefined);
};
const isLicense = (one) => one.type === 'license' || one.id.startsWith('snyk:lic:');
const fixesOf = (one) => (0,findings_finding/* distinct */.dM)([...one.fixedIn, ...(one.nearestFixedInVersion ? [one.nearestFixedInVersion] : [])]);
const observation = (one, project, platform) => {
    const manager = one.packageManager ?? project.packageManager ?? '';
    const name = one.name ?? one.packageName ?? '';
    const source = one.packageName ?? undefined;
    return {
        scanner: 'snyk',
        kind: isLicense(one) ? 'license' : 'vulnerability',
        id: one.id,
        aliases: [...(one.identifiers?.CVE ?? []), ...(one.identifiers?.GHSA ?? []), ...one.alternativeIds].filter(identifiers/* isJoinable */.f5),
        title: one.title,
        url: isLicense(one) ? '' : `https://security.snyk.io/vuln/${encodeURIComponent(one.id)}`,
        severity: (0,findings_severity/* parseSeverity */.lv)(one.severity),
        score: one.cvssScore ?? undefined,
        package: packageFrom(manager, name, source),
        version: one.version,
        fixedVersions: fixesOf(one),
        place: { path: manifestOf(project) },
        platform,
    };
};
/** The manifest of a project, with forward slashes; for an image the kind of its packages. */
const manifestOf = (project) => (project.displayTargetFile ?? project.targetFile ?? `${project.packageManager ?? 'unknown'} packages`).replaceAll('\\', '/');
/** One row per dependency path becomes one observation per package, version and id. */
const snykObservations = (report, kinds, platform) => {
    const unique = new Map();
    for (const project of report.projects) {
        for (const one of project.vulnerabilities) {
            const found = observation(one, project, platform);
            if (found.kind === 'license' && !kinds.licenses)
                continue;
            unique.set([found.id, found.package?.type, found.package?.name, found.version, found.place.path].join('\u0000'), found);
        }
    }
    return [...unique.values()];
};

;// CONCATENATED MODULE: ./src/adapters/snyk/snyk.ts
/** Runs the Snyk CLI. It gets no policy file and no threshold: what is found is judged here, with one ignore file. */








/** Snyk's documented exit codes beside 0 (nothing found) and 1 (vulnerabilities). */
const exitCodes = {
    2: 'it failed',
    3: 'it found nothing it supports',
    44: 'an internal error',
    69: 'the service is unavailable',
    75: 'the service is in maintenance',
    77: 'the token may not do this',
};
const nothingSupported = 3;
const snyk_environmentOf = (options, deps, home) => scannerEnvironment(deps.env, home, {
    ...buildToolEnvironment(deps.env),
    XDG_CONFIG_HOME: home,
    SNYK_TOKEN: options.token,
    SNYK_DISABLE_ANALYTICS: '1',
    ...(options.api === '' ? {} : { SNYK_API: options.api }),
    // Only the caller's own http address is spoken to in the clear.
    ...(options.api.startsWith('http://') ? { SNYK_HTTP_PROTOCOL_UPGRADE: '0' } : {}),
});
/** Snyk excludes by name wherever it stands, so folders with a path are taken out of its report instead. */
const excluded = (target, skipDirs) => {
    const names = skipDirs.filter(folder => !folder.includes('/'));
    return target.kind === 'image' || names.length === 0 ? [] : [`--exclude=${names.join(',')}`];
};
const withoutSkipped = (report, skipDirs) => ({
    ...report,
    projects: report.projects.filter(project => !skipDirs.some(folder => (0,findings_finding/* isBelow */.Yw)(manifestOf(project), folder))),
});
const snykArgs = (target, archive, options, output) => [
    ...(target.kind === 'directory'
        ? ['test', target.path, '--all-projects', '--detection-depth=20']
        : ['container', 'test', `docker-archive:${archive}`, `--platform=${target.platform}`]),
    // Not --json: with it Snyk does not say which projects it left out.
    `--json-file-output=${output}`,
    '--ignore-policy',
    ...excluded(target, options.skipDirs),
    ...(options.org === '' ? [] : [`--org=${options.org}`]),
];
const read = async (files, path) => {
    try {
        return await files.readText(path);
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'ENOENT')
            return '';
        throw error;
    }
};
const oneLine = (text) => text.replaceAll(/\s*\n\s*/g, ' ').trim();
/** The end of what Snyk printed, without its token. */
const words = (result, token) => oneLine((0,errors/* lastLines */.w$)(`${result.stdout}\n${result.stderr}`.replaceAll(token, '***'), 6)).slice(-600);
/** The warning and the list below it, up to the first empty line. */
const potential = /\d+\/\d+ potential projects failed to get dependencies(?:.|\n(?!\s*\n))*/;
const leftOut = (result) => {
    const match = potential.exec(result.stderr) ?? potential.exec(result.stdout);
    return match === null
        ? []
        : [codes_codes.reason('snyk-partial', `Snyk left out projects: ${oneLine(match[0]).slice(0, 500)}`)];
};
const nothing = { projects: [], failures: [] };
const failed = (problem) => ({ report: nothing, problems: [problem], unsupported: false });
const explain = (result, token) => `exit code ${result.exitCode} (${exitCodes[result.exitCode ?? -1] ?? 'not one it documents'}): ${words(result, token)}`;
/** Exit code and report must tell the same story. */
const contradiction = (result, report) => {
    const count = report.projects.reduce((sum, project) => sum + project.vulnerabilities.length, 0);
    const agrees = result.exitCode === 1 ? count > 0 : result.exitCode !== 0 || count === 0;
    return agrees
        ? []
        : [codes_codes.reason('scan-wrong-schema', `Snyk ended with exit code ${result.exitCode} and reported ${count} rows.`)];
};
const parseText = (text) => {
    let json;
    try {
        json = JSON.parse(text);
    }
    catch {
        const says = `Snyk’s report is not complete JSON (${text.length} characters).`;
        return { problem: codes_codes.reason('scan-half-written', says) };
    }
    const parsed = parseSnyk(json);
    if ('value' in parsed)
        return parsed;
    return { problem: codes_codes.reason('scan-wrong-schema', `Snyk’s report has an unknown form: ${parsed.problem}`) };
};
const judgeSnyk = (result, text, token) => {
    if (result.timedOut)
        return failed(codes_codes.reason('scanner-timed-out', 'Snyk was stopped: it took longer than `timeout`.'));
    if (result.signal !== null)
        return failed(codes_codes.reason('scanner-killed', `Snyk was ended by ${result.signal}.`));
    if (result.exitCode === nothingSupported)
        return { report: nothing, problems: [], unsupported: true };
    const ended = result.exitCode === 0 || result.exitCode === 1;
    const failure = codes_codes.reason('snyk-failed', `Snyk could not test: ${explain(result, token)}`);
    if (text.trim() === '')
        return failed(ended ? codes_codes.reason('scan-empty', 'Snyk wrote no report.') : failure);
    const parsed = parseText(text);
    if ('problem' in parsed)
        return failed(ended ? parsed.problem : failure);
    const report = parsed.value;
    const errors = report.failures.map(error => codes_codes.reason('snyk-partial', `Snyk could not test a project: ${oneLine(error).slice(0, 300)}`));
    return {
        report,
        problems: [...(ended ? contradiction(result, report) : [failure]), ...errors, ...leftOut(result)],
        unsupported: false,
    };
};
const runOf = (target, answer, durationMs, options) => {
    const label = (0,findings_scan/* targetLabel */.O)(target);
    const platform = target.kind === 'image' ? target.platform : undefined;
    const report = withoutSkipped(answer.report, options.skipDirs);
    return {
        scanner: 'snyk',
        target: label,
        observations: snykObservations(report, { licenses: options.scanners.includes('license') }, platform),
        packages: report.projects.reduce((sum, { dependencyCount }) => sum + dependencyCount, 0),
        bareSystem: '',
        manifests: report.projects.map(project => ({
            path: manifestOf(project),
            type: project.packageManager ?? '',
        })),
        durationMs,
        problems: answer.problems.map(problem => ({ ...problem, message: `${label}: ${problem.message}` })),
        notices: [],
        unsupported: answer.unsupported,
    };
};
const scanOneWithSnyk = async (tool, target, options, deps) => {
    const { files, clock, signal } = deps;
    const started = clock.monotonic();
    const home = await files.temporaryFolder('snyk');
    const output = (0,external_node_path_.join)(home, 'report.json');
    const answer = async () => {
        const archive = target.kind === 'image' ? await writeDockerArchive(deps, target.reference, home) : '';
        const result = await deps.exec.run({
            file: tool.path,
            args: snykArgs(target, archive, options, output),
            env: snyk_environmentOf(options, deps, home),
            cwd: home,
            timeoutMs: options.timeoutMs,
            signal,
        });
        signal.throwIfAborted();
        return judgeSnyk(result, await read(files, output), options.token);
    };
    try {
        return runOf(target, await answer(), clock.monotonic() - started, options);
    }
    catch (error) {
        if (!(error instanceof errors/* ToolError */.v4 || error instanceof errors/* UserError */.yo))
            throw error;
        const problem = codes_codes.reason('snyk-failed', `Snyk could not test: ${(0,errors/* messageOf */.bD)(error)}`);
        return runOf(target, failed(problem), clock.monotonic() - started, options);
    }
    finally {
        await files.remove((0,external_node_path_.dirname)(output));
    }
};

;// CONCATENATED MODULE: ./src/domain/findings/coverage.ts

/** Kinds of lockfiles (in Trivy's words) that Snyk can read too. */
const supported = new Set([
    'npm',
    'yarn',
    'pip',
    'pipenv',
    'poetry',
    'gomod',
    'bundler',
    'composer',
    'nuget',
    'pom',
    'gradle',
]);
const folderOf = (path) => path.slice(0, Math.max(0, path.lastIndexOf('/')));
/**
 * Manifests that Trivy read in folders of which Snyk reports no project. By folder: both name the file they prefer
 * (`go.sum`, `go.mod`).
 */
const missedBySnyk = (trivy, snyk) => {
    const seen = new Set(snyk.flatMap(run => run.manifests.map(({ path }) => folderOf(path))));
    return trivy
        .filter(run => run.target === 'directory')
        .flatMap(run => run.manifests)
        .filter(({ type, path }) => supported.has(type) && !seen.has(folderOf(path)));
};
/** What the difference between the two scanners' lists of projects says about Snyk's. */
const snykCoverage = (trivy, snyk) => {
    // A scan that failed has its own problem; its empty list says nothing more.
    if (snyk.some(run => run.problems.length > 0))
        return { problems: [], notices: [] };
    const missed = missedBySnyk(trivy, snyk);
    if (missed.length > 0) {
        const names = missed.slice(0, 5).map(({ path }) => path);
        const more = missed.length > 5 ? ` and ${missed.length - 5} more` : '';
        return {
            problems: [codes_codes.reason('snyk-partial', `Snyk has no project for ${names.join(', ')}${more}, which Trivy read.`)],
            notices: [],
        };
    }
    const unsupported = snyk.some(run => run.unsupported);
    return {
        problems: [],
        notices: unsupported
            ? [
                codes_codes.reason('snyk-nothing-supported', 'Snyk supports no package manager that is used here: Trivy alone judged.'),
            ]
            : [],
    };
};

;// CONCATENATED MODULE: ./src/actions/security-scan/snyk.ts





const silent = { problems: [], notices: [] };
const none = (said) => ({
    ...silent,
    ...said,
    runs: [],
    tools: [],
    coverage: () => silent,
});
/** Why Snyk does not run, or undefined when it does. */
const absence = (inputs) => {
    const looks = inputs.scanners.includes('vuln') || inputs.scanners.includes('license');
    if (inputs.snyk === 'off' || !looks)
        return none({});
    if (inputs['snyk-token'] !== '')
        return undefined;
    return inputs.snyk === 'required'
        ? none({ problems: [codes_codes.reason('snyk-token-missing', 'Snyk is required and there is no snyk-token.')] })
        : none({
            notices: [codes_codes.reason('snyk-skipped', 'Snyk did not run: there is no snyk-token. Trivy alone judged.')],
        });
};
const optionsOf = (inputs) => ({
    token: inputs['snyk-token'],
    org: inputs['snyk-org'],
    api: inputs['snyk-api'],
    scanners: findings_scan/* scannerKinds */.S.filter(kind => inputs.scanners.includes(kind)),
    skipDirs: inputs['skip-dirs'],
    timeoutMs: inputs.timeout,
});
/** One image after the other: each is unpacked on disk. */
const scanAll = async (tool, inputs, targets, deps) => {
    const runs = [];
    for (const target of targets) {
        const done = await scanOneWithSnyk(tool, target, optionsOf(inputs), deps);
        deps.log.info(`snyk, ${(0,findings_scan/* targetLabel */.O)(target)}: ${done.packages} packages, ${done.observations.length} findings, ${done.problems.length} problems`);
        runs.push(done);
    }
    return runs;
};
const scanWithSnyk = async (inputs, targets, deps) => {
    const absent = absence(inputs);
    if (absent !== undefined)
        return absent;
    const found = await locateSnyk(deps);
    if ('problem' in found)
        return none({ problems: [found.problem] });
    const tool = found.value;
    const runs = await scanAll(tool, inputs, targets, deps);
    return {
        ...silent,
        runs,
        tools: [{ name: 'snyk', ...tool }],
        coverage: trivy => snykCoverage(trivy, runs),
    };
};

;// CONCATENATED MODULE: ./src/actions/security-scan/targets.ts
/** What is to be scanned: a folder, or each platform of an image. */





/** @throws UserError `reference-invalid`, `digest-required` */
const imageReference = (image) => {
    const parsed = parseReference(image);
    if ('problem' in parsed) {
        throw new errors/* UserError */.yo('reference-invalid', `image: ${parsed.problem} (got "${image}")`, 'Write it as registry/repository@sha256:…');
    }
    if (reference_hasDigest(parsed.value))
        return parsed.value;
    throw new errors/* UserError */.yo('digest-required', `image: ${image} names no digest; a tag may name another image by the time this one is deployed`, 'Pass the digest that the build pushed (output `digest` of multi-arch-build): image: registry/repository@sha256:…');
};
const directory = async (inputs, deps) => {
    const { workspace } = deps.context;
    const path = (0,external_node_path_.resolve)(workspace, inputs.path);
    if (!(await deps.files.exists(path))) {
        throw (0,errors/* userError */.IF)(codes_codes, 'path-missing', `path: ${inputs.path} does not exist in ${workspace}`);
    }
    const folder = (0,external_node_path_.relative)(workspace, path);
    return {
        targets: [{ kind: 'directory', path }],
        digest: '',
        sarif: { name: folder === '' ? 'directory' : `directory/${folder}`, folder },
        problems: [],
    };
};
const wantedPlatforms = (inputs) => inputs.platforms.map(text => {
    const parsed = parsePlatform(text);
    if ('value' in parsed)
        return platform_formatPlatform(parsed.value);
    throw new errors/* UserError */.yo('platform-invalid', `platforms: ${parsed.problem}`, 'Write it as linux/amd64.');
});
const targets_missing = (wanted, found) => {
    if (found.length === 0)
        return [codes_codes.reason('platform-missing', 'The image has no platform that can run.')];
    const absent = wanted.filter(platform => !found.includes(platform));
    const has = `It has ${found.join(', ')}.`;
    return absent.length === 0
        ? []
        : [codes_codes.reason('platform-missing', `The image was not built for ${absent.join(', ')}. ${has}`)];
};
const targets_image = async (inputs, deps) => {
    const [reference, wanted] = [imageReference(inputs.image), wantedPlatforms(inputs)];
    const base = { digest: reference.digest, sarif: { name: `image/${reference.repository}`, folder: undefined } };
    try {
        const { platforms } = await deps.registry.describe(reference, deps.signal);
        const all = platforms.map(({ platform, digest }) => ({
            kind: 'image',
            reference: reference_formatReference(withDigest(reference, digest)),
            digest,
            platform: platform_formatPlatform(platform),
        }));
        const found = all.map(({ platform }) => platform);
        return {
            ...base,
            targets: all.filter(({ platform }) => wanted.length === 0 || wanted.includes(platform)),
            problems: targets_missing(wanted, found),
        };
    }
    catch (error) {
        if (!(error instanceof errors/* ToolError */.v4))
            throw error;
        const next = 'Run the job again: the image could not be read, so nothing was scanned.';
        return { ...base, targets: [], problems: [{ code: error.code, message: error.message, next }] };
    }
};
/** @throws UserError `reference-invalid`, `digest-required`, `path-missing`, `platform-invalid` and the registry's */
const resolveTargets = async (inputs, deps) => inputs.image === '' ? await directory(inputs, deps) : await targets_image(inputs, deps);

;// CONCATENATED MODULE: ./src/adapters/trivy/report.ts
/** Trivy's JSON report (SchemaVersion 2) → observations. Texts of matches and source code are never read. */




/** Go writes an empty list as `null` or leaves it out. */
const listOf = (item) => schemas/* array */.YOg(item)
    .nullish()
    .transform(list => list ?? []);
const report_text = schemas/* string */.YjP().default('');
const packageSchema = schemas/* object */.Ikc({
    ID: report_text,
    Name: report_text,
    SrcName: schemas/* string */.YjP().optional(),
    Locations: listOf(schemas/* object */.Ikc({ StartLine: schemas/* number */.aig(), EndLine: schemas/* number */.aig() })),
});
const cvssSchema = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ V3Score: schemas/* number */.aig().optional(), V40Score: schemas/* number */.aig().optional() }));
const report_vulnerabilitySchema = schemas/* object */.Ikc({
    VulnerabilityID: schemas/* string */.YjP().min(1),
    VendorIDs: listOf(schemas/* string */.YjP()),
    PkgID: report_text,
    PkgName: schemas/* string */.YjP().min(1),
    PkgPath: report_text,
    PkgIdentifier: schemas/* object */.Ikc({ PURL: schemas/* string */.YjP().optional() }).optional(),
    InstalledVersion: report_text,
    FixedVersion: report_text,
    Title: report_text,
    PrimaryURL: report_text,
    Severity: report_text,
    SeveritySource: report_text,
    CVSS: cvssSchema.nullish(),
});
const secretSchema = schemas/* object */.Ikc({
    RuleID: schemas/* string */.YjP().min(1),
    Severity: report_text,
    Title: report_text,
    StartLine: schemas/* number */.aig().optional(),
    EndLine: schemas/* number */.aig().optional(),
});
const misconfigurationSchema = schemas/* object */.Ikc({
    ID: schemas/* string */.YjP().min(1),
    Title: report_text,
    Severity: report_text,
    Status: report_text,
    PrimaryURL: report_text,
    CauseMetadata: schemas/* object */.Ikc({ StartLine: schemas/* number */.aig().optional(), EndLine: schemas/* number */.aig().optional() }).optional(),
});
const licenseSchema = schemas/* object */.Ikc({
    Name: schemas/* string */.YjP().min(1),
    Severity: report_text,
    Category: report_text,
    PkgName: report_text,
    FilePath: report_text,
    Link: report_text,
});
const resultSchema = schemas/* object */.Ikc({
    Target: report_text,
    Class: report_text,
    Type: report_text,
    Packages: listOf(packageSchema),
    Vulnerabilities: listOf(report_vulnerabilitySchema),
    Misconfigurations: listOf(misconfigurationSchema),
    Secrets: listOf(secretSchema),
    Licenses: listOf(licenseSchema),
});
const reportSchema = schemas/* object */.Ikc({
    SchemaVersion: schemas/* literal */.euz(2),
    CreatedAt: schemas/* string */.YjP().optional(),
    ArtifactName: schemas/* string */.YjP().min(1),
    ArtifactType: schemas/* string */.YjP().min(1),
    Metadata: schemas/* object */.Ikc({
        OS: schemas/* object */.Ikc({ Family: report_text, Name: report_text }).optional(),
        RepoDigests: listOf(schemas/* string */.YjP()),
        ImageConfig: schemas/* object */.Ikc({ architecture: report_text, os: report_text, variant: schemas/* string */.YjP().optional() }).optional(),
    })
        .optional(),
    Results: listOf(resultSchema),
});
/** Trivy's names of package managers → types of package URLs, for reports of versions that write no package URL. */
const report_purlTypes = {
    yarn: 'npm',
    pnpm: 'npm',
    bun: 'npm',
    'node-pkg': 'npm',
    pip: 'pypi',
    pipenv: 'pypi',
    poetry: 'pypi',
    uv: 'pypi',
    'python-pkg': 'pypi',
    gomod: 'golang',
    gobinary: 'golang',
    jar: 'maven',
    pom: 'maven',
    gradle: 'maven',
    bundler: 'gem',
    gemspec: 'gem',
    debian: 'deb',
    ubuntu: 'deb',
    alpine: 'apk',
};
/** The place of an OS package is the package database, whose target text holds the image name and digest. */
const pathOf = (result, inner) => {
    if (result.Class === 'os-pkgs')
        return `${result.Type} packages`;
    return inner === '' ? result.Target : inner;
};
/** The score of the source whose severity Trivy took; else the highest of all. */
const scoreOf = ({ CVSS, SeveritySource }) => {
    const of = (one) => [one?.V40Score, one?.V3Score].filter(score => score !== undefined && score > 0).map(Number);
    const [chosen] = of(CVSS?.[SeveritySource]);
    if (chosen !== undefined)
        return chosen;
    const all = Object.values(CVSS ?? {}).flatMap(of);
    return all.length === 0 ? undefined : Math.max(...all);
};
const splitVersions = (versions) => versions
    .split(',')
    .map(version => version.trim())
    .filter(version => version !== '');
const lines = (one) => one?.StartLine === undefined || one.StartLine < 1
    ? {}
    : { startLine: one.StartLine, endLine: Math.max(one.StartLine, one.EndLine ?? one.StartLine) };
const vulnerabilities = (result, platform) => {
    const packages = new Map(result.Packages.map(one => [one.ID, one]));
    return result.Vulnerabilities.map(one => {
        const { SrcName: source, Locations = [] } = packages.get(one.PkgID) ?? {};
        const [first] = Locations;
        return {
            scanner: 'trivy',
            kind: 'vulnerability',
            id: one.VulnerabilityID,
            aliases: one.VendorIDs.filter(identifiers/* isJoinable */.f5),
            title: one.Title,
            url: one.PrimaryURL,
            severity: (0,findings_severity/* parseSeverity */.lv)(one.Severity),
            score: scoreOf(one),
            package: (0,findings_packages/* parsePurl */.$l)(one.PkgIdentifier?.PURL ?? '', source) ??
                (0,findings_packages/* packageOf */.wg)(report_purlTypes[result.Type] ?? result.Type, one.PkgName, source),
            version: one.InstalledVersion,
            fixedVersions: splitVersions(one.FixedVersion),
            place: { path: pathOf(result, one.PkgPath), ...lines(first) },
            platform,
        };
    });
};
/** What all observations of files, not packages, have in common. */
const inFile = { scanner: 'trivy', score: undefined, package: undefined, version: '', fixedVersions: [] };
const secrets = (result, platform) => result.Secrets.map(one => ({
    ...inFile,
    kind: 'secret',
    id: one.RuleID,
    aliases: [],
    title: one.Title,
    url: '',
    severity: (0,findings_severity/* parseSeverity */.lv)(one.Severity),
    place: { path: result.Target, ...lines(one) },
    platform,
}));
const misconfigurations = (result, platform) => result.Misconfigurations.filter(one => one.Status === 'FAIL').map(one => ({
    ...inFile,
    kind: 'misconfiguration',
    id: one.ID,
    aliases: [],
    title: one.Title,
    url: one.PrimaryURL,
    severity: (0,findings_severity/* parseSeverity */.lv)(one.Severity),
    place: { path: result.Target, ...lines(one.CauseMetadata) },
    platform,
}));
const licenses = (result, platform) => result.Licenses.map(one => ({
    ...inFile,
    kind: 'license',
    id: one.Name,
    aliases: [],
    title: `${one.Name} (${one.Category === '' ? 'unknown class' : one.Category})`,
    url: one.Link,
    severity: (0,findings_severity/* parseSeverity */.lv)(one.Severity),
    package: one.PkgName === '' ? undefined : (0,findings_packages/* packageOf */.wg)('', one.PkgName),
    place: { path: one.FilePath === '' ? result.Target : one.FilePath },
    platform,
}));
const observationsOf = (report, platform) => report.Results.flatMap(result => [
    ...vulnerabilities(result, platform),
    ...secrets(result, platform),
    ...misconfigurations(result, platform),
    ...licenses(result, platform),
]);
const packageCount = (report) => report.Results.reduce((sum, result) => sum + result.Packages.length, 0);
/** An operating system of which not one package was read. */
const bareSystemOf = (report) => {
    const system = report.Metadata?.OS;
    const read = report.Results.some(result => result.Class === 'os-pkgs' && result.Packages.length > 0);
    return system === undefined || read ? '' : `${system.Family} ${system.Name}`.trim();
};
/** Lockfiles and manifests it read packages from. */
const manifestsOf = (report) => report.Results.filter(result => result.Class === 'lang-pkgs').map(({ Target, Type }) => ({
    path: Target,
    type: Type,
}));

;// CONCATENATED MODULE: ./src/adapters/trivy/checks.ts
/** Is this text the report that was asked for? Each way in which it is not has its own code. */




const json = (text) => {
    try {
        return { value: JSON.parse(text) };
    }
    catch {
        return {
            problem: codes_codes.reason('scan-half-written', `Trivy’s report is not complete JSON (${text.length} characters).`),
        };
    }
};
const wrong = (says) => codes_codes.reason('scan-wrong-artifact', `Trivy’s report is about ${says}.`);
const checkImage = (report, target) => {
    if (report.ArtifactType !== 'container_image')
        return wrong(`a ${report.ArtifactType}, not an image`);
    const digests = report.Metadata?.RepoDigests ?? [];
    if (!digests.some(text => text.endsWith(`@${target.digest}`)))
        return wrong(`${digests.join(', ') || report.ArtifactName}, asked was ${target.digest}`);
    const { os = '', architecture = '', variant } = report.Metadata?.ImageConfig ?? {};
    const found = platform_formatPlatform(normalizePlatform(os, architecture, variant));
    const [wantedOs, wantedArchitecture] = target.platform.split('/');
    // Configs often leave the variant out; then operating system and architecture must do.
    const same = found === target.platform || (variant === undefined && wantedOs === os && wantedArchitecture === architecture);
    return same ? undefined : wrong(`an image for ${found}, asked was ${target.platform}`);
};
const checkDirectory = (report, path) => {
    if (!['filesystem', 'repository'].includes(report.ArtifactType))
        return wrong(`a ${report.ArtifactType}, not a folder`);
    return report.ArtifactName === path ? undefined : wrong(`${report.ArtifactName}, asked was ${path}`);
};
/** Clocks of file systems and processes differ a little. */
const toleranceMs = 60_000;
const checkDate = (report, startedAt) => {
    const created = Date.parse(report.CreatedAt ?? '');
    if (Number.isNaN(created))
        return codes_codes.reason('scan-wrong-schema', 'Trivy’s report does not say when it was made.');
    return created >= startedAt - toleranceMs
        ? undefined
        : codes_codes.reason('scan-outdated', `Trivy’s report is of ${report.CreatedAt}, before this scan began.`);
};
/** `startedAt`: wall clock when the scan began. */
const checkReport = (text, target, startedAt) => {
    if (text.trim() === '')
        return { problem: codes_codes.reason('scan-empty', 'Trivy reported success and wrote no report.') };
    const parsed = json(text);
    if ('problem' in parsed)
        return parsed;
    const report = reportSchema.safeParse(parsed.value);
    if (!report.success) {
        const why = core_errors/* prettifyError */.S1(report.error)
            .replaceAll(/\s*\n\s*/g, ' ')
            .slice(0, 300);
        return { problem: codes_codes.reason('scan-wrong-schema', `Trivy’s report has an unknown form: ${why}`) };
    }
    const problem = checkDate(report.data, startedAt) ??
        (target.kind === 'image' ? checkImage(report.data, target) : checkDirectory(report.data, target.path));
    return problem === undefined ? { value: report.data } : { problem };
};

;// CONCATENATED MODULE: ./src/adapters/trivy/database.ts
/** The vulnerability database in Trivy's cache folder. Trivy itself uses one of any age without a word. */




const metadataSchema = schemas/* object */.Ikc({ Version: schemas/* literal */.euz(2), UpdatedAt: schemas/* string */.YjP() });
const hourMs = 60 * 60 * 1000;
/** A date in the future would pass for fresh for ever. */
const clockToleranceMs = 24 * hourMs;
const unreadable = (says) => ({
    updatedAt: undefined,
    problems: [codes_codes.reason('database-unreadable', `The vulnerability database ${says}.`)],
    notices: [],
});
const age = (ms) => (ms < 48 * hourMs ? (0,durations/* formatDuration */.a)(ms) : `${Math.floor(ms / (24 * hourMs))} days`);
const metadataPath = (cacheDir) => (0,external_node_path_.join)(cacheDir, 'db', 'metadata.json');
const readDatabase = async (files, cacheDir, now, maxAgeMs) => {
    const path = metadataPath(cacheDir);
    if (!(await files.exists(path)))
        return unreadable(`has no ${path}`);
    const parsed = parseMetadata(await files.readText(path));
    if (parsed === undefined)
        return unreadable(`has a ${path} without Version 2 and a date`);
    if (parsed > now + clockToleranceMs)
        return unreadable(`is dated ${new Date(parsed).toISOString()}, in the future`);
    return { updatedAt: parsed, problems: staleness(now - parsed, maxAgeMs), notices: [] };
};
const parseMetadata = (text) => {
    try {
        const time = Date.parse(metadataSchema.parse(JSON.parse(text)).UpdatedAt);
        return Number.isNaN(time) ? undefined : time;
    }
    catch {
        return undefined;
    }
};
const staleness = (ageMs, maxAgeMs) => ageMs <= maxAgeMs
    ? []
    : [
        codes_codes.reason('database-stale', `The vulnerability database is ${age(ageMs)} old; max-db-age allows ${age(maxAgeMs)}.`),
    ];

;// CONCATENATED MODULE: ./src/adapters/trivy/outcome.ts
/** How a scanner's process ended, in our codes. Says nothing about findings. */


/** Undefined for exit code 0. `explain` makes the scanner's own words short. */
const processProblem = (what, result, explain) => {
    if (result.timedOut) {
        return codes_codes.reason('scanner-timed-out', `${what} was stopped after ${(0,durations/* formatDuration */.a)(result.durationMs)}.`);
    }
    if (result.signal !== null)
        return codes_codes.reason('scanner-killed', `${what} was ended by ${result.signal}.`);
    if (result.exitCode === 0)
        return undefined;
    const words = explain(result.stderr);
    const end = words === '' ? '.' : `: ${words}`;
    return codes_codes.reason('scanner-crashed', `${what} ended with exit code ${result.exitCode}${end}`);
};

;// CONCATENATED MODULE: ./src/adapters/trivy/registry-login.ts

/** The key under which Docker Hub's login stands. */
const registry_login_hubKey = 'https://index.docker.io/v1/';
/**
 * A Docker configuration with this one login, readable by us alone. Not TRIVY_USERNAME and TRIVY_PASSWORD: those Trivy
 * sends to every registry it talks to, the one of its database too.
 */
const writeLogin = async (files, folder, login) => {
    const key = login.registry === 'docker.io' ? registry_login_hubKey : login.registry;
    const auth = Buffer.from(`${login.username}:${login.password}`).toString('base64');
    await files.writeAtomic((0,external_node_path_.join)(folder, 'config.json'), JSON.stringify({ auths: { [key]: { auth } } }), 0o600);
};

;// CONCATENATED MODULE: ./src/adapters/trivy/trivy-log.ts
/**
 * What Trivy says only in its debug log. A lockfile it cannot parse is left out of the report with exit code 0 and not
 * even a warning: without reading this, half a repository could go unscanned and pass.
 */

/** Files that list dependencies; one that was not read leaves a hole. */
const lockfiles = /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|go\.mod|go\.sum|requirements[^/]*\.txt|Pipfile\.lock|poetry\.lock|uv\.lock|pdm\.lock|pylock\.toml|Gemfile\.lock|composer\.lock|installed\.json|Cargo\.lock|packages\.lock\.json|packages\.config|Packages\.props|[^/]*\.deps\.json|pom\.xml|gradle\.lockfile|[^/]*\.sbt\.lock|mix\.lock|pubspec\.lock|Podfile\.lock|Package\.resolved|conan\.lock|Manifest\.toml|environment\.ya?ml|status|installed|Packages(?:\.db)?|rpmdb\.sqlite)$/;
const isLockfile = (path) => lockfiles.test(path.slice(path.lastIndexOf('/') + 1));
/** A Go text in quotes; a plain word stands without. */
const unquoted = (text) => {
    if (!text.startsWith('"'))
        return text;
    try {
        return String(JSON.parse(text));
    }
    catch {
        return text.slice(1, -1);
    }
};
const value = String.raw `("(?:[^"\\]|\\.)*"|\S+)`;
const walkError = new RegExp(String.raw `\tWalk error\tfile_path=${value} err=${value}`);
const permissionError = new RegExp(String.raw `Permission error\tfile_path=${value}`);
/** The file that a line of the debug log says was not read. */
const unreadFile = (line) => {
    const walk = walkError.exec(line);
    if (walk?.[1] !== undefined)
        return { path: unquoted(walk[1]), why: unquoted(walk[2] ?? '') };
    const denied = permissionError.exec(line);
    if (denied?.[1] !== undefined)
        return { path: unquoted(denied[1]), why: 'permission denied' };
    return /\] Analysis error\t/.test(line) ? { path: '', why: 'could not be analysed' } : undefined;
};
const reasonsOf = (lines) => lines.flatMap(line => /^(?: {2}- |\t\* )(.*?):?$/.exec(line)?.[1] ?? []).join(': ');
const trivy_log_oneLine = (text) => text.replaceAll(/\s*\n\s*/g, ' ').trim();
/** Why Trivy gave up: the chain of its fatal error without stack frames, or else the end of what it printed. */
const fatalMessage = (stderr) => {
    const lines = stderr.trimEnd().split('\n');
    const at = lines.findLastIndex(line => line.includes('\tFATAL\t'));
    if (at < 0)
        return trivy_log_oneLine((0,errors/* lastLines */.w$)(lines.filter(line => !/\t(?:DEBUG|INFO)\t/.test(line)).join('\n'), 5)).slice(-1000);
    const own = (lines[at] ?? '').replace(/^.*\tFATAL\t(?:Fatal error)?\s*/, '');
    return [own, reasonsOf(lines.slice(at + 1))]
        .filter(text => text !== '')
        .join(' ')
        .slice(0, 1000);
};

;// CONCATENATED MODULE: ./src/adapters/trivy/unread.ts




const shown = 5;
const listed = (all) => {
    const unread = all.toSorted((a, b) => (0,findings_finding/* byText */.z4)(a.path, b.path));
    const texts = unread
        .slice(0, shown)
        .map(({ path, why }) => `${path === '' ? 'a file' : path} (${why.slice(0, 200)})`);
    return `${texts.join('; ')}${unread.length > shown ? `; and ${unread.length - shown} more` : ''}`;
};
const reasonFor = (code, target, unread) => unread.length === 0 ? [] : [codes_codes.reason(code, `${target}: Trivy could not read ${listed(unread)}.`)];
/**
 * A lockfile that was not read makes the scan partial. Other files do not: packages bring broken files as fixtures of
 * their own tests. A file without a name counts in a folder, where the caller can mend it, and is only said of an image.
 */
const unreadProblems = (target, unread) => {
    const isHole = ({ path }) => (path === '' ? target.kind === 'directory' : isLockfile(path));
    const label = (0,findings_scan/* targetLabel */.O)(target);
    return {
        problems: reasonFor('scan-partial', label, unread.filter(isHole)),
        notices: reasonFor('files-not-read', label, unread.filter(one => !isHole(one))),
    };
};

;// CONCATENATED MODULE: ./src/adapters/trivy/trivy.ts
/** Runs Trivy. It never decides: exit code 0 whatever it finds, no filter, no ignore file; the report is judged here. */












/** Published with stolen credentials in March 2026 (CVE-2026-33634). The installer refuses them too. */
const trivy_compromised = new Set(['0.69.4', '0.69.5', '0.69.6']);
const refuseCompromised = ({ path, version }) => {
    if (!trivy_compromised.has(version.replace(/^v/, '')))
        return;
    throw new errors/* UserError */.yo('tool-compromised', `trivy ${version} at ${path} is refused: this release steals secrets before it scans (CVE-2026-33634)`, 'Remove it, and rotate every secret that the machine held while it was installed.');
};
const common = (options) => [
    '--cache-dir',
    options.cacheDir,
    '--no-progress',
    '--disable-telemetry',
    '--skip-version-check',
    // Only its debug log names the files it could not read.
    '--debug',
];
const databaseArgs = (options) => options.dbRepository === '' ? [] : ['--db-repository', options.dbRepository];
/** Ours decides when it takes too long; Trivy's own limit only must not come first. */
const trivyTimeout = (ms) => `${Math.ceil(ms / 1000) + 60}s`;
/** `--cache-backend memory`: parallel scans would wait for one lock, and nothing is reused from an earlier step. */
const scanArgs = (target, options, output) => [
    target.kind === 'directory' ? 'filesystem' : 'image',
    ...common(options),
    ...['--format', 'json', '--output', output, '--exit-code', '0'],
    ...['--list-all-pkgs', '--show-suppressed', '--cache-backend', 'memory'],
    ...['--scanners', options.scanners.join(','), '--timeout', trivyTimeout(options.timeoutMs)],
    ...['--skip-db-update', '--skip-check-update'],
    ...(options.skipDbUpdate ? ['--skip-java-db-update', '--offline-scan'] : []),
    ...(target.kind === 'directory' ? options.skipDirs.flatMap(folder => ['--skip-dirs', folder]) : []),
    ...(target.kind === 'image' ? ['--image-src', 'remote', '--platform', target.platform] : []),
    target.kind === 'directory' ? target.path : target.reference,
];
/** Of the log, only its end is quoted. */
const maxLogBytes = 1024 * 1024;
const readReport = async (files, path) => {
    try {
        return await files.readText(path);
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'ENOENT')
            return '';
        throw error;
    }
};
const trivy_runOf = (target, { durationMs, unread }, checked) => {
    const base = { scanner: 'trivy', target: (0,findings_scan/* targetLabel */.O)(target), durationMs };
    if ('problem' in checked) {
        const problem = { ...checked.problem, message: `${(0,findings_scan/* targetLabel */.O)(target)}: ${checked.problem.message}` };
        return { ...base, observations: [], packages: 0, bareSystem: '', manifests: [], problems: [problem], notices: [] };
    }
    const report = checked.value;
    return {
        ...base,
        observations: observationsOf(report, target.kind === 'image' ? target.platform : undefined),
        packages: packageCount(report),
        bareSystem: bareSystemOf(report),
        manifests: manifestsOf(report),
        ...unreadProblems(target, unread),
    };
};
const trivy_listOf = (one) => (one === undefined ? [] : [one]);
const unavailable = (problem) => codes_codes.reason('database-unavailable', `The vulnerability database could not be fetched. ${problem.message}`);
/** @throws UserError `tool-compromised` */
const createTrivy = async (tool, options, deps) => {
    refuseCompromised(tool);
    const { files, clock } = deps;
    const home = await files.temporaryFolder('trivy');
    if (options.login !== undefined)
        await writeLogin(files, home, options.login);
    const env = scannerEnvironment(deps.env, home, { DOCKER_CONFIG: home });
    // Trivy reads trivy.yaml and .trivyignore from its working folder: it gets an empty one.
    const execute = async (args, onLine = () => { }) => {
        const { signal } = deps;
        const limits = { timeoutMs: options.timeoutMs, signal, maxOutputBytes: maxLogBytes };
        const result = await deps.exec.run({ file: tool.path, args, env, cwd: home, onLine, ...limits });
        signal.throwIfAborted();
        return result;
    };
    const fetchDatabase = async () => {
        const args = ['image', '--download-db-only', ...common(options), ...databaseArgs(options)];
        return processProblem('trivy --download-db-only', await execute(args), fatalMessage);
    };
    return {
        prepare: async () => {
            if (!options.scanners.includes('vuln'))
                return { updatedAt: undefined, problems: [], notices: [] };
            const failed = options.skipDbUpdate ? undefined : await fetchDatabase();
            const database = await readDatabase(files, options.cacheDir, clock.now(), options.maxDbAgeMs);
            if (failed === undefined)
                return database;
            const fresh = database.problems.length === 0;
            return fresh
                ? { ...database, notices: [codes_codes.reason('database-not-refreshed', failed.message)] }
                : { ...database, problems: [unavailable(failed), ...database.problems] };
        },
        scan: async (target) => {
            const [startedAt, started] = [clock.now(), clock.monotonic()];
            const unread = [];
            const done = () => ({ durationMs: clock.monotonic() - started, unread });
            const output = (0,external_node_path_.join)(await files.temporaryFolder('trivy-report'), 'report.json');
            try {
                const result = await execute(scanArgs(target, options, output), line => unread.push(...trivy_listOf(unreadFile(line))));
                const problem = processProblem('trivy', result, fatalMessage);
                const checked = problem === undefined ? checkReport(await readReport(files, output), target, startedAt) : { problem };
                return trivy_runOf(target, done(), checked);
            }
            catch (error) {
                if (!(error instanceof errors/* ToolError */.v4))
                    throw error;
                return trivy_runOf(target, done(), { problem: codes_codes.reason('scanner-crashed', (0,errors/* messageOf */.bD)(error)) });
            }
            finally {
                await files.remove((0,external_node_path_.dirname)(output));
            }
        },
        close: async () => await files.remove(home),
    };
};

;// CONCATENATED MODULE: ./src/actions/security-scan/trivy.ts





const trivy_optionsOf = (inputs, deps) => ({
    scanners: findings_scan/* scannerKinds */.S.filter(kind => inputs.scanners.includes(kind)),
    cacheDir: inputs['cache-dir'] === ''
        ? (0,external_node_path_.join)(deps.context.temp, 'prod-actions-trivy')
        : (0,external_node_path_.resolve)(deps.context.workspace, inputs['cache-dir']),
    dbRepository: inputs['db-repository'],
    skipDbUpdate: inputs['skip-db-update'],
    maxDbAgeMs: inputs['max-db-age'],
    skipDirs: inputs['skip-dirs'],
    timeoutMs: inputs.timeout,
    login: inputs['registry-username'] === ''
        ? undefined
        : {
            registry: imageReference(inputs.image).registry,
            username: inputs['registry-username'],
            password: inputs['registry-password'],
        },
});
/** The first one alone: it fetches what all need (the Java index). Then the rest together. */
const trivy_scanAll = async (trivy, targets, deps) => {
    const scan = async (target) => {
        const done = await trivy.scan(target);
        deps.log.info(`trivy, ${(0,findings_scan/* targetLabel */.O)(target)}: ${done.packages} packages, ${done.observations.length} findings, ${done.problems.length} problems`);
        return done;
    };
    const [first, ...rest] = targets;
    if (first === undefined)
        return [];
    return [await scan(first), ...(await Promise.all(rest.map(scan)))];
};
const scanWithTrivy = async (inputs, targets, deps) => {
    const tool = await deps.tools.locate('trivy');
    const trivy = await createTrivy(tool, trivy_optionsOf(inputs, deps), deps);
    try {
        const database = await trivy.prepare();
        // Without a database Trivy can only fail again; the problem is already named.
        const able = database.updatedAt !== undefined || !inputs.scanners.includes('vuln');
        const runs = await deps.log.group('Trivy', async () => await trivy_scanAll(trivy, able ? targets : [], deps));
        return { database, runs, tools: [{ name: 'trivy', ...tool }] };
    }
    finally {
        await trivy.close();
    }
};
const looksForPackages = (scanners) => ['vuln', 'license'].some(kind => scanners.includes(kind));
/** No package at all is not the same as no vulnerability. Per target: an empty platform hides behind a full one. */
const emptyProblems = (inputs, runs) => {
    if (inputs['on-empty'] === 'pass' || !looksForPackages(inputs.scanners))
        return [];
    return runs.flatMap(({ target, problems, packages, bareSystem }) => {
        if (problems.length > 0 || (packages > 0 && bareSystem === ''))
            return [];
        const of = bareSystem === '' ? '' : ` of ${bareSystem}`;
        return [codes_codes.reason('nothing-scanned', `${target}: Trivy found no package${of}.`)];
    });
};

;// CONCATENATED MODULE: ./src/actions/security-scan/run.ts










const run_policyOf = (inputs) => ({
    severity: inputs.severity,
    reportSeverity: inputs['report-severity'],
    onlyFixable: inputs['only-fixable'],
    unknownSeverity: inputs['unknown-severity'],
});
const gather = async (inputs, deps) => {
    const targets = await resolveTargets(inputs, deps);
    deps.outputs.set('digest', targets.digest);
    const [trivy, snyk] = await Promise.all([
        scanWithTrivy(inputs, targets.targets, deps),
        scanWithSnyk(inputs, targets.targets, deps),
    ]);
    const coverage = snyk.coverage(trivy.runs);
    const runs = [...trivy.runs, ...snyk.runs];
    return {
        targets,
        database: trivy.database,
        runs,
        tools: [...trivy.tools, ...snyk.tools],
        problems: [
            ...targets.problems,
            ...trivy.database.problems,
            ...runs.flatMap(one => one.problems),
            ...emptyProblems(inputs, trivy.runs),
            ...snyk.problems,
            ...coverage.problems,
        ],
        notices: [...trivy.database.notices, ...runs.flatMap(one => one.notices), ...snyk.notices, ...coverage.notices],
    };
};
const scannedPlatforms = ({ runs }) => runs
    .filter(one => one.scanner === 'trivy' && one.problems.length === 0 && one.target !== 'directory')
    .map(one => one.target)
    .join(',');
const outputsOf = (evidence, assessment, sarifPath) => {
    const counts = (0,findings_policy/* countBySeverity */.Ot)(assessment.active);
    const date = evidence.database.updatedAt;
    return {
        digest: evidence.targets.digest,
        platforms: scannedPlatforms(evidence),
        findings: String(assessment.active.length),
        critical: String(counts.critical),
        high: String(counts.high),
        medium: String(counts.medium),
        low: String(counts.low),
        'unknown-severity': String(counts.unknown),
        blocking: String(assessment.blocking.length),
        ignored: String(assessment.ignored.length),
        'sarif-file': sarifPath,
        'database-date': date === undefined ? '' : new Date(date).toISOString(),
    };
};
/** @throws UserError for what the caller can mend, before anything is scanned */
const run = async (inputs, deps) => {
    const ignores = await readIgnores(inputs, deps);
    const evidence = await gather(inputs, deps);
    const findings = (0,merge/* mergeFindings */.D)(evidence.runs.flatMap(one => one.observations), inputs['severity-policy']);
    const assessment = assess(findings, run_policyOf(inputs), ignores.entries, deps.clock.now());
    const sarif = await writeSarif(assessment.reported, evidence.targets.sarif, deps);
    const { verdict, reasons } = judge(assessment, evidence.problems, [
        ...evidence.notices,
        ...ignores.notices,
        ...sarif.notices,
    ]);
    return {
        verdict,
        reasons,
        effect: effectOfVerdict(verdict, inputs),
        outputs: outputsOf(evidence, assessment, sarif.path),
        report: buildReport({ inputs, evidence, assessment, verdict, reasons, now: deps.clock.now() }),
    };
};
const effectOfVerdict = (verdict, inputs) => effectOf('security-scan', verdict, { mode: inputs.mode, strict: true });

;// CONCATENATED MODULE: ./src/actions/security-scan/wiring.ts






const credentialsOf = (inputs) => inputs['registry-username'] === ''
    ? anonymous
    : explicitCredentials(imageReference(inputs.image).registry, inputs['registry-username'], inputs['registry-password']);
/** `run` in the real world. */
const runReal = async (inputs, runtime) => await run(inputs, {
    ...runtime,
    tools: createTools(runtime),
    registry: createRegistry({ credentials: credentialsOf(inputs) }),
    hash: text => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex'),
});


/***/ }),

/***/ 1221:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G5: () => (/* binding */ byImportance),
/* harmony export */   Ob: () => (/* binding */ isReported),
/* harmony export */   Ot: () => (/* binding */ countBySeverity),
/* harmony export */   WN: () => (/* binding */ countsText),
/* harmony export */   ky: () => (/* binding */ violates)
/* harmony export */ });
/* unused harmony export isFixable */
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3716);

const isFixable = (finding) => finding.fixedVersions.length > 0;
/** Does the finding fail the gate? */
const violates = (finding, policy) => {
    if (policy.onlyFixable && finding.kind === 'vulnerability' && !isFixable(finding))
        return false;
    return finding.severity === 'unknown'
        ? policy.unknownSeverity === 'fail'
        : (0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .rank */ .Tm)(finding.severity) >= (0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .rank */ .Tm)(policy.severity);
};
/** What fails the gate is always shown, whatever the threshold of the report says. */
const isReported = (finding, policy) => finding.severity === 'unknown' || (0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .rank */ .Tm)(finding.severity) >= (0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .rank */ .Tm)(policy.reportSeverity) || violates(finding, policy);
const countBySeverity = (findings) => {
    const counts = { unknown: 0, low: 0, medium: 0, high: 0, critical: 0 };
    for (const { severity } of findings)
        counts[severity] += 1;
    return counts;
};
/** `2 critical, 1 high`; `none` when there are none. */
const countsText = (counts) => {
    const parts = _severity_js__WEBPACK_IMPORTED_MODULE_0__/* .severities */ .gO
        .toReversed()
        .filter(severity => counts[severity] > 0)
        .map(severity => `${counts[severity]} ${severity}`);
    return parts.length === 0 ? 'none' : parts.join(', ');
};
/** Most severe first, fixable before unfixable, then by identity. */
const byImportance = (a, b) => (0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .rank */ .Tm)(b.severity) - (0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .rank */ .Tm)(a.severity) ||
    Number(isFixable(b)) - Number(isFixable(a)) ||
    (b.score ?? 0) - (a.score ?? 0) ||
    (a.key < b.key ? -1 : 1);


/***/ })

};
