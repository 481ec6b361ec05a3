import type { Actor } from '@/lib/actor';
import { dayToDb, now } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { readCauseText, readFixedOn } from './cause-input';
import { changeLocked } from './lock-cause';

/**
 * Says what was done about a cause, and on which day it went in: from then on the days before it are held against those since.
 * A day or words that were wrong are said anew in the same way.
 * @param input.cause a public id
 * @throws PortalError not_found; invalid by field; conflict for one without an owner
 */
export async function fixCause(
  actor: Actor,
  input: { cause: string; fixedOn: string; remedy: string },
): Promise<void> {
  await changeLocked(actor, input.cause, ['open', 'fixed'], async (db, cause, by) => {
    const fixedOn = readFixedOn(input.fixedOn, cause.zone);
    const { remedy } = readCauseText({ sentence: cause.sentence, remedy: input.remedy });
    if (cause.state === 'fixed' && cause.fixedOn === fixedOn && cause.remedy === remedy) return;
    await db.cause.updateMany({
      where: { id: cause.id },
      data: {
        state: 'fixed',
        fixedOn: dayToDb(fixedOn),
        remedy,
        changedAt: now(),
        // Other days are counted than before.
        ...(cause.fixedOn !== fixedOn && { countedThrough: null }),
      },
    });
    await recordActivity(db, by, {
      type: 'cause.fixed',
      clientId: null,
      subject: { kind: 'cause', id: publicId('ca', cause.id) },
      data: { fixedOn },
    });
  });
}
