import { type Reads, sql } from '@/lib/db';

/** Somebody at a client who may see its bills, and so gets them. */
export type Recipient = { contactId: string; name: string; nameLang: string | null; email: string };

/** Everybody at a client whom a bill goes to, by name. One statement. */
export function listRecipients(db: Reads, clientId: string): Promise<Recipient[]> {
  return db.$queryRaw<Recipient[]>(sql`
    SELECT c.id AS "contactId", p.name, p.name_lang AS "nameLang", p.email
    FROM contact c JOIN person p ON p.id = c.person_id
    WHERE c.client_id = ${clientId}::uuid AND c.ended_at IS NULL AND c.may_billing
    ORDER BY p.name, c.id`);
}
