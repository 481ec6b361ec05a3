import type { z } from 'zod';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { newId } from '@/lib/ids';
import { parseRate } from '@/lib/tax';
import { authorizeEmployee } from '../authorize';
import { recordFirmChange } from '../firm/change-firm';
import type { TaxRateInput } from './tax-rate-input';

/**
 * Adds a tax that can be put on lines from now on. One of this name and rate that runs already stays as it is, so that a
 * form sent twice adds one.
 * @throws PortalError invalid for a rate that can't be read, or is not between 0 and 100.
 */
export async function addTaxRate(
  actor: Actor,
  { name, rate }: z.output<typeof TaxRateInput>,
): Promise<void> {
  authorizeEmployee(actor, 'tax_rate.change');
  await dbAs(actor, async (db) => {
    const { locale } = await db.firm.findUniqueOrThrow({
      where: { id: 1 },
      select: { locale: true },
    });
    const { count } = await db.taxRate.createMany({
      data: { id: newId(), name, rateMilli: parseRate(rate, locale), createdAt: now() },
      skipDuplicates: true,
    });
    if (count > 0) await recordFirmChange(db, actor, ['taxRates']);
  });
}
