import { type Actor, isContact } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, isUniqueViolation } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { countTry, type Limit } from '@/lib/rate-limit';
import { requirePresence } from '../access/presence';
import { provePresence } from '../access/prove-presence';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { whoseExport } from './whose-export';

const LIMIT: Limit = { max: 10, windowSeconds: 86_400 };

/**
 * Asks for all that is kept about a person as one ZIP, made by the worker: by themselves, or by an owner to whom they wrote.
 * Asked for twice while it is being made, it is one.
 *
 * @param about whose, where it is not the asker
 * @param password proves at once that it is them, where that was not done lately
 * @throws PortalError as `provePresence`; not_found for a person who was erased; forbidden where a proof of presence is
 * missing or too old; too_many beyond 10 a day
 */
export async function askExport(
  actor: Actor,
  { about, password }: { about?: string | undefined; password?: string | undefined },
): Promise<void> {
  authorize(actor, 'person_export.ask');
  const { asker, personId } = whoseExport(actor, about);
  if (password !== undefined) await provePresence(asker, { password });
  await dbAs(asker, async (db) => {
    const there = await db.person.count({ where: { id: personId, erasedAt: null } });
    if (there === 0) throw notFound();
    await requirePresence(db, asker);
  });
  await countTry(asker, `person-export/${asker.personId}`, LIMIT);
  const id = newId();
  try {
    await dbAs(asker, async (db) => {
      await db.personExport.createMany({
        data: { id, personId, askedBy: asker.personId, askedAt: now(), changedAt: now() },
      });
      await recordActivity(db, asker, {
        type: 'person_export.asked',
        clientId: isContact(asker) ? asker.clientId : null,
        subject: { kind: 'person', id: publicId('pe', personId) },
        data: {},
      });
      await sendJob(db, 'person_export.make', { exportId: id }, { singletonKey: id });
    });
  } catch (error) {
    // One is being made already.
    if (!isUniqueViolation(error)) throw error;
  }
}
