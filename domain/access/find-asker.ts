import type { MachineActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import type { KnownPerson } from './find-standing';

/** Whose address somebody typed who is not signed in, and what they are called; null where it is nobody's. */
export async function findAsker(
  stranger: MachineActor,
  email: string,
): Promise<{ person: KnownPerson; name: string } | null> {
  const found = await dbAs(stranger, (db) =>
    db.person.findUnique({ where: { email }, select: { id: true, name: true } }),
  );
  return (
    found && { person: { ...stranger, kind: 'sign-in', personId: found.id }, name: found.name }
  );
}
