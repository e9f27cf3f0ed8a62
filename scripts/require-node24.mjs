// The actions run on Node 24, so the tests and the demo must as well. `npm ci` brings it as the devDependency
// `node`; with --ignore-scripts the binary is silently missing and npm falls back to the host's Node.
const [major] = process.versions.node.split('.').map(Number);
if (major !== 24) {
  console.error(
    `prod-actions needs Node 24 and found ${process.version} (${process.execPath}).\n` +
      'Node 24 comes with `npm ci` as the devDependency `node`; its install script did not run here.\n' +
      'Fix: run `npm ci` without --ignore-scripts (or `npm rebuild node`), then try again.',
  );
  process.exitCode = 1;
  // A guard in front of `&&` in package.json: a non-zero exit stops the command behind it.
}
