import { isContact } from '@/lib/actor';
import type { Db } from '@/lib/db';
import { publicId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';
import { translator } from '@/lib/translator';
import { readAccountFrame } from '../devices/account-frame';
import { queueMail } from '../mail/queue-mail';

type Changed = { id: string; name: string; change: 'added' | 'removed' };

/** Tells somebody that a way in to their account was made or taken away, in the verb's transaction. */
export async function mailPasskey(
  db: Db,
  actor: PersonActor,
  { id, name, change }: Changed,
): Promise<void> {
  const t = translator();
  const { firm, button } = await readAccountFrame(db, actor);
  const to = await db.person.findUniqueOrThrow({
    where: { id: actor.personId },
    select: { name: true, email: true },
  });
  const values = { firm: firm.name, name, change };
  await queueMail(db, {
    key: `passkey/${publicId('pk', id)}/${change}`,
    clientId: isContact(actor) ? actor.clientId : null,
    to,
    message: {
      subject: t('passkeys.mail.subject', values),
      sentence: t('passkeys.mail.sentence', values),
      lede: t('passkeys.mail.lede', values),
      button: button(t('passkeys.mail.button')),
      after: [t('passkeys.mail.not_you')],
      why: t('passkeys.mail.why', values),
    },
  });
}
