export const id = 974;
export const ids = [974];
export const modules = {

/***/ 9974:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   definition: () => (/* binding */ definition)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1137);
/* harmony import */ var _config_catalogue_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5755);
/* harmony import */ var _config_presets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(914);
/* harmony import */ var _core_action_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5605);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9114);





const definition = (0,_core_action_js__WEBPACK_IMPORTED_MODULE_1__/* .defineAction */ .QP)({
    name: 'plan',
    description: 'Resolves inputs and configuration, shows every value with its source, and refuses bad combinations before anything runs.',
    branding: { icon: 'map', color: 'blue' },
    inputs: zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
        config: _core_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .input */ .hF.text({
            doc: 'Path of the configuration file; the default one may be missing.',
            default: _config_catalogue_js__WEBPACK_IMPORTED_MODULE_4__/* .defaultConfigPath */ .jE,
        }),
        service: _core_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .input */ .hF.text({ doc: 'Name of the service. Unset: from the file, else the repository’s name.' }),
        image: _core_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .input */ .hF.text({
            doc: 'Image name without tag or digest. Unset: from the file, else ghcr.io/<owner>/<service>.',
        }),
        digest: _core_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .input */ .hF.text({
            doc: 'Digest of an image that is built already (`sha256:…`). It is then delivered and nothing is built.',
        }),
        environments: _core_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .input */ .hF.list({
            doc: 'Environments to deliver to, in order, one to three. Unset: those of the file; on a pull request none, only the gates run.',
            allowed: 'names that the file lists; dev, staging, production where it lists none',
        }),
        preset: _core_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .input */ .hF.text({
            doc: 'Named set of settings. Unset: from the file, else standard.',
            pattern: new RegExp(`^(?:${_config_presets_js__WEBPACK_IMPORTED_MODULE_0__/* .presetNames */ .gC.join('|')})$`),
            allowed: _config_presets_js__WEBPACK_IMPORTED_MODULE_0__/* .presetNames */ .gC.join(', '),
        }),
        set: _core_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .input */ .hF.lines({
            doc: 'Settings that win over the file, one `section.key: value` a line (for one environment: `environments.<name>.section.key: value`).',
            allowed: 'keys of docs/configuration.md',
        }),
        'state-dir': _core_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .input */ .hF.text({
            doc: 'Wins over `deploy.state-dir` of the file: the folder of the `process` target, read to find what is live.',
        }),
        'allow-older': _core_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .input */ .hF.boolean({ doc: 'Deliver a commit that is older than the live one.', default: 'false' }),
        'test-command': _core_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .input */ .hF.text({ doc: 'Command that tests the checkout. Unset: from the file.' }),
        'prepare-command': _core_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .input */ .hF.text({
            doc: 'Command that prepares the checkout before the image is built. Unset: from the file.',
        }),
        'github-token': _core_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .input */ .hF.text({
            doc: 'Token for reading the base branch’s configuration, the environments and the commits.',
            // biome-ignore lint/suspicious/noTemplateCurlyInString: the runner fills the expression in
            default: '${{ github.token }}',
            secret: true,
        }),
    }),
    rules: [],
    outputs: {
        service: 'Name of the service.',
        digest: 'The digest given, else empty: then it comes from the build.',
        deliver: '`false` on a pull request whose caller names no environment: the gates run, nothing is delivered.',
        'environment-1': 'First environment, `none` without one.',
        'environment-2': 'Second environment, `none` without one.',
        'environment-3': 'Third environment, `none` without one.',
        build: '`true` when there is something to build, `false` when a digest was given.',
        registry: 'Registry of the image, such as ghcr.io.',
        'live-digest': 'Digest that is live in the last environment, where it is known.',
        test: '`false` when there is no test command.',
        prepare: '`false` when there is no prepare command.',
        'test-command': 'Command that tests the checkout, else empty.',
        'prepare-command': 'Command that prepares the checkout, else empty.',
        'settings-build': 'Settings of multi-arch-build.',
        'settings-scan': 'Settings of security-scan.',
        'settings-performance': 'Settings of performance-regression.',
        'settings-rollback': 'Settings of auto-rollback in the first environment.',
        'settings-stage-1': 'Settings of ship in the first environment.',
        'settings-stage-2': 'Settings of ship in the second environment.',
        'settings-stage-3': 'Settings of ship in the third environment.',
    },
    onError: 'refused',
});


/***/ }),

/***/ 5755:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fq: () => (/* binding */ knownEnvironmentKeys),
/* harmony export */   VE: () => (/* binding */ environmentName),
/* harmony export */   a2: () => (/* binding */ splitEnvironment),
/* harmony export */   eE: () => (/* binding */ knownKeys),
/* harmony export */   fE: () => (/* binding */ toText),
/* harmony export */   jE: () => (/* binding */ defaultConfigPath)
/* harmony export */ });
const defaultConfigPath = '.github/prod-actions.yml';
const environmentName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/;
const environmentKey = /^environments\.([^.]+)\.(.+)$/;
/** Splits `environments.<name>.<key>`; undefined for any other key. */
const splitEnvironment = (key) => {
    const match = environmentKey.exec(key);
    return match?.[1] === undefined || match[2] === undefined ? undefined : { environment: match[1], key: match[2] };
};
/** Every flat key outside environment blocks. */
const knownKeys = (catalogue) => [
    ...Object.keys(catalogue.top),
    ...Object.entries(catalogue.sections).flatMap(([name, section]) => Object.keys(section.keys).map(key => `${name}.${key}`)),
];
/** Every flat key that an environment block may hold. */
const knownEnvironmentKeys = (catalogue) => Object.entries(catalogue.sections).flatMap(([name, section]) => section.perEnvironment ? Object.keys(section.keys).map(key => `${name}.${key}`) : []);
const join = (kind) => (kind?.is === 'lines' || kind?.is === 'text' ? '\n' : ',');
const itemText = (item) => (typeof item === 'object' ? JSON.stringify(item) : String(item));
/** A value of the file as the text an action's input takes. */
const toText = (meta, value) => {
    if (typeof value === 'string')
        return value;
    if (meta?.kind?.is === 'json')
        return JSON.stringify(value);
    return Array.isArray(value) ? value.map(itemText).join(join(meta?.kind)) : String(value);
};


/***/ }),

/***/ 914:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ad: () => (/* binding */ presetValues),
/* harmony export */   gC: () => (/* binding */ presetNames)
/* harmony export */ });
/* unused harmony export presets */
/** Named sets of settings, weaker than anything the caller writes. A test checks that every key exists. */
const presets = {
    standard: { doc: 'The defaults of the actions.', values: {} },
    strict: {
        doc: 'What is normally only said (no baseline, too few samples to tell) stops the delivery as well.',
        values: { 'scan.unknown-severity': 'fail', 'performance.strict': 'true', 'deploy.strict': 'true' },
    },
    trial: {
        doc: 'Both gates measure and report and stop nothing: to try prod-actions on a service that is not ready for them.',
        values: { 'scan.mode': 'observe', 'performance.mode': 'observe' },
    },
};
const presetNames = Object.keys(presets);
const presetValues = (name) => new Map(Object.entries(presets[name].values));


/***/ })

};
