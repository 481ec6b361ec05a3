import type { Actor } from '@/lib/actor';
import { readAs } from '@/lib/db';
import { authorizeContact } from '../authorize';
import { type ToAnswer, toAnswerOf } from '../documents/w2-consent';

/** Whether the reader is to say how they want their W-2s. One statement. */
export async function countToAnswer(actor: Actor): Promise<ToAnswer> {
  authorizeContact(actor, 'consent.read');
  return readAs(actor, async (db) => {
    const [row] = await db.$queryRaw<ToAnswer[]>(toAnswerOf(actor.contactId));
    return row ?? { held: 0, hasAny: false };
  });
}
