import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTools, loadPins } from '../../src/adapters/tools/tools.ts';
import { nodeExec } from '../../src/core/exec.ts';
import { terminal } from '../../tools/terminal.ts';
import type { E2eContext, Suite } from './suite.ts';

/** An installed program answers as the version it is pinned to. */
const answersAsPinned = async ({ tool, log }: E2eContext): Promise<void> => {
  for (const [name, pin] of Object.entries(loadPins())) {
    const { stdout, stderr } = await nodeExec.run({ file: tool(name), args: pin.probe.args, timeoutMs: 20_000 });
    const version = new RegExp(pin.probe.pattern, 'm').exec(`${stdout}\n${stderr}`)?.[1];
    assert.equal(version, pin.version, `${name} says ${stdout}${stderr}`);
    log(`${name} ${version}`);
  }
};

/** A changed byte in the cache is found before the program is used. PATH is left out: nothing there may be touched. */
const mendsTheCache = async ({ temp, log }: E2eContext): Promise<void> => {
  const base = terminal();
  const which = async (name: string): Promise<string | undefined> => (name === 'go' ? nodeExec.which(name) : undefined);
  const deps = { ...base, exec: { ...nodeExec, which }, log: { ...base.log, info: log } };
  const locate = async (): Promise<string> =>
    (await createTools(deps, { cache: join(temp, 'cache') }).locate('actionlint')).path;
  const path = await locate();
  const original = await readFile(path);
  await writeFile(path, 'tampered');
  assert.equal(await locate(), path);
  assert.ok(original.equals(await readFile(path)), 'the new program differs from the first one');
};

export const suite: Suite = {
  name: 'tools',
  needs: Object.keys(loadPins()),
  scenarios: [
    { name: 'every installed tool answers as the pinned version', run: answersAsPinned },
    { name: 'a tampered program in the cache is replaced, byte for byte as it was before', run: mendsTheCache },
  ],
};
