export const id = 3904;
export const ids = [3904];
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

/***/ 6413:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H8: () => (/* binding */ refOf),
/* harmony export */   Ih: () => (/* binding */ annotationsOf),
/* harmony export */   PC: () => (/* binding */ labelsOf),
/* harmony export */   R5: () => (/* binding */ metadataSchema),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   fy: () => (/* binding */ isTerminating),
/* harmony export */   ko: () => (/* binding */ selects),
/* harmony export */   x0: () => (/* binding */ objectSchema)
/* harmony export */ });
/* unused harmony export ownerSchema */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1137);

/** Kubernetes objects as they come from manifests and from the API: known fields are checked, the rest is kept. Pure. */
const strings = zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP());
const ownerSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    apiVersion: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    uid: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    controller: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().optional(),
});
const metadataSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    namespace: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    labels: strings.nullish(),
    annotations: strings.nullish(),
    uid: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    resourceVersion: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    generation: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().optional(),
    creationTimestamp: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    deletionTimestamp: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    ownerReferences: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(ownerSchema).nullish(),
});
const objectSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ apiVersion: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), metadata: metadataSchema });
/** On its way out: told to go, and for a pod, without traffic. */
const isTerminating = ({ metadata }) => (metadata.deletionTimestamp ?? null) !== null;
const refOf = (object, namespace = '') => ({
    apiVersion: object.apiVersion,
    kind: object.kind,
    namespace: object.metadata.namespace ?? namespace,
    name: object.metadata.name,
});
/** For people: `Deployment/web`. */
const nameOf = (ref) => `${ref.kind}/${ref.name}`;
const labelsOf = (object) => object.metadata.labels ?? {};
const annotationsOf = (object) => object.metadata.annotations ?? {};
/** Whether `labels` carry all of `selector`. An empty selector matches nothing here: we never act on everything. */
const selects = (selector, labels) => {
    const entries = Object.entries(selector);
    return entries.length > 0 && entries.every(([key, value]) => labels[key] === value);
};


/***/ }),

/***/ 5543:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ contentHash),
/* harmony export */   Fs: () => (/* binding */ healthPathOf),
/* harmony export */   RQ: () => (/* binding */ otherColour),
/* harmony export */   _l: () => (/* binding */ longestHookMs),
/* harmony export */   dj: () => (/* binding */ canonicalJson),
/* harmony export */   ls: () => (/* binding */ identify),
/* harmony export */   m_: () => (/* binding */ shortId),
/* harmony export */   t_: () => (/* binding */ hasContract)
/* harmony export */ });
/** What is to run, and the two places it can run in. Pure. */
const otherColour = (colour) => (colour === 'blue' ? 'green' : 'blue');
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** JSON with sorted keys and no white space: equal values give equal text. */
const canonicalJson = (value) => {
    if (Array.isArray(value))
        return `[${value.map(canonicalJson).join(',')}]`;
    if (!isObject(value))
        return JSON.stringify(value);
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`;
};
const hex = (bytes) => [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('');
/** Hex SHA-256 of the canonical JSON. Web Crypto is a global of the language's hosts, so the domain stays free of Node. */
const contentHash = async (value) => hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(value))));
/** Gives a release its identity. */
const identify = async (parts) => {
    const { revision, digest, oneWay, spec } = parts;
    return { id: await contentHash({ revision, digest, oneWay, spec }), ...parts };
};
/** Short form for people. */
const shortId = (id) => id.slice(0, 12);
/** Path that answers 2xx when the release is well; every target's spec may carry it. */
const healthPathOf = (release) => {
    const path = isObject(release.spec) ? release.spec['healthPath'] : undefined;
    return typeof path === 'string' ? path : '/';
};
const hookOf = (release, name) => {
    const hooks = isObject(release.spec) ? release.spec['hooks'] : undefined;
    return (hooks !== undefined && isObject(hooks) ? hooks[name] : undefined) ?? null;
};
/** Whether a release has a hook to run once the old colour is gone. */
const hasContract = (release) => hookOf(release, 'contract') !== null;
/** How long a hook of the release may take; 0 without hooks. */
const longestHookMs = (release) => Math.max(0, ...['expand', 'contract'].map(name => {
    const hook = hookOf(release, name);
    const limit = isObject(hook) ? hook['timeoutMs'] : 0;
    return typeof limit === 'number' ? limit : 0;
}));


/***/ })

};
