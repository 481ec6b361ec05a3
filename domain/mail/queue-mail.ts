import type { Db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import type { MailMessage } from './mail-message';
import { renderMail } from './render-mail';

export type QueuedMail = {
  /** What the mail is for, such as `receipt/<payment>`: there is one mail for a key, whoever asks again. */
  key: string;
  clientId?: string | null;
  to: { email: string; name: string | null };
  message: MailMessage;
  /** It bears a link that works once: its bodies are blanked when it has been sent. */
  oneTime?: boolean;
};

/**
 * Puts a mail in the outbox, rendered, in the verb's own transaction; the job `mail.send` sends it once that commits.
 * @returns whether it is new: false where there is one for the key already.
 */
export async function queueMail(db: Db, mail: QueuedMail): Promise<boolean> {
  const firm = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, address: true },
  });
  const { html, text } = renderMail(mail.message, {
    firmName: firm.name,
    firmAddress: firm.address?.replace(/\s*\n\s*/g, ', ') ?? null,
  });
  const id = newId();
  const { count } = await db.mail.createMany({
    data: {
      id,
      key: mail.key,
      clientId: mail.clientId ?? null,
      recipient: mail.to.email,
      recipientName: mail.to.name,
      replyTo: mail.message.person?.email ?? null,
      subject: oneLine(mail.message.subject),
      html,
      text,
      oneTime: mail.oneTime ?? false,
    },
    // Nothing is said of which index may say no: naming one would ask for a right to read the outbox.
    skipDuplicates: true,
  });
  if (count === 0) return false;
  await sendJob(db, 'mail.send', { mailId: id });
  return true;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
