import type { Day } from '@/lib/clock';
import { sql, sqlEmpty } from '@/lib/db';
import { publicId } from '@/lib/ids';
import type { RequestCounts, RequestRow, RequestState } from './request-view';

/** Whether the item `i` is still to be sent by the client. */
const IS_LEFT = sql`(i.state IN ('asked', 'sent_back') AND NOT i.optional)`;

/** Whether something of the request `r` is still to be sent by the client. */
export const HAS_LEFT = sql`EXISTS (SELECT 1 FROM request_item i WHERE i.request_id = r.id AND ${IS_LEFT})`;

/** What a list shows of the request `r` of the client `c`, for a SELECT. */
export const REQUEST_COLUMNS = sql`
  r.id, r.title, r.state, r.due_on::text AS "dueOn", c.id AS "clientId", c.name AS "clientName", c.name_lang AS "clientLang",
  (SELECT json_build_object(
     'all', count(*) FILTER (WHERE i.state <> 'not_needed'), 'left', count(*) FILTER (WHERE ${IS_LEFT}),
     'sentBack', count(*) FILTER (WHERE i.state = 'sent_back'), 'toLookAt', count(*) FILTER (WHERE i.state = 'sent'),
     'accepted', count(*) FILTER (WHERE i.state = 'accepted'))
   FROM request_item i WHERE i.request_id = r.id) AS counts,
  (SELECT CASE WHEN count(*) = 1 THEN min(i.title) END FROM request_item i WHERE i.request_id = r.id AND ${IS_LEFT}) AS "leftTitle"`;

/** More than these and somebody should call. */
const MOST = 30;

/** The lists that a client (a UUID) was sent, what is open first, by due day, then what ended lately: a statement. */
export const requestsOf = (clientId: string, { open }: { open: boolean }) => sql`
  SELECT ${REQUEST_COLUMNS} FROM document_request r JOIN client c ON c.id = r.client_id
  WHERE r.client_id = ${clientId}::uuid ${open ? sql`AND r.state = 'open'` : sqlEmpty}
  ORDER BY r.state, r.due_on NULLS LAST, r.created_at DESC, r.id LIMIT ${MOST}`;

export type RequestDbRow = {
  id: string;
  title: string;
  state: RequestState;
  dueOn: Day | null;
  clientId: string;
  clientName: string;
  clientLang: string | null;
  counts: RequestCounts;
  leftTitle: string | null;
};

export function toRequestRow({
  id,
  title,
  state,
  dueOn,
  clientId,
  clientName,
  clientLang,
  counts,
  leftTitle,
}: RequestDbRow): RequestRow {
  return {
    id: publicId('rq', id),
    title,
    state,
    dueOn,
    client: { id: publicId('cl', clientId), name: clientName, nameLang: clientLang },
    counts,
    leftTitle,
  };
}
