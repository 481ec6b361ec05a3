import { todayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import type { Db } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { queueMail } from '../mail/queue-mail';
import { addressOf } from '../mail/read-client-frame';

/** Tells whoever asked that it is ready: where it is, and nothing of what is in it. */
export async function mailExport(
  db: Db,
  { id, personId, askedBy }: { id: string; personId: string; askedBy: string },
): Promise<void> {
  const t = translator();
  const firm = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, zone: true, locale: true },
  });
  const to = await db.person.findUniqueOrThrow({
    where: { id: askedBy },
    select: { email: true, name: true, employee: { select: { id: true } } },
  });
  const isOwn = askedBy === personId;
  const own = to.employee ? '/staff/privacy' : '/privacy';
  const today = todayIn(firm.zone);
  const day = formatDay(today, { style: 'row', today, locale: firm.locale });
  const values = { firm: firm.name, day, who: isOwn ? 'self' : 'other' };
  await queueMail(db, {
    key: `person-export/${publicId('px', id)}`,
    to,
    message: {
      subject: t('personExport.mail.subject', values),
      sentence: t('personExport.mail.sentence', values),
      lede: t('personExport.mail.lede'),
      button: {
        label: t('personExport.mail.button'),
        url: addressOf(isOwn ? own : `/staff/settings/privacy/${publicId('pe', personId)}`),
        kind: 'outline',
      },
      why: t('personExport.mail.why', values),
    },
  });
}
