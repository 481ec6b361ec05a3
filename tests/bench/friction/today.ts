import type { Client } from 'pg';
import { newId, publicId } from '@/lib/ids';
import { rounded, type Tell } from '@/tests/bench/figure';
import { signIn } from '@/tests/bench/portal/sign-in';
import type { Stand } from '@/tests/bench/portal/stand';

const MOST_MS = 300;
const READS = 60;
/** So many of each client's cases have ended: nobody looks at them, and they are in the way. */
const ENDED = 60;

/** What waits at each client: its rule, how bad it is, about what, and what its sentence is made of. */
const WAITING = [
  ['status_recheck', 'high', 'invoice', { visits: 5, windowDays: 7, unpaidSince: '2026-10-12' }],
  ['error_hit', 'medium', 'page', { how: 'error', status: 500, during: 'pay' }],
  [
    'signin_struggle',
    'medium',
    'topic',
    { how: 'failures', attempts: 3, windowMinutes: 15, windowHours: 24 },
  ],
  ['gone_quiet', 'low', null, { idleDays: 40, lastSeenOn: '2026-10-12', usualDays: 9 }],
] as const;

/**
 * How long Today takes, with all the events that the stand has: for a manager and for the owner, who sees every client's
 * cases, one after the other. The slowest in twenty.
 */
export async function tellToday(
  { url, database, firm }: Pick<Stand, 'url' | 'database' | 'firm'>,
  { say, figure }: Tell,
): Promise<void> {
  const cases = await loadCases(database.admin);
  say(`  ${cases} cases wait at the firm's clients`);
  const took: number[] = [];
  for (const email of [firm.emails.manager, firm.emails.owner]) {
    const cookie = await signIn(url, email);
    for (let read = 0; read < READS; read += 1) {
      const started = performance.now();
      const answer = await fetch(`${url}/staff`, { headers: { cookie }, redirect: 'manual' });
      const text = await answer.text();
      // The first are the server's own first pages.
      if (read > 4) took.push(performance.now() - started);
      if (answer.status !== 200 || !text.includes('data-case="sc_')) {
        throw new Error(`Today answered ${answer.status} and shows no case.`);
      }
    }
  }
  took.sort((a, b) => a - b);
  const p95 = took[Math.floor(took.length * 0.95)] ?? NaN;
  say(
    `  ${took.length} pages, the one in the middle ${rounded(took[took.length >> 1] ?? NaN, 0)} ms`,
  );
  figure({
    name: 'today.p95_ms',
    value: rounded(p95, 0),
    unit: 'ms',
    against: `the ${MOST_MS} ms that it may take, with ${cases} cases that wait`,
    ratio: rounded(p95 / MOST_MS),
    target: { of: 'value', atMost: MOST_MS },
  });
}

type Found = { id: string; invoice: string | null; events: string[] };

/** Puts four cases at each client, which rest on events of theirs, and many that have ended. Answers how many wait. */
async function loadCases(admin: Client): Promise<number> {
  const { rows: clients } = await admin.query<Found>(`
    SELECT c.id, (SELECT i.id FROM invoice i WHERE i.client_id = c.id AND i.state = 'open' ORDER BY i.id LIMIT 1) AS invoice,
           (SELECT array_agg(e.id) FROM (SELECT a.id FROM activity_event a WHERE a.client_id = c.id
                                          ORDER BY a.at DESC LIMIT 6) e) AS events
    FROM client c`);
  const rows = clients.flatMap(({ id: client, invoice, events }) =>
    WAITING.map(([rule, severity, kind, facts]) => ({
      ...{ id: newId(), client, rule, severity, facts, evidence: events.slice(0, 4) },
      kind: kind === 'invoice' && !invoice ? 'page' : kind,
      root: { invoice: publicId('in', invoice ?? client), page: '/invoices', topic: 'access' }[
        String(kind)
      ],
    })),
  );
  await admin.query(
    `WITH told AS (SELECT * FROM jsonb_to_recordset($1::jsonb)
       t(id uuid, client uuid, rule text, severity severity, kind text, root text, facts jsonb, evidence uuid[])),
     begun AS (
       INSERT INTO signal_case (id, client_id, root_kind, root_id, severity, opened_at, raised_at, changed_at)
       SELECT id, client, kind, root, severity, at, at, at
       FROM (SELECT t.*, now() - random() * interval '30 days' AS at FROM told t) t RETURNING id, opened_at)
     INSERT INTO signal (id, client_id, rule, subject_kind, subject_id, severity, episode_at, raised_at, evidence, facts, case_id)
     SELECT t.id, client, rule, CASE WHEN kind <> 'topic' THEN kind END, CASE WHEN kind <> 'topic' THEN root END, severity,
            b.opened_at, b.opened_at, evidence, facts, t.id
     FROM told t JOIN begun b ON b.id = t.id`,
    [JSON.stringify(rows)],
  );
  await admin.query(
    `INSERT INTO signal_case (id, client_id, root_kind, root_id, severity, state, opened_at, raised_at, ended_at, changed_at)
     SELECT uuidv7(), c.id, 'page', '/ended/' || n, 'medium', 'settled', at, at, at, at
     FROM client c, generate_series(1, ${ENDED}) n, LATERAL (SELECT now() - random() * interval '300 days' AS at) a`,
  );
  await admin.query('VACUUM ANALYZE signal');
  await admin.query('VACUUM ANALYZE signal_case');
  return rows.length;
}
