/** As much of ELF as tells whether a program runs without a root file system of its own. */

export type Executable =
  | { readonly kind: 'static'; readonly machine: string }
  /** Asks for a loader and libraries by absolute path. */
  | { readonly kind: 'dynamic'; readonly interpreter: string; readonly machine: string }
  | { readonly kind: 'script'; readonly interpreter: string }
  | { readonly kind: 'unknown' };

/** `e_machine` as Node names architectures. */
const machines: Readonly<Record<number, string>> = { 3: 'ia32', 40: 'arm', 62: 'x64', 183: 'arm64', 243: 'riscv64' };

const interpreterSegment = 3;

interface Layout {
  readonly wide: boolean;
  readonly u16: (at: number) => number;
  /** An address or offset, of the width of the file's class. */
  readonly word: (at: number) => number;
  readonly u32: (at: number) => number;
}

const layoutOf = (bytes: Buffer): Layout => {
  const wide = bytes[4] === 2;
  const little = bytes[5] === 1;
  const u32 = (at: number): number => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const u64 = (at: number): number => Number(little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
  return {
    wide,
    u16: at => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)),
    u32,
    word: at => (wide ? u64(at) : u32(at)),
  };
};

const text = (bytes: Buffer, from: number, to: number): string =>
  bytes.subarray(from, to).toString('latin1').replace(/\0.*$/s, '');

const readElf = (bytes: Buffer): Executable => {
  const { wide, u16, u32, word } = layoutOf(bytes);
  const machine = machines[u16(18)] ?? `machine ${u16(18)}`;
  const table = word(wide ? 32 : 28);
  const [size, count] = [u16(wide ? 54 : 42), u16(wide ? 56 : 44)];
  for (let at = table; at < table + size * count; at += size) {
    if (u32(at) !== interpreterSegment) continue;
    const offset = word(at + (wide ? 8 : 4));
    return { kind: 'dynamic', interpreter: text(bytes, offset, offset + 256), machine };
  }
  return { kind: 'static', machine };
};

/** `bytes`: the beginning of the file; loaders' names and program headers stand in its first pages. */
export const inspectExecutable = (bytes: Buffer): Executable => {
  try {
    if (bytes.subarray(0, 2).toString('latin1') === '#!') {
      return { kind: 'script', interpreter: text(bytes, 2, 130).split('\n')[0]?.trim() ?? '' };
    }
    return bytes.subarray(0, 4).toString('latin1') === '\x7fELF' ? readElf(bytes) : { kind: 'unknown' };
  } catch {
    // A RangeError: cut off, or not what it says.
    return { kind: 'unknown' };
  }
};
