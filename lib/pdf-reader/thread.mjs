import { parentPort, workerData } from 'node:worker_threads';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Reads one PDF in a thread of its own, which whoever started it may end: a PDF can be made to take forever. */
const { bytes, textPages, textLength } = workerData;

const task = getDocument({
  data: bytes,
  useSystemFonts: false,
  disableFontFace: true,
  verbosity: 0,
});

try {
  const document = await task.promise;
  let text = '';
  for (let number = 1; number <= Math.min(textPages, document.numPages); number += 1) {
    if (text.length >= textLength) break;
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    text += items.map((item) => (item.str ?? '') + (item.hasEOL ? '\n' : ' ')).join('') + '\n';
  }
  parentPort.postMessage({ pages: document.numPages, text: text.slice(0, textLength) });
} catch (error) {
  parentPort.postMessage({ problem: error?.name === 'PasswordException' ? 'locked' : 'broken' });
}
