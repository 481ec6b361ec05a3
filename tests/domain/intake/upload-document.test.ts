import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeDocx, makeLockedPdf, makePdf, makePng, makeZip, send } from '../documents/make-files';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { finishDocument } from '@/domain/intake/finish-document';
import { MOST_BYTES } from '@/domain/intake/refusal';
import { uploadDocument } from '@/domain/intake/upload-document';
import type { EmployeeActor } from '@/lib/actor';
import { env } from '@/lib/env';

const pdf = makePdf(['Hello']);

function bring(
  filename: string,
  bytes: Buffer,
  {
    as = cast.tom,
    declaredBytes = bytes.length,
    breakAfter,
  }: { as?: EmployeeActor; declaredBytes?: number; breakAfter?: number } = {},
) {
  return uploadDocument(as, { filename, declaredBytes, source: send(bytes, breakAfter) });
}

async function rowOf(id: string) {
  const [row] = await ownerQuery<Record<string, unknown>>('SELECT * FROM document WHERE id = $1', [
    id,
  ]);
  return row;
}

async function storedFiles(): Promise<string[]> {
  const entries = await readdir(env().STORAGE_DIR, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

beforeEach(async () => {
  await ownerQuery('DELETE FROM document');
});

describe('a file that is taken in', () => {
  it.each([
    ['letter.pdf', pdf, 'application/pdf'],
    ['scan.PNG', makePng(), 'image/png'],
    ['no ending', makePng(), 'image/png'],
    ['notes.txt', Buffer.from('Привет, мир\n'), 'text/plain'],
    ['book.csv', Buffer.from('a;b\n1;2\n'), 'text/csv'],
    [
      'plan.docx',
      makeDocx(),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  ])('%s', async (filename, bytes, mediaType) => {
    const { documentId } = await bring(filename, bytes);
    expect(await rowOf(documentId)).toMatchObject({
      state: 'staging',
      filename,
      media_type: mediaType,
      client_id: null,
      size_bytes: String(bytes.length),
      uploaded_by: cast.tom.personId,
    });
    const events = await ownerQuery('SELECT type, by FROM activity_event WHERE type = $1', [
      'document.uploaded',
    ]);
    expect(events.length).toBeGreaterThan(0);
    await finishDocument(documentId);
    expect(await rowOf(documentId)).toMatchObject({ state: 'ready' });
  });

  it('twice is one', async () => {
    const first = await bring('letter.pdf', pdf);
    const again = await bring('letter.pdf', pdf);
    expect(again).toEqual({ documentId: first.documentId, filename: 'letter.pdf', already: true });
    const other = await bring('letter.pdf', pdf, { as: cast.ruth });
    expect(other.already).toBe(false);
    expect(await ownerQuery('SELECT 1 FROM document')).toHaveLength(2);
  });

  it('asks for one job', async () => {
    const { documentId } = await bring('letter.pdf', pdf);
    const jobs = await ownerQuery<{ data: unknown }>(
      `SELECT data FROM pgboss.job WHERE name = 'document.finish' AND singleton_key = $1`,
      [documentId],
    );
    expect(jobs).toEqual([{ data: { documentId } }]);
  });
});

describe('a file that is refused leaves nothing behind but the event', () => {
  const big = randomBytes(200_000);
  it.each<[string, string, Buffer, string, { declaredBytes?: number; breakAfter?: number }]>([
    ['empty', 'a.pdf', Buffer.alloc(0), 'empty', {}],
    ['a length over the limit', 'a.pdf', pdf, 'too_large', { declaredBytes: MOST_BYTES + 1 }],
    ['shorter than it said', 'a.pdf', pdf, 'cut_off', { declaredBytes: pdf.length + 1 }],
    ['longer than it said', 'a.pdf', pdf, 'cut_off', { declaredBytes: pdf.length - 1 }],
    ['nothing, though it said more', 'a.pdf', Buffer.alloc(0), 'cut_off', { declaredBytes: 10 }],
    [
      'a line that breaks at once',
      'a.txt',
      Buffer.from('x'.repeat(200_000)),
      'cut_off',
      { breakAfter: 0 },
    ],
    [
      'a line that breaks at 99 %',
      'a.txt',
      Buffer.from('x'.repeat(200_000)),
      'cut_off',
      { breakAfter: 190_000 },
    ],
    ['a PNG named PDF', 'a.pdf', makePng(), 'mismatch', {}],
    ['a text named PDF', 'a.pdf', Buffer.from('hello'), 'mismatch', {}],
    ['noise named PDF', 'a.pdf', big, 'broken', {}],
    ['noise without an ending', 'a', big, 'type', {}],
    ['an archive', 'a.zip', makeZip({ 'a.txt': 'a' }), 'archive', {}],
    ['an archive named PDF', 'a.pdf', makeZip({ 'a.txt': 'a' }), 'archive', {}],
    ['a program', 'setup.exe', Buffer.from('MZ\x90\x00'), 'type', {}],
    ['a page', 'page.html', Buffer.from('<script>alert(1)</script>'), 'type', {}],
    ['a drawing with scripts', 'a.svg', Buffer.from('<svg onload="x()"/>'), 'type', {}],
    [
      'a drawing named PNG',
      'a.png',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'mismatch',
      {},
    ],
    [
      'a text with control characters in its middle',
      'a.txt',
      Buffer.concat([Buffer.from('a'.repeat(100_000)), Buffer.from([0, 1]), Buffer.from('a')]),
      'broken',
      {},
    ],
  ])('%s', async (_, filename, bytes, reason, options) => {
    const before = await storedFiles();
    await expect(bring(filename, bytes, options)).rejects.toMatchObject({
      code: 'invalid',
      messageKey: `documents.refused.${reason}`,
    });
    expect(await ownerQuery('SELECT 1 FROM document')).toHaveLength(0);
    expect(await storedFiles()).toEqual(before);
    const [event] = await ownerQuery<{ data: unknown; by: string; client_id: string | null }>(
      `SELECT data, by, client_id FROM activity_event WHERE type = 'document.refused' ORDER BY id DESC LIMIT 1`,
    );
    expect(event).toEqual({ data: { reason }, by: 'staff', client_id: null });
  });

  it('more than the limit, though it said less', async () => {
    const endless = async function* () {
      for (;;) yield Buffer.alloc(1024 * 1024, 'a');
    };
    const before = await storedFiles();
    await expect(
      uploadDocument(cast.tom, { filename: 'a.txt', declaredBytes: 100, source: endless() }),
    ).rejects.toMatchObject({ messageKey: 'documents.refused.too_large' });
    expect(await storedFiles()).toEqual(before);
  });
});

describe('a file that is refused when it is read', () => {
  it.each([
    ['cut off', 'a.pdf', pdf.subarray(0, pdf.length / 2), 'broken'],
    ['a PDF by its first line alone', 'a.pdf', Buffer.from('%PDF-1.7\nand nothing more'), 'broken'],
    ['a PDF that asks for a password', 'a.pdf', makeLockedPdf(), 'locked'],
    ['an archive with an Office name', 'a.xlsx', makeZip({ 'a.txt': 'a' }), 'not_office'],
  ])('%s', async (_, filename, bytes, reason) => {
    const before = await storedFiles();
    const { documentId } = await bring(filename, bytes);
    await finishDocument(documentId);
    await finishDocument(documentId);
    expect(await rowOf(documentId)).toMatchObject({
      state: 'refused',
      refusal: `documents.refused.${reason}`,
    });
    expect(await storedFiles()).toEqual(before);
    const events = await ownerQuery(
      `SELECT data, by FROM activity_event WHERE type = 'document.refused' AND actor_kind = 'job' AND data->>'reason' = $1`,
      [reason],
    );
    expect(events).toContainEqual({ data: { reason }, by: 'system' });
  });
});

it('brings only those who work at the firm', async () => {
  const file = { filename: 'a.pdf', declaredBytes: pdf.length, source: send(pdf) };
  await expect(uploadDocument(cast.dana, file)).rejects.toMatchObject({
    code: 'forbidden',
  });
});
