import {
  type ContactActor,
  type ContactRights,
  type EmployeeActor,
  isContact,
  JOB,
} from '@/lib/actor';
import { rightsOf } from '@/lib/contact-rights';
import { type Reads, readAs, sql } from '@/lib/db';

export type KitAsker = ContactActor | EmployeeActor;

/** A contact takes everything with them only where everything is theirs to see. */
export function mayTakeAll(actor: KitAsker): boolean {
  if (!isContact(actor)) return true;
  const { billing, documents, colleagues } = actor.rights;
  return billing && documents === true && colleagues;
}

type Row = {
  employeeId: string | null;
  role: EmployeeActor['kind'] | null;
  contactId: string | null;
  rights: ContactRights | null;
};

/**
 * Whoever asked for a kit, with the rights that they have at this moment: the kit is made as they would see it, by the policies
 * that hold for them. Null where they may take nothing any more.
 */
export async function findKitAsker(kit: {
  clientId: string;
  personId: string;
  sessionId: string;
}): Promise<KitAsker | null> {
  const { clientId, personId, sessionId } = kit;
  const [row] = await readAs(JOB, (db: Reads) =>
    db.$queryRaw<Row[]>(sql`
      SELECT e.id AS "employeeId", e.role, k.id AS "contactId", CASE WHEN k.id IS NOT NULL THEN ${rightsOf(sql`k`)} END AS rights
      FROM person p
      LEFT JOIN employee e ON e.person_id = p.id AND e.ended_at IS NULL
      LEFT JOIN contact k ON k.person_id = p.id AND k.client_id = ${clientId}::uuid AND k.ended_at IS NULL
      WHERE p.id = ${personId}::uuid`),
  );
  if (row?.employeeId && row.role) {
    return { kind: row.role, personId, employeeId: row.employeeId, sessionId };
  }
  if (!row?.contactId || !row.rights) return null;
  const { contactId, rights } = row;
  const asker: ContactActor = { kind: 'contact', personId, contactId, clientId, sessionId, rights };
  return mayTakeAll(asker) ? asker : null;
}
