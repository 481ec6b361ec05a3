import type { Day } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { firstName } from '@/lib/first-name';
import { translator } from '@/lib/translator';
import { queueMail } from '../mail/queue-mail';
import { type Sender, sharesOf } from './list-senders';
import type { LockedItem, LockedRequest } from './lock-request';
import { mailFrame } from './mail-frame';

type Reminding = {
  request: LockedRequest;
  dueOn: Day;
  /** What is still to be sent. */
  left: LockedItem[];
  /** From the due day: a reminder's name. */
  days: number;
  senders: Sender[];
};

/** Reminds of what is left to send, by name, before, on or after the due day. */
export async function mailReminder(
  db: Db,
  { request, dueOn, left, days, senders }: Reminding,
): Promise<void> {
  const t = translator();
  const { firm, client, person, url, today, sayDay } = await mailFrame(db, request);
  const whole = {
    title: request.title,
    when: today < dueOn ? 'before' : today === dueOn ? 'today' : 'after',
    firm,
    client,
  };
  for (const { sender, theirs } of sharesOf(senders, left)) {
    const { contactId, name, email } = sender;
    const values = { ...whole, count: theirs.length };
    await queueMail(db, {
      key: `request-reminder/${request.id}/${days}/${contactId}`,
      clientId: request.clientId,
      to: { email, name },
      message: {
        subject: t('requests.reminder.subject', { ...values, day: sayDay(dueOn, 'row') }),
        sentence: t('requests.reminder.sentence', {
          ...values,
          name: firstName(name),
          day: sayDay(dueOn, 'sentence'),
        }),
        box: theirs.map((item, place) => ({ label: String(place + 1), value: item.title })),
        button: { label: t('requests.mail.button', values), url, kind: 'lamp' },
        after: [t('requests.reminder.after')],
        person,
        why: t('requests.reminder.why', values),
      },
    });
  }
}
