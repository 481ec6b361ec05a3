import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { normalEmail } from '../access/email-address';
import { authorizeEmployee } from '../authorize';

/**
 * The public id of whoever has an address, a contact whose access has ended too: for an owner to whom somebody wrote. Null for
 * nobody. One statement.
 */
export async function findPerson(
  actor: Actor,
  { email }: { email: string },
): Promise<string | null> {
  authorizeEmployee(actor, 'erasure.decide');
  const [person] = await readAs(actor, (db) =>
    db.$queryRaw<{ id: string }[]>(sql`
      SELECT p.id FROM person p WHERE p.email = ${normalEmail(email)} AND p.erased_at IS NULL`),
  );
  return person ? publicId('pe', person.id) : null;
}
