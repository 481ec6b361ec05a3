import { sql } from '@/lib/db';

/** When somebody at the client first opened the document `d` in its newest version, or null; what the firm or a machine did does not count. */
export const CLIENT_OPENED_AT = sql`
  (SELECT min(g.created_at) FROM document_grant g
     JOIN contact gc ON gc.person_id = g.person_id AND gc.client_id = d.client_id
    WHERE g.document_id = d.id AND g.version = d.version)`;

/** What the document `d` waits for of its reader in person: a signature, or a yes; its kind and last day, as JSON. */
export const readerSigning = (at: Date) => sql`
  (SELECT json_build_object('kind', wr.kind, 'dueOn', wr.due_on)
     FROM signature_signer ws JOIN signature_request wr ON wr.id = ws.request_id CROSS JOIN firm wf
    WHERE ws.document_id = d.id AND ws.contact_id = (SELECT app.contact_id()) AND ws.state = 'waiting' AND wr.state = 'open'
      AND (wr.due_on IS NULL OR wr.due_on >= (${at}::timestamptz AT TIME ZONE wf.zone)::date))`;

/** Whether the document `d` waits for its client: something is asked, and nobody there has opened its newest version; or the reader is asked. */
export const isWaiting = (at: Date) => sql`
  (d.state = 'published' AND (${readerSigning(at)} IS NOT NULL OR (d.action_needed AND NOT EXISTS
    (SELECT 1 FROM document_grant g JOIN contact gc ON gc.person_id = g.person_id AND gc.client_id = d.client_id
      WHERE g.document_id = d.id AND g.version = d.version))))`;
