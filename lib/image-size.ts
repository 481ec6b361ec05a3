import type { FileKind } from './file-kind';

export type ImageSize = { width: number; height: number };

/** HEIC says its sizes in the boxes before its picture. */
const HEIC_HEAD_BYTES = 1024 * 1024;

/**
 * How large an image says it is, in pixels, read from its header alone and before anything is made of it.
 * @returns null for what says nothing of it, or is no image
 */
export function readImageSize(bytes: Uint8Array, kind: FileKind): ImageSize | null {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    switch (kind) {
      case 'png':
        return isAt(all, 12, 'IHDR')
          ? { width: all.readUInt32BE(16), height: all.readUInt32BE(20) }
          : null;
      case 'jpeg':
        return jpegSize(all);
      case 'webp':
        return webpSize(all);
      case 'heic':
        return heicSize(all.subarray(0, HEIC_HEAD_BYTES));
      default:
        return null;
    }
  } catch (error) {
    // It ends before its header does.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Segments up to the one that begins a frame (ITU-T T.81, B.2.2). */
function jpegSize(all: Buffer): ImageSize | null {
  for (let at = 2; all.readUInt8(at) === 0xff;) {
    const marker = all.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const beginsFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (beginsFrame) return { height: all.readUInt16BE(at + 5), width: all.readUInt16BE(at + 7) };
    const standsAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    at += standsAlone ? 2 : 2 + all.readUInt16BE(at + 2);
  }
  return null;
}

/** The three ways of a WebP (RFC 9649, 2.5 to 2.7). */
function webpSize(all: Buffer): ImageSize | null {
  if (isAt(all, 12, 'VP8X')) {
    return { width: 1 + all.readUIntLE(24, 3), height: 1 + all.readUIntLE(27, 3) };
  }
  if (isAt(all, 12, 'VP8L')) {
    const bits = all.readUInt32LE(21);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (isAt(all, 12, 'VP8 ')) {
    return { width: all.readUInt16LE(26) & 0x3fff, height: all.readUInt16LE(28) & 0x3fff };
  }
  return null;
}

/** The largest of its `ispe` boxes (ISO/IEC 23008-12, 6.5.3): the picture is made of tiles, and has a small one too. */
function heicSize(head: Buffer): ImageSize | null {
  let largest: ImageSize | null = null;
  for (let at = head.indexOf('ispe'); at !== -1; at = head.indexOf('ispe', at + 4)) {
    const size = { width: head.readUInt32BE(at + 8), height: head.readUInt32BE(at + 12) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}

function isAt(all: Buffer, at: number, text: string): boolean {
  return all.toString('latin1', at, at + text.length) === text;
}
