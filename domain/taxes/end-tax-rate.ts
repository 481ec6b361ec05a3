import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { authorizeEmployee } from '../authorize';
import { recordFirmChange } from '../firm/change-firm';

/**
 * Ends a tax: it is on no new line any more. Bills that are out keep it; a draft that has it is sent with another, or with
 * none. Ended twice, it ended the first time.
 * @throws PortalError not_found
 */
export async function endTaxRate(actor: Actor, { id }: { id: string }): Promise<void> {
  authorizeEmployee(actor, 'tax_rate.change');
  await dbAs(actor, async (db) => {
    const { count } = await db.taxRate.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: now() },
    });
    if (count > 0) return recordFirmChange(db, actor, ['taxRates']);
    const known = await db.taxRate.count({ where: { id } });
    if (known === 0) throw notFound();
  });
}
