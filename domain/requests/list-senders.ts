import { type Reads, sql } from '@/lib/db';
import type { DocumentCategory } from '@/lib/document-category';

/** Somebody at a client who may see documents and has taken the invitation up. */
export type Sender = {
  contactId: string;
  name: string;
  email: string;
  categories: readonly DocumentCategory[];
};

/** Everybody at a client who sees documents, by name, with the kinds that they see. One statement. */
export function listSenders(db: Reads, clientId: string): Promise<Sender[]> {
  return db.$queryRaw<Sender[]>(sql`
    SELECT c.id AS "contactId", p.name, p.email, c.document_categories::text[] AS categories
    FROM contact c JOIN person p ON p.id = c.person_id
    WHERE c.client_id = ${clientId}::uuid AND c.ended_at IS NULL AND c.joined_at IS NOT NULL AND c.may_documents
    ORDER BY p.name, c.id`);
}

/** Who sees something of what is asked for, each with what they see of it. */
export function sharesOf<I extends { category: DocumentCategory }>(
  senders: readonly Sender[],
  items: readonly I[],
): { sender: Sender; theirs: I[] }[] {
  return senders.flatMap((sender) => {
    const theirs = items.filter(({ category }) => sender.categories.includes(category));
    return theirs.length > 0 ? [{ sender, theirs }] : [];
  });
}
