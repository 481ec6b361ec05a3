import { parentPort } from 'node:worker_threads';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Reads one PDF after the other in a thread, which whoever started it may end: a PDF can be made to take forever. */
parentPort.on('message', async ({ bytes, textPages, textLength }) => {
  const task = getDocument({
    data: bytes,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
  });
  let answer;
  try {
    const document = await task.promise;
    let text = '';
    for (let number = 1; number <= Math.min(textPages, document.numPages); number += 1) {
      if (text.length >= textLength) break;
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      text += items.map((item) => (item.str ?? '') + (item.hasEOL ? '\n' : ' ')).join('') + '\n';
    }
    answer = { pages: document.numPages, text: text.slice(0, textLength) };
  } catch (error) {
    answer = { problem: error?.name === 'PasswordException' ? 'locked' : 'broken' };
  }
  // Nothing of it is there when the next one comes.
  await task.destroy().catch(() => {});
  parentPort.postMessage(answer);
});
