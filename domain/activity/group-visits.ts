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
  /** From the first event of a visit until its last page was left, in milliseconds; null where it is no visit. */
  lengthMs: number | null;
  outcome: Outcome;
  /** It is longer than what is shown of it. */
  isCut: boolean;
  /** Oldest first; the same thing done again at once is one entry. */
  entries: FoldedEntry[];
};

/** An event, and how often it was done one after the other, by the ids of each time. */
export type FoldedEntry = LogEntry & { times: number; ids: readonly string[] };

/** What a client comes for, and has got by it. */
const DONE = new Set<LogEntry['type']>([
  'payment.succeeded',
  'payment.processing',
  'document.opened',
  'document.downloaded',
  'document.signed',
  'document.uploaded',
  'document.acknowledged',
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

/** What Stripe tells of a payment that was begun in a visit comes within this of the visit's last act. */
const PAYMENT_AFTER_MS = 10 * 60_000;

/**
 * Turns a client's events, in any order, into their visits, those that began last first. What belongs to no visit is kept
 * together while the same kind of actor goes on doing it on the same day; but how a payment went belongs to the visit in
 * which it was begun, whoever tells of it.
 * @param most of a visit so many events are shown; one more than that says that there are more
 */
export function groupVisits(
  entries: readonly LogEntry[],
  zone: string,
  { most = Infinity }: { most?: number } = {},
): VisitGroup[] {
  const visits = new Map<string, LogEntry[]>();
  const outside: LogEntry[] = [];
  for (const entry of [...entries].sort(oldestFirst)) {
    if (!entry.visitId) outside.push(entry);
    else visits.set(entry.visitId, [...(visits.get(entry.visitId) ?? []), entry]);
  }
  const groups = [...visits].map(([id, own]) => {
    const told = outside.filter((entry) => isOutcomeIn(own, entry));
    for (const entry of told) outside.splice(outside.indexOf(entry), 1);
    return visitOf(id, [...own.slice(0, most), ...told].sort(oldestFirst), {
      zone,
      isCut: own.length > most,
    });
  });
  return [...groups, ...groupOutside(outside, zone)]
    .sort((a, b) => -oldestFirst(firstOf(a), firstOf(b)))
    .map((group) => ({ ...group, entries: fold(group.entries) }));
}

function firstOf({ entries: [first] }: VisitGroup): LogEntry {
  if (!first) throw new Error('A group has an event.');
  return first;
}

function oldestFirst(a: LogEntry, b: LogEntry): number {
  return a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Whether it tells how a payment went that was begun in this visit. */
function isOutcomeIn(visit: readonly LogEntry[], { type, at, subject }: LogEntry): boolean {
  if (!type.startsWith('payment.') || !subject) return false;
  const begun = visit.find(
    (one) => one.type === 'checkout.started' && one.subject?.id === subject.id,
  );
  const last = visit.at(-1);
  return (
    begun !== undefined &&
    last !== undefined &&
    begun.at <= at &&
    at.getTime() <= last.at.getTime() + PAYMENT_AFTER_MS
  );
}

function visitOf(
  id: string,
  entries: LogEntry[],
  { zone, isCut }: { zone: string; isCut: boolean },
): VisitGroup {
  const from = entries[0]?.at ?? new Date(0);
  const untilMs = Math.max(...entries.map(({ at, data }) => at.getTime() + dwellOf(data)));
  return {
    id,
    kind: 'visit',
    who: entries.find(({ who }) => who)?.who ?? null,
    day: dayIn(zone, from),
    lengthMs: untilMs - from.getTime(),
    outcome: outcomeOf(entries),
    isCut,
    entries: entries.map(unfolded),
  };
}

function dwellOf({ dwellMs }: LogEntry['data']): number {
  return typeof dwellMs === 'number' ? dwellMs : 0;
}

function unfolded(entry: LogEntry): FoldedEntry {
  return { ...entry, times: 1, ids: [entry.id] };
}

function groupOutside(outside: readonly LogEntry[], zone: string): VisitGroup[] {
  const groups: VisitGroup[] = [];
  for (const entry of outside) {
    const day = dayIn(zone, entry.at);
    const kind = entry.by === 'staff' ? 'firm' : entry.by;
    const last = groups.at(-1);
    const { who } = entry;
    if (last?.kind === kind && last.who?.name === who?.name && last.day === day) {
      last.entries.push(unfolded(entry));
    } else {
      const entries = [unfolded(entry)];
      groups.push({
        id: entry.id,
        kind,
        who,
        day,
        lengthMs: null,
        outcome: null,
        isCut: false,
        entries,
      });
    }
  }
  return groups;
}

/** Looking at one thing's page is told by the look itself; the same again at once is one entry. */
function fold(entries: readonly FoldedEntry[]): FoldedEntry[] {
  const folded: FoldedEntry[] = [];
  for (const entry of entries) {
    if (isLookAtOne(entry) && entries.length > 1) continue;
    const last = folded.at(-1);
    if (last && isSame(last, entry)) {
      last.times += 1;
      last.ids = [...last.ids, ...entry.ids];
    } else folded.push({ ...entry });
  }
  return folded.length > 0 ? folded : [...entries];
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
