import type { LinkAsked } from '@/domain/invoices/look-by-link';

/** What of a request's headers tells a program from a person. */
const TELLING = [
  'accept-language',
  'sec-fetch-mode',
  'sec-purpose',
  'purpose',
  'x-purpose',
  'x-moz',
];

/** How a link was asked for. */
export function linkAsked(headers: Headers): LinkAsked {
  return {
    headers: Object.fromEntries(TELLING.map((name) => [name, headers.get(name)])),
    isHead: headers.get('x-asked-by') === 'HEAD',
  };
}

/** Whether the page is opened, and not drawn anew by itself: what an action answers with, and what a running page fetches. */
export function isOpening(headers: Headers): boolean {
  return !headers.has('next-action') && !headers.has('rsc');
}
