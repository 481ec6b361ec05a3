import { todayIn } from '@/lib/clock';
import { type Sql, sql } from '@/lib/db';
import { HAS_LEFT, REQUEST_COLUMNS } from './request-row';

const MOST = 8;

/**
 * What of the requests at the reader's clients is due at the firm: files that wait for a look, and what is past its day.
 * What was sent comes first, then the longest past due. A statement of rows for `toRequestRow`.
 */
export function dueRequests(zone: string): Sql {
  return sql`
    SELECT due.* FROM (
      SELECT ${REQUEST_COLUMNS},
             EXISTS (SELECT 1 FROM request_item i WHERE i.request_id = r.id AND i.state = 'sent') AS sent
      FROM document_request r JOIN client c ON c.id = r.client_id
      WHERE r.state = 'open' AND c.left_at IS NULL
        AND (EXISTS (SELECT 1 FROM request_item i WHERE i.request_id = r.id AND i.state = 'sent')
          OR (r.due_on < ${todayIn(zone)}::date AND ${HAS_LEFT}))) due
    ORDER BY due.sent DESC, due."dueOn" NULLS LAST, due.id LIMIT ${MOST}`;
}
