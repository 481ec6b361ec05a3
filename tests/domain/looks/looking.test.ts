import { beforeEach, describe, expect, it } from 'vitest';
import { provePresence } from '@/domain/access/prove-presence';
import { getDocument } from '@/domain/documents/get-document';
import { grantDocument } from '@/domain/looks/grant-document';
import { listLooks } from '@/domain/looks/list-looks';
import type { LookReason } from '@/domain/looks/look-reason';
import { destroyPersonKey } from '@/domain/person-keys/destroy-person-key';
import { dbAs } from '@/lib/db';
import { cast, password } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { clearDocuments, publishOne } from '../documents/bring';

const { dana, joan, hugh, ruth, tom } = cast;

beforeEach(async () => {
  await clearDocuments();
  for (const actor of [dana, tom, ruth]) await provePresence(actor, { password });
});

const look = (documentId: string, reason?: LookReason) =>
  grantDocument(tom, { documentId, purpose: 'open', reason });

describe('why somebody at the firm looks at a paper with a client’s numbers', () => {
  it('is said before a byte is given, and read by the client beside the look', async () => {
    const id = await publishOne({ category: 'payroll' });
    await expect(look(id)).rejects.toMatchObject({ messageKey: 'looking.reason_needed' });
    await expect(look(id, { why: 'other', note: '  ' })).rejects.toMatchObject({
      fields: { note: 'looking.note_needed' },
    });
    await expect(look(id, { why: 'checking', note: 'x'.repeat(201) })).rejects.toMatchObject({
      code: 'invalid',
    });
    expect((await getDocument(dana, id)).looks).toEqual([]);
    await look(id, { why: 'question', note: 'box 12' });
    expect((await getDocument(dana, id)).looks).toMatchObject([
      { name: 'Tom Brandvold', reason: 'To answer a question: box 12' },
    ]);
    await look(id, { why: 'other', note: 'Your bank\u202e asked' });
    expect((await getDocument(dana, id)).looks).toMatchObject([
      { times: 2, reason: 'Your bank asked' },
    ]);
    await grantDocument(dana, { documentId: id, purpose: 'open' });
    expect((await getDocument(tom, id)).asksReason).toBe(true);
    expect((await getDocument(dana, id)).asksReason).toBe(false);
  });

  it('is asked for a copy too, and for no other paper', async () => {
    const id = await publishOne({ category: 'payroll' });
    await expect(grantDocument(tom, { documentId: id, purpose: 'download' })).rejects.toMatchObject(
      { messageKey: 'looking.reason_needed' },
    );
    await look(await publishOne({ category: 'statement' }));
  });
});

describe('the record of looks', () => {
  it('has each look by itself, the last first, page by page; never the neighbour’s', async () => {
    const id = await publishOne({ category: 'payroll' });
    await ownerQuery(
      `INSERT INTO activity_event (id, at, client_id, by, actor_kind, actor_id, type, subject_kind, subject_id)
       SELECT uuidv7(), now() - n * interval '1 minute', d.client_id, 'client', 'contact', $2, 'document.opened', 'document',
              (SELECT subject_id FROM activity_event WHERE type = 'document.published' LIMIT 1)
       FROM generate_series(1, 60) n, document d WHERE d.id = $1`,
      [id, dana.personId],
    );
    await look(id, { why: 'checking', note: '' });
    const first = await listLooks(dana, { documentId: id });
    expect(first.looks[0]).toMatchObject({ name: 'Tom Brandvold', reason: 'To check a figure' });
    expect(first.looks).toHaveLength(50);
    const second = await listLooks(tom, { documentId: id, cursor: first.next ?? '' });
    expect(second.looks).toHaveLength(11);
    expect(second.next).toBeNull();
    const ids = new Set([...first.looks, ...second.looks].map((each) => each.id));
    expect(ids.size).toBe(61);
    for (const other of [joan, hugh]) {
      await expect(listLooks(other, { documentId: id })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
  });
});

describe('why somebody looked who was erased', () => {
  it('is said to be erased, and that they looked stays', async () => {
    const id = await publishOne({ category: 'payroll' });
    await look(id, { why: 'question', note: 'box 12' });
    await dbAs(cast.ingrid, (db) => destroyPersonKey(db, cast.ingrid, tom.personId));
    const erased = { name: 'Tom Brandvold', reason: '', personal: 'erased' };
    expect((await getDocument(dana, id)).looks).toMatchObject([erased]);
    expect((await listLooks(dana, { documentId: id })).looks).toMatchObject([erased]);
  });
});
