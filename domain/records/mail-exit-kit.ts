import { isContact } from '@/lib/actor';
import { todayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import type { Db } from '@/lib/db';
import { env } from '@/lib/env';
import { publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { findMailPerson } from '../mail/find-mail-person';
import { queueMail } from '../mail/queue-mail';
import type { KitAsker } from './kit-asker';

/** Tells whoever asked that their kit is ready: where it is, and nothing of what is in it. */
export async function mailExitKit(
  db: Db,
  kit: { id: string; clientId: string; personId: string },
  asker: KitAsker,
): Promise<void> {
  const t = translator();
  const firm = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, zone: true, locale: true },
  });
  const client = await db.client.findUniqueOrThrow({
    where: { id: kit.clientId },
    select: { name: true },
  });
  const to = await db.person.findUniqueOrThrow({
    where: { id: kit.personId },
    select: { email: true, name: true },
  });
  const today = todayIn(firm.zone);
  const day = formatDay(today, { style: 'row', today, locale: firm.locale });
  const values = { client: client.name, firm: firm.name, day };
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
        url: new URL(path, env().NEXTAUTH_URL).href,
        kind: 'outline',
      },
      person: await findMailPerson(db, kit.clientId),
      why: t('records.kit.mail.why', values),
    },
  });
}
