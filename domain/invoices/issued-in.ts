import { sql, type Sql, sqlEmpty } from '@/lib/db';

/** Narrows a WHERE to one calendar year by the column `day`; to nothing where no year is asked for. */
export function issuedIn(year: number | undefined, day: Sql): Sql {
  if (!year) return sqlEmpty;
  return sql`AND ${day} >= make_date(${year}::int, 1, 1) AND ${day} < make_date(${year + 1}::int, 1, 1)`;
}
