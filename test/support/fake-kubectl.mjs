/**
 * Stands in for kubectl: `proxy` joins its socket to that of the fake API server in FAKE_KUBERNETES, `config view` says
 * what its kubeconfig would. Plain JavaScript, since it is started by its name on PATH.
 */
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';

const args = process.argv.slice(2);
const flag = name => args.find(one => one.startsWith(`--${name}=`))?.slice(name.length + 3);

const fail = message => {
  process.stderr.write(`error: ${message}\n`);
  process.exit(1);
};

const kubeconfig = flag('kubeconfig');
if (kubeconfig !== undefined) {
  const text = (() => {
    try {
      return readFileSync(kubeconfig, 'utf8');
    } catch (error) {
      return fail(`stat ${kubeconfig}: ${error.message}`);
    }
  })();
  if (!text.includes('kind: Config'))
    fail(`error loading config file "${kubeconfig}": couldn't get version/kind; json parse error`);
}

if (args.includes('config')) {
  process.stdout.write(JSON.stringify({ contexts: [{ context: { namespace: 'shop' } }] }));
} else if (args.includes('proxy')) {
  createServer({ allowHalfOpen: true }, client => {
    const server = connect({ path: process.env.FAKE_KUBERNETES, allowHalfOpen: true });
    for (const [from, to] of [
      [client, server],
      [server, client],
    ]) {
      from.pipe(to);
      from.on('error', () => to.destroy());
    }
  }).listen(flag('unix-socket'));
} else fail(`unknown command ${args.join(' ')}`);
