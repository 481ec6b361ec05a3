import { formatDay } from '@/lib/dates';
import type { Day } from '@/lib/clock';
import { formatMoney } from '@/lib/money';
import { translator } from '@/lib/translator';
import type { LogEntry } from './log-entry';

/** What fills the sentence of an event's type; the subject's name among it. */
export type EventWords = Record<string, string | number>;

type Reader = { locale: string; today: Day };

/**
 * The values for the catalogue's sentence `activity.what.<type>`: every field of the data as it is said, and `subject`
 * as what the event was done to is called, and `personal` as whether what a person wrote is there to be said.
 */
export function describeEvent(
  { data, subject, personal }: Pick<LogEntry, 'data' | 'subject' | 'personal'>,
  reader: Reader,
): EventWords {
  const words: EventWords = { subject: subject?.label?.text || subject?.id || '', personal };
  for (const [name, value] of Object.entries(data)) {
    if (typeof value === 'string' && name.endsWith('On')) words[name] = sayDay(value, reader);
    else if (typeof value === 'number' || typeof value === 'string') words[name] = value;
    else if (typeof value === 'boolean') words[name] = value ? 'yes' : 'no';
    else if (Array.isArray(value)) words[name] = value.join(', ').replaceAll('_', ' ');
    else words[name] = '';
  }
  if (subject?.deletedOn) {
    const day = sayDay(subject.deletedOn, reader);
    words.subject = translator()('activity.deleted_document', { day });
  }
  const { amountMinor, currency, dueOn } = data;
  words.amount =
    typeof amountMinor === 'number' && typeof currency === 'string'
      ? formatMoney({ amountMinor: BigInt(amountMinor), currency }, reader.locale)
      : '';
  words.page = subject?.kind === 'page' ? pageOf(subject.id) : '';
  words.kind = subject?.kind ?? '';
  words.due = typeof dueOn === 'string' ? sayDay(dueOn, reader) : '';
  return words;
}

function sayDay(day: Day, reader: Reader): string {
  return formatDay(day, { style: 'row', ...reader });
}

/** Which page of the client's an address is: what the catalogue has a word for. */
export function pageOf(path: string): string {
  const [, place = '', one] = path.split('/');
  if (place === '') return 'home';
  if (place === 'invoices' || place === 'documents') return one ? place.slice(0, -1) : place;
  if (place === 'credit-notes' && one) return 'credit_note';
  if (place === 'agreements' && one) return 'agreement';
  if (place === 'receipts' && one) return 'receipt';
  if (place === 'requests' && one) return 'request';
  return place === 'search' || place === 'statements' || place === 'people' ? place : 'other';
}
