/** `node push.ts <request.json>`, run inside a cluster's network: pushes images and prints tag → reference by digest. */
import { readFile } from 'node:fs/promises';
import { pushImage } from '../../test/support/push-image.ts';
import { readRequest } from './images.ts';

const { registry, repository, program, architecture, images } = await readRequest(process.argv[2] ?? '');
const content = await readFile(program);
const references: Record<string, string> = {};
for (const { tag, env = {} } of images) {
  const config = { Entrypoint: ['/app'], Env: Object.entries(env).map(([name, value]) => `${name}=${value}`) };
  const files = [{ name: 'app', content, mode: 0o755 }];
  references[tag] = await pushImage(registry, repository, { [architecture]: files }, { tag, config });
}
console.log(JSON.stringify(references));
