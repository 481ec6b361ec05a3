import { dayFromDb, dayToDb, type Day } from '@/lib/clock';
import { type Reads, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';

/** What a client's ledger says in one currency, in minor units. */
export type Account = {
  currency: string;
  /** The day of the first movement. */
  firstOn: Day | null;
  openingMinor: bigint;
  billedMinor: bigint;
  creditedMinor: bigint;
};

export type Accounts = {
  client: { id: string; name: string; nameLang: string | null };
  /** The client's own currency first; never empty. */
  accounts: [Account, ...Account[]];
  zone: string;
  locale: string;
};

type Row = {
  name: string;
  nameLang: string | null;
  own: string;
  zone: string;
  locale: string;
  currency: string | null;
  firstOn: Date | null;
  openingMinor: bigint | null;
  billedMinor: bigint | null;
  creditedMinor: bigint | null;
};

/** The sums of each currency that a client has ever moved, over a span. One statement; null where there is no such client. */
export async function readAccounts(
  db: Reads,
  clientId: string,
  { from, to }: { from: Day | null; to: Day },
): Promise<Accounts | null> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT c.name, c.name_lang AS "nameLang", c.currency AS own, f.zone, f.locale, b.*
    FROM client c CROSS JOIN firm f
    LEFT JOIN LATERAL (
      SELECT l.currency, min(l."on") AS "firstOn",
             coalesce(sum(l.amount_minor) FILTER (WHERE l."on" < d.first), 0)::bigint AS "openingMinor",
             coalesce(sum(l.amount_minor) FILTER (WHERE l.amount_minor > 0 AND l."on" BETWEEN d.first AND d.last), 0)::bigint AS "billedMinor",
             coalesce(sum(l.amount_minor) FILTER (WHERE l.amount_minor < 0 AND l."on" BETWEEN d.first AND d.last), 0)::bigint AS "creditedMinor"
      FROM ledger_entry l,
           (SELECT coalesce(${from && dayToDb(from)}::date, '-infinity') AS first, ${dayToDb(to)}::date AS last) d
      WHERE l.client_id = c.id GROUP BY l.currency) b ON true
    WHERE c.id = ${clientId}::uuid ORDER BY b.currency = c.currency DESC, b.currency`);
  const [row] = rows;
  if (!row) return null;
  const moved = rows.flatMap((each) => (each.currency ? [toAccount(each, each.currency)] : []));
  const [account = emptyAccount(row.own), ...others] = moved;
  return {
    client: { id: publicId('cl', clientId), name: row.name, nameLang: row.nameLang },
    accounts: [account, ...others],
    zone: row.zone,
    locale: row.locale,
  };
}

/** Of a currency in which nothing has moved. */
export function emptyAccount(currency: string): Account {
  return { currency, firstOn: null, openingMinor: 0n, billedMinor: 0n, creditedMinor: 0n };
}

function toAccount(row: Row, currency: string): Account {
  return {
    currency,
    firstOn: row.firstOn && dayFromDb(row.firstOn),
    openingMinor: row.openingMinor ?? 0n,
    billedMinor: row.billedMinor ?? 0n,
    creditedMinor: row.creditedMinor ?? 0n,
  };
}
