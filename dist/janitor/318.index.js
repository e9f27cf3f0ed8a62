export const id = 318;
export const ids = [318];
export const modules = {

/***/ 4318:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createTools: () => (/* binding */ createTools)
});

// UNUSED EXPORTS: loadPins

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./tools/tools.json
const tools_namespaceObject = /*#__PURE__*/JSON.parse('{"trivy":{"version":"0.69.3","license":"Apache-2.0","module":"github.com/aquasecurity/trivy","probe":{"args":["--version"],"pattern":"Version: v?([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"refused":{"versions":["0.69.4","0.69.5","0.69.6"],"reason":"published with stolen credentials in March 2026 (CVE-2026-33634): it steals secrets before it scans"},"release":{"checksums":"https://github.com/aquasecurity/trivy/releases/download/v0.69.3/trivy_0.69.3_checksums.txt","signature":{"kind":"sigstore","bundle":"https://github.com/aquasecurity/trivy/releases/download/v0.69.3/trivy_0.69.3_checksums.txt.sigstore.json","identity":"^https://github\\\\.com/aquasecurity/trivy/\\\\.github/workflows/[^@]+@refs/tags/v0\\\\.69\\\\.3$","issuer":"https://token.actions.githubusercontent.com"},"assets":{"linux/amd64":{"url":"https://github.com/aquasecurity/trivy/releases/download/v0.69.3/trivy_0.69.3_Linux-64bit.tar.gz","member":"trivy","sha256":"1816b632dfe529869c740c0913e36bd1629cb7688bd5634f4a858c1d57c88b75","cited":"aquasecurity/homebrew-trivy trivy.rb at 3a7624dc3cd06e335bccc748dab56a3ad40e07f5 (the publisher, 2026-03-03)"},"linux/arm64":{"url":"https://github.com/aquasecurity/trivy/releases/download/v0.69.3/trivy_0.69.3_Linux-ARM64.tar.gz","member":"trivy","sha256":"7e3924a974e912e57b4a99f65ece7931f8079584dae12eb7845024f97087bdfd","cited":"aquasecurity/homebrew-trivy trivy.rb at 3a7624dc3cd06e335bccc748dab56a3ad40e07f5 (the publisher, 2026-03-03)"},"darwin/amd64":{"url":"https://github.com/aquasecurity/trivy/releases/download/v0.69.3/trivy_0.69.3_macOS-64bit.tar.gz","member":"trivy","sha256":"fec4a9f7569b624dd9d044fca019e5da69e032700edbb1d7318972c448ec2f4e","cited":"aquasecurity/homebrew-trivy trivy.rb at 3a7624dc3cd06e335bccc748dab56a3ad40e07f5 (the publisher, 2026-03-03)"},"darwin/arm64":{"url":"https://github.com/aquasecurity/trivy/releases/download/v0.69.3/trivy_0.69.3_macOS-ARM64.tar.gz","member":"trivy","sha256":"a2f2179afd4f8bb265ca3c7aefb56a666bc4a9a411663bc0f22c3549fbc643a5","cited":"aquasecurity/homebrew-trivy trivy.rb at 3a7624dc3cd06e335bccc748dab56a3ad40e07f5 (the publisher, 2026-03-03)"}}},"build":{"package":"github.com/aquasecurity/trivy/cmd/trivy","ldflags":"-X github.com/aquasecurity/trivy/pkg/version/app.ver=0.69.3","env":{"GOEXPERIMENT":"jsonv2"},"minutes":8}},"k6":{"version":"1.8.1","license":"AGPL-3.0","module":"go.k6.io/k6","probe":{"args":["version"],"pattern":"k6 v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"release":{"checksums":"https://github.com/grafana/k6/releases/download/v1.8.1/k6-v1.8.1-checksums.txt","assets":{"linux/amd64":{"url":"https://github.com/grafana/k6/releases/download/v1.8.1/k6-v1.8.1-linux-amd64.tar.gz","member":"k6-v1.8.1-linux-amd64/k6"},"linux/arm64":{"url":"https://github.com/grafana/k6/releases/download/v1.8.1/k6-v1.8.1-linux-arm64.tar.gz","member":"k6-v1.8.1-linux-arm64/k6"}}},"build":{"package":"go.k6.io/k6","minutes":2}},"buildx":{"version":"0.30.1","license":"Apache-2.0","module":"github.com/docker/buildx","probe":{"args":["version"],"pattern":"buildx v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"release":{"checksums":"https://github.com/docker/buildx/releases/download/v0.30.1/checksums.txt","assets":{"linux/amd64":{"url":"https://github.com/docker/buildx/releases/download/v0.30.1/buildx-v0.30.1.linux-amd64","sha256":"c37114fcd034025ec68e224657c8a5a850df472ded3ddcbca75ad3a7ebb9710d","cited":"docker-library/docker versions.json at ccfa050d44f38c63e1cfae4d3c26345ae2f6dde2 (the Docker Official Image, 2025-11-17)"},"linux/arm64":{"url":"https://github.com/docker/buildx/releases/download/v0.30.1/buildx-v0.30.1.linux-arm64","sha256":"31d012d52d6df68aef4b55db62330967b562811f0de30cdfaa4505f314797c76","cited":"docker-library/docker versions.json at ccfa050d44f38c63e1cfae4d3c26345ae2f6dde2 (the Docker Official Image, 2025-11-17)"}}},"build":{"package":"github.com/docker/buildx/cmd/buildx","ldflags":"-X github.com/docker/buildx/version.Version=v0.30.1","minutes":2}},"buildkitd":{"version":"0.26.3","license":"Apache-2.0","module":"github.com/moby/buildkit","probe":{"args":["--version"],"pattern":"buildkit v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"package":"github.com/moby/buildkit/cmd/buildkitd","ldflags":"-X github.com/moby/buildkit/version.Version=v0.26.3","minutes":1}},"registry":{"version":"3.1.2","license":"Apache-2.0","module":"github.com/distribution/distribution/v3","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"release":{"checksums":"https://github.com/distribution/distribution/releases/download/v3.1.2/{file}.sha256","assets":{"linux/amd64":{"url":"https://github.com/distribution/distribution/releases/download/v3.1.2/registry_3.1.2_linux_amd64.tar.gz","member":"registry"},"linux/arm64":{"url":"https://github.com/distribution/distribution/releases/download/v3.1.2/registry_3.1.2_linux_arm64.tar.gz","member":"registry"}}},"build":{"package":"github.com/distribution/distribution/v3/cmd/registry","minutes":2}},"act":{"version":"0.2.89","license":"MIT","module":"github.com/nektos/act","probe":{"args":["--version"],"pattern":"act version ([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"release":{"checksums":"https://github.com/nektos/act/releases/download/v0.2.89/checksums.txt","assets":{"linux/amd64":{"url":"https://github.com/nektos/act/releases/download/v0.2.89/act_Linux_x86_64.tar.gz","member":"act"},"linux/arm64":{"url":"https://github.com/nektos/act/releases/download/v0.2.89/act_Linux_arm64.tar.gz","member":"act"}}},"build":{"package":"github.com/nektos/act","minutes":1}},"actionlint":{"version":"1.7.12","license":"MIT","module":"github.com/rhysd/actionlint","probe":{"args":["-version"],"pattern":"^v?([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"release":{"checksums":"https://github.com/rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_checksums.txt","assets":{"linux/amd64":{"url":"https://github.com/rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_linux_amd64.tar.gz","member":"actionlint","sha256":"8aca8db96f1b94770f1b0d72b6dddcb1ebb8123cb3712530b08cc387b349a3d8","cited":"rhysd/actionlint Casks/actionlint.rb at 1ce6912afb9c280d41f6132dc1d350364b574885 (the publisher, 2026-03-30)"},"linux/arm64":{"url":"https://github.com/rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_linux_arm64.tar.gz","member":"actionlint","sha256":"325e971b6ba9bfa504672e29be93c24981eeb1c07576d730e9f7c8805afff0c6","cited":"rhysd/actionlint Casks/actionlint.rb at 1ce6912afb9c280d41f6132dc1d350364b574885 (the publisher, 2026-03-30)"},"darwin/amd64":{"url":"https://github.com/rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_darwin_amd64.tar.gz","member":"actionlint","sha256":"5b44c3bc2255115c9b69e30efc0fecdf498fdb63c5d58e17084fd5f16324c644","cited":"rhysd/actionlint Casks/actionlint.rb at 1ce6912afb9c280d41f6132dc1d350364b574885 (the publisher, 2026-03-30)"},"darwin/arm64":{"url":"https://github.com/rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_darwin_arm64.tar.gz","member":"actionlint","sha256":"aba9ced2dee8d27fecca3dc7feb1a7f9a52caefa1eb46f3271ea66b6e0e6953f","cited":"rhysd/actionlint Casks/actionlint.rb at 1ce6912afb9c280d41f6132dc1d350364b574885 (the publisher, 2026-03-30)"}}},"build":{"package":"github.com/rhysd/actionlint/cmd/actionlint","minutes":1}},"kubectl":{"version":"1.34.2","license":"Apache-2.0","module":"k8s.io/kubernetes","probe":{"args":["version","--client"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"folder":"kubernetes","package":"k8s.io/kubernetes/cmd/kubectl","ldflags":"-X k8s.io/component-base/version.gitVersion=v1.34.2 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=34","minutes":2}},"kube-apiserver":{"version":"1.34.2","license":"Apache-2.0","module":"k8s.io/kubernetes","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"folder":"kubernetes","package":"k8s.io/kubernetes/cmd/kube-apiserver","ldflags":"-X k8s.io/component-base/version.gitVersion=v1.34.2 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=34","minutes":3}},"kube-controller-manager":{"version":"1.34.2","license":"Apache-2.0","module":"k8s.io/kubernetes","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"folder":"kubernetes","package":"k8s.io/kubernetes/cmd/kube-controller-manager","ldflags":"-X k8s.io/component-base/version.gitVersion=v1.34.2 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=34","minutes":1}},"kube-scheduler":{"version":"1.34.2","license":"Apache-2.0","module":"k8s.io/kubernetes","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"folder":"kubernetes","package":"k8s.io/kubernetes/cmd/kube-scheduler","ldflags":"-X k8s.io/component-base/version.gitVersion=v1.34.2 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=34","minutes":1}},"kubelet":{"version":"1.34.2","license":"Apache-2.0","module":"k8s.io/kubernetes","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"folder":"kubernetes","package":"k8s.io/kubernetes/cmd/kubelet","ldflags":"-X k8s.io/component-base/version.gitVersion=v1.34.2 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=34","minutes":1}},"kube-proxy":{"version":"1.34.2","license":"Apache-2.0","module":"k8s.io/kubernetes","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"folder":"kubernetes","package":"k8s.io/kubernetes/cmd/kube-proxy","ldflags":"-X k8s.io/component-base/version.gitVersion=v1.34.2 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=34","minutes":1}},"etcd":{"version":"3.6.6","license":"Apache-2.0","module":"go.etcd.io/etcd/server/v3","probe":{"args":["--version"],"pattern":"etcd Version: ([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"package":"go.etcd.io/etcd/server/v3","minutes":1}},"helm":{"version":"3.22.0","license":"Apache-2.0","module":"helm.sh/helm/v3","probe":{"args":["version","--short"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"package":"helm.sh/helm/v3/cmd/helm","ldflags":"-X helm.sh/helm/v3/internal/version.version=v3.22.0","minutes":2}},"kwok":{"version":"0.8.0","license":"Apache-2.0","module":"sigs.k8s.io/kwok","probe":{"args":["--version"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"package":"sigs.k8s.io/kwok/cmd/kwok","ldflags":"-X sigs.k8s.io/kwok/pkg/consts.Version=v0.8.0","minutes":2}},"mailpit":{"version":"1.27.11","license":"MIT","module":"github.com/axllent/mailpit","probe":{"args":["version","--no-release-check"],"pattern":"v([0-9]+\\\\.[0-9]+\\\\.[0-9]+) compiled"},"build":{"package":"github.com/axllent/mailpit","ldflags":"-X github.com/axllent/mailpit/config.Version=v1.27.11","minutes":3}},"prometheus":{"version":"0.312.0","license":"Apache-2.0","module":"github.com/prometheus/prometheus","probe":{"args":["--version"],"pattern":"prometheus, version ([0-9]+\\\\.[0-9]+\\\\.[0-9]+)"},"build":{"package":"github.com/prometheus/prometheus/cmd/prometheus","ldflags":"-X github.com/prometheus/common/version.Version=0.312.0","env":{"GOFLAGS":"-tags=remove_all_sd"},"minutes":3}}}');
// EXTERNAL MODULE: ./src/core/durations.ts
var durations = __webpack_require__(778);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 12 modules
var schemas = __webpack_require__(1137);
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
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

// EXTERNAL MODULE: ./src/domain/verdicts/codes.ts
var codes = __webpack_require__(713);
;// CONCATENATED MODULE: ./src/adapters/tools/codes.ts

const codes_codes = (0,codes/* defineCodes */.O)({
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
const maxRedirects = 5;
const isLoopback = (url) => url.hostname === '127.0.0.1' || url.hostname === '[::1]';
/** Release hosts redirect to their storage; each hop must stay encrypted (plain http only on this machine). */
const fetchFile = async (http, address) => {
    let url = new URL(address);
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
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
    throw new errors/* ToolError */.v4('tool-download-failed', 'download', `${address} redirects more than ${maxRedirects} times`);
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


/***/ })

};
