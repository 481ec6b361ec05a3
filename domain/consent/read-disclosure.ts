import { type Reads, sql } from '@/lib/db';
import { findMailPerson } from '../mail/find-mail-person';
import { type Disclosure, disclosureOf } from './disclosure';

/** The disclosure as it reads today, for the contacts of a client. Two statements. */
export async function readDisclosure(db: Reads, clientId: string): Promise<Disclosure> {
  const [[row], person] = await Promise.all([
    db.$queryRaw<{ firm: string; address: string | null; client: string }[]>(sql`
      SELECT f.name AS firm, f.address, c.name AS client FROM firm f, client c WHERE c.id = ${clientId}::uuid`),
    findMailPerson(db, clientId),
  ]);
  if (!row) throw new Error('There is no such client.');
  return disclosureOf({ ...row, person });
}
