import { queueMail } from '@/domain/mail/queue-mail';
import type { Day } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import type { Db } from '@/lib/db';
import { env } from '@/lib/env';
import { publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import type { CaseView } from '../cases/case-view';
import { tellSignal } from '../signal-words';

/** Writes one manager's digest. @returns whether it is new */
export async function mailDigest(
  db: Db,
  to: { employeeId: string; email: string; name: string },
  { cases, count, today, zone }: { cases: CaseView[]; count: number; today: Day; zone: string },
): Promise<boolean> {
  if (cases.length === 0) return false;
  const t = translator();
  const { locale, name: firm } = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { locale: true, name: true },
  });
  const day = formatDay(today, { style: 'row', today, locale });
  const left = count - cases.length;
  const reader = { t, locale, zone, today };
  return queueMail(db, {
    key: `digest/${today}/${publicId('em', to.employeeId)}`,
    to,
    message: {
      subject: t('cases.digest.subject', { count, day }),
      sentence: t('cases.digest.sentence', { count }),
      lede: t('cases.digest.lede'),
      box: cases.flatMap(({ client, signals }) =>
        signals.slice(0, 1).map((signal) => ({
          label: client.name,
          value: tellSignal(signal, client, reader).sentence,
        })),
      ),
      ...(left > 0 && { after: [t('cases.digest.left', { count: left })] }),
      button: {
        label: t('cases.digest.button'),
        url: `${env().NEXTAUTH_URL}/staff`,
        kind: 'outline',
      },
      why: t('cases.digest.why', { firm }),
    },
  });
}
