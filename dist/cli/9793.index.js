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

/***/ 8989:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Du: () => (/* binding */ addressParts),
/* harmony export */   Lc: () => (/* binding */ isMailbox),
/* harmony export */   PJ: () => (/* binding */ isLink),
/* harmony export */   d3: () => (/* binding */ isWebAddress),
/* harmony export */   uO: () => (/* binding */ mailServerOf),
/* harmony export */   w4: () => (/* binding */ hostOf)
/* harmony export */ });
/** Addresses that are secrets: what of them is masked, and what may be shown. Pure. */
const parsed = (text) => {
    try {
        return new URL(text);
    }
    catch {
        return undefined;
    }
};
const decoded = (text) => {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
};
/** Shorter ones would blank out half of every log. */
const worthMasking = (part) => part.length >= 6;
/** The address itself, what comes behind its host, and a password in it, as written and as sent. */
const addressParts = (text) => {
    const given = text.trim();
    const url = parsed(given);
    if (url === undefined)
        return given === '' ? [] : [given];
    const behindHost = `${url.pathname}${url.search}`;
    return [given, behindHost, url.pathname, url.password, decoded(url.password)].filter(worthMasking);
};
/** The host, which is no secret; an address that cannot be read shows nothing. */
const hostOf = (address) => parsed(address)?.host ?? 'an unreadable address';
const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** https, or http to this very machine. */
const isWebAddress = (text) => {
    const url = parsed(text);
    if (url === undefined || /\s/.test(text))
        return false;
    return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname));
};
/** What a person may click. */
const isLink = (text) => {
    const url = parsed(text);
    return url !== undefined && !/\s/.test(text) && (url.protocol === 'https:' || url.protocol === 'http:');
};
/** The mail server that the address names, or what is wrong with it. */
const mailServerOf = (address) => {
    const url = parsed(address);
    if (url === undefined || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '')
        return { problem: 'is not an smtp or smtps address' };
    const login = url.username === '' ? null : { user: decoded(url.username), password: decoded(url.password) };
    const asked = url.searchParams.get('tls');
    if (asked !== null && asked !== 'off')
        return { problem: 'knows only `?tls=off`' };
    const host = url.hostname.replaceAll(/^\[|\]$/g, '');
    if (url.protocol === 'smtps:')
        return asked === 'off'
            ? { problem: 'says smtps and `?tls=off`' }
            : { host, port: Number(url.port || 465), tls: 'implicit', login };
    if (asked === 'off' && login !== null)
        return { problem: 'would send a password without TLS' };
    const port = Number(url.port || (asked === 'off' ? 25 : 587));
    return { host, port, tls: asked === 'off' ? 'off' : 'starttls', login };
};
/** `name@host` or `Name <name@host>`; one address, nothing that could end a header line. */
const isMailbox = (text) => /^(?:[^<>\r\n@,;]*<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/.test(text);


/***/ }),

/***/ 7130:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UO: () => (/* binding */ githubSwitches),
/* harmony export */   dN: () => (/* binding */ githubInputs),
/* harmony export */   jP: () => (/* binding */ isOnOff)
/* harmony export */ });
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9114);

/** Texts, not choices, as all inputs of this kind: a slip of the pen in one must not stop a rollback. */
const onOff = (doc) => _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({ doc, default: 'auto', allowed: '`auto` or `off`' });
const githubInputs = {
    'github-deployments': onOff('`auto`: the deployments of the GitHub environment say what is live: this release, or after a rollback the one before it. Needs `deployments: write`. `off`: none is written.'),
    'incident-issues': onOff('`auto`: one issue for each bad release, closed by the release that fixes it. Needs `issues: write`. `off`: none is written.'),
    'github-token': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Token that asks GitHub whether the run that holds the lease is over, and writes the deployments and the incident issue. Without it neither is done.',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the runner fills the expression in
        default: '${{ github.token }}',
        secret: true,
    }),
};
const githubSwitches = ['github-deployments', 'incident-issues'];
/** A rollback takes everything but `off` for `auto`; a deploy is told of it first. */
const isOnOff = (value) => value === 'auto' || value === 'off';


/***/ }),

/***/ 7604:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ notifiedOutput),
/* harmony export */   v: () => (/* binding */ notifyInputs)
/* harmony export */ });
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9114);
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8989);
/* harmony import */ var _github_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7130);



/**
 * Inputs of every action that tells people how a delivery ended. They are plain texts on purpose: none of them may stop
 * a rollback, so what is wrong in one is found by `notifyRules`, which a deploy asks and a rollback does not.
 */
const notifyInputs = {
    'notify-on': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.lines({
        doc: 'Who is told what, of `success`, `failure`, `rollback`: `slack: failure, rollback` a line for one channel, or a line without a name for all others. Unset: failures and rollbacks everywhere, successes only in chat and to the webhook.',
        allowed: 'lines `channel: kinds`, with channels slack, pagerduty, teams, mail, webhook; or `none`',
    }),
    'notify-timeout': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'How long telling people may take at the end, all channels and repeats together. It never changes the verdict.',
        default: '20s',
        allowed: 'a duration from 1s to 2m',
    }),
    runbook: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Address of the page that says what to do when this goes wrong; linked in what people are told.',
        allowed: 'an http or https address',
    }),
    ..._github_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .githubInputs */ .dN,
    'slack-webhook': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Slack: address of an incoming webhook.',
        secret: true,
        secretParts: _addresses_js__WEBPACK_IMPORTED_MODULE_2__/* .addressParts */ .Du,
        allowed: 'an https address',
    }),
    'slack-token': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Slack: token of a bot instead, with the scope `chat:write`; details then stand in a thread of the message.',
        secret: true,
        allowed: 'a bot token, with `slack-channel`',
    }),
    'slack-channel': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Slack: channel the bot writes to.',
        allowed: 'the id or the name of a channel, with `slack-token`',
    }),
    'pagerduty-key': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'PagerDuty: integration key of a service (Events API v2).',
        secret: true,
        allowed: 'an integration key of 32 letters and digits',
    }),
    'pagerduty-url': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'PagerDuty: where its Events API is. In the EU `https://events.eu.pagerduty.com`.',
        default: 'https://events.pagerduty.com',
        allowed: 'an https address',
    }),
    'teams-webhook': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Microsoft Teams: address of a workflow that posts what it receives.',
        secret: true,
        secretParts: _addresses_js__WEBPACK_IMPORTED_MODULE_2__/* .addressParts */ .Du,
        allowed: 'an https address',
    }),
    'smtp-url': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Mail: `smtps://user:password@host:465` for TLS from the start, `smtp://user:password@host:587` for STARTTLS, which is then required; `?tls=off` for a relay without TLS and without a password.',
        secret: true,
        secretParts: _addresses_js__WEBPACK_IMPORTED_MODULE_2__/* .addressParts */ .Du,
        allowed: 'an smtp or smtps address',
    }),
    'mail-from': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({ doc: 'Mail: sender.', allowed: '`name@host` or `Name <name@host>`' }),
    'mail-to': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.list({ doc: 'Mail: recipients.', allowed: 'addresses, separated by commas' }),
    'webhook-url': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Any other service: address that gets the announcement as JSON, signed (docs/notifications.md).',
        secret: true,
        secretParts: _addresses_js__WEBPACK_IMPORTED_MODULE_2__/* .addressParts */ .Du,
        allowed: 'an https address',
    }),
    'webhook-secret': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Key of that signature: any text of 16 characters or more, or `whsec_` and base64.',
        secret: true,
        allowed: '16 characters or more, with `webhook-url`',
    }),
};
const notifiedOutput = 'JSON array of `{channel, state, attempts, ms, detail}`: who was told how it ended, and who could not be.';


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


/***/ }),

/***/ 3020:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Md: () => (/* binding */ clusterRules),
/* harmony export */   P8: () => (/* binding */ kubernetesReleaseInputs),
/* harmony export */   Wj: () => (/* binding */ onlyFor),
/* harmony export */   g$: () => (/* binding */ clusterInputs),
/* harmony export */   t0: () => (/* binding */ kubernetesReleaseRules)
/* harmony export */ });
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9114);
/* harmony import */ var _kubeconfig_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4966);


/** Inputs of the kubernetes target; rollout/inputs.ts hands them to the actions. Nothing heavy is loaded here. */
/** Where a release runs in a cluster, and how the cluster is reached. */
const clusterInputs = {
    namespace: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: '`kubernetes`: namespace of the app. Unset: that of the kubeconfig’s context.',
        pattern: /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
        allowed: 'lower-case letters, digits and `-`, at most 63',
    }),
    'kube-context': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({ doc: '`kubernetes`: context of the kubeconfig. Unset: its current one.' }),
    kubeconfig: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: '`kubernetes`: path of a kubeconfig. Unset: as kubectl finds it (`KUBECONFIG`, `~/.kube/config`, or the service account of the pod it runs in).',
    }),
    'kubeconfig-data': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: '`kubernetes`: a kubeconfig itself, best as base64 on one line. It is kept in a private file until the step ends.',
        secret: true,
        secretParts: _kubeconfig_js__WEBPACK_IMPORTED_MODULE_1__/* .kubeconfigSecrets */ .h,
    }),
    url: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Where users’ traffic enters; the verification asks there. Unset: `process` its proxy; `kubernetes` the Service through the API server, and the switch is then seen in the control plane only.',
        pattern: /^https?:\/\/[^\s/]+/,
        allowed: 'an http or https address',
    }),
    switch: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['auto', 'atomic', 'overlap', 'route'], {
        doc: '`kubernetes`: how traffic moves. `atomic`: one write of the Service’s selector. `overlap`: both colours, then the new one, for load balancers that target pods. `route`: the backends of an Ingress or HTTPRoute. `auto`: by what is in front of the Service.',
        default: 'auto',
    }),
    overlap: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration({
        doc: '`kubernetes`: how long both colours have traffic with `switch: overlap`.',
        default: '30s',
        maxMs: 600_000,
    }),
};
/** What a release is made of. */
const kubernetesReleaseInputs = {
    manifests: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.lines({
        doc: '`kubernetes`: manifests of the release, seen from the workspace.',
        allowed: 'files, folders and globs, one a line',
    }),
    kustomize: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({ doc: '`kubernetes`: folder of a kustomization, seen from the workspace.' }),
    'helm-chart': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({ doc: '`kubernetes`: folder of a Helm chart, seen from the workspace.' }),
    'helm-values': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.lines({
        doc: '`kubernetes`: values files of the chart; later ones win. Secrets belong here, not in `helm-set`.',
        allowed: 'paths, one a line',
    }),
    'helm-set': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.lines({
        doc: '`kubernetes`: single values of the chart. No secrets.',
        allowed: 'lines `key=value`',
    }),
    'probe-port': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: '`kubernetes`: container port to probe. Unset: that of the readiness probe, else of the Service, else the only one.',
        pattern: /^[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/,
        allowed: 'name or number of a port',
    }),
    'migrate-expand': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: '`kubernetes`: hook before traffic moves; it must be safe to repeat.',
        allowed: '`job:<name>` of a Job in the manifests, or a shell command for this machine',
    }),
    'migrate-contract': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: '`kubernetes`: hook once the old release is gone; it must be safe to repeat.',
        allowed: '`job:<name>` of a Job in the manifests, or a shell command for this machine',
    }),
    'hook-timeout': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration({
        doc: '`kubernetes`: how long a hook may take.',
        default: '10m',
        maxMs: 3_600_000,
    }),
    'allow-managed': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.boolean({
        doc: '`kubernetes`: deploy objects that another controller manages (Argo CD, Flux, KEDA, an operator …).',
        default: 'false',
    }),
};
/** An input of the other target is a mistake worth naming: it would be ignored. */
const onlyFor = (target, name, isSet) => ({
    needs: [name, 'target'],
    check: values => values.target !== target && isSet(values)
        ? { problem: `is only for \`target: ${target}\``, allowed: `nothing with \`target: ${values.target}\`` }
        : undefined,
});
const clusterRules = [
    onlyFor('kubernetes', 'namespace', values => values.namespace !== ''),
    onlyFor('kubernetes', 'kube-context', values => values['kube-context'] !== ''),
    onlyFor('kubernetes', 'kubeconfig', values => values.kubeconfig !== ''),
    onlyFor('kubernetes', 'switch', values => values.switch !== 'auto'),
    {
        needs: ['kubeconfig', 'kubeconfig-data'],
        check: values => values.kubeconfig !== '' && values['kubeconfig-data'] !== ''
            ? { problem: 'cannot be given together with `kubeconfig-data`', allowed: 'one of the two' }
            : undefined,
    },
];
const isGiven = (value) => value.length > 0;
const oneSource = 'exactly one of `manifests`, `kustomize`, `helm-chart`';
const isValue = (line) => /^[^=\s]+=/.test(line);
/** Rules over what a release is made of. */
const kubernetesReleaseRules = [
    onlyFor('kubernetes', 'manifests', values => isGiven(values.manifests)),
    onlyFor('kubernetes', 'kustomize', values => isGiven(values.kustomize)),
    onlyFor('kubernetes', 'helm-chart', values => isGiven(values['helm-chart'])),
    onlyFor('kubernetes', 'probe-port', values => isGiven(values['probe-port'])),
    onlyFor('kubernetes', 'migrate-expand', values => isGiven(values['migrate-expand'])),
    onlyFor('kubernetes', 'migrate-contract', values => isGiven(values['migrate-contract'])),
    {
        needs: ['manifests', 'kustomize', 'helm-chart', 'target', 'phase'],
        check: values => {
            if (values.target !== 'kubernetes' || values.phase === 'settle')
                return undefined;
            const given = [values.manifests, values.kustomize, values['helm-chart']].filter(isGiven).length;
            if (given === 1)
                return undefined;
            return { problem: given === 0 ? 'nothing to deploy' : 'more than one source is given', allowed: oneSource };
        },
    },
    {
        needs: ['helm-values', 'helm-set', 'helm-chart'],
        check: values => isGiven(values['helm-chart']) || !(isGiven(values['helm-values']) || isGiven(values['helm-set']))
            ? undefined
            : { problem: '`helm-values` and `helm-set` need a chart', allowed: 'both only with `helm-chart`' },
    },
    {
        needs: ['helm-set'],
        check: values => values['helm-set'].every(isValue)
            ? undefined
            : { problem: 'has lines that are not key=value', allowed: 'lines `key=value`' },
    },
];


/***/ }),

/***/ 4966:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ kubeconfigText),
/* harmony export */   h: () => (/* binding */ kubeconfigSecrets)
/* harmony export */ });
/** The text of a kubeconfig handed over as a secret. Pure. */
const base64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;
/** YAML or JSON as it is; base64 of it decoded. */
const kubeconfigText = (data) => base64.test(data) ? Buffer.from(data, 'base64').toString('utf8') : data;
/** Keys whose values open the cluster, in YAML or JSON. */
const credential = /"?\b(token|password|client-key-data|client-certificate-data|id-token|refresh-token|access-token|client-secret|value)"?\s*:\s*"?([^\s",}]+)/g;
/**
 * What has to be kept out of logs: the credentials, and the whole where it is one word. Not every line: words such as
 * `kind: Config` would be blanked out everywhere.
 */
const kubeconfigSecrets = (data) => {
    const whole = data.trim();
    const inside = [...kubeconfigText(whole).matchAll(credential)].flatMap(([, , value]) => value ?? []);
    return [...(/\s/.test(whole) || whole === '' ? [] : [whole]), ...inside];
};


/***/ }),

/***/ 2169:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fp: () => (/* binding */ placeRules),
/* harmony export */   II: () => (/* binding */ timingOf),
/* harmony export */   S4: () => (/* binding */ latencyRules),
/* harmony export */   af: () => (/* binding */ holderInputs),
/* harmony export */   eJ: () => (/* binding */ timingInputs),
/* harmony export */   eh: () => (/* binding */ policyInputs),
/* harmony export */   vb: () => (/* binding */ placeInputs)
/* harmony export */ });
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9114);
/* harmony import */ var _kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3020);


/** Inputs of every action that works on a rollout. Spread them into the action's own schema. */
const name = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const nameAllowed = 'letters, digits, `.`, `_` and `-`, starting with a letter or digit';
const defaults = { stateDir: '~/.local/state/prod-actions', port: '8080' };
const placeInputs = {
    app: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({ doc: 'Name of the app.', required: true, pattern: name, allowed: nameAllowed }),
    environment: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Name of the environment, such as `staging` or `production`.',
        required: true,
        pattern: name,
        allowed: nameAllowed,
    }),
    target: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['process', 'kubernetes'], {
        doc: 'Where releases run. `process`: child processes of this machine behind a small proxy, for trial, tests and single machines. `kubernetes`: Deployments of a cluster.',
        default: 'process',
    }),
    'state-dir': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: '`process`: folder that holds journal, proxy and unpacked images. It must outlive the job. `~` is the home folder.',
        default: defaults.stateDir,
    }),
    port: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.integer({
        doc: '`process`: port on this machine where users’ traffic enters the proxy.',
        default: defaults.port,
        min: 1,
        max: 65_535,
    }),
    ..._kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .clusterInputs */ .g$,
};
/** Of every action that takes the lease. */
const holderInputs = {
    'github-token': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text({
        doc: 'Token that tells whether the run that holds the lease is over (`actions: read`), so that nobody waits for it. Without the permission its time has to run out.',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the runner fills the expression in
        default: '${{ github.token }}',
        secret: true,
    }),
};
const timingInputs = {
    'start-timeout': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration({
        doc: 'How long a release may take until it listens. A release that ends or fails is named at once.',
        default: '60s',
        maxMs: 3_600_000,
    }),
    'warm-up': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration({
        doc: 'The health path must answer well for so long without a gap before traffic moves.',
        default: '5s',
        maxMs: 3_600_000,
    }),
    'switch-timeout': _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration({
        doc: 'How long the entrance may take to answer with the new release after the switch.',
        default: '10s',
        maxMs: 600_000,
    }),
    drain: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration({
        doc: 'How long requests in flight may go on in a release that has no traffic any more.',
        default: '30s',
        maxMs: 3_600_000,
    }),
    bake: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration({
        doc: 'How long the old release stays warm after the verification. Longer than 60 s is left to the next run.',
        default: '60s',
        maxMs: 7 * 86_400_000,
    }),
};
const policyInputs = {
    mode: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['enforce', 'observe'], {
        doc: '`observe` reports the verdict and never fails the step; what it does to traffic is the same.',
        default: 'enforce',
    }),
    strict: _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.boolean({ doc: 'What is normally only said fails the step as well.', default: 'false' }),
};
const timingOf = (inputs) => ({
    startMs: inputs['start-timeout'],
    warmMs: inputs['warm-up'],
    switchMs: inputs['switch-timeout'],
    drainMs: inputs.drain,
    bakeMs: inputs.bake,
});
/** Rules over those inputs; add them to the action's own. */
/** Both stand as labels on every object, and a label holds less than a folder's name. */
const labelRules = ['app', 'environment'].map(name => ({
    needs: [name, 'target'],
    check: values => values.target === 'kubernetes' && !/^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/.test(values[name])
        ? {
            problem: 'cannot be the label of an object',
            allowed: 'at most 63 characters that end with a letter or digit',
        }
        : undefined,
}));
const placeRules = [
    ..._kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .clusterRules */ .Md,
    ...labelRules,
    (0,_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .onlyFor */ .Wj)('process', 'state-dir', values => values['state-dir'] !== defaults.stateDir),
    (0,_kubernetes_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .onlyFor */ .Wj)('process', 'port', values => String(values.port) !== defaults.port),
];
/** Through the API server every answer is slower than users see it, so latency is not judged there. */
const latencyRules = ['max-p95', 'max-p99'].map(name => ({
    needs: [name, 'target', 'url'],
    check: values => values.target === 'kubernetes' && values.url === '' && values[name] > 0
        ? {
            problem: 'cannot be judged without `url`: only the way through the API server is known',
            allowed: '`0`, or set `url`',
        }
        : undefined,
}));


/***/ })

};
