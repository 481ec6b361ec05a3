import { beforeEach, describe, expect, it } from 'vitest';
import { provePresence } from '@/domain/access/prove-presence';
import { assignEmployee, endAssignment } from '@/domain/clients/assign-employee';
import { changeContact, endContact } from '@/domain/clients/change-contact';
import { listDocuments } from '@/domain/documents/list-documents';
import { getDocument } from '@/domain/documents/get-document';
import { grantDocument } from '@/domain/looks/grant-document';
import { readGranted } from '@/domain/looks/read-granted';
import { getClientShell } from '@/domain/home/get-client-shell';
import { getHome } from '@/domain/home/get-home';
import { listInvoices } from '@/domain/invoices/list-invoices';
import { beginLook } from '@/domain/looking/begin-look';
import { endLook } from '@/domain/looking/end-look';
import { recordLook } from '@/domain/looking/record-look';
import type { EmployeeActor, OnlookerActor } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { newId, publicId } from '@/lib/ids';
import { actorOfSession } from '@/lib/session-row';
import { brightwater, cast, larkAndLoom, password } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';
import { clearDocuments, publishOne } from '../documents/bring';

const { dana, marco, joan, tom, ruth, hugh, ingrid } = cast;
const nowhere = { ip: null, userAgent: null };
const contactOf = ({ contactId }: { contactId: string }) => ({
  contact: publicId('co', contactId),
});

beforeEach(async () => {
  await clearDocuments();
  await ownerQuery(
    'UPDATE portal_look SET ended_at = greatest(began_at, now()) WHERE ended_at IS NULL',
  );
});

/** What the session is at this moment. */
const whoIs = ({ sessionId }: EmployeeActor) => actorOfSession(sessionId, nowhere);

async function lookAs(
  looker: EmployeeActor,
  contact: { contactId: string },
): Promise<OnlookerActor> {
  await beginLook(looker, contactOf(contact));
  const actor = await whoIs(looker);
  if (actor?.kind !== 'onlooker') throw new Error('It has not begun');
  return actor;
}

describe('looking as a client does', () => {
  it('turns the session to what the contact sees, with the contact’s rights', async () => {
    const onlooker = await lookAs(tom, dana);
    expect(onlooker).toMatchObject({ clientId: brightwater.clientId, rights: dana.rights });
    expect(onlooker.looker).toMatchObject({ kind: 'staff', employeeId: tom.employeeId });
    const shell = await getClientShell(onlooker);
    expect(shell.looking).toMatchObject({ contact: { name: 'Dana Whitlock' } });
    expect((await getClientShell(dana)).looking).toBeNull();
    expect((await getHome(onlooker)).home).toEqual((await getHome(dana)).home);
  });

  it('shows a contact with fewer rights less, and a right that is taken away acts at once', async () => {
    const onlooker = await lookAs(tom, marco);
    await expect(listInvoices(onlooker, { filter: 'all' })).resolves.toBeDefined();
    await changeContact(tom, {
      ...contactOf(marco),
      ...{ title: null, billing: false, documents: true, colleagues: false },
    });
    const then = await whoIs(tom);
    expect((await refusal(listInvoices(then as OnlookerActor, { filter: 'all' }))).code).toBe(
      'forbidden',
    );
  });

  it('is for those who look after the client, and for owners', async () => {
    expect((await refusal(beginLook(hugh, contactOf(dana)))).code).toBe('not_found');
    expect((await refusal(beginLook(tom, contactOf(joan)))).code).toBe('not_found');
    expect((await refusal(beginLook(dana, contactOf(dana)))).code).toBe('forbidden');
    await expect(lookAs(ingrid, joan)).resolves.toBeDefined();
  });

  it('shows no other client of the same contact', async () => {
    const [id] = [newId()];
    await ownerQuery(
      'INSERT INTO contact (id, client_id, person_id, joined_at) VALUES ($1, $2, $3, now())',
      [id, larkAndLoom.clientId, dana.personId],
    );
    expect((await getClientShell(dana)).otherClients).toHaveLength(1);
    expect((await getClientShell(await lookAs(tom, dana))).otherClients).toEqual([]);
    await ownerQuery('DELETE FROM contact WHERE id = $1', [id]);
  });

  it('is one a session: another takes its place, and of two at once one is refused or follows', async () => {
    await lookAs(tom, dana);
    expect(await lookAs(tom, marco)).toMatchObject({ contactId: marco.contactId });
    await Promise.allSettled([beginLook(tom, contactOf(dana)), beginLook(tom, contactOf(marco))]);
    const open = await ownerQuery('SELECT 1 FROM portal_look WHERE ended_at IS NULL');
    expect(open).toHaveLength(1);
  });
});

describe('it ends', () => {
  it('by hand, once', async () => {
    const onlooker = await lookAs(tom, dana);
    expect(await endLook(onlooker)).toEqual({ client: publicId('cl', brightwater.clientId) });
    await endLook(onlooker);
    expect(await whoIs(tom)).toMatchObject({ kind: 'staff' });
    const ends = await ownerQuery(
      `SELECT 1 FROM activity_event WHERE type = 'look.ended' AND at > now() - interval '1 second'`,
    );
    expect(ends).toHaveLength(1);
  });

  it('by itself, after half an hour', async () => {
    await lookAs(tom, dana);
    const later = (minutes: number) =>
      withClock(
        () => new Date(Date.now() + minutes * 60_000),
        () => whoIs(tom),
      );
    expect(await later(29)).toMatchObject({ kind: 'onlooker' });
    expect(await later(31)).toMatchObject({ kind: 'staff' });
  });

  it('with the assignment, and with the contact', async () => {
    await assignEmployee(ingrid, {
      ...{ client: publicId('cl', larkAndLoom.clientId), part: 'staff' },
      employee: publicId('em', ruth.employeeId),
    });
    await lookAs(ruth, joan);
    await endAssignment(ingrid, {
      ...{ client: publicId('cl', larkAndLoom.clientId), part: 'staff' },
      employee: publicId('em', ruth.employeeId),
    });
    expect(await whoIs(ruth)).toMatchObject({ kind: 'manager' });
    await lookAs(tom, marco);
    await endContact(tom, contactOf(marco));
    expect(await whoIs(tom)).toMatchObject({ kind: 'staff' });
    await ownerQuery('UPDATE contact SET ended_at = NULL WHERE id = $1', [marco.contactId]);
  });
});

describe('what is read', () => {
  it('stands in the log in the name of whoever looked, and is no visit of the client’s', async () => {
    const [visits] = await ownerQuery<{ n: number }>('SELECT count(*)::int AS n FROM visit');
    const onlooker = await lookAs(tom, dana);
    await recordLook(onlooker, { path: '/invoices/pay?invoice=in_1' });
    const [event] = await ownerQuery(
      `SELECT by::text, actor_kind AS kind, actor_id AS who, client_id AS client, visit_id AS visit, subject_id AS page
       FROM activity_event WHERE type = 'look.page_read' ORDER BY at DESC LIMIT 1`,
    );
    expect(event).toEqual({
      ...{ by: 'staff', kind: 'staff', who: tom.personId, client: brightwater.clientId },
      ...{ visit: null, page: '/invoices/pay' },
    });
    expect(await ownerQuery('SELECT count(*)::int AS n FROM visit')).toEqual([visits]);
  });

  it('of papers is opened in their own name: not seen by the client, and no copy of theirs', async () => {
    const id = await publishOne({ category: 'statement' });
    const onlooker = await lookAs(tom, dana);
    const { grantId } = await grantDocument(onlooker, { documentId: id, purpose: 'open' });
    await expect(readGranted(onlooker, { documentId: id, grantId })).resolves.toBeDefined();
    const { looks, openedAt } = await getDocument(dana, id);
    expect(looks).toMatchObject([{ name: 'Tom Brandvold', by: 'staff' }]);
    expect(openedAt).toBeNull();
  });

  it('never is a paper with numbers, however lately they proved that it is them', async () => {
    await provePresence(tom, { password });
    const id = await publishOne({ category: 'payroll' });
    const onlooker = await lookAs(tom, dana);
    expect((await getDocument(onlooker, id)).isLocked).toBe(true);
    const error = await refusal(
      grantDocument(onlooker, {
        ...{ documentId: id, purpose: 'open' },
        reason: { why: 'checking', note: '' },
      }),
    );
    expect(error).toMatchObject({ code: 'forbidden', messageKey: 'asClient.stays_closed' });
    expect((await getDocument(dana, id)).looks).toEqual([]);
  });

  it('is what the contact sees, and not what the firm sees', async () => {
    const id = await publishOne({ category: 'statement' });
    await ownerQuery(`UPDATE contact SET document_categories = '{}' WHERE id = $1`, [
      dana.contactId,
    ]);
    const onlooker = await lookAs(tom, dana);
    const list = await listDocuments(onlooker, {});
    expect(JSON.stringify(list)).not.toContain(publicId('do', id));
    expect((await refusal(grantDocument(onlooker, { documentId: id, purpose: 'open' }))).code).toBe(
      'not_found',
    );
    await ownerQuery(
      `UPDATE contact SET document_categories = enum_range(NULL::document_category) WHERE id = $1`,
      [dana.contactId],
    );
  });
});
