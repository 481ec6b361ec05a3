import { beforeEach, describe, expect, it, vi } from 'vitest';
import { getDocument } from '@/domain/documents/get-document';
import { grantDocument } from '@/domain/looks/grant-document';
import { indexWords } from '@/domain/words/index-words';
import { listDocuments } from '@/domain/documents/list-documents';
import { listPublished } from '@/domain/documents/list-published';
import { readGranted } from '@/domain/looks/read-granted';
import { withdrawDocument } from '@/domain/publishing/withdraw-document';
import { cancelDeletion } from '@/domain/records/cancel-deletion';
import { getStanding, getTombstone } from '@/domain/records/get-standing';
import { scheduleDeletion } from '@/domain/records/schedule-deletion';
import { acceptItem } from '@/domain/requests/accept-item';
import { searchPortal } from '@/domain/search/search-portal';
import { JOB } from '@/lib/actor';
import { dbAs, sql } from '@/lib/db';
import * as storage from '@/lib/storage';
import { bringReady, contextlessRow, publishOne } from '@/tests/domain/documents/bring';
import { askFor, sendFile } from '@/tests/domain/requests/requesting';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { clearRecords, isStored, logOf, sweepIn } from './keeping';

const { ingrid, dana, tom, ruth, hugh } = cast;
const { clientId } = brightwater;
const title = 'Lease of the kiln';

beforeEach(clearRecords);

const schedule = (documentId: string, typed = title) =>
  scheduleDeletion(ingrid, { documentId, title: typed });

const seenByClient = async () => (await listDocuments(dana, {})).total;

describe('asking for a document to be deleted', () => {
  it('takes it out of its client’s sight at once, and taking back puts it there again', async () => {
    const id = await publishOne({ title });
    const { grantId } = await grantDocument(dana, { documentId: id, purpose: 'open' });
    const { dueAt } = await schedule(id, '  lease of  the KILN ');
    expect(dueAt.getTime() - Date.now()).toBeGreaterThan(6.99 * 86_400_000);
    expect(await seenByClient()).toBe(0);
    await expect(getDocument(dana, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(readGranted(dana, { documentId: id, grantId })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await getDocument(tom, id)).title).toBe(title);
    expect((await getStanding(tom, { documentId: id })).deletion).toMatchObject({
      askedBy: 'Ingrid Alder',
    });
    await sweepIn(6.9);
    await cancelDeletion(ingrid, { documentId: id });
    expect(await seenByClient()).toBe(1);
    expect((await logOf(id)).map(({ type }) => type)).toEqual([
      'document.deletion_scheduled',
      'document.deletion_cancelled',
    ]);
    await sweepIn(30);
    expect(await seenByClient()).toBe(1);
    await expect(cancelDeletion(ingrid, { documentId: id })).rejects.toMatchObject({
      messageKey: 'records.errors.not_leaving',
    });
  });

  it('is refused with another title, twice, and for what was never given to anybody', async () => {
    const id = await publishOne({ title });
    await expect(schedule(id, 'Lease')).rejects.toMatchObject({
      code: 'invalid',
      fields: { title: 'records.errors.title' },
    });
    const both = await Promise.allSettled([schedule(id), schedule(id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(schedule(id)).rejects.toMatchObject({
      messageKey: 'records.errors.leaving_already',
    });
    const ready = await bringReady({ text: brightwater.name });
    await expect(schedule(ready, 'paper')).rejects.toMatchObject({
      messageKey: 'records.errors.no_record',
    });
  });

  it('is the owner’s alone', async () => {
    const id = await publishOne({ title });
    for (const actor of [tom, ruth, hugh, dana]) {
      await expect(scheduleDeletion(actor, { documentId: id, title })).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    // Nor does the database let anybody else.
    await expect(
      dbAs(ruth, (db) =>
        db.$executeRaw(sql`
          INSERT INTO document_deletion (id, document_id, client_id, category, year, size_bytes, asked_by, due_at)
          VALUES (uuidv7(), ${id}::uuid, ${clientId}::uuid, 'other', 2026, 1, ${ruth.personId}::uuid, now() + interval '1 day')`),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

describe('when its time has come', () => {
  it('its key, its bytes and its words are gone, and what is left says only that it was there', async () => {
    const id = await publishOne({ title, bytes: 'porcelain' });
    await indexWords(id);
    const { grantId } = await grantDocument(tom, { documentId: id, purpose: 'open' });
    const { storageKey } = await contextlessRow(id);
    await withdrawDocument(tom, id);
    await schedule(id);
    expect(isStored(storageKey)).toBe(true);
    await sweepIn(7.1);
    expect(isStored(storageKey)).toBe(false);
    for (const table of ['document_index', 'document_word', 'document_grant', 'document_reader']) {
      expect(await ownerQuery(`SELECT 1 FROM ${table} WHERE document_id = $1`, [id])).toEqual([]);
    }
    expect(await ownerQuery('SELECT 1 FROM document WHERE id = $1', [id])).toEqual([]);
    for (const gone of [
      () => getDocument(tom, id),
      () => getStanding(ingrid, { documentId: id }),
      () => readGranted(tom, { documentId: id, grantId }),
      () => schedule(id),
    ]) {
      await expect(gone()).rejects.toMatchObject({ code: 'not_found' });
    }
    expect((await listPublished(tom, {})).documents).toEqual([]);
    const found = await searchPortal(tom, 'porcelain', { locale: 'en-US' });
    expect(JSON.stringify(found)).not.toContain(title);
    expect(await getTombstone(tom, { documentId: id })).toMatchObject({
      year: 2026,
      category: 'statement',
      askedBy: 'Ingrid Alder',
    });
    const [stone] = await ownerQuery('SELECT * FROM document_deletion');
    expect(JSON.stringify(stone)).not.toContain('ease');
    expect(stone).toMatchObject({ document_id: id, asked_by: ingrid.personId, storage_keys: [] });
    expect(await logOf(id)).toMatchObject([
      { type: 'document.deletion_scheduled' },
      { type: 'document.deleted', data: { category: 'statement', year: 2026 } },
    ]);
    await expect(cancelDeletion(ingrid, { documentId: id })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(getTombstone(hugh, { documentId: id })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('a worker that ends between key and bytes is finished by the next, once', async () => {
    const id = await publishOne({ title });
    const other = await publishOne({ title: 'Other' });
    const { storageKey } = await contextlessRow(id);
    await schedule(id);
    await schedule(other, 'Other');
    const broken = vi
      .spyOn(storage, 'removeObject')
      .mockRejectedValue(new Error('the disk is away'));
    await expect(sweepIn(8)).rejects.toThrow('the disk is away');
    broken.mockRestore();
    // Nobody can open it any more, though its bytes are there.
    expect(isStored(storageKey)).toBe(true);
    expect(await ownerQuery('SELECT 1 FROM document')).toEqual([]);
    await storage.removeObject(storageKey);
    await Promise.all([sweepIn(8), sweepIn(8)]);
    expect(await ownerQuery('SELECT 1 FROM document_deletion WHERE removed_at IS NULL')).toEqual(
      [],
    );
    expect((await logOf(id)).filter(({ type }) => type === 'document.deleted')).toHaveLength(1);
  });

  it('nobody but the worker, and not before that, destroys what was published', async () => {
    const id = await publishOne({ title });
    const remove = (actor: Parameters<typeof dbAs>[0]) =>
      dbAs(actor, (db) => db.$executeRaw(sql`DELETE FROM document WHERE id = ${id}::uuid`));
    await expect(remove(ingrid)).rejects.toThrow(/is not deleted/);
    await schedule(id);
    await expect(remove(ingrid)).rejects.toThrow(/is not deleted/);
    expect(await remove(JOB)).toBe(0);
    await expect(
      dbAs(ingrid, (db) => db.$executeRaw(sql`UPDATE document_deletion SET due_at = now()`)),
    ).rejects.toThrow(/does not change/);
    await expect(
      dbAs(JOB, (db) =>
        db.$executeRaw(sql`UPDATE document_deletion SET deleted_at = now(), storage_keys = '{x}'`),
      ),
    ).rejects.toThrow(/not_before_its_time/);
  });

  it('what a client sent goes too, once the firm has looked at it', async () => {
    const { items } = await askFor();
    const id = await sendFile(items[0], { filename: 'lease.pdf' });
    await expect(schedule(id, 'lease')).rejects.toMatchObject({
      messageKey: 'records.errors.no_record',
    });
    await acceptItem(tom, { id: items[0] ?? '', seen: [id] });
    await schedule(id, 'lease');
    await sweepIn(8);
    expect(await ownerQuery('SELECT 1 FROM document')).toEqual([]);
  });
});
