import { defineCodes } from '../verdicts/codes.ts';

/** Why a deploy or a rollback ended as it did. Targets use the first group as `cause` of a broken colour. */
export const codes = defineCodes({
  'app-exited': {
    means: 'The app ended by itself, or was killed, before or after it was ready.',
    next: 'Read the last log lines in the message, mend the app, and deploy again.',
  },
  'port-in-use': {
    means: 'Something else already listens on the port the app was told to use.',
    next: 'Stop the other program or set another `port`.',
  },
  'app-not-startable': {
    means: 'The program of the release could not be started: it is missing, not executable, or for another platform.',
    next: 'Check the command or the entrypoint of the image.',
  },
  'app-never-listened': {
    means: 'The app runs but did not listen on its port in time.',
    next: 'Make it listen on 127.0.0.1 at the port in the environment variable PORT, or raise `start-timeout`.',
  },
  'app-vanished': {
    means: 'The new release is no longer there, and nothing of ours removed it.',
    next: 'Look for what stopped it on the target, then deploy again.',
  },
  'warm-up-failed': {
    means: 'The new release listens, but its health path did not answer well for the whole warm-up.',
    next: 'Read the last answer in the message; mend the app, `health-path` or `warm-up`.',
  },
  'effect-failed': {
    means: 'The target could not carry out a step after several tries.',
    next: 'Read the message; once the target is well, run again: it goes on from where it stands.',
  },
  'traffic-moved-by-other': {
    means: 'Traffic is not where this operation left it: something other than prod-actions moved it.',
    next: 'Run `status`, find out who moved it, and deploy again.',
  },
  'switch-not-observed': {
    means: 'The switch was written, but users’ entrance did not answer with the new release in time.',
    next: 'Check the proxy or load balancer in front of the app.',
  },
  locked: {
    means: 'Another operation holds the lease and its holder may be alive.',
    next: 'Wait for it, or, when it is surely dead, run `unlock` with a reason.',
  },
  'lease-lost': {
    means: 'A newer operation took over while this one worked; it stopped without another write.',
    next: 'Look at the newer operation in `status`.',
  },
  'newer-operation': {
    means: 'A newer operation has taken place since the one named by `operation-id`.',
    next: 'Nothing to do: the newer operation decides.',
  },
  'operation-unknown': {
    means: 'The journal knows no open operation with this `operation-id`.',
    next: 'Pass the `operation-id` output of the deploy step, or leave it empty.',
  },
  quarantined: {
    means: 'This release failed in this environment before and is quarantined.',
    next: 'Deploy a mended release, or run `lift-quarantine` with a reason.',
  },
  'commit-behind-live': {
    means: 'The commit is strictly behind the one that is live.',
    next: 'Deploy the newer commit, or set `allow-older: true`.',
  },
  'commit-diverged': {
    means: 'The commit and the live one have diverged: each has changes the other has not.',
    next: 'Check that nothing live is lost.',
  },
  'ancestry-unknown': {
    means: 'Whether the commit is newer than the live one could not be told.',
    next: 'Check out with `fetch-depth: 0`, or set `allow-older: true`.',
  },
  'would-lose-verified': {
    means: 'The live release is unverified and this deploy would overwrite the only verified one.',
    next: 'Verify or roll back first, or set `allow-cold-rollback: true`.',
  },
  'live-unchanged': {
    means: 'This release is live and verified already.',
    next: 'Nothing to do.',
  },
  'dry-run': {
    means: 'Only the plan was made; nothing was written.',
    next: 'Run again without `dry-run` to carry it out.',
  },
  'planned-offline': {
    means: 'The plan was made from the manifests alone; what only the cluster can tell is listed in it.',
    next: 'Give the step access to the cluster to see what would change there.',
  },
  'switched-unverified': {
    means: 'The new release has traffic and is not yet verified; the old one is kept warm.',
    next: 'Run post-deploy-verify, then `phase: settle` or auto-rollback, with the same `operation-id`.',
  },
  'verification-missing': {
    means: 'Settling needs a passing verification of this operation.',
    next: 'Run post-deploy-verify and pass its verdict as `verification`.',
  },
  'verification-failed': {
    means: 'The release failed its verification after the switch.',
    next: 'Mend the release and deploy again.',
  },
  'verification-unsure': {
    means:
      'The verification came to no verdict: traffic stays, the release is not recorded as verified, the old one is kept warm.',
    next: 'Run again to verify again, or roll back.',
  },
  'died-after-switch': {
    means: 'The release died or stopped answering after it had traffic.',
    next: 'Read the last log lines in the message, mend the app, and deploy again.',
  },
  'interrupted-before-switch': {
    means: 'The run was cancelled before traffic moved; the new release was withdrawn.',
    next: 'Run again.',
  },
  'interrupted-after-switch': {
    means: 'The run was cancelled after traffic moved; what was done is recorded.',
    next: 'Run again: it goes on with the verification.',
  },
  'rolled-back': {
    means: 'Traffic is back on a verified release.',
    next: 'Mend the bad release; it is quarantined.',
  },
  'rollback-elsewhere': {
    means: 'A rollback was open already and was brought to its end first; the release that was named is another one.',
    next: 'Is the release that has traffic now not good enough? Run the rollback again: it blames that one.',
  },
  'rolled-back-by-hand': {
    means: 'A person asked for the rollback.',
    next: 'Mend the release that was taken back; it is quarantined.',
  },
  'deploy-withdrawn': {
    means: 'The open deploy had not moved traffic; it was withdrawn instead of rolled back.',
    next: 'Deploy again when ready.',
  },
  'rollback-interrupted': {
    means: 'The rollback was cancelled; the message says where traffic is.',
    next: 'Run the rollback again: it goes on from where it stands.',
  },
  'rollback-unverified': {
    means: 'Traffic is back, but the old release did not pass its verification either.',
    next: 'Look at what both releases depend on; a person must decide.',
  },
  'nothing-to-go-back-to': {
    means: 'No other verified release is recorded.',
    next: 'Choose: deploy a mended release; or deploy an older image that is known to be good, with `allow-older: true`.',
  },
  'one-way-release': {
    means: 'The live release is one-way (its migration cannot be undone), so the old one is not fit for its data.',
    next: 'Choose: deploy a mended release (the usual way); or, if the old code can work on the new data, deploy the old release as a new one with `allow-older: true`; or restore the data first. Until then traffic stays where it is.',
  },
  'rollback-target-unfit': {
    means: 'The release to go back to could not be made ready; traffic was left where it is.',
    next: 'Read the cause in the message, then roll back to another kept release or deploy a mended one.',
  },
  'rollback-target-unknown': {
    means: 'The journal keeps no verified release with this id.',
    next: 'Use `to: verified` or one of the ids in the message.',
  },
  'rollback-too-soon': {
    means: 'An automatic rollback ran within the last hour; a second one is left to a person.',
    next: 'Look at why releases fail in a row, then roll back by hand (`automatic: false`).',
  },
  'rollback-of-rollback': {
    means: 'The live release came back by a rollback; it is never rolled back automatically.',
    next: 'A person must decide: name a kept release with `to`.',
  },
  'live-is-verified': {
    means: 'The live release passed its verification; there is nothing to take back.',
    next: 'To go back all the same, set `automatic: false` and name a kept release with `to`.',
  },
  'retire-failed': {
    means: 'The release that no longer has traffic could not be stopped; the next run tries again.',
    next: 'Look at the process named in the message.',
  },
  'endpoints-only': {
    means: 'The switch was seen in the control plane only: there was no way in through which to ask the data plane.',
    next: 'Set `url` to where users’ traffic enters, so that the switch is observed there.',
  },
  'arrival-unidentified': {
    means: 'The entrance answers well after the switch, but the app does not say which release answered.',
    next: 'Let the app answer with the header `x-prod-actions-release` set to the environment variable PROD_ACTIONS_RELEASE.',
  },
  'contract-failed': {
    means: 'The release is live and verified and the old one is gone, but its last hook failed.',
    next: 'Mend what the message names and run the hook by hand: it is safe to repeat.',
  },
  'adopted-unverified': {
    means: 'The app that ran before did not pass the verification, so it is not recorded as one to go back to.',
    next: 'Mend what the verification names, or deploy all the same: a failed release is then held, not rolled back.',
  },
  'holder-alive': {
    means: 'The holder of the lease is alive, so the lock is not taken from it.',
    next: 'Cancel that run first.',
  },
  'not-locked': {
    means: 'Nobody holds the lease.',
    next: 'Nothing to do.',
  },
  'not-quarantined': {
    means: 'No quarantined release matches.',
    next: 'Run `status` to see the list.',
  },
  'nothing-to-resume': {
    means: 'No operation is open.',
    next: 'Nothing to do.',
  },
  'no-journal': {
    means:
      'There is no journal where the janitor looked: nothing was delivered here yet, or it looks at the wrong place.',
    next: 'Check `app`, `environment` and `state-dir` or `namespace`. Where nothing was delivered yet, set `allow-empty: true`.',
  },
  'operation-at-work': {
    means: 'An operation is open and its holder may be alive, so it was left alone.',
    next: 'Nothing to do: the next run of the janitor looks again.',
  },
  'operation-stuck': {
    means: 'An operation is open for longer than `busy-limit`, and its holder still keeps the lease.',
    next: 'Look at that run and cancel it when it hangs; then run the janitor again, or `unlock` with a reason.',
  },
  'operation-finished': {
    means: 'An operation that nobody worked on any more was brought to its end.',
    next: 'Nothing to do.',
  },
  'lease-released': {
    means: 'A lease that nobody can hold any more was given back.',
    next: 'Nothing to do.',
  },
  'colour-retired': {
    means: 'A release that was kept warm beyond its time was stopped.',
    next: 'Nothing to do.',
  },
  'live-unverified': {
    means: 'The release that has traffic was never verified, and no operation is open that would verify it.',
    next: 'Deploy it again (it is then verified where it is), deploy a mended one, or roll back by hand.',
  },
  drift: {
    means: 'What runs is not what the journal records.',
    next: 'Run `status`, find out what changed beside prod-actions, then deploy again or roll back by hand.',
  },
  'drill-certificate-missing': {
    means: 'This environment demands a drill of exactly this pair of releases, and no certificate of one was given.',
    next: 'Run `ship` with `mode: drill` in an environment that allows it, and pass its output `drill-certificate`.',
  },
  'drill-certificate-unreadable': {
    means: 'What was given as the certificate of a drill is none.',
    next: 'Pass the output `drill-certificate`, or the file, of the drill unchanged.',
  },
  'drill-certificate-tampered': {
    means: 'The certificate of the drill is not as it was issued: a byte of it differs.',
    next: 'Find out who changed it. Run the drill again.',
  },
  'drill-failed': {
    means: 'The drill lost requests, or its way back took longer than it may.',
    next: 'Read the numbers of the drill; mend what they show, and run it again.',
  },
  'drill-certificate-other-pair': {
    means: 'The certificate is for another pair of releases than the live one and the one to deploy.',
    next: 'Run the drill with the release that is live here and the one to deploy.',
  },
  'drill-certificate-expired': {
    means: 'The drill is older than `drill-max-age`, or lies in the future.',
    next: 'Run the drill again.',
  },
  'drill-passed': {
    means: 'Traffic went old → new → old → new under load; the certificate holds the numbers.',
    next: 'Pass the output `drill-certificate` to the environment that demands it.',
  },
  'drill-broken-off': {
    means: 'The drill could not be carried through: a step did not end as it had to, or there is no pair to drill.',
    next: 'Read how the step ended; a drill needs a verified live release and another one to deploy.',
  },
  'quarantine-lifted': {
    means: 'A person lifted the quarantine of a release, with a reason that stands in the history.',
    next: 'Deploy it again.',
  },
});
