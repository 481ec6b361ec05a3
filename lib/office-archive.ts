import { createInflateRaw } from 'node:zlib';
import { type ArchiveEntry, readDirectory } from './archive-directory';

/** What speaks against an Office file. */
export type OfficeProblem = 'broken' | 'macros' | 'swollen';

/** So much may come of a small file: a long table of like rows packs well. */
const FREE_BYTES = 32 * 1024 * 1024;
/** How many times its packed size it may unpack to, above that. */
const MOST_RATIO = 200;
const MOST_BYTES = 512 * 1024 * 1024;
const MOST_TYPES_BYTES = 1024 * 1024;

const TYPES = '[content_types].xml';
/** Visual Basic's part, and the sheets of Excel's older macros, wherever they stand. */
const MACRO_PART = /(^|\/)vba(project|data)[^/]*$|(^|\/)(macrosheets|intlmacrosheets)\//;
const MACRO_TYPE = /macroenabled|vbaproject|macrosheet/;

/** To how many bytes an Office file may unpack. */
export function mostUnpacked(all: Uint8Array): number {
  return Math.min(MOST_BYTES, Math.max(FREE_BYTES, all.length * MOST_RATIO));
}

/**
 * Looks through an Office file (a ZIP of parts) for macros, and unpacks each part into nothing to count what would come of
 * it: what the file itself says of that is not believed. Memory stays flat.
 * @returns null where nothing speaks against it
 */
export async function judgeOffice(bytes: Uint8Array): Promise<OfficeProblem | null> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(all);
  if (!entries) return 'broken';
  if (entries.some(({ name }) => MACRO_PART.test(name.toLowerCase()))) return 'macros';
  const most = mostUnpacked(all);
  if (entries.reduce((sum, { declaredBytes }) => sum + declaredBytes, 0) > most) return 'swollen';
  let left = most;
  for (const entry of entries) {
    const isTypes = entry.name.toLowerCase() === TYPES;
    const found = await unpack(entry, left, isTypes ? MOST_TYPES_BYTES : 0);
    if (found === 'swollen' || found === 'broken') return found;
    left -= found.bytes;
    if (isTypes && MACRO_TYPE.test(found.beginning.toLowerCase())) return 'macros';
  }
  return null;
}

type Unpacked = { bytes: number; beginning: string };

/** Counts a part as it is unpacked, and keeps no more of it than its first `kept` bytes. */
async function unpack(
  { method, packed }: ArchiveEntry,
  most: number,
  kept: number,
): Promise<Unpacked | 'broken' | 'swollen'> {
  if (method === 'stored') {
    if (packed.length > most) return 'swollen';
    return { bytes: packed.length, beginning: packed.toString('latin1', 0, kept) };
  }
  const inflate = createInflateRaw();
  inflate.end(packed);
  const beginning: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      if (bytes < kept) beginning.push(piece);
      bytes += piece.length;
      if (bytes > most) return 'swollen';
    }
  } catch {
    return 'broken';
  }
  return { bytes, beginning: Buffer.concat(beginning).toString('latin1') };
}
