import { todayIn } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import type { Db } from '@/lib/db';
import { translator } from '@/lib/translator';
import { queueMail } from '../mail/queue-mail';
import { addressOf } from '../mail/read-client-frame';

/** The link that goes to an address that somebody wants to have. */
export async function mailNewAddress(
  db: Db,
  change: { id: string; token: string; expiresAt: Date; to: { email: string; name: string } },
): Promise<void> {
  const t = translator();
  const firm = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, zone: true, locale: true },
  });
  const until = formatInstant(change.expiresAt, {
    zone: firm.zone,
    locale: firm.locale,
    today: todayIn(firm.zone),
    style: 'sentence',
  });
  const values = { firm: firm.name, name: change.to.name, until };
  await queueMail(db, {
    key: `address/${change.id}`,
    to: change.to,
    oneTime: true,
    message: {
      subject: t('correction.mail.subject', values),
      sentence: t('correction.mail.sentence'),
      lede: t('correction.mail.lede', values),
      button: {
        label: t('correction.mail.button'),
        url: addressOf(`/address/${change.token}`),
        kind: 'outline',
      },
      why: t('correction.mail.why', values),
    },
  });
}
