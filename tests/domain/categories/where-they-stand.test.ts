import { beforeEach, describe, expect, it } from 'vitest';
import { changeCategory } from '@/domain/categories/change-category';
import { retireCategory } from '@/domain/categories/retire-category';
import { getDocument } from '@/domain/documents/get-document';
import { listDocuments } from '@/domain/documents/list-documents';
import { listPublished } from '@/domain/documents/list-published';
import { publishDocuments } from '@/domain/publishing/publish-documents';
import { listKitDocuments } from '@/domain/records/kit-versions';
import { listRecords } from '@/domain/records/list-records';
import { getStanding, getTombstone } from '@/domain/records/get-standing';
import { scheduleDeletion } from '@/domain/records/schedule-deletion';
import { searchPortal } from '@/domain/search/search-portal';
import { todayIn } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { bringSeason } from '@/tests/domain/seasons/bring-season';
import { smallPdf } from '@/tests/e2e/small-pdf';
import { bringReady, look, publishOne } from '@/tests/domain/documents/bring';
import { sweepIn } from '@/tests/domain/records/keeping';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';
import { addOwn, clearCategories } from './categorise';

const { ingrid, tom, dana, marco, joan } = cast;
const thisYear = Number(todayIn('America/Los_Angeles').slice(0, 4));

beforeEach(clearCategories);

describe('a document of one of the firm’s own categories', () => {
  it('says so wherever it stands, and the event names the portal’s', async () => {
    const own = await addOwn('Engagements');
    const id = await publishOne({ title: 'Letter', category: { firmCategoryId: own } });
    const says = { category: 'contract', ownCategory: 'Engagements' };
    expect(await getDocument(dana, id)).toMatchObject(says);
    expect(await getDocument(tom, id)).toMatchObject(says);
    expect((await listPublished(tom, {})).documents).toMatchObject([says]);
    expect((await listKitDocuments(dana, brightwater.clientId))[0]).toMatchObject(says);
    const [published] = await ownerQuery<{ data: object }>(
      `SELECT data FROM activity_event WHERE type = 'document.published'`,
    );
    expect(published?.data).toMatchObject({ category: 'contract' });
  });

  it('is chosen by it, from the firm’s list and from the client’s', async () => {
    const [own, other] = [await addOwn('Engagements'), await addOwn('Leases')];
    await publishOne({ title: 'Letter', category: { firmCategoryId: own } });
    await publishOne({ title: 'NDA', category: 'contract', year: 2025 });
    await publishOne({ title: 'Return', category: 'tax' });
    const ofFirm = async (category: Parameters<typeof listPublished>[1]['category']) =>
      (await listPublished(tom, { category })).documents.map(({ title }) => title);
    expect(await ofFirm('contract')).toEqual(['NDA', 'Letter']);
    expect(await ofFirm({ firmCategoryId: own })).toEqual(['Letter']);
    expect(await ofFirm({ firmCategoryId: other })).toEqual([]);
    const ownId = publicId('fc', own);
    const all = await listDocuments(dana, {});
    expect(all.own).toEqual([{ id: ownId, name: 'Engagements' }]);
    const some = await listDocuments(dana, { ownId });
    expect(some).toMatchObject({ ownId, years: [{ year: 2026, count: 1 }], total: 3 });
    expect(some.groups.flatMap(({ rows }) => rows.map(({ title }) => title))).toEqual(['Letter']);
    for (const unknown of [publicId('fc', other), 'fc_nothing']) {
      const passed = await listDocuments(dana, { ownId: unknown });
      expect([passed.ownId, passed.years.length]).toEqual([undefined, 2]);
    }
  });

  it('tells its name to nobody who sees no document of it', async () => {
    const own = await addOwn('Sealed matters');
    await publishOne({
      category: { firmCategoryId: own },
      audience: 'named',
      readers: [dana.contactId],
    });
    expect((await listDocuments(dana, {})).own).toHaveLength(1);
    for (const other of [marco, joan]) {
      expect(JSON.stringify(await listDocuments(other, {}))).not.toContain('Sealed');
    }
  });

  it('goes out only as it was looked at, the own category too', async () => {
    const id = await publishOne({
      title: 'Letter',
      category: { firmCategoryId: await addOwn('Letters') },
    });
    const before = await bringReady({ text: brightwater.name });
    const row = (await look(tom)).find((each) => each.id === publicId('do', before));
    await ownerQuery(
      `UPDATE document SET category = 'contract', firm_category_id = (SELECT id FROM firm_category) WHERE id = $1`,
      [before],
    );
    const stale = publishDocuments(tom, [{ documentId: before, version: row?.version ?? '' }]);
    expect((await refusal(stale)).messageKey).toBe('documents.changed_since');
    await expect(
      ownerQuery('UPDATE document SET firm_category_id = NULL WHERE id = $1', [id]),
    ).rejects.toThrow(/was published and does not change/);
  });

  it('is found by it', async () => {
    await publishOne({
      title: 'Letter',
      category: { firmCategoryId: await addOwn('Zwischenbericht') },
    });
    for (const actor of [tom, dana]) {
      const found = await searchPortal(actor, 'zwischenb', { locale: 'en-US' });
      expect(JSON.stringify(found)).toContain('Letter');
    }
  });
});

describe('for how long it is kept', () => {
  it('is as the own category says, else as the portal’s', async () => {
    const [short, ever, asKind] = [
      await addOwn('Short', { category: 'payroll', kept: 'years', years: '1' }),
      await addOwn('Ever', { category: 'payroll', kept: 'for_ever' }),
      await addOwn('As kind', { category: 'payroll' }),
    ];
    const of = (title: string, firmCategoryId: string, ago: number) =>
      publishOne({ title, category: { firmCategoryId }, year: thisYear - ago });
    const id = await of('Short, over', short, 2);
    await of('Short, not yet', short, 1);
    await of('Ever', ever, 60);
    await of('As kind, over', asKind, 5);
    await of('As kind, not yet', asKind, 4);
    const over = async () => (await listRecords(ingrid, {})).over.map(({ title }) => title);
    expect(await over()).toEqual(['As kind, over', 'Short, over']);
    expect((await listRecords(ingrid, {})).over[1]).toMatchObject({
      ownCategory: 'Short',
      keptThrough: thisYear - 1,
    });
    expect((await getStanding(ingrid, { documentId: id })).keptThrough).toBe(thisYear - 1);
    await changeCategory(ingrid, { id: short, name: 'Short', kept: 'years', years: '30' });
    expect(await over()).toEqual(['As kind, over']);
  });

  it('leaves what it was called, whatever becomes of the category', async () => {
    const own = await addOwn('Leases');
    const documentId = await publishOne({ title: 'Lease', category: { firmCategoryId: own } });
    await scheduleDeletion(ingrid, { documentId, title: 'Lease' });
    await changeCategory(ingrid, { id: own, name: 'Rents', kept: 'as_kind', years: '' });
    await sweepIn(8);
    expect((await listRecords(ingrid, {})).deleted).toMatchObject([
      { category: 'contract', ownCategory: 'Leases' },
    ]);
    expect(await getTombstone(tom, { documentId })).toMatchObject({ ownCategory: 'Leases' });
  });
});

describe('the list of a season', () => {
  it('may name one, in any case; not one that is retired', async () => {
    const own = await addOwn('Year-End Letters', { category: 'statement' });
    await retireCategory(ingrid, { id: await addOwn('Oldies') });
    const seasonId = await bringSeason({
      'manifest.csv': [
        'file,client,title,category',
        `a.pdf,${brightwater.name},A,year-end  LETTERS`,
        `b.pdf,${brightwater.name},B,statement`,
        `c.pdf,${brightwater.name},C,Oldies`,
      ].join('\n'),
      'a.pdf': smallPdf('season a'),
      'b.pdf': smallPdf('season b'),
      'c.pdf': smallPdf('season c'),
    });
    const rows = await ownerQuery(
      'SELECT title, category, firm_category_id AS own FROM document WHERE season_id = $1 ORDER BY title',
      [seasonId],
    );
    expect(rows).toEqual([
      { title: 'A', category: 'statement', own },
      { title: 'B', category: 'statement', own: null },
    ]);
    const [problem] = await ownerQuery<{ problem: string }>(
      `SELECT problem FROM season_row WHERE file = 'c.pdf'`,
    );
    expect(problem?.problem).toBe('seasons.problem.category');
  });
});
