import type { Actor } from '@/lib/actor';
import { readAs } from '@/lib/db';
import { authorizeContact } from '../authorize';
import { type RequestDbRow, requestsOf, toRequestRow } from './request-row';
import type { RequestRow } from './request-view';

/**
 * What the reader's client was asked for: what is open first, by due day, then what ended lately. They see what has to do
 * with them alone. One statement.
 */
export async function listRequests(
  actor: Actor,
  { open = false }: { open?: boolean } = {},
): Promise<RequestRow[]> {
  authorizeContact(actor, 'request.list');
  return readAs(actor, async (db) => {
    const rows = await db.$queryRaw<RequestDbRow[]>(requestsOf(actor.clientId, { open }));
    return rows.map(toRequestRow);
  });
}
