import { sql } from '@/lib/db';
import type { TaxSum } from '@/lib/tax';

/** A tax as JSON bears it: amounts as texts, so that nothing is rounded. */
export type TaxJson = Omit<TaxSum, 'baseMinor' | 'taxMinor'> & {
  baseMinor: string;
  taxMinor: string;
};

/** Selects the taxes of the invoice `i` as they were kept, in their order, as a column `taxes` of `TaxJson`s. */
export const KEPT_TAXES = sql`
  (SELECT coalesce(json_agg(json_build_object('name', x.name, 'rateMilli', x.rate_milli,
            'baseMinor', x.base_minor::text, 'taxMinor', x.tax_minor::text) ORDER BY x.position), '[]')
   FROM invoice_tax x WHERE x.invoice_id = i.id) AS taxes`;

export function toTax({ baseMinor, taxMinor, ...tax }: TaxJson): TaxSum {
  return { ...tax, baseMinor: BigInt(baseMinor), taxMinor: BigInt(taxMinor) };
}
