import { sql } from '@/lib/db';
import type { Journey } from '../journey';

/**
 * An agreement that came to its end, from its last day to the first bill of the one that takes its place. How long that takes
 * says nothing, since most are renewed before they end.
 */
export const renewal: Journey = {
  name: 'renewal',
  steps: ['ended', 'followed', 'signed', 'billed'],
  patienceDays: 45,
  isTimed: false,
  units: ({ fromAt, untilAt }) => sql`
    SELECT e.client_id, e.ends_on::timestamptz AS s1, n.created_at AS s2, n.signed_on::timestamptz AS s3,
           (SELECT min(i.issued_on)::timestamptz FROM invoice i
             WHERE i.agreement_id = n.id AND i.state <> 'draft') AS s4
    FROM agreement e
    LEFT JOIN LATERAL (
      SELECT a.id, a.created_at, a.signed_on FROM agreement a WHERE a.client_id = e.client_id AND a.replaces_id = e.id
      ORDER BY a.created_at LIMIT 1) n ON true
    WHERE e.ends_on IS NOT NULL AND e.ends_on::timestamptz >= ${fromAt} AND e.ends_on::timestamptz < ${untilAt}`,
  facts: [],
};
