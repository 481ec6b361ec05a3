import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { eicar } from './eicar';

const PIECE_BYTES = 256 * 1024;

/**
 * A file of some `sizeBytes` (and a little more) with the test text at its end, in a ZIP archive without compression:
 * what a scanner finds only if it looks into files as large as that. It is made as it is read.
 */
export function largeTest(sizeBytes: number): AsyncIterable<Uint8Array> {
  const zip = new ZipFile();
  zip.addReadStream(Readable.from(zeros(sizeBytes)), 'nothing.bin', { compress: false });
  zip.addBuffer(eicar(), 'test.txt', { compress: false });
  zip.end();
  return Readable.from(zip.outputStream);
}

function* zeros(sizeBytes: number): Generator<Buffer> {
  const piece = Buffer.alloc(PIECE_BYTES);
  for (let left = sizeBytes; left > 0; left -= PIECE_BYTES) {
    yield piece.subarray(0, Math.min(left, PIECE_BYTES));
  }
}
