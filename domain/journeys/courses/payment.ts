import { sql, type Sql } from '@/lib/db';
import type { Journey } from '../journey';

/** Each try to pay, by what the log can see of it. What is chosen on the bank's own page it can't. */
export const payment: Journey = {
  name: 'payment',
  steps: ['opened', 'sent', 'answered', 'paid'],
  // A try is only there once it is decided.
  patienceDays: 0,
  isTimed: true,
  units: ({ fromAt, untilAt }) => sql`
    SELECT a.client_id, a.started_at AS s1, ${reached(2)} AS s2, ${reached(3)} AS s3, ${reached(4)} AS s4
    FROM task_attempt a
    WHERE a.task = 'pay' AND a.started_at >= ${fromAt} AND a.started_at < ${untilAt}`,
  facts: [],
};

/** When a step was reached; -1 stands for never. The place is a number of ours. */
function reached(place: number): Sql {
  return sql([
    `CASE WHEN a.step_ms[${place}] >= 0 THEN a.started_at + a.step_ms[${place}] * interval '1 millisecond' END`,
  ]);
}
