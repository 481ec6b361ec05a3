import { describe, expect, it } from 'vitest';
import {
  lineAmount,
  readBackPrice,
  readBackQuantity,
  type TypedLine,
  typedSums,
} from '@/components/invoices/typed-lines';

const tongue = { currency: 'USD', locale: 'en-US' };

function typed(changes: Partial<TypedLine> = {}): TypedLine {
  const line = { key: 0, description: 'Work', detail: '', quantity: '1', price: '100' };
  return { ...line, item: '', reason: '', tax: '', ...changes };
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
    const lines = [typed(), typed({ price: 'abc' }), typed({ price: '-40' })];
    expect(typedSums(lines, [], tongue)).toEqual({
      linesMinor: 6_000n,
      taxes: [],
      totalMinor: 6_000n,
    });
    const most = typed({ price: '9999999999' });
    expect(typedSums([most, most], [], tongue)).toBeNull();
  });

  it('adds the taxes that are chosen, and no other', () => {
    const taxes = [
      { id: 'tx_1', name: 'Sales tax, Washington', rateMilli: 10_350, isEnded: false },
      { id: 'tx_2', name: 'Sales tax, Oregon', rateMilli: 0, isEnded: false },
    ];
    const software = typed({ price: '38', tax: 'tx_1' });
    expect(typedSums([typed(), software], taxes, tongue)).toEqual({
      linesMinor: 13_800n,
      taxes: [
        { name: 'Sales tax, Washington', rateMilli: 10_350, baseMinor: 3_800n, taxMinor: 393n },
      ],
      totalMinor: 14_193n,
    });
    // Less of it, half a cent is rounded away from zero, and what can't be read yet counts nothing.
    const lines = [
      software,
      typed({ price: '-19', tax: 'tx_1' }),
      typed({ price: 'x', tax: 'tx_1' }),
    ];
    expect(typedSums(lines, taxes, tongue)?.taxes).toMatchObject([{ taxMinor: 197n }]);
    expect(typedSums([typed({ tax: 'tx_gone' })], taxes, tongue)?.taxes).toEqual([]);
    const most = typed({ price: '9999999999', tax: 'tx_1' });
    expect(typedSums([most], taxes, tongue)).toBeNull();
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
