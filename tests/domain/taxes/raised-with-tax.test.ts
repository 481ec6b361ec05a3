import { describe, expect, it } from 'vitest';
import type { DraftInput } from '@/domain/invoices/draft-input';
import { editDraft } from '@/domain/invoices/edit-draft';
import { getDraft } from '@/domain/invoices/get-draft';
import { raiseDrafts } from '@/domain/invoices/raise-drafts';
import { sendInvoice } from '@/domain/invoices/send-invoice';
import { endTaxRate } from '@/domain/taxes/end-tax-rate';
import { JOB } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { itemsOf, makeAgreement, noon } from '@/tests/domain/agreements/agreeing';
import { draft } from '@/tests/domain/invoices/drafts';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';
import { kept, makeRate, taxesNow } from './taxed';

const { tom, ingrid } = cast;

describe('a draft that an agreement raises', () => {
  const raiseOn = (day: string) => withClock(noon(day), () => raiseDrafts({ ...JOB }));
  const raised = async (agreementId: string) =>
    (
      await ownerQuery<{ id: string }>(
        `SELECT id FROM invoice WHERE agreement_id = $1 AND state = 'draft' ORDER BY period_from DESC LIMIT 1`,
        [agreementId],
      )
    )[0]?.id ?? '';

  it('has the tax that each item had on its last bill, ended or not, and none before', async () => {
    const agreementId = await makeAgreement();
    const { id: taxRateId } = await makeRate();
    await raiseOn('2026-11-01');
    const first = await raised(agreementId);
    expect(await kept(first)).toMatchObject({ total: '75500', taxes: null });

    const items = await itemsOf(agreementId);
    const view = await getDraft(tom, { id: first });
    const lines = view.lines.map((one, place): DraftInput['lines'][number] => ({
      ...one,
      agreementItemId: items[place] ?? null,
      taxRateId: place === 0 ? taxRateId : null,
    }));
    await editDraft(tom, {
      id: first,
      draft: { ...view, dueOn: draft().dueOn, lines },
    });
    await sendInvoice(tom, { id: first });

    await endTaxRate(ingrid, { id: taxRateId });
    await raiseOn('2026-12-01');
    const second = await raised(agreementId);
    expect(second).not.toBe(first);
    const again = await getDraft(tom, { id: second });
    expect(again.lines.map((one) => one.taxRateId)).toEqual([publicId('tx', taxRateId), null]);
    expect(await taxesNow(second)).toMatchObject([{ base: 62_000, tax: 6_417 }]);
    expect(await refusal(sendInvoice(tom, { id: second }))).toMatchObject({
      fields: { 'lines.0.tax': 'taxes.errors.ended' },
    });
  });
});
