import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../src/adapters/kubernetes/access/failures.ts';

const log = 'E1121 18:19:26.351573    6133 proxy_server.go:147] Error while proxying request: ';

/** What kubectl 1.34 and its proxy really said, on the testbed. */
const said: readonly [string, string][] = [
  ['error: context "zz" does not exist', 'kube-context-unknown'],
  ['error: stat /nope: no such file or directory', 'kubeconfig-unreadable'],
  [
    'error: error loading config file "bad.yaml": yaml: line 1: did not find expected node content',
    'kubeconfig-unreadable',
  ],
  ['dial tcp 127.0.0.1:8080: connect: connection refused', 'kubeconfig-missing'],
  ['dial tcp 127.0.0.1:6443: connect: connection refused', 'cluster-unreachable'],
  ['dial tcp: lookup no-such-host.invalid on 10.255.255.53:53: no such host', 'cluster-unreachable'],
  ['dial tcp 10.1.2.3:443: i/o timeout', 'cluster-unreachable'],
  ['GET /version got no answer: none within 30000 ms', 'cluster-unreachable'],
  ['Unauthorized', 'cluster-login-failed'],
  ['remote error: tls: expired certificate', 'cluster-login-failed'],
  ['tls: failed to verify certificate: x509: certificate signed by unknown authority', 'cluster-certificate'],
  ['http: server gave HTTP response to HTTPS client', 'cluster-certificate'],
  ['getting credentials: exec: executable no-such-plugin not found', 'credential-plugin-failed'],
  ['getting credentials: exec: executable sh failed with exit code 3', 'credential-plugin-failed'],
  ['something quite new', 'kubectl-failed'],
  ['', 'kubectl-failed'],
];

describe('what kubectl says', () => {
  it.each(said)('%j is %s', (text, code) => {
    const failure = failureOf(text, '');
    expect(failure.code).toBe(code);
    expect(failure.message).toContain(text);
    expect(failure.fix).not.toBe('');
  });

  it('is told once, without what its logger puts in front', () => {
    const text = 'tls: failed to verify certificate: x509: certificate signed by unknown authority';
    const { message } = failureOf(`${text}\n${log}${text}\n${log}${text}\n`, '');
    expect(message.split(text)).toHaveLength(2);
    expect(message).not.toContain('\n');
  });

  it('names the context that was asked for', () => {
    expect(failureOf('error: context "zz" does not exist', 'zz').message).toContain('(`kube-context`: zz)');
  });
});
