import { beforeEach, describe, expect, it } from 'vitest';
import { discardDocument } from '@/domain/intake/discard-document';
import { listDocuments } from '@/domain/documents/list-documents';
import { getStanding } from '@/domain/records/get-standing';
import { liftHold } from '@/domain/records/lift-hold';
import { placeHold } from '@/domain/records/place-hold';
import { scheduleDeletion } from '@/domain/records/schedule-deletion';
import { takeBackFile } from '@/domain/requests/take-back-file';
import { dbAs, sql } from '@/lib/db';
import { bringReady, publishOne } from '@/tests/domain/documents/bring';
import { askFor, sendFile } from '@/tests/domain/requests/requesting';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { clearRecords, logOf, sweepIn } from './keeping';

const { ingrid, dana, tom, ruth } = cast;
const { clientId } = brightwater;
const title = 'Lease of the kiln';

beforeEach(clearRecords);

const schedule = (documentId: string, typed = title) =>
  scheduleDeletion(ingrid, { documentId, title: typed });

async function holdOf(documentId: string | null): Promise<string> {
  const [row] = await ownerQuery<{ id: string }>(
    'SELECT id FROM legal_hold WHERE document_id IS NOT DISTINCT FROM $1 AND lifted_at IS NULL',
    [documentId],
  );
  return row?.id ?? '';
}

const seenByClient = async () => (await listDocuments(dana, {})).total;

describe('a legal hold', () => {
  it('takes a deletion back, and lets none be asked for until it is lifted', async () => {
    const id = await publishOne({ title });
    await schedule(id);
    await placeHold(ingrid, { clientId, documentId: null, reason: 'Audit of 2025' });
    expect(await seenByClient()).toBe(1);
    await sweepIn(30);
    expect(await seenByClient()).toBe(1);
    await expect(schedule(id)).rejects.toMatchObject({ messageKey: 'records.errors.held' });
    await expect(
      placeHold(ingrid, { clientId, documentId: null, reason: 'Again' }),
    ).rejects.toMatchObject({ messageKey: 'records.errors.held_already' });
    await placeHold(ingrid, { clientId, documentId: id, reason: 'This one above all' });
    await liftHold(ingrid, { holdId: await holdOf(null), reason: 'The audit is over' });
    await expect(schedule(id)).rejects.toMatchObject({ messageKey: 'records.errors.held' });
    const holdId = await holdOf(id);
    await liftHold(ingrid, { holdId, reason: 'And so is this' });
    await expect(liftHold(ingrid, { holdId, reason: 'Twice' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await schedule(id);
    await sweepIn(8);
    expect(await ownerQuery('SELECT 1 FROM document')).toEqual([]);
    expect((await logOf(id)).map(({ type }) => type)).toEqual([
      'document.deletion_scheduled',
      'document.deletion_cancelled',
      'hold.placed',
      'hold.lifted',
      'document.deletion_scheduled',
      'document.deleted',
    ]);
  });

  it('keeps everybody from throwing away or taking back, the database too', async () => {
    const { items } = await askFor();
    const sent = await sendFile(items[0]);
    const ready = await bringReady({ text: brightwater.name });
    await placeHold(ingrid, { clientId, documentId: null, reason: 'Claim of a supplier' });
    await expect(discardDocument(tom, ready)).rejects.toMatchObject({
      messageKey: 'records.errors.held',
    });
    await expect(takeBackFile(dana, { documentId: sent })).rejects.toMatchObject({
      messageKey: 'records.errors.held',
    });
    for (const actor of [ingrid, tom, dana]) {
      await expect(
        dbAs(actor, (db) =>
          db.$executeRaw(sql`DELETE FROM document WHERE client_id = ${clientId}::uuid`),
        ),
      ).rejects.toThrow(/is held/);
    }
    expect(await ownerQuery('SELECT 1 FROM document')).toHaveLength(2);
    // Why is the firm's alone.
    const [seen] = await dbAs({ ...dana }, (db) =>
      db.$queryRaw<{ holds: number; events: number }[]>(sql`
        SELECT (SELECT count(*)::int FROM legal_hold) AS holds,
               (SELECT count(*)::int FROM activity_event WHERE type LIKE 'hold.%') AS events`),
    );
    expect(seen).toEqual({ holds: 0, events: 0 });
    expect((await getStanding(tom, { documentId: ready })).holds).toMatchObject([
      { reason: 'Claim of a supplier', document: null, placedBy: 'Ingrid Alder' },
    ]);
  });

  it('says why, is on something that is there, and is the owner’s to put on', async () => {
    const id = await publishOne({ title });
    await expect(
      placeHold(ingrid, { clientId, documentId: id, reason: '  ' }),
    ).rejects.toMatchObject({ fields: { reason: 'errors.required' } });
    await expect(
      placeHold(ingrid, { clientId: cast.joan.clientId, documentId: id, reason: 'Elsewhere' }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      placeHold(ruth, { clientId, documentId: id, reason: 'Not mine' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('put on while the sweep is at it comes before it or after it, never in between', async () => {
    for (let round = 0; round < 6; round += 1) {
      await clearRecords();
      const id = await publishOne({ title });
      await schedule(id);
      const [held] = await Promise.allSettled([
        placeHold(ingrid, { clientId, documentId: id, reason: 'At this moment' }),
        sweepIn(8),
      ]);
      const there = (await ownerQuery('SELECT 1 FROM document')).length === 1;
      const [row] = await ownerQuery<{ deleted: boolean }>(
        'SELECT deleted_at IS NOT NULL AS deleted FROM document_deletion',
      );
      expect(row?.deleted).toBe(!there);
      expect(held.status).toBe(there ? 'fulfilled' : 'rejected');
    }
  });
});
