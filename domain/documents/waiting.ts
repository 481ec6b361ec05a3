import { sql } from '@/lib/db';

/** When somebody at the client first opened the document `d` in its newest version, or null; what the firm or a machine did does not count. */
export const CLIENT_OPENED_AT = sql`
  (SELECT min(g.created_at) FROM document_grant g
     JOIN contact gc ON gc.person_id = g.person_id AND gc.client_id = d.client_id
    WHERE g.document_id = d.id AND g.version = d.version)`;

/** Whether the document `d` waits for its client: something is asked, and nobody there has opened its newest version. */
export const IS_WAITING = sql`
  (d.state = 'published' AND d.action_needed AND NOT EXISTS
    (SELECT 1 FROM document_grant g JOIN contact gc ON gc.person_id = g.person_id AND gc.client_id = d.client_id
      WHERE g.document_id = d.id AND g.version = d.version))`;
