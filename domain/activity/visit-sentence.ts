import { formatMoney } from '@/lib/money';
import type { Translate } from '@/lib/translator';
import { pageOf } from './describe-event';
import type { FoldedEntry, VisitGroup } from './group-visits';

type Reader = { t: Translate; locale: string };

/** More than these no sentence bears: what comes after them is under it. */
const MOST_PARTS = 5;

const MINUTE_MS = 60_000;

/** What somebody got or did to one kind of thing, said at its first. */
const KINDS = {
  'invoice.viewed': 'invoices',
  'invoice.downloaded': 'invoices',
  'document.opened': 'documents',
  'document.downloaded': 'documents',
} as const;

/** What goes without saying beside anything else. */
const SILENT = new Set<string>([
  'signin.succeeded',
  'signin.code_mailed',
  'person.signed_out',
  'session.ended',
  'page.viewed',
  'device.added',
  'presence.proved',
  'contact.joined',
]);

/** What is said once, however often it happened and to how many things, with how often. */
const COUNTED = new Set<string>([
  'document.uploaded',
  'document.upload_failed',
  'document.signed',
  'document.acknowledged',
  'document.open_failed',
  'document.previewed',
  'checkout.started',
  'checkout.cancelled',
  'payment.succeeded',
  'payment.processing',
  'payment.failed',
  'invoice.disputed',
  'contact.received',
  'contact.continued',
  'contact.settled',
  'help.viewed',
  'error.shown',
  'form.rejected',
  'click.raged',
  'click.dead',
  'statement.downloaded',
  'receipt.downloaded',
  'contact.invited',
  'contact.changed',
  'consent.given',
  'consent.withdrawn',
  'passkey.added',
  'password.changed',
  'factor.added',
]);

/**
 * One visit in a sentence: 'Looked for “W-2 2024”, searched twice, found nothing, left after 3 minutes.' What was done is
 * said in its order, the same kind of thing once and counted; a document by its name where it is alone. Null where it is no
 * visit of a client's.
 */
export function visitSentence(visit: VisitGroup, { t, locale }: Reader): string | null {
  if (visit.kind !== 'visit') return null;
  const said = new Map<string, string[]>();
  const others = new Set<string>();
  for (const entry of visit.entries) {
    const kind = kindOf(entry);
    if (!kind) others.add(entry.id);
    else if (kind !== 'silent' && !said.has(kind)) {
      const all = visit.entries.filter((one) => kindOf(one) === kind);
      said.set(kind, partsOf(kind, all, { t, locale }));
    }
  }
  const parts = [...said.values()].flat();
  const shown = parts.slice(0, MOST_PARTS);
  const more = others.size + parts.length - shown.length;
  if (more > 0)
    shown.push(t('visitWords.more', { count: more, alone: shown.length > 0 ? 'no' : 'yes' }));
  if (shown.length === 0) shown.push(looksOf(visit.entries, t));
  const end = endOf(visit, t);
  const list = new Intl.ListFormat(locale, { type: 'unit' }).format(end ? [...shown, end] : shown);
  return t('visitWords.sentence', {
    list: list.charAt(0).toLocaleUpperCase(locale) + list.slice(1),
  });
}

/** What is said of it together with others; null for what has no word of its own here. */
function kindOf({ type }: FoldedEntry): string | null {
  if (SILENT.has(type)) return 'silent';
  if (type === 'search.performed') return 'searches';
  if (type in KINDS) return KINDS[type as keyof typeof KINDS];
  return COUNTED.has(type) ? type : null;
}

function partsOf(kind: string, entries: readonly FoldedEntry[], reader: Reader): string[] {
  if (kind === 'searches') return searchParts(entries, reader.t);
  if (kind === 'invoices' || kind === 'documents') return [lookPart(kind, entries, reader.t)];
  return [countedPart(kind, entries, reader)];
}

function searchParts(entries: readonly FoldedEntry[], t: Translate): string[] {
  const [first] = entries;
  const count = timesOf(entries);
  const query = typeof first?.data.query === 'string' ? first.data.query : '';
  return [
    t('visitWords.searched', { personal: first?.personal ?? 'whole', query }),
    ...(count > 1 ? [t('visitWords.searched_again', { count })] : []),
    ...(entries.at(-1)?.data.results === 0 ? [t('visitWords.found_nothing')] : []),
  ];
}

/** 'opened invoice 1046 twice', 'opened and downloaded 4 invoices'. */
function lookPart(
  kind: 'invoices' | 'documents',
  entries: readonly FoldedEntry[],
  t: Translate,
): string {
  const isDownload = ({ type }: FoldedEntry) => type.endsWith('.downloaded');
  const how = entries.every(isDownload) ? 'took' : entries.some(isDownload) ? 'both' : 'looked';
  const name = nameOfOne(entries) || 'none';
  const things = new Set(entries.map(({ subject }) => subject?.id)).size;
  const times = how === 'both' ? 1 : timesOf(entries);
  return t(`visitWords.${kind}`, { how, name, things, times: things > 1 ? 1 : times });
}

/** What it was done to, where that is one thing with a name in the reader's language; else empty. */
function nameOfOne(entries: readonly FoldedEntry[]): string {
  const [first] = entries;
  const isOne = entries.every(({ subject }) => subject?.id === first?.subject?.id);
  const label = first?.subject?.label;
  return isOne && label && !label.lang ? label.text : '';
}

function countedPart(type: string, entries: readonly FoldedEntry[], { t, locale }: Reader): string {
  const [first] = entries;
  const { amountMinor, currency, topic, element, field } = first?.data ?? {};
  const values = {
    times: timesOf(entries),
    things: new Set(entries.map(({ subject }) => subject?.id)).size,
    name: nameOfOne(entries) || 'none',
    amount:
      entries.length === 1 && typeof amountMinor === 'number' && typeof currency === 'string'
        ? formatMoney({ amountMinor: BigInt(amountMinor), currency }, locale)
        : 'none',
    topic: typeof topic === 'string' ? topic : 'other',
    element: typeof element === 'string' ? element.slice(element.indexOf(':') + 1) : '',
    field: typeof field === 'string' ? field : '',
  };
  // Each type of `COUNTED` has its words, which a test holds.
  return t(`visitWords.${type}` as 'visitWords.help.viewed', values);
}

/** Where nothing was done but looking round: the pages. */
function looksOf(entries: readonly FoldedEntry[], t: Translate): string {
  const pages = new Set(
    entries.filter(({ type }) => type === 'page.viewed').map(({ subject }) => subject?.id ?? ''),
  );
  const [page] = pages;
  if (page === undefined) return t('visitWords.signed_in');
  return t('visitWords.looked', { count: pages.size, page: pageOf(page) });
}

function timesOf(entries: readonly FoldedEntry[]): number {
  return entries.reduce((sum, { times }) => sum + times, 0);
}

/** How it ended, and after how long. */
function endOf({ lengthMs, outcome, isCut }: VisitGroup, t: Translate): string | null {
  if (isCut) return t('visitWords.went_on');
  if (lengthMs === null) return null;
  const minutes = Math.round(lengthMs / MINUTE_MS);
  if (minutes > 0) return t('visitWords.left', { minutes });
  return outcome === 'stuck' || outcome === 'found_nothing' ? t('visitWords.left_at_once') : null;
}
