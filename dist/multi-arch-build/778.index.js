export const id = 778;
export const ids = [778];
export const modules = {

/***/ 778:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runReal: () => (/* binding */ runReal)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/adapters/buildx/arguments.ts
/** What to build, and the arguments of `buildx build` for it. Pure. */
/** One value of several fields, as buildx reads it: CSV. */
const fields = (...parts) => parts.map(part => (/[",\n]/.test(part) ? `"${part.replaceAll('"', '""')}"` : part)).join(',');
const each = (flag, values) => values.flatMap(value => [flag, value]);
const pairs = (values) => Object.entries(values).map(([name, value]) => `${name}=${value}`);
const outputOf = ({ output, sourceDateEpoch }) => {
    const stamps = sourceDateEpoch === undefined ? [] : ['rewrite-timestamp=true'];
    if (output.kind === 'layout')
        return fields('type=oci', 'tar=false', `dest=${output.folder}`, ...stamps);
    return fields('type=image', `name=${output.name}`, 'push-by-digest=true', 'name-canonical=true', 'push=true', 'oci-mediatypes=true', ...(output.insecure ? ['registry.insecure=true'] : []), ...stamps);
};
const readCache = (...parts) => ['--cache-from', fields(...parts)];
/** A cache that cannot be written costs time, never the build. */
const writeCache = (...parts) => [
    '--cache-to',
    fields(...parts, 'mode=max', 'ignore-error=true'),
];
const cacheArguments = (cache) => {
    switch (cache.kind) {
        case 'none':
            return [];
        case 'gha': {
            const parts = ['type=gha', `scope=${cache.scope}`];
            return [...readCache(...parts), ...writeCache(...parts)];
        }
        case 'registry': {
            const parts = ['type=registry', `ref=${cache.reference}`];
            const write = cache.write ? writeCache(...parts, 'image-manifest=true', 'oci-mediatypes=true') : [];
            return [...readCache(...parts), ...write];
        }
        case 'local':
            return [...readCache('type=local', `src=${cache.folder}`), ...writeCache('type=local', `dest=${cache.folder}`)];
    }
};
const secretArgument = (secret) => fields(`id=${secret.id}`, secret.kind === 'file' ? `src=${secret.path}` : `env=${secret.name}`);
/** A build of one platform without attestations has no index, and BuildKit refuses annotations for one. */
const makesIndex = ({ platforms, provenance, sbom }) => platforms.length > 1 || provenance !== 'false' || sbom;
const annotationArguments = (request) => {
    const level = makesIndex(request) ? 'index,manifest' : 'manifest';
    return pairs(request.annotations).map(pair => `${level}:${pair}`);
};
const sbomArgument = ({ sbom, sbomGenerator }) => sbom && sbomGenerator !== '' ? fields(`generator=${sbomGenerator}`) : String(sbom);
const buildArguments = (request, builder, metadataFile) => [
    'build',
    '--builder',
    builder,
    '--progress',
    'plain',
    '--platform',
    request.platforms.join(','),
    ...each('--file', request.file === '' ? [] : [request.file]),
    ...each('--target', request.target === '' ? [] : [request.target]),
    ...each('--build-arg', request.buildArgs),
    ...each('--label', pairs(request.labels)),
    ...each('--annotation', annotationArguments(request)),
    ...each('--secret', request.secrets.map(secretArgument)),
    '--provenance',
    request.provenance === 'false' ? 'false' : `mode=${request.provenance}`,
    '--sbom',
    sbomArgument(request),
    ...(request.useCache ? cacheArguments(request.cache) : ['--no-cache']),
    ...(request.pullBase ? ['--pull'] : []),
    '--output',
    outputOf(request),
    '--metadata-file',
    metadataFile,
    request.context,
];

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
;// CONCATENATED MODULE: ./src/domain/verdicts/codes.ts
/**
 * Declares the reason and error codes of one concept, with the text that docs/errors.md is generated from.
 * Every `codes.ts` under src exports one such catalogue as `codes`.
 */
const defineCodes = (docs) => ({
    docs,
    reason: (code, message, next) => ({ code, message, next: next ?? docs[code].next }),
});

;// CONCATENATED MODULE: ./src/adapters/buildx/codes.ts

const codes = defineCodes({
    'dockerfile-invalid': {
        means: 'The Dockerfile cannot be read as one; the line is named.',
        next: 'Mend the line.',
    },
    'build-input-missing': {
        means: 'The build context, the Dockerfile or the target stage does not exist.',
        next: 'Check the inputs `context`, `file` and `target`; paths are relative to the workspace, and the repository must be checked out.',
    },
    'build-step-failed': {
        means: 'A step of the Dockerfile failed; its line and the last lines of its output are shown.',
        next: 'Run the step locally with the same context; for COPY, check that the file is there and not excluded by .dockerignore.',
    },
    'base-image-unavailable': {
        means: 'An image named in FROM could not be read from its registry.',
        next: 'Check its name and tag, and that the job may read it (log in to its registry first).',
    },
    'emulation-missing': {
        means: 'A step ran a program of another processor architecture and the builder has no emulation for it.',
        next: 'Cross-compile in a stage with `FROM --platform=$BUILDPLATFORM`, or set up QEMU in a step before this one.',
    },
    'push-refused': {
        means: 'The registry does not let these credentials push there.',
        next: 'Log in with an account that may push; on GitHub the job needs `permissions: packages: write` for ghcr.io.',
    },
    'push-failed': {
        means: 'The registry was not reachable or broke off while the image was pushed, in every try.',
        next: 'Run the job again; the build is cached in the builder, so only the push is repeated.',
    },
    'builder-missing': {
        means: 'There is no builder: the named one does not exist, or none could be made because Docker does not run.',
        next: 'Name an existing builder in `builder`, an address in `builder-endpoint`, or start Docker.',
    },
    'builder-unreachable': {
        means: 'The builder did not answer, or the connection to it broke.',
        next: 'Check that buildkitd runs at the address and that the runner reaches it.',
    },
    'builder-unsuitable': {
        means: 'The builder cannot do what was asked: several platforms, attestations or this cache.',
        next: 'Use a builder with the docker-container or remote driver (leave `builder` empty to get one).',
    },
    'build-timed-out': {
        means: 'The build did not end within `timeout`.',
        next: 'Look at the last step in the log; raise `timeout` if it is only slow.',
    },
    'build-failed': {
        means: 'buildx failed for a reason we do not know; its last lines are shown.',
        next: 'Read the lines shown.',
    },
    'digest-unknown': {
        means: 'buildx said it succeeded but did not say which image it made.',
        next: 'Run the job again; if it stays, update buildx.',
    },
});

;// CONCATENATED MODULE: ./src/adapters/buildx/builder.ts




const fieldOf = (text, name) => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
/** buildx inspect exits 0 for a builder it cannot reach, and says so in a line of its own. */
const inspect = async (deps, args) => {
    const result = await deps.buildx(['inspect', ...args], {});
    const error = fieldOf(result.stdout, 'Error');
    return {
        name: fieldOf(result.stdout, 'Name'),
        driver: fieldOf(result.stdout, 'Driver'),
        problem: result.exitCode === 0 ? error : (0,errors/* lastLines */.w$)(result.stderr, 3),
    };
};
const missing = (message) => (0,errors/* userError */.IF)(codes, 'builder-missing', message);
const nothing = async () => undefined;
const existing = async (deps, name) => {
    const seen = await inspect(deps, [name]);
    if (seen.problem !== '')
        throw missing(`The builder "${name}" cannot be used: ${seen.problem}`);
    return { name, driver: seen.driver, env: {}, release: nothing };
};
const freshName = () => `prod-actions-${(0,external_node_crypto_.randomUUID)().slice(0, 8)}`;
/** Its record lives in a private folder, so a killed run leaves nothing in the user's configuration. */
const remote = async (deps, endpoint) => {
    const env = { BUILDX_CONFIG: (0,external_node_path_.join)(deps.folder, 'buildx') };
    const name = freshName();
    const result = await deps.buildx(['create', '--driver', 'remote', '--name', name, endpoint], env);
    if (result.exitCode !== 0)
        throw missing(`No builder at ${endpoint}: ${(0,errors/* lastLines */.w$)(result.stderr, 3)}`);
    return { name, driver: 'remote', env, release: nothing };
};
const container = async (deps, why) => {
    const env = { BUILDX_CONFIG: (0,external_node_path_.join)(deps.folder, 'buildx') };
    const name = freshName();
    const result = await deps.buildx(['create', '--driver', 'docker-container', '--name', name, '--bootstrap'], env);
    const release = async () => void (await deps.buildx(['rm', '--force', name], env));
    if (result.exitCode === 0)
        return { name, driver: 'docker-container', env, release };
    await release();
    throw missing(`There is no builder (${why}) and none could be made: ${(0,errors/* lastLines */.w$)(result.stderr, 3)}`);
};
/** The named builder, the one at the address, the current one if it can do several platforms, or a new container. */
const openBuilder = async (deps, choice) => {
    if (choice.builder !== '')
        return await existing(deps, choice.builder);
    if (choice.endpoint !== '')
        return await remote(deps, choice.endpoint);
    const current = await inspect(deps, []);
    const usable = current.problem === '' && current.driver !== '' && current.driver !== 'docker';
    if (usable)
        return { name: current.name, driver: current.driver, env: {}, release: nothing };
    return await container(deps, current.problem === '' ? 'the current one builds one platform only' : current.problem);
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

;// CONCATENATED MODULE: ./src/adapters/buildx/environment.ts


/** Inputs hold secrets, and OIDC requests are not buildx's business. The rest it may need: proxies, helpers, the cache. */
const withheld = /^(INPUT_|ACTIONS_ID_TOKEN_REQUEST_|GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)$|SOURCE_DATE_EPOCH$)/;
const childEnvironment = (env) => Object.fromEntries(Object.entries(env).filter(([name]) => !withheld.test(name)));
const configKey = (registry) => (registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry);
/**
 * The user's logins and ours in one config. A common store hides plain entries, so the hosts it holds are named one by
 * one and it is left out. So is the Docker context: its record lies in the user's folder.
 */
const withLogin = (config, login) => {
    const key = configKey(login.registry);
    const auth = Buffer.from(`${login.username}:${login.password}`).toString('base64');
    const store = config.credsStore ?? '';
    const stored = store === '' ? [] : Object.keys(config.auths ?? {}).map(host => [host, store]);
    const helpers = Object.entries({ ...Object.fromEntries(stored), ...config.credHelpers });
    const { credsStore: _store, currentContext: _context, ...rest } = config;
    return {
        ...rest,
        auths: { ...config.auths, [key]: { auth } },
        credHelpers: Object.fromEntries(helpers.filter(([host]) => host !== key && host !== login.registry)),
    };
};
/** Variables that make buildx log in with `login`; the user's own configuration is read, never written. */
const registryLogin = async (deps, login, folder) => {
    if (login === undefined)
        return {};
    const config = withLogin(await readDockerConfig(deps), login);
    const own = (0,external_node_path_.join)(folder, 'docker');
    await deps.files.makeFolder(own, 0o700);
    await deps.files.writeAtomic((0,external_node_path_.join)(own, 'config.json'), JSON.stringify(config), 0o600);
    // Builders and their state stay where they are.
    return {
        DOCKER_CONFIG: own,
        BUILDX_CONFIG: deps.env['BUILDX_CONFIG'] || (0,external_node_path_.join)(dockerConfigFolder(deps.env), 'buildx'),
    };
};

;// CONCATENATED MODULE: ./src/adapters/buildx/failure.ts


const network = /\b(429|5\d\d) |too many requests|unexpected status[^\n]*\b(429|5\d\d)\b|connection re(set|fused)|broken pipe|i\/o timeout|handshake timeout|deadline exceeded|unexpected EOF|: EOF\b|use of closed|server misbehaving|no such host|temporary failure/i;
const refused = /\b40[13]\b|unauthorized|forbidden|denied|insufficient_scope|authorization failed|no basic auth/i;
/** The first pattern that fits the error line decides; the order goes from the particular to the general. */
const known = [
    [/no builder "[^"]*" found|builder "[^"]*" not found/i, 'builder-missing'],
    [
        /multi-platform build is not supported|not supported for the docker driver|(exporter|attestation|cache export)[^\n]* (is )?not supported/i,
        'builder-unsuitable',
    ],
    [
        /failed to list workers|waiting for connection|cannot connect to the docker daemon|code = unavailable|error reading from server|failed to (get|create) (a )?(client|connection)/i,
        'builder-unreachable',
    ],
    [
        /dockerfile parse error|no build stage in current context|failed to parse (stage|platform)|unknown instruction/i,
        'dockerfile-invalid',
    ],
    [
        /unable to prepare context|failed to read dockerfile|target stage "[^"]*" could not be found|path "[^"]*" not found/i,
        'build-input-missing',
    ],
    [/failed to push|failed to copy|pushing/i, 'push-failed'],
    [
        /failed to resolve source metadata|failed to load metadata|pull access denied|failed to fetch (anonymous|oauth) token/i,
        'base-image-unavailable',
    ],
    [
        /did not complete successfully|failed to (compute cache key|calculate checksum|solve: process)/i,
        'build-step-failed',
    ],
];
const emulation = /exec format error|invalid ELF image/i;
/** buildx shows the place as `Dockerfile:12` above a rule of dashes, then the lines around it. */
const placeOf = (stderr) => {
    const match = /^(\S[^\n]*):(\d+)\n-{10,}\n([\s\S]*?)\n-{10,}$/m.exec(stderr);
    if (match?.[1] !== undefined)
        return { at: { file: match[1], line: Number(match[2]) }, excerpt: match[3] ?? '' };
    return { at: undefined, excerpt: '' };
};
const errorLine = (stderr) => {
    const line = stderr.split('\n').findLast(text => /^ERROR: /.test(text)) ?? (0,errors/* lastLines */.w$)(stderr, 1);
    return line
        .replace(/^ERROR: /, '')
        .replace(/^(failed to build: )?(failed to solve: )?/, '')
        .trim();
};
const codeOf = (error, stderr) => {
    if (/\[internal\] waiting for connection:/.test(stderr))
        return 'builder-unreachable';
    const code = known.find(([pattern]) => pattern.test(error))?.[1] ?? 'build-failed';
    if (code === 'push-failed' && refused.test(error))
        return 'push-refused';
    if (code === 'build-step-failed' && emulation.test(stderr))
        return 'emulation-missing';
    return code;
};
const isTransient = (code, error) => code === 'builder-unreachable' ||
    ((code === 'push-failed' || code === 'base-image-unavailable') && network.test(error) && !refused.test(error));
const shownLines = 20;
const failureOf = (stderr, secrets = []) => {
    const clean = redact(stderr, secrets);
    const error = errorLine(clean);
    const code = codeOf(error, clean);
    const { at, excerpt } = placeOf(clean);
    const place = at === undefined ? '' : `${at.file}:${at.line}: `;
    return {
        reason: codes.reason(code, `${place}${error === '' ? 'buildx said nothing' : error}`),
        at,
        excerpt,
        lastLines: (0,errors/* lastLines */.w$)(clean, shownLines),
        transient: isTransient(code, error),
    };
};
/** Takes secret values out of text; every line of a multi-line one. */
const redact = (text, secrets) => secrets
    .flatMap(secret => [secret, ...secret.split(/\r?\n/)])
    .filter(part => part.trim().length > 2)
    .sort((a, b) => b.length - a.length)
    .reduce((clean, part) => clean.replaceAll(part, '***'), text);

;// CONCATENATED MODULE: ./src/adapters/buildx/locate.ts



/** 0.13 passes SOURCE_DATE_EPOCH on and knows `rewrite-timestamp`. */
const oldest = [0, 13];
const pluginFolders = [
    '/usr/local/lib/docker/cli-plugins',
    '/usr/local/libexec/docker/cli-plugins',
    '/usr/lib/docker/cli-plugins',
    '/usr/libexec/docker/cli-plugins',
];
const isNewEnough = (version) => {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
};
/** Docker's own plugin: there on every machine with a current Docker, hosted runners too. */
const dockerPlugin = async ({ exec, files, env }) => {
    for (const folder of [(0,external_node_path_.join)(dockerConfigFolder(env), 'cli-plugins'), ...pluginFolders]) {
        const path = (0,external_node_path_.join)(folder, 'docker-buildx');
        if (!(await files.exists(path)))
            continue;
        const { stdout } = await exec.run({ file: path, args: ['version'], timeoutMs: 20_000 });
        const version = /\bv(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
        if (version !== undefined && isNewEnough(version))
            return { path, version, source: 'path' };
    }
    return undefined;
};
const canFallBack = (thrown) => thrown instanceof errors/* UserError */.yo && ['tool-missing', 'tool-wrong-version'].includes(thrown.code);
/** The pinned buildx; where it cannot be had (no network), Docker's own if it is new enough. */
const locateBuildx = async (deps) => {
    try {
        return await deps.tools.locate('buildx');
    }
    catch (thrown) {
        const plugin = canFallBack(thrown) ? await dockerPlugin(deps) : undefined;
        if (plugin === undefined)
            throw thrown;
        deps.log.notice(`The pinned buildx cannot be had here; using Docker’s own, version ${plugin.version}.`);
        return plugin;
    }
};

// EXTERNAL MODULE: ./src/domain/images/digest.ts
var images_digest = __webpack_require__(6283);
;// CONCATENATED MODULE: ./src/adapters/buildx/metadata.ts


const schema = schemas/* looseObject */._H3({ 'containerimage.digest': schemas/* string */.YjP().optional() });
/** The digest in buildx's metadata file; undefined when the file is empty, cut, or silent about it. */
const digestFrom = (text) => {
    try {
        const digest = schema.parse(JSON.parse(text))['containerimage.digest'] ?? '';
        return (0,images_digest/* isDigest */.Bc)(digest) ? digest : undefined;
    }
    catch {
        return undefined;
    }
};

;// CONCATENATED MODULE: ./src/adapters/buildx/buildx.ts








/** Output of a build is not ours: the runner must not take a line of it for a command. */
const inert = (line) => line.replaceAll('##[', '# #[').replace(/^(\s*):(?=:)/, '$1: ');
const shortCallMs = 120_000;
const timedOut = (after) => ({
    reason: codes.reason('build-timed-out', `The build did not end within ${Math.round(after / 1000)} s.`),
    at: undefined,
    excerpt: '',
    lastLines: '',
    transient: false,
});
const silent = {
    reason: codes.reason('digest-unknown', 'buildx exited 0 but its metadata file names no digest.'),
    at: undefined,
    excerpt: '',
    lastLines: '',
    transient: false,
};
const failureIn = (result, digest, timeoutMs, secrets) => {
    if (result.timedOut)
        return { ...timedOut(timeoutMs), lastLines: failureOf(result.stderr, secrets).lastLines };
    if (result.exitCode !== 0)
        return failureOf(result.stderr, secrets);
    return digest === undefined ? silent : undefined;
};
const readDigest = async (files, path) => (await files.exists(path)) ? digestFrom(await files.readText(path)) : undefined;
const createBuildx = (deps) => ({
    open: async (options) => {
        const { path, version } = await locateBuildx(deps);
        const folder = await deps.files.temporaryFolder('buildx');
        const base = { ...childEnvironment(deps.env), ...(await registryLogin(deps, options.login, folder)) };
        const buildx = async (args, env) => await deps.exec.run({ file: path, args, env: { ...base, ...env }, timeoutMs: shortCallMs });
        const removeFolder = async () => await deps.files.remove(folder);
        const builder = await openBuilder({ buildx, folder }, options).catch(async (error) => {
            await removeFolder();
            throw error;
        });
        return {
            builder: builder.name,
            driver: builder.driver,
            buildxVersion: version,
            build: async (request, { timeoutMs, signal }) => {
                const metadata = (0,external_node_path_.join)(folder, 'metadata.json');
                await deps.files.remove(metadata);
                const epoch = request.sourceDateEpoch;
                const result = await deps.exec.run({
                    file: path,
                    cwd: deps.context.workspace,
                    args: buildArguments(request, builder.name, metadata),
                    env: {
                        ...base,
                        ...builder.env,
                        ...options.secretVariables,
                        // We read the digest from the file, not the provenance, which may be megabytes.
                        BUILDX_METADATA_PROVENANCE: 'disabled',
                        ...(epoch === undefined ? {} : { SOURCE_DATE_EPOCH: String(epoch) }),
                    },
                    timeoutMs,
                    signal,
                    onLine: line => deps.log.info(inert(line)),
                });
                const digest = await readDigest(deps.files, metadata);
                return { digest, failure: failureIn(result, digest, timeoutMs, Object.values(options.secretVariables)) };
            },
            close: async () => {
                await builder.release();
                await removeFolder();
            },
        };
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
const digest = schemas/* string */.YjP().transform((text, context) => {
    if ((0,images_digest/* isDigest */.Bc)(text))
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

// EXTERNAL MODULE: ./src/domain/images/size.ts
var size = __webpack_require__(3906);
;// CONCATENATED MODULE: ./src/adapters/registry/faults.ts


/** @throws UserError `reference-invalid` */
const referenceOf = (name) => {
    if (typeof name !== 'string')
        return name;
    const parsed = (0,images_reference/* parseReference */.F2)(name);
    if ('value' in parsed)
        return parsed.value;
    throw new errors/* UserError */.yo('reference-invalid', `The image name "${name}" ${parsed.problem}.`, 'Write it as registry/repository[:tag][@sha256:…], in lower case.');
};
/** @throws UserError `reference-invalid`, `digest-required` */
const digestReferenceOf = (name) => {
    const reference = referenceOf(name);
    if (hasDigest(reference))
        return reference;
    throw new UserError('digest-required', `"${typeof name === 'string' ? name : reference.repository}" does not name an image by digest.`, 'Name it name@sha256:…, for example from the digest output of multi-arch-build.');
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
    return { platform, digest, size: (0,size/* transferSize */.J)(body.image), image: body.image };
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
const retry_isTransient = (thrown) => thrown instanceof Transient || (thrown instanceof errors/* ToolError */.v4 && thrown.code === 'http-failed');
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
            if (!retry_isTransient(thrown))
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
const unauthorized = (reference, why) => new errors/* UserError */.yo('registry-unauthorized', `${reference.registry} refused access to ${(0,images_reference/* nameOf */.Vb)(reference)}: ${why}`, 'Log in to the registry first, or pass its user name and password; check that they may read (and push to) this repository.');
/** Credentials of an HTTPS registry never travel over plain HTTP, wherever the registry sends us for a token. */
const checkRealm = (reference, realm, insecure) => {
    const url = URL.canParse(realm) ? new URL(realm) : undefined;
    const mayBePlain = (0,images_reference/* isLoopback */.U9)(reference.registry) || insecure.includes(reference.registry);
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
const session_failureOf = async (request, answer, now) => {
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
        return new errors/* UserError */.yo('image-not-found', `${reference.registry} does not have ${(0,images_reference/* formatReference */.FH)(reference)} (${why})`, 'Check the name and that the image was pushed; private images need credentials.');
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
            throw await session_failureOf(request, answer, deps.clock.now());
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
        const what = `The manifest of ${(0,images_reference/* formatReference */.FH)(reference)}`;
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
        const { digest } = (0,images_reference/* hasDigest */.tH)(reference) ? reference : await this.manifest(reference, signal);
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
        const what = `The config of ${(0,images_reference/* formatReference */.FH)(reference)}`;
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
        const what = `A blob of ${(0,images_reference/* formatReference */.FH)(reference)}`;
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

;// CONCATENATED MODULE: ./src/adapters/registry/connect.ts


/** A registry client with the logins of this run: those given first, then Docker's. */
const connectRegistry = (runtime, access) => {
    const docker = dockerCredentials(runtime);
    const { login, registry } = access;
    return createRegistry({
        clock: runtime.clock,
        credentials: login === undefined ? docker : firstOf(explicitCredentials(registry, login.username, login.password), docker),
        insecure: access.insecure ? [registry] : [],
    });
};

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

;// CONCATENATED MODULE: ./src/adapters/tools/codes.ts

const codes_codes = defineCodes({
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
const isLoopback = (url) => url.hostname === '127.0.0.1' || url.hostname === '[::1]';
/** Release hosts redirect to their storage; each hop must stay encrypted (plain http only on this machine). */
const fetchFile = async (http, address) => {
    let url = new URL(address);
    for (let hop = 0; hop <= download_maxRedirects; hop += 1) {
        if (url.protocol !== 'https:' && !isLoopback(url))
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
        throw (0,errors/* userError */.IF)(codes_codes, 'tool-hash-mismatch', `${tool}: ${asset.url} has SHA-256 ${actual}, pinned is ${asset.sha256}`);
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
const compromised = (name, path, version, reason) => (0,errors/* userError */.IF)(codes_codes, 'tool-compromised', `${name} ${version} at ${path} is refused: ${reason}`);
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
const tools_missing = ({ name, pin }, misses) => {
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
            throw tools_missing(place, misses);
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

;// CONCATENATED MODULE: ./src/adapters/registry/layout.ts






const read = async (files, folder, digest) => {
    const path = (0,external_node_path_.join)(folder, 'blobs', 'sha256', (0,images_digest/* hexOf */.ZD)(digest));
    if (!(await files.exists(path))) {
        throw new errors/* ToolError */.v4('registry-protocol', 'layout', `${folder} is not a complete OCI layout: ${digest} is missing`);
    }
    const bytes = await files.readBytes(path);
    const actual = digestOf(bytes);
    if (actual !== digest)
        throw digestMismatch(path, digest, actual);
    return Buffer.from(bytes).toString('utf8');
};
/** An image in an OCI layout folder, checked like one in a registry. */
const layoutSource = (files, folder) => ({
    manifest: async (digest) => {
        const text = await read(files, folder, digest);
        const body = understood(digest, parseManifest(text, ''));
        return { digest, bytes: Buffer.from(text), body };
    },
    config: async ({ digest }) => understood(digest, parseConfig(await read(files, folder, digest))),
});

// EXTERNAL MODULE: ./src/core/runtime.ts + 24 modules
var runtime = __webpack_require__(1071);
;// CONCATENATED MODULE: ./src/actions/multi-arch-build/codes.ts

const multi_arch_build_codes_codes = defineCodes({
    'platform-not-built': {
        means: 'The image was built, but read back it does not have every platform that was asked for.',
        next: 'Do not deploy it. Look at the builder: it may ignore platforms it has no node for.',
    },
    'attestation-missing': {
        means: 'Provenance or an SBOM was asked for, and the image read back has none for some platform.',
        next: 'Use a builder with the docker-container or remote driver, or switch `provenance` and `sbom` off.',
    },
    'not-pushed': {
        means: 'The image was built and checked but not pushed, because this run may not or should not push.',
        next: 'Nothing, for a pull request; else set `push: true`.',
    },
});

;// CONCATENATED MODULE: ./src/actions/multi-arch-build/check.ts




/** Some registries answer `manifest unknown` for seconds after a push. */
const lagDelaysMs = [500, 1000, 2000, 4000, 8000];
const notThere = (thrown) => thrown instanceof errors/* UserError */.yo && thrown.code === 'image-not-found';
/** Reads the image back from the registry, by its digest. */
const readBack = async (registry, reference, clock, signal) => {
    for (const delay of lagDelaysMs) {
        try {
            return await registry.describe(reference, signal);
        }
        catch (thrown) {
            if (!notThere(thrown))
                throw thrown;
            await clock.sleep(delay, signal);
        }
    }
    return await registry.describe(reference, signal);
};
/** What is wrong with the image that was read back; nothing, when it is what was asked for. */
const faultsOf = (image, expected, reference) => {
    const has = image.platforms.map(entry => (0,platform/* formatPlatform */.Bq)(entry.platform));
    const missing = expected.platforms.filter(platform => !has.includes(platform));
    const name = (0,images_reference/* formatReference */.FH)(reference);
    return [
        ...(missing.length === 0
            ? []
            : [
                multi_arch_build_codes_codes.reason('platform-not-built', `${name} has ${has.join(', ') || 'no platform'}, not ${missing.join(', ')}.`),
            ]),
        ...(expected.attestations && image.attestations.length < image.platforms.length
            ? [
                multi_arch_build_codes_codes.reason('attestation-missing', `${name} has ${image.attestations.length} attestation manifests for ${image.platforms.length} platforms.`),
            ]
            : []),
    ];
};
const platformReports = (image) => image.platforms.map(entry => ({
    platform: (0,platform/* formatPlatform */.Bq)(entry.platform),
    digest: entry.digest,
    size: entry.size,
    layers: entry.image.layers.length,
}));

;// CONCATENATED MODULE: ./src/actions/multi-arch-build/push.ts

const eventSchema = schemas/* looseObject */._H3({
    pull_request: schemas/* looseObject */._H3({
        head: schemas/* looseObject */._H3({ repo: schemas/* looseObject */._H3({ full_name: schemas/* string */.YjP() }).nullable() }),
    }),
});
const headRepository = async ({ files, env }) => {
    try {
        const event = eventSchema.parse(JSON.parse(await files.readText(env['GITHUB_EVENT_PATH'] ?? '')));
        return event.pull_request.head.repo?.full_name;
    }
    catch {
        return undefined;
    }
};
const yes = { push: true, why: '' };
/** A pull request from a fork is built and checked, never pushed: its token may not, and its code is not ours yet. */
const decidePush = async (wish, deps) => {
    if (wish !== 'auto')
        return wish === 'true' ? yes : { push: false, why: '`push` is false' };
    if (!deps.context.eventName.startsWith('pull_request'))
        return yes;
    if (deps.context.actor === 'dependabot[bot]')
        return { push: false, why: 'the pull request is Dependabot’s' };
    const head = await headRepository(deps);
    if (head === undefined)
        return { push: false, why: 'the pull request’s repository is not known' };
    return head === deps.context.repository ? yes : { push: false, why: `the pull request comes from ${head}` };
};

// EXTERNAL MODULE: ./src/actions/multi-arch-build/pairs.ts
var multi_arch_build_pairs = __webpack_require__(496);
;// CONCATENATED MODULE: ./src/actions/multi-arch-build/request.ts


const request_versionOf = (inputs, { ref }) => inputs.version === '' && ref.startsWith('refs/tags/') ? ref.slice('refs/tags/'.length) : inputs.version;
/** The OCI annotation keys that say where an image comes from; a fact that is not known is left out. */
const originOf = (inputs, facts) => {
    const { repository, serverUrl } = facts.context;
    const created = new Date(facts.epoch === undefined ? facts.now : facts.epoch * 1000);
    const all = {
        'org.opencontainers.image.source': repository === '' ? '' : `${serverUrl}/${repository}`,
        'org.opencontainers.image.revision': facts.source.revision,
        'org.opencontainers.image.version': request_versionOf(inputs, facts.context),
        'org.opencontainers.image.created': created.toISOString().replace('.000Z', 'Z'),
    };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
};
const variableOf = (at) => `PROD_ACTIONS_BUILD_SECRET_${at}`;
/** Secrets go to buildx as variables of its own environment: not on disk, not in its arguments. */
const secretVariables = (inputs) => Object.fromEntries(Object.values((0,multi_arch_build_pairs/* pairsOf */.fq)(inputs.secrets)).map((value, at) => [variableOf(at), value]));
const secretsOf = (inputs) => [
    ...Object.keys((0,multi_arch_build_pairs/* pairsOf */.fq)(inputs.secrets)).map((id, at) => ({ id, kind: 'variable', name: variableOf(at) })),
    ...Object.entries((0,multi_arch_build_pairs/* pairsOf */.fq)(inputs['secret-files'])).map(([id, path]) => ({ id, kind: 'file', path })),
];
/** One spelling, each once, in the order given. */
const platformsOf = (inputs) => [
    ...new Set(inputs.platforms.map(text => {
        const parsed = (0,platform/* parsePlatform */.Y8)(text);
        return 'value' in parsed ? (0,platform/* formatPlatform */.Bq)(parsed.value) : text;
    })),
];
/** The cache that can be used here; undefined where GitHub's service was asked for and is not there. */
const cacheOf = (inputs, facts) => {
    const scope = inputs['cache-scope'];
    switch (inputs.cache) {
        case 'none':
            return { kind: 'none' };
        case 'local':
            return { kind: 'local', folder: scope };
        case 'registry':
            return { kind: 'registry', reference: `${facts.name}:${scope}`, write: facts.push };
        case 'gha': {
            const service = facts.env['ACTIONS_RESULTS_URL'] || facts.env['ACTIONS_CACHE_URL'];
            return service && facts.env['ACTIONS_RUNTIME_TOKEN'] ? { kind: 'gha', scope } : undefined;
        }
    }
};
const requestOf = (inputs, facts) => {
    const origin = originOf(inputs, facts);
    return {
        context: inputs.context,
        file: inputs.file,
        target: inputs.target,
        platforms: platformsOf(inputs),
        buildArgs: inputs['build-args'],
        labels: { ...origin, ...(0,multi_arch_build_pairs/* pairsOf */.fq)(inputs.labels) },
        annotations: { ...origin, ...(0,multi_arch_build_pairs/* pairsOf */.fq)(inputs.annotations) },
        secrets: secretsOf(inputs),
        provenance: inputs.provenance,
        sbom: inputs.sbom,
        sbomGenerator: inputs['sbom-generator'],
        cache: facts.cache,
        useCache: inputs['use-cache'],
        pullBase: inputs['pull-base'],
        sourceDateEpoch: facts.epoch,
        output: facts.output,
    };
};

;// CONCATENATED MODULE: ./src/actions/multi-arch-build/source.ts

const isAddress = (context) => /^([a-z+]+:\/\/|git@)/i.test(context);
/** From the checkout itself where there is one: the run's commit and the one checked out may differ. */
const readSource = async (deps, context) => {
    const unknown = { revision: deps.context.sha, committedAt: undefined };
    if (isAddress(context))
        return unknown;
    const result = await deps.exec
        .run({
        file: 'git',
        // Containers often own the workspace under another user; we only read.
        args: ['-c', 'safe.directory=*', 'log', '-1', '--format=%H %ct'],
        cwd: (0,external_node_path_.resolve)(deps.context.workspace, context),
        timeoutMs: 30_000,
    })
        .catch(() => undefined);
    const match = /^([0-9a-f]{40,64}) (\d+)$/.exec(result?.stdout.trim() ?? '');
    return match?.[1] === undefined ? unknown : { revision: match[1], committedAt: Number(match[2]) };
};
const epochOf = (wish, source) => {
    if (wish === 'none')
        return undefined;
    return wish === 'commit' ? source.committedAt : Number(wish);
};

;// CONCATENATED MODULE: ./src/actions/multi-arch-build/job.ts






const loginOf = (inputs, registry) => inputs['registry-username'] === ''
    ? undefined
    : { registry, username: inputs['registry-username'], password: inputs['registry-password'] };
const job_outputOf = async (name, push, inputs, deps) => push
    ? { kind: 'push', name, insecure: inputs['insecure-registry'] }
    : { kind: 'layout', folder: (0,external_node_path_.join)(await deps.files.temporaryFolder('image'), 'layout') };
const usableCache = (inputs, name, push, deps) => {
    const cache = cacheOf(inputs, { name, push, env: deps.env });
    if (cache === undefined)
        deps.log.notice('GitHub’s cache service is not reachable from here: building without a cache.');
    return cache ?? { kind: 'none' };
};
const readEpoch = (inputs, source, deps) => {
    const epoch = epochOf(inputs['source-date-epoch'], source);
    if (epoch === undefined && inputs['source-date-epoch'] === 'commit') {
        deps.log.notice('The context is no Git checkout: time stamps come from the clock, and two builds will differ.');
    }
    return epoch;
};
/** The runtime masks whole input lines; the values alone may show up too, one line at a time. */
const maskValues = (variables, deps) => {
    for (const value of Object.values(variables))
        if (value !== '')
            deps.log.mask(value);
};
const prepare = async (inputs, deps) => {
    const variables = secretVariables(inputs);
    maskValues(variables, deps);
    const reference = referenceOf(inputs.image.toLowerCase());
    const name = (0,images_reference/* nameOf */.Vb)(reference);
    const decision = await decidePush(inputs.push, deps);
    const source = await readSource(deps, inputs.context);
    const epoch = readEpoch(inputs, source, deps);
    const { registry } = reference;
    return {
        reference,
        decision,
        source,
        epoch,
        access: { registry, login: loginOf(inputs, registry), insecure: inputs['insecure-registry'] },
        secretVariables: variables,
        request: requestOf(inputs, {
            name,
            source,
            epoch,
            output: await job_outputOf(name, decision.push, inputs, deps),
            cache: usableCache(inputs, name, decision.push, deps),
            context: deps.context,
            now: deps.clock.now(),
        }),
    };
};
/** The Dockerfile as a path in the repository, for annotations. */
const dockerfilePath = (inputs) => (0,external_node_path_.normalize)(inputs.file === '' ? (0,external_node_path_.join)(inputs.context, 'Dockerfile') : inputs.file);

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

;// CONCATENATED MODULE: ./src/actions/multi-arch-build/outcome.ts




const reportOf = ({ inputs, job, session, progress, durationMs, context }) => {
    const { output, cache } = job.request;
    const { failure, image } = progress;
    return {
        schema: 'prod-actions/build/v1',
        image: (0,images_reference/* nameOf */.Vb)(job.reference),
        digest: progress.digest ?? null,
        pushed: output.kind === 'push' && image !== undefined,
        whyNotPushed: job.decision.why,
        platforms: image === undefined ? [] : platformReports(image),
        attestations: image?.attestations.length ?? 0,
        tags: progress.tags,
        layout: output.kind === 'layout' && image !== undefined ? output.folder : null,
        source: { repository: context.repository, revision: job.source.revision, epoch: job.epoch ?? null },
        builder: { name: session.builder, driver: session.driver, buildx: session.buildxVersion },
        provenance: inputs.provenance,
        sbom: inputs.sbom,
        cache: cache.kind,
        buildArguments: inputs['build-args'].map(multi_arch_build_pairs/* nameOfPair */.dJ),
        tries: progress.tries,
        durationMs: Math.round(durationMs),
        failure: failure === undefined ? null : { at: failure.at, excerpt: failure.excerpt, lastLines: failure.lastLines },
    };
};
const byPlatform = (report, value) => JSON.stringify(Object.fromEntries(report.platforms.map(one => [one.platform, value(one)])));
const outputsOf = ({ job, progress }, report) => {
    const { digest } = progress;
    return {
        digest: digest ?? '',
        image: digest === undefined ? '' : (0,images_reference/* formatReference */.FH)((0,images_reference/* withDigest */.hQ)(job.reference, digest)),
        pushed: String(report.pushed),
        'platform-digests': byPlatform(report, one => one.digest),
        sizes: byPlatform(report, one => one.size),
        tags: JSON.stringify(report.tags),
        layout: report.layout ?? '',
    };
};
const outcomeOf = (facts, notes) => {
    const faults = facts.progress.reasons;
    const verdict = faults.length === 0 ? 'built' : 'failed';
    const report = reportOf(facts);
    return {
        verdict,
        reasons: verdict === 'built' ? notes : faults,
        effect: effectOf('multi-arch-build', verdict, { mode: 'enforce', strict: false }),
        outputs: outputsOf(facts, report),
        report,
    };
};

;// CONCATENATED MODULE: ./src/actions/multi-arch-build/run.ts









const retryDelayMs = (tries) => Math.min(30_000, 2000 * 2 ** (tries - 1));
/** Tries again after faults that may pass. The builder keeps what it built, so a try repeats little but the push. */
const run_build = async (session, job, inputs, deps) => {
    const limits = { timeoutMs: inputs.timeout, signal: deps.signal };
    for (let tries = 1;; tries += 1) {
        const result = await deps.log.group(`buildx build, try ${tries}`, async () => await session.build(job.request, limits));
        if (result.digest !== undefined)
            deps.outputs.set('digest', result.digest);
        deps.signal.throwIfAborted();
        const again = result.failure?.transient === true && tries <= inputs['push-retries'];
        if (!again)
            return { ...result, tries };
        deps.log.warning(`Try ${tries} failed, trying again: ${result.failure?.reason.message ?? ''}`);
        await deps.clock.sleep(retryDelayMs(tries), deps.signal);
    }
};
const run_inspect = async (digest, job, registry, deps) => {
    const { output } = job.request;
    return output.kind === 'layout'
        ? await describeImage(layoutSource(deps.files, output.folder), digest)
        : await readBack(registry, (0,images_reference/* withDigest */.hQ)(job.reference, digest), deps.clock, deps.signal);
};
/** One tag after the other: each that moved is reported, even if the next one fails. */
const moveTags = async (tags, digest, job, registry, moved, deps) => {
    if (tags.length === 0)
        return;
    const reference = (0,images_reference/* withDigest */.hQ)(job.reference, digest);
    const manifest = await registry.manifest(reference, deps.signal);
    for (const tag of tags) {
        await registry.tag(reference, manifest, tag, deps.signal);
        moved.push(tag);
    }
};
/** A fault we can name becomes a reason; cancellation and bugs go on up. */
const named = (thrown) => {
    if (thrown instanceof errors/* UserError */.yo || thrown instanceof errors/* ToolError */.v4)
        return (0,runtime/* reasonOf */.A3)(thrown);
    throw thrown;
};
const annotate = (failure, inputs, deps) => {
    const { at, reason } = failure;
    if (at !== undefined)
        deps.log.error(reason.message, { title: reason.code, file: dockerfilePath(inputs), startLine: at.line });
};
const finish = async (digest, tries, job, inputs, deps) => {
    const known = { tries, digest, failure: undefined };
    const tags = [];
    let image;
    try {
        const registry = deps.openRegistry(job.access);
        image = await run_inspect(digest, job, registry, deps);
        const attestations = inputs.provenance !== 'false' || inputs.sbom;
        const expected = { platforms: job.request.platforms, attestations };
        const reasons = faultsOf(image, expected, (0,images_reference/* withDigest */.hQ)(job.reference, digest));
        if (reasons.length === 0 && job.decision.push)
            await moveTags(inputs.tags, digest, job, registry, tags, deps);
        return { ...known, image, tags, reasons };
    }
    catch (thrown) {
        return { ...known, image, tags, reasons: [named(thrown)] };
    }
};
const buildAndCheck = async (session, job, inputs, deps) => {
    const { digest, failure, tries } = await run_build(session, job, inputs, deps);
    if (failure !== undefined) {
        annotate(failure, inputs, deps);
        return { tries, digest, failure, image: undefined, tags: [], reasons: [failure.reason] };
    }
    if (digest === undefined)
        throw new Error(`a build without failure has a digest: ${(0,images_reference/* nameOf */.Vb)(job.reference)}`);
    return await finish(digest, tries, job, inputs, deps);
};
const notPushed = (job) => job.decision.push ? [] : [multi_arch_build_codes_codes.reason('not-pushed', `Built and checked, not pushed: ${job.decision.why}.`)];
const run = async (inputs, deps) => {
    const started = deps.clock.monotonic();
    const job = await prepare(inputs, deps);
    const session = await deps.buildx.open({
        builder: inputs.builder,
        endpoint: inputs['builder-endpoint'],
        login: job.access.login,
        secretVariables: job.secretVariables,
    });
    try {
        const progress = await buildAndCheck(session, job, inputs, deps);
        const durationMs = deps.clock.monotonic() - started;
        return outcomeOf({ inputs, job, session, progress, durationMs, context: deps.context }, notPushed(job));
    }
    finally {
        await session.close();
    }
};

;// CONCATENATED MODULE: ./src/actions/multi-arch-build/wiring.ts




/** `run` in the real world. */
const runReal = async (inputs, runtime) => await run(inputs, {
    ...runtime,
    buildx: createBuildx({ ...runtime, tools: createTools(runtime) }),
    openRegistry: access => connectRegistry(runtime, access),
});


/***/ }),

/***/ 3906:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ transferSize),
/* harmony export */   z: () => (/* binding */ formatBytes)
/* harmony export */ });
/** Bytes a first pull transfers: config and layers, compressed. A layer listed twice is transferred once. */
const transferSize = (image) => {
    const sizes = new Map([image.config, ...image.layers].map(blob => [blob.digest, blob.size]));
    return [...sizes.values()].reduce((sum, size) => sum + size, 0);
};
const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
/** `850 B`, `1.5 MiB`. */
const formatBytes = (bytes) => {
    const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
    const value = bytes / 1024 ** power;
    return `${power === 0 ? value : value.toFixed(1)} ${units[power] ?? 'B'}`;
};


/***/ })

};
