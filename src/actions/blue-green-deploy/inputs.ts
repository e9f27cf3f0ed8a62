import { z } from 'zod';
import { notifiedOutput, notifyInputs } from '../../adapters/announcing/inputs.ts';
import { notifyRules } from '../../adapters/announcing/rules.ts';
import { kubernetesReleaseInputs, kubernetesReleaseRules, onlyFor } from '../../adapters/kubernetes/inputs.ts';
import { verificationInputs, verificationRules } from '../../adapters/probing/inputs.ts';
import {
  holderInputs,
  latencyRules,
  placeInputs,
  placeRules,
  policyInputs,
  timingInputs,
} from '../../adapters/rollout/inputs.ts';
import { defineAction, type InputsOf } from '../../core/action.ts';
import { input, type Rule } from '../../core/inputs.ts';

const schema = z.object({
  ...placeInputs,
  ...holderInputs,
  phase: input.choice(['release', 'switch', 'settle'], {
    doc: '`release` does it all, verification included. `switch` stops once traffic has moved; `settle` ends that operation after a passing verification.',
    default: 'release',
  }),
  'dry-run': input.boolean({ doc: 'Print the exact plan and write nothing.', default: 'false' }),
  command: input.text({
    doc: '`process`: shell command that runs the release. It must listen on 127.0.0.1 at `$PORT`.',
  }),
  'working-directory': input.text({
    doc: 'Where the command, or a hook, runs, seen from the workspace.',
    default: '.',
  }),
  image: input.lines({
    doc: 'Image by digest. `process`: the one to run; pulled, verified and unpacked; only images that need no root file system of their own (static binaries). `kubernetes`: one a line; each is pinned into the manifests wherever they name it.',
    allowed: '`name@sha256:…`, for example the outputs `image` and `digest` of multi-arch-build',
  }),
  ...kubernetesReleaseInputs,
  args: input.lines({ doc: '`process`: arguments for the image’s entrypoint, one a line. Unset: the image’s own.' }),
  env: input.lines({
    doc: '`process`: environment of the release, `NAME=value` a line. It is kept in the journal: no secrets.',
    allowed: 'lines `NAME=value`',
  }),
  'health-path': input.text({
    doc: 'Path that answers 2xx when the release is well.',
    default: '/healthz',
    pattern: /^\/\S*$/,
    allowed: 'a path that starts with /',
  }),
  revision: input.text({
    doc: 'Commit of the release. Unset: the commit of the run.',
    pattern: /^[0-9a-f]{40}$/,
    allowed: '40 hex digits',
  }),
  'one-way': input.boolean({
    doc: 'The release cannot be taken back (its migration is destructive): a failed verification is held for a person.',
    default: 'false',
  }),
  'operation-id': input.text({
    doc: 'Id of the operation. Unset: a new one; for `phase: settle` the output of the switch.',
    pattern: /^[A-Za-z0-9-]{1,64}$/,
    allowed: 'letters, digits and `-`',
  }),
  verification: input.text({
    doc: 'For `phase: settle`: the verdict of post-deploy-verify for this operation. Only `pass` settles.',
    allowed: 'pass, fail, inconclusive, error',
    pattern: /^(pass|fail|inconclusive|error)$/,
  }),
  'on-unverified': input.choice(['hold', 'rollback'], {
    doc: 'When the verification comes to no verdict: keep both releases and end red, or go back.',
    default: 'hold',
  }),
  'allow-older': input.boolean({
    doc: 'Deploy a commit that is behind the live one, or that cannot be compared with it.',
    default: 'false',
  }),
  'allow-cold-rollback': input.boolean({
    doc: 'Overwrite the only verified colour while the live release is unverified.',
    default: 'false',
  }),
  ...timingInputs,
  ...verificationInputs,
  ...notifyInputs,
  ...policyInputs,
});

type Values = z.output<typeof schema>;

const byDigest = /^[^\s@=]+@sha256:[0-9a-f]{64}$/;
/** The name that the manifests use may be another one. */
const pin = /^(?:[^\s@=]+=)?[^\s@=]+@sha256:[0-9a-f]{64}$/;

const needsRelease = ({ phase }: Values): boolean => phase !== 'settle';

const rules: readonly Rule<Values>[] = [
  ...placeRules,
  ...verificationRules,
  ...latencyRules,
  ...kubernetesReleaseRules,
  ...notifyRules,
  onlyFor('process', 'command', values => values.command !== ''),
  onlyFor('process', 'args', values => values.args.length > 0),
  onlyFor('process', 'env', values => values.env.length > 0),
  {
    needs: ['command', 'image', 'phase', 'target'],
    check: values => {
      const given = values.image.length + (values.command === '' ? 0 : 1);
      if (values.target !== 'process' || !needsRelease(values) || given === 1) return undefined;
      if (given === 0) return { problem: 'nothing to run', allowed: 'either `command` or `image`' };
      return values.command === ''
        ? { problem: 'nothing to run: `image` names several', allowed: 'either `command` or one `image`' }
        : { problem: 'cannot be given together with `image`', allowed: 'either `command` or `image`' };
    },
  },
  {
    needs: ['image', 'target'],
    check: ({ image, target }) =>
      image.every(one => (target === 'process' ? byDigest : pin).test(one))
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
    check: values =>
      values.phase === 'settle' && values['operation-id'] === ''
        ? { problem: 'is needed for `phase: settle`', allowed: 'the output `operation-id` of `phase: switch`' }
        : undefined,
  },
];

export const definition = defineAction({
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
    notified: notifiedOutput,
  },
  onError: 'failed',
});

export type Inputs = InputsOf<typeof definition>;
