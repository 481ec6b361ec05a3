import { unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { bringReady, clearDocuments, contextlessRow, publishOne } from '../documents/bring';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { getDocument } from '@/domain/documents/get-document';
import { grantDocument } from '@/domain/looks/grant-document';
import { listDocuments } from '@/domain/documents/list-documents';
import { readGranted } from '@/domain/looks/read-granted';
import { reportOpenFailed } from '@/domain/looks/report-open-failed';
import { withdrawDocument } from '@/domain/publishing/withdraw-document';
import type { ContactActor, EmployeeActor } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';

beforeEach(clearDocuments);

async function read(actor: ContactActor | EmployeeActor, documentId: string): Promise<string> {
  const { grantId } = await grantDocument(actor, { documentId, purpose: 'open' });
  const granted = await readGranted(actor, { documentId, grantId });
  const pieces = [];
  for await (const piece of await granted.open()) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('latin1');
}

async function sees(actor: ContactActor, id: string): Promise<boolean> {
  const { total } = await listDocuments(actor, {});
  const got = await getDocument(actor, id).then(
    () => true,
    () => false,
  );
  const granted = await grantDocument(actor, { documentId: id, purpose: 'open' }).then(
    () => true,
    (error: { code: string }) => {
      expect(error.code).toBe('not_found');
      return false;
    },
  );
  expect([total === 1, got, granted]).toEqual([got, got, got]);
  return got;
}

describe('who may open what', () => {
  it('the client’s people with the right; nobody of another client', async () => {
    const id = await publishOne();
    expect(await read(cast.dana, id)).toContain('Brightwater');
    expect(await sees(cast.dana, id)).toBe(true);
    expect(await sees(cast.joan, id)).toBe(false);
    expect(await sees(cast.marco, id)).toBe(false);
  });

  it('everybody at the client', async () => {
    const id = await publishOne({ audience: 'all' });
    expect(await sees(cast.marco, id)).toBe(true);
    expect(await sees(cast.joan, id)).toBe(false);
  });

  it('those who are named and no other', async () => {
    const id = await publishOne({ audience: 'named', readers: [cast.marco.contactId] });
    expect(await sees(cast.marco, id)).toBe(true);
    expect(await sees(cast.dana, id)).toBe(false);
  });

  it('no client before it is published, nor after it was taken back; the firm’s people do', async () => {
    const unpublished = await bringReady({ text: brightwater.name });
    expect(await sees(cast.dana, unpublished)).toBe(false);
    expect(await read(cast.tom, unpublished)).toContain('Brightwater');
    await clearDocuments();
    const id = await publishOne();
    await withdrawDocument(cast.tom, id);
    expect(await sees(cast.dana, id)).toBe(false);
    expect(await read(cast.ruth, id)).toContain('Brightwater');
    await expect(read(cast.hugh, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('staff what they brought for nobody yet; a colleague does not', async () => {
    const id = await bringReady({ text: 'no name here' });
    expect(await read(cast.tom, id)).toContain('no name');
    await expect(read(cast.ruth, id)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a grant', () => {
  it('is in the log before a byte is given, once however many ranges are read', async () => {
    const id = await publishOne();
    const { grantId } = await grantDocument(cast.dana, { documentId: id, purpose: 'open' });
    const granted = await readGranted(cast.dana, { documentId: id, grantId });
    const logged = `SELECT by, client_id, contact_id, visit_id IS NOT NULL AS visit FROM activity_event WHERE type = 'document.opened'`;
    expect(await ownerQuery(logged)).toEqual([
      {
        by: 'client',
        client_id: brightwater.clientId,
        contact_id: cast.dana.contactId,
        visit: true,
      },
    ]);
    for (const start of [0, 1, 100]) {
      const stream = await granted.open({ start, end: start + 4 });
      const [piece] = await stream.toArray();
      expect(piece).toHaveLength(5);
    }
    expect(await ownerQuery(logged)).toHaveLength(1);
  });

  it('is its person’s and its session’s, for its document, and ends', async () => {
    const id = await publishOne();
    const other = await publishOne({ bytes: 'other' });
    const { grantId, expiresAt } = await grantDocument(cast.dana, {
      documentId: id,
      purpose: 'download',
    });
    const gone = { code: 'not_found' };
    await expect(readGranted(cast.joan, { documentId: id, grantId })).rejects.toMatchObject(gone);
    await expect(readGranted(cast.tom, { documentId: id, grantId })).rejects.toMatchObject(gone);
    await expect(
      readGranted({ ...cast.dana, sessionId: newId() }, { documentId: id, grantId }),
    ).rejects.toMatchObject(gone);
    await expect(readGranted(cast.dana, { documentId: other, grantId })).rejects.toMatchObject(
      gone,
    );
    await expect(
      readGranted(cast.dana, { documentId: id, grantId: newId() }),
    ).rejects.toMatchObject(gone);
    await expect(
      withClock(expiresAt, () => readGranted(cast.dana, { documentId: id, grantId })),
    ).rejects.toMatchObject({ code: 'forbidden', messageKey: 'documents.grant_ended' });
    const download = await readGranted(cast.dana, { documentId: id, grantId });
    expect(download).toMatchObject({
      purpose: 'download',
      mediaType: 'text/plain',
      filename: 'paper.txt',
    });
  });

  it('of a right that was taken away gives nothing more', async () => {
    const id = await publishOne();
    const { grantId } = await grantDocument(cast.dana, { documentId: id, purpose: 'open' });
    const without = { ...cast.dana, rights: { ...cast.dana.rights, documents: false } };
    await expect(readGranted(without, { documentId: id, grantId })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('who has looked', () => {
  it('is shown to the client: their own looks and the firm’s', async () => {
    const id = await publishOne();
    await grantDocument(cast.dana, { documentId: id, purpose: 'open' });
    await grantDocument(cast.dana, { documentId: id, purpose: 'download' });
    await grantDocument(cast.ruth, { documentId: id, purpose: 'open' });
    const view = await getDocument(cast.dana, id);
    expect(view.looks).toMatchObject([
      { name: 'Ruth Adeyemi', by: 'staff', isReader: false, times: 1, downloaded: false },
      { name: 'Dana Whitlock', by: 'client', isReader: true, times: 2, downloaded: true },
    ]);
    expect(view.addedBy).toBe('Tom Brandvold');
    expect((await getDocument(cast.tom, id)).looks).toHaveLength(2);
  });
});

describe('what can’t be opened', () => {
  it('says so when its object is gone, changed, or its row points to another client', async () => {
    const id = await publishOne();
    const { storageKey } = await contextlessRow(id);
    const path = join(env().STORAGE_DIR, storageKey.slice(0, 2), storageKey);
    await writeFile(path, 'something else');
    await expect(read(cast.dana, id)).rejects.toMatchObject({
      code: 'unavailable',
      reason: 'altered',
    });
    await unlink(path);
    await expect(read(cast.dana, id)).rejects.toMatchObject({
      code: 'unavailable',
      reason: 'missing',
    });
    await expect(read(cast.tom, id)).rejects.toMatchObject({ reason: 'missing' });
    const logged = await ownerQuery(
      `SELECT type, data, by FROM activity_event WHERE type LIKE 'document.open%'`,
    );
    expect(logged).toEqual([
      { type: 'document.open_failed', data: { reason: 'corrupt' }, by: 'client' },
      { type: 'document.open_failed', data: { reason: 'corrupt' }, by: 'client' },
    ]);

    const moved = await publishOne({ bytes: 'moved' });
    await ownerQuery('ALTER TABLE document DISABLE TRIGGER document_guard');
    await ownerQuery('UPDATE document SET client_id = $1 WHERE id = $2', [
      larkAndLoom.clientId,
      moved,
    ]);
    await ownerQuery('ALTER TABLE document ENABLE TRIGGER document_guard');
    await expect(read(cast.joan, moved)).rejects.toMatchObject({ reason: 'altered' });
  });

  it('is written down with its reason, for what is theirs alone, and not for staff', async () => {
    const id = await publishOne();
    await reportOpenFailed(cast.dana, { documentId: id, reason: 'corrupt' });
    for (const other of [cast.joan, cast.hugh]) {
      await expect(
        reportOpenFailed(other, { documentId: id, reason: 'corrupt' }),
      ).rejects.toMatchObject({ code: 'not_found' });
    }
    await reportOpenFailed(cast.tom, { documentId: id, reason: 'corrupt' });
    expect(
      await ownerQuery(
        `SELECT data, actor_id FROM activity_event WHERE type = 'document.open_failed'`,
      ),
    ).toEqual([{ data: { reason: 'corrupt' }, actor_id: cast.dana.personId }]);
  });
});

describe('a client’s list', () => {
  it('has years, kinds and what waits, until somebody of theirs opened it', async () => {
    const waiting = await publishOne({ title: 'To read', actionNeeded: true });
    await publishOne({ title: 'Old', year: 2023 });
    await publishOne({ title: 'Older', year: 2022, bytes: '2' });
    await publishOne({ title: 'Oldest', year: 2021, bytes: '3' });
    for (let at = 0; at < 7; at += 1)
      await publishOne({ title: `Statement ${at}`, bytes: String(at), year: 2024 });
    const list = await listDocuments(cast.dana, {});
    expect(list.years).toEqual([
      { year: 2026, count: 1 },
      { year: 2024, count: 7 },
      { year: 2023, count: 1 },
      { year: 'earlier', count: 2 },
    ]);
    expect(list).toMatchObject({
      year: 2026,
      total: 11,
      waiting: [{ title: 'To read', openedAt: null }],
    });

    const year = await listDocuments(cast.dana, { year: '2024' });
    expect(year.groups).toMatchObject([{ category: 'statement', count: 7 }]);
    expect(year.groups[0]?.rows.map(({ title }) => title)).toEqual(
      [6, 5, 4, 3, 2].map((at) => `Statement ${at}`),
    );
    const alone = await listDocuments(cast.dana, {
      year: '2024',
      category: 'statement',
      cursor: year.groups[0]?.next ?? undefined,
    });
    expect(alone.groups[0]).toMatchObject({ count: 7, next: null });
    expect(alone.groups[0]?.rows.map(({ title }) => title)).toEqual(['Statement 1', 'Statement 0']);
    expect((await listDocuments(cast.dana, { year: 'earlier' })).groups[0]?.rows).toHaveLength(2);
    expect((await listDocuments(cast.dana, { year: 'nonsense', cursor: 'x' })).year).toBe(2026);

    await grantDocument(cast.tom, { documentId: waiting, purpose: 'open' });
    expect((await listDocuments(cast.dana, {})).waiting).toHaveLength(1);
    await grantDocument(cast.dana, { documentId: waiting, purpose: 'open' });
    expect((await listDocuments(cast.dana, {})).waiting).toEqual([]);
    expect(await listDocuments(cast.joan, {})).toEqual({
      waiting: [],
      tags: [],
      firm: null,
      years: [],
      year: null,
      groups: [],
      total: 0,
      own: [],
      w2s: { held: 0, hasAny: false },
    });
  });
});
