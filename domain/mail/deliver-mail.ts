import { JOB } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { recordIncident } from '@/lib/incident';
import { MailRefused, sendMail } from '@/lib/mail';
import { queues } from '@/lib/queues';
import { type FailureReason, recordFailure } from './record-failure';

/** The first try and those that the queue adds to it. */
const MOST_TRIES = 1 + queues['mail.send'].retryLimit;

/**
 * Sends one mail of the outbox, unless it has left already. Its failures are counted; whoever calls decides about
 * trying again. One that will not arrive is written down for whoever looks after its reader (`recordFailure`). A mail with a
 * link that works once keeps neither of its bodies.
 * @throws what the mail server said, where trying again may help
 */
export async function deliverMail(mailId: string): Promise<void> {
  const found = await dbAs(JOB, async (db) => {
    const kept = await db.mail.findUnique({
      where: { id: mailId },
      include: { undelivered: { take: 1, select: { contact: { select: READER } } } },
    });
    if (!kept || kept.sentAt) return null;
    // What did not arrive goes again to the address that its reader has by now.
    const { undelivered, ...mail } = kept;
    const reader = undelivered[0]?.contact;
    if (reader?.endedAt) return null;
    mail.recipient = reader?.person.email ?? mail.recipient;
    const firm = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { name: true } });
    return { mail, firmName: firm.name };
  });
  if (!found) return;
  const { mail, firmName } = found;
  try {
    await sendMail({
      id: publicId('ml', mail.id),
      fromName: firmName,
      to: { email: mail.recipient, name: mail.recipientName },
      replyTo: mail.replyTo,
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
    });
  } catch (error) {
    const isRefused = error instanceof MailRefused;
    const why = whyNot(error, mail.failures + 1);
    await dbAs(JOB, async (db) => {
      await db.mail.update({
        where: { id: mailId },
        data: why ? { failures: 0, ...(mail.oneTime && BLANK) } : { failures: { increment: 1 } },
      });
      const told = why ? await recordFailure(db, mail, why) : 0;
      if (isRefused && told === 0) recordIncident(error, `mail ${publicId('ml', mail.id)}`);
    });
    if (isRefused) return;
    throw error;
  }
  await dbAs(JOB, (db) =>
    db.mail.update({
      where: { id: mailId },
      data: { sentAt: now(), recipient: mail.recipient, ...(mail.oneTime && BLANK) },
    }),
  );
}

const READER = { endedAt: true, person: { select: { email: true } } } as const;

const BLANK = { html: '', text: '' };

/** Why a mail will not arrive; null while it may. */
function whyNot(
  error: unknown,
  tries: number,
): { reason: FailureReason; reply: string | null } | null {
  if (error instanceof MailRefused)
    return { reason: error.isAddress ? 'no_mailbox' : 'refused', reply: error.reply };
  return tries >= MOST_TRIES ? { reason: 'unreachable', reply: null } : null;
}
