export const id = 2203;
export const ids = [2203];
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


/***/ })

};
