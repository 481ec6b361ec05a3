import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownCsv } from '@/domain/imports/mappings/own-csv';
import { readDecimal } from '@/domain/imports/read-figures';

const good = {
  number: '2041',
  kind: '',
  client_key: 'K-7',
  client_name: '株式会社星野製陶',
  country: 'Japan',
  currency: 'jpy',
  issued_on: '2026-02-28',
  due_on: '',
  description: '釉薬',
  detail: '',
  quantity: '1.5',
  unit_price: '1200',
};

describe('the firm’s own CSV', () => {
  it('takes a line as it is documented', () => {
    expect(ownCsv.read(good)).toEqual({
      documentKey: '2041',
      kind: 'invoice',
      clientKey: 'K-7',
      clientName: '株式会社星野製陶',
      country: 'Japan',
      currency: 'JPY',
      issuedOn: '2026-02-28',
      dueOn: null,
      description: '釉薬',
      detail: null,
      quantityMilli: 1500n,
      unitMinor: 1200n,
    });
  });

  it.each([
    [{ number: ' ' }, 'no_invoice_number'],
    [{ number: '1'.repeat(41) }, 'invoice_number_too_long'],
    [{ kind: 'refund' }, 'kind_unknown'],
    [{ client_key: '' }, 'no_client'],
    [{ client_name: '' }, 'no_client_name'],
    [{ currency: 'QQQ' }, 'currency_unknown'],
    [{ issued_on: '2026-02-30' }, 'day_invalid'],
    [{ due_on: '2026-02-27' }, 'due_before_issue'],
    [{ quantity: '1.5001' }, 'quantity_invalid'],
    [{ quantity: '0' }, 'quantity_not_positive'],
    [{ unit_price: '12.5' }, 'price_invalid'],
    [{ unit_price: '1,200' }, 'price_invalid'],
    [{ unit_price: '-3' }, 'price_negative'],
  ])('refuses %o as %s', (change, reason) => {
    expect(ownCsv.read({ ...good, ...change })).toBe(reason);
  });
});

describe('reading decimals', () => {
  it('gives back every figure that can be written with so many decimals', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }),
        fc.nat({ max: 3 }),
        (value, decimals) => {
          const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
          const whole = digits.slice(0, digits.length - decimals);
          const fraction = decimals > 0 ? `.${digits.slice(-decimals)}` : '';
          expect(readDecimal(`${value < 0n ? '-' : ''}${whole}${fraction}`, decimals)).toBe(value);
        },
      ),
    );
  });

  it.each(['', '.', '1e3', '0x10', '1,5', '٣', 'NaN', '1.2.3', '--1'])(
    'takes %o for no figure',
    (text) => {
      expect(readDecimal(text, 2)).toBeNull();
    },
  );
});
