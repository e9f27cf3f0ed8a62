import { z } from 'zod';
import { notifiedOutput, notifyInputs } from '../../adapters/announcing/inputs.ts';
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
import { input } from '../../core/inputs.ts';

const noReason = 'the verification failed';

export const definition = defineAction({
  name: 'auto-rollback',
  description:
    'Takes traffic back to the last verified release, first of all; then verifies it and quarantines the bad one.',
  branding: { icon: 'corner-up-left', color: 'orange' },
  inputs: z.object({
    ...placeInputs,
    ...holderInputs,
    'operation-id': input.text({
      doc: 'The operation to take back (output of blue-green-deploy). A newer one is never touched. Unset: whatever is live.',
      pattern: /^[A-Za-z0-9-]{1,64}$/,
      allowed: 'letters, digits and `-`',
    }),
    to: input.text({
      doc: 'Where to go back to: `verified`, the newest verified release that is not quarantined, or the id of a kept release.',
      default: 'verified',
      pattern: /^(verified|[0-9a-f]{8,64})$/,
      allowed: '`verified`, or 8 to 64 hex digits of a release id',
    }),
    reason: input.text({
      doc: 'Why; kept in the journal beside the quarantine.',
      default: noReason,
    }),
    'lift-quarantine': input.text({
      doc: 'Only lifts the quarantine of this release (id of 8 digits or more, digest or commit); traffic is not touched. Needs a `reason`.',
    }),
    automatic: input.boolean({
      doc: 'Nobody asked: at most once an hour, and a verified live release is left alone. `false` for a person’s decision.',
      default: 'true',
    }),
    ...timingInputs,
    ...verificationInputs,
    // Without their rules: a channel that is set wrongly is said, and must not stop a rollback.
    ...notifyInputs,
    ...policyInputs,
  }),
  rules: [
    ...placeRules,
    ...verificationRules,
    ...latencyRules,
    {
      needs: ['reason', 'lift-quarantine'],
      check: values =>
        values['lift-quarantine'] !== '' && values.reason === noReason
          ? { problem: 'is needed with `lift-quarantine`', allowed: 'why the release may be deployed again' }
          : undefined,
    },
    {
      needs: ['to', 'automatic'],
      check: ({ to, automatic }) =>
        automatic && to !== 'verified'
          ? { problem: 'is a person’s choice', allowed: '`verified`, or set `automatic: false`' }
          : undefined,
    },
  ],
  outputs: {
    'operation-id': 'Id of the rollback: the one it took back where that was still open, else a new one.',
    'live-colour': 'The colour that has traffic: `blue` or `green`.',
    'release-id': 'Id of the release that traffic came back to.',
    'bad-release-id': 'Id of the release that was taken back and is quarantined.',
    url: 'Where users’ traffic enters.',
    'detection-ms': 'Milliseconds from the bad release’s switch to the decision to go back.',
    'recovery-ms': 'Milliseconds from that decision until users’ entrance answered with the old release.',
    'kept-recovery-ms':
      'The same for a connection that was open before; empty where the entrance does not say which release answers.',
    'requests-failed': 'Requests that the bad release served badly, as far as they were counted (see the report).',
    notified: notifiedOutput,
  },
  onError: 'failed',
});

export type Inputs = InputsOf<typeof definition>;
