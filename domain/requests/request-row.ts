import { dayFromDb } from '@/lib/clock';
import { sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import type { RequestCounts, RequestRow, RequestState } from './request-view';

/** Whether the item `i` is still to be sent by the client. */
const IS_LEFT = sql`(i.state IN ('asked', 'sent_back') AND NOT i.optional)`;

/** Whether something of the request `r` is still to be sent by the client. */
export const HAS_LEFT = sql`EXISTS (SELECT 1 FROM request_item i WHERE i.request_id = r.id AND ${IS_LEFT})`;

/** What a list shows of the request `r` of the client `c`, for a SELECT. */
export const REQUEST_COLUMNS = sql`
  r.id, r.title, r.state, r.due_on AS "dueOn", c.id AS "clientId", c.name AS "clientName", c.name_lang AS "clientLang",
  (SELECT json_build_object(
     'all', count(*) FILTER (WHERE i.state <> 'not_needed'), 'left', count(*) FILTER (WHERE ${IS_LEFT}),
     'sentBack', count(*) FILTER (WHERE i.state = 'sent_back'), 'toLookAt', count(*) FILTER (WHERE i.state = 'sent'),
     'accepted', count(*) FILTER (WHERE i.state = 'accepted'))
   FROM request_item i WHERE i.request_id = r.id) AS counts,
  (SELECT CASE WHEN count(*) = 1 THEN min(i.title) END FROM request_item i WHERE i.request_id = r.id AND ${IS_LEFT}) AS "leftTitle"`;

export type RequestDbRow = {
  id: string;
  title: string;
  state: RequestState;
  dueOn: Date | null;
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
    dueOn: dueOn && dayFromDb(dueOn),
    client: { id: publicId('cl', clientId), name: clientName, nameLang: clientLang },
    counts,
    leftTitle,
  };
}
