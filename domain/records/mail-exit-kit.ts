import { isContact } from '@/lib/actor';
import type { Db } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { queueMail } from '../mail/queue-mail';
import { addressOf, readClientFrame } from '../mail/read-client-frame';
import type { KitAsker } from './kit-asker';

/** Tells whoever asked that their kit is ready: where it is, and nothing of what is in it. */
export async function mailExitKit(
  db: Db,
  kit: { id: string; clientId: string; personId: string },
  asker: KitAsker,
): Promise<void> {
  const t = translator();
  const { firm, client, person, today, sayDay } = await readClientFrame(db, kit.clientId);
  const to = await db.person.findUniqueOrThrow({
    where: { id: kit.personId },
    select: { email: true, name: true },
  });
  const values = { client, firm, day: sayDay(today, 'row') };
  const path = isContact(asker)
    ? '/take-out'
    : `/staff/clients/${publicId('cl', kit.clientId)}/records`;
  await queueMail(db, {
    key: `exit-kit/${publicId('ek', kit.id)}`,
    clientId: kit.clientId,
    to,
    message: {
      subject: t('records.kit.mail.subject', values),
      sentence: t('records.kit.mail.sentence', values),
      lede: t('records.kit.mail.lede'),
      button: {
        label: t('records.kit.mail.button'),
        url: addressOf(path),
        kind: 'outline',
      },
      person,
      why: t('records.kit.mail.why', values),
    },
  });
}
