import { z } from 'zod';
import { defineAction, type InputsOf } from '../../core/action.ts';
import { input } from '../../core/inputs.ts';
import { severityPolicies } from '../../domain/findings/merge.ts';
import { scannerKinds } from '../../domain/findings/scan.ts';
import { thresholds } from '../../domain/findings/severity.ts';

export const definition = defineAction({
  name: 'security-scan',
  description:
    'Scans a folder, or an image by digest on every platform, with Trivy and Snyk; a scan that broke is never a pass.',
  branding: { icon: 'shield', color: 'green' },
  inputs: z.object({
    image: input.text({
      doc: 'Image to scan, as `registry/repository@sha256:…`. A tag is refused: it may name another image tomorrow.',
    }),
    path: input.text({ doc: 'Folder to scan, relative to the workspace. Give either `image` or `path`.' }),
    platforms: input.list({
      doc: 'Platforms that must be scanned. Empty: every platform of the image.',
      allowed: 'a comma-separated list such as linux/amd64,linux/arm64',
    }),
    scanners: input.list({ doc: 'What to look for.', default: 'vuln,secret', of: scannerKinds }),
    severity: input.choice(thresholds, { doc: 'The lowest severity that fails the gate.', default: 'high' }),
    'report-severity': input.choice(thresholds, {
      doc: 'The lowest severity that is reported. What fails the gate, and what nobody rated, is always reported.',
      default: 'low',
    }),
    'only-fixable': input.boolean({
      doc: 'Only vulnerabilities with a fixed version fail the gate; the others are still reported.',
      default: 'false',
    }),
    'unknown-severity': input.choice(['report', 'fail'], {
      doc: 'What a finding does that nobody rated: it is not the same as a low one.',
      default: 'report',
    }),
    'severity-policy': input.choice(severityPolicies, {
      doc: 'Whose severity counts where the scanners disagree.',
      default: 'max',
    }),
    'ignore-file': input.text({
      doc: 'YAML list of accepted findings: `id`, `reason`, `expires`, and optionally `package` and `path`. Need not exist.',
      default: '.github/prod-actions-ignore.yml',
    }),
    'skip-dirs': input.list({ doc: 'Folders below `path` that are not scanned.' }),
    'on-empty': input.choice(['unknown', 'pass'], {
      doc: 'The verdict when not one package was found.',
      default: 'unknown',
    }),
    mode: input.choice(['enforce', 'observe'], {
      doc: '`observe` reports and never fails the step.',
      default: 'enforce',
    }),
    timeout: input.duration({ doc: 'Longest time one scan may take.', default: '15m', maxMs: 6 * 60 * 60_000 }),
    'db-repository': input.text({
      doc: 'OCI repository of Trivy’s vulnerability database, such as a mirror. Empty: Trivy’s own.',
    }),
    'cache-dir': input.text({
      doc: 'Folder of Trivy’s database; restore it from a cache to save the download. Empty: one per job.',
    }),
    'skip-db-update': input.boolean({
      doc: 'Use the database in `cache-dir` as it is and ask nobody for data.',
      default: 'false',
    }),
    'max-db-age': input.duration({
      doc: 'A database older than this makes the verdict `unknown`.',
      default: '3d',
      maxMs: 3650 * 24 * 60 * 60_000,
    }),
    'registry-username': input.text({ doc: 'User name for the registry of `image`, where it is private.' }),
    'registry-password': input.text({
      doc: 'Password or token that may read `image`. It reaches the scanners through a private file, and nothing else does.',
      secret: true,
    }),
    snyk: input.choice(['auto', 'required', 'off'], {
      doc: '`auto` runs Snyk when there is a token and says so when there is none; `required` makes its absence `unknown`.',
      default: 'auto',
    }),
    'snyk-token': input.text({ doc: 'Token of the Snyk API.', secret: true }),
    'snyk-org': input.text({ doc: 'Snyk organisation. Empty: the token’s default one.' }),
    'snyk-api': input.text({
      doc: 'Address of the Snyk API, for its regional instances.',
      pattern: /^https?:\/\/\S+$/,
      allowed: 'an http(s) address',
    }),
  }),
  rules: [
    {
      needs: ['image', 'path'],
      check: ({ image, path }) =>
        (image === '') === (path === '')
          ? {
              problem: image === '' ? 'neither image nor path is given' : 'both image and path are given',
              allowed: 'exactly one of image and path, such as path: .',
            }
          : undefined,
    },
    {
      needs: ['platforms', 'image'],
      check: ({ platforms, image }) =>
        platforms.length > 0 && image === ''
          ? { problem: 'is given without an image', allowed: 'platforms together with image' }
          : undefined,
    },
    {
      needs: ['registry-username', 'registry-password'],
      check: values =>
        (values['registry-username'] === '') === (values['registry-password'] === '')
          ? undefined
          : { problem: 'comes without the other', allowed: 'registry-username and registry-password together' },
    },
    {
      needs: ['scanners'],
      check: ({ scanners }) =>
        scanners.length === 0 ? { problem: 'is empty', allowed: scannerKinds.join(', ') } : undefined,
    },
  ],
  outputs: {
    digest: 'The digest that was scanned; empty for a folder.',
    platforms: 'Comma-separated platforms that were scanned to the end.',
    findings: 'Number of findings that are not ignored.',
    critical: 'Of these, how many are critical.',
    high: 'Of these, how many are high.',
    medium: 'Of these, how many are medium.',
    low: 'Of these, how many are low.',
    'unknown-severity': 'Of these, how many nobody rated.',
    blocking: 'Of these, how many fail the gate.',
    ignored: 'Number of findings that the ignore file accepts.',
    'sarif-file': 'Path of the SARIF file, for `github/codeql-action/upload-sarif`.',
    'database-date': 'When the vulnerability database was made (ISO 8601); empty when unknown.',
  },
  onError: 'unknown',
});

export type Inputs = InputsOf<typeof definition>;
