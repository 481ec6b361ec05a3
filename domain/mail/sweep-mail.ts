import { authorize } from '@/domain/authorize';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';

/** Long enough to look up what was written to somebody who says that nothing came. */
export const MAIL_KEPT_DAYS = 90;
const DAY_MS = 86_400_000;

/** What is left of a mail: that there was one for its key, so that nobody is written to twice. */
export const EMPTIED_MAIL = {
  recipient: '',
  recipientName: null,
  replyTo: null,
  subject: '',
  html: '',
  text: '',
} as const;

/** Empties the mails that were written long ago, whether or not they could be sent: whom they went to, all that they said, and that they did not arrive. Answers how many. */
export async function sweepMail(actor: Actor): Promise<number> {
  authorize(actor, 'mail.sweep');
  const before = new Date(now().getTime() - MAIL_KEPT_DAYS * DAY_MS);
  return dbAs(actor, async (db) => {
    await db.mailFailure.deleteMany({ where: { mail: { createdAt: { lt: before } } } });
    const { count } = await db.mail.updateMany({
      where: { createdAt: { lt: before }, recipient: { not: '' } },
      data: EMPTIED_MAIL,
    });
    return count;
  });
}
