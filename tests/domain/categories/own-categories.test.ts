import { beforeEach, describe, expect, it } from 'vitest';
import { addCategory } from '@/domain/categories/add-category';
import { changeCategory } from '@/domain/categories/change-category';
import {
  bringBackCategory,
  removeCategory,
  retireCategory,
} from '@/domain/categories/retire-category';
import { changeDocument } from '@/domain/publishing/change-document';
import { listPublishedMenus } from '@/domain/documents/list-published-menus';
import { getPaperRules } from '@/domain/records/get-paper-rules';
import { newId, publicId } from '@/lib/ids';
import { bringReady, look, publishOne } from '@/tests/domain/documents/bring';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';
import { addOwn, clearCategories } from './categorise';

const { ingrid, tom, ruth, dana } = cast;
const AS_KIND = { kept: 'as_kind', years: '' } as const;

beforeEach(clearCategories);

const changes = () =>
  ownerQuery(
    `SELECT 1 FROM activity_event WHERE type = 'firm.changed' AND data->'fields' ? 'categories'`,
  );

function change(documentId: string, firmCategoryId: string) {
  return changeDocument(tom, {
    ...{ documentId, title: 'Letter', category: { firmCategoryId }, year: 2026 },
    ...{ audience: 'documents_right', readers: [], actionNeeded: false, dueOn: null },
  });
}

describe('a category of the firm’s own', () => {
  it('is added to one of the portal’s, and is listed under it', async () => {
    await addOwn('  Engagement\u202e   letters ', { kept: 'years', years: '10' });
    await addOwn('給与台帳', { category: 'payroll', kept: 'for_ever' });
    const { own } = await getPaperRules(ingrid);
    expect(own).toMatchObject([
      { name: '給与台帳', category: 'payroll', years: null, forEver: true, isBorne: false },
      { name: 'Engagement letters', category: 'contract', years: 10, forEver: false },
    ]);
    expect((await listPublishedMenus(tom)).categories.map(({ name }) => name)).toEqual([
      'Engagement letters',
      '給与台帳',
    ]);
    expect(await changes()).toHaveLength(2);
  });

  it.each([
    ['no name', ' \u200b', AS_KIND, { name: 'errors.required' }],
    ['61 letters', 'x'.repeat(61), AS_KIND, { name: 'errors.too_long' }],
    ['a word of the portal’s', 'PAYROLL', AS_KIND, { name: 'categories.errors.portals' }],
    ['a name of the portal’s', 'payroll and w-2s', AS_KIND, { name: 'categories.errors.portals' }],
    ['no years', 'Letters', { kept: 'years', years: '' }, { years: 'categories.errors.years' }],
    ['too many', 'Letters', { kept: 'years', years: '101' }, { years: 'categories.errors.years' }],
  ] as const)('has to have a name and years that can be: %s', async (_, name, kept, fields) => {
    const asked = addCategory(ingrid, { name, category: 'tax', ...kept });
    expect(await refusal(asked)).toMatchObject({ code: 'invalid', fields });
    expect(await ownerQuery('SELECT 1 FROM firm_category')).toEqual([]);
  });

  it('has a name that no other has, whatever its case, also of two that are added at once', async () => {
    const taken = { fields: { name: 'categories.errors.taken' } };
    const both = await Promise.allSettled([addOwn('Leases'), addOwn('LEASES')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusal(addOwn('ｌｅａ\u200bｓｅｓ'))).toMatchObject(taken);
    const id = await addOwn('Loans');
    expect(await refusal(changeCategory(ingrid, { id, name: 'leases', ...AS_KIND }))).toMatchObject(
      taken,
    );
    // Its own may be written otherwise.
    await changeCategory(ingrid, { id, name: 'LOANS', ...AS_KIND });
    const names = await ownerQuery<{ name: string }>('SELECT name FROM firm_category');
    expect(names).toContainEqual({ name: 'LOANS' });
  });

  it('is changed by the owner alone, and what stays as it was is not recorded', async () => {
    const id = await addOwn('Leases');
    for (const actor of [tom, ruth, dana]) {
      for (const refused of [
        () => addCategory(actor, { name: 'Mine', category: 'tax', ...AS_KIND }),
        () => changeCategory(actor, { id, name: 'Mine', ...AS_KIND }),
        () => retireCategory(actor, { id }),
        () => removeCategory(actor, { id }),
      ]) {
        expect((await refusal(refused())).code).toBe('forbidden');
      }
    }
    await changeCategory(ingrid, { id, name: 'Leases', ...AS_KIND });
    expect(await changes()).toHaveLength(1);
    const unknown = changeCategory(ingrid, { id: newId(), name: 'Notes', ...AS_KIND });
    expect((await refusal(unknown)).code).toBe('not_found');
  });

  it('that is retired stays on what has it, is not given to others, and is brought back', async () => {
    const id = await addOwn('Leases');
    const [first, second] = [
      await bringReady({ text: 'A lease' }),
      await bringReady({ text: 'Another lease' }),
    ];
    await change(first, id);
    await Promise.all([retireCategory(ingrid, { id }), retireCategory(ingrid, { id })]);
    expect((await listPublishedMenus(tom)).categories).toMatchObject([{ isRetired: true }]);
    await change(first, id);
    expect(await refusal(change(second, id))).toMatchObject({
      fields: { category: 'categories.errors.retired' },
    });
    await bringBackCategory(ingrid, { id });
    await change(second, id);
    const seen = (await look(tom)).map(({ ownCategory, category }) => ({ ownCategory, category }));
    const own = { id: publicId('fc', id), name: 'Leases' };
    expect(seen).toEqual([
      { ownCategory: own, category: 'contract' },
      { ownCategory: own, category: 'contract' },
    ]);
  });

  it('is removed while no document has it', async () => {
    const [id, free] = [await addOwn('Leases'), await addOwn('Loans')];
    const documentId = await publishOne({ category: { firmCategoryId: id } });
    expect(await refusal(removeCategory(ingrid, { id }))).toMatchObject({
      code: 'conflict',
      messageKey: 'categories.errors.borne',
    });
    await removeCategory(ingrid, { id: free });
    expect((await refusal(removeCategory(ingrid, { id: free }))).code).toBe('not_found');
    const gone = await refusal(change(await bringReady({ text: 'A loan' }), free));
    expect(gone.fields).toEqual({ category: 'categories.errors.gone' });
    expect(
      await ownerQuery('SELECT firm_category_id AS id FROM document WHERE id = $1', [documentId]),
    ).toEqual([{ id }]);
  });
});

describe('the database', () => {
  it('lets a document have an own category of its category alone', async () => {
    const id = await addOwn('Leases');
    const documentId = await bringReady({ text: 'A lease' });
    const give = (category: string) =>
      ownerQuery(
        `UPDATE document SET category = $2::document_category, firm_category_id = $3 WHERE id = $1`,
        [documentId, category, id],
      );
    await expect(give('payroll')).rejects.toThrow(/document_firm_category_id_category_fkey/);
    await give('contract');
    await expect(
      ownerQuery(`UPDATE firm_category SET category = 'tax' WHERE id = $1`, [id]),
    ).rejects.toThrow(/document_firm_category_id_category_fkey/);
    await expect(ownerQuery('DELETE FROM firm_category WHERE id = $1', [id])).rejects.toThrow(
      /document_firm_category_id_category_fkey/,
    );
  });

  it.each([
    [
      'control characters',
      `INSERT INTO firm_category (id, name, key, category) VALUES (uuidv7(), E'a\\nb', 'a', 'tax')`,
    ],
    [
      'years and for ever',
      `INSERT INTO firm_category (id, name, key, category, years, for_ever) VALUES (uuidv7(), 'a', 'a', 'tax', 2, true)`,
    ],
    [
      'a hundred and one years',
      `INSERT INTO firm_category (id, name, key, category, years) VALUES (uuidv7(), 'a', 'a', 'tax', 101)`,
    ],
  ])('refuses %s', async (_, statement) => {
    await expect(ownerQuery(statement)).rejects.toThrow(/check constraint/);
  });
});
