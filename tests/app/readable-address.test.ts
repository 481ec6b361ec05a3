import { expect, it } from 'vitest';
import { readableAddress } from '@/lib/readable-address';

it('an address that is no UTF-8 is read with a mark for what can’t be; any other stays as it is', () => {
  for (const fine of ['/', '/invoices?q=%ED%A0%80', '/a%2Fb/%C3%A9%00?x=%', '/caf%C3%A9?a=b?c'])
    expect(readableAddress(fine)).toBe(fine);
  expect(readableAddress('/in/%ED%A0%80?q=%FF')).toBe('/in/%EF%BF%BD%EF%BF%BD%EF%BF%BD?q=%FF');
  expect(readableAddress('/100%/%zz/%E9')).toBe('/100%25/%25zz/%EF%BF%BD');
  expect(readableAddress('/%ff%2F%C3%A9')).toBe('/%EF%BF%BD%2F%C3%A9');
});
