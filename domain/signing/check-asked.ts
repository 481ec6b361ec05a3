import { type Day, todayIn } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { MOST_SIGNERS } from './list-signers';

/**
 * What has to be said before anybody is asked: whom, and no day that is over.
 * @throws PortalError invalid (`signers`, `dueOn`)
 */
export async function checkAsked(
  db: Db,
  { signers, dueOn }: { signers: readonly string[]; dueOn: Day | null },
): Promise<void> {
  const fields: Record<string, string> = {};
  if (signers.length === 0) fields.signers = 'signing.errors.choose_somebody';
  if (signers.length > MOST_SIGNERS) fields.signers = 'signing.errors.too_many';
  const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
  if (dueOn && dueOn < todayIn(zone)) fields.dueOn = 'signing.errors.past_day';
  if (Object.keys(fields).length > 0) {
    throw new PortalError('invalid', 'errors.invalid', { fields, values: { most: MOST_SIGNERS } });
  }
}
