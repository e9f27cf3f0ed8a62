import { defineCodes } from '../verdicts/codes.ts';

export const codes = defineCodes({
  // fail
  'vulnerability-over-threshold': {
    means: 'Packages have known vulnerabilities at or above the severity that fails the gate.',
    next: 'Upgrade to the fixed versions in the summary, or accept one for a time in the ignore file, with a reason.',
  },
  'secret-over-threshold': {
    means: 'What looks like a credential was found, at or above the severity that fails the gate.',
    next: 'Revoke the credential first, then remove it; a placeholder goes into the ignore file, with its path.',
  },
  'misconfiguration-over-threshold': {
    means: 'Configuration files break security rules at or above the severity that fails the gate.',
    next: 'Follow the resolution of each rule, or accept it for a time in the ignore file, with its path.',
  },
  'license-over-threshold': {
    means: 'Packages have licences whose class is at or above the severity that fails the gate.',
    next: 'Replace the package, or accept the licence for a time in the ignore file.',
  },
  // unknown
  'scanner-crashed': {
    means: 'The scanner ended with an error. That says nothing about vulnerabilities.',
    next: 'Read the end of its output in the message; run the job again if it was the network.',
  },
  'scanner-killed': {
    means: 'A signal ended the scanner, as when the machine runs out of memory.',
    next: 'Give the runner more memory, or leave big folders out with `skip-dirs`.',
  },
  'scanner-timed-out': {
    means: 'The scanner did not end within `timeout` and was stopped.',
    next: 'Raise `timeout`, or leave big folders out with `skip-dirs`.',
  },
  'scan-empty': {
    means: 'The scanner reported success and wrote nothing.',
    next: 'Run the job again; if it stays, the scanner is broken or was replaced.',
  },
  'scan-half-written': {
    means: 'The scanner’s report is not complete JSON: it was cut off, as on a full disk.',
    next: 'Make room on the runner’s disk and run the job again.',
  },
  'scan-wrong-schema': {
    means: 'The scanner’s report does not have the form we know; reading on would be guessing.',
    next: 'Use the pinned version of the scanner.',
  },
  'scan-wrong-artifact': {
    means: 'The report is about something other than what was to be scanned: another digest, platform or folder.',
    next: 'Run the job again; if it stays, look at what stands between the runner and the registry.',
  },
  'scan-outdated': {
    means: 'The report is older than the scan that should have written it.',
    next: 'The scanner on this machine hands out old reports: replace it by the pinned version.',
  },
  'scan-partial': {
    means:
      'The scanner could not read files that list dependencies and left them out; it tells so only in its debug log.',
    next: 'Mend the files named in the message, or leave their folders out with `skip-dirs`.',
  },
  'nothing-scanned': {
    means: 'The scanner found no package at all, so the absence of vulnerabilities proves nothing.',
    next: 'Commit the lockfiles, point `path` at them, or say `on-empty: pass` where there is nothing to find.',
  },
  'database-stale': {
    means: 'The vulnerability database is older than `max-db-age`: newer advisories were not looked for.',
    next: 'Let the action update it (`skip-db-update: false`), or renew the copy in `cache-dir`.',
  },
  'database-unavailable': {
    means: 'The vulnerability database could not be fetched and no fresh enough copy is in `cache-dir`.',
    next: 'Run the job again, name a mirror with `db-repository`, or restore `cache-dir` from a cache.',
  },
  'database-unreadable': {
    means: 'The date or version of the vulnerability database cannot be read.',
    next: 'Empty `cache-dir` and let the action fetch the database again.',
  },
  'platform-missing': {
    means: 'The image index lacks a platform that was to be scanned, or has none that can run.',
    next: 'Build the image for that platform, or take it out of `platforms`.',
  },
  'snyk-token-missing': {
    means: 'Policy says `snyk: required`, and there is no token.',
    next: 'Pass `snyk-token`; pull requests from forks have no secrets, so use `snyk: auto` there.',
  },
  'snyk-missing': {
    means: 'There is a Snyk token, no Snyk CLI on PATH, and the pinned one could not be installed with npm.',
    next: 'Install the `snyk` CLI in a step before this one, or set `snyk: off`.',
  },
  'snyk-failed': {
    means: 'Snyk could not test: a wrong token, an unreachable service, or a project it cannot read.',
    next: 'Read Snyk’s message; mend the token or the project.',
  },
  'snyk-partial': {
    means: 'Snyk left out part of the projects, so its list is incomplete.',
    next: 'Make the named projects readable for Snyk, or leave them out with `skip-dirs`.',
  },
  // said
  'snyk-skipped': {
    means: 'There is no Snyk token, so Snyk did not run: this verdict rests on Trivy alone.',
    next: 'Pass `snyk-token` to have a second opinion, or set `snyk: off` to be told no more.',
  },
  'snyk-nothing-supported': {
    means: 'Snyk supports none of the package managers here: this verdict rests on Trivy alone.',
    next: 'Nothing, or set `snyk: off`.',
  },
  'database-not-refreshed': {
    means: 'The vulnerability database could not be fetched; the copy in `cache-dir` is fresh enough and was used.',
    next: 'Nothing; if it stays, name a mirror with `db-repository`.',
  },
  'files-not-read': {
    means: 'The scanner could not read some files that are no lockfiles, such as broken test fixtures inside packages.',
    next: 'Usually nothing; look at the files named in the message.',
  },
  'ignore-expired': {
    means: 'Entries of the ignore file are past their date and ignore nothing any more.',
    next: 'Remove them, or renew date and reason after a new look.',
  },
  'ignore-expires-soon': {
    means: 'Entries of the ignore file expire within 14 days.',
    next: 'Upgrade the packages, or renew date and reason after a new look.',
  },
  'ignore-unused': {
    means: 'Entries of the ignore file match nothing that was found.',
    next: 'Remove them: the finding is gone, or the entry was never right.',
  },
  'native-ignore-not-read': {
    means: 'The repository has ignore files of single scanners; they are not read, one file serves all.',
    next: 'Move the entries to the ignore file of this action, with reason and expiry.',
  },
  'sarif-cut': {
    means: 'GitHub takes at most 25,000 results in a file and shows 5,000; the least severe were left out.',
    next: 'See `report-file` for all of them.',
  },
  // errors of the caller
  'ignore-file-invalid': {
    means: 'The ignore file has entries without a reason or an expiry date, or cannot be read.',
    next: 'Mend the lines named in the message.',
  },
  'path-missing': {
    means: 'The folder to scan does not exist, often because nothing was checked out.',
    next: 'Add `actions/checkout` before this step, or mend `path`.',
  },
});
