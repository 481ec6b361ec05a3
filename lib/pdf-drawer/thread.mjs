import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createCanvas } from '@napi-rs/canvas';
import { AnnotationMode, getDocument, OPS, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';

/**
 * Draws the first page of one PDF in a thread of its own, which whoever started it may end. Tells first what text stands
 * where, waits to be told what to cover, and only then answers with a picture.
 */
const { bytes, width, maxHeight } = workerData;
const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const PAPER = '#ffffff';
const COVER = '#16202b';

const task = getDocument({
  data: bytes,
  useSystemFonts: false,
  disableFontFace: true,
  standardFontDataUrl: join(home, 'standard_fonts/'),
  cMapUrl: join(home, 'cmaps/'),
  wasmUrl: join(home, 'wasm/'),
  iccUrl: join(home, 'iccs/'),
  verbosity: 0,
});

try {
  const document = await task.promise;
  const page = await document.getPage(1);
  const plain = page.getViewport({ scale: 1 });
  const scale = Math.min(width / plain.width, maxHeight / plain.height);
  const viewport = page.getViewport({ scale });
  const { items } = await page.getTextContent({ disableNormalization: true });
  const text = {
    width: Math.ceil(viewport.width),
    height: Math.ceil(viewport.height),
    pieces: items.flatMap((item) => pieceOf(item, viewport)),
    pictures: pictureShare(await page.getOperatorList(), plain),
  };
  const covers = await new Promise((resolve) => {
    parentPort.once('message', resolve);
    parentPort.postMessage({ text });
  });
  if (covers) {
    const canvas = createCanvas(text.width, text.height);
    const context = canvas.getContext('2d');
    await page.render({
      canvas: null,
      canvasContext: context,
      viewport,
      background: PAPER,
      // What was typed into a form is no text of the page, and so could not be covered.
      annotationMode: AnnotationMode.DISABLE,
    }).promise;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = COVER;
    for (const { left, top, right, bottom } of covers) {
      context.fillRect(left, top, right - left, bottom - top);
    }
    const png = Uint8Array.from(await canvas.encode('png'));
    parentPort.postMessage({ png, width: text.width, height: text.height }, [png.buffer]);
  }
} catch (error) {
  parentPort.postMessage({ problem: error?.name === 'PasswordException' ? 'locked' : 'broken' });
}

/** A piece of text: where it begins along its own line, and the box that it fills in the picture. */
function pieceOf(item, viewport) {
  if (!item.str?.trim()) return [];
  const [a, b, c, d, e, f] = Util.transform(viewport.transform, item.transform);
  const along = Math.hypot(a, b) || 1;
  const size = Math.hypot(c, d) || along;
  const length = item.width * viewport.scale;
  const [ux, uy] = [a / along, b / along];
  const [vx, vy] = [c / size, d / size];
  const corners = [
    [0, -0.35],
    [0, 1.1],
    [length, -0.35],
    [length, 1.1],
  ].map(([u, v]) => [e + ux * u + vx * v * size, f + uy * u + vy * v * size]);
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [
    {
      text: item.str,
      angle: Math.round((Math.atan2(uy, ux) * 180) / Math.PI),
      begin: e * ux + f * uy,
      end: e * ux + f * uy + length,
      base: f * ux - e * uy,
      size,
      box: {
        left: Math.floor(Math.min(...xs)) - 2,
        top: Math.floor(Math.min(...ys)) - 2,
        right: Math.ceil(Math.max(...xs)) + 2,
        bottom: Math.ceil(Math.max(...ys)) + 2,
      },
    },
  ];
}

/** How much of the page is pictures, as a share of it; 1 where that can't be told. */
function pictureShare({ fnArray, argsArray }, { width, height }) {
  const unknown = new Set([
    OPS.paintImageXObjectRepeat,
    OPS.paintImageMaskXObjectRepeat,
    OPS.paintImageMaskXObjectGroup,
    OPS.paintInlineImageXObjectGroup,
  ]);
  const pictures = new Set([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
  ]);
  const kept = [];
  let matrix = [1, 0, 0, 1, 0, 0];
  let area = 0;
  for (const [at, operation] of fnArray.entries()) {
    const args = argsArray[at];
    if (unknown.has(operation)) return 1;
    if (operation === OPS.save) kept.push(matrix);
    else if (operation === OPS.restore) matrix = kept.pop() ?? matrix;
    else if (operation === OPS.transform) matrix = Util.transform(matrix, args);
    else if (operation === OPS.paintFormXObjectBegin) {
      kept.push(matrix);
      if (args?.[0]) matrix = Util.transform(matrix, args[0]);
    } else if (operation === OPS.paintFormXObjectEnd) matrix = kept.pop() ?? matrix;
    else if (pictures.has(operation)) {
      area += Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]);
    }
  }
  return Math.min(1, area / (width * height));
}
