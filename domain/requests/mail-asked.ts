import type { Db } from '@/lib/db';
import { firstName } from '@/lib/first-name';
import { translator } from '@/lib/translator';
import { queueMail } from '../mail/queue-mail';
import { listSenders, sharesOf } from './list-senders';
import { mailFrame } from './mail-frame';
import type { RequestInput } from './request-input';

/** Tells those who may see documents what is asked of their firm: one mail each, of what in the list is theirs to see. */
export async function mailAsked(
  db: Db,
  request: RequestInput & { id: string; clientId: string },
): Promise<void> {
  const { id, clientId, title, note, dueOn, items } = request;
  const t = translator();
  const { firm, client, person, url, sayDay } = await mailFrame(db, request);
  const whole = { title, firm, client, due: dueOn ? 'yes' : 'no' };
  const day = (style: 'row' | 'sentence') => (dueOn ? sayDay(dueOn, style) : '');
  for (const { sender, theirs } of sharesOf(await listSenders(db, clientId), items)) {
    const { contactId, name, email } = sender;
    const values = { ...whole, count: theirs.length };
    await queueMail(db, {
      key: `request/${id}/${contactId}`,
      clientId,
      to: { email, name },
      message: {
        subject: t('requests.mail.subject', { ...values, day: day('row') }),
        sentence: t('requests.mail.sentence', {
          ...values,
          name: firstName(name),
          day: day('sentence'),
        }),
        ...(note && { lede: note }),
        box: theirs.map((item, place) => ({
          label: String(place + 1),
          value: item.optional ? t('requests.mail.optional', { item: item.title }) : item.title,
        })),
        button: { label: t('requests.mail.button', values), url, kind: 'lamp' },
        after: [t('requests.mail.after')],
        person,
        why: t('requests.mail.why', values),
      },
    });
  }
}
