import { buffer } from 'node:stream/consumers';
import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeEach, describe, expect, it } from 'vitest';
import { addCategory } from '@/domain/categories/add-category';
import { changeWatermarks } from '@/domain/categories/change-watermarks';
import { getDocument } from '@/domain/documents/get-document';
import { grantDocument } from '@/domain/looks/grant-document';
import { readGranted } from '@/domain/looks/read-granted';
import { listKitDocuments } from '@/domain/records/kit-versions';
import { verifyFile } from '@/domain/signing/verify-file';
import { sweepCopies } from '@/domain/watermarks/sweep-copies';
import { PUBLIC } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { fileResponse } from '@/lib/file-response';
import { newId } from '@/lib/ids';
import { clearCategories } from '@/tests/domain/categories/categorise';
import { bringReady } from '@/tests/domain/documents/bring';
import { makeDocx, makePdf, makePng } from '@/tests/domain/documents/make-files';
import { isStored, sweepIn } from '@/tests/domain/records/keeping';
import { scheduleDeletion } from '@/domain/records/schedule-deletion';
import { askToSign, sha256Of, sign, somePdf } from '@/tests/domain/signing/signing';
import { brightwater, cast, emails } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';
import { finishSigning } from '@/worker/handlers/signing-finish';
import { mark, openFor, publishBytes, textsOf } from './marking';

const { dana, marco, tom, ruth, ingrid } = cast;

beforeEach(async () => {
  await clearCategories();
  await ownerQuery('TRUNCATE rate_window');
  await ownerQuery('UPDATE session SET proved_at = now()');
});

const copies = () =>
  ownerQuery<{ storageKey: string }>(`SELECT storage_key AS "storageKey" FROM marked_copy`);
const inTime = <T>(minutes: number, work: () => Promise<T>) =>
  withClock(new Date(Date.now() + minutes * 60_000), work);

async function lockedPdf(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage();
  document.encrypt({ ownerPassword: 'owner', userPassword: '' });
  return Buffer.from(await document.save());
}

describe('where a category asks for it', () => {
  it('the pages bear the name of whoever opens them and the moment, and the file stays as it is', async () => {
    await mark('statement');
    const original = makePdf([`${brightwater.name}, page one`, 'Page two']);
    const id = await publishBytes(original);
    const at = new Date('2026-11-26T22:40:00Z');
    for (const [actor, name, email] of [
      [dana, 'Dana Whitlock', emails.dana],
      [tom, 'Tom', emails.tom],
    ] as const) {
      const opened = await withClock(at, () => openFor(actor, id));
      expect(opened).toMatchObject({ mark: 'pages', sizeBytes: opened.bytes.length });
      expect(opened.given.sizeBytes).toBe(opened.bytes.length);
      const texts = await textsOf(opened.bytes);
      for (const [place, text] of texts.entries()) {
        expect(text).toContain(['page one', 'Page two'][place]);
        for (const said of [name, email, 'Thu 26 Nov 2026, 2:40 pm']) expect(text).toContain(said);
      }
    }
    const [row] = await ownerQuery<{ hash: string; version: number }>(
      `SELECT encode(sha256, 'hex') AS hash, version FROM document WHERE id = $1`,
      [id],
    );
    expect(row).toEqual({ hash: sha256Of(original), version: 1 });
    expect(
      await ownerQuery(`SELECT 1 FROM activity_event WHERE type = 'document.opened'`),
    ).toHaveLength(2);
    await mark();
    const plain = await openFor(dana, id);
    expect([plain.mark, plain.bytes.equals(original)]).toEqual([null, true]);
  });

  it('a download bears it too, and the next opening is another', async () => {
    await mark('statement');
    const id = await publishBytes(makePdf(['A page']));
    const first = await openFor(dana, id, 'download');
    expect((await textsOf(first.bytes))[0]).toContain('Dana Whitlock');
    const second = await openFor(marco, id);
    expect((await textsOf(second.bytes))[0]).not.toContain('Dana Whitlock');
    expect(await copies()).toHaveLength(2);
  });

  it('ranges are of the marked bytes', async () => {
    await mark('statement');
    const { bytes, given } = await openFor(dana, await publishBytes(makePdf(['A page'])));
    const request = new Request('https://portal.example/', { headers: { range: 'bytes=10-99' } });
    const answer = await fileResponse(request, { ...given, disposition: 'inline' });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(`bytes 10-99/${bytes.length}`);
    const part = Buffer.from(await answer.arrayBuffer());
    expect(part.equals(bytes.subarray(10, 100))).toBe(true);
  });

  it('an own category adds to the one that it belongs to', async () => {
    const { id: own } = await addCategory(ingrid, {
      ...{ name: 'Letters', category: 'statement', kept: 'as_kind', years: '' },
    });
    const id = await publishBytes(makePdf(['A page']));
    await changeWatermarks(ingrid, { categories: [], own: [own] });
    expect((await openFor(dana, id)).mark).toBeNull();
    await ownerQuery('ALTER TABLE document DISABLE TRIGGER document_guard');
    await ownerQuery('UPDATE document SET firm_category_id = $2 WHERE id = $1', [id, own]);
    await ownerQuery('ALTER TABLE document ENABLE TRIGGER document_guard');
    expect((await openFor(dana, id)).mark).toBe('pages');
    await changeWatermarks(ingrid, { categories: ['statement'], own: [] });
    expect((await openFor(dana, id)).mark).toBe('pages');
    await changeWatermarks(ingrid, { categories: ['tax'], own: [] });
    expect((await openFor(dana, id)).mark).toBeNull();
  });

  it('is the owner’s to say, and recorded once', async () => {
    for (const actor of [tom, ruth, dana]) {
      const asked = changeWatermarks(actor, { categories: ['tax'], own: [] });
      expect((await refusal(asked)).code).toBe('forbidden');
    }
    const unknown = changeWatermarks(ingrid, { categories: ['tax'], own: [newId()] });
    expect((await refusal(unknown)).code).toBe('not_found');
    expect(await ownerQuery('SELECT 1 FROM watermarked_category')).toEqual([]);
    await Promise.all([mark('tax'), mark('tax')]);
    const said = `SELECT 1 FROM activity_event WHERE data->'fields' ? 'watermarks'`;
    expect(await ownerQuery(said)).toHaveLength(1);
  });
});

describe('a copy', () => {
  it('is gone when its grant has ended, and so is what was begun and never whole', async () => {
    await mark('statement');
    const id = await publishBytes(makePdf(['A page']));
    const { grantId, given } = await openFor(dana, id);
    const [copy] = await copies();
    expect(isStored(copy?.storageKey ?? '')).toBe(true);
    // Somebody who was stopped between the two.
    await ownerQuery(
      `WITH g AS (INSERT INTO document_grant (id, document_id, client_id, person_id, session_id, purpose, expires_at)
         SELECT uuidv7(), document_id, client_id, person_id, session_id, 'download', now() + interval '5 minutes'
           FROM document_grant RETURNING *)
       INSERT INTO marked_copy (grant_id, document_id, client_id, storage_key, expires_at)
       SELECT id, document_id, client_id, gen_random_uuid()::text, expires_at FROM g`,
    );
    await sweepCopies();
    expect(await copies()).toHaveLength(2);
    await inTime(6, sweepCopies);
    expect(await copies()).toEqual([copy]);
    await inTime(61, sweepCopies);
    expect(await copies()).toEqual([]);
    expect(isStored(copy?.storageKey ?? '')).toBe(false);
    const later = inTime(61, () => readGranted(dana, { documentId: id, grantId }));
    expect((await refusal(later)).messageKey).toBe('documents.grant_ended');
    await expect(given.open()).rejects.toMatchObject({ reason: 'missing' });
  });

  it('is given instead of the file, never beside it', async () => {
    await mark('statement');
    const id = await publishBytes(makePdf(['A page']));
    const { grantId } = await openFor(dana, id);
    await ownerQuery('UPDATE marked_copy SET wrapped_key = NULL, key_id = NULL');
    const half = readGranted(dana, { documentId: id, grantId });
    expect((await refusal(half)).code).toBe('unavailable');
    await expect(grantDocument(dana, { documentId: id, purpose: 'open' })).rejects.toThrow(
      'Nobody has said how a copy is marked.',
    );
  });

  it('goes with its document', async () => {
    await mark('statement');
    const documentId = await publishBytes(makePdf(['A page']));
    await scheduleDeletion(ingrid, { documentId, title: 'Paper' });
    await openFor(tom, documentId);
    const [copy] = await copies();
    await ownerQuery(`UPDATE marked_copy SET expires_at = now() + interval '30 days'`);
    await sweepIn(8);
    expect(await copies()).toEqual([]);
    expect(isStored(copy?.storageKey ?? '')).toBe(false);
  });
});

describe('what can’t be written into', () => {
  it.each([
    ['a picture', 'scan.png', () => makePng({ width: 40, height: 40 })],
    ['a text', 'notes.txt', () => Buffer.from(`Notes for ${brightwater.name}, line by line.`)],
  ])('has the name laid over it, and no client takes it away: %s', async (_, filename, make) => {
    await mark('statement');
    const bytes = make();
    const id = await publishBytes(bytes, { filename });
    const opened = await openFor(dana, id);
    expect(opened.mark).toMatchObject({ overlay: expect.stringContaining('Dana Whitlock') });
    expect(opened.bytes.equals(bytes)).toBe(true);
    expect(await getDocument(dana, id)).toMatchObject({ isMarked: true, hasCopy: false });
    expect(await refusal(openFor(dana, id, 'download'))).toMatchObject({
      code: 'forbidden',
      messageKey: 'watermarks.no_copy',
    });
    expect(
      await ownerQuery(`SELECT 1 FROM activity_event WHERE type = 'document.downloaded'`),
    ).toEqual([]);
    expect((await openFor(tom, id, 'download')).bytes.equals(bytes)).toBe(true);
  });

  it('is given as it is where it can only be downloaded', async () => {
    await mark('statement');
    const bytes = makeDocx();
    const id = await publishBytes(bytes, { filename: 'letter.docx' });
    expect(await getDocument(dana, id)).toMatchObject({ hasCopy: true });
    expect((await openFor(dana, id, 'download')).bytes.equals(bytes)).toBe(true);
  });

  it('a locked PDF and a very large one are shown with the name over them', async () => {
    await mark('statement');
    const locked = await publishBytes(await lockedPdf());
    const opened = await openFor(dana, locked);
    expect(opened.mark).toMatchObject({ overlay: expect.stringContaining('Dana') });
    expect((await refusal(openFor(dana, locked, 'download'))).code).toBe('forbidden');
    const large = Buffer.concat([makePdf(['A page']), Buffer.alloc(30_000_000, '\n')]);
    const id = await publishBytes(large);
    expect(await getDocument(dana, id)).toMatchObject({ hasCopy: false });
    expect((await openFor(dana, id)).mark).toMatchObject({ overlay: expect.any(String) });
    expect(await copies()).toEqual([]);
  });
});

describe('it leaves alone', () => {
  it('what is signed, when it is taken away: /verify knows it', async () => {
    const original = somePdf();
    const documentId = await publishBytes(original, { category: 'contract' });
    const requestId = await askToSign(documentId, { signers: [dana.contactId] });
    await sign(dana, { id: requestId, documentId });
    await finishSigning({ requestId });
    await mark('contract');
    const shown = await openFor(dana, documentId);
    const texts = await textsOf(shown.bytes);
    for (const text of texts) expect(text).toContain('Dana Whitlock · ');
    const signed = await openFor(dana, documentId, 'download');
    expect(signed.mark).toBeNull();
    expect(signed.bytes.subarray(0, original.length).equals(original)).toBe(true);
    expect(await verifyFile(PUBLIC, { sha256: sha256Of(signed.bytes) })).toMatchObject({
      is: 'signed',
      signers: [{ name: 'Dana Whitlock' }],
    });
    expect((await openFor(dana, documentId, 'original')).bytes.equals(original)).toBe(true);
  });

  it('what is not published yet, and what a ZIP of everything holds', async () => {
    await mark('statement', 'other');
    const incoming = await bringReady({ text: `${brightwater.name}, not checked yet` });
    expect((await openFor(tom, incoming)).mark).toBeNull();
    const original = makePdf(['A page']);
    await publishBytes(original);
    const [kept] = await listKitDocuments(dana, brightwater.clientId);
    expect(Buffer.from(kept?.files[0].sha256 ?? '').toString('hex')).toBe(sha256Of(original));
  });
});

it('is the reader’s in their own session alone', async () => {
  await mark('statement');
  const documentId = await publishBytes(makePdf(['A page']));
  const { grantId, given } = await openFor(dana, documentId);
  for (const other of [marco, tom, { ...dana, sessionId: newId() }]) {
    expect((await refusal(readGranted(other, { documentId, grantId }))).code).toBe('not_found');
  }
  expect((await buffer(await given.open())).length).toBe(given.sizeBytes);
});
