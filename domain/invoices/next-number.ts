import { type Db, isUniqueViolation, sql } from '@/lib/db';

const FIRST_NUMBER = 1001n;

/**
 * Gives an invoice its number, from a counter that stays locked until the transaction ends: whoever finalizes at the
 * same moment waits, and a transaction that fails gives its number back. So there is no gap, and no double.
 * A number that another system has given already, and an import has brought along, is passed over; it may be a client's
 * that the actor can't see, so that the unique index alone knows.
 */
export async function withNextNumber(
  db: Db,
  finalize: (number: string) => Promise<unknown>,
): Promise<string> {
  for (;;) {
    const number = await takeNumber(db);
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

async function takeNumber(db: Db): Promise<string> {
  const [row] = await db.$queryRaw<{ number: bigint }[]>(sql`
    INSERT INTO counter (name, next) VALUES ('invoice', ${FIRST_NUMBER + 1n})
    ON CONFLICT (name) DO UPDATE SET next = counter.next + 1
    RETURNING next - 1 AS number`);
  if (!row) throw new Error('The counter of invoice numbers gave nothing back.');
  return row.number.toString();
}
