import type { Catalogue } from '../../../src/config/catalogue.ts';

/** One key of each kind: enough to test the rules of the file without any action. */
export const smallCatalogue: Catalogue = {
  top: {
    service: { doc: 'Name of the service.', kind: { is: 'text' } },
    preset: { doc: 'Preset.', kind: { is: 'choice', of: ['standard', 'strict', 'trial'] } },
  },
  sections: {
    scan: {
      doc: 'The scan.',
      perEnvironment: false,
      keys: {
        severity: { doc: 'Lowest.', default: 'high', kind: { is: 'choice', of: ['low', 'high'] } },
        strict: { doc: 'Strict.', default: 'false', kind: { is: 'boolean' } },
        skip: { doc: 'Skipped.', kind: { is: 'list' } },
      },
      refused: { token: 'it is a secret' },
    },
    verify: {
      doc: 'The verification.',
      perEnvironment: true,
      keys: {
        duration: { doc: 'How long.', default: '60s', kind: { is: 'duration' } },
        rate: { doc: 'How often.', default: '20', kind: { is: 'integer', min: 1, max: 1000 } },
        share: { doc: 'How much.', kind: { is: 'number', min: 0, max: 1 } },
        probes: { doc: 'What.', kind: { is: 'lines' } },
        limits: { doc: 'Limits.', kind: { is: 'json' } },
      },
      refused: {},
    },
  },
};
