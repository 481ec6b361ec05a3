import type { Actor } from '@/lib/actor';
import { addDays, dayToDb } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import type { AgreementInput } from './agreement-input';
import { keepAgreement } from './keep-agreement';
import { lockAgreement, requireUnreplaced } from './lock-agreement';

/**
 * Puts a new agreement in the place of one: the old one ends on the day before, and stays as it was signed.
 * @param input.id of the old one; `newId` of the one that takes its place.
 * @returns `created` is false, and nothing was changed, where the form was sent twice.
 * @throws PortalError not_found; conflict where another has taken its place already; invalid, on the fields: the new one
 * has to begin after the old one did.
 */
export async function replaceAgreement(
  actor: Actor,
  {
    id,
    newId: next = newId(),
    agreement,
  }: { id: string; newId?: string; agreement: AgreementInput },
): Promise<{ id: string; created: boolean }> {
  authorizeEmployee(actor, 'agreement.change');
  return dbAs(actor, async (db) => {
    const old = await lockAgreement(db, id);
    const { clientId } = old;
    if ((await db.agreement.count({ where: { id: next, replacesId: id } })) > 0)
      return { id: next, created: false };
    await requireUnreplaced(db, id);
    if (agreement.startsOn <= old.startsOn) {
      throw new PortalError('invalid', 'errors.invalid', {
        fields: { startsOn: 'agreements.errors.begins_before' },
      });
    }
    const lastDay = addDays(agreement.startsOn, -1);
    const endsOn = old.endsOn && old.endsOn < lastDay ? old.endsOn : lastDay;
    const isOver = old.nextOn !== null && old.nextOn > endsOn;
    await db.agreement.update({
      where: { id },
      data: { endsOn: dayToDb(endsOn), ...(isOver && { nextOn: null }) },
      select: { id: true },
    });
    const kept = { id: next, clientId, replacesId: id };
    return { id: next, created: await keepAgreement(db, actor, kept, agreement) };
  });
}
