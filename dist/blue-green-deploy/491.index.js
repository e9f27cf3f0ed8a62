export const id = 491;
export const ids = [491];
export const modules = {

/***/ 7491:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dp: () => (/* binding */ pinned),
  vn: () => (/* binding */ prepareRelease),
  gj: () => (/* binding */ rendered),
  yO: () => (/* binding */ shapeOptions)
});

// UNUSED EXPORTS: contentsOf

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(4296);
// EXTERNAL MODULE: ./src/domain/images/reference.ts
var reference = __webpack_require__(2814);
// EXTERNAL MODULE: ./src/domain/kubernetes/pinning.ts
var pinning = __webpack_require__(8412);
// EXTERNAL MODULE: ./src/domain/kubernetes/shape-of.ts + 17 modules
var shape_of = __webpack_require__(4378);
// EXTERNAL MODULE: ./src/domain/rollout/release.ts
var rollout_release = __webpack_require__(5543);
// EXTERNAL MODULE: ./src/domain/kubernetes/apis.ts
var apis = __webpack_require__(5536);
// EXTERNAL MODULE: ./src/domain/kubernetes/diff.ts
var diff = __webpack_require__(2782);
// EXTERNAL MODULE: ./src/domain/kubernetes/dig.ts
var dig = __webpack_require__(4777);
// EXTERNAL MODULE: ./src/domain/kubernetes/namespaces.ts
var namespaces = __webpack_require__(7029);
// EXTERNAL MODULE: ./src/domain/kubernetes/objects.ts
var objects = __webpack_require__(6413);
// EXTERNAL MODULE: ./src/domain/kubernetes/schemas.ts
var schemas = __webpack_require__(9721);
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
    const field = (0,schemas/* pathText */.LF)(problem.path);
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
    if ((0,apis/* groupOf */.F8)((0,dig/* textOf */.b6)(raw['apiVersion'])) === 'kustomize.config.k8s.io')
        throw new errors/* UserError */.yo('manifest-is-kustomization', `${place.file} tells kustomize what to do; it is no manifest.`, 'Pass its folder as `kustomize`.');
    const what = `${(0,dig/* textOf */.b6)(raw['kind'])}/${(0,dig/* textOf */.b6)((0,dig/* fieldsOf */.Pf)(raw['metadata'])['name'])}`;
    const parsed = objects/* objectSchema */.x0.safeParse(asWritten(raw));
    const [issue] = parsed.error?.issues ?? [];
    if (issue !== undefined)
        throw invalid(place, { path: numbers(issue.path), message: issue.message }, what);
    if (parsed.data === undefined)
        throw invalid(place, { path: [], message: 'is no Kubernetes object' }, what);
    // What was removed is refused with the way to write it today, which says more than a missing field.
    const problem = (0,apis/* removalOf */.c6)(parsed.data) === undefined ? (0,schemas/* problemsOf */.GW)(parsed.data)[0] : undefined;
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









const decoded = (value) => Buffer.from(value, 'base64').toString('utf8');
/** Short or everyday words are left alone: masking them would blank outputs that only look like them. */
const worthMasking = (value) => value.length >= 8 && !/^[a-z]+$/i.test(value);
const maskSecrets = (objects, log) => {
    for (const secret of objects.filter(one => one.kind === 'Secret')) {
        const encoded = Object.values((0,dig/* fieldsOf */.Pf)(secret['data'])).map(dig/* textOf */.b6);
        const plain = [...encoded.map(decoded), ...Object.values((0,dig/* fieldsOf */.Pf)(secret['stringData'])).map(dig/* textOf */.b6)];
        const lines = plain.flatMap(value => value.split(/\r?\n/)).map(line => line.trim());
        for (const value of new Set([...encoded, ...lines]))
            if (worthMasking(value))
                log.mask(value);
    }
};
const inNamespace = (object, namespace) => (0,apis/* isClusterScoped */.Z6)(object) || object.metadata.namespace !== undefined
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
    const [first] = (0,diff/* describeChanges */.D)((0,diff/* diffObjects */.w)(objects, await parseManifest(again, file)));
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
    const target = namespace || (0,namespaces/* soleNamespace */.p)(found) || 'default';
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
    const tags = [...new Set((0,pinning/* imagesOf */.IC)(objects).map(({ image }) => image))].filter(image => !(0,pinning/* isPinned */.T4)(image));
    if (tags.length === 0)
        return objects;
    const digests = await digestsOf(tags, runtime);
    return (0,pinning/* replaceImages */.lm)(objects, image => digests.get(image));
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
    const pins = (0,pinning/* parsePins */.MZ)(images);
    if ('problem' in pins)
        throw new errors/* UserError */.yo('image-not-digest', `image: ${pins.problem}`, 'Write `name@sha256:…`, one a line.');
    const result = (0,pinning/* pinImages */.Mc)(objects, pins.value);
    if (result.unused.length === 0)
        return result.objects;
    const unused = result.unused.map(({ repository }) => repository).join(', ');
    const used = [...new Set((0,pinning/* imagesOf */.IC)(objects).map(({ image }) => image))].join(', ') || 'none';
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
const unique = (names) => [...new Set(names)];
const contentsOf = async (inputs, objects, namespace) => {
    const shape = await (0,shape_of/* shapeOf */.F)(objects, shapeOptions(inputs, namespace));
    const images = unique((0,pinning/* imagesOf */.IC)(objects).map(({ image }) => image));
    return {
        namespace: shape.namespace,
        images,
        unpinned: images.filter(image => !(0,pinning/* isPinned */.T4)(image)),
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


/***/ }),

/***/ 5536:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F8: () => (/* binding */ groupOf),
/* harmony export */   Kj: () => (/* binding */ isCustom),
/* harmony export */   Z6: () => (/* binding */ isClusterScoped),
/* harmony export */   _V: () => (/* binding */ kindKey),
/* harmony export */   c6: () => (/* binding */ removalOf)
/* harmony export */ });
/** What is known of the API's kinds without asking a server. Pure. */
const groupOf = (apiVersion) => apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
/** `Deployment.apps`; core kinds have no group. */
const kindKey = (object) => {
    const group = groupOf(object.apiVersion);
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
const isCustom = (object) => !builtInGroups.has(groupOf(object.apiVersion));
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


/***/ }),

/***/ 5387:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ codes)
/* harmony export */ });
/* harmony import */ var _verdicts_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(713);

/** Why manifests are refused, and what is found in them. */
const codes = (0,_verdicts_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .defineCodes */ .O)({
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


/***/ }),

/***/ 7887:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J5: () => (/* binding */ refused),
/* harmony export */   N4: () => (/* binding */ note),
/* harmony export */   R8: () => (/* binding */ warn),
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   cu: () => (/* binding */ identityOf),
/* harmony export */   iN: () => (/* binding */ treated)
/* harmony export */ });
/* harmony import */ var _apis_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5536);
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5387);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6413);



/** Same object, whatever version of its API it is written in. */
const identityOf = (object) => `${object.kind}.${(0,_apis_js__WEBPACK_IMPORTED_MODULE_0__/* .groupOf */ .F8)(object.apiVersion)}/${object.metadata.namespace ?? ''}/${object.metadata.name}`;
const treated = (treatment, why, findings = []) => ({
    treatment,
    why,
    findings,
});
/** The reason's own words say why. */
const refused = (refusal) => ({ treatment: 'refused', why: refusal.message, refusal });
const refuse = (code, message, next) => refused(_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .codes */ .F.reason(code, message, next));
const findingOf = (level) => (code, object, message, fix = _codes_js__WEBPACK_IMPORTED_MODULE_1__/* .codes */ .F.docs[code].next) => ({
    code,
    level,
    ref: (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .refOf */ .H8)(object),
    message,
    fix,
});
const warn = findingOf('warn');
const note = findingOf('note');


/***/ }),

/***/ 2782:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ describeChanges),
/* harmony export */   w: () => (/* binding */ diffObjects)
/* harmony export */ });
/* harmony import */ var _decision_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7887);
/* harmony import */ var _dig_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4777);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6413);



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
    if (!isPlain(value) && !Object.values(Array.isArray(value) ? value : (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(value)).every(isPlain))
        return '{…}';
    const text = censored(typeof value === 'string' ? value : JSON.stringify(value));
    if (text.includes('\n'))
        return `(${text.trimEnd().split('\n').length} lines)`;
    return text.length > longest ? `${text.slice(0, longest)}…` : text;
};
/** Says that there is something, and nothing of what. */
const hidden = value => (value === undefined ? '(unset)' : '(hidden)');
const below = (walk, key) => ({ ...walk, path: walk.path === '' ? key : `${walk.path}.${key}` });
/** What names an item among its siblings; lists whose items have no such name are compared by position. */
const keyOf = (item) => {
    const { name, containerPort, port, mountPath } = (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(item);
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
    const name = key === 'value' ? String((0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(holder)['name'] ?? '') : freeKeys.has(walk.path) ? key : '';
    return secretName.test(name) ? hidden : walk.show;
};
const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const changes = (walk, before, after) => {
    if (ignored.has(walk.path))
        return [];
    if (after === undefined && walk.live)
        return [];
    if ((0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .isFields */ .Ce)(before) && (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .isFields */ .Ce)(after))
        return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap(key => changes({ ...below(walk, key), show: showOf(walk, after, key) }, before[key], after[key]));
    if (Array.isArray(before) && Array.isArray(after))
        return listChanges(walk, (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .listOf */ .c3)(before), (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .listOf */ .c3)(after));
    if (isSame(before, after))
        return [];
    const whole = (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .isFields */ .Ce)(after) ? (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(after) : (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .isFields */ .Ce)(before) ? (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(before) : undefined;
    const show = whole !== undefined && secretName.test(String(whole['name'] ?? '')) ? hidden : walk.show;
    return [{ path: walk.path, before: show(before), after: show(after) }];
};
const objectChanges = (before, after, live) => {
    if (after.kind !== 'Secret')
        return changes({ path: '', show: shown, live }, before, after);
    const parts = ['data', 'stringData'].flatMap(key => changes({ path: key, show: hidden, live }, (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(before[key]), (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(after[key])));
    const rest = ({ data: _data, stringData: _stringData, ...others }) => others;
    return [...parts, ...changes({ path: '', show: shown, live }, rest(before), rest(after))];
};
const diffObjects = (before, after, { beforeIsLive = false } = {}) => {
    const old = new Map(before.map(one => [(0,_decision_js__WEBPACK_IMPORTED_MODULE_0__/* .identityOf */ .cu)(one), one]));
    const now = new Set(after.map(_decision_js__WEBPACK_IMPORTED_MODULE_0__/* .identityOf */ .cu));
    const kept = after.flatMap((object) => {
        const previous = old.get((0,_decision_js__WEBPACK_IMPORTED_MODULE_0__/* .identityOf */ .cu)(object));
        if (previous === undefined)
            return [{ ref: (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .refOf */ .H8)(object), change: 'added', fields: [] }];
        const fields = objectChanges(previous, object, beforeIsLive);
        return fields.length === 0 ? [] : [{ ref: (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .refOf */ .H8)(object), change: 'changed', fields }];
    });
    const gone = before
        .filter(object => !now.has((0,_decision_js__WEBPACK_IMPORTED_MODULE_0__/* .identityOf */ .cu)(object)))
        .map((object) => ({ ref: (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .refOf */ .H8)(object), change: 'removed', fields: [] }));
    return [...kept, ...gone];
};
/** One line a change, for the plan. */
const describeChanges = (all) => all.flatMap(({ ref, change, fields }) => change === 'changed'
    ? fields.map(({ path, before, after }) => before === '(hidden)' && after === '(hidden)'
        ? `${(0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(ref)}: ${path}: changed (hidden)`
        : `${(0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(ref)}: ${path}: ${before} → ${after}`)
    : [`${(0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(ref)}: ${change}`]);


/***/ }),

/***/ 9646:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cn: () => (/* binding */ isRoute),
/* harmony export */   ND: () => (/* binding */ entranceReason),
/* harmony export */   Wv: () => (/* binding */ isGatewayRoute),
/* harmony export */   _U: () => (/* binding */ isIngress),
/* harmony export */   _c: () => (/* binding */ isForeignRoute),
/* harmony export */   dc: () => (/* binding */ backendsOf)
/* harmony export */ });
/* unused harmony export isOpen */
/* harmony import */ var _apis_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5536);
/* harmony import */ var _dig_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4777);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6413);



const routeKinds = new Set(['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute']);
const isGatewayRoute = (object) => (0,_apis_js__WEBPACK_IMPORTED_MODULE_0__/* .groupOf */ .F8)(object.apiVersion) === 'gateway.networking.k8s.io' && routeKinds.has(object.kind);
const isIngress = (object) => object.kind === 'Ingress' && ['networking.k8s.io', 'extensions'].includes((0,_apis_js__WEBPACK_IMPORTED_MODULE_0__/* .groupOf */ .F8)(object.apiVersion));
/** Routes of other projects: read to know what is behind them, never written. */
const foreignRoutes = {
    'traefik.io': 'IngressRoute',
    'traefik.containo.us': 'IngressRoute',
    'networking.istio.io': 'VirtualService',
    'route.openshift.io': 'Route',
    'projectcontour.io': 'HTTPProxy',
};
const isForeignRoute = (object) => (foreignRoutes[(0,_apis_js__WEBPACK_IMPORTED_MODULE_0__/* .groupOf */ .F8)(object.apiVersion)] ?? '') === object.kind;
const ingressBackend = (backend) => {
    // networking.k8s.io/v1, then the removed v1beta1.
    const service = (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)((0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .dig */ .rO)(backend, 'service', 'name')) || (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)((0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .dig */ .rO)(backend, 'serviceName'));
    return service === '' ? [] : [{ service, weight: undefined }];
};
const ingressBackends = (ingress) => [
    ...ingressBackend((0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .dig */ .rO)(ingress, 'spec', 'defaultBackend') ?? (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .dig */ .rO)(ingress, 'spec', 'backend')),
    ...(0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .listOf */ .c3)((0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .dig */ .rO)(ingress, 'spec', 'rules')).flatMap(rule => (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .listOf */ .c3)((0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .dig */ .rO)(rule, 'http', 'paths')).flatMap(path => ingressBackend((0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .dig */ .rO)(path, 'backend')))),
];
const routeBackends = (route) => (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .listOf */ .c3)((0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .dig */ .rO)(route, 'spec', 'rules')).flatMap(rule => (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .listOf */ .c3)((0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .dig */ .rO)(rule, 'backendRefs')).flatMap(backend => {
    const { kind, name, weight, namespace } = (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(backend);
    const here = namespace === undefined || namespace === (route.metadata.namespace ?? namespace);
    return (kind ?? 'Service') === 'Service' && typeof name === 'string' && here
        ? [{ service: name, weight: typeof weight === 'number' ? weight : undefined }]
        : [];
}));
/** Any `name` or `host` in a foreign route may be a Service; those that are none fall out by themselves. */
const namesWithin = (value) => Array.isArray(value)
    ? value.flatMap(namesWithin)
    : Object.entries((0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(value)).flatMap(([key, inner]) => typeof inner === 'string'
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
    const type = (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .dig */ .rO)(service, 'spec', 'type');
    return type === 'NodePort' || type === 'LoadBalancer' || (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .listOf */ .c3)((0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .dig */ .rO)(service, 'spec', 'externalIPs')).length > 0;
};
/** For people: why users' traffic enters at this Service; undefined: it does not. */
const entranceReason = (service, routes) => {
    const type = (0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)((0,_dig_js__WEBPACK_IMPORTED_MODULE_2__/* .dig */ .rO)(service, 'spec', 'type'));
    if (isOpen(service))
        return type === 'NodePort' || type === 'LoadBalancer' ? `type ${type}` : 'it has externalIPs';
    const route = routes.find(one => backendsOf(one).some(backend => backend.service === service.metadata.name));
    return route === undefined ? undefined : `behind ${(0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)({ kind: route.kind, name: route.metadata.name })}`;
};


/***/ }),

/***/ 1434:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G4: () => (/* binding */ eventSchema),
/* harmony export */   Gn: () => (/* binding */ leaseSchema),
/* harmony export */   Qn: () => (/* binding */ configSchema),
/* harmony export */   dh: () => (/* binding */ serviceSchema),
/* harmony export */   fP: () => (/* binding */ deploymentSchema),
/* harmony export */   nX: () => (/* binding */ endpointSliceSchema),
/* harmony export */   q$: () => (/* binding */ replicaSetSchema),
/* harmony export */   rz: () => (/* binding */ autoscalerSchema),
/* harmony export */   v: () => (/* binding */ podSchema)
/* harmony export */ });
/* unused harmony exports containerSchema, podSpecSchema, podTemplateSchema, labelSelectorSchema */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1137);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6413);


/** Typed views of the kinds that are read. Unknown fields are kept, so a view can be written back. Pure. */
const strings = zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP());
const intOrString = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()]);
const probeSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    httpGet: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ path: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(), port: intOrString }).optional(),
    tcpSocket: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ port: intOrString }).optional(),
    grpc: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ port: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig() }).optional(),
    exec: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({}).optional(),
    periodSeconds: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional(),
    failureThreshold: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional(),
    initialDelaySeconds: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional(),
});
const containerSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    image: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    ports: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
        name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
        containerPort: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
        hostPort: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional(),
        protocol: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    }))
        .nullish(),
    env: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), value: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish() })).nullish(),
    envFrom: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({})).nullish(),
    readinessProbe: probeSchema.nullish(),
    livenessProbe: probeSchema.nullish(),
    startupProbe: probeSchema.nullish(),
    lifecycle: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ preStop: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({}).nullish() }).nullish(),
    resources: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
        requests: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), intOrString).nullish(),
        limits: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), intOrString).nullish(),
    })
        .nullish(),
});
const podSpecSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    containers: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(containerSchema),
    initContainers: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(containerSchema).nullish(),
    volumes: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })).nullish(),
    hostNetwork: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().optional(),
    terminationGracePeriodSeconds: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nullish(),
    serviceAccountName: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
});
const podTemplateSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    metadata: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ labels: strings.nullish(), annotations: strings.nullish() }).nullish(),
    spec: podSpecSchema,
});
const labelSelectorSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    matchLabels: strings.nullish(),
    matchExpressions: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ key: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), operator: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), values: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).nullish() }))
        .nullish(),
});
const conditionSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    type: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    status: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    reason: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    message: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
});
const deploymentSchema = _objects_js__WEBPACK_IMPORTED_MODULE_0__/* .objectSchema */ .x0.extend({
    spec: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
        replicas: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nullish(),
        paused: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().optional(),
        selector: labelSelectorSchema,
        template: podTemplateSchema,
        minReadySeconds: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional(),
        strategy: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ type: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() }).nullish(),
    }),
    status: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
        observedGeneration: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional(),
        replicas: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional(),
        readyReplicas: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional(),
        availableReplicas: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional(),
        updatedReplicas: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional(),
        conditions: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(conditionSchema).nullish(),
    })
        .nullish(),
});
const serviceSchema = _objects_js__WEBPACK_IMPORTED_MODULE_0__/* .objectSchema */ .x0.extend({
    spec: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
        type: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
        clusterIP: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
        selector: strings.nullish(),
        ports: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
            name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
            port: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
            targetPort: intOrString.optional(),
            nodePort: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional(),
            protocol: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
        }))
            .nullish(),
        sessionAffinity: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    }),
});
const stateSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    waiting: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ reason: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(), message: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() }).nullish(),
    running: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ startedAt: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish() }).nullish(),
    terminated: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
        reason: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
        message: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
        exitCode: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
        signal: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional(),
        finishedAt: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
    })
        .nullish(),
});
const containerStatusSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    ready: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    restartCount: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
    state: stateSchema.nullish(),
    lastState: stateSchema.nullish(),
});
const podSchema = _objects_js__WEBPACK_IMPORTED_MODULE_0__/* .objectSchema */ .x0.extend({
    spec: podSpecSchema.extend({ nodeName: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() }),
    status: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
        phase: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
        podIP: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
        startTime: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
        conditions: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(conditionSchema.extend({ lastTransitionTime: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish() })).nullish(),
        initContainerStatuses: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(containerStatusSchema).nullish(),
        containerStatuses: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(containerStatusSchema).nullish(),
    })
        .nullish(),
});
const endpointSliceSchema = _objects_js__WEBPACK_IMPORTED_MODULE_0__/* .objectSchema */ .x0.extend({
    addressType: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    endpoints: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
        addresses: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
        conditions: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
            ready: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().nullish(),
            serving: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().nullish(),
            terminating: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().nullish(),
        })
            .nullish(),
        targetRef: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(), name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() }).nullish(),
    }))
        .nullish(),
});
const autoscalerSchema = _objects_js__WEBPACK_IMPORTED_MODULE_0__/* .objectSchema */ .x0.extend({
    spec: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
        scaleTargetRef: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ apiVersion: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(), kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
        minReplicas: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nullish(),
        maxReplicas: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
    }),
});
const configSchema = _objects_js__WEBPACK_IMPORTED_MODULE_0__/* .objectSchema */ .x0.extend({
    data: strings.nullish(),
    binaryData: strings.nullish(),
    stringData: strings.nullish(),
    immutable: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().nullish(),
    type: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
});
const leaseSchema = _objects_js__WEBPACK_IMPORTED_MODULE_0__/* .objectSchema */ .x0.extend({
    spec: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
        holderIdentity: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
        leaseDurationSeconds: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nullish(),
        leaseTransitions: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nullish(),
        renewTime: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
        acquireTime: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
    }),
});
const eventSchema = _objects_js__WEBPACK_IMPORTED_MODULE_0__/* .objectSchema */ .x0.extend({
    involvedObject: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
        kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
        name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
        uid: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    }),
    reason: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
    message: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
    type: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
    count: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nullish(),
    lastTimestamp: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
    eventTime: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
});
/** For kinds whose spec is only passed through. */
const replicaSetSchema = _objects_js__WEBPACK_IMPORTED_MODULE_0__/* .objectSchema */ .x0.extend({
    metadata: _objects_js__WEBPACK_IMPORTED_MODULE_0__/* .metadataSchema */ .R5,
    spec: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ replicas: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nullish() }),
    status: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
        observedGeneration: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional(),
        replicas: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional(),
        readyReplicas: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional(),
    })
        .nullish(),
});


/***/ }),

/***/ 2513:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H9: () => (/* binding */ versionedName),
/* harmony export */   HP: () => (/* binding */ keys),
/* harmony export */   J1: () => (/* binding */ journalName),
/* harmony export */   f0: () => (/* binding */ colouredName),
/* harmony export */   jx: () => (/* binding */ nowhere),
/* harmony export */   u1: () => (/* binding */ bundleName),
/* harmony export */   wM: () => (/* binding */ fieldManager),
/* harmony export */   yR: () => (/* binding */ slug)
/* harmony export */ });
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


/***/ }),

/***/ 7029:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ otherNamespaces),
/* harmony export */   p: () => (/* binding */ soleNamespace)
/* harmony export */ });
/* harmony import */ var _apis_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5536);
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5387);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6413);



/** Which namespace a release belongs to. Pure. */
/** The one namespace that the objects name; undefined: none, or more than one. */
const soleNamespace = (objects) => {
    const named = new Set(objects.filter(one => !(0,_apis_js__WEBPACK_IMPORTED_MODULE_0__/* .isClusterScoped */ .Z6)(one)).map(one => one.metadata.namespace));
    named.delete(undefined);
    return named.size === 1 ? [...named][0] : undefined;
};
const shownNames = 3;
/** One refusal for all objects of other namespaces, with the setting that is most likely meant. */
const otherNamespaces = (objects, namespace) => {
    const strays = objects.filter(one => {
        const own = one.kind === 'Namespace' ? one.metadata.name : (0,_apis_js__WEBPACK_IMPORTED_MODULE_0__/* .isClusterScoped */ .Z6)(one) ? undefined : one.metadata.namespace;
        return own !== undefined && own !== namespace;
    });
    if (strays.length === 0)
        return [];
    const sole = soleNamespace(strays);
    const names = strays.map(one => (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)({ kind: one.kind, name: one.metadata.name }));
    const more = names.length > shownNames ? ` and ${names.length - shownNames} more` : '';
    const listed = `${names.slice(0, shownNames).join(', ')}${more}`;
    const what = names.length === 1 ? 'belongs' : 'belong';
    return [
        _codes_js__WEBPACK_IMPORTED_MODULE_1__/* .codes */ .F.reason('other-namespace', `${listed} ${what} to ${sole === undefined ? 'other namespaces' : `namespace ${sole}`}; the release goes to ${namespace}.`, sole === undefined
            ? undefined
            : `Set \`namespace: ${sole}\` if the release belongs there; else deploy these on their own, or remove their \`metadata.namespace\`.`),
    ];
};


/***/ }),

/***/ 8412:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IC: () => (/* binding */ imagesOf),
/* harmony export */   MZ: () => (/* binding */ parsePins),
/* harmony export */   Mc: () => (/* binding */ pinImages),
/* harmony export */   T4: () => (/* binding */ isPinned),
/* harmony export */   lm: () => (/* binding */ replaceImages)
/* harmony export */ });
/* harmony import */ var _images_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2814);
/* harmony import */ var _dig_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4777);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6413);
/* harmony import */ var _pods_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8153);




const pinOf = (line) => {
    const equals = line.indexOf('=');
    const [from, to] = equals < 0 ? [line, line] : [line.slice(0, equals), line.slice(equals + 1)];
    const image = (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(to);
    if ('problem' in image)
        return { problem: `"${to}" ${image.problem}` };
    if (image.value.digest === undefined)
        return { problem: `"${to}" has no digest; write it as name@sha256:…` };
    const named = (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(from);
    if ('problem' in named)
        return { problem: `"${from}" ${named.problem}` };
    const [name] = (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .splitTag */ .RK)(to.trim().split('@')[0] ?? '');
    return { value: { repository: (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(named.value), image: `${name}@${image.value.digest}` } };
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
    const containers = (0,_pods_js__WEBPACK_IMPORTED_MODULE_2__/* .mendContainers */ .PR)(spec, one => (0,_dig_js__WEBPACK_IMPORTED_MODULE_3__/* .mend */ .Tp)(one, ['image'], text));
    return (0,_dig_js__WEBPACK_IMPORTED_MODULE_3__/* .mendEach */ .EJ)(containers, ['volumes'], volume => (0,_dig_js__WEBPACK_IMPORTED_MODULE_3__/* .mend */ .Tp)(volume, ['image', 'reference'], text));
};
/** Every image of every pod template. */
const imagesOf = (objects) => objects.flatMap(object => {
    const spec = (0,_pods_js__WEBPACK_IMPORTED_MODULE_2__/* .podSpecOf */ .qz)(object);
    const volumes = (0,_dig_js__WEBPACK_IMPORTED_MODULE_3__/* .dig */ .rO)(spec, 'volumes');
    return [
        ...(0,_pods_js__WEBPACK_IMPORTED_MODULE_2__/* .allContainers */ .Yr)(spec).map(one => ({ name: (0,_dig_js__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(one['name']), image: (0,_dig_js__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(one['image']) })),
        ...(Array.isArray(volumes) ? volumes : []).map((one) => ({
            name: (0,_dig_js__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)((0,_dig_js__WEBPACK_IMPORTED_MODULE_3__/* .dig */ .rO)(one, 'name')),
            image: (0,_dig_js__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)((0,_dig_js__WEBPACK_IMPORTED_MODULE_3__/* .dig */ .rO)(one, 'image', 'reference')),
        })),
    ]
        .filter(one => one.image !== '')
        .map(one => ({ image: one.image, container: one.name, ref: (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .refOf */ .H8)(object) }));
});
const isPinned = (image) => {
    const parsed = (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(image);
    return 'value' in parsed && parsed.value.digest !== undefined;
};
/** The same objects with every image that `change` gives another name. */
const replaceImages = (objects, change) => objects.map(object => (0,_pods_js__WEBPACK_IMPORTED_MODULE_2__/* .hasPods */ .FF)(object)
    ? (0,_pods_js__WEBPACK_IMPORTED_MODULE_2__/* .mendPodSpec */ .Rh)(object, spec => ((0,_dig_js__WEBPACK_IMPORTED_MODULE_3__/* .isFields */ .Ce)(spec) ? mendImages(spec, one => change(one) ?? one) : spec))
    : object);
const pinImages = (objects, pins) => {
    const used = new Set();
    const pinned = replaceImages(objects, image => {
        const parsed = (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(image);
        if ('problem' in parsed)
            return undefined;
        const pin = pins.find(one => one.repository === (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(parsed.value));
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


/***/ }),

/***/ 8153:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FF: () => (/* binding */ hasPods),
/* harmony export */   PR: () => (/* binding */ mendContainers),
/* harmony export */   Rh: () => (/* binding */ mendPodSpec),
/* harmony export */   Yr: () => (/* binding */ allContainers),
/* harmony export */   ds: () => (/* binding */ claimsOf),
/* harmony export */   qz: () => (/* binding */ podSpecOf),
/* harmony export */   vM: () => (/* binding */ servingContainers),
/* harmony export */   z8: () => (/* binding */ podLabels)
/* harmony export */ });
/* unused harmony export containerLists */
/* harmony import */ var _dig_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4777);

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
    const labels = (0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)((0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(object, ...path, 'metadata', 'labels'));
    return Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, String(value)]));
};
const podSpecOf = (object) => {
    const path = templatePaths[object.kind];
    return path === undefined ? {} : (0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)((0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(object, ...path, 'spec'));
};
/** A copy with another pod spec. */
const mendPodSpec = (object, change) => {
    const path = templatePaths[object.kind];
    if (path === undefined)
        return object;
    return { ...object, ...(0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)((0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .mend */ .Tp)(object, [...path, 'spec'], change)) };
};
const containerLists = ['initContainers', 'containers', 'ephemeralContainers'];
/** A pod spec with `change` made to every container of every kind. */
const mendContainers = (spec, change) => containerLists.reduce((inner, list) => (0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .mendEach */ .EJ)(inner, [list], change), spec);
/** The containers that run for as long as the pod does, sidecars included. */
const servingContainers = (spec) => [
    ...(0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)((0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(spec, 'initContainers'))
        .map(_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)
        .filter(one => one['restartPolicy'] === 'Always'),
    ...(0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)((0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(spec, 'containers')).map(_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf),
];
const allContainers = (spec) => containerLists.flatMap(list => (0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)((0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(spec, list)).map(_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf));
const claimsOf = (spec) => (0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)((0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(spec, 'volumes'))
    .map(volume => (0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_dig_js__WEBPACK_IMPORTED_MODULE_0__/* .dig */ .rO)(volume, 'persistentVolumeClaim', 'claimName')))
    .filter(name => name !== '');


/***/ }),

/***/ 3363:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KY: () => (/* binding */ withVersions),
/* harmony export */   R2: () => (/* binding */ configReferences),
/* harmony export */   wy: () => (/* binding */ mentions),
/* harmony export */   xj: () => (/* binding */ pullSecrets)
/* harmony export */ });
/* unused harmony export renameConfigs */
/* harmony import */ var _dig_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4777);
/* harmony import */ var _pods_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8153);


const renameAt = (kind, path, rename) => (value) => (0,_dig_js__WEBPACK_IMPORTED_MODULE_1__/* .mend */ .Tp)(value, path, name => (typeof name === 'string' ? rename(kind, name) : name));
const both = (value, first, second) => second(first(value));
const renameInContainer = (rename) => (container) => {
    const env = (0,_dig_js__WEBPACK_IMPORTED_MODULE_1__/* .mendEach */ .EJ)(container, ['env'], one => both(one, renameAt('ConfigMap', ['valueFrom', 'configMapKeyRef', 'name'], rename), renameAt('Secret', ['valueFrom', 'secretKeyRef', 'name'], rename)));
    return (0,_dig_js__WEBPACK_IMPORTED_MODULE_1__/* .mendEach */ .EJ)(env, ['envFrom'], one => both(one, renameAt('ConfigMap', ['configMapRef', 'name'], rename), renameAt('Secret', ['secretRef', 'name'], rename)));
};
const renameInVolume = (rename) => (volume) => {
    const plain = both(volume, renameAt('ConfigMap', ['configMap', 'name'], rename), renameAt('Secret', ['secret', 'secretName'], rename));
    return (0,_dig_js__WEBPACK_IMPORTED_MODULE_1__/* .mendEach */ .EJ)(plain, ['projected', 'sources'], source => both(source, renameAt('ConfigMap', ['configMap', 'name'], rename), renameAt('Secret', ['secret', 'name'], rename)));
};
/** A pod spec whose references to ConfigMaps and Secrets are renamed: env, envFrom, volumes, projected; all containers. */
const renameConfigs = (spec, rename) => (0,_dig_js__WEBPACK_IMPORTED_MODULE_1__/* .mendEach */ .EJ)((0,_pods_js__WEBPACK_IMPORTED_MODULE_0__/* .mendContainers */ .PR)(spec, renameInContainer(rename)), ['volumes'], renameInVolume(rename));
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
    return (0,_dig_js__WEBPACK_IMPORTED_MODULE_1__/* .isFields */ .Ce)(value) && Object.values(value).some(one => mentions(one, name));
};
/** The object with its pods reading the versions of this release. */
const withVersions = (shape, object) => (0,_pods_js__WEBPACK_IMPORTED_MODULE_0__/* .mendPodSpec */ .Rh)(object, spec => renameConfigs(spec, (kind, name) => shape.configs.find(one => one.kind === kind && one.name === name)?.versionedName ?? name));
/** Secrets that pods need for pulling images: they keep their name. */
const pullSecrets = (object) => {
    const listed = (0,_dig_js__WEBPACK_IMPORTED_MODULE_1__/* .dig */ .rO)((0,_pods_js__WEBPACK_IMPORTED_MODULE_0__/* .podSpecOf */ .qz)(object), 'imagePullSecrets') ?? object['imagePullSecrets'];
    return (Array.isArray(listed) ? listed : []).map(one => String((0,_dig_js__WEBPACK_IMPORTED_MODULE_1__/* .dig */ .rO)(one, 'name') ?? '')).filter(name => name !== '');
};


/***/ }),

/***/ 9721:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ problemsOf),
/* harmony export */   LF: () => (/* binding */ pathText),
/* harmony export */   S8: () => (/* binding */ asService),
/* harmony export */   al: () => (/* binding */ asDeployment)
/* harmony export */ });
/* harmony import */ var _kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1434);

/** Which schema an object has to fit before we reason about it. Pure. */
const schemas = {
    'apps/v1 Deployment': _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .deploymentSchema */ .fP,
    'v1 Service': _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceSchema */ .dh,
    'autoscaling/v2 HorizontalPodAutoscaler': _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .autoscalerSchema */ .rz,
    'autoscaling/v1 HorizontalPodAutoscaler': _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .autoscalerSchema */ .rz,
    'v1 ConfigMap': _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .configSchema */ .Qn,
    'v1 Secret': _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .configSchema */ .Qn,
};
/** `spec.template.spec.containers[0].name` */
const pathText = (path) => path.reduce((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`), '');
const parts = (path) => path.map(part => (typeof part === 'symbol' ? String(part) : part));
/** What of the object does not fit its kind. */
const problemsOf = (object) => {
    const schema = schemas[`${object.apiVersion} ${object.kind}`];
    const parsed = schema?.safeParse(object);
    return parsed?.error?.issues.map(issue => ({ path: parts(issue.path), message: issue.message })) ?? [];
};
const asDeployment = (object) => object.kind === 'Deployment' && object.apiVersion === 'apps/v1' ? _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .deploymentSchema */ .fP.safeParse(object).data : undefined;
const asService = (object) => object.kind === 'Service' && object.apiVersion === 'v1' ? _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceSchema */ .dh.safeParse(object).data : undefined;


/***/ }),

/***/ 4378:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ shapeOf)
});

// EXTERNAL MODULE: ./src/domain/kubernetes/apis.ts
var apis = __webpack_require__(5536);
// EXTERNAL MODULE: ./src/domain/kubernetes/codes.ts
var codes = __webpack_require__(5387);
// EXTERNAL MODULE: ./src/domain/rollout/release.ts
var release = __webpack_require__(5543);
// EXTERNAL MODULE: ./src/domain/kubernetes/decision.ts
var kubernetes_decision = __webpack_require__(7887);
// EXTERNAL MODULE: ./src/domain/kubernetes/dig.ts
var dig = __webpack_require__(4777);
// EXTERNAL MODULE: ./src/domain/kubernetes/kinds.ts
var kinds = __webpack_require__(1434);
// EXTERNAL MODULE: ./src/domain/kubernetes/names.ts
var names = __webpack_require__(2513);
// EXTERNAL MODULE: ./src/domain/kubernetes/pods.ts
var pods = __webpack_require__(8153);
// EXTERNAL MODULE: ./src/domain/kubernetes/references.ts
var references = __webpack_require__(3363);
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
    const spec = (0,pods/* podSpecOf */.qz)(workload);
    const own = (0,pods/* allContainers */.Yr)(spec).flatMap(container => [
        ...(0,dig/* listOf */.c3)(container['env']).map(one => (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(one, 'value'))),
        ...textsOf(container['command']),
        ...textsOf(container['args']),
    ]);
    const read = (0,references/* configReferences */.R2)(spec).flatMap(({ kind, name }) => configs.filter(config => config.kind === kind && config.metadata.name === name).flatMap(configTexts));
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

// EXTERNAL MODULE: ./src/domain/kubernetes/entrances.ts
var entrances = __webpack_require__(9646);
// EXTERNAL MODULE: ./src/domain/kubernetes/objects.ts
var kubernetes_objects = __webpack_require__(6413);
// EXTERNAL MODULE: ./src/domain/kubernetes/schemas.ts
var schemas = __webpack_require__(9721);
;// CONCATENATED MODULE: ./src/domain/kubernetes/scene.ts







const isHeadless = (service) => (0,dig/* dig */.rO)(service, 'spec', 'clusterIP') === 'None';
const selectorOf = (service) => service.spec.selector ?? {};
/** The person's own word on how an object is treated. */
const wishOf = (object) => (0,kubernetes_objects/* annotationsOf */.Ih)(object)[names/* keys */.HP.treatment];
const sceneOf = (objects, options) => {
    // One and the same value wherever a Deployment is met, so that lists of them can be compared.
    const deployments = new Map(objects.map(one => [one, (0,schemas/* asDeployment */.al)(one)]));
    return {
        namespace: options.namespace,
        objects,
        live: options.live,
        deployments: [...deployments.values()].filter(one => one !== undefined),
        services: objects.map(schemas/* asService */.S8).filter(one => one !== undefined),
        podOwners: objects.filter(pods/* hasPods */.FF).map(one => deployments.get(one) ?? one),
        refusedOwners: options.refused.filter(pods/* hasPods */.FF),
        routes: objects.filter(entrances/* isRoute */.Cn),
        configs: objects.filter(one => one.apiVersion === 'v1' && (one.kind === 'ConfigMap' || one.kind === 'Secret')),
        hookJobs: new Set(options.hookJobs),
    };
};
const selectsPodsOf = (service, owner) => (0,kubernetes_objects/* selects */.ko)(selectorOf(service), (0,pods/* podLabels */.z8)(owner));
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
        const reason = (0,entrances/* entranceReason */.ND)(service, [...scene.routes, ...scene.live.filter(entrances/* isRoute */.Cn)]);
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
const isRouted = (scene, service) => scene.routes.some(route => (0,entrances/* backendsOf */.dc)(route).some(backend => backend.service === service));

// EXTERNAL MODULE: ./src/domain/images/reference.ts
var reference = __webpack_require__(2814);
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
const controllerOfKind = (object) => controllerKinds[(0,apis/* kindKey */._V)(object)];

// EXTERNAL MODULE: ./src/domain/kubernetes/pinning.ts
var pinning = __webpack_require__(8412);
;// CONCATENATED MODULE: ./src/domain/kubernetes/screen.ts











const named = (object) => (0,kubernetes_objects/* nameOf */.Vb)({ kind: object.kind, name: object.metadata.name });
const wishes = new Set(['coloured', 'in-place', 'left-out']);
const byWish = object => {
    const wish = wishOf(object);
    if (wish === 'left-out')
        return (0,kubernetes_decision/* treated */.iN)('left-out', 'Its annotation says that it is not to be applied.');
    if (wish === undefined || wish === 'in-place' || (wish === 'coloured' && object.kind === 'Deployment'))
        return undefined;
    const why = wishes.has(wish) ? 'only a Deployment can run as two colours' : 'that is none of the known values';
    return (0,kubernetes_decision/* refuse */.TR)('treatment-unknown', `${named(object)} is annotated ${names/* keys */.HP.treatment}: ${wish}, and ${why}.`);
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
            ? (0,kubernetes_decision/* refuse */.TR)('helm-hook', `Helm would run ${named(object)} at ${hooks.join(', ')}; rendered, nothing runs it.`)
            : undefined;
    return (0,kubernetes_decision/* treated */.iN)('left-out', `It is a hook of Helm (${hooks.join(', ')}) that has no part in a deploy.`, [
        (0,kubernetes_decision/* note */.N4)('left-out', object, `${named(object)} is a hook of Helm (${hooks.join(', ')}) and is not applied.`),
    ]);
};
const byForm = (object, { namespace }) => {
    if (typeof object.metadata['generateName'] === 'string')
        return (0,kubernetes_decision/* refuse */.TR)('generate-name', `${named(object)} has generateName and so a new name at each run.`);
    if ((object.metadata.ownerReferences ?? []).length > 0)
        return (0,kubernetes_decision/* refuse */.TR)('has-owner', `${named(object)} names an owner in its manifest.`);
    const own = object.metadata.namespace;
    if (!(0,apis/* isClusterScoped */.Z6)(object) && own !== undefined && own !== namespace)
        return (0,kubernetes_decision/* refuse */.TR)('other-namespace', `${named(object)} belongs to namespace ${own}, the release to ${namespace}.`);
    if ((0,apis/* kindKey */._V)(object) === 'Namespace' && object.metadata.name !== namespace)
        return (0,kubernetes_decision/* refuse */.TR)('other-namespace', `${named(object)} is another namespace than the release’s, ${namespace}.`);
    return undefined;
};
/** Names that a server would refuse; rights may be named more freely. */
const nameProblems = (object) => /^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/.test(object.metadata.name) ||
    (0,apis/* groupOf */.F8)(object.apiVersion) === 'rbac.authorization.k8s.io'
    ? []
    : [{ path: ['metadata', 'name'], message: `"${object.metadata.name}" is no name that Kubernetes takes` }];
/** Also finds `${IMAGE}` and other placeholders that nothing has filled in. */
const imageProblems = (object) => (0,pinning/* imagesOf */.IC)([object]).flatMap(({ image, container }) => {
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
    const removal = (0,apis/* removalOf */.c6)(object);
    if (removal !== undefined) {
        const also = removal.also === undefined ? '' : `, and ${removal.also}`;
        return (0,kubernetes_decision/* refuse */.TR)('api-removed', `${named(object)} is written in ${object.apiVersion}, which Kubernetes ${removal.since} removed.`, `Write \`apiVersion: ${removal.use}\`${also}.`);
    }
    const [problem] = [...(0,schemas/* problemsOf */.GW)(object), ...nameProblems(object), ...imageProblems(object)];
    return problem === undefined
        ? undefined
        : (0,kubernetes_decision/* refuse */.TR)('object-invalid', `${named(object)}: ${(0,schemas/* pathText */.LF)(problem.path)}: ${problem.message}.`);
};
const byController = (object, { allowManaged }) => {
    const controller = controllerOfKind(object);
    if (controller !== undefined) {
        return allowManaged || wishOf(object) === 'in-place'
            ? (0,kubernetes_decision/* treated */.iN)('in-place', `${controller} acts on it; it is applied as it is, as asserted.`)
            : (0,kubernetes_decision/* refuse */.TR)('managed-by-controller', `${named(object)} is what ${controller} acts on, and it would move pods or traffic by itself.`);
    }
    const managed = managedInManifest(object);
    if (managed === undefined)
        return undefined;
    return allowManaged
        ? undefined
        : (0,kubernetes_decision/* refuse */.TR)('managed-by-controller', `${named(object)} is written by ${managed.controller} (${managed.evidence}).`);
};
const bareKinds = new Set(['Pod', 'ReplicaSet.apps', 'ReplicationController']);
const byKind = (object, { hookJobs }) => {
    if (wishOf(object) === 'in-place')
        return undefined;
    if (bareKinds.has((0,apis/* kindKey */._V)(object)))
        return (0,kubernetes_decision/* refuse */.TR)('bare-pods', `${named(object)} has no Deployment, so it can neither be updated nor have two colours.`);
    if ((0,apis/* kindKey */._V)(object) === 'Job.batch' && !hookJobs.includes(object.metadata.name))
        return (0,kubernetes_decision/* refuse */.TR)('job-not-a-hook', `${named(object)} is not named as a hook, so when it should run is not known.`);
    return undefined;
};
const ownKeys = [names/* keys */.HP.app, names/* keys */.HP.environment, names/* keys */.HP.colour, names/* keys */.HP.release, names/* keys */.HP.versionOf];
const byReserved = object => {
    const selector = (0,dig/* dig */.rO)(object, 'spec', 'selector');
    const used = [
        ...Object.keys((0,pods/* podLabels */.z8)(object)),
        ...Object.keys((0,dig/* fieldsOf */.Pf)(selector)),
        ...Object.keys((0,dig/* fieldsOf */.Pf)((0,dig/* dig */.rO)(selector, 'matchLabels'))),
        ...Object.keys(object.metadata.labels ?? {}),
    ].find(key => ownKeys.includes(key));
    return used === undefined || object.kind === 'NetworkPolicy'
        ? undefined
        : (0,kubernetes_decision/* refuse */.TR)('reserved-label', `${named(object)} uses the label ${used}, which prod-actions sets by itself.`);
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
        const id = (0,kubernetes_decision/* identityOf */.cu)(object);
        const decision = seen.has(id)
            ? (0,kubernetes_decision/* refuse */.TR)('object-duplicate', `${named(object)} stands in the release more than once.`)
            : firstDecision(object, options);
        seen.add(id);
        if (decision === undefined)
            sound.push(object);
        else
            decisions.set(id, decision);
    }
    return { sound: sound.filter(object => !decisions.has((0,kubernetes_decision/* identityOf */.cu)(object))), decisions };
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
    if (scene.objects.some(one => (0,references/* pullSecrets */.xj)(one).includes(name)))
        return 'it is for pulling images';
    const route = scene.routes.find(one => (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(one, 'spec', 'tls')).some(tls => (0,dig/* dig */.rO)(tls, 'secretName') === name));
    if (route !== undefined)
        return `${called(route)} names it`;
    const what = fixedTypes[(0,dig/* textOf */.b6)(config['type'])];
    return what === undefined ? undefined : `it is ${what}`;
};
const reads = (owner, config) => (0,references/* configReferences */.R2)((0,pods/* podSpecOf */.qz)(owner)).some(one => one.kind === config.kind && one.name === config.metadata.name);
const readsByName = (owner, config) => (0,pods/* allContainers */.Yr)((0,pods/* podSpecOf */.qz)(owner)).some(one => (0,references/* mentions */.wy)([one['command'], one['args']], config.metadata.name));
const usersOf = (scene, workloads, config) => {
    const isMovable = (owner) => {
        const treatment = workloads.get((0,kubernetes_decision/* identityOf */.cu)(owner))?.treatment;
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
        return (0,kubernetes_decision/* treated */.iN)('in-place', 'Its annotation says so: it keeps its name.');
    const { movable, fixed } = usersOf(scene, workloads, config);
    if (movable.length === 0) {
        const who = fixed.length === 0
            ? 'Nothing in the release with two colours reads it'
            : `Only ${listed(fixed)} reads it, which has one colour`;
        return (0,kubernetes_decision/* treated */.iN)('in-place', `${who}, so it keeps its name and is not versioned.`);
    }
    const because = fixedBecause(scene, config);
    if (because !== undefined)
        return (0,kubernetes_decision/* treated */.iN)('in-place', `It keeps its name, because ${because}.`, [
            (0,kubernetes_decision/* note */.N4)('not-versioned', config, `${called(config)} keeps its name, because ${because}; a rollback does not restore it.`),
        ]);
    const also = fixed.length === 0 ? '' : ` It is also applied under its own name, for ${listed(fixed)}.`;
    return (0,kubernetes_decision/* treated */.iN)('versioned', `${listed(movable)} reads it: each content gets a name of its own, so that going back restores it.${also}`);
};
const decideConfigs = (scene, workloads) => new Map(scene.configs.map(config => [(0,kubernetes_decision/* identityOf */.cu)(config), decideConfig(scene, workloads, config)]));
/** A versioned config that others still read under its own name. */
const alsoInPlace = (scene, workloads, config) => usersOf(scene, workloads, config).fixed.length > 0;
/** What coloured pods read that the release does not hold. */
const missingConfigs = (scene, coloured) => coloured.flatMap(owner => (0,references/* configReferences */.R2)((0,pods/* podSpecOf */.qz)(owner))
    .filter(({ kind, name }) => !decide_configs_named(scene.configs, kind, name))
    .map(({ kind, name }) => (0,kubernetes_decision/* note */.N4)('not-versioned', owner, `${called(owner)} reads ${kind}/${name}, which is not in the manifests: it must be in the cluster, and a rollback does not restore it.`)));
const hashOf = async (config) => await (0,release/* contentHash */.Ae)({
    kind: config.kind,
    type: config.type ?? '',
    data: config.data ?? {},
    binaryData: config.binaryData ?? {},
    stringData: config.stringData ?? {},
});
const versionOf = async (object) => {
    const config = kinds/* configSchema */.Qn.parse(object);
    const kind = config.kind === 'Secret' ? 'Secret' : 'ConfigMap';
    const { name } = config.metadata;
    return { kind, name, versionedName: (0,names/* versionedName */.H9)(name, await hashOf(config)), config };
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








const decide_rest_names = (object, kind, owners) => (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(object, 'spec', 'scaleTargetRef', 'kind')) === kind &&
    owners.some(one => one.kind === kind && one.metadata.name === (0,dig/* dig */.rO)(object, 'spec', 'scaleTargetRef', 'name'));
const decideAutoscaler = ({ scene, coloured }, object) => {
    const target = `${(0,dig/* textOf */.b6)((0,dig/* dig */.rO)(object, 'spec', 'scaleTargetRef', 'kind'))}/${(0,dig/* textOf */.b6)((0,dig/* dig */.rO)(object, 'spec', 'scaleTargetRef', 'name'))}`;
    if (decide_rest_names(object, 'Deployment', coloured))
        return (0,kubernetes_decision/* treated */.iN)('per-colour', `It scales ${target}: each colour gets its own; the old one’s is parked and comes back on a rollback.`);
    if (scene.podOwners.some(owner => decide_rest_names(object, owner.kind, [owner])))
        return (0,kubernetes_decision/* treated */.iN)('in-place', `It scales ${target}, which has one colour only.`);
    return (0,kubernetes_decision/* treated */.iN)('in-place', `It scales ${target}, which is not in the release.`, [
        (0,kubernetes_decision/* warn */.R8)('autoscaler-without-target', object, `${called(object)} scales ${target}, which is not in the release.`),
    ]);
};
const decideBudget = ({ scene, coloured }, object) => {
    const selector = (0,dig/* dig */.rO)(object, 'spec', 'selector');
    const owners = scene.podOwners.filter(owner => labelSelectorMatches(selector, (0,pods/* podLabels */.z8)(owner)));
    const two = owners.filter(owner => coloured.includes(owner));
    const list = two.map(called).join(', ');
    if (two.length === 0)
        return (0,kubernetes_decision/* treated */.iN)('in-place', 'It protects no pods that have two colours.');
    if (two.length < owners.length)
        return (0,kubernetes_decision/* treated */.iN)('in-place', `It protects ${list} together with pods that have one colour, so it counts both colours.`, [
            (0,kubernetes_decision/* warn */.R8)('budget-spans-colours', object, `${called(object)} counts both colours of ${list} together.`, 'Give the coloured Deployments a PodDisruptionBudget of their own.'),
        ]);
    return (0,kubernetes_decision/* treated */.iN)('per-colour', `It protects ${list}: each colour gets its own, so that they are not counted together.`);
};
const selectedBy = (selector, coloured) => coloured.filter(owner => labelSelectorMatches(selector, (0,pods/* podLabels */.z8)(owner)));
const policyFindings = ({ coloured }, object) => {
    const selector = (0,dig/* dig */.rO)(object, 'spec', 'podSelector');
    const peers = [...(0,dig/* listOf */.c3)((0,dig/* dig */.rO)(object, 'spec', 'ingress')), ...(0,dig/* listOf */.c3)((0,dig/* dig */.rO)(object, 'spec', 'egress'))].flatMap(rule => [
        ...(0,dig/* listOf */.c3)((0,dig/* dig */.rO)(rule, 'from')),
        ...(0,dig/* listOf */.c3)((0,dig/* dig */.rO)(rule, 'to')),
    ]);
    const used = [selector, ...peers.map(peer => (0,dig/* dig */.rO)(peer, 'podSelector'))].flatMap(keysOfSelector);
    const ours = [names/* keys */.HP.colour, names/* keys */.HP.release, 'pod-template-hash'].find(key => used.includes(key));
    const types = (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(object, 'spec', 'policyTypes')).map(dig/* textOf */.b6);
    const ingress = types.length === 0 || types.includes('Ingress');
    const limited = ingress ? selectedBy(selector, coloured) : [];
    const open = (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(object, 'spec', 'ingress')).some(rule => (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(rule, 'from')).length === 0);
    return [
        ...(ours === undefined
            ? []
            : [
                (0,kubernetes_decision/* warn */.R8)('policy-selects-colours', object, `${called(object)} selects by the label ${ours}, which is not the same for both colours.`),
            ]),
        ...(limited.length === 0 || open
            ? []
            : [
                (0,kubernetes_decision/* note */.N4)('policy-may-block-probes', object, `${called(object)} limits who may reach ${limited.map(called).join(', ')}; the warm-up asks the pods through the API server.`),
            ]),
    ];
};
const decideRoute = ({ scene, switched }, object) => {
    const backends = (0,entrances/* backendsOf */.dc)(object);
    const ours = [...new Set(backends.map(one => one.service).filter(name => switched.has(name)))];
    const known = (name) => [...scene.services, ...scene.live].some(one => one.kind === 'Service' && one.metadata.name === name);
    const missing = (0,entrances/* isForeignRoute */._c)(object)
        ? []
        : [...new Set(backends.map(one => one.service).filter(name => !known(name)))];
    const findings = missing.map(name => (0,kubernetes_decision/* warn */.R8)('route-backend-missing', object, `${called(object)} leads to Service/${name}, which is not in the release.`, `Add Service/${name} to the manifests, or see that it is in the cluster.`));
    if (ours.length === 0)
        return (0,kubernetes_decision/* treated */.iN)('in-place', 'It leads to no Service whose traffic is moved.', findings);
    const to = ours.map(name => `Service/${name}`).join(', ');
    return (0,kubernetes_decision/* treated */.iN)('route', `It brings users’ traffic to ${to}; in the modes atomic and overlap it is applied as it is.`, findings);
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
    const key = (0,apis/* kindKey */._V)(object);
    if ((0,entrances/* isRoute */.Cn)(object))
        return decideRoute(around, object);
    if (key === 'HorizontalPodAutoscaler.autoscaling')
        return decideAutoscaler(around, object);
    if (key === 'PodDisruptionBudget.policy')
        return decideBudget(around, object);
    if (key === 'NetworkPolicy.networking.k8s.io')
        return (0,kubernetes_decision/* treated */.iN)('in-place', 'It selects by the app’s own labels, so it holds for both colours.', policyFindings(around, object));
    if ((0,apis/* isClusterScoped */.Z6)(object) && key !== 'Namespace')
        return (0,kubernetes_decision/* treated */.iN)('in-place', 'It belongs to the whole cluster; it is applied before the new colour starts.', [
            (0,kubernetes_decision/* warn */.R8)('cluster-scoped', object, `${called(object)} belongs to the whole cluster: applying it needs rights beyond the namespace.`),
        ]);
    if (shared[key] !== undefined)
        return (0,kubernetes_decision/* treated */.iN)('in-place', shared[key]);
    if ((0,apis/* isCustom */.Kj)(object))
        return (0,kubernetes_decision/* treated */.iN)('in-place', 'A custom resource: applied as it is; its controller decides what follows.', [
            (0,kubernetes_decision/* note */.N4)('custom-resource', object, `${called(object)} (${object.apiVersion}) is applied as it is; a rollback does not undo what its controller did.`),
        ]);
    return (0,kubernetes_decision/* treated */.iN)('in-place', 'It is the same for both colours.');
};
const decideRest = (around, decided) => new Map(around.scene.objects
    .filter(object => !decided.has((0,kubernetes_decision/* identityOf */.cu)(object)))
    .map(object => [(0,kubernetes_decision/* identityOf */.cu)(object), decideOther(around, object)]));

;// CONCATENATED MODULE: ./src/domain/kubernetes/decide-services.ts




/** Which Services move their traffic. Pure. */
const decide_services_listed = (objects) => objects.map(called).join(', ');
/** Job pods never carry a colour, so a narrowed selector leaves them out by itself. */
const serves = (owner) => owner.kind !== 'Job' && owner.kind !== 'CronJob';
const affinityFindings = (service) => [
    ...(service.spec.sessionAffinity === 'ClientIP'
        ? [
            (0,kubernetes_decision/* warn */.R8)('session-affinity', service, `${called(service)} keeps each client on its pod; after the switch clients stay with the old colour until their time is over.`),
        ]
        : []),
    ...((0,dig/* dig */.rO)(service, 'spec', 'externalTrafficPolicy') === 'Local'
        ? [
            (0,kubernetes_decision/* warn */.R8)('local-traffic-policy', service, `${called(service)} has externalTrafficPolicy: Local: at the switch, nodes that have no pod of the new colour drop what still reaches them.`),
        ]
        : []),
];
const decideHeadless = (scene, service, coloured) => {
    if (coloured.length === 0)
        return (0,kubernetes_decision/* treated */.iN)('in-place', 'It is headless: it gives out the addresses of pods that have one colour only.');
    const { name } = service.metadata;
    const user = scene.podOwners.find(owner => !coloured.includes(owner) && servicesNamedBy(scene, owner).includes(name));
    if (user !== undefined || isRouted(scene, name)) {
        const who = user === undefined ? 'a route' : called(user);
        return (0,kubernetes_decision/* refuse */.TR)('headless-in-path', `${called(service)} is headless, and ${who} reaches ${decide_services_listed(coloured)} through it: it would give out both colours at once.`);
    }
    return (0,kubernetes_decision/* treated */.iN)('in-place', 'It is headless: it gives out the addresses of all pods, of both colours.', [
        (0,kubernetes_decision/* warn */.R8)('headless-spans-colours', service, `${called(service)} gives out the pods of both colours of ${decide_services_listed(coloured)}, from the start of the new one.`),
    ]);
};
const withoutPods = (scene, service) => {
    const routed = isRouted(scene, service.metadata.name) ? ' A route leads to it.' : '';
    return (0,kubernetes_decision/* treated */.iN)('in-place', `It selects no pods of this release, so there is nothing to switch.${routed}`, [
        (0,kubernetes_decision/* warn */.R8)('service-selects-nothing', service, `${called(service)} selects no pods of this release.${routed}`),
    ]);
};
const decideService = (scene, workloads, service) => {
    if (wishOf(service) === 'in-place')
        return (0,kubernetes_decision/* treated */.iN)('in-place', 'Its annotation says so: it reaches both colours.');
    if (typeOf(service) === 'ExternalName')
        return (0,kubernetes_decision/* treated */.iN)('in-place', 'It is only another name for something outside the cluster.');
    if (Object.keys(selectorOf(service)).length === 0)
        return (0,kubernetes_decision/* treated */.iN)('in-place', 'It has no selector: someone else writes its endpoints, so there is nothing to switch.');
    const owners = scene.podOwners.filter(owner => serves(owner) && selectsPodsOf(service, owner));
    const coloured = owners.filter(owner => workloads.get((0,kubernetes_decision/* identityOf */.cu)(owner))?.treatment === 'coloured');
    const others = owners.filter(owner => !coloured.includes(owner));
    if (isHeadless(service))
        return decideHeadless(scene, service, coloured);
    const barred = scene.refusedOwners.filter(owner => serves(owner) && selectsPodsOf(service, owner));
    if (owners.length === 0)
        return barred.length === 0
            ? withoutPods(scene, service)
            : (0,kubernetes_decision/* treated */.iN)('refused', `The pods that it selects are refused (${decide_services_listed(barred)}).`);
    if (coloured.length === 0) {
        const refusedAll = others.every(owner => workloads.get((0,kubernetes_decision/* identityOf */.cu)(owner))?.treatment === 'refused');
        return refusedAll
            ? (0,kubernetes_decision/* treated */.iN)('refused', `The pods that it selects are refused (${decide_services_listed(others)}).`)
            : (0,kubernetes_decision/* treated */.iN)('in-place', `The pods that it selects have one colour only (${decide_services_listed(others)}).`);
    }
    if (others.length > 0)
        return (0,kubernetes_decision/* refuse */.TR)('service-mixed', `${called(service)} selects ${decide_services_listed(coloured)}, which have two colours, together with ${decide_services_listed(others)}, which have one.`);
    return (0,kubernetes_decision/* treated */.iN)('switched', `It sends its traffic to ${decide_services_listed(coloured)}: its selector is moved from one colour to the other.`, affinityFindings(service));
};
const decideServices = (scene, workloads) => new Map(scene.services.map(service => [(0,kubernetes_decision/* identityOf */.cu)(service), decideService(scene, workloads, service)]));

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
    const spec = (0,pods/* podSpecOf */.qz)(deployment);
    if (spec['hostNetwork'] === true)
        return '`hostNetwork: true` binds its ports on the node';
    for (const container of (0,pods/* allContainers */.Yr)(spec)) {
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
        return codes/* codes */.F.reason('host-port', `${name}: ${port}, so two colours cannot share a node.`);
    const claim = (0,pods/* claimsOf */.ds)((0,pods/* podSpecOf */.qz)(deployment)).find(one => claimAccess(scene, one) === 'single');
    if (claim !== undefined)
        return codes/* codes */.F.reason('volume-not-shareable', `${name} mounts PersistentVolumeClaim/${claim}, which is not ReadWriteMany: the second colour could not mount it.`);
    return undefined;
};
/** Its manifest says that two of it must not run; a person may overrule that. */
const softConstraint = (deployment) => {
    const sign = singleSign(deployment);
    return sign === undefined
        ? undefined
        : codes/* codes */.F.reason('must-not-run-twice', `${(0,kubernetes_objects/* nameOf */.Vb)({ kind: 'Deployment', name: deployment.metadata.name })}: ${sign}, so two of it must not run at once.`);
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
    const main = (0,dig/* listOf */.c3)((0,pods/* podSpecOf */.qz)(owner)['containers'])[0];
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
const keepsNoData = (owner) => (0,pods/* claimsOf */.ds)((0,pods/* podSpecOf */.qz)(owner)).length === 0;
const dataStore = (owner, sign) => {
    const lost = owner.kind === 'Deployment' && keepsNoData(owner);
    const why = `It looks like a data store (${sign}): a second colour would start empty, so both colours share this one.`;
    const message = lost
        ? `${called(owner)} looks like a data store (${sign}) without a volume: it is shared by both colours, and a change of its own manifest loses what it holds.`
        : `${called(owner)} looks like a data store (${sign}): it is shared by both colours.`;
    return (0,kubernetes_decision/* treated */.iN)('in-place', why, [(lost ? kubernetes_decision/* warn */.R8 : kubernetes_decision/* note */.N4)('data-store', owner, message)]);
};
const inPlace = (owner, reason) => (0,kubernetes_decision/* treated */.iN)('in-place', `${reason.message} Users do not reach it directly, so it is applied in place and shared by both colours.`, [
    (0,kubernetes_decision/* warn */.R8)('in-place-workload', owner, `${called(owner)} is applied in place: Kubernetes rolls it by itself before the switch.`),
]);
const selectorProblem = (scene, deployment) => {
    const name = called(deployment);
    const { selector } = deployment.spec;
    const matchLabels = Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length;
    if (matchLabels === 0 || !labelSelectorMatches(selector, (0,pods/* podLabels */.z8)(deployment)))
        return codes/* codes */.F.reason('selector-mismatch', `The selector of ${name} does not match the labels of its own pod template.`);
    const other = scene.deployments.find(one => one.metadata.name !== deployment.metadata.name && labelSelectorMatches(selector, (0,pods/* podLabels */.z8)(one)));
    return (other && codes/* codes */.F.reason('selector-overlap', `The selector of ${name} also matches the pods of ${called(other)}.`));
};
const volumeFindings = (scene, deployment) => (0,pods/* claimsOf */.ds)((0,pods/* podSpecOf */.qz)(deployment)).map(claim => claimAccess(scene, claim) === 'unknown'
    ? (0,kubernetes_decision/* warn */.R8)('volume-access-unknown', deployment, `${called(deployment)} mounts PersistentVolumeClaim/${claim}; whether two colours can mount it is not said in the manifests.`)
    : (0,kubernetes_decision/* note */.N4)('volume-shared', deployment, `Both colours of ${called(deployment)} use PersistentVolumeClaim/${claim}.`));
const singletonName = /(?:^|[-_./\s])(?:scheduler|beat|cron|leader|singleton|ticker)(?:$|[-_./\s])/i;
const workerFindings = (deployment) => {
    const spec = (0,pods/* podSpecOf */.qz)(deployment);
    const texts = [deployment.metadata.name, JSON.stringify(spec['containers'])];
    const single = (deployment.spec.replicas ?? 1) <= 1 && texts.some(text => singletonName.test(text.replaceAll('"', ' ')));
    return single
        ? [
            (0,kubernetes_decision/* warn */.R8)('maybe-singleton', deployment, `${called(deployment)} has no Service and looks like a scheduler or leader; both colours of it run for the bake time.`),
        ]
        : [
            (0,kubernetes_decision/* note */.N4)('worker-runs-twice', deployment, `${called(deployment)} has no Service: both colours of it work until the old one is retired.`),
        ];
};
const coloured = (scene, deployment) => {
    const served = scene.services.some(service => selectsPodsOf(service, deployment));
    const findings = [...volumeFindings(scene, deployment), ...(served ? [] : workerFindings(deployment))];
    const why = served
        ? 'It runs once per colour, and Services decide which colour gets traffic.'
        : 'It runs once per colour with the rest of the release; it has no Service, so nothing is switched for it.';
    return (0,kubernetes_decision/* treated */.iN)('coloured', why, findings);
};
const decideDeployment = (scene, entrances, deployment) => {
    const wish = wishOf(deployment);
    if (wish === 'in-place')
        return (0,kubernetes_decision/* treated */.iN)('in-place', 'Its annotation says so: one for both colours.');
    const problem = selectorProblem(scene, deployment);
    if (problem !== undefined)
        return (0,kubernetes_decision/* refused */.J5)(problem);
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
    return (0,kubernetes_decision/* refused */.J5)({ ...reason, message: `${reason.message}${path}` });
};
/** A fixed place for each pod: in place, unless users' traffic goes straight to it. */
const decideFixed = (scene, entrances, owner) => {
    if (wishOf(owner) === 'in-place')
        return (0,kubernetes_decision/* treated */.iN)('in-place', 'Its annotation says so: one for both colours.');
    const store = dataStoreSign(owner);
    if (store !== undefined)
        return dataStore(owner, store);
    const entrance = entrances.explicit ? entranceTo(scene, entrances, owner) : undefined;
    if (entrance !== undefined)
        return (0,kubernetes_decision/* refuse */.TR)('not-switchable', `${called(owner)} takes users’ traffic through ${entrance}, and cannot have two colours.`);
    const what = owner.kind === 'StatefulSet' ? 'Its pods have names and volumes of their own' : 'It runs once per node';
    return (0,kubernetes_decision/* treated */.iN)('in-place', `${what}, so there is one of it for both colours; users do not reach it directly.`, [
        (0,kubernetes_decision/* note */.N4)('in-place-workload', owner, `${called(owner)} is applied in place: Kubernetes rolls it by itself before the switch.`),
    ]);
};
const hook = (0,kubernetes_decision/* treated */.iN)('hook', 'It is named as a hook: it runs at its point of the rollout, under a name that holds the release.');
const decideWorkloads = (scene, entrances) => {
    const decisions = new Map();
    for (const deployment of scene.deployments)
        decisions.set((0,kubernetes_decision/* identityOf */.cu)(deployment), decideDeployment(scene, entrances, deployment));
    for (const owner of scene.podOwners)
        if (owner.kind === 'StatefulSet' || owner.kind === 'DaemonSet')
            decisions.set((0,kubernetes_decision/* identityOf */.cu)(owner), decideFixed(scene, entrances, owner));
        else if (owner.kind === 'Job' && scene.hookJobs.has(owner.metadata.name))
            decisions.set((0,kubernetes_decision/* identityOf */.cu)(owner), hook);
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
            (0,kubernetes_decision/* warn */.R8)('no-readiness-probe', deployment, `${name}: no container has a readinessProbe, so a pod is ready as soon as it runs; the warm-up probes it all the same.`, probeFix(main)),
        ];
    const equal = containers
        .filter(one => one.readinessProbe && one.livenessProbe && same(asks(one.readinessProbe), asks(one.livenessProbe)))
        .filter(one => patience(one.livenessProbe) <= patience(one.readinessProbe))
        .map(one => (0,kubernetes_decision/* note */.N4)('probes-equal', deployment, `${name}: container ${one.name} is restarted by the same probe, as early as it is taken out of traffic.`, inContainer(one.name, `livenessProbe: { …, failureThreshold: ${Math.max(6, (one.readinessProbe?.failureThreshold ?? 3) * 2)} }`)));
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
            (0,kubernetes_decision/* note */.N4)('no-graceful-stop', deployment, `${name}: no preStop. Its pods leave traffic before they get SIGTERM, but at other times (node drain, scale-down) both come at once.`, inContainer(main.name, 'lifecycle: { preStop: { sleep: { seconds: 5 } } }')),
        ];
    return grace >= pause + leastDrain
        ? abrupt
        : [
            ...abrupt,
            (0,kubernetes_decision/* warn */.R8)('grace-too-short', deployment, `${name}: pods are killed after ${grace} s, ${pause} s of which preStop sleeps.`, `terminationGracePeriodSeconds: ${pause + defaultGrace}`),
        ];
};
const resourceFindings = (deployment) => {
    const bare = (0,pods/* servingContainers */.vM)(deployment.spec.template.spec).filter(one => Object.keys((0,dig/* fieldsOf */.Pf)((0,dig/* dig */.rO)(one, 'resources', 'requests'))).length +
        Object.keys((0,dig/* fieldsOf */.Pf)((0,dig/* dig */.rO)(one, 'resources', 'limits'))).length ===
        0);
    const [first] = bare;
    if (first === undefined)
        return [];
    const all = bare.map(one => (0,dig/* textOf */.b6)(one['name'])).join(', ');
    return [
        (0,kubernetes_decision/* note */.N4)('no-resource-requests', deployment, `${called(deployment)}: no resource requests in ${all}, so whether two colours fit cannot be reckoned.`, inContainer((0,dig/* textOf */.b6)(first['name']), 'resources: { requests: { cpu: 100m, memory: 128Mi } }')),
    ];
};
const imageFindings = (deployment) => [...(deployment.spec.template.spec.initContainers ?? []), ...deployment.spec.template.spec.containers]
    .filter(one => one.image !== undefined && !(0,pinning/* isPinned */.T4)(one.image))
    .map(one => {
    const latest = /(?:^|\/)[^:/]+(?::latest)?$/.test(one.image ?? '');
    return (latest ? kubernetes_decision/* warn */.R8 : kubernetes_decision/* note */.N4)('image-not-pinned', deployment, `${called(deployment)}: container ${one.name} runs ${one.image}, ${latest ? 'which is whatever was pushed last' : 'a tag'}; a deploy pins it where the registry tells its digest.`, inContainer(one.name, `image: ${(one.image ?? '').replace(/(?<=[^/]):[^/:]+$/, '')}@sha256:…`));
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
            (0,kubernetes_decision/* warn */.R8)('replicas-and-autoscaler', deployment, `${name} sets replicas: ${replicas} and HorizontalPodAutoscaler/${scaled.name} scales it; the autoscaler’s number is kept.`, 'remove spec.replicas'),
        ];
    return leastPods(shape, workload) <= 1 && isServed(shape, workload)
        ? [
            (0,kubernetes_decision/* warn */.R8)('single-replica', deployment, `${name} runs one pod: each node drain or crash is an outage.`, scaled === undefined ? 'replicas: 2' : 'minReplicas: 2'),
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
    return byKey.includes(names/* keys */.HP.colour) || byKey.includes('pod-template-hash');
};
const spreadFindings = (deployment) => spreadTerms(deployment)
    .filter(({ term }) => !tellsApart(term) && labelSelectorMatches((0,dig/* dig */.rO)(term, 'labelSelector'), (0,pods/* podLabels */.z8)(deployment)))
    .map(({ term, hard, where }) => {
    const key = (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(term, 'topologyKey'));
    const effect = where === 'podAntiAffinity'
        ? hard
            ? `a node (${key}) that holds one colour cannot take the other: twice as many are needed`
            : 'the colours avoid each other where they can'
        : hard
            ? 'the old colour’s pods count in the skew and can keep the new one’s from being scheduled'
            : 'the colours are spread together, so one of them alone may be lopsided';
    return (hard ? kubernetes_decision/* warn */.R8 : kubernetes_decision/* note */.N4)('spread-counts-both-colours', deployment, `${called(deployment)}: ${where} over ${key} counts both colours: ${effect}.`, `${where}: [{ …, matchLabelKeys: [${names/* keys */.HP.colour}] }]`);
});
const surgeFindings = (deployment) => {
    const rolling = (0,dig/* fieldsOf */.Pf)((0,dig/* dig */.rO)(deployment.spec.strategy, 'rollingUpdate'));
    const set = ['maxSurge', 'maxUnavailable'].filter(key => rolling[key] !== undefined);
    return set.length === 0
        ? []
        : [
            (0,kubernetes_decision/* note */.N4)('surge-without-effect', deployment, `${called(deployment)}: ${set.join(' and ')} without effect: each colour is started as a whole, beside the other.`),
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
        const bare = (0,pods/* servingContainers */.vM)(deployment.spec.template.spec).find(one => (0,dig/* dig */.rO)(one, 'resources', 'requests', resource) === undefined &&
            (0,dig/* dig */.rO)(one, 'resources', 'limits', resource) === undefined);
        return bare === undefined
            ? []
            : [
                (0,kubernetes_decision/* warn */.R8)('autoscaler-needs-requests', deployment, `HorizontalPodAutoscaler/${name} goes by ${resource} utilization, and container ${(0,dig/* textOf */.b6)(bare['name'])} requests none: it never scales.`, inContainer((0,dig/* textOf */.b6)(bare['name']), `resources: { requests: { ${resource}: ${resource === 'cpu' ? '100m' : '128Mi'} } }`)),
            ];
    });
};
const lintBudget = (shape, budget) => {
    const { minAvailable, maxUnavailable } = (0,dig/* fieldsOf */.Pf)(budget['spec']);
    const protectedPods = shape.workloads.filter(one => labelSelectorMatches((0,dig/* dig */.rO)(budget, 'spec', 'selector'), (0,pods/* podLabels */.z8)(one.deployment)));
    const least = Math.max(0, ...protectedPods.map(one => leastPods(shape, one)));
    const blocks = maxUnavailable === 0 ||
        maxUnavailable === '0%' ||
        minAvailable === '100%' ||
        (typeof minAvailable === 'number' && least > 0 && minAvailable >= least);
    return blocks
        ? [
            (0,kubernetes_decision/* warn */.R8)('budget-blocks', budget, `${called(budget)} allows no eviction with ${least} pod${least === 1 ? '' : 's'} a colour: nodes cannot be drained.`, 'maxUnavailable: 1 (instead of minAvailable)'),
        ]
        : [];
};
const capacityFinding = (shape) => {
    const [first] = shape.workloads;
    if (first === undefined)
        return [];
    const pods = shape.workloads.map(one => `${leastPods(shape, one)} × ${one.name}`).join(', ');
    return [(0,kubernetes_decision/* note */.N4)('double-capacity', first.deployment, `While both colours run, the cluster holds this twice: ${pods}.`)];
};
/** Two autoscalers on one Deployment undo each other's work, in each colour. */
const collidingAutoscalers = (shape) => shape.autoscalers
    .filter((one, index) => shape.autoscalers.findIndex(other => other.workload === one.workload) < index)
    .map(one => (0,kubernetes_decision/* warn */.R8)('autoscalers-collide', one.autoscaler, `${called(one.autoscaler)} scales Deployment/${one.workload}, which another autoscaler scales as well.`));
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
const isReleased = (scene, object) => scene.objects.some(one => (0,kubernetes_decision/* identityOf */.cu)(one) === (0,kubernetes_decision/* identityOf */.cu)(object));
/** Live objects that the release writes: those of its manifests and those of its colours. */
const written = (shape, scene) => {
    const coloured = new Set(shape.workloads.flatMap(one => [(0,names/* colouredName */.f0)(one.name, 'blue'), (0,names/* colouredName */.f0)(one.name, 'green')]));
    return scene.live.filter(one => isReleased(scene, one) || (one.kind === 'Deployment' && coloured.has(one.metadata.name)));
};
/** Not one of our versions, colours or journals. */
const isForeign = (scene, object) => !isReleased(scene, object) && (0,kubernetes_objects/* labelsOf */.PC)(object)[names/* keys */.HP.app] === undefined;
const strayServices = (shape, scene) => scene.live.filter(one => {
    const service = (0,schemas/* asService */.S8)(one);
    if (service === undefined || !isForeign(scene, one) || wishOf(one) === 'in-place')
        return false;
    return shape.workloads.some(workload => (0,kubernetes_objects/* selects */.ko)(selectorOf(service), (0,pods/* podLabels */.z8)(workload.deployment)));
});
const liveRefusals = (shape, scene, allowManaged) => {
    const managed = written(shape, scene).flatMap(object => {
        const by = managedBy(object);
        return by?.effect === 'refuse' && !allowManaged
            ? [
                codes/* codes */.F.reason('managed-by-controller', `${called(object)} in the cluster is written by ${by.controller} (${by.evidence}).`),
            ]
            : [];
    });
    const strays = strayServices(shape, scene)
        .filter(one => !isHeadless(one))
        .map(one => codes/* codes */.F.reason('service-outside-release', `${called(one)} in the cluster selects these pods and is not part of the release: it would send traffic to both colours.`));
    return [...managed, ...strays];
};
const scales = (object, shape) => object.kind === 'HorizontalPodAutoscaler' &&
    (0,dig/* dig */.rO)(object, 'spec', 'scaleTargetRef', 'kind') === 'Deployment' &&
    shape.workloads.some(one => one.name === (0,dig/* dig */.rO)(object, 'spec', 'scaleTargetRef', 'name'));
const protects = (object, shape) => object.kind === 'PodDisruptionBudget' &&
    shape.workloads.some(one => labelSelectorMatches((0,dig/* dig */.rO)(object, 'spec', 'selector'), (0,pods/* podLabels */.z8)(one.deployment)));
const limits = (object, shape) => object.kind === 'NetworkPolicy' &&
    (0,dig/* listOf */.c3)((0,dig/* dig */.rO)(object, 'spec', 'policyTypes')).includes('Ingress') &&
    shape.workloads.some(one => labelSelectorMatches((0,dig/* dig */.rO)(object, 'spec', 'podSelector'), (0,pods/* podLabels */.z8)(one.deployment)));
const liveFindings = (shape, scene, allowManaged) => [
    ...written(shape, scene).flatMap(object => {
        const by = managedBy(object);
        if (by === undefined)
            return [];
        if (by.effect === 'warn')
            return [
                (0,kubernetes_decision/* warn */.R8)('helm-managed', object, `${called(object)} in the cluster belongs to ${by.controller} (${by.evidence}).`),
            ];
        return allowManaged
            ? [
                (0,kubernetes_decision/* warn */.R8)('managed-by-controller', object, `${called(object)} in the cluster is written by ${by.controller} (${by.evidence}); deployed all the same, as asserted.`),
            ]
            : [];
    }),
    ...strayServices(shape, scene)
        .filter(isHeadless)
        .map(one => (0,kubernetes_decision/* note */.N4)('headless-spans-colours', one, `${called(one)} in the cluster gives out the pods of both colours.`)),
    ...scene.live
        .filter(one => isForeign(scene, one))
        .flatMap(one => [
        ...(scales(one, shape)
            ? [
                (0,kubernetes_decision/* warn */.R8)('autoscaler-outside-release', one, `${called(one)} in the cluster scales the app and is not part of the release.`),
            ]
            : []),
        ...(protects(one, shape)
            ? [(0,kubernetes_decision/* warn */.R8)('budget-spans-colours', one, `${called(one)} in the cluster counts the pods of both colours together.`)]
            : []),
        ...(limits(one, shape)
            ? [
                (0,kubernetes_decision/* note */.N4)('policy-may-block-probes', one, `${called(one)} in the cluster limits who may reach the pods; the warm-up asks them through the API server.`),
            ]
            : []),
    ]),
];

;// CONCATENATED MODULE: ./src/domain/kubernetes/name-limits.ts



/** Whether the names that we make fit and are free. Pure. */
/** A Service's name is one DNS label; most others are whole DNS names. */
const longestOf = (kind) => (kind === 'Service' ? 63 : 253);
const madeNames = (shape) => {
    const twice = (kind, name) => ['blue', 'green'].map(colour => ({ kind, name: (0,names/* colouredName */.f0)(name, colour), from: name }));
    return [
        ...shape.workloads.flatMap(one => twice('Deployment', one.name)),
        ...shape.autoscalers.flatMap(one => twice('HorizontalPodAutoscaler', one.name)),
        ...shape.budgets.flatMap(one => twice('PodDisruptionBudget', one.metadata.name)),
        // Fixed Services, one a colour, between which a route is moved.
        ...(shape.switchMode.mode === 'route' ? shape.services.flatMap(one => twice('Service', one.name)) : []),
        ...shape.configs.map(one => ({ kind: one.kind, name: one.versionedName, from: one.name })),
    ];
};
const isOurs = (object) => (0,kubernetes_objects/* labelsOf */.PC)(object)[names/* keys */.HP.app] !== undefined;
const nameRefusals = (shape, scene) => madeNames(shape).flatMap(({ kind, name, from }) => {
    if (name.length > longestOf(kind))
        return [
            codes/* codes */.F.reason('name-too-long', `${kind}/${from} would become ${name}, which is longer than ${longestOf(kind)} characters.`),
        ];
    const holder = scene.objects.find(one => one.kind === kind && one.metadata.name === name) ??
        scene.live.find(one => one.kind === kind && one.metadata.name === name && !isOurs(one));
    return holder === undefined
        ? []
        : [codes/* codes */.F.reason('name-taken', `${(0,kubernetes_objects/* nameOf */.Vb)({ kind, name: from })} would become ${name}, and that name is taken.`)];
});

// EXTERNAL MODULE: ./src/domain/kubernetes/namespaces.ts
var namespaces = __webpack_require__(7029);
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
    if ((0,entrances/* isIngress */._U)(route)) {
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
        (0,apis/* groupOf */.F8)(one.apiVersion) === 'gateway.networking.k8s.io' &&
        parents.includes(one.metadata.name));
    const gatewayClass = (0,dig/* textOf */.b6)((0,dig/* dig */.rO)(gateway, 'spec', 'gatewayClassName'));
    return /^(gke-|azure-alb|amazon-vpc-lattice)/.test(gatewayClass)
        ? `${called(route)} is served by the gateway class ${gatewayClass}, which sends to pod addresses`
        : undefined;
};
const weighted = (route) => (0,entrances/* isGatewayRoute */.Wv)(route) && (0,entrances/* backendsOf */.dc)(route).some(one => one.weight !== undefined);
const routesTo = (scene, switched) => {
    const names = new Set(switched.map(one => one.metadata.name));
    const all = [...scene.routes, ...scene.live.filter(entrances/* isRoute */.Cn)];
    // With no Service known, a route alone still tells what stands in front.
    return names.size === 0 ? all : all.filter(one => (0,entrances/* backendsOf */.dc)(one).some(backend => names.has(backend.service)));
};
const isBehind = (routes, service) => routes.some(route => (0,entrances/* backendsOf */.dc)(route).some(backend => backend.service === service.metadata.name));
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
const strays = (objects, decisions) => objects.filter(one => decisions.get((0,kubernetes_decision/* identityOf */.cu)(one))?.refusal?.code === 'other-namespace');
const workerCodes = new Set(['worker-runs-twice', 'maybe-singleton']);
const isTreated = (decisions, treatment) => (object) => decisions.get((0,kubernetes_decision/* identityOf */.cu)(object))?.treatment === treatment;
const unnamed = (scene) => ({
    treatment: 'in-place',
    why: `It is the same for both colours of ${scene.namespace}.`,
});
/** Why there is nothing to deploy by colours, when no object was refused for a reason of its own. */
const nothingToDo = (objects, decisions, coloured, switched) => {
    const of = (kinds) => objects.filter(one => kinds.includes(one.kind));
    const explain = (list) => list.map(one => `${called(one)}: ${decisions.get((0,kubernetes_decision/* identityOf */.cu)(one))?.why ?? ''}`).join(' ');
    const hindered = (kinds) => of(kinds).some(isTreated(decisions, 'refused'));
    const owners = ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout', 'Pod', 'ReplicaSet', 'ReplicationController'];
    if (coloured.length === 0) {
        if (hindered(owners))
            return [];
        const there = of(owners);
        const message = there.length === 0
            ? `There is no Deployment among ${objects.length === 0 ? 'the manifests' : objects.map(called).join(', ')}: these are only a part of an app.`
            : `Nothing can run as two colours. ${explain(there)}`;
        return [codes/* codes */.F.reason('no-deployment', message)];
    }
    if (switched.length > 0 || hindered(['Service']))
        return [];
    const services = of(['Service']);
    const why = services.length === 0 ? 'There is no Service in the manifests.' : explain(services);
    return [
        codes/* codes */.F.reason('no-service', `No Service selects ${coloured.map(called).join(', ')}, so there is no traffic to move. ${why}`),
    ];
};
const missingHooks = (objects, hookJobs) => hookJobs
    .filter(name => !objects.some(one => one.kind === 'Job' && one.metadata.name === name))
    .map(name => codes/* codes */.F.reason('hook-job-missing', `A hook names Job/${name}, which is not in the release.`));
const autoscalers = (objects) => objects
    .map(one => kinds/* autoscalerSchema */.rz.safeParse(one).data)
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
    const ring = cycle.length < 2 ? [] : [(0,kubernetes_decision/* note */.N4)('dependency-cycle', first, `These name each other: ${cycle.join(', ')}.`)];
    const pairs = edges.map(([from, to]) => `${from} → ${to}`).join(', ');
    return pairs === ''
        ? ring
        : [
            ...ring,
            (0,kubernetes_decision/* note */.N4)('backend-shared-while-switching', first, `Services move one after the other; until the last has moved, ${pairs} may cross colours.`),
        ];
};
/** Namespaced objects that name none belong to the release's namespace. */
const placed = (object, namespace) => (0,apis/* isClusterScoped */.Z6)(object) || object.metadata.namespace !== undefined
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
        configs: await Promise.all(versioned.map(versionOf)),
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
            const { treatment, why } = decisions.get((0,kubernetes_decision/* identityOf */.cu)(object)) ?? unnamed(scene);
            return { ref: (0,kubernetes_objects/* refOf */.H8)(object), treatment, why };
        }),
        findings: [],
        refusals: [
            ...(0,namespaces/* otherNamespaces */.L)(strays(objects, decisions), options.namespace),
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


/***/ })

};
