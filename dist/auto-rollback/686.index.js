export const id = 686;
export const ids = [686,203];
export const modules = {

/***/ 2203:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  forgetImages: () => (/* binding */ forgetImages),
  $: () => (/* binding */ runnableOf)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/adapters/process/codes.ts
var codes = __webpack_require__(4836);
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
const refuse = (code, message) => (0,errors/* userError */.IF)(codes/* codes */.F, code, message);
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
    const own = (0,external_node_path_.dirname)(rootFolder);
    const [now, all] = [new Date(), (0,external_node_path_.dirname)(own)];
    await (0,promises_.utimes)(own, now, now);
    const images = await Promise.all((await (0,promises_.readdir)(all))
        .filter(name => name.startsWith('sha256-'))
        .map(async (name) => ({ path: (0,external_node_path_.join)(all, name), usedAt: (await (0,promises_.stat)((0,external_node_path_.join)(all, name))).mtimeMs })));
    const oldest = images.sort((a, b) => b.usedAt - a.usedAt).slice(keptImages);
    for (const { path } of oldest) {
        if (!programs.some(program => inside(path, program)))
            await (0,promises_.rm)(path, { recursive: true, force: true });
    }
};


/***/ }),

/***/ 686:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  imageCommand: () => (/* binding */ imageCommand)
});

// EXTERNAL MODULE: ./src/adapters/process/image.ts + 1 modules
var process_image = __webpack_require__(2203);
// EXTERNAL MODULE: ./src/adapters/registry/credentials.ts
var credentials = __webpack_require__(7972);
// EXTERNAL MODULE: ./src/adapters/registry/registry.ts + 6 modules
var registry_registry = __webpack_require__(9817);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/core/files.ts
var core_files = __webpack_require__(9928);
// EXTERNAL MODULE: ./src/domain/images/digest.ts
var digest = __webpack_require__(6283);
// EXTERNAL MODULE: ./src/domain/images/platform.ts
var platform = __webpack_require__(256);
// EXTERNAL MODULE: ./src/domain/images/reference.ts
var images_reference = __webpack_require__(2814);
// EXTERNAL MODULE: ./src/adapters/registry/bytes.ts
var bytes = __webpack_require__(6769);
// EXTERNAL MODULE: ./src/adapters/registry/faults.ts
var faults = __webpack_require__(4281);
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
    const fault = (0,faults/* diskFault */.s9)(problem, root);
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
    platform: (0,platform/* formatPlatform */.Bq)(chosen.platform),
    platformDigest: chosen.digest,
});
const decompressor = (layer) => {
    const type = layer.mediaType;
    if (/nondistributable|foreign/.test(type))
        throw (0,faults/* unsupported */.qO)(`Layer ${layer.digest}`, 'lies outside the registry');
    if (/[+.]gzip$/.test(type))
        return (0,external_node_zlib_.createGunzip)();
    if (/\+zstd$/.test(type))
        return (0,external_node_zlib_.createZstdDecompress)();
    if (/\.tar$/.test(type))
        return new external_node_stream_.PassThrough();
    throw (0,faults/* unsupported */.qO)(`Layer ${layer.digest}`, `has the unknown media type ${type}`);
};
const tooLarge = (maxBytes) => new errors/* UserError */.yo('image-too-large', `Unpacked, the image is larger than ${maxBytes} bytes.`, 'Make the image smaller, or raise the limit.');
/** Uncompresses into a new file and checks it against the diff id. Returns its size. */
const expand = async (layer, diffId, from, to, maxBytes) => {
    const plain = decompressor(layer);
    // The error reaches the reader through `plain`; the callback only keeps it from being unhandled.
    (0,external_node_stream_.pipeline)((0,external_node_fs_.createReadStream)(from), plain, () => undefined);
    const written = await (0,bytes/* writeHashed */.NG)(plain, to, maxBytes, () => tooLarge(maxBytes)).catch((error) => {
        const fault = (0,faults/* diskFault */.s9)(error, to);
        if (fault instanceof errors/* UserError */.yo)
            throw fault;
        throw (0,faults/* unsupported */.qO)(`Layer ${layer.digest}`, `cannot be uncompressed (${(0,errors/* messageOf */.bD)(error)})`);
    });
    if (written.digest !== diffId)
        throw (0,faults/* digestMismatch */.H3)(`The content of layer ${layer.digest}`, diffId, written.digest);
    return written.size;
};
const unpackInto = async (registry, reference, chosen, folder, request) => {
    const { image } = chosen;
    const config = await registry.config(reference, image.config, request.signal);
    const diffIds = config.rootfs.diff_ids;
    if (diffIds.length !== image.layers.length) {
        throw (0,faults/* unsupported */.qO)((0,images_reference/* formatReference */.FH)(reference), `has ${image.layers.length} layers but ${diffIds.length} diff ids`);
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
    const chosen = (0,platform/* pickPlatform */.vw)(platforms, wanted);
    if (chosen !== undefined)
        return chosen;
    const has = platforms.map(entry => (0,platform/* formatPlatform */.Bq)(entry.platform)).join(', ');
    throw new errors/* UserError */.yo('platform-not-in-image', `${(0,images_reference/* formatReference */.FH)(reference)} has no ${(0,platform/* formatPlatform */.Bq)(wanted)}; it has ${has === '' ? 'no platform at all' : has}.`, 'Build the image for that platform too (input platforms of multi-arch-build).');
};
/**
 * Pulls an image by digest and unpacks its file system. Every byte is checked: manifests and layers against their
 * digests, uncompressed layers against the config's diff ids. The result appears under its name only when complete.
 */
const unpackImage = async (registry, request) => {
    const reference = (0,faults/* digestReferenceOf */.Zj)(request.reference);
    const wanted = request.platform ?? (0,platform/* platformOfHost */.fl)(process.platform, process.arch);
    const name = `sha256-${(0,digest/* hexOf */.ZD)(reference.digest)}-${(0,platform/* formatPlatform */.Bq)(wanted).replaceAll('/', '-')}`;
    const final = (0,external_node_path_.join)(request.folder, name);
    const ready = await readMarker(final);
    if (ready !== undefined)
        return unpackedFrom(final, ready);
    const temporary = (0,external_node_path_.join)(request.folder, `${temporaryPrefix}${(0,external_node_crypto_.randomUUID)()}`);
    await (0,promises_.mkdir)(temporary, { recursive: true, mode: 0o700 }).catch((error) => {
        throw (0,faults/* diskFault */.s9)(error, request.folder);
    });
    try {
        await sweep(request.folder);
        const chosen = await choose(registry, reference, wanted, request.signal);
        const marker = await unpackInto(registry, reference, chosen, temporary, request);
        await publish(temporary, final);
        return unpackedFrom(final, marker);
    }
    catch (error) {
        throw (0,faults/* diskFault */.s9)(error, request.folder);
    }
    finally {
        await (0,promises_.rm)(temporary, { recursive: true, force: true });
    }
};

;// CONCATENATED MODULE: ./src/adapters/rollout/image.ts




/** Pulled by digest, verified and unpacked under `folder`. @throws UserError `release-not-runnable`, `image-needs-root-fs` */
const imageCommand = async (runtime, folder, run) => {
    const registry = (0,registry_registry/* createRegistry */.I)({ credentials: (0,credentials/* dockerCredentials */.d8)(runtime) });
    const image = await unpackImage(registry, { reference: run.reference, folder, signal: runtime.signal });
    return await (0,process_image/* runnableOf */.$)(image, run.args, run.reference);
};


/***/ })

};
