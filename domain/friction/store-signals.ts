import { type Db, sql } from '@/lib/db';
import { newId } from '@/lib/ids';
import type { Look } from './judging/look';
import { dateOf } from './judging/states';
import { readKept } from './kept-signals';
import { loadSettling } from './load-events';
import {
  isUnchanged,
  type KeptSignal,
  type MergedSignal,
  mergeLines,
  type SignalState,
} from './merge-lines';
import { rankOf } from './rules';
import { canSettle, isSettled } from './settled';

/** A signal that a look has changed, and what it was and is. */
export type StoredSignal = {
  id: string;
  signal: MergedSignal;
  before: SignalState | null;
  after: SignalState;
};

/**
 * Brings the kept signals of a client in step with what a look has found: new episodes are added, grown ones updated, those
 * that came right or lost their evidence are put away. What a person did with one stays, except that a snoozed one that
 * becomes high wakes up. Signals of before the look are left alone, but for what has come right meanwhile.
 * @returns those that were changed
 */
export async function storeSignals(
  db: Db,
  clientId: string,
  look: Pick<Look, 'lines' | 'fromMs' | 'toMs' | 'disputed'>,
  at: Date,
): Promise<StoredSignal[]> {
  const kept = await readKept(db, clientId, look);
  const { merged, lost } = mergeLines(kept, look);
  const settled = await settledAmong(db, clientId, merged);
  const added: StoredSignal[] = [];
  const changed: StoredSignal[] = [];
  for (const signal of merged) {
    const isOver = settled.has(signal);
    const { kept: before } = signal;
    if (!before) {
      added.push({ id: newId(), signal, before: null, after: isOver ? 'settled' : 'open' });
      continue;
    }
    const after = nextState(before, signal, isOver);
    if (after === before.state && isUnchanged(signal)) continue;
    changed.push({ id: before.id, signal, before: before.state, after });
  }
  await addAll(db, clientId, added, at);
  await changeAll(db, changed, at);
  await withdraw(
    db,
    lost.filter(({ state }) => isWaiting(state)),
    at,
  );
  return [...added, ...changed];
}

async function settledAmong(
  db: Db,
  clientId: string,
  signals: readonly MergedSignal[],
): Promise<ReadonlySet<MergedSignal>> {
  const open = signals.filter((signal) => signal.kept?.state !== 'dismissed' && canSettle(signal));
  if (open.length === 0) return new Set();
  const events = await loadSettling(db, clientId, {
    since: new Date(Math.min(...open.map(raisedAtMs))),
    subjects: [...new Set(open.flatMap(({ subject }) => subject?.id ?? []))],
  });
  return new Set(
    open.filter((signal) => isSettled({ ...signal, raisedAtMs: raisedAtMs(signal) }, events)),
  );
}

function raisedAtMs({ lines }: MergedSignal): number {
  return lines.at(-1)?.raisedAtMs ?? 0;
}

function isWaiting(state: SignalState): boolean {
  return state === 'open' || state === 'taken' || state === 'snoozed';
}

function nextState(before: KeptSignal, { lines }: MergedSignal, isOver: boolean): SignalState {
  if (before.state === 'dismissed') return before.state;
  if (isOver) return 'settled';
  if (!isWaiting(before.state)) return 'open';
  const severity = lines.at(-1)?.severity ?? 'low';
  const rises = rankOf(severity) > rankOf(before.lines.at(-1)?.severity ?? 'low');
  return before.state === 'snoozed' && rises && severity === 'high' ? 'open' : before.state;
}

async function addAll(
  db: Db,
  clientId: string,
  signals: readonly StoredSignal[],
  at: Date,
): Promise<void> {
  if (signals.length === 0) return;
  await db.$executeRaw(sql`
    INSERT INTO signal (id, client_id, rule, subject_kind, subject_id, episode_at, severity, raised_at, evidence, facts, earlier,
                        state, created_at, changed_at)
    SELECT r.id, ${clientId}::uuid, r.rule, r.kind, r.subject, r.episode, r.severity::severity, r.raised,
           ARRAY(SELECT jsonb_array_elements_text(r.evidence)::uuid), r.facts, r.earlier, r.state::signal_state, ${at}, ${at}
    FROM jsonb_to_recordset(${JSON.stringify(signals.map(rowOf))}::jsonb)
         r(id uuid, rule text, kind text, subject text, episode timestamptz, severity text, raised timestamptz,
           evidence jsonb, facts jsonb, earlier jsonb, state text)
    ON CONFLICT DO NOTHING`);
}

async function changeAll(db: Db, signals: readonly StoredSignal[], at: Date): Promise<void> {
  if (signals.length === 0) return;
  await db.$executeRaw(sql`
    UPDATE signal s
    SET severity = r.severity::severity, raised_at = r.raised, facts = r.facts, earlier = r.earlier, changed_at = ${at},
        evidence = ARRAY(SELECT jsonb_array_elements_text(r.evidence)::uuid), state = r.state::signal_state
    FROM jsonb_to_recordset(${JSON.stringify(signals.map(rowOf))}::jsonb)
         r(id uuid, severity text, raised timestamptz, evidence jsonb, facts jsonb, earlier jsonb, state text)
    WHERE s.id = r.id`);
}

async function withdraw(db: Db, signals: readonly KeptSignal[], at: Date): Promise<void> {
  if (signals.length === 0) return;
  await db.$executeRaw(sql`
    UPDATE signal SET state = 'withdrawn', changed_at = ${at}
    WHERE id = ANY (${signals.map(({ id }) => id)}::uuid[])`);
}

function rowOf({ id, signal, after }: StoredSignal) {
  const { rule, subject, episodeAtMs, lines } = signal;
  const told = lines.map(({ raisedAtMs, ...line }) => ({ ...line, raised: dateOf(raisedAtMs) }));
  const latest = told.at(-1);
  return {
    ...{ id, rule, kind: subject?.kind ?? null, subject: subject?.id ?? null, state: after },
    ...{ episode: dateOf(episodeAtMs), ...latest, earlier: told.slice(0, -1) },
  };
}
