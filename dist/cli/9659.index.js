export const id = 9659;
export const ids = [9659];
export const modules = {

/***/ 6728:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planOffline: () => (/* binding */ planOffline)
});

// EXTERNAL MODULE: ./src/domain/kubernetes/namespaces.ts
var namespaces = __webpack_require__(7029);
// EXTERNAL MODULE: ./src/domain/kubernetes/apis.ts
var apis = __webpack_require__(5536);
// EXTERNAL MODULE: ./src/domain/kubernetes/entrances.ts
var entrances = __webpack_require__(9646);
// EXTERNAL MODULE: ./src/domain/kubernetes/objects.ts
var kubernetes_objects = __webpack_require__(6413);
// EXTERNAL MODULE: ./src/domain/kubernetes/pinning.ts
var pinning = __webpack_require__(8412);
// EXTERNAL MODULE: ./src/domain/kubernetes/pods.ts
var pods = __webpack_require__(8153);
// EXTERNAL MODULE: ./src/domain/kubernetes/shape-of.ts + 17 modules
var shape_of = __webpack_require__(4378);
;// CONCATENATED MODULE: ./src/domain/kubernetes/offline.ts






const listed = (names) => names.join(', ');
const imagesIn = (objects) => {
    const all = (0,pinning/* imagesOf */.IC)(objects);
    return [...new Set(all.map(one => one.image))].map(image => ({
        image,
        pinned: (0,pinning/* isPinned */.T4)(image),
        usedBy: [...new Set(all.filter(one => one.image === image).map(one => (0,kubernetes_objects/* nameOf */.Vb)(one.ref)))],
    }));
};
const plural = (count, one) => `${count} ${one}${count === 1 ? '' : 's'}`;
const startSteps = (shape) => shape.workloads.map(({ name, replicas }) => {
    const scaled = shape.autoscalers.find(one => one.workload === name);
    const scale = scaled === undefined
        ? `with ${plural(replicas, 'pod')}, or as many as the live colour has if that is more`
        : `at the live colour’s current scale (at least ${scaled.autoscaler.spec.minReplicas ?? 1}), with HorizontalPodAutoscaler/${scaled.name} of its own`;
    return `Start Deployment/${name} in the idle colour, as ${name}-blue or ${name}-green, ${scale}.`;
});
const modeWords = {
    atomic: services => `Move traffic: ${services}, each by one compare-and-swap of its selector.`,
    overlap: services => `Move traffic: ${services} to both colours, hold, then to the new one alone.`,
    route: services => `Move traffic: the weights of the route from the old colour’s Service to the new one’s (${services}).`,
};
const optional = (condition, step) => (condition ? [step] : []);
const stepsOf = (shape) => {
    const inPlace = shape.inPlace
        .filter(one => !shape.routes.includes(one))
        .map(one => (0,kubernetes_objects/* nameOf */.Vb)({ kind: one.kind, name: one.metadata.name }));
    const configs = shape.configs.map(one => `${one.kind}/${one.name} as ${one.versionedName}`);
    const budgets = shape.budgets.map(one => one.metadata.name);
    const services = shape.services.map(one => `Service/${one.name}`);
    const routes = shape.routes.map(one => (0,kubernetes_objects/* nameOf */.Vb)({ kind: one.kind, name: one.metadata.name }));
    return [
        'Take the lease of the app in this environment; every write from here on carries its fencing token.',
        `If the app already runs without colours: take it over as it is; its pods are not touched, ${listed(services)} narrowed to them.`,
        ...optional(shape.hookJobs.length > 0, `Hooks run at their points: ${listed(shape.hookJobs.map(one => `Job/${one.metadata.name}`))}.`),
        ...optional(inPlace.length > 0, `Apply in place, the same for both colours: ${listed(inPlace)}.`),
        ...optional(routes.length > 0 && shape.switchMode.mode !== 'route', `Apply the way in: ${listed(routes)}.`),
        ...optional(configs.length > 0, `Create immutable versions: ${listed(configs)}.`),
        ...startSteps(shape),
        ...optional(budgets.length > 0, `Give the idle colour its own PodDisruptionBudget: ${listed(budgets)}.`),
        'Wait until all of it is available, then probe its pods directly for the whole warm-up.',
        modeWords[shape.switchMode.mode](listed(services)),
        'Wait until the EndpointSlices and fresh connections both show the new release.',
        'Verify it; on a failure move traffic back to the last verified release.',
        'Keep the old colour warm for the bake time, then drain it and scale it to zero; its definition stays.',
    ];
};
const claims = (shape) => [
    ...new Set(shape.workloads.flatMap(one => (0,pods/* claimsOf */.ds)((0,pods/* podSpecOf */.qz)(one.deployment)))),
];
const unknownsOf = (objects, shape) => {
    const names = new Set(shape.services.map(one => one.name));
    const custom = [...new Set(objects.filter(apis/* isCustom */.Kj).map(one => `${one.apiVersion} ${one.kind}`))];
    const front = shape.routes.length + objects.filter(entrances/* isRoute */.Cn).length > 0;
    const loadBalancers = shape.services.filter(one => one.service.spec.type === 'LoadBalancer').map(one => one.name);
    return [
        'What is live: whether the app already runs, at what scale, and which colour has traffic.',
        'Whether another controller (Argo CD, Flux, Helm …) manages the objects in the cluster.',
        'Whether the namespace has room and quota for two colours, and whether the rights suffice.',
        ...(names.size === 0
            ? []
            : [`Whether other Services, budgets or policies in the namespace reach these pods (${listed([...names])}).`]),
        ...(front ? ['Whether what serves the route sends to pod addresses (then the mode overlap is better).'] : []),
        ...(loadBalancers.length === 0
            ? []
            : [
                `Whether the load balancer of ${listed(loadBalancers)} sends to pod addresses (then the mode overlap is better).`,
            ]),
        ...claims(shape).map(claim => `Which access modes PersistentVolumeClaim/${claim} really has.`),
        ...(custom.length === 0
            ? []
            : [`What the controllers of ${listed(custom)} do, and whether these kinds are namespaced.`]),
    ];
};
const offlinePlan = async (objects, options) => {
    const shape = await (0,shape_of/* shapeOf */.F)(objects, options);
    const isRefused = shape.refusals.length > 0;
    return {
        schema: 'prod-actions/offline-plan/v1',
        verdict: isRefused ? 'refused' : 'planned',
        namespace: shape.namespace,
        objects: shape.treated,
        switchMode: shape.switchMode,
        images: imagesIn(objects),
        steps: isRefused ? [] : stepsOf(shape),
        refusals: shape.refusals,
        findings: shape.findings,
        unknown: unknownsOf(objects, shape),
    };
};
const titles = {
    coloured: 'two colours',
    switched: 'traffic moves',
    versioned: 'versioned',
    'per-colour': 'one per colour',
    route: 'way in',
    hook: 'hook',
    'in-place': 'in place',
    'left-out': 'left out',
    refused: 'refused',
};
const section = (title, lines) => lines.length === 0 ? [] : ['', title, ...lines.map(line => `  ${line}`)];
const findingLine = ({ level, code, message, fix }) => `${level === 'warn' ? 'warning' : 'note'} ${code}: ${message} → ${fix}`;
const describeOfflinePlan = (plan) => [
    plan.verdict === 'planned'
        ? `Plan for namespace ${plan.namespace}, made without a cluster.`
        : `Refused: these manifests cannot be deployed blue-green (namespace ${plan.namespace}).`,
    ...section('Refusals', plan.refusals.map(({ code, message, next }) => `${code}: ${message} → ${next}`)),
    ...section('Objects', plan.objects.map(({ ref, treatment, why }) => `${(0,kubernetes_objects/* nameOf */.Vb)(ref)}: ${titles[treatment]}. ${why}`)),
    ...section('Images', plan.images.map(({ image, pinned }) => `${image}${pinned ? '' : ' (a tag; a deploy pins it where the registry tells its digest)'}`)),
    ...section('Switch', plan.verdict === 'planned' ? [`${plan.switchMode.mode}: ${plan.switchMode.why}`] : []),
    ...section('Steps', plan.steps.map((step, index) => `${index + 1}. ${step}`)),
    ...section('Findings', plan.findings.map(findingLine)),
    ...section('Not known without a cluster', plan.unknown),
];

// EXTERNAL MODULE: ./src/adapters/kubernetes/prepare.ts + 6 modules
var prepare = __webpack_require__(7491);
;// CONCATENATED MODULE: ./src/adapters/kubernetes/plan-offline.ts
/** A plan from the manifests alone; no cluster is touched. */



const planOffline = async (inputs, runtime) => {
    const objects = (0,prepare/* pinned */.dp)(await (0,prepare/* rendered */.gj)(inputs, inputs.namespace, runtime), inputs.image);
    const namespace = inputs.namespace || (0,namespaces/* soleNamespace */.p)(objects) || 'default';
    const plan = await offlinePlan(objects, (0,prepare/* shapeOptions */.yO)(inputs, namespace));
    return { plan, lines: describeOfflinePlan(plan) };
};


/***/ }),

/***/ 256:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ formatPlatform),
/* harmony export */   FL: () => (/* binding */ normalizePlatform),
/* harmony export */   Y8: () => (/* binding */ parsePlatform),
/* harmony export */   fl: () => (/* binding */ platformOfHost),
/* harmony export */   vw: () => (/* binding */ pickPlatform)
/* harmony export */ });
/* unused harmony export samePlatform */
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
