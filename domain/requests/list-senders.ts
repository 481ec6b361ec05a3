import { type Reads, sql } from '@/lib/db';

/** Somebody at a client who may see documents and has taken the invitation up. */
export type Sender = { contactId: string; name: string; email: string };

/** Everybody at a client whom a request for documents is for, by name. One statement. */
export function listSenders(db: Reads, clientId: string): Promise<Sender[]> {
  return db.$queryRaw<Sender[]>(sql`
    SELECT c.id AS "contactId", p.name, p.email
    FROM contact c JOIN person p ON p.id = c.person_id
    WHERE c.client_id = ${clientId}::uuid AND c.ended_at IS NULL AND c.joined_at IS NOT NULL AND c.may_documents
    ORDER BY p.name, c.id`);
}
