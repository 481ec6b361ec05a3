import { decodeText } from '@/lib/decode-text';
import type { FileKind } from '@/lib/file-kind';
import { readOffice } from '@/lib/office-reader';
import { type PdfReading, readPdf } from '@/lib/pdf-reader';

/**
 * The text of a file, as far as it has one that we read: PDF, Word, Excel, plain text and CSV. The bytes of a PDF are handed over and
 * are not to be used again.
 *
 * @param most.pages of how many pages the text is read; most.characters how much of it at most
 */
export async function readText(
  bytes: Uint8Array<ArrayBuffer>,
  kind: FileKind | null,
  most: { pages: number; characters: number },
): Promise<PdfReading | { pages: null; text: string }> {
  if (kind === 'pdf') return readPdf(bytes, most);
  if (kind === 'docx' || kind === 'xlsx') {
    return { pages: null, text: await readOffice(bytes, kind, most) };
  }
  if (kind !== 'text' && kind !== 'csv') return { pages: null, text: '' };
  // A letter has four bytes at most.
  const text = decodeText(bytes.subarray(0, 4 * most.characters));
  return { pages: null, text: text.slice(0, most.characters) };
}
