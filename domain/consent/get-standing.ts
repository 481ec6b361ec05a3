import type { Actor } from '@/lib/actor';
import { readAs } from '@/lib/db';
import { authorizeEmployee } from '../authorize';
import { readStanding, type Standing } from './standing';

/** What a contact has said of having their W-2s electronically; `none` for one that the actor does not see. One statement. */
export async function getStanding(
  actor: Actor,
  { contactId }: { contactId: string },
): Promise<Standing> {
  authorizeEmployee(actor, 'delivery.list');
  return readAs(actor, (db) => readStanding(db, contactId));
}
