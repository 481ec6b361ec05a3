import { beforeAll, describe, expect, it } from 'vitest';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { provePresence } from '@/domain/access/prove-presence';
import { assignEmployee, endAssignment } from '@/domain/clients/assign-employee';
import { changeContact, endContact } from '@/domain/clients/change-contact';
import { inviteContact } from '@/domain/clients/invite-contact';
import { changeEmployee, endEmployee } from '@/domain/firm/change-employee';
import { changeFirm } from '@/domain/firm/change-firm';
import { inviteEmployee } from '@/domain/firm/invite-employee';
import { refundPayment } from '@/domain/payments/refund-payment';
import { newId, publicId } from '@/lib/ids';
import { makeRows } from '@/tests/access/sweep/rows';
import type { Rows } from '@/tests/access/sweep/row-ids';
import { brightwater, cast, password } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const { ingrid, ruth, hugh, tom } = cast;
const client = publicId('cl', brightwater.clientId);
const employee = publicId('em', hugh.employeeId);
const rights = { billing: true, documents: true, colleagues: true };
const somebody = { contactName: 'Ona Reyes', name: 'Ona Reyes', email: 'ona@brightwater.example' };

let rows: Rows;

beforeAll(async () => {
  rows = await makeRows();
  await ownerQuery(`UPDATE session SET proved_at = now() - interval '11 minutes'`);
});

/** What moves money or says who may do what at the firm. */
const GUARDED: [string, () => Promise<unknown>][] = [
  [
    'a contact’s rights',
    () => changeContact(ruth, { contact: rows.contact, title: null, ...rights }),
  ],
  ['the end of a contact’s access', () => endContact(ruth, { contact: rows.contact })],
  ['an invitation', () => inviteContact(ruth, { client, title: null, ...somebody, ...rights })],
  ['who looks after a client', () => assignEmployee(ruth, { client, employee, part: 'stand_in' })],
  [
    'whom a client is taken off',
    () =>
      endAssignment(ruth, {
        ...{ client, part: 'staff' },
        employee: publicId('em', tom.employeeId),
      }),
  ],
  [
    'somebody’s part at the firm',
    () => changeEmployee(ingrid, { employee, title: 'Partner', phone: null, role: 'owner' }),
  ],
  ['the end of somebody’s work', () => endEmployee(ingrid, { employee })],
  [
    'an invitation to the firm',
    () => inviteEmployee(ingrid, { ...somebody, title: 'Clerk', phone: null, role: 'staff' }),
  ],
  ['where money is sent', () => changeFirm(ingrid, { bankDetails: 'Account 1' })],
  ['what everybody comes in with', () => changeFirm(ingrid, { requiresSecondFactor: true })],
  [
    'a refund',
    () =>
      refundPayment(ruth, {
        ...{ paymentId: rows.paymentId, invoiceId: rows.invoiceId, key: newId() },
        ...{ amount: { amountMinor: 100n, currency: 'USD' }, reason: 'Twice', credits: false },
      }),
  ],
];

describe('without a proof of presence of the last ten minutes', () => {
  it.each(GUARDED)('nobody changes %s', async (_, change) => {
    const before = await ownerQuery('SELECT count(*) FROM activity_event');
    await expect(change()).rejects.toMatchObject({
      ...{ code: 'forbidden', messageKey: 'access.presence_needed' },
    });
    expect(await ownerQuery('SELECT count(*) FROM activity_event')).toEqual(before);
  });

  it('what says nothing of rights or money changes all the same', async () => {
    await changeFirm(ingrid, { phone: '(206) 555-0199' });
    const [{ rights: had } = { rights: null }] = await ownerQuery<{ rights: object | null }>(
      `SELECT json_build_object('billing', may_billing, 'documents', may_documents, 'colleagues', may_colleagues) AS rights
       FROM contact WHERE id = $1`,
      [rows.contactId],
    );
    const same = had as typeof rights;
    await changeContact(ruth, { contact: rows.contact, title: 'Bookkeeper', ...same });
  });

  it('it is asked for, and then lets on', async () => {
    expect((await getStaffShell(ruth)).isPresent).toBe(false);
    await provePresence(ruth, { password });
    expect((await getStaffShell(ruth)).isPresent).toBe(true);
    await assignEmployee(ruth, { client, employee, part: 'stand_in' });
  });
});
