import { sql } from '@/lib/db';
import type { Journey } from '../journey';

/**
 * A person at a client, from the invitation to the second visit: whoever comes back has taken the portal for theirs. Beside
 * it, how soon they got their first paper, paid the first time, and asked the first question.
 */
export const firstWeeks: Journey = {
  name: 'first_weeks',
  steps: ['invited', 'joined', 'got_something', 'came_back'],
  patienceDays: 30,
  isTimed: true,
  units: ({ fromAt, untilAt }) => sql`
    SELECT k.client_id, k.created_at AS s1, k.joined_at AS s2, got.something AS s3,
           (SELECT v.started_at FROM visit v WHERE v.contact_id = k.id ORDER BY v.started_at LIMIT 1 OFFSET 1) AS s4,
           got.document AS f1, got.payment AS f2, got.question AS f3
    FROM contact k
    LEFT JOIN LATERAL (
      SELECT min(a.started_at) FILTER (WHERE a.task <> 'sign_in') AS something,
             min(a.started_at) FILTER (WHERE a.task = 'find_document') AS document,
             min(a.started_at) FILTER (WHERE a.task = 'pay') AS payment,
             min(a.started_at) FILTER (WHERE a.task = 'reach_person') AS question
      FROM task_attempt a
      WHERE a.client_id = k.client_id AND a.contact_id = k.id AND a.outcome = 'done') got ON k.joined_at IS NOT NULL
    WHERE k.created_at >= ${fromAt} AND k.created_at < ${untilAt}
      AND (k.joined_at IS NOT NULL OR k.ended_at IS NULL)`,
  facts: ['document', 'payment', 'question'],
};
