export const id = 260;
export const ids = [260];
export const modules = {

/***/ 1260:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  imageCommand: () => (/* binding */ imageCommand)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/domain/verdicts/codes.ts
var codes = __webpack_require__(713);
;// CONCATENATED MODULE: ./src/adapters/process/codes.ts

/** Errors of the process target. Causes of a broken release are in the rollout catalogue. */
const codes_codes = (0,codes/* defineCodes */.O)({
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

;// CONCATENATED MODULE: ./src/adapters/process/elf.ts
/** As much of ELF as tells whether a program runs without a root file system of its own. */
/** `e_machine` as Node names architectures. */
const machines = { 3: 'ia32', 40: 'arm', 62: 'x64', 183: 'arm64', 243: 'riscv64' };
const interpreterSegment = 3;
const layoutOf = (bytes) => {
    const wide = bytes[4] === 2;
    const little = bytes[5] === 1;
    const u32 = (at) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
    const u64 = (at) => Number(little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
    return {
        wide,
        u16: at => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)),
        u32,
        word: at => (wide ? u64(at) : u32(at)),
    };
};
const elf_text = (bytes, from, to) => bytes.subarray(from, to).toString('latin1').replace(/\0.*$/s, '');
const readElf = (bytes) => {
    const { wide, u16, u32, word } = layoutOf(bytes);
    const machine = machines[u16(18)] ?? `machine ${u16(18)}`;
    const table = word(wide ? 32 : 28);
    const [size, count] = [u16(wide ? 54 : 42), u16(wide ? 56 : 44)];
    for (let at = table; at < table + size * count; at += size) {
        if (u32(at) !== interpreterSegment)
            continue;
        const offset = word(at + (wide ? 8 : 4));
        return { kind: 'dynamic', interpreter: elf_text(bytes, offset, offset + 256), machine };
    }
    return { kind: 'static', machine };
};
/** `bytes`: the beginning of the file; loaders' names and program headers stand in its first pages. */
const inspectExecutable = (bytes) => {
    try {
        if (bytes.subarray(0, 2).toString('latin1') === '#!') {
            return { kind: 'script', interpreter: elf_text(bytes, 2, 130).split('\n')[0]?.trim() ?? '' };
        }
        return bytes.subarray(0, 4).toString('latin1') === '\x7fELF' ? readElf(bytes) : { kind: 'unknown' };
    }
    catch {
        // A RangeError: cut off, or not what it says.
        return { kind: 'unknown' };
    }
};

;// CONCATENATED MODULE: ./src/adapters/process/image.ts
/** An unpacked image as a command that runs on this machine, or the reason why it can't. */





const headBytes = 64 * 1024;
const refuse = (code, message) => (0,errors/* userError */.IF)(codes_codes, code, message);
const inside = (root, path) => {
    const from = (0,external_node_path_.relative)(root, path);
    return from !== '..' && !from.startsWith(`..${external_node_path_.sep}`);
};
/** The file that a path of the image means; links are followed, but never out of the image. */
const locate = async (root, path) => {
    const real = await (0,promises_.realpath)((0,external_node_path_.join)(root, path)).catch(() => undefined);
    if (real === undefined || !inside(await (0,promises_.realpath)(root), real))
        return undefined;
    return (await (0,promises_.stat)(real)).isFile() ? real : undefined;
};
/** As a container runtime looks it up: absolute, relative to the working folder, or along the image's PATH. */
const findProgram = async (image, name) => {
    if (name.startsWith('/'))
        return await locate(image.rootFolder, name);
    if (name.includes('/'))
        return await locate(image.rootFolder, (0,external_node_path_.join)(image.workdir, name));
    const folders = (image.env['PATH'] ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin').split(':');
    for (const folder of folders) {
        const found = await locate(image.rootFolder, (0,external_node_path_.join)(folder, name));
        if (found !== undefined)
            return found;
    }
    return undefined;
};
const headOf = async (path) => {
    const file = await (0,promises_.open)(path, 'r');
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
        return buffer.subarray(0, bytesRead);
    }
    finally {
        await file.close();
    }
};
const whyNot = (found) => {
    if (found.kind === 'dynamic')
        return `is linked dynamically (it asks for ${found.interpreter})`;
    if (found.kind === 'script')
        return `is a script (it asks for ${found.interpreter})`;
    if (found.kind === 'unknown')
        return 'is not a program this machine knows';
    return found.machine === process.arch ? undefined : `is built for ${found.machine}, this machine is ${process.arch}`;
};
/**
 * The command of an image. `args` take the place of the image's own, as in `docker run`.
 * @throws UserError `image-needs-root-fs`, `release-not-runnable`
 */
const runnableOf = async (image, args, reference) => {
    const [name, ...rest] = [...image.entrypoint, ...(args.length > 0 ? args : image.cmd)];
    if (name === undefined)
        throw refuse('release-not-runnable', `${reference} has neither entrypoint nor command.`);
    const program = await findProgram(image, name);
    if (program === undefined)
        throw refuse('release-not-runnable', `${reference}: its entrypoint ${name} is not in it.`);
    const problem = whyNot(inspectExecutable(await headOf(program)));
    if (problem !== undefined)
        throw refuse('image-needs-root-fs', `${reference}: its entrypoint ${name} ${problem}.`);
    // PATH inside the image means nothing out here.
    const { PATH: _inside, ...env } = image.env;
    const cwd = (0,external_node_path_.resolve)((0,external_node_path_.join)(image.rootFolder, image.workdir));
    return { command: [program, ...rest], cwd, env, rootFolder: image.rootFolder };
};
/** Two colours and five kept bundles, and one to spare. An image that is gone can be pulled again. */
const keptImages = 8;
/** Removes the images used longest ago; `rootFolder` was used now, `programs` run. */
const forgetImages = async (rootFolder, programs) => {
    const own = dirname(rootFolder);
    const [now, all] = [new Date(), dirname(own)];
    await utimes(own, now, now);
    const images = await Promise.all((await readdir(all))
        .filter(name => name.startsWith('sha256-'))
        .map(async (name) => ({ path: join(all, name), usedAt: (await stat(join(all, name))).mtimeMs })));
    const oldest = images.sort((a, b) => b.usedAt - a.usedAt).slice(keptImages);
    for (const { path } of oldest) {
        if (!programs.some(program => inside(path, program)))
            await rm(path, { recursive: true, force: true });
    }
};

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/errors.js
var classic_errors = __webpack_require__(3342);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var core_errors = __webpack_require__(7428);
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
        throw new errors/* ToolError */.v4('credential-helper-failed', `docker-credential-${helper}`, `docker-credential-${helper} get failed for ${registry}`, { exitCode: result.exitCode, stderr: result.stderr });
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
        throw new errors/* ToolError */.v4('credential-helper-failed', `docker-credential-${helper}`, `docker-credential-${helper} get answered something that is not a credential`);
    }
};
const dockerConfigFolder = (env) => env['DOCKER_CONFIG'] || (0,external_node_path_.join)(env['HOME'] ?? '/', '.docker');
/** @throws UserError `docker-config-unreadable` */
const readDockerConfig = async (deps) => {
    const path = (0,external_node_path_.join)(dockerConfigFolder(deps.env), 'config.json');
    if (!(await deps.files.exists(path)))
        return {};
    try {
        return configSchema.parse(JSON.parse(await deps.files.readText(path)));
    }
    catch (cause) {
        // The text may hold secrets: a JSON error would quote it.
        const why = cause instanceof classic_errors/* ZodError */.G
            ? core_errors/* prettifyError */.S1(cause)
            : cause instanceof SyntaxError
                ? 'not JSON'
                : (0,errors/* messageOf */.bD)(cause);
        throw new errors/* UserError */.yo('docker-config-unreadable', `${path} cannot be read: ${why}`, 'Log in again (docker login), or pass the registry user name and password.');
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

// EXTERNAL MODULE: ./src/core/clock.ts + 1 modules
var clock = __webpack_require__(3612);
// EXTERNAL MODULE: ./src/core/http.ts
var http = __webpack_require__(1983);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(8532);
;// CONCATENATED MODULE: ./src/domain/images/digest.ts
/** Only SHA-256: it is what every registry and builder we speak to makes. */
const isDigest = (text) => /^sha256:[0-9a-f]{64}$/.test(text);
const hexOf = (digest) => digest.slice('sha256:'.length);
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
const formatReference = (reference) => `${nameOf(reference)}${reference.tag === undefined ? '' : `:${reference.tag}`}${reference.digest === undefined ? '' : `@${reference.digest}`}`;
const withDigest = (reference, digest) => ({
    ...reference,
    tag: undefined,
    digest,
});
const hasDigest = (reference) => reference.digest !== undefined;
/** Registries on this machine speak plain HTTP. */
const isLoopback = (registry) => {
    const name = registry.replace(/:\d+$/, '');
    return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);
};

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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
const digestReferenceOf = (name) => {
    const reference = referenceOf(name);
    if (hasDigest(reference))
        return reference;
    throw new errors/* UserError */.yo('digest-required', `"${typeof name === 'string' ? name : reference.repository}" does not name an image by digest.`, 'Name it name@sha256:…, for example from the digest output of multi-arch-build.');
};
const digestMismatch = (what, expected, actual) => new errors/* UserError */.yo('digest-mismatch', `${what} should be ${expected} but is ${actual}.`, 'Do not deploy it. Build and push again; if it stays, treat the registry as compromised.');
const unsupported = (what, problem) => new errors/* UserError */.yo('manifest-unsupported', `${what} ${problem}.`, 'Build and push the image again with a current builder.');
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
    const code = (0,errors/* systemCode */.xU)(thrown) ?? '';
    if (![...full, ...forbidden].includes(code))
        return thrown;
    return new errors/* UserError */.yo('unpack-failed', `Cannot write ${path}: ${full.includes(code) ? 'the disk is full' : 'it is not writable'} (${code}).`, 'Free space, or choose another folder; nothing half-written is left.', { cause: thrown });
};

;// CONCATENATED MODULE: ./src/adapters/registry/describe.ts



const ofManifest = async (source, { digest, body }, known) => {
    if (body.kind === 'index')
        throw unsupported(digest, 'is an index inside an index');
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
        return new errors/* UserError */.yo('image-not-found', `${reference.registry} does not have ${formatReference(reference)} (${why})`, 'Check the name and that the image was pushed; private images need credentials.');
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
        const what = `The manifest of ${formatReference(reference)}`;
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
        const { digest } = hasDigest(reference) ? reference : await this.manifest(reference, signal);
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
        const what = `The config of ${formatReference(reference)}`;
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
        const what = `A blob of ${formatReference(reference)}`;
        const answer = await this.openBlob(reference, digest, signal);
        const tooLong = () => digestMismatch(what, digest, `longer than its ${size} bytes`);
        const written = await writeHashed(answer.body, path, size, tooLong).catch((error) => {
            throw diskFault(error, path);
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

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./src/core/files.ts
var core_files = __webpack_require__(9928);
;// CONCATENATED MODULE: ./src/adapters/registry/layers.ts




/** The only importer of tar, and only when a layer is unpacked: idle bundles do not pay for it. */
const loadTar = async () => await __webpack_require__.e(/* import() */ 697).then(__webpack_require__.bind(__webpack_require__, 8697));
const whiteout = '.wh.';
const opaque = '.wh..wh..opq';
const refused = (problem, cause) => new errors/* UserError */.yo('layer-refused', `A layer cannot be unpacked: ${problem}.`, 'Build the image again; look at the path named here.', { cause });
/** `./a//b/` → `a/b`; '' is the root. @throws UserError `layer-refused` for a path that climbs. */
const entryPath = (path) => {
    const parts = path.split('/').filter(part => part !== '' && part !== '.');
    if (parts.includes('..') || path.includes('\0'))
        throw refused(`the path "${path}" leaves the folder`);
    return parts.join('/');
};
/** Where a symbolic link points as seen from inside the image: `/` and too many `..` stop at the image's root. */
const insideTarget = (path, target) => {
    const folder = external_node_path_.posix.dirname(`/${path}`);
    const absolute = external_node_path_.posix.resolve(folder, target);
    const escapes = external_node_path_.posix.isAbsolute(target) || external_node_path_.posix.join(folder.slice(1), target).startsWith('..');
    return escapes ? external_node_path_.posix.relative(folder, absolute) || '.' : target;
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
            problems.push((0,errors/* messageOf */.bD)(message));
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
        const stats = await (0,promises_.lstat)((0,external_node_path_.join)(root, ...parts.slice(0, at + 1))).catch((error) => {
            if ((0,errors/* systemCode */.xU)(error) === 'ENOENT')
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
        await (0,promises_.rm)((0,external_node_path_.join)(root, path), { recursive: true, force: true });
    }
};
const clear = async (root, folder) => {
    if (folder !== '' && (await lookUp(root, folder)) !== 'folder')
        return;
    for (const name of await (0,promises_.readdir)((0,external_node_path_.join)(root, folder))) {
        await (0,promises_.rm)((0,external_node_path_.join)(root, folder, name), { recursive: true, force: true });
    }
};
/** Takes away what this layer deletes or replaces. It runs before the layer's own files come, so order cannot matter. */
const applyDeletions = async (root, entries) => {
    for (const { path, isFolder } of entries) {
        const folder = external_node_path_.posix.dirname(path) === '.' ? '' : external_node_path_.posix.dirname(path);
        const name = external_node_path_.posix.basename(path);
        if (name === opaque)
            await clear(root, folder);
        else if (name.startsWith(whiteout))
            await remove(root, entryPath(`${folder}/${name.slice(whiteout.length)}`));
        else if (!isFolder && (await lookUp(root, path)) === 'folder')
            await remove(root, path);
    }
};
const unpackable = ['File', 'OldFile', 'ContiguousFile', 'Directory', 'Link', 'SymbolicLink'];
/** Decides whether an entry is written, and mends it: no set-user-id, links stay inside. */
const admit = (entry) => {
    const path = entryPath(entry.path);
    if (path === '' || external_node_path_.posix.basename(path).startsWith(whiteout) || !unpackable.includes(entry.type))
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
const applyLayer = async (file, root) => {
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
    throw fault instanceof errors/* UserError */.yo ? fault : refused((0,errors/* messageOf */.bD)(problem), problem);
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
const defaultMaxBytes = 4 * 1024 ** 3;
const temporaryPrefix = '.unpack-';
const staleAfterMs = 60 * 60 * 1000;
const markerName = 'image.json';
const rootName = 'rootfs';
const unpackedFrom = (folder, { schema: _schema, ...image }) => ({
    rootFolder: (0,external_node_path_.join)(folder, rootName),
    ...image,
});
/** The marker is written before the folder gets its name, so a named folder with a marker is complete. */
const readMarker = async (folder) => {
    const files = (0,core_files/* nodeFiles */.k)();
    const path = (0,external_node_path_.join)(folder, markerName);
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
        throw unsupported(`Layer ${layer.digest}`, 'lies outside the registry');
    if (/[+.]gzip$/.test(type))
        return (0,external_node_zlib_.createGunzip)();
    if (/\+zstd$/.test(type))
        return (0,external_node_zlib_.createZstdDecompress)();
    if (/\.tar$/.test(type))
        return new external_node_stream_.PassThrough();
    throw unsupported(`Layer ${layer.digest}`, `has the unknown media type ${type}`);
};
const tooLarge = (maxBytes) => new errors/* UserError */.yo('image-too-large', `Unpacked, the image is larger than ${maxBytes} bytes.`, 'Make the image smaller, or raise the limit.');
/** Uncompresses into a new file and checks it against the diff id. Returns its size. */
const expand = async (layer, diffId, from, to, maxBytes) => {
    const plain = decompressor(layer);
    // The error reaches the reader through `plain`; the callback only keeps it from being unhandled.
    (0,external_node_stream_.pipeline)((0,external_node_fs_.createReadStream)(from), plain, () => undefined);
    const written = await writeHashed(plain, to, maxBytes, () => tooLarge(maxBytes)).catch((error) => {
        const fault = diskFault(error, to);
        if (fault instanceof errors/* UserError */.yo)
            throw fault;
        throw unsupported(`Layer ${layer.digest}`, `cannot be uncompressed (${(0,errors/* messageOf */.bD)(error)})`);
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
    const root = (0,external_node_path_.join)(folder, rootName);
    const [packed, plain] = [(0,external_node_path_.join)(folder, 'layer'), (0,external_node_path_.join)(folder, 'layer.tar')];
    await (0,promises_.mkdir)(root, { mode: 0o755 });
    let left = request.maxBytes ?? defaultMaxBytes;
    for (const [at, layer] of image.layers.entries()) {
        request.signal?.throwIfAborted();
        await registry.download(reference, layer, packed, request.signal);
        left -= await expand(layer, diffIds[at] ?? layer.digest, packed, plain, left);
        await (0,promises_.rm)(packed);
        await applyLayer(plain, root);
        await (0,promises_.rm)(plain);
    }
    const marker = markerOf(reference, chosen, config);
    await (0,core_files/* nodeFiles */.k)().writeAtomic((0,external_node_path_.join)(folder, markerName), `${JSON.stringify(marker, null, 2)}\n`);
    return marker;
};
/** Leftovers of killed runs; younger ones may belong to a run that lives. */
const sweep = async (folder) => {
    for (const name of await (0,promises_.readdir)(folder)) {
        if (!name.startsWith(temporaryPrefix))
            continue;
        const stats = await (0,promises_.stat)((0,external_node_path_.join)(folder, name)).catch(() => undefined);
        if (stats !== undefined && Date.now() - stats.mtimeMs > staleAfterMs) {
            await (0,promises_.rm)((0,external_node_path_.join)(folder, name), { recursive: true, force: true });
        }
    }
};
/** Gives the finished folder its name. Another run may have been first with the same content: theirs stays. */
const publish = async (temporary, final) => {
    try {
        await (0,promises_.rename)(temporary, final);
    }
    catch (error) {
        if (!['ENOTEMPTY', 'EEXIST'].includes((0,errors/* systemCode */.xU)(error) ?? ''))
            throw error;
        if ((await readMarker(final)) !== undefined)
            return;
        await (0,promises_.rm)(final, { recursive: true, force: true });
        await (0,promises_.rename)(temporary, final);
    }
};
const choose = async (registry, reference, wanted, signal) => {
    const { platforms } = await registry.describe(reference, signal);
    const chosen = pickPlatform(platforms, wanted);
    if (chosen !== undefined)
        return chosen;
    const has = platforms.map(entry => formatPlatform(entry.platform)).join(', ');
    throw new errors/* UserError */.yo('platform-not-in-image', `${formatReference(reference)} has no ${formatPlatform(wanted)}; it has ${has === '' ? 'no platform at all' : has}.`, 'Build the image for that platform too (input platforms of multi-arch-build).');
};
/**
 * Pulls an image by digest and unpacks its file system. Every byte is checked: manifests and layers against their
 * digests, uncompressed layers against the config's diff ids. The result appears under its name only when complete.
 */
const unpackImage = async (registry, request) => {
    const reference = digestReferenceOf(request.reference);
    const wanted = request.platform ?? platformOfHost(process.platform, process.arch);
    const name = `sha256-${hexOf(reference.digest)}-${formatPlatform(wanted).replaceAll('/', '-')}`;
    const final = (0,external_node_path_.join)(request.folder, name);
    const ready = await readMarker(final);
    if (ready !== undefined)
        return unpackedFrom(final, ready);
    const temporary = (0,external_node_path_.join)(request.folder, `${temporaryPrefix}${(0,external_node_crypto_.randomUUID)()}`);
    await (0,promises_.mkdir)(temporary, { recursive: true, mode: 0o700 }).catch((error) => {
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
        await (0,promises_.rm)(temporary, { recursive: true, force: true });
    }
};

;// CONCATENATED MODULE: ./src/adapters/rollout/image.ts




/** Pulled by digest, verified and unpacked under `folder`. @throws UserError `release-not-runnable`, `image-needs-root-fs` */
const imageCommand = async (runtime, folder, run) => {
    const registry = createRegistry({ credentials: dockerCredentials(runtime) });
    const image = await unpackImage(registry, { reference: run.reference, folder, signal: runtime.signal });
    return await runnableOf(image, run.args, run.reference);
};


/***/ })

};
