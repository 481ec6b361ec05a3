import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import type { TaxRate } from '@/lib/tax';
import { authorize } from '../authorize';

/** Selects the rates that run, by name, as a column `rates` of `TaxRate`s. */
export const RUNNING_RATES = sql`
  (SELECT coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'rateMilli', r.rate_milli)
                            ORDER BY r.name, r.rate_milli, r.id), '[]')
   FROM tax_rate r WHERE r.ended_at IS NULL) AS rates`;

/** The rates that can be put on lines, by name, with public ids. One statement. */
export async function listTaxRates(actor: Actor): Promise<TaxRate[]> {
  authorize(actor, 'tax_rate.list');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<{ rates: TaxRate[] }[]>(sql`SELECT ${RUNNING_RATES}`),
  );
  return (row?.rates ?? []).map((rate) => ({ ...rate, id: publicId('tx', rate.id) }));
}
