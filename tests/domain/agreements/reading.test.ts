import { beforeEach, describe, expect, it } from 'vitest';
import { getAgreement } from '@/domain/agreements/get-agreement';
import { getAgreementForm } from '@/domain/agreements/get-agreement-form';
import { publicId } from '@/lib/ids';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { contract, forgetAgreements, makeAgreement } from './agreeing';

beforeEach(forgetAgreements);

describe('who reads an agreement', () => {
  it('is the firm, and a contact who may see bills', async () => {
    const id = await makeAgreement();
    for (const actor of [cast.dana, cast.marco, cast.tom, cast.ingrid]) {
      expect(await getAgreement(actor, { id })).toMatchObject({ title: 'Bookkeeping and payroll' });
    }
    for (const actor of [cast.joan, cast.hugh]) {
      await expect(getAgreement(actor, { id })).rejects.toMatchObject({ code: 'not_found' });
    }
    const without = { ...cast.dana, rights: { ...cast.dana.rights, billing: false } };
    await expect(getAgreement(without, { id })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('sees the paper only where they may see documents of its audience', async () => {
    const documentId = await contract(brightwater.clientId, { audience: 'documents_right' });
    const id = await makeAgreement({ documentId });
    expect(await getAgreement(cast.dana, { id })).toMatchObject({
      document: { title: 'Engagement letter' },
    });
    expect(await getAgreement(cast.marco, { id })).toMatchObject({ document: null });
  });

  it('writes over nothing that was signed, not even past the verbs', async () => {
    const id = await makeAgreement();
    for (const sql of [
      `UPDATE agreement SET title = 'Other' WHERE id = $1`,
      `UPDATE agreement SET starts_on = '2020-01-01' WHERE id = $1`,
      'UPDATE agreement_item SET unit_minor = 1 WHERE agreement_id = $1',
    ]) {
      await expect(ownerQuery(sql, [id])).rejects.toThrow(/does not change/);
    }
  });

  it('offers the contracts that the client can see, and what is replaced', async () => {
    const id = await makeAgreement();
    const mine = await contract(brightwater.clientId);
    const form = await getAgreementForm(cast.tom, { clientId: brightwater.clientId, replaces: id });
    expect(form).toMatchObject({
      replaces: { title: 'Bookkeeping and payroll' },
      client: { currency: 'USD' },
    });
    expect(form.contracts.map((one) => one.id)).toContain(publicId('do', mine));
    await expect(
      getAgreementForm(cast.ingrid, { clientId: larkAndLoom.clientId, replaces: id }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});
