/** Files of public Go modules, held by their sum: manifests and sources that come by no other registry. */
import { tmpdir } from 'node:os';
import { z } from 'zod';
import { nodeExec } from '../../../src/core/exec.ts';
import { environment } from '../../../src/core/runtime.ts';

export interface GoModule {
  readonly module: string;
  readonly version: string;
  /** What go.sum would hold. */
  readonly sum: string;
}

const downloadSchema = z.object({ Zip: z.string(), Dir: z.string().optional(), Sum: z.string() });

/**
 * Its archive, and its unpacked folder. Where the module asks for a newer Go than there is, `go mod download` fails
 * with the archive downloaded but not unpacked.
 */
export const goModule = async ({ module, version, sum }: GoModule): Promise<{ zip: string; folder?: string }> => {
  const args = ['mod', 'download', '-json', `${module}@v${version}`];
  const env = { ...environment(), GOFLAGS: '', GOWORK: 'off', GOTOOLCHAIN: 'local' };
  const { stdout, stderr } = await nodeExec.run({ file: 'go', args, cwd: tmpdir(), env, timeoutMs: 5 * 60_000 });
  if (stdout === '') throw new Error(`go mod download ${module}: ${stderr}`);
  const { Zip, Dir, Sum } = downloadSchema.parse(JSON.parse(stdout));
  if (Sum !== sum) throw new Error(`${module} ${version} has the sum ${Sum}, pinned is ${sum}`);
  return Dir === undefined ? { zip: Zip } : { zip: Zip, folder: Dir };
};
