import type { DemoInvoice, World } from './world';
import { FIRST_LATEST, latest } from './latest';
import type { Rows } from './rows';

const VISIT_GAP_MS = 30 * 60_000;
const CREDIT_NOTES_FROM = 17;
const RECEIPTS_FROM = 1001;
/** Brightwater's, which stand among the others'. */
const NUMBERS_AFTER = 5;

/** What follows from all that was told: numbers, visits, sessions, and when signals and tries are to be looked for. */
export function finish(world: World): void {
  const { rows } = world;
  rows.activityEvent.sort(inTime);
  refuseFuture(world);
  giveNumbers(rows);
  findVisits(world);
  endSessions(rows);
  const fromAt = rows.activityEvent[0]?.at ?? world.calendar.now;
  for (const { id } of rows.client) {
    const clientId = id as string;
    rows.signalDue.push({ clientId, dueAt: world.calendar.now });
    rows.effortDue.push({ clientId, fromAt, dueAt: world.calendar.now });
  }
}

function inTime(a: Rows['activityEvent'][number], b: Rows['activityEvent'][number]): number {
  return Number(a.at) - Number(b.at) || (a.id < b.id ? -1 : 1);
}

/** A demo in which something is still to happen contradicts itself. */
function refuseFuture({ calendar, rows }: World): void {
  const late = rows.activityEvent.find(({ at }) => new Date(at) > calendar.now);
  if (late) {
    const when = new Date(late.at).toISOString();
    throw new Error(`The demo tells of ${late.type} at ${when}, which is after now.`);
  }
}

/** Bills have the numbers of the order in which they were sent, without a gap, up to the newest; notes and receipts likewise. */
function giveNumbers(rows: Rows): void {
  const sent = (rows.invoice as DemoInvoice[])
    .filter(({ sentAt }) => sentAt !== null)
    .sort((a, b) => Number(a.sentAt) - Number(b.sentAt) || (a.id < b.id ? -1 : 1));
  const newest = FIRST_LATEST + latest.length + NUMBERS_AFTER - 1;
  const first = newest - sent.length + 1;
  sent.forEach((invoice, place) => (invoice.number = String(first + place)));
  rows.counter.push({ name: 'invoice', next: BigInt(newest + 1) });
  rows.creditNote
    .sort((a, b) => Number(a.createdAt) - Number(b.createdAt))
    .forEach((note, place) => (note.number = `C-${CREDIT_NOTES_FROM + place}`));
  rows.counter.push({
    name: 'credit_note',
    next: BigInt(CREDIT_NOTES_FROM + rows.creditNote.length),
  });
  const certain = rows.payment
    .filter(({ state }) => state === 'succeeded')
    .sort((a, b) => Number(a.changedAt) - Number(b.changedAt) || (a.id < b.id ? -1 : 1));
  certain.forEach((payment, place) => (payment.receiptNumber = `R-${RECEIPTS_FROM + place}`));
  rows.counter.push({ name: 'receipt', next: BigInt(RECEIPTS_FROM + certain.length) });
}

/** Events of one contact with gaps under half an hour are one visit. */
function findVisits({ rows, newId }: World): void {
  const current = new Map<string, Rows['visit'][number]>();
  for (const event of rows.activityEvent) {
    if (event.by !== 'client' || event.actorKind !== 'contact') continue;
    const { contactId, clientId } = event;
    if (!contactId || !clientId) continue;
    const at = new Date(event.at);
    const visit = current.get(contactId);
    if (visit && at.getTime() - visit.lastAt.getTime() < VISIT_GAP_MS) {
      visit.lastAt = at;
      event.visitId = visit.id;
      continue;
    }
    const begun = { id: newId(at), clientId, contactId, startedAt: at, lastAt: at };
    rows.visit.push(begun);
    current.set(contactId, begun);
    event.visitId = begun.id;
  }
}

/** Whoever signs in anew leaves the session before; what is opened, is opened in the one of then. */
function endSessions(rows: Rows): void {
  const ofWhom = (row: { contactId?: string | null; personId: string }) =>
    row.contactId ?? row.personId;
  const sessions = new Map<string, Rows['session']>();
  for (const session of [...rows.session].sort(
    (a, b) => Number(a.createdAt) - Number(b.createdAt),
  )) {
    const theirs = sessions.get(ofWhom(session)) ?? [];
    const before = theirs.at(-1);
    if (before) before.endedAt = session.createdAt ?? null;
    sessions.set(ofWhom(session), [...theirs, session]);
  }
}
