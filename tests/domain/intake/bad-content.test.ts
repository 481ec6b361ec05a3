import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeDocx, makePdf, makePng, makeZip, send } from '../documents/make-files';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { finishDocument } from '@/domain/intake/finish-document';
import { grantDocument } from '@/domain/looks/grant-document';
import { readGranted } from '@/domain/looks/read-granted';
import { uploadDocument } from '@/domain/intake/upload-document';
import { fileResponse } from '@/lib/file-response';

const pdf = makePdf(['A letter']);
const zip = makeZip({ 'run.exe': 'MZ' });
const MACRO_TYPES = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>';

/** A JPEG's header alone, saying how large it is. */
function makeJpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const begin = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]);
  return Buffer.concat([begin, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'), frame]);
}

async function bring(filename: string, bytes: Buffer): Promise<string> {
  const file = { filename, declaredBytes: bytes.length, source: send(bytes) };
  return (await uploadDocument(cast.tom, file)).documentId;
}

/** Why it is refused, on the way in or when it was read; null when it is ready. */
async function refusalOf(filename: string, bytes: Buffer): Promise<string | null> {
  const brought = await bring(filename, bytes).catch((error: { messageKey: string }) => error);
  const key = typeof brought === 'string' ? await finish(brought) : brought.messageKey;
  return key?.replace('documents.refused.', '') ?? null;
}

async function finish(id: string): Promise<string | null> {
  await finishDocument(id);
  const [row] = await ownerQuery<{ state: string; refusal: string | null }>(
    'SELECT state, refusal FROM document WHERE id = $1',
    [id],
  );
  expect(row?.state).toBe(row?.refusal ? 'refused' : 'ready');
  return row?.refusal ?? null;
}

beforeEach(async () => {
  await ownerQuery('DELETE FROM document');
});

describe('two kinds of file in one', () => {
  it.each<[string, string, Buffer, string | null]>([
    ['a PDF behind a mark', 'a.pdf', Buffer.concat([Buffer.from('\ufeff'), pdf]), 'mixed'],
    ['a PDF behind a page', 'a.pdf', Buffer.concat([Buffer.from('<html>\n'), pdf]), 'mismatch'],
    ['a PDF with a ZIP behind it', 'a.pdf', Buffer.concat([pdf, zip]), 'mixed'],
    ['a PNG with a ZIP behind it', 'a.png', Buffer.concat([makePng(), zip]), 'mixed'],
    [
      'that, and more behind it',
      'a.png',
      Buffer.concat([makePng(), zip, randomBytes(99)]),
      'mixed',
    ],
    ['a JPEG with a ZIP behind it', 'a.jpg', Buffer.concat([makeJpeg(9, 9), zip]), 'mixed'],
    ['a PNG with a PDF behind it', 'a.png', Buffer.concat([makePng(), pdf]), 'mixed'],
    ['a Word file with a PDF in it', 'a.docx', makeDocx({ 'a.pdf': pdf }), 'mixed'],
    [
      'a text in UTF-16 with a ZIP behind it',
      'a.txt',
      Buffer.concat([Buffer.from('\ufeffhello', 'utf16le'), zip]),
      'mixed',
    ],
    ['a PDF with a ZIP attached, which is an honest PDF', 'a.pdf', withAttachment(), null],
    [
      'an image with the four bytes in it by chance',
      'a.png',
      Buffer.concat([makePng(), Buffer.from('PK\x05\x06'), randomBytes(40)]),
      null,
    ],
  ])('%s', async (_, filename, bytes, reason) => {
    expect(await refusalOf(filename, bytes)).toBe(reason);
  });
});

/** The ZIP lies in a stream of the PDF, and the PDF goes on behind it. */
function withAttachment(): Buffer {
  const at = pdf.length;
  const head = Buffer.from(`9 0 obj\n<< /Length ${zip.length} >>\nstream\n`);
  const start = /startxref\n(\d+)/.exec(pdf.toString('latin1'))?.[1];
  const tail = Buffer.from(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`);
  expect(at).toBeGreaterThan(0);
  return Buffer.concat([pdf, head, zip, tail]);
}

describe('Office files', () => {
  const swelling = Buffer.alloc(80 * 1024 * 1024);
  it.each<[string, string, () => Buffer, string | null]>([
    ['an honest one', 'a.docx', () => makeDocx({}, { deflated: true }), null],
    ['one with macros', 'a.docx', () => makeDocx({ 'word/vbaProject.bin': 'x' }), 'macros'],
    [
      'one whose macros have another name',
      'a.docx',
      () => makeDocx({ 'word/media.bin': 'x' }, { types: MACRO_TYPES, deflated: true }),
      'macros',
    ],
    [
      'a macro document under a plain name',
      'a.docx',
      () =>
        makeZip({
          '[Content_Types].xml':
            '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
          'word/document.xml': '<w:document/>',
        }),
      'macros',
    ],
    [
      'one with sheets of old macros',
      'a.docx',
      () => makeDocx({ 'xl/macrosheets/sheet1.xml': '<x/>' }),
      'macros',
    ],
    [
      'a bomb that says so',
      'a.docx',
      () => makeDocx({ 'word/media/a.bin': swelling }, { deflated: true }),
      'swollen',
    ],
    [
      'a bomb that says it is small',
      'a.docx',
      () => makeDocx({ 'word/media/a.bin': swelling }, { deflated: true, claim: 100 }),
      'swollen',
    ],
    [
      'one that says it is huge',
      'a.docx',
      () => makeDocx({ 'word/media/a.bin': 'x' }, { claim: 4_000_000_000 }),
      'swollen',
    ],
    ['one cut off', 'a.docx', () => makeDocx().subarray(0, -30), 'broken'],
    ['one with more behind its end', 'a.docx', () => Buffer.concat([makeDocx(), zip]), 'broken'],
  ])('%s', async (_, filename, make, reason) => {
    const before = process.memoryUsage().rss;
    expect(await refusalOf(filename, make())).toBe(reason);
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
  });

  it('that are packed well, as long tables are, are taken', async () => {
    const rows = Buffer.from('<row><c t="s"><v>1</v></c></row>'.repeat(400_000));
    const table = makeDocx({ 'word/table.xml': rows }, { deflated: true });
    expect(await refusalOf('a.docx', table)).toBeNull();
  });
});

describe('images', () => {
  it.each<[string, string, Buffer, string | null]>([
    [
      'a PNG of 10,000 million pixels',
      'a.png',
      makePng({ width: 100_000, height: 100_000 }),
      'too_many_pixels',
    ],
    ['a JPEG of 4,000 million pixels', 'a.jpg', makeJpeg(65_000, 65_000), 'too_many_pixels'],
    ['a JPEG of 50 million pixels', 'a.jpg', makeJpeg(10_000, 5000), null],
    ['a JPEG without a size', 'a.jpg', makeJpeg(9, 9).subarray(0, 20), 'broken'],
    ['a drawing', 'a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'type'],
    [
      'a drawing named PNG',
      'a.png',
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      'mismatch',
    ],
  ])('%s', async (_, filename, bytes, reason) => {
    expect(await refusalOf(filename, bytes)).toBe(reason);
  });
});

describe('what a browser would run is a text', () => {
  it.each([
    ['page.txt', '<!doctype html><script>alert(1)</script>'],
    ['drawing.txt', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'],
    ['table.csv', '<html><script>alert(1)</script>,2\n'],
    ['script.txt', '#!/bin/sh\nrm -rf /\n'],
  ])('%s: it is taken, and given out as nothing else', async (filename, text) => {
    const id = await bring(filename, Buffer.from(text));
    expect(await finish(id)).toBeNull();
    for (const purpose of ['open', 'download'] as const) {
      const { grantId } = await grantDocument(cast.tom, { documentId: id, purpose });
      const granted = await readGranted(cast.tom, { documentId: id, grantId });
      const answer = await fileResponse(new Request('http://portal.test/'), {
        ...granted,
        disposition: purpose === 'open' ? 'inline' : 'attachment',
      });
      expect(answer.headers.get('content-type')).toMatch(/^text\/(plain|csv)$/);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('content-security-policy')).toMatch(
        /default-src 'none';.*sandbox;.*frame-ancestors 'none'/,
      );
      expect(answer.headers.get('content-disposition')).toMatch(
        purpose === 'open' ? /^inline;/ : /^attachment;/,
      );
      expect(await answer.text()).toBe(text);
    }
  });
});
