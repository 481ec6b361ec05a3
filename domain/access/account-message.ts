import { readAccountFrame } from '@/domain/devices/account-frame';
import type { MailMessage } from '@/domain/mail/mail-message';
import { now } from '@/lib/clock';
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
  const { firm, clock, button } = await readAccountFrame(db, standing);
  const filled = {
    ...values,
    firm: firm.name,
    at: formatInstant(now(), { ...clock, style: 'sentence' }),
  };
  return {
    subject: t(`accountMail.${news}.subject`, filled),
    sentence: t(`accountMail.${news}.sentence`, filled),
    lede: t(`accountMail.${news}.lede`, filled),
    button: button(t('accountMail.button')),
    after: [
      firm.phone ? t('accountMail.call', { phone: firm.phone }) : t('accountMail.tell', filled),
    ],
    why: t('accountMail.why', filled),
  };
}
