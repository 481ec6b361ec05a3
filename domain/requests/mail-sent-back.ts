import type { EmployeeActor } from '@/lib/actor';
import type { Db } from '@/lib/db';
import { firstName } from '@/lib/first-name';
import { translator } from '@/lib/translator';
import { queueMail } from '../mail/queue-mail';
import { listSenders, sharesOf } from './list-senders';
import type { LockedItem, LockedRequest } from './lock-request';
import { mailFrame } from './mail-frame';

type SentBack = {
  request: LockedRequest;
  item: LockedItem;
  reason: string;
  /** A UUID of this sending back: the same item may come back twice. */
  key: string;
};

/** Tells those at the client who may send it anew that a file came back, and why. */
export async function mailSentBack(
  db: Db,
  actor: EmployeeActor,
  { request, item, reason, key }: SentBack,
): Promise<void> {
  const t = translator();
  const { firm, client, person, url } = await mailFrame(db, request);
  const writer = await db.person.findUniqueOrThrow({
    where: { id: actor.personId },
    select: { name: true },
  });
  const values = {
    title: request.title,
    item: item.title,
    who: firstName(writer.name),
    firm,
    client,
  };
  for (const { sender } of sharesOf(await listSenders(db, request.clientId), [item])) {
    const { contactId, name, email } = sender;
    await queueMail(db, {
      key: `sent-back/${key}/${contactId}`,
      clientId: request.clientId,
      to: { email, name },
      message: {
        subject: t('requests.back_mail.subject', values),
        sentence: t('requests.back_mail.sentence', { ...values, name: firstName(name) }),
        lede: reason,
        button: { label: t('requests.back_mail.button'), url, kind: 'lamp' },
        person,
        why: t('requests.mail.why', values),
      },
    });
  }
}
