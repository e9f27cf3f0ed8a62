/** Plain calls over a unix socket, for tests that look at the very answers. */
import { request } from 'node:http';
import { isTree, type Tree } from './tree.ts';

export interface RawAnswer {
  readonly status: number;
  readonly text: string;
  readonly body: Tree;
}

export interface RawCall {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly type?: string;
  /** A stream is left after so many lines, or so many ms. */
  readonly lines?: number;
}

const treeOf = (text: string): Tree => {
  try {
    const value: unknown = JSON.parse(text);
    return isTree(value) ? value : {};
  } catch {
    return {};
  }
};

export const rawCall = async (socketPath: string, call: RawCall): Promise<RawAnswer> =>
  await new Promise((resolve, reject) => {
    const text = call.body === undefined ? '' : JSON.stringify(call.body);
    const headers =
      text === ''
        ? { 'user-agent': 'raw/1' }
        : {
            'user-agent': 'raw/1',
            'content-type': call.type ?? 'application/json',
            'content-length': Buffer.byteLength(text),
          };
    const asked = request({ socketPath, method: call.method, path: call.path, headers }, response => {
      let got = '';
      const done = (): void => resolve({ status: response.statusCode ?? 0, text: got, body: treeOf(got) });
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        got += chunk;
        if (call.lines === undefined || got.split('\n').length <= call.lines) return;
        asked.destroy();
        done();
      });
      response.on('end', done);
      if (call.lines === undefined) return;
      setTimeout(() => {
        asked.destroy();
        done();
      }, 5000).unref();
    });
    asked.on('error', reject);
    asked.end(text);
  });
