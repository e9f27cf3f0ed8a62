/** `node get.ts <url>`: one answer as JSON; exit 1 when there is none. Run inside a cluster's network. */
const answer = await fetch(process.argv[2] ?? '', {
  signal: AbortSignal.timeout(1000),
  headers: { connection: 'close' },
  redirect: 'manual',
}).catch(() => undefined);
if (answer === undefined) process.exitCode = 1;
else {
  const { status, headers } = answer;
  console.log(JSON.stringify({ status, headers: Object.fromEntries(headers), body: await answer.text() }));
}
