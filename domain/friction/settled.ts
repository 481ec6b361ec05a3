import type { EventType, LoggedEvent } from '@/domain/activity/events';
import type { RuleName } from './rules';
import type { Signal } from './signal';

const PAID: readonly EventType[] = ['payment.succeeded', 'payment.processing'];
const OPENED: readonly EventType[] = ['document.opened', 'document.downloaded', 'document.signed'];

/** What, happening to a signal's subject afterwards, has made it come right without anybody. */
const SETTLED_BY: Partial<Record<RuleName, readonly EventType[]>> = {
  status_recheck: PAID,
  payment_failed: PAID,
  checkout_abandoned: PAID,
  viewed_overdue: PAID,
  document_unopened: OPENED,
  document_blocked: OPENED,
};

/** All that `isSettled` asks the events of a signal's subject for; a dispute's end besides names its invoice in its data. */
export const SETTLING_TYPES: readonly EventType[] = [
  ...PAID,
  ...OPENED,
  'invoice.changed',
  'invoice.disputed',
];

/** Whether it can come right by itself at all. */
export function canSettle({ rule, subject }: Pick<Signal, 'rule' | 'subject'>): boolean {
  if (rule === 'unhappy') return subject?.kind === 'invoice';
  return subject !== null && rule in SETTLED_BY;
}

/**
 * Whether what a signal is about has come right since: the money is on its way, the bill is no longer open, the document
 * was opened by the client, who has called every dispute about the bill settled. Then nobody need be told to see to it.
 */
export function isSettled(
  { rule, subject, raisedAtMs }: Pick<Signal, 'rule' | 'subject' | 'raisedAtMs'>,
  events: readonly LoggedEvent[],
): boolean {
  if (rule === 'unhappy') return subject?.kind === 'invoice' && isDisputeOver(subject.id, events);
  const types = SETTLED_BY[rule];
  if (!types || !subject) return false;
  return events.some(
    (event) =>
      event.atMs > raisedAtMs &&
      event.subject?.id === subject.id &&
      ((types.includes(event.type) && (types === PAID || event.by === 'client')) ||
        (types === PAID && event.type === 'invoice.changed' && event.data.to !== 'open')),
  );
}

/** The newest word on it counts: a bill that is disputed again after all was settled is a signal again. */
function isDisputeOver(invoice: string, events: readonly LoggedEvent[]): boolean {
  const last = events.findLast(
    (event) =>
      (event.type === 'contact.settled' && event.data.invoice === invoice) ||
      (event.type === 'invoice.disputed' && event.subject.id === invoice) ||
      (event.type === 'invoice.changed' &&
        event.subject.id === invoice &&
        event.data.to === 'void'),
  );
  if (last?.type === 'contact.settled') return last.data.disputesLeft === 0;
  return last?.type === 'invoice.changed';
}
