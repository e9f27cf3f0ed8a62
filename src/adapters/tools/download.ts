/** A file of the publisher's release, checked against the pinned SHA-256 before anything reads it. */
import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ToolError, userError } from '../../core/errors.ts';
import type { Exec, Http } from '../../core/ports.ts';
import type { Asset } from '../../domain/tools/pins.ts';
import { codes } from './codes.ts';

const timeoutMs = 5 * 60_000;
const maxRedirects = 5;

const isLoopback = (url: URL): boolean => url.hostname === '127.0.0.1' || url.hostname === '[::1]';

/** Release hosts redirect to their storage; each hop must stay encrypted (plain http only on this machine). */
export const fetchFile = async (http: Http, address: string): Promise<Uint8Array> => {
  let url = new URL(address);
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    if (url.protocol !== 'https:' && !isLoopback(url))
      throw new ToolError('tool-download-failed', 'download', `${url.host}${url.pathname} is not encrypted`);
    const response = await http.request({ method: 'GET', url: url.href, timeoutMs });
    if (response.status === 200) return response.body;
    const location = response.headers['location'];
    if (response.status < 300 || response.status > 399 || location === undefined)
      throw new ToolError('tool-download-failed', 'download', `${address} answered ${response.status}`);
    url = new URL(location, url);
  }
  throw new ToolError('tool-download-failed', 'download', `${address} redirects more than ${maxRedirects} times`);
};

const unpack = async (exec: Exec, archive: string, member: string): Promise<string> => {
  const folder = dirname(archive);
  const result = await exec.run({ file: 'tar', args: ['-xzf', archive, '-C', folder, member], timeoutMs });
  if (result.exitCode !== 0)
    throw new ToolError('tool-download-failed', 'tar', `${member} could not be unpacked`, {
      exitCode: result.exitCode,
      stderr: result.stderr,
    });
  return join(folder, member);
};

export const download = async (
  deps: { readonly exec: Exec; readonly http: Http },
  tool: string,
  asset: Asset & { readonly sha256: string },
  into: string,
): Promise<void> => {
  const bytes = await fetchFile(deps.http, asset.url);
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual !== asset.sha256)
    throw userError(
      codes,
      'tool-hash-mismatch',
      `${tool}: ${asset.url} has SHA-256 ${actual}, pinned is ${asset.sha256}`,
    );
  const folder = await mkdtemp(`${into}.unpack-`);
  try {
    const file = join(folder, 'release-file');
    await writeFile(file, bytes);
    await copyFile(asset.member === undefined ? file : await unpack(deps.exec, file, asset.member), into);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
