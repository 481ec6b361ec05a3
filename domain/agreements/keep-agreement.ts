import type { EmployeeActor } from '@/lib/actor';
import { addDays, type Day, dayToDb, now, todayIn } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { agreedTotal, type AgreementInput } from './agreement-input';
import { firstSpan } from './periods';

/** A first day further away than this from today is a slip of the pen. */
const MOST_DAYS_AWAY = 40 * 366;

type Kept = { id: string; clientId: string; replacesId: string | null };

/**
 * Puts a new agreement in, with its items. Drafts begin with the first span that starts today or later: what began before
 * was billed by hand.
 * @returns false, and nothing was changed, where there is one with this id already: the form was sent twice.
 * @throws PortalError invalid, on the fields
 */
export async function keepAgreement(
  db: Db,
  actor: EmployeeActor,
  { id, clientId, replacesId }: Kept,
  agreement: AgreementInput,
): Promise<boolean> {
  agreedTotal(agreement.items);
  const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
  const today = todayIn(zone);
  await check(db, clientId, agreement, today);
  const { startsOn, endsOn, signedOn, raisesDrafts, items, ...rest } = agreement;
  const nextOn = raisesDrafts ? firstSpan(agreement, today) : null;
  const { count } = await db.agreement.createMany({
    data: {
      ...rest,
      ...{ id, clientId, replacesId, raisesDrafts },
      startsOn: dayToDb(startsOn),
      endsOn: endsOn && dayToDb(endsOn),
      signedOn: signedOn && dayToDb(signedOn),
      nextOn: nextOn && dayToDb(nextOn),
      createdAt: now(),
      createdBy: actor.personId,
    },
    skipDuplicates: true,
  });
  if (count === 0) return false;
  await db.agreementItem.createMany({
    data: items.map((item, place) => ({
      ...item,
      id: newId(),
      agreementId: id,
      clientId,
      position: place + 1,
    })),
  });
  await recordChange(db, actor, { id, clientId });
  return true;
}

/** Writes down that what was agreed with a client is another now. */
export async function recordChange(
  db: Db,
  actor: EmployeeActor,
  { id, clientId }: Pick<Kept, 'id' | 'clientId'>,
): Promise<void> {
  await recordActivity(db, actor, {
    type: 'agreement.changed',
    clientId,
    subject: { kind: 'agreement', id: publicId('ag', id) },
    data: {},
  });
}

async function check(
  db: Db,
  clientId: string,
  { startsOn, endsOn, signedOn, documentId, items }: AgreementInput,
  today: Day,
): Promise<void> {
  const fields: Record<string, string> = {};
  const isFar = (day: Day) =>
    day < addDays(today, -MOST_DAYS_AWAY) || day > addDays(today, MOST_DAYS_AWAY);
  if (isFar(startsOn)) fields.startsOn = 'agreements.errors.day_far';
  if (endsOn && isFar(endsOn)) fields.endsOn = 'agreements.errors.day_far';
  if (endsOn && endsOn < startsOn) fields.endsOn = 'agreements.errors.ends_before';
  if (signedOn && signedOn > today) fields.signedOn = 'agreements.errors.signed_later';
  if (items.length === 0) fields['lines.0.description'] = 'agreements.errors.no_items';
  const isPaper = documentId === null || (await findContract(db, clientId, documentId));
  if (!isPaper) fields.document = 'agreements.errors.document_unknown';
  if (Object.keys(fields).length > 0)
    throw new PortalError('invalid', 'errors.invalid', { fields });
}

/** Whether a document is one of the client's own contracts, which they can see. */
async function findContract(db: Db, clientId: string, id: string): Promise<boolean> {
  const found = await db.document.count({
    where: { id, clientId, category: 'contract', state: 'published' },
  });
  return found > 0;
}
