import { inflateSync } from 'node:zlib';

const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

/**
 * A WOFF font (W3C, version 1.0) as the plain font in it. react-pdf reads WOFF too, but inflates a table anew, in
 * JavaScript, each time that it looks at one: seconds a page with a Japanese font.
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new TypeError('This is no WOFF font.');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, place) => readTable(woff, place));
  const first = SFNT_HEADER + count * SFNT_ENTRY;
  const sfnt = Buffer.alloc(tables.reduce((end, { data }) => end + padded(data.length), first));
  writeHeader(sfnt, woff.readUInt32BE(4), count);
  let at = first;
  tables.forEach(({ tag, checksum, data }, place) => {
    const entry = SFNT_HEADER + place * SFNT_ENTRY;
    sfnt.writeUInt32BE(tag, entry);
    sfnt.writeUInt32BE(checksum, entry + 4);
    sfnt.writeUInt32BE(at, entry + 8);
    sfnt.writeUInt32BE(data.length, entry + 12);
    data.copy(sfnt, at);
    at += padded(data.length);
  });
  return sfnt;
}

function readTable(woff: Buffer, place: number) {
  const entry = WOFF_HEADER + place * WOFF_ENTRY;
  const at = woff.readUInt32BE(entry + 4);
  const packedLength = woff.readUInt32BE(entry + 8);
  const length = woff.readUInt32BE(entry + 12);
  const packed = woff.subarray(at, at + packedLength);
  return {
    tag: woff.readUInt32BE(entry),
    checksum: woff.readUInt32BE(entry + 16),
    data: packedLength < length ? inflateSync(packed) : packed,
  };
}

/** The offset table of a font: what it is, and three figures by which its tables are searched. */
function writeHeader(sfnt: Buffer, flavor: number, count: number): void {
  const power = Math.floor(Math.log2(count));
  const range = 2 ** power * SFNT_ENTRY;
  sfnt.writeUInt32BE(flavor, 0);
  sfnt.writeUInt16BE(count, 4);
  sfnt.writeUInt16BE(range, 6);
  sfnt.writeUInt16BE(power, 8);
  sfnt.writeUInt16BE(count * SFNT_ENTRY - range, 10);
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
