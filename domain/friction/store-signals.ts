import { type Db, sql } from '@/lib/db';
import { newId } from '@/lib/ids';
import type { SignalEpisode } from './episodes';
import { rankOf, type Severity } from './rules';

/** An episode as it is now, and whether it came right by itself. */
export type Judged = SignalEpisode & { settled: boolean };

type State = 'open' | 'taken' | 'snoozed' | 'dismissed' | 'settled' | 'withdrawn';

type Row = {
  id: string;
  rule: string;
  subjectKind: string | null;
  subjectId: string | null;
  episodeAt: Date;
  severity: Severity;
  raisedAt: Date;
  evidence: string[];
  state: State;
};

/**
 * Brings the kept signals of a client in step with what the rules say now: new episodes are added, grown ones updated,
 * those that came right or lost their evidence are put away. What a person did with one stays, except that a snoozed
 * one that becomes high wakes up.
 * @returns those that were not there before
 */
export async function storeSignals(
  db: Db,
  clientId: string,
  episodes: readonly Judged[],
  at: Date,
): Promise<SignalEpisode[]> {
  const kept = await db.$queryRaw<Row[]>(sql`
    SELECT id, rule, subject_kind AS "subjectKind", subject_id AS "subjectId", episode_at AS "episodeAt", severity,
           raised_at AS "raisedAt", evidence, state
    FROM signal WHERE client_id = ${clientId}::uuid`);
  const byKey = new Map(kept.map((row) => [keyOfRow(row), row]));
  const fresh = episodes.filter((episode) => !byKey.has(keyOf(episode)));
  if (fresh.length > 0) {
    await db.signal.createMany({
      data: fresh.map((episode) => ({
        ...columnsOf(episode, at),
        id: newId(),
        clientId,
        state: episode.settled ? 'settled' : 'open',
      })),
      skipDuplicates: true,
    });
  }
  for (const episode of episodes) {
    const row = byKey.get(keyOf(episode));
    byKey.delete(keyOf(episode));
    if (!row) continue;
    const state = nextState(row, episode);
    if (state === row.state && isSame(row, episode)) continue;
    await db.signal.updateMany({
      where: { id: row.id },
      data: { ...columnsOf(episode, at), state },
    });
  }
  const gone = [...byKey.values()].filter(({ state }) => isWaiting(state)).map(({ id }) => id);
  if (gone.length > 0) {
    await db.signal.updateMany({
      where: { id: { in: gone } },
      data: { state: 'withdrawn', changedAt: at },
    });
  }
  return fresh;
}

function isWaiting(state: State): boolean {
  return state === 'open' || state === 'taken' || state === 'snoozed';
}

function nextState(row: Row, episode: Judged): State {
  if (row.state === 'dismissed') return row.state;
  if (episode.settled) return 'settled';
  if (!isWaiting(row.state)) return 'open';
  const rises = rankOf(episode.severity) > rankOf(row.severity);
  return row.state === 'snoozed' && rises && episode.severity === 'high' ? 'open' : row.state;
}

function isSame(row: Row, { severity, raisedAtMs, evidence }: Judged): boolean {
  return (
    row.severity === severity &&
    row.raisedAt.getTime() === raisedAtMs &&
    row.evidence.join() === evidence.join()
  );
}

function columnsOf(episode: Judged, at: Date) {
  return {
    rule: episode.rule,
    subjectKind: episode.subject?.kind ?? null,
    subjectId: episode.subject?.id ?? null,
    episodeAt: new Date(episode.episodeStartedAtMs),
    severity: episode.severity,
    raisedAt: new Date(episode.raisedAtMs),
    evidence: [...episode.evidence],
    facts: { ...episode.facts },
    changedAt: at,
  };
}

function keyOf({ rule, subject, episodeStartedAtMs }: Judged): string {
  return JSON.stringify([rule, subject?.kind ?? null, subject?.id ?? null, episodeStartedAtMs]);
}

function keyOfRow({ rule, subjectKind, subjectId, episodeAt }: Row): string {
  return JSON.stringify([rule, subjectKind, subjectId, episodeAt.getTime()]);
}
