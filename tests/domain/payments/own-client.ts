import type { ContactActor } from '@/lib/actor';
import { newId } from '@/lib/ids';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

export type OwnClient = { clientId: string; contact: ContactActor };

/**
 * A client of a test's own, so that what others owe or have to their credit is not in the way: with a contact who may see
 * bills, and Ruth and Tom to look after them.
 */
export async function makeClient(name = 'Fernhill Joinery'): Promise<OwnClient> {
  const [clientId, personId, contactId, sessionId] = [newId(), newId(), newId(), newId()];
  await ownerQuery(
    `WITH client AS (
       INSERT INTO client (id, name, currency, country, since) VALUES ($1, $2, 'USD', 'US', '2024-03-01')),
     person AS (INSERT INTO person (id, email, name) VALUES ($3::uuid, $3::text || '@fernhill.test', 'Nora Fernhill')),
     contact AS (
       INSERT INTO contact (id, client_id, person_id, may_billing, may_colleagues, joined_at)
       VALUES ($4, $1, $3, true, true, now()))
     INSERT INTO assignment (id, client_id, employee_id, part)
     VALUES (uuidv7(), $1, $5, 'manager'), (uuidv7(), $1, $6, 'staff')`,
    [clientId, name, personId, contactId, cast.ruth.employeeId, cast.tom.employeeId],
  );
  const rights = { billing: true, documents: true, colleagues: true };
  return {
    clientId,
    contact: { kind: 'contact', personId, contactId, clientId, sessionId, rights },
  };
}
