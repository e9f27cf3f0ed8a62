import { defineCodes } from '../verdicts/codes.ts';

/** Why a verification ended as it did, and what a single probe can meet. */
export const codes = defineCodes({
  'error-rate-above-objective': {
    means: 'More requests failed than the objective allows; chance is ruled out at the stated false-alarm rate.',
    next: 'Look at the failures listed in the report and at the release’s log; go back if traffic is on it.',
  },
  'probe-failing': {
    means: 'One probe fails more often than the objective allows, though the others may be well.',
    next: 'Look at what this probe expected and what came; a health check that lies looks like this.',
  },
  'wrong-release': {
    means: 'Answers came from another release than the one being verified.',
    next: 'Check that the switch reached every entrance, and that no other deploy ran.',
  },
  'release-header-missing': {
    means: 'Answers do not say which release gave them, though they did while the release was warmed.',
    next: 'Something between the probe and the release answers in its place or strips the header; check the route.',
  },
  'latency-above-objective': {
    means: 'More requests were slower than the objective allows; chance is ruled out at the stated false-alarm rate.',
    next: 'Compare with the release before; go back if traffic is on it.',
  },
  'too-few-samples': {
    means: 'Too few answers to tell whether the objective is met.',
    next: 'Raise `probe-rate` or `verify-duration`; the report says how many are needed.',
  },
  'error-rate-not-shown': {
    means:
      'Enough answers came, but the failures among them leave open whether the error rate is within the objective.',
    next: 'Measure longer, look at the failures, or set an objective that the service meets.',
  },
  'error-rate-suspect': {
    means:
      'One probe, or what other clients met, is hardly within the objective (99 %), though all probes together are within. That is too little to take a release back for, and too much to pass it.',
    next: 'Look at the failures of what the message names, or measure longer.',
  },
  'latency-not-shown': {
    means: 'The slow answers leave open whether the latency objective is met.',
    next: 'Measure longer, or set an objective that the service meets.',
  },
  'other-release-seen': {
    means: 'A few answers came from another release; too few to call the switch failed, too many to call it done.',
    next: 'Verify again once every entrance has settled.',
  },
  'prober-overloaded': {
    means: 'The machine that probes could not keep its own schedule, so its latency figures are not the service’s.',
    next: 'Lower `probe-rate`, or probe from a machine with a free core.',
  },
  'nothing-answered': {
    means: 'Not one probe got an HTTP answer, so nothing can be said about the release.',
    next: 'Check the address and the way from the prober to it; the kind of fault is named beside.',
  },
  'identity-not-checked': {
    means: 'No answer said which release gave it, so it was not checked that the new release is the one that answers.',
    next: 'Let the app answer with the header x-prod-actions-release, value of the variable PROD_ACTIONS_RELEASE.',
  },
  'error-rate-unseen': {
    means: 'The samples were enough for `min-samples`, but a rise of the stated size could have gone unseen.',
    next: 'Raise `probe-rate` or `verify-duration` to see smaller rises.',
  },
  'counters-unavailable': {
    means: 'The target’s own request counters could not be read; the verdict stands on our probes alone.',
    next: 'Check the state folder and that the proxy of the target runs.',
  },
  'entrance-unknown': {
    means: 'It is not known where users’ traffic enters.',
    next: 'Set `url`, or `app`, `environment` and `state-dir` as the deploy had them.',
  },
  'probe-definition': {
    means: 'A probe is not written in a way we understand.',
    next: 'Write a line such as `GET /healthz 200`, or a JSON object; every problem is listed.',
  },
  'connection-refused': {
    means: 'Nothing listens at the address.',
    next: 'Check the address and port, and that the entrance is up.',
  },
  'connection-cut': {
    means: 'The connection was closed before an answer came.',
    next: 'Look at the log of the entrance and of the release at that moment.',
  },
  'tls-failed': {
    means: 'The TLS handshake failed: the certificate is wrong, expired or not trusted.',
    next: 'Check the certificate chain and the name in the address.',
  },
  'probe-timeout': {
    means: 'No full answer came in time.',
    next: 'Look for what the release waits on; raise `probe-timeout` only if such times are normal.',
  },
  'name-not-resolved': {
    means: 'The host name of the address does not resolve.',
    next: 'Check the name, and DNS on the machine that probes.',
  },
  'unexpected-status': {
    means: 'The answer has another status than expected.',
    next: 'Look at the body shown in the report and at the release’s log.',
  },
  'unexpected-body': {
    means: 'The body does not contain or match what was expected.',
    next: 'Look at the body shown in the report.',
  },
  'unexpected-header': {
    means: 'A header is missing or has another value than expected.',
    next: 'Compare the headers with the probe.',
  },
  'unexpected-json': {
    means: 'A value in the JSON body is missing or not as expected.',
    next: 'Look at the path and the value shown in the report.',
  },
  'body-not-json': {
    means: 'The body is no JSON, though the probe looks into it.',
    next: 'Look at the body shown: often an error page of something in front of the release.',
  },
  'body-too-large': {
    means:
      'A body is longer than the 1 MiB (decompressed) that is looked at, and its beginning does not tell whether a rule is met.',
    next: 'Ask an address with a shorter answer, look for a text at the beginning, or drop the rule for the body.',
  },
  'schema-not-met': {
    means: 'The JSON body does not fit the JSON Schema of the probe.',
    next: 'Look at the place shown in the report; clients that rely on the schema break there.',
  },
  'policy-not-met': {
    means:
      'An answer lacks what a policy word of the probe asks for: security headers, redirect to https, compression, caching.',
    next: 'Compare the headers with docs/probes.md; a proxy in front may strip or add them.',
  },
  'limit-not-reached': {
    means: 'So many requests in a row were sent, and none met the refusal that was expected.',
    next: 'Check that the rate limit or the access rule is on at the entrance; raise `burst` if the limit is higher.',
  },
  'certificate-expired': {
    means: 'A certificate of the chain has ended; browsers refuse the site.',
    next: 'Renew the certificate now; rolling the release back does not bring it back.',
  },
  'certificate-expiring': {
    means: 'A certificate of the chain ends sooner than the probe allows.',
    next: 'Renew it, and look why it was not renewed by itself.',
  },
  'certificate-untrusted': {
    means: 'The chain of certificates does not lead to one that this machine trusts.',
    next: 'Send the whole chain; for a private authority set NODE_EXTRA_CA_CERTS on the runner.',
  },
  'certificate-name': {
    means: 'The certificate is for other names than the one that was asked for.',
    next: 'Check which certificate the entrance shows for this name (SNI).',
  },
  'tls-version-old': {
    means: 'The handshake agreed on an older version of TLS than the probe allows.',
    next: 'Switch the old versions off at the entrance.',
  },
  'websocket-refused': {
    means: 'The opening handshake of the WebSocket was answered with another status than 101.',
    next: 'Check the path, and that the entrance lets the upgrade through.',
  },
  'websocket-broken': {
    means: 'The WebSocket opened, but what followed was not the protocol.',
    next: 'Look at the log of the release and of the proxy before it.',
  },
  'websocket-unexpected': {
    means: 'What came back over the WebSocket is not what was expected.',
    next: 'Look at what was said in the report.',
  },
  'grpc-not-serving': {
    means: 'The health service says NOT_SERVING.',
    next: 'Look at what the release waits on.',
  },
  'grpc-service-unknown': {
    means: 'The health service does not know the service that was asked for.',
    next: 'Check the full name of the service, package included, and that the release registers it.',
  },
  'grpc-status-unknown': {
    means: 'The health service says UNKNOWN: it does not know yet.',
    next: 'Look whether the release sets its health status when it is ready.',
  },
  'grpc-no-health-service': {
    means: 'The server does not implement grpc.health.v1.Health.',
    next: 'Register the health service in the server.',
  },
  'grpc-call-failed': {
    means: 'The gRPC call ended with an error status.',
    next: 'Look at the status and message in the report.',
  },
  'unexpected-greeting': {
    means: 'What the server said first is not what was expected.',
    next: 'Check that the right service listens at the port.',
  },
  'unexpected-records': {
    means: 'The name lacks a record that was expected.',
    next: 'Check the zone and how long resolvers keep the old answer.',
  },
  'check-failed-to-run': {
    means: 'A check beside the probes broke before it could say anything; that is never a pass.',
    next: 'Mend what the message names, or set the check `required: false`.',
  },
  'check-timed-out': {
    means: 'A check beside the probes gave no answer in its time; that is never a pass.',
    next: 'Look why its source is slow, or give it more time.',
  },
  'answer-too-slow': {
    means: 'The answer came later than the probe’s own limit.',
    next: 'Compare with the release before.',
  },
});
