import { type Reads, sql } from '@/lib/db';

/** What stands in the way of erasing somebody's data, and what has to be said before. */
export type ErasureStanding = {
  name: string;
  email: string;
  erasedAt: Date | null;
  /** They work at the firm: their work has to end before. */
  isEmployee: boolean;
  /** Without them nobody could run the portal. */
  isSoleOwner: boolean;
  /** The clients of which nobody else is a contact. */
  soleAt: { name: string; nameLang: string | null }[];
};

/** A contact is told of the client alone that they are looking at: of others they do not see the colleagues. Null for nobody. */
export async function readStanding(db: Reads, personId: string): Promise<ErasureStanding | null> {
  const [row] = await db.$queryRaw<ErasureStanding[]>(sql`
    SELECT p.name, p.email, p.erased_at AS "erasedAt", e.id IS NOT NULL AS "isEmployee",
           coalesce(e.role = 'owner', false)
             AND NOT EXISTS (SELECT 1 FROM employee o WHERE o.role = 'owner' AND o.ended_at IS NULL AND o.id <> e.id) AS "isSoleOwner",
           (SELECT coalesce(json_agg(json_build_object('name', c.name, 'nameLang', c.name_lang) ORDER BY c.name), '[]')
              FROM contact k JOIN client c ON c.id = k.client_id
             WHERE k.person_id = p.id AND k.ended_at IS NULL AND k.client_id = coalesce(app.client_id(), k.client_id)
               AND NOT EXISTS (SELECT 1 FROM contact o WHERE o.client_id = k.client_id AND o.ended_at IS NULL AND o.id <> k.id)) AS "soleAt"
    FROM person p LEFT JOIN employee e ON e.person_id = p.id AND e.ended_at IS NULL
    WHERE p.id = ${personId}::uuid`);
  return row ?? null;
}
