import { type Day, dayIn } from '@/lib/clock';
import type { LogEntry } from './log-entry';

/** How a visit went, as far as its events say. */
export type Outcome = 'stuck' | 'found_nothing' | 'done' | null;

/** One visit of one person, or what others did on one day. */
export type VisitGroup = {
  /** Unique on the page. */
  id: string;
  kind: 'visit' | 'firm' | 'system' | 'scanner' | 'bot' | 'client';
  who: LogEntry['who'];
  day: Day;
  /** From the first to the last event of a visit, in milliseconds; null where it is no visit. */
  lengthMs: number | null;
  outcome: Outcome;
  /** Oldest first; the same thing done again at once is one entry. */
  entries: (LogEntry & { times: number })[];
};

/** What a client comes for, and has got by it. */
const DONE = new Set<LogEntry['type']>([
  'payment.succeeded',
  'payment.processing',
  'document.opened',
  'document.downloaded',
  'document.signed',
  'document.uploaded',
  'invoice.downloaded',
]);

const TROUBLE = new Set<LogEntry['type']>([
  'payment.failed',
  'checkout.cancelled',
  'document.open_failed',
  'document.upload_failed',
  'signin.failed',
  'signin.locked',
  'error.shown',
  'click.raged',
  'click.dead',
  'form.rejected',
]);

/**
 * Turns a client's events, newest first, into their visits, newest first. What belongs to no visit is kept together while
 * the same kind of actor goes on doing it on the same day.
 */
export function groupVisits(entries: readonly LogEntry[], zone: string): VisitGroup[] {
  const groups: VisitGroup[] = [];
  const byVisit = new Map<string, VisitGroup>();
  for (const entry of entries) {
    const day = dayIn(zone, entry.at);
    const last = groups.at(-1);
    const known = entry.visitId
      ? byVisit.get(entry.visitId)
      : last && continues(last, entry, day)
        ? last
        : undefined;
    if (known) {
      known.entries.unshift({ ...entry, times: 1 });
      known.day = day;
      continue;
    }
    const group: VisitGroup = {
      id: entry.visitId ?? entry.id,
      kind: entry.visitId ? 'visit' : entry.by === 'staff' ? 'firm' : entry.by,
      who: entry.who,
      day,
      lengthMs: null,
      outcome: null,
      entries: [{ ...entry, times: 1 }],
    };
    groups.push(group);
    if (entry.visitId) byVisit.set(entry.visitId, group);
  }
  return groups.map(finish);
}

function continues(group: VisitGroup, entry: LogEntry, day: Day): boolean {
  return (
    group.kind !== 'visit' &&
    group.kind === (entry.by === 'staff' ? 'firm' : entry.by) &&
    group.who?.name === entry.who?.name &&
    group.day === day
  );
}

function finish(group: VisitGroup): VisitGroup {
  const entries = fold(group.entries);
  if (group.kind !== 'visit') return { ...group, entries };
  const from = group.entries[0]?.at.getTime() ?? 0;
  const to = group.entries.at(-1)?.at.getTime() ?? 0;
  return { ...group, entries, lengthMs: to - from, outcome: outcomeOf(group.entries) };
}

/** Looking at one thing's page is told by the look itself; the same again at once is one entry. */
function fold(entries: VisitGroup['entries']): VisitGroup['entries'] {
  const folded: VisitGroup['entries'] = [];
  for (const entry of entries) {
    if (isLookAtOne(entry) && entries.length > 1) continue;
    const last = folded.at(-1);
    if (last && isSame(last, entry)) last.times += 1;
    else folded.push({ ...entry });
  }
  return folded.length > 0 ? folded : entries;
}

function isLookAtOne({ type, data }: LogEntry): boolean {
  return type === 'page.viewed' && /^\/(invoices|documents)\/./.test(String(data.path));
}

function isSame(a: LogEntry, b: LogEntry): boolean {
  return (
    (a.type === b.type &&
      a.by === b.by &&
      a.subject?.id === b.subject?.id &&
      JSON.stringify(a.data) === JSON.stringify(b.data)) ||
    (a.type === 'page.viewed' && b.type === 'page.viewed' && a.subject?.id === b.subject?.id)
  );
}

/** Trouble that nothing good followed, a search in vain likewise, or something got. */
function outcomeOf(entries: readonly LogEntry[]): Outcome {
  let outcome: Outcome = null;
  for (const { type, data } of entries) {
    if (DONE.has(type)) outcome = 'done';
    else if (TROUBLE.has(type)) outcome = 'stuck';
    else if (type === 'search.performed' && data.results === 0) outcome = 'found_nothing';
  }
  return outcome;
}
