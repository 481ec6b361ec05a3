/** One part of a ZIP, still packed. */
export type ArchiveEntry = {
  name: string;
  method: 'stored' | 'deflated';
  packed: Buffer;
  /** How large it says that it unpacks to. */
  declaredBytes: number;
};

const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const MOST_ENTRIES = 10_000;
const METHODS: Readonly<Record<number, ArchiveEntry['method']>> = { 0: 'stored', 8: 'deflated' };

/**
 * The parts of a ZIP by the directory at its end (APPNOTE.TXT, 4.3), as every program reads it that opens one.
 * @returns null for what is not whole, is locked, says one name in one place and another in the other, or is larger than
 * any Office file
 */
export function readDirectory(all: Buffer): ArchiveEntry[] | null {
  try {
    const end = all.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (end === -1 || end + END_BYTES + all.readUInt16LE(end + 20) !== all.length) return null;
    const count = all.readUInt16LE(end + 10);
    if (count === 0 || count > MOST_ENTRIES) return null;
    const entries: ArchiveEntry[] = [];
    let at = all.readUInt32LE(end + 16);
    while (entries.length < count) {
      const entry = readEntry(all, at);
      if (!entry) return null;
      entries.push(entry.entry);
      at = entry.next;
    }
    return entries;
  } catch (error) {
    // It points outside of itself.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readEntry(all: Buffer, at: number): { entry: ArchiveEntry; next: number } | null {
  if (all.readUInt32LE(at) !== 0x02014b50) return null;
  const isLocked = (all.readUInt16LE(at + 8) & 1) === 1;
  const method = METHODS[all.readUInt16LE(at + 10)];
  const packedBytes = all.readUInt32LE(at + 20);
  const nameBytes = all.readUInt16LE(at + 28);
  const name = all.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes);
  const packed = readPacked(all, all.readUInt32LE(at + 42), name, packedBytes);
  if (isLocked || !method || !packed) return null;
  const rest = all.readUInt16LE(at + 30) + all.readUInt16LE(at + 32);
  return {
    entry: { name, method, packed, declaredBytes: all.readUInt32LE(at + 24) },
    next: at + CENTRAL_BYTES + nameBytes + rest,
  };
}

function readPacked(all: Buffer, at: number, name: string, packedBytes: number): Buffer | null {
  if (all.readUInt32LE(at) !== 0x04034b50) return null;
  const nameBytes = all.readUInt16LE(at + 26);
  const begins = at + LOCAL_BYTES + nameBytes + all.readUInt16LE(at + 28);
  if (all.toString('utf8', at + LOCAL_BYTES, at + LOCAL_BYTES + nameBytes) !== name) return null;
  return begins + packedBytes > all.length ? null : all.subarray(begins, begins + packedBytes);
}
