import { UserError } from '../../../core/errors.ts';
import { codes } from '../codes.ts';

type Code = keyof typeof codes.docs;

/** What kubectl and the Go client say, in the order in which it is looked for. */
const table: readonly (readonly [RegExp, Code])[] = [
  [/context "[^"]*" does not exist|context was not found/, 'kube-context-unknown'],
  // What kubectl falls back to when no cluster is named.
  [
    /dial tcp (127\.0\.0\.1|\[::1\]|localhost):8080: .*refused|no configuration has been provided/,
    'kubeconfig-missing',
  ],
  [
    /getting credentials|exec plugin|executable .* (not found|failed)|no Auth Provider found/,
    'credential-plugin-failed',
  ],
  [/x509|tls: failed to verify|certificate signed by|server gave HTTP response to HTTPS/, 'cluster-certificate'],
  [
    /Unauthorized|must be logged in|token has expired|expired certificate|tls: (bad|expired) certificate/,
    'cluster-login-failed',
  ],
  [
    /error loading config|invalid configuration|stat .*no such file|unable to read|couldn't get version|yaml:|json:/,
    'kubeconfig-unreadable',
  ],
  [
    /dial tcp|no such host|connection refused|i\/o timeout|deadline exceeded|network is unreachable|EOF|no route to host|proxyconnect|got no answer/,
    'cluster-unreachable',
  ],
];

/** Without what the logger puts in front, and everything once. */
const plain = (said: string): string => {
  const lines = said
    .replaceAll(/^[EWI]\d{4} [\d:.]+ +\d+ [\w.]+:\d+\] /gm, '')
    .replaceAll('Error while proxying request: ', '')
    .split('\n')
    .filter(line => line.trim() !== '');
  return [...new Set(lines)].slice(0, 8).join('\n');
};

/** @param said what kubectl wrote, or what its proxy answered */
export const failureOf = (said: string, context: string): UserError => {
  const text = plain(said);
  const code = table.find(([pattern]) => pattern.test(text))?.[1] ?? 'kubectl-failed';
  const where = context === '' ? '' : ` (\`kube-context\`: ${context})`;
  const { means, next } = codes.docs[code];
  // The first line of it is on ours: what people are told ends with the line.
  return new UserError(code, `${means}${where}${text === '' ? '' : ` ${text}`}`, next);
};
