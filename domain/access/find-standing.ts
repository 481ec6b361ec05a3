import type { ContactRights, EmployeeActor, MachineActor } from '@/lib/actor';
import { rightsOf } from '@/lib/contact-rights';
import { type Db, sql } from '@/lib/db';
import type { PersonActor } from '@/lib/session-row';

/** A sign-in actor that has found out which person it is about. */
export type KnownPerson = MachineActor & { kind: 'sign-in'; personId: string };

type Row = {
  employeeId: string | null;
  role: EmployeeActor['kind'] | null;
  contactId: string | null;
  clientId: string | null;
  rights: ContactRights | null;
};

/**
 * What a person is here at this moment: an employee, or a contact of the client that they looked at last. Null when they
 * may not come in any more. `sessionId` is the session that the actor is to have.
 */
export async function findStanding(
  db: Db,
  person: KnownPerson,
  sessionId: string,
): Promise<PersonActor | null> {
  const [row] = await db.$queryRaw<Row[]>(sql`
    SELECT e.id AS "employeeId", e.role, c.id AS "contactId", c.client_id AS "clientId",
           CASE WHEN c.id IS NOT NULL THEN ${rightsOf(sql`c`)} END AS rights
    FROM person p
    LEFT JOIN employee e ON e.person_id = p.id AND e.ended_at IS NULL
    LEFT JOIN LATERAL (
      SELECT k.* FROM contact k
      WHERE k.person_id = p.id AND k.ended_at IS NULL
      ORDER BY (SELECT max(s.seen_at) FROM session s WHERE s.contact_id = k.id) DESC NULLS LAST,
               k.joined_at NULLS LAST, k.created_at
      LIMIT 1) c ON true
    WHERE p.id = ${person.personId}::uuid`);
  if (!row) return null;
  const shared = { personId: person.personId, sessionId, origin: person.origin };
  if (row.employeeId && row.role) return { kind: row.role, employeeId: row.employeeId, ...shared };
  if (!row.contactId || !row.clientId || !row.rights) return null;
  return {
    kind: 'contact',
    contactId: row.contactId,
    clientId: row.clientId,
    rights: row.rights,
    ...shared,
  };
}
