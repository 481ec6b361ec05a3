import { type Actor, isContact } from '@/lib/actor';
import { readAs, sql, sqlEmpty } from '@/lib/db';
import { authorize } from '../authorize';
import { REQUEST_COLUMNS, type RequestDbRow, toRequestRow } from './request-row';
import type { RequestRow } from './request-view';

/** More than these and somebody should call. */
const MOST = 30;

/**
 * What a client was asked for: what is open first, by due day, then what ended lately. A contact sees what has to do with
 * them alone. One statement.
 * @param clientId for the firm; a contact's is their own
 */
export async function listRequests(
  actor: Actor,
  { clientId, open = false }: { clientId?: string; open?: boolean } = {},
): Promise<RequestRow[]> {
  authorize(actor, 'request.list');
  const whose = isContact(actor) ? actor.clientId : clientId;
  return readAs(actor, async (db) => {
    const rows = await db.$queryRaw<RequestDbRow[]>(sql`
      SELECT ${REQUEST_COLUMNS} FROM document_request r JOIN client c ON c.id = r.client_id
      WHERE ${whose ? sql`r.client_id = ${whose}::uuid` : sql`false`} ${open ? sql`AND r.state = 'open'` : sqlEmpty}
      ORDER BY r.state, r.due_on NULLS LAST, r.created_at DESC, r.id LIMIT ${MOST}`);
    return rows.map(toRequestRow);
  });
}
