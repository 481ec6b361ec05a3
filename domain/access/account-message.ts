import { securityPath } from '@/domain/devices/security-path';
import type { MailMessage } from '@/domain/mail/mail-message';
import { addressOf } from '@/domain/mail/read-client-frame';
import { now, todayIn } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import type { Db } from '@/lib/db';
import type { MessageValues } from '@/lib/errors';
import type { PersonActor } from '@/lib/session-row';
import { translator } from '@/lib/translator';

/** What somebody's account is told of when a way into it was changed, whoever did it. */
export type AccountNews =
  | 'password_changed'
  | 'address_changed'
  | 'factor_added'
  | 'factor_removed'
  | 'factor_taken'
  | 'factor_recovered';

/**
 * The mail about a change of the ways into an account: what happened, when, and whom to call if it was somebody else. It
 * leads to the page where its person sees them all.
 */
export async function accountMessage(
  db: Db,
  standing: PersonActor,
  news: AccountNews,
  values: MessageValues = {},
): Promise<MailMessage> {
  const t = translator();
  const firm = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, phone: true, zone: true, locale: true },
  });
  const at = formatInstant(now(), {
    zone: firm.zone,
    locale: firm.locale,
    today: todayIn(firm.zone),
    style: 'sentence',
  });
  const filled = { ...values, firm: firm.name, at };
  return {
    subject: t(`accountMail.${news}.subject`, filled),
    sentence: t(`accountMail.${news}.sentence`, filled),
    lede: t(`accountMail.${news}.lede`, filled),
    button: {
      label: t('accountMail.button'),
      url: addressOf(securityPath(standing)),
      kind: 'outline',
    },
    after: [
      firm.phone ? t('accountMail.call', { phone: firm.phone }) : t('accountMail.tell', filled),
    ],
    why: t('accountMail.why', filled),
  };
}
