import { parentPort, workerData } from 'node:worker_threads';
import {
  concatTransformationMatrix,
  drawObject,
  EncryptedPDFError,
  PDFDocument,
  PDFName,
  popGraphicsState,
  pushGraphicsState,
  setGraphicsState,
} from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/**
 * Lays a line of text over the pages of one PDF in a thread of its own, which whoever started it may end. The whole is
 * read again before it is handed out, so that no file goes out that a viewer could not open.
 */
const { bytes, mark, mostPages } = workerData;

/** How a page lies that is turned by so many degrees: from what is seen to what is written, as a matrix of six. */
const TURNED = {
  0: ({ x, y }) => [1, 0, 0, 1, x, y],
  90: ({ x, y, width }) => [0, 1, -1, 0, x + width, y],
  180: ({ x, y, width, height }) => [-1, 0, 0, -1, x + width, y + height],
  270: ({ x, y, height }) => [0, -1, 1, 0, x, y + height],
};
const SLOPE = Math.PI / 6;
/** Of the ink; the text under it stays the darker one. */
const OPACITY = 0.24;
/** A sheet on which the line is as large as it was set, in points; on a larger or smaller one it grows and shrinks. */
const USUAL_WIDTH = 595;
const MOST_OF_PAGE = 0.94;
/** Between two lines, and between the end of one and the beginning of the next, in points of a usual sheet. */
const ROW_GAP = 150;
const LINE_GAP = 60;

async function stamp() {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  if (document.isEncrypted) return { problem: 'locked' };
  const count = document.getPageCount();
  if (count > mostPages) return { problem: 'too_long' };
  const [line] = await document.embedPdf(mark);
  const faint = document.context.register(
    document.context.obj({ Type: 'ExtGState', ca: OPACITY, CA: OPACITY }),
  );
  // As a whole: what the line says of its own opacity would else take the place of this.
  await document.flush();
  const group = document.context.obj({ Type: 'Group', S: 'Transparency' });
  document.context.lookup(line.ref).dict.set(PDFName.of('Group'), group);
  for (const page of document.getPages()) stampPage(page, line, faint);
  const whole = new Uint8Array(
    await document.save({ addDefaultPage: false, updateFieldAppearances: false }),
  );
  const task = getDocument({
    data: whole.slice(),
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
  });
  const { numPages } = await task.promise;
  return numPages === count ? { bytes: whole, pages: count } : { problem: 'broken' };
}

function stampPage(page, line, faint) {
  const box = page.getCropBox();
  const angle = (((Math.round(page.getRotation().angle / 90) * 90) % 360) + 360) % 360;
  const isOnItsSide = angle % 180 === 90;
  const [wide, high] = isOnItsSide ? [box.height, box.width] : [box.width, box.height];
  const name = page.node.newXObject('ReadBy', line.ref);
  const state = page.node.newExtGState('ReadBy', faint);
  const [cos, sin] = [Math.cos(SLOPE), Math.sin(SLOPE)];
  // The line in the middle of the page stands on it whole.
  const scale = Math.min(
    Math.min(wide, high) / USUAL_WIDTH,
    (wide * MOST_OF_PAGE) / (line.width * cos),
    (high * MOST_OF_PAGE) / (line.width * sin),
  );
  const [length, rise] = [line.width * scale, line.height * scale];
  const drawn = [];
  for (const [along, across] of placesOf({ wide, high, length, scale })) {
    // The middle of the line, from the middle of the page.
    const [left, low] = [along - length / 2, across - rise / 2];
    drawn.push(
      pushGraphicsState(),
      concatTransformationMatrix(
        cos * scale,
        sin * scale,
        -sin * scale,
        cos * scale,
        wide / 2 + left * cos - low * sin,
        high / 2 + left * sin + low * cos,
      ),
      drawObject(name),
      popGraphicsState(),
    );
  }
  page.pushOperators(
    pushGraphicsState(),
    setGraphicsState(state),
    concatTransformationMatrix(...TURNED[angle](box)),
    ...drawn,
    popGraphicsState(),
  );
}

/**
 * Where the middles of the lines are, along them and across, each second row moved by half. The one in the middle of the page
 * is drawn first: a viewer that finds no letter of the first takes all others to be empty too.
 */
function placesOf({ wide, high, length, scale }) {
  const reach = Math.hypot(wide, high) / 2;
  const [step, gap] = [length + LINE_GAP * scale, ROW_GAP * scale];
  const places = [];
  const rows = Math.floor(reach / gap);
  for (let row = -rows; row <= rows; row += 1) {
    const moved = row % 2 === 0 ? 0 : step / 2;
    const most = Math.ceil(reach / step);
    for (let place = -most; place <= most; place += 1) {
      const [along, across] = [place * step + moved, row * gap];
      if (touches({ along, across, length, wide, high })) places.push([along, across]);
    }
  }
  return places.sort((one, other) => Math.hypot(...one) - Math.hypot(...other));
}

/** Whether any of the line is on the page, by its two ends and its middle. */
function touches({ along, across, length, wide, high }) {
  return [-0.5, -0.25, 0, 0.25, 0.5].some((part) => {
    const at = along + part * length;
    const x = at * Math.cos(SLOPE) - across * Math.sin(SLOPE);
    const y = at * Math.sin(SLOPE) + across * Math.cos(SLOPE);
    return Math.abs(x) < wide / 2 && Math.abs(y) < high / 2;
  });
}

try {
  const answer = await stamp();
  parentPort.postMessage(answer, answer.bytes ? [answer.bytes.buffer] : []);
} catch (error) {
  parentPort.postMessage({ problem: error instanceof EncryptedPDFError ? 'locked' : 'broken' });
}
