import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { authorize } from '@/domain/authorize';
import { queueMail } from '@/domain/mail/queue-mail';
import type { MachineActor } from '@/lib/actor';
import { now, todayIn } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import { type Db, dbAs } from '@/lib/db';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { LINK_LIFETIMES_MS, newLinkToken } from './access-link';
import { clientOf } from './begin-session';
import { countAskedMail } from './count-asked-mail';
import { EmailAddress } from './email-address';
import { findAsker } from './find-asker';
import { findStanding, type KnownPerson } from './find-standing';
import { recordOutside } from './record-outside';

export const RequestResetInput = z.object({ email: EmailAddress });

/** Writing a mail takes less; so that the time tells nothing, the answer comes no sooner for anybody. */
const ANSWER_MS = 400;

/**
 * Sends a link for a new password to an address, if somebody has it. The answer is the same either way.
 * @throws PortalError too_many after 4 mails in an hour, for any address
 */
export async function requestReset(
  actor: MachineActor,
  { email }: z.output<typeof RequestResetInput>,
): Promise<void> {
  authorize(actor, 'password.reset');
  await countAskedMail(actor, 'reset', email);
  await Promise.all([wait(ANSWER_MS), sendLink({ ...actor, subject: email }, email)]);
}

async function sendLink(stranger: MachineActor, email: string): Promise<void> {
  const asker = await findAsker(stranger, email);
  if (!asker) return;
  const { person, name } = asker;
  await dbAs(person, async (db) => {
    const standing = await findStanding(db, person, newId());
    if (!standing) return;
    await recordOutside(db, person, standing, {
      type: 'signin.reset_requested',
      subject: null,
      data: {},
    });
    await mailLink(db, person, { email, name, clientId: clientOf(standing) });
  });
}

async function mailLink(
  db: Db,
  person: KnownPerson,
  to: { email: string; name: string; clientId: string | null },
): Promise<void> {
  const t = translator();
  const id = newId();
  const { token, tokenHash } = newLinkToken();
  const expiresAt = new Date(now().getTime() + LINK_LIFETIMES_MS.password_reset);
  await db.accessToken.createMany({
    data: { id, personId: person.personId, purpose: 'password_reset', tokenHash, expiresAt },
  });
  const firm = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, zone: true, locale: true },
  });
  const until = formatInstant(expiresAt, {
    zone: firm.zone,
    locale: firm.locale,
    today: todayIn(firm.zone),
    style: 'sentence',
  });
  await queueMail(db, {
    key: `reset/${id}`,
    clientId: to.clientId,
    to: { email: to.email, name: to.name },
    oneTime: true,
    message: {
      subject: t('access.reset_mail.subject', { firm: firm.name }),
      sentence: t('access.reset_mail.sentence'),
      lede: t('access.reset_mail.lede', { until }),
      button: {
        label: t('access.reset_mail.button'),
        url: new URL(`/reset/${token}`, env().NEXTAUTH_URL).href,
        kind: 'outline',
      },
      why: t('access.reset_mail.why', { firm: firm.name }),
    },
  });
}
