import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PortalError } from '@/lib/errors';
import { formatQuantity, parseQuantity } from '@/lib/quantity';

describe('parseQuantity', () => {
  it.each([
    ['1', 'en-US', 1000n],
    ['1.5', 'en-US', 1500n],
    ['0.125', 'en-US', 125n],
    ['1,5', 'en-US', 1500n],
    ['1,200', 'en-US', 1_200_000n],
    ['1.200', 'de-DE', 1_200_000n],
    [' 3 ', 'en-US', 3000n],
    ['１２', 'en-US', 12_000n],
    ['1000000', 'en-US', 1_000_000_000n],
  ])('reads %s in %s', (text, locale, quantityMilli) => {
    expect(parseQuantity(text, locale)).toBe(quantityMilli);
  });

  it.each(['', '0', '-1', 'two', '1.2345', '1000001', '1 2', '1e3'])('refuses "%s"', (text) => {
    expect(() => parseQuantity(text, 'en-US', 'lines.0.quantity')).toThrow(PortalError);
  });

  it('reads what formatQuantity writes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 1_000_000_000n }), (quantityMilli) => {
        expect(parseQuantity(formatQuantity(quantityMilli, 'en-US'), 'en-US')).toBe(quantityMilli);
      }),
    );
  });
});

it('writes a quantity without nought that says nothing', () => {
  expect(formatQuantity(3000n, 'en-US')).toBe('3');
  expect(formatQuantity(-500n, 'en-US')).toBe('-0.5');
  expect(formatQuantity(1_200_250n, 'en-US')).toBe('1,200.25');
});
