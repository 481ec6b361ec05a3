import type { FileKind } from './file-kind';

/** A ZIP's end record with the longest comment. */
const ZIP_TAIL_BYTES = 22 + 0xffff;
/** Readers take a PDF whose header stands anywhere in here. */
const PDF_HEAD_BYTES = 1024;

const PDF_HEADER = Buffer.from('%PDF-', 'latin1');
const PDF_END = Buffer.from('%%EOF', 'latin1');
const ZIP_END = Buffer.from('PK\x05\x06', 'latin1');
const ZIP_DIRECTORY = Buffer.from('PK\x01\x02', 'latin1');

/**
 * Whether a file is of another kind too, so that one program sees one thing in it and another sees another: a PDF that
 * does not begin as one, an image or Office file with a PDF's header near its beginning, anything with a ZIP at its end.
 */
export function isMixed(bytes: Uint8Array, kind: FileKind): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPlain = kind === 'text' || kind === 'csv';
  const pdfAt = all.subarray(0, PDF_HEAD_BYTES).indexOf(PDF_HEADER);
  if (kind === 'pdf' ? pdfAt !== 0 : !isPlain && pdfAt !== -1) return true;
  return kind !== 'docx' && kind !== 'xlsx' && hasZip(all, kind);
}

/** A PDF may hold an attachment that is a ZIP: then the PDF's own end comes after it. */
function hasZip(all: Buffer, kind: FileKind): boolean {
  const from = Math.max(0, all.length - ZIP_TAIL_BYTES);
  for (let at = all.indexOf(ZIP_END, from); at !== -1; at = all.indexOf(ZIP_END, at + 1)) {
    if (!isDirectoryEnd(all, at)) continue;
    const end = at + 22 + all.readUInt16LE(at + 20);
    const isAttachment = kind === 'pdf' && end < all.length && all.includes(PDF_END, end);
    if (!isAttachment) return true;
  }
  return false;
}

/** The four bytes come about by chance too; an empty ZIP, or a directory right before them, does not. */
function isDirectoryEnd(all: Buffer, at: number): boolean {
  if (at + 22 > all.length) return false;
  const directoryBytes = all.readUInt32LE(at + 12);
  if (directoryBytes === 0) return all.readUInt16LE(at + 10) === 0;
  const begins = at - directoryBytes;
  return begins >= 0 && all.subarray(begins, begins + 4).equals(ZIP_DIRECTORY);
}
