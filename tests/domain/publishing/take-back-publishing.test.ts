import { beforeEach, expect, it } from 'vitest';
import { bringReady, clearDocuments, look } from '../documents/bring';
import { brightwater, cast, emails } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { changeDocument } from '@/domain/publishing/change-document';
import { discardDocument } from '@/domain/intake/discard-document';
import { getDocument } from '@/domain/documents/get-document';
import { grantDocument } from '@/domain/looks/grant-document';
import { listDocuments } from '@/domain/documents/list-documents';
import { listOutgoing } from '@/domain/publishing/list-outgoing';
import { publishDocuments } from '@/domain/publishing/publish-documents';
import { takeBackPublishing } from '@/domain/publishing/take-back-publishing';
import { tellDue } from '@/domain/publishing/tell-due';
import { tellPublishing } from '@/domain/telling/tell-publishing';
import { withdrawDocument } from '@/domain/publishing/withdraw-document';
import { JOB } from '@/lib/actor';
import { now, withClock } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';
import { parseId, publicId } from '@/lib/ids';

beforeEach(clearDocuments);

const MINUTE_MS = 60_000;
const { tom, ruth, hugh, dana, joan } = cast;

/** Two documents of Brightwater's, published by Tom. */
async function publishTwo() {
  for (const each of ['first', 'second']) {
    await bringReady({ text: `${brightwater.name} ${each}`, filename: `${each}.pdf` });
  }
  const rows = await look(tom);
  const items = rows.map(({ id, version }) => ({ documentId: parseId('do', id), version }));
  const [one = '', two = ''] = items.map(({ documentId }) => documentId);
  return { ...(await publishDocuments(tom, items)), items, one, two };
}

/** Everything that Dana's row-level security lets her see of documents, and of what was done with them. */
async function danaSees() {
  const rows = await dbAs(dana, (db) =>
    db.$queryRaw<{ documents: number; events: number }[]>(sql`
      SELECT (SELECT count(*)::int FROM document) AS documents,
             (SELECT count(*)::int FROM activity_event WHERE type LIKE 'publishing.%' OR type = 'document.published') AS events`),
  );
  return { ...rows[0], total: (await listDocuments(dana, {})).total };
}
const mails = () => ownerQuery<{ recipient: string }>('SELECT recipient FROM mail');
const inMinutes = <T>(minutes: number, work: () => Promise<T>) =>
  withClock(() => new Date(Date.now() + minutes * MINUTE_MS), work);

it('for ten minutes nobody at the client sees or hears of it, and the firm sees until when', async () => {
  const { publishingId, tellsAt, one, people } = await publishTwo();
  expect(people).toBe(1);
  expect(Math.round((tellsAt.getTime() - now().getTime()) / MINUTE_MS)).toBe(10);
  await inMinutes(9, () => tellPublishing(JOB, publishingId));
  expect(await danaSees()).toEqual({ documents: 0, events: 0, total: 0 });
  expect(await mails()).toEqual([]);
  await expect(grantDocument(dana, { documentId: one, purpose: 'open' })).rejects.toMatchObject({
    code: 'not_found',
  });
  const [batch, ...others] = await listOutgoing(tom);
  expect(others).toEqual([]);
  expect(batch).toMatchObject({
    id: publicId('pb', publishingId),
    tellsAt,
    documents: 2,
    clients: 1,
    by: { isReader: true },
  });
  expect(batch?.shown.map(({ title }) => title).sort()).toEqual(['first', 'second']);
  expect(await listOutgoing(ruth)).toMatchObject([
    { by: { name: 'Tom Brandvold', isReader: false } },
  ]);
  expect(await listOutgoing(hugh)).toEqual([]);
  expect(await look(tom)).toEqual([]);
  expect(await getDocument(tom, one)).toMatchObject({ state: 'outgoing', publishedAt: null });
});

it('then they see it and are told once, whoever works it how often', async () => {
  const { publishingId, one } = await publishTwo();
  await inMinutes(11, async () => {
    await Promise.all([tellPublishing(JOB, publishingId), tellPublishing(JOB, publishingId)]);
    await tellPublishing(JOB, publishingId);
  });
  expect(await danaSees()).toEqual({ documents: 2, events: 2, total: 2 });
  expect(await mails()).toEqual([{ recipient: emails.dana }]);
  await grantDocument(dana, { documentId: one, purpose: 'open' });
  expect(
    await ownerQuery(
      `SELECT DISTINCT by::text, actor_id FROM activity_event WHERE type = 'document.published'`,
    ),
  ).toEqual([{ by: 'staff', actor_id: tom.personId }]);
  await expect(takeBackPublishing(tom, { publishingId })).rejects.toMatchObject({
    code: 'conflict',
    messageKey: 'outgoing.is_over',
  });
  await expect(tellPublishing(tom, publishingId)).rejects.toMatchObject({ code: 'conflict' });
});

it('taken back it is as before, and the client never learns of it', async () => {
  const { publishingId, items, one } = await publishTwo();
  expect(await takeBackPublishing(ruth, { publishingId })).toBe(2);
  await inMinutes(11, () => tellPublishing(JOB, publishingId));
  expect(await danaSees()).toEqual({ documents: 0, events: 0, total: 0 });
  expect(await mails()).toEqual([]);
  expect((await look(tom)).map(({ group }) => group)).toEqual(['ready', 'ready']);
  await expect(takeBackPublishing(tom, { publishingId })).rejects.toMatchObject({
    code: 'conflict',
  });
  // And it can be published again, or thrown away.
  await publishDocuments(tom, items.slice(0, 1));
  expect(await listOutgoing(tom)).toMatchObject([{ documents: 1 }]);
  expect(one).toBe(items[0]?.documentId);
});

it('one alone is taken back, the other goes out', async () => {
  const { publishingId, one, two } = await publishTwo();
  expect(await takeBackPublishing(tom, { publishingId, documentId: one })).toBe(1);
  expect(await tellPublishing(tom, publishingId)).toBe(1);
  expect(await danaSees()).toMatchObject({ total: 1 });
  await withdrawDocument(tom, two);
});

it('of taking back and telling at the same moment one wins, and it is all or nothing', async () => {
  for (let time = 0; time < 5; time += 1) {
    await clearDocuments();
    const { publishingId } = await publishTwo();
    const [back, told] = await inMinutes(11, () =>
      Promise.allSettled([
        takeBackPublishing(tom, { publishingId }),
        tellPublishing(JOB, publishingId),
      ]),
    );
    expect(told.status).toBe('fulfilled');
    const { total } = await danaSees();
    expect(total).toBe(back.status === 'fulfilled' ? 0 : 2);
    expect(await mails()).toHaveLength(total === 0 ? 0 : 1);
  }
});

it('is not changed, withdrawn or thrown away while it goes out, not even in SQL', async () => {
  const { one } = await publishTwo();
  const change = {
    documentId: one,
    title: 'x',
    category: 'other' as const,
    year: 2026,
    audience: 'all' as const,
    readers: [],
    actionNeeded: false,
    dueOn: null,
  };
  for (const refused of [
    () => changeDocument(tom, change),
    () => discardDocument(tom, one),
    () => withdrawDocument(tom, one),
  ]) {
    await expect(refused()).rejects.toMatchObject({ code: 'conflict' });
  }
  await expect(ownerQuery(`UPDATE document SET title = 'x' WHERE id = '${one}'`)).rejects.toThrow(
    /does not change/,
  );
});

it('is not for a contact, nor for who does not look after the client', async () => {
  const { publishingId } = await publishTwo();
  for (const actor of [dana, joan]) {
    await expect(takeBackPublishing(actor, { publishingId })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(tellPublishing(actor, publishingId)).rejects.toMatchObject({ code: 'forbidden' });
  }
  await expect(takeBackPublishing(hugh, { publishingId })).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(tellPublishing(hugh, publishingId)).rejects.toMatchObject({ code: 'not_found' });
});

it('is asked for again by the clock when its job came to nothing', async () => {
  const { publishingId } = await publishTwo();
  await ownerQuery(`DELETE FROM pgboss.job WHERE name = 'document.tell'`);
  await tellDue();
  const jobs = () =>
    ownerQuery<{ data: unknown }>(`SELECT data FROM pgboss.job WHERE name = 'document.tell'`);
  expect(await jobs()).toEqual([]);
  await inMinutes(11, () => tellDue());
  expect(await jobs()).toEqual([{ data: { publishingId } }]);
});

it('what waits to be told is not deleted, by whomever; taken back it is', async () => {
  const { publishingId, one } = await publishTwo();
  const remove = () =>
    dbAs(tom, (db) => db.$executeRaw(sql`DELETE FROM document WHERE id = ${one}::uuid`));
  await expect(discardDocument(tom, one)).rejects.toMatchObject({ code: 'conflict' });
  await expect(remove()).rejects.toThrow(/is not deleted/);
  await expect(ownerQuery('DELETE FROM document WHERE id = $1', [one])).rejects.toThrow(
    /is not deleted/,
  );
  await takeBackPublishing(tom, { publishingId, documentId: one });
  expect(await remove()).toBe(1);
});
