import { beforeEach, expect, it } from 'vitest';
import { bringReady, clearDocuments, look, publishOne } from '../documents/bring';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { getDocument } from '@/domain/documents/get-document';
import { listDocuments } from '@/domain/documents/list-documents';
import { listPublished } from '@/domain/documents/list-published';
import { searchPortal } from '@/domain/search/search-portal';
import { addTag } from '@/domain/tags/add-tag';
import { listTags } from '@/domain/tags/list-tags';
import { removeTag } from '@/domain/tags/remove-tag';

beforeEach(async () => {
  await clearDocuments();
  await ownerQuery('TRUNCATE tag');
});

const tagsOf = async (id: string) => (await getDocument(cast.tom, id)).tags;
const changes = () =>
  ownerQuery<{ data: { fields: string[] } }>(
    `SELECT data FROM activity_event WHERE type = 'document.changed' AND data->'fields' ? 'tags'`,
  );

it('is given to what is published, in the spelling that was first, once', async () => {
  const id = await publishOne();
  await addTag(cast.tom, { documentId: id, tag: ' #Year-end \n 2026 ' });
  await addTag(cast.ruth, { documentId: id, tag: 'year END 2026' });
  expect(await tagsOf(id)).toEqual(['Year-end 2026']);
  const other = await publishOne({ bytes: 'other' });
  await addTag(cast.tom, { documentId: other, tag: 'YEAR-END 2026' });
  expect(await tagsOf(other)).toEqual(['Year-end 2026']);
  expect(await listTags(cast.hugh)).toEqual(['Year-end 2026']);
  expect(await changes()).toHaveLength(2);

  await removeTag(cast.tom, { documentId: id, tag: 'year-end 2026' });
  await removeTag(cast.tom, { documentId: id, tag: 'year-end 2026' });
  expect(await tagsOf(id)).toEqual([]);
  expect(await changes()).toHaveLength(3);
});

it('filters the client’s list and the firm’s, and is found by the search', async () => {
  const kiln = await publishOne({ title: 'Policy', year: 2024 });
  await publishOne({ title: 'Letter', bytes: 'b', year: 2026 });
  await addTag(cast.tom, { documentId: kiln, tag: 'Insurance' });
  const list = await listDocuments(cast.dana, { tag: 'Insurance' });
  expect(list).toMatchObject({ tags: ['Insurance'], years: [{ year: 2024, count: 1 }] });
  expect(list.total).toBe(2);
  // What nothing has is passed over.
  expect((await listDocuments(cast.dana, { tag: 'nothing' })).years).toHaveLength(2);
  expect(list.groups.flatMap(({ rows }) => rows).map(({ title }) => title)).toEqual(['Policy']);
  expect((await listDocuments(cast.dana, {})).years).toHaveLength(2);
  const filtered = await listPublished(cast.tom, { tag: 'Insurance' });
  expect(filtered.documents.map(({ title, tags }) => [title, tags])).toEqual([
    ['Policy', ['Insurance']],
  ]);
  for (const typed of ['insurance', 'insurence']) {
    const found = await searchPortal(cast.dana, typed, { locale: 'en-US' });
    expect(found.total, typed).toBe(1);
  }
  expect((await listDocuments(cast.joan, {})).tags).toEqual([]);
});

it('says what is wrong, and is not for whoever does not look after the client', async () => {
  const id = await publishOne();
  for (const [tag, problem] of [
    [' # ', 'documentTags.errors.empty'],
    ['x'.repeat(41), 'documentTags.errors.too_long'],
  ] as const) {
    await expect(addTag(cast.tom, { documentId: id, tag })).rejects.toMatchObject({
      code: 'invalid',
      fields: { tag: problem },
    });
  }
  await expect(addTag(cast.hugh, { documentId: id, tag: 'x' })).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(addTag(cast.dana, { documentId: id, tag: 'x' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  for (let at = 0; at < 12; at += 1) await addTag(cast.tom, { documentId: id, tag: `tag ${at}` });
  await expect(addTag(cast.tom, { documentId: id, tag: 'one more' })).rejects.toMatchObject({
    code: 'conflict',
  });
});

it('of two at once keeps both, and changes nothing else of what is published', async () => {
  const id = await publishOne();
  await Promise.all([
    addTag(cast.tom, { documentId: id, tag: 'one' }),
    addTag(cast.ruth, { documentId: id, tag: 'two' }),
    addTag(cast.ingrid, { documentId: id, tag: 'two' }),
  ]);
  expect((await tagsOf(id)).sort()).toEqual(['one', 'two']);
  await expect(
    ownerQuery(`UPDATE document SET tags = '{a}', title = 'x' WHERE id = '${id}'`),
  ).rejects.toThrow(/by themselves/);
  await expect(ownerQuery(`UPDATE document SET title = 'x' WHERE id = '${id}'`)).rejects.toThrow(
    /does not change/,
  );
});

it('is given before publishing too', async () => {
  const id = await bringReady({ text: brightwater.name });
  await addTag(cast.tom, { documentId: id, tag: 'early' });
  expect(await tagsOf(id)).toEqual(['early']);
  expect(await look(cast.tom)).toHaveLength(1);
});
