import { addDays, type Day } from '@/lib/clock';
import type { InvoiceStatus, StatusFacts } from './status';
import { say, sayDay, sayNumber, type Words } from './words';

/** What the sentences about one invoice are made of. */
export type SentenceFacts = StatusFacts & {
  /** The refund went back to a card, and to nothing else. */
  refundedToCard: boolean;
};

/** Whom the reader may ask, by first name; null where it is the firm's desk. */
type Helper = { firstName: string | null };

/** Who at the client has looked, and how many the bill went to. */
type Reader = { clientName: string; seenOn: Day | null; seenByName: string | null };

/** For so long banks take to show a refund. */
const REFUND_SHOWS_DAYS = 10;

/** Is it paid? The first sentence of an invoice, for the client. */
export function clientSentence(
  facts: SentenceFacts,
  status: InvoiceStatus,
  helper: Helper,
  words: Words,
): string {
  const { t } = words;
  const left = say(words, status.leftMinor, facts.currency);
  const due = (style: 'row' | 'sentence') => sayDay(words, facts.dueOn, style);
  const other = alsoClearing(facts, words);
  switch (status.kind) {
    case 'draft':
      return t('invoices.client.draft');
    case 'open':
      return facts.dueOn === words.today
        ? t('invoices.client.open_today', { amount: left })
        : t('invoices.client.open', { amount: left, day: due('row') });
    case 'part_paid':
      return t('invoices.client.part_paid', { amount: left, day: due('sentence') }) + other;
    case 'clearing':
      return t('invoices.client.clearing', {
        amount: say(words, facts.clearingMinor, facts.currency),
        known: known(facts.expectedOn),
        day: sayDay(words, facts.expectedOn, 'row'),
      });
    case 'paid':
      return paidSentence(facts, words);
    case 'overdue':
    case 'uncollectible':
      return pastDueSentence(facts, status, helper, words) + other;
    case 'failed':
      return t('invoices.client.failed') + other;
    case 'disputed':
      return t('invoices.client.disputed', disputeValues(facts, words)) + other;
    case 'refunded':
      return t('invoices.client.refunded', {
        amount: say(words, facts.refundedMinor, facts.currency),
        way: facts.refundedToCard ? 'card' : 'other',
        day: sayDay(words, facts.refundedOn, 'short'),
        showing: isShowing(facts, words.today) ? 'yes' : 'no',
      });
    case 'credited':
      return t('invoices.client.credited', {
        known: known(facts.creditedOn),
        day: sayDay(words, facts.creditedOn, 'short'),
      });
    case 'void':
      return t('invoices.client.void', {
        known: known(facts.voidedOn),
        day: sayDay(words, facts.voidedOn, 'short'),
      });
  }
}

/** Where it stands, and whether anybody there has looked: the same for the firm. */
export function staffSentence(
  facts: SentenceFacts,
  status: InvoiceStatus,
  reader: Reader,
  words: Words,
): string {
  const { t } = words;
  const values = {
    client: reader.clientName,
    amount: say(words, status.leftMinor, facts.currency),
    day: sayDay(words, facts.dueOn, 'row'),
  };
  switch (status.kind) {
    case 'draft':
      return t('invoices.staff.draft');
    case 'open':
      return t('invoices.staff.open', values) + look(reader, words);
    case 'part_paid':
      // Nothing is paid yet while all that came is on its way.
      return (
        t(facts.paidMinor > 0n ? 'invoices.staff.part_paid' : 'invoices.staff.open', values) +
        alsoClearingForStaff(facts, words)
      );
    case 'clearing':
      return t('invoices.staff.clearing', {
        client: reader.clientName,
        amount: say(words, facts.clearingMinor, facts.currency),
        known: known(facts.expectedOn),
        day: sayDay(words, facts.expectedOn, 'row'),
      });
    case 'overdue':
      return (
        t('invoices.staff.overdue', {
          ...values,
          days: status.daysPastDue,
          number: sayNumber(words, status.daysPastDue),
        }) +
        alsoClearingForStaff(facts, words) +
        look(reader, words)
      );
    case 'failed':
      return t('invoices.staff.failed', values) + alsoClearingForStaff(facts, words);
    case 'disputed':
      return (
        t('invoices.staff.disputed', { ...disputeValues(facts, words), ...values }) +
        alsoClearingForStaff(facts, words)
      );
    case 'uncollectible':
      return t('invoices.staff.uncollectible', values);
    case 'paid':
      return t('invoices.staff.paid', {
        client: reader.clientName,
        amount: say(words, facts.totalMinor, facts.currency),
        known: known(facts.paidOn),
        day: sayDay(words, facts.paidOn, 'row'),
      });
    case 'refunded':
      return t('invoices.staff.refunded', {
        client: reader.clientName,
        amount: say(words, facts.refundedMinor, facts.currency),
        day: sayDay(words, facts.refundedOn, 'row'),
      });
    case 'credited':
      return t('invoices.staff.credited', {
        known: known(facts.creditedOn),
        day: sayDay(words, facts.creditedOn, 'row'),
      });
    case 'void':
      return t('invoices.staff.void', {
        known: known(facts.voidedOn),
        day: sayDay(words, facts.voidedOn, 'row'),
      });
  }
}

function paidSentence(facts: SentenceFacts, words: Words): string {
  const paid = words.t('invoices.client.paid', {
    known: known(facts.paidOn),
    day: sayDay(words, facts.paidOn, 'row'),
  });
  if (facts.refundedMinor === 0n) return `${paid} ${words.t('invoices.client.thanks')}`;
  const back = words.t('invoices.client.part_refunded', {
    amount: say(words, facts.refundedMinor, facts.currency),
    day: sayDay(words, facts.refundedOn, 'short'),
  });
  return `${paid} ${back}`;
}

function pastDueSentence(
  facts: SentenceFacts,
  status: InvoiceStatus,
  { firstName }: Helper,
  words: Words,
): string {
  const due = words.t('invoices.client.overdue', {
    day: sayDay(words, facts.dueOn, 'row'),
    tense: status.daysPastDue > 0 ? 'was' : 'is',
    ask: firstName ? 'person' : 'desk',
    name: firstName ?? '',
  });
  if (status.leftMinor === facts.totalMinor) return due;
  const amount = say(words, status.leftMinor, facts.currency);
  return `${words.t('invoices.client.left', { amount })} ${due}`;
}

function disputeValues({ dispute }: SentenceFacts, words: Words) {
  const lines = dispute?.lines ?? 0;
  return {
    by: dispute?.answered ? 'answered' : (dispute?.by ?? 'client'),
    lines,
    number: sayNumber(words, lines),
    since: sayDay(words, dispute?.on ?? null, 'short'),
  };
}

function alsoClearing(facts: StatusFacts, words: Words): string {
  if (facts.clearingMinor === 0n) return '';
  const amount = say(words, facts.clearingMinor, facts.currency);
  return ` ${words.t('invoices.client.also_clearing', { amount })}`;
}

function alsoClearingForStaff(facts: StatusFacts, words: Words): string {
  if (facts.clearingMinor === 0n) return '';
  const amount = say(words, facts.clearingMinor, facts.currency);
  return ` ${words.t('invoices.staff.also_clearing', { amount })}`;
}

function look({ seenOn, seenByName }: Reader, words: Words): string {
  if (!seenOn) return ` ${words.t('invoices.staff.unseen')}`;
  const day = sayDay(words, seenOn, 'row');
  return ` ${words.t('invoices.staff.seen', { who: seenByName ? 'name' : 'somebody', name: seenByName ?? '', day })}`;
}

function isShowing({ refundedOn }: StatusFacts, today: Day): boolean {
  return refundedOn !== null && today <= addDays(refundedOn, REFUND_SHOWS_DAYS);
}

function known(day: Day | null): 'yes' | 'no' {
  return day ? 'yes' : 'no';
}
