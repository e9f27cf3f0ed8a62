import { afterEach, describe, expect, it } from 'vitest';
import { collect } from '../../../src/adapters/registry/bytes.ts';
import { diskFault } from '../../../src/adapters/registry/faults.ts';
import { nodeHttp } from '../../../src/core/http.ts';
import { type Web, web } from '../../support/web.ts';

const started: Web[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map(async one => await one.close()));
});

/** Sends `chunks` of one byte, `everyMs` apart, and then ends or stands still. */
const drip = async (chunks: number, everyMs: number, ends: boolean): Promise<string> => {
  const one = await web((_req, res) => {
    let sent = 0;
    const timer = setInterval(() => {
      if (sent < chunks) res.write('x');
      else if (ends) res.end();
      sent += 1;
    }, everyMs);
    res.on('close', () => clearInterval(timer));
  });
  started.push(one);
  return one.url;
};

const read = async (url: string, signal?: AbortSignal): Promise<number> => {
  const answer = await nodeHttp.open({ method: 'GET', url, timeoutMs: 400, ...(signal && { signal }) });
  return (await collect(answer.body, 1000)).length;
};

describe('a streamed answer', () => {
  it('may take longer than the time limit as long as bytes keep coming', async () => {
    expect(await read(await drip(10, 80, true))).toBe(10);
  });

  it('is given up when no byte comes for the time limit', async () => {
    await expect(read(await drip(2, 20, false))).rejects.toMatchObject({ code: 'http-failed' });
  });

  it('is given up when the head does not come', async () => {
    await expect(read(await drip(0, 20, false))).rejects.toMatchObject({ code: 'http-failed' });
  });

  it('ends with the caller’s own reason when cancelled half-way', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    setTimeout(() => controller.abort(reason), 100);
    await expect(read(await drip(1000, 20, true), controller.signal)).rejects.toBe(reason);
  });

  it('is not read beyond what the reader allows', async () => {
    const url = await drip(50, 1, true);
    const answer = await nodeHttp.open({ method: 'GET', url });
    await expect(collect(answer.body, 5)).rejects.toMatchObject({ code: 'registry-protocol' });
  });
});

describe('a fault of the disk', () => {
  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EDQUOT', 'the disk is full'],
    ['EROFS', 'it is not writable'],
    ['EACCES', 'it is not writable'],
  ])('%s: %s', (code, text) => {
    const fault = diskFault(Object.assign(new Error('x'), { code }), '/state');
    expect(fault).toMatchObject({ code: 'unpack-failed', message: `Cannot write /state: ${text} (${code}).` });
  });

  it('is not made of anything else', () => {
    const other = new Error('x');
    expect(diskFault(other, '/state')).toBe(other);
  });
});
