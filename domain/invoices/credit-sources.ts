import { type Db, sql } from '@/lib/db';

/** Something of a client's that a bill could be given: how much of it is left, in minor units. */
export type CreditSource =
  | { kind: 'credit_note'; id: string; leftMinor: bigint }
  | { kind: 'payment'; id: string; leftMinor: bigint };

/** `restMinor` is what no bill has; below zero where the bank took more back than was left. */
type Row = { kind: CreditSource['kind']; id: string; at: Date; restMinor: bigint };

/**
 * Where a client's credit in a currency comes from, the oldest first; locked until the transaction ends, payments before
 * notes as whoever takes money back does, so that nothing is given twice. What is going back already is not among it: a
 * refund under way counts as gone, as far as the credit of its payment goes. What a bank took beyond what was left of a
 * payment is owed, and comes off the rest.
 */
export async function lockCreditSources(
  db: Db,
  of: { clientId: string; currency: string },
): Promise<CreditSource[]> {
  const payments = await lockPayments(db, of);
  const notes = await db.$queryRaw<Row[]>(sql`
    SELECT 'credit_note' AS kind, n.id, n.created_at AS at, n.total_minor - n.applied_minor AS "restMinor"
    FROM credit_note n
    WHERE n.client_id = ${of.clientId}::uuid AND n.currency = ${of.currency} AND n.total_minor > n.applied_minor
    ORDER BY n.id FOR UPDATE`);
  const owingMinor = payments.reduce(
    (sum, { restMinor }) => (restMinor < 0n ? sum - restMinor : sum),
    0n,
  );
  const sources = [...notes, ...payments.filter(({ restMinor }) => restMinor > 0n)].sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
  return lessOf(sources, owingMinor);
}

/** Held first and read after it: what another has given or taken meanwhile is seen. */
async function lockPayments(
  db: Db,
  { clientId, currency }: { clientId: string; currency: string },
): Promise<Row[]> {
  const given = sql`(SELECT coalesce(sum(a.amount_minor), 0) FROM allocation a WHERE a.payment_id = y.id)`;
  const held = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT y.id FROM payment y
    WHERE y.client_id = ${clientId}::uuid AND y.currency = ${currency} AND y.state = 'succeeded'
      AND y.amount_minor - y.refunded_minor <> ${given}
    ORDER BY y.id FOR UPDATE`);
  if (held.length === 0) return [];
  return db.$queryRaw<Row[]>(sql`
    SELECT 'payment' AS kind, y.id, y.created_at AS at,
           CASE WHEN rest.minor > 0 THEN greatest(rest.minor - leaving.minor, 0) ELSE rest.minor END::bigint AS "restMinor"
    FROM payment y
    CROSS JOIN LATERAL (SELECT coalesce(sum(r.amount_minor), 0) AS minor FROM refund r
      WHERE r.payment_id = y.id AND r.state = 'pending') leaving
    CROSS JOIN LATERAL (SELECT y.amount_minor - y.refunded_minor + leaving.minor - ${given} AS minor) rest
    WHERE y.id = ANY(${held.map(({ id }) => id)}::uuid[])`);
}

/** The sources without `minor` of them, taken from the newest. */
function lessOf(sources: readonly Row[], minor: bigint): CreditSource[] {
  let owingMinor = minor;
  const kept: CreditSource[] = [];
  for (const { kind, id, restMinor } of [...sources].reverse()) {
    const taken = owingMinor < restMinor ? owingMinor : restMinor;
    owingMinor -= taken;
    if (restMinor > taken) kept.unshift({ kind, id, leftMinor: restMinor - taken });
  }
  return kept;
}
