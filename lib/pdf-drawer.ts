import { Worker } from 'node:worker_threads';
import { answerOf, PDF_THREAD, type PdfProblem } from './pdf-thread';

/** In dots of the picture, from its upper left corner. */
export type Box = { left: number; top: number; right: number; bottom: number };

/** A piece of text as the PDF has it: a word, a line, or a single figure. */
export type TextPiece = {
  text: string;
  /** Which way it is written, in whole degrees. */
  angle: number;
  /** Where it begins and ends along that way, and where its line stands across it; in dots, as is its size. */
  begin: number;
  end: number;
  base: number;
  size: number;
  box: Box;
};

export type PageText = {
  width: number;
  height: number;
  pieces: TextPiece[];
  /** How much of the page is pictures, from 0 to 1. */
  pictures: number;
};

export type PageDrawing =
  | { png: Uint8Array<ArrayBuffer>; width: number; height: number }
  | { problem: PdfProblem | 'not_wanted' };

/**
 * Draws the first page of a PDF as a picture (PNG), with boxes of it painted over: the picture holds no text, and nothing
 * of what is under a box. In a thread that is ended when it takes more than a minute or a gigabyte. What is typed into
 * the fields of a form is not drawn. The bytes are handed over and are not to be used again.
 *
 * @param most.width how wide the picture is at most, in dots; most.height how high
 * @param coversOf which boxes are painted over, by the text of the page; null where it is not to be drawn
 */
export async function drawFirstPage(
  bytes: Uint8Array<ArrayBuffer>,
  most: { width: number; height: number },
  coversOf: (page: PageText) => Box[] | null,
): Promise<PageDrawing> {
  const thread = new Worker(new URL('./pdf-drawer/thread.mjs', import.meta.url), {
    ...PDF_THREAD,
    workerData: { bytes, width: most.width, maxHeight: most.height },
    transferList: [bytes.buffer],
  });
  return answerOf(thread, (said: PageDrawing | { text: PageText }): PageDrawing | null => {
    if (!('text' in said)) return said;
    const covers = coversOf(said.text);
    if (!covers) return { problem: 'not_wanted' };
    thread.postMessage(covers);
    return null;
  });
}
