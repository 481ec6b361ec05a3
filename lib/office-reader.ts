import { Worker } from 'node:worker_threads';
import { readDirectory } from './archive-directory';
import { mostUnpacked } from './office-archive';
import { answerOf, PDF_THREAD } from './pdf-thread';

/** The parts of a Word file and of a workbook in which words stand, the most telling first. */
const PARTS: Readonly<Record<'docx' | 'xlsx', readonly RegExp[]>> = {
  docx: [/^word\/document\d*\.xml$/i, /^word\/(header|footer|footnotes|endnotes)\d*\.xml$/i],
  xlsx: [/^xl\/sharedStrings\d*\.xml$/i, /^xl\/worksheets\/[^/]+\.xml$/i],
};

/**
 * The text of a Word file or a workbook: paragraphs, notes, heads and feet; the texts of cells, no figures and no formulas. It is
 * unpacked and read piece by piece in a thread that is ended when it takes more than a minute or a gigabyte, as that of a PDF. What
 * is broken or unpacks to far more than it should has none; what an entity stands for is not looked up.
 *
 * @param most.characters how much of it at most
 */
export async function readOffice(
  bytes: Uint8Array,
  kind: 'docx' | 'xlsx',
  most: { characters: number },
): Promise<string> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(all) ?? [];
  const parts = PARTS[kind].flatMap((wanted) => entries.filter(({ name }) => wanted.test(name)));
  if (parts.length === 0) return '';
  const thread = new Worker(new URL('./office-reader/thread.mjs', import.meta.url), {
    ...PDF_THREAD,
    workerData: { parts, mostBytes: mostUnpacked(all), mostCharacters: most.characters },
  });
  const answer = await answerOf(thread, (said: { text: string }) => said);
  return 'text' in answer ? answer.text : '';
}
