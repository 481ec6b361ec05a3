import { describe, expect, it } from 'vitest';
import {
  lineAmount,
  linesTotal,
  readBackPrice,
  readBackQuantity,
  type TypedLine,
} from '@/components/invoices/typed-lines';

const tongue = { currency: 'USD', locale: 'en-US' };

function typed(changes: Partial<TypedLine> = {}): TypedLine {
  const line = { key: 0, description: 'Work', detail: '', quantity: '1', price: '100' };
  return { ...line, item: '', reason: '', ...changes };
}

describe('the editor’s running total', () => {
  it.each([
    [{}, 10_000n],
    [{ quantity: '1.5', price: '1,840' }, 276_000n],
    [{ quantity: '', price: '1.840,00' }, 184_000n],
    [{ price: '-40' }, -4_000n],
    [{ price: '' }, 0n],
    [{ price: 'abc' }, null],
    [{ quantity: 'x' }, null],
    [{ price: '10000000000', quantity: '2' }, null],
  ])('reads %o', (changes, amountMinor) => {
    expect(lineAmount(typed(changes), tongue)).toBe(amountMinor);
  });

  it('adds up what it can read', () => {
    expect(linesTotal([typed(), typed({ price: 'abc' }), typed({ price: '-40' })], tongue)).toBe(
      6_000n,
    );
    const most = typed({ price: '9999999999' });
    expect(linesTotal([most, most], tongue)).toBeNull();
  });

  it('reads back in full what it has understood, and leaves the rest as it was typed', () => {
    expect(readBackPrice('1.840,00', tongue)).toBe('1,840.00');
    expect(readBackPrice('-40', tongue)).toBe('-40.00');
    expect(readBackPrice('abc', tongue)).toBe('abc');
    expect(readBackPrice('1840', { currency: 'JPY', locale: 'en-US' })).toBe('1,840');
    expect(readBackQuantity('1,5', tongue)).toBe('1.5');
    expect(readBackQuantity('many', tongue)).toBe('many');
  });
});
