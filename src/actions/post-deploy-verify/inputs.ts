import { z } from 'zod';
import { verificationInputs, verificationRules } from '../../adapters/probing/inputs.ts';
import { latencyRules, placeInputs, placeRules } from '../../adapters/rollout/inputs.ts';
import { defineAction, type InputsOf } from '../../core/action.ts';
import { input } from '../../core/inputs.ts';

export const definition = defineAction({
  name: 'post-deploy-verify',
  description: 'Says, with numbers, whether the release that has traffic is good.',
  branding: { icon: 'activity', color: 'green' },
  inputs: z.object({
    ...placeInputs,
    app: input.text({
      doc: 'Name of the app, as the deploy had it. With `environment` and `target: process` the proxy’s own counters are judged as well.',
    }),
    environment: input.text({ doc: 'Name of the environment, as the deploy had it.' }),
    url: input.text({
      doc: 'Where users’ traffic enters. Unset: asked of the target of `app` and `environment`.',
      pattern: /^https?:\/\/[^\s/]+/,
      allowed: 'an http or https address',
    }),
    release: input.text({
      doc: 'Id of the release that must answer (output `release-id` of blue-green-deploy). Unset: not checked, and the report says so.',
    }),
    revision: input.text({
      doc: 'Commit of the release, for `{{revision}}` in probes. Unset: the commit of the run.',
      pattern: /^[0-9a-f]{40}$/,
      allowed: '40 hex digits',
    }),
    'require-release-header': input.boolean({
      doc: 'An answer that does not name its release counts as wrong. Set it where the header was seen before the switch.',
      default: 'false',
    }),
    ...verificationInputs,
    mode: input.choice(['enforce', 'observe'], {
      doc: '`observe` measures and reports and never blocks.',
      default: 'enforce',
    }),
    strict: input.boolean({
      doc: 'What could not be checked (which release answered, small rises) makes a pass inconclusive.',
      default: 'false',
    }),
  }),
  rules: [
    ...placeRules,
    ...verificationRules,
    ...latencyRules,
    {
      needs: ['url', 'app', 'environment'],
      check: inputs =>
        inputs.url !== '' || (inputs.app !== '' && inputs.environment !== '')
          ? undefined
          : { problem: 'is needed', allowed: 'an address, or `app` and `environment` of a deploy instead' },
    },
  ],
  outputs: {
    'error-rate': 'Share of our probes that failed, between 0 and 1.',
    samples: 'Number of probes judged.',
    p99: '99th percentile of latency in milliseconds, where `max-p99` is set.',
    'detection-ms': 'Milliseconds from the start of the verification until the fault was certain; empty without one.',
  },
  onError: 'error',
});

export type Inputs = InputsOf<typeof definition>;
