import { parentPort, workerData } from 'node:worker_threads';
import { EncryptedPDFError, PDFDocument } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/**
 * Puts pages after those of one PDF, in a thread of its own, which whoever started it may end. What was there stays as it
 * is, byte for byte: an incremental update (ISO 32000-2, 7.5.6) is written behind it. The whole is read again before it
 * is handed out, so that no file goes out that a viewer could not open.
 */
const { bytes, added } = workerData;

async function append() {
  const document = await PDFDocument.load(bytes, {
    forIncrementalUpdate: true,
    updateMetadata: false,
  });
  if (document.isEncrypted) return { problem: 'locked' };
  const before = document.getPageCount();
  let count = 1;
  if (added) {
    const source = await PDFDocument.load(added, { updateMetadata: false });
    count = source.getPageCount();
    for (const page of await document.copyPages(source, source.getPageIndices()))
      document.addPage(page);
  } else {
    document.addPage();
  }
  const whole = new Uint8Array(await document.commit({}));
  if (Buffer.compare(whole.subarray(0, bytes.length), bytes) !== 0) return { problem: 'broken' };
  const task = getDocument({
    data: whole.slice(),
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: true,
    verbosity: 0,
  });
  const { numPages } = await task.promise;
  if (numPages !== before + count) return { problem: 'broken' };
  return { bytes: whole, pages: numPages };
}

try {
  const answer = await append();
  parentPort.postMessage(answer, answer.bytes ? [answer.bytes.buffer] : []);
} catch (error) {
  parentPort.postMessage({ problem: error instanceof EncryptedPDFError ? 'locked' : 'broken' });
}
