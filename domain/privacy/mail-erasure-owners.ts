import { dayIn, todayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import type { Db } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { queueMail } from '../mail/queue-mail';
import { addressOf } from '../mail/read-client-frame';

/** Tells every owner that somebody's data is to be erased, or is not any more: each may decide, and take it back. */
export async function mailErasureOwners(
  db: Db,
  erasure: { id: string; personId: string; dueAt?: Date },
  news: 'asked' | 'scheduled' | 'taken_back',
): Promise<void> {
  const t = translator();
  const firm = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, zone: true, locale: true },
  });
  const { name } = await db.person.findUniqueOrThrow({
    where: { id: erasure.personId },
    select: { name: true },
  });
  const owners = await db.employee.findMany({
    where: { role: 'owner', endedAt: null },
    orderBy: { createdAt: 'asc' },
    select: { id: true, person: { select: { email: true, name: true } } },
  });
  const { zone, locale } = firm;
  const due = erasure.dueAt
    ? formatDay(dayIn(zone, erasure.dueAt), { style: 'sentence', today: todayIn(zone), locale })
    : '';
  const values = { firm: firm.name, name, due };
  for (const { id, person } of owners) {
    await queueMail(db, {
      key: `erasure-owner/${publicId('er', erasure.id)}/${news}/${id}`,
      to: person,
      message: {
        subject: t(`erasure.owner_mail.${news}.subject`, values),
        sentence: t(`erasure.owner_mail.${news}.sentence`, values),
        lede: t(`erasure.owner_mail.${news}.lede`, values),
        button: {
          label: t('erasure.owner_mail.button'),
          url: addressOf(`/staff/settings/privacy/${publicId('pe', erasure.personId)}`),
          kind: 'outline',
        },
        why: t('erasure.owner_mail.why', values),
      },
    });
  }
}
