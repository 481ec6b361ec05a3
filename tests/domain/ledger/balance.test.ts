import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addEntry, type LedgerKind } from '@/domain/ledger/add-entry';
import { getBalances } from '@/domain/ledger/get-balances';
import { dbAs } from '@/lib/db';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const owesMore: LedgerKind[] = ['invoice', 'refund'];
const kinds: LedgerKind[] = [...owesMore, 'payment', 'credit_note', 'void', 'write_off'];

async function balances(): Promise<Record<string, bigint>> {
  const rows = await getBalances(cast.dana, brightwater);
  return Object.fromEntries(rows.map(({ currency, amountMinor }) => [currency, amountMinor]));
}

it('keeps each currency’s balance at the sum of its entries, also when they come at once', async () => {
  const entry = fc.record({
    kind: fc.constantFrom(...kinds),
    currency: fc.constantFrom('USD', 'EUR', 'JPY'),
    amountMinor: fc.bigInt({ min: 1n, max: 10n ** 9n }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 8 }), async (entries) => {
      const expected = await balances();
      for (const { kind, currency, amountMinor } of entries) {
        const moved = owesMore.includes(kind) ? amountMinor : -amountMinor;
        expected[currency] = (expected[currency] ?? 0n) + moved;
      }
      await Promise.all(
        entries.map((one) =>
          dbAs(cast.tom, (db) =>
            addEntry(db, { ...one, clientId: brightwater.clientId, on: '2026-11-24' }),
          ),
        ),
      );
      const even = Object.entries(expected).filter(([, amountMinor]) => amountMinor !== 0n);
      expect(await balances()).toEqual(Object.fromEntries(even));
    }),
    { numRuns: 15 },
  );
  const wrong = await ownerQuery(
    `SELECT b.currency FROM client_balance b
     WHERE b.balance_minor <> (SELECT sum(l.amount_minor) FROM ledger_entry l WHERE l.client_id = b.client_id AND l.currency = b.currency)`,
  );
  expect(wrong).toEqual([]);
});

it('moves nothing when the transaction fails', async () => {
  const before = await balances();
  const failing = dbAs(cast.tom, async (db) => {
    await addEntry(db, {
      kind: 'invoice',
      clientId: brightwater.clientId,
      currency: 'USD',
      amountMinor: 100n,
      on: '2026-11-24',
    });
    throw new Error('too late');
  });
  await expect(failing).rejects.toThrow('too late');
  expect(await balances()).toEqual(before);
});

it('is append-only for the application', async () => {
  await expect(
    dbAs(cast.ingrid, (db) =>
      db.ledgerEntry.deleteMany({ where: { clientId: brightwater.clientId } }),
    ),
  ).rejects.toThrow(/permission denied/);
});
