import type { Actor } from '@/lib/actor';
import { type Reads, readAs, sql } from '@/lib/db';
import { authorizeContact } from '../authorize';
import type { Disclosure } from './disclosure';
import { readDisclosure } from './read-disclosure';
import { readStanding, type Standing } from './standing';

export type ConsentView = {
  standing: Standing;
  /** How many W-2s are held from the reader. */
  held: number;
  disclosure: Disclosure;
};

/** How the reader has their W-2s, and what they are told before they say so. Four statements. */
export async function getConsent(actor: Actor): Promise<ConsentView> {
  authorizeContact(actor, 'consent.read');
  return readAs(actor, async (db) => {
    const [standing, held, disclosure] = await Promise.all([
      readStanding(db, actor.contactId),
      countHeld(db, actor.contactId),
      readDisclosure(db, actor.clientId),
    ]);
    return { standing, held, disclosure };
  });
}

/** How many W-2s wait for somebody to say how they want them. */
async function countHeld(db: Reads, contactId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM w2_delivery w
    WHERE w.contact_id = ${contactId}::uuid AND w.furnished_at IS NULL AND w.handed_over_at IS NULL`);
  return row?.count ?? 0;
}
