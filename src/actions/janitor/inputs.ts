import { z } from 'zod';
import { notifiedOutput, notifyInputs } from '../../adapters/announcing/inputs.ts';
import { verificationInputs, verificationRules } from '../../adapters/probing/inputs.ts';
import { holderInputs, latencyRules, placeInputs, placeRules, policyInputs } from '../../adapters/rollout/inputs.ts';
import { defineAction, type InputsOf } from '../../core/action.ts';
import { input } from '../../core/inputs.ts';

export const definition = defineAction({
  name: 'janitor',
  description:
    'Finds what a run that is gone left half-way in an environment, and ends it: verifies and settles it, or takes it back.',
  branding: { icon: 'refresh-cw', color: 'gray-dark' },
  inputs: z.object({
    ...placeInputs,
    ...holderInputs,
    'on-unswitched': input.choice(['withdraw', 'finish'], {
      doc: 'A deploy that never had traffic: take it away again, or bring it to its end though nobody watches.',
      default: 'withdraw',
    }),
    'on-unverified': input.choice(['hold', 'rollback'], {
      doc: 'When the verification of what was left comes to no verdict: keep both releases and call a person, or go back.',
      default: 'hold',
    }),
    'busy-limit': input.duration({
      doc: 'An operation whose holder lives is left alone for so long; then a person is called.',
      default: '2h',
      maxMs: 7 * 86_400_000,
    }),
    'allow-empty': input.boolean({
      doc: 'An environment without a journal is clean. Otherwise the janitor thinks that it looks at the wrong place.',
      default: 'false',
    }),
    'remind-after': input.duration({
      doc: 'What waits for a person is told once, and again only after this time. `0s`: at every run.',
      default: '24h',
      maxMs: 30 * 86_400_000,
    }),
    ...verificationInputs,
    // Without their rules, as in a rollback: a channel that is set wrongly is said, and must not leave things half-way.
    ...notifyInputs,
    ...policyInputs,
  }),
  rules: [...placeRules, ...verificationRules, ...latencyRules],
  outputs: {
    'operation-id': 'Id of the operation that was ended; empty when there was none.',
    'live-colour': 'The colour that has traffic: `blue` or `green`.',
    'live-release-id': 'Id of the release that has traffic.',
    found: 'What was found, separated by `; `.',
    notified: notifiedOutput,
  },
  onError: 'failed',
});

export type Inputs = InputsOf<typeof definition>;
