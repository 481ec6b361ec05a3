import { JOB } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { sendMail } from '@/lib/mail';

/**
 * Sends one mail of the outbox, unless it has left already. Its failures are counted; whoever calls decides about
 * trying again. A mail with a link that works once keeps neither of its bodies.
 * @throws what the mail server said
 */
export async function deliverMail(mailId: string): Promise<void> {
  const found = await dbAs(JOB, async (db) => {
    const mail = await db.mail.findUnique({ where: { id: mailId } });
    if (!mail || mail.sentAt) return null;
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
    await dbAs(JOB, (db) =>
      db.mail.update({ where: { id: mailId }, data: { failures: { increment: 1 } } }),
    );
    throw error;
  }
  const blank = mail.oneTime ? { html: '', text: '' } : {};
  await dbAs(JOB, (db) =>
    db.mail.update({ where: { id: mailId }, data: { sentAt: now(), ...blank } }),
  );
}
