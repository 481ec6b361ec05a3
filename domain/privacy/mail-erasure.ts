import { dayIn, todayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import type { Db } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { queueMail } from '../mail/queue-mail';
import { addressOf } from '../mail/read-client-frame';

export type ErasureNews = 'asked' | 'refused' | 'scheduled' | 'taken_back' | 'carried_out';

/** Tells a person how it stands with the erasure of their data. The last of them names nobody: it goes when it was sent. */
export async function mailErasure(
  db: Db,
  erasure: { id: string; personId: string; dueAt?: Date; refusal?: string },
  news: ErasureNews,
): Promise<void> {
  const t = translator();
  const firm = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, phone: true, zone: true, locale: true },
  });
  const { email, name, employee } = await db.person.findUniqueOrThrow({
    where: { id: erasure.personId },
    select: { email: true, name: true, employee: { select: { id: true } } },
  });
  const { zone, locale } = firm;
  const day = (at: Date) =>
    formatDay(dayIn(zone, at), { style: 'sentence', today: todayIn(zone), locale });
  const values = {
    firm: firm.name,
    due: erasure.dueAt ? day(erasure.dueAt) : '',
    reason: erasure.refusal ?? '',
  };
  const isLast = news === 'carried_out';
  await queueMail(db, {
    key: `erasure/${publicId('er', erasure.id)}/${news}`,
    to: { email, name: isLast ? null : name },
    oneTime: isLast,
    message: {
      subject: t(`erasure.mail.${news}.subject`, values),
      sentence: t(`erasure.mail.${news}.sentence`, values),
      lede: t(`erasure.mail.${news}.lede`, values),
      ...(!isLast && {
        button: {
          label: t('erasure.mail.button'),
          url: addressOf(employee ? '/staff/privacy' : '/privacy'),
          kind: 'outline' as const,
        },
      }),
      after: firm.phone ? [t('erasure.mail.call', { phone: firm.phone })] : [],
      why: t('erasure.mail.why', values),
    },
  });
}
