import { z } from 'zod';
import { clientOf } from '@/domain/access/begin-session';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorize } from '@/domain/authorize';
import { dbAs } from '@/lib/db';
import { countTry, type Limit } from '@/lib/rate-limit';
import type { PersonActor } from '@/lib/session-row';
import { mailWrong } from './mail-wrong';

export const ReportWrongInput = z.object({
  text: z.string().trim().min(1, 'errors.required').max(4000, 'errors.too_long'),
});

const LIMIT: Limit = { max: 10, windowSeconds: 3600 };

/**
 * Tells the firm that something that is kept about somebody is wrong, which they cannot put right themselves: it goes to whoever
 * looks after them, who answers by mail.
 * @throws PortalError too_many beyond 10 in an hour
 */
export async function reportWrong(
  actor: PersonActor,
  { text }: z.output<typeof ReportWrongInput>,
): Promise<void> {
  authorize(actor, 'correction.make');
  await countTry(actor, `report-wrong/${actor.personId}`, LIMIT);
  await dbAs(actor, async (db) => {
    await mailWrong(db, actor, text);
    await recordActivity(db, actor, {
      type: 'correction.asked',
      clientId: clientOf(actor),
      subject: null,
      data: {},
    });
  });
}
