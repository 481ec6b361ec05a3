import { type Db, sql } from '@/lib/db';
import { type IdPrefix, parseId, publicId } from '@/lib/ids';
import { DAY_MS, type About, type Attempt } from './task';
import type { Earlier } from './observer';
import type { Release } from './note-release';

const PREFIXES: Record<About['kind'], IdPrefix> = {
  invoice: 'in',
  document: 'do',
  request: 'rq',
};

const ROWS_AT_ONCE = 2_000;
const MOST_EARLIER = 20_000;

type EarlierRow = {
  task: string;
  contact: string | null;
  kind: About['kind'] | null;
  about: string | null;
  startedAt: Date;
  outcome: Attempt['outcome'];
};

/** Puts one client's tries that began since then in the place of those that are kept. */
export async function storeAttempts(
  db: Db,
  clientId: string,
  since: Date,
  attempts: readonly Attempt[],
  releases: readonly Release[],
): Promise<void> {
  await db.$executeRaw(sql`
    DELETE FROM task_attempt WHERE client_id = ${clientId}::uuid AND started_at >= ${since}`);
  for (let from = 0; from < attempts.length; from += ROWS_AT_ONCE) {
    const rows = attempts
      .slice(from, from + ROWS_AT_ONCE)
      .map((attempt) => toRow(attempt, clientId, releases));
    await db.$executeRaw(sql`
      INSERT INTO task_attempt
      SELECT * FROM json_populate_recordset(NULL::task_attempt, ${JSON.stringify(rows)}::json)
      ON CONFLICT (event_id, task) DO NOTHING`);
  }
}

/** The tries of the week before, for telling what was tried before: the newest of them where a program made more than any person does. */
export async function loadEarlier(db: Db, clientId: string, before: Date): Promise<Earlier[]> {
  const since = new Date(before.getTime() - 8 * DAY_MS);
  const rows = await db.$queryRaw<EarlierRow[]>(sql`
    SELECT task::text, contact_id AS contact, about_kind AS kind, about_id AS about, started_at AS "startedAt",
           outcome::text
    FROM task_attempt
    WHERE client_id = ${clientId}::uuid AND started_at >= ${since} AND started_at < ${before}
    ORDER BY started_at DESC, event_id DESC LIMIT ${MOST_EARLIER}`);
  return rows.reverse().map(({ task, contact, kind, about, outcome, startedAt }) => ({
    ...{ task, contact, outcome },
    about: kind && about ? publicId(PREFIXES[kind], about) : '',
    startedAtMs: startedAt.getTime(),
  }));
}

function toRow(attempt: Attempt, clientId: string, releases: readonly Release[]) {
  const { about } = attempt;
  const aboutId = about && uuidOf(about);
  const startedAt = new Date(attempt.startedAtMs);
  return {
    event_id: attempt.eventId,
    task: attempt.task,
    client_id: clientId,
    contact_id: attempt.contact,
    visit_id: attempt.visit,
    about_kind: aboutId ? about.kind : null,
    about_id: aboutId,
    started_at: startedAt,
    ended_at: new Date(Math.max(attempt.endedAtMs, attempt.startedAtMs)),
    outcome: attempt.outcome,
    clicks: attempt.clicks,
    spent_ms: attempt.spentMs,
    errors: attempt.errors,
    repeats: attempt.repeats,
    place: attempt.place,
    part_ms: attempt.partMs,
    step_ms: attempt.stepMs,
    release: releases.findLast(({ beganAt }) => beganAt <= startedAt)?.version ?? null,
  };
}

/** The row that a public id is of; null for one that nobody gave out, such as stands in a log from elsewhere. */
function uuidOf({ kind, id }: About): string | null {
  try {
    return parseId(PREFIXES[kind], id);
  } catch {
    return null;
  }
}
