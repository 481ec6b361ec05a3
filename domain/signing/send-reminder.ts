import type { Actor } from '@/lib/actor';
import { type Day, dayFromDb, dayIn, now } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { firstName } from '@/lib/first-name';
import { newId, publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { recordActivity } from '../activity/record-activity';
import { queueMail } from '../mail/queue-mail';
import { stillSeeing } from './list-signers';
import type { LockedSigning } from './lock-signing';
import { signingFrame } from './mail-frame';

/** What a held asking has had of reminders, and the day that they are counted from: its last one, or that of the asking. */
export async function readReminders(
  db: Db,
  { id, dueOn, createdAt }: LockedSigning,
  zone: string,
): Promise<{ sent: number[]; from: Day; askedOn: Day }> {
  const rows = await db.signatureReminder.findMany({
    where: { requestId: id },
    select: { days: true },
  });
  const askedOn = dayIn(zone, createdAt);
  return { sent: rows.map(({ days }) => days), from: dueOn ? dayFromDb(dueOn) : askedOn, askedOn };
}

/** Reminds those who have not answered, once for a day. @returns false where that was done already, or nobody is left */
export async function sendReminder(
  db: Db,
  actor: Actor,
  signing: LockedSigning,
  { days, level }: { days: number; level: number },
): Promise<boolean> {
  const { id, clientId, documentId, kind } = signing;
  const waiting = await stillSeeing(
    db,
    documentId,
    signing.signers.filter(({ state }) => state === 'waiting'),
  );
  if (waiting.length === 0) return false;
  const { count } = await db.signatureReminder.createMany({
    data: { id: newId(), requestId: id, clientId, days, sentAt: now() },
    skipDuplicates: true,
  });
  if (count === 0) return false;
  const t = translator();
  const { firm, client, person, clientUrl, sayDay } = await signingFrame(db, signing);
  const dueOn = signing.dueOn && dayFromDb(signing.dueOn);
  const values = { kind, firm, client, due: dueOn ? 'yes' : 'no' };
  for (const { contactId, name, email } of waiting) {
    await queueMail(db, {
      key: `signing-reminder/${id}/${days}/${contactId}`,
      clientId,
      to: { email, name },
      message: {
        subject: t('signing.mail.reminder.subject', {
          ...values,
          day: dueOn ? sayDay(dueOn, 'row') : '',
        }),
        sentence: t('signing.mail.reminder.sentence', {
          ...values,
          name: firstName(name),
          day: dueOn ? sayDay(dueOn, 'sentence') : '',
        }),
        box: [{ label: t('signing.mail.for'), value: client }],
        button: { label: t('signing.mail.button', values), url: clientUrl, kind: 'lamp' },
        after: [t('signing.mail.reminder.after')],
        person,
        why: t('signing.mail.reminder.why', values),
      },
    });
  }
  await recordActivity(db, actor, {
    type: 'signing.reminded',
    clientId,
    subject: { kind: 'document', id: publicId('do', documentId) },
    data: { level },
  });
  return true;
}
