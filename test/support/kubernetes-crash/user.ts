/** `node user.ts <url>`, inside a cluster's network: asks on a new connection every 20 ms, each from an address of its own. */
import { get } from 'node:http';

const url = process.argv[2] ?? '';
let [asked, failed, stopped, turn] = [0, 0, false, 0];

/** Connections from one source re-use entries of the connection tracker, which shows failures that no user has. */
const source = (): string => {
  turn += 1;
  return `127.${1 + (turn % 250)}.${Math.floor(turn / 250) % 250}.1`;
};

const once = async (): Promise<boolean> =>
  await new Promise(resolve => {
    const request = get(url, { agent: false, localAddress: source(), timeout: 3000 }, response => {
      response.resume();
      response.on('end', () => resolve((response.statusCode ?? 500) < 400));
      response.on('error', () => resolve(false));
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });

process.on('SIGTERM', () => {
  stopped = true;
});

// From the first good answer on, every bad one counts.
while (!stopped && !(await once())) await new Promise(resolve => setTimeout(resolve, 100));
console.log('asking');
while (!stopped) {
  asked += 1;
  if (!(await once())) failed += 1;
  await new Promise(resolve => setTimeout(resolve, 20));
}
console.log(JSON.stringify({ asked, failed }));
