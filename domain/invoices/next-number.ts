import { type Db, isUniqueViolation, sql } from '@/lib/db';

/** What is numbered, and from where on. */
const FIRST_NUMBERS = { invoice: 1001n, receipt: 2001n, credit_note: 1n } as const;

type Numbered = keyof typeof FIRST_NUMBERS;

/**
 * Gives an invoice or a credit note its number, from a counter that stays locked until the transaction ends: whoever finalizes at the
 * same moment waits, and a transaction that fails gives its number back. So there is no gap, and no double.
 * A number that another system has given already, and an import has brought along, is passed over; it may be a client's
 * that the actor can't see, so that the unique index alone knows.
 */
export async function withNextNumber(
  db: Db,
  finalize: (number: string) => Promise<unknown>,
  what: { counter: Numbered; prefix?: string } = { counter: 'invoice' },
): Promise<string> {
  for (;;) {
    const number = `${what.prefix ?? ''}${await takeNumber(db, what.counter)}`;
    await db.$executeRaw(sql`SAVEPOINT numbered`);
    try {
      await finalize(number);
      await db.$executeRaw(sql`RELEASE SAVEPOINT numbered`);
      return number;
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      await db.$executeRaw(sql`ROLLBACK TO SAVEPOINT numbered`);
    }
  }
}

/** The next number of a counter, which stays locked until the transaction ends. */
export async function takeNumber(db: Db, counter: Numbered): Promise<string> {
  const [row] = await db.$queryRaw<{ number: bigint }[]>(sql`
    INSERT INTO counter (name, next) VALUES (${counter}, ${FIRST_NUMBERS[counter] + 1n})
    ON CONFLICT (name) DO UPDATE SET next = counter.next + 1
    RETURNING next - 1 AS number`);
  if (!row) throw new Error(`The counter "${counter}" gave nothing back.`);
  return row.number.toString();
}
