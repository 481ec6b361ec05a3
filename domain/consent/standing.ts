import { type Reads, sql } from '@/lib/db';

/** What somebody has said of having their W-2s electronically, the newest; `none` while they have said nothing. */
export type Standing =
  { said: 'none' } | { said: 'given' | 'withdrawn' | 'declined'; at: Date; consentId: string };

export async function readStanding(db: Reads, contactId: string): Promise<Standing> {
  const [row] = await db.$queryRaw<
    { said: 'given' | 'withdrawn' | 'declined'; at: Date; consentId: string }[]
  >(sql`
    SELECT c.act AS said, c.at, c.id AS "consentId" FROM delivery_consent c
    WHERE c.contact_id = ${contactId}::uuid ORDER BY c.at DESC, c.id DESC LIMIT 1`);
  return row ?? { said: 'none' };
}
