import { sql } from '@/lib/db';
import type { Journey } from '../journey';

/** A paper that is to be signed or confirmed, from the asking to the last of those who were asked. */
export const document: Journey = {
  name: 'document',
  steps: ['asked', 'opened', 'first_signed', 'all_signed'],
  patienceDays: 14,
  isTimed: true,
  units: ({ fromAt, untilAt }) => sql`
    SELECT r.client_id, r.created_at AS s1,
           (SELECT min(a.started_at) FROM task_attempt a
             WHERE a.about_id = r.document_id AND a.task = 'find_document' AND a.outcome = 'done'
               AND a.started_at >= r.created_at - interval '1 hour') AS s2,
           (SELECT min(s.acted_at) FROM signature_signer s WHERE s.request_id = r.id AND s.state = 'signed') AS s3,
           CASE WHEN r.state = 'complete' THEN r.ended_at END AS s4
    FROM signature_request r
    WHERE r.created_at >= ${fromAt} AND r.created_at < ${untilAt} AND r.state <> 'cancelled'`,
  facts: [],
};
