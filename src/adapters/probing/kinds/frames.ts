import { randomBytes } from 'node:crypto';

/** Frames of RFC 6455, section 5: as much as a probe needs. */
export const opcodes = { continuation: 0x0, text: 0x1, binary: 0x2, close: 0x8, ping: 0x9, pong: 0xa } as const;

export interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
}

/** A whole frame of ours; what a client sends is masked. The payload is short. */
export const frameOf = (opcode: number, text: string): Buffer => {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const long = payload.length > 125;
  const head = Buffer.from([0x80 | opcode, 0x80 | (long ? 126 : payload.length)]);
  const length = Buffer.alloc(long ? 2 : 0);
  if (long) length.writeUInt16BE(payload.length);
  const masked = payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  return Buffer.concat([head, length, mask, masked]);
};

const maxFrameBytes = 1024 * 1024;

interface Head {
  readonly opcode: number;
  readonly from: number;
  readonly length: number;
}

/** undefined: not all of it is there yet. */
const headOf = (bytes: Buffer): Head | undefined => {
  if (bytes.length < 2) return undefined;
  const [first = 0, second = 0] = bytes;
  if ((second & 0x80) !== 0) throw new Error('the server masked a frame, which a server must not');
  if ((first & 0x70) !== 0) throw new Error('a frame uses an extension that was not agreed on');
  const short = second & 0x7f;
  const from = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < from) return undefined;
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (length > maxFrameBytes) throw new Error(`a frame of ${length} bytes`);
  return { opcode: first & 0x0f, from, length };
};

/** The frames that are complete, and the bytes left over. @throws Error for what is no frame of a server */
export const readFrames = (bytes: Buffer): { readonly frames: readonly Frame[]; readonly rest: Buffer } => {
  const frames: Frame[] = [];
  let rest = bytes;
  for (let head = headOf(rest); head !== undefined; head = headOf(rest)) {
    const end = head.from + head.length;
    if (rest.length < end) break;
    frames.push({ opcode: head.opcode, payload: rest.subarray(head.from, end) });
    rest = rest.subarray(end);
  }
  return { frames, rest };
};
