import { describe, expect, it } from 'vitest';
import { pageAddress } from '@/components/shell/page-address';

const here = { href: 'https://portal.test/invoices?show=paid', origin: 'https://portal.test' };

type Link = { href: string; target?: string; download?: boolean };

/** A press on something inside of a link, as far as the browser's objects are looked at. */
function press(link: Link | null, how: Partial<MouseEvent> = {}) {
  const anchor = link && {
    href: new URL(link.href, here.href).href,
    target: link.target ?? '',
    hasAttribute: (name: string) => name === 'download' && link.download === true,
  };
  const target = Object.create(Element.prototype) as Element;
  Object.defineProperty(target, 'closest', { value: () => anchor });
  return pageAddress(
    {
      defaultPrevented: false,
      button: 0,
      metaKey: false,
      ctrlKey: false,
      shiftKey: false,
      altKey: false,
      target,
      ...how,
    },
    here,
  );
}

// What the browser has and Node does not.
globalThis.Element ??= class {} as never;

describe('a press on a link', () => {
  it.each([
    ['/documents', '/documents'],
    ['/invoices?show=to_pay', '/invoices?show=to_pay'],
    ['/invoices/in_1#lines', '/invoices/in_1#lines'],
    ['https://portal.test/', '/'],
  ])('on %s goes to the page', (href, address) => {
    expect(press({ href })).toBe(address);
  });

  it.each<[string, Link, Partial<MouseEvent>?]>([
    ['another host', { href: 'https://elsewhere.test/invoices' }],
    ['a mail', { href: 'mailto:ruth@portal.test' }],
    ['a telephone', { href: 'tel:2065550142' }],
    ['a route that is no page', { href: '/api/invoices/in_1/pdf?download' }],
    ['a file', { href: '/icon.svg' }],
    ['a download', { href: '/documents', download: true }],
    ['a new tab', { href: '/documents', target: '_blank' }],
    ['a place on this page', { href: '#main' }],
    ['a press with a key', { href: '/documents' }, { ctrlKey: true }],
    ['a press with the middle button', { href: '/documents' }, { button: 1 }],
    ['a press that somebody has taken', { href: '/documents' }, { defaultPrevented: true }],
  ])('is left to the browser for %s', (_, link, how) => {
    expect(press(link, how)).toBeNull();
  });

  it('is nothing where there is no link', () => {
    expect(press(null)).toBeNull();
  });
});
