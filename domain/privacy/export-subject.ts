import { type ContactActor, type ContactRights, type EmployeeActor, JOB } from '@/lib/actor';
import { rightsOf } from '@/lib/contact-rights';
import { type Reads, readAs, sql } from '@/lib/db';

/** Somebody all of whose data is taken out, as the policies of the database know them. */
export type ExportSubject = {
  personId: string;
  name: string;
  email: string;
  contactIds: readonly string[];
  /** What they are here, or were: with the rights that they have at this moment, none where their access has ended. */
  standings: readonly (ContactActor | EmployeeActor)[];
};

type Row = {
  name: string;
  email: string;
  employee: { id: string; role: EmployeeActor['kind']; isEnded: boolean } | null;
  contacts: {
    id: string;
    clientId: string;
    isEnded: boolean;
    rights: ContactRights;
  }[];
};

/** Null where the person is not there, or was erased. */
export async function findExportSubject(
  personId: string,
  exportId: string,
): Promise<ExportSubject | null> {
  const [row] = await readAs(JOB, (db: Reads) =>
    db.$queryRaw<Row[]>(sql`
      SELECT p.name, p.email,
             (SELECT json_build_object('id', e.id, 'role', e.role, 'isEnded', e.ended_at IS NOT NULL)
                FROM employee e WHERE e.person_id = p.id) AS employee,
             (SELECT coalesce(json_agg(json_build_object('id', k.id, 'clientId', k.client_id, 'isEnded', k.ended_at IS NOT NULL,
                       'rights', ${rightsOf(sql`k`)}) ORDER BY k.created_at), '[]')
                FROM contact k WHERE k.person_id = p.id) AS contacts
      FROM person p WHERE p.id = ${personId}::uuid AND p.erased_at IS NULL`),
  );
  if (!row) return null;
  const { name, email, employee, contacts } = row;
  // Nobody's session has the id of an export: what asks for a session finds none.
  const self = { personId, sessionId: exportId };
  return {
    ...{ personId, name, email },
    contactIds: contacts.map(({ id }) => id),
    standings: [
      ...(employee
        ? [{ ...self, kind: employee.isEnded ? 'staff' : employee.role, employeeId: employee.id }]
        : []),
      ...contacts.map(({ id, clientId, isEnded, rights }) => ({
        ...self,
        kind: 'contact' as const,
        contactId: id,
        clientId,
        rights: isEnded ? { billing: false, documents: false, colleagues: false } : rights,
      })),
    ],
  };
}
