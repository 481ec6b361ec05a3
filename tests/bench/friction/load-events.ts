import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import type { Tell } from '@/tests/bench/figure';

const OF_A_VISIT = 8;
const VISITS_AT_ONCE = 125_000;
const SPAN_MS = 2 * 365 * 86_400_000;

/** What the benches of a long log take, unless `FRICTION_EVENTS` says fewer: for trying a bench out. */
export function eventsAsked(): number {
  return Number(process.env.FRICTION_EVENTS ?? 10_000_000);
}

const FUNCTIONS = `
  CREATE OR REPLACE FUNCTION pg_temp.id_at(at timestamptz) RETURNS uuid LANGUAGE sql VOLATILE
    RETURN uuidv7(at - clock_timestamp());
  CREATE OR REPLACE FUNCTION pg_temp.public_id(prefix text, id uuid) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT prefix || '_' || string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', substring(bits FROM 1 + 5 * n FOR 5)::bit(5)::int + 1, 1), '' ORDER BY n)
    FROM (SELECT B'00' || ('x' || replace(id::text, '-', ''))::bit(128) AS bits) b, generate_series(0, 25) n
  $$;
  SET session_replication_role = replica`;

/**
 * Adds so many events of clients, in visits over two years, to a database that has clients with contacts: in bulk, as its
 * superuser. The indexes of the log are made anew afterwards, which takes less than keeping them.
 */
export async function loadEvents(
  admin: Client,
  count: number,
  { say }: Pick<Tell, 'say'>,
): Promise<void> {
  const statement = readFileSync(
    fileURLToPath(new URL('load-events.sql', import.meta.url)),
    'utf8',
  );
  const indexes = await admin.query<{ name: string; made: string }>(`
    SELECT indexname AS name, indexdef AS made FROM pg_indexes
    WHERE tablename = 'activity_event' AND schemaname = 'public' AND indexname <> 'activity_event_pkey'`);
  await admin.query(FUNCTIONS);
  for (const { name } of indexes.rows) await admin.query(`DROP INDEX ${name}`);
  const visits = Math.ceil(count / OF_A_VISIT);
  const from = Date.now() - SPAN_MS;
  for (let done = 0; done < visits; done += VISITS_AT_ONCE) {
    const part = Math.min(VISITS_AT_ONCE, visits - done);
    const at = (visit: number) => new Date(from + (visit / visits) * SPAN_MS);
    await admin.query(statement, [part, at(done), at(done + part)]);
    say(`  ${(done + part) * OF_A_VISIT} of ${visits * OF_A_VISIT} events are there`);
  }
  await admin.query('SET session_replication_role = origin');
  await admin.query(`SET maintenance_work_mem = '512MB'`);
  for (const { made } of indexes.rows) await admin.query(made);
  await admin.query('VACUUM ANALYZE activity_event');
  await admin.query('VACUUM ANALYZE visit');
}
