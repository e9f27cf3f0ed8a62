export const id = 9324;
export const ids = [9324];
export const modules = {

/***/ 9324:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   definition: () => (/* binding */ definition)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1137);
/* harmony import */ var _adapters_announcing_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7604);
/* harmony import */ var _adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9777);
/* harmony import */ var _adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2169);
/* harmony import */ var _core_action_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5605);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9114);






const definition = (0,_core_action_js__WEBPACK_IMPORTED_MODULE_3__/* .defineAction */ .QP)({
    name: 'janitor',
    description: 'Finds what a run that is gone left half-way in an environment, and ends it: verifies and settles it, or takes it back.',
    branding: { icon: 'refresh-cw', color: 'gray-dark' },
    inputs: zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .placeInputs */ .vb,
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .holderInputs */ .af,
        'on-unswitched': _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.choice(['withdraw', 'finish'], {
            doc: 'A deploy that never had traffic: take it away again, or bring it to its end though nobody watches.',
            default: 'withdraw',
        }),
        'on-unverified': _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.choice(['hold', 'rollback'], {
            doc: 'When the verification of what was left comes to no verdict: keep both releases and call a person, or go back.',
            default: 'hold',
        }),
        'busy-limit': _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.duration({
            doc: 'An operation whose holder lives is left alone for so long; then a person is called.',
            default: '2h',
            maxMs: 7 * 86_400_000,
        }),
        'allow-empty': _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.boolean({
            doc: 'An environment without a journal is clean. Otherwise the janitor thinks that it looks at the wrong place.',
            default: 'false',
        }),
        'remind-after': _core_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .input */ .hF.duration({
            doc: 'What waits for a person is told once, and again only after this time. `0s`: at every run.',
            default: '24h',
            maxMs: 30 * 86_400_000,
        }),
        ..._adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .verificationInputs */ .zi,
        // Without their rules, as in a rollback: a channel that is set wrongly is said, and must not leave things half-way.
        ..._adapters_announcing_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .notifyInputs */ .v,
        ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .policyInputs */ .eh,
    }),
    rules: [..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .placeRules */ .Fp, ..._adapters_probing_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .verificationRules */ .jh, ..._adapters_rollout_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .latencyRules */ .S4],
    outputs: {
        'operation-id': 'Id of the operation that was ended; empty when there was none.',
        'live-colour': 'The colour that has traffic: `blue` or `green`.',
        'live-release-id': 'Id of the release that has traffic.',
        found: 'What was found, separated by `; `.',
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
