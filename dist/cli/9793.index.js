export const id = 9793;
export const ids = [9793];
export const modules = {

/***/ 9793:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   definition: () => (/* binding */ definition)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1137);
/* harmony import */ var _adapters_announcing_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7604);
/* harmony import */ var _adapters_announcing_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2262);
/* harmony import */ var _adapters_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3020);
/* harmony import */ var _adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9777);
/* harmony import */ var _adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2169);
/* harmony import */ var _core_action_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5605);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9114);








const schema = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .placeInputs */ .vb,
    ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .holderInputs */ .af,
    phase: _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.choice(['release', 'switch', 'settle'], {
        doc: '`release` does it all, verification included. `switch` stops once traffic has moved; `settle` ends that operation after a passing verification.',
        default: 'release',
    }),
    'dry-run': _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.boolean({ doc: 'Print the exact plan and write nothing.', default: 'false' }),
    command: _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.text({
        doc: '`process`: shell command that runs the release. It must listen on 127.0.0.1 at `$PORT`.',
    }),
    'working-directory': _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.text({
        doc: 'Where the command, or a hook, runs, seen from the workspace.',
        default: '.',
    }),
    image: _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.lines({
        doc: 'Image by digest. `process`: the one to run; pulled, verified and unpacked; only images that need no root file system of their own (static binaries). `kubernetes`: one a line; each is pinned into the manifests wherever they name it.',
        allowed: '`name@sha256:…`, for example the outputs `image` and `digest` of multi-arch-build',
    }),
    ..._adapters_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .kubernetesReleaseInputs */ .P8,
    args: _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.lines({ doc: '`process`: arguments for the image’s entrypoint, one a line. Unset: the image’s own.' }),
    env: _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.lines({
        doc: '`process`: environment of the release, `NAME=value` a line. It is kept in the journal: no secrets.',
        allowed: 'lines `NAME=value`',
    }),
    'health-path': _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.text({
        doc: 'Path that answers 2xx when the release is well.',
        default: '/healthz',
        pattern: /^\/\S*$/,
        allowed: 'a path that starts with /',
    }),
    revision: _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.text({
        doc: 'Commit of the release. Unset: the commit of the run.',
        pattern: /^[0-9a-f]{40}$/,
        allowed: '40 hex digits',
    }),
    'one-way': _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.boolean({
        doc: 'The release cannot be taken back (its migration is destructive): a failed verification is held for a person.',
        default: 'false',
    }),
    'operation-id': _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.text({
        doc: 'Id of the operation. Unset: a new one; for `phase: settle` the output of the switch.',
        pattern: /^[A-Za-z0-9-]{1,64}$/,
        allowed: 'letters, digits and `-`',
    }),
    verification: _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.text({
        doc: 'For `phase: settle`: the verdict of post-deploy-verify for this operation. Only `pass` settles.',
        allowed: 'pass, fail, inconclusive, error',
        pattern: /^(pass|fail|inconclusive|error)$/,
    }),
    'on-unverified': _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.choice(['hold', 'rollback'], {
        doc: 'When the verification comes to no verdict: keep both releases and end red, or go back.',
        default: 'hold',
    }),
    'allow-older': _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.boolean({
        doc: 'Deploy a commit that is behind the live one, or that cannot be compared with it.',
        default: 'false',
    }),
    'allow-cold-rollback': _core_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .input */ .hF.boolean({
        doc: 'Overwrite the only verified colour while the live release is unverified.',
        default: 'false',
    }),
    ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .timingInputs */ .eJ,
    ..._adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .verificationInputs */ .zi,
    ..._adapters_announcing_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .notifyInputs */ .v,
    ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .policyInputs */ .eh,
});
const byDigest = /^[^\s@=]+@sha256:[0-9a-f]{64}$/;
/** The name that the manifests use may be another one. */
const pin = /^(?:[^\s@=]+=)?[^\s@=]+@sha256:[0-9a-f]{64}$/;
const needsRelease = ({ phase }) => phase !== 'settle';
const rules = [
    ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .placeRules */ .Fp,
    ..._adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .verificationRules */ .jh,
    ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .latencyRules */ .S4,
    ..._adapters_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .kubernetesReleaseRules */ .t0,
    ..._adapters_announcing_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .notifyRules */ .Vx,
    (0,_adapters_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .onlyFor */ .Wj)('process', 'command', values => values.command !== ''),
    (0,_adapters_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .onlyFor */ .Wj)('process', 'args', values => values.args.length > 0),
    (0,_adapters_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .onlyFor */ .Wj)('process', 'env', values => values.env.length > 0),
    {
        needs: ['command', 'image', 'phase', 'target'],
        check: values => {
            const given = values.image.length + (values.command === '' ? 0 : 1);
            if (values.target !== 'process' || !needsRelease(values) || given === 1)
                return undefined;
            if (given === 0)
                return { problem: 'nothing to run', allowed: 'either `command` or `image`' };
            return values.command === ''
                ? { problem: 'nothing to run: `image` names several', allowed: 'either `command` or one `image`' }
                : { problem: 'cannot be given together with `image`', allowed: 'either `command` or `image`' };
        },
    },
    {
        needs: ['image', 'target'],
        check: ({ image, target }) => image.every(one => (target === 'process' ? byDigest : pin).test(one))
            ? undefined
            : {
                problem: 'must name the image by digest, for a tag can move between the scan and the deploy',
                allowed: '`name@sha256:…`; `docker buildx imagetools inspect NAME:TAG` prints the digest',
            },
    },
    {
        needs: ['env'],
        check: ({ env }) => {
            const bad = env.filter(line => !/^[A-Za-z_][A-Za-z0-9_]*=/.test(line)).map(line => line.split('=')[0] ?? '');
            return bad.length === 0
                ? undefined
                : { problem: `has lines that are not NAME=value: ${bad.join(', ')}`, allowed: 'lines `NAME=value`' };
        },
    },
    {
        needs: ['operation-id', 'phase'],
        check: values => values.phase === 'settle' && values['operation-id'] === ''
            ? { problem: 'is needed for `phase: settle`', allowed: 'the output `operation-id` of `phase: switch`' }
            : undefined,
    },
];
const definition = (0,_core_action_js__WEBPACK_IMPORTED_MODULE_5__/* .defineAction */ .QP)({
    name: 'blue-green-deploy',
    description: 'Runs a release beside the live one, moves traffic when it is proven warm, and goes back when it fails.',
    branding: { icon: 'repeat', color: 'blue' },
    inputs: schema,
    rules,
    outputs: {
        'operation-id': 'Id of the operation, for post-deploy-verify, `phase: settle` and auto-rollback.',
        'live-colour': 'The colour that has traffic: `blue` or `green`.',
        'release-id': 'Id of the release that was asked for.',
        'previous-release-id': 'Id of the release that had traffic before.',
        url: 'Where users’ traffic enters.',
        'switch-ms': 'Milliseconds from the write of the switch to the first answer of the new release.',
        'detection-ms': 'A bad release: milliseconds from its switch to the decision to go back.',
        'recovery-ms': 'A bad release: milliseconds from that decision until the old release answered.',
        notified: _adapters_announcing_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .notifiedOutput */ .C,
    },
    onError: 'failed',
});


/***/ }),

/***/ 3131:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sr: () => (/* binding */ parseRoutes),
/* harmony export */   YN: () => (/* binding */ wants),
/* harmony export */   eV: () => (/* binding */ routesOf),
/* harmony export */   ov: () => (/* binding */ channelNames)
/* harmony export */ });
/* unused harmony exports kinds, kindOf */
/** Who is told what. Pure. */
const channelNames = ['slack', 'pagerduty', 'teams', 'mail', 'webhook'];
const kinds = ['success', 'failure', 'rollback'];
/** A success is worth a line in chat, and nobody's mail or sleep. */
const byDefault = {
    slack: kinds,
    teams: kinds,
    webhook: kinds,
    mail: ['failure', 'rollback'],
    pagerduty: ['failure', 'rollback'],
};
const isChannel = (text) => channelNames.some(name => name === text);
const isKind = (text) => kinds.some(kind => kind === text);
const lineOf = (line) => {
    const [, name = '', rest = ''] = /^(?:([^:]*):)?(.*)$/.exec(line) ?? [];
    const words = rest.split(/[\s,]+/).filter(word => word !== '');
    const channel = name.trim();
    if (channel !== '' && !isChannel(channel))
        return { problem: `does not know the channel "${channel}"` };
    const wrong = words.filter(word => !isKind(word) && word !== 'none');
    if (wrong.length > 0)
        return { problem: `does not know ${wrong.map(word => `"${word}"`).join(', ')}` };
    if (words.length === 0)
        return { problem: `has a line without a kind: "${line}"` };
    if (words.includes('none') && words.length > 1)
        return { problem: 'has `none` beside other kinds' };
    return { channel: isChannel(channel) ? channel : null, kinds: words.filter(isKind) };
};
/** The routes that the lines describe, or what is wrong with them. */
const parseRoutes = (lines) => {
    let routes = byDefault;
    const read = lines.map(lineOf);
    const wrong = read.find(one => 'problem' in one);
    if (wrong !== undefined && 'problem' in wrong)
        return wrong;
    const good = read.flatMap(one => ('problem' in one ? [] : [one]));
    const general = good.filter(({ channel }) => channel === null);
    const named = good.flatMap(({ channel }) => (channel === null ? [] : [channel]));
    if (general.length > 1)
        return { problem: 'has several lines without a channel' };
    if (new Set(named).size < named.length)
        return { problem: 'has several lines for one channel' };
    for (const { kinds: all } of general)
        routes = { slack: all, teams: all, webhook: all, mail: all, pagerduty: all };
    for (const { channel, kinds: own } of good)
        if (channel !== null)
            routes = { ...routes, [channel]: own };
    return routes;
};
/** As `parseRoutes`; what is wrong counts as not written, for the incident is no time to be strict. */
const routesOf = (lines) => {
    const routes = parseRoutes(lines);
    return 'problem' in routes ? byDefault : routes;
};
const rollbacks = ['rolled-back', 'held', 'rollback-failed'];
const kindOf = ({ happening }) => {
    if (happening === 'deployed')
        return 'success';
    return rollbacks.includes(happening) ? 'rollback' : 'failure';
};
/** A pager is also told what ends an incident, whatever it wants to hear; channels without a route hear everything. */
const wants = (routes, channel, announcement) => {
    if (!isChannel(channel))
        return true;
    const asked = routes[channel].includes(kindOf(announcement));
    return asked || (channel === 'pagerduty' && routes.pagerduty.length > 0 && announcement.ends.length > 0);
};


/***/ }),

/***/ 2262:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rq: () => (/* binding */ timeoutOf),
/* harmony export */   Vx: () => (/* binding */ notifyRules),
/* harmony export */   cx: () => (/* binding */ signatureKey),
/* harmony export */   o7: () => (/* binding */ misconfigured)
/* harmony export */ });
/* harmony import */ var _core_durations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(778);
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8989);
/* harmony import */ var _github_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7130);
/* harmony import */ var _routes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3131);




const rule = (channel, needs, check) => ({ channel, needs, check });
const webAddress = (channel, name) => rule(channel, [name], values => values[name] === '' || (0,_addresses_js__WEBPACK_IMPORTED_MODULE_3__/* .isWebAddress */ .d3)(values[name])
    ? undefined
    : { problem: 'is not an address that can be used', allowed: 'an https address (http only to 127.0.0.1)' });
/** `name` says nothing without `other`. A secret that is missing is most often one that was not handed on. */
const together = (channel, name, other) => rule(channel, [name, other], values => values[name].length > 0 && values[other].length === 0
    ? {
        problem: `is set, but \`${other}\` is empty`,
        allowed: `both, or neither; a secret must be handed on by every workflow in between`,
    }
    : undefined);
const signatureKey = (secret) => secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret, 'utf8');
const minTimeoutMs = 1000;
const maxTimeoutMs = 120_000;
const defaultTimeoutMs = 20_000;
const isTimeout = (ms) => ms !== undefined && ms >= minTimeoutMs && ms <= maxTimeoutMs;
/** What is wrong counts as unset. */
const timeoutOf = (text) => {
    const ms = (0,_core_durations_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(text);
    return isTimeout(ms) ? ms : defaultTimeoutMs;
};
const slack = [
    webAddress('slack', 'slack-webhook'),
    together('slack', 'slack-token', 'slack-channel'),
    together('slack', 'slack-channel', 'slack-token'),
    rule('slack', ['slack-token', 'slack-webhook'], values => values['slack-token'] !== '' && values['slack-webhook'] !== ''
        ? { problem: 'is given together with `slack-webhook`', allowed: 'one of the two' }
        : undefined),
];
const pager = [
    webAddress('pagerduty', 'pagerduty-url'),
    rule('pagerduty', ['pagerduty-key'], values => values['pagerduty-key'] === '' || /^[A-Za-z0-9]{32}$/.test(values['pagerduty-key'])
        ? undefined
        : { problem: 'is no integration key', allowed: '32 letters and digits, of an Events API v2 integration' }),
];
const mail = [
    rule('mail', ['smtp-url'], values => {
        if (values['smtp-url'] === '')
            return undefined;
        const server = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_3__/* .mailServerOf */ .uO)(values['smtp-url']);
        return 'problem' in server
            ? { problem: server.problem, allowed: '`smtps://user:password@host` or `smtp://user:password@host`' }
            : undefined;
    }),
    rule('mail', ['mail-from'], values => values['mail-from'] === '' || (0,_addresses_js__WEBPACK_IMPORTED_MODULE_3__/* .isMailbox */ .Lc)(values['mail-from'])
        ? undefined
        : { problem: 'is not an address', allowed: '`name@host` or `Name <name@host>`' }),
    rule('mail', ['mail-to'], values => {
        const wrong = values['mail-to'].filter(address => !(0,_addresses_js__WEBPACK_IMPORTED_MODULE_3__/* .isMailbox */ .Lc)(address));
        return wrong.length === 0
            ? undefined
            : { problem: `has ${wrong.length} that are not addresses`, allowed: '`name@host`, separated by commas' };
    }),
    together('mail', 'mail-to', 'mail-from'),
    together('mail', 'mail-from', 'mail-to'),
    together('mail', 'mail-to', 'smtp-url'),
    together('mail', 'smtp-url', 'mail-to'),
];
const webhook = [
    webAddress('webhook', 'webhook-url'),
    together('webhook', 'webhook-url', 'webhook-secret'),
    together('webhook', 'webhook-secret', 'webhook-url'),
    rule('webhook', ['webhook-secret'], values => values['webhook-secret'] === '' || signatureKey(values['webhook-secret']).length >= 16
        ? undefined
        : { problem: 'is too short for a key', allowed: '16 characters or more, or `whsec_` and base64 of 16 bytes' }),
];
/** Add them to the rules of an action that may still stop; a rollback only warns. */
const notifyRules = [
    rule(null, ['notify-on'], values => {
        const routes = (0,_routes_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRoutes */ .Sr)(values['notify-on']);
        return 'problem' in routes
            ? { problem: routes.problem, allowed: 'lines `channel: success, failure, rollback`, or `none`' }
            : undefined;
    }),
    rule(null, ['notify-timeout'], values => isTimeout((0,_core_durations_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(values['notify-timeout']))
        ? undefined
        : { problem: 'is out of range', allowed: 'a duration from 1s to 2m' }),
    rule(null, ['runbook'], values => values.runbook === '' || (0,_addresses_js__WEBPACK_IMPORTED_MODULE_3__/* .isLink */ .PJ)(values.runbook)
        ? undefined
        : { problem: 'is not an address', allowed: 'an http or https address' }),
    ..._github_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .githubSwitches */ .UO.map(name => rule(null, [name], values => (0,_github_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .isOnOff */ .jP)(values[name]) ? undefined : { problem: 'is neither, and counts as auto', allowed: '`auto` or `off`' })),
    ...slack,
    ...pager,
    webAddress('teams', 'teams-webhook'),
    ...mail,
    ...webhook,
];
const misconfigured = (values) => notifyRules.flatMap(({ channel, needs: [name], check }) => {
    const found = check(values);
    return found === undefined ? [] : [{ channel, what: `${name}: ${found.problem}; allowed: ${found.allowed}` }];
});


/***/ })

};
