import { z } from 'zod';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorize } from '@/domain/authorize';
import { type Actor, isContact, selfOf } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { searchPortal } from './search-portal';

export const RecordSearchInput = z.object({ q: z.string().max(200) });

/**
 * Writes down that somebody looked for something, with how much there was, counted here. The browser asks for it once
 * they have stopped typing, so that what is rendered ahead, or letter by letter, is no search.
 */
export async function recordSearch(
  actor: Actor,
  { q }: z.output<typeof RecordSearchInput>,
  locale: string,
): Promise<void> {
  authorize(actor, isContact(actor) ? 'search.client' : 'search.firm');
  const self = selfOf(actor);
  await dbAs(self, async (db) => {
    const { query, total } = await searchPortal(actor, q, { locale });
    if (!query) return;
    await recordActivity(db, self, {
      type: 'search.performed',
      clientId: isContact(actor) ? actor.clientId : null,
      subject: null,
      data: { query, results: total },
    });
  });
}
