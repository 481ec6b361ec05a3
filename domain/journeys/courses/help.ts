import { sql } from '@/lib/db';
import type { Journey } from '../journey';

/** A question on a bill, from the asking to the client's own word that it is settled. */
export const help: Journey = {
  name: 'help',
  steps: ['asked', 'answered', 'settled'],
  patienceDays: 7,
  isTimed: true,
  units: ({ fromAt, untilAt }) => sql`
    SELECT q.client_id, q.created_at AS s1,
           (SELECT min(m.created_at) FROM line_message m WHERE m.question_id = q.id AND NOT m.from_client) AS s2,
           q.settled_at AS s3
    FROM line_question q WHERE q.created_at >= ${fromAt} AND q.created_at < ${untilAt}`,
  facts: [],
};
