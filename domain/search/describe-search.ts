import type { InvoiceRow } from '@/domain/invoices/invoice-row';
import { clientSentence } from '@/domain/invoices/sentences';
import type { StatusKind } from '@/domain/invoices/status';
import { type Day, dayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import { formatMoney, formatMoneyList } from '@/lib/money';
import type { Translate } from '@/lib/translator';
import type { FoundHow, SearchKind } from './find-hits';
import type { FoundClient, FoundDocument, SearchFound, SearchView } from './search-portal';

/** One thing that was found, in words, with its state; JSON-safe. */
export type SearchItem = {
  id: string;
  href: string;
  title: string;
  titleLang: string | null;
  detail: string;
  chip:
    | { kind: 'invoice'; state: StatusKind }
    | { kind: 'document'; state: 'new' | 'opened' | 'ready'; on: string }
    | null;
};

/** What the page and the panel show of a search; JSON-safe. */
export type SearchAnswer = {
  query: string;
  how: FoundHow | null;
  /** What to mark in the words: as looked for in the end. */
  words: string[];
  total: number;
  /** 'Five for “october”.', or that there is nothing. */
  heading: string;
  /** What was looked through in vain; empty when something was found. */
  looked: string;
  groups: { kind: SearchKind; label: string; total: number; items: SearchItem[] }[];
};

/** Who reads: a contact sees their own, the firm names the client with each thing. */
export type SearchReader = {
  isFirm: boolean;
  t: Translate;
  locale: string;
  today: Day;
  zone: string;
};

/** A search in words. */
export function describeSearch(view: SearchView, reader: SearchReader): SearchAnswer {
  const { t, isFirm } = reader;
  const { query, how, words, total, looked } = view;
  const isFound = how !== null && how !== 'near';
  const shown = how === 'mended' ? words.join(' ') : query;
  return {
    query,
    how,
    words,
    total,
    heading: isFound
      ? t(how === 'close' ? 'search.close' : 'search.found', { count: total, query: shown })
      : t(isFirm ? 'search.nothing_firm' : 'search.nothing', { query }),
    looked:
      isFound || !looked
        ? ''
        : t(isFirm ? 'search.looked_firm' : 'search.looked', {
            clients: looked.client,
            invoices: looked.invoice,
            documents: looked.document,
          }),
    groups: view.groups.map((group) => ({
      kind: group.kind,
      label: t(`search.kinds.${group.kind}`),
      total: group.total,
      items: itemsOf(group, how, reader),
    })),
  };
}

function itemsOf(group: SearchFound, how: FoundHow | null, reader: SearchReader): SearchItem[] {
  switch (group.kind) {
    case 'client':
      return group.rows.map((row) => clientItem(row, reader));
    case 'invoice':
      return group.rows.map((row) => invoiceItem(row, reader));
    case 'document':
      return group.rows.map((row) => documentItem(row, how, reader));
  }
}

function clientItem(row: FoundClient, { t, locale }: SearchReader): SearchItem {
  const owed = row.owed.map(({ currency, owedMinor }) => ({ amountMinor: owedMinor, currency }));
  const state = owed.length
    ? t('search.client_owes', {
        amounts: formatMoneyList(owed, locale),
        days: Math.max(...row.owed.map(({ daysPastDue }) => daysPastDue)),
      })
    : t('search.client_even');
  return {
    id: row.id,
    href: `/staff/clients/${row.id}`,
    title: row.name,
    titleLang: row.nameLang,
    detail: [row.contact, state].filter(Boolean).join(' · '),
    chip: null,
  };
}

function invoiceItem(row: InvoiceRow, reader: SearchReader): SearchItem {
  const { t, locale, isFirm } = reader;
  const { facts, status, client } = row;
  const name = row.number ? t('search.invoice', { number: row.number }) : t('search.draft');
  const amount = formatMoney({ amountMinor: facts.totalMinor, currency: facts.currency }, locale);
  return {
    id: row.id,
    href: isFirm ? `/staff/invoices/${row.id}` : `/invoices/${row.id}`,
    title: row.title,
    titleLang: null,
    detail: isFirm
      ? [name, client.name, amount].join(' · ')
      : `${name} · ${clientSentence(facts, status, { firstName: null }, reader)}`,
    chip: { kind: 'invoice', state: status.kind },
  };
}

function documentItem(row: FoundDocument, how: FoundHow | null, reader: SearchReader): SearchItem {
  const { t, isFirm } = reader;
  const { openedAt, publishedAt, dueOn, client, state } = row;
  const due = row.actionNeeded && !openedAt && dueOn ? sayDay(dueOn, reader) : 'none';
  return {
    id: row.id,
    href: isFirm ? `/staff/documents/${row.id}` : `/documents/${row.id}`,
    title: row.title,
    titleLang: null,
    detail: [
      isFirm && (client?.name ?? t('search.no_client')),
      publishedAt
        ? t('search.published', { day: sayInstant(publishedAt, reader), due })
        : t('search.not_published'),
      row.inText && t('search.in_text', { how: how === 'exact' ? 'written' : 'close' }),
    ]
      .filter(Boolean)
      .join(' · '),
    chip: {
      kind: 'document',
      state: state !== 'published' ? 'ready' : openedAt ? 'opened' : 'new',
      on: openedAt ? sayInstant(openedAt, reader) : '',
    },
  };
}

function sayDay(day: Day, { today, locale }: SearchReader): string {
  return formatDay(day, { style: 'row', today, locale });
}

function sayInstant(at: Date, { zone, today, locale }: SearchReader): string {
  return formatDay(dayIn(zone, at), { style: 'short', today, locale });
}
