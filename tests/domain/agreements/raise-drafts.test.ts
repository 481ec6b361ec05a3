import { beforeEach, describe, expect, it } from 'vitest';
import { endAgreement } from '@/domain/agreements/end-agreement';
import { replaceAgreement } from '@/domain/agreements/replace-agreement';
import { deleteDraft } from '@/domain/invoices/delete-draft';
import { listFirmInvoices } from '@/domain/invoices/list-firm-invoices';
import { raiseDrafts } from '@/domain/invoices/raise-drafts';
import { JOB } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { agreement, forgetAgreements, itemsOf, makeAgreement, noon } from './agreeing';

type Draft = { id: string; title: string; period_from: string; period_to: string; due_on: string };

function draftsOf(agreementId: string): Promise<Draft[]> {
  return ownerQuery<Draft>(
    `SELECT id, title, period_from::text, period_to::text, due_on::text FROM invoice
     WHERE agreement_id = $1 ORDER BY period_from`,
    [agreementId],
  );
}

async function nextOf(agreementId: string): Promise<string | null | undefined> {
  const [row] = await ownerQuery<{ next: string | null }>(
    'SELECT next_on::text AS next FROM agreement WHERE id = $1',
    [agreementId],
  );
  return row?.next;
}

const raiseOn = (day: string) => withClock(noon(day), () => raiseDrafts({ ...JOB }));

beforeEach(forgetAgreements);

describe('raiseDrafts', () => {
  it('raises a draft of its items when a span begins, once', async () => {
    const id = await makeAgreement();
    expect(await raiseOn('2026-10-31')).toBe(0);
    expect(await raiseOn('2026-11-01')).toBe(1);
    expect(await raiseOn('2026-11-01')).toBe(0);
    const [draft, ...rest] = await draftsOf(id);
    expect(rest).toEqual([]);
    expect(draft).toMatchObject({
      title: 'Bookkeeping and payroll, November\u00a02026',
      period_from: '2026-11-01',
      period_to: '2026-11-30',
      due_on: '2026-11-15',
    });
    expect(await nextOf(id)).toBe('2026-12-01');
    const [books, payroll] = await itemsOf(id);
    const [invoice] = await ownerQuery(
      'SELECT state, client_id, total_minor, number, created_by FROM invoice WHERE id = $1',
      [draft?.id],
    );
    expect(invoice).toEqual({
      state: 'draft',
      client_id: brightwater.clientId,
      total_minor: '75500',
      number: null,
      created_by: null,
    });
    const lines = await ownerQuery(
      `SELECT description, quantity_milli, unit_minor, amount_minor, agreement_item_id FROM invoice_line
       WHERE invoice_id = $1 ORDER BY position`,
      [draft?.id],
    );
    expect(lines).toMatchObject([
      { description: 'Bookkeeping Standard', amount_minor: '62000', agreement_item_id: books },
      { description: 'Payroll for nine people', amount_minor: '13500', agreement_item_id: payroll },
    ]);
    const events = await ownerQuery(`SELECT type, by FROM activity_event WHERE subject_id = $1`, [
      publicId('in', draft?.id ?? ''),
    ]);
    expect(events).toEqual([{ type: 'invoice.created', by: 'system' }]);
    const list = await listFirmInvoices(cast.tom, { clientId: brightwater.clientId });
    expect(list.counts.raised).toBeGreaterThan(0);
  });

  it('raises each once, however many do it at once', async () => {
    const ids = await Promise.all([makeAgreement(), makeAgreement(), makeAgreement()]);
    const counts = await Promise.all(Array.from({ length: 6 }, () => raiseOn('2026-11-03')));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3);
    for (const id of ids) expect(await draftsOf(id)).toHaveLength(1);
  });

  it('catches up with the spans that it missed, and is due from the day of raising', async () => {
    const id = await makeAgreement({ startsOn: '2026-11-30' });
    expect(await raiseOn('2027-03-01')).toBe(4);
    expect(await draftsOf(id)).toMatchObject([
      { period_from: '2026-11-30', period_to: '2026-12-29', due_on: '2027-03-15' },
      { period_from: '2026-12-30', period_to: '2027-01-29' },
      { period_from: '2027-01-30', period_to: '2027-02-27' },
      { period_from: '2027-02-28', period_to: '2027-03-29', due_on: '2027-03-15' },
    ]);
    expect(await nextOf(id)).toBe('2027-03-30');
  });

  it('takes the firm’s day, not the machine’s', async () => {
    const id = await makeAgreement();
    // 03:00 UTC on the first is still the evening before in Seattle.
    await withClock(new Date('2026-11-01T03:00:00Z'), () => raiseDrafts({ ...JOB }));
    expect(await draftsOf(id)).toEqual([]);
  });

  it('cuts the last span where the agreement ends, and then stops', async () => {
    const id = await makeAgreement({ endsOn: '2026-12-10' });
    await raiseOn('2027-02-01');
    expect(await draftsOf(id)).toMatchObject([
      { period_to: '2026-11-30' },
      { period_from: '2026-12-01', period_to: '2026-12-10' },
    ]);
    expect(await nextOf(id)).toBeNull();
    const ended = await makeAgreement();
    await withClock(noon('2026-10-31'), () =>
      endAgreement(cast.tom, { id: ended, endsOn: '2026-11-30' }),
    );
    await raiseOn('2027-02-01');
    expect(await draftsOf(ended)).toEqual([]);
  });

  it('goes on with the one that took its place', async () => {
    const id = await makeAgreement();
    await withClock(noon('2026-10-31'), () =>
      replaceAgreement(cast.tom, {
        id,
        newId: '01930000-0000-7000-8000-0000000000aa',
        agreement: agreement({ title: 'Other', startsOn: '2026-12-01' }),
      }),
    );
    await raiseOn('2026-12-02');
    expect(await draftsOf(id)).toMatchObject([{ period_from: '2026-11-01' }]);
    expect(await draftsOf('01930000-0000-7000-8000-0000000000aa')).toMatchObject([
      { title: 'Other, December\u00a02026' },
    ]);
  });

  it('raises what is agreed for once, once, by its own name', async () => {
    const id = await makeAgreement({ period: 'once', title: 'Moving the books' });
    await raiseOn('2026-12-02');
    expect(await draftsOf(id)).toMatchObject([{ title: 'Moving the books' }]);
    expect(await nextOf(id)).toBeNull();
  });

  it('does not raise again what staff threw away', async () => {
    const id = await makeAgreement();
    await raiseOn('2026-11-02');
    const [draft] = await draftsOf(id);
    await deleteDraft(cast.tom, { id: draft?.id ?? '' });
    await raiseOn('2026-11-03');
    expect(await draftsOf(id)).toEqual([]);
  });

  it('goes on where one fails, and raises that one when it can', async () => {
    const broken = await makeAgreement();
    const whole = await makeAgreement({}, { actor: cast.hugh, clientId: larkAndLoom.clientId });
    await ownerQuery(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN IF NEW.agreement_id = '${broken}' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$`,
    );
    await ownerQuery(
      'CREATE TRIGGER refuse BEFORE INSERT ON invoice FOR EACH ROW EXECUTE FUNCTION refuse()',
    );
    expect(await raiseOn('2026-11-02')).toBe(1);
    expect(await draftsOf(whole)).toHaveLength(1);
    expect(await draftsOf(broken)).toEqual([]);
    await ownerQuery('DROP TRIGGER refuse ON invoice');
    expect(await raiseOn('2026-11-02')).toBe(1);
    expect(await draftsOf(broken)).toHaveLength(1);
  });

  it('leaves clients who have left, and agreements that are billed by hand', async () => {
    const left = await makeAgreement({}, { actor: cast.hugh, clientId: larkAndLoom.clientId });
    const byHand = await makeAgreement({ raisesDrafts: false });
    await ownerQuery('UPDATE client SET left_at = now() WHERE id = $1', [larkAndLoom.clientId]);
    expect(await raiseOn('2026-11-02')).toBe(0);
    expect([...(await draftsOf(left)), ...(await draftsOf(byHand))]).toEqual([]);
    await ownerQuery('UPDATE client SET left_at = NULL WHERE id = $1', [larkAndLoom.clientId]);
  });

  it('is the worker’s alone', async () => {
    for (const actor of [cast.ingrid, cast.tom, cast.dana]) {
      await expect(raiseDrafts(actor as never)).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});
