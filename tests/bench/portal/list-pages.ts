import { globSync } from 'node:fs';
import { root } from '@/local/bootstrap/root.mjs';
import type { LoadedFirm } from './load-firm';

/** A page, and everybody who may read it at least in part. */
export interface ListedPage {
  path: string;
  readers: ('contact' | 'manager' | 'owner')[];
}

type Ids = LoadedFirm['ids'];

/** Addresses of pages that are about something, and of lists that ask for more when they are narrowed. */
const addresses: Record<string, (ids: Ids) => string[]> = {
  '/agreements/[id]': ({ agreement }) => [`/agreements/${agreement}`],
  '/receipts/[id]': ({ payment }) => [`/receipts/${payment}`],
  '/invoices': () => ['/invoices', '/invoices?show=to_pay', '/invoices?show=paid'],
  '/invoices/[id]': ({ openInvoice, paidInvoice }) => [
    `/invoices/${openInvoice}`,
    `/invoices/${paidInvoice}`,
  ],
  '/invoices/paid': ({ checkout }) => [`/invoices/paid?checkout=${checkout}`],
  '/invoices/pay': ({ openInvoice }) => ['/invoices/pay', `/invoices/pay?invoice=${openInvoice}`],
  '/credit-notes/[id]': ({ creditNote }) => [`/credit-notes/${creditNote}`],
  '/documents/[id]': ({ document }) => [`/documents/${document}`],
  '/documents/[id]/looks': ({ document }) => [`/documents/${document}/looks`],
  '/staff/documents/[id]/looks': ({ document }) => [`/staff/documents/${document}/looks`],
  '/people/[id]': ({ contact }) => [`/people/${contact}`],
  '/requests/[id]': ({ request }) => [`/requests/${request}`],
  '/search': () => ['/search', '/search?q=payroll', '/search?q=payrol'],
  '/staff/activity': ({ client }) => [
    '/staff/activity',
    '/staff/activity?by=client&kind=invoice',
    `/staff/activity?client=${client}`,
  ],
  '/staff/clients/[id]': ({ client }) => [`/staff/clients/${client}`],
  '/staff/clients/[id]/agreements/new': ({ client }) => [`/staff/clients/${client}/agreements/new`],
  '/staff/clients/[id]/requests/new': ({ client }) => [`/staff/clients/${client}/requests/new`],
  '/staff/requests/[id]': ({ request }) => [`/staff/requests/${request}`],
  '/staff/requests/[id]/edit': ({ request }) => [`/staff/requests/${request}/edit`],
  '/staff/clients/[id]/records': ({ client }) => [`/staff/clients/${client}/records`],
  '/history': () => ['/history', '/history?kind=papers'],
  '/staff/clients/[id]/history': ({ client }) => [`/staff/clients/${client}/history`],
  '/staff/clients/[id]/statement': ({ client }) => [`/staff/clients/${client}/statement`],
  '/staff/receipts/[id]': ({ payment }) => [`/staff/receipts/${payment}`],
  '/staff/clients/[id]/edit': ({ client }) => [`/staff/clients/${client}/edit`],
  '/staff/clients/[id]/people': ({ client }) => [`/staff/clients/${client}/people`],
  '/staff/clients/[id]/contacts/new': ({ client }) => [`/staff/clients/${client}/contacts/new`],
  '/staff/clients/[id]/contacts/[contact]': ({ client, contact }) => [
    `/staff/clients/${client}/contacts/${contact}`,
  ],
  '/staff/invoices': ({ client }) => [
    '/staff/invoices',
    '/staff/invoices?show=past_due',
    `/staff/invoices?client=${client}`,
  ],
  '/staff/invoices/[id]': ({ openInvoice, paidInvoice }) => [
    `/staff/invoices/${openInvoice}`,
    `/staff/invoices/${paidInvoice}`,
  ],
  '/staff/invoices/[id]/credit': ({ openInvoice }) => [`/staff/invoices/${openInvoice}/credit`],
  '/staff/invoices/[id]/refund': ({ paidInvoice }) => [`/staff/invoices/${paidInvoice}/refund`],
  '/staff/invoices/[id]/edit': ({ draft }) => [`/staff/invoices/${draft}/edit`],
  '/staff/credit-notes/[id]': ({ creditNote }) => [`/staff/credit-notes/${creditNote}`],
  // The bench's firm has found no cause of anything.
  '/staff/friction/causes/[cause]': () => [],
  '/staff/documents/[id]': ({ document }) => [`/staff/documents/${document}`],
  // A season is shown to whoever brought it, and to nobody of the bench.
  '/staff/documents/seasons/[id]': () => [],
  // It has none: it leads on to the invoice.
  '/staff/questions/[id]': () => [],
  '/staff/search': () => ['/staff/search', '/staff/search?q=payroll', '/staff/search?q=payrol'],
  '/staff/settings/privacy/[person]': ({ person }) => [`/staff/settings/privacy/${person}`],
  '/staff/settings/people/[employee]': ({ employee }) => [`/staff/settings/people/${employee}`],
};

/**
 * Every page of the client's and the firm's, read from the folders of `app`, so that a new one cannot be forgotten.
 * @throws Error where a page is about something and nobody has said here what.
 */
export function listPages(ids: Ids): ListedPage[] {
  const files = globSync('app/{(client),staff}/**/page.tsx', { cwd: root }).sort();
  return files.flatMap((file) => {
    const route = routeOf(file);
    const known = addresses[route];
    if (!known && route.includes('[')) {
      throw new Error(`tests/bench/portal/list-pages.ts has no address for ${route}.`);
    }
    const readers: ListedPage['readers'] = route.startsWith('/staff')
      ? ['manager', 'owner']
      : ['contact'];
    return (known?.(ids) ?? [route]).map((path) => ({ path, readers }));
  });
}

/** `app/(client)/invoices/page.tsx` is `/invoices`. */
function routeOf(file: string): string {
  const parts = file.split('/').slice(1, -1);
  return `/${parts.filter((part) => !part.startsWith('(')).join('/')}`;
}
