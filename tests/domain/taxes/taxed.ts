import { addTaxRate } from '@/domain/taxes/add-tax-rate';
import { listTaxRates } from '@/domain/taxes/list-tax-rates';
import { parseId } from '@/lib/ids';
import { line } from '@/tests/domain/invoices/drafts';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

let made = 0;

/** A tax of the firm that nobody else has, 10.35% unless told. */
export async function makeRate(rate = '10.35'): Promise<{ id: string; name: string }> {
  const name = `Sales tax ${(made += 1)}`;
  await addTaxRate(cast.ingrid, { name, rate });
  const found = (await listTaxRates(cast.ingrid)).find((one) => one.name === name);
  if (!found) throw new Error(`There is no tax called ${name}.`);
  return { id: parseId('tx', found.id), name };
}

/** What is kept of a bill: amounts as the tables have them. */
type Kept = {
  total: string;
  lines: string;
  taxes: { name: string; rate: number; base: number; tax: number }[] | null;
};

export async function kept(id: string): Promise<Kept | undefined> {
  const [row] = await ownerQuery<Kept>(
    `SELECT i.total_minor AS total, (SELECT sum(l.amount_minor) FROM invoice_line l WHERE l.invoice_id = i.id) AS lines,
            (SELECT json_agg(json_build_object('name', x.name, 'rate', x.rate_milli, 'base', x.base_minor, 'tax', x.tax_minor)
                             ORDER BY x.position) FROM invoice_tax x WHERE x.invoice_id = i.id) AS taxes
     FROM invoice i WHERE i.id = $1`,
    [id],
  );
  return row;
}

/** A line that is taxed, $38.00 unless told. */
export const software = (taxRateId: string | null, unitMinor = 3_800n) =>
  line({ description: 'Accounting software, at cost', unitMinor, taxRateId });

/** The taxes of a bill as they are kept. */
export const taxesNow = async (id: string) => (await kept(id))?.taxes ?? [];
